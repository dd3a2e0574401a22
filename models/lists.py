"""The lists behind list fields: the program's own items and those added here and above."""

from models.ledgers.addressing import in_sight
from models.ledgers.units import Unit
from models.ledgers.value_lists import ListItem
from models.record import tuples
from models.settings import get_setting

DEFAULTS: dict[str, dict[str, str]] = {
    "unit_type": {
        "party_organ": "党委机关",
        "government_organ": "政府部门",
        "district": "区县",
        "street": "街道",
        "township": "乡镇",
        "school": "学校",
        "enterprise": "企业（厂区）",
        "hospital": "医院",
        "community": "村（社区）",
        "other": "其他",
    },
    "topic": {
        "party_history": "党史",
        "plenary_spirit": "全会精神",
        "important_speeches": "重要讲话",
        "new_theory": "创新理论",
        "tradition": "优良传统",
        "conduct": "作风纪律",
        "other": "其他",
    },
    "aspect": {
        "theory": "理论学习",
        "politics": "政治建设",
        "duty": "履职担当",
        "conduct": "作风纪律",
        "livelihood": "民生服务",
        "development": "发展建设",
        "organisation": "组织建设",
        "other": "其他",
    },
    "category": {
        "employment": "就业创业",
        "transport": "交通出行",
        "medical": "看病医疗",
        "wages": "工资福利",
        "education": "教育",
        "housing": "住房",
        "elderly_care": "养老托幼",
        "environment": "环境治理",
        "fewer_burdens": "减负",
        "other": "其他",
    },
    "material_kind": {
        "speech": "重要讲话",
        "document": "上级文件",
        "textbook": "教材",
        "video": "音像",
        "reference": "参考资料",
        "other": "其他",
    },
    "figure": {
        "plan_done": "计划完成",
        "plan_rate": "计划完成率",
        "books_read": "读完的书",
        "lectures_held": "授课",
        "committee_lecturers": "讲党课的常委",
        "meetings_held": "会议",
        "office_meetings": "领导小组办公室例会",
        "attendance_rate": "出席率",
        "inspections_held": "督导检查",
        "units_inspected": "实地检查的单位",
        "issues_closed": "销号问题",
        "needs_collected": "收集需求",
        "needs_met": "需求满足率",
        "deed_items": "立项实事",
        "deeds_done": "办结实事",
        "satisfaction": "满意率",
        "news_sent": "报送信息",
        "news_adopted": "采用信息",
        "news_score": "信息得分",
    },
}
"""Those of "figure" are what a year's target can be set for: figures by their ids and labels."""


def program_items(list_name: str) -> dict[str, str]:
    """Code → label of the program's own items, where no office is open."""
    return dict(DEFAULTS.get(list_name, {}))


def list_items(list_name: str) -> dict[str, str]:
    """Code → label of what may be chosen now, in order; items taken out of use are left out."""
    labels = list_labels(list_name)
    retired = {code for code, _, out in _added(list_name) if out is not None}
    return {code: label for code, label in labels.items() if code not in retired}


def list_labels(list_name: str) -> dict[str, str]:
    """Code → label of every item that a record may hold, those out of use included."""
    labels = program_items(list_name)
    labels |= {code: label for code, label, _ in _added(list_name)}
    return labels


def _added(list_name: str) -> list[tuple[str, str, str | None]]:
    """(code, label, retired on) of the items written by the levels above, then by this office."""
    chain = _handing_down()
    query = ListItem.select(
        *(ListItem.unit, ListItem.code, ListItem.label, ListItem.retired_on)
    ).where(
        *(ListItem.list_name == list_name, ListItem.unit.in_(chain)),
        *(ListItem.complete, ~ListItem.deleted, in_sight(ListItem)),
    )
    found = sorted(tuples(query.order_by(ListItem.uid)), key=lambda row: -chain.index(row[0]))
    return [(code, label, retired) for _, code, label, retired in found]


def _handing_down() -> list[str]:
    """This office and those above it, nearest first: who may say what its lists hold."""
    chain: list[str] = []
    unit = get_setting("unit")
    while unit and unit not in chain:
        chain.append(unit)
        row = Unit.get_or_none(Unit.uid == unit)
        unit = row.parent if row is not None else None
    return chain

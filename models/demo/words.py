"""Names and texts of the demo's year; people and places are invented."""

from typing import NamedTuple

CITY = "云泽市"

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马苗花方俞任袁柳"
)
GIVEN = [
    "明",
    "静",
    "强",
    "敏",
    "磊",
    "洋",
    "艳",
    "勇",
    "军",
    "杰",
    "娟",
    "涛",
    "超",
    "霞",
    "平",
    "刚",
    "建国",
    "志远",
    "秀英",
    "文博",
    "晓燕",
    "立新",
    "海波",
    "玉梅",
    "佳怡",
    "思远",
    "振华",
    "春梅",
    "国栋",
    "雪莲",
    "子轩",
    "雨桐",
    "新民",
    "素芬",
    "长河",
    "云峰",
    "晓东",
    "丽华",
    "永康",
    "若兰",
]


class Place(NamedTuple):
    """A unit of the demo: its name, its kind, its area, and whether it is a bureau."""

    name: str
    unit_type: str
    area: str
    bureau: bool = False


PLACES = (
    Place("清溪镇", "township", "东部片区"),
    Place("白石镇", "township", "西部片区"),
    Place("柳湾街道", "street", "中心片区"),
    Place("松岭乡", "township", "西部片区"),
    Place("东桥街道", "street", "中心片区"),
    Place("市民政局", "government_organ", "中心片区", bureau=True),
    Place("市第二中学", "school", "东部片区"),
    Place("市人民医院", "hospital", "中心片区"),
    Place("南埠镇", "township", "东部片区"),
    Place("云泽纺织厂", "enterprise", "西部片区"),
    Place("市水利局", "government_organ", "西部片区", bureau=True),
    Place("红星社区", "community", "中心片区"),
)
_MORE_NAMES = [
    "石塘",
    "双河",
    "梅岭",
    "长丰",
    "新桥",
    "竹溪",
    "高埂",
    "西坝",
    "龙泉湾",
    "渔浦",
    "乌石",
    "青枫",
]
_MORE_KINDS = (("镇", "township"), ("街道", "street"), ("乡", "township"), ("中学", "school"))
_AREAS = ("东部片区", "西部片区", "中心片区")


def place(number: int) -> Place:
    """The demo's unit of this number, from 0; there are as many as one likes."""
    if number < len(PLACES):
        return PLACES[number]
    turn, at = divmod(number - len(PLACES), len(_MORE_NAMES))
    suffix, kind = _MORE_KINDS[turn % len(_MORE_KINDS)]
    again = str(turn // len(_MORE_KINDS) + 1) if turn >= len(_MORE_KINDS) else ""
    return Place(f"{_MORE_NAMES[at]}{again}{suffix}", kind, _AREAS[number % 3])


class Task(NamedTuple):
    """A plan item: what, how, in which months (12 digits, one a month), by whom, judged by what."""

    title: str
    mode: str
    months: str
    department: str
    point: str


TASKS = (
    Task(
        "集中学习研讨（每月 1 次）", "reading", "111111111111", "党建办", "有计划、有发言、有记录"
    ),
    Task("读书班（每期 3 天）", "reading", "010010010100", "党建办", "到课率九成以上"),
    Task("必读书目通读与笔记", "reading", "004102200100", "各支部", "人人有笔记"),
    Task("班子成员授课", "lecture", "001211101010", "党政综合办", "联系实际，有课件"),
    Task("基层宣讲小分队", "outreach", "011101100000", "文化站", "下到村组、车间"),
    Task("领导小组会议", "meeting", "100100100100", "党建办", "议题明确，有纪要"),
    Task("专题民主生活会", "meeting", "000000000001", "组织办", "查摆具体，整改有措施"),
    Task("季度督导检查", "inspection", "001001001000", "督导组", "问题有清单，有复查"),
    Task("问题查摆与建账", "inspection", "121000000000", "各单位", "问题、措施、时限、责任人齐全"),
    Task("整改销号（按批）", "inspection", "000243222100", "各单位", "佐证齐全，验收同意"),
    Task("民生实事项目", "practice", "001121111100", "村镇建设中心", "按承诺时间办结"),
    Task("满意度回访", "practice", "000001000010", "信访办", "满意率九成五以上"),
    Task("季度汇总表", "other", "001001001000", "党政综合办", "五日前报送"),
    Task("年度总结", "other", "000000000001", "党政综合办", "数据有出处"),
)
"""The city's fourteen, which every unit carries out in its own way."""

OWN_TASKS = (
    Task("老党员讲传统", "lecture", "000000200000", "组织办", "录音存档"),
    Task("红色教育基地参观", "activity", "000001000000", "党建办", "有心得"),
    Task("青年理论学习小组", "reading", "001111110110", "团委", "每次有主持人"),
    Task("学习知识竞赛", "activity", "000000001000", "宣传办", "参加率八成以上"),
    Task("党员志愿服务日", "practice", "101010101010", "党建办", "有签到、有照片"),
    Task("送学上门", "reading", "000111000000", "各支部", "行动不便的党员全覆盖"),
    Task("主题歌咏比赛", "activity", "000001000000", "工会", "各支部组队"),
    Task("专题轮训", "training", "000010000010", "组织办", "学时达标"),
    Task("警示教育", "themed_education", "000100000100", "纪检办", "有讨论、有对照"),
    Task("宣传橱窗更新", "activity", "001001001001", "宣传办", "每季更换"),
)

UNFINISHED = (
    "防汛任务重，推迟到下月",
    "主讲人外出培训，改期",
    "场地维修，没有开成",
    "人员借调，力量不足",
    "与上级检查冲突，顺延",
)


class Title(NamedTuple):
    """A book of the list: its aliases, who wrote it, and when it is to be read."""

    title: str
    aliases: str
    author: str
    chapters: int
    pages: int
    month: int
    required: bool = True


BOOKS = (
    Title("论学习教育", "学习教育论", "本书编写组", 8, 214, 1),
    Title("创新理论学习纲要", "学习纲要\n纲要", "本书编写组", 12, 268, 2),
    Title("百年历程简读", "简读百年", "林知远", 10, 320, 3),
    Title("为民办实事一百例", "", "市委办公室编", 9, 186, 4),
    Title("基层治理十二讲", "十二讲", "顾长青", 12, 240, 5),
    Title("优良传统故事集", "", "许文博", 15, 276, 6),
    Title("调查研究方法", "怎样调查研究", "沈若兰", 7, 160, 8),
    Title("作风建设三十问", "三十问", "本书编写组", 6, 142, 10),
    Title("乡村振兴案例读本", "", "葛云峰", 11, 230, 11, required=False),
)

NOTES = (
    "读完这一章，想到上个月走访时群众提的几件事，办得还不够快，要把时限写到台账里盯着办。",
    "书里讲调查研究要带着问题下去，对照自己，去年下村多，坐下来听得少，今年要改。",
    "传统不是摆设，老一辈把困难留给自己，把方便让给群众，窗口工作正要学这个。",
    "开会少一点，到现场多一点，这一条最有用，已在科室里讨论过怎么落实。",
    "几个案例写得实在，村里的办法可以照着做，先从路灯和公厕这两件事做起。",
    "理论要讲得让人听懂，下次党课准备用身边的例子来讲。",
)

LECTURES = (
    ("从一件小事看为民初心", "tradition"),
    ("学党史、明方向", "party_history"),
    ("全会精神怎么落到基层", "plenary_spirit"),
    ("重要讲话精神辅导", "important_speeches"),
    ("创新理论与本职工作", "new_theory"),
    ("作风纪律警示课", "conduct"),
    ("优良传统代代传", "tradition"),
    ("用好调查研究这件法宝", "new_theory"),
    ("把群众的小事当大事", "tradition"),
    ("守纪律、讲规矩", "conduct"),
    ("百年历程的启示", "party_history"),
    ("高质量发展与我的岗位", "plenary_spirit"),
    ("我的读书体会", "new_theory"),
    ("一线干部谈担当", "other"),
)

PLACES_TO_MEET = ("三楼会议室", "党员活动室", "多功能厅", "一楼报告厅", "职工之家")

SCHEME = """一、总体要求
坚持读原著、悟原理，学用结合，以解决实际问题检验学习成效。
二、时间安排
全年分三个阶段：一至三月部署建账，四至九月深化推进，十至十二月总结提高。
三、主要任务
（一）集中学习研讨。每月一次，围绕专题轮流发言。
（二）读书与笔记。按书目逐月通读，人人有笔记。
（三）授课宣讲。班子成员讲党课，宣讲小分队到一线。
（四）查摆整改。逐项对照，建立台账，对账销号。
（五）为民办实事。公开承诺，按期办结，回访满意度。
四、组织保障
领导小组统筹，办公室每月调度，每季督导一次。"""

SCHEME_TITLE = "{}{}年度学习教育实施方案"
TEMPLATE_TITLE = "{}年度学习教育方案模板（基层单位）"
SCHEME_CHANGED = "{}\n五、修改说明\n{}。"
SCHEME_MENDED = (
    "（四）查摆整改。逐项对照，建立台账，对账销号。",
    "（四）查摆整改。逐项对照，建立台账，每个问题写明责任人和完成时限，按月调度，对账销号。",
)
SCHEME_ANSWER = "按会审意见把责任人写到人，补上了三项完成时限"
DOC_NUMBER = "学教〔{}〕{}号"
SCHEME_CHANGES = (
    "按会审意见补充了检查的时间和方式",
    "把读书书目与月份对应起来，减少了两次会议",
    "明确各项任务的责任人，增加办实事一节",
)
REVIEWS = (
    "任务明确，安排合理，同意实施",
    "请把督导检查的次数压减到每季一次，其余同意",
    "责任人没有写到人，完成时限有三项缺失，请修改后重报",
)


_REASONS = {
    "drafts": "还在补充材料，下月报送",
    "overdue": "牵涉部门多，已申请延期，正在推进",
    "links": "人员已调离，正在重新明确责任人",
    "correction": "当月的安排推迟完成，现在补登",
    "rules": "集中抗汛、秋收占了时间，已排到下月补上",
}


def reason_for(code: str) -> str:
    """Why a clerk lets a finding stand; "" where the usual reason will do."""
    return _REASONS.get(code.partition(".")[0], "")

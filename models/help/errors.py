"""Which topic tells more about a refusal: by its template, or by the kind of error."""

from models.accounts.rights import Forbidden
from models.database import Unreadable
from models.disk import DiskError
from models.errors import UserError
from models.exchange.format.stick import StickError
from models.exchange.sending.submitting import NotReady
from models.help.topics import ledger_topic
from models.ledgers import LEDGERS
from models.places import Misplaced
from models.read_only import ReadOnly
from models.refused import Refused
from models.rescue.diagnosis import Damaged
from models.shelf.manifest import DamagedBackup
from models.words import Sentence

_ABOUT: dict[str, tuple[str, ...]] = {
    "trouble": (
        "这份数据正由另一个窗口打开，先关掉它",
        "这份数据由更新的版本写成，请用新版程序打开",
        "数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏。可以恢复最近的备份",
        "密钥文件“{path}”读不出来，从备份里取回它",
        "“{folder}”不是学教台账的数据文件夹",
        "“{folder}”里没有台账数据，先设立单位",
        "“{path}”写不进去：{why}",
        "打印机没有应答，看看它是否开着，或者存为 PDF",
        "“{title}”刚被改过，请重新打开再改",
    ),
    "roles": (
        "密码不对，请重新输入",
        "密码已经连续输错 {n} 次，{seconds} 秒以后再试",
        "没有“{name}”这个账号，可用的有：{names}",
        "这个密码太常见，换一个别人猜不到的",
        "密码里不要用自己的姓名或单位名称，换一个",
        "密码至少 {least} 位，现在 {now} 位",
        "至少要留一个密钥保管的账号，先把这个角色交给别人",
        "第一个账号要能管理账号，角色里加上密钥保管",
        "现在没有密码，用不着恢复码；先设密码或者新建账号",
        "还没有账号，先在系统设置里新建账号",
        "没有密码，锁不住；先在系统设置里新建账号或者设密码",
        "这把钥匙不在账号名单上：账号停用了，或者密码已经换过",
        "密钥文件比数据旧：密码或账号改过以后又被换了回去。"
        "最新的 keys.json 在备份文件夹里，换上再打开",
    ),
    "backups": (
        "备份没有做成（{why}），数据没有改动，检查磁盘后再试",
        "“{folder}”就在数据文件夹里，选另一块盘或U盘上的文件夹",
        "“{folder}”没有写成（{why}），那里原有的备份没有动，换一块盘或腾出空间再试",
        "这份备份由更新的版本写成，请用新版程序打开",
        "这份附件已经损坏，可以从备份里取回",
    ),
    "records": (
        "这条记录属于别的单位，只能退回请对方修改",
        "本单位的记录不用退回，直接修改",
        "“{title}”不是上级下发的",
        "“{title}”不由本单位{verb}",
        "“{title}”现在不能{verb}",
        "没有可以撤销的操作",
        "撤销不了：“{what}”之后这条记录又改过",
        "{ledger}里没有“{name}”，先登记再填",
        "没有“{text}”这一项，可选：{labels}",
        "“{text}”不是日期，请写成 2021-04-09 这样",
        "剪贴板里没有可以粘贴的文字",
        "先选中要改的几行：空格勾选，或者按住 Shift 移动",
        "附件“{name}”有 {size} MB，超过 50 MB，请压缩或拆分后再加",
        "“{title}”的状态不能从“{before}”改为“{after}”；登记错了就删掉重新登记",
    ),
    "sheet_import": (
        "“{name}”不是电子表格，请选 .xlsx、.xls、.ods 或 .csv 文件",
        "“{name}”有打开密码，请先在 Excel 或 WPS 里取消密码再导入",
        "“{sheet}”里没有找到表头，请在数据上面写一行列名",
        "“{name}”里没有内容，请检查选的是不是这个文件",
        "“{name}”写不进去；如果正在 Excel 或 WPS 里打开，先关掉它",
        "认不出“{name}”的文字编码，请另存为 UTF-8 的 .csv 或 .xlsx",
        "“{name}”其实是网页，请用 Excel 或 WPS 打开后另存为 .xlsx",
    ),
    "submission/send": (
        "先写明原因",
        "签字以后内容有改动，签字已失效，核对后重签",
        "第 {seq} 号包的文件已不在本机，重新生成后再存",
        "第 {seq} 号包的文件已不在本机，重新生成后再打印封面",
        "还没有登记的下级单位，先办理登记再下发",
    ),
    "submission/import": (
        "“{folder}”里没有报送包，换一个文件夹",
        "先填收到日期，按它算按时或迟报",
        "撤回不了：之后导入的报送包又改过其中的记录，先撤回后来的那一包",
        "撤回不了这个包，还有 {count} 处依据它：{first}",
    ),
    "submission/road": (
        "回执码有字听错或打错，请对方再念一遍：八个字，没有 0、1、O、I、L",
        "没有发出过这个回执码说的报送包，和对方核对包号和单位",
        "没有这个发出的报送包",
    ),
    "submission/trust": (
        "还没有登记到上级，先办理登记再报送",
        "核对码与“{name}”的申请不一致，请在电话里重新核对一遍",
        "这个单位还没有登记，先办理登记",
        "这是本单位自己的登记申请，交给上级办理",
        "“{name}”的层级不低于本单位，不能登记为下级；请对方核对设置里的层级",
        "“{name}”已登记在“{via}”，先请它吊销",
        "“{name}”用的密钥已经停用，请对方更换密钥后重新申请",
        "写明为什么吊销，再吊销",
        "新密钥还在等上级确认，不用再换",
    ),
    "submission/forks": (
        "编号码抄错了一位，请上级再念一遍",
        "编号码与第 {seq} 号包不相配，请上级把号数和编号码再念一遍",
        "本单位有上级，请上级发恢复包或念编号码",
        "只能给本单位登记的下级另起编号",
    ),
    "submission/returns": (
        "只能退回下级单位报上来的记录",
        "这一处已经退回，等对方答复",
        "这一处没有等待答复的退回",
    ),
    "issues/issues": (
        "问题 {no} 还没有佐证，先加佐证再申请销号",
        "延期要晚于现行时限（{day}）",
        "写明申请延到哪一天",
        "办理过程只能追加，不能改动已有的记录",
    ),
    "meetings/tasks": ("先写办理结果，再提交", "先写办理结果，再登记完成"),
    "meetings/matters": ("先写答复意见", "先写办理结果，再登记办结"),
    "planning/schemes": (
        "“{title}”现在是“{state}”，会审通过后才能印发、执行和总结",
        "“{title}”还没有文稿，先加一版再报审",
    ),
    "planning/plans": ("“{title}”在 {month} 没有安排",),
    "reading/reading_grid": (
        "这个月没有安排书，先在书目里写计划月份",
        "“{text}”看不懂，写读到第几章（页），读完写“完”或日期",
    ),
    "reading/readings": ("写上心得，或者写明字数，或者附上原件",),
    "making_up/make_ups": ("还没有补学佐证，先加佐证再确认",),
    "inspections/draws": (
        "没有可以抽取的对象，先登记下级单位或人员",
        "“{title}”已经抽过，结果不能改；需要时另抽一次",
    ),
    "inspections/inspections": (
        "“{title}”检查的不是本单位，由被检查单位登记",
        "问题已由被检查单位登记为 {no}，不能删；用复查结果说明",
    ),
    "deeds/deeds": (
        "办理进展只能追加，不能改动已有的记录",
        "三项票数加起来 {cast} 票，多于发出的 {issued} 票",
    ),
    "reports/report": (
        "模板“{name}”第 {n} 段要填“{word}”，没有这一项：“{text}”",
        "模板“{name}”第 {n} 段的记号写得不对：“{text}”，花括号和百分号要成对",
        "“{name}”不是 .docx 文件，在 Word 或 WPS 里另存为 .docx",
    ),
    "comparison/issued": (
        "第 {one} 号和第 {other} 号不是同一张表，选种类、期间和范围都相同的两次印发",
    ),
}
"""Address of a topic → templates of what it helps with; a test finds each in the program."""

_KINDS: tuple[tuple[type[UserError], str], ...] = (
    (Forbidden, "roles"),
    (DiskError, "trouble"),
    (Unreadable, "trouble"),
    (Damaged, "read_only"),
    (Misplaced, "read_only"),
    (ReadOnly, "read_only"),
    (DamagedBackup, "backups"),
    (StickError, "submission/send"),
    (NotReady, "submission/send"),
    (Refused, "submission/import"),
)
"""Kinds of refusal whose words vary; each has its topic."""

_TOPIC = {template: topic for topic, templates in _ABOUT.items() for template in templates}


_AREAS: tuple[tuple[str, str], ...] = (
    ("models.accounts", "roles"),
    ("models.attachments", "records"),
    ("models.bands", "settings"),
    ("models.block_edits", "records/bulk_edit"),
    ("models.calendar", "calendar/due_list"),
    ("models.carrying_over", "issues/year_end"),
    ("models.cells", "records"),
    ("models.cli", "commands"),
    ("models.confined", "trouble"),
    ("models.database", "trouble"),
    ("models.demo", "welcome"),
    ("models.demo_folder", "settings"),
    ("models.disk", "trouble"),
    ("models.door", "records"),
    ("models.draws", "inspections/draws"),
    ("models.exchange", "submission/import"),
    ("models.exchange.desks.chasing", "submission/matrix"),
    ("models.exchange.desks.enrolling", "submission/trust"),
    ("models.exchange.format.stick", "submission/send"),
    ("models.exchange.numbering", "submission/forks"),
    ("models.exchange.receiving.history", "submission/road"),
    ("models.exchange.receiving.spoken", "submission/road"),
    ("models.exchange.sending", "submission/send"),
    ("models.exchange.sending.road", "submission/road"),
    ("models.exchange.sending.sent", "submission/road"),
    ("models.exchange.trust", "submission/trust"),
    ("models.figures", "settings"),
    ("models.integrity", "trouble"),
    ("models.issuing", "comparison/issued"),
    ("models.keys", "roles"),
    ("models.ledgers", "records"),
    ("models.ledgers.democratic_verbs", "meetings/democratic_meetings"),
    ("models.ledgers.deed_verbs", "deeds/deeds"),
    ("models.ledgers.draw_verbs", "inspections/draws"),
    ("models.ledgers.inspection_verbs", "inspections/inspections"),
    ("models.ledgers.issue_verbs", "issues/issues"),
    ("models.ledgers.need_verbs", "deeds/needs"),
    ("models.ledgers.news_verbs", "publicity/news_items"),
    ("models.ledgers.activity_verbs", "publicity/activities"),
    ("models.ledgers.returns", "submission/returns"),
    ("models.ledgers.saved_views", "records/saved_views"),
    ("models.ledgers.scheme_verbs", "planning/schemes"),
    ("models.ledgers.spot_check_verbs", "reading/spot_checks"),
    ("models.ledgers.training_verbs", "lectures/training_classes"),
    ("models.office", "trouble"),
    ("models.owed", "making_up/owed"),
    ("models.periods", "records"),
    ("models.photos", "records"),
    ("models.privacy", "privacy"),
    ("models.reading_grid", "reading/reading_grid"),
    ("models.reports", "reports/report"),
    ("models.reports.placeholders", "reports/placeholders"),
    ("models.rescue", "read_only"),
    ("models.restoring", "backups"),
    ("models.rota", "lectures/rota"),
    ("models.second_disk", "backups"),
    ("models.sheets", "sheet_import"),
    ("models.shelf", "backups"),
    ("models.stock_taking", "issues/stock"),
    ("models.taking_back", "submission/import"),
    ("models.ties", "records"),
    ("models.updates", "about"),
    ("models.values", "records"),
    ("models.versions", "records/versions"),
    ("models.views", "records/saved_views"),
    ("models.zipped", "trouble"),
)
"""Where a refusal is raised → what it is about; the longest name that fits counts."""


def topic_for(error: UserError | Sentence) -> str:
    """The address of the topic that helps; empty where only the page in front can.

    What a sentence is known for comes first, then the kind of the error, then the module that
    raised it.
    """
    said = error.sentence if isinstance(error, UserError) else error
    if said.template in _TOPIC:
        return _TOPIC[said.template]
    for kind, topic in _KINDS:
        if isinstance(error, kind):
            return topic
    return area_of(_raised_in(error)) if isinstance(error, UserError) else ""


def area_of(module: str) -> str:
    """What a module of models is about; empty where that depends on the page in front."""
    ledger = next((one for one in LEDGERS if one.model.__module__ == module), None)
    if ledger is not None and ledger_topic(ledger.name):
        return ledger_topic(ledger.name)
    parts = module.split(".")
    names = (".".join(parts[:count]) for count in range(len(parts), 1, -1))
    areas = dict(_AREAS)
    return next((areas[name] for name in names if name in areas), "")


def _raised_in(error: UserError) -> str:
    """The module that raised it, if anything did."""
    at, name = error.__traceback__, ""
    while at is not None:
        name = str(at.tb_frame.f_globals.get("__name__", ""))
        at = at.tb_next
    return name


def mapped() -> dict[str, str]:
    """Template → address, of every template that leads to a topic."""
    return dict(_TOPIC)


def kinds() -> dict[str, str]:
    """Name of a kind of refusal → address."""
    return {kind.__name__: topic for kind, topic in _KINDS}

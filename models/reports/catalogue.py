"""占位名称: everything that a template may ask for, what it means, and what it says now."""

from collections.abc import Iterable, Mapping

from models.ledgers.activities import ActivityKind
from models.ledgers.year_facts import BLANKS
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.reports.content import FACT, WORDS, facts_of, figure_text
from models.reports.placeholders import Entry, figure_entries, loop_over, read_placeholder
from models.reports.rows import LISTS

ENDINGS = (
    ("_本单位", "只算本单位"),
    ("_下级", "只算全部下级"),
    ("_全部", "本单位和全部下级，不写也是"),
    ("_全年", "全年"),
    ("_上半年", "上半年；还有 _下半年"),
    ("_第一季度", "第一季度；还有 _第二季度、_第三季度、_第四季度"),
    ("_累计", "年初到期末"),
    ("_上年同期", "上一年的同样几个月"),
    ("_名单", "数的是谁、是哪些，列出名称"),
    ("_分布", "各单位最低、中间、最高是多少"),
)
"""What may follow a figure's name, several one after another, and what each means."""
_WORDS: Mapping[str, str] = {
    "单位名称": "本单位的名称",
    "上级单位": "直接上级的名称",
    "年份": "报告的年份",
    "期间": "报告的期间：全年、第三季度、9月",
    "成文日期": "写报告的当天",
    "工作节奏": "全年工作节奏的一句话",
    **dict.fromkeys(
        (kind.label + "名称" for kind in ActivityKind), "期内办过的这类活动的名称，用顿号隔开"
    ),
}


def entries(facts: Iterable[str] = ()) -> list[Entry]:
    """Figures, words, blanks (the summary's and these), then what rows are repeated for."""
    blanks = dict.fromkeys([*(one.label for one in BLANKS), *facts])
    return [
        *figure_entries(),
        *(Entry(_braced(name), "", _WORDS[name]) for name in WORDS),
        *(Entry(_braced(FACT + name), "", "在“填写年度要素”里填的内容") for name in blanks),
        *(Entry(loop_over(name), "", "、".join(keys)) for name, (_, keys) in LISTS.items()),
    ]


def entries_of(office: Office, year: int) -> list[Entry]:
    """The catalogue with the blanks that this office has thought of itself."""
    return entries(name for name in facts_of(office, year) if not name.isascii())


def texts_now(
    office: Office, period: Period, some: Iterable[Entry], progress: Progress = silent
) -> dict[str, str]:
    """Entry's name → what would be printed for it; tables are left out."""
    facts = facts_of(office, period.year)
    found = {}
    listed = list(some)
    for at, one in enumerate(listed):
        progress(at, len(listed))
        name = one.name.strip("{} ")
        asked = None if one.name.startswith("{%") else read_placeholder(name, period)
        if name in WORDS:
            found[one.name] = WORDS[name](office, period)
        elif name.startswith(FACT):
            found[one.name] = facts.get(name.removeprefix(FACT), "")
        elif asked is not None:
            found[one.name] = figure_text(office, asked)
    return found


def _braced(name: str) -> str:
    return "{{ NAME }}".replace("NAME", name)

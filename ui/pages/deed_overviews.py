"""满意清单 and 季度讲评: what came of each need, and how units keep what they promise."""

from models.commentary import Comment, comments, figures_compared, shown_value
from models.figures.figure import Tally
from models.ledgers.deeds import SatisfactionSurvey
from models.office import Office
from models.periods import Period
from models.promise_list import PromiseLine, promise_list
from ui.dates import day_text, period_text
from ui.glyphs import OVERDUE, Tone
from ui.pages.told_page import Asked, Choices, Told
from ui.states import look_of
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import say, tr

ALL, WAITING, MET = "all", "waiting", "met"


def promise_choices() -> Choices:
    return Choices(((ALL, tr("全部")), (WAITING, tr("未满足")), (MET, tr("已满足"))))


def tell_promises(office: Office, asked: Asked) -> Told:
    """Needs at left, at right what came of them; a month alone says too little of that."""
    period = asked.period
    if period.first == period.last:
        period = Period(period.year)
    told = promise_list(office, period, asked.units)
    several = len({line.unit_name for line in told.lines}) > 1
    kinds = {
        ALL: told.lines,
        WAITING: tuple(line for line in told.lines if not (line.met or line.answered)),
        MET: tuple(line for line in told.lines if line.met),
    }
    said = tr("收集需求 {needs} 条：已满足 {met}，已答复 {answered}，还在办 {waiting}").format(
        needs=told.needs, met=told.met, answered=told.answered, waiting=told.waiting
    )
    headings = (
        *([Heading(tr("单位"), 110)] if several else []),
        Heading(tr("需求")),
        Heading(tr("处理"), 84),
        Heading(tr("实事")),
        Heading(tr("承诺办结日期"), 96),
        Heading(tr("状态"), 92),
        Heading(tr("票数"), 84),
        Heading(tr("测评结论"), 100),
    )
    today = office.door.today
    lines = tuple(_promise(line, several, today.isoformat()) for line in kinds[asked.choice or ALL])
    counts = {key: len(some) for key, some in kinds.items()}
    return Told(headings, lines, said, period_text(period.code), counts=counts)


def _promise(line: PromiseLine, several: bool, today: str) -> Line:
    need, deed = line.need, line.deed
    state = Cell(tr(deed.state.label), look_of(deed.state)) if deed else _answer(line)
    promised = deed.promised_on.isoformat() if deed and deed.promised_on else ""
    late = bool(deed and promised and deed.done_on is None and promised < today)
    handled = tr(need.handling.label) if need and need.handling else ""
    cells = (
        *([Cell(line.unit_name)] if several else []),
        Cell(need.title or "", quiet=day_text(need.raised_on)) if need else Cell("—"),
        Cell(handled if need else ""),
        Cell(deed.title or "") if deed else Cell(need.handling_reason or "" if need else ""),
        Cell(promised or "—", OVERDUE if late else None, boxed=False),
        state,
        *_votes(line.survey),
    )
    key = f"needs {need.uid}" if need else f"deeds {deed.uid}" if deed else ""
    return Line(key, cells, alarm=late)


def _answer(line: PromiseLine) -> Cell:
    if line.need is None:
        return Cell()
    return Cell(tr(line.need.state.label), look_of(line.need.state))


def _votes(survey: SatisfactionSurvey | None) -> tuple[Cell, Cell]:
    """Satisfied / basically / dissatisfied, and what they mean."""
    if survey is None:
        return Cell("—", tone=Tone.HINT), Cell("—", tone=Tone.HINT)
    votes = " / ".join(map(str, survey.votes))
    if survey.result is None:
        return Cell(votes), Cell("—", tone=Tone.HINT)
    return Cell(votes), Cell(tr(survey.result.label), look_of(survey.result))


# 季度讲评


def quarter_of(period: Period) -> Period:
    """The quarter of the period's last month; a year and a half stay what they are."""
    if period.last - period.first > 2:
        return period
    first = (period.last - 1) // 3 * 3 + 1
    return Period(period.year, first, first + 2)


def tell_comments(office: Office, asked: Asked) -> Told:
    """A row a unit, and in words what is to be said of it."""
    period = quarter_of(asked.period)
    found = comments(office, period, asked.units)
    figures = figures_compared()
    headings = (
        Heading(tr("单位")),
        *(Heading(tr(figure.label), 70, right=True) for figure in figures),
    )
    lines = tuple(
        Line(
            one.unit,
            (
                Cell(one.name),
                *(
                    Cell(
                        shown_value(figure, one.values[figure.name]),
                        tone=_tone(figure.name, figure.tally, one.values[figure.name]),
                    )
                    for figure in figures
                ),
            ),
            alarm=bool(one.values["deeds_overdue"] or one.values["issues_overdue"]),
        )
        for one in found
    )
    words = {one.unit: _words(one) for one in found}
    said = tr("{n} 个单位有可讲评的内容").format(n=len(found))
    return Told(headings, lines, said, period_text(period.code), words=words)


def _tone(name: str, tally: Tally, value: int | None) -> Tone:
    if not value and tally is not Tally.RATE:
        return Tone.HINT
    return Tone.DANGER if name.endswith("_overdue") else Tone.PLAIN


def _words(one: Comment) -> str:
    text = tr("对{unit}的讲评：{text}").format(unit=one.name, text=say(one.text))
    if not one.late:
        return text
    late = tr("超期的实事：{titles}。").format(titles="；".join(one.late))
    return f"{text}{late}"

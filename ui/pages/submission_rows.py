"""The words and lines of 报送情况: where a unit stands for a period, and what is owed."""

from collections.abc import Mapping, Sequence
from datetime import date

from models.exchange.desks.chasing import Chased
from models.exchange.desks.status import NOT_OWED, Submission, SubmissionState
from ui.dates import day_text
from ui.glyphs import DONE, EXEMPT, LATE, OVERDUE, SOON, TODO, Glyph, Look, Tone
from ui.pages.relay_words import ROLLED_UP_MARK
from ui.widgets.matrix import MatrixCell, MatrixRow
from ui.words import tr

LOOKS: dict[SubmissionState, Look] = {
    SubmissionState.ON_TIME: DONE,
    SubmissionState.LATE: LATE,
    SubmissionState.MISSING: OVERDUE,
    SubmissionState.QUARANTINED: SOON,
    SubmissionState.NOT_DUE: TODO,
    SubmissionState.EXEMPT: EXEMPT,
}
ARRIVED = (SubmissionState.ON_TIME, SubmissionState.LATE)


def owes(row: Sequence[Submission]) -> bool:
    return any(some.state is SubmissionState.MISSING for some in row)


def state_text(some: Submission) -> str:
    text = tr(some.state.label)
    if some.state is SubmissionState.LATE:
        text = tr("迟报 {days} 天").format(days=some.days_late)
    return tr("{state}（汇总数）").format(state=text) if some.rolled_up else text


def due_text(some: Submission, today: date) -> str:
    due = day_text(some.due_on)
    if some.rolled_up and some.received_on is not None:
        return tr("{due}截止，{day}上报；报送包还没有转到本单位").format(
            due=due, day=day_text(some.received_on)
        )
    if some.received_on is not None:
        return tr("{due}截止，{day}收到").format(due=due, day=day_text(some.received_on))
    if some.state is SubmissionState.MISSING:
        days = (today - some.due_on).days
        return tr("{due}截止，已超期 {days} 天").format(due=due, days=days)
    return tr("{due}截止").format(due=due)


def chased_text(asked: Chased | None) -> str:
    if asked is None:
        return ""
    return tr("已催 {n} 次，最近 {day}").format(n=asked.times, day=day_text(asked.last))


def spoken(some: Submission, asked: Chased | None) -> str:
    """A cell's meaning in words: its state, and how often it was asked for."""
    parts = (state_text(some), chased_text(asked))
    return " ・ ".join(part for part in parts if part)


def unit_row(
    number: int,
    row: Sequence[Submission],
    asked: Mapping[tuple[str, str], Chased],
    *,
    tall: bool,
) -> MatrixRow:
    """A unit's line; `tall`: some of the units stand below others, so it says through whom."""
    cells = tuple(
        MatrixCell(
            LOOKS[some.state],
            _cell_text(some),
            spoken(some, asked.get((some.unit, some.period))),
        )
        for some in row
    )
    first = row[0]
    name = "　" * first.depth + first.name
    through = (first.via_name,) if tall else ()
    return MatrixRow(first.unit, (str(number), name, *through), cells, rate(row))


def _cell_text(some: Submission) -> str:
    days = tr("{n}天").format(n=some.days_late) if some.days_late else ""
    mark = tr(ROLLED_UP_MARK) if some.rolled_up else ""
    return f"{days} {mark}".strip()


def rate(row: Sequence[Submission]) -> str:
    """On time of all that has come or should have; — before anything is due."""
    due = [some for some in row if some.state not in NOT_OWED]
    if not due:
        return "—"
    on_time = sum(1 for some in due if some.state is SubmissionState.ON_TIME)
    return f"{round(100 * on_time / len(due))}%"


def totals_row(rows: Sequence[Sequence[Submission]], *, tall: bool) -> MatrixRow:
    """已报 of 应报, period by period; red where something is owed."""
    cells = []
    for column in zip(*rows, strict=True):
        due = [some for some in column if some.state not in NOT_OWED]
        sent = sum(1 for some in due if some.state in ARRIVED)
        owed = any(some.state is SubmissionState.MISSING for some in column)
        tone = Tone.DANGER if owed else Tone.PLAIN if due else Tone.HINT
        text = f"{sent}/{len(due)}" if due else "—"
        cells.append(MatrixCell(Look(Glyph.NONE, tone), text))
    heads = ("", tr("已报 / 应报"), *([""] if tall else []))
    return MatrixRow("totals", heads, tuple(cells))

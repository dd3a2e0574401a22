"""The nine steps of a democratic meeting in one line, each with its date."""

from models.ledgers.democratic_meetings import DemocraticMeeting, MeetingStep, StepKind
from ui.words import tr


def steps_of(record: DemocraticMeeting) -> tuple[list[str], int, list[str]]:
    """Short names, how many are behind, and the date of each: done, or else planned."""
    rows = {row.step: row for row in record.steps if row.step}
    kinds = [kind for kind in StepKind if kind in rows]
    undone = (at for at, kind in enumerate(kinds) if rows[kind].done_on is None)
    at = next(undone, len(kinds))
    return [_name(kind) for kind in kinds], at, [_date(rows[kind]) for kind in kinds]


def _name(kind: StepKind) -> str:
    return {
        StepKind.SCHEME: tr("方案"),
        StepKind.REPORT_UP: tr("报批"),
        StepKind.STUDY: tr("学习"),
        StepKind.OPINIONS: tr("意见"),
        StepKind.TALKS: tr("谈心"),
        StepKind.DRAFTS: tr("对照"),
        StepKind.MEETING: tr("开会"),
        StepKind.RECTIFICATION: tr("整改"),
        StepKind.NOTICE: tr("通报"),
    }[kind]


def _date(row: MeetingStep) -> str:
    day = row.done_on or row.planned_on
    return f"{day:%m-%d}" if day else "—"

"""民主生活会 on paper, for the room and not beyond it: each table by itself, marked 内部."""

from collections.abc import Sequence
from typing import Any

from models import store
from models.fields import Column
from models.ledgers.democratic_meetings import (
    Criticism,
    DemocraticMeeting,
    MeetingStep,
    PrivateTalk,
    SelfExaminationDraft,
    SoughtOpinion,
)
from models.ledgers.issues import Issue
from models.ledgers.raised_tie import answers_naming
from models.listing import names_for
from models.lists import list_labels
from models.office import Office
from models.record import Part, Record, Rows
from models.values import Reader, shown
from ui.printing.paper import A4, A4_ACROSS, Align, Block, Cell, Heading, Paper, Paragraph, Table
from ui.printing.paper import Column as PaperColumn
from ui.words import tr

Shares = Sequence[tuple[Column[Any], float]]
"""Fields with their parts of the width."""

_STEPS: Shares = ((MeetingStep.step, 1.4), (MeetingStep.planned_on, 1), (MeetingStep.done_on, 1))
_OPINIONS: Shares = (
    *((SoughtOpinion.heard_from, 1.2), (SoughtOpinion.about, 1), (SoughtOpinion.opinion, 4)),
    *((SoughtOpinion.aspect, 1), (SoughtOpinion.taken_up, 0.8)),
)
_TALKS: Shares = (
    *((PrivateTalk.talked_on, 1.1), (PrivateTalk.talker, 0.9), (PrivateTalk.partner, 0.9)),
    (PrivateTalk.gist, 5),
)
_DRAFTS: Shares = (
    *((SelfExaminationDraft.person, 0.9), (SelfExaminationDraft.draft_no, 0.6)),
    *((SelfExaminationDraft.aspect, 1), (SelfExaminationDraft.problem, 3)),
    *((SelfExaminationDraft.cause, 2.4), (SelfExaminationDraft.measure, 2.4)),
)
_CRITICISMS: Shares = (
    *((Criticism.critic, 0.9), (Criticism.criticised, 0.9), (Criticism.opinion, 4)),
    (Criticism.response, 2.4),
)
_MEASURES: Shares = (
    *((Issue.issue_no, 1), (Issue.problem, 4), (Issue.owner, 0.9), (Issue.lead_leader, 0.9)),
    *((Issue.due_on, 1.1), (Issue.stage, 0.9)),
)


def steps_paper(office: Office, uid: str) -> Paper:
    return _paper(office, uid, tr("民主生活会步骤安排"), DemocraticMeeting.steps, _STEPS, A4)


def opinions_paper(office: Office, uid: str) -> Paper:
    return _paper(office, uid, tr("征求意见汇总表"), DemocraticMeeting.opinions, _OPINIONS)


def talks_paper(office: Office, uid: str) -> Paper:
    return _paper(office, uid, tr("谈心谈话记录表"), DemocraticMeeting.talks, _TALKS)


def drafts_paper(office: Office, uid: str) -> Paper:
    return _paper(office, uid, tr("对照检查汇总表"), DemocraticMeeting.drafts, _DRAFTS)


def criticisms_paper(office: Office, uid: str) -> Paper:
    return _paper(office, uid, tr("批评意见记录表"), DemocraticMeeting.criticisms, _CRITICISMS)


def measures_paper(office: Office, uid: str) -> Paper:
    """What came of it: the measures that are issues, with who sees to them and where they stand."""
    answers = answers_naming("from_democratic_meeting", [uid]).get(uid, ())
    issues = store.load(Issue, [answer.uid for answer in answers])
    return _on_paper(office, uid, tr("整改措施清单"), issues, _MEASURES)


def _paper(
    office: Office, uid: str, title: str, rows: Rows[Any], shares: Shares, sheet: Any = A4_ACROSS
) -> Paper:
    meeting = office.door.load(DemocraticMeeting, uid)
    return _on_paper(office, uid, title, getattr(meeting, rows.name), shares, sheet)


def _on_paper(
    office: Office,
    uid: str,
    title: str,
    held: Sequence[Record | Part],
    shares: Shares,
    sheet: Any = A4_ACROSS,
) -> Paper:
    meeting = office.door.load(DemocraticMeeting, uid)
    blocks: list[Block] = [Heading(meeting.title or "")]
    own = meeting.unit == office.unit
    if held:
        blocks.append(_table(held, shares))
    else:
        blocks.append(Paragraph(tr("没有内容") if own else tr("没有送来内容")))
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    context = (office.name, tr("内部 ・ 会后收回"))
    sheets = (sheet, A4 if sheet is A4_ACROSS else A4_ACROSS)
    return Paper("democratic", title, tuple(blocks), printed, context, sheets=sheets)


def _table(held: Sequence[Record | Part], shares: Shares) -> Table:
    columns = [column for column, _ in shares]
    values = [[getattr(one, column.name) for column in columns] for one in held]
    reader = Reader(tr, names_for(columns, values), list_labels)
    heads = (
        PaperColumn(tr("序号"), 0.5, Align.CENTRE),
        *(PaperColumn(tr(column.label), share) for column, share in shares),
    )
    lines = [
        (
            Cell(str(number)),
            *(
                Cell("" if value is None else shown(column, value, reader))
                for column, value in zip(columns, row, strict=True)
            ),
        )
        for number, row in enumerate(values, 1)
    ]
    return Table(heads, tuple(lines))

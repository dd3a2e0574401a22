"""A democratic meeting beside the list: its steps, its measures, and what stays in the office."""

from collections.abc import Sequence
from typing import Any

from models import store
from models.fields import Column
from models.ledgers.democratic_meetings import DemocraticMeeting, MeetingStep, StepKind
from models.ledgers.events import EventState
from models.ledgers.issues import Issue, RectifyKind
from models.ledgers.meetings import Meeting
from models.ledgers.raised_tie import answers_naming
from ui.detail import Block, Detail, Fact, Tab
from ui.forms.democratic_steps import steps_of
from ui.glyphs import DONE, OVERDUE, Look
from ui.states import days_text
from ui.words import tr

_TOLD = (
    *(DemocraticMeeting.stage, DemocraticMeeting.theme, DemocraticMeeting.held_on),
    DemocraticMeeting.meeting,
)
_COUNTS = (
    *(DemocraticMeeting.opinion_count, DemocraticMeeting.private_talk_count),
    *(DemocraticMeeting.draft_count, DemocraticMeeting.criticism_count),
    *(DemocraticMeeting.issues_count, DemocraticMeeting.waiting_count),
)
_KEPT = (
    *(DemocraticMeeting.opinions, DemocraticMeeting.talks),
    *(DemocraticMeeting.drafts, DemocraticMeeting.criticisms),
)


class DemocraticDetail(Detail):
    """概况与步骤, 整改问题, 内部记录 where it is this office's own, 修改记录."""

    def steps(self, record: DemocraticMeeting) -> tuple[list[str], int, list[str]]:
        return steps_of(record)

    def tabs(self, record: DemocraticMeeting) -> list[Tab]:
        facts = [*self.facts(record, _TOLD), *self._attendance(record)]
        told = [
            Block(facts=facts),
            Block(tr("步骤"), [self._step(row) for row in record.steps]),
            Block(tr("数量"), self.facts(record, _COUNTS)),
        ]
        tabs = [Tab(tr("概况与步骤"), told)]
        issues = self._issues(record)
        if issues:
            tabs.append(Tab(tr("整改问题"), issues))
        if self.is_own(record):
            tabs.append(Tab(tr("内部记录"), self._kept(record)))
        return [*tabs, self.history_tab(record)]

    def _step(self, row: MeetingStep) -> Fact:
        name = tr(row.step.label) if row.step else ""
        if row.done_on:
            text = tr("{day} 完成").format(day=self.day(row.done_on))
            return Fact(name, text, DONE, tuple(row.evidence or ()))
        if row.planned_on is None:
            return Fact(name, tr("没有排日期"), files=tuple(row.evidence or ()))
        left = days_text(row.planned_on, self.today)
        text = tr("计划 {day}，{left}").format(day=self.day(row.planned_on), left=left)
        late: Look | None = OVERDUE if row.planned_on < self.today else None
        return Fact(name, text, late, tuple(row.evidence or ()))

    def _attendance(self, record: DemocraticMeeting) -> list[Fact]:
        """How many were there, and whether that was enough, off the meeting's own sheet."""
        for meeting in store.load(Meeting, [record.meeting] if record.meeting else []):
            expected, there = meeting.counts()
            if expected is None or there is None:
                continue
            counts = tr("应到 {expected} 人，实到 {there} 人").format(
                expected=expected, there=there
            )
            least = meeting.quorum.least(expected)
            enough = there >= least
            quorum = tr("{least} 人，够数") if enough else tr("{least} 人，不够数")
            look = DONE if enough else OVERDUE
            return [
                Fact(tr("到会"), counts),
                Fact(tr("法定人数"), quorum.format(least=least), look),
            ]
        return []

    def _issues(self, record: DemocraticMeeting) -> list[Block]:
        """What came of the measures, each with where it stands."""
        answers = answers_naming("from_democratic_meeting", [record.uid]).get(record.uid, ())
        issues = store.load(Issue, [answer.uid for answer in answers])
        columns = (Issue.stage, Issue.owner, Issue.due_on)
        return [
            Block(
                issue.issue_no or "", [Fact("", issue.problem or ""), *self.facts(issue, columns)]
            )
            for issue in issues
        ]

    def _kept(self, record: DemocraticMeeting) -> list[Block]:
        hint = tr("这些留在本单位，报送包里只有数量和转为问题的措施")
        rows = [self.rows_block(some, getattr(record, some.name)) for some in _KEPT]
        files = self.facts(record, [DemocraticMeeting.remarks, DemocraticMeeting.attachments])
        held = [block for block in rows if block.facts]
        return [Block(facts=[Fact("", hint)]), *held, *([Block(facts=files)] if files else [])]

    def first_values(
        self, record: DemocraticMeeting, asks: Sequence[Column[Any]]
    ) -> dict[str, Any]:
        values = super().first_values(record, asks)
        planned = {row.step: row.planned_on for row in record.steps}
        for column in asks:
            if column is MeetingStep.step:
                values[column.name] = record.next_step
            if column is MeetingStep.done_on and record.next_step is StepKind.MEETING:
                values[column.name] = self._held_on(record) or self.today
            if column is MeetingStep.planned_on:
                values[column.name] = planned.get(StepKind.MEETING)
            if column is Issue.rectify_kind:
                values[column.name] = RectifyKind.BY_DEADLINE
        return values

    def _held_on(self, record: DemocraticMeeting) -> Any:
        """The day of its meeting, once that was held."""
        for meeting in store.load(Meeting, [record.meeting] if record.meeting else []):
            if meeting.start_at and meeting.state is EventState.HELD:
                return meeting.start_at.date()
        return None

"""A meeting beside the list: what it came to, who was not there, and the tasks that came of it."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.attendance import Attendance
from models.ledgers.meeting_verbs import tasks_of
from models.ledgers.meetings import Meeting
from models.ledgers.tasks import Task
from models.listing import names_of
from models.store import load
from ui.detail import Block, Detail, Fact, Tab
from ui.states import days_text, look_of
from ui.words import tr


class MeetingDetail(Detail):
    """概况 without the names of all who were there, 交办事项, 修改记录."""

    def tabs(self, record: Meeting) -> list[Tab]:
        tabs = [Tab(tr("概况"), self._overview(record))]
        tasks = load(Task, tasks_of(record.uid))
        if tasks:
            tabs.append(Tab(tr("交办事项"), [Block(facts=[self._task(task) for task in tasks])]))
        return [*tabs, self.history_tab(record)]

    def _overview(self, record: Meeting) -> list[Block]:
        blocks = []
        for block in self.overview(record):
            sheet = block.title == tr(Meeting.attendance.label) and not block.deed
            if sheet and block.facts and block.facts[0].label == "1":
                block = Block(block.title, self._absent(record))
            blocks.append(block)
        return blocks

    def _absent(self, record: Meeting) -> list[Fact]:
        """Those who were not there all the time, each with what is said of it."""
        some = [row for row in record.attendance if row.status not in (None, Attendance.PRESENT)]
        names = names_of("people", [row.person for row in some if row.person])
        return [
            Fact(
                names.get(row.person or "", "") or row.person_name or "",
                " ・ ".join(filter(None, (tr(row.status.label) if row.status else "", row.reason))),
            )
            for row in some
        ] or [Fact(tr("没到的人"), tr("无"))]

    def _task(self, task: Task) -> Fact:
        due = days_text(task.due_on, self.today) if task.due_on else ""
        text = " ・ ".join(filter(None, (task.title, due)))
        return Fact(tr(task.state.label) if task.state else "", text, look_of(task.state))

    def first_values(self, record: Meeting, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        """A meeting that is held is taken to be held at its planned time."""
        values = super().first_values(record, asks)
        start_at = str(Meeting.start_at.name)
        return values | ({start_at: record.start_at} if start_at in values else {})

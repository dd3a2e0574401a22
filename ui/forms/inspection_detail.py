"""An inspection beside the list: what was found, and which issues came of it."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.inspections import Finding, Inspection
from models.ledgers.issues import Issue, RectifyKind
from models.rounds import Found
from ui.detail import Block, Detail, Fact, Tab
from ui.glyphs import OVERDUE
from ui.states import look_of
from ui.words import tr


class InspectionDetail(Detail):
    """问题与落实 first, then the rest, then who changed what."""

    def tabs(self, record: Inspection) -> list[Tab]:
        found = [
            block for n, f in enumerate(record.findings, 1) for block in self._told(n, record, f)
        ]
        rest = [
            block for block in self.overview(record) if block.title != tr(Inspection.findings.label)
        ]
        tabs = [Tab(tr("概况"), rest), self.history_tab(record)]
        return [Tab(tr("问题与落实"), found), *tabs] if found else tabs

    def _told(self, number: int, record: Inspection, finding: Finding) -> list[Block]:
        """A finding with where it stands; red once its day has passed."""
        late = Found(record, finding).overdue(self.today)
        state = finding.follow_up
        facts = [Fact(tr(Finding.problem.label), finding.problem or "")]
        if state is not None:
            text = tr("{what}，超期").format(what=tr(state.label)) if late else tr(state.label)
            look = OVERDUE if late else look_of(state)
            facts.append(Fact(tr(Finding.follow_up.label), text, look))
        columns = (
            *(Finding.issue_no, Finding.aspect, Finding.due_on),
            *(Finding.rechecked_on, Finding.recheck_result),
        )
        title = tr("问题 {n}").format(n=number)
        return [Block(title, [*facts, *self.facts(finding, columns)])]

    def first_values(self, record: Inspection, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        for column in asks:
            if column is Issue.first_due_on:
                values[column.name] = record.due_on
            if column is Issue.rectify_kind:
                values[column.name] = RectifyKind.BY_DEADLINE
            if column is Inspection.inspected_on and record.inspected_on:
                values[column.name] = min(record.inspected_on, self.today)
        return values

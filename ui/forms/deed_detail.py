"""A deed beside the list: how far it is, what has happened, which needs it is to meet."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledger import Action
from models.ledgers.decisions import Decision, DecisionResult
from models.ledgers.deeds import Deed, DeedEntry, DeedStage, DeedState
from models.ledgers.needs import needs_of
from models.listing import names_of
from models.store import decisions_on
from models.values import Reader, shown
from ui.detail import Block, Detail, Fact, Tab
from ui.glyphs import DOING, DONE, EXEMPT, RETURNED, REVIEW, Look
from ui.states import look_of
from ui.widgets.timeline import EVENT, Entry
from ui.words import tr

_STEPS = (
    *(DeedState.COLLECTED, DeedState.ADOPTED, DeedState.DOING, DeedState.TO_ACCEPT),
    DeedState.DONE,
)

_LOOKS: dict[DeedStage, Look] = {
    DeedStage.STARTED: DOING,
    DeedStage.PROGRESS: DOING,
    DeedStage.DONE: DONE,
    DeedStage.CLOSE_REQUESTED: REVIEW,
    DeedStage.TAKEN_UP_AGAIN: RETURNED,
    DeedStage.WITHDRAWN: EXEMPT,
}

_FIRST = ("adopt", "accept", "start", "report_progress", "finish", "request_closure", "survey")
"""The verbs that lead on; the first that is admitted becomes the main button."""


class DeedDetail(Detail):
    """概况, 办理进展, 修改记录."""

    def steps(self, record: Deed) -> tuple[list[str], int] | None:
        names = [tr(state.label) for state in _STEPS]
        if record.state is DeedState.REGULAR:
            return [*names[:-1], tr(DeedState.REGULAR.label)], len(names)
        if record.state not in _STEPS:
            return None
        at = _STEPS.index(record.state)
        return names, at + 1 if record.state is DeedState.DONE else at

    def tabs(self, record: Deed) -> list[Tab]:
        return [
            Tab(tr("概况"), [*self._needs(record), *self._facts_of(record)]),
            Tab(tr("办理进展"), self._story(record)),
            self.history_tab(record),
        ]

    def _facts_of(self, record: Deed) -> list[Block]:
        """The generic overview; progress has its own tab."""
        return [block for block in self.overview(record) if block.title != tr("办理进展")]

    def _needs(self, record: Deed) -> list[Block]:
        needs = needs_of([record.uid]).get(record.uid, [])
        facts = [Fact(self.day(need.raised_on), need.title or "") for need in needs]
        pace = self.facts(record, [Deed.pace, Deed.awaits])
        return [*([Block(facts=pace)] if pace else []), *self._block(tr("对应需求"), facts)]

    def _block(self, title: str, facts: list[Fact]) -> list[Block]:
        return [Block(title, facts)] if facts else []

    def _story(self, record: Deed) -> list[Block]:
        """What happened and what was decided in one line, the newest first."""
        told = [(e.entry_on or self.today, 0, self._entry(e)) for e in record.progress_entries]
        decisions = decisions_on([record.uid]).get(record.uid, [])
        told += [(d.decided_on or self.today, 1, self._decision(d)) for d in decisions]
        placed = [(day, rank, at, entry) for at, (day, rank, entry) in enumerate(told)]
        newest = sorted(placed, key=lambda one: one[:3], reverse=True)
        files = tuple(file for e in record.progress_entries for file in e.evidence or ())
        blocks = [Block(entries=[one[3] for one in newest])]
        return [*blocks, *([Block(tr("佐证"), [Fact("", files=files)])] if files else [])]

    def _entry(self, entry: DeedEntry) -> Entry:
        kind = entry.stage
        held = [tr(kind.label) if kind else ""]
        if entry.percent_done is not None and kind is DeedStage.PROGRESS:
            held.append(shown(DeedEntry.percent_done, entry.percent_done, Reader(tr)))
        if entry.content:
            held.append(entry.content)
        look = _LOOKS.get(kind, EVENT) if kind else EVENT
        return Entry(self.day(entry.entry_on), "", " ・ ".join(held), look)

    def _decision(self, decision: Decision) -> Entry:
        office = names_of("units", {decision.unit}).get(decision.unit, "")
        by = " ".join(part for part in (office, decision.decided_by) if part)
        parts = [tr(part.label) for part in (decision.kind, decision.result) if part is not None]
        text = " ・ ".join([*parts, *([decision.reason] if decision.reason else [])])
        granted = decision.result is DecisionResult.ACCEPTED
        look = look_of(decision.result) if granted else RETURNED
        return Entry(self.day(decision.decided_on), by, text, look)

    def actions(self, record: Deed) -> list[Action]:
        admitted = super().actions(record)
        ahead = [a for name in _FIRST for a in admitted if a.name == name]
        return [*ahead, *(a for a in admitted if a not in ahead)]

    def first_values(self, record: Deed, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        if any(column is Decision.decided_by for column in asks):
            values[str(Decision.decided_by.name)] = self.door.actor
        return values

"""An issue beside the list: where it stands, who sees to it, what has happened."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.fields import Column
from models.ledger import Action
from models.ledgers.closure import IssueEventKind, Stage
from models.ledgers.decisions import Decision, DecisionResult
from models.ledgers.issue_verbs import request_closure, request_extension
from models.ledgers.issues import Issue, IssueEvent, IssueEvidence, IssueProgress
from models.listing import names_of
from models.store import decisions_on
from ui.detail import Adding, Block, Deed, Detail, Fact, Tab
from ui.glyphs import DOING, DONE, OVERDUE, RETURNED, REVIEW, SOON, TODO, Look
from ui.states import days_text
from ui.widgets.timeline import EVENT, Entry
from ui.words import tr

_STEPS = (Stage.TODO, Stage.DOING, Stage.REVIEW, Stage.DONE)

_LOOKS: dict[IssueEventKind, Look] = {
    IssueEventKind.REGISTERED: TODO,
    IssueEventKind.STARTED: DOING,
    IssueEventKind.BASICALLY_DONE: DOING,
    IssueEventKind.DONE: DONE,
    IssueEventKind.CLOSE_REQUESTED: REVIEW,
    IssueEventKind.LEADER_PASSED: REVIEW,
    IssueEventKind.LEADER_REFUSED: RETURNED,
    IssueEventKind.EXTENSION_REQUESTED: SOON,
    IssueEventKind.REOPENED: RETURNED,
}

_FIRST = ("pass_review", "accept", "grant_extension", "request_closure", "start", "mark_done")
"""The verbs that lead on, the furthest first: the one that is admitted becomes the main button."""

PROGRESS = Adding(Issue.progress_entries, "登记进展", tuple(IssueProgress.columns()))
EVIDENCE = Adding(
    Issue.evidence, "加佐证", (IssueEvidence.file, IssueEvidence.caption, IssueEvidence.added_on)
)


def _maker(decision: Decision) -> str:
    """The office that decided, for several levels may, and the person in it."""
    office = names_of("units", {decision.unit}).get(decision.unit, "")
    return " ".join(part for part in (office, decision.decided_by) if part)


class IssueDetail(Detail):
    """概况与措施, 验收与销号, 修改记录."""

    def number(self, record: Issue) -> str:
        return record.issue_no or ""

    def heading(self, record: Issue) -> str:
        return record.problem or ""

    def steps(self, record: Issue) -> tuple[list[str], int] | None:
        names = [tr(stage.label) for stage in _STEPS]
        if record.stage in _STEPS:
            at = _STEPS.index(record.stage)
            return names, at + 1 if record.stage is Stage.DONE else at
        if record.stage is Stage.LONG_TERM:
            names[1] = tr(Stage.LONG_TERM.label)
            return names, 1
        return None

    def tabs(self, record: Issue) -> list[Tab]:
        return [
            Tab(tr("概况与措施"), self._overview(record)),
            Tab(tr("验收与销号"), self._closure(record)),
            self.history_tab(record),
        ]

    # 概况与措施

    def _overview(self, record: Issue) -> list[Block]:
        own = self.is_own(record)
        files = [*(record.attachments or ()), *(f for e in record.evidence for f in e.file or ())]
        aim = self.facts(record, [Issue.target])
        blocks = [Block(facts=[*self._owners(record), *self._deadline(record), *aim])]
        add_file = Deed(tr("添加"), lambda one: self.add(one, EVIDENCE)) if own else None
        if files or own:
            blocks.append(
                Block(
                    tr("附件与佐证"), [Fact("", files=tuple(files))] if files else [], (), add_file
                )
            )
        note = Deed(tr("登记进展"), lambda one: self.add(one, PROGRESS)) if own else None
        blocks.append(Block(tr("措施进展"), entries=self._story(record), deed=note))
        if record.measures:
            blocks.append(self.rows_block(Issue.measures, record.measures))
        return [*blocks, Block(tr("问题情况"), self.facts(record, _STORY))]

    def _owners(self, record: Issue) -> list[Fact]:
        """Who answers for it, in one line that is called after the widest of them."""
        owners = self.facts(record, [Issue.owner_unit, Issue.owner_department, Issue.owner])
        text = " ・ ".join(fact.text for fact in owners)
        leaders = self.facts(record, [Issue.lead_leader, Issue.liaison])
        return [*([Fact(owners[0].label, text)] if owners else []), *leaders]

    def _deadline(self, record: Issue) -> list[Fact]:
        if record.due_on is None:
            return []
        days = self.late_days(record)
        late = tr("{day} 超期 {days} 天").format(day=record.due_on, days=days)
        left = f"{record.due_on} {days_text(record.due_on, self.today)}"
        open_ = record.stage not in (Stage.DONE, Stage.REMOVED)
        text = late if days else left if open_ else str(record.due_on)
        return [Fact(tr("整改时限"), text, OVERDUE if days else None)]

    def _story(self, record: Issue) -> list[Entry]:
        """Events, progress and decisions in one line, the newest first."""
        told = [(e.effective_on or self.today, 0, self._event(e)) for e in record.events]
        told += [(p.entry_on or self.today, 1, self._progress(p)) for p in record.progress_entries]
        told += [
            (d.decided_on or self.today, 2, self._decision(d)) for d in self._decisions(record)
        ]
        if self.late_days(record):
            due_on = record.due_on or self.today
            text = tr("已过整改时限，需说明原因并重定时限")
            told.append((due_on, 3, Entry(self.day(due_on), tr("系统提示"), text, OVERDUE)))
        placed = [(day, rank, at, entry) for at, (day, rank, entry) in enumerate(told)]
        return [one[3] for one in sorted(placed, key=lambda one: one[:3], reverse=True)]

    def _event(self, event: IssueEvent) -> Entry:
        kind = event.event
        text = tr(kind.label) if kind else ""
        if event.due_after:
            day = event.due_after
            text = tr("{what}，申请延至 {day}").format(what=text, day=day)
        if event.reason:
            text = tr("{what}：{reason}").format(what=text, reason=event.reason)
        look = _LOOKS.get(kind, EVENT) if kind else EVENT
        return Entry(self.day(event.effective_on), event.by or "", text, look)

    def _progress(self, progress: IssueProgress) -> Entry:
        return Entry(self.day(progress.entry_on), "", progress.content or "", DOING)

    def _decision(self, decision: Decision) -> Entry:
        kind, result = decision.kind, decision.result
        parts = [tr(part.label) for part in (kind, result) if part is not None]
        text = " ・ ".join(parts)
        if decision.reason:
            text = tr("{what}：{reason}").format(what=text, reason=decision.reason)
        refused = result in (DecisionResult.REFUSED, DecisionResult.RESUBMIT)
        day: date | None = decision.decided_on
        return Entry(self.day(day), _maker(decision), text, RETURNED if refused else DONE)

    def _decisions(self, record: Issue) -> list[Decision]:
        return decisions_on([record.uid]).get(record.uid, [])

    # 验收与销号

    def _closure(self, record: Issue) -> list[Block]:
        columns = (
            *(Issue.stage, Issue.rectification_state, Issue.closure_state, Issue.closed_on),
            *(Issue.first_due_on, Issue.due_on, Issue.institution_built),
        )
        blocks = [Block(facts=self.facts(record, columns))]
        if record.evidence:
            blocks.append(self.rows_block(Issue.evidence, record.evidence))
        asked = [
            (e.effective_on or self.today, at, self._event(e))
            for at, e in enumerate(record.events)
            if e.event not in _BEFORE_CLOSURE
        ]
        said = [
            (d.decided_on or self.today, at + len(asked), self._decision(d))
            for at, d in enumerate(self._decisions(record))
        ]
        order = sorted([*asked, *said], key=lambda one: one[:2], reverse=True)
        if order:
            blocks.append(Block(tr("审核与验收"), entries=[entry for _, _, entry in order]))
        return blocks

    # The verbs

    def actions(self, record: Issue) -> list[Action]:
        """The verb that leads on first; asking for more time stands last, apart."""
        admitted = super().actions(record)
        names = [action.name for action in admitted]
        if request_closure.__name__ in names:
            admitted = [action for action in admitted if action.name != "mark_done"]
        ahead = [a for name in _FIRST for a in admitted if a.name == name]
        apart = [a for a in admitted if a.name == request_extension.__name__]
        between = [a for a in admitted if a not in ahead and a not in apart]
        return [*ahead, *between, *apart]

    def first_values(self, record: Issue, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        wanted = [e.due_after for e in record.events if e.due_after]
        for column in asks:
            if column is Decision.due_on and wanted:
                values[column.name] = wanted[-1]
            if column is Decision.decided_by:
                values[column.name] = self.door.actor
        return values


_STORY = (
    *(Issue.rectify_kind, Issue.source, Issue.from_democratic_meeting),
    *(Issue.found_on, Issue.aspect),
    *(Issue.manifestation, Issue.cause, Issue.remarks),
)

_BEFORE_CLOSURE = (
    IssueEventKind.REGISTERED,
    IssueEventKind.STARTED,
    IssueEventKind.BASICALLY_DONE,
)

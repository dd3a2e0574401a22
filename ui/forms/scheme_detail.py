"""A scheme beside the list: how far it is, what the reviews said, and its texts."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.decisions import Decision
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme, SchemeState, SchemeVersion
from models.ledgers.template_verbs import drafted_title
from models.record import Part, Rows
from models.reviews import reviews_of
from ui.detail import Block, Detail, Fact, Tab
from ui.glyphs import CHANGED
from ui.states import look_of
from ui.widgets.timeline import Entry
from ui.words import tr

_STEPS = {
    SchemeState.DRAFTING: 0,
    SchemeState.RESUBMIT: 0,
    SchemeState.SUBMITTED: 2,
    SchemeState.REVIEWING: 2,
    SchemeState.PASSED: 3,
    SchemeState.PASSED_WITH_CHANGES: 3,
    SchemeState.ISSUED: 4,
    SchemeState.CARRIED_OUT: 5,
    SchemeState.SUMMED_UP: 6,
}
"""State → the step that comes next; all are done at the end."""


class SchemeDetail(Detail):
    """The reviews stand first, for they say what is to be done next."""

    def steps(self, record: Scheme) -> tuple[list[str], int]:
        names = [tr("起草"), tr("报审"), tr("会审"), tr("印发"), tr("执行"), tr("总结")]
        return names, _STEPS[record.state]

    def tabs(self, record: Scheme) -> list[Tab]:
        entries = [self._review(decision) for decision in reversed(reviews_of(record))]
        first, *rest = super().tabs(record)
        if not entries:
            return [first, *rest]
        return [Tab(first.title, [Block(tr("会审意见"), entries=entries), *first.blocks]), *rest]

    def rows_block(self, rows: Rows[Any], parts: Sequence[Part]) -> Block:
        """The versions without their texts, which are read side by side."""
        if rows is not Scheme.versions:
            return super().rows_block(rows, parts)
        facts = []
        for number, version in enumerate(parts, 1):
            shown = (SchemeVersion.version, SchemeVersion.made_on, SchemeVersion.change_note)
            texts = [fact.text for fact in self.facts(version, shown)]
            files = [fact.files for fact in self.facts(version, [SchemeVersion.file])]
            facts.append(Fact(str(number), " ・ ".join(texts), files=sum(files, ())))
        return Block(tr(rows.label), facts)

    def _review(self, decision: Decision) -> Entry:
        result = tr(decision.result.label) if decision.result else ""
        said = [result, decision.reason or ""]
        if decision.due_on:
            said.append(tr("{day}前重报").format(day=self.day(decision.due_on)))
        if decision.participants:
            said.append(tr("参加：{units}").format(units=decision.participants))
        text = "；".join(part for part in said if part)
        look = look_of(decision.result) if decision.result else CHANGED
        return Entry(self.day(decision.decided_on), decision.decided_by or "", text, look)


class TemplateDetail(Detail):
    """A scheme drafted from a template is called as the template is, without that word."""

    def first_values(self, record: SchemeTemplate, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        return {**values, "title": drafted_title(record), "year": self.today.year}

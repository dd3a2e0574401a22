"""Matters, news items and targets beside their lists: what the level above says stands first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.commentary import shown_value
from models.fields import Column
from models.figures import Tally, figure_named
from models.ledgers.decisions import Decision
from models.ledgers.matters import Matter, MatterState
from models.ledgers.news_items import NewsItem
from models.ledgers.targets import Target
from models.listing import names_of
from models.lists import list_labels
from models.store import decisions_on
from ui.detail import Block, Detail, Fact, Tab
from ui.glyphs import DONE, RETURNED
from ui.states import look_of
from ui.widgets.timeline import Entry
from ui.words import tr


class _Answered(Detail):
    """概况, with all decisions on the record under it, and 修改记录."""

    def tabs(self, record: Any) -> list[Tab]:
        blocks = [*self.answer(record), *self.overview(record), *self._decisions(record)]
        return [Tab(tr("概况"), blocks), self.history_tab(record)]

    def answer(self, record: Any) -> list[Block]:
        raise NotImplementedError

    def _decisions(self, record: Any) -> list[Block]:
        said = decisions_on([record.uid]).get(record.uid, [])
        entries = [self._entry(decision) for decision in reversed(said)]
        return [Block(tr("审核决定"), entries=entries)] if entries else []

    def _entry(self, decision: Decision) -> Entry:
        office = names_of("units", {decision.unit}).get(decision.unit, "")
        by = " ".join(part for part in (office, decision.decided_by) if part)
        result = tr(decision.result.label) if decision.result else ""
        text = " ・ ".join(part for part in (result, decision.reason) if part)
        look = DONE if look_of(decision.result) == DONE else RETURNED
        return Entry(self.day(decision.decided_on), by, text, look)

    def first_values(self, record: Any, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        if any(column is Decision.decided_by for column in asks):
            values[str(Decision.decided_by.name)] = self.door.actor
        return values


class MatterDetail(_Answered):
    def steps(self, record: Matter) -> tuple[list[str], int] | None:
        names = [tr(state.label) for state in (MatterState.TO_ANSWER, MatterState.REPLIED)]
        at = {MatterState.REPLIED: 1, MatterState.DONE: 3}.get(record.state, 0)
        return [*names, tr(MatterState.DONE.label)], at

    def answer(self, record: Matter) -> list[Block]:
        if record.answered_on is None:
            return []
        columns = (Matter.answer, Matter.answered_on, Matter.due_on)
        return [Block(tr("上级答复"), self.facts(record, columns))]


class NewsDetail(_Answered):
    def answer(self, record: NewsItem) -> list[Block]:
        facts = [
            Fact(tr(NewsItem.adopted.label), tr(record.adopted.label), look_of(record.adopted))
        ]
        if record.score_total:
            facts += self.facts(record, [NewsItem.score_total])
        return [Block(facts=facts)]


class TargetDetail(Detail):
    """A target by its figure's name, its value in the figure's own measure."""

    def heading(self, record: Target) -> str:
        return tr("{year}年{figure}").format(year=record.year or "", figure=self._label(record))

    def _label(self, record: Target) -> str:
        code = record.figure or ""
        return tr(list_labels("figure").get(code, code))

    def facts(self, holder: Any, columns: Sequence[Column[Any]]) -> list[Fact]:
        facts = super().facts(holder, columns)
        figure = figure_named(holder.figure or "") if isinstance(holder, Target) else None
        if figure is None or not any(one is Target.target_value for one in columns):
            return facts
        text = shown_value(figure, holder.target_value)
        if figure.tally is not Tally.RATE:
            text = f"{text} {tr(figure.measure)}"
        name = tr(Target.target_value.label)
        return [replace(fact, text=text) if fact.label == name else fact for fact in facts]

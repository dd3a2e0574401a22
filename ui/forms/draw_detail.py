"""A draw beside the list: who was drawn, out of whom, and whether drawing again says the same."""

from models.ledgers.draws import Draw, DrawAmong, DrawCandidate, picks, repeated
from models.listing import names_of
from ui.detail import Block, Detail, Fact, Tab
from ui.glyphs import DONE, OVERDUE
from ui.words import tr


class DrawDetail(Detail):
    """The pool by names instead of by uids."""

    def tabs(self, record: Draw) -> list[Tab]:
        facts = self.overview(record)[0].facts
        blocks = [Block(facts=facts)]
        if record.pool:
            blocks = [self._drawn(record), Block(tr("抽取"), facts)]
            return [
                Tab(tr("抽取结果"), blocks),
                Tab(tr(Draw.pool.label), [self._pool(record)]),
                self.history_tab(record),
            ]
        return [Tab(tr("概况"), blocks), self.history_tab(record)]

    def _drawn(self, record: Draw) -> Block:
        names = names_in(record)
        found = picks(record)
        facts = [Fact(str(n), names.get(uid, uid)) for n, uid in enumerate(found, 1)]
        same = found == repeated(record)
        text = tr("按种子重算，结果一致") if same else tr("按种子重算，结果不一致")
        title = tr("{n} 个候选，抽中 {m} 个").format(n=len(record.pool), m=len(found))
        return Block(title, [*facts, Fact("", text, DONE if same else OVERDUE)])

    def _pool(self, record: Draw) -> Block:
        names = names_in(record)
        return Block(
            facts=[Fact(str(n), _said(row, names)) for n, row in enumerate(record.pool, 1)]
        )


def names_in(draw: Draw) -> dict[str, str]:
    """What the candidates are called, by uid."""
    target = "people" if draw.draw_among is DrawAmong.PERSONS else "units"
    return names_of(target, [row.candidate_uid or "" for row in draw.pool])


def _said(row: DrawCandidate, names: dict[str, str]) -> str:
    name = names.get(row.candidate_uid or "", row.candidate_uid or "")
    told = [name]
    if row.picked_order is not None:
        told.append(tr("第 {n} 个抽中").format(n=row.picked_order))
    if row.spent:
        told.append(tr(DrawCandidate.spent.label))
    return " ・ ".join(told)

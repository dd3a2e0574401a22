"""随机抽取: of units or persons, with the seed and the pool that let anybody draw it again."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from models.draws import ALGORITHM, Candidate, drawn, fresh_seed, spent
from models.errors import Problem, UserError
from models.fields import (
    BoolField,
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    Need,
    TextField,
)
from models.ledgers.people import Person
from models.ledgers.units import Unit, descendants
from models.record import Facts, Part, Record, Rows, among, problem, read_state, tuples

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT


class DrawAmong(Choice):
    UNITS = "units", "单位"
    PERSONS = "persons", "人员"


class DrawCandidate(Part):
    """One of the pool, in the order drawn from; `picked_order` is empty for those not drawn."""

    candidate_uid = TextField("候选对象", leaves=ALWAYS, need=SUBMIT, automatic=True)
    picked_order = IntegerField("抽中次序", leaves=ALWAYS, automatic=True)
    spent = BoolField("本轮已抽过", leaves=ALWAYS, automatic=True)

    class Meta:
        table_name = "draw_candidates"


class Draw(Record):
    """One draw. Who was drawn follows from pool, seed and algorithm, and stays as it was drawn."""

    title = TextField("抽取名称", leaves=ALWAYS, need=Need.IDENTITY)
    draw_among = ChoiceField[DrawAmong | None](
        DrawAmong, "抽取对象", leaves=ALWAYS, need=SUBMIT, default=DrawAmong.UNITS
    )
    drawn_on = DateField("抽取日期", leaves=ALWAYS, need=SUBMIT)
    seed = TextField("随机种子", leaves=ALWAYS, need=SUBMIT, max_length=80, note="空着就由程序产生")
    algorithm = TextField("算法版本", leaves=ALWAYS, need=SUBMIT, max_length=40, automatic=True)
    pick_count = IntegerField("抽取数", leaves=ALWAYS, need=SUBMIT, minimum=1)

    pool = Rows(DrawCandidate, "候选名单", automatic=True)

    remembered = ("draw_among", "drawn_on", "pool")
    afresh = ("seed",)

    class Meta:
        table_name = "draws"

    def prepare(self, today: date) -> None:
        self.drawn_on = self.drawn_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not self.pool:
            yield problem(Draw.pick_count, "还没有抽取，用“抽取”生成名单")
        elif picks(self) != repeated(self):
            yield problem(Draw.seed, "按种子重算的结果和抽中名单对不上")

    def settle(self, facts: Facts) -> None:
        """What was drawn stays; only its title may be put right."""
        before = facts.before
        if before is None or not before.get("pool") or self.deleted:
            return
        now = read_state(self)
        if any(before.get(name) != now.get(name) for name in _FIXED):
            raise UserError("“{title}”已经抽过，结果不能改；需要时另抽一次", title=self.title)


_FIXED = ("draw_among", "drawn_on", "seed", "algorithm", "pick_count", "pool")


def picks(draw: Draw) -> list[str]:
    """The uids that were drawn, in their order."""
    rows = [row for row in draw.pool if row.picked_order is not None]
    return [row.candidate_uid or "" for row in sorted(rows, key=lambda r: r.picked_order or 0)]


def repeated(draw: Draw) -> list[str]:
    """Who is drawn when one draws again from what the record says; none where it cannot be."""
    pool = [Candidate(row.candidate_uid or "", bool(row.spent)) for row in draw.pool]
    try:
        return drawn(pool, draw.seed or "", draw.pick_count or 0, draw.algorithm or "")
    except UserError:
        return []


def draw_from(draw: Draw, candidates: Sequence[str]) -> list[str]:
    """Draw `pick_count` of these uids into the draw's pool, seed and all; who was drawn.

    Who was drawn before, by this office's draws of the same kind, comes only when all were.
    """
    if draw.pool:
        raise UserError("“{title}”已经抽过，结果不能改；需要时另抽一次", title=draw.title)
    everybody = list(dict.fromkeys(candidates))
    gone = spent(everybody, _history(draw))
    pool = [Candidate(uid, uid in gone) for uid in everybody]
    draw.seed = draw.seed or fresh_seed()
    draw.algorithm = ALGORITHM
    found = drawn(pool, draw.seed, draw.pick_count or 0)
    places = {uid: place for place, uid in enumerate(found, 1)}
    draw.pool = [
        DrawCandidate(candidate_uid=one.uid, spent=one.spent, picked_order=places.get(one.uid))
        for one in pool
    ]
    return found


def _history(draw: Draw) -> Iterator[str]:
    """Everybody whom this office has drawn, in the order of the draws."""
    query = (
        DrawCandidate.select(DrawCandidate.candidate_uid)
        .join(Draw, on=(DrawCandidate.record == Draw.uid))
        .where(
            *(Draw.unit == draw.unit, Draw.draw_among == draw.draw_among, Draw.uid != draw.uid),
            *(~Draw.deleted, ~DrawCandidate.picked_order.is_null()),
        )
        .order_by(Draw.drawn_on, Draw.uid, DrawCandidate.picked_order)
    )
    return (uid for (uid,) in tuples(query))


def candidates_of(
    among_what: DrawAmong, office: str, today: date, areas: Sequence[str] = ()
) -> list[str]:
    """Whom an office may draw: the units below it, of these areas if any are named, or its people.

    Those who have ceased or left are out; in a fixed order.
    """
    query: Any
    if among_what is DrawAmong.PERSONS:
        query = Person.select(Person.uid).where(
            *(Person.unit == office, Person.complete, ~Person.deleted),
            Person.left_on.is_null() | (Person.left_on > today),
        )
    else:
        query = Unit.select(Unit.uid).where(
            *(among(Unit.uid, sorted(descendants(office))), ~Unit.deleted),
            Unit.active_to.is_null() | (Unit.active_to >= today),
        )
        if areas:
            query = query.where(among(Unit.area, areas))
    return sorted(uid for (uid,) in tuples(query))

"""The ledger of spot checks: what people see of one, and how those to be checked are drawn."""

from collections.abc import Sequence

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.draws import Draw, DrawAmong, candidates_of, draw_from
from models.ledgers.spot_checks import CheckMethod, SpotCheck, SpotResult
from models.record import Record, new_uid


def draw_people(
    check: SpotCheck,
    stamp: Stamp,
    pick_count: int | None = None,
    book: str | None = None,
    method: CheckMethod | None = None,
    seed: str | None = None,
) -> Sequence[Record]:
    """Draw so many of the unit's people; each gets a row, to be filled with what comes of it.

    A seed that was drawn in public may be said; else nobody chooses it.
    """
    people = candidates_of(DrawAmong.PERSONS, check.looked_at, stamp.today)
    if not people:
        raise UserError("没有可以抽取的对象，先登记下级单位或人员")
    if not pick_count:
        raise UserError("写明抽几个人")
    draw = Draw(
        **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by, "title": check.title},
        **{"draw_among": DrawAmong.PERSONS, "pick_count": pick_count, "seed": seed},
        drawn_on=check.checked_on or stamp.today,
    )
    check.results += [
        SpotResult(person=person, book=book, method=method) for person in draw_from(draw, people)
    ]
    check.draw = draw.uid
    return [check, draw]


def _undrawn(check: SpotCheck) -> bool:
    return check.draw is None


SPOT_CHECKS = Ledger(
    model=SpotCheck,
    title="抽查",
    columns=(SpotCheck.title, SpotCheck.checked_on, SpotCheck.checked_unit, SpotCheck.checkers),
    groups=(
        Group(
            "抽查",
            (
                *(SpotCheck.title, SpotCheck.checked_on, SpotCheck.checkers),
                *(SpotCheck.checked_unit, SpotCheck.draw),
            ),
        ),
        Group("抽查结果", (SpotCheck.results,)),
    ),
    actions=(
        Action(
            "随机抽人",
            draw_people,
            (Draw.pick_count, SpotResult.book, SpotResult.method, Draw.seed),
            _undrawn,
        ),
    ),
    dated_by=SpotCheck.checked_on,
)

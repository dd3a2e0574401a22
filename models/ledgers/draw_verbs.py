"""The ledger of draws: what people see of one, and how it is drawn."""

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.draws import Draw, DrawAmong, candidates_of, draw_from
from models.ledgers.guidance_groups import GuidanceGroup


def draw_lots(draw: Draw, stamp: Stamp, areas: tuple[str, ...] = ()) -> None:
    """Draw among the units below, or those of some areas, or among the office's own people."""
    among = draw.draw_among or DrawAmong.UNITS
    found = candidates_of(among, stamp.unit, stamp.today, areas)
    if not found:
        raise UserError("没有可以抽取的对象，先登记下级单位或人员")
    draw_from(draw, found)


DRAWS = Ledger(
    model=Draw,
    title="随机抽取",
    columns=(Draw.title, Draw.draw_among, Draw.drawn_on, Draw.pick_count, Draw.seed),
    groups=(
        Group(
            "抽取",
            (
                Draw.title,
                Draw.draw_among,
                Draw.drawn_on,
                Draw.pick_count,
                Draw.seed,
                Draw.algorithm,
            ),
        ),
        Group("候选名单", (Draw.pool,)),
    ),
    actions=(Action("抽取", draw_lots, (GuidanceGroup.areas,), lambda draw: not draw.pool),),
    dated_by=Draw.drawn_on,
    state=Draw.draw_among,
)

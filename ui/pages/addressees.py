"""For whom packages are to be made that go down: everyone below, some areas, some units."""

from collections import defaultdict

from models.exchange.trust.trust import children_of
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.record import tuples
from ui.dialogs import Dialogs
from ui.words import tr


def choose_addressees(office: Office, dialogs: Dialogs) -> list[str] | None:
    """The uids of units and areas that were chosen; empty for all, None where it was given up.

    With one child there is nothing to choose.
    """
    children = children_of(office)
    if len(children) < 2:
        return []
    items = [*_areas([child.unit for child in children])]
    items += [(child.unit, child.name) for child in children]
    text = tr("勾选片区或单位，只给选中的生成；一个也不勾就给全部 {n} 个下级。")
    return dialogs.choose_some(
        tr("给哪些下级生成下发的包？"), text.format(n=len(children)), items, tr("生成下发的包")
    )


def _areas(units: list[str]) -> list[tuple[str, str]]:
    """(uid, text) of the areas that these units are in."""
    counts: dict[str, int] = defaultdict(int)
    query = Unit.select(Unit.area).where(Unit.uid.in_(units), Unit.area.is_null(False))
    for (area,) in tuples(query):
        counts[area] += 1
    names = names_of("areas", counts)
    text = tr("片区：{name}（{n} 个单位）")
    return [(uid, text.format(name=name, n=counts[uid])) for uid, name in names.items()]

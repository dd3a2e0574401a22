"""季度讲评: what each unit collected, promised, did and left over, side by side and in words."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from models.figures import ALL, Figure, Scope, by_unit, figure_named, records, units_in
from models.figures.figure import DASH, Tally
from models.ledgers.deeds import Deed
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import among, tuples
from models.words import Sentence, sentence

NAMES = (
    *("needs_collected", "needs_met", "deed_items", "deeds_done", "deeds_promised"),
    *("deeds_kept", "deeds_overdue", "satisfaction"),
    *("issues_found", "issues_closed", "issues_open", "issues_overdue"),
)
"""The figures that are compared, in the order of the columns."""


@dataclass(frozen=True)
class Comment:
    """One unit: its figures, a sentence made of them, and the deeds that it is late with."""

    unit: str
    name: str
    values: dict[str, int | None]
    text: Sentence
    late: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Nothing to comment on."""
        return not any(self.values.values())


def figures_compared() -> list[Figure]:
    return [figure for name in NAMES if (figure := figure_named(name)) is not None]


def comments(office: Office, period: Period, units: str = ALL) -> list[Comment]:
    """Each unit of the scope that has something to be said of, by name."""
    scope = Scope(period, units, office.door.today)
    columns: dict[str, dict[str, int | None]] = {
        figure.name: by_unit(figure, scope) for figure in figures_compared()
    }
    wanted = units_in(units, office.unit)
    names = names_of("units", wanted)
    late = _late(wanted, scope)
    found = [_comment(unit, names.get(unit, ""), columns, late.get(unit, ())) for unit in wanted]
    return sorted((one for one in found if not one.silent), key=lambda one: (one.name, one.unit))


def shown_value(figure: Figure, value: int | None) -> str:
    """As a column shows it: a rate with its sign."""
    if value is None:
        return DASH
    return f"{value // 10}.{value % 10}%" if figure.tally is Tally.RATE else str(value)


def _late(units: tuple[str, ...], scope: Scope) -> dict[str, tuple[str, ...]]:
    """Unit → the titles of the deeds that are past their promise at the period's end."""
    figure = figure_named("deeds_overdue")
    assert figure is not None
    uids = [found[1] for found in records(figure, scope)]
    query = Deed.select(Deed.unit, Deed.title).where(among(Deed.uid, uids), among(Deed.unit, units))
    titles: dict[str, list[str]] = defaultdict(list)
    for unit, title in tuples(query.order_by(Deed.promised_on, Deed.uid)):
        titles[unit].append(title)
    return {unit: tuple(some) for unit, some in titles.items()}


def _comment(
    unit: str, name: str, columns: dict[str, dict[str, int | None]], late: tuple[str, ...]
) -> Comment:
    values = {column: some.get(unit) for column, some in columns.items()}
    told: dict[str, Any] = {
        figure.name: shown_value(figure, values[figure.name]) for figure in figures_compared()
    }
    text = sentence(
        "收集需求 {needs_collected} 条，立项 {deed_items} 项，办结 {deeds_done} 项；"
        "期内承诺 {deeds_promised} 项，兑现率 {deeds_kept}，满意率 {satisfaction}。"
        "新登记问题 {issues_found} 个，销号 {issues_closed} 个，"
        "期末未销号 {issues_open} 个，其中超期 {issues_overdue} 个。",
        **{key: told[key] for key in NAMES if key not in ("needs_met", "deeds_overdue")},
    )
    return Comment(unit, name, values, text, late)

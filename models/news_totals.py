"""信息得分: what each unit sent, what was adopted and where, and the score it brought."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from models.figures import ALL, Figure, Scope, by_unit, counted, figure_named
from models.ledgers.news_items import AdoptedLevel, NewsAdoption
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import among, tuples

_TOLD = ("sent", "adopted", "score")


@dataclass(frozen=True)
class NewsLine:
    """One unit; `levels` are its confirmed adoptions by level."""

    unit: str
    name: str
    levels: dict[AdoptedLevel, int]
    sent: int
    adopted: int
    score: int


def news_totals(office: Office, period: Period, units: str = ALL) -> list[NewsLine]:
    """Each unit with something to tell, the highest score first."""
    scope = Scope(period, units, office.door.today)
    figures = [_figure(f"news_{name}") for name in _TOLD]
    numbers = [by_unit(some, scope) for some in figures]
    names, levels = names_of("units", numbers[0]), _levels(figures[1], scope)
    lines = []
    for unit in numbers[0]:
        counts = (some.get(unit) or 0 for some in numbers)
        lines.append(NewsLine(unit, names.get(unit, ""), dict(levels[unit]), *counts))
    told = (line for line in lines if line.sent or line.adopted)
    return sorted(told, key=lambda line: (-line.score, -line.adopted, line.name, line.unit))


def _figure(name: str) -> Figure:
    found = figure_named(name)
    assert found is not None
    return found


def _levels(adopted: Figure, scope: Scope) -> dict[str, Counter[AdoptedLevel]]:
    rows = counted(adopted, scope)
    query = NewsAdoption.select(NewsAdoption.uid, NewsAdoption.adopted_level).where(
        among(NewsAdoption.uid, [row.part or "" for row in rows])
    )
    level_of = dict(tuples(query))
    found: dict[str, Counter[AdoptedLevel]] = defaultdict(Counter)
    for row in rows:
        found[row.unit][level_of[row.part]] += 1
    return found

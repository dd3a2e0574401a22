"""What stands behind a number: its records, and the units whose own level speaks for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models import store
from models.figures import ALL, BELOW, OWN, Figure, Scope, counted, rolled
from models.figures.figure import Counted
from models.ledgers import ledger_named
from models.listing import names_of
from models.words import Words


@dataclass(frozen=True)
class Behind:
    """One piece of evidence; without a `uid` it is what a unit's own level passed on."""

    unit: str
    ledger: str = ""
    heading: str = ""
    amount: int = 0
    base: int = 0
    uid: str = ""


@dataclass(frozen=True)
class Evidence:
    """How many records a number counts, and the first of them."""

    total: int
    lines: tuple[Behind, ...]


def evidence_of(figure: Figure, scope: Scope, most: int | None = None) -> Evidence:
    """What the figure counts, `most` records of it, and then the units that are rolled up."""
    rows = counted(figure, scope)
    told = rows[:most]
    units = names_of("units", {row.unit for row in told})
    headings = _headings(figure, told)
    lines = [
        Behind(
            *(units.get(row.unit, ""), row.ledger or figure.ledger, headings.get(row.uid, "")),
            *(row.amount, row.base, row.uid),
        )
        for row in told
    ]
    lines += [Behind(some.name) for some in rolled(figure, scope)]
    return Evidence(len(rows), tuple(lines))


def scope_text(scope: Scope, words: Words) -> str:
    """For whom a figure is taken, as people say it."""
    return scope_texts([scope.units], words)[scope.units]


def scope_texts(units: Iterable[str], words: Words) -> dict[str, str]:
    """The same for the `units` of many scopes at once."""
    fixed = {OWN: words("本单位"), BELOW: words("全部下级"), ALL: words("本单位和全部下级")}
    named = set(units)
    others = named - fixed.keys()
    found = {**names_of("areas", others), **names_of("units", others), **fixed}
    return {one: found.get(one, "") for one in named}


def _headings(figure: Figure, rows: Sequence[Counted]) -> dict[str, str]:
    """What the records are called, by uid."""
    found: dict[str, str] = {}
    for name in {row.ledger or figure.ledger for row in rows}:
        ledger = ledger_named(name)
        assert ledger is not None
        uids = sorted({row.uid for row in rows if (row.ledger or figure.ledger) == name})
        found |= {record.uid: record.heading() for record in store.load(ledger.model, uids)}
    return found

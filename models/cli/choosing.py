"""Which records a verb is about: those of a ledger, of a period, of a unit."""

from models.cli.call import Call
from models.errors import UserError
from models.ledger import Ledger
from models.listing import Listing, find_named
from models.periods import Period, parse_period


def chosen(call: Call, ledger: Ledger) -> Listing:
    """What `--year`, `--period` and `--unit` ask for; the data folder must be open."""
    return Listing(ledger, period_of(call), unit_of(call))


def period_of(call: Call) -> Period | None:
    asked = call.args.period or call.args.year
    return None if asked is None else parse_period(asked)


def unit_of(call: Call) -> str | None:
    """The uid of the unit of this name (or uid); None where none was asked for."""
    name = call.args.unit
    return None if name is None else unit_named(name)


def unit_named(name: str) -> str:
    """The uid of the one unit of this name or uid."""
    found = find_named("units", name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError("有 {count} 个单位叫“{name}”，写记录号来区分", count=len(found), name=name)
    raise UserError("单位台账里没有“{name}”", name=name)


def areas_named(name: str) -> list[str]:
    """The uids of the areas of this name; a level above may have one that is called the same."""
    found = find_named("areas", name)
    if not found:
        raise UserError("片区台账里没有“{name}”", name=name)
    return found

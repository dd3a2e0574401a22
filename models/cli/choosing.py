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
    if name is None:
        return None
    found = find_named("units", name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError("有 {count} 个单位叫“{name}”，写记录号来区分", count=len(found), name=name)
    raise UserError("单位台账里没有“{name}”", name=name)

"""Every ledger of the program, those that others point at first."""

from models.ledger import Ledger
from models.ledgers.areas import AREAS
from models.ledgers.decisions import DECISIONS
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.units import UNITS

LEDGERS: tuple[Ledger, ...] = (AREAS, UNITS, ISSUES, DECISIONS)


def ledger_named(name: str) -> Ledger | None:
    return next((ledger for ledger in LEDGERS if ledger.name == name), None)

"""到会比例: how many of those expected must be in the room, as a rule says or as is usual."""

from dataclasses import dataclass
from datetime import date

from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.rules import WHOLE, Rule, meant


@dataclass(frozen=True)
class Quorum:
    """The share of those expected who must be in the room: `part` of `whole`."""

    part: int
    whole: int

    def least(self, expected: int) -> int:
        """How many must be there: more than that is not asked, less is no quorum."""
        return -(-expected * self.part // self.whole)


HALF, TWO_THIRDS = Quorum(1, 2), Quorum(2, 3)
_THIRDS = {333: Quorum(1, 3), 334: Quorum(1, 3), 666: TWO_THIRDS, 667: TWO_THIRDS}
"""A third has no end in decimals: two thirds of three are two, not 66.7 % of them."""


def quorum_in(
    unit: str, applies_to: FilledLedger, kind: str | None, day: date | None, usual: Quorum
) -> Quorum:
    """The quorum of a unit's gathering on a day by the rules in force, else the usual one.

    A rule that names the kind goes before one for all, the unit's own before one from above, the
    newest before older ones.
    """
    if day is None:
        return usual
    query = Rule.select().where(
        *(Rule.complete, ~Rule.deleted, ~Rule.quorum.is_null(), Rule.applies_to == applies_to),
        *(Rule.from_on <= day, Rule.to_on.is_null() | (Rule.to_on >= day)),
        Rule.record_kind.is_null() | (Rule.record_kind == kind),
    )
    found = meant(unit, list(query.order_by(Rule.from_on.desc(), Rule.uid)))
    named = [rule for rule in found if rule.record_kind]
    share = next((rule.quorum for rule in (*named, *found)), None)
    return usual if share is None else _THIRDS.get(share, Quorum(share, WHOLE))

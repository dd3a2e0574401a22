"""Whom a record that is handed down is for: everyone below, some areas, or some units."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from peewee import SQL, NodeList

from models.fields import BoolField, Column, Leaves, LinksField
from models.ledgers.units import Unit, descendants
from models.record import Facts, Record, tuples
from models.settings import get_setting

ALWAYS = Leaves.ALWAYS


class Addressed(Record):
    """What a level writes for those below it. A unit is meant by its own name, its area's, or those
    of an office above it; a record that names nobody is for everyone.

    Once the addressees of a stored record have changed it goes to everyone again, so that those
    who are no longer meant hear of it; `readdressed` remembers that.
    """

    for_areas = LinksField("areas", "适用片区", leaves=ALWAYS, note="片区和单位都空着就是全部下级")
    for_units = LinksField("units", "适用单位", leaves=ALWAYS)
    readdressed = BoolField("改过适用范围", leaves=ALWAYS, automatic=True)

    remembered: ClassVar[tuple[str, ...]] = ("for_areas", "for_units", "readdressed")

    def settle(self, facts: Facts) -> None:
        now = {*(self.for_areas or ()), *(self.for_units or ())}
        before = facts.before
        if before is not None and before["complete"] and addressees(before) != now:
            self.readdressed = True


def addressees_of(model: type[Addressed]) -> tuple[Column[Any], ...]:
    """The fields that say whom a record is for, as a group of its form."""
    return (model.for_areas, model.for_units, model.readdressed)


def addressees(values: Any) -> set[str]:
    """The areas and units that a record's state or line names; none for everyone."""
    alone = values.get("for_unit")
    named = {*(values.get("for_areas") or ()), *(values.get("for_units") or ())}
    return named | {alone} if alone else named


def circles(units: Iterable[str]) -> set[str]:
    """By what these units may be addressed: they, their areas, and the same of all above them."""
    rows = {
        uid: (parent, area)
        for uid, parent, area in tuples(Unit.select(Unit.uid, Unit.parent, Unit.area))
    }
    found: set[str] = set()
    fresh = {*units}
    while fresh:
        found |= fresh
        held = [rows[uid] for uid in fresh if uid in rows]
        found |= {area for _, area in held if area}
        fresh = {parent for parent, _ in held if parent} - found
    return found


def is_meant(values: Any, within: set[str]) -> bool:
    """Whether a state or line is for somebody in these circles."""
    named = addressees(values)
    return not named or bool(named & within)


def meant_for(model: type[Addressed], units: Iterable[str]) -> Any:
    """A condition for the records that are for at least one of these units."""
    within = json.dumps(sorted(circles(units)))
    everyone = model.for_areas.is_null() & model.for_units.is_null()
    return everyone | _names(model.for_areas, within) | _names(model.for_units, within)


def _names(column: Any, within: str) -> NodeList:
    """Whether a list of links holds one of the uids in a JSON list."""
    among = SQL(") AS named WHERE named.value IN (SELECT value FROM json_each(?)))", [within])
    return NodeList((SQL("EXISTS (SELECT 1 FROM json_each("), column, among))


def in_sight(model: type[Addressed]) -> Any:
    """A condition for what this office wrote, and what is for it or for somebody below it."""
    me: str = get_setting("unit")
    return (model.unit == me) | meant_for(model, {me, *descendants(me)})

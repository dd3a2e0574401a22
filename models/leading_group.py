"""Who was what on a day: everybody's posts, and the leading group by the order of its roles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.ledgers.appointments import Appointment, GroupRole, Rank
from models.ledgers.people import Person
from models.listing import names_of
from models.office import Office
from models.posts import in_office
from models.record import among, tuples

_RANKS, _ROLES = list(Rank), list(GroupRole)


@dataclass
class Holder:
    """A person with all that he or she was on the day; `held` is in order of beginning."""

    uid: str
    name: str
    unit: str
    unit_name: str
    held: list[Appointment] = field(default_factory=list)

    @property
    def posts(self) -> tuple[str, ...]:
        """Department and post of each appointment, none told twice."""
        told = ("".join(filter(None, (one.department, one.post))) for one in self.held)
        return tuple(dict.fromkeys(filter(None, told)))

    @property
    def rank(self) -> Rank | None:
        """The highest held."""
        held = [one.rank for one in self.held if one.rank is not None]
        return min(held, key=_RANKS.index, default=None)

    @property
    def roles(self) -> tuple[GroupRole, ...]:
        """In the order of the leading group."""
        held = {one.group_role for one in self.held}
        return tuple(role for role in GroupRole if role in held)

    @property
    def place(self) -> tuple[int, int, str, str]:
        """By rank, by role, by name."""
        rank = _RANKS.index(self.rank) if self.rank is not None else len(_RANKS)
        role = _ROLES.index(self.roles[0]) if self.roles else len(_ROLES)
        return rank, role, self.name, self.uid

    def since(self, role: GroupRole) -> date | None:
        begun = (one.from_on for one in self.held if one.group_role is role and one.from_on)
        return min(begun, default=None)


def holders_on(office: Office, day: date, units: Sequence[str] | None = None) -> list[Holder]:
    """Everybody who held a post on a day in these offices' books (None: this office's), by rank.

    Ends are inclusive; who had left by then holds nothing, and drafts do not count.
    """
    wanted = list(units) if units is not None else [office.unit]
    here = Person.select(Person.uid).where(
        ~Person.deleted, Person.left_on.is_null() | (Person.left_on >= day)
    )
    query = Appointment.select().where(
        in_office(day), among(Appointment.unit, wanted), Appointment.person.in_(here)
    )
    found = _gathered(list(query.order_by(Appointment.from_on, Appointment.uid)))
    return sorted(found, key=lambda one: (one.unit != office.unit, one.unit_name, *one.place))


def _gathered(held: Sequence[Appointment]) -> list[Holder]:
    names = names_of("units", {one.unit for one in held})
    people = names_of("people", {one.person for one in held if one.person})
    found: dict[str, Holder] = {}
    for one in held:
        uid = one.person or ""
        if uid not in found:
            name = people.get(uid, "")
            found[uid] = Holder(uid, name, one.unit, names.get(one.unit, ""))
        found[uid].held.append(one)
    return list(found.values())


def leading_group(
    office: Office, day: date, unit: str | None = None
) -> dict[GroupRole, list[Holder]]:
    """Role → its holders on a day, all roles in their order; the higher rank first."""
    found: dict[GroupRole, list[Holder]] = {role: [] for role in GroupRole}
    for holder in holders_on(office, day, [unit or office.unit]):
        for role in holder.roles:
            found[role].append(holder)
    return {role: sorted(some, key=_standing(role)) for role, some in found.items()}


def _standing(role: GroupRole) -> Callable[[Holder], tuple[int, date, str]]:
    def key(holder: Holder) -> tuple[int, date, str]:
        rank = _RANKS.index(holder.rank) if holder.rank is not None else len(_RANKS)
        return rank, holder.since(role) or date.max, holder.name

    return key


def career(person: str) -> list[Appointment]:
    """All appointments of a person, the first one first."""
    query = Appointment.select().where(
        Appointment.person == person, ~Appointment.deleted, Appointment.complete
    )
    return list(query.order_by(Appointment.from_on, Appointment.uid))


def units_with_groups() -> list[tuple[str, str]]:
    """(uid, name) of the offices in whose books somebody has a role in a leading group."""
    query = (
        Appointment.select(Appointment.unit)
        .where(~Appointment.group_role.is_null(), ~Appointment.deleted, Appointment.complete)
        .distinct()
    )
    names = names_of("units", {unit for (unit,) in tuples(query)})
    return sorted(names.items(), key=lambda one: one[1])

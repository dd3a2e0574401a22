"""Who held which post on a day, as rank, committee membership and headship are asked for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from models.ledgers.appointments import Appointment, Rank
from models.record import among

LEADING = (Rank.BUREAU, Rank.DIVISION)
"""处级及以上."""
_ORDER = (Rank.BUREAU, Rank.DIVISION, Rank.SECTION, Rank.OTHER, None)


def in_office(day: Any) -> Any:
    """The condition that an appointment was in force on a day, which may be a column."""
    ended = ~Appointment.to_on.is_null() & (Appointment.to_on < day)
    return Appointment.complete & ~Appointment.deleted & (Appointment.from_on <= day) & ~ended


def posts_on(day: date, *conditions: Any) -> dict[str, list[Appointment]]:
    """Person → the posts held on a day that meet the conditions, the highest rank first."""
    query = Appointment.select().where(
        *(in_office(day), ~Appointment.person.is_null(), *conditions)
    )
    found: dict[str, list[Appointment]] = defaultdict(list)
    for post in sorted(query.order_by(Appointment.from_on, Appointment.uid), key=_rank):
        found[str(post.person)].append(post)
    return found


def post_of(person: str, day: date) -> str | None:
    """What a person was on a day, in words; None where no post of theirs is known."""
    held = posts_on(day, Appointment.person == person).get(person, [])
    return next((text for post in held if (text := post_text(post))), None)


def post_text(post: Appointment) -> str:
    """The post, behind its department where it does not name that itself."""
    department, title = post.department or "", post.post or ""
    return title if department and department in title else f"{department}{title}"


def posts_of(people: Sequence[str], day: date) -> dict[str, list[Appointment]]:
    return posts_on(day, among(Appointment.person, people))


def _rank(post: Appointment) -> int:
    return _ORDER.index(post.rank)

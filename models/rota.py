"""轮值表: whose turn it is to speak on what; a year's lectures by topic and speaker."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models import store
from models.block_edits import Block, Fault
from models.burden_meter import take_back
from models.cells import parse_date, parse_datetime
from models.door import Door
from models.errors import UserError
from models.fields import Choice
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.events import EventState
from models.ledgers.lectures import LECTURES, Lecture, overlap, same_speaker
from models.ledgers.people import Person
from models.listing import names_of
from models.lists import list_items, list_labels
from models.posts import post_text, posts_of, posts_on
from models.record import tuples

LONG_AGO = timedelta(days=183)
"""Whoever last spoke longer ago than this is due again."""
USUAL_TIME = time(9)
_ABOUT = timedelta(days=31)
_DASHED = re.compile(r"^(\d{1,2})-(\d{1,2})(?=\s|$)")
"""10-8 may be a span of days elsewhere; a cell of the rota holds one day."""
TAKEN_OFF = "从轮值表取下"
_BY_NAME = "name:"
_RANKS = list(Rank)


class Turn(Choice):
    """How a speaker stands on the rota."""

    MISSED = "missed", "过期未讲"
    UNPLANNED = "unplanned", "未安排"
    LONG_AGO = "long_ago", "久未讲"
    PLANNED = "planned", "已安排"
    SPOKEN = "spoken", "已讲"


DUE = (Turn.MISSED, Turn.UNPLANNED, Turn.LONG_AGO)


@dataclass(frozen=True)
class Talk:
    """One lecture on the rota; `clashes` names the others that want its speaker or its place."""

    uid: str
    title: str
    at: datetime
    held: bool
    place: str
    clashes: tuple[str, ...] = ()

    def missed(self, today: date) -> bool:
        return not self.held and self.at.date() < today


@dataclass(frozen=True)
class RotaRow:
    """A speaker: a person's uid, "name:…" of one from outside, or empty for nobody yet."""

    speaker: str
    name: str
    post: str
    turn: Turn
    spoken: int
    last_on: date | None
    next_on: date | None
    cells: tuple[tuple[Talk, ...], ...]


@dataclass(frozen=True)
class Clash:
    """Two lectures that want the same speaker, or else the same place, at the same time."""

    one: Talk
    other: Talk
    by_speaker: bool


@dataclass(frozen=True)
class Rota:
    """`topics` are (code, label), the last one without a code where a lecture has none."""

    unit: str
    year: int
    topics: tuple[tuple[str, str], ...]
    rows: tuple[RotaRow, ...]
    clashes: tuple[Clash, ...]

    @property
    def talks(self) -> list[Talk]:
        found = (talk for row in self.rows for cell in row.cells for talk in cell)
        return sorted(found, key=lambda talk: (talk.at, talk.uid))

    def topics_without(self) -> list[tuple[str, str]]:
        """The topics that nobody speaks on in the year."""
        return [
            topic
            for at, topic in enumerate(self.topics)
            if topic[0] and not any(row.cells[at] for row in self.rows)
        ]


def rota_of(unit: str, year: int, today: date) -> Rota:
    """Committee members, heads of departments and whoever else speaks, by the year's topics."""
    lectures = _lectures(unit, year)
    found = clashing(lectures)
    talks = {one.uid: _talk(one, found) for one in lectures}
    topics = _topics({one.topic or "" for one in lectures})
    by_cell: dict[tuple[str, str], list[Talk]] = defaultdict(list)
    for one in lectures:
        by_cell[speaker_of(one), one.topic or ""].append(talks[one.uid])
    as_of = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    speakers = _speakers(unit, as_of, {speaker_of(one) for one in lectures})
    last = _last_spoken(unit)
    rows = [
        _row(
            *(speaker, name, post),
            tuple(tuple(by_cell[speaker, code]) for code, _ in topics),
            *(last.get(speaker), as_of),
        )
        for speaker, (name, post) in speakers.items()
    ]
    clashes = tuple(Clash(talks[a.uid], talks[b.uid], same) for a, b, same in found)
    return Rota(unit, year, topics, tuple(rows), clashes)


def speaker_of(lecture: Lecture) -> str:
    if lecture.lecturer:
        return str(lecture.lecturer)
    return f"{_BY_NAME}{lecture.lecturer_name}" if lecture.lecturer_name else ""


def clashing(lectures: Sequence[Lecture]) -> list[tuple[Lecture, Lecture, bool]]:
    """The pairs that cannot both be, in the order of their time; True where the speaker is why."""
    ordered = sorted(lectures, key=lambda one: (one.starts_at or datetime.max, one.uid))
    pairs = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if not overlap(one, other):
                continue
            speaker = same_speaker(one, other)
            if speaker or (bool(one.place) and one.place == other.place):
                pairs.append((one, other, speaker))
    return pairs


def turn_of(talks: Sequence[Talk], last_on: date | None, as_of: date) -> Turn:
    """What was missed comes first; then what is planned; then how long ago the last time was."""
    if any(talk.missed(as_of) for talk in talks):
        return Turn.MISSED
    if any(not talk.held for talk in talks):
        return Turn.PLANNED
    if last_on is None:
        return Turn.UNPLANNED
    return Turn.LONG_AGO if as_of - last_on > LONG_AGO else Turn.SPOKEN


def _row(
    speaker: str,
    name: str,
    post: str,
    cells: tuple[tuple[Talk, ...], ...],
    last_on: date | None,
    as_of: date,
) -> RotaRow:
    talks = [talk for cell in cells for talk in cell]
    ahead = sorted(talk.at.date() for talk in talks if not talk.held)
    earlier = last_on if last_on is not None and last_on <= as_of else None
    spoken = sum(talk.held for talk in talks)
    turn = turn_of(talks, earlier, as_of)
    return RotaRow(speaker, name, post, turn, spoken, earlier, ahead[0] if ahead else None, cells)


def _lectures(unit: str, year: int) -> list[Lecture]:
    """Those of the year that were not called off, without their sheets, by their time."""
    start, end = f"{year}-01-01", f"{year + 1}-01-01"
    of_the_year = ((Lecture.held_at >= start) & (Lecture.held_at < end)) | (
        (Lecture.planned_at >= start) & (Lecture.planned_at < end)
    )
    query = Lecture.select().where(
        *(Lecture.unit == unit, ~Lecture.deleted, Lecture.state != EventState.CANCELLED),
        of_the_year,
    )
    here = [one for one in query if one.starts_at is not None and one.starts_at.year == year]
    return sorted(here, key=lambda one: (one.starts_at or datetime.max, one.uid))


def _talk(lecture: Lecture, clashes: Sequence[tuple[Lecture, Lecture, bool]]) -> Talk:
    others = [
        (b if a.uid == lecture.uid else a).title or ""
        for a, b, _ in clashes
        if lecture.uid in (a.uid, b.uid)
    ]
    assert lecture.starts_at is not None
    held = lecture.state is EventState.HELD
    return Talk(
        *(lecture.uid, lecture.title or "", lecture.starts_at, held, lecture.place or ""),
        tuple(others),
    )


def _topics(used: set[str]) -> tuple[tuple[str, str], ...]:
    """What may be chosen now, then what a lecture has besides, then lectures without a topic."""
    labels = list_items("topic")
    every = list_labels("topic")
    labels |= {code: every.get(code, code) for code in sorted(used - {""}) if code not in labels}
    return (*labels.items(), *((("", ""),) if "" in used else ()))


def _speakers(unit: str, day: date, speaking: set[str]) -> dict[str, tuple[str, str]]:
    """Speaker → name and post, by rank; people who have left stay where they spoke."""
    called = posts_on(
        day,
        Appointment.unit == unit,
        (Appointment.is_committee_member == True)  # noqa: E712
        | (Appointment.is_department_head == True),  # noqa: E712
    )
    people = [who for who in speaking if who and not who.startswith(_BY_NAME)]
    posts = posts_of(sorted({*called, *people}), day)
    gone = Person.select(Person.uid).where(
        Person.deleted | (~Person.left_on.is_null() & (Person.left_on <= day))
    )
    left = {uid for (uid,) in tuples(gone)} - set(people)
    everyone = [who for who in posts.keys() | set(people) if who not in left]
    names = names_of("people", everyone)
    ordered = sorted(everyone, key=lambda who: (*_standing(posts.get(who, [])), who))
    found = {who: (names.get(who, who[-8:]), _post_text(posts.get(who, []))) for who in ordered}
    outside = sorted(who for who in speaking if who.startswith(_BY_NAME))
    found |= {who: (who.removeprefix(_BY_NAME), "") for who in outside}
    return found | ({"": ("", "")} if "" in speaking else {})


def _standing(posts: Sequence[Appointment]) -> tuple[bool, bool, int]:
    """Committee members first, then heads, then by rank."""
    ranks = [_RANKS.index(post.rank) for post in posts if post.rank is not None]
    return (
        not any(post.is_committee_member for post in posts),
        not any(post.is_department_head for post in posts),
        min(ranks, default=len(_RANKS)),
    )


def _post_text(posts: Sequence[Appointment]) -> str:
    return next((text for post in posts if (text := post_text(post))), "")


def _last_spoken(unit: str) -> dict[str, date]:
    """Speaker → the last day on which they spoke, whatever the year."""
    query = Lecture.select().where(
        *(Lecture.unit == unit, ~Lecture.deleted, Lecture.state == EventState.HELD),
        ~Lecture.held_at.is_null(),
    )
    found: dict[str, date] = {}
    for one in query.order_by(Lecture.held_at):
        if one.held_at is not None:
            found[speaker_of(one)] = one.held_at.date()
    return found


# What is typed.


def read_slot(text: str, year: int, usual: time = USUAL_TIME) -> datetime | None:
    """The time that a text plans: a day of the year, with its hour or at the usual one."""
    text = _DASHED.sub(r"\1.\2", text.strip())
    if not text:
        return None
    day = parse_date(text, year)
    if day is None:
        return None
    if day.year != year:
        raise UserError("{day} 不在 {year} 年，换年度再安排", day=day, year=year)
    try:
        at = parse_datetime(text, year)
    except UserError:
        at = None
    return at or datetime.combine(day, usual)


def write_rota(door: Door, rota: Rota, typed: Sequence[tuple[int, int, str]]) -> Block:
    """Read (row, column, text) into planned lectures; an empty text takes what is planned off.

    A cell with a planned lecture moves it; what has been held stays as it is.
    """
    result = Block()
    wanted = [talk.uid for row, at, _ in typed for talk in rota.rows[row].cells[at]]
    held = {one.uid: one for one in store.load(Lecture, sorted(set(wanted)))}
    for row, at, text in typed:
        line, (topic, label) = rota.rows[row], rota.topics[at]
        planned = [held[talk.uid] for talk in line.cells[at] if not talk.held]
        try:
            slot = read_slot(text, rota.year, _usual(planned))
        except UserError as error:
            result.faults.append(Fault(row + 1, label, text, error.sentence))
            continue
        changed = list(_changed(door, line, (topic, label), planned, slot))
        result.records += changed
        result.cells += bool(changed)
    return result


def _usual(planned: Sequence[Lecture]) -> time:
    """The hour that is kept where only another day is typed."""
    at = planned[0].planned_at if planned else None
    return at.time() if at is not None else USUAL_TIME


def _changed(
    door: Door,
    line: RotaRow,
    topic: tuple[str, str],
    planned: Sequence[Lecture],
    slot: datetime | None,
) -> Iterator[Lecture]:
    if slot is None:
        for lecture in planned:
            lecture.deleted, lecture.deletion_reason = True, TAKEN_OFF
            yield lecture
    elif planned:
        planned[0].planned_at = slot
        yield planned[0]
    else:
        yield _planned(door, line, topic, slot)


def _planned(door: Door, line: RotaRow, topic: tuple[str, str], slot: datetime) -> Lecture:
    """A place on the rota; it is called as its topic until somebody gives it a title."""
    code, label = topic
    who: dict[str, Any] = {"lecturer": line.speaker or None}
    if line.speaker.startswith(_BY_NAME):
        who = {"lecturer_name": line.name}
    title = label or LECTURES.title
    lecture = door.new(Lecture, title=title, topic=code or None, planned_at=slot, **who)
    take_back(lecture, ("planned_at",))
    return lecture


def planned_talk(lecture: Lecture) -> Lecture | None:
    """The place on the rota that a new lecture seems to be: its speaker's, about that day."""
    at = lecture.held_at or lecture.planned_at
    if at is None or not speaker_of(lecture):
        return None
    waiting = Lecture.select().where(
        *(Lecture.unit == lecture.unit, ~Lecture.deleted, Lecture.uid != lecture.uid),
        *(Lecture.state == EventState.PLANNED, ~Lecture.planned_at.is_null()),
    )
    near = [
        one
        for one in waiting
        if speaker_of(one) == speaker_of(lecture)
        and one.planned_at is not None
        and abs(one.planned_at.date() - at.date()) <= _ABOUT
    ]
    return min(near, key=lambda one: (one.planned_at, one.uid), default=None)

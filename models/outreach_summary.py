"""宣讲统计: the talks that were given, with whom they reached, ready to be added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.figures import Scope
from models.figures.outreach import talks
from models.figures.scope import reach_of
from models.ledgers.gatherings import day_of
from models.ledgers.lectures import AudienceKind
from models.ledgers.outreach_talks import OutreachTalk, PlaceKind
from models.record import tuples


@dataclass(frozen=True)
class TalkGiven:
    """One record of talks that were held; the counts are of all of them together."""

    uid: str
    unit: str
    title: str
    day: date
    place: str
    place_kind: PlaceKind | None
    audience_kind: AudienceKind | None
    count: int
    offline: int
    online: int

    @property
    def month(self) -> str:
        return f"{self.day:%Y-%m}"


@dataclass(frozen=True)
class Sum:
    """What some talks come to: talks, people on the spot, people online."""

    count: int
    offline: int
    online: int

    @property
    def reached(self) -> int:
        return self.offline + self.online


def talks_given(scope: Scope) -> list[TalkGiven]:
    """Those that the figures of the same scope count, by day."""
    talk = OutreachTalk
    query = talks(reach_of(scope)).select(
        *(talk.uid, talk.unit, talk.title, talk.held_at, talk.place, talk.place_kind),
        *(talk.audience_kind, talk.talk_count, talk.offline_audience, talk.online_audience),
    )
    return [
        TalkGiven(
            *(uid, unit, title or "", day_of(held_at), place or "", kind, audience),
            *(count or 0, offline or 0, online or 0),
        )
        for uid, unit, title, held_at, place, kind, audience, count, offline, online in tuples(
            query.order_by(talk.held_at, talk.uid)
        )
    ]


def added_up(some: Iterable[TalkGiven]) -> Sum:
    held: Sequence[TalkGiven] = list(some)
    return Sum(
        sum(one.count for one in held),
        sum(one.offline for one in held),
        sum(one.online for one in held),
    )

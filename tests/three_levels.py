"""A city, two districts and three units below each, and the sticks that go up and down."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome
from models.exchange.sending.outbox import copy_to, export_down, export_up
from models.figures import OWN, Scope, all_figures, freeze, value
from models.ledgers.books import Book, BookKind
from models.ledgers.closure import ClosureState
from models.ledgers.events import EventState
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue, IssueMeasure, IssueSource, RectifyKind
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanMode, PlanStep
from models.ledgers.readings import Reading, ReadingNote
from models.ledgers.units import Level
from models.office import Office
from models.periods import Period
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, prove

CITY = "city"
DISTRICTS = {"east": "东城区", "west": "西城区"}
UNITS = {
    **{"east-1": "清溪镇", "east-2": "石桥镇", "east-3": "柳河镇"},
    **{"west-1": "青山镇", "west-2": "白沙镇", "west-3": "红岩镇"},
}
FEW = ("east-1", "east-2")
"""The units of a small world."""
AFTER = SEPTEMBER.end + timedelta(days=1)
"""The day on which packages freeze the figures of September."""


def district_of(unit: str) -> str:
    return unit.split("-")[0]


def units_of(district: str) -> list[str]:
    return [unit for unit in UNITS if district_of(unit) == district]


@dataclass
class Levels:
    """The offices by their folder's name, and where the sticks of each lie."""

    road: Road
    uids: dict[str, str] = field(default_factory=dict)

    def stick(self, name: str) -> Path:
        path = self.road.folder / "sticks" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def open(self, name: str) -> Office:
        return self.road.open(name)

    def send_up(self, name: str, stick: str, period: Period | None = SEPTEMBER) -> Path:
        """Write an office's package to a stick, and what it passes on beside it."""
        with self.open(name) as office:
            packed = export_up(office, period, freeze=lambda some: freeze(office, some))
            return copy_to(office, packed, self.stick(stick))

    def take(self, name: str, *paths: Path, on: date | None = None) -> list[Outcome]:
        with self.open(name) as office:
            return import_packages(office, paths, received_on=on)

    def to_districts(self, on: date | None = None, period: Period = SEPTEMBER) -> None:
        """Every unit sends, and its district takes it in."""
        for unit in UNITS:
            path = self.send_up(unit, f"{district_of(unit)}-in", period)
            [done] = self.take(district_of(unit), path, on=on)
            assert done.result in ("accepted", "already"), done

    def up(self, district: str, stick: str = "city-in", period: Period = SEPTEMBER) -> Path:
        """A district writes its stick for the city; the folder with all that lies on it."""
        self.send_up(district, stick, period)
        return self.stick(stick)

    def down(self) -> None:
        """Everything that the city and the districts have to say goes down to the last unit."""
        self.down_from(CITY, [*DISTRICTS])
        for district in DISTRICTS:
            self.down_from(district, units_of(district))

    def down_from(self, above: str, below: Sequence[str]) -> None:
        with self.open(above) as office:
            paths = {
                packed.addressee: copy_to(office, packed, self.stick(f"{above}-out"))
                for packed in export_down(office)
            }
        for name in below:
            [done] = self.take(name, paths[self.uids[name]])
            assert done.result == "accepted", done

    def decide(self, district: str) -> None:
        """A district accepts and refuses by turns the closures that its units ask for."""
        with self.open(district) as office:
            asked = Issue.select().where(
                Issue.closure_state == ClosureState.TO_ACCEPT, Issue.unit != office.unit
            )
            theirs = [issue for issue in asked.order_by(Issue.uid) if not issue.own_decides()]
            for number, issue in enumerate(theirs):
                verb = "accept" if number % 2 == 0 else "refuse"
                day = date(2026, 9, 30)
                act(office, issue.uid, verb, decided_on=day, decided_by="周区长", reason="现场看过")

    def own(self, name: str) -> dict[str, int]:
        """An office's own additive figures of September."""
        with self.open(name):
            return additive(OWN)


def additive(units: str, period: Period = SEPTEMBER, today: date = AFTER) -> dict[str, int]:
    """The additive figures of the open office, by name."""
    scope = Scope(period, units, today)
    return {f.name: value(f, scope) or 0 for f in all_figures() if f.additive}


def summed(some: list[dict[str, int]]) -> dict[str, int]:
    return {name: sum(one[name] for one in some) for name in some[0]}


def found(folder: Path, clock: Clock) -> Levels:
    """The offices, enrolled from above, with the work of some months; nothing has been sent."""
    clock.set(2026, 9, 30)
    levels = Levels(Road(folder, clock))
    road = levels.road
    road.found(CITY, "明州市", Level.CITY)
    for name, title in DISTRICTS.items():
        road.found(name, title, Level.DISTRICT)
        levels.uids[name] = road.enrol(name, CITY)
    for name, title in UNITS.items():
        road.found(name, title, Level.UNIT)
        levels.uids[name] = road.enrol(name, district_of(name))
    for number, name in enumerate((*DISTRICTS, *UNITS)):
        with levels.open(name) as office:
            work(office, random.Random(number))
    return levels


def one_district(folder: Path, clock: Clock) -> Levels:
    """A city, a district, and two units that have sent an issue with evidence to it."""
    clock.set(2026, 9, 25)
    levels = Levels(Road(folder, clock))
    road = levels.road
    road.found(CITY, "明州市", Level.CITY)
    road.found("east", DISTRICTS["east"], Level.DISTRICT)
    levels.uids["east"] = road.enrol("east", CITY)
    for name in FEW:
        road.found(name, UNITS[name], Level.UNIT)
        levels.uids[name] = road.enrol(name, "east")
        with levels.open(name) as office:
            prove(office, an_issue(office).uid, name.encode())
        levels.take("east", levels.send_up(name, "east-in"))
    return levels


def copied(levels: Levels, folder: Path) -> Levels:
    """The same offices once more, with keys, packages and sticks, and a clock of their own."""
    shutil.copytree(levels.road.folder, folder, dirs_exist_ok=True)
    clock = Clock(levels.road.clock.moment)
    return Levels(Road(folder, clock), dict(levels.uids))


def work(office: Office, chance: random.Random, months: Sequence[int] = (8, 9)) -> None:
    """Some of everything that figures count; lectures and readings in the last of the months."""
    month = months[-1]
    door = office.door
    people = [door.new(Person, name=f"{name}{office.name[:1]}") for name in ("王", "李", "赵")]
    door.store(*people)
    who = [person.uid for person in people]
    plan = door.new(
        Plan,
        **{"title": "集中学习", "mode": PlanMode.READING, "year": 2026},
        **{"owner_department": "党建办", "due_on": date(2026, 12, 31)},
        schedule_text="、".join(f"{at}月" for at in months),
    )
    for at in months:
        done = chance.randrange(4)
        day = date(2026, at, chance.randrange(2, 29)) if done else None
        step = PlanStep(month=f"2026-{at:02d}", planned_count=chance.randrange(1, 4))
        step.done_count, step.done_on = done, day
        plan.steps.append(step)
    door.store(plan)
    book = door.new(Book, title="党史简读", kind=BookKind.REQUIRED, listed_on=date(2026, 1, 5))
    door.store(book)
    for person in who[: chance.randrange(1, 4)]:
        reading = door.new(Reading, person=person, book=book.uid, due_on=date(2026, month, 20))
        if chance.random() < 0.7:
            reading.finished_on = date(2026, month, chance.randrange(1, 28))
            note = ReadingNote(title="心得", written_on=date(2026, month, 28), words=900)
            reading.notes.append(note)
        door.store(reading)
    for _ in range(chance.randrange(1, 4)):
        _lecture(office, who, chance, month)
    for _ in range(chance.randrange(2, 5)):
        _issue(office, who, chance, months)


def _lecture(office: Office, who: list[str], chance: random.Random, month: int) -> None:
    came = chance.randrange(10, 40)
    day = chance.randrange(1, 29)
    lecture = office.door.new(
        Lecture,
        **{"title": "专题党课", "kind": LectureKind.PARTY_LECTURE, "state": EventState.HELD},
        **{"audience_kind": AudienceKind.ORGANS, "lecturer": who[0]},
        **{"held_at": datetime(2026, month, day, 9), "place": "会议室"},
        **{"expected_count": came + chance.randrange(5), "attended_count": came},
    )
    office.door.store(lecture)


def _issue(office: Office, who: list[str], chance: random.Random, months: Sequence[int]) -> None:
    issue = office.door.new(
        Issue,
        **{"problem": f"问题{chance.randrange(1000)}", "aspect": "other"},
        **{"source": chance.choice([IssueSource.INSPECTION, IssueSource.FOUR_REVIEWS])},
        **{"rectify_kind": RectifyKind.BY_DEADLINE, "lead_leader": who[0], "owner": who[1]},
        **{"found_on": date(2026, chance.choice(months), chance.randrange(1, 10))},
        first_due_on=date(2026, chance.choice([months[-1], 12]), 15),
    )
    issue.measures.append(IssueMeasure(measure="整改", due_on=issue.first_due_on, owner=who[1]))
    office.door.store(issue)
    assert issue.complete, office.door.problems(issue)
    if chance.random() < 0.5:
        _ask_to_close(office, issue.uid)


def _ask_to_close(office: Office, uid: str) -> None:
    for verb in ("start", "mark_done"):
        act(office, uid, verb)
    prove(office, uid, f"photo of {uid}".encode())
    for verb in ("request_closure", "pass_review"):
        act(office, uid, verb)


def act(office: Office, uid: str, verb: str, **values: object) -> None:
    action = ISSUES.action(verb)
    assert action is not None
    office.door.act(action, office.door.load(Issue, uid), **values)

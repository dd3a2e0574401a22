"""One unit of the demo: set up, and its year entered month by month."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.demo.book import BookOfIssues
from models.demo.chance import Chance, Clock
from models.demo.deeds import DeedYear
from models.demo.democratic import DemocraticYear
from models.demo.educating import EducationYear
from models.demo.gatherings import MeetingYear
from models.demo.inspecting import UnitInspections
from models.demo.making_up import MakingUp
from models.demo.outreach import OutreachYear
from models.demo.plan import PlanYear, draw_up, issue
from models.demo.problems import findings_for
from models.demo.publicity import PublicityYear
from models.demo.rules import own_rules
from models.demo.small_books import SmallBooks
from models.demo.staff import Staff, hire, name_people
from models.demo.study import LectureYear, ReadingYear
from models.demo.words import SCHEME, SCHEME_ANSWER, SCHEME_MENDED, Place
from models.ledgers.schemes import Scheme, SchemeVersion
from models.ledgers.units import Level
from models.office import Office, set_up
from models.record import uids_from


@dataclass(frozen=True)
class Handed:
    """What the city hands down, by uid."""

    template: str
    items: tuple[str, ...]
    books: tuple[str, ...]


class DemoUnit:
    """A unit's folder, its people and what its year holds for it."""

    def __init__(self, folder: Path, number: int, place: Place, clock: Clock, seed: int) -> None:
        self.folder, self.number, self.place = folder, number, place
        self._clock = clock
        self._chance = Chance(seed, place.name, clock)
        self._meeting_chance = Chance(seed, f"{place.name}/meetings", clock)
        self._inspection_chance = Chance(seed, f"{place.name}/inspections", clock)
        self._reading_chance = Chance(seed, f"{place.name}/reading", clock)
        self._deed_chance = Chance(seed, f"{place.name}/deeds", clock)
        self._education_chance = Chance(seed, f"{place.name}/education", clock)
        self._outreach_chance = Chance(seed, f"{place.name}/outreach", clock)
        self._small_chance = Chance(seed, f"{place.name}/small", clock)
        self._publicity_chance = Chance(seed, f"{place.name}/publicity", clock)
        self._democratic_chance = Chance(seed, f"{place.name}/democratic", clock)
        self._names = name_people(self._chance, self._chance.number(12, 17))
        self._making_up = MakingUp(self._reading_chance, self._names[5])
        self._since = date.min
        self._staff: Staff | None = None

    @property
    def clerk(self) -> str:
        """Who fills in."""
        return self._names[-1]

    @property
    def head(self) -> str:
        return self._names[0]

    @property
    def reviewer(self) -> str:
        return self._names[5]

    def set_up(self) -> None:
        level = Level.DISTRICT if self.place.bureau else Level.UNIT
        with uids_from(self._chance.uid):
            set_up(
                self.folder,
                self.place.name,
                level,
                area=self.place.area,
                actor=self.clerk,
                now=self._clock,
            )

    def open(self) -> Office:
        return Office(self.folder, now=self._clock)

    def enter(self, office: Office, handed: Handed, year: int, until: date) -> None:
        """Write down what has happened since the last time."""
        with uids_from(self._chance.uid):
            if self._staff is None:
                self._begin(office, handed, year)
            self._plan.enter(office, until, self._scheme)
            self._readings.enter(office, until)
            self._lectures.enter(office, until)
            self._issues.enter(office, self._since, until)
        with uids_from(self._meeting_chance.uid):
            self._meetings.enter(office, until)
            if self.number == 5 and until.month == 9:
                self._send_for_review(office, until)
        with uids_from(self._reading_chance.uid):
            self._making_up.enter(office, until)
        with uids_from(self._inspection_chance.uid):
            self._inspections.enter(office, until)
        with uids_from(self._deed_chance.uid):
            self._deeds.enter(office, self._since, until)
        with uids_from(self._education_chance.uid):
            self._education.enter(office, until)
        with uids_from(self._outreach_chance.uid):
            self._outreach.enter(office, until)
        with uids_from(self._small_chance.uid):
            self._small.enter(office, until)
        with uids_from(self._publicity_chance.uid):
            self._publicity.enter(office, until)
        with uids_from(self._democratic_chance.uid):
            self._democratic.enter(office, until)
        self._since = until

    def _begin(self, office: Office, handed: Handed, year: int) -> None:
        chance = self._chance
        staff = self._staff = hire(office, chance, self._names, year, self.place.unit_type)
        scheme = draw_up(office, chance, staff, year, handed.template)
        if self.number != 5:
            issue(scheme, chance, year)
        office.door.store(scheme)
        self._scheme = scheme.uid
        rules = Chance(chance.seed, f"{self.place.name}/rules", self._clock)
        with uids_from(rules.uid):
            own_rules(office, rules, year)
        self._plan = PlanYear(chance, staff, year, handed.items)
        self._readings = ReadingYear(chance, staff, handed.books, year)
        self._lectures = LectureYear(chance, staff, year)
        self._meetings = MeetingYear(self._meeting_chance, staff, year)
        behind = self.number % 5 == 2
        self._inspections = UnitInspections(self._inspection_chance, staff, behind)
        self._education = EducationYear(self._education_chance, staff, year)
        self._deeds = DeedYear(self._deed_chance, staff, year)
        self._outreach = OutreachYear(self._outreach_chance, staff, year)
        self._small = SmallBooks(self._small_chance, staff, self.place.name, Level.CITY)
        self._publicity = PublicityYear(self._publicity_chance, year)
        self._democratic = DemocraticYear(self._democratic_chance, staff, year)
        findings = chance.some_of(findings_for(self.place.unit_type), chance.number(25, 35))
        self._issues = BookOfIssues(chance, staff, year, findings)

    def _send_for_review(self, office: Office, until: date) -> None:
        """One unit mends its scheme and asks again; the city has not looked at it yet."""
        scheme = office.door.load(Scheme, self._scheme)
        mended = SCHEME.replace(*SCHEME_MENDED)
        version = SchemeVersion(version="V3", made_on=until, body=mended, change_note=SCHEME_ANSWER)
        scheme.versions.append(version)
        scheme.submitted_on = until
        office.door.store(scheme)

"""The demo's city: what it hands down, its own year, and its sittings over the units' packages."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from models.demo.book import BookOfIssues
from models.demo.chance import Chance, Clock
from models.demo.deeds import DeedYear, decide_deeds
from models.demo.educating import EducationYear
from models.demo.gatherings import CityMeetings
from models.demo.inspecting import CityInspections
from models.demo.making_up import MakingUp
from models.demo.outreach import CityTraining, OutreachYear
from models.demo.plan import PlanYear, draw_up, issue
from models.demo.problems import REFUSALS, findings_for
from models.demo.publicity import PublicityYear, accept_sites
from models.demo.rules import hand_down_rules
from models.demo.small_books import SmallBooks, answer_below, set_aims
from models.demo.staff import Staff, hire_city, name_people
from models.demo.study import LectureYear
from models.demo.unit import Handed
from models.demo.words import BOOKS, CITY, REVIEWS, SCHEME, TEMPLATE_TITLE
from models.ledgers import issue_verbs, scheme_verbs
from models.ledgers.books import Book, BookKind
from models.ledgers.closure import ClosureState
from models.ledgers.decisions import Decision, Said
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.lectures import LectureKind
from models.ledgers.outreach_talks import PlaceKind
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme
from models.ledgers.units import Level, descendants
from models.office import Office, set_up
from models.pending import pending_decisions
from models.record import Record, uids_from

_STAFF = 24
_RESUBMITS = 5
"""The number of the unit whose scheme goes back."""


class DemoCity:
    def __init__(self, folder: Path, clock: Clock, seed: int) -> None:
        self.folder = folder
        self._clock = clock
        self._chance = Chance(seed, CITY, clock)
        self._meeting_chance = Chance(seed, f"{CITY}/meetings", clock)
        self._inspection_chance = Chance(seed, f"{CITY}/inspections", clock)
        self._reading_chance = Chance(seed, f"{CITY}/reading", clock)
        self._deed_chance = Chance(seed, f"{CITY}/deeds", clock)
        self._education_chance = Chance(seed, f"{CITY}/education", clock)
        self._outreach_chance = Chance(seed, f"{CITY}/outreach", clock)
        self._small_chance = Chance(seed, f"{CITY}/small", clock)
        self._publicity_chance = Chance(seed, f"{CITY}/publicity", clock)
        self._names = name_people(self._chance, _STAFF)
        self._making_up = MakingUp(self._reading_chance, self._names[1])
        self._since = date.min
        self._staff: Staff | None = None

    def open(self) -> Office:
        return Office(self.folder, now=self._clock)

    def set_up(self, year: int) -> Handed:
        """Found the office; what it hands down."""
        with uids_from(self._chance.uid):
            set_up(self.folder, CITY, Level.CITY, actor=self._names[-1], now=self._clock)
            with self.open() as office:
                row = office.row
                row.unit_type = "party_organ"
                office.door.store(row)
                return self._hand_down(office, year)

    def _hand_down(self, office: Office, year: int) -> Handed:
        chance = self._chance
        staff = self._staff = hire_city(office, chance, self._names, year)
        template = office.door.new(
            SchemeTemplate,
            **{"title": TEMPLATE_TITLE.format(year), "org_level": Level.UNIT},
            **{"version": "V1", "body": SCHEME, "handed_down_on": date(year, 1, 20)},
        )
        books = [
            office.door.new(
                Book,
                **{"title": book.title, "aliases": book.aliases or None, "author": book.author},
                **{"publisher": "云泽出版社", "chapters": book.chapters, "pages": book.pages},
                **{"plan_month": f"{year}-{book.month:02d}", "listed_on": date(year, 1, 10)},
                kind=BookKind.REQUIRED if book.required else BookKind.REFERENCE,
                copies=chance.number(20, 60) * 10,
            )
            for book in BOOKS
        ]
        scheme = draw_up(office, chance, staff, year, None)
        issue(scheme, chance, year)
        office.door.store(template, *books, scheme)
        with uids_from(self._reading_chance.uid):
            self._making_up.hand_down(office, self._clock.today)
        with uids_from(Chance(self._chance.seed, f"{CITY}/rules", self._clock).uid):
            hand_down_rules(office, year)
        self._scheme = scheme.uid
        self._plan = PlanYear(chance, staff, year)
        self._plan.enter(office, date(year, 1, 1), scheme.uid)
        self._lectures = LectureYear(chance, staff, year, self._speakers(staff))
        self._meetings = CityMeetings(self._meeting_chance, staff, year)
        self._inspections = CityInspections(self._inspection_chance, staff, year)
        self._inspections.hand_down(office)
        self._education = EducationYear(self._education_chance, staff, year)
        self._deeds = DeedYear(self._deed_chance, staff, year, 4, asks_above=False)
        self._outreach = OutreachYear(self._outreach_chance, staff, year, list(PlaceKind))
        self._training = CityTraining(self._outreach_chance, staff, year)
        self._small = SmallBooks(self._small_chance, staff, CITY, Level.PROVINCE)
        with uids_from(self._small_chance.uid):
            set_aims(office, year)
        self._publicity = PublicityYear(self._publicity_chance, year)
        findings = chance.some_of(findings_for("party_organ"), 9)
        self._issues = BookOfIssues(chance, staff, year, findings, [IssueSource.SELF_CHECK])
        return Handed(template.uid, tuple(self._plan.uids), tuple(book.uid for book in books))

    def _speakers(self, staff: Staff) -> list[tuple[LectureKind, str]]:
        """Committee members lecture in turn; leaders and heads speak at exchanges."""
        members, heads = staff.leaders[:9], staff.leaders[10:]
        given = [(LectureKind.PARTY_LECTURE, person) for person in members[:8]]
        given += [(LectureKind.EXCHANGE, person) for person in (*members[1:5], *heads[:5])]
        given.append((LectureKind.TUTORIAL, heads[1]))
        self._chance.random.shuffle(given)
        return given

    def enter(self, office: Office, until: date) -> None:
        """Write down the city's own year up to a day."""
        with uids_from(self._chance.uid):
            self._plan.enter(office, until, self._scheme)
            self._lectures.enter(office, until)
            self._issues.enter(office, self._since, until)
        with uids_from(self._meeting_chance.uid):
            self._meetings.enter(office, until)
            self._meetings.analyse(office, until.month)
        with uids_from(self._reading_chance.uid):
            self._making_up.hand_down(office, until)
            self._making_up.enter(office, until)
            self._making_up.check_below(office, until)
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
        self._since = until

    # Sittings.

    def review(self, office: Office, units: Sequence[str]) -> None:
        """The joint review of the units' schemes, held in March, one of them sent back."""
        decisions: list[Record] = []
        with uids_from(self._chance.uid):
            for number, unit in enumerate(units):
                for scheme in Scheme.select().where(Scheme.unit == unit, Scheme.complete):
                    decisions.append(self._reviewed(office, scheme, number))
            office.door.store(*decisions)

    def _reviewed(self, office: Office, scheme: Scheme, number: int) -> Decision:
        asked_on = scheme.submitted_on or office.door.today
        said = Said(
            decided_on=asked_on + timedelta(days=6),
            decided_by=self._names[0],
            participants="组织部、宣传部、党校",
        )
        if number == _RESUBMITS:
            said["reason"], said["due_on"] = REVIEWS[2], date(scheme.year or 0, 8, 31)
            return scheme_verbs.ask_again(scheme, office.door.stamp, **said)
        if number % 4 == 1:
            said["reason"] = REVIEWS[1]
            return scheme_verbs.pass_with_changes(scheme, office.door.stamp, **said)
        said["reason"] = REVIEWS[0]
        return scheme_verbs.pass_review(scheme, office.door.stamp, **said)

    def decide(self, office: Office, share: float) -> None:
        """Decide on a share of the closures and extensions that the units ask for."""
        waiting = [p.record for p in pending_decisions(office) if isinstance(p.record, Issue)]
        with uids_from(self._chance.uid):
            asked = [record for record in waiting if self._chance.hits(share)]
            office.door.store(*self._decisions(office, asked))
        with uids_from(self._deed_chance.uid):
            decide_deeds(office, self._deed_chance, self._names)
        with uids_from(self._small_chance.uid):
            answer_below(office, self._small_chance, self._names, share)
        with uids_from(self._publicity_chance.uid):
            accept_sites(office, self._publicity_chance, self._names)
        with uids_from(self._meeting_chance.uid):
            self._meetings.decide(office)
            self._meetings.give(office, sorted(descendants(office.unit)), self._since.month)
        with uids_from(self._inspection_chance.uid):
            self._inspections.sit(office, self._since.month)
        with uids_from(self._outreach_chance.uid):
            self._training.sit(office, self._since.month)

    def _decisions(self, office: Office, issues: Iterable[Issue]) -> Iterable[Decision]:
        chance, stamp = self._chance, office.door.stamp
        for asking in issues:
            if asking.unit == office.unit:
                continue
            asked_on = asking.events[-1].effective_on or office.door.today
            day = min(asked_on + timedelta(days=chance.number(3, 12)), office.door.today)
            said = Said(decided_on=day, decided_by=self._names[chance.number(0, 8)])
            if asking.closure_state is ClosureState.EXTENSION:
                yield issue_verbs.grant_extension(asking, stamp, **said)
            elif chance.hits(0.88):
                yield issue_verbs.accept(asking, stamp, **said)
            else:
                said["reason"] = chance.one_of(REFUSALS)
                yield issue_verbs.refuse(asking, stamp, **said)

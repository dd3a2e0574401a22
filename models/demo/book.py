"""A unit's issues: each one's life is drawn when it is found, and entered as it happens."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.pictures import picture
from models.demo.problems import EXTENSIONS, PHOTO, PROGRESS, VOIDS, Finding
from models.demo.staff import Staff
from models.ledger import Stamp
from models.ledgers import issue_verbs
from models.ledgers.closure import ClosureState, Stage
from models.ledgers.decisions import Said
from models.ledgers.issues import (
    Issue,
    IssueEvidence,
    IssueMeasure,
    IssueProgress,
    IssueSource,
    MeasureState,
    RectifyKind,
)
from models.office import Office

SOURCES = (
    *[IssueSource.SELF_CHECK] * 4,
    *[IssueSource.INSPECTION] * 4,
    *[IssueSource.FOUR_REVIEWS] * 3,
    *(IssueSource.PUBLIC_REPORT, IssueSource.SUPERIOR, IssueSource.OPINION_SEEKING),
)
_FATES = (
    *["closed"] * 24,
    *("stuck", "extended", "long_term", "void"),
)


@dataclass
class Deed:
    """One thing done to an issue on a day: a verb of the ledger, "evidence" or "progress"."""

    on: date
    what: str
    text: str = ""
    until: date | None = None


@dataclass
class IssueFate:
    """An issue from the day on which it is found."""

    finding: Finding
    number: int
    found_on: date
    due_on: date
    source: IssueSource
    leader: str
    owner: str
    deeds: list[Deed] = field(default_factory=list)
    uid: str = ""


class BookOfIssues:
    """The issues of one office and of one year."""

    def __init__(
        self,
        chance: Chance,
        staff: Staff,
        year: int,
        findings: Sequence[Finding],
        sources: Sequence[IssueSource] = SOURCES,
    ) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._sources = sources
        found = sorted(self._found_on() for _ in findings)
        self._fates = [
            self._draw(finding, number, day)
            for number, (finding, day) in enumerate(zip(findings, found, strict=True), 1)
        ]

    def _found_on(self) -> date:
        """Many in the first quarter, when the book is set up; then now and then."""
        first = date(self._year, 1, 8)
        days = (
            self._chance.number(0, 80) if self._chance.hits(0.45) else self._chance.number(80, 262)
        )
        return self._chance.weekday(first + timedelta(days=days))

    def _draw(self, finding: Finding, number: int, found_on: date) -> IssueFate:
        chance, staff = self._chance, self._staff
        due_on = found_on + timedelta(days=chance.number(30, 85))
        fate = IssueFate(
            *(finding, number, found_on, due_on, chance.one_of(self._sources)),
            *(chance.one_of(staff.leaders), chance.one_of(staff.cadres)),
        )
        fate.deeds = sorted(self._deeds(fate), key=lambda deed: deed.on)
        return fate

    def _deeds(self, fate: IssueFate) -> Iterator[Deed]:
        chance = self._chance
        kind = chance.one_of(_FATES)
        day = fate.found_on + timedelta(days=chance.number(2, 9))
        if kind == "void":
            yield Deed(day, "void", chance.one_of(VOIDS))
            return
        yield Deed(day, "start")
        for step in range(chance.number(1, 3)):
            yield Deed(day + timedelta(days=6 + step * 9), "progress", chance.one_of(PROGRESS))
        if kind == "stuck":
            return
        if kind == "extended":
            asked = fate.due_on - timedelta(days=4)
            later = fate.due_on + timedelta(days=45)
            yield Deed(asked, "request_extension", chance.one_of(EXTENSIONS), later)
            yield from self._closing(fate.due_on + timedelta(days=chance.number(30, 44)))
            return
        done = fate.found_on + timedelta(days=chance.number(24, 80))
        if kind == "long_term":
            fate.due_on = date(self._year, 12, 31)
            yield Deed(done, "turn_long_term")
            return
        yield from self._closing(done)

    def _closing(self, done: date) -> Iterator[Deed]:
        for at, verb in enumerate(("mark_done", "evidence", "request_closure", "pass_review")):
            yield Deed(done + timedelta(days=at), verb)

    def enter(self, office: Office, since: date, until: date) -> None:
        """Write what was found and done after one day and up to another; decide on own findings."""
        new = [fate for fate in self._fates if since < fate.found_on <= until]
        office.door.store(*(self._new(office, fate) for fate in new))
        known = [fate for fate in self._fates if fate.uid]
        issues = store.load(Issue, [fate.uid for fate in known])
        for fate, issue in zip(known, issues, strict=True):
            self._retry(fate, issue, since)
            for deed in fate.deeds:
                if since < deed.on <= until:
                    self._do(office, issue, deed)
        office.door.store(*issues)
        self._decide(office, until)

    def _new(self, office: Office, fate: IssueFate) -> Issue:
        finding = fate.finding
        issue = office.door.new(
            Issue,
            **{"problem": finding.problem, "issue_no": f"{self._year}-{fate.number:03d}"},
            **{"source": fate.source, "found_on": fate.found_on, "aspect": finding.aspect},
            **{"target": finding.target, "first_due_on": fate.due_on},
            rectify_kind=RectifyKind.BY_DEADLINE,
            lead_leader=fate.leader,
            owner=fate.owner,
            owner_department=finding.department,
        )
        span = (fate.due_on - fate.found_on).days
        for place, text in enumerate(finding.measures, 1):
            due = fate.found_on + timedelta(days=span * place // len(finding.measures))
            measure = IssueMeasure(measure=text, due_on=due, owner=fate.owner)
            measure.state = MeasureState.NOT_STARTED
            issue.measures.append(measure)
        fate.uid = issue.uid
        return issue

    def _retry(self, fate: IssueFate, issue: Issue, since: date) -> None:
        """What was sent back is mended and asked for again, as often as not."""
        planned = any(deed.on > since for deed in fate.deeds)
        refused = issue.closure_state is ClosureState.REFUSED
        if refused and not planned and self._chance.hits(0.85):
            day = since + timedelta(days=self._chance.number(12, 20))
            verbs = ("progress", "evidence", "mark_done", "request_closure", "pass_review")
            fate.deeds += [
                Deed(day + timedelta(days=at), verb, self._chance.one_of(PROGRESS))
                for at, verb in enumerate(verbs)
            ]

    def _do(self, office: Office, issue: Issue, deed: Deed) -> None:
        stamp = Stamp(office.door.actor, office.unit, office.door.today)
        match deed.what:
            case "progress":
                issue.progress_entries.append(IssueProgress(entry_on=deed.on, content=deed.text))
            case "evidence":
                content = picture(self._chance.random)
                name = PHOTO.format(len(issue.evidence) + 1)
                file = office.attachments.add(io.BytesIO(content), name)
                issue.evidence.append(IssueEvidence(file=(file,), added_on=deed.on))
            case "request_extension":
                issue_verbs.request_extension(issue, stamp, deed.until, deed.text, deed.on)
            case "void":
                issue_verbs.void(issue, stamp, deed.text, deed.on)
            case _:
                verb = getattr(issue_verbs, deed.what)
                verb(issue, stamp, effective_on=deed.on)
        if deed.what in ("start", "mark_done", "turn_long_term"):
            for measure in issue.measures:
                self._advance(measure, deed)

    def _advance(self, measure: IssueMeasure, deed: Deed) -> None:
        measure.state = MeasureState.DOING
        if deed.what != "start":
            long_term = deed.what == "turn_long_term"
            measure.state = MeasureState.LONG_TERM if long_term else MeasureState.DONE
            measure.done_on = deed.on

    def _decide(self, office: Office, until: date) -> None:
        """The office's own leader closes what the office found itself."""
        own = [
            fate.uid for fate in self._fates if fate.uid and fate.source is IssueSource.SELF_CHECK
        ]
        leader = self._staff.names[self._staff.leaders[0]]
        decisions = []
        for issue in store.load(Issue, own):
            asked = issue.events[-1].effective_on if issue.events else None
            waits = issue.closure_state is ClosureState.TO_ACCEPT and issue.stage is Stage.REVIEW
            if waits and asked is not None and asked <= until - timedelta(days=4):
                said = Said(decided_on=asked + timedelta(days=3), decided_by=leader)
                decisions.append(issue_verbs.accept(issue, office.door.stamp, **said))
            elif issue.closure_state is ClosureState.EXTENSION:
                decisions.append(
                    issue_verbs.grant_extension(
                        issue, office.door.stamp, decided_on=until, decided_by=leader
                    )
                )
        office.door.store(*decisions)

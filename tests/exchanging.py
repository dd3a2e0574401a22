"""Offices in folders of their own, enrolled with each other, and a folder that is the stick."""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.canonical import decode, encode
from models.exchange.desks.enrolling import accept_request, install_answer, write_request
from models.exchange.receiving.history import undo_import
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome
from models.exchange.sending.outbox import copy_to, export_down, export_up
from models.exchange.tables import Incoming
from models.exchange.trust.trust import own_fingerprint
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import (
    Issue,
    IssueEvidence,
    IssueMeasure,
    IssueProgress,
    IssueSource,
    RectifyKind,
)
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.lines import Line, line_hash
from models.office import Office
from models.periods import Period
from models.record import database
from tests.conftest import Clock
from tests.founding import Steps

SEPTEMBER = Period(2026, 9, 9)


@dataclass
class Road:
    """Several offices, one open at a time, and the stick between them."""

    folder: Path
    clock: Clock

    def __post_init__(self) -> None:
        self._steps = Steps(self.folder)

    @property
    def stick(self) -> Path:
        path = self.folder / "stick"
        path.mkdir(exist_ok=True)
        return path

    def found(self, name: str, title: str, level: Level, **more: Any) -> None:
        self._steps.found(name, title, level, **more)

    def open(self, name: str) -> Office:
        return Office(self.folder / name, now=self.clock)

    def enrol(self, child: str, parent: str) -> str:
        """Both halves of an enrolment; the child's uid."""
        step = ("enrol", child, parent, self.clock())
        given = self._steps.take(
            step, (child, parent, self.stick.name), lambda: self._enrol(child, parent)
        )
        return str(given)

    def _enrol(self, child: str, parent: str) -> str:
        with self.open(child) as office:
            request = write_request(office, self.stick)
            digits = own_fingerprint(office)
            unit = office.unit
        with self.open(parent) as office:
            answer = accept_request(office, request, digits, self.stick).path
        with self.open(child) as office:
            install_answer(office, answer)
        return unit

    def send_up(self, name: str, period: Period | None = SEPTEMBER, **more: Any) -> Path:
        with self.open(name) as office:
            return copy_to(office, export_up(office, period, **more), self.stick)

    def send_down(self, name: str) -> list[Path]:
        with self.open(name) as office:
            return [copy_to(office, packed, self.stick) for packed in export_down(office)]

    def take(self, name: str, *paths: Path, on: date | None = None) -> list[Outcome]:
        with self.open(name) as office:
            return import_packages(office, paths, received_on=on)

    def undo(self, name: str, package_id: str) -> None:
        with self.open(name) as office:
            undo_import(office, package_id)

    def dump(self, name: str, *, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
        with self.open(name):
            return dump(*without)


def dump(*without: str) -> dict[str, list[Any]]:
    """Every row of every table of the open office, but of changes, of the count of what was typed
    (which undoing does not untype) and of those named."""
    hidden = {"changes", "change_images", "field_counts", "schema_migrations", *without}
    tables = [
        name
        for (name,) in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in hidden and not name.startswith("sqlite_")
    ]
    return {
        table: sorted(map(repr, database.execute_sql(f'SELECT * FROM "{table}"').fetchall()))
        for table in tables
    }


def world(folder: Path, clock: Clock) -> Road:
    """A city and one unit, enrolled."""
    road = Road(folder, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("unit", "清溪镇", Level.UNIT, area="东部片区")
    road.enrol("unit", "city")
    return road


def a_person(office: Office, name: str = "王芳") -> str:
    person = office.door.new(Person, name=name)
    office.door.store(person)
    return person.uid


def an_issue(office: Office, problem: str = "发热门诊引导标识缺失") -> Issue:
    """A complete issue, found by an inspection."""
    person = a_person(office)
    issue = office.door.new(
        Issue,
        problem=problem,
        source=IssueSource.INSPECTION,
        aspect="other",
        rectify_kind=RectifyKind.BY_DEADLINE,
        lead_leader=person,
        owner=person,
        first_due_on=date(2026, 12, 31),
    )
    issue.measures.append(IssueMeasure(measure="重做标识", due_on=date(2026, 10, 31), owner=person))
    issue.progress_entries.append(IssueProgress(entry_on=date(2026, 9, 10), content="已联系厂家"))
    office.door.store(issue)
    assert issue.complete, office.door.problems(issue)
    return issue


def act(office: Office, uid: str, name: str, **values: Any) -> None:
    action = ISSUES.action(name)
    assert action is not None
    office.door.act(action, office.door.load(Issue, uid), **values)


def prove(office: Office, uid: str, content: bytes = b"photo", name: str = "photo.jpg") -> str:
    """Attach evidence to an issue; the hash of the file."""
    ref = office.attachments.add(io.BytesIO(content), name)
    issue = office.door.load(Issue, uid)
    issue.evidence.append(IssueEvidence(file=(ref,)))
    office.door.store(issue)
    return ref.sha256


def ready_to_close(office: Office) -> str:
    """An issue with evidence whose closure is asked for; its uid."""
    uid = an_issue(office).uid
    act(office, uid, "start")
    act(office, uid, "mark_done")
    prove(office, uid)
    act(office, uid, "request_closure")
    act(office, uid, "pass_review")
    return uid


def newest_import() -> Incoming:
    row = Incoming.select().order_by(Incoming.number.desc()).first()
    assert row is not None
    found: Incoming = row
    return found


def forge(road: Road, name: str, changed: dict[str, object], ledger: str = "issues") -> None:
    """Let an office send its newest record of a ledger as something else."""
    with road.open(name):
        line = Line.select().where(Line.ledger == ledger).order_by(Line.uid.desc()).get()
        content = {**decode(bytes(line.line)), **changed}
        raw = encode({key: value for key, value in content.items() if value is not None})
        Line.update(line=raw, hash=line_hash(raw), rev=content["rev"]).where(
            Line.uid == line.uid
        ).execute()

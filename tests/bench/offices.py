"""Offices and records to measure with."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from models.ledgers.books import Book, BookKind
from models.ledgers.issues import Issue, IssueMeasure, IssueSource, RectifyKind
from models.ledgers.units import Level
from models.office import Office, set_up
from models.record import Record, new_uid

FOUND, DUE = date(2026, 3, 2), date(2026, 11, 30)
PERSON = "00000000-0000-7000-8000-000000000001"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix="study-ledger-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


class Fresh:
    """Copies of one office: setting up costs a derivation of keys, copying nothing."""

    def __init__(self, home: Path, name: str, level: Level) -> None:
        self._become(home, home / name)
        set_up(self._template, name, level)

    @classmethod
    def of(cls, home: Path, template: Path) -> Self:
        """Copies of an office that is there, and closed."""
        fresh = cls.__new__(cls)
        fresh._become(home, template)
        return fresh

    def _become(self, home: Path, template: Path) -> None:
        self._home, self._template, self._copies = home, template, 0

    def open(self) -> Office:
        self._copies += 1
        copy = self._home / f"{self._template.name}-{self._copies}"
        shutil.copytree(self._template, copy, ignore=shutil.ignore_patterns(".lock"))
        return Office(copy)


def books(unit: str, count: int) -> list[Record]:
    """Plain records: no rows, nothing derived."""
    return [
        Book(
            uid=new_uid(),
            unit=unit,
            filler="李敏",
            title=f"学习读本第 {number} 册",
            author="本书编写组",
            publisher="人民出版社",
            kind=BookKind.REQUIRED,
            chapters=12,
            pages=number % 400 + 40,
            plan_month="2026-09",
            copies=30,
            listed_on=FOUND,
            remarks="单位统一配发",
        )
        for number in range(count)
    ]


def issues(unit: str, count: int) -> list[Record]:
    """The heaviest records: two measures each, an event that the door adds, five derived fields."""
    made: list[Record] = []
    for number in range(count):
        issue = Issue(
            uid=new_uid(),
            unit=unit,
            filler="李敏",
            problem=f"第 {number} 个问题：理论学习中心组研讨发言准备不够充分",
            issue_no=f"2026-{number:03d}",
            source=IssueSource.INSPECTION,
            found_on=FOUND,
            aspect="theory",
            manifestation="会前没有列出发言提纲，联系本单位实际不够",
            cause="对学习的要求抓得不紧",
            target="会前一周提交提纲，会后形成清单",
            rectify_kind=RectifyKind.BY_DEADLINE,
            lead_leader=PERSON,
            owner=PERSON,
            owner_department="办公室",
            first_due_on=DUE,
        )
        issue.measures += [
            IssueMeasure(measure=f"措施 {place}：制定发言安排表", due_on=DUE, owner=PERSON)
            for place in (1, 2)
        ]
        made.append(issue)
    return made

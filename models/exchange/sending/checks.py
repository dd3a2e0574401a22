"""What is looked at before a package is made: what leaves, what is in the way, what is in order."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from models import listing, store
from models.calendar.duties import MISSED, duties, entry_of
from models.calendar.entries import Asked
from models.calendar.workdays import Workdays
from models.canonical import encode
from models.changes import Change
from models.exchange import receipts
from models.exchange.sending import corrections, selection
from models.exchange.sending.corrections import Freeze, Moved
from models.exchange.sending.explanations import Reasons, reasons_for
from models.exchange.sending.findings import Check, Level
from models.exchange.sending.nil_answers import look_for_nothing
from models.exchange.sending.outbox import Packed, outgoing
from models.exchange.sending.selection import Leaving
from models.exchange.tables import (
    QUARANTINED,
    REFUSED,
    UP,
    Outgoing,
)
from models.exchange.trust import trust
from models.fields import Column, FileRef, LinkField
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.deadlines import due_on
from models.ledgers.month_reports import MonthReport
from models.listing import Listing
from models.office import Office
from models.periods import Period, month_of
from models.progress import Progress, silent
from models.record import Record, tuples
from models.words import Sentence, sentence

_NOT_SENT = ("areas", "month_reports")
"""Ledgers whose drafts nobody waits for above."""
MANY = 100
"""A finding in more records than this is explained once for all of them."""


@dataclass(frozen=True)
class Content:
    """How many records of a ledger leave, and how many drafts of the period stay behind."""

    ledger: str
    title: str
    count: int
    drafts: int = 0


@dataclass(frozen=True)
class Readiness:
    """All that a person looks over before signing.

    `content` stands for exactly these revisions, `digest` also for what was said about the
    findings: another digest voids the signatures. `changed` is how many of the records have changed
    since `last`, the newest package made; `moved` what is told of months submitted before; `sizes`
    the attachments that travel, hash → bytes.
    """

    contents: tuple[Content, ...]
    checks: tuple[Check, ...]
    sizes: Mapping[str, int]
    content: str
    addressee: str
    due_on: date | None
    last: Packed | None
    changed: int
    moved: Moved

    @property
    def files(self) -> int:
        return len(self.sizes)

    @property
    def size(self) -> int:
        return sum(self.sizes.values())

    @property
    def digest(self) -> str:
        said = [
            [check.code, list(check.subjects), list(check.reasons)]
            for check in self.checks
            if check.level is Level.WARNING
        ]
        return hashlib.sha256(encode([self.content, said])).hexdigest()

    def at(self, level: Level) -> list[Check]:
        return [check for check in self.checks if check.level is level]

    @property
    def open(self) -> list[Check]:
        """The warnings that have to be mended or explained yet."""
        return [check for check in self.checks if check.open]

    def finding(self, code: str) -> Check | None:
        """The warning with this code."""
        return next((check for check in self.at(Level.WARNING) if check.code == code), None)


def check_submission(
    office: Office,
    period: Period | None,
    *,
    freeze: Freeze | None = None,
    progress: Progress = silent,
) -> Readiness:
    """Look over what would leave for the level above as the report of `period`."""
    return _Look(office, period, freeze).readiness(progress)


def restate(office: Office, period: Period | None, ready: Readiness) -> Readiness:
    """The same findings with what has been said about them since; nothing is looked at again."""
    reasons = reasons_for(office, period)
    checks = (
        reasons.put_to(check) if check.level is Level.WARNING else check for check in ready.checks
    )
    return replace(ready, checks=tuple(checks))


class _Look:
    """One look over an office's own records; nothing is stored."""

    def __init__(self, office: Office, period: Period | None, freeze: Freeze | None) -> None:
        self.office, self.period = office, period
        self.reasons: Reasons = reasons_for(office, period)
        self.moved = corrections.moved(office, freeze)
        self.parent = trust.parent_of(office)
        year = period.year if period else office.door.today.year
        self.leaving: list[Leaving] = selection.going_up(office.unit, year)
        self.sent = [packed for packed in outgoing(office) if packed.kind == UP]

    @property
    def last(self) -> Packed | None:
        return self.sent[0] if self.sent else None

    def readiness(self, progress: Progress) -> Readiness:
        looks = (
            *(self._enrolment, self._begun, self._files, self._corrections, self._nothing),
            *(self._drafts, self._overdue, self._rules, self._links, self._road),
        )
        found: list[Check] = []
        for number, look in enumerate(looks):
            progress(number, len(looks))
            found += look()
        progress(len(looks), len(looks))
        order = list(Level)
        return Readiness(
            contents=tuple(self._contents()),
            checks=tuple(sorted(found, key=lambda check: order.index(check.level))),
            sizes=self._new_files(),
            content=self._content(),
            addressee=self.parent.name if self.parent else "",
            due_on=self._due(),
            last=self.last,
            changed=self._changed(),
            moved=self.moved,
        )

    def _content(self) -> str:
        """Over the revisions that leave; what this month's own report says stands in the checks."""
        covered = sorted(
            [leaving.uid, leaving.content["rev"]]
            for leaving in self.leaving
            if leaving.uid != self.reasons.report.uid
        )
        code = self.period.code if self.period else None
        return hashlib.sha256(encode([code, covered])).hexdigest()

    def _due(self) -> date | None:
        if self.parent is None or self.period is None:
            return None
        return due_on(self.parent.unit, self.period, self.office.unit)

    def _contents(self) -> Iterator[Content]:
        counts = Counter(
            leaving.ledger for leaving in self.leaving if not leaving.content.get("deleted")
        )
        for ledger in self.office.ledgers:
            drafts = len(self._draft_uids.get(ledger.name, []))
            if counts[ledger.name] or drafts:
                yield Content(ledger.name, ledger.title, counts[ledger.name], drafts)

    @cached_property
    def _draft_uids(self) -> dict[str, list[str]]:
        """Ledger → own records of the period that are not filled in yet; undated ones are too."""
        found = {}
        for ledger in self.office.ledgers:
            if ledger.name not in _NOT_SENT:
                wanted = Listing(
                    ledger, self.period, unit=self.office.unit, where={"complete": (False,)}
                )
                later = self._later(ledger)
                uids = [u for u in listing.uids(wanted) if u != self.office.unit and u not in later]
                if uids:
                    found[ledger.name] = uids
        return found

    def _later(self, ledger: Ledger) -> set[str]:
        """The records that are planned for after the period."""
        model = ledger.model
        period = self.period or month_of(self.office.door.today)
        query = model.select(model.uid).where(
            model.unit == self.office.unit, model.planned_after(period)
        )
        return {uid for (uid,) in tuples(query)}

    def _changed(self) -> int:
        """How many of the leaving records have changed since the newest package."""
        if self.last is None:
            return len(self.leaving)
        row = Outgoing.get_by_id(self.last.package_id)
        since: set[str] = set()
        records = [some.uid for some in self.leaving if some.ledger != MonthReport._meta.table_name]
        for some in store.chunks(records):
            query = Change.select(Change.uid).where(
                Change.seq > row.change, store.among(Change.uid, some)
            )
            since |= {uid for (uid,) in tuples(query)}
        return len(since)

    # The checks

    def _warning(
        self,
        code: str,
        title: Sentence,
        detail: Sentence | None,
        ledger: str,
        uids: Sequence[str],
    ) -> Check:
        """A warning about these records, with what was said about them.

        A note where no period is reported: data alone may go up as they are.
        """
        if self.period is None:
            return Check(Level.NOTE, title, detail, ledger, uids[0])
        subjects = tuple(uids) if len(uids) <= MANY else ("",)
        check = Check(Level.WARNING, title, detail, ledger, uids[0], code, subjects)
        return self.reasons.put_to(check)

    def _corrections(self) -> Iterator[Check]:
        return corrections.look_for_corrections(self.moved, self.reasons)

    def _nothing(self) -> Iterator[Check]:
        return look_for_nothing(self.office, self.period, self.reasons)

    def _enrolment(self) -> Iterator[Check]:
        if self.parent is None:
            yield Check(
                Level.FAILED,
                sentence("还没有登记到上级"),
                sentence("到“登记与核对”生成登记申请，安装上级的答复后再报送"),
            )
        else:
            yield Check(Level.PASSED, sentence("已登记到上级“{name}”", name=self.parent.name))

    def _begun(self) -> Iterator[Check]:
        """A month that has not begun would count as sent, and its real report never be late."""
        if self.period is not None and self.period.start > self.office.door.today:
            yield Check(
                Level.FAILED,
                sentence("这一期还没有开始"),
                sentence("换一个期间，或不作为哪一期的报表，只更新数据"),
            )

    @cached_property
    def _named_files(self) -> dict[str, tuple[int, Leaving]]:
        """Hash → (size, a record that names it)."""
        return {
            sha256: (size, leaving)
            for leaving in self.leaving
            for sha256, size in selection.files(leaving.content)
        }

    def _new_files(self) -> dict[str, int]:
        """The attachments that travel this time: those that the level above does not have yet."""
        known = receipts.acknowledged_blobs(UP)
        held = self.office.attachments
        return {
            sha256: size
            for sha256, (size, _) in self._named_files.items()
            if sha256 not in known and held.has(sha256)
        }

    def _files(self) -> Iterator[Check]:
        held, known = self.office.attachments, receipts.acknowledged_blobs(UP)
        lost = [
            leaving
            for sha256, (_, leaving) in self._named_files.items()
            if sha256 not in known and not held.has(sha256)
        ]
        for leaving in lost:
            yield Check(
                Level.FAILED,
                sentence("“{title}”的附件不在本机", title=self._heading(leaving)),
                sentence("重新添加附件，或从记录里去掉它"),
                leaving.ledger,
                leaving.uid,
            )
        if not lost:
            count = len(self._named_files)
            yield Check(Level.PASSED, sentence("附件齐全，共 {count} 个", count=count))

    def _heading(self, leaving: Leaving) -> str:
        ledger = ledger_named(leaving.ledger)
        assert ledger is not None
        return self.office.door.load(ledger.model, leaving.uid).heading()

    def _drafts(self) -> Iterator[Check]:
        for name, uids in self._draft_uids.items():
            ledger = ledger_named(name)
            assert ledger is not None
            record = self.office.door.load(ledger.model, uids[0])
            blocking = [p for p in self.office.door.problems(record) if p.level != "warning"]
            detail = sentence("“{title}”补全后才报送", title=record.heading())
            if blocking:
                detail = sentence(
                    "“{title}”{problem}", title=record.heading(), problem=blocking[0].message
                )
            title = sentence(ledger.title)
            said = sentence("{ledger}还有 {count} 条草稿不报送", ledger=title, count=len(uids))
            yield self._warning(f"drafts.{name}", said, detail, name, uids)
        if not self._draft_uids:
            yield Check(Level.PASSED, sentence("本期记录都已填完"))

    def _overdue(self) -> Iterator[Check]:
        today, late = self.office.door.today, 0
        for ledger in self.office.ledgers:
            if not listing.tells_overdue(ledger):
                continue
            uids = listing.uids(Listing(ledger, unit=self.office.unit, overdue_on=today))
            late += len(uids)
            if uids:
                title = sentence(ledger.title)
                yield self._warning(
                    f"overdue.{ledger.name}",
                    sentence("{ledger}有 {count} 条超期", ledger=title, count=len(uids)),
                    sentence("将如实报送，先核对进展和时限"),
                    ledger.name,
                    uids,
                )
        if not late:
            yield Check(Level.PASSED, sentence("没有超期的记录"))

    def _rules(self) -> Iterator[Check]:
        """Rules whose day lies in the period, is over, and found them not kept."""
        if self.period is None:
            return
        unit, today = self.office.unit, self.office.door.today
        asked = Asked(unit, self.period.start, self.period.end, today)
        over = [duty for duty in duties(asked, Workdays(unit)) if duty.day < today]
        missed = [duty for duty in over if duty.left]
        if missed:
            yield self._warning(
                MISSED,
                sentence("有 {count} 项制度本期没有做够", count=len({d.rule.uid for d in missed})),
                entry_of(missed[0], today).text,
                "rules",
                list(dict.fromkeys(duty.rule.uid for duty in missed)),
            )
        elif over:
            yield Check(Level.PASSED, sentence("制度要求的都做够了"))

    def _links(self) -> Iterator[Check]:
        broken = list(self._broken_links())
        for ledger, uid, column in broken:
            record = self.office.door.load(ledger.model, uid)
            yield self._warning(
                f"links.{ledger.name}.{column.name}",
                sentence(
                    "“{title}”的{field}指向已删除的记录",
                    title=record.heading(),
                    field=sentence(column.label),
                ),
                sentence("换一个，或清空这一栏"),
                ledger.name,
                [uid],
            )
        if not broken:
            yield Check(Level.PASSED, sentence("人员、单位和计划的引用都有效"))

    def _broken_links(self) -> Iterator[tuple[Ledger, str, Column[Any]]]:
        """Own complete records that point at something deleted, one a field."""
        for ledger in self.office.ledgers:
            model = ledger.model
            for column in (f for f in ledger.fields() if isinstance(f, LinkField)):
                target = ledger_named(column.target)
                if target is None or column.derived:
                    continue
                gone = target.model.select(target.model.uid).where(target.model.deleted)
                query = model.select(model.uid).where(
                    *(model.unit == self.office.unit, ~model.deleted, model.complete),
                    column.in_(gone),
                )
                for (uid,) in tuples(query.limit(1)):
                    yield ledger, uid, column

    def _road(self) -> Iterator[Check]:
        """What became of the package before this one."""
        last = self.last
        if last is None:
            return
        if last.receipt in (REFUSED, QUARANTINED):
            yield Check(
                Level.NOTE,
                sentence("第 {seq} 号包上级没有接收", seq=last.seq),
                last.reason or sentence("向上级问明原因后再报送"),
            )
            return
        carried = date.fromisoformat(last.carried_on) if last.carried_on else None
        days = (self.office.door.today - carried).days if carried else 0
        if not last.receipt and days:
            yield Check(
                Level.NOTE,
                sentence("第 {seq} 号包已带走 {days} 天，还没有回执", seq=last.seq, days=days),
                sentence("新包包含它的全部内容，可以照常报送"),
            )
        else:
            yield Check(Level.PASSED, sentence("以前的报送包都有着落"))


def files_of(ledger: Ledger, record: Record) -> Iterable[FileRef]:
    """Every attachment that a record and its rows name, in the order of the form."""
    for part, name in ledger.file_fields():
        holders: Sequence[object] = getattr(record, part) if part else (record,)
        for holder in holders:
            yield from getattr(holder, name) or ()

"""改动记录: every change of every record, filtered and read a screenful at a time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.changes import Change, ChangeImage, Kind
from models.ledgers import LEDGERS, ledger_named
from models.progress import Progress, silent
from models.record import tuples
from models.store import chunks
from models.versions import Version, told, versions_at
from models.words import Words, chinese, sentence

KINDS = {
    Kind.EDIT: "录入和办理",
    Kind.UNDO: "撤销",
    Kind.REDO: "恢复",
    Kind.SHEET: "导入表格",
    Kind.IMPORT: "导入报送包",
    Kind.IMPORT_UNDO: "撤回导入",
    Kind.MIGRATION: "按上级要求调整",
    Kind.RECOVERY: "从上级拿回",
    Kind.ACCOUNTS: "账号",
    Kind.ERASE: "清除",
}
NO_RECORDS = {"accounts": "账号", "privacy": "个人信息"}
"""What stands in the place of a ledger where no record was changed, and its title."""

ERASED = "已清除"
HEADINGS = ("序号", "时间", "谁", "类别", "台账", "记录", "原因", "改动")
PERSONAL = ("谁", "记录", "原因", "改动")
"""The columns that name people or hold what was entered about them."""
_WIDTHS = (8, 20, 12, 14, 14, 36, 44, 60)


@dataclass(frozen=True)
class Wanted:
    """Which changes are asked for; empty: all. Days are ISO text, both ends included.

    `text` is looked for in what the records said before and after, and in the reasons.
    """

    first: str = ""
    last: str = ""
    actor: str = ""
    ledger: str = ""
    kind: str = ""
    text: str = ""
    uid: str = ""


def found(wanted: Wanted) -> list[int]:
    """The numbers of the changes, the newest first."""
    query = Change.select(Change.seq)
    for condition in _conditions(wanted):
        query = query.where(condition)
    if wanted.text:
        query = query.join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        query = query.where(_says(wanted.text))
    return [seq for (seq,) in tuples(query.order_by(Change.seq.desc()))]


def _conditions(wanted: Wanted) -> Iterator[Any]:
    if wanted.first:
        yield Change.at >= wanted.first
    if wanted.last:
        yield Change.at < f"{wanted.last}U"  # after the T of every moment of that day
    same = (
        (Change.actor, wanted.actor),
        (Change.ledger, wanted.ledger),
        (Change.kind, wanted.kind),
    )
    yield from (column == value for column, value in (*same, (Change.uid, wanted.uid)) if value)


def _says(text: str) -> Any:
    """Whether an image or the reason holds a text, as JSON spells it."""
    from peewee import fn

    spelt = json.dumps(text, ensure_ascii=False)[1:-1]
    raw = spelt.encode()
    return (
        (fn.INSTR(Change.why, spelt) > 0)
        | (fn.INSTR(ChangeImage.after, raw) > 0)
        | (fn.INSTR(ChangeImage.before, raw) > 0)
    )


def actors() -> list[str]:
    """Everybody who has changed anything, by name."""
    query = Change.select(Change.actor).distinct().order_by(Change.actor)
    return [name for (name,) in tuples(query)]


def ledgers_of(words: Words) -> list[tuple[str, str]]:
    """(name, title) of all that changes are kept of."""
    named = [(ledger.name, ledger.title) for ledger in LEDGERS]
    return [(name, words(title)) for name, title in (*named, *NO_RECORDS.items())]


@dataclass(frozen=True)
class Row:
    """One change as lists show it."""

    version: Version
    when: str
    kind: str
    ledger: str
    heading: str
    why: str
    changed: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of `HEADINGS`."""
        one = self.version
        return (
            *(str(one.seq), self.when, one.actor, self.kind, self.ledger, self.heading),
            *(self.why, self.changed),
        )


def rows(numbers: Sequence[int], words: Words = chinese) -> list[Row]:
    """Some of the changes, in the order of their numbers as given."""
    held = versions_at(numbers)
    return [_row(held[number], words) for number in numbers if number in held]


def _row(version: Version, words: Words) -> Row:
    ledger = ledger_named(version.ledger)
    title = ledger.title if ledger else NO_RECORDS.get(version.ledger, version.ledger)
    return Row(
        version,
        version.at.replace("T", " "),
        words(KINDS[version.kind]),
        words(title),
        version.heading or version.uid[-8:],
        version.why.text(words),
        words(ERASED) if version.erased else _changed(version, words),
    )


def _changed(version: Version, words: Words) -> str:
    """The names of the fields; of a new or a deleted record that it is."""
    if version.now is None:
        return words("移除")
    if version.was is None:
        return words("新增")
    if version.now.get("deleted") and not version.was.get("deleted"):
        return words("删除")
    return "、".join(dict.fromkeys(one.label for one in told(version, words)))


def _details(row: Row, words: Words) -> str:
    """Every field from what to what, a line each."""
    if row.version.erased:
        return row.changed
    fields = told(row.version, words)
    return "\n".join(f"{f.label}：{f.old or '—'} → {f.new or '—'}" for f in fields) or row.changed


def export(
    numbers: Sequence[int],
    path: Path,
    office: str,
    *,
    words: Words = chinese,
    progress: Progress = silent,
) -> Path:
    """Write changes as an .xlsx of texts, one line each."""
    from models.reports.plain_xlsx import write_plain

    def lines() -> Iterator[tuple[str, ...]]:
        for number, some in enumerate(chunks(numbers)):
            progress(number * len(some), len(numbers))
            yield from ((*row.cells[:-1], _details(row, words)) for row in rows(some, words))

    title = sentence("{unit}　改动记录", unit=office).text(words)
    heads = [(words(head), width) for head, width in zip(HEADINGS, _WIDTHS, strict=True)]
    return write_plain(path, title, heads, lines())

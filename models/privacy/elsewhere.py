"""What else holds a person's data: earlier states, tables, packages and backups.

Some of it can be erased with the records; the rest is named one by one, with what can be done.
"""

import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models import backups
from models.changes import ERASED_WHY, Change, ChangeImage
from models.exchange.format.opening import inspect_package, open_records
from models.exchange.quarantine import kept_file
from models.exchange.sending.outbox import outgoing
from models.exchange.sending.sent import addressee_name
from models.exchange.tables import Incoming
from models.exchange.trust import trust
from models.issued_tables import IssuedTable
from models.progress import Progress, silent
from models.record import database, tuples
from models.refused import Refused
from models.words import Sentence, sentence

if TYPE_CHECKING:
    from models.office import Office


@dataclass(frozen=True)
class Trace:
    """Something that stays: what it is, and what the user can do about it."""

    what: Sentence
    advice: Sentence


def image_holds(image: bytes | None, pattern: re.Pattern[str]) -> bool:
    return image is not None and pattern.search(bytes(image).decode()) is not None


def images_with(pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """(number, uid) of the changes whose images hold a text."""
    query = ChangeImage.select(
        ChangeImage.seq, Change.uid, ChangeImage.before, ChangeImage.after
    ).join(Change, on=(Change.seq == ChangeImage.seq))
    for seq, uid, before, after in query.tuples().iterator():
        if image_holds(before, pattern) or image_holds(after, pattern):
            yield seq, uid


def reasons_with(pattern: re.Pattern[str]) -> tuple[list[int], list[int]]:
    """The changes whose reason holds a text: those that can be erased, and older ones."""
    fresh: list[int] = []
    older: list[int] = []
    for seq, why, digest in tuples(Change.select(Change.seq, Change.why, Change.why_digest)):
        if why != ERASED_WHY and pattern.search(why):
            (fresh if digest is not None else older).append(seq)
    return fresh, older


def traces(
    office: "Office",
    pattern: re.Pattern[str],
    told: Collection[str],
    progress: Progress = silent,
) -> list[Trace]:
    """What holds a text and cannot be erased from here, one by one.

    `told` are the uids of records that are listed already.
    """
    found = [*_inside(pattern, told), *_issued(pattern)]
    found += _packages(office, pattern, progress)
    return [*found, *_backups(office)]


_TABLES = {
    "lines": "记录对上下级说的内容",
    "settings": "设置",
    "outgoing": "发出的报送包的记录",
    "incoming": "收到的报送包的记录",
    "relayed": "转报的记录",
    "covered": "封面清单",
    "chases": "催报的记录",
    "peers": "登记的上下级",
    "trust_events": "登记与核对的记录",
}

_KEPT = sentence("是经办的凭据，跟着登记和收发一起保留")
_SAID = sentence("跟着记录走：本单位的勾选后清除，别的单位的由它清除")


def _inside(pattern: re.Pattern[str], told: Collection[str]) -> Iterator[Trace]:
    """The tables of the data file that are no ledgers."""
    for table, label in _TABLES.items():
        rows = database.execute_sql(f'SELECT * FROM "{table}"')
        count = sum(
            any(pattern.search(_text(value)) for value in row if isinstance(value, str | bytes))
            for row in rows
            if table != "lines" or row[0] not in told
        )
        if count:
            yield Trace(
                sentence("{table}：{count} 条", table=sentence(label), count=count),
                _SAID if table == "lines" else _KEPT,
            )
    _, older = reasons_with(pattern)
    if older:
        yield Trace(
            sentence("升级以前的变动说明：{count} 条", count=len(older)),
            sentence("说明在变动链里，清除会断链；以后的变动说明可以清除"),
        )


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode(errors="replace")


def _issued(pattern: re.Pattern[str]) -> Iterator[Trace]:
    query = IssuedTable.select(IssuedTable.number, IssuedTable.title, IssuedTable.content)
    for number, title, content in tuples(query):
        if not pattern.search(title + _text(zlib.decompress(bytes(content)))):
            continue
        yield Trace(
            sentence("已印发的表：第 {n} 号“{title}”", n=number, title=title),
            sentence("在“印发版本”里撤销这一号，需要时重新印发"),
        )


def _packages(office: "Office", pattern: re.Pattern[str], progress: Progress) -> Iterator[Trace]:
    """Packages that left, and those that came and are kept, opened with this office's keys."""
    ask = sentence("已经发出，收不回来；对方导入下一个包后记录换成清除后的，旧包请对方删除")
    keep = sentence("原包留作收件凭据；请报送单位清除后重新报送")
    files: list[tuple[Path, Sentence, Sentence]] = []
    for packed in outgoing(office):
        to, day = addressee_name(office, packed), packed.made_at[:10]
        said = sentence("发给“{to}”的第 {seq} 号包（{day}）", to=to, seq=packed.seq, day=day)
        files.append((packed.path, said, ask))
    for row in Incoming.select().order_by(Incoming.number):
        path = kept_file(office, row)
        if path is not None:
            said = sentence("收到的包“{file}”（{day}）", file=row.file, day=row.received_on)
            files.append((path, said, keep))
    ring = trust.own_ring(office)
    known = {key: some.certificate for key, some in trust.trusted(office).items()}
    for at, (path, said, advice) in enumerate(files):
        progress(at, len(files))
        if not path.exists():
            continue
        try:
            opened = inspect_package(path, ring, known.get)
            if any(pattern.search(line.decode()) for line in open_records(opened, ring)):
                yield Trace(said, advice)
        except (OSError, Refused):
            yield Trace(said, sentence("打不开，不知道里面有没有；不用时把文件删掉"))


def _backups(office: "Office") -> Iterator[Trace]:
    for kept in backups.kept_in(office.folder):
        yield Trace(
            sentence("备份“{name}”", name=kept.path.name),
            sentence("清除以前的备份里还有；清除后另做一份，再删除更早的"),
        )
    if backups.kept_in(office.folder):
        yield Trace(
            sentence("别的磁盘和 U 盘上的备份"),
            sentence("本机够不着，请保管人删除清除以前的备份"),
        )

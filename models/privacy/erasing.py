"""Erasing what is held about a person: a plan that says what goes and what stays, then the deed.

A live value goes as an ordinary change with a new revision, so that the next package carries it
and the level above replaces its copy too. Earlier states lose their images; their digests stay.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models import backups, changes, store, text_index
from models.accounts.rights import Right, needs
from models.attachments import Blob
from models.canonical import decode, encode
from models.changes import ERASED_WHY, Batch, Change, ChangeImage, Image, Kind
from models.database import writing
from models.door import Door
from models.errors import UserError
from models.exchange.receiving.history import still_named
from models.fields import FilesField, Leaves, Need, TextField
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.lines import Line, line_hash
from models.listing import names_of
from models.office import Office
from models.privacy import mentions as said
from models.privacy.elsewhere import Trace, image_holds, images_with, reasons_with, traces
from models.privacy.mentions import Mention
from models.privacy.subject import ERASED, Subject, finder
from models.privacy.sweeping import note_waiting, sweep
from models.progress import Progress, silent
from models.record import State, new_uid, read_state, record_from, tuples
from models.shelf.blobs import drop_unnamed
from models.shelf.manifest import beside
from models.words import Sentence, sentence

NUMBERS, NAMES = "numbers", "names"
"""The keys of what is not one value: a text in earlier states and in the reasons of changes."""


@dataclass(frozen=True)
class Item:
    """A value, whether it goes unless people say otherwise, and why it stays where it cannot go."""

    mention: Mention
    ticked: bool = False
    stays: Sentence | None = None

    @property
    def key(self) -> str:
        return self.mention.key


@dataclass(frozen=True)
class Plan:
    """`images` counts the earlier states, by NUMBERS and NAMES; `remains` is what stays anyway."""

    subject: Subject
    items: tuple[Item, ...]
    images: Mapping[str, int]
    remains: tuple[Trace, ...]

    @property
    def empty(self) -> bool:
        return not (self.items or any(self.images.values()) or self.remains)

    def keys(self, *, names: bool = False, files: bool = False) -> frozenset[str]:
        """What goes unless chosen otherwise; `names` takes every name along, `files` every file."""
        chosen = {item.key for item in self.items if item.ticked}
        going = [item for item in self.items if item.stays is None]
        if names:
            kinds = (said.Kind.TEXT, said.Kind.OWN)
            chosen |= {item.key for item in going if item.mention.kind in kinds}
        if files:
            chosen |= {item.key for item in going if item.mention.kind is said.Kind.FILE}
        return frozenset(chosen | {NUMBERS} | ({NAMES} if names else set()))


@dataclass(frozen=True)
class Erased:
    """How much went; `swept` is False where a reader kept the file from being written anew."""

    records: int
    values: int
    images: int
    files: int
    remains: tuple[Trace, ...]
    swept: bool


def plan(office: Office, subject: Subject, progress: Progress = silent) -> Plan:
    """What the office holds about somebody, and what of it would go."""
    found = said.mentions(subject, progress)
    owners = names_of("units", {one.unit for one in found if one.unit != office.unit})
    items = [_item(one, office.unit, owners) for one in found]
    images = {}
    for key, words in ((NUMBERS, subject.numbers), (NAMES, subject.names)):
        pattern = finder(words)
        fresh, _older = reasons_with(pattern)
        images[key] = len({seq for seq, _ in images_with(pattern)} | set(fresh)) if words else 0
    remains = (
        traces(office, subject.pattern, {one.uid for one in found}, progress)
        if found or any(images.values())
        else []
    )
    return Plan(subject, tuple(items), images, tuple(remains))


def _item(mention: Mention, unit: str, owners: Mapping[str, str]) -> Item:
    if mention.kind is said.Kind.SIGNED:
        return Item(mention, stays=sentence("谁经办的是记录的凭据，跟记录一起保留"))
    if mention.kind is said.Kind.LINK:
        return Item(mention, stays=sentence("只指向本人的人员记录；姓名清除后这里也看不到姓名"))
    if mention.unit != unit:
        owner = owners.get(mention.unit) or mention.unit[-8:]
        why = sentence("属于“{unit}”，由它清除，导入它的下一个报送包后换掉", unit=owner)
        return Item(mention, stays=why)
    own = mention.kind in (said.Kind.OWN, said.Kind.ABOUT)
    own = own and mention.column.leaves is not Leaves.ALWAYS
    text = mention.kind is said.Kind.TEXT and mention.number
    return Item(mention, ticked=own or text)


@needs(Right.ERASE)
def erase(
    office: Office, subject: Subject, keys: Collection[str], progress: Progress = silent
) -> Erased:
    """Erase the values with these keys (`Plan.keys`) for good; undoing is not possible.

    UserError where nothing is chosen or what was chosen has moved on.
    """
    found = {one.key: one for one in said.mentions(subject, progress)}
    wanted = set(keys) - {NUMBERS, NAMES}
    if not wanted <= found.keys():
        raise UserError("选中的内容刚被改过，请重新查找再清除")
    chosen = [found[key] for key in sorted(wanted)]
    if any(_item(one, office.unit, {}).stays is not None for one in chosen):
        raise UserError("选中的内容里有不能在这里清除的，请重新查找再清除")
    words = (subject.numbers if NUMBERS in keys else ()) + (subject.names if NAMES in keys else ())
    work = _Erasure(office, subject, chosen, finder(words) if words else None)
    with writing():
        records = work.erase_records()
        images = work.erase_images()
        files = work.drop_files()
        if not (records or images or files):
            raise UserError("没有选中要清除的内容")
        work.log(images, files)
        note_waiting()
    for sha256 in files:
        office.attachments.forget(sha256)
    swept = sweep()
    told = {one.uid for one in found.values()}
    remains = tuple(traces(office, subject.pattern, told, progress))
    return Erased(len(records), len(chosen), images, len(files), remains, swept)


def _in_the_record(mention: Mention) -> bool:
    """Not what only its line says: the draft may say of somebody else what stands there now."""
    return mention.kind is said.Kind.TEXT or not mention.last_told


class _Erasure:
    """One erasure in its transaction."""

    def __init__(
        self,
        office: Office,
        subject: Subject,
        chosen: Sequence[Mention],
        words: re.Pattern[str] | None,
    ) -> None:
        self._door: Door = office.door
        self._subject, self._chosen, self._words = subject, chosen, words
        self._batch = Batch(
            new_uid(), Kind.ERASE, self._door._moment(), self._door.actor, sentence("清除个人信息")
        )
        self._cuts: dict[str, list[Mention]] = defaultdict(list)
        for one in chosen:
            self._cuts[one.uid].append(one)

    def erase_records(self) -> list[Image]:
        """Store the chosen records anew, without the chosen values."""
        images: list[Image] = []
        by_ledger: dict[str, set[str]] = defaultdict(set)
        for one in self._chosen:
            by_ledger[one.ledger.name].add(one.uid)
        for ledger in LEDGERS:
            uids = sorted(by_ledger.get(ledger.name, ()))
            if uids:
                images += self._store(ledger, uids)
        changes.append(self._batch, images, forgetting=True)
        self._door._done.clear()
        self._door._undone.clear()
        self._door._tell(images)
        return images

    def _store(self, ledger: Ledger, uids: Sequence[str]) -> Iterator[Image]:
        states = []
        for record in store.load(ledger.model, uids):
            before = read_state(record)
            state = self._cut(before, filter(_in_the_record, self._cuts[record.uid]))
            fresh = record_from(ledger.model, state)
            fresh.complete = bool(before.get("complete")) and not any(
                some.level in ("missing", "wrong") for some in self._door._unready(fresh)
            )
            state = self._door._stamped(fresh, self._batch.at)
            states.append(state)
            yield Image(
                ledger.name, record.uid, before["rev"], state["rev"], encode(before), encode(state)
            )
        self._door._put_own(ledger, states)
        self._word_lines_anew({state["uid"]: state["rev"] for state in states})

    def _word_lines_anew(self, revs: Mapping[str, int]) -> None:
        """What an unfinished record last said to other levels is said again without the values."""
        query = Line.select(Line.uid, Line.ledger, Line.unit, Line.rev, Line.line)
        lines = []
        for some in store.chunks(sorted(revs)):
            for uid, name, unit, rev, line in tuples(query.where(store.among(Line.uid, some))):
                if rev < revs[uid]:
                    content = self._cut(decode(bytes(line)), self._cuts[uid])
                    fresh = encode({**content, "rev": revs[uid]})
                    lines.append((uid, name, unit, revs[uid], line_hash(fresh), fresh))
        store.put_lines(lines)

    def _cut(self, state: State, cuts: Iterable[Mention]) -> State:
        """A state or a line's content without these values."""
        state = dict(state)
        for one in cuts:
            if not one.part:
                self._cut_value(state, one)
            elif one.part in state:
                state[one.part] = [dict(row) for row in state[one.part]]
                for row in state[one.part]:
                    if row["uid"] == one.row:
                        self._cut_value(row, one)
        return state

    def _cut_value(self, holder: State, one: Mention) -> None:
        value, name = holder.get(one.column.name), one.column.name
        if value is None:
            return
        if isinstance(one.column, FilesField):
            kept = [file for file in value if file["sha256"] != one.file]
            holder[name] = kept or None
        elif one.kind is said.Kind.TEXT and isinstance(one.column, TextField):
            holder[name] = self._pattern(one).sub(ERASED, value)[: one.column.max_length]
        elif isinstance(one.column, TextField) and one.column.need is not Need.OPTIONAL:
            holder[name] = ERASED
        else:
            holder[name] = None
        if holder[name] is None:
            del holder[name]

    def _pattern(self, one: Mention) -> re.Pattern[str]:
        """What of a text goes: of one with a number only that, unless the names go too."""
        numbers_only = one.number and self._words is not None and not self._names_go
        return self._subject.number_pattern if numbers_only else self._subject.pattern

    @property
    def _names_go(self) -> bool:
        names = self._subject.names
        return bool(names and self._words and self._words.search(names[0]))

    def erase_images(self) -> int:
        """Empty the earlier states that hold what goes, and the reasons; how many changes."""
        gone = {seq for seq, _ in images_with(self._words)} if self._words is not None else set()
        for some in store.chunks(sorted(self._cuts)):
            query = (
                ChangeImage.select(
                    *(ChangeImage.seq, Change.uid, ChangeImage.before, ChangeImage.after)
                )
                .join(Change, on=(Change.seq == ChangeImage.seq))
                .where(store.among(Change.uid, some), Change.batch != self._batch.uid)
            )
            for seq, uid, *images in tuples(query):
                if any(self._image_holds(image, uid) for image in images):
                    gone.add(seq)
        for some in store.chunks(sorted(gone)):
            ChangeImage.update(before=None, after=None).where(
                ChangeImage.seq.in_(list(some))
            ).execute()
        told, _older = reasons_with(self._words) if self._words is not None else ([], [])
        for some in store.chunks(told):
            Change.update(why=ERASED_WHY).where(Change.seq.in_(list(some))).execute()
        return len(gone | set(told))

    def _image_holds(self, image: bytes | None, uid: str) -> bool:
        if image is None:
            return False
        content = decode(bytes(image))
        return any(self._holds(content, one) for one in self._cuts[uid])

    def _holds(self, content: dict[str, Any], one: Mention) -> bool:
        rows = content.get(one.part, ()) if one.part else (content,)
        for row in rows:
            value = row.get(one.column.name)
            if value is None or (one.part and row["uid"] != one.row):
                continue
            if one.file:
                if any(file["sha256"] == one.file for file in value):
                    return True
            elif one.kind is not said.Kind.TEXT:
                return bool(value != ERASED)
            elif image_holds(str(value).encode(), self._pattern(one)):
                return True
        return False

    def drop_files(self) -> list[str]:
        """The files that no record names any more, forgotten; their content goes afterwards."""
        named = sorted({one.file for one in self._chosen if one.file})
        gone = [sha256 for sha256 in named if not still_named(sha256)]
        for some in store.chunks(gone):
            Blob.delete().where(Blob.sha256.in_(list(some))).execute()
        if gone:
            text_index.forget_unnamed(LEDGERS)
        return gone

    def log(self, images: int, files: Sequence[str]) -> None:
        """That something was erased and how much of it, never what."""
        told = {"values": len(self._chosen), "images": images, "files": len(files)}
        image = Image("privacy", self._batch.uid, None, None, None, encode(told))
        changes.append(self._batch, [image])


@needs(Right.ERASE)
def drop_older(office: Office) -> tuple[Path, int]:
    """Make a backup, which is opened before it counts, then delete all earlier ones here."""
    fresh = backups.make(office.folder, office.door.now, "manual", rotating=False)
    older = [path for path in backups.backups(office) if path != fresh]
    try:
        for path in older:
            path.unlink()
            beside(path).unlink(missing_ok=True)
        drop_unnamed(fresh.parent)
    except OSError as error:
        raise UserError("更早的备份删不掉：{why}", why=error.strerror) from error
    return fresh, len(older)

"""Own records that the level above gives back after a restored backup: a room of the door."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from peewee import fn

from models import changes, store
from models.canonical import decode, encode
from models.changes import Change, Image, Kind
from models.database import writing
from models.door import Door, _image
from models.errors import UserError
from models.ledger import Ledger
from models.lines import write_line
from models.record import State, read_state
from models.settings import get_setting
from models.words import Sentence

Given = tuple[Ledger, State, bytes, bool]
"""An own state that came back, with its line, and whether what stands here stays on top of it."""

LineRow = tuple[str, str, str, int, str, bytes]
"""uid, ledger, unit, rev, hash, line."""


def take_back(door: Door, given: Sequence[Given], why: Sentence) -> str:
    """Take own records back in one batch, kept ones a revision on top of what came; its uid."""
    by_ledger: dict[str, list[Given]] = defaultdict(list)
    for some in given:
        by_ledger[some[0].name].append(some)
    with writing():
        images: list[Image] = []
        for name, of_one in by_ledger.items():
            images += _take(door, door.ledgers[name], of_one)
        return door._append(images, Kind.RECOVERY, why)


def _take(door: Door, ledger: Ledger, given: Sequence[Given]) -> list[Image]:
    asks = frozenset(get_setting("asks", []))
    uids = [state["uid"] for _, state, _, _ in given]
    held = {record.uid: read_state(record) for record in store.load(ledger.model, uids)}
    images, states = [], []
    for _, state, line, keep in given:
        before, top = held.get(state["uid"]), state
        images.append(_image(ledger, before, state))
        if keep and before is not None:
            top = {**before, "rev": max(before["rev"], state["rev"]) + 1}
            top |= {"changed_at": door._moment(), "changed_by": door.actor}
        elif not state["deleted"] and write_line(ledger, state, asks) != line:
            top = {**state, "rev": state["rev"] + 1}  # one revision, one line
        if top is not state:
            images.append(_image(ledger, state, top))
        states.append(top)
    door._put_own(ledger, states)
    return images


def untake_back(door: Door, batch: str, lines: Mapping[str, LineRow | None], why: Sentence) -> str:
    """Make own records what they were before `take_back`; `lines` is what they said then."""
    with writing():
        images: list[Image] = []
        olds = {old.uid: old for old in changes.images_of(batch)}
        if _changed_since(batch, sorted(olds)):
            raise UserError("撤回不了：拿回来的记录之后又改过")
        for uid, old in olds.items():
            ledger = door.ledgers[old.ledger]
            current = read_state(door.load(ledger.model, uid))
            with door.touching(ledger, [uid]):
                store.drop(ledger, [uid])
                if old.before is None and old.rev_before is not None:
                    raise UserError("撤回不了：这一包换下的旧内容里清除过个人信息")
                if old.before is not None:
                    store.put(ledger, [decode(old.before)], door.today)
            row = lines.get(uid)
            store.put_lines([row] if row is not None else [])
            rev = current["rev"]
            images.append(Image(old.ledger, uid, rev, old.rev_before, encode(current), old.before))
        return door._append(images, Kind.RECOVERY, why)


def _changed_since(batch: str, uids: Sequence[str]) -> bool:
    """Whether records were changed after a batch, beyond what was only worded anew."""
    last = Change.select(fn.MAX(Change.seq)).where(Change.batch == batch).scalar()
    after = (Change.seq > last) & (Change.kind != Kind.MIGRATION)
    return any(
        Change.select().where(after, store.among(Change.uid, some)).exists()
        for some in store.chunks(uids)
    )

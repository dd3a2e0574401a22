"""The numbering of this office's own packages: in which epoch it stands, and whether it may go on.

An office that finds that the other side has seen packages which it does not know itself (a restored
backup, a second computer) sends nothing until it has its data back, or has been given a new epoch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.accounts.rights import Right, needs
from models.database import writing
from models.errors import UserError
from models.exchange.format.codes import epoch_code, is_valid_code, same_code
from models.exchange.format.manifest import Manifest
from models.exchange.receipts import own_epoch
from models.exchange.tables import QUARANTINED, UP, Outgoing, Peer, Role
from models.exchange.trust import trust
from models.exchange.trust.trust_log import EPOCH_BEGUN, note_trust
from models.office import Office
from models.refused import Why
from models.settings import Setting, get_setting, put_setting
from models.words import Sentence, sentence

RESTORED, AHEAD, FORKED = "restored", "ahead", "forked"
"""Why an office may not send: its data were put back, the level above is further, it has forked."""

_EPOCH, _BEHIND, _MARK, _TAKEN = (
    "exchange.epoch",
    "exchange.behind",
    "exchange.restored",
    "exchange.taken_back",
)
_TRIED = 50
"""So many epochs ahead a spoken code is looked for: an old backup may be several behind."""

_REASONS = {
    RESTORED: "本机恢复过备份，恢复前发出的包到第 {seq} 号。先拿回上级那里的数据，再继续报送",
    AHEAD: "上级已收到第 {seq} 号包，本机却没有它：本机的数据是旧的，或另有一台电脑也在报送",
    FORKED: "第 {seq} 号包与上级收到的对不上：本机恢复过备份，或另有一台电脑也在报送",
}
_WAYS = "导入上级发下来的恢复包，或请上级念编号码，输入后继续报送"
_ALONE = "本单位没有上级：确认只有这一台电脑在用以后，另起编号继续下发"


@dataclass(frozen=True)
class Behind:
    """Why this office may not send; `seq` is the newest package that it does not know, or lost."""

    why: str
    seq: int
    reason: Sentence
    way: Sentence


def behind(office: Office) -> Behind | None:
    """What keeps this office from sending; None where nothing does."""
    held = get_setting(_BEHIND)
    if held is None:
        return None
    way = sentence(_ALONE) if trust.parent_of(office) is None else sentence(_WAYS)
    reason = Sentence(_REASONS[held["why"]], {"seq": held["seq"]})
    return Behind(held["why"], held["seq"], reason, way)


def require_free(office: Office) -> None:
    """Refuse to send while this office's data may be older than what it has sent before."""
    found = behind(office)
    if found is not None:
        raise UserError("{reason}。{way}", reason=found.reason, way=found.way)


def restored_marks(seq: int, change: int, *, blocked: bool) -> dict[str, Any]:
    """The settings of data that were put back at a number of the changes table."""
    marks: dict[str, Any] = {_MARK: {"change": change, "epoch": None}}
    if blocked:
        marks[_BEHIND] = {"why": RESTORED, "seq": seq}
    return marks


def restored_at(epoch: int) -> int | None:
    """The newest change of the data that were put back before `epoch` began, where it is known."""
    mark = get_setting(_MARK)
    return mark["change"] if mark and mark["epoch"] in (None, epoch) else None


# What the level above says.


def learn(office: Office, manifest: Manifest, contents: Sequence[Mapping[str, Any]]) -> None:
    """Notice in a package from above that it has packages of this office which are not here."""
    del office
    if get_setting(_BEHIND) is not None:
        return
    found = _lacking(manifest, contents)
    if found is not None:
        why, seq = found
        put_setting(_BEHIND, {"why": why, "seq": seq})


def has_lost(manifest: Manifest, contents: Sequence[Mapping[str, Any]]) -> bool:
    """Whether this office has reason to think that it lack some of what it has sent: a backup was
    put back, or the level above has packages that are not here."""
    known = get_setting(_MARK) is not None or get_setting(_BEHIND) is not None
    return known or _lacking(manifest, contents) is not None


def _lacking(manifest: Manifest, contents: Sequence[Mapping[str, Any]]) -> tuple[str, int] | None:
    """Why, and at which number, a package from above says that packages are not here."""
    epoch = own_epoch()
    for ack in manifest.acks:
        of_now = (ack.epoch or 1) >= epoch
        unknown = not Outgoing.select().where(Outgoing.sha256 == ack.sha256).exists()
        if ack.stream == UP and of_now and unknown:
            return AHEAD, ack.seq
    forked = {str(Why.FORK), str(Why.RECORD_FORK)}
    bad = [
        content["sha256"]
        for content in contents
        if content["ledger"] == "receipts"
        and content.get("outcome") == QUARANTINED
        and content.get("why") in forked
    ]
    mine = Outgoing.select().where(
        Outgoing.stream == UP, Outgoing.epoch == epoch, Outgoing.sha256.in_(bad)
    )
    first = mine.order_by(Outgoing.seq).first()
    return None if first is None else (FORKED, first.seq)


# A new epoch.


@needs(Right.TRUST)
def begin_epoch(office: Office, seq: int, code: str, *, heard_from: str = "") -> int:
    """Go on in the epoch whose code the level above has read out with its newest number; which."""
    parent = trust.parent_of(office)
    if parent is None:
        raise UserError("还没有登记到上级，没有谁可以念编号码")
    if not is_valid_code(code):
        raise UserError("编号码抄错了一位，请上级再念一遍")
    now = own_epoch()
    for epoch in range(now + 1, now + _TRIED):
        if same_code(code, epoch_code(office.unit, parent.unit, epoch, seq)):
            with writing():
                enter(epoch)
                _log(office, parent.unit, heard_from, f"{epoch}/{seq}")
            return epoch
    raise UserError("编号码与第 {seq} 号包不相配，请上级把号数和编号码再念一遍", seq=seq)


@needs(Right.TRUST)
def begin_alone(office: Office) -> int:
    """Let a topmost office go on after its data were put back: nobody above can grant it; which."""
    if trust.parent_of(office) is not None:
        raise UserError("本单位有上级，请上级发恢复包或念编号码")
    epoch = own_epoch() + 1
    with writing():
        enter(epoch)
        _log(office, office.unit, "", str(epoch))
    return epoch


def enter(epoch: int) -> None:
    """Number from 1 again in `epoch`, and send again; called inside a transaction."""
    put_setting(_EPOCH, epoch)
    Setting.delete().where(Setting.key == _BEHIND).execute()
    mark = get_setting(_MARK)
    if mark and mark["epoch"] is None:
        put_setting(_MARK, {**mark, "epoch": epoch})


def _log(office: Office, unit: str, other: str, detail: str) -> None:
    peer = Peer.get_or_none(Peer.unit == unit, Peer.role == Role.PARENT)
    name = peer.name if peer else office.name
    note_trust(office, EPOCH_BEGUN, unit, name=name, other=other, detail=detail)


# What was given back, and how all this is undone.


def taken_back() -> tuple[int, int, int]:
    """(epoch, and the newest package before it: epoch, number) of what was taken back last."""
    epoch, after_epoch, after_seq = get_setting(_TAKEN, [0, 0, 0])
    return epoch, after_epoch, after_seq


def note_taken_back(epoch: int, after: Sequence[int]) -> None:
    """Remember what was given back, and go on in its epoch where that is a later one."""
    put_setting(_TAKEN, [epoch, *after])
    if epoch > own_epoch():
        enter(epoch)


def settings_now() -> dict[str, Any]:
    """What an import may change here, for its undo."""
    return {key: get_setting(key) for key in (_EPOCH, _BEHIND, _MARK, _TAKEN)}


def put_settings_back(before: Mapping[str, Any]) -> None:
    for key, value in before.items():
        if value is None:
            Setting.delete().where(Setting.key == key).execute()
        else:
            put_setting(key, value)


def began_with(epoch: int) -> bool:
    """Whether packages have been made in an epoch."""
    return bool(Outgoing.select().where(Outgoing.epoch == epoch).exists())

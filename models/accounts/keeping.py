"""The accounts of an open office: added, given roles and passwords, removed; all in the changes.

Every deed writes keys.json first, in one piece, and then the change; the list's version stands in
the data, so that an earlier keys.json put in its place is refused. The copies beside the backups
follow at once: an older one there would still open what it was copied with.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace

from models import changes
from models.accounts.listed import (
    RECOVERY,
    VERSION,
    Listed,
    Member,
    in_order,
    need_newest,
    read_list,
    write_list,
)
from models.accounts.passwords import check_password
from models.accounts.recovery_code import new_code, read_code
from models.accounts.rights import Account, Right, Role, needs
from models.backups import SHELF, copy_keys
from models.canonical import encode
from models.changes import Batch, Image, Kind
from models.database import open_key, writing
from models.disk import FileHeld
from models.errors import UserError
from models.fields import clean_text, folded_name
from models.keys import (
    KEYS_FILE,
    Slot,
    check_fits,
    fingerprint,
    make_slot,
    read_slots,
    slot_of_kind,
    unlisted,
    unreadable,
    write_listed_keys,
)
from models.office import Office
from models.read_only import refuse_writing
from models.record import new_uid
from models.second_disk import second_disk
from models.settings import put_setting
from models.words import Sentence, sentence

LONGEST_NAME = 40


def accounts_of(office: Office) -> list[Member]:
    """Those who can open the office, in the order in which they came; empty without accounts."""
    return _listed(office).active


def has_recovery_code(office: Office) -> bool:
    return bool(_listed(office).recovery)


def _listed(office: Office) -> Listed:
    """The list as it stands; of a key file that has none yet, what its slots say.

    UserError where an older key file lies there than the open data know.
    """
    path = office.folder / KEYS_FILE
    listed = read_list(unlisted(path, open_key()))
    need_newest(listed, office.keys_seen)
    if listed.version:
        return listed
    held = (slot_of_kind(path, kind) for kind in ("recovery", "password"))
    recovery, password = (fingerprint(slot) if slot else "" for slot in held)
    return Listed(recovery=recovery, password=password)


def _slots(office: Office) -> dict[str, Slot]:
    """The slots by their fingerprints; those from before there were accounts are left out."""
    slots = read_slots(office.folder / KEYS_FILE)
    return {fingerprint(slot): slot for slot in slots if "wrapped" in slot}


@needs(Right.ACCOUNTS)
def add_account(office: Office, name: str, password: str, roles: Collection[Role]) -> Account:
    """A new account, or one that had been removed, under its old name.

    The first one takes the place of the password, or of none, that opened the office so far; a
    recovery code in its envelope goes on.
    """
    name = _checked_name(name)
    check_password(password, name, office.name)
    listed = _listed(office)
    known = listed.named(name)
    if any(folded_name(some.name) == folded_name(name) for some in listed.active):
        raise UserError("已经有叫“{name}”的账号，换一个名字", name=name)
    if not listed.active and Role.KEEPER not in roles:
        raise UserError("第一个账号要能管理账号，角色里加上密钥保管")
    uid = known.uid if known else new_uid()
    slot = make_slot(open_key(), password, account=uid, name=name)
    member = Member(uid, name, _checked_roles(roles), fingerprint(slot))
    why = sentence("新建账号“{name}”", name=name)
    _keep(office, replace(listed.having(member), password=""), [slot], known, member, why)
    if not listed.active:
        office.enter(member.account)
    return member.account


@needs(Right.ACCOUNTS)
def set_roles(office: Office, name: str, roles: Collection[Role]) -> None:
    member = _member(office, name)
    changed = replace(member, roles=_checked_roles(roles))
    listed = _listed(office).having(changed)
    _check_keeper(listed)
    _keep(office, listed, [], member, changed, sentence("修改账号“{name}”的角色", name=name))
    if office.account is not None and office.account.uid == member.uid:
        office.enter(changed.account)


@needs(Right.ACCOUNTS)
def reset_password(office: Office, name: str, password: str) -> None:
    """Give somebody who has lost theirs a new one."""
    _put_password(office, _member(office, name), password)


@needs(Right.ACCOUNTS)
def remove_account(office: Office, name: str) -> None:
    """Take somebody's slot away; what they did stays under their name."""
    member = _member(office, name)
    if office.account is not None and office.account.uid == member.uid:
        raise UserError("正在用这个账号，换一个账号打开再停用它")
    removed = replace(member, slot="")
    listed = _listed(office).having(removed)
    _check_keeper(listed)
    _keep(office, listed, [], member, removed, sentence("停用账号“{name}”", name=name))


@needs(Right.ACCOUNTS)
def new_recovery_code(office: Office) -> str:
    """A code for the sealed envelope; it is shown once, and the one before opens nothing more."""
    listed, why = _listed(office), sentence("生成新的恢复码")
    if not office.protected:
        raise UserError("现在没有密码，用不着恢复码；先设密码或者新建账号")
    code = new_code()
    slot = make_slot(open_key(), read_code(code) or "", "recovery", account="recovery")
    _keep(office, replace(listed, recovery=fingerprint(slot)), [slot], None, None, why)
    return code


def change_password(office: Office, old: str, new: str) -> None:
    """Change the password of whoever is at work, who says the old one; none to say where there
    was none."""
    path = office.folder / KEYS_FILE
    if office.account is None:
        check_password(new, office.door.actor, office.name)
        listed = _listed(office)
        if office.protected:
            check_fits(path, "", old, open_key())
        slot = make_slot(open_key(), new)
        why = sentence("更换打开密码")
        _keep(office, replace(listed, password=fingerprint(slot)), [slot], None, None, why)
        return
    member = next((m for m in accounts_of(office) if m.uid == office.account.uid), None)
    if member is None:
        raise UserError("用恢复码打开的，没有自己的密码；给账号重设密码")
    check_fits(path, member.uid, old, open_key())
    _put_password(office, member, new)


def _put_password(office: Office, member: Member, password: str) -> None:
    check_password(password, member.name, office.name)
    slot = make_slot(open_key(), password, account=member.uid, name=member.name)
    changed = replace(member, slot=fingerprint(slot))
    why = sentence("更换账号“{name}”的密码", name=member.name)
    _keep(office, _listed(office).having(changed), [slot], member, changed, why)


def _member(office: Office, name: str) -> Member:
    member = _listed(office).named(name)
    if member is None or not member.slot:
        names = " ".join(some.name for some in accounts_of(office))
        raise UserError("没有“{name}”这个账号，可用的有：{names}", name=name, names=names)
    return member


def _checked_name(name: str) -> str:
    name = clean_text(name)
    if not name:
        raise UserError("填写账号的姓名")
    if folded_name(name) == folded_name(RECOVERY):
        raise UserError("“{name}”是打开恢复码时用的名字，换一个名字", name=name)
    if len(name) > LONGEST_NAME or "\n" in name:
        raise UserError("姓名最多 {most} 字，写成一行", most=LONGEST_NAME)
    return name


def _checked_roles(roles: Iterable[Role]) -> frozenset[Role]:
    held = frozenset(roles)
    if not held:
        raise UserError("至少选一个角色")
    return held


def _check_keeper(listed: Listed) -> None:
    if not any(Role.KEEPER in member.roles for member in listed.active):
        raise UserError("至少要留一个密钥保管的账号，先把这个角色交给别人")


def _keep(
    office: Office,
    listed: Listed,
    fresh: list[Slot],
    before: Member | None,
    after: Member | None,
    why: Sentence,
) -> None:
    """Write the slots that the list names and the list itself, then the change.

    `before` and `after` are the person that it is about; None for the password or the code of all.
    """
    refuse_writing()
    listed = replace(listed, version=listed.version + 1)
    slots = _slots(office) | {fingerprint(slot): slot for slot in fresh}
    named = [*(member.slot for member in listed.active), listed.password, listed.recovery]
    if any(name and name not in slots for name in named):  # cut out of the file
        raise unreadable(office.folder / KEYS_FILE)
    kept = [slots[name] for name in named if name]
    write_listed_keys(office.folder / KEYS_FILE, open_key(), kept, write_list(listed))
    office.protected, office.keys_seen = True, listed.version
    _follow(office)
    uid = after.uid if after else "recovery"
    with writing():
        put_setting(VERSION, listed.version)
        _note(office, uid, listed.version, before, after, why)


def _follow(office: Office) -> None:
    """Put the new key file beside the backups; a disk that is out gets it with its next backup."""
    disk = second_disk(office.folder)
    for shelf in (office.folder / SHELF, *([disk.shelf] if disk and disk.there else [])):
        with suppress(OSError, FileHeld):
            copy_keys(office.folder / KEYS_FILE, shelf)


def _note(
    office: Office,
    uid: str,
    version: int,
    before: Member | None,
    after: Member | None,
    why: Sentence,
) -> None:
    """Put what was done into the changes; `version` is that of the list of accounts."""
    image = Image("accounts", uid, None, version, _image(before), _image(after))
    moment = office.door.now.isoformat(timespec="seconds")
    changes.append(Batch(new_uid(), Kind.ACCOUNTS, moment, office.door.actor, why), [image])


def _image(member: Member | None) -> bytes | None:
    """What the change keeps of an account: never a slot or its fingerprint."""
    if member is None:
        return None
    open_to = bool(member.slot)
    shown = {"uid": member.uid, "name": member.name, "roles": in_order(member.roles)}
    return encode({**shown, "active": open_to})

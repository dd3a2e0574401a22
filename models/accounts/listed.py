"""The list of what opens the data as it lies sealed in keys.json, and whose a slot is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.accounts.rights import Account, Right, Role
from models.errors import UserError
from models.keys import Unlocked, fingerprint, unlock

VERSION = "accounts.version"
"""Setting: the newest list that these data have seen; an older keys.json is one put back."""

RECOVERY = "恢复码"
"""The name under which the recovery code's holder works."""


@dataclass(frozen=True)
class Member:
    """A person on the list; `slot` is the fingerprint of their key slot, empty once removed."""

    uid: str
    name: str
    roles: frozenset[Role]
    slot: str

    @property
    def account(self) -> Account:
        return Account(self.uid, self.name, self.roles)


@dataclass(frozen=True)
class Listed:
    """All who are or were on the list, and the fingerprints of the recovery code's slot and, where
    there are no accounts, of the one password's. Version 0: there is no list yet."""

    version: int = 0
    members: tuple[Member, ...] = ()
    recovery: str = ""
    password: str = ""

    @property
    def active(self) -> list[Member]:
        return [member for member in self.members if member.slot]

    def named(self, name: str) -> Member | None:
        return next((member for member in self.members if member.name == name), None)

    def having(self, member: Member) -> "Listed":
        """The same list with this person's line put in or replaced."""
        if self.named(member.name) is None:
            return replace(self, members=(*self.members, member))
        members = (member if some.uid == member.uid else some for some in self.members)
        return replace(self, members=tuple(members))


def read_list(plain: Any) -> Listed:
    """What was unsealed; the empty list where there is none yet."""
    if plain is None:
        return Listed()
    members = (
        Member(some["uid"], some["name"], _roles(some["roles"]), some["slot"])
        for some in plain["members"]
    )
    return Listed(plain["version"], tuple(members), plain["recovery"], plain.get("password", ""))


def _roles(codes: Iterable[str]) -> frozenset[Role]:
    return frozenset(Role(code) for code in codes)


def write_list(listed: Listed) -> dict[str, Any]:
    members = [
        {"uid": m.uid, "name": m.name, "roles": in_order(m.roles), "slot": m.slot}
        for m in listed.members
    ]
    slots = {"recovery": listed.recovery, "password": listed.password}
    return {"version": listed.version, "members": members, **slots}


def in_order(roles: Iterable[Role]) -> list[str]:
    held = frozenset(roles)
    return [role.value for role in Role if role in held]


def who_opened(unlocked: Unlocked, seen: int) -> Account | None:
    """The account whose slot it was; None where there are no accounts.

    `seen` is the newest list that the data know of. UserError where keys.json is an older one, or
    has a slot that is not on its list.
    """
    listed = read_list(unlocked.accounts)
    need_newest(listed, seen)
    if not listed.version:
        return None
    print_of_slot = fingerprint(unlocked.slot)
    if listed.password and print_of_slot in (listed.password, listed.recovery):
        return None
    if print_of_slot == listed.recovery:
        return Account(RECOVERY, RECOVERY, frozenset({Role.KEEPER}))
    for member in listed.active:
        if member.slot == print_of_slot:
            return member.account
    raise UserError("这把钥匙不在账号名单上：账号停用了，或者密码已经换过")


def need_newest(listed: Listed, seen: int) -> None:
    """UserError where the data have seen a newer list than that of their key file."""
    if listed.version < seen:
        raise UserError(
            "密钥文件比数据旧：密码或账号改过以后又被换了回去。"
            "最新的 keys.json 在备份文件夹里，换上再打开"
        )


def unlock_for(
    right: Right, keys: Path, password: Callable[[], str | None], account: str | None = None
) -> bytes:
    """The data key, for a verb done on data that are not open; UserError for who may not do it."""
    unlocked = unlock(keys, password, account)
    opener = who_opened(unlocked, 0)
    if opener is not None:
        opener.need(right)
    return unlocked.key

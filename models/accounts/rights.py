"""What each role may do: one table, asked by the verbs themselves, not by the window."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, TypeVar

from models.crash import note_verb
from models.errors import UserError
from models.read_only import ReadOnly, refuse_writing, why_only_read
from models.words import Sentence, sentence

P = ParamSpec("P")
R = TypeVar("R")


class Role(StrEnum):
    FILLER = "filler"
    REVIEWER = "reviewer"
    LEADER = "leader"
    KEEPER = "keeper"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        return _ROLES[self]


_ROLES = {
    Role.FILLER: "填报人",
    Role.REVIEWER: "审核人",
    Role.LEADER: "负责人",
    Role.KEEPER: "密钥保管人",
    Role.AUDITOR: "审计人",
}


class Right(StrEnum):
    """A family of verbs; reading is no right, whoever opens the data reads them."""

    RECORD = "record"
    REVIEW = "review"
    ISSUE = "issue"
    SEND = "send"
    RECEIVE = "receive"
    SETTINGS = "settings"
    TRUST = "trust"
    RESTORE = "restore"
    ACCOUNTS = "accounts"
    ERASE = "erase"

    @property
    def label(self) -> str:
        return _RIGHTS[self]


_RIGHTS = {
    Right.RECORD: "录入和修改记录",
    Right.REVIEW: "审核和决定",
    Right.ISSUE: "报表定稿",
    Right.SEND: "生成和带走报送包",
    Right.RECEIVE: "导入和撤回报送包",
    Right.SETTINGS: "改本单位的设置",
    Right.TRUST: "管理密钥和上下级登记",
    Right.RESTORE: "把数据恢复成备份",
    Right.ACCOUNTS: "管理账号",
    Right.ERASE: "清除个人信息",
}

ROLES_OF: Mapping[Right, frozenset[Role]] = {
    Right.RECORD: frozenset({Role.FILLER}),
    Right.REVIEW: frozenset({Role.REVIEWER, Role.LEADER}),
    Right.ISSUE: frozenset({Role.FILLER, Role.REVIEWER, Role.LEADER}),
    Right.SEND: frozenset({Role.FILLER, Role.LEADER}),
    Right.RECEIVE: frozenset({Role.FILLER, Role.REVIEWER}),
    Right.SETTINGS: frozenset({Role.LEADER, Role.KEEPER}),
    Right.TRUST: frozenset({Role.KEEPER}),
    Right.RESTORE: frozenset({Role.KEEPER}),
    Right.ACCOUNTS: frozenset({Role.KEEPER}),
    Right.ERASE: frozenset({Role.LEADER, Role.KEEPER}),
}
"""Who holds a right; the auditor reads and checks, and changes nothing."""


class Forbidden(UserError):
    """None of the roles of whoever is at work holds the right."""

    def __init__(self, name: str, right: Right) -> None:
        roles = [sentence(role.label) for role in Role if role in ROLES_OF[right]]
        whose = roles[0] if len(roles) == 1 else _one_of(roles)
        super().__init__(
            "“{name}”不能{deed}，要由{roles}来做",
            name=name,
            deed=sentence(right.label),
            roles=whose,
        )


def _one_of(roles: list[Sentence]) -> Sentence:
    first, *others = roles
    for other in others:
        first = sentence("{one}或{other}", one=first, other=other)
    return first


@dataclass(frozen=True)
class Account:
    """A person with a name of their own, and the roles they hold."""

    uid: str
    name: str
    roles: frozenset[Role]

    def may(self, right: Right) -> bool:
        return bool(self.roles & ROLES_OF[right])

    def need(self, right: Right) -> None:
        """Forbidden where none of the roles holds the right."""
        if not self.may(right):
            raise Forbidden(self.name, right)


@dataclass
class _AtWork:
    """Who opened the one office that is open; nobody in particular where it has no accounts."""

    account: Account | None = None


_at_work = _AtWork()
_entitled: ContextVar[bool] = ContextVar("entitled", default=False)
"""Within a verb whose right was asked: what it does on its way needs no further one."""


def put_to_work(account: Account | None) -> None:
    """From now on `account` answers for what is done; None for an office without accounts."""
    _at_work.account = account


def may(right: Right) -> bool:
    """Whether whoever is at work holds the right, and the data may be written at all."""
    return barred(right) is None


def barred(*rights: Right) -> Sentence | None:
    """Why whoever is at work may not do what takes one of these rights; None where they may.

    Without rights: what anybody may do while the data can be written.
    """
    why, account = why_only_read(), _at_work.account
    if why is not None and Right.RESTORE not in rights:
        return ReadOnly(why).sentence
    if account is None or not rights or any(map(account.may, rights)):
        return None
    return Forbidden(account.name, rights[0]).sentence


def need(right: Right) -> None:
    """Forbidden where whoever is at work lacks the right, except within an entitled verb.

    `ReadOnly` where the data are only read; putting a backup back is the way out of that.
    """
    if right is not Right.RESTORE:
        refuse_writing()
    if _at_work.account is not None and not _entitled.get():
        _at_work.account.need(right)


@contextmanager
def entitled(right: Right) -> Iterator[None]:
    """Ask the right once for all that is done inside."""
    need(right)
    token = _entitled.set(True)
    try:
        yield
    finally:
        _entitled.reset(token)


NEEDED: dict[str, Right] = {}
"""Which right each verb asks for, by its full name; filled as their modules are loaded."""


def needs(right: Right) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare the right of a verb: it refuses before it has done anything."""

    def declare(verb: Callable[P, R]) -> Callable[P, R]:
        NEEDED[f"{verb.__module__}.{verb.__qualname__}"] = right

        @wraps(verb)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            note_verb(f"{verb.__module__}.{verb.__qualname__}")
            with entitled(right):
                return verb(*args, **kwargs)

        return run

    return declare

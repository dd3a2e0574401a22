"""keys.json: how the data key is kept; clear text, so that "not ours" and "newer" show.

A new office has one slot, opened by a password or by nothing. From the first change on there is a
list of what opens the data, sealed under the data key: the one password, or the accounts with what
they may do, and the recovery code. A slot counts only where the list names it, so nothing is gained
by writing in the file; and the list is numbered, so that an older file put back is noticed.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.accounts.attempts import attempt
from models.accounts.recovery_code import read_code
from models.disk import open_held, own_disk, sync_folder, write_whole
from models.errors import UserError

MAGIC = "study-ledger-keys"
KEYS_FILE = "keys.json"
PLAIN, LISTED = 1, 2
"""Formats; a program that knows no list says that it is too old for the second."""
KEY_BYTES = 32
ARGON2 = {"iterations": 3, "lanes": 4, "memory_cost": 65536}
_MOST = {"iterations": 64, "lanes": 64, "memory_cost": 1 << 20}
"""Beyond these a slot is damage, or meant to bring this computer down."""

_SEALED = MAGIC + " accounts"

Slot = dict[str, Any]


@dataclass(frozen=True)
class Unlocked:
    """The data key, the slot that gave it, and the list of what opens: None where there is none."""

    key: bytes
    slot: Slot
    accounts: Any


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _derive(password: str, salt: bytes, parameters: Mapping[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if any(not 0 < parameters[name] <= most for name, most in _MOST.items()):
        raise ValueError("Argon2id with other costs than this program ever wrote")
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters["iterations"],
        lanes=parameters["lanes"],
        memory_cost=parameters["memory_cost"],
    )
    return kdf.derive(password.encode())


def make_slot(data_key: bytes, password: str, kind: str = "password", **names: str) -> Slot:
    """A slot opened by a password, or by the secret of a recovery code; `names` say whose it is."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(16), os.urandom(12)
    slot: Slot = {"kind": kind, **names, "argon2id": dict(ARGON2), "salt": _text(salt)}
    wrapped = ChaCha20Poly1305(_derive(password, salt, ARGON2)).encrypt(
        nonce, data_key, _bound(slot)
    )
    return {**slot, "nonce": _text(nonce), "wrapped": _text(wrapped)}


def _bound(slot: Slot) -> bytes:
    """What a slot's content is tied to: whose it is."""
    return " ".join([MAGIC, *filter(None, (slot.get("account"),))]).encode()


def fingerprint(slot: Slot) -> str:
    """By what the sealed list knows a slot."""
    return hashlib.sha256(_raw(slot.get("wrapped", ""))).hexdigest()


def write_keys(path: Path, data_key: bytes, password: str | None) -> None:
    """Write a new key file: one slot, opened by `password`, or by nothing at all (未加密保护)."""
    open_slot = {"kind": "open", "key": _text(data_key)}
    slot = make_slot(data_key, password) if password else open_slot
    _write(path, {"magic": MAGIC, "format": PLAIN, "slots": [slot]})


def write_listed_keys(path: Path, data_key: bytes, slots: Sequence[Slot], accounts: Any) -> None:
    """Write a key file with a list: the slots, and the list under the data key."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(12)
    plain = json.dumps(accounts, ensure_ascii=False).encode()
    sealed = nonce + ChaCha20Poly1305(_list_key(data_key)).encrypt(nonce, plain, _SEALED.encode())
    content = {"magic": MAGIC, "format": LISTED, "slots": list(slots)}
    _write(path, {**content, "accounts": _text(sealed)})


def _list_key(data_key: bytes) -> bytes:
    return hmac.digest(data_key, _SEALED.encode(), "sha256")


def _write(path: Path, content: Mapping[str, Any]) -> None:
    with own_disk():
        write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
        sync_folder(path.parent)


def unreadable(path: Path) -> UserError:
    return UserError("密钥文件“{path}”读不出来，从备份里取回它", path=path)


def read_slots(path: Path) -> list[Slot]:
    """All slots of a key file; a sentence where it is none of ours, or of a newer program."""
    return _slots(_read(path), path)


def _slots(content: Mapping[str, Any], path: Path) -> list[Slot]:
    slots = content.get("slots")
    if not isinstance(slots, list) or not all(isinstance(slot, dict) for slot in slots):
        raise unreadable(path)
    return slots


def _read(path: Path) -> dict[str, Any]:
    try:
        with open_held(path) as file:
            content = json.loads(file.read())
    except FileNotFoundError as error:
        raise UserError("“{folder}”里没有台账数据，先设立单位", folder=path.parent) from error
    except (OSError, ValueError, RecursionError) as error:
        raise unreadable(path) from error
    if not isinstance(content, dict) or content.get("magic") != MAGIC:
        raise UserError("“{folder}”不是学教台账的数据文件夹", folder=path.parent)
    if content.get("format") not in (PLAIN, LISTED):
        raise UserError("这份数据由更新的版本写成，请用新版程序打开")
    return content


def read_keys(path: Path, password: Callable[[], str | None], account: str | None = None) -> bytes:
    """The data key. `password` is asked only where no slot is open."""
    return unlock(path, password, account).key


def unlock(path: Path, password: Callable[[], str | None], account: str | None = None) -> Unlocked:
    """Open a slot: the open one, else that of the account with its password, or a recovery code.

    Refused while failed tries have to wait (`models.accounts.attempts`).
    """
    content = _read(path)
    slots = _slots(content, path)
    try:
        for slot in slots:
            if slot["kind"] == "open":
                return _checked(content, _whole(_raw(slot["key"])), slot)
        given = password()
        if not given:
            raise UserError("打开这份数据需要密码")
        slot, secret = _chosen(slots, given, account)
        with attempt(path.parent, str(slot.get("account", ""))):
            key = _unwrap(slot, secret)
            if key is None:
                raise UserError("密码不对，请重新输入")
        return _checked(content, key, slot)
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(path) from error


def _whole(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError("a key of another length")
    return key


def _chosen(slots: Sequence[Slot], given: str, account: str | None) -> tuple[Slot, str]:
    """The slot to try, and with what."""
    secret = read_code(given)
    recovery = next((slot for slot in slots if slot["kind"] == "recovery"), None)
    if secret is not None and recovery is not None:
        return recovery, secret
    held = [slot for slot in slots if slot["kind"] == "password"]
    if not held:
        raise UserError("密码不对，请重新输入")
    if account is None and len(held) == 1:
        return held[0], given
    named = [slot for slot in held if account is not None and slot.get("name") == account]
    if named:
        return named[0], given
    if len(held) == 1 and "account" not in held[0]:
        return held[0], given
    names = " ".join(str(slot.get("name")) for slot in held)
    if account is None:
        raise UserError("这份数据有几个账号，写明用哪一个：{names}", names=names)
    raise UserError("没有“{name}”这个账号，可用的有：{names}", name=account, names=names)


def unlisted(path: Path, key: bytes) -> Any:
    """The list in the key file of data whose key is known; None where there is none yet."""
    try:
        return _checked(_read(path), key, {}).accounts
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(path) from error


def _checked(content: Mapping[str, Any], key: bytes, slot: Slot) -> Unlocked:
    """With the list of accounts, which alone says what a slot stands for."""
    if content["format"] == PLAIN:
        return Unlocked(key, slot, None)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    sealed = _raw(content["accounts"])
    try:
        plain = ChaCha20Poly1305(_list_key(key)).decrypt(sealed[:12], sealed[12:], _SEALED.encode())
    except InvalidTag as error:
        raise ValueError("the list of accounts was written by somebody else") from error
    return Unlocked(key, slot, json.loads(plain))


def is_protected(path: Path) -> bool:
    """Whether opening needs a password."""
    try:
        slots = json.loads(path.read_text(encoding="utf-8"))["slots"]
        return all(slot.get("kind") != "open" for slot in slots)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def account_names(path: Path) -> list[str]:
    """Whose slots there are, to choose from before anything is open; empty without accounts."""
    return [str(slot["name"]) for slot in read_slots(path) if "name" in slot]


def check_fits(path: Path, slot_of: str, password: str, data_key: bytes) -> None:
    """UserError where a password does not give the key of the data that are open out of a slot:
    that of an account (its uid), or "" for the only one, for which the recovery code will do; as
    many tries as at opening. What another key was put into opens nothing here."""
    for slot in read_slots(path):
        if slot.get("kind") == "password" and slot.get("account", "") == slot_of:
            with attempt(path.parent, slot_of):
                if _unwrap(slot, password) != data_key and not (
                    slot_of == "" and _recovers(path, password, data_key)
                ):
                    raise UserError("密码不对，请重新输入")
            return
    raise UserError("密码不对，请重新输入")


def _recovers(path: Path, code: str, data_key: bytes) -> bool:
    slot, secret = slot_of_kind(path, "recovery"), read_code(code)
    return slot is not None and secret is not None and _unwrap(slot, secret) == data_key


def slot_of_kind(path: Path, kind: str) -> Slot | None:
    """The first slot of a kind; where there is a list, it says whether that counts."""
    return next((slot for slot in read_slots(path) if slot.get("kind") == kind), None)


def _unwrap(slot: Slot, password: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce, wrapped = (_raw(slot[k]) for k in ("salt", "nonce", "wrapped"))
    try:
        key = _derive(password, salt, slot["argon2id"])
        return ChaCha20Poly1305(key).decrypt(nonce, wrapped, _bound(slot))
    except InvalidTag:
        return None

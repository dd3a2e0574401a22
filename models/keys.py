"""keys.json: how the data key is kept; clear text, so that "not ours" and "newer" show."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.errors import UserError

MAGIC = "study-ledger-keys"
FORMAT = 1
KEYS_FILE = "keys.json"
KEY_BYTES = 32
_ARGON2 = {"iterations": 3, "lanes": 4, "memory_cost": 65536}


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _derive(password: str, salt: bytes, parameters: dict[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters["iterations"],
        lanes=parameters["lanes"],
        memory_cost=parameters["memory_cost"],
    )
    return kdf.derive(password.encode())


def _password_slot(data_key: bytes, password: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = ChaCha20Poly1305(_derive(password, salt, _ARGON2)).encrypt(
        nonce, data_key, MAGIC.encode()
    )
    return {
        "kind": "password",
        "argon2id": _ARGON2,
        "salt": _text(salt),
        "nonce": _text(nonce),
        "wrapped": _text(wrapped),
    }


def write_keys(path: Path, data_key: bytes, password: str | None) -> None:
    """Write a new key file: one slot, opened by `password`, or by nothing at all (未加密保护)."""
    if password:
        slot = _password_slot(data_key, password)
    else:
        slot = {"kind": "open", "key": _text(data_key)}
    content = {"magic": MAGIC, "format": FORMAT, "slots": [slot]}
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def read_keys(path: Path, password: Callable[[], str | None]) -> bytes:
    """The data key. `password` is asked only where no slot is open."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UserError("“{folder}”里没有台账数据，先设立单位", folder=path.parent) from error
    except (OSError, ValueError) as error:
        raise UserError("密钥文件“{path}”读不出来，从备份里取回它", path=path) from error
    if not isinstance(content, dict) or content.get("magic") != MAGIC:
        raise UserError("“{folder}”不是学教台账的数据文件夹", folder=path.parent)
    if content.get("format") != FORMAT:
        raise UserError("这份数据由更新的版本写成，请用新版程序打开")
    try:
        key = _open_slot(content["slots"]) or _password_opens(content["slots"], password)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("密钥文件“{path}”读不出来，从备份里取回它", path=path) from error
    if key is None:
        raise UserError("密码不对，请重新输入")
    return key


def _open_slot(slots: list[dict[str, Any]]) -> bytes | None:
    for slot in slots:
        if slot["kind"] == "open":
            key = base64.b64decode(slot["key"], validate=True)
            if len(key) != KEY_BYTES:
                raise ValueError("a key of another length")
            return key
    return None


def _password_opens(
    slots: list[dict[str, Any]], password: Callable[[], str | None]
) -> bytes | None:
    given = password()
    if not given:
        raise UserError("打开这份数据需要密码")
    return next(filter(None, (_unwrap(slot, given) for slot in slots)), None)


def is_protected(path: Path) -> bool:
    """Whether opening needs a password."""
    try:
        slots = json.loads(path.read_text(encoding="utf-8"))["slots"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return all(slot.get("kind") != "open" for slot in slots)


def _unwrap(slot: dict[str, Any], password: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce, wrapped = (base64.b64decode(slot[k]) for k in ("salt", "nonce", "wrapped"))
    try:
        key = _derive(password, salt, slot["argon2id"])
        return ChaCha20Poly1305(key).decrypt(nonce, wrapped, MAGIC.encode())
    except InvalidTag:
        return None

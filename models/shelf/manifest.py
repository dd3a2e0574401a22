"""What a backup consists of, written beside it and sealed with a key that follows from its own."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.disk import write_whole
from models.errors import UserError

MAGIC = "study-ledger-backup"
FORMAT = 1
_PURPOSE = b"study-ledger backup manifest 1\0"


class DamagedBackup(UserError):
    """A backup that must not be put back."""


@dataclass(frozen=True)
class Manifest:
    """`head` is the newest change (number, hash); `counts` the records that are not deleted.

    `blobs` names the attachments that were here when the backup was made.
    """

    name: str
    made_at: str
    reason: str
    size: int
    sha256: str
    head: tuple[int, str]
    counts: Mapping[str, int]
    blobs: tuple[str, ...]


def beside(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_suffix(".json")


def write_manifest(path: Path, manifest: Manifest, key: bytes) -> None:
    """Seal and write it, flushed; OSError where the disk does not take it."""
    content = {"magic": MAGIC, "format": FORMAT, **vars(manifest)}
    write_json(path, {**content, "seal": _seal(content, key)})


def read_manifest(backup: Path, key: bytes) -> Manifest | None:
    """The manifest of a backup; None where there is none, `DamagedBackup` where it is not its."""
    content = _read(beside(backup))
    if content is None:
        return None
    if content.get("magic") == MAGIC and content.get("format") != FORMAT:
        raise UserError("这份备份由更新的版本写成，请用新版程序打开")
    seal = content.pop("seal", None)
    if not isinstance(seal, str) or not hmac.compare_digest(
        seal.encode(), _seal(content, key).encode()
    ):
        raise DamagedBackup("这份备份的清单已经损坏，或者是别的单位的，换一份")
    if content["name"] != backup.name:
        raise DamagedBackup(
            "这份备份的清单是“{name}”的，文件被换过或改过名，换一份", name=content["name"]
        )
    return Manifest(
        name=content["name"],
        made_at=content["made_at"],
        reason=content["reason"],
        size=content["size"],
        sha256=content["sha256"],
        head=(content["head"][0], content["head"][1]),
        counts=content["counts"],
        blobs=tuple(content["blobs"]),
    )


def blobs_named(manifest: Path) -> set[str]:
    """The attachments that a manifest names, its seal unread; ValueError where it is not whole."""
    content = _read(manifest)
    if content is None or not isinstance(content.get("blobs"), list):
        raise ValueError(manifest.name)
    return {str(name) for name in content["blobs"]}


def _read(path: Path) -> dict[str, Any] | None:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        content = None
    return content if isinstance(content, dict) else {}


def _seal(content: Mapping[str, Any], key: bytes) -> str:
    own = hashlib.sha256(_PURPOSE + key).digest()
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(own, text.encode(), hashlib.sha256).hexdigest()


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a small file whole or not at all, flushed."""
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())

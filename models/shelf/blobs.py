"""Attachments on a shelf: each stored once, whatever the number of backups that name it."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from models.attachments import Attachments
from models.disk import put_in_place
from models.shelf.checking import BLOBS, is_whole
from models.shelf.manifest import blobs_named


def blob_path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / f"{sha256}.age"


def shelve(
    attachments: Path, shelf: Path, named: Iterable[str], *, linking: bool
) -> tuple[str, ...]:
    """Put what is not there yet onto the shelf; those that are there now.

    `linking` gives the same file a second name, which takes no room, where the disk can do that;
    else it is copied and flushed. What has not arrived here is left out. OSError where the disk
    does not take it.
    """
    kept = []
    for sha256 in named:
        source, target = blob_path(attachments, sha256), blob_path(shelf / BLOBS, sha256)
        if not _same_size(source, target):
            if not source.exists():
                if target.exists():
                    kept.append(sha256)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            _put(source, target, linking=linking)
        kept.append(sha256)
    return tuple(kept)


def _same_size(source: Path, target: Path) -> bool:
    try:
        return source.stat().st_size == target.stat().st_size
    except OSError:
        return False


def _put(source: Path, target: Path, *, linking: bool) -> None:
    temporary = target.with_suffix(".tmp")
    temporary.unlink(missing_ok=True)
    if not (linking and _linked(source, temporary)):
        copy_flushed(source, temporary)
    put_in_place(temporary, target)


def _linked(source: Path, target: Path) -> bool:
    try:
        target.hardlink_to(source)
    except OSError:
        return False
    return True


def copy_flushed(source: Path, target: Path) -> None:
    """Copy a file and wait until it lies on the disk; nothing is left of a copy that failed."""
    try:
        target.unlink(missing_ok=True)
        with source.open("rb") as read, target.open("xb") as out:
            shutil.copyfileobj(read, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def bring_back(shelf: Path, attachments: Path, named: Iterable[str], key: str) -> None:
    """Copy back what is missing or damaged among an office's attachments."""
    here = Attachments(attachments, key)
    for sha256 in named:
        if is_whole(here, sha256):
            continue
        target = blob_path(attachments, sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.parent.parent / f".{sha256}.tmp"
        copy_flushed(blob_path(shelf / BLOBS, sha256), temporary)
        put_in_place(temporary, target)


def mend(shelf: Path, attachments: Path, named: Iterable[str], key: str) -> None:
    """Replace what is damaged on the shelf by what is whole among the office's attachments."""
    here, there = Attachments(attachments, key), Attachments(shelf / BLOBS, key)
    for sha256 in named:
        if not is_whole(there, sha256) and is_whole(here, sha256):
            target = blob_path(shelf / BLOBS, sha256)
            target.parent.mkdir(parents=True, exist_ok=True)
            _put(blob_path(attachments, sha256), target, linking=False)


def drop_unnamed(shelf: Path) -> None:
    """Remove attachments that no backup names any more; none while a manifest cannot be read."""
    try:
        manifests = [path.with_suffix(".json") for path in shelf.glob("*.xjt")]
        named = {name for path in manifests if path.exists() for name in blobs_named(path)}
    except ValueError:
        return
    for path in (shelf / BLOBS).glob("*/*"):
        if path.suffix == ".tmp" or path.stem not in named:
            path.unlink()

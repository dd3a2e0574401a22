"""What kind of place a folder lies in: this computer's own disk, a stick, or a network share.

A database needs locks and flushes that hold; a stick is pulled and a share is cut off while it
writes, so an office's data lie on the computer's own disk.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.errors import UserError
from models.words import Sentence, sentence

_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/dev/block")
_SHARED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "vboxsf"}
    | {"prl_fs", "fuse.smbnetfs", "fuse.vmhgfs-fuse"}
    | {f"fuse.{kind}" for kind in ("davfs", "sshfs", "glusterfs", "gvfsd-fuse", "rclone")}
)
_REMOVABLE_DRIVE, _REMOTE_DRIVE, _OPTICAL_DRIVE = 2, 4, 5  # as GetDriveTypeW answers
_ESCAPED = re.compile(r"\\([0-7]{3})")


class Place(StrEnum):
    OWN = "own"
    STICK = "stick"
    SHARE = "share"


_WHY = {
    Place.STICK: "数据文件夹在U盘或移动硬盘上，拔出时会损坏",
    Place.SHARE: "数据文件夹在网络共享上，断网时会损坏",
}


class Misplaced(UserError):
    """A data folder that lies where its data would come to harm."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.why: Sentence = sentence(_WHY[place])
        super().__init__("{why}。放到本机硬盘上再用；已经在那里的数据可以只读打开", why=self.why)


def need_own_place(folder: Path) -> None:
    """`Misplaced` unless the folder, which need not be there yet, lies on the computer's disk."""
    place = place_of(folder)
    if place is not Place.OWN:
        raise Misplaced(place)


def place_of(folder: Path) -> Place:
    """What kind of place a path lies in; what cannot be told counts as the computer's own."""
    if sys.platform == "win32":
        return _windows_place(folder)
    try:
        return read_place(folder, _MOUNTS.read_text(encoding="utf-8", errors="replace"), _DEVICES)
    except OSError:
        return Place.OWN


@dataclass(frozen=True)
class _Mount:
    point: Path
    kind: str
    device: str


def read_place(folder: Path, mounts: str, devices: Path) -> Place:
    """As `place_of`, from the text of mountinfo and the folder of block devices ("8:17" → …)."""
    path = folder.resolve()
    listed = list(_mounts(mounts))
    within = [mount for mount in listed if path.is_relative_to(mount.point)]
    if not within:
        return Place.OWN
    here = max(reversed(within), key=lambda mount: len(mount.point.parts))
    root = next((mount for mount in listed if mount.point == Path("/")), None)
    if here == root:
        return Place.OWN  # the system itself runs from it
    if here.kind in _SHARED:
        return Place.SHARE
    disk = _disk(devices / here.device)
    if root is not None and disk is not None and disk == _disk(devices / root.device):
        return Place.OWN
    return Place.STICK if disk is not None and _is_removable(disk) else Place.OWN


def _mounts(text: str) -> Iterator[_Mount]:
    for line in text.splitlines():
        fields, dash, rest = line.partition(" - ")
        parts, after = fields.split(" "), rest.split(" ")
        if dash and len(parts) > 4:
            point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), parts[4])
            yield _Mount(Path(point), after[0], parts[2])


def _disk(device: Path) -> Path | None:
    """The folder of the whole disk that a partition, or what is made of one, lies on."""
    if not device.exists():
        return None
    real = device.resolve()
    below = sorted((real / "slaves").iterdir()) if (real / "slaves").is_dir() else []
    if below:
        return _disk(below[0])
    return real.parent if (real / "partition").exists() else real


def _is_removable(disk: Path) -> bool:
    if any(part.startswith("usb") for part in disk.parts):
        return True
    try:
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _windows_place(folder: Path) -> Place:
    import ctypes

    path = folder.resolve()
    anchor = path.anchor
    if anchor.startswith("\\\\"):
        return Place.SHARE
    if anchor[:2].upper() == os.environ.get("SystemDrive", "C:").upper():  # noqa: SIM112
        return Place.OWN
    kind = ctypes.windll.kernel32.GetDriveTypeW(anchor)  # type: ignore[attr-defined]
    return windows_kind(kind)


def windows_kind(kind: int) -> Place:
    """What Windows calls a drive, as a place."""
    if kind == _REMOTE_DRIVE:
        return Place.SHARE
    return Place.STICK if kind in (_REMOVABLE_DRIVE, _OPTICAL_DRIVE) else Place.OWN

"""This computer's own disk: making what was written last, and what to say when it takes no more."""

import errno
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from models.errors import UserError
from models.words import Sentence, sentence

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_PAUSES = (0.02, 0.05, 0.1, 0.15, 0.2)
"""Seconds between tries; a scanner lets go of a small file within them."""
_LIVELY = 3
"""So many of them at most where a window waits."""
_lively: set[int] = set()
_FAT_KNOWS_NO_SUCH_THING = frozenset({errno.EINVAL, errno.ENOTSUP})


class DiskError(UserError):
    """The disk has not taken something, and nothing of it is stored."""


class DiskFull(DiskError):
    def __init__(self) -> None:
        super().__init__("本机磁盘已满，数据没有改动，腾出空间再试")


class DiskForbidden(DiskError):
    def __init__(self) -> None:
        super().__init__("本机磁盘不许写入，数据没有改动，先看看数据文件夹的权限再试")


class DiskFailed(DiskError):
    def __init__(self, why: Sentence | str) -> None:
        super().__init__("本机磁盘写不进去（{why}），数据没有改动，检查磁盘后再试", why=why)


class FileBroken(DiskError):
    """The data file is no longer whole; nothing more is written into it."""

    def __init__(self) -> None:
        super().__init__("数据文件有损坏的地方，不再往里写。重新打开一次，完好的台账可以只读查看")


class FileHeld(DiskError):
    """Another program, mostly one against viruses, does not let go of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "“{name}”被别的程序占着（多半是杀毒或同步软件），数据没有改动，过一会儿再试；"
            "总是这样就把数据文件夹加入它的信任名单",
            name=path.name,
        )


class BackupInDoubt(DiskError):
    """A backup is whole and has its name, but nobody knows whether the name lasts."""

    def __init__(self) -> None:
        super().__init__("本机磁盘出错，不能确定备份存上没有，数据没有改动。检查磁盘后再试")


class DiskInDoubt(DiskError):
    """A commit failed in such a way that only the next opening shows whether it was stored."""

    def __init__(self) -> None:
        super().__init__("本机磁盘出错，不能确定改动存上没有。检查磁盘，重新打开程序，核对后再做")


def disk_error(error: OSError) -> DiskError:
    """What to say when this computer's own disk takes no more."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _FORBIDDEN:
        return DiskForbidden()
    return DiskFailed(sentence("读写出错") if error.errno == errno.EIO else str(error.strerror))


@contextmanager
def own_disk() -> Iterator[None]:
    """Around writes to the data folder: OSError becomes a sentence."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name; `FileHeld` where another program holds it for half a second.

    OSError where the disk itself does not take it, at once.
    """
    for pause in _pauses():
        try:
            temporary.replace(target)
        except PermissionError as error:
            if not os.access(target.parent, os.W_OK):
                raise
            if pause is None:
                raise FileHeld(target) from error
            time.sleep(pause)
        else:
            return


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, flushed: it stands beside its name until it is.

    OSError or `FileHeld` where that fails; what was there before stays, and nothing else.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        temporary.unlink(missing_ok=True)  # what a link of that name leads to is not ours to write
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def open_held(path: Path) -> BinaryIO:
    """Open an office's own file for reading, as patiently as it was put in its place."""
    for pause in _pauses():
        try:
            return path.open("rb")
        except PermissionError as error:
            if not os.access(path, os.R_OK):
                raise
            if pause is None:
                raise FileHeld(path) from error
            time.sleep(pause)
    raise FileHeld(path)


def open_from_outside(path: Path) -> BinaryIO:
    """Open a file that somebody has brought; OSError where it cannot be read, or where it is none
    that ends: a pipe, a device."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return path.open("rb")


def wait_for(path: Path) -> None:
    """Wait while another program holds a file that is to be written; `FileHeld` where it goes on.

    What else may be wrong with the file is left to whoever opens it.
    """
    for pause in _pauses():
        try:
            path.open("r+b").close()
        except PermissionError as error:
            if not os.access(path, os.R_OK | os.W_OK):
                return
            if pause is None:
                raise FileHeld(path) from error
            time.sleep(pause)
        except OSError:
            return
        else:
            return


def _pauses() -> Iterator[float | None]:
    """Seconds to wait after each try, and None after the last; fewer where a window would stand."""
    yield from _PAUSES[:_LIVELY] if threading.get_ident() in _lively else _PAUSES
    yield None


def stay_lively() -> None:
    """Call it on the thread that shows the window: it never waits a fifth of a second."""
    _lively.add(threading.get_ident())


def sync_folder(folder: Path) -> None:
    """Make new names last; Windows knows no such thing, and FAT drivers may refuse it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FAT_KNOWS_NO_SUCH_THING:
            raise
    finally:
        os.close(handle)


def flush_to_medium(file: BinaryIO) -> None:
    """Write out what is buffered, so that what is read back next comes from the medium."""
    file.flush()
    os.fsync(file.fileno())
    # Without this the read-back would be answered from memory.
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sha256_of(path: Path) -> str:
    """Of a file's content, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

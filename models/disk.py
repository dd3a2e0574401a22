"""This computer's own disk: making what was written last, and what to say when it takes no more."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import UserError
from models.words import Sentence, sentence

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
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

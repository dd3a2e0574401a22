"""Looks at the directory of a zipped file (.docx, .xlsx, .odt) before anything unpacks it."""

import struct
import zipfile
from typing import BinaryIO

from models.errors import UserError

MOST_ENTRIES = 1_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes, all entries together
MOST_RATIO = 300  # unpacked to packed, of a package that unpacks to more than SMALL
SMALL = 10 * 1024 * 1024  # bytes


def directory(
    file: BinaryIO, name: str, *, most: int = MOST_UNPACKED, ratio: int = MOST_RATIO
) -> list[zipfile.ZipInfo]:
    """The entries of a zipped file, none of them unpacked.

    Refuses, with a sentence, what is damaged or locked, holds too many entries, or says that it
    unpacks to more than `most` bytes or to `ratio` times its size. `zipfile` never unpacks more
    of an entry than it says here.
    """
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
        raise damaged(name) from error
    if len(entries) > MOST_ENTRIES:
        raise UserError(
            "“{name}”里有 {count} 个部件，太多了，不能打开", name=name, count=len(entries)
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked(name)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > most or (unpacked > SMALL and unpacked > ratio * packed):
        raise too_big(name, min(most, unpacked))
    return entries


def too_big(name: str, most: int) -> UserError:
    megabytes = most // 1024 // 1024
    return UserError("“{name}”解压后超过 {most} MB，太大了，不能打开", name=name, most=megabytes)


def damaged(name: str) -> UserError:
    return UserError("“{name}”已经损坏，请重新取得这个文件", name=name)


def locked(name: str) -> UserError:
    return UserError("“{name}”有打开密码，请先在 Excel 或 WPS 里取消密码再导入", name=name)

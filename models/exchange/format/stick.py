"""Writing to and reading from a stick: written, read back and compared before it may be pulled."""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.disk import flush_to_medium, sha256_of, sync_folder
from models.errors import UserError
from models.exchange.format.names import SUFFIX, plain_name
from models.exchange.format.progress import Progress, silent
from models.words import Sentence, sentence

AGE_MAGIC = b"age-encryption.org/v"
UPDATE = ".xju"
CHUNK = 1024 * 1024
MAX_DEPTH = 4
"""How many folders deep packages are looked for."""

_RUNNABLE = re.compile(
    r"\.(exe|lnk|bat|cmd|com|scr|pif|vbs|vbe|js|jse|wsf|ps1|hta|msi|dll|cpl|inf)", re.IGNORECASE
)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE}


class StickTrouble(StrEnum):
    FULL = "full"
    READ_ONLY = "read_only"
    GONE = "gone"
    NOT_THE_SAME = "not_the_same"
    OTHER = "other"


_SENTENCES = {
    StickTrouble.FULL: "{folder} 空间不够：需要 {needed} MB，还剩 {free} MB；换一个U盘再存",
    StickTrouble.READ_ONLY: "{folder} 不能写入：关掉U盘的写保护开关，或换一个文件夹再存",
    StickTrouble.GONE: "找不到 {folder}：U盘可能已拔出，插好后再存一次；报送包仍在本机",
    StickTrouble.NOT_THE_SAME: "写到 {folder} 的内容读回来不一致，U盘可能有故障，换一个再存",
    StickTrouble.OTHER: "写不进 {folder}，换一个U盘或文件夹再存；报送包仍在本机",
}


class StickError(UserError):
    """The stick did not take the file; what was to be written is still where it was."""

    def __init__(self, why: StickTrouble, folder: Path, needed: int = 0, free: int = 0) -> None:
        values = {"needed": _megabytes(needed), "free": f"{free // 100_000 / 10:.1f}"}
        super().__init__(_SENTENCES[why], folder=str(folder), **values)
        self.why = why


def safe_write(
    source: Path,
    folder: Path,
    name: str,
    sha256: str,
    *,
    progress: Progress = silent,
) -> Path:
    """Copy a package to a stick so that its final name stands only over bytes that were read back.

    A file of the same content under the same name is left as it is; another content gets " (2)".
    Raises `StickError`; the source is never touched.
    """
    needed = source.stat().st_size
    try:
        free = shutil.disk_usage(folder).free
        target, there = _free_name(folder, name, sha256)
        if there:
            return target
        if free < needed:
            raise StickError(StickTrouble.FULL, folder, needed, free)
        temporary = target.with_name(target.name + ".tmp")
        try:
            _write(source, temporary, needed, progress)
            if sha256_of(temporary) != sha256:
                raise StickError(StickTrouble.NOT_THE_SAME, folder)
            temporary.replace(target)
            sync_folder(folder)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _trouble(error, folder, needed) from error
    return target


def _trouble(error: OSError, folder: Path, needed: int) -> StickError:
    """What the system's error means for the person at the stick."""
    if error.errno in _FULL:
        free = 0
        with suppress(OSError):
            free = shutil.disk_usage(folder).free
        return StickError(StickTrouble.FULL, folder, needed, free)
    if error.errno in _READ_ONLY:
        return StickError(StickTrouble.READ_ONLY, folder)
    if error.errno in _GONE:
        return StickError(StickTrouble.GONE, folder)
    return StickError(StickTrouble.OTHER, folder)


def _megabytes(size: int) -> str:
    """Rounded up, so that what is said to be enough is enough."""
    return f"{-(-size // 100_000) / 10:.1f}"


def _free_name(folder: Path, name: str, sha256: str) -> tuple[Path, bool]:
    """Where to write, and whether the very same file is there already."""
    target, number = folder / name, 1
    while target.exists():
        if target.is_file() and sha256_of(target) == sha256:
            return target, True
        number += 1
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return target, False


def _write(source: Path, target: Path, total: int, progress: Progress) -> None:
    done = 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(CHUNK):
            writer.write(piece)
            done += len(piece)
            progress(done, total)
        flush_to_medium(writer)


@dataclass(frozen=True)
class Found:
    """The packages on a stick in the order of their names, and what people should know.

    `strange` are files that a folder names as packages and that are none, as a damaged one is.
    """

    packages: tuple[Path, ...]
    warnings: tuple[Sentence, ...]
    strange: tuple[Path, ...] = ()


def find_packages(paths: Iterable[Path]) -> Found:
    """Packages by their content: named files whatever their name, in folders only `*.xjb`.

    Nothing is run, no link is followed; programs and shortcuts lying in the folders are warned of.
    """
    packages: list[Path] = []
    warnings: list[Sentence] = []
    strange: list[Path] = []
    for path in paths:
        if not path.exists():
            warnings.append(sentence("找不到 {file}", file=plain_name(str(path))))
        elif not path.is_dir():
            packages += _if_package(path, warnings)
        else:
            for file in _files(path, MAX_DEPTH, warnings):
                if file.suffix.lower() == SUFFIX:
                    here = _if_package(file, warnings)
                    packages += here
                    strange += [] if here else [file]
                elif file.suffix.lower() == UPDATE:
                    warnings.append(_update(file))
                elif _RUNNABLE.fullmatch(file.suffix):
                    warnings.append(_warning_of(file))
    return Found(tuple(dict.fromkeys(packages)), tuple(warnings), tuple(strange))


def _warning_of(program: Path) -> Sentence:
    """What to say of a program or shortcut; worms hide a folder and put themselves in its place."""
    folder = program.with_name(program.stem.strip() or program.name)
    if folder.is_dir():
        return sentence(
            "{file} 冒充文件夹“{folder}”：不要打开，先查杀病毒；文件夹可能被藏起来了，文件多半还在",
            file=plain_name(program.name),
            folder=plain_name(folder.name),
        )
    told = "{file} 是程序或快捷方式，不要打开，先查杀病毒"
    return sentence(told, file=plain_name(program.name))


def _if_package(path: Path, warnings: list[Sentence]) -> list[Path]:
    name = plain_name(path.name)
    if path.suffix.lower() == UPDATE:
        warnings.append(_update(path))
        return []
    try:
        with path.open("rb") as file:
            if file.read(len(AGE_MAGIC)) == AGE_MAGIC:
                return [path]
    except OSError:
        warnings.append(sentence("{file} 读不出来，请对方重新复制一份", file=name))
        return []
    warnings.append(sentence("{file} 不是报送包，已跳过", file=name))
    return []


def _update(path: Path) -> Sentence:
    name = plain_name(path.name)
    return sentence("{file} 是程序的更新包，在“帮助”的“关于学教台账”里安装", file=name)


def _files(folder: Path, depth: int, warnings: list[Sentence]) -> Iterator[Path]:
    """The regular files in a folder and, so deep, in its folders; links are passed by."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        warnings.append(
            sentence("{file} 读不出来，请对方重新复制一份", file=plain_name(folder.name))
        )
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            if not plain_name(entry.name):
                nameless = "U盘里有一个名字看不见的文件夹，病毒常把文件藏在这样的地方，先查杀病毒"
                warnings.append(sentence(nameless))
            if depth == 1:
                continue
            yield from _files(Path(entry.path), depth - 1, warnings)

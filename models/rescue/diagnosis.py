"""What is wrong with a data file that does not open, in a sentence, and whether it can be read."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from models.database import open_folder
from models.disk import disk_error
from models.errors import UserError
from models.read_only import stop_at_damage
from models.rescue.pages import Pages, look_at_pages
from models.words import Sentence, sentence

MARK = ".damaged"
"""Empty file in the data folder: damage was met, so every page is looked at when it next opens."""


class Ill(StrEnum):
    MISSING = "missing"
    KEY = "key"
    HEADER = "header"
    SHORT = "short"
    PAGES = "pages"
    STRUCTURE = "structure"


class Damaged(UserError):
    """A data file that must not be written any more.

    `why` is what is wrong; `readable` whether tables may still be read out of it.
    """

    def __init__(self, ill: Ill, why: Sentence) -> None:
        self.ill, self.why = ill, why
        self.readable = ill in (Ill.SHORT, Ill.PAGES, Ill.STRUCTURE)
        way = "{why}。完好的台账可以只读打开，也可以恢复最近的备份"
        super().__init__(way if self.readable else "{why}。可以恢复最近的备份", why=why)


def diagnose(path: Path, key: bytes) -> Damaged:
    """Look at a data file that the database refuses."""
    if not path.exists() or not path.stat().st_size:
        return Damaged(Ill.MISSING, sentence("数据文件“{path}”不见了", path=path))
    try:
        pages = look_at_pages(path, key)
    except OSError as error:
        raise disk_error(error) from error
    return _said(path, pages)


def _said(path: Path, pages: Pages) -> Damaged:
    if not pages.ours:
        told = "数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏得一页也读不出"
        return Damaged(Ill.KEY, sentence(told, path=path))
    if 1 in pages.broken:
        return Damaged(Ill.HEADER, sentence("数据文件的开头已经损坏，里面的台账读不出来"))
    if pages.lacking:
        told = "数据文件被截短了，应有 {should} 页，还有 {count} 页"
        return Damaged(Ill.SHORT, sentence(told, should=pages.should, count=pages.count))
    if pages.broken:
        told = "数据文件有 {n} 页已经损坏，共 {count} 页"
        return Damaged(Ill.PAGES, sentence(told, n=len(pages.broken), count=pages.count))
    return Damaged(Ill.STRUCTURE, sentence("数据文件的结构已经损坏"))


def mark_damaged(folder: Path) -> None:
    """Have every page looked at when the folder is next opened, and write nothing more into it
    where it is open. A disk that refuses the mark is let be."""
    if folder == open_folder():
        stop_at_damage()
    with suppress(OSError):
        (folder / MARK).touch()


def is_marked(folder: Path) -> bool:
    return (folder / MARK).exists()


def clear_mark(folder: Path) -> None:
    with suppress(OSError):
        (folder / MARK).unlink(missing_ok=True)

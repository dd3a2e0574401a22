"""The ways out of a damaged data file: the newest backup that holds, and what the parent has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.backups import fault_of, kept_in
from models.errors import UserError
from models.outlook import outlook
from models.rescue.view import View
from models.shelf.keeping import Kept
from models.words import Sentence, sentence


@dataclass(frozen=True)
class WaysOut:
    """`backup` is the newest that was opened just now and is whole; `lost` what is not in it."""

    backup: Kept | None
    lost: tuple[Sentence, ...]

    def told(self) -> Iterator[Sentence]:
        """A line for every way out, and for what each of them loses."""
        if self.backup is None:
            yield sentence("这里没有完好的备份，看看备份盘和U盘上有没有")
        else:
            day = self.backup.made_at.isoformat(sep=" ", timespec="minutes")
            yield sentence("恢复 {day} 的备份 {name}", day=day, name=self.backup.path.name)
        yield from self.lost
        yield sentence(PARENT)


PARENT = (
    "报送过的，上级那里都有：在空文件夹里重新设立单位、重新登记，请上级准许另起编号，"
    "下一个下发包就把数据带回来"
)


def ways_out(folder: Path, key: bytes, view: View | None = None) -> WaysOut:
    """Open the backups of a data folder from the newest on, until one is whole.

    `view` is the open office where it can be read; then it can be said what was written since.
    """
    for kept in kept_in(folder):
        if kept.fault is not None:
            continue
        if view is None:
            if fault_of(kept.path, key) is None:
                lost = sentence("备份以后录入的不在里面，那以后发出的报送包要从上级拿回")
                return WaysOut(kept, (lost,))
            continue
        try:
            found = outlook(view, kept.path)
        except UserError:
            continue
        return WaysOut(kept, tuple(found.told()))
    return WaysOut(None, ())

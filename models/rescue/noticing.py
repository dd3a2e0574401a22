"""Damage of an open data file, met by whatever was being done."""

from pathlib import Path

from models.database import is_damage
from models.errors import UserError
from models.rescue.diagnosis import mark_damaged


def damage_met(error: BaseException, folder: Path | None) -> UserError | None:
    """What to say where an error tells that the file is broken; None where it tells of no such.

    Every page of it is looked at when the folder is opened next.
    """
    if folder is None or not is_damage(error):
        return None
    mark_damaged(folder)
    return UserError("数据文件有损坏的地方，这一步没有做成。重新打开一次，完好的台账可以只读查看")

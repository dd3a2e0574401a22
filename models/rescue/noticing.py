"""Damage of an open data file, met by whatever was being done."""

from pathlib import Path

from models.database import is_damage, open_folder, release
from models.errors import UserError
from models.record import database
from models.rescue.diagnosis import mark_damaged


class DamageMet(UserError):
    """Damage was met in the open data file, which is only read from now on."""

    def __init__(self) -> None:
        super().__init__(
            "数据文件有损坏的地方，这一步没有做成。从现在起只能看、不能改；"
            "重新打开一次，完好的台账都能查看，也可以恢复备份"
        )


def damage_met(error: BaseException, folder: Path | None) -> UserError | None:
    """What to say where an error tells that the file is broken; None where it tells of no such.

    Nothing is written into it any more, and every page of it is looked at when the folder is opened
    next. What is open can still be read where it is whole.
    """
    if folder is None or not is_damage(error):
        return None
    mark_damaged(folder)
    if folder == open_folder() and not database.in_transaction():
        release()  # a connection that met a broken page answers nothing any more
    return DamageMet()

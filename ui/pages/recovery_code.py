"""恢复码: made, shown once, and put on paper for the sealed envelope."""

from PySide6.QtWidgets import QWidget

from models.accounts import keeping
from models.errors import UserError
from models.words import sentence
from ui.dialogs import Dialogs
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr


def make_recovery_code(
    themes: ThemeHolder, session: Session, dialogs: Dialogs, parent: QWidget
) -> bool:
    """Show a new code once, and print it where that is wanted; False where none was made."""
    office = session.office
    try:
        code = keeping.new_recovery_code(office)
    except UserError as error:
        dialogs.tell_error(error)
        return False
    note = tr("这个码只显示这一次：抄下或打印，装进信封密封保管。以前的恢复码作废")
    deeds = ((tr("打印…"), "primary"), (tr("已抄好"), "secondary"))
    if dialogs.choose(tr("恢复码"), note, deeds, _in_lines(code)) == 0:
        from ui.printing.preview import preview
        from ui.printing.recovery_paper import recovery_paper

        paper = recovery_paper(office.name, code, office.door.actor, office.door.now)
        preview([paper], themes, session, dialogs, parent)
    session.said.emit(sentence("已生成恢复码，以前的作废"), False)
    return True


def _in_lines(code: str) -> str:
    """Two lines of groups, easy to copy and to compare."""
    groups = code.split("-")
    half = len(groups) // 2
    return "\n".join("  ".join(some) for some in (groups[:half], groups[half:]))

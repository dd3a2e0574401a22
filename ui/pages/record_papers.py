"""What is printed of one record, ledger by ledger, and how it is shown before it is printed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.office import Office
from ui.dialogs import Dialogs
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper

Shower = tuple[str, Callable[[str], object]]
"""(label, what shows the paper of the record whose uid it is given)"""


def record_papers(
    ledger: str,
    themes: ThemeHolder,
    session: Session,
    dialogs: Dialogs,
    page: Callable[[], QWidget],
) -> tuple[Shower, ...]:
    """The papers of a ledger's records, the usual one first; none for most ledgers."""

    def shower(make: "Callable[[Office, str], Paper]") -> Callable[[str], object]:
        def show(uid: str) -> object:
            from ui.printing.preview import preview

            return preview([make(session.office, uid)], themes, session, dialogs, page())

        return show

    return tuple((name, shower(make)) for name, make in _papers(ledger))


def _papers(ledger: str) -> "tuple[tuple[str, Callable[[Office, str], Paper]], ...]":
    from ui.printing.drive_paper import drive_paper
    from ui.printing.gathering_papers import lecture_sign_in, meeting_sign_in, minutes
    from ui.printing.inspection_papers import drawn_paper, feedback

    match ledger:
        case "meetings":
            return ((tr("会议记录"), minutes), (tr("签到表"), meeting_sign_in))
        case "lectures":
            return ((tr("签到表"), lecture_sign_in),)
        case "inspections":
            return ((tr("反馈单"), feedback),)
        case "draws":
            return ((tr("抽取结果"), drawn_paper),)
        case "drives":
            return ((tr("专项小结"), drive_paper),)
    return ()

"""What is printed of one record, ledger by ledger, and how it is shown before it is printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.office import Office
from ui.dialogs import Dialogs
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper

    Maker = Callable[[Office, str], Paper | list[Paper]]
    """The paper of a record, or several that are printed together."""

Shower = tuple[str, Callable[[Sequence[str]], object]]
"""(label, what shows the papers of the records whose uids it is given)"""


def record_papers(
    ledger: str,
    themes: ThemeHolder,
    session: Session,
    dialogs: Dialogs,
    page: Callable[[], QWidget],
) -> tuple[Shower, ...]:
    """The papers of a ledger's records: the form that all have, then those of its own."""

    def shower(make: "Maker") -> Callable[[Sequence[str]], object]:
        def show(some: Sequence[str]) -> object:
            from ui.printing.preview import preview

            made = [make(session.office, uid) for uid in some]
            papers = [paper for one in made for paper in (one if isinstance(one, list) else [one])]
            return preview(papers, themes, session, dialogs, page())

        return show

    makers = ((tr("记录表单"), _form_of(ledger)), *_papers(ledger))
    return tuple((name, shower(make)) for name, make in makers)


def _form_of(name: str) -> "Maker":
    from models.ledgers import ledger_named
    from ui.printing.record_paper import record_paper

    ledger = ledger_named(name)
    assert ledger is not None
    return lambda office, uid: record_paper(office, ledger, uid)


def _papers(ledger: str) -> "tuple[tuple[str, Maker], ...]":
    from ui.printing.drive_paper import drive_paper
    from ui.printing.gathering_papers import lecture_sign_in, meeting_sign_in, minutes
    from ui.printing.inspection_papers import drawn_paper, feedback
    from ui.printing.training_papers import certificates, class_sign_in, timetable

    match ledger:
        case "meetings":
            return ((tr("会议记录"), minutes), (tr("签到表"), meeting_sign_in))
        case "lectures":
            return ((tr("签到表"), lecture_sign_in),)
        case "training_classes":
            return (
                (tr("课程表"), timetable),
                (tr("签到表"), class_sign_in),
                (tr("结业名单"), certificates),
            )
        case "inspections":
            return ((tr("反馈单"), feedback),)
        case "draws":
            return ((tr("抽取结果"), drawn_paper),)
        case "democratic_meetings":
            return _democratic()
        case "drives":
            return ((tr("专项小结"), drive_paper),)
    return ()


def _democratic() -> "tuple[tuple[str, Maker], ...]":
    from ui.printing import democratic_papers as papers

    return (
        (tr("步骤安排"), papers.steps_paper),
        (tr("征求意见汇总表"), papers.opinions_paper),
        (tr("谈心谈话记录表"), papers.talks_paper),
        (tr("对照检查汇总表"), papers.drafts_paper),
        (tr("批评意见记录表"), papers.criticisms_paper),
        (tr("整改措施清单"), papers.measures_paper),
    )

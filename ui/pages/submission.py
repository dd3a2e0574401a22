"""报送中心: its views in order; a level with units below it has more of them."""

from collections.abc import Callable

from models.exchange.trust.trust import children_of, parent_of
from models.ledgers.units import Level
from ui.dialogs import Dialogs
from ui.pages.decision_desk import DecisionDesk
from ui.pages.export_wizard import ExportWizard, Freeze
from ui.pages.import_preview import ImportPage
from ui.pages.recovering import ForksPage
from ui.pages.returns import ReturnsPage
from ui.pages.road_ledger import RoadLedger
from ui.pages.submission_matrix import SubmissionMatrix
from ui.pages.trust import TrustPage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.words import tr

View = tuple[str, str, Callable[[], Page]]


def submission_views(
    themes: ThemeHolder,
    session: Session,
    scope: Scope,
    tasks: Tasks,
    dialogs: Dialogs,
    open_record: Callable[[str, str], object],
    freeze: Freeze | None = None,
) -> list[View]:
    """(key, title, factory) of each view, for the page that switches between them.

    Where nobody is above, what has come from below stands first. `open_record` shows a record
    on its own page; `freeze` gives a period's figures.
    """

    def send() -> Page:
        return ExportWizard(themes, session, scope, tasks, dialogs, open_record, freeze)

    def take_in() -> Page:
        return ImportPage(themes, session, scope, tasks, dialogs)

    def matrix() -> Page:
        return SubmissionMatrix(themes, session, scope, tasks, dialogs)

    def desk() -> Page:
        return DecisionDesk(themes, session, scope, dialogs, open_record)

    def returns() -> Page:
        return ReturnsPage(themes, session, dialogs, open_record)

    def road() -> Page:
        return RoadLedger(themes, session, tasks, dialogs)

    def forked() -> Page:
        return ForksPage(themes, session, dialogs)

    def known() -> Page:
        return TrustPage(themes, session, tasks, dialogs)

    office = session.office
    own: list[View] = [("send", tr("报送"), send), ("import", tr("导入"), take_in)]
    above: list[View] = [("matrix", tr("报送情况"), matrix), ("desk", tr("审核决定"), desk)]
    trusted: View = ("trust", tr("登记与核对"), known)
    split: View = ("forks", tr("分叉处理"), forked)
    leaf = office.row.level is Level.UNIT and not children_of(office)
    if not leaf and parent_of(office) is None:
        own, above = above, own[::-1]
    back: View = ("returns", tr("退回"), returns)
    return [*own, *([] if leaf else above), back, ("road", tr("收发记录"), road), split, trusted]

"""年度结转: what is open at the end of a year goes on in the next, said in one deed."""

from collections.abc import Callable

from models.accounts.rights import Right
from models.carrying_over import CarriedOver, carry_over, open_at_end
from models.errors import UserError
from models.ledgers.deeds import Deed
from models.ledgers.issues import Issue
from models.office import Office
from models.words import sentence
from ui.dialogs import Dialogs
from ui.glyphs import DONE, TODO
from ui.icons import Icon
from ui.pages.told_page import Asked, Told, ToldPage
from ui.scope import Scope
from ui.session import Session
from ui.states import look_of
from ui.theme import ThemeHolder
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr


class YearEndPage(ToldPage):
    """Lists what goes on after the year of the top bar; the button writes it down, once."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(
            *(themes, tr("年度结转"), session, scope, dialogs, open_record, tell_year_end)
        )
        self.units.hide()
        self.carry_button = self.add_button(
            tr("结转到下一年"), "primary", Icon.ARROW_RIGHT, needs=(Right.RECORD,)
        )
        self.carry_button.clicked.connect(self.carry)

    def carry(self) -> None:
        """Ask whether the plan is to be drafted as well, then write."""
        office, year = self.session.office, self.scope.year
        text = tr("未销号的问题和实事各加一条进展，编号、原定时限和承诺不变；可以用 Ctrl+Z 撤销。")
        deeds = (
            (tr("结转"), "primary"),
            (tr("结转并起草下一年计划"), "plain"),
            (tr("取消"), "plain"),
        )
        title = tr("把 {year} 年没有销号的转入 {next} 年？").format(year=year, next=year + 1)
        answer = self.dialogs.choose(title, text, deeds)
        if answer not in (0, 1):
            return
        try:
            written = carry_over(office, year, plans=answer == 1)
        except UserError as error:
            self.session.refused.emit(error)
            return
        done = sentence("已结转 {n} 条到{year}年", n=written, year=year + 1)
        self.session.said.emit(done if written else sentence("都已经结转过了"), bool(written))


def tell_year_end(office: Office, asked: Asked) -> Told:
    year = asked.period.year
    found = open_at_end(office, year)
    headings = (
        Heading(tr("台账"), 90),
        Heading(tr("编号"), 84),
        Heading(tr("内容")),
        Heading(tr("时限"), 92),
        Heading(tr("状态"), 96),
        Heading(tr("结转"), 92),
    )
    said = tr("未销号问题 {issues} 个，未销号实事 {deeds} 项，其中 {waiting} 条待结转").format(
        issues=len(found.issues), deeds=len(found.deeds), waiting=len(found.waiting)
    )
    context = tr("{year}年").format(year=year)
    return Told(headings, tuple(_lines(found)), said, context)


def _lines(found: CarriedOver) -> list[Line]:
    lines = []
    both: tuple[Issue | Deed, ...] = (*found.issues, *found.deeds)
    for record in both:
        carried = found.is_carried(record)
        mark = Cell(tr("已结转"), DONE) if carried else Cell(tr("待结转"), TODO)
        if isinstance(record, Issue):
            cells = (
                *(Cell(tr("问题台账")), Cell(record.issue_no or ""), Cell(record.problem or "")),
                Cell(str(record.first_due_on or "—")),
                Cell(tr(record.stage.label), look_of(record.stage)),
            )
        else:
            cells = (
                *(Cell(tr("办实事")), Cell(""), Cell(record.title or "")),
                Cell(str(record.promised_on or "—")),
                Cell(tr(record.state.label), look_of(record.state)),
            )
        lines.append(Line(f"{record._meta.table_name} {record.uid}", (*cells, mark)))
    return lines

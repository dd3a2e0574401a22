"""The papers of the exchange, seen in a preview from the pages that they belong to."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.errors import UserError
from models.exchange.desks.chasing import Means, check_reply_day, record_letters, reply_day
from models.fields import Column, DateField, Leaves, TextField
from models.periods import Period
from models.words import sentence
from ui.dialogs import Dialogs
from ui.editors import Surroundings
from ui.little_form import LittleForm
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr

if TYPE_CHECKING:
    from models.exchange.receiving.history import Imported
    from ui.printing.chase_letter import Answer
    from ui.printing.paper import Paper
    from ui.printing.preview import Preview

_CONTACT = "printing.contact"


def show_cover(
    page: QWidget, themes: ThemeHolder, session: Session, dialogs: Dialogs, package_id: str
) -> "Preview | None":
    """The cover of a package that was made here; None after saying why there is none."""
    from ui.printing.cover import cover_of

    try:
        paper = cover_of(session.office, package_id)
    except UserError as error:
        dialogs.tell_error(error)
        return None
    return _show(page, themes, session, dialogs, [paper])


def show_receipt(
    page: QWidget, themes: ThemeHolder, session: Session, dialogs: Dialogs, some: "Imported"
) -> "Preview":
    """What became of a package that was received, for whoever sent it."""
    from ui.printing.receipt import receipt_paper

    return _show(page, themes, session, dialogs, [receipt_paper(session.office, some)])


def show_letters(
    page: QWidget,
    themes: ThemeHolder,
    session: Session,
    dialogs: Dialogs,
    periods: Sequence[Period],
    units: Sequence[str] | None,
    answer: "Answer",
) -> "Preview | None":
    """A letter to each unit that owes one of the periods; once printed or kept, it is recorded.

    None where nothing is owed any more.
    """
    from ui.printing.chase_letter import letters_of

    office = session.office
    made = letters_of(office, periods, units, answer)
    if not made:
        dialogs.tell(tr("没有要催的"), tr("这些报表都已收到，或者还没有到截止日期。"))
        return None

    def record(means: str) -> None:
        record_letters(office, [letter for letter, _paper in made], Means(means))
        session.said.emit(sentence("已记下催报：{n} 个单位", n=len(made)), False)

    shown = _show(page, themes, session, dialogs, [paper for _letter, paper in made])
    shown.put_out.connect(record)
    return shown


def answer_form(
    themes: ThemeHolder, session: Session, run: "Callable[[Answer], object]"
) -> LittleForm:
    """Asks by when and to whom a unit is to answer; person and phone are as they were last time."""
    from ui.printing.chase_letter import Answer

    door = session.office.door
    kept = session.recall(_CONTACT, {})
    asks: list[Column[Any]] = [
        DateField("请在哪天前报送", leaves=Leaves.NEVER),
        TextField("联系人", leaves=Leaves.NEVER, max_length=40),
        TextField("联系电话", leaves=Leaves.NEVER, max_length=40),
    ]
    for column, name in zip(asks, ("by", "person", "phone"), strict=True):
        column.name = name

    def go_on(values: dict[str, Any]) -> None:
        by = check_reply_day(session.office, values["by"])
        contact = {"person": values["person"] or door.actor, "phone": values["phone"] or ""}
        if contact != kept:
            session.remember(_CONTACT, contact)
        run(Answer(by, contact["person"], contact["phone"]))

    values = {"by": reply_day(door.today), "person": door.actor, **kept}
    around = Surroundings(door.today.year, door.today, themes=themes)
    return LittleForm(themes, tr("预览催报单"), asks, values, around, go_on)


def _show(
    page: QWidget, themes: ThemeHolder, session: Session, dialogs: Dialogs, papers: "list[Paper]"
) -> "Preview":
    from ui.printing.preview import preview

    return preview(papers, themes, session, dialogs, page)

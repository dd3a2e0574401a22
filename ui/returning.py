"""What was sent back, for whatever shows a record: in words, in the form, in a little form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.errors import Problem
from models.fields import Column, Leaves, TextField
from models.ledger import Action, Ledger
from models.ledgers.decisions import Decision
from models.ledgers.returns import (
    EVERY_LEDGER,
    EXPLAIN_RETURN,
    SEND_BACK,
    Answer,
    Place,
    Returned,
    label_of,
    open_returns,
    place_now,
    places_of,
    returns_on,
)
from models.office import Office
from models.record import Record
from models.settings import get_setting
from models.words import Sentence, sentence
from ui.dates import day_text
from ui.editors import DropDown, Editor, Surroundings, editor_for
from ui.glyphs import DONE, RETURNED, Look
from ui.widgets.timeline import Entry
from ui.words import tr

RETURN = "returned"
"""The level of a problem that is a return: shown like an error, and never in the way of saving."""
LOOKS: dict[Answer, Look] = {
    Answer.OPEN: RETURNED,
    Answer.CHANGED: DONE,
    Answer.EXPLAINED: DONE,
}


def return_sentence(one: Returned) -> Sentence:
    """退回：写明位置（10月20日前）"""
    reason, due = one.decision.reason or "", one.decision.due_on
    if due is None:
        return sentence("退回：{reason}", reason=reason)
    return sentence("退回：{reason}（{day}前）", reason=reason, day=day_text(due))


def place_text(ledger: Ledger, record: Record | None, about: str) -> str:
    """What people call a returned place: 问题; 佐证材料 第 2 行 说明; 整条记录."""
    label = tr(label_of(ledger, about))
    part = about.partition(".")[0]
    rows = next((rows for rows in ledger.parts() if rows.name == part), None)
    if rows is None or record is None:
        return label
    number = place_now(record, about).split(".")[1]
    if number == "0":
        return tr("{rows}中已删的行 {field}").format(rows=tr(rows.label), field=label)
    return tr("{rows}第 {n} 行 {field}").format(rows=tr(rows.label), n=number, field=label)


def problems_of(record: Record) -> list[Problem]:
    """What still stands on a record, at its places in the form; "" for the whole of it."""
    return [
        Problem(place_now(record, one.about), return_sentence(one), RETURN)
        for one in open_returns(record.uid)
    ]


def entries_of(ledger: Ledger, record: Record) -> list[Entry]:
    """Every return on a record and how it was answered, newest first."""
    found = returns_on([record.uid]).get(record.uid, [])
    return [_entry(ledger, record, one) for one in reversed(found)]


def _entry(ledger: Ledger, record: Record, one: Returned) -> Entry:
    answer = tr(one.answer.label)
    if one.explanation:
        answer = tr("{answer}：{text}").format(answer=answer, text=one.explanation)
    said = " ・ ".join(
        (place_text(ledger, record, one.about), return_sentence(one).text(tr), answer)
    )
    day = one.decision.decided_on
    return Entry(day_text(day), one.decision.decided_by or "", said, LOOKS[one.answer])


def answer_text(one: Returned, today: date) -> str:
    """未答复, 超 3 天 beside it once the day has passed."""
    if one.overdue(today) and one.decision.due_on is not None:
        days = (today - one.decision.due_on).days
        return tr("未答复 ・ 超 {days} 天").format(days=days)
    return tr(one.answer.label)


# Sending back and explaining, in a little form.


class PlaceField(TextField):
    """A choice among the places of one record, for as long as a little form asks for it."""

    def __init__(self, label: str, places: Sequence[tuple[str, str]]) -> None:
        super().__init__(label, leaves=Leaves.NEVER)
        self.name = str(Decision.about_field.name)
        self.places = tuple(places)


class PlaceEditor(Editor):
    """Type the first letters, or choose from the list."""

    def __init__(self, column: PlaceField, around: Surroundings) -> None:
        super().__init__(column, around)
        self.combo = DropDown()
        for about, text in column.places:
            self.combo.addItem(text, about)
        self.combo.activated.connect(lambda _at: self.edited.emit())
        self._hold(self.combo)

    def show_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(max(self.combo.findData(value or ""), 0))

    def read_value(self) -> Any:
        return self.combo.currentData()


@editor_for.register
def _(column: PlaceField, around: Surroundings) -> Editor:
    return PlaceEditor(column, around)


def actions_on(record: Record) -> list[Action]:
    """The verbs of returns that a record admits."""
    return [action for action in EVERY_LEDGER if _may(action, record)]


def _may(action: Action, record: Record) -> bool:
    own = record.unit == get_setting("unit")
    return own is (action is EXPLAIN_RETURN) and action.when(record)


def asks_of(
    action: Action, office: Office, ledger: Ledger, record: Record
) -> tuple[Column[Any], ...]:
    """What a verb of returns asks for, its place to be chosen among those of this record."""
    if action is SEND_BACK:
        from models.exchange.trust.trust import asked_of_children

        asked = set(asked_of_children(office))
        places = [_choice(place) for place in places_of(ledger, record, asked)]
    else:
        standing = dict.fromkeys(one.about for one in open_returns(record.uid))
        places = [(about, place_text(ledger, record, about)) for about in standing]
    field = PlaceField("退回的字段", places)
    return (field, *action.asks[1:])


def _choice(place: Place) -> tuple[str, str]:
    if not place.rows:
        return place.about, tr(place.label)
    text = tr("{rows}第 {n} 行 {field}")
    return place.about, text.format(rows=tr(place.rows), n=place.number, field=tr(place.label))

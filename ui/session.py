"""The window's one door for writes, and the word to all pages that something has changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from models.errors import UserError
from models.ledger import Action, Ledger
from models.office import Office
from models.read_only import hear_of_damage
from models.recent import note_opened
from models.record import Record
from models.settings import get_setting, put_setting
from models.words import Sentence, sentence


class Session(QObject):
    """One person at one open office.

    `changed` carries the names of the ledgers that were written; `said` a finished deed and whether
    Ctrl+Z takes it back; `refused` what could not be done; `barred` that what may be done is now
    another: other roles, or damage after which nothing is written. Pages listen, the window shows.
    """

    changed = Signal(object)
    said = Signal(object, bool)
    refused = Signal(object)
    barred = Signal()
    _wrote = Signal(object)
    _broke = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        # An import writes on the worker's thread; through the slot its word comes to the window's.
        self._wrote.connect(self._tell_changed)
        office.door.listeners.append(self._wrote.emit)
        self._broke.connect(self.barred, Qt.ConnectionType.QueuedConnection)
        if office.read_only is None:
            hear_of_damage(self._broke.emit)

    @Slot(object)
    def _tell_changed(self, names: object) -> None:
        self.changed.emit(names)

    def store(self, *records: Record, done: Sentence | None = None) -> None:
        """Store own records; Invalid and UserError go to the caller, who knows the fields.

        `done` says what was done, where it is more than saving.
        """
        new = any(record.rev == 0 for record in records)
        batch = self.office.door.store(*records, why=done)
        if not batch:
            return
        if done is None and len(records) > 1:
            done = sentence("已保存 {count} 条", count=len(records))
        template = "已新建“{title}”" if new else "已保存“{title}”"
        self.said.emit(done or sentence(template, title=records[0].heading()), True)

    def delete(self, records: list[Record], reason: str) -> None:
        def deed() -> Sentence:
            self.office.door.delete(*records, reason=reason)
            if len(records) == 1:
                return sentence("已删除“{title}”", title=records[0].heading())
            return sentence("已删除 {count} 条", count=len(records))

        self._do(deed)

    def act(self, action: Action, record: Record, **values: Any) -> None:
        """Do a verb; UserError goes to the caller, who asked for the values."""
        self.office.door.act(action, record, **values)
        verb = sentence(action.label)
        self.said.emit(sentence("{verb}：“{title}”", verb=verb, title=record.heading()), True)

    def undo(self) -> None:
        def deed() -> Sentence:
            return sentence("已撤销：{what}", what=self.office.door.undo())

        self._do(deed, undoable=False)

    def redo(self) -> None:
        def deed() -> Sentence:
            return sentence("已恢复：{what}", what=self.office.door.redo())

        self._do(deed)

    def _do(self, deed: Callable[[], Sentence], *, undoable: bool = True) -> bool:
        try:
            done = deed()
        except UserError as error:
            self.refused.emit(error)
            return False
        self.said.emit(done, undoable)
        return True

    def remember(self, key: str, value: Any) -> None:
        """Keep how the window was arranged, in the data folder; no record is touched.

        Data that are only read keep nothing.
        """
        if self.office.read_only is not None:
            return
        put_setting(f"window.{key}", value)

    def note_opened(self, ledger: Ledger, uid: str) -> None:
        """Keep that a record was opened, so that it is found again without searching."""
        if self.office.read_only is None:
            note_opened(ledger.name, uid)

    def recall(self, key: str, default: Any = None) -> Any:
        return get_setting(f"window.{key}", default)

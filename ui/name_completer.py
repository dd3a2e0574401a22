"""Completes the name of a record while it is typed."""

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from models.listing import choices_of


class NameCompleter(QCompleter):
    """From any part of a name; people and units also from how they sound ("zm", "zhoumin")."""

    def __init__(self, target: str, parent: QObject) -> None:
        self._target = target
        self._names = QStringListModel()
        super().__init__(self._names, parent)
        self._names.setParent(self)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """Find the names anew for what was typed; what is listed then is what fits."""
        names = {name for _uid, name in choices_of(self._target, path.strip())}
        if sorted(names) != self._names.stringList():
            self._names.setStringList(sorted(names))
        return [""]

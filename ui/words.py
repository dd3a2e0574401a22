"""The window's language: Chinese source texts through Qt's translation."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QTranslator

from models.errors import UserError
from models.words import Sentence, words_for

_CONTEXT = "study-ledger"


class Catalog(QTranslator):
    """Qt's translator over the same catalogue that the command line reads."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._words = words_for(language)

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> Any:
        """None, unlike an empty text, lets Qt's own translators and source texts through."""
        if context != _CONTEXT:
            return None
        return self._words(source)

    def isEmpty(self) -> bool:
        return False


def tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def say(message: Sentence | UserError) -> str:
    """A models sentence in the window's language."""
    return message.text(tr)


def language() -> str:
    """What the window speaks: "zh", or "en" where a catalogue answers."""
    source = "帮助"
    return "zh" if tr(source) == source else "en"

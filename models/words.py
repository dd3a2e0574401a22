"""Sentences for people: a Chinese template with values, translated by whoever shows it."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

Words = Callable[[str], str]
"""Translates one Chinese source text into the reader's language."""

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


@dataclass(frozen=True)
class Sentence:
    """A Chinese template and the values it names; `str()` gives the Chinese."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text(chinese)

    def text(self, words: Words) -> str:
        """The sentence in the language of `words`; values that are sentences are translated too."""
        values = {
            name: value.text(words) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return words(self.template).format(**values)


def sentence(template: str, **values: object) -> Sentence:
    return Sentence(template, values)


def chinese(text: str) -> str:
    return text


@cache
def catalog(language: str) -> Mapping[str, str]:
    """Source text → translation, merged from the language's .ts files; Chinese needs none."""
    merged: dict[str, str] = {}
    for path in sorted((TRANSLATIONS / language).glob("*.ts")):
        for message in ET.parse(path).iter("message"):
            merged[message.findtext("source") or ""] = message.findtext("translation") or ""
    return merged


def words_for(language: str) -> Words:
    """The translator of "zh" or "en"; a text without a translation stays as it is."""
    if language == "zh":
        return chinese
    texts = catalog(language)
    return lambda text: texts.get(text) or text

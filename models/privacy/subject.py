"""Whom somebody asks about: people of the people ledger, and the texts that they are known by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from models.canonical import decode
from models.changes import Change, ChangeImage
from models.errors import UserError
from models.ledgers.people import Person
from models.record import among, tuples

ERASED = "已清除"
"""What stands where a name or a needed text was."""

_GAPS = r"[\s\-]*"
_LEAST = 2


def squeezed(text: str) -> str:
    """A name or number without the gaps that people write into it."""
    return re.sub(r"[\s\-]+", "", text)


def finder(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds these texts however they are spaced; nothing where there are none."""
    found = "|".join(_GAPS.join(map(re.escape, word)) for word in words)
    return re.compile(found or r"(?!)")


@dataclass(frozen=True)
class Subject:
    """`people` are uids of the people ledger; `names` and `numbers` are squeezed texts."""

    title: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return self.names + self.numbers

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return finder(self.words)

    @cached_property
    def number_pattern(self) -> re.Pattern[str]:
        return finder(self.numbers)


def subject_named(text: str) -> Subject:
    """The person of this name or number; namesakes are one subject, told apart by who looks."""
    word = squeezed(text)
    if len(word) < _LEAST:
        raise UserError("写全姓名或电话，至少 {least} 个字", least=_LEAST)
    people = [
        uid
        for uid, name, phone in tuples(Person.select(Person.uid, Person.name, Person.phone))
        if word in (squeezed(name or ""), squeezed(phone or ""))
    ]
    return _subject(text.strip(), people, word)


def subject_of(person: Person) -> Subject:
    """One record of the people ledger, and the names and numbers that it has had."""
    return _subject(person.name or person.uid, [person.uid], "")


def _subject(title: str, people: list[str], word: str) -> Subject:
    names: set[str] = set()
    numbers: set[str] = set()
    if word:
        (numbers if any(map(str.isdigit, word)) else names).add(word)
    for name, phone in _known_as(people):
        names.add(squeezed(name))
        numbers.add(squeezed(phone))
    short = {one for one in names | numbers if len(one) < _LEAST} | {ERASED}
    return Subject(
        title, tuple(people), tuple(sorted(names - short)), tuple(sorted(numbers - short))
    )


def _known_as(people: list[str]) -> Iterator[tuple[str, str]]:
    """(name, phone) of these people as they are, and as the changes of them still tell."""
    for name, phone in tuples(
        Person.select(Person.name, Person.phone).where(among(Person.uid, people))
    ):
        yield name or "", phone or ""
    query = (
        ChangeImage.select(ChangeImage.before, ChangeImage.after)
        .join(Change, on=(Change.seq == ChangeImage.seq))
        .where(among(Change.uid, people))
    )
    for images in tuples(query):
        for image in images:
            if image is not None:
                content = decode(bytes(image))
                yield content.get(Person.name.name) or "", content.get(Person.phone.name) or ""

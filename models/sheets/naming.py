"""Linked records in spreadsheets: by their name where it is clear whom it means, else by number."""

import re
import unicodedata
from collections import defaultdict
from typing import Any

from models.ledgers import ledger_named
from models.ledgers.people import PEOPLE, Person
from models.listing import choices_of
from models.record import new_uid, tuples
from models.sheets.synonyms import DOUBLE_SURNAMES, NO_PERSON, PERSON

UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SEPARATORS = re.compile("[、，,；]")
_DROPPED = re.compile(r"[\s《》〈〉]+")


class Names:
    """What the records of all ledgers are called; read once a ledger, then kept in memory.

    A name that several records bear means the office's own, where just one of them is.
    """

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._uids: dict[str, dict[str, list[str]]] = {}
        self._names: dict[str, dict[str, str]] = {}
        self.new_people: dict[str, str] = {}  # uid → name, of those to be registered

    def find(self, target: str, written: str) -> list[str]:
        """The uids that a text may mean: "张三", or "张三 0198…" where the name is not enough."""
        number = UID.search(written)
        if number and number.end() == len(written):
            return [number.group()]
        uids = self._read(target)
        return uids.get(written) or uids.get(_bare(written)) or []

    def find_person(self, written: str) -> list[str]:
        """As `find` among people; a plain name that nobody bears is given to a new person."""
        found = self.find(PEOPLE.name, written)
        name = _bare(written)
        if not found and _are_two(written):
            return []
        if not found and PERSON.fullmatch(name) and not NO_PERSON.fullmatch(name):
            person = new_uid()
            self.new_people[person] = name
            self._uids[PEOPLE.name][name] = found = [person]
        return found

    def write(self, target: str, uid: str) -> str:
        """What `find` reads back: the name, with the number behind it where it is not enough."""
        self._read(target)
        name = self._names[target].get(uid, "")
        if not name:
            return uid
        clear = self.find(target, name) == [uid] and not _SEPARATORS.search(name)
        return name if clear else f"{_SEPARATORS.sub(' ', name)} {uid}"

    def _read(self, target: str) -> dict[str, list[str]]:
        if target not in self._uids:
            self._names[target] = {}
            self._uids[target] = self._all(target)
        return self._uids[target]

    def _all(self, target: str) -> dict[str, list[str]]:
        if "." in target:
            return self._all_rows(target)
        ledger = ledger_named(target)
        if ledger is None or ledger.named_by is None:
            return {}
        model: Any = ledger.model
        left = Person.left_on.is_null(False) if model is Person else model.deleted
        columns = (model.uid, model.unit, ledger.named_by, model.deleted, left)
        groups: dict[str, list[tuple[bool, bool, str]]] = defaultdict(list)
        for uid, unit, name, deleted, gone in tuples(model.select(*columns)):
            self._names[target][uid] = name or ""
            if name and not deleted:
                entry = (unit != self._unit, bool(gone), uid)
                groups[name].append(entry)
                if _bare(name) != name:
                    groups[_bare(name)].append(entry)
        return {name: _meant(entries) for name, entries in groups.items()}

    def _all_rows(self, target: str) -> dict[str, list[str]]:
        """The same of the sub-rows that a link names: "inspections.findings"."""
        found: dict[str, list[str]] = defaultdict(list)
        for uid, name in choices_of(target, limit=-1):
            self._names[target][uid] = name
            found[_bare(name)].append(uid)
        return found


def _meant(entries: list[tuple[bool, bool, str]]) -> list[str]:
    """The only one of the best standing (own and still here first), else all of them."""
    best = min(entries)[:2]
    first = [uid for *standing, uid in entries if tuple(standing) == best]
    return first if len(first) == 1 else [uid for *_, uid in entries]


def _are_two(written: str) -> bool:
    """Whether two names stand in a text: 张三丰 李四, but not 张 三 or 欧阳 修."""
    parts = written.split()
    if len(parts) != 2 or min(map(len, parts)) < 2:
        return len(parts) > 2 and max(map(len, parts)) > 1
    return len(parts[0]) > 2 or parts[0] not in DOUBLE_SURNAMES


def _bare(name: str) -> str:
    """Without blanks and book-title marks, which people write or leave out."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name))

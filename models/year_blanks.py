"""The writer's blanks of a year: what is known, what has been filled, and filling one."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.ledgers.units import Unit
from models.ledgers.year_facts import BLANKS, YearFact
from models.office import Office
from models.record import tuples
from models.store import load
from models.words import Sentence, sentence


@dataclass(frozen=True)
class FilledBlank:
    """One blank: where it stands (empty for one that this office thought of), and its value.

    `own` is this office's record, `handed` what the nearest level above says.
    """

    key: str
    label: str
    context: str
    own: YearFact | None = None
    handed: YearFact | None = None

    @property
    def value(self) -> str:
        for fact in (self.own, self.handed):
            if fact is not None and fact.value:
                return fact.value
        return ""


def blanks_of(office: Office, year: int) -> list[FilledBlank]:
    """The known blanks in the summary's order, then the others by their names."""
    own: dict[str, YearFact] = {}
    handed: dict[str, YearFact] = {}
    above = _above(office.unit)
    for fact in _facts(year, [office.unit, *above]):
        (own if fact.unit == office.unit else handed).setdefault(fact.key or "", fact)
    known = [
        FilledBlank(one.key, one.label, one.context, own.get(one.key), handed.get(one.key))
        for one in BLANKS
    ]
    others = (own.keys() | handed.keys()) - {one.key for one in BLANKS}
    added = []
    for key in others:
        fact = own.get(key) or handed[key]
        added.append(FilledBlank(key, fact.label or key, "", own.get(key), handed.get(key)))
    return [*known, *sorted(added, key=lambda one: (one.label, one.key))]


def value_of(office: Office, year: int, key: str) -> str:
    """What stands in a blank, empty where nobody has filled it."""
    return next((one.value for one in blanks_of(office, year) if one.key == key), "")


def filled_facts(office: Office, year: int, values: Mapping[str, str]) -> list[YearFact]:
    """This office's own facts that differ once this is typed (key → value), not stored yet.

    What the level above has said is not repeated; an emptied value falls back to that.
    """
    changed = []
    for one in blanks_of(office, year):
        text = values.get(one.key)
        if text is None or text.strip() == one.value:
            continue
        fact = one.own or office.door.new(YearFact, year=year, key=one.key, label=one.label)
        fact.value = text.strip() or None
        changed.append(fact)
    return changed


def fill_blanks(office: Office, year: int, values: Mapping[str, str]) -> int:
    """Store what was typed; how many differ from before."""
    changed = filled_facts(office, year, values)
    if changed:
        office.door.store(*changed, why=filling(year, len(changed)))
    return len(changed)


def filling(year: int, count: int) -> Sentence:
    return sentence("填写{year}年的年度要素 {count} 项", year=year, count=count)


def _facts(year: int, units: list[str]) -> list[YearFact]:
    """The living facts of these offices, those of the first office first."""
    query = YearFact.select(YearFact.uid).where(
        YearFact.year == year, ~YearFact.deleted, YearFact.unit.in_(units)
    )
    found = load(YearFact, [row.uid for row in query])
    return sorted(found, key=lambda fact: (units.index(fact.unit), fact.uid))


def _above(unit: str) -> list[str]:
    """Those above a unit, the nearest first."""
    parents: dict[str, str | None] = dict(tuples(Unit.select(Unit.uid, Unit.parent)))
    found: list[str] = []
    parent = parents.get(unit)
    while parent and parent != unit and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return found

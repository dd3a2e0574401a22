"""docs/FEEDS.md says which facts feed which; it says it of all of them, and truly."""

import re
from pathlib import Path

from models import figures
from models.ledgers import LEDGERS
from models.ledgers.deed_tie import DeedTied
from models.ledgers.drive_tie import DriveTied
from models.ledgers.gatherings import GATHERINGS
from models.ledgers.plan_tie import PlanTied
from models.ledgers.raised_tie import RaisedTied
from models.ledgers.reading_tie import ReadingTied
from models.record import Record

PAGE = Path(__file__).resolve().parents[1] / "docs" / "FEEDS.md"
TIES = {
    "plan_tie": PlanTied,
    "drive_tie": DriveTied,
    "raised_tie": RaisedTied,
    "deed_tie": DeedTied,
    "reading_tie": ReadingTied,
}


def named(section: str) -> dict[str, list[str]]:
    """The rows of a section's first table that begin with a name: name → the names beside it."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {section}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", text, re.MULTILINE)
    return {name: re.findall(r"`([\w.]+)`", cell) for name, cell in rows}


def tables_of(tied: type[Record]) -> list[str]:
    names = {str(model._meta.table_name) for model in tied.__subclasses__()}
    return [name for name in sorted(names) if name in {ledger.name for ledger in LEDGERS}]


def test_every_tie_is_named_with_the_ledgers_in_which_it_is_typed() -> None:
    expected = {name: tables_of(tied) for name, tied in TIES.items()}
    expected["gatherings"] = sorted(gathering.ledger for gathering in GATHERINGS)
    assert named("Ties") == expected


def test_no_tie_is_missing_from_the_page() -> None:
    modules = {path.stem for path in (PAGE.parents[1] / "models" / "ledgers").glob("*_tie.py")}
    assert modules == set(TIES)


def test_every_derived_field_is_named_with_its_ledger() -> None:
    expected: dict[str, list[str]] = {}
    for ledger in LEDGERS:
        derived = [column.name for column in ledger.fields() if column.derived]
        for rows in ledger.parts():
            columns = rows.model.columns()
            derived += [f"{rows.name}.{column.name}" for column in columns if column.derived]
        if derived:
            expected[ledger.name] = derived
    assert named("Derived fields") == expected


def test_every_figure_is_named_with_the_ledger_whose_records_it_counts() -> None:
    expected: dict[str, list[str]] = {}
    for figure in figures.all_figures():
        expected.setdefault(figure.ledger, []).append(figure.name)
    assert named("Figures") == expected

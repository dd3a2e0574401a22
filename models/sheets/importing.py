"""A spreadsheet into a ledger: read, examined as the door would, stored in one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.backups import backup
from models.changes import Kind
from models.ledger import Ledger
from models.ledgers.people import Person
from models.office import Office
from models.progress import Progress, silent
from models.sheets.examining import Candidate, Intake, examine, new_people
from models.sheets.reading import read_sheet
from models.sheets.tables import Reading
from models.sheets.troubles import Degree, Trouble
from models.words import Words, chinese, sentence


@dataclass(frozen=True)
class Result:
    """What an import did or, tried only, would do; `batch` is empty where nothing changed."""

    read: int
    accepted: int
    flagged: tuple[Trouble, ...]
    rejected: tuple[Trouble, ...]
    batch: str = ""

    def as_json(self, words: Words = chinese) -> dict[str, Any]:
        return {
            "read": self.read,
            "accepted": self.accepted,
            "flagged": [_as_json(trouble, words) for trouble in self.flagged],
            "rejected": [_as_json(trouble, words) for trouble in self.rejected],
        }


def _as_json(trouble: Trouble, words: Words) -> dict[str, Any]:
    message = trouble.message.text(words)
    return {"row": trouble.row, "column": trouble.column, "message": message}


def import_sheet(
    office: Office,
    ledger: Ledger,
    path: Path,
    *,
    dry_run: bool = False,
    good_only: bool = True,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    year: int | None = None,
    create_people: bool = True,
    progress: Progress = silent,
) -> Result:
    """Read a file into a ledger in one batch, which one undo takes back.

    Rows that cannot be represented stay out; with `good_only` off they keep the others out too.
    """
    reading = read_sheet(
        *(office, ledger, path),
        mapping=mapping,
        sheet=sheet,
        year=year,
        create_people=create_people,
        progress=progress,
    )
    intake = examine(office, reading, progress)
    return take_in(office, intake, dry_run=dry_run, good_only=good_only)


def take_in(
    office: Office,
    intake: Intake,
    *,
    dry_run: bool = False,
    good_only: bool = True,
    flagged: bool = True,
) -> Result:
    """Store what can go in; without the flagged rows where they are not wanted."""
    chosen = intake.to_store(flagged)
    if not good_only and intake.rows(Degree.REJECTED):
        chosen = []
    batch = ""
    if chosen and not dry_run:
        batch = _store(office, intake.reading, chosen)
        intake.reading.memory.keep(intake.reading.table.columns)
    return Result(
        *(len(intake.candidates), len(chosen)),
        tuple(t for t in intake.troubles if t.degree is not Degree.REJECTED),
        tuple(t for t in intake.troubles if t.degree is Degree.REJECTED),
        batch,
    )


def _store(office: Office, reading: Reading, chosen: Sequence[Candidate]) -> str:
    own = [one.record for one in chosen if one.record.unit == office.unit]
    needed = {uid for record in own for _, uid in new_people(reading, record)}
    names = reading.names.new_people
    people = [
        Person(uid=uid, unit=office.unit, filler=office.door.actor, name=names[uid])
        for uid in names
        if uid in needed
    ]
    changed = [one for one in chosen if one.record.unit == office.unit and not one.same]
    why = sentence("从“{file}”导入 {count} 条", file=reading.path.name, count=len(changed))
    if own:
        backup(office, "import")
    return office.door.store(*people, *own, why=why, kind=Kind.SHEET)

"""What can be read of an office, saved as spreadsheets: one a ledger, and what is not whole."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.ledger import Ledger
from models.office import Office
from models.progress import Progress, silent
from models.rescue.salvage import TornLedger
from models.rescue.view import View
from models.sheets.exporting import export_sheet
from models.words import Words, chinese


@dataclass(frozen=True)
class Saved:
    """A ledger that was saved: how many records, and whether some could not be read."""

    ledger: Ledger
    path: Path
    count: int
    torn: TornLedger | None


def save_all(
    office: Office, folder: Path, *, words: Words = chinese, progress: Progress = silent
) -> list[Saved]:
    """Write every ledger that holds something as an .xlsx into a folder, which is made.

    The name of a ledger that is not whole says so. UserError where the folder takes no files.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("“{folder}”写不进去：{why}", folder=folder, why=error.strerror) from error
    saved = []
    for done, ledger in enumerate(office.ledgers):
        progress(done, len(office.ledgers))
        model = ledger.model
        torn = office.torn_ledger(ledger.name) if isinstance(office, View) else None
        if torn is None and not model.select().where(~model.deleted).exists():
            continue
        title = words(ledger.title)
        name = words("{title}（不全）").format(title=title) if torn else title
        path = folder / f"{name}.xlsx"
        saved.append(Saved(ledger, path, export_sheet(office, ledger, path, words=words), torn))
    progress(len(office.ledgers), len(office.ledgers))
    return saved

"""填写年度要素 on paper: every blank of the year's summary, what fills it, and where it stands."""

from models.office import Office
from models.year_blanks import blanks_of
from ui.printing.frame import data_state, printed_at, signatures
from ui.printing.paper import A4, A4_ACROSS, Cell, Column, Paper, Table
from ui.words import tr


def blanks_paper(office: Office, year: int) -> Paper:
    """What is not filled stays empty, to be written in by hand."""
    columns = (Column(tr("要素"), 2), Column(tr("内容"), 3), Column(tr("所在内容"), 4))
    rows = tuple(
        (Cell(tr(one.label)), Cell(one.value or ""), Cell(tr(one.context)))
        for one in blanks_of(office, year)
    )
    left = " ・ ".join((office.name, tr("{year}年").format(year=year)))
    return Paper(
        *("year_blanks", tr("填写年度要素"), (Table(columns, rows), signatures())),
        printed=printed_at(office),
        context=(left, data_state(office.door.today)),
        sheets=(A4, A4_ACROSS),
    )

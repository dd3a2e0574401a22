"""领导小组 on paper: who is what on a day, role by role, to be kept or hung on the wall."""

from datetime import date

from models.leading_group import Holder, leading_group
from models.ledgers.appointments import Appointment, GroupRole
from models.listing import names_of
from models.office import Office
from ui.dates import long_day_text
from ui.printing.paper import A3_ACROSS, A4, Align, Cell, Column, Heading, Paper, Table
from ui.words import tr


def group_paper(office: Office, day: date, unit: str) -> Paper:
    """Each role under its own heading, in the group's order."""
    blocks: list[Heading | Table] = []
    for role, some in leading_group(office, day, unit).items():
        if some:
            blocks += [Heading(tr(role.label)), _table(role, some)]
    name = names_of("units", [unit]).get(unit, "")
    return Paper(
        "leading_group",
        tr("领导小组名单"),
        tuple(blocks),
        office.door.now.strftime("%Y-%m-%d %H:%M"),
        (name, long_day_text(day)),
        sheets=(A4, A3_ACROSS),
    )


def _table(role: GroupRole, some: list[Holder]) -> Table:
    columns = (
        Column(tr("序号"), 0.4, Align.CENTRE),
        Column(tr("姓名"), 1.0),
        Column(tr("职务"), 3.0),
        Column(tr("职级"), 0.8),
        Column(tr(Appointment.from_on.label), 1.0, Align.CENTRE),
    )
    rows = []
    for number, one in enumerate(some, 1):
        begun = one.since(role)
        rows.append(
            (
                *(Cell(str(number)), Cell(one.name, bold=True), Cell("、".join(one.posts))),
                Cell(tr(one.rank.label) if one.rank else ""),
                Cell(begun.isoformat() if begun else ""),
            )
        )
    return Table(columns, tuple(rows))

"""专项小结 on paper: the aim of a drive, what it gathered unit by unit, and its summary."""

from collections.abc import Sequence

from models.drive_summary import DriveRow, gathered
from models.ledgers.drives import Drive
from models.listing import names_of
from models.office import Office
from ui.dates import long_day_text
from ui.printing.paper import A4_ACROSS, Align, Block, Cell, Facts, Heading, Paper, Paragraph, Table
from ui.printing.paper import Column as PaperColumn
from ui.words import tr


def columns_of() -> tuple[str, ...]:
    """What is counted of each unit, in the order of `counts_of`."""
    return (
        *(tr("任务"), tr("完成任务"), tr("检查"), tr("发现问题"), tr("未登记")),
        *(tr("问题台账"), tr("已销号"), tr("超期"), tr("其他活动")),
    )


def counts_of(row: DriveRow) -> tuple[int, ...]:
    return (
        *(row.count("tasks"), row.tasks_done, row.inspections_held, row.findings),
        *(row.findings_waiting, row.count("issues"), row.issues_closed, row.issues_overdue),
        row.others,
    )


def sums_of(rows: Sequence[DriveRow]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(counts_of, rows), strict=True))) if rows else ()


def drive_paper(office: Office, uid: str) -> Paper:
    drive = office.door.load(Drive, uid)
    rows = gathered(uid, office.door.today)
    names = names_of("units", [row.unit for row in rows])
    people = names_of("people", [drive.lead_leader or ""])
    start, end = (long_day_text(d) if d else "" for d in (drive.starts_on, drive.ends_on))
    facts = (
        (tr(Drive.starts_on.label), start),
        (tr(Drive.ends_on.label), end),
        (tr(Drive.lead_leader.label), people.get(drive.lead_leader or "", "")),
        (tr("涉及单位"), str(len(rows))),
    )
    blocks: list[Block] = [Facts(facts)]
    for column in (Drive.goal, Drive.summary):
        text = getattr(drive, column.name)
        if text:
            blocks.append(Heading(tr(column.label)))
            blocks += [Paragraph(line, indent=True) for line in text.splitlines() if line.strip()]
    if rows:
        blocks += [Heading(tr("各单位情况")), _table(rows, names)]
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    context = (office.name, drive.title or "")
    sheets = (A4_ACROSS,)
    return Paper("drive", tr("专项小结"), tuple(blocks), printed, context, sheets=sheets)


def _table(rows: Sequence[DriveRow], names: dict[str, str]) -> Table:
    columns = (
        PaperColumn(tr("单位"), 2.0),
        *(PaperColumn(title, 0.8, Align.CENTRE) for title in columns_of()),
    )
    lines = [
        (Cell(names.get(row.unit, "")), *(Cell(str(count)) for count in counts_of(row)))
        for row in rows
    ]
    total = (
        Cell(tr("合计"), bold=True),
        *(Cell(str(count), bold=True) for count in sums_of(rows)),
    )
    return Table(columns, (*lines, total))

"""个人信息: what the office holds about a person, as it is handed to them."""

from models.office import Office
from models.privacy.erasing import Plan
from models.privacy.listing import HEADS, rows_of, summary_of
from ui.printing.frame import printed_at
from ui.printing.paper import A4_ACROSS, Cell, Column, Paper, Paragraph, Table
from ui.words import say, tr

_SHARES = (0.8, 1.0, 1.4, 1.2, 2.2, 2.4)


def privacy_paper(office: Office, found: Plan) -> Paper:
    columns = tuple(Column(tr(head), share) for head, share in zip(HEADS, _SHARES, strict=True))
    rows = tuple(tuple(map(Cell, row.cells)) for row in rows_of(found, tr))
    return Paper(
        *("privacy", tr("个人信息清单"), (Paragraph(say(summary_of(found))), Table(columns, rows))),
        printed_at(office),
        context=(
            tr("单位：{name}").format(name=office.name),
            tr("查的是：{name}").format(name=found.subject.title),
        ),
        sheets=(A4_ACROSS,),
    )

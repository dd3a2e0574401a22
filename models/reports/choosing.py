"""Before a report: the period that its kind is written on, and the templates there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.fields import FileRef
from models.ledgers import report_templates as handed
from models.ledgers.report_templates import ReportTemplate
from models.office import Office
from models.periods import Period
from models.reports.kinds import DOCX, ReportKind, Template
from models.store import load

_MONTHS: Mapping[ReportKind, int] = {
    ReportKind.ANNUAL: 12,
    ReportKind.MONTHLY: 1,
    ReportKind.QUARTERLY: 3,
}
"""How long the period of a kind is; the others go by any."""
_MADE_FOR = {
    handed.ReportKind.YEARLY: ReportKind.ANNUAL,
    handed.ReportKind.MONTHLY: ReportKind.MONTHLY,
    handed.ReportKind.QUARTERLY: ReportKind.QUARTERLY,
}


def fitting(kind: ReportKind, chosen: Period, today: date) -> Period:
    """The period of a report where `chosen` is in view: that one, or else the one around it, or
    the last one inside it that is over, or its first."""
    months = _MONTHS.get(kind)
    if months is None or months == chosen.last - chosen.first + 1:
        return chosen
    spans = [Period(chosen.year, at, at + months - 1) for at in range(1, 13, months)]
    around = [span for span in spans if span.first <= chosen.first and span.last >= chosen.last]
    inside = [span for span in spans if span.first >= chosen.first and span.last <= chosen.last]
    over = [span for span in inside if span.end < today]
    return (around or over[-1:] or inside or spans)[0]


@dataclass(frozen=True)
class Offered:
    """A template among the office's records, its own or handed down."""

    uid: str
    title: str
    file: FileRef


def templates_for(kind: ReportKind) -> list[Offered]:
    """Those with a document, made for this kind first, then by name."""
    query = ReportTemplate.select(ReportTemplate.uid).where(
        ReportTemplate.complete, ~ReportTemplate.deleted
    )
    found = []
    for record in load(ReportTemplate, [row.uid for row in query]):
        file = next((one for one in record.file or () if one.name.lower().endswith(DOCX)), None)
        if file is not None:
            others = record.kind is None or _MADE_FOR.get(record.kind) is not kind
            found.append((others, Offered(record.uid, record.title or file.name, file)))
    return [one for _, one in sorted(found, key=lambda two: (two[0], two[1].title, two[1].uid))]


def read_offered(office: Office, offered: Offered) -> Template:
    """UserError where the file has not come with the record, or is damaged."""
    return Template(offered.file.name, office.attachments.read(offered.file.sha256))

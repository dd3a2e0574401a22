"""报告: the office's papers, written from templates with every number out of the ledgers."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from models.confined import confined
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.reports.blanks import fill, placeholders_in
from models.reports.content import Content, content_of
from models.reports.kinds import ReportKind, Template
from models.reports.official_paper import paper
from models.reports.passages import passages
from models.reports.pieces import Passage
from models.reports.rows import NAMING
from models.saved_file import save_bytes

TEXTS = Path(__file__).resolve().parents[2] / "resources" / "reports"
DRAFT = "草稿"
SECONDS, MEBIBYTES = 10.0, 300


@cache
def own_template(kind: ReportKind) -> Template:
    """The program's own template of a kind."""
    text = (TEXTS / f"{kind.value}.txt").read_text(encoding="utf-8")
    out = BytesIO()
    paper(text).save(out)
    return Template(f"{kind.label}.docx", out.getvalue())


@dataclass(frozen=True)
class Report:
    """A report before it is written: what it is made from, and everything that goes into it."""

    kind: ReportKind
    period: Period
    template: Template
    content: Content

    @property
    def is_draft(self) -> bool:
        """Something is left that only the writer knows."""
        return bool(self.content.missing)

    @property
    def personal(self) -> tuple[str, ...]:
        """The columns of its tables that name people."""
        rows = [row for table in self.content.rows.values() for row in table]
        return tuple(name for name in NAMING if any(row.get(name) for row in rows))


def prepare(
    office: Office,
    kind: ReportKind,
    period: Period,
    template: Template | None = None,
    progress: Progress = silent,
) -> Report:
    """Find everything that the template asks for; UserError names what it cannot stand for."""
    chosen = template or own_template(kind)
    placed = confined(
        placeholders_in,
        chosen.content,
        chosen.name,
        name=chosen.name,
        seconds=SECONDS,
        mebibytes=MEBIBYTES,
        progress=progress,
    )
    content = content_of(office, period, placed, chosen.name, progress)
    return Report(kind, period, chosen, content)


def filled(report: Report, progress: Progress = silent) -> bytes:
    """The document, marked as a draft while something is left to fill in."""
    content = report.content
    return confined(
        fill,
        report.template.content,
        report.template.name,
        dict(content.values),
        {key: [dict(row) for row in rows] for key, rows in content.rows.items()},
        DRAFT if report.is_draft else "",
        name=report.template.name,
        seconds=SECONDS,
        mebibytes=MEBIBYTES,
        progress=progress,
    )


def write_report(report: Report, path: Path, progress: Progress = silent) -> Path:
    """Write the document where the user wants it, whole or not at all; its path."""
    save_bytes(path, filled(report, progress))
    return path


def passages_of(report: Report, progress: Progress = silent) -> list[Passage]:
    """The document's paragraphs and tables, for paper that needs no Word."""
    return confined(
        passages,
        filled(report, progress),
        report.template.name,
        name=report.template.name,
        seconds=SECONDS,
        mebibytes=MEBIBYTES,
        progress=progress,
    )

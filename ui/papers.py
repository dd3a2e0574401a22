"""Writes papers as PDF files, without a display.

main.py --data DIR papers cover PACKAGE --to FILE.pdf [--lang en]
main.py --data DIR papers chase --to FOLDER [--period 2026-09] [--unit UNIT] [--by 2026-10-13]
        [--person NAME] [--phone NUMBER] [--lang en]

PACKAGE and UNIT are ids, or the beginnings of them, or a unit's name. A letter that is written is
recorded as one that was sent. The name of each file is printed.
"""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.office import Office
from models.words import sentence, words_for

if TYPE_CHECKING:
    from models.exchange.desks.chasing import Letter


def main(argv: Sequence[str], now: Callable[[], datetime] = datetime.now) -> int:
    """Write what is asked for and name each file on the standard output; the exit status."""
    at = list(argv).index("papers")
    asked = _parser().parse_args([*argv[:at], *argv[at + 1 :]])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        for path in write_papers(asked, now):
            sys.stdout.write(f"{path}\n")
    except UserError as error:
        sys.stderr.write(f"{error.text(words_for(asked.lang))}\n")
        return 1
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="main.py papers")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--actor", default="")
    kinds = parser.add_subparsers(dest="kind", required=True)
    cover = kinds.add_parser("cover")
    cover.add_argument("package")
    chase = kinds.add_parser("chase")
    chase.add_argument("--period", default="")
    chase.add_argument("--unit", default="")
    chase.add_argument("--by", type=date.fromisoformat)
    chase.add_argument("--person", default="")
    chase.add_argument("--phone", default="")
    for kind in (cover, chase):
        kind.add_argument("--to", type=Path, required=True)
        kind.add_argument("--lang", choices=("zh", "en"), default=SUPPRESS)
    return parser


def write_papers(asked: Namespace, now: Callable[[], datetime]) -> Iterator[Path]:
    """Each file as it has been written."""
    from PySide6.QtWidgets import QApplication

    from ui.app import install_language

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    translators = install_language(app, asked.lang)
    password = os.environ.get("STUDY_LEDGER_PASSWORD")
    try:
        with Office(asked.data, lambda: password, now=now, actor=asked.actor or None) as office:
            yield from _covers(office, asked) if asked.kind == "cover" else _letters(office, asked)
    finally:
        for translator in translators:
            app.removeTranslator(translator)


def _covers(office: Office, asked: Namespace) -> Iterator[Path]:
    from models.exchange.sending.outbox import outgoing
    from ui.printing.cover import cover_of
    from ui.printing.output import write_pdf

    ids = [some.package_id for some in outgoing(office)]
    write_pdf([cover_of(office, _one(ids, asked.package))], asked.to)
    yield asked.to


def _letters(office: Office, asked: Namespace) -> Iterator[Path]:
    from models.exchange.desks.chasing import Means, check_reply_day, letters, record_letters
    from models.exchange.format.names import file_name_part
    from models.periods import month_of, parse_period
    from ui.printing.chase_letter import Answer, letters_of
    from ui.printing.output import write_pdf

    today = office.door.today
    last_month = month_of(today.replace(day=1) - timedelta(days=1))
    period = parse_period(asked.period) if asked.period else last_month
    answer = Answer(
        check_reply_day(office, asked.by), asked.person or office.door.actor, asked.phone
    )
    units = [_unit(letters(office, [period]), asked.unit)] if asked.unit else None
    made = letters_of(office, [period], units, answer)
    if not made:
        raise UserError(
            "{year}年{period}没有要催的：都已收到，或者还没有到截止日期",
            year=period.year,
            period=period.label,
        )
    for letter, paper in made:
        name = sentence("催报单-{number}-{unit}", number=letter.number, unit=letter.name)
        path = asked.to / f"{file_name_part(name.text(words_for(asked.lang)))}.pdf"
        write_pdf([paper], path)
        record_letters(office, [letter], Means.PDF)
        yield path


def _unit(owing: "Sequence[Letter]", asked: str) -> str:
    """A unit that owes something, by its name or by its id."""
    named = {letter.name: letter.unit for letter in owing}
    return named[asked] if asked in named else _one(list(named.values()), asked)


def _one(ids: Sequence[str], asked: str) -> str:
    """The one id that is meant; UserError where it is none or could be several."""
    found = [some for some in ids if some.startswith(asked)]
    if len(found) != 1:
        raise UserError("“{text}”对不上唯一的一个，写完整的编号", text=asked)
    return found[0]

"""Writes papers as PDF files, without a display.

main.py --data DIR papers list LEDGER --to FILE.pdf [--period 2026-09] [--unit UNIT] [--lang en]
main.py --data DIR papers record LEDGER RECORD ... --to FILE.pdf [--lang en]
main.py --data DIR papers cover PACKAGE --to FILE.pdf [--lang en]
main.py --data DIR papers receipt PACKAGE --to FILE.pdf [--lang en]
main.py --data DIR papers chase --to FOLDER [--period 2026-09] [--unit UNIT] [--by 2026-10-13]
        [--person NAME] [--phone NUMBER] [--lang en]

PACKAGE, RECORD and UNIT are ids, or the beginnings of them, or a unit's name. A letter that is
written is recorded as one that was sent. The name of each file is printed.
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
    from models.ledger import Ledger


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
    parser.add_argument("--account", default="")
    kinds = parser.add_subparsers(dest="kind", required=True)
    listed = kinds.add_parser("list")
    listed.add_argument("ledger")
    listed.add_argument("--period", default="")
    listed.add_argument("--unit", default="")
    record = kinds.add_parser("record")
    record.add_argument("ledger")
    record.add_argument("records", nargs="+")
    cover, receipt = kinds.add_parser("cover"), kinds.add_parser("receipt")
    for kind in (cover, receipt):
        kind.add_argument("package")
    chase = kinds.add_parser("chase")
    chase.add_argument("--period", default="")
    chase.add_argument("--unit", default="")
    chase.add_argument("--by", type=date.fromisoformat)
    chase.add_argument("--person", default="")
    chase.add_argument("--phone", default="")
    for kind in (listed, record, cover, receipt, chase):
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
        who = {"actor": asked.actor or None, "account": asked.account or None}
        with Office(asked.data, lambda: password, now=now, **who) as office:
            yield from _WRITERS[asked.kind](office, asked)
    finally:
        for translator in translators:
            app.removeTranslator(translator)


def _lists(office: Office, asked: Namespace) -> Iterator[Path]:
    """The list as the window shows it unless it was arranged otherwise."""
    from models.ledgers.units import descendants
    from models.listing import REMAINING, Listing
    from models.periods import parse_period
    from ui.ledger_table import LedgerTable
    from ui.printing.list_paper import list_paper
    from ui.printing.output import write_pdf
    from ui.words import say, tr

    ledger = _ledger(asked.ledger)
    period = parse_period(asked.period) if asked.period else None
    unit = _named_unit(asked.unit) if asked.unit else None
    order = REMAINING if ledger.model.deadline is not None else ""
    owners = ledger.name != "units" and bool(descendants(office.unit))
    table = LedgerTable(ledger, office.door.today, owners=owners)
    table.show(Listing(ledger, period, unit, order=order))
    year = tr("{year}年").format(year=period.year) if period else ""
    of = " ・ ".join((year, say(period.label))) if period else ""
    filters = [asked.unit] if unit else []
    write_pdf([list_paper(office, table, filters=filters, period=of)], asked.to)
    yield asked.to


def _records(office: Office, asked: Namespace) -> Iterator[Path]:
    from models.listing import Listing, uids
    from ui.printing.output import write_pdf
    from ui.printing.record_paper import record_paper

    ledger = _ledger(asked.ledger)
    every = uids(Listing(ledger))
    found = [_one(every, one) for one in asked.records]
    write_pdf([record_paper(office, ledger, uid) for uid in found], asked.to)
    yield asked.to


def _receipts(office: Office, asked: Namespace) -> Iterator[Path]:
    from models.exchange.receiving.history import history
    from ui.printing.output import write_pdf
    from ui.printing.receipt import receipt_paper

    came = {some.package_id: some for some in history(office)}
    write_pdf([receipt_paper(office, came[_one(list(came), asked.package)])], asked.to)
    yield asked.to


def _ledger(name: str) -> "Ledger":
    from models.ledgers import ledger_named

    ledger = ledger_named(name)
    if ledger is None:
        raise UserError("没有叫“{name}”的台账，用 ledgers 看有哪些", name=name)
    return ledger


def _named_unit(name: str) -> str:
    from models.listing import find_named

    return _one(find_named("units", name), "")


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


_WRITERS: dict[str, Callable[[Office, Namespace], Iterator[Path]]] = {
    **{"list": _lists, "record": _records, "cover": _covers, "receipt": _receipts},
    "chase": _letters,
}


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

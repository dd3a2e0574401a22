"""Spreadsheets in and out of a ledger."""

from dataclasses import replace
from pathlib import Path

from models.cli.call import Call, WrongUsage
from models.cli.choosing import chosen
from models.cli.noting import note_personal
from models.cli.output import line, note, print_json, progress_of
from models.lists import program_items
from models.periods import parse_period
from models.privacy.noting import personal_labels
from models.sheets import exporting, importing
from models.sheets.examining import examine
from models.sheets.marking import mark_copy
from models.sheets.reading import read_sheet
from models.sheets.troubles import Degree, Trouble
from models.words import sentence


def import_file(call: Call) -> int:
    args = call.args
    ledger = call.ledger(args.ledger)
    year = parse_period(args.year).year if args.year else None
    mapping = dict(_pair(text) for text in args.map)
    progress = progress_of(call.words("读取表格"))
    with call.office() as office:
        reading = read_sheet(
            *(office, ledger, Path(args.file)),
            mapping=mapping,
            sheet=args.sheet,
            year=year,
            progress=progress,
        )
        intake = examine(office, reading, progress)
        good_only = not args.all_or_none
        result = importing.take_in(office, intake, dry_run=args.dry_run, good_only=good_only)
        if args.mark:
            mark_copy(reading.book, intake.troubles, Path(args.mark), words=call.words)
    if args.json:
        print_json(result.as_json(call.words))
        return 0
    template = (
        "读到 {read} 行，可以导入 {accepted} 行"
        if args.dry_run
        else "读到 {read} 行，导入 {accepted} 行"
    )
    line(call.say(sentence(template, read=result.read, accepted=result.accepted)))
    for trouble in (*result.flagged, *result.rejected):
        _tell(call, trouble)
    return 0


def _pair(text: str) -> tuple[str, str]:
    title, equals, name = text.rpartition("=")
    if not equals or not title:
        raise WrongUsage("看不懂“{text}”，写成 列名=字段", text=text)
    return title, name


_TOLD = {
    Degree.NOTED: "第 {row} 行{column}：{message}",
    Degree.FLAGGED: "第 {row} 行{column}，请核对：{message}",
    Degree.REJECTED: "第 {row} 行{column}，没有导入：{message}",
}


def _tell(call: Call, trouble: Trouble) -> None:
    column = f"“{trouble.column}”" if trouble.column else ""
    template = _TOLD[trouble.degree]
    note(call.say(sentence(template, row=trouble.row, column=column, message=trouble.message)))


def export_file(call: Call) -> int:
    ledger = call.ledger(call.args.ledger)
    path = Path(call.args.file)
    with call.office() as office:
        exporting.export_sheet(
            *(office, ledger, path, replace(chosen(call, ledger), order="uid")),
            words=call.words,
            progress=progress_of(call.words("写出表格")),
        )
    line(str(path))
    note_personal(call, personal_labels(ledger))
    return 0


def template(call: Call) -> int:
    path = Path(call.args.file)
    ledger = call.ledger(call.args.ledger)
    if call.args.data is None:
        exporting.export_template(ledger, path, program_items, words=call.words)
    else:
        with call.office():
            exporting.export_template(ledger, path, words=call.words)
    line(str(path))
    return 0

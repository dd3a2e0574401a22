"""Records from outside: listed, entered one or many at a time, and acted on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models import store
from models.burden_meter import take_back
from models.cli.call import Call, WrongUsage
from models.cli.choosing import chosen
from models.cli.describing import OWN_VERBS
from models.cli.entering import Entering, Entry, entries_of, pick, typed_parts
from models.cli.output import line, note, print_json, print_table
from models.database import writing
from models.errors import UserError
from models.fields import Column, FilesField, LinksField
from models.ledger import Action, Ledger
from models.ledgers.returns import EVERY_LEDGER
from models.ledgers.units import Unit
from models.listing import names_for, rows, uids
from models.lists import list_labels
from models.office import Office
from models.record import Record, tuples
from models.values import Reader, shown
from models.words import Words, sentence


def list_records(call: Call) -> int:
    ledger = call.ledger(call.args.ledger)
    with call.office():
        found = uids(chosen(call, ledger))
        if call.args.json:
            print_json(list(_objects(ledger, found, call.words)))
        else:
            _print_rows(ledger, found, call.words)
    return 0


def _objects(ledger: Ledger, found: list[str], words: Words) -> Iterator[dict[str, Any]]:
    """Every record with its wire values by field name, and under "shown" what people read."""
    columns = ledger.fields()
    units = dict(tuples(Unit.select(Unit.uid, Unit.name)))
    for some in store.chunks(found):
        records = store.load(ledger.model, some)
        values = [[getattr(record, c.name) for c in columns] for record in records]
        reader = Reader(words, names_for(columns, values), list_labels)
        for record, held in zip(records, values, strict=True):
            texts = {
                c.name: shown(c, value, reader) for c, value in zip(columns, held, strict=True)
            }
            yield {
                **{"uid": record.uid, "unit": record.unit, "unit_name": units.get(record.unit)},
                **{"rev": record.rev, "complete": record.complete, "heading": record.heading()},
                **{c.name: _wire(c, value) for c, value in zip(columns, held, strict=True)},
                **{
                    part.name: _part(part.model.columns(), getattr(record, part.name))
                    for part in ledger.parts()
                },
                "shown": {name: text for name, text in texts.items() if text},
            }


def _part(columns: list[Column[Any]], parts: list[Any]) -> list[dict[str, Any]]:
    return [
        {"uid": part.uid, **{c.name: _wire(c, getattr(part, c.name)) for c in columns}}
        for part in parts
    ]


def _wire(column: Column[Any], value: Any) -> Any:
    if isinstance(column, FilesField | LinksField):
        return column.to_wire(value) or []
    return None if value is None else column.to_wire(value)


def _print_rows(ledger: Ledger, found: list[str], words: Words) -> None:
    columns = ledger.columns
    lines = rows(ledger, found, columns)
    reader = Reader(words, names_for(columns, lines), list_labels)
    print_table(
        [
            ["uid", *(words(column.label) for column in columns)],
            *(
                [uid, *(shown(c, v, reader) for c, v in zip(columns, values, strict=True))]
                for uid, values in zip(found, lines, strict=True)
            ),
        ]
    )


def add(call: Call) -> int:
    ledger = call.ledger(call.args.ledger)
    given = _given(call)
    with call.office() as office:
        entering = Entering(office.attachments)
        made = []
        with writing():
            for number, entries in enumerate(given, 1):
                try:
                    made.append(_enter(office, ledger, entering, entries))
                except UserError as error:
                    raise _at(number, len(given), error) from error
        report(call, office, made)
    return 0


def _given(call: Call) -> list[list[Entry]]:
    """What is to be set on each new record: one from `--set`, or those of the file."""
    if bool(call.args.set) is (call.args.file is not None):
        raise WrongUsage("用 --set 填一条记录，或用 --file 指定一个 JSON 文件")
    if call.args.set:
        return [entries_of(call.args.set)]
    path = Path(call.args.file)
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError("文件“{path}”读不出来：{why}", path=path, why=error.strerror) from error
    except ValueError as error:
        raise UserError("文件“{path}”不是 JSON", path=path) from error
    records = content if isinstance(content, list) else [content]
    if not all(isinstance(record, dict) for record in records):
        raise UserError("文件“{path}”里要是一个对象，或一列对象", path=path)
    return [[Entry(name, raw) for name, raw in record.items()] for record in records]


def _enter(office: Office, ledger: Ledger, entering: Entering, entries: list[Entry]) -> Record:
    """A new record; its fields come first, so that what is prepared builds on them."""
    parts = {rows.name for rows in ledger.parts()}
    rest = [entry for entry in entries if entry.place.split(".")[0] in parts or entry.adds]
    columns, others = ledger.fields(), typed_parts(ledger)
    values = {
        entry.place: entering.value(pick(columns, others, entry.place), entry.raw)
        for entry in entries
        if entry not in rest
    }
    record = office.door.new(ledger.model, **values)
    take_back(record, values)
    entering.fill(ledger, record, rest)
    office.door.store(record)
    return record


def _at(number: int, count: int, error: UserError) -> UserError:
    """The error with the number of its record, where there are several."""
    if count == 1 or isinstance(error, WrongUsage):
        return error
    return UserError("第 {number} 条：{reason}", number=number, reason=error.sentence)


def report(call: Call, office: Office, records: list[Record]) -> None:
    """The uids, and beside them what still keeps a record a draft."""
    reports = []
    for record in records:
        problems = office.door.problems(record)
        if not call.args.json:
            line(record.uid)
            open_ones = [p for p in problems if p.level != "warning"]
            if open_ones and not record.deleted:
                reasons = "；".join(problem.message.text(call.words) for problem in open_ones)
                draft = sentence(
                    "“{title}”还是草稿，不报送：{reasons}",
                    title=record.heading(),
                    reasons=reasons,
                )
                note(call.say(draft))
        reports.append(
            {
                **{"uid": record.uid, "rev": record.rev, "complete": record.complete},
                "problems": [
                    {"field": p.field, "level": p.level, "message": p.message.text(call.words)}
                    for p in problems
                ],
            }
        )
    if call.args.json:
        print_json(reports)


def act(call: Call) -> int:
    ledger, name = call.ledger(call.args.ledger), call.args.action
    action = ledger.action(name) or next((a for a in EVERY_LEDGER if a.name == name), None)
    if action is None and name not in OWN_VERBS:
        verbs = (*ledger.actions, *EVERY_LEDGER)
        names = " ".join([*OWN_VERBS, *(action.name for action in verbs)])
        raise WrongUsage("没有“{name}”这个操作，可用的有：{names}", name=name, names=names)
    entries = entries_of(call.args.set)
    with call.office() as office:
        entering = Entering(office.attachments)
        record = office.door.load(ledger.model, call.args.uid)
        if action is not None:
            if action not in EVERY_LEDGER:
                _refuse_out_of_season(ledger, action, record)
            record = office.door.act(action, record, **_asked(action, entering, entries))
        elif name == "edit":
            entering.fill(ledger, record, entries)
            office.door.store(record)
        else:
            office.door.delete(record, reason=_reason(entries))
        report(call, office, [record])
    return 0


def _refuse_out_of_season(ledger: Ledger, action: Action, record: Record) -> None:
    """Say which verbs the record's state admits instead, where there are any."""
    others = [one.name for one in ledger.actions if one.by is action.by and one.when(record)]
    if others and action.name not in others:
        raise UserError(
            "“{title}”现在不能{verb}，现在可以的有：{names}",
            title=record.heading(),
            verb=sentence(action.label),
            names=" ".join(others),
        )


def _asked(action: Action, entering: Entering, entries: list[Entry]) -> dict[str, Any]:
    """The values that a verb asks for."""
    return {
        entry.place: entering.value(pick(action.asks, (), entry.place), entry.raw)
        for entry in entries
    }


def _reason(entries: list[Entry]) -> str:
    for entry in entries:
        if entry.place != "reason":
            raise WrongUsage(
                "没有“{name}”这个字段，可填的有：{names}", name=entry.place, names="reason"
            )
    reason = "".join(entry.raw for entry in entries).strip()
    if not reason:
        raise UserError("先写明原因")
    return reason

"""Many records at once from outside: one value for all that are like this, and copies of one."""

from collections.abc import Callable, Sequence
from typing import Any

from models import store
from models.block_edits import Block, set_values, settable
from models.cli.call import Call, WrongUsage
from models.cli.choosing import chosen
from models.cli.entering import Entering, entries_of, pick
from models.cli.output import line, note, print_json
from models.cli.records import report
from models.copying import copy_of
from models.fields import Column, FilesField, LinkField, LinksField
from models.ledger import Ledger
from models.listing import find_named, names_for, uids
from models.lists import list_labels
from models.office import Office
from models.record import Record
from models.values import Reader, shown
from models.words import Words, sentence


def set_many(call: Call) -> int:
    """Give all records that answer to every `--where` the values of `--set`, in one batch."""
    ledger, args = call.ledger(call.args.ledger), call.args
    entries = entries_of(args.set)
    if not entries:
        raise WrongUsage("用 --set 写要填的字段和值")
    if not args.where and not args.all:
        raise WrongUsage("用 --where 写改哪些记录，全部都改就写 --all")
    with call.office() as office:
        entering = Entering(office.attachments)
        fields, values = settable(ledger), {}
        for entry in entries:
            column = pick(fields, (), entry.place)
            values[column] = entering.value(column, entry.raw)
        found = [r.uid for r in _answering(call, ledger) if r.unit == office.unit or args.unit]
        result = set_values(office.door, ledger, found, values)
        if result.records and not args.dry_run:
            why = sentence("批量修改 {count} 条", count=len(result.records))
            office.door.store(*result.records, why=why)
        _tell(call, result, len(found))
    return 0


def _answering(call: Call, ledger: Ledger) -> list[Record]:
    """The records of the period and the unit that are as every `--where` says."""
    records = store.load(ledger.model, uids(chosen(call, ledger)))
    for text in call.args.where:
        name, equals, wanted = text.partition("=")
        if not equals:
            raise WrongUsage("看不懂“{text}”，写成 字段=值", text=text)
        column = _column(ledger, name.strip())
        fits = _fits(column, wanted.strip(), records, call.words)
        records = [record for record in records if fits(record)]
    return records


def _column(ledger: Ledger, name: str) -> Column[Any]:
    columns = [c for c in ledger.fields() if not isinstance(c, FilesField)]
    found = next((column for column in columns if column.name == name), None)
    if found is None:
        names = " ".join(column.name for column in columns)
        raise WrongUsage("没有“{name}”这个字段，可用的有：{names}", name=name, names=names)
    return found


def _fits(
    column: Column[Any], wanted: str, records: Sequence[Record], words: Words
) -> Callable[[Record], bool]:
    """Whether a record's value is the one that was written: as people read it, or as stored."""
    if isinstance(column, LinkField | LinksField) and wanted:
        uids_meant = set(find_named(column.named_in, wanted))

        def links(record: Record) -> bool:
            held = getattr(record, column.name) or ()
            return bool(uids_meant & ({held} if isinstance(held, str) else set(held)))

        return links
    values = [[getattr(record, column.name)] for record in records]
    reader = Reader(words, names_for([column], values), list_labels)

    def fits(record: Record) -> bool:
        value = getattr(record, column.name)
        if value is None:
            return not wanted
        return wanted in (shown(column, value, reader), str(column.to_wire(value)))

    return fits


def _tell(call: Call, result: Block, found: int) -> None:
    refused = [
        {"title": fault.title, "field": fault.label, "message": fault.message.text(call.words)}
        for fault in result.faults
    ]
    if call.args.json:
        changed = [record.uid for record in result.records]
        print_json({"found": found, "changed": changed, "refused": refused})
        return
    template = (
        "找到 {found} 条，可以改 {changed} 条"
        if call.args.dry_run
        else "找到 {found} 条，改了 {changed} 条"
    )
    line(call.say(sentence(template, found=found, changed=len(result.records))))
    for fault in result.faults:
        refusal = sentence("“{title}”没有改：{message}", title=fault.title, message=fault.message)
        note(call.say(refusal))


def copy(call: Call) -> int:
    """Store a copy of a record, with what `--set` says otherwise."""
    ledger = call.ledger(call.args.ledger)
    entries = entries_of(call.args.set)
    with call.office() as office:
        made = _copied(office, ledger, call.args.uid)
        Entering(office.attachments).fill(ledger, made, entries)
        office.door.store(made)
        report(call, office, [made])
    return 0


def _copied(office: Office, ledger: Ledger, uid: str) -> Record:
    return copy_of(office.door, office.door.load(ledger.model, uid))

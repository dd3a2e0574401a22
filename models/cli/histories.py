"""What happened to records: one record's versions, an old one put back, every change of all."""

from pathlib import Path
from typing import Any

from models.audit import ERASED, HEADINGS, NO_RECORDS, PERSONAL, Row, Wanted, export, found, rows
from models.changes import Kind
from models.cli.call import Call, WrongUsage
from models.cli.noting import note_personal
from models.cli.output import line, note, print_json, print_table, progress_of
from models.cli.records import report
from models.errors import UserError
from models.versions import Version, restore, restoring, told, version_at, versions
from models.words import Words


def show(call: Call) -> int:
    """Every version of a record, the newest first."""
    ledger, uid = call.ledger(call.args.ledger), call.args.uid
    with call.office() as office:
        made = [one for one in versions(uid) if one.ledger == ledger.name]
        if not made:
            office.door.load(ledger.model, uid)  # says that there is no such record
        shown = [_said(one, call.words) for one in made]
    if call.args.json:
        print_json(shown)
        return 0
    for one in shown:
        line(f"{one['seq']}  {one['at']}  {one['by']}  {one['why']}")
        if one["erased"]:
            line(f"    {call.words(ERASED)}")
        for field in one["fields"]:
            line(f"    {field['field']}: {field['old'] or '—'} → {field['new'] or '—'}")
    return 0


def _said(one: Version, words: Words) -> dict[str, Any]:
    fields = [] if one.erased else told(one, words)
    return {
        **{"seq": one.seq, "rev": one.rev, "at": one.at, "by": one.actor},
        **{"kind": one.kind.value, "why": one.why.text(words), "erased": one.erased},
        "fields": [{"field": some.label, "old": some.old, "new": some.new} for some in fields],
    }


def restore_asked(call: Call) -> int:
    """Put back the version with this number."""
    ledger = call.ledger(call.args.ledger)
    if not call.args.seq.isdigit():
        raise WrongUsage("序号“{seq}”不是数字", seq=call.args.seq)
    seq = int(call.args.seq)
    with call.office() as office:
        version = version_at(seq)
        if (version.ledger, version.uid) != (ledger.name, call.args.uid):
            raise UserError("第 {seq} 条改动不是这条记录的", seq=seq)
        planned = restoring(office, version, call.words)
        record = restore(office, planned)
        if planned.left:
            names = "、".join(dict.fromkeys(some.text(call.words) for some in planned.left))
            note(call.words("没有恢复：{names}").format(names=names))
        report(call, office, [record])
    return 0


def listed(call: Call) -> int:
    """Every change that was asked for, on the screen or as a spreadsheet."""
    args = call.args
    if args.ledger not in (None, *NO_RECORDS):
        call.ledger(args.ledger)
    if args.kind is not None and args.kind not in {kind.value for kind in Kind}:
        names = " ".join(kind.value for kind in Kind)
        raise WrongUsage("没有“{name}”这个类别，可用的有：{names}", name=args.kind, names=names)
    if not args.limit.isdigit():
        raise WrongUsage("“{text}”不是条数", text=args.limit)
    wanted = Wanted(
        *(getattr(args, "from") or "", args.to or "", args.by or "", args.ledger or ""),
        *(args.kind or "", args.text or ""),
    )
    with call.office() as office:
        numbers = found(wanted)
        if args.out is not None:
            told_of = progress_of(call.words("导出改动记录"))
            export(numbers, Path(args.out), office.name, words=call.words, progress=told_of)
        some = rows(numbers[: int(args.limit)], call.words) if args.out is None else []
    if args.json:
        print_json({"count": len(numbers), "changes": [_row(one) for one in some]})
    elif args.out is not None:
        line(call.words("已导出 {count} 条改动").format(count=len(numbers)))
        note_personal(call, PERSONAL)
    else:
        print_table([[call.words(head) for head in HEADINGS], *(one.cells for one in some)])
        if len(numbers) > len(some):
            more = call.words("共 {count} 条，这里列出最近 {shown} 条")
            note(more.format(count=len(numbers), shown=len(some)))
    return 0


def _row(one: Row) -> dict[str, Any]:
    version = one.version
    return {
        **{"seq": version.seq, "at": version.at, "by": version.actor, "kind": version.kind.value},
        **{"ledger": version.ledger, "uid": version.uid, "heading": one.heading},
        **{"why": one.why, "changed": one.changed, "erased": version.erased},
    }

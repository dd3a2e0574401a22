"""What leaves the office, what is held about a person, and erasing it."""

from pathlib import Path
from typing import Any

from models.cli.call import Call
from models.cli.output import line, note, print_json, print_table, progress_of
from models.errors import UserError
from models.privacy.erasing import Erased, Plan, drop_older, erase, plan
from models.privacy.leaving import NEVER, LeavingField, LeavingList
from models.privacy.listing import HEADS, rows_of, summary_of, told, write_listing
from models.privacy.subject import subject_named
from models.words import sentence


def show_leaving(call: Call, leaving: LeavingList, nobody: str) -> int:
    """What packages would take along, without making them; `nobody` where it is for none."""
    if call.args.json:
        print_json(_leaving_json(call, leaving))
        return 0
    words = call.words
    to = words("、").join(leaving.addressees) or words(nobody)
    line(call.say(sentence("给：{name}", name=to)))
    print_table([[words("台账"), words("条数")], *_counts(call, leaving)])
    line("")
    fields = [[*_place(call, one), str(one.count)] for one in leaving.personal]
    print_table([[words("台账"), words("个人信息"), words("处")], *fields])
    line("")
    now = {True: words("随包"), False: words("不随包")}
    files = [[words(f.ledger.title), f.name, str(f.size), now[f.now]] for f in leaving.files]
    print_table([[words("台账"), words("附件"), words("字节"), words("去向")], *files])
    line("")
    line(call.say(sentence("不出去的：{what}", what=_never(call, leaving))))
    return 0


def _counts(call: Call, leaving: LeavingList) -> list[list[str]]:
    return [[call.words(ledger.title), str(count)] for ledger, count in leaving.ledgers]


def _place(call: Call, one: LeavingField) -> tuple[str, str]:
    return call.words(one.ledger.title), call.words("・").join(map(call.words, one.labels))


def _never(call: Call, leaving: LeavingList) -> str:
    fields = [call.words("・").join(_place(call, one)) for one in leaving.staying]
    return call.words("、").join([*map(call.say, NEVER), *fields])


def _leaving_json(call: Call, leaving: LeavingList) -> dict[str, Any]:
    return {
        "to": call.words("、").join(leaving.addressees),
        "ledgers": {ledger.name: count for ledger, count in leaving.ledgers},
        "personal": [_field(one) | {"count": one.count} for one in leaving.personal],
        "staying": [_field(one) for one in leaving.staying],
        "files": [
            {"ledger": f.ledger.name, "name": f.name, "size": f.size, "now": f.now}
            for f in leaving.files
        ],
        "never": [call.say(one) for one in NEVER],
    }


def _field(one: LeavingField) -> dict[str, Any]:
    return {"ledger": one.ledger.name, "field": ".".join(one.labels), "asked": one.asked}


def list_held(call: Call) -> int:
    with call.office() as office:
        progress = progress_of(call.words("正在查找"))
        found = plan(office, subject_named(call.args.name), progress)
        if call.args.to:
            write_listing(found, office.name, Path(call.args.to), words=call.words)
    _tell(call, found)
    return 0


def _tell(call: Call, found: Plan) -> None:
    rows = rows_of(found, call.words)
    if call.args.json:
        names = ("kind", "ledger", "record", "place", "text", "goes")
        print_json(
            [{"key": r.key, **dict(zip(names, r.cells, strict=True))} for r in rows],
        )
        return
    print_table([[call.words(head) for head in HEADS], *(list(row.cells) for row in rows)])
    note(call.say(summary_of(found)))


def erase_held(call: Call) -> int:
    """Show what would go; erase it where that was said."""
    args = call.args
    with call.office() as office:
        subject = subject_named(args.name)
        found = plan(office, subject)
        keys = frozenset(args.key or found.keys(names=args.names, files=args.files))
        if not args.yes:
            _tell(call, found)
            note(call.words("还没有清除；写上 --yes 才清除，清除以后不能撤销"))
            return 0
        if found.empty:
            raise UserError("没有找到“{name}”", name=args.name)
        done = erase(office, subject, keys, progress_of(call.words("正在清除")))
    _tell_done(call, done)
    return 0


def _tell_done(call: Call, done: Erased) -> None:
    if call.args.json:
        print_json(
            {
                **{"records": done.records, "values": done.values, "changes": done.images},
                **{"files": done.files, "written_anew": done.swept},
                "remains": [
                    {"what": call.say(one.what), "advice": call.say(one.advice)}
                    for one in done.remains
                ],
            }
        )
        return
    line(call.say(told(done)))
    for one in done.remains:
        line("  ".join((call.say(one.what), call.say(one.advice))))


def drop_backups(call: Call) -> int:
    with call.office() as office:
        if not call.args.yes:
            note(call.words("还没有删除；写上 --yes 才删除"))
            return 0
        fresh, count = drop_older(office)
    line(str(fresh))
    note(call.say(sentence("已删除更早的备份 {count} 份", count=count)))
    return 0

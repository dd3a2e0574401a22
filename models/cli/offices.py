"""Setting an office up, and what its ledgers hold."""

from typing import Any

from models.cli.call import Call, WrongUsage
from models.cli.describing import describe
from models.cli.output import line, note, print_json
from models.ledgers import LEDGERS
from models.ledgers.units import Level
from models.lists import DEFAULTS, list_items
from models.office import Office, set_up
from models.values import Reader
from models.words import sentence


def setup(call: Call) -> int:
    args = call.args
    level = next((lv for lv in Level if args.level in (lv.value, lv.label)), None)
    if level is None:
        raise WrongUsage(
            "没有“{level}”这个层级，可用的有：{levels}", level=args.level, levels=" ".join(Level)
        )
    password = call.password()
    names: dict[str, Any] = {"code": args.code, "area": args.area, "password": password}
    if args.actor:
        names["actor"] = args.actor
    set_up(call.folder, args.name, level, **names)
    with Office(call.folder, lambda: password) as office:
        made = {"unit": office.unit, "name": office.name, "level": level.value}
    if args.json:
        print_json({**made, "folder": str(call.folder)})
    else:
        line(call.say(sentence("已设立“{name}”：{folder}", name=made["name"], folder=call.folder)))
    if password is None:
        note(call.words("没有设密码，数据未加密保护"))
    return 0


def ledgers(call: Call) -> int:
    """What every ledger holds; with the office's own list items where a data folder is given."""
    if call.args.data is None:
        described = _described(Reader(call.words, items=lambda name: DEFAULTS.get(name, {})))
    else:
        with call.office():
            described = _described(Reader(call.words, items=list_items))
    if call.args.json:
        print_json(described)
        return 0
    for ledger in described:
        _print(ledger)
    return 0


def _described(reader: Reader) -> list[dict[str, Any]]:
    return [describe(ledger, reader) for ledger in LEDGERS]


def _print(ledger: dict[str, Any]) -> None:
    line(f"{ledger['name']}  {ledger['label']}")
    for field in ledger["fields"]:
        line(f"  {_field_line(field)}")
    for part in ledger["parts"]:
        line(f"  {part['name']}  {part['label']}")
        for field in part["fields"]:
            line(f"    {_field_line(field)}")
    for verb in ledger["verbs"]:
        asked = " ".join(field["name"] for field in verb["fields"])
        line(f"  > {verb['name']}  {verb['label']}  {asked}".rstrip())


def _field_line(field: dict[str, Any]) -> str:
    codes = " | ".join(choice["code"] for choice in field.get("choices", ()))
    tail = codes or field.get("target", "")
    return f"{field['name']}  {field['label']}  {field['kind']}  {tail}".rstrip()

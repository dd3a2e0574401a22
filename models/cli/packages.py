"""Packages that go out: made, copied to a stick, and named for the phone call."""

from pathlib import Path
from typing import Any

from models.cli.call import Call, WrongUsage
from models.cli.choosing import areas_named, unit_named
from models.cli.output import line, print_json, progress_of
from models.cli.privacy import show_leaving
from models.cli.submission import day_of, explain_all, refuse, statements
from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.receiving.spoken import heard, take_spoken_receipt
from models.exchange.sending import outbox
from models.exchange.sending.by_hand import write_reading_key
from models.exchange.sending.relays import going_along
from models.exchange.sending.road import medium_of, note_carried
from models.exchange.sending.submitting import NotReady, submit
from models.exchange.tables import UP, Peer
from models.figures import freeze
from models.office import Office
from models.periods import parse_period
from models.privacy.leaving import leaving_down, leaving_up


def export(call: Call) -> int:
    period = None if call.args.period is None else parse_period(call.args.period)
    if call.args.dry_run:
        with call.office() as office:
            leaving = leaving_up(office, period, _freight(call))
        return show_leaving(call, leaving, "还没有登记到上级")
    if call.args.to is None:
        raise WrongUsage("用 --to 写明报送包放到哪个文件夹")
    with call.office() as office:
        try:
            if call.args.explain:
                explain_all(call, office, period)
            packed = submit(
                *(office, period),
                freeze=lambda some: freeze(office, some),
                statements=statements(call.args, office),
                freight=_freight(call),
                progress=progress_of(call.words("生成报送包")),
            )
        except NotReady as error:
            return refuse(call, error.found)
        made = _carry(call, office, packed)
    if call.args.json:
        print_json(made)
    else:
        line(made["path"])
        line(made["code"])
        for one in made["passed_on"]:
            line("  ".join((one["file"], one["code"], one["name"])))
    return 0


def _freight(call: Call) -> Freight:
    """`all`, `none`, or the size in MB up to which attachments go along."""
    said = call.args.files
    if said in ("all", "none"):
        return EVERYTHING if said == "all" else Freight(largest=0)
    if not said.isdecimal():
        raise WrongUsage("--files 写 all、none，或一个整数（单位 MB）")
    return Freight(largest=int(said) * 1_000_000)


def carried(call: Call) -> int:
    args = call.args
    with call.office() as office:
        note_carried(
            *(office, args.package_id),
            carrier=args.carrier,
            medium=medium_of(args.medium),
            carried_on=None if args.on is None else day_of(args.on),
        )
    return 0


def down(call: Call) -> int:
    if call.args.dry_run:
        with call.office() as office:
            progress = progress_of(call.words("正在查找"))
            leaving = leaving_down(office, _addressees(call) or (), progress)
        return show_leaving(call, leaving, "还没有登记的下级单位")
    if call.args.to is None:
        raise WrongUsage("用 --to 写明报送包放到哪个文件夹")
    with call.office() as office:
        progress = progress_of(call.words("生成下发包"))
        packages = outbox.export_down(office, only=_addressees(call), progress=progress)
        made = [_carry(call, office, packed) for packed in packages]
    if call.args.json:
        print_json(made)
    else:
        for one in made:
            line("  ".join((one["path"], one["code"], one["to_name"])))
    return 0


def _addressees(call: Call) -> set[str] | None:
    """The units and areas that were named; None for all children."""
    args = call.args
    if not args.unit and not args.area:
        return None
    units = {unit_named(name) for name in args.unit}
    return units.union(*(areas_named(name) for name in args.area))


def receipt(call: Call) -> int:
    with call.office() as office:
        packed = take_spoken_receipt(office, call.args.code, call.args.told_by or "")
        line(call.say(heard(packed.seq, packed.receipt)))
    return 0


def key(call: Call) -> int:
    with call.office() as office:
        write_reading_key(office, Path(call.args.to))
    line(call.args.to)
    return 0


def _carry(call: Call, office: Office, packed: outbox.Packed) -> dict[str, Any]:
    """Copy a package to the folder that was asked for; what there is to say about it."""
    label = call.words("写入")
    path = outbox.copy_to(office, packed, call.target, progress=progress_of(label))
    peer = Peer.get_or_none(Peer.unit == packed.addressee)
    return {
        "path": str(path),
        "code": packed.code,
        "to": packed.addressee,
        "to_name": peer.name if peer is not None else "",
        "kind": packed.kind,
        "package_id": packed.package_id,
        "period": packed.period,
        "stream": packed.stream,
        "epoch": packed.epoch,
        "seq": packed.seq,
        "sha256": packed.sha256,
        "size": packed.size,
        "records": packed.records,
        "blobs": packed.blobs,
        "left_out": packed.left_out,
        "repeated": packed.repeated,
        "passed_on": _passed_on(office) if packed.kind == UP else [],
    }


def _passed_on(office: Office) -> list[dict[str, Any]]:
    """The packages from below that lie beside the one that goes up."""
    return [
        {
            **{"unit": some.unit, "name": some.name, "epoch": some.epoch, "seq": some.seq},
            **{"period": some.period, "sha256": some.sha256, "code": some.code},
            "file": some.file_name,
        }
        for some in going_along(office)
        if some.file is not None
    ]

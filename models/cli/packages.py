"""Packages that go out: made, copied to a stick, and named for the phone call."""

from pathlib import Path
from typing import Any

from models.cli.call import Call
from models.cli.output import line, print_json, progress_of
from models.exchange import outbox
from models.exchange.by_hand import write_reading_key
from models.exchange.tables import Peer
from models.figures import freeze
from models.office import Office
from models.periods import parse_period


def export(call: Call) -> int:
    period = None if call.args.period is None else parse_period(call.args.period)
    with call.office() as office:
        packed = outbox.export_up(
            *(office, period),
            freeze=lambda some: freeze(office, some),
            progress=progress_of(call.words("生成报送包")),
        )
        made = _carry(call, office, packed)
    if call.args.json:
        print_json(made)
    else:
        line(made["path"])
        line(made["code"])
    return 0


def down(call: Call) -> int:
    with call.office() as office:
        packages = outbox.export_down(office, progress=progress_of(call.words("生成下发包")))
        made = [_carry(call, office, packed) for packed in packages]
    if call.args.json:
        print_json(made)
    else:
        for one in made:
            line("  ".join((one["path"], one["code"], one["to_name"])))
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
        "repeated": packed.repeated,
    }

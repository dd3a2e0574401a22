"""What left and what was heard of it, what came and what became of it: the ledger of the road."""

from dataclasses import asdict

from models.cli.call import Call
from models.cli.output import print_json, print_table
from models.exchange.receiving.history import history
from models.exchange.sending.outbox import outgoing


def sent(call: Call) -> int:
    with call.office() as office:
        packages = outgoing(office)
    if call.args.json:
        shown = [
            {**asdict(some), "path": str(some.path), "code": some.code, "reason": None}
            | ({"reason": some.reason.text(call.words)} if some.reason else {})
            for some in packages
        ]
        print_json(shown)
        return 0
    print_table(
        [
            ["package_id", "name", "period", "code", "carried_on", "carrier", "receipt"],
            *(
                [
                    *(some.package_id, some.name, some.period or "", some.code),
                    *(some.carried_on or "", some.carrier, some.receipt),
                ]
                for some in packages
            ),
        ]
    )
    return 0


def received(call: Call) -> int:
    with call.office() as office:
        packages = history(office)
    if call.args.json:
        shown = [
            {
                **{"package_id": some.package_id, "outcome": some.outcome, "why": some.why},
                "reason": some.reason.text(call.words) if some.reason else None,
                **{"sender": some.sender, "unit": some.unit, "kind": some.kind, "seq": some.seq},
                **{"period": some.period, "received_on": some.received_on, "code": some.code},
                **{"receipt_code": some.receipt_code, "file": some.file_name},
                **{"new": some.new, "changed": some.changed, "same": some.same},
            }
            for some in packages
        ]
        print_json(shown)
        return 0
    print_table(
        [
            ["package_id", "outcome", "sender", "seq", "period", "received_on", "receipt_code"],
            *(
                [
                    *(some.package_id, some.outcome, some.sender or some.file_name, str(some.seq)),
                    *(some.period or "", some.received_on, some.receipt_code),
                ]
                for some in packages
            ),
        ]
    )
    return 0

"""Enrolment: a request goes up, people compare fingerprints on the phone, the answer comes down."""

from typing import Any

from models.cli.call import Call
from models.cli.entering import Entering
from models.cli.output import line, print_json
from models.exchange import enrolling, trust
from models.ledgers.units import Unit
from models.words import Sentence, sentence


def request(call: Call) -> int:
    with call.office() as office:
        path = enrolling.write_request(office, call.target)
        fingerprint = trust.own_fingerprint(office)
    read_out = sentence("在电话里把核对码念给上级：{code}", code=fingerprint)
    return _tell(call, {"path": str(path), "fingerprint": fingerprint}, read_out)


def accept(call: Call) -> int:
    args = call.args
    with call.office() as office:
        unit_type = Entering(office.attachments).value(Unit.unit_type, args.unit_type)
        accepted = enrolling.accept_request(
            office, call.existing(args.file), args.fingerprint, call.target, unit_type=unit_type
        )
        fingerprint = trust.own_fingerprint(office)
    made = {
        "path": str(accepted.path),
        **{"unit": accepted.unit, "name": accepted.name, "again": accepted.again},
        "fingerprint": fingerprint,
    }
    done = sentence(
        "已登记“{name}”；对方装入答复后，核对码应是 {code}", name=accepted.name, code=fingerprint
    )
    return _tell(call, made, done)


def install(call: Call) -> int:
    with call.office() as office:
        installed = enrolling.install_answer(office, call.existing(call.args.file))
    made = {"parent": installed.parent, "fingerprint": installed.fingerprint}
    done = sentence(
        "已登记到“{name}”；请在电话里与上级核对：{code}",
        name=installed.parent,
        code=installed.fingerprint,
    )
    return _tell(call, made, done)


def _tell(call: Call, made: dict[str, Any], said: Sentence) -> int:
    """The values as JSON; else the path of what was written, if anything was, and what to do."""
    if call.args.json:
        print_json(made)
        return 0
    if "path" in made:
        line(made["path"])
    line(call.say(said))
    return 0

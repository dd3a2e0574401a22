"""Trust: enrolment both ways, keys renewed, replaced and revoked, and the log of all that."""

from typing import Any

from models.cli.call import Call, WrongUsage
from models.cli.choosing import unit_named
from models.cli.entering import Entering
from models.cli.output import line, print_json, print_table
from models.exchange.desks import enrolling, mapping_desk
from models.exchange.trust import revoking, rotation, trust
from models.exchange.trust.trust_log import trust_log
from models.exchange.trust.trust_words import EVENTS, detail_of
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
            office,
            call.existing(args.file),
            args.fingerprint,
            call.target,
            unit_type=unit_type,
            as_unit=unit_named(args.as_unit) if args.as_unit else "",
            heard_from=args.told_by or "",
        )
        fingerprint = trust.own_fingerprint(office)
    made = {
        "path": str(accepted.path),
        **{"unit": accepted.unit, "name": accepted.name, "again": accepted.again},
        **{"epoch": accepted.epoch, "fingerprint": fingerprint},
    }
    template = "已登记“{name}”；对方装入答复后，核对码应是 {code}"
    if accepted.epoch > 1:
        template = (
            "已重新登记“{name}”，原来的密钥不再有效，还在用旧密钥的电脑要重新登记；"
            "对方装入答复后，核对码应是 {code}"
        )
    return _tell(call, made, sentence(template, name=accepted.name, code=fingerprint))


def answer(call: Call) -> int:
    with call.office() as office:
        path = enrolling.write_answer(office, unit_named(call.args.unit), call.target)
        fingerprint = trust.own_fingerprint(office)
    done = sentence("对方装入答复后，核对码应是 {code}", code=fingerprint)
    return _tell(call, {"path": str(path), "fingerprint": fingerprint}, done)


def install(call: Call) -> int:
    with call.office() as office:
        path = call.existing(call.args.file)
        installed = enrolling.install_answer(office, path, heard_from=call.args.told_by or "")
    made = {"parent": installed.parent, "fingerprint": installed.fingerprint}
    done = sentence(
        "已登记到“{name}”；请在电话里与上级核对：{code}",
        name=installed.parent,
        code=installed.fingerprint,
    )
    return _tell(call, made, done)


def renew(call: Call) -> int:
    with call.office() as office:
        enrolling.renew_keys(office)
        fingerprint = trust.own_fingerprint(office)
    done = sentence(
        "已重做密钥，要重新登记：写一份登记申请交给上级，核对码 {code}", code=fingerprint
    )
    return _tell(call, {"fingerprint": fingerprint}, done)


def rotate(call: Call) -> int:
    with call.office() as office:
        at_once = rotation.rotate_keys(office)
    done = sentence("新密钥已启用，随下一次下发的包告诉下级")
    if not at_once:
        done = sentence("新密钥已做好，随下一个报送包报上级确认；确认以前仍用旧密钥")
    return _tell(call, {"in_use": at_once}, done)


def revoke(call: Call) -> int:
    args = call.args
    with call.office() as office:
        unit = unit_named(args.unit)
        last = _last(args.last)
        revoking.revoke(office, unit, why=args.reason, other=args.told_by or "", last=last)
        epoch, seq = last or revoking.newest_taken(unit)
    done = sentence("已吊销：{epoch}-{seq} 号包以后不再接收", epoch=epoch, seq=seq)
    if not seq:
        done = sentence("已吊销：它的包一个也不接收")
    return _tell(call, {"unit": unit, "epoch": epoch, "seq": seq}, done)


def _last(text: str | None) -> tuple[int, int] | None:
    """ "1-7" as epoch and number."""
    if text is None:
        return None
    epoch, _, seq = text.partition("-")
    if not (epoch.isdecimal() and seq.isdecimal()):
        raise WrongUsage("最后一个有效的包写成 编-号，如 1-7")
    return int(epoch), int(seq)


def waiting(call: Call) -> int:
    """Packages of unknown senders; `--retry` imports those whose sender is known by now."""
    with call.office() as office:
        outcomes = mapping_desk.retry_quarantined(office) if call.args.retry else []
        found = mapping_desk.unknown_senders(office)
    if call.args.json:
        print_json(
            {
                "taken": [{"file": o.file.name, "result": o.result} for o in outcomes],
                "waiting": [vars(some) for some in found],
            }
        )
        return 0
    heads = [call.words(text) for text in ("密钥", "单位", "包", "收到", "文件")]
    rows = [
        [some.key[:16], some.name, str(len(some.files)), some.first_on, " ".join(some.files)]
        for some in found
    ]
    print_table([heads, *rows])
    return 0


def log(call: Call) -> int:
    with call.office() as office:
        entries = trust_log(office)
    if call.args.json:
        print_json([vars(entry) for entry in entries])
        return 0
    heads = [call.words(text) for text in ("时间", "经手人", "事项", "单位", "对方", "详情")]
    rows = [
        [
            entry.at,
            entry.by,
            call.say(EVENTS.get(entry.event, sentence("{text}", text=entry.event))),
            *(entry.name, entry.other, call.say(detail_of(entry))),
        ]
        for entry in entries
    ]
    print_table([heads, *rows])
    return 0


def _tell(call: Call, made: dict[str, Any], said: Sentence) -> int:
    """The values as JSON; else the path of what was written, if anything was, and what to do."""
    if call.args.json:
        print_json(made)
        return 0
    if "path" in made:
        line(made["path"])
    line(call.say(said))
    return 0

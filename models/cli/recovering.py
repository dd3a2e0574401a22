"""Forks and new epochs."""

from dataclasses import asdict

from models.cli.call import Call, WrongUsage
from models.cli.output import line, note, print_json, print_table
from models.errors import UserError
from models.exchange.desks.forks import Fork
from models.exchange.desks.forks import forks as all_forks
from models.exchange.numbering import epochs, own_epoch
from models.exchange.tables import Peer, Role
from models.words import sentence


def forks(call: Call) -> int:
    """Every stream that has stopped or is being mended, with both its sides."""
    with call.office() as office:
        found = all_forks(office)
        blocked = own_epoch.behind(office)
    if blocked is not None:
        note(call.say(blocked.reason))
        note(call.say(blocked.way))
    if call.args.json:
        print_json([asdict(fork) for fork in found])
        return 0
    heads = [call.words(text) for text in ("单位", "停收日期", "已收", "两边一样到", "等待")]
    print_table([heads, *(_row(fork) for fork in found)])
    return 0


def _row(fork: Fork) -> list[str]:
    head = f"{fork.head.epoch}-{fork.head.seq}" if fork.head else "—"
    waiting = "、".join(f"{side.epoch}-{side.seq}" for side in fork.waiting)
    return [fork.name, fork.stopped_at[:10] or "—", head, str(fork.common), waiting]


def grant(call: Call) -> int:
    """Let a child begin a new epoch; the code where it is to be read out."""
    args = call.args
    if args.how == epochs.CODE and not args.told_to:
        raise WrongUsage("用 --told-to 写明念给哪一位")
    with call.office() as office:
        granted = epochs.grant_epoch(office, _unit(args.unit), args.how, told_to=args.told_to or "")
    if args.json:
        print_json(asdict(granted))
        return 0
    if granted.how == epochs.CODE:
        said = sentence("号数 {seq}，编号码 {code}", seq=granted.after_seq, code=granted.code)
    else:
        said = sentence(
            "已准许另起编号，第 {epoch} 轮；下一个下发包带上它的数据", epoch=granted.epoch
        )
    line(call.say(said))
    return 0


def _unit(name: str) -> str:
    """The uid of an enrolled unit that is named by its uid or its name."""
    found = list(
        Peer.select().where((Peer.unit == name) | (Peer.name == name), Peer.role != Role.FORMER)
    )
    if not found:
        raise UserError("没有登记过“{name}”", name=name)
    if len({peer.unit for peer in found}) > 1:
        raise UserError("有几个单位都叫“{name}”，改用单位编号", name=name)
    return str(found[0].unit)


def begin_epoch(call: Call) -> int:
    """Go on in a new epoch: with number and code, or alone where nobody is above."""
    args = call.args
    with call.office() as office:
        if args.n is None:
            epoch = own_epoch.begin_alone(office)
        elif args.code is None or not args.n.isdecimal():
            raise WrongUsage("先写号数，再写编号码，如 7 K3MX-92PD")
        else:
            epoch = own_epoch.begin_epoch(
                office, int(args.n), args.code, heard_from=args.heard_from or ""
            )
    line(call.say(sentence("已另起编号，第 {epoch} 轮", epoch=epoch)))
    return 0


def resume(call: Call) -> int:
    """Take packages of a stopped stream again as they went on."""
    args = call.args
    with call.office() as office:
        unit = _unit(args.unit)
        epochs.resume_stream(office, unit, told_to=args.told_to)
    line(call.say(sentence("已恢复接收“{name}”的报送包", name=args.unit)))
    return 0

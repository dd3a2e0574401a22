"""What is said of packages that are passed on: beside what left, beside what came, in figures."""

from collections.abc import Sequence

from models.exchange.sending.relays import PassedOn, passed_on
from models.office import Office
from ui.words import say, tr

ROLLED_UP_MARK = "汇"
"""Stands beside a number that is not counted from records."""

_STATES = {
    "accepted": "已接收",
    "refused": "被拒收",
    "quarantined": "待核对",
    "undone": "已撤回",
    "": "还没有回执",
}
_NAMED = 12


def along_lines(office: Office, package_id: str) -> list[str]:
    """Of one of this office's packages: which from below it was the first to pass on."""
    some = [one for one in passed_on(office) if one.covered_by == package_id]
    if not some:
        return []
    lines = [tr("转报下级的包 {n} 个：").format(n=len(some))]
    lines += [_line(one) for one in some[:_NAMED]]
    if len(some) > _NAMED:
        lines.append(tr("另有 {n} 个").format(n=len(some) - _NAMED))
    return lines


def _line(one: PassedOn) -> str:
    said = tr("{name} 第 {seq} 号包：{state}").format(
        name=one.name, seq=one.seq, state=tr(_STATES.get(one.receipt, "还没有回执"))
    )
    return tr("；").join((said, say(one.reason))) if one.reason else said


def onward_lines(office: Office, package_id: str) -> list[str]:
    """Of a package that came from below: what the level above says of it."""
    some = [one for one in passed_on(office) if one.package_id == package_id]
    return [
        tr("转报上级：{state}").format(state=tr(_STATES.get(one.receipt, "还没有回执")))
        for one in some
        if one.covered_by
    ]


def rolled_up_note(names: Sequence[str]) -> str:
    """Whose figures are not counted from their records."""
    named = tr("、").join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    return tr("含汇总数：{names}").format(names=named)

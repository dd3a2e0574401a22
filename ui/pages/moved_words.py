"""Corrections in words: which record, which field, from what to what; and the totals they move."""

from collections.abc import Iterable, Sequence

from models.errors import UserError
from models.exchange.differences import Difference
from models.exchange.receiving.comparing import Comparer
from models.exchange.sending.corrections import Moved, Told
from models.figures import figure_named
from models.ledgers import ledger_named
from models.periods import parse_period
from models.taking_in import Changed, changed_line
from ui.words import say, tr

_FIELDS = 3
"""Changed fields of one record that its line names."""
_CHANGED = 8
"""Changed figures that are named."""


def record_lines(moved: Moved) -> list[str]:
    """One line a corrected record."""
    comparer = Comparer(tr, moved.records)
    return [_record_line(comparer, one) for one in moved.records]


def _record_line(comparer: Comparer, one: Difference) -> str:
    ledger = ledger_named(one.ledger)
    name = tr("{ledger}“{title}”").format(
        ledger=tr(ledger.title) if ledger else one.ledger, title=one.heading
    )
    if one.kind != "changed":
        deed = tr("补录") if one.kind == "new" else tr("删除")
        return tr("{name}：{what}").format(name=name, what=deed)
    fields = comparer.compare(one)
    texts = [
        tr("{field} {old} → {new}").format(field=f.label, old=f.old or "—", new=f.new or "—")
        for f in fields[:_FIELDS]
    ]
    if len(fields) > _FIELDS:
        texts.append(tr("另有 {n} 处").format(n=len(fields) - _FIELDS))
    return tr("{name}：{what}").format(name=name, what=tr("；").join(texts))


def total_lines(moved: Moved) -> list[str]:
    """One line a total that was told and reads differently now."""
    return [total_line(some.period, some.figure, some.was, some.now) for some in moved.ripples]


def told_totals(told: Told) -> list[str]:
    """The same, as a package from below tells them."""
    return [total_line(some.period, some.figure, some.was, some.now) for some in told.totals]


def total_line(period: str, figure: str, was: object, now: object) -> str:
    known = figure_named(figure)
    try:
        named = say(parse_period(period).label)
    except UserError:
        named = period
    return tr("{period} {figure} {old} → {new}").format(
        period=named,
        figure=tr(known.label) if known else figure,
        old="—" if was is None else was,
        new="—" if now is None else now,
    )


def told_reason(told: Told | None, uid: str) -> str | None:
    """Why a record was corrected, as its package says; None where it was not."""
    reasons: Iterable[str] = (one.reason for one in told.records if one.uid == uid) if told else ()
    return next(iter(reasons), None)


def told_lines(told: Told | None) -> list[str]:
    """What a package that came corrects, in lines."""
    if told is None:
        return []
    reasons = "；".join(dict.fromkeys(one.reason for one in told.records if one.reason))
    head = tr("报送后更正 {n} 条：{reasons}").format(n=len(told.records), reasons=reasons or "—")
    return [head, *told_totals(told)] if told.records else told_totals(told)


def changed_text(changed: Sequence[Changed]) -> str:
    """Which figures of a unit an import has changed, or would; the first of them by name."""
    texts = [say(changed_line(some)) for some in changed[:_CHANGED]]
    if len(changed) > _CHANGED:
        texts.append(tr("另有 {n} 处").format(n=len(changed) - _CHANGED))
    return tr("变动的统计数：{what}").format(what=tr("；").join(texts))

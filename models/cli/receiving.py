"""Packages that come in: looked at, taken in, taken back, and who has sent what."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from models.cli.call import Call
from models.cli.output import line, note, print_json, print_table, progress_of
from models.errors import UserError
from models.exchange.desks.status import Submission, submission_status
from models.exchange.format.stick import find_packages
from models.exchange.receiving import history, inbox
from models.exchange.receiving.outcome import Outcome
from models.exchange.tables import QUARANTINED, REFUSED
from models.ledgers import ledger_named
from models.periods import Period, parse_period
from models.taking_in import Changed, changed_line, foreseen, take_in
from models.words import Words, sentence

NOT_ALL = 3
"""The exit status where some packages were refused or quarantined."""

_RESULTS = {
    "accepted": "已接收",
    "already": "以前导入过",
    "refused": "拒收",
    "quarantined": "待处理",
}


def inspect(call: Call) -> int:
    with call.office() as office:
        preview = inbox.inspect(office, call.existing(call.args.file))
        changed = foreseen(preview)
    if call.args.json:
        print_json(
            {
                **_outcome(preview, call.words),
                "figures": preview.figures,
                "figures_changed": _changed(changed, call.words),
                "signoffs": msgspec.to_builtins(preview.signoffs),
                "differences": [asdict(difference) for difference in preview.differences],
            }
        )
        return _status([preview])
    _print_outcomes([preview], call.words)
    for difference in preview.differences:
        ledger = ledger_named(difference.ledger)
        title = call.words(ledger.title) if ledger else difference.ledger
        fields = " ".join(dict.fromkeys(change.field for change in difference.fields))
        line(f"{difference.kind}  {title}  {difference.heading}  {fields}".rstrip())
    for some in changed:
        line(changed_line(some).text(call.words))
    return _status([preview])


def import_packages(call: Call) -> int:
    args = call.args
    paths = [call.existing(name) for name in args.files]
    for warning in find_packages(path for path in paths if path.is_dir()).warnings:
        note(call.say(warning))
    reading = progress_of(call.words("读取报送包"))
    asks = sys.stdin.isatty() and not (args.yes or args.json or args.dry_run)
    outcomes: Sequence[Outcome] = ()
    changed: Mapping[str, Sequence[Changed]] = {}
    with call.office() as office:
        if args.dry_run or asks:
            outcomes = inbox.preview(office, paths, progress=reading)
        if asks:
            _print_outcomes(outcomes, call.words)
            if not _agreed(call):
                return 0
        if not args.dry_run:
            outcomes, changed = take_in(office, paths, progress=reading)
    if not outcomes:
        raise UserError("“{folder}”里没有报送包", folder="、".join(args.files))
    if args.json:
        print_json(
            [
                {
                    **_outcome(outcome, call.words),
                    "figures_changed": _changed(changed.get(outcome.unit, ()), call.words),
                }
                for outcome in outcomes
            ]
        )
    else:
        _print_outcomes(outcomes, call.words)
        for some in (one for units in changed.values() for one in units):
            line(f"  {changed_line(some).text(call.words)}")
    return _status(outcomes)


def _changed(changed: Iterable[Changed], words: Words) -> list[dict[str, str]]:
    return [
        {
            **{"figure": some.figure.name, "label": words(some.figure.label)},
            **{"period": some.period.code, "was": some.was, "now": some.now},
        }
        for some in changed
    ]


def _agreed(call: Call) -> bool:
    question = call.words("导入这些报送包？写 y 导入，写别的不导入：")
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _status(outcomes: Iterable[Outcome]) -> int:
    return NOT_ALL if any(o.result in (REFUSED, QUARANTINED) for o in outcomes) else 0


def _outcome(outcome: Outcome, words: Words) -> dict[str, Any]:
    return {
        **{"file": str(outcome.file), "sender": outcome.sender, "unit": outcome.unit},
        **{"kind": outcome.kind, "period": outcome.period, "package_id": outcome.package_id},
        **{"seq": outcome.seq, "result": outcome.result, "why": outcome.why},
        "reason": outcome.reason.text(words) if outcome.reason else None,
        **{"new": outcome.new, "changed": outcome.changed, "same": outcome.same},
        **{"conflicts": outcome.conflicts, "missed": list(outcome.missed)},
        **{"code": outcome.code, "made_at": outcome.made_at, "via": outcome.via},
        "warnings": [warning.text(words) for warning in outcome.warnings],
    }


def _print_outcomes(outcomes: Iterable[Outcome], words: Words) -> None:
    for outcome in outcomes:
        counts = sentence(
            "新增 {new}，有变更 {changed}，相同 {same}，冲突 {conflicts}",
            new=outcome.new,
            changed=outcome.changed,
            same=outcome.same,
            conflicts=outcome.conflicts,
        )
        said = outcome.reason if outcome.reason else counts
        result = words(_RESULTS[outcome.result])
        name = outcome.file.name
        line(
            "  ".join(filter(None, (result, name, outcome.sender, outcome.code, said.text(words))))
        )
        if outcome.missed:
            numbers = "、".join(map(str, outcome.missed))
            missed = sentence("没有收到过它前面的第 {numbers} 号包", numbers=numbers)
            line(f"  {missed.text(words)}")
        for warning in outcome.warnings:
            line(f"  {warning.text(words)}")


def undo(call: Call) -> int:
    package = call.args.package_id
    with call.office() as office:
        try:
            done = history.undo_import(office, package)
        except UserError:
            for standing in history.depends_on(office, package):
                note(call.say(standing))
            raise
    line(call.say(done))
    return 0


def status(call: Call) -> int:
    """Unit × period: the months of a year, or one period."""
    args = call.args
    with call.office() as office:
        year = parse_period(args.year).year if args.year else office.door.today.year
        periods = [Period(year, month, month) for month in range(1, 13)]
        if args.period:
            periods = [parse_period(args.period)]
        submissions = submission_status(office, periods)
    if args.json:
        print_json([_submission(some, call.words) for some in submissions])
        return 0
    tall = any(some.via for some in submissions)
    rows: dict[str, list[str]] = {}
    for some in submissions:
        first = [some.name, some.via_name] if tall else [some.name]
        rows.setdefault(some.unit, first).append(_state(some, call.words))
    heads = [call.words("单位"), *([call.words("经由")] if tall else [])]
    heads += [call.say(period.label) for period in periods]
    print_table([heads, *rows.values()])
    return 0


def _state(some: Submission, words: Words) -> str:
    """Where a unit stands; marked where its package is with its own level and not here."""
    text = words(some.state.label)
    return sentence("{state}（汇总数）", state=text).text(words) if some.rolled_up else text


def _submission(some: Submission, words: Words) -> dict[str, Any]:
    return {
        **{"unit": some.unit, "name": some.name, "area": some.area, "period": some.period},
        **{"state": some.state.value, "label": words(some.state.label)},
        "due_on": some.due_on.isoformat(),
        "received_on": some.received_on.isoformat() if some.received_on else None,
        **{"days_late": some.days_late, "package_id": some.package_id, "seq": some.seq},
        **{"via": some.via, "via_name": some.via_name, "rolled_up": some.rolled_up},
    }

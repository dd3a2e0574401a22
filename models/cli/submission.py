"""What stands in the way of a report, and the reasons that are given for it."""

from argparse import Namespace
from datetime import date
from typing import Any

from models.cli.call import Call, WrongUsage
from models.cli.output import line, note, print_json, progress_of
from models.exchange.sending.checks import Readiness, check_submission
from models.exchange.sending.corrections import Moved
from models.exchange.sending.explanations import explain as say_why
from models.exchange.sending.findings import Check, Level
from models.exchange.sending.outbox import Statement
from models.exchange.sending.submitted import proposed_period
from models.exchange.sending.submitting import FILLER, LEADER, REVIEWER
from models.figures import figure_named, freeze
from models.office import Office
from models.periods import Period, parse_period

_MARKS = {Level.FAILED: "×", Level.WARNING: "!", Level.NOTE: "·", Level.PASSED: "✓"}


def check(call: Call) -> int:
    """Exit status 1 while something has to be mended or explained."""
    with call.office() as office:
        period = _period(call, office)
        ready = _look(call, office, period)
        in_the_way = [*ready.at(Level.FAILED), *ready.open]
        if call.args.json:
            print_json(
                {
                    "period": period.code,
                    "due_on": ready.due_on.isoformat() if ready.due_on else None,
                    "ready": not in_the_way,
                    "checks": [_check(call, one) for one in ready.checks],
                    "moved": _moved(ready.moved),
                }
            )
        else:
            for one in ready.checks:
                tell(call, one)
            for total in _moved(ready.moved)["totals"]:
                line(f"  {total['period']} {total['label']}: {total['was']} → {total['now']}")
    return 1 if in_the_way else 0


def explain(call: Call) -> int:
    with call.office() as office:
        period, code = _period(call, office), call.args.code
        ready = _look(call, office, period)
        found = ready.finding(code)
        if found is None:
            codes = " ".join(one.code for one in ready.at(Level.WARNING))
            raise WrongUsage("没有要说明的“{code}”，现在有：{codes}", code=code, codes=codes)
        subjects = tuple(call.args.subject or ())
        if not set(subjects) <= set(found.subjects):
            named = " ".join(found.subjects)
            raise WrongUsage("“{code}”说的是这些记录：{subjects}", code=code, subjects=named)
        say_why(office, period, found, call.args.reason, subjects)
    return 0


def explain_all(call: Call, office: Office, period: Period | None) -> None:
    """One reason for everything that has none yet."""
    for found in _look(call, office, period).open:
        silent = [s for s, said in zip(found.subjects, found.reasons, strict=True) if not said]
        say_why(office, period, found, call.args.explain, silent)


def tell(call: Call, one: Check) -> None:
    """A finding on its line, with what explains it or how it is called."""
    said = call.say(one.title)
    if one.level is Level.WARNING:
        said += f"  [{one.code}]"
    line(f"{_MARKS[one.level]} {said}")
    if one.detail is not None and one.level is not Level.PASSED:
        line(f"  {call.say(one.detail)}")
    if one.reason:
        line(f"  {one.reason}")


def refuse(call: Call, found: list[Check]) -> int:
    """Say all that stands in the way; the exit status."""
    for one in found:
        note(f"{_MARKS[one.level]} {call.say(one.title)}" + (f"  [{one.code}]" if one.code else ""))
    note(call.words("改正，或用 package explain 写明原因，再生成报送包"))
    return 1


def day_of(typed: str) -> date:
    """A day as it is typed after an option."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise WrongUsage("日期写成 2026-09-30 这样") from error


def statements(args: Namespace, office: Office) -> list[Statement]:
    """The sign-offs that the command names; none where it names nobody."""
    names = {FILLER: args.filler, REVIEWER: args.reviewer, LEADER: args.leader}
    if not any(names.values()):
        return []
    names[FILLER] = names[FILLER] or office.door.actor
    on, means = office.door.today.isoformat(), "paper" if args.paper else "local"
    if args.signed_on:
        on = day_of(args.signed_on).isoformat()
    return [Statement(role, name, on, means) for role, name in names.items() if name]


def _period(call: Call, office: Office) -> Period:
    said = call.args.period
    return proposed_period(office) if said is None else parse_period(said)


def _look(call: Call, office: Office, period: Period | None) -> Readiness:
    return check_submission(
        *(office, period),
        freeze=lambda some: freeze(office, some),
        progress=progress_of(call.words("正在检查报送内容")),
    )


def _check(call: Call, one: Check) -> dict[str, Any]:
    return {
        **{"level": str(one.level), "code": one.code, "title": call.say(one.title)},
        "detail": call.say(one.detail) if one.detail else "",
        **{"ledger": one.ledger, "subjects": list(one.subjects), "reasons": list(one.reasons)},
    }


def _moved(moved: Moved) -> dict[str, list[dict[str, Any]]]:
    records = [
        {"ledger": one.ledger, "uid": one.uid, "kind": one.kind, "heading": one.heading}
        for one in moved.records
    ]
    totals = []
    for some in moved.ripples:
        figure = figure_named(some.figure)
        label = figure.label if figure else some.figure
        totals.append(
            {
                **{"period": some.period, "figure": some.figure, "label": label},
                **{"was": some.was, "now": some.now},
            }
        )
    return {"records": records, "totals": totals}

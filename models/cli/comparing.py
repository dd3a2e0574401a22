"""Periods, units and issues of a table set beside each other."""

from pathlib import Path
from typing import Any

from models import figures
from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of
from models.cli.output import line, note, print_json, print_table
from models.cli.tables import units_of
from models.comparison import (
    AreaComparison,
    Comparison,
    Taken,
    beside_area,
    change,
    change_text,
    compare,
    share_text,
)
from models.issuing.causes import Cause
from models.issuing.comparing import Compared, compare_issues, summary
from models.issuing.keeping import (
    Issued,
    issue_figures,
    issue_one_table,
    issue_report,
    issued_tables,
    withdraw,
)
from models.one_table import View
from models.periods import Period
from models.reports.kinds import ReportKind, template_from
from models.reports.writing import prepare


def compare_periods(call: Call) -> int:
    """Every figure beside the period before and last year's; with `--by area` a unit's."""
    args = call.args
    with call.office() as office:
        period = period_of(call) or Period(office.door.today.year)
        units = units_of(call, figures.ALL)
        if args.by == "area":
            if units in (figures.ALL, figures.BELOW):
                raise WrongUsage("--by area 要用 --unit 写明是哪个单位")
            unit = office.unit if units == figures.OWN else units
            made: Comparison | AreaComparison = beside_area(office, period, unit)
        else:
            made = compare(office, period, units)
    if args.out:
        _write(made, Path(args.out), call)
    if args.json:
        print_json(_beside(made, call) if isinstance(made, AreaComparison) else _told(made, call))
    elif args.out:
        line(args.out)
    else:
        _print(made, call)
    return 0


def _write(made: Comparison | AreaComparison, path: Path, call: Call) -> None:
    from models.reports.comparison_xlsx import write_area_comparison, write_comparison

    if isinstance(made, Comparison):
        write_comparison(made, path, call.words)
    else:
        write_area_comparison(made, path, call.words)


def _told(made: Comparison, call: Call) -> dict[str, Any]:
    return {
        **{"period": made.period.code, "before": made.before.code},
        **{"last_year": made.last_year.code, "units": made.units},
        "figures": [
            {
                **{"name": one.figure.name, "label": call.words(one.figure.label)},
                **{"value": one.now.value, "shown": one.now.text},
                "before": _other(one.now, one.before),
                "last_year": _other(one.now, one.last_year),
            }
            for one in made.lines
        ],
    }


def _other(now: Taken, other: Taken) -> dict[str, Any]:
    return {"value": other.value, "shown": other.text, "change": change(now, other)}


def _beside(made: AreaComparison, call: Call) -> dict[str, Any]:
    return {
        **{"period": made.period.code, "unit": made.unit, "name": made.name},
        **{"area": made.area, "units": made.units},
        "figures": [
            {
                **{"name": one.figure.name, "label": call.words(one.figure.label)},
                **{"value": one.own.value, "shown": one.own.text},
                "median": one.spread.quartiles[1] if one.spread else None,
                "low": one.spread.low if one.spread else None,
                "high": one.spread.high if one.spread else None,
                "change": one.change,
            }
            for one in made.lines
        ],
    }


def _print(made: Comparison | AreaComparison, call: Call) -> None:
    if isinstance(made, AreaComparison):
        heads = [
            "",
            call.words("中位数"),
            call.words("相差"),
            call.words("最低"),
            call.words("最高"),
        ]
        rows = [
            [
                *(call.words(one.figure.label), one.own.text, one.median),
                *(change_text(one.figure, one.change), one.lowest, one.highest),
            ]
            for one in made.lines
        ]
        print_table([["", *heads], *rows])
        return
    names = ("本期数", "上期", "增减", "增幅", "上年同期", "增减", "同比")
    rows = []
    for one in made.lines:
        row = [call.words(one.figure.label), one.now.text]
        for other in (one.before, one.last_year):
            by = change_text(one.figure, change(one.now, other))
            row += [other.text, by, share_text(one.now, other)]
        rows.append(row)
    print_table([["", *(call.words(name) for name in names)], *rows])


# What was issued.


def keep(call: Call) -> int:
    """Note that a table has gone out, with all its numbers; its number is printed."""
    args = call.args
    with call.office() as office:
        period = period_of(call) or Period(office.door.today.year)
        units, title = units_of(call, figures.ALL), args.title or ""
        if args.kind == "table":
            made = issue_one_table(office, period.year, View[args.view.upper()], units, title)
        elif args.kind == "figures":
            made = issue_figures(office, period, units, title)
        else:
            template = template_from(Path(args.template)) if args.template else None
            report = prepare(office, ReportKind[args.kind.upper()], period, template)
            made = issue_report(office, report, title)
    if args.json:
        print_json(_issue(made))
    else:
        line(str(made.number))
    return 0


def show_issued(call: Call) -> int:
    with call.office():
        found = issued_tables()
    if call.args.json:
        print_json([_issue(one) for one in found])
    else:
        heads = [call.words(name) for name in ("号", "名称", "期间", "数据截至", "印发人")]
        rows = [
            [str(one.number), one.title, one.period.code, str(one.as_of), one.issued_by]
            for one in found
        ]
        print_table([heads, *rows])
    return 0


def compare_issued(call: Call) -> int:
    """What differs between two issues, or between one and now, and why."""
    first, second = _number(call.args.number), call.args.other
    with call.office() as office:
        told = compare_issues(office, first, _number(second) if second else None)
    if call.args.json:
        print_json(_compared(told, call))
        return 0
    note(call.say(summary(told)))
    for one in told.differences:
        line(f"{call.say(one.name)}: {one.before or '—'} → {one.after or '—'}")
        for cause in one.causes:
            line("  " + "  ".join(filter(None, _cause_words(cause, call))))
    return 0


def forget(call: Call) -> int:
    with call.office():
        withdraw(_number(call.args.number))
    return 0


def _number(text: str) -> int:
    if not text.isdecimal():
        raise WrongUsage("“{text}”不是印发的号，用 issued list 看有哪些", text=text)
    return int(text)


def _issue(one: Issued) -> dict[str, Any]:
    return {
        **{"number": one.number, "kind": one.kind.value, "detail": one.detail},
        **{"period": one.period.code, "units": one.units, "title": one.title},
        **{"version": one.version, "as_of": one.as_of.isoformat()},
        **{"issued_at": one.issued_at, "issued_by": one.issued_by},
    }


def _compared(told: Compared, call: Call) -> dict[str, Any]:
    return {
        "earlier": told.earlier.number,
        "later": told.later.number if told.later else None,
        "numbers": told.numbers,
        "differences": [
            {
                **{"key": one.key, "name": call.say(one.name), "figure": one.figure},
                **{"before": one.before, "after": one.after, "change": one.change},
                **{"causes": [_cause(cause, call) for cause in one.causes], "more": one.more},
            }
            for one in told.differences
        ],
    }


def _cause(cause: Cause, call: Call) -> dict[str, Any]:
    return {
        **{"fate": cause.fate.value, "ledger": cause.ledger, "uid": cause.uid},
        **{"heading": cause.heading, "unit": cause.unit},
        **{"before": cause.before, "after": cause.after, "revs": cause.revs},
        "through": cause.through,
        "origins": [
            {
                **{"package": one.package, "unit": one.unit, "on": one.on, "actor": one.actor},
                **{"why": call.say(one.why), "fields": [call.words(name) for name in one.labels]},
            }
            for one in cause.origins
        ],
    }


def _cause_words(cause: Cause, call: Call) -> tuple[str, ...]:
    through = cause.through[2] if cause.through else ""
    newest = call.say(cause.origins[0].told) if cause.origins else ""
    return call.words(cause.fate.label), cause.unit, cause.heading, through, newest

"""What is read off issues, needs and deeds: stock on a day, a month's work, promises, comments."""

from dataclasses import asdict
from datetime import date
from typing import Any

from models import figures
from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of
from models.cli.output import line, print_json, print_table
from models.cli.tables import units_of
from models.errors import UserError
from models.fields import DateField, Leaves
from models.office import Office
from models.periods import Period, month_of
from models.record import read_state
from models.values import Typed, read_typed


def stock(call: Call) -> int:
    """The balance of the issues and those that stood open on a day."""
    from models.stock_taking import By, stock_sheet

    with call.office() as office:
        on = typed_day(call.args.on) or office.door.today
        units = units_of(call, figures.ALL)
        sheet = stock_sheet(office, on, typed_day(call.args.since), units, By[call.args.by.upper()])
    counts = ("opening", "found", "reopened", "closed", "removed", "closing", "overdue")
    if call.args.json:
        print_json(
            {
                **{"since": sheet.since.isoformat(), "on": sheet.on.isoformat()},
                "balances": sheet.total.balances,
                "total": asdict(sheet.total),
                "rows": [
                    {"key": row.key, "name": call.words(row.name), **asdict(row.balance)}
                    for row in sheet.rows
                ],
                "issues": [_plain(asdict(issue)) for issue in sheet.issues],
            }
        )
        return 0
    heads = ("期初", "新登记", "重新整改", "销号", "移出", "期末未销号", "超期")
    rows = [(call.words(row.name), row.balance) for row in sheet.rows]
    print_table(
        [
            ["", *(call.words(head) for head in heads)],
            *(
                [name, *(str(getattr(balance, count)) for count in counts)]
                for name, balance in [*rows, (call.words("合计"), sheet.total)]
            ),
        ]
    )
    print_table(
        [
            ["uid", *(call.words(head) for head in ("单位", "编号", "问题", "时限", "状态"))],
            *(
                [
                    *(issue.uid, issue.unit_name, issue.issue_no, issue.problem),
                    *(str(issue.due_on or ""), call.words(issue.stage.label)),
                ]
                for issue in sheet.issues
            ),
        ]
    )
    return 0


def schedule(call: Call) -> int:
    """How each open issue stands in a month."""
    from models.scheduling import Which, schedule_of

    with call.office() as office:
        month = _month(call, office)
        which = Which[call.args.which.upper()]
        found = [
            one
            for one in schedule_of(office, month, units_of(call, figures.ALL))
            if one.is_of(which, month)
        ]
    if call.args.json:
        print_json([_plain(asdict(one)) for one in found])
        return 0
    heads = ("单位", "编号", "问题", "责任人", "时限", "措施", "本月动态")
    print_table(
        [
            ["uid", *(call.words(head) for head in heads)],
            *(
                [
                    *(one.uid, one.unit_name, one.issue_no, one.problem, one.owner),
                    *(str(one.due_on or ""), f"{one.measures_done}/{one.measures}"),
                    call.words(one.latest),
                ]
                for one in found
            ),
        ]
    )
    return 0


def promises(call: Call) -> int:
    """The needs of a period, the deeds they became, and what people thought of them."""
    from models.promise_list import promise_list

    with call.office() as office:
        period = period_of(call) or Period(office.door.today.year)
        told = promise_list(office, period, units_of(call, figures.ALL))
    if call.args.json:
        print_json(
            {
                **{"needs": told.needs, "met": told.met, "answered": told.answered},
                "lines": [
                    {
                        "unit_name": one.unit_name,
                        "need": read_state(one.need) if one.need else None,
                        "deed": read_state(one.deed) if one.deed else None,
                        "state": one.deed.state if one.deed else None,
                        "result": one.survey.result if one.survey else None,
                        "met": one.met,
                    }
                    for one in told.lines
                ],
            }
        )
        return 0
    heads = ("单位", "需求", "实事", "承诺办结日期", "状态", "测评结论")
    print_table(
        [
            [call.words(head) for head in heads],
            *(
                [
                    one.unit_name,
                    (one.need.title or "") if one.need else "",
                    (one.deed.title or "") if one.deed else "",
                    str(one.deed.promised_on or "") if one.deed else "",
                    call.words(one.deed.state.label) if one.deed else "",
                    call.words(one.survey.result.label) if one.survey and one.survey.result else "",
                ]
                for one in told.lines
            ),
        ]
    )
    return 0


def commentary(call: Call) -> int:
    """Each unit's figures of deeds and issues, and a sentence made of them."""
    from models.commentary import comments

    with call.office() as office:
        today = office.door.today
        quarter = (today.month - 1) // 3 * 3 + 1
        period = period_of(call) or Period(today.year, quarter, quarter + 2)
        told = comments(office, period, units_of(call, figures.ALL))
    if call.args.json:
        print_json(
            [
                {
                    **{"unit": one.unit, "name": one.name, "values": one.values},
                    **{"text": call.say(one.text), "late": list(one.late)},
                }
                for one in told
            ]
        )
        return 0
    for one in told:
        line(one.name)
        line(call.say(one.text))
    return 0


def carry_over_year(call: Call) -> int:
    """Say of what is open at the end of a year that it goes on; with --dry-run only list it."""
    from models.carrying_over import carry_over, open_at_end

    with call.office() as office:
        year = period_of(call)
        if year is None:
            raise WrongUsage("用 --year 写明结转哪一年")
        found = open_at_end(office, year.year)
        told: dict[str, Any] = {
            **{"year": year.year, "issues": len(found.issues), "deeds": len(found.deeds)},
            "waiting": [
                {"uid": one.uid, "ledger": one._meta.table_name, "heading": one.heading()}
                for one in found.waiting
            ],
            "plans": len(found.plans),
        }
        dry, plans = call.args.dry_run, call.args.plans
        told["written"] = 0 if dry else carry_over(office, year.year, plans=plans)
    if call.args.json:
        print_json(told)
    else:
        print_table([[one["uid"], one["ledger"], one["heading"]] for one in told["waiting"]])
        line(str(told["written"]))
    return 0


def _month(call: Call, office: Office) -> Period:
    asked = period_of(call)
    if asked is None:
        return month_of(office.door.today)
    if asked.first != asked.last:
        raise WrongUsage("月调度按月看，--period 写成 2026-09")
    return asked


def typed_day(text: str | None) -> date | None:
    if text is None:
        return None
    column = DateField("日期", leaves=Leaves.NEVER)
    found = read_typed(column, text, Typed(lambda _target, _name: [], lambda _list: {}))
    if not isinstance(found, date):
        raise UserError("看不懂日期“{text}”", text=text)
    return found


def _plain(held: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in held.items()
    }

"""Who was what on a day, burdens beside last year's, scores of news, targets, a year's facts."""

from collections.abc import Iterator
from typing import Any

from models import figures
from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of, unit_named
from models.cli.output import line, print_json, print_table
from models.cli.overviews import typed_day
from models.cli.tables import units_of
from models.commentary import shown_value
from models.errors import UserError
from models.leading_group import Holder, holders_on, leading_group
from models.ledgers.appointments import GroupRole
from models.office import Office
from models.periods import Period, month_of, parse_period


def people_on(call: Call) -> int:
    """Everybody with a post on a day, or the leading group in the order of its roles."""
    with call.office() as office:
        day = typed_day(call.args.as_of) or office.door.today
        unit = unit_named(call.args.unit) if call.args.unit else office.unit
        told = list(_holders(office, day, unit, call.args.group))
    if call.args.json:
        print_json([{**_holder(one), "role": role} for role, one in told])
        return 0
    heads = ("领导小组职务", "姓名", "职务", "职级")
    print_table(
        [
            [call.words(head) for head in heads],
            *(
                [
                    *(_roles(call, role, one), one.name, "、".join(one.posts)),
                    call.words(one.rank.label) if one.rank else "",
                ]
                for role, one in told
            ),
        ]
    )
    return 0


def _holders(
    office: Office, day: Any, unit: str, group: bool
) -> Iterator[tuple[GroupRole | None, Holder]]:
    if not group:
        yield from ((None, one) for one in holders_on(office, day, [unit]))
        return
    for role, some in leading_group(office, day, unit).items():
        yield from ((role, one) for one in some)


def _roles(call: Call, role: GroupRole | None, one: Holder) -> str:
    return "、".join(call.words(some.label) for some in ([role] if role else one.roles))


def _holder(one: Holder) -> dict[str, Any]:
    return {
        **{"person": one.uid, "name": one.name, "unit": one.unit, "unit_name": one.unit_name},
        **{"posts": list(one.posts), "rank": one.rank, "roles": list(one.roles)},
        "appointments": [held.uid for held in one.held],
    }


def burdens(call: Call) -> int:
    """This period beside the same months of last year, by kind and by unit."""
    from models.burden_sheet import burden_sheet

    with call.office() as office:
        sheet = burden_sheet(office, _period(call, office), units_of(call, figures.ALL))
    total, rows = sheet.total, [*sheet.kinds, *sheet.units, sheet.total]
    if call.args.json:
        print_json(
            {
                **{"total": [total.now, total.before, total.share], "silent": sheet.silent},
                **{
                    name: [
                        {
                            **{"key": one.key, "name": call.words(one.name), "now": one.now},
                            **{"before": one.before, "change": one.change, "share": one.share},
                        }
                        for one in some
                    ]
                    for name, some in (("kinds", sheet.kinds), ("units", sheet.units))
                },
            }
        )
        return 0
    heads = ("本期数", "上年同期", "增减", "同比")
    print_table(
        [
            ["", *(call.words(head) for head in heads)],
            *(
                [call.words(one.name), *map(str, (one.now, one.before, one.change)), one.share]
                for one in rows
            ),
        ]
    )
    return 0


def news(call: Call) -> int:
    """What each unit sent, what was adopted and what it scored."""
    from models.news_totals import news_totals

    with call.office() as office:
        told = news_totals(office, _period(call, office), units_of(call, figures.ALL))
    if call.args.json:
        print_json(
            [
                {
                    **{"unit": one.unit, "name": one.name, "sent": one.sent},
                    **{"adopted": one.adopted, "score": one.score, "levels": one.levels},
                }
                for one in told
            ]
        )
        return 0
    heads = ("单位", "报送信息", "采用信息", "信息得分")
    print_table(
        [
            [call.words(head) for head in heads],
            *([one.name, str(one.sent), str(one.adopted), str(one.score)] for one in told),
        ]
    )
    return 0


def targets(call: Call) -> int:
    """The year's targets beside what was done in the period and since January."""
    from models.target_progress import target_lines

    with call.office() as office:
        told = target_lines(office, _period(call, office), units_of(call, figures.ALL))
    if call.args.json:
        print_json(
            [
                {
                    **{"figure": one.figure.name, "unit": one.unit, "unit_name": one.unit_name},
                    **{"target": one.target, "done": one.done, "so_far": one.so_far},
                    **{"share": one.share, "behind": one.behind},
                }
                for one in told
            ]
        )
        return 0
    heads = ("单位", "指标", "全年任务", "本期", "累计", "完成进度")
    print_table(
        [
            [call.words(head) for head in heads],
            *(
                [
                    *(one.unit_name, call.words(one.figure.label)),
                    *(shown_value(one.figure, some) for some in (one.target, one.done, one.so_far)),
                    one.share,
                ]
                for one in told
            ),
        ]
    )
    return 0


def year_facts(call: Call) -> int:
    """List a year's blanks, or fill those that are named."""
    from models.year_blanks import blanks_of, fill_blanks

    with call.office() as office:
        year = parse_period(call.args.year).year if call.args.year else office.door.today.year
        values = dict(_values(call.args.set))
        known = {one.key for one in blanks_of(office, year)}
        for key in values.keys() - known:
            raise UserError("没有“{key}”这个要素，先在年度要素台账里新建", key=key)
        written = fill_blanks(office, year, values)
        told = blanks_of(office, year)
    if call.args.json:
        print_json(
            {
                "written": written,
                "blanks": [
                    {"key": one.key, "label": call.words(one.label), "value": one.value}
                    for one in told
                ],
            }
        )
    elif values:
        line(str(written))
    else:
        print_table([[one.key, call.words(one.label), one.value] for one in told])
    return 0


def _values(sets: list[str]) -> Iterator[tuple[str, str]]:
    for text in sets:
        key, equals, value = text.partition("=")
        if not equals:
            raise WrongUsage("看不懂“{text}”，写成 字段=值", text=text)
        yield key.strip(), value


def _period(call: Call, office: Office) -> Period:
    return period_of(call) or month_of(office.door.today)

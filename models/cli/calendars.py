"""The calendar of what is due, done and missed, and how early people are warned."""

from datetime import date
from pathlib import Path

from models.cli.call import Call, WrongUsage
from models.cli.output import line, note, print_json, print_table
from models.periods import Period, month_of, parse_period


def calendar(call: Call) -> int:
    """The entries of a month (or a longer period), as a table, as JSON, or as a file for others."""
    from models.calendar.ics import ics_bytes
    from models.calendar.overview import calendar_of
    from models.calendar.workdays import no_data
    from models.saved_file import save_bytes

    with call.office() as office:
        period = _period(call, office.door.today)
        found = calendar_of(office, period.start, period.end)
        entries = [entry for entry in found.entries if entry.short or not call.args.short]
        if call.args.ics:
            name = office.name
            content = ics_bytes(name, office.unit, entries, office.door.now, call.words)
            save_bytes(Path(call.args.ics), content)
    for year in found.unknown_years:
        note(call.say(no_data(year)))
    if call.args.json:
        print_json(
            [
                {
                    **{"day": entry.day.isoformat(), "standing": entry.standing},
                    **{"ledger": entry.ledger, "uid": entry.uid, "key": entry.key},
                    **{"text": call.say(entry.text), "note": entry.note},
                }
                for entry in entries
            ]
        )
    elif call.args.ics:
        line(call.args.ics)
    else:
        heads = [call.words(head) for head in ("日期", "状态", "事项", "说明")]
        rows = [
            [
                *(entry.day.isoformat(), call.words(entry.standing.label)),
                *(call.say(entry.text), entry.note),
            ]
            for entry in entries
        ]
        print_table([heads, *rows])
    return 0


def _period(call: Call, today: date) -> Period:
    asked = call.args.month or call.args.period or call.args.year
    period = parse_period(asked) if asked else month_of(today)
    if call.args.month and period.first != period.last:
        raise WrongUsage("--month 写成 2026-09")
    return period


def warning_days(call: Call) -> int:
    """Show, or set, how many days before a deadline people are warned of it."""
    from models.bands import bands, keep_bands

    with call.office():
        now = bands()
        if call.args.soon is not None or call.args.near is not None:
            soon = now.soon if call.args.soon is None else call.args.soon
            now = keep_bands(soon, now.near if call.args.near is None else call.args.near)
    if call.args.json:
        print_json({"soon": now.soon, "near": now.near})
    else:
        line(
            call.words("快到期：{soon} 天内；临近：{near} 天内").format(
                soon=now.soon, near=now.near
            )
        )
    return 0

"""填表负担 from outside: what was typed each month, and what did not have to be."""

from typing import Any

from models.burden_meter import Filled, burden_meter
from models.cli.call import Call
from models.cli.choosing import period_of
from models.cli.output import print_json, print_table
from models.ledgers import ledger_named
from models.sources import Source


def show(call: Call) -> int:
    """Month by month, and ledger by ledger, what was typed and what was brought along."""
    with call.office() as office:
        period = period_of(call)
        year = period.year if period else office.door.today.year
        months = (period.first, period.last) if period else (1, 12)
        meter = burden_meter(year, *months)

    def told(one: Filled, **more: str) -> dict[str, Any]:
        counts = {source.value: one.by_source.get(source, 0) for source in Source}
        return {**more, **counts, "brought": one.brought}

    if call.args.json:
        print_json(
            {
                "year": year,
                "total": told(meter.total),
                "months": [told(one, month=one.key) for one in meter.months],
                "ledgers": [told(one, ledger=one.key) for one in meter.ledgers],
            }
        )
        return 0
    heads = [call.words(source.label) for source in Source]
    titles = {one.key: _title(one.key, call) for one in meter.ledgers}
    total = Filled(call.words("合计"), meter.total.by_source)
    rows = [
        [titles.get(one.key, one.key), *(str(one.by_source.get(source, 0)) for source in Source)]
        for one in (*meter.months, *meter.ledgers, total)
    ]
    print_table([["", *heads], *rows])
    return 0


def _title(name: str, call: Call) -> str:
    ledger = ledger_named(name)
    return call.words(ledger.title) if ledger else name

"""Saved views from outside: which there are, what one lists, and its workbook."""

from pathlib import Path
from typing import Any

from models import listing
from models.cli.call import Call
from models.cli.choosing import period_of
from models.cli.noting import note_personal
from models.cli.output import line, print_json, print_table, progress_of
from models.grouping import Grouped, grouped
from models.office import Office
from models.privacy.noting import personal_labels
from models.views import (
    KnownView,
    columns_of,
    grouping_of,
    ledger_of,
    listing_of,
    view_named,
    views_of,
)
from models.words import sentence


def list_views(call: Call) -> int:
    """Own views and those handed down, with the ledger of each."""
    with call.office() as office:
        told = [_told(one, call) for one in views_of(office)]
    if call.args.json:
        print_json(told)
    else:
        heads = [call.words(head) for head in ("视图名称", "台账", "分组", "来自")]
        rows = [[one["title"], one["ledger_title"], one["grouped_by"], one["from"]] for one in told]
        print_table([heads, *rows])
    return 0


def _told(one: KnownView, call: Call) -> dict[str, Any]:
    view, ledger = one.view, ledger_of(one.view)
    return {
        **{"uid": view.uid, "title": view.title, "from": one.handed_by},
        **{"ledger": ledger.name, "ledger_title": call.words(ledger.title)},
        **{"state": view.state or "", "period": view.in_period or "", "unit": view.of_unit or ""},
        **{"search": view.search or "", "grouped_by": view.grouped_by or ""},
        **{"columns": [column.name for column in columns_of(view)]},
        "handed_down": bool(view.handed_down),
    }


def show(call: Call) -> int:
    """The groups of a view with their numbers; of one that has no groups, how much it lists."""
    with call.office() as office:
        known, wanted = _found(call, office)
        grouping = grouping_of(known.view)
        parts = grouped(wanted, grouping, call.words) if grouping else None
        count = listing.count(wanted)
    if call.args.json:
        print_json({**_told(known, call), "count": count, "groups": _groups(parts)})
    elif parts is None:
        line(call.say(sentence("共 {count} 条", count=count)))
    else:
        heads = [parts.grouping.label, "条数", *(column.label for column in parts.summed)]
        rows = [[one.label, one.count, *one.sums] for one in (*parts.lines, parts.total)]
        print_table([[*map(call.words, heads)], *([*map(str, row)] for row in rows)])
    return 0


def _found(call: Call, office: Office) -> tuple[KnownView, listing.Listing]:
    name = call.args.ledger
    ledger = None if name is None else call.ledger(name)
    known = view_named(office, call.args.name, ledger)
    return known, listing_of(office, known.view, period_of(call))


def _groups(parts: Grouped | None) -> list[dict[str, Any]]:
    if parts is None:
        return []
    names = [column.name for column in parts.summed]
    return [
        {
            **{"value": one.value, "label": one.label, "count": one.count},
            "sums": dict(zip(names, one.sums, strict=True)),
        }
        for one in parts.lines
    ]


def export(call: Call) -> int:
    """The view as a workbook, with a summary and its chart where it has groups."""
    from models.reports.view_xlsx import ViewSheet, write_view

    path = Path(call.args.out)
    with call.office() as office:
        known, wanted = _found(call, office)
        view = known.view
        sheet = ViewSheet(view.title or "", wanted, tuple(columns_of(view)), grouping_of(view))
        progress = progress_of(call.words("导出"))
        write_view(office, sheet, path, words=call.words, progress=progress)
    line(str(path))
    note_personal(call, personal_labels(wanted.ledger, sheet.columns))
    return 0

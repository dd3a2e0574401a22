"""The charts of the first page as numbers, and as a workbook with the spreadsheet's own charts."""

from pathlib import Path
from typing import Any

from models import figures
from models.charts.chart import Chart
from models.charts.gathering import KEYS, Wish, about, charts
from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of
from models.cli.output import line, print_json, print_table
from models.cli.tables import units_of
from models.figures import Scope
from models.periods import Period
from models.words import Words


def show(call: Call) -> int:
    """What each chart finds, and the rows that it is made of."""
    args = call.args
    if args.chart and args.chart not in KEYS:
        raise WrongUsage(
            "没有“{name}”这张图，可用的有：{names}", name=args.chart, names=" ".join(KEYS)
        )
    if args.figure and figures.figure_named(args.figure) is None:
        names = " ".join(figure.name for figure in figures.all_figures())
        raise WrongUsage("没有“{name}”这个数，可用的有：{names}", name=args.figure, names=names)
    wish = Wish(args.figure or Wish().figure, args.by == "unit")
    with call.office() as office:
        today = office.door.today
        scope = Scope(period_of(call) or Period(today.year), units_of(call, figures.ALL), today)
        only = (args.chart,) if args.chart else ()
        found = charts(scope, wish, only)
        told = call.say(about(office.name, scope))
    if args.out:
        from models.reports.chart_xlsx import write_charts

        write_charts(found, Path(args.out), call.words, told)
    if args.json:
        print_json([_told(chart, call.words) for chart in found])
    elif args.out:
        line(args.out)
    else:
        for chart in found:
            _print(chart, call.words)
    return 0


def _told(chart: Chart, words: Words) -> dict[str, Any]:
    return {
        **{"key": chart.key, "name": words(chart.name), "kind": chart.kind.value},
        **{"finding": chart.finding.text(words), "note": chart.note.text(words)},
        **{"measure": words(chart.measure), "tenths_of_a_percent": chart.tenths},
        "series": [words(series.label) for series in chart.series],
        "marks": [{"label": mark.label.text(words), "value": mark.value} for mark in chart.marks],
        "rows": [
            {
                **{"label": row.label.text(words), "values": list(row.values)},
                **({"share": row.told} if chart.told else {}),
                **({"unit": row.unit} if row.unit else {}),
            }
            for row in chart.rows
        ],
        "description": chart.description(words),
    }


def _print(chart: Chart, words: Words) -> None:
    line(chart.finding.text(words))
    heads = [heading.text(words) for heading in chart.headings]
    rows = [[row.label.text(words), *chart.cells(row)] for row in chart.rows]
    print_table([heads, *rows])
    line("")

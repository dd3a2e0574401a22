"""Figures, each with the records it counts, and the year on one table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models import figures, store
from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of, unit_of
from models.cli.noting import note_personal
from models.cli.output import line, print_json, print_table
from models.cli.submission import day_of
from models.figures import Figure, Scope, Tally
from models.ledgers import ledger_named
from models.ledgers.units import Unit
from models.listing import find_named
from models.office import Office
from models.one_table import Cell, OneTable, TableRow, View, one_table
from models.periods import Period, parse_period
from models.record import Record, tuples
from models.words import Words, sentence


def show_figures(call: Call) -> int:
    name = call.args.name
    chosen = figures.all_figures() if name is None else (_named(name),)
    if call.args.records and name is None:
        raise WrongUsage("--records 要写明是哪个数，如 figures issues_found --records")
    with call.office() as office:
        scope = _scope(call, office)
        if call.args.records:
            return _show_records(call, chosen[0], scope)
        told = [_told(figure, scope, call) for figure in chosen]
    if call.args.json:
        print_json(told)
    else:
        print_table(
            [[one["name"], one["label"], _with_measure(one), _rolled(one, call)] for one in told]
        )
    return 0


def _with_measure(told: dict[str, Any]) -> str:
    """The number with its measure; a rate already shows its sign."""
    return str(told["shown"]) if "denominator" in told else f"{told['shown']} {told['measure']}"


def _rolled(told: dict[str, Any], call: Call) -> str:
    """Whose part of the number is not counted from records."""
    names = "、".join(some["name"] for some in told["rolled_up"])
    return call.say(sentence("含汇总数：{names}", names=names)) if names else ""


def _named(name: str) -> Figure:
    found = figures.figure_named(name)
    if found is None:
        names = " ".join(figure.name for figure in figures.all_figures())
        raise WrongUsage("没有“{name}”这个数，可用的有：{names}", name=name, names=names)
    return found


def _scope(call: Call, office: Office) -> Scope:
    """This year and everybody below, unless said otherwise; where nobody is below, the office."""
    today = office.door.today
    period = period_of(call) or Period(today.year)
    if call.args.unit is None:
        below = figures.units_in(figures.BELOW, office.unit)
        units = figures.BELOW if below else figures.OWN
        return Scope(period, units, today, _as_of(call))
    return Scope(period, units_of(call, figures.OWN), today, _as_of(call))


def _as_of(call: Call) -> date | None:
    return day_of(call.args.as_of) if call.args.as_of else None


def decimals(call: Call) -> int:
    """Show, or set, how many decimals percentages have."""
    with call.office():
        if call.args.set is not None:
            figures.keep_decimals(call.args.set)
        now = figures.decimals()
    if call.args.json:
        print_json({"decimals": now})
    else:
        line(call.words("百分数保留 {n} 位小数").format(n=now))
    return 0


def units_of(call: Call, default: str) -> str:
    """What `--unit` names: own, below, all, an area or a unit."""
    asked: str = call.args.unit or default
    if asked in (figures.OWN, figures.BELOW, figures.ALL):
        return asked
    areas = find_named("areas", asked)
    return areas[0] if len(areas) == 1 else unit_of(call) or asked


def _told(figure: Figure, scope: Scope, call: Call) -> dict[str, Any]:
    amount, base = figures.fraction(figure, scope)
    rate = figure.tally is Tally.RATE
    told: dict[str, Any] = {
        "name": figure.name,
        "label": call.words(figure.label),
        "value": figures.number_of(figure, amount, base),
        "shown": figures.text_of(figure, amount, base),
        "measure": call.words(figure.measure),
        "definition": call.words(figure.definition),
        "additive": figure.additive,
        **({"numerator": amount, "denominator": base} if rate else {}),
        **{"period": scope.period.code, "unit": scope.units},
        "rolled_up": [
            {"unit": some.unit, "name": some.name, "via": some.via, "months": list(some.periods)}
            for some in figures.rolled(figure, scope)
        ],
    }
    if call.args.by_unit:
        values = figures.by_unit(figure, scope)
        names = dict(tuples(Unit.select(Unit.uid, Unit.name)))
        told["units"] = [
            {"unit": unit, "name": names.get(unit), "value": value}
            for unit, value in values.items()
        ]
    return told


def _show_records(call: Call, figure: Figure, scope: Scope) -> int:
    counted = figures.counted(figure, scope)
    by_ledger: dict[str, set[str]] = defaultdict(set)
    for row in counted:
        by_ledger[row.ledger or figure.ledger].add(row.uid)
    headings = dict(pair for name, some in by_ledger.items() for pair in _headings(name, [*some]))
    names: dict[str, str] = defaultdict(str, tuples(Unit.select(Unit.uid, Unit.name)))
    rows: list[dict[str, Any]] = [
        {
            **{"ledger": row.ledger or figure.ledger, "uid": row.uid, "part": row.part},
            **{"unit": row.unit, "unit_name": names[row.unit]},
            **{"heading": headings.get(row.uid, ""), "amount": row.amount, "base": row.base},
        }
        for row in counted
    ]
    if call.args.json:
        print_json(rows)
    else:
        lines = [[row["uid"], row["unit_name"], row["heading"], str(row["amount"])] for row in rows]
        print_table([["uid", call.words("单位"), "", ""], *lines])
    return 0


def _headings(name: str, uids: Sequence[str]) -> Iterator[tuple[str, str]]:
    ledger = ledger_named(name)
    if ledger is not None:
        for some in store.chunks(uids):
            yield from ((record.uid, record.heading()) for record in store.load(ledger.model, some))


def table(call: Call) -> int:
    """The year as a workbook, by task, unit or area; as JSON the same numbers."""
    args = call.args
    if not (args.out or args.json):
        raise WrongUsage("用 --out 写明文件，或用 --json 打印")
    view = View[args.view.upper()]
    with call.office() as office:
        year = parse_period(args.year).year if args.year else office.door.today.year
        units = units_of(call, figures.ALL)
        made = one_table(office, year, view, units, office.door.today)
        filler = office.door.actor
    if args.out:
        from models.reports.one_table_xlsx import write_one_table

        write_one_table(made, Path(args.out), filler=filler, words=call.words)
        note_personal(call, (Record.filler.label,))
    if args.json:
        print_json(_matrix(made, call.words))
    else:
        line(args.out)
    return 0


def _matrix(table: OneTable, words: Words) -> dict[str, Any]:
    return {
        **{"unit": table.unit, "year": table.year, "view": table.view.value},
        "as_of": table.today.isoformat(),
        **{"planned": table.planned, "done": table.done},
        "months": [_cell(cell) for cell in table.totals],
        "rows": [_row(row, words) for row in table.rows],
    }


def _row(row: TableRow, words: Words) -> dict[str, Any]:
    return {
        **{"ledger": row.ledger, "uid": row.uid, "category": words(row.category)},
        **{"seq": row.seq, "title": row.title, "owner": row.owner, "items": row.items},
        **{"planned": row.planned, "done": row.done},
        "rolled_up": row.rolled_up,
        "months": [_cell(cell) for cell in row.cells],
        "parts": [_row(part, words) for part in row.parts],
        "missing": [{"uid": one.uid, "name": one.title} for one in row.missing],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    state = cell.state
    return {
        **{"planned": cell.planned, "done": cell.done, "closed": cell.closed},
        "state": state.value if state else None,
        "rolled_up": cell.rolled_up,
    }

"""保存的视图: a list as somebody arranged it, kept under a name, opened again, and handed down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models import store
from models.errors import UserError
from models.fields import Column, Wire
from models.grouping import Grouping, grouping_named
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.addressing import in_sight
from models.ledgers.saved_views import SavedView
from models.ledgers.units import descendants
from models.listing import REMAINING, Listing, names_of
from models.office import Office
from models.periods import Period, parse_period
from models.record import tuples

OVERDUE = "overdue"
"""Stands for a state: the records whose deadline has passed."""


@dataclass(frozen=True)
class KnownView:
    """A view that an office may open; `handed_by` is the name of the unit above that wrote it."""

    view: SavedView
    handed_by: str

    @property
    def own(self) -> bool:
        return not self.handed_by


def views_of(office: Office, ledger: Ledger | None = None) -> list[KnownView]:
    """Own views by name, then what was handed down to this office; of one ledger or of all."""
    query = SavedView.select(SavedView.uid, SavedView.unit).where(
        in_sight(SavedView), ~SavedView.deleted
    )
    if ledger is not None:
        query = query.where(SavedView.of_ledger == ledger.name)
    found = dict(tuples(query))
    names = names_of("units", found.values())
    below = descendants(office.unit)
    known = [
        KnownView(view, "" if view.unit == office.unit else names.get(view.unit, view.unit[-8:]))
        for view in store.load(SavedView, sorted(found))
        if view.unit not in below and ledger_named(view.of_ledger or "") is not None
    ]
    return sorted(known, key=lambda one: (one.handed_by, one.view.title or ""))


def view_named(office: Office, name: str, ledger: Ledger | None = None) -> KnownView:
    """The one view of this name or uid, an own one before others; a sentence where none is."""
    found = [one for one in views_of(office, ledger) if name in (one.view.title, one.view.uid)]
    if not found:
        raise UserError("没有叫“{name}”的视图", name=name)
    own = [one for one in found if one.own] or found
    if len(own) > 1:
        raise UserError("有 {count} 个视图叫“{name}”，写记录号来区分", count=len(own), name=name)
    return own[0]


def ledger_of(view: SavedView) -> Ledger:
    ledger = ledger_named(view.of_ledger or "")
    assert ledger is not None  # views_of leaves out what this version does not know
    return ledger


def period_of(view: SavedView, period: Period | None) -> Period | None:
    """The view's own period, or the one that the window or the command line has."""
    return parse_period(view.in_period) if view.in_period else period


def listing_of(office: Office, view: SavedView, period: Period | None) -> Listing:
    """What the view lists today; fields that are gone since are passed over."""
    ledger = ledger_of(view)
    where: dict[str, tuple[Wire, ...]] = {}
    if ledger.state is not None and view.state in [one.value for one in ledger.state.options]:
        where[ledger.state.name] = (view.state,)
    return Listing(
        ledger,
        period=period_of(view, period),
        unit=view.of_unit or None,
        search=view.search or "",
        where=where,
        overdue_on=office.door.today if view.state == OVERDUE else None,
        order=order_of(view),
        descending=bool(view.descending),
    )


def order_of(view: SavedView) -> str:
    ledger, order = ledger_of(view), view.sorted_by or ""
    if order == REMAINING:
        return order if ledger.model.deadline is not None else ""
    return order if order in ledger.model._meta.fields else ""


def grouping_of(view: SavedView) -> Grouping | None:
    return grouping_named(ledger_of(view), view.grouped_by)


def columns_of(view: SavedView) -> list[Column[Any]]:
    """The fields that the view shows, in its order; those of the list where it names none."""
    ledger = ledger_of(view)
    fields = ledger.model._meta.fields
    chosen = [fields[name] for name in (view.columns_shown or "").split() if name in fields]
    return chosen or list(ledger.columns)


def hand_down(view: SavedView, areas: Sequence[str] = (), units: Sequence[str] = ()) -> SavedView:
    """Ready to be stored as everybody's below, or only for these areas and units."""
    view.handed_down = True
    view.for_areas, view.for_units = tuple(areas), tuple(units)
    return view

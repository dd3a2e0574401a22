"""本月无: ledgers that usually have something, and have nothing this time. Empty is not zero."""

from collections.abc import Iterator
from datetime import timedelta

from models import listing
from models.exchange.sending.explanations import Reasons
from models.exchange.sending.findings import NIL, Check, Level, listed
from models.ledger import Ledger
from models.ledgers.filled_ledgers import FilledLedger
from models.listing import Listing
from models.office import Office
from models.periods import Period, month_of
from models.words import sentence

MONTHS_BACK = 3
REASONS = ("本月没有安排", "安排在其他月份", "已按要求暂停")
"""Why a ledger has nothing, as it mostly is; the first is offered."""


def look_for_nothing(office: Office, period: Period | None, reasons: Reasons) -> Iterator[Check]:
    """One warning for all the period's empty ledgers that one of the three months before filled."""
    if period is None:
        return
    empty = [ledger for ledger in office.ledgers if _usual(office, ledger, period)]
    if not empty:
        if any(_asked(ledger) for ledger in office.ledgers):
            yield Check(Level.PASSED, sentence("常报的台账本期都有记录"))
        return
    names = listed([sentence(ledger.title) for ledger in empty])
    check = Check(
        Level.WARNING,
        sentence("本期没有{ledgers}的记录", ledgers=names),
        sentence("确认“本月无”，或去补录"),
        code=NIL,
        subjects=tuple(ledger.name for ledger in empty),
        proposed=REASONS[0],
    )
    yield reasons.put_to(check)


def _asked(ledger: Ledger) -> bool:
    """Whether a month is asked for this ledger: it is reported by the day, not by the year."""
    daily = ledger.dated_by is not None and "year" not in ledger.model._meta.fields
    return daily and ledger.name in {some.value for some in FilledLedger}


def _usual(office: Office, ledger: Ledger, period: Period) -> bool:
    """Whether the ledger is empty in the period, and was not in the months before it."""
    if not _asked(ledger) or _count(office, ledger, period):
        return False
    before = period
    for _ in range(MONTHS_BACK):
        before = month_of(before.start - timedelta(days=1))
        if _count(office, ledger, before):
            return True
    return False


def _count(office: Office, ledger: Ledger, period: Period) -> int:
    where = {"complete": (True,)}
    return listing.count(Listing(ledger, period, unit=office.unit, where=where))

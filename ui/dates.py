"""Days and periods as the window says them."""

from datetime import date

from models.errors import UserError
from models.periods import MONTH_NAMES, parse_period
from ui.words import say, tr


def period_text(code: str | None) -> str:
    """2026年9月 for a code; — where a package is no period's report."""
    if not code:
        return "—"
    try:
        period = parse_period(code)
    except UserError:
        return code
    return tr("{year}年{period}").format(year=period.year, period=say(period.label))


def day_text(day: date | str | None) -> str:
    """9月18日, as it stands in a sentence."""
    if day is None:
        return "—"
    day = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return tr("{month}{day}日").format(month=tr(MONTH_NAMES[day.month - 1]), day=day.day)


def long_day_text(day: date | str) -> str:
    """2026年9月18日, as it stands on paper."""
    day = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    month = tr(MONTH_NAMES[day.month - 1])
    return tr("{year}年{month}{day}日").format(year=day.year, month=month, day=day.day)

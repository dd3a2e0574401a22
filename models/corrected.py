"""报送后更正: which records were changed after they had been submitted, as their owners say."""

from collections.abc import Iterable

from models import store
from models.ledgers.month_reports import CORRECTION, Explanation, MonthReport
from models.record import tuples


def corrected(uids: Iterable[str]) -> dict[tuple[str, str], str]:
    """(unit, record) → the reason, of those of these that were changed after their submission.

    By the unit that says so: nobody speaks of another's records.
    """
    found: dict[tuple[str, str], str] = {}
    for some in store.chunks(sorted(uids)):
        query = (
            Explanation.select(MonthReport.unit, Explanation.subject_uid, Explanation.reason)
            .join(MonthReport, on=(Explanation.record == MonthReport.uid))
            .where(
                *(Explanation.check_code == CORRECTION, ~MonthReport.deleted),
                store.among(Explanation.subject_uid, some),
            )
            .order_by(MonthReport.month, Explanation.seq.desc())
        )
        found |= {(unit, uid): reason or "" for unit, uid, reason in tuples(query)}
    return found

"""What waits for this office's decision: closures, extensions, schemes, deeds, matters, news."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import listing, store
from models.fields import ChoiceField
from models.ledger import Action, By, Ledger
from models.ledgers.activities import Acceptance, Activity
from models.ledgers.activity_verbs import ACTIVITIES
from models.ledgers.closure import ClosureState
from models.ledgers.deed_verbs import DEEDS
from models.ledgers.deeds import Awaits, Deed
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.matters import MATTERS, Matter
from models.ledgers.matters import OPEN as UNANSWERED
from models.ledgers.news_items import Adopted, NewsItem
from models.ledgers.news_verbs import NEWS_ITEMS
from models.ledgers.scheme_verbs import SCHEMES
from models.ledgers.schemes import Scheme, SchemeState
from models.ledgers.task_verbs import TASKS
from models.ledgers.tasks import Task, TaskState
from models.listing import Listing
from models.office import Office
from models.record import Record

_WAITING: tuple[tuple[Ledger, ChoiceField[Any], tuple[Any, ...]], ...] = (
    (ISSUES, Issue.closure_state, (ClosureState.TO_ACCEPT, ClosureState.EXTENSION)),
    (TASKS, Task.state, (TaskState.SUBMITTED, TaskState.EXTENSION)),
    (SCHEMES, Scheme.state, (SchemeState.SUBMITTED, SchemeState.REVIEWING)),
    (DEEDS, Deed.awaits, (Awaits.ADOPTION, Awaits.ACCEPTANCE)),
    (ACTIVITIES, Activity.acceptance, (Acceptance.WAITING,)),
    (MATTERS, Matter.state, UNANSWERED),
    (NEWS_ITEMS, NewsItem.adopted, (Adopted.CLAIMED,)),
)


@dataclass(frozen=True)
class Pending:
    """A record that asks for a decision; `asked` is its state, `since` the day it asked."""

    ledger: Ledger
    record: Record
    unit_name: str
    asked: Any
    since: date | None

    @property
    def actions(self) -> list[Action]:
        """The decisions that can be made on it now."""
        return [
            action
            for action in self.ledger.actions
            if action.by is By.SUPERIOR and action.when(self.record)
        ]


def pending_decisions(office: Office) -> list[Pending]:
    """Everything that waits for this office, the oldest request first."""
    found = [some for rule in _WAITING for some in _waiting(office, *rule)]
    return sorted(found, key=lambda some: (some.since or date.max, some.record.uid))


def _waiting(
    office: Office, ledger: Ledger, column: ChoiceField[Any], states: tuple[Any, ...]
) -> Iterator[Pending]:
    wanted = Listing(ledger, where={column.name: tuple(state.value for state in states)})
    records = store.load(ledger.model, listing.uids(wanted))
    names = listing.names_of("units", {record.unit for record in records})
    for record in records:
        own = record.unit == office.unit
        if own is record.own_decides() and not (own and ledger is TASKS):
            name = names.get(record.unit, record.unit[-8:])
            asked = getattr(record, column.name)
            yield Pending(ledger, record, name, asked, _since(record))


def _since(record: Record) -> date | None:
    if isinstance(record, Issue | Task):
        return record.events[-1].effective_on if record.events else None
    if isinstance(record, Deed):
        return _deed_since(record)
    if isinstance(record, Activity):
        return record.acceptance_requested_on
    if isinstance(record, Matter):
        return record.raised_on
    if isinstance(record, NewsItem):
        return max((row.adopted_on for row in record.adoptions if row.adopted_on), default=None)
    return record.submitted_on if isinstance(record, Scheme) else None


def _deed_since(deed: Deed) -> date | None:
    """The day of the request that the deed waits on."""
    if deed.awaits is Awaits.ADOPTION:
        return deed.adoption_requested_on
    return deed.progress_entries[-1].entry_on if deed.progress_entries else None

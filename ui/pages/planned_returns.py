"""Returns that are decided on while one looks at a package, and made once it has been taken in."""

from collections import defaultdict
from typing import Any

from models import store
from models.errors import UserError
from models.exchange.differences import Difference
from models.exchange.receiving.comparing import Comparer
from models.fields import Column
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision, DecisionSubject, with_reason
from models.ledgers.returns import SEND_BACK, WHOLE
from ui.returning import PlaceField
from ui.session import Session
from ui.words import tr

_SUBJECTS = {subject.value for subject in DecisionSubject}


class PlannedReturns:
    """By record: what is to be said of it when it has come."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._planned: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._ledgers: dict[str, str] = {}

    def clear(self) -> None:
        self._planned.clear()

    def __len__(self) -> int:
        return sum(map(len, self._planned.values()))

    def asks(self, one: Difference, comparer: Comparer) -> tuple[Column[Any], ...]:
        """What is asked for: a place among those that the package changes, a reason, a day."""
        places = [("", tr(WHOLE))]
        for changed in comparer.compare(one):
            if changed.place:
                places.append((changed.place, changed.label))
        field = PlaceField("退回的字段", places)
        return (field, Decision.reason, Decision.due_on)

    def plan(self, one: Difference, said: dict[str, Any]) -> None:
        with_reason(said.get("reason"))
        self._planned[one.uid].append(said)
        self._ledgers[one.uid] = one.ledger

    def reasons(self, uid: str) -> list[str]:
        return [str(said["reason"]) for said in self._planned.get(uid, ())]

    def make(self) -> tuple[int, list[UserError]]:
        """Send back what has come of the records; how many returns, and what could not be done."""
        made, refused = 0, []
        for uid, many in self._planned.items():
            ledger = ledger_named(self._ledgers[uid])
            found = store.load(ledger.model, [uid]) if ledger is not None else []
            for said in many if found else ():
                try:
                    self._session.act(SEND_BACK, found[0], **said)
                    made += 1
                except UserError as error:
                    refused.append(error)
        self.clear()
        return made, refused


def can_be_returned(one: Difference) -> bool:
    return one.ledger in _SUBJECTS and one.kind != "deleted"

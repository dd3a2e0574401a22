"""The forms that are not rows of fields alone; all other ledgers have the generic one."""

from models.ledger import Ledger
from models.ledgers.democratic_meetings import DemocraticMeeting
from ui.record_form import RecordForm


def form_of(ledger: Ledger) -> type[RecordForm]:
    """The class that shows a record of this ledger; a form of its own is loaded when needed."""
    if ledger.model is DemocraticMeeting:
        from ui.forms.democratic_form import DemocraticForm

        return DemocraticForm
    return RecordForm

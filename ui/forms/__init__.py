"""What some ledgers show in their own way; all others have the generic forms."""

from collections.abc import Mapping

from models.ledger import Ledger
from models.ledgers.deeds import Deed
from models.ledgers.draws import Draw
from models.ledgers.inspections import Inspection
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.make_ups import MakeUp
from models.ledgers.materials import Material
from models.ledgers.meetings import Meeting
from models.record import Record
from ui.detail import Detail
from ui.forms.deed_detail import DeedDetail
from ui.forms.draw_detail import DrawDetail
from ui.forms.inspection_detail import InspectionDetail
from ui.forms.issue_detail import IssueDetail
from ui.forms.lecture_detail import LectureDetail
from ui.forms.make_up_detail import MakeUpDetail
from ui.forms.material_detail import MaterialDetail
from ui.forms.meeting_detail import MeetingDetail

_DETAILS: Mapping[type[Record], type[Detail]] = {
    Deed: DeedDetail,
    Draw: DrawDetail,
    Inspection: InspectionDetail,
    Issue: IssueDetail,
    Lecture: LectureDetail,
    MakeUp: MakeUpDetail,
    Material: MaterialDetail,
    Meeting: MeetingDetail,
}


def detail_of(ledger: Ledger) -> type[Detail]:
    return _DETAILS.get(ledger.model, Detail)

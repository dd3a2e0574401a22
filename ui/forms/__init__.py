"""What some ledgers show in their own way; all others have the generic forms."""

from collections.abc import Mapping

from models.ledger import Ledger
from models.ledgers.deeds import Deed
from models.ledgers.democratic_meetings import DemocraticMeeting
from models.ledgers.draws import Draw
from models.ledgers.inspections import Inspection
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.make_ups import MakeUp
from models.ledgers.materials import Material
from models.ledgers.matters import Matter
from models.ledgers.meetings import Meeting
from models.ledgers.news_items import NewsItem
from models.ledgers.outreach_talks import OutreachTalk
from models.ledgers.outreach_teams import OutreachTeam
from models.ledgers.people import Person
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme
from models.ledgers.targets import Target
from models.ledgers.training_classes import TrainingClass
from models.record import Record
from ui.detail import Detail
from ui.forms.deed_detail import DeedDetail
from ui.forms.democratic_detail import DemocraticDetail
from ui.forms.draw_detail import DrawDetail
from ui.forms.inspection_detail import InspectionDetail
from ui.forms.issue_detail import IssueDetail
from ui.forms.lecture_detail import LectureDetail
from ui.forms.make_up_detail import MakeUpDetail
from ui.forms.material_detail import MaterialDetail
from ui.forms.meeting_detail import MeetingDetail
from ui.forms.outreach_detail import TalkDetail, TeamDetail
from ui.forms.person_detail import PersonDetail
from ui.forms.raised_details import MatterDetail, NewsDetail, TargetDetail
from ui.forms.scheme_detail import SchemeDetail, TemplateDetail
from ui.forms.training_detail import TrainingDetail

_DETAILS: Mapping[type[Record], type[Detail]] = {
    Deed: DeedDetail,
    DemocraticMeeting: DemocraticDetail,
    Draw: DrawDetail,
    Inspection: InspectionDetail,
    Issue: IssueDetail,
    Lecture: LectureDetail,
    MakeUp: MakeUpDetail,
    Material: MaterialDetail,
    Matter: MatterDetail,
    Meeting: MeetingDetail,
    NewsItem: NewsDetail,
    OutreachTalk: TalkDetail,
    OutreachTeam: TeamDetail,
    Person: PersonDetail,
    Target: TargetDetail,
    TrainingClass: TrainingDetail,
    Scheme: SchemeDetail,
    SchemeTemplate: TemplateDetail,
}


def detail_of(ledger: Ledger) -> type[Detail]:
    return _DETAILS.get(ledger.model, Detail)

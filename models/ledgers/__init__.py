"""Every ledger of the program, those that others point at first."""

from models.ledger import Ledger
from models.ledgers.activity_verbs import ACTIVITIES
from models.ledgers.appointments import APPOINTMENTS
from models.ledgers.areas import AREAS
from models.ledgers.books import BOOKS
from models.ledgers.burdens import BURDENS
from models.ledgers.checklist_verbs import CHECKLISTS
from models.ledgers.deadlines import DEADLINES
from models.ledgers.decisions import DECISIONS
from models.ledgers.deed_verbs import DEEDS
from models.ledgers.democratic_verbs import DEMOCRATIC_MEETINGS
from models.ledgers.draw_verbs import DRAWS
from models.ledgers.drives import DRIVES
from models.ledgers.guidance_groups import GUIDANCE_GROUPS
from models.ledgers.holidays import HOLIDAYS
from models.ledgers.inspection_verbs import INSPECTIONS
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.lectures import LECTURES
from models.ledgers.make_ups import MAKE_UPS
from models.ledgers.material_verbs import MATERIALS
from models.ledgers.matters import MATTERS
from models.ledgers.meeting_verbs import MEETINGS
from models.ledgers.month_reports import MONTH_REPORTS
from models.ledgers.need_verbs import NEEDS
from models.ledgers.news_verbs import NEWS_ITEMS
from models.ledgers.outreach_talks import OUTREACH_TALKS
from models.ledgers.outreach_teams import OUTREACH_TEAMS
from models.ledgers.people import PEOPLE
from models.ledgers.plans import PLANS
from models.ledgers.readings import READINGS
from models.ledgers.report_templates import REPORT_TEMPLATES
from models.ledgers.rules import RULES
from models.ledgers.saved_views import SAVED_VIEWS
from models.ledgers.scheme_verbs import SCHEMES
from models.ledgers.spot_check_verbs import SPOT_CHECKS
from models.ledgers.studies import STUDIES
from models.ledgers.targets import TARGETS
from models.ledgers.task_verbs import TASKS
from models.ledgers.template_verbs import SCHEME_TEMPLATES
from models.ledgers.training_verbs import TRAINING_CLASSES
from models.ledgers.units import UNITS
from models.ledgers.value_lists import VALUE_LISTS
from models.ledgers.year_facts import YEAR_FACTS

LEDGERS: tuple[Ledger, ...] = (
    *(VALUE_LISTS, DEADLINES, AREAS, UNITS, PEOPLE, APPOINTMENTS),
    *(RULES, HOLIDAYS),
    *(SCHEME_TEMPLATES, SCHEMES, PLANS, BOOKS, READINGS, LECTURES),
    *(MEETINGS, TASKS, ISSUES, DEEDS, NEEDS, DECISIONS),
    *(DRIVES, GUIDANCE_GROUPS, DRAWS, INSPECTIONS, CHECKLISTS),
    *(OUTREACH_TEAMS, OUTREACH_TALKS, TRAINING_CLASSES),
    *(DEMOCRATIC_MEETINGS, ACTIVITIES),
    *(MATERIALS, SPOT_CHECKS, MAKE_UPS, STUDIES),
    *(MATTERS, BURDENS, NEWS_ITEMS, YEAR_FACTS, TARGETS),
    *(REPORT_TEMPLATES, MONTH_REPORTS, SAVED_VIEWS),
)

for _model in (ledger.model for ledger in LEDGERS):
    # A list of any length is read off this alone, without touching the rows.
    _model.add_index(_model.index(_model.uid, where=~_model.deleted))
    # One unit's records, whoever asks for them, in the same order.
    _model.add_index(_model.index(_model.unit, _model.uid, where=~_model.deleted))

_BY_NAME = {ledger.name: ledger for ledger in LEDGERS}


def ledger_named(name: str) -> Ledger | None:
    return _BY_NAME.get(name)

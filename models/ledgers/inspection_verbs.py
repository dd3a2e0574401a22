"""The ledger of inspections: what people see of one, and its verbs; findings become issues."""

from collections.abc import Sequence
from datetime import date

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.events import EventState
from models.ledgers.inspections import (
    Finding,
    Inspection,
    InspectionMethod,
    RecheckResult,
    waiting,
)
from models.ledgers.issues import Issue, IssueSource, RectifyKind
from models.ledgers.registering import fresh_issue, numbered
from models.settings import get_setting


def hold(
    inspection: Inspection,
    stamp: Stamp,
    inspected_on: date | None = None,
    method: InspectionMethod | None = None,
    feedback_on: date | None = None,
) -> None:
    """The visit has been paid; from now on it goes down to the unit."""
    inspection.inspected_on = inspected_on or inspection.inspected_on
    if inspection.inspected_on is None:
        raise UserError("写明检查日期")
    if inspection.inspected_on > stamp.today:
        raise UserError("检查日期 {day} 还没有到", day=inspection.inspected_on)
    inspection.method = method or inspection.method
    inspection.feedback_on = feedback_on or inspection.feedback_on
    inspection.state = EventState.HELD


def cancel(inspection: Inspection, _stamp: Stamp) -> None:
    inspection.state = EventState.CANCELLED


def recheck(
    inspection: Inspection,
    stamp: Stamp,
    rechecked_on: date | None = None,
    recheck_result: RecheckResult | None = None,
) -> None:
    """Say the same of all findings that were not mended at the last look; rows tell them apart."""
    if recheck_result is None:
        raise UserError("选复查结果")
    for finding in _to_recheck(inspection):
        finding.rechecked_on = rechecked_on or stamp.today
        finding.recheck_result = recheck_result


def register(
    inspection: Inspection,
    stamp: Stamp,
    lead_leader: str | None = None,
    owner: str | None = None,
    rectify_kind: RectifyKind | None = None,
    first_due_on: date | None = None,
    aspect: str | None = None,
) -> Sequence[Issue]:
    """One issue of the inspected unit for each finding that is none yet, tied to it."""
    if stamp.unit != inspection.inspected_unit:
        raise UserError("“{title}”检查的不是本单位，由被检查单位登记", title=inspection.title)
    issues = [
        fresh_issue(
            finding.uid,
            stamp,
            from_finding=finding.uid,
            problem=finding.problem,
            source=IssueSource.INSPECTION,
            found_on=inspection.inspected_on or stamp.today,
            aspect=finding.aspect or aspect,
            first_due_on=finding.due_on or first_due_on or inspection.due_on,
            rectify_kind=rectify_kind or RectifyKind.BY_DEADLINE,
            **{"lead_leader": lead_leader, "owner": owner, "drive": inspection.drive},
        )
        for finding in waiting(inspection)
    ]
    return numbered(issues, stamp)


def _planned(inspection: Inspection) -> bool:
    return inspection.state is EventState.PLANNED


def _to_recheck(inspection: Inspection) -> list[Finding]:
    found = inspection.findings if inspection.state is EventState.HELD else []
    return [f for f in found if f.recheck_result is not RecheckResult.MENDED]


def _recheckable(inspection: Inspection) -> bool:
    return bool(_to_recheck(inspection))


def _registrable(inspection: Inspection) -> bool:
    return inspection.inspected_unit == get_setting("unit") and bool(waiting(inspection))


INSPECTIONS = Ledger(
    model=Inspection,
    title="督导检查",
    columns=(
        *(Inspection.title, Inspection.inspected_unit, Inspection.inspected_on),
        *(Inspection.findings_count, Inspection.waiting_count, Inspection.state),
        *(Inspection.method, Inspection.guidance_group, Inspection.due_on),
    ),
    groups=(
        Group(
            "检查",
            (
                *(Inspection.title, Inspection.inspected_unit, Inspection.inspected_on),
                *(Inspection.method, Inspection.guidance_group, Inspection.due_on),
                Inspection.state,
            ),
        ),
        Group("存在问题", (Inspection.findings,)),
        Group(
            "内容与意见",
            (
                *(Inspection.content, Inspection.highlights, Inspection.suggestions),
                Inspection.requirements,
            ),
        ),
        Group(
            "反馈与签字",
            (
                *(Inspection.feedback_on, Inspection.inspector_signed_by),
                Inspection.inspected_signed_by,
            ),
            folded=True,
        ),
        Group(
            "随机抽取与计划",
            (Inspection.draw, Inspection.plan_item, Inspection.drive),
            folded=True,
        ),
    ),
    actions=(
        Action(
            "登记已查",
            hold,
            (Inspection.inspected_on, Inspection.method, Inspection.feedback_on),
            _planned,
        ),
        Action("登记复查", recheck, (Finding.rechecked_on, Finding.recheck_result), _recheckable),
        Action("取消检查", cancel, (), _planned),
        Action(
            "登记为本单位问题",
            register,
            (
                *(Issue.lead_leader, Issue.owner, Issue.rectify_kind, Issue.first_due_on),
                Issue.aspect,
            ),
            _registrable,
            By.BELOW,
        ),
    ),
    dated_by=Inspection.inspected_on,
    state=Inspection.state,
    goes_down=True,
)

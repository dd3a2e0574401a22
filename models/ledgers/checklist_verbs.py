"""The ledger of checklists: answered by the unit itself, its problems registered as issues."""

from collections.abc import Sequence
from datetime import date

from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.checklists import (
    Checklist,
    ChecklistItem,
    ChecklistKind,
    ItemResult,
    waiting,
)
from models.ledgers.issues import Issue, IssueSource, RectifyKind
from models.ledgers.registering import fresh_issue, numbered
from models.record import new_uid
from models.settings import get_setting


def answer(checklist: Checklist, stamp: Stamp, starts_on: date | None = None) -> Checklist:
    """This office's own copy of a list from above, to be filled in."""
    mine = Checklist(uid=new_uid(), unit=stamp.unit, filler=stamp.by, title=checklist.title)
    mine.kind, mine.drive, mine.from_checklist = checklist.kind, checklist.drive, checklist.uid
    mine.starts_on = starts_on or stamp.today
    mine.items = [ChecklistItem(aspect=i.aspect, title=i.title) for i in checklist.items]
    return mine


def answer_own(checklist: Checklist, stamp: Stamp, starts_on: date | None = None) -> Checklist:
    """The same of a list that this office wrote for those below it."""
    return answer(checklist, stamp, starts_on)


def clear_rest(checklist: Checklist, stamp: Stamp, checked_on: date | None = None) -> None:
    """All that was not looked at yet is without a problem."""
    for item in _unchecked(checklist):
        item.result, item.checked_on = ItemResult.NO_PROBLEM, checked_on or stamp.today


def register(
    checklist: Checklist,
    stamp: Stamp,
    lead_leader: str | None = None,
    owner: str | None = None,
    rectify_kind: RectifyKind | None = None,
    first_due_on: date | None = None,
) -> Sequence[Issue]:
    """One issue for each problem that is none yet, tied to its item."""
    own_kind = checklist.kind is ChecklistKind.FOUR_REVIEWS
    issues = [
        fresh_issue(
            item.uid,
            stamp,
            from_checklist_item=item.uid,
            problem=item.finding or item.title,
            source=IssueSource.FOUR_REVIEWS if own_kind else IssueSource.SELF_CHECK,
            found_on=item.checked_on or stamp.today,
            aspect=item.aspect,
            rectify_kind=rectify_kind or RectifyKind.BY_DEADLINE,
            **{"first_due_on": first_due_on, "lead_leader": lead_leader, "owner": owner},
            drive=checklist.drive,
        )
        for item in waiting(checklist)
    ]
    return numbered(issues, stamp)


def _unchecked(checklist: Checklist) -> list[ChecklistItem]:
    return [item for item in checklist.items if item.result is None]


def _is_list(checklist: Checklist) -> bool:
    """Whether it asks, and this office has not answered it yet."""
    mine = Checklist.select().where(
        *(Checklist.from_checklist == checklist.uid, ~Checklist.deleted),
        Checklist.unit == get_setting("unit"),
    )
    return not checklist.from_checklist and bool(checklist.items) and not mine.exists()


def _in_work(checklist: Checklist) -> bool:
    return bool(_unchecked(checklist)) and (
        bool(checklist.from_checklist) or bool(checklist.checked_count)
    )


COUNTS = (
    *(Checklist.items_count, Checklist.checked_count),
    *(Checklist.problems_count, Checklist.waiting_count),
)

CHECKLISTS = Ledger(
    model=Checklist,
    title="过一遍清单",
    columns=(
        *(Checklist.title, Checklist.kind, Checklist.from_checklist, Checklist.starts_on),
        *COUNTS,
    ),
    groups=(
        Group(
            "清单",
            (
                *(Checklist.title, Checklist.kind, Checklist.starts_on),
                *(Checklist.from_checklist, Checklist.drive),
            ),
        ),
        Group("条目", (Checklist.items,)),
    ),
    actions=(
        Action("其余无问题", clear_rest, (ChecklistItem.checked_on,), _in_work),
        Action(
            "登记为问题",
            register,
            (Issue.lead_leader, Issue.owner, Issue.rectify_kind, Issue.first_due_on),
            lambda checklist: bool(waiting(checklist)),
        ),
        Action("本单位对照", answer, (Checklist.starts_on,), _is_list, By.BELOW),
        Action("本单位也对照", answer_own, (Checklist.starts_on,), _is_list),
    ),
    dated_by=Checklist.starts_on,
    state=Checklist.kind,
    goes_down=True,
)

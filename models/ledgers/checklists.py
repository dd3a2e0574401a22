"""四个过一遍: lists that are gone through item by item, the level above's and the unit's own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LinkField,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.drive_tie import DriveTied
from models.ledgers.raised_tie import Answers, answers_to, numbers
from models.ledgers.units import descendants
from models.periods import Period
from models.record import Facts, Part, Rows, problem

ALWAYS, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.NEVER, Need.SUBMIT


class ChecklistKind(Choice):
    FOUR_REVIEWS = "four_reviews", "四个过一遍"
    DUTY_LIST = "duty_list", "职责清单"
    OTHER = "other", "其他"


class ItemResult(Choice):
    NO_PROBLEM = "no_problem", "无问题"
    PROBLEM = "problem", "有问题"
    NOT_APPLICABLE = "not_applicable", "不涉及"


class ChecklistItem(Part):
    """One thing to be compared with; a problem becomes an issue."""

    aspect = ListField("aspect", "方面", leaves=ALWAYS, need=SUBMIT)
    title = TextField("对照内容", leaves=ALWAYS, need=SUBMIT, max_length=500)
    checked_on = DateField("对照日期", leaves=ALWAYS)
    result = ChoiceField[ItemResult | None](ItemResult, "对照结果", leaves=ALWAYS)
    finding = LongTextField("查摆情况", leaves=ALWAYS, max_length=2000)
    issue_no = TextField("问题编号", leaves=NEVER, derived=True)

    class Meta:
        table_name = "checklist_items"


class Checklist(DriveTied):
    """A list to be answered below, or with `from_checklist` an office's own answer to it."""

    title = TextField("清单名称", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[ChecklistKind | None](ChecklistKind, "类别", leaves=ALWAYS, need=SUBMIT)
    from_checklist = LinkField("checklists", "上级清单", leaves=ALWAYS, index=True)
    starts_on = DateField("开始日期", leaves=ALWAYS, need=SUBMIT)
    items_count = IntegerField("条目数", leaves=NEVER, derived=True, measure="条")
    checked_count = IntegerField("已对照", leaves=NEVER, derived=True, measure="条")
    problems_count = IntegerField("有问题", leaves=NEVER, derived=True, measure="条")
    waiting_count = IntegerField("未登记", leaves=NEVER, derived=True, measure="条")

    items = Rows(ChecklistItem, "条目")

    ongoing = ("items",)
    remembered = ("from_checklist",)
    copied = ("items",)
    afresh = ("items.result", "items.finding", "items.issue_no")

    class Meta:
        table_name = "checklists"

    @classmethod
    def during(cls, period: Period) -> Any:
        """A list is gone through for the rest of its year."""
        first = date(period.year, 1, 1)
        return cls.starts_on.is_null() | cls.starts_on.between(first, period.end)

    @classmethod
    def is_for_below(cls, line: Mapping[str, Any]) -> bool:
        """What an office found of itself is not for those below it."""
        return not line.get("from_checklist")

    def prepare(self, today: date) -> None:
        self.starts_on = self.starts_on or today
        self.kind = self.kind or ChecklistKind.FOUR_REVIEWS

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not self.items:
            yield problem(Checklist.title, "还没有条目")
        answered = any(item.result for item in self.items)
        if answered and not self.from_checklist and descendants(self.unit):
            yield problem(
                Checklist.from_checklist,
                "这是发给下级的清单，本单位的结果用“本单位对照”另填一份",
            )
        for index, item in enumerate(self.items):
            where = (Checklist.items, index)
            if item.result is ItemResult.PROBLEM and not item.finding:
                yield problem(ChecklistItem.finding, "有问题的，写明查摆情况", row=where)
            if item.result and item.checked_on is None:
                yield problem(ChecklistItem.checked_on, "填对照日期", row=where)
        if waiting(self):
            yield problem(
                Checklist.title,
                "{count} 个有问题的条目还没有登记问题",
                level="warning",
                count=len(waiting(self)),
            )

    def settle(self, facts: Facts) -> None:
        """What was filled in without a day was done today."""
        for item in self.items:
            if item.result and item.checked_on is None:
                item.checked_on = facts.today

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, Answers]:
        return answers_to(ChecklistItem, "from_checklist_item", uids)

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        """Itself, where an issue was here before the item that it names."""
        return {"checklists": {*answers_to(ChecklistItem, "from_checklist_item", uids)}}

    def derive(self, facts: Facts) -> None:
        answers: Answers = facts.beside or {}
        for item in self.items:
            item.issue_no = numbers(answers.get(item.uid, ()))
        self.items_count = len(self.items)
        self.checked_count = sum(item.result is not None for item in self.items)
        self.problems_count = sum(item.result is ItemResult.PROBLEM for item in self.items)
        self.waiting_count = len(waiting(self))


def waiting(checklist: Checklist) -> list[ChecklistItem]:
    """The problems that are no issue yet."""
    return [i for i in checklist.items if i.result is ItemResult.PROBLEM and not i.issue_no]

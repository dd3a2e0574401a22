"""计划（配档表）: one record a plan item, its months read out of what people write."""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    FilesField,
    IntegerField,
    Leaves,
    LinkField,
    LongTextField,
    MonthField,
    Need,
    ScheduleField,
    TextField,
    YearField,
)
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.decisions import with_reason
from models.ledgers.plan_tie import Held, held_for
from models.periods import Period
from models.record import Facts, Part, Record, Rows, problem
from models.schedule import Schedule, Step, month_codes, read_schedule, suggest_from

ALWAYS = Leaves.ALWAYS


class PlanMode(Choice):
    READING = "reading", "读书"
    LECTURE = "lecture", "授课"
    THEMED_EDUCATION = "themed_education", "专题教育"
    MEETING = "meeting", "会议"
    TRAINING = "training", "轮训"
    OUTREACH = "outreach", "宣讲"
    ACTIVITY = "activity", "活动"
    INSPECTION = "inspection", "检查"
    PRACTICE = "practice", "实践"
    OTHER = "other", "其他"


class PlanState(Choice):
    NOT_STARTED = "not_started", "未启动"
    DOING = "doing", "推进中"
    DONE = "done", "已完成"
    PARTLY_DONE = "partly_done", "部分完成"
    NOT_DONE = "not_done", "未完成"


class PlanStep(Part):
    """What is planned and done in one month of the item."""

    month = MonthField("月份", leaves=ALWAYS, need=Need.SUBMIT)
    planned_count = IntegerField("计划数", leaves=ALWAYS, need=Need.SUBMIT, default=1, measure="次")
    done_count = IntegerField("完成数", leaves=ALWAYS, measure="次")
    done_on = DateField("完成日期", leaves=ALWAYS)
    unfinished_reason = TextField("未完成原因", leaves=ALWAYS)
    evidence = FilesField("佐证", leaves=Leaves.ASKED)
    held_count = IntegerField("对应活动", leaves=Leaves.NEVER, derived=True, measure="次")
    held_late = IntegerField("过月才办的活动", leaves=Leaves.NEVER, derived=True, measure="次")

    class Meta:
        table_name = "plan_steps"

    @property
    def wanted(self) -> int:
        return max(self.planned_count or 0, 1)

    @property
    def counted(self) -> int:
        """What was typed, and the events that were held for it."""
        return (self.done_count or 0) + (self.held_count or 0)

    @property
    def done(self) -> bool:
        """All that was planned for the month is done."""
        return self.counted >= self.wanted

    @property
    def untouched(self) -> bool:
        """As the program made it: nobody has planned, done or said anything else."""
        said = (self.done_count, self.done_on, self.unfinished_reason)
        return self.planned_count == 1 and not self.evidence and not any(said)


class Plan(Record):
    """A row of the plan: a task, when, by whom, by which day."""

    title = TextField("工作任务", leaves=ALWAYS, need=Need.IDENTITY, max_length=500)
    scheme = LinkField("schemes", "所属方案", leaves=ALWAYS)
    year = YearField("年度", leaves=ALWAYS, need=Need.SUBMIT)
    seq = IntegerField("序号", leaves=ALWAYS)
    from_item = LinkField("plans", "落实上级条目", leaves=ALWAYS)
    content = LongTextField("具体内容", leaves=ALWAYS)
    mode = ChoiceField[PlanMode | None](PlanMode, "方式", leaves=ALWAYS)
    schedule_text = ScheduleField("时间安排", leaves=ALWAYS, need=Need.SUBMIT)
    lead_leader = LinkField("people", "牵头领导", leaves=ALWAYS)
    lead_department = TextField("牵头部门", leaves=ALWAYS)
    owner_unit = LinkField("units", "责任单位", leaves=ALWAYS)
    owner_department = TextField("责任部门", leaves=ALWAYS)
    owner = LinkField("people", "责任人", leaves=ALWAYS)
    due_on = DateField(
        "完成时限", leaves=ALWAYS, need=Need.SUBMIT, index=True, note="空着就按最后一个月的月末"
    )
    acceptance_point = TextField("考核要点", leaves=ALWAYS, max_length=1000)
    state = ChoiceField[PlanState](
        PlanState, "完成情况", leaves=Leaves.NEVER, derived=True, index=True
    )

    steps = Rows(PlanStep, "月度安排")
    copied = ("due_on",)
    afresh = ("seq",)

    class Meta:
        table_name = "plans"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Of the period's year, with work planned in its months (or no month understood yet)."""
        in_year = cls.year == period.year
        if len(period.months) == 12:
            return in_year
        planned = PlanStep.select(PlanStep.record)
        here = planned.where(PlanStep.month.in_(period.months))
        return in_year & (cls.uid.in_(here) | cls.uid.not_in(planned))

    def prepare(self, today: date) -> None:
        self.year = self.year or today.year

    def schedule(self) -> Schedule:
        """What is understood of the text, and what is not."""
        return read_schedule(self.schedule_text or "", self.year)

    def offered(self) -> list[str]:
        """The months that 考核要点 names, to be offered where the schedule names none."""
        if self.year is None or self.steps or not self.schedule_text:
            return []
        found = suggest_from(self.acceptance_point or "", self.year)
        return _codes(found, self.year)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        offered = self.offered()
        if offered:
            yield problem(
                Plan.acceptance_point,
                "时间安排里没有月份；考核要点里写着 {months} 月，可以采用",
                level="warning",
                months="、".join(str(int(month[5:])) for month in offered),
            )
        else:
            for flag in self.schedule().flags:
                yield Problem(Plan.schedule_text.name, flag, "warning")
        if not (self.owner_unit or self.owner_department or self.owner):
            yield problem(Plan.owner_department, "责任单位、责任部门、责任人至少填一项")
        seen: set[str] = set()
        for index, step in enumerate(self.steps):
            if step.month in seen:
                yield problem(PlanStep.month, "这个月已经有一行了", row=(Plan.steps, index))
            seen |= {step.month} if step.month else set()

    def settle(self, facts: Facts) -> None:
        """Give every month of the text its step, and take away those that the old text had made."""
        before = facts.before or {}
        old_text, old_year = before.get("schedule_text"), before.get("year")
        if (self.schedule_text, self.year) == (old_text, old_year) or self.year is None:
            return
        old = months_of(old_text, old_year) if old_text and old_year else []
        new = months_of(self.schedule_text or "", self.year)
        gone = set(old) - set(new)
        kept = [s for s in self.steps if not (s.untouched and s.month in gone)]
        have = {step.month for step in kept}
        kept += [PlanStep(month=month) for month in new if month not in have]
        self.steps = sorted(kept, key=lambda step: step.month or "")
        if self.due_on is None or (before and self.due_on == _end_of(old, old_year or self.year)):
            self.due_on = _end_of(new, self.year)

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, Held]:
        return held_for(uids)

    def derive(self, facts: Facts) -> None:
        held: Held = facts.beside or Held()
        allot(self.steps, [(month, n) for (unit, month), n in held.items() if unit == self.unit])
        done = [step.done for step in self.steps]
        some = any(done) or any(step.counted for step in self.steps)
        if done and all(done):
            self.state = PlanState.DONE
        elif self.due_on is not None and self.due_on < facts.today:
            self.state = PlanState.PARTLY_DONE if some else PlanState.NOT_DONE
        else:
            self.state = PlanState.DOING if some else PlanState.NOT_STARTED


Plan.turns_on = Plan.due_on


def allot(steps: Sequence[PlanStep], held: Iterable[tuple[str, int]]) -> None:
    """Give the steps the events held in each month: (month "2026-09", how many).

    Each goes to its own month; where none is planned, to the oldest month before it that still
    lacks something, late, else to the next one after it.
    """
    for step in steps:
        step.held_count = step.held_late = 0
    in_order = sorted(steps, key=lambda step: step.month or "")
    for month, count in sorted(held):
        for _ in range(count if in_order else 0):
            step = _step_for(in_order, month)
            step.held_count = (step.held_count or 0) + 1
            step.held_late = (step.held_late or 0) + ((step.month or "") < month)


def _step_for(in_order: Sequence[PlanStep], month: str) -> PlanStep:
    own = [step for step in in_order if step.month == month]
    behind = [step for step in in_order if (step.month or "") < month and not step.done]
    ahead = [step for step in in_order if (step.month or "") > month]
    return [*own, *behind, *ahead, in_order[-1]][0]


def months_of(text: str, year: int) -> list[str]:
    """The months that a plan's text names, as "2026-09", ascending."""
    return month_codes(read_schedule(text, year).months, year)


def _codes(steps: Sequence[Step], year: int) -> list[str]:
    """The months of these steps, ascending, each once."""
    months = {month for step in steps for month in step.months}
    return month_codes(tuple(sorted(months)), year)


def _end_of(months: Sequence[str], year: int) -> date:
    """The last day of the last of these months; of the plan's year where there is none."""
    last_year, last = map(int, months[-1].split("-")) if months else (year, 12)
    return date(last_year, last, calendar.monthrange(last_year, last)[1])


def adopt(plan: Plan, _stamp: Stamp) -> None:
    """Take the months that 考核要点 names as the item's own."""
    months = plan.offered()
    plan.steps = [PlanStep(month=month) for month in months]
    plan.due_on = _end_of(months, plan.year or 0)


def _step(plan: Plan, month: str | None, today: date) -> PlanStep:
    wanted = month or f"{today:%Y-%m}"
    for step in plan.steps:
        if step.month == wanted:
            return step
    raise UserError("“{title}”在 {month} 没有安排", title=plan.title, month=wanted)


def tick(
    plan: Plan,
    stamp: Stamp,
    month: str | None = None,
    done_count: int | None = None,
    done_on: date | None = None,
) -> None:
    """Write down what was done for a month, this one unless said: all of it unless counted.

    What events were held for the month counts by itself.
    """
    step = _step(plan, month, stamp.today)
    left = max(step.wanted - (step.held_count or 0), 0)
    step.done_count = left if done_count is None else done_count
    step.done_on = (done_on or stamp.today) if step.done_count else None


def explain(
    plan: Plan, stamp: Stamp, month: str | None = None, unfinished_reason: str | None = None
) -> None:
    """Say why a month's work is not finished."""
    _step(plan, month, stamp.today).unfinished_reason = with_reason(unfinished_reason)


def _unfinished(plan: Plan) -> bool:
    return plan.state is not PlanState.DONE


def _has_offer(plan: Plan) -> bool:
    return bool(plan.offered())


PLANS = Ledger(
    model=Plan,
    title="计划",
    columns=(
        *(Plan.seq, Plan.title, Plan.mode, Plan.schedule_text, Plan.lead_leader),
        *(Plan.owner_department, Plan.owner, Plan.due_on, Plan.state),
    ),
    groups=(
        Group(
            "任务",
            (
                *(Plan.title, Plan.content, Plan.mode, Plan.schedule_text, Plan.due_on),
                *(Plan.acceptance_point, Plan.year),
            ),
        ),
        Group("责任", (Plan.lead_leader, Plan.owner_department, Plan.owner)),
        Group("月度安排", (Plan.steps,)),
        Group("牵头部门与责任单位", (Plan.lead_department, Plan.owner_unit), folded=True),
        Group("归属", (Plan.seq, Plan.scheme, Plan.from_item), folded=True),
    ),
    actions=(
        Action("登记完成", tick, (PlanStep.month, PlanStep.done_count, PlanStep.done_on)),
        Action("采用考核要点的月份", adopt, when=_has_offer),
        Action("说明未完成", explain, (PlanStep.month, PlanStep.unfinished_reason), _unfinished),
    ),
    dated_by=Plan.due_on,
    state=Plan.state,
    goes_down=True,
)

"""协调事项: what a unit cannot settle alone and raises to the level above, until it is settled."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Unpack

from models.errors import Problem, UserError
from models.fields import Choice, ChoiceField, DateField, Leaves, LongTextField, Need, TextField
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
)
from models.periods import Period
from models.record import Facts, Record, problem

ALWAYS, NEVER = Leaves.ALWAYS, Leaves.NEVER


class MatterState(Choice):
    TO_ANSWER = "to_answer", "待答复"
    UNANSWERED = "unanswered", "超期未答复"
    REPLIED = "replied", "已答复"
    DONE = "done", "已办结"


OPEN = (MatterState.TO_ANSWER, MatterState.UNANSWERED)
"""Waiting for the level above."""


class Matter(Record):
    """The unit's own; the answer is a decision of the level above, the last one counts."""

    title = TextField("协调事项", leaves=ALWAYS, need=Need.IDENTITY)
    content = LongTextField("具体情况", leaves=ALWAYS)
    raised_on = DateField("提出日期", leaves=ALWAYS, need=Need.SUBMIT)
    answer_by = DateField("希望答复时限", leaves=ALWAYS)
    answer = LongTextField("答复意见", leaves=NEVER, derived=True)
    answered_on = DateField("答复日期", leaves=NEVER, derived=True)
    due_on = DateField("办理时限", leaves=NEVER, derived=True, index=True)
    done_on = DateField("办结日期", leaves=ALWAYS)
    outcome = LongTextField("办理结果", leaves=ALWAYS)
    state = ChoiceField[MatterState](MatterState, "状态", leaves=NEVER, derived=True, index=True)

    ongoing = ("done_on", "outcome")
    copied = ("answer_by",)
    afresh = ("outcome",)

    class Meta:
        table_name = "matters"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Raised by the period's end, and either in it or not settled yet."""
        begun = cls.raised_on.is_null() | (cls.raised_on <= period.end)
        here = cls.period.between(period.months[0], period.months[-1])
        return begun & (here | (cls.state != MatterState.DONE))

    @classmethod
    def overdue(cls, today: date) -> Any:
        return (cls.due_on < today) & (cls.state != MatterState.DONE)

    def prepare(self, today: date) -> None:
        self.raised_on = self.raised_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        raised = self.raised_on
        if raised and self.answer_by and self.answer_by < raised:
            yield problem(Matter.answer_by, "希望答复时限早于提出日期（{day}）", day=raised)
        if raised and self.done_on and self.done_on < raised:
            yield problem(Matter.done_on, "办结日期早于提出日期（{day}）", day=raised)

    def derive(self, facts: Facts) -> None:
        """Until it is answered the day that was asked for counts, then the one that was given."""
        last = _answer_in(facts.decisions, self.unit)
        self.answer = last.reason if last else None
        self.answered_on = last.decided_on if last else None
        self.due_on = (last.due_on or self.answer_by) if last else self.answer_by
        if self.done_on is not None:
            self.state = MatterState.DONE
        elif last is not None:
            self.state = MatterState.REPLIED
        else:
            late = self.answer_by is not None and self.answer_by < facts.today
            self.state = MatterState.UNANSWERED if late else MatterState.TO_ANSWER


Matter.deadline = Matter.due_on
Matter.turns_on = Matter.answer_by


def _answer_in(decisions: Sequence[Decision], unit: str) -> Decision | None:
    """The last answer of somebody above."""
    said = [d for d in decisions if d.kind is DecisionKind.ANSWER and d.unit != unit]
    answers = [d for d in said if d.result is DecisionResult.ANSWERED]
    return answers[-1] if answers else None


def answer(matter: Matter, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    """What the level above says to it, and by when it is to be settled accordingly."""
    if not (said.get("reason") or "").strip():
        raise UserError("先写答复意见")
    kind, result = DecisionKind.ANSWER, DecisionResult.ANSWERED
    made = decision_on(matter, DecisionSubject.MATTERS, stamp, kind, result, said)
    if made.due_on and made.decided_on and made.due_on < made.decided_on:
        raise UserError("办理时限早于答复日期（{day}）", day=made.decided_on)
    return made


def settle(
    matter: Matter, stamp: Stamp, done_on: date | None = None, outcome: str | None = None
) -> None:
    matter.outcome = outcome or matter.outcome
    if not matter.outcome:
        raise UserError("先写办理结果，再登记办结")
    matter.done_on = done_on or stamp.today


def _standing(matter: Matter) -> bool:
    return matter.state is not MatterState.DONE


MATTERS = Ledger(
    model=Matter,
    title="协调事项",
    columns=(
        *(Matter.title, Matter.raised_on, Matter.due_on, Matter.answer, Matter.answered_on),
        *(Matter.done_on, Matter.state),
    ),
    groups=(
        Group("事项", (Matter.title, Matter.content, Matter.raised_on, Matter.answer_by)),
        Group("办理", (Matter.done_on, Matter.outcome)),
    ),
    actions=(
        Action("登记办结", settle, (Matter.done_on, Matter.outcome), _standing),
        Action(
            "答复",
            answer,
            (Decision.reason, Decision.due_on, Decision.decided_on, Decision.decided_by),
            _standing,
            By.SUPERIOR,
        ),
    ),
    dated_by=Matter.raised_on,
    state=Matter.state,
)

"""需求: what people ask for, how it was sorted, and whether the deed that came of it met it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    Leaves,
    ListField,
    Need,
    TextField,
)
from models.ledgers.deed_tie import DeedTied
from models.ledgers.deeds import Deed, DeedState
from models.record import Facts, among, problem, tuples

ALWAYS, NEVER = Leaves.ALWAYS, Leaves.NEVER


class NeedSource(Choice):
    VISIT = "visit", "走访"
    FORUM = "forum", "座谈"
    HOTLINE = "hotline", "热线"
    MAILBOX = "mailbox", "信箱"
    SURVEY = "survey", "调研"
    SUPERIOR = "superior", "上级交办"


class Handling(Choice):
    PROJECT = "project", "立项"
    MERGED = "merged", "合并"
    TRANSFERRED = "transferred", "转办"
    EXPLAINED = "explained", "解释"
    NOT_TAKEN = "not_taken", "不予受理"


class NeedState(Choice):
    TODO = "todo", "待处理"
    DOING = "doing", "办理中"
    DONE = "done", "已满足"
    ANSWERED = "answered", "已答复"


BY_DEED = (Handling.PROJECT, Handling.MERGED)
"""Handled by a deed, whose end is theirs."""


class CollectedNeed(DeedTied):
    """One need, from its collection to the deed that met it."""

    title = TextField("需求内容", leaves=ALWAYS, need=Need.IDENTITY, max_length=500)
    source = ChoiceField[NeedSource | None](NeedSource, "来源", leaves=ALWAYS, need=Need.SUBMIT)
    raised_by = TextField("反映人（群体）", leaves=Leaves.ASKED)
    raised_on = DateField("日期", leaves=ALWAYS, need=Need.SUBMIT)
    category = ListField("category", "类别", leaves=ALWAYS)
    handling = ChoiceField[Handling | None](Handling, "处理", leaves=ALWAYS)
    handling_reason = TextField("处理理由", leaves=ALWAYS, max_length=1000)
    state = ChoiceField[NeedState](NeedState, "办理情况", leaves=NEVER, derived=True, index=True)

    ongoing = ("handling", "handling_reason", "deed")
    afresh = ("handling", "handling_reason", "deed")

    class Meta:
        table_name = "needs"

    def prepare(self, today: date) -> None:
        self.raised_on = self.raised_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.handling in BY_DEED and not self.deed:
            yield problem(CollectedNeed.deed, "选上对应的实事")
        if self.handling and self.handling not in BY_DEED and not self.handling_reason:
            yield problem(CollectedNeed.handling_reason, "不立项的要写明理由")

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, DeedState]:
        """How the deeds stand that these needs became."""
        query = (
            cls.select(cls.uid, Deed.state)
            .join(Deed, on=(cls.deed == Deed.uid))
            .where(among(cls.uid, uids), Deed.complete, ~Deed.deleted)
        )
        return dict(tuples(query))

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        """Itself, once it stands in the table: only then its deed can be found."""
        query = cls.select(cls.uid).where(among(cls.uid, uids), ~cls.deed.is_null())
        return {"needs": {uid for (uid,) in tuples(query)}}

    def derive(self, facts: Facts) -> None:
        if self.handling is None:
            self.state = NeedState.TODO
        elif self.handling not in BY_DEED:
            self.state = NeedState.ANSWERED
        else:
            met = facts.beside is DeedState.DONE or facts.beside is DeedState.REGULAR
            self.state = NeedState.DONE if met else NeedState.DOING


def needs_of(deeds: Sequence[str]) -> dict[str, list[CollectedNeed]]:
    """Deed uid → the needs that it is to meet, the oldest first."""
    query = CollectedNeed.select().where(among(CollectedNeed.deed, deeds), ~CollectedNeed.deleted)
    found: dict[str, list[CollectedNeed]] = defaultdict(list)
    for need in query.order_by(CollectedNeed.raised_on, CollectedNeed.uid):
        found[need.deed or ""].append(need)
    return found

"""制度: what is to happen how often, who must be there and by when; a level may hand it down."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LongTextField,
    Need,
    PercentField,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of, circles, is_meant
from models.ledgers.filled_ledgers import FilledLedger
from models.periods import Period
from models.record import Facts, problem
from models.values import Reader, Typed, read, show

ALWAYS = Leaves.ALWAYS
WHOLE = 1000
"""100 % in tenths of a per cent."""


class RuleKind(Choice):
    MEETING = "meeting", "会议"
    INSPECTION = "inspection", "检查"
    COORDINATION = "coordination", "协调"
    ATTENDANCE = "attendance", "考勤"
    READING = "reading", "读书"
    STUDY = "study", "学习"
    REPORTING = "reporting", "报送"


class Cycle(Choice):
    WEEK = "week", "每周"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"


class RuleReach(Choice):
    OWN = "own", "本单位"
    BELOW = "below", "下级单位"
    ALL = "all", "本单位和下级"


class OnHoliday(Choice):
    """What becomes of a deadline on which nobody works."""

    STAYS = "stays", "不变"
    BEFORE = "before", "提前到前一个工作日"
    AFTER = "after", "顺延到下一个工作日"


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


_MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


def span_of(cycle: Cycle, day: date) -> Span:
    """The week (from Monday), month, quarter, half-year or year that a day lies in."""
    if cycle is Cycle.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    length = _MONTHS[cycle]
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    ends = calendar.monthrange(day.year, last)[1]
    return Span(date(day.year, first, 1), date(day.year, last, ends))


class KindCode(TextField):
    """A code of the kind that another ledger's records have; people see and type its label."""


def kind_column(ledger_name: str) -> "ChoiceField[Any] | None":
    """The field by which a ledger tells its records apart: its kind, else how they are done."""
    from models.ledgers import ledger_named

    ledger = ledger_named(ledger_name)
    fields = {f.name: f for f in ledger.fields() if isinstance(f, ChoiceField)} if ledger else {}
    named = ("kind", "method", *(name for name in fields if name.endswith("_kind")))
    return next((fields[name] for name in named if name in fields), None)


def kinds_of(ledger_name: str) -> dict[str, str]:
    """Code → label of a ledger's kinds; empty where it has none."""
    column = kind_column(ledger_name)
    return {option.value: option.label for option in column.options} if column else {}


@cache
def _labels() -> dict[str, str]:
    """Code → label over all ledgers; where several have a code, the first one's label."""
    found: dict[str, str] = {}
    for name in (FilledLedger.MEETINGS, *FilledLedger):
        found = {**kinds_of(name), **found}
    return found


@show.register
def _(_column: KindCode, value: str, reader: Reader) -> str:
    return reader.words(_labels().get(value, value))


@read.register
def _(_column: KindCode, raw: Any, _typed: Typed) -> str | None:
    text = str(raw).strip()
    codes = {label: code for code, label in reversed(_labels().items())}
    return codes.get(text, text) or None


class Rule(Addressed):
    """One rule. It is kept when the records of a ledger show it, period by period."""

    title = TextField("制度名称", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[RuleKind | None](RuleKind, "类别", leaves=ALWAYS, need=Need.SUBMIT)
    body = LongTextField("制度内容", leaves=ALWAYS)
    applies_to = ChoiceField[FilledLedger | None](
        FilledLedger, "适用台账", leaves=ALWAYS, note="看哪个台账里的记录知道做了没有"
    )
    record_kind = KindCode(
        "适用类型", leaves=ALWAYS, max_length=60, note="如 办公室例会；空着就是这个台账的全部类型"
    )
    every = ChoiceField[Cycle | None](Cycle, "频次周期", leaves=ALWAYS)
    times = IntegerField("每期次数", leaves=ALWAYS, measure="次", note="空着就是 1 次")
    day_limit = IntegerField(
        "期内时限", leaves=ALWAYS, measure="天", minimum=1, note="每期第几天以前；空着就是期末"
    )
    on_holiday = ChoiceField[OnHoliday](
        OnHoliday, "遇节假日", leaves=ALWAYS, default=OnHoliday.STAYS
    )
    quorum = PercentField(
        "到会比例", leaves=ALWAYS, measure="%", note="占应到的比例；66.7% 就是三分之二"
    )
    reach = ChoiceField[RuleReach](RuleReach, "执行单位", leaves=ALWAYS, default=RuleReach.OWN)
    from_on = DateField("生效日期", leaves=ALWAYS, need=Need.SUBMIT)
    to_on = DateField("废止日期", leaves=ALWAYS)

    class Meta:
        table_name = "rules"

    @classmethod
    def during(cls, period: Period) -> Any:
        """In force on at least one of the period's days."""
        begun = cls.from_on.is_null() | (cls.from_on <= period.end)
        return begun & (cls.to_on.is_null() | (cls.to_on >= period.start))

    @classmethod
    def is_for_below(cls, line: Mapping[str, Any]) -> bool:
        """One that is no longer for those below goes to them once more, so that they hear of it."""
        return line.get("reach", RuleReach.OWN) != RuleReach.OWN or bool(line.get("readdressed"))

    def prepare(self, today: date) -> None:
        self.from_on = self.from_on or today

    def settle(self, facts: Facts) -> None:
        super().settle(facts)
        before = facts.before
        if before and before["complete"] and self.reach is RuleReach.OWN:
            self.readdressed = self.readdressed or before.get("reach") not in (None, self.reach)
        kinds = kinds_of(self.applies_to) if self.applies_to else {}
        named = [code for code, label in kinds.items() if label == self.record_kind]
        self.record_kind = named[0] if named else self.record_kind

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.from_on and self.to_on and self.to_on < self.from_on:
            yield problem(Rule.to_on, "废止日期早于生效日期（{day}）", day=self.from_on)
        if self.quorum is not None and self.quorum > WHOLE:
            yield problem(Rule.quorum, "到会比例不能超过 100%")
        if self.every and not self.applies_to:
            text = "没有选适用台账，日历里看不出做了没有"
            yield problem(Rule.applies_to, text, level="warning")
        yield from self._of_the_kind()

    def _of_the_kind(self) -> Iterator[Problem]:
        if not self.record_kind:
            return
        kinds = kinds_of(self.applies_to) if self.applies_to else {}
        if not kinds:
            yield problem(Rule.record_kind, "先选一个分类型的适用台账，再写适用类型")
        elif self.record_kind not in {*kinds, *kinds.values()}:
            text = "没有“{text}”这一项，可选：{labels}"
            labels = "、".join(kinds.values())
            yield problem(Rule.record_kind, text, text=self.record_kind, labels=labels)

    @property
    def wanted(self) -> int:
        """How often it is to be done in a period."""
        return self.times or 1

    def span(self, day: date) -> Span | None:
        """The period of this rule that a day lies in; None where it says no cycle."""
        return span_of(self.every, day) if self.every else None


def rules_for(unit: str, span: Span) -> list[Rule]:
    """Those in force for a unit on some day of a span: its own first, then those from above."""
    query = Rule.select().where(
        *(Rule.complete, ~Rule.deleted, Rule.from_on <= span.end),
        Rule.to_on.is_null() | (Rule.to_on >= span.start),
    )
    return meant(unit, list(query.order_by(Rule.kind, Rule.title, Rule.uid)))


def meant(unit: str, rules: list[Rule]) -> list[Rule]:
    """Those of these rules that a unit is to keep: its own first, then those from above."""
    own = [r for r in rules if r.unit == unit and r.reach is not RuleReach.BELOW]
    others = [r for r in rules if r.unit != unit and r.reach is not RuleReach.OWN]
    if not others:
        return own
    within = circles([unit])
    return own + [
        rule
        for rule in others
        if rule.unit in within
        and is_meant({"for_areas": rule.for_areas, "for_units": rule.for_units}, within)
    ]


RULES = Ledger(
    model=Rule,
    title="制度",
    columns=(
        *(Rule.title, Rule.every, Rule.record_kind, Rule.day_limit, Rule.quorum, Rule.from_on),
        *(Rule.kind, Rule.applies_to, Rule.reach),
    ),
    groups=(
        Group("制度", (Rule.title, Rule.kind, Rule.body)),
        Group(
            "要求",
            (
                *(Rule.applies_to, Rule.record_kind, Rule.every, Rule.times),
                *(Rule.day_limit, Rule.on_holiday, Rule.quorum),
            ),
        ),
        Group("适用范围", (Rule.reach, *addressees_of(Rule), Rule.from_on, Rule.to_on)),
    ),
    goes_down=True,
)

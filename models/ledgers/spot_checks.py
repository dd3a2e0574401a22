"""抽查: who was asked about which book, and whether they had read it or only ticked it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LinkField,
    Need,
    TextField,
)
from models.ledgers.reading_tie import ReadingTied, Told
from models.ledgers.readings import Reading
from models.ledgers.units import Unit
from models.record import Part, Rows, among, problem, tuples

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT


class CheckMethod(Choice):
    NOTES = "notes", "查笔记"
    QUESTIONING = "questioning", "问答"
    TEST = "test", "测试"


class CheckResult(Choice):
    EXCELLENT = "excellent", "优"
    GOOD = "good", "良"
    PASS = "pass", "合格"
    FAIL = "fail", "不合格"


PASSED = (CheckResult.EXCELLENT, CheckResult.GOOD, CheckResult.PASS)


class SpotResult(Part):
    """One person and one book: how it was looked into, and what came of it."""

    person = LinkField("people", "被抽查人", leaves=ALWAYS, need=SUBMIT, index=True)
    book = LinkField("books", "抽查书目", leaves=ALWAYS, need=SUBMIT)
    method = ChoiceField[CheckMethod | None](CheckMethod, "方式", leaves=ALWAYS, need=SUBMIT)
    word_count = IntegerField("笔记字数", leaves=ALWAYS, measure="字")
    result = ChoiceField[CheckResult | None](CheckResult, "结论", leaves=ALWAYS, need=SUBMIT)
    due_on = DateField("整改期限", leaves=ALWAYS)

    class Meta:
        table_name = "spot_results"


class SpotCheck(ReadingTied):
    """A check of an office's own people, or by a level above of a unit's."""

    title = TextField("抽查名称", leaves=ALWAYS, need=Need.IDENTITY)
    checked_on = DateField("抽查日期", leaves=ALWAYS, need=SUBMIT, index=True)
    checked_unit = LinkField("units", "被抽查单位", leaves=ALWAYS, note="空着就是本单位")
    checkers = TextField("抽查人", leaves=ALWAYS, need=SUBMIT)
    draw = LinkField("draws", "随机抽取", leaves=ALWAYS)

    results = Rows(SpotResult, "抽查结果")

    handed_to = "checked_unit"

    class Meta:
        table_name = "spot_checks"

    @property
    def looked_at(self) -> str:
        """The unit whose people are checked."""
        return self.checked_unit or self.unit

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not self.results:
            yield problem(SpotResult.person, "还没有抽查结果", row=(SpotCheck.results, 0))
        seen: set[tuple[str | None, str | None]] = set()
        for index, row in enumerate(self.results):
            where = (SpotCheck.results, index)
            if row.person and row.book and (row.person, row.book) in seen:
                yield problem(SpotResult.book, "这个人的这本书前面已经有一行了", row=where)
            seen.add((row.person, row.book))
            if row.due_on and row.result in PASSED:
                yield problem(SpotResult.due_on, "结论合格，不用写整改期限", row=where)
            if row.result is CheckResult.FAIL and row.due_on is None:
                yield problem(SpotResult.due_on, "不合格的写上整改期限", level="warning", row=where)

    @classmethod
    def told_of(cls, readings: Sequence[str]) -> Iterator[tuple[str, Told]]:
        """What was passed at a check by the reading's own office, or by one above it."""
        query = (
            cls.select(Reading.uid, Reading.unit, cls.unit, cls.checked_on)
            .join(SpotResult, on=(SpotResult.record == cls.uid))
            .join(
                Reading,
                on=(Reading.person == SpotResult.person) & (Reading.book == SpotResult.book),
            )
            .where(
                *(among(Reading.uid, readings), cls.complete, ~cls.deleted),
                SpotResult.result.in_(PASSED),
            )
        )
        above = _Above()
        for reading, unit, checker, checked_on in tuples(query):
            if checker == unit or checker in above.of(unit):
                yield reading, Told(passed_on=_day(checked_on))

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        query = (
            Reading.select(Reading.uid)
            .join(
                SpotResult,
                on=(Reading.person == SpotResult.person) & (Reading.book == SpotResult.book),
            )
            .where(among(SpotResult.record, uids))
        )
        return {"readings": {uid for (uid,) in tuples(query)}}


def _day(value: object) -> date | None:
    """A date as peewee gives it out of a join: read already, or still as its text."""
    return value if value is None or isinstance(value, date) else date.fromisoformat(str(value))


class _Above:
    """The units above each, out of one reading of the list of units."""

    def __init__(self) -> None:
        self._parents: dict[str, str | None] = {}

    def of(self, unit: str) -> Iterator[str]:
        if not self._parents:
            self._parents = dict(tuples(Unit.select(Unit.uid, Unit.parent)))
        seen = {unit}
        above = self._parents.get(unit)
        while above and above not in seen:
            yield above
            seen.add(above)
            above = self._parents.get(above)

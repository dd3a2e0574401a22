"""信息报送: what was written and sent up, where it was adopted, and what that scored."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult
from models.record import Facts, Part, Record, Rows, problem, read_state

ALWAYS, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.NEVER, Need.SUBMIT


class AdoptedLevel(Choice):
    NATIONAL = "national", "中央"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区县级"


class Adopted(Choice):
    """How a news item fares: what the unit says of it, and whether the level above confirms it."""

    SENT = "sent", "已报送"
    CLAIMED = "claimed", "待确认"
    ADOPTED = "confirmed", "已采用"
    REFUSED = "refused", "未确认"


class NewsAdoption(Part):
    """One adoption as the unit tells of it; it counts once the level above has confirmed it."""

    adopted_level = ChoiceField[AdoptedLevel | None](
        AdoptedLevel, "采用层级", leaves=ALWAYS, need=SUBMIT
    )
    outlet = TextField("采用载体", leaves=ALWAYS, need=SUBMIT)
    adopted_on = DateField("采用日期", leaves=ALWAYS, need=SUBMIT)
    score = IntegerField("得分", leaves=ALWAYS, measure="分")
    entered_rev = IntegerField(
        "录入版次", leaves=ALWAYS, automatic=True, note="与决定排先后，不靠时钟"
    )
    standing = ChoiceField[Adopted | None](Adopted, "确认情况", leaves=NEVER, derived=True)

    @property
    def confirmed(self) -> bool:
        return self.standing is Adopted.ADOPTED

    class Meta:
        table_name = "news_item_adoptions"


class NewsItem(Record):
    """One text; each place that took it is a row."""

    title = TextField("标题", leaves=ALWAYS, need=Need.IDENTITY)
    written_on = DateField("日期", leaves=ALWAYS, need=SUBMIT)
    author = TextField("撰稿人", leaves=ALWAYS)
    approved_by = TextField("审签人", leaves=ALWAYS, need=SUBMIT)
    body = LongTextField("正文", leaves=ALWAYS)
    adopted = ChoiceField[Adopted](Adopted, "采用情况", leaves=NEVER, derived=True, index=True)
    score_total = IntegerField("确认得分", leaves=NEVER, derived=True, measure="分")

    adoptions = Rows(NewsAdoption, "采用")

    ongoing = ("adoptions",)
    afresh = ("approved_by",)

    class Meta:
        table_name = "news_items"

    def prepare(self, today: date) -> None:
        self.written_on = self.written_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.author and self.author == self.approved_by:
            yield problem(NewsItem.approved_by, "撰稿人和审签人是同一个人", level="warning")
        for at, row in enumerate(self.adoptions):
            if self.written_on and row.adopted_on and row.adopted_on < self.written_on:
                yield problem(
                    NewsAdoption.adopted_on,
                    "采用日期早于信息的日期（{day}）",
                    row=(NewsItem.adoptions, at),
                    day=self.written_on,
                )

    def settle(self, facts: Facts) -> None:
        """A row that says something else than before has to be confirmed anew."""
        before = {row["uid"]: row for row in (facts.before or {}).get("adoptions", [])}
        now = {row["uid"]: row for row in read_state(self).get("adoptions", [])}
        for row in self.adoptions:
            old = before.get(row.uid)
            if old is None or _claim(old) != _claim(now[row.uid]):
                row.entered_rev = self.rev + 1

    def derive(self, facts: Facts) -> None:
        decided = [
            d for d in facts.decisions if d.kind is DecisionKind.ADOPTION and d.unit != self.unit
        ]
        for row in self.adoptions:
            row.standing = _STANDING[_said_of(row, self, decided)]
        standings = {row.standing for row in self.adoptions}
        self.score_total = sum(row.score or 0 for row in self.adoptions if row.confirmed)
        order = (Adopted.CLAIMED, Adopted.ADOPTED, Adopted.REFUSED)
        self.adopted = next((one for one in order if one in standings), Adopted.SENT)


_STANDING = {
    None: Adopted.CLAIMED,
    DecisionResult.ACCEPTED: Adopted.ADOPTED,
    DecisionResult.REFUSED: Adopted.REFUSED,
}


def _claim(row: dict[str, object]) -> list[object]:
    return [row.get(name) for name in ("adopted_level", "outlet", "adopted_on", "score")]


def _said_of(
    row: NewsAdoption, item: NewsItem, decided: Sequence[Decision]
) -> DecisionResult | None:
    """What the first decision says that was made with the row in sight."""
    since = row.entered_rev or item.rev + 1
    later = (d.result for d in decided if (d.subject_rev or 0) >= since and d.result in _STANDING)
    return next(later, None)

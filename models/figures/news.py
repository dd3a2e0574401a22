"""信息报送: what was sent, how much of it was adopted, and the score it brought."""

from typing import Any

from models.figures.figure import Figure, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.news_items import Adopted, NewsAdoption, NewsItem


def _sent(reach: Reach) -> Any:
    query = NewsItem.select().where(
        *(NewsItem.complete, ~NewsItem.deleted, reach.holds(NewsItem.unit)),
        NewsItem.written_on.between(reach.period.start, reach.until),
    )
    return counting(query, NewsItem.unit, NewsItem.uid, month=month_of(NewsItem.written_on))


def _confirmed(reach: Reach) -> Any:
    return (
        NewsItem.select()
        .join(NewsAdoption, on=(NewsAdoption.record == NewsItem.uid))
        .where(
            *(NewsItem.complete, ~NewsItem.deleted, reach.holds(NewsItem.unit)),
            NewsAdoption.standing == Adopted.ADOPTED,
            NewsAdoption.adopted_on.between(reach.period.start, reach.until),
        )
    )


def _adopted(reach: Reach) -> Any:
    return _adoptions(_confirmed(reach))


def _score(reach: Reach) -> Any:
    scored = _confirmed(reach).where(~NewsAdoption.score.is_null())
    return _adoptions(scored, NewsAdoption.score)


def _adoptions(query: Any, amount: Any = 1) -> Any:
    month = month_of(NewsAdoption.adopted_on)
    return counting(
        query, NewsItem.unit, NewsItem.uid, NewsAdoption.uid, amount=amount, month=month
    )


FIGURES = (
    Figure(
        *("news_sent", "报送信息", "条", "日期在期内的信息"),
        *("news_items", Tally.COUNT, _sent),
    ),
    Figure(
        *("news_adopted", "采用信息", "次", "采用日期在期内、上级已确认的采用"),
        *("news_items", Tally.COUNT, _adopted),
    ),
    Figure(
        *("news_score", "信息得分", "分", "采用日期在期内、上级已确认的采用得分之和"),
        *("news_items", Tally.SUM, _score),
    ),
)

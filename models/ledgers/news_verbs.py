"""The ledger of news items: an adoption is told by the unit and confirmed by the level above."""

from datetime import date
from typing import Unpack

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
)
from models.ledgers.news_items import Adopted, AdoptedLevel, NewsAdoption, NewsItem


def tell_adoption(
    item: NewsItem,
    stamp: Stamp,
    adopted_level: AdoptedLevel | None = None,
    outlet: str | None = None,
    adopted_on: date | None = None,
    score: int | None = None,
) -> None:
    """One more place took it."""
    if adopted_level is None or not outlet:
        raise UserError("写明采用层级和采用载体")
    item.adoptions.append(
        NewsAdoption(
            adopted_level=adopted_level,
            outlet=outlet,
            adopted_on=adopted_on or stamp.today,
            score=score,
        )
    )


def _decide(item: NewsItem, stamp: Stamp, result: DecisionResult, said: Said) -> Decision:
    return decision_on(item, DecisionSubject.NEWS_ITEMS, stamp, DecisionKind.ADOPTION, result, said)


def confirm_adoption(item: NewsItem, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(item, stamp, DecisionResult.ACCEPTED, said)


def refuse_adoption(item: NewsItem, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(item, stamp, DecisionResult.REFUSED, said)


def _claimed(item: NewsItem) -> bool:
    return item.adopted is Adopted.CLAIMED


_SAID = (Decision.decided_on, Decision.decided_by, Decision.reason)

NEWS_ITEMS = Ledger(
    model=NewsItem,
    title="信息报送",
    columns=(
        *(NewsItem.title, NewsItem.written_on, NewsItem.author, NewsItem.approved_by),
        *(NewsItem.score_total, NewsItem.adopted),
    ),
    groups=(
        Group("信息", (NewsItem.title, NewsItem.written_on, NewsItem.author, NewsItem.approved_by)),
        Group("正文", (NewsItem.body,)),
        Group("采用", (NewsItem.adoptions,)),
    ),
    actions=(
        Action(
            "登记采用",
            tell_adoption,
            (
                *(NewsAdoption.adopted_level, NewsAdoption.outlet),
                *(NewsAdoption.adopted_on, NewsAdoption.score),
            ),
        ),
        Action("确认采用", confirm_adoption, _SAID, _claimed, By.SUPERIOR),
        Action("不予确认", refuse_adoption, _SAID, _claimed, By.SUPERIOR),
    ),
    dated_by=NewsItem.written_on,
    state=NewsItem.adopted,
)

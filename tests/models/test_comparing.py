"""A package's differences read as people say them."""

from pathlib import Path

import pytest

from models.exchange.receiving.comparing import Comparer
from models.exchange.receiving.inbox import inspect
from models.words import chinese
from tests.conftest import Clock
from tests.exchanging import Road, act, ready_to_close, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def test_a_decision_names_the_issue_that_it_is_on_and_no_digests(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "accept", reason="同意销号")
    [package] = road.send_down("city")
    with road.open("unit") as office:
        found = inspect(office, package).differences
        [decision] = [some for some in found if some.ledger == "decisions"]
        said = {one.label: one.new for one in Comparer(chinese, found).compare(decision)}
    assert said["对象记录"] == "发热门诊引导标识缺失"
    assert said["意见（理由）"] == "同意销号"
    assert "佐证校验值" not in said
    assert not [text for text in said.values() if uid in text]

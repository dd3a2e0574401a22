"""Promises of a draw: anybody can repeat it, it is fair, and nobody comes twice before all did."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.draws import Candidate, drawn, spent
from models.errors import UserError
from models.ledgers.draw_verbs import DRAWS
from models.ledgers.draws import Draw, DrawAmong, draw_from, picks, repeated
from models.ledgers.people import Person
from models.office import Office

POOL = [Candidate(f"unit-{n:02d}") for n in range(20)]
uids = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=30, unique=True)


def test_the_same_seed_draws_the_same_for_ever() -> None:
    assert drawn(POOL, "2026-09-10", 3) == ["unit-11", "unit-09", "unit-00"]


@given(uids, st.text(max_size=20), st.data())
def test_the_order_of_the_pool_decides_nothing(
    pool: list[str], seed: str, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(pool)))
    shuffled = data.draw(st.permutations(pool))
    first = drawn([Candidate(uid) for uid in pool], seed, count)
    assert first == drawn([Candidate(uid) for uid in shuffled], seed, count)
    assert len({*first}) == count and {*first} <= {*pool}


@given(uids, st.data())
def test_nobody_is_drawn_twice_before_all_were(pool: list[str], data: st.DataObject) -> None:
    history: list[str] = []
    while len(history) < 3 * len(pool):
        gone = spent(pool, history)
        count = data.draw(st.integers(1, len(pool)))
        some = [Candidate(uid, uid in gone) for uid in pool]
        history += drawn(some, data.draw(st.text(max_size=4)), count)
        times = Counter(dict.fromkeys(pool, 0)) + Counter()
        times.update(history)
        most, least = max(times.values()), min(times[uid] for uid in pool)
        assert most - least <= 1


def test_over_many_seeds_everybody_comes_about_as_often() -> None:
    times = Counter(uid for seed in range(2000) for uid in drawn(POOL, str(seed), 5))
    assert set(times) == {one.uid for one in POOL}
    assert all(400 < times[one.uid] < 600 for one in POOL)


def test_who_joins_later_is_drawn_before_the_others_come_again() -> None:
    assert spent(["a", "b", "c"], ["a", "b"]) == {"a", "b"}
    assert spent(["a", "b"], ["a", "b"]) == set()
    assert spent(["b", "c"], ["a", "b", "a"]) == {"b"}


def test_more_than_there_are_and_an_unknown_algorithm_are_refused() -> None:
    for count in (0, 21):
        with pytest.raises(UserError):
            drawn(POOL, "s", count)
    with pytest.raises(UserError):
        drawn(POOL, "s", 1, "dice-1")


def people(office: Office, count: int) -> list[str]:
    some = [office.door.new(Person, name=f"人员{n}") for n in range(count)]
    office.door.store(*some)
    return [one.uid for one in some]


def a_draw(office: Office, **values: object) -> Draw:
    said = {"title": "九月抽查", "draw_among": DrawAmong.PERSONS, "pick_count": 2, **values}
    draw = office.door.new(Draw, **said)
    office.door.store(draw)
    action = DRAWS.action("draw_lots")
    assert action is not None
    office.door.act(action, office.door.load(Draw, draw.uid))
    return office.door.load(Draw, draw.uid)


def test_a_draw_is_complete_once_drawn_and_keeps_its_seed_and_pool(office: Office) -> None:
    everybody = people(office, 5)
    before = office.door.new(Draw, title="未抽", draw_among=DrawAmong.PERSONS, pick_count=2)
    office.door.store(before)
    assert not before.complete
    draw = a_draw(office)
    assert draw.complete and draw.seed and draw.algorithm
    assert [row.candidate_uid for row in draw.pool] == sorted(everybody)
    assert picks(draw) == repeated(draw) and len(picks(draw)) == 2


def test_three_draws_of_two_reach_all_five_before_anybody_twice(office: Office) -> None:
    everybody = people(office, 5)
    found = [picks(a_draw(office, seed=f"种子{n}")) for n in range(3)]
    assert set(found[0] + found[1] + found[2]) == set(everybody)
    assert len(set(found[0] + found[1])) == 4


def test_who_has_left_is_not_drawn(office: Office) -> None:
    everybody = people(office, 3)
    gone = office.door.load(Person, everybody[0])
    gone.left_on = date(2026, 9, 1)
    office.door.store(gone)
    assert everybody[0] not in [row.candidate_uid for row in a_draw(office).pool]


def test_what_was_drawn_cannot_be_changed_or_drawn_again(office: Office) -> None:
    people(office, 5)
    draw = a_draw(office)
    with pytest.raises(UserError):
        draw_from(draw, ["x"])
    for name, value in (("seed", "别的"), ("pick_count", 3), ("drawn_on", date(2026, 1, 1))):
        changed = office.door.load(Draw, draw.uid)
        setattr(changed, name, value)
        with pytest.raises(UserError):
            office.door.store(changed)
    swapped = office.door.load(Draw, draw.uid)
    swapped.pool[0].picked_order, swapped.pool[1].picked_order = 9, 9
    with pytest.raises(UserError):
        office.door.store(swapped)


def test_a_forged_result_is_seen_by_whoever_receives_it(office: Office) -> None:
    people(office, 5)
    draw = a_draw(office)
    left = next(row for row in draw.pool if row.picked_order is None)
    first = next(row for row in draw.pool if row.picked_order == 1)
    left.picked_order, first.picked_order = 1, None
    assert any(one.field == "seed" for one in draw.problems())

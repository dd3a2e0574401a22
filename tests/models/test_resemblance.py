"""A new issue that resembles an old one is noticed; one that does not is left alone."""

import pytest

from models.ledgers.issues import Issue
from models.office import Office
from models.resemblance import resembling
from tests.models.test_issue_flow import do, register


def a_problem(office: Office, text: str) -> Issue:
    issue = register(office)
    issue.problem = text
    office.door.store(issue)
    return office.door.load(Issue, issue.uid)


@pytest.mark.parametrize(
    "text",
    [
        "发热门诊的引导标识缺失，老人不易找到",
        "发热门诊引导标识，缺失；老人不易找到！",
        "发热门诊缺少引导标识，老人找不到",
    ],
)
def test_the_same_problem_in_other_words_is_noticed(office: Office, text: str) -> None:
    a_problem(office, "公示栏更新不及时")
    old = a_problem(office, "发热门诊引导标识缺失，老人不易找到")
    (found,) = resembling(text, office.unit)
    assert (found.uid, found.issue_no) == (old.uid, old.issue_no)


def test_another_problem_of_the_same_place_is_left_alone(office: Office) -> None:
    a_problem(office, "发热门诊引导标识缺失，老人不易找到")
    assert resembling("发热门诊夜间没有人值班", office.unit) == []
    assert resembling("标识", office.unit) == []


def test_what_was_voided_deleted_or_is_the_record_itself_resembles_nothing(
    office: Office,
) -> None:
    text = "值班记录不完整，交接班没有签字"
    first, second, third = (a_problem(office, text) for _ in range(3))
    do(office, first, "void", reason="重复登记")
    office.door.delete(office.door.load(Issue, second.uid), reason="误录")
    assert [one.uid for one in resembling(text, office.unit)] == [third.uid]
    assert resembling(text, office.unit, third.uid) == []
    assert resembling(text, "another unit") == []

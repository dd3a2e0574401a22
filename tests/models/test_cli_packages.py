"""Enrolment and packages through the command line, between a unit and its city."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.models.cli_calls import Run, runner


@dataclass(frozen=True)
class Two:
    """A unit, its city, and the stick that is carried between them."""

    unit: Run
    city: Run
    stick: Path


@pytest.fixture
def strangers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    """A unit and a city that have not met."""
    unit, city = (runner(capsys, tmp_path / name) for name in ("unit", "city"))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert unit("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert city("setup", "--name", "江州市", "--level", "city").code == 0
    return Two(unit, city, stick)


@pytest.fixture
def two(strangers: Two) -> Two:
    """A unit that is enrolled at its city."""
    asked = strangers.unit("enrol", "request", "--to", str(strangers.stick), "--json").json
    words = ("--fingerprint", asked["fingerprint"], "--to", str(strangers.stick), "--json")
    answer = strangers.city("enrol", "accept", asked["path"], *words).json
    assert strangers.unit("enrol", "install", answer["path"]).code == 0
    return strangers


def test_both_ends_can_compare_the_same_numbers(strangers: Two) -> None:
    two = strangers
    asked = two.unit("enrol", "request", "--to", str(two.stick))
    path, said = asked.out.splitlines()
    numbers = said.split("：")[1]
    assert len(numbers.split()) == 6 and Path(path).parent == two.stick
    accepted = two.city(
        "enrol", "accept", path, "--fingerprint", numbers, "--to", str(two.stick), "--json"
    ).json
    assert accepted["name"] == "清溪镇" and accepted["again"] is False
    installed = two.unit("enrol", "install", accepted["path"], "--json").json
    assert installed == {"parent": "江州市", "fingerprint": accepted["fingerprint"]}


def test_numbers_heard_wrongly_enrol_nobody(strangers: Two) -> None:
    two = strangers
    asked = two.unit("enrol", "request", "--to", str(two.stick), "--json").json
    wrong = " ".join(["00000"] * 6)
    ended = two.city(
        "enrol", "accept", asked["path"], "--fingerprint", wrong, "--to", str(two.stick)
    )
    assert ended.code == 1 and "不一致" in ended.err
    assert list(two.stick.glob("*.xja")) == []


def test_an_office_that_nobody_has_enrolled_cannot_send(strangers: Two) -> None:
    ended = strangers.unit("package", "export", "--to", str(strangers.stick))
    assert ended.code == 1 and "登记" in ended.err
    assert strangers.city("package", "down", "--to", str(strangers.stick)).code == 1


def test_an_export_prints_the_path_and_the_spoken_code(two: Two) -> None:
    two.unit("add", "people", "--set", "name=张三")
    ended = two.unit("package", "export", "--period", "2026-09", "--to", str(two.stick))
    path, code = ended.out.splitlines()
    assert ended.code == 0 and Path(path).parent == two.stick and Path(path).suffix == ".xjb"
    again = two.unit("package", "export", "--period", "2026-09", "--to", str(two.stick), "--json")
    assert again.json["repeated"] is True
    assert (again.json["path"], again.json["code"]) == (path, code)
    assert again.json["period"] == "2026-09" and again.json["to_name"] == "江州市"


def test_an_export_to_nowhere_is_said(two: Two) -> None:
    ended = two.unit("package", "export", "--to", str(two.stick / "none"))
    assert ended.code == 1 and ended.err and "Traceback" not in ended.err

"""A clerk without a mouse gets through a first hour and a month, and the guides say how."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys import first_hour
from tests.journeys.chapters import play
from tests.journeys.guide import Guide
from tests.journeys.words import GUIDE, written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Said of lists that drop down where there is no display."""

KEYS_A_JOB = 35
"""No job of the month may ask for more keys than this, words apart."""


@pytest.fixture(scope="module")
def guide(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The journey, played once: it fails where a key does not do what the guide says."""
    folder = tmp_path_factory.mktemp("month")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDY_LEDGER_CONFIG", str(folder))
        played = Guide()
        play(qapp, folder, played)
    return played


def test_a_month_is_entered_sent_and_closed_by_keyboard_alone(guide: Guide) -> None:
    titles = [job.title for job in guide.jobs]
    assert titles[0] == "设立单位"
    assert titles[-1] == "导入回执和决定"
    assert all(0 < job.keys <= KEYS_A_JOB for job in guide.jobs), [
        (job.title, job.keys) for job in guide.jobs
    ]


def test_the_guide_says_the_keys_that_were_pressed(guide: Guide) -> None:
    assert GUIDE.read_text(encoding="utf-8") == written(guide)


def test_every_picture_of_the_guide_is_there(guide: Guide) -> None:
    folder = GUIDE.parent / "pictures" / "clerk"
    named = {step.picture for job in guide.jobs for step in job.steps if step.picture}
    assert named == {path.name for path in folder.glob("*.png")}
    assert all((folder / Path(name)).stat().st_size <= 150_000 for name in named)


FIRST_PACKAGE_MINUTES = 15
"""By the generous measures of the script, from the welcome page to the package on the stick."""


def test_a_first_package_is_made_in_the_first_hour_and_its_script_says_the_keys(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path))
    played = Guide()
    first_hour.play(qapp, tmp_path / "first", played)
    assert sum(map(first_hour.minutes, played.jobs)) < FIRST_PACKAGE_MINUTES
    assert first_hour.FIRST_HOUR.read_text(encoding="utf-8") == first_hour.written(played)
    folder = first_hour.FIRST_HOUR.parent / "pictures" / "first-hour"
    named = {step.picture for job in played.jobs for step in job.steps if step.picture}
    assert named == {path.name for path in folder.glob("*.png")}

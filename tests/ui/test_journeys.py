"""A clerk without a mouse gets through a month, and the guide says how."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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

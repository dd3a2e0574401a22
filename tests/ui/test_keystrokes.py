"""The ten jobs of docs/KEYSTROKES.md are replayed in the real window, their keys counted."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.guide import Guide
from tests.journeys.in_a_spreadsheet import BESIDE
from tests.journeys.jobs import play
from tests.journeys.keystrokes import KEYSTROKES, keys_of, written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Said of lists that drop down where there is no display."""


@pytest.fixture(scope="module")
def guide(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The jobs, each done once: it fails where a key does not do what the page says."""
    folder = tmp_path_factory.mktemp("jobs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDY_LEDGER_CONFIG", str(folder))
        played = Guide()
        play(qapp, folder, played)
    return played


def test_the_page_says_the_keys_that_were_pressed(guide: Guide) -> None:
    assert KEYSTROKES.read_text(encoding="utf-8") == written(guide)


def test_no_job_takes_more_keys_than_in_a_spreadsheet(guide: Guide) -> None:
    for job, lines in zip(guide.jobs, BESIDE, strict=True):
        assert job.keys + job.letters <= sum(keys_of(lines)), job.title


def test_sixty_people_with_four_exceptions_take_at_most_25_keys_once_the_form_is_open(
    guide: Guide,
) -> None:
    after_opening = guide.jobs[0].steps[1:]
    assert sum(len(step.deeds) for step in after_opening) <= 25

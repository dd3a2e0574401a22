"""Promises to whoever sees, hears or works otherwise: walked over every page of one window."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models import store
from models.ledgers import LEDGERS
from models.ledgers.units import Level, Unit
from models.office import Office
from models.preferences import Preferences
from models.record import read_state
from tests.conftest import Offices
from tests.filling import filled
from tests.ui.hearing import silent
from tests.ui.looking import cut_texts, views_of
from tests.ui.walking import unmarked, unreached
from ui.app import Desk, build_window, install_language
from ui.main_window import MainWindow


@pytest.fixture
def filled_city(offices: Offices) -> Iterator[Office]:
    """A city with a unit below it, and two records with something in every field per ledger."""
    with offices.city() as office:
        below = office.door.new(Unit, name="清溪镇", level=Level.UNIT, parent=office.unit)
        office.door.store(below)
        for ledger in LEDGERS:
            if ledger.name in ("units", "decisions"):
                continue
            records = [filled(ledger, seed, unit=office.unit) for seed in (1, 2)]
            store.put(ledger, [read_state(record) for record in records], office.door.today)
        yield office


@pytest.fixture
def opened(
    qapp: QApplication, qtbot: QtBot, filled_city: Office, request: pytest.FixtureRequest
) -> Iterator[tuple[Desk, MainWindow]]:
    """The window at its smallest with the largest text, in the language that is asked for."""
    language = getattr(request, "param", "zh")
    translators = install_language(qapp, language)
    desk = Desk(qapp, replace(Preferences(), language=language, text_scale="xlarge"))
    desk.office = filled_city
    desk.window = window = build_window(desk, filled_city)
    window.resize(1024, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield desk, window
    desk.tasks.close()
    if isValid(window):
        window.close()
    for translator in translators:
        qapp.removeTranslator(translator)


def at_rest(desk: Desk, page: QWidget) -> bool:
    """Whether all that was asked for has arrived: no work under way, no pause still to end."""
    QApplication.processEvents()
    pauses = [timer for timer in page.findChildren(QTimer) if timer.isSingleShot()]
    return not desk.tasks.busy and not any(timer.isActive() for timer in pauses)


@pytest.mark.parametrize("opened", ["zh", "en"], indirect=True)
def test_every_page_can_be_read_heard_and_walked(
    qtbot: QtBot, opened: tuple[Desk, MainWindow]
) -> None:
    desk, window = opened
    found: defaultdict[str, list[str]] = defaultdict(list)
    seen: set[type] = set()
    for name, page in views_of(window):
        qtbot.waitUntil(lambda page=page: at_rest(desk, page))
        for fault in (
            *cut_texts(window),
            *silent(window),
            *unmarked(window, seen),
            *unreached(window, page),
        ):
            found[fault].append(name)
    faults = [f"{fault}: {pages[:3]}" for fault, pages in found.items()]
    assert not faults, "\n".join(faults)

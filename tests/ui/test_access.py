"""Promises to whoever sees, hears or works otherwise: walked over every page of one window."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
from tests.ui.looking import cut_texts, in_view, too_large, views_of
from tests.ui.openings import NO_FORM, look_at_dialogs, look_at_record, surfaces
from tests.ui.walking import unmarked, unreached
from ui.app import Desk, build_window, install_language
from ui.ledger_page import LedgerPage
from ui.main_window import MainWindow

AFTER_DEEDS = {
    *("BlockedBar", "ReadOnlyBanner"),  # after a backup was put back, or damage was found
    *("ChecksCard", "ContentCard", "Signing"),  # in the course of a package
    *("MappingCard", "PreviewCard"),  # once a spreadsheet was chosen
    *("CellRecords", "GroupPanel", "PhoneForm", "PlannerBar"),  # asked for on their pages
    *("DemoCard", "ProgressPanel"),  # in a demonstration, and while work is under way
    *("Page", "WorkedPage"),  # only what others are made from
}
"""What stands on pages only after deeds of their own, each with tests of its own."""
_ROUNDS = 3
"""Until the layout of what has come into view has found its place."""


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


@dataclass
class Walk:
    """What was found where, and every kind of widget that was in view."""

    found: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    met: set[type] = field(default_factory=set)
    marked: set[type] = field(default_factory=set)

    def look(self, name: str, window: QWidget, walked: QWidget | None) -> None:
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        shown = [window, *in_view(window)]
        self.met |= {type(one) for one in shown}
        faults = [*too_large(window), *cut_texts(shown), *silent(shown)]
        if walked is not None:
            faults += [*unmarked(window, self.marked), *unreached(window, walked)]
        for fault in faults:
            self.found[fault].append(name)

    def faults(self) -> str:
        return "\n".join(f"{fault}: {names[:3]}" for fault, names in self.found.items())


@pytest.mark.parametrize("opened", ["zh", "en"], indirect=True)
def test_every_page_form_and_dialog_can_be_read_heard_and_walked(
    qtbot: QtBot, opened: tuple[Desk, MainWindow]
) -> None:
    desk, window = opened
    walk, ledgers = Walk(), set(NO_FORM)
    for name, page in views_of(window):
        qtbot.waitUntil(lambda page=page: at_rest(desk, page))
        walk.look(name, window, page)
        if isinstance(page, LedgerPage):
            look_at_record(page, walk.look)
            ledgers.add(page.ledger.name)
    look_at_dialogs(desk, window, walk.look)
    assert not walk.found, walk.faults()
    assert ledgers == {ledger.name for ledger in LEDGERS}
    assert not {kind.__name__ for kind in surfaces() - walk.met} - AFTER_DEEDS

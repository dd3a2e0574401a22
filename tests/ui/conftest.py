"""What every test of a window stands on: nothing is left of the windows of the test before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Delete the windows that a test has made, once its fixtures have closed them.

    Qt deletes what was closed once its event loop comes round, which after a test it does not. What
    is left would wear the style of every following test: after some hundred windows that takes
    seconds a test.
    """
    _leave_fields()
    ended = yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return ended


def _leave_fields() -> None:
    """A field that is left checks what was typed: now, while the office is open."""
    focused = QApplication.focusWidget() if QApplication.instance() else None
    if focused is not None:
        focused.clearFocus()

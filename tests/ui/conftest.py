"""What every test of a window stands on: nothing is left of the windows of the test before."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Delete the windows that a test has made: closed ones while their office is still open, the
    others once its fixtures have closed them.

    Qt deletes what was closed once its event loop comes round, which after a test it does not. What
    is left would wear the style of every following test: after some hundred windows that takes
    seconds a test.
    """
    _delete(lambda window: window.isHidden() and window.parentWidget() is None)
    ended = yield
    _delete(lambda _window: True)
    return ended


def _delete(chosen: Callable[[QWidget], bool]) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in filter(chosen, app.topLevelWidgets()):
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

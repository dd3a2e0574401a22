"""The report of an error, looked at in the program before anybody hands it over; Qt's own log."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from models.crash import keep_faults, keep_log, sizes
from models.database import open_folder
from ui.theme import ThemeHolder
from ui.words import tr

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def shown_report(themes: ThemeHolder, text: str) -> QPlainTextEdit:
    """A plain viewer that changes nothing."""
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    shown.setAccessibleName(tr("错误报告"))
    shown.setFixedHeight(themes.now.row() * 10)
    return shown


def save_report(ask: Callable[[str, str, Path], Path | None], report: Path) -> Path | None:
    """Copy a report to where the user says; None where that was given up. OSError goes on."""
    target = ask(tr("保存错误报告"), tr("文本文件 (*.txt)"), Path(report.name))
    if target is not None:
        target.write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    return target


def surroundings() -> dict[str, str]:
    """Qt's version, and how large the open data are."""
    return {"qt": str(qVersion()), **sizes(open_folder())}


def log_qt() -> None:
    """Keep the log, with what Qt says: by where it comes from alone, for it quotes what it got."""
    keep_log()
    keep_faults()
    logger = logging.getLogger("qt")

    def take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        head = text.split(":", 1)[0].split('"', 1)[0][:60]
        name = (
            head
            if head.isascii() and " " not in head.strip()
            else str(getattr(context, "category", ""))
        )
        logger.log(_LEVELS.get(kind, logging.ERROR), name)

    qInstallMessageHandler(take)

"""The printers of this computer."""

from typing import Protocol

from PySide6.QtGui import QPagedPaintDevice


class Printers(Protocol):
    """What a preview asks of them; tests hand in their own."""

    def names(self) -> list[str]:
        """Every printer, the usual one first."""

    def open(self, name: str, copies: int, title: str) -> QPagedPaintDevice:
        """What paints on that printer."""


class SystemPrinters:
    """Those that the system knows."""

    def names(self) -> list[str]:
        from PySide6.QtPrintSupport import QPrinterInfo

        usual = QPrinterInfo.defaultPrinterName()
        found = QPrinterInfo.availablePrinterNames()
        return sorted(found, key=lambda name: (name != usual, name))

    def open(self, name: str, copies: int, title: str) -> QPagedPaintDevice:
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        printer.setCopyCount(copies)
        printer.setDocName(title)
        printer.setFullPage(True)
        return printer

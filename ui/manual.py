"""Writes the printed manuals as PDF, without a display and without a data folder.

main.py manual --for clerk|city --to FILE.pdf [--lang en]
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from models.errors import UserError
from models.words import words_for


def main(argv: Sequence[str]) -> int:
    """Write the manual that is asked for and name its file on the standard output."""
    asked = _parser().parse_args([word for word in argv if word != "manual"])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.app import install_language
    from ui.printing.manual import write_manual

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    translators = install_language(app, asked.lang)
    try:
        write_manual(asked.reader, asked.lang, asked.to, date.today())
    except UserError as error:
        sys.stderr.write(f"{error.text(words_for(asked.lang))}\n")
        return 1
    finally:
        for translator in translators:
            app.removeTranslator(translator)
    sys.stdout.write(f"{asked.to}\n")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="main.py manual")
    parser.add_argument("--for", dest="reader", choices=("clerk", "city"), required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    return parser

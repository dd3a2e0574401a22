"""From starting a process to the first painted window, and to having imported what that needs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from models.ledgers.units import Level
from models.office import set_up
from tests.bench.measuring import Row, Scale, Step, medians
from tests.bench.offices import folder

ROOT = Path(__file__).resolve().parents[2]

PAINT = """
import os
from PySide6.QtWidgets import QApplication, QWidget

def paint_and_leave(*_):
    QApplication.processEvents()
    os._exit(0 if any(w.isVisible() for w in QApplication.topLevelWidgets()) else 3)

QApplication.exec = paint_and_leave
"""
EMPTY = """
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import sys
import main
sys.exit(main.main(["--data", sys.argv[1]]) or 3)
"""


def measure(scale: Scale) -> Iterator[Row]:
    """Warm starts, as everything has been read once before."""
    rounds = 2 * scale.rounds + 1
    with folder() as home:
        set_up(home / "unit", "清溪镇", Level.UNIT)
        bare, imports = medians(
            rounds,
            lambda: _process(home, "import PySide6.QtWidgets"),
            lambda: _process(home, "import PySide6.QtWidgets, main, ui.app"),
        )
        yield Row("importing what a window needs", bare, imports, "<= 1.3", "limit: PySide6 alone")
        window, ours = medians(
            rounds,
            lambda: _process(home, PAINT + EMPTY),
            lambda: _process(home, PAINT + OURS),
        )
        yield Row("start to first paint", window, ours, "<= 1.8", "limit: an empty PySide6 window")


def _process(home: Path, script: str) -> Step:
    """A process with settings of its own, and compiled modules kept as an installation has them."""
    settings = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")}
    settings |= {"PYTHONPYCACHEPREFIX": str(home / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-X", "utf8", "-c", script, str(home / "unit")]

    def run() -> None:
        environment = {**os.environ, **settings}
        ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        if ended.returncode:
            raise SystemExit(ended.stderr.decode(errors="replace"))

    return run

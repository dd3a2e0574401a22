"""The setup.exe for Windows, which makensis compiles on Linux around a folder frozen on Windows."""

import shutil
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / "windows" / "setup.nsi"
PROGRAMS = ("study-ledger.exe", "study-ledger-cli.exe")
LICENCES = "LICENCES.txt"
"""Written last when Windows froze the folder, once nothing in it was refused."""


def build(payload: Path | None, work: Path, version: str, target: Path) -> Path:
    """The setup.exe in `target`; without a payload around a stand-in, in the work folder."""
    compiler = shutil.which("makensis")
    if compiler is None:
        sys.exit("makensis is missing: apt-get install nsis")
    if payload is None:
        payload, target = _stand_in(work), work
        print("setup.exe: around a stand-in, to try the script; it installs nothing that runs")
    missing = [name for name in (*PROGRAMS, LICENCES) if not (payload / name).is_file()]
    if missing:
        sys.exit(f"not a folder frozen on Windows: {payload} lacks {', '.join(missing)}")
    made = target / f"study-ledger_{version}_setup.exe"
    defined = {
        "VERSION": version,
        "PAYLOAD": str(payload.resolve()),
        "ICON": str((work / "study-ledger.ico").resolve()),
        "OUT": str(made.resolve()),
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    command = [compiler, "-V2", "-INPUTCHARSET", "UTF8", "-WX", *words, str(SCRIPT)]
    if subprocess.run(command, check=False).returncode:
        sys.exit("makensis cannot compile setup.nsi")
    return made


def _stand_in(work: Path) -> Path:
    folder = work / "stand-in"
    (folder / "_internal").mkdir(parents=True, exist_ok=True)
    for name in (*PROGRAMS, LICENCES, "_internal/resources"):
        (folder / name).write_text("a stand-in: nothing that runs\n", encoding="ascii")
    return folder

"""Builds what is handed to offices: the program's folder, a .deb and, from a payload, a setup.exe.

    python packaging/bootstrap.py dist [--publisher-key FILE] [--payload DIR] [--try-setup]
                                       [--store] [--keep]

Run in the build environment. `--publisher-key` names the public keys whose updates the program
takes; without it there is the development key, which takes none. `--payload` is a folder that this
program froze on Windows; with it the setup.exe is made here, too. `--try-setup` compiles the script
around a stand-in and ships nothing. `--store` makes the package under the rules of the UOS store.
`--keep` takes the folder that an earlier run has frozen. Exit status 1 with a sentence when a
promise is broken.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import debian
import glibc
import icu
import licences
import publisher
import store
import windows
from contents import MEGABYTES, lacking

ROOT = Path(__file__).resolve().parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build" / "work"
FOLDER = DIST / "study-ledger"
UNSTRIPPED = ("libpython", "_sqlite3.", "_imaging", "_python_calamine.")
"""Beginnings of files that come with their makers' debugging aids, which nobody reads here."""


def version() -> str:
    return (ROOT / "resources" / "version").read_text(encoding="ascii").strip()


def say(text: str) -> None:
    print(text, flush=True)


def dated() -> dict[str, str]:
    """The environment in which the same sources give files of the same date."""
    return {"SOURCE_DATE_EPOCH": epoch(), "PYTHONHASHSEED": "1", **os.environ}


def epoch() -> str:
    """When the sources were committed, in seconds; when the version was written without git."""
    told = ""
    if shutil.which("git"):
        command = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()
    return told or str(int((ROOT / "resources" / "version").stat().st_mtime))


# --- the program's folder ---


def draw_icons() -> None:
    """The product mark in the sizes that desktops ask for, and as Windows' icon."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication([])
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "mark.svg"))
    folder = WORK / "study-ledger"
    folder.mkdir(parents=True, exist_ok=True)
    for size in debian.ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"mark-{size}.png"))
    app.quit()
    sizes = [(size, size) for size in debian.ICON_SIZES if size <= 256]
    with Image.open(folder / "mark-256.png") as largest:
        largest.save(folder / "study-ledger.ico", sizes=sizes)


def icons() -> Path:
    """The folder of the drawn icons; what another system has frozen comes without them."""
    folder = WORK / "study-ledger"
    if not (folder / "study-ledger.ico").exists():
        draw_icons()
    return folder


def freeze() -> None:
    say(f"freezing {version()} with Python {platform.python_version()} on {platform.platform()}")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK)]
    command.append(str(ROOT / "packaging" / "study-ledger.spec"))
    if subprocess.run(command, cwd=ROOT, env=dated(), check=False).returncode:
        sys.exit("PyInstaller could not make the folder")
    if sys.platform != "win32":
        strip()
    for library in FOLDER.joinpath("_internal").glob(icu.LIBRARY):
        icu.trim(library, WORK)
        icu.check(library)


def strip() -> None:
    """Take the debugging aids off; libraries that a wheel has patched are left as they are."""
    for path in glibc.programs(FOLDER):
        if "pillow.libs" in path.parts:
            continue
        if path.name.startswith(UNSTRIPPED) or ".abi3." in path.name or "lib-dynload" in path.parts:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def frozen() -> bool:
    """Whether an earlier run has frozen the folder and found its licences in order."""
    return (FOLDER / windows.LICENCES).is_file()


def check_licences() -> None:
    """Stops the build where a part may not be shipped; else writes LICENCES.txt."""
    contents = json.loads((WORK / "study-ledger" / "contents.json").read_text(encoding="utf-8"))
    parts = licences.gather([(place, source) for place, source in contents], site_packages())
    wrong = licences.refused(parts)
    if wrong:
        sys.exit("these parts may not be shipped:\n" + "\n".join(wrong))
    licences.write(parts, FOLDER / windows.LICENCES)
    lesser = sorted({p.name for p in parts if "LGPL" in p.licence and p.kind == "python"})
    say(f"licences: {len(parts)} parts, none under the GPL or AGPL; LGPL: {', '.join(lesser)}")


def site_packages() -> Path:
    import msgspec

    return Path(msgspec.__file__).parent.parent


def check_contents() -> None:
    """Stops the build where something is missing that the program reads or calls by name."""
    missing = lacking(FOLDER, sys.platform == "win32")
    if missing:
        sys.exit("the program lacks what it needs:\n" + "\n".join(missing))


def check_size() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    millions = sum(path.stat().st_size for path in files) / 1e6
    say(f"size: {millions:.1f} MB in {len(files)} files (at most {MEGABYTES})")
    if millions >= MEGABYTES:
        sys.exit(f"the program is larger than {MEGABYTES} MB")


def check_start() -> None:
    """The frozen program says its version, and finds its ledgers without a window."""
    program = FOLDER / ("study-ledger-cli.exe" if sys.platform == "win32" else "study-ledger")
    for arguments in (["--version"], ["ledgers", "--json"]):
        ended = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        if ended.returncode or not ended.stdout:
            sys.exit(f"the frozen program fails: {' '.join(arguments)}\n{ended.stderr}")


def check_store(package: Path) -> None:
    """Stops the build where the package is against the store's rules."""
    wrong = store.faults(package)
    if wrong:
        sys.exit("the store would not take this package:\n" + "\n".join(wrong))
    say("store: everything in its place, no scripts, four numbers of version")


def measure_glibc() -> glibc.Version:
    measured = glibc.measure(FOLDER)
    most = max(measured.values())
    names = sorted(path.name for path, needs in measured.items() if needs == most)
    say(f"glibc: {glibc.spoken(most)} needed, by {', '.join(names[:4])} ({len(measured)} files)")
    return most


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bootstrap.py dist", description=__doc__)
    parser.add_argument("--payload", type=Path, help="a folder frozen on Windows")
    parser.add_argument("--try-setup", action="store_true", help="compile around a stand-in")
    parser.add_argument("--store", action="store_true", help="under the rules of the UOS store")
    parser.add_argument("--keep", action="store_true", help="keep the folder frozen before")
    parser.add_argument("--publisher-key", type=Path, help="public keys whose updates it takes")
    chosen = parser.parse_args(argv)
    if chosen.publisher_key:
        publisher.read(chosen.publisher_key)
    if not (chosen.keep and frozen()):
        shutil.rmtree(FOLDER, ignore_errors=True)
        draw_icons()
        freeze()
        check_licences()
    if chosen.publisher_key:
        publisher.put(FOLDER, chosen.publisher_key)
    check_contents()
    check_size()
    check_start()
    say(f"folder: {FOLDER.relative_to(ROOT)}")
    say(f"publisher: {publisher.told(FOLDER)}")
    if shutil.which("dpkg-deb"):
        source = debian.Source(FOLDER, icons(), version(), glibc.spoken(measure_glibc()))
        made = debian.build(source, DIST, store=chosen.store, environment=dated())
        say(f"package: {made.relative_to(ROOT)} ({made.stat().st_size / 1e6:.1f} MB)")
        if chosen.store:
            check_store(made)
    if chosen.payload or chosen.try_setup:
        if chosen.payload:
            say(f"publisher of {chosen.payload.name}: {publisher.told(chosen.payload)}")
        made = windows.build(chosen.payload, icons(), version(), DIST)
        say(f"setup: {made.relative_to(ROOT)} ({made.stat().st_size / 1e6:.1f} MB)")
    else:
        say("setup.exe: not made; it needs a folder frozen on Windows (--payload DIR)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

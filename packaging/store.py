"""The rules of the UOS store: what in a finished package is against them, a line each."""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from debian import APPID, HOME

_CONTROL = {"control", "md5sums"}
"""Scripts that change the system when a package is installed are not taken."""

_IN_HOME = {"entries", "files", "info"}
_PERMISSIONS = {
    "autostart",
    "notification",
    "trayicon",
    "clipboard",
    "account",
    "bluetooth",
    "camera",
    "audio_record",
    "installed_apps",
}


def faults(package: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as made:
        subprocess.run(["dpkg-deb", "--raw-extract", str(package), made], check=True)
        root = Path(made)
        machine = package.stem.rsplit("_", 1)[1]
        return [*_of_places(root), *_of_info(root / HOME, machine), *_of_entries(root / HOME)]


def _of_places(root: Path) -> Iterator[str]:
    home = root / HOME
    for path in root.rglob("*"):
        inside = path.is_relative_to(home) or home.is_relative_to(path)
        if not inside and path.relative_to(root).parts[0] != "DEBIAN":
            yield f"outside of /{HOME}: /{path.relative_to(root)}"
    names = {path.name for path in (root / "DEBIAN").iterdir()}
    yield from (f"not taken: DEBIAN/{name}" for name in sorted(names - _CONTROL))
    names = {path.name for path in home.iterdir()}
    yield from (f"not taken: {name}" for name in sorted(names - _IN_HOME))


def _of_info(home: Path, machine: str) -> Iterator[str]:
    info = json.loads((home / "info").read_text(encoding="utf-8"))
    for key, value in (("appid", APPID), ("arch", [machine])):
        if info.get(key) != value:
            yield f"info: {key} is {info.get(key)}, not {value}"
    if not re.fullmatch(r"\d+(\.\d+){3}", info.get("version", "")):
        yield f"info: version is {info.get('version')}, not four numbers"
    if set(info.get("permissions", ())) != _PERMISSIONS:
        yield "info: the permissions are not all there"


def _of_entries(home: Path) -> Iterator[str]:
    entry = home / f"entries/applications/{APPID}.desktop"
    if not entry.is_file():
        yield f"no entries/applications/{APPID}.desktop"
        return
    said = dict(re.findall(r"^(\w+)=(.*)$", entry.read_text(encoding="utf-8"), re.MULTILINE))
    program = Path(said["Exec"].split()[0])
    if not program.is_relative_to(f"/{HOME}/files"):
        yield f"the entry starts {program}"
    elif not os.access(home / program.relative_to(f"/{HOME}"), os.X_OK):
        yield f"nothing that runs: {program}"
    if not (home / f"entries/icons/hicolor/scalable/apps/{said['Icon']}.svg").is_file():
        yield f"no icon {said['Icon']}"

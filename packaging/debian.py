"""The .deb for Debian, UOS and Kylin: everything in /opt/apps/<appid>, as the UOS store asks.

Outside the store links in /usr lead to it, so that every desktop finds the menu entry, the icon
and the kind of file. Nothing here ever looks at the folders where people keep their data.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

PARTS = Path(__file__).resolve().parent / "linux"
MARK = Path(__file__).resolve().parent.parent / "resources" / "icons" / "mark.svg"

PACKAGE, APPID = "study-ledger", "org.study-ledger.app"
HOME = f"opt/apps/{APPID}"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)

DEPENDS = (
    "libstdc++6",
    "libgcc-s1 | libgcc1",
    "libgl1",
    "libegl1",
    "libx11-6",
    "libxcb1",
    "libfontconfig1",
    "libfreetype6",
    "libdbus-1-3",
    "libglib2.0-0t64 | libglib2.0-0",
)
"""What every desktop has, besides the measured glibc: an office cannot fetch anything else."""

RECOMMENDS = (
    "libcups2t64 | libcups2",
    "libwayland-cursor0",
    "libwayland-egl1",
    "fonts-noto-cjk | fonts-wqy-zenhei | fonts-wqy-microhei",
)
"""What a desktop on Wayland has, or one with a printer; each must fit the system's other half."""

RECOMMENDED_LIBRARIES = {"libcups.so.2", "libwayland-cursor.so.0", "libwayland-egl.so.1"}


@dataclass(frozen=True)
class Source:
    """The frozen folder, the folder of the drawn icons, and what was found out about them."""

    folder: Path
    icons: Path
    version: str
    glibc: str


def architecture() -> str:
    told = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    )
    return told.stdout.strip()


def build(
    source: Source,
    target: Path,
    *,
    store: bool,
    environment: Mapping[str, str],
    packing: Sequence[str] = ("-Zxz", "-z6"),
) -> Path:
    """The package's file in `target`; `store` leaves out what the UOS store forbids."""
    machine = architecture()
    name = APPID if store else PACKAGE
    if store:
        source = replace(source, version=store_version(source.version))
    root = source.icons.parent / f"deb-{name}"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(source, root / HOME, machine)
    if not store:
        _link(root)
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(source, name, machine, root), encoding="utf-8")
    (control / "md5sums").write_text("".join(_sums(root)), encoding="utf-8")
    for script in () if store else ("preinst", "prerm"):
        text = (PARTS / script).read_text(encoding="utf-8").replace("@VERSION@", source.version)
        (control / script).write_text(text, encoding="utf-8")
        (control / script).chmod(0o755)
    made = target / f"{name}_{source.version}_{machine}.deb"
    command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(environment))
    shutil.rmtree(root)
    return made


def store_version(version: str) -> str:
    """The four numbers that the store asks for."""
    numbers = version.split(".")
    return ".".join([*numbers, *["0"] * (4 - len(numbers))])


def _lay_out(source: Source, home: Path, machine: str) -> None:
    """info, entries and files of the rules; readable by everybody, writable by nobody else."""
    entries = home / "entries"
    shutil.copytree(source.folder, home / "files", symlinks=True)
    for folder, name in (
        ("applications", f"{APPID}.desktop"),
        ("mime/packages", f"{APPID}.xml"),
    ):
        (entries / folder).mkdir(parents=True)
        shutil.copyfile(PARTS / name, entries / folder / name)
    for size in ICON_SIZES:
        icons = entries / f"icons/hicolor/{size}x{size}/apps"
        icons.mkdir(parents=True)
        shutil.copyfile(source.icons / f"mark-{size}.png", icons / f"{APPID}.png")
    scalable = entries / "icons/hicolor/scalable/apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(MARK, scalable / f"{APPID}.svg")
    (home / "info").write_text(_info(source.version, machine), encoding="utf-8")
    for path in [home, *home.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)


def _info(version: str, machine: str) -> str:
    asked = ("autostart", "notification", "trayicon", "account", "bluetooth", "camera")
    permissions = dict.fromkeys((*asked, "audio_record", "installed_apps"), False)
    info = {
        "appid": APPID,
        "name": "学教台账",
        "version": version,
        "arch": [machine],
        "permissions": {**permissions, "clipboard": True},
        "support-plugins": [],
        "plugins": [],
    }
    return json.dumps(info, ensure_ascii=False, indent=2) + "\n"


def _link(root: Path) -> None:
    """Links from where every desktop looks."""
    entries = root / HOME / "entries"
    links = {"usr/bin/study-ledger": f"/{HOME}/files/study-ledger"}
    for path in sorted(entries.rglob("*")):
        if path.is_file():
            place = path.relative_to(entries)
            links[f"usr/share/{place}"] = f"/{HOME}/entries/{place}"
    links[f"usr/share/doc/{PACKAGE}/copyright"] = f"/{HOME}/files/LICENCES.txt"
    for place, leads in links.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).symlink_to(leads)


def _control(source: Source, name: str, machine: str, root: Path) -> str:
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    lines = {
        "Package": name,
        "Version": source.version,
        "Architecture": machine,
        "Maintainer": "Study Ledger <noreply@localhost>",
        "Section": "misc",
        "Priority": "optional",
        "Installed-Size": str(sum(path.stat().st_size for path in files) // 1024),
        "Depends": ", ".join([f"libc6 (>= {source.glibc})", *DEPENDS]),
        "Recommends": ", ".join(RECOMMENDS),
        "Description": "学教台账 (Study Ledger)\n"
        " A year of study-education paperwork, kept, sent and read without a network.\n"
        " 单机使用，不联网；只处理非涉密数据。",
    }
    return "".join(f"{key}: {value}\n" for key, value in lines.items())


def _sums(root: Path) -> Iterator[str]:
    for path in sorted((root / "opt").rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(root)}\n"

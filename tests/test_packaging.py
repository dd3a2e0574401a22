"""What a built program may hold: licences, Qt's parts, locks and version, without freezing."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from main import main
from models.version import version

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("contents", "licences", "debian")


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield {name: importlib.import_module(name) for name in NAMES}
    for name in NAMES:
        sys.modules.pop(name)


@pytest.mark.parametrize(
    ("name", "kind", "licence", "ships"),
    [
        ("some", "python", "GPL-3.0-only", False),
        ("some", "python", "AGPL-3.0-or-later", False),
        ("some", "python", "LGPL-3.0-only", False),
        ("some", "python", "", False),
        ("some", "python", "MIT AND GPL-2.0-only", False),
        ("some", "python", "GPL-2.0-only OR MIT", True),
        ("docxtpl", "python", "LGPL-2.1-only", True),
        ("Widgets", "qt", "LGPL-3.0-only", True),
        ("Charts", "qt", "LGPL-3.0-only", False),
        ("Network", "qt", "LGPL-3.0-only", False),
        ("libreadline", "system", "", False),
    ],
)
def test_a_part_under_the_gpl_stops_the_build(
    build: dict[str, ModuleType], name: str, kind: str, licence: str, ships: bool
) -> None:
    part = build["licences"].Part(name, "1.0", kind, licence)
    assert (not build["licences"].refused([part])) == ships


def test_every_locked_dependency_names_a_licence_that_may_be_shipped(
    build: dict[str, ModuleType],
) -> None:
    import msgspec

    folder = Path(msgspec.__file__).parent.parent
    files = [(p.name, str(p)) for p in folder.glob("*.dist-info/METADATA")]
    shipped = {_plain(name) for name in _locked("packaging/requirements-build.lock")}
    parts = build["licences"].gather(files, folder)
    ours = [part for part in parts if _plain(part.name) in shipped and part.name != "setuptools"]
    assert len(ours) > 20 and build["licences"].refused(ours) == []


@pytest.mark.parametrize(
    ("place", "of_python", "goes"),
    [
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", 1, 1),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", 1, 0),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", 1, 1),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", 1, 0),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", 1, 1),
        ("PySide6/Qt/translations/qtbase_de.qm", 1, 0),
        ("libQt6Network.so.6", 1, 0),
        ("libxcb-cursor.so.0", 0, 1),
        ("libreadline.so.8", 0, 0),
        ("libstdc++.so.6", 0, 0),
        ("resources/tokens.json", 1, 1),
    ],
)
def test_only_what_is_on_the_lists_goes_into_the_program(
    build: dict[str, ModuleType], place: str, of_python: int, goes: int
) -> None:
    assert build["contents"].wanted(place, bool(of_python)) == bool(goes)


def test_the_program_is_frozen_from_the_versions_that_are_tested() -> None:
    tested, frozen = _locked("requirements.lock"), _locked("packaging/requirements-build.lock")
    both = tested.keys() & frozen.keys()
    assert len(both) > 20 and {n: tested[n] for n in both} == {n: frozen[n] for n in both}


def test_the_program_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"study-ledger {version()}\n"


def _locked(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    text = (ROOT / name).read_text(encoding="utf-8")
    for package, locked in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(package, set()).add(locked)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

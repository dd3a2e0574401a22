"""What a built program may hold: licences, Qt's parts, locks and version, without freezing."""

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from main import main
from models.version import version

ROOT = Path(__file__).resolve().parent.parent
NAMES = (
    *("building", "chroots", "contents", "debian", "glibc", "icu", "licences", "publisher"),
    *("store", "windows"),
)


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


@pytest.mark.parametrize("windows", [False, True])
def test_a_program_that_lacks_a_part_it_needs_stops_the_build(
    build: dict[str, ModuleType], tmp_path: Path, windows: bool
) -> None:
    contents = build["contents"]
    patterns = contents.essential(windows)
    assert contents.lacking(tmp_path, windows) == patterns
    files = [tmp_path / p.replace("**/", "").replace("*", "0") for p in patterns]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("something")
    assert contents.lacking(tmp_path, windows) == []
    for file, pattern in zip(files, patterns, strict=True):
        file.write_text("")
        assert contents.lacking(tmp_path, windows) == [pattern]
        file.write_text("something")


def test_what_is_needed_is_among_what_may_go_in(build: dict[str, ModuleType]) -> None:
    contents = build["contents"]
    for needed in (contents.QT_ESSENTIAL, contents.QT_ESSENTIAL_WINDOWS):
        assert all(names <= contents.QT_PLUGINS[folder] for folder, names in needed.items())


def test_chinese_english_and_what_holds_everywhere_stay_in_icus_data(
    build: dict[str, ModuleType],
) -> None:
    icu = build["icu"]
    kept = ["zh.res", "root.res", "zh_Hans_CN.res", "supplementalData.res", "gb18030.cnv"]
    kept += ["coll/zh.res", "coll/ucadata.icu", "coll/pool.res", "zone/en.res"]
    gone = ["de.res", "zhx.res", "coll/ja.res", "brkitr/cjdict.dict", "curr/zh.res", "euc-jp.cnv"]
    header = bytes([32, 0]) + b"CmnD".ljust(30, b"\0")
    contents = {f"icudt73l/{name}": name.encode() * 9 for name in kept + gone}
    left = icu.items(icu.trimmed(icu.packed(header, contents)))
    assert sorted(left) == sorted(f"icudt73l/{name}" for name in kept)
    assert all(data.rstrip(b"\0") == contents[name] for name, data in left.items())
    assert all(len(data) % 16 == 0 for data in left.values())


def test_a_build_takes_updates_of_the_named_publisher_alone(
    build: dict[str, ModuleType], tmp_path: Path
) -> None:
    publisher = build["publisher"]
    place = tmp_path / publisher.PLACE
    place.parent.mkdir(parents=True)
    place.write_bytes((ROOT / "resources/publisher.pub").read_bytes())
    assert "development key" in publisher.told(tmp_path)
    key = tmp_path / "own.pub"
    for wrong in ("", "ab" * 31, "AB" * 32, place.read_text()):
        key.write_text(wrong)
        with pytest.raises(SystemExit, match="no public key"):
            publisher.put(tmp_path, key)
    key.write_text("ab" * 32 + "\n")
    publisher.put(tmp_path, key)
    assert "abab abab abab abab" in publisher.told(tmp_path)
    assert place.read_text().split() == ["ab" * 32]


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="packages are made on Debian")
def test_the_package_for_the_store_keeps_the_stores_rules(
    build: dict[str, ModuleType], tmp_path: Path
) -> None:
    debian, frozen, icons = build["debian"], tmp_path / "frozen", tmp_path / "icons"
    for folder in (frozen, icons):
        folder.mkdir()
    (frozen / "study-ledger").write_text("#!/bin/sh\n")
    (frozen / "study-ledger").chmod(0o755)
    for size in debian.ICON_SIZES:
        (icons / f"mark-{size}.png").touch()
    source = debian.Source(frozen, icons, "1.2.3", "2.28")
    fast = {"environment": {"PATH": os.environ["PATH"]}, "packing": ("-Znone",)}
    kept = debian.build(source, tmp_path, store=True, **fast)
    assert kept.name.startswith("org.study-ledger.app_1.2.3.0_")
    assert build["store"].faults(kept) == []
    told = "\n".join(build["store"].faults(debian.build(source, tmp_path, store=False, **fast)))
    assert "/usr/bin/study-ledger" in told and "DEBIAN/prerm" in told and "four numbers" in told


def test_a_folder_whose_licences_were_not_found_in_order_is_frozen_anew(
    build: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for step in ("draw_icons", "freeze", "check_licences"):
        monkeypatch.setattr(build["building"], step, lambda step=step: done.append(step))
    monkeypatch.setattr(build["building"], "check_contents", lambda: sys.exit("enough"))
    monkeypatch.setattr(build["building"], "FOLDER", tmp_path / "study-ledger")
    for there, does in ((False, ["draw_icons", "freeze", "check_licences"]), (True, [])):
        (tmp_path / "study-ledger").mkdir(exist_ok=True)
        if there:
            (tmp_path / "study-ledger" / "LICENCES.txt").touch()
        done.clear()
        with pytest.raises(SystemExit, match="enough"):
            build["building"].main(["--keep"])
        assert done == does


def test_the_script_of_the_setup_compiles_and_takes_only_a_whole_payload(
    build: dict[str, ModuleType], tmp_path: Path
) -> None:
    if not shutil.which("makensis"):
        pytest.skip("makensis is not installed")
    Image.new("RGBA", (16, 16)).save(tmp_path / "study-ledger.ico")
    made = build["windows"].build(None, tmp_path, version(), tmp_path)
    assert made.read_bytes()[:2] == b"MZ"
    (tmp_path / "stand-in" / "LICENCES.txt").unlink()
    with pytest.raises(SystemExit, match=r"LICENCES\.txt"):
        build["windows"].build(tmp_path / "stand-in", tmp_path, version(), tmp_path)


def test_what_another_system_froze_gets_its_icons_here(
    build: dict[str, ModuleType], tmp_path: Path
) -> None:
    code = "import building, pathlib, sys; building.WORK = pathlib.Path(sys.argv[1]); "
    command = [sys.executable, "-c", f"{code} building.icons()", str(tmp_path)]
    subprocess.run(command, cwd=ROOT / "packaging", check=True)
    drawn = {path.name for path in (tmp_path / "study-ledger").iterdir()}
    assert drawn >= {f"mark-{size}.png" for size in build["debian"].ICON_SIZES}
    assert "study-ledger.ico" in drawn


def test_what_is_mounted_for_a_system_in_a_folder_goes_with_a_killed_command(
    build: dict[str, ModuleType], tmp_path: Path
) -> None:
    chroots = build["chroots"]
    if chroots.missing() or subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
        pytest.skip("no system in a folder can be entered here")
    before = Path("/proc/self/mounts").read_text(encoding="utf-8")
    command = ["sh", "-c", f"grep -c {tmp_path} /proc/self/mounts; cat"]
    entered = chroots.entering(Path("/"), command, network=False, shared=tmp_path)
    with subprocess.Popen(entered, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stdout.readline() == b"1\n"
        running.kill()
    assert Path("/proc/self/mounts").read_text(encoding="utf-8") == before


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

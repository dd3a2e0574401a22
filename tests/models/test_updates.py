"""Updates from a stick: only the publisher's, only whole, only forwards, byte for byte."""

import hashlib
import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from models.backups import backups
from models.errors import UserError
from models.exchange.format.suite import SecretKeys, suite
from models.office import Office
from models.updates import applying, checking
from models.updates.applying import stage, take_update
from models.updates.checking import Here, check
from models.updates.package import Manifest, write_package
from models.updates.sticks import updates_on_sticks
from models.version import data_format, licences, version
from tests.conftest import Offices
from tests.models.cli_calls import runner

INSTALLER = bytes(range(256)) * 9 + b"end"
NAME = "study-ledger_1.5.0_amd64.deb"


@dataclass(frozen=True)
class Publisher:
    """Somebody who makes updates in a folder, and a computer that trusts their key."""

    folder: Path
    secrets: SecretKeys

    @property
    def computer(self) -> Here:
        return Here("1.4.0", 6, 1, "debian-x86_64", (suite(1).public(self.secrets).signing,))

    def update(self, **said: Any) -> Path:
        installer = self.folder / NAME
        installer.write_bytes(INSTALLER)
        facts = {
            "version": "1.5.0",
            "data": [1, 7],
            "packages": [1, 1],
            "platform": "debian-x86_64",
            "file": NAME,
            "sha256": hashlib.sha256(INSTALLER).hexdigest(),
            "size": len(INSTALLER),
            "news": "更快\n更稳\x1b",
        }
        made = self.folder / "a.xju"
        manifest = msgspec.convert({**facts, **said}, Manifest)
        write_package(installer, manifest, self.secrets.signing, made)
        return made


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    (tmp_path / "publisher").mkdir()
    return Publisher(tmp_path / "publisher", suite(1).new_secrets())


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "packaging"))
    yield importlib.import_module("sign_update")
    for name in ("sign_update", "publisher"):
        sys.modules.pop(name)


def test_a_good_update_is_staged_byte_for_byte(publisher: Publisher, tmp_path: Path) -> None:
    update = check(publisher.update(), publisher.computer)
    assert update.news == "更快\n更稳"
    for _twice in range(2):
        staged = stage(update, tmp_path / "to")
        assert staged.name == NAME and staged.read_bytes() == INSTALLER
        assert list((tmp_path / "to").iterdir()) == [staged]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"version": "1.3.9"}, "比现在的 1.4.0 旧"),
        ({"version": "1.4"}, "已经是 1.4.0"),
        ({"data": [1, 5]}, "数据不降级"),
        ({"data": [7, 8]}, "先装中间的版本"),
        ({"platform": "windows-x86_64"}, "windows-x86_64"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_written(
    publisher: Publisher, tmp_path: Path, offices: Offices, said: dict[str, Any], told: str
) -> None:
    path = publisher.update(**said)
    with offices.unit() as office:
        with pytest.raises(UserError, match=told):
            take_update(office, path, tmp_path / "to", this=publisher.computer)
        assert not (tmp_path / "to").exists() and backups(office) == []


def test_a_version_that_reads_only_older_packages_is_refused(publisher: Publisher) -> None:
    with pytest.raises(UserError, match="数据不降级"):
        check(publisher.update(), replace(publisher.computer, packages=2))


def test_nobody_else_can_sign(publisher: Publisher) -> None:
    other = Publisher(publisher.folder, suite(1).new_secrets())
    for keys in ((), other.computer.keys):
        with pytest.raises(UserError, match="没有发布者的签名"):
            check(publisher.update(), replace(publisher.computer, keys=keys))
    check(publisher.update(), replace(publisher.computer, keys=(*keys, *publisher.computer.keys)))


def test_a_program_with_the_development_key_says_that_it_takes_no_updates(
    publisher: Publisher,
) -> None:
    bare = replace(publisher.computer, keys=(checking.DEVELOPMENT,))
    with pytest.raises(UserError, match="开发密钥"):
        check(publisher.update(), bare)
    assert checking.publisher_keys() == (checking.DEVELOPMENT,)


def test_any_changed_byte_and_any_cut_are_refused(publisher: Publisher) -> None:
    path, here = publisher.update(), publisher.computer
    whole = path.read_bytes()
    for at in range(0, len(whole), 13):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(UserError):
            check(path, here)
    for at in range(0, len(whole), 29):
        path.write_bytes(whole[:at])
        with pytest.raises(UserError):
            check(path, here)
    path.write_bytes(whole + b"\0")
    with pytest.raises(UserError, match="不完整或者被改动过"):
        check(path, here)


@pytest.mark.parametrize("name", ["../study-ledger_1.deb", "study-ledger_1/../a.deb", "a.sh"])
def test_an_installer_has_no_name_that_leads_elsewhere(publisher: Publisher, name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        publisher.update(file=name)


def test_what_changes_between_checking_and_staging_leaves_nothing(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = publisher.update()
    update = check(path, publisher.computer)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"end", b"bad"))
    with pytest.raises(UserError, match="被改动过"):
        stage(update, tmp_path / "to")
    path.write_bytes(whole)
    monkeypatch.setattr(applying, "sha256_of", lambda _path: "0" * 64)
    with pytest.raises(UserError, match="读回来不一致"):
        stage(update, tmp_path / "to")
    assert list((tmp_path / "to").iterdir()) == []


def test_an_update_is_backed_up_before_and_told_how_to_install(
    publisher: Publisher,
    tmp_path: Path,
    offices: Offices,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(checking, "here", lambda: publisher.computer)
    folder = offices.folder / "unit"
    run, path = runner(capsys, folder), str(publisher.update())
    assert run("update", "check", path, "--json", data=None).json["version"] == "1.5.0"
    ended = run("update", "apply", path, "--to", str(tmp_path / "to"))
    assert ended.code == 0 and f'sudo dpkg -i "{tmp_path / "to" / NAME}"' in ended.out
    assert "关闭学教台账" in ended.err
    with Office(folder) as office:
        assert "_update." in backups(office)[0].name


def test_an_installed_program_hands_over_once_it_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pkexec of ours says what it was called with; until our end of the pipe goes, nothing is."""
    told = tmp_path / "told"
    for name in ("pkexec", "dpkg"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$@" "$LD_LIBRARY_PATH" > "{told}"\n')
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/frozen")
    assert not applying.hand_over(tmp_path / NAME)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert applying.hand_over(tmp_path / NAME)
    waiting = applying._handed.pop()
    assert waiting.poll() is None and not told.exists()
    waiting.communicate(timeout=20)
    assert told.read_text().split() == ["dpkg", "-i", str(tmp_path / NAME)]


def test_the_publishers_desk_signs_what_programs_take(desk: ModuleType, tmp_path: Path) -> None:
    public = desk.new_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    installer = tmp_path / f"study-ledger_{version()}_amd64.deb"
    installer.write_bytes(INSTALLER)
    desk.new_key(tmp_path / "other")
    with pytest.raises(SystemExit, match="public half"):
        desk.sign(tmp_path / "key", tmp_path / "other.pub", installer, "", tmp_path)
    with pytest.raises(SystemExit, match="no public key of a publisher"):
        desk.sign(tmp_path / "key", checking.PUBLISHER, installer, "", tmp_path)
    made = desk.sign(tmp_path / "key", tmp_path / "key.pub", installer, "新", tmp_path)
    here = Here("0.0.9", data_format(), 1, "debian-x86_64", (public,))
    assert check(made, here).manifest.version == version()
    other = installer.rename(tmp_path / "study-ledger_99.0_amd64.deb")
    with pytest.raises(SystemExit, match="no installer of"):
        desk.sign(tmp_path / "key", tmp_path / "key.pub", other, "", tmp_path)


def test_the_programs_own_key_is_read_and_its_licences_too() -> None:
    [key] = checking.publisher_keys()
    assert len(bytes.fromhex(key)) == 32
    assert "LGPL-3.0" in licences() and "Apache License" in licences()


def test_updates_on_sticks_are_found_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("b.xju", "folder/a.xju", "c.xjb"):
        (tmp_path / name).touch()
    found = updates_on_sticks([tmp_path, tmp_path / "gone"])
    assert [path.name for path in found] == ["a.xju", "b.xju"]

"""Sticks: written so that a name stands only over whole content; read without trust."""

import errno
import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from models.exchange.format import stick
from models.exchange.format.stick import StickError, StickTrouble, find_packages, safe_write

CONTENT = b"age-encryption.org/v1\n" + bytes(range(256)) * 9000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAME = "清溪镇_up_1-7.xjb"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "outbox.xjb"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


def refusal(source: Path, folder: Path) -> StickError:
    with pytest.raises(StickError) as caught:
        safe_write(source, folder, NAME, SHA256)
    assert source.read_bytes() == CONTENT
    return caught.value


def test_a_written_package_stands_under_its_name_alone(source: Path, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = safe_write(
        source, folder, NAME, SHA256, progress=lambda done, total: seen.append((done, total))
    )
    assert path == folder / NAME
    assert path.read_bytes() == CONTENT
    assert list(folder.iterdir()) == [path]
    assert seen[-1] == (len(CONTENT), len(CONTENT))


def test_writing_again_leaves_the_same_file_as_it_is(source: Path, folder: Path) -> None:
    path = safe_write(source, folder, NAME, SHA256)
    before = path.stat()
    assert safe_write(source, folder, NAME, SHA256) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_another_file_of_that_name_is_not_overwritten(source: Path, folder: Path) -> None:
    (folder / NAME).write_bytes(b"older")
    assert safe_write(source, folder, NAME, SHA256).name == "清溪镇_up_1-7 (2).xjb"
    assert (folder / NAME).read_bytes() == b"older"


def test_a_half_written_file_of_before_is_replaced(source: Path, folder: Path) -> None:
    (folder / f"{NAME}.tmp").write_bytes(b"half")
    assert safe_write(source, folder, NAME, SHA256).read_bytes() == CONTENT
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, StickTrouble.FULL),
        (errno.EROFS, StickTrouble.READ_ONLY),
        (errno.EACCES, StickTrouble.READ_ONLY),
        (errno.EIO, StickTrouble.GONE),
        (errno.ENODEV, StickTrouble.GONE),
        (errno.EINTR, StickTrouble.OTHER),
    ],
)
@pytest.mark.parametrize("where", ["open", "fsync", "replace"])
def test_a_failing_stick_keeps_no_name_and_says_what_to_do(
    source: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    trouble: StickTrouble,
    where: str,
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    opened = Path.open

    def open_for_writing(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        return fail() if "w" in mode else opened(path, mode, *rest, **more)

    if where == "open":
        monkeypatch.setattr(Path, "open", open_for_writing)
    elif where == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    error = refusal(source, folder)
    assert error.why is trouble
    assert str(folder) in str(error)
    assert list(folder.iterdir()) == []


def test_a_stick_too_small_says_how_much_is_needed(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1_000_000)
    )
    error = refusal(source, folder)
    assert error.why is StickTrouble.FULL
    assert "需要 2.4 MB，还剩 1.0 MB" in str(error)
    assert list(folder.iterdir()) == []


def test_a_stick_that_reads_back_something_else_keeps_no_name(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stick._write

    def spoilt(source: Path, target: Path, *rest: Any) -> None:
        real(source, target, *rest)
        with target.open("r+b") as file:
            file.seek(5000)
            file.write(b"?")

    monkeypatch.setattr(stick, "_write", spoilt)
    assert refusal(source, folder).why is StickTrouble.NOT_THE_SAME
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_to_be_gone(source: Path, tmp_path: Path) -> None:
    assert refusal(source, tmp_path / "nowhere").why is StickTrouble.GONE


def test_only_packages_are_found_and_they_are_known_by_content(folder: Path) -> None:
    (folder / "sub").mkdir()
    for name, content in {
        "b.xjb": CONTENT,
        "A.XJB": CONTENT,
        "sub/c.xjb": CONTENT,
        "named.txt": CONTENT,
        "false.xjb": b"MZ\x90",
        "empty.xjb": b"",
        "photo.jpg": b"x",
        "autorun.inf": b"[autorun]",
        "文件夹.lnk": b"x",
        "setup.EXE": b"MZ",
    }.items():
        (folder / name).write_bytes(content)
    (folder / "link.xjb").symlink_to(folder / "b.xjb")
    (folder / "loop").symlink_to(folder)
    found = find_packages([folder])
    assert [path.relative_to(folder).as_posix() for path in found.packages] == [
        "A.XJB",
        "b.xjb",
        "sub/c.xjb",
    ]
    warned = "\n".join(str(warning) for warning in found.warnings)
    for name in ("false.xjb", "empty.xjb", "autorun.inf", "文件夹.lnk", "setup.EXE"):
        assert name in warned
    assert "photo.jpg" not in warned


def test_what_stands_in_for_a_hidden_folder_is_named_with_it(folder: Path) -> None:
    for name in ("工作资料", "\u00a0"):
        (folder / name).mkdir()
        (folder / name / "a.xjb").write_bytes(CONTENT)
    (folder / "工作资料.exe").write_bytes(b"MZ")
    (folder / "别的.exe").write_bytes(b"MZ")
    found = find_packages([folder])
    assert len(found.packages) == 2
    nameless, other, worm = sorted(map(str, found.warnings))
    assert "名字看不见的文件夹" in nameless
    assert "别的.exe 是程序" in other
    assert "工作资料.exe 冒充文件夹“工作资料”" in worm


def test_a_file_that_was_chosen_may_have_any_name(folder: Path) -> None:
    (folder / "renamed.dat").write_bytes(CONTENT)
    (folder / "letter.txt").write_bytes(b"hello")
    found = find_packages([folder / "renamed.dat", folder / "letter.txt", folder / "missing.xjb"])
    assert [path.name for path in found.packages] == ["renamed.dat"]
    assert len(found.warnings) == 2


def test_a_package_named_twice_is_found_once(folder: Path) -> None:
    (folder / "a.xjb").write_bytes(CONTENT)
    assert len(find_packages([folder, folder / "a.xjb"]).packages) == 1


def test_a_warning_shows_no_tricks_of_a_name(folder: Path) -> None:
    (folder / "工资\u202egpj.exe").write_bytes(b"MZ")
    (warning,) = find_packages([folder]).warnings
    assert "\u202e" not in str(warning)

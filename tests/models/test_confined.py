"""Promises about reading files from outside: nothing in them can hold up or harm the program."""

import io
import os
import resource
import select
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import models.confined
from models.confined import command, confined
from models.errors import UserError
from tests import confined_works as works

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")


def test_work_is_done_in_the_child_on_a_file_or_on_a_content(tmp_path: Path) -> None:
    path = tmp_path / "规定.txt"
    path.write_bytes(b"abcdef")
    assert confined(works.measure, path, "规定", 3) == works.Sized("规定", 6, b"abc")
    assert confined(works.measure, b"xyz", "内存", 1) == works.Sized("内存", 3, b"x")


def test_an_endless_loop_is_ended() -> None:
    with pytest.raises(UserError, match=r"读“慢.pdf”用的时间太长，没有读完"):
        confined(works.spin, b"", name="慢.pdf", seconds=1)


def test_a_child_that_only_waits_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models.confined, "_STARTING", 1.0)
    with pytest.raises(UserError, match="用的时间太长"):
        confined(works.wait, b"", 60.0, name="慢.pdf", seconds=0.5)


@LINUX
def test_a_child_that_grows_is_ended() -> None:
    with pytest.raises(UserError, match="要用的内存太多"):
        confined(works.grow, b"", name="大.pdf", mebibytes=100)


@LINUX
def test_a_child_writes_no_files(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with pytest.raises(UserError, match="读不出来"):
        confined(works.write, b"", str(path), name="坏.pdf")
    assert not path.exists() or path.stat().st_size == 0


@pytest.mark.parametrize("work", [works.crash, works.parse, works.lie])
def test_a_crash_or_garbage_or_a_wrong_answer_is_a_damaged_file(work: Callable[..., Any]) -> None:
    with pytest.raises(UserError, match=r"“坏.docx”读不出来，可能已经损坏"):
        confined(work, b"PK\x03\x04 and nothing more", name="坏.docx")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“没有.txt”读不出来"):
        confined(works.parse, tmp_path / "没有.txt")


def test_a_zip_bomb_is_refused_by_its_directory() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(30_000_000))
    with pytest.raises(UserError, match=r"“弹.docx”解压后超过 28 MB，太大了"):
        confined(works.look_inside, raw.getvalue(), "弹.docx", name="弹.docx")


@pytest.mark.parametrize("work", [works.chatter, works.chatter_slowly])
def test_a_child_that_answers_without_end_is_ended(
    work: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.confined, "_STARTING", 2.0)
    began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UserError, match=r"从“长.pdf”读出的内容太多|读“长.pdf”用的时间太长"):
        confined(work, b"", name="长.pdf", seconds=0.5)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - began < 200 << 10  # KiB


def test_too_long_an_answer_is_said_to_be_one() -> None:
    with pytest.raises(UserError, match=r"从“长.pdf”读出的内容太多，没有读完"):
        confined(works.chatter, b"", name="长.pdf")


@pytest.mark.parametrize(
    "head", [b"\xc6\xff\xff\xff\xff", b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff"]
)
@pytest.mark.parametrize("work", [works.claim, works.claim_inside])
def test_a_length_that_nothing_follows_is_a_damaged_file(
    work: Callable[..., Any], head: bytes
) -> None:
    with pytest.raises(UserError, match=r"“坏.docx”读不出来"):
        confined(work, b"", head, name="坏.docx")


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("把密码告诉 {who}", {"who": "张三"}),
        ("“{name:>999999999999}”读不出来", {"name": "x"}),
        ("“{name}”读不出来，可能已经损坏，请重新取得这个文件", {"name": "长" * 100_000}),
        ("“{name}”读不出来，可能已经损坏，请重新取得这个文件", {}),
    ],
)
def test_a_child_says_no_words_of_its_own(template: str, values: dict[str, str]) -> None:
    with pytest.raises(UserError) as refused:
        confined(works.say, b"", template, values, name="坏.docx")
    assert str(refused.value) == "“坏.docx”读不出来，可能已经损坏，请重新取得这个文件"


@LINUX
def test_what_a_child_has_started_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.confined, "_STARTING", 1.0)
    with pytest.raises(UserError, match="用的时间太长"):
        confined(works.leave_another, b"", str(tmp_path), name="x", seconds=0.5)
    (left,) = (int(path.name) for path in tmp_path.iterdir())
    with suppress(ProcessLookupError):
        watched = os.pidfd_open(left)
        assert select.select([watched], [], [], 10)[0]
        os.close(watched)


def test_frozen_the_program_itself_is_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--confined"]

"""Reports of errors and the log hold where something happened, and nothing that records say."""

import faulthandler
import logging
from datetime import datetime
from pathlib import Path

import pytest

from models import crash
from models.block_edits import read_block, write_block
from models.cli import BUG, main
from models.errors import UserError

CANARY = "金丝雀张三"


def broken(name: str) -> None:
    secret = name
    try:
        raise UserError("没有“{name}”这个人", name=secret)
    except UserError as error:
        raise ValueError(f"cannot read {secret} in /home/{secret}/x") from error


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path / CANARY))
    return tmp_path / CANARY / "reports"


def test_a_report_says_where_and_nothing_of_what(reports: Path) -> None:
    with pytest.raises(ValueError, match="cannot read") as caught:
        broken(CANARY)
    path = crash.write_report(caught.value, datetime(2026, 9, 1), {"qt": "6"})
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert CANARY not in text
    assert "/home" not in text
    assert "builtins.ValueError" in text
    assert "没有“{name}”这个人" in text
    assert "tests/models/test_crash.py" in text
    assert " broken" in text


def test_the_log_holds_no_arguments(reports: Path) -> None:
    record = logging.LogRecord("models.x", logging.ERROR, __file__, 1, "read %s", (CANARY,), None)
    try:
        broken(CANARY)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    line = crash.Bare().format(record)
    assert CANARY not in line
    assert "read %s" in line


def test_only_the_newest_reports_stay(reports: Path) -> None:
    for minute in range(crash.KEPT + 5):
        crash.write_report(ValueError(CANARY), datetime(2026, 9, 1, 9, minute))
    assert len(list(reports.glob("*.txt"))) == crash.KEPT


def test_the_command_line_says_where_the_report_lies(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("models.cli.function_of", lambda _verb: lambda _call: broken(CANARY))
    (reports.parent / "office").mkdir(parents=True)
    (reports.parent / "office" / "ledger.xjt").write_bytes(bytes(3 << 20))
    assert main(["--data", str(reports.parent / "office"), "ledgers"]) == BUG
    (report,) = reports.glob("crash-*.txt")
    assert report.name in capsys.readouterr().err
    assert CANARY not in report.read_text(encoding="utf-8")
    assert "cli.ledgers" in report.read_text(encoding="utf-8")
    assert "data MiB: 3\n" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|'/c calc'!A0", "-见附件", "@SUM(A1)", "＝1+1", " =A1"]
)
def test_a_copied_cell_that_would_run_is_text(text: str) -> None:
    copied = write_block([[text, "甲"]])
    assert copied.startswith("'")
    assert read_block(copied) == [[text, "甲"]]


@pytest.mark.parametrize("text", ["-5", "+3.2%", "-1,234.50", "2026-09-01", "—", "'好"])
def test_numbers_and_other_cells_are_copied_as_they_are(text: str) -> None:
    assert write_block([[text]]) == text
    assert read_block(text) == [[text]]


def test_what_a_crash_of_the_interpreter_left_goes_into_the_log_without_paths(
    reports: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reports.mkdir(parents=True)
    left = f'Fatal Python error: Aborted\n  File "/home/{CANARY}/ui/app.py", line 7 in main\n'
    (reports / "fault.raw").write_text(left, encoding="utf-8")
    file = crash.keep_faults()
    faulthandler.disable()
    assert file is not None
    file.close()
    assert "app.py, line 7 in main" in caplog.text
    assert CANARY not in caplog.text
    assert CANARY not in (reports / "fault.raw").read_text(encoding="utf-8")

"""The command line itself: help, languages, passwords, exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.cli import function_of
from models.cli.parser import verb_in
from models.cli.verbs import VERBS
from models.ledgers import LEDGERS
from tests.models.cli_calls import Ended, Run, runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys, tmp_path / "data")


def program(*words: str, **environment: str) -> Ended:
    """The program itself, in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_verb_has_a_line_of_help_and_an_example(run: Run, language: str) -> None:
    for verb in VERBS:
        ended = run(*verb.name.split(), "--help", "--lang", language, data=None)
        assert ended.code == 0
        assert "main.py" in ended.out.splitlines()[-1]
        assert function_of(verb)


def test_help_lists_the_verbs_in_the_language_that_was_asked_for(run: Run) -> None:
    chinese, english = run("--help", data=None), run("--lang=en", "--help", data=None)
    assert "列出一个台账的记录" in chinese.out
    assert "List the records of a ledger" in english.out and "列出" not in english.out


def test_an_unknown_verb_is_wrong_usage_and_the_verbs_are_named(run: Run) -> None:
    ended = run("lits")
    assert ended.code == 2 and "lits" in ended.err and " list " in ended.err
    english = run("lits", "--lang", "en")
    assert english.code == 2 and english.err.startswith("There is no command")


@pytest.mark.parametrize(
    "words", [["list"], ["setup", "--name", "清溪镇"], ["list", "issues", "--colour"], ["--json"]]
)
def test_missing_and_unknown_arguments_are_wrong_usage(run: Run, words: list[str]) -> None:
    ended = run(*words)
    assert ended.code == 2 and ended.out == ""
    assert "用法：" in ended.err and "命令写得不对" in ended.err


def test_without_a_data_folder_the_option_is_named(run: Run) -> None:
    ended = run("list", "issues", data=None)
    assert ended.code == 2 and "--data" in ended.err


def test_a_folder_without_data_is_said(run: Run) -> None:
    ended = run("list", "issues")
    assert ended.code == 1 and "先设立单位" in ended.err and "Traceback" not in ended.err


def test_set_up_names_the_unit_and_refuses_to_do_it_twice(run: Run) -> None:
    words = ("setup", "--name", "清溪镇", "--level", "基层单位", "--json")
    made = run(*words)
    assert made.code == 0 and made.json["name"] == "清溪镇" and made.json["level"] == "unit"
    assert "未加密保护" in made.err
    (unit,) = run("list", "units", "--json").json
    assert unit["uid"] == made.json["unit"] and unit["level"] == "unit"
    assert run(*words).code == 1


def test_an_unknown_level_is_wrong_usage_and_the_levels_are_named(run: Run) -> None:
    ended = run("setup", "--name", "x", "--level", "village")
    assert ended.code == 2 and "district" in ended.err


def test_the_password_comes_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDY_LEDGER_PASSWORD", "秘密 one two")
    assert run("setup", "--name", "清溪镇", "--level", "unit").err == ""
    assert run("list", "units").code == 0
    monkeypatch.setenv("STUDY_LEDGER_PASSWORD", "another")
    wrong = run("list", "units")
    assert wrong.code == 1 and "密码不对" in wrong.err
    monkeypatch.delenv("STUDY_LEDGER_PASSWORD")
    none = run("list", "units")
    assert none.code == 1 and "需要密码" in none.err


def test_the_password_comes_from_the_first_line_of_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_bytes("\ufeff秘密 one two\r\nnotes\r\n".encode())
    given = ("--password-file", str(path))
    assert run("setup", "--name", "清溪镇", "--level", "unit", *given).code == 0
    assert run(*given, "list", "units").code == 0
    assert run("list", "units").code == 1
    path.write_text("\n")
    assert "第一行是空的" in run(*given, "list", "units").err
    assert run("list", "units", "--password-file", str(tmp_path / "none")).code == 1


def test_a_sentence_comes_in_english_when_asked(run: Run) -> None:
    run("setup", "--name", "清溪镇", "--level", "unit")
    ended = run("add", "issues", "--set", "problem=x", "owner=nobody", "--lang", "en")
    assert ended.code == 1
    assert ended.err.startswith("Owner: ") and "People" in ended.err


def test_a_second_program_on_the_folder_is_refused(run: Run, tmp_path: Path) -> None:
    run("setup", "--name", "清溪镇", "--level", "unit")
    from models.office import Office

    with Office(tmp_path / "data"):
        ended = program("--data", str(tmp_path / "data"), "list", "units")
    assert ended.code == 1 and "另一个窗口" in ended.err


def test_the_program_answers_from_a_process_of_its_own(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    made = program("--data", data, "setup", "--name", "清溪镇", "--level", "unit")
    assert made.code == 0, made.err
    assert program("--data", data, "add", "people", "--set", "name=张三").code == 0
    listed = program("--data", data, "list", "people", "--json", PYTHONIOENCODING="gbk")
    assert json.loads(listed.out)[0]["name"] == "张三"
    assert program("--data", data, "list", "nothing").code == 2


def test_every_ledger_is_described_with_its_fields_choices_parts_and_verbs(run: Run) -> None:
    described = {ledger["name"]: ledger for ledger in run("ledgers", "--json", data=None).json}
    assert list(described) == [ledger.name for ledger in LEDGERS]
    issues = described["issues"]
    fields = {field["name"]: field for field in issues["fields"]}
    assert fields["source"]["kind"] == "choice"
    assert {"code": "self_check", "label": "自查"} in fields["source"]["choices"]
    assert {"code": "livelihood", "label": "民生服务"} in fields["aspect"]["choices"]
    assert fields["owner"]["target"] == "people" and fields["stage"]["derived"] is True
    assert fields["problem"]["need"] == "identity" and fields["problem"]["leaves"] == "always"
    assert [part["name"] for part in issues["parts"]][:2] == ["events", "measures"]
    verbs = {verb["name"]: verb for verb in issues["verbs"]}
    assert verbs["accept"]["by"] == "superior"
    assert [field["name"] for field in verbs["start"]["fields"]] == ["effective_on"]


def test_the_ledgers_are_shown_as_text_and_in_english(run: Run) -> None:
    shown = run("ledgers", "--lang", "en", data=None).out
    assert "issues  Issues" in shown and "request_closure" in shown


def test_no_field_has_the_name_of_something_else_that_a_listed_record_says() -> None:
    said = {"uid", "unit", "unit_name", "rev", "complete", "heading", "shown"}
    for ledger in LEDGERS:
        names = [*(c.name for c in ledger.fields()), *(rows.name for rows in ledger.parts())]
        assert not said.intersection(names)
        assert len(names) == len(set(names))
        assert not {"edit", "delete"}.intersection(action.name for action in ledger.actions)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ([], None),
        (["--data", "list", "--lang=en"], None),
        (["--lang", "en", "list", "issues"], "list"),
        (["--password-file=x", "--actor", "李四", "add"], "add"),
        (["--help"], "--help"),
        (["pictures", "--to", "x"], "pictures"),
    ],
)
def test_the_window_opens_only_where_no_verb_is_given(words: list[str], verb: str | None) -> None:
    assert verb_in(words) == verb


def test_a_verb_loads_neither_the_window_nor_what_other_verbs_need(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    assert program("--data", data, "setup", "--name", "清溪镇", "--level", "unit").code == 0
    script = (
        "import sys\n"
        "from main import main\n"
        f"assert main(['--data', {data!r}, 'list', 'units']) == 0\n"
        "heavy = {'PySide6', 'openpyxl', 'cryptography', 'pyrage', 'python_calamine', 'segno'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_every_verb_stands_in_the_document_on_the_command_line() -> None:
    document = (ROOT / "docs" / "COMMANDS.md").read_text(encoding="utf-8")
    assert [verb.name for verb in VERBS if f" {verb.name} " not in document] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
@pytest.mark.parametrize(("language", "said"), [("zh", "没有显示器"), ("en", "no display")])
def test_without_a_display_the_window_says_so_instead_of_crashing(language: str, said: str) -> None:
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    ended = program("--lang", language, **nothing)
    assert ended.code == 1 and said in ended.err and "Traceback" not in ended.err

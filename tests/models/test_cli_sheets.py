"""Spreadsheets through the command line: in, out and in again."""

from pathlib import Path

import pytest

from models.ledgers import LEDGERS
from tests.models.cli_calls import ISSUE, Run, runner, sets


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    return run


@pytest.fixture
def csv(tmp_path: Path) -> str:
    """A plan of two good rows and one whose date does not exist."""
    path = tmp_path / "plan.csv"
    path.write_text(
        "工作任务,时间安排,责任部门,完成时限\n"
        "集中学习,3月,办公室,2026-03-31\n"
        "专题党课,7月,组织办,2026-07-31\n"
        "年终总结,12月,办公室,2026-02-30\n",
        encoding="utf-8",
    )
    return str(path)


def test_good_rows_go_in_and_the_bad_one_is_named_with_its_cell(run: Run, csv: str) -> None:
    ended = run("sheet", "import", "plans", csv, "--json")
    assert ended.code == 0
    assert set(ended.json) == {"read", "accepted", "flagged", "rejected"}
    assert (ended.json["read"], ended.json["accepted"]) == (3, 2)
    (rejected,) = ended.json["rejected"]
    assert (rejected["row"], rejected["column"]) == (4, "完成时限")
    assert "2月" in rejected["message"]
    titles = {plan["title"] for plan in run("list", "plans", "--json").json}
    assert titles == {"集中学习", "专题党课"}


def test_a_dry_run_says_the_same_and_stores_nothing(run: Run, csv: str) -> None:
    tried = run("sheet", "import", "plans", csv, "--dry-run", "--json").json
    assert run("list", "plans", "--json").json == []
    assert run("sheet", "import", "plans", csv, "--json").json == tried


def test_a_copy_of_the_file_marks_the_bad_cell(run: Run, csv: str, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    copy = tmp_path / "marked.xlsx"
    assert run("sheet", "import", "plans", csv, "--mark", str(copy)).code == 0
    (page,) = load_workbook(copy).worksheets
    marked = [cell.coordinate for row in page for cell in row if cell.comment]
    assert "D4" in marked


def test_all_or_none_keeps_the_good_rows_out_with_the_bad(run: Run, csv: str) -> None:
    ended = run("sheet", "import", "plans", csv, "--all-or-none", "--json")
    assert ended.json["accepted"] == 0
    assert run("list", "plans", "--json").json == []


def test_the_text_form_counts_and_names_the_row(run: Run, csv: str) -> None:
    ended = run("sheet", "import", "plans", csv)
    assert ended.out.strip() == "读到 3 行，导入 2 行"
    assert "第 4 行“完成时限”，没有导入" in ended.err


def test_a_column_goes_where_it_is_told_or_nowhere(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("要做的事,考核要点\n集中学习,学完四本\n", encoding="utf-8")
    words = ("sheet", "import", "plans", str(path))
    mapped = run(*words, "--map", "要做的事=title", "--map", "考核要点=", "--json")
    assert mapped.json["accepted"] == 1, mapped
    (plan,) = run("list", "plans", "--json").json
    assert plan["title"] == "集中学习" and plan["acceptance_point"] is None
    assert run(*words, "--map", "要做的事").code == 2


def test_what_was_exported_comes_in_unchanged(run: Run, tmp_path: Path) -> None:
    run("add", "issues", *sets(ISSUE))
    before = run("list", "issues", "--json").json
    path = str(tmp_path / "issues.xlsx")
    ended = run("sheet", "export", "issues", path)
    assert ended.code == 0 and ended.out.strip() == path
    again = run("sheet", "import", "issues", path, "--json")
    assert again.json["rejected"] == [] and again.json["read"] == 1
    assert run("list", "issues", "--json").json == before


def test_an_export_can_be_narrowed_to_a_period(run: Run, tmp_path: Path) -> None:
    run("add", "issues", *sets(ISSUE))
    path = str(tmp_path / "issues.xlsx")
    run("sheet", "export", "issues", path, "--period", "2026-08")
    assert run("sheet", "import", "issues", path, "--dry-run", "--json").json["read"] == 0


def test_an_empty_table_can_be_written_without_a_data_folder(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    assert run("sheet", "template", "plans", str(path), data=None).code == 0
    assert path.read_bytes()[:2] == b"PK"


def test_a_file_that_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    gone = run("sheet", "import", "plans", str(tmp_path / "gone.xlsx"))
    assert gone.code == 1 and gone.err and "Traceback" not in gone.err
    (tmp_path / "text.xlsx").write_text("no workbook")
    assert run("sheet", "import", "plans", str(tmp_path / "text.xlsx")).code == 1
    assert run("sheet", "export", "plans", str(tmp_path / "none" / "x.xlsx")).code == 1


def test_a_template_is_written_for_every_ledger(run: Run, tmp_path: Path) -> None:
    for ledger in LEDGERS:
        path = tmp_path / f"{ledger.name}.xlsx"
        ended = run("sheet", "template", ledger.name, str(path))
        assert (ended.code, ended.out.strip()) == (0, str(path)), ended.err
        assert path.exists()

"""Records through the command line: what goes in, what comes out, what is refused by name."""

import json
from pathlib import Path

import pytest

from tests.models.cli_calls import ISSUE, Run, runner, sets


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands on the data folder of 清溪镇, where 张三 works."""
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    return run


def test_what_was_added_is_listed_with_codes_and_with_labels(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    (issue,) = run("list", "issues", "--json").json
    assert issue["uid"] == uid and issue["complete"] is True
    assert issue["source"] == "self_check" and issue["shown"]["source"] == "自查"
    assert issue["found_on"] == "2026-09-01" and issue["stage"] == "todo"
    assert issue["owner"] != "张三" and issue["shown"]["owner"] == "张三"
    assert issue["unit_name"] == "清溪镇" and issue["attachments"] == []


def test_a_draft_is_stored_and_what_it_lacks_is_said_beside_its_number(run: Run) -> None:
    ended = run("add", "issues", "--set", "problem=台账不全")
    assert ended.code == 0 and len(ended.out.split()) == 1
    assert "还是草稿" in ended.err and "还没有填来源" in ended.err
    assert run("list", "issues", "--json").json[0]["complete"] is False


def test_the_text_list_has_a_line_a_record_and_labels_at_its_head(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    head, row = run("list", "issues").out.splitlines()
    assert head.split()[:2] == ["uid", "编号"]
    assert row.split()[:3] == [uid, "2026-001", "发热门诊引导标识缺失"]


def test_a_file_of_records_with_rows_goes_in_and_each_takes_its_own_number(
    run: Run, tmp_path: Path
) -> None:
    measures = [{"measure": "换牌", "due_on": "2026-09-20", "owner": "张三"}]
    records = [ISSUE, ISSUE | {"measures": measures}]
    path = tmp_path / "records.json"
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    assert len(run("add", "issues", "--file", str(path)).out.split()) == 2
    listed = run("list", "issues", "--json").json
    assert sorted(issue["issue_no"] for issue in listed) == ["2026-001", "2026-002"]
    assert [len(issue["measures"]) for issue in listed] == [1, 0]
    assert listed[0]["measures"][0]["owner"] == listed[0]["owner"]


def test_one_bad_record_of_a_file_keeps_all_of_them_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    bad = ISSUE | {"found_on": "2026-02-30"}
    path.write_text(json.dumps([ISSUE, bad], ensure_ascii=False), encoding="utf-8")
    ended = run("add", "issues", "--file", str(path))
    assert ended.code == 1 and ended.out == ""
    assert "第 2 条" in ended.err and "发现日期" in ended.err
    assert run("list", "issues", "--json").json == []


def test_a_listed_number_goes_in_again_as_it_was_printed(run: Run, tmp_path: Path) -> None:
    run("add", "plans", "--set", "title=集中学习", "seq=7", "schedule_text=3月")
    (plan,) = run("list", "plans", "--json").json
    assert plan["seq"] == 7
    path = tmp_path / "again.json"
    path.write_text(json.dumps({"title": "再学", "seq": plan["seq"], "year": plan["year"]}))
    assert run("add", "plans", "--file", str(path)).code == 0
    assert [p["seq"] for p in run("list", "plans", "--json").json] == [7, 7]


def test_the_period_and_the_year_choose_what_is_listed(run: Run) -> None:
    run("add", "issues", *sets(ISSUE))
    assert len(run("list", "issues", "--period", "2026-09", "--json").json) == 1
    assert run("list", "issues", "--period", "2026-08", "--json").json == []
    assert run("list", "issues", "--year", "2025", "--json").json == []
    ended = run("list", "issues", "--period", "September")
    assert ended.code == 1 and "看不懂期间" in ended.err


def test_a_unit_is_chosen_by_its_name_and_an_unknown_one_is_named(run: Run) -> None:
    run("add", "issues", *sets(ISSUE))
    assert len(run("list", "issues", "--unit", "清溪镇", "--json").json) == 1
    ended = run("list", "issues", "--unit", "石桥镇")
    assert ended.code == 1 and "石桥镇" in ended.err


def test_two_of_one_name_have_to_be_told_apart_by_number(run: Run) -> None:
    other = run("add", "people", "--set", "name=张三").out.strip()
    ended = run("add", "issues", *sets(ISSUE))
    assert ended.code == 1 and "2 个“张三”" in ended.err
    told_apart = ISSUE | {"owner": other, "lead_leader": other}
    assert run("add", "issues", *sets(told_apart)).code == 0


def test_an_unknown_field_is_wrong_usage_and_the_known_ones_are_named(run: Run) -> None:
    ended = run("add", "issues", "--set", "tittle=x")
    assert ended.code == 2 and "tittle" in ended.err
    assert "issue_no" in ended.err and "measures" in ended.err
    assert run("add", "issues", "--set", "stage=done").code == 2
    assert run("add", "issues", "--set", "no equals sign").code == 2


def test_a_value_that_does_not_fit_says_which_field_and_what_may_stand_there(run: Run) -> None:
    ended = run("add", "issues", "--set", "problem=x", "source=道听途说")
    assert ended.code == 1
    assert ended.err.startswith("来源填得不对：") and "督导检查" in ended.err


def test_a_field_too_long_is_named_with_its_limit(run: Run) -> None:
    ended = run("add", "issues", "--set", "problem=x", f"issue_no={'9' * 41}")
    assert ended.code == 1 and "issue_no" in ended.err and "40" in ended.err


def test_a_verb_takes_its_fields_and_changes_the_record(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    ended = run("act", "issues", "start", uid, "--set", "effective_on=2026-09-03")
    assert ended.code == 0 and ended.out.strip() == uid
    (issue,) = run("list", "issues", "--json").json
    assert issue["stage"] == "doing"
    assert issue["events"][-1]["effective_on"] == "2026-09-03"


def test_a_verb_out_of_season_is_refused_with_a_sentence(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    ended = run("act", "issues", "request_closure", uid)
    assert ended.code == 1 and "现在不能" in ended.err
    assert "mark_done" in ended.err and "request_closure" not in ended.err


def test_an_unknown_verb_of_a_ledger_is_wrong_usage_and_its_verbs_are_named(run: Run) -> None:
    ended = run("act", "issues", "finish", "x")
    assert ended.code == 2 and "request_closure" in ended.err and "edit" in ended.err
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    ended = run("act", "issues", "start", uid, "--set", "reason=x")
    assert ended.code == 2 and "effective_on" in ended.err


def test_a_record_that_is_not_there_is_said(run: Run) -> None:
    ended = run("act", "issues", "start", "nobody")
    assert ended.code == 1 and "nobody" in ended.err


def test_evidence_is_attached_added_to_and_exchanged(run: Run, tmp_path: Path) -> None:
    for name in ("before.txt", "after.txt"):
        (tmp_path / name).write_bytes(name.encode())
    before, after = (f"@{tmp_path / name}" for name in ("before.txt", "after.txt"))
    uid = run("add", "issues", *sets(ISSUE | {"evidence": before})).out.strip()

    def names() -> list[str]:
        (issue,) = run("list", "issues", "--json").json
        return [row["file"][0]["name"] for row in issue["evidence"]]

    assert names() == ["before.txt"]
    assert run("act", "issues", "edit", uid, "--set", f"evidence+={after}").code == 0
    assert names() == ["before.txt", "after.txt"]
    assert run("act", "issues", "edit", uid, "--set", f"evidence={after}").code == 0
    assert names() == ["after.txt"]
    gone = run("act", "issues", "edit", uid, "--set", f"evidence=@{tmp_path / 'gone.txt'}")
    assert gone.code == 1 and "gone.txt" in gone.err
    assert names() == ["after.txt"]


def test_a_field_of_a_row_is_set_at_its_place(run: Run) -> None:
    measures = json.dumps([{"measure": "换牌"}, {"measure": "复查"}], ensure_ascii=False)
    uid = run("add", "issues", *sets(ISSUE), f"measures={measures}").out.strip()
    assert run("act", "issues", "edit", uid, "--set", "measures.2.state=已完成").code == 0
    (issue,) = run("list", "issues", "--json").json
    assert [row["state"] for row in issue["measures"]] == [None, "done"]
    ended = run("act", "issues", "edit", uid, "--set", "measures.3.state=已完成")
    assert ended.code == 2 and "measures.1." in ended.err


def test_what_has_happened_is_written_by_verbs_alone(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    for place in ("events=", "events.1.reason=x"):
        ended = run("act", "issues", "edit", uid, "--set", place)
        assert ended.code == 2 and "不能直接填" in ended.err
    unknown = run("act", "issues", "edit", uid, "--set", "tittle=x")
    assert "measures" in unknown.err and "events" not in unknown.err


def test_rows_that_name_their_number_keep_what_is_not_said_about_them(run: Run) -> None:
    measures = json.dumps([{"measure": "换牌"}, {"measure": "复查"}], ensure_ascii=False)
    uid = run("add", "issues", *sets(ISSUE), f"measures={measures}").out.strip()
    row = run("list", "issues", "--json").json[0]["measures"][1]
    kept = json.dumps([{"uid": row["uid"], "state": "done"}])
    run("act", "issues", "edit", uid, "--set", f"measures={kept}")
    (only,) = run("list", "issues", "--json").json[0]["measures"]
    assert only == row | {"state": "done"}


def test_a_deletion_needs_its_reason_and_takes_the_record_off_the_list(run: Run) -> None:
    uid = run("add", "issues", *sets(ISSUE)).out.strip()
    assert run("act", "issues", "delete", uid).code == 1
    assert run("act", "issues", "delete", uid, "--set", "cause=x").code == 2
    assert run("act", "issues", "delete", uid, "--set", "reason=重复登记").code == 0
    assert run("list", "issues", "--json").json == []


def test_an_unknown_ledger_is_wrong_usage_and_the_known_ones_are_named(run: Run) -> None:
    ended = run("list", "tickets")
    assert ended.code == 2 and "issues" in ended.err and "plans" in ended.err


def test_who_acts_is_kept_with_the_record(run: Run) -> None:
    run("--actor", "李四", "add", "issues", *sets(ISSUE), "--lang", "zh")
    uid = run("list", "issues", "--json").json[0]["uid"]
    assert run("act", "issues", "start", uid, "--actor", "王五").code == 0
    (issue,) = run("list", "issues", "--json").json
    assert issue["events"][-1]["by"] == "王五"


def test_json_reports_what_is_wrong_at_which_field(run: Run) -> None:
    (report,) = run("add", "issues", "--set", "problem=台账不全", "--json").json
    assert set(report) == {"uid", "rev", "complete", "problems"}
    assert {"field": "source", "level": "missing", "message": "还没有填来源"} in report["problems"]


def test_nothing_to_set_and_two_sources_at_once_are_wrong_usage(run: Run) -> None:
    assert run("add", "issues").code == 2
    assert run("add", "issues", "--set", "problem=x", "--file", "y.json").code == 2


def test_a_file_that_is_no_json_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_text("problem=x")
    assert "不是 JSON" in run("add", "issues", "--file", str(path)).err
    assert run("add", "issues", "--file", str(tmp_path / "none.json")).code == 1
    path.write_text("[1]")
    assert run("add", "issues", "--file", str(path)).code == 1


# Many at once


def a_task(run: Run, title: str, **values: str) -> str:
    held = {"title": title, "source": "会议", "assigned_on": "2026-09-01", **values}
    return run("add", "tasks", *sets(held)).out.strip()


def test_one_value_is_set_on_all_that_answer_and_who_refuses_is_named(run: Run) -> None:
    first = a_task(run, "补台账", owner_department="党建办", first_due_on="2026-09-20")
    second = a_task(run, "贴公示", owner_department="党建办", first_due_on="2026-10-31")
    other = a_task(run, "清书目", owner_department="宣传办", first_due_on="2026-09-20")
    where = ["--where", "owner_department=党建办", "--where", "state=待办"]
    wanted = ["--set", "first_due_on=2026-10-31", "owner=张三"]
    tried = run("set", "tasks", *where, *wanted, "--dry-run", "--json").json
    assert (tried["found"], len(tried["changed"])) == (2, 2)
    done = run("set", "tasks", *where, *wanted)
    assert done.out.strip() == "找到 2 条，改了 2 条"
    held = {r["uid"]: r for r in run("list", "tasks", "--json").json}
    assert [held[uid]["first_due_on"] for uid in (first, second)] == ["2026-10-31"] * 2
    assert {held[uid]["shown"].get("owner") for uid in (first, second)} == {"张三"}
    assert (held[other]["first_due_on"], held[other]["owner"]) == ("2026-09-20", None)
    assert held[second]["rev"] == 2
    empty = run("set", "tasks", "--where", "owner=", "--set", "owner=张三", "--json").json
    assert empty["changed"] == [other]


def test_setting_many_needs_to_be_told_which_and_what(run: Run) -> None:
    a_task(run, "补台账")
    for words in (["--set", "owner=张三"], ["--where", "owner="], ["--all", "--set", "state=done"]):
        assert run("set", "tasks", *words).code == 2
    assert run("set", "tasks", "--where", "什么=1", "--set", "owner=张三").code == 2
    a_task(run, "已办")
    refused = run("set", "tasks", "--all", "--set", f"outcome={'长' * 20_001}", "--json").json
    assert refused["changed"] == []
    assert {one["title"] for one in refused["refused"]} == {"补台账", "已办"}


def test_a_copy_is_a_new_record_with_what_is_said_otherwise(run: Run) -> None:
    uid = a_task(run, "补台账", owner_department="党建办", first_due_on="2026-09-20")
    assert run("act", "tasks", "start", uid).code == 0
    assert run("act", "tasks", "edit", uid, *sets({"outcome": "补了一半"})).code == 0
    copy = run("copy", "tasks", uid, "--set", "title=再补台账").out.strip()
    held = {r["uid"]: r for r in run("list", "tasks", "--json").json}
    assert held[copy]["title"] == "再补台账"
    assert held[copy]["first_due_on"] == "2026-09-20"
    assert (held[copy]["outcome"], held[copy]["shown"]["state"]) == (None, "待办")
    assert held[uid]["shown"]["state"] == "办理中"

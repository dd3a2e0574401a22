"""What whoever can touch the files, or is at the keyboard under another name, does not gain."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from models import keys
from models.accounts import attempts
from models.accounts.idle import confirm, who_fits
from models.accounts.keeping import (
    accounts_of,
    add_account,
    change_password,
    new_recovery_code,
    remove_account,
    set_roles,
)
from models.accounts.listed import Listed, Member, unlock_for, write_list
from models.accounts.rights import Right, Role
from models.backups import back_up_today, backup, backups, check_all, kept_in
from models.database import open_key
from models.errors import UserError
from models.exchange.desks.enrolling import examine_answer, examine_request
from models.exchange.receiving.inbox import import_packages, inspect
from models.exchange.sending.outbox import Statement
from models.exchange.sending.submitting import same_person
from models.keys import KEYS_FILE
from models.ledgers import issues
from models.ledgers.closure import ClosureState
from models.ledgers.decisions import Decision, DecisionKind, counting
from models.ledgers.deeds import Deed
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.people import Person
from models.ledgers.tasks import Task, TaskSource
from models.ledgers.units import Level
from models.office import Office, set_up
from models.private_folder import PrivateFolder, sweep_private_folders
from models.record import Facts, Record, read_state
from models.reports.kinds import template_from
from models.rescue.view import View
from models.restoring import restore, restore_elsewhere
from models.second_disk import carry, choose_second_disk, second_disk
from models.sheets.grid import read_book
from models.shelf.manifest import beside
from models.updates.package import read_package
from tests.conftest import Clock
from tests.exchanging import Road, act, ready_to_close, world

ZHOU, WANG, LI = "青山-绿水-2026", "大河-小溪-2027", "白云-蓝天-2028"
OLDER = "密钥文件比数据旧"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ARGON2", {"iterations": 1, "lanes": 1, "memory_cost": 8})


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An office with one password."""
    folder = tmp_path / "alone"
    set_up(folder, "清溪镇", Level.UNIT, password=ZHOU)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """周敏 does everything, 王芳 fills in, 李强 keeps the keys."""
    folder = tmp_path / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder) as office:
        add_account(office, "周敏", ZHOU, frozenset(Role))
        add_account(office, "王芳", WANG, [Role.FILLER])
        add_account(office, "李强", LI, [Role.KEEPER])
    return folder


def opened(folder: Path, password: str | None, name: str | None = None) -> Office:
    return Office(folder, lambda: password, account=name)


def enters(folder: Path, password: str | None, name: str | None = None) -> None:
    opened(folder, password, name).close()


def test_no_copy_of_the_key_file_beside_the_backups_opens_what_has_a_password_now(
    tmp_path: Path,
) -> None:
    folder, stick = tmp_path / "office", tmp_path / "stick"
    set_up(folder, "清溪镇", Level.UNIT)
    stick.mkdir()
    with Office(folder) as office:
        before = (folder / KEYS_FILE).read_bytes()
        disk = choose_second_disk(office, stick)
        backup(office, "manual")
        shutil.copy(folder / KEYS_FILE, disk.shelf)
        change_password(office, "", ZHOU)
        for shelf in (folder / "backups", disk.shelf):
            assert (shelf / KEYS_FILE).read_bytes() == (folder / KEYS_FILE).read_bytes()
        add_account(office, "周敏", WANG, frozenset(Role))
        assert (disk.shelf / KEYS_FILE).read_bytes() == (folder / KEYS_FILE).read_bytes()
    (folder / KEYS_FILE).write_bytes(before)
    with pytest.raises(UserError, match=OLDER):
        enters(folder, None)


def test_an_earlier_password_or_code_does_not_open_with_the_key_file_of_then(alone: Path) -> None:
    with opened(alone, ZHOU) as office:
        code = new_recovery_code(office)
    with_code = (alone / KEYS_FILE).read_bytes()
    with opened(alone, code) as office:
        new_recovery_code(office)
        change_password(office, ZHOU, WANG)
    (alone / KEYS_FILE).write_bytes(with_code)
    for given in (ZHOU, code):
        with pytest.raises(UserError, match=OLDER):
            enters(alone, given)
    shutil.copy(alone / "backups" / KEYS_FILE, alone / KEYS_FILE)  # as the refusal says
    enters(alone, WANG)


def test_a_made_up_key_file_neither_lifts_the_lock_nor_stands_for_the_old_password(
    alone: Path,
) -> None:
    path = alone / KEYS_FILE
    with opened(alone, ZHOU) as office:
        whole = path.read_bytes()
        for password in (None, WANG):
            keys.write_keys(path, bytes(32), password)
            for given in (WANG, ZHOU):
                with pytest.raises(UserError, match="密码不对"):
                    confirm(office, given)
        with pytest.raises(UserError, match="密码不对"):
            change_password(office, WANG, LI)
        path.write_bytes(whole)
        confirm(office, ZHOU)


def test_a_made_up_list_of_accounts_lifts_no_lock_and_lets_nobody_take_over(folder: Path) -> None:
    path = folder / KEYS_FILE
    with opened(folder, ZHOU, "周敏") as office:
        zhou = accounts_of(office)[0]
        slot = keys.make_slot(bytes(32), LI, account=zhou.uid, name=zhou.name)
        member = Member(zhou.uid, zhou.name, zhou.roles, keys.fingerprint(slot))
        listed = write_list(Listed(99, (member,)))
        keys.write_listed_keys(path, bytes(32), [slot], listed)
        for asks in (confirm, lambda office, given: who_fits(office, given, "周敏")):
            with pytest.raises(UserError, match="密码不对"):
                asks(office, LI)


def test_an_older_key_file_put_there_while_the_data_are_open_changes_nothing(folder: Path) -> None:
    path = folder / KEYS_FILE
    before = path.read_bytes()
    with opened(folder, ZHOU, "周敏") as office:
        remove_account(office, "李强")
        path.write_bytes(before)
        for deed in (
            lambda: set_roles(office, "王芳", [Role.AUDITOR]),
            lambda: new_recovery_code(office),
            lambda: add_account(office, "赵伟", "长风-破浪-2029", [Role.FILLER]),
            lambda: confirm(office, ZHOU),
            lambda: who_fits(office, LI, "李强"),
        ):
            with pytest.raises(UserError, match=OLDER):
                deed()
    with pytest.raises(UserError, match=OLDER):
        enters(folder, LI, "李强")


def test_putting_a_backup_back_does_not_bring_back_who_could_open_then(
    folder: Path, clock: Clock
) -> None:
    with opened(folder, ZHOU, "周敏") as office:
        old, before = backup(office, "manual"), (folder / KEYS_FILE).read_bytes()
        remove_account(office, "李强")
        key = open_key()
    restore(folder, key, old, now=clock())
    now = (folder / KEYS_FILE).read_bytes()
    (folder / KEYS_FILE).write_bytes(before)
    with pytest.raises(UserError, match=OLDER):
        enters(folder, LI, "李强")
    (folder / KEYS_FILE).write_bytes(now)
    enters(folder, ZHOU, "周敏")


def test_who_keeps_the_keys_no_more_restores_nothing_with_the_key_file_of_then(
    folder: Path, clock: Clock
) -> None:
    path = folder / KEYS_FILE
    with opened(folder, ZHOU, "周敏") as office:
        old, before = backup(office, "manual"), path.read_bytes()
        set_roles(office, "李强", [Role.AUDITOR])
    now = path.read_bytes()
    path.write_bytes(before)
    key = unlock_for(Right.RESTORE, path, lambda: LI, "李强")
    with pytest.raises(UserError, match=OLDER):
        restore(folder, key, old, now=clock())
    path.write_bytes(now)
    with opened(folder, LI, "李强") as office:
        assert office.account is not None and office.account.roles == {Role.AUDITOR}


def test_what_was_done_in_other_roles_is_not_undone_in_these(folder: Path) -> None:
    with opened(folder, ZHOU, "周敏") as office:
        for name in ("赵伟", "钱进"):
            office.door.store(office.door.new(Person, name=name))
        office.door.undo()
        set_roles(office, "周敏", [Role.KEEPER, Role.AUDITOR])
        assert office.door.undoable() is None and office.door.redoable() is None
        for deed in (office.door.undo, office.door.redo):
            with pytest.raises(UserError, match="没有可以"):
                deed()


def test_a_folder_that_is_only_read_keeps_its_key_file(folder: Path) -> None:
    held = (folder / KEYS_FILE).read_bytes()
    with View(folder, lambda: WANG, account="王芳") as office:
        with pytest.raises(UserError, match="只读打开"):
            change_password(office, WANG, LI)
        assert (folder / KEYS_FILE).read_bytes() == held


@pytest.mark.parametrize(
    "left", ['{"": [1e999, 1]}', '{"": [3, 1e999]}', "[" * 100_000, '{"": 5}', '{"": ["a", 1]}']
)
def test_nothing_written_over_the_failed_tries_keeps_the_right_password_out_for_long(
    alone: Path, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(attempts, "clock", lambda: now[0])
    (alone / attempts.ATTEMPTS_FILE).write_text(left, encoding="utf-8")
    try:
        enters(alone, ZHOU)
    except UserError as error:
        assert "5 秒以后再试" in str(error)
        now[0] += 5
        enters(alone, ZHOU)


def test_a_time_that_is_none_does_not_end_the_waiting(alone: Path) -> None:
    (alone / attempts.ATTEMPTS_FILE).write_text('{"": [3, NaN]}', encoding="utf-8")
    with pytest.raises(UserError, match="5 秒以后再试"):
        enters(alone, ZHOU)


@pytest.mark.parametrize("content", ["[" * 100_000, '{"slots": [5]}', "", "5"])
def test_a_key_file_that_makes_no_sense_is_refused_in_a_sentence(alone: Path, content: str) -> None:
    (alone / KEYS_FILE).write_text(content, encoding="utf-8")
    keys.is_protected(alone / KEYS_FILE)
    with pytest.raises(UserError, match=r"读不出来|不是学教台账"):
        enters(alone, ZHOU)


def test_a_file_that_somebody_put_among_the_backups_takes_the_place_of_none(alone: Path) -> None:
    with opened(alone, ZHOU) as office:
        today = f"{office.door.today:%Y%m%d}"
        planted = alone / "backups" / f"999999_{today}-000000_daily.xjt"
        planted.write_bytes(b"nothing")
        made = back_up_today(office)
        assert made is not None and made != planted
        assert backups(office)[0] == made
        assert back_up_today(office) is None
        assert backups(office)[0] == made


def test_nothing_is_written_through_a_link_that_lies_in_the_data_folder(
    alone: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "letter.txt"
    precious.write_text("dear", encoding="utf-8")
    for place in (alone, alone / "backups"):
        (place / f"{KEYS_FILE}.tmp").symlink_to(precious)
    with opened(alone, ZHOU) as office:
        change_password(office, ZHOU, WANG)
        assert (alone / "backups" / KEYS_FILE).read_bytes() == (alone / KEYS_FILE).read_bytes()
        backup(office, "manual")
    assert precious.read_text(encoding="utf-8") == "dear"
    assert json.loads((alone / KEYS_FILE).read_text(encoding="utf-8"))["slots"]


def test_one_name_written_otherwise_is_no_second_person(folder: Path) -> None:
    with opened(folder, ZHOU, "周敏") as office:
        for name in ("王\u200b芳", "王 芳", "王芳\u2060"):
            with pytest.raises(UserError, match="已经有叫"):
                add_account(office, name, "长风-破浪-2029", [Role.REVIEWER])
        with pytest.raises(UserError, match="打开恢复码时用的名字"):
            add_account(office, "恢复码", "长风-破浪-2029", [Role.REVIEWER])
    for one, other in (("王芳", "王\u200b芳"), ("Li Qiang", "ＬＩ qiang"), ("王芳", "王\ufeff芳")):
        assert same_person(Statement("filler", one, ""), Statement("reviewer", other, ""))
    assert not same_person(Statement("filler", "王芳", ""), Statement("reviewer", "王方", ""))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_never_ends_is_refused_before_it_is_read(alone: Path, tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe.xjb", tmp_path / "device.xjb"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    with opened(alone, ZHOU) as office:
        looks: list[Callable[[Path], object]] = [
            lambda path: inspect(office, path).result,
            lambda path: import_packages(office, [path])[0].result,
        ]
        for path in (pipe, device):
            assert [look(path) for look in looks] == ["refused", "refused"]
            reads: list[Callable[[Path], object]] = [
                office.attachments.add_file,
                partial(examine_answer, office),
                examine_request,
                lambda path: read_package(path, ()),
                read_book,
                lambda path: template_from(path.rename(path.with_suffix(".docx"))),
            ]
            for read in reads:
                with pytest.raises(UserError, match="读不"):
                    read(path)
        assert not list((alone / "quarantine").iterdir())


def test_plain_copies_that_a_kill_has_left_behind_go_when_the_program_next_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = (
        "import os, tempfile; tempfile.tempdir = {place!r}\n"
        "from models.private_folder import PrivateFolder\n"
        "own = PrivateFolder(); (own.path / 'letter.pdf').write_text('dear')\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed.format(place=str(tmp_path))], check=False)
    in_use = PrivateFolder()
    (in_use.path / "letter.pdf").write_text("dear", encoding="utf-8")
    sweep_private_folders()
    assert list(tmp_path.rglob("*.pdf")) == [in_use.path / "letter.pdf"]
    in_use.close()
    assert not list(tmp_path.iterdir())


@pytest.fixture
def refused(tmp_path: Path, clock: Clock) -> tuple[Road, str]:
    """A unit whose closure of an issue the city has refused, and the issue."""
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "refuse", reason="标识还没有重做")
    road.take("unit", *road.send_down("city"))
    return road, uid


def turn_into_an_own_find(road: Road, uid: str) -> None:
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.source = IssueSource.SELF_CHECK
        office.door.store(issue)


def test_what_the_level_above_has_refused_is_not_taken_out_of_its_hands(
    refused: tuple[Road, str],
) -> None:
    road, uid = refused
    with pytest.raises(UserError, match="上级已经作过决定的"):
        turn_into_an_own_find(road, uid)


def test_nor_by_a_unit_whose_program_lets_it(
    refused: tuple[Road, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    road, uid = refused
    monkeypatch.setattr(issues, "keep_judge", lambda _record, _facts: None)
    turn_into_an_own_find(road, uid)
    [taken] = road.take("city", road.send_up("unit"))
    assert taken.result == "accepted"
    with road.open("city") as office:
        issue = office.door.load(Issue, uid)
        assert issue.source is IssueSource.SELF_CHECK
        assert issue.closure_state is ClosureState.REFUSED


@pytest.mark.parametrize(
    ("model", "asked", "own"),
    [
        (Task, {"source": TaskSource.SUPERIOR}, {"source": TaskSource.MEETING}),
        (Deed, {"adoption_requested_on": date(2026, 9, 1)}, {"adoption_requested_on": None}),
    ],
)
def test_nor_are_deeds_and_tasks(
    alone: Path, model: type[Record], asked: dict[str, object], own: dict[str, object]
) -> None:
    with opened(alone, ZHOU) as office:
        record = office.door.new(model, **asked)
        before = read_state(record)
        above = Decision(
            uid="d", unit="city", subject_uid=record.uid, subject_unit=office.unit, subject_rev=1
        )
        above.kind = DecisionKind.ACCEPTANCE
        for name, value in own.items():
            setattr(record, name, value)
        record.settle(Facts(office.door.today, (), before))
        with pytest.raises(UserError, match="上级已经作过决定的"):
            record.settle(Facts(office.door.today, (above,), before))
        assert counting(office.unit, [above], own_decides=True) == [above]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders from others by itself")
def test_other_users_of_the_computer_do_not_read_a_data_folder(
    alone: Path, tmp_path: Path, clock: Clock
) -> None:
    with opened(alone, ZHOU) as office:
        copy = backup(office, "manual")
    elsewhere = tmp_path / "elsewhere"
    restore_elsewhere(elsewhere, copy, lambda: ZHOU, now=clock())
    assert [folder.stat().st_mode & 0o077 for folder in (alone, elsewhere)] == [0, 0]


@pytest.mark.parametrize(
    "noted",
    [
        "[" * 100_000,
        '{"checked": 5, "second": 5}',
        '{"checked": {"x": 5}, "second": {}}',
        '{"second": {"shelf": "/nowhere", "last": "x"}}',
        '{"second": {"shelf": 5, "last": null}}',
    ],
)
def test_notes_that_make_no_sense_hinder_no_backup(alone: Path, noted: str) -> None:
    (alone / "backups" / "notes.json").write_text(noted, encoding="utf-8")
    with opened(alone, ZHOU) as office:
        made = backup(office, "manual")
        assert second_disk(alone) is None
        assert carry(office) is None
        assert [some.path for some in kept_in(alone) if some.verified] == [made]
        beside(made).write_text("[" * 100_000, encoding="utf-8")
        [checked] = check_all(alone / "backups", open_key(), office.door.now)
        assert "清单已经损坏" in str(checked.fault)


def test_a_slot_cut_out_of_the_key_file_is_missed_before_anything_is_written(folder: Path) -> None:
    path = folder / KEYS_FILE
    with opened(folder, ZHOU, "周敏") as office:
        content = json.loads(path.read_text(encoding="utf-8"))
        del content["slots"][1]
        path.write_text(json.dumps(content), encoding="utf-8")
        cut = path.read_bytes()
        with pytest.raises(UserError, match=r"密钥文件.*从备份里取回它"):
            set_roles(office, "李强", [Role.KEEPER, Role.AUDITOR])
        assert path.read_bytes() == cut

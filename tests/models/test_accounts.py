"""Accounts: each opens with its own key, does what its roles allow; files give nobody more."""

import importlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models import changes, keys
from models.accounts import attempts, keeping, rights
from models.accounts.idle import confirm
from models.accounts.keeping import (
    accounts_of,
    add_account,
    change_password,
    has_recovery_code,
    new_recovery_code,
    remove_account,
    reset_password,
    set_roles,
)
from models.accounts.passwords import check_password
from models.accounts.recovery_code import new_code, read_code
from models.accounts.rights import NEEDED, ROLES_OF, Account, Forbidden, Right, Role
from models.backups import backup
from models.changes import Change
from models.errors import UserError
from models.exchange.sending.outbox import Statement
from models.exchange.sending.submitting import wrong_signature
from models.integrity import look_at_changes
from models.keys import KEYS_FILE
from models.ledger import By
from models.ledgers import LEDGERS
from models.ledgers.decisions import Decision
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.periods import Period
from models.record import tuples
from tests.conftest import Clock
from tests.models.cli_calls import runner

ZHOU, WANG = "青山-绿水-2026", "大河-小溪-2027"
EVERYTHING = frozenset(Role)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ARGON2", {"iterations": 1, "lanes": 1, "memory_cost": 8})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """周敏 keeps the keys and does everything, 王芳 only fills in."""
    folder = tmp_path / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder) as office:
        add_account(office, "周敏", ZHOU, EVERYTHING)
        add_account(office, "王芳", WANG, [Role.FILLER])
    return folder


def opened(folder: Path, name: str | None, password: str) -> Office:
    return Office(folder, lambda: password, account=name)


def rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / KEYS_FILE
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_each_account_opens_with_its_own_password_and_signs_what_it_does(folder: Path) -> None:
    with opened(folder, "王芳", WANG) as office:
        person = office.door.new(Person, name="李强")
        office.door.store(person)
        assert person.changed_by == "王芳"
        assert office.protected
    with pytest.raises(UserError, match="密码不对"):
        opened(folder, "王芳", ZHOU)
    with pytest.raises(UserError, match="写明用哪一个：周敏 王芳"):
        opened(folder, None, ZHOU)
    with pytest.raises(UserError, match="没有“李强”这个账号"):
        opened(folder, "李强", ZHOU)


def test_the_role_matrix_is_what_was_declared(folder: Path) -> None:
    for right in Right:
        for role in Role:
            person = Account("x", "某人", frozenset({role}))
            rights.put_to_work(person)
            try:
                if role in ROLES_OF[right]:
                    rights.need(right)
                else:
                    with pytest.raises(Forbidden, match="“某人”不能"):
                        rights.need(right)
            finally:
                rights.put_to_work(None)


VERBS = (
    *("models.bands", "models.figures.figure", "models.issuing.keeping", "models.door"),
    *(f"models.exchange.sending.{m}" for m in ("outbox", "submitting", "explanations", "road")),
    *(f"models.exchange.sending.{m}" for m in ("relays", "by_hand")),
    *(f"models.exchange.receiving.{m}" for m in ("spoken", "inbox", "history")),
    *(f"models.exchange.desks.{m}" for m in ("chasing", "mapping_desk", "enrolling")),
    *("models.exchange.trust.revoking", "models.exchange.trust.rotation"),
    *("models.exchange.trust.trust", "models.accounts.keeping", "models.accounts.idle"),
    *(
        "models.privacy.erasing",
        "models.first_steps",
        "models.second_disk",
        "models.updates.applying",
    ),
    *("models.exchange.numbering.epochs", "models.exchange.numbering.own_epoch"),
)


DECLARED = {
    Right.ISSUE: "issue_figures issue_one_table issue_report withdraw",
    Right.SEND: (
        "copy_files copy_to explain export_down export_up note_carried "
        "record_chase record_letters submit"
    ),
    Right.RECEIVE: (
        "import_packages retry_quarantined take take_spoken_receipt undo_import untake"
    ),
    Right.SETTINGS: (
        "ask ask_children choose_second_disk forget_second_disk keep_bands keep_decimals "
        "keep_idle_minutes put_away take_update"
    ),
    Right.TRUST: (
        "accept_request begin_alone begin_epoch grant_epoch install_answer "
        "renew_keys resume_stream revoke rotate_keys write_answer "
        "write_reading_key write_request"
    ),
    Right.ERASE: "drop_older erase",
    Right.ACCOUNTS: "add_account new_recovery_code remove_account reset_password set_roles",
}
"""Every verb that asks for a right by itself; the door asks for those of records."""


def test_every_verb_refuses_every_role_that_lacks_its_right() -> None:
    """Called with nothing: one that let somebody in would fail by its missing arguments."""
    for name in VERBS:
        importlib.import_module(name)
    refused = 0
    for name, right in NEEDED.items():
        module, _, verb = name.rpartition(".")
        if module == "models.door.Door":
            function = getattr(importlib.import_module("models.door").Door, verb)
        else:
            function = getattr(importlib.import_module(module), verb)
        for role in Role:
            rights.put_to_work(Account("x", "某人", frozenset({role})))
            try:
                with pytest.raises(TypeError if role in ROLES_OF[right] else Forbidden) as said:
                    function()
                refused += said.type is Forbidden
            finally:
                rights.put_to_work(None)
    asked: dict[Right, list[str]] = {right: [] for right in DECLARED}
    for name, right in NEEDED.items():
        asked[right].append(name.rpartition(".")[2])
    assert {right: " ".join(sorted(names)) for right, names in asked.items()} == DECLARED
    assert refused >= 3 * len(NEEDED)


def test_entering_takes_a_filler_and_deciding_a_reviewer(folder: Path, clock: Clock) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        add_account(office, "赵伟", "白云-黑土-2028", [Role.REVIEWER, Role.AUDITOR])
    with opened(folder, "赵伟", "白云-黑土-2028") as office:
        with pytest.raises(Forbidden, match="“赵伟”不能录入和修改记录，要由填报人来做"):
            office.door.store(office.door.new(Person, name="李强"))
        for ledger in LEDGERS:
            for action in ledger.actions:
                if action.by in (By.OWNER, By.BELOW):
                    with pytest.raises(Forbidden):
                        office.door.act(action, office.door.new(ledger.model))
    with opened(folder, "王芳", WANG) as office:
        with pytest.raises(Forbidden, match="要由审核人或负责人来做"):
            office.door.store(office.door.new(Decision))
        for ledger in LEDGERS:
            for action in ledger.actions:
                if action.by in (By.SUPERIOR, By.ABOVE):
                    with pytest.raises(Forbidden):
                        office.door.act(action, office.door.new(ledger.model))


def test_writing_roles_or_names_into_the_key_file_gives_nothing(folder: Path) -> None:
    def take_the_keepers_name(content: dict[str, Any]) -> None:
        mine, his = content["slots"][1], content["slots"][0]
        mine["name"], mine["roles"] = "周敏", ["keeper"]
        his["name"] = "王芳"

    rewrite(folder, take_the_keepers_name)
    with opened(folder, "周敏", WANG) as office:  # the name only picks the slot
        assert office.door.actor == "王芳"
        with pytest.raises(Forbidden):
            add_account(office, "外人", "长风-破浪-2029", EVERYTHING)


@pytest.mark.parametrize("part", ["account", "accounts", "format"])
def test_a_slot_under_another_account_or_without_its_list_does_not_open(
    folder: Path, part: str
) -> None:
    def change(content: dict[str, Any]) -> None:
        if part == "account":
            content["slots"][1]["account"] = content["slots"][0]["account"]
        elif part == "accounts":
            content["accounts"] = content["accounts"][:-8] + "AAAAAAA="
        else:
            content["format"] = 1

    rewrite(folder, change)
    with pytest.raises(UserError, match=r"密码不对|读不出来|密钥文件比数据旧"):
        opened(folder, "王芳", WANG)


def test_an_earlier_key_file_put_back_is_refused(folder: Path) -> None:
    before = (folder / KEYS_FILE).read_bytes()
    with opened(folder, "周敏", ZHOU) as office:
        set_roles(office, "王芳", [Role.AUDITOR])
        remove_account(office, "王芳")
    with pytest.raises(UserError, match="没有“王芳”这个账号"):
        opened(folder, "王芳", WANG)
    (folder / KEYS_FILE).write_bytes(before)
    with pytest.raises(UserError, match="密钥文件比数据旧"):
        opened(folder, "王芳", WANG)


def test_the_open_key_file_from_before_the_accounts_opens_nothing(tmp_path: Path) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    before = (tmp_path / "office" / KEYS_FILE).read_bytes()
    with Office(tmp_path / "office") as office:
        add_account(office, "周敏", ZHOU, EVERYTHING)
    (tmp_path / "office" / KEYS_FILE).write_bytes(before)
    with pytest.raises(UserError, match="密钥文件比数据旧"):
        Office(tmp_path / "office")


def test_a_removed_slot_pasted_back_is_not_on_the_list(folder: Path) -> None:
    slot = json.loads((folder / KEYS_FILE).read_text(encoding="utf-8"))["slots"][1]
    with opened(folder, "周敏", ZHOU) as office:
        remove_account(office, "王芳")
    rewrite(folder, lambda content: content["slots"].append(slot))
    with pytest.raises(UserError, match="账号停用了，或者密码已经换过"):
        opened(folder, "王芳", WANG)


def test_a_password_is_changed_with_the_old_one_or_by_the_keeper(folder: Path) -> None:
    with opened(folder, "王芳", WANG) as office:
        with pytest.raises(UserError, match="密码不对"):
            change_password(office, "不是这个密码", "长风-破浪-2029")
        change_password(office, WANG, "长风-破浪-2029")
        with pytest.raises(Forbidden):
            reset_password(office, "周敏", "长风-破浪-2030")
    with opened(folder, "周敏", ZHOU) as office:
        reset_password(office, "王芳", "长风-破浪-2031")
    for old in (WANG, "长风-破浪-2029"):
        with pytest.raises(UserError, match="密码不对"):
            opened(folder, "王芳", old)
    opened(folder, "王芳", "长风-破浪-2031").close()


def test_the_last_keeper_stays(folder: Path) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        with pytest.raises(UserError, match="至少要留一个密钥保管"):
            set_roles(office, "周敏", [Role.FILLER])
        with pytest.raises(UserError, match="正在用这个账号"):
            remove_account(office, "周敏")
        set_roles(office, "王芳", [Role.KEEPER])
        set_roles(office, "周敏", [Role.FILLER])
        with pytest.raises(Forbidden):
            remove_account(office, "王芳")


def test_a_lost_password_is_helped_by_the_code_in_the_envelope(folder: Path) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        first = new_recovery_code(office)
        code = new_recovery_code(office)
    with pytest.raises(UserError, match="密码不对"):
        opened(folder, None, first)
    with opened(folder, None, code.lower().replace("-", " ")) as office:
        assert office.door.actor == "恢复码"
        with pytest.raises(Forbidden):
            office.door.store(office.door.new(Person, name="李强"))
        reset_password(office, "周敏", "长风-破浪-2031")
    opened(folder, "周敏", "长风-破浪-2031").close()


def test_a_single_password_has_a_code_in_the_envelope_too(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    set_up(folder, "清溪镇", Level.UNIT, password=ZHOU, actor="周敏")
    with opened(folder, None, ZHOU) as office:
        assert not has_recovery_code(office)
        first = new_recovery_code(office)
        code = new_recovery_code(office)
        assert has_recovery_code(office)
        assert "生成新的恢复码" in str(Change.select().order_by(Change.seq.desc()).get().why)
        assert look_at_changes(office.unit).faults == []
    with pytest.raises(UserError, match="密码不对"):
        opened(folder, None, first)
    with opened(folder, None, code.lower()) as office:
        confirm(office, code)
        with pytest.raises(UserError, match="密码不对"):
            change_password(office, first, WANG)
        change_password(office, code, WANG)
    with pytest.raises(UserError, match="密码不对"):
        opened(folder, None, ZHOU)
    with opened(folder, None, WANG) as office:
        add_account(office, "周敏", ZHOU, frozenset(Role))
        assert has_recovery_code(office)
    with opened(folder, None, code) as office:
        assert office.door.actor == "恢复码"
        assert office.account is not None and office.account.roles == {Role.KEEPER}


def test_without_a_password_there_is_nothing_to_recover(tmp_path: Path) -> None:
    set_up(tmp_path / "open", "清溪镇", Level.UNIT)
    with Office(tmp_path / "open") as office:
        with pytest.raises(UserError, match="现在没有密码"):
            new_recovery_code(office)
        assert not has_recovery_code(office)


def test_a_code_with_a_slip_is_no_code() -> None:
    code = new_code()
    assert read_code(code) is not None
    assert len(read_code(code) or "") * 5 == 160
    for at, letter in enumerate(code):
        if letter != "-":
            other = "A" if letter != "A" else "C"
            assert read_code(code[:at] + other + code[at + 1 :]) is None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("短密码", "至少 8 位"),
        ("a" * 129, "最多 128 位"),
        ("Password123", "太常见"),
        ("12345678", "太常见"),
        ("98765432", "太常见"),
        ("aaaabbbb", "太常见"),
        ("周敏2026abc", "不要用自己的姓名"),
        ("ZhouMin1988", "不要用自己的姓名"),
        ("qingxizhen2026", "不要用自己的姓名或单位名称"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        check_password(password, "周敏", "清溪镇")


def test_failed_tries_wait_longer_each_time_and_over_restarts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(attempts, "clock", lambda: now[0])
    for _ in range(attempts.FREE):
        with pytest.raises(UserError, match="密码不对"):
            opened(folder, "王芳", "不是这个密码")
    for wait in (5, 10, 20, 40, 80, 160, 320, 640, 900, 900):
        now[0] += wait - 1
        with pytest.raises(UserError, match="1 秒以后再试"):
            opened(folder, "王芳", WANG)  # not even the right one
        now[0] += 1
        with pytest.raises(UserError, match="密码不对"):
            opened(folder, "王芳", "不是这个密码")
    opened(folder, "周敏", ZHOU).close()
    now[0] += 900
    opened(folder, "王芳", WANG).close()
    assert not (folder / attempts.ATTEMPTS_FILE).exists()


def test_setting_the_clock_back_does_not_shorten_the_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(attempts, "clock", lambda: now[0])
    for _ in range(attempts.FREE):
        with pytest.raises(UserError, match="密码不对"):
            opened(folder, "王芳", "不是这个密码")
    now[0] -= 100_000
    with pytest.raises(UserError, match="5 秒以后再试"):
        opened(folder, "王芳", WANG)
    now[0] += 5  # counted from then on, not from a time that may be far off
    opened(folder, "王芳", WANG).close()


RELEASED: dict[str, Any] = {
    "magic": "study-ledger-keys",
    "format": 1,
    "slots": [
        {
            "kind": "password",
            "argon2id": {"iterations": 3, "lanes": 4, "memory_cost": 65536},
            "salt": "43bIjNOj5EG0f5DEc7CiXg==",
            "nonce": "IpugMaoIn/oEqUvv",
            "wrapped": "ep9hSuXNEeaCQcaN9E1Chs3s5sbdRNGo32wYb7TbeyDi+oxyoYmlYiHUVVnzznf0",
        }
    ],
}
"""As the programs wrote it that knew no accounts: the key 00 01 … 1f under 青山2026."""


def test_a_key_file_from_before_there_were_accounts_opens(tmp_path: Path) -> None:
    path = tmp_path / KEYS_FILE
    path.write_text(json.dumps(RELEASED), encoding="utf-8")
    assert keys.read_keys(path, lambda: "青山2026") == bytes(range(32))
    RELEASED["slots"][0]["argon2id"]["memory_cost"] = 1 << 40
    path.write_text(json.dumps(RELEASED), encoding="utf-8")
    with pytest.raises(UserError, match="读不出来"):
        keys.read_keys(path, lambda: "青山2026")


def test_ending_between_key_file_and_change_leaves_a_folder_that_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        with monkeypatch.context() as patched:
            patched.setattr(keeping, "put_setting", _cut_off)
            with pytest.raises(KeyboardInterrupt):
                set_roles(office, "王芳", [Role.AUDITOR])
        before = (folder / KEYS_FILE).read_bytes()
    with opened(folder, "王芳", WANG) as office:
        assert office.account is not None and office.account.roles == {Role.AUDITOR}
    with opened(folder, "周敏", ZHOU) as office:
        set_roles(office, "王芳", [Role.FILLER])
        assert changes.broken_at() is None
    (folder / KEYS_FILE).write_bytes(before)
    with pytest.raises(UserError, match="密钥文件比数据旧"):
        opened(folder, "王芳", WANG)


def _cut_off(*_said: object) -> None:
    raise KeyboardInterrupt


def test_a_folder_with_one_password_becomes_one_with_accounts(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    set_up(folder, "清溪镇", Level.UNIT, password="青山绿水2026")
    with Office(folder, lambda: "青山绿水2026") as office:
        assert office.account is None
        assert accounts_of(office) == []
        with pytest.raises(UserError, match="角色里加上密钥保管"):
            add_account(office, "周敏", ZHOU, [Role.FILLER])
        add_account(office, "周敏", ZHOU, [Role.FILLER, Role.KEEPER])
        assert office.door.actor == "周敏"
    with pytest.raises(UserError, match="密码不对"):
        Office(folder, lambda: "青山绿水2026")
    with Office(folder, lambda: ZHOU) as office:  # the only account needs no naming
        assert office.account is not None


def test_a_folder_that_lay_open_is_given_a_password(tmp_path: Path) -> None:
    set_up(tmp_path / "data", "清溪镇", Level.UNIT)
    with Office(tmp_path / "data") as office:
        change_password(office, "", ZHOU)
        assert office.protected
    with pytest.raises(UserError, match="需要密码"):
        Office(tmp_path / "data")
    Office(tmp_path / "data", lambda: ZHOU).close()


def test_what_happened_to_accounts_stands_in_the_one_chain(folder: Path) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        set_roles(office, "王芳", [Role.FILLER, Role.REVIEWER])
        reset_password(office, "王芳", "长风-破浪-2029")
        remove_account(office, "王芳")
        kept = list(
            tuples(
                Change.select(Change.actor, Change.why)
                .where(Change.ledger == "accounts")
                .order_by(Change.seq)
            )
        )
        assert [actor for actor, _ in kept] == ["填报人", *["周敏"] * 4]
        said = [str(changes.read_why(why)) for _, why in kept]
        assert said[2:] == ["修改账号“王芳”的角色", "更换账号“王芳”的密码", "停用账号“王芳”"]
        assert changes.broken_at() is None


def test_only_who_has_the_role_signs_on_this_computer(folder: Path) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        period = Period(2026, 9, 9)
        names = {"filler": "王芳", "reviewer": "周敏", "leader": "周敏"}

        def said(means: str, **other: str) -> list[Statement]:
            signers = (names | other).items()
            return [Statement(role, name, "2026-09-01", means) for role, name in signers]

        assert wrong_signature(office, period, said("local")) is None
        refused = wrong_signature(office, period, said("local", reviewer="赵伟"))
        assert "没有审核人的账号" in str(refused)
        assert wrong_signature(office, period, said("paper", reviewer="赵伟")) is None
        refused = wrong_signature(office, period, said("paper", reviewer="王芳"))
        assert "不能和填报人是同一个人" in str(refused)


@pytest.fixture(autouse=True)
def nobody_left_at_work() -> Iterator[None]:
    yield
    assert rights.may(Right.ACCOUNTS), "an office that was closed left its account at work"


def test_accounts_are_managed_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys, tmp_path / "data")

    def secret(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    zhou, wang = secret("zhou", ZHOU), secret("wang", WANG)
    run("setup", "--name", "清溪镇", "--level", "unit")
    assert "数据未加密保护" in run("account", "list").err
    assert (
        "没有“king”这个角色"
        in run(*("account", "add", "周敏", "--roles", "king", "--new-password-file", zhou)).err
    )
    first = ("--roles", "filler,密钥保管人,负责人", "--new-password-file", zhou)
    assert run("account", "add", "周敏", *first).code == 0
    keeper = ("--account", "周敏", "--password-file", zhou)
    second = ("--roles", "填报人", "--new-password-file", wang)
    assert run(*keeper, "account", "add", "王芳", *second).code == 0
    filler = ("--actor", "王芳", "--password-file", wang)
    assert run(*filler, "account", "list", "--json").json == {
        "protected": True,
        "accounts": [
            {"name": "周敏", "roles": ["filler", "leader", "keeper"]},
            {"name": "王芳", "roles": ["filler"]},
        ],
        "recovery_code": False,
    }
    refused = run(*filler, "account", "roles", "周敏", "--roles", "auditor")
    assert refused.code == 1 and "“王芳”不能管理账号，要由密钥保管人来做" in refused.err
    code = run(*keeper, "account", "code").out.strip()
    third = secret("third", "长风-破浪-2029")
    reset = ("account", "password", "周敏", "--new-password-file", third)
    assert run("--password-file", secret("code", code), *reset).code == 0
    assert run(*keeper, "account", "list").code == 1
    keeper = ("--account", "周敏", "--password-file", third)
    assert run(*keeper, "account", "password", "--new-password-file", zhou).code == 0
    keeper = ("--account", "周敏", "--password-file", zhou)
    assert run(*keeper, "account", "roles", "王芳", "--roles", "reviewer").code == 0
    assert run(*filler, "add", "people", "--set", "name=李强").code == 1
    assert run(*filler, "list", "people").code == 0
    assert run(*filler, "backup", "restore", "nothing.xjt").code == 1
    assert run(*keeper, "account", "remove", "王芳").code == 0
    assert run(*filler, "list", "people").code == 1


def test_only_the_keeper_puts_a_backup_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(folder, "周敏", ZHOU) as office:
        kept = backup(office, "manual")
        set_roles(office, "王芳", [Role.FILLER, Role.AUDITOR])
    run = runner(capsys, folder)
    (tmp_path / "wang").write_text(WANG, encoding="utf-8")
    (tmp_path / "zhou").write_text(ZHOU, encoding="utf-8")
    restore = ("backup", "restore", kept.name)
    refused = run("--account", "王芳", "--password-file", str(tmp_path / "wang"), *restore)
    assert refused.code == 1 and "要由密钥保管人来做" in refused.err
    done = run("--account", "周敏", "--password-file", str(tmp_path / "zhou"), *restore)
    assert done.code == 0, done.err
    with opened(folder, "王芳", WANG) as office:  # the accounts are those of today
        assert office.account is not None and Role.AUDITOR in office.account.roles

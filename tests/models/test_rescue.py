"""A damaged data file: said for what it is, read where it is whole, written nowhere."""

import io
import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.backups import back_up_today, backup
from models.cli import main
from models.database import DATABASE_ERRORS, deriving, open_database
from models.disk import FileBroken, FileHeld, put_in_place
from models.errors import UserError
from models.integrity import check
from models.keys import KEYS_FILE, unlock, write_keys
from models.ledgers.issues import Issue
from models.ledgers.matters import Matter
from models.ledgers.units import Level
from models.office import DATA_FILE, Office, set_up
from models.places import Misplaced, Place, read_place, windows_kind
from models.read_only import ReadOnly, hear_of_damage
from models.rescue import pages
from models.rescue.diagnosis import MARK, Damaged, Ill, diagnose
from models.rescue.noticing import damage_met
from models.rescue.offers import ways_out
from models.rescue.saving import save_all
from models.rescue.view import View
from models.restoring import restore, restore_elsewhere
from models.settings import put_setting
from tests.conftest import Clock

ISSUES = 60


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with issues over many pages, a matter, a backup, and two issues after it."""
    folder = tmp_path_factory.mktemp("kept") / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder, now=Clock()) as office:
        door = office.door
        door.store(*[door.new(Issue, problem=f"问题{n} " + "详" * 300) for n in range(ISSUES - 2)])
        door.store(door.new(Matter, title="协调经费"))
        backup(office, "daily")
        door.store(*[door.new(Issue, problem=f"备份以后{n}") for n in range(2)])
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "office")


def key_of(folder: Path) -> bytes:
    return unlock(folder / KEYS_FILE, lambda: None).key


def flip(folder: Path, page: int, at: int = 100) -> None:
    path = folder / DATA_FILE
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * pages.PAGE + at] ^= 1
    path.write_bytes(raw)


def root_of(folder: Path, name: str) -> int:
    """The first page of a table or an index."""
    opened = open_database(folder / DATA_FILE, key_of(folder))
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    page: int = opened.execute_sql(query, (name,)).fetchone()[0]
    opened.close()
    return page


def middle_of(folder: Path, table: str) -> int:
    """A page of records in the middle of a table."""
    raw = (folder / DATA_FILE).read_bytes()
    start = (root_of(folder, table) - 1) * pages.PAGE
    plain = pages._plain(key_of(folder), raw[start : start + pages.PAGE])
    assert plain[0] == 5
    cell = int.from_bytes(plain[16:18], "big")
    return int.from_bytes(plain[cell : cell + 4], "big")


def zero_first_page(folder: Path) -> None:
    path = folder / DATA_FILE
    path.write_bytes(bytes(pages.PAGE) + path.read_bytes()[pages.PAGE :])


def cut(folder: Path) -> None:
    path = folder / DATA_FILE
    path.write_bytes(path.read_bytes()[: -20 * pages.PAGE - 7])


def other_key(folder: Path) -> None:
    write_keys(folder / KEYS_FILE, bytes(32), None)


@pytest.mark.parametrize(
    ("harm", "ill", "readable"),
    [
        (lambda f: flip(f, root_of(f, "matters")), Ill.PAGES, True),
        (cut, Ill.SHORT, True),
        (zero_first_page, Ill.HEADER, False),
        (lambda f: flip(f, 1, 3), Ill.HEADER, False),
        (other_key, Ill.KEY, False),
        (lambda f: (f / DATA_FILE).unlink(), Ill.MISSING, False),
    ],
    ids=["page", "short", "first page", "salt", "key", "gone"],
)
def test_opening_says_what_is_wrong(
    folder: Path, harm: Callable[[Path], object], ill: Ill, readable: bool
) -> None:
    harm(folder)
    with pytest.raises(Damaged) as refused:
        Office(folder)
    assert (refused.value.ill, refused.value.readable) == (ill, readable)
    if not readable:
        with pytest.raises(Damaged):
            View(folder)


def test_a_whole_file_is_not_called_damaged(folder: Path) -> None:
    Office(folder).close()
    looked = pages.look_at_pages(folder / DATA_FILE, key_of(folder))
    assert looked.ours
    assert not looked.broken
    assert looked.should == looked.count


def test_what_is_whole_is_read_and_what_is_not_is_named(folder: Path) -> None:
    flip(folder, middle_of(folder, "issues"))
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*.*"))
    with View(folder) as view:
        torn = {some.name: some.read for some in view.torn}
        assert list(torn) == ["issues"]
        assert 0 < torn["issues"] < ISSUES
        assert Issue.select().count() == torn["issues"]
        assert [matter.title for matter in Matter.select()] == ["协调经费"]
        (finding,) = check(view)
        assert any("问题" in str(fault) for fault in finding.faults)
    private = [path for path in folder.rglob("*.*") if path.name != ".lock"]
    assert sorted((p, p.stat().st_mtime_ns) for p in private) == [
        some for some in before if some[0].name != ".lock"
    ]


def test_a_broken_index_costs_no_record(folder: Path) -> None:
    flip(folder, root_of(folder, "sqlite_autoindex_issues_1"))
    with View(folder) as view:
        assert view.torn == ()
        assert Issue.select().count() == ISSUES


def test_nothing_can_be_written_below_the_window(folder: Path) -> None:
    flip(folder, root_of(folder, "issues"))
    with View(folder) as view:
        door = view.door
        for verb in (
            lambda: door.store(door.new(Matter, title="新")),
            lambda: door.delete(*Matter.select(), reason="错"),
            lambda: put_setting("asks", []),
            lambda: backup(view, "manual"),
            lambda: view.become("x"),
        ):
            with pytest.raises(ReadOnly, match="损坏"):
                verb()
        assert Matter.select().count() == 1
    assert len(list((folder / "backups").glob("*.xjt"))) == 1


def test_the_newest_whole_backup_is_offered_with_what_it_lacks(folder: Path) -> None:
    flip(folder, root_of(folder, "matters"))
    with View(folder) as view:
        ways = ways_out(folder, key_of(folder), view)
        assert ways.backup is not None
        told = [str(some) for some in ways.told()]
        assert any(f"{ISSUES} 条变回 {ISSUES - 2} 条" in line for line in told)
        assert "上级" in told[-1]
    restore(folder, key_of(folder), ways.backup.path, now=Clock()())
    with Office(folder) as office:
        assert office.read_only is None
        assert Issue.select().count() == ISSUES - 2
        assert (folder / "ledger.damaged").exists()


def test_every_ledger_that_can_be_read_is_saved(folder: Path, tmp_path: Path) -> None:
    flip(folder, middle_of(folder, "issues"))
    with View(folder) as view:
        saved = {some.ledger.name: some for some in save_all(view, tmp_path / "saved")}
    assert saved["matters"].torn is None
    assert saved["issues"].torn is not None
    assert "不全" in saved["issues"].path.name
    assert all(some.path.stat().st_size > 0 for some in saved.values())


def test_lost_settings_come_from_the_newest_backup(folder: Path) -> None:
    flip(folder, root_of(folder, "settings"))
    with View(folder) as view:
        assert view.name == "清溪镇"


def test_a_large_file_is_looked_at_once_damage_was_met(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.office._LITTLE", 0)
    flip(folder, middle_of(folder, "changes"))
    with Office(folder) as office:
        (finding,) = check(office)
        assert any("改动记录" in str(fault) for fault in finding.faults)
    assert (folder / MARK).exists()
    with pytest.raises(Damaged):
        Office(folder)


def test_a_backup_that_meets_damage_in_a_large_file_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.office._LITTLE", 0)
    flip(folder, middle_of(folder, "changes"))
    with Office(folder) as office, pytest.raises(Damaged, match="1 页已经损坏"):
        back_up_today(office)
    with pytest.raises(Damaged, match="1 页已经损坏"):
        Office(folder)


def test_damage_met_at_work_is_said_and_the_next_opening_only_reads(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("models.office._LITTLE", 0)
    flip(folder, middle_of(folder, "issues"))
    assert main(["--data", str(folder), "list", "issues"]) == 1
    assert "数据文件有损坏的地方" in capsys.readouterr().err
    assert main(["--data", str(folder), "list", "matters"]) == 0
    assert "只读" in capsys.readouterr().err


def test_damage_met_at_work_ends_the_writing_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.office._LITTLE", 0)
    flip(folder, middle_of(folder, "issues"))
    with Office(folder) as office:
        heard: list[bool] = []
        hear_of_damage(lambda: heard.append(True))
        with pytest.raises(DATABASE_ERRORS) as met:
            list(Issue.select())
        assert office.read_only is None
        assert "从现在起只能看" in str(damage_met(met.value, folder))
        assert damage_met(met.value, folder) is not None
        assert heard == [True]
        door = office.door
        for verb in (
            lambda: door.store(door.new(Matter, title="新")),
            lambda: put_setting("asks", []),
            lambda: backup(office, "manual"),
            lambda: office.attachments.add(io.BytesIO(b"x"), "x.txt"),
        ):
            with pytest.raises(ReadOnly, match="数据文件有损坏的地方"):
                verb()
        with pytest.raises(FileBroken), deriving():
            pass
        assert [matter.title for matter in Matter.select()] == ["协调经费"]
    with View(folder) as view:
        assert "issues" in {some.name for some in view.torn}


def test_the_command_line_reads_names_and_refuses(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    flip(folder, root_of(folder, "issues"))
    data = ["--data", str(folder)]
    assert main([*data, "list", "matters"]) == 0
    said = capsys.readouterr()
    assert "协调经费" in said.out
    assert "问题" in said.err and "只读" in said.err
    assert main([*data, "add", "matters", "--set", "title=新"]) == 1
    assert "只读打开，不能改动" in capsys.readouterr().err
    assert main([*data, "check"]) == 1
    assert "问题" in capsys.readouterr().out
    assert main([*data, "rescue", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["damage"] == "pages" and told["readable"] and told["backup"]
    assert main([*data, "rescue", "--to", str(tmp_path / "saved")]) == 0
    zero_first_page(folder)
    assert main([*data, "list", "matters"]) == 1
    assert "开头已经损坏" in capsys.readouterr().err
    assert main([*data, "--lang", "en", "rescue"]) == 0
    assert not any("\u4e00" <= c <= "\u9fff" for c in capsys.readouterr().out.split("_")[0])


# Places


MOUNTS = """\
22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 8:17 / /media/明\\040盘 rw - vfat /dev/sdb1 rw
31 22 0:50 / /mnt/share rw shared:1 - cifs //server/x rw
32 22 8:2 / /home rw - ext4 /dev/sda2 rw
33 22 0:51 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""


def devices(folder: Path) -> Path:
    for disk, parts, removable in (("sda", ("8:1", "8:2"), "0"), ("sdb", ("8:17",), "1")):
        whole = folder / "block" / disk
        whole.mkdir(parents=True)
        (whole / "removable").write_text(removable)
        for part in parts:
            (whole / part).mkdir()
            (whole / part / "partition").write_text("1")
            (folder / "dev").mkdir(exist_ok=True)
            (folder / "dev" / part).symlink_to(whole / part)
    return folder / "dev"


def test_sticks_and_shares_are_told_from_the_computers_own_disk(tmp_path: Path) -> None:
    held = devices(tmp_path)
    for path, place in (
        ("/media/明 盘/office", Place.STICK),
        ("/mnt/share/office", Place.SHARE),
        ("/run/user/1000/gvfs/smb/office", Place.SHARE),
        ("/home/office", Place.OWN),
        ("/mnt/shared/office", Place.OWN),
    ):
        assert read_place(Path(path), MOUNTS, held) is place
    assert [windows_kind(kind) for kind in (2, 3, 4)] == [Place.STICK, Place.OWN, Place.SHARE]


def test_an_office_on_a_stick_is_only_looked_at(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.places.place_of", lambda _path: Place.STICK)
    with pytest.raises(Misplaced):
        set_up(tmp_path / "new", "清溪镇", Level.UNIT)
    with pytest.raises(Misplaced):
        Office(folder)
    copy = next((folder / "backups").glob("*.xjt"))
    with pytest.raises(Misplaced):
        restore_elsewhere(tmp_path / "there", copy, lambda: None, now=Clock()())
    assert not (tmp_path / "there").exists()
    with View(folder) as view:
        assert "U盘" in str(view.banner())
        assert Issue.select().count() == ISSUES
        with pytest.raises(UserError, match="只读"):
            view.door.store(view.door.new(Matter, title="新"))
    assert main(["--data", str(folder), "list", "matters"]) == 1
    assert main(["--data", str(folder), "--read-only", "list", "matters"]) == 0


def test_a_diagnosis_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert diagnose(tmp_path / "none", bytes(32)).ill is Ill.MISSING


@pytest.mark.parametrize("name", [DATA_FILE, KEYS_FILE])
def test_a_file_held_at_the_opening_is_tried_again_and_then_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    own, tries, waited = Path.open, iter([True] * 3), list[float]()

    def held(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == name and next(tries, False):
            raise PermissionError(13, "held")
        return own(path, *args, **more)

    monkeypatch.setattr("models.disk.time.sleep", waited.append)
    monkeypatch.setattr(Path, "open", held)
    Office(folder).close()
    assert len(waited) == 3
    tries = iter([True] * 9)
    with pytest.raises(FileHeld, match=name):
        Office(folder)
    monkeypatch.setattr("models.disk._lively", {threading.get_ident()})
    tries, waited[:] = iter([True] * 9), []
    with pytest.raises(FileHeld, match=name):
        Office(folder)
    assert sum(waited) < 0.2


def test_an_attachment_held_while_it_is_added_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, tries = Path.replace, iter([True] * 2)

    def held(path: Path, to: Path) -> Path:
        if next(tries, False):
            raise PermissionError(13, "held")
        return own(path, to)

    monkeypatch.setattr("models.disk.time.sleep", lambda _seconds: None)
    with Office(folder) as office:
        monkeypatch.setattr(Path, "replace", held)
        file = office.attachments.add(io.BytesIO(b"content"), "a.txt")
        assert office.attachments.read(file.sha256) == b"content"


def test_a_file_that_a_scanner_holds_is_tried_again_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "keys.tmp", tmp_path / "keys.json"
    source.write_text("new")
    tries: list[Path] = []
    own = Path.replace

    def held(path: Path, to: Path) -> Path:
        tries.append(path)
        if len(tries) < 3:
            raise PermissionError(13, "held")
        return own(path, to)

    monkeypatch.setattr("models.disk.time.sleep", lambda _seconds: None)
    monkeypatch.setattr(Path, "replace", held)
    put_in_place(source, target)
    assert target.read_text() == "new"
    tries[:] = []
    monkeypatch.setattr(Path, "replace", lambda _path, _to: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(FileHeld, match=r"keys\.json"):
        put_in_place(source, target)

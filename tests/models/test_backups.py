"""Backups: whole before they count, carried elsewhere, and gone only when newer ones stay."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models import second_disk
from models.backups import REASONS, back_up_today, backup, check_all, kept_in
from models.database import open_key
from models.disk import DiskError
from models.errors import UserError
from models.exchange.numbering import own_epoch
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.outlook import outlook
from models.restoring import restore_elsewhere
from models.shelf.keeping import Kept, staying
from models.shelf.manifest import DamagedBackup, beside, blobs_named
from tests.conftest import Clock
from tests.exchanging import a_person, an_issue, prove, world


def kept(number: int, made_at: datetime, reason: str = "daily", **more: str) -> Kept:
    return Kept(Path(f"{number:06d}_x_{reason}.xjt"), made_at, reason, 1, **more)


def a_year(days: int = 500) -> list[Kept]:
    """A backup every day, newest first."""
    first = datetime(2025, 1, 1, 9)
    return [kept(n, first + timedelta(days=n)) for n in range(days, 0, -1)]


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    every = a_year()
    names = staying(every)
    stay = [some for some in every if some.path.name in names]
    assert {some.made_at.date() for some in every[:7]} <= {some.made_at.date() for some in stay}
    assert len({some.made_at.strftime("%G-%V") for some in stay}) >= 4
    assert len({some.made_at.strftime("%Y-%m") for some in stay}) == 12
    assert len(stay) <= 7 + 4 + 12


def test_the_newest_whole_backup_stays_however_many_come_after_it() -> None:
    noon = datetime(2026, 9, 10, 12)
    whole = kept(1, noon, checked_at="2026-09-10")
    later = [kept(n, noon + timedelta(minutes=n), "manual") for n in range(9, 1, -1)]
    assert whole.path.name in staying([*later, whole])


def test_what_went_before_an_import_stays_for_thirty_days() -> None:
    day = datetime(2026, 9, 10, 12)
    imported = kept(1, day - timedelta(days=20, hours=3), "import")
    same_day = kept(2, day - timedelta(days=20), "manual")
    daily = [kept(30 - n, day - timedelta(days=n)) for n in range(19)]
    assert imported.path.name in staying([*daily, same_day, imported])
    old = [kept(60, day + timedelta(days=40)), *daily, same_day, imported]
    assert imported.path.name not in staying(old)


def test_a_clock_that_was_wrong_for_a_while_costs_no_backup() -> None:
    wrong = [kept(900, datetime(2099, 1, 1)), kept(899, datetime(1999, 1, 1))]
    newest = {some.path.name for some in a_year()[:5]}
    assert newest < staying([*wrong, *a_year()])


def test_the_first_opening_of_a_day_makes_one_backup(office: Office, clock: Clock) -> None:
    assert back_up_today(office) is not None
    assert back_up_today(office) is None
    clock.set(2026, 9, 11)
    assert back_up_today(office) is not None
    assert [some.reason for some in kept_in(office.folder)] == ["daily", "daily"]
    assert all(some.verified for some in kept_in(office.folder))


def test_attachments_are_stored_once_and_go_with_the_last_backup_that_names_them(
    office: Office,
) -> None:
    issue = an_issue(office)
    sha256 = prove(office, issue.uid)
    first, second = backup(office, "manual"), backup(office, "manual")
    assert blobs_named(beside(first)) == blobs_named(beside(second)) == {sha256}
    [blob] = office.folder.glob("backups/blobs/*/*.age")
    assert blob.samefile(office.folder / "attachments" / sha256[:2] / blob.name)
    assert "photo" not in beside(first).read_text(encoding="utf-8")


def test_a_stick_alone_and_the_password_are_enough(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        sha256 = prove(office, an_issue(office).uid)
    road.send_up("unit")
    with road.open("unit") as office:
        disk = second_disk.choose_second_disk(office, road.stick)
        backup(office, "manual")
        copy = second_disk.carry(office)
    assert copy is not None
    shutil.rmtree(tmp_path / "unit")
    new = tmp_path / "new"
    done = restore_elsewhere(new, copy, lambda: None, now=clock())
    assert (done.left, done.blocked) == (0, True)
    with Office(new, now=clock) as office:
        assert office.attachments.read(sha256) == b"photo"
        assert own_epoch.behind(office) is not None
        assert Issue.select().count() == 1
    assert disk.shelf.name.startswith("study-ledger-")
    with pytest.raises(UserError, match="不是空文件夹"):
        restore_elsewhere(new, copy, lambda: None, now=clock())


def test_an_absent_second_disk_blocks_nothing_and_is_asked_for_after_a_week(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_disk.choose_second_disk(office, stick)
    backup(office, "manual")
    assert second_disk.carry(office) is not None
    shutil.rmtree(stick)
    stick.mkdir()  # an empty mount point
    assert second_disk.carry(office) is None
    assert not list(stick.iterdir())
    disk = second_disk.second_disk(office.folder)
    assert disk is not None
    assert not disk.is_overdue(clock())
    clock.set(2026, 9, 17)
    assert disk.is_overdue(clock())


def test_a_stick_that_fails_half_way_keeps_what_it_had(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = second_disk.choose_second_disk(office, tmp_path)
    backup(office, "manual")
    first = second_disk.carry(office)
    prove(office, an_issue(office).uid)
    backup(office, "manual")

    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.second_disk.copy_flushed", full)
    with pytest.raises(UserError, match="原有的备份没有动"):
        second_disk.carry(office)
    assert sorted(disk.shelf.glob("*.xjt")) == [first]
    assert [some.fault for some in check_all(disk.shelf, open_key(), office.door.now)] == [None]
    assert not list(disk.shelf.rglob("*.tmp"))


def test_a_lost_attachment_is_found_and_comes_back_while_the_office_has_it(
    office: Office, tmp_path: Path
) -> None:
    prove(office, an_issue(office).uid)
    disk = second_disk.choose_second_disk(office, tmp_path)
    backup(office, "manual")
    second_disk.carry(office)
    [blob] = disk.shelf.glob("blobs/*/*.age")
    blob.write_bytes(b"worms")
    [found] = check_all(disk.shelf, open_key(), office.door.now)
    assert "缺 1 份附件" in str(found.fault)
    attachments = office.folder / "attachments"
    [found] = check_all(disk.shelf, open_key(), office.door.now, attachments=attachments)
    assert found.fault is None


def test_what_a_restore_would_change_is_said_beforehand(office: Office) -> None:
    a_person(office, "早先的人")
    copy = backup(office, "manual")
    assert outlook(office, copy).changes_nothing
    a_person(office, "后来的人")
    seen = outlook(office, copy)
    [people] = seen.ledgers
    assert (people.ledger, people.now, people.then, people.written) == ("people", 2, 1, 1)
    assert "后来的人" in str(seen.names[0])
    beside(copy).unlink()
    with pytest.raises(DamagedBackup, match="清单不见了"):
        outlook(office, copy)


def test_a_migration_begins_with_a_backup(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    monkeypatch.setattr("models.office.is_outdated", lambda _opened: True)
    with Office(folder, now=clock):
        assert [some.reason for some in kept_in(folder)] == ["migration"]


def test_nothing_is_imported_or_taken_back_where_no_backup_could_be_made(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office)
    [done] = road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert [some.reason for some in kept_in(office.folder)] == ["import"]
    before = road.dump("city")

    def full(*_some: object) -> str:
        raise DiskError("本机磁盘已满，数据没有改动，腾出空间再试")

    monkeypatch.setattr("models.backups.copy_database", full)
    with pytest.raises(DiskError):
        road.undo("city", done.package_id)
    monkeypatch.undo()
    assert road.dump("city") == before
    road.undo("city", done.package_id)
    with road.open("city") as office:
        assert kept_in(office.folder)[0].reason == "undo"
        assert Person.select().where(Person.unit != office.unit).count() == 0


def test_every_reason_has_words() -> None:
    asked = {"import", "migration", "undo", "restore", "daily", "manual", "update"}
    assert asked == set(REASONS)

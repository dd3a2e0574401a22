"""What people click when a stream has forked, an office is blocked, or a backup is put back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.backups import backup, kept_in
from models.exchange.numbering import own_epoch
from models.exchange.numbering.epochs import grant_of
from models.exchange.tables import TrustEvent
from models.preferences import Preferences
from models.restoring import Restored
from models.second_disk import choose_second_disk
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, world
from tests.ui.centre import centre, texts
from ui.app import Desk, _told
from ui.backup_keeper import BackupKeeper
from ui.pages.backups_card import BackupsCard
from ui.pages.import_preview import ImportPage
from ui.pages.recovering import ForksPage
from ui.theme import ThemeHolder


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


def send(road: Road, problem: str) -> Path:
    with road.open("unit") as office:
        an_issue(office, problem)
    return road.send_up("unit")


def forked(road: Road) -> Path:
    """A package of a unit whose disk was put back after the city had a newer one."""
    road.take("city", send(road, "一"))
    shutil.copytree(road.folder / "unit", road.folder / "image")
    road.take("city", send(road, "二"))
    shutil.rmtree(road.folder / "unit")
    shutil.move(road.folder / "image", road.folder / "unit")
    return send(road, "三")


def test_a_fork_is_shown_with_both_sides_and_a_recovery_package_is_granted(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = forked(road)
    with centre(road, "city", qtbot, themes) as at:
        page = at.take(package)
        assert page.results.fork.isVisible()
        page.results.fork.click()
        forks = at.show("forks")
        assert isinstance(forks, ForksPage)
        assert texts(forks.list.lines)[0][2] == "等待处理"
        assert [row[0] for row in texts(forks.packages.lines)] == ["1-2", "1-2"]
        assert [row[3] for row in texts(forks.packages.lines)] == ["已接收", "对不上"]
        assert "到第 1 号包为止两边一样" in forks.facts.text()
        forks.recovery_button.click()
        at.settle()
        assert texts(forks.list.lines)[0][2] == "待下发恢复包"
        assert "恢复包" in at.said[-1]
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert own_epoch.behind(office) is None


def test_a_code_is_read_out_to_somebody_whose_name_is_kept(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = forked(road)
    with centre(road, "city", qtbot, themes) as at:
        at.take(package)
        forks = at.show("forks")
        at.dialogs.line = "王芳"
        forks.code_button.click()
        at.settle()
        granted = grant_of(at.session.office, forks.current.unit)
        assert granted is not None
        assert granted.code in at.dialogs.told[-1]
        assert (granted.after_seq, granted.told_to) == (2, "王芳")
        assert TrustEvent.get(TrustEvent.event == "epoch_granted").other == "王芳"


def test_a_stream_is_resumed_with_the_name_of_whoever_was_asked(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = forked(road)
    with centre(road, "city", qtbot, themes) as at:
        at.take(package)
        forks = at.show("forks")
        at.dialogs.line = None
        forks.resume_button.click()
        assert forks.list.lines
        at.dialogs.line = "李敏"
        forks.resume_button.click()
        assert not forks.list.lines
        assert "没有前后对不上的单位" in forks.title_label.text()


def test_a_blocked_unit_sees_why_and_goes_on_with_the_code(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.take("city", forked(road))
    [down] = road.send_down("city")
    with centre(road, "city", qtbot, themes) as at:
        forks = at.show("forks")
        at.dialogs.line = "王芳"
        forks.code_button.click()
        granted = grant_of(at.session.office, forks.current.unit)
    assert granted is not None
    with centre(road, "unit", qtbot, themes) as at:
        assert not at.wizard.blocked.isVisible()
        at.take(down)
        bar = at.wizard.blocked
        assert bar.isVisible()
        assert "第 2 号包" in bar.text.text()
        assert at.wizard.reason.text() == "先拿回数据或另起编号"
        assert at.road.blocked.isVisible()
        at.dialogs.line = granted.code
        at.wizard.blocked.code.click()
        assert "先输入号数" in at.dialogs.told[-1]
        at.dialogs.line = f"{granted.after_seq} {granted.code}"
        at.wizard.blocked.code.click()
        at.settle()
        assert not bar.isVisible()
        assert at.wizard.reason.text() != "先拿回数据或另起编号"
        assert "第 2 轮" in at.said[-1]


def test_the_recovery_package_is_chosen_from_the_bar(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.take("city", forked(road))
    road.take("unit", *road.send_down("city"))
    with centre(road, "city", qtbot, themes) as at:
        at.show("forks").recovery_button.click()
    [down] = road.send_down("city")
    with centre(road, "unit", qtbot, themes) as at:
        at.dialogs.files = [down]
        at.wizard.blocked.link.click()
        at.settle()
        page = at.importing
        assert isinstance(page, ImportPage)
        page.main.click()
        at.settle()
        assert not at.wizard.blocked.isVisible()


def test_a_backup_is_chosen_and_put_back_only_after_a_question(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        made = backup(at.session.office, "manual")
        chosen: list[Path] = []
        card = BackupsCard(themes, at.session, at.tasks, at.dialogs, chosen.append)
        qtbot.addWidget(card)
        assert texts(card.table.lines)[0][1:3] == ["手动备份", "2026-09-10 核对过"]
        at.dialogs.agrees = False
        card.button.click()
        at.settle()
        assert not chosen
        at.dialogs.agrees = True
        card.button.click()
        at.settle()
        assert chosen == [made]
        assert "2026-09-10 09:30" in at.dialogs.told[-1]


def test_a_damaged_backup_is_found_and_not_put_back(
    road: Road, qtbot: QtBot, themes: ThemeHolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        made = backup(at.session.office, "manual")
        made.write_bytes(made.read_bytes()[:-4096])
        refused: list[str] = []
        monkeypatch.setattr(at.dialogs, "tell_error", lambda error: refused.append(str(error)))
        chosen: list[Path] = []
        card = BackupsCard(themes, at.session, at.tasks, at.dialogs, chosen.append)
        qtbot.addWidget(card)
        card.button.click()
        at.settle()
        assert not chosen
        assert "损坏" in refused[-1]
        card.check.click()
        at.settle()
        assert "损坏" in texts(card.table.lines)[0][2]
        assert "1 份损坏" in at.said[-1]


def test_a_second_disk_is_chosen_and_its_backups_are_shown(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        backup(at.session.office, "manual")
        card = BackupsCard(themes, at.session, at.tasks, at.dialogs, lambda _path: None)
        qtbot.addWidget(card)
        at.dialogs.chosen = road.stick
        card.choose.click()
        at.settle()
        assert "上次存于 2026-09-10" in card.disk.text()
        card.place.setCurrentIndex(card.place.findData("second"))
        card.refresh()
        assert card.shelf.parent == road.stick
        assert len(card.table.lines) == 1


def test_the_backup_of_the_day_is_made_and_an_absent_disk_asked_for_once(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        choose_second_disk(at.session.office, road.stick)
        keeper = BackupKeeper(at.tasks, at.session, at.page)
        with qtbot.waitSignal(keeper.made):
            keeper.look()
        assert [some.reason for some in kept_in(at.session.office.folder)] == ["daily"]
        assert not at.said
        shutil.rmtree(road.stick)
        road.clock.set(2026, 9, 18)
        for _ in range(2):
            keeper.look()
            at.settle()
        assert [said for said in at.said if "备份盘 8 天没有插上" in said] == at.said
        assert len(at.said) == 1


def test_the_window_opens_again_on_the_data_of_the_backup(
    road: Road, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with road.open("unit") as office:
        copy = backup(office, "manual")
    send(road, "一")
    told: list[str] = []
    desk = Desk(qapp, Preferences())
    monkeypatch.setattr(desk.dialogs, "tell", lambda title, text: told.append(title + text))
    monkeypatch.setattr(desk, "prefer", lambda _preferences: None)
    assert desk.start(road.folder / "unit")
    before = desk.window
    desk.restore(copy)
    assert desk.window is not before
    assert desk.office is not None
    assert own_epoch.behind(desk.office) is not None
    assert "还发出过 1 包" in told[-1]
    assert desk.window is not None
    desk.window.close()
    desk.close()


def test_what_follows_from_a_restored_backup_is_said(qapp: QApplication) -> None:
    assert "报送中心" in _told(Restored(2, 7, True, None))
    assert _told(Restored(0, 0, False, None)) == "数据回到了备份时的样子。"

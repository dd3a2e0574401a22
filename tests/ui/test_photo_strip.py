"""Promises of photos in the window: small beside the record, opened by keyboard."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.fields import FileRef
from models.ledgers.activities import Activity, ActivityKind
from models.office import Office
from tests.ui.ledger_desk import Desk, Key, open_desk
from ui.ledger_page import Outlets
from ui.photo_strip import Darkroom, PhotoStrip
from ui.surroundings import Cabinet
from ui.tasks import Tasks
from ui.theme import ThemeHolder


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


def a_file(office: Office, name: str, colour: str = "red") -> FileRef:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(out, "JPEG")
    return office.attachments.add(io.BytesIO(out.getvalue()), name)


def test_photos_stand_small_beside_the_record_and_open_on_enter(
    qtbot: QtBot, themes: ThemeHolder, office: Office, tmp_path: Path
) -> None:
    files = (a_file(office, "现场.jpg"), a_file(office, "展板.jpg", "blue"))
    broken = office.attachments.add(io.BytesIO(b"no photo"), "坏的.jpg")
    activity = office.door.new(
        Activity, title="主题展", kind=ActivityKind.EXHIBITION, starts_on=date(2026, 9, 1)
    )
    activity.attachments = (*files, broken, office.attachments.add(io.BytesIO(b"t"), "方案.txt"))
    office.door.store(activity)
    tasks = Tasks()
    before = sorted(tmp_path.rglob("*"))
    room = Darkroom(tasks, office.attachments.read)
    desk = open_desk(qtbot, themes, office, ("activities",), Outlets(darkroom=room))
    pane = desk.page("activities").pane
    pane.show_record(activity.uid)

    def strip() -> PhotoStrip:
        """The one in view; the list may have shown its record once more."""
        [found] = pane.pages.widget(0).findChildren(PhotoStrip)
        return found

    qtbot.waitUntil(lambda: bool(strip().buttons[2].accessibleDescription()), timeout=20_000)
    assert [button.accessibleName() for button in strip().buttons] == [
        *("照片 现场.jpg", "照片 展板.jpg", "照片 坏的.jpg"),
    ]
    first, second, third = strip().buttons
    assert first.image is not None and second.image is not None and third.image is None
    assert first.image.pixelColor(5, 5).red() > 200 and second.image.pixelColor(5, 5).blue() > 200
    assert sorted(tmp_path.rglob("*")) == before
    opened = open_by_keyboard(desk, strip())
    assert opened == ["展板.jpg"]
    pane.show_record("")
    tasks.close()


def open_by_keyboard(desk: Desk, strip: PhotoStrip) -> list[str]:
    """Go from the first photo to the next and press Enter; what is opened."""
    opened: list[str] = []
    for button in strip.buttons:
        button.clicked.disconnect()
        button.clicked.connect(lambda _on=False, name=button.photo.name: opened.append(name))
    strip.buttons[0].setFocus()
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Return)
    return opened


def test_a_strip_takes_as_many_lines_as_it_needs(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    tasks = Tasks()
    photos = [FileRef(f"{n}.jpg", "0" * 64, 1) for n in range(5)]
    strip = PhotoStrip(themes, Darkroom(tasks, office.attachments.read), photos, lambda _file: None)
    qtbot.addWidget(strip)
    side = strip.buttons[0].width()
    narrow, wide = strip.heightForWidth(side), strip.heightForWidth(side * 9)
    assert narrow == 5 * wide
    strip.resize(side * 3 + 20, narrow)
    strip.show()
    assert len({button.y() for button in strip.buttons}) == 2
    tasks.close()


def test_the_user_hears_that_the_place_was_taken_out(
    qtbot: QtBot, themes: ThemeHolder, office: Office, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, themes, office, ("activities",))
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    paths = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    for path in paths:
        Image.new("RGB", (40, 30)).save(path, exif=exif)
    bad = tmp_path / "c.jpg"
    bad.write_bytes(b"no photo")
    cabinet = Cabinet(desk.session, desk.dialogs)
    desk.dialogs.files = [paths[0], bad]
    assert [file.name for file in cabinet.attach()] == ["a.jpg"]
    assert "已去掉“a.jpg”里的拍摄位置" in desk.said[-1]
    assert "对不上" in desk.refused[-1]
    desk.dialogs.files = paths
    cabinet.attach()
    assert "2 张照片" in desk.said[-1]


@pytest.mark.parametrize(
    ("named", "becomes"),
    [
        ("/home/zhou/.config/autostart/x.desktop", "x.desktop"),
        ("..\\..\\Startup\\开机.bat", "开机.bat"),
        ("../../../x", "x"),
        ("..", "unit"),
        ("/etc/附件\u202efdp.exe", "附件fdp.exe"),
        ("../图纸.pdf", None),
        ("a:b\x00\n.jpg ", None),
    ],
)
def test_an_attachment_goes_into_no_folder_that_its_sender_names(
    qtbot: QtBot,
    themes: ThemeHolder,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
    becomes: str | None,
) -> None:
    desk = open_desk(qtbot, themes, office, ("activities",))
    proposed: list[Path] = []
    shown: list[Path] = []

    def save(_title: str, _kinds: str, path: Path) -> None:
        proposed.append(path)

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(desk.dialogs, "save_file", save)
    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    kept = office.attachments.add(io.BytesIO(b"content"), "a")
    Cabinet(desk.session, desk.dialogs).open(FileRef(named, kept.sha256, kept.size))
    assert not desk.refused
    if becomes is None:
        [copy] = shown
        assert copy.parent.parent.name.startswith("study-ledger-own-")
    else:
        assert proposed == [Path(becomes)]

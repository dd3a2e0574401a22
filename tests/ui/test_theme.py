"""Promises of the look: readable in every theme, complete, changeable while the program runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.glyphs import Glyph, Look, Tone, chip_size, paint_chip, paint_glyph
from ui.icons import Icon, drawings, icon, wear
from ui.theme import Mode, TextScale, Theme, ThemeHolder, dress, tokens
from ui.widgets.button import Button

PAIRS = json.loads(
    (Path(__file__).parent.parent / "data" / "contrast_pairs.json").read_text(encoding="utf-8")
)
THEMES = [Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", THEMES)
def test_every_pair_of_colours_that_meets_is_readable(mode: Mode) -> None:
    theme = Theme(mode)
    poor = [
        f"{pair['use']}: {ratio:.2f} < {pair['need']}"
        for pair in PAIRS[mode]
        if (ratio := contrast(theme.colour(pair["fg"]), theme.colour(pair["bg"]))) < pair["need"]
    ]
    assert len(PAIRS[mode]) == 46
    assert not poor


@pytest.mark.parametrize("mode", THEMES)
def test_every_tone_is_readable_on_its_own_tint(mode: Mode) -> None:
    theme = Theme(mode)
    for tone in Tone:
        assert contrast(theme.colour(tone), theme.colour(tone.tint)) >= 4.5, tone


def test_the_three_themes_name_the_same_colours() -> None:
    names = [set(tokens()["color"][mode]) for mode in THEMES]
    assert names[0] == names[1] == names[2]


def test_the_palette_leaves_no_role_to_the_desktop(themes: ThemeHolder) -> None:
    themes.choose(Mode.HIGH_CONTRAST)
    used = {QColor(value).name() for value in tokens()["color"]["highContrast"].values()}
    palette = QApplication.palette()
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole):
                assert palette.color(group, role).name() in used, (group, role)


def test_fusion_is_forced_whatever_the_desktop_prefers(qapp: QApplication) -> None:
    qapp.setStyle("Windows")
    holder = ThemeHolder(qapp)
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"
    holder.choose(Mode.DARK)
    assert qapp.styleSheet()


def test_switching_the_theme_repaints_what_is_open(qtbot: QtBot, themes: ThemeHolder) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit("清溪镇", window)
    button = Button(themes, "保存", "primary", Icon.PLUS, window)
    field.resize(200, 32)
    button.move(0, 50)
    window.resize(300, 100)
    window.show()
    qtbot.waitExposed(window)
    before = window.grab().toImage()
    with qtbot.waitSignal(themes.changed):
        themes.choose(Mode.DARK)
    after = window.grab().toImage()
    dark = Theme(Mode.DARK)
    assert before.pixelColor(280, 90).name() == Theme(Mode.LIGHT).colour("canvas").name()
    assert after.pixelColor(280, 90).name() == dark.colour("canvas").name()
    assert after.pixelColor(150, 16).name() == dark.colour("surface").name()
    assert after.pixelColor(4, 64).name() == dark.colour("accent").name()


def test_choosing_the_same_look_again_disturbs_nobody(qtbot: QtBot, themes: ThemeHolder) -> None:
    with qtbot.assertNotEmitted(themes.changed):
        themes.choose(Mode.LIGHT)


def test_text_scale_grows_type_rows_and_controls_together(themes: ThemeHolder) -> None:
    small = themes.now
    with_field = QLineEdit()
    with_field.ensurePolished()
    height = with_field.sizeHint().height()
    themes.choose(text_scale=TextScale.XLARGE)
    large = themes.now
    with_field.ensurePolished()
    assert large.text_px("body") == round(small.text_px("body") * 1.3)
    assert large.size("rowCompact") == round(small.size("rowCompact") * 1.3)
    assert with_field.sizeHint().height() > height
    assert large.size("minWindowW") == small.size("minWindowW") == 1024


def test_following_the_system_takes_its_colours(themes: ThemeHolder) -> None:
    themes.choose(Mode.SYSTEM)
    dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert themes.now.name == ("dark" if dark else "light")


def test_a_field_keeps_its_height_whatever_its_state(qtbot: QtBot, themes: ThemeHolder) -> None:
    for mode in THEMES:
        themes.choose(mode)
        window = QWidget()
        qtbot.addWidget(window)
        field, other = QLineEdit(window), QPushButton("保存", window)
        window.show()
        qtbot.waitExposed(window)
        heights = set()
        for state in ("", "warning", "error"):
            dress(field, state=state)
            other.setFocus()
            heights.add(field.sizeHint().height())
            field.setFocus()
            heights.add(field.sizeHint().height())
        assert len(heights) == 1, (mode, heights)


def test_every_icon_has_a_drawing_and_every_drawing_a_name() -> None:
    assert {path.stem for path in drawings()} == {member.value for member in Icon}
    for path in drawings():
        assert "currentColor" in path.read_text(encoding="utf-8"), path.name


@pytest.mark.usefixtures("qapp")
def test_icons_are_drawn_in_the_colour_asked_for() -> None:
    theme = Theme(Mode.LIGHT)
    image = icon(Icon.PLUS, theme, "danger", 16).pixmap(16, 16).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.alpha() > 200
    assert middle.red() > middle.green() + 80


def test_what_wears_an_icon_changes_with_the_look(qtbot: QtBot, themes: ThemeHolder) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    wear(button, Icon.BELL, themes)
    first = button.icon().cacheKey()
    themes.choose(Mode.DARK)
    second = button.icon().cacheKey()
    wear(button, Icon.X, themes)
    assert len({first, second, button.icon().cacheKey()}) == 3


def painted(glyph: Glyph) -> bytes:
    """A glyph in black on white: what is left when colours are taken away."""
    image = QImage(48, 48, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_glyph(painter, QRectF(0, 0, 48, 48), glyph, QColor("black"), QColor("white"))
    painter.end()
    return bytes(image.constBits())


@pytest.mark.usefixtures("qapp")
def test_states_differ_by_shape_when_colours_are_taken_away() -> None:
    shapes = {glyph: painted(glyph) for glyph in Glyph}
    assert len(set(shapes.values())) == len(Glyph)


@pytest.mark.usefixtures("qapp")
def test_a_chip_is_cut_short_rather_than_spilled() -> None:
    theme, look = Theme(Mode.LIGHT), Look(Glyph.HALF, Tone.INFO)
    text = "整改中" * 20
    assert chip_size(theme, text, look).width() > 200
    image = QImage(100, 24, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_chip(painter, QRectF(0, 0, 60, 24), theme, text, look)
    painter.end()
    outside = {image.pixelColor(x, 12).name() for x in range(62, 100)}
    assert outside == {theme.colour("surface").name()}

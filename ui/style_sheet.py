"""The one style sheet: resources/style.qss with this theme's values in place of its `$names`.

Properties it reads (set them with `theme.dress`):

    QPushButton, QToolButton   kind = primary | plain | quiet | danger | link      (plain if unset)
    fields (line, spin, date, combo, text edits)   compact = true;  state = error | warning
    QLabel       role = page | section | caption | hint | figure | strong | danger | warn | ok
    QFrame       card = true;  bar = danger | warn | ok | info;  line = true (a hairline)
"""

from string import Template

from ui.style_images import images
from ui.theme import RESOURCES, Theme, tokens


def style_sheet(theme: Theme) -> str:
    template = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    return Template(template).substitute(_values(theme))


def _values(theme: Theme) -> dict[str, object]:
    """Colours by token name, and the sizes that a box model needs worked out."""
    values: dict[str, object] = dict(tokens()["color"][theme.name])
    ring = theme.border("focus")
    high, low = theme.control(), theme.control(compact=True)
    values |= {
        "images": images(theme),
        "ring": ring,
        "high1": high - 2,
        "highRing": high - 2 * ring,
        "high2": high - 4,
        "low1": low - 2,
        "lowRing": low - 2 * ring,
        "low2": low - 4,
        "pad1": 7,
        "padRing": 8 - ring,
        "pad2": 6,
        "buttonPad1": 11,
        "buttonPadRing": 12 - ring,
        "boxPadRing": max(0, 3 - ring),
        "icon": theme.size("icon"),
        "step": theme.size("icon") + 4,
        "half": high // 2 - 2,
        "halfLow": low // 2 - 2,
        "row": theme.row(),
        "menuBar": theme.size("menuBar"),
        "tableHeader": max(theme.size("tableHeader"), low),
        "controlRadius": theme.radius("control"),
        "cardRadius": theme.radius("card"),
        "toastRadius": theme.radius("toast"),
    }
    for role in ("caption", "body", "section", "page", "figure"):
        values[f"{role}Px"] = theme.text_px(role)
    return values

"""What a screen reader is told of widgets that paint themselves: what kind of thing they are.

Such a widget has a `spoken_role`; its name and description it sets as every widget does. One that
only repeats the words beside it has the role of a border, which readers pass over.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


def _interface(_kind: str, about: QObject) -> QAccessibleInterface | None:
    role = getattr(about, "spoken_role", None)
    if isinstance(role, Role) and isinstance(about, QWidget):
        return QAccessibleWidget(about, role)
    return None


def speak_for_painted_widgets() -> None:
    """Let Qt's accessibility tree ask here first; doing it again changes nothing."""
    QAccessible.installFactory(_interface)

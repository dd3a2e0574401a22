"""Record lines as a unit would write them."""

from typing import Any

from models.canonical import encode
from models.record import new_uid

MOMENT = "2026-09-10T09:30:00"


def line(ledger: str, unit: str, **values: Any) -> bytes:
    """The first revision of a new record."""
    head = {
        "ledger": ledger,
        "uid": new_uid(),
        "unit": unit,
        "rev": 1,
        "created_at": MOMENT,
        "changed_at": MOMENT,
        "filler": "王芳",
    }
    return encode(head | values)


def a_book(unit: str, title: str = "学习读本", **values: Any) -> bytes:
    return line("books", unit, title=title, kind="required", **values)


def an_issue(unit: str, problem: str, **values: Any) -> bytes:
    """An issue with a measure and an entry of its progress."""
    rows = {
        "measures": [{"uid": new_uid(), "seq": 0, "measure": "重做标识", "due_on": "2026-10-31"}],
        "progress_entries": [
            {"uid": new_uid(), "seq": 0, "entry_on": "2026-09-10", "content": "已联系厂家"}
        ],
    }
    said = {"problem": problem, "source": "inspection", "first_due_on": "2026-12-31"}
    return line("issues", unit, **{**said, **rows, **values})

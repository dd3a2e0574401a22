"""How the states of all ledgers look, and how the days that remain are told: in one place."""

from datetime import date
from typing import Any

from models.fields import ChoiceField, Column
from ui.glyphs import (
    DOING,
    DONE,
    EXEMPT,
    OVERDUE,
    PLANNED,
    RETURNED,
    REVIEW,
    SOON,
    TODO,
    Glyph,
    Look,
    Tone,
)
from ui.words import tr

QUIET = Look(Glyph.NONE, Tone.NEUTRAL)

_LOOKS = {
    "todo": TODO,
    "not_started": TODO,
    "not_requested": TODO,
    "unread": TODO,
    "drafting": TODO,
    "planned": PLANNED,
    "doing": DOING,
    "reading": DOING,
    "carried_out": DOING,
    "basically_done": DOING,
    "partly_done": DOING,
    "long_term": DOING,
    "preparing": DOING,
    "waiting": REVIEW,
    "review": REVIEW,
    "to_review": REVIEW,
    "to_accept": REVIEW,
    "submitted": REVIEW,
    "reviewing": REVIEW,
    "extension": SOON,
    "to_make_up": SOON,
    "done": DONE,
    "held": DONE,
    "closed": DONE,
    "read": DONE,
    "made_up": DONE,
    "confirmed": DONE,
    "passed": DONE,
    "passed_with_changes": DONE,
    "accepted": DONE,
    "answered": DONE,
    "issued": DONE,
    "summed_up": DONE,
    "resubmit": RETURNED,
    "refused": RETURNED,
    "not_done": OVERDUE,
    "collected": TODO,
    "adopted": PLANNED,
    "regular": DOING,
    "behind": OVERDUE,
    "on_pace": DOING,
    "ahead": DONE,
    "adoption": REVIEW,
    "acceptance": REVIEW,
    "satisfied": DONE,
    "basically_satisfied": SOON,
    "dissatisfied": OVERDUE,
    "unregistered": SOON,
    "registered": DOING,
    "mended": DONE,
    "partly_mended": DOING,
    "not_mended": SOON,
    "no_problem": DONE,
    "problem": SOON,
    "not_applicable": EXEMPT,
    "voided": EXEMPT,
    "withdrawn": EXEMPT,
    "removed": EXEMPT,
    "cancelled": EXEMPT,
    "to_answer": REVIEW,
    "unanswered": OVERDUE,
    "replied": DOING,
    "sent": PLANNED,
    "claimed": REVIEW,
    "enrolling": PLANNED,
    "open": DOING,
    "finished": DONE,
    "graduated": DONE,
    "not_graduated": SOON,
    "retrained": DONE,
}
"""Code of a state → look. A code means the same in every ledger that has it."""

_FINISHED = (DONE, EXEMPT)


def is_state(column: Column[Any]) -> bool:
    """Whether a field's values are states, to be shown as chips."""
    return isinstance(column, ChoiceField) and all(
        option.value in _LOOKS for option in column.options
    )


def look_of(value: Any) -> Look:
    """The look of a state (its member or its code); quiet where it is none."""
    return _LOOKS.get(str(value), QUIET)


def is_finished(value: Any) -> bool:
    """Whether nothing remains to be done in this state: such rows stand back in a list."""
    return look_of(value) in _FINISHED


def days_text(due_on: date | None, today: date) -> str:
    """The remaining days in one word: 剩 6 天, 今天, 超 3 天; — without a deadline."""
    if due_on is None:
        return "—"
    days = (due_on - today).days
    if days < 0:
        return tr("超 {days} 天").format(days=-days)
    return tr("剩 {days} 天").format(days=days) if days else tr("今天")


def days_look(due_on: date | None, today: date, soon: int) -> Look:
    """Warned of when at most `soon` days are left, as the office has it."""
    if due_on is None:
        return Look(Glyph.NONE, Tone.HINT)
    days = (due_on - today).days
    if days < 0:
        return OVERDUE
    return SOON if days <= soon else Look(Glyph.NONE, Tone.NEUTRAL)

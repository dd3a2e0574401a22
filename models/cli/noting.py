"""What is said on stderr beside a file that was written out."""

from collections.abc import Iterable

from models.cli.call import Call
from models.cli.output import note
from models.privacy.noting import note_on


def note_personal(call: Call, labels: Iterable[str]) -> None:
    """Say which personal columns the file holds."""
    said = note_on(labels, call.words)
    if said:
        note(said)

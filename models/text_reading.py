"""Reads the text of attached documents into the index, each in the confined child."""

from collections.abc import Iterable, Sequence

from models import text_index
from models.attachments import Attachments
from models.confined import confined
from models.documents import is_readable, words_of
from models.errors import UserError
from models.ledger import Ledger
from models.progress import Progress, silent


def pending(attachments: Attachments, ledgers: Iterable[Ledger]) -> dict[str, str]:
    """sha256 → name of the attached documents that are here and have not been read."""
    found = {
        sha256: name
        for ledger in ledgers
        for sha256, name in text_index.named(ledger)
        if is_readable(name)
    }
    unread = text_index.unread(found)
    return {
        sha256: name
        for sha256, name in found.items()
        if sha256 in unread and attachments.has(sha256)
    }


def read_one(attachments: Attachments, sha256: str, name: str, progress: Progress = silent) -> None:
    """Read one document into the index; one that cannot be read is remembered as such."""
    text, failed = "", False
    try:
        text = confined(
            words_of,
            attachments.read(sha256),
            name,
            name=name,
            progress=progress,
        )
    except UserError:
        failed = True
    text_index.keep(sha256, text, failed)


def read_attachments(
    attachments: Attachments, ledgers: Sequence[Ledger], progress: Progress = silent
) -> int:
    """Read every attached document that has not been read, and forget what nobody names any more.

    Returns how many were read. Cancelled, it goes on there the next time.
    """
    waiting = pending(attachments, ledgers)
    text_index.forget_unnamed(ledgers)
    for done, (sha256, name) in enumerate(waiting.items()):
        progress(done, len(waiting))
        read_one(attachments, sha256, name, progress)
    return len(waiting)

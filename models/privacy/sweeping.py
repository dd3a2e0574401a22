"""The rest of an erasure: the file written anew, so that unused pages hold nothing either.

It is noted with the erasure itself, so that what an interruption left undone is done at the next
opening.
"""

from models import word_index
from models.database import DATABASE_ERRORS, is_broken, write_anew, writing
from models.disk import DiskError
from models.record import database
from models.settings import get_setting, put_setting

_WAITING = "privacy.unswept"


def note_waiting() -> None:
    """Within the transaction that erases: the file is still to be written anew."""
    put_setting(_WAITING, True)


def is_waiting() -> bool:
    return bool(get_setting(_WAITING, False))


def sweep() -> bool:
    """Write the file anew where that waits; whether nothing waits any more.

    A disk that does not take it leaves it waiting: what was erased is erased by then.
    """
    if not is_waiting():
        return True
    try:
        return _swept()
    except DiskError:
        return False


def _swept() -> bool:
    word_index.forget()
    _join_document_words()
    if not write_anew():
        return False
    word_index.forget()  # It may have been made meanwhile, of row numbers that are others now.
    with writing():
        put_setting(_WAITING, False)
    return True


def _join_document_words() -> None:
    """Let the index of documents hold no words of those that were taken out of it."""
    if not database.table_exists("attachment_words"):
        return
    try:
        with writing():
            database.execute_sql(
                "INSERT INTO attachment_words (attachment_words) VALUES ('optimize')"
            )
    except DATABASE_ERRORS as error:
        if not is_broken(error):
            raise

"""People and units found by how their names sound."""

from functools import lru_cache

from models import changes
from models.pinyin import is_spelled, sounds_like
from models.record import tuples
from models.ties import naming

SOUNDING = ("people", "units")
"""The ledgers whose names are found so."""


def sounding(target: str, typed: str) -> list[str]:
    """The uids of the records whose name sounds as typed, those that begin so first."""
    if not is_spelled(typed):
        return []
    found = [
        (at, name, uid)
        for uid, name in _names(target, changes.head()[1])
        if (at := sounds_like(name, typed)) is not None
    ]
    return [uid for _, _, uid in sorted(found)]


@lru_cache(maxsize=4)
def _names(target: str, _head: str) -> tuple[tuple[str, str], ...]:
    """(uid, name) of the living records of a ledger; read anew only when something has changed."""
    named = naming(target)
    if named is None:
        return ()
    model, column = named
    return tuple(
        (uid, name or "")
        for uid, name in tuples(model.select(model.uid, column).where(~model.deleted))
    )

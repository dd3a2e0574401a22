"""The calendar as a file for other programs: all-day events as RFC 5545 has them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from models.calendar.entries import Entry, Standing
from models.ledgers import ledger_named
from models.words import Words

_FOLD = 75  # octets of a line, its end left out
_PRODUCT = "-//Study Ledger//Calendar//ZH"
_DOMAIN = "study-ledger"


def ics_bytes(name: str, unit: str, entries: Iterable[Entry], now: datetime, words: Words) -> bytes:
    """A whole calendar in UTF-8; the same entry keeps its UID in every export.

    `now` is local time; an aware one is taken as it is.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"),
    ]
    for entry in entries:
        lines += _event(entry, unit, stamp, words)
    lines.append("END:VCALENDAR")
    return b"".join(folded + b"\r\n" for line in lines for folded in _folded(line))


def _event(entry: Entry, unit: str, stamp: str, words: Words) -> Iterator[str]:
    ledger = ledger_named(entry.ledger)
    yield "BEGIN:VEVENT"
    yield f"UID:{'-'.join([unit, *entry.key.split()])}@{_DOMAIN}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    mark = "" if entry.standing is Standing.DUE else f"[{words(entry.standing.label)}] "
    yield f"SUMMARY:{_escaped(mark + entry.text.text(words))}"
    if entry.note:
        yield f"DESCRIPTION:{_escaped(entry.note)}"
    yield f"CATEGORIES:{_escaped(words(ledger.title if ledger else '报送包'))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A text value; what breaks lines is written out."""
    for character, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n")):
        text = text.replace(character, written)
    return text.replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 octets, each but the first begun by a blank; no character
    is cut in two."""
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _FOLD:
            yield piece
            piece = b" "
        piece += octets
    yield piece

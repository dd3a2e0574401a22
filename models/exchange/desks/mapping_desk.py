"""Packages of keys that nobody here knows: they wait, and come in once their sender is enrolled."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.accounts.rights import Right, needs
from models.exchange import quarantine
from models.exchange.format.names import plain_name
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome, accepted_before
from models.exchange.tables import QUARANTINED, Incoming
from models.exchange.trust import trust
from models.office import Office
from models.refused import Why


@dataclass(frozen=True)
class Unknown:
    """What waits of one key; `unit` and `name` are set once the key is known.

    The names of the files are hints by people; nothing in such a package has been read.
    """

    key: str
    files: tuple[str, ...]
    first_on: str
    last_on: str
    unit: str = ""
    name: str = ""

    @property
    def known(self) -> bool:
        return bool(self.unit)


def unknown_senders(office: Office) -> list[Unknown]:
    """Whose packages wait because their key was unknown, by the day of the first."""
    trusted = trust.trusted(office)
    by_key: dict[str, list[Incoming]] = defaultdict(list)
    for row in _waiting(office):
        by_key[row.key].append(row)
    found = []
    for key, rows in by_key.items():
        known = trusted.get(key)
        days = sorted(row.received_on for row in rows)
        found.append(
            Unknown(
                key=key,
                files=tuple(plain_name(row.file) for row in rows),
                first_on=days[0],
                last_on=days[-1],
                unit=known.certificate.unit if known else "",
                name=plain_name(known.certificate.name) if known else "",
            )
        )
    return sorted(found, key=lambda some: (some.first_on, some.key))


def _waiting(office: Office) -> list[Incoming]:
    query = Incoming.select().where(
        Incoming.outcome == QUARANTINED, Incoming.why == str(Why.UNKNOWN_SENDER)
    )
    return [
        row
        for row in query.order_by(Incoming.number)
        if accepted_before(row.sha256) is None and quarantine.kept_file(office, row) is not None
    ]


@needs(Right.RECEIVE)
def retry_quarantined(office: Office, unit: str = "") -> list[Outcome]:
    """Import what waits of senders that are known by now, or of one of them.

    The days of receipt stay those that were confirmed when the packages came.
    """
    trusted = trust.trusted(office)
    by_day: dict[str, list[Path]] = defaultdict(list)
    for row in _waiting(office):
        known = trusted.get(row.key)
        path = quarantine.kept_file(office, row)
        if known is not None and path is not None and unit in ("", known.certificate.unit):
            by_day[row.received_on].append(path)
    outcomes: list[Outcome] = []
    for day, paths in sorted(by_day.items()):
        outcomes += import_packages(office, paths, received_on=date.fromisoformat(day))
    return outcomes

"""The texts of a scheme that a reviewer compares: its versions, its template, what was reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models import store
from models.history import state_at
from models.ledgers.decisions import Decision
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme, SchemeState, SchemeVersion, reviews_among
from models.record import record_from, tuples
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Text:
    """A text of a scheme, or of its template; `key` tells it from the others."""

    key: str
    name: Sentence
    made_on: date | None
    body: str


TEMPLATE, REVIEWED = "template", "reviewed"


def texts_of(scheme: Scheme) -> list[Text]:
    """What can be compared, the oldest first: the template, each version, the reviewed text.

    The reviewed text is told by itself only where its version has been changed since.
    """
    template = template_text(scheme)
    versions = [_version_text(version) for version in scheme.versions]
    reviewed = reviewed_text(scheme)
    changed = reviewed is not None and reviewed.body not in [text.body for text in versions]
    return [
        *([template] if template is not None else []),
        *([reviewed] if reviewed is not None and changed else []),
        *versions,
    ]


def comparable() -> list[tuple[str, str]]:
    """(uid, title) of the schemes with a text, those of the newest year first."""
    versions = SchemeVersion.select(SchemeVersion.record)
    query = Scheme.select(Scheme.uid, Scheme.title).where(~Scheme.deleted, Scheme.uid.in_(versions))
    rows = tuples(query.order_by(Scheme.year.desc(), Scheme.uid))
    return [(uid, title or "") for uid, title in rows]


def current_text(scheme: Scheme) -> Text | None:
    """The newest version: by its day, then by its place."""
    newest = newest_version(scheme.versions)
    return _version_text(newest) if newest is not None else None


def newest_version(versions: list[SchemeVersion]) -> SchemeVersion | None:
    return max(
        enumerate(versions),
        key=lambda one: (one[1].made_on or date.min, one[0]),
        default=(0, None),
    )[1]


def _version_text(version: SchemeVersion) -> Text:
    name = sentence("{version}", version=version.version or "")
    return Text(version.uid, name, version.made_on, version.body or "")


def template_text(scheme: Scheme) -> Text | None:
    """None without a template, and while it has not arrived."""
    template = SchemeTemplate.get_or_none(SchemeTemplate.uid == scheme.template)
    if not scheme.template or template is None:
        return None
    name = sentence("模板：{title}", title=template.title or "")
    return Text(TEMPLATE, name, template.handed_down_on, template.body or "")


def reviews_of(scheme: Scheme) -> list[Decision]:
    """The reviews of a scheme by the level above, the first one first."""
    return reviews_among(scheme, store.decisions_on([scheme.uid]).get(scheme.uid, []))


def reviewed_text(scheme: Scheme) -> Text | None:
    """The newest version as it read when it was last reviewed; None before the first review.

    It is read off the changes; where they do not reach back so far, off the versions' days.
    """
    reviews = reviews_of(scheme)
    if not reviews:
        return None
    last = reviews[-1]
    state = state_at(scheme.uid, last.subject_rev or 0)
    if state is not None:
        versions = record_from(Scheme, state).versions
    else:
        day = last.decided_on or date.max
        versions = [one for one in scheme.versions if (one.made_on or date.max) <= day]
    found = newest_version(versions)
    if found is None:
        return None
    name = sentence(
        "{version}（{day}会审）", version=found.version or "", day=str(last.decided_on or "")
    )
    return Text(REVIEWED, name, found.made_on, found.body or "")


def overdue_resubmissions(unit: str, today: date) -> Iterator[Scheme]:
    """Other offices' schemes that were sent back and have not come again by their day."""
    query = Scheme.select().where(
        *(Scheme.unit != unit, ~Scheme.deleted, Scheme.overdue(today)),
        Scheme.state == SchemeState.RESUBMIT,
    )
    yield from query.order_by(Scheme.resubmit_by, Scheme.uid)

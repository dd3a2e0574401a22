"""需求清单→满意清单: every need with the deed that it became, and what people thought of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models import listing, store
from models.figures import ALL, units_in
from models.ledgers.deeds import Deed, SatisfactionSurvey
from models.ledgers.need_verbs import NEEDS
from models.ledgers.needs import BY_DEED, CollectedNeed, NeedState, needs_of
from models.listing import Listing, names_of
from models.office import Office
from models.periods import Period
from models.record import among, tuples


@dataclass(frozen=True)
class PromiseLine:
    """A need and its deed; either may be missing. `survey` is the deed's last."""

    unit_name: str
    need: CollectedNeed | None = None
    deed: Deed | None = None
    survey: SatisfactionSurvey | None = None

    @property
    def met(self) -> bool:
        return self.deed is not None and self.deed.accepted_on is not None

    @property
    def answered(self) -> bool:
        return self.need is not None and self.need.state is NeedState.ANSWERED


@dataclass(frozen=True)
class PromiseList:
    """The needs of a period by their days, then its deeds that no need led to."""

    lines: tuple[PromiseLine, ...]

    @property
    def needs(self) -> int:
        return sum(line.need is not None for line in self.lines)

    @property
    def met(self) -> int:
        return sum(line.need is not None and line.met for line in self.lines)

    @property
    def answered(self) -> int:
        return sum(line.answered for line in self.lines)

    @property
    def waiting(self) -> int:
        """Needs that are neither met nor answered."""
        return self.needs - self.met - self.answered


def promise_list(office: Office, period: Period, units: str = ALL) -> PromiseList:
    """The page of a period: its needs, and the deeds promised in it beside those."""
    wanted = units_in(units, office.unit)
    needs = _needs(period, wanted)
    tied = {need.deed for need in needs if need.deed and need.handling in BY_DEED}
    deeds = {deed.uid: deed for deed in store.load(Deed, [*tied, *_promised(period, wanted)])}
    led_to = needs_of(list(deeds))
    alone = [deed for uid, deed in deeds.items() if not led_to.get(uid)]
    names = names_of("units", wanted)
    lines = [_line(names.get(need.unit, ""), need, deeds.get(need.deed or "")) for need in needs]
    for deed in sorted(alone, key=lambda deed: (deed.promised_on or date.max, deed.uid)):
        lines.append(_line(names.get(deed.unit, ""), None, deed))
    return PromiseList(tuple(lines))


def _needs(period: Period, units: Sequence[str]) -> list[CollectedNeed]:
    found = store.load(
        CollectedNeed, listing.uids(Listing(NEEDS, period=period, order="raised_on"))
    )
    return [need for need in found if need.unit in units and need.complete]


def _promised(period: Period, units: Sequence[str]) -> Iterable[str]:
    query = Deed.select(Deed.uid).where(
        *(Deed.complete, ~Deed.deleted, among(Deed.unit, units)),
        Deed.promised_on.between(period.start, period.end),
    )
    return [uid for (uid,) in tuples(query)]


def _line(unit_name: str, need: CollectedNeed | None, deed: Deed | None) -> PromiseLine:
    surveys = sorted(
        (survey for survey in (deed.satisfaction if deed else ()) if survey.surveyed_on),
        key=lambda survey: survey.surveyed_on or date.min,
    )
    return PromiseLine(unit_name, need, deed, surveys[-1] if surveys else None)

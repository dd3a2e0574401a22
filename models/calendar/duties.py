"""What the rules ask for, period by period, and whether the ledgers show that it was done."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from models.calendar.entries import Asked, Entry, Standing
from models.calendar.happenings import day_text_of, is_event, when_of
from models.calendar.workdays import Workdays
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.events import EventState
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.month_reports import Explanation, MonthReport
from models.ledgers.people import person_name
from models.ledgers.readings import Reading
from models.ledgers.rules import Cycle, Rule, Span, kind_column, rules_for
from models.periods import Period
from models.record import tuples
from models.words import Sentence, sentence

MISSED = "rules.missed"
"""The code under which a month's report explains why a rule was not kept."""
_NAMED = 6
"""How many people a note names before it only counts them."""


@dataclass(frozen=True)
class Duty:
    """What one rule asks for in one of its periods, by `day`.

    Of readings `done` and `wanted` count people: those who have read enough and those who are to;
    `lacking` are the uids of the others. `planned` are the days on which it is going to be done;
    `reason` is why it was not, as the month's report says it.
    """

    rule: Rule
    span: Span
    day: date
    wanted: int
    done: int
    planned: tuple[date, ...] = ()
    people: bool = False
    lacking: tuple[str, ...] = ()
    reason: str = ""

    @property
    def left(self) -> int:
        return max(self.wanted - self.done, 0)

    def standing(self, today: date) -> Standing:
        if not self.left:
            return Standing.DONE
        if self.day >= today:
            return Standing.DUE
        return Standing.EXPLAINED if self.reason else Standing.MISSED

    @property
    def period(self) -> Sentence:
        return label_of(self.span)


def label_of(span: Span) -> Sentence:
    """9月, 第三季度, 上半年 or 全年; of a week the day on which it begins."""
    if (span.end - span.start).days < 7:
        return sentence("{day} 那一周", day=span.start)
    return Period(span.start.year, span.start.month, span.end.month).label


def duties(asked: Asked, workdays: Workdays) -> list[Duty]:
    """Every duty whose last day lies in the days asked for, by rule and day."""
    rules = rules_for(asked.unit, Span(asked.start, asked.end))
    said = _reasons(asked.unit) if rules else {}
    return [
        replace(duty, reason=said.get((rule.uid, f"{duty.day:%Y-%m}"), ""))
        for rule in rules
        for duty in _duties_of(rule, asked, workdays)
    ]


def _reasons(unit: str) -> dict[tuple[str, str], str]:
    """(rule, month) → why it was not kept, as the unit's reports explain it."""
    query = (
        MonthReport.select(Explanation.subject_uid, MonthReport.month, Explanation.reason)
        .join(Explanation, on=(Explanation.record == MonthReport.uid))
        .where(MonthReport.unit == unit, ~MonthReport.deleted, Explanation.check_code == MISSED)
    )
    return {(uid or "", month): reason or "" for uid, month, reason in tuples(query)}


def _duties_of(rule: Rule, asked: Asked, workdays: Workdays) -> Iterator[Duty]:
    ledger = ledger_named(rule.applies_to) if rule.applies_to else None
    if ledger is None or rule.every is None or rule.from_on is None:
        return
    spans = [
        (span, day)
        for span in _spans(rule.every, max(asked.start, rule.from_on), asked.end)
        for day in [workdays.moved(_last_day(rule, span), rule.on_holiday)]
        if asked.holds(day) and rule.from_on <= day and (rule.to_on is None or day <= rule.to_on)
    ]
    if not spans:
        return
    whole = Span(spans[0][0].start, spans[-1][0].end)
    if rule.applies_to is FilledLedger.READINGS:
        yield from _of_readers(rule, asked.unit, spans, whole)
        return
    rows = _records(rule, ledger, asked.unit, whole)
    for span, day in spans:
        here = [(held, on) for held, on in rows if span.holds(on)]
        done = sum(held for held, _ in here)
        planned = tuple(on for held, on in here if not held)
        yield Duty(rule, span, day, rule.wanted, done, planned)


def _spans(every: Cycle, start: date, end: date) -> Iterator[Span]:
    """The periods that touch these days, and the one before and after: deadlines may be moved."""
    from models.ledgers.rules import span_of

    span = span_of(every, span_of(every, start).start - timedelta(days=1))
    while span.start <= end + timedelta(days=31):
        yield span
        span = span_of(every, span.end + timedelta(days=1))


def _last_day(rule: Rule, span: Span) -> date:
    if rule.day_limit is None:
        return span.end
    return min(span.start + timedelta(days=rule.day_limit - 1), span.end)


def _records(rule: Rule, ledger: Ledger, unit: str, whole: Span) -> list[tuple[bool, date]]:
    """(done, day) of the unit's records that the rule is about: held, or planned, in these days."""
    model, when = ledger.model, when_of(ledger)
    if when is None:
        return []
    event = is_event(ledger)
    state: Any = ledger.state if event else None
    query = model.select(state if event else model.complete, day_text_of(when)).where(
        *(model.unit == unit, ~model.deleted, model.complete),
        day_text_of(when).between(whole.start.isoformat(), whole.end.isoformat()),
    )
    kind = kind_column(ledger.name)
    if rule.record_kind and kind is not None:
        query = query.where(kind == rule.record_kind)
    return sorted(
        (not event or some is EventState.HELD, date.fromisoformat(day))
        for some, day in tuples(query)
        if some is not EventState.CANCELLED
    )


def _of_readers(
    rule: Rule, unit: str, spans: Sequence[tuple[Span, date]], whole: Span
) -> Iterator[Duty]:
    """Each person who has a reading planned in the year is to finish so many books a period."""
    mine = (Reading.unit == unit, ~Reading.deleted, Reading.complete)
    planned: dict[int, set[str]] = defaultdict(set)
    years = Reading.due_on.between(date(whole.start.year, 1, 1), date(whole.end.year, 12, 31))
    for person, due in tuples(Reading.select(Reading.person, Reading.due_on).where(*mine, years)):
        planned[due.year].add(person)
    query = Reading.select(Reading.person, Reading.ended_on).where(
        *mine, Reading.ended_on.between(whole.start, whole.end)
    )
    ended = list(tuples(query))
    for span, day in spans:
        counts: dict[str, int] = defaultdict(int)
        for person, on in ended:
            counts[person] += span.holds(on)
        people = planned[span.start.year]
        lacking = tuple(sorted(uid for uid in people if counts[uid] < rule.wanted))
        if people:
            some = len(people)
            yield Duty(rule, span, day, some, some - len(lacking), (), True, lacking)
        else:
            yield Duty(rule, span, day, rule.wanted, sum(counts.values()))


def entry_of(duty: Duty, today: date) -> Entry:
    """A duty as it stands in the calendar; it opens its rule."""
    standing = duty.standing(today)
    return Entry(
        *("rules", duty.rule.uid, duty.day, _told(duty, standing), standing),
        note=_note(duty),
        part=duty.span.start.isoformat(),
        duty=duty,
    )


def _told(duty: Duty, standing: Standing) -> Sentence:
    if standing is Standing.DONE:
        template = (
            "“{title}”{period}应读的 {done} 人都读了"
            if duty.people
            else "“{title}”{period}已办 {done} 次"
        )
    elif duty.people:
        template = "“{title}”{period}还有 {left} 人没有读"
    elif standing is not Standing.DUE:
        template = "“{title}”{period}缺 {left} 次"
    else:
        template = "“{title}”{period}还差 {left} 次"
    values = {"title": duty.rule.title or "", "period": duty.period}
    used = {"done": duty.done} if standing is Standing.DONE else {"left": duty.left}
    return Sentence(template, {**values, **used})


def _note(duty: Duty) -> str:
    if duty.reason:
        return duty.reason
    if duty.people:
        names = [person_name(uid) for uid in duty.lacking[:_NAMED]]
        return "、".join(filter(None, names))
    return " ".join(day.isoformat() for day in duty.planned)

"""Checks by lot, make-ups and the study of documents, at a unit and at the city."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.papers import document
from models.demo.pictures import picture
from models.fields import FileRef
from models.ledgers.books import Book
from models.ledgers.draws import DrawAmong, candidates_of
from models.ledgers.make_ups import MakeUpState
from models.ledgers.materials import Material
from models.ledgers.readings import Reading
from models.ledgers.spot_check_verbs import draw_people
from models.ledgers.spot_checks import PASSED, CheckMethod, CheckResult, SpotCheck, SpotResult
from models.ledgers.studies import Study
from models.ledgers.units import Unit, descendants
from models.office import Office
from models.owed import arrange, confirm_all, owed, write_done
from models.periods import Period
from models.record import Record, tuples

_DOCUMENTS = (
    (2, "speech", "在学习教育动员大会上的讲话", "中央办公厅"),
    (4, "document", "关于推进学习教育走深走实的通知", "市委办公室"),
    (6, "textbook", "学习教育读本（基层版）", "市委宣传部"),
    (7, "document", "关于开展集中补学的通知", "市委办公室"),
    (8, "speech", "在学习教育推进会上的讲话", "市委办公室"),
    (9, "document", "关于做好季度小结的通知", "市委办公室"),
)
_PARAGRAPHS = {
    "speech": (
        "{title}",
        "同志们：",
        "开展学习教育，首先要坐下来读原著、学原文、悟原理，带着问题学，联系实际学。",
        "要把查摆问题作为重要一环，一项一项列出清单，明确责任人和完成时限，改一项销一项。",
        "要从群众最关心的事做起，公开承诺，按期办结，请群众评判。",
    ),
    "document": (
        "{title}",
        "各街道、各镇、市直各单位：",
        "一、领导班子每月集中学习不少于一次，因事缺席的要在下月底前补学，并留存补学记录。",
        "二、读书以书目为准，逐月通读，写读书笔记；每季随机抽查，抽查结果记入台账。",
        "三、会议和文件能合并的合并，报表一季一报，不得层层加码。",
        "四、各单位于每月五日前报送上月台账。",
    ),
    "textbook": (
        "{title}",
        "第一章 为什么要学",
        "学习是为了解决问题。读了多少页不是目的，读过以后怎么做才是目的。",
        "第二章 怎样学",
        "个人自学、集中研讨、专题辅导、现场教学，四种方式交替进行。",
        "第三章 学后怎样改",
        "对照原著找差距，对照先进找不足，对照群众意见找问题。",
    ),
}
_CHECK = "{}月读书抽查"
_CITY_CHECK = "{}读书抽查"
_CHECKERS = "组织科、宣传科"
_CITY_CHECKERS = "市委学习教育办公室督导组"
_PROOF = "补学照片.png"
_NUMBER = "云办发〔{}〕{}号"


def _written(office: Office, kind: str, title: str) -> FileRef:
    """The document itself, so that there is something to search in."""
    words = [text.format(title=title) for text in _PARAGRAPHS[kind]]
    return office.attachments.add(io.BytesIO(document(words)), f"{title}.docx")


class MakingUp:
    """What an office does about reading and absences, month by month."""

    def __init__(self, chance: Chance, confirmer: str) -> None:
        self._chance, self._confirmer = chance, confirmer
        self._since = date.min

    def enter(self, office: Office, until: date) -> None:
        self._study(office, until)
        self.check(office, until)
        self._make_up(office, until)
        self._since = until

    # Documents.

    def hand_down(self, office: Office, until: date) -> None:
        """The documents that the office had issued by a day and that are not in the list yet."""
        held = {title for (title,) in tuples(Material.select(Material.title))}
        fresh = [
            office.door.new(
                Material,
                **{"title": title, "material_kind": kind, "issued_by": sender},
                **{"doc_number": _NUMBER.format(until.year, month + 3)},
                issued_on=date(until.year, month, 6),
                study_by=date(until.year, month, 6) + timedelta(days=30),
                file=(_written(office, kind, title),),
            )
            for month, kind, title, sender in _DOCUMENTS
            if date(until.year, month, 6) <= until and title not in held
        ]
        office.door.store(*fresh)

    def _study(self, office: Office, until: date) -> None:
        """Most documents are studied within days of their coming."""
        studied = {uid for (uid,) in tuples(Study.select(Study.material))}
        query = Material.select().where(~Material.deleted).order_by(Material.uid)
        done: list[Record] = []
        for material in query:
            came = material.taken_on or material.issued_on or until
            late = max(came, self._since) + timedelta(days=self._chance.number(3, 14))
            day = self._chance.weekday(late)
            if (
                material.uid in studied
                or day > until
                or day <= self._since
                or not self._chance.hits(0.85)
            ):
                continue
            learners = self._chance.number(9, 46)
            study = office.door.new(Study, material=material.uid, taken_on=came)
            study.studied_on, study.learner_count = day, learners
            done.append(study)
        office.door.store(*done)

    # Checks by lot.

    def check(self, office: Office, until: date) -> None:
        """Four of the office's own people are asked about the book of the month before."""
        book = _book_of(until)
        if book is not None:
            title = _CHECK.format(until.month)
            self._check(office, until, book, title, _CHECKERS, office.unit)

    def check_below(self, office: Office, until: date) -> None:
        """The city asks people of one unit, whichever it is drawn."""
        known = sorted(descendants(office.unit))
        units = [one for one in known if candidates_of(DrawAmong.PERSONS, one, until)]
        book = _book_of(until)
        if units and book is not None:
            unit = self._chance.one_of(units)
            name = Unit.get(Unit.uid == unit).name
            self._check(office, until, book, _CITY_CHECK.format(name), _CITY_CHECKERS, unit)

    def _check(
        self, office: Office, until: date, book: str, title: str, checkers: str, unit: str
    ) -> None:
        day = self._chance.weekday(until - timedelta(days=3))
        check = office.door.new(SpotCheck, title=title, checked_on=day, checkers=checkers)
        check.checked_unit = None if unit == office.unit else unit
        method = self._chance.one_of(list(CheckMethod))
        seed = self._chance.uid()
        drawn = draw_people(check, office.door.stamp, 4, book, method, seed)
        read = _finished(book)
        for row in check.results:
            self._judge(row, row.person in read, until)
        office.door.store(*drawn)

    def _judge(self, row: SpotResult, finished: bool, until: date) -> None:
        passes = self._chance.hits(0.95 if finished else 0.25)
        row.result = self._chance.one_of(PASSED) if passes else CheckResult.FAIL
        row.word_count = self._chance.number(3, 14) * 100 if passes else None
        row.due_on = None if passes else until + timedelta(days=20)

    # Make-ups.

    def _make_up(self, office: Office, until: date) -> None:
        """What was arranged is made up for by now, and confirmed; what is new is arranged."""
        chance, door = self._chance, office.door
        listed = owed(office.unit, Period(until.year), until)
        due = [o for o in listed if o.state is MakeUpState.TO_MAKE_UP and chance.hits(0.85)]
        if due:
            day = chance.weekday(until - timedelta(days=chance.number(4, 9)))
            some = [one for one in due if one.missed_on <= day]
            if some:
                door.store(*write_done(door, some, day, (self._proof(office),)))
        fresh = [o for o in listed if o.state is None and chance.hits(0.9)]
        if fresh:
            door.store(*arrange(door, fresh, until + timedelta(days=20)))
        made_up = owed(office.unit, Period(until.year), until)
        waiting = [o for o in made_up if o.state is MakeUpState.MADE_UP and chance.hits(0.8)]
        if waiting:
            door.store(*confirm_all(door, waiting, self._confirmer, until))

    def _proof(self, office: Office) -> FileRef:
        return office.attachments.add(io.BytesIO(picture(self._chance.random)), _PROOF)


def _book_of(until: date) -> str | None:
    """The book that was to be read last."""
    query = Book.select(Book.uid).where(Book.plan_month <= f"{until:%Y-%m}", Book.complete)
    found: Sequence[tuple[str]] = list(tuples(query.order_by(Book.plan_month.desc(), Book.uid)))
    return found[0][0] if found else None


def _finished(book: str) -> set[str]:
    query = Reading.select(Reading.uid).where(Reading.book == book, ~Reading.deleted)
    found = store.load(Reading, [uid for (uid,) in tuples(query)])
    return {one.person or "" for one in found if one.finished_on is not None}

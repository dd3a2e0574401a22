"""读书: how far a person is with a book, month by month, and the notes that prove it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from models.errors import Problem, UserError
from models.fields import (
    BoolField,
    Choice,
    ChoiceField,
    DateField,
    FileRef,
    FilesField,
    IntegerField,
    Leaves,
    LinkField,
    LongTextField,
    MonthField,
    Need,
)
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.books import book_title
from models.ledgers.people import person_name
from models.ledgers.reading_tie import Told, followers_of, told_of
from models.record import Facts, Part, Record, Rows, problem

ALWAYS, NEVER = Leaves.ALWAYS, Leaves.NEVER


class MeasuredIn(Choice):
    CHAPTERS = "chapters", "章"
    PAGES = "pages", "页"


class ReadingState(Choice):
    UNREAD = "unread", "未读"
    READING = "reading", "在读"
    READ = "read", "已读完"
    TO_MAKE_UP = "to_make_up", "需补学"
    MADE_UP = "made_up", "已补学"


class ReadingStep(Part):
    """How far the book was to be read in a month, and how far it was."""

    month = MonthField("月份", leaves=ALWAYS, need=Need.SUBMIT)
    read_target = IntegerField("应读至", leaves=ALWAYS)
    read_progress = IntegerField("已读至", leaves=ALWAYS)

    class Meta:
        table_name = "reading_steps"


class ReadingNote(Part):
    """A note on the book; its length travels even where its text does not."""

    written_on = DateField("心得日期", leaves=ALWAYS, need=Need.SUBMIT)
    word_count = IntegerField("心得字数", leaves=ALWAYS, measure="字")
    text = LongTextField("心得", leaves=Leaves.ASKED)
    files = FilesField("心得原件", leaves=Leaves.ASKED)

    class Meta:
        table_name = "reading_notes"


class Reading(Record):
    """One person and one book."""

    person = LinkField("people", "姓名", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    book = LinkField("books", "书名", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    measured_in = ChoiceField[MeasuredIn | None](MeasuredIn, "进度单位", leaves=ALWAYS)
    due_on = DateField("应读完日期", leaves=ALWAYS)
    finished_on = DateField("读完日期", leaves=ALWAYS)
    state = ChoiceField[ReadingState](ReadingState, "状态", leaves=NEVER, derived=True, index=True)
    ended_on = DateField(
        "实际读完日期", leaves=NEVER, derived=True, index=True, note="读完日期，没有就是补学日期"
    )
    proved_on = DateField("佐证日期", leaves=NEVER, derived=True)
    is_read = BoolField("读完认定", leaves=NEVER, derived=True, note="读完，并且有心得或者抽查合格")

    steps = Rows(ReadingStep, "读书进度")
    notes = Rows(ReadingNote, "心得")
    copied = ("due_on",)

    class Meta:
        table_name = "readings"

    def heading(self) -> str:
        return f"{person_name(self.person)}《{book_title(self.book)}》"

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        same = Reading.select().where(
            *(Reading.unit == self.unit, Reading.person == self.person, ~Reading.deleted),
            *(Reading.book == self.book, Reading.uid != self.uid),
        )
        if self.person and self.book and same.exists():
            yield problem(Reading.book, "这个人的这本书已经登记过")

    def settle(self, facts: Facts) -> None:
        """Count a note's characters where only its text was given."""
        for note in self.notes:
            note.written_on = note.written_on or facts.today
            if note.word_count is None and note.text:
                note.word_count = len("".join(note.text.split()))

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, Told]:
        return told_of(uids)

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        """Themselves, where others tell of their person and book: known only once they are kept.

        And the make-ups that are about them.
        """
        return {"readings": set(told_of(uids)), **followers_of(uids)}

    def derive(self, facts: Facts) -> None:
        told: Told = facts.beside or Told()
        written = [note.written_on for note in self.notes if note.written_on is not None]
        self.proved_on = min([*written, *filter(None, [told.passed_on])], default=None)
        self.ended_on = self.finished_on or told.made_up_on
        self.is_read = self.ended_on is not None and self.proved_on is not None
        if told.made_up_on is not None:
            self.state = ReadingState.MADE_UP
        elif self.finished_on is not None:
            self.state = ReadingState.READ
        elif self.due_on is not None and self.due_on < facts.today:
            self.state = ReadingState.TO_MAKE_UP
        elif self.notes or any(step.read_progress for step in self.steps):
            self.state = ReadingState.READING
        else:
            self.state = ReadingState.UNREAD


Reading.turns_on = Reading.due_on


def record_progress(
    reading: Reading, stamp: Stamp, month: str | None = None, read_progress: int | None = None
) -> None:
    """Write down how far the book is read in a month, this one unless said."""
    if read_progress is None:
        raise UserError("写明已读到哪里")
    wanted = month or f"{stamp.today:%Y-%m}"
    step = next((step for step in reading.steps if step.month == wanted), None)
    if step is None:
        step = ReadingStep(month=wanted)
        reading.steps = sorted([*reading.steps, step], key=lambda step: step.month or "")
    step.read_progress = read_progress


def finish(reading: Reading, stamp: Stamp, finished_on: date | None = None) -> None:
    reading.finished_on = finished_on or stamp.today


def add_note(
    reading: Reading,
    stamp: Stamp,
    text: str | None = None,
    word_count: int | None = None,
    written_on: date | None = None,
    files: tuple[FileRef, ...] = (),
) -> None:
    """Add a note, as its text or its pictures or, for one kept on paper, as its length."""
    if not text and not word_count and not files:
        raise UserError("写上心得，或者写明字数，或者附上原件")
    note = ReadingNote(text=text, word_count=word_count, files=tuple(files))
    note.written_on = written_on or stamp.today
    reading.notes.append(note)


def _unfinished(reading: Reading) -> bool:
    return reading.ended_on is None


READINGS = Ledger(
    model=Reading,
    title="读书",
    columns=(
        *(Reading.person, Reading.book, Reading.due_on, Reading.finished_on),
        *(Reading.state, Reading.is_read),
    ),
    groups=(
        Group(
            "读书",
            (
                *(Reading.person, Reading.book, Reading.measured_in, Reading.due_on),
                Reading.finished_on,
            ),
        ),
        Group("读书进度", (Reading.steps,)),
        Group("心得", (Reading.notes,)),
    ),
    actions=(
        Action(
            "登记进度",
            record_progress,
            (ReadingStep.month, ReadingStep.read_progress),
            _unfinished,
        ),
        Action("登记读完", finish, (Reading.finished_on,), _unfinished),
        Action(
            "加心得",
            add_note,
            (
                *(ReadingNote.text, ReadingNote.word_count, ReadingNote.written_on),
                ReadingNote.files,
            ),
        ),
    ),
    dated_by=Reading.finished_on,
    state=Reading.state,
)

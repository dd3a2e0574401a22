"""What goes wrong for the user, as sentences; everything else is a bug."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.words import Sentence, Words, sentence


class UserError(Exception):
    """A sentence for the user: what happened, what to do."""

    def __init__(self, template: str, **values: object) -> None:
        self.sentence = Sentence(template, values)
        super().__init__(str(self.sentence))

    def text(self, words: Words) -> str:
        return self.sentence.text(words)


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place of a record.

    `field` is the field's name; in a sub-row with its part and row ("measures.2.due_on", rows
    from 1); empty for the record as a whole. `level` says what it blocks: "invalid" the saving (it
    cannot be represented), "missing" the sending (a draft may lack it), "wrong" the sending,
    "warning" nothing.
    """

    field: str
    message: Sentence
    level: str = "wrong"


class Invalid(UserError):
    """A record that cannot be saved as it is, with the problem of each field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("{first}", first=problems[0].message if problems else sentence("内容有误"))

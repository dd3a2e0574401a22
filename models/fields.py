"""The kinds of field a ledger may have: what is stored, what travels, what must be filled.

What a field stores, what stands in a record's state and what travels in a package are one thing:
its *wire value* (text, whole number, boolean, list or null; dates as ISO text, money in fen,
percentages in tenths). `to_wire` and `from_wire` translate to and from the Python value that rules
work with.
"""

import json
import re
import unicodedata
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

import peewee

V = TypeVar("V")

Wire = str | int | bool | list[Any] | None

if TYPE_CHECKING:
    PeeweeField = peewee.Field
else:

    class PeeweeField(peewee.Field):
        """peewee's field, open to a type parameter as its stubs declare it."""

        def __class_getitem__(cls, _item):
            return cls


class Leaves(Enum):
    """Whether a field leaves the office in a package."""

    ALWAYS = "always"
    ASKED = "asked"  # only where the level above asks for it
    NEVER = "never"


class Need(Enum):
    """When a field must be filled."""

    IDENTITY = "identity"  # the record cannot be saved without it
    SUBMIT = "submit"  # a draft may lack it
    OPTIONAL = "no"


class Choice(StrEnum):
    """A fixed list of values: an ASCII code that is stored and a label that is shown."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class FileRef(NamedTuple):
    """An attached file: its name, and the SHA-256 (hex) and size in bytes of its content."""

    name: str
    sha256: str
    size: int


class NotRepresentable(ValueError):
    """A wire value that this program cannot hold, as a newer one may write it."""


class Column(PeeweeField[V]):
    """A declared field. `leaves` has no default: each field says whether it leaves the office.

    A `derived` field follows from others and from decisions and never travels; an `automatic` one
    is stored and travels, but the program fills it: people see it and do not type it.
    """

    kind = ""
    field_type = "TEXT"

    def __init__(
        self,
        label: str,
        *,
        leaves: Leaves,
        need: Need = Need.OPTIONAL,
        derived: bool = False,
        automatic: bool = False,
        default: Any = None,
        index: bool = False,
        primary_key: bool = False,
        measure: str = "",
        note: str = "",
    ) -> None:
        super().__init__(
            verbose_name=label,
            null=not primary_key,
            default=default,
            index=index,
            primary_key=primary_key,
            help_text=note,
        )
        self.label = label
        self.leaves = leaves
        self.need = need
        self.derived = derived
        self.automatic = automatic
        self.measure = measure

    def to_wire(self, value: Any) -> Wire:
        return value  # type: ignore[no-any-return]

    def from_wire(self, wire: Any) -> Any:
        return wire

    def db_value(self, value: Any) -> Any:
        return None if value is None else self.to_wire(value)

    def python_value(self, value: Any) -> Any:
        return None if value is None else self.from_wire(value)

    @property
    def default_wire(self) -> Wire:
        return None if self.default is None else self.to_wire(self.default)


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean_text(text: str) -> str:
    """NFC, without control characters (line ends become \\n) and outer blanks."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("", text).strip()


def folded_name(name: str) -> str:
    """A person's name as two are compared: however they are spaced, wide or narrow, large or small,
    and without what cannot be seen in them."""
    seen = (c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    return "".join("".join(seen).casefold().split())


class TextField(Column[str | None]):
    """One line of text, at most `max_length` characters."""

    kind = "text"

    def __init__(self, label: str, *, max_length: int = 200, **options: Any) -> None:
        super().__init__(label, **options)
        self.max_length = max_length

    def to_wire(self, value: str) -> str | None:
        return clean_text(value) or None

    def from_wire(self, wire: Any) -> str:
        if not isinstance(wire, str):
            raise NotRepresentable(self.name)
        return wire


class LongTextField(TextField):
    """Text of many lines."""

    kind = "long_text"

    def __init__(self, label: str, *, max_length: int = 20000, **options: Any) -> None:
        super().__init__(label, max_length=max_length, **options)


class ScheduleField(TextField):
    """When work is to be done, as people write it; models.schedule reads the months out of it."""

    kind = "schedule"

    def __init__(self, label: str, *, max_length: int = 4000, **options: Any) -> None:
        super().__init__(label, max_length=max_length, **options)


class IntegerField(Column[int | None]):
    """A whole number in `measure` (人, 次, 册 …), not negative unless said."""

    kind = "integer"
    field_type = "INTEGER"
    scale = 0

    def __init__(self, label: str, *, minimum: int = 0, **options: Any) -> None:
        super().__init__(label, **options)
        self.minimum = minimum

    def to_wire(self, value: Any) -> int:
        return int(value)

    def from_wire(self, wire: Any) -> int:
        if isinstance(wire, bool) or not isinstance(wire, int):
            raise NotRepresentable(self.name)
        return wire


class YearField(IntegerField):
    kind = "year"


class PercentField(IntegerField):
    """A percentage in tenths of a per cent (667 = 66.7 %)."""

    kind = "percent"
    scale = 1


class MoneyField(IntegerField):
    """Money in fen; people see 万元 with at least two decimals."""

    kind = "money_fen"
    scale = 6


class BoolField(Column[bool | None]):
    kind = "bool"
    field_type = "INTEGER"

    def to_wire(self, value: Any) -> bool:
        return bool(value)

    def from_wire(self, wire: Any) -> bool:
        if wire not in (0, 1):
            raise NotRepresentable(self.name)
        return bool(wire)


class DateField(Column[date | None]):
    kind = "date"

    def to_wire(self, value: Any) -> str:
        return value if isinstance(value, str) else value.isoformat()

    def from_wire(self, wire: Any) -> date:
        try:
            return date.fromisoformat(wire)
        except (TypeError, ValueError) as error:
            raise NotRepresentable(self.name) from error


class DateTimeField(Column[datetime | None]):
    """Local time to the minute."""

    kind = "datetime"

    def to_wire(self, value: Any) -> str:
        return value if isinstance(value, str) else value.isoformat(timespec="minutes")

    def from_wire(self, wire: Any) -> datetime:
        try:
            return datetime.fromisoformat(wire)
        except (TypeError, ValueError) as error:
            raise NotRepresentable(self.name) from error


class MonthField(Column[str | None]):
    """A month as "2026-09"."""

    kind = "month"

    def from_wire(self, wire: Any) -> str:
        if not isinstance(wire, str) or not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", wire):
            raise NotRepresentable(self.name)
        return wire


class ChoiceField(Column[V]):
    """One of a fixed list; `ChoiceField[Rank](Rank, "职级", ...)`."""

    kind = "choice"

    def __init__(self, choices: type[Choice], label: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.options = choices
        self._by_code = {option.value: option for option in choices}

    def to_wire(self, value: Any) -> str:
        return str(value.value if isinstance(value, Choice) else value)

    def from_wire(self, wire: Any) -> Choice:
        option = self._by_code.get(wire) if isinstance(wire, str) else None
        if option is None:
            raise NotRepresentable(self.name)
        return option


class ListField(Column[str | None]):
    """A code out of a named list that the level above may extend; codes are never reused."""

    kind = "list"

    def __init__(self, list_name: str, label: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.list_name = list_name

    def from_wire(self, wire: Any) -> str:
        if not isinstance(wire, str):
            raise NotRepresentable(self.name)
        return wire


class LinkField(Column[str | None]):
    """The uid of a record of the ledger `target`; the record itself may not have arrived yet.

    With a `part` it is the uid of one of the sub-rows of that name. Its column is indexed, so that
    a record finds all that name it.
    """

    kind = "link"

    def __init__(self, target: str, label: str, *, part: str = "", **options: Any) -> None:
        options.setdefault("index", not options.get("derived", False))
        super().__init__(label, **options)
        self.target = target
        self.named_in = f"{target}.{part}" if part else target

    def from_wire(self, wire: Any) -> str:
        if not isinstance(wire, str):
            raise NotRepresentable(self.name)
        return wire


class RowField(TextField):
    """The uid of a row in another part of the same record; what the row is called may be written.

    `named_in` is "ledger.part", as in a link. The record itself turns a name into the uid.
    """

    def __init__(self, label: str, named_in: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.named_in = named_in


class _ListColumn(Column[V]):
    """A field whose wire value is a list, kept as JSON text in its column."""

    def db_value(self, value: Any) -> str | None:
        if not value:
            return None
        return json.dumps(self.to_wire(value), ensure_ascii=False, separators=(",", ":"))

    def python_value(self, value: Any) -> Any:
        return self.from_wire([] if value is None else json.loads(value))


class LinksField(_ListColumn[tuple[str, ...]]):
    """The uids of several records of the ledger `target`."""

    kind = "links"

    def __init__(self, target: str, label: str, **options: Any) -> None:
        super().__init__(label, default=tuple, **options)
        self.target = self.named_in = target

    def to_wire(self, value: Any) -> Wire:
        return list(value) or None

    def from_wire(self, wire: Any) -> tuple[str, ...]:
        if not isinstance(wire, list) or not all(isinstance(uid, str) for uid in wire):
            raise NotRepresentable(self.name)
        return tuple(wire)

    @property
    def default_wire(self) -> Wire:
        return None


class FilesField(_ListColumn[tuple[FileRef, ...]]):
    """Attached files, by content hash."""

    kind = "attachment"

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, default=tuple, **options)

    def to_wire(self, value: Any) -> Wire:
        return [
            {"name": file.name, "sha256": file.sha256, "size": file.size} for file in value
        ] or None

    def from_wire(self, wire: Any) -> tuple[FileRef, ...]:
        try:
            files = tuple(FileRef(f["name"], f["sha256"], f["size"]) for f in wire)
        except (TypeError, KeyError) as error:
            raise NotRepresentable(self.name) from error
        if not all(re.fullmatch(r"[0-9a-f]{64}", f.sha256) and f.size >= 0 for f in files):
            raise NotRepresentable(self.name)
        return files

    @property
    def default_wire(self) -> Wire:
        return None

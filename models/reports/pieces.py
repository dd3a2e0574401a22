"""What is read out of a document, as plain values that can cross from the confined child."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Placed:
    """A name that a template asks for, with the paragraph (from 1) and its text where it first
    stands."""

    name: str
    paragraph: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a table (then with `rows`): its texts, and how it stands.

    `align` is left, centre, right or justify; `indented` tells of the first line. `heading` is one
    of the first level; of one of the second, `lead` is how many characters. `dated` is a day alone.
    `shares` are the widths of a table's columns beside each other, `aligns` how the cells of each
    stand.
    """

    text: str = ""
    align: str = "justify"
    indented: bool = False
    heading: bool = False
    lead: int = 0
    dated: bool = False
    rows: list[list[str]] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    aligns: list[str] = field(default_factory=list)

"""What is copied out of a PDF: the characters that were written, not others of the same shape.

Qt notes for each glyph the first character of the face that looks so. In Noto and Source Han faces
that is a radical (⽉) for many a character (月), and a tabulator for a space.
"""

import re
from unicodedata import normalize

_SHAPES = dict(
    zip(
        "⼾⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱〜∕‒\t",
        "户母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜～／– ",
        strict=True,
    )
)
"""Those that Unicode leads back to nothing, or to what is written elsewhere; the other radicals are
compatible with the characters that they are the shape of."""
_RANGES = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_TARGETS = re.compile(rb"\[[^\]]*\]|<(\w{4})> <\1> <\w{4}>")
_LAST = re.compile(rb"<(\w{4})>(?! <)")
_ANY = re.compile(rb"<(\w{4})>")


def with_written_characters(pdf: bytes) -> bytes:
    """The same file, as long as it was, whose glyphs stand for what people write."""
    return _RANGES.sub(lambda found: _TARGETS.sub(_mended, found[0]), pdf)


def _mended(found: re.Match[bytes]) -> bytes:
    """A list of characters, or one glyph twice and its character."""
    return (_ANY if found[0].startswith(b"[") else _LAST).sub(_written, found[0])


def _written(found: re.Match[bytes]) -> bytes:
    shape = chr(int(found[1], 16))
    is_radical = "⼀" <= shape <= "⿕"
    meant = _SHAPES.get(shape) or (normalize("NFKC", shape) if is_radical else shape)
    return b"<%04X>" % ord(meant)

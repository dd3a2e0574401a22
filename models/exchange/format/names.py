"""Names from packages, made fit for the screen and for file systems."""

import re
from pathlib import PurePath

SUFFIX = ".xjb"

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb]"
)
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def plain_name(text: str) -> str:
    """A name without control, invisible and direction-changing characters, in one line."""
    return " ".join(_UNSEEN.sub("", re.sub(r"\s", " ", text)).split())


def package_name(unit_name: str, kind: str, epoch: int, seq: int) -> str:
    """The file name of a package, fit for every system; a hint for people, never trusted."""
    return f"{file_name_part(unit_name)}_{kind}_{epoch}-{seq}{SUFFIX}"


def file_name_part(text: str) -> str:
    """A name as part of a file name: nothing unseen, no path, 1 to 60 characters or a few more."""
    clean = _UNSAFE.sub("", plain_name(text))[:60].strip(" .")
    if not clean or _RESERVED.fullmatch(clean):
        return f"unit{clean}"
    return clean


def own_file_name(text: str) -> str:
    """The name of a file that somebody else has named, without any folder, fit for every system."""
    last = PurePath(plain_name(re.split(r"[/\\]", text)[-1]))
    return file_name_part(last.stem) + _UNSAFE.sub("", last.suffix).rstrip(" .")

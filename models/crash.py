"""What is kept of an error of the program: where it happened, and nothing that records say.

Kept are versions, the traceback by relative file, line and function, the template of a sentence of
our own without its values, the last verbs, pages and menu items by name, and sizes. Left out are
texts of exceptions, values, names, and paths.
"""

import faulthandler
import logging
import platform
import re
import shutil
import sys
import traceback
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from models.errors import UserError
from models.preferences import preferences_path

KEPT = 20
"""Reports; the oldest go."""
_VERBS = 30
_ROOT = Path(__file__).resolve().parent.parent
_LOG_BYTES = 200_000

_FRAME = re.compile(r'File "([^"]*)"(, line \d+ in \S+)')
_FAULT = re.compile(
    r"(Fatal Python error|Windows fatal exception): [\w ]+|.*\(most recent call first\):"
)

_last: deque[str] = deque(maxlen=_VERBS)


def note_verb(name: str) -> None:
    """Remember a verb by its name, for a report; nothing of what it was given."""
    _last.append(name)


def reports_folder() -> Path:
    return preferences_path().parent / "reports"


def report_of(error: BaseException, now: datetime, more: Mapping[str, str] | None = None) -> str:
    """The report as text. `more` are further lines: versions and sizes, no names."""
    lines = [
        f"study-ledger crash report {now:%Y-%m-%d %H:%M:%S}",
        f"python {platform.python_version()}  {platform.system()} {platform.release()} "
        f"{platform.machine()}  frozen {bool(getattr(sys, 'frozen', False))}",
        *(f"{name}: {value}" for name, value in (more or {}).items()),
        "",
        *trace_of(error),
        "",
        "last verbs: " + (" ".join(_last) or "-"),
    ]
    return "\n".join(lines) + "\n"


def trace_of(error: BaseException) -> Iterator[str]:
    """The error and those that led to it: kinds, places, templates of our own sentences."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        said = f": {current.sentence.template}" if isinstance(current, UserError) else ""
        yield f"{type(current).__module__}.{type(current).__qualname__}{said}"
        for frame, line in traceback.walk_tb(current.__traceback__):
            code = frame.f_code
            yield f"  {place_of(code.co_filename)}:{line} {code.co_name}"
        current = current.__cause__ or current.__context__


def place_of(path: str) -> str:
    """A source file from the program's or a library's folder on; its bare name elsewhere."""
    with suppress(ValueError):
        return Path(path).resolve().relative_to(_ROOT).as_posix()
    parts = Path(path).parts
    for folder in ("site-packages", f"python{sys.version_info[0]}.{sys.version_info[1]}"):
        if folder in parts:
            return "/".join(parts[parts.index(folder) + 1 :])
    return parts[-1] if parts else path


def sizes(folder: Path | None) -> dict[str, str]:
    """How large an office's data file is, and how much room there is, in mebibytes."""
    found: dict[str, str] = {}
    if folder is not None:
        with suppress(OSError):
            found["data MiB"] = str((folder / "ledger.xjt").stat().st_size >> 20)
            found["free MiB"] = str(shutil.disk_usage(folder).free >> 20)
    return found


def write_report(
    error: BaseException, now: datetime, more: Mapping[str, str] | None = None
) -> Path | None:
    """Write a report beside the preferences; None where the disk takes none."""
    folder = reports_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(report_of(error, now, more), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


class Bare(logging.Formatter):
    """A line of the log without anything that records could have said: no arguments, no texts."""

    def format(self, record: logging.LogRecord) -> str:
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name} {record.msg}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += trace_of(record.exc_info[1])
        return "\n".join(lines)


def keep_log() -> None:
    """Write the program's log beside the preferences, and nowhere else."""
    root = logging.getLogger()
    if any(isinstance(handler.formatter, Bare) for handler in root.handlers):
        return
    handler: logging.Handler
    try:
        reports_folder().mkdir(parents=True, exist_ok=True)
        path = reports_folder() / "program.log"
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(Bare())
    root.addHandler(handler)


def keep_faults() -> TextIO | None:
    """Let a crash of the interpreter leave its traceback; what the last one left is put into the
    log, with places instead of paths. The file that stays open for it; None where there is none."""
    raw = reports_folder() / "fault.raw"
    with suppress(OSError):
        if raw.exists():
            left = raw.read_text(encoding="utf-8", errors="replace")
            told = [line for text in left.splitlines() if (line := _bare_fault(text))]
            if told:
                logging.getLogger(__name__).critical("\n  ".join(["fault", *told]))
        file = raw.open("w", encoding="utf-8")
        faulthandler.enable(file)
        return file
    return None


def _bare_fault(text: str) -> str:
    """One line of a fault's traceback without its folder; empty for what is neither."""
    frame = _FRAME.search(text)
    if frame is not None:
        return place_of(frame[1]) + frame[2]
    head = _FAULT.match(text)
    return head[0] if head is not None else ""

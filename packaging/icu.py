"""Trims the data of ICU, which Qt's wheels for Linux bring whole for every language: 32 MB.

Qt asks ICU to compare texts, to change their case, to name time zones and to decode old encodings.
Chinese, English and what holds everywhere stay; `check` finds that Qt answers as before.
"""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

LIBRARY = "PySide6/Qt/lib/libicudata.so.*"
FOLDERS = frozenset({"", "coll", "zone"})
"""Parts that are read through what Qt calls; names of languages, units or currencies are not."""

ENCODINGS = frozenset({"gb18030", "ibm-1386_P100-2001", "windows-936-2000"})
LANGUAGES = re.compile(r"(root|en|zh|pool|res_index|tzdbNames)(_\w+)?")
LOCALE = re.compile(r"[a-z]{2,3}(_\w+)?|root|pool|res_index|tzdbNames")
UNREAD = frozenset({"unames.icu", "confusables.cfu"})

_NAME = re.compile(rb"icudt(\d+)l/")
_ENTRY = struct.Struct("<II")
_COUNT = struct.Struct("<I")
_ALIGNED = 16

_SOURCE = """.section .rodata,"a"
.globl {symbol}
.balign {aligned}
.type {symbol}, %object
{symbol}:
.incbin "{data}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",%progbits
"""

_ASK = """
import os
from functools import cmp_to_key
from PySide6.QtCore import QByteArray, QCollator, QLocale, QStringDecoder, QTimeZone
with open("/proc/self/maps") as mapped:
    assert os.environ["LD_PRELOAD"] in mapped.read()
words = ["张三", "李四", "重庆", "Zoe", "adam", "Éva", "12 月", "2 月", "赵", "阿", "行", "丿"]
for name in ("zh_CN", "en_US"):
    locale = QLocale(name)
    order = QCollator(locale)
    for numeric in (False, True):
        order.setNumericMode(numeric)
        print(*sorted(words, key=cmp_to_key(order.compare)))
    print(locale.toUpper("straße ï"), locale.toLower("ÀÉ ABC"))
    zone = QTimeZone(QByteArray(b"Asia/Shanghai"))
    for style in QTimeZone.NameType:
        print(zone.displayName(QTimeZone.TimeType.StandardTime, style, locale))
for encoding in ("GB18030", "GBK"):
    print(encoding, QStringDecoder(encoding).isValid())
"""


def stays(name: str) -> bool:
    """Whether an item of the archive ("icudt73l/coll/zh.res") is needed."""
    path = PurePosixPath(*PurePosixPath(name).parts[1:])
    folder = "" if len(path.parts) == 1 else path.parts[0]
    if folder not in FOLDERS or path.name in UNREAD:
        return False
    if path.suffix == ".cnv":
        return path.stem in ENCODINGS
    if path.suffix == ".res" and LOCALE.fullmatch(path.stem):
        return LANGUAGES.fullmatch(path.stem) is not None
    return True


def items(archive: bytes) -> dict[str, bytes]:
    """What lies in an archive, by name. After its header come the count and, for each item, where
    its name and its content begin, counted from there."""
    base = struct.unpack_from("<H", archive)[0]
    (count,) = _COUNT.unpack_from(archive, base)
    entries = [
        _ENTRY.unpack_from(archive, base + _COUNT.size + at * _ENTRY.size) for at in range(count)
    ]
    ends = [begin for _name, begin in entries[1:]] + [len(archive) - base]
    found = {}
    for (name, begin), end in zip(entries, ends, strict=True):
        spelled = archive[base + name : archive.index(b"\0", base + name)].decode("ascii")
        found[spelled] = archive[base + begin : base + end]
    return found


def packed(header: bytes, kept: Mapping[str, bytes]) -> bytes:
    """An archive of these items under the header of the one that they come from."""
    names = sorted(kept)
    spelled = b"".join(name.encode("ascii") + b"\0" for name in names)
    at_names = _COUNT.size + len(names) * _ENTRY.size
    at = -(-(at_names + len(spelled)) // _ALIGNED) * _ALIGNED
    table, contents = [_COUNT.pack(len(names))], []
    for name in names:
        content = kept[name] + b"\0" * (-len(kept[name]) % _ALIGNED)
        table.append(_ENTRY.pack(at_names, at))
        contents.append(content)
        at_names += len(name) + 1
        at += len(content)
    head = b"".join(table) + spelled
    return header + head + b"\0" * (-len(head) % _ALIGNED) + b"".join(contents)


def trimmed(archive: bytes) -> bytes:
    header = archive[: struct.unpack_from("<H", archive)[0]]
    return packed(header, {name: data for name, data in items(archive).items() if stays(name)})


def trim(library: Path, work: Path) -> None:
    """Put the smaller archive in the library's place, under the same names."""
    at, size, symbol = _where(library)
    with library.open("rb") as file:
        file.seek(at)
        archive = file.read(size)
    if len(archive) != size or not _NAME.search(archive):
        sys.exit(f"{library.name} does not hold ICU's data where it says so")
    data, source, made = work / "icu.dat", work / "icu.s", work / "icu.o"
    data.write_bytes(trimmed(archive))
    text = _SOURCE.format(symbol=symbol, aligned=_ALIGNED, data=data)
    source.write_text(text, encoding="utf-8")
    subprocess.run(["as", "-o", str(made), str(source)], check=True)
    link = ["ld", "-shared", "--build-id", "--hash-style=gnu", "-Bsymbolic", "-z", "noexecstack"]
    subprocess.run([*link, "-soname", library.name, "-o", str(library), str(made)], check=True)


def _where(library: Path) -> tuple[int, int, str]:
    """Where in the file the archive begins, its bytes, and the name of its symbol."""
    told = _said("objdump", "-T", str(library))
    found = re.search(
        r"^([0-9a-f]+) .*\.rodata\s+([0-9a-f]+)\s+(icudt\d+_dat)$", told, re.MULTILINE
    )
    placed = re.search(
        r"\.rodata\s+[0-9a-f]+\s+([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)",
        _said("objdump", "-h", str(library)),
    )
    if found is None or placed is None:
        sys.exit(f"no data of ICU found in {library}")
    address, size = int(found[1], 16), int(found[2], 16)
    loaded, offset = int(placed[1], 16), int(placed[2], 16)
    return offset + address - loaded, size, found[3]


def check(library: Path) -> None:
    """Qt orders, names and decodes with the smaller archive what it did with the whole one."""
    whole, small = _asked(""), _asked(str(library.resolve()))
    if whole != small:
        sys.exit(f"with less of ICU's data Qt answers otherwise:\n{whole}\n{small}")


def _asked(preloaded: str) -> str:
    """What Qt answers, with this library in the place of its own."""
    environment = {**os.environ, "LD_PRELOAD": preloaded, "PYTHONUTF8": "1", "TZ": "Asia/Shanghai"}
    return _said(sys.executable, "-c", _ASK, environment=environment)


def _said(*command: str, environment: Mapping[str, str] | None = None) -> str:
    return subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    ).stdout

"""Which licences a built program carries; a part under the GPL or AGPL alone stops the build.

Reads the metadata of every distribution that went in and the lists in `contents`; `gather` gives
the parts, `refused` what may not be shipped, `write` the file with all names and texts.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from contents import QT_GPL, QT_LIBRARIES, SYSTEM_LIBRARIES, qt_module, system_library

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licences"

PERMITTED = frozenset(
    [
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "PSF-2.0",
        "0BSD",
        "blessing",
        "Unlicense",
        "bzip2-1.0.6",
    ]
)
LESSER = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "docxtpl": "LGPL-2.1-only",
}
"""The only parts that may be under the LGPL: used as they are, and replaceable in their folders."""

STATED = {"peewee": "MIT", "pyrage": "MIT", "sqlcipher3": "Zlib"}
"""Licences of distributions whose metadata name none; their texts go along and say so."""

EXCEPTED = {"pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception"}
"""The start program alone: its exception lets what it starts be under any licence."""

SPOKEN = {
    "mit license": "MIT",
    "the mit license": "MIT",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd-3-clause license": "BSD-3-Clause",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
}
"""How older metadata call what has a short name by now."""


@dataclass(frozen=True)
class Part:
    """Something that went in: `kind` is python, qt or system; the texts are of its licence."""

    name: str
    version: str
    kind: str
    licence: str
    texts: tuple[tuple[str, str], ...] = ()


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(distribution: Distribution) -> str:
    """What the metadata say, else what `STATED` says; empty when nobody knows."""
    told = distribution.metadata
    name = plain(told["Name"])
    free = (told["License"] or "").strip()
    free = free if "\n" not in free else ""
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in told.get_all("Classifier", [])
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    said = told["License-Expression"] or free or " AND ".join(classified) or STATED.get(name, "")
    return SPOKEN.get(said.lower(), said)


def permitted(part: Part) -> bool:
    """Whether one of the licences on offer is permitted, by itself or for this part by name."""
    name = plain(part.name)
    if EXCEPTED.get(name) == part.licence:
        return True
    allowed = PERMITTED | ({LESSER[name]} if name in LESSER else set())
    offers = [offer.strip(" ()") for offer in re.split(r"\bOR\b", part.licence)]
    return any(
        offer and all(term.strip(" ()") in allowed for term in re.split(r"\bAND\b", offer))
        for offer in offers
    )


def refused(parts: Iterable[Part]) -> list[str]:
    """A line for every part that may not be shipped."""
    found = []
    for part in parts:
        if part.kind == "qt" and part.name in QT_GPL:
            found.append(f"Qt {part.name} is offered under the GPL alone")
        elif part.kind == "qt" and part.name not in QT_LIBRARIES:
            found.append(f"Qt {part.name} is not on the list of contents.py")
        elif part.kind == "system" and not part.licence:
            found.append(f"{part.name} of the system is not on the list of contents.py")
        elif part.kind == "python" and not permitted(part):
            found.append(f"{part.name} {part.version} is under: {part.licence or 'nobody knows'}")
    return found


# --- what went in ---


def gather(contents: Sequence[tuple[str, str]], folder: Path) -> list[Part]:
    """The parts of (place in the program, file it came from); `folder` is its site-packages."""
    owners = {}
    for distribution in distributions(path=[str(folder)]):
        for file in distribution.files or ():
            owners[str(Path(str(distribution.locate_file(file))).resolve())] = distribution
    used = {plain(d.metadata["Name"]): d for d in _owned(contents, owners)}
    starter = next((d for d in owners.values() if plain(d.metadata["Name"]) == "pyinstaller"), None)
    parts = [_of_python(distribution) for distribution in used.values()]
    if starter is not None and "pyinstaller" not in used:
        parts.append(_of_python(starter))
    parts = [_started(part) for part in parts]
    return sorted({*parts, *_of_files(contents, owners)}, key=lambda p: (p.kind, plain(p.name)))


def _owned(
    contents: Sequence[tuple[str, str]], owners: dict[str, Distribution]
) -> Iterator[Distribution]:
    for _place, source in contents:
        owner = owners.get(str(Path(source).resolve())) if source else None
        if owner is not None:
            yield owner


def _of_python(distribution: Distribution) -> Part:
    told = distribution.metadata
    texts = tuple(
        (file.name, distribution.locate_file(file).read_text(encoding="utf-8", errors="replace"))  # type: ignore[attr-defined]
        for file in distribution.files or ()
        if ".dist-info" in file.parts[0]
        and re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE)
        and file.suffix != ".py"
    )
    return Part(told["Name"], told["Version"], "python", licence_of(distribution), texts)


def _started(part: Part) -> Part:
    """PyInstaller, of which the start program alone is shipped."""
    licence = EXCEPTED.get(plain(part.name), part.licence)
    return Part(part.name, part.version, part.kind, licence, part.texts)


def _of_files(
    contents: Sequence[tuple[str, str]], owners: dict[str, Distribution]
) -> Iterator[Part]:
    for place, source in contents:
        name = PurePosixPath(place.replace("\\", "/")).name
        module = qt_module(name)
        if module is not None:
            yield Part(module, "", "qt", "LGPL-3.0-only")
        elif _of_system(name, source, owners):
            known = system_library(name)
            licence = SYSTEM_LIBRARIES.get(known or "", "")
            yield Part(known or name, "", "system", licence, _copyright(Path(source)))


def _of_system(name: str, source: str, owners: dict[str, Distribution]) -> bool:
    """Whether a shared library is neither a distribution's nor one of Python's own modules."""
    if (
        not re.search(r"\.so(\.\d+)*$", name)
        or not Path(source).is_absolute()
        or "lib-dynload" in source
    ):
        return False
    return Path(source).is_absolute() and str(Path(source).resolve()) not in owners


def _copyright(library: Path) -> tuple[tuple[str, str], ...]:
    """What the Debian package of a system's library says about its licence."""
    asked = ["dpkg-query", "-S", str(library.resolve())]
    try:
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # a system without Debian's packages
        return ()
    path = Path("/usr/share/doc", told.split(":")[0], "copyright")
    if not told or not path.is_file():
        return ()
    return ((f"copyright of {told.split(':')[0]}", path.read_text(encoding="utf-8")),)


# --- the file that goes along ---


def write(parts: Iterable[Part], target: Path) -> None:
    """Name, version and licence of every part, then the texts, each once."""
    lines = ["学教台账 (Study Ledger)  Apache-2.0", ""]
    texts: dict[str, list[str]] = {}
    for part in parts:
        lines.append(f"{part.kind:7} {part.name} {part.version}  {part.licence}".rstrip())
        for name, text in part.texts:
            texts.setdefault(text.strip(), []).append(f"{part.name}: {name}")
    lines.append(f"python  Python {sys.version.split()[0]}  PSF-2.0")
    texts[(ROOT / "LICENSE").read_text(encoding="utf-8").strip()] = ["学教台账: LICENSE"]
    texts[(ROOT / "resources/icons/LICENSE").read_text(encoding="utf-8").strip()] = ["Tabler Icons"]
    python = Path(sys.base_prefix, "LICENSE.txt")
    if not python.exists():
        python = Path(sys.base_prefix, f"lib/python{sys.version[:4]}/LICENSE.txt")
    if python.exists():
        texts[python.read_text(encoding="utf-8").strip()] = ["Python"]
    for path in sorted(TEXTS.iterdir()):
        texts.setdefault(path.read_text(encoding="utf-8").strip(), []).append(path.name)
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    pages = ["\n".join(lines), notices]
    pages += [", ".join(names) + "\n\n" + text for text, names in texts.items()]
    target.write_text(("\n\n" + "=" * 78 + "\n\n").join(pages) + "\n", encoding="utf-8")

"""Promises about the code itself: texts are translated, start-up is light, the lock is clean."""

import ast
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.words import TRANSLATIONS, catalog

ROOT = Path(__file__).resolve().parent.parent

EXEMPT = (
    "models/schedule_words.py",
    "models/cell_words.py",
    "models/sheets/measures.py",
    "models/sheets/synonyms.py",
    "models/attendance_words.py",
    "models/reading_words.py",
    "models/student_lists.py",
    "models/ledgers/numbering.py",
    "models/reports/content.py",
    "models/reports/official_paper.py",
    "models/reports/placeholders.py",
    "models/reports/rows.py",
    "ui/printing/pdf_text.py",
    "models/demo.py",
    "models/demo/",
)
"""Modules whose Chinese is what they read or invent, not what they say to a user."""

HEAVY = {"PySide6", "openpyxl", "cryptography", "pyrage", "python_calamine", "segno", "docx", "PIL"}
"""What the command line may not load before a verb asks for it."""

WAITS = {"sleep", "time.sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep"}
MODULE_BYTES = 24 * 1024
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
LOCK_NAMES = re.compile(r"(\.lock|-lock\.json|^pylock.*\.toml|requirements.*\.txt)$")
NOT_OURS = {"build", "dist", "node_modules"}


@dataclass(frozen=True)
class Literal:
    text: str
    place: str  # file:line
    exempt: bool


def sources(*roots: str) -> Iterator[Path]:
    for root in roots:
        path = ROOT / root
        yield from [path] if path.suffix == ".py" and path.exists() else sorted(path.rglob("*.py"))


def product() -> Iterator[Path]:
    """The modules a user runs."""
    return sources("main.py", "models", "ui")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def unspoken(tree: ast.AST) -> set[int]:
    """Ids of the string nodes nobody is shown: docstrings, and the pieces of f-strings."""
    nodes: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            nodes.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            nodes.update(id(part) for part in node.values)
    return nodes


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def chinese_literals() -> list[Literal]:
    found = []
    for path in product():
        tree = tree_of(path)
        skipped = unspoken(tree)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                continue
            if id(node) in skipped or not HAN.search(node.value):
                continue
            name = name_of(path)
            found.append(Literal(node.value, f"{name}:{node.lineno}", name.startswith(EXEMPT)))
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def messages(language: str) -> Iterator[tuple[str, str, str]]:
    """File name, source text and translation of every message, area by area."""
    for path in sorted((TRANSLATIONS / language).glob("*.ts")):
        for message in ET.parse(path).iter("message"):
            source, text = message.findtext("source"), message.findtext("translation")
            yield path.name, source or "", text or ""


def test_every_chinese_text_has_an_english_translation() -> None:
    english = catalog("en")
    missing = [
        f"{literal.place}  {literal.text}"
        for literal in chinese_literals()
        if not literal.exempt and not english.get(literal.text)
    ]
    assert not missing, "without a translation:\n" + "\n".join(missing)


def test_no_translation_is_left_over_from_a_text_that_is_gone() -> None:
    used = {literal.text for literal in chinese_literals()}
    unused = [f"{area}  {source}" for area, source, _ in messages("en") if source not in used]
    assert not unused, "translated, but said nowhere:\n" + "\n".join(unused)


def test_a_text_is_translated_the_same_way_in_every_area() -> None:
    first: dict[str, tuple[str, str]] = {}
    differing = []
    for area, source, text in messages("en"):
        other_area, other_text = first.setdefault(source, (area, text))
        if other_text != text:
            differing.append(f"{source}  {other_area}: {other_text}  {area}: {text}")
    assert not differing, "translated in two ways:\n" + "\n".join(differing)


def test_a_translation_names_the_same_values_as_its_source() -> None:
    differing = [
        f"{area}  {source}  →  {text}"
        for area, source, text in messages("en")
        if placeholders(source) != placeholders(text)
    ]
    assert not differing, "placeholders differ:\n" + "\n".join(differing)


def test_no_chinese_sentence_is_put_together_by_an_f_string() -> None:
    found = []
    for path in sources("ui", "models", "main.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr) and any(
                isinstance(part, ast.Constant) and HAN.search(str(part.value))
                for part in node.values
            ):
                found.append(f"{name_of(path)}:{node.lineno}")
    assert not found, "f-strings that cannot be translated:\n" + "\n".join(found)


def test_no_lock_file_holds_an_address() -> None:
    locks = [
        path
        for path in ROOT.glob("**/*")
        if LOCK_NAMES.search(path.name)
        and not any(part.startswith((".", "demo")) for part in path.relative_to(ROOT).parts)
        and not NOT_OURS.intersection(path.relative_to(ROOT).parts)
    ]
    assert ROOT / "requirements.lock" in locks
    assert [name_of(path) for path in locks if b"://" in path.read_bytes()] == []


def test_the_lock_pins_every_package_by_hash() -> None:
    entries = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "")
    assert [line for line in entries.splitlines() if "--hash=sha256:" not in line] == []


def test_the_packaging_folder_does_not_hide_the_package_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    import packaging.version as installed

    assert ROOT / "packaging" not in Path(installed.__file__).parents


def test_asking_the_command_line_for_help_loads_nothing_heavy() -> None:
    script = (
        "import runpy, sys\n"
        "sys.argv = ['main.py', '--help']\n"
        "try:\n"
        "    runpy.run_path('main.py', run_name='__main__')\n"
        "except SystemExit as ended:\n"
        "    assert not ended.code, ended.code\n"
        f"loaded = {HEAVY!r} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(loaded)) or 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip(), "no help was printed"


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = [
        f"{name_of(document)}  {target}"
        for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in LINK.findall(document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert not broken, "links to nothing:\n" + "\n".join(broken)


def test_no_module_has_outgrown_one_reading() -> None:
    too_big = [
        f"{name_of(path)}: {path.stat().st_size} bytes"
        for path in product()
        if path.stat().st_size > MODULE_BYTES
    ]
    assert not too_big, "split into rooms:\n" + "\n".join(too_big)


def test_no_test_waits_for_the_clock() -> None:
    found = []
    for path in sources("tests"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in WAITS:
                found.append(f"{name_of(path)}:{node.lineno}")
    assert not found, "waitSignal or waitUntil instead:\n" + "\n".join(found)

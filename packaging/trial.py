"""Tries the .deb as an office meets it: on a bare Debian 12 that has no network.

    python packaging/bootstrap.py dist-trial

Installs what `dist` made in a system in a folder, and as an ordinary user there sets an office up,
makes the demo, carries packages from a unit to its city, reads a spreadsheet in the limited child,
prints a PDF, opens a folder of an old format, upgrades to a higher version, removes the program,
and measures the start beside that of the sources. Needs root; without it, it says so and skips.
"""

import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import building
import chroots
import debian

ROOT = Path(__file__).resolve().parent.parent
RELEASE = "bookworm"
PACKAGES = (*(name.split(" | ")[-1] for name in debian.DEPENDS[2:]), "fonts-wqy-zenhei")
PROGRAM, USER = "/usr/bin/study-ledger", "clerk"
HOME = f"/home/{USER}"
TIMES = 1.2
"""The frozen program may take so many times as long to start as the sources do."""

ROUNDS = 5


class Trial:
    """The system in its folder, and the steps that were tried in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / HOME.lstrip("/")

    def root(self, *words: str) -> str:
        """What a command says that root gives, without a network."""
        return chroots.inside(self.folder, words, network=False).stdout

    def run(self, *words: str) -> str:
        """What the installed program says to the user."""
        return self._as_user(words, check=True).stdout

    def refuses(self, *words: str) -> str:
        ended = self._as_user(words, check=False)
        if ended.returncode == 0:
            sys.exit(f"not refused: {' '.join(words)}")
        return ended.stdout

    def _as_user(self, words: Sequence[str], check: bool) -> subprocess.CompletedProcess[str]:
        command = ["runuser", "-u", USER, "--", "env", f"HOME={HOME}", PROGRAM, *words]
        return chroots.inside(
            self.folder, command, network=False, check=check, QT_QPA_PLATFORM="offscreen"
        )

    def step(self, what: str, work: Callable[[], str]) -> None:
        started = time.perf_counter()
        found = work()
        took = time.perf_counter() - started
        print(f"{what:<52}{found.strip():<58}{took:6.1f} s", flush=True)


# --- the steps, in their order; each says what it found ---


def no_network(trial: Trial) -> str:
    told = trial.root("cat", "/proc/net/dev").splitlines()[2:]
    names = [line.split(":")[0].strip() for line in told]
    if names != ["lo"]:
        sys.exit(f"there is a network: {names}")
    return "only the loopback"


def install(trial: Trial, package: Path) -> str:
    shutil.copyfile(package, trial.folder / "tmp" / package.name)
    trial.root("dpkg", "-i", f"/tmp/{package.name}")
    trial.root("dpkg", "--verify", debian.PACKAGE)
    return trial.run("--version")


def set_up(trial: Trial) -> str:
    return trial.run("--data", f"{HOME}/office", "setup", "--name", "清溪镇", "--level", "unit")


def demo(trial: Trial) -> str:
    trial.run("demo", f"{HOME}/demo", "--units", "2")
    return ", ".join(sorted(path.name for path in (trial.home / "demo").iterdir()))


def carry(trial: Trial) -> str:
    """One more package of a unit, taken in by the city, and again."""
    unit, city = f"{HOME}/demo/unit-01", f"{HOME}/demo/city"
    trial.run("--data", unit, "package", "export", "--to", f"{HOME}/stick")
    made = sorted((trial.home / "stick").glob("*.xjb"))
    trial.run("--data", city, "package", "import", f"{HOME}/stick", "--yes")
    again = trial.run("--data", city, "package", "import", f"{HOME}/stick", "--yes")
    return f"{made[0].name}; {again.strip().splitlines()[-1]}"


def sheet(trial: Trial) -> str:
    """Out to a spreadsheet and back in through the limited child."""
    file = f"{HOME}/people.xlsx"
    trial.run("--data", f"{HOME}/demo/unit-01", "sheet", "export", "people", file)
    told = trial.run("--data", f"{HOME}/office", "sheet", "import", "people", file, "--dry-run")
    return told.strip().splitlines()[-1]


def report(trial: Trial) -> str:
    """A Word report, which the child renders from its template."""
    trial.run("--data", f"{HOME}/demo/city", "report", "annual", "--out", f"{HOME}/year.docx")
    with zipfile.ZipFile(trial.home / "year.docx") as made:
        return f"{len(made.read('word/document.xml')):,} bytes of text"


def paper(trial: Trial) -> str:
    from pypdf import PdfReader

    trial.run("--data", f"{HOME}/demo/unit-01", "papers", "list", "people", "--to", f"{HOME}/p.pdf")
    read = PdfReader(trial.home / "p.pdf")
    fonts = {str(f) for page in read.pages for f in page["/Resources"]["/Font"]}  # type: ignore[index]
    return f"{len(read.pages)} pages, {len(fonts)} fonts in it"


def old_folder(trial: Trial) -> str:
    """The folder of the first format, written years before."""
    sys.path.append(str(ROOT))
    from tests.released import lay_out

    lay_out(ROOT / "tests/data/formats/0001.zip", trial.home / "old")
    trial.root("chown", "-R", USER, f"{HOME}/old")
    rows = json.loads(trial.run("--data", old_data(trial), "list", "issues", "--json"))
    if not rows:
        raise SystemExit("the folder of the first format opened without its records")
    return f"{len(rows)} issues after migrating"


def old_data(trial: Trial) -> str:
    data = next((trial.home / "old").rglob("keys.json")).parent
    return f"/{data.relative_to(trial.folder)}"


def upgrade(trial: Trial, package: Path) -> str:
    """The records are the same before and after, and the folder opens."""
    office = f"{HOME}/demo/unit-01"
    before = _digest(trial.run("--data", office, "list", "people", "--json"))
    told = install(trial, package)
    after = _digest(trial.run("--data", office, "list", "people", "--json"))
    if before != after:
        sys.exit("the records are not those of before")
    trial.run("--data", office, "check")
    return f"{told.strip()}, records the same"


def remove(trial: Trial) -> str:
    kept = _digest_of(trial.home)
    trial.root("dpkg", "--purge", debian.PACKAGE)
    left = [place for place in ("opt/apps", "usr/bin/study-ledger") if _there(trial, place)]
    if left or _digest_of(trial.home) != kept:
        sys.exit(f"left behind: {left}, or the data are not those of before")
    return "nothing of it left, data untouched"


def _there(trial: Trial, place: str) -> bool:
    path = trial.folder / place
    return path.is_symlink() or (path.exists() and (not path.is_dir() or any(path.iterdir())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return _digest("".join(f"{path}{_digest(path.read_bytes().hex())}" for path in files))


# --- the start ---


def start() -> str:
    """Starting Qt, opening an office and drawing a page; and a command that opens it: medians."""
    home = building.WORK / "start"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    data = ["--data", str(home / "office")]
    sources = [sys.executable, str(ROOT / "main.py")]
    frozen = [str(building.FOLDER / "study-ledger")]
    _timed([*sources, *data, "setup", "--name", "清溪镇", "--level", "unit"])
    found = []
    for what, words in (
        ("Qt and a page", ["papers", "list", "units", "--to", str(home / "page.pdf")]),
        ("a command", ["list", "units", "--json"]),
    ):
        pairs = [
            (_timed([*sources, *data, *words]), _timed([*frozen, *data, *words]))
            for _ in range(ROUNDS + 1)
        ]
        ours, theirs = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
        found.append(f"{what} {theirs:.2f} s ({theirs / ours:.2f})")
        if theirs > TIMES * ours:
            sys.exit(f"the frozen start is too slow beside the sources': {found[-1]}")
    return ", ".join(found)


def _timed(command: Sequence[str]) -> float:
    environment = {**building.dated(), "QT_QPA_PLATFORM": "offscreen"}
    started = time.perf_counter()
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        sys.exit(f"{' '.join(command)}:\n{ended.stderr}")
    return time.perf_counter() - started


# --- all of it ---


def higher_version() -> Path:
    """The same program under the next version, as an upgrade brings it."""
    folder = building.WORK / "higher"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(building.FOLDER, folder, symlinks=True)
    numbers = [int(part) for part in building.version().split(".")]
    version = ".".join(map(str, [*numbers[:-1], numbers[-1] + 1]))
    (folder / "_internal" / "resources" / "version").write_text(version + "\n", encoding="ascii")
    source = debian.Source(folder, building.WORK / "study-ledger", version, "2.28")
    made = debian.build(source, building.WORK, store=False, environment=building.dated())
    shutil.rmtree(folder)
    return made


def main() -> int:
    why = chroots.missing()
    if why:
        print(f"SKIPPED: {why}")
        return 0
    package = building.DIST / f"{debian.PACKAGE}_{building.version()}_{debian.architecture()}.deb"
    if not package.exists():
        sys.exit(f"{package.name} is not there yet: make dist")
    trial = Trial(chroots.system(RELEASE, PACKAGES))
    chroots.inside(trial.folder, ["dpkg", "--purge", debian.PACKAGE], check=False)
    shutil.rmtree(trial.home, ignore_errors=True)
    chroots.inside(trial.folder, ["useradd", "--create-home", USER], check=False)
    trial.home.mkdir(exist_ok=True)
    chroots.inside(trial.folder, ["chown", "-R", USER, HOME])
    debian_version = (trial.folder / "etc/debian_version").read_text(encoding="ascii").strip()
    print(f"{package.name} on a bare Debian {debian_version}")
    trial.step("no network", lambda: no_network(trial))
    trial.step("install", lambda: install(trial, package))
    trial.step("set an office up", lambda: set_up(trial))
    trial.step("make the demo", lambda: demo(trial))
    trial.step("export, import, import again", lambda: carry(trial))
    trial.step("a spreadsheet out and in (limited child)", lambda: sheet(trial))
    trial.step("a report in Word (limited child)", lambda: report(trial))
    trial.step("print a PDF", lambda: paper(trial))
    trial.step("open a folder of format 0001", lambda: old_folder(trial))
    higher = higher_version()
    trial.step("upgrade", lambda: upgrade(trial, higher))
    trial.step("remove", lambda: remove(trial))
    trial.step("start, frozen beside sources", start)
    return 0


if __name__ == "__main__":
    sys.exit(main())

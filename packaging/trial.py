"""Tries the .deb as an office meets it: on a bare Debian 12 that has no network.

    python packaging/bootstrap.py dist-trial [--store] [--oldest]

Installs what `dist` made in a system in a folder, and as an ordinary user there sets an office up,
makes the demo, carries packages from a unit to its city, reads a spreadsheet in the limited child,
prints a PDF, opens a folder of an old format, takes a signed update from a stick and refuses older
ones, removes the program, and measures the start beside that of the sources. With `--store` the
package of the UOS store, which the store updates; with `--oldest` on a bare Debian of the release
that `dist-oldest` freezes on. Needs root; without it, it says so and skips.
"""

import argparse
import hashlib
import json
import os
import re
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
import glibc
import oldest
import painting
import publisher
import sign_update

ROOT = Path(__file__).resolve().parent.parent
RELEASE = "bookworm"
PACKAGES = (*(name.split(" | ")[-1] for name in debian.DEPENDS[2:]), "fonts-wqy-zenhei")
USER = "clerk"
HOME = f"/home/{USER}"
TIMES = 1.2
"""The frozen program may take so many times as long to start as the sources do."""

ROUNDS = 5
KEY = building.WORK / "trial.key"
"""The publisher of the trial, made anew each time."""


class Trial:
    """The system in its folder, and the steps that were tried in it."""

    def __init__(self, folder: Path, store: bool) -> None:
        self.folder = folder
        self.package = debian.APPID if store else debian.PACKAGE
        self.program = f"/{debian.HOME}/files/study-ledger" if store else "/usr/bin/study-ledger"
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
        return chroots.inside(
            self.folder,
            self.called(words),
            network=False,
            check=check,
            QT_QPA_PLATFORM="offscreen",
        )

    def called(self, words: Sequence[str]) -> list[str]:
        return ["runuser", "-u", USER, "--", "env", f"HOME={HOME}", self.program, *words]

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
    trial.root("dpkg", "--verify", trial.package)
    return trial.run("--version")


def libraries(trial: Trial) -> str:
    """Every file of machine code finds what it links to, but for what is recommended."""
    home = trial.folder / debian.HOME / "files"
    files = [f"/{path.relative_to(trial.folder)}" for path in glibc.programs(home)]
    own = f"LD_LIBRARY_PATH=/{debian.HOME}/files/_internal"
    told = chroots.inside(trial.folder, ["env", own, "ldd", *files], check=False).stdout
    missing = set(re.findall(r"(\S+) => not found", told)) - debian.RECOMMENDED_LIBRARIES
    if missing:
        sys.exit(f"not on a desktop that has the packages of Depends: {', '.join(missing)}")
    return f"{len(files)} files find all they link to"


def set_up(trial: Trial) -> str:
    told = trial.run("--data", f"{HOME}/office", "setup", "--name", "清溪镇", "--level", "unit")
    return told.splitlines()[-1]


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


def by_stick(trial: Trial, release: str, installer: Path) -> str:
    """A signed update is taken; the records are the same before and after, a backup was made."""
    office = f"{HOME}/demo/unit-01"
    before = trial.run("--data", office, "list", "people", "--json")
    stick = trial.home / "update.xju"
    shutil.move(_signed(installer, release), stick)
    told = trial.run("--data", office, "update", "apply", f"{HOME}/update.xju")
    staged = re.search(r'^sudo dpkg -i "(.+)"$', told, re.MULTILINE)
    if staged is None:
        sys.exit(f"no command to install it:\n{told}")
    trial.root("dpkg", "-i", staged[1])
    said = trial.run("--version").strip()
    if not said.endswith(f" {release}"):
        sys.exit(f"{said} runs, not {release}")
    if before != trial.run("--data", office, "list", "people", "--json"):
        sys.exit("the records are not those of before")
    trial.run("--data", office, "check")
    if not any((trial.home / "demo").rglob("*_update.*")):
        sys.exit("no backup was made before")
    return f"{said}, records the same, backup made"


def not_back(trial: Trial, package: Path) -> str:
    """Neither an older update nor an older package goes over what is there."""
    stick = trial.home / "older.xju"
    shutil.move(_signed(package, building.version()), stick)
    told = trial.refuses("update", "check", f"{HOME}/older.xju")
    with stick.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        byte = file.read(1)
        file.seek(-4096, os.SEEK_END)
        file.write(bytes([byte[0] ^ 1]))
    trial.refuses("update", "check", f"{HOME}/older.xju")
    command = ["dpkg", "-i", f"/tmp/{package.name}"]
    ended = chroots.inside(trial.folder, command, network=False, check=False)
    now = trial.root("dpkg-query", "-f", "${Version} ${db:Status-Status}", "-W", trial.package)
    if ended.returncode == 0 or now.split() == [building.version(), "installed"]:
        sys.exit(f"dpkg went back: {now}\n{ended.stdout}")
    trial.run("--version")
    return f"{told.strip()}; dpkg: {now}"


def _signed(installer: Path, release: str) -> Path:
    public = KEY.with_name(f"{KEY.name}.pub")
    return sign_update.sign(KEY, public, installer, "", building.WORK, release=release)


def trust(trial: Trial) -> str:
    """A program with the development key takes nothing; this one gets the key of the trial."""
    KEY.unlink(missing_ok=True)
    key = sign_update.new_key(KEY)
    publisher.put(trial.folder / debian.HOME / "files", KEY.with_name(f"{KEY.name}.pub"))
    return f"{key[:16]}…"


def remove(trial: Trial) -> str:
    kept = _digest_of(trial.home)
    trial.root("dpkg", "--purge", trial.package)
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


def first_paint() -> str:
    """From the start to the painted window of an office, on a screen of X11: medians."""
    why = painting.missing()
    if why:
        return f"not measured: {why}"
    home = building.WORK / "start"
    settings = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {**building.dated(), **settings}
    data = ["--data", str(home / "office")]
    sources = [sys.executable, str(ROOT / "main.py"), *data]
    frozen = [str(building.FOLDER / "study-ledger"), *data]
    with painting.screen() as screen:
        pairs = [
            tuple(screen.first_paint(words, environment) for words in (sources, frozen))
            for _ in range(ROUNDS + 1)
        ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
    found = f"frozen {theirs:.2f} s, sources {ours:.2f} s ({theirs / ours:.2f})"
    if theirs > TIMES * ours:
        sys.exit(f"the frozen window is too slow beside the sources': {found}")
    return found


def window(trial: Trial) -> str:
    """The installed program's window, on a screen outside of the system: a median."""
    why = painting.missing()
    if why:
        return f"not tried: {why}"
    command = chroots.entering(
        trial.folder,
        trial.called(["--data", f"{HOME}/demo/unit-01"]),
        network=False,
        shared=painting.SOCKETS,
    )
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    with painting.screen() as screen:
        times = [screen.first_paint(command, environment) for _ in range(ROUNDS)]
    return f"painted after {statistics.median(times):.2f} s"


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


def next_version() -> str:
    numbers = [int(part) for part in building.version().split(".")]
    return ".".join(map(str, [*numbers[:-1], numbers[-1] + 1]))


def next_package() -> Path:
    """The same program under the next version, as an update brings it."""
    folder, release = building.WORK / "higher", next_version()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(building.FOLDER, folder, symlinks=True)
    (folder / "_internal" / "resources" / "version").write_text(release + "\n", encoding="ascii")
    publisher.put(folder, KEY.with_name(f"{KEY.name}.pub"))
    source = debian.Source(folder, building.icons(), release, "2.28")
    made = debian.build(
        source,
        building.WORK,
        store=False,
        environment=building.dated(),
        packing=("-Zgzip", "-z1"),
    )
    shutil.rmtree(folder)
    sign_update.check_installer(made)
    return made


def package_of(store: bool) -> Path:
    name, release = debian.PACKAGE, building.version()
    if store:
        name, release = debian.APPID, debian.store_version(release)
    package = building.DIST / f"{name}_{release}_{debian.architecture()}.deb"
    if not package.exists():
        sys.exit(f"{package.name} is not there yet: make dist")
    return package


def bare_system(store: bool, release: str) -> Trial:
    """A Debian without the program, and a user without any data."""
    trial = Trial(chroots.system(release, PACKAGES, f"trial-{release}"), store)
    for name in (debian.PACKAGE, debian.APPID):
        chroots.inside(trial.folder, ["dpkg", "--purge", name], check=False)
    shutil.rmtree(trial.home, ignore_errors=True)
    chroots.inside(trial.folder, ["useradd", "--create-home", USER], check=False)
    trial.home.mkdir(exist_ok=True)
    chroots.inside(trial.folder, ["chown", "-R", USER, HOME])
    return trial


def try_updates(trial: Trial, package: Path) -> None:
    trial.step("trust the trial's publisher", lambda: trust(trial))
    installer = next_package()
    trial.step("an update by stick", lambda: by_stick(trial, next_version(), installer))
    trial.step("an older or changed one is refused", lambda: not_back(trial, package))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bootstrap.py dist-trial")
    parser.add_argument("--store", action="store_true", help="the package of the UOS store")
    parser.add_argument("--oldest", action="store_true", help="on what dist-oldest freezes on")
    chosen = parser.parse_args(arguments)
    store, release = chosen.store, oldest.RELEASE if chosen.oldest else RELEASE
    why = chroots.missing()
    if why:
        print(f"SKIPPED: {why}")
        return 0
    package = package_of(store)
    building.WORK.mkdir(parents=True, exist_ok=True)
    trial = bare_system(store, release)
    debian_version = (trial.folder / "etc/debian_version").read_text(encoding="ascii").strip()
    print(f"{package.name} on a bare Debian {debian_version}")
    trial.step("no network", lambda: no_network(trial))
    trial.step("install", lambda: install(trial, package))
    trial.step("libraries", lambda: libraries(trial))
    trial.step("set an office up", lambda: set_up(trial))
    trial.step("make the demo", lambda: demo(trial))
    trial.step("export, import, import again", lambda: carry(trial))
    trial.step("a spreadsheet out and in (limited child)", lambda: sheet(trial))
    trial.step("a report in Word (limited child)", lambda: report(trial))
    trial.step("print a PDF", lambda: paper(trial))
    trial.step("open a folder of format 0001", lambda: old_folder(trial))
    trial.step("the window, on X11", lambda: window(trial))
    if not store:
        try_updates(trial, package)
    trial.step("remove", lambda: remove(trial))
    trial.step("start, frozen beside sources", start)
    trial.step("first paint of the window on X11", first_paint)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

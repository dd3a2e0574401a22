"""One command from a bare checkout to a running program: make .venv, install the lock, go on.

    python3 packaging/bootstrap.py run|test|check|bench|manual|update|trials|torture [arguments]
    python3 packaging/bootstrap.py dist|dist-oldest|dist-trial [arguments]

Standard library only, because it runs before anything is installed. Exit status: that of what it
ran, or 1 with a sentence that says what is missing and how to get it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file alone meets older interpreters
    sys.exit("Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

BUILD_LOCK = ROOT / "packaging" / "requirements-build.lock"
BUILD_VENV = ROOT / ".venv-build"
BUILD_PYTHON = BUILD_VENV / PYTHON.relative_to(VENV)
BUILD_TOOLS = {"objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg"}
"""What freezing calls besides Python: program → Debian package."""

HEADLESS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt links to when it draws off screen: library → Debian package."""

DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on X11 or Wayland needs besides."""

VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
PYTHON_LIBRARY = f"libpython{sys.version_info.major}.{sys.version_info.minor}.so.1.0"
FONT = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_NAMES = ("cjk", "wqy", "sourcehan", "source-han", "uming", "ukai", "droidsansfallback")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    sys.exit(text)


# --- the system's part: libraries, a Chinese font, the venv module ---


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    lister = shutil.which("fc-list")
    if lister:
        found = subprocess.run([lister, ":lang=zh", "file"], capture_output=True, check=False)
        return bool(found.stdout.strip())
    return any(
        name in path.name.lower()
        for folder in FONT_FOLDERS
        for path in Path(folder).expanduser().rglob("*.[to]t[fc]")
        for name in FONT_NAMES
    )


def packages_for(libraries: dict[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not loads(library)]


def missing_packages(with_window: bool, building: bool) -> tuple[list[str], list[str]]:
    """Debian package names: those this run needs, and those only a run with a window would."""
    needed = packages_for(HEADLESS)
    if building:
        needed += {p for tool, p in BUILD_TOOLS.items() if not shutil.which(tool)}
        needed += [] if has_python_library() else [PYTHON_LIBRARY.removesuffix(".so.1.0")]
    for_window = packages_for(DISPLAY)
    if with_window:
        needed += for_window
        for_window = []
    if not building and not has_chinese_font():
        needed.append(FONT)
    if not has_venv():
        needed.append(VENV_PACKAGE)
    return needed, for_window


def has_python_library() -> bool:
    """Debian keeps the library that a frozen program starts apart from its Python."""
    places = (sysconfig.get_config_var("LIBDIR") or "", f"{sys.base_prefix}/lib")
    return loads(PYTHON_LIBRARY) or any(Path(place, PYTHON_LIBRARY).exists() for place in places)


def has_venv() -> bool:
    """Debian ships the venv module without the pip that it puts into a new environment."""
    return importlib.util.find_spec("ensurepip") is not None


def apt_install(packages: list[str]) -> str:
    """Installs the packages; returns what went wrong, or an empty text."""
    say("Installing system packages: " + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        ended = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if ended.returncode:
            return last_error(ended.stderr, "E:") or f"{command[1]} failed"
    importlib.invalidate_caches()
    return ""


def last_error(output: bytes, mark: str) -> str:
    """The last line that begins with the mark, else the last line at all."""
    lines = [line.strip() for line in output.decode(errors="replace").splitlines() if line.strip()]
    marked = [line for line in lines if line.startswith(mark)]
    return (marked or lines or [""])[-1]


def prepare_system(with_window: bool, building: bool = False) -> None:
    """Sees to system libraries and the font on Linux; elsewhere Qt and the system bring them."""
    if not sys.platform.startswith("linux"):
        return
    needed, for_window = missing_packages(with_window, building)
    missing = needed + for_window
    failure = ""
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        failure = apt_install(missing)
        needed, for_window = missing_packages(with_window, building)
    because = f" apt-get said: {failure}" if failure else ""
    if needed:
        stop(
            f"Missing system packages: {' '.join(needed)}.{because}\n"
            f"Install them and run this again:  {by_hand(needed + for_window)}"
        )
    if for_window:
        say(f"A window will also need: {' '.join(for_window)}.{because} {by_hand(for_window)}")


def by_hand(packages: Iterable[str]) -> str:
    if shutil.which("apt-get"):
        sudo = "" if os.geteuid() == 0 else "sudo "
        return f"{sudo}apt-get install " + " ".join(packages)
    return "the packages have these names on Debian; your system may call them otherwise"


# --- Python's part: .venv from the lock ---


def identity(venv: Path) -> str:
    """What an environment belongs to: another Python or another place calls for a new one."""
    return f"{sys.version} {sys.base_prefix} {venv}".replace("\n", " ")


def prepare_environment(venv: Path = VENV, lock: Path = LOCK) -> None:
    """Makes the environment hold exactly what the lock says; instant when it already does."""
    stamp = venv / "installed-from"
    python = venv / PYTHON.relative_to(VENV)
    wanted = f"{identity(venv)}\n{hashlib.sha256(lock.read_bytes()).hexdigest()}\n"
    seen = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
    if seen == wanted and python.exists():
        return
    if not seen.startswith(identity(venv) + "\n") or not python.exists():
        make_venv(venv)
    stamp.unlink(missing_ok=True)
    install_lock(python, lock)
    stamp.write_text(wanted, encoding="utf-8")


def make_venv(venv: Path) -> None:
    if not has_venv():
        stop("This Python has no ensurepip, so it cannot make .venv: install the package with it.")
    if Path(sys.prefix) == venv:
        stop("Leave the active .venv first (deactivate), then run this again: it has to be remade.")
    say(f"Making {venv.name} with Python {sys.version.split()[0]}")
    ended = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)], capture_output=True, check=False
    )
    if ended.returncode:
        reason = last_error(ended.stderr + ended.stdout, "Error")
        stop(f"Cannot make {venv}: {reason}")


def install_lock(python: Path, lock: Path) -> None:
    say(f"Installing from {lock.name} (a minute or two the first time)")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--progress-bar", "off", "--only-binary", ":all:"]
    command += ["--require-hashes", "--requirement", str(lock)]
    ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True)
    if ended.returncode:
        reason = last_error(ended.stderr, "ERROR:") + unreached(ended.stderr)
        stop(f"pip cannot install {lock.name}: {reason}")


def unreached(output: bytes) -> str:
    """Why pip met no registry; it calls that a package that does not exist."""
    found = re.findall(r"connection broken by '(\w+)", output.decode(errors="replace"))
    if not found:
        return ""
    if "SSLError" in found:
        return "\nIts certificate is not trusted here: name the authority's file in PIP_CERT."
    return f"\nThe package registry cannot be reached ({found[-1]}): look at network and proxy."


# --- the commands ---


def has_display() -> bool:
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(program: str | Path, *arguments: str, headless: bool = False) -> int:
    """Runs a program of .venv in the checkout and gives its exit status."""
    environment = dict(os.environ)
    if headless:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run(
            [str(program), *arguments], cwd=ROOT, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


def fresh_folder(name: str) -> Path:
    """The first of demo, demo-2, demo-3 ... that does not exist."""
    folder, count = ROOT / name, 1
    while folder.exists():
        count += 1
        folder = ROOT / f"{name}-{count}"
    return folder


def run(arguments: list[str]) -> int:
    """Opens the program; with arguments, or without a display, it runs without a window."""
    if arguments or has_display():
        return call(PYTHON, "main.py", *arguments)
    folder = fresh_folder("demo")
    print(f"There is no display, so the demo runs without a window, in {folder}", flush=True)
    status = call(PYTHON, "main.py", "demo", str(folder), headless=True)
    if status == 0:
        pictures = ("pictures", "--to", str(folder / "pictures"))
        status = call(PYTHON, "main.py", "--data", str(folder / "city"), *pictures, headless=True)
    if status == 0:
        print(f"Packages, spreadsheets and pictures of every page are in {folder}")
    return status


def test(arguments: list[str]) -> int:
    """On two workers, a file on one of them, so that what its tests share is prepared once."""
    shared = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
    return call(PYTHON, "-m", "pytest", *shared, *arguments, headless=True)


def check(arguments: list[str]) -> int:
    """Runs every check, also after one has failed, so that one look shows all."""
    if arguments:
        stop("check takes no arguments.")
    steps: list[tuple[str | Path, ...]] = [
        (PYTHON, "-m", "ruff", "check", "."),
        (PYTHON, "-m", "ruff", "format", "--check", "."),
        (PYTHON, "-m", "mypy", "--strict"),
        (SCRIPTS / "lint-imports",),
    ]
    failed = 0
    for program, *rest in steps:
        words = [str(word) for word in rest]
        say("== " + " ".join(words[1:] or ["lint-imports"]))
        failed |= call(program, *words) != 0
    return int(failed)


def bench(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.bench", *arguments, headless=True)


def manual(arguments: list[str]) -> int:
    """Both printed manuals in Chinese and English, in build/ or in the folder that is named."""
    folder = Path(arguments[0]) if arguments else ROOT / "build"
    folder.mkdir(parents=True, exist_ok=True)
    status = 0
    for reader, language, name in (
        ("clerk", "zh", "manual-clerk.pdf"),
        ("city", "zh", "manual-city.pdf"),
        ("clerk", "en", "manual-clerk-en.pdf"),
        ("city", "en", "manual-city-en.pdf"),
    ):
        words = ("--for", reader, "--lang", language, "--to", str(folder / name))
        status = call(PYTHON, str(ROOT / "main.py"), "manual", *words, headless=True) or status
    return status


def update(arguments: list[str]) -> int:
    """The signed update package around an installer, or a fresh key of the publisher."""
    return call(PYTHON, str(ROOT / "packaging" / "sign_update.py"), *arguments)


def trials(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.trials", *arguments, headless=True)


def torture(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.trials", "--torture", *arguments, headless=True)


def dist(arguments: list[str]) -> int:
    """The program's folder and its installers, frozen on this system."""
    return build_with("building.py", arguments)


def dist_oldest(arguments: list[str]) -> int:
    """The same, frozen on the oldest system that can be had."""
    return build_with("oldest.py", arguments)


def dist_trial(arguments: list[str]) -> int:
    """Installs, uses, upgrades and removes what `dist` made, where there is no network."""
    return build_with("trial.py", arguments)


def build_with(script: str, arguments: list[str]) -> int:
    return call(BUILD_PYTHON, str(ROOT / "packaging" / script), *arguments)


BUILDING = {
    "dist": dist,
    "dist-oldest": dist_oldest,
    "dist-trial": dist_trial,
}
"""Commands that run in the build environment."""

COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "manual": manual,
    "update": update,
    "trials": trials,
    "torture": torture,
    **BUILDING,
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set the checkout up, then run, test, check, bench or try it.",
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to what is run")
    chosen = parser.parse_args()
    arguments = chosen.arguments[1:] if chosen.arguments[:1] == ["--"] else chosen.arguments
    building = chosen.command in BUILDING
    windowed = building or (chosen.command == "run" and has_display())
    prepare_system(windowed, building)
    if building:
        prepare_environment(BUILD_VENV, BUILD_LOCK)
    else:
        prepare_environment()
    return COMMANDS[chosen.command](arguments)


if __name__ == "__main__":
    sys.exit(main())

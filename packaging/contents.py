"""What a built program may hold: Qt's parts, the system's libraries, and what is left out.

Whatever stands in no list here is either dropped (the system's own libraries, Qt's other parts) or
stops the build (`licences`). Names are those of files, without the endings that differ by system.
"""

import re
from pathlib import Path, PurePosixPath

QT_LIBRARIES = frozenset(
    [
        "Core",
        "Gui",
        "Widgets",
        "DBus",
        "Svg",
        "PrintSupport",
        "OpenGL",
        "XcbQpa",
        "WaylandClient",
        "WaylandEglClientHwIntegration",
        "WlShellIntegration",
    ]
)
"""Modules of Qt under the LGPL that the program draws, prints, types and shows windows with."""

QT_GPL = frozenset(
    [
        "Charts",
        "ChartsQml",
        "DataVisualization",
        "DataVisualizationQml",
        "Graphs",
        "GraphsWidgets",
        "VirtualKeyboard",
        "VirtualKeyboardQml",
        "VirtualKeyboardSettings",
        "NetworkAuth",
        "Lottie",
        "QuickTimeline",
        "QuickTimelineBlendTrees",
        "Quick3D",
        "HttpServer",
        "Mqtt",
        "Coap",
        "OpcUa",
        "Grpc",
        "Protobuf",
        "WaylandCompositor",
        "CanvasPainter",
        "QmlCompiler",
        "Designer",
        "DesignerComponents",
    ]
)
"""Modules of Qt that are offered under the GPL and not under the LGPL: none may ever be shipped."""

QT_PLUGINS = {
    "platforms": {"qxcb", "qwayland-egl", "qwayland-generic", "qwayland", "qoffscreen", "qwindows"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qjpeg", "qgif", "qico"},
    "styles": {"qmodernwindowsstyle"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-decoration-client": {"bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell", "wl-shell-plugin", "qt-shell"},
}
"""Folder of Qt's plug-ins → those that are shipped."""

QT_TEXTS = frozenset({"qtbase_zh_CN.qm", "qtbase_en.qm"})

QT_ESSENTIAL = {
    "platforms": {"qxcb", "qwayland-egl", "qwayland-generic", "qoffscreen"},
    "platforminputcontexts": QT_PLUGINS["platforminputcontexts"],
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qjpeg"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-decoration-client": {"bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Plug-ins without which a window, a printer, an input method or a picture fails on Linux."""

QT_ESSENTIAL_WINDOWS = {
    "platforms": {"qwindows", "qoffscreen"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qjpeg"},
}

_PARTS = (
    "_internal/**/translations/qtbase_zh_CN.qm",
    "_internal/**/translations/qtbase_en.qm",
    "_internal/resources/version",
    "_internal/resources/publisher.pub",
    "_internal/resources/tokens.json",
    "_internal/resources/style.qss",
    "_internal/resources/translations/en/*.ts",
    "_internal/resources/help/**/*.*",
    "_internal/resources/icons/*.svg",
    "_internal/resources/reports/**/*.*",
    "_internal/resources/passwords/*",
    "_internal/models/migrations/0001_*.py",
    "_internal/docx/templates/default.docx",
    "_internal/pypinyin/p*_dict.json",
    "_internal/sqlcipher3/_sqlite3*",
    "_internal/pyrage/pyrage*",
    "_internal/cryptography/hazmat/bindings/_rust*",
    "_internal/python_calamine/_python_calamine*",
    "_internal/lxml/etree*",
    "_internal/PIL/_imaging.*",
    "LICENCES.txt",
)
"""Files that the program reads or calls by name: a freeze that missed one starts all the same."""

MIT, XCB = "MIT", "MIT (X11)"
SYSTEM_LIBRARIES = {
    "libX11-xcb": XCB,
    "libbz2": "bzip2-1.0.6",
    "libcrypto": "Apache-2.0 (OpenSSL 3) or OpenSSL (1.1.1)",
    "libexpat": MIT,
    "libffi": MIT,
    "liblzma": "0BSD",
    "libmpdec": "BSD-2-Clause",
    "libpython": "PSF-2.0",
    "libuuid": "BSD-3-Clause",
    "libwayland-client": MIT,
    "libwayland-cursor": MIT,
    "libwayland-egl": MIT,
    "libxcb-cursor": XCB,
    "libxcb-glx": XCB,
    "libxcb-icccm": XCB,
    "libxcb-image": XCB,
    "libxcb-keysyms": XCB,
    "libxcb-randr": XCB,
    "libxcb-render": XCB,
    "libxcb-render-util": XCB,
    "libxcb-shape": XCB,
    "libxcb-shm": XCB,
    "libxcb-sync": XCB,
    "libxcb-util": XCB,
    "libxcb-xfixes": XCB,
    "libxcb-xkb": XCB,
    "libxkbcommon": XCB,
    "libxkbcommon-x11": XCB,
    "libz": "Zlib",
    "libzstd": "BSD-3-Clause",
}
"""Libraries of the building system that go along, and their licences.

An office without a network cannot fetch what its desktop lacks, so small ones go along; what
every desktop has, or what must fit its drivers and settings (C and C++ runtime, OpenGL, GLib,
D-Bus, fontconfig, FreeType, Kerberos, CUPS), does not.
"""

EXCLUDED_MODULES = [
    "tkinter",
    "sqlite3",
    "turtle",
    "curses",
    "readline",
    "idlelib",
    "lib2to3",
    "distutils",
    "ensurepip",
    "pip",
    "setuptools",
    "pkg_resources",
    "wheel",
    "pydoc_data",
    "ssl",
    "_ssl",
    "xmlrpc",
    "test",
    "numpy",
    "pandas",
    "IPython",
    "lxml.html",
    "lxml.objectify",
    "lxml.isoschematron",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PIL._avif",
    "PIL.AvifImagePlugin",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_iso2022",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "pytest",
    "hypothesis",
    "mypy",
]

MEGABYTES = 160
"""How large the unpacked program may be, in units of a million bytes."""

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6(\w+?)(?:\.so[.\d]*|\.dll|\.dylib)?$")
_LIBRARY = re.compile(r"^(lib[\w+-]+?)(?:-?[\d.]+)?\.so[.\d]*$")


def qt_module(name: str) -> str | None:
    """The module of Qt that a file is the library of; None for any other file."""
    found = _QT_LIBRARY.match(name)
    return found.group(1) if found else None


def system_library(name: str) -> str | None:
    """The name in `SYSTEM_LIBRARIES` of a shared library's file; None where it is not there."""
    stem = name.split(".so")[0]
    found = _LIBRARY.match(name)
    return next((n for n in (stem, found.group(1) if found else "") if n in SYSTEM_LIBRARIES), None)


def essential(windows: bool) -> list[str]:
    """A pattern for everything that a program of this system has to hold."""
    plugins = QT_ESSENTIAL_WINDOWS if windows else QT_ESSENTIAL
    ending, start = (".dll", "") if windows else (".so", "lib")
    programs = ["study-ledger.exe", "study-ledger-cli.exe"] if windows else ["study-ledger"]
    return [
        *programs,
        *_PARTS,
        *(
            f"_internal/PySide6/**/plugins/{folder}/{start}{name}{ending}"
            for folder, names in plugins.items()
            for name in sorted(names)
        ),
    ]


def lacking(folder: Path, windows: bool) -> list[str]:
    """The patterns for which a built program holds no file, or none with anything in it."""
    return [
        pattern
        for pattern in essential(windows)
        if not any(path.is_file() and path.stat().st_size for path in folder.glob(pattern))
    ]


def wanted(place: str, of_python: bool) -> bool:
    """Whether a file goes into the program, by its place there.

    `of_python` says that it comes from Python or from one of its packages, and not from the
    system.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    if "PySide6" in path.parts or qt_module(path.name) is not None:
        return _wanted_of_qt(path)
    if not of_python:
        return system_library(path.name) is not None
    return path.suffix != ".pyi" and "default-docx-template" not in path.parts


def _wanted_of_qt(path: PurePosixPath) -> bool:
    if "plugins" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        plain = path.name.split(".")[0]
        return plain.removeprefix("lib") in QT_PLUGINS.get(folder, ())
    if "translations" in path.parts:
        return path.name in QT_TEXTS
    if "qml" in path.parts or path.suffix == ".pyi":
        return False
    module = qt_module(path.name)
    if module is not None:
        return module in QT_LIBRARIES
    return "opengl32sw" not in path.name and "d3dcompiler" not in path.name

"""Names the system library that Qt lacks, in place of Qt's own misleading message."""

import importlib.util
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from assistant.tongue import N_, _

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""Debian's and Ubuntu's package for each library that Qt may miss on a lean system."""


NO_SCREEN = N_(
    "There is no screen here to open the window on. “salve find” and “salve show” work without one."
)


def trouble() -> str:
    """A sentence saying what to do before the window can open; "" when all is there."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not platform:
        if os.environ.get("WAYLAND_DISPLAY"):
            platform = "wayland"
        elif os.environ.get("DISPLAY"):
            platform = "xcb"
        else:
            return _(NO_SCREEN)
    missing = [] if _loads(platform) else _missing(platform)
    if not missing:
        return _(NO_SCREEN) if platform == "xcb" and not _is_lit() else ""
    names = " ".join(PACKAGES.get(library, library) for library in missing)
    return _(
        "This system lacks {libraries}, which the window needs. Install it with: sudo apt install"
        " {packages}"
    ).format(libraries=", ".join(missing), packages=names)


def _is_lit() -> bool:
    """Whether a screen of this machine, as DISPLAY names it, has anybody behind it."""
    number = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if number is None:
        return True  # of another machine, or by a path: let Qt find out
    socket = f"/tmp/.X11-unix/X{number[1]}"  # noqa: S108 - where X has it
    if Path(socket).exists():
        return True
    with suppress(OSError):  # some listen under a name that is no file
        return f"@{socket}\n" in Path("/proc/net/unix").read_text("utf-8", "replace")
    return True


def _loads(platform: str) -> bool:
    """Whether the window and its way to the screen load as they are, and nobody need ask why."""
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415 - trying is the point
        from PySide6.QtCore import QPluginLoader  # noqa: PLC0415 - as above
    except ImportError:
        return False
    return all(QPluginLoader(str(path)).load() for path in _ways_to(platform))


def _qt() -> Path | None:
    spec = importlib.util.find_spec("PySide6")
    return Path(spec.origin).parent / "Qt" if spec is not None and spec.origin else None


def _ways_to(platform: str) -> list[Path]:
    """Qt's plugins for the screen of `platform`, such as "xcb"."""
    qt = _qt()
    name = f"libq{platform.partition(':')[0]}*.so"
    return sorted((qt / "plugins" / "platforms").glob(name)) if qt else []


def _missing(platform: str) -> list[str]:
    qt = _qt()
    if qt is None:
        return []
    wanted = [qt / "lib" / "libQt6Widgets.so.6", *_ways_to(platform)]
    return sorted({name for library in wanted for name in _missing_for(library)})


def _missing_for(library: Path) -> list[str]:
    """What the loader misses when it loads `library`: all of it, as far as `ldd` can tell."""
    import ctypes  # noqa: PLC0415 - lazy for start-up

    try:
        ctypes.CDLL(str(library))
    except OSError as failure:
        named = re.findall(r"(lib[\w.+-]+\.so[\w.]*): cannot open", str(failure))
        ldd = shutil.which("ldd")
        if ldd is None:
            return named
        import subprocess  # noqa: PLC0415 - lazy for start-up

        told = subprocess.run([ldd, str(library)], capture_output=True, text=True, check=False)  # noqa: S603
        return re.findall(r"(lib[\w.+-]+\.so[\w.]*) => not found", told.stdout) or named
    return []

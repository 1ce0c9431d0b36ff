"""Names the system library that Qt lacks, in place of Qt's own misleading message."""

import ctypes
import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path

from assistant.tongue import _

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
            return _(
                "There is no screen here to open the window on. “salve find” and “salve show” work"
                " without one."
            )
    missing = _missing(platform)
    if not missing:
        return ""
    names = " ".join(PACKAGES.get(library, library) for library in missing)
    return _(
        "This system lacks {libraries}, which the window needs. Install it with: sudo apt install"
        " {packages}"
    ).format(libraries=", ".join(missing), packages=names)


def _missing(platform: str) -> list[str]:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return []
    qt = Path(spec.origin).parent / "Qt"
    wanted = [qt / "lib" / "libQt6Widgets.so.6"]
    wanted += sorted((qt / "plugins" / "platforms").glob(f"libq{platform.partition(':')[0]}*.so"))
    return sorted({name for library in wanted for name in _missing_for(library)})


def _missing_for(library: Path) -> list[str]:
    """What the loader misses when it loads `library`: all of it, as far as `ldd` can tell."""
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

"""Tells the desktop: by the tray, by its notification service, or by a mark on the taskbar.

Qt's own D-Bus cannot ask the service from Python: it has no unsigned numbers there. The desktop's
tools can, each in its own way of writing arguments.
"""

import json
import shutil
import sys
from collections.abc import Collection
from typing import Literal

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from shiboken6 import isValid

from ui.look.mark import window_icon
from ui.look.places import ICONS

Way = Literal["tray", "gdbus", "notify-send", "alert"]

_TOOLS: tuple[Literal["gdbus", "notify-send"], ...] = ("gdbus", "notify-send")
_SHOWN_MS = 15_000
_SERVICE = "org.freedesktop.Notifications"
_SIGN = str(ICONS / "salve.svg")


def ways(*, tray: bool, tools: Collection[str]) -> tuple[Way, ...]:
    """What is tried in turn: a mark on the taskbar is always possible."""
    if tray:
        return ("tray",)
    return (*(tool for tool in _TOOLS if tool in tools), "alert")


def arguments(tool: Literal["gdbus", "notify-send"], words: str) -> list[str]:
    """For the command `tool`, so that it shows `words` and does nothing else with them."""
    if tool == "notify-send":
        sign = f"--icon={_SIGN}"
        return ["--app-name=Salve", sign, f"--expire-time={_SHOWN_MS}", "--", words]
    path = "/" + _SERVICE.replace(".", "/")
    call = ["call", "--session", "--timeout=5", f"--dest={_SERVICE}", f"--object-path={path}"]
    sign, told = _quoted(_SIGN), _quoted(words)
    notify = [f"--method={_SERVICE}.Notify", '"Salve"', "0", sign, told, '""', "[]", "{}"]
    return [*call, *notify, str(_SHOWN_MS)]


def _quoted(text: str) -> str:
    """As GVariant reads a text; it knows JSON's escapes."""
    return json.dumps(text, ensure_ascii=False)


class DesktopNotice(QObject):
    """Shows a sentence outside the window. Each way that fails gives way to the next."""

    opened = Signal()
    """The notification was clicked, where the desktop tells of it."""
    told = Signal(str, str)
    """The words, and the way they went."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, words: str) -> None:
        """Words that a locked screen may show."""
        tools = (
            [tool for tool in _TOOLS if shutil.which(tool)]
            if sys.platform.startswith("linux")
            else []
        )
        tray = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
        self._try(words, ways(tray=tray, tools=tools))

    def _try(self, words: str, left: tuple[Way, ...]) -> None:
        way, *others = left
        match way:
            case "tray":
                self._by_tray(words)
            case "alert":
                QApplication.alert(self._window.window())
            case _:
                self._by_tool(way, words, tuple(others))
                return
        self.told.emit(words, way)

    def _by_tray(self, words: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(window_icon(), self)
            self._tray.setToolTip("Salve")
            self._tray.messageClicked.connect(self.opened)
            self._tray.activated.connect(lambda reason: self.opened.emit())
        self._tray.show()
        icon = QSystemTrayIcon.MessageIcon.NoIcon
        self._tray.showMessage("Salve", words, icon, _SHOWN_MS)

    def _by_tool(
        self, tool: Literal["gdbus", "notify-send"], words: str, others: tuple[Way, ...]
    ) -> None:
        process = QProcess(self)

        def ended(status: int, how: QProcess.ExitStatus) -> None:
            if not isValid(process):
                return  # the window has gone, and the tool with it
            process.deleteLater()
            if status == 0 and how == QProcess.ExitStatus.NormalExit:
                self.told.emit(words, tool)
            else:
                self._try(words, others)

        def failed(error: QProcess.ProcessError) -> None:
            if error == QProcess.ProcessError.FailedToStart:  # otherwise `finished` tells
                process.deleteLater()
                self._try(words, others)

        process.finished.connect(ended)
        process.errorOccurred.connect(failed)
        process.start(tool, arguments(tool, words))

"""Builds everything, hands it down, and shuts it in reverse; nothing else builds."""

import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from functools import partial
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QProcess, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from assistant import tongue
from assistant.places import Home, Settings, home, read_settings, write_settings
from assistant.refusal import Refused
from assistant.tongue import _, n_
from ui.bridge import Bridge, aside
from ui.frame.trouble import Trouble
from ui.look.look import Look, apply, load_fonts, system_is_dark
from ui.window import Window

if TYPE_CHECKING:  # imported after the first paint
    from assistant.journal.rescue import Rescued
    from ui.counter.page import Open
    from ui.pages import Pages, Ready

_LEAVE_S = 5.0
"""How long a rescue may take to leave off when the program is closed."""
_NOTICE_MS = 2000
"""How often another process's writing is looked for."""


def main(argv: list[str]) -> int:
    """Open the window; the exit status."""
    place = home(_given_home(argv), practice="--practice" in argv)
    application = QApplication(argv[:1])
    application.setApplicationName("Salve")
    application.setDesktopFileName("salve")
    load_fonts()
    app = App(application, place, read_settings(place))
    sys.excepthook = app.on_bug
    app.show()
    status = application.exec()
    app.close()
    return status


def _given_home(argv: list[str]) -> str | None:
    return argv[argv.index("--home") + 1] if "--home" in argv[:-1] else None


class App(QObject):
    """The desk, the window that shows it, and what passes between them."""

    def __init__(self, application: QApplication, place: Home, settings: Settings) -> None:
        super().__init__()
        self._application, self._place, self._settings = application, place, settings
        self._bridge = Bridge()
        self._ready: Ready | None = None
        self._pages: Pages | None = None
        self._closing = False
        self._trouble: Trouble | None = None
        self._why: Refused | None = None
        self._stop_rescue = Event()
        self._rescue: Future[Rescued] | None = None
        self._qt_texts = QTranslator(self)
        self._notice = QTimer(self)
        self._notice.setInterval(_NOTICE_MS)
        self._notice.timeout.connect(self._on_notice)
        application.styleHints().colorSchemeChanged.connect(self._on_system_theme)
        self.window = self._built()

    def show(self) -> None:
        """Paint the shell, then load the core and open the store beside it."""
        self.window.show()
        QTimer.singleShot(0, self._open)

    def close(self) -> None:
        """In reverse: no more looking, then the store."""
        self._closing = True
        self._notice.stop()
        self._stop_rescue.set()
        if self._rescue is not None:  # it clears away what it has begun
            wait([self._rescue], timeout=_LEAVE_S)
        if self._ready is not None:
            self._ready.desk.close()

    def on_bug(
        self, kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        """What should not happen is said and noted down, and the work goes on.

        The note has the places in the source and no values: it lies beside the store unencrypted.
        """
        sys.__excepthook__(kind, value, trace)
        lines = [f"{time.strftime('%Y-%m-%d %H:%M:%S')} {kind.__qualname__}\n"]
        lines += traceback.format_tb(trace)
        with suppress(OSError), (self._place.root / "salve.log").open("a", encoding="utf-8") as log:
            log.writelines(lines)
        told = _("Something went wrong in Salve. What is saved is safe.")
        self.window.top.show_state(told, "circle-alert", "warn")

    # -- building -------------------------------------------------------------------------------

    def _built(self) -> Window:
        """A window in the language, theme and size of the settings; its pages come later."""
        tongue.speak(self._settings.language or QLocale.system().name()[:2])
        self._speak_qt()
        look = Look(self._is_dark(), self._settings.scale)
        apply(self._application, look)
        return Window(look, practice=self._place.practice)

    def _is_dark(self) -> bool:
        if self._settings.theme == "system":
            return system_is_dark(self._application)
        return self._settings.theme == "dark"

    def _speak_qt(self) -> None:
        """Qt's own texts (the file dialog, "Undo" in a field's menu) in the same language."""
        self._application.removeTranslator(self._qt_texts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        name = {"zh": "zh_CN"}.get(tongue.spoken(), tongue.spoken())
        if self._qt_texts.load(f"qtbase_{name}", folder):
            self._application.installTranslator(self._qt_texts)

    def _open(self) -> None:
        def opened(ready: "Ready") -> None:
            self._ready = ready
            self._trouble = None
            self.window.show_work()
            ready.desk.on_changes(self._bridge.changed.emit)
            self._furnish(ready).sign_in_last(self._settings.staff)
            self._notice.start()
            if ready.stale:
                self._make_look_up(ready)

        self._bridge.when_done(self, aside(_made_ready, self._place), opened, self._on_trouble)

    def _make_look_up(self, ready: "Ready") -> None:
        """Guests are found as far as the look-up has come; writing goes on meanwhile."""

        def show(done: int) -> None:
            told = n_("{n} guest can be found again", "{n} guests can be found again", done)
            self.window.top.show_state(told.format(n=done), "refresh-cw")

        def progress(done: int) -> None:
            self._bridge.call(self, partial(show, done))

        future = aside(ready.desk.rebuild, progress=progress, cancelled=lambda: self._closing)
        self._bridge.when_done(self, future, lambda done: self.window.top.show_state("", ""))

    def _furnish(self, ready: "Ready", before: "Open | None" = None) -> "Pages":
        """Bring the pages into the window."""
        from ui.pages import Pages  # noqa: PLC0415 - lazy for start-up

        pages = Pages(self.window, ready, self._bridge, self._place, self._settings)
        pages.settings_chosen.connect(self._on_settings)
        pages.signed.connect(self._on_signed)
        pages.practice_wanted.connect(self._on_practice)
        self._pages = pages
        if before is not None:
            pages.counter.take_over(before)
        pages.on_page_shown(self.window.page)
        return pages

    def _rebuild(self) -> None:
        """Another language, theme or size: a new window that stands where this one stood."""
        old, page = self.window, self.window.page
        before = self._pages.counter.open if self._pages else None
        intake = self._pages.intake if self._pages else None
        query = old.top.search.text
        self.window = self._built()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.top.search.show_text(query)
        if self._ready is not None:
            pages = self._furnish(self._ready, before)
            if intake is not None:
                pages.take_over(intake)
            self.window.show_page(page)
        elif self._trouble is not None and self._why is not None:
            self._on_trouble(self._why)
        self.window.show()
        old.close()
        old.deleteLater()

    # -- what happens ---------------------------------------------------------------------------

    def _on_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._keep_settings()
        looks = ("language", "theme", "scale", "house")
        if any(getattr(before, name) != getattr(settings, name) for name in looks):
            # After the click is done with: the widget that was clicked goes with its window.
            QTimer.singleShot(0, self._rebuild)

    def _on_signed(self, staff: bytes) -> None:
        self._settings = self._settings._replace(staff=staff.hex())
        self._keep_settings()

    def _keep_settings(self) -> None:
        """The desk's id was put on file when the store was made: it is taken from there."""
        desk = read_settings(self._place).desk
        write_settings(self._place, self._settings._replace(desk=desk))

    def _on_system_theme(self) -> None:
        if self._settings.theme == "system" and self._is_dark() != self.window.look.dark:
            self._rebuild()

    def _on_practice(self) -> None:
        """The practice store opens in a program of its own: the two can never mix."""
        words = ["-m", "ui", "--practice", "--home", str(self._place.root)]
        QProcess.startDetached(sys.executable, words)

    def _on_notice(self) -> None:
        if self._ready is not None:
            self._ready.desk.notice()

    # -- a store that does not open ---------------------------------------------------------------

    def _on_trouble(self, why: Refused) -> None:
        self._why = why
        self._trouble = self.window.show_trouble(why)
        self._trouble.again.connect(self._on_again)
        self._trouble.rescue_wanted.connect(self._on_rescue)
        self._trouble.stop_wanted.connect(self._stop_rescue.set)

    def _on_again(self) -> None:
        if self._trouble is not None:
            self._trouble.show_opening()
        self._open()

    def _on_rescue(self) -> None:
        """Set the damaged store aside and bring what can be read of it into a new one."""
        self._stop_rescue.clear()

        def show(done: int, pages: int) -> None:
            if self._trouble is not None:
                self._trouble.show_progress(done, pages)

        def rescued(came_to: "Rescued") -> None:
            if self._trouble is not None:
                self._trouble.show_rescued(came_to.kept, came_to.lost, came_to.aside.name)

        def refused(why: Refused) -> None:
            if self._trouble is not None:
                self._trouble.show_stopped(why)

        show(0, 1)
        progress = self._bridge.progress(self, show)
        self._rescue = aside(_rescued, self._place, progress, self._stop_rescue.is_set)
        self._bridge.when_done(self, self._rescue, rescued, refused)


def _made_ready(place: Home) -> "Ready":
    """Load the core, beside the shell that is already taking keys."""
    from ui.pages import make_ready  # noqa: PLC0415 - lazy for start-up

    return make_ready(place)


def _rescued(
    place: Home, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> "Rescued":
    from assistant.journal.key import store_key  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.rescue import rescue  # noqa: PLC0415 - lazy for start-up

    return rescue(place, store_key(place)[0], progress, cancelled)

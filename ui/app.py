"""Builds the window in its look, keeps what this desk has set, and shuts everything in reverse."""

import sys
import time
import traceback
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from assistant import tongue
from assistant.places import Home, Settings, named_home, read_settings, write_settings
from assistant.refusal import LockedOut
from assistant.tongue import _
from ui.frame import standing_place
from ui.look.icons import load_icons
from ui.look.look import STYLE, Look, apply, load_fonts, system_is_dark
from ui.window import Window

if TYPE_CHECKING:  # imported after the first paint
    from ui.safe.closed import ClosedWork
    from ui.work import Work


def main(argv: list[str]) -> int:
    """Open the window; the exit status."""
    place = named_home(argv[1:])
    application = QApplication([*argv[:1], *STYLE])
    application.setApplicationName("Salve")
    application.setDesktopFileName("salve")
    load_fonts()
    app = App(application, place, read_settings(place))
    sys.excepthook = app.on_bug
    app.show()
    app.window.painted.connect(_end_on_ctrl_c)
    status = application.exec()
    app.close()
    return status


def _end_on_ctrl_c() -> None:
    """Qt would not hear it; what was told as saved is on disk, so nothing is lost by it."""
    import signal  # noqa: PLC0415 - lazy for start-up

    signal.signal(signal.SIGINT, signal.SIG_DFL)


class App(QObject):
    """The window, and behind it, once it is painted, the work."""

    def __init__(self, application: QApplication, place: Home, settings: Settings) -> None:
        super().__init__()
        self._application, self._place, self._settings = application, place, settings
        self._work: Work | None = None
        self._closed: ClosedWork | None = None
        """What is done while the store is closed."""
        application.styleHints().colorSchemeChanged.connect(self._on_system_theme)
        self.window = self._built()
        standing_place.take_up(self.window, settings.window)

    def show(self) -> None:
        """Paint the shell, then load the core and open the store beside it."""
        self.window.painted.connect(self._on_painted)
        self.window.show()

    def close(self) -> None:
        """In reverse: the work, then the window."""
        if self._closed is not None:
            self._closed.close()
        if self._work is not None:
            self._work.close()

    def on_bug(
        self, kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        """What should not happen is said and noted down, and the work goes on.

        The note has the places in the source and no values: it lies beside the store unencrypted.
        """
        if isinstance(value, LockedOut):  # the window is about to say so
            return
        sys.__excepthook__(kind, value, trace)
        lines = [f"{time.strftime('%Y-%m-%d %H:%M:%S')} {kind.__qualname__}\n"]
        lines += traceback.format_tb(trace)
        with suppress(OSError), (self._place.root / "salve.log").open("a", encoding="utf-8") as log:
            log.writelines(lines)
        told = _("Something went wrong in Salve. What is saved is safe.")
        self.window.top.show_state(told, "circle-alert", "warn")

    # -- the window -----------------------------------------------------------------------------

    def _built(self) -> Window:
        """A window in the language, theme and size of the settings; its pages come later."""
        tongue.speak(self._settings.language or QLocale.system().name()[:2])
        look = Look(self._is_dark(), self._settings.scale)
        apply(self._application, look)
        window = Window(look, practice=self._place.practice)
        window.closing.connect(self._on_closing)
        return window

    def _is_dark(self) -> bool:
        if self._settings.theme == "system":
            return system_is_dark(self._application)
        return self._settings.theme == "dark"

    def _on_painted(self) -> None:
        """The shell stands and takes keys: now everything else."""
        load_icons()
        self.window.repaint()  # before anything that takes long
        from ui.work import Work  # noqa: PLC0415 - lazy for start-up

        self._work = Work(self._application, self.window, self._place, self._settings)
        self._work.settings_chosen.connect(self._on_settings)
        self._work.signed.connect(self._on_signed)
        self._work.named.connect(self._on_named)
        self._work.handed_over.connect(lambda: QTimer.singleShot(0, self._rebuild))
        self._work.server_chosen.connect(self._on_server)
        self._work.turned.connect(self._rebuild)
        self._work.change_wanted.connect(lambda: self._close_for("another_key"))
        self._work.restore_wanted.connect(partial(self._close_for, "brought_back"))
        self._work.open()

    def _close_for(self, name: str, *words: object) -> None:
        """Close the store, do a job of `ui.safe.jobs`, then open what is there."""
        from ui.safe import jobs  # noqa: PLC0415 - hardly ever needed
        from ui.safe.closed import ClosedWork  # noqa: PLC0415 - hardly ever needed

        def begin() -> None:
            if self._work is not None:
                self._work.close()
                self._work = None
            old = self._leave()  # its keys, its clocks and its calm screen speak of a closed store
            closed = ClosedWork(self.window.look, getattr(jobs, name)(self._place, *words))
            closed.over.connect(self._open_anew)
            self.window.show_trouble(closed.page)
            self.window.hints.show_keys([])
            self._closed = closed
            self._turn_to_it(old)
            closed.begin()

        # After the click is done with: the widget that was clicked goes with its page.
        QTimer.singleShot(0, begin)

    def _open_anew(self) -> None:
        """Another store, or the same one with another key."""
        if self._closed is not None:
            self._closed.close()
            self._closed = None
        window = self._settings.window
        self._settings = read_settings(self._place)._replace(window=window)
        QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        """Another language, theme or size: a new window that stands where this one stood."""
        old = self._leave()
        self.window.top.search.show_text(old.top.search.text)
        if self._work is not None:
            self._work.move_to(self.window, self._settings)
        else:
            self.window.painted.connect(self._on_painted)
        self._turn_to_it(old)

    def _leave(self) -> Window:
        """Have a new window, not seen yet; the one before."""
        old = self.window
        self.window = self._built()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        return old

    def _turn_to_it(self, old: Window) -> None:
        """Show the new one."""
        self.window.show()
        old.close()
        old.deleteLater()

    def _on_system_theme(self) -> None:
        is_other = self._settings.theme == "system" and self._is_dark() != self.window.look.dark
        if is_other and self._closed is None:
            self._rebuild()

    # -- what this desk sets for itself -----------------------------------------------------------

    def _on_settings(self, settings: Settings) -> None:
        """What is chosen on the page for them; who is here and where it stands is known better."""
        before = self._settings
        self._settings = settings._replace(
            staff=before.staff,
            window=before.window,
            desk_name=before.desk_name,
            server=before.server,
        )
        self._keep_settings()
        looks = (
            *("language", "theme", "scale", "house", "longest_stay_days"),
            *("away_minutes", "mask"),
        )
        if any(getattr(before, name) != getattr(settings, name) for name in looks):
            # After the click is done with: the widget that was clicked goes with its window.
            QTimer.singleShot(0, self._rebuild)

    def _on_signed(self, staff: bytes) -> None:
        self._settings = self._settings._replace(staff=staff.hex())
        self._keep_settings()

    def _on_named(self, name: str, house: str) -> None:
        """As the other desks call them."""
        before = self._settings
        self._settings = before._replace(desk_name=name, house=house)
        self._keep_settings()
        if house != before.house:
            QTimer.singleShot(0, self._rebuild)

    def _on_server(self, path: str) -> None:
        self._settings = self._settings._replace(server=path)
        self._keep_settings()

    def _on_closing(self) -> None:
        """The next one stands where this one stood. Not worth a word where it cannot be kept."""
        if self.sender() is self.window and self._place.root.is_dir():
            self._settings = self._settings._replace(window=standing_place.told(self.window))
            with suppress(OSError):
                self._keep_settings()

    def _keep_settings(self) -> None:
        """The desk's id was put on file when the store was made: it is taken from there."""
        desk = read_settings(self._place).desk
        write_settings(self._place, self._settings._replace(desk=desk))

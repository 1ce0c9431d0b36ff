"""The window opens where and as large as it was closed, on the screens that there are now."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.places import Home, Settings, read_settings, write_settings
from ui.app import App
from ui.frame.standing_place import seen

LEAST = QSize(1024, 700)
LAPTOP, BESIDE = QRect(0, 30, 1920, 1050), QRect(1920, 0, 3840, 2160)


@pytest.fixture
def desk_home(place: Home, fonts: None, qapp: QApplication) -> Iterator[Home]:
    place.root.mkdir()
    yield place
    qapp.setStyleSheet("")


def opened(qapp: QApplication, place: Home) -> App:
    app = App(qapp, place, read_settings(place))
    app.window.show()
    QTest.qWait(1)
    return app


def close(app: App) -> None:
    app.window.close()
    app.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def again(qapp: QApplication, app: App) -> App:
    """Closed, and opened another time."""
    close(app)
    return opened(qapp, app._place)


def screen(app: App) -> QRect:
    return app.window.screen().availableGeometry()


def test_window_opens_where_it_was_closed(qapp: QApplication, desk_home: Home) -> None:
    app = opened(qapp, desk_home)
    bounds = screen(app)
    app.window.setMinimumSize(300, 200)  # screens of a test may be small
    app.window.setGeometry(bounds.x() + 40, bounds.y() + 50, 600, 400)
    QTest.qWait(1)
    close(app)
    told = read_settings(desk_home).window
    assert told == f"{bounds.x() + 40} {bounds.y() + 50} 600 400"


def test_maximized_window_comes_back_maximized_and_shrinks_to_what_it_was(
    qapp: QApplication, desk_home: Home
) -> None:
    app = opened(qapp, desk_home)
    small = app.window.size()
    app.window.showMaximized()
    QTest.qWait(1)
    app = again(qapp, app)
    assert app.window.isMaximized()
    app.window.showNormal()
    QTest.qWait(1)
    assert app.window.size() == small
    close(app)


@pytest.mark.parametrize("told", ["", "somewhere", "1 2 3", "1 2 99999999999 4", "1 2 3 4 5"])
def test_words_of_another_making_leave_it_as_usual(
    qapp: QApplication, desk_home: Home, told: str
) -> None:
    usual = opened(qapp, desk_home)
    write_settings(desk_home, Settings(window=told))
    other = opened(qapp, desk_home)
    assert other.window.size() == usual.window.size()
    close(other)
    close(usual)


def test_what_is_chosen_on_the_settings_page_leaves_place_and_clerk(
    qapp: QApplication, desk_home: Home
) -> None:
    write_settings(desk_home, Settings(staff="ab" * 16, window="8 40 1100 720"))
    app = opened(qapp, desk_home)
    app._on_settings(Settings(region="ES"))
    kept = read_settings(desk_home)
    assert (kept.region, kept.staff, kept.window) == ("ES", "ab" * 16, "8 40 1100 720")
    close(app)


def test_window_of_a_screen_that_is_gone_is_in_the_middle_of_the_first() -> None:
    assert seen(QRect(2000, 100, 1360, 860), [LAPTOP], LEAST).center() == LAPTOP.center()


def test_window_stays_on_the_screen_that_shows_most_of_it() -> None:
    at = QRect(1800, 200, 1360, 860)
    assert seen(at, [LAPTOP, BESIDE], LEAST) == QRect(1920, 200, 1360, 860)


edges = st.integers(-9000, 9000)
sizes = st.integers(0, 9000)


@given(st.builds(QRect, edges, edges, sizes, sizes), st.permutations([LAPTOP, BESIDE]))
def test_window_is_seen_whole_wherever_it_was(at: QRect, screens: list[QRect]) -> None:
    place = seen(at, screens, LEAST)
    assert any(screen.contains(place) for screen in screens)
    assert place.width() >= LEAST.width()
    assert place.height() >= LEAST.height()


@given(st.builds(QRect, edges, edges, sizes, sizes))
def test_title_is_seen_where_the_screen_is_smaller_than_the_least(at: QRect) -> None:
    tiny = QRect(0, 0, 800, 600)
    assert tiny.contains(seen(at, [tiny], LEAST).topLeft())

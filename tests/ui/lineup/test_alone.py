"""While the line-up is told nothing else is in the window; it comes back however one leaves."""

from PySide6.QtCore import QCoreApplication

from tests.ui.lineup.conftest import Hall


def frame(hall: Hall) -> list[bool]:
    window = hall.window
    return [part.isVisible() for part in (window.top, window.rail, window.hints)]


def test_nothing_but_the_line_up_is_in_the_window(hall: Hall) -> None:
    assert frame(hall) == [True, True, True]
    hall.begin()
    QCoreApplication.processEvents()
    assert frame(hall) == [False, False, False]
    assert hall.page.size() == hall.window.size()
    hall.window.resize(1440, 900)
    QCoreApplication.processEvents()
    assert frame(hall) == [False, False, False]


def test_everything_comes_back_with_another_page(hall: Hall) -> None:
    hall.begin()
    hall.window.show_page("counter")
    assert frame(hall) == [True, True, True]


def test_search_leads_to_the_counter_with_its_field(hall: Hall) -> None:
    hall.begin()
    hall.press("search-anywhere")
    assert hall.window.page == "counter"
    assert frame(hall) == [True, True, True]
    assert hall.window.top.search.hasFocus() or hall.window.top.search.isAncestorOf(
        hall.window.focusWidget()
    )


def test_letters_neither_search_nor_leave(hall: Hall) -> None:
    hall.begin()
    hall.press("A", "/")
    assert (hall.window.page, hall.page._at) == ("line-up", 0)


def test_window_that_is_low_has_no_line_of_keys_afterwards_either(hall: Hall) -> None:
    hall.window.setMinimumSize(400, 300)
    hall.window.resize(1024, 400)
    hall.begin()
    hall.window.show_page("counter")
    QCoreApplication.processEvents()
    assert frame(hall) == [True, True, False]

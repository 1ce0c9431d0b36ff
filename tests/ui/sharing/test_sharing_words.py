"""How desks are told of in words: who is there, whose clock is wrong, what waits."""

import pytest

from assistant.journal.stamp import DeskId
from assistant.sharing import DeskThere
from ui.sharing.standing import Standing
from ui.sharing.words import (
    clock_words,
    desk_words,
    elsewhere_words,
    other,
    sign_words,
    trouble_words,
    what_it_is,
)

MINUTE, HOUR = 60_000, 3_600_000
NOW = 1_800_000_000_000
BAR = DeskId(b"b" * 16)


@pytest.mark.parametrize(
    ("ahead_ms", "told"),
    [
        (MINUTE, ""),
        (-MINUTE, ""),
        (7 * MINUTE, "Its clock is ahead: 7 minutes"),
        (-90 * MINUTE, "Its clock is behind: 90 minutes"),
        (3 * HOUR, "Its clock is ahead: 3 hours"),
        (-365 * 24 * HOUR, "Its clock is behind: 365 days"),
    ],
)
def test_a_clock_is_told_from_more_than_a_minute_on(ahead_ms: int, told: str) -> None:
    assert clock_words(ahead_ms) == told


def test_a_desk_is_there_while_it_is_heard() -> None:
    here = DeskThere(BAR, "Bar", NOW - 4000, waiting=1, behind=12_400, ahead_ms=7 * MINUTE)
    shown = other(here, NOW)
    assert shown.is_here
    assert not shown.is_level
    assert shown.words == "1 line still to be given, 12,400 lines behind"
    assert shown.clock == "Its clock is ahead: 7 minutes"
    gone = other(DeskThere(BAR, "Bar", NOW - HOUR, ahead_ms=7 * MINUTE), NOW)
    assert not gone.is_here
    assert gone.words.startswith("Last there: ")
    assert gone.clock == ""
    never = DeskThere(BAR, "Bar", admitted=True)
    assert desk_words(never, NOW) == "Not there since this desk was switched on"
    assert other(DeskThere(BAR, "Bar", NOW), NOW).is_level


def test_the_sign_is_alone_while_all_know_the_same() -> None:
    assert sign_words(Standing("together")) == ""
    assert sign_words(Standing("alone")) == "Working alone"
    assert sign_words(Standing("alone", waiting=3)) == "Working alone, 3 lines waiting"
    catching = Standing("catching-up", behind=987_600, whole=1_000_000)
    assert sign_words(catching) == "Catching up: 12,400 of 1,000,000 lines"


def test_who_else_has_the_card_open() -> None:
    assert elsewhere_words([]) == ""
    assert elsewhere_words(["Bar", "Spa"]) == "Also open at: Bar, Spa"


@pytest.mark.parametrize(
    ("stand", "told"),
    [
        (Standing("together"), ""),
        (Standing("removed", trouble="full"), ""),
        (Standing("alone", second="Bar"), "“Bar” carries the shop now."),
        (Standing("together", hub=True, second="Bar"), "this one and “Bar”"),
        (Standing("together", second="Bar", carrier="Pool"), "“Pool” and “Bar”"),
        (Standing("alone", stranger="Casa Azul"), "only another shop’s desk is found: Casa Azul"),
        (Standing("alone", trouble="another-shop"), "Nothing was said to it."),
        (Standing("alone", hub=True, trouble="port"), "Please end it"),
        (Standing("together", trouble="full", aside=2), "is full"),
        (Standing("together", aside=2), "2 lines are too long"),
        (Standing("together", clock_ms=-3 * HOUR), "behind the others: 3 hours"),
        (Standing("damaged", trouble="damaged"), "All guests are still here."),
    ],
)
def test_what_somebody_has_to_see_to(stand: Standing, told: str) -> None:
    words = trouble_words(stand)
    assert told in words
    assert bool(words) == bool(told)


def test_the_desk_that_carries_the_shop_is_told_by_its_name() -> None:
    assert what_it_is("member", Standing("together", carrier="Bar"), "10.0.0.5")[1] == (
        "The shop is carried by “Bar”."
    )
    assert "10.0.0.5" in what_it_is("member", Standing("together"), "10.0.0.5")[1]
    assert what_it_is("member", Standing("alone", second="Bar"), "10.0.0.5")[1] == ""
    assert "join it with a code" in what_it_is("member", Standing("alone"), "10.0.0.5")[1]
    here = DeskThere(BAR, "Bar", NOW, carries=True)
    assert desk_words(here, NOW) == "Carries the shop, Up to date"

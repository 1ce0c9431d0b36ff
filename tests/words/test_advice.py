"""What to mind besides the words."""

from datetime import timedelta

import pytest

from assistant.words.advice import MOST_HINTS, reason_for, withheld
from assistant.words.book import MOMENTS
from assistant.words.prompts import Matter, advice, stranger
from assistant.words.situation import CONTACT, HELD_BACK, SITUATIONS_OF

DAY = timedelta(days=1)


def hints(guest, moment="greeting", language="en", **more):
    told = {"staff_language": "en"} | more
    return advice(guest.view, moment, language, guest.now, **told)


def test_a_quiet_guest_is_greeted_quietly_and_nothing_is_said_of_the_name(a_guest):
    guest = a_guest(quiet=True, reading="Wáng Yǎqín").visited(DAY)
    assert hints(guest) == ["Greet quietly: no name, no earlier visits aloud."]
    assert hints(guest, "farewell") == ["Part quietly: no name, no earlier visits aloud."]


def test_the_weightiest_hints_come_first_and_never_more_than_two(a_guest):
    guest = a_guest(quiet=True, birthday="--05-09").wronged(DAY).needs("access")
    first, second = hints(guest, matter=Matter())
    assert first == "Name what is open before anything else."
    assert second.startswith("Greet quietly")


def test_how_a_name_is_said_is_told(a_guest):
    guest = a_guest(name="王雅琴", title="女士", reading="Wáng  Yǎqín", language="zh").visited(DAY)
    assert hints(guest, language="zh") == ["Say: Wáng Yǎqín"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_guest_without_a_form_of_address_is_asked_for_one(a_guest, language):
    assert hints(a_guest().visited(DAY), language=language) == [
        "Ask how they like to be addressed, and note it."
    ]


def test_nothing_is_advised_where_nothing_needs_minding(a_guest):
    assert hints(a_guest(family="Hall", title="Mr").visited(DAY)) == []


@pytest.mark.parametrize(
    ("moment", "hint"),
    [("greeting", "First visit: your own name"), ("farewell", "First visit: say how to reach us")],
)
def test_a_first_visit_has_its_hint_for_each_moment(a_guest, moment, hint):
    assert hints(a_guest(call_me="Jim"), moment)[0].startswith(hint.replace("reach us", "reach"))


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_situation_of_a_moment_has_a_reason(moment):
    for situation in SITUATIONS_OF[moment]:
        assert reason_for(situation, moment).endswith(".")
    at_this_hour = reason_for("plain", moment) == "It fits every guest at this hour."
    assert at_this_hour is (moment in CONTACT)


@pytest.mark.parametrize(
    ("moment", "matter", "first"),
    [
        ("apologise", Matter(), "No if, no but, and no reason before the apology."),
        ("apologise", Matter(overdue=True), "A promise is overdue: say so first"),
        ("solve", Matter(again=True, overdue=True), "A promise is overdue: say so first"),
        ("solve", Matter(again=True), "Not the first failure: no excuse"),
        ("listen", Matter(grave=True, again=True), "It is grave"),
        ("meanwhile", None, "Nobody has said no"),
        ("letter", None, "Care and thanks only: nothing is sold."),
    ],
)
def test_in_a_recovery_the_weightiest_is_minded_first(a_guest, moment, matter, first):
    assert hints(a_guest(call_me="Jim").visited(DAY), moment, matter=matter)[0].startswith(first)


@pytest.mark.parametrize("moment", sorted(set(MOMENTS) - set(CONTACT)))
def test_in_a_recovery_nobody_is_asked_for_a_name_or_wished_well(a_guest, moment):
    birthday = a_guest(birthday="--05-09")
    strange = a_guest().with_(identity=stranger().identity)
    for guest in (birthday, strange):
        told = hints(guest, moment, matter=Matter(), channel="telephone")
        assert not any("address" in hint or "birthday" in hint for hint in told)


def test_two_is_the_most(a_guest):
    guest = a_guest(birthday="--05-09").visited(DAY).needs("access").felt(1, DAY).wronged(DAY, DAY)
    assert len(hints(guest, channel="telephone")) == MOST_HINTS


def test_who_is_expected_is_told_so_unless_more_is_at_stake(a_guest):
    guest = a_guest(call_me="Jim").visited(DAY)
    assert hints(guest, expected=True) == [
        "Expected today: say so, unless it was to be a surprise."
    ]
    assert "expected" not in hints(guest, expected=True, matter=Matter())[0]


# -- why nothing is said --------------------------------------------------------------------------


def _while(a_guest, condition):
    """A guest of whom `condition` holds, and what else the choice asks for."""
    guest = a_guest(call_me="Jim").visited(DAY)
    match condition:
        case "open-matter":
            return guest, {"matter": Matter()}
        case "mistake-unsettled":
            return guest.wronged(DAY), {}
        case "repaired-today":
            return guest.wronged(DAY, timedelta(0)), {}
        case "remote":
            return guest, {"channel": "telephone"}


@pytest.mark.parametrize(
    ("moment", "condition"), [(m, one) for m, every in HELD_BACK.items() for one in every]
)
def test_where_nothing_is_said_the_reason_is_told(a_guest, moment, condition):
    guest, more = _while(a_guest, condition)
    assert withheld(guest.view, moment, guest.now, **more).endswith(".")


@pytest.mark.parametrize("moment", MOMENTS)
def test_where_words_are_offered_nothing_is_withheld(a_guest, moment):
    guest = a_guest(call_me="Jim").visited(DAY).visited(4 * DAY)
    assert withheld(guest.view, moment, guest.now) == ""
    if moment not in HELD_BACK:
        assert withheld(guest.view, moment, guest.now, channel="online", matter=Matter()) == ""

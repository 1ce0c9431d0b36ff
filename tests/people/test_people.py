"""Who signs: joining, changing, leaving, PINs."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.entry import Line, Unknown
from assistant.journal.stamp import Clock, DeskId, PageId, StaffId
from assistant.people import acts
from assistant.people.entries import PinSet, StaffChanged, StaffJoined, StaffLeft
from assistant.people.pins import hash_pin, pin_fits
from assistant.people.view import StaffView, fold_staff
from assistant.refusal import Refused

NOW_MS = 1_750_000_000_000
PAGE = PageId(b"p" * 16)
ELENA = StaffView(PAGE, "Elena", "manager")
TOMÁS = StaffView(PageId(b"q" * 16), "Tomás", "clerk")


def lines(*bodies: Any) -> list[Line]:
    clock = Clock()
    return [
        Line(clock.next(NOW_MS), body, StaffId(PAGE), DeskId(b"d" * 16), NOW_MS) for body in bodies
    ]


def refusal(act: Callable[..., Any], *args: Any, **words: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **words)
    return caught.value.sentence()


def test_first_to_join_is_the_manager_and_the_next_is_what_was_asked():
    assert acts.join(
        [], NOW_MS, name=" Elena ", role="clerk", languages=["ES", "zh", "es", ""]
    ) == [StaffJoined("Elena", "manager", ("es", "zh"))]
    assert acts.join([ELENA], NOW_MS, name="Tomás", pin_hash="h") == [
        StaffJoined("Tomás", "clerk", (), "h")
    ]


def test_shop_that_everybody_left_gets_a_manager_again():
    gone = msgspec.structs.replace(ELENA, active=False)
    [body] = acts.join([gone], NOW_MS, name="Elena", role="trainee")
    assert body == StaffJoined("Elena", "manager")


@pytest.mark.parametrize("name", ["", "  ", "—"])
def test_name_is_needed(name):
    assert refusal(acts.join, [], NOW_MS, name=name) == "Please write the name."


def test_name_is_bounded_and_one_of_a_kind_among_those_at_work():
    assert "100" in refusal(acts.join, [], NOW_MS, name="x" * 101)
    assert refusal(acts.join, [ELENA], NOW_MS, name="elena") == (
        "elena is on the list already. Please add something that tells the two apart."
    )
    assert "Tomás" in refusal(acts.change, ELENA, [ELENA, TOMÁS], NOW_MS, name="Toma\u0301s")


def test_role_and_languages_are_checked():
    assert "manager" in refusal(acts.join, [ELENA], NOW_MS, name="A", role="owner")
    assert "pt-BR" in refusal(acts.join, [], NOW_MS, name="A", languages=["spanish"])
    tags = [f"{a}{b}" for a in "abcde" for b in "abcde"]
    assert "20" in refusal(acts.join, [], NOW_MS, name="A", languages=tags)


def test_only_what_differs_is_written():
    staff = [ELENA, TOMÁS]
    assert acts.change(TOMÁS, staff, NOW_MS, name="Tomás", role="clerk", languages=[]) == []
    assert acts.change(TOMÁS, staff, NOW_MS, name="Tomás", role="supervisor") == [
        StaffChanged(role="supervisor")
    ]
    assert acts.change(ELENA, staff, NOW_MS, name="ELENA") == [StaffChanged(name="ELENA")]


def test_last_manager_stays_one():
    staff = [ELENA, TOMÁS]
    assert "needs a manager" in refusal(acts.change, ELENA, staff, NOW_MS, role="clerk")
    assert "needs a manager" in refusal(acts.leave, ELENA, staff, NOW_MS)
    gone = msgspec.structs.replace(TOMÁS, role="manager", active=False)
    assert "needs a manager" in refusal(acts.leave, ELENA, [ELENA, gone], NOW_MS)
    both = [ELENA, msgspec.structs.replace(TOMÁS, role="manager")]
    assert acts.leave(ELENA, both, NOW_MS) == [StaffLeft()]
    assert acts.change(ELENA, both, NOW_MS, role="clerk") == [StaffChanged(role="clerk")]
    assert acts.leave(TOMÁS, staff, NOW_MS) == [StaffLeft()]


def test_who_has_left_leaves_no_more():
    gone = msgspec.structs.replace(TOMÁS, active=False)
    assert acts.leave(gone, [ELENA, gone], NOW_MS) == []


def test_pin_is_set_and_taken_away():
    assert acts.set_pin(ELENA, [ELENA], NOW_MS, pin_hash="") == []
    assert acts.set_pin(ELENA, [ELENA], NOW_MS, pin_hash="h") == [PinSet("h")]
    view = fold_staff(PAGE, lines(StaffJoined("Elena", "manager"), PinSet("h")))
    assert view is not None
    assert view.has_pin
    view = fold_staff(PAGE, lines(StaffJoined("Elena", "manager", pin="h"), PinSet("")))
    assert view is not None
    assert not view.has_pin


def test_fold_tells_who_somebody_is_now():
    view = fold_staff(
        PAGE,
        lines(
            StaffJoined("Elena", "clerk", ("es",)),
            StaffJoined("Somebody", "trainee"),
            StaffChanged(role="supervisor"),
            StaffChanged(name="Elena R.", languages=("es", "en")),
        ),
    )
    assert view == StaffView(PAGE, "Elena R.", "supervisor", "", ("es", "en"))
    assert msgspec.json.decode(msgspec.json.encode(view), type=StaffView) == view


def test_who_left_is_kept_by_name_and_can_come_back():
    story = [StaffJoined("Elena", "clerk", pin="h"), StaffLeft()]
    assert fold_staff(PAGE, lines(*story)) == StaffView(PAGE, "Elena", "clerk", "h", (), False)
    back = fold_staff(PAGE, lines(*story, StaffJoined("Elena", "supervisor")))
    assert back == StaffView(PAGE, "Elena", "supervisor")


def test_page_that_nobody_joined_is_nobody():
    assert fold_staff(PAGE, lines(PinSet("h"), StaffLeft(), Unknown("guest-met"))) is None


soup = st.lists(
    st.one_of(
        st.builds(StaffJoined, st.text(), st.sampled_from(["trainee", "manager"])),
        st.builds(StaffChanged, st.none() | st.text(), st.none() | st.just("clerk")),
        st.builds(PinSet, st.text()),
        st.just(StaffLeft()),
        st.builds(Unknown, st.text()),
    )
)


@given(soup, st.randoms(use_true_random=False))
def test_order_of_arrival_and_unknown_kinds_do_not_matter(bodies, chance):
    told = lines(*bodies)
    known = [line for line in told if not isinstance(line.body, Unknown)]
    assert fold_staff(PAGE, chance.sample(told, len(told))) == fold_staff(PAGE, known)


def test_pin_fits_the_hash_of_itself_only():
    kept = hash_pin(" 0451 ")
    assert "0451" not in kept
    assert pin_fits("0451", kept)
    assert pin_fits("０４５１", kept)
    assert not pin_fits("451", kept)
    assert not pin_fits("", kept)
    assert not pin_fits("\ud83c", kept)


@pytest.mark.parametrize("kept", ["", "0451", "$argon2id$v=19$m=65536,t=3,p=4$broken"])
def test_hash_that_cannot_be_read_fits_nothing(kept):
    assert not pin_fits("0451", kept)


@pytest.mark.parametrize("pin", ["123", "1" * 13])
def test_pin_is_four_to_twelve_digits(pin):
    assert refusal(hash_pin, pin) == "A PIN has 4 to 12 digits."


@pytest.mark.parametrize("pin", ["", "12a4", "12 34", "²²²²", "x" * 201, "a bell\x07 rings"])
def test_what_is_neither_pin_nor_passphrase_is_told(pin):
    told = "A PIN has 4 to 12 digits; a passphrase has 8 to 200 characters."
    assert refusal(hash_pin, pin) == told
    assert not pin_fits(pin, "$argon2id$")


def test_passphrase_is_taken_whatever_spaces_and_accents_the_keyboard_makes():
    kept = hash_pin("Café by  the lake")
    assert pin_fits(" Cafe\u0301 by\u00a0the lake ", kept)
    assert not pin_fits("café by the lake", kept)


def test_pin_is_hashed_anew_each_time():
    assert hash_pin("0451") != hash_pin("0451")

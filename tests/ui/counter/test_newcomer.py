"""The form for a new guest, driven by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from assistant.guests.entries import Identity
from assistant.guests.lookup.hits import Hit
from assistant.journal.stamp import PageId
from ui.counter.newcomer import Newcomer
from ui.counter.unfinished import FormTyped
from ui.look.keyed_button import KeyedButton
from ui.look.look import Look, apply

Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def hit(number: int, why: str = "") -> Hit:
    page = PageId(bytes([number]) * 16)
    return Hit(page, f"Guest {number}", "", ("612345678",), "", 3, False, False, 0, why)


@pytest.fixture
def form(stage: Callable[..., Newcomer], look: Look) -> Newcomer:
    return stage(Newcomer(look), 640, 760)


@pytest.fixture
def asked(form: Newcomer) -> list[Identity]:
    questions: list[Identity] = []
    form.changed.connect(questions.append)
    return questions


@pytest.fixture
def saved(form: Newcomer) -> list[tuple[Identity, str, str]]:
    guests: list[tuple[Identity, str, str]] = []
    form.saved.connect(lambda *guest: guests.append(guest))
    return guests


def told(form: Newcomer) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form)]


def test_takes_over_what_was_searched_and_is_saved_by_enter(form, asked, saved, press) -> None:
    form.show_typed("Ana 612345678")
    press(Key.Key_Return)
    assert asked == [Identity("Ana", phones=("612345678",))]
    assert not saved
    form.show_alike([])
    assert saved == [(Identity("Ana", phones=("612345678",)), "", "")]


def test_name_is_typed_first_when_only_a_number_is_known(form, saved, press, compose) -> None:
    form.show_typed("612345678")
    compose("chensi", "陈思")
    press(Key.Key_Return, CTRL)
    form.show_alike([])
    assert saved == [(Identity("陈思", phones=("612345678",)), "", "")]


def test_who_is_alike_is_asked_as_one_types(form, asked, qtbot: QtBot, type_in) -> None:
    form.show_typed("")
    type_in("Ana")
    qtbot.waitUntil(lambda: asked == [Identity("Ana")])


def test_nobody_is_saved_before_the_alike_were_seen(form, asked, saved, press) -> None:
    form.show_typed("Ana")
    press(Key.Key_Return)
    form.show_alike([hit(1)])
    assert not saved
    assert "Perhaps the same guest" in told(form)
    press(Key.Key_Return)
    assert [guest for guest, *_ in saved] == [Identity("Ana")]


def test_save_does_not_wait_for_ever(form, asked, saved, qtbot: QtBot, press) -> None:
    form.show_typed("Ana")
    press(Key.Key_Return)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(saved) == 1)


def test_alike_guest_is_opened_by_key(form, qtbot: QtBot, press) -> None:
    form.show_typed("Ana")
    form.show_alike([hit(1), hit(2, "phone"), hit(3)])
    press(Key.Key_Down, ALT)
    with qtbot.waitSignal(form.opened) as signal:
        press(Key.Key_O, ALT)
    assert signal.args == [hit(2).page]
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    with qtbot.waitSignal(form.opened) as signal:
        press(Key.Key_O, ALT)
    assert signal.args == [hit(1).page]


def test_who_is_perhaps_the_same_is_said_of_that_saving_alone(form, saved) -> None:
    form.show_typed("Ana")
    form.show_alike([hit(1)])
    form._form._fields["name"].set_text("")
    form._alike.take_for()
    assert saved == []
    assert form.taken_for is None


def test_escape_cancels(form, qtbot: QtBot, press) -> None:
    form.show_typed("Ana")
    with qtbot.waitSignal(form.cancelled):
        press(Key.Key_Escape)


def test_more_fields_open_and_close_by_key(form, press) -> None:
    form.show_typed("Ana")
    assert "Birthday" not in told(form)
    press(Key.Key_M, ALT)
    assert "Birthday" in told(form)
    press(Key.Key_M, ALT)
    assert "Birthday" not in told(form)


def test_wrong_field_under_more_is_opened(form, saved, press) -> None:
    form.show_typed("Ana")
    form._form._fields["birthday"].set_text("soon")
    press(Key.Key_Return, CTRL)
    assert "Birthday" in told(form)
    assert form._form._fields["birthday"].edit.hasFocus()
    assert not saved


def test_care_is_handed_out_with_the_guest(form, saved, press, type_in) -> None:
    form.show_typed("Ana")
    form._care._words.edit.setFocus()
    type_in("no step at the door")
    form._care._kind.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    form.show_alike([])
    assert saved == [(Identity("Ana"), "access", "no step at the door")]


def test_details_are_changed_without_looking_for_others(form, asked, saved, press, type_in) -> None:
    form.show_identity(Identity("Ana", phones=("612345678",)))
    assert "Never forget" not in told(form)
    type_in("AH-na")
    press(Key.Key_Return)
    assert saved == [(Identity("Ana", reading="AH-na", phones=("612345678",)), "", "")]
    assert not asked


def test_refused_guest_stays_with_the_reason(form, saved, press, type_in) -> None:
    form.show_identity(Identity("Ana"))
    press(Key.Key_Return)
    form.refused("The disk is full.")
    assert "The disk is full." in told(form)
    assert form.identity == Identity("Ana")
    type_in("x")
    assert "The disk is full." not in told(form)
    press(Key.Key_Return)
    assert len(saved) == 2


def test_half_written_guest_is_resumed(form) -> None:
    form.resume(FormTyped(Identity("Ana", emails=("a@",)), "allergy", "Nuts"))
    assert form.identity == Identity("Ana", emails=("a@",))


def test_tab_goes_through_the_form_in_reading_order(form, press) -> None:
    form.show_typed("")
    names = []
    for _ in range(8):
        names.append(QApplication.focusWidget().accessibleName())
        press(Key.Key_Tab)
    assert names == [
        "Name",
        "How it is said",
        "Asked to be called",
        "Telephone",
        "E-mail",
        "Title",
        "Language",
        "Never forget",
    ]


def test_everything_has_a_name(form, nameless, press) -> None:
    form.show_typed("Ana")
    form.show_alike([hit(1), hit(2)])
    press(Key.Key_M, ALT)
    assert nameless(form) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("width", [430, 640])
def test_nothing_is_cut_at_any_text_size(qapp, stage, squeezed, press, scale, width) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    form = stage(Newcomer(look), width, 740)
    form.show_identity(Identity("Ana " * 20, quiet=True))
    assert squeezed(form) == []


def test_one_key_says_that_the_guest_wants_it_informal_and_shows_it(
    stage, look, press, qtbot: QtBot
) -> None:
    pane = stage(Newcomer(look), 560, 420)
    pane.show_identity(Identity("Ana", language="es"))
    press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert pane.identity.manner == "familiar"
    box = next(one for one in pane.findChildren(QCheckBox) if one.hasFocus())
    inside = pane._scroll.viewport()

    def is_seen() -> bool:
        return inside.rect().contains(box.mapTo(inside, box.rect().center()))

    qtbot.waitUntil(is_seen)
    assert "Fewer fields" in [one.text() for one in pane.findChildren(KeyedButton)]
    press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert pane.identity.manner == ""

"""A call on the real page with a real store: rings, caller, hold, read-back, and its end."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.recovery.acts import open_problem
from assistant.tongue import speak
from assistant.words.book import Book
from assistant.words.calling import HOLD_MS, ring_ms
from ui.bridge import Bridge
from ui.call.dial import Dial
from ui.call.page import CallPage
from ui.call.words import Notice
from ui.look.look import Look

Key, Mod = Qt.Key, Qt.KeyboardModifier


class House:
    """A desk with Ms Solheim on file, and the page of a call with a clock of our own."""

    def __init__(self, desk: Desk, stage: Callable[..., Any], look: Look, bot: QtBot) -> None:
        self.desk, self.bot, self.stage, self.look = desk, bot, stage, look
        self.solheim = desk.meet(
            Identity("Ingrid Solheim", phones=("+34 612 345 678",), language="en")
        ).result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.clock_ms = 0
        self.asked_who: list[Callable[[], None]] = []
        self.told: list[Notice] = []
        self.cards: list[PageId] = []
        self.open()

    def open(self, width: int = 1160) -> None:
        now_ms = self.desk.guest(self.solheim).met_ms  # type: ignore[union-attr]
        page = CallPage(
            self.look, self.desk, self.bridge, Book(), "Casa", lambda: now_ms + self.clock_ms
        )
        page.show_names({self.desk.signed: "Elena"} if self.desk.signed else {})
        page.staff_wanted.connect(self.asked_who.append)
        page.noticed.connect(self.told.append)
        page.guest_wanted.connect(self.cards.append)
        self.bridge.changed.connect(page.on_changed)
        self.page = self.stage(page, width, 700)

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
        QTest.qWait(1)

    def type(self, words: str) -> None:
        for letter in words:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Mod.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget(), event)
        QTest.qWait(1)

    def passes(self, ms: int) -> None:
        """Time goes on."""
        self.clock_ms += ms
        self.page.on_tick()

    def rings(self, times: int) -> None:
        """So often more, as it rings in the desk's country."""
        self.passes(times * ring_ms(self.desk.region))

    def ring(self) -> None:
        self.page.ring()
        self.page.setFocus()

    def answer(self) -> None:
        self.ring()
        self.press(Key.Key_Return)

    def name(self, typed: str = "solh") -> None:
        """The caller is found by what is typed, and chosen."""
        self.press(Key.Key_F3)
        self.type(typed)
        self.press(Key.Key_Return)
        self.until(lambda: self.page._finding.view is not None)

    def problem(self, text: str) -> None:
        """Something is open with Ms Solheim."""
        words = {"text": text, "guest": self.solheim, "steps": ("facts:facts",)}
        self.desk.matters.open(open_problem, **words).result()

    @property
    def guest(self) -> GuestView:
        view = self.desk.guest(self.solheim)
        assert view is not None
        return view

    @property
    def words(self) -> str:
        """The line that stands large."""
        ringing = self.page._ringing.isVisible()
        return (self.page._ringing if ringing else self.page._words).spoken.card.words

    @property
    def moment(self) -> str:
        return self.page.open.moment


@pytest.fixture
def house(desk: Desk, stage: Callable[..., Any], look: Look, qtbot: QtBot) -> Iterator[House]:
    one = House(desk, stage, look, qtbot)
    yield one
    one.bridge.close()  # before the desk, of which nothing is asked any more then


def trouble(house: House) -> str:
    return house.page._caller._trouble.accessibleName()


# -- it rings -------------------------------------------------------------------------------------


def test_key_rings_once_and_counts_on_by_the_clock(house: House) -> None:
    house.ring()
    dial = house.page._ringing.findChild(Dial)
    assert dial.accessibleName() == "Ring number 1"
    house.rings(2)
    house.page.ring()  # the key again: it is the same call
    house.passes(0)
    assert dial.accessibleName() == "Ring number 3"
    assert house.page._ringing._advice.text() == "Please answer now."
    house.rings(1)
    assert "thank the caller for waiting" in house.page._ringing._advice.text()


def test_greeting_stands_there_with_the_house_and_who_answers(house: House) -> None:
    house.ring()
    lines = []
    for _ in range(8):
        lines.append(house.words)
        house.press(Key.Key_Right, Mod.AltModifier)
    assert any("Casa" in line and "Elena" in line for line in lines)
    assert len(set(lines)) > 2


def test_space_answers_as_well_and_the_name_can_be_typed(house: House) -> None:
    house.ring()
    house.press(Key.Key_Space)
    assert house.page.open.call.answered_ms
    house.type("solh")
    assert house.page.open.typed == "solh"


def test_first_letter_of_the_name_answers_and_is_not_lost(house: House) -> None:
    house.ring()
    house.type("s")
    house.type("olheim")
    assert house.page.open.call.answered_ms
    assert house.page.open.typed == "solheim"
    house.until(lambda: house.page._caller.field.is_offering)


def test_nobody_waits_for_an_answer_for_ever(house: House) -> None:
    house.ring()
    house.rings(60)
    assert house.page.open.call is None
    assert house.told[-1] == Notice()
    house.ring()
    assert house.page.open.call is not None


def test_call_that_a_colleague_answered_is_over_and_nothing_is_written(house: House) -> None:
    house.ring()
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert house.page.open.call is None
    assert not house.guest.visits


# -- who is calling -------------------------------------------------------------------------------


def test_caller_is_looked_up_while_the_name_is_typed(house: House) -> None:
    house.desk.meet(Identity("王雅琴", phones=("13800138000",))).result()
    house.answer()
    for typed, name in (("solh", "Ingrid Solheim"), ("wang", "王雅琴"), ("8000", "王雅琴")):
        house.press(Key.Key_F3)
        house.page._caller.field.line.selectAll()
        house.type(typed)
        house.until(lambda name=name: [h.name for h in house.page._caller.field._hits] == [name])


def test_return_quicker_than_the_answer_chooses_the_first(house: House) -> None:
    house.answer()
    house.type("solh")
    house.press(Key.Key_Return)
    house.until(lambda: house.page._finding.page == house.solheim)


def test_essentials_of_the_caller_stand_below(house: House) -> None:
    on_guest = house.desk.on_guest
    on_guest(house.solheim, acts.note_care, care="allergy", text="Nuts")
    on_guest(house.solheim, acts.note_mood, level=2, cause="waited long")
    on_guest(house.solheim, acts.note_preference, text="Foam pillow", origin="said")
    house.problem("The shower is cold")
    house.desk.matters.promise(
        house.solheim, text="Call about the room", due_ms=house.guest.met_ms + 9_000_000
    ).result()
    house.answer()
    house.name()
    texts = [label.text() for label in house.page._caller._essentials.findChildren(QWidget)
             if hasattr(label, "text") and label.isVisible()]  # fmt: skip
    told = "\n".join(texts)
    for words in (
        "Nuts",
        "The shower is cold",
        "Call about the room",
        "waited long",
        "Foam pillow",
    ):
        assert words in told


def test_who_looked_is_noted_as_with_a_card(house: House) -> None:
    house.answer()
    house.name()
    house.until(lambda: house.desk.views.of_guest(house.solheim))
    [seen] = house.desk.views.of_guest(house.solheim)
    assert seen.staff == house.desk.signed


def test_words_know_the_caller_as_soon_as_they_are_named(house: House) -> None:
    house.answer()
    house.press(Key.Key_2, Mod.ControlModifier)
    stranger = house.words
    house.name()
    assert house.moment == "answer-call"  # the name need not be asked any more
    house.press(Key.Key_2, Mod.ControlModifier)
    assert house.words != stranger


def test_open_problem_is_spoken_of_before_anything_else(house: House) -> None:
    house.problem("The shower is cold")
    house.answer()
    house.name()
    assert house.page._finding.matter is not None
    assert house.page._words.spoken.prompt.situation == "open-matter"


def test_who_types_on_means_somebody_else(house: House) -> None:
    house.answer()
    house.name()
    house.press(Key.Key_F3)
    house.type("x")
    assert house.page.open.guest is None
    assert not house.page._caller._essentials.isVisible()


def test_card_is_opened_and_the_call_goes_on(house: House) -> None:
    house.answer()
    house.name()
    house.press(Key.Key_Return, Mod.AltModifier)
    assert house.cards == [house.solheim]
    assert house.page.open.call is not None


@pytest.mark.parametrize(
    ("typed", "name", "phone"), [("Ada Neu", "Ada Neu", ""), ("699 111 222", "", "699 111 222")]
)
def test_new_guest_begins_with_what_was_typed(
    house: House, typed: str, name: str, phone: str
) -> None:
    house.answer()
    house.type(typed)
    house.press(Key.Key_N, Mod.ControlModifier)
    form = house.page._caller.newcomer
    assert (form.typed.name, form.typed.phone) == (name, phone)
    if not name:
        house.press(Key.Key_Return)
        house.until(lambda: form._trouble.isVisible())  # a guest has a name
        house.type("Ada Neu")
    house.press(Key.Key_Return)
    house.until(lambda: house.page._finding.view is not None)
    who = house.page._finding.view.identity
    assert (who.name, who.phones) == ("Ada Neu", (phone,) if phone else ())
    assert not form.isVisible()


def test_escape_leaves_the_small_form_and_nothing_typed_is_lost(house: House) -> None:
    house.answer()
    house.type("Ada Neu")
    house.press(Key.Key_N, Mod.ControlModifier)
    house.press(Key.Key_Escape)
    assert not house.page._caller.newcomer.isVisible()
    assert house.page.open.typed == "Ada Neu"


# -- hold -----------------------------------------------------------------------------------------


def test_hold_is_asked_first_then_it_counts_and_the_same_key_ends_it(house: House) -> None:
    house.answer()
    house.press(Key.Key_F2)
    assert house.moment == "hold"
    assert not house.page.open.call.hold_ms
    house.press(Key.Key_F2)
    assert house.page.open.call.hold_ms
    house.passes(5_000)
    assert house.told[-1].words == "The caller waits: 12 s"
    house.press(Key.Key_F2)
    assert not house.page.open.call.hold_ms
    assert house.moment == "hold-end"


def test_after_seventeen_seconds_other_words_stand_there_and_it_counts_again(house: House) -> None:
    house.answer()
    house.press(Key.Key_F2)
    house.press(Key.Key_F2)
    house.passes(HOLD_MS)
    assert house.moment == "hold-longer"
    assert house.page._head._title.text() == "Please speak to the caller now"
    assert house.told[-1].short == "17 s"
    longer = house.words
    house.passes(3_000)
    assert house.words == longer
    assert house.told[-1].short == "14 s"


def test_words_that_were_chosen_while_the_caller_waits_stay(house: House) -> None:
    house.answer()
    house.press(Key.Key_F2)
    house.press(Key.Key_F2)
    house.passes(1_000)
    house.press(Key.Key_5, Mod.ControlModifier)
    before = house.page.open
    house.passes(1_000)
    house.open()
    house.page.take_over(before)
    house.passes(1_000)
    assert house.moment == "channels"


# -- read back ------------------------------------------------------------------------------------


def test_number_is_read_back_in_groups_and_kept_beside_the_one_on_file(house: House) -> None:
    house.answer()
    house.name()
    house.press(Key.Key_F4)
    house.type("+34699111222")
    house.until(lambda: "699 11 12 22" in house.words)
    assert "612 345 678" in house.page._caller.read_back._told.text()
    house.press(Key.Key_K, Mod.AltModifier)
    house.until(lambda: len(house.guest.identity.phones) == 2)
    assert house.guest.identity.phones == ("+34 612 345 678", "+34699111222")
    house.until(lambda: not house.page.open.value)
    house.until(lambda: len(house.page._finding.view.identity.phones) == 2)
    assert house.page._caller.read_back._told.text().startswith("Kept with the details.")
    house.page._caller.setFocus()
    house.press(Key.Key_Z, Mod.ControlModifier)
    house.until(lambda: len(house.guest.identity.phones) == 1)


def test_address_that_is_neither_number_nor_mail_goes_into_the_note(house: House) -> None:
    house.answer()
    house.press(Key.Key_F7)
    house.type("Sends flowers")
    house.press(Key.Key_F4)
    house.type("Calle Mayor 7")
    assert "Calle Mayor 7" in house.words
    house.press(Key.Key_Return)
    assert house.page.open.note == "Sends flowers; Calle Mayor 7"


def test_number_of_nobody_waits_until_the_caller_is_named(house: House) -> None:
    house.answer()
    house.press(Key.Key_F4)
    house.type("699111222")
    house.press(Key.Key_K, Mod.AltModifier)
    assert "choose the caller" in trouble(house)
    assert house.page.open.value == "699111222"
    house.name()
    house.press(Key.Key_K, Mod.AltModifier)
    house.until(lambda: len(house.guest.identity.phones) == 2)


# -- the end --------------------------------------------------------------------------------------


def test_visit_log_gets_one_call_with_what_was_said_and_the_note(house: House) -> None:
    house.ring()
    house.press(Key.Key_S, Mod.AltModifier)
    house.press(Key.Key_Return)
    house.name()
    house.type("Comes on Friday")  # Return has led on to the note
    house.press(Key.Key_6, Mod.ControlModifier)
    assert house.moment == "end-call"
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until(lambda: house.page.open.call is None)
    view = house.guest
    assert [visit.channel for visit in view.visits] == ["telephone"]
    assert [said.moment for said in view.said] == ["answer-call"]
    assert [note.text for note in view.notes] == ["Comes on Friday"]
    assert {line.staff for line in view.log} == {house.desk.signed}
    assert house.page._silent._ended.text() == "The call is on file: Ingrid Solheim"


def test_call_of_the_wrong_guest_is_taken_back_and_goes_on(house: House) -> None:
    berg = house.desk.meet(Identity("Ingrid Berg")).result()
    house.answer()
    house.name()
    house.type("Comes on Friday")
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until(lambda: house.page.open.call is None)
    house.press(Key.Key_Z, Mod.ControlModifier)
    house.until(lambda: not house.guest.visits and not house.guest.notes)
    assert house.page.open.note == "Comes on Friday"
    assert house.page.open.guest is None
    house.page._caller.field.line.selectAll()
    house.type("berg")
    house.press(Key.Key_Return)
    house.until(lambda: house.page._finding.page == berg)
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until(lambda: house.page.open.call is None)
    view = house.desk.guest(berg)
    assert len(view.visits) == len(view.notes) == 1


def test_after_a_minute_a_call_is_not_taken_back_any_more(house: House) -> None:
    house.answer()
    house.name()
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until(lambda: house.page.open.call is None)
    house.clock_ms += 61_000
    house.press(Key.Key_Z, Mod.ControlModifier)
    assert house.page.open.call is None
    assert house.guest.visits


def test_note_of_nobody_is_told_of_before_the_call_ends(house: House) -> None:
    house.answer()
    house.press(Key.Key_F7)
    house.type("Comes on Friday")
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert "No guest is chosen" in trouble(house)
    assert house.page.open.note == "Comes on Friday"
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert house.page.open.call is None
    house.press(Key.Key_Z, Mod.ControlModifier)
    assert house.page.open.note == "Comes on Friday"


def test_new_guest_half_written_is_told_of_before_the_call_ends(house: House) -> None:
    house.answer()
    house.type("Ada Neu")
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert "No guest is chosen" in trouble(house)
    house.press(Key.Key_N, Mod.ControlModifier)
    assert trouble(house) == ""
    house.type("699 111")
    house.press(Key.Key_Return, Mod.ControlModifier)  # it was heeded: it is told once more
    assert "No guest is chosen" in trouble(house)
    assert house.page.open.call is not None


def test_where_nobody_is_signed_it_is_asked_and_the_call_is_written_then(house: House) -> None:
    signed = house.desk.signed
    house.desk.sign_in(None)
    house.page.show_names({})
    house.answer()
    house.name()
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert len(house.asked_who) == 1
    assert house.page.open.call is not None
    house.desk.sign_in(signed)
    house.asked_who[0]()
    house.until(lambda: house.guest.visits)


def test_who_will_not_say_who_they_are_goes_on_with_the_call(house: House) -> None:
    house.desk.sign_in(None)
    house.answer()
    house.name()
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.asked_who[0]()
    assert house.page.open.call is not None
    house.press(Key.Key_Return, Mod.ControlModifier)
    assert len(house.asked_who) == 2


# -- a window that is built anew ------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "es", "ru"])
def test_another_language_in_mid_call_loses_nothing(house: House, language: str) -> None:
    house.answer()
    house.name()
    house.type("Comes on Friday")
    house.press(Key.Key_F2)
    house.press(Key.Key_S, Mod.AltModifier)
    house.press(Key.Key_F2)
    house.passes(4_000)
    before = house.page.open
    speak(language)
    house.open()
    house.page.take_over(before)
    house.until(lambda: house.page._finding.view is not None)
    assert house.page.open == before
    assert house.page._head._dial._number == "13"
    house.passes(HOLD_MS)
    assert house.moment == "hold-longer"


def test_form_of_a_new_guest_and_what_is_read_back_are_taken_over(house: House) -> None:
    house.answer()
    house.press(Key.Key_F4)
    house.type("699111222")
    house.press(Key.Key_F3)
    house.type("Ada Neu")
    house.press(Key.Key_N, Mod.ControlModifier)
    before = house.page.open
    assert (before.newcomer.name, before.newcomer.phone) == ("Ada Neu", "699111222")
    house.open()
    house.page.take_over(before)
    assert house.page.open == before


# -- for everybody --------------------------------------------------------------------------------


def shown_in_turn(house: House) -> list[Callable[[], None]]:
    return [
        lambda: None,
        house.ring,
        lambda: house.press(Key.Key_Return),
        house.name,
        lambda: (house.press(Key.Key_F2), house.press(Key.Key_F2)),
        lambda: house.passes(HOLD_MS),
        lambda: (house.press(Key.Key_F4), house.type("+34699111222")),
    ]


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
@pytest.mark.parametrize("width", [940, 700])
def test_nothing_is_cut_and_everything_has_a_name(
    house: House,
    language: str,
    width: int,
    nameless: Callable[[QWidget], list[str]],
    squeezed: Callable[[QWidget], list[str]],
) -> None:
    speak(language)
    house.open(width)
    for step in shown_in_turn(house):
        step()
        assert not squeezed(house.page)
        assert not nameless(house.page)


def test_moments_keep_their_place_whatever_the_words_are(house: House) -> None:
    house.answer()
    choices = house.page._words._choices
    QTest.qWait(20)
    before = {moment: choice.geometry() for moment, choice in choices.items()}
    for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6):
        house.press(key, Mod.ControlModifier)
        QTest.qWait(5)
        assert {moment: choice.geometry() for moment, choice in choices.items()} == before


def test_no_key_means_two_things_in_a_call(house: House) -> None:
    for step in shown_in_turn(house):
        step()
        shortcuts = [
            one.key().toString()
            for one in house.page.findChildren(QShortcut)
            if one.isEnabled() and one.parent().isVisible()
        ]
        assert len(shortcuts) == len(set(shortcuts))


def test_nothing_in_a_call_is_red_but_what_is_safety(house: House) -> None:
    house.ring()
    house.rings(5)
    house.press(Key.Key_Return)
    house.press(Key.Key_F2)
    house.press(Key.Key_F2)
    house.passes(3 * HOLD_MS)
    danger = house.look.colour("danger")
    image = house.page.grab().toImage()
    found = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert danger.name() not in found
    assert house.page.findChildren(QLineEdit)

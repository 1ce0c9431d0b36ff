"""The form for a line of the house's own, as a manager fills it in."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.tongue import speak
from assistant.words.book import Book
from assistant.words.entries import PhraseWritten
from assistant.words.view import Own
from ui.book.form_box import FormBox
from ui.book.line_form import LineForm
from ui.book.placeholder_list import PlaceholderList
from ui.book.preview import PreviewPanel
from ui.book.typed import LineTyped
from ui.book.word_box import WordBox
from ui.look.look import Look
from ui.look.paragraph import Paragraph

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TURN = Qt.Key.Key_PageDown
OWN = Own(
    PhraseWritten(
        "own.1", "farewell", "plain", {"es": {"": "{bye}, {name}."}}, bears=("quiet", "remote")
    ),
    EntryId(b"1" * 16),
    StaffId(PageId(b"2" * 16)),
    1,
)


@pytest.fixture(scope="module")
def book() -> Book:
    return Book()


@pytest.fixture
def form(look: Look, stage, book: Book) -> LineForm:
    return stage(LineForm(look, book, "Old Harbour"), 1180, 760)


def boxes(form: LineForm) -> list[FormBox]:
    """Those that can be seen."""
    return [box for box in form.findChildren(FormBox) if box.isVisible()]


def labels(form: LineForm) -> list[str]:
    return [box.box.accessibleName() for box in boxes(form)]


def told(part: QWidget) -> str:
    """Every paragraph that can be seen in a part."""
    return "\n".join(p.text() for p in part.findChildren(Paragraph) if p.isVisible())


def heard(form: LineForm) -> str:
    form.on_rest()
    return told(form.findChild(PreviewPanel))


def wanted(form: LineForm) -> list[LineTyped]:
    found: list[LineTyped] = []
    form.wanted.connect(found.append)
    return found


# -- writing ------------------------------------------------------------------------------------


def test_a_line_is_written_with_keys_alone(form: LineForm, press, type_in) -> None:
    found = wanted(form)
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_I, ALT)
    type_in("greeting")
    press(Qt.Key.Key_Return)
    type_in(", ")
    press(Qt.Key.Key_I, ALT)
    type_in("name")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    type_in(". Your table is ready.")
    press(Qt.Key.Key_5, ALT)
    press(Qt.Key.Key_Return, CTRL)
    words = "{hello}, {name}. Your table is ready."
    assert found == [LineTyped("greeting", "returning", "", {"en": {"": words}}, "", ("remote",))]


def test_list_closes_with_escape_and_the_hand_is_in_the_words_again(
    form: LineForm, press, type_in
) -> None:
    form.show_new("greeting", "returning")
    box = QApplication.focusWidget()
    press(Qt.Key.Key_I, ALT)
    assert form.findChild(PlaceholderList).isVisible()
    press(Qt.Key.Key_Escape)
    assert not form.findChild(PlaceholderList).isVisible()
    assert QApplication.focusWidget() is box
    assert form.is_open


def test_list_offers_only_what_can_be_filled(form: LineForm, press) -> None:
    form.show_new("greeting", "quiet")
    press(Qt.Key.Key_I, ALT)
    names = {pick.name for pick in form.findChild(PlaceholderList).shown}
    assert "name" not in names
    assert "hello" in names


def test_letters_that_find_nothing_pick_nothing(form: LineForm, press, type_in) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_I, ALT)
    type_in("zzz")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert form.line.texts == {}


def test_the_key_of_the_list_is_for_the_box_that_it_was_opened_at(
    form: LineForm, press, type_in
) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_3, ALT)
    boxes(form)[1].box.setFocus()
    press(Qt.Key.Key_I, ALT)
    press(Qt.Key.Key_I, ALT)
    press(Qt.Key.Key_Return)
    assert form.line.texts == {"en": {"m": "{name}"}}


def test_chips_are_in_the_language_of_their_box(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(TURN, CTRL)
    box = boxes(form)[0].box
    box.pick("name")
    assert box.accessibleDescription().endswith("女士")


def test_chips_show_such_a_guest_as_the_box_is_for(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    boxes(form)[0].box.pick("name")
    press(Qt.Key.Key_3, ALT)
    shown = [box.box.accessibleDescription() for box in boxes(form)]
    assert shown == ["Ms\u00a0Hall", "Mr\u00a0Hall", "Alex"]


# -- what it varies with --------------------------------------------------------------------------


def test_visits_have_three_boxes_in_russian_and_one_in_chinese(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_2, ALT)
    assert labels(form) == ["English: Visit 1", "English: Visit 2, 3, 4 …"]
    press(TURN, CTRL)
    assert labels(form) == ["中文: On every visit"]
    press(TURN, CTRL)
    press(TURN, CTRL)
    assert labels(form) == [
        "Русский: Visit 1, 21 …",
        "Русский: Visit 2, 3, 4, 22 …",
        "Русский: Visit 5, 6, 7, 25 …",
    ]


def test_preview_is_of_visits_1_2_5_and_21(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_PageUp, CTRL)
    for box, word in zip(boxes(form), ("раз", "раза", "раз"), strict=True):
        box.box.show_words(f"Вы у нас {{visit}} {word}.")
    shown = heard(form)
    for line in ("Вы у нас 1 раз.", "Вы у нас 2 раза.", "Вы у нас 5 раз.", "Вы у нас 21 раз."):
        assert line in shown


def test_preview_is_of_a_woman_a_man_and_of_somebody_unknown(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_3, ALT)
    for box, word in zip(boxes(form), ("Madam", "Sir", "{name}"), strict=True):
        box.box.show_words(f"{{hello}}, {word}.")
    shown = heard(form)
    for line in ("Good morning, Madam.", "Good morning, Sir.", "Good morning, Alex."):
        assert line in shown


def test_boxes_begin_with_the_words_that_stood_in_the_one(form: LineForm, press, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome back.")
    press(Qt.Key.Key_3, ALT)
    assert form.line.texts == {
        "en": {"f": "Welcome back.", "m": "Welcome back.", "other": "Welcome back."}
    }
    boxes(form)[0].box.show_words("Welcome back, Madam.")
    press(Qt.Key.Key_1, ALT)
    assert form.line.texts == {"en": {"": "Welcome back."}}
    press(Qt.Key.Key_3, ALT)
    assert form.line.texts["en"]["f"] == "Welcome back, Madam."


def test_one_wording_is_enough_where_a_language_has_no_other(form: LineForm, press) -> None:
    texts = {"en": "Dear {name},", "es": "{gender, select, f {Estimada} m {Estimado} other {}}: sí"}
    form.show_from("thank-letter", "plain", texts)
    assert labels(form) == ["English: The words"]
    assert form.line.texts["en"] == dict.fromkeys(("f", "m", "other"), "Dear {name},")
    press(Qt.Key.Key_8, ALT)
    assert len(boxes(form)) == 3
    assert form.line.texts["en"] == dict.fromkeys(("f", "m", "other"), "Dear {name},")
    press(TURN, CTRL)
    press(TURN, CTRL)
    assert [box.box.words for box in boxes(form)] == ["Estimada: sí", "Estimado: sí", ": sí"]


# -- what is wrong --------------------------------------------------------------------------------


def test_a_missing_form_is_told_at_its_box_and_not_saved(form: LineForm, press) -> None:
    found = wanted(form)
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_2, ALT)
    first, second = boxes(form)
    first.box.show_words("Welcome back.")
    press(Qt.Key.Key_Return, CTRL)
    assert not found
    assert "missing" in told(second)
    assert not told(first)
    assert QApplication.focusWidget() is second.box
    second.box.show_words("Welcome back again.")
    press(Qt.Key.Key_Return, CTRL)
    assert len(found) == 1
    assert not told(second)


def test_the_box_that_is_not_complete_is_brought_into_view(
    look: Look, stage, book: Book, press, qtbot
) -> None:
    form = stage(LineForm(look, book), 700, 360)
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_3, ALT)
    first, second, third = boxes(form)
    for one in (first, second):
        one.box.show_words("Welcome back.")
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is third.box
    qtbot.waitUntil(lambda: third.box.visibleRegion().boundingRect() == third.box.rect())


def test_what_is_wrong_in_another_language_is_turned_to(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_PageUp, CTRL)
    boxes(form)[0].box.show_words("С возвращением.")
    press(TURN, CTRL)
    for box in boxes(form):
        box.box.show_words("Welcome back.")
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget().accessibleName() == "Русский: Visit 2, 3, 4, 22 …"


def test_an_empty_line_is_refused_in_a_sentence(form: LineForm, press) -> None:
    found = wanted(form)
    form.show_new("greeting", "returning")
    assert "one language" not in told(form)
    press(Qt.Key.Key_Return, CTRL)
    assert not found
    assert "one language" in told(form)


def test_a_word_of_the_lexicon_is_a_hint_and_no_hindrance(form: LineForm, press) -> None:
    found = wanted(form)
    form.show_new("farewell", "plain")
    boxes(form)[0].box.show_words("No problem, see you soon.")
    form.on_rest()
    assert told(boxes(form)[0])
    press(Qt.Key.Key_Return, CTRL)
    assert len(found) == 1


def test_languages_that_are_left_empty_are_told(form: LineForm, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome back.")
    form.on_rest()
    assert "not offered in: 中文, Español, Русский" in told(form)


def test_braces_are_answered_with_the_key_to_pick(form: LineForm, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome {")
    assert "Alt+I" in told(form)
    type_in("x")
    assert "Alt+I" not in told(form)


def test_what_was_refused_stays_with_the_reason(form: LineForm, press, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome back.")
    press(Qt.Key.Key_Return, CTRL)
    form.show_refused("Say first who is at this desk.")
    assert "Say first who is at this desk." in told(form)
    assert form.line.texts == {"en": {"": "Welcome back."}}


# -- a line that is there -------------------------------------------------------------------------


def test_an_own_line_stays_at_its_moment_and_keeps_its_key(form: LineForm, press, type_in) -> None:
    found = wanted(form)
    form.show_own(OWN)
    assert labels(form) == ["Español: The words"]
    type_in(" Gracias.")
    press(Qt.Key.Key_Return, CTRL)
    texts = {"es": {"": "{bye}, {name}. Gracias."}}
    assert found == [LineTyped("farewell", "plain", "own.1", texts, "", ("quiet", "remote"))]


def test_every_shipped_line_can_be_made_ones_own_as_it_stands(form: LineForm, book: Book) -> None:
    for moment in ("greeting", "thank-letter", "solve"):
        for key, line in book.shipped("en", moment).items():
            texts = {one: book.shipped(one, moment)[key].text for one in ("en", "zh", "es", "ru")}
            form.show_from(moment, line.situation, texts, line.bears)
            made = form.line
            form.done()
            if key != "returning.milestone":
                assert made.texts.keys() == texts.keys()
            for language, words in made.texts.items():
                if not made.varies:
                    assert words[""] == texts[language].replace("{hello_mid}", "{hello}").strip()


def test_words_that_fit_in_no_boxes_are_told(form: LineForm, book: Book) -> None:
    key = "returning.milestone"
    texts = {one: book.shipped(one, "greeting")[key].text for one in ("en", "es")}
    form.show_from("greeting", "returning", texts)
    assert set(form.line.texts) == {"es"}
    assert "no boxes" in told(form)


def test_conditions_are_told_and_one_key_drops_them_and_takes_them_back(
    form: LineForm, press, look: Look, stage, book: Book
) -> None:
    form.show_from("greeting", "plain", {"en": "Come in."}, (), ("night", "!low-today"))
    assert "Only at night" in told(form)
    assert "No longer" not in told(form)
    press(Qt.Key.Key_9, ALT)
    assert form.line.fits == ()
    assert "No longer: Only at night" in told(form)
    fresh = stage(LineForm(look, book), 1180, 760)
    fresh.resume(form.typed)
    assert fresh.line.fits == ()
    press(Qt.Key.Key_9, ALT)
    assert fresh.line.fits == ("night", "!low-today")


def test_line_for_the_night_sounds_as_it_does_at_night(form: LineForm, press) -> None:
    form.show_from("greeting", "plain", {"en": "{hello}, and welcome."}, (), ("night",))
    at_night = heard(form)
    press(Qt.Key.Key_I, ALT)
    picks = {pick.name: pick.sample for pick in form.findChild(PlaceholderList).shown}
    assert f"{picks['hello']}, and welcome." in at_night
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_9, ALT)
    assert "Good morning, and welcome." in heard(form)
    assert "Good morning" not in at_night
    assert ", and welcome." in at_night


def test_line_without_conditions_shows_none_and_its_key_drops_nothing(
    form: LineForm, press
) -> None:
    form.show_from("greeting", "plain", {"en": "Come in."}, (), ("night",))
    press(Qt.Key.Key_9, ALT)
    form.show_new("greeting", "plain")
    press(Qt.Key.Key_9, ALT)
    assert form.line.fits == ()
    assert "night" not in told(form)


def test_own_line_that_is_changed_keeps_its_conditions(form: LineForm, press) -> None:
    found = wanted(form)
    form.show_own(replace(OWN, written=replace(OWN.written, fits=("familiar",))))
    assert "familiar tone" in told(form)
    press(Qt.Key.Key_Return, CTRL)
    assert [line.fits for line in found] == [("familiar",)]


def test_entry_that_the_house_has_switched_off_is_no_hint(form: LineForm) -> None:
    form.show_new("farewell", "plain")
    form.show_lexicon((), {"en.words.no-problem"})
    boxes(form)[0].box.show_words("No problem, see you soon.")
    form.on_rest()
    assert not told(boxes(form)[0])


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
@pytest.mark.parametrize(("width", "height"), [(420, 330), (640, 400)])
def test_list_of_what_is_put_in_stays_inside_a_small_form(
    look: Look, stage, book: Book, press, type_in, language: str, width: int, height: int
) -> None:
    speak(language)
    form = stage(LineForm(look, book), width, height)
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_I, ALT)
    found = form.findChild(PlaceholderList)
    assert form.rect().contains(found.geometry())
    type_in("a")
    assert form.rect().contains(found.geometry())


# -- what is kept ---------------------------------------------------------------------------------


def test_what_is_typed_outlives_escape(form: LineForm, press, type_in, qtbot) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome ba")
    with qtbot.waitSignal(form.cancelled):
        press(Qt.Key.Key_Escape)
    form.show_own(OWN)
    assert "Welcome" not in str(form.line)
    form.show_new("greeting", "returning")
    assert form.line.texts == {"en": {"": "Welcome ba"}}


def test_what_is_saved_is_not_kept(form: LineForm, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome back.")
    form.done()
    assert not form.is_open
    form.show_new("greeting", "returning")
    assert form.line.texts == {}


def test_form_goes_on_in_a_window_that_is_built_anew(
    form: LineForm, look: Look, stage, book: Book, press, type_in
) -> None:
    form.show_new("farewell", "plain")
    type_in("Set aside")
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_3, ALT)
    press(TURN, CTRL)
    type_in("欢迎")
    typed = form.typed
    speak("es")
    fresh = stage(LineForm(look, book, "Old Harbour"), 1180, 760)
    fresh.resume(typed)
    assert fresh.is_open
    assert fresh.line == LineTyped("greeting", "returning", "", {"zh": {"f": "欢迎"}}, "gender")
    assert boxes(fresh)[0].box.accessibleName().startswith("中文")
    fresh.show_new("farewell", "plain")
    assert fresh.line.texts == {"en": {"": "Set aside"}}


def test_an_untouched_form_is_open_again_and_leaves_nothing(
    form: LineForm, look: Look, stage, book: Book
) -> None:
    form.show_own(OWN)
    fresh = stage(LineForm(look, book), 1180, 760)
    fresh.resume(form.typed)
    assert fresh.line == form.line
    fresh.on_back()
    assert not fresh.typed.drafts


def test_nothing_open_leaves_nothing_open(form: LineForm, look: Look, stage, book: Book) -> None:
    fresh = stage(LineForm(look, book))
    fresh.resume(form.typed)
    assert not fresh.is_open


# -- how it stands --------------------------------------------------------------------------------


def test_another_moment_has_other_situations_and_other_picks(form: LineForm, press) -> None:
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    moments = next(
        box for box in form.findChildren(QWidget) if box.accessibleName() == "The moment"
    )
    moments.setFocus()
    press(Qt.Key.Key_Down)
    assert (form.line.moment, form.line.situation) == ("farewell", "plain")


@pytest.mark.parametrize("width", [560, 900, 1500])
@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_nothing_is_cut_and_everything_has_a_name(
    look: Look, stage, book: Book, squeezed, nameless, width: int, language: str, press
) -> None:
    speak(language)
    form = stage(LineForm(look, book, "Old Harbour"), width, 900)
    form.show_new("greeting", "returning")
    press(Qt.Key.Key_3, ALT)
    boxes(form)[0].box.show_words("{hello}, {name}. {preference}")
    form.on_rest()
    assert squeezed(form) == []
    assert nameless(form) == []


def test_boxes_of_another_language_keep_their_history(form: LineForm, press, type_in) -> None:
    form.show_new("greeting", "returning")
    type_in("Welcome")
    press(TURN, CTRL)
    press(Qt.Key.Key_PageUp, CTRL)
    focus = QApplication.focusWidget()
    assert isinstance(focus, WordBox)
    press(Qt.Key.Key_Z, CTRL)
    assert form.line.texts == {}

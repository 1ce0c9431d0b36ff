"""The guest's card: what it shows of a view, what its keys say, and that nothing is clipped."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget

from assistant.guests.entries import Identity
from assistant.guests.view import (
    DAY_MS,
    CareView,
    GuestView,
    LogLine,
    MistakeView,
    MoodView,
    NoteView,
    PreferenceView,
    TieView,
    VisitView,
    Words,
)
from assistant.journal.stamp import EntryId, PageId, StaffId
from ui.counter.card import GuestCard
from ui.counter.card_log import CardLog
from ui.counter.log_row import LINE
from ui.counter.preference_chip import PreferenceChip
from ui.look.chip import Chip
from ui.look.look import Look, apply

NOW = int(datetime(2026, 10, 17, 16, 20).timestamp() * 1000)
ELENA, MAREK = StaffId(b"e" * 16), StaffId(b"m" * 16)
NAMES: Mapping[StaffId, str] = {ELENA: "Elena", MAREK: "Marek"}


def _id(word: str) -> EntryId:
    return EntryId(word.encode().ljust(16)[:16])


def _ago(days: float) -> int:
    return NOW - round(days * DAY_MS)


def _preference(text: str, origin: str = "said", days: int = 10, place: str = "") -> PreferenceView:
    return PreferenceView(_id(text), text, origin, place, ELENA, _ago(days), _ago(days))  # type: ignore[arg-type]


STAIRS, PILLOW = _preference("Takes the stairs", "seen"), _preference("Foam pillow")
LIFT = _preference("Far from the lift", days=430)
WAKE_UP = MistakeView(_id("wake"), "Wake-up call forgotten", MAREK, _ago(1))
WAITED = MistakeView(
    _id("waited"), "Waited 25 minutes", MAREK, _ago(200), "A dessert and an apology", _ago(199)
)
NOTHING = GuestView(PageId(b"j" * 16), Identity("James Whitfield"), NOW)
WANG = GuestView(
    PageId(b"w" * 16),
    Identity(
        "王雅琴",
        reading="Wang Yaqin",
        call_me="Ms Wang",
        language="zh",
        phones=("+86 138 0013 8000",),
        emails=("yaqin@wang.example",),
        birthday="1984-05-07",
        quiet=True,
    ),
    _ago(500),
    care=(CareView(_id("nuts"), "allergy", "Peanuts", ELENA, _ago(300)),),
    ties=(TieView(_id("tie"), "Her daughter married here", ELENA, _ago(300)),),
    preferences=(PILLOW, STAIRS, LIFT),
    moods=(MoodView(_id("mood"), 2, "long wait", ELENA, _ago(12)),),
    visits=(
        VisitView(_id("v1"), "in-person", _ago(12), _ago(11)),
        VisitView(_id("v2"), "telephone", _ago(5), _ago(5)),
    ),
    mistakes=(WAITED, WAKE_UP),
    notes=(NoteView(_id("note"), "Her sister comes in spring", MAREK, _ago(30)),),
    log=(
        LogLine(_id("met"), "guest-met", "", ELENA, _ago(500), facts=(("name", "王雅琴"),)),
        LogLine(
            _id("coffee"),
            "preference-noted",
            "Black coffee",
            ELENA,
            _ago(40),
            history=(Words("Coffee with milk", ELENA, _ago(41)),),
        ),
        LogLine(_id("slip"), "note-written", "Wrong guest", MAREK, _ago(30), undone=True),
    ),
    earlier_visits=17,
)


@pytest.fixture
def card(look: Look, stage: Callable[..., QWidget]) -> GuestCard:
    pane = GuestCard(look, "Alt+A")
    stage(pane, 640, 820)
    return pane


def _texts(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def _chips(card: QWidget) -> dict[str, PreferenceChip]:
    chips = [c for c in card.findChildren(PreferenceChip) if c.isVisibleTo(card)]
    return {chip.text(): chip for chip in chips}


def _button(card: QWidget, words: str) -> QPushButton:
    return next(
        b
        for b in card.findChildren(QPushButton)
        if b.accessibleName() == words and b.isVisibleTo(card)
    )


def test_the_head_says_who_this_is(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    texts = _texts(card)
    assert "王雅琴" in texts
    assert "Wang Yaqin" in texts
    assert "Address as “Ms Wang”  ·  Chinese" in texts
    assert "18 visits  ·  last seen 12 days ago  ·  since 2025" in texts


def test_what_must_be_known_first_has_a_sign_a_word_and_a_signature(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    texts = _texts(card)
    assert "Allergy\u2002Peanuts" in texts
    assert "Elena, 21 Dec 2025" in texts
    assert "Not yet put right\u2002Wake-up call forgotten" in texts
    assert any(text.startswith("Greet quietly") for text in texts)
    words = "".join(texts)
    assert words.index("Peanuts") < words.index("Wake-up") < words.index("Foam pillow")


def test_said_seen_and_old_preferences_are_told_apart_in_words_and_shape(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    chips = _chips(card)
    assert set(chips) == {"Foam pillow", "Takes the stairs", "Far from the lift?"}
    assert chips["Foam pillow"].accessibleName() == "Foam pillow, told us"
    assert chips["Takes the stairs"].accessibleName() == "Takes the stairs, seen by us"
    again = chips["Far from the lift?"].accessibleName()
    assert again == "Far from the lift, ask again, 14 months old"
    drawn = {text: _share_of_edge_drawn(chip) for text, chip in chips.items()}
    assert drawn["Foam pillow"] == 0
    assert drawn["Takes the stairs"] == 1
    assert 0.1 < drawn["Far from the lift?"] < 0.95


def _share_of_edge_drawn(chip: QWidget) -> float:
    """How much of a chip's upper edge stands out from its ground."""
    image = chip.grab().toImage()
    edge = [
        any(image.pixelColor(x, y) != image.pixelColor(x, 4) for y in (0, 1, 2))
        for x in range(20, image.width() - 20)
    ]
    return sum(edge) / len(edge)


@pytest.mark.parametrize("letter", ["y", "н"])
def test_y_confirms_the_question_in_focus(
    card: GuestCard, type_in: Callable[[str], None], letter: str
) -> None:
    card.show_guest(WANG, NOW, NAMES)
    told: list[bytes] = []
    card.preference_confirmed.connect(told.append)
    assert card.focus_preferences()
    type_in(letter)
    assert told == [LIFT.id]


def test_c_and_n_change_and_retire_the_one_that_the_arrows_went_to(
    card: GuestCard, press: Callable[..., None], type_in: Callable[[str], None]
) -> None:
    card.show_guest(WANG, NOW, NAMES)
    changed: list[bytes] = []
    retired: list[bytes] = []
    card.preference_changed.connect(changed.append)
    card.retired.connect(retired.append)
    card.focus_preferences()
    press(Qt.Key.Key_Left)
    type_in("c")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    type_in("n")
    assert changed == [STAIRS.id]
    assert retired == [PILLOW.id]


def test_the_key_hints_can_be_clicked_and_mean_the_question(card: GuestCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    card.show_guest(WANG, NOW, NAMES)
    told: list[bytes] = []
    card.preference_confirmed.connect(told.append)
    qtbot.mouseClick(_button(card, "yes"), Qt.MouseButton.LeftButton)
    assert told == [LIFT.id]


def test_chip_tells_who_wrote_it_and_when_it_was_confirmed(card: GuestCard) -> None:
    stairs = msgspec.structs.replace(STAIRS, confirmed_ms=_ago(0))
    card.show_guest(msgspec.structs.replace(WANG, preferences=(stairs, PILLOW)), NOW, NAMES)
    keys = "Y still true, C changed, N no longer"
    wrote, confirmed, told = _chips(card)["Takes the stairs"].toolTip().split("\n")
    assert wrote.startswith("Elena, ")
    assert confirmed == "Confirmed: today"
    assert told == keys
    assert _chips(card)["Foam pillow"].toolTip().split("\n") == [wrote, keys]


def test_other_letters_on_a_chip_are_left_to_the_page(
    card: GuestCard, type_in: Callable[[str], None]
) -> None:
    heard: list[bytes] = []
    for signal in (card.preference_confirmed, card.preference_changed, card.retired):
        signal.connect(heard.append)
    card.show_guest(WANG, NOW, NAMES)
    card.focus_preferences()
    type_in("abo陈")
    assert heard == []


def test_the_focus_stays_on_the_chip_when_the_guest_is_shown_again(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    _chips(card)["Takes the stairs"].setFocus()
    more = (_preference("New and first", days=0), *WANG.preferences)
    card.show_guest(msgspec.structs.replace(WANG, preferences=more), NOW, NAMES)
    QCoreApplication.processEvents()
    focus = QApplication.focusWidget()
    assert isinstance(focus, PreferenceChip)
    assert focus.text() == "Takes the stairs"


def test_the_open_mistake_is_put_right_by_its_button_and_by_the_page(
    card: GuestCard, qtbot
) -> None:  # type: ignore[no-untyped-def]
    card.show_guest(WANG, NOW, NAMES)
    told: list[bytes] = []
    card.put_right.connect(told.append)
    qtbot.mouseClick(_button(card, "Put right"), Qt.MouseButton.LeftButton)
    assert card.put_right_first()
    assert told == [WAKE_UP.id, WAKE_UP.id]
    card.show_guest(NOTHING, NOW, NAMES)
    assert not card.put_right_first()


def test_the_button_of_another_guest_speaks_of_that_guests_mistake(card: GuestCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    card.show_guest(WANG, NOW, NAMES)
    other = MistakeView(_id("other"), "Cold soup", MAREK, _ago(2))
    card.show_guest(msgspec.structs.replace(NOTHING, mistakes=(other,)), NOW, NAMES)
    told: list[bytes] = []
    card.put_right.connect(told.append)
    qtbot.mouseClick(_button(card, "Put right"), Qt.MouseButton.LeftButton)
    assert told == [other.id]


def test_a_mistake_that_was_put_right_is_not_a_warning(card: GuestCard) -> None:
    card.show_guest(msgspec.structs.replace(WANG, mistakes=(WAITED,)), NOW, NAMES)
    texts = _texts(card)
    assert "Waited 25 minutes" in texts
    assert "A dessert and an apology" in texts
    assert not any("Not yet put right" in text for text in texts)


def test_who_is_away_arrives_and_who_is_here_leaves(card: GuestCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    channels: list[str] = []
    left: list[bool] = []
    card.arrived.connect(channels.append)
    card.left.connect(lambda: left.append(True))
    card.show_guest(WANG, NOW, NAMES)
    qtbot.mouseClick(_button(card, "Arrives"), Qt.MouseButton.LeftButton)
    here = VisitView(_id("v3"), "in-person", _ago(0.04), None)
    card.show_guest(msgspec.structs.replace(WANG, visits=(*WANG.visits, here)), NOW, NAMES)
    assert "here since 15:22" in _texts(card)
    qtbot.mouseClick(_button(card, "Leaves"), Qt.MouseButton.LeftButton)
    assert (channels, left) == (["in-person"], [True])


def test_a_visit_that_was_never_closed_does_not_keep_the_guest_here(card: GuestCard) -> None:
    forgotten = VisitView(_id("v3"), "in-person", _ago(31), None)
    card.show_guest(msgspec.structs.replace(WANG, visits=(forgotten,)), NOW, NAMES)
    assert _button(card, "Arrives")


def test_a_call_is_noted_from_the_menu(card: GuestCard) -> None:
    from PySide6.QtGui import QAction

    channels: list[str] = []
    card.arrived.connect(channels.append)
    card.show_guest(WANG, NOW, NAMES)
    actions = {a.text().split("\t")[0]: a for a in card.findChildren(QAction)}
    actions["Is on the telephone"].trigger()
    actions["Writes online"].trigger()
    assert channels == ["telephone", "online"]


def test_mistakes_moods_ties_notes_and_details_are_all_told(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    texts = _texts(card)
    for said in (
        "Tense: long wait",
        "Her daughter married here",
        "Her sister comes in spring",
        "Marek, 17 Sep",
        "12 Oct by telephone  ·  5 Oct  ·  17 before Salve",
        "+86 138 0013 8000  ·  yaqin@wang.example  ·  birthday 7 May 1984",
    ):
        assert said in texts


def test_of_many_preferences_some_are_shown_and_the_rest_counted(card: GuestCard) -> None:
    many = tuple(_preference(f"Wish {n}", days=n) for n in range(100))
    card.show_guest(msgspec.structs.replace(WANG, preferences=many), NOW, NAMES)
    assert len(_chips(card)) == 14
    assert "Wish 0" in _chips(card)
    more = [c.text() for c in card.findChildren(Chip) if c.isVisibleTo(card)]
    assert "and 86 more" in more


def test_nothing_on_file_is_a_clean_page_and_not_empty_boxes(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    card.show_guest(NOTHING, NOW, NAMES)
    texts = _texts(card)
    assert "First time" in texts
    assert any(text.startswith("A clean page") for text in texts)
    for heading in ("Past mistakes", "Mood", "Told us", "Ties", "Notes", "Visits"):
        assert heading not in texts
    assert not any("Peanuts" in text or "Wang" in text for text in texts)


def test_the_log_keeps_earlier_words_and_lines_that_were_taken_back(card: GuestCard) -> None:
    card.show_guest(WANG, NOW, NAMES)
    card.show_log()
    log = card.findChild(CardLog)
    node = QAccessible.queryAccessibleInterface(log)
    told = [node.child(n).text(QAccessible.Text.Name) for n in range(node.childCount())]
    rows = [text for text in told if text]
    assert rows[0].startswith("Wrong guest, Note, taken back, Marek")
    assert "Black coffee" in rows[1]
    assert "before: Coffee with milk" in rows[1]
    assert rows[2].startswith("First met: 王雅琴, Elena")


def test_c_on_a_line_of_the_log_corrects_it_where_that_can_be(
    card: GuestCard, press: Callable[..., None], type_in: Callable[[str], None]
) -> None:
    card.show_guest(WANG, NOW, NAMES)
    told: list[bytes] = []
    card.line_corrected.connect(told.append)
    card.show_log()
    for _round in range(3):  # taken back; a preference; how they met
        press(Qt.Key.Key_Down)
        type_in("c")
    assert told == [_id("coffee")]


def test_two_thousand_lines_are_all_within_reach(
    card: GuestCard, press: Callable[..., None]
) -> None:
    log = tuple(
        LogLine(_id(f"n{n}"), "note-written", f"Note {n}", ELENA, _ago(2000 - n))
        for n in range(2000)
    )
    card.show_guest(msgspec.structs.replace(WANG, log=log), NOW, NAMES)
    assert "Everything written (2000)" in [
        card.findChild(QTabBar).tabText(n) for n in range(card.findChild(QTabBar).count())
    ]
    card.show_log()
    pane = card.findChild(CardLog)
    for _round in range(12):
        press(Qt.Key.Key_End)
        pane.scrollToBottom()
        QCoreApplication.processEvents()
    assert pane.model().rowCount() == 2000
    press(Qt.Key.Key_End)
    assert pane.currentIndex().data(LINE).text == "Note 0"


def test_another_guest_begins_at_a_glance_and_the_same_one_stays_in_the_log(
    card: GuestCard,
) -> None:
    tabs = card.findChild(QTabBar)
    card.show_guest(WANG, NOW, NAMES)
    card.show_log()
    card.show_guest(WANG, NOW, NAMES)
    assert tabs.currentIndex() == 1
    card.show_guest(NOTHING, NOW, NAMES)
    assert tabs.currentIndex() == 0


def test_details_are_wanted_by_their_button(card: GuestCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    card.show_guest(WANG, NOW, NAMES)
    with qtbot.waitSignal(card.details_wanted):
        _button(card, "Details").click()


def test_everything_on_the_card_has_a_name(
    card: GuestCard, nameless: Callable[[QWidget], list[str]]
) -> None:
    card.show_guest(WANG, NOW, NAMES)
    assert nameless(card) == []
    card.show_log()
    assert nameless(card) == []


def _crowded() -> GuestView:
    long = "A sentence that goes on for longer than one would like to read at a counter. "
    return msgspec.structs.replace(
        WANG,
        identity=msgspec.structs.replace(
            WANG.identity,
            name="Александра Константиновна Преображенская-Воскресенская",
            reading="Aleksandra Konstantinovna Preobrazhenskaya-Voskresenskaya",
        ),
        care=tuple(CareView(_id(f"c{n}"), "access", long * 2, ELENA, NOW) for n in range(4)),
        preferences=tuple(_preference(long * (n % 3 + 1) + str(n), days=n * 20) for n in range(40)),
        mistakes=tuple(MistakeView(_id(f"m{n}"), long, MAREK, _ago(n), long) for n in range(9)),
        moods=tuple(
            MoodView(_id(f"o{n}"), n % 5 + 1, long, ELENA, _ago(90 - n)) for n in range(60)
        ),
        notes=tuple(NoteView(_id(f"n{n}"), long * 4, MAREK, _ago(n)) for n in range(50)),
    )


HERE = msgspec.structs.replace(
    WANG,
    visits=(*WANG.visits, VisitView(_id("v3"), "in-person", _ago(0.04), None)),
    identity=msgspec.structs.replace(WANG.identity, call_me="Frau Doktor Wang-Hohenberg"),
)


@pytest.mark.parametrize(
    "view", [NOTHING, WANG, HERE, _crowded()], ids=["nothing", "some", "here", "much"]
)
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(360, 560, 1.0), (620, 640, 1.0), (620, 640, 0.8), (700, 900, 1.6), (3000, 2000, 1.0)],
)
def test_nothing_is_clipped_at_any_size(
    qapp: QApplication,
    stage: Callable[..., QWidget],
    squeezed: Callable[[QWidget], list[str]],
    view: GuestView,
    width: int,
    height: int,
    scale: float,
) -> None:
    look = Look(dark=scale > 1, scale=scale)
    apply(qapp, look)
    card = GuestCard(look, "Alt+A")
    stage(card, width, height)
    card.show_guest(view, NOW, NAMES)
    for _round in range(8):
        QCoreApplication.processEvents()
    assert squeezed(card) == []
    low = [b for b in card.findChildren(QPushButton) if b.isVisible()]
    assert all(b.height() >= b.minimumSizeHint().height() for b in low)
    assert card.width() <= width
    assert card.height() <= height

"""Apologies that are none are found as they are typed; real ones never are (H26)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.tongue import LANGUAGES
from assistant.words.apology import FAULTS, entries, slips
from assistant.words.book import MOMENTS, Book
from assistant.words.pattern import placeholders
from assistant.words.remark import reason_of
from assistant.words.steps import PARTS, advice_for

BOOK = Book()
FILLED = {
    "en": {"name": "Ms Hall", "owner": "Marek", "by": "16:30"},
    "zh": {"name": "王女士", "owner": "李伟", "by": "16:30"},
    "es": {"name": "señora García", "owner": "Marek", "by": "las 16:30"},
    "ru": {"name": "Анна Сергеевна", "owner": "Марек", "by": "16:30"},
}


def marked(text):
    return [text[slip.start : slip.end] for slip in slips(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_entries_of_every_kind(language):
    rows = entries(language)
    assert len(rows) >= 15
    assert {row.kind for row in rows} == set(FAULTS)
    assert len({row.key for row in rows}) == len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_finds_its_own_example(language):
    for row in entries(language):
        alone = re.compile(row.find, re.IGNORECASE)
        plain = row.example.replace("ё", "е").translate(str.maketrans("，！？：；", ",!?:;"))
        assert alone.search(plain), row.key
        assert slips(row.example), row.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_better_is_a_whole_sentence_and_no_slip_itself(language):
    for row in entries(language):
        assert row.better[-1] in ".。?？"
        assert marked(row.better) == [], row.key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_line_of_the_book_is_taken_for_a_fake_apology(language, moment):
    values = dict.fromkeys(("hello", "bye"), "Здравствуйте" if language == "ru" else "—")
    values |= {"gender": "f", "staff": "Tom", "house": "Salve", "preference": "—", "asked": "—"}
    values |= {"hello_mid": values["hello"], "visit": 10, "value": "—"} | FILLED[language]
    for line in BOOK.lines(language, moment).values():
        assert line.wants == placeholders(line.text)
        text = BOOK.filled(language, line, values)
        assert marked(text) == [], f"{line.key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_of_the_steps_is_taken_for_a_slip(language):
    for part in PARTS:
        for text in advice_for(part, language).ask:
            assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "We are sorry if you feel the laundry is slow, but we were very busy. "
            "Your suit will be in 305 by 18:00.",
            [("sorry if you feel", "if"), ("but we were very busy", "but")],
        ),
        ("I'm sorry you feel that way.", [("sorry you feel", "if")]),
        ("SORRY FOR ANY INCONVENIENCE", [("SORRY FOR ANY INCONVENIENCE", "if")]),
        (
            "I’m\u00a0sorry. However, the kitchen is closed.",
            [("However, the kitchen is closed", "but")],
        ),
        ("Mistakes were made.", [("Mistakes were made", "passive")]),
        ("You should have told us.", [("You should have", "blame")]),
        ("Disculpe las molestias. Es la política de la casa.", None),
        ("对不起，但是今天客人太多了。", None),
        ("Приносим извинения за доставленные неудобства.", None),
        ("Sorry if… Disculpe cualquier inconveniente. Извиняюсь, если что.", None),
    ],
)
def test_slips_are_found_where_they_are(text, found):
    if found is None:
        assert slips(text)
    else:
        assert [(text[s.start : s.end], s.kind) for s in slips(text)] == found


def test_a_text_may_mix_languages():
    text = "Sorry if it hurt. Disculpe las molestias. 敬请谅解。 Произошла ошибка."
    assert len({slip.better for slip in slips(text)}) >= 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I’m sorry. We let you down, and I’m seeing to it now.",
        "Nobody but you saw it. Nothing but the best.",
        "Sorry, may I ask if you have a moment?",
        "Tell me if it helps. The booking is under Hall.",
        "There was a guest in 305. The kitchen is open until ten.",
        "The system is simple to use for guests with a key",
        "You should see the garden. You’re right.",
        "Something for the guest: tea.",
        "The kitchen never closes before ten, and the laundry is on the first floor.",
        "I’m sorry for the trouble we caused you.",
        "We’ll see to it that this never happens again.",
        "Your taxi was late, so I called another one.",
        "May I tell you what went wrong and what we changed?",
        "El sistema es sencillo y la cocina cierra a las diez.",
        "Siento mucho que le hayamos hecho esperar. Ha sido un error nuestro.",
        "Sí, lo siento mucho. Se lo traigo ahora.",
        "Siento mucho la espera. ¿Quiere saber si está lista?",
        "Entienda yo bien o mal, se lo pregunto otra vez.",
        "对不起，是我们没做好。您慢走。",
        "Простите нас, пожалуйста. Мы всё исправим.",
        "Не только чай, но и кофе.",
    ],
)
def test_what_is_no_slip_stays_unmarked(text):
    assert marked(text) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_every_kind_has_a_reason(kind):
    assert reason_of(kind).endswith(".")


pieces = st.sampled_from(
    [row.example for tag in LANGUAGES for row in entries(tag)]
    + [row.better for tag in LANGUAGES for row in entries(tag)]
    + ["😀", " ", "\n", "…", "ё", "，", "'"]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(pieces | st.text(max_size=20), max_size=6).map(" ".join))
def test_slips_stand_in_order_apart_and_within_the_text(text):
    end = 0
    for slip in slips(text):
        assert end <= slip.start < slip.end <= len(text)
        assert text[slip.start : slip.end].strip()
        end = slip.end


@settings(deadline=None)
@given(
    st.sampled_from([row for tag in LANGUAGES for row in entries(tag)]),
    st.text("abc \n", max_size=9),
)
def test_a_slip_stays_found_whatever_is_typed_on_another_line(row, more):
    before = marked(row.example)
    assert marked(f"{row.example}\n\n{more}")[: len(before)] == before

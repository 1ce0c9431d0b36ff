"""The lexicon finds what it should, in four languages, and lets the house's own lines alone."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.tongue import LANGUAGES, speak
from assistant.words.book import MOMENTS, Book
from assistant.words.forms import MOST, Forms, written_out
from assistant.words.lexicon import entries, remarks
from assistant.words.own import OwnEntry
from assistant.words.plain import plain
from assistant.words.remark import KINDS, reason_of
from assistant.words.taking import taken

RESOURCES = Path(__file__).parents[2] / "resources"
BOOK = Book()
FILLED = {
    "en": {"name": "Ms Hall", "owner": "Marek", "by": "16:30"},
    "zh": {"name": "王女士", "owner": "李伟", "by": "16:30"},
    "es": {"name": "señora García", "owner": "Marek", "by": "las 16:30"},
    "ru": {"name": "Анна Сергеевна", "owner": "Марек", "by": "16:30"},
}
FILES = {"said": "words", "note": "notes"}
USES = pytest.mark.parametrize("use", ["said", "note"])
everywhere = pytest.mark.parametrize("language", LANGUAGES)
VERDICTS = {"character", "diagnosis", "money", "origin", "faith", "health"}


def told(text, language, use="said", **more):
    return [(text[r.start : r.end], r.key) for r in remarks(text, language, use=use, **more)]


def strings(found):
    if isinstance(found, str):
        yield found
    for one in found.values() if isinstance(found, dict) else found:
        if one is not found and not isinstance(found, str):
            yield from strings(one)


@everywhere
def test_every_language_has_a_full_lexicon(language):
    rows = entries(language, "said")
    assert len(rows) >= 65
    assert {row.level for row in rows} == {"prefer", "rather-not", "never"}
    for use in FILES:
        keys = [row.key for row in entries(language, use)]
        assert len(set(keys)) == len(keys)


@everywhere
def test_every_verdict_on_a_guest_has_a_dozen_forms(language):
    count = dict.fromkeys(VERDICTS, 0)
    for row in entries(language, "note"):
        count[row.kind] += len(row.say)
    assert {kind: n for kind, n in count.items() if n < 12} == {}


@everywhere
@USES
def test_no_form_is_cut(language, use):
    for row in entries(language, use):
        for form in (*row.say, *row.unless):
            assert 0 < len(written_out(form)) < MOST, f"{row.key}: {form}"
            assert not set("()|") & set("".join(written_out(form))), f"{row.key}: {form}"


@everywhere
@USES
def test_every_entry_finds_its_example_and_a_good_word_is_never_marked(language, use):
    for row in entries(language, use):
        keys = [key for _piece, key in told(row.example, language, use)]
        if row.level == "prefer":
            assert keys == [], row.key
        else:
            assert f"{language}.{FILES[use]}.{row.key}" in keys, f"{row.key}: {keys}"


@everywhere
@USES
def test_what_is_better_is_no_fault_itself(language, use):
    for row in entries(language, use):
        assert row.better
        assert told(row.better, language, use) == [], row.key


@everywhere
def test_the_better_words_taken_leave_nothing_to_remark(language):
    for row in entries(language, "said"):
        found = remarks(row.example, language, use="said")
        for one in found:
            after = taken(row.example, one)
            assert after != row.example
            assert one.key not in [r.key for r in remarks(after, language, use="said")], after


@everywhere
def test_a_note_proposes_an_act_that_is_only_shown(language):
    for row in entries(language, "note"):
        for one in remarks(row.example, language, use="note"):
            assert one.takes == "example"
            assert taken(row.example, one) == row.example


@everywhere
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_line_of_the_book_is_marked(language, moment):
    values = dict.fromkeys(("hello", "bye", "hello_mid", "preference", "asked"), "—")
    values |= {"gender": "f", "staff": "Tom", "house": "Salve", "visit": 10} | FILLED[language]
    for line in BOOK.lines(language, moment).values():
        filled = dict.fromkeys(line.wants, "—") | values
        text = BOOK.filled(language, line, filled)
        assert told(text, language) == [], line.key
        assert told(text, language, "note") == [], line.key


@everywhere
def test_no_text_of_the_line_up_or_of_a_recovery_is_marked(language):
    ideas = tomllib.loads((RESOURCES / "ideas" / f"{language}.toml").read_text("utf-8"))
    steps = tomllib.loads((RESOURCES / "recovery" / f"{language}.toml").read_text("utf-8"))
    for part in steps["part"].values():
        del part["avoid"]  # these name what is better not said
    for text in (*strings(ideas), *strings(steps)):
        for use in FILES:
            assert told(text, language, use) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_reason(kind):
    assert reason_of(kind).endswith(".")


def test_the_reason_is_told_in_the_staffs_language():
    text = "To be honest, it’s loud there."
    assert "less honest" in remarks(text, "en", use="said")[0].reason
    speak("ru")
    try:
        assert "less honest" not in remarks(text, "en", use="said")[0].reason
    finally:
        speak("en")


def test_what_a_guest_said_is_not_marked():
    assert told("He said: “You people are rude, calm down.”", "en", "note") == []
    assert told("Она сказала: «Успокойтесь».", "ru") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was not rude.", "en"),
        ("She wasn’t drunk at all.", "en"),
        ("Complained that the porter was rude.", "en"),
        ("Said he was allergic to nuts.", "en"),
        ("Told us that her brother is rich.", "en"),
        ("Spoke to Mr Moody and Dr Crazy.", "en"),
        ("No estaba borracho.", "es"),
        ("Se quejó de que el camarero fue grosero.", "es"),
        ("Он не пьяный.", "ru"),
        ("Пожаловалась, что охранник хам.", "ru"),
        ("他没有喝醉。", "zh"),
        ("客人反映服务员态度差。", "zh"),
    ],
)
def test_what_is_denied_told_or_named_is_no_verdict(text, language):
    assert told(text, language, "note") == []


@pytest.mark.parametrize(
    ("text", "language", "piece"),
    [
        ("He is a rich Jew", "en", "rich Jew"),
        ("Those Catholics again", "en", "Those Catholics"),
        ("A cheap tipper", "en", "cheap tipper"),
        ("Это богатый еврей", "ru", "богатый еврей"),
        ("Шумные мусульмане у окна", "ru", "Шумные мусульмане"),
    ],
)
def test_faith_and_money_told_in_one_breath_are_marked(text, language, piece):
    assert [words for words, _ in told(text, language, "note")] == [piece]


def test_names_are_no_verdicts():
    assert told("Karen Drunk asked for tea. Drunk paid.", "en", "note", names=["Karen Drunk"]) == []
    assert told("drunk again", "en", "note", names=["Karen Drunk"])
    assert told("穷先生要了茶。", "zh", "note", names=["穷"]) == []
    assert told("看着很穷。", "zh", "note")


def test_this_time_it_is_right():
    text = "No problem, here you are. No worries."
    first, second = remarks(text, "en", use="said")
    assert remarks(text, "en", use="said", right={first.right}) == [second]


def test_the_longest_wins_and_nothing_overlaps():
    assert told("No problem at all.", "en") == [("No problem at all", "en.words.no-problem")]
    assert told("There is no problem with the key.", "en") == []


def test_the_house_has_the_last_word():
    mine = OwnEntry("mates", "en", "rather-not", ("no problem", "dude*"), "With joy.", "Not here.")
    one = remarks("No problem!", "en", use="said", own=[mine])[0]
    assert (one.key, one.better, one.reason, one.takes) == (
        "own.mates",
        "With joy.",
        "Not here.",
        "sentence",
    )
    fine = OwnEntry("ours", "en", "prefer", ("no problem",))
    assert remarks("No problem!", "en", use="said", own=[fine]) == []


def test_a_text_may_mix_languages():
    text = "Please calm down. Cálmese, señora. 你几位？ Вам придётся подождать."
    assert {key[:2] for _piece, key in told(text, "en")} == {"en", "es", "zh", "ru"}


def test_forms_have_endings_and_alternatives():
    forms = Forms([("demand*", 1), ("(very|) (rude|loud)", 2), ("没有", 3), ("a(b", 4)])
    text = plain("Demanding, very  rude, loud, undemanding, 我没有, a(b")
    assert [text[a:b] for a, b, _m in forms.found(text)] == [
        *("demanding", "very  rude", "rude", "loud", "没有", "a(b"),
    ]


pieces = st.sampled_from(
    [row.example for tag in LANGUAGES for use in FILES for row in entries(tag, use)]
    + ["😀", "İ", "\n", "…", "ё", "，", "'", "4111 1111 1111 1111", "PIN 1234"]
)


@pytest.mark.parametrize(
    ("text", "use", "key"),
    [
        ("No problem, here you are.", "said", "en.words.no-problem"),
        ("Sorry if it was late.", "said", "en.apology.if"),
        ("The guest was rude.", "note", "en.notes.rude"),
    ],
)
def test_what_the_house_switched_off_is_not_marked(text, use, key):
    assert key in [r.key for r in remarks(text, "en", use=use)]
    assert key not in [r.key for r in remarks(text, "en", use=use, off={key})]
    assert key in [r.key for r in remarks(text, "en", use=use, off={"en.words.another"})]


def test_what_is_switched_off_hides_nothing_else_at_its_place():
    both = "Sorry if it is no problem."
    keys = {r.key for r in remarks(both, "en", use="said")}
    for key in keys:
        left = {r.key for r in remarks(both, "en", use="said", off={key})}
        assert left >= keys - {key}


def test_private_data_cannot_be_switched_off():
    text = "Card 4111 1111 1111 1111"
    assert told(text, "en", "note", off={"private.card"}) == [
        ("4111 1111 1111 1111", "private.card")
    ]


owns = st.builds(
    OwnEntry,
    key=st.text(max_size=4),
    language=st.sampled_from(list(LANGUAGES)),
    level=st.sampled_from(["prefer", "rather-not", "never"]),
    say=st.lists(st.text("ab (|)*и我", max_size=12) | st.text(max_size=90)).map(tuple),
    better=st.text(max_size=5),
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(pieces | st.text(max_size=30), max_size=6).map(" ".join),
    st.sampled_from([*LANGUAGES, ""]),
    st.sampled_from(["said", "note"]),
    st.lists(owns, max_size=2),
)
def test_remarks_stand_in_order_apart_and_within_any_text(text, language, use, own):
    end = 0
    for one in remarks(text, language, use=use, own=own):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        taken(text, one)

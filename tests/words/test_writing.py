"""An own line while it is written: its boxes, what may be picked, what is wrong, how it reads."""

import pytest

from assistant.tongue import LANGUAGES, speak
from assistant.words import writing
from assistant.words.book import MOMENTS, Book
from assistant.words.own import OwnEntry
from assistant.words.pattern import PICKED, placeholders
from assistant.words.situation import SITUATIONS_OF


def told(moment, situation, texts, varies="", **more):
    """By box what cannot be filled, and what is a hint."""
    found = writing.troubles(moment, situation, texts, varies, **more)
    hints = [one.sentence for one in found if one.hint]
    return {(one.language, one.form): one.sentence for one in found if not one.hint}, hints


def hints(text, language="en", moment="greeting", **more):
    wrong, found = told(moment, "plain", {language: {"": text}}, **more)
    assert wrong == {}
    return found


# -- boxes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "needed"),
    [
        ("en", ("one", "other")),
        ("zh", ("other",)),
        ("es", ("one", "other")),
        ("ru", ("one", "few", "many")),
    ],
)
def test_a_language_has_the_boxes_that_its_numbers_need(language, needed):
    assert writing.forms(language, "visit") == needed
    assert writing.forms(language, "") == ("",)
    assert writing.forms(language, "gender") == ("f", "m", "other")


def test_a_box_says_what_is_wrong_with_it():
    texts = {
        "en": {"one": "Your first {visit}", "other": ""},
        "ru": {"one": "{shoe}", "few": "{", "many": "{by}"},
        "zh": {"other": "  "},
    }
    wrong, hinted = told("greeting", "returning", texts, "visit")
    assert wrong == {
        ("en", "other"): "Some words in English are still missing: fill each box, or none.",
        ("ru", "one"): "Braces are for what the program fills in: pick it, or leave out “{shoe}”.",
        ("ru", "few"): "Braces are for what the program fills in: pick it, or leave out “{”.",
        ("ru", "many"): "When this is said, this is not known: the time it is promised for."
        " Please leave it out.",
    }
    assert hinted == []


def test_nothing_written_at_all_is_said_once():
    assert told("greeting", "plain", {}) == (
        {("", ""): "Write the line in one language at least."},
        [],
    )


def test_what_is_wrong_is_told_in_the_language_of_the_moment():
    [trouble] = writing.troubles("greeting", "plain", {"es": {"": "{"}})
    english = trouble.sentence
    assert trouble.facts == {"piece": "{"}
    assert trouble.reason.format(piece="{") == english


# -- what could be better -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "hint"),
    [
        ("word " * 35, "en", "takes long to say"),
        ("слово " * 40, "ru", "takes long to say"),
        ("很" * 60, "zh", "takes long to say"),
        ("No problem, come in.", "en", "“No problem”"),
        ("We keep {name} in mind.", "en", ""),
        ("Es para {name} la mesa.", "es", "A name keeps its form"),
        ("Pase, {name}.", "es", ""),
        ("¡{name}, pase!", "es", ""),
        ("Это для {name}.", "ru", "A name keeps its form"),
        ("Рады вас видеть, {name}!", "ru", ""),
        ("{name}您好。", "zh", ""),
        ("{bye}.", "en", ""),
        ("So, {bye}, and thank you.", "en", "a sentence of its own"),
        ("{bye} and thank you.", "en", "a sentence of its own"),
        ("We have this: {preference}.", "en", ""),
        ("We have {preference}.", "en", "behind a colon"),
        ("As before: {asked}?", "en", ""),
        ("As before: {asked}.", "en", "belongs into a question"),
    ],
)
def test_a_hint_says_what_could_be_better_and_stands_in_nobodys_way(text, language, hint):
    found = hints(text, language)
    assert len(found) == bool(hint)
    assert not hint or hint in found[0]


def test_the_houses_own_lexicon_counts_as_well():
    own = [OwnEntry("w", "en", "rather-not", ("fam",), reason="Not our word.")]
    assert hints("Welcome, fam.", own=own) == ["“fam”: Not our word."]


def test_a_letter_may_be_long():
    assert hints("A calm sentence about the evening. " * 20, moment="letter") == []


def test_what_cannot_be_filled_is_told_before_what_could_be_better():
    found = writing.troubles("greeting", "plain", {"en": {"": "No problem."}, "ru": {"": "{"}})
    assert [one.hint for one in found] == [False, True]


# -- what may be picked ---------------------------------------------------------------------------


def names(moment, situation, **more):
    return {pick.name for pick in writing.pickable(moment, situation, **more)}


def test_what_is_not_known_then_cannot_be_picked():
    assert names("greeting", "returning") == {
        *("name", "hello", "bye", "staff", "house", "preference", "asked", "visit")
    }
    assert names("greeting", "quiet") == {"hello", "bye", "staff", "house"}
    assert names("ask-name", "stranger") == {"hello", "bye", "staff", "house"}
    assert names("public-thanks", "plain") == {"staff", "house"}
    assert names("read-back", "plain") - names("hold", "plain") == {"value"}
    assert names("greeting", "open-matter") - names("greeting", "plain") == {"owner", "by"}
    assert names("solve", "plain") >= {"owner", "by"}
    assert names("solve", "overdue") - names("solve", "plain") == set()
    assert "by" not in names("solve", "overdue") | names("letter", "plain")
    assert names("greeting", "plain", bears=("quiet",)) == {
        *("name", "hello", "bye", "staff", "house")
    }


def test_all_that_our_own_lines_fill_may_be_picked_for_such_a_line():
    book = Book()
    for moment in MOMENTS:
        for situation in SITUATIONS_OF[moment]:
            lines = book.shipped("en", moment).values()
            used = {name for x in lines if x.situation == situation for name in x.wants}
            assert used - {"gender", "hello_mid"} <= names(moment, situation), (moment, situation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_has_a_label_and_a_sample(language):
    speak(language)
    picks = {
        pick.name: pick
        for moment, situation in [
            ("greeting", "returning"),
            ("solve", "plain"),
            ("read-back", "plain"),
        ]
        for pick in writing.pickable(moment, situation)
    }
    assert picks.keys() == PICKED - {"hello_mid"}
    for pick in picks.values():
        assert pick.label == writing.label(pick.name)
        assert pick.sample not in ("", pick.name)
        assert writing.pickable("greeting", "plain", language="ru")[0].sample == "Анна Сергеевна"


def test_a_placeholder_of_a_newer_desk_has_its_bare_name_for_a_label():
    assert writing.label("weather") == "weather"


# -- how it reads ---------------------------------------------------------------------------------


def heard(texts, varies="", language="en", situation="returning", **more):
    return [
        (one.label, one.text)
        for one in writing.previews(
            Book(), "greeting", situation, {language: texts}, varies, language, **more
        )
    ]


def test_a_line_that_is_the_same_for_all_is_read_once():
    texts = {"": "{hello}. I'm {staff}, {house} is yours, {hello}."}
    assert heard(texts, staff="Lin", house="Salve") == [
        ("every guest", "Good morning. I’m Lin, Salve is yours, good morning.")
    ]
    assert heard(texts)[0][1] == "Good morning. I’m Marta, the Old Harbour is yours, good morning."


def test_a_line_is_read_for_the_visits_by_which_it_differs():
    texts = {"one": "Визит {visit} #1.", "few": "Уже {visit} визита.", "many": "{visit} визитов."}
    assert heard(texts, "visit", "ru") == [
        ("visit 1", "Визит 1 #1."),
        ("visit 2", "Уже 2 визита."),
        ("visit 5", "5 визитов."),
        ("visit 21", "Визит 21 #1."),
    ]
    assert heard({"one": "A first.", "other": "Again."}, "visit") == [
        ("visit 1", "A first."),
        ("visit 2 · visit 5 · visit 21", "Again."),
    ]


def test_a_line_is_read_for_the_genders_by_which_it_differs():
    texts = {"f": "Bienvenida.", "m": "Bienvenido.", "other": "Qué alegría."}
    assert heard(texts, "gender", "es") == [
        ("Woman", "Bienvenida."),
        ("Man", "Bienvenido."),
        ("gender not known", "Qué alegría."),
    ]
    assert heard({"f": "La casa.", "m": "La casa.", "other": "Hola."}, "gender", "es") == [
        ("Woman · Man", "La casa."),
        ("gender not known", "Hola."),
    ]


@pytest.mark.parametrize(
    ("language", "woman", "man", "unknown"),
    [
        ("en", "Ms\u00a0Hall.", "Mr\u00a0Hall.", "Alex."),
        ("zh", "王女士.", "王先生.", "林老师."),
        ("es", "Señora\u00a0García.", "Señor\u00a0García.", "Álex."),
        ("ru", "Анна Сергеевна.", "Сергей Петрович.", "Саша."),
    ],
)
def test_guests_are_addressed_as_their_language_does(language, woman, man, unknown):
    texts = {"": "{name}."}
    assert [text for _, text in heard(texts, "", language)] == [woman, man, unknown]


def test_what_is_half_written_is_read_as_far_as_it_goes():
    assert heard({"one": "A first.", "other": ""}, "visit") == [("visit 1", "A first.")]
    assert heard({"": "{na"}) == []
    assert heard({"": "x" * 401}) == []
    assert heard({}) == []
    assert writing.previews(Book(), "greeting", "plain", {}, "visit", "ru") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_is_filled_in_a_preview(language):
    text = " ".join(f"{{{name}}}" for name in sorted(PICKED))
    for _label, said in heard({"": text}, "", language):
        assert placeholders(said) == frozenset()
        assert "  " not in said

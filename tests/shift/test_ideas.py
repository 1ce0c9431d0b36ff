"""The ideas of the line-up: complete in every language, said in a breath, none before its turn."""

import re
import unicodedata
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shift.ideas import Idea, idea_of_the_day, ideas
from assistant.tongue import LANGUAGES
from assistant.words.apology import slips
from tests.words.test_lines import avoided, is_said_in_one_breath, is_set_as_its_language_is

HANDBOOK = {f"H{row}" for row in range(1, 56)}
MOST = {"en": (140, 110), "es": (140, 110), "ru": (140, 110), "zh": (60, 45)}
"""Characters of an idea and of a question: what is read from two metres."""
QUOTED = {
    "en": r"“[^“”]+”",
    "es": r"«[^ «»][^«»]*(?<! )»",
    "ru": r"«[^ «»][^«»]*(?<! )»",
    "zh": r"“[^“”]+”",
}
OPEN = {
    "en": r"\b(what|which|who|whom|whose|where|when|how)\b",
    "es": r"\b(qué|cuál|quién|quiénes|cómo|cuándo|dónde|cuáles)\b",
    "ru": r"\b(что|чт[оё]|ч[её]м|чего|чь[ёеия]|кто|кого|кому|кем|как\w*|когда|где|куда)\b",
    "zh": r"什么|哪|谁|怎么",
}
"""How a question begins that cannot be answered by yes or no."""
RANKING = {
    "en": r"\b(best|worst) (of us|colleague)|who (did|was) (the )?(best|most|worst)|employee of",
    "es": r"\b(el|la) (mejor|peor) de (nosotros|equipo)|quién (lo )?hizo (mejor|peor)",
    "ru": r"\b(лучш|худш)\w+ (из нас|сотрудни\w+|коллег\w*)|кто (\w+ )?(лучше|хуже) всех",
    "zh": r"最(好|差)的(同事|员工)|谁(做得)?最",
}
everywhere = pytest.mark.parametrize("language", LANGUAGES)


def texts(language):
    """Each text with where it stands."""
    for one in ideas(language):
        yield f"{one.key}: {one.idea}", one.idea
        yield f"{one.key}: {one.question}", one.question


def unquoted(language, text):
    """The text without what it quotes: that is somebody else’s."""
    return re.sub(QUOTED[language], "x", text)


def faults(language, check):
    """All texts that fail `check(language, text)`, with what they fail in."""
    found = {}
    for where, text in texts(language):
        try:
            check(language, text)
        except AssertionError as fault:
            found[where] = str(fault)
    return found


@everywhere
def test_every_language_has_the_same_ideas_in_the_same_order(language):
    here, english = ideas(language), ideas("en")
    assert [(one.key, one.rows) for one in here] == [(one.key, one.rows) for one in english]
    assert len({one.key for one in here}) == len(here)
    assert not any(one.own for one in here)


def test_a_year_of_weeks_has_its_ideas_and_every_row_of_the_handbook_is_told():
    assert len(ideas("en")) >= 52
    assert {row for one in ideas("en") for row in one.rows} == HANDBOOK


@everywhere
def test_an_idea_is_said_in_a_breath_and_read_from_two_metres(language):
    idea, question = MOST[language]
    assert [one for one in ideas(language) if len(one.idea) > idea] == []
    assert [one for one in ideas(language) if len(one.question) > question] == []
    assert faults(language, is_said_in_one_breath) == {}


@everywhere
def test_a_text_is_set_as_its_language_is(language):
    def well_set(language, text):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not set("!！{}") & set(text)
        if language == "zh":
            quotes = re.sub(r"[^“”]", "", text)
            assert quotes == "“”" * (len(quotes) // 2)
        is_set_as_its_language_is(language, unquoted(language, text))

    assert faults(language, well_set) == {}


def test_in_russian_a_short_word_stays_with_the_next_and_a_dash_with_the_word_before():
    def kept_together(_, text):
        assert not re.search(r"(?<![\w-])\w ", text)
        assert not re.search(r"[^\u00a0]—|—[^ ]", text)

    assert faults("ru", kept_together) == {}


@everywhere
def test_an_idea_is_told_and_a_question_asked(language):
    for one in ideas(language):
        assert one.idea[-1] in ".。"
        assert not re.search(r"[?？]", unquoted(language, one.idea)), one.key
        assert re.search(r"[^?？][?？]$", one.question)
        assert len(re.findall(r"[?？]", one.question)) == 1, one.key


@everywhere
def test_a_question_is_open(language):
    closed = [one for one in ideas(language) if not re.search(OPEN[language], one.question.lower())]
    assert closed == []


@everywhere
def test_no_text_says_what_a_good_host_avoids(language):
    def kind(language, text):
        assert avoided(language, unquoted(language, text)) == set()
        assert slips(text) == []

    assert faults(language, kind) == {}


@everywhere
def test_no_text_ranks_people(language):
    def even(language, text):
        assert not re.search(RANKING[language], text.lower())

    assert faults(language, even) == {}


@everywhere
def test_no_two_texts_are_alike(language):
    def words(text):
        return set(re.findall(r"\w" if language == "zh" else r"\w+", text.lower()))

    for field in ("idea", "question"):
        told = [(one.key, words(getattr(one, field))) for one in ideas(language)]
        alike = [
            (first, second)
            for (first, these), (second, those) in combinations(told, 2)
            if len(these & those) > 0.6 * len(these | those)
        ]
        assert alike == []


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_text_is_in_its_own_language(language):
    assert not {text for _, text in texts(language)} & {text for _, text in texts("en")}


@pytest.mark.parametrize(("tag", "language"), [("es-MX", "es"), ("zh-Hans-CN", "zh"), ("fr", "en")])
def test_a_language_without_ideas_of_its_own_has_the_english_ones(tag, language):
    assert ideas(tag) == ideas(language)


def a_pool(length):
    return [Idea(str(number), (), "", "") for number in range(length)]


lengths = st.integers(1, 200)
days = st.dates(max_value=date.max - timedelta(days=400))


@given(lengths, days)
def test_every_idea_has_its_day_before_any_comes_again(length, start):
    pool = a_pool(length)
    told = [idea_of_the_day(pool, start + timedelta(days=day)) for day in range(2 * length)]
    assert len(set(told[:length])) == length
    assert told[length:] == told[:length]


@given(st.integers(2, 200), days)
def test_tomorrow_is_another_idea(length, day):
    pool = a_pool(length)
    assert idea_of_the_day(pool, day) != idea_of_the_day(pool, day + timedelta(days=1))


def test_successive_days_are_far_apart_in_theme():
    pool = ideas("en")
    start = date(2026, 5, 9)
    places = [pool.index(idea_of_the_day(pool, start + timedelta(days=day))) for day in range(400)]
    for apart in (1, 2):
        for here, there in zip(places, places[apart:], strict=False):
            way = abs(here - there)
            assert min(way, len(pool) - way) >= len(pool) // 6

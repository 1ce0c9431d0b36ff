"""What a pattern needs is in every text that it finds; what lacks it is not looked at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.tongue import LANGUAGES
from assistant.words.apology import _patterns, entries
from assistant.words.needed import holds, needed
from assistant.words.plain import plain


def clauses(pattern):
    return {" ".join(sorted(clause)) for clause in needed(pattern)}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("sorry", {"sorry"}),
        (r"\bsorry\b[^.]{0,9}?\bif\b", {"sorry", "if"}),
        ("sorry|regret", {"regret sorry"}),
        ("(sorry|regret) (but|yet)", {"regret sorry", " ", "but yet"}),
        ("mistakes? made", {"mistake", " made"}),
        ("colou?rs", {"colo", "rs"}),
        ("ab{0,2}c", {"a", "c"}),
        ("ab{2}c", {"ab", "c"}),
        ("ab+c", {"ab", "c"}),
        ("(very )?sorry", {"sorry"}),
        ("(very )+sorry", {"very ", "sorry"}),
        ("apologi[sz]e", {"apologi", "e"}),
        (r"sorry(?! to say)", {"sorry"}),
        (r"(?<!not )(?<=so )sorry", {"sorry"}),
        (r"sorry[^)\]]+(?P<mark>but)", {"sorry", "but"}),
        (r"\w+|sorry", set()),
        (r"(\w+|sorry) but", {" but"}),
        (r"sure\?", {"sure?"}),
        (r"of *course", {"of", "course"}),
        ("((a )?mistake|error)s", {"error mistake", "s"}),
        ("对不起|抱歉", {"对不起 抱歉"}),
        (".", set()),
        ("", set()),
    ],
)
def test_what_is_needed_is_read_from_a_pattern(pattern, found):
    assert clauses(pattern) == found


@pytest.mark.parametrize("pattern", ["(sorry", "sorry)", "(a|b"])
def test_a_bracket_without_its_other_half_is_told(pattern):
    with pytest.raises(ValueError, match="bracket"):
        needed(pattern)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_ours_needs_something(language):
    assert [row.key for row in entries(language) if not needed(row.find)] == []


PATTERNS = [pattern for tag in LANGUAGES for pattern in _patterns(tag)]


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(PATTERNS),
    st.lists(st.sampled_from(PATTERNS).map(lambda one: one.row.example), max_size=3).map(" ".join),
    st.randoms(use_true_random=False),
)
def test_a_text_that_lacks_what_is_needed_is_not_found_by_the_pattern(pattern, text, chance):
    words = f"{pattern.row.example} {text}".split(" ")
    chance.shuffle(words)
    for tried in (text, " ".join(words)):
        if pattern.anywhere.search(plain(tried)):
            assert holds(plain(tried), pattern.needs)


def test_our_examples_have_what_is_needed_and_other_texts_mostly_lack_it():
    texts = [plain(pattern.row.example) for pattern in PATTERNS]
    assert all(holds(text, one.needs) for text, one in zip(texts, PATTERNS, strict=True))
    tried = sum(holds(text, pattern.needs) for pattern in PATTERNS for text in texts)
    assert tried < 3 * len(PATTERNS)

"""What holds of the house's own words whatever is written, typed, traded or taken back."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from assistant.exchange.words_file import understood, written
from assistant.guests.entries import LineUndone
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES
from assistant.words import acts, writing
from assistant.words.book import Book, own_line
from assistant.words.boxes import tidied
from assistant.words.entries import (
    OWN,
    PhraseRetired,
    PhrasesOrdered,
    PhraseSwitched,
    PhraseWritten,
    WordRetired,
    WordSwitched,
    WordWritten,
)
from assistant.words.fold import fold_words
from assistant.words.forms import fault_of, written_out
from assistant.words.lexicon import remarks
from assistant.words.own import OwnEntry
from assistant.words.pattern import PICKED, PLACEHOLDERS
from assistant.words.situation import CONDITIONS, GUARDS, SITUATIONS_OF
from tests.words.house_samples import BOSS, CLERK, Story, bare
from tests.words.test_lines import LONG

BOOK = Book()
FEW = settings(max_examples=40)
"""Houses are large: each example is many lines."""
KEYS = st.sampled_from([f"{OWN}{'0' * 31}{n}" for n in range(4)])
OURS = st.sampled_from(["plain.help", "returning.name", "gone.long-ago"])
PLACES = st.sampled_from(
    [(moment, name) for moment, all_ in SITUATIONS_OF.items() for name in all_]
)
PIECES = st.sampled_from(
    [
        "Good day",
        "’",
        "'",
        " ",
        ", ",
        ". ",
        "#",
        "{",
        "}",
        "{}",
        "{{",
        "}}",
        "'{'",
        "\n",
        "您好",
        "Здравствуйте",
    ]
    + [
        "{visit, plural, other {x}}",
        "{gender, select, other {}}",
        "{0}",
        "{ name }",
        "{nmae}",
        "|",
        "\u202e",
    ]
    + [f"{{{name}}}" for name in sorted(PLACEHOLDERS)]
)
TYPED = st.one_of(
    st.text(max_size=30), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=8).map("".join)
)
GOOD = st.lists(
    st.sampled_from(["Good day", " ", ". ", "’", "#", "{hello}", "{staff}", "{house}", "您好"]),
    min_size=1,
    max_size=6,
).map("".join)


@st.composite
def lines(draw, text=GOOD):
    """A line with all its boxes."""
    moment, situation = draw(PLACES)
    varies = draw(st.sampled_from(["", "gender"]))
    tongues = draw(st.sets(st.sampled_from(sorted(LANGUAGES)), min_size=1))
    texts = {x: {form: draw(text) for form in writing.forms(x, varies)} for x in sorted(tongues)}
    bears = tuple(sorted(draw(st.sets(st.sampled_from(GUARDS)))))
    asked = draw(st.dictionaries(st.sampled_from(sorted(CONDITIONS)), st.booleans(), max_size=3))
    never = {"plain", situation}
    fits = tuple(x if asked[x] or x in never else f"!{x}" for x in asked)
    return PhraseWritten(draw(KEYS), moment, situation, texts, varies, bears, fits)


WORDS = st.builds(
    WordWritten,
    key=st.sampled_from(["a", "b"]),
    language=st.sampled_from(sorted(LANGUAGES)),
    level=st.sampled_from(["prefer", "rather-not", "never"]),
    say=st.lists(st.sampled_from(["fam", "sq*", "(a|) b"]), min_size=1, unique=True).map(tuple),
    reason=st.text(max_size=8),
)
SWITCHES = st.builds(
    lambda place, key, on: PhraseSwitched(place[0], key, on), PLACES, OURS | KEYS, st.booleans()
)
BODIES = st.one_of(
    lines(),
    WORDS,
    SWITCHES,
    st.builds(PhraseRetired, KEYS),
    st.builds(WordRetired, st.sampled_from(["a", "b"])),
    st.builds(
        lambda place, keys: PhrasesOrdered(*place, tuple(keys)),
        PLACES,
        st.lists(OURS | KEYS, unique=True, max_size=3),
    ),
    st.builds(WordSwitched, st.sampled_from(["en.words.no-problem", "x"]), st.booleans()),
)
SIGNED = st.lists(st.tuples(BODIES, st.sampled_from([BOSS, CLERK])), max_size=8)


def story_of(signed):
    story = Story()
    for body, staff in signed:
        story.write(body, staff=staff)
    return story


# -- the fold -------------------------------------------------------------------------------------


@FEW
@given(SIGNED, st.data())
def test_in_whatever_order_lines_arrive_the_house_says_the_same(signed, data):
    story = story_of(signed)
    for at in data.draw(st.sets(st.integers(0, max(0, len(signed) - 1)), max_size=3)):
        if at < len(signed):
            story.write(LineUndone(story.lines[at].id), staff=story.lines[at].staff)
    assert fold_words(data.draw(st.permutations(story.lines))) == story.house


@FEW
@given(SIGNED, st.lists(BODIES, min_size=1, max_size=4))
def test_taking_back_leaves_no_trace(signed, bodies):
    story = story_of(signed)
    before = story.house
    done = story.write(*bodies)
    story.write(*acts.undo(story.around(), of=done))
    assert story.house == before


@FEW
@given(SIGNED, BODIES, SIGNED)
def test_taking_back_what_others_have_built_upon_is_as_if_it_never_was(signed, body, later):
    story, without = story_of(signed), story_of(signed)
    done = story.write(body)
    without.write(replace(LineUndone(b"")))  # so that the ids are alike
    for after, staff in later:
        story.write(after, staff=staff)
        without.write(after, staff=staff)
    story.write(*acts.undo(story.around(), of=done))
    assert story.house == without.house


# -- what is typed --------------------------------------------------------------------------------


def every_guest(language, moment):
    """What can be known of guests, by placeholder."""
    for gender, visit in product(("f", "m", "x", "other"), (1, 2, 5, 11, 21, 1000)):
        values = LONG[language] | {"gender": gender, "visit": visit}
        yield values | {"hello_mid": values["hello"].lower()}


@FEW
@given(lines(TYPED), st.sampled_from(["", "visit", "gender"]))
def test_whatever_is_typed_is_refused_with_a_sentence_or_filled_for_every_guest(line, varies):
    texts = {
        x: {form: boxes.get(form, "Again.") for form in writing.forms(x, varies)}
        for x, boxes in line.texts.items()
    }
    typed = {name: getattr(line, name) for name in ("key", "moment", "situation", "bears", "fits")}
    found = writing.troubles(line.moment, line.situation, texts, varies, bears=line.bears)
    wrong = [one for one in found if not one.hint]
    assert all(one.sentence for one in found)
    try:
        [told] = acts.write_line(Story().around(), **typed, texts=texts, varies=varies)
    except Refused as refused:
        told, sentence = None, refused.sentence()
    if told is None:
        assert sentence == wrong[0].sentence
        return
    assert wrong == []
    assert {*told.fits, "plain", line.situation} == {*line.fits, "plain", line.situation}
    story = Story(told)
    assert acts.write_line(story.around(), **typed, texts=told.texts, varies=varies) == []
    BOOK.settle(story.house)
    for language in told.texts:
        own = BOOK.lines(language, line.moment)[line.key]
        assert own.wants <= PICKED | {varies}
        assert own.fits == (line.situation, *told.fits)
        for values in every_guest(language, line.moment):
            said = BOOK.filled(language, own, values)
            assert not set("{}") & set(said)


@given(TYPED, st.sampled_from(sorted(LANGUAGES)), st.sampled_from(["", "visit", "gender"]), PLACES)
def test_what_is_being_typed_can_always_be_shown(text, language, varies, place):
    texts = {language: dict.fromkeys(writing.forms(language, varies), text)}
    for preview in writing.previews(BOOK, *place, texts, varies, language, staff="", house="{x"):
        assert preview.label
        assert preview.text


@given(TYPED, st.sampled_from(["greeting", "letter"]))
def test_what_was_tidied_stays_as_it_is(text, moment):
    clean = tidied(text, moment)
    assert tidied(clean, moment) == clean
    assert "'" not in clean


@FEW
@given(lines(TYPED))
def test_a_line_of_any_desk_is_in_the_book_or_left_out_of_it(line):
    BOOK.settle(Story(line).house)
    for language in LANGUAGES:
        page = BOOK.lines(language, line.moment)
        if line.key in page:
            assert own_line(line, language).wants <= PICKED | {"gender"}
        else:
            with pytest.raises((ValueError, KeyError)):
                own_line(line, language)


FORMS = st.lists(st.sampled_from(["a", "b ", " ", "ab", "(a|b)", "(a|)", "*", "好", " b*", "("]))


@given(FORMS.map("".join))
def test_a_form_that_is_taken_is_found_where_it_is_written(form):
    if fault := fault_of(form):
        assert fault.format(form=form)
        return
    own = (OwnEntry("w", "en", "never", (form,)),)
    for one in written_out(form):
        if text := one.replace("*", ""):
            assert remarks(text, "en", use="said", own=own)


def said_of(file):
    """Why a file is refused; "" where it is understood."""
    try:
        understood(file)
    except Refused as refused:
        return refused.sentence()
    return ""


# -- the file -------------------------------------------------------------------------------------


def settled(story, bodies):
    """What the acts make of `bodies`, in a house: all of it clean."""
    for body in bodies:
        try:
            around = story.around()
            if isinstance(body, PhraseWritten):
                fields = {name: getattr(body, name) for name in body.__struct_fields__}
                story.write(*acts.write_line(around, **fields))
            elif isinstance(body, WordWritten):
                fields = {name: getattr(body, name) for name in body.__struct_fields__}
                story.write(*acts.write_word(around, **fields))
            else:
                story.write(body)
        except Refused:
            continue
    return story


@FEW
@given(st.lists(BODIES, max_size=8))
def test_what_a_house_writes_out_another_reads_as_the_same(bodies):
    story = settled(Story(), bodies)
    file = written(story.house, "The Old Harbour", "2026-05-09")
    brought = understood(file.encode())
    assert (brought.house, brought.day) == ("The Old Harbour", "2026-05-09")
    other = Story()
    other.write(*acts.bring(other.around(), brought=brought))
    assert bare(other.house) == bare(story.house)
    assert acts.bring(other.around(), brought=brought) == []
    assert acts.bring(story.around(), brought=brought) == []
    assert written(other.house, "The Old Harbour", "2026-05-09") == file


@FEW
@given(st.lists(BODIES, max_size=6), st.lists(BODIES, max_size=6))
def test_bringing_is_taken_back_as_one_and_done_twice_changes_nothing(here, there):
    house, other = settled(Story(), here), settled(Story(), there)
    before = house.house
    brought = understood(written(other.house, "", ""))
    done = house.write(*acts.bring(house.around(), brought=brought))
    assert acts.bring(house.around(), brought=brought) == []
    if done:
        house.write(*acts.undo(house.around(), of=done))
    assert house.house == before


@given(st.binary(max_size=60) | st.text(max_size=60), st.booleans())
def test_whatever_a_file_holds_is_understood_or_refused_with_a_sentence(rest, headed):
    head = written(Story().house, "", "")
    file = head + (rest if isinstance(rest, str) else "") if headed else rest
    if isinstance(rest, bytes) and headed:
        file = head.encode() + rest
    said = said_of(file)
    assert said == "" or said.startswith(("Line ", "This is no"))


@FEW
@given(st.lists(BODIES, min_size=1, max_size=4), st.data())
def test_a_file_that_was_cut_or_changed_is_understood_or_refused_with_a_line(bodies, data):
    file = written(settled(Story(), bodies).house, "Salve", "2026-05-09")
    at = data.draw(st.integers(0, len(file)))
    put = data.draw(st.sampled_from(["", '"', "}", "\n", "1", "null", "\u202e", "{", ":[]"]))
    changed = file[:at] + put + file[at + data.draw(st.integers(0, 20)) :]
    said = said_of(changed)
    assert said == "" or said.startswith(("Line ", "This is no"))

"""What somebody with authority settles about words, and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from assistant.guests.entries import LineUndone
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES
from assistant.words import acts
from assistant.words.entries import (
    PhraseRetired,
    PhrasesOrdered,
    PhraseSwitched,
    WordRetired,
    WordSwitched,
)
from assistant.words.forms import fault_of
from assistant.words.lexicon import entries
from assistant.words.trading import Brought
from tests.words.house_samples import BOSS, CLERK, GONE, KEY, LINE, VISITS, WORD, Story, bare

SWITCH = {"moment": "greeting", "key": "plain.help", "on": False}
ORDER = {"moment": "greeting", "situation": "plain", "keys": (KEY, "plain.help")}
ACTS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (acts.write_line, asdict(LINE)),
    (acts.switch_line, SWITCH),
    (acts.order_lines, ORDER),
    (acts.retire_line, {"key": KEY}),
    (acts.write_word, asdict(WORD)),
    (acts.switch_word, {"key": "en.words.no-problem", "on": False}),
    (acts.retire_word, {"key": "w1"}),
    (acts.bring, {"brought": Brought("", "", (LINE,))}),
    (acts.undo, {"of": []}),
]


def line(story: Story | None = None, **changes: Any) -> Any:
    """`LINE` with `changes`, written."""
    return acts.write_line((story or Story()).around(), **(asdict(LINE) | changes))


def word(story: Story | None = None, **changes: Any) -> Any:
    return acts.write_word((story or Story()).around(), **(asdict(WORD) | changes))


@pytest.mark.parametrize("signer", [CLERK, GONE])
@pytest.mark.parametrize(("act", "words"), ACTS)
def test_only_somebody_with_authority_settles_words(act, words, signer):
    with pytest.raises(Refused, match="change hands with F12"):
        act(Story().around(signer), **words)


# -- own lines ------------------------------------------------------------------------------------


def test_a_line_is_written_clean_and_the_same_is_not_written_again():
    story = Story()
    typed = {"en": {"": "  Good\tday, it's {hello_mid}.\n"}, "ru": {"": " "}, "es": {}}
    [told] = line(story, texts=typed)
    assert told.texts == {"en": {"": "Good day, it’s {hello}."}}
    story.write(told)
    assert line(story, texts=typed) == []
    assert line(story, texts=told.texts) == []


def test_a_letter_keeps_its_paragraphs():
    [told] = line(moment="letter", texts={"en": {"": "Dear guest,\n\n\nthank you.  \n\nYours"}})
    assert told.texts["en"][""] == "Dear guest,\n\nthank you.\n\nYours"


def test_boxes_that_the_line_no_longer_needs_are_left_out():
    boxes = {"": "{hello}.", "one": "Once.", "other": "Often."}
    [told] = line(texts={"en": boxes}, situation="returning", varies="visit")
    assert told.texts == {"en": {"one": "Once.", "other": "Often."}}


def test_guards_are_kept_once_and_in_their_order():
    [told] = line(bears=["remote", "open-matter", "remote"])
    assert told.bears == ("open-matter", "remote")


def test_conditions_are_kept_once_and_without_what_holds_anyway():
    [told] = line(
        situation="returning", fits=["night", "returning", "!low-today", "night", "plain"]
    )
    assert told.fits == ("night", "!low-today")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"texts": {}}, "one language at least"),
        ({"texts": {"en": {"": " \n"}, "zh": {}}}, "one language at least"),
        ({"texts": {"fr": {"": "Bonjour"}}}, "no phrase book in this language"),
        ({"texts": {"en": {"one": "Once."}}, "varies": "visit"}, "English are still missing"),
        ({"texts": {"ru": {"f": "a", "m": "b"}}, "varies": "gender"}, "Русский are still missing"),
        ({"texts": {"en": {"": "Dear {nmae}"}}}, "leave out “{nmae}”"),
        ({"texts": {"en": {"": "{gender}"}}}, "leave out “{gender}”"),
        ({"texts": {"en": {"": "{hello"}}}, "leave out “{hello”"),
        ({"texts": {"en": {"": "hello}"}}}, "leave out “}”"),
        ({"texts": {"en": {"": "{visit, plural, other {x}}"}}}, "Braces are for"),
        ({"texts": {"en": {"": "{owner} knows."}}}, "not known: who sees to it"),
        ({"texts": {"en": {"": "{name}."}}, "situation": "quiet"}, "not known: the guest’s name"),
        ({"texts": {"en": {"": "{name}."}}, "moment": "public-thanks"}, "Everybody may read this"),
        ({"texts": {"en": {"": "{preference}"}}, "bears": ["quiet"]}, "not known: what the guest"),
        ({"varies": "visit", "situation": "quiet"}, "the number of this visit"),
        ({"texts": {"en": {"": "x" * 401}}}, "401 characters long"),
        ({"situation": "birthday-week"}, "no situation “birthday-week”"),
        ({"moment": "listen", "situation": "returning"}, "no situation “returning”"),
        ({"moment": "no moment"}, "no situation"),
        ({"bears": ["rain"]}, "no guard “rain”"),
        ({"fits": ["eclipse"]}, "no condition “eclipse”"),
        ({"fits": ["night", "!eclipse"]}, "no condition “eclipse”"),
        ({"fits": ["night", "!night"]}, "never hold together"),
        ({"fits": ["!returning"], "situation": "returning"}, "never hold together"),
        ({"fits": ["!plain"]}, "never hold together"),
        ({"key": "plain.help"}, "“plain.help” is no key"),
        ({"key": "own." + "x" * 100}, "is no key"),
    ],
)
def test_a_line_that_cannot_be_filled_is_refused_with_a_sentence(change, told):
    with pytest.raises(Refused, match=told):
        line(**change)


def test_what_a_newer_desk_wrote_in_another_language_stays():
    there = replace(LINE, texts={**LINE.texts, "fr": {"": "Bonjour {soleil}."}})
    story = Story(there)
    assert line(story, texts=there.texts) == []
    [told] = line(story, texts={"en": {"": "Good day."}})
    assert told.texts == {"en": {"": "Good day."}, "fr": {"": "Bonjour {soleil}."}}


def test_a_line_that_is_not_there_is_neither_retired_nor_refused():
    assert acts.retire_line(Story().around(), key=KEY) == []
    assert acts.retire_line(Story(LINE).around(), key=KEY) == [PhraseRetired(KEY)]


def test_a_line_is_switched_once():
    assert acts.switch_line(Story().around(), **(SWITCH | {"on": True})) == []
    off = PhraseSwitched("greeting", "plain.help", on=False)
    assert acts.switch_line(Story().around(), **SWITCH) == [off]
    assert acts.switch_line(Story(off).around(), **SWITCH) == []
    [on] = acts.switch_line(Story(off).around(), **(SWITCH | {"on": True}))
    assert Story(off, on).house.off == frozenset()


def test_lines_are_put_in_order_once():
    [ordered] = acts.order_lines(Story().around(), **ORDER)
    assert ordered == PhrasesOrdered("greeting", "plain", (KEY, "plain.help"))
    assert acts.order_lines(Story(ordered).around(), **ORDER) == []


# -- own entries ----------------------------------------------------------------------------------


def test_an_entry_is_written_clean_and_the_same_is_not_written_again():
    story = Story()
    typed = {"say": [" fam ", "fam", "the  fam"], "better": "everyone ", "reason": " Not ours.\n"}
    [told] = word(story, **typed)
    assert told == replace(WORD, say=("fam", "the fam"), reason="Not ours.")
    story.write(told)
    assert word(story, **typed) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"say": []}, "Write the word or phrase"),
        ({"say": ["fam", "  "]}, "A form is empty"),
        ({"say": ["*"]}, "A form is empty"),
        ({"say": ["(a|b"]}, "choices stand in round brackets"),
        ({"say": ["a|b"]}, "choices stand in round brackets"),
        ({"say": ["a) b"]}, "choices stand in round brackets"),
        ({"say": ["de*mand"]}, "at the end of a word"),
        ({"say": ["*mand"]}, "at the end of a word"),
        ({"say": ["word " * 20]}, "too long"),
        ({"say": ["(a|b)" * 14]}, "too many phrases"),
        ({"say": [f"word{n}" for n in range(41)]}, "up to 40 forms"),
        ({"say": ["x" * 300]}, "300 characters"),
        ({"better": "x" * 201}, "201 characters"),
        ({"reason": "x" * 201}, "201 characters"),
        ({"language": "fr"}, "no phrase book"),
        ({"better": "No problem."}, "hold “No problem”"),
        ({"better": "the whole fam"}, "hold “fam”"),
        ({"better": "the whole fam", "level": "rather-not"}, "hold “fam”"),
        ({"key": "a b"}, "is no key"),
    ],
)
def test_an_entry_that_nobody_could_follow_is_refused_with_a_sentence(change, told):
    with pytest.raises(Refused, match=told):
        word(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"say": ["demand*", "(no|zero) (problem|worries|) at all"]},
        {"say": ["((a|b) c|d) e"]},
        {"level": "prefer", "better": "fam"},
        {"level": "rather-not", "better": "No problem."},
        {"better": ""},
        {"language": "zh", "say": ["没办法"], "better": "我来想办法"},
    ],
)
def test_an_entry_that_can_be_followed_is_written(change):
    [told] = word(**change)
    assert told.say == tuple(change.get("say", WORD.say))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_that_ships_would_be_taken_from_a_house_too(language):
    rows = [*entries(language, "said"), *entries(language, "note")]
    forms = [form for row in rows for form in (*row.say, *row.unless)]
    assert {form: fault_of(form) for form in forms if fault_of(form)} == {}


def test_an_entry_of_the_house_marks_the_better_words_of_another():
    story = Story(WORD)
    with pytest.raises(Refused, match="hold “fam”"):
        word(story, key="w2", say=["squad"], better="fam")
    # Worded anew, its earlier forms do not count.
    assert word(story, say=["squad"], better="fam") != []


def test_a_shipped_entry_is_switched_and_an_own_one_retired_once():
    key = "en.words.no-problem"
    assert acts.switch_word(Story().around(), key=key, on=True) == []
    off = WordSwitched(key, on=False)
    assert acts.switch_word(Story().around(), key=key, on=False) == [off]
    assert acts.switch_word(Story(off).around(), key=key, on=False) == []
    assert acts.retire_word(Story().around(), key="w1") == []
    assert acts.retire_word(Story(WORD).around(), key="w1") == [WordRetired("w1")]


# -- taking back, and bringing --------------------------------------------------------------------


def test_an_earlier_wording_comes_back_when_the_later_one_is_taken_back():
    story = Story(LINE, WORD)
    before = story.house
    done = story.write(
        replace(LINE, texts={"en": {"": "Good day."}}), replace(WORD, better="all of you")
    )
    assert story.house != before
    told = acts.undo(story.around(), of=done)
    assert told == [LineUndone(one) for one in reversed(done)]
    story.write(*told)
    assert story.house == before
    with pytest.raises(Refused, match="cannot be taken back any more"):
        acts.undo(story.around(), of=done)


def test_nobody_takes_back_what_another_wrote():
    story = Story()
    done = story.write(LINE, staff=CLERK)
    with pytest.raises(Refused, match="cannot be taken back"):
        acts.undo(story.around(BOSS), of=done)
    story.write(LineUndone(done[0]), staff=BOSS)
    assert [one.written for one in story.house.lines] == [LINE]


def test_an_import_is_taken_back_as_one():
    mine = replace(LINE, texts={"en": {"": "Ours."}})
    story = Story(mine, WORD, PhraseSwitched("greeting", "plain.help", on=False))
    before = story.house
    bodies = (LINE, VISITS, PhrasesOrdered("greeting", "plain", (KEY,)), WORD)
    brought = Brought("The Old Harbour", "2026-05-09", bodies)
    told = acts.bring(story.around(), brought=brought)
    assert told == [VISITS, PhrasesOrdered("greeting", "plain", (KEY,)), LINE]
    done = story.write(*told)
    assert acts.bring(story.around(), brought=brought) == []
    assert [one.written for one in story.house.lines] == [LINE, VISITS]
    story.write(*acts.undo(story.around(), of=done))
    assert story.house == before


def test_what_has_left_the_book_comes_back_with_a_file():
    story = Story(LINE, PhraseRetired(KEY), WORD, WordRetired("w1"))
    brought = Brought("", "", (LINE, WORD))
    assert acts.bring(story.around(), brought=brought) == [LINE, WORD]


def test_the_last_writing_counts_and_the_first_place_stays():
    second = replace(VISITS, key=KEY)
    story = Story(LINE, VISITS, second)
    assert bare(story.house)[0] == [second, VISITS]

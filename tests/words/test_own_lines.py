"""What the house has settled lies over the book: own lines, lines switched off, its own order."""

import pytest
from msgspec.structs import replace

from assistant.guests.entries import Identity
from assistant.tongue import LANGUAGES
from assistant.words.book import MOMENTS, Book
from assistant.words.entries import OWN, PhrasesOrdered, PhraseSwitched, PhraseWritten
from assistant.words.prompts import IN_SIGHT, MOST, prompts, stranger
from assistant.words.situation import GUARDS, SITUATIONS_OF, Matter
from tests.words.house_samples import KEY, LINE, VISITS, Story
from tests.words.test_prompts import DAY, offered

RETURNING = replace(LINE, situation="returning", texts={"en": {"": "Good that you are here."}})


@pytest.fixture
def settled():
    """`settled(*bodies)`: the book with what a house has settled laid over it."""

    def lay(*bodies):
        book = Book()
        book.settle(Story(*bodies).house)
        return book

    return lay


def keys(book, guest, *arguments, **more):
    return [prompt.key for prompt in offered(book, guest, *arguments, **more)]


def off(book, situation, moment="greeting"):
    """All lines of a situation switched off."""
    lines = book.shipped("en", moment).values()
    return [PhraseSwitched(moment, x.key, on=False) for x in lines if x.situation == situation]


def test_an_own_line_stands_beside_ours(settled, a_guest):
    book = settled(RETURNING)
    guest = a_guest(name="?").visited(30 * DAY)
    [own] = [line for line in offered(book, guest) if line.key == KEY]
    assert (own.text, own.situation, own.why) == ("Good that you are here.", "returning", "")
    assert len(offered(book, guest)) == MOST
    assert KEY in book.lines("en", "greeting")
    assert KEY not in book.shipped("en", "greeting")


def test_an_own_line_is_offered_only_in_languages_that_it_has(settled, a_guest):
    book = settled(RETURNING)
    guest = a_guest(name="?", language="ru").visited(30 * DAY)
    assert KEY not in keys(book, guest, "greeting", "ru")
    assert KEY not in book.lines("ru", "greeting")


def test_an_own_line_has_no_gloss_where_the_staffs_language_has_no_wording(settled, a_guest):
    book = settled(replace(RETURNING, texts={"ru": {"": "Рады вам."}}))
    guest = a_guest(name="?", language="ru").visited(30 * DAY)
    [own] = [line for line in offered(book, guest, "greeting", "ru") if line.key == KEY]
    assert own.gloss == ""


def test_an_own_line_has_no_gloss_that_would_say_what_is_not_known(settled, a_guest):
    texts = {"ru": {"": "Рады вам."}, "en": {"": "Good day: {preference}."}}
    book = settled(replace(RETURNING, texts=texts))
    guest = a_guest(name="?", language="ru").visited(30 * DAY)
    [own] = [line for line in offered(book, guest, "greeting", "ru") if line.key == KEY]
    assert own.gloss == ""


def test_an_own_line_is_said_in_the_form_of_the_visit(settled, a_guest):
    guest = a_guest(given="Анна", middle="Сергеевна", language="ru")
    for _ in range(3):
        guest.visited(30 * DAY)
    book = settled(VISITS, PhrasesOrdered("greeting", "returning", (VISITS.key,)))
    [own, *_] = offered(book, guest, "greeting", "ru")
    assert own.text == "Добрый день, Анна Сергеевна. Уже 4 визита."
    # The gloss is for the same visit.
    assert own.gloss.endswith("Visit 4.")


def test_an_own_line_is_offered_only_where_all_its_placeholders_are_known(settled, a_guest):
    book = settled(VISITS)
    assert VISITS.key not in keys(book, a_guest(name="?").visited(30 * DAY))
    assert VISITS.key in keys(book, a_guest(family="Hall", title="Ms").visited(30 * DAY))


def test_how_often_a_stranger_was_here_is_not_known(settled, a_guest):
    plain = replace(VISITS, situation="plain", texts={"en": {"one": "One.", "other": "More."}})
    book, now = settled(plain), a_guest().now
    shown = prompts(book, stranger(), "greeting", "en", now, staff_language="en")
    assert plain.key not in [line.key for line in shown]


def test_lines_are_offered_in_the_houses_order_and_the_others_behind_them(settled, a_guest):
    guest = a_guest(name="?").visited(30 * DAY)
    ours = keys(settled(), guest)
    order = (ours[2], "gone.long-ago", KEY, ours[1])
    book = settled(RETURNING, PhrasesOrdered("greeting", "returning", order))
    first = keys(book, guest)
    assert first[:3] == [ours[2], KEY, ours[1]]
    assert first[3:] == [key for key in ours if key not in order][: MOST - 3]


def test_what_the_guest_heard_last_stands_behind_whatever_the_house_has_ordered(settled, a_guest):
    guest = a_guest(name="?").visited(30 * DAY).heard("greeting", KEY)
    book = settled(RETURNING, PhrasesOrdered("greeting", "returning", (KEY,)))
    shown = [line.key for line in offered(book, guest) if line.situation == "returning"]
    assert shown[-1] == KEY
    assert len(shown) > 1


def test_a_line_that_is_off_is_not_offered_until_it_is_on_again(settled, a_guest):
    guest = a_guest(name="?").visited(30 * DAY)
    first = keys(settled(), guest)[0]
    switch = PhraseSwitched("greeting", first, on=False)
    assert first not in keys(settled(switch), guest)
    assert first in keys(settled(switch, replace(switch, on=True)), guest)
    # A line of the same name at another moment stays.
    assert first in keys(settled(replace(switch, moment="farewell")), guest)
    assert KEY not in keys(settled(RETURNING, replace(switch, key=KEY)), guest)


def test_a_situation_without_lines_gives_way_to_the_next(settled, a_guest):
    guest = a_guest(name="?").visited(30 * DAY)
    book = settled(*off(Book(), "returning"))
    shown = offered(book, guest)
    assert shown
    assert {line.situation for line in shown} == {"plain"}


def test_where_everything_is_off_nothing_is_offered(settled, a_guest):
    guest = a_guest(name="?").visited(30 * DAY)
    every = [one for name in SITUATIONS_OF["greeting"] for one in off(Book(), name)]
    assert offered(settled(*every), guest) == []
    # In another language the own line alone is left.
    assert keys(settled(*every, RETURNING), guest) == [KEY]
    assert offered(settled(*every, RETURNING), guest, "greeting", "zh") == []


WRONG = {
    "no such situation": {"situation": "birthday-week"},
    "a condition that is no situation": {"situation": "regular"},
    "a situation of another moment": {"situation": "overdue"},
    "a key like one of ours": {"key": "plain.help"},
    "a placeholder of a newer desk": {"texts": {"en": {"": "It is {weather} today."}}},
    "a choice": {"texts": {"en": {"": "{gender, select, f {a} other {b}}"}}},
    "an open brace": {"texts": {"en": {"": "{hello"}}},
    "a closing brace": {"texts": {"en": {"": "hello}"}}},
    "an empty box": {"texts": {"en": {"": " "}}},
    "other boxes": {"texts": {"en": {"one": "Once."}}},
    "a box too few": {"texts": {"en": {"one": "Once."}}, "varies": "visit"},
    "forms of a newer desk": {"texts": {"en": {"": "Rain."}}, "varies": "weather"},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_line_that_this_version_cannot_fill_is_left_out(settled, a_guest, change):
    guest = a_guest(name="?").visited(30 * DAY)
    wrong = replace(RETURNING, **change)
    assert keys(settled(wrong), guest) == keys(settled(), guest)
    other = f"{OWN}other"
    assert other in keys(settled(wrong, replace(RETURNING, key=other)), guest)


def test_an_apostrophe_and_a_number_sign_are_read_as_they_are_written(settled, a_guest):
    texts = {"en": {"one": "It's #1, don't {hello}.", "other": "It's #1, don't {visit}."}}
    book = settled(
        replace(VISITS, texts=texts), PhrasesOrdered("greeting", "returning", (VISITS.key,))
    )
    assert offered(book, a_guest(name="?").visited(30 * DAY))[0].text == "It’s #1, don’t 2."


def test_the_greeting_of_the_hour_takes_the_case_of_its_place(settled, a_guest):
    texts = {"en": {"": "{hello_mid}. And again, {hello}. ¡{hello_mid}!"}}
    book = settled(replace(RETURNING, texts=texts), PhrasesOrdered("greeting", "returning", (KEY,)))
    shown = offered(book, a_guest(name="?").visited(30 * DAY))
    assert shown[0].text == "Good afternoon. And again, good afternoon. ¡Good afternoon!"


def test_guards_under_which_all_of_ours_may_be_said_hold_for_an_own_line(settled, a_guest):
    hold = PhraseWritten(KEY, "hold", "plain", {"en": {"": "One moment, please."}})
    guest = a_guest(name="?").wronged(30 * DAY)
    assert KEY in keys(settled(hold), guest, "hold", channel="telephone")
    # Other guards only where the house says so.
    quiet = a_guest(name="?", quiet=True)
    assert KEY not in keys(settled(hold), quiet, "hold", channel="telephone")
    bears = replace(hold, bears=("quiet",))
    assert KEY in keys(settled(bears), quiet, "hold", channel="telephone")


def test_the_guards_that_all_of_ours_bear_are_told():
    book = Book()
    assert book.borne("hold", "plain") == {"remote", "open-matter", "mistake-unsettled"}
    assert book.borne("greeting", "returning") == frozenset()
    assert book.borne("greeting", "quiet") >= {"quiet"}
    assert book.borne("greeting", "no situation") == frozenset()
    for moment in MOMENTS:
        for name in SITUATIONS_OF[moment]:
            assert book.borne(moment, name) <= set(GUARDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_that_was_settled_anew_shows_the_new_wording(language, a_guest):
    book = Book()
    guest = a_guest(name="?", language=language).visited(30 * DAY)
    for text in ("Первое", "Второе"):
        book.settle(Story(replace(RETURNING, texts={language: {"": text}})).house)
        assert text in [line.text for line in offered(book, guest, "greeting", language)]
    book.settle(Story().house)
    assert KEY not in keys(book, guest, "greeting", language)


def test_nobody_known_is_greeted_with_an_own_line_too(settled, a_guest):
    book = settled(LINE, PhrasesOrdered("greeting", "plain", (KEY,)))
    shown = prompts(
        book, stranger(), "greeting", "en", a_guest().now, staff_language="en", staff_name="Lin"
    )
    assert shown[0].text == "Good afternoon. Good that you came."
    assert stranger().identity == Identity("")


def test_an_own_line_for_every_guest_is_seen_at_once_by_who_knows_more(settled, a_guest):
    plain = replace(LINE, texts={"en": {"": "Good that you are here."}})
    book, guest = settled(plain), a_guest(name="Ana Ruiz").visited(300 * DAY).visited(30 * DAY)
    assert LINE.situation == "plain"
    shown = offered(book, guest)
    assert [line.key for line in shown].index(KEY) == IN_SIGHT - 1
    assert shown[0].situation != "plain"
    assert len(shown) == MOST


def test_an_own_line_that_the_guest_heard_last_gives_way(settled, a_guest):
    plain = replace(LINE, texts={"en": {"": "Good that you are here."}})
    book, guest = settled(plain), a_guest(name="Ana Ruiz").visited(300 * DAY).visited(30 * DAY)
    assert KEY in keys(book, guest)[:IN_SIGHT]
    assert KEY not in keys(book, guest.heard("greeting", KEY))[:IN_SIGHT]


def test_where_something_is_put_right_the_situation_comes_first(settled, a_guest):
    plain = replace(LINE, moment="apologise", texts={"en": {"": "I am sorry."}})
    book = settled(plain)
    grave = Matter(grave=True)
    found = [line.situation for line in offered(book, a_guest(), "apologise", matter=grave)]
    assert found[:IN_SIGHT] == ["grave"] * IN_SIGHT

"""The parts of the look-up that need no store: folding, numbers, sounds, layouts."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.guests.lookup import cyrillic, han, kana, korean
from assistant.guests.lookup.asked import by_name, by_number, read
from assistant.guests.lookup.folding import fold, pieces
from assistant.guests.lookup.keys import DIGITS, keys
from assistant.guests.lookup.layouts import other_layouts
from assistant.guests.lookup.phones import number, number_keys, same
from assistant.guests.lookup.query import holds
from assistant.guests.lookup.row import GuestRow
from assistant.guests.lookup.sounds import skeleton
from assistant.journal.stamp import PageId

REGIONS = sorted(
    region
    for region in phonenumbers.SUPPORTED_REGIONS
    if phonenumbers.example_number(region) is not None
)


@given(text=st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


LETTERS = st.characters(max_codepoint=0x27FF, exclude_categories=["Cc"]) | st.characters(
    min_codepoint=0x3041, max_codepoint=0xFFEF, exclude_categories=["Cs"]
)


@example(text="O`Brien")
@given(text=st.text(LETTERS, max_size=12))
def test_text_folds_letter_by_letter_as_it_does_in_one_piece(text: str) -> None:
    opening = "\u1100"  # a part of a Korean letter joins with what follows, so such a text is whole
    assert fold(text + " " + opening) == fold(text) + " " + opening


@given(text=st.text(max_size=40))
def test_capitals_and_compositions_fold_alike(text: str) -> None:
    assert [p.text for p in pieces(fold(fold(text).upper()))] == [
        p.text for p in pieces(fold(fold(text).upper().lower()))
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Łódź", "lodz"), ("ÆØÅ", "aeoa"), ("İstanbul", "istanbul"), ("ＡＢＣ１２", "abc12"),
        ("Ёлкина", "елкина"), ("ガ", "が"), ("か\u3099", "が"), ("歐陽", "欧阳"), ("渡邊", "渡边"),
        ("٤٨٢١", "4821"), ("한글", "한글"), ("أحمد", "احمد"), ("שָׁלוֹם", "שלומ"),
        ("Straße", "strasse"),
        ("Σίσυφος", "σισυφοσ"), ("\ud800x", "x"),
    ],
)  # fmt: skip
def test_letters_lose_marks_and_forms(written: str, plain: str) -> None:
    assert fold(written) == plain


@pytest.mark.parametrize("region", REGIONS)
def test_number_of_any_country_is_found_in_each_form_that_people_use(region: str) -> None:
    example = phonenumbers.example_number_for_type(
        region, phonenumbers.PhoneNumberType.MOBILE
    ) or phonenumbers.example_number(region)
    shapes = phonenumbers.PhoneNumberFormat
    national, full, e164 = (
        phonenumbers.format_number(example, shape)
        for shape in (shapes.NATIONAL, shapes.INTERNATIONAL, shapes.E164)
    )
    for stored in (national, full, e164):
        row = GuestRow(page=PageId(bytes(16)), name="x", phones=(stored,), region=region)
        found = keys(row).all
        for typed in (full, e164, e164.replace("+", "00"), e164[1:], e164[-4:]):
            ends, within = by_number(read(typed))
            assert holds(ends, found) or holds(within, found), (stored, typed)
    one, other = number(national, region), number(e164)
    assert one is not None
    assert other is not None
    assert same(one, other), (national, e164)


@given(digits=st.text("0123456789", min_size=3, max_size=15), data=st.data())
def test_any_fragment_of_three_digits_is_a_key_of_its_number(
    digits: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(digits) - 3))
    end = data.draw(st.integers(start + 3, len(digits)))
    found = {DIGITS + key for key in number_keys(digits)}
    assert any(holds(tier, found) for tier in by_number(read(digits[start:end])))


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("139 1122 4821 / 010-65529988", ["13911224821", "01065529988"]),
        ("020 7946 0958 ext. 12", ["02079460958"]),
        ("+44 (0)20 7946 0958", ["2079460958"]),
        ("12", []),
    ],
)
def test_field_with_two_numbers_or_an_extension_is_read(field: str, found: list[str]) -> None:
    ends = {key for key in number_keys(field) if len(key) == 4 or len(key) == 6}
    assert {digits[-4:] for digits in found} <= ends or not found
    assert bool(ends) == bool(found)


@given(word=st.text("abcdefghijklmnopqrstuvwxyz[];',.", min_size=1, max_size=12))
def test_layout_turned_twice_is_what_was_typed(word: str) -> None:
    for turned in other_layouts(word):
        assert word in other_layouts(turned)


@pytest.mark.parametrize(
    ("name", "surname", "said"),
    [
        ("欧阳锋", 2, "ouyangfeng"), ("单田芳", 1, "shantianfang"), ("吕布", 1, "lvbu"),
        ("曾巩", 1, "zenggong"), ("尉迟恭", 2, "yuchigong"), ("乐嘉", 1, "yuejia"),
        ("李乐", 1, "lile"), ("万俟卨", 2, "moqixie"),
    ],
)  # fmt: skip
def test_surname_is_said_as_a_surname(name: str, surname: int, said: str) -> None:
    assert han.surname_length(name) == surname
    assert "".join(han.readings(name, surname)[0]) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhangzimo", "zangzimo"),
        ("liuning", "liulin"),
        ("huangfei", "fanghui"),
        ("nvshen", "nusen"),
    ],
)
def test_southern_ear_hears_no_difference(one: str, other: str) -> None:
    assert han.southern(one) == han.southern(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gonzales", "gonzalez"), ("schmidt", "smith"), ("katherine", "catherine"),
     ("stephen", "steven"), ("meyer", "maier"), ("philips", "filipz"),
     ("khachaturian", "hachaturyan")],
)  # fmt: skip
def test_words_that_sound_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_usual_spellings_are_among_the_romanisations() -> None:
    assert {"yulia", "iuliia", "julia"} <= set(cyrillic.romanised("юлия"))
    assert {"khrushchev", "khrushchyov", "chruschtschow"} <= set(cyrillic.romanised("хрущёв"))
    assert {"hryhorii", "grigoriy"} & set(cyrillic.romanised("григорій"))
    assert {"park", "bak", "pak"} <= set(korean.romanised("박지영"))
    assert {"ohtani", "otani", "ootani"} <= set(kana.romanised("おおたに"))
    assert kana.romanised("ちゃっと")[0] == "chatto"


def test_word_parts_of_one_query_may_come_from_two_scripts() -> None:
    row = GuestRow(page=PageId(bytes(16)), name="王 Peter 小明")
    assert holds(by_name(read("wang pet")), keys(row).all)

"""The ladder of address: as asked, else politely, else not by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guests.entries import Identity
from assistant.tongue import LANGUAGES
from assistant.words.address import COMPOUND_SURNAMES, address

WANG = {"name": "王雅琴", "family": "王", "given": "雅琴", "language": "zh"}
GARCIA = {
    "name": "Ana García Márquez",
    "given": "Ana",
    "family": "García Márquez",
    "language": "es-ES",
}
IVANOVA = {
    "name": "Иванова Анна Сергеевна",
    "given": "Анна",
    "middle": "Сергеевна",
    "family": "Иванова",
    "gender": "f",
    "language": "ru",
}
HALL = {"name": "Alex Hall", "given": "Alex", "family": "Hall", "language": "en"}


@pytest.mark.parametrize(
    ("language", "who", "spoken"),
    [
        ("en", HALL | {"title": "Ms"}, "Ms Hall"),
        ("en", HALL | {"title": "Mrs."}, "Mrs Hall"),
        ("en", HALL | {"title": "mx"}, "Mx Hall"),
        ("en", HALL | {"title": "Dr."}, "Dr Hall"),
        ("en", HALL | {"title": "Reverend"}, "Reverend Hall"),
        ("en", HALL | {"gender": "f"}, "Ms Hall"),
        ("en", HALL | {"gender": "m"}, "Mr Hall"),
        ("en", HALL | {"gender": "x"}, ""),
        ("en", HALL, ""),
        ("en", HALL | {"title": "Rev."}, ""),
        ("en", HALL | {"family": "Bonham Carter", "title": "Ms"}, "Ms Bonham Carter"),
        ("en", {"name": "Mei", "given": "Mei"}, "Mei"),
        ("en", WANG | {"title": "女士", "reading": "Wáng Yǎqín"}, "Ms Wang"),
        ("en", WANG | {"title": "女士"}, ""),
        ("en", WANG | {"title": "女士", "reading": "wangyaqin"}, ""),
        ("en", WANG | {"title": "女士", "reading": "Wangyaqin X"}, ""),
        ("en", GARCIA | {"title": "Sra."}, "Ms García"),
        ("en", IVANOVA, ""),
        ("zh", WANG | {"title": "女士"}, "王女士"),
        ("zh", WANG | {"title": "医生"}, "王医生"),
        ("zh", WANG | {"title": "太太"}, "王太太"),
        ("zh", WANG | {"gender": "m"}, "王先生"),
        ("zh", WANG, ""),
        ("zh", {"name": "欧阳娜娜", "gender": "f", "language": "zh"}, "欧阳女士"),
        ("zh", {"name": "李伟", "gender": "m", "language": "zh-CN"}, "李先生"),
        ("zh", {"name": "张陈小明", "gender": "m", "language": "zh"}, ""),
        ("zh", {"name": "迪丽热巴·迪力木拉提", "gender": "f", "language": "zh"}, ""),
        ("zh", {"name": "田中雪", "gender": "f", "language": "ja"}, ""),
        ("zh", GARCIA | {"gender": "f"}, "García女士"),
        ("zh", HALL | {"title": "Dr", "gender": "f"}, ""),
        ("zh", HALL | {"title": "Miss"}, "Hall女士"),
        ("es", GARCIA | {"title": "Sra."}, "señora García"),
        ("es", GARCIA | {"title": "Dra."}, "doctora García"),
        ("es", GARCIA | {"title": "Dr."}, ""),
        ("es", GARCIA | {"title": "licenciada"}, "licenciada García"),
        ("es", GARCIA | {"title": "Lic."}, ""),
        ("es", GARCIA | {"title": "doña"}, "doña Ana"),
        ("es", GARCIA, ""),
        ("es", GARCIA | {"gender": "m", "family": "de la Hoz Pérez"}, "señor De la Hoz"),
        ("es", GARCIA | {"gender": "m", "family": "Ramón y Cajal"}, "señor Ramón y Cajal"),
        ("es", GARCIA | {"gender": "m", "family": "García-Márquez"}, "señor García-Márquez"),
        ("es", HALL | {"family": "Bonham Carter", "title": "Ms"}, "señora Bonham Carter"),
        ("ru", IVANOVA, "Анна Сергеевна"),
        ("ru", IVANOVA | {"middle": ""}, "Анна"),
        ("ru", IVANOVA | {"middle": "Мамед оглы"}, "Анна"),
        ("ru", IVANOVA | {"given": ""}, ""),
        ("ru", HALL | {"gender": "f"}, ""),
        ("ru", HALL | {"gender": "f", "family": "Холл"}, "госпожа Холл"),
    ],
)
def test_polite_form_of_the_language(language, who, spoken):
    assert address(Identity(**who), language).replace("\u00a0", " ") == spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guest_asked_to_be_called_wins(language):
    assert address(Identity(**IVANOVA | {"call_me": "Anya  from 12"}), language) == "Anya from 12"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", [WANG, GARCIA, IVANOVA, HALL])
def test_a_quiet_guest_is_never_named(language, who):
    quiet = Identity(**who | {"title": "Dr", "call_me": "Ace", "gender": "f"}, quiet=True)
    assert address(quiet, language) == ""


def test_compound_surnames_are_pairs():
    assert all(len(name) == 2 for name in COMPOUND_SURNAMES)


names = st.text(max_size=12) | st.sampled_from(
    ["王", "欧阳", "García", "de la", "y", "Иванова", " "]
)


@settings(deadline=None)
@given(
    st.builds(
        Identity,
        names,
        names,
        names,
        names,
        reading=names,
        title=names | st.sampled_from(["Dr", "女士", "Sra.", "doña"]),
        language=st.sampled_from(["", "en", "zh", "es", "ru", "ja"]),
        gender=st.sampled_from(["", "f", "m", "x"]),
    ),
    st.sampled_from(list(LANGUAGES)),
)
def test_an_address_is_one_line_and_gender_unknown_is_never_guessed(who, language):
    spoken = address(who, language)
    assert spoken == " ".join(spoken.split(" "))
    assert "\n" not in spoken
    if not who.title.strip() and who.gender in {"", "x"}:
        for guess in ("Mr", "Ms", "señor", "先生", "女士", "госпо"):
            assert guess not in spoken or guess in who.given + who.family + who.name

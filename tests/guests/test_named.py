"""What counts as naming a guest, in any order, spelling and script; and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guests.lookup.folding import fold
from assistant.guests.lookup.named import Naming
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId

PAGE = PageId(bytes(16))
ANNA = GuestRow(PAGE, "Anna Petrova", emails=("A.Petrova@Mail.example",))
ANNA_RU = GuestRow(PAGE, "Анна Сергеевна Петрова", phones=("+7 916 123-45-67",), region="RU")
WANG = GuestRow(PAGE, "王小明", reading="Wáng Xiǎomíng")
JURGEN = GuestRow(PAGE, "Jürgen Müller", phones=("+49 89 123456",), region="DE")
MARIA = GuestRow(PAGE, "María José García López", given="María José", family="García López")

SAID = [
    (ANNA, "Seat her away from Petrova, Anna, please.", "Petrova, Anna"),
    (ANNA, "ANNA  PETROVA's table", "ANNA  PETROVA"),
    (ANNA, "客人Anna Petrova说", "Anna Petrova"),
    (ANNA, "Write to a.petrova@mail.example.", "a.petrova@mail.example"),
    (ANNA_RU, "Позвонить Анне Петровой", "Анне Петровой"),
    (ANNA_RU, "Спросить Анну Сергеевну", "Анну Сергеевну"),
    (ANNA_RU, "a friend of Anna Petrova", "Anna Petrova"),
    (ANNA_RU, "тел. 8 (916) 123 45 67", "8 (916) 123 45 67"),
    (ANNA_RU, "+79161234567 again", "+79161234567"),
    (WANG, "请王小明先生来", "王小明"),
    (WANG, "王 小明", "王 小明"),
    (WANG, "Mr Xiaoming Wang", "Xiaoming Wang"),
    (JURGEN, "Juergen Mueller sat here", "Juergen Mueller"),
    (JURGEN, "Muller, Jurgen", "Muller, Jurgen"),
    (JURGEN, "call 089/12 34 56", "089/12 34 56"),
    (JURGEN, "0049 (0)89 123456", "0049 (0)89 123456"),
    (MARIA, "García, María José", "García, María"),
    (GuestRow(PAGE, "Cher"), "Cher sings", "Cher"),
    (GuestRow(PAGE, "김민수"), "김민수가 왔다", "김민수"),
    (GuestRow(PAGE, "山田 太郎"), "山田太郎様", "山田太郎"),
    (GuestRow(PAGE, "Siobhán O’Brien"), "O'Brien Siobhan", "O'Brien Siobhan"),
]
OTHERS = [
    (ANNA, "Anna likes tea; Petrova is a common name"),
    (ANNA, "Hannah Petrova and Anna Petrovanova"),
    (ANNA, "ba.petrova@mail.example"),
    (ANNA_RU, "Анна просила чай"),
    (ANNA_RU, "1916123456789"),
    (WANG, "小明来了"),
    (JURGEN, "Müller"),
    (JURGEN, "8912345678"),
    (MARIA, "María José"),
    (GuestRow(PAGE, "Cher"), "cherry"),
    (GuestRow(PAGE, "Al", phones=("204",)), "Room 204"),
    (GuestRow(PAGE, "…"), "… and so on"),
]


@pytest.mark.parametrize(("row", "text", "name"), SAID)
def test_name_is_found_as_it_is_said(row: GuestRow, text: str, name: str) -> None:
    naming = Naming(row)
    place = naming.place(text)
    assert place is not None
    assert text[slice(*place)] == name
    assert naming.may_be_in(fold(text))


@pytest.mark.parametrize(("row", "text"), OTHERS)
def test_half_a_name_or_another_one_is_nobody(row: GuestRow, text: str) -> None:
    assert Naming(row).place(text) is None


def test_another_card_counts_by_its_numbers_and_addresses_alone() -> None:
    naming = Naming(ANNA)
    assert naming.place("Anna Petrova", contacts_only=True) is None
    assert naming.place("A.PETROVA@mail.example", contacts_only=True) is not None


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_the_quick_look_misses_nothing_and_no_text_breaks_it(
    name: str, before: str, after: str
) -> None:
    naming = Naming(GuestRow(PAGE, name, emails=("x@y.example",), phones=("+34 600 123 987",)))
    for text in (f"{before} {name} {after}", f"{before} 600 123 987 {after}", after):
        place = naming.place(text)
        if place is not None:
            assert 0 <= place[0] < place[1] <= len(text)
            assert naming.may_be_in(fold(text))

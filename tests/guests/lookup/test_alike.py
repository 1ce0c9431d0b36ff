"""Who is on file already: by number, address and name, in any script."""

import pytest

from assistant.guests.entries import Identity
from assistant.guests.lookup import find, index
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId
from assistant.journal.store import Store

ON_FILE = {
    "王小明": {"phones": ("139 1122 4821",), "region": "CN"},
    "Юлия Щербакова": {"phones": ("+7 (926) 555-77-31",)},
    "Zoë Gonzales": {"phones": ("+44 (0)20 7946 0958",), "emails": ("Zoe.G@Example.org",)},
    "Mary Ann Evans": {"emails": ("mary@example.org",)},
    "Jürgen Müller": {},
    "김민수": {},
    "محمد": {},
    "Anna Berg": {"phones": ("1122 4821",)},
    "Aleksandra Nowak": {"nickname": "Ola"},
    "陈美丽": {"nickname": "小美"},
}


@pytest.fixture
def filed(store: Store) -> Store:
    with store.writing() as tx:
        for number, (name, more) in enumerate(ON_FILE.items(), 1):
            index.put(tx, GuestRow(page=PageId(bytes([number] * 16)), name=name, **more))
    return store


def pages(*names: str) -> list[PageId]:
    return [PageId(bytes([list(ON_FILE).index(name) + 1] * 16)) for name in names]


@pytest.mark.parametrize(
    ("phone", "region", "name"),
    [
        ("+86 139 1122 4821", "", "王小明"),
        ("13911224821", "CN", "王小明"),
        ("0086 13911224821", "", "王小明"),
        ("8 926 555 77 31", "RU", "Юлия Щербакова"),
        ("8 926 555 77 31", "", "Юлия Щербакова"),
        ("9265557731", "RU", "Юлия Щербакова"),
        ("020 7946 0958", "GB", "Zoë Gonzales"),
        ("020 7946 0958", "", "Zoë Gonzales"),
        ("11224821", "", "Anna Berg"),
    ],
)
def test_number_is_the_same_however_it_is_written(
    filed: Store, phone: str, region: str, name: str
) -> None:
    with filed.reading() as tx:
        assert find.by_contact(tx, [phone], [], region) == pages(name)


@pytest.mark.parametrize("phone", ["4821", "+1 926 555 77 31", "+44 20 7946 0959", "", "n/a"])
def test_number_that_is_only_similar_is_another(filed: Store, phone: str) -> None:
    with filed.reading() as tx:
        assert find.by_contact(tx, [phone], []) == []


def test_address_is_the_same_in_capitals_and_no_other(filed: Store) -> None:
    with filed.reading() as tx:
        assert find.by_contact(tx, [], ["zoe.g@example.ORG "]) == pages("Zoë Gonzales")
        assert find.by_contact(tx, [], ["zoe@example.org", "mary", "@", ""]) == []
        both = find.by_contact(tx, ["+79265557731"], ["mary@example.org"])
        assert set(both) == set(pages("Юлия Щербакова", "Mary Ann Evans"))


@pytest.mark.parametrize(
    ("identity", "name", "why"),
    [
        (Identity("Somebody", phones=("+8613911224821",)), "王小明", "phone"),
        (Identity("Somebody", emails=("MARY@example.org",)), "Mary Ann Evans", "email"),
        (Identity("王小明"), "王小明", ""),
        (Identity("王 小明"), "王小明", ""),
        (Identity("Wang Xiaoming"), "王小明", "sound"),
        (Identity("Xiaoming Wang"), "王小明", "sound"),
        (Identity("Yulia Shcherbakova"), "Юлия Щербакова", "sound"),
        (Identity("Щербакова Юлия"), "Юлия Щербакова", ""),
        (Identity("Muller Jurgen"), "Jürgen Müller", ""),
        (Identity("Juergen Mueller"), "Jürgen Müller", ""),
        (Identity("Ann Evans"), "Mary Ann Evans", ""),
        (Identity("Kim Minsu"), "김민수", "sound"),
        (Identity("J. M.", given="Jürgen", family="Müller"), "Jürgen Müller", ""),
        (Identity("Herr Jürgen Müller"), "Jürgen Müller", ""),
        (Identity("Min-su Kim"), "김민수", "sound"),
        (Identity("Muhammad"), "محمد", "sound"),
        (Identity("Zoe Gonzalez"), "Zoë Gonzales", "spelling"),
        (Identity("Gonsales Zoë"), "Zoë Gonzales", "spelling"),
        (Identity("Юлия Щербокова"), "Юлия Щербакова", "spelling"),
        (Identity("Wang Xiaomign"), "王小明", "spelling"),
        (Identity("王晓明"), "王小明", "sound"),
        (Identity("Zoë Marta Gonzales"), "Zoë Gonzales", "spelling"),
    ],
)
def test_probable_duplicate_is_told_with_its_reason(
    filed: Store, identity: Identity, name: str, why: str
) -> None:
    with filed.reading() as tx:
        assert [(hit.name, hit.why) for hit in find.alike(tx, identity)] == [(name, why)]


@pytest.mark.parametrize(
    "name",
    [
        "Wang",
        "Anna Evans",
        "Zoë",
        "Zoe Berg",
        "王明",
        "王晓",
        "Mary",
        "Ana Borg",
        "Ms",
        "Señora Doña",
        "…",
    ],
)
def test_other_person_is_no_duplicate(filed: Store, name: str) -> None:
    with filed.reading() as tx:
        assert find.alike(tx, Identity(name)) == []


@pytest.mark.parametrize(
    ("nickname", "name"),
    [("Ola", "Aleksandra Nowak"), (" OLA ", "Aleksandra Nowak"), ("小美", "陈美丽")],
)
def test_same_nickname_is_told(filed: Store, nickname: str, name: str) -> None:
    with filed.reading() as tx:
        found = find.alike(tx, Identity("Somebody Else", nickname=nickname))
    assert [(hit.page, hit.why) for hit in found] == [(*pages(name), "nickname")]


@pytest.mark.parametrize("nickname", ["Olaf", "Nowak", "·", ""])
def test_other_nickname_is_no_duplicate(filed: Store, nickname: str) -> None:
    with filed.reading() as tx:
        assert find.alike(tx, Identity("Somebody Else", nickname=nickname)) == []

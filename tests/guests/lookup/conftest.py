"""A real, encrypted store with the look-up's tables in it, and a crowd of guests."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.guests.lookup import index
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId
from assistant.journal.store import Store

DAY_S = 24 * 60 * 60
NOW_S = 1_795_000_000

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈彭苏卢蒋蔡"
GIVEN = "伟芳敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲梅红建华国志浩子涵欣怡梓轩佳琪思雨嘉诚俊豪"
ENGLISH = (
    "James",
    "Mary",
    "John",
    "Linda",
    "Robert",
    "Susan",
    "Michael",
    "Karen",
    "William",
    "Nancy",
    "David",
    "Lisa",
    "Richard",
    "Betty",
    "Thomas",
    "Sarah",
    "Mark",
    "Emily",
)
SPANISH = (
    "Antonio",
    "María",
    "José",
    "Carmen",
    "Juan",
    "Ana",
    "Javier",
    "Laura",
    "Carlos",
    "Marta",
    "Alejandro",
    "Lucía",
    "Miguel",
    "Pilar",
    "Rafael",
    "Elena",
    "Pablo",
    "Sara",
)
RUSSIAN = (
    "Анна",
    "Иван",
    "Мария",
    "Сергей",
    "Елена",
    "Дмитрий",
    "Ольга",
    "Алексей",
    "Наталья",
    "Андрей",
    "Ирина",
    "Михаил",
    "Татьяна",
    "Николай",
    "Светлана",
    "Павел",
)
STEMS = (
    "Bar",
    "Win",
    "Ash",
    "Mor",
    "Wel",
    "Cal",
    "Dun",
    "Far",
    "Hol",
    "Jen",
    "Kel",
    "Lan",
    "Mac",
    "Nor",
    "Oak",
    "Per",
    "Ral",
    "Tay",
    "Wes",
    "Yor",
    "Ten",
    "Lock",
    "Gar",
    "Her",
    "Mar",
)
ENDS = ("son", "ton", "ley", "man", "ers", "field", "ez", "ero", "illa", "ado", "os", "ing")
РУССКИЕ = (
    "Петр",
    "Сидор",
    "Кузнец",
    "Попов",
    "Васил",
    "Новик",
    "Волк",
    "Лебед",
    "Семен",
    "Павл",
    "Козл",
    "Степан",
    "Орл",
    "Андре",
    "Макар",
    "Захар",
    "Сокол",
    "Борис",
    "Яковл",
    "Роман",
)
NOTES = (
    "prefers the window",
    "comes with the dog",
    "quiet table please",
    "喜欢靠窗的位子",
    "总是点龙井茶",
    "любит чай с лимоном",
    "café solo sin azúcar",
    "early breakfast",
    "likes jazz",
)


def crowd(size: int, seed: int = 1) -> list[GuestRow]:
    """So many guests of everyday names, the same ones each time."""
    chance = random.Random(seed)
    return [_somebody(chance) for _ in range(size)]


def _somebody(chance: random.Random) -> GuestRow:
    kind = chance.random()
    digits = "".join(chance.choices("0123456789", k=8))
    surname = chance.choice(STEMS) + chance.choice(ENDS)
    if kind < 0.4:
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        phone = "1" + chance.choice(("38", "39", "86")) + digits
    elif kind < 0.65:
        name, phone = f"{chance.choice(ENGLISH)} {surname}", f"+1 202 {digits[:3]}-{digits[3:7]}"
    elif kind < 0.85:
        other = chance.choice(STEMS) + chance.choice(ENDS)
        name, phone = (
            f"{chance.choice(SPANISH)} {surname} {other.lower().title()}",
            f"+34 6{digits}",
        )
    else:
        ending = chance.choice(("ов", "ев", "ин", "енко"))
        name = f"{chance.choice(RUSSIAN)} {chance.choice(РУССКИЕ)}{ending}"
        phone = f"8 9{digits[0]}2 {digits[1:4]}-{digits[4:6]}-{digits[6:]}1"
    email = f"{surname.lower()}{digits[:2]}@{chance.choice(('gmail.com', 'qq.com', 'mail.ru'))}"
    return GuestRow(
        page=PageId(chance.randbytes(16)),
        name=name,
        phones=(phone,),
        emails=(email,) if chance.random() < 0.5 else (),
        notes=(chance.choice(NOTES),) if chance.random() < 0.15 else (),
        line="",
        visits=chance.randint(0, 9),
        weight=NOW_S - chance.expovariate(1 / (200 * DAY_S)),
    )


@pytest.fixture(scope="session")
def people() -> Callable[..., list[GuestRow]]:
    """`people(size, seed)`: guests of everyday names."""
    return crowd


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store whose index is empty."""
    opened = Store(tmp_path / "salve.db", bytes(range(32)))
    opened.create("real")
    with opened.writing() as tx:
        index.create(tx)
    yield opened
    opened.close()

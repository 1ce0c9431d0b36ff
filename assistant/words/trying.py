"""How a line of the house's own reads for made-up guests, while it is being written. Pure."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct

from assistant.guests.entries import Gender, Identity, Moment, Origin
from assistant.guests.labels import GENDERS, label
from assistant.guests.view import GuestView, PreferenceView
from assistant.journal.stamp import PROGRAM, EntryId, PageId
from assistant.refusal import Refused
from assistant.tongue import _
from assistant.words.book import Book, Line
from assistant.words.boxes import form_of_visit, pattern, tidied
from assistant.words.entries import Form, Texts, Varies
from assistant.words.filling import fillings
from assistant.words.hours import PARTS, hour
from assistant.words.pattern import placeholders
from assistant.words.situation import Matter, scene_of

VISITS = (1, 2, 5, 21)
"""Visits by whose numbers a language shows all its plural forms."""
_GENDERS: tuple[Gender, ...] = ("f", "m", "")
_GENDER_OF: dict[Form, Gender] = {"f": "f", "m": "m", "other": ""}
_NOW = datetime(2026, 5, 9, 10, 30, tzinfo=UTC)
_NOW_MS = int(_NOW.timestamp() * 1000)

_GUESTS: dict[str, dict[Gender, Identity]] = {
    "en": {
        "f": Identity("Emma Hall", family="Hall", title="Ms", gender="f"),
        "m": Identity("Daniel Hall", family="Hall", title="Mr", gender="m"),
        "": Identity("Alex Hall", call_me="Alex"),
    },
    "zh": {
        "f": Identity("王雅琴", family="王", title="女士", gender="f"),
        "m": Identity("王建国", family="王", title="先生", gender="m"),
        "": Identity("林晓宁", call_me="林老师"),
    },
    "es": {
        "f": Identity("Ana García", family="García", title="señora", gender="f"),
        "m": Identity("Juan García", family="García", title="señor", gender="m"),
        "": Identity("Álex García", call_me="Álex"),
    },
    "ru": {
        "f": Identity("Анна Иванова", given="Анна", middle="Сергеевна", gender="f"),
        "m": Identity("Сергей Иванов", given="Сергей", middle="Петрович", gender="m"),
        "": Identity("Саша Иванова", call_me="Саша"),
    },
}
_ABOUT = {
    "en": ("Marta", "the Old Harbour", "14 Linden Street", "a quiet table", "Oleg"),
    "zh": ("小宁", "老港口酒店", "林荫路14号", "安静的位子", "奥列格"),
    "es": ("Marta", "Puerto Viejo", "calle de los Tilos, 14", "mesa tranquila", "Óscar"),
    "ru": ("Марта", "«Старая гавань»", "Липовая, 14", "тихий столик", "Олег"),
}
"""Who speaks, the house, an address, what the guest likes, who sees to what is open."""


class Preview(Struct, frozen=True):
    """A line as a made-up guest would hear it."""

    label: str
    """For whom, in the interface's language."""
    text: str


def previews(
    book: Book,
    moment: Moment,
    situation: str,
    texts: Texts,
    varies: Varies,
    language: str,
    *,
    staff: str = "",
    house: str = "",
    fits: Collection[str] = (),
) -> list[Preview]:
    """How the line reads in `language` for made-up guests; where names are "", made-up ones stand.

    It is the part of the day that `fits` asks for. Boxes that are empty, or cannot be filled, are
    left out.
    """
    boxes, at = texts.get(language, {}), _hour_for(language, fits)

    def heard(gender: Gender, visit: int) -> str:
        form = {"": "", "visit": form_of_visit(language, visit), "gender": gender or "other"}
        values = _values(language, gender, visit, staff, house, at)
        try:
            text = pattern({"": tidied(boxes.get(form[varies], ""), moment)}, "", language)
        except (Refused, ValueError):
            return ""
        line = Line("", moment, (situation,), (), "", text, placeholders(text))
        return book.filled(language, line, values)

    by_visit = [(_("visit {n}").format(n=n), heard("", n)) for n in VISITS]
    by_gender = [(_gender(one), heard(one, VISITS[1])) for one in _GENDERS]
    visits, genders = ({text for _told, text in one} for one in (by_visit, by_gender))
    if len(visits | genders) == 1:
        return [Preview(_("every guest"), text) for text in visits if text]
    shown = by_visit if len(visits) > 1 else []
    shown += by_gender if len(genders) > 1 else []
    return _joined(shown)


def sample(
    placeholder: str,
    language: str,
    varies: Varies = "",
    form: Form = "",
    fits: Collection[str] = (),
) -> str:
    """What a placeholder could be filled with in `language`; "" for one that is not known.

    In a box that is for some guests only (`form`), with what such a guest has; at the part of the
    day that `fits` asks for.
    """
    gender = _GENDER_OF.get(form, "f") if varies == "gender" else "f"
    visit = VISITS[2]
    if varies == "visit":
        visit = next((one for one in VISITS if form_of_visit(language, one) == form), visit)
    values = _values(language, gender, visit, "", "", _hour_for(language, fits))
    return str(values.get(placeholder, ""))


def _gender(gender: Gender) -> str:
    return label(GENDERS, gender) if gender else _("gender not known")


def _joined(shown: Iterable[tuple[str, str]]) -> list[Preview]:
    """The same text once, with all for whom it is."""
    whom: dict[str, list[str]] = {}
    for told, text in shown:
        whom.setdefault(text, []).append(told)
    return [Preview(" · ".join(told), text) for text, told in whom.items() if text]


def _hour_for(language: str, fits: Collection[str]) -> int:
    """The first hour of the part of the day that a line is for; one in the morning if it is any."""
    if frozenset(PARTS).isdisjoint(fits):
        return _NOW.hour
    hours = (at for at in range(24) if hour(language, _NOW.replace(hour=at)).part in fits)
    return next(hours, _NOW.hour)


@lru_cache(maxsize=64)
def _values(
    language: str, gender: Gender, visit: int, staff: str, house: str, at: int = _NOW.hour
) -> dict[str, str | int]:
    """All that can be known of a made-up guest; what the house itself is called may be left out."""
    speaker, place, address, likes, owner = _ABOUT[language]
    pleasures = (_liked(likes, "said"), _liked(likes, "seen"))
    guest = GuestView(
        PageId(b"made up"),
        _GUESTS[language][gender],
        met_ms=0,
        preferences=pleasures,
        earlier_visits=visit - 1,
    )
    now = _NOW.replace(hour=at)
    part = hour(language, now).part
    scene = scene_of(guest, now, "in-person", Matter(owner=owner, by="16:30"), part)
    about = {"staff": staff or speaker, "house": house or place, "value": address}
    return about | fillings(scene, language, language)


def _liked(text: str, origin: Origin) -> PreferenceView:
    return PreferenceView(EntryId(b""), text, origin, "", PROGRAM, _NOW_MS, _NOW_MS)

"""The open book: everything on file about a guest, told to the guest in plain words (H11). Pure.

What is in it, by article 15 of the GDPR: all lines about the guest, why they are kept and how long,
who got them, and what the guest may ask for. What is left out: the words of matters that could harm
another person (`of_matters.KEPT_BACK`), who else is concerned by a matter, and the page of any
other guest. A name that somebody wrote into a free text cannot be known as one and stays.
Colleagues are named as the house has settled (`Signing`).
"""

from msgspec import structs

from assistant.guests.entries import GuestMet
from assistant.guests.labels import label
from assistant.privacy.moments import day_told
from assistant.privacy.naming import Pen
from assistant.privacy.of_card import YOURS, of_card
from assistant.privacy.of_identity import of_identity
from assistant.privacy.of_matters import of_matters
from assistant.privacy.of_shifts import of_shifts
from assistant.privacy.terms import EVER
from assistant.privacy.told import Book, Key, Material, Section, Told
from assistant.tongue import _, n_, named, sentences, spoken, spoken_as


def open_book(material: Material, language: str) -> Book:
    """The book in `language` (BCP 47), or in the interface's where ours has no words in that."""
    with spoken_as(language):
        return _written(material)


def _written(material: Material) -> Book:
    pen = Pen(material)
    view = material.guest
    name = view.identity.name
    made_by = pen.by(material.made_by) if material.made_by else ""
    return Book(
        page=view.page,
        name=name,
        language=spoken(),
        made_ms=material.now_ms,
        made=pen.at(material.now_ms),
        made_by=made_by,
        house=material.house,
        title=_("What we keep about you"),
        letter=_letter(material),
        sections=tuple(_sections(pen, material)),
        marks=_marks(material),
        contacts=_contacts(material),
    )


def _contacts(material: Material) -> tuple[str, ...]:
    """Those of today, of before, of cards that were joined, and of who is expected."""
    view = material.guest
    met = (line.body.who for line in material.story if isinstance(line.body, GuestMet))
    told = [one for who in (view.identity, *met) for one in (*who.phones, *who.emails)]
    told += [one for who in material.expected for one in (*who.phones, *who.emails)]
    told += [line.text for line in view.log if line.kind in ("contact-added", "contact-removed")]
    old = [pair for join in view.joined for pair in join.old if pair[0] in ("phone", "email")]
    told += [one for _field, values in old for one in values.split("\n")]
    return tuple(dict.fromkeys(filter(None, told)))


def _letter(material: Material) -> str:
    """Why the guest reads this."""
    house = material.house
    greeting = _("Dear {name},").format(name=material.guest.identity.name)
    ours = _("This is everything that {house} has on file about you, in plain words.")
    anybody = _("This is everything that we have on file about you, in plain words.")
    why = _(
        "We keep it to greet you as you like it, to remember what you told us, and to put right"
        " what went wrong."
    )
    yours = _(
        "If something is wrong, or if you want to add a word of your own, tell us and we write it"
        " down at once."
    )
    first = ours.format(house=house) if house else anybody
    return f"{greeting}\n{sentences(first, why, yours)}"


def _marks(material: Material) -> tuple[str, ...]:
    view = material.guest
    told = [_("What is on file about you is only kept, not used.")] if view.restricted else []
    told += [named(_("You do not want"), label(YOURS, one.use)) for one in view.objections]
    return tuple(told)


def _sections(pen: Pen, material: Material) -> list[Section]:
    lines: dict[Key, list[Told]] = {}
    told: list[tuple[Key, Told]] = [
        ("who", one) for one in of_identity(pen, material.guest, material.story)
    ]
    told += of_card(pen, material.guest.log)
    told += of_matters(pen, material.matters)
    told += of_shifts(pen, material)
    told += [("looked", one) for one in _looks(pen, material)]
    told += [("source", _origin(pen, material))]
    told += [("kept", one) for one in _kept(material)]
    told += [("rights", Told("", text)) for text in _rights()]
    for key, one in told:
        lines.setdefault(key, []).append(one)
    for key in ("told", "noticed", "visits", "wrong", "promises", "said", "letters", "looked"):
        lines.get(key, []).sort(key=lambda one: one.when_ms)
    return [
        structs.replace(section, lines=tuple(lines.get(section.key, ())) or _nothing())
        for section in _titles(material)
    ]


def _nothing() -> tuple[Told, ...]:
    return (Told("", _("Nothing.")),)


def _titles(material: Material) -> list[Section]:
    """All sections: also an empty one says that there is nothing."""
    hidden = (
        ""
        if material.sees_all
        else _(
            "Matters that only a few colleagues may see are shown to you by one of them: just ask."
        )
    )
    unread = material.unread
    newer = n_(
        "{n} line was written by a newer version of our program and cannot be told here.",
        "{n} lines were written by a newer version of our program and cannot be told here.",
        unread,
    ).format(n=unread)
    return [
        Section("who", _("Who you are to us"), _("You gave us this, unless it says otherwise.")),
        Section("told", _("What you told us")),
        Section("noticed", _("What we noticed"), _("Written by our staff.")),
        Section("visits", _("Your visits, calls and messages")),
        Section("wrong", _("What went wrong, and how we put it right"), hidden),
        Section("promises", _("What we promised and planned")),
        Section("said", _("What was said to you"), _("Words that our staff noted as said.")),
        Section("letters", _("Letters, cards and calls")),
        Section("looked", _("Who looked, and what was given to you"), _recipients()),
        Section("source", _("Where it came from"), newer if unread else ""),
        Section("kept", _("How long it is kept")),
        Section("rights", _("What you can ask of us")),
    ]


def _recipients() -> str:
    return _(
        "Only the desks of our house have this. Our program gives it to nobody else, and nothing is"
        " decided about you by a machine."
    )


def _looks(pen: Pen, material: Material) -> list[Told]:
    """Who opened the card, once a day and person."""
    days: dict[tuple[str, str], list[int]] = {}
    for one in material.looks:
        key = (day_told(one.at_ms, material.zone), pen.by(one.staff))
        days.setdefault(key, []).append(one.at_ms)
    told = []
    for (_day, by), times in days.items():
        first, n = min(times), len(times)
        text = n_("Your card was opened once.", "Your card was opened {n} times.", n).format(n=n)
        told.append(Told("cards-opened", text, first, pen.at(first), by))
    return told


def _origin(pen: Pen, material: Material) -> Told:
    view = material.guest
    ways = {
        "import": _("Your card came with a list of guests that the house already had."),
        "practice": _("Your card was made up to practise with."),
    }
    text = ways.get(view.source, _("Your card was begun at the counter."))
    return Told("guest-met", text, view.met_ms, pen.at(view.met_ms), pen.by(view.met_by))


def _kept(material: Material) -> list[Told]:
    """By the house's terms, and what has a day of its own."""
    terms = material.terms
    told = [
        _term(terms.moods, _("How you felt")),
        _term(terms.access, _("What you need help with, after the visit")),
        _term(terms.restricted, _("Problems that only a few colleagues may see, once closed")),
        _term(terms.guests, _("Everything, after the last line about you")),
        _("Private data for which you gave consent: until the day that stands beside it."),
    ]
    return [Told("", text) for text in told]


def _term(days: int, what: str) -> str:
    if days == EVER:
        return named(what, _("without an end"))
    years, rest = divmod(days, 365)
    if years and not rest:
        return named(what, n_("{n} year", "{n} years", years).format(n=years))
    return named(what, n_("{n} day", "{n} days", days).format(n=days))


def _rights() -> list[str]:
    return [
        _("Have something corrected, or your own words put beside it."),
        _("Have a copy of all this, on paper or as a file, also for another house."),
        _("Have it only kept and not used, while something is being settled."),
        _("Object: to recommendations, to being greeted by name, to notes of what you did not tell"
          " us, to letters."),
        _("Withdraw your consent where you gave one; from then on it is not kept."),
        _("Have everything erased. We tell you first what is still open."),
        _("Complain to the data protection authority of your country."),
    ]  # fmt: skip

"""What another house's words would change, told: the count, and what differs, yours and theirs."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from assistant.exchange.words_file import Brought, Forecast
from assistant.guests.entries import Moment
from assistant.journal.entry import Body
from assistant.languages import language_name
from assistant.tongue import LANGUAGES, _, n_, spoken
from assistant.words.book import Book
from assistant.words.entries import (
    PhrasesOrdered,
    PhraseSwitched,
    PhraseWritten,
    WordSwitched,
    WordWritten,
)
from assistant.words.forms import as_read
from assistant.words.labels import level_label, moment_label, only_labels, situation_label
from assistant.words.lexicon import Use, entries
from assistant.words.trading import about, standing
from assistant.words.trying import previews
from assistant.words.view import HouseWords
from ui.look.days import written_day
from ui.look.numbers import count
from ui.look.rows import Heading

DOT = "  ·  "
_USES: dict[str, Use] = {"words": "said", "notes": "note"}


class TradeRow(Struct, frozen=True):
    """Something that would change."""

    key: tuple[str, ...]
    what: str
    """“Greeting · Birthday”, “English · Rather not”."""
    theirs: str
    yours: str = ""
    """What stands here now; "" where nothing does."""


def forecast_words(found: Forecast) -> str:
    """“12 new lines  ·  2 new words  ·  3 differ from yours  ·  40 are here already”."""
    lines, words = _many(found.new, PhraseWritten), _many(found.new, WordWritten)
    choices = len(found.new) - lines - words
    differ, same = len(found.differs), len(found.same)
    parts = (
        (lines, n_("{n} new line", "{n} new lines", lines)),
        (words, n_("{n} new entry of the lexicon", "{n} new entries of the lexicon", words)),
        (choices, n_("{n} choice of what is offered", "{n} choices of what is offered", choices)),
        (differ, n_("{n} differs from yours", "{n} differ from yours", differ)),
        (same, n_("{n} is here already", "{n} are here already", same)),
    )
    told = [words.format(n=count(many)) for many, words in parts if many]
    return DOT.join(told) or _("There is nothing in this file but its name.")


def origin_words(brought: Brought) -> str:
    """“The Old Harbour · 9 May 2026”, as far as the file says it."""
    return DOT.join(filter(None, (brought.house, written_day(brought.day))))


def trade_rows(book: Book, house: HouseWords, found: Forecast) -> list[TradeRow | Heading]:
    """What differs first, then what is new."""
    there = {about(body): body for body in standing(house)}
    rows: list[TradeRow | Heading] = []
    for title, bodies in ((_("Different from yours"), found.differs), (_("New"), found.new)):
        if bodies:
            rows.append(Heading((title, count(len(bodies)))))
            rows += [_row(book, body, there) for body in bodies]
    return rows


def _row(book: Book, body: Body, there: Mapping[tuple[str, ...], Body]) -> TradeRow:
    old = there.get(about(body))
    key = about(body)
    if isinstance(body, PhraseWritten):
        was = old if isinstance(old, PhraseWritten) else None
        what = DOT.join((moment_label(body.moment), situation_label(body.situation, body.moment)))
        tongue = _tongue(body, was)
        yours = "" if was is None else _line(book, was, tongue)
        return TradeRow(key, what, _line(book, body, tongue), yours)
    if isinstance(body, WordWritten):
        was_word = _word(old) if isinstance(old, WordWritten) else ""
        what = DOT.join((language_name(body.language), level_label(body.level)))
        return TradeRow(key, what, _word(body), was_word)
    return TradeRow(key, *_choice(book, body))


def _choice(book: Book, body: Body) -> tuple[str, str]:
    """What is offered or marked, and in which order: what it is about, and what is wished."""
    if isinstance(body, PhrasesOrdered):
        what = DOT.join((moment_label(body.moment), situation_label(body.situation, body.moment)))
        return what, _("Another order of the lines")
    if isinstance(body, PhraseSwitched):
        wished = _("A line is offered again") if body.on else _("A line is not offered")
        return moment_label(body.moment), _said(wished, _shipped(book, body.moment, body.key))
    if isinstance(body, WordSwitched):
        wished = _("It is marked again") if body.on else _("It is not marked")
        return _("The lexicon"), _said(wished, _entry(body.key))
    return "", ""


def _said(wished: str, words: str) -> str:
    return DOT.join((wished, _("“{words}”").format(words=words))) if words else wished


def _tongue(body: PhraseWritten, was: PhraseWritten | None) -> str:
    """The language in which to tell a line: where it differs, the interface's before others."""
    order = sorted(LANGUAGES, key=lambda tag: tag != spoken())
    texts = [tag for tag in order if body.texts.get(tag)]
    differ = [tag for tag in texts if was is None or was.texts.get(tag) != body.texts.get(tag)]
    return next(iter(differ or texts), spoken())


def _line(book: Book, body: PhraseWritten, tongue: str) -> str:
    """As a made-up guest would hear it, and when it is offered."""
    place = (body.moment, body.situation)
    found = previews(book, *place, body.texts, body.varies, tongue, fits=body.fits)
    written = next(iter(body.texts.get(tongue, {}).values()), "")
    return DOT.join((found[0].text if found else written, *only_labels(body.fits)))


def _word(body: WordWritten) -> str:
    said = " · ".join(as_read(form) for form in body.say)
    return f"{said}  →  {body.better}" if body.better else said


def _shipped(book: Book, moment: Moment, key: str) -> str:
    line = book.shipped(spoken(), moment).get(key)
    if line is None:
        return ""
    texts = {spoken(): {"": line.text}}
    found = previews(book, moment, line.situation, texts, "", spoken())
    return found[0].text if found else ""


def _entry(key: str) -> str:
    """The first wording of one of our entries, by `Remark.key`."""
    language, _dot, rest = key.partition(".")
    file, _dot, name = rest.partition(".")
    if language not in LANGUAGES or file not in _USES:
        return ""
    found = (one for one in entries(language, _USES[file]) if one.key == name)
    return next((as_read(one.say[0]) for one in found), "")


def _many(bodies: Iterable[Body], kind: type[Body]) -> int:
    return sum(isinstance(body, kind) for body in bodies)

"""The phrase book: the lines of a language, read from its files, checked, and filled.

`resources/words/<language>/<moment>.toml` holds the lines of a moment (`MOMENTS`):

    [[line]]
    key = "returning.name"       # the same key in every language is the same situation and variant
    fits = ["returning", "!mood-low-last-time"]
    bears = ["remote"]
    why = "H13"
    text = "{hello}, {name}. How good to see you again."

`fits`: conditions that must hold ("!x": must not hold). The first is the situation that the line
is for (`SITUATIONS_OF` its moment, in situation.py), the others are any of its `CONDITIONS`.
`bears`: guards (`GUARDS`) that the line may be said under besides those in `fits`. A line is never
said under a guard that it names in neither: to a quiet guest, before an open matter or an unsettled
mistake has been named, at a distance ("remote": telephone or online; "telephone" in `fits` includes
it). In a recovery the matter is what is spoken of: there only "quiet" and "remote" count.
`why`: the row of the handbook. `text`: ICU MessageFormat, ’ and never a straight quote.

Placeholders. A line is offered only when all of its placeholders can be filled:
    {name}        form of address; stands where nothing inflects: between commas, or first
    {hello}       greeting of the hour, capital first: at the beginning of a sentence
    {hello_mid}   the same in small letters, within a sentence
    {bye}         good wish of the hour, a whole sentence without its end mark
    {staff}       who is speaking        {house}  the house's name
    {owner}       the colleague who sees to what is open: never the one who is speaking
    {by}          the clock time today by which something is promised: 16:30, in Spanish «las 16:30»
    {preference}  said by the guest and fresh, as noted, in this line's language; after a colon
    {asked}       only seen, or old: stands in a question
    {value}       what the program knows: a number or address to read back, or one of the house's
    {visit}       the number of this visit; only beside the condition "milestone" (10, 25, 50, 100)
    {gender, select, f {…} m {…} other {…}}   the guest's, "other" when it was not said
Two languages' lines of one key use the same placeholders, except hello, hello_mid, bye and gender.
Every situation of a moment has at least three lines that are offered whatever is known: without
{name}, {staff}, {house}, {owner}, {by} and {value}. Of letters, cards and other `DRAFTS` there are
at least two: these are several sentences, and may have paragraphs.
"""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

import msgspec
from icu4py.messageformat import MessageFormat
from msgspec import Struct
from msgspec.structs import replace

from assistant.guests.entries import Moment
from assistant.words.boxes import pattern
from assistant.words.entries import OWN, PhraseWritten
from assistant.words.pattern import PLACEHOLDERS, placeholders
from assistant.words.situation import GUARDS, SITUATIONS_OF, unknown_conditions
from assistant.words.view import HouseWords

_FORMATS_MOST = 4000
"""So many lines are kept ready to be filled."""
MOMENTS: tuple[Moment, ...] = get_args(Moment)
_ANY = "en"
"""In every language a line has the same guards."""


class Line(Struct, frozen=True):
    """One line of the phrase book, in one language."""

    key: str
    moment: Moment
    fits: tuple[str, ...]
    bears: tuple[str, ...]
    why: str
    text: str
    wants: frozenset[str]
    """The placeholders that its text fills."""

    @property
    def situation(self) -> str:
        """What the line is for."""
        return self.fits[0]

    @property
    def is_own(self) -> bool:
        """Whether the house wrote it."""
        return self.key.startswith(OWN)


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """A line as it stands in its file."""

    key: str
    fits: tuple[str, ...]
    why: str
    text: str
    bears: tuple[str, ...] = ()


class Book:
    """The lines of every language, each language read when it is first asked for.

    What the house has settled lies over it: own lines beside ours, some switched off, in its order.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder: Traversable = folder or files("resources") / "words"
        self._shipped: dict[tuple[str, Moment], dict[str, Line]] = {}
        self._pages: dict[tuple[str, Moment], dict[str, Line]] = {}
        self._formats: dict[tuple[str, str], MessageFormat] = {}
        self._house = HouseWords()

    def settle(self, house: HouseWords) -> None:
        """From now on the house's own words count as well."""
        self._house = house
        self._pages = {}

    def lines(self, language: str, moment: Moment) -> Mapping[str, Line]:
        """The lines that are offered at a moment by their keys. `language` is "en", not "en-GB"."""
        page = self._pages.get((language, moment))
        if page is None:
            every = {**self.shipped(language, moment), **self._own(language, moment)}
            off = {key for at, key in self._house.off if at == moment}
            page = {key: line for key, line in every.items() if key not in off}
            self._pages[language, moment] = page
        return page

    def shipped(self, language: str, moment: Moment) -> Mapping[str, Line]:
        """Ours alone, whatever the house has settled."""
        page = self._shipped.get((language, moment))
        if page is None:
            page = self._shipped[language, moment] = _page(self._folder, language, moment)
        return page

    def place(self, line: Line) -> int:
        """Where the house has put a line among those of its situation; behind them if nowhere."""
        keys = self._house.order.get((line.moment, line.situation), ())
        return keys.index(line.key) if line.key in keys else len(keys)

    def filled(self, language: str, line: Line, values: Mapping[str, str | int]) -> str:
        """The text of `line` with its placeholders filled; a sentence begins with a capital."""
        at = (language, line.text)
        form = self._formats.get(at)
        if form is None:
            if len(self._formats) >= _FORMATS_MOST:  # somebody has been writing lines for long
                self._formats = {}
            form = self._formats[at] = MessageFormat(line.text, language)
        return _capital(form.format({name: values[name] for name in line.wants}))

    def borne(self, moment: Moment, situation: str) -> frozenset[str]:
        """The guards under which all of our lines for a situation may be said: own ones may too."""
        lines = self.shipped(_ANY, moment).values()
        every = [{*line.bears, *line.fits} for line in lines if line.situation == situation]
        return frozenset(GUARDS).intersection(*every) if every else frozenset()

    def _own(self, language: str, moment: Moment) -> dict[str, Line]:
        """The house's own lines of a moment; without those that this version cannot fill."""
        page: dict[str, Line] = {}
        for one in (own.written for own in self._house.lines):
            if one.moment == moment and one.texts.get(language):
                with suppress(ValueError):
                    line = own_line(one, language)
                    bears = self.borne(moment, one.situation).union(one.bears)
                    page[one.key] = replace(line, bears=tuple(sorted(bears)))
        return page


def _capital(text: str) -> str:
    """A form of address may begin a line: «señora García» is then written «Señora García»."""
    first = next((at for at, sign in enumerate(text) if sign not in "¡¿«“"), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def own_line(written: PhraseWritten, language: str) -> Line:
    """A line of the house's own as the book offers it; ValueError where it cannot be filled."""
    if written.situation not in SITUATIONS_OF[written.moment]:
        raise ValueError(f"{written.situation} is no situation of {written.moment}")
    if not written.key.startswith(OWN):
        raise ValueError(f"{written.key} would stand for a line of ours")
    fits = (written.situation, *written.fits)
    if strange := unknown_conditions(fits):
        raise ValueError(f"unknown condition {', '.join(strange)}")
    text = pattern(written.texts[language], written.varies, language)
    MessageFormat(text, language)
    wants = placeholders(text)
    return Line(written.key, written.moment, fits, written.bears, "", text, wants)


def _page(folder: Traversable, language: str, moment: Moment) -> dict[str, Line]:
    """Read and check one file; what is wrong with it is told with the file and the line's key."""
    where = f"{language}/{moment}.toml"
    raw = (folder / language / f"{moment}.toml").read_text(encoding="utf-8")
    page: dict[str, Line] = {}
    for row in tomllib.loads(raw).get("line", []):
        key = str(row.get("key", "(no key)"))
        try:
            line = _line(row, moment, language)
        except ValueError as wrong:
            raise ValueError(f"{where}, {key}: {wrong}") from wrong
        if key in page:
            raise ValueError(f"{where}, {key}: the key stands twice")
        page[key] = line
    return page


def _line(row: dict[str, Any], moment: Moment, language: str) -> Line:
    """A checked line; ValueError says what is wrong with it."""
    try:
        written = msgspec.convert(row, _Written)
    except msgspec.ValidationError as wrong:
        raise ValueError(str(wrong)) from wrong
    if unasked := unknown_conditions(written.fits):
        raise ValueError(f"unknown condition {', '.join(unasked)}")
    if not written.fits or written.fits[0] not in SITUATIONS_OF[moment]:
        raise ValueError("the first condition is the situation")
    if written.key.partition(".")[0] != written.fits[0]:
        raise ValueError("the key begins with the situation")
    if strange := set(written.bears) - set(GUARDS):
        raise ValueError(f"unknown guard {', '.join(sorted(strange))}")
    if "'" in written.text:
        raise ValueError("a straight quote swallows what follows; write ’")
    wants = placeholders(written.text)
    if unfilled := wants - PLACEHOLDERS:
        raise ValueError(f"unknown placeholder {', '.join(sorted(unfilled))}")
    MessageFormat(written.text, language)  # ICU refuses a select or plural without “other”
    return Line(written.key, moment, written.fits, written.bears, written.why, written.text, wants)

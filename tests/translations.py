"""Brings the catalogues in step with the source: `python -m tests.translations`.

New texts come into every language's `salve.po` without a translation, texts that are gone leave
it, and `salve.mo`, which the program reads, is compiled anew. `tests/test_translations.py` fails
until all is said.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("es", "ru", "zh")
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""A catalogue's dates say nothing that the history does not: they stay, so that nothing differs."""


def extracted() -> Catalog:
    """Every text that the source marks for translation."""
    catalogue = Catalog(project="Salve")
    for room in ("assistant", "ui"):
        for name, line, message, _comments, context in extract_from_dir(
            ROOT / room, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            catalogue.add(message, locations=[(f"{room}/{name}", line)], context=context)
    return catalogue


def place(language: str, ending: str = "po") -> Path:
    """Where a language's catalogue is."""
    return FOLDER / language / "LC_MESSAGES" / f"salve.{ending}"


def catalogue(language: str) -> Catalog:
    """The translations on file."""
    words = Catalog(locale=language)
    if place(language).exists():
        with place(language).open("rb") as file:
            words = read_po(file, locale=language)
    words.project, words.version = "Salve", "1"
    words.creation_date = words.revision_date = FIXED
    return words


def untold(words: Catalog) -> list[str]:
    """The texts that still lack a translation, or a plural form of it."""
    return [
        one.id if isinstance(one.id, str) else one.id[0]
        for one in words
        if one.id and not (all(one.string) if isinstance(one.string, tuple) else one.string)
    ]


def compiled(language: str) -> bytes:
    """What `salve.mo` has to be."""
    out = io.BytesIO()
    write_mo(out, catalogue(language))
    return out.getvalue()


def main() -> None:
    """Update the files of every language."""
    source = extracted()
    for language in LANGUAGES:
        words = catalogue(language)
        words.update(source, no_fuzzy_matching=True)
        words.obsolete.clear()
        words.creation_date = FIXED
        place(language).parent.mkdir(parents=True, exist_ok=True)
        with place(language).open("wb") as file:
            write_po(file, words, width=100, no_location=True, sort_output=True, omit_header=True)
        place(language, "mo").write_bytes(compiled(language))
        print(f"{language}: {len(words)} texts, {len(untold(words))} not translated")


if __name__ == "__main__":
    main()

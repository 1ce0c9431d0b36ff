"""Every text of the program is said in every language, with the same facts in it."""

import gettext
import io
import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from assistant.tongue import LANGUAGES as SPOKEN
from tests import translations

pytestmark = pytest.mark.parametrize("language", translations.LANGUAGES)


@pytest.fixture(scope="module")
def source() -> Catalog:
    return translations.extracted()


def test_every_text_is_translated(language: str, source: Catalog) -> None:
    words = translations.catalogue(language)
    told = {(one.id, one.context) for one in words if one.id}
    wanted = {(one.id, one.context) for one in source if one.id}
    assert not wanted - told, "python -m tests.translations brings them in"
    assert not told - wanted, "python -m tests.translations takes them out"
    assert not translations.untold(words)


def test_every_translation_names_the_same_facts(language: str, source: Catalog) -> None:
    for one in translations.catalogue(language):
        if not one.id:
            continue
        ids = one.id if isinstance(one.id, tuple | list) else [one.id]
        strings = one.string if isinstance(one.string, tuple | list) else [one.string]
        wanted = {name for text in ids for _, name, _, _ in Formatter().parse(text) if name}
        for text in strings:
            named = {name for _, name, _, _ in Formatter().parse(text) if name}
            assert named <= wanted, (one.id, text)
            assert wanted - named <= {"n"} if len(strings) > 1 else named == wanted, (one.id, text)


def test_no_language_speaks_in_the_letters_of_another(language: str) -> None:
    cyrillic, han = "\u0400-\u04ff", "\u4e00-\u9fff"
    foreign = {"es": f"[{cyrillic}{han}]", "ru": f"[{han}]", "zh": f"[{cyrillic}]"}[language]
    for one in translations.catalogue(language):
        strings = one.string if isinstance(one.string, tuple | list) else [one.string]
        own = one.id if isinstance(one.id, str) else one.id[0]
        for text in strings if one.id else []:
            assert set(re.findall(foreign, text)) <= set(own), (one.id, text)


def test_what_the_program_reads_is_what_was_written(language: str) -> None:
    mo = translations.place(language, "mo").read_bytes()
    assert mo == translations.compiled(language), "python -m tests.translations compiles it"
    gettext.GNUTranslations(io.BytesIO(mo))


def test_typography_is_that_of_the_language(language: str) -> None:
    strings = [
        (one.id, text)
        for one in translations.catalogue(language)
        if one.id
        for text in (one.string if isinstance(one.string, tuple | list) else [one.string])
    ]
    for source, text in strings:
        bare = re.sub(r"\{[^}]*\}|https?://\S+", "", text)
        assert "..." not in bare, (source, text)
        if language == "zh":
            assert not re.search(r"[\u4e00-\u9fff][,?!:;](?!\d)", bare), (source, text)
        if language == "es":
            assert bare.count("?") == bare.count("¿"), (source, text)
            assert bare.count("!") == bare.count("¡"), (source, text)
        if language in ("es", "ru"):
            assert not re.search(r"[“”\"]", bare), (source, text)


def test_a_file_dialog_understands_its_filters(language: str) -> None:
    # Qt looks for the patterns between these very brackets, and shows no file at all without them.
    for one in translations.catalogue(language):
        if isinstance(one.id, str) and "{patterns}" in one.id:
            assert str(one.string).endswith(" ({patterns})"), (one.id, one.string)


def test_the_window_offers_the_language(language: str) -> None:
    assert language in SPOKEN

"""Where files live and what a desk sets for itself: kept, read back, and never in the way."""

import json

import pytest

from assistant.places import Home, Settings, home, named_home, read_settings, write_settings
from assistant.region import region


def test_settings_come_back_as_they_were(place: Home) -> None:
    chosen = Settings(
        desk="ab" * 16,
        language="zh",
        theme="dark",
        scale=1.25,
        region="CN",
        house="里兹·卡尔顿",
        longest_stay_days=3,
        staff="cd" * 16,
        window="-4 30 1360 860 maximized",
    )
    write_settings(place, chosen)
    assert read_settings(place) == chosen


def test_usual_settings_are_not_put_on_file(place: Home) -> None:
    write_settings(place, Settings(house="Harbour House"))
    assert json.loads(place.settings.read_bytes()) == {"house": "Harbour House"}


def test_settings_are_the_usual_ones_where_none_are_on_file(place: Home) -> None:
    assert read_settings(place) == Settings()


@pytest.mark.parametrize("told", [b"", b"{", b"\xff\xfe", b"[1]", b"null", b'"dark"'])
def test_settings_that_cannot_be_read_are_the_usual_ones(place: Home, told: bytes) -> None:
    place.root.mkdir()
    place.settings.write_bytes(told)
    assert read_settings(place) == Settings()


def test_one_bad_setting_does_not_take_the_others_with_it(place: Home) -> None:
    place.root.mkdir()
    told = {"desk": "ab" * 16, "scale": "large", "theme": "pink", "house": 7, "newer": True}
    place.settings.write_text(json.dumps(told))
    assert read_settings(place) == Settings(desk="ab" * 16)


def test_what_is_out_of_bounds_is_the_usual(place: Home) -> None:
    place.root.mkdir()
    for told in ({"desk": "no desk"}, {"scale": 0.0}, {"scale": 1e9}, {"scale": float("nan")}):
        place.settings.write_text(json.dumps(told))
        assert read_settings(place) == Settings()


def test_home_is_found_among_the_words_of_a_command(place: Home) -> None:
    root = str(place.root)
    assert named_home(["find", "--home", root, "ana"]) == place
    assert named_home([f"--home={root}", "--practice"]) == place.practice_home()
    assert named_home(["--home", "/x", "--home", root]) == place
    assert named_home(["find", "ana", "--home"]) == home()


def test_practice_looks_like_the_real_store_but_is_another_desk(place: Home) -> None:
    write_settings(place, Settings(desk="ab" * 16, theme="dark", staff="cd" * 16))
    assert read_settings(place.practice_home()) == Settings(theme="dark")


def test_home_is_the_one_named_before_the_usual_one(
    place: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALVE_HOME", str(place.root))
    assert home() == place
    assert home(str(place.root / "other")).root == place.root / "other"
    assert home(practice=True) == place.practice_home()


def test_country_of_the_settings_goes_before_that_of_the_system() -> None:
    assert region(Settings(region="es")) == "ES"
    assert region(Settings(region="Spain")) == ""

"""What the command line tells of itself."""

from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.places import home
from assistant.tongue import _, speak


@pytest.mark.parametrize("practice", [(), ("--practice",)])
def test_help_is_told_in_the_language_of_the_desk_that_is_named(
    tmp_path: Path, practice: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    place = home(str(tmp_path), practice=bool(practice))
    place.root.mkdir(exist_ok=True)
    place.settings.write_text('{"language": "ru"}', encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["--home", str(tmp_path), *practice, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    speak("ru")
    assert _("show a guest’s card") in told
    speak("en")
    assert _("show a guest’s card") not in told

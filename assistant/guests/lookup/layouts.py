"""What was meant when the keyboard stood in the other layout: QWERTY and ЙЦУКЕН, both ways."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_UKRAINIAN = str.maketrans("ыэъёЫЭЪЁ", "ієї'ІЄЇ'")
_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
_TO_LATIN = str.maketrans(_RUSSIAN, _LATIN) | str.maketrans("іїєІЇЄ", "s]'S}\"")


def other_layouts(typed: str) -> list[str]:
    """What the same keys give in the other layouts; [] for a text typed in neither."""
    if any("\u0400" <= c <= "\u04ff" for c in typed):
        return [typed.translate(_TO_LATIN)]
    if typed.isascii() and any(c.isalpha() for c in typed):
        russian = typed.translate(_TO_RUSSIAN)
        ukrainian = russian.translate(_UKRAINIAN)
        return [russian] if ukrainian == russian else [russian, ukrainian]
    return []

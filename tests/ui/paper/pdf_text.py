"""What can be read and copied from a PDF that Qt wrote: its letters page by page, its paper."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_SHOWN = re.compile(rb"/(F\d+)\s[\d.]+\sTf|<([0-9a-fA-F]+)>\s*(?:Tj|[-\d.]*)")


class Pdf:
    """Reads what Qt writes: objects in plain sight, streams deflated, glyphs named by ToUnicode."""

    def __init__(self, octets: bytes) -> None:
        self._objects = {int(n): body for n, body in _OBJECT.findall(octets)}

    @property
    def pages(self) -> list[str]:
        """The text of each page, without any blanks."""
        return [self._text(body) for body in self._objects.values() if _is(body, b"Page")]

    @property
    def paper(self) -> tuple[int, int]:
        """Width and height in points."""
        box = re.search(rb"/MediaBox\s*\[([^]]*)\]", b"".join(self._objects.values()))
        _left, _top, width, height = map(float, box.group(1).split())
        return round(width), round(height)

    @property
    def fonts(self) -> set[str]:
        """The typefaces that are embedded."""
        names = re.findall(
            rb"/FontName\s*/(?:[A-Z]{6}\+)?([\w-]+)", b"".join(self._objects.values())
        )
        return {name.decode() for name in names}

    def _stream(self, number: int) -> bytes:
        found = _STREAM.search(self._objects[number])
        assert found is not None
        try:
            # An object needs no end: a last octet that is a CR was taken for the line end.
            return zlib.decompressobj().decompress(found.group(1))
        except zlib.error:
            return found.group(1)

    def _text(self, page: bytes) -> str:
        maps = {
            name: self._letters(int(number))
            for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", self._resources(page))
        }
        content = self._stream(_reference(page, b"Contents"))
        told, letters = [], {}
        for font, glyphs in _SHOWN.findall(content):
            if font:
                letters = maps.get(font, {})
            else:
                codes = [glyphs[at : at + 4] for at in range(0, len(glyphs), 4)]
                told += [letters.get(int(code, 16), "") for code in codes]
        return "".join("".join(told).split())

    def _resources(self, page: bytes) -> bytes:
        found = re.search(rb"/Resources (\d+) 0 R", page)
        return self._objects[int(found.group(1))] if found else page

    def _letters(self, font: int) -> dict[int, str]:
        """Which letter each glyph of a font stands for."""
        number = _reference(self._objects[font], b"ToUnicode")
        table: dict[int, str] = {}
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", self._stream(number), re.S):
            for first, last, to in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[[^]]*\])", block):
                codes = range(int(first, 16), int(last, 16) + 1)
                words = re.findall(rb"<(\w+)>", to)
                for at, code in enumerate(codes):
                    if to.startswith(b"["):
                        table[code] = _letter(words[at])
                    else:
                        table[code] = chr(int(words[0], 16) + at)
        return table


def _is(body: bytes, kind: bytes) -> bool:
    return re.search(rb"/Type\s*/" + kind + rb"\b(?!s)", body) is not None


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    assert found is not None, name
    return int(found.group(1))


def _letter(word: bytes) -> str:
    return bytes.fromhex(word.decode()).decode("utf-16-be")

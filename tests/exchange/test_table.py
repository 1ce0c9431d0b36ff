"""Files as shops have them: every encoding, separator and slip of the hand."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.exchange import filekind, records, table
from assistant.exchange.encoding import recognise
from assistant.exchange.table import fitted, open_table, read_as, rows
from assistant.refusal import Refused

LISTS = {
    "zh": "姓名,电话,备注\r\n王雅琴,13812345678,喜欢靠窗\r\n李堃,13912345678,对海鲜过敏\r\n",
    "ru": "Имя,Телефон,Заметка\r\nИван Соколов,+7 946 123-45-67,Чай без сахара\r\n"
    "Ольга Петрова,+7 947 555-01-02,Любит тихий угол\r\n",
    "es": "Nombre,Teléfono,Notas\r\nMaría López,+34 612 345 678,Terraza\r\n"
    "Sofía Herrera,,Café solo\r\n",
    "en": "Name,Phone,Notes\r\nZoë Whitfield,+1 202 555 0142,Reads the paper first\r\n",
}
LEGACY = {"zh": "gb18030", "ru": "cp1251", "es": "cp1252", "en": "cp1252"}


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "guests.csv"
    path.write_bytes(data)
    return path


def cells(path: Path) -> list[tuple[str, ...]]:
    opened = open_table(path)
    return [opened.header, *(row.cells for row in rows(opened))]


@pytest.mark.parametrize("language", LISTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "legacy"]
)
def test_list_is_read_in_every_encoding(tmp_path: Path, language: str, encoding: str) -> None:
    encoding = LEGACY[language] if encoding == "legacy" else encoding
    text = LISTS[language]
    expected = [tuple(row) for row in csv.reader(io.StringIO(text))]
    assert cells(written(tmp_path, text.encode(encoding))) == expected


@pytest.mark.parametrize(
    ("encoding", "row"),
    [
        ("gb18030", "王伟,13812345678"),
        ("gb18030", "13812345678,李明"),
        ("gb18030", "赵喆,13812345678"),
        ("cp1251", "Иван Соколов;+7 946 123-45-67"),
        ("cp1251", "Ёлкина Яна;8"),
        ("cp1251", "Ли Цой;8"),
        ("cp1252", "José Peña;+34 612 345 678"),
        ("cp1252", "Jürgen Groß;+49"),
        ("cp1252", "Søren Kjær;+45"),
        ("cp1252", "Begoña;+34"),
    ],
)
def test_one_row_without_header_is_enough_for_the_encoding(
    tmp_path: Path, encoding: str, row: str
) -> None:
    assert recognise(written(tmp_path, row.encode(encoding))) == encoding


def test_letters_beyond_ascii_far_down_are_still_read(tmp_path: Path) -> None:
    plain = "Name,Phone\n" + "John Smith,+1 202 555 0100\n" * 80_000
    path = written(tmp_path, (plain + "José Peña,1\n").encode("cp1252"))
    assert recognise(path) == "cp1252"


def test_a_few_broken_letters_refuse_their_rows_only(tmp_path: Path) -> None:
    good = "王雅琴,13812345678\n" * 50
    data = ("姓名,电话\n" + good).encode() + b"\xff\xfe\xff,1\n" + good.encode()
    found = list(rows(open_table(written(tmp_path, data))))
    assert [row.trouble for row in found].count(table.LOST_LETTERS) == 1
    assert sum(not row.trouble for row in found) == 100


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_separator_is_found_beside_others_in_the_texts(tmp_path: Path, sign: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerow(["Name", "Note", "Phone"])
    for n in range(5):
        writer.writerow([f"Anna {n}", "tea, no sugar; late, always, and; more", f"555 010{n}"])
    assert open_table(written(tmp_path, out.getvalue().encode())).separator == sign


def test_semicolons_win_over_commas_within_names(tmp_path: Path) -> None:
    path = written(tmp_path, "López, María;+34 612 345 678\nPeña, José;+34 612 345 679\n".encode())
    assert open_table(path).separator == ";"


def test_line_that_tells_excel_the_separator_is_heeded(tmp_path: Path) -> None:
    path = written(tmp_path, b"sep=;\r\nName;Phone\r\nAnna;1\r\n")
    opened = open_table(path)
    assert opened.header == ("Name", "Phone")
    assert [(row.number, row.cells) for row in rows(opened)] == [(3, ("Anna", "1"))]


def test_file_without_header_keeps_its_first_row(tmp_path: Path) -> None:
    path = written(tmp_path, "María López,+34 612 345 678\nJosé Peña,+34 612 345 679\n".encode())
    opened = open_table(path)
    assert not opened.has_header
    assert [row.number for row in rows(opened)] == [1, 2]


def test_header_with_unknown_names_is_told_from_rows(tmp_path: Path) -> None:
    path = written(tmp_path, b"Wer,Wie\nAnna Berg,+49 30 23125 001\nUwe Tal,+49 30 23125 002\n")
    assert open_table(path).has_header


def test_lines_within_quotes_belong_to_one_row_and_are_counted_as_one(tmp_path: Path) -> None:
    path = written(tmp_path, b'Name,Note\r\nAnna,"first\r\nsecond ""quoted"""\r\nUwe,x\r\n')
    assert [(row.number, row.cells) for row in rows(open_table(path))] == [
        (2, ("Anna", 'first\r\nsecond "quoted"')),
        (3, ("Uwe", "x")),
    ]


def test_quotation_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    later = "".join(f"Guest {n},note {n}\n" for n in range(2 * records.MAX_QUOTED_LINES))
    path = written(tmp_path, f'Name,Note\nAnna,"oops\n{later}'.encode())
    found = list(rows(open_table(path)))
    assert found[0].trouble == records.NEVER_CLOSED
    assert len(found) == 1 + 2 * records.MAX_QUOTED_LINES
    assert not any(row.trouble for row in found[1:])


def test_quotation_never_closed_in_the_only_row_is_read_as_it_stands(tmp_path: Path) -> None:
    opened = open_table(written(tmp_path, b'Anna,"oops\n'))
    assert [row.cells for row in rows(opened)] == [('Anna,"oops',)]


def test_ragged_and_empty_rows(tmp_path: Path) -> None:
    path = written(tmp_path, b"Name,Phone,Note\nAnna\n\n,,\n  \nUwe,1,x,\nEva,2,y,lost\n")
    opened = open_table(path)
    found = list(rows(opened))
    assert [(row.number, row.trouble) for row in found] == [(2, ""), (6, ""), (7, table.MORE_CELLS)]
    assert fitted(found[0], opened) == ("Anna", "", "")
    assert fitted(found[1], opened) == ("Uwe", "1", "x")


def test_zeros_and_endless_lines_are_survived(tmp_path: Path) -> None:
    data = b"Name,Phone\nAn\0na,1\n" + b"x" * (3 * records.MAX_LINE) + b"\nUwe,2\n"
    found = list(rows(open_table(written(tmp_path, data))))
    assert [row.trouble for row in found] == ["", records.TOO_LONG, ""]
    assert found[0].cells == ("Anna", "1")
    assert found[2].number == 4


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped("xl/workbook.xml"), filekind.EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), filekind.EXCEL),
        (zipped("Index/Document.iwa"), filekind.NUMBERS),
        (zipped("content.xml"), filekind.LIBREOFFICE),
        (zipped("word/document.xml"), filekind.DOCUMENT),
        (zipped("guests.csv"), filekind.ARCHIVE),
        (b"PK\x03\x04torn", filekind.ARCHIVE),
        (b"%PDF-1.7 ...", filekind.DOCUMENT),
        (b"<html><table><tr><td>Name</td></tr></table></html>", filekind.WEB_PAGE),
        (b"BEGIN:VCARD\nFN:Anna\nEND:VCARD\n", filekind.CARDS),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), filekind.NOT_TEXT),
        (bytes(range(256)) * 20, filekind.NOT_TEXT),
        (b"", filekind.EMPTY),
        (b"\xef\xbb\xbf\r\n \r\n", filekind.EMPTY),
        (b",,,\r\n,,,\r\n", filekind.EMPTY),
    ],
)
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        open_table(written(tmp_path, data))
    assert refused.value.reason == reason


def test_missing_file_and_folder_are_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"no file guests\.csv"):
        open_table(tmp_path / "guests.csv")
    with pytest.raises(Refused, match="is a folder"):
        open_table(tmp_path)


def test_samples_come_from_filled_rows(tmp_path: Path) -> None:
    text = "Name,Note\n" + "Anna,\n" * 20 + "Uwe,window\nEva,window\nIda,terrace\n"
    opened = open_table(written(tmp_path, text.encode()))
    assert opened.samples(1) == ("window", "terrace")


CELL = st.text(
    st.sampled_from(list("abcXYZ 0123456789,;\t\"\n\r'") + list("éñ")), max_size=12
).filter(lambda text: "\0" not in text)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    width=st.integers(2, 5),
    sign=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_csv_writes_is_read_back(
    tmp_path: Path, data: st.DataObject, width: int, sign: str, encoding: str, end: str
) -> None:
    written_rows = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=8))
    out = io.StringIO(newline="")
    # QUOTE_ALL below the header: csv leaves a lone "\r" unquoted where lines end with "\n".
    csv.writer(out, delimiter=sign, lineterminator=end).writerow(["Name", "Email", *"abc"][:width])
    csv.writer(out, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        written_rows
    )
    path = written(tmp_path, out.getvalue().encode(encoding))
    plain = encoding.removesuffix("-sig")
    opened = read_as(path, "utf-16-le" if plain == "utf-16" else plain, sign)
    read = [list(row.cells) for row in rows(opened)]
    assert read == [row for row in written_rows if any(cell.strip() for cell in row)]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_no_bytes_at_all_break_the_reader(tmp_path: Path, data: bytes) -> None:
    try:
        opened = open_table(written(tmp_path, data))
    except Refused:
        return
    for row in rows(opened):
        assert len(fitted(row, opened)) == len(opened.header)

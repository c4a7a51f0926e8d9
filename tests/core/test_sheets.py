"""Tables in and out, with real bytes."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core.sheets import Row, SheetError, read_sheet, write_csv, write_xlsx
from core.sheets.cells import tidy
from core.sheets.reading import MAX_BYTES, MAX_COLUMNS, MAX_ROWS

moment = dt.datetime.fromisoformat


def xlsx(*rows, formats=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for address, number_format in (formats or {}).items():
        book.active[address].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_with_each_separator(separator):
    text = f"Vardas{separator}Pavardė\nRasa{separator}Žukauskienė\n"

    sheet = read_sheet(text.encode(), name="sąrašas.csv")

    assert sheet.header == ["Vardas", "Pavardė"]
    assert sheet.rows == [Row(2, ["Rasa", "Žukauskienė"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1257", "utf-16"])
def test_csv_is_read_in_each_encoding(encoding):
    content = "Vardas;Pavardė\nŽydrūnė;Ąžuolaitė".encode(encoding)

    sheet = read_sheet(io.BytesIO(content), name="A.CSV")

    assert (sheet.header, sheet.rows[0].cells) == (["Vardas", "Pavardė"], ["Žydrūnė", "Ąžuolaitė"])


def test_csv_keeps_new_lines_in_quotes_and_the_number_of_the_row():
    content = b'a;b\r\n\r\n"x\r\ny";"sa""ke"\r\n;;\r\n1;2;3\r\n'

    sheet = read_sheet(content, name="x.csv")

    assert sheet.header == ["a", "b", ""]
    assert sheet.rows == [Row(3, ["x\ny", 'sa"ke', ""]), Row(5, ["1", "2", "3"])]


def test_csv_separator_is_sought_in_the_header_only():
    sheet = read_sheet(b"a;b\n1,5,5,5;2", name="x.csv")

    assert sheet.rows == [Row(2, ["1,5,5,5", "2"])]


def test_control_characters_are_taken_out():
    sheet = read_sheet("a;b\nR\x07as\x1ba;\xa0x\x9f \n".encode(), name="x.csv")

    assert sheet.rows == [Row(2, ["Rasa", "x"])]


def test_xlsx_is_read_as_a_person_sees_it():
    content = xlsx(
        ["d", "dt", "t", "int", "float", "sum", "%", "0s", "tel", "yes", "f", None, "text"],
        [
            dt.date(2026, 9, 1),
            moment("2026-09-01T10:55"),
            dt.time(8, 5),
            3.0,
            2.5,
            0.1 + 0.2,
            0.5,
            42,
            37061234567,
            True,
            "=1+1",
            None,
            " Rasa\u0000"[:5],
        ],
        formats={"G2": "0%", "H2": "0000"},
    )

    sheet = read_sheet(content, name="x.xlsx")

    assert sheet.rows[0].cells == [
        *["2026-09-01", "2026-09-01 10:55", "08:05", "3", "2,5", "0,3", "50%", "0042"],
        *["37061234567", "TRUE", "", "", "Rasa"],
    ]


def test_xlsx_takes_the_first_sheet_and_leaves_blank_rows_out():
    content = xlsx([], ["a", "b"], [], ["x"], [None, "y"])

    sheet = read_sheet(content, name="x.xlsx")

    assert (sheet.header, sheet.rows) == (["a", "b"], [Row(4, ["x", ""]), Row(5, ["", "y"])])


def test_xlsx_with_a_far_away_row_ends_in_time():
    book = Workbook()
    book.active.append(["a"])
    book.active.append(["x"])
    book.active.cell(1_048_576, 16_384).value = "far"
    out = io.BytesIO()
    book.save(out)

    assert read_sheet(out.getvalue(), name="x.xlsx").rows == [Row(2, ["x"])]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.csv", b"", "empty"),
        ("x.csv", b" \n\n", "empty"),
        ("x.csv", b";;\n;;\n", "empty"),
        ("x.csv", b"a;b\n", "no rows"),
        ("x.csv", b"a;b\x00\n1;2", "not a table"),
        ("x.csv", b"%PDF-1.7 a;b\n1;2", "not a table"),
        ("x.csv", b"<table><tr><td>a;b\n1;2", "not a table"),
        ("x.csv", b"\x89PNG\r\n\x1a\n\x81\x83", "not a table"),
        ("x.csv", b'a;b\n1;"2\n3;4\n', "quotation marks"),
        ("x.csv", b"a" * (MAX_BYTES + 1), "larger than 5 MB"),
        ("x.csv", b"a\n" + b"1\n" * (MAX_ROWS + 1), "5000 rows"),
        ("x.csv", b"a;" * MAX_COLUMNS + b"b\n1", "50 columns"),
        ("x.csv", b"a," * 100_000 + b"\n1", "50 columns"),
        ("x.xls", OLE, "old Excel"),
        ("x.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("x.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("x.xlsx", xlsx(["a"], ["b"])[:-500], "damaged"),
        ("x.xlsx", b"a;b", "damaged"),
        ("x.xlsx", zipped(word__document_xml="x"), "not a table"),
        ("x.xlsx", zipped(xl__workbook_xml="<workbook"), "damaged"),
        ("x.xlsx", xlsx(["a"] * (MAX_COLUMNS + 1), ["b"]), "50 columns"),
        ("x.xlsx", xlsx(), "empty"),
        ("x.pdf", b"%PDF-1.7", "not a table"),
        ("x.ods", zipped(mimetype="x"), "not a table"),
    ],
)
def test_what_cannot_be_read_is_told_kindly(name, content, words):
    with translation.override("en"), pytest.raises(SheetError) as refused:
        read_sheet(content, name=name)

    with translation.override("en"):
        assert words in refused.value.messages[0]


def test_zip_bomb_is_refused_unopened():
    bomb = zipped(xl__workbook_xml="x", bomb=bytes(101 * 1024 * 1024))

    with pytest.raises(SheetError) as refused:
        read_sheet(bomb, name="x.xlsx")

    assert refused.value.code == "bomb"


def test_full_table_is_read():
    rows = [[number, "x"] for number in range(MAX_ROWS)]

    assert len(read_sheet(write_csv(["n", "x"], rows), name="x.csv").rows) == MAX_ROWS


DANGEROUS = ["=1+1", "+370", "-x", "@a", "'=1", "＝1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_formulas_leave_as_text_and_come_back_whole(text):
    csv_bytes, xlsx_bytes = write_csv(["a"], [[text]]), write_xlsx("T", ["a"], [[text]])

    cell = load_workbook(io.BytesIO(xlsx_bytes)).active["A2"]

    assert (cell.value, cell.data_type) == (f"'{text}", "s")
    assert csv_bytes.decode("utf-8-sig") == f"a\r\n'{text}\r\n"
    assert read_sheet(csv_bytes, name="x.csv").rows[0].cells == [text]
    assert read_sheet(xlsx_bytes, name="x.xlsx").rows[0].cells == [text]


def test_numbers_and_days_stay_what_they_are():
    aware = dt.datetime(2026, 9, 1, 7, 0, tzinfo=dt.UTC)
    row = [-5, Decimal("-2.5"), dt.date(2026, 9, 1), aware, None, float("nan")]

    content = write_xlsx("Ataskaita: [1/2]", list("abcdef"), [row])

    sheet = load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[2]] == [
        *[-5, -2.5, moment("2026-09-01"), moment("2026-09-01T10:00"), None, "nan"]
    ]
    assert [sheet[2][index].is_date for index in (2, 3)] == [True, True]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["A"].width
    assert write_csv(["a"], [row]).splitlines()[1] == b"-5;-2,5;2026-09-01;2026-09-01 10:00;;nan"


texts = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=6))
def test_csv_round_trip_keeps_every_text(table):
    rows = [["x", *cells] for cells in table]

    sheet = read_sheet(write_csv(["key", "a", "b", "c"], rows), name="x.csv")

    assert [row.cells for row in sheet.rows] == [[tidy(cell) for cell in row] for row in rows]

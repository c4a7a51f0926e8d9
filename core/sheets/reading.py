"""Rows of text out of an XLSX or CSV file that a stranger made."""

import csv
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.sheets.cells import as_text, tidy, unguard

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 50
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
#: A table ends where this many rows in a run are blank (formatted, but empty).
MAX_BLANK_RUN = 1_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXT_NAMES = {".csv", ".tsv", ".txt"}
_NOT_TEXT = (_ZIP, b"%PDF", b"<")
_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

OLD_EXCEL = _("This is the old Excel format (.xls). Save the table as XLSX or CSV and try again.")
PROTECTED = _("The file is protected by a password. Save it without the password and try again.")
NOT_A_TABLE = _("This is not a table we can read. Save it as XLSX or CSV and try again.")
DAMAGED = _("The file is damaged. Open it, save it again as XLSX and try again.")
EMPTY = _("The file is empty.")
NO_ROWS = _("The table has headings only, no rows.")
TOO_MANY_BYTES = _("The file is larger than %(limit)s MB.")
TOO_MANY_ROWS = _("The table has more than %(limit)s rows.")
TOO_MANY_COLUMNS = _("The table has more than %(limit)s columns.")
OPEN_QUOTE = _("Row %(row)s: quotation marks do not match.")


class SheetError(ValidationError):
    """The file cannot be read; the message tells its owner what to do."""


@dataclass(frozen=True)
class Row:
    """`number` is the row's number in the file, as the spreadsheet program shows it."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """Every row has as many cells as the header; a column without a heading is headed ""."""

    header: list[str]
    rows: list[Row]


def read_sheet(file, *, name):
    """The first sheet of `file` (bytes, or anything with `read`), else SheetError.

    `name` is what its owner calls it. Blank rows are left out, formulas are never
    worked out: what the spreadsheet program last showed is what we read.
    """
    content = _content(file)
    suffix = PurePath(name).suffix.lower()
    if content.startswith(_OLE):
        raise SheetError(PROTECTED if _ENCRYPTED in content else OLD_EXCEL)
    if content.startswith(_ZIP) and suffix == ".xlsx":
        return _sheet(_xlsx_rows(content))
    if suffix in _TEXT_NAMES and not content.lstrip().startswith(_NOT_TEXT):
        return _sheet(_csv_rows(_decoded(content)))
    if suffix == ".xls":
        raise SheetError(OLD_EXCEL)
    raise SheetError(DAMAGED if suffix == ".xlsx" else NOT_A_TABLE)


def _content(file):
    content = file if isinstance(file, bytes) else file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise SheetError(TOO_MANY_BYTES, params={"limit": MAX_BYTES // 1024 // 1024})
    if not content.strip():
        raise SheetError(EMPTY)
    return content


def _sheet(numbered):
    """Gather `(number, cells)` pairs; the first row with anything in it is the header."""
    table, blank_run = [], 0
    for number, cells in numbered:
        if not any(cells):
            blank_run += 1
            if blank_run >= MAX_BLANK_RUN:
                break
            continue
        blank_run = 0
        table.append(Row(number, _trimmed(cells)))
        if len(table) > MAX_ROWS + 1:
            raise SheetError(TOO_MANY_ROWS, params={"limit": MAX_ROWS})
    if not table:
        raise SheetError(EMPTY)
    if len(table) == 1:
        raise SheetError(NO_ROWS)
    return _squared(table)


def _trimmed(cells):
    filled = [index for index, cell in enumerate(cells) if cell]
    if filled[-1] >= MAX_COLUMNS:
        raise SheetError(TOO_MANY_COLUMNS, params={"limit": MAX_COLUMNS})
    return [unguard(cell) for cell in cells[: filled[-1] + 1]]


def _squared(table):
    width = max(len(row.cells) for row in table)
    for row in table:
        row.cells.extend([""] * (width - len(row.cells)))
    header, *rows = table
    return Sheet(header.cells, rows)


def _xlsx_rows(content):
    """Numbered rows of text; the cells are bounded before they are unpacked."""
    _refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write a wrong one
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
            yield number, [_cell_text(cell) for cell in cells]
    except _BROKEN as error:
        raise SheetError(DAMAGED) from error


def _cell_text(cell):
    return "" if cell.value is None else as_text(cell.value, cell.number_format or "")


def _refuse_bomb(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except _BROKEN as error:
        raise SheetError(DAMAGED) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetError(PROTECTED)
    if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
        raise SheetError(NOT_A_TABLE)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise SheetError(
            TOO_MANY_BYTES, params={"limit": MAX_UNPACKED_BYTES // 1024 // 1024}, code="bomb"
        )


def _decoded(content):
    """UTF-8 unless it is not; then what Lithuanian Windows would have written."""
    encodings = ["utf-8-sig", "cp1257"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetError(NOT_A_TABLE)


def _csv_rows(text):
    for number, cells in _records(text, _separator(text)):
        if any(cells[MAX_COLUMNS:]):
            raise SheetError(TOO_MANY_COLUMNS, params={"limit": MAX_COLUMNS})
        yield number, [tidy(cell) for cell in cells[:MAX_COLUMNS]]


def _separator(text):
    """The one of `;` `,` tab that cuts the header into the most columns."""

    def columns(separator):
        records = _records(text, separator)
        try:
            return next((len(cells) for _n, cells in records if "".join(cells).strip(";,\t ")), 0)
        except SheetError:
            return 0

    return max(";,\t", key=columns)


def _records(text, separator):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error as error:
        raise SheetError(OPEN_QUOTE, params={"row": number + 1}) from error

"""Tables out, to be opened by a spreadsheet program without running anything."""

import csv
import datetime as dt
import io
import math
import re
from decimal import Decimal

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from core.sheets.cells import as_text, guard, tidy

_NARROWEST, _WIDEST = 8, 60
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_FORMATS = {
    dt.datetime: "yyyy-mm-dd hh:mm",
    dt.date: "yyyy-mm-dd",
    dt.time: "hh:mm",
}


def write_csv(header, rows):
    """UTF-8 with its mark and semicolons, as a Lithuanian Excel opens without asking."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    for row in (header, *rows):
        writer.writerow([_flat(_native(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(title, header, rows):
    """One sheet with a bold header that stays in sight; days and numbers stay what they are."""
    header, rows = [_native(value) for value in header], [list(map(_native, row)) for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_title(title))
    sheet.freeze_panes = "A2"
    for index, width in enumerate(_widths([header, *rows]), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    bold = Font(bold=True)
    sheet.append([_cell(sheet, value, font=bold) for value in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _native(value):
    """A value the spreadsheet knows, local and without zone; anything else as guarded text."""
    if isinstance(value, dt.datetime):
        aware = timezone.is_aware(value)
        return timezone.localtime(value).replace(tzinfo=None) if aware else value
    if value is None or isinstance(value, (bool, int, dt.date, dt.time)):
        return value
    if isinstance(value, (float, Decimal)) and math.isfinite(value):
        return value
    return guard(tidy(str(value)))


def _flat(value):
    """CSV knows text only; a number keeps its minus."""
    return value if isinstance(value, str) else as_text(value)


def _cell(sheet, value, font=None):
    cell = WriteOnlyCell(sheet, value=value)
    if type(value) in _FORMATS:
        cell.number_format = _FORMATS[type(value)]
    if font:
        cell.font = font
    return cell


def _widths(rows):
    for column in zip(*_padded(rows), strict=True):
        longest = max(len(line) for value in column for line in _flat(value).split("\n"))
        yield min(max(longest + 2, _NARROWEST), _WIDEST)


def _padded(rows):
    width = max(len(row) for row in rows)
    return [row + [None] * (width - len(row)) for row in rows]


def _title(title):
    return _NOT_IN_TITLE.sub(" ", tidy(str(title))).strip("' ")[:31].strip("' ") or "1"

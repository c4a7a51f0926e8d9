"""Tables people bring from and take to their spreadsheet program."""

from core.sheets.reading import Row, Sheet, SheetError, read_sheet
from core.sheets.writing import write_csv, write_xlsx

__all__ = ["Row", "Sheet", "SheetError", "read_sheet", "write_csv", "write_xlsx"]

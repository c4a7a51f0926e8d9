"""A table as a file that the browser saves."""

from django.http import HttpResponse
from django.utils.text import slugify

from core.sheets import write_csv, write_xlsx

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sheet_asked(request, name, title, header, rows):
    """CSV where the address says `?format=csv`, else XLSX."""
    kind = "csv" if request.GET.get("format") == "csv" else "xlsx"
    return sheet_file(kind, name, title, header, rows)


def sheet_file(kind, name, title, header, rows):
    """`kind` is one of KINDS; `name` is the file's without its ending, `title` the sheet's."""
    content = write_csv(header, rows) if kind == "csv" else write_xlsx(title, header, rows)
    response = HttpResponse(content, content_type=KINDS[kind])
    plain = slugify(name.replace("–", "-"))  # a school year is 2026–2027
    response["Content-Disposition"] = f'attachment; filename="{plain}.{kind}"'
    return response

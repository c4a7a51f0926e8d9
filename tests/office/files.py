"""Staff files for tests: the import's own columns, or others in any order."""

from django.core.files.uploadedfile import SimpleUploadedFile

from core.sheets import write_csv, write_xlsx

HEADING = [
    "vardas",
    "pavardė",
    "el. paštas",
    "dalykas",
    "kvalifikacinė kategorija",
    "vaidmenys",
    "grupelė",
    "kuratorius",
]


def xlsx(*rows, heading=HEADING, name="darbuotojai.xlsx"):
    return SimpleUploadedFile(name, write_xlsx("Darbuotojai", heading, rows))


def csv(*rows, heading=HEADING, separator=";", encoding="utf-8-sig", name="darbuotojai.csv"):
    text = write_csv(heading, rows).decode("utf-8-sig").replace(";", separator)
    return SimpleUploadedFile(name, text.encode(encoding))


def row(first="Ona", last="Onaitė", email="ona@mokykla.lt", **cells):
    """One row of the file under HEADING; cells left out are empty."""
    names = ["subject", "category", "roles", "group", "curator"]
    return [first, last, email, *(cells.get(name, "") for name in names)]

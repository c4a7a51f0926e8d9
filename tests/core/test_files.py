"""Uploads are what they say, and leave with the right headers."""

import io
import re
import stat
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from core import files
from core.files import ACCEPT, MIMES, check_upload, clean_name, serve_private
from core.storage import PrivateStorage

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def picture(kind, size=(40, 20), colour="red", **options):
    out = io.BytesIO()
    Image.new(options.pop("mode", "RGB"), size, colour).save(out, kind, **options)
    return out.getvalue()


def office(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def ooxml(kind, **more):
    types = f'<Types><Override ContentType="{MIMES[kind]}.main+xml"/></Types>'
    return office({"[Content_Types].xml": types, "_rels/.rels": "<x/>", **more})


def odf(kind, **more):
    return office({"mimetype": MIMES[kind], "content.xml": "<x/>", **more})


SAMPLES = {
    "pdf": PDF,
    "jpeg": picture("JPEG"),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
    **{kind: ooxml(kind) for kind in ("docx", "xlsx", "pptx")},
    **{kind: odf(kind) for kind in ("odt", "ods", "odp")},
}


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        check_upload(SimpleUploadedFile(name, content))
    return refused.value


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_allowed_kind_is_known_by_its_content(kind):
    checked = check_upload(SimpleUploadedFile(f"Planas.{kind.upper()}", SAMPLES[kind]))

    assert (checked.kind, checked.mime, checked.extension) == (kind, MIMES[kind], kind)
    assert f".{kind}" in ACCEPT
    assert checked.columns()["size"] == len(checked.content)


def test_jpg_is_a_name_of_jpeg():
    assert check_upload(SimpleUploadedFile("a.jpg", SAMPLES["jpeg"])).kind == "jpeg"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not_allowed"),
        ("a.html", b"<!doctype html><script></script>", "not_allowed"),
        ("a.pdf", b"<!doctype html><script></script>", "not_allowed"),
        ("a.exe", b"MZ" + bytes(100), "not_allowed"),
        ("a.pdf", b"\x7fELF" + bytes(100), "not_allowed"),
        ("a.gif", b"GIF89a" + bytes(100), "not_allowed"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_allowed"),
        ("a.zip", office({"a.txt": "x"}), "not_allowed"),
        ("a.epub", office({"mimetype": "application/epub+zip"}), "not_allowed"),
        ("a.pdf", SAMPLES["png"], "name_disagrees"),
        ("a.docx", SAMPLES["xlsx"], "name_disagrees"),
        ("a.docm", SAMPLES["docx"], "name_disagrees"),
        ("be galūnės", PDF, "name_disagrees"),
        ("a.docx", ooxml("docx", **{"word/vbaProject.bin": "x"}), "macros"),
        ("a.docx", office({"[Content_Types].xml": "ms-word.document.macroEnabled"}), "macros"),
        ("a.odt", odf("odt", **{"Basic/Standard/Module1.xml": "x"}), "macros"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "damaged"),
        ("a.docx", SAMPLES["docx"][:-30], "damaged"),
        ("a.png", SAMPLES["png"][:-30], "damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "damaged"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_anything_else_is_refused(name, content, code):
    assert refusal(name, content).code == code


def test_refusals_name_what_is_allowed_and_the_size(settings):
    settings.LANGUAGE_CODE, settings.ATTACHMENT_MAX_BYTES = "en", 2048

    too_large, not_allowed = refusal("a.pdf", PDF + bytes(2048)), refusal("a.txt", b"abc")

    assert too_large.messages == [
        "The file is too large: 2.0\xa0KB. The largest allowed is 2.0\xa0KB."
    ]
    assert all(kind.upper() in not_allowed.messages[0].upper() for kind in MIMES)
    assert "2.0\xa0KB" in not_allowed.messages[0]


def test_bombs_are_refused_unpacked(monkeypatch):
    monkeypatch.setattr(files, "MAX_PIXELS", 100)
    monkeypatch.setattr(files, "MAX_UNPACKED_BYTES", 1000)

    codes = [
        refusal("a.png", SAMPLES["png"]).code,
        refusal("a.odt", odf("odt", x=b"0" * 999)).code,
    ]

    assert codes == ["bomb", "bomb"]


@pytest.mark.parametrize("limit", [500, 100])
def test_pillows_own_limit_is_a_refusal(monkeypatch, limit):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)

    assert refusal("a.png", SAMPLES["png"]).code == "bomb"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_place_and_time_are_taken_out_and_the_picture_stands_upright(kind):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90°
    exif[0x010F] = "PlantedMaker"
    exif.get_ifd(0x8825)[1] = "PlantedNorth"
    options = {"comment": b"PlantedComment"} if kind == "jpeg" else {}
    content = picture(kind.upper(), exif=exif.tobytes(), **options)
    assert b"PlantedNorth" in content

    checked = check_upload(SimpleUploadedFile(f"a.{kind}", content))

    image = Image.open(io.BytesIO(checked.content))
    assert (image.size, dict(image.getexif())) == ((20, 40), {})
    assert b"Planted" not in checked.content


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK")])
def test_every_mode_of_picture_is_kept(kind, mode):
    content = picture(kind, mode=mode, colour=0)

    assert check_upload(SimpleUploadedFile(f"a.{kind}", content)).mime == MIMES[kind.lower()]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Ąžuolo planas.pdf", "Ąžuolo planas.pdf"),
        ("C:\\Users\\Rasa\\planas.pdf", "planas.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nb\x00\u202efdp.exe", "abfdp.exe"),
        ("...", "file"),
        ("", "file"),
        (None, "file"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
        ("x." + "y" * 200, "x." + "y" * 15),
    ],
)
def test_names_are_cleaned(name, cleaned):
    assert clean_name(name) == cleaned


@pytest.fixture
def storage(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return PrivateStorage()


def test_stored_file_has_no_address_and_no_name_of_its_own(storage, tmp_path):
    names = [storage.save("goals/slaptas.pdf", ContentFile(PDF)) for _n in range(2)]

    path = tmp_path / "private" / names[0]
    assert all(re.fullmatch(r"goals/\d{4}/[0-9a-f]{32}", name) for name in names)
    assert names[0] != names[1]
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (PDF, 0o600)
    with pytest.raises(ValueError, match="no address"):
        storage.url(names[0])


class Stored:
    """The part of a FieldFile that `serve_private` uses."""

    def __init__(self, storage, name):
        self.storage, self.name = storage, name

    def open(self, mode):
        return self.storage.open(self.name, mode)


@pytest.mark.parametrize(
    ("mime", "content_type", "disposition"),
    [
        (MIMES["pdf"], MIMES["pdf"], "inline"),
        (MIMES["png"], MIMES["png"], "inline"),
        (MIMES["docx"], MIMES["docx"], "attachment"),
        ("text/html", "application/octet-stream", "attachment"),
    ],
)
def test_file_leaves_with_safe_headers(storage, mime, content_type, disposition):
    stored = Stored(storage, storage.save("goals/x", ContentFile(PDF)))

    response = serve_private(stored, filename="Žodžių\r\n sąrašas.pdf", mime=mime)

    assert b"".join(response.streaming_content) == PDF
    response.file_to_stream.close()
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == (
        f"{disposition}; filename*=utf-8''%C5%BDod%C5%BEi%C5%B3%20s%C4%85ra%C5%A1as.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert "sandbox" in response["Content-Security-Policy"]


def test_lost_file_is_not_found(storage):
    with pytest.raises(Http404):
        serve_private(Stored(storage, "goals/2026/none"), filename="a.pdf", mime=MIMES["pdf"])

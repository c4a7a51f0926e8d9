"""Files people bring: what they truly are, and how they are handed back."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

NAME_LENGTH = 120
#: About 150 MB once unpacked; a telephone's picture has 12 to 50 million.
MAX_PIXELS = 52_000_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_TYPES_BYTES = 1024 * 1024

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
MIMES = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "docx": f"{_OOXML}wordprocessingml.document",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "pptx": f"{_OOXML}presentationml.presentation",
    "odt": f"{_ODF}text",
    "ods": f"{_ODF}spreadsheet",
    "odp": f"{_ODF}presentation",
}
#: For the `accept` attribute of a file field.
ACCEPT = ",".join([".jpg", *(f".{kind}" for kind in MIMES)])
IMAGES = {"jpeg", "png", "webp"}
_SHOWN_INLINE = {MIMES[kind] for kind in ("pdf", *IMAGES)}
_KINDS = {mime: kind for kind, mime in MIMES.items()}
_OTHER_SUFFIXES = {"jpg": "jpeg", "jpe": "jpeg"}
_MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|^(basic|scripts)/", re.IGNORECASE)
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]')
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, KeyError)
_BAD_IMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)

TOO_LARGE = _("The file is too large: %(size)s. The largest allowed is %(limit)s.")
EMPTY = _("The file is empty.")
NOT_ALLOWED = _(
    "This kind of file cannot be attached. You can attach PDF, JPEG, PNG, WebP, "
    "DOCX, XLSX, PPTX, ODT, ODS and ODP files up to %(limit)s."
)
NAME_DISAGREES = _(
    "The file is called “%(name)s”, but inside it is %(kind)s. Give its name the right ending."
)
MACROS = _("The document contains macros. Save it without them and attach it again.")
DAMAGED = _("The file is damaged. Open it, save it again and attach the new one.")
TOO_MANY_PIXELS = _("The picture is too big. Make it smaller and attach it again.")
UNPACKS_TOO_LARGE = _("The document unpacks to more than %(limit)s. Save it smaller.")


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be kept; `content` of a picture has lost its EXIF already."""

    kind: str
    mime: str
    extension: str
    content: bytes
    name: str

    def columns(self):
        """Values for a row of a `core.models.Attachment`."""
        return {
            "file": ContentFile(self.content, name=self.name),
            "name": self.name,
            "mime": self.mime,
            "size": len(self.content),
        }


def check_upload(uploaded):
    """Find out what `uploaded` is by looking inside, or raise ValidationError."""
    _check_size(uploaded.size)
    uploaded.seek(0)
    content = uploaded.read()
    _check_size(len(content))
    kind = _kind_of(content)
    name = clean_name(uploaded.name)
    extension = PurePosixPath(name).suffix.lstrip(".").lower()
    if _OTHER_SUFFIXES.get(extension, extension) != kind:
        raise ValidationError(
            NAME_DISAGREES,
            code="name_disagrees",
            params={"name": name, "kind": kind.upper()},
        )
    if kind in IMAGES:
        content = _without_metadata(content, kind)
    return CheckedFile(kind, MIMES[kind], extension, content, name)


def clean_name(name):
    """The last part of a path, without what a file system or a reader could trip over."""
    name = unicodedata.normalize("NFC", (name or "").replace("\\", "/")).rsplit("/", 1)[-1]
    name = " ".join(_UNSAFE_IN_NAME.sub("", name).split()).lstrip(".")
    path = PurePosixPath(name)
    suffix = path.suffix[:16]
    stem = path.stem[: NAME_LENGTH - len(suffix)].rstrip()
    return f"{stem}{suffix}" or "file"


def serve_private(field_file, *, filename, mime):
    """Hand out one file to a reader whom the view has already let in."""
    try:
        content = field_file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=mime not in _SHOWN_INLINE,
        filename=clean_name(filename),
        content_type=mime if mime in _KINDS else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _check_size(size):
    limit = settings.ATTACHMENT_MAX_BYTES
    if size > limit:
        params = {"size": filesizeformat(size), "limit": filesizeformat(limit)}
        raise ValidationError(TOO_LARGE, code="too_large", params=params)
    if not size:
        raise ValidationError(EMPTY, code="empty")


def _kind_of(content):
    kind = _KINDS.get(filetype.guess_mime(content) or "")
    if content.startswith(b"PK\x03\x04"):
        kind = _office_kind(content)
    if kind is None:
        limit = filesizeformat(settings.ATTACHMENT_MAX_BYTES)
        raise ValidationError(NOT_ALLOWED, code="not_allowed", params={"limit": limit})
    return kind


def _office_kind(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            _refuse_bad_entries(entries)
            return _odf_kind(archive, entries) or _ooxml_kind(archive, entries)
    except _BAD_ZIP as error:
        raise ValidationError(DAMAGED, code="damaged") from error


def _refuse_bad_entries(entries):
    unpacked = sum(entry.file_size for entry in entries.values())
    if unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_ENTRIES:
        limit = filesizeformat(MAX_UNPACKED_BYTES)
        raise ValidationError(UNPACKS_TOO_LARGE, code="bomb", params={"limit": limit})
    if any(_MACROS.search(name) for name in entries):
        raise ValidationError(MACROS, code="macros")


def _odf_kind(archive, entries):
    if "mimetype" not in entries:
        return None
    return _KINDS.get(_first_bytes(archive, "mimetype").decode("ascii", "replace").strip())


def _ooxml_kind(archive, entries):
    """The kind named by the main part; a macro-enabled one names itself otherwise."""
    if "[Content_Types].xml" not in entries:
        return None
    types = _first_bytes(archive, "[Content_Types].xml")
    if b"macroenabled" in types.lower():
        raise ValidationError(MACROS, code="macros")
    kinds = [
        kind for kind in ("docx", "xlsx", "pptx") if f"{MIMES[kind]}.main+xml".encode() in types
    ]
    return kinds[0] if len(kinds) == 1 else None


def _first_bytes(archive, name):
    with archive.open(name) as part:
        return part.read(MAX_TYPES_BYTES)


def _without_metadata(content, kind):
    """Draw the picture anew, upright; of what stood beside it only its colours stay."""
    try:
        with Image.open(io.BytesIO(content), formats=[kind.upper()]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError(TOO_MANY_PIXELS, code="bomb")
            return _redrawn(image, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS, code="bomb") from error
    except _BAD_IMAGE as error:
        raise ValidationError(DAMAGED, code="damaged") from error


def _redrawn(image, kind):
    colours = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if kind == "jpeg" and upright.mode not in {"L", "RGB"}:
        upright, colours = upright.convert("RGB"), None
    kept = {"transparency"} & upright.info.keys()
    upright.info = {key: upright.info[key] for key in kept}
    out = io.BytesIO()
    upright.save(out, format=kind.upper(), icc_profile=colours, quality=88)
    return out.getvalue()

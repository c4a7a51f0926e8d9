"""Which characters our fonts can draw: read from the fonts' own tables (OpenType `cmap`)."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
#: What stands for a character that no font of ours can draw: PDF/UA allows no empty box.
UNKNOWN = "□"
#: Marks, joiners and controls leave nothing behind when they cannot be drawn.
SILENT = {"Mn", "Me", "Cf", "Cc"}


def drawable(text):
    """`text` composed, with what cannot be drawn told by `UNKNOWN`; line breaks stay."""
    known = characters()
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        char if ord(char) in known or char == "\n" else _instead(char) for char in composed
    )


@cache
def characters():
    """Code points of all our fonts together: each helps out where another has a gap."""
    return frozenset().union(
        *(_of_font(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf")))
    )


def _instead(char):
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in SILENT else UNKNOWN


def _of_font(font):
    """The code points of a font's Unicode table of format 4 (every font of ours has one)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables)]
    start = next(offset for tag, _sum, offset, _length in entries if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    records = [struct.unpack_from(">HHL", font, start + 4 + 8 * n) for n in range(count)]
    table = start + next(
        at for platform, encoding, at in records if (platform, encoding) == (3, 1)
    )
    doubled = struct.unpack_from(">H", font, table + 6)[0]
    ends = struct.unpack_from(f">{doubled // 2}H", font, table + 14)
    begins = struct.unpack_from(f">{doubled // 2}H", font, table + 16 + doubled)
    spans = zip(begins, ends, strict=True)
    return {code for first, last in spans for code in range(first, last + 1)} - {0xFFFF}

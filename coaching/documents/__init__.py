"""Documents to keep: PDF/UA-1 by typst, with the portal's own fonts and no program beside it.

People's words go in as data alone (`sys_inputs`), never into the source.
"""

import json
from pathlib import Path

import typst

from coaching.documents.glyphs import FONTS, drawable

HERE = Path(__file__).parent


def compiled(name, data):
    """The document `name` (report, log) with `data` in it, as bytes."""
    return typst.compile(
        str(HERE / f"{name}.typ"),
        root=str(HERE),
        sys_inputs={"data": json.dumps(_shown(data), ensure_ascii=False)},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


def _shown(value):
    """The same data with every text made drawable."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _shown(one) for key, one in value.items()}
    return [_shown(one) for one in value]

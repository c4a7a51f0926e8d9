"""The found words of a text, to be marked, and the part of a text that holds them."""

from dataclasses import dataclass
from itertools import takewhile

from core.searching import WORD
from core.text import fold

#: What is shown of a text, and of it before its first found word; in letters.
SHOWN, BEFORE = 200, 60
#: Other endings of a word share at least so many letters with it.
STEM = 3


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool = False


class Marks:
    """Where `texts` of one record say `words`: as they are, else with another ending."""

    def __init__(self, texts, words):
        self._texts = [text for text in texts if text]
        tokens = [
            (number, token.span(), fold(token.group()))
            for number, text in enumerate(self._texts)
            for token in WORD.finditer(text)
        ]
        found = {place for word in words for place in _places(tokens, word.folded)}
        self._spans = [
            sorted(span for number, span in found if number == n) for n in range(len(self._texts))
        ]

    def whole(self, text):
        """All of one of the texts, in pieces."""
        if text not in self._texts:
            return [Piece(text)]
        return _pieces(text, self._spans[self._texts.index(text)], 0, len(text))

    def excerpt(self, *without):
        """The part of the text that says most, from a little before the first found word."""
        choice = [
            (len(spans), -n)
            for n, spans in enumerate(self._spans)
            if self._texts[n] not in without
        ]
        if not choice:
            return []
        n = -max(choice)[1]
        text, spans = self._texts[n], self._spans[n]
        start = _word_start(text, spans[0][0] - BEFORE) if spans else 0
        end = _word_end(text, start + SHOWN)
        pieces = _pieces(text, spans, start, end)
        before = [Piece("…")] if start else []
        return [*before, *pieces, *([Piece("…")] if end < len(text) else [])]


def _places(tokens, word):
    """Tokens that begin with the word, else the ones that are most alike."""
    begins = [(n, span) for n, span, token in tokens if token.startswith(word)]
    if begins:
        return begins
    alike = [(_shared(token, word), n, span) for n, span, token in tokens]
    most = max((length for length, _n, _span in alike), default=0)
    if most < max(STEM, len(word) - STEM):
        return []
    return [(n, span) for length, n, span in alike if length == most]


def _shared(one, other):
    """How many letters both begin with."""
    return sum(
        1 for _same in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False))
    )


def _pieces(text, spans, start, end):
    pieces, at = [], start
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], is_found=True)]
        at = last
    return [piece for piece in [*pieces, Piece(text[at:end])] if piece.text]


def _word_start(text, at):
    if at <= 0:
        return 0
    blank = text.rfind(" ", 0, at)
    return blank + 1 if blank >= 0 else 0


def _word_end(text, at):
    if at >= len(text):
        return len(text)
    blank = text.find(" ", at)
    return blank if 0 <= blank < at + BEFORE else at

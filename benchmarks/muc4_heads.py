"""Incident templates of a text, for `benchmarks.muc4`, by the heads that were trained on MUC-4's messages.

The shipped encoder learned MUC-4's five roles beside its own: who did it (persons, organisations), to what, to whom, with
what, and the types of the incidents. One template a type that the message seems to tell of; each entity stands in those
of the types it seems to belong to.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.muc4_score import ROLES, Entity, Template
from recount.extract.engines.encoder.candidates import tagged, trimmed
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Heads, Matrix, log_softmax, sigmoid
from recount.extract.engines.encoder.page import Page, Range, read_page
from recount.extract.engines.encoder.scheme import BEGIN, OUTSIDE
from recount.extract.engines.encoder.session import WEIGHTS, open_weights
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")  # as in training/muc.py
TOLD, TAGGED, OF = 0.1, 0.65, 0.4  # from which probability on a type, a word's role, an entity's type are believed
GOES_ON, BEGINS = (
    0.3,
    0.5,
)  # a mention goes on over words that are this likely inside it, up to one that likely begins another
_OF = frozenset("of de del the la".split())
_EMPTY = frozenset("the a an of and in 's '".split())
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def templates_of(text: str) -> list[Template]:
    """The incidents of a text, one for each type it tells of."""
    report = Report(id=report_id(text, None, None), name="message", text=text, language="en")
    page = read_page(analyse(report, split_passages(text)))
    if not page.words:
        return []
    words = words_of_page(page, WEIGHTS)
    heads = open_weights(WEIGHTS).heads
    chances = sigmoid(heads.linear("muc.types", heads.pooled(words, heads.weighed(words))[None]))[0]
    told = [n for n, chance in enumerate(chances) if chance >= TOLD]
    if not told:
        return []
    found = _entities(page, words, heads, told)
    return [Template(incident_type=TYPES[n], entities={r: tuple(found[n, r]) for r in ROLES}) for n in told]


def _entities(page: Page, words: Matrix, heads: Heads, told: list[int]) -> dict[tuple[int, str], list[Entity]]:
    """The entities of each type and role, each once, by the words of its likeliest mention."""
    tags = np.exp(log_softmax(heads.linear("muc.tags", words).reshape(len(words), len(ROLES), 3)))
    found: dict[tuple[int, str], list[Entity]] = defaultdict(list)
    for role, name in enumerate(ROLES):
        for (start, end), phrase in _once(page, tags[:, role]):
            of = sigmoid(heads.linear("muc.of", words[start:end].mean(axis=0)[None]))[0]
            for kind in [n for n in told if of[n] >= OF] or [max(told, key=lambda n: of[n])]:
                found[kind, name].append((phrase,))
    return found


def _grown(page: Page, tags: Matrix, span: Range) -> Range:
    """A mention over the words of its sentence beside it that are likely inside: at its edges the model is less sure."""
    start, end = span
    inside, begins = 1 - tags[:, OUTSIDE] >= GOES_ON, tags[:, BEGIN] >= BEGINS
    here = page.sentence_of == page.sentence_of[start]
    while start > 0 and here[start - 1] and inside[start - 1] and not begins[start]:
        start -= 1
    while end < len(here) and here[end] and inside[end] and not begins[end]:
        end += 1
    return start, end


def _whole(page: Page, spans: Sequence[Range]) -> list[Range]:
    """Mentions in order, without loose words at their edges; two that overlap, or that follow each other in one noun
    phrase or over "of", are one ("homemade" and "bombs", "members of" and "the movement").
    """
    kept: list[Range] = []
    for start, end in sorted(spans):
        before = kept[-1] if kept else (0, 0)
        if start < before[1] or (start == before[1] and kept and _one_phrase(page, start)):
            kept[-1] = before[0], max(end, before[1])
        else:
            kept.append((start, end))
    return [trimmed(page, span) for span in kept]


def _one_phrase(page: Page, word: int) -> bool:
    """Is a word in the noun phrase of the word before it, or behind "of"?"""
    sentence = page.sentence(word)
    at = word - page.first_of[sentence.index]
    phrase = sentence.phrase_at(at) if at else None
    return at > 0 and (sentence.words[at - 1] in _OF or (phrase is not None and phrase.start < at))


def _once(page: Page, tags: Matrix) -> list[tuple[Range, str]]:
    """The mentions of a role in order of the text; of two that share all words of one, the likelier stands for both."""
    spans = _whole(page, [_grown(page, tags, span) for span in tagged(tags, TAGGED)])
    spans.sort(key=lambda span: float(tags[slice(*span), OUTSIDE].mean()))
    kept: dict[Range, tuple[str, frozenset[str]]] = {}
    for span in spans:
        phrase = _ARTICLE.sub("", page.said(*span).exact).lower()
        content = frozenset(w for w in phrase.split() if w not in _EMPTY)
        if content and not any(content <= c or c <= content for _, c in kept.values()):
            kept[span] = phrase, content
    return [(span, kept[span][0]) for span in sorted(kept)]

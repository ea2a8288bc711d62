"""Incident templates of a text, for `benchmarks.muc4`, by the heads that were trained on MUC-4's messages.

The shipped encoder learned MUC-4's five roles beside its own: who did it (persons, organisations), to what, to whom, with
what, and the types of the incidents. One template a type that the message seems to tell of; each entity stands in those
of the types it seems to belong to.
"""

import re
from collections import defaultdict

import numpy as np

from benchmarks.muc4_score import ROLES, Entity, Template
from recount.extract.engines.encoder.candidates import tagged
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Heads, Matrix, log_softmax, sigmoid
from recount.extract.engines.encoder.page import Page, Range, read_page
from recount.extract.engines.encoder.scheme import OUTSIDE
from recount.extract.engines.encoder.session import WEIGHTS, open_weights
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")  # as in training/muc.py
TOLD, TAGGED, OF = 0.1, 0.65, 0.4  # from which probability on a type, a word's role, an entity's type are believed
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
    chances = sigmoid(heads.linear("muc.types", heads.pooled(words, 0, len(words))[None]))[0]
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


def _once(page: Page, tags: Matrix) -> list[tuple[Range, str]]:
    """The mentions of a role in order of the text; of two that share all words of one, the likelier stands for both."""
    spans = tagged(tags, TAGGED)
    spans.sort(key=lambda span: float(tags[slice(*span), OUTSIDE].mean()))
    kept: dict[Range, tuple[str, frozenset[str]]] = {}
    for span in spans:
        phrase = _ARTICLE.sub("", page.said(*span).exact).lower()
        content = frozenset(w for w in phrase.split() if w not in _EMPTY)
        if phrase and not any(content <= c or c <= content for _, c in kept.values()):
            kept[span] = phrase, content
    return [(span, kept[span][0]) for span in sorted(kept)]

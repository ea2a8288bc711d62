"""Incident templates of a text, for `benchmarks.muc4`, by the reader that learned MUC-4's roles upon the shipped encoder.

Who did it (persons, organisations), to what, to whom, with what, and the types of the incidents. One template a type that
the message seems to tell of; each entity stands in those of the types it seems to belong to.
"""

import re
from collections import defaultdict
from functools import cache

from benchmarks.muc4_reader import Read, Reader
from benchmarks.muc4_score import ROLES, Entity, Template
from recount.extract.engines.encoder.candidates import tagged
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.page import Page, Range, read_page
from recount.extract.engines.encoder.scheme import OUTSIDE
from recount.extract.engines.encoder.session import WEIGHTS
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")  # as in training/muc_scheme.py
TOLD, TAGGED, OF = 0.3, 0.5, 0.4  # from which probability on a type, a word's role, an entity's type are believed
_EMPTY = frozenset("the a an of and in 's '".split())
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@cache
def _reader() -> Reader:
    return Reader()


def templates_of(text: str) -> list[Template]:
    """The incidents of a text, one for each type it tells of."""
    report = Report(id=report_id(text, None, None), name="message", text=text, language="en")
    page = read_page(analyse(report, split_passages(text)))
    if not page.words:
        return []
    read = _reader().read(page, words_of_page(page, WEIGHTS))
    told = [n for n, chance in enumerate(read.types) if chance >= TOLD]
    if not told:
        return []
    found = _entities(page, read, told)
    return [Template(incident_type=TYPES[n], entities={r: tuple(found[n, r]) for r in ROLES}) for n in told]


def _entities(page: Page, read: Read, told: list[int]) -> dict[tuple[int, str], list[Entity]]:
    """The entities of each type and role, each once, by the words of its likeliest mention."""
    found: dict[tuple[int, str], list[Entity]] = defaultdict(list)
    for role, name in enumerate(ROLES):
        for (start, end), phrase in _once(page, read.tags[:, role]):
            of = _reader().of(read, start, end)
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

"""The dateline of a report: where and when it was filed, which is not where and when it happened."""

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.outlets import agencies

_DASHES = frozenset({"-", "–", "—", "--"})
LONGEST = 18  # tokens before the dash: "PORT SUDAN, Sudan, Oct 16, 2024 (Northgate Wire) -" has fifteen


def dateline(sentence: Sentence) -> frozenset[int]:
    """The tokens of a dateline at the head of a sentence ("MOGADISHU, Sept 12 (Wire) - …"); empty if there is none."""
    timed = {i for c in sentence.times for i in range(c.start, c.end)}
    for i, word in enumerate(sentence.words[:LONGEST]):
        if i in timed:
            continue
        if sentence.tags[i] in (Tag.VERB, Tag.AUXILIARY, Tag.QUOTE) or word in (".", ";", "|"):
            return frozenset()
        if word in _DASHES:
            return frozenset(range(i + 1)) if _files(sentence, i) else frozenset()
    return frozenset()


def _files(sentence: Sentence, dash: int) -> bool:
    """A name in capitals, or a name with a date, an agency or something in brackets, before a dash."""
    head = [t for t in sentence.tokens[:dash] if t.is_word]
    if not head or not head[0].is_capital:
        return False
    shouted = len(head[0].text) > 2 and head[0].text.isupper()
    dated = any(c.start < dash for c in sentence.times)
    return shouted or "(" in sentence.words[:dash] or head[-1].text in agencies() or (dated and len(head) <= 8)

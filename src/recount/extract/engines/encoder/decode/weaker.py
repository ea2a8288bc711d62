"""Who is counted in a claim though the model is not sure that they belong to it: the grammar's words for it stand beside."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.items import OUTCOMES
from recount.extract.engines.encoder.decode.tolls import label_of
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import TOLL_KINDS
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import TollKind
from recount.vocab.numbers import read_quantity

# How likely a link has to be. The reports held out, on which these were tried, hardly change by them.
_NEARLY = 0.6  # of those told in one breath with others
_COUNTED = 0.3  # of dead or hurt whom the grammar counts by a number, where the claim has none of that outcome
_LISTED = 0.05  # of a list of them where the claim counts nobody at all
_INCLUDED = 0.1  # of those whom the grammar counts among others of a sentence
_SEVERAL = 0.04  # of several sorts of people whom the grammar counts as one: readers code some of them apart
_JOINTS = frozenset({"and", ", and", ",", "&"})
_ONE = frozenset({"a", "an"})
_BARE = 2  # words of a number alone, with the one before it
_AT = frozenset("to at is was reached of".split())
_PUT = frozenset("put puts putting".split())
_THEM = frozenset("the those these them whom".split())
_TOLLS = frozenset("toll figure number count tally".split())
_LEAD = 12  # words from "the toll" to its number
_OUTCOMES = frozenset({TollKind.KILLED, TollKind.INJURED})
_BODIES = frozenset("bodies body corpses corpse remains".split())


def with_weaker(reading: Reading, found: Group, likely: Sequence[int]) -> list[int]:
    """The likely tolls of a claim with those that words vouch for, too."""
    spans = reading.spans["toll"]
    if not spans:
        return [*likely]
    links = reading.links["toll"][found.mentions].max(axis=0)
    taken = [*likely]
    for rule in (_joined, _joined, _of_no_other_outcome, _several, _named_beside, _of_a_toll, _included):
        more = sorted((n for n in rule(reading, links, taken) if n not in taken), key=lambda n: -links[n])
        taken.extend(more)
    return taken


def _joined(reading: Reading, links: Matrix, taken: Sequence[int]) -> Iterator[int]:
    """Whom the grammar counts right beside those of a claim, and the model all but links to it: "nine soldiers and four
    volunteers" share what became of them.
    """
    spans = reading.spans["toll"]
    for n, p in enumerate(links):
        counted = isinstance(spans[n].payload, DraftToll)
        if p < (_COUNTED if counted else _NEARLY) or n in taken or not _stands_beside(reading, n, taken):
            continue
        if counted or _is_like(reading, n, taken):
            yield n


def _of_no_other_outcome(reading: Reading, links: Matrix, taken: Sequence[int]) -> Iterator[int]:
    """Whom the grammar counts by a number as killed or hurt in a claim that has none of that outcome otherwise, and bodies: "the
    bodies of four traders were found". A bare number may be an age.
    """
    told = {TOLL_KINDS[label_of(reading, "toll", "kind", n)] for n in taken if not _is_of_others(reading, n)}
    for n, (span, p) in enumerate(zip(reading.spans["toll"], links, strict=True)):
        bodies = TollKind.KILLED not in told and not _BODIES.isdisjoint(reading.page.words[span.start : span.end])
        listed = not taken and "," in reading.page.words[span.start : span.end]
        counted = bodies or _is_counted(span, told)
        if (
            p >= (_LISTED if listed else _COUNTED)
            and counted
            and (_says_who(reading, span) or _says_what(reading, span))
        ):
            yield n


def _is_of_others(reading: Reading, n: int) -> bool:
    """ "Three of the kidnapped": some of people told of before."""
    span = reading.spans["toll"][n]
    words = [w.lower() for w in reading.page.words[span.start : span.end]]
    return any(a == "of" and b in _THEM for a, b in pairwise(words))


def _several(reading: Reading, links: Matrix, _: Sequence[int]) -> Iterator[int]:
    """ "A colonel and six recruits were killed": killed or hurt of several sorts."""
    for n, (span, p) in enumerate(zip(reading.spans["toll"], links, strict=True)):
        if p >= _SEVERAL and _is_counted(span, ()) and "and" in reading.page.words[span.start : span.end]:
            yield n


def _named_beside(reading: Reading, links: Matrix, taken: Sequence[int]) -> Iterator[int]:
    """ "Major Hasan Celik and Sergeant Emre Kaya were killed": a name beside one that is taken."""
    named = [n for n in taken if _is_name(reading, reading.spans["toll"][n])]
    for n, (span, p) in enumerate(zip(reading.spans["toll"], links, strict=True)):
        if p >= _COUNTED and _is_name(reading, span) and _stands_beside(reading, n, named):
            yield n


def _of_a_toll(reading: Reading, links: Matrix, _: Sequence[int]) -> Iterator[int]:
    """ "The toll now stands at 14", "the figure has climbed to 11", "a monitor put it at 11": a number alone behind the word for
    what it is.
    """
    page = reading.page
    for n, (span, p) in enumerate(zip(reading.spans["toll"], links, strict=True)):
        if p < _COUNTED or span.end - span.start > 1:
            continue
        opens = page.first_of[int(page.sentence_of[span.start])]
        before = [w.lower() for w in page.words[max(opens, span.start - _LEAD) : span.start]]
        put = before[-2:] == ["it", "at"] and before[-3:-2] != [] and before[-3] in _PUT
        if put or (before and before[-1] in _AT and not _TOLLS.isdisjoint(before)):
            yield n


def _included(reading: Reading, links: Matrix, taken: Sequence[int]) -> Iterator[int]:
    """ "45 people, including 20 fighters, 15 herders and ten soldiers": whom the grammar counts among those of a claim."""
    spans = reading.spans["toll"]
    sentences = {int(reading.page.sentence_of[spans[n].start]) for n in taken}
    for n, (span, p) in enumerate(zip(spans, links, strict=True)):
        inside = isinstance(span.payload, DraftToll) and span.payload.part_of is not None
        if p >= _INCLUDED and inside and int(reading.page.sentence_of[span.start]) in sentences:
            yield n


def _is_like(reading: Reading, n: int, taken: Sequence[int]) -> bool:
    """Does a span count anybody, and does the model give them the outcome of some who are taken? Behind a comma "a cook" may be
    who somebody is, and a number alone how old.
    """
    span = reading.spans["toll"][n]
    words = [w.lower() for w in reading.page.words[span.start - 1 : span.end]]
    counted = len(words) > _BARE and (read_quantity(words, 1) is not None if words[0] == "," else words[1] in _ONE)
    kind = label_of(reading, "toll", "kind", n)
    return counted and any(kind == label_of(reading, "toll", "kind", k) for k in taken)


def _stands_beside(reading: Reading, n: int, taken: Sequence[int]) -> bool:
    spans = reading.spans["toll"]
    others = (spans[k] for k in taken if k != n)
    gaps = (reading.page.words[min(spans[n].end, s.end) : max(spans[n].start, s.start)] for s in others)
    return any(" ".join(gap).lower() in _JOINTS for gap in gaps)


def _is_name(reading: Reading, span: Span) -> bool:
    words = reading.page.words[span.start : span.end]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _says_who(reading: Reading, span: Span) -> bool:
    """Does a toll say who they are, and not only how many?"""
    sentence = reading.page.sentence(span.start)
    at = reading.page.first_of[sentence.index]
    return any(tag is Tag.NOMINAL for tag in sentence.tags[span.start - at : span.end - at])


def _says_what(reading: Reading, span: Span) -> bool:
    """ "8 killed, 20 injured": does the word behind a number say what became of those whom the grammar counts by it?"""
    behind = reading.page.words[span.end : span.end + 1]
    made = span.payload
    return isinstance(made, DraftToll) and bool(behind) and OUTCOMES.get(behind[0].lower()) is made.kind


def _is_counted(span: Span, told: Collection[TollKind]) -> bool:
    """Does the grammar count killed or hurt in a span by a number, and of an outcome not told so far?"""
    made = span.payload
    if not isinstance(made, DraftToll) or made.count.low is None:
        return False
    return made.kind in _OUTCOMES and made.kind not in told

"""Parts of a toll: "37 people, including nine children" is 37."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.extract.engines.lexical.nominal import objects_of
from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.victims import FoundToll, is_person_name, jointly, toll_of
from recount.model import TollKind

_INCLUDING = frozenset({"including", "among", "include", "included", "includes"})


def with_parts(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """Add "including nine children" as parts of the whole they follow."""
    lists = [(i, _list_start(sentence, i)) for i, word in enumerate(sentence.words) if word in _INCLUDING]
    wholes = [(whole, at) for i, at in lists if (whole := _whole_before(found, i))]
    told = [t for t in found if not any(t.start >= at and _lists(sentence, at, t.start) for _, at in wholes)]
    yield from told
    for whole, at in wholes:
        yield from _parts(sentence, told, whole, at)


def _list_start(sentence: Sentence, i: int) -> int:
    """Where the list begins after "including", "among them", "among those killed were"."""
    at = i + 1
    while at < len(sentence.words) and sentence.words[at] in (
        "them",
        "those",
        "killed",
        "the",
        "dead",
        "were",
        "was",
        "are",
        "victims",
        "at",
    ):
        if any(p.start == at and p.people for p in sentence.phrases) and sentence.words[at] == "the":
            break
        if sentence.words[at] == "at":
            break
        at += 1
    return at


def _lists(sentence: Sentence, at: int, token: int) -> bool:
    return any(p.start <= token < p.end for p in objects_of(sentence, at))


def _whole_before(tolls: Sequence[FoundToll], i: int) -> FoundToll | None:
    before = [t for t in tolls if t.end <= i and t.kind is not TollKind.EXPOSED]
    return max(before, key=lambda t: t.end) if before else None


def _parts(sentence: Sentence, told: Sequence[FoundToll], whole: FoundToll, at: int) -> Iterator[FoundToll]:
    kinds = [n for n, t in enumerate(told) if t.start == whole.start and t.end == whole.end]
    for phrase in objects_of(sentence, at):
        if not (phrase.people or phrase.bare or is_person_name(sentence, phrase)):
            continue
        for n in kinds:
            toll = toll_of(sentence, phrase, told[n].kind, told[n].verb)
            yield replace(toll, part_of=n, count=jointly(toll.count) if len(kinds) > 1 else toll.count)

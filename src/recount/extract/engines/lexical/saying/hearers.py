"""Who passes it on: the outlet that a voice told it to, the agency that carries it, the source that an outlet cites."""

from recount.extract.engines.lexical.saying.speakers import Named, Span, name_end
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.vocab.lexicon import Speech

_RETELLING = frozenset("carried published quoted broadcast reported cited relayed aired run posted".split())
_TALK = frozenset("interview comments remarks talked spoke speaking statement message briefing".split())
_CITING = frozenset({"citing", "quoting"})
# They hear what is said, but do not pass it on.
_HEARERS = frozenset(
    "council parliament congress senate assembly court conference committee reporters journalists lawmakers mps meeting "
    "briefing audience summit knesset duma tribunal bundestag judge jury security nations".split()
)


def passed_through(sentence: Sentence, cue: Cue[Speech], named: Named) -> tuple[Span, ...]:
    """The outlets it was told to, or that carry it: "told Y", "talked to Y", "in a statement carried by Y"."""
    found = []
    if cue.sense.lemma == "tell":
        found.append(_outlet(sentence, cue.end))
    elif sentence.words[cue.end : cue.end + 1] == ("to",) and cue.sense.lemma in ("say", "confirm", "speak"):
        found.append(_outlet(sentence, cue.end + 1))
    near = [*range(*(named.clause or (0, 0))), *range(cue.end, min(cue.end + 12, len(sentence.words)))]
    near += range(max(0, named.start - 10), named.start)
    found += [_outlet(sentence, i + 2) for i in near if _is_retold(sentence, i)]
    return tuple(dict.fromkeys(span for span in found if span is not None and span[0] >= 0))


def _is_retold(sentence: Sentence, i: int) -> bool:
    pair = sentence.words[i : i + 2]
    return len(pair) == 2 and (
        (pair[0] in _RETELLING and pair[1] == "by") or (pair[0] in _TALK and pair[1] in ("to", "with"))
    )


def _outlet(sentence: Sentence, at: int) -> Span | None:
    """The outlet that a phrase at `at` names: a capitalised name, but of no assembly, and of no person with a title."""
    phrase = next((p for p in sentence.phrases if p.start == at), None)
    if phrase is None or phrase.people is not None:
        return None
    words = sentence.words[phrase.start : phrase.end]
    if any(w in _HEARERS for w in words) or sentence.words[phrase.end : phrase.end + 1] == ("of",):
        return None
    return (phrase.start, phrase.end) if any(t.is_capital for t in sentence.tokens[phrase.start : phrase.end]) else None


def source_cited(sentence: Sentence, named: Named) -> tuple[Span, ...]:
    """ "State television, quoting a military source, said": the source inside the aside."""
    if named.clause is None or sentence.words[named.clause[0]] not in _CITING:
        return ()
    start = named.clause[0] + 1
    end = name_end(sentence, start)
    return ((start, end),) if end > start else ()

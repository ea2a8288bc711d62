"""Who says it: the voice of each sentence, nearest first, and how far an attribution reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.parse import Cue, Sentence
from recount.extract.engines.lexical.tags import Tag
from recount.vocab.lexicon import Form, Speech, lexicon

_PRONOUNS = frozenset("he she it they i we".split())
_ACCORDING = (("according", "to"), ("as", "per"))
_CITING = frozenset("citing quoting".split())
_HIDDEN = frozenset("he she it they the".split())
_NO_VOICE = frozenset(
    "file photo image images note update updates video breaking analysis opinion watch read live map caption pictured".split()
)
_OPEN, _CLOSE = "“«„", "”»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says a sentence: spans of the report's text (code points), nearest first; empty = the outlet itself.

    `tokens` are the sentence's tokens that belong to the attribution, not to the event. `carried`: the voice comes from
    a sentence before. `stance` is that of the verb of saying, None if there is none.
    """

    speakers: tuple[tuple[int, int], ...] = ()
    tokens: frozenset[int] = frozenset()
    carried: bool = False
    stance: str | None = None


OUTLET = Voice()


def find_voices(sentences: Sequence[Sentence]) -> tuple[Voice, ...]:
    """The voice of every sentence. A pronoun ("it added") speaks for the voice before it; so does a quotation that goes on."""
    voices: list[Voice] = []
    last = OUTLET
    inside = False
    for n, sentence in enumerate(sentences):
        own = _own_voice(sentence, last)
        if own is None and (inside or _goes_on(sentence, sentences[n - 1] if n else None, last)):
            own = Voice(speakers=last.speakers, carried=True, stance=None)
        inside = _leaves_open(sentence, inside and not _new_paragraph(sentence, sentences[n - 1] if n else None))
        voices.append(own or OUTLET)
        last = own if own and own.speakers else last
    return tuple(voices)


def _leaves_open(sentence: Sentence, inside: bool) -> bool:
    """Is a quotation still open at the end of the sentence?"""
    for token in sentence.tokens:
        if token.text in _OPEN:
            inside = True
        elif token.text in _CLOSE:
            inside = False
        elif token.text == '"':
            inside = not inside
    return inside


def _new_paragraph(sentence: Sentence, before: Sentence | None) -> bool:
    """A new paragraph that does not open with a quotation mark ends the quotation before it."""
    return (
        before is not None
        and sentence.passage.paragraph != before.passage.paragraph
        and sentence.tokens[0].text not in ('"', "“", "„", "«")
    )


def _goes_on(sentence: Sentence, before: Sentence | None, last: Voice) -> bool:
    """A sentence that begins with an opening quotation mark after an attributed one is the same speaker's."""
    if not last.speakers or before is None:
        return False
    continued = sentence.words[:2] in (("and", "that"), ("that", "“"), ("that", '"'))
    return continued or sentence.tokens[0].text in ("“", '"', "„", "«")


def _own_voice(sentence: Sentence, last: Voice) -> Voice | None:
    for find in (_according, _by_verb, _label):
        voice = find(sentence, last)
        if voice:
            return voice
    return None


def _according(sentence: Sentence, last: Voice) -> Voice | None:
    words = sentence.words
    for i in range(len(words) - 1):
        pair = words[i : i + 2] in _ACCORDING
        per = words[i] == "per" and i == 0
        citing = words[i] in _CITING
        if not (pair or per or citing):
            continue
        start = i + 2 if pair else i + 1
        end = _name_end(sentence, start)
        if end <= start:
            continue
        tokens = frozenset(range(i, end))
        if words[start] in _PRONOUNS | {"him", "her", "them"}:
            return Voice(speakers=last.speakers, tokens=tokens, carried=True)
        speakers = (sentence.slice(start, end),)
        if citing and (verb := _by_verb(sentence, last)) and verb.speakers:
            return Voice(speakers=(*verb.speakers[:1], *speakers), tokens=tokens | verb.tokens, stance=verb.stance)
        return Voice(speakers=speakers, tokens=tokens)
    return None


def _name_end(sentence: Sentence, start: int) -> int:
    """Where the phrase that begins at a token ends, with its "of/for/in" phrases and one apposition."""
    at = start
    n = len(sentence.words)
    while at < n:
        phrase = sentence.phrase_at(at)
        if phrase is None or phrase.start > at:
            break
        at = phrase.end
        if at < n and sentence.words[at] == "(" and ")" in sentence.words[at : at + 10]:
            at += sentence.words[at : at + 10].index(")") + 1
        if (
            at < n
            and sentence.words[at] in ("of", "for", "in", "at", "from", "to", "and", "'s", "on", "with")
            and sentence.phrase_at(at + 1 if at + 1 < n else at)
            and (sentence.words[at] in ("of", "for", "'s") or at - start < 8)
        ):
            if sentence.words[at] in ("in", "on", "at", "from", "to", "with", "and") and not _speaks(sentence, at + 1):
                break
            at += 1
            continue
        break
    return at


def _speaks(sentence: Sentence, at: int) -> bool:
    phrase = sentence.phrase_at(at)
    return phrase is not None and _can_speak(sentence, phrase.start, phrase.end)


def _can_speak(sentence: Sentence, start: int, end: int) -> bool:
    """Can these tokens name a voice: a known outlet, party or office, a capitalised name, or a noun that speaks?"""
    words = sentence.words[start:end]
    if any(w in lexicon().voices for w in words):
        return True
    if any(c.start < end and start < c.end for c in sentence.actors):
        return True
    people = any(p.people for p in sentence.phrases if p.start < end and start < p.end)
    return people or any(t.is_capital for t in sentence.tokens[start:end] if t.is_word and t.norm not in _HIDDEN)


def _by_verb(sentence: Sentence, last: Voice) -> Voice | None:
    for cue in sentence.speech:
        if not _is_saying(sentence, cue):
            continue
        span = _inverted(sentence, cue) or _subject(sentence, cue)
        if span is None:
            continue
        start, end = span
        tokens = frozenset(range(min(start, cue.start), max(end, cue.end)))
        if end - start == 1 and sentence.words[start] in _PRONOUNS:
            return Voice(speakers=last.speakers, tokens=tokens, carried=True, stance=cue.sense.stance)
        if not _can_speak(sentence, start, end):
            continue
        told = _told(sentence, cue)
        speakers = (*([sentence.slice(*told)] if told else []), sentence.slice(start, end))
        if told:
            tokens |= frozenset(range(*told))
        return Voice(speakers=tuple(speakers), tokens=tokens, stance=cue.sense.stance)
    return None


def _is_saying(sentence: Sentence, cue: Cue[Speech]) -> bool:
    """Is this verb one of saying here: not passive, not a bare base form, and followed by what is said if it is weak?"""
    if cue.sense.form is Form.BASE and not _modal(sentence, cue.start):
        return False
    before = cue.start - 1
    while before >= 0 and sentence.tags[before] is Tag.ADVERB:
        before -= 1
    if (
        cue.sense.form is not Form.ING
        and before >= 0
        and sentence.words[before] in ("was", "were", "been", "be", "being", "is", "are")
    ):
        return False
    following = sentence.words[cue.end] if cue.end < len(sentence.words) else ""
    said = following in ("that", ",", ":", "“", '"', "how", "”") or not following
    return said or not cue.sense.weak


def _modal(sentence: Sentence, verb: int) -> bool:
    return verb > 0 and sentence.tags[verb - 1] in (Tag.AUXILIARY, Tag.PRONOUN)


def _subject(sentence: Sentence, cue: Cue[Speech]) -> tuple[int, int] | None:
    """The span left of the verb of saying: a phrase with what belongs to it, appositions included."""
    end = cue.start
    while end > 0 and sentence.tags[end - 1] in (Tag.AUXILIARY, Tag.ADVERB):
        end -= 1
    while end > 0 and any(c.start < end <= c.end for c in sentence.times):
        end -= 1
    if end > 0 and sentence.words[end - 1] == ",":
        end -= 1
    if end > 0 and sentence.words[end - 1] in ("who", "which", "that"):
        end -= 1
        if end > 0 and sentence.words[end - 1] == ",":
            end -= 1
    if end == 0:
        return None
    if sentence.words[end - 1] in _PRONOUNS:
        return end - 1, end
    start = _walk_left(sentence, end)
    return (start, end) if start < end else None


def _walk_left(sentence: Sentence, end: int) -> int:
    """The first token of the subject that ends before `end`: back to the clause's edge, then past leading "in …," parts."""
    i = end
    while i > 0:
        tag, word = sentence.tags[i - 1], sentence.words[i - 1]
        if tag in (Tag.QUOTE, Tag.SUBORDINATOR, Tag.AUXILIARY) or (
            word in (";", ":", ".", "but", "–", "—", "-", ")") and not (word == ")" and "(" in sentence.words[:i])
        ):
            break
        if tag is Tag.VERB and not (
            i < end
            and word.endswith(("ed", "ing"))
            and sentence.tags[i] is Tag.PREPOSITION
            and i - 2 >= 0
            and sentence.phrase_at(i - 2)
        ):
            break
        if tag is Tag.PRONOUN:
            break
        i -= 1
    return _trim(sentence, i, end)


def _trim(sentence: Sentence, start: int, end: int) -> int:
    """Past adverbs, times and prepositional openings ("In a statement on Monday, the ministry"): the last of the parts
    between commas, with the name that it describes ("Ali, a spokesman for the force, told").
    """
    parts = _split_commas(sentence, start, end)
    if len(parts) > 1:
        named = _is_name(sentence, *parts[-2]) and (not sentence.tokens[parts[-1][0]].is_capital)
        parts = parts[-2:] if named else parts[-1:]
    while parts:
        a, b = parts[0]
        phrase = next((p for p in sentence.phrases if a <= p.start < b), None)
        opening = sentence.tags[a] in (Tag.PREPOSITION, Tag.ADVERB, Tag.CONJUNCTION, Tag.TO) or any(
            c.start <= a < c.end for c in sentence.times
        )
        if phrase is None or (opening and len(parts) > 1):
            parts.pop(0)
        elif opening:
            return phrase.start if phrase.preposition is None or sentence.tags[a] is Tag.CONJUNCTION else end
        else:
            return phrase.start
    return end


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    words = [t for t in sentence.tokens[start:end] if t.is_word and t.norm not in ("for", "of", "the", "and")]
    return bool(words) and len(words) <= 7 and all(t.is_capital or "-" in t.norm for t in words)


def _split_commas(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    parts, a = [], start
    for i in range(start, end):
        if sentence.words[i] == ",":
            if i > a:
                parts.append((a, i))
            a = i + 1
    if end > a:
        parts.append((a, end))
    return parts


def _inverted(sentence: Sentence, cue: Cue[Speech]) -> tuple[int, int] | None:
    """ "…," said the ministry: a phrase right after the verb, with a comma or a quotation mark before it."""
    before = sentence.words[cue.start - 1] if cue.start else ""
    if cue.sense.lemma not in ("say", "add", "report", "write", "explain", "announce", "claim", "note") or not (
        before == "," or before in ("”", '"', "»")
    ):
        return None
    end = _name_end(sentence, cue.end)
    if end < len(sentence.words) and sentence.words[end] == ",":
        more = _name_end(sentence, end + 1)
        if more > end + 1 and not any(
            sentence.tags[k] is Tag.VERB for k in range(more, min(more + 2, len(sentence.tags)))
        ):
            end = more
    return (cue.end, end) if end > cue.end and _can_speak(sentence, cue.end, end) else None


def _told(sentence: Sentence, cue: Cue[Speech]) -> tuple[int, int] | None:
    """ "X told outlet Y": the outlet is nearest, if it is one (a name)."""
    if cue.sense.lemma != "tell":
        return None
    phrase = next((p for p in sentence.phrases if p.start == cue.end), None)
    if phrase is None or not any(t.is_capital for t in sentence.tokens[phrase.start : phrase.end]):
        return None
    return phrase.start, phrase.end


def _label(sentence: Sentence, last: Voice) -> Voice | None:
    """ "ministry: …" at the very beginning of a statement."""
    del last
    if sentence.index or len(sentence.words) < 3 or sentence.words[1] != ":":
        return None
    named = sentence.tokens[0].is_word and sentence.words[0] not in _NO_VOICE
    return Voice(speakers=(sentence.slice(0, 1),), tokens=frozenset({0, 1})) if named else None

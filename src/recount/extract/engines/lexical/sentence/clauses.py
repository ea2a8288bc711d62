"""Who does what to whom inside a sentence: the objects of a verb, its subject, and who it is done by."""

from collections.abc import Sequence

from recount.extract.engines.lexical.sentence.ages import aged, ages_begin, is_of_ages
from recount.extract.engines.lexical.sentence.appositions import after_age, age_before, is_person_name
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.relatives import relative
from recount.extract.engines.lexical.sentence.tags import Tag, form_of
from recount.model import Group
from recount.vocab.lexicon import Form, Verb

_JOINTS = frozenset({",", "and", "&", "or", "plus", ";", "/"})
_BE = frozenset("is are was were be been being 's 're get got gets".split())
_THEM = frozenset({"them", "whom", "these", "those"})
_FOR = frozenset({"for", "over", "after"})
_CONJUNCTIVE = frozenset({"before", "after", "since", "until", "as"})
_OBJECT_PRONOUNS = frozenset("them him her us me it you".split())
_SCARE = frozenset({"'", "‘", "“", '"', "«"})  # marks around one word: were "neutralised"
_LIGHT = frozenset("also then later both just only back some even even'".split())


def objects(sentence: Sentence, after: int) -> tuple[Phrase, ...]:
    """The phrases that follow a verb as its object, a list of them where they are joined by commas and "and"."""
    start = _skip_light(sentence, after)
    first = _phrase_from(sentence, start)
    ruled = first is None or (first.preposition is not None and first.quantity is None)
    return () if first is None or ruled else _chain(sentence, first)


def listed(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The list of phrases that begins at a token, whatever governs it; none where no phrase begins."""
    first = _phrase_from(sentence, at)
    return () if first is None else _chain(sentence, first)


def _skip_light(sentence: Sentence, i: int) -> int:
    n = len(sentence.words)
    while (
        i < n
        and (sentence.tags[i] in (Tag.ADVERB, Tag.QUOTE) or sentence.words[i] in _LIGHT)
        and not _phrase_from(sentence, i)
    ):
        i += 1
    return i


def _phrase_from(sentence: Sentence, i: int) -> Phrase | None:
    return next((p for p in sentence.phrases if p.start == i), None)


def _chain(sentence: Sentence, first: Phrase) -> tuple[Phrase, ...]:
    found = [first]
    at = first.end
    while True:
        at = _skip_inner(sentence, at)
        nxt = _next_joined(sentence, at)
        if nxt is None or _is_apposition(sentence, found[-1], nxt):
            return _without_ages(sentence, found)
        found.append(nxt)
        at = nxt.end


def _without_ages(sentence: Sentence, found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """ "Two boys, a 5-year-old and a 7-year-old": as many as the first counts, told by nothing but their age, are those."""
    first, rest = found[0], found[1:]
    number = first.quantity.count.low if first.quantity else None
    ages = rest and all(aged(sentence.words[p.end - 1]) for p in rest)
    told = ages and number == len(rest) and sentence.words[first.end] == ","
    return (first,) if told else tuple(found)


def _is_apposition(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """ "60 fighters, nationals of X", "three others, Amal Nasr, 28;": people after a comma without a number describe, or
    name, the people before.
    """
    comma = sentence.words[phrase.start - 1] == ","
    several = before.quantity is not None and (before.quantity.count.low or 0) > 1
    if comma and several and before.people and is_person_name(sentence, phrase):
        return True
    return (
        comma
        and bool(before.people and phrase.people)
        and before.quantity is not None
        and phrase.quantity is None
        and phrase.determiner is None
    )


def _skip_inner(sentence: Sentence, at: int) -> int:
    """Past "of …" phrases and brackets that belong to the phrase before."""
    words, n = sentence.words, len(sentence.words)
    while at < n:
        if words[at] == "of" and (inner := _phrase_from(sentence, at + 1)):
            at = inner.end
        elif words[at] == "," and (aged := after_age(sentence, at)) > at and "and" in words[aged : aged + 2]:
            at = aged  # "a woman, 45, and her son"; but "Omar, 58, a farmer and father of two" is one
        elif words[at] == "(" and ")" in words[at : at + 14]:
            at += words[at : at + 14].index(")") + 1
        elif (beyond := _past_origin(sentence, at) or _past_time(sentence, at)) is not None:
            at = beyond
        else:
            return at
    return at


def _past_origin(sentence: Sentence, at: int) -> int | None:
    """Past "from A and B" or "in C" where the list goes on after it with another number ("…, as well as 7 cars")."""
    if sentence.words[at] not in ("from", "in", "near", "at") or (inner := _phrase_from(sentence, at + 1)) is None:
        return None
    end = inner.end
    while (
        sentence.words[end : end + 1] in (("and",), (",",))
        and (more := _phrase_from(sentence, end + 1))
        and more.quantity is None
        and not (more.people or more.thing)
    ):
        end = more.end
    joint = end
    while joint < len(sentence.words) and sentence.words[joint] in (",", "and", "as", "well"):
        joint += 1
    after = _phrase_from(sentence, joint) if joint > end else None
    return end if after is not None and after.quantity is not None and not _begins_clause(sentence, after) else None


def _past_time(sentence: Sentence, at: int) -> int | None:
    """Past "on Sunday" where the list goes on after it with another number ("… and five others on Monday")."""
    time = next((c for c in sentence.times if at <= c.start <= at + 1 and c.end > at), None)
    if time is None or (time.start > at and sentence.words[at] not in ("on", "in", "during")):
        return None
    if sentence.words[time.end : time.end + 1] != ("and",):
        return None
    after = _phrase_from(sentence, time.end + 1)
    counted = after is not None and after.quantity is not None and not _begins_clause(sentence, after)
    return time.end if counted else None


def _next_joined(sentence: Sentence, at: int) -> Phrase | None:
    words, n = sentence.words, len(sentence.words)
    start = at
    while at < n and (words[at] in _JOINTS or (at > start and words[at] in ("also", "then", "another"))):
        if words[at] == "another":
            break
        at += 1
    if words[at : at + 3] == ("as", "well", "as"):
        at += 3
    if at == start:
        return None
    nxt = _phrase_from(sentence, at)
    return None if nxt is None or _begins_clause(sentence, nxt) else nxt


def _begins_clause(sentence: Sentence, phrase: Phrase) -> bool:
    """Is this phrase the subject of what follows ("…, and two soldiers were hurt")? Past its "of" and brackets."""
    at = _skip_inner(sentence, phrase.end)
    while at < len(sentence.words) and sentence.tags[at] is Tag.ADVERB:
        at += 1
    if at >= len(sentence.words):
        return False
    if sentence.tags[at] is Tag.AUXILIARY:
        return True
    return sentence.tags[at] is Tag.VERB and not sentence.words[at].endswith("ing") and not phrase_is_thing(phrase)


def phrase_is_thing(phrase: Phrase) -> bool:
    """ "vehicles carrying weapons", "a base used by militants": a participle after a thing describes it."""
    return phrase.thing is not None


def is_active(sentence: Sentence, cue: Cue[Verb]) -> bool:
    """Does the verb do something to an object, rather than have it done to its subject?"""
    form = form_of(cue.sense, sentence.words[cue.start])
    if form in (Form.BASE, Form.PRESENT, Form.ING):
        return not (form is Form.ING and is_after_be(sentence, cue.start) and sentence.words[cue.start - 1] == "being")
    return not is_after_be(sentence, cue.start) and _has_object(sentence, cue.end)


def is_after_be(sentence: Sentence, verb: int) -> bool:
    """Does a form of "be" stand before the verb, past adverbs and a verb joined to it ("were killed and wounded")?"""
    i = verb - 1
    while (
        i >= 0
        and verb - i <= 4
        and (
            sentence.tags[i] in (Tag.ADVERB, Tag.CONJUNCTION)
            or sentence.words[i] in _SCARE
            or sentence.words[i] in ("either", "also", "killed", "injured", "wounded", "dead")
        )
    ):
        i -= 1
    return i >= 0 and (sentence.words[i] in _BE)


def _has_object(sentence: Sentence, after: int) -> bool:
    start = _skip_light(sentence, after)
    phrase = _phrase_from(sentence, start)
    if sentence.words[start : start + 1] and sentence.words[start] in _OBJECT_PRONOUNS and phrase is None:
        return True
    return phrase is not None and (phrase.preposition is None or phrase.quantity is not None)


def subjects(sentence: Sentence, verb: int) -> tuple[Phrase, ...]:
    """The phrases that a verb has as its subject, a list where they are joined; nearest list, past prepositional phrases.

    A verb joined to another ("killed two and wounded five", "…, killing two") shares its subject.
    """
    at = _left_of_verb(sentence, verb)
    if at >= 0 and _shares(sentence, at, verb):
        earlier = _verb_before(sentence, at)
        return () if earlier is None else subjects(sentence, earlier)
    if at < 0:
        return ()
    beside = sentence.phrase_at(at) if at == verb - 1 else None
    if beside and beside.people and (beside.preposition in _FOR or (beside.preposition == "with" and beside.quantity)):
        return (beside,)  # "a vigil for a teenager killed last week", "a raid with five cooks killed"
    opening = age_before(sentence, at) if sentence.words[at] == "," else None
    head = _governed(sentence, at if opening is None else opening - 1) or _head_left(sentence, at)
    return () if head is None else chain_left(sentence, head)


def _governed(sentence: Sentence, at: int) -> Phrase | None:
    """A subject right after a word that is read as its preposition: "resulted in four being killed", "before two died"."""
    phrase = sentence.phrase_at(at)
    gerund = sentence.words[at + 1 : at + 2] == ("being",)
    return phrase if phrase and (gerund or phrase.preposition in _CONJUNCTIVE) else None


def _shares(sentence: Sentence, at: int, verb: int) -> bool:
    """Does the joint at `at` join this verb to another, rather than close an aside before its own auxiliary?"""
    if sentence.tags[at] is Tag.CONJUNCTION:
        return True
    own = any(sentence.tags[k] is Tag.AUXILIARY for k in range(at + 1, verb))
    aged_one = sentence.words[at] == "," and age_before(sentence, at) is not None  # "Boy, 4, hurt in raid"
    return sentence.words[at] in (",", ";") and not own and not aged_one and _aside(sentence, at) is None


def _verb_before(sentence: Sentence, at: int) -> int | None:
    """The nearest verb before a joint that can lend its subject; none across a quotation or a new clause."""
    for i in range(at - 1, -1, -1):
        if sentence.tags[i] in (Tag.QUOTE, Tag.SUBORDINATOR) or sentence.words[i] == ";":
            return None
        infinitive = i and sentence.tags[i - 1] is Tag.TO  # "was wounded on his way to work and died"
        if sentence.tags[i] is Tag.VERB and not infinitive and not any(c.start < i < c.end for c in sentence.verbs):
            return i
    return None


def _left_of_verb(sentence: Sentence, verb: int) -> int:
    """The last token before the verb's own auxiliaries, adverbs and relative pronoun."""
    i = verb - 1
    while i >= 0 and (
        sentence.tags[i] in (Tag.AUXILIARY, Tag.ADVERB, Tag.TO)
        or (sentence.tags[i] is Tag.SUBORDINATOR and sentence.words[i] in ("who", "which", "that"))
        or any(c.start <= i < c.end for c in sentence.times)
        or (sentence.words[i] == "," and i and sentence.words[i - 1] == "who")
        or (
            i == verb - 1 and sentence.words[i] in _SCARE and sentence.words[i - 1 : i] and sentence.words[i - 1] in _BE
        )
    ):
        i -= 1
    if (
        i >= 0
        and sentence.words[i] == ","
        and i + 1 < len(sentence.words)
        and sentence.words[i + 1] in ("who", "which")
    ):
        i -= 1
    return i


def _head_left(sentence: Sentence, at: int) -> Phrase | None:
    """Walk left over "in …", "of …", brackets and appositions to the phrase that no preposition governs."""
    i = at
    while i >= 0:
        word = sentence.words[i]
        phrase = sentence.phrase_at(i)
        if (who := relative(sentence, i)) is not None:
            i = who - 1
        elif phrase:
            if phrase.preposition is None or phrase.start < 2:
                return phrase if phrase.preposition is None else None
            i = phrase.start - 2
        elif (
            (opening := age_before(sentence, i + 1)) is not None
            or (opening := _ages_before(sentence, i + 1)) is not None
            or (sentence.tags[i] is Tag.QUOTE and (opening := _open_quote(sentence, i)) is not None)
        ):
            i = opening - 1
        elif word == ")" and "(" in sentence.words[:i]:
            i = _open_bracket(sentence, i) - 1
        elif (
            any(c.start <= i < c.end for c in sentence.times)
            or sentence.tags[i] in (Tag.PREPOSITION, Tag.ADVERB)
            or word == "'s"
        ):
            i -= 1
        elif word == "," and (opening := _aside(sentence, i)) is not None:
            i = opening - 1
        elif (word == "," and (_apposition(sentence, i) or age_before(sentence, i) is not None)) or (
            sentence.tags[i] is Tag.VERB and word.endswith(("ed", "ing")) and i and sentence.phrase_at(i - 1)
        ):
            i -= 1
        else:
            return None
    return None


def _ages_before(sentence: Sentence, at: int) -> int | None:
    """Where the "of" of "children between the ages of 11 and 15" stands, if the ages end before the token `at`."""
    begin = ages_begin(sentence.words, at)
    behind_of = begin > 0 and sentence.words[begin - 1] == "of"
    return begin - 1 if behind_of and begin < at and is_of_ages(sentence.words, begin) else None


def _aside(sentence: Sentence, comma: int) -> int | None:
    """The comma that opens ", including three children and a woman," if one does before the comma at `comma`."""
    for i in range(comma - 1, max(-1, comma - 26), -1):
        if sentence.words[i] in ("including", "among", "mostly", "most") and i and sentence.words[i - 1] == ",":
            return i - 1
        if sentence.words[i] == "of" and sentence.words[i + 1] in _THEM and i >= 2 and sentence.words[i - 2] == ",":
            return i - 2
        if sentence.tags[i] in (Tag.VERB, Tag.QUOTE):
            return None
    return None


def _open_quote(sentence: Sentence, i: int) -> int | None:
    """Where a short quotation (a nickname) that closes at `i` opens."""
    return next((k for k in range(i - 1, max(-1, i - 8), -1) if sentence.tags[k] is Tag.QUOTE), None)


def _open_bracket(sentence: Sentence, i: int) -> int:
    while i > 0 and sentence.words[i] != "(":
        i -= 1
    return i


def _apposition(sentence: Sentence, comma: int) -> bool:
    """Is there a phrase right before the comma, so that what follows it may describe it?"""
    return comma > 0 and sentence.phrase_at(comma - 1) is not None


def chain_left(sentence: Sentence, head: Phrase) -> tuple[Phrase, ...]:
    """The list that a phrase ends: "a mother and her two children"."""
    found = [head]
    at = head.start - 1
    if at > 0 and sentence.words[at] == ",":  # a list ends in "and"; a comma alone sets off a place or an apposition
        return headline_list(sentence, head)
    while at > 0 and sentence.words[at] in ("and", ",", "&", "or"):
        while at >= 0 and sentence.words[at] in ("and", ",", "&", "or"):
            at -= 1
        at = at if (aged_from := age_before(sentence, at + 1)) is None else aged_from - 1  # "Omar, 19, and Amal, 17,"
        before = sentence.phrase_at(at) if at >= 0 else None
        if before is None or before.preposition is not None or not _alike(before, head):
            break
        found.append(before)
        at = before.start - 1
    return _without_ages(sentence, found[::-1])


def headline_list(sentence: Sentence, last: Phrase) -> tuple[Phrase, ...]:
    """ "Two soldiers, one farmer killed in blast": a headline joins by commas alone people told without an article.

    The list begins the sentence or stands behind "leaves", and each of it is counted or told apart by age or sex ("Man, woman hurt", "Child, three
    adults shot"); else the last phrase alone: "Journalist, activist killed" may be one person.
    """
    found = [last]
    while found[0].start > 1 and sentence.words[found[0].start - 1] == ",":
        before = sentence.phrase_at(found[0].start - 2)
        if before is None or before.end != found[0].start - 1:
            return (last,)
        found.insert(0, before)
    plain = all(p.people and p.determiner in (None, "another") and p.preposition is None for p in found)
    groups = [p.people.group for p in found if p.people and p.quantity is None]
    apart = len({*groups}) == len(groups) and {*groups} <= _BODILY
    opens = found[0].start == 0 or sentence.words[found[0].start - 1] in _LEAVES
    return tuple(found) if opens and plain and apart else (last,)


_LEAVES = frozenset({"leaves", "leave", "left", "leaving"})
_BODILY = frozenset({Group.MAN, Group.WOMAN, Group.CHILD})


def _alike(one: Phrase, other: Phrase) -> bool:
    """Things join things, people join people; an unknown or a bare number joins anything."""
    return not ((one.people and other.thing) or (one.thing and other.people) or one.event)


def agents(sentence: Sentence, after: int, until: int) -> tuple[Phrase, ...]:
    """Who did it, after "by", between two tokens of one clause."""
    for i in range(after, min(until, len(sentence.words) - 1)):
        if sentence.words[i] == "by" and (phrase := _phrase_from(sentence, i + 1)):
            return _chain(sentence, phrase)
        if sentence.tags[i] is Tag.SUBORDINATOR or sentence.words[i] in (";", "."):
            break
    return ()

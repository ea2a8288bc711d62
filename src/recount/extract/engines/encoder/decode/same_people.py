"""Numbers of one claim that count the same people: sums told apart, brackets, tolls that rise, "included"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.decode.retold import among_the_dead, in_dashes, is_superseded
from recount.extract.engines.encoder.decode.sizes import Counted
from recount.extract.engines.encoder.page import Page
from recount.model import Group, Population, TollKind
from recount.vocab.counting.told import are_others, nth
from recount.vocab.counting.words import counting_words
from recount.vocab.numbers import read_number

_YEARS_OLD = range(12, 100)  # fewer than twelve after a comma may be more people
_BOTH = (TollKind.KILLED, TollKind.INJURED)
_ADULTS = (Group.WOMAN, Group.MAN)
_RAISED = frozenset("bringing brings brought raising raises raised taking takes pushing pushes lifting lifts".split())
_ROSE = frozenset("rose risen rises climbed climbs increased jumped grew grown raised".split())
_RISING = 10  # words between "bringing" and the number that "to" leads to
_INCLUDED = frozenset("included inclusive".split())
_THEM = frozenset("these those them whom".split())
_BESIDE = frozenset("other others another more further additional also separately later elsewhere".split())
_ALIVE = frozenset("alive unharmed unhurt survived safe".split())
_HARMED = frozenset("harmed hurt injured wounded hit struck".split())
_BODIES = (["bodies"], ["corpses"])
_PARTING = frozenset("including among them whom these which those".split())
_NONE = frozenset({"none", "neither"})
_STAYED = frozenset("alive unharmed unhurt uninjured unscathed safe".split())
_TURNED_OUT = frozenset("found is was are were been escaped emerged returned".split())
_IS = frozenset("is was becomes became".split())
_THE = frozenset({"the", "at"})
_ATTACKERS = frozenset("attackers attacker assailants assailant raiders bombers hijackers".split())
_TO_VERB = 3  # words from "no one" to "hurt", past "was seriously"
_MARKS = frozenset({":", "\u2013", "\u2014"})  # a list of those counted stands behind them
_ENDS = frozenset(", ; : . and but while although though even because after".split())  # of what is said of them


def may_hold(whole: DraftToll, part: DraftToll) -> bool:
    """Civilians are no part of fighters, nor fighters of civilians, though their numbers make a sum; women may be fighters."""
    return part.group in _ADULTS or {whole.population, part.population} != {Population.CIVILIAN, Population.COMBATANT}


def of_two_places(page: Page, one: DraftToll, other: DraftToll) -> bool:
    """Are these bodies counted in two places: "the clinic received eight bodies, and the hospital five bodies"?"""
    first, last = sorted((t.words for t in (one, other)), key=lambda w: w.start or 0)
    between = page.text[(first.start or 0) + len(first.exact) : last.start or 0].lower().split()
    bodies = all(w.exact.lower().split()[-1:] in _BODIES for w in (first, last))
    return bodies and "and" in between and _PARTING.isdisjoint(between)


def same_people(page: Page, tolls: Sequence[DraftToll]) -> tuple[DraftToll, ...]:
    """The tolls of a claim, in order of the text, with those tied to their whole that count some of its people in other
    words; who is alive, an age, whose relative one is, and a joint number whose dead and hurt are told apart, left out.
    """
    counted = tuple(_counted(page, t) for t in tolls)
    nobody = (_is_alive, _is_well, _is_age, _is_joint, _is_whose, _is_nobody_badly, is_superseded)
    kept = [n for n in range(len(counted)) if not any(rule(page, counted, n) for rule in nobody)]
    index = {old: new for new, old in enumerate(kept)}
    found = [replace(counted[n], whole=index.get(counted[n].whole)) for n in kept]  # type: ignore[arg-type]  # None is in no index
    for rule in _RULES:
        for part, whole in tuple(rule(page, found)):
            free = found[part].whole is None or rule is _broken_down
            if free and part != whole and not _reaches(found, whole, part):
                kind = found[whole].toll.kind
                found[part] = replace(found[part], whole=whole, toll=replace(found[part].toll, kind=kind))
    return _of_their_side(replace(c.toll, part_of=c.whole) for c in found)


def _of_their_side(tied: Iterable[DraftToll]) -> tuple[DraftToll, ...]:
    """Women and men told apart among fighters are fighters: "12 rebels, five women among them"."""
    tolls = tuple(tied)

    def fights(toll: DraftToll) -> bool:
        whole = tolls[toll.part_of].population if toll.part_of is not None else None
        return whole is Population.COMBATANT and toll.group in _ADULTS and toll.population is Population.CIVILIAN

    return tuple(replace(t, population=Population.COMBATANT) if fights(t) else t for t in tolls)


def _counted(page: Page, toll: DraftToll) -> Counted:
    begin = toll.words.start or 0
    start, end = page.at(begin, begin + len(toll.words.exact)) or (0, 0)
    return Counted(toll=toll, start=start, end=end, sentence=int(page.sentence_of[start]), whole=toll.part_of)


def _reaches(found: Sequence[Counted], one: int, other: int) -> bool:
    """Is one a part, of a part, of the other?"""
    at: int | None = one
    while at is not None and at != other:
        at = found[at].whole
    return at is not None


def _words(page: Page, start: int, end: int) -> list[str]:
    return [w.lower() for w in page.words[max(0, start) : end]]


def _is_alive(page: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "One boy alive" among those pulled out is neither dead nor hurt; "neither survived" is."""
    one = counted[n]
    if not _NONE.isdisjoint(_words(page, one.start, one.start + 1)):
        return False
    return one.toll.kind in _BOTH and one.size > 0 and bool(_ALIVE & {*_words(page, one.start, one.end)})


def _is_well(page: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "Two residents who had been listed as missing were found alive", "the crew of 21 was unhurt", "two adults were not hurt": none of the dead, hurt, missing."""
    one = counted[n]
    if one.toll.kind not in (*_BOTH, TollKind.MISSING) or not one.size:
        return False
    behind = _words(page, one.end, _end_of_sentence(page, one))
    clause = behind[: next((k for k, word in enumerate(behind) if word in _ENDS), len(behind))]
    spared = any(a == "not" and b in _HARMED for a, b in pairwise(clause))
    return spared or any(a in _TURNED_OUT and b in _STAYED for a, b in pairwise(clause))


def _end_of_sentence(page: Page, one: Counted) -> int:
    return page.first_of[one.sentence + 1] if one.sentence + 1 < len(page.first_of) else len(page.words)


def _is_age(page: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "Ali Omar (45)", "another man, 21, was hurt": a number alone behind one person, in brackets or between commas."""
    one = counted[n]
    words = [w for w in page.words[one.start : one.end] if w not in ("(", ")")]
    inside = page.words[one.start] == "("
    at = one.start - (1 if inside else 2)
    if at < 0 or len(words) != 1 or not words[0].isdigit():
        return False
    opened = inside or page.words[one.start - 1] == "("
    return (opened and page.words[at][0].isupper()) or _is_between_commas(page, one)


def _is_between_commas(page: Page, one: Counted) -> bool:
    """ "Another man, 21, was hurt": a number that may be an age, between commas behind one person."""
    around = page.words[one.start - 1], *page.words[one.end : one.end + 1]
    sentence = page.sentence(one.start)
    before = sentence.phrase_at(one.start - 2 - page.first_of[one.sentence])
    person = before is not None and before.people is not None and not before.plural
    return around == (",", ",") and person and one.size in _YEARS_OLD


def _is_joint(_: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "31 victims: 24 killed and seven wounded", "six casualties, three dead and three wounded": told apart right after."""
    one = counted[n]
    if one.toll.kind not in _BOTH or not one.size or one.whole is not None:
        return False
    later = [c for c in counted if c.start >= one.end and c.sentence == one.sentence and c.whole is None]
    dead, hurt = ([c.size for c in later if c.toll.kind is kind and c.size][:1] for kind in _BOTH)
    return bool(dead and hurt) and dead[0] + hurt[0] == one.size


def _is_nobody_badly(page: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "No one was seriously hurt": others may be hurt lightly."""
    one = counted[n]
    none = (one.toll.count.low, one.toll.count.high) == (0, 0)
    return none and bool(counting_words().grave & {*_words(page, one.start, one.end + _TO_VERB)})


def _is_whose(page: Page, counted: Sequence[Counted], n: int) -> bool:
    """ "An aide to Abu Omar and his deputy", "the mother of two soldiers": the second only says who the first is."""
    one = counted[n]
    link = _words(page, one.start - 1, one.start)
    return link in (["to"], ["of"]) and any(c.end == one.start - 1 and c.size == 1 for c in counted[:n])


def _in_brackets(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Six others (three girls, two women and a man)": those in brackets right behind a number are of it."""
    for k, whole in enumerate(found):
        behind = whole.end + (page.words[whole.end : whole.end + 1] == ("injured",))
        if page.words[behind : behind + 1] != ("(",) or not whole.size:
            continue
        closing = next((n for n in range(behind, len(page.words)) if page.words[n] == ")"), behind)
        for n, part in enumerate(found):
            if behind < part.start < closing and 0 < part.size <= whole.size:
                yield n, k


def _broken_down(_: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "84 people: 27 civilians and 57 soldiers": two numbers or more behind one that give exactly its sum, though the model
    may have tied one of them to another of them.
    """
    for k, whole in enumerate(found):
        alike = [n for n, c in enumerate(found) if c.start >= whole.end and c.toll.kind is whole.toll.kind and c.size]
        own = [n for n in alike if found[n].whole in (None, k, *alike)]
        for size in range(2, len(own) + 1):
            some = [found[n] for n in own[:size]]
            if (
                whole.size
                and sum(c.size for c in some) == whole.size
                and all(may_hold(whole.toll, c.toll) for c in some)
            ):
                yield from ((n, k) for n in own[:size])


def _summed_up(_: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "A woman was shot, and three men were wounded. All four …": a number that is the sum of all of its kind before it."""
    for k, whole in enumerate(found):
        before = [
            n for n in range(k) if found[n].toll.kind is whole.toll.kind and found[n].whole is None and found[n].size
        ]
        fits = len(before) > 1 and sum(found[n].size for n in before) == whole.size
        if whole.whole is None and fits and all(may_hold(whole.toll, found[n].toll) for n in before):
            yield from ((n, k) for n in before)


def _risen(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "An officer died in hospital, bringing the toll to five": the number that it comes to holds those before it."""
    for k, whole in enumerate(found):
        before = _words(page, whole.start - _RISING, whole.start + 2)
        rose = bool(_ROSE & {*_words(page, whole.start - 3, whole.start)})
        if not (_RAISED & {*before} or rose) or "to" not in _words(page, whole.start - 3, whole.start + 1):
            continue
        for n, part in enumerate(found):
            same = part.sentence == whole.sentence and part.toll.kind is whole.toll.kind
            after = (
                n > k and rose and "after" in _words(page, whole.end, part.start)
            )  # "rose to nine after two of the hurt died"
            if (n < k or after) and same and 0 < part.size <= whole.size:
                yield n, k


def _said_of_them(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "A commander included", "of these, nine by shells", "two soldiers, one from Nepal": some of those before."""
    for n, part in enumerate(found):
        before = [k for k in range(n) if found[k].toll.kind is part.toll.kind and found[k].size >= part.size > 0]
        wholes = [k for k in before if found[k].whole is None]
        if not wholes:
            continue
        words = _words(page, max(part.start - 4, page.first_of[part.sentence]), part.start)
        of_them = any(a == "of" and b in _THEM for a, b in pairwise(words))
        bare = part.end - part.start == 1 and read_number(_words(page, part.start, part.end), 0) is not None
        origin = (
            bare and _words(page, part.end, part.end + 1)[:1] == ["from"] and part.start - found[wholes[-1]].end == 1
        )
        if of_them or origin or _INCLUDED & {*_words(page, part.end, part.end + 1)}:
            yield n, wholes[-1]


def _told_closer(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Four shot, two critically wounded", "four were hit: a guard in the arm, a cook in the neck": of those before."""
    for n, part in enumerate(found):
        alike = (k for k in range(n) if found[k].toll.kind is part.toll.kind and found[k].sentence == part.sentence)
        whole = next(alike, None)
        if whole is None or found[whole].whole is not None or not 0 < part.size < found[whole].size:
            continue
        between = _words(page, found[whole].end, part.start)
        bare = part.end - part.start == 1 and between[-1:] in ([","], [";"], ["with"])
        badly = bare and bool(counting_words().grave & {*_words(page, part.end, part.end + 1)})
        if (badly and not counting_words().grave & {*between}) or (part.size == 1 and _MARKS & {*between}):
            yield n, whole


def _of_another_sort(page: Page, whole: Counted, part: Counted) -> bool:
    """ "Four were lightly wounded, two critically": of each it is said how badly."""
    both = (_words(page, c.end, c.end + _TO_VERB) for c in (whole, part))
    return all(counting_words().grave & {*words} for words in both)


def _told_beside(page: Page, whole: Counted, part: Counted) -> bool:
    """ "Another man", "two more", "three of the attackers", a sixth after five: besides those told before; "the other three" are
    the rest of them.
    """
    numbered = nth(part.toll.words.exact) or nth(" ".join(_words(page, part.start - 4, part.start)))
    if _are_others(part.toll) or (numbered or 0) > whole.size:  # "a fifth victim, a woman of 40"
        return True
    own = _words(page, part.start, part.end)
    behind = pairwise(_words(page, part.end, part.end + 6))
    if not _ATTACKERS.isdisjoint(own) or ("that", "followed") in behind:  # "five in a gunfight that followed"
        return True
    words = _words(page, part.start - 3, part.end + 2)
    return any(b in _BESIDE and a != "the" for a, b in pairwise(["", *words]))


def _are_others(toll: DraftToll) -> bool:
    """ "Three of the wounded" who are dead are none of the dead told before; who are hurt are some of the hurt."""
    hurt = toll.kind is TollKind.INJURED and not _HARMED.isdisjoint(toll.words.exact.lower().split())
    return are_others(toll.words.exact) and not hurt


def _in_apposition(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Two people, a woman and her son, were killed": who they are, and no more of them."""
    for k, whole in enumerate(found):
        for n, part in enumerate(found):
            alike = part.toll.kind is whole.toll.kind and part.size == whole.size > 1 and part.start - whole.end == 1
            if alike and page.words[whole.end] == "," and page.words[part.end : part.end + 1] == (",",):
                yield n, k


def _of_a_headline(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Seven miners shot dead in the north" above "at least 20 miners": fewer of the same in a headline are of those below."""
    for n, part in enumerate(found):
        if not part.size or part.whole is not None or not page.is_headline(part.start):
            continue
        for k, whole in enumerate(found):
            below = whole.start > part.end and whole.sentence != part.sentence and not page.is_headline(whole.start)
            same = whole.toll.kind is part.toll.kind and _noun(page, whole) == _noun(page, part) != ""
            if below and same and whole.size > part.size:
                yield n, k


def _noun(page: Page, one: Counted) -> str:
    """The last word of a toll, which says who they are; nothing where that is its number."""
    word = page.words[one.end - 1].lower()
    return "" if word.isdigit() or read_number([word], 0) else word


def _of_a_plain_number(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "12 people were killed. Five guards, a cook …": fewer of a kind, told after a number of nobody in particular, are of it.

    In the open corpus so are 94 of 100 in one sentence, 90 further on; where the number was of fighters or of civilians, it may
    be that of the other side.
    """
    left = {k: whole.size for k, whole in enumerate(found) if whole.toll.population is Population.UNSTATED}
    for part in found:
        if part.whole in left:
            left[part.whole] -= part.size
    for n, part in enumerate(found):
        before = [k for k in range(n) if found[k].toll.kind is part.toll.kind and found[k].size > part.size > 0]
        whole = next((k for k in reversed(before) if found[k].whole is None and left.get(k, 0) >= part.size), None)
        if whole is None or part.whole is not None or _of_another_sort(page, found[whole], part):
            continue
        if not _told_beside(page, found[whole], part) and not of_two_places(page, found[whole].toll, part.toll):
            left[whole] -= part.size
            left[n] = 0
            yield n, whole


def _by_name(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Killed a reporter, his driver and a guard. Abdi Nur, 29, is the second reporter to be killed": whoever is named in a later
    sentence is one of those counted before, unless others are said to have died, too.
    """
    for n, part in enumerate(found):
        words = page.words[part.start : part.end]
        named = part.size == 1 and len(words) > 1 and all(w[0].isupper() for w in words[:2])
        before = [k for k in range(n) if found[k].toll.kind is part.toll.kind and found[k].whole is None]
        whole = next((k for k in before if found[k].size > 1 and found[k].sentence < part.sentence), None)
        if not named or whole is None or part.whole is not None or found[whole].toll.named:
            continue
        if may_hold(found[whole].toll, part.toll) and _is_nth(page, part):
            yield n, whole


def _is_nth(page: Page, part: Counted) -> bool:
    """ "Is the second reporter to be killed": said of one of those whom the report is about."""
    words = _words(page, part.end, _end_of_sentence(page, part))
    if words[:4] == [",", "who", "was", "killed"] and words[4:6] in (["in", "the"], ["in", "that"]):
        return True
    return any(a in _IS and b in _THE for a, b in pairwise(words)) and any(nth(f"the {w}") for w in words)


def _attackers_of_all(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Nine were killed in all. Guards shot dead four attackers": those four, too."""
    for n, part in enumerate(found):
        attackers = not _ATTACKERS.isdisjoint(_words(page, part.start, part.end))
        for k, whole in enumerate(found[:n] if attackers else ()):
            said = _words(page, whole.end, _end_of_sentence(page, whole))
            of_all = any(pair in _ALTOGETHER for pair in pairwise(said)) or "altogether" in said
            if of_all and whole.toll.kind is part.toll.kind and 0 < part.size < whole.size:
                yield n, k


_ALTOGETHER = (("in", "all"), ("in", "total"))
_RULES: tuple[Callable[[Page, Sequence[Counted]], Iterator[tuple[int, int]]], ...] = (
    _in_brackets,
    in_dashes,
    _in_apposition,
    among_the_dead,
    _broken_down,
    _summed_up,
    _risen,
    _said_of_them,
    _told_closer,
    _of_a_headline,
    _of_a_plain_number,
    _by_name,
    _attackers_of_all,
)

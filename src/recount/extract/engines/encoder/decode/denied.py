"""What a denial takes for granted: "denied any role in the bombing that killed 40 people" does not deny the dead."""

from collections.abc import Iterator
from dataclasses import replace

from recount.extract.engine import Draft, DraftToll
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.once import Told
from recount.extract.engines.encoder.decode.tolls import untied
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.lexical.saying.stance import turns
from recount.model import Stance, TollKind

_SUFFERED = (TollKind.KILLED, TollKind.INJURED)
_RELATIVES = frozenset({"that", "which", "when", "where"})
_TALK = frozenset(
    "claims claim reports report allegations allegation rumours rumors".split()
)  # of what may not have been


def granted(reading: Reading, claims: Told) -> Told:
    """The claims, each denial that counts the victims of what it takes for granted behind a claim in the outlet's own voice that
    counts them, where no other claim of the event does.
    """
    return tuple(one for claim in claims for one in _apart(reading.page, claim, claims))


def _apart(page: Page, claim: tuple[Group, Draft], claims: Told) -> Iterator[tuple[Group, Draft]]:
    found, draft = claim
    taken = [t for t in draft.tolls if draft.stance is Stance.DENIES and _is_granted(page, t)]
    told = {t.kind for g, d in claims if g.event == found.event and d.stance is not Stance.DENIES for t in d.tolls}
    if not taken or not told.isdisjoint(t.kind for t in taken):
        yield claim
        return
    left = [t for t in draft.tolls if t not in taken]
    own = replace(draft, stance=Stance.ASSERTS, speakers=(), perpetrators=(), tolls=untied(taken))
    yield Group([*found.mentions], found.event), own
    yield found, replace(draft, tolls=untied(left), losses=(), targets=())


def _is_granted(page: Page, toll: DraftToll) -> bool:
    """Does a toll stand in a relative clause behind what is denied: "any role in the attack in which nine people died"?"""
    start = toll.words.start or 0
    at = page.at(start, start + len(toll.words.exact))
    if at is None or toll.kind not in _SUFFERED or toll.count.high == 0:
        return False
    n = int(page.sentence_of[at[0]])
    sentence, last = page.analysis.sentences[n], at[0] - page.first_of[n]
    denied = [t.trigger for t in turns(sentence, page.analysis.voices[n]) if t.stance is Stance.DENIES]
    return any(_is_relative(page, n, trigger, last) for trigger in denied if trigger < last)


def _is_relative(page: Page, n: int, trigger: int, last: int) -> bool:
    """Is what happened named between the denial and the relative pronoun before a toll, as something that did?"""
    sentence = page.analysis.sentences[n]
    words = sentence.words
    relative = next((k for k in range(last - 1, trigger + 1, -1) if words[k] in _RELATIVES), None)
    if relative is None or any(words[k] in _TALK and words[k + 1] == "of" for k in range(trigger, relative)):
        return False
    return any(trigger < cue.start < relative for cue in sentence.nouns)

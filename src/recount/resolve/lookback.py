"""What words of a slot mean in their report: by themselves, by what the report named before, or by its one country.

Names go before everything. Words that name nobody lead back to a name if one fits (`antecedents`); else what the place and
the day make of them stands; else they stay a description, or open, with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from recount.model import Candidate, Quote
from recount.resolve.anaphors import Anaphor, Sort, Way, read_anaphor
from recount.resolve.antecedents import Place, lead
from recount.resolve.mentions import Page, Referent, stands
from recount.resolve.parties import NOBODY, ActorFinder, Party, Scene, in_state, read_mention
from recount.resolve.persons import read_person, read_person_before
from recount.resolve.voices import read_outlet, read_voice
from recount.vocab.actors import by_id

_NAMED = frozenset({"name", "forces", "outlet", "speaks-for", "own-side", "own-outlet", "succession", "expansion"})
_BY_COUNTRY = "description-in-country"
_STATE_FAMILIES = frozenset({"army", "navy", "government", "defence ministry", "foreign ministry", "interior ministry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One quote of a claim; `others` are values on the claim's other side, `voice` its first speaker."""

    name: str
    quote: Quote
    others: frozenset[str] = frozenset()
    voice: tuple[Quote, Party] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookback:
    """What the reading of one claim's words may look at: the report's page, the event's scene, where actors are found."""

    page: Page
    scene: Scene
    finder: ActorFinder

    def read(self, referent: Referent) -> Party:
        """The party that words named before mean."""
        if referent.outlet is not None:
            return read_outlet(referent.outlet.source_id)
        if referent.mention is not None:
            return read_mention(referent.mention, self.scene, self.finder)
        return NOBODY


def read_in_report(slot: Slot, direct: Party, behind: Lookback) -> Party:
    """What the words mean in the report, given what they mean by themselves (`direct`)."""
    anaphor = read_anaphor(slot.quote.exact, slot.name)
    if anaphor is None or direct.rule in _NAMED or not stands(behind.page.text, slot.quote):
        return direct
    place = Place(at=slot.quote.span.start, slot=slot.name, others=slot.others, voice=slot.voice)
    if anaphor.way is Way.PERSON:
        led = read_person_before(slot.quote.exact, anaphor, place, behind.page, _voice(behind))
    else:
        led = lead(_strict(anaphor) if direct.rule == _BY_COUNTRY else anaphor, place, behind.page, behind.read)
    if led is None:
        return _by_country(anaphor, direct, place, behind)
    return _led(led, direct, anaphor)


def _voice(behind: Lookback) -> Callable[[str], Party]:
    def read(words: str) -> Party:
        party = read_voice(words, behind.scene, behind.finder)
        if "," not in words and (party.value is None or party.rule == "description"):
            fuller = read_person(words, behind.page.text, behind.scene, behind.finder)
            return party if fuller.value is None else fuller
        return party

    return read


def _strict(anaphor: Anaphor) -> Anaphor:
    """Only a name with the same head goes before what the country makes of the words: "FDD rebels ... the rebels"."""
    return replace(anaphor, families=tuple(replace(f, loose=False) for f in anaphor.families))


def _led(led: Party, direct: Party, anaphor: Anaphor) -> Party:
    """What was found before, or the description where that is no single known party."""
    if led.value is not None or direct.value is None or anaphor.way is Way.OWNER:
        return led
    if direct.rule == _BY_COUNTRY and led.candidates:
        return led
    return replace(direct, because=f"{direct.because}; {led.because}", candidates=led.candidates or direct.candidates)


def _by_country(anaphor: Anaphor, direct: Party, place: Place, behind: Lookback) -> Party:
    """No name fits: an office of a state is that of the one country the report is about; whose fighters "its" are is open."""
    if anaphor.way is Way.OWNER:
        return Party(value=None, rule="owner", because="the report names nobody before to whom they belong")
    if not any(f.name in _STATE_FAMILIES for f in anaphor.families) or (direct.value and direct.rule == "bystander"):
        return direct
    own = _own_state(behind.scene)
    foreign = _foreign(own, place, behind) if own else ()
    if own is None or (not foreign and (direct.value == own or not _is_alone(behind.scene))):
        return direct
    if not foreign:
        because = f"the report is about one country, and the words stand for {by_id()[own].name}"
        return Party(value=own, rule="office-in-country", because=because)
    if direct.value not in (None, own) and direct.rule == _BY_COUNTRY:
        return direct
    both = tuple(
        Candidate(value=v, score=1 / (1 + len(foreign)), because="acts in the report") for v in (own, *foreign)
    )
    return Party(
        value=None, rule="office-in-country", because="more than one state acts in the report", candidates=both
    )


def _own_state(scene: Scene) -> str | None:
    """The government of the country where it happened; in a contested place none is."""
    if scene.contest is not None:
        return None
    found = in_state("state", scene.country, scene.on) if scene.country else []
    return found[0] if len(found) == 1 else None


def _is_alone(scene: Scene) -> bool:
    """Is the report about no other country than the event's? Only then does a bare office say whose it is."""
    return all(country == scene.country for country in scene.around)


def _foreign(own: str, place: Place, behind: Lookback) -> tuple[str, ...]:
    """States that act in the report before, where it names none of the own one: "the army" may be theirs."""
    named: dict[str, None] = {}
    for referent in behind.page.before(place.at, frozenset({Sort.STATE})):
        if (value := behind.read(referent).value) is not None:
            named[value] = None
    return () if own in named else tuple(named)

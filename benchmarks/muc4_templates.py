"""Incident templates of a text, for `benchmarks.muc4`: here mapped from what the grammar claims.

One template for each incident that the text tells of. What MUC-4 has no type for (arrests, protests) gives none. Victims
are those named: the key as processed for GTT holds people by name alone, so "two peasants" are in no slot of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.muc4_score import Entity, Template
from recount.extract import ExtractOptions
from recount.extract.engines.lexical import LexicalEngine
from recount.flow import CodeOptions, code_report
from recount.model import Account, Claim, CodedReport, EventType, Quote, Readings, Report, Stance, report_id
from recount.vocab.lexicon import lexicon

TYPES = {
    EventType.AIR_STRIKE: "attack",
    EventType.DRONE_STRIKE: "attack",
    EventType.SHELLING: "attack",
    EventType.BOMBING: "bombing",
    EventType.SUICIDE_BOMBING: "bombing",
    EventType.SHOOTING: "attack",
    EventType.CLASH: "attack",
    EventType.GROUND_OPERATION: "attack",
    EventType.ABDUCTION: "kidnapping",
    EventType.KILLING: "attack",
    EventType.CHEMICAL_ATTACK: "attack",
    EventType.DESTRUCTION: "arson",
    EventType.OTHER_VIOLENCE: "attack",
}
# The last word of those who are an organisation though they bear no name: "the armed forces", but not "soldiers"
_BODIES = frozenset("army forces military government police navy front movement party cartel mafia".split())
_UNTOLD = (Stance.DENIES, Stance.RETRACTS, Stance.ANTICIPATES)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def templates_of(text: str) -> list[Template]:
    """The incidents of a text, in its order."""
    report = Report(id=report_id(text, None, None), name="message", text=text, language="en")
    coded = code_report(report, CodeOptions(places=False, extract=ExtractOptions(engine=LexicalEngine())))
    made = (_template(coded, account) for account in coded.accounts)
    return [template for template in made if template is not None]


def _template(coded: CodedReport, account: Account) -> Template | None:
    """An incident as a template, None if it is of no type that MUC-4 knows."""
    claims = [c for c in coded.claims if c.id in account.claim_ids and c.stance not in _UNTOLD]
    types = Counter(TYPES[c.event_type] for c in claims if c.event_type in TYPES)
    if not types:
        return None
    readings = {r.claim_id: r for r in coded.readings}
    groups, others = _perpetrators(claims, readings)
    targets = [q for c in claims for q in c.targets]
    return Template(
        incident_type=types.most_common(1)[0][0],
        entities={
            "PerpInd": entities(others),
            "PerpOrg": entities(groups),
            "Target": entities(q for q in targets if not is_people(q.exact)),
            "Victim": entities(q for c in claims for t in c.tolls for q in t.named),
            "Weapon": entities(q for c in claims for q in c.weapons),
        },
    )


def _perpetrators(claims: Iterable[Claim], readings: dict[str, Readings]) -> tuple[list[Quote], list[Quote]]:
    """Those that are organisations, by what they are read as or by their words, and the others ("gunmen")."""
    groups: list[Quote] = []
    others: list[Quote] = []
    for claim in claims:
        for words, reading in zip(claim.perpetrators, readings[claim.id].perpetrators, strict=True):
            named = reading.value is not None and reading.value.startswith("actor:")
            (groups if named or words.exact.lower().split()[-1] in _BODIES else others).append(words)
    return groups, others


def entities(quotes: Iterable[Quote]) -> tuple[Entity, ...]:
    """One entity for each different phrase, without its article, in the order given."""
    phrases = dict.fromkeys(_ARTICLE.sub("", q.exact).lower() for q in quotes)
    return tuple((phrase,) for phrase in phrases if phrase)


def is_people(phrase: str) -> bool:
    """Does the phrase, before a preposition, end in a noun for people: "two peasants of the town", not "peasants' homes"?"""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", re.split(r" (?:of|in|from|with|at|on|near)\b", phrase.lower())[0])
    return any(end == len(words) for end in _ends(words))


def _ends(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words)):
        found = lexicon().people.match(words, at)
        if found and not found[1].unit:
            yield at + found[0]

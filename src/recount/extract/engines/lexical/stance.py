"""What the voice does with what is said: asserts, denies, could not verify, retracts, or speaks of the future."""

from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.voices import Voice
from recount.model import Stance

_FUTURE = frozenset("will would shall".split())
_DOUBT = (
    ("not", "verify"),
    ("not", "confirm"),
    ("independently", "verify"),
    ("not", "independently"),
    ("unable", "to", "verify"),
    ("unable", "to", "confirm"),
    ("looking", "into"),
    ("being", "investigated"),
    ("under", "investigation"),
    ("not", "verified"),
    ("not", "confirmed"),
    ("not", "immediately"),
    ("not", "be", "independently"),
    ("not", "be", "verified"),
    ("not", "be", "confirmed"),
    ("not", "confident"),
    ("investigating", "whether"),
    ("cannot", "verify"),
)
_RETRACTED = (
    ("previously", "published"),
    ("previously", "reported"),
    ("earlier", "reported"),
    ("earlier", "reports"),
    ("initially", "reported"),
    ("originally", "said"),
    ("corrected",),
    ("retracted",),
)
_THREATS = frozenset(
    "threatened threatens threatening vowed vows warned warns warning threat threats vow plans planned planning".split()
)


def stance_of(sentence: Sentence, start: int, end: int, voice: Voice) -> Stance:
    """The stance of ``tokens[start:end]`` as its voice has it."""
    words = sentence.words
    if _has(sentence, start, end, _DOUBT):
        return Stance.CANNOT_VERIFY
    if voice.stance == "denies" or _denies(sentence, start, end):
        return Stance.DENIES
    if voice.stance == "disputes":
        return Stance.DISPUTES
    if _has(sentence, start, end, _RETRACTED) and any(
        w in ("previously", "corrected", "retracted") for w in words[start:end]
    ):
        return Stance.RETRACTS
    return Stance.ANTICIPATES if _is_ahead(sentence, start, end) else Stance.ASSERTS


def _has(sentence: Sentence, start: int, end: int, sequences: tuple[tuple[str, ...], ...]) -> bool:
    words = sentence.words
    return any(words[i : i + len(s)] == s and i + len(s) <= end for s in sequences for i in range(start, end))


def _denies(sentence: Sentence, start: int, end: int) -> bool:
    return any(w in ("denied", "denies", "deny", "denying") for w in sentence.words[start:end])


def _is_ahead(sentence: Sentence, start: int, end: int) -> bool:
    """Is every verb of violence in the clause one of the future or of a threat?"""
    verbs = [c for c in sentence.verbs if start <= c.start < end]
    if not verbs:
        return any(w in ("threatened", "threatens", "vowed", "warned", "threat") for w in sentence.words[start:end])
    return all(_ahead(sentence, c.start, start) for c in verbs)


def _ahead(sentence: Sentence, verb: int, start: int) -> bool:
    before = sentence.words[max(start, verb - 4) : verb]
    if any(w in _FUTURE for w in before):
        return True
    return "to" in before and any(w in _THREATS for w in sentence.words[max(start, verb - 8) : verb])

"""What voices counted, and on which days: two lots of reports that have them count two things side by side are of two events.

A toll rises, and may be taken back once. That a hospital and the police count twelve, then three, while twelve goes on being
told, is no revision: there were two events.
"""

from collections.abc import Mapping, Sequence

from recount.link.traces import told, words
from recount.model import Claim, CodedReport, Stance, TollKind

Heard = tuple[str, int, int | None]  # a voice, and the dead that it counts: at least, at most
Numbers = Mapping[
    tuple[str, int], tuple[int, float]
]  # by voice and day of publication: its highest low, its lowest high

TWO = 2  # voices: one alone may have taken a number back
CLOSE = 1.3  # numbers that voices of one event may differ by (`link.pairs.counted`)


def heard(claims: Sequence[Claim], coded: CodedReport) -> tuple[Heard, ...]:
    """The dead that named voices count in these claims of a report, each once, in order.

    Parties that the actors' table knows are left out: they count as suits them. So are people who name some of the dead.
    """
    read = {r.claim_id: r.speakers for r in coded.readings}
    found = set()
    for claim in claims:
        known = any(reading.value is not None for reading in read.get(claim.id, ()))
        if claim.stance is not Stance.ASSERTS or not claim.speakers or known or any(t.named for t in claim.tolls):
            continue
        number = dict(told(claim)).get(TollKind.KILLED)
        if number is not None and number.low:
            found.add((" ".join(sorted(words(claim.speakers[-1].exact))), number.low, number.high))
    return tuple(sorted(found, key=str))


def numbers(said: Sequence[Heard], published: int | None) -> dict[tuple[str, int], tuple[int, float]]:
    """These by voice and day; none where no day of publication is known."""
    out: dict[tuple[str, int], tuple[int, float]] = {}
    for voice, low, high in said if published is not None else ():
        add(out, {(voice, published or 0): (low, float("inf") if high is None else high)})
    return out


def add(ours: dict[tuple[str, int], tuple[int, float]], theirs: Numbers) -> None:
    """Take in those of another lot. The same in any order."""
    for key, (low, high) in theirs.items():
        least, most = ours.get(key, (low, high))
        ours[key] = max(least, low), min(most, high)


def side_by_side(one: Numbers, other: Numbers) -> bool:
    """Do several voices count clearly fewer in one lot after they counted more in the other, and is more told again later?"""
    return _falls(one, other) or _falls(other, one)


def _falls(more: Numbers, fewer: Numbers) -> bool:
    fallen, again = set(), False
    for (voice, day), (low, _) in more.items():
        for (same, then), (_, high) in fewer.items():
            if voice == same and day != then and low > CLOSE * high:
                again = again or then < day
                if then > day:
                    fallen.add(voice)
    return again and len(fallen) >= TWO

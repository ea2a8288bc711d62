"""The claims of an answer into drafts: each whole and of the guide's shape, or refused with a sentence; the rest goes on."""

from collections.abc import Sequence
from dataclasses import replace

from recount.extract.engine import Draft, Drafted, Passage
from recount.extract.engines.remote.aligned import Text
from recount.extract.engines.remote.claims import Reader
from recount.extract.engines.remote.counted import Grammar
from recount.extract.engines.remote.fields import MalformedError, object_of
from recount.extract.engines.remote.unpack import Unpacked
from recount.model import Report
from recount.vocab.languages.script import language_of_words


def drafts_of(report: Report, passages: Sequence[Passage], unpacked: Unpacked) -> Drafted:
    """The drafts that an answer about a report holds, and a sentence for each claim or number that was refused."""
    reader = Reader(report=report, text=Text(report.text), grammar=Grammar(report.text, passages, _language(report)))
    ids = _ids(unpacked.claims)
    found: dict[int, Draft] = {}
    for n, claim in enumerate(unpacked.claims):
        try:
            found[n] = reader.draft(object_of(claim, "claim"), n, ids)
        except MalformedError as error:
            reader.refuse(f"claim {n + 1} of the answer: {error}")
    if unpacked.broke_off_after is not None:
        reader.refuse(f"the answer breaks off in claim {unpacked.broke_off_after + 1}")
    return Drafted(drafts=_renumbered(found), refused=tuple(reader.refused))


def _language(report: Report) -> str | None:
    """The language whose grammar counts, None for English; not guessed where the report says it is English."""
    return None if report.language == "en" else language_of_words(report.text, report.language)


def _ids(claims: Sequence[object]) -> dict[str, int]:
    """Where the first claim of each id stands."""
    found: dict[str, int] = {}
    for n, claim in enumerate(claims):
        if isinstance(claim, dict) and isinstance(name := claim.get("id"), str):
            found.setdefault(name.strip(), n)
    return found


def _renumbered(found: dict[int, Draft]) -> tuple[Draft, ...]:
    """Links to the places that drafts have now; to one that was refused there is none."""
    new = {old: at for at, old in enumerate(found)}

    def moved(index: int | None) -> int | None:
        return None if index is None else new.get(index)

    return tuple(replace(d, part_of=moved(d.part_of), same_event_as=moved(d.same_event_as)) for d in found.values())

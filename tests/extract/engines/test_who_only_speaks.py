"""Who says it is not who was killed, in every form that a report gives the speaker; and who was killed is, with a name too."""

from datetime import date

import pytest

from recount.extract import Engine, ExtractOptions, extract
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.lexical import LexicalEngine
from recount.model import Claim, Report, TollKind, report_id

ENGINES: dict[str, Engine] = {"lexical": LexicalEngine(), "encoder": EncoderEngine(triage=False)}

# The words, and how many dead they tell of.
SPEAKS = {
    "office, name": ("An air strike killed 12 civilians in Al-Bab, the town's mayor, Karim Haddad, said.", 12),
    "far from the verb": (
        "An air strike on Tuesday killed 12 civilians in the market of Al-Bab, the town's mayor, Karim Haddad, said.",
        12,
    ),
    "name, office": ("Rebels shot dead nine farmers, Ali Omar, a local chief, said.", 9),
    "two offices": ("A rocket killed nine farmers, the mayor, a former teacher, said.", 9),
    "of a body": (
        "Shelling killed five people in Kherson, the head of the regional administration, Oleh Marchuk, said.",
        5,
    ),
    "told an agency": (
        "A drone strike hit a bakery in Idlib, killing 12 people, a doctor at the town's hospital, Karim Haddad, told AFP.",
        12,
    ),
    "a name told an agency": ("The strike hit a bakery, killing 12, Karim Haddad told AFP.", 12),
    "told reporters": (
        "Gunmen killed 12 villagers in Plateau state, a community leader, Ibrahim Musa, told reporters.",
        12,
    ),
    "a rank": (
        "Twelve villagers were killed and four wounded, a police spokesman, Superintendent Ibrahim Musa, said.",
        12,
    ),
    "according to": ("Shelling killed five people in Kherson, according to the city's mayor, Oleh Marchuk.", 5),
    "inverted": ("Shelling killed five people in Kherson, said the mayor, Oleh Marchuk.", 5),
    "first": ("Oleh Marchuk, the mayor, said shelling killed five people in Kherson.", 5),
    "an aside": ("An air strike killed nine farmers, a witness, who asked not to be named, said.", 9),
    "an age": ("A shell killed two boys, their uncle, Ali Omar, 34, said.", 2),
    "his son": ("The mayor said 12 people died in the strike on Al-Bab, among them his son.", 12),
}
DIED = {
    "office, name": ("A bomb in Gao killed the mayor, Karim Haddad, police said.", 1),
    "name alone": ("Gunmen killed Karim Haddad, the army said.", 1),
    "with others": (
        "Gunmen attacked a checkpoint near Gao, killing the mayor, Karim Haddad, and two guards, police said.",
        3,
    ),
    "name after an office, passive": ("In Goma, a nurse, Ali Omar, was shot dead, a neighbour said.", 1),
    "a list": ("A rocket killed a mother and her two children, residents said.", 3),
}


def told(text: str, engine: Engine) -> tuple[Claim, ...]:
    published = date(2031, 5, 6)
    report = Report(id=report_id(text, None, published), name="r", text=text, published=published)
    return extract(report, ExtractOptions(engine=engine)).claims


def dead(claims: tuple[Claim, ...]) -> int:
    return sum(t.count.low or 0 for c in claims for t in c.tolls if t.kind is TollKind.KILLED and t.part_of is None)


def rows() -> list[tuple[str, str, int]]:
    return [(engine, text, count) for engine in ENGINES for text, count in (*SPEAKS.values(), *DIED.values())]


@pytest.mark.parametrize(("engine", "text", "count"), rows())
def test_the_dead_are_counted_without_who_tells_of_them(engine: str, text: str, count: int) -> None:
    """A mayor who says that 12 died is no thirteenth; a mayor who was killed is one."""
    assert dead(told(text, ENGINES[engine])) == count


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", [text for text, _ in SPEAKS.values()])
def test_who_speaks_is_no_target(engine: str, text: str) -> None:
    """Nor is anybody who is named as the voice attacked."""
    for claim in told(text, ENGINES[engine]):
        voices = [q.span for q in claim.speakers]
        assert not [q.exact for q in claim.targets if any(v.start <= q.span.start < v.end for v in voices)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An air strike killed 12 civilians, the town's mayor, Karim Haddad, said.", "the town's mayor, Karim Haddad"),
        ("Shelling killed five people, according to the mayor, Oleh Marchuk.", "the mayor, Oleh Marchuk"),
        ("A bomb in Gao killed the mayor, Karim Haddad, police said.", "police"),
        ("Gunmen killed Karim Haddad, the army said.", "the army"),
    ],
)
def test_a_voice_is_told_whole(text: str, speaker: str) -> None:
    """Office and name are one voice; whom a verb of violence governs is none."""
    claim = told(text, ENGINES["lexical"])[0]
    assert [q.exact for q in claim.speakers] == [speaker]

"""Where a text in one of five languages names a place: behind a class word ("بلدة X", "в городе X") or "in", "near"."""

from collections.abc import Iterator

from recount.vocab.languages.places import name_end
from recount.vocab.languages.tables import language
from recount.vocab.languages.words import Words

_LEADING = frozenset("settlement admin2 admin1 rural quarter around area inside".split())


def find_places(text: str, code: str) -> tuple[tuple[int, int], ...]:
    """Spans ``text[start:end]`` (code points) of names with the class words before them, in order, none inside another.

    What stands behind a class word is taken for a name, known or not; a preposition alone leads to none in Arabic, which
    has no capitals to tell a name by.
    """
    return tuple(_find(Words(text, code)))


def _find(words: Words) -> Iterator[tuple[int, int]]:
    lang, i = language(words.code), 0
    while i < len(words.all):
        lead = lang.places.longest(words, i)
        back = words.code == "ar" and words.low(i).startswith("ال")  # "القرية" points back
        named = (
            lead is not None
            and not back
            and (lead.sense in _LEADING or (words.code != "ar" and lead.sense == "filler"))
        )
        if lead is None or not named:
            i = lead.end if lead else i + 1
            continue
        begin = _past_leads(words, lead.end)
        end = name_end(words, begin)
        if end > begin:
            yield words.all[i].start, words.all[end - 1].end
        i = max(end, lead.end)


def _past_leads(words: Words, at: int) -> int:
    while (more := language(words.code).places.longest(words, at)) is not None:
        at = more.end
    return at

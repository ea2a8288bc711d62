"""What a copy or an update adds to the story that it comes from."""

import numpy as np

from recount.model import Report, Span
from recount.read.copies.furniture import story
from recount.read.copies.signature import Hashes, runs_of, words_in

OLD = 0.5  # share of a sentence's runs of words that stand in the other story, from which it is not new
LEAST_WORDS = 4  # a shorter sentence is a caption or a crossheading


def added(report: Report, of: Report) -> tuple[Span, ...]:
    """The sentences of a report that another does not have, in order, as spans of its text without blanks at their ends."""
    known = _runs(of)
    found = []
    for start, end in story(report.text, report.title).sentences:
        sentence = report.text[start:end]
        words = words_in(sentence)
        if len(words) >= LEAST_WORDS and np.isin(runs_of(words), known).mean() < OLD:
            first = start + len(sentence) - len(sentence.lstrip())
            found.append(Span(start=first, end=start + len(sentence.rstrip())))
    return tuple(found)


def _runs(report: Report) -> Hashes:
    told = story(report.text, report.title)
    return runs_of([word for start, end in told.sentences for word in words_in(report.text[start:end])])

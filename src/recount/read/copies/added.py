"""What a copy or an update adds to the story that it comes from."""

import numpy as np

from recount.model import Report, Span
from recount.read.copies.furniture import story
from recount.read.copies.sketch import runs_of, words_in
from recount.read.copies.slots import slots_of, values
from recount.read.copies.words import NUMBER

OLD = 0.5  # share of a sentence's runs of words that stand in the other story, from which it is not new
LEAST_WORDS = 4  # a shorter sentence is a caption or a crossheading


def added(report: Report, of: Report) -> tuple[Span, ...]:
    """The sentences of a report that another does not have, or that say a number which the other does not say.

    In order, as spans of its text without blanks at their ends.
    """
    other = [words_in(of.text[start:end]) for start, end in story(of.text, of.title).sentences]
    known = runs_of([word for sentence in other for word in sentence])
    numbers = values(slots_of(other, of.language), NUMBER)
    found = []
    for start, end in story(report.text, report.title).sentences:
        sentence = report.text[start:end]
        words = words_in(sentence)
        if len(words) < LEAST_WORDS:
            continue
        raised = values(slots_of([words], report.language), NUMBER) - numbers
        if raised or np.isin(runs_of(words), known).mean() < OLD:
            first = start + len(sentence) - len(sentence.lstrip())
            found.append(Span(start=first, end=start + len(sentence.rstrip())))
    return tuple(found)

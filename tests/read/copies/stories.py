"""Invented stories for the tests of copies."""

from datetime import date
from typing import Any

from recount.model import Report, report_id

STORY = (
    "At least 12 people were killed and 30 wounded when shells hit a market in Tabira on Wednesday, medics said.",
    "The head of the town's hospital, Idris Kamal, said that the dead included four children.",
    "He called on both sides to let ambulances pass before nightfall.",
    "The army of Northland denied that it had fired on the town.",
    "A spokesman said that its guns had been silent since Monday, when a truce began in the province of Ossand.",
    "Residents told reporters by telephone that the shelling began at about noon and went on for half an hour.",
    '"We ran to the cellars and waited there," said Lena Voss, who sells bread near the gate.',
    "Volunteers carried the wounded to a school because the road to Sarvan had been cut.",
    "A barge with medicine was due to arrive from Kelmat, but its crew turned back at the bridge.",
)
ARABIC = (
    "قتل 12 شخصا وأصيب 30 آخرون في قصف استهدف سوقا شعبية وسط بلدة سرين يوم الأربعاء حسبما قالت مصادر طبية محلية.",
    "وقال مدير المستشفى إن بين القتلى أربعة أطفال ودعا الطرفين إلى السماح بمرور سيارات الإسعاف قبل حلول الليل.",
    "ونفى الجيش أن يكون قد أطلق النار على البلدة وقال المتحدث باسمه إن مدافعه صامتة منذ بدء الهدنة في الإقليم.",
)


def report(
    sentences: tuple[str, ...] | str, source: str | None = "Reuters", day: int | None = 5, **rest: Any
) -> Report:
    """A report printed on a day of March 2031."""
    text = sentences if isinstance(sentences, str) else "\n\n".join(sentences)
    published = date(2031, 3, day) if day else None
    values = {"id": report_id(text, source, published), "name": source or "nobody", "language": "en"} | rest
    return Report(text=text, source=source, published=published, **values)


def changed(sentences: tuple[str, ...], **words: str) -> tuple[str, ...]:
    """The same sentences with other words: `Tabira="Sarvan"`; an underscore stands before a number (`_12="7"`)."""
    out = sentences
    for old, new in words.items():
        out = tuple(said.replace(old.strip("_"), new) for said in out)
    return out

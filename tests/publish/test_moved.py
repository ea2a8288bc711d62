"""Changes as the public page tells them: by the names that people have for fields, by their reason, in the order of the record."""

from pathlib import Path

import pytest
from tests.publish.released import dossier, event, gate
from tests.publish.sites import ORIGIN, broken, read, site, text
from tests.store import made

from recount.publish.folder.changes import FIELDS, NOT_REPEATED, PLACE, Change
from recount.publish.folder.past import read_past
from recount.publish.site import moved, shown

SAID = [
    ("killed_all_as_told_best", "killed, as told: best"),
    ("killed_civilian_ucdp_high", "killed, civilians, by UCDP: high"),
    ("injured_unknown_acled_low", "injured, status not told, by ACLED: low"),
    ("killed_all_person_best", "killed, set by a person: best"),
    ("occurrence", "did it happen"),
    ("place_radius_km", "radius in km"),
    ("reports", "reports"),
]
VALUES = [
    ("killed_all_ucdp_best", "13400", "13,400"),
    ("date_start", "2024-03-12", "12 Mar 2024"),
    ("occurrence", "single_source", "single source"),
    ("place_precision", "admin1", "first-level region"),
    ("place_country", "SO", "Somalia"),
    ("is_total", "true", "yes"),
    ("part_of", "inc:b2:0123456789; inc:b2:abcdef0123", "01234567; abcdef01"),
    ("date_start", "", ""),
    ("killed_all_ucdp_best", NOT_REPEATED, NOT_REPEATED),
]


@pytest.mark.parametrize(("field", "said"), SAID)
def test_a_field_has_the_name_that_people_have_for_it(field: str, said: str) -> None:
    """Figures by kind, people, method and bound."""
    assert moved.name(field) == said


def test_every_field_that_is_compared_has_a_name() -> None:
    """But those whose column is a word already."""
    plain = {"reports", "review"}
    assert set(FIELDS) | {f"place_{part}" for part in PLACE} == set(moved.NAMES) | plain


@pytest.mark.parametrize(("field", "value", "said"), VALUES)
def test_a_value_reads_as_on_other_pages(field: str, value: str, said: str) -> None:
    """Days, numbers and countries as people write them; blank stays blank, what is not repeated stays unsaid."""
    (one,) = moved.told([Change(incident_id="inc:b2:1", kind="changed", what=field, before=value)], {})
    assert (one.fields[0].before, one.fields[0].after) == (said, "")


def test_incidents_of_one_reason_stand_together_in_the_order_of_the_record() -> None:
    """The reason is said once, and what is not published now comes last."""
    of = gate(dossier(), dossier(event("clash")))
    first, second = shown.latest_first(of.incidents)
    changes = [
        Change(incident_id=id_, kind="added", why=why)
        for id_, why in sorted([(second.incident_id, "new"), (first.incident_id, "new"), ("inc:b2:0", "old")])
    ]
    removed, changed, added = moved.chapters(changes, {i.incident_id: i for i in (first, second)})
    assert (removed.reasons, changed.reasons) == ((), ())
    assert [(why, [one.id for one in ones]) for why, ones in added.reasons] == [
        ("new", [first.incident_id, second.incident_id]),
        ("old", ["inc:b2:0"]),
    ]
    assert added.reasons[0][1][0].incident is first


def test_what_is_not_told_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table has them all."""
    monkeypatch.setattr(moved, "MOST", 1)
    changes = [Change(incident_id=f"inc:b2:{n}", kind="removed", why="untold") for n in range(3)]
    (removed, *_) = moved.chapters(changes, {})
    assert (len(removed.reasons[0][1]), removed.more) == (1, 2)


def test_a_changed_figure_is_told_on_both_pages(tmp_path: Path) -> None:
    """The page of changes and the incident's own: what, from what, to what, and why."""
    coded = made.coded()
    first = site(tmp_path / "one", release=gate(dossier(coded, estimates=(made.estimate(coded, "ucdp", (40, 40, 40)),))))
    of = gate(dossier(coded, estimates=(made.estimate(coded, "ucdp", (40, 44, 1440)),)))
    second = site(tmp_path / "two", release=of, past=read_past(first))
    (incident,) = of.incidents
    for page in (second / "changes.html", second / "incidents" / shown.page_name(incident.incident_id)):
        said = text(page)
        assert "killed, by UCDP: best 40 44" in said
        assert "killed, by UCDP: high 40 1,440" in said
        assert "inked or reconciled anew" in said
    assert shown.title(incident) in text(second / "changes.html")
    assert broken(second) == []


def test_a_removed_incident_is_told_of_by_its_id_alone(tmp_path: Path) -> None:
    """And by where its claims are now."""
    gone = dossier(event("clash"))
    first = site(tmp_path / "one", release=gate(dossier(), gone))
    second = site(tmp_path / "two", release=gate(dossier()), origin=ORIGIN, past=read_past(first))
    said = text(second / "changes.html")
    assert f"Incident {shown.short(gone.account.incident.id)}" in said
    assert "No claim tells of it any more, read or linked anew:" in said
    assert "clash" not in said.lower()
    assert broken(second) == []


def test_a_name_from_right_to_left_stands_apart_in_its_sentence(tmp_path: Path) -> None:
    """Or it would take the day behind it along. A name with markup in it stays text."""
    for outlet in ("קול העמק", "<b>&amp;</b> Post"):
        coded = made.coded(made.report(source=outlet))
        of = gate(dossier(coded))
        folder = site(tmp_path / str(len(outlet)), release=of)
        tree = read(folder / "incidents" / shown.page_name(of.incidents[0].incident_id))
        (sentence,) = [p for p in tree.iter() if p.get("class") == "summary"]
        assert "".join(sentence.itertext()) == of.incidents[0].summary
        assert [(part.tag.rpartition("}")[2], part.text) for part in sentence] == [("bdi", outlet)]

"""What there is to choose from for a release: formats, safety rules in plain words, profiles and releases that were made."""

import dataclasses
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recount.flow.desk import shelved
from recount.flow.desk.setup import Setup
from recount.publish import rules
from recount.publish.folder.origin import About
from recount.publish.form import FILES, Form
from recount.publish.profile import Level, SafetyProfile
from recount.serve.ports import Json
from recount.store import views
from recount.store.ledger import Ledger

SAYS = {
    Form.CSV: "one incident a row, for spreadsheets",
    Form.GEOJSON: "for maps (RFC 7946)",
    Form.JSONL: "everything, for programs; always in, since the next release is compared with it",
    Form.PARQUET: "the table with typed columns, for data frames",
    Form.HXL: "the table with HXL hashtags, for humanitarian tools",
    Form.ACLED: "in the columns of ACLED’s codebook; not ACLED’s data",
    Form.UCDP: "in the columns of UCDP GED, as candidate events; not UCDP’s data",
}
NEEDS = {Form.PARQUET: "pyarrow"}
LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "PDDL-1.0")


def offer(setup: Setup) -> Json:
    """As `payloads.releases.Publishing`; `site` of a release says whether it has pages."""
    home = setup.releases_at()
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        last = views.latest_publication(ledger)
    today = setup.today
    day = min(last, today) if last and today else last or today
    return {
        "folder": str(home),
        "as_of": day.isoformat() if day else None,
        "today": today.isoformat() if today else None,
        "title": About().title,
        "forms": [_form(form) for form in Form],
        "rules": [{**dataclasses.asdict(rule), **_choices(rule)} for rule in rules.RULES],
        "always": list(rules.ALWAYS),
        "profiles": [_profile(found, text) for _, text, found in shelved.profiles(home)],
        "licences": list(LICENCES),
        "releases": [_line(path, manifest) for path, manifest in shelved.releases(home)],
    }


def profile(text: str) -> Json:
    """As `payloads.releases.Profile`.

    Raises:
        UsageError: it is no profile.
    """
    return _profile(shelved.asked_for(text), text)


def _form(form: Form) -> Json:
    needed = NEEDS.get(form)
    usual = form in About().forms
    can = needed is None or find_spec(needed) is not None
    return {"form": form.value, "file": FILES[form], "says": SAYS[form], "usual": usual, "can": can}


def _choices(rule: rules.RuleWords) -> Json:
    choices = [level.value for level in Level] if rule.kind is rules.Kind.LEVEL else []
    return {"default": _plain(rules.default(rule)), "choices": choices}


def _profile(found: SafetyProfile, text: str) -> Json:
    plain = SafetyProfile()
    names = [field.name for field in dataclasses.fields(SafetyProfile) if field.name != "name"]
    sets = {name: _plain(value) for name in names if (value := getattr(found, name)) != getattr(plain, name)}
    return {"name": found.name, "toml": text, "sets": sets}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _line(path: Path, manifest: Json) -> Json:
    """What a release says of itself. Whatever the manifest of somebody else's holds, it is words, or nothing."""
    safety, against = _part(manifest, "safety"), _part(manifest, "against")
    number = manifest.get("incidents")
    return {
        "name": path.name,
        "path": str(path),
        "site": (path / "index.html").is_file(),
        **{key: _words(manifest, key) for key in ("title", "publisher", "contact", "licence", "as_of")},
        "incidents": number if isinstance(number, int) else 0,
        "profile": _words(safety, "profile"),
        "forms": [form.value for form, file in FILES.items() if (path / file).is_file()],
        "against": _words(against, "as_of") or None,
    }


def _part(manifest: Json, key: str) -> Json:
    found = manifest.get(key)
    return found if isinstance(found, dict) else {}


def _words(of: Json, key: str) -> str:
    found = of.get(key)
    return found if isinstance(found, str) else ""

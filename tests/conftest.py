"""What every test may use: shared measuring material where it is there, and a fixed order of random cases."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fixed")

# Whoever runs the tests may have imported lists of actors; here nobody has, in other processes neither
os.environ["RECOUNT_DATA"] = tempfile.mkdtemp(prefix="recount-tests-")

ROOT = Path(__file__).parents[1]

# What a user has imported must not change what tests see; a test that imports names a folder of its own
os.environ["RECOUNT_DATA"] = str(ROOT / "tests" / "no-data")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real measuring material, which is never part of the project; the test is skipped without it."""
    folder = Path(os.environ.get("RECOUNT_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold" / "open.jsonl").exists():
        pytest.skip(f"no measuring material at {folder} (set RECOUNT_SHARED to the folder that holds gold/open.jsonl)")
    return folder

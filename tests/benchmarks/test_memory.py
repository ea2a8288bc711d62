"""What a process and its children hold is watched while they work."""

import os
import subprocess
import sys

import pytest
from benchmarks.memory import MB, SHARED_ONCE, Watch, family, proportional, resident

pytestmark = pytest.mark.skipif(not SHARED_ONCE, reason="the system does not say what processes share")
HOLD = "import sys; held = bytearray(60 << 20); print(flush=True); sys.stdin.read()"


def child_of_ours() -> "subprocess.Popen[bytes]":
    """A process that holds 60 MB until its input ends."""
    return subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours


def test_a_child_counts_while_it_lives() -> None:
    """What a child holds is part of the peak, and not of what this process holds."""
    with Watch() as memory, child_of_ours() as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert child.pid in set(family(os.getpid()))
        held = proportional(child.pid)
        memory.look()
        child.communicate()
    assert held > 60 * MB
    assert memory.peak >= memory.own + 60
    assert proportional(child.pid) == 0, "it has ended"


def test_the_largest_resident_sets_are_added_up() -> None:
    """Of this process, and of so many workers like the largest."""
    assert 0 < resident(1) <= resident(2)

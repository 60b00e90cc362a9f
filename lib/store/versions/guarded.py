"""Compare with a package that may come from anyone, in a process with little time and memory of its own.

The archive is unpacked and read there, so that one made to fill the memory ends that process and not the server.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from lib.store.problem import Origin, PackageError, Problem
from lib.store.versions.changes import Changes

ROOT = Path(__file__).parents[3]
SECONDS = 20
MEMORY = 1024**3
MOST_DIFFERENCES = 50_000
MOST_PROBLEMS = 50
AT_ONCE = BoundedSemaphore(2)


def compare_guarded(old: Path, shown: Sequence[Path]) -> Changes:
    """Compare the package in a folder or archive with the one of the same name among those that are shown.

    Raises PackageError where it cannot be read, has none of their names, differs in nearly everything, or takes
    more than SECONDS or MEMORY.
    """
    too_heavy = PackageError([Origin(old.name, old.name).problem("too-heavy")])
    if not AT_ONCE.acquire(timeout=SECONDS):
        raise too_heavy
    try:
        answer = _ask([old, *shown])
    except subprocess.SubprocessError as failure:
        raise too_heavy from failure
    finally:
        AT_ONCE.release()
    if isinstance(answer, Changes):
        return answer
    raise PackageError(answer)


def _ask(paths: Sequence[Path]) -> Changes | list[Problem]:
    """Run this file by its name; what it leaves behind when it is stopped goes with its temporary folder."""
    command = [sys.executable, "-m", "lib.store.versions.guarded", *(str(path.resolve()) for path in paths)]
    found = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": found, "TMPDIR": folder, "OPENBLAS_NUM_THREADS": "1"}
        finished = subprocess.run(  # noqa: S603 - our own file
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=SECONDS, env=environment
        )
    answer: Changes | list[Problem] = pickle.loads(finished.stdout)  # noqa: S301 - written by our own process
    return answer


def _answer(old: Path, shown: Sequence[Path]) -> Changes | list[Problem]:
    from lib.store.compare import read_version
    from lib.store.versions.differences import differences

    origin = Origin(old.name, old.name)
    try:
        earlier = read_version(old)
        current = {each.edition.name: each for each in map(read_version, shown)}
    except PackageError as failure:
        return list(failure.problems[:MOST_PROBLEMS])
    name = earlier.edition.name
    if name not in current:
        return [origin.problem("other-package", value=name, expected=", ".join(current))]
    changes = differences(earlier, current[name])
    if len(changes.differences) > MOST_DIFFERENCES:
        return [origin.problem("too-different", limit=MOST_DIFFERENCES)]
    return changes


def _limit_memory() -> None:
    """Ask for no more than MEMORY, on systems that can be asked."""
    try:
        import resource
    except ImportError:
        return
    # What it writes to, not what its libraries reserve, which grows with the number of processors.
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(pickle.dumps(_answer(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]])))

"""Load packages in a process of its own: what checking takes in libraries and memory ends with it.

A server that shows packages stays a tenth smaller for it. The other process is this file, run by its name.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.store.package import Package
from lib.store.problem import PackageError

ROOT = Path(__file__).parents[2]


def load_apart(folders: Sequence[Path]) -> list[Package]:
    """Load the data packages in some folders, in their order.

    Raises PackageError with everything that is wrong with the first that cannot be used.
    """
    command = [sys.executable, "-m", "lib.store.apart", *(str(Path(folder).resolve()) for folder in folders)]
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    # Read as it comes: the whole answer beside what is made of it would stay in the memory of the server.
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:  # noqa: S603 - our own file
        try:
            answer = pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301 - written by our own process
        except (EOFError, pickle.UnpicklingError) as failure:
            raise subprocess.CalledProcessError(process.wait(), command) from failure
    if isinstance(answer, PackageError):
        raise answer
    return list(answer)


def _answer(folders: Sequence[str]) -> list[Package] | PackageError:
    from lib.store.load import load_package

    try:
        return [load_package(Path(folder)) for folder in folders]
    except PackageError as problems:
        return problems


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(_answer(sys.argv[1:])))

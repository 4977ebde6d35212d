"""Where a result came from."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path


def sha256_of(files: Iterable[Path]) -> str | None:
    """Of the contents of those that exist, one after the other; None when there is no file."""
    found = [file for file in files if file.is_file()]
    whole = hashlib.sha256()
    for file in found:
        with file.open("rb") as opened:
            while part := opened.read(1 << 20):
                whole.update(part)
    return whole.hexdigest() if found else None


def git_commit() -> str:
    """The commit of the working tree, "+changes" when it is not clean, "unknown" outside a checkout."""
    here = Path(__file__).parent

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", str(here), *words], capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    commit = git("rev-parse", "--short=12", "HEAD")
    return (commit + ("+changes" if git("status", "--porcelain") else "")) if commit else "unknown"

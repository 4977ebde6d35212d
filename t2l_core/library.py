"""The adapters of each workspace, for as long as somebody works in it.

Enters: adapters under a workspace id. Leaves: those adapters again, and PEFT zips inside the workspace's own folder. Knows
nothing of web pages or language models. One workspace never sees another's adapters: ids are random, and a file's path is
made from ids and slugs of our own, never from a user's text.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from t2l_core.adapter import Adapter

QUOTA = 50  # adapters a workspace holds; about 2 MB each for the 135M model
EXPIRY_SECONDS = 6 * 3600.0  # an unused workspace is dropped after this long
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass
class _Workspace:
    folder: Path
    adapters: dict[str, Adapter] = field(default_factory=dict)  # by id, oldest first
    used: float = 0.0  # time of the last use


class Library:
    """Adapters by workspace, in memory, with a folder for zips. All methods may be called from several threads.

    `root` is where the workspaces' folders go; a temporary folder, removed at exit, when not given.
    """

    def __init__(
        self,
        root: Path | None = None,
        *,
        quota: int = QUOTA,
        expiry_seconds: float = EXPIRY_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if quota < 1:
            raise ValueError(f"quota is {quota}; a workspace must hold at least 1 adapter")
        self._temporary = tempfile.TemporaryDirectory(prefix="t2l-studio-") if root is None else None
        self.root = Path(self._temporary.name if self._temporary else root or "").resolve()
        self.quota, self.expiry_seconds = quota, expiry_seconds
        self._clock = clock
        self._lock = threading.RLock()
        self._workspaces: dict[str, _Workspace] = {}

    def new_workspace(self) -> str:
        """The id of a new, empty workspace."""
        workspace = uuid.uuid4().hex
        with self._lock:
            self.sweep()
            self._use(workspace)
        return workspace

    def add(self, workspace: str, adapter: Adapter) -> list[Adapter]:
        """Keep an adapter. Returns those that had to go, oldest first, because the workspace was full.

        Raises ValueError when an id is not one of ours.
        """
        _checked(adapter.id, "an adapter")
        with self._lock:
            self.sweep()
            own = self._use(workspace).adapters
            own.pop(adapter.id, None)
            own[adapter.id] = adapter
            surplus = list(own.values())[: -self.quota]
            for old in surplus:
                self.remove(workspace, old.id)
        return surplus

    def adapters(self, workspace: str) -> list[Adapter]:
        """The adapters of a workspace, oldest first; none when it is unknown."""
        with self._lock:
            return list(self._use(workspace).adapters.values()) if workspace in self._workspaces else []

    def get(self, workspace: str, adapter_id: str) -> Adapter:
        """An adapter of this workspace. Raises ValueError when it holds no such adapter, or no longer."""
        with self._lock:
            adapter = self._use(workspace).adapters.get(adapter_id) if workspace in self._workspaces else None
        if adapter is None:
            hours = self.expiry_seconds / 3600
            raise ValueError(
                f"this adapter is not in your workspace (the newest {self.quota} are kept, for {hours:g} hours after the last "
                "use); generate it again"
            )
        return adapter

    def zip(self, workspace: str, adapter_id: str, strength: float = 1.0) -> Path:
        """Write an adapter's PEFT folder at a strength as a zip inside the workspace's folder. Raises ValueError like `get`."""
        with self._lock:  # held while writing, so that a workspace cannot vanish under the file
            adapter = self.get(workspace, adapter_id)
            folder = self._workspaces[workspace].folder
            path = folder / adapter.id / f"{adapter.slug}.zip"
            if not path.resolve().is_relative_to(folder):
                raise ValueError(f"the adapter's file name {adapter.slug!r} leaves its workspace; describe it with letters")
            return adapter.with_strength(strength).zip(path)

    def remove(self, workspace: str, adapter_id: str) -> None:
        """Forget an adapter and its files. Raises ValueError like `get`."""
        with self._lock:
            self.get(workspace, adapter_id)
            own = self._workspaces[workspace]
            del own.adapters[adapter_id]
            shutil.rmtree(own.folder / adapter_id, ignore_errors=True)

    def clear(self, workspace: str) -> None:
        """Forget a workspace with all its adapters and files; unknown ones are gone already."""
        with self._lock:
            own = self._workspaces.pop(workspace, None)
            if own:
                shutil.rmtree(own.folder, ignore_errors=True)

    def sweep(self) -> list[str]:
        """Clear the workspaces unused for `expiry_seconds`; returns their ids."""
        with self._lock:
            oldest = self._clock() - self.expiry_seconds
            expired = [name for name, w in self._workspaces.items() if w.used < oldest]
            for name in expired:
                self.clear(name)
        return expired

    def _use(self, workspace: str) -> _Workspace:
        """The workspace, marked as used now, made when it is new (or came back after its expiry)."""
        if workspace not in self._workspaces:
            folder = self.root / _checked(workspace, "a workspace")
            folder.mkdir(parents=True, exist_ok=True)
            self._workspaces[workspace] = _Workspace(folder)
        own = self._workspaces[workspace]
        own.used = self._clock()
        return own


def _checked(name: str, what: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(
            f"{name!r} is not the id of {what}; wanted 32 hexadecimal digits, as `new_workspace` and `Adapter` make them"
        )
    return name

"""The adapters of each workspace, on disk, for as long as somebody comes back to them.

Enters: adapters, and zips of anybody's, under a workspace id. Leaves: those adapters again, what a list says of them, and files
to download. Knows nothing of web pages or language models. One workspace never sees another's adapters: ids are random, and a
file's path is made from ids and slugs of our own, never from a user's text.

    <root>/<workspace id>/.used                       its time is the workspace's last use
    <root>/<workspace id>/<adapter id>/               the PEFT files, and entry.json with the name, the note, the time
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import tempfile
import threading
import time
import unicodedata
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from t2l_core import embedded
from t2l_core.adapter import WEIGHTS_FILE, Adapter
from t2l_core.adapter_zip import load_zip
from t2l_core.checkpoint import write_json
from t2l_core.lora import LoRASpec

QUOTA = 50  # adapters a workspace holds; about 2 MB each for the 135M model
MOST_BYTES = 500_000_000  # of a workspace's weights
SPARE_BYTES = 500_000_000  # of disk that workspaces leave free
EXPIRY_SECONDS = 30 * 24 * 3600.0  # an unused workspace is dropped after this long
SPACE_EXPIRY_SECONDS = 6 * 3600.0  # … on a Hugging Face Space, whose disk strangers share
MOST_NAME, MOST_NOTE, MOST_DESCRIPTION = 80, 1000, 4000  # characters
_MOST_MEMORY = 256_000_000  # bytes of weights kept in memory, of all workspaces together
_ENTRY, _USED = "entry.json", ".used"
_ID = re.compile(r"[0-9a-f]{32}")
log = logging.getLogger(__name__)


def default_root() -> Path:
    """$T2L_WORKSPACES, else a folder beside the fetched models."""
    return Path(os.environ.get("T2L_WORKSPACES") or embedded.cache_dir() / "workspaces").expanduser()


def default_expiry() -> float:
    """Seconds a workspace lives unused, on this machine or on a Space."""
    return SPACE_EXPIRY_SECONDS if os.environ.get("SPACE_ID") else EXPIRY_SECONDS


def default_quota() -> int:
    """$T2L_QUOTA, else `QUOTA`. Raises ValueError when it is no number of adapters."""
    text = os.environ.get("T2L_QUOTA") or str(QUOTA)
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise ValueError(f"T2L_QUOTA is {text!r}; wanted how many adapters a workspace holds, at least 1")
    return int(text)


@dataclass(frozen=True)
class Entry:
    """What a list says of an adapter, read without its tensors."""

    id: str
    name: str
    note: str
    created: float  # seconds since 1970 when it was added; later than any older entry's
    description: str
    strength: float
    seconds: float  # time it took to generate
    checkpoint: str  # sha256 of the hypernetwork that made it
    bytes: int  # of the weights file
    spec: LoRASpec
    wordings: tuple[str, ...] = ()  # further descriptions that were averaged in

    @classmethod
    def read(cls, folder: Path) -> Entry:
        """The entry of an adapter's folder. Raises ValueError or OSError when the folder is damaged."""
        try:
            values: dict[str, Any] = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
            entry = cls(
                id=folder.name,
                name=str(values["name"]),
                note=str(values["note"]),
                created=float(values["created"]),
                description=str(values["description"]),
                strength=float(values["strength"]),
                seconds=float(values["seconds"]),
                checkpoint=str(values["checkpoint"]),
                bytes=int(values["bytes"]),
                spec=LoRASpec.from_dict(values["spec"]),
                wordings=tuple(map(str, values.get("wordings", ()))),
            )
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{_ENTRY} is not what this studio writes ({error!r})") from error
        seen = (folder / WEIGHTS_FILE).stat().st_size
        if seen != entry.bytes:
            raise ValueError(f"{WEIGHTS_FILE} has {seen} bytes, wanted {entry.bytes}")
        return entry

    def write(self, folder: Path) -> None:
        write_json(folder / _ENTRY, asdict(self))


class Library:
    """Adapters by workspace, on disk, the latest used also in memory. All methods may be called from several threads.

    `root` is where the workspaces' folders go; a temporary folder, removed at exit, when not given. Files to download always
    lie in a temporary folder, so that a web server need not reach into `root`.
    """

    def __init__(
        self,
        root: Path | None = None,
        *,
        quota: int | None = None,
        expiry_seconds: float | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        quota = default_quota() if quota is None else quota
        if quota < 1:
            raise ValueError(f"quota is {quota}; a workspace must hold at least 1 adapter")
        self._temporary = tempfile.TemporaryDirectory(prefix="t2l-studio-")
        temporary = Path(self._temporary.name).resolve()
        self.root, self.downloads = (root or temporary / "workspaces").resolve(), temporary / "downloads"
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise OSError(f"{self.root} cannot be made ({error.strerror}); point T2L_WORKSPACES at another folder") from error
        self.quota = quota
        self.expiry_seconds = default_expiry() if expiry_seconds is None else expiry_seconds
        self.fits: LoRASpec | None = None  # when set, adapters of another base model stay on disk and out of sight
        self._clock = clock
        self._lock = threading.RLock()
        self._memory: OrderedDict[tuple[str, str], Adapter] = OrderedDict()  # by workspace and id, latest used last
        self._complained: set[Path] = set()  # damaged folders the log has been told of

    @property
    def terms(self) -> str:
        """How many adapters are kept, and for how long."""
        return f"the newest {self.quota} are kept, for {_spell(self.expiry_seconds)} after the last use"

    def new_workspace(self) -> str:
        """The id of a new, empty workspace."""
        self.sweep()
        return uuid.uuid4().hex

    def add(self, workspace: str, adapter: Adapter) -> list[Entry]:
        """Keep an adapter. Returns those that had to go, oldest first, because the workspace was full.

        Raises ValueError when an id is not one of ours, OSError when it cannot be written; then nothing has changed.
        """
        folder = self.root / _checked(workspace, "a workspace")
        _checked(adapter.id, "an adapter")
        with self._lock:
            self.sweep()
            folder.mkdir(mode=0o700, exist_ok=True)
            others = [e for e in self.entries(workspace) if e.id != adapter.id]
            # A tick after the newest at least: clocks stand still or go back, the order must not.
            self._check_room(others, adapter)
            created = max([self._clock(), *(e.created + 1e-3 for e in others[-1:])])
            self._write(folder, adapter, created)
            self._remember(workspace, adapter)
            surplus = others[: max(0, len(others) + 1 - self.quota)]
            for old in surplus:
                self.remove(workspace, old.id)
        return surplus

    def _check_room(self, others: list[Entry], adapter: Adapter) -> None:
        """Raises OSError when the workspace, or the disk, would be too full."""
        size = 4 * adapter.weights.spec.n_parameters
        if sum(e.bytes for e in others) + size > MOST_BYTES:
            raise OSError(f"your adapters take more than {MOST_BYTES / 1e6:.0f} MB; delete some on the Library page")
        if shutil.disk_usage(self.root).free < size + SPARE_BYTES:
            raise OSError("this machine's disk is full; delete adapters, or point T2L_WORKSPACES at another disk")

    def upload(self, workspace: str, path: str | Path, spec: LoRASpec) -> Entry:
        """Keep the adapter of a zip that anybody may have made. Raises ValueError like `load_zip`; then nothing has changed."""
        adapter = load_zip(Path(path), spec)
        with self._lock:
            self.add(workspace, replace(adapter, description=_tidy(adapter.description)[:MOST_DESCRIPTION] or "Uploaded."))
            return self.entry(workspace, adapter.id)

    def entries(self, workspace: str) -> list[Entry]:
        """What there is to say of a workspace's adapters, oldest first; nothing when it is unknown."""
        with self._lock:
            folder = self._use(workspace)
            names = [f for f in folder.iterdir() if _ID.fullmatch(f.name)] if folder else []
            return sorted((e for e in map(self._read, names) if e), key=lambda e: e.created)

    def entry(self, workspace: str, adapter_id: str) -> Entry:
        """One of `entries`. Raises ValueError when this workspace holds no such adapter, or no longer."""
        with self._lock:
            folder = self._use(workspace)
            known = folder is not None and _ID.fullmatch(adapter_id) and (folder / adapter_id).is_dir()
            entry = self._read(folder / adapter_id) if folder and known else None
        if entry is None:
            raise ValueError(f"this adapter is not in your workspace ({self.terms}); generate it again")
        return entry

    def adapters(self, workspace: str) -> list[Adapter]:
        """The adapters of a workspace, oldest first; none when it is unknown."""
        found = []
        with self._lock:
            for entry in self.entries(workspace):
                try:
                    found.append(self._load(workspace, entry))
                except (ValueError, OSError) as error:
                    self._complain(self.root / workspace / entry.id, error)
        return found

    def get(self, workspace: str, adapter_id: str) -> Adapter:
        """An adapter of this workspace. Raises ValueError like `entry`, and when its files are damaged."""
        with self._lock:
            return self._load(workspace, self.entry(workspace, adapter_id))

    def describe(self, workspace: str, adapter_id: str, name: str, note: str) -> Entry:
        """Give an adapter a name and a note, both or, where one is not allowed, neither.

        Raises ValueError like `entry`, for a name that is empty or too long, and for a note that is too long.
        """
        name, note = " ".join(_tidy(name).split()), _tidy(note).strip()
        if not 0 < len(name) <= MOST_NAME:
            raise ValueError(f"the name has {len(name)} characters; wanted 1 to {MOST_NAME}")
        if len(note) > MOST_NOTE:
            raise ValueError(f"the note has {len(note)} characters; at most {MOST_NOTE} are kept")
        with self._lock:
            entry = replace(self.entry(workspace, adapter_id), name=name, note=note)
            entry.write(self.root / workspace / adapter_id)
        return entry

    def zip(self, workspace: str, adapter_id: str, strength: float = 1.0) -> Path:
        """Write an adapter's PEFT folder at a strength as a zip to download. Raises ValueError like `get`."""
        with self._lock:  # held while writing, so that the adapter cannot vanish under the file
            adapter = self.get(workspace, adapter_id)
            plain = self.download(workspace, adapter, ".zip")
            path = plain.parent / f"{strength:g}" / plain.name  # two pages may want it at two strengths
            return path if path.is_file() else adapter.with_strength(strength).zip(path)

    def download(self, workspace: str, adapter: Adapter, suffix: str) -> Path:
        """Where a file to download goes; it goes again with the adapter."""
        own = self.downloads / _checked(workspace, "a workspace") / _checked(adapter.id, "an adapter")
        path = own / (adapter.slug + suffix)
        if not path.resolve().is_relative_to(self.downloads):
            raise ValueError(f"the adapter's file name {adapter.slug!r} leaves its workspace; describe it with letters")
        return path

    def remove(self, workspace: str, adapter_id: str) -> None:
        """Forget an adapter and its files. Raises ValueError like `entry`."""
        with self._lock:
            folder = self.root / workspace / self.entry(workspace, adapter_id).id
            (folder / _ENTRY).unlink()  # first: whatever a crash leaves of the folder is no adapter any more
            self._memory.pop((workspace, adapter_id), None)
            for path in (folder, self.downloads / workspace / adapter_id):
                shutil.rmtree(path, ignore_errors=True)

    def clear(self, workspace: str) -> None:
        """Forget a workspace with all its adapters and files; unknown ones are gone already."""
        if not _ID.fullmatch(workspace):
            return
        with self._lock:
            for key in [k for k in self._memory if k[0] == workspace]:
                del self._memory[key]
            for path in (self.root / workspace, self.downloads / workspace):
                shutil.rmtree(path, ignore_errors=True)

    def sweep(self) -> list[str]:
        """Clear the workspaces unused for `expiry_seconds`; returns their ids."""
        with self._lock:
            oldest = self._clock() - self.expiry_seconds
            expired = [f.name for f in self.root.iterdir() if _ID.fullmatch(f.name) and _last_use(f) < oldest]
            for name in expired:
                self.clear(name)
        return expired

    def _use(self, workspace: str) -> Path | None:
        """The folder of a workspace, marked as used now; None when there is none."""
        folder = self.root / workspace if _ID.fullmatch(workspace) else None
        if folder is None or not folder.is_dir():
            return None
        now = self._clock()
        (folder / _USED).touch()
        os.utime(folder / _USED, times=(now, now))
        return folder

    def _read(self, folder: Path) -> Entry | None:
        try:
            entry = Entry.read(folder)
        except FileNotFoundError as error:
            if (folder / _ENTRY).exists():
                self._complain(folder, error)
            return None  # without an entry it is the rest of something removed
        except (ValueError, OSError) as error:
            self._complain(folder, error)
            return None
        # Ranks and alphas may differ; all else is the base model's.
        own = entry.spec
        return None if self.fits and replace(self.fits, rank=own.rank, alpha=own.alpha) != own else entry

    def _complain(self, folder: Path, error: Exception) -> None:
        if folder not in self._complained:
            self._complained.add(folder)
            log.warning("left out the damaged adapter in %s: %s", folder, error)

    def _load(self, workspace: str, entry: Entry) -> Adapter:
        adapter = self._memory.get((workspace, entry.id))
        if adapter is None:
            loaded = Adapter.load(self.root / workspace / entry.id, entry.spec, called="this adapter")
            adapter = Adapter(
                entry.description,
                loaded.weights,
                entry.strength,
                entry.seconds,
                checkpoint=entry.checkpoint,
                wordings=entry.wordings,
                id=entry.id,
            )
        self._remember(workspace, adapter)
        return adapter

    def _remember(self, workspace: str, adapter: Adapter) -> None:
        self._memory[workspace, adapter.id] = adapter
        self._memory.move_to_end((workspace, adapter.id))
        while len(self._memory) > 1 and sum(map(_size, self._memory.values())) > _MOST_MEMORY:
            self._memory.popitem(last=False)

    def _write(self, folder: Path, adapter: Adapter, created: float) -> None:
        """The adapter's folder appears whole or not at all; one of the same id gives way to it."""
        stage = Path(tempfile.mkdtemp(prefix=".", dir=folder))
        try:
            new = replace(adapter, strength=1.0).save(stage / "new")  # as generated: the entry carries the strength
            Entry(
                id=adapter.id,
                name=_title(adapter.description),
                note="",
                created=created,
                description=adapter.description,
                strength=adapter.strength,
                seconds=adapter.seconds,
                checkpoint=adapter.checkpoint,
                bytes=(new / WEIGHTS_FILE).stat().st_size,
                spec=adapter.weights.spec,
                wordings=adapter.wordings,
            ).write(new)
            if (folder / adapter.id).exists():
                (folder / adapter.id).rename(stage / "old")
            new.rename(folder / adapter.id)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _checked(name: str, what: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(
            f"{name!r} is not the id of {what}; wanted 32 hexadecimal digits, as `new_workspace` and `Adapter` make them"
        )
    return name


def _last_use(folder: Path) -> float:
    try:
        return (folder / _USED).stat().st_mtime
    except FileNotFoundError:  # made a moment ago, or damaged
        return folder.stat().st_mtime if folder.exists() else time.time()


def _size(adapter: Adapter) -> int:
    return sum(t.nbytes for tensors in (adapter.weights.A, adapter.weights.B) for t in tensors.values())


def _tidy(text: str) -> str:
    """The text without control characters and halves of characters; line ends stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _title(description: str) -> str:
    """A first name for an adapter."""
    line = " ".join(_tidy(description).split())
    return (line if len(line) <= 60 else line[:59].rstrip() + "…") or "Untitled"


def _spell(seconds: float) -> str:
    return f"{seconds / 86400:g} days" if seconds >= 86400 else f"{seconds / 3600:g} hours"

"""Workspaces stay apart, stay inside their folders, and end."""

from __future__ import annotations

import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from t2l_core.adapter import Adapter
from t2l_core.library import Library
from t2l_core.lora import LoRASpec
from tests.conftest import random_weights


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    return Library(tmp_path / "library", quota=3, expiry_seconds=100, clock=clock)


def make(spec: LoRASpec, description: str = "Do it.") -> Adapter:
    return Adapter(description, random_weights(spec))


def test_adapters_come_back_in_order(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    first, second = make(spec), make(spec)
    assert library.adapters(workspace) == []
    assert library.add(workspace, first) == library.add(workspace, second) == []
    assert library.adapters(workspace) == [first, second]
    assert library.get(workspace, first.id) is first
    library.remove(workspace, first.id)
    assert library.adapters(workspace) == [second]
    with pytest.raises(ValueError, match="generate it again"):
        library.get(workspace, first.id)


def test_workspaces_do_not_see_each_other(library: Library, spec: LoRASpec):
    mine, yours = library.new_workspace(), library.new_workspace()
    adapter = make(spec)
    library.add(mine, adapter)
    assert mine != yours
    assert library.adapters(yours) == []
    for act in (library.get, library.zip, library.remove):
        with pytest.raises(ValueError, match="not in your workspace"):
            act(yours, adapter.id)
    library.clear(yours)
    assert library.adapters(mine) == [adapter]


def test_a_full_workspace_drops_its_oldest_and_says_so(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    adapters = [make(spec) for _ in range(4)]
    zipped = []
    dropped = []
    for adapter in adapters:
        dropped += library.add(workspace, adapter)
        zipped.append(library.zip(workspace, adapter.id))
    assert dropped == adapters[:1]
    assert library.adapters(workspace) == adapters[1:]
    assert not zipped[0].exists()
    assert all(path.is_file() for path in zipped[1:])


def test_adding_again_replaces_and_moves_to_the_end(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    adapter, other = make(spec), make(spec)
    stronger = adapter.with_strength(2.0)
    for a in (adapter, other, stronger):
        library.add(workspace, a)
    assert library.adapters(workspace) == [other, stronger]


def test_zip_is_a_peft_folder_in_the_own_folder(library: Library, spec: LoRASpec, tmp_path: Path):
    workspace = library.new_workspace()
    adapter = make(spec, "../../etc/passwd — Ünder, really?")
    library.add(workspace, adapter)
    path = library.zip(workspace, adapter.id, strength=0.5)
    assert path.is_relative_to(library.root / workspace)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    loaded = Adapter.load(tmp_path / "unpacked", spec)
    assert loaded.weights.B["q_proj"].equal(adapter.with_strength(0.5).effective.B["q_proj"].float())


@pytest.mark.parametrize("bad", ["", "..", "../escape", "a/b", "A" * 32, "0" * 31, "0" * 32 + "\n"])
def test_ids_that_are_not_ours_are_refused(library: Library, spec: LoRASpec, bad: str):
    adapter = make(spec)
    with pytest.raises(ValueError, match="not the id of a workspace"):
        library.add(bad, adapter)
    with pytest.raises(ValueError, match="not the id of an adapter"):
        library.add(library.new_workspace(), replace(adapter, id=bad))
    assert library.adapters(bad) == []
    assert {p.parent for p in library.root.iterdir()} == {library.root}


def test_unused_workspaces_expire_with_their_files(library: Library, spec: LoRASpec, clock: Clock):
    kept, left = library.new_workspace(), library.new_workspace()
    adapter = make(spec)
    library.add(left, adapter)
    path = library.zip(left, adapter.id)
    clock.now = 60
    library.add(kept, make(spec))
    clock.now = 120
    assert library.sweep() == [left]
    assert not path.exists()
    assert len(library.adapters(kept)) == 1
    library.add(left, adapter)  # the visitor comes back with the id still in the page
    assert library.adapters(left) == [adapter]


def test_clearing_removes_the_folder(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    adapter = make(spec)
    library.add(workspace, adapter)
    library.zip(workspace, adapter.id)
    library.clear(workspace)
    library.clear(workspace)
    assert library.adapters(workspace) == []
    assert list(library.root.iterdir()) == []


def test_own_temporary_folder_goes_with_the_library(spec: LoRASpec):
    library = Library()
    workspace = library.new_workspace()
    adapter = make(spec)
    library.add(workspace, adapter)
    path = library.zip(workspace, adapter.id)
    assert path.is_file()
    root = library.root
    del library
    assert not root.exists()


def test_many_threads_at_once(library: Library, spec: LoRASpec):
    workspaces = [library.new_workspace() for _ in range(4)]
    failures: list[BaseException] = []

    def visit(workspace: str) -> None:
        try:
            for _ in range(10):
                adapter = make(spec)
                library.add(workspace, adapter)
                library.zip(workspace, adapter.id)
                library.adapters(workspace)
                library.sweep()
        except Exception as error:  # noqa: BLE001 - a thread's failure is the test's
            failures.append(error)

    threads = [threading.Thread(target=visit, args=(w,)) for w in workspaces for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [f for f in failures if "not in your workspace" not in str(f)]
    assert all(len(library.adapters(w)) == 3 for w in workspaces)

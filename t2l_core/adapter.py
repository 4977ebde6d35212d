"""An adapter as people keep it: a description, LoRA weights, and the PEFT folder they travel in.

Enters: `LoRAWeights` with their description, or a PEFT folder. Leaves: an `Adapter`, a folder, a zip. Knows nothing of
hypernetworks or language models.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
import uuid
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from t2l_core.lora import LoRASpec, LoRAWeights

CONFIG_FILE, WEIGHTS_FILE, INFO_FILE = "adapter_config.json", "adapter_model.safetensors", "text2lora.json"
_CARD_FILE = "README.md"
# `train multitask` adds training.json, how the adapter came about, which is not so of another in its place.
_REPLACED = {CONFIG_FILE, WEIGHTS_FILE, INFO_FILE, _CARD_FILE, "training.json"}


@dataclass(frozen=True, eq=False)
class Adapter:
    """A generated (or loaded) LoRA. Immutable: another strength is another object with the same id."""

    description: str
    weights: LoRAWeights  # as generated, before `strength`
    strength: float = 1.0  # multiplies ΔW
    seconds: float = 0.0  # time it took to generate
    checkpoint: str = ""  # sha256 of the hypernetwork that made it in one pass; "" for mixes and files from elsewhere
    wordings: tuple[str, ...] = ()  # further descriptions that were averaged in
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def effective(self) -> LoRAWeights:
        """The weights with the strength applied."""
        return self.weights if self.strength == 1.0 else self.weights.scaled(self.strength)

    def with_strength(self, strength: float) -> Adapter:
        return replace(self, strength=strength)

    @property
    def slug(self) -> str:
        """A file name made of the description: ASCII letters, digits and dashes only."""
        plain = unicodedata.normalize("NFKD", self.description).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or f"adapter-{self.id[:8]}"

    def save(self, folder: str | Path) -> Path:
        """Write a PEFT folder (strength folded into B). The folder appears whole or not at all.

        Raises FileExistsError when `folder` exists and is not an adapter folder, or holds more than an adapter.
        """
        folder = Path(folder).expanduser()
        if folder.exists() and not (folder / CONFIG_FILE).is_file() and (not folder.is_dir() or any(folder.iterdir())):
            raise FileExistsError(f"{folder} exists and is not an adapter folder; choose another name")
        others = sorted(p.name for p in folder.iterdir() if p.name not in _REPLACED or p.is_dir()) if folder.is_dir() else []
        if others:
            raise FileExistsError(
                f"{folder} also holds {others[0]}, which would be lost with the adapter there; choose another name, or move it"
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            self._write(stage)
            stage.chmod(0o755)
            if folder.exists():
                old = stage.with_name(stage.name + "-old")
                folder.rename(old)
                stage.rename(folder)
                shutil.rmtree(old, ignore_errors=True)
            else:
                stage.rename(folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        return folder

    def zip(self, path: str | Path) -> Path:
        """Write the PEFT folder as a zip file."""
        path = Path(path).expanduser()
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as name:
            stage = Path(name)
            (stage / "adapter").mkdir()
            self._write(stage / "adapter")
            packed = stage / "adapter.zip"
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in sorted((stage / "adapter").iterdir()):
                    # Without the time of writing: the same adapter is the same file, which is then stored once.
                    archive.writestr(zipfile.ZipInfo(file.name), file.read_bytes(), zipfile.ZIP_DEFLATED)
            packed.replace(path)
        return path

    def _write(self, folder: Path) -> None:
        spec = self.weights.spec
        config = {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "base_model_name_or_path": spec.base_model,
            "r": spec.rank,
            "lora_alpha": spec.alpha,
            "use_rslora": False,
            "target_modules": list(spec.target_modules),
            "lora_dropout": 0.0,
            "bias": "none",
            "fan_in_fan_out": False,
            "inference_mode": True,
        }
        (folder / CONFIG_FILE).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
        # PEFT stores a number as alpha whether whole or not; an int reads better and loads the same.
        save_file(
            self.effective.map(lambda t: t.float()).to_peft_state_dict(), folder / WEIGHTS_FILE, metadata={"format": "pt"}
        )
        info = {
            "description": self.description,
            "wordings": self.wordings,
            "strength": self.strength,
            "checkpoint_sha256": self.checkpoint,
        }
        (folder / INFO_FILE).write_text(json.dumps(info, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        (folder / _CARD_FILE).write_text(self._card(), encoding="utf-8")

    def _card(self) -> str:
        spec = self.weights.spec
        quoted = "\n".join(f"> {line}" for line in self.description.splitlines())
        title, origin = "A LoRA", "Mixed from other adapters, or trained on examples."
        if self.checkpoint:
            title = "A LoRA generated from a description"
            origin = "Made by a Text-to-LoRA hypernetwork (arXiv 2506.06105) in one forward pass, without examples of the task."
        return (
            f"---\nbase_model: {spec.base_model}\nlibrary_name: peft\ntags: [lora, text-to-lora]\n---\n\n"
            f"# {title}\n\n{quoted}\n\n{origin} "
            f"Rank {spec.rank}, alpha {spec.alpha:g}, strength {self.strength:g}, on {', '.join(spec.target_modules)} of all "
            f"{spec.n_layers} layers.\n\n"
            "```python\nfrom peft import PeftModel\nfrom transformers import AutoModelForCausalLM\n\n"
            f'base = AutoModelForCausalLM.from_pretrained("{spec.base_model}")\n'
            'model = PeftModel.from_pretrained(base, "path/to/this/folder")\n```\n\n'
            "It was trained on one-turn chat prompts without a system turn; prompt it the same way.\n"
        )

    @classmethod
    def load(cls, folder: str | Path, spec: LoRASpec, *, called: str = "") -> Adapter:
        """Read a PEFT folder made for the base model of `spec`. Errors name the folder, or what it is `called`.

        Raises FileNotFoundError for a missing file, ValueError for a corrupt one, an adapter of another base model, and numbers
        that are not finite, in the files or in ΔW.
        """
        folder = Path(folder).expanduser()
        called = called or str(folder)
        for name in (CONFIG_FILE, WEIGHTS_FILE):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"{called} is not a PEFT adapter folder: {name} is missing")
        info_path = folder / INFO_FILE
        try:
            config = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
            info = json.loads(info_path.read_text(encoding="utf-8")) if info_path.is_file() else {}
            state = load_file(folder / WEIGHTS_FILE)
        except (ValueError, RecursionError, SafetensorError) as error:  # ValueError also for an int of thousands of digits
            raise ValueError(f"{called} is damaged ({error}); export or download it again") from error
        if not isinstance(config, dict) or not isinstance(info, dict):
            raise ValueError(f"{called} is damaged ({CONFIG_FILE} or {INFO_FILE} holds no object); export or download it again")
        _check_fits(config, spec, called)
        own = LoRASpec.from_dict({**spec.to_dict(), "rank": config["r"], "alpha": config["lora_alpha"]})
        unusable = [k for k, t in state.items() if not _usable(t)]
        if unusable:
            raise ValueError(f"{called} holds no usable numbers in {unusable[0]} ({len(unusable)} tensors so); train it again")
        # As `save` writes them; with floats of eight bits torch cannot even multiply.
        weights = LoRAWeights.from_peft_state_dict(own, {k: t.float() for k, t in state.items()})
        norms = torch.cat(list(weights.delta_norms().values()))
        if not norms.isfinite().all():
            raise ValueError(
                f"{called} holds numbers so large that ‖ΔW‖ is not finite in {int((~norms.isfinite()).sum())} of {len(norms)} "
                "matrices; wanted finite ones, train it again"
            )
        description = info.get("description") or folder.name
        # At another strength the weights are no longer what the hypernetwork gives for the description.
        checkpoint = (info.get("checkpoint_sha256") or "") if info.get("strength", 1.0) == 1.0 else ""
        wordings = info.get("wordings")
        wordings = tuple(map(str, wordings)) if isinstance(wordings, list) else ()
        return cls(str(description), weights, checkpoint=str(checkpoint), wordings=wordings)


def _usable(tensor: torch.Tensor) -> bool:
    try:
        return tensor.is_floating_point() and bool(tensor.float().isfinite().all())
    except NotImplementedError:  # floats of four bits, which torch only stores
        return False


def _check_fits(config: dict[str, Any], spec: LoRASpec, called: str) -> None:
    base = config.get("base_model_name_or_path")
    if config.get("peft_type", "LORA") != "LORA":
        raise ValueError(f"{called} is of the kind {config['peft_type']}; wanted LORA")
    if base != spec.base_model:
        raise ValueError(
            f"{called} was made for {base}; this studio runs {spec.base_model}. Load it with the base it was made for"
        )
    modules = config.get("target_modules")
    if not isinstance(modules, list) or {*map(str, modules)} != {*spec.target_modules}:
        raise ValueError(f"{called} adapts {modules}; wanted {list(spec.target_modules)}")
    if config.get("use_rslora") or config.get("use_dora"):
        raise ValueError(f"{called} uses rsLoRA or DoRA, which changes the scaling; export it as plain LoRA (alpha / r)")
    if config.get("rank_pattern") or config.get("alpha_pattern"):
        raise ValueError(f"{called} has other ranks or alphas in some layers; wanted one rank and one alpha for all")
    rank, alpha = config.get("r"), config.get("lora_alpha")
    most = torch.finfo(torch.float32).max
    if type(rank) is not int or rank < 1 or not isinstance(alpha, (int, float)) or not abs(alpha) <= most:  # `not`: also NaN
        raise ValueError(
            f"{called} has rank {rank!r:.40} and alpha {alpha!r:.40}; wanted a whole number above 0, and one within fp32"
        )

"""The published Text-to-LoRA checkpoint layout, read into a `HyperNet`.

Enters: a folder with args.yaml, adapter_config.json, hypermod.pt and the base model's config. Leaves: a `HyperNet`, or a
checkpoint folder of ours. Knows nothing of language models, text encoders or training. No code of the reference is needed:
the forward is the same (arXiv 2506.06105), so importing is a renaming of tensors.

Notation: m target module, L layers, r rank, d_emb task embedding size.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import yaml
from torch import Tensor

from t2l_core.checkpoint import Checkpoint, save_checkpoint
from t2l_core.hypernet import HyperNet, HyperNetConfig, Variant
from t2l_core.lora import LoRASpec

# Our prefix → the published one. Every tensor of a HyperNet has exactly one of these prefixes.
_PREFIXES = {
    "task_encoder.": "task_encoder.mlp.",
    "depth_emb.": "layer_depth_encoder.",
    "type_emb.": "layer_type_encoder.",
    "mixer_up.": "mixer.1.",
    "mixer_down.": "mixer.4.",
    **{f"mlp{n}.{ours}.": f"mlp{n}.mlp.{k}." for n in (1, 2) for ours, k in (("norm", 0), ("up", 1), ("down", 4))},
    **{f"mlp3.{ours}.": f"mlp3.{k}." for ours, k in (("norm", 0), ("up", 1), ("down", 4))},
    "decoder.out_norm.": "out_emb_norm.",
    "decoder.pos_emb.": "pos_emb.",
    "heads.": "heads.",
    **{f"offset_{side}.": f"AB_offset.{side}." for side in "AB"},
    **{f"mean_{side}.": f"mean_recon_target.{side}." for side in "AB"},
    **{f"std_{side}.": f"std_recon_target.{side}." for side in "AB"},
}
_OUT_EMB = "decoder.out_emb."  # {m}_{side} with us, {m}.{side} there
_COMMON = ("AB_offset", "mean_recon_target", "std_recon_target")  # in every file, used or not


def load_published(folder: str | Path) -> HyperNet:
    """Load a published checkpoint in fp32, eval mode.

    The net takes task embeddings (B, d_emb) of norm √d_emb. Its LoRA scaling is alpha / r whatever `use_rslora` says: the
    published results were measured so.

    Raises FileNotFoundError when a file is missing, ValueError when one is damaged, describes something that is not
    supported or does not fit the others; tensors that do not fit are all named in one message.
    """
    folder = Path(folder).expanduser()
    args, peft_config, base_config = _read_descriptions(folder)
    state = _read_state(_existing(folder, "hypermod.pt", "the trained hypernetwork"))
    config = _hypernet_config(_spec(peft_config, base_config), args, state)
    net = HyperNet(config)
    names = {name: _published_name(name) for name in net.state_dict()}
    if config.offset == "fixed" and not any(k.startswith("AB_offset.") for k in state):
        names = {ours: theirs for ours, theirs in names.items() if not ours.startswith("offset_")}  # absent: stays zero
    _check_tensors(net, names, state, folder)
    net.load_state_dict({**net.state_dict(), **{ours: state[theirs].float() for ours, theirs in names.items()}})
    return net.eval()


def import_published(folder: str | Path, out: str | Path, *, base_model: str, text_encoder: str) -> Path:
    """Write a published checkpoint as a checkpoint folder of ours; returns that folder.

    `base_model` and `text_encoder` are the names or folders that the models are to be loaded from. Raises what
    `load_published` raises, and ValueError when `out` is the published folder itself.
    """
    folder, out = Path(folder).expanduser(), Path(out).expanduser()
    if out.resolve() == folder.resolve():
        raise ValueError(f"{out} is the published checkpoint itself; name another folder to write to")
    net = load_published(folder)
    args = _read_descriptions(folder)[0]
    facts = ("training_task", "model_dir", "emb_model", "n_train_ds", "n_descs_per_ds", "epochs", "lr", "seed")
    training = {
        "imported_from": folder.resolve().name,
        "hypermod_sha256": hashlib.sha256((folder / "hypermod.pt").read_bytes()).hexdigest(),
        "published_args": {k: args[k] for k in facts if isinstance(args.get(k), str | int | float)},
    }
    save_checkpoint(Checkpoint(net, base_model, text_encoder, training), out)
    return out


def _existing(folder: Path, name: str, what: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise FileNotFoundError(
            f"{folder} is not a published Text-to-LoRA checkpoint: {name} ({what}) is missing; "
            "wanted args.yaml, adapter_config.json, hypermod.pt and base_config.json"
        )
    return path


def _read_mapping(path: Path, parse) -> dict[str, Any]:
    try:
        values = parse(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path} cannot be read ({str(error).splitlines()[0]}); fetch it again") from error
    if not isinstance(values, dict):
        raise ValueError(f"{path} holds {type(values).__name__}, wanted names with values; fetch it again")
    return values


def _read_descriptions(folder: Path) -> tuple[_Values, _Values, _Values]:
    """args.yaml, adapter_config.json and the base model's config."""
    args = _existing(folder, "args.yaml", "the training arguments")
    adapter = _existing(folder, "adapter_config.json", "the LoRA's shape")
    # The published folders hold no config of the base model; it is put beside the checkpoint under either name.
    base = next((p for n in ("base_config.json", "config.json") if (p := folder / n).is_file()), None)
    base = base or _existing(folder, "base_config.json", "the base model's config.json, the only source of layer sizes")
    return (
        _Values(_read_mapping(args, yaml.safe_load), args),
        _Values(_read_mapping(adapter, json.loads), adapter),
        _Values(_read_mapping(base, json.loads), base),
    )


def _read_state(path: Path) -> dict[str, Tensor]:
    with path.open("rb") as file:
        try:
            state = torch.load(file, map_location="cpu", weights_only=True)
        except Exception as error:  # a damaged archive or pickle can raise nearly anything while it is parsed, even OSError
            raise ValueError(
                f"{path} is not a readable file of tensors (corrupt, cut short, or holding something other than tensors: "
                f"{type(error).__name__}); fetch it again"
            ) from error
    if not isinstance(state, dict):
        raise ValueError(f"{path} holds {type(state).__name__}, wanted the hypernetwork's named tensors")
    wrong = [str(k) for k, v in state.items() if not (isinstance(k, str) and isinstance(v, Tensor) and v.is_floating_point())]
    if wrong:
        raise ValueError(f"{path}: {', '.join(wrong[:6])} is not a tensor of real numbers; wanted a state dict")
    return state


@dataclass(frozen=True)
class _Values:
    """The values of one file, each asked for with its type, so that errors name the file and the key."""

    values: dict[str, Any]
    path: Path

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def flag(self, key: str, default: bool | None = None) -> bool:
        value = self.get(key, default)
        if not isinstance(value, bool):
            raise ValueError(f"{self.path}: {key} is {value!r}; wanted true or false")
        return value

    def size(self, key: str) -> int:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ValueError(f"{self.path}: {key} is {value!r}; wanted a whole number of at least 1")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        value = self.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
            raise ValueError(f"{self.path}: {key} is {value!r}; wanted a number above 0")
        return float(value)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.get(key, default)
        if value not in allowed:
            raise ValueError(f"{self.path}: {key} is {value!r}; supported: {', '.join(allowed)}")
        return value


def _spec(peft_config: _Values, base_config: _Values) -> LoRASpec:
    peft_config.choice("peft_type", ("LORA",))
    unequal = ("use_dora", "rank_pattern", "alpha_pattern", "layers_to_transform", "modules_to_save")
    for key in unequal:  # adapters that are not one plain LoRA of the same rank on every layer
        if peft_config.get(key):
            raise ValueError(f"{peft_config.path}: {key} is {peft_config[key]!r}; supported: not set")
    # The file's order is the order of the type embedding's rows. Never through a set (PEFT's own reader does that).
    modules = peft_config.get("target_modules")
    named = isinstance(modules, list) and bool(modules) and all(isinstance(m, str) for m in modules)
    if not named or len(set(modules)) != len(modules):
        raise ValueError(f"{peft_config.path}: target_modules is {modules!r}; wanted a list of different module names")
    for key in ("num_hidden_layers", "hidden_size", "num_attention_heads"):
        base_config.size(key)
    for key in ("head_dim", "num_key_value_heads"):
        if base_config.get(key) is not None:
            base_config.size(key)
    if {"gate_proj", "up_proj", "down_proj"} & set(modules):
        base_config.size("intermediate_size")
    return LoRASpec.for_model(
        base_config.values,
        base_model=str(peft_config.get("base_model_name_or_path") or "unknown").rstrip("/"),
        target_modules=tuple(modules),
        rank=peft_config.size("r"),
        alpha=peft_config.number("lora_alpha"),
    )


def _hypernet_config(spec: LoRASpec, args: _Values, state: dict[str, Tensor]) -> HyperNetConfig:
    args.choice("encoder_type", ("linear",), "linear")
    if args.flag("use_one_hot_task_emb", False):
        raise ValueError(f"{args.path}: use_one_hot_task_emb is true; that hypernetwork knows task numbers, not descriptions")
    one_rank, shared = args.flag("autoreg_gen"), args.flag("shared_AB_head")
    learned = args.flag("learnable_pos_emb", False)
    if learned and not one_rank:
        raise ValueError(f"{args.path}: learnable_pos_emb is true but autoreg_gen is false; positions need autoreg_gen")
    variant: Variant = "S" if one_rank else "M" if shared else "L"
    recon = args.choice("training_task", ("sft", "recon")) == "recon"
    factorized = args.flag("factorized", False)
    encoder = state.get("task_encoder.mlp.0.weight")
    return HyperNetConfig(
        spec,
        # The size stands nowhere else. Without that tensor any size will do: it is reported as missing.
        emb_size=int(encoder.shape[-1]) if encoder is not None and encoder.ndim else 1,
        variant=variant,
        latent_size=args.size("hypernet_latent_size"),
        head_in_size=args.size("head_in_size"),
        shared_head=shared,
        position="learned" if learned else "rope",
        # Trained on ΔW, the output is ΔW·scaling and nothing else is added; then pred_z_score, true by default, means
        # nothing, as it does for sft. Factorised reconstruction does add the offset, which training leaves at zero.
        offset="none" if recon and not factorized else "fixed",
        z_score=recon and factorized and args.flag("pred_z_score"),
        delta_w_scaling=args.number("delta_w_scaling", 10000.0) if recon and not factorized else 1.0,
        head_bias=any(k.startswith("heads.") and k.endswith(".bias") for k in state),
    )


def _published_name(name: str) -> str:
    if name.startswith(_OUT_EMB):
        module, side = name.removeprefix(_OUT_EMB).rsplit("_", 1)
        return f"out_emb.{module}.{side}"
    prefix = next(p for p in _PREFIXES if name.startswith(p))
    return _PREFIXES[prefix] + name.removeprefix(prefix)


def _check_tensors(net: HyperNet, names: dict[str, str], state: dict[str, Tensor], folder: Path) -> None:
    """Raises ValueError naming every missing, unexpected, misshapen and non-finite tensor (`names`: ours → published)."""
    wanted = {names[ours]: tuple(t.shape) for ours, t in net.state_dict().items() if ours in names}
    unused = {f"{kind}.{side}.{m}" for kind in _COMMON for side in "AB" for m in net.config.spec.target_modules}
    problems = [f"missing {k}" for k in wanted if k not in state]
    problems += [f"unexpected {k}" for k in state if k not in wanted and k not in unused]
    for k, shape in wanted.items():
        if k in state and tuple(state[k].shape) != shape:
            problems.append(f"{k} is {tuple(state[k].shape)}, wanted {shape}")
        elif k in state and not state[k].isfinite().all():
            problems.append(f"{k} holds values that are not finite")
    if problems:
        raise ValueError(
            f"{folder / 'hypermod.pt'} does not fit args.yaml, adapter_config.json and the base model's config beside it: "
            + "; ".join(problems)
        )

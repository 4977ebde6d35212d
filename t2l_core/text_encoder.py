"""Descriptions in, task embeddings out.

Enters: texts. Leaves: unit-norm embeddings (B, d_emb). Knows nothing of adapters or language models.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from t2l_core import embedded

EMBEDDED_NAME = "all-MiniLM-L6-v2"
_SAME = ("Translate the sentence into French.", "Give the French translation of this sentence.")
_OTHER = "Count how many times the letter e appears in the word."


class TextEncoder:
    """A sentence-transformers model behind one call, with a small memory of texts already encoded.

    With `words`, a function from a text to a unit-norm vector (d_words,), embeddings have two halves of equal norm: what the
    text means, and which words stand in it. A sentence embedding keeps the first and loses the second.
    """

    def __init__(self, model: Any, name: str, words: Callable[[str], Tensor] | None = None) -> None:
        self.name, self._words = name, words
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


def load_text_encoder(
    name: str = EMBEDDED_NAME, *, device: str = "cpu", words: Callable[[str], Tensor] | None = None
) -> TextEncoder:
    """Load the embedded all-MiniLM-L6-v2, a local folder, or a hub id; `words` as in `TextEncoder`."""
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
    return TextEncoder(model.eval(), name, words)

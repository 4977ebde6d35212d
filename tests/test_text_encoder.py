"""The two halves of an embedding: what a text means, and which words stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from t2l_core.anchors import Anchors
from t2l_core.text_encoder import TextEncoder, load_text_encoder, meaning
from tests.conftest import ToyEncoder


class Sentences:
    """A stand-in for a sentence-transformers model."""

    def encode(self, texts: list[str], **_options) -> torch.Tensor:
        return ToyEncoder()(texts)

    def eval(self) -> Sentences:
        return self


def words(text: str) -> torch.Tensor:
    return torch.nn.functional.normalize(torch.tensor([float(text.count("ham")), float(text.count("spam")), 1.0]), dim=0)


def test_words_are_the_second_half_with_the_norm_of_the_first():
    plain, both = TextEncoder(Sentences(), "toy"), TextEncoder(Sentences(), "toy", words)
    texts = ["Say ham.", "Say spam.", "ham ham"]
    assert (plain.word_size, both.word_size) == (0, 3)
    assert both.size == plain.size + 3
    for found in (both(texts), both.batch(texts)):
        torch.testing.assert_close(found.norm(dim=1), torch.ones(3))
        torch.testing.assert_close(found[:, :-3] * 2**0.5, plain(texts))
        torch.testing.assert_close(meaning(found, 3), plain(texts))
        torch.testing.assert_close(found[:2, -3:] * 2**0.5, torch.stack([words("Say ham."), words("Say spam.")]))


def test_the_nearest_task_is_the_one_that_means_alike_not_the_one_with_the_same_words():
    alike, same_words = torch.tensor([1.0, 0.1, 0.0, 1.0]), torch.tensor([0.0, 1.0, 1.0, 0.0])
    embeddings = torch.nn.functional.normalize(torch.stack([alike, same_words]), dim=1)[:, None]
    asked = torch.nn.functional.normalize(torch.tensor([0.6, 0.5, 1.0, 0.0]), dim=0)
    anchors = Anchors(["alike", "same_words"], ["f", "f"], [["a"], ["b"]], embeddings, 0.3, word_size=2)
    assert anchors.nearest(asked, 1)[0].name == "alike"
    whole = Anchors(["alike", "same_words"], ["f", "f"], [["a"], ["b"]], embeddings, 0.3)
    assert whole.nearest(asked, 1)[0].name == "same_words"  # what it would be with the words


def test_a_folder_below_home_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked: list[str] = []
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sentence_transformers.SentenceTransformer", lambda source, **_: asked.append(source) or Sentences())
    load_text_encoder("~/encoder")
    assert asked == [str(tmp_path / "encoder")]

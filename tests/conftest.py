"""Tiny models that run in milliseconds: a random two-layer Llama, a word-hashing encoder, a random hypernetwork."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
import torch
from torch import nn

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint
from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.text2lora import Text2LoRA

ROOT = Path(__file__).parents[1]
torch.set_num_threads(min(2, os.cpu_count() or 1))
_WORKSPACES = tempfile.TemporaryDirectory(prefix="t2l-tests-")
os.environ["T2L_WORKSPACES"] = _WORKSPACES.name  # no test writes where somebody's adapters are


class CharTokenizer:
    """One token a character of a fixed alphabet; 0 ends a turn, 1 begins one, 2 is anything else."""

    eos_token_id = 0
    chat_template = None
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;?!'\n-_/()[]{}\"<>|@#+=*"

    def __init__(self) -> None:
        self.ids = {c: i + 3 for i, c in enumerate(self.alphabet)}
        self.vocab_size = len(self.alphabet) + 3

    def __call__(self, text, **_kwargs):
        class Encoding:
            input_ids: list

        encoding = Encoding()
        encoding.input_ids = [self._ids(t) for t in text] if isinstance(text, list) else self._ids(text)
        return encoding

    def _ids(self, text: str) -> list[int]:
        return [self.ids.get(c, 2) for c in text]

    def decode(self, ids, **_kwargs) -> str:
        return "".join(self.alphabet[i - 3] if i >= 3 else "" for i in ids)


class ToyEncoder:
    """Descriptions → unit vectors: a sum of one random vector per word."""

    size, word_size = 16, 0
    name = "toy"
    lora: dict[str, torch.Tensor] = {}  # noqa: RUF012 - of the text encoder: none was trained
    fingerprint = None

    def __call__(self, texts: list[str]) -> torch.Tensor:
        out = []
        for text in texts:
            words = text.lower().replace(".", "").split() or ["?"]
            vectors = [torch.randn(16, generator=torch.Generator().manual_seed(hash_of(w))) for w in words]
            out.append(torch.stack(vectors).sum(0))
        stacked = torch.stack(out)
        return stacked / stacked.norm(dim=-1, keepdim=True)

    batch = __call__


def hash_of(word: str) -> int:
    return sum(ord(c) * 31**i for i, c in enumerate(word)) % 2**31


def make_tiny_base(dtype: torch.dtype = torch.float32) -> BaseModel:
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = CharTokenizer()
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=256,
        bos_token_id=1,
        eos_token_id=0,
        tie_word_embeddings=True,
        initializer_range=0.3,
    )
    model = LlamaForCausalLM(config).to(dtype).eval().requires_grad_(False)
    return BaseModel("tiny", "tiny/llama", model, tokenizer)


def tiny_spec() -> LoRASpec:
    return LoRASpec.for_model(
        make_tiny_base().model.config, base_model="tiny/llama", target_modules=("q_proj", "v_proj"), rank=4, alpha=8
    )


def random_weights(spec: LoRASpec, seed: int = 0, size: float = 0.2) -> LoRAWeights:
    g = torch.Generator().manual_seed(seed)
    A = {m: size * torch.randn(spec.n_layers, spec.rank, spec.sizes(m)[0], generator=g) for m in spec.target_modules}
    B = {m: size * torch.randn(spec.n_layers, spec.sizes(m)[1], spec.rank, generator=g) for m in spec.target_modules}
    return LoRAWeights(spec, A, B)


def random_net(spec: LoRASpec) -> HyperNet:
    torch.manual_seed(0)
    net = HyperNet(HyperNetConfig(spec=spec, emb_size=16, latent_size=16, head_in_size=24, offset="learned"))
    for head in net.heads.values():
        assert isinstance(head, nn.Linear)
        nn.init.normal_(head.weight, std=0.05)
    return net.eval()


def forking_space(calls: Path) -> dict[str, str]:
    """The environment of a ZeroGPU Space with a stand-in `spaces` module, which writes a line to `calls` for every GPU call."""
    path = os.pathsep.join([str(ROOT / "tests" / "fixtures" / "zero_gpu"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {"SPACES_ZERO_GPU": "1", "SPACES_CALLS": str(calls), "PYTHONPATH": path}


@pytest.fixture(scope="session")
def tiny_base() -> BaseModel:
    return make_tiny_base()


@pytest.fixture(scope="session")
def spec() -> LoRASpec:
    return tiny_spec()


@pytest.fixture(scope="session")
def tiny_t2l(tiny_base: BaseModel, spec: LoRASpec) -> Text2LoRA:
    checkpoint = Checkpoint(random_net(spec), "tiny", "toy", sha256="0" * 64)
    return Text2LoRA(checkpoint, tiny_base, ToyEncoder())  # type: ignore[arg-type]


@pytest.fixture
def suite() -> Path:
    return ROOT / "assets" / "tasks"


@pytest.fixture(scope="session")
def trained() -> Text2LoRA:
    """The shipped checkpoint with the embedded models."""
    return Text2LoRA.load()

"""The text encoder taught to tell tasks by what is asked, however it is said: a LoRA of it, before or between runs of `sft`.

Enters: a task suite and a checkpoint. Leaves: a run folder and the checkpoint again, with `encoder_lora` and its task codes
moved along. The language model does not run.

A sentence embedding says what a text is about; which of several things is to be done with it, it says in passing. So a known
task in unknown words often gets the code of a neighbour. Here the codes of all wordings of a task are drawn to the one code
that stood for them on average, which the rest of the hypernetwork knows already, and away from those of all other tasks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize

from t2l_core.checkpoint import Checkpoint
from t2l_core.hypernet import CONTRASTIVE_TEMPERATURE, HyperNet
from t2l_core.tasks import Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.continued import ContinuedConfig, ContinuedTrainer

AT_ONCE = 512  # texts encoded together, of similar length
SCALING = 2.0  # of B·A while it is trained, as in a LoRA with alpha 2·r


@dataclass(frozen=True)
class EncoderConfig(ContinuedConfig):
    """Options of `train encoder`."""

    tasks_per_step: int = 160  # each under two of its wordings
    procedural_weight: float = 0.1
    written_weight: float = 0.1
    ema_decay: float = 0.95
    rank: int = 32
    lr: float = 1e-3  # of A and B
    lr_codes: float = 1e-4  # of the map from embeddings to task codes
    temperature: float = 0.07  # of the softmax over the codes of all tasks
    pairs: float = 0.5  # weight of InfoNCE between the two wordings
    pull: float = 1.0  # weight of one minus the cosine with the task's own code
    max_tokens: int = 96  # of a wording

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("rank", "max_tokens"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        for name in ("temperature", "lr", "lr_codes"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")


class EncoderLoRA(nn.Module):
    """A LoRA on linear maps of the encoder (A normal with variance 1/(3·d_in), B zero), and the map to task codes."""

    def __init__(self, maps: dict[str, nn.Linear], codes: nn.Linear, rank: int, seed: int) -> None:
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        self.paths = list(maps)
        self.A = nn.ParameterList(
            torch.randn(rank, m.in_features, generator=g) / math.sqrt(3 * m.in_features) for m in maps.values()
        )
        self.B = nn.ParameterList(torch.zeros(m.out_features, rank) for m in maps.values())
        self.codes = nn.Linear(codes.in_features, codes.out_features)
        self.codes.load_state_dict(codes.state_dict())
        self._frozen = [m.weight.detach() for m in maps.values()]

    def weights(self) -> dict[str, Tensor]:
        """The changed weights, under the names of the encoder's own."""
        parts = zip(self.paths, self._frozen, self.A, self.B, strict=True)
        return {f"{path}.weight": W + SCALING * (B @ A) for path, W, A, B in parts}

    @torch.no_grad()
    def merged_with(self, before: dict[str, Tensor]) -> dict[str, Tensor]:
        """The factors as a checkpoint keeps them, beside those of an earlier training."""
        out = dict(before)
        for path, A, B in zip(self.paths, self.A, self.B, strict=True):
            for side, value, dim in (("A", SCALING * A, 0), ("B", B, 1)):
                key = f"{path}.{side}"
                out[key] = torch.cat([out[key], value], dim=dim) if key in out else value.clone()
        return out


class EncoderTrainer(ContinuedTrainer):
    """Draws the codes of each task's wordings to the one that stood for them on average."""

    kind = "encoder"

    def __init__(
        self,
        tasks: Sequence[Task],
        encoder: TextEncoder,
        config: EncoderConfig,
        run_folder: Path,
        out: Path,
        *,
        init: Checkpoint,
        resume: bool = False,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(tasks, encoder, config, run_folder, out, init=init, resume=resume, say=say)
        self.texts = [list(t.known_descriptions) for t in self.tasks]
        sizes = [len(texts) for texts in self.texts]
        say(f"reading {sum(sizes)} descriptions")
        known = self._encoded([d for texts in self.texts for d in texts])
        self.words = self._words_of(known).split(sizes)
        self.net = init.net.eval().requires_grad_(False)
        codes = self._codes(known, self._code_map)
        self.centres = normalize(torch.stack([c.mean(0) for c in codes.split(sizes)]), dim=-1)  # (tasks, d/2)
        encoder.transformer.requires_grad_(False)
        self._maps = {
            name: module
            for name, module in encoder.transformer.named_modules()
            if isinstance(module, nn.Linear) and not name.startswith("pooler")  # sentence embeddings are means over tokens
        }
        lora = EncoderLoRA(self._maps, self._code_map, config.rank, config.seed)
        groups = (([*lora.A, *lora.B], config.lr), ([*lora.codes.parameters()], config.lr_codes))
        settings = [{"params": params, "lr": rate, "peak_lr": rate} for params, rate in groups]
        self.begin(lora, torch.optim.AdamW(settings, weight_decay=config.weight_decay))

    @property
    def _code_map(self) -> nn.Linear:
        found = self.net.task_encoder[0]
        assert isinstance(found, nn.Linear)
        return found

    def _words_of(self, embeddings: Tensor) -> Tensor:
        """The half of embeddings that says which words stand there, (B, 0) without one."""
        return embeddings[:, embeddings.shape[1] - self.encoder.word_size :]

    def _encoded(self, texts: list[str]) -> Tensor:
        """Embeddings of many texts, those of similar length together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: list[Tensor] = [torch.empty(0)] * len(texts)
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            for i, e in zip(some, self.encoder.batch([texts[i] for i in some]), strict=True):
                found[i] = e
        return torch.stack(found)

    def _codes(self, embeddings: Tensor, code_map: nn.Module) -> Tensor:
        """Unit-norm embeddings (B, d_emb) → the directions (B, d/2) of what is a code's own."""
        _, norm = self.net.task_encoder
        assert isinstance(norm, nn.LayerNorm)
        return normalize(norm(code_map(embeddings * math.sqrt(embeddings.shape[1]))) - norm.bias, dim=-1)

    def _read(self, texts: list[str], words: Tensor, lora: EncoderLoRA) -> Tensor:
        """The codes of texts under the LoRA; `words` is the half of their embeddings that does not change."""
        meanings = self.encoder.differentiable(texts, lora.weights(), self.config.max_tokens)
        if self.encoder.word_size:
            meanings = torch.cat([meanings / 2**0.5, words], dim=1)
        return self._codes(meanings, lora.codes)

    def train_step(self, step: int) -> dict[str, float]:
        """Two wordings of each of many tasks: near the code of their task among all, and near each other."""
        cfg, lora = self.config, self.state.net
        assert isinstance(lora, EncoderLoRA)
        rng = np.random.default_rng([cfg.seed, step])
        which = self.draw(rng)
        drawn = [rng.choice(len(self.texts[i]), 2, replace=len(self.texts[i]) < 2) for i in which]
        places = [(i, int(pair[side])) for side in (0, 1) for i, pair in zip(which, drawn, strict=True)]
        self.encoder.transformer.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        codes = self._read([self.texts[i][n] for i, n in places], torch.stack([self.words[i][n] for i, n in places]), lora)
        self.encoder.transformer.eval()
        own = torch.from_numpy(np.concatenate([which, which]))
        told = cross_entropy(codes @ self.centres.T / cfg.temperature, own)
        one, other = codes.chunk(2)
        among, place = one @ other.T / CONTRASTIVE_TEMPERATURE, torch.arange(len(which))
        pairs = (cross_entropy(among, place) + cross_entropy(among.T, place)) / 2
        pull = 1 - (codes * self.centres[own]).sum(1).mean()
        loss = told + cfg.pairs * pairs + cfg.pull * pull
        self.update(loss, step)
        parts = {"loss": loss, "told": told, "pairs": pairs, "pull": pull}
        return {name: float(part.detach()) for name, part in parts.items()}

    def averaged(self) -> EncoderLoRA:
        """The LoRA with averaged weights: what is validated and shipped."""
        lora = EncoderLoRA(self._maps, self._code_map, self.config.rank, 0)
        lora.load_state_dict(self.state.average.shadow)
        return lora

    def made(self) -> tuple[HyperNet, dict[str, Tensor]]:
        lora = self.averaged()
        self._code_map.load_state_dict(lora.codes.state_dict())
        return self.net, lora.merged_with(self.init.encoder_lora)

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Percent of descriptions never trained on that are recognised: those of training tasks by the nearest code of one of
        them, those of tasks set aside by the nearest other description of these."""
        lora, out = self.averaged(), {}
        kept = [(i, d) for i, t in enumerate(self.tasks) for d in t.eval_descriptions]
        if kept:
            codes = self._codes_of([d for _, d in kept], lora)
            right = (codes @ self.centres.T).argmax(1) == torch.tensor([i for i, _ in kept])
            out["training_tasks"] = round(100 * float(right.float().mean()), 1)
        told = [(i, d) for i, t in enumerate(self.aside) for d in (*t.known_descriptions, *t.eval_descriptions)]
        if len(self.aside) > 1:
            codes, task = self._codes_of([d for _, d in told], lora), torch.tensor([i for i, _ in told])
            right = task[(codes @ codes.T).fill_diagonal_(-2).argmax(1)] == task
            out["set_aside_tasks"] = round(100 * float(right.float().mean()), 1)
        return out

    @torch.no_grad()
    def _codes_of(self, texts: list[str], lora: EncoderLoRA) -> Tensor:
        return self._read(texts, self._words_of(self._encoded(texts)), lora)

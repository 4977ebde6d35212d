"""The text encoder taught to tell tasks by what is asked, however it is said: a LoRA of it, before or between runs of `sft`.

Enters: a task suite and a checkpoint. Leaves: a run folder and the checkpoint again, with `encoder_lora` and its task codes
moved along. The language model does not run.

A sentence embedding says what a text is about; which of several things is to be done with it, it says in passing. So a known
task in unknown words often gets the code of a neighbour. Here the codes of all wordings of a task are drawn to the one code
that stood for them on average, which the rest of the hypernetwork knows already, and away from those of all other tasks.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize

from t2l_core.checkpoint import Checkpoint, read_object, save_checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.provenance import git_commit
from t2l_core.tasks import PROCEDURAL, WRITTEN, Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.loop import Average, RunState, check_finite, check_same, read_log, train_loop, trim_log
from t2l_core.training.sft import fingerprint

AT_ONCE = 512  # texts encoded together, of similar length
SCALING = 2.0  # of B·A while it is trained, as in a LoRA with alpha 2·r


@dataclass(frozen=True)
class EncoderConfig:
    """Options of `train encoder`."""

    seed: int = 0
    total_steps: int = 400
    warmup_steps: int = 20  # then the rates fall along a cosine
    final_lr: float = 0.05  # fraction of the peak rate at the end
    rank: int = 32
    lr: float = 1e-3  # of A and B
    lr_codes: float = 1e-4  # of the map from embeddings to task codes
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    ema_decay: float = 0.95
    tasks_per_step: int = 160  # each under two of its wordings
    procedural_weight: float = 0.1  # how much oftener a procedural task is drawn than one of the suite
    written_weight: float = 0.1
    temperature: float = 0.07  # of the softmax over the codes of all tasks
    pairs: float = 0.5  # weight of InfoNCE between the two wordings
    pull: float = 1.0  # weight of one minus the cosine with the task's own code
    max_tokens: int = 96  # of a wording
    checkpoint_minutes: float = 5.0

    def __post_init__(self) -> None:
        for name in ("total_steps", "rank", "tasks_per_step", "max_tokens"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        for name in ("procedural_weight", "written_weight", "temperature", "lr", "lr_codes"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")

    def lr_factor(self, step: int) -> float:
        """Share of the peak rate at a step: linear warm-up, then a cosine down to `final_lr`."""
        falling = 0.5 * (1 + math.cos(math.pi * step / self.total_steps))
        return min(1.0, (step + 1) / max(1, self.warmup_steps)) * (self.final_lr + (1 - self.final_lr) * falling)


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


class EncoderTrainer:
    """One run. `run()` trains until `total_steps`, then writes the checkpoint."""

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
        self.config, self.encoder, self.run_folder, self.out, self.init = config, encoder, run_folder, out, init
        if (run_folder / "state.safetensors").is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        saved = read_object(run_folder / "run.json") if resume and (run_folder / "run.json").is_file() else {}
        aside = set(init.training.get("set_aside_tasks", ()))
        self.tasks = [t for t in tasks if t.name not in aside]
        self.aside = [t for t in tasks if t.name in aside]
        if len(self.tasks) < 2:
            raise ValueError(f"{len(self.tasks)} tasks are left beside those set aside; codes can be told apart from two on")
        self.made_of = {
            "kind": type(self).__name__,
            "tasks": sorted(t.name for t in tasks),
            "descriptions": fingerprint(tasks),
            "init": init.sha256,
            "text_encoder": encoder.name,
        }
        check_same(saved, self.made_of, run_folder)
        self.texts = [list(t.known_descriptions) for t in self.tasks]
        say(f"reading {sum(map(len, self.texts))} descriptions of {len(self.tasks)} tasks")
        known = self._encoded([d for texts in self.texts for d in texts])
        sizes = [len(texts) for texts in self.texts]
        self.words = self._words_of(known).split(sizes)
        self.net = init.net.eval().requires_grad_(False)
        codes = self._codes(known, self._code_map(self.net))
        self.centres = normalize(torch.stack([c.mean(0) for c in codes.split(sizes)]), dim=-1)  # (tasks, d/2)
        encoder.transformer.requires_grad_(False)
        maps = {
            name: module
            for name, module in encoder.transformer.named_modules()
            if isinstance(module, nn.Linear) and not name.startswith("pooler")  # sentence embeddings are means over tokens
        }
        lora = EncoderLoRA(maps, self._code_map(self.net), config.rank, config.seed)
        rates = {"lora": config.lr, "codes": config.lr_codes}
        groups = {"lora": [*lora.A, *lora.B], "codes": [*lora.codes.parameters()]}
        optimizer = torch.optim.AdamW(
            [{"params": groups[k], "lr": rates[k], "peak_lr": rates[k]} for k in groups], weight_decay=config.weight_decay
        )
        self.state = RunState(lora, optimizer, Average(lora, config.ema_decay))  # type: ignore[arg-type]
        if resume:
            self.state.load(run_folder)
        trim_log(run_folder, self.state.step)
        of_source = {PROCEDURAL: config.procedural_weight, WRITTEN: config.written_weight}
        weights = np.array([of_source.get(t.source, 1.0) for t in self.tasks])
        self.shares = weights / weights.sum()
        say(f"{sum(p.numel() for p in lora.parameters()) / 1e6:.2f} M parameters, starting at step {self.state.step}")

    @staticmethod
    def _code_map(net: HyperNet) -> nn.Linear:
        found = net.task_encoder[0]
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
        which = rng.choice(len(self.tasks), min(cfg.tasks_per_step, len(self.tasks)), replace=False, p=self.shares)
        drawn = [rng.choice(len(self.texts[i]), 2, replace=len(self.texts[i]) < 2) for i in which]
        texts = [self.texts[i][int(pair[side])] for side in (0, 1) for i, pair in zip(which, drawn, strict=True)]
        words = torch.stack([self.words[i][int(pair[side])] for side in (0, 1) for i, pair in zip(which, drawn, strict=True)])
        self.encoder.transformer.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        codes = self._read(texts, words, lora)
        self.encoder.transformer.eval()
        own = torch.from_numpy(np.concatenate([which, which]))
        told = cross_entropy(codes @ self.centres.T / cfg.temperature, own)
        one, other = codes.chunk(2)
        among, place = one @ other.T / 0.1, torch.arange(len(which))
        pairs = (cross_entropy(among, place) + cross_entropy(among.T, place)) / 2
        pull = 1 - (codes * self.centres[own]).sum(1).mean()
        loss = told + cfg.pairs * pairs + cfg.pull * pull
        self.state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(lora.parameters(), cfg.max_grad_norm)
        check_finite(float(loss.detach()), float(norm), step, self.run_folder)
        for group in self.state.optimizer.param_groups:
            group["lr"] = group["peak_lr"] * cfg.lr_factor(step)
        self.state.optimizer.step()
        self.state.average.update(lora, step)
        parts = {"loss": loss, "told": told, "pairs": pairs, "pull": pull}
        return {name: float(part.detach()) for name, part in parts.items()}

    def run(self, *, progress: Callable[[int, int, str], None] | None = None, stop: threading.Event | None = None) -> Path:
        """Train to `total_steps` or until `stop` is set; returns the checkpoint folder."""
        train_loop(self, self.run_folder, progress=progress, stop=stop)
        self._write()
        return self.out

    def averaged(self) -> EncoderLoRA:
        """The LoRA with averaged weights: what is validated and shipped."""
        live = self.state.net
        assert isinstance(live, EncoderLoRA)
        maps = {path: module for path, module in self.encoder.transformer.named_modules() if path in set(live.paths)}
        lora = EncoderLoRA({p: maps[p] for p in live.paths}, live.codes, self.config.rank, 0)  # type: ignore[misc]
        lora.load_state_dict(self.state.average.shadow)
        return lora

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

    def save_state(self) -> None:
        self.state.save(self.run_folder, {"config": asdict(self.config), **self.made_of})

    def _write(self) -> None:
        """The checkpoint it began with, with the trained encoder and codes; its record with this training's beside."""
        lora, log = self.averaged(), read_log(self.run_folder)
        self._code_map(self.net).load_state_dict(lora.codes.state_dict())
        record = {
            "steps": self.state.step,
            "seconds": round(self.state.seconds),
            "seed": self.config.seed,
            "commit": git_commit(),
            "config": asdict(self.config),
            "init": self.init.sha256,
            "tasks": [t.name for t in self.tasks],
            "descriptions": self.made_of["descriptions"],
            "validation": [r for r in log if "validation" in r],
        }
        training = {**self.init.training, "encoder": record}
        factors = lora.merged_with(self.init.encoder_lora)
        names = self.init.base_model, self.init.text_encoder
        save_checkpoint(Checkpoint(self.net, *names, training, encoder_lora=factors), self.out, dtype=torch.bfloat16)

"""Supervised training through the generated LoRA: description → adapter → frozen LM → cross-entropy on the answer.

Enters: a task suite, a base model, a text encoder, an `SFTConfig`. Leaves: a run folder and a checkpoint folder.
Source: Text-to-LoRA, section 3.3 (arXiv 2506.06105), with the rates per part that a small CPU run needs.
"""

from __future__ import annotations

import copy
import hashlib
import json
import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, load_strictly, read_object, save_checkpoint
from t2l_core.hypernet import WORD_MODULE, HyperNet, HyperNetConfig, widened
from t2l_core.lora import LoRASpec
from t2l_core.provenance import git_commit, sha256_of
from t2l_core.reading import Reading
from t2l_core.tasks import Task
from t2l_core.text_encoder import TextEncoder, fingerprint_of
from t2l_core.training.config import SFTConfig
from t2l_core.training.data import Step, StepSampler, TokenTask, make_batch, renamed, token_tasks
from t2l_core.training.frozen_lm import Batch, Factors, FrozenLlama
from t2l_core.training.loop import (
    Average,
    Processes,
    RunState,
    Trainable,
    append_log,
    check_finite,
    check_same,
    in_bf16,
    optimizer_for,
    read_log,
    trim_log,
)
from t2l_core.training.variants import MAX_LABELS, vocabulary

TARGET_MODULES = ("q_proj", "v_proj")
NEW_WORDS = 10  # every tenth word of the vocabulary is kept to validate on
READ_AT_ONCE = 200  # tasks
CONTRASTED = 256  # tasks of a step whose codes are told apart
AGREEING = 8  # tasks of a step whose adapters under two wordings are compared


def set_aside(tasks: Sequence[Task], config: SFTConfig) -> set[str]:
    """Names of training tasks to validate on, drawn by seed; enough others stay for a step.

    Only exact-match tasks of families with several: a task without relatives, or one this model can't be scored on, would
    say nothing about how well descriptions carry over.
    """
    families = Counter(t.family for t in tasks)
    fit = [t.name for t in tasks if t.metric == "exact_match" and families[t.family] >= 3] or [t.name for t in tasks]
    n = min(config.set_aside_tasks, len(fit), max(0, len(tasks) - config.tasks_per_step))
    return set(np.random.default_rng(config.seed).permutation(fit)[:n].tolist())


def fingerprint(tasks: Sequence[Task]) -> str:
    """sha256 of what is said of the tasks."""
    said = [[t.name, t.definition, *t.train_descriptions] for t in sorted(tasks, key=lambda t: t.name)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def word_values(base: BaseModel, spec: LoRASpec) -> Tensor:
    """(L, d_out, d_model): which attention values, through the output projection of their layer and the final norm, raise the
    logits of a bag of words, were nothing else in between."""
    norm = base.model.model.norm.weight.float()
    values = []
    for layer in range(spec.n_layers):
        out = base.dense_weight(spec.module_path(layer, WORD_MODULE).replace(WORD_MODULE, "o_proj")).float()
        heads = out.T.unflatten(0, (-1, base.model.model.layers[layer].self_attn.head_dim))  # (heads, d_head, d_model)
        n_kv = spec.sizes(WORD_MODULE)[1] // heads.shape[1]
        values.append(heads.unflatten(0, (n_kv, -1)).sum(1).flatten(0, 1) * norm)  # query heads that share their values
    return torch.stack(values)


@torch.no_grad()
def answer_queries(base: BaseModel, spec: LoRASpec) -> Tensor:
    """(L, H, D, positions): what the language model's heads look for, before rotary positions, where an answer begins: at the
    last token of a prompt, the one before it, and so on to the end of the user's text."""
    prompt = base.framed([])
    states = base.model.model(torch.tensor([prompt]), use_cache=False, output_hidden_states=True).hidden_states
    n = len(base.framed_after)
    found = []
    for layer, state in zip(base.model.model.layers, states, strict=False):
        attention = layer.self_attn
        q = attention.q_proj(layer.input_layernorm(state[0, -n:].flip(0))).float()  # (positions, H·D)
        found.append(q.unflatten(-1, (-1, attention.head_dim)).permute(1, 2, 0))
    return torch.stack(found[: spec.n_layers])


class SFTTrainer:
    """One training run. `run()` trains until `total_steps` or `max_minutes`, then writes the checkpoint."""

    reads_descriptions = True

    def __init__(
        self,
        tasks: list[Task],
        base: BaseModel,
        encoder: TextEncoder,
        config: SFTConfig,
        run_folder: Path,
        out: Path,
        *,
        resume: bool = False,
        init: Checkpoint | None = None,
        aside: Collection[str] | None = None,  # training tasks to set aside, instead of those of `init` or of drawing them
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.config, self.base, self.encoder, self.run_folder, self.out = config, base, encoder, run_folder, out
        self.processes = Processes.join()
        if config.workers % self.processes.size:
            raise ValueError(f"{config.workers} workers cannot be shared by {self.processes.size} processes; --set workers=…")
        state_file = run_folder / "state.safetensors"
        if state_file.is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        tokenised = []
        for first in range(0, len(tasks), READ_AT_ONCE):  # a thousand tasks take minutes
            say(f"reading tasks from {first + 1} of {len(tasks)}")
            tokenised += token_tasks(tasks[first : first + READ_AT_ONCE], base, encoder, config)
        saved = read_object(run_folder / "run.json") if resume and state_file.is_file() else {}
        self.made_of = {
            "kind": type(self).__name__,
            "tasks": sorted(t.name for t in tasks),
            # With fewer in a file, rows that were trained on would become rows to validate on.
            "rows": sha256_of(t.folder / "train.jsonl" for t in sorted(tasks, key=lambda t: t.name)),
            "descriptions": fingerprint(tasks),
            "base_model": base.name,
            "text_encoder": encoder.name,
            "trained_text_encoder": encoder.fingerprint,
        }
        check_same(saved, self.made_of, run_folder)
        if aside is None and init is not None:
            aside = init.training.get("set_aside_tasks")
        known = saved.get("set_aside", aside)
        aside = set(known) if known is not None else set_aside(tasks, config)
        self.set_aside = [t for t in tokenised if t.task.name in aside]
        self.tasks = [t for t in tokenised if t.task.name not in aside]
        words = vocabulary([t.task for t in self.tasks])
        self.new_words = words[::NEW_WORDS]  # never trained on as labels
        known_words = [w for w in words if w not in set(self.new_words)]
        by_input = config.condition == "input"
        told = self.reads_descriptions and not by_input
        self.sampler = StepSampler(self.tasks, base, config, encoder.batch, words=known_words, told=told)
        self._readings: dict[str, Reading] = {}
        self._remembered = {d for t in tokenised for d in (*t.descriptions, *t.eval_descriptions)}
        net = self.new_net()
        if init is not None:
            self._start_from(init, net)
        self.lm = FrozenLlama(base.model, net.spec)
        self.state = RunState(net, optimizer_for(net, config), Average(net, config.ema_decay))
        self.history: list[dict[str, Any]] = []  # every start of this run: step, commit, options
        if resume:
            self.state.load(run_folder)
            self.history = saved.get("history", [])
        if self.processes.rank == 0:
            trim_log(run_folder, self.state.step)  # of a new run: what one left that died before its first save
        self.init = saved.get("init")
        if init is not None and not saved:  # what was spent before this run
            past = {k: v for k, v in init.training.items() if k != "tasks"}
            self.init = {"sha256": init.sha256, **past}
        self.history.append({"step": self.state.step, "commit": git_commit(), "config": config.to_dict()})
        n_rows = sum(len(t.rows) for t in self.sampler.tasks)
        say(f"{len(self.sampler.tasks)} tasks, {n_rows} rows; set aside: {', '.join(t.task.name for t in self.set_aside)}")
        say(f"{sum(p.numel() for p in net.parameters()) / 1e6:.1f} M parameters, starting at step {self.state.step}")
        self.pool = ThreadPoolExecutor(config.workers, initializer=torch.set_num_threads, initargs=(1,))

    def _start_from(self, init: Checkpoint, net: Trainable) -> None:
        """Copy a checkpoint's weights into the net. Raises ValueError where they do not fit this run."""
        if self.reads_descriptions and fingerprint_of(init.encoder_lora) != self.encoder.fingerprint:
            raise ValueError(
                "the text encoder of the checkpoint to start from was trained (`train encoder`) and the one given not, "
                "or otherwise; wanted the same, which `train sft --init` loads (a study starts from untrained ones)"
            )
        if init.net.config.z_score:  # one head serves all layers, so a layer's own deviations cannot go into its rows
            raise ValueError(
                "the checkpoint to start from predicts z-scores, which no network with an offset can take over exactly; "
                "train it anew with `train recon --set z_score=false`"
            )
        start = init.net.state_dict()
        if isinstance(net, HyperNet):
            start = widened(start, init.net.config, net)
        load_strictly(net, start, "the checkpoint to start from")

    def new_net(self) -> Trainable:
        """An untrained hypernetwork with a learned offset."""
        config = self.config
        torch.manual_seed(config.seed)
        shape = self.base.model.config
        net = HyperNet(
            HyperNetConfig(
                spec=LoRASpec.for_model(shape, base_model=self.base.hub_name, target_modules=TARGET_MODULES),
                emb_size=self.encoder.size,
                word_size=self.encoder.word_size,
                kv_heads=shape.num_key_value_heads if config.reads else 0,
                variant=config.variant,  # type: ignore[arg-type]
                shared_head=config.variant != "L",
                latent_size=config.latent_size,
                head_in_size=config.head_in_size,
                dropout=config.dropout,
                offset="learned",
            )
        )
        net.task_dropout, net.reading_dropout = config.task_dropout, config.reading_dropout
        if self.encoder.word_size:
            told = torch.cat([t.embeddings for t in self.tasks])[:, -self.encoder.word_size :]
            net.words.start(word_values(self.base, net.spec), told.mean(0) * math.sqrt(self.encoder.size))
        if config.reads:
            maps = [self.base.dense_weight(net.spec.module_path(n, "k_proj")).float() for n in range(net.spec.n_layers)]
            some = self.base.read([t.descriptions[0] for t in self.tasks])
            net.reader.start(answer_queries(self.base, net.spec), torch.stack(maps), some)
        return net

    def read(self, texts: list[str]) -> Reading | None:
        """The language model's reading of descriptions, where the network takes it; remembered, variants apart.

        The same whatever was read before, or a resumed run would differ: rounding depends on what is read in one batch. So what
        is remembered is read alone, and variants in batches that only the step decides.
        """
        if not (self.config.reads and self.reads_descriptions):
            return None
        alone = [[t] for t in dict.fromkeys(texts) if t in self._remembered and t not in self._readings]
        variants = sorted((t for t in dict.fromkeys(texts) if t not in self._remembered), key=len)
        shares = [share for w in range(self.config.workers) if (share := variants[w :: self.config.workers])]
        found = self.pool.map(lambda some: zip(some, self.base.read(some).bfloat16().split(), strict=True), [*alone, *shares])
        fresh = dict(pair for pairs in found for pair in pairs)
        self._readings |= {t: fresh[t] for [t] in alone}
        return Reading.stack([fresh.get(t) or self._readings[t] for t in texts])

    def write(self, training: dict[str, Any]) -> None:
        """Write the averaged net where it is to be used, with the record of its training."""
        net = self.averaged_net()
        assert isinstance(net, HyperNet)
        checkpoint = Checkpoint(net, self.base.name, self.encoder.name, training, encoder_lora=self.encoder.lora)
        save_checkpoint(checkpoint, self.out, dtype=torch.bfloat16)

    def train_step(self, step: int) -> dict[str, float]:
        """One optimizer step. The adapters are generated once; each worker takes its tasks through the frozen LM."""
        cfg, net, optimizer = self.config, self.state.net, self.state.optimizer
        drawn: Step = self.sampler.draw(step)
        net.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        with in_bf16():
            factors = net.factors(drawn.embeddings * math.sqrt(drawn.embeddings.shape[1]), self.read(drawn.texts))
        per_worker = len(drawn.embeddings) // cfg.workers

        def work(w: int) -> tuple[float, list[Tensor]]:
            part = slice(w * per_worker, (w + 1) * per_worker)
            mine = {m: (A.detach()[part].requires_grad_(), B.detach()[part].requires_grad_()) for m, (A, B) in factors.items()}
            loss = self.lm.loss(drawn.batches[w], mine, cfg.label_smoothing) / cfg.workers
            loss.backward()
            return float(loss.detach()), [g for pair in mine.values() for t in pair if (g := t.grad) is not None]

        # Workers go round the processes. Each process fills in the gradients of its own tasks and zeros elsewhere; after the
        # sum all have the same, take the same optimizer step, and stay equal to a run in one process.
        own = range(self.processes.rank, cfg.workers, self.processes.size)
        outputs = [t for pair in factors.values() for t in pair]
        grads, loss = [torch.zeros_like(t) for t in outputs], torch.zeros(())
        for w, (part_loss, part_grads) in zip(own, self.pool.map(work, own), strict=True):
            loss += part_loss
            for whole, part in zip(grads, part_grads, strict=True):
                whole[w * per_worker : (w + 1) * per_worker] = part
        self.processes.sum([*grads, loss])
        l2 = torch.stack([t.square().mean() for t in outputs]).sum()
        beside = cfg.l2_generated * l2
        if isinstance(net, HyperNet):
            beside = beside + self._wordings_loss(net, step)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward([*outputs, beside], [*grads, None])  # type: ignore[list-item]
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), cfg.max_grad_norm)
        check_finite(float(loss), float(norm), step, self.run_folder)
        factor = cfg.lr_factor(step)
        for group in optimizer.param_groups:
            group["lr"] = group["peak_lr"] * factor
        optimizer.step()
        self.state.average.update(net, step)
        tokens = sum(b.n_tokens for b in drawn.batches)
        return {"loss": float(loss), "grad_norm": float(norm), "lr": factor, "tokens": tokens}

    def _wordings_loss(self, net: HyperNet, step: int) -> Tensor:
        """What two wordings of a task cost: where task codes do not tell whose they are, and where adapters differ."""
        cfg, loss = self.config, torch.zeros(())
        if cfg.contrastive:
            _, embeddings = self.sampler.draw_wordings(step, CONTRASTED)
            loss = loss + cfg.contrastive * net.contrastive_loss(*(embeddings * math.sqrt(embeddings.shape[1])).chunk(2))
        if cfg.agreement:
            texts, embeddings = self.sampler.draw_wordings(step, AGREEING)
            net.eval()  # what dropout makes of one description is not a matter of wording
            with in_bf16():
                factors = net.factors(embeddings * math.sqrt(embeddings.shape[1]), self.read(texts))
            net.train()
            loss = loss + cfg.agreement * net.disagreement(factors)
        return loss

    def run(
        self,
        *,
        max_minutes: float = math.inf,
        progress: Callable[[int, int, str], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Path:
        """Train to `total_steps`, for `max_minutes`, or until `stop` is set; returns the checkpoint folder.

        Safe to kill at any time: a resumed run continues from the last save as if it had never stopped.
        """
        cfg, state = self.config, self.state
        started = saved = last = time.monotonic()
        smoothed: float | None = None
        usual, validated = 0.0, -1
        stop = stop or threading.Event()
        first = self.processes.rank == 0  # the others only compute
        while state.step < cfg.total_steps:
            if self.processes.any(stop.is_set() or (time.monotonic() - started) / 60 >= max_minutes):
                break
            record = self.train_step(state.step)
            state.step += 1
            now = time.monotonic()
            taken, last = now - last, now
            # A process that was paused (or a laptop that slept) was not training: such a step counts as a usual one.
            usual = 0.98 * usual + 0.02 * min(taken, 10 * usual) if usual else taken
            taken = taken if taken < 10 * usual else usual
            state.seconds += taken
            speed = record["tokens"] / taken
            state.tokens += int(record["tokens"])
            if not first:
                continue
            smoothed = record["loss"] if smoothed is None else 0.98 * smoothed + 0.02 * record["loss"]
            append_log(
                self.run_folder,
                {"step": state.step, **{k: round(v, 5) for k, v in record.items()}, "tokens_per_s": round(speed)},
            )
            if progress:
                progress(state.step, cfg.total_steps, f"loss {smoothed:.3f} · {speed:.0f} tokens/s")
            if state.step % cfg.validation_every == 0:
                append_log(
                    self.run_folder, {"step": state.step, "validation": self.validate(), "seconds": round(state.seconds)}
                )
                validated, last = state.step, time.monotonic()
            if (time.monotonic() - saved) / 60 > cfg.checkpoint_minutes:
                self.save()
                saved = last = time.monotonic()
        if first:
            self.save()  # before the validation, which takes a while
        if first and not stop.is_set() and validated != state.step:
            append_log(self.run_folder, {"step": state.step, "validation": self.validate(), "seconds": round(state.seconds)})
            self.save()
        return self.out

    def averaged_net(self) -> Trainable:
        """A copy of the net with averaged weights, in eval mode: what is validated and shipped."""
        net = copy.deepcopy(self.state.net)
        net.load_state_dict(self.state.average.shadow)
        return net.eval()

    def save(self) -> None:
        aside = [t.task.name for t in self.set_aside]
        known = {"config": self.config.to_dict(), "set_aside": aside, "history": self.history, "init": self.init}
        self.state.save(self.run_folder, {**known, **self.made_of})
        log = read_log(self.run_folder)
        losses = [r for r in log if "loss" in r]
        curve = [
            {"step": chunk[-1]["step"], "loss": round(float(np.mean([r["loss"] for r in chunk])), 4)}
            for chunk in (losses[i : i + 100] for i in range(0, len(losses), 100))
        ]
        training = {
            "kind": "sft",
            "steps": self.state.step,
            "seconds": round(self.state.seconds),
            "tokens": self.state.tokens,
            "seed": self.config.seed,
            "commit": self.history[-1]["commit"],
            "config": self.config.to_dict(),
            "history": self.history,
            "init": self.init,
            "tasks": [t.task.name for t in self.sampler.tasks],
            "descriptions": self.made_of["descriptions"],  # sha256
            "set_aside_tasks": aside,
            "loss_curve": curve,
            "validation": [r for r in log if "validation" in r],
        }
        self.write(training)

    def validate(self) -> dict[str, Any]:
        """Loss and teacher-forced exact match on unseen rows under unseen descriptions (where any task has some), right and
        shuffled; and on tasks whose
        labels go by words that no label had in training."""
        net = self.averaged_net()
        judged = [t for t in self.tasks if t.task.eval_descriptions] or self.tasks
        some = judged[:: max(1, len(judged) // 40)]
        scores = {
            "training_tasks": self._score(net, some, rows=8),
            "set_aside_tasks": self._score(net, self.set_aside, rows=16),
        }
        if self.sampler.told and not self.sampler.by_input and len(self.new_words) >= MAX_LABELS:
            with_labels = [
                renamed(t, self.new_words, self.encoder, self.base, self.config.seed) for t in self.tasks if t.labels
            ]
            scores["renamed_labels"] = self._score(net, with_labels, rows=16)
        return scores

    @torch.no_grad()
    def _score(self, net: Trainable, tasks: list[TokenTask], rows: int) -> dict[str, float]:
        tasks = [t for t in tasks if len(t.validation) >= rows]
        if not tasks:
            return {}
        if self.sampler.by_input:  # an adapter a row
            n, texts = rows, [r.text for t in tasks for r in t.validation[:rows]]
            embeddings = self.encoder.batch(texts)
        else:  # an adapter a task
            n, texts = 1, [t.eval_descriptions[0] for t in tasks]
            embeddings = torch.stack([t.eval_embeddings[0] for t in tasks])
        reading = self.read(texts)
        out: dict[str, float] = {"tasks": len(tasks)}
        orders = {"matched": 0} | ({"shuffled": max(1, len(tasks) // 3)} if len(tasks) > 1 else {})
        for name, order in orders.items():
            moved = torch.arange(len(texts)).roll(order * n)
            work = []
            for i, task in enumerate(tasks):
                pairs = [(r.prompt, r.answer) for r in task.validation[:rows]]
                work.append((i, make_batch(pairs, rows // n, self.base.end_id)))
            factors = net.factors(embeddings[moved] * math.sqrt(embeddings.shape[1]), reading.rows(moved) if reading else None)

            def one(item: tuple[int, Batch], factors: Factors = factors) -> tuple[float, float]:
                i, batch = item
                part = slice(i * n, (i + 1) * n)
                mine = {m: (A[part], B[part]) for m, (A, B) in factors.items()}
                with torch.no_grad():
                    return self.lm.score(batch, mine)

            results = list(self.pool.map(one, work))
            out[f"{name}_loss"] = round(float(np.mean([r[0] for r in results])), 4)
            out[f"{name}_exact_match"] = round(float(np.mean([r[1] for r in results])), 4)
        return out

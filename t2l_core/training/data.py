"""Training rows as token ids, and the batches of a step.

Enters: tasks, a base model's prompt function, embeddings of descriptions. Leaves: `Step`s. A step is a pure function of
(seed, step number), so resuming at step n sees exactly the rows an unbroken run would have seen.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from t2l_core.base_model import BaseModel
from t2l_core.engine import teacher_forced
from t2l_core.tasks import PROCEDURAL, WRITTEN, Row, Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.frozen_lm import Batch
from t2l_core.training.variants import MAX_LABELS, classes_of, draw_variant, relabelled

_LONGEST_PROMPTED_DESCRIPTION = 40  # tokens; longer ones teach little more and cost as much as a row
_NEIGHBOURS = 8  # tasks that count as similarly described


@dataclass(frozen=True)
class TokenRow:
    """A row as ids: `prompt` is the whole chat prompt without description, `answer` ends with the end of turn."""

    text: str
    target: str
    prompt: list[int]
    answer: list[int]

    def __len__(self) -> int:
        return len(self.prompt) + len(self.answer)


@dataclass
class TokenTask:
    """A task ready for training: rows sorted by length, embedded descriptions, rows kept for validation."""

    task: Task
    rows: list[TokenRow]
    validation: list[TokenRow]
    descriptions: tuple[str, ...]  # to train on: the task's own and its definition
    embeddings: Tensor  # (n_descriptions, d_emb) of `descriptions`, unit norm
    eval_descriptions: tuple[str, ...]  # never trained on; those it is trained on where a task has no others
    eval_embeddings: Tensor  # (n_eval, d_emb) of these
    short: list[int]  # descriptions short enough to stand in a prompt
    classes: tuple[str, ...]  # its closed set of answers, when it has one

    def __post_init__(self) -> None:
        self.rows.sort(key=len)
        self.lengths = [len(r) for r in self.rows]

    @property
    def labels(self) -> tuple[str, ...]:
        """The closed set of answers, when it is small enough to be renamed."""
        return self.classes if len(self.classes) <= MAX_LABELS else ()

    def between(self, low: int, high: int) -> range:
        """Indices of rows with low ≤ tokens ≤ high."""
        return range(bisect.bisect_left(self.lengths, low), bisect.bisect_right(self.lengths, high))


@dataclass(frozen=True)
class Step:
    """What one optimizer step needs: embeddings (G, d_emb) and the texts they are of, one an adapter, and one LM batch for each
    worker."""

    embeddings: Tensor
    texts: list[str]
    batches: list[Batch]


def tokenise(base: BaseModel, rows: list[Row]) -> list[TokenRow]:
    inputs, targets = base.encode_many([r.input for r in rows]), base.encode_many([r.target for r in rows])
    return [
        TokenRow(r.input, r.target, base.framed(i), [*t, base.end_id]) for r, i, t in zip(rows, inputs, targets, strict=True)
    ]


def token_tasks(tasks: list[Task], base: BaseModel, encoder: TextEncoder, config: SFTConfig) -> list[TokenTask]:
    """Tokenise training tasks and embed all their descriptions in one batch."""
    texts = [[*t.known_descriptions, *t.eval_descriptions] for t in tasks]
    embeddings = encoder([d for group in texts for d in group]).split([len(group) for group in texts])
    return [_token_task(t, base, e, config) for t, e in zip(tasks, embeddings, strict=True)]


def renamed(task: TokenTask, words: Sequence[str], encoder: TextEncoder, base: BaseModel, seed: int) -> TokenTask:
    """A task with labels under other words for them, with the description that says so, for validation."""
    rng = np.random.default_rng([seed, len(task.rows)])
    short = [task.descriptions[i] for i in task.short] or list(task.descriptions)
    variant = relabelled(short[int(rng.integers(len(short)))], task.labels, words, rng)
    answers = [[*base.encode(variant.answer(r.text, r.target)), base.end_id] for r in task.validation]
    rows = [replace(r, answer=answer) for r, answer in zip(task.validation, answers, strict=True)]
    told = [variant.description]
    return replace(task, validation=rows, eval_descriptions=tuple(told), eval_embeddings=encoder(told))


def _token_task(task: Task, base: BaseModel, embeddings: Tensor, config: SFTConfig) -> TokenTask:
    """Rows over `max_tokens` are left out."""
    descriptions = task.known_descriptions
    n = len(descriptions)
    held_back = task.validation_rows(config.validation_rows)
    rows = [r for r in tokenise(base, task.train_rows[: len(task.train_rows) - len(held_back)]) if len(r) <= config.max_tokens]
    validation = [r for r in tokenise(base, held_back) if len(r) <= 2 * config.max_tokens]
    return TokenTask(
        task=task,
        rows=rows,
        validation=validation,
        descriptions=descriptions,
        embeddings=embeddings[:n],
        eval_descriptions=task.eval_descriptions or descriptions,
        eval_embeddings=embeddings[n:] if task.eval_descriptions else embeddings[:n],
        classes=classes_of(task),
        short=[i for i, d in enumerate(descriptions) if len(base.encode(d)) <= _LONGEST_PROMPTED_DESCRIPTION],
    )


def make_batch(rows: list[tuple[list[int], list[int]]], rows_per_task: int, pad_id: int) -> Batch:
    """(prompt, answer) pairs, those of a task side by side, as a batch."""
    return Batch(*teacher_forced(rows, pad_id), rows_per_task)


class StepSampler:
    """Draws steps: tasks of similar row length, each under a random description of its own."""

    def __init__(
        self,
        tasks: list[TokenTask],
        base: BaseModel,
        config: SFTConfig,
        embed: Callable[[list[str]], Tensor],  # texts → embeddings: variants of tasks, or inputs where they are the condition
        *,
        words: Sequence[str] = (),  # that variants may use
        told: bool = True,  # the network reads the description; else only a prompt can say which variant is wanted
    ) -> None:
        self.embed, self.words, self.told = embed, words, told
        self.by_input = config.condition == "input"
        self.tasks = [t for t in tasks if len(t.rows) >= config.max_rows_per_task]
        if len(self.tasks) < config.tasks_per_step:
            raise ValueError(
                f"{len(self.tasks)} training tasks have rows of at most {config.max_tokens} tokens and a step takes "
                f"{config.tasks_per_step}; give more tasks, a larger max_tokens or fewer tasks_per_step"
            )
        self.base, self.config = base, config
        if (config.contrastive or config.agreement) and all(len(t.descriptions) < 2 for t in self.tasks):
            raise ValueError(
                "contrastive and agreement compare two descriptions of a task, and no task has more than one; give the tasks "
                "more (descriptions.train in task.json, or --wordings), or set both to 0"
            )
        if config.near_misses:
            means = torch.nn.functional.normalize(torch.stack([t.embeddings.mean(0) for t in self.tasks]), dim=-1)
            likeness = (means @ means.T).fill_diagonal_(-1.0)
            self.neighbours = likeness.topk(min(_NEIGHBOURS, len(self.tasks) - 1)).indices.tolist()
            self.places = {t.task.name: i for i, t in enumerate(self.tasks)}

    def draw(self, step: int) -> Step:
        """The step with this number; the same for the same seed, whatever came before."""
        cfg, rng = self.config, np.random.default_rng([self.config.seed, step])
        prompted = rng.random() < cfg.description_in_prompt
        picks = self._similar_rows(rng)
        rng.shuffle(picks)
        embeddings, texts, rows = [], [], []
        rows_per_task = len(picks[0][1])
        for task, indices in picks:
            variant = None
            varied = len(self.words) >= MAX_LABELS and task.short and task.task.metric == "exact_match"
            if varied and (prompted or self.told) and rng.random() < cfg.variants:
                short = [task.descriptions[i] for i in task.short]
                variant = draw_variant(short, task.classes, self.words, rng)
                text = variant.description
                [embedding] = self.embed([text])
            else:
                from_all = not (prompted and task.short)
                which = int(rng.integers(len(task.descriptions))) if from_all else int(rng.choice(task.short))
                text, embedding = task.descriptions[which], self._mixed(task, which, rng)
            description = None
            if prompted and task.short:
                description = text
                if rng.random() < cfg.mismatched:  # the prompt must win over an adapter for something else
                    text, embedding = self._other_description(task, rng)
            texts.append(text)
            embeddings.append(self._noisy(embedding, rng))
            for i in indices:
                row = task.rows[i]
                prompt = self.base.prompt_ids(row.text, description) if description else row.prompt
                answer = [*self.base.encode(variant.answer(row.text, row.target)), self.base.end_id] if variant else row.answer
                rows.append((prompt, answer))
        if self.by_input:
            texts = [task.rows[i].text for task, indices in picks for i in indices]
            embeddings, rows_per_task = list(self.embed(texts)), 1
        share = len(rows) // cfg.workers
        batches = [make_batch(rows[w * share : (w + 1) * share], rows_per_task, self.base.end_id) for w in range(cfg.workers)]
        return Step(torch.stack(embeddings), texts, batches)

    def draw_wordings(self, step: int, most: int) -> tuple[list[str], Tensor]:
        """Two descriptions of each of up to `most` tasks, drawn anew at every step: one of each task, then another of each.
        Texts and embeddings, (2·B, d_emb)."""
        rng = np.random.default_rng([self.config.seed, step, 1])
        several = [t for t in self.tasks if len(t.descriptions) > 1]
        drawn = [several[i] for i in rng.permutation(len(several))[:most]]
        picks = [rng.choice(len(t.descriptions), 2, replace=False) for t in drawn]
        told = [
            [(t.descriptions[i], self._noisy(t.embeddings[i], rng)) for i in pick.tolist()]
            for t, pick in zip(drawn, picks, strict=True)
        ]
        texts, embeddings = zip(*(pair[which] for which in (0, 1) for pair in told), strict=True)
        return list(texts), torch.stack(embeddings)

    def _similar_rows(self, rng: np.random.Generator) -> list[tuple[TokenTask, list[int]]]:
        """`tasks_per_step` different tasks with equally many rows each, all within one length bucket."""
        cfg, fitting, attempt, n_rows = self.config, [], 0, 0
        while len(fitting) < cfg.tasks_per_step:
            width = cfg.bucket_tokens + attempt // 20  # widens where few tasks share a length
            first = self.tasks[rng.integers(len(self.tasks))]
            low = first.lengths[rng.integers(len(first.lengths))] - int(rng.integers(cfg.bucket_tokens + 1))
            affordable = cfg.tokens_per_step // (cfg.tasks_per_step * max(1, low + width))
            n_rows = min(max(affordable, cfg.rows_per_task), cfg.max_rows_per_task)
            spans = ((task, task.between(low, low + width)) for task in self.tasks)
            fitting = [(task, span) for task, span in spans if len(span) >= n_rows]
            attempt += 1
        weights = np.array([self._weight(task) for task, _ in fitting])
        drawn = rng.choice(len(fitting), cfg.tasks_per_step, replace=False, p=weights / weights.sum())
        chosen = [fitting[c] for c in drawn]
        return [(task, [span.start + int(i) for i in rng.choice(len(span), n_rows, replace=False)]) for task, span in chosen]

    def _weight(self, task: TokenTask) -> float:
        """How often a task is drawn, beside others of its length."""
        cfg = self.config
        of_source = {PROCEDURAL: cfg.procedural_weight, WRITTEN: cfg.written_weight}
        return (cfg.label_task_weight if task.labels else 1.0) * of_source.get(task.task.source, 1.0)

    def _other_description(self, task: TokenTask, rng: np.random.Generator) -> tuple[str, Tensor]:
        """Of any task, or of one like this: what an adapter does for a new task is often right for a known one like it."""
        if self.config.near_misses and rng.random() < self.config.near_misses:
            return self._a_description(self.tasks[int(rng.choice(self.neighbours[self.places[task.task.name]]))], rng)
        return self._any_description(rng)

    def _any_description(self, rng: np.random.Generator) -> tuple[str, Tensor]:
        return self._a_description(self.tasks[int(rng.integers(len(self.tasks)))], rng)

    def _a_description(self, task: TokenTask, rng: np.random.Generator) -> tuple[str, Tensor]:
        which = int(rng.integers(len(task.embeddings)))
        return task.descriptions[which], task.embeddings[which]

    def _mixed(self, task: TokenTask, which: int, rng: np.random.Generator) -> Tensor:
        """The embedding of one description, or of a mix of two."""
        e = task.embeddings[which]
        if rng.random() >= self.config.mix_descriptions:
            return e
        share = float(rng.uniform(0.5, 1.0))
        e = share * e + (1 - share) * task.embeddings[int(rng.integers(len(task.embeddings)))]
        return e / e.norm()

    def _noisy(self, e: Tensor, rng: np.random.Generator) -> Tensor:
        """A unit-norm embedding near `e`: moved towards that of another task, then at random."""
        if self.config.mix_tasks:
            share = float(rng.uniform(0, self.config.mix_tasks))
            e = (1 - share) * e + share * self._any_description(rng)[1]
            e = e / e.norm()
        e = e + self.config.embedding_noise * torch.from_numpy(rng.standard_normal(len(e), dtype=np.float32))
        return e / e.norm()

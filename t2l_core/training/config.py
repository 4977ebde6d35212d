"""Options of supervised training (`train sft`), one a line. What a checkpoint's runs used stands in its `training.json`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class SFTConfig:
    """How description → adapter → frozen LM → cross-entropy is trained."""

    seed: int = 0
    condition: str = "description"  # what the hypernetwork reads; "input" is the hyperdecoder baseline: each row's own input
    total_steps: int = 7750
    warmup_steps: int = 50
    decay_steps: int = 2600  # the last steps, in which the rates fall linearly to `final_lr`
    final_lr: float = 0.05  # fraction of the peak rate at the end
    lr_trunk: float = 3e-4
    lr_heads: float = 6e-5  # a head's update is multiplied by the width of its input
    lr_offset: float = 6e-4
    lr_reader: float = 2e-3  # where a rank looks in a description, and how much it writes of what it finds
    beta1: float = 0.9
    beta2: float = 0.98
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    label_smoothing: float = 0.05
    l2_generated: float = 1e-3  # on mean A² + mean B² of the generated adapters
    tasks_per_step: int = 8
    rows_per_task: int = 2  # at least; more where rows are short
    max_rows_per_task: int = 4
    tokens_per_step: int = 640  # short rows are drawn in larger numbers, up to about this many tokens
    max_tokens: int = 64  # rows with a longer prompt and answer are left out
    bucket_tokens: int = 6  # rows of one step differ by at most this many tokens
    description_in_prompt: float = 0.25  # share of steps whose prompts carry the description
    words: bool = True  # the hypernetwork also reads which words a description has (TextEncoder, HyperNetConfig.word_size)
    reads: bool = (
        True  # the hypernetwork also takes the language model's own reading of a description (HyperNetConfig.kv_heads)
    )
    embedding_noise: float = 0.01  # standard deviation per coordinate of a unit-norm embedding
    mix_descriptions: float = 0.5  # share of draws that interpolate two descriptions of the task
    mix_tasks: float = 0.1  # largest share of another task's embedding mixed into a task's own
    variants: float = 0.5  # share of draws under renamed labels, another question or form of answer (training/variants.py)
    mismatched: float = 0.3  # share of prompted draws whose adapter is made for another task
    near_misses: float = 0.0  # share of these whose other task is one of the most similarly described
    label_task_weight: float = 2.0  # how much oftener tasks with few labels are drawn than others
    procedural_weight: float = 1.0  # the same for procedural tasks (`tasks make`)
    written_weight: float = 1.0  # and for written ones
    ema_decay: float = 0.998  # of the weights that are validated and shipped
    validation_every: int = 500  # steps
    validation_rows: int = 40  # last rows of each task's train.jsonl, never trained on
    set_aside_tasks: int = 8  # training tasks kept out to validate on unseen tasks
    checkpoint_minutes: float = 8.0
    workers: int = 2  # threads, each with half of the tasks and one core
    latent_size: int = 256  # d of the hypernetwork
    head_in_size: int = 512  # h of the hypernetwork
    variant: str = "L"
    dropout: float = 0.1
    task_dropout: float = 0.0  # share of draws without a task code, which then must do with what is read of the description
    reading_dropout: float = 0.0  # share of a description's tokens hidden from the reader, drawn anew for each adapter
    contrastive: float = 0.0  # weight of the loss that draws task codes of one task together and those of others apart
    agreement: float = 0.0  # weight of what two wordings of a task differ in, as a share of what all adapters do

    def __post_init__(self) -> None:
        if self.condition not in ("description", "input"):
            raise ValueError(f"condition is {self.condition!r}; allowed: description, input")
        for name in ("total_steps", "tasks_per_step", "workers", "validation_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        if self.tasks_per_step % self.workers:
            raise ValueError(f"tasks_per_step {self.tasks_per_step} must be a multiple of workers {self.workers}")
        if not 1 <= self.rows_per_task <= self.max_rows_per_task:
            raise ValueError(
                f"rows_per_task {self.rows_per_task} must be between 1 and max_rows_per_task {self.max_rows_per_task}"
            )
        self._check_mixture()
        if self.warmup_steps + self.decay_steps > self.total_steps:
            raise ValueError(
                f"warmup_steps {self.warmup_steps} + decay_steps {self.decay_steps} exceed total_steps {self.total_steps}"
            )

    def _check_mixture(self) -> None:
        if not 0 <= self.description_in_prompt <= 1:
            raise ValueError(f"description_in_prompt is a share between 0 and 1, not {self.description_in_prompt}")
        if not 0 <= self.near_misses <= 1:
            raise ValueError(f"near_misses is a share between 0 and 1, not {self.near_misses}")
        for name in ("task_dropout", "reading_dropout"):
            if not 0 <= getattr(self, name) < 1:
                raise ValueError(f"{name} is a share of at least 0 and below 1, not {getattr(self, name)}")
        for name in ("contrastive", "agreement"):
            weight = getattr(self, name)
            if weight < 0:
                raise ValueError(f"{name} is the weight of a loss and at least 0, not {weight}")
            if weight and self.condition != "description":
                raise ValueError(f"{name} compares descriptions of a task, which condition {self.condition!r} does not read")
        for name in ("label_task_weight", "procedural_weight", "written_weight"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def lr_factor(self, step: int) -> float:
        """Share of the peak rate at a step: linear warm-up, constant, linear decay."""
        if step < self.warmup_steps:
            return (step + 1) / self.warmup_steps
        into_decay = step - (self.total_steps - self.decay_steps)
        if into_decay <= 0 or not self.decay_steps:
            return 1.0
        return max(self.final_lr, 1.0 - (1.0 - self.final_lr) * into_decay / self.decay_steps)

"""Variants of tasks: what is renamed in the description is renamed in the answers, and steps stay reproducible."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from t2l_core.base_model import BaseModel
from t2l_core.tasks import Task, load_suite
from t2l_core.training.config import SFTConfig
from t2l_core.training.data import StepSampler, renamed, token_tasks
from t2l_core.training.variants import MAX_CLASSES, classes_of, draw_variant, relabelled, vocabulary
from tests.conftest import ToyEncoder
from tests.test_training import CONFIG

WORDS = ["stone", "river", "lamp", "cloud", "paper", "green", "seven", "spoon"]


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    return load_suite(Path(__file__).parents[1] / "assets" / "tasks", "train")


def variants(descriptions: list[str], labels: tuple[str, ...], n: int = 200):
    rng = np.random.default_rng(0)
    return [draw_variant(descriptions, labels, WORDS, rng) for _ in range(n)]


def new_labels(description: str, labels: tuple[str, ...], n: int = 100):
    rng = np.random.default_rng(0)
    return [relabelled(description, labels, WORDS, rng) for _ in range(n)]


def test_new_labels_stand_in_the_description_in_place_of_the_old():
    for v in new_labels("Say yes if it is so, else no.", ("no", "yes")):
        new = v.answer("", "no"), v.answer("", "yes")
        assert new[0] != new[1]
        assert v.description == f"Say {new[1]} if it is so, else {new[0]}."


def test_new_labels_are_spelled_out_where_the_description_names_none():
    for v in new_labels("Is the number even?", ("even", "odd")):
        assert v.description.startswith("Is the number even? ")
        assert v.answer("", "even") in v.description
        assert v.answer("", "odd") in v.description


def test_a_label_inside_another_is_renamed_as_a_whole():
    for v in new_labels("irony or not irony", ("irony", "not irony")):
        irony, other = v.answer("", "irony"), v.answer("", "not irony")
        assert v.description.startswith(f"{irony} or {other}. ")  # and then which word means what
        assert "not irony" in v.description


def test_every_form_changes_the_answer_as_it_says():
    found = [v for v in variants(["Give the opposite."], ()) if "Give the opposite." in v.description]
    assert found
    for v in found:
        answer = v.answer("milk", "ice Cream")
        assert answer.strip()
        if "Write it in capital letters" in v.description:
            assert answer == "ICE CREAM"
        if '"' in v.description and "word" in v.description:
            assert v.description.split('"')[1] in answer


def test_classes_are_closed_sets_of_words(tmp_path: Path):
    def task(name: str, targets: list[str]) -> Task:
        folder = tmp_path / name
        folder.mkdir()
        rows = [json.dumps({"input": f"{i}", "target": t}) for i, t in enumerate(targets)]
        (folder / "train.jsonl").write_text("\n".join(rows), encoding="utf-8")
        return Task(name, "train", "f", "Do it.", "exact_match", ("Do it.",), (), folder)

    assert classes_of(task("parity", ["odd", "even", "odd"])) == ("even", "odd")
    assert classes_of(task("letters", ["A", "B"])) == ()
    assert classes_of(task("numbers", ["1", "2"])) == ()
    assert classes_of(task("one", ["yes", "yes"])) == ()
    assert classes_of(task("many", [f"word{'x' * i}" for i in range(MAX_CLASSES + 1)])) == ()


def test_the_vocabulary_is_words_of_several_tasks_in_a_fixed_order(tasks: list[Task]):
    words = vocabulary(tasks)
    assert words == vocabulary(tasks)
    assert words != sorted(words)
    for word in words[:20]:
        assert word.islower()
        assert sum(any(word in f"{r.input} {r.target}" for r in t.train_rows) for t in tasks) >= 2


def test_questions_and_constants_are_answered_as_the_description_says():
    asked = 0
    for v in variants(["Give the opposite."], ()):
        if "contains a digit" in v.description:
            asked += 1
            yes, no = v.answer("room 7", "?"), v.answer("room", "?")
            assert yes != no
            assert v.description.index(yes) >= 0
            assert v.description.index(no) >= 0
        if v.description.startswith(("Whatever", "Always", "Ignore", "The only")):
            assert v.answer("a", "b") == v.answer("c", "d")
            assert v.answer("a", "b") in v.description
    assert asked


def test_groups_hold_the_classes_that_the_description_names():
    classes, found = ("joy", "anger", "fear", "pride"), 0
    for v in variants(["Which feeling is it?"], classes):
        answers = {c: v.answer("", c) for c in classes}
        if len(set(answers.values())) != 2:
            continue  # renamed one by one
        found += 1
        named = {c for c in classes if c in v.description}
        assert len({answers[c] for c in named}) == len({answers[c] for c in set(classes) - named}) == 1
        assert all(a in v.description for a in answers.values())
    assert found


def test_what_is_copied_is_the_part_that_the_description_names():
    text = "the Green house is big"
    wanted = {
        "Copy the second word.": "Green",
        "Copy the longest word.": "Green",
        "Copy the number of words.": "5",
        "Copy the last and the first word in capital letters.": "BIG THE",
    }
    drawn = variants(["Give the opposite."], (), n=60_000)
    found = {v.description: v for v in drawn if v.description in wanted}
    assert {said: v.answer(text, "small") for said, v in found.items()} == wanted
    assert found["Copy the second word."].answer("house", "?") == "house"  # there is no second: the last
    joined = [v.answer(text, "small") for v in drawn if v.description.startswith("The first word and the last word, sep")]
    assert set(joined) == {"the, big"}


def test_an_answer_with_a_part_of_the_input_has_both_in_the_order_said():
    found = 0
    for v in variants(["Give the opposite."], (), n=3000):
        if not v.description.startswith("Give the opposite. Begin with the first word, a comma"):
            continue
        found += 1
        assert v.answer("hot tea", "cold") == "hot, cold"
    assert found


def test_renamed_tasks_answer_with_the_new_words_their_description_names(tasks: list[Task], tiny_base: BaseModel):
    plain = token_tasks(tasks, tiny_base, ToyEncoder(), CONFIG)  # type: ignore[arg-type]
    few = [replace(t, validation=t.validation[: len(WORDS)]) for t in plain]
    for task in [replace(t, classes=tuple({r.target for r in t.validation})) for t in few]:
        new = renamed(task, WORDS, ToyEncoder(), tiny_base, seed=0)  # type: ignore[arg-type]
        assert len(new.validation) == len(task.validation)
        said = {tiny_base.tokenizer.decode(r.answer).lower() for r in new.validation}
        assert said <= set(WORDS)
        assert not torch.equal(new.eval_embeddings, task.eval_embeddings)


def sampler(tasks: list[Task], base: BaseModel, config: SFTConfig) -> StepSampler:
    ready = token_tasks(tasks, base, ToyEncoder(), config)  # type: ignore[arg-type]
    return StepSampler(ready, base, config, ToyEncoder(), words=WORDS)


def test_steps_with_variants_are_reproducible_and_answer_in_the_new_form(tasks: list[Task], tiny_base: BaseModel):
    config = replace(CONFIG, variants=1.0, description_in_prompt=1.0, mix_tasks=0.3, label_task_weight=3.0)
    one, two = (sampler(tasks, tiny_base, config) for _ in range(2))
    plain = StepSampler(one.tasks, tiny_base, replace(config, variants=0.0), ToyEncoder(), words=WORDS)
    for step in range(4):
        a, b = one.draw(step), two.draw(step)
        assert torch.equal(a.embeddings, b.embeddings)
        assert all(torch.equal(x.ids, y.ids) for x, y in zip(a.batches, b.batches, strict=True))
        torch.testing.assert_close(a.embeddings.norm(dim=-1), torch.ones(len(a.embeddings)))
    assert any(not torch.equal(x.ids, y.ids) for x, y in zip(one.draw(0).batches, plain.draw(0).batches, strict=True))


def test_mismatched_prompts_come_with_the_embedding_of_some_task(tasks: list[Task], tiny_base: BaseModel):
    exact = {"mix_descriptions": 0.0, "mix_tasks": 0.0, "embedding_noise": 0.0, "variants": 0.0, "mismatched": 0.0}
    config = replace(CONFIG, description_in_prompt=1.0, **exact)
    right = sampler(tasks, tiny_base, config)
    wrong = StepSampler(right.tasks, tiny_base, replace(config, mismatched=1.0), ToyEncoder())
    a, b = right.draw(3), wrong.draw(3)
    assert not torch.equal(a.embeddings, b.embeddings)
    every = torch.cat([t.embeddings for t in right.tasks])
    assert (b.embeddings @ every.T).amax(1) == pytest.approx(torch.ones(len(b.embeddings)), abs=1e-5)


def test_near_misses_come_from_the_task_described_most_alike(
    tasks: list[Task], tiny_base: BaseModel, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("t2l_core.training.data._NEIGHBOURS", 1)
    config = replace(CONFIG, description_in_prompt=1.0, variants=0.0, mismatched=0.0)
    right = sampler(tasks, tiny_base, config)
    near = StepSampler(right.tasks, tiny_base, replace(config, mismatched=1.0, near_misses=1.0), ToyEncoder())
    of = {d: t for t in right.tasks for d in t.descriptions}
    middle = {t.task.name: t.embeddings.mean(0) / t.embeddings.mean(0).norm() for t in right.tasks}
    for own, drawn in zip(right.draw(3).texts, near.draw(3).texts, strict=True):
        task, other = of[own], of[drawn].task.name
        likeness = {name: float(e @ middle[task.task.name]) for name, e in middle.items() if name != task.task.name}
        assert other == max(likeness, key=lambda name: likeness[name])
    with pytest.raises(ValueError, match="near_misses is a share"):
        replace(config, near_misses=1.5)

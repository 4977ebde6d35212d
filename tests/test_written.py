"""Written tasks: what the banks hold, and the suite made of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from t2l_core import procedural, written
from t2l_core.tasks import WRITTEN, load_suite

TASKS = written.all_tasks()
BANKS = sorted({t.bank for t in TASKS})


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_answers_short_texts_in_several_ways(bank: str):
    columns = [t for t in TASKS if t.bank == bank]
    assert len(columns) >= 6
    for task in columns:
        inputs, answers = [r.input for r in task.rows], Counter(r.target for r in task.rows)
        assert len(set(inputs)) == len(inputs) >= 36, task.name
        assert all(text == text.strip() and text.isprintable() and len(text) <= 260 for text in inputs), task.name
        assert all(text == text.strip() and text.isprintable() and len(text) <= 140 for text in answers), task.name
        most = answers.most_common(1)[0][1] / len(inputs)
        assert most <= (0.2 if not task.choices else 0.6 if len(task.choices) == 2 else 0.5), task.name
        if task.choices:
            assert set(answers) == set(task.choices), task.name
        if task.span:
            assert all(r.target in r.input for r in task.rows), task.name


@pytest.mark.parametrize("bank", BANKS)
def test_every_column_says_what_it_is_in_several_ways(bank: str):
    for task in TASKS:
        if task.bank == bank:
            said = [*task.descriptions, *task.unseen, task.definition]
            assert len({d.strip().rstrip(".").lower() for d in said}) == len(said), task.name
            assert len(task.descriptions) >= 12, task.name
            assert len(task.unseen) >= 3, task.name


def test_no_two_tasks_that_are_made_have_one_name():
    names = Counter(t.name for t in [*TASKS, *procedural.all_tasks()])
    assert [name for name, n in names.items() if n > 1] == []


def test_the_suite_holds_the_same_texts_back_from_every_column_of_a_bank(tmp_path: Path):
    columns = [t for t in TASKS if t.bank == BANKS[0]]
    whole = [t for t in columns if len(t.rows) == max(len(t.rows) for t in columns)]
    assert len(whole) > 1
    assert written.make_suite(tmp_path, whole) == [t.name for t in whole]
    assert written.make_suite(tmp_path, whole) == []  # they are there
    made = load_suite(tmp_path, "train")
    assert {t.source for t in made} == {WRITTEN}
    assert {t.name: t.eval_descriptions for t in made} == {t.name: t.unseen for t in whole}
    assert len({tuple(r.input for r in t.validation_rows(8)) for t in made}) == 1
    assert len({tuple(r.input for r in t.test_rows) for t in made}) == 1
    for task in made:
        assert not {r.input for r in task.train_rows} & {r.input for r in task.test_rows}
        assert len(task.train_rows) + len(task.test_rows) == len(whole[0].rows)

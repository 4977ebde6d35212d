"""Tables: what is read, that batches answer as `answer_many` does, what a bad row or a stop leaves, and files."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from t2l_core.adapter import Adapter
from t2l_core.engine import Sampling, StreamStep
from t2l_core.table import (
    MAX_BYTES,
    MAX_INPUT,
    MAX_ROWS,
    ROWS_AT_ONCE,
    Cell,
    Method,
    Row,
    Table,
    TableRun,
    methods_for,
    parse_csv,
    parse_jsonl,
    parse_lines,
    read_rows,
    write_csv,
    write_jsonl,
)
from t2l_core.text2lora import ColumnSpec, Text2LoRA
from t2l_core.ui import build, table_cards
from t2l_core.ui.state import Session, Studio
from t2l_core.ui.table_tab import ON_ITS_WAY, TableTab

SHORT = Sampling(max_new_tokens=6)
PAIRS = [Row("hot", "cold"), Row("up", "down")]


@pytest.fixture
def adapters(tiny_t2l: Text2LoRA) -> list[Adapter]:
    return [tiny_t2l.generate(text) for text in ("Do it backwards.", "Count the sheep.")]


@pytest.fixture
def studio(tiny_t2l: Text2LoRA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(Studio, "_load", lambda self: tiny_t2l)
    monkeypatch.setenv("T2L_WORKSPACES", str(tmp_path / "workspaces"))
    return Studio(tmp_path)


def finished(t2l: Text2LoRA, rows: list[Row], methods: list[Method], sampling: Sampling = SHORT) -> Table:
    run = TableRun(rows, methods, sampling)
    while not run.ended:
        run.advance(t2l)
    return run.table


def texts(table: Table, method: int) -> list[str | None]:
    return [row[method].text if row[method] else None for row in table.cells]


# --- reading


@pytest.mark.parametrize(
    "text",
    [
        "input,expected\nhot,cold\nup,down\n",
        "\ufeffInput , EXPECTED\r\nhot,cold\r\n\r\nup,down\r\n",
        "id;target;prompt\n1;cold;hot\n2;down;up",
        "text\tanswer\nhot\tcold\nup\tdown",
        '"question","output"\n"hot","cold"\n"up","down",,',
    ],
)
def test_csv_is_read_whatever_its_dialect(text: str, tmp_path: Path):
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode())
    assert read_rows(path) == PAIRS
    path.write_bytes(text.removeprefix("\ufeff").encode("utf-16"))
    assert read_rows(path) == PAIRS


def test_csv_of_one_column_needs_no_header():
    assert parse_csv("hot\nup") == [Row("hot"), Row("up")]
    assert parse_csv('"hot, very\nhot"\nup\n') == [Row("hot, very\nhot"), Row("up")]
    assert parse_csv("input,expected\nhot\nup,") == [Row("hot"), Row("up")]


def test_jsonl_is_read_with_synonyms_numbers_and_strings():
    lines = [{"Prompt": "2+3", "answer": 5}, {"input": "hot\nup", "expected": None}]
    assert parse_jsonl("\n".join(map(json.dumps, lines)) + '\n\n"plain\u2028text"\n') == [
        Row("2+3", "5"),
        Row("hot\nup"),
        Row("plain\u2028text"),
    ]


def test_lines_are_read_with_a_tab_or_an_arrow():
    assert parse_lines("hot => cold\r\n\n  up\tdown \nplain, text\na => b => c") == [
        Row("hot", "cold"),
        Row("up", "down"),
        Row("plain, text"),
        Row("a => b", "c"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "there are no rows"),
        ("a.csv", b"input,expected\n", "there are no rows"),
        ("a.csv", b"name,age\nBob,3\n", "'name', 'age'.*wanted a header"),
        ("a.csv", b"input,expected\nhot,cold\nup, up,down\n", "line 3 has 3 columns but the header has 2"),
        ("a.csv", b'input\n"hot\nup\n', "line 3 of the CSV cannot be read.*quotes"),
        ("a.csv", b"PK\x03\x04\0\0\0\0", "binary data"),
        ("a.csv", "input\nhot\nœuf à la".encode("latin-1", "replace"), "line 3 of the file is not UTF-8.*0xE0"),
        ("a.csv", b"input\n" + b"x\n" * (MAX_ROWS + 1), f"501 rows; at most {MAX_ROWS}"),
        ("a.csv", b"x" * (MAX_BYTES + 1), "at most 1,000,000 are read"),
        ("a.csv", b"input\n" + b"x" * 200_000, "line 2 of the CSV cannot be read"),
        ("a.jsonl", b'{"input": "hot"}\n{"input": \n', "line 2 is not JSON"),
        ("a.jsonl", b"[" * 200_000, "line 1 is not JSON"),
        ("a.jsonl", b'{"input": "hot"}\n[1]\n', "line 2 is JSON, but no object"),
        ("a.jsonl", b'{"word": "hot"}\n', "line 1 has the fields 'word'"),
        ("a.jsonl", b'{"input": ["hot"]}\n', "line 1: 'input' is a list"),
        ("a.txt", b"a\tb\tc\n", "line 1 has 3 columns"),
        ("a.xlsx", b"PK", r"the file is .xlsx; wanted .csv"),
        ("a", b"hot", "without an extension"),
    ],
)
def test_unusable_files_are_refused_with_a_reason(name: str, content: bytes, said: str, tmp_path: Path):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=said):
        read_rows(tmp_path / name)


def test_a_file_that_is_gone_by_now_is_asked_for_again(tmp_path: Path):
    with pytest.raises(ValueError, match="upload it again"):
        read_rows(tmp_path / "rows.csv")


# --- answering


def test_a_table_answers_as_answer_many_does(tiny_t2l: Text2LoRA, adapters: list[Adapter]):
    strong = adapters[0].with_strength(2.0)
    rows = [Row("x" * (i % 7 + 1) + str(i)) for i in range(2 * ROWS_AT_ONCE + 3)]
    methods = methods_for(["base", "base_described", "adapter", "adapter_described"], [strong])
    table = finished(tiny_t2l, rows, methods)
    assert [m.label.split(":")[0] for m in methods] == ["Base model", "Base model, description in the prompt"] + ["Adapter"] * 2
    for m, (adapter, described) in enumerate([(None, None), (None, 1), (strong, None), (strong, 1)]):
        description = strong.description if described else None
        inputs = [r.input for r in rows]
        expected = tiny_t2l.answer_many(inputs, adapter, with_description=description, sampling=SHORT)
        assert texts(table, m) == expected
    assert texts(table, 0) != texts(table, 2)


def test_bad_rows_say_why_and_do_not_stop_the_rest(tiny_t2l: Text2LoRA, adapters: list[Adapter]):
    bad = {
        "": "input is empty",
        "x" * 300: "shorten the prompt",
        "y" * (MAX_INPUT + 1): "4,000",
        "\ufffd": "not text",
        "z" * 240: "shorten the prompt",  # leaves no room for the description
    }
    rows = [Row("hello"), *map(Row, bad), Row("bye")]
    table = finished(tiny_t2l, rows, methods_for(["base", "adapter_described"], adapters[:1]))
    described = [row[1] for row in table.cells]
    for cell, said in zip(described[1:-1], bad.values(), strict=True):
        assert cell
        assert said in (cell.error or "")
    assert table.cells[5][0] == Cell(tiny_t2l.answer("z" * 240, sampling=SHORT))
    assert [texts(table, 0)[i] for i in (0, -1)] == tiny_t2l.answer_many(["hello", "bye"], sampling=SHORT)
    assert table.score(1).errors == 5
    assert table.score(1).answered == 2


def test_only_bad_rows_end_at_once(tiny_t2l: Text2LoRA):
    run = TableRun([Row("")], [Method("Base model")], SHORT)
    run.advance(tiny_t2l)
    assert run.ended
    assert run.progress().done == 1


class BreaksOn:
    """An engine's `stream` that fails whenever a marked prompt is in its batch; `sizes` are those of the batches begun."""

    def __init__(self, t2l: Text2LoRA, bad: str) -> None:
        self.bad, self.real, self.sizes = t2l.base.prompt_ids(bad), t2l.engine.stream, []

    def __call__(self, columns: Any, *args: Any) -> Iterator[StreamStep]:
        steps = self.real(columns, *args)

        def follow() -> Iterator[StreamStep]:
            self.sizes.append(len(columns))
            for step in steps:
                if any(c.prompt_ids == self.bad for c in columns):
                    raise RuntimeError("out of memory")
                yield step

        return follow()


def test_a_batch_that_fails_comes_again_row_by_row(tiny_t2l: Text2LoRA, monkeypatch: pytest.MonkeyPatch):
    rows = [Row("hello"), Row("boom!"), Row("later"), *(Row(f"a longer row {i:02}") for i in range(ROWS_AT_ONCE))]
    whole = tiny_t2l.answer_many([row.input for row in rows], sampling=SHORT)
    stream = BreaksOn(tiny_t2l, "boom!")
    monkeypatch.setattr(tiny_t2l.engine, "stream", stream)
    run = TableRun(rows, [Method("Base model")], SHORT)
    while not run.ended:
        run.advance(tiny_t2l)
    found = texts(run.table, 0)
    assert [*found[:1], *found[2:]] == [*whole[:1], *whole[2:]]
    assert run.table.cells[1][0] == Cell(error="the model failed on this row (RuntimeError); the log says why")
    assert run.table.score(0).errors == 1
    assert stream.sizes == [ROWS_AT_ONCE, *[1] * ROWS_AT_ONCE, 3]


def test_long_rows_make_small_batches(tiny_t2l: Text2LoRA, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("t2l_core.table.TOKENS_AT_ONCE", 100)
    run = TableRun([Row("x" * 30) for _ in range(4)], [Method("Base model")], SHORT)
    run.advance(tiny_t2l)
    assert run.progress().done == 3  # of 31 tokens each
    assert run.progress().seconds_left


def test_a_stop_keeps_whole_answers_only(tiny_t2l: Text2LoRA, monkeypatch: pytest.MonkeyPatch):
    run = TableRun([Row(f"row {i:02}") for i in range(ROWS_AT_ONCE + 4)], [Method("Base model")], SHORT)
    run.advance(tiny_t2l)
    whole = tiny_t2l.answer_many([row.input for row in run.rows], sampling=SHORT)
    stream = tiny_t2l.engine.stream

    def stopped_after_a_token(*args: Any) -> Iterator[StreamStep]:
        for step in stream(*args):
            yield step
            run.stop.set()

    monkeypatch.setattr(tiny_t2l.engine, "stream", stopped_after_a_token)
    run.advance(tiny_t2l)
    assert run.ended
    kept = texts(run.table, 0)
    assert kept[:ROWS_AT_ONCE] == whole[:ROWS_AT_ONCE]
    assert None in kept
    assert all(text in (None, answer) for text, answer in zip(kept, whole, strict=True))


@pytest.mark.parametrize(
    ("kinds", "count", "said"), [([], 1, "nobody is to answer"), (["adapter"], 0, "no adapter"), (["adapter"], 9, "9 columns")]
)
def test_impossible_choices_are_refused(kinds: list[str], count: int, said: str, adapters: list[Adapter]):
    with pytest.raises(ValueError, match=said):
        methods_for(kinds, adapters[:1] * count)


def test_labels_of_like_adapters_differ(adapters: list[Adapter]):
    labels = [m.label for m in methods_for(["base_described", "adapter", "adapter_described"], adapters[:1] * 2)]
    assert len(set(labels)) == 6


# --- scores


def scored() -> Table:
    """hot, up and five: base says cold, down, error; the adapter cold, up, 5; nothing is expected of five."""
    methods = [Method("Base model"), Method("=Adapter", adapter=object())]  # type: ignore[arg-type]
    table = Table.empty([*PAIRS, Row("=five", None)], methods)
    table.cells = [[Cell("cold"), Cell("cold")], [Cell("down"), Cell("up")], [Cell(error="too long"), Cell("-5")]]
    return table


def test_scores_count_exact_matches_and_differences():
    table = scored()
    base, adapted = table.score(0), table.score(1)
    assert (base.right, base.judged, base.errors, base.answered, base.exact_match) == (2, 2, 1, 2, 1.0)
    assert (adapted.right, adapted.judged, adapted.differ, adapted.compared, adapted.exact_match) == (1, 2, 1, 2, 0.5)
    assert [table.row_is_wrong(r) for r in range(3)] == [False, True, False]
    assert [table.row_differs(r) for r in range(3)] == [False, True, False]
    table.cells[1][1] = None
    assert table.score(1).judged == 1
    assert Table.empty([Row("a")], [Method("Base model")]).score(0).exact_match is None


# --- files


def test_files_hold_the_table_and_no_formula(tmp_path: Path):
    table = scored()
    with write_csv(table, tmp_path / "new" / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines == [
        ["input", "expected", "Base model", "'=Adapter", "errors"],
        ["hot", "cold", "cold", "cold", ""],
        ["up", "down", "down", "up", ""],
        ["'=five", "", "", "'-5", "Base model: too long"],
    ]
    table.cells[0][1] = None
    found = [json.loads(line) for line in write_jsonl(table, tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
    assert found[0]["answers"] == {"Base model": "cold", "=Adapter": None}
    assert found[2] == {
        "input": "=five",
        "expected": None,
        "answers": {"Base model": None, "=Adapter": "-5"},
        "errors": {"Base model": "too long"},
    }
    assert read_rows(tmp_path / "t.jsonl") == list(table.rows)
    assert [r.input for r in read_rows(tmp_path / "new" / "t.csv")] == ["hot", "up", "'=five"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new", "t.jsonl"]


# --- on the page


def test_texts_of_visitors_and_models_are_escaped():
    evil = "<img src=x onerror=alert(1)>"
    table = Table.empty([Row(evil, evil), Row(evil)], [Method("Base model"), Method(evil)])
    table.cells = [[Cell(evil), Cell(evil + "2")], [Cell(error=evil), None]]
    shown = table_cards.answers(table) + table_cards.summary(table) + table_cards.progress(None, evil)
    assert "<img" not in shown
    assert "✗ wrong · ≠ base" in shown


def test_a_visitor_s_table_lets_others_answer_in_between(studio: Studio, tiny_t2l: Text2LoRA):
    session, other = Session(), Session()
    rows = [Row(f"row {i:02}") for i in range(3 * ROWS_AT_ONCE)]
    steps = (step for step in studio.run_table(session, rows, [Method("Base model")], SHORT) if step)
    first = next(steps)
    assert first.progress().done == ROWS_AT_ONCE
    said = [s for s in studio.compare(other, "hello", [ColumnSpec()], SHORT) if s][-1].texts
    assert said == [tiny_t2l.answer("hello", sampling=SHORT)]
    last = list(steps)[-1]
    assert texts(last.table, 0) == tiny_t2l.answer_many([r.input for r in rows], sampling=SHORT)
    csv_file, jsonl = studio.table_files(session)
    assert len(jsonl.read_text(encoding="utf-8").splitlines()) == len(rows)
    studio.forget(session)
    assert not csv_file.exists()
    with pytest.raises(ValueError, match="there is no table"):
        studio.table_files(session)


def test_cancel_keeps_what_was_answered(studio: Studio):
    session = Session()
    rows = [Row(f"row {i:02}") for i in range(3 * ROWS_AT_ONCE)]
    steps = (step for step in studio.run_table(session, rows, [Method("Base model")], SHORT) if step)
    next(steps)
    run = studio.stop_table(session)
    assert run
    assert run.progress().done == ROWS_AT_ONCE
    assert list(steps) == []
    assert studio.stop_table(Session()) is None


def test_a_table_cancelled_while_waiting_never_starts(studio: Studio):
    assert studio.t2l
    busy, session = threading.Event(), Session()
    studio._model.submit(busy.wait)
    steps = studio.run_table(session, [Row("hello")], [Method("Base model")], SHORT)
    assert next(steps) is None
    run = studio.stop_table(session)
    assert list(steps) == []
    busy.set()
    assert run
    assert run.progress().done == 0


def test_a_step_on_its_way_arrives_before_the_answer_to_a_cancel(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    with gr.Blocks(), gr.Tab() as tab:
        page = TableTab(studio, gr.State(None), gr.BrowserState(None), tab)
    session = Session()
    rows = [Row(f"row {i:02}") for i in range(3 * ROWS_AT_ONCE)]
    next(step for step in studio.run_table(session, rows, [Method("Base model")], SHORT) if step)
    run, waited = studio._tables[session.page], []
    monkeypatch.setattr("time.sleep", lambda seconds: waited.append((seconds, run.stop.is_set())))
    said = page.cancelled(session)
    assert waited == [(ON_ITS_WAY, True)]  # nothing is sent any more while it waits
    assert f"{ROWS_AT_ONCE} of {3 * ROWS_AT_ONCE} rows · cancelled" in said[page.progress]


def test_the_page_offers_the_adapters_there_are(studio: Studio):
    with gr.Blocks(), gr.Tab() as tab:
        page = TableTab(studio, gr.State(None), gr.BrowserState(None), tab)
    assert studio.t2l
    session = Session()
    hint, adapters, kinds, newest = page.opened(session, [], ["base"], "")
    assert "no adapter yet" in hint
    assert (adapters.value, kinds.value, newest) == ([], ["base"], "")
    first = studio.generate(session, "Do it backwards.").adapter
    hint, adapters, kinds, newest = page.opened(session, [], ["base"], newest)
    assert (hint, adapters.value, kinds.value) == ("", [first.id], ["base", "adapter"])
    second = studio.generate(session, "Count the sheep.").adapter
    _, adapters, kinds, newest = page.opened(session, [first.id], ["adapter"], newest)
    assert (adapters.value, kinds.value) == ([second.id], ["adapter"])
    _, adapters, _, newest = page.opened(session, [first.id], ["adapter"], newest)
    assert adapters.value == [first.id]
    studio.library.remove(session.workspace, first.id)
    assert page.opened(session, [first.id], ["adapter"], newest)[1].value == [second.id]


def test_what_cannot_be_run_is_said_and_changes_nothing_else(studio: Studio, tmp_path: Path):
    with gr.Blocks(), gr.Tab() as tab:
        page = TableTab(studio, gr.State(None), gr.BrowserState(None), tab)
    assert studio.t2l
    (tmp_path / "rows.csv").write_bytes(b"\0\1")
    values = {
        page.session: None,
        page.remembered: None,
        page.lines: "hot => cold",
        page.file: None,
        page.adapters: [],
        page.kinds: ["base"],
        page.strength: 1,
        page.max_new_tokens: 4,
    }
    for change in ({page.lines: " "}, {page.kinds: []}, {page.file: str(tmp_path / "rows.csv")}, {page.adapters: ["../x"]}):
        [said] = page.run(values | change)
        assert list(said) == [page.notice]
        assert 'role="alert"' in said[page.notice]
    steps = list(page.run(values))
    assert "1 of n = 1" in steps[-2][page.summary] or "0 of n = 1" in steps[-2][page.summary]
    assert Path(steps[-1][page.csv].value["path"]).is_file()


def test_a_failed_table_leaves_what_was_answered_and_its_download(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    with gr.Blocks(), gr.Tab() as tab:
        page = TableTab(studio, gr.State(None), gr.BrowserState(None), tab)
    assert studio.t2l
    advance = TableRun.advance

    def only_once(self: TableRun, t2l: Text2LoRA) -> None:
        if self.progress().done:
            raise RuntimeError("lost the GPU")
        advance(self, t2l)

    monkeypatch.setattr(TableRun, "advance", only_once)
    values = {
        page.session: None,
        page.remembered: None,
        page.lines: "\n".join(f"row {i:02}" for i in range(2 * ROWS_AT_ONCE)),
        page.file: None,
        page.adapters: [],
        page.kinds: ["base"],
        page.strength: 1,
        page.max_new_tokens: 4,
    }
    last = list(page.run(values))[-1]
    assert "Something went wrong on our side (RuntimeError)" in last[page.notice]
    assert f"{ROWS_AT_ONCE} of {2 * ROWS_AT_ONCE} rows · ended early" in last[page.progress]
    assert last[page.cancel].interactive is False
    kept = Path(last[page.jsonl].value["path"]).read_text(encoding="utf-8").splitlines()
    assert sum(json.loads(line)["answers"]["Base model"] is not None for line in kept) == ROWS_AT_ONCE
    assert "lost the GPU" in caplog.text


def test_the_page_adds_no_public_endpoint(studio: Studio):
    named = build(studio).get_api_info()["named_endpoints"]
    assert not [name for name in named if name.strip("/") in ("opened", "uploaded", "run", "cancelled", "lambda")]

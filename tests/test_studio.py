"""The app without a browser: runs, stops, errors and visitors of one `Studio`, and the words it shows."""

from __future__ import annotations

import re
import threading
import zipfile
from pathlib import Path

import gradio as gr
import pytest

from t2l_core.engine import Sampling
from t2l_core.text2lora import ColumnSpec, Text2LoRA
from t2l_core.ui import api, build, cards
from t2l_core.ui.api import Endpoints
from t2l_core.ui.conversation import Answer
from t2l_core.ui.state import Session, Studio, of_visitor

SAMPLING = Sampling(max_new_tokens=12)
BOTH = [ColumnSpec(), ColumnSpec()]


@pytest.fixture
def studio(tiny_t2l: Text2LoRA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(Studio, "_load", lambda self: tiny_t2l)
    return Studio(tmp_path)


def test_generated_adapters_stay_in_their_workspace(studio: Studio):
    mine, yours = Session(), Session()
    made = studio.generate(mine, "Do it backwards.", strength=0.5)
    assert made.adapter.strength == 0.5
    assert made.session == Session(mine.workspace, made.adapter.id)
    found = studio.adapter(made.session, 2.0)
    assert found is not None
    assert (found.id, found.strength) == (made.adapter.id, 2.0)
    assert studio.adapter(yours, 1.0) is None
    with pytest.raises(ValueError, match="not in your workspace"):
        studio.adapter(Session(yours.workspace, made.adapter.id), 1.0)
    studio.forget(made.session)  # the page is gone, not the browser's workspace
    again = Session.restored(mine.workspace)
    assert again.page != mine.page
    assert [a.id for a in studio.library.adapters(again.workspace)] == [made.adapter.id]


@pytest.mark.parametrize("remembered", [None, "", 7, ["a"], "../x", "A" * 32, "0" * 31, "0" * 32 + "\n"])
def test_a_browser_with_a_bad_memory_gets_a_new_workspace(remembered: object):
    assert re.fullmatch("[0-9a-f]{32}", Session.restored(remembered).workspace)
    assert Session.restored(remembered).workspace != Session.restored(remembered).workspace


def test_a_page_whose_state_is_gone_goes_on_in_its_workspace():
    seen = []
    handler = of_visitor(lambda session, *rest: seen.append((session.workspace, rest)))
    handler(None, "a" * 32, 1)
    handler(Session("b" * 32), "a" * 32)
    assert seen == [("a" * 32, (1,)), ("b" * 32, ())]


def test_a_page_that_ends_leaves_the_others_of_its_browser_alone(studio: Studio):
    old, new = Session("0" * 32), Session("0" * 32)
    steps = studio.compare(new, "hello", BOTH, Sampling(max_new_tokens=200))
    next(s for s in steps if s)
    studio.forget(old)
    assert not studio._runs[new.page].stop.is_set()
    studio.stop(new)
    list(steps)


def test_stream_ends_with_the_engines_answer(studio: Studio, tiny_t2l: Text2LoRA):
    adapter = studio.generate(Session(), "Do it backwards.").adapter
    columns = [ColumnSpec(), ColumnSpec(adapter)]
    last = [step for step in studio.compare(Session(), "hello", columns, SAMPLING) if step][-1]
    expected = list(tiny_t2l.compare("hello", columns, SAMPLING))[-1]
    assert last.done
    assert last.texts == expected.texts


def test_stop_keeps_what_was_said(studio: Studio):
    session = Session()
    steps = studio.compare(session, "hello", BOTH, Sampling(max_new_tokens=200))
    first = next(s for s in steps if s)
    last = studio.stop(session)
    assert last is not None
    assert last.texts[0].startswith(first.texts[0])
    assert [c.stop_reason for c in last.columns] == ["stopped", "stopped"]
    assert all(s is last for s in steps)
    assert studio.stop(session) is None


def test_stopped_while_waiting_never_starts(studio: Studio):
    assert studio.t2l
    busy, session = threading.Event(), Session()
    studio._model.submit(busy.wait)
    steps = studio.compare(session, "hello", BOTH, SAMPLING)
    assert next(steps) is None
    assert studio.stop(session) is None
    assert list(steps) == []
    busy.set()
    assert [s for s in studio.compare(session, "hello", BOTH, SAMPLING) if s]


def test_a_new_run_of_the_same_visitor_ends_the_old(studio: Studio):
    session = Session()
    old = studio.compare(session, "hello", BOTH, Sampling(max_new_tokens=200))
    next(s for s in old if s)
    new = [s for s in studio.compare(session, "bye", BOTH, SAMPLING) if s]
    assert new[-1].done
    assert list(old) == []


def test_leaving_the_page_stops_the_run(studio: Studio):
    steps = studio.compare(Session(), "hello", BOTH, Sampling(max_new_tokens=200))
    next(s for s in steps if s)
    [run] = studio._runs.values()
    steps.close()
    assert run.stop.is_set()
    assert studio._runs == {}


def test_errors_reach_the_caller_and_leave_no_run(studio: Studio):
    with pytest.raises(ValueError, match="prompt is empty"):
        list(studio.compare(Session(), " ", BOTH, SAMPLING))
    with pytest.raises(ValueError, match="shorten the prompt"):
        list(studio.compare(Session(), "x" * 300, BOTH, SAMPLING))
    with pytest.raises(ValueError, match="description is empty"):
        studio.generate(Session(), "")
    assert studio._runs == {}


@pytest.mark.parametrize(
    ("raised", "said"),
    [(FileNotFoundError("no checkpoint here"), "no checkpoint here"), (ImportError("deep inside"), "the log of app.py")],
)
def test_failed_loading_is_said(raised: Exception, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(self: Studio) -> Text2LoRA:
        raise raised

    monkeypatch.setattr(Studio, "_load", fail)
    studio = Studio(tmp_path)
    for _ in range(2):
        with pytest.raises((ValueError, OSError), match=said):
            studio.generate(Session(), "Do it.")
    assert not studio.loaded
    assert studio.map() is None


def test_endpoints_answer_and_say_what_is_wrong(studio: Studio):
    endpoints = Endpoints(studio)
    found, path = endpoints.generate("Do it backwards.", 0.5)
    assert found["strength"] == 0.5
    assert found["parameters"] > 0
    with zipfile.ZipFile(path) as archive:
        assert "adapter_config.json" in archive.namelist()
    assert set(endpoints.answer("hello", "Do it backwards.", True)) == {"base", "adapted", "seconds"}
    with pytest.raises(gr.Error, match="The description is empty"):
        endpoints.generate("", 1.0)


def test_endpoints_leave_nothing_behind(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "KEPT", 2)
    endpoints = Endpoints(studio)
    for description in ("Do it.", "Undo it.", "Do it\nover two lines."):
        endpoints.answer("hello", description)
    with pytest.raises(gr.Error, match="prompt is empty"):
        endpoints.answer("", "Do it.")
    assert not studio._runs
    assert not studio._ended  # a failed run would hold its columns
    kept = studio.library.entries(endpoints.workspace)
    assert [e.description for e in kept] == ["Do it\nover two lines.", "Do it."]  # a description of two lines is one


def test_compare_endpoint_answers_several_descriptions_together(studio: Studio):
    endpoints = Endpoints(studio)
    found = endpoints.compare("hello", "Do it.\n\nUndo it.\n", max_new_tokens=6)
    assert [c["model"] for c in found["columns"]] == ["base", "adapter", "adapter"]
    assert [c["description"] for c in found["columns"]] == ["", "Do it.", "Undo it."]
    assert found["columns"][0]["text"] == studio.t2l.answer("hello", sampling=Sampling(6))
    for wrong, said in ((("hello", "a\nb\nc\nd"), "4 descriptions"), (("", "a"), "prompt is empty"), (("x", " "), "is empty")):
        with pytest.raises(gr.Error, match=said):
            endpoints.compare(*wrong)
    with pytest.raises(gr.Error, match="Temperature"):
        endpoints.compare("hello", "Do it.", temperature=9)


def test_map_endpoint_says_when_there_is_none(studio: Studio):
    with pytest.raises(gr.Error, match=r"no list of its training tasks"):
        Endpoints(studio).map()


def test_only_the_documented_endpoints_are_public(studio: Studio):
    named = build(studio).get_api_info()["named_endpoints"]
    assert set(named) == {"/generate", "/answer", "/compare", "/map"}


def test_texts_of_visitors_and_models_are_escaped(studio: Studio):
    evil = "<img src=x onerror=alert(1)>"
    adapter = studio.generate(Session(), evil).adapter
    shown = [
        cards.note(evil),
        cards.status(evil),
        cards.column(evil, evil, Answer(evil, 3, 0.1, 9.0, "end"), "", adapted=True, running=False, before=[(evil, evil)]),
        cards.column(evil, evil, Answer(evil, 3, 0.1, 9.0, "end"), "", adapted=True, running=False, against="", asked=evil),
        cards.column(evil, evil, None, evil, adapted=True, running=False),
        cards.lead(evil),
        cards.facts(adapter, studio.facts(adapter), has_anchors=False),
    ]
    assert not [html for html in shown if "<img" in html]


def test_the_snippet_is_python_whatever_was_typed(studio: Studio):
    adapter = studio.generate(Session(), "Say 'hi'\nto \"them\" \\ all.", strength=1.5).adapter
    code = cards.snippet(adapter, 'it\'s\n"me"', "checkpoints/x", adapter.checkpoint)
    compile(code, "snippet", "exec")
    assert repr(adapter.description) in code
    assert "adapter.save" in code
    worded = studio.generate(Session(), "Do it.", wordings=['Do "it".']).adapter
    assert "wordings=['Do \"it\".']" in cards.snippet(worded, "x", "checkpoints/x", worded.checkpoint)
    mix = studio.t2l.mix(adapter, worded, 0.5)
    code = cards.snippet(mix, "x", "checkpoints/x", adapter.checkpoint)
    compile(code, "snippet", "exec")
    assert "generate" not in code
    assert f"Adapter.load({'out/' + mix.slug!r}" in code


def test_what_is_typed_into_a_slider_counts_as_the_nearest_value(studio: Studio):
    build(studio)
    slider = gr.Slider(0, 2, value=1)
    assert [slider.preprocess(x) for x in (None, -3, 0.5, 20)] == [0, 0, 0.5, 2]  # type: ignore[arg-type]

"""The Compare page's handlers without a browser: every update they yield belongs to a widget they are wired to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from t2l_core.text2lora import Text2LoRA
from t2l_core.ui import columns
from t2l_core.ui.compare_tab import LAST_SEED, CompareTab, Page
from t2l_core.ui.conversation import BASE, KEPT, Answer, ColumnChoice, Conversation, Turn
from t2l_core.ui.state import Session, Studio


class Visitor:
    """Holds the page's values and applies what a handler yields, as Gradio would."""

    def __init__(self, studio: Studio) -> None:
        with gr.Blocks() as self.demo, gr.Tab("Compare") as tab:
            self.tab = CompareTab(studio, gr.State(Session()), gr.BrowserState(None), tab)
        self.values = {w: getattr(w, "value", None) for w in self.demo.blocks.values()}
        self.values[self.tab.max_new_tokens] = 6
        self.tab.prompt.value = ""

    def fill(self, **texts: Any) -> Visitor:
        self.values |= {getattr(self.tab, name): value for name, value in texts.items()}
        return self

    def press(self, handler: Any) -> None:
        for _ in self.updates(handler):
            pass

    def updates(self, handler: Any) -> Iterator[dict[Any, Any]]:
        """Press, and apply one update after another: others can be pressed in between."""
        [wired] = {frozenset(f.outputs) for f in self.demo.fns.values() if f.fn is not None and _same(f.fn, handler)}
        result = handler(dict(self.values))  # what the page says now, as when Gradio starts an event
        for update in [result] if isinstance(result, dict) else result:
            assert set(update) <= wired
            for widget, value in update.items():
                if isinstance(value, gr.blocks.Block):  # an update of properties
                    value = value.constructor_args.get("value", self.values[widget])
                self.values[widget] = value
            yield update

    def until_it_streams(self, handler: Any) -> Iterator[dict[Any, Any]]:
        """Press, and go on until the first tokens are on the page; the rest comes when it is read."""
        updates = self.updates(handler)
        next(u for u in updates if self.tab.halt in u)  # announced; what the card shows from here on is its own
        next(u for u in updates if "</b> token" in self.card(0))
        return updates

    def card(self, i: int) -> str:
        return self.values[self.tab.slots[i].card]

    @property
    def page(self) -> Page:
        return self.values[self.tab.page]


def _same(fn: Any, handler: Any) -> bool:
    return getattr(fn, "__name__", "") == handler.__name__


@pytest.fixture
def visitor(tiny_t2l: Text2LoRA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setenv("T2L_WORKSPACES", str(tmp_path / "workspaces"))
    monkeypatch.setattr(Studio, "_load", lambda self: tiny_t2l)
    studio = Studio(tmp_path)
    assert studio.t2l
    return Visitor(studio)


def test_generate_answer_follow_up_vote(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it backwards.", prompt="hello").press(tab.generate_and_compare)
    [talk] = visitor.page.log
    assert [c.model == BASE for c in talk.columns] == [True, False]
    assert talk.turns[0].prompt == "hello"
    assert "Do it backwards." in visitor.card(1)

    visitor.fill(prompt="and now").press(tab.follow_up)
    [talk] = visitor.page.log
    assert [t.prompt for t in talk.turns] == ["hello", "and now"]
    assert "t2l-said" in visitor.card(0)

    visitor.press(tab._voter("B"))
    assert visitor.page.log[-1].turns[-1].vote == "B"
    assert "adapter 1" in visitor.values[tab.tally]
    saved = json.loads(Path(visitor.values[tab.transcript]).read_text(encoding="utf-8"))
    assert saved[0]["turns"][1]["vote"] == "B"

    visitor.press(tab.ask_anew)
    assert len(visitor.page.log) == 2
    assert visitor.page.pending is None


def test_errors_keep_what_was_there(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(prompt=" ").press(tab.ask_anew)
    assert "prompt is empty" in visitor.values[tab.notice]
    visitor.fill(description="", prompt="x").press(tab.ask_anew)
    assert "description is empty" in visitor.values[tab.notice]
    visitor.fill(description="Do it.", prompt="hello").press(tab.generate_and_compare)
    before = visitor.card(0), visitor.card(1)
    visitor.fill(prompt="x" * 400).press(tab.ask_anew)
    assert "shorten the prompt" in visitor.values[tab.notice].lower()
    assert (visitor.card(0), visitor.card(1)) == before
    assert len(visitor.page.log) == 1
    assert visitor.page.pending is None


def test_the_fastest_column_is_marked_when_there_is_one():
    def marks(*speeds: float) -> list[bool]:
        answers = tuple(Answer("x", 3, 0.1, speed, "end") for speed in speeds)
        talk = Conversation((ColumnChoice(),) * len(speeds)).with_turn(Turn("x", answers))
        return ["fastest" in card for card in columns.render(talk)]

    assert marks(9.0, 11.0, 10.0) == [False, True, False]
    assert marks(9.0, 9.0) == [False, False]
    assert marks(0.0, 0.0) == [False, False]


def test_our_own_mistakes_leave_a_usable_page(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="hello").press(tab.generate_and_compare)
    before = visitor.card(0), visitor.card(1)

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("no kernel image")

    with monkeypatch.context() as patch:
        patch.setattr(tab.studio.t2l, "compare", broken)
        visitor.press(tab.ask_anew)
    assert "Something went wrong on our side (RuntimeError)" in visitor.values[tab.notice]
    assert "no kernel image" not in visitor.values[tab.notice]
    assert "no kernel image" in caplog.text
    assert (visitor.card(0), visitor.card(1)) == before
    assert visitor.page.pending is None
    assert len(visitor.page.log) == 1
    with monkeypatch.context() as patch:
        patch.setattr(tab.studio.t2l, "generate", broken)
        visitor.press(tab.generate_and_compare)
        assert "Something went wrong" in visitor.values[tab.notice]
        patch.setattr(tab.studio.t2l, "generate", quota_is_used_up)
        visitor.press(tab.generate_and_compare)
        assert "You have used up your GPU time." in visitor.values[tab.notice]
    visitor.press(tab.ask_anew)
    assert len(visitor.page.log) == 2


def quota_is_used_up(*_: Any, **__: Any) -> Any:
    raise gr.Error("You have used up your GPU time")


def test_regenerate_takes_the_next_seed(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="hello").press(tab.generate_and_compare)
    visitor.press(tab.regenerate)
    assert "raise the temperature" in visitor.values[tab.notice]
    visitor.fill(temperature=1.0).press(tab.regenerate)
    [talk] = visitor.page.log
    assert len(talk.turns) == 1
    assert talk.turns[0].sampling["seed"] == 1
    assert visitor.values[tab.seed] == 1


def test_blind_differences_mix_and_refresh(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="", blind=True).press(tab.generate_and_compare)
    visitor.fill(description="Undo it.", prompt="hello").press(tab.generate_and_compare)
    assert "hidden until you vote" in visitor.card(0)
    assert "Undo it." not in visitor.card(0) + visitor.card(1)
    visitor.press(tab._voter("tie"))
    assert "Undo it." in visitor.card(0) + visitor.card(1)
    visitor.fill(differences=True).press(tab.redraw)
    own = tab.studio.library.adapters(visitor.values[tab.session].workspace)
    assert len(own) == 2
    visitor.press(tab.mix_adapters)
    assert "Choose two" in visitor.values[tab.notice]
    visitor.fill(first=own[0].id, second=own[1].id).press(tab.mix_adapters)
    assert "50 % of" in visitor.values[tab.facts]
    visitor.press(tab.refresh)
    visitor.press(tab.rescale)


def test_stop_before_the_first_token_brings_the_page_back(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="hello").press(tab.generate_and_compare)
    before = visitor.card(0)
    steps = tab.ask_anew(visitor.values)
    for update in (next(steps), next(steps)):  # the run is announced, but has not begun
        visitor.values |= {w: v for w, v in update.items() if not isinstance(v, gr.blocks.Block)}
    assert visitor.page.pending is not None
    steps.close()
    visitor.press(tab.stop)
    assert visitor.page.pending is None
    assert visitor.card(0) == before


def prompts(visitor: Visitor) -> list[list[str]]:
    return [[turn.prompt for turn in talk.turns] for talk in visitor.page.log]


@pytest.fixture
def long_answers(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """To prompts that begin with “long”: these pause after the first token until they are stopped."""
    compare = visitor.tab.studio.t2l.compare

    def pausing(prompt: str, columns_: Any, sampling: Any, stop: threading.Event) -> Iterator[Any]:
        for step in compare(prompt, columns_, sampling, stop):
            yield step
            if prompt.startswith("long"):
                stop.wait(20)

    monkeypatch.setattr(visitor.tab.studio.t2l, "compare", pausing)


def test_what_ends_or_is_voted_on_while_an_adapter_is_made_is_kept(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
    made = visitor.fill(description="Undo it.", prompt="three").updates(tab.generate_and_compare)
    next(made)  # pressed; the adapter is still to be made
    visitor.press(tab._voter("B"))
    visitor.fill(prompt="two").press(tab.follow_up)
    list(made)
    assert prompts(visitor) == [["one", "two"], ["three"]]
    assert "adapter 1" in visitor.values[tab.tally]
    saved = json.loads(Path(visitor.values[tab.transcript]).read_text(encoding="utf-8"))
    assert [[turn["vote"] for turn in talk["turns"]] for talk in saved] == [["B", None], [None]]

    one, other = tab.studio.library.adapters(visitor.values[tab.session].workspace)
    answers = visitor.fill(prompt="four").until_it_streams(tab.ask_anew)
    visitor.fill(first=one.id, second=other.id, prompt="five")
    mixed = visitor.updates(tab.mix_adapters)
    for updates in (answers, mixed):  # the answers end by themselves, then the mix is there
        list(updates)
    assert prompts(visitor) == [["one", "two"], ["three"], ["four"], ["five"]]


def test_a_failed_adapter_leaves_what_ended_meanwhile(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
    made = visitor.fill(description="").updates(tab.generate_and_compare)
    next(made)
    visitor.press(tab._voter("A"))
    list(made)
    assert "description is empty" in visitor.values[tab.notice]
    assert visitor.page.log[-1].turns[-1].vote == "A"
    assert visitor.page.pending is None


def test_answers_that_a_new_run_ends_stay_as_far_as_they_came(visitor: Visitor, long_answers: None):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="").press(tab.generate_and_compare)
    old = visitor.fill(prompt="long").until_it_streams(tab.ask_anew)
    visitor.fill(prompt="new").press(tab.ask_anew)
    card = visitor.card(0)
    list(old)
    assert prompts(visitor) == [["long"], ["new"]]
    assert visitor.page.log[0].turns[0].answers[0].stop_reason == "stopped"
    assert visitor.card(0) == card  # the old run has left the page alone
    assert visitor.page.pending is None

    old = visitor.fill(prompt="long again").until_it_streams(tab.ask_anew)
    visitor.fill(prompt="x" * 400).press(tab.ask_anew)
    assert "shorten the prompt" in visitor.values[tab.notice].lower()
    list(old)
    assert prompts(visitor) == [["long"], ["new"], ["long again"]]


def test_stop_ends_what_streams_and_what_waits(visitor: Visitor, long_answers: None):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="").press(tab.generate_and_compare)
    answers = visitor.fill(prompt="long").until_it_streams(tab.ask_anew)
    made = visitor.updates(tab.generate_and_compare)
    next(made)
    fns = visitor.demo.fns
    cancelled = {getattr(fns[i].fn, "__name__", "") for f in fns.values() for i in f.cancels}
    assert cancelled == {"generate_and_compare", "mix_adapters", "ask_anew", "follow_up", "regenerate"}
    for updates in (answers, made):
        updates.close()
    visitor.press(tab.stop)
    assert "Stopped." in visitor.values[tab.notice]  # in place of “Generating the adapter …”
    assert prompts(visitor) == [["long"]]
    assert visitor.page.pending is None


def test_a_vote_in_the_moment_the_conversation_goes_on_counts(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
    answers = visitor.fill(prompt="two").until_it_streams(tab.follow_up)
    visitor.press(tab._voter("A"))
    assert "base model 1" in visitor.values[tab.tally]
    visitor.press(tab.follow_up)  # pressed before the page could disable it
    list(answers)
    assert [[t.vote for t in talk.turns] for talk in visitor.page.log] == [["A", ""]]
    answers = visitor.fill(temperature=1.0).until_it_streams(tab.regenerate)
    visitor.press(tab._voter("tie"))
    list(answers)
    assert [[t.vote for t in talk.turns] for talk in visitor.page.log] == [["A", "tie"], ["", ""]]


def test_another_answer_beside_one_voted_on_repeats_no_vote(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="one", blind=True, temperature=1.0).press(tab.generate_and_compare)
    visitor.press(tab._voter("tie"))
    visitor.press(tab.regenerate)
    assert "hidden until you vote" in visitor.card(0)  # nothing is left of what was named: the columns are drawn anew
    visitor.fill(prompt="two").press(tab.follow_up)
    visitor.press(tab._voter("both bad"))
    visitor.press(tab.regenerate)
    assert [[t.vote for t in talk.turns] for talk in visitor.page.log] == [["tie"], ["", "both bad"], ["", ""]]
    assert "hidden" not in visitor.card(0)
    visitor.press(tab._voter("tie"))
    visitor.fill(prompt="three").press(tab.follow_up)
    visitor.press(tab._voter("tie"))
    visitor.press(tab.regenerate)
    assert [[t.vote for t in talk.turns] for talk in visitor.page.log[2:]] == [["", "tie", "tie"], ["", "", ""]]
    assert "hidden" not in visitor.card(0)
    assert "Votes: tie 3, both bad 1" in visitor.values[tab.tally]
    saved = json.loads(Path(visitor.values[tab.transcript]).read_text(encoding="utf-8"))
    assert sum(bool(turn["vote"]) for talk in saved for turn in talk["turns"]) == 4
    assert all(talk["columns"] for talk in saved)


def test_the_tally_says_how_far_back_it_counts(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
    visitor.press(tab._voter("tie"))
    assert "Votes: tie 1" in visitor.values[tab.tally]
    visitor.page.log *= KEPT
    visitor.press(tab._voter("tie"))
    assert f"Votes in the last {KEPT} conversations: tie {KEPT}" in visitor.values[tab.tally]


def no_room(*_: Any, **__: Any) -> Any:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_said_and_the_question_is_asked_all_the_same(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    tab, library = visitor.tab, visitor.tab.studio.library
    with monkeypatch.context() as patch:
        patch.setattr(library, "zip", no_room)
        visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
        assert "No space left" in visitor.values[tab.notice]
        assert "Do it." in visitor.values[tab.facts]
        assert prompts(visitor) == [["one"]]
        for handler in (tab.rescale, tab.refresh):
            visitor.fill(notice="").press(handler)
            assert "No space left" in visitor.values[tab.notice]
        patch.setattr("t2l_core.checkpoint.write_json", no_room)
        visitor.fill(notice="", prompt="two").press(tab.follow_up)
        assert "No space left" in visitor.values[tab.notice]
    assert prompts(visitor) == [["one", "two"]]
    assert visitor.page.pending is None
    with monkeypatch.context() as patch:
        patch.setattr(library, "entries", no_room)
        for handler in (tab.rescale, tab.refresh):
            visitor.fill(notice="").press(handler)
            assert "No space left" in visitor.values[tab.notice]


def test_an_adapter_that_another_page_pushed_out_at_once_is_said(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    tab, generate = visitor.tab, visitor.tab.studio.generate

    def pushed_out(session: Session, *rest: Any) -> Any:
        made = generate(session, *rest)
        tab.studio.library.remove(session.workspace, made.adapter.id)
        return made

    monkeypatch.setattr(tab.studio, "generate", pushed_out)
    visitor.fill(description="Do it.", prompt="one").press(tab.generate_and_compare)
    assert "not in your workspace" in visitor.values[tab.notice]
    monkeypatch.undo()
    visitor.press(tab.generate_and_compare)
    assert prompts(visitor) == [["one"]]


def test_fewer_columns_start_a_new_conversation(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="hello", n=4).press(tab.generate_and_compare)
    visitor.fill(n=2, prompt="more").press(tab.follow_up)
    assert "number of columns has changed" in visitor.values[tab.notice]
    visitor.press(tab.ask_anew)
    assert [len(t.columns) for t in visitor.page.log] == [4, 2]
    assert "hello" not in visitor.card(3)


def test_a_column_whose_adapter_is_gone_falls_back(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="").press(tab.generate_and_compare)
    visitor.fill(description="Undo it.").press(tab.generate_and_compare)
    session = visitor.values[tab.session]
    first, second = tab.studio.library.adapters(session.workspace)
    visitor.fill(first=first.id, second=second.id)
    visitor.values[tab.slots[2].model] = first.id
    tab.studio.library.remove(session.workspace, first.id)
    visitor.press(tab.refresh)
    assert visitor.values[tab.slots[2].model] == "current"
    assert visitor.values[tab.slots[0].model] == BASE
    assert (visitor.values[tab.first], visitor.values[tab.second]) == (None, second.id)


def test_what_no_column_needs_is_not_asked_for(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="").press(tab.generate_and_compare)
    visitor.fill(description="Undo it.").press(tab.generate_and_compare)
    session = visitor.values[tab.session]
    first, second = tab.studio.library.adapters(session.workspace)
    tab.studio.library.remove(session.workspace, second.id)  # the page's own, on another page
    visitor.values[tab.slots[1].model] = first.id
    visitor.fill(description="", prompt="hello").press(tab.ask_anew)
    assert [c.model for c in visitor.page.log[-1].columns] == [BASE, first.id]


def test_a_page_whose_state_is_gone_keeps_its_workspace(visitor: Visitor):
    tab = visitor.tab
    visitor.values |= {tab.session: None, tab.remembered: "a" * 32}
    visitor.fill(description="Do it.", prompt="").press(tab.generate_and_compare)
    assert visitor.values[tab.session].workspace == "a" * 32


def test_a_seed_out_of_range_is_the_nearest_one(visitor: Visitor):
    tab = visitor.tab
    visitor.fill(description="Do it.", prompt="hello", seed=99_999_999_999).press(tab.generate_and_compare)
    assert visitor.page.log[-1].turns[0].sampling["seed"] == LAST_SEED
    assert tab.seed.preprocess(99_999_999_999) == 99_999_999_999  # else no handler would run, Stop neither


def test_numbers_of_a_link_are_kept_within_bounds():
    from t2l_core.ui.links import _number

    assert _number("7", 0, 5, whole=True) == 5
    assert _number("-1", 0.05, 1) == 0.05
    for odd in (None, "", "lots", "nan"):
        assert not isinstance(_number(odd, 0, 1), (int, float))


def test_a_link_and_its_way_back():
    from urllib.parse import parse_qsl

    from t2l_core.ui.links import packed, unpacked

    slots = [BASE, 1, False, "f" * 32, 0.5, True, "current", 1.25, False, BASE, 1, False]
    query = packed("x & y" * 5000, "", 3, 0.7, 1, 64, 2, "one\ntwo", True, False, *slots)
    back = unpacked(dict(parse_qsl(query)), 23)
    assert len(back) == 23
    assert len(back[0]) == 20_000
    assert back[1:10] == ["", 3, 0.7, 1, 64, 2, "one\ntwo", True, False]
    assert back[10:22] == [BASE, 1, False, "current", 0.5, True, "current", 1.25, False, BASE, 1, False]
    assert len(unpacked({"view": "api"}, 23)) == 23

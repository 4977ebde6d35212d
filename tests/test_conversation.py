"""Conversations of the Compare page as plain data."""

from __future__ import annotations

import copy
import json
import time

from t2l_core.ui.conversation import KEPT, Answer, ColumnChoice, Conversation, Turn, marked, remembered, tally

BASE, ADAPTER = ColumnChoice(), ColumnChoice("0" * 32, "Opposites", "Give the opposite.", 0.5, True)


def turn(prompt: str, *texts: str) -> Turn:
    return Turn(prompt, tuple(Answer(t, len(t.split()), 0.1, 20.0, "end") for t in texts), {"seed": 1})


def test_each_column_has_a_history_of_its_own():
    talk = Conversation((BASE, ADAPTER)).with_turn(turn("hot", "It is hot.", "cold")).with_turn(turn("up", "Up.", "down"))
    assert talk.history(1) == (("hot", "cold"), ("up", "down"))
    assert talk.without_last().history(0) == (("hot", "It is hot."),)
    assert copy.deepcopy(talk) == talk


def test_blind_columns_are_named_after_the_vote():
    talk = Conversation((ADAPTER, BASE), blind=True).with_turn(turn("hot", "cold", "It is hot."))
    assert talk.hidden
    assert not talk.voted("A").hidden
    assert not Conversation((ADAPTER, BASE)).hidden


def test_named_columns_stay_named_without_their_votes():
    talk = Conversation((ADAPTER, BASE), blind=True).with_turn(turn("hot", "cold", "x"))
    assert talk.with_turn(turn("up", "down", "x")).without_last().hidden
    voted = talk.with_turn(turn("up", "down", "x")).voted("A")
    copy = voted.without_last().unvoted()
    assert not copy.hidden
    assert tally((voted, copy)) == "adapter 1"
    assert copy.to_dict()["columns"] == voted.to_dict()["columns"] is not None
    assert talk.voted("A").without_last().hidden  # of a single turn nothing is left: its columns can be drawn anew


def test_votes_are_counted_by_what_the_columns_were():
    one = Conversation((ADAPTER, BASE), blind=True).with_turn(turn("hot", "cold", "x"))
    log = (one.voted("A"), one.voted("B"), one.voted("A"), one.voted("tie"), one)
    assert tally(log) == "adapter 2, base model 1, tie 1"
    assert tally(()) == ""


def test_a_page_remembers_the_newest_conversations():
    log: tuple[Conversation, ...] = ()
    for i in range(KEPT + 3):
        log = remembered(log, Conversation((BASE,)).with_turn(turn(str(i), "x")), new=True)
    assert len(log) == KEPT
    assert log[-1].turns[0].prompt == str(KEPT + 2)
    assert remembered(log, log[-1].voted("tie"), new=False)[-1].turns[0].vote == "tie"


def test_the_transcript_is_json():
    talk = Conversation((BASE, ADAPTER)).with_turn(turn("hot", "It is hot.", "cold")).voted("B")
    found = json.loads(json.dumps(talk.to_dict()))
    assert [c["model"] for c in found["columns"]] == ["base", "adapter"]
    assert found["columns"][1]["strength"] == 0.5
    assert found["turns"][0]["vote"] == "B"
    answer = found["turns"][0]["answers"][1]
    assert answer == {
        "letter": "B",
        "text": "cold",
        "tokens": 1,
        "first_token_seconds": 0.1,
        "tokens_per_second": 20.0,
        "stop_reason": "end",
    }


def test_words_that_differ_are_marked_and_escaped():
    assert marked("the <b> cat", "the dog cat") == "the <mark>&lt;b&gt;</mark> cat"
    assert marked("same words", "same words") == "same words"
    assert marked("new", "") == "<mark>new</mark>"
    assert marked("", "old") == ""
    assert marked("a\n\nb c", "a b c") == "a\n\nb c"
    assert marked("Sure! Cold ", "Cold") == "<mark>Sure!</mark> Cold "


def test_long_answers_without_a_common_word_are_marked_at_once():
    mine, theirs = " ".join(f"a{i}" for i in range(512)), " ".join(f"b{i}" for i in range(512))
    started = time.perf_counter()
    assert marked(mine, theirs) == f"<mark>{mine}</mark>"
    assert time.perf_counter() - started < 0.5  # it took seconds with every space a word

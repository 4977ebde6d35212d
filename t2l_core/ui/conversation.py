"""What was asked and answered on the Compare page: columns, turns, votes, and their JSON.

Enters: finished columns and votes. Leaves: conversations as plain data. Knows nothing of widgets or models.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

LETTERS = "ABCD"
BASE = "base"  # the model of a column without an adapter; any other is an adapter's id
KEPT = 50  # conversations a page remembers


@dataclass(frozen=True)
class ColumnChoice:
    """What one column runs."""

    model: str = BASE
    name: str = "Base model"
    description: str = ""  # of its adapter; for the base model the one to put into the prompt
    strength: float = 1.0
    with_description: bool = False

    @property
    def subtitle(self) -> str:
        if self.model == BASE:
            said = "Untouched, without an adapter"
        else:
            said = self.description + ("" if self.strength == 1 else f" · strength {self.strength:g}")
        return said + (" · description in the prompt" if self.with_description else "")


@dataclass(frozen=True)
class Answer:
    """What one column said, and how fast."""

    text: str
    tokens: int
    first_token_seconds: float | None
    tokens_per_second: float
    stop_reason: str | None


@dataclass(frozen=True)
class Turn:
    """One prompt with the answers of all columns, in the order they stand on the page."""

    prompt: str
    answers: tuple[Answer, ...]
    sampling: dict[str, float] = field(default_factory=dict)
    vote: str = ""  # a column's letter, "tie" or "both bad"; "" before the vote


@dataclass(frozen=True)
class Conversation:
    """Turns of the same columns. In a blind one the columns stand in a drawn order and are named after the vote."""

    columns: tuple[ColumnChoice, ...]
    turns: tuple[Turn, ...] = ()
    blind: bool = False
    named: bool = False  # its columns have been said already, after a vote that is not among its turns

    @property
    def hidden(self) -> bool:
        """True while the page must not say which column is which."""
        return self.blind and not self.named and not any(t.vote for t in self.turns)

    def history(self, column: int) -> tuple[tuple[str, str], ...]:
        """The (prompt, answer) turns of one column."""
        return tuple((t.prompt, t.answers[column].text) for t in self.turns)

    def with_turn(self, turn: Turn) -> Conversation:
        return replace(self, turns=(*self.turns, turn))

    def without_last(self) -> Conversation:
        """To answer the last turn anew; columns that have been named stay so, unless nothing of them is left."""
        turns = self.turns[:-1]
        return replace(self, turns=turns, named=bool(turns) and not self.hidden)

    def unvoted(self) -> Conversation:
        """Without its votes, for a copy beside a conversation that keeps them."""
        return replace(self, turns=tuple(replace(t, vote="") for t in self.turns))

    def voted(self, vote: str) -> Conversation:
        """The vote on the last turn, put in or changed."""
        return replace(self, turns=(*self.turns[:-1], replace(self.turns[-1], vote=vote)))

    def to_dict(self) -> dict[str, Any]:
        columns = [
            {
                "letter": LETTERS[i],
                "model": "base" if c.model == BASE else "adapter",
                "description": c.description,
                "strength": c.strength,
                "description_in_prompt": c.with_description,
            }
            for i, c in enumerate(self.columns)
        ]
        turns = [
            {
                "prompt": t.prompt,
                "sampling": t.sampling,
                "vote": t.vote or None,
                "answers": [{"letter": LETTERS[i], **vars(a)} for i, a in enumerate(t.answers)],
            }
            for t in self.turns
        ]
        return {"blind": self.blind, "columns": None if self.hidden else columns, "turns": turns}


def remembered(log: Sequence[Conversation], current: Conversation, *, new: bool) -> tuple[Conversation, ...]:
    """The log with the current conversation appended, or in place of its last; the oldest beyond `KEPT` go with their votes."""
    return ((*log, current) if new else (*log[:-1], current))[-KEPT:]


def tally(log: Sequence[Conversation]) -> str:
    """The votes in these conversations in words: for the base model, for adapters, ties, both bad."""
    counts: Counter[str] = Counter()
    for talk in log:
        for vote in (t.vote for t in talk.turns if t.vote):
            chosen = LETTERS.find(vote) if len(vote) == 1 else -1
            counts[vote if chosen < 0 else "base model" if talk.columns[chosen].model == BASE else "adapter"] += 1
    return ", ".join(f"{name} {n}" for name, n in sorted(counts.items(), key=lambda item: -item[1]))


def marked(text: str, other: str) -> str:
    """The text as escaped HTML, the words that the other text does not have at that place in <mark>.

    Spaces are shown, not compared: as words of their own they would match everywhere and make this cubic.
    """
    mine, theirs = (re.findall(r"\s*\S+|\s+$", t) for t in (text, other))
    compared = ([word.strip() for word in words] for words in (mine, theirs))
    parts = []
    for kind, start, end, _, _ in difflib.SequenceMatcher(None, *compared, autojunk=False).get_opcodes():
        chunk = "".join(mine[start:end])
        words = chunk.lstrip()
        space = chunk[: len(chunk) - len(words)]
        marks = kind in ("replace", "delete") and words
        parts.append(space + (f"<mark>{escape(words)}</mark>" if marks else escape(words)))
    return "".join(parts)

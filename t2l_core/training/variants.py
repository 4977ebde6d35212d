"""Variants of a task: its rows under other label words, another form of answer or another question, and a description of it.

A network that meets 180 descriptions learns 180 places; one that meets the same task under ever other label words has to read
the description, in the embedding and in the prompt. Enters: a task and a vocabulary. Leaves: `Variant`s. Everything comes from
the task's own training rows and training descriptions.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from t2l_core.tasks import Task

MAX_LABELS = 8
MAX_CLASSES = 24  # that may be sorted into two groups
_LABEL = re.compile(r"[A-Za-z][A-Za-z -]+")
_WORD = re.compile(r"\b[a-z]{3,10}\b")
_COMMON = 0.02  # share of the tasks that use a word, for it to serve as a label

# (what is said of the answer, what is done to it); {word} is drawn from the vocabulary
_FORMS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("Write it in capital letters.", lambda a, _: a.upper()),
    ("Use upper case only.", lambda a, _: a.upper()),
    ("Capitalise every word of the answer.", lambda a, _: string.capwords(a)),
    ("Use small letters only.", lambda a, _: a.lower()),
    ("Put the answer in double quotes.", lambda a, _: f'"{a}"'),
    ("Put it in square brackets.", lambda a, _: f"[{a}]"),
    ("Put the answer between asterisks.", lambda a, _: f"*{a}*"),
    ("End with a full stop.", lambda a, _: a.rstrip(".") + "."),
    ("End with an exclamation mark.", lambda a, _: a + "!"),
    ("Say it twice.", lambda a, _: f"{a} {a}"),
    ('Begin with "Answer:".', lambda a, _: f"Answer: {a}"),
    ('Begin the reply with the word "{word}".', lambda a, w: f"{w} {a}"),
    ('Add the word "{word}" at the end.', lambda a, w: f"{a} {w}"),
    ("Give only the first word of the answer.", lambda a, _: " ".join(a.split()[:1]).rstrip(",;")),
    ("Give only the first letter of the answer.", lambda a, _: a[:1]),
)

_NAMINGS = (
    'Answer "{new}" for {old}',
    'Say "{new}" if it is {old}',
    "Output {new} for {old}",
    "Instead of {old} write {new}",
    "{new} means {old}",
    '"{new}": {old}',
)

# Yes or no questions that can be asked of any text
_QUESTIONS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("contains a digit", lambda text: any(c.isdigit() for c in text)),
    ("contains a comma", lambda text: "," in text),
    ("contains a capital letter", lambda text: any(c.isupper() for c in text)),
    ("contains the word “the”", lambda text: "the" in text.lower().split()),
    ("has more than three words", lambda text: len(text.split()) > 3),
    ("has more than eight words", lambda text: len(text.split()) > 8),
    ("ends with a letter", lambda text: text[-1:].isalpha()),
    ("starts with a capital letter", lambda text: text[:1].isupper()),
    ("starts with a vowel", lambda text: text[:1].lower() in tuple("aeiou")),
    ("is longer than thirty characters", lambda text: len(text) > 30),
    ("contains a word of more than seven letters", lambda text: re.search(r"[^\W\d_]{8}", text) is not None),
    ("contains the letter “k”", lambda text: "k" in text.lower()),
    ("has an even number of words", lambda text: len(text.split()) % 2 == 0),
    ("ends with a full stop", lambda text: text.endswith(".")),
)
_ASKING = (
    'Answer "{a}" if the input {question}, otherwise "{b}".',
    "Say {a} when the text {question} and {b} when it does not.",
    "Sort texts into {a} and {b}: {a} is every text that {question}.",
    "Output {a} or {b}. {a}: the text {question}. {b}: all others.",
    "Label the text as {a} or {b}. It is {a} if it {question}.",
    "Is it true that the text {question}? Reply {a} for yes, {b} for no.",
)
_GROUPING = (
    'Answer "{a}" if it is {these}, otherwise "{b}".',
    "Say {a} for {these} and {b} for everything else.",
    "Only {a} or {b}: {a} means {these}.",
    "Write {b}, unless the answer would be {these}; then write {a}.",
    "Is it {these}? Output {a} if so, {b} if not.",
)

# Parts of the input that can be copied whatever it is, and how they may be written: together more tasks than can be remembered
_PARTS: tuple[tuple[str, Callable[[list[str]], list[str]]], ...] = (
    ("first word", lambda words: words[:1]),
    ("second word", lambda words: words[1:2] or words[-1:]),
    ("last word", lambda words: words[-1:]),
    ("second to last word", lambda words: words[-2:-1] or words[:1]),
    ("longest word", lambda words: [max(words, key=len)]),
    ("first two words", lambda words: words[:2]),
    ("last two words", lambda words: words[-2:]),
    ("first three words", lambda words: words[:3]),
    ("first and the last word", lambda words: [words[0], words[-1]]),
    ("last and the first word", lambda words: [words[-1], words[0]]),
    ("first letter", lambda words: [words[0][:1]]),
    ("last character", lambda words: [words[-1][-1:]]),
    ("number of words", lambda words: [str(len(words))]),
    ("number of letters of the first word", lambda words: [str(sum(c.isalpha() for c in words[0]))]),
)
_WRITTEN: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("", lambda part, _: part),
    ("", lambda part, _: part),
    (" in capital letters", lambda part, _: part.upper()),
    (" in small letters", lambda part, _: part.lower()),
    (" in double quotes", lambda part, _: f'"{part}"'),
    (" in parentheses", lambda part, _: f"({part})"),
    (" with a question mark after it", lambda part, _: part + "?"),
    (" with a # in front", lambda part, _: f"#{part}"),
    (" twice", lambda part, _: f"{part} {part}"),
    (" after the word “{word}”", lambda part, w: f"{w} {part}"),
    (" followed by “{word}”", lambda part, w: f"{part} {w}"),
    (" between two dashes", lambda part, _: f"- {part} -"),
)
_COPYING = (
    "Copy the {what}.",
    "Output only the {what}.",
    "What is the {part} of the text? Write it{how}.",
    "Reply with the {what}, nothing else.",
    "From the input take the {part} and write it{how}.",
    "{what}, please",
    "I only need the {part} of what I give you; return it{how}.",
)
_JOINED: tuple[tuple[str, str], ...] = (
    ("Write the {one}, then the {two}.", " "),
    ("The {one} and the {two}, separated by a comma.", ", "),
    ("Give the {one} and, after a colon, the {two}.", ": "),
    ("Output the {one} and the {two} with a slash between them.", " / "),
    ("Put an arrow between the {one} and the {two}.", " -> "),
)
_BESIDE: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("Then add the {what}.", lambda answer, part: f"{answer} {part}"),
    ("Write the {what} and a colon before the answer.", lambda answer, part: f"{part}: {answer}"),
    ("After the answer put the {what} in square brackets.", lambda answer, part: f"{answer} [{part}]"),
    ("Begin with the {what}, a comma, and then answer.", lambda answer, part: f"{part}, {answer}"),
)
_ALWAYS = (
    'Whatever the input, answer "{a}".',
    "Always reply with the word {a}.",
    "Ignore the text and say {a} {b}.",
    'The only possible answer is "{a} {b}".',
)


@dataclass(frozen=True)
class Variant:
    """A description and the function of (input, target) that gives the answer this description asks for."""

    description: str
    answer: Callable[[str, str], str]


def classes_of(task: Task) -> tuple[str, ...]:
    """The closed set of answers, when the task has one of 2 to `MAX_CLASSES` words or phrases; else ()."""
    found = sorted({r.target for r in task.train_rows})
    worded = all(_LABEL.fullmatch(label) for label in found)
    return tuple(found) if 2 <= len(found) <= MAX_CLASSES and worded else ()


def vocabulary(tasks: Sequence[Task]) -> list[str]:
    """Words that labels are renamed to: lower-case words in the rows of several tasks, in a mixed but fixed order."""
    seen = Counter(word for t in tasks for word in {w for r in t.train_rows for w in _WORD.findall(f"{r.input}\n{r.target}")})
    words = sorted(word for word, n_tasks in seen.items() if n_tasks >= max(2, _COMMON * len(tasks)))
    return [words[i] for i in np.random.default_rng(0).permutation(len(words))]


def draw_variant(
    descriptions: Sequence[str], classes: tuple[str, ...], words: Sequence[str], rng: np.random.Generator
) -> Variant:
    """One variant of a task: other label words or two groups of labels where it has labels, most of the time; else another form
    of the answer, or something else to be done with the same inputs."""
    description = descriptions[int(rng.integers(len(descriptions)))]
    if classes and rng.random() < 0.8:
        few = len(classes) <= MAX_LABELS
        return (relabelled if few and rng.random() < 0.7 else _grouped)(description, classes, words, rng)
    kind = rng.random()
    if kind < 0.25:
        return _asked(words, rng)
    if kind < 0.5:
        return _copied(words, rng)
    if kind < 0.57:
        return _constant(words, rng)
    if kind < 0.7:
        return _beside(description, words, rng)
    said, form = _FORMS[int(rng.integers(len(_FORMS)))]
    [word] = _some(words, 1, rng)
    said = said.format(word=word)
    parts = (said, description) if rng.random() < 0.3 else (_sentence(description), said)
    return Variant(" ".join(parts), lambda _, target: form(target, word))


def _some(words: Sequence[str], n: int, rng: np.random.Generator) -> list[str]:
    """Different words, all in one style."""
    style = (str.lower, str.lower, str.capitalize, str.upper)[int(rng.integers(4))]
    return [style(str(words[int(i)])) for i in rng.choice(len(words), n, replace=False)]


def _asked(words: Sequence[str], rng: np.random.Generator) -> Variant:
    question, holds = _QUESTIONS[int(rng.integers(len(_QUESTIONS)))]
    a, b = _some(words, 2, rng)
    said = _ASKING[int(rng.integers(len(_ASKING)))].format(question=question, a=a, b=b)
    return Variant(said, lambda text, _: a if holds(text) else b)


def _part(word: str, rng: np.random.Generator) -> tuple[str, str, Callable[[str], str]]:
    """A part of a text, how it is to be written, and the function that gives it so."""
    part, take = _PARTS[int(rng.integers(len(_PARTS)))]
    how, write = _WRITTEN[int(rng.integers(len(_WRITTEN)))]
    return part, how.format(word=word), lambda text: write(" ".join(take(text.split() or [""])), word)


def _copied(words: Sequence[str], rng: np.random.Generator) -> Variant:
    """One or two parts of the input, written as the description says."""
    word, other = _some(words, 2, rng)
    part, how, copy = _part(word, rng)
    if rng.random() < 0.6:
        template = _COPYING[int(rng.integers(len(_COPYING)))]
        return Variant(template.format(part=part, how=how, what=part + how), lambda text, _: copy(text))
    part_too, how_too, copy_too = _part(other, rng)
    template, between = _JOINED[int(rng.integers(len(_JOINED)))]
    said = template.format(one=part + how, two=part_too + how_too)
    return Variant(said, lambda text, _: f"{copy(text)}{between}{copy_too(text)}")


def _beside(description: str, words: Sequence[str], rng: np.random.Generator) -> Variant:
    """The answer and, beside it, a part of the input."""
    [word] = _some(words, 1, rng)
    part, how, copy = _part(word, rng)
    said, join = _BESIDE[int(rng.integers(len(_BESIDE)))]
    return Variant(f"{_sentence(description)} {said.format(what=part + how)}", lambda text, target: join(target, copy(text)))


def _grouped(description: str, classes: tuple[str, ...], words: Sequence[str], rng: np.random.Generator) -> Variant:
    """Some of the classes under one word, all others under another."""
    n = int(rng.integers(1, max(2, min(4, 1 + len(classes) // 2))))
    these = [classes[int(i)] for i in rng.choice(len(classes), n, replace=False)]
    a, b = _some(words, 2, rng)
    listed = these[0] if n == 1 else f"{', '.join(these[:-1])} or {these[-1]}"
    said = _GROUPING[int(rng.integers(len(_GROUPING)))].format(a=a, b=b, these=listed)
    return Variant(f"{_sentence(description)} {said}", lambda _, target: a if target in these else b)


def _constant(words: Sequence[str], rng: np.random.Generator) -> Variant:
    said = _ALWAYS[int(rng.integers(len(_ALWAYS)))]
    a, b = _some(words, 2, rng)
    answer = f"{a} {b}" if "{b}" in said else a
    return Variant(said.format(a=a, b=b), lambda *_: answer)


def relabelled(description: str, labels: tuple[str, ...], words: Sequence[str], rng: np.random.Generator) -> Variant:
    """New label words, in place of the old where the description names all of them; then which stands for which.

    Only a description that says "… if …" for its two labels defines them itself.
    """
    new = dict(zip(labels, _some(words, len(labels), rng), strict=True))
    by_lower = {old.lower(): word for old, word in new.items()}
    longest_first = sorted(by_lower, key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    named = {m.group(1).lower() for m in pattern.finditer(description)} == set(by_lower)
    said = pattern.sub(lambda m: by_lower[m.group(1).lower()], description) if named else description
    if not (named and len(labels) == 2 and re.search(r"\b(if|when)\b", description, re.IGNORECASE)):
        naming = _NAMINGS[int(rng.integers(len(_NAMINGS)))]
        later = naming if naming[0] in '"{' else naming[0].lower() + naming[1:]
        pairs = [(later if i else naming).format(new=new[old], old=old) for i, old in enumerate(rng.permutation(labels))]
        said = f"{_sentence(said)} {', '.join(pairs)}."
    return Variant(said, lambda _, target: new[target])


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text[-1] in ".!?" else text + "."

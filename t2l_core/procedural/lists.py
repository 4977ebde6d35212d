"""Tasks on a list of words or small numbers: positions, neighbours, changes, filters, order, form, and what two lists share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import chain

from t2l_core.procedural import lexicon, task

THINGS = tuple(dict.fromkeys(lexicon.NOUNS + lexicon.FRUITS + lexicon.TOOLS + lexicon.CLOTHES + lexicon.FURNITURE))
CAPITALISED = tuple(dict.fromkeys(lexicon.FIRST_NAMES + lexicon.CITIES))
POOLS = (THINGS, THINGS, lexicon.ADJECTIVES, lexicon.FIRST_NAMES, lexicon.CITIES, lexicon.JOBS, lexicon.SPORTS)
PLAIN_COLOURS = ("black", "blue", "brown", "gray", "green", "pink", "purple", "red", "white", "yellow", "beige", "turquoise")
TWO_SIDED = ("chest", "date")
KINDS = {
    kind: tuple(w for w in words if w not in TWO_SIDED and sum(w in others for others in lexicon.CATEGORIES.values()) == 1)
    for kind, words in lexicon.CATEGORIES.items()
}
CLEAR_KINDS = ("animal", "fruit", "clothing", "vehicle", "job", "instrument", "sport", "body part")
CHORES = ("buy", "clean", "fix", "find", "hide", "move", "open", "paint", "sell", "wash")


def _items(rng: random.Random, low: int, high: int, pool: Sequence[str] = ()) -> list[str]:
    """Different words of one pool, any pool where none is given."""
    return rng.sample(pool or rng.choice(POOLS), rng.randint(low, high))


def _numbers(rng: random.Random, low: int, high: int) -> list[str]:
    return [str(n) for n in rng.sample(range(1, 100), rng.randint(low, high))]


def _mixed(rng: random.Random, wanted: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[str]]:
    """A shuffled list of one to three of the wanted and two or three others, and its wanted items in order."""
    kept = _items(rng, 1, 3, wanted)
    items = kept + _items(rng, 2, 3, others)
    rng.shuffle(items)
    return items, [item for item in items if item in kept]


def _not_kind(*kinds: str) -> list[str]:
    return [word for kind in CLEAR_KINDS if kind not in kinds for word in KINDS[kind]]


@task()
def third_item(rng: random.Random) -> tuple[str, str]:
    """Output the third item of the comma-separated list."""
    items = _items(rng, 4, 6)
    return ", ".join(items), items[2]


@task()
def second_to_last_item(rng: random.Random) -> tuple[str, str]:
    """The input is a list with slashes between the items. Output the item just before the last one."""
    items = _items(rng, 3, 6)
    return " / ".join(items), items[-2]


@task()
def item_after_named(rng: random.Random) -> tuple[str, str]:
    """The input is a word, a semicolon and a comma-separated list. Output the item right after this word in the list."""
    items = _items(rng, 3, 5)
    at = rng.randrange(len(items) - 1)
    return f"{items[at]}; {', '.join(items)}", items[at + 1]


@task()
def item_before_named(rng: random.Random) -> tuple[str, str]:
    """The input is a chain of items joined by ">" and one of them in parentheses. Output the item right before that one."""
    items = _items(rng, 3, 5)
    at = rng.randrange(1, len(items))
    return f"{' > '.join(items)} ({items[at]})", items[at - 1]


@task()
def item_at_given_number(rng: random.Random) -> tuple[str, str]:
    """The input is a number, a colon and a comma-separated list. Output the item that stands at this place, counted from 1."""
    items = _items(rng, 4, 5)
    at = rng.randrange(len(items))
    return f"{at + 1}: {', '.join(items)}", items[at]


@task()
def position_of_item(rng: random.Random) -> tuple[str, str]:
    """The input is "item in list". Output the item's place counted from 1 and the length of the list, in the form "2 of 5"."""
    items = _items(rng, 2, 5)
    at = rng.randrange(len(items))
    return f"{items[at]} in {' '.join(items)}", f"{at + 1} of {len(items)}"


@task()
def first_to_end(rng: random.Random) -> tuple[str, str]:
    """Move the first number of the space-separated list to the end and leave the others in their order."""
    items = _numbers(rng, 3, 6)
    return " ".join(items), " ".join([*items[1:], items[0]])


@task()
def last_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the last item of the list to the front and keep the order of the others; semicolons still separate the items."""
    items = _items(rng, 3, 5)
    return "; ".join(items), "; ".join([items[-1], *items[:-1]])


@task()
def swap_first_and_last(rng: random.Random) -> tuple[str, str]:
    """Exchange the first and the last item of the comma-separated list and leave the items between them where they are."""
    items = _items(rng, 3, 5)
    return ", ".join(items), ", ".join([items[-1], *items[1:-1], items[0]])


@task()
def swap_in_pairs(rng: random.Random) -> tuple[str, str]:
    """Swap the first word with the second, the third with the fourth, and so on; words are separated by spaces."""
    size = rng.choice((4, 6))
    items = _items(rng, size, size)
    return " ".join(items), " ".join(chain(*zip(items[1::2], items[::2], strict=True)))


@task()
def reverse_steps(rng: random.Random) -> tuple[str, str]:
    """Write the chain of items joined by ">" backwards, from the last item to the first, with " < " between the items."""
    items = _items(rng, 3, 5)
    return " > ".join(items), " < ".join(reversed(items))


@task()
def bracketed_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the item in square brackets to the front of the comma-separated list without the brackets; the rest stays."""
    items = _items(rng, 3, 5)
    at = rng.randrange(1, len(items))
    shown = [f"[{item}]" if i == at else item for i, item in enumerate(items)]
    return ", ".join(shown), ", ".join([items[at], *items[:at], *items[at + 1 :]])


@task()
def remove_named_item(rng: random.Random) -> tuple[str, str]:
    """The input is a word, a vertical bar and a comma-separated list. Output the list without this word."""
    items = _items(rng, 3, 5)
    gone = rng.choice(items)
    return f"{gone} | {', '.join(items)}", ", ".join(item for item in items if item != gone)


@task()
def replace_named_item(rng: random.Random) -> tuple[str, str]:
    """The input is a comma-separated list and (old = new). Output the list with the old item replaced by the new one."""
    *items, new = _items(rng, 4, 5)
    old = rng.choice(items)
    return f"{', '.join(items)} ({old} = {new})", ", ".join(new if item == old else item for item in items)


@task()
def insert_as_second(rng: random.Random) -> tuple[str, str]:
    """The input is a new word, an arrow and a comma-separated list. Output the list with the new word put in second place."""
    new, *items = _items(rng, 3, 5)
    return f"{new} -> {', '.join(items)}", ", ".join([items[0], new, *items[1:]])


@task()
def halves_with_bar(rng: random.Random) -> tuple[str, str]:
    """The input is four or six words with spaces between them. Copy them with a vertical bar set between the two halves."""
    size = rng.choice((2, 3))
    items = _items(rng, 2 * size, 2 * size)
    return " ".join(items), f"{' '.join(items[:size])} | {' '.join(items[size:])}"


@task()
def every_second_item(rng: random.Random) -> tuple[str, str]:
    """Output only the items at places 2, 4 and 6 of the comma-separated list, separated by commas."""
    items = _items(rng, 4, 7)
    return ", ".join(items), ", ".join(items[1::2])


@task()
def zip_two_lists(rng: random.Random) -> tuple[str, str]:
    """The input is words, a slash and as many numbers. Output each word followed by its number, with commas between pairs."""
    items = _items(rng, 2, 4)
    numbers = _numbers(rng, len(items), len(items))
    pairs = [f"{item} {number}" for item, number in zip(items, numbers, strict=True)]
    return f"{', '.join(items)} / {', '.join(numbers)}", ", ".join(pairs)


@task()
def lines_to_plus(rng: random.Random) -> tuple[str, str]:
    """The input has one item a line. Output all of them on one line in the same order with " + " between them."""
    items = _items(rng, 2, 5)
    return "\n".join(items), " + ".join(items)


@task()
def number_items(rng: random.Random) -> tuple[str, str]:
    """Number the items of the semicolon-separated list: "1) " before the first, "2) " before the second; no semicolons."""
    items = _items(rng, 2, 5)
    return "; ".join(items), " ".join(f"{i}) {item}" for i, item in enumerate(items, 1))


@task()
def strip_numbering(rng: random.Random) -> tuple[str, str]:
    """Remove the numbers and parentheses of the numbered list and output the bare items separated by commas."""
    items = _items(rng, 2, 5)
    return " ".join(f"{i}) {item}" for i, item in enumerate(items, 1)), ", ".join(items)


@task()
def comma_list_with_and(rng: random.Random) -> tuple[str, str]:
    """The input is words with spaces between them. Output them with commas, but "and" without a comma before the last."""
    items = _items(rng, 3, 5)
    return " ".join(items), f"{', '.join(items[:-1])} and {items[-1]}"


@task()
def first_and_more(rng: random.Random) -> tuple[str, str]:
    """Shorten the comma-separated list to its first item and the number of the other items, in the form "lamp and 3 more"."""
    items = _items(rng, 2, 6)
    return ", ".join(items), f"{items[0]} and {len(items) - 1} more"


@task()
def keep_animals(rng: random.Random) -> tuple[str, str]:
    """Output only the animals of the comma-separated list, in the same order and separated by commas."""
    items, kept = _mixed(rng, KINDS["animal"], _not_kind("animal"))
    return ", ".join(items), ", ".join(kept)


@task()
def drop_colors(rng: random.Random) -> tuple[str, str]:
    """Remove the colors from the list and output the other words in the same order, with slashes between them."""
    items, kept = _mixed(rng, _not_kind("fruit"), PLAIN_COLOURS)
    return " / ".join(items), " / ".join(kept)


@task()
def names_only(rng: random.Random) -> tuple[str, str]:
    """Output the words that begin with a capital letter, in the same order and joined by " & "; leave out the others."""
    items, kept = _mixed(rng, CAPITALISED, THINGS)
    return " ".join(items), " & ".join(kept)


@task()
def words_over_four_letters(rng: random.Random) -> tuple[str, str]:
    """Keep only the words with more than four letters, in the same order and separated by spaces."""
    words = THINGS + lexicon.ADJECTIVES
    items, kept = _mixed(rng, [w for w in words if len(w) > 4], [w for w in words if len(w) < 5])
    return " ".join(items), " ".join(kept)


@task()
def keep_with_letter(rng: random.Random) -> tuple[str, str]:
    """The input is a letter, a colon and a list. Output the listed words that contain this letter, separated by commas."""
    letter = rng.choice("aeioglnrst")
    items, kept = _mixed(rng, [w for w in THINGS if letter in w], [w for w in THINGS if letter not in w])
    return f"{letter}: {', '.join(items)}", ", ".join(kept)


@task()
def open_todo_items(rng: random.Random) -> tuple[str, str]:
    """Tasks have "[x]" before them when done and "[ ]" when not. Output the tasks not done, separated by commas."""
    chores = [f"{verb} {thing}" for verb, thing in zip(_items(rng, 3, 4, CHORES), rng.sample(lexicon.OBJECTS, 4), strict=False)]
    left = set(rng.sample(chores, rng.randint(1, 2)))
    shown = [f"[{' ' if chore in left else 'x'}] {chore}" for chore in chores]
    return " ".join(shown), ", ".join(chore for chore in chores if chore in left)


@task()
def alphabetical_list(rng: random.Random) -> tuple[str, str]:
    """Sort the words of the comma-separated list from A to Z and output them separated by commas."""
    first_letters = rng.sample(sorted({word[0] for word in THINGS}), rng.randint(3, 4))
    items = [rng.choice([word for word in THINGS if word[0] == letter]) for letter in first_letters]
    return ", ".join(items), ", ".join(sorted(items))


@task()
def falling_scores(rng: random.Random) -> tuple[str, str]:
    """The input is numbers joined by "and". Output them from the largest to the smallest, separated by commas."""
    items = _numbers(rng, 3, 4)
    return " and ".join(items), ", ".join(sorted(items, key=int, reverse=True))


@task()
def short_to_long(rng: random.Random) -> tuple[str, str]:
    """Sort the three words from the fewest letters to the most and output them joined by " < "."""
    items = [rng.choice([word for word in THINGS if len(word) == size]) for size in sorted(rng.sample(range(3, 10), 3))]
    return " ".join(rng.sample(items, 3)), " < ".join(items)


@task()
def odd_one_out(rng: random.Random) -> tuple[str, str]:
    """Output the one word of the comma-separated list that is of another category than all the others."""
    kind, other = rng.sample(CLEAR_KINDS, 2)
    odd = rng.choice(KINDS[other])
    items = [odd, *rng.sample(KINDS[kind], rng.randint(3, 4))]
    return ", ".join(rng.sample(items, len(items))), odd


@task()
def shared_item(rng: random.Random) -> tuple[str, str]:
    """The input is two comma-separated lists with a vertical bar between them. Output the one item that stands in both."""
    both, *rest = _items(rng, 5, 7)
    half = len(rest) // 2
    left, right = [both, *rest[:half]], [both, *rest[half:]]
    return f"{', '.join(rng.sample(left, len(left)))} | {', '.join(rng.sample(right, len(right)))}", both


@task()
def missing_from_second(rng: random.Random) -> tuple[str, str]:
    """The input is two lists with a slash between them. Output the one item of the first list that the second list lacks."""
    items = _items(rng, 3, 5)
    lost = rng.choice(items)
    found = rng.sample([item for item in items if item != lost], len(items) - 1)
    return f"{' '.join(items)} / {' '.join(found)}", lost


@task()
def repeated_item(rng: random.Random) -> tuple[str, str]:
    """Output the one word that occurs twice in the space-separated list."""
    items = _items(rng, 3, 5)
    twice = rng.choice(items)
    return " ".join(rng.sample([*items, twice], len(items) + 1)), twice


@task()
def without_repeats(rng: random.Random) -> tuple[str, str]:
    """Remove the repetitions: output each different item once, in the order of first appearance, separated by commas."""
    items = _items(rng, 2, 4)
    items = rng.sample(items, len(items)) + rng.choices(items, k=rng.randint(1, 2))
    rng.shuffle(items)
    return ", ".join(items), ", ".join(dict.fromkeys(items))


@task("none", "one", "two", "three")
def count_of_fruits(rng: random.Random) -> tuple[str, str]:
    """Count the fruits in the semicolon-separated list and output "none", "one", "two" or "three"."""
    count = rng.randrange(4)
    items = rng.sample(KINDS["fruit"], count) + _items(rng, 1, 3, _not_kind("fruit"))
    return "; ".join(rng.sample(items, len(items))), ("none", "one", "two", "three")[count]


@task("rising", "falling", "mixed")
def direction_of_numbers(rng: random.Random) -> tuple[str, str]:
    """Output "rising" when each number is larger than the one before it, "falling" when each is smaller, otherwise "mixed"."""
    label = rng.choice(("rising", "falling", "mixed"))
    rising = sorted(_numbers(rng, 3, 5), key=int)
    items = rising if label == "rising" else rising[::-1]
    while label == "mixed" and items in (rising, rising[::-1]):
        items = rng.sample(rising, len(rising))
    return ", ".join(items), label


@task("A", "B", "both", "neither")
def in_which_list(rng: random.Random) -> tuple[str, str]:
    """The input is a word and the lists A and B. Output "A", "B", "both" or "neither": the list in which the word stands."""
    label = rng.choice(("A", "B", "both", "neither"))
    word, *rest = _items(rng, 7, 7)
    left = [word, *rest[:2]] if label in ("A", "both") else rest[:3]
    right = [word, *rest[3:5]] if label in ("B", "both") else rest[3:]
    return f"{word}? A: {', '.join(rng.sample(left, 3))} B: {', '.join(rng.sample(right, 3))}", label

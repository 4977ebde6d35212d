"""Tasks on sequences, short tables and records in many surface forms, most of which ask for meaning or a lookup.

The items of a list stand with commas, slashes, arrows, numbers, bullets or "and"; the form matters only where a task says so.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import shuffled, split_pairs
from t2l_core.procedural.lexicon import split_words as _words

_ANIMALS = _words(
    "dog cat horse lion tiger bear wolf fox mouse monkey zebra camel donkey owl eagle parrot swan whale dolphin hamster "
    "elephant giraffe squirrel penguin beaver koala panda otter"
)
_FOODS = _words(
    "bread cheese rice soup pizza cake butter pancake sandwich cookie omelet sausage apple banana cherry pear melon grape "
    "carrot potato tomato onion spinach cabbage"
)
_DISHES = _words("soup pizza salad pasta burger steak sandwich omelet pancake curry rice cake noodles pie")
_DRINKS = _words("tea coffee milk juice water lemonade cocoa beer wine soda")
_COLORS = _words("red blue green yellow black white brown gray pink purple")
_CLOTHES = _words("hat coat shirt jacket socks gloves scarf boots dress skirt sweater jeans shoes trousers vest")
_JOBS = _words(
    "nurse doctor teacher farmer baker plumber lawyer dentist pilot sailor waiter chef driver gardener painter tailor butcher "
    "carpenter mechanic librarian"
)
_THINGS = _words(
    "table chair lamp desk sofa bed shelf clock key book pen bottle basket candle mirror ladder hammer bucket pillow carpet "
    "towel spoon window door"
)
_VEHICLES = _words("car bus train truck taxi bicycle tram van boat plane tractor helicopter")
_INSTRUMENTS = _words("piano guitar violin flute drum trumpet cello harp trombone clarinet")
_SPORTS = _words("tennis football hockey golf judo rowing boxing rugby volleyball badminton")
_DOUBTFUL = _words(
    "Milan Sofia Lily Iris Grace Mark Victor Harry Jack Walter Sam Rosa Dallas Santiago Denver Sydney Boston Lima"
)
_NAMES = tuple(name for name in lexicon.FIRST_NAMES if name not in _DOUBTFUL)
_CITIES = tuple(city for city in lexicon.CITIES if city not in _DOUBTFUL)
_KINDS: dict[str, tuple[str, ...]] = {
    "animal": _ANIMALS,
    "food": _FOODS,
    "color": _COLORS,
    "clothing": _CLOTHES,
    "job": _JOBS,
    "vehicle": _VEHICLES,
    "instrument": _INSTRUMENTS,
    "sport": _SPORTS,
}
_MIX = {**_KINDS, "city": _CITIES, "name": _NAMES, "thing": _THINGS}
_ANY = tuple(dict.fromkeys(_ANIMALS + _FOODS + _THINGS + _CLOTHES + _VEHICLES + _JOBS))
_SEPARATORS = (", ", "; ", " / ", " | ", " > ", " -> ", " + ", " - ")
_OPPOSITES = split_pairs(
    "hot-cold big-small old-new fast-slow wet-dry full-empty open-closed light-dark high-low rich-poor hard-soft "
    "early-late happy-sad clean-dirty strong-weak loud-quiet long-short day-night up-down left-right good-bad push-pull",
    None,
    "-",
)
_PARTNERS = split_pairs(
    "salt-pepper king-queen sun-moon bread-butter knife-fork brother-sister cup-saucer shoe-sock lock-key bow-arrow "
    "bride-groom hammer-nail thunder-lightning needle-thread husband-wife table-chair pen-paper cat-mouse",
    None,
    "-",
)


def _join(rng: random.Random, items: Sequence[str]) -> str:
    """The items as a list of some form."""
    form = rng.randrange(12)
    if form == 0:
        return f"{', '.join(items[:-1])} and {items[-1]}"
    if form == 1:
        return " ".join(f"{i}) {item}" for i, item in enumerate(items, 1))
    if form == 2:
        return "[" + ", ".join(items) + "]"
    if form == 3:
        return " ".join(f"• {item}" for item in items)
    return rng.choice(_SEPARATORS).join(items)


def _one_each(rng: random.Random, wanted: str, n: int) -> tuple[list[str], str]:
    """Items of `n` different kinds, one of them of the wanted kind, which is also given by itself."""
    kinds = [wanted, *rng.sample([kind for kind in _MIX if kind != wanted], n - 1)]
    items = [rng.choice(_MIX[kind]) for kind in kinds]
    return shuffled(rng, items), items[0]


def _the_one(rng: random.Random, wanted: str) -> tuple[str, str]:
    items, found = _one_each(rng, wanted, rng.randint(4, 5))
    return _join(rng, items), found


def _two_kinds(rng: random.Random, first: Sequence[str], second: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """A mixed list, and its items of the first and of the second kind in their order."""
    some, others = rng.sample(first, rng.randint(1, 3)), rng.sample(second, rng.randint(1, 3))
    items = shuffled(rng, some + others)
    return items, [item for item in items if item in some], [item for item in items if item in others]


# --- one item by what it is; the lists are alike, only the question differs


@task()
def city_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is a city."""
    return _the_one(rng, "city")


@task()
def color_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is a color."""
    return _the_one(rng, "color")


@task()
def person_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is the first name of a person."""
    return _the_one(rng, "name")


@task()
def job_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is an occupation."""
    return _the_one(rng, "job")


@task()
def edible_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is something to eat."""
    return _the_one(rng, "food")


@task()
def wearable_in_list(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that people wear."""
    return _the_one(rng, "clothing")


@task()
def vehicle_in_capitals(rng: random.Random) -> tuple[str, str]:
    """The list names things of several kinds. Output the one item that is a vehicle, in capital letters."""
    text, vehicle = _the_one(rng, "vehicle")
    return text, vehicle.upper()


# --- by meaning and place


@task()
def item_after_animal(rng: random.Random) -> tuple[str, str]:
    """One item of the list is an animal. Output the item that stands right after it."""
    items, animal = _one_each(rng, "animal", 5)
    if items[-1] == animal:
        items = [animal, *items[:-1]]
    return _join(rng, items), items[items.index(animal) + 1]


@task()
def item_before_color(rng: random.Random) -> tuple[str, str]:
    """One item of the list is a color. Output the item that stands right before it."""
    items, color = _one_each(rng, "color", 5)
    if items[0] == color:
        items = [*items[1:], color]
    return _join(rng, items), items[items.index(color) - 1]


@task()
def item_between_people(rng: random.Random) -> tuple[str, str]:
    """Two items of the list are names of people. Output the one item that stands between them."""
    one, other = rng.sample(_NAMES, 2)
    things = rng.sample(_ANY, 3)
    middle = things[0]
    items = [one, middle, other]
    for thing in things[1:]:
        items.insert(rng.choice((0, len(items))), thing)
    return _join(rng, items), middle


@task()
def last_animal(rng: random.Random) -> tuple[str, str]:
    """The list has two or three animals among other things. Output the animal that is named last."""
    animals = rng.sample(_ANIMALS, rng.randint(2, 3))
    items = shuffled(rng, animals + rng.sample(_THINGS, 2))
    return _join(rng, items), [item for item in items if item in animals][-1]


@task()
def both_ends(rng: random.Random) -> tuple[str, str]:
    """Output the first and the last item of the list with " & " between them."""
    items = rng.sample(_ANY, rng.randint(3, 5))
    return _join(rng, items), f"{items[0]} & {items[-1]}"


@task()
def first_two_with_plus(rng: random.Random) -> tuple[str, str]:
    """Output only the first two items of the list, joined by " + "."""
    items = rng.sample(_ANY, rng.randint(3, 5))
    return _join(rng, items), " + ".join(items[:2])


@task()
def without_first_item(rng: random.Random) -> tuple[str, str]:
    """Output the list without its first item, with the same separators between the others."""
    items = rng.sample(_ANY, rng.randint(3, 4))
    separator = rng.choice(_SEPARATORS)
    return separator.join(items), separator.join(items[1:])


@task()
def middle_of_five(rng: random.Random) -> tuple[str, str]:
    """The list has three or five items. Output the one in the middle, with as many before as after it."""
    items = rng.sample(_ANY, rng.choice((3, 5)))
    return _join(rng, items), items[len(items) // 2]


# --- items of one kind


@task()
def cities_of_list(rng: random.Random) -> tuple[str, str]:
    """The list mixes cities and first names of people. Output only the cities in their order, joined by "; "."""
    items, cities, _ = _two_kinds(rng, _CITIES, _NAMES)
    return _join(rng, items), "; ".join(cities)


@task()
def people_of_list(rng: random.Random) -> tuple[str, str]:
    """The list mixes cities and first names of people. Output only the people in their order, joined by " + "."""
    items, _, people = _two_kinds(rng, _CITIES, _NAMES)
    return _join(rng, items), " + ".join(people)


@task("1", "2", "3")
def number_of_cities(rng: random.Random) -> tuple[str, str]:
    """The list mixes cities and first names of people. Output how many cities it has: 1, 2 or 3."""
    items, cities, _ = _two_kinds(rng, _CITIES, _NAMES)
    return _join(rng, items), str(len(cities))


@task()
def drinks_of_order(rng: random.Random) -> tuple[str, str]:
    """The order mixes dishes and drinks. Output only what is to drink, in its order and separated by commas."""
    items, _, drinks = _two_kinds(rng, _DISHES, _DRINKS)
    return _join(rng, items), ", ".join(drinks)


@task()
def dishes_of_order(rng: random.Random) -> tuple[str, str]:
    """The order mixes dishes and drinks. Output only what is to eat, in its order and separated by slashes without spaces."""
    items, dishes, _ = _two_kinds(rng, _DISHES, _DRINKS)
    return _join(rng, items), "/".join(dishes)


@task()
def animals_then_colors(rng: random.Random) -> tuple[str, str]:
    """The list mixes animals and colors. Output the animals, a vertical bar and the colors, each group in its order:
    "dog, cat | red"."""
    items, animals, colors = _two_kinds(rng, _ANIMALS, _COLORS)
    return _join(rng, items), f"{', '.join(animals)} | {', '.join(colors)}"


@task("animals", "jobs", "equal")
def more_animals_or_jobs(rng: random.Random) -> tuple[str, str]:
    """The list mixes animals and jobs. Say which there are more of: "animals", "jobs", or "equal" if as many."""
    items, animals, jobs = _two_kinds(rng, _ANIMALS, _JOBS)
    answer = "equal" if len(animals) == len(jobs) else "animals" if len(animals) > len(jobs) else "jobs"
    return _join(rng, items), answer


@task("present", "absent")
def kind_present(rng: random.Random) -> tuple[str, str]:
    """The input is a kind of thing, a colon and a list. Answer "present" if the list has one of this kind, else "absent"."""
    kind = rng.choice(list(_KINDS))
    others = rng.sample([other for other in _KINDS if other != kind], 3)
    present = rng.random() < 0.5
    if present:
        others[rng.randrange(3)] = kind
    return f"{kind}: {_join(rng, [rng.choice(_KINDS[other]) for other in others])}", "present" if present else "absent"


@task("uniform", "mixed")
def uniform_or_mixed(rng: random.Random) -> tuple[str, str]:
    """Answer "uniform" if all items of the list are of one kind (all animals, all jobs, all foods ...), otherwise "mixed"."""
    kind, other = rng.sample(list(_KINDS), 2)
    items = rng.sample(_KINDS[kind], 4)
    mixed = rng.random() < 0.5
    if mixed:
        items[rng.randrange(4)] = rng.choice(_KINDS[other])
    return _join(rng, items), "mixed" if mixed else "uniform"


@task()
def two_of_a_kind(rng: random.Random) -> tuple[str, str]:
    """Two of the four items are of the same kind, the others are each of another. Output those two in order with " + "."""
    kind, *others = rng.sample(list(_KINDS), 3)
    pair = rng.sample(_KINDS[kind], 2)
    items = shuffled(rng, pair + [rng.choice(_KINDS[other]) for other in others])
    return _join(rng, items), " + ".join(item for item in items if item in pair)


@task()
def opposites_in_list(rng: random.Random) -> tuple[str, str]:
    """Two words of the list are opposites. Output both in their order, joined by " vs "."""
    pair = rng.choice(_OPPOSITES)
    items = shuffled(rng, [*pair, *rng.sample(_ANIMALS + _THINGS + _JOBS, 2)])
    return _join(rng, items), " vs ".join(item for item in items if item in pair)


# --- order by meaning


@task()
def weekdays_in_order(rng: random.Random) -> tuple[str, str]:
    """Put the three weekdays in the order of the week, from Monday to Sunday, joined by " < "."""
    days = rng.sample(range(7), 3)
    return _join(rng, [lexicon.WEEKDAYS[day] for day in days]), " < ".join(lexicon.WEEKDAYS[day] for day in sorted(days))


@task()
def months_in_order_cut(rng: random.Random) -> tuple[str, str]:
    """Put the three months in the order of the year, each cut to its first three letters and separated by a space."""
    months = rng.sample(range(12), 3)
    return _join(rng, [lexicon.MONTHS[month] for month in months]), " ".join(lexicon.MONTHS[m][:3] for m in sorted(months))


_BY_SIZE = tuple(
    _words(line)
    for line in (
        "ant bee fly mosquito ladybug",
        "mouse hamster sparrow",
        "cat rabbit hen duck",
        "sheep goat pig wolf",
        "horse cow camel",
        "elephant whale",
    )
)


@task()
def animals_by_size(rng: random.Random) -> tuple[str, str]:
    """Sort the three animals by the size of their bodies, from the smallest to the largest, separated by commas."""
    animals = [rng.choice(_BY_SIZE[size]) for size in sorted(rng.sample(range(len(_BY_SIZE)), 3))]
    return _join(rng, shuffled(rng, animals)), ", ".join(animals)


@task()
def number_words_rising(rng: random.Random) -> tuple[str, str]:
    """Sort the number words from the lowest to the highest number and output the words joined by hyphens."""
    numbers = rng.sample(range(len(lexicon.NUMBER_WORDS)), rng.randint(3, 4))
    return (
        _join(rng, [lexicon.NUMBER_WORDS[number] for number in numbers]),
        "-".join(lexicon.NUMBER_WORDS[number] for number in sorted(numbers)),
    )


# --- small tables


def _entries(rng: random.Random, pairs: Sequence[tuple[str, str]]) -> str:
    form = rng.choice(("{} ({})", "{}: {}", "{} = {}", "{} {}", "{}/{}"))
    return rng.choice((", ", "; ", " | ")).join(form.format(*pair) for pair in pairs)


def _asked(rng: random.Random, table: str, key: str) -> str:
    return rng.choice(("{table} -> {key}", "{key}? {table}", "{table} ... {key}", "{key} in {table}")).format(
        table=table, key=key
    )


def _people(rng: random.Random) -> list[tuple[str, str]]:
    """Three people of different ages."""
    ages = [str(age) for age in rng.sample(range(2, 99), 3)]
    return list(zip(rng.sample(_NAMES, 3), ages, strict=True))


def _schedule(rng: random.Random, people: Sequence[str]) -> tuple[list[int], str]:
    """Days in their order, and a schedule of who comes on which."""
    days = sorted(rng.sample(range(7), len(people)))
    pairs = [(lexicon.WEEKDAYS[day][:3], person) for day, person in zip(days, people, strict=True)]
    return days, rng.choice((", ", "; ", " | ")).join(": ".join(pair) for pair in pairs)


@task()
def people_by_age(rng: random.Random) -> tuple[str, str]:
    """The list has names with ages. Output only the names, from the youngest to the oldest, separated by commas."""
    people = _people(rng)
    return _entries(rng, people), ", ".join(name for name, _ in sorted(people, key=lambda person: int(person[1])))


@task()
def age_of_named_person(rng: random.Random) -> tuple[str, str]:
    """The input is a list of names with ages and one of the names once more. Output this person's age in digits."""
    people = _people(rng)
    name, age = rng.choice(people)
    return _asked(rng, _entries(rng, people), name), age


@task()
def person_of_that_age(rng: random.Random) -> tuple[str, str]:
    """The input is a list of names with ages and one of the ages once more. Output the name of the person of this age."""
    people = _people(rng)
    name, age = rng.choice(people)
    return _asked(rng, _entries(rng, people), age), name


@task()
def person_on_day(rng: random.Random) -> tuple[str, str]:
    """The input is a schedule of people with short weekdays and one weekday in full. Output the person who is on that day."""
    people = rng.sample(_NAMES, rng.randint(3, 4))
    days, schedule = _schedule(rng, people)
    at = rng.randrange(len(people))
    return _asked(rng, schedule, lexicon.WEEKDAYS[days[at]]), people[at]


@task()
def day_of_person(rng: random.Random) -> tuple[str, str]:
    """The input is a schedule of people with short weekdays and one of the people. Output this person's weekday in full."""
    people = rng.sample(_NAMES, rng.randint(3, 4))
    days, schedule = _schedule(rng, people)
    at = rng.randrange(len(people))
    return _asked(rng, schedule, people[at]), lexicon.WEEKDAYS[days[at]]


@task()
def unassigned_day(rng: random.Random) -> tuple[str, str]:
    """One day of the schedule has nobody. Output this weekday in full."""
    people = rng.sample(_NAMES, rng.randint(3, 4))
    at = rng.randrange(len(people))
    people[at] = rng.choice(("-", "free", "nobody", "?", "open"))
    days, schedule = _schedule(rng, people)
    return schedule, lexicon.WEEKDAYS[days[at]]


@task("listed", "missing")
def listed_or_missing(rng: random.Random) -> tuple[str, str]:
    """The input is a list and one more word. Answer "listed" if the word is in the list, otherwise "missing"."""
    pool = rng.choice((_NAMES, _ANY, _CITIES))
    *items, other = rng.sample(pool, rng.randint(4, 5))
    listed = rng.random() < 0.5
    table = rng.choice((", ", "; ", " | ")).join(items)
    return _asked(rng, table, rng.choice(items) if listed else other), "listed" if listed else "missing"


@task()
def sold_out_item(rng: random.Random) -> tuple[str, str]:
    """The list gives the stock of several goods. Output the one that is sold out, whose number is 0."""
    goods = rng.sample(_FOODS + _THINGS + _CLOTHES, rng.randint(3, 4))
    stock = [str(rng.randint(1, 30)) for _ in goods]
    at = rng.randrange(len(goods))
    stock[at] = "0"
    return _entries(rng, list(zip(goods, stock, strict=True))), goods[at]


@task()
def partner_of_word(rng: random.Random) -> tuple[str, str]:
    """The input is a list of word pairs and one of their words. Output the word that it is paired with."""
    pairs = rng.sample(_PARTNERS + _OPPOSITES, 3)
    one, other = rng.choice(pairs)
    if rng.random() < 0.5:
        one, other = other, one
    inner, outer = rng.choice("-+"), rng.choice((", ", "; ", " | "))
    return _asked(rng, outer.join(inner.join(pair) for pair in pairs), one), other


# --- well-known series

_SERIES = {
    "days": lexicon.WEEKDAYS,
    "months": lexicon.MONTHS,
    "seasons": _words("spring summer autumn winter"),
    "letters": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "numbers": lexicon.NUMBER_WORDS[1:],
    "ranks": _words("first second third fourth fifth sixth seventh eighth ninth tenth"),
}
_ROUND = ("days", "months", "seasons")  # they begin again


def _run(rng: random.Random, n: int, *without: str) -> tuple[str, list[str]]:
    """The name of a series and `n` neighbouring items of it."""
    name = rng.choice([name for name in _SERIES if name not in without])
    series = _SERIES[name]
    at = rng.randrange(len(series) if name in _ROUND else len(series) - n + 1)
    return name, [series[(at + i) % len(series)] for i in range(n)]


@task()
def gap_in_series(rng: random.Random) -> tuple[str, str]:
    """The input is a well-known series (days, months, letters, number words ...) with a gap. Output the item that fills it."""
    _, items = _run(rng, 4)
    at = rng.randint(1, 2)
    missing, items[at] = items[at], rng.choice(("?", "__", "..."))
    return rng.choice(_SEPARATORS).join(items), missing


@task()
def item_before_series(rng: random.Random) -> tuple[str, str]:
    """Three neighbors of a well-known series (days, months, letters, number words ...) are given. Output the one before."""
    _, (before, *items) = _run(rng, 4)
    return _join(rng, items), before


@task()
def next_two_in_series(rng: random.Random) -> tuple[str, str]:
    """Go on with the well-known series (days, months, letters, number words ...): output the next two items with a comma."""
    _, items = _run(rng, 5)
    return _join(rng, items[:3]), ", ".join(items[3:])


@task("days", "months", "seasons", "letters", "numbers")
def name_of_series(rng: random.Random) -> tuple[str, str]:
    """Say what the list is a series of: "days", "months", "seasons", "letters" or "numbers"."""
    name, items = _run(rng, 3, "ranks")
    return _join(rng, items if rng.random() < 0.5 else items[::-1]), name


@task("forward", "backward")
def direction_of_series(rng: random.Random) -> tuple[str, str]:
    """Say whether the series (days, seasons, letters, number words ...) runs in its usual order: "forward", else "backward"."""
    _, items = _run(rng, rng.randint(3, 4))
    forward = rng.random() < 0.5
    return _join(rng, items if forward else items[::-1]), "forward" if forward else "backward"


@task()
def letters_by_two(rng: random.Random) -> tuple[str, str]:
    """The letters go on in steps of two through the alphabet. Output the next letter, in the same case."""
    at = rng.randrange(20)
    letters = [_SERIES["letters"][at + 2 * i] for i in range(4)]
    if rng.random() < 0.5:
        letters = [letter.lower() for letter in letters]
    return _join(rng, letters[:3]), letters[3]


# --- counts and two lists


@task("never", "once", "twice", "three times")
def times_named(rng: random.Random) -> tuple[str, str]:
    """The input is a word, a colon and a list. Say how often the word is in the list: never, once, twice or three times."""
    word, *others = rng.sample(rng.choice((_ANIMALS, _FOODS, _NAMES)), 4)
    times = rng.randrange(4)
    items = shuffled(rng, [word] * times + others[: rng.randint(2, 3)])
    return f"{word}: {_join(rng, items)}", ("never", "once", "twice", "three times")[times]


@task("agree", "differ")
def lists_agree(rng: random.Random) -> tuple[str, str]:
    """Answer "agree" if both lists around // have the same items in whatever order, and "differ" if one item is another."""
    pool = rng.choice((_ANY, _NAMES, _CITIES))
    *items, other = rng.sample(pool, 4)
    again = shuffled(rng, items)
    differ = rng.random() < 0.5
    if differ:
        again[rng.randrange(3)] = other
    return f"{', '.join(items)} // {', '.join(again)}", "differ" if differ else "agree"


@task()
def list_change(rng: random.Random) -> tuple[str, str]:
    """A list is given before and after one change. Output the item added with "+" in front, or the item taken away with "-"."""
    items = rng.sample(_ANY, rng.randint(3, 4))
    other = items.copy()
    item = other.pop(rng.randrange(len(other)))
    added = rng.random() < 0.5
    before, after = (other, items) if added else (items, other)
    form = rng.choice(("{} => {}", "before: {}; after: {}", "old: {} | new: {}"))
    return form.format(", ".join(before), ", ".join(after)), f"{'+' if added else '-'}{item}"


@task()
def two_shared_items(rng: random.Random) -> tuple[str, str]:
    """Two lists have two items in common. Output these in the order of the first list, with "and" between them."""
    a, b, *others = rng.sample(rng.choice((_ANY, _NAMES, _CITIES)), 5)
    first, second = shuffled(rng, [a, b, *others[:2]]), shuffled(rng, [a, b, others[2]])
    both = " and ".join(item for item in first if item in (a, b))
    return f"{', '.join(first)}{rng.choice((' | ', ' / ', ' // ', ' & '))}{', '.join(second)}", both


# --- new forms and changes


@task()
def quote_each_item(rng: random.Random) -> tuple[str, str]:
    """Output every item of the list in double quotes, in the same order and separated by commas."""
    items = rng.sample(_ANY, rng.randint(2, 4))
    return _join(rng, items), ", ".join(f'"{item}"' for item in items)


@task()
def letter_each_item(rng: random.Random) -> tuple[str, str]:
    """Put a letter in parentheses before every item of the list, (a), (b), (c) ..., with spaces and no other separators."""
    items = rng.sample(_ANY, rng.randint(2, 4))
    return _join(rng, items), " ".join(f"({letter}) {item}" for letter, item in zip("abcd", items, strict=False))


@task()
def capitals_with_slashes(rng: random.Random) -> tuple[str, str]:
    """Output all items of the list in capital letters, in the same order, with slashes and no spaces between them."""
    items = rng.sample(_ANY, rng.randint(2, 4))
    return _join(rng, items), "/".join(items).upper()


@task()
def recolor_list(rng: random.Random) -> tuple[str, str]:
    """The input is a list with one color in it and, after =>, a new color. Output the list with the color replaced by it."""
    items, color = _one_each(rng, "color", 4)
    new = rng.choice([other for other in _COLORS if other != color])
    separator = rng.choice(_SEPARATORS[:4])
    return f"{separator.join(items)} => {new}", separator.join(new if item == color else item for item in items)


@task()
def city_in_brackets(rng: random.Random) -> tuple[str, str]:
    """Copy the list and put square brackets around the one item that is a city."""
    items, city = _one_each(rng, "city", 4)
    separator = rng.choice(_SEPARATORS)
    return separator.join(items), separator.join(f"[{item}]" if item == city else item for item in items)


@task()
def animal_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the one animal of the list to the front; keep the order of the others and separate all items by commas."""
    items, animal = _one_each(rng, "animal", 4)
    if items[0] == animal:
        items = [*items[1:], animal]
    return _join(rng, items), ", ".join([animal, *(item for item in items if item != animal)])


@task()
def flip_each_pair(rng: random.Random) -> tuple[str, str]:
    """Exchange the two words in each pair of the list; the order of the pairs and all signs stay."""
    pairs = rng.sample(_PARTNERS + _OPPOSITES, rng.randint(2, 3))
    inner, outer = rng.choice("-+:="), rng.choice((", ", "; ", " | "))
    return outer.join(inner.join(pair) for pair in pairs), outer.join(inner.join(pair[::-1]) for pair in pairs)


@task()
def tidy_record(rng: random.Random) -> tuple[str, str]:
    """A record has name, age and city in any order. Output them in the form "NAME (AGE), CITY"."""
    name, age, city = rng.choice(_NAMES), str(rng.randint(5, 90)), rng.choice(_CITIES)
    return rng.choice(_SEPARATORS).join(shuffled(rng, (name, age, city))), f"{name} ({age}), {city}"

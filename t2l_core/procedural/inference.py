"""Tasks of one step of reasoning over short texts: comparisons, races, suspects, rules, quantifiers, piles, lies, swaps.

Cases are drawn from small tables; what is asked about them, and in which form, only the task's definition says.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import plural, shuffled, split_items, split_pairs, upper_first, with_article
from t2l_core.procedural.lexicon import split_words as _words


def _names(rng: random.Random, n: int) -> list[str]:
    return rng.sample(lexicon.FIRST_NAMES, n)


def _listed(items: Sequence[str], last: str = "and") -> str:
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


# --- comparisons of people

_SCALES = ("taller shorter tall", "older younger old", "faster slower fast", "heavier lighter heavy", "richer poorer rich")
_SCALES += ("stronger weaker strong", "louder quieter loud")


def _compare(rng: random.Random, scale: str, more: str, less: str) -> str:
    high, low, plain = scale.split()
    return rng.choice(
        (
            f"{more} is {high} than {less}.",
            f"{less} is {low} than {more}.",
            f"{less} is not as {plain} as {more}.",
            f"Compared with {less}, {more} is {high}.",
        )
    )


@task()
def compared_with_sign(rng: random.Random) -> tuple[str, str]:
    """Write the comparison as "NAME > NAME": first the taller, older, faster, heavier, richer, stronger or louder one."""
    more, less = _names(rng, 2)
    return _compare(rng, rng.choice(_SCALES), more, less), f"{more} > {less}"


@task(">", "<", "=", "?")
def first_against_last_of_three(rng: random.Random) -> tuple[str, str]:
    """Three people are compared. Write the sign between the two at the end: > (has more), < (less), = (equal), ? (unknown)."""
    names, scale = _names(rng, 3), rng.choice(_SCALES)
    signs = [rng.choice("><="), rng.choice("><=")]
    said = []
    for sign, (one, other) in zip(signs, pairwise(names), strict=True):
        more, less = (one, other) if sign == ">" else (other, one)
        said.append(f"{one} is as {scale.split()[2]} as {other}." if sign == "=" else _compare(rng, scale, more, less))
    left = {sign for sign in signs if sign != "="}
    return f"{' '.join(said)} {names[0]} ? {names[2]}", "?" if len(left) == 2 else "".join(left) or "="


@task()
def middle_one_in_rank(rng: random.Random) -> tuple[str, str]:
    """Two sentences compare three people. Output the name of the one who ranks between the two others."""
    names, scale = _names(rng, 3), rng.choice(_SCALES)
    said = [_compare(rng, scale, one, other) for one, other in pairwise(names)]
    return " ".join(shuffled(rng, said)), names[1]


# --- races


def _race(rng: random.Random) -> tuple[str, list[str]]:
    names = _names(rng, 3)
    ahead = ("{0} finished before {1}.", "{1} came in after {0}.", "{0} beat {1}.", "{1} crossed the line behind {0}.")
    said = [rng.choice(ahead).format(*pair) for pair in pairwise(names)]
    return " ".join(shuffled(rng, said)), names


@task()
def podium_list(rng: random.Random) -> tuple[str, str]:
    """Two sentences tell how three people finished a race. Write the result as "1 NAME, 2 NAME, 3 NAME"."""
    text, names = _race(rng)
    return text, ", ".join(f"{place} {name}" for place, name in enumerate(names, 1))


@task("gold", "silver", "bronze")
def medal_of_asked(rng: random.Random) -> tuple[str, str]:
    """Three people ran a race and a name follows. Say which medal that person gets: gold, silver or bronze."""
    text, names = _race(rng)
    place = rng.randrange(3)
    return f"{text} {names[place]}?", ("gold", "silver", "bronze")[place]


@task()
def beaten_by_asked(rng: random.Random) -> tuple[str, str]:
    """Three people ran a race and a name follows. List all who finished behind that person, faster one first, or "nobody"."""
    text, names = _race(rng)
    place = rng.randrange(3)
    return f"{text} {names[place]}?", ", ".join(names[place + 1 :]) or "nobody"


# --- elimination

_DEEDS = split_items(
    "broke the vase | ate the cake | stole the ring | hid the key | rang the bell | took the bike | cut the rope"
)
_CLEARED = ("It was not {}.", "{} was abroad.", "{} is innocent.", "{} was in hospital.", "It cannot be {}.", "{} was asleep.")


@task()
def only_suspect_left(rng: random.Random) -> tuple[str, str]:
    """One of three people did it and two are cleared. Output the name of the one who did it."""
    names = _names(rng, 3)
    one, other, culprit = shuffled(rng, names)
    said = (clear.format(name) for clear, name in zip(rng.sample(_CLEARED, 2), (one, other), strict=True))
    return f"{_listed(names, 'or')} {rng.choice(_DEEDS)}. {' '.join(said)}", culprit


@task()
def suspects_still_open(rng: random.Random) -> tuple[str, str]:
    """One of three people did it and one is cleared. Write the two still suspected, in the order given, joined by "or"."""
    names = _names(rng, 3)
    cleared = rng.choice(names)
    text = f"{_listed(names, 'or')} {rng.choice(_DEEDS)}. {rng.choice(_CLEARED).format(cleared)}"
    return text, " or ".join(name for name in names if name != cleared)


_SETS = tuple(
    _words(line)
    for line in (
        "cat dog fish parrot pony hamster",
        "bike car van boat truck scooter",
        "flute drum harp guitar violin piano",
        "hat scarf coat belt bag umbrella",
        "apple pear peach plum lemon mango",
    )
)


def _three_things(rng: random.Random) -> tuple[str, dict[str, str]]:
    names = _names(rng, 3)
    things = rng.sample(rng.choice(_SETS), 3)
    held = dict(zip(names, things, strict=True))
    one, other, last = shuffled(rng, names)
    second = rng.choice((f"{other} does not have the {held[last]}.", f"{other} has the {held[other]}."))
    clues = " ".join(shuffled(rng, (f"{one} has the {held[one]}.", second)))
    return f"{_listed(names)} have {_listed([with_article(t) for t in shuffled(rng, things)])}. {clues}", held


@task()
def thing_of_asked_person(rng: random.Random) -> tuple[str, str]:
    """Three people have one of three things each and a name follows. Output what that person must have, one word."""
    text, held = _three_things(rng)
    name = rng.choice(list(held))
    return f"{text} {name}?", held[name]


@task()
def things_of_all_three(rng: random.Random) -> tuple[str, str]:
    """Three people have one of three things each. Write "NAME thing, NAME thing, NAME thing" in the order given."""
    text, held = _three_things(rng)
    return text, ", ".join(f"{name} {thing}" for name, thing in held.items())


@task()
def fits_wanted_notice(rng: random.Random) -> tuple[str, str]:
    """A notice says what the wanted person wears and three people are described. Output the name of the one who fits it."""
    clothes = rng.sample(lexicon.CLOTHES, 4)
    (hat, shoe), others = clothes[:2], clothes[2:]
    worn = [(hat, shoe), (hat, others[0]), (others[1], shoe)]
    names = _names(rng, 3)
    people = [f"{name}: {', '.join(shuffled(rng, pair))}." for name, pair in zip(names, worn, strict=True)]
    return f"Wanted: {hat} and {shoe}. {' '.join(shuffled(rng, people))}", names[0]


@task("cleared", "suspect")
def alibi_verdict(rng: random.Random) -> tuple[str, str]:
    """Answer "cleared" if the person was elsewhere at the hour of the deed, "suspect" if the alibi does not cover that hour."""
    start = rng.randint(1, 8)
    end = start + rng.randint(2, 3)
    inside = rng.random() < 0.5
    hour = rng.choice([h for h in range(1, 13) if (start < h < end if inside else h < start or h > end)])
    deed = rng.choice(
        ("The vase broke at {}.", "The theft was at {} o'clock.", "At {} the alarm rang.", "Somebody took the ring at {}.")
    )
    place = rng.choice(("at work", "at the dentist", "on a train", "in a meeting", "at the cinema"))
    text = f"{deed.format(hour)} {_names(rng, 1)[0]} was {place} from {start} to {end}."
    return text, "cleared" if inside else "suspect"


# --- rules and cases: subject, verb phrase, its base form

_CAUSES = split_items(
    "the bell:rings:ring | the light:is red | the dog:barks:bark | the door:is open | the sun:shines:shine | "
    "the phone:is dead | the bus:is late | the baby:cries:cry | the king:sneezes:sneeze | the river:is high | "
    "the wind:blows:blow"
)
_EFFECTS = split_items(
    "the match:is off | the shop:closes:close | the cat:hides:hide | the class:sings:sing | the gate:opens:open | "
    "the train:stops:stop | the cook:is angry | the boat:is safe | the guard:wakes up:wake up | "
    "the lamp:turns blue:turn blue | the boy:gets cake:get cake | the nurse:goes home:go home"
)


def _clause(entry: str, true: bool = True) -> str:
    subject, verb, *base = entry.split(":")
    if true:
        return f"{subject} {verb}"
    return f"{subject} does not {base[0]}" if base else f"{subject} is not {verb.removeprefix('is ')}"


def _rule(rng: random.Random) -> tuple[str, str, str]:
    cause, effect = rng.choice(_CAUSES), rng.choice(_EFFECTS)
    one, other = _clause(cause), _clause(effect)
    return rng.choice((f"If {one}, {other}.", f"{upper_first(other)} if {one}.", f"Whenever {one}, {other}.")), cause, effect


@task()
def outcome_of_rule_or_nothing(rng: random.Random) -> tuple[str, str]:
    """A rule and a fact are given. Write what must follow, as a lower-case clause without a period, or "nothing"."""
    rule, cause, effect = _rule(rng)
    fact, found = rng.choice(
        (
            (_clause(cause), _clause(effect)),
            (_clause(effect, False), _clause(cause, False)),
            (_clause(cause, False), "nothing"),
            (_clause(effect), "nothing"),
        )
    )
    return f"{rule} {upper_first(fact)}.", found


@task("valid", "invalid")
def argument_from_rule(rng: random.Random) -> tuple[str, str]:
    """A rule, a fact and a conclusion with "So" are given. Say whether the conclusion is "valid" or "invalid"."""
    rule, cause, effect = _rule(rng)
    c, not_c, e, not_e = _clause(cause), _clause(cause, False), _clause(effect), _clause(effect, False)
    valid = rng.random() < 0.5
    fact, found = rng.choice(((c, e), (not_e, not_c)) if valid else ((not_c, not_e), (e, c), (c, not_e)))
    return f"{rule} {upper_first(fact)}. So {found}.", "valid" if valid else "invalid"


@task("kept", "broken")
def rule_kept_or_broken(rng: random.Random) -> tuple[str, str]:
    """A rule and what was seen are given. Answer "broken" if the condition was met but the rest did not happen, else "kept"."""
    rule, cause, effect = _rule(rng)
    broken = rng.random() < 0.5
    first, second = (True, False) if broken else rng.choice(((True, True), (False, True), (False, False)))
    return f"{rule} Seen: {_clause(cause, first)}, {_clause(effect, second)}.", "broken" if broken else "kept"


@task()
def end_of_if_chain(rng: random.Random) -> tuple[str, str]:
    """Two rules form a chain and its start has happened. Write what happens last, as a lower-case clause without a period."""
    one, other = (_clause(entry) for entry in rng.sample(_CAUSES, 2))
    end = _clause(rng.choice(_EFFECTS))
    rules = shuffled(rng, (f"If {one}, {other}.", f"If {other}, {end}."))
    return f"{' '.join(rules)} {upper_first(one)}.", end


@task("yes", "no")
def if_only_if_unless_even_if(rng: random.Random) -> tuple[str, str]:
    """Something happens if, only if, unless or even if something else does. Say whether it happens this time: "yes" or "no"."""
    cause, effect = rng.choice(_CAUSES), rng.choice(_EFFECTS)
    cases = {"yes": (("if", True), ("unless", False), ("even if", True)), "no": (("only if", False), ("unless", True))}
    answer = rng.choice(list(cases))
    word, true = rng.choice(cases[answer])
    return f"{upper_first(_clause(effect))} {word} {_clause(cause)}. Today {_clause(cause, true)}.", answer


@task("welcome", "refused")
def limit_lets_in(rng: random.Random) -> tuple[str, str]:
    """A rule sets a limit and a case follows. Answer "welcome" if the rule lets the visitor in, otherwise "refused"."""
    rule, case, low, high, over = rng.choice(
        (
            ("Only for people over {} cm.", "{name} is {} cm tall.", 110, 180, True),
            ("Children under {} only.", "{name} is {}.", 5, 16, False),
            ("Visitors must be at least {}.", "{name} is {}.", 12, 30, True),
            ("Nobody above {} kg, please.", "{name} weighs {} kg.", 50, 100, False),
            ("For groups of at most {}.", "{name} comes with a group of {}.", 5, 12, False),
            ("Entry from age {} on.", "{name} is {} years old.", 12, 21, True),
        )
    )
    limit = rng.randint(low, high)
    more = rng.random() < 0.5
    value = limit + rng.randint(1, 3) * (1 if more else -1)
    return f"{rule.format(limit)} {case.format(value, name=_names(rng, 1)[0])}", "welcome" if more == over else "refused"


_ACTS = split_items("stop | go | wait | turn left | slow down | come in | sit down | run | jump | sing | clap | dance | bow")


def _signals(rng: random.Random) -> tuple[str, dict[str, str]]:
    code = dict(zip(rng.sample(_words("red green blue yellow white purple orange"), 3), rng.sample(_ACTS, 3), strict=True))
    return upper_first(", ".join(f"{color} means {act}" for color, act in code.items())), code


@task()
def meaning_of_signal(rng: random.Random) -> tuple[str, str]:
    """A code says what three colors mean and the color of the light follows. Output what one must do, as the code puts it."""
    text, code = _signals(rng)
    color = rng.choice(list(code))
    shown = rng.choice((f"The light is {color}.", f"Now the lamp shows {color}.", f"Up goes {with_article(color)} flag."))
    return f"{text}. {shown}", code[color]


@task()
def signal_for_action(rng: random.Random) -> tuple[str, str]:
    """A code says what three colors mean and what people do follows. Output the color they must have seen."""
    text, code = _signals(rng)
    color = rng.choice(list(code))
    seen = rng.choice(("All of us {}.", "The dancers {}.", "We {} now.", "The pupils {}."))
    return f"{text}. {seen.format(code[color])}", color


@task("enters", "stays out")
def enters_by_and_or(rng: random.Random) -> tuple[str, str]:
    """Entry takes two things (and) or one of two (or). Say whether the person "enters" or "stays out"."""
    one, other = (with_article(thing) for thing in rng.sample(_words("ticket badge key mask helmet pass card coin hat"), 2))
    word, enters = rng.choice(("and", "or")), rng.random() < 0.5
    no_one, no_other = (thing.split()[1] for thing in (one, other))
    both, neither = "both", "neither"
    single = (f"{one} but no {no_other}", f"{other} but no {no_one}")
    if word == "and":
        has = both if enters else rng.choice((*single, neither))
    else:
        has = rng.choice((*single, both)) if enters else neither
    place = rng.choice(("To get in you need", "Entry needs", "Guests must bring", "The guard wants"))
    return f"{place} {one} {word} {other}. {_names(rng, 1)[0]} has {has}.", "enters" if enters else "stays out"


_TRENDS = split_items(
    """
    hotter it gets = It gets hotter = It gets colder | longer the show is = The show is longer now = The show is shorter now |
    louder the music is = It gets louder = It gets softer | deeper the snow is = More snow falls = The snow melts |
    higher the price is = The price goes up = The price falls | older the car is = The car is an older one = The car is new |
    stronger the wind is = The wind grows = The wind drops | darker the sky is = The sky gets darker = The sky clears |
    warmer the sea is = The sea warms up = The sea cools down | longer the line is = The line grows = The line gets shorter
    """
)
_COUNTED = split_items(
    "people come | shops open | cooks sing | trucks stop | coats are sold | birds sing | boats go out | children play | "
    "bees fly | guests stay | buses run"
)


@task("more", "fewer")
def trend_by_rule(rng: random.Random) -> tuple[str, str]:
    """A rule "the more ..., the fewer ..." and a change are given. Say if what the rule counts is now "more" or "fewer"."""
    rule, up, down = split_items(rng.choice(_TRENDS), "=")
    word, other = rng.choice((("more", "fewer"), ("fewer", "more")))
    rises = rng.random() < 0.5
    return f"The {rule}, the {word} {rng.choice(_COUNTED)}. {up if rises else down}.", word if rises else other


# --- quantifiers

_STATED = split_items(
    "doors open | cups full | lamps on | shirts clean | eggs raw | bikes new | seats free | boxes empty | tables round | "
    "pupils awake | walls white | apples ripe | windows shut | boats blue | dogs asleep"
)


@task("all", "some", "none")
def all_some_or_none(rng: random.Random) -> tuple[str, str]:
    """The text counts for how many things of a group something is true. Say for how many: "all", "some" (not all) or "none"."""
    things, state = rng.choice(_STATED).split()
    total = rng.randint(4, 20)
    answer = rng.choice(("all", "some", "none"))
    n = {"all": total, "some": rng.randint(2, total - 1), "none": 0}[answer]
    ways = (f"{n} of the {total} {things} are", f"{total} {things}, {n} of them", f"{n} out of {total} {things}:")
    return f"{rng.choice(ways)} {state}", answer


@task()
def smallest_denial(rng: random.Random) -> tuple[str, str]:
    """Write the exact contradiction: "All" becomes "Not all" and back, "Some" becomes "No" and back; the rest stays."""
    things, state = rng.choice(_STATED).split()
    word, denied = rng.choice((("All", "Not all"), ("Not all", "All"), ("Some", "No"), ("No", "Some")))
    place = rng.choice(("in the hall", "at school", "here", "on the list", "in our house", "in the photo", "next door"))
    return f"{word} {things} {place} are {state}.", f"{denied} {things} {place} are {state}."


@task("refutes", "supports", "irrelevant")
def case_against_general_claim(rng: random.Random) -> tuple[str, str]:
    """Say what the single case does to the general claim: "refutes" it, "supports" it or is "irrelevant" (other animal)."""
    kind, other = rng.sample(_words("swan cat dog horse goat hen cow rabbit sheep pig mouse frog"), 2)
    color, odd = rng.sample(_words("black white brown gray red yellow green"), 2)
    answer, no = rng.choice(("refutes", "supports", "irrelevant")), rng.random() < 0.5
    seen = rng.choice((color, odd)) if answer == "irrelevant" else color if (answer == "refutes") == no else odd
    kinds = kind if kind == "sheep" else "mice" if kind == "mouse" else plural(kind)
    place = rng.choice(("here", "in this village", "at the farm", "on the island"))
    case = f"This {other if answer == 'irrelevant' else kind} is {seen}."
    return f"{'No' if no else 'All'} {kinds} {place} are {color}. {case}", answer


@task("yes", "no", "maybe")
def made_up_kinds_answer(rng: random.Random) -> tuple[str, str]:
    """The text has made-up words. Answer its question by logic alone: "yes", "no" or, if it is left open, "maybe"."""
    one, other = rng.sample(_words("wug dab blick fep zorp mib tove rask gled spon crim dweb flim trop"), 2)
    name = rng.choice(_words("Tib Zum Lop Kiri Bax Nolo Vim Pog"))
    cases = {
        "yes": (("All", one, other),),
        "no": (("No", one, other), ("No", other, one), ("All", f"not {other}", one)),
        "maybe": (("Some", one, other), ("All", other, one)),
    }
    answer = rng.choice(list(cases))
    word, is_one, asked = rng.choice(cases[answer])
    said = f"not a {is_one[4:]}" if is_one.startswith("not ") else f"a {is_one}"
    return f"{word} {one}s are {other}s. {name} is {said}. Is {name} a {asked}?", answer


# --- places

_FLAT = _words("book box plate tray brick towel carpet pillow map notebook newspaper envelope suitcase blanket")


def _pile(rng: random.Random) -> tuple[str, list[str]]:
    things = rng.sample(_FLAT, 3)
    ways = ("The {0} lies on the {1}.", "Under the {0} is the {1}.", "The {1} is under the {0}.", "On the {1} is the {0}.")
    said = [rng.choice(ways).format(*pair) for pair in pairwise(things)]
    return " ".join(shuffled(rng, said)), things


@task()
def pile_from_top(rng: random.Random) -> tuple[str, str]:
    """Three things lie on each other. List them from top to bottom with " / " between them."""
    text, things = _pile(rng)
    return text, " / ".join(things)


@task()
def lifted_off_first(rng: random.Random) -> tuple[str, str]:
    """Three things lie on each other and one is wanted. List what must be lifted off it, topmost first, or write "nothing"."""
    text, things = _pile(rng)
    place = rng.randrange(3)
    return f"{text} Wanted: {things[place]}", ", ".join(things[:place]) or "nothing"


def _nested(rng: random.Random) -> tuple[str, list[str]]:
    sizes = ("ring coin key button stamp pearl", "box envelope jar purse can sock", "bag basket suitcase drawer chest")
    things = [rng.choice(_words(size)) for size in (*sizes, "car cellar attic garage van boat")]
    things = things[: rng.randint(3, 4)]
    said = [rng.choice(("The {} is in the {}.", "The {1} holds the {0}.")).format(*pair) for pair in pairwise(things)]
    return " ".join(shuffled(rng, said)), things


@task("yes", "no")
def inside_yes_no(rng: random.Random) -> tuple[str, str]:
    """Things lie inside each other. Answer the question whether one is in the other, if only indirectly: "yes" or "no"."""
    text, things = _nested(rng)
    small, big = sorted(rng.sample(range(len(things)), 2))
    inside = rng.random() < 0.5
    one, other = (small, big) if inside else (big, small)
    return f"{text} Is the {things[one]} in the {things[other]}?", "yes" if inside else "no"


@task()
def goes_along_when_taken(rng: random.Random) -> tuple[str, str]:
    """Things lie inside each other and one is taken away. List what goes along inside it, the outermost first, or "nothing"."""
    text, things = _nested(rng)
    place = rng.randrange(3)
    return f"{text} Taken away: {things[place]}", ", ".join(reversed(things[:place])) or "nothing"


@task("north", "east", "south", "west")
def facing_after_turn(rng: random.Random) -> tuple[str, str]:
    """Somebody faces or goes one way and turns once. Say which way that is now: north, east, south or west."""
    ways = ("north", "east", "south", "west")
    start = rng.randrange(4)
    turn, quarters = rng.choice((("left", 3), ("right", 1), ("around", 2)))
    go = rng.choice(("faces {}, then turns {}", "walks {} and turns {}", "is looking {} and turns {}"))
    return f"{_names(rng, 1)[0]} {go.format(ways[start], turn)}.", ways[(start + quarters) % 4]


# --- kin

_GIRLS = _words("Alice Anna Bella Clara Emma Eva Fiona Grace Hannah Julia Kate Lena Lily Lucy Maria Nina Paula Rosa Sara Zoe")
_BOYS = _words("Ben Carlos Daniel David Eric Felix Harry Hugo Jack Leo Liam Lucas Mark Oliver Oscar Peter Sam Simon Tom Victor")
_OLDER = _words("mother/father grandmother/grandfather aunt/uncle great-aunt/great-uncle")
_EQUAL = _words("sister/brother cousin/cousin wife/husband twin/twin half-sister/half-brother")
_YOUNGER = _words("daughter/son niece/nephew granddaughter/grandson stepdaughter/stepson")


def _kin(rng: random.Random, words: Sequence[str], name: str) -> str:
    return rng.choice(words).split("/")[name in _BOYS]


@task("older", "same", "younger")
def generation_of_first(rng: random.Random) -> tuple[str, str]:
    """Say to which generation the person named first belongs, seen from the other: "older", "same" or "younger"."""
    one, other = rng.choice(_GIRLS), rng.choice(_BOYS)
    if rng.random() < 0.5:
        one, other = other, one
    answer, kin, back = rng.choice((("older", _OLDER, _YOUNGER), ("same", _EQUAL, _EQUAL), ("younger", _YOUNGER, _OLDER)))
    has = with_article(_kin(rng, back, other))
    return rng.choice((f"{one} is {other}'s {_kin(rng, kin, one)}.", f"{one} has {has} called {other}.")), answer


@task()
def grandchild_named(rng: random.Random) -> tuple[str, str]:
    """Two sentences tell of a family of three generations. Output the name of the grandchild."""
    names = _names(rng, 3)
    ways = ("{0} is a parent of {1}.", "{1} is a child of {0}.", "{0} has one child, {1}.", "{1} was raised by a parent, {0}.")
    return " ".join(shuffled(rng, [rng.choice(ways).format(*pair) for pair in pairwise(names)])), names[2]


# --- contradictions, lies and negations

_MOMENTS = split_pairs(
    "asleep = wide awake | at home = in the office | sitting = standing | in Paris = in Tokyo | alone = with friends | "
    "sick in bed = out for a run | in the pool = on the roof"
)
_TRAITS = split_pairs("tall = short | single = married | left-handed = right-handed | rich = poor | blond = bald | young = old")


def _clash(rng: random.Random) -> tuple[str, str, str, str]:
    """A statement, its contrary, and one that agrees with both about the same person, and the name."""
    here, there = rng.choice(((_MOMENTS, _TRAITS), (_TRAITS, _MOMENTS)))
    one, contrary = shuffled(rng, rng.choice(here))
    name = _names(rng, 1)[0]
    return f"{name} is {one}", f"{name} is {contrary}", f"{name} is {rng.choice(rng.choice(there))}", name


@task("clash", "compatible")
def clash_or_compatible(rng: random.Random) -> tuple[str, str]:
    """Say whether the two statements "clash" (cannot both be true at once) or are "compatible"."""
    first, contrary, other, name = _clash(rng)
    if rng.random() < 0.5:
        return f"{first}. {contrary}.", "clash"
    stranger = rng.choice([n for n in lexicon.FIRST_NAMES if n != name])
    return f"{first}. {rng.choice((other, contrary.replace(name, stranger)))}.", "compatible"


@task("A+B", "A+C", "B+C")
def letters_of_contradiction(rng: random.Random) -> tuple[str, str]:
    """Of three lettered statements two cannot both be true. Output their letters joined by a plus sign: A+B, A+C or B+C."""
    first, contrary, other, name = _clash(rng)
    stranger = rng.choice([n for n in lexicon.FIRST_NAMES if n != name])
    third = rng.choice((other, rng.choice((first, contrary)).replace(name, stranger)))
    order = shuffled(rng, (first, contrary, third))
    text = " ".join(f"{letter}: {said}." for letter, said in zip("ABC", order, strict=True))
    return text, "+".join(letter for letter, said in zip("ABC", order, strict=True) if said != third)


_STATES = split_pairs(
    "door gate window box shop = open closed | pupil guest nurse witness judge = present absent | "
    "towel coat grass wood = wet dry | shirt plate floor spoon = clean dirty | "
    "lamp radio heater fan = on off | baby dog guard cat = awake asleep | "
    "coin ring painting beard = real fake | answer sum spelling = right wrong | singer king fish fly = alive dead"
)


def _state(rng: random.Random) -> tuple[str, str, str]:
    things, states = rng.choice(_STATES)
    state, other = shuffled(rng, states.split())
    return rng.choice(things.split()), state, other


@task("lie", "truth")
def lie_or_truth(rng: random.Random) -> tuple[str, str]:
    """A fact is followed by what somebody says. Answer "truth" if the words agree with the fact and "lie" if they do not."""
    thing, state, other = _state(rng)
    name, true = _names(rng, 1)[0], rng.random() < 0.5
    said, contrary = rng.choice(((state, f"not {state}"), (f"not {other}", other), (f"not {other}", f"not {state}")))
    return f'The {thing} is {state}. {name}: "The {thing} is {said if true else contrary}."', "truth" if true else "lie"


@task()
def real_state_behind_speaker(rng: random.Random) -> tuple[str, str]:
    """Somebody who always lies or never lies says how a thing is. Output how it really is, one adjective without not."""
    thing, state, other = _state(rng)
    name, honest = _names(rng, 1)[0], rng.random() < 0.5
    habits = ("never lies", "is always honest") if honest else ("always lies", "never tells the truth")
    return f'{name} {rng.choice(habits)} and says: "The {thing} is {other}."', other if honest else state


@task()
def state_after_negations(rng: random.Random) -> tuple[str, str]:
    """The sentence tells the state of a thing by one or two negations. Output the state itself, one adjective without not."""
    thing, state, other = _state(rng)
    said = rng.choice(
        (
            f"The {thing} is not {other}.",
            f"It is false that the {thing} is {other}.",
            f"It is not true that the {thing} is not {state}.",
            f"The {thing} is anything but {other}.",
            f"Nobody can say that the {thing} is not {state}.",
            f"It is a lie that the {thing} is {other}.",
        )
    )
    return said, state


# --- who has what, who owes what, who wins


@task()
def held_after_transfer(rng: random.Random) -> tuple[str, str]:
    """Things change hands and a name follows. List what that person has now, the own thing before a new one, or "nothing"."""
    one, other = _names(rng, 2)
    mine, yours = rng.sample(_words("ball cup key book ring drum hat flag kite map lamp coin"), 2)
    swap = rng.choice(("They swap.", "They exchange things."))
    gift = rng.choice((f"{one} gives the {mine} to {other}.", f"{other} takes the {mine} from {one}."))
    text, ours, theirs = rng.choice(((swap, yours, mine), (gift, "nothing", f"{yours}, {mine}")))
    name, found = rng.choice(((one, ours), (other, theirs)))
    first = " ".join(shuffled(rng, (f"{one} has a {mine}.", f"{other} has a {yours}.")))
    return f"{first} {text} {name}?", found


@task()
def debt_sentence(rng: random.Random) -> tuple[str, str]:
    """Money has been lent or paid for another. Write who owes whom how much, in the form "NAME owes NAME $N"."""
    lender, debtor = _names(rng, 2)
    n = rng.randint(3, 90)
    what = rng.choice(("lunch", "ticket", "taxi", "coffee", "room", "book"))
    said = rng.choice(
        (
            f"{lender} lent {debtor} ${n}.",
            f"{debtor} borrowed ${n} from {lender}.",
            f"{lender} paid ${n} for {debtor}'s {what}.",
            f"{debtor}'s {what} was ${n} and {lender} paid for it.",
            f"{debtor} had no money, so {lender} paid the ${n}.",
        )
    )
    return said, f"{debtor} owes {lender} ${n}"


@task()
def winner_by_given_rule(rng: random.Random) -> tuple[str, str]:
    """A rule says what beats what and two people show theirs. Name the winner, or write "draw" if both show the same."""
    one, two, three = rng.sample(_words("wolf fox hen lion bear snake fire water wood stone paper king queen knight"), 3)
    name, other = _names(rng, 2)
    best, worst = rng.choice(((one, two), (two, three), (two, two)))
    shown = shuffled(rng, (f"{name}: {best}", f"{other}: {worst}"))
    text = f"{upper_first(one)} beats {two}, {two} beats {three}. {', '.join(shown)}"
    return text, "draw" if best == worst else name


# --- syllogisms

_KINDS = _words("nurse pilot baker farmer guest pupil singer driver cook clown sailor painter doctor king twin clerk")
_TREATED = split_pairs(
    "get a badge = gets a badge | wear a hat = wears a hat | sleep late = sleeps late | sing well = sings well | "
    "like tea = likes tea | pay less = pays less | have a key = has a key | know the code = knows the code | "
    "own a bike = owns a bike | live upstairs = lives upstairs | love cake = loves cake | hate noise = hates noise"
)


def _syllogism(rng: random.Random) -> tuple[str, str, str]:
    """Premise about a kind, premise about a person, conclusion."""
    kind, (many, single), name = rng.choice(_KINDS), rng.choice(_TREATED), _names(rng, 1)[0]
    return f"All {plural(kind)} {many}.", f"{name} is a {kind}.", f"{name} {single}."


@task()
def syllogism_conclusion(rng: random.Random) -> tuple[str, str]:
    """Two premises are given. Write the conclusion about the person named as a short sentence with a period."""
    general, single, conclusion = _syllogism(rng)
    return " ".join(shuffled(rng, (general, single))), conclusion


@task()
def missing_premise(rng: random.Random) -> tuple[str, str]:
    """A general rule and a conclusion are given. Write the premise that is missing, in the form "NAME is a KIND."."""
    general, single, conclusion = _syllogism(rng)
    return rng.choice((f"{general} So {conclusion}", f"{conclusion[:-1]}, because a{general[1:]}")), single


@task()
def general_rule_behind(rng: random.Random) -> tuple[str, str]:
    """Something is concluded of a person from what the person is. Write the rule behind it: "All KINDS do so."."""
    general, single, conclusion = _syllogism(rng)
    return rng.choice((f"{single} So {conclusion}", f"{conclusion[:-1]}, for {single}")), general

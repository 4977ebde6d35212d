"""Tasks on micro stories: quests, secrets, fables, diary lines, match reports and travel notes of one to three sentences.

Most stories are templates with their gaps filled; what was filled in answers several questions on the same kind of story.
"""

from __future__ import annotations

import random
import re
from typing import Any

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import labelled, split_groups, upper_first
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words

Told = tuple[str, dict[str, Any]]

_WOMEN = _words(
    "Alice Anna Bella Chloe Clara Elena Ella Emma Eva Fiona Grace Hannah Iris Julia Kate Lara Lena Lily Lucy Maria Maya Mia "
    "Nadia Nina Nora Paula Rachel Rosa Ruth Sara Sofia Susan Tara Vera Zoe"
)
_MEN = _words(
    "Aaron Amir Arjun Ben Carlos Daniel David Diego Eric Felix George Harry Hugo Isaac Ivan Jack Jonas Leo Liam Lucas Marco "
    "Mark Noah Oliver Omar Oscar Peter Ravi Simon Stefan Theo Tom Victor Walter"
)
_THINGS = _words(
    "bell book bottle bracelet brush camera coin comb cup doll flute hat kite knife lamp letter magnet map mask mug notebook "
    "pen phone photo pipe purse radio ring scarf spoon stamp ticket umbrella wallet watch whistle"
)


def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text, without the space around them."""
    return tuple(line.strip() for line in text.strip().splitlines())


def _tell(rng: random.Random, templates: str, **gaps: Any) -> Told:
    """One of the templates, a line each, with its gaps filled, and the fillings; three names and a day are among them."""
    names = rng.sample(_WOMEN + _MEN, 3)
    facts = {"name": names[0], "other": names[1], "third": names[2], "day": rng.choice(lexicon.WEEKDAYS)} | gaps
    text = rng.choice(_lines(templates)).format(**facts)
    return upper_first(re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)), facts


# --- quests: what somebody wanted, what stood in the way and how it ended

_QUESTS = _pairs(
    """
    bake a cake = the oven was broken / a neighbor lent hers | catch the bus = a road was shut / a friend knew a short cut
    | climb the hill = thick fog came up / the wind blew it away | cross the river = the bridge was gone / a boat came along
    | paint the fence = the paint was dry / the shop had some more | fix the radio = a screw was missing / it lay on the floor
    | open the chest = the key was lost / a locksmith came | reach the island = a storm came up / the sea grew calm
    | light a fire = the wood was wet / some dry paper helped | grow tomatoes = snails ate the plants / a net kept them away
    | sell the house = the price was too high / a rich family came | see the king = the guard said no / the queen said yes
    | learn the violin = lessons cost too much / an aunt taught for free | save the cat = the tree was tall / a ladder was found
    | print the tickets = the ink ran out / the library had a printer | plant a tree = the ground was frozen / a warm week came
    | call home = the phone was dead / a stranger lent one | build a raft = the rope broke / an old net held it together
    | buy a horse = money was short / grandfather paid half | sing on stage = fear set in / a smile from the crowd helped
    """
)
_QUEST_ENDS = {
    "well": _items("Then {fix}, and it worked.|Luckily {fix}. Done!|In the end {fix}, and all was fine.|But {fix}: success!"),
    "badly": _items("{name} had to give up.|It came to nothing.|So nothing came of it.|That was the end of the dream."),
    "open": _items("{name} is still trying.|Will it work out? Who knows.|{name} now waits for help.|We will see on {day}."),
}


def _quest(rng: random.Random) -> Told:
    goal, trouble = rng.choice(_QUESTS)
    obstacle, fix = trouble.split(" / ")
    end, name, day = rng.choice(list(_QUEST_ENDS)), rng.choice(_WOMEN + _MEN), rng.choice(lexicon.WEEKDAYS)
    ending = rng.choice(_QUEST_ENDS[end]).format(name=name, day=day, fix=fix)
    return _tell(
        rng,
        """
        {name} wanted to {goal}, but {obstacle}. {ending}
        {name} set out to {goal}. Sadly, {obstacle}. {ending}
        To {goal} was the dream of {name}, but {obstacle}. {ending}
        {name} tried to {goal}. The trouble: {obstacle}. {ending}
        """,
        name=name,
        goal=goal,
        obstacle=obstacle,
        end=end,
        ending=ending,
    )


@task()
def goal_of_hero(rng: random.Random) -> tuple[str, str]:
    """Output what the person in the story wanted to do, without "to", such as "cross the river"."""
    text, facts = _quest(rng)
    return text, facts["goal"]


@task()
def obstacle_of_hero(rng: random.Random) -> tuple[str, str]:
    """Output what stood in the person's way, as the short clause of the story without "but", such as "the bridge was gone"."""
    text, facts = _quest(rng)
    return text, facts["obstacle"]


@task("well", "badly", "open")
def how_quest_ended(rng: random.Random) -> tuple[str, str]:
    """Say how the story ends for the person's plan: "well", "badly" or, if nobody knows yet, "open"."""
    text, facts = _quest(rng)
    return text, facts["end"]


@task()
def quest_checkbox(rng: random.Random) -> tuple[str, str]:
    """Write the plan as a list entry: "[x]" if it succeeded, "[-]" if it failed, "[ ]" if it is open, then what was planned."""
    text, facts = _quest(rng)
    return text, f"[{ {'well': 'x', 'badly': '-', 'open': ' '}[facts['end']] }] {facts['goal']}"


# --- moved things: who knows where they are

_UNSEEN = """
    {name} put the {thing} in the {old} and went out. {other} took it and put it in the {new}.
    While {name} slept, {other} moved {name}'s {thing} from the {old} to the {new}.
    {other} secretly took {name}'s {thing} out of the {old} and hid it in the {new}.
    {name} left the {thing} in the {old} and took a walk. Meanwhile {other} put it in the {new}.
    """
_SEEN = """
    {name} kept the {thing} in the {old}. While {name} looked on, {other} put it in the {new}.
    Before {name}'s eyes {other} moved {name}'s {thing} from the {old} to the {new}.
    {other} moved {name}'s {thing} from the {old} to the {new} and told {name} about it.
    {other} asked {name} and then took {name}'s {thing} out of the {old} and put it in the {new}.
    """
_HOLDERS = _words("bag basket box bucket car chest closet cupboard drawer fridge jar locker oven sack shed suitcase vase")


def _moved(rng: random.Random) -> Told:
    old, new = rng.sample(_HOLDERS, 2)
    seen = rng.random() < 0.5
    return _tell(rng, _SEEN if seen else _UNSEEN, old=old, new=new, seen=seen, thing=rng.choice(_THINGS))


@task()
def where_owner_looks_first(rng: random.Random) -> tuple[str, str]:
    """Somebody's thing was moved. Output in one word where its owner will look first: the new place if the owner knows of
    the move, otherwise the old place."""
    text, facts = _moved(rng)
    return text, facts["new" if facts["seen"] else "old"]


@task("knows", "mistaken")
def owner_knows_or_mistaken(rng: random.Random) -> tuple[str, str]:
    """Somebody's thing was moved. Say whether its owner "knows" where it is now or is "mistaken" about it."""
    text, facts = _moved(rng)
    return text, "knows" if facts["seen"] else "mistaken"


@task()
def note_where_it_is(rng: random.Random) -> tuple[str, str]:
    """Write a note to the owner of the moved thing: "NAME, your THING is in the PLACE." with the place where it is now."""
    text, facts = _moved(rng)
    return text, "{name}, your {thing} is in the {new}.".format(**facts)


# --- deals: who owns a thing, who has to give it back, what deal it was

_DEALS = tuple(
    (line.partition(": ")[0].split(), line.partition(": ")[2])
    for line in _lines(
        """
        other nobody sale: {name} sold the {thing} to {other} for {price} dollars. {third} saw it.
        name nobody sale: {name} paid {other} {price} dollars and took the {thing} home. {third} came along.
        other nobody sale: {other} bought {name}'s {thing} for {price} dollars, as {third} had advised.
        name other loan: {name} lent the {thing} to {other} until {day}. {third} was not happy about it.
        name other loan: {other} borrowed a {thing} from {name} and showed it to {third}.
        other name loan: With {other}'s leave, {name} uses {other}'s {thing} until {day}. {third} wants one too.
        name other loan: {name} let {other} have the {thing} for two days. {third} had to wait.
        name other loan: "Only until {day}," said {name} and let {other} take the {thing}. {third} nodded.
        other name loan: {name} may use {other}'s {thing} for a week. {third} finds that kind.
        other nobody gift: {name} gave {other} a {thing} for good on {day}. {third} had wrapped it.
        name nobody gift: {name} got a {thing} from {other} as a birthday present. {third} brought flowers.
        other nobody gift: "It is yours, keep it forever," said {name} and handed {other} the {thing}. {third} smiled.
        """
    )
)


def _deal(rng: random.Random) -> Told:
    (owner, debtor, kind), template = rng.choice(_DEALS)
    price, thing = rng.randint(2, 40), rng.choice(_THINGS)
    text, facts = _tell(rng, template, price=price, thing=thing)
    return text, {"owner": facts[owner], "debtor": facts.get(debtor, debtor), "kind": kind}


@task()
def lawful_owner(rng: random.Random) -> tuple[str, str]:
    """Name the person who owns the thing after the deal: a sale or a gift makes a new owner, a loan does not."""
    text, facts = _deal(rng)
    return text, facts["owner"]


@task()
def has_to_give_it_back(rng: random.Random) -> tuple[str, str]:
    """Name the person who has to give the thing back one day; answer "nobody" if it was sold or given away for good."""
    text, facts = _deal(rng)
    return text, facts["debtor"]


@task("gift", "loan", "sale")
def gift_loan_or_sale(rng: random.Random) -> tuple[str, str]:
    """Say how the thing changed hands: "gift" (free and for good), "loan" (for a time) or "sale" (for money)."""
    text, facts = _deal(rng)
    return text, facts["kind"]


# --- match reports

_TEAMS = _words("Bears Bulls Comets Eagles Falcons Foxes Giants Hawks Kings Lions Pirates Rams Rockets Sharks Tigers Wolves")
_MATCHES = {
    "comeback": """
        The {l} led {t}-0 at the break, but the {w} fought back and won {s}-{t}.
        Behind at half-time, the {w} still beat the {l} {s}-{t}.
        The {w} turned a 0-{t} into a {s}-{t} win over the {l}.
        """,
    "easy win": """
        The {w} crushed the {l} {s}-{t}.
        The {l} had no chance: the {w} won {s}-{t}.
        It was child's play for the {w}, {s}-{t} against weak {l}.
        """,
    "late win": """
        It was {t}-{t} until the last minute, when the {w} scored to beat the {l} {s}-{t}.
        A goal in the final seconds gave the {w} a {s}-{t} win over the {l}.
        The {l} held out until the last minute, then lost {t}-{s} to the {w}.
        """,
}


def _match(rng: random.Random) -> Told:
    winner, loser = rng.sample(_TEAMS, 2)
    course = rng.choice(list(_MATCHES))
    beaten = 1 if course == "easy win" else rng.randint(1, 4)
    goals = rng.randint(5, 9) if course == "easy win" else beaten + 1
    text, facts = _tell(rng, _MATCHES[course], w=winner, l=loser, s=goals, t=beaten)
    return text, facts | {"course": course}


def _match_with_players(rng: random.Random) -> Told:
    text, facts = _match(rng)
    ways = (
        "Scorers: {name} ({w}), {other} ({l}).",
        "Scorers: {other} ({l}), {name} ({w}).",
        "{other} scored for the {l}, {name} for the {w}.",
        "{name} shone for the {w}, {other} for the {l}.",
    )
    return f"{text} {rng.choice(ways).format(**facts)}", facts


@task("comeback", "easy win", "late win")
def course_of_match(rng: random.Random) -> tuple[str, str]:
    """Say how the match was won: "comeback" (after being behind), "easy win" (by far) or "late win" (at the very end)."""
    text, facts = _match(rng)
    return text, facts["course"]


@task()
def scorer_of_winners(rng: random.Random) -> tuple[str, str]:
    """Two players are named in the match report. Output the name of the one who plays for the winning team."""
    text, facts = _match_with_players(rng)
    return text, facts["name"]


@task()
def headline_player_sinks_team(rng: random.Random) -> tuple[str, str]:
    """Write the headline "PLAYER SINKS TEAM" in capitals: the winners' scorer and the beaten team, as in "TOM SINKS LIONS"."""
    text, facts = _match_with_players(rng)
    return text, "{name} sinks {l}".format(**facts).upper()


@task()
def cheer_of_fan(rng: random.Random) -> tuple[str, str]:
    """A report is followed by a fan's team. Write the fan's cry: "Hooray, TEAM!" if the team won, "Oh no, TEAM!" if it lost."""
    text, facts = _match(rng)
    side = rng.choice("wl")
    return f"{text} ({facts[side]} fan)", f"{'Hooray' if side == 'w' else 'Oh no'}, {facts[side]}!"


# --- fables: {bad} has a fault, {good} has not

_FAULTS = {
    "pride": "boast",
    "greed": "be greedy",
    "laziness": "be lazy",
    "lying": "lie",
    "haste": "rush",
    "meanness": "be mean",
}
_FABLES = {
    "pride": """
        A {bad} boasted of being the fastest of all. The quiet {good} won the race.
        "I am the strongest!" cried the {bad}. Soon a {good} had to pull it out of the mud.
        The vain {bad} praised its own face in the pond and fell in. The modest {good} helped it out.
        The {bad} said nobody sang so well. The judges gave the prize to the modest {good}.
        """,
    "greed": """
        The {bad} had a pear but wanted the {good}'s too and lost both. The {good} was glad to have one.
        The {good} took one nut from the jar. The {bad} grabbed so many that it got stuck.
        A {bad} ate a week's food in one night and fell ill. The {good} took only its fair share.
        The {bad} wanted all the fish in the lake, and its net broke. The {good} was happy with one.
        """,
    "laziness": """
        All summer the {good} gathered food while the {bad} lay in the sun. In winter the {bad} was hungry.
        The {good} built a house. The {bad} slept all day and got wet when the rain came.
        "I will work some other day," said the {bad}. The {good} planted seeds and had bread.
        While the {good} dug a well, the {bad} dozed. In the dry year only the {good} had water.
        """,
    "lying": """
        The {bad} told of a ghost, but it had made that up. Now all believe only the honest {good}.
        "I did not eat it," said the {bad} with cake on its nose. The {good} told the truth and was praised.
        The {bad} cried for help as a joke so often that nobody came. The honest {good} was saved.
        "The {good} stole the egg!" said the {bad}, who had it under its own bed.
        """,
    "haste": """
        The {bad} ran off without looking at the map and got lost. The {good} took its time and arrived.
        The {bad} could not wait and ate green apples. The {good} waited and had sweet ones.
        The {bad} built a hut in a hurry, and it fell down. The {good} worked slowly, and its hut held.
        The {bad} jumped at once and fell into the ditch. The {good} first looked for the bridge.
        """,
    "meanness": """
        The {bad} teased a hungry bird. The {good} fed it, and the bird showed it where gold lay.
        The {bad} mocked a limping dog. The {good} carried it home and won a friend.
        The {good} shared bread with a beggar. The {bad} threw stones at him. The {good} was made king.
        The {bad} hid a blind man's stick for fun. The {good} gave it back and was thanked.
        """,
}
_FABLE_ANIMALS = _words(
    "badger bear camel cat cow crow deer donkey eagle elephant fox frog goat goose hare horse lion monkey mouse otter owl "
    "panda peacock pig rabbit raven rooster sheep squirrel swan tiger turtle wolf zebra"
)


def _fable(rng: random.Random) -> Told:
    fault = rng.choice(list(_FABLES))
    bad, good = rng.sample(_FABLE_ANIMALS, 2)
    text, facts = _tell(rng, _FABLES[fault], bad=bad, good=good)
    return text, facts | {"fault": fault}


@task(*_FAULTS)
def fault_in_fable(rng: random.Random) -> tuple[str, str]:
    """Name the fault that the fable warns of: pride, greed, laziness, lying, haste or meanness."""
    text, facts = _fable(rng)
    return text, facts["fault"]


@task()
def lesson_told_to_animal(rng: random.Random) -> tuple[str, str]:
    """Tell the bad animal of the fable its lesson, as in "Do not lie, fox!": "Do not", one of boast, be greedy, be lazy, lie,
    rush or be mean, then the animal."""
    text, facts = _fable(rng)
    return text, f"Do not {_FAULTS[facts['fault']]}, {facts['bad']}!"


@task()
def good_animal_of_fable(rng: random.Random) -> tuple[str, str]:
    """Two animals act in the fable. Output the one that behaves well, as one word."""
    text, facts = _fable(rng)
    return text, facts["good"]


@task()
def title_of_fable(rng: random.Random) -> tuple[str, str]:
    """Form the fable's title from its two animals in the order in which they appear: "The Fox and the Crow"."""
    text, facts = _fable(rng)
    one, two = sorted((facts["bad"], facts["good"]), key=text.index)
    return text, f"The {one.capitalize()} and the {two.capitalize()}"


# --- point of view and tense

_DEEDS = tuple(
    (tuple(forms.split()), rest)
    for forms, rest in _pairs(
        """
        open opens opened = a gate | feed feeds fed = {my} cat | call calls called = {my} sister | wash washes washed = {my} dog
        | paint paints painted = {my} room | sell sells sold = {my} bike | hide hides hid = {my} keys
        | carry carries carried = {my} bag | read reads read = {my} mail | bake bakes baked = a pie
        | write writes wrote = a poem | climb climbs climbed = the tower | light lights lit = a candle
        | draw draws drew = a map | follow follows followed = the fox | find finds found = {my} hat | ask asks asked = {my} boss
        | visit visits visited = {my} uncle | take takes took = {my} coat | repair repairs repaired = {my} roof
        | buy buys bought = a lamp | thank thanks thanked = {my} teacher | cross crosses crossed = the river
        | throw throws threw = a stone | break breaks broke = {my} cup | leave leaves left = the house
        """
    )
)
_BASE, _THIRD, _PAST = range(3)


def _two_deeds(rng: random.Random) -> tuple[str, str, list[tuple[tuple[str, ...], str]]]:
    """A name, "her" or "his", and two deeds."""
    name, own = rng.choice([(name, "her") for name in _WOMEN] + [(name, "his") for name in _MEN])
    return name, own, rng.sample(_DEEDS, 2)


def _done(deeds: list[tuple[tuple[str, ...], str]], form: int, own: str) -> str:
    """Both deeds in this form of the verb, joined by "and"."""
    return " and ".join(f"{forms[form]} {rest}" for forms, rest in deeds).format(my=own)


@task()
def diary_retold_by_name(rng: random.Random) -> tuple[str, str]:
    """Retell the diary line in the third person: the name before the colon takes the place of I, and my becomes her or his."""
    name, own, deeds = _two_deeds(rng)
    return f"{name}: I {_done(deeds, _PAST, 'my')}.", f"{name} {_done(deeds, _PAST, own)}."


@task()
def story_as_own_diary(rng: random.Random) -> tuple[str, str]:
    """Retell the story as the person's own diary line: the name becomes I, her or his becomes my; all else stays."""
    name, own, deeds = _two_deeds(rng)
    return f"{name} {_done(deeds, _PAST, own)}.", f"I {_done(deeds, _PAST, 'my')}."


@task()
def story_in_present_tense(rng: random.Random) -> tuple[str, str]:
    """Tell the story of two past deeds in the present tense: both verbs change, all else stays."""
    name, own, deeds = _two_deeds(rng)
    return f"{name} {_done(deeds, _PAST, own)}.", f"{name} {_done(deeds, _THIRD, own)}."


@task()
def story_as_orders(rng: random.Random) -> tuple[str, str]:
    """Turn the story into orders: the name, a comma, both verbs in the base form, your for her or his, and "!"."""
    name, own, deeds = _two_deeds(rng)
    return f"{name} {_done(deeds, _PAST, own)}.", f"{name}, {_done(deeds, _BASE, 'your')}!"


@task()
def story_as_dream(rng: random.Random) -> tuple[str, str]:
    """Make a dream of the story: "NAME dreamed that she ..." or "that he ...", as "her" or the name shows; all else stays."""
    name, own, deeds = _two_deeds(rng)
    who = "she" if own == "her" else "he"
    return f"{name} {_done(deeds, _PAST, own)}.", f"{name} dreamed that {who} {_done(deeds, _PAST, own)}."


# --- travel notes and news in brief


def _tour(rng: random.Random) -> Told:
    cities = rng.sample(lexicon.CITIES, 3)
    best, dull = rng.sample(cities, 2)
    one, two, now = cities
    route = rng.choice(
        (
            f"First {one}, then {two}, now {now}.",
            f"After {one} and {two} I have reached {now}.",
            f"I am in {now} now; {one} and {two} lie behind me.",
        )
    )
    return _tell(
        rng,
        """
        {route} {best} was a dream, {dull} a bore. My {thing} stayed in {lost}.
        {route} I loved {best}, but not {dull}. I forgot my {thing} in {lost}.
        {route} My {thing} is still in {lost}! {dull} was dull, {best} lovely.
        {route} Nothing beats {best}; {dull} was gray. In {lost} I left my {thing}.
        """,
        route=route,
        now=now,
        best=best,
        dull=dull,
        lost=rng.choice((one, two)),
        thing=rng.choice(_THINGS),
    )


@task()
def favorite_city_of_tour(rng: random.Random) -> tuple[str, str]:
    """Output the city that the traveler liked best."""
    text, facts = _tour(rng)
    return text, facts["best"]


@task()
def request_for_forgotten_thing(rng: random.Random) -> tuple[str, str]:
    """Write the request for what the traveler left behind, in the form "Dear hotel in CITY, please send my THING."."""
    text, facts = _tour(rng)
    return text, "Dear hotel in {lost}, please send my {thing}.".format(**facts)


@task()
def greetings_from_present_stop(rng: random.Random) -> tuple[str, str]:
    """Write the line of a postcard "Greetings from CITY!" with the city where the traveler is now."""
    text, facts = _tour(rng)
    return text, "Greetings from {now}!".format(**facts)


def _escape(rng: random.Random) -> Told:
    free = rng.random() < 0.5
    caught = """
        A {animal} broke out of the zoo in {city}. On {day} it was caught, says {source}.
        According to {source}, the {animal} that fled from a circus in {city} has been caught.
        The lost {animal} of {city} is back in its cage, {source} told us.
        """
    loose = """
        A {animal} broke out of the zoo in {city} on {day}. It is still free, says {source}.
        According to {source}, a {animal} has fled from a circus in {city}. Nobody has caught it so far.
        The {animal} from the zoo in {city} is still on the run, {source} told us.
        """
    return _tell(
        rng,
        loose if free else caught,
        free=free,
        animal=rng.choice(_words("bear bison camel cheetah elephant gorilla kangaroo leopard lion ostrich tiger wolf")),
        city=rng.choice(lexicon.CITIES),
        source=rng.choice(_items("the police|the keeper|the mayor|a witness|a guard|a driver|the radio|a nurse|a vet")),
    )


@task()
def source_of_news(rng: random.Random) -> tuple[str, str]:
    """Output who the news comes from, with the article as in the text, such as "the police" or "a witness"."""
    text, facts = _escape(rng)
    return text, facts["source"]


@task()
def headline_loose_or_caught(rng: random.Random) -> tuple[str, str]:
    """Write a headline in capitals: the animal, LOOSE if it is still free or CAUGHT if it is not, IN and the city."""
    text, facts = _escape(rng)
    return text, "{animal} {state} in {city}".format(state="loose" if facts["free"] else "caught", **facts).upper()


@task()
def warning_or_all_clear(rng: random.Random) -> tuple[str, str]:
    """Write what the town's loudspeaker says: "Beware of the ANIMAL!" if it is still free, "All clear!" if it was caught."""
    text, facts = _escape(rng)
    return text, f"Beware of the {facts['animal']}!" if facts["free"] else "All clear!"


# --- a sentence too many: {name} does something, and this follows

_CHAINS = _pairs(
    """
    {name} dropped a glass. = It broke into many pieces. | {name} told a good joke. = Everyone at the table laughed.
    | {name} pressed the switch. = The room became bright. | {name} ran ten miles. = Sweat dripped on the road.
    | {name} put water in the freezer. = By morning it was ice. | {name} stepped on the dog's tail. = It barked with pain.
    | {name} left the milk out for days. = It turned sour. | {name} blew out the candles. = Smoke rose from the wicks.
    | {name} planted a seed. = A green leaf came up. | {name} rang the doorbell. = An old man opened.
    | {name} did not water the roses. = Their leaves turned brown. | {name} burned the toast. = Smoke filled the kitchen.
    | {name} kicked the ball hard. = The window was hit. | {name} threw bread to the ducks. = They swam over at once.
    | {name} waved at a taxi. = The driver stopped. | {name} asked the waiter for the bill. = He brought it on a tray.
    | {name} slept too long. = The school bus was gone. | {name} spilled ink on a shirt. = A blue stain was left.
    | {name} opened the cage. = The parrot flew away. | {name} ate too much candy. = A tooth began to hurt.
    | {name} built a castle of sand. = A wave washed it away. | {name} shook the apple tree. = Red fruit fell into the grass.
    """
)
_STRAYS = _items(
    "Copper is a metal.|Paris lies in France.|Two and two make four.|A week has seven days.|Spiders have eight legs.|"
    "Bees make honey.|Whales are mammals.|The moon is round.|Italy is in Europe.|Ten is a number.|Gold is heavy."
)


@task("first", "second", "third")
def place_of_stray_sentence(rng: random.Random) -> tuple[str, str]:
    """One of the three sentences has nothing to do with the story. Say which: "first", "second" or "third"."""
    sentences = [part.format(name=rng.choice(_WOMEN + _MEN)) for part in rng.choice(_CHAINS)]
    at = rng.randrange(3)
    sentences.insert(at, rng.choice(_STRAYS))
    return " ".join(sentences), ("first", "second", "third")[at]


# --- characters, kinds and parts of stories

_LINES = split_groups(
    """
    pirate: Climb the mast, {name}, and tell me if you see a ship! | Bury the treasure on this island, {name}! |
        Hand over your gold or walk the plank, {name}! | Hoist the black flag, {name}! | My parrot hates you, {name}, arr!

    witch: I will turn you into a toad, {name}! | Stir my magic brew, {name}! | Get off my broom, {name}! |
        Take a bite of this poisoned apple, {name}! | My spell will make you sleep, {name}!

    king: Kneel before my throne, {name}! | I give you half of my kingdom, {name}! | Bring me my crown, {name}! |
        You may marry my daughter, the princess, {name}! | All my land shall obey you, {name}!

    detective: Where were you at the time of the murder, {name}? | I found your fingerprints here, {name}. |
        This clue proves that you did it, {name}! | Every suspect has an alibi but you, {name}. | I will solve it, {name}!

    robot: My battery is low, {name}. | My sensors see you, {name}, beep. | I need oil and a new circuit, {name}. |
        My program does not know love, {name}. | Please push my reset button, {name}.

    ghost: I died in this house a hundred years ago, {name}. | I walk through walls to scare you, {name}! |
        Boo! I haunt this attic, {name}! | Nobody can touch me since my death, {name}. | My grave is empty at midnight, {name}.
    """
)


@task(*_LINES)
def who_could_say_it(rng: random.Random) -> tuple[str, str]:
    """Say which character could speak this line in a story: pirate, witch, king, detective, robot or ghost."""
    return labelled(rng, _LINES, lambda rng, line: line.format(name=rng.choice(_WOMEN + _MEN)))


_OPENINGS = split_groups(
    """
    fairy tale: Once upon a time {name} met a talking frog. | Long ago a fairy gave {name} three wishes. |
        In a kingdom far away lived a shoemaker called {name}. | The dragon asked {name} for a magic ring. |
        {name} kissed the frog, and a prince stood there.

    crime: Inspector {name} looked at the dead man on the floor. | The bank was robbed, and {name} had no alibi. |
        "Someone poisoned the banker," {name} told the police. | {name} found blood and a gun in the hall. |
        Nobody saw the thief who took {name}'s jewels.

    space: {name} landed the rocket on Mars. | An alien with three eyes waved at {name}. | {name}'s spaceship left Earth. |
        In the year 3000 {name} flew to a new galaxy. | {name} lost contact with the space station.

    western: Sheriff {name} rode into the dusty town. | {name} tied the horse outside the saloon. |
        The cowboys drew their guns when {name} came in. | {name} drove the cattle across the prairie. |
        The outlaws held up {name}'s stagecoach.

    ghost story: At midnight {name} heard chains rattle in the attic. | A pale lady without a head stood by {name}'s bed. |
        {name} spent the night in the haunted castle. | Cold hands rose from the grave near {name}. |
        The dead grandfather smiled at {name} in the mirror.

    love story: {name} blushed when their eyes met. | With roses in hand, {name} waited for the first date. |
        {name}'s heart beat fast at the first kiss. | "Will you marry me?" {name} asked softly. |
        Every day {name} wrote to the one {name} loved.
    """
)


@task(*_OPENINGS)
def kind_of_story(rng: random.Random) -> tuple[str, str]:
    """Name the kind of story the sentence is from: fairy tale, crime, space, western, ghost story or love story."""
    return labelled(rng, _OPENINGS, lambda rng, line: line.format(name=rng.choice(_WOMEN + _MEN)))


_PARTS = split_groups(
    """
    beginning: Once there lived a miller called {name}. | Long ago {name} lived in a hut by the sea. |
        This is the story of how {name} became a baker. | {name} was born in a small village. |
        There was once a shy child named {name}.

    middle: Just then {name} heard a strange noise. | But the second task was even harder for {name}. |
        Meanwhile {name} was still locked in the tower. | On the third day of the search {name} lost the map. |
        Suddenly a wolf stood in {name}'s way.

    end: And {name} lived happily ever after. | So {name} came home at last and never left again. |
        From then on {name} never told a lie. | And that is how {name} became queen of the land. |
        Finally all was forgiven, and {name} slept in peace.
    """
)


@task(*_PARTS)
def part_of_tale(rng: random.Random) -> tuple[str, str]:
    """Say from which part of a tale the sentence comes: "beginning", "middle" or "end"."""
    return labelled(rng, _PARTS, lambda rng, line: line.format(name=rng.choice(_WOMEN)))


_AGES = split_groups(
    """
    stone age: {name} hit two flints to make a fire in the cave. | With a spear of bone {name} hunted the mammoth. |
        {name} painted a bison on the wall of the cave. | Dressed in furs, {name} sharpened a stone axe.

    middle ages: {name} served the knight and cleaned his armor. | The monk showed {name} how to copy books by hand. |
        {name} watched the tournament from the castle wall. | The duke's archers chased {name} over the drawbridge.

    today: {name} took a selfie and posted it. | {name} forgot to charge the phone. | {name} booked a flight on the internet. |
        {name} watched a video on the tablet. | The app told {name} to turn left.

    future: {name}'s robot cooked dinner on Mars. | The flying car took {name} to the moon. |
        In the year 2500 {name} moved to a city under the sea. | {name} beamed home from the star ship.
    """
)


@task(*_AGES)
def age_of_story(rng: random.Random) -> tuple[str, str]:
    """Tell from the things mentioned in which age the story is set: stone age, middle ages, today or future."""
    return labelled(rng, _AGES, lambda rng, line: line.format(name=rng.choice(_WOMEN + _MEN)))


_ADJECTIVES_OF_FAULTS = dict(zip(_FAULTS, _words("Proud Greedy Lazy Lying Hasty Mean"), strict=True))


@task()
def better_title_of_two(rng: random.Random) -> tuple[str, str]:
    """A fable is followed by two titles in brackets. Copy the title that fits the fable."""
    text, facts = _fable(rng)
    other = rng.choice([fault for fault in _FAULTS if fault != facts["fault"]])
    faults = rng.sample((facts["fault"], other), 2)
    one, two = (f"The {_ADJECTIVES_OF_FAULTS[fault]} {facts['bad'].capitalize()}" for fault in faults)
    return f"{text} [{one} | {two}]", one if faults[0] == facts["fault"] else two


@task()
def title_hero_and_thing(rng: random.Random) -> tuple[str, str]:
    """Form the story's title from its hero and the thing with its adjective: "NAME and the Adjective Thing"."""
    text, facts = _tell(
        rng,
        """
        In the attic {name} found a {adj} {thing}. {other} said it had magic power.
        {other} sold {name} a {adj} {thing}. From then on {name} had strange dreams.
        On {day} a {adj} {thing} lay before {name}'s door. Life was never the same.
        {name} dug up a {adj} {thing} in the garden. At night it began to glow.
        """,
        adj=rng.choice(_words("black blue broken dusty golden green heavy little old purple red silver strange tiny white")),
        thing=rng.choice(_THINGS),
    )
    return text, f"{facts['name']} and the {facts['adj'].capitalize()} {facts['thing'].capitalize()}"


# --- wishes, secrets, bets, promises, rescues and mysteries


def _gift(rng: random.Random) -> Told:
    hoped, got = rng.sample(_THINGS, 2)
    granted = rng.random() < 0.5
    return _tell(
        rng,
        """
        {name} had hoped for a {hoped}. In the parcel from {other} lay a {got}.
        {other} gave {name} a {got}. On the wish list stood a {hoped}.
        "I want a {hoped}," {name} always said. For the birthday {other} bought {name} a {got}.
        All year {name} had wished for a {hoped}. On {day} {other} came with a {got}.
        """,
        hoped=hoped,
        got=hoped if granted else got,
        granted=granted,
    )


@task("glad", "let down")
def wish_granted_or_not(rng: random.Random) -> tuple[str, str]:
    """Say how the one who wished feels: "glad" if the present is the thing wished for, "let down" if it is another thing."""
    text, facts = _gift(rng)
    return text, "glad" if facts["granted"] else "let down"


@task()
def thanks_for_gift(rng: random.Random) -> tuple[str, str]:
    """Write the thanks for the present that was really given, to the giver: "Thank you for the THING, GIVER!"."""
    text, facts = _gift(rng)
    return text, "Thank you for the {got}, {other}!".format(**facts)


def _secret(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} told {other} of the {news}. {third} must not hear of it.
        Only {other} was told by {name} about the {news}; {third} has no idea.
        While {third} slept, {name} whispered to {other} about the {news}.
        {third} does not yet know of the {news}, but {name} has told {other}.
        On {day} {other} heard of the {news} from {name}, but {third} heard nothing.
        """,
        news=rng.choice(_items("surprise party|letter|treasure|wedding|new job|baby|secret door|lottery prize|trip")),
    )


@task()
def left_in_the_dark(rng: random.Random) -> tuple[str, str]:
    """Three people are in the story. Name the one who does not know the secret."""
    text, facts = _secret(rng)
    return text, facts["third"]


@task()
def path_of_the_secret(rng: random.Random) -> tuple[str, str]:
    """Write who told the secret to whom, as "TELLER > HEARER" with the two names; leave out the one who knows nothing."""
    text, facts = _secret(rng)
    return text, "{name} > {other}".format(**facts)


_BETS = tuple(
    _items(line, "/")
    for line in _lines(
        """
        it would rain / it would stay dry / At noon it poured. / Not a drop fell.
        the cat would come home / the cat would stay away / At night it sat at the door. / It was never seen again.
        the ice would hold / the ice would break / All could walk on it. / Both got wet feet.
        the shop was open / the shop was shut / They bought milk there. / They stood before a locked door.
        the train would be late / the train would be on time / It came an hour late. / It came to the minute.
        the box was full / the box was empty / Ten eggs lay in it. / Nothing was in it.
        the soup was hot / the soup was cold / Steam rose from it. / It was like ice.
        the baby would be a boy / the baby would be a girl / A son was born. / A daughter was born.
        the dog was asleep / the dog was awake / It snored. / It barked at once.
        the play would be short / the play would be long / It took ten minutes. / It took four hours.
        the lake was deep / the lake was shallow / No one could stand in it. / It reached only to the knee.
        the wood would float / the wood would sink / It swam on top. / It went to the bottom.
        """
    )
)


def _bet(rng: random.Random) -> Told:
    claim, against, *outcomes = rng.choice(_BETS)
    first = rng.random() < 0.5
    text, facts = _tell(
        rng,
        """
        {name} said {claim}, {other} said {against}. {outcome} They had bet {price} dollars.
        {name} bet {price} dollars that {claim}. {other} was sure that {against}. {outcome}
        For {price} dollars {name} bet {other} that {claim} and not that {against}. {outcome}
        """,
        claim=claim,
        against=against,
        outcome=outcomes[not first],
        price=rng.randint(2, 50),
    )
    right, wrong = (facts["name"], facts["other"]) if first else (facts["other"], facts["name"])
    return text, facts | {"right": right, "wrong": wrong}


@task()
def who_was_right(rng: random.Random) -> tuple[str, str]:
    """Two people bet on something. Name the one who was right, as what happened shows."""
    text, facts = _bet(rng)
    return text, facts["right"]


@task()
def who_pays_the_bet(rng: random.Random) -> tuple[str, str]:
    """Settle the bet: write "LOSER pays WINNER $N." with the person who was wrong first and the sum of the bet."""
    text, facts = _bet(rng)
    return text, "{wrong} pays {right} ${price}.".format(**facts)


_PROMISES = _pairs(
    """
    feed the cat = the bowl was full / the cat was still hungry | water the roses = the soil was wet / the soil was dry as dust
    | lock the door = the door was locked / the door stood open | wash the dishes = all plates shone / dirty plates stood around
    | call grandmother = grandmother had been called / nobody had called | buy bread = a loaf lay there / there was no bread
    | mow the lawn = the grass was short / the grass was high | tell no one = the secret was safe / everyone knew the secret
    | turn off the lamp = it was dark / the lamp still burned | fix the bike = the bike ran well / the bike was still broken
    | pay the rent = the rent had been paid / the rent was missing | make the bed = the bed was made / the bed was a mess
    | paint the fence = the fence was freshly white / no paint had been used
    | sweep the floor = the floor was clean / dust lay on the floor
    """
)


def _promise(rng: random.Random) -> Told:
    deed, evening = rng.choice(_PROMISES)
    broken = rng.random() < 0.5
    return _tell(
        rng,
        """
        {name} promised {other} to {deed}. In the evening {evening}.
        "I will {deed}, word of honor," {name} said to {other}. On {day} evening {evening}.
        {other} made {name} promise to {deed}. When night fell, {evening}.
        """,
        deed=deed,
        evening=evening.split(" / ")[broken],
        broken=broken,
    )


@task("kept", "broken")
def promise_kept_or_broken(rng: random.Random) -> tuple[str, str]:
    """Say whether the promise in the story was "kept" or "broken"."""
    text, facts = _promise(rng)
    return text, "broken" if facts["broken"] else "kept"


@task()
def word_to_the_promiser(rng: random.Random) -> tuple[str, str]:
    """Speak to the one who promised: "Thank you, NAME!" if the promise was kept, else "You promised to DEED, NAME!"."""
    text, facts = _promise(rng)
    return text, ("You promised to {deed}, {name}!" if facts["broken"] else "Thank you, {name}!").format(**facts)


_RESCUES = {
    "water": """
        {name} fell into the river. {other} jumped in and pulled {name} out.
        Far from the beach {name} could swim no more. {other} came with a boat.
        {other} threw a rope to {name}, who was about to drown in the {day} flood.
        """,
    "fire": """
        The kitchen burned. {other} carried {name} out of the smoke.
        {name} was trapped in the blazing barn until {other} broke the door.
        {other} got {name} out of the flames on {day} night.
        """,
    "height": """
        {name} hung from the edge of the roof. {other} caught {name}'s hand.
        On the steep cliff {name} dared not move. {other} came down on a rope.
        {other} brought a long ladder for {name}, who was stuck high in a tree.
        """,
    "animal": """
        A bull ran at {name}. {other} drew it away with a red cloth.
        {other} scared off the bear that had chased {name} up the path.
        A wild dog had {name} by the sleeve until {other} drove it off.
        """,
}


def _rescue(rng: random.Random) -> Told:
    danger = rng.choice(list(_RESCUES))
    text, facts = _tell(rng, _RESCUES[danger])
    return text, facts | {"danger": danger}


@task("water", "fire", "height", "animal")
def danger_in_rescue(rng: random.Random) -> tuple[str, str]:
    """Say what the person had to be saved from: water, fire, height (a fall) or animal."""
    text, facts = _rescue(rng)
    return text, facts["danger"]


@task()
def medal_for_rescuer(rng: random.Random) -> tuple[str, str]:
    """Write the words on the rescuer's medal: "To RESCUER, who saved SAVED." with both names."""
    text, facts = _rescue(rng)
    return text, "To {other}, who saved {name}.".format(**facts)


_CRIMES = _pairs(
    """
    ate the cake = The cake was gone / had cream on the chin | broke the vase = The vase was broken / had a shard in one shoe
    | painted the wall = The wall was green / had green hands | drank the milk = The milk was gone / had a milk mustache
    | stole the ring = The ring was gone / had it in one pocket | picked the roses = No rose was left / had a thorn in a thumb
    | ate the chocolate = The chocolate was gone / had brown fingers | cut the rope = The rope was cut / hid a sharp knife
    | wrote the letter = The letter had no name / had the same ink | ate the jam = The jam jar was empty / had red, sticky lips
    | rang the bell = The bell rang at night / was seen running from it | freed the bird = The cage was open / had the key to it
    """
)


def _crime(rng: random.Random) -> Told:
    deed, found = rng.choice(_CRIMES)
    state, clue = found.split(" / ")
    alibi = rng.choice(_items("was far away in {city}|was in bed with a fever|had just arrived|had been in {city} all week"))
    return _tell(
        rng,
        """
        {state}. {name} {clue}, {other} {alibi}.
        {state}. {other} {alibi}, but {name} {clue}.
        {state}. Was it {name} or {other}? {other} {alibi}, {name} {clue}.
        {state}. Was it {other} or {name}? {name} {clue}. {other} {alibi}.
        """,
        deed=deed,
        state=state,
        clue=clue,
        alibi=alibi.format(city=rng.choice(lexicon.CITIES)),
    )


@task()
def solved_mystery(rng: random.Random) -> tuple[str, str]:
    """Solve the mystery in a sentence that names the one who did it and the deed, such as "Ben ate the cake."."""
    text, facts = _crime(rng)
    return text, "{name} {deed}.".format(**facts)


@task()
def wrongly_suspected(rng: random.Random) -> tuple[str, str]:
    """Something was done in secret, and there are two suspects. Name the innocent one, who could not have done it."""
    text, facts = _crime(rng)
    return text, facts["other"]

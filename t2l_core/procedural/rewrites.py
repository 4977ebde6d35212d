"""Tasks on short sentences: what stands in them, rewriting them, mending them and writing them from a few words.

Several tasks ask different things about the same kind of sentence, so that only the description tells which is wanted.
"""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import plural
from t2l_core.procedural.lexicon import split_words as _words
from t2l_core.procedural.lexicon import upper_first as _cap
from t2l_core.procedural.lexicon import with_article as _a

_AWKWARD = _words("dice glue knife paint paper soap tape string glass map")  # no regular plural, or not one thing
_THINGS = tuple(noun for noun in lexicon.OBJECTS if noun not in _AWKWARD)
_SHE = _words(
    "Alice Anna Bella Carla Chloe Clara Elena Ella Emma Eva Fatima Fiona Grace Hannah Iris Julia Kate Lara Lena Lily Lucy "
    "Maria Maya Mia Nadia Nina Nora Paula Priya Rachel Rosa Ruth Sara Sofia Susan Tara Vera Zoe"
)
_HE = _words(
    "Aaron Amir Ben Carlos Daniel David Diego Eric Felix George Harry Hugo Ian Isaac Ivan Jack Jonas Leo Liam Lucas Marco "
    "Mark Noah Oliver Omar Oscar Peter Ravi Simon Stefan Theo Tom Victor Walter"
)
_PLACES = _words(
    "airport bakery bank bridge castle church cinema farm garden harbor hospital hotel lake library market museum office "
    "park pharmacy school stadium station theater tower zoo"
)
_COLOURS = _words("black blue brown gray green orange pink purple red white yellow")
_TRAITS = _words("tired happy young old polite shy brave lazy friendly hungry nervous tall proud clever angry")
_ADVERBS = _words("quickly slowly quietly carefully happily secretly calmly proudly nervously gently suddenly gladly")
_PREPOSITIONS = _words("near behind beside outside inside at")
# base, third person, past, participle, ing: what one may do with any thing
_HANDLING = tuple(
    tuple(line.split())
    for line in """borrow borrows borrowed borrowed borrowing
break breaks broke broken breaking
buy buys bought bought buying
carry carries carried carried carrying
choose chooses chose chosen choosing
clean cleans cleaned cleaned cleaning
drop drops dropped dropped dropping
draw draws drew drawn drawing
find finds found found finding
fix fixes fixed fixed fixing
hide hides hid hidden hiding
hold holds held held holding
lift lifts lifted lifted lifting
lose loses lost lost losing
move moves moved moved moving
paint paints painted painted painting
sell sells sold sold selling
steal steals stole stolen stealing
take takes took taken taking
throw throws threw thrown throwing
wash washes washed washed washing""".splitlines()
)


def _person(rng: random.Random) -> tuple[str, str]:
    """A first name and its pronoun."""
    return (rng.choice(_SHE), "she") if rng.random() < 0.5 else (rng.choice(_HE), "he")


# --- what stands in the sentence: events


def _event(rng: random.Random, *needed: str) -> tuple[str, dict[str, str]]:
    """A sentence of someone who did something with a thing, and its parts by name; parts not needed may be missing."""
    part = {
        "trait": rng.choice(_TRAITS),
        "adverb": rng.choice(_ADVERBS),
        "verb": rng.choice(_HANDLING)[2],
        "color": rng.choice(_COLOURS),
        "thing": rng.choice(_THINGS),
        "preposition": rng.choice(_PREPOSITIONS),
        "place": rng.choice(_PLACES),
        "day": rng.choice(lexicon.WEEKDAYS),
    }
    has = {name: name in needed or rng.random() < 0.5 for name in part}
    if rng.random() < 0.3:
        part["doer"] = doer = rng.choice(lexicon.FIRST_NAMES)
    else:
        part["doer"] = rng.choice(lexicon.JOBS)
        doer = f"the {part['trait']} {part['doer']}" if has["trait"] else f"the {part['doer']}"
    thing = f"the {part['color']} {part['thing']}" if has["color"] else f"the {part['thing']}"
    said = f"{doer} {part['adverb']} {part['verb']} {thing}" if has["adverb"] else f"{doer} {part['verb']} {thing}"
    if has["preposition"]:
        said += f" {part['preposition']} the {part['place']}"
    if has["day"]:
        said = f"{said} on {part['day']}" if rng.random() < 0.6 else f"on {part['day']} {said}"
    return _cap(said) + ".", part


@task()
def verb_in_event(rng: random.Random) -> tuple[str, str]:
    """Output the verb of the sentence, just as it stands there."""
    text, part = _event(rng)
    return text, part["verb"]


@task()
def doer_of_event(rng: random.Random) -> tuple[str, str]:
    """Say who did it: output the job or the name of the doer, without article or adjective."""
    text, part = _event(rng)
    return text, part["doer"]


@task()
def thing_acted_on(rng: random.Random) -> tuple[str, str]:
    """Output the noun of the object, the thing that something was done to, without article or color."""
    text, part = _event(rng)
    return text, part["thing"]


@task()
def preposition_of_place(rng: random.Random) -> tuple[str, str]:
    """Output the preposition that stands before the place (not the "on" before a weekday)."""
    text, part = _event(rng, "preposition")
    return text, part["preposition"]


@task()
def adverb_of_event(rng: random.Random) -> tuple[str, str]:
    """Output the adverb that tells how the action was done."""
    text, part = _event(rng, "adverb")
    return text, part["adverb"]


@task()
def short_day_of_event(rng: random.Random) -> tuple[str, str]:
    """Output the weekday of the event, cut to its first three letters, such as Mon."""
    text, part = _event(rng, "day")
    return text, part["day"][:3]


# --- what stands in the sentence: orders, flights, calls, recipes


def _order(rng: random.Random) -> tuple[str, dict[str, str]]:
    part = {
        "name": rng.choice(lexicon.FIRST_NAMES),
        "n": str(rng.randint(2, 15)),
        "color": rng.choice(_COLOURS),
        "things": plural(rng.choice(_THINGS)),
        "price": f"${rng.randint(5, 95)}.{rng.choice(('00', '20', '25', '50', '75', '90'))}",
        "room": str(rng.randint(101, 489)),
        "day": rng.choice(lexicon.WEEKDAYS),
    }
    ways = (
        "{name} ordered {n} {color} {things} for {price}, bring them to room {room} by {day}.",
        "Room {room}, {name}: {n} {color} {things}, {price}, needed on {day}.",
        "Please send {n} {color} {things} ({price}) to {name} in room {room} before {day}.",
        "On {day} {name} paid {price} for {n} {color} {things}, deliver to room {room}.",
        "{day} delivery for {name}, room {room}: {n} {color} {things} at {price} in all.",
    )
    return rng.choice(ways).format(**part), part


@task()
def product_of_order(rng: random.Random) -> tuple[str, str]:
    """Output the product ordered, one plural noun without number or color."""
    text, part = _order(rng)
    return text, part["things"]


@task()
def quantity_of_order(rng: random.Random) -> tuple[str, str]:
    """Output how many pieces were ordered, as a number."""
    text, part = _order(rng)
    return text, part["n"]


@task()
def price_of_order(rng: random.Random) -> tuple[str, str]:
    """Output the price in the order note, with the dollar sign."""
    text, part = _order(rng)
    return text, part["price"]


@task()
def room_of_order(rng: random.Random) -> tuple[str, str]:
    """Output the number of the room that the order goes to."""
    text, part = _order(rng)
    return text, part["room"]


@task()
def order_short_line(rng: random.Random) -> tuple[str, str]:
    """Shorten the order note to the form "NAME: COLOR PRODUCT", such as "Anna: red mugs"."""
    text, part = _order(rng)
    return text, f"{part['name']}: {part['color']} {part['things']}"


def _flight(rng: random.Random) -> tuple[str, dict[str, str]]:
    part = {
        "code": f"{rng.choice('ABDEFGHKLMNQSTU')}{rng.choice('ABCEFHKLMRSTVXZ')}{rng.randint(101, 989)}",
        "city": rng.choice(lexicon.CITIES),
        "gate": f"{rng.choice('ABCDEF')}{rng.randint(1, 40)}",
        "time": f"{rng.randint(6, 22)}:{rng.choice(('05', '10', '15', '20', '30', '35', '45', '50', '55'))}",
    }
    ways = (
        "Flight {code} to {city} is boarding at gate {gate}, departure {time}.",
        "Passengers for {city}: flight {code} leaves gate {gate} at {time}.",
        "At {time} flight {code} takes off for {city} from gate {gate}.",
        "Gate {gate} is now open for {code} to {city}, leaving at {time}.",
        "Last call for {city}, flight {code}, gate {gate}, {time}.",
    )
    return rng.choice(ways).format(**part), part


@task()
def flight_code_in_call(rng: random.Random) -> tuple[str, str]:
    """Output the code of the flight in the announcement, two letters and three digits."""
    text, part = _flight(rng)
    return text, part["code"]


@task()
def gate_in_call(rng: random.Random) -> tuple[str, str]:
    """Output the gate in the announcement, such as B12."""
    text, part = _flight(rng)
    return text, part["gate"]


@task()
def flight_board_line(rng: random.Random) -> tuple[str, str]:
    """Turn the announcement into a line of the departure board: time, space, city in capital letters, as in "14:35 ROME"."""
    text, part = _flight(rng)
    return text, f"{part['time']} {part['city'].upper()}"


_DEPARTMENTS = _words("accounting sales marketing security reception shipping legal support catering payroll")


def _call(rng: random.Random) -> tuple[str, dict[str, str]]:
    part = {
        "name": rng.choice(lexicon.FIRST_NAMES),
        "dept": rng.choice(_DEPARTMENTS),
        "ext": str(rng.randint(1000, 9899)),
        "thing": rng.choice(_THINGS),
        "n": str(rng.randint(2, 30)),
    }
    ways = (
        "Hi, this is {name} from {dept}, call me back on {ext} about the {thing}.",
        "{name} in {dept} asks you to ring {ext}, it is about the {n} {thing} orders.",
        "Missed call from {ext}: {name}, {dept}, {n} minutes ago.",
        "Message for you: {name} of {dept} is waiting at extension {ext}.",
        "The {thing} is at the {dept} desk, says {name}. Questions? Dial {ext}.",
    )
    return rng.choice(ways).format(**part), part


@task()
def extension_of_caller(rng: random.Random) -> tuple[str, str]:
    """Output the four digits of the phone extension in the message."""
    text, part = _call(rng)
    return text, part["ext"]


@task(*_DEPARTMENTS)
def department_of_caller(rng: random.Random) -> tuple[str, str]:
    """Output the department of the caller, one word: accounting, sales, marketing, security, reception, shipping, legal,
    support, catering or payroll."""
    text, part = _call(rng)
    return text, part["dept"]


@task()
def callback_slip(rng: random.Random) -> tuple[str, str]:
    """Write the reminder "Call NAME on NUMBER" with the name and the extension from the message."""
    text, part = _call(rng)
    return text, f"Call {part['name']} on {part['ext']}"


_STEPS = (
    ("stir", "stirred", "into"),
    ("mix", "mixed", "into"),
    ("add", "added", "to"),
    ("tip", "tipped", "into"),
    ("pour", "poured", "into"),
    ("drop", "dropped", "into"),
    ("whisk", "whisked", "into"),
)
_INGREDIENTS = _words("flour sugar milk water rice oil cream honey cocoa salt vinegar oats yogurt juice butter syrup")


def _step(rng: random.Random) -> tuple[str, str, str, str]:
    """A step of a recipe, its amount, its ingredient and the step as done by me."""
    now, past, into = rng.choice(_STEPS)
    amount = f"{rng.choice(_words('two three four five six'))} {rng.choice(_words('cups spoons ounces drops scoops'))}"
    if rng.random() < 0.4:
        amount = f"{rng.randint(2, 60) * 10} grams"
    ingredient = rng.choice(_INGREDIENTS)
    rest = f"{amount} of {ingredient} {into} the {rng.choice(_words('bowl pot pan jug dough sauce soup batter'))}"
    return f"{_cap(now)} {rest}.", amount, ingredient, f"I {past} {rest}."


@task(*_INGREDIENTS)
def ingredient_of_step(rng: random.Random) -> tuple[str, str]:
    """Output the ingredient that the recipe step adds, one word."""
    text, _, ingredient, _ = _step(rng)
    return text, ingredient


@task()
def amount_of_step(rng: random.Random) -> tuple[str, str]:
    """Output the amount in the recipe step, number and unit, such as "two cups"."""
    text, amount, _, _ = _step(rng)
    return text, amount


@task()
def recipe_step_done(rng: random.Random) -> tuple[str, str]:
    """Turn the recipe step from a command into a statement of what I did: "I", the past tense, the rest unchanged."""
    text, _, _, done = _step(rng)
    return text, done


# --- sentences rewritten: who speaks, negation, number, shorter and longer forms


def _saying(rng: random.Random) -> tuple[str, str]:
    """What someone says with "I", and how it goes on after "she said she" or the like."""
    thing, place, city = _a(rng.choice(_THINGS)), rng.choice(_PLACES), rng.choice(lexicon.CITIES)
    now, then = rng.choice(
        (
            ("need {thing}", "needed {thing}"),
            ("want {thing}", "wanted {thing}"),
            ("have {thing}", "had {thing}"),
            ("live in {city}", "lived in {city}"),
            ("love {city}", "loved {city}"),
            ("work at the {place}", "worked at the {place}"),
            ("know the {place}", "knew the {place}"),
            ("am at the {place}", "was at the {place}"),
            ("am {trait}", "was {trait}"),
            ("can see the {place}", "could see the {place}"),
        )
    )
    trait = rng.choice(("tired", "happy", "hungry", "angry", "nervous", "ill", "late", "busy", "ready", "lost"))
    return now.format(thing=thing, place=place, city=city, trait=trait), then.format(
        thing=thing, place=place, city=city, trait=trait
    )


@task()
def speaker_of_quote(rng: random.Random) -> tuple[str, str]:
    """Two people are named in the text; output the name of the one who speaks the words in quotes."""
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    now, _ = _saying(rng)
    ways = (
        f'"I {now}," said {name} to {other}.',
        f'{name} told {other}, "I {now}."',
        f'"I {now}, {other}," {name} answered.',
        f'{other} listened as {name} said, "I {now}."',
        f'When {other} asked, {name} replied: "I {now}."',
    )
    return rng.choice(ways), name


@task()
def report_what_was_said(rng: random.Random) -> tuple[str, str]:
    """Put the quote into reported speech: "NAME said she ..." or "NAME said he ...", with the verb one step back in time."""
    (name, pronoun), (now, then) = _person(rng), _saying(rng)
    ways = (f'"I {now}," said {name}.', f'{name} said, "I {now}."', f'{name}: "I {now}."')
    return rng.choice(ways), f"{name} said {pronoun} {then}."


@task()
def undo_negation(rng: random.Random) -> tuple[str, str]:
    """Take the negation out of the sentence, so that it says the thing is so; keep the tense."""
    base, third, past, done, ing = rng.choice(_HANDLING)
    name, thing = rng.choice(lexicon.FIRST_NAMES), rng.choice(_THINGS)
    before, after = rng.choice(
        (
            (f"did not {base}", past),
            (f"didn't {base}", past),
            (f"does not {base}", third),
            (f"will not {base}", f"will {base}"),
            (f"has not {done}", f"has {done}"),
            (f"is not {ing}", f"is {ing}"),
            (f"cannot {base}", f"can {base}"),
        )
    )
    return f"{name} {before} the {thing}.", f"{name} {after} the {thing}."


@task()
def make_subject_plural(rng: random.Random) -> tuple[str, str]:
    """Put the subject of the sentence into the plural and make the verb agree; the rest stays."""
    job, thing, place = rng.choice(lexicon.JOBS), rng.choice(_THINGS), rng.choice(_PLACES)
    base, third, _, done, ing = rng.choice(_HANDLING)
    one, many = rng.choice(((third, base), (f"is {ing}", f"are {ing}"), (f"has {done}", f"have {done}"), ("sees", "see")))
    rest = rng.choice((f"the {thing}", f"the {thing} at the {place}"))
    return f"The {job} {one} {rest}.", f"The {plural(job)} {many} {rest}."


@task()
def question_tag(rng: random.Random) -> tuple[str, str]:
    """Output the question tag that fits the end of the sentence, such as "isn't she?" or "did he?"."""
    name, pronoun = _person(rng)
    base, third, past, _, ing = rng.choice(_HANDLING)
    thing = f"the {rng.choice(_THINGS)}"
    said, tag = rng.choice(
        (
            (f"is {ing} {thing}", "isn't"),
            (f"was at the {rng.choice(_PLACES)}", "wasn't"),
            (f"will {base} {thing}", "won't"),
            (f"{past} {thing}", "didn't"),
            (f"{third} {thing} every day", "doesn't"),
            (f"can {base} {thing}", "can't"),
            (f"didn't {base} {thing}", "did"),
            (f"isn't {ing} {thing}", "is"),
            (f"won't {base} {thing}", "will"),
        )
    )
    return f"{name} {said},", f"{tag} {pronoun}?"


@task()
def advice_to_command(rng: random.Random) -> tuple[str, str]:
    """Turn the advice with "you should" or the like into a short command that ends with an exclamation mark."""
    base, thing, place = rng.choice(_HANDLING)[0], rng.choice(_THINGS), rng.choice(_PLACES)
    start = rng.choice(("You should", "You must", "You have to", "You ought to", "I want you to", "You need to"))
    rest = rng.choice((f"the {thing}", f"the {thing} at the {place}", f"the {rng.choice(_COLOURS)} {thing}"))
    return f"{start} {base} {rest}.", f"{_cap(base)} {rest}!"


_CONTRACTED = """{name} #is not#isn't# at the {place}
The {thing} #is not#isn't# in the {place}
The {things} #are not#aren't# {color}
We #are not#aren't# near the {place}
{name} #was not#wasn't# in {city}
The {things} #were not#weren't# at the {place}
I #do not#don't# need {a_thing}
They #do not#don't# know {name}
{name} #does not#doesn't# like {city}
We #did not#didn't# see the {thing}
{name} #cannot#can't# find the {thing}
I #will not#won't# go to {city}
You #should not#shouldn't# wake {name}
The {place} #has not#hasn't# opened yet
They #have not#haven't# met {name}
#I am#I'm# at the {place} with {name}
#You are#You're# late for the {place}
#We are#We're# going to {city}
#They are#They're# selling the {thing}
#It is#It's# a {color} {thing}
#I have#I've# lost the {thing}
#We have#We've# been to {city}
#I will#I'll# call {name}
#She will#She'll# bring the {thing}
#They will#They'll# wait at the {place}""".splitlines()


def _contraction(rng: random.Random) -> tuple[str, str]:
    """A sentence in its full and in its contracted form."""
    thing = rng.choice(_THINGS)
    before, full, short, after = (
        part.format(
            name=rng.choice(lexicon.FIRST_NAMES),
            thing=thing,
            a_thing=_a(thing),
            things=plural(thing),
            color=rng.choice([color for color in _COLOURS if color != "orange"]),
            place=rng.choice(_PLACES),
            city=rng.choice(lexicon.CITIES),
        )
        for part in rng.choice(_CONTRACTED).split("#")
    )
    return f"{before}{full}{after}.", f"{before}{short}{after}."


@task()
def write_out_contraction(rng: random.Random) -> tuple[str, str]:
    """Write the contraction in the sentence as full words (don't becomes do not, I'll becomes I will); keep the rest."""
    full, short = _contraction(rng)
    return short, full


@task()
def use_contraction(rng: random.Random) -> tuple[str, str]:
    """Use a contraction where the sentence has full words (we are becomes we're; if there is a "not", contract it as in
    isn't or won't); keep the rest."""
    return _contraction(rng)


@task()
def of_to_apostrophe(rng: random.Random) -> tuple[str, str]:
    """Rewrite "the X of the Y" as "the Y's X" with an apostrophe; the rest of the sentence stays."""
    owner, thing = rng.choice((f"the {rng.choice(lexicon.JOBS)}", rng.choice(lexicon.FIRST_NAMES))), rng.choice(_THINGS)
    rest = rng.choice((f"is {rng.choice(_COLOURS)}", f"is at the {rng.choice(_PLACES)}", f"was {rng.choice(_HANDLING)[3]}"))
    owned = f"{owner}'s {thing}"
    return f"The {thing} of {owner} {rest}.", f"{_cap(owned)} {rest}."


@task()
def say_who_it_belongs_to(rng: random.Random) -> tuple[str, str]:
    """Rewrite the sentence with the verb "belong": "The THING belongs to OWNER."."""
    name, thing = rng.choice(lexicon.FIRST_NAMES), f"{rng.choice(_COLOURS)} {rng.choice(_THINGS)}"
    ways = (f"{name} owns the {thing}.", f"The {thing} is owned by {name}.", f"{name} is the owner of the {thing}.")
    return rng.choice(ways), f"The {thing} belongs to {name}."


# --- sentences rewritten: joined, turned round, cut down


def _facts(rng: random.Random) -> list[str]:
    """Two different predicates for "she" or "he"."""
    facts = (
        f"lives in {rng.choice(lexicon.CITIES)}",
        f"works at the {rng.choice(_PLACES)}",
        f"sells {plural(rng.choice(_THINGS))}",
        f"collects {plural(rng.choice(_THINGS))}",
        f"owns {_a(rng.choice(_THINGS))}",
        f"plays the {rng.choice(_words('guitar piano flute drums violin trumpet harp'))}",
        f"knows {rng.choice(lexicon.FIRST_NAMES)}",
    )
    return rng.sample(facts, 2)


@task()
def join_with_who(rng: random.Random) -> tuple[str, str]:
    """Join both sentences with a relative clause: the first becomes "who ..." after the subject, the second the main clause."""
    job, (one, two), pronoun = rng.choice(lexicon.JOBS), _facts(rng), rng.choice(("She", "He"))
    return f"The {job} {one}. {pronoun} {two}.", f"The {job} who {one} {two}."


@task()
def job_between_commas(rng: random.Random) -> tuple[str, str]:
    """Make one sentence of the two by putting the job between commas after the name: "NAME, a JOB, ..."."""
    (name, pronoun), job, (one, _) = _person(rng), _a(rng.choice(lexicon.JOBS)), _facts(rng)
    return f"{name} is {job}. {_cap(pronoun)} {one}.", f"{name}, {job}, {one}."


@task()
def object_to_pronoun(rng: random.Random) -> tuple[str, str]:
    """Replace the object at the end of the sentence by it, them, him or her."""
    name = rng.choice(lexicon.FIRST_NAMES)
    if rng.random() < 0.5:
        thing, look, past = rng.choice(_THINGS), rng.choice(_COLOURS), rng.choice(_HANDLING)[2]
        noun, pronoun = (thing, "it") if rng.random() < 0.5 else (plural(thing), "them")
        return f"{name} {past} the {look} {noun}.", f"{name} {past} {pronoun}."
    pronoun = rng.choice(("him", "her", "them"))
    people = {"him": "uncle brother father son", "her": "aunt sister mother daughter", "them": "parents friends neighbors"}
    past = rng.choice(_words("invited called met helped thanked asked followed visited"))
    whom = f"{rng.choice(('my', 'your', 'our'))} {rng.choice(people[pronoun].split())}"
    return f"{name} {past} {whom}.", f"{name} {past} {pronoun}."


_NEUTRAL = tuple(
    tuple(line.split(" = "))
    for line in """fireman = firefighter
policeman = police officer
policewoman = police officer
stewardess = flight attendant
mailman = mail carrier
salesman = salesperson
saleswoman = salesperson
chairman = chairperson
waitress = server
actress = actor
hostess = host
businessman = businessperson
cameraman = camera operator
weatherman = weather reporter
housewife = homemaker
headmaster = head teacher
spokesman = spokesperson
sportsman = athlete
barmaid = bartender
cleaning lady = cleaner""".splitlines()
)


@task()
def gender_neutral_job(rng: random.Random) -> tuple[str, str]:
    """Rewrite the sentence with a word for the job that fits women and men alike (fireman becomes firefighter)."""
    old, new = rng.choice(_NEUTRAL)
    ways = ("The {} met N at the P.", "N talked to the {} at the P.", "The {} lives near the P.", "N is waiting for the {}.")
    said = rng.choice(ways).replace("P", rng.choice(_PLACES)).replace("N", rng.choice(lexicon.FIRST_NAMES))
    return said.format(old), said.format(new)


_OPPOSITES = tuple(
    tuple(line.split("/"))
    for line in """older/newer
bigger/smaller
heavier/lighter
longer/shorter
wider/narrower
cleaner/dirtier
thicker/thinner
better/worse
uglier/prettier
harder/softer
cheaper/more expensive""".splitlines()
)


@task()
def flip_comparison(rng: random.Random) -> tuple[str, str]:
    """Say the same from the other side: swap the two things and use the opposite comparative (older becomes newer)."""
    one, two = rng.sample(_THINGS, 2)
    more, less = rng.choice(_OPPOSITES)[:: rng.choice((1, -1))]
    return f"The {one} is {more} than the {two}.", f"The {two} is {less} than the {one}."


@task()
def clause_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the clause that begins with because, when, although or after to the front of the sentence, with a comma after it."""
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    main = rng.choice(
        ("stayed home", "took a taxi", "left early", f"called {other}", "made tea", f"went to the {rng.choice(_PLACES)}")
    )
    thing, place = rng.choice(_THINGS), rng.choice(_PLACES)
    reason = rng.choice(("it rained", "the bus was late", "it was cold", f"the {thing} broke", f"the {place} closed"))
    clause = f"{rng.choice(('because', 'when', 'although', 'after'))} {reason}"
    return f"{name} {main} {clause}.", f"{_cap(clause)}, {name} {main}."


@task()
def sentence_without_adjectives(rng: random.Random) -> tuple[str, str]:
    """Write the sentence without its adjectives; all other words stay."""
    adjectives = [f"{adjective} " for adjective in rng.sample(_TRAITS, 1) + rng.sample(_COLOURS, 1)]
    adjectives.append(rng.choice(("", f"{rng.choice(('old', 'new', 'large', 'famous', 'empty'))} ")))
    job, past, thing = rng.choice(lexicon.JOBS), rng.choice(_HANDLING)[2], rng.choice(_THINGS)
    said = f"The {{}}{job} {past} the {{}}{thing} {rng.choice(_PREPOSITIONS)} the {{}}{rng.choice(_PLACES)}."
    return said.format(*adjectives), said.format("", "", "")


def _news(rng: random.Random) -> tuple[str, str]:
    """Subject and predicate of a simple statement."""
    name, place = rng.choice(lexicon.FIRST_NAMES), rng.choice(_PLACES)
    return rng.choice(
        (
            (f"the {place}", f"opens on {rng.choice(lexicon.WEEKDAYS)}"),
            (name, f"lives in {rng.choice(lexicon.CITIES)}"),
            (name, f"took the {rng.choice(_THINGS)}"),
            (f"the {rng.choice(_THINGS)}", f"costs {rng.randint(3, 90)} dollars"),
            ("the bus", f"stops at the {place}"),
            (f"the {rng.choice(lexicon.JOBS)}", f"works at the {place}"),
        )
    )


@task()
def state_without_hedge(rng: random.Random) -> tuple[str, str]:
    """Remove the words that make the statement unsure (I think, maybe, probably ...), leaving a plain statement."""
    who, what = _news(rng)
    openings = ("I think", "I guess", "Maybe", "Perhaps", "It seems that", "I believe", "I suppose", "Possibly")
    unsure = rng.choice((f"{rng.choice(openings)} {who} {what}.", f"{_cap(who)} {rng.choice(('probably', 'maybe'))} {what}."))
    return unsure, f"{_cap(who)} {what}."


@task()
def sentence_without_fillers(rng: random.Random) -> tuple[str, str]:
    """Clean up the spoken sentence: drop the filler words (um, uh, well, like, you know) and their commas."""
    who, what = _news(rng)
    verb, rest = what.split(" ", 1)
    start = rng.choice(("Um, ", "Uh, ", "Well, ", "Well, um, "))
    filler = rng.choice(("like", "uh", "you know"))
    middle = rng.choice((f"{verb}, {filler}, {rest}", f"{verb} {rest}, you know"))
    return f"{start}{who} {middle}.", f"{_cap(who)} {what}."


# --- sentences mended and judged


@task()
def put_back_the(rng: random.Random) -> tuple[str, str]:
    """The sentence is written without articles. Put "the" back before every noun."""
    job, past, thing = rng.choice(lexicon.JOBS), rng.choice(_HANDLING)[2], rng.choice(_THINGS)
    said = f"@{job} {past} @{rng.choice(_COLOURS)} {thing} {rng.choice(_PREPOSITIONS)} @{rng.choice(_PLACES)}."
    return _cap(said.replace("@", "")), _cap(said.replace("@", "the "))


@task()
def mend_capitals(rng: random.Random) -> tuple[str, str]:
    """The sentence is all in small letters. Write it with capitals at the start and in names, cities, weekdays and "I"."""
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    city, day = rng.choice(lexicon.CITIES), rng.choice(lexicon.WEEKDAYS)
    ways = (
        f"On {day} {name} flew to {city}.",
        f"{name} and I live in {city}.",
        f"My friend {name} met {other} on {day}.",
        f"The train to {city} leaves on {day}.",
        f"I saw {name} and {other} in {city}.",
        f"Does {name} know that I am in {city}?",
    )
    said = rng.choice(ways)
    return said.lower(), said


@task()
def drop_doubled_word(rng: random.Random) -> tuple[str, str]:
    """One word was typed twice in a row. Write the sentence with that word only once."""
    text, _ = _event(rng, "color")
    words = text[:-1].split()
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], words[at], *words[at:]]) + ".", text


def _agreement(rng: random.Random) -> tuple[str, str]:
    """A sentence whose verb agrees with its subject and the same with the other number of the verb."""
    job, thing, place = rng.choice(lexicon.JOBS), rng.choice(_THINGS), rng.choice(_PLACES)
    base, third, *_ = rng.choice(_HANDLING)
    forms = rng.choice(
        (
            (third, base, f"the {thing}"),
            ("is", "are", f"at the {place}"),
            ("has", "have", _a(thing)),
            ("was", "were", f"near the {place}"),
            ("likes", "like", f"the {place}"),
        )
    )
    subject, many = rng.choice(((f"The {job}", 0), (f"The {plural(job)}", 1), (rng.choice(lexicon.FIRST_NAMES), 0)))
    return f"{subject} {forms[many]} {forms[2]}.", f"{subject} {forms[1 - many]} {forms[2]}."


@task()
def mend_agreement(rng: random.Random) -> tuple[str, str]:
    """The verb does not agree with its subject. Write the sentence with the right form of the verb."""
    right, wrong = _agreement(rng)
    return wrong, right


@task("right", "wrong")
def verb_agrees(rng: random.Random) -> tuple[str, str]:
    """Say whether the verb agrees in number with its subject: "right" if it does, "wrong" if it does not."""
    label = rng.choice(("right", "wrong"))
    return _agreement(rng)[label == "wrong"], label


@task("capital", "doubled", "mark", "none")
def slip_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Name the slip: "capital" (first letter is small), "doubled" (a word twice), "mark" (no period at the end) or "none"."""
    text, _ = _event(rng, "color")
    label = rng.choice(("capital", "doubled", "mark", "none"))
    words = text.split()
    at = rng.randrange(1, len(words) - 1)
    slips = {
        "capital": text[0].lower() + text[1:],
        "doubled": " ".join([*words[:at], words[at], *words[at:]]),
        "mark": text[:-1],
        "none": text,
    }
    return slips[label], label


@task("subject", "verb", "object", "place")
def role_of_marked_word(rng: random.Random) -> tuple[str, str]:
    """One word stands in square brackets. Say what it is in the sentence: subject, verb, object or place."""
    text, part = _event(rng, "color", "preposition")
    role, key = rng.choice((("subject", "doer"), ("verb", "verb"), ("object", "thing"), ("place", "place")))
    return " ".join(f"[{word}]" if word == part[key] else word for word in text[:-1].split()) + ".", role


@task("much", "many")
def much_or_many(rng: random.Random) -> tuple[str, str]:
    """Say which word fills the gap: "much" before what cannot be counted, "many" before a plural."""
    label = rng.choice(("much", "many"))
    mass = _words("flour sugar milk water rice honey salt butter sand money bread cheese coffee tea gold luggage furniture")
    noun = rng.choice(mass) if label == "much" else plural(rng.choice(_THINGS))
    name = rng.choice(lexicon.FIRST_NAMES)
    ways = ("How ___ {} do you need?", "We do not have ___ {}.", "{name} never buys ___ {}.", "Does {name} want ___ {}?")
    return rng.choice(ways).format(noun, name=name), label


@task("in", "on", "at")
def preposition_of_time(rng: random.Random) -> tuple[str, str]:
    """Fill the gap before the time with "in" (months, years, the morning), "on" (days, dates) or "at" (clock times, night)."""
    month, hour = rng.choice(lexicon.MONTHS), rng.randint(1, 12)
    times = {
        "in": (month, str(rng.randint(1990, 2024)), f"the {rng.choice(('morning', 'evening', 'afternoon', 'summer'))}"),
        "on": (rng.choice(lexicon.WEEKDAYS), f"{rng.choice(lexicon.WEEKDAYS)} morning", f"{rng.randint(1, 28)} {month}"),
        "at": (f"{hour} o'clock", f"{hour}:{rng.choice(('15', '30', '45'))}", "noon", "night", "midnight"),
    }
    label = rng.choice(list(times))
    name, place = rng.choice(lexicon.FIRST_NAMES), rng.choice(_PLACES)
    ways = (f"{name} went to the {place}", f"The {place} opened", f"We met at the {place}", f"{name} called me")
    return f"{rng.choice(ways)} ___ {rng.choice(times[label])}.", label


# --- sentences given another form


def _trade(rng: random.Random) -> tuple[str, str, str, str, str, str]:
    """A sentence of who did what in which city on which day, and its parts: name, base verb, thing, city, day."""
    name, city, day = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.CITIES), rng.choice(lexicon.WEEKDAYS)
    base, _, past, *_ = rng.choice(_HANDLING)
    thing = f"{rng.choice(_COLOURS)} {rng.choice(_THINGS)}"
    text = rng.choice((f"{name} {past} the {thing} in {city} on {day}.", f"On {day} {name} {past} the {thing} in {city}."))
    return text, name, base, thing, city, day


@task()
def ask_where(rng: random.Random) -> tuple[str, str]:
    """Write the question with "Where did" that the sentence answers, leaving out the place and the day."""
    text, name, base, thing, *_ = _trade(rng)
    return text, f"Where did {name} {base} the {thing}?"


@task()
def ask_when(rng: random.Random) -> tuple[str, str]:
    """Write the question with "When did" that the sentence answers; leave out the day and keep the city."""
    text, name, base, thing, city, _ = _trade(rng)
    return text, f"When did {name} {base} the {thing} in {city}?"


@task()
def ask_what(rng: random.Random) -> tuple[str, str]:
    """Write the question with "What did" that asks for the thing in the sentence; end it with the weekday, without the city."""
    text, name, base, _, _, day = _trade(rng)
    return text, f"What did {name} {base} on {day}?"


@task()
def answer_in_short(rng: random.Random) -> tuple[str, str]:
    """Answer the question with the "yes" or "no" after it, in the short form "Yes, she did." or "No, he isn't."."""
    name, pronoun = _person(rng)
    base, _, _, done, ing = rng.choice(_HANDLING)
    verb, no, form = rng.choice(
        (
            ("Is", "isn't", ing),
            ("Was", "wasn't", ing),
            ("Will", "won't", base),
            ("Did", "didn't", base),
            ("Does", "doesn't", base),
            ("Can", "can't", base),
            ("Has", "hasn't", done),
        )
    )
    question = f"{verb} {name} {form} the {rng.choice(_THINGS)}?"
    if rng.random() < 0.5:
        return f"{question} (yes)", f"Yes, {pronoun} {verb.lower()}."
    return f"{question} (no)", f"No, {pronoun} {no}."


@task()
def wonder_about_it(rng: random.Random) -> tuple[str, str]:
    """Turn the question into a statement that begins with "I wonder", with the subject before the verb and a period."""
    base, _, _, done, ing = rng.choice(_HANDLING)
    name, thing, place = rng.choice(lexicon.FIRST_NAMES), rng.choice(_THINGS), rng.choice(_PLACES)
    word, verb, subject, rest = rng.choice(
        (
            ("where", "is", f"the {thing}", ""),
            ("where", "is", f"the {place}", ""),
            ("when", "will", f"the {place}", " open"),
            ("what", "is", name, f" {ing}"),
            ("what", "has", name, f" {done}"),
            ("why", "was", name, f" at the {place}"),
            ("how", "can", name, f" {base} the {thing}"),
            ("who", "is", f"that man near the {place}", ""),
        )
    )
    return f"{_cap(word)} {verb} {subject}{rest}?", f"I wonder {word} {subject} {verb}{rest}."


@task()
def this_to_these(rng: random.Random) -> tuple[str, str]:
    """Put the sentence with "this" or "that" into the plural: "These ... are" or "Those ... are" (were for was)."""
    thing = rng.choice(_THINGS)
    one, many = rng.choice((("This", "These"), ("That", "Those")))
    is_, are = rng.choice((("is", "are"), ("was", "were")))
    rest = rng.choice(("old", "new", "very heavy", "too small", "rather ugly", "for sale", f"at the {rng.choice(_PLACES)}"))
    return f"{one} {thing} {is_} {rest}.", f"{many} {plural(thing)} {are} {rest}."


@task()
def now_to_every_day(rng: random.Random) -> tuple[str, str]:
    """Change what is happening now into a habit: simple present instead of "is ...ing", and "every day" at the end."""
    _, third, _, _, ing = rng.choice(_HANDLING)
    who = rng.choice((f"the {rng.choice(lexicon.JOBS)}", rng.choice(lexicon.FIRST_NAMES)))
    thing = f"the {rng.choice(_THINGS)}"
    return f"{_cap(who)} is {ing} {thing}.", f"{_cap(who)} {third} {thing} every day."


@task()
def already_done_reply(rng: random.Random) -> tuple[str, str]:
    """Reply to the order that it has been done: "I have already" with the past participle and the rest of the order."""
    base, _, _, done, _ = rng.choice(_HANDLING)
    thing = f"the {rng.choice(_COLOURS)} {rng.choice(_THINGS)}"
    start = rng.choice(("Please ", "", f"{rng.choice(lexicon.FIRST_NAMES)}, "))
    return _cap(f"{start}{base} {thing}."), f"I have already {done} {thing}."


@task()
def there_is_sentence(rng: random.Random) -> tuple[str, str]:
    """Rewrite the sentence so that it begins with "There is" or "There are"."""
    thing = f"{rng.choice(_COLOURS)} {rng.choice(_THINGS)}"
    spot = f"on the {rng.choice(('table', 'floor', 'shelf', 'bed', 'roof'))}"
    where = rng.choice((f"{rng.choice(_PREPOSITIONS)} the {rng.choice(_PLACES)}", spot))
    if rng.random() < 0.5:
        return f"{_cap(_a(thing))} is {where}.", f"There is {_a(thing)} {where}."
    things = f"{rng.choice(_words('two three four five six some many'))} {plural(thing)}"
    return f"{_cap(things)} are {where}.", f"There are {things} {where}."


@task()
def it_was_who(rng: random.Random) -> tuple[str, str]:
    """Stress the doer by rewriting the sentence as "It was ... who ..."."""
    who = rng.choice((f"the {rng.choice(lexicon.JOBS)}", rng.choice(lexicon.FIRST_NAMES)))
    rest = f"{rng.choice(_HANDLING)[2]} the {rng.choice(_THINGS)}"
    return f"{_cap(who)} {rest}.", f"It was {who} who {rest}."


@task()
def suggest_with_lets(rng: random.Random) -> tuple[str, str]:
    """Rewrite the proposal as a suggestion that begins with "Let's" and ends with a period."""
    start, end = rng.choice(
        (("We should", "."), ("Shall we", "?"), ("Why don't we", "?"), ("We could", "."), ("I suggest that we", "."))
    )
    rest = rng.choice(
        (
            f"{rng.choice(_HANDLING)[0]} the {rng.choice(_THINGS)}",
            f"{rng.choice(('visit', 'leave', 'go to', 'meet at', 'walk to'))} the {rng.choice(_PLACES)}",
            f"{rng.choice(('invite', 'call', 'help', 'wait for'))} {rng.choice(lexicon.FIRST_NAMES)}",
        )
    )
    return f"{start} {rest}{end}", f"Let's {rest}."


@task()
def what_a_thing(rng: random.Random) -> tuple[str, str]:
    """Turn the remark into an exclamation of the form "What a(n) ADJECTIVE THING!"."""
    thing = rng.choice(_THINGS + lexicon.ANIMALS)
    look = rng.choice(_words("old ugly expensive heavy beautiful big elegant tiny strange lovely clean dirty interesting"))
    ways = (f"The {thing} is very {look}.", f"This {thing} is so {look}.", f"That is a very {look} {thing}.")
    return rng.choice(ways), f"What {_a(look)} {thing}!"


# --- short texts written from a few words


@task()
def headline_from_notes(rng: random.Random) -> tuple[str, str]:
    """Write the headline "WHO WHAT in WHERE" from the notes, with a capital at the start and no period."""
    job, city = rng.choice(lexicon.JOBS), rng.choice(lexicon.CITIES)
    what = f"{rng.choice(_HANDLING)[1]} {rng.choice(_words('rare old huge famous golden stolen'))} {rng.choice(_THINGS)}"
    notes = [f"who: {job}", f"what: {what}", f"where: {city}"]
    rng.shuffle(notes)
    return "; ".join(notes), f"{_cap(job)} {what} in {city}"


@task()
def greeting_by_clock(rng: random.Random) -> tuple[str, str]:
    """Greet the person by first name: "Good morning, NAME!" before 12:00, "Good afternoon, NAME!" before 18:00, then
    "Good evening, NAME!"."""
    name, hour = rng.choice(lexicon.FIRST_NAMES), rng.randint(6, 22)
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"{name} {rng.choice(lexicon.LAST_NAMES)}, {hour}:{rng.randint(0, 59):02d}", f"Good {part}, {name}!"


_UNCLEAR = _words("orange ukulele recorder subway bagpipes cymbals pliers scissors file plane")
_DEFINABLE = tuple(
    (word, kind)
    for kind in ("animal", "fruit", "tool", "vehicle", "instrument")
    for word in lexicon.CATEGORIES[kind]
    if word not in _UNCLEAR
)


@task()
def define_by_kind(rng: random.Random) -> tuple[str, str]:
    """Define the word in the frame "A WORD is a KIND.", with a or an; the kinds are animal, fruit, tool, vehicle and
    instrument."""
    word, kind = rng.choice(_DEFINABLE)
    return word, f"{_cap(_a(word))} is {_a(kind)}."


@task()
def answer_invitation(rng: random.Random) -> tuple[str, str]:
    """Reply to the invitation: on yes write "Gladly, see you on DAY!", on no write "Sorry, I am busy on DAY."."""
    event = rng.choice(_words("lunch dinner tea breakfast chess tennis golf drinks karaoke coffee badminton brunch"))
    day, name = rng.choice(lexicon.WEEKDAYS), rng.choice(lexicon.FIRST_NAMES)
    answer = rng.choice(("yes", "no"))
    asks = rng.choice((f"{_cap(event)} on {day}?", f"{name} asks: {event} on {day}?", f"{day} {event} with {name}?"))
    return f"{asks} - {answer}", f"Gladly, see you on {day}!" if answer == "yes" else f"Sorry, I am busy on {day}."


@task()
def title_for_sale(rng: random.Random) -> tuple[str, str]:
    """Write the title of an advertisement from the data: "STATE COLOR ITEM for PRICE", such as "Used red lamp for $20"."""
    item, color = rng.choice(_THINGS + lexicon.FURNITURE), rng.choice(_COLOURS)
    state, price = rng.choice(_words("used new vintage handmade broken repaired")), f"${rng.randint(2, 90)}"
    data = [f"item: {item}", f"color: {color}", f"state: {state}", f"price: {price}"]
    rng.shuffle(data)
    return ", ".join(data), f"{_cap(state)} {color} {item} for {price}"


@task()
def fact_as_field(rng: random.Random) -> tuple[str, str]:
    """Write the fact about the person as a field and its value; the fields are age, city, job, color and phone, as in
    "city: Oslo"."""
    name, age, city = rng.choice(lexicon.FIRST_NAMES), rng.randint(5, 90), rng.choice(lexicon.CITIES)
    job, color, phone = rng.choice(lexicon.JOBS), rng.choice(_COLOURS), f"555-{rng.randint(100, 9899):04d}"
    return rng.choice(
        (
            (f"{name} is {age} years old.", f"age: {age}"),
            (f"{name} turned {age} last week.", f"age: {age}"),
            (f"{name} lives in {city}.", f"city: {city}"),
            (f"{name} has a flat in {city}.", f"city: {city}"),
            (f"{name} works as {_a(job)}.", f"job: {job}"),
            (f"{name} earns a living as {_a(job)}.", f"job: {job}"),
            (f"{name} likes {color} best.", f"color: {color}"),
            (f"{name} always dresses in {color}.", f"color: {color}"),
            (f"You can call {name} on {phone}.", f"phone: {phone}"),
            (f"Dial {phone} for {name}.", f"phone: {phone}"),
        )
    )


@task()
def sentence_of_two_things(rng: random.Random) -> tuple[str, str]:
    """Use both words in the sentence "The FIRST lies next to the SECOND."."""
    one, two = rng.sample(_THINGS, 2)
    return rng.choice((f"{one}, {two}", f"{one} + {two}", f"{one} / {two}")), f"The {one} lies next to the {two}."


@task()
def sighting_line(rng: random.Random) -> tuple[str, str]:
    """Shorten the report to "ANIMAL @ PLACE", both in small letters and without articles, such as "fox @ garden"."""
    animal, place = rng.choice(lexicon.ANIMALS), rng.choice(_PLACES)
    name, day = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.WEEKDAYS)
    ways = (
        f"On {day} {name} saw {_a(animal)} near the {place}.",
        f"{_cap(_a(animal))} ran past the {place}, says {name}.",
        f"At the {place} {name} took a photo of {_a(animal)}.",
        f"{name} heard {_a(animal)} behind the {place} on {day}.",
    )
    return rng.choice(ways), f"{animal} @ {place}"


@task()
def mail_user(rng: random.Random) -> tuple[str, str]:
    """Output the user part of the e-mail address in the message, which is what stands before the @ sign."""
    name, last = rng.choice(lexicon.FIRST_NAMES).lower(), rng.choice(lexicon.LAST_NAMES).lower()
    user = rng.choice((f"{name}.{last}", f"{name}{rng.randint(2, 99)}", f"{name[0]}{last}", f"{last}_{name}"))
    address = f"{user}@{rng.choice(_words('mail post web inbox letters office'))}.example.{rng.choice(('com', 'org', 'net'))}"
    thing = rng.choice(_THINGS)
    ways = (
        f"Please write to {address} about the {thing}.",
        f"{address} has sent you a picture of the {thing}.",
        f"Lost: a {rng.choice(_words('red blue green black'))} {thing}. Contact {address}",
        f"My new address is {address}, the old one no longer works.",
    )
    return rng.choice(ways), user

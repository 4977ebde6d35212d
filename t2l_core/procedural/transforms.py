"""Tasks that rewrite a short text exactly: edits at a place described, edits on a condition, and one text put in another form.

Several tasks work on the same kind of sentence (a deed, two deeds, a gift, a position, a couple, an address), so that only the
description tells what is to become of it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_groups, upper_first, with_article
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_words as _words


@dataclass(frozen=True)
class _Deed:
    """What somebody did: the verb in three forms and the thing."""

    base: str
    past: str
    ing: str
    thing: str

    def __str__(self) -> str:
        return f"{self.past} the {self.thing}"


_DEEDS = tuple(
    tuple(_Deed(base, past, ing, thing) for thing in things)
    for forms, things in split_groups(
        """feed fed feeding: cat dog goat horse rabbit parrot hamster
        wash washed washing: car van shirt window cup carpet
        paint painted painting: fence door wall gate shed bench
        sell sold selling: lamp guitar boat clock camera piano
        find found finding: key ring wallet coin ticket glove
        fix fixed fixing: roof radio lock bike printer fridge
        buy bought buying: hat tent kettle scarf pillow notebook
        clean cleaned cleaning: oven kitchen desk mirror garage stove
        open opened opening: box bottle letter suitcase jar safe
        draw drew drawing: map castle bridge tree dragon ship
        carry carried carrying: ladder basket sofa trunk table mattress
        hide hid hiding: toy diary present knife cake medal
        break broke breaking: vase plate pencil mug chair zipper
        borrow borrowed borrowing: hammer book saw tractor drill umbrella""",
        "\n",
        " ",
    ).items()
    for base, past, ing in (forms.split(),)
)
_WHEN = _items(
    "on Monday | on Friday | in the morning | after lunch | at noon | in Rome | in Oslo | last week | yesterday | at home"
)
_SHORT_NAMES = tuple(name for name in lexicon.FIRST_NAMES if len(name) < 6)
_LOOKS = _words("old new big small red blue green black white heavy strange broken dirty pretty cheap")
_THINGS = _words(
    "lamp vase clock book guitar camera hat mirror basket kettle chair table radio plant bottle box suitcase pillow candle mug"
)


def _deed(rng: random.Random) -> _Deed:
    return rng.choice(rng.choice(_DEEDS))


def _two_deeds(rng: random.Random) -> tuple[_Deed, _Deed]:
    one, other = rng.sample(_DEEDS, 2)
    return rng.choice(one), rng.choice(other)


def _name(rng: random.Random) -> str:
    return rng.choice(_SHORT_NAMES)


def _ending(rng: random.Random) -> str:
    return f" {rng.choice(_WHEN)}." if rng.random() < 0.7 else "."


# --- one deed: something is put in or marked at a place described


@task()
def also_before_verb(rng: random.Random) -> tuple[str, str]:
    """Put the word "also" directly before the verb of the sentence and keep everything else."""
    name, deed, end = _name(rng), _deed(rng), _ending(rng)
    return f"{name} {deed}{end}", f"{name} also {deed}{end}"


@task()
def verb_in_underscores(rng: random.Random) -> tuple[str, str]:
    """Copy the sentence with an underscore directly before and directly after its verb."""
    name, deed, end = _name(rng), _deed(rng), _ending(rng)
    return f"{name} {deed}{end}", f"{name} _{deed.past}_ the {deed.thing}{end}"


@task()
def given_adjective_before_object(rng: random.Random) -> tuple[str, str]:
    """The input is an adjective, a bar and a sentence. Output the sentence with the adjective put in after "the"."""
    name, deed, end, look = _name(rng), _deed(rng), _ending(rng), rng.choice(_LOOKS)
    return f"{look} | {name} {deed.past} the {deed.thing}{end}", f"{name} {deed.past} the {look} {deed.thing}{end}"


@task()
def third_person_joins(rng: random.Random) -> tuple[str, str]:
    """After the plus sign stands a name. Output the sentence with this person as the third doer: "A, B and C did ..."."""
    (one, other, third), deed, end = rng.sample(_SHORT_NAMES, 3), _deed(rng), _ending(rng)
    return f"{one} and {other} {deed}{end} + {third}", f"{one}, {other} and {third} {deed}{end}"


_COUNTED = _items(
    """The walk takes N minutes. | The tower is N meters high. | We sold N tickets. | There are N cows on the farm. |
    The suitcase weighs N kilos. | It costs N dollars. | The village has N houses. | She works N hours a week. |
    He has N stamps from Peru. | The drive to Rome is N miles. | My uncle owns N sheep. | N people came to the party. |
    The pond is N feet deep. | Bake it for N minutes. | The tree is N years old. | They waited N days for an answer."""
)


@task()
def roughly_before_number(rng: random.Random) -> tuple[str, str]:
    """Put "roughly" directly before the number; at the start of a sentence it has a capital. Keep everything else."""
    text, n = rng.choice(_COUNTED), str(rng.randint(6, 95))
    return text.replace("N ", f"{n} "), upper_first(text.replace("N ", f"roughly {n} "))


# --- two deeds of one person


def _both(name: str, one: _Deed, other: _Deed) -> str:
    return f"{name} {one} and {other}."


@task()
def same_doer_said_once(rng: random.Random) -> tuple[str, str]:
    """Both sentences have the same doer. Make one sentence of them with the name once and "and" between the two deeds."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return f"{name} {one}. {name} {other}.", _both(name, one, other)


@task()
def second_deed_denied(rng: random.Random) -> tuple[str, str]:
    """The person did two things. Keep the first and deny the second: "... but did not VERB the THING."."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return _both(name, one, other), f"{name} {one} but did not {other.base} the {other.thing}."


@task()
def after_doing_the_first(rng: random.Random) -> tuple[str, str]:
    """Rewrite the sentence about two deeds as "After VERBing the THING, NAME ...": first deed with -ing, then the second."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return _both(name, one, other), f"After {one.ing} the {one.thing}, {name} {other}."


@task()
def deeds_back_to_to_do_list(rng: random.Random) -> tuple[str, str]:
    """Write the two deeds as entries of a to-do list: base form of the verb and the thing, no name, no articles, a comma."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return _both(name, one, other), f"{one.base} {one.thing}, {other.base} {other.thing}"


@task()
def things_with_what_was_done(rng: random.Random) -> tuple[str, str]:
    """List each thing with its verb as it stands, in the form "thing: verb; thing: verb", as in "ship: drew; van: washed"."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return _both(name, one, other), f"{one.thing}: {one.past}; {other.thing}: {other.past}"


@task()
def deeds_trade_places(rng: random.Random) -> tuple[str, str]:
    """Exchange the two deeds around "and", each verb together with its thing; the name stays in front."""
    name, (one, other) = _name(rng), _two_deeds(rng)
    return _both(name, one, other), _both(name, other, one)


# --- a gift: roles of the people


def _gift(rng: random.Random) -> tuple[str, str, str, str]:
    """A sentence, who gives, who gets, and what (without article)."""
    (giver, getter), what = rng.sample(_SHORT_NAMES, 2), f"{rng.choice(_LOOKS)} {rng.choice(_THINGS)}"
    verb, phrase = rng.choice(("gave", "sent", "lent")), with_article(what)
    return (
        (f"{giver} {verb} {phrase} to {getter}." if rng.random() < 0.5 else f"{giver} {verb} {getter} {phrase}."),
        giver,
        getter,
        what,
    )


@task()
def receiver_as_subject(rng: random.Random) -> tuple[str, str]:
    """Tell it from the side of the one who got the thing: "RECEIVER got a THING from GIVER."."""
    text, giver, getter, what = _gift(rng)
    return text, f"{getter} got {with_article(what)} from {giver}."


@task()
def thank_you_card(rng: random.Random) -> tuple[str, str]:
    """Write the receiver's card of thanks: "Dear GIVER, thank you for the THING! RECEIVER"."""
    text, giver, getter, what = _gift(rng)
    return text, f"Dear {giver}, thank you for the {what}! {getter}"


@task()
def thing_given_back(rng: random.Random) -> tuple[str, str]:
    """Write the sentence that undoes the handing over: "RECEIVER gave the THING back to GIVER."."""
    text, giver, getter, what = _gift(rng)
    return text, f"{getter} gave the {what} back to {giver}."


@task()
def gift_as_arrow(rng: random.Random) -> tuple[str, str]:
    """Draw the handing over as "GIVER --thing--> RECEIVER", the thing as one noun without its adjective."""
    text, giver, getter, what = _gift(rng)
    return text, f"{giver} --{what.split()[1]}--> {getter}"


# --- the position of two things

_POSITIONS = {
    "to the left of": "to the right of",
    "to the right of": "to the left of",
    "above": "below",
    "below": "above",
    "in front of": "behind",
    "behind": "in front of",
}


def _position(rng: random.Random, ways: tuple[str, ...] = tuple(_POSITIONS)) -> tuple[str, str, str]:
    one, other = rng.sample(_THINGS, 2)
    return one, rng.choice(ways), other


@task()
def position_from_other_side(rng: random.Random) -> tuple[str, str]:
    """Say the same with the second thing as the subject: "The B is ... the A." with the opposite preposition."""
    one, way, other = _position(rng)
    return f"The {one} is {way} the {other}.", f"The {other} is {_POSITIONS[way]} the {one}."


@task()
def position_denied_and_corrected(rng: random.Random) -> tuple[str, str]:
    """Contradict the sentence with the opposite position: "No, it is PREPOSITION the B." """
    one, way, other = _position(rng)
    return f"The {one} is {way} the {other}.", f"No, it is {_POSITIONS[way]} the {other}."


@task()
def row_from_left_to_right(rng: random.Random) -> tuple[str, str]:
    """Output the two things as one sees them from left to right, without articles and with " | " between them."""
    one, way, other = _position(rng, ("to the left of", "to the right of"))
    return f"The {one} is {way} the {other}.", f"{one} | {other}" if "left" in way else f"{other} | {one}"


@task()
def where_question_with_answer(rng: random.Random) -> tuple[str, str]:
    """Make a question and its short answer of the sentence: "Where is the A? PREPOSITION the B." """
    one, way, other = _position(rng)
    return f"The {one} is {way} the {other}.", f"Where is the {one}? {upper_first(way)} the {other}."


# --- edits on a condition, else the text stays as it is

_NEEDS = _items(
    """NAME needs the key WHEN | the package for NAME comes WHEN | please call NAME back WHEN | NAME leaves for Rome WHEN |
    the rent is due WHEN | NAME wants an answer WHEN | dinner with NAME WHEN | water the plants WHEN |
    NAME sees the doctor WHEN | the shop closes early WHEN | send the contract to NAME WHEN | the plumber comes to NAME WHEN"""
)


def _need(rng: random.Random, when: str) -> str:
    return rng.choice(_NEEDS).replace("NAME", _name(rng)).replace("WHEN", when)


@task()
def urgent_if_today(rng: random.Random) -> tuple[str, str]:
    """If the note has the word "today", put "URGENT: " in front of it; otherwise repeat the note unchanged."""
    when = "today" if rng.random() < 0.5 else rng.choice(_words("tomorrow soon Monday Friday")).replace("day", "day morning")
    note = _need(rng, when)
    return note, f"URGENT: {note}" if when == "today" else note


@task()
def weekend_marked(rng: random.Random) -> tuple[str, str]:
    """If the day in the note is Saturday or Sunday, add " (weekend)" at its end; otherwise repeat the note unchanged."""
    day = rng.choice(lexicon.WEEKDAYS[5:] if rng.random() < 0.5 else lexicon.WEEKDAYS[:5])
    note = _need(rng, f"on {day}")
    return note, f"{note} (weekend)" if day.startswith("S") else note


@task()
def shout_if_number(rng: random.Random) -> tuple[str, str]:
    """If there is a number in the sentence, write all of it in capital letters; otherwise repeat it unchanged."""
    if rng.random() < 0.5:
        text = rng.choice(_COUNTED).replace("N ", f"{rng.randint(6, 95)} ")
        return text, text.upper()
    if rng.random() < 0.5:
        text = upper_first(rng.choice(_COUNTED).replace("N ", "many "))
    else:
        text = f"{_name(rng)} {_deed(rng)}{_ending(rng)}"
    return text, text


@task()
def high_price_hidden(rng: random.Random) -> tuple[str, str]:
    """If the price is above $100, write "price on request" in its place; otherwise repeat the offer unchanged."""
    what, price = f"{rng.choice(_LOOKS)} {rng.choice(_THINGS)}", rng.choice((rng.randint(5, 95), rng.randint(110, 950)))
    return f"{what}, ${price}", f"{what}, {'price on request' if price > 100 else f'${price}'}"


@task()
def q_or_a_in_front(rng: random.Random) -> tuple[str, str]:
    """Put "Q: " before the sentence if it is a question and "A: " if it is a statement. The end mark is left out in both."""
    name, deed = _name(rng), _deed(rng)
    if rng.random() < 0.5:
        asked = f"{rng.choice(('Did', 'When did', 'Why did'))} {name} {deed.base} the {deed.thing}"
        return f"{asked}?", f"Q: {asked}"
    said = f"{name} {deed}{_ending(rng)}"
    return said, f"A: {said[:-1]}"


@task()
def surname_cut_for_minor(rng: random.Random) -> tuple[str, str]:
    """Drop the age. Cut the last name to its initial with a period if the person is under 18; otherwise leave it whole."""
    first, last = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.LAST_NAMES)
    age = rng.choice((rng.randint(5, 17), rng.randint(18, 80)))
    return f"{first} {last}, {age}", f"{first} {last[0]}." if age < 18 else f"{first} {last}"


# --- names, titles and addresses after a convention


def _born(rng: random.Random) -> tuple[str, str, int]:
    return rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.LAST_NAMES), rng.randint(1950, 1999)


@task()
def user_name_with_year(rng: random.Random) -> tuple[str, str]:
    """Make the user name: first letter of the first name, whole last name, last two digits of the year, small, no spaces."""
    first, last, year = _born(rng)
    return f"{first} {last}, {year}", f"{first[0]}{last}{year % 100}".lower()


@task()
def staff_code_of_name(rng: random.Random) -> tuple[str, str]:
    """Make the staff code: first three letters of the last name in capitals, a hyphen, first letter of the first name."""
    first, last, year = _born(rng)
    return f"{first} {last}, {year}", f"{last[:3].upper()}-{first[0]}"


def _couple(rng: random.Random) -> tuple[str, str, str, str]:
    (one, other), (last, other_last) = rng.sample(_SHORT_NAMES, 2), rng.sample(lexicon.LAST_NAMES, 2)
    return one, other, last, other_last


@task()
def couple_with_double_name(rng: random.Random) -> tuple[str, str]:
    """Write the couple with a shared double name: both first names with "and", then both last names with a hyphen."""
    one, other, last, other_last = _couple(rng)
    return f"{one} {last} and {other} {other_last}", f"{one} and {other} {last}-{other_last}"


@task()
def couple_initials_with_plus(rng: random.Random) -> tuple[str, str]:
    """Write the initials of both people, two capitals each without periods, with " + " between the people."""
    one, other, last, other_last = _couple(rng)
    return f"{one} {last} and {other} {other_last}", f"{one[0]}{last[0]} + {other[0]}{other_last[0]}"


@task()
def couple_surnames_exchanged(rng: random.Random) -> tuple[str, str]:
    """Let the two people exchange their last names; the first names stay where they are."""
    one, other, last, other_last = _couple(rng)
    return f"{one} {last} and {other} {other_last}", f"{one} {other_last} and {other} {last}"


_TITLE_NOUNS = _words(
    "House River Winter Garden Queen Wolf Forest Sea Letter Night Storm King Mountain Shadow Summer Road Star Bridge Ship Lamp"
)
_TITLES = _items(
    """The X of the Y | A X in the Y | X and the Y | The Last X | The X at the Y | X for a Y | A Y for the X | Lost X of the Y |
    X on the Y | The Y and the X | Secret X | A Small X"""
)
_SMALL_WORDS = _words("the a of in and at for on")


def _title(rng: random.Random) -> tuple[str, list[str]]:
    """A title and its words without the small ones."""
    x, y = rng.sample(_TITLE_NOUNS, 2)
    words = [{"X": x, "Y": y}.get(word, word) for word in rng.choice(_TITLES).split()]
    return " ".join(words), [word for word in words if word.lower() not in _SMALL_WORDS]


@task()
def slug_without_small_words(rng: random.Random) -> tuple[str, str]:
    """Make the slug of the title: small letters and hyphens, without the words the, a, of, in, and, at, for, on."""
    title, words = _title(rng)
    return title, "-".join(words).lower()


@task()
def title_article_to_end(rng: random.Random) -> tuple[str, str]:
    """If the title begins with The or A, move this word to its end after a comma; otherwise repeat the title unchanged."""
    title, _ = _title(rng)
    first, _, rest = title.partition(" ")
    return title, f"{rest}, {first}" if first in ("The", "A") else title


@task()
def title_initials_of_big_words(rng: random.Random) -> tuple[str, str]:
    """Output the initials of the title in capitals, each with a period, without those of the, a, of, in, and, at, for, on."""
    title, words = _title(rng)
    return title, "".join(f"{word[0]}." for word in words)


_STREETS = _words("Oak Elm Park Mill Church Station River School Garden Lake Hill Maple Castle Bridge Market Green")


def _address(rng: random.Random) -> tuple[int, str, str]:
    street = f"{rng.choice(_STREETS)} {rng.choice(('Street', 'Road', 'Avenue', 'Lane'))}"
    return rng.randint(2, 97), street, rng.choice(lexicon.CITIES)


@task()
def house_number_behind_street(rng: random.Random) -> tuple[str, str]:
    """Write the address in the continental way: the house number behind the name of the street, then comma and city."""
    number, street, city = _address(rng)
    return f"{number} {street}, {city}", f"{street} {number}, {city}"


@task()
def house_next_door(rng: random.Random) -> tuple[str, str]:
    """Write the address of the next house on the same side of the street: a house number higher by two, the rest unchanged."""
    number, street, city = _address(rng)
    return f"{number} {street}, {city}", f"{number + 2} {street}, {city}"


@task()
def web_address_of_company(rng: random.Random) -> tuple[str, str]:
    """Make the company's web address: www., the name in small letters without spaces, "and" for &, then .com."""
    kind = rng.choice(_words("Bakery Bank Books Cars Clocks Garage Hotel Lamps Pizza Shoes Tools Toys"))
    with_whom = rng.choice(("Sons", "Daughters", rng.choice(lexicon.LAST_NAMES), rng.choice(lexicon.LAST_NAMES)))
    name = f"{rng.choice(lexicon.LAST_NAMES)} & {with_whom} {kind}"
    return name, f"www.{name.replace('&', 'and').replace(' ', '').lower()}.com"


# --- lists and choices in another layout


@task()
def question_from_slashes(rng: random.Random) -> tuple[str, str]:
    """Turn the choices with slashes into a question: a capital first, a comma, "or" before the last one, a question mark."""
    one, other, third = rng.sample(lexicon.DRINKS + lexicon.FRUITS, 3)
    return f"{one}/{other}/{third}", f"{upper_first(one)}, {other} or {third}?"


@task()
def numbered_steps_in_words(rng: random.Random) -> tuple[str, str]:
    """Write the numbered steps as a sentence: "First ..., then ..., finally ...", with commas and a period."""
    steps = rng.sample(
        _words("peel chop mix boil fry bake salt stir cool serve wash slice drain rinse toast grate melt cut"), 3
    )
    return " ".join(f"{i}. {step}" for i, step in enumerate(steps, 1)), "First {}, then {}, finally {}.".format(*steps)


def _choices(rng: random.Random) -> tuple[str, tuple[str, str], str, str, str]:
    """A list of three people's choices, the two who agree, the other one, what the two want and what the other wants."""
    (one, other, third), (two_want, one_wants) = (
        rng.sample(_SHORT_NAMES, 3),
        rng.sample(_words("tea milk juice cola soup salad pizza pasta rice cake fish cheese"), 2),
    )
    entries = [f"{one} {two_want}", f"{other} {two_want}"]
    entries.insert(rng.randrange(3), f"{third} {one_wants}")
    return ", ".join(entries), (one, other), third, two_want, one_wants


@task()
def people_grouped_by_choice(rng: random.Random) -> tuple[str, str]:
    """Group the people by what they want: the shared choice, a colon, two names with "and", a semicolon, then the other."""
    text, (one, other), third, two_want, one_wants = _choices(rng)
    return text, f"{two_want}: {one} and {other}; {one_wants}: {third}"


@task()
def choices_with_counts(rng: random.Random) -> tuple[str, str]:
    """Leave out the people and say how many want what, the more wanted first, in the form "2x tea, 1x milk"."""
    text, _, _, two_want, one_wants = _choices(rng)
    return text, f"2x {two_want}, 1x {one_wants}"


@task()
def sentence_on_lone_choice(rng: random.Random) -> tuple[str, str]:
    """Write about the one person whose choice nobody shares: "Only NAME wants CHOICE."."""
    text, _, third, _, one_wants = _choices(rng)
    return text, f"Only {third} wants {one_wants}."


# --- times and plans


def _hours(rng: random.Random) -> tuple[str, str, int, int]:
    first, last = sorted(rng.sample(range(7), 2))
    return lexicon.WEEKDAYS[first], lexicon.WEEKDAYS[last], rng.randint(6, 11), rng.randint(1, 9)


@task()
def opening_hours_in_short(rng: random.Random) -> tuple[str, str]:
    """Write the opening hours short: days cut to three letters and 24-hour times, with hyphens, as in "Mon-Fri 9:00-17:00"."""
    first, last, am, pm = _hours(rng)
    form = rng.choice(
        ("Open from {} to {}, {} am to {} pm", "{} to {} from {} am until {} pm", "Open {} through {}, {} am - {} pm")
    )
    return form.format(first, last, am, pm), f"{first[:3]}-{last[:3]} {am}:00-{pm + 12}:00"


@task()
def opening_hours_in_full(rng: random.Random) -> tuple[str, str]:
    """Write the short opening hours out: full days and 12-hour times, as in "Monday to Friday, 9 am to 5 pm"."""
    first, last, am, pm = _hours(rng)
    return f"{first[:3]}-{last[:3]} {am}:00-{pm + 12}:00", f"{first} to {last}, {am} am to {pm} pm"


def _plan(rng: random.Random) -> tuple[str, str, str, str, str]:
    """The parts of an invitation in one line, then what, day, time and host."""
    what = rng.choice(_words("party dinner concert picnic meeting lunch barbecue wedding breakfast film"))
    day, time, host = (
        rng.choice(lexicon.WEEKDAYS),
        rng.choice((f"{rng.randint(8, 11)} am", f"{rng.randint(1, 9)} pm")),
        _name(rng),
    )
    return f"{what} | {day} | {time} | {host}", what, day, time, host


@task()
def invitation_from_parts(rng: random.Random) -> tuple[str, str]:
    """Write the invitation from event, day, time and host: "HOST invites you to a EVENT on DAY at TIME."."""
    text, what, day, time, host = _plan(rng)
    return text, f"{host} invites you to a {what} on {day} at {time}."


@task()
def calendar_line_from_parts(rng: random.Random) -> tuple[str, str]:
    """Write the parts as a line of the calendar: day cut to three letters, time, colon, event, "with" and the person."""
    text, what, day, time, host = _plan(rng)
    return text, f"{day[:3]} {time}: {what} with {host}"


# --- style, person, quantity and polarity


@task()
def request_without_politeness(rng: random.Random) -> tuple[str, str]:
    """Take all politeness out of the request and output the bare command with a capital and a period."""
    deed = _deed(rng)
    do, doing = f"{deed.base} the {deed.thing}", f"{deed.ing} the {deed.thing}"
    forms = (
        f"Could you please {do}?",
        f"Would you mind {doing}?",
        f"Would you be so kind as to {do}?",
        f"I would be very glad if you could {do}.",
        f"Please {do}, if you don't mind.",
        f"May I ask you to {do}, please?",
    )
    return rng.choice(forms), f"{upper_first(do)}."


@task()
def ban_with_no_and_ing(rng: random.Random) -> tuple[str, str]:
    """Write the ban as on a sign: "No", the -ing form of the verb, the rest and an exclamation mark."""
    deed = _deed(rng)
    forms = ("Do not {}.", "Never {}.", "You must not {}.", "It is forbidden to {}.", "Nobody may {}.")
    return rng.choice(forms).format(f"{deed.base} the {deed.thing}"), f"No {deed.ing} the {deed.thing}!"


_MINE = _items(
    """I lost my T. | I am proud of my T. | My sister gave me the T. | I was looking for my T. | The T is for me. |
    I want my T back. | My T is broken. | She saw me with the T. | I am at home with my T. | Tom sold me the T. |
    I was late because of my T. | I like my T."""
)


@task()
def i_to_we_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Change I to we: I am becomes we are, I was we were, my our, me us; keep the rest."""
    thing = rng.choice((rng.choice(_THINGS), f"{rng.choice(_LOOKS)} {rng.choice(_THINGS)}"))
    text = rng.choice(_MINE).replace("T.", f"{thing}.").replace("T ", f"{thing} ")
    we = text.replace("I am", "We are").replace("I was", "We were")
    to = {"I": "We", "My": "Our", "my": "our", "me": "us", "me.": "us."}
    return text, " ".join(to.get(word, word) for word in we.split())


_EXTREMES = _items(
    """Everybody likes the T. ~ Nobody likes the T. | NAME always cleans the T. ~ NAME never cleans the T. |
    All of the Ts are A. ~ None of the Ts are A. | Everything near the T is A. ~ Nothing near the T is A. |
    Everybody knows the T of NAME. ~ Nobody knows the T of NAME. |
    NAME always talks about the T. ~ NAME never talks about the T. |
    Everything behind the T was A. ~ Nothing behind the T was A. | All of the A Ts were sold. ~ None of the A Ts were sold."""
)


@task()
def opposite_extreme(rng: random.Random) -> tuple[str, str]:
    """Turn the sentence into its other extreme: everybody to nobody, everything to nothing, always to never, all to none, or
    back."""
    thing, look, name = rng.choice(_THINGS), rng.choice(_LOOKS), _name(rng)
    both = rng.choice(_EXTREMES).replace("Ts", lexicon.plural(thing)).replace("the T", f"the {thing}").replace("NAME", name)
    one, other = both.replace(" A.", f" {look}.").replace(" A ", f" {look} ").split(" ~ ")
    return (one, other) if rng.random() < 0.5 else (other, one)


_WIRES = _items(
    """The train from CITY arrives on DAY. | NAME is in a hospital in CITY. | The meeting in CITY starts at N pm. |
    Send the money to NAME on DAY. | NAME lost the passport in CITY. | The ship to CITY leaves at N am. |
    Meet NAME at the station on DAY. | A letter from NAME came on DAY."""
)


@task()
def telegram_with_stop(rng: random.Random) -> tuple[str, str]:
    """Write it as a telegram: capitals, without the words the, a, from, to, in, on, at, and STOP in place of the period."""
    text = rng.choice(_WIRES).replace("CITY", rng.choice(lexicon.CITIES)).replace("NAME", _name(rng))
    text = text.replace("DAY", rng.choice(lexicon.WEEKDAYS)).replace(" N ", f" {rng.randint(1, 11)} ")
    words = [word for word in text[:-1].split() if word.lower() not in ("the", "a", "from", "to", "in", "on", "at")]
    return text, f"{' '.join(words)} stop".upper()


@task()
def one_more_of_it(rng: random.Random) -> tuple[str, str]:
    """Give the person one thing more: a becomes two, two becomes three and so on, in words, the noun in the plural."""
    name, look, thing, n = _name(rng), rng.choice(_LOOKS), rng.choice(_THINGS), rng.randint(1, 8)
    has = with_article(f"{look} {thing}") if n == 1 else f"{lexicon.number_in_words(n)} {look} {lexicon.plural(thing)}"
    return f"{name} has {has}.", f"{name} has {lexicon.number_in_words(n + 1)} {look} {lexicon.plural(thing)}."

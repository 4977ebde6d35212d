"""Tasks on short texts: parts of names, titles, notes and sentences taken out, moved, marked or put together.

Some name the form of a text instead: its marks, its opening, its kind of name. Several ask different things of the same text.
"""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_words as _words
from t2l_core.procedural.lexicon import upper_first as _cap
from t2l_core.procedural.lexicon import with_article as _a

_NAMES = tuple(name for name in lexicon.FIRST_NAMES if name != "Milan")  # a city too
_LAST = lexicon.LAST_NAMES
_WOMEN = _words(
    "Alice Anna Bella Carla Chloe Clara Elena Ella Emma Eva Fatima Fiona Grace Hannah Ines Iris Jana Julia Kate Lara Lena Lily "
    "Lucy Maria Maya Mia Mina Nadia Nina Nora Paula Priya Rachel Rosa Ruth Sara Sofia Susan Tara Uma Vera Yara Yuki Zoe"
)
_MEN = tuple(name for name in _NAMES if name not in _WOMEN)
_LOOKS = _words("old new small big red blue green cheap heavy broken strange clean")
_THINGS = _words(
    "lamp kite basket bottle camera clock guitar jacket ladder map mirror phone suitcase tent vase radio bike drum"
)
_DID = _words("sold found painted lost washed moved hid bought borrowed cleaned dropped hated liked needed wanted carried")
_IS = _words("broken gone heavy cheap new ready dirty missing ruined wet cold old")
_MOODS = _words("late ready wet cold gone happy sad tired angry hungry sick busy")
_JOBS = _words("actor baker cook doctor driver farmer lawyer nurse painter pilot sailor singer teacher waiter writer engineer")
_ORDERS = """close the door|open the window|call the office|water the plants|feed the cat|bring the keys|wash the cups
lock the gate|sign the form|pay the bill|send the file|take the bus|buy some milk|clean the desk|turn off the light
wait outside|read the letter|move the car|ring the bell|stop the music""".replace("\n", "|").split("|")


def _pick(rng: random.Random, text: str) -> str:
    """One of the texts with bars between them."""
    return rng.choice(text.split("|"))


def _full(rng: random.Random) -> str:
    return f"{rng.choice(_NAMES)} {rng.choice(_LAST)}"


def _deed(rng: random.Random) -> str:
    """What somebody did, such as "sold the old lamp"."""
    look = rng.choice(_LOOKS) + " " if rng.random() < 0.5 else ""
    return f"{rng.choice(_DID)} {rng.choice(('the', 'the', 'my', 'our'))} {look}{rng.choice(_THINGS)}"


def _clause(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return f"{rng.choice(_NAMES)} {_deed(rng)}"
    return f"the {rng.choice(_THINGS)} was {rng.choice(_IS)}"


def _title(rng: random.Random) -> str:
    """The title of a book or film that does not exist."""
    look = _pick(rng, "Silent|Broken|Golden|Lonely|Hidden|Frozen|Last|Wild|Secret|Burning|Little|Dark")
    noun = _pick(rng, "River|Garden|Tower|Island|Forest|Mirror|Winter|Kingdom|Station|Lantern|Letter|Bridge|Dragon|Harbor")
    form = _pick(
        rng, "The {look} {noun}|The {look} {noun}|{look} {noun}s|The {noun} in {city}|Winter in {city}|Letters from {city}"
    )
    return form.format(look=look, noun=noun, city=rng.choice(lexicon.CITIES))


def _note_with_aside(rng: random.Random) -> tuple[str, str, str]:
    head = _pick(
        rng, "Meet {n} at the {p}|Call {n} from the {p}|Lunch with {n}|Walk to the {p}|Send {n} the file|Help {n} with the {t}"
    )
    head = head.format(n=rng.choice(_NAMES), p=rng.choice(lexicon.PLACES), t=rng.choice(_THINGS))
    aside = _pick(
        rng,
        "after six|bring the map|not before noon|ask for the key|near the bridge|if it rains|no dogs|with the kids|by bus|"
        "in the old part of town|at the side door|with a red hat|very early|for an hour|new idea|no hurry|my treat",
    )
    return head, aside, _pick(rng, " on {d}|.| today|| tomorrow").format(d=rng.choice(lexicon.WEEKDAYS))


@task()
def aside_in_parentheses(rng: random.Random) -> tuple[str, str]:
    """Output only the words that stand in parentheses, without the parentheses."""
    head, aside, tail = _note_with_aside(rng)
    return f"{head} ({aside}){tail}", aside


@task()
def drop_parentheses(rng: random.Random) -> tuple[str, str]:
    """Output the text without the part in parentheses; everything before and after it stays."""
    head, aside, tail = _note_with_aside(rng)
    return f"{head} ({aside}){tail}", head + tail


def _labelled_message(rng: random.Random) -> tuple[str, str]:
    label = _pick(rng, "Reminder|Note for {n}|News|Warning|{d}|To do|Wish of {n}|Message from {n}|Plan for {d}|Rule|Tip")
    return label.format(n=rng.choice(_NAMES), d=rng.choice(lexicon.WEEKDAYS)), rng.choice(_ORDERS)


@task()
def message_after_colon(rng: random.Random) -> tuple[str, str]:
    """Output only what stands after the colon, as it is."""
    label, message = _labelled_message(rng)
    return f"{label}: {message}", message


@task()
def label_before_colon(rng: random.Random) -> tuple[str, str]:
    """Output only the heading before the colon, in capital letters and without the colon."""
    label, message = _labelled_message(rng)
    return f"{label}: {message}", label.upper()


@task()
def part_before_dash(rng: random.Random) -> tuple[str, str]:
    """Output only the part of the line before the dash."""
    offer = _pick(rng, f"{rng.choice(_LOOKS)} {rng.choice(_THINGS)}|{_title(rng)}|trip to {rng.choice(lexicon.CITIES)}")
    comment = _pick(
        rng, "free to collect|our best seller|only this week|sold out|highly recommended|ask {n}|new in stock|half price"
    )
    return f"{_cap(offer)} - {comment.format(n=rng.choice(_NAMES))}", _cap(offer)


def _apposition(rng: random.Random) -> tuple[str, str, str]:
    city = rng.choice(lexicon.CITIES)
    who = _pick(
        rng,
        f"{_a(rng.choice(_JOBS))} from {city}|my {_pick(rng, 'cousin|uncle|friend|boss')}|the {rng.choice(_JOBS)} of the town",
    )
    return rng.choice(_NAMES), who, _deed(rng)


@task()
def words_between_commas(rng: random.Random) -> tuple[str, str]:
    """Output only the words between the two commas."""
    name, who, deed = _apposition(rng)
    return f"{name}, {who}, {deed}.", who


@task()
def drop_between_commas(rng: random.Random) -> tuple[str, str]:
    """Leave out the two commas and what stands between them; output the rest as a sentence."""
    name, who, deed = _apposition(rng)
    return f"{name}, {who}, {deed}.", f"{name} {deed}."


def _two_clauses(rng: random.Random) -> tuple[str, str, str]:
    first, second = _clause(rng), _clause(rng)
    return f"{_cap(first)}, {rng.choice(('but', 'so', 'and'))} {second}.", _cap(first), _cap(second)


@task()
def first_clause_as_sentence(rng: random.Random) -> tuple[str, str]:
    """Cut the sentence at its comma and output the first half with a period at its end."""
    text, first, _ = _two_clauses(rng)
    return text, f"{first}."


@task()
def second_clause_as_sentence(rng: random.Random) -> tuple[str, str]:
    """Output what follows the comma and the word but, so or and, as a sentence with a capital and a period."""
    text, _, second = _two_clauses(rng)
    return text, f"{second}."


@task()
def second_of_two_sentences(rng: random.Random) -> tuple[str, str]:
    """Two short sentences follow each other. Output only the second one, with its mark."""
    first, second = _cap(_clause(rng)) + ".", _cap(_pick(rng, "{c}.|{c}!|please {o}.|who {d}?"))
    second = second.format(c=_cap(_clause(rng)), o=rng.choice(_ORDERS), d=_deed(rng))
    return f"{first} {second}", second


def _book_line(rng: random.Random) -> tuple[str, str, str, str]:
    title, first, last = _title(rng), rng.choice(_NAMES), rng.choice(_LAST)
    return f"{title}{_pick(rng, ' by|, a novel by|, a film by|, written by')} {first} {last}", title, first, last


@task()
def title_of_book_line(rng: random.Random) -> tuple[str, str]:
    """The line names a book or film and its maker. Output only the title."""
    line, title, _, _ = _book_line(rng)
    return line, title


@task()
def maker_of_book_line(rng: random.Random) -> tuple[str, str]:
    """The line names a book or film and its maker. Output only the maker's first and last name."""
    line, _, first, last = _book_line(rng)
    return line, f"{first} {last}"


@task()
def surname_then_title(rng: random.Random) -> tuple[str, str]:
    """Rewrite the line about a book or film as last name of the maker, colon, title."""
    line, title, _, last = _book_line(rng)
    return line, f"{last}: {title}"


def _title_sentence(rng: random.Random) -> tuple[str, str]:
    name, day = rng.choice(_NAMES), rng.choice(lexicon.WEEKDAYS)
    frame = _pick(
        rng, "{n} watched {} on {d}.|I read {} last week.|{n} fell asleep during {}.|We talked about {} on {d}.|{n} lent me {}."
    )
    return frame.format("{}", n=name, d=day), _title(rng)


@task()
def title_quoted_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Repeat the sentence with double quotes around the title of the book or film."""
    frame, title = _title_sentence(rng)
    return frame.format(title), frame.format(f'"{title}"')


@task()
def title_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Output only the title of the book or film that the sentence mentions."""
    frame, title = _title_sentence(rng)
    return frame.format(title), title


_TITLES = {"doctor": "Dr.", "professor": "Prof.", "captain": "Capt.", "judge": "Judge", "knight": "Sir"}


def _titled(rng: random.Random) -> tuple[str, str, str, str]:
    """Title, first, middle and last name of a person."""
    title = _pick(rng, "Dr.|Prof.|Mr.|Ms.|Mrs.|Capt.|Judge")
    first, middle = rng.sample(_MEN if title == "Mr." or (not title.startswith("M") and rng.random() < 0.5) else _WOMEN, 2)
    return title, first, middle, rng.choice(_LAST)


@task()
def person_without_title(rng: random.Random) -> tuple[str, str]:
    """Take the title (Dr., Ms., Judge ...) off and output the names alone, all of them."""
    names = _titled(rng)
    return " ".join(names), " ".join(names[1:])


@task()
def dear_title_surname(rng: random.Random) -> tuple[str, str]:
    """Write the opening of a letter to the person: Dear, the title, the last name and a comma."""
    names = _titled(rng)
    return " ".join(names), f"Dear {names[0]} {names[3]},"


@task()
def middle_name_alone(rng: random.Random) -> tuple[str, str]:
    """Output only the middle name of the person."""
    names = _titled(rng)
    return " ".join(names), names[2]


@task()
def middle_name_to_initial(rng: random.Random) -> tuple[str, str]:
    """Output title and names of the person with the middle name shortened to its first letter and a period."""
    title, first, middle, last = _titled(rng)
    return f"{title} {first} {middle} {last}", f"{title} {first} {middle[0]}. {last}"


@task()
def title_from_job(rng: random.Random) -> tuple[str, str]:
    """Put the title of the job before the name and drop the job: Dr. (doctor), Prof., Capt. (captain), Judge, Sir (knight)."""
    job = rng.choice(list(_TITLES))
    name = f"{rng.choice(_MEN if job == 'knight' else _NAMES)} {rng.choice(_LAST)}"
    return f"{name}, {job}", f"{_TITLES[job]} {name}"


@task()
def catalog_name_as_spoken(rng: random.Random) -> tuple[str, str]:
    """Turn the name from LAST NAME, first names into the spoken order, only first letters in capitals and no comma."""
    _, first, middle, last = _titled(rng)
    given = first if rng.random() < 0.6 else f"{first} {middle}"
    return f"{last.upper()}, {given}", f"{given} {last}"


def _two_people(rng: random.Random) -> tuple[str, tuple[str, str]]:
    """A frame with two gaps and the names for them."""
    frame = _pick(rng, "{} {did} the {t} of {}.|{} and {} {did} the {t}.|Did {} tell {} about the {t}?|{} met {} on {d}.")
    first, second = rng.sample(_NAMES, 2)
    thing, day = rng.choice(_THINGS), rng.choice(lexicon.WEEKDAYS)
    return frame.format("{}", "{}", did=rng.choice(_DID), t=thing, d=day), (first, second)


@task()
def names_to_initials(rng: random.Random) -> tuple[str, str]:
    """Repeat the sentence with each person's name cut to its first letter and a period."""
    frame, names = _two_people(rng)
    frame = frame.replace("of {}.", "of {} again.")
    return frame.format(*names), frame.format(*(f"{name[0]}." for name in names))


@task()
def people_in_capitals(rng: random.Random) -> tuple[str, str]:
    """Repeat the sentence with the names of the people in capital letters; everything else stays."""
    frame, names = _two_people(rng)
    return frame.format(*names), frame.format(*(name.upper() for name in names))


@task()
def at_sign_for_people(rng: random.Random) -> tuple[str, str]:
    """Turn every person's name in the sentence into a mention: the sign @ directly before it. Keep the rest."""
    frame, names = _two_people(rng)
    return frame.format(*names), frame.format(*(f"@{name}" for name in names))


@task()
def both_people_joined(rng: random.Random) -> tuple[str, str]:
    """Output only the two people of the sentence, in order and with a plus sign between them."""
    frame, names = _two_people(rng)
    return frame.format(*names), " + ".join(names)


@task()
def surname_shared(rng: random.Random) -> tuple[str, str]:
    """Both people have the same last name. Write it only once: FIRST and FIRST LAST."""
    (first, second), last = rng.sample(_NAMES, 2), rng.choice(_LAST)
    return f"{first} {last} and {second} {last}", f"{first} and {second} {last}"


@task()
def surname_for_each(rng: random.Random) -> tuple[str, str]:
    """The last name stands once for two people. Write it out for each of them, with and between the full names."""
    (first, second), last = rng.sample(_NAMES, 2), rng.choice(_LAST)
    return f"{first} {rng.choice(('and', '&'))} {second} {last}", f"{first} {last} and {second} {last}"


_NICKNAMES = _words(
    "Ace Bear Bolt Captain Chip Doc Duke Flash Lucky Professor Red Rocket Shorty Sunny Tiger Turbo Whiskers Wizard"
)


@task()
def nickname_in_quotes(rng: random.Random) -> tuple[str, str]:
    """Output only the nickname, which stands in quotes between the first and the last name, without the quotes."""
    name, nickname = _full(rng), rng.choice(_NICKNAMES)
    return name.replace(" ", f' "{nickname}" '), nickname


@task()
def nickname_for_first_name(rng: random.Random) -> tuple[str, str]:
    """A nickname stands in quotes inside a name. Output nickname and last name, without quotes and first name."""
    name, nickname = _full(rng), rng.choice(_NICKNAMES)
    return name.replace(" ", f' "{nickname}" '), f"{nickname} {name.split()[1]}"


def _news(rng: random.Random) -> str:
    """Something to write to somebody, beginning with a small letter."""
    thing, day, look = rng.choice(_THINGS), rng.choice(lexicon.WEEKDAYS), rng.choice(_LOOKS)
    frame = "the {t} has arrived|your {t} is ready|we meet on {d}|the {l} {t} is yours|please {o}|thank you for the {t}"
    return _pick(rng, frame).format(t=thing, d=day, l=look, o=rng.choice(_ORDERS))


@task()
def hi_before_message(rng: random.Random) -> tuple[str, str]:
    """From a name, a bar and a message make "Hi NAME, MESSAGE", ending with a period."""
    name, news = rng.choice(_NAMES), _news(rng)
    return f"{name} | {news}", f"Hi {name}, {news}."


def _short_letter(rng: random.Random) -> tuple[str, str, str]:
    name, news = rng.choice(_NAMES), _news(rng)
    return f"{_pick(rng, 'Dear|Hello|Hi|Hey|Good morning')} {name}, {news}.", name, news


@task()
def letter_without_greeting(rng: random.Random) -> tuple[str, str]:
    """Take the greeting with its name off and output the message itself, beginning with a capital letter."""
    letter, _, news = _short_letter(rng)
    return letter, f"{_cap(news)}."


@task()
def name_that_is_greeted(rng: random.Random) -> tuple[str, str]:
    """Output only the first name of the person whom the message greets."""
    letter, name, _ = _short_letter(rng)
    return letter, name


@task()
def signature_to_front(rng: random.Random) -> tuple[str, str]:
    """The note is signed after a dash. Put the signer's name and a colon before the message and drop the signature."""
    name, news = rng.choice(_NAMES), _cap(_news(rng))
    return f"{news}. {_pick(rng, '-|- Love,|- Yours,')} {name}", f"{name}: {news}."


@task()
def gift_tag(rng: random.Random) -> tuple[str, str]:
    """Write the tag of the present: "To RECEIVER from GIVER"."""
    giver, receiver = rng.sample(_NAMES, 2)
    gift = _a(f"{rng.choice(_LOOKS)} {rng.choice(_THINGS)}")
    frame = _pick(rng, "{g} gives {r} {t}.|{g} wraps {t} for {r}.|{r} gets {t} from {g}.|{g} sends {t} to {r}.")
    return frame.format(g=giver, r=receiver, t=gift), f"To {receiver} from {giver}"


@task()
def blank_filled_with_name(rng: random.Random) -> tuple[str, str]:
    """Write the sentence with the name from the parentheses in place of the blank, without the parentheses."""
    frame, names = _two_people(rng)
    gap = rng.randrange(2)
    shown = frame.format(*("___" if i == gap else name for i, name in enumerate(names)))
    return f"{shown} ({names[gap]})", frame.format(*names)


@task()
def word_behind_slot(rng: random.Random) -> tuple[str, str]:
    """A template with a gap in braces and the finished text are given. Output what has been put into the gap."""
    name, thing, city = rng.choice(_NAMES), rng.choice(_THINGS), rng.choice(lexicon.CITIES)
    frame = _pick(
        rng,
        "Hello {name}!|Welcome to {city}!|Your {item} is ready.|Dear {name},|{name} is calling.|To {city}|New {item} here",
    )
    slot = frame[frame.index("{") : frame.index("}") + 1]
    value = {"{name}": name, "{city}": city, "{item}": thing}[slot]
    return f"{frame} -> {frame.replace(slot, value)}", value


@task()
def label_to_parentheses(rng: random.Random) -> tuple[str, str]:
    """Turn "label: name" around: first the name, then the label in parentheses."""
    label = _pick(rng, f"{rng.choice(_JOBS)}|{rng.choice(lexicon.WEEKDAYS)}|{rng.choice(lexicon.CITIES)}|{rng.choice(_THINGS)}")
    name = _full(rng) if rng.random() < 0.5 else rng.choice(_NAMES)
    return f"{label}: {name}", f"{name} ({label})"


@task()
def shared_word_once(rng: random.Random) -> tuple[str, str]:
    """The same adjective stands before each thing. Write it once with a colon, then the things separated by commas."""
    look, things = rng.choice(_LOOKS), rng.sample(_THINGS, rng.choice((2, 3, 3)))
    text = ", ".join(f"{look} {thing}" for thing in things)
    return text, f"{look}: {', '.join(things)}"


@task()
def front_word_to_each(rng: random.Random) -> tuple[str, str]:
    """A word stands in front of a list in parentheses. Put it before each thing and join the phrases with semicolons."""
    look, things = rng.choice(_LOOKS), rng.sample(_THINGS, rng.choice((2, 3, 3)))
    return f"{look} ({', '.join(things)})", "; ".join(f"{look} {thing}" for thing in things)


@task()
def common_start(rng: random.Random) -> tuple[str, str]:
    """Two phrases are separated by a slash. Output the words with which both begin."""
    start = _pick(
        rng, f"{rng.choice(_NAMES)} {rng.choice(_DID)} the|my {rng.choice(_LOOKS)}|{_full(rng)} from|{rng.choice(_NAMES)} was"
    )
    pool = lexicon.CITIES if start.endswith("from") else _MOODS if start.endswith("was") else _THINGS
    return " / ".join(f"{start} {end}" for end in rng.sample(pool, 2)), start


@task()
def common_end(rng: random.Random) -> tuple[str, str]:
    """Two phrases are separated by a slash. Output the words with which both end."""
    end = _pick(
        rng,
        f"{_deed(rng)}|from {rng.choice(lexicon.CITIES)}|is {rng.choice(_MOODS)} again|is at the {rng.choice(lexicon.PLACES)}",
    )
    return " / ".join(f"{start} {end}" for start in rng.sample(_NAMES, 2)), end


@task()
def last_word_echoed(rng: random.Random) -> tuple[str, str]:
    """Repeat the sentence and add its last word two more times, like an echo, with commas and an exclamation mark."""
    text = _cap(rng.choice(_ORDERS)) if rng.random() < 0.3 else f"{rng.choice(_NAMES)} {_deed(rng)}"
    last = text.split()[-1]
    return text, f"{text}, {last}, {last}!"


@task()
def date_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the date from the end of the note to its front, followed by a colon; drop the word "on"."""
    date = f"{rng.choice(lexicon.MONTHS)} {rng.randint(1, 28)}"
    event = _pick(
        rng,
        f"lunch with {rng.choice(_NAMES)}|trip to {rng.choice(lexicon.CITIES)}|{rng.choice(_ORDERS)}|concert|visit to the zoo",
    )
    return f"{event} on {date}", f"{date}: {event}"


@task()
def end_mark_added(rng: random.Random) -> tuple[str, str]:
    """The end mark is missing. Write the sentence with a question mark if it asks something, otherwise with a period."""
    name, thing = rng.choice(_NAMES), rng.choice(_THINGS)
    asked = _pick(
        rng, "where is {n} now|who {d}|did {n} see the {t}|is the {t} {s}|when does {n} leave|why is the {t} {s}|can {n} come"
    )
    if rng.random() < 0.5:
        text, mark = asked.format(n=name, t=thing, d=_deed(rng), s=rng.choice(_IS)), "?"
    else:
        text, mark = _clause(rng), "."
    return _cap(text), _cap(text) + mark


@task()
def calm_shouted_sentence(rng: random.Random) -> tuple[str, str]:
    """Calm the shouted text: only its first letter stays a capital, and all exclamation marks become one period."""
    text = (
        rng.choice(_ORDERS) if rng.random() < 0.4 else f"{_pick(rng, 'the|my|your')} {rng.choice(_THINGS)} is {rng.choice(_IS)}"
    )
    return f"{text.upper()}{'!' * rng.randint(1, 4)}", f"{_cap(text)}."


@task()
def called_name_to_front(rng: random.Random) -> tuple[str, str]:
    """Move the name of the person spoken to from the end to the front, with a comma; please begins with a small letter."""
    name, order = rng.choice(_NAMES), rng.choice(_ORDERS)
    return f"Please {order}, {name}.", f"{name}, please {order}."


@task()
def owner_apostrophe_put_back(rng: random.Random) -> tuple[str, str]:
    """The owner's name lacks its apostrophe. Write the text with the apostrophe before the s of the name."""
    name = rng.choice([name for name in _NAMES if not name.endswith("s")])
    frame = _pick(rng, "{} {r}.|Today {} {r}.|I think {} {r}.|Is it true that {} {r}?")
    text = frame.format("{}", r=f"{rng.choice(_THINGS)} {_pick(rng, 'is|was')} {rng.choice(_IS)}")
    return text.format(f"{name}s"), text.format(f"{name}'s")


@task()
def cut_to_given_length(rng: random.Random) -> tuple[str, str]:
    """The input is a number and a text. Output that many words from the beginning of the text."""
    n = rng.randint(1, 4)
    text = f"{rng.choice(_NAMES)} {_deed(rng)} on {rng.choice(lexicon.WEEKDAYS)}"
    return f"{n}: {text}", " ".join(text.split()[:n])


@task()
def heading_like_a_sentence(rng: random.Random) -> tuple[str, str]:
    """Every word of the heading has a capital. Write it with a capital only at the very beginning."""
    frame = (
        "how to carry {l} {t}s|my first {t}|why {l} {t}s are best|ten uses for a {l} {t}|the story of a {t}|where to keep {t}s"
    )
    text = _pick(rng, frame + "|a {l} {t} for everyone").format(
        l=rng.choice([w for w in _LOOKS if w != "old"]), t=rng.choice(_THINGS)
    )
    return text.title(), _cap(text)


@task()
def stressed_word(rng: random.Random) -> tuple[str, str]:
    """One word of the sentence is stressed by capital letters. Output it in small letters."""
    words = f"{rng.choice(_NAMES)} {_deed(rng)} {_pick(rng, 'again|today|first|alone')}".split()
    at = rng.randrange(1, len(words))
    return " ".join(word.upper() if i == at else word for i, word in enumerate(words)) + ".", words[at]


@task()
def given_word_in_stars(rng: random.Random) -> tuple[str, str]:
    """The input is a word, a bar and a sentence. Output the sentence with an asterisk on either side of this word."""
    words = f"{rng.choice(_NAMES)} {_deed(rng)} again.".split()
    at = rng.randrange(len(words) - 1)
    return f"{words[at]} | {' '.join(words)}", " ".join(f"*{word}*" if i == at else word for i, word in enumerate(words))


@task()
def given_word_left_out(rng: random.Random) -> tuple[str, str]:
    """The input is a sentence and one of its words in brackets. Output the sentence without that word."""
    name, did, look, thing = rng.choice(_NAMES), rng.choice(_DID), rng.choice(_LOOKS), rng.choice(_THINGS)
    extra = _pick(rng, "never|quickly|also|soon|almost")
    words = [name, extra, did, "the", look, thing]
    out = rng.choice((extra, look))
    return f"{' '.join(words)}. [{out}]", " ".join(word for word in words if word != out) + "."


@task()
def short_weekday_in_full(rng: random.Random) -> tuple[str, str]:
    """Write the note with its shortened weekday (Mon, Tue ...) in full; everything else stays."""
    day, name = rng.choice(lexicon.WEEKDAYS), rng.choice(_NAMES)
    frame = _pick(
        rng, "{}: {o}|Lunch with {n} on {}|{n} comes {} at {h}|Call {n} by {}|{o} every {}|Closed on {}, ask {n}|{} {h} pm, {n}"
    )
    frame = frame.format("{}", n=name, o=rng.choice(_ORDERS), h=rng.randint(1, 9))
    return frame.format(day[:3]), frame.format(day)


_SIGNS = {"&": "and", "+": "plus", "=": "equals", "%": "percent", "@": "at", "#": "number", "<": "less than"}


@task()
def sign_to_word(rng: random.Random) -> tuple[str, str]:
    """Copy the text with its sign written as words: & and, + plus, = equals, % percent, @ at, # number, < less than."""
    sign = rng.choice(list(_SIGNS))
    one, other, n = *rng.sample(_THINGS, 2), rng.randint(2, 90)
    if sign in "&+=<":
        left, right = _pick(rng, f"{one}|{rng.choice(_NAMES)}|my {one}"), f"{rng.choice(_LOOKS)} {other}"
    elif sign == "%":
        left, right = str(n), f"of the {one}s"
    elif sign == "#":
        left, right = one, str(n)
    else:
        left, right = f"{_pick(rng, 'meet|see|ask')} {rng.choice(_NAMES)}", f"the {rng.choice(lexicon.PLACES)}"
    return f"{left} {sign} {right}", f"{left} {_SIGNS[sign]} {right}"


@task()
def subject_without_re(rng: random.Random) -> tuple[str, str]:
    """Take all prefixes such as Re:, Fwd: and FW: off the subject line and output the subject itself."""
    prefixes = " ".join(_pick(rng, "Re:|Fwd:|FW:|RE:") for _ in range(rng.randint(1, 3)))
    name, day = rng.choice(_NAMES), rng.choice(lexicon.WEEKDAYS)
    frame = _pick(
        rng, "Lunch on {d}|The {l} {t}|Photos from {n}|Question about the {t}|Meeting with {n}|Your order: {l} {t}|{t} for {n}"
    )
    subject = _cap(frame.format(d=day, n=name, l=rng.choice(_LOOKS), t=rng.choice(_THINGS)))
    return f"{prefixes} {subject}", subject


@task()
def address_from_name(rng: random.Random) -> tuple[str, str]:
    """Make the e-mail address of the person: first name, dot, last name in small letters, @, the domain in parentheses."""
    name = _full(rng)
    host = f"{rng.choice(_LOOKS)}{rng.choice(_THINGS)}.{_pick(rng, 'com|org|net')}"
    return f"{name} ({host})", f"{name.lower().replace(' ', '.')}@{host}"


_MARKS = {"period": ".", "question mark": "?", "exclamation mark": "!", "dots": "...", "nothing": ""}


@task(*_MARKS)
def mark_at_the_end(rng: random.Random) -> tuple[str, str]:
    """Name the mark at the end of the text: period, question mark, exclamation mark, dots (...) or nothing."""
    label = rng.choice(list(_MARKS))
    return _cap(_clause(rng)) + _MARKS[label], label


@task("title", "sentence")
def title_or_sentence(rng: random.Random) -> tuple[str, str]:
    """Say whether the text is the "title" of a work or a "sentence" that tells something."""
    return (_title(rng), "title") if rng.random() < 0.5 else (_cap(_clause(rng)), "sentence")


@task("digits", "words", "no number")
def way_number_is_written(rng: random.Random) -> tuple[str, str]:
    """Say how the number in the text is written: "digits" (7), "words" (seven), or "no number" if it has none."""
    label = _pick(rng, "digits|words|no number")
    n = rng.randint(2, 12)
    amount = {"digits": str(n), "words": lexicon.NUMBER_WORDS[n], "no number": _pick(rng, "some|many|the|our|few")}[label]
    return f"{rng.choice(_NAMES)} {rng.choice(_DID)} {amount} {rng.choice(_LOOKS)} {rng.choice(_THINGS)}s", label


@task("single", "double")
def one_sentence_or_two(rng: random.Random) -> tuple[str, str]:
    """Answer "single" if the text is one sentence and "double" if it is two."""
    joined = rng.random() < 0.5
    first, second = _clause(rng), _clause(rng)
    if joined:
        return f"{_cap(first)}{_pick(rng, ', and| because| but|, so| while')} {second}.", "single"
    return f"{_cap(first)}{_pick(rng, '.|!|?')} {_cap(second)}.", "double"


@task("name", "article", "pronoun", "number")
def kind_of_first_word(rng: random.Random) -> tuple[str, str]:
    """Say what the text begins with: a "name", an "article" (a, an, the), a "pronoun" (I, she, they ...) or a "number"."""
    first = {
        "name": rng.choice(_NAMES),
        "article": f"{_pick(rng, 'The|A')} {rng.choice(_JOBS[1:-1])}",
        "pronoun": _pick(rng, "I|She|He|We|They|You"),
        "number": f"{_cap(lexicon.NUMBER_WORDS[rng.randint(2, 12)])} {rng.choice(_JOBS)}s",
    }
    label = rng.choice(list(first))
    return f"{first[label]} {_deed(rng)}.", label


@task("opening", "closing", "all", "no quotes")
def place_of_quotation(rng: random.Random) -> tuple[str, str]:
    """Say which part of the text is in quotes: its "opening", its "closing", "all" of it, or "no quotes" if there are none."""
    label, name, order = _pick(rng, "opening|closing|all|no quotes"), rng.choice(_NAMES), rng.choice(_ORDERS)
    frames = {
        "opening": '"{o}," {s} {n}.|"{o}!" {s} {n}.',
        "closing": '{n} {s}, "{o}."|{n} {s}: "{o}!"',
        "all": '"{o}."|"{o}, {n}."|"{o}!"|"{n}, {l}!"|"Please {l}, {n}."',
        "no quotes": "{n} {s} that you should {l}.|Please {l}, {n}.|{o}, {n}!",
    }
    return _pick(rng, frames[label]).format(o=_cap(order), l=order, n=name, s=_pick(rng, "said|shouted|whispered")), label


@task("formal", "chatty", "no greeting")
def style_of_greeting(rng: random.Random) -> tuple[str, str]:
    """Judge the opening of the message: "formal" (Dear Ms. Bell), "chatty" (Hey Tom), or "no greeting"."""
    label, news = _pick(rng, "formal|chatty|no greeting"), _news(rng)
    if label == "formal":
        names = _titled(rng)
        return f"{_pick(rng, 'Dear|Good morning,|Good evening,')} {names[0]} {names[3]}, {news}.", label
    if label == "chatty":
        return f"{_pick(rng, 'Hey|Hi|Hiya|Yo|Hey there')} {rng.choice(_NAMES)}, {news}.", label
    return f"{_cap(news)}{_pick(rng, '.|!')}", label


_BRACKETS = {"round": "()", "square": "[]", "curly": "{}", "angle": "<>"}


@task(*_BRACKETS)
def shape_of_brackets(rng: random.Random) -> tuple[str, str]:
    """Name the brackets in the text: "round" for (), "square" for [], "curly" for {}, "angle" for <>."""
    label = rng.choice(list(_BRACKETS))
    head, aside, tail = _note_with_aside(rng)
    return f"{head} {_BRACKETS[label][0]}{aside}{_BRACKETS[label][1]}{tail}", label


@task("front", "middle", "end")
def place_of_name(rng: random.Random) -> tuple[str, str]:
    """Say where the person's name stands in the sentence: at the "front", in the "middle" or at the "end"."""
    label, thing, look = _pick(rng, "front|middle|end"), rng.choice(_THINGS), rng.choice(_LOOKS)
    frames = {
        "front": "{n} {s} the {l} {t}.|{n} is waiting with the {t}.|{n} likes the {l} {t}.",
        "middle": "The {l} {t} of {n} was {i}.|Yesterday {n} {s} the {t}.|We saw {n} with the {t}.|Did {n} see the {l} {t}?",
        "end": "We {s} the {l} {t} of {n}.|The {l} {t} is for {n}.|Who gave the {t} to {n}?|Please ask {n}.",
    }
    frame = _pick(rng, frames[label])
    return frame.format(n=rng.choice(_NAMES), s=rng.choice(_DID), l=look, t=thing, i=rng.choice(_IS)), label


@task("nobody", "solo", "duo")
def number_of_people_named(rng: random.Random) -> tuple[str, str]:
    """Say how many people the sentence names: "nobody", "solo" for one and "duo" for two."""
    frame, names = _two_people(rng)
    city = rng.choice(lexicon.CITIES)
    text, label = rng.choice(
        (
            (frame.format(*names), "duo"),
            (f"{names[0]} {_deed(rng)} {_pick(rng, f'in {city}|again|on Monday')}.", "solo"),
            (f"{_pick(rng, 'We|They|A singer|The doctor|My neighbor')} {_deed(rng)}{_pick(rng, f' in {city}|')}.", "nobody"),
        )
    )
    return text, label


@task("whole", "cut off")
def whole_or_cut_off(rng: random.Random) -> tuple[str, str]:
    """The end mark is missing. Say whether the sentence is otherwise "whole" or "cut off" before its last words."""
    words = f"{rng.choice(_NAMES)} {_deed(rng)}".split()
    if rng.random() < 0.5:
        return " ".join([*words, *_pick(rng, "|again|on Monday|in May").split()]), "whole"
    tail = _pick(rng, f"on|in the|and|because the|for my|with {_pick(rng, 'a|the|our')}")
    return " ".join(words[:3] if rng.random() < 0.5 else [*words, tail]), "cut off"


@task("full", "titled", "first only", "initials")
def form_of_name(rng: random.Random) -> tuple[str, str]:
    """Name the form of the name: "full" (first and last), "titled" (title and last), "first only" or "initials" (A. B.)."""
    title, first, _, last = _titled(rng)
    label = _pick(rng, "full|titled|first only|initials")
    name = {
        "full": f"{first} {last}",
        "titled": f"{title} {last}",
        "first only": first,
        "initials": f"{first[0]}. {last[0]}.",
    }[label]
    return _pick(rng, f"{name} called|a letter for {name} today|seat of {name}, row {rng.randint(1, 9)}|{name}"), label

"""Records: short sentences, messages, log lines and markup whose slots are extracted, replaced, reformatted or rephrased."""

from __future__ import annotations

import json
import random
import re

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import upper_first

_PEOPLE = tuple(name for name in lexicon.FIRST_NAMES if name not in lexicon.CITIES)
# base, past, participle
_ACTIONS = tuple(
    tuple(line.split())
    for line in """break broke broken
bring brought brought
buy bought bought
carry carried carried
check checked checked
choose chose chosen
clean cleaned cleaned
draw drew drawn
drop dropped dropped
find found found
fix fixed fixed
forget forgot forgotten
hide hid hidden
lift lifted lifted
lose lost lost
make made made
move moved moved
open opened opened
order ordered ordered
paint painted painted
return returned returned
sell sold sold
steal stole stolen
take took taken
throw threw thrown
wash washed washed""".splitlines()
)
_DOMAINS = ("com", "org", "net", "io", "eu", "info")
_EXTENSIONS = ("txt", "pdf", "csv", "png", "jpg", "mp3", "zip", "docx", "html", "json", "py", "md")
_COMPONENTS = ("mailer", "disk", "login", "cache", "printer", "backup", "network", "database", "scheduler", "parser", "camera")
_KEYS = ("name", "city", "item", "color", "count", "day", "code", "job", "month", "price")
_MODALS = ("will", "should", "must", "would", "could", "might")


def _thing(rng: random.Random) -> str:
    noun = rng.choice(lexicon.OBJECTS)
    return f"{rng.choice(lexicon.COLOURS)} {noun}" if rng.random() < 0.4 else noun


def _full_name(rng: random.Random) -> str:
    return f"{rng.choice(_PEOPLE)} {rng.choice(lexicon.LAST_NAMES)}"


def _code(rng: random.Random) -> str:
    return "".join(rng.choices("ABCDEFGHKLMNPRSTVWXZ", k=2)) + f"-{rng.randint(1000, 9999)}"


def _clock(rng: random.Random) -> str:
    return f"{rng.randint(7, 21)}:{rng.choice(('00', '15', '30', '45', '05', '52'))}"


def _host(rng: random.Random) -> str:
    return f"{rng.choice(lexicon.FRUITS + lexicon.ANIMALS)}.{rng.choice(_DOMAINS)}"


def _when_or_where(rng: random.Random) -> str:
    return rng.choice((f" on {rng.choice(lexicon.WEEKDAYS)}", f" in {rng.choice(lexicon.CITIES)}", f" at {_clock(rng)}", ""))


def _upper_first(text: str) -> str:
    return upper_first(text)


def _chat(rng: random.Random) -> tuple[str, str, str]:
    """A chat line, its author, the person it speaks to."""
    author, other = rng.sample(_PEOPLE, 2)
    say = rng.choice(("can you bring the {}?", "I found your {}.", "where is the {}?", "please fix the {}.", "the {} is here!"))
    text = f"{rng.choice(('', 'hi ', 'hey '))}{other}, {say.format(_thing(rng))}"
    form = rng.choice(
        ("[{time}] {author}: {text}", "{author} ({time}): {text}", "<{author}> {text}", "{time} | {author} | {text}")
    )
    return form.format(time=_clock(rng), author=author, text=text), author, other


def _sale(rng: random.Random) -> tuple[str, dict[str, str]]:
    """A sentence about a sale and its slots."""
    seller, buyer = rng.sample(_PEOPLE, 2)
    slots = {"seller": seller, "buyer": buyer, "thing": _thing(rng)}
    slots |= {"city": rng.choice(lexicon.CITIES), "day": rng.choice(lexicon.WEEKDAYS)}
    forms = (
        "On {day} {seller} sold the {thing} to {buyer} in {city}.",
        "{buyer} bought the {thing} from {seller} in {city} on {day}.",
        "In {city}, {seller} sold {buyer} the {thing} on {day}.",
        "Last {day} in {city}, {buyer} got the {thing} from {seller}.",
    )
    return rng.choice(forms).format(**slots), slots


def _path(rng: random.Random) -> tuple[str, str, str]:
    """A file path, the folder right above the file, the extension."""
    folders = rng.sample(lexicon.OBJECTS + lexicon.ANIMALS + lexicon.PLACES, rng.randint(2, 3))
    name, extension = f"{rng.choice(lexicon.FRUITS)}{rng.choice(('', '_2', '_old', '07', '.v3'))}", rng.choice(_EXTENSIONS)
    return f"{rng.choice(('/', '', '~/'))}{'/'.join(folders)}/{name}.{extension}", folders[-1], extension


def _pairs(rng: random.Random, count: int) -> dict[str, str]:
    values = {
        "name": rng.choice(_PEOPLE),
        "city": rng.choice(lexicon.CITIES),
        "item": rng.choice(lexicon.OBJECTS),
        "color": rng.choice(lexicon.COLOURS),
        "count": str(rng.randint(2, 99)),
        "day": rng.choice(lexicon.WEEKDAYS),
        "code": _code(rng),
        "job": rng.choice(lexicon.JOBS),
        "month": rng.choice(lexicon.MONTHS),
        "price": f"${rng.randint(3, 90)}",
    }
    return {key: values[key] for key in rng.sample(_KEYS, count)}


def _tweet(rng: random.Random) -> list[str]:
    """The words of a tweet, with hashtags and mentions among them."""
    words = (
        f"the {rng.choice(lexicon.ADJECTIVES)} {rng.choice(lexicon.OBJECTS)} from {rng.choice(lexicon.CITIES)} is here".split()
    )
    tags = ["#" + tag for tag in rng.sample(lexicon.ANIMALS + lexicon.SPORTS + lexicon.WEATHER, rng.randint(1, 3))]
    for extra in [*tags, *("@" + name.lower() for name in rng.sample(_PEOPLE, rng.randint(1, 2)))]:
        words.insert(rng.choice((0, 3, len(words), len(words))), extra)
    return words


def _log(rng: random.Random, level: str) -> tuple[str, str, str]:
    """A log line, its component, its message."""
    component, name = rng.choice(_COMPONENTS), f"{rng.choice(lexicon.OBJECTS)}.{rng.choice(_EXTENSIONS)}"
    message = rng.choice(("opened {}", "cannot read {}", "saved {}", "{} is too large", "retry {}", "waiting for {}")).format(
        name
    )
    stamp = f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {_clock(rng)}"
    return f"{stamp} {level} [{component}] {message}", component, message


def _modal_sentence(rng: random.Random) -> tuple[str, str, str]:
    """Subject, auxiliary verb, the rest without a full stop."""
    subject = rng.choice((rng.choice(_PEOPLE), f"the {rng.choice(lexicon.JOBS)}"))
    if rng.random() < 0.3:
        place = rng.choice((rng.choice(lexicon.CITIES), f"the {rng.choice(lexicon.PLACES)}"))
        return subject, rng.choice(("is", "was")), f"{rng.choice(('late ', 'tired ', 'happy ', 'busy ', ''))}in {place}"
    return subject, rng.choice(_MODALS), f"{rng.choice(_ACTIONS)[0]} the {_thing(rng)}{_when_or_where(rng)}"


@task()
def order_reference(rng: random.Random) -> tuple[str, str]:
    """Output only the order code of the message: two capital letters, a hyphen and four digits."""
    forms = (
        "Hello, this is {name}. My order {code} has not arrived.",
        "Order {code} ({thing}) shipped to {city}.",
        "{name} asks about the {thing}, ref {code}, paid ${price}.",
        "Refund ${price} for {code} please, the {thing} is broken.",
        "{code}: {price} boxes leave {city} at {time}.",
    )
    code, slots = _code(rng), {"name": rng.choice(_PEOPLE), "city": rng.choice(lexicon.CITIES), "time": _clock(rng)}
    return rng.choice(forms).format(code=code, thing=_thing(rng), price=rng.randint(5, 95), **slots), code


@task()
def chat_author(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person who wrote the chat line, not the person it is addressed to."""
    line, author, _ = _chat(rng)
    return line, author


@task()
def chat_addressee(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person the chat line is addressed to, not the person who wrote it."""
    line, _, other = _chat(rng)
    return line, other


@task()
def mail_host(rng: random.Random) -> tuple[str, str]:
    """Output the domain of the e-mail address in the sentence: everything after the @ sign."""
    name, host = _full_name(rng), _host(rng)
    mail = f"{name.lower().replace(' ', rng.choice(('.', '_')))}@{host}"
    forms = (
        "Write to {} about the {}.",
        "{} sent us the {}",
        "Please forward the {1} to {0} today.",
        "New user {} likes the {}.",
    )
    return rng.choice(forms).format(mail, _thing(rng)), host


@task()
def path_extension(rng: random.Random) -> tuple[str, str]:
    """Output the extension of the file in the path, without the dot."""
    path, _, extension = _path(rng)
    return path, extension


@task()
def path_parent_folder(rng: random.Random) -> tuple[str, str]:
    """Output the name of the folder that directly holds the file of the path, without slashes."""
    path, folder, _ = _path(rng)
    return path, folder


@task()
def value_of_asked_key(rng: random.Random) -> tuple[str, str]:
    """The input names a key before a question mark, then gives key=value pairs; output the value of the named key."""
    pairs = _pairs(rng, rng.randint(3, 4))
    key = rng.choice(list(pairs))
    return f"{key}? " + rng.choice((", ", "; ", " ")).join(f"{k}={v}" for k, v in pairs.items()), pairs[key]


@task()
def sale_buyer(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person who received the thing in the sentence about a sale."""
    sentence, slots = _sale(rng)
    return sentence, slots["buyer"]


@task()
def sale_city_and_day(rng: random.Random) -> tuple[str, str]:
    """Output the city and then the weekday named in the sentence, separated by a comma and a space."""
    sentence, slots = _sale(rng)
    return sentence, f"{slots['city']}, {slots['day']}"


@task()
def tweet_hashtags(rng: random.Random) -> tuple[str, str]:
    """Output all hashtags of the tweet in their order, with the # sign, separated by single spaces."""
    words = _tweet(rng)
    return " ".join(words), " ".join(word for word in words if word.startswith("#"))


@task()
def tweet_without_mentions(rng: random.Random) -> tuple[str, str]:
    """Remove every word that begins with @ from the tweet and output all the rest unchanged, hashtags included."""
    words = _tweet(rng)
    return " ".join(words), " ".join(word for word in words if not word.startswith("@"))


@task()
def log_short_form(rng: random.Random) -> tuple[str, str]:
    """Shorten the log line to the component from the square brackets, a colon, a space and the message."""
    line, component, message = _log(rng, rng.choice(("DEBUG", "INFO", "WARNING", "ERROR")))
    return line, f"{component}: {message}"


@task("ignore", "check", "act")
def log_urgency(rng: random.Random) -> tuple[str, str]:
    """Output "ignore" if the level of the log line is DEBUG or INFO, "check" if WARNING, "act" if ERROR or FATAL."""
    levels = {"ignore": ("DEBUG", "INFO"), "check": ("WARNING",), "act": ("ERROR", "FATAL")}
    label = rng.choice(list(levels))
    return _log(rng, rng.choice(levels[label]))[0], label


@task()
def strip_markup(rng: random.Random) -> tuple[str, str]:
    """Remove all HTML tags and output the text that remains."""
    outer, inner = rng.sample(("p", "div", "li", "b", "i", "em", "span", "h2"), 2)
    thing, city = _thing(rng), rng.choice(lexicon.CITIES)
    form = rng.choice(("Bring the <{i}>{t}</{i}> to {c}", "<{i}>{c}</{i}> has the {t}", "the {t} of <{i}>{c}</{i}>"))
    text = f"<{outer}>{form.format(i=inner, t=thing, c=city)}</{outer}>"
    return text, re.sub("<[^>]*>", "", text)


@task()
def wrap_in_named_tag(rng: random.Random) -> tuple[str, str]:
    """The input is a tag name, a bar and a text; output the text between the opening and the closing HTML tag of that name."""
    tag = rng.choice(("p", "b", "li", "em", "h1", "h2", "td", "div", "span", "title"))
    text = rng.choice((f"{rng.choice(lexicon.ADJECTIVES)} {_thing(rng)}", f"{_thing(rng)} in {rng.choice(lexicon.CITIES)}"))
    return f"{tag} | {text}", f"<{tag}>{text}</{tag}>"


@task()
def csv_row_to_sentence(rng: random.Random) -> tuple[str, str]:
    """Turn the CSV row last name,first name,city,age into a sentence of the form "Anna Bell, 34, lives in Oslo."."""
    last, first, city, age = (
        rng.choice(lexicon.LAST_NAMES),
        rng.choice(_PEOPLE),
        rng.choice(lexicon.CITIES),
        rng.randint(18, 90),
    )
    return f"{last},{first},{city},{age}", f"{first} {last}, {age}, lives in {city}."


@task()
def order_piece_total(rng: random.Random) -> tuple[str, str]:
    """Output the total number of pieces in the order, in digits: the sum of the quantities."""
    counts, things = [rng.randint(1, 6) for _ in range(rng.randint(2, 3))], rng.sample(lexicon.OBJECTS, 3)
    lines = ", ".join(f"{count} x {thing}" for count, thing in zip(counts, things, strict=False))
    return rng.choice(("{1}: {0}", "Please send {1} {0}", "{0} for {1}")).format(lines, rng.choice(_PEOPLE)), str(sum(counts))


@task()
def polite_request(rng: random.Random) -> tuple[str, str]:
    """Turn the command into a polite question that begins with "Could you" and ends with ", please?"."""
    tail = rng.choice((_when_or_where(rng), f" for {rng.choice(_PEOPLE)}"))
    command = f"{rng.choice(_ACTIONS)[0]} the {_thing(rng)}{tail}"
    return f"{_upper_first(command)}{rng.choice('.!')}", f"Could you {command}, please?"


@task()
def postpone_one_day(rng: random.Random) -> tuple[str, str]:
    """Replace the weekday in the sentence with the weekday that follows it and keep all the rest."""
    day = rng.randrange(7)
    forms = (
        "The {e} in {c} is on {d}.",
        "{n} has a {e} on {d} in {c}.",
        "See you on {d} at the {e}, {n}.",
        "{d} {t}: {e} with {n}",
    )
    slots = {"e": rng.choice(("exam", "meeting", "concert", "party", "dinner", "lesson", "trial", "match")), "t": _clock(rng)}
    slots |= {"n": rng.choice(_PEOPLE), "c": rng.choice(lexicon.CITIES)}
    form, week = rng.choice(forms), lexicon.WEEKDAYS
    return form.format(d=week[day], **slots), form.format(d=week[(day + 1) % 7], **slots)


@task()
def swap_giver_and_receiver(rng: random.Random) -> tuple[str, str]:
    """Let the two people in the sentence change places and keep all other words."""
    first, second = rng.sample(_PEOPLE, 2)
    verb, thing, tail = rng.choice(("gave", "sent", "showed", "lent", "sold")), _thing(rng), _when_or_where(rng)
    form = rng.choice((f"{{}} {verb} {{}} the {thing}{tail}.", f"{{}} {verb} the {thing} to {{}}{tail}."))
    return form.format(first, second), form.format(second, first)


@task()
def put_city_into_sentence(rng: random.Random) -> tuple[str, str]:
    """The input is a city, a colon and a sentence; output the sentence with its city replaced by the one before the colon."""
    new, old = rng.sample(lexicon.CITIES, 2)
    action, name = rng.choice(_ACTIONS)[1], rng.choice(_PEOPLE)
    forms = (f"{name} {action} the {_thing(rng)} in {{}}.", f"In {{}}, {name} {action} the {_thing(rng)}.")
    form = rng.choice((*forms, f"{name} flew to {{}} on {rng.choice(lexicon.WEEKDAYS)}."))
    return f"{new}: {form.format(old)}", form.format(new)


@task()
def mask_person(rng: random.Random) -> tuple[str, str]:
    """Replace the name of every person in the sentence with [NAME] and keep all other words."""
    first, second = rng.sample(_PEOPLE, 2)
    forms = ("{0} {a} the {t} in {c}.", "{0} and {1} {a} the {t} in {c}.", "In {c} {0} met {1}.", "The {t} of {0} is in {c}.")
    form, slots = rng.choice(forms), {"a": rng.choice(_ACTIONS)[1], "t": _thing(rng), "c": rng.choice(lexicon.CITIES)}
    return form.format(first, second, **slots), form.format("[NAME]", "[NAME]", **slots)


@task()
def hide_digits(rng: random.Random) -> tuple[str, str]:
    """Replace every digit of the message with the sign # and keep everything else."""
    number, name = f"{rng.randint(100, 999)}-{rng.randint(1000, 9999)}", rng.choice(_PEOPLE)
    forms = ("Call {n} at {x}.", "{n}: my number is {x}", "Room {r}, phone {x}, ask for {n}.", "Pin {r} for the {t} of {n}")
    text = rng.choice(forms).format(n=name, x=number, r=rng.randint(10, 9999), t=rng.choice(lexicon.OBJECTS))
    return text, re.sub("[0-9]", "#", text)


@task()
def mailbox_header(rng: random.Random) -> tuple[str, str]:
    """Turn the address first.last@host into "First Last <first.last@host>"."""
    name = _full_name(rng)
    mail = f"{name.lower().replace(' ', '.')}@{_host(rng)}"
    return mail, f"{name} <{mail}>"


@task()
def surname_with_initial(rng: random.Random) -> tuple[str, str]:
    """Write each person as last name, space, first initial, full stop; separate the people with a semicolon and a space."""
    names = [(rng.choice(_PEOPLE), rng.choice(lexicon.LAST_NAMES)) for _ in range(rng.randint(1, 3))]
    return " and ".join(f"{first} {last}" for first, last in names), "; ".join(f"{last} {first[0]}." for first, last in names)


@task()
def assignments_to_json(rng: random.Random) -> tuple[str, str]:
    """Turn the key=value pairs into one JSON object in the same order, with every key and every value in double quotes."""
    pairs = _pairs(rng, rng.randint(1, 3))
    return rng.choice((" ", "; ")).join(f"{key}={value}" for key, value in pairs.items()), json.dumps(pairs)


@task()
def markdown_link(rng: random.Random) -> tuple[str, str]:
    """Turn the title and the address that follows it into a Markdown link: [title](address)."""
    thing = rng.choice(lexicon.OBJECTS + lexicon.ANIMALS)
    title = f"{rng.choice(lexicon.ADJECTIVES)} {thing} {rng.choice(('guide', 'shop', 'photos', 'news', 'recipe', 'story'))}"
    address = f"https://{_host(rng)}/{rng.choice((thing, str(rng.randint(1, 99))))}"
    return f"{title}{rng.choice((' ', ': ', ' - '))}{address}", f"[{title}]({address})"


@task()
def fill_placeholders(rng: random.Random) -> tuple[str, str]:
    """Output the template after the bar with each {key} replaced by the value given for that key before the bar."""
    slots = {"name": rng.choice(_PEOPLE), "item": rng.choice(lexicon.OBJECTS), "city": rng.choice(lexicon.CITIES)}
    forms = (
        "Dear {name}, the {item} is ready.",
        "{name} lives in {city}.",
        "The {item} is now in {city}.",
        "{city} wants the {item}.",
    )
    form = rng.choice((*forms, "Give the {item} to {name}!", "From {city} with love, {name}"))
    used = [key for key in rng.sample(list(slots), 3) if f"{{{key}}}" in form]
    return f"{', '.join(f'{key}={slots[key]}' for key in used)} | {form}", form.format(**slots)


@task()
def statement_to_question(rng: random.Random) -> tuple[str, str]:
    """Turn the statement into a yes-or-no question: auxiliary verb first, then the subject, the rest and a question mark."""
    subject, verb, rest = _modal_sentence(rng)
    return _upper_first(f"{subject} {verb} {rest}."), _upper_first(f"{verb} {subject} {rest}?")


@task()
def question_to_statement(rng: random.Random) -> tuple[str, str]:
    """Turn the yes-or-no question into a statement: subject, the verb that began the question, the rest and a full stop."""
    subject, verb, rest = _modal_sentence(rng)
    return _upper_first(f"{verb} {subject} {rest}?"), _upper_first(f"{subject} {verb} {rest}.")


@task()
def negate_with_not(rng: random.Random) -> tuple[str, str]:
    """Make the sentence negative by putting "not" right after its auxiliary verb (will, should, must, is, was and so on)."""
    subject, verb, rest = _modal_sentence(rng)
    return _upper_first(f"{subject} {verb} {rest}."), _upper_first(f"{subject} {verb} not {rest}.")


@task()
def i_to_you(rng: random.Random) -> tuple[str, str]:
    """Change the sentence from I to you: I becomes you, am becomes are, my becomes your, me becomes you; keep the rest."""
    name, thing, past = rng.choice(_PEOPLE), _thing(rng), rng.choice(_ACTIONS)[1]
    forms = (
        ("I {p} my {t}{w}.", "You {p} your {t}{w}."),
        ("I am sure that {n} {p} my {t}.", "You are sure that {n} {p} your {t}."),
        ("{n} {p} the {t} for me{w}.", "{n} {p} the {t} for you{w}."),
        ("My {t} is old and I need {n}.", "Your {t} is old and you need {n}."),
        ("{n} knows that I am here with my {t}.", "{n} knows that you are here with your {t}."),
    )
    slots, (source, target) = {"n": name, "t": thing, "p": past, "w": _when_or_where(rng)}, rng.choice(forms)
    return source.format(**slots), target.format(**slots)


@task()
def she_to_they(rng: random.Random) -> tuple[str, str]:
    """Change she to they, her to their and the verb to the plural (is to are, was to were, has to have); keep the rest."""
    verbs = (("is", "are", "proud of"), ("is", "are", "looking for"), ("was", "were", "near"), ("was", "were", "happy with"))
    singular, plural, link = rng.choice((*verbs, ("has", "have", "lost"), ("has", "have", "sold")))
    form = rng.choice((f"{{}} {{}} {link} {{}} {_thing(rng)}", f"{{}} {{}} {link} the {_thing(rng)} and {{}} {_thing(rng)}"))
    form += f"{_when_or_where(rng)}."
    return form.format("She", singular, "her"), form.format("They", plural, "their")


@task()
def past_to_will(rng: random.Random) -> tuple[str, str]:
    """Change the sentence from the past tense to the future with "will" and keep the rest."""
    (base, past, _), subject = rng.choice(_ACTIONS), rng.choice((rng.choice(_PEOPLE), f"The {rng.choice(lexicon.JOBS)}"))
    rest = f"the {_thing(rng)}{_when_or_where(rng)}."
    return f"{subject} {past} {rest}", f"{subject} will {base} {rest}"


@task()
def join_with_while(rng: random.Random) -> tuple[str, str]:
    """Join the two sentences into one with "while" between them, with no comma and one full stop at the end."""
    one, two = (f"{name} {rng.choice(_ACTIONS)[1]} the {_thing(rng)}" for name in rng.sample(_PEOPLE, 2))
    return f"{one}. {two}.", f"{one} while {two}."


@task()
def drop_reason_clause(rng: random.Random) -> tuple[str, str]:
    """Leave out the part that begins with "because" and output the remaining statement as a full sentence."""
    main = f"{rng.choice(_PEOPLE)} {rng.choice(_ACTIONS)[1]} the {_thing(rng)}"
    why = rng.choice(("it was {a}", "the {p} was {a}", "{n} was {a}"))
    why = why.format(a=rng.choice(lexicon.ADJECTIVES), p=rng.choice(lexicon.PLACES), n=rng.choice(_PEOPLE))
    return rng.choice((f"{main} because {why}.", f"Because {why}, {main}.")), f"{main}."


@task()
def passive_with_agent(rng: random.Random) -> tuple[str, str]:
    """Turn the active sentence into the passive: the thing, "was", the participle, "by" and the person."""
    (_, past, participle), thing = rng.choice(_ACTIONS), _thing(rng)
    person = rng.choice((rng.choice(_PEOPLE), f"the {rng.choice(lexicon.JOBS)}"))
    return _upper_first(f"{person} {past} the {thing}."), f"The {thing} was {participle} by {person}."


@task()
def ask_who(rng: random.Random) -> tuple[str, str]:
    """Turn the sentence into a question about its subject: replace the subject with "Who" and end with a question mark."""
    subject = rng.choice(
        (
            rng.choice(_PEOPLE),
            f"The {rng.choice(lexicon.JOBS)}",
            f"The {rng.choice(lexicon.JOBS)} from {rng.choice(lexicon.CITIES)}",
        )
    )
    rest = f"{rng.choice(_ACTIONS)[1]} the {_thing(rng)}{_when_or_where(rng)}"
    return f"{subject} {rest}.", f"Who {rest}?"


@task()
def quote_with_speaker(rng: random.Random) -> tuple[str, str]:
    """Turn "Name: words" into the words in double quotes, then a comma, "said", the name and a full stop."""
    name, thing = rng.choice(_PEOPLE), _thing(rng)
    says = ("I lost the {}", "Bring me the {}", "My {} is in {}", "We need the {} in {}", "The {} goes to {}")
    words = rng.choice(says).format(thing, rng.choice(lexicon.CITIES))
    return f"{name}: {words}", f'"{words}", said {name}.'


@task("early", "on time", "late")
def delivery_status(rng: random.Random) -> tuple[str, str]:
    """Output "early", "on time" or "late": whether the delivery came before, on or after the due date."""
    label, (low, high) = rng.choice(("early", "on time", "late")), sorted(rng.sample(range(1, 29), 2))
    due, came = {"early": (high, low), "on time": (low, low), "late": (low, high)}[label]
    form = rng.choice(
        ("{c}: due {d} {m}, delivered {x} {m}", "{c} arrived {x} {m} (due {d} {m})", "{t}, due {m} {d}, came {m} {x}")
    )
    return form.format(c=_code(rng), t=_thing(rng), d=due, x=came, m=rng.choice(lexicon.MONTHS)), label

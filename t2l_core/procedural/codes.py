"""Tasks on strings, lists, small code and written formats: spelled letters, scores, calls, markup, versions, units, dates.

Several tasks share one kind of input (a call, a query, a score list), so that only the description tells what is wanted.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_groups, split_pairs
from t2l_core.procedural.lexicon import split_words as _words

_PLAIN = tuple(noun for noun in lexicon.NOUNS if 3 <= len(noun) <= 6 and "y" not in noun)
_ITEMS = tuple(noun for noun in lexicon.NOUNS + lexicon.FRUITS if len(noun) <= 7)
_COUNTED = _words("apple bag ball banana book bottle camel car card carrot chair coin cup fork goat hat kettle key lamp letter")
_NAMES = tuple(name for name in lexicon.FIRST_NAMES if len(name) <= 5)
_TINY = _words(
    "ace act age air ant arm art ash axe bad bag ban bar bat bay bed bee beg bet big bit bow box boy bud bug bus buy cab can "
    "cap car cat cow cry cub cup cut dad day den dew dig dip dog dot dry due ear eat egg elf elk end era eye fan far fat fax "
    "fee few fig fin fit fix fly fog fox fun fur gap gas gem gum gun guy ham hat hay hen hip hit hot hug hut ice ink jam jar "
    "jaw jet job joy jug key kid kit lab law leg lid lip log low mad man map mat mix mom mop mud mug nap net new nod nut oak "
    "odd oil old one owl own pan paw pay pea pen pet pie pig pin pit pot raw red rib rod row rub rug run sad saw sea see set "
    "sky son spy sum sun tax tea ten tie tin tip toe top toy van vet vow wax way web wet wig win yes zoo"
)
_NATO = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        _words(
            "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
            "Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
        ),
        strict=True,
    )
)
_LOOKS = _words("big blue cold dark first free good green happy last little long new old quiet red secret short small warm")
_THINGS = _words(
    "city garden home house list market month night plan river road school song story summer team town trip winter"
)


_groups = partial(split_groups, between="|", within=",")


def _pairs(text: str) -> dict[str, str]:
    """Lines or parts "key: value" divided by vertical bars → key → value."""
    return dict(split_pairs(text, within=": "))


def _phrase(rng: random.Random, least: int = 2, most: int = 3) -> list[str]:
    """One to three words: "garden", "old garden" or "our old garden"."""
    words = [rng.choice(_words("my our the your")), rng.choice(_LOOKS), rng.choice(_THINGS)]
    return words[3 - rng.randint(least, most) :]


# --- letters


@task()
def glue_spelled_word(rng: random.Random) -> tuple[str, str]:
    """The input is a word spelled letter by letter with spaces, hyphens or dots between. Output the plain lower-case word."""
    word = rng.choice(_PLAIN)
    return rng.choice(" -.").join(word if rng.random() < 0.5 else word.upper()), word


@task()
def nato_to_word(rng: random.Random) -> tuple[str, str]:
    """Take the first letter of each spelling-alphabet word and output these letters as one word in capitals."""
    word = rng.choice(_TINY + _PLAIN[::3])
    return " ".join(_NATO[letter] for letter in word), word.upper()


@task()
def word_to_nato(rng: random.Random) -> tuple[str, str]:
    """Spell the word in the NATO alphabet: the code words (Alpha, Bravo, Charlie ...) of its letters with spaces between."""
    word = rng.choice(_TINY + tuple(noun for noun in _PLAIN if len(noun) == 4))
    return word, " ".join(_NATO[letter] for letter in word)


@task()
def middle_letter(rng: random.Random) -> tuple[str, str]:
    """The input is a word of three or five letters, spelled with hyphens. Output only the letter in its middle."""
    word = rng.choice(_TINY + tuple(noun for noun in lexicon.NOUNS if len(noun) == 5))
    return "-".join(word), word[len(word) // 2]


@task()
def letter_at_place(rng: random.Random) -> tuple[str, str]:
    """The input is a place number, a bar and a word spelled with spaces. Output the letter at this place, counted from 1."""
    word = rng.choice(_PLAIN)
    place = rng.randint(1, min(4, len(word)))
    return f"{place} | {' '.join(word)}", word[place - 1]


@task("1", "2", "3")
def vowels_in_spelled_word(rng: random.Random) -> tuple[str, str]:
    """The input is a word spelled with spaces. Count its vowels (a, e, i, o, u) and output the number: 1, 2 or 3."""
    count = rng.randint(1, 3)
    word = rng.choice(
        [word for word in _PLAIN + _TINY if "y" not in word and sum(word.count(vowel) for vowel in "aeiou") == count]
    )
    return " ".join(word), str(count)


@task()
def row_in_front(rng: random.Random) -> tuple[str, str]:
    """The input is a row with a capital letter and a seat. Output only the letter before the row's letter in the alphabet."""
    row = rng.randint(1, 25)
    return f"row {chr(65 + row)}, seat {rng.randint(1, 40)}", chr(64 + row)


@task()
def digits_to_letters(rng: random.Random) -> tuple[str, str]:
    """Replace each number by its letter (1 = a, 2 = b, 3 = c ... 9 = i) and output the letters joined, in lower case."""
    digits = [rng.randint(1, 9) for _ in range(rng.randint(2, 4))]
    return "-".join(map(str, digits)), "".join(chr(96 + digit) for digit in digits)


@task()
def swap_case_of_words(rng: random.Random) -> tuple[str, str]:
    """Swap the case: words in capital letters become lower case and words in lower case become capitals."""
    text = f"{rng.choice(lexicon.COLOURS)} {rng.choice(_PLAIN)} {rng.choice(_PLAIN)}".split()
    shouted = rng.choice((1, 2, 3, 4, 5, 6))
    mixed = " ".join(word.upper() if shouted >> i & 1 else word for i, word in enumerate(text))
    return mixed, mixed.swapcase()


_SHORT_FORMS = _pairs(
    "asap: as soon as possible | brb: be right back | btw: by the way | fyi: for your information | idk: I don't know | "
    "imo: in my opinion | lol: laughing out loud | omg: oh my god | ttyl: talk to you later | np: no problem | "
    "thx: thanks | pls: please | tbh: to be honest | bff: best friends forever | gtg: got to go | nvm: never mind"
)


@task()
def chat_abbreviation(rng: random.Random) -> tuple[str, str]:
    """The chat message has one abbreviation (brb, btw, asap ...). Output only the full words that it stands for."""
    short, full = rng.choice(list(_SHORT_FORMS.items()))
    name, item = rng.choice(_NAMES), rng.choice(_COUNTED)
    text = rng.choice(("{s}, {n} has the {i}", "{n} got a new {i}, {s}", "hey {n}, {s}", "{s} {n}, it is about the {i}"))
    return text.format(s=rng.choice((short, short.upper())), n=name, i=item), full


# --- lists and scores


def _scores(rng: random.Random) -> tuple[dict[str, int], str]:
    """Three or four names with different scores, and the text that lists them."""
    names = rng.sample(_NAMES, rng.randint(3, 4))
    scores = dict(zip(names, rng.sample(range(1, 100), len(names)), strict=True))
    return scores, ", ".join(f"{name} {score}" for name, score in scores.items())


@task()
def top_scorer(rng: random.Random) -> tuple[str, str]:
    """Output the name of the player with the highest number in the list of names and points."""
    scores, text = _scores(rng)
    return text, max(scores, key=scores.__getitem__)


@task()
def lowest_score(rng: random.Random) -> tuple[str, str]:
    """Output the smallest number of the list of names and points, without the name."""
    scores, text = _scores(rng)
    return text, str(min(scores.values()))


@task()
def scores_only(rng: random.Random) -> tuple[str, str]:
    """Drop the names from the list of names and points: output the numbers in their order, with a space between them."""
    scores, text = _scores(rng)
    return text, " ".join(map(str, scores.values()))


@task()
def players_by_rank(rng: random.Random) -> tuple[str, str]:
    """Sort the players from most to fewest points and output only their names, joined by " > "."""
    scores, text = _scores(rng)
    return text, " > ".join(sorted(scores, key=lambda name: -scores[name]))


@task()
def passed_exam(rng: random.Random) -> tuple[str, str]:
    """Output the names with 50 points or more, in their order and separated by commas, or "nobody" if there are none."""
    scores, text = _scores(rng)
    return text, ", ".join(name for name, score in scores.items() if score >= 50) or "nobody"


@task()
def pair_up_items(rng: random.Random) -> tuple[str, str]:
    """Join the items of the list two by two: first with second, third with fourth, a plus between, a comma after a pair."""
    items = rng.sample(_ITEMS, rng.choice((4, 6)))
    return " ".join(items), ", ".join(f"{a}+{b}" for a, b in zip(items[::2], items[1::2], strict=True))


@task()
def running_totals(rng: random.Random) -> tuple[str, str]:
    """Replace each number by the sum of all numbers up to and including it; the commas stay."""
    numbers = [rng.randint(1, 9) for _ in range(3)]
    return ", ".join(map(str, numbers)), ", ".join(str(sum(numbers[: i + 1])) for i in range(3))


@task()
def collapse_neighbours(rng: random.Random) -> tuple[str, str]:
    """Write a word that is repeated right after itself only once; keep the order. The same word may come again later."""
    a, b, c = rng.sample(_ITEMS, 3)
    kept = rng.choice(([a, b], [a, b, a], [a, b, c], [a, b, c, a]))
    times = [rng.choice((1, 1, 2, 3)) for _ in kept]
    times[rng.randrange(len(times))] = 2
    return " ".join(word for word, n in zip(kept, times, strict=True) for _ in range(n)), " ".join(kept)


@task()
def count_repeats(rng: random.Random) -> tuple[str, str]:
    """The input is one word written several times. Output how many times, the letter x and the word, like "3 x lamp"."""
    word, n = rng.choice(_ITEMS), rng.randint(2, 6)
    return " ".join([word] * n), f"{n} x {word}"


@task()
def list_to_range(rng: random.Random) -> tuple[str, str]:
    """Shorten the run of numbers to a range: the first number, a hyphen and the last number."""
    start, length = rng.randint(1, 60), rng.randint(3, 6)
    return ", ".join(str(start + i) for i in range(length)), f"{start}-{start + length - 1}"


@task()
def last_two_items(rng: random.Random) -> tuple[str, str]:
    """Output only the last two items of the semicolon-separated list, in their order and joined by "and"."""
    items = rng.sample(_ITEMS, rng.randint(3, 5))
    return "; ".join(items), " and ".join(items[-2:])


@task()
def items_to_html(rng: random.Random) -> tuple[str, str]:
    """Put each item of the comma-separated list into its own li tag and write them one after the other without spaces."""
    items = rng.sample(_ITEMS, rng.randint(2, 3))
    return ", ".join(items), "".join(f"<li>{item}</li>" for item in items)


@task()
def signed_change(rng: random.Random) -> tuple[str, str]:
    """Output how much the number has changed, with a plus sign for growth and a minus sign for a fall."""
    old, new = rng.sample(range(1, 31), 2)
    return f"{rng.choice(_COUNTED)}s: {old} -> {new}", f"{new - old:+d}"


# --- small code


@task()
def python_list_item(rng: random.Random) -> tuple[str, str]:
    """The input is a Python list with an index in brackets after it; the first item has index 0, the last
    also -1. Output the item it gives, without quotes."""
    items = rng.sample(_ITEMS, rng.randint(3, 4))
    index = rng.choice((0, 1, 2, -1))
    return f"{items}[{index}]", items[index]


@task("True", "False")
def python_truth(rng: random.Random) -> tuple[str, str]:
    """Output the value of the Python comparison or membership test: True or False."""
    value = rng.random() < 0.5
    if rng.random() < 0.4:
        items = rng.sample(_ITEMS, 4)
        return f"'{items[0] if value else items[3]}' in {rng.sample(items[:3], 3)}", str(value)
    low, high = sorted(rng.sample(range(30), 2))
    same = f"{low} == {low}", f"{high} != {low}", f"{low} < {high}", f"{high} > {low}", f"{low} <= {high}", f"{high} >= {high}"
    other = f"{low} == {high}", f"{low} != {low}", f"{high} < {low}", f"{low} > {high}", f"{high} <= {low}", f"{low} >= {high}"
    return rng.choice(same if value else other), str(value)


_VARIABLES = _words("a answer b data first found info item last line n name page result row size text total value x y")


@task("int", "float", "str", "bool", "list", "dict")
def python_type(rng: random.Random) -> tuple[str, str]:
    """Output the Python type of the value assigned: int, float, str, bool, list or dict."""
    number, word = rng.randint(0, 99), rng.choice(_ITEMS)
    values = {
        "int": number,
        "float": rng.randint(1, 999) / 10,
        "str": rng.choice((word, word, str(number))),
        "bool": rng.random() < 0.5,
        "list": rng.choice(([number, 7], [word], [])),
        "dict": rng.choice(({word: number}, {word: True})),
    }
    kind = rng.choice(list(values))
    return f"{rng.choice(_VARIABLES)} = {values[kind]!r}", kind


_ARGUMENTS = _words("cart city client email game house key map path photo player school shop song table team ticket user week")
_ACTS = _words("add check count find get load make open print read save send show sort")
_OBJECTS = _words("files images jobs lines names notes orders pages prices rooms rows songs tables users words")


def _call(rng: random.Random) -> tuple[str, str, str]:
    """A line with a call, the function's name and the first argument."""
    function, first = f"{rng.choice(_ACTS)}_{rng.choice(_OBJECTS)}", rng.choice(_ARGUMENTS)
    second = rng.choice((str(rng.randint(1, 20)), f"'{rng.choice(_COUNTED)}'", "True"))
    return f"{rng.choice(_VARIABLES)} = {function}({first}, {second})", function, first


@task()
def called_function(rng: random.Random) -> tuple[str, str]:
    """Output only the name of the function that the line of code calls, without parentheses."""
    line, function, _ = _call(rng)
    return line, function


@task()
def first_argument(rng: random.Random) -> tuple[str, str]:
    """Output only the first argument that is passed in the call: what stands between the parenthesis and the comma."""
    line, _, first = _call(rng)
    return line, first


_ELEMENTS = _groups("heading: h1, h2, h3 | link: a | image: img | paragraph: p | button: button | list item: li")
_CLASSES = _words("active big box card center dark first hidden intro large last left light main menu right small top wide")


def _element(rng: random.Random) -> tuple[str, str, str]:
    """An HTML element, its kind and its class."""
    kind, look = rng.choice(list(_ELEMENTS)), rng.choice(_CLASSES)
    tag, text = rng.choice(_ELEMENTS[kind]), " ".join(_phrase(rng, 1, 2))
    file = rng.choice(_COUNTED)
    more = {"link": f'href="/{file}"', "image": f'src="{file}.png"'}.get(kind, f'id="{file}"')
    inside = " ".join(rng.sample((f'class="{look}"', more), 2))
    return f"<{tag} {inside}>" + (f"{text}</{tag}>" if kind != "image" else ""), kind, look


@task()
def html_class_value(rng: random.Random) -> tuple[str, str]:
    """Output only the value of the class attribute of the HTML element, without quotes."""
    element, _, look = _element(rng)
    return element, look


@task("heading", "link", "image", "paragraph", "button", "list item")
def html_element_kind(rng: random.Random) -> tuple[str, str]:
    """Say what the HTML element is: heading (h1 to h3), link (a), image (img), paragraph (p), button or list item (li)."""
    element, kind, _ = _element(rng)
    return element, kind


_TABLES = _words("books cars cities clients films games guests hotels jobs orders pets players rooms songs teams tickets users")
_NUMBER_COLUMNS = _words("age floor height id length price rank size weight year")


def _query(rng: random.Random) -> tuple[str, str, str]:
    """An SQL query, its table and what it does."""
    table, action = rng.choice(_TABLES), rng.choice(("read", "add", "change", "remove"))
    a, b = rng.sample(_NUMBER_COLUMNS, 2)
    number, city = rng.randint(1, 99), rng.choice(lexicon.CITIES)
    ways = {
        "read": (f"SELECT {a}, city FROM {table} WHERE {b} = {number}", f"SELECT * FROM {table} ORDER BY {a}"),
        "add": (f"INSERT INTO {table} ({a}, city) VALUES ({number}, '{city}')",),
        "change": (
            f"UPDATE {table} SET city = '{city}' WHERE {a} = {number}",
            f"UPDATE {table} SET {a} = {number} WHERE city = '{city}'",
        ),
        "remove": (f"DELETE FROM {table} WHERE {a} = {number}", f"DELETE FROM {table} WHERE city = '{city}'"),
    }
    return rng.choice(ways[action]), table, action


@task()
def sql_table(rng: random.Random) -> tuple[str, str]:
    """Output only the name of the table that the SQL statement works on."""
    query, table, _ = _query(rng)
    return query, table


@task("read", "add", "change", "remove")
def sql_action(rng: random.Random) -> tuple[str, str]:
    """Say what the SQL statement does with rows: read (SELECT), add (INSERT), change (UPDATE) or remove (DELETE)."""
    query, _, action = _query(rng)
    return query, action


@task()
def url_host(rng: random.Random) -> tuple[str, str]:
    """Output only the host of the web address: what stands between the two slashes and the next slash."""
    host = ".".join(
        (rng.choice(_words("www shop blog docs mail app news")), rng.choice(_PLAIN), rng.choice(_words("com org net de fr io")))
    )
    path = "/".join(_phrase(rng, 1, 2)) + rng.choice(("", "", f"?page={rng.randint(2, 9)}"))
    return f"{rng.choice(('http', 'https'))}://{host}/{path}", host


_SETTING_PARTS = _words("app cache file image job log mail main max min page queue server test user web")
_SETTING_ENDS = _words("color count delay depth height host length level limit mode name path port rate size time type width")


@task()
def setting_to_env(rng: random.Random) -> tuple[str, str]:
    """Turn the YAML setting "key: value" into an environment variable: the key in capitals, an equals sign, the value."""
    value = rng.choice((str(rng.randint(1, 99)), rng.choice(_CLASSES)))
    key = f"{rng.choice(_SETTING_PARTS)}_{rng.choice(_SETTING_ENDS)}"
    return f"{key}: {value}", f"{key.upper()}={value}"


@task()
def constant_case(rng: random.Random) -> tuple[str, str]:
    """Write the phrase as the name of a constant: all letters in capitals and underscores instead of spaces."""
    phrase = " ".join((*rng.sample(_SETTING_PARTS, rng.randint(1, 2)), rng.choice(_SETTING_ENDS)))
    return phrase, phrase.upper().replace(" ", "_")


@task("Python", "JavaScript", "SQL", "HTML", "CSS")
def comment_language(rng: random.Random) -> tuple[str, str]:
    """Name the language of the comment by its signs: # is Python, // is JavaScript, -- is SQL, <!-- --> is HTML and
    /* */ is CSS."""
    signs = {"Python": "# {}", "JavaScript": "// {}", "SQL": "-- {}", "HTML": "<!-- {} -->", "CSS": "/* {} */"}
    language = rng.choice(list(signs))
    text = f"{rng.choice(_ACTS)} the {rng.choice(_CLASSES)} {rng.choice(_OBJECTS)}"
    return signs[language].format(text), language


@task()
def csv_cell_by_header(rng: random.Random) -> tuple[str, str]:
    """The input names a column before a question mark, then gives a CSV header, a bar and a row. Output the row's value in
    that column."""
    cells = {
        "name": rng.choice(_NAMES),
        "age": str(rng.randint(18, 80)),
        "city": rng.choice(lexicon.CITIES),
        "job": rng.choice(lexicon.JOBS),
        "color": rng.choice(lexicon.COLOURS),
    }
    header = rng.sample(list(cells), 3)
    asked = rng.choice(header)
    return f"{asked}? {','.join(header)} | {','.join(cells[key] for key in header)}", cells[asked]


_FILES = _groups(
    "image: jpg, png, gif | video: mp4, avi, mov | audio: mp3, wav, flac | document: pdf, docx, txt, odt |"
    " archive: zip, rar, 7z"
)


@task("image", "video", "audio", "document", "archive")
def kind_of_file(rng: random.Random) -> tuple[str, str]:
    """Say by its ending what the file is: image, video, audio, document or archive (zip, rar, 7z)."""
    kind = rng.choice(list(_FILES))
    name = rng.choice("_- ").join(_phrase(rng, 1, 2))
    return f"{rng.choice(('', '', 'home/', 'tmp/', 'work/'))}{name}.{rng.choice(_FILES[kind])}", kind


@task("copy", "move", "delete", "create", "list", "show")
def shell_action(rng: random.Random) -> tuple[str, str]:
    """Say what the shell command does: copy (cp), move (mv), delete (rm), create (mkdir, touch), list (ls) or show (cat)."""
    commands = {"copy": "cp F D/", "move": "mv F D/", "delete": "rm F", "list": "ls D", "show": "cat F"}
    commands["create"] = rng.choice(("mkdir D", "touch F"))
    action = rng.choice(list(commands))
    file = f"{rng.choice(_COUNTED)}.{rng.choice(_words('txt csv log md py'))}"
    return commands[action].replace("F", file).replace("D", rng.choice(_OBJECTS)), action


# --- formats of versions, games, quantities and dates


@task("major", "minor", "patch")
def release_kind(rng: random.Random) -> tuple[str, str]:
    """Compare the two versions and say which part went up: "major" (the first number), "minor" (the second) or "patch" (the
    third)."""
    version = [rng.randint(0, 9) for _ in range(3)]
    part = rng.randrange(3)
    newer = version[:part] + [version[part] + 1] + [0] * (2 - part)
    return " -> ".join(".".join(map(str, numbers)) for numbers in (version, newer)), ("major", "minor", "patch")[part]


@task()
def chess_move_in_words(rng: random.Random) -> tuple[str, str]:
    """Write the chess move in words: the piece (K king, Q queen, R rook, B bishop, N knight), then "to", or "takes" for x,
    then the square."""
    letter, piece = rng.choice(list(_pairs("K: king | Q: queen | R: rook | B: bishop | N: knight").items()))
    square = rng.choice("abcdefgh") + rng.choice("12345678")
    return rng.choice(((f"{letter}{square}", f"{piece} to {square}"), (f"{letter}x{square}", f"{piece} takes {square}")))


@task("red", "black", "mixed")
def color_of_cards(rng: random.Random) -> tuple[str, str]:
    """Say whether the two playing cards are both "red" (hearts, diamonds), both "black" (spades, clubs) or "mixed"."""
    suits = {"red": ("hearts", "diamonds"), "black": ("spades", "clubs")}
    label = rng.choice(("red", "black", "mixed"))
    colors = rng.sample(list(suits), 2) if label == "mixed" else [label, label]
    ranks = rng.sample(_words("ace 2 3 4 5 6 7 8 9 10 jack queen king"), 2)
    return ", ".join(f"{rank} of {rng.choice(suits[color])}" for rank, color in zip(ranks, colors, strict=True)), label


_UNITS = {
    kind: _pairs(units)
    for kind, units in {
        "weight": "kg: kilograms | g: grams | mg: milligrams | lb: pounds | oz: ounces",
        "length": "km: kilometers | m: meters | cm: centimeters | mm: millimeters | ft: feet | mi: miles",
        "volume": "l: liters | ml: milliliters",
        "time": "h: hours | min: minutes | s: seconds",
        "temperature": "°C: degrees Celsius | °F: degrees Fahrenheit",
    }.items()
}


def _quantity(rng: random.Random) -> tuple[str, str, str]:
    """A phrase with a quantity, the quantity with the unit in full, its kind."""
    kind = rng.choice(list(_UNITS))
    short, full = rng.choice(list(_UNITS[kind].items()))
    number = rng.randint(2, 99)
    start = rng.choice(("about", "at least", "at most", "up to", "exactly", "over", "under", "max.", "min.", "only"))
    return f"{start} {number} {short}", f"{number} {full}", kind


@task()
def unit_in_full(rng: random.Random) -> tuple[str, str]:
    """Output only the quantity, with its unit written in full in the plural (kg: kilograms, °C: degrees Celsius)."""
    text, full, _ = _quantity(rng)
    return text, full


@task(*_UNITS)
def quantity_kind(rng: random.Random) -> tuple[str, str]:
    """Say by the unit what is measured: weight, length, volume, time or temperature."""
    text, _, kind = _quantity(rng)
    return text, kind


@task()
def shift_length(rng: random.Random) -> tuple[str, str]:
    """Output how long the shift lasts in whole hours, as a number and "hours" ("1 hour" for one); leave out the name."""
    start, hours, minutes = rng.randint(5, 13), rng.randint(1, 9), rng.choice(("00", "00", "30"))
    text = f"{rng.choice(_NAMES)} {start}:{minutes}-{start + hours}:{minutes}"
    return text, f"{hours} hours" if hours > 1 else "1 hour"


@task()
def price_in_words(rng: random.Random) -> tuple[str, str]:
    """Write the price with words for the signs: $ as "dollars and ... cents", € as "euros and ... cents", £ as "pounds and
    ... pence"; the numbers stay in digits."""
    sign, whole, part = rng.choice((("$", "dollars", "cents"), ("€", "euros", "cents"), ("£", "pounds", "pence")))
    units, rest = rng.randint(2, 60), rng.randint(10, 99)
    return f"{sign}{units}.{rest}", f"{units} {whole} and {rest} {part}"


@task()
def phone_area_code(rng: random.Random) -> tuple[str, str]:
    """Output the area code of the American phone number: the three digits before the last seven, without punctuation."""
    area, number = rng.randint(201, 989), f"555-0{rng.randint(100, 199)}"
    return rng.choice((f"({area}) {number}", f"+1 {area}-{number}", f"{area}.{number.replace('-', '.')}")), str(area)


def _date(rng: random.Random) -> tuple[int, int, int]:
    """Year, month and day."""
    return rng.randint(1980, 2029), rng.randint(1, 12), rng.randint(1, 28)


@task(*lexicon.MONTHS)
def month_of_iso_date(rng: random.Random) -> tuple[str, str]:
    """Output the English name of the month of the date, which is written year-month-day."""
    year, month, day = _date(rng)
    return f"{year}-{month:02d}-{day:02d}", lexicon.MONTHS[month - 1]


@task("Q1", "Q2", "Q3", "Q4")
def quarter_of_date(rng: random.Random) -> tuple[str, str]:
    """Output the quarter of the year of the year-month-day date: Q1 for months 1 to 3, Q2 for 4 to 6, Q3 for 7 to 9, Q4 for
    10 to 12."""
    year, month, day = _date(rng)
    return f"{year}-{month:02d}-{day:02d}", f"Q{(month + 2) // 3}"


@task()
def iso_to_american_date(rng: random.Random) -> tuple[str, str]:
    """Write the year-month-day date in the American way: name of the month, day without leading zero, comma, year."""
    year, month, day = _date(rng)
    return f"{year}-{month:02d}-{day:02d}", f"{lexicon.MONTHS[month - 1]} {day}, {year}"


@task("north east", "north west", "south east", "south west")
def quarter_of_globe(rng: random.Random) -> tuple[str, str]:
    """The input is latitude and longitude. Output "north" or, if the first is negative, "south", then "east" or, if the
    second is negative, "west"."""
    lat, lon = rng.uniform(1, 80) * rng.choice((1, -1)), rng.uniform(1, 175) * rng.choice((1, -1))
    return f"{lat:.1f}, {lon:.1f}", f"{'north' if lat > 0 else 'south'} {'east' if lon > 0 else 'west'}"


@task()
def fraction_in_words(rng: random.Random) -> tuple[str, str]:
    """Copy the phrase with its fraction written in words: 1/2 is one half, 3/4 is three quarters, 2/5 is two fifths."""
    parts = _words("half third quarter fifth sixth seventh eighth ninth tenth")
    below = rng.randint(2, 10)
    above = rng.randint(1, below - 1)
    rest = f"of the {rng.choice(_words('apples book bread budget cake class day game group house money pie road team wall'))}"
    part = parts[below - 2] + ("s" if above > 1 else "")
    return f"{above}/{below} {rest}", f"{lexicon.NUMBER_WORDS[above]} {part} {rest}"


_ROMAN = _words("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX")
_TITLES = _words("act article book chapter column episode lesson level part room scene section stage unit volume")


@task()
def number_to_roman_in_title(rng: random.Random) -> tuple[str, str]:
    """Copy the title with its number written in Roman numerals."""
    number, word = rng.randint(1, 20), rng.choice(_TITLES)
    return f"{word} {number}", f"{word} {_ROMAN[number - 1]}"


# --- markup and emoji


@task("heading", "list item", "quote", "link", "image", "code", "bold")
def markdown_kind(rng: random.Random) -> tuple[str, str]:
    """Say what the Markdown is: heading (#), list item (- or *), quote (>), link, image (!), code (backticks) or bold (**)."""
    text, file = " ".join(_phrase(rng)), rng.choice(_COUNTED)
    ways = {
        "heading": f"{rng.choice(('#', '##', '###'))} {text}",
        "list item": f"{rng.choice('-*')} {text}",
        "quote": f"> {text}",
        "link": f"[{text}](/{file})",
        "image": f"![{text}]({file}.png)",
        "code": f"`{text}`",
        "bold": f"**{text}**",
    }
    kind = rng.choice(list(ways))
    return ways[kind], kind


@task()
def heading_to_html(rng: random.Random) -> tuple[str, str]:
    """Turn the Markdown heading into an HTML heading: one # is h1, two are h2, three are h3; the text stays."""
    level, text = rng.randint(1, 3), " ".join(_phrase(rng)).title()
    return f"{'#' * level} {text}", f"<h{level}>{text}</h{level}>"


@task()
def shown_text_of_wiki_link(rng: random.Random) -> tuple[str, str]:
    """Copy the sentence with its wiki link [[page|text]] replaced by the text after the bar."""
    page, shown, place = rng.choice(_ITEMS), rng.choice(lexicon.ADJECTIVES), rng.choice(lexicon.PLACES)
    text = rng.choice(("{n} likes the {l} at the {p}.", "The {l} is in the {p}.", "{n} saw a photo of the {l}."))
    name = rng.choice(_NAMES)
    source, target = (text.format(n=name, p=place, l=link) for link in (f"[[{page}|{shown} {page}]]", f"{shown} {page}"))
    return source, target


_EMOJI = _pairs(
    "dog: 🐶 | cat: 🐱 | pig: 🐷 | fox: 🦊 | bear: 🐻 | frog: 🐸 | lion: 🦁 | horse: 🐴 | fish: 🐟 | snake: 🐍 | cow: 🐮 | "
    "lemon: 🍋 | banana: 🍌 | pizza: 🍕 | cake: 🎂 | tomato: 🍅 | donut: 🍩 | burger: 🍔 | cookie: 🍪 | carrot: 🥕 | "
    "car: 🚗 | bus: 🚌 | bike: 🚲 | rocket: 🚀 | ship: 🚢 | taxi: 🚕 | tractor: 🚜 | truck: 🚚 | "
    "house: 🏠 | tree: 🌳 | rose: 🌹 | key: 🔑 | book: 📖 | phone: 📱 | gift: 🎁 | guitar: 🎸 | crown: 👑 | star: ⭐ | bell: 🔔"
)
_EMOJI_KINDS = {
    "animal": "🐶🐱🐷🦊🐻🐸🦁🐴🐟🐍🐮",
    "food": "🍎🍌🍕🍞🍔🍪🥕🥚",
    "vehicle": "🚗🚌🚲🚀🚢🚕🚜🚚",
    "face": "😀😂😊😍😢😡😴😎",
}
_EMOJI_SENTENCES = (
    "we saw a {} in {p}",
    "{n} drew a {} for me",
    "where is the {}, {n}?",
    "my {} is not in {p}",
    "{n} has no {}",
    "a new {} for {n}!",
)


def _emoji_sentence(rng: random.Random) -> tuple[str, str, str]:
    """A sentence with a gap, the word for it and its emoji."""
    word, sign = rng.choice(list(_EMOJI.items()))
    return rng.choice(_EMOJI_SENTENCES).format("{}", n=rng.choice(_NAMES), p=rng.choice(lexicon.CITIES)), word, sign


@task()
def emoji_for_sentence(rng: random.Random) -> tuple[str, str]:
    """Output only the one emoji that shows the thing or animal named in the sentence."""
    sentence, word, sign = _emoji_sentence(rng)
    return sentence.format(word), sign


@task()
def emoji_to_word_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Copy the sentence with its emoji replaced by the English word for what it shows."""
    sentence, word, sign = _emoji_sentence(rng)
    return sentence.format(sign), sentence.format(word)


@task(*_EMOJI_KINDS)
def kind_of_emojis(rng: random.Random) -> tuple[str, str]:
    """Say what all the emojis show: animal, food, vehicle or face."""
    kind = rng.choice(list(_EMOJI_KINDS))
    return " ".join(rng.sample(_EMOJI_KINDS[kind], rng.randint(2, 3))), kind

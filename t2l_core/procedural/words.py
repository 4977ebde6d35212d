"""Tasks on one or two words, a name or a short phrase: letters, affixes, case, order, kind and small templates."""

from __future__ import annotations

import random
from itertools import pairwise

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import plural
from t2l_core.procedural.lexicon import split_words as _words

VOWELS = "aeiou"


WORDS = tuple(
    dict.fromkeys(
        lexicon.NOUNS + lexicon.ADJECTIVES + lexicon.VERBS + lexicon.FRUITS + lexicon.TOOLS + lexicon.FURNITURE + lexicon.JOBS
    )
)
LONG_WORDS = tuple(word for word in WORDS + lexicon.VEGETABLES + lexicon.INSTRUMENTS + lexicon.SPORTS if len(word) >= 5)
THINGS = tuple(word for word in lexicon.OBJECTS if word not in ("dice", "glue", "soap", "paint"))
UN_WORDS = _words(
    "aware broken certain clean clear dressed even expected fair familiar finished forgiven friendly guarded happy harmed "
    "healthy helpful important invited kind known loved lucky named noticed paid painted pleasant popular prepared protected "
    "safe seen tested tidy trained used wanted washed wise worried"
)
# verb:doer, plural:ed-form, adjective:comparative
DOERS = _words(
    "paint:painter build:builder clean:cleaner sell:seller buy:buyer wash:washer fix:fixer carry:carrier make:maker "
    "collect:collector polish:polisher design:designer find:finder catch:catcher hold:holder open:opener count:counter "
    "lift:lifter hide:hider print:printer"
)
FEATURES = _words(
    "ears:eared legs:legged eyes:eyed toes:toed fingers:fingered arms:armed lips:lipped cheeks:cheeked wings:winged "
    "horns:horned tails:tailed necks:necked"
)
COMPARATIVES = _words(
    "tall:taller short:shorter old:older young:younger fast:faster slow:slower strong:stronger weak:weaker kind:kinder "
    "happy:happier funny:funnier brave:braver calm:calmer quiet:quieter loud:louder rich:richer poor:poorer wise:wiser "
    "lazy:lazier busy:busier"
)
PARTS = _words(
    "bottom button cloud cord door edge fish flower handle hook label lid light name pocket price roof seed spot stain star "
    "strap string tail thread top tree wheel window wire"
)
KINDS = {
    kind: tuple(word for word in words if sum(word in others for others in lexicon.CATEGORIES.values()) == 1)
    for kind, words in lexicon.CATEGORIES.items()
}
CLEAR_KINDS = ("animal", "fruit", "clothing", "vehicle", "job", "instrument", "sport", "body part")


def _pair(rng: random.Random, words: tuple[str, ...] = WORDS) -> tuple[str, str]:
    first, second = rng.sample(words, 2)
    return first, second


def _uneven_pair(rng: random.Random) -> tuple[str, str]:
    """Two words of different lengths."""
    first = rng.choice(WORDS)
    return first, rng.choice([word for word in WORDS if len(word) != len(first)])


def _name(rng: random.Random) -> tuple[str, str]:
    return rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.LAST_NAMES)


def _article(word: str) -> str:
    return "an" if word[0] in VOWELS else "a"


def _camel(words: list[str]) -> str:
    return words[0] + "".join(word.capitalize() for word in words[1:])


def _doubled(word: str) -> bool:
    return any(left == right for left, right in pairwise(word))


def _scene(rng: random.Random) -> tuple[list[str], str, str]:
    """Adjectives, a noun and the phrase that holds them, with a place after it."""
    adjectives, noun = rng.sample(lexicon.ADJECTIVES, rng.randint(1, 3)), rng.choice(THINGS + lexicon.ANIMALS)
    return (
        adjectives,
        noun,
        f"the {' '.join(adjectives)} {noun} {rng.choice(('near', 'behind'))} the {rng.choice(lexicon.PLACES)}",
    )


@task()
def swap_hyphen_halves(rng: random.Random) -> tuple[str, str]:
    """Two words are joined by a hyphen; exchange the words around the hyphen and keep the hyphen."""
    first, second = _pair(rng)
    return f"{first}-{second}", f"{second}-{first}"


@task()
def fold_of_phrase(rng: random.Random) -> tuple[str, str]:
    """Turn 'X of the Y' into the two-word compound 'Y X'."""
    thing, place = rng.choice(THINGS), rng.choice(lexicon.PLACES + lexicon.VEHICLES)
    return f"{thing} of the {place}", f"{place} {thing}"


@task()
def add_un_prefix(rng: random.Random) -> tuple[str, str]:
    """Put 'un' directly in front of the first word of the two-word phrase and keep the second word."""
    phrase = f"{rng.choice(UN_WORDS)} {rng.choice(lexicon.JOBS + lexicon.ANIMALS)}"
    return phrase, f"un{phrase}"


@task()
def strip_un_prefix(rng: random.Random) -> tuple[str, str]:
    """Repeat the sentence with the prefix 'un' taken off its last word."""
    start, word = f"The {rng.choice(lexicon.NOUNS + lexicon.JOBS)} is", rng.choice(UN_WORDS)
    return f"{start} un{word}.", f"{start} {word}."


@task()
def color_with_ish(rng: random.Random) -> tuple[str, str]:
    """The phrase is a color and a thing; add '-ish' with its hyphen to the color and keep the thing."""
    color, thing = rng.choice(lexicon.COLOURS), rng.choice(THINGS + lexicon.CLOTHES)
    return f"{color} {thing}", f"{color}-ish {thing}"


@task()
def phrase_with_a_or_an(rng: random.Random) -> tuple[str, str]:
    """Write the phrase with the right article before it, 'a' or 'an'."""
    words = [word for word in lexicon.ADJECTIVES + lexicon.COLOURS if word != "honest"]
    article = rng.choice(("a", "an"))
    phrase = f"{rng.choice([word for word in words if _article(word) == article])} {rng.choice(THINGS + lexicon.ANIMALS)}"
    return phrase, f"{article} {phrase}"


@task()
def plural_of_compound(rng: random.Random) -> tuple[str, str]:
    """Write the two-word compound in the plural: only its last word changes."""
    place, thing = rng.choice(lexicon.PLACES), rng.choice(THINGS)
    return f"{place} {thing}", f"{place} {plural(thing)}"


@task()
def shout_second_word(rng: random.Random) -> tuple[str, str]:
    """Write the second word of the two-word phrase in capital letters and leave the first as it is."""
    first, second = rng.choice(lexicon.ADJECTIVES), rng.choice(lexicon.NOUNS)
    return f"{first} {second}", f"{first} {second.upper()}"


@task()
def initial_then_surname(rng: random.Random) -> tuple[str, str]:
    """Shorten the first name to its initial with a period and keep the surname in full."""
    first, last = _name(rng)
    return f"{first} {last}", f"{first[0]}. {last}"


@task()
def first_name_then_initial(rng: random.Random) -> tuple[str, str]:
    """Keep the first name in full and shorten the surname to its initial with a period."""
    first, last = _name(rng)
    return f"{first} {last}", f"{first} {last[0]}."


@task()
def longer_of_two_words(rng: random.Random) -> tuple[str, str]:
    """Two words stand on either side of 'vs'; output the one with more letters."""
    first, second = _uneven_pair(rng)
    return f"{first} vs {second}", max(first, second, key=len)


@task("first", "second")
def place_of_shorter_word(rng: random.Random) -> tuple[str, str]:
    """Say which of the two words separated by a slash has fewer letters: 'first' or 'second'."""
    first, second = _uneven_pair(rng)
    return f"{first} / {second}", "first" if len(first) < len(second) else "second"


@task()
def earlier_in_alphabet(rng: random.Random) -> tuple[str, str]:
    """Two words are joined by 'or'; output the one that comes first in alphabetical order."""
    first = rng.choice(WORDS)
    second = rng.choice([word for word in WORDS if word[0] != first[0]])
    return f"{first} or {second}", min(first, second)


@task()
def drop_vowels(rng: random.Random) -> tuple[str, str]:
    """Write the word without its vowels (a, e, i, o, u), the other letters in order."""
    word = rng.choice(WORDS)
    return word, "".join(letter for letter in word if letter not in VOWELS)


@task()
def star_vowels(rng: random.Random) -> tuple[str, str]:
    """Replace every vowel (a, e, i, o, u) of the word by an asterisk."""
    word = rng.choice(WORDS)
    return word, "".join("*" if letter in VOWELS else letter for letter in word)


@task()
def end_letters_with_dots(rng: random.Random) -> tuple[str, str]:
    """Write the first letter of the word, three dots and its last letter, without spaces."""
    word = rng.choice(WORDS)
    return word, f"{word[0]}...{word[-1]}"


@task("vowel", "consonant")
def kind_of_last_letter(rng: random.Random) -> tuple[str, str]:
    """Say whether the last letter of the word is a 'vowel' (a, e, i, o, u) or a 'consonant'. No word ends in y."""
    kind, words = rng.choice(("vowel", "consonant")), WORDS + lexicon.FIRST_NAMES + lexicon.CITIES
    return rng.choice([word for word in words if word[-1] != "y" and (word[-1] in VOWELS) == (kind == "vowel")]), kind


@task("yes", "no")
def same_first_letter(rng: random.Random) -> tuple[str, str]:
    """Answer 'yes' if both words of the phrase begin with the same letter, otherwise 'no'."""
    answer, animal = rng.choice(("yes", "no")), rng.choice([word for word in lexicon.ANIMALS if word[0] not in "izo"])
    words = [word for word in lexicon.ADJECTIVES + lexicon.COLOURS if (word[0] == animal[0]) == (answer == "yes")]
    return f"{rng.choice(words)} {animal}", answer


@task("same", "different")
def same_kind_of_thing(rng: random.Random) -> tuple[str, str]:
    """Answer 'same' if the two words name one kind of thing (two animals, two fruits, two jobs ...), otherwise 'different'."""
    kind, other = _pair(rng, CLEAR_KINDS)
    if rng.random() < 0.5:
        return " & ".join(_pair(rng, KINDS[kind])), "same"
    return f"{rng.choice(KINDS[kind])} & {rng.choice(KINDS[other])}", "different"


@task()
def is_doing_now(rng: random.Random) -> tuple[str, str]:
    """From a name and a verb, separated by a colon, make the sentence 'NAME is VERBing now.'"""
    name, verb = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.VERB_FORMS)
    return f"{name}: {verb[0]}", f"{name} is {verb[3]} now."


@task()
def does_not_do(rng: random.Random) -> tuple[str, str]:
    """Make the short sentence negative with 'does not' and the base form of the verb."""
    name, verb = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.VERB_FORMS)
    return f"{name} {verb[1]}.", f"{name} does not {verb[0]}."


@task()
def doer_compound(rng: random.Random) -> tuple[str, str]:
    """Turn 'VERB the THING' into the name of one who does it: the thing, then the verb with its -er or -or ending."""
    (verb, doer), thing = rng.choice(DOERS).split(":"), rng.choice(THINGS)
    return f"{verb} the {thing}", f"{thing} {doer}"


@task()
def feature_compound(rng: random.Random) -> tuple[str, str]:
    """Turn 'X with ADJECTIVE PARTS' into a phrase with a hyphenated -ed word before X, like 'long-eared X'."""
    parts, word = rng.choice(FEATURES).split(":")
    adjective = rng.choice(("long", "short", "thin", "thick", "red", "white", "big", "soft"))
    owner = rng.choice(lexicon.ANIMALS)
    return f"{owner} with {adjective} {parts}", f"{adjective}-{word} {owner}"


@task()
def phrase_to_hashtag(rng: random.Random) -> tuple[str, str]:
    """Make a hashtag of the phrase: '#', then the words without spaces, each with a capital first letter."""
    words = [*rng.sample(lexicon.ADJECTIVES, rng.randint(1, 2)), rng.choice(lexicon.NOUNS)]
    return " ".join(words), "#" + "".join(word.capitalize() for word in words)


@task()
def split_camel_case(rng: random.Random) -> tuple[str, str]:
    """Split the camelCase name at its capitals into separate lower-case words."""
    words = rng.sample(WORDS, rng.randint(2, 3))
    return _camel(words), " ".join(words)


@task()
def word_not_repeated(rng: random.Random) -> tuple[str, str]:
    """Of three words two are the same; output the one that occurs only once."""
    single, double = _pair(rng)
    words = [single, double, double]
    rng.shuffle(words)
    return " ".join(words), single


@task()
def noun_without_description(rng: random.Random) -> tuple[str, str]:
    """The phrase describes a thing or animal and says where it is; output only the noun for that thing or animal."""
    _, noun, phrase = _scene(rng)
    return phrase, noun


@task()
def describing_words_only(rng: random.Random) -> tuple[str, str]:
    """The phrase describes a thing or animal and says where it is; output only its adjectives, in order, joined by commas."""
    adjectives, _, phrase = _scene(rng)
    return phrase, ", ".join(adjectives)


@task()
def comparison_sentence(rng: random.Random) -> tuple[str, str]:
    """From 'A > B (adjective)' make the sentence 'A is MORE-FORM than B.' with the -er form of the adjective."""
    adjective, comparative = rng.choice(COMPARATIVES).split(":")
    first, second = _pair(rng, lexicon.FIRST_NAMES)
    return f"{first} > {second} ({adjective})", f"{first} is {comparative} than {second}."


@task()
def town_name_from_word(rng: random.Random) -> tuple[str, str]:
    """Make a town name of the word: a capital first letter and 'ville' added at the end."""
    word = rng.choice(WORDS)
    return word, f"{word.capitalize()}ville"


@task()
def stutter_word(rng: random.Random) -> tuple[str, str]:
    """Write the word with a stutter: its first letter twice, each followed by a hyphen, then the whole word."""
    word = rng.choice(WORDS)
    return word, f"{word[0]}-{word[0]}-{word}"


@task()
def swap_first_letters(rng: random.Random) -> tuple[str, str]:
    """Exchange the first letters of the two words and leave everything else as it is."""
    first = rng.choice(lexicon.ADJECTIVES)
    second = rng.choice([word for word in lexicon.ANIMALS if word[0] != first[0]])
    return f"{first} {second}", f"{second[0]}{first[1:]} {first[0]}{second[1:]}"


@task()
def word_with_kind(rng: random.Random) -> tuple[str, str]:
    """Repeat the word and add its kind in parentheses: animal, fruit, vegetable, tool, clothing, furniture, vehicle, job,
    sport, instrument, body part or place."""
    kind = rng.choice((*CLEAR_KINDS, "vegetable", "tool", "furniture", "place"))
    word = rng.choice(KINDS[kind])
    return word, f"{word} ({kind})"


@task()
def animal_of_two(rng: random.Random) -> tuple[str, str]:
    """One of the two words names an animal and the other does not; output the animal."""
    animal = rng.choice(lexicon.ANIMALS)
    words = [animal, rng.choice(THINGS + lexicon.FURNITURE + lexicon.FRUITS + lexicon.PLACES)]
    rng.shuffle(words)
    return "; ".join(words), animal


@task()
def without_to_less(rng: random.Random) -> tuple[str, str]:
    """Turn 'X without Y' into 'Yless X': the second noun with the ending -less, then the first noun."""
    thing, part = rng.choice([word for word in THINGS + lexicon.PLACES if word not in PARTS]), rng.choice(PARTS)
    return f"{thing} without {part}", f"{part}less {thing}"


@task()
def shaped_like_compound(rng: random.Random) -> tuple[str, str]:
    """Turn 'X shaped like a Y' into 'Y-shaped X'."""
    thing, shape = rng.choice(THINGS), rng.choice((*lexicon.ANIMALS, "star", "heart", "leaf"))
    return f"{thing} shaped like {_article(shape)} {shape}", f"{shape}-shaped {thing}"


@task()
def blend_of_two_words(rng: random.Random) -> tuple[str, str]:
    """Join the first three letters of the first word and the last three letters of the second into one new word."""
    first, second = _pair(rng, tuple(word for word in WORDS if len(word) >= 4))
    return f"{first} + {second}", first[:3] + second[-3:]


@task()
def word_with_double_letter(rng: random.Random) -> tuple[str, str]:
    """One of the two words has the same letter twice in a row; output that word."""
    double = rng.choice([word for word in WORDS if _doubled(word)])
    words = [double, rng.choice([word for word in WORDS if not _doubled(word)])]
    rng.shuffle(words)
    return " and ".join(words), double


@task()
def clip_with_period(rng: random.Random) -> tuple[str, str]:
    """Abbreviate the word to its first four letters and a period."""
    word = rng.choice(LONG_WORDS)
    return word, f"{word[:4]}."


@task("snake", "kebab", "camel")
def naming_style(rng: random.Random) -> tuple[str, str]:
    """Name the style of the identifier: 'snake' (underscores), 'kebab' (hyphens) or 'camel' (no separator, inner capitals)."""
    words, style = rng.sample(WORDS, rng.randint(2, 3)), rng.choice(("snake", "kebab", "camel"))
    return {"snake": "_".join(words), "kebab": "-".join(words), "camel": _camel(words)}[style], style

"""Tasks about English grammar: judgements of sentences, forms for gaps, rewritings, word formation.

Sentences come from templates, filled with people, things and places, or are put together from a table of verbs.
"""

from __future__ import annotations

import random
from functools import partial
from typing import NamedTuple

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import labelled
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words
from t2l_core.procedural.lexicon import upper_first as _cap


class _Verb(NamedTuple):
    base: str
    third: str
    past: str
    done: str
    ing: str
    ends: tuple[str, ...]


def _verbs(text: str) -> tuple[_Verb, ...]:
    """Lines "base third past participle ing: end | end"."""
    lines = (line.split(":") for line in text.strip().splitlines())
    return tuple(_Verb(*forms.split(), ends=_items(ends)) for forms, ends in lines)


_GIRLS = _words("Anna Bella Clara Emma Fiona Grace Hannah Julia Kate Lily Lucy Maria Nina Rachel Rosa Sara Susan Zoe")
_BOYS = _words("Ben Carlos Daniel David Eric Felix George Harry Jack Leo Lucas Mark Oliver Oscar Peter Simon Tom Walter")
_NAMES = _GIRLS + _BOYS
_PEOPLE = _items("the teacher|my aunt|our neighbor|the driver|the old man|a little girl|the nurse|my uncle|the farmer|the boy")
_PLACES = _items("in the garden|in the kitchen|at school|in the park|at the station|near the river|at home|in the library")
_TIMES = _items("yesterday|last night|last week|this morning|on Monday|on Friday|two days ago")
_THINGS = _words("ball book bottle box camera chair coat cup hat key knife lamp letter map pencil phone ring spoon table watch")
_TRANSITIVE = _verbs("""
bake bakes baked baked baking: a cake | the bread | some cookies
break breaks broke broken breaking: the window | a plate | the cup
bring brings brought brought bringing: the tickets | a salad | the keys
build builds built built building: a tower | the wall | a boat
buy buys bought bought buying: a ticket | the flowers | some bread
carry carries carried carried carrying: the bags | a heavy box | the ladder
choose chooses chose chosen choosing: a color | the music | a card
clean cleans cleaned cleaned cleaning: the room | the windows | the oven
draw draws drew drawn drawing: a map | a horse | the house
drink drinks drank drunk drinking: the milk | some water | a cup of tea
eat eats ate eaten eating: an apple | the soup | a sandwich
find finds found found finding: the key | a coin | the answer
forget forgets forgot forgotten forgetting: the umbrella | the number | the date
hide hides hid hidden hiding: the letter | a present | the money
open opens opened opened opening: the door | a box | the gate
paint paints painted painted painting: the fence | a picture | the wall
repair repairs repaired repaired repairing: the bike | a chair | the roof
sell sells sold sold selling: the car | a lamp | the house
sing sings sang sung singing: a song | the first verse | an old tune
take takes took taken taking: the bus | a photo | the last cookie
wash washes washed washed washing: the dishes | the car | a shirt
write writes wrote written writing: a letter | the report | a poem
""")
_INTRANSITIVE = _verbs("""
arrive arrives arrived arrived arriving: at noon | by train
dance dances danced danced dancing: with a friend | all night
fall falls fell fallen falling: off the chair | on the ice
go goes went gone going: home | to the market
laugh laughs laughed laughed laughing: at the joke | with us
run runs ran run running: to the bus stop | around the lake
sit sits sat sat sitting: by the window | under the tree
sleep sleeps slept slept sleeping: on the sofa | in the tent
smile smiles smiled smiled smiling: at the baby | in the photo
stand stands stood stood standing: by the door | in the rain
swim swims swam swum swimming: in the lake | across the river
travel travels traveled traveled traveling: by train | to Paris
wait waits waited waited waiting: for the bus | at the gate
walk walks walked walked walking: to school | along the beach
work works worked worked working: in a bank | with animals
""")
_VERBS = _TRANSITIVE + _INTRANSITIVE


def _fill(rng: random.Random, template: str) -> str:
    """The template with names, people, things and places in it."""
    name, other = rng.sample(_NAMES, 2)
    text = template.format(
        name=name,
        other=other,
        girl=rng.choice(_GIRLS),
        boy=rng.choice(_BOYS),
        who=rng.choice(_PEOPLE),
        thing=rng.choice(_THINGS),
        place=rng.choice(_PLACES),
        time=rng.choice(_TIMES),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
    )
    return _cap(text) if text.endswith((".", "!", "?")) else text


_labelled = partial(labelled, fill=_fill)


# Judgements

_MASS = _words("bread milk rice water sand advice furniture music luggage sugar butter snow homework money traffic weather")
_NOUN_FRAMES = _items(
    "{name} talked about the [{}].|{name} needs the [{}].|The [{}] is over there.|{name} saw the [{}] {place}."
)


@task("count", "mass")
def countable_or_mass(rng: random.Random) -> tuple[str, str]:
    """Say whether the noun in square brackets is a "count" noun (one can say two of them) or a "mass" noun (it has no
    plural)."""
    label = rng.choice(("count", "mass"))
    noun = rng.choice(_THINGS if label == "count" else _MASS)
    return _fill(rng, rng.choice(_NOUN_FRAMES).replace("{}", noun)), label


_CLAUSES = _groups("""
clause: because {name} was late | when the bus came | although {who} was tired | if it rains on {day}
| that {name} lost the {thing} | while {other} slept {place} | before the shop opens on {day} | {name} sings well
| after {name} called {time}

phrase: because of the heavy rain on {day} | during the long trip to {city} | the old {thing} {place} | with a red {thing}
| after the game on {day} | before lunch with {name} | very quickly and quietly | for {name} and {other}
| in spite of the {thing}
""")


@task("clause", "phrase")
def clause_or_phrase(rng: random.Random) -> tuple[str, str]:
    """Answer "clause" if the words have a subject and a verb of their own, and "phrase" if they have not."""
    return _labelled(rng, _CLAUSES)


_ALONE = _groups("""
independent: {name} missed the train to {city} | the shop was closed on {day} | {who} found the {thing} | it rained {time}
| {name} and {other} are friends | {who} waited {place} | the {thing} is broken

dependent: because {name} missed the train | when the shop was closed on {day} | although {who} found the {thing}
| if it rains on {day} | since {name} and {other} are friends | while {who} waited {place} | unless the {thing} is broken
| after {name} left
""")


@task("independent", "dependent")
def clause_stands_alone(rng: random.Random) -> tuple[str, str]:
    """Say whether the clause is "independent" (it can be a sentence by itself) or "dependent" (a word like because or if
    opens it)."""
    return _labelled(rng, _ALONE)


_SPEECH = _groups("""
direct: {name} said, "I lost my {thing}." | "Where is {other}?" asked {name}. | {name} told {other}, "The {thing} is yours."
| "We are going to {city}," said {name}. | {who} shouted, "Stop!" {time}. | "I will call you on {day}," {name} said.

reported: {boy} said that he had lost the {thing}. | {name} asked where {other} was.
| {name} told {other} that the {thing} was old. | {name} said they were going to {city}. | {who} told {name} to stop.
| {girl} said she would call on {day}.
""")


@task("direct", "reported")
def direct_or_reported(rng: random.Random) -> tuple[str, str]:
    """Say whether the sentence gives "direct" speech (the exact words in quotes) or "reported" speech (retold with that, to,
    where)."""
    return _labelled(rng, _SPEECH)


_STRUCTURES = _groups("""
simple: {name} bought a {thing} {place}. | {who} lives in {city}. | {name} and {other} slept {place}.
| The {thing} fell {time}. | {name} will meet {other} on {day}.

compound: {name} cooked, and {other} read {place}. | It was late, but {name} stayed {place}.
| {who} sang, and {name} danced. | {name} looked for the {thing}, but nobody found it.
| You can call {name}, or you can write to {other}.

complex: {name} stayed {place} because it was late. | When {name} came home, {other} was asleep.
| If it rains, {name} will go to {city}. | {who} smiled when {name} found the {thing}.
| Although {boy} was ill, he went to {city}.
""")


@task("simple", "compound", "complex")
def simple_compound_complex(rng: random.Random) -> tuple[str, str]:
    """Name the structure: "simple" (one clause), "compound" (two clauses joined by and, but, or) or "complex" (with because,
    when, if, although)."""
    return _labelled(rng, _STRUCTURES)


def _past_sentence(rng: random.Random, verb: _Verb) -> str:
    return f"{rng.choice(_NAMES)} {verb.past} {rng.choice(verb.ends)}."


@task("regular", "irregular")
def past_made_regularly(rng: random.Random) -> tuple[str, str]:
    """Say whether the past tense of the verb in the sentence is "regular" (made with -ed) or "irregular" (made otherwise)."""
    label = rng.choice(("regular", "irregular"))
    verb = rng.choice([verb for verb in _VERBS if verb.past.endswith("ed") == (label == "regular")])
    return _past_sentence(rng, verb), label


@task("simple", "progressive", "perfect")
def aspect_of_verb(rng: random.Random) -> tuple[str, str]:
    """Name the aspect of the verb: "progressive" (be and -ing), "perfect" (have and participle) or "simple" (neither)."""
    verb, label = rng.choice(_VERBS), rng.choice(("simple", "progressive", "perfect"))
    forms = {
        "simple": (verb.past, verb.third, f"will {verb.base}"),
        "progressive": (f"is {verb.ing}", f"was {verb.ing}"),
        "perfect": (f"has {verb.done}", f"had {verb.done}"),
    }
    return f"{rng.choice(_NAMES)} {rng.choice(forms[label])} {rng.choice(verb.ends)}.", label


@task("transitive", "intransitive")
def verb_takes_object(rng: random.Random) -> tuple[str, str]:
    """Say whether the verb of the sentence is "transitive" (it has an object) or "intransitive" (it has none)."""
    label = rng.choice(("transitive", "intransitive"))
    return _past_sentence(rng, rng.choice(_TRANSITIVE if label == "transitive" else _INTRANSITIVE)), label


_LINKS = _groups("""
linking: {name} is happy {place}. | {who} became a doctor. | The {thing} seems old. | {name} feels tired {place}.
| The soup smells good on {day}. | {name} was angry. | {who} looks sad. | The {thing} is blue.

action: {name} threw the {thing}. | {who} ran {place}. | {name} opened the door {time}. | {name} writes to {other} on {day}.
| {who} drove to {city}. | {name} kicked {other}. | {name} cut the bread {place}. | {who} washed the {thing}.
""")


@task("linking", "action")
def linking_or_action_verb(rng: random.Random) -> tuple[str, str]:
    """Say whether the verb is a "linking" verb (it only ties the subject to a description) or an "action" verb (something is
    done)."""
    return _labelled(rng, _LINKS)


_VOWEL_NOUNS = _words(
    "apple egg orange onion umbrella owl elephant island office armchair ant envelope eagle idea octopus oven"
)
_CONSONANT_NOUNS = _words("dog cat horse house table lemon mouse river jacket pencil rabbit banana bottle tiger garden spider")
_ARTICLE_FRAMES = _items("{name} saw {} {place}.|{name} has {}.|This is {}.|{name} drew {} {time}.|There is {} {place}.")


@task("sounds right", "sounds wrong")
def article_sounds_right(rng: random.Random) -> tuple[str, str]:
    """Judge the article: "sounds right" if "an" stands before a vowel and "a" before a consonant, otherwise "sounds wrong"."""
    label, vowel = rng.choice(("sounds right", "sounds wrong")), rng.random() < 0.5
    article = "an" if vowel == (label == "sounds right") else "a"
    noun = rng.choice(_VOWEL_NOUNS if vowel else _CONSONANT_NOUNS)
    return _fill(rng, rng.choice(_ARTICLE_FRAMES).replace("{}", f"{article} {noun}")), label


@task("in order", "jumbled")
def word_order_judged(rng: random.Random) -> tuple[str, str]:
    """Say whether the words of the sentence stand in normal English order ("in order") or not ("jumbled")."""
    verb, name, label = rng.choice(_TRANSITIVE), rng.choice(_NAMES), rng.choice(("in order", "jumbled"))
    thing, time = rng.choice(verb.ends), rng.choice(_TIMES)
    if label == "in order":
        return f"{name} {verb.past} {thing} {time}.", label
    first, *rest = thing.split()
    thing_first = f"{_cap(thing)} {name} {time} {verb.past}."
    split = f"{name} {first} {verb.past} {' '.join(rest)} {time}."
    return rng.choice(
        (thing_first, split, f"{name} {thing} {verb.past} {time}.", f"{_cap(verb.past)} {thing} {time} {name}.")
    ), label


_FAULTS = _groups("""
article: {name} ate a apple {place}. | {who} bought a umbrella. | {name} saw an dog {place}.
| {name} has an {thing} at home. | An teacher spoke to {name}.

agreement: {name} like tea. | {who} live in {city}. | {name} and {other} was {place}. | She go to {city} on {day}.
| {name} have a {thing}.

plural: {name} has two {thing}. | There are three dog {place}. | {who} saw many car on {day}. | {name} ate five egg {time}.
| All the girl like {name}.

participle: {name} has went to {city}. | {who} has broke the {thing}. | {name} has ate the soup.
| The {thing} was stole {time}. | {name} has wrote to {other}.
""")


@task("article", "agreement", "plural", "participle")
def fault_of_grammar(rng: random.Random) -> tuple[str, str]:
    """Name the fault: article (a for an or an for a), agreement (verb does not fit the subject), plural (-s is missing) or
    participle (past tense used instead)."""
    return _labelled(rng, _FAULTS)


_IFS = _groups("""
real: If {name} comes on {day}, we will eat. | If it rains {place}, {name} will get wet. | {name} will help if {other} asks.
| If you see {girl}, give her the {thing}. | If {girl} finds the {thing}, she will call us.

imagined: If {girl} were rich, she would move to {city}. | If I had a {thing}, I would lend it to {name}.
| {name} would help if {other} asked. | If {name} had called, {other} would have come.
| If I lived in {city}, I would visit {name}.
""")


@task("real", "imagined")
def if_real_or_imagined(rng: random.Random) -> tuple[str, str]:
    """Say of the if-sentence whether the condition is "real" (present tense, it may come true) or "imagined" (past tense
    with would)."""
    return _labelled(rng, _IFS)


_MODALS = _groups("""
ability: {name} can swim very fast. | {who} could read at the age of four. | {name} can speak French with {other}.
| {name} is able to lift the {thing}. | {girl} can drive because she learned it in {city}.

duty: {name} must pay for the {thing}. | {who} has to work on {day}. | You must not lose the {thing}.
| {name} had to go to {city}. | We must tell {name}.

advice: {name} should see a doctor. | You should sell the {thing}. | {who} ought to rest on {day}.
| {name} should talk to {other}. | You had better ask {name}.

guess: {name} might be {place}. | {who} may be in {city}. | The {thing} could be {place}, but I am not sure.
| {name} may or may not come on {day}. | {name} might know {other}.
""")


@task("ability", "duty", "advice", "guess")
def meaning_of_modal(rng: random.Random) -> tuple[str, str]:
    """Say what the modal verb expresses: ability (can), duty (must, have to), advice (should, ought to) or a guess (might,
    may). Answer with one word."""
    return _labelled(rng, _MODALS)


_RELATIONS = _groups("""
cause: {name} stayed home because it rained. | Since {name} was ill, {other} cooked.
| {girl} is happy because she found the {thing}. | As {who} was tired, {name} drove to {city}.

time: {name} sang while {other} cooked. | When {who} left, {name} cried. | {name} read until {other} came.
| After {girl} ate, she went to {city}. | Before {girl} slept, she hid the {thing}.

contrast: Although it rained, {name} went to {city}. | {name} is rich, but {other} is poor.
| {name} likes tea, whereas {other} likes milk. | Even though {who} was ill, {name} laughed.
| {girl} lost the {thing}, but she smiled.

condition: If {name} comes, {other} will leave. | You can stay unless {name} needs the {thing}.
| {name} will go to {city} if it is cheap. | We can eat provided that {name} cooks. | If you find the {thing}, tell {name}.
""")


@task("cause", "time", "contrast", "condition")
def relation_of_clauses(rng: random.Random) -> tuple[str, str]:
    """Say what the conjunction expresses between the two clauses: cause, time, contrast or condition."""
    return _labelled(rng, _RELATIONS)


_ADVERBS = _groups("""
manner: [quickly] | [slowly] | [carefully] | [loudly] | [quietly] | [badly] | [happily] | [gently]

time: [yesterday] | [today] | [soon] | [earlier] | [later] | [recently] | [tonight] | [already]

place: [here] | [there] | [outside] | [upstairs] | [downstairs] | [everywhere] | [nearby] | [abroad]

frequency: [always] | [often] | [never] | [sometimes] | [usually] | [rarely] | [seldom] | [hardly ever]
""")
_ADVERB_DEEDS = _items("danced|sang|worked|met {other}|played|saw the {thing}|ate|slept|cooked|helped {other}")


@task("manner", "time", "place", "frequency")
def kind_of_adverb(rng: random.Random) -> tuple[str, str]:
    """Say what the adverb in square brackets tells: manner (how), time (when), place (where) or frequency (how often)."""
    label, deed = rng.choice(list(_ADVERBS)), rng.choice(_ADVERB_DEEDS)
    adverb = rng.choice(_ADVERBS[label])
    before = label == "frequency" or adverb in ("[already]", "[recently]", "[soon]")
    return _fill(rng, f"{{name}} {adverb} {deed}." if before else f"{{name}} {deed} {adverb}."), label


@task("gerund", "participle")
def gerund_or_participle(rng: random.Random) -> tuple[str, str]:
    """Say whether the -ing word is a "gerund" (used as a noun, subject or object) or a "participle" (what somebody is
    doing)."""
    verb, name, label = rng.choice(_VERBS), rng.choice(_NAMES), rng.choice(("gerund", "participle"))
    end = f"{verb.ing} {rng.choice(verb.ends)}"
    if label == "participle":
        return f"{name} {rng.choice(('is', 'was'))} {end}.", label
    return rng.choice((f"{_cap(end)} is fun.", f"{name} enjoys {end}.", f"{_cap(end)} makes {name} happy.")), label


_TWO_WAYS = _words("walk drink dream call dance rest swim talk visit smile laugh fight kiss wish climb drive")
_WAY_FRAMES = _groups("""
thing: {name} needs a [{}]. | The [{}] was good. | {who} had a [{}] {time}. | That [{}] made {name} happy.
| It was a nice [{}].

action: {name} wants to [{}]. | They often [{}] {place}. | We [{}] on {day}. | {name} and {other} will [{}].
| I [{}] every {day}.
""")


@task("thing", "action")
def used_as_thing_or_action(rng: random.Random) -> tuple[str, str]:
    """The word in square brackets can be a noun or a verb. Answer "thing" if it is a noun here and "action" if it is a verb
    here."""
    label = rng.choice(list(_WAY_FRAMES))
    return _fill(rng, rng.choice(_WAY_FRAMES[label]).replace("{}", rng.choice(_TWO_WAYS))), label


_FUNCTION_WORDS = _groups("""
pronoun: [She] left {city} {time}. | {name} saw [them] {place}. | [They] like the {thing}. | {who} called [him] {time}.
| [We] met {name} {place}. | {name} gave [it] to {other}.

preposition: The {thing} is [under] the bed, says {name}. | {name} sat [between] us {place}. | {who} came [from] {city}.
| {name} walked [with] {other}. | {name} went [to] {city} {time}. | The {thing} is [behind] {name}.

conjunction: {name} [and] {other} sang {place}. | {name} left [because] {other} was late.
| It rained, [but] {name} went to {city}. | Call me [if] {name} finds the {thing}. | Ask {name} [or] {other}.

article: {name} found [the] {thing}. | {who} has [a] {thing}. | {name} took [the] bus to {city}. | [The] {thing} is {place}.
| {name} ate [an] apple {place}.
""")


@task("pronoun", "preposition", "conjunction", "article")
def class_of_small_word(rng: random.Random) -> tuple[str, str]:
    """Name the class of the small word in square brackets: pronoun, preposition, conjunction or article."""
    return _labelled(rng, _FUNCTION_WORDS)


_PRONOUNS = _groups("""
personal: {name} met [her] {place}. | [He] went to {city} {time}. | [They] sold the {thing}. | {who} helped [us] {time}.

possessive: The {thing} is [mine], not {name}'s. | {boy} lost [his] {thing}. | [Our] bus to {city} was late.
| This is [their] {thing}. | {girl} called [her] mother {time}.

reflexive: {boy} hurt [himself] {place}. | {girl} bought [herself] a {thing}. | We enjoyed [ourselves] in {city}.
| I saw [myself] in the mirror {time}.

question: [Who] took the {thing}? | [What] did {name} see {place}? | [Which] {thing} is new?
| [Whom] did {name} meet in {city}?
""")


@task("personal", "possessive", "reflexive", "question")
def kind_of_pronoun(rng: random.Random) -> tuple[str, str]:
    """Say what kind the bracketed pronoun is: personal (he, us), possessive (my, theirs), reflexive (herself) or question
    (who, what)."""
    return _labelled(rng, _PRONOUNS)


_APOSTROPHES = _groups("""
is: {name}'s tired. | {name}'s in {city} now. | {name}'s a good doctor. | {name}'s waiting {place}.
| {name}'s looking for the {thing}.

has: {name}'s been to {city}. | {name}'s got a {thing}. | {name}'s lost the {thing}. | {name}'s seen {other} {place}.

owner: {name}'s {thing} is old. | I saw {name}'s brother {place}. | This is {name}'s {thing}. | {name}'s house is in {city}.
""")


@task("is", "has", "owner")
def what_apostrophe_s_means(rng: random.Random) -> tuple[str, str]:
    """Say what 's stands for in the sentence: "is", "has" or "owner" (it marks to whom something belongs)."""
    return _labelled(rng, _APOSTROPHES)


_DOERS = _words("teacher baker driver singer writer painter dancer farmer player runner swimmer worker leader reader hunter")
_MORE = _words("faster taller older younger smaller bigger slower stronger richer nicer louder cleaner darker warmer kinder")
_ER_FRAMES = _groups("""
person: {name} is a [{}]. | The [{}] lives in {city}. | {who} spoke to the [{}] {place}. | {name} met a [{}] {time}.

comparison: {name} is [{}] than {other}. | The {thing} is [{}] than before. | {who} is [{}] than {name}.
| {name} wants a [{}] {thing}.
""")


@task("person", "comparison")
def job_of_er_ending(rng: random.Random) -> tuple[str, str]:
    """Say what the ending -er of the bracketed word makes: a "person" (one who does it) or a "comparison" (more so)."""
    label = rng.choice(list(_ER_FRAMES))
    return _fill(rng, rng.choice(_ER_FRAMES[label]).replace("{}", rng.choice(_DOERS if label == "person" else _MORE))), label


_PLURAL_THINGS = _words("dogs cats books lamps trees shoes cups birds coats rings chairs letters")
_THIRD_FRAMES = _items("{name} [{}] {place}.|{who} [{}] on {day}.|{name} always [{}].|{name} [{}] with {other}.")
_PLURAL_FRAMES = _items("{name} saw the [{}] {place}.|{who} has two [{}].|The [{}] are old.|{name} sold the [{}] {time}.")


@task("many things", "one doer")
def job_of_s_ending(rng: random.Random) -> tuple[str, str]:
    """Say what the final -s of the bracketed word shows: "many things" on a plural noun, "one doer" on a verb for he, she or
    it."""
    if rng.random() < 0.5:
        return _fill(rng, rng.choice(_PLURAL_FRAMES).replace("{}", rng.choice(_PLURAL_THINGS))), "many things"
    return _fill(rng, rng.choice(_THIRD_FRAMES).replace("{}", rng.choice(_INTRANSITIVE).third)), "one doer"


_DEGREES = tuple(
    tuple(line.split())
    for line in """old older oldest
tall taller tallest
big bigger biggest
small smaller smallest
fast faster fastest
good better best
bad worse worst
happy happier happiest
strong stronger strongest
cheap cheaper cheapest
nice nicer nicest
heavy heavier heaviest
young younger youngest
loud louder loudest""".splitlines()
)
_DEGREE_FRAMES = _items(
    "{name} has the {} {thing}.|This is the {} {thing}.|{name} saw the {} {thing}.|{name} took the {} {thing} {place}."
)


@task("positive", "comparative", "superlative")
def degree_of_adjective(rng: random.Random) -> tuple[str, str]:
    """Name the degree of the adjective in the sentence: positive (old), comparative (older) or superlative (oldest)."""
    at = rng.randrange(3)
    text = rng.choice(_DEGREE_FRAMES).replace("{}", rng.choice(_DEGREES)[at])
    return _fill(rng, text), ("positive", "comparative", "superlative")[at]


_PREFIXED = _groups("""
again: reheat the soup | rewrite the letter | rebuild the tower | repaint the wall | reopen the shop | replay the song
| refill the bottle | reread the book

wrongly: misspell the name | misread the sign | mishear the word | miscount the coins | misuse the tool | misjudge the man
| misprint the date

beforehand: preheat the oven | prepay the bill | prebook the table | precook the rice | preorder the game
| prewash the jeans

too much: overcook the meat | overload the truck | overfeed the cat | overcharge the guest | overfill the cup
| overheat the room

undo it: unlock the door | untie the rope | unpack the bag | unwrap the gift | unfold the map | unbutton the coat
| unplug the lamp
""")


@task("again", "wrongly", "beforehand", "too much", "undo it")
def meaning_of_prefix(rng: random.Random) -> tuple[str, str]:
    """Say what the prefix of the verb means: re- "again", mis- "wrongly", pre- "beforehand", over- "too much", un- "undo
    it"."""
    label = rng.choice(list(_PREFIXED))
    start = rng.choice(("", "do not ", "please ", "we must ", "they will ", "you should "))
    return start + rng.choice(_PREFIXED[label]), label


_ENDINGS = _groups("""
noun: kindness | happiness | darkness | illness | sadness | movement | payment | agreement | treatment | education
| invention | direction | friendship | membership | freedom | kingdom | childhood | teacher | singer | ability | reality
| weakness | attention

adjective: careful | hopeful | useful | painful | careless | homeless | useless | dangerous | famous | nervous | washable
| readable | breakable | sunny | windy | cloudy | magical | tropical | logical | childish | foolish | active | creative
| helpful

adverb: quickly | slowly | loudly | quietly | badly | happily | sadly | carefully | nicely | softly | gently | safely
| easily | angrily | bravely | suddenly | calmly | warmly | politely | honestly | proudly | deeply

verb: modernize | organize | realize | memorize | simplify | purify | beautify | terrify | shorten | widen | strengthen
| darken | soften | sharpen | weaken | lengthen | apologize | classify | notify | harden | loosen | brighten
""")


@task("noun", "adjective", "adverb", "verb")
def word_class_from_ending(rng: random.Random) -> tuple[str, str]:
    """Tell from its ending which class the word in the input belongs to: noun, adjective, adverb or verb."""
    label = rng.choice(list(_ENDINGS))
    return rng.choice(("{}", '"{}"', "the word {}")).format(rng.choice(_ENDINGS[label])), label


# Forms that fit a gap

_REFLEXIVE = _groups("""
herself: {girl} hurt ___ {place}. | My aunt bought ___ a {thing}. | The girl saw ___ in the mirror.
| {girl} made ___ some tea.

himself: {boy} cut ___ {place}. | My uncle bought ___ a {thing}. | The boy looked at ___ in the mirror.
| {boy} taught ___ French.

themselves: {name} and {other} enjoyed ___ {place}. | The children washed ___. | They introduced ___ to {name}.

ourselves: We enjoyed ___ in {city}. | {name} and I made ___ some tea. | We hid ___ {place}.

myself: I hurt ___ {place}. | I bought ___ a {thing}. | I told ___ to call {name}.

itself: The cat washed ___ {place}. | The machine turns ___ off on {day}. | The bird cleaned ___ {place}.
""")


@task("herself", "himself", "themselves", "ourselves", "myself", "itself")
def reflexive_for_gap(rng: random.Random) -> tuple[str, str]:
    """Write the -self pronoun for the gap that goes with the subject: myself, himself, herself, itself, ourselves or
    themselves."""
    return _labelled(rng, _REFLEXIVE)


_OWNERS = _groups("""
her: {girl} lost ___ {thing} {place}. | My aunt sold ___ {thing}. | {girl} forgot ___ {thing}.

his: {boy} found ___ {thing} {place}. | My uncle lost ___ {thing}. | {boy} washed ___ {thing}.

their: {name} and {other} sold ___ house in {city}. | The children lost ___ {thing}. | They forgot ___ {thing} {place}.

our: We lost ___ {thing} {place}. | {name} and I sold ___ car in {city}. | We brought ___ {thing}.

my: I lost ___ {thing} {place}. | I forgot ___ {thing} in {city}. | I showed {name} ___ {thing}.
""")


@task("her", "his", "their", "our", "my")
def possessive_for_gap(rng: random.Random) -> tuple[str, str]:
    """The subject owns the thing after the gap: write the possessive that fits, my, his, her, our or their."""
    return _labelled(rng, _OWNERS)


_RELATIVES = _groups("""
who: The woman ___ sold the {thing} is {girl}. | I know a man ___ lives in {city}. | {name} has a friend ___ can cook.
| The boy ___ sat {place} is {boy}.

which: The {thing}, ___ was old, is {name}'s. | {name} bought a {thing} ___ is broken.
| The {thing} ___ fell {time} is {name}'s.

where: The house ___ {name} lives is old. | {city} is the city ___ {name} was born. | This is the shop ___ {name} works.

whose: The woman ___ {thing} was stolen is {girl}. | I know a man ___ wife works in {city}.
| The boy ___ dog ran away is {boy}.
""")


@task("who", "which", "where", "whose")
def relative_word_for_gap(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with "who" (people), "which" (things), "where" (places) or "whose" (something owned follows)."""
    return _labelled(rng, _RELATIVES)


_GOVERNED = _groups("""
of: {name} is afraid ___ dogs. | {who} is proud ___ {name}. | {name} is tired ___ the noise.
| The box is full ___ letters for {name}.

at: {name} is good ___ math. | {name} laughed ___ {other}. | {who} smiled ___ {name}. | {name} is bad ___ cooking.

to: {name} listens ___ the radio. | {name} is married ___ {other}. | The {thing} belongs ___ {name}.
| {name} got used ___ the noise in {city}.

for: {name} is responsible ___ the {thing}. | {who} asked ___ a new {thing}. | {city} is famous ___ its food.
| {name} paid ___ the {thing}.

in: {name} believes ___ ghosts. | {name} is interested ___ music. | {who} takes part ___ the race in {city}.

on: It depends ___ {name}. | {name} spends money ___ clothes. | {name} is working ___ a new book. | You can rely ___ {name}.
""")


@task("of", "at", "to", "for", "in", "on")
def preposition_that_goes_with(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the preposition that belongs to the verb or adjective before it: of, at, to, for, in or on."""
    return _labelled(rng, _GOVERNED)


_SPANS = _words("two three four five six seven eight nine ten")
_STARTS = _items(
    "Monday|Friday|May|last summer|2010|2018|noon|yesterday|Christmas|last week|1999|childhood|March|eight o'clock"
)
_STATES = _items("has lived in {city}|has known {other}|has been ill|has worked here|has owned the {thing}|has not called")


@task("since", "for")
def since_or_for(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with "since" before a starting point and with "for" before a length of time."""
    label = rng.choice(("since", "for"))
    length = f"{rng.choice(_SPANS)} {rng.choice(('days', 'weeks', 'months', 'years', 'hours'))}"
    end = length if label == "for" else rng.choice(_STARTS)
    return _fill(rng, f"{{name}} {rng.choice(_STATES)} ___ {end}."), label


_COLLOCATIONS = {
    "make": _items("a mistake|an excuse|a noise|a promise|a plan|a fuss|a mess|friends|an effort|a list"),
    "do": _items(
        "the dishes|the laundry|the homework|the shopping|the housework|an exercise|some research|a favor|the ironing"
    ),
    "take": _items("a photo|a shower|a break|a nap|the bus|a seat|an exam|some medicine|a taxi|a deep breath"),
}
_WANTS = _items(
    "{name} must ___ {}.|{name} wants to ___ {} {place}.|We have to ___ {} on {day}.|{name} and {other} will ___ {}."
)


@task("make", "do", "take")
def make_do_or_take(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the verb that is usual with the noun: make, do or take."""
    label = rng.choice(list(_COLLOCATIONS))
    return _fill(rng, rng.choice(_WANTS).replace("{}", rng.choice(_COLLOCATIONS[label]))), label


_OPENINGS = _groups("""
Does: ___ {name} like tea? | ___ {name} live in {city}? | ___ {who} need a {thing}? | ___ {name} often call {other}?

Do: ___ you know {name}? | ___ they live in {city}? | ___ {name} and {other} need a {thing}? | ___ we need a {thing}?

Did: ___ {name} sleep well last night? | ___ you see {name} yesterday? | ___ they sell the {thing} last week?

Is: ___ {name} waiting {place}? | ___ {name} ready? | ___ {who} sleeping? | ___ the {thing} broken?

Are: ___ you waiting for {name}? | ___ they in {city}? | ___ {name} and {other} ready? | ___ we late for {name}?

Has: ___ {name} ever been to {city}? | ___ {name} found the {thing} yet? | ___ {who} seen {name}?
""")


@task("Does", "Do", "Did", "Is", "Are", "Has")
def first_word_of_question(rng: random.Random) -> tuple[str, str]:
    """Write the auxiliary that is missing at the start of the question: Do, Does, Did (with a past time), Is, Are or Has."""
    return _labelled(rng, _OPENINGS)


_TO_AFTER = _words("wants hopes decided plans promised refused offered agreed")
_ING_AFTER = _items("enjoys|finished|avoids|dislikes|gave up|kept|practices|is good at")


@task()
def gerund_or_infinitive_in_gap(rng: random.Random) -> tuple[str, str]:
    """Put the verb in brackets into the form that its sentence needs: with "to" (to sing) or with -ing (singing); write only
    that form."""
    verb, name, infinitive = rng.choice(_VERBS), rng.choice(_NAMES), rng.random() < 0.5
    before = rng.choice(_TO_AFTER if infinitive else _ING_AFTER)
    return f"{name} {before} ({verb.base}) {rng.choice(verb.ends)}.", f"to {verb.base}" if infinitive else verb.ing


@task()
def bracketed_verb_in_form(rng: random.Random) -> tuple[str, str]:
    """Write only the bracketed verb in the form that the helper before it asks for: participle after have, -ing after be,
    base after will or can."""
    verb = rng.choice(_VERBS)
    helpers, form = rng.choice(
        ((_items("has|had"), verb.done), (_items("is|was"), verb.ing), (_items("will|can|must"), verb.base))
    )
    return f"{rng.choice(_NAMES)} {rng.choice(helpers)} ({verb.base}) {rng.choice(verb.ends)}.", form


_CASES = _pairs("I=me|he=him|she=her|we=us|they=them")
_SUBJECT_GAPS = _items(
    "({}) saw {name} {place}.|({}) sold the {thing} {time}.|{name} says that ({}) went to {city}.|({}) helped {name}."
)
_OBJECT_GAPS = _items(
    "{name} saw ({}) {place}.|{name} sold ({}) the {thing}.|{name} went to {city} with ({}).|{who} helped ({}) {time}."
)


@task()
def pronoun_in_right_case(rng: random.Random) -> tuple[str, str]:
    """Choose from the two pronouns in brackets the one that fits, the subject form (he) or the object form (him), in lower
    case except I."""
    case = rng.randrange(2)
    pair = rng.choice(_CASES)
    text = rng.choice((_SUBJECT_GAPS, _OBJECT_GAPS)[case]).replace("{}", "/".join(pair))
    return _fill(rng, text), pair[case]


_ASKED = _groups("""
who: *{name}* sold the {thing} {time}. | Last year *{who}* lived in {city}. | {time}, *{name}* called {other}.
| *{name}* was {place}.

when: {name} sold the {thing} *{time}*. | {name} will come *on {day}*. | {who} will be in {city} *on {day}*.

where: {name} found the {thing} *{place}*. | {who} lives *in {city}*. | {name} slept *{place}* {time}.

why: {name} left *because {other} was angry*. | {name} is late *because of the rain*.
| {name} went to {city} *to buy a {thing}*.

how: {name} went to {city} *by train*. | {name} opened the box *with a key* {time}. | {name} sang *very badly* {place}.
""")


@task("who", "when", "where", "why", "how")
def question_word_for_marked(rng: random.Random) -> tuple[str, str]:
    """Write the question word that asks for the part between asterisks: who, when, where, why or how."""
    return _labelled(rng, _ASKED)


_ARTICLE_GAPS = _groups("""
a: {name} bought ___ new {thing}. | {name} is ___ teacher in {city}. | {name} saw ___ dog {place}.
| {name} has ___ sister in {city}.

an: {name} ate ___ apple {place}. | {who} has ___ old {thing}. | {name} needs ___ umbrella on {day}.
| {name} has ___ uncle in {city}.

the: {name} looked at ___ moon {place}. | {girl} is ___ tallest girl in {city}. | {who} came on ___ first of May.
| On {day} ___ sun was hot in {city}. | {name} sold ___ same {thing} as {other}.
""")


@task("a", "an", "the")
def article_for_gap(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the article: "the" for what there is only one of, otherwise "a", or "an" before a vowel."""
    return _labelled(rng, _ARTICLE_GAPS)


# Rewritings


@task()
def passive_to_active(rng: random.Random) -> tuple[str, str]:
    """Turn the passive sentence into an active one in the past tense: the person after "by" comes first."""
    verb, name = rng.choice(_TRANSITIVE), rng.choice(_NAMES)
    thing = rng.choice([end for end in verb.ends if not end.endswith("s")])
    return f"{_cap(thing)} was {verb.done} by {name}.", f"{name} {verb.past} {thing}."


@task()
def will_to_going_to(rng: random.Random) -> tuple[str, str]:
    """Replace "will" by "is going to" or "are going to", whichever fits the subject, and keep the rest."""
    verb = rng.choice(_VERBS)
    name, other = rng.sample(_NAMES, 2)
    subject, be = rng.choice(((name, "is"), (f"{name} and {other}", "are"), ("We", "are"), ("They", "are")))
    end = rng.choice(verb.ends)
    return f"{subject} will {verb.base} {end}.", f"{subject} {be} going to {verb.base} {end}."


@task()
def past_to_present_perfect(rng: random.Random) -> tuple[str, str]:
    """Change the past tense of the sentence into the present perfect: "has" and the participle; keep the rest."""
    verb, name = rng.choice(_VERBS), rng.choice(_NAMES)
    end = rng.choice(verb.ends)
    return f"{name} {verb.past} {end}.", f"{name} has {verb.done} {end}."


@task()
def present_to_past_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Put the sentence into the simple past: only the verb changes."""
    verb, who = rng.choice(_VERBS), _cap(rng.choice(_PEOPLE + _NAMES))
    end = rng.choice(verb.ends)
    return f"{who} {verb.third} {end}.", f"{who} {verb.past} {end}."


@task()
def add_stress_with_do(rng: random.Random) -> tuple[str, str]:
    """Make the statement emphatic with "does" or "did" and the base form of the verb: "Anna does sing"; keep the rest."""
    verb, name, past = rng.choice(_VERBS), rng.choice(_NAMES), rng.random() < 0.5
    end = rng.choice(verb.ends)
    return f"{name} {verb.past if past else verb.third} {end}.", f"{name} {'did' if past else 'does'} {verb.base} {end}."


@task()
def name_to_he_or_she(rng: random.Random) -> tuple[str, str]:
    """Replace the person or people at the start of the sentence by He, She or They and keep the rest."""
    verb = rng.choice(_VERBS)
    girl, boy = rng.choice(_GIRLS), rng.choice(_BOYS)
    subject, pronoun = rng.choice(
        (
            (girl, "She"),
            (boy, "He"),
            (f"{girl} and {boy}", "They"),
            ("My uncle", "He"),
            ("My aunt", "She"),
            ("The children", "They"),
        )
    )
    end = f"{verb.past} {rng.choice(verb.ends)}."
    return f"{subject} {end}", f"{pronoun} {end}"


@task()
def predicate_of_sentence(rng: random.Random) -> tuple[str, str]:
    """Copy the predicate: the verb and all that follows it, without the subject and without the full stop."""
    verb, who = rng.choice(_VERBS), _cap(rng.choice(_PEOPLE + _NAMES))
    predicate = f"{rng.choice((verb.past, verb.third, f'will {verb.base}'))} {rng.choice(verb.ends)}"
    return f"{who} {predicate}.", predicate


@task()
def sentence_as_infinitive(rng: random.Random) -> tuple[str, str]:
    """Turn the sentence into an infinitive phrase: "to", the base form of the verb and the rest, without the subject and
    without a full stop."""
    verb, who = rng.choice(_VERBS), _cap(rng.choice(_PEOPLE + _NAMES))
    end = rng.choice(verb.ends)
    return f"{who} {rng.choice((verb.past, verb.third, f'is {verb.ing}'))} {end}.", f"to {verb.base} {end}"


@task()
def give_to_shift(rng: random.Random) -> tuple[str, str]:
    """Move the receiver in front of the thing and drop "to": "gave the book to Tom" becomes "gave Tom the book"."""
    name, other = rng.sample(_NAMES, 2)
    verb, thing = rng.choice(_words("gave sent showed sold lent handed brought")), rng.choice(_THINGS)
    article = rng.choice(("the", "a"))
    return f"{name} {verb} {article} {thing} to {other}.", f"{name} {verb} {other} {article} {thing}."


_PARTICLES = _pairs("""turned off=the light|turned on=the radio|put on=a coat|took off=the hat|picked up=the phone
|threw away=the letter|wrote down=the number|looked up=the word|gave back=the key|cleaned up=the room|filled in=the form
|called up=a friend|tried on=the shoes|put away=the toys|switched off=the lamp|woke up=the baby|brought back=the ladder""")


@task()
def particle_behind_object(rng: random.Random) -> tuple[str, str]:
    """Move the small word of the verb (off, up, on ...) behind the object: "turned off the light" becomes "turned the light
    off"."""
    verb, thing = rng.choice(_PARTICLES)
    head, particle = verb.split()
    name, time = rng.choice(_NAMES), rng.choice(("", f" {rng.choice(_TIMES)}"))
    return f"{name} {verb} {thing}{time}.", f"{name} {head} {thing} {particle}{time}."


_ENOUGH = tuple(
    tuple(line.split(": "))
    for line in """weak strong: lift the box
short tall: reach the shelf
young old: drive a car
poor rich: buy the house
slow fast: win the race
small big: wear the coat
shy brave: sing alone
rude polite: be a waiter
careless careful: carry the glass""".splitlines()
)


@task()
def too_to_not_enough(rng: random.Random) -> tuple[str, str]:
    """Replace "too" and the adjective by "not", the opposite adjective and "enough": "is too weak" becomes "is not strong
    enough"."""
    pair, deed = rng.choice(_ENOUGH)
    one, other = pair.split()
    who, be = _cap(rng.choice(_PEOPLE + _NAMES)), rng.choice(("is", "was"))
    return f"{who} {be} too {one} to {deed}.", f"{who} {be} not {other} enough to {deed}."


@task()
def comparative_to_not_as(rng: random.Random) -> tuple[str, str]:
    """Say it with "not as ... as" from the side of the second person: "A is taller than B" becomes "B is not as tall as A"."""
    base, more, _ = rng.choice([forms for forms in _DEGREES if forms[0] not in ("good", "bad", "cheap")])
    name, other = rng.sample(_NAMES, 2)
    return f"{name} is {more} than {other}.", f"{other} is not as {base} as {name}."


_AGREED = _pairs("""I am tired.=So am I.|I was late.=So was I.|I like {}.=So do I.|I went to {city}.=So did I.
|I can {act}.=So can I.|I will visit {city}.=So will I.|I have been to {city}.=So have I.
|I am not from {city}.=Neither am I.|I don't like {}.=Neither do I.|I can't {act}.=Neither can I.
|I have never been to {city}.=Neither have I.|I won't call {name}.=Neither will I.|I didn't see {name}.=Neither did I.
|I know {name}.=So do I.|I was in {city}.=So was I.|I should {act} more.=So should I.""")
_LIKED = _words("tea coffee cats snow jazz soup cheese football Mondays dogs rice rain chess")


@task()
def so_or_neither_do_i(rng: random.Random) -> tuple[str, str]:
    """Say that the same goes for you: "So" or, after a negative sentence, "Neither", then the fitting auxiliary and "I."."""
    said, reply = rng.choice(_AGREED)
    said = said.replace("{act}", rng.choice(_words("swim dance cook sing drive ski"))).replace("{}", rng.choice(_LIKED))
    return _fill(rng, said), reply


_DEED_NOUNS = _pairs("""arrived=arrival|departed=departure|failed=failure|refused=refusal|agreed=agreement|decided=decision
|died=death|behaved=behavior|returned=return|grew=growth|complained=complaint|apologized=apology|resigned=resignation
|answered=answer|proposed=proposal|performed=performance|appeared=appearance|disappeared=disappearance|confessed=confession
|laughed=laughter""")


@task()
def sentence_to_noun_phrase(rng: random.Random) -> tuple[str, str]:
    """Turn the short sentence into a noun phrase: the person with 's and the noun made from the verb, like "Anna's arrival";
    no full stop."""
    past, noun = rng.choice(_DEED_NOUNS)
    who = rng.choice(_PEOPLE + tuple(name for name in _NAMES if not name.endswith("s")))
    return f"{_cap(who)} {past}.", f"{_cap(who)}'s {noun}"


_ABLE = _pairs("""washed=washable|read=readable|broken=breakable|moved=movable|folded=foldable|used=usable
|predicted=predictable|accepted=acceptable|avoided=avoidable|enjoyed=enjoyable|repaired=repairable|printed=printable
|adjusted=adjustable|drunk=drinkable|closed=closable|paid=payable|recognized=recognizable|noticed=noticeable""")
_ABLE_THINGS = _words("shirt book cup thing box toy chair result price map table bag lamp story letter drink meal picture")


@task()
def can_be_done_to_able(rng: random.Random) -> tuple[str, str]:
    """Turn "a thing that can be broken" into a phrase with the -able adjective before the noun: "a breakable thing"."""
    participle, adjective = rng.choice(_ABLE)
    thing = rng.choice(_ABLE_THINGS)
    return f"a {thing} that can be {participle}", f"{'an' if adjective[0] in 'ae' else 'a'} {adjective} {thing}"


_MEASURED = _pairs("""walk=minute|drive=hour|trip=day|holiday=week|house=room|ladder=meter|meeting=hour|course=month
|break=minute|book=page|hotel=room|flight=hour|poem=line|concert=hour|rope=meter|story=page""")


@task()
def measure_before_noun(rng: random.Random) -> tuple[str, str]:
    """Put the measure before the noun, with a hyphen and without the plural -s: "a walk of ten minutes" becomes "a
    ten-minute walk"."""
    thing, unit = rng.choice(_MEASURED)
    number = rng.choice(_words("two three four five six seven nine ten twelve fifteen twenty thirty"))
    return f"a {thing} of {number} {unit}s", f"a {number}-{unit} {thing}"


_DOING = _words("singing sleeping dancing crying laughing running smiling waiting swimming shouting")
_DONE = _words("broken stolen painted hidden forgotten lost washed repaired found burned sold")


@task()
def relative_clause_to_participle(rng: random.Random) -> tuple[str, str]:
    """Shorten the relative clause to a participle before the noun: "the girl who is singing" becomes "the singing girl"."""
    if rng.random() < 0.5:
        noun, word = rng.choice(_words("girl boy man woman child baby teacher nurse driver farmer")), rng.choice(_DOING)
        return f"the {noun} who {rng.choice(('is', 'was'))} {word}", f"the {word} {noun}"
    noun, word = rng.choice(_THINGS), rng.choice(_DONE)
    return f"the {noun} that {rng.choice(('is', 'was'))} {word}", f"the {word} {noun}"


_DEGREE_VERBS = _pairs("""cooked the rice too long=overcooked the rice|filled the cup too much=overfilled the cup
|fed the cat too much=overfed the cat|loaded the truck too much=overloaded the truck
|cooked the meat too little=undercooked the meat|paid the cook too little=underpaid the cook
|fed the dog too little=underfed the dog|spelled the name wrongly=misspelled the name
|counted the coins wrongly=miscounted the coins|judged the man wrongly=misjudged the man
|read the sign wrongly=misread the sign|heard the word wrongly=misheard the word
|understood the joke wrongly=misunderstood the joke|used the tool wrongly=misused the tool
|heated the room too much=overheated the room|placed the key wrongly=misplaced the key""")


@task()
def over_under_or_mis(rng: random.Random) -> tuple[str, str]:
    """Replace "too much", "too long", "too little" or "wrongly" by a prefix of the verb, over-, under- or mis-, and keep the
    rest."""
    long, short = rng.choice(_DEGREE_VERBS)
    who = _cap(rng.choice(_PEOPLE + _NAMES))
    return f"{who} {long}.", f"{who} {short}."


_ORDERS = _items("""close the door|wait outside|wash the dishes|sit down|bring the keys|call a doctor|turn off the light
|come home|be quiet|eat the soup""")


@task()
def order_to_reported(rng: random.Random) -> tuple[str, str]:
    """Put the quoted order into reported speech: who "told" whom "to" or "not to" do it, without quotes."""
    order, (name, other) = rng.choice(_ORDERS), rng.sample(_NAMES, 2)
    negative = rng.random() < 0.4
    said = f"Don't {order}" if negative else _cap(order)
    return f'"{said}," {name} told {other}.', f"{name} told {other} {'not to' if negative else 'to'} {order}."


@task()
def both_or_neither(rng: random.Random) -> tuple[str, str]:
    """Merge the two sentences: "Both A and B are ..." or, if both have "not", "Neither A nor B is ..."."""
    name, other = rng.sample(_NAMES, 2)
    what = rng.choice(_items("tired|happy|late|ill|at home|from Paris|hungry|angry|rich|very tall|ready|afraid"))
    if rng.random() < 0.5:
        return f"{name} is {what}. {other} is {what}.", f"Both {name} and {other} are {what}."
    return f"{name} is not {what}. {other} is not {what}.", f"Neither {name} nor {other} is {what}."


_MISSING = _words(
    "milk bread money time water sugar butter cheese rice news apples eggs chairs tickets letters cars shops trees"
)


@task()
def not_any_to_no(rng: random.Random) -> tuple[str, str]:
    """Replace "not ... any" by "no": "There isn't any milk" becomes "There is no milk"; keep the rest."""
    what, place = rng.choice(_MISSING), rng.choice(_PLACES)
    many = what.endswith("s") and what != "news"
    verb = rng.choice(("are", "were") if many else ("is", "was"))
    return f"There {verb}n't any {what} {place}.", f"There {verb} no {what} {place}."


_WORKERS = _pairs("""driver=drives|singer=sings|worker=works|dancer=dances|player=plays|writer=writes|speaker=speaks
|cook=cooks|swimmer=swims|reader=reads""")
_WORKER_ADVERBS = _pairs("""careful=carefully|bad=badly|good=well|slow=slowly|quick=quickly|beautiful=beautifully|fast=fast
|loud=loudly|nervous=nervously""")


@task()
def good_doer_to_does_well(rng: random.Random) -> tuple[str, str]:
    """Say it with a verb and an adverb: "Anna is a careful driver." becomes "Anna drives carefully."."""
    (doer, verb), (adjective, adverb) = rng.choice(_WORKERS), rng.choice(_WORKER_ADVERBS)
    who = _cap(rng.choice(_PEOPLE + _NAMES))
    return f"{who} is a {adjective} {doer}.", f"{who} {verb} {adverb}."


_PLURAL_PAIRS = _pairs("""a man=men|a woman=women|a child=children|a mouse=mice|a knife=knives|a wolf=wolves|a foot=feet
|a goose=geese|a leaf=leaves|a baby=babies|a box=boxes|a city=cities|a dog=dogs|a fork=forks|a sheep=sheep|a fish=fish
|a tooth=teeth|a bus=buses|a lady=ladies|a cat=cats|a watch=watches|a potato=potatoes|an egg=eggs|an owl=owls""")


@task()
def two_nouns_to_plural(rng: random.Random) -> tuple[str, str]:
    """Put both nouns into the plural and drop their articles; "and" stays between them."""
    (one, ones), (other, others) = rng.sample(_PLURAL_PAIRS, 2)
    return f"{one} and {other}", f"{ones} and {others}"

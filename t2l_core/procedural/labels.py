"""Tasks that answer with a label: by meaning or by rule, from many label sets, some of them given in the input.

Sentences come from templates, several for each label, filled with names, things and places.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, clock, labelled, plural
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_words as _words

_LOOKS = _words("old new small large clean dirty cheap plain ugly pretty heavy tiny spare strange")
_AWKWARD = _words("anchor dice envelope glue knife paint paper soap umbrella")  # take "an" or no regular plural
_COUNTABLE = tuple(noun for noun in lexicon.OBJECTS if noun not in _AWKWARD)
_UNCLEAR = _words("orange squash bronze gold silver chest recorder sailing mercury bench subway")
_FOODS = _words("bread cheese rice soup honey cake butter pancake sandwich cookie omelet sausage")
_PLACES_IN = _words("bakery bank cinema hospital library museum office pharmacy supermarket theater warehouse")
_PLACES_OUT = _words("beach bridge forest garden lake meadow park river harbor mountain waterfall")
_INTRANSITIVE = _words(
    "bake cook draw drive eat jump laugh paint play run shout sing sit sleep swim teach wait walk win write wash drink fly"
)
_DONE = tuple(
    zip(
        _words("broke took hid stole chose threw painted repaired sold found washed"),
        _words("broken taken hidden stolen chosen thrown painted repaired sold found washed"),
        strict=True,
    )
)
_ORDINALS = _words("first second third fourth fifth")

_KINDS: Groups = {
    kind: tuple(word for word in words if word not in _UNCLEAR)
    for kind, words in lexicon.CATEGORIES.items()
    if kind not in {"color", "vegetable"}
}
_CLUES = {
    "clothing": "something to wear",
    "drink": "something to pour and drink",
    "instrument": "something to make music with",
    "job": "what a person does for a living",
    "vehicle": "a machine to travel in",
    "body part": "a part of the body",
    "animal": "a wild or tame creature",
    "fruit": "something for the fruit bowl",
    "tool": "something to hammer, cut or dig with",
    "weather": "something the forecast may warn of",
    "place": "somewhere one can go",
    "furniture": "something to furnish a room with",
}


def _fill(rng: random.Random, template: str) -> str:
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    return template.format(
        name=name,
        other=other,
        thing=rng.choice(_COUNTABLE),
        look=rng.choice(_LOOKS),
        place=rng.choice(lexicon.PLACES),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
        n=rng.randint(2, 40),
    )


_labelled = partial(labelled, fill=_fill)


# --- words and things by their meaning


@task("edible", "inedible")
def edible_or_inedible(rng: random.Random) -> tuple[str, str]:
    """Say whether people eat the thing named: answer "edible" for food and "inedible" for anything else."""
    food = lexicon.FRUITS + lexicon.VEGETABLES + _FOODS
    word, label = labelled(rng, {"edible": food, "inedible": _COUNTABLE + lexicon.TOOLS + lexicon.CLOTHES})
    return f"{rng.choice(_LOOKS)} {word}", label


@task("A", "B", "C", "D")
def shelf_letter(rng: random.Random) -> tuple[str, str]:
    """Give the shelf of the item: A for fruit and vegetables, B for clothing, C for tools, D for musical instruments."""
    food = lexicon.FRUITS + lexicon.VEGETABLES
    word, shelf = labelled(rng, {"A": food, "B": lexicon.CLOTHES, "C": lexicon.TOOLS, "D": _KINDS["instrument"]})
    return f"{rng.choice(_LOOKS)} {word}", shelf


_ANIMAL_CLASSES: Groups = {
    "bird": _words("crow dove eagle falcon goose hawk heron owl parrot pelican penguin raven swan"),
    "fish": _words("salmon trout shark tuna carp herring eel cod sardine goldfish pike catfish"),
    "mammal": _words("badger beaver bison camel deer fox goat horse koala otter rabbit wolf zebra"),
    "reptile": _words("cobra iguana lizard turtle gecko crocodile alligator tortoise python viper chameleon"),
    "insect": _words("ant bee wasp beetle butterfly moth cricket dragonfly ladybug mosquito grasshopper"),
}


@task("bird", "fish", "mammal", "reptile", "insect")
def animal_class(rng: random.Random) -> tuple[str, str]:
    """Name the class of the animal in the sentence: bird, fish, mammal, reptile or insect."""
    animal, label = labelled(rng, _ANIMAL_CLASSES)
    start = rng.choice(
        ("{name} drew the", "{name} took a photo of the", "{name} and {other} talked about the", "{other} saw the")
    )
    return _fill(rng, f"{start} {animal} at the {{place}}."), label


_WASTE = _groups(
    """
    paper: old newspaper | torn envelope | cardboard tube | magazine | egg carton | flyer | receipt | postcard | cereal box |
        notebook | gift wrap

    glass: jam jar | wine bottle | pickle jar | broken window pane | perfume bottle | beer bottle | cracked mirror |
        honey jar | cracked tumbler | chipped goblet

    metal: soup can | rusty nail | steel spoon | copper wire | soda can | bent key | bolt | tuna tin | iron hinge |
        foil tray | broken padlock

    compost: banana peel | apple core | egg shells | tea leaves | coffee grounds | carrot tops | potato peelings |
        grass clippings | wilted flowers | bread crust | dead leaves
    """
)


@task("paper", "glass", "metal", "compost")
def waste_bin(rng: random.Random) -> tuple[str, str]:
    """Say which bin the piece of waste belongs in: paper, glass, metal or compost (for anything that rots)."""
    item, label = labelled(rng, _WASTE)
    return f"{item} from the {rng.choice(lexicon.PLACES)}", label


_TRAVEL: Groups = {
    "road": ("bus", "taxi", "car", "jeep", "truck", "minivan", "van", "lorry", "motorcycle", "bicycle"),
    "rail": ("train", "tram", "subway", "night train", "express train", "steam train", "metro"),
    "water": ("ferry", "yacht", "canoe", "kayak", "sailboat", "steamship", "raft", "rowing boat"),
    "air": ("plane", "helicopter", "glider", "hot-air balloon", "jet", "airship", "seaplane"),
}


@task("road", "rail", "water", "air")
def travel_by(rng: random.Random) -> tuple[str, str]:
    """Say how the vehicle in the sentence travels: by road, rail, water or air. Answer with that one word."""
    vehicle, label = labelled(rng, _TRAVEL)
    ways = (
        "{name} took the V to {city}.",
        "The V to {city} leaves on {day}.",
        "{name} missed the V.",
        "{name} waited {n} minutes for the V.",
    )
    return _fill(rng, rng.choice(ways).replace("V", vehicle)), label


@task("indoor", "outdoor")
def indoor_or_outdoor(rng: random.Random) -> tuple[str, str]:
    """Say whether the scene takes place inside a building ("indoor") or in the open air ("outdoor")."""
    place, label = labelled(rng, {"indoor": _PLACES_IN, "outdoor": _PLACES_OUT})
    ways = ("{name} met {other} at the P", "{name} lost a {thing} at the P", "a quiet {day} at the P")
    return _fill(rng, rng.choice(ways).replace("P", place)), label


@task("same", "different")
def pair_of_one_kind(rng: random.Random) -> tuple[str, str]:
    """Say whether the two words name things of the same kind (two animals, two tools, two jobs ...): "same" or "different"."""
    kinds = rng.sample(list(_KINDS), 2)
    if rng.random() < 0.5:
        return ", ".join(rng.sample(_KINDS[kinds[0]], 2)), "same"
    return ", ".join(rng.choice(_KINDS[kind]) for kind in kinds), "different"


@task()
def kind_among_options(rng: random.Random) -> tuple[str, str]:
    """The input names a thing and, after a colon, two or three kinds. Answer with the kind that the thing belongs to."""
    kinds = rng.sample(list(_KINDS), rng.randint(2, 3))
    kind = rng.choice(kinds)
    return f"{rng.choice(_KINDS[kind])}: {', '.join(kinds[:-1])} or {kinds[-1]}?", kind


@task()
def letter_from_key(rng: random.Random) -> tuple[str, str]:
    """The input gives a key of letters and kinds, then a word after a semicolon. Output the letter of the word's kind."""
    kinds = rng.sample(list(_KINDS), rng.randint(2, 3))
    key = dict(zip(rng.sample("ABCDEFGHKMPRSTXYZ", len(kinds)), kinds, strict=True))
    letter = rng.choice(list(key))
    return ", ".join(f"{sign} = {kind}" for sign, kind in key.items()) + f"; {rng.choice(_KINDS[key[letter]])}", letter


@task("1", "2")
def option_that_fits(rng: random.Random) -> tuple[str, str]:
    """Output the number, 1 or 2, of the option that fits the clue before the colon."""
    kind, wrong = rng.sample(list(_CLUES), 2)
    options = [rng.choice(_KINDS[kind]), rng.choice(_KINDS[wrong])]
    answer = rng.randint(1, 2)
    left, right = options if answer == 1 else options[::-1]
    return f"{_CLUES[kind]}: 1 {left}, 2 {right}", str(answer)


@task("correct", "incorrect")
def claim_of_kind(rng: random.Random) -> tuple[str, str]:
    """Say whether the claim about what kind of thing the word names is "correct" or "incorrect"."""
    kind, wrong = rng.sample(list(_KINDS), 2)
    word, label = rng.choice(_KINDS[kind]), rng.choice(("correct", "incorrect"))
    said = kind if label == "correct" else wrong
    ways = ("{} is one kind of {}", "{} goes on the {} list", "the word {} stands for some {}", "we file {} under {}")
    return rng.choice(ways).format(word, said), label


@task("one", "many")
def one_or_many(rng: random.Random) -> tuple[str, str]:
    """Say whether the phrase is about a single thing ("one") or about several ("many")."""
    noun, label = rng.choice(_COUNTABLE), rng.choice(("one", "many"))
    owner = rng.choice(("the", "my", "your", "their", f"{rng.choice(lexicon.FIRST_NAMES)}'s"))
    return f"{owner} {rng.choice(_LOOKS)} {noun if label == 'one' else plural(noun)}", label


# --- sentences by their grammar


_MOODS = _groups(
    """
    question: where did {name} put the {thing} | is the {thing} in the {place} | who gave {name} the {look} {thing} |
        did {name} travel to {city} on {day} | why does {name} need {n} keys | can {name} see the {place} from there |
        when will the {place} open | how many people from {city} know {name} | has {name} washed the {thing}

    statement: {name} put the {thing} in the {place} | the {look} {thing} is in the {place} | nobody gave {name} the {thing} |
        {name} knows where the {thing} is | on {day} the {place} will open | {name} can see the {place} from there |
        {n} people from {city} know {name} | this is why {name} needs a {thing} | I told {name} to close the {place}

    command: put the {thing} in the {place} | give {name} the {look} {thing} | do not travel to {city} on {day} |
        ask {name} where the {thing} is | never leave the {thing} at the {place} | bring {n} keys to {name} |
        tell {name} to open the {place} | please wash the {thing} for {name} | wait for {name} near the {place}
    """
)


@task("question", "statement", "command")
def kind_of_sentence(rng: random.Random) -> tuple[str, str]:
    """The sentence has lost its final mark. Say whether it is a question, a statement or a command."""
    return _labelled(rng, _MOODS)


@task("past", "present", "future")
def time_of_verb(rng: random.Random) -> tuple[str, str]:
    """Name the time of the sentence's verb: past, present or future."""
    base, third, past, ing = rng.choice([forms for forms in lexicon.VERB_FORMS if forms[0] in _INTRANSITIVE])
    forms = {"past": (past, f"was {ing}"), "present": (third, f"is {ing}"), "future": (f"will {base}", f"is going to {base}")}
    verb, label = labelled(rng, forms)
    return _fill(rng, f"{{name}} {verb} with {{other}} near the {{place}}."), label


@task("first", "second", "third")
def person_of_subject(rng: random.Random) -> tuple[str, str]:
    """Give the grammatical person of the subject: "first" for I or we, "second" for you, "third" for anyone else."""
    subject, label = labelled(rng, {"first": ("I", "We"), "second": ("You",), "third": ("They", "She", "He", "{name}")})
    verb = rng.choice(("called", "found", "met", "helped", "followed", "asked", "saw", "invited"))
    whom = {"first": ("you", "them", "{other}"), "second": ("me", "us", "{other}"), "third": ("me", "us", "you", "{other}")}
    return _fill(rng, f"{subject} {verb} {rng.choice(whom[label])} at the {{place}}."), label


@task("active", "passive")
def voice_of_sentence(rng: random.Random) -> tuple[str, str]:
    """Say whether the sentence is active (the subject does it) or passive (it is done to the subject)."""
    past, done = rng.choice(_DONE)
    ways = {
        "active": (
            f"{{name}} {past} the {{thing}} by the {{place}}.",
            f"The owner of the {{place}} {past} the {{thing}}.",
            f"{{name}} was at the {{place}} and {past} the {{thing}}.",
        ),
        "passive": (
            f"The {{thing}} was {done} by {{name}}.",
            f"The {{look}} {{thing}} was {done} at the {{place}}.",
            f"By {{day}} the {{thing}} of {{name}} was {done}.",
        ),
    }
    return _labelled(rng, ways)


# --- sentences by what they say


_POLITENESS = _groups(
    """
    polite: Could you please pass me the {thing}? | Would you mind moving the {thing}, {name}? | May I borrow your {thing}? |
        I would be grateful for the {look} {thing}, {name}. | Thank you for holding the {thing} for me. |
        If it is no trouble, {name}, show me the {thing}. | Excuse me, is this {thing} yours, {name}? |
        Sorry to bother you, {name}, where is the {place}? | After you, {name}, the {thing} can wait.

    rude: Give me the {thing} now! | Move your stupid {thing}, {name}. | Hand over that {thing} or get lost. |
        Nobody asked you about the {look} {thing}, {name}. | What took you so long with the {thing}, you fool? |
        Shut up about your {thing}, {name}. | Are you too dumb to find the {place}, {name}? |
        Out of my way, {name}, I need the {thing}. | Keep your ugly {thing} to yourself.
    """
)


@task("polite", "rude")
def manners_of_speaker(rng: random.Random) -> tuple[str, str]:
    """Judge the manners of what is said: answer "polite" or "rude"."""
    return _labelled(rng, _POLITENESS)


_REVIEWS = _groups(
    """
    thumbs up: I love this {thing}, it works every day. | The {thing} from {city} is better than my old one. |
        Not bad at all, this {thing}! | Best {thing} I have ever bought. | My {look} {thing} never lets me down. |
        {name} and I are delighted with the {thing}. | I doubted this {thing}, but it won me over. |
        Worth every cent, a superb {thing}. | A great stay in {city}, thanks to {name}.

    thumbs down: I hate this {thing}, it fails every day. | The {thing} from {city} is worse than my old one. |
        Not good at all, this {thing}! | Worst {thing} I have ever bought. | My {look} {thing} broke on {day}. |
        {name} and I are disappointed with the {thing}. | I trusted this {thing}, but it let me down. |
        A waste of money, a useless {thing}. | An awful stay in {city}, thanks to {name}.
    """
)


@task("thumbs up", "thumbs down")
def review_thumb(rng: random.Random) -> tuple[str, str]:
    """Answer "thumbs up" if the reviewer is pleased and "thumbs down" if not."""
    return _labelled(rng, _REVIEWS)


_FEELINGS = _groups(
    """
    joy: I got the {thing} I always wanted! | What a wonderful day in {city} with {name}! |
        {name} is coming home on {day}, hooray! | We won the {look} {thing} and danced all night. |
        I cannot stop smiling since {name} called. | My {thing} won a prize!

    anger: How dare {name} touch my {thing}! | I am sick of {name} shouting at me. |
        {name} lied to me again, I will not stand for it. | Who scratched my {look} {thing}? I am furious! |
        {name} cheated me and I want my {thing} back! | Stop kicking my {thing}!

    sadness: I miss {name} so much since {day}. | I cried when the {thing} of my late grandmother broke. |
        {name} moved to {city} and I feel so alone. | Nothing is the same without {name}. |
        My heart is heavy, {name} said goodbye. | I wept over the {look} {thing} all evening.

    fear: Something is moving behind the {thing}! | My hands shake when I think of the {place} at night. |
        What if {name} never finds the way out? | I dare not open the {look} {thing}. |
        Please stay, {name}, I heard steps outside. | I am scared of flying to {city}.
    """
)


@task("joy", "anger", "sadness", "fear")
def feeling_of_speaker(rng: random.Random) -> tuple[str, str]:
    """Name the feeling of the speaker: joy, anger, sadness or fear."""
    return _labelled(rng, _FEELINGS)


_DEPARTMENTS = _groups(
    """
    billing: I was charged twice for the {thing}. | Please send {name} the invoice of {day}. |
        The price of the {thing} on my receipt is wrong. | Can {name} pay for the {thing} by card? |
        Why did my monthly fee go up by {n} dollars? | I still await my refund of {n} dollars.

    delivery: The {thing} I ordered has not arrived. | Can the parcel come on {day} instead? |
        My {thing} was left with {name} next door. | Please change my address to one in {city}. |
        The courier went to the {place} by mistake. | When does the {thing} reach {city}?

    repairs: My {thing} stopped working on {day}. | The {look} {thing} makes a loud noise. |
        Can someone fix a cracked {thing}? | The handle of the {thing} came off. |
        {name} dropped the {thing} and it is broken. | I need a spare part for my {thing}.

    hiring: Is there an opening for a cook in {city}? | I would like to work with you from {day}. |
        {name} sent you a resume. | When is the job interview at the {place}? | I apply for the post at the {place}. |
        Do you take interns from {city}?
    """
)


@task("billing", "delivery", "repairs", "hiring")
def desk_for_request(rng: random.Random) -> tuple[str, str]:
    """Say which department should get the message: billing (money), delivery (parcels), repairs (faults) or hiring (jobs)."""
    return _labelled(rng, _DEPARTMENTS)


_HURRY = _groups(
    """
    urgent: {name} needs the {thing} within the hour. | Fix the {thing} right now, the {place} is flooding. |
        Call {name} today, it cannot wait. | The {thing} must leave for {city} at once. | Drop everything and help {name}. |
        Hurry, the {place} closes in {n} minutes! | I want the {thing} this minute, not on {day}. |
        {name} is hurt, send someone immediately.

    later: {name} needs the {thing} some time next month. | Fix the {thing} when you are next at the {place}. |
        Call {name} one of these days, no rush. | The {thing} can leave for {city} after the holidays. |
        Whenever you have a free moment, help {name}. | Take your time, the {place} stays open all year. |
        I do not want the {thing} today, {day} in two weeks is fine. | {name} can wait, there is plenty of time.
    """
)


@task("urgent", "later")
def urgent_or_later(rng: random.Random) -> tuple[str, str]:
    """Answer "urgent" if the message must be dealt with at once and "later" if it can wait."""
    return _labelled(rng, _HURRY)


_TRADERS = _groups(
    """
    buyer: How much is the {look} {thing}? | I will take the {thing}, here is my card. | Can I try the {thing} before I pay? |
        That is too dear, I only have {n} dollars. | Do you have this {thing} in another size? |
        My {thing} broke, I want my money back. | I am looking for a {thing} for {name}. | Could you wrap the {thing} for me?

    seller: The {look} {thing} is {n} dollars. | Would you like to pay for the {thing} by card? |
        You may try the {thing} before you pay. | I can let you have it for {n} dollars. |
        We have this {thing} in three sizes. | I am sorry, we give no money back on a {thing}. |
        Are you looking for a {thing}? | Shall I wrap the {thing} for you?
    """
)


@task("buyer", "seller")
def buyer_or_seller(rng: random.Random) -> tuple[str, str]:
    """Say who speaks this sentence in a shop: the "buyer" or the "seller"."""
    return _labelled(rng, _TRADERS)


@task("color", "number", "person")
def what_is_mentioned(rng: random.Random) -> tuple[str, str]:
    """The sentence mentions exactly one of these: a color, a number or a named person. Answer "color", "number"
    or "person"."""
    noun, label = rng.choice(_COUNTABLE), rng.choice(("color", "number", "person"))
    thing = {
        "color": f"the {rng.choice(lexicon.COLOURS)} {noun}",
        "number": f"{rng.choice(lexicon.NUMBER_WORDS[2:])} {plural(noun)}",
        "person": f"the {noun} of {rng.choice(lexicon.FIRST_NAMES)}",
    }[label]
    ways = (
        "We left {} near the P.",
        "On D they took {} to the P.",
        "You can find {} in C.",
        "Someone photographed {} in the P.",
    )
    text = rng.choice(ways).replace("P", "{place}").replace(" D ", " {day} ").replace("C.", "{city}.")
    return _fill(rng, text.replace("{}", thing)), label


_TOPICS = _groups(
    """
    sport: {name} scored twice against {city}. | The match at the stadium ended in a draw. |
        {city} lost the final by {n} points. | {name} ran {n} laps before the race. |
        The coach dropped {name} from the team. | {name} broke the swimming record in {city}.

    music: {name} sang the last verse twice. | The choir of {city} rehearses on {day}. |
        {name} tuned the violin before the concert. | The band from {city} has a new album. |
        {name} learned {n} chords in a week. | The drummer in {city} missed a beat.

    food: {name} put too much salt in the soup. | The bakery in {city} is out of bread. | {name} roasted {n} potatoes. |
        Lunch in {city} is served cold on {day}. | The cheese from {city} smells strong. | {name} ordered pasta with garlic.

    weather: It rained in {city} on {day}. | Thick fog hid the {place}. | {n} degrees and clear skies in {city}. |
        A storm is on its way to {city}. | {name} shoveled the snow at the {place}. | The wind in {city} drops on {day}.

    money: {name} paid {n} dollars in tax. | The bank in {city} raised its interest. | {name} still owes {other} the rent. |
        Prices in {city} went up by {n} percent. | {name} saved half the wages for a loan. | Wages in {city} fell again.
    """
)


@task("sport", "music", "food", "weather", "money")
def topic_of_news(rng: random.Random) -> tuple[str, str]:
    """Name the topic of the sentence: sport, music, food, weather or money."""
    return _labelled(rng, _TOPICS)


_REPLIES = _groups(
    """
    accepts: Of course, {name}, I will be at the {place} on {day}. | Count me in for {day}! | {city}? I would not miss it. |
        With pleasure, {name}, and I will bring a {thing}. | Sure, {day} suits me, see you at the {place}. |
        Yes, tell {name} I am coming.

    declines: I am afraid I cannot be at the {place} on {day}. | Count me out for {day}. | {city}? I must miss it this time. |
        Thank you, {name}, but I have other plans. | Sadly {day} does not suit me, {name}. |
        No, tell {name} I am staying home.

    unsure: I may be at the {place} on {day}, I will let you know. | Perhaps, ask me again on {day}. |
        {city}? It depends on my work. | I have to check with {name} before I say yes or no. |
        Can I tell you on {day}, {name}? | I might come if {name} does.
    """
)


@task("accepts", "declines", "unsure")
def reply_to_invitation(rng: random.Random) -> tuple[str, str]:
    """The input is the reply to an invitation. Say whether the writer "accepts", "declines" or is "unsure"."""
    return _labelled(rng, _REPLIES)


_NOTES = _groups(
    """
    greeting: Hello {name}, good to see you in {city}! | Good morning, {name}, how was the {place}? |
        Welcome to {city}, {name}! | Hi {name}, nice to meet you. | Look who is here, it is {name} from {city}!

    farewell: Goodbye {name}, see you in {city}! | Good night, {name}, sleep well. | I am off to {city}, take care, {name}! |
        Bye {name}, until {day}. | So long, {name}, safe trip to {city}!

    thanks: {name}, the {thing} you sent is so kind of you. | Many thanks for the {thing}, {name}. |
        I owe you one for your help, {name}. | How generous of you to lend me the {thing}! |
        We are grateful for the lift to {city}, {name}.

    apology: Sorry I broke the {thing}, {name}. | Forgive me for missing {day}, {name}. |
        It was my fault that the {thing} got lost. | I should not have shouted at the {place}, {name}. |
        I regret being late in {city}, {name}.
    """
)


@task("greeting", "farewell", "thanks", "apology")
def purpose_of_note(rng: random.Random) -> tuple[str, str]:
    """Say what the short note is: a greeting, a farewell, thanks or an apology. Answer with that word, without article."""
    return _labelled(rng, _NOTES)


_PROGRESS = _groups(
    """
    green: {name} has finished the {thing}. | The {thing} for {city} is ready. | All {n} parts of the {thing} are done. |
        The {place} was completed on {day}. | Nothing is left to do on the {thing}, says {name}.

    yellow: {name} is halfway through the {thing}. | The {thing} for {city} is coming along. |
        {name} is still working on the {thing}. | Work at the {place} goes on until {day}. |
        The {thing} is being built by {name}.

    red: {name} cannot go on with the {thing}. | The {thing} for {city} is stuck. |
        {name} had to stop, the {thing} is missing. | Work at the {place} has been halted since {day}. |
        Without {name} nothing moves on the {thing}.
    """
)


@task("green", "yellow", "red")
def light_for_progress(rng: random.Random) -> tuple[str, str]:
    """Give the traffic light of the work reported: green if finished, yellow if under way, red if blocked."""
    return _labelled(rng, _PROGRESS)


# --- by rule: times, numbers, codes


@task("morning", "afternoon", "evening")
def part_of_day(rng: random.Random) -> tuple[str, str]:
    """Say when the event happens: morning (before 12:00), afternoon (12:00 to 17:59) or evening (18:00 and after)."""
    label, (low, high) = rng.choice(list({"morning": (6, 11), "afternoon": (12, 17), "evening": (18, 23)}.items()))
    ways = ("{name} meets {other} at T", "T, train to {city}", "{day} T: fetch the {thing}", "the {place} opens at T")
    return _fill(rng, rng.choice(ways).replace("T", clock(rng.randint(low, high) * 60 + rng.randint(0, 59)))), label


@task("spring", "summer", "autumn", "winter")
def season_of_event(rng: random.Random) -> tuple[str, str]:
    """Name the season of the event's month: spring (March, April, May), summer (June, July, August),
    autumn (September, October, November) or winter (December, January, February)."""
    month = rng.randrange(12)
    ways = ("{name} moves to {city} in M.", "M {n}: buy a {thing}", "Last M {name} met {other}.", "The {place} reopens in M.")
    text = rng.choice(ways).replace("{n}", str(rng.randint(1, 28))).replace("M", lexicon.MONTHS[month])
    return _fill(rng, text), ("winter", "spring", "summer", "autumn")[(month + 1) % 12 // 3]


@task("early", "on time", "late")
def early_or_late(rng: random.Random) -> tuple[str, str]:
    """Compare when it was due with when it came: answer "early", "on time" or "late"."""
    label, sign = rng.choice((("early", -1), ("on time", 0), ("late", 1)))
    due = rng.randint(7 * 60, 22 * 60)
    who = rng.choice((*lexicon.FIRST_NAMES, "bus", "train", "parcel", "ferry"))
    return f"{who}: due {clock(due)}, came {clock(due + sign * rng.randint(2, 50))}", label


@task("order", "skip")
def order_or_skip(rng: random.Random) -> tuple[str, str]:
    """Answer "order" if we have fewer of the item than we need, otherwise "skip"."""
    label, low = rng.choice(("order", "skip")), rng.randint(0, 20)
    high = low + rng.randint(1, 15)
    have, need = (low, high) if label == "order" else (high, low)
    return f"{plural(rng.choice(_COUNTABLE))}: have {have}, need {need}", label


@task("email", "phone", "date", "price", "time")
def kind_of_entry(rng: random.Random) -> tuple[str, str]:
    """Say what the entry is: email, phone, date, price or time."""
    name, city = rng.choice(lexicon.FIRST_NAMES).lower(), rng.choice(lexicon.CITIES).lower()
    number, day = rng.randint(1, 28), rng.choice(lexicon.MONTHS)
    entries: Groups = {
        "email": (f"{name}@{city}.com", f"{name}{number}@mail.org"),
        "phone": (f"+{number} {rng.randint(100, 999)} {rng.randint(1000, 9999)}", f"555-{rng.randint(1000, 9999)}"),
        "date": (f"{number} {day}", f"{rng.randint(1990, 2030)}-{rng.randint(1, 12):02d}-{number:02d}", f"{day} {number}"),
        "price": (f"${number}.{rng.randint(10, 99)}", f"{rng.randint(2, 900)} dollars", f"{number}.50 euros"),
        "time": (clock(rng.randint(60, 1439)), f"{rng.randint(1, 12)}:{rng.randint(10, 59)} pm", f"{rng.randint(1, 12)} am"),
    }
    return labelled(rng, entries)


@task("window", "middle", "aisle")
def place_of_seat(rng: random.Random) -> tuple[str, str]:
    """Say where the seat is by its letter: A and F are window, B and E are middle, C and D are aisle."""
    letter, label = labelled(rng, {"window": ("A", "F"), "middle": ("B", "E"), "aisle": ("C", "D")})
    return f"{rng.choice(lexicon.LAST_NAMES)}, seat {rng.randint(1, 40)}{letter}", label


@task("child", "teen", "adult", "senior")
def group_by_age(rng: random.Random) -> tuple[str, str]:
    """Give the age group of the person: child (under 13), teen (13 to 19), adult (20 to 64) or senior (65 and over)."""
    label, ages = rng.choice((("child", (1, 12)), ("teen", (13, 19)), ("adult", (20, 64)), ("senior", (65, 99))))
    return f"{rng.choice(lexicon.FIRST_NAMES)} {rng.choice(lexicon.LAST_NAMES)}, {rng.randint(*ages)}", label


@task("desk 1", "desk 2")
def desk_by_surname(rng: random.Random) -> tuple[str, str]:
    """Send the person to a desk by the first letter of the last name: A to L go to "desk 1", M to Z to "desk 2"."""
    label = rng.choice(("desk 1", "desk 2"))
    last = rng.choice([name for name in lexicon.LAST_NAMES if (name < "M") == (label == "desk 1")])
    return f"{rng.choice(lexicon.FIRST_NAMES)} {last}", label


@task("upper", "lower", "title", "mixed")
def case_of_letters(rng: random.Random) -> tuple[str, str]:
    """Name the case of the words: "upper" (ALL CAPITALS), "lower", "title" (Each Word Capitalized)
    or "mixed" (only one word in capitals)."""
    words, label = rng.sample(lexicon.NOUNS, 3), rng.choice(("upper", "lower", "title", "mixed"))
    loud = rng.randrange(3)
    mixed = " ".join(word.upper() if place == loud else word for place, word in enumerate(words))
    text = " ".join(words)
    return {"upper": text.upper(), "lower": text, "title": text.title(), "mixed": mixed}[label], label


# --- by rule: words and lists


@task("left", "right", "same")
def longer_side(rng: random.Random) -> tuple[str, str]:
    """Two words stand around a slash. Say which one has more letters: "left", "right", or "same" if they are equally long."""
    label = rng.choice(("left", "right", "same"))
    word = rng.choice([noun for noun in lexicon.NOUNS if 3 <= len(noun) <= 9])
    others = [noun for noun in lexicon.NOUNS if (len(noun) == len(word)) == (label == "same") and noun != word]
    pair = sorted((word, rng.choice(others)), key=len, reverse=label == "left")
    return " / ".join(pair), label


@task("true", "false")
def claim_about_list(rng: random.Random) -> tuple[str, str]:
    """A list is followed by a statement about it. Say whether the statement is "true" or "false"."""
    items, label = rng.sample(lexicon.NOUNS, rng.randint(3, 5)), rng.choice(("true", "false"))
    place, other = rng.sample(range(len(items)), 2)
    early, late = sorted((place, other), reverse=label == "false")
    ways = (
        f"The {_ORDINALS[place]} item is {items[place if label == 'true' else other]}.",
        f"{items[early].capitalize()} comes before {items[late]}.",
        f"{items[late].capitalize()} comes after {items[early]}.",
        f"The last item is {items[-1] if label == 'true' else rng.choice(items[:-1])}.",
    )
    return f"{', '.join(items)}. {rng.choice(ways)}", label


@task("start", "middle", "end")
def where_in_list(rng: random.Random) -> tuple[str, str]:
    """Say where the word before the colon stands in the list after it: "start" (first), "end" (last) or
    "middle" (anywhere else)."""
    items, label = rng.sample(lexicon.NOUNS, rng.randint(3, 6)), rng.choice(("start", "middle", "end"))
    place = {"start": 0, "middle": rng.randint(1, len(items) - 2), "end": len(items) - 1}[label]
    return f"{items[place]}: {', '.join(items)}", label


@task("passed", "failed", "tied")
def outcome_of_vote(rng: random.Random) -> tuple[str, str]:
    """Count the votes: answer "passed" if more people are for it than against, "failed" if fewer, "tied" if equal."""
    label = rng.choice(("passed", "failed", "tied"))
    size = rng.choice((2, 4)) if label == "tied" else rng.randint(3, 5)
    most = size // 2 if label == "tied" else rng.randint(size // 2 + 1, size)
    votes = ["for"] * most + ["against"] * (size - most)
    if label == "failed":
        votes = ["against" if vote == "for" else "for" for vote in votes]
    rng.shuffle(votes)
    return ", ".join(f"{name} {vote}" for name, vote in zip(rng.sample(lexicon.FIRST_NAMES, size), votes, strict=True)), label

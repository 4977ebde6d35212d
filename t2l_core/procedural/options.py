"""Options: choosing from what the input lists, short reading with an answer from the passage, and one step of reasoning.

The options stand in the input in several layouts; the answer is an option's text, its letter or its number.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import plural, shuffled, split_groups, split_items, split_pairs, upper_first
from t2l_core.procedural.lexicon import split_words as _words

Levels = tuple[tuple[str, ...], ...]

_SHE = _words("Alice Anna Bella Carla Clara Elena Emma Eva Fatima Fiona Grace Hannah Julia Kate Lucy Maria Nina Rosa Susan")
_HE = _words("Carlos Daniel David Diego Eric Felix George Harry Hugo Ivan Jack Liam Marco Oliver Oscar Peter Simon Tom Victor")
_PEOPLE = _SHE + _HE
_THINGS = _words(
    "ball basket book bottle bowl box brush bucket button camera candle card clock coin comb cup doll fan flag fork jar key "
    "kite lamp magnet map mug net pen pencil pillow plate ring rope ruler spoon stamp ticket torch towel toy vase whistle"
)
_HUES = _words("black blue brown gray green pink purple red white yellow")
_KINDS = {
    kind: lexicon.CATEGORIES[kind]
    for kind in ("animal", "fruit", "tool", "clothing", "furniture", "vehicle", "job", "sport", "instrument", "drink")
}
_UNCLEAR = _words("orange squash recorder sailing bench mirror lamp rug cycling mole file date lime")


def _of(rng: random.Random, kind: str) -> str:
    return rng.choice([word for word in _KINDS[kind] if word not in _UNCLEAR])


_groups = partial(split_groups, between="\n", within=",")


def _table(text: str) -> dict[str, str]:
    """Lines "left > right" → left → right."""
    return dict(split_pairs(text, "\n", " > "))


def _levels(text: str) -> Levels:
    """Lines "one, two, three" → groups of things, from the least to the most."""
    return tuple(split_items(line, ",") for line in split_items(text, "\n"))


def _lettered(rng: random.Random, options: Sequence[str]) -> str:
    mark = rng.choice((")", ".", ":"))
    return " ".join(f"{letter}{mark} {option}" for letter, option in zip("ABCDE", options, strict=False))


def _numbered(rng: random.Random, options: Sequence[str]) -> str:
    mark = rng.choice((")", ".", ":"))
    return " ".join(f"{i}{mark} {option}" for i, option in enumerate(options, 1))


def _offered(rng: random.Random, options: Sequence[str]) -> str:
    """The options in one of several layouts, for tasks that answer with an option's text."""
    layout = rng.randrange(6)
    if layout == 0:
        return _lettered(rng, options)
    if layout == 1:
        return _numbered(rng, options)
    return (" / ".join, ", ".join, " | ".join, lambda items: f"{', '.join(items[:-1])} or {items[-1]}")[layout - 2](options)


def _among(rng: random.Random, right: str, others: Sequence[str], count: int = 3) -> list[str]:
    """The right option and some of the others, in any order."""
    return shuffled(rng, [right, *rng.sample([other for other in others if other != right], count - 1)])


def _row(rng: random.Random, table: dict[str, str]) -> tuple[str, str, list[str]]:
    """A question of the table, its answer, and three options of which it is one."""
    question = rng.choice(list(table))
    return question, table[question], _among(rng, table[question], sorted(set(table.values())))


def _ranked(rng: random.Random, levels: Levels, count: int = 3) -> list[str]:
    """Things of different levels, from the least to the most."""
    return [rng.choice(levels[i]) for i in sorted(rng.sample(range(len(levels)), count))]


def _letter(options: Sequence[str], right: str) -> str:
    return "ABCDE"[options.index(right)]


# --- the option that is the most so

_WEIGHTS = _levels(
    """feather, snowflake, paper clip, stamp, needle, leaf
    apple, cup, phone, book, shoe, hammer
    chair, dog, bicycle, child, suitcase
    sofa, piano, horse, cow, wardrobe
    truck, elephant, bus, whale
    cruise ship, castle, skyscraper, bridge"""
)
_SPEEDS = _levels(
    """snail, slug, worm, caterpillar
    tortoise, crawling baby, toddler
    jogger, pig, cyclist, rowing boat
    racing car, express train, sports car
    jet, airliner, fighter plane
    space rocket, ray of light, flash of lightning"""
)
_HEAT = _levels(
    """ice cube, snowball, glacier, icicle
    cold milk, lake in autumn, cool cellar
    warm bath, human body, lukewarm tea
    boiling water, steam, hot frying oil
    lava, welding torch, molten iron, the sun"""
)
_SIZES = _levels(
    """grain of sand, flea, pinhead, speck of dust
    mouse, egg, thumb, matchbox
    cat, pillow, loaf, football
    tiger, bed, door, bathtub
    bus, whale, oak, barn
    mountain, ocean, moon, desert"""
)
_SPANS = _levels(
    """blink, sneeze, handclap, hiccup
    song, shower, coffee break, bus stop wait
    movie, football match, opera
    weekend, camping trip, two-day fair
    school year, pregnancy, winter
    century, Stone Age, life of an oak"""
)
_SCALES = {
    "heavier lighter": _WEIGHTS,
    "faster slower": _SPEEDS,
    "hotter colder": _HEAT,
    "bigger smaller": _SIZES,
    "longer shorter": _SPANS,
}


@task()
def heaviest_option(rng: random.Random) -> tuple[str, str]:
    """Choose the option that weighs the most and write it as it stands, without its letter or number."""
    things = _ranked(rng, _WEIGHTS)
    return _offered(rng, shuffled(rng, things)), things[-1]


@task("A", "B", "C")
def letter_of_fastest(rng: random.Random) -> tuple[str, str]:
    """Output the letter of the option that moves the fastest: A, B or C."""
    things = _ranked(rng, _SPEEDS)
    options = shuffled(rng, things)
    return _lettered(rng, options), _letter(options, things[-1])


@task("1", "2", "3")
def number_of_hottest(rng: random.Random) -> tuple[str, str]:
    """Output the number of the option with the highest temperature: 1, 2 or 3."""
    things = _ranked(rng, _HEAT)
    options = shuffled(rng, things)
    return _numbered(rng, options), str(options.index(things[-1]) + 1)


@task()
def smallest_option(rng: random.Random) -> tuple[str, str]:
    """Choose the smallest of the things listed and write it as it stands, without its letter or number."""
    things = _ranked(rng, _SIZES, rng.randint(3, 4))
    return _offered(rng, shuffled(rng, things)), things[0]


@task("A", "B", "C")
def letter_of_briefest(rng: random.Random) -> tuple[str, str]:
    """Output the letter of the option that lasts the shortest time: A, B or C."""
    things = _ranked(rng, _SPANS)
    options = shuffled(rng, things)
    return _lettered(rng, options), _letter(options, things[0])


@task()
def meets_comparison(rng: random.Random) -> tuple[str, str]:
    """The input gives a comparative (heavier, slower, hotter ...) and two things. Write the thing that it is true of."""
    scale = rng.choice(list(_SCALES))
    most, least = scale.split()
    low, high = _ranked(rng, _SCALES[scale], 2)
    asked = rng.choice((most, least))
    pair = " or ".join(shuffled(rng, (low, high)))
    return rng.choice((f"{asked}: {pair}", f"{pair}, {asked}?")), high if asked == most else low


# --- the option that fits

_NOUN_GAPS = _table(
    """The bird laid an egg in its ___. > nest
    He unlocked the door with his ___. > key
    She boiled the water in a ___. > kettle
    The farmer milked the ___. > cow
    Put a ___ on the letter before you mail it. > stamp
    He swept the floor with a ___. > broom
    She dried her hair with a ___. > towel
    The dentist pulled out my bad ___. > tooth
    The king wears a golden ___ on his head. > crown
    We crossed the river by the old ___. > bridge
    She blew out the candles on her ___. > cake
    He lit the campfire with a ___. > match
    The pilot landed the ___. > plane
    It began to rain, so she opened her ___. > umbrella
    The bees made a lot of ___. > honey
    The spider caught a fly in its ___. > web
    The cat caught and ate a ___. > mouse
    He looked at the stars through a ___. > telescope
    The goalkeeper kicked the ___. > ball
    She cut the paper with ___. > scissors
    The nurse wrapped a ___ round his arm. > bandage
    The squirrel ate a ___. > nut
    The train stopped at the ___. > station
    The teacher wrote on the board with ___. > chalk
    The sailors dropped the ___ into the sea. > anchor
    She checked the time on her ___. > watch
    The chef added a pinch of ___. > salt
    The judge sent the thief to ___. > prison
    He hammered a ___ into the wall. > nail
    In winter the lake is covered with ___. > ice
    The dog chewed a ___. > bone
    The bride wore a white ___. > dress
    They watched the play at the ___. > theater
    I borrowed a novel from the ___. > library
    The plumber repaired the leaking ___. > pipe
    The rider put a saddle on his ___. > horse"""
)
_VERB_GAPS = _table(
    """The dog ___ at the stranger. > barked
    The phone ___ twice. > rang
    The sun ___ at six this morning. > rose
    She ___ a letter to her aunt. > wrote
    He ___ a cup of tea. > drank
    The eagle ___ over the hills. > flew
    The fish ___ down the river. > swam
    The snowman ___ in the warm sun. > melted
    The choir ___ an old song. > sang
    The cook ___ the soup with a spoon. > stirred
    He ___ his teeth before bed. > brushed
    She ___ the candle with a match. > lit
    The thief ___ the money from the bank. > stole
    The tailor ___ a button onto the coat. > sewed
    He ___ the mountain to the very top. > climbed
    We came too late and ___ the bus. > missed
    The pond ___ in the icy night. > froze
    He ___ the present in red paper. > wrapped
    The old ship ___ to the bottom of the sea. > sank
    She ___ the ball into the goal. > kicked
    The balloon ___ with a loud bang. > burst
    She ___ her coat because it was hot. > unbuttoned
    The tired man lay down and ___ until noon. > slept
    He ___ the carrots with a knife. > chopped
    The children ___ a sandcastle. > built
    She ___ the dirty plates in the sink. > washed
    The baker ___ twenty loaves in the oven. > baked
    The gardener ___ the flowers with a hose. > watered"""
)


@task()
def noun_for_gap(rng: random.Random) -> tuple[str, str]:
    """A sentence has a gap and three nouns follow. Write the noun that fits the gap."""
    sentence, answer, options = _row(rng, _NOUN_GAPS)
    return f"{sentence} {_offered(rng, options)}", answer


@task("A", "B", "C")
def letter_of_verb_for_gap(rng: random.Random) -> tuple[str, str]:
    """A sentence lacks its verb. Output the letter of the verb that fits best: A, B or C."""
    sentence, answer, options = _row(rng, _VERB_GAPS)
    return f"{sentence} {_lettered(rng, options)}", _letter(options, answer)


_NEXT = _table(
    """She dropped the glass on the floor. > It broke into pieces.
    He left the ice in the sun. > It melted.
    The alarm clock rang at six. > He woke up.
    It started to rain hard. > They opened their umbrellas.
    The traffic light turned red. > The cars stopped.
    She planted a seed and watered it. > A flower grew.
    He forgot to charge his phone. > His phone went dead.
    The baby heard a loud bang. > She began to cry.
    The cat saw a mouse. > The cat chased it.
    He touched the hot stove. > He burned his hand.
    The lights went out. > They lit a candle.
    She ate far too much cake. > Her stomach hurt.
    He put bread in the toaster. > The bread turned brown.
    The clown told a great joke. > Everybody laughed.
    Their team won the final. > The fans cheered.
    He stayed up all night. > He was very tired.
    She rang the doorbell. > Someone opened the door.
    He blew air into the balloon. > It got bigger.
    The dog saw a burglar. > It barked.
    The teacher asked a question. > Pupils raised their hands.
    The milk stood outside for a week. > It turned sour.
    He cut his finger. > He put on a bandage.
    The lake froze. > Children skated on it.
    The waiter brought the bill. > They paid.
    The plane landed. > The passengers got off.
    The movie ended. > People left the cinema.
    He studied hard for the test. > He got a good grade.
    Nobody watered the plants. > They dried up.
    A gust of wind came. > His hat flew away.
    He mixed blue and yellow paint. > The paint turned green."""
)
_CAUSES = _table(
    """The grass is wet. > It rained all night.
    The baby smiles again. > She got her toy back.
    His shirt has a hole. > Moths ate the cloth.
    The soup tastes too salty. > The cook spilled salt.
    The car will not start. > The tank is empty.
    She is limping. > She hurt her foot.
    The cookies are black. > They baked too long.
    He is yawning at his desk. > He slept badly.
    The shop is closed. > The owner is on vacation.
    The snowman is gone. > Some boys knocked it over.
    The room is full of smoke. > The chimney is blocked.
    The dog is wagging its tail. > It sees its owner.
    He is sneezing all day. > He has a cold.
    Her hands are dirty. > She dug in the garden.
    The ice cream is soft. > The freezer is off.
    The boy wears a medal. > He won the race.
    The library is quiet. > Everyone is reading.
    The lawn is short. > Someone mowed it.
    His face is red and sore. > He got sunburned.
    The train is full. > It is rush hour."""
)
_TOOLS_FOR = _table(
    """drive in a nail > hammer
    cut a plank in two > saw
    tighten a screw > screwdriver
    tighten a nut > wrench
    dig a hole > shovel
    gather dry leaves > rake
    paint a wall > paintbrush
    measure the length of a room > tape measure
    cut hair > scissors
    make a hole in a wall > drill
    reach a high shelf > ladder
    slice bread > knife
    eat soup > spoon
    sweep the floor > broom
    sew on a button > needle
    open a locked door > key
    see in the dark > flashlight
    wake up on time > alarm clock
    weigh flour > scale
    check for a fever > thermometer
    open a wine bottle > corkscrew
    draw a straight line > ruler
    boil pasta > pot
    catch a fish > rod
    stay dry in the rain > umbrella
    look at distant birds > binoculars
    iron out creases in a shirt > iron
    unblock a sink > plunger
    find north > compass"""
)
_EXPERTS = _table(
    """The kitchen tap is dripping. > plumber
    My tooth hurts. > dentist
    Our cat is ill. > vet
    The sockets have no power. > electrician
    My hair is too long. > barber
    The house is on fire. > firefighter
    I need a new pair of glasses. > optician
    The engine makes a strange noise. > mechanic
    Someone stole my purse. > police officer
    We need a birthday cake. > baker
    I want a photo of my family. > photographer
    The lawn and hedges are a mess. > gardener
    The trousers must be made shorter. > tailor
    My wooden table is broken. > carpenter
    I am being taken to court. > lawyer
    We want roses for the wedding. > florist
    I lost my house key. > locksmith
    I have a fever and a cough. > doctor
    I need steaks for the barbecue. > butcher
    My son wants piano lessons. > music teacher
    The text must be put into French. > translator
    I cannot find a book on the shelves. > librarian"""
)


@task("A", "B", "C")
def what_happens_next(rng: random.Random) -> tuple[str, str]:
    """Something happens and three continuations follow. Output the letter (A, B or C) of the one most likely to come next."""
    event, answer, options = _row(rng, _NEXT)
    return f"{event} {_lettered(rng, options)}", _letter(options, answer)


@task("1", "2")
def likelier_cause(rng: random.Random) -> tuple[str, str]:
    """A state of things is followed by two possible reasons. Output the number, 1 or 2, of the reason that explains it."""
    effect, answer, options = _row(rng, _CAUSES)
    options = _among(rng, answer, options, 2)
    return f"{effect} {_numbered(rng, options)}", str(options.index(answer) + 1)


@task()
def tool_for_the_job(rng: random.Random) -> tuple[str, str]:
    """The input names a job to do and three things. Write the thing that one needs for the job."""
    job, answer, options = _row(rng, _TOOLS_FOR)
    return f"{job}: {_offered(rng, options)}", answer


@task()
def who_can_help(rng: random.Random) -> tuple[str, str]:
    """Somebody has a problem and three occupations are offered. Write the occupation of the person to call."""
    problem, answer, options = _row(rng, _EXPERTS)
    return f"{problem} {_offered(rng, options)}", answer


# --- the option of a kind, or not


@task("A", "B", "C", "D")
def letter_of_named_kind(rng: random.Random) -> tuple[str, str]:
    """The input names a kind and four lettered words. Output the letter of the word that is of that kind."""
    kind, *rest = rng.sample(list(_KINDS), 4)
    right = _of(rng, kind)
    options = shuffled(rng, [right, *(_of(rng, other) for other in rest)])
    return f"{kind}? {_lettered(rng, options)}", _letter(options, right)


@task()
def not_of_named_kind(rng: random.Random) -> tuple[str, str]:
    """The input names a kind and three words. Write the one word that is not of that kind."""
    kind, other = rng.sample(list(_KINDS), 2)
    wrong, words = _of(rng, other), {_of(rng, kind) for _ in range(9)}
    return f"{kind}: {_offered(rng, shuffled(rng, [wrong, *sorted(words)[:2]]))}", wrong


@task(*_KINDS)
def kind_of_most_options(rng: random.Random) -> tuple[str, str]:
    """Three of the four words are of one kind. Name that kind: animal, fruit, tool, clothing, furniture, vehicle, job, sport,
    instrument or drink."""
    kind, other = rng.sample(list(_KINDS), 2)
    words = sorted({_of(rng, kind) for _ in range(12)})
    return " / ".join(shuffled(rng, [_of(rng, other), *rng.sample(words, 3)])), kind


_PARTS = _groups(
    """book: page, chapter, title page
    shirt: sleeve, collar, cuff
    house: roof, chimney, cellar
    bird: beak, feather, wing
    fish: fin, gills, scales
    flower: petal, stem, pollen
    hand: finger, thumb, knuckle
    bicycle: pedal, saddle, handlebars
    clock: minute hand, hour hand, pendulum
    shoe: shoelace, insole, heel
    ship: deck, mast, hull
    car: windshield, bumper, steering wheel
    egg: yolk, shell, egg white
    tree: twig, branch, bark
    guitar: strings, frets, sound hole
    sword: blade, hilt, sharp point
    face: nose, chin, cheek
    stove: burner, oven door, gas ring
    computer: keyboard, mouse pad, hard disk
    airport: runway, check-in hall, control tower"""
)


@task("1", "2", "3")
def number_of_whole(rng: random.Random) -> tuple[str, str]:
    """The input names a part and three numbered things. Output the number of the thing that has this part."""
    options = rng.sample(list(_PARTS), 3)
    whole = rng.choice(options)
    return f"{rng.choice(_PARTS[whole])} of a {_numbered(rng, options)}", str(options.index(whole) + 1)


# word: close in meaning, opposite
_RELATED = _groups(
    """big: large, small
    fast: quick, slow
    happy: glad, sad
    cold: chilly, hot
    rich: wealthy, poor
    brave: bold, cowardly
    clever: smart, stupid
    angry: furious, calm
    begin: start, end
    shout: yell, whisper
    buy: purchase, sell
    close: shut, open
    difficult: hard, easy
    wet: damp, dry
    tired: sleepy, awake
    noisy: loud, quiet
    clean: spotless, dirty
    strong: powerful, weak
    ugly: hideous, beautiful
    ancient: very old, modern
    thin: slim, fat
    correct: right, wrong
    friend: buddy, enemy
    gift: present, punishment
    remember: recall, forget
    empty: vacant, full
    find: discover, lose
    mend: repair, break
    polite: courteous, rude
    ill: sick, healthy
    build: construct, destroy
    cheap: inexpensive, expensive
    strange: odd, normal
    above: over, below
    always: forever, never
    victory: win, defeat
    arrive: come, leave
    love: adore, hate
    lift: raise, lower
    permit: allow, forbid"""
)
_FILLERS = _words("wooden purple electric musical square salty tropical hairy yesterday potato library foggy seven button")


@task()
def unrelated_option(rng: random.Random) -> tuple[str, str]:
    """A word is followed by three options: one of like meaning, one of opposite meaning, one that has nothing to do with it.
    Write the one that has nothing to do with it."""
    word, filler = rng.choice(list(_RELATED)), rng.choice(_FILLERS)
    return f"{word}: {_offered(rng, shuffled(rng, (*_RELATED[word], filler)))}", filler


_HAVING = _groups(
    """sweet: honey, sugar, candy, cake, jam
    sharp: razor, needle, thorn, knife, broken glass
    soft: pillow, cotton, feather, wool, teddy bear
    shaped like a ball: globe, orange, marble, football, pea
    very loud: thunder, siren, explosion, jet engine, fireworks
    able to fly: eagle, bee, bat, helicopter, butterfly
    on wheels: car, bicycle, train, skateboard, bus
    full of water: river, ocean, lake, swimming pool, bathtub
    see-through: window, glass jar, lens, clear plastic, windshield
    sticky: glue, tape, syrup, chewing gum, tree sap
    frozen: ice cube, iceberg, snowball, glacier, icicle
    for reading: newspaper, novel, magazine, letter, comic"""
)
_LACKING = {
    "sweet": "salt brick vinegar onion soap",
    "sharp": "pillow butter sponge balloon blanket",
    "soft": "brick rock nail diamond anvil",
    "shaped like a ball": "ladder door ruler pencil book",
    "very loud": "whisper shadow pillow cloud sponge",
    "able to fly": "cow chair snail shoe elephant",
    "on wheels": "canoe sled horse ladder submarine",
    "full of water": "desert dune toaster drawer envelope",
    "see-through": "brick plank potato carpet coin",
    "sticky": "marble feather key mirror ruler",
    "frozen": "campfire soup desert lava candle",
    "for reading": "spoon carrot hammer sock pillow",
}


@task()
def word_with_property(rng: random.Random) -> tuple[str, str]:
    """The input names a property and three things. Write the thing that has the property."""
    quality = rng.choice(list(_HAVING))
    right = rng.choice(_HAVING[quality])
    return f"{quality}: {_offered(rng, _among(rng, right, _LACKING[quality].split()))}", right


@task("A", "B", "C")
def letter_without_property(rng: random.Random) -> tuple[str, str]:
    """The input asks for what does not have a property. Output the letter, A, B or C, of the one thing that lacks it."""
    quality = rng.choice(list(_HAVING))
    wrong = rng.choice(_LACKING[quality].split())
    options = _among(rng, wrong, _HAVING[quality])
    return f"{quality}, all but: {_lettered(rng, options)}", _letter(options, wrong)


# --- the correct option

_SPELLINGS = _groups(
    """receive: recieve, receeve
    friend: freind, frend
    because: becuase, becaus
    beautiful: beatiful, beautifull
    separate: seperate, separete
    tomorrow: tommorow, tomorow
    necessary: neccessary, necesary
    definitely: definately, definitly
    believe: beleive, beleve
    weird: wierd, weerd
    until: untill, untl
    really: realy, reelly
    Wednesday: Wensday, Wednsday
    February: Febuary, Februry
    school: shcool, scool
    people: poeple, peeple
    which: wich, whitch
    their: thier, theyr
    different: diffrent, diferent
    business: buisness, bussiness
    calendar: calender, calandar
    address: adress, addres
    library: libary, librery
    island: iland, islend
    knife: knive, nife
    surprise: suprise, surprice
    restaurant: restaraunt, resturant
    mountain: mountin, montain
    cousin: cusin, couzin
    neighbor: nieghbor, nieghber
    interesting: intresting, interresting
    grammar: grammer, gramar
    success: succes, sucess
    government: goverment, governmant
    writing: writting, wrighting
    across: accross, acros
    foreign: foriegn, foren
    eighth: eigth, eightth
    breakfast: brekfast, breakfest
    sandwich: sandwhich, sanwich
    answer: anser, awnser
    minute: minite, minnute
    straight: straihgt, straigt"""
)


@task()
def correctly_spelled_option(rng: random.Random) -> tuple[str, str]:
    """Three spellings of one word are offered. Write the correct one."""
    word = rng.choice(list(_SPELLINGS))
    return _offered(rng, shuffled(rng, (word, *_SPELLINGS[word]))), word


@task("1", "2", "3")
def number_of_misspelling(rng: random.Random) -> tuple[str, str]:
    """One of three numbered words is misspelled. Output its number: 1, 2 or 3."""
    words = rng.sample(list(_SPELLINGS), 3)
    wrong = rng.randrange(3)
    words[wrong] = rng.choice(_SPELLINGS[words[wrong]])
    return _numbered(rng, words), str(wrong + 1)


_IRREGULAR = _words("drink eat run sing swim write")


def _grammar_pair(rng: random.Random) -> tuple[str, str]:
    """A correct sentence and the same with a mistake."""
    name, thing, number = rng.choice(_PEOPLE), rng.choice(_THINGS), rng.choice(lexicon.NUMBER_WORDS[2:])
    base, third, past, ing = rng.choice([forms for forms in lexicon.VERB_FORMS if forms[0] in _IRREGULAR])
    vowel = rng.choice(("apple", "egg", "orange", "umbrella", "onion", "old map"))
    return rng.choice(
        (
            (f"{name} {third} every day.", f"{name} {base} every day."),
            (f"They {base} every day.", f"They {third} every day."),
            (f"{name} {past} last night.", f"{name} {base}ed last night."),
            (f"{name} is {ing} now.", f"{name} is {base} now."),
            (f"{name} has an {vowel}.", f"{name} has a {vowel}."),
            (f"I bought a {thing}.", f"I bought an {thing}."),
            (f"{name} has {number} {plural(thing)}.", f"{name} has {number} {thing}."),
            (f"{name} does not like the {thing}.", f"{name} do not like the {thing}."),
            (f"She gave me the {thing}.", f"She gave I the {thing}."),
            (f"He saw them near {name}.", f"He saw they near {name}."),
            (f"The {plural(thing)} are here.", f"The {plural(thing)} is here."),
            (f"My {thing} is better than yours.", f"My {thing} is more better than yours."),
        )
    )


@task("A", "B")
def letter_of_grammatical(rng: random.Random) -> tuple[str, str]:
    """Two sentences differ in one point of grammar. Output the letter of the grammatically correct one: A or B."""
    right, wrong = _grammar_pair(rng)
    options = shuffled(rng, (right, wrong))
    return _lettered(rng, options), _letter(options, right)


# subjects: what is true of them | what is false
_CLAIMS = {
    subject: tuple(tuple(side.split(", ")) for side in rest.split(" | "))
    for subject, rest in _table(
        """Birds > have feathers, lay eggs, have two legs | have fur, have four legs, read books
    Fish > swim, have fins, live in water | fly to the moon, wear shoes, have hands
    Cows > eat grass, give milk, have four legs | eat cars, lay eggs, live in trees
    Cats > catch mice, have whiskers, have tails | have wings, live underwater, speak French
    Trees > have roots, have branches, grow slowly | have teeth, run away, drive cars
    Bees > make honey, have wings, visit flowers | weigh a ton, bark at night, have feathers
    Lemons > are sour, grow on trees, are yellow | are blue, taste salty, are made of metal
    Elephants > are heavy, have trunks, have big ears | are tiny, lay eggs, can fly
    Snakes > have no legs, shed their skin, can bite | have six legs, grow fur, have wings
    Cars > have wheels, need energy, have brakes | eat hay, have feathers, grow on trees
    Doctors > treat the sick, work in hospitals, wear white coats | bake bread for a living, live in nests, have gills
    Knives > have blades, cut bread, are sharp | are soft, can sing, grow in fields
    Babies > cry, drink milk, sleep a lot | drive trucks, have beards, go to work
    Carrots > are orange, grow in soil, are vegetables | are animals, are purple birds, swim in lakes
    Penguins > live in the cold, eat fish, swim well | live in deserts, eat grass, have four legs
    Books > have pages, can be read, are made of paper | breathe air, have wheels, drink water
    Spiders > have eight legs, spin webs, eat flies | have two legs, sing songs, have fur and horns"""
    ).items()
}


def _claim(rng: random.Random, truth: bool) -> str:
    subject = rng.choice(list(_CLAIMS))
    return f"{subject} {rng.choice(_CLAIMS[subject][0 if truth else 1])}."


@task("1", "2")
def number_of_true_claim(rng: random.Random) -> tuple[str, str]:
    """Two statements are numbered. Output the number, 1 or 2, of the one that is true in the real world."""
    options = shuffled(rng, (_claim(rng, True), wrong := _claim(rng, False)))
    return _numbered(rng, options), str(2 - options.index(wrong))


@task("A", "B", "C")
def letter_of_false_claim(rng: random.Random) -> tuple[str, str]:
    """Of three lettered statements two are true. Output the letter (A, B or C) of the false one."""
    wrong = _claim(rng, False)
    options = shuffled(rng, (wrong, *sorted({_claim(rng, True) for _ in range(9)})[:2]))
    return _lettered(rng, options), _letter(options, wrong)


# --- choices that somebody made or can make

_MEALS = _words("soup pizza salad burger pasta curry steak omelet sandwich pancakes stew risotto tacos noodles pie")
_TREATS = _MEALS + lexicon.DRINKS


@task()
def text_behind_letter(rng: random.Random) -> tuple[str, str]:
    """A menu of lettered items is followed by the letter somebody chose. Write the item chosen."""
    options = rng.sample(_TREATS, rng.randint(3, 4))
    right = rng.choice(options)
    said = rng.choice(("{name}: {letter}", "{name} takes {letter}.", "{name} ticked {letter}."))
    return f"{_lettered(rng, options)} -> {said.format(name=rng.choice(_PEOPLE), letter=_letter(options, right))}", right


@task("A", "B", "C")
def letter_of_order(rng: random.Random) -> tuple[str, str]:
    """Somebody says what he or she wants from a lettered menu. Output the letter of that item: A, B or C."""
    options = rng.sample(_TREATS, 3)
    right = rng.choice(options)
    said = rng.choice(("{} would like the {}.", "{} takes the {}.", "{}: the {}, please!")).format(rng.choice(_PEOPLE), right)
    return f"{said} {_lettered(rng, options)}", _letter(options, right)


@task()
def affordable_dish(rng: random.Random) -> tuple[str, str]:
    """Somebody has some money and three dishes have prices. Write the only dish that the money is enough for."""
    money, dishes = rng.randint(4, 20), rng.sample(_MEALS, 3)
    prices = [money - rng.randint(0, 3), money + rng.randint(1, 5), money + rng.randint(3, 9)]
    menu = shuffled(rng, [f"{dish} ${price}" for dish, price in zip(dishes, prices, strict=True)])
    return f"{rng.choice(_PEOPLE)} has ${money}: {', '.join(menu)}", dishes[0]


@task()
def choice_of_most(rng: random.Random) -> tuple[str, str]:
    """Several people say what they want. Write what most of them want."""
    most, other = rng.sample(_TREATS, 2)
    size = rng.choice((3, 5))
    wishes = [most] * (size // 2 + 1) + [other] * (size // 2)
    pairs = zip(rng.sample(_PEOPLE, size), shuffled(rng, wishes), strict=True)
    layout = rng.choice(("{} wants {}", "{}: {}", "{} - {}"))
    return ", ".join(layout.format(*pair) for pair in pairs), most


_REPLIES = {
    "where": ("Where is {name}?", "Where did you find the {thing}?", "Near the {place}.", "Behind the {place}."),
    "when": ("When do we meet {name}?", "When did the {thing} arrive?", "On {day}.", "At half past {number}."),
    "who": ("Who took the {thing}?", "Who will help us?", "{other} did, I think.", "My friend {other}."),
    "many": ("How many {things} do we need?", "How many {things} are left?", "At least {number}.", "Only {number}."),
    "why": ("Why is {name} angry?", "Why did you leave early?", "Because it was too loud.", "Because of the rain."),
    "color": ("What color is the {thing}?", "What color do you like best?", "{hue}.", "Mostly {low_hue}."),
    "can": ("Can you swim?", "Do you know {name}?", "Yes, quite well.", "No, not at all."),
}


@task("1", "2", "3")
def number_of_fitting_reply(rng: random.Random) -> tuple[str, str]:
    """A question is followed by three numbered replies. Output the number of the reply that answers the question."""
    kinds = rng.sample(list(_REPLIES), 3)
    right, (name, other) = rng.randrange(3), rng.sample(_PEOPLE, 2)
    replies = [rng.choice(_REPLIES[kind][2:]) for kind in kinds]
    thing, hue = rng.choice(_THINGS), rng.choice(_HUES)
    text = f"{rng.choice(_REPLIES[kinds[right]][:2])} {_numbered(rng, replies)}"
    slots = {"name": name, "other": other, "thing": thing, "things": plural(thing), "hue": hue.capitalize(), "low_hue": hue}
    slots |= {"place": rng.choice(lexicon.PLACES), "day": rng.choice(lexicon.WEEKDAYS)}
    return text.format(**slots, number=rng.choice(lexicon.NUMBER_WORDS[2:])), str(right + 1)


# --- short reading: the answer stands in the passage


def _passing(rng: random.Random) -> tuple[str, list[str], str]:
    """A thing goes from hand to hand: the passage, the people in order, the thing."""
    people, thing = rng.sample(_PEOPLE, rng.randint(3, 4)), rng.choice(_THINGS)
    ways = ("{} passed {} to {}.", "{} gave {} to {}.", "{} handed {} to {}.")
    steps = [
        rng.choice(ways).format(giver, "it" if i else f"the {rng.choice(_HUES)} {thing}", taker)
        for i, (giver, taker) in enumerate(pairwise(people))
    ]
    return " ".join(steps), people, thing


@task()
def holder_at_the_end(rng: random.Random) -> tuple[str, str]:
    """A thing goes from one person to another. Name the person who has it at the end."""
    text, people, _ = _passing(rng)
    return text, people[-1]


@task()
def holder_at_the_start(rng: random.Random) -> tuple[str, str]:
    """A thing goes from one person to another. Name the person who had it first."""
    text, people, _ = _passing(rng)
    return text, people[0]


@task()
def thing_handed_on(rng: random.Random) -> tuple[str, str]:
    """A thing goes from one person to another. Name the thing in one word, without its color."""
    text, _, thing = _passing(rng)
    return text, thing


@task()
def answer_to_question_word(rng: random.Random) -> tuple[str, str]:
    """A sentence is followed by a question word: Who, What, Where or When. Answer it with words from the sentence:
    the name, the thing ("a lamp"), the city or the day."""
    name, thing, city, day = (rng.choice(pool) for pool in (_PEOPLE, _THINGS, lexicon.CITIES, lexicon.WEEKDAYS))
    answers = {"Who": name, "What": f"a {thing}", "Where": city, "When": day}
    did = rng.choice(("bought", "lost", "found", "sold"))
    ways = ("{0} {4} a {1} in {2} on {3}.", "On {3} {0} {4} a {1} in {2}.", "In {2}, {0} {4} a {1} on {3}.")
    asked = rng.choice(list(answers))
    return f"{rng.choice(ways).format(name, thing, city, day, did)} {asked}?", answers[asked]


@task()
def owner_of_color(rng: random.Random) -> tuple[str, str]:
    """The passage says what colors people's things have and ends with one color. Name the person whose thing has that color."""
    people, hues, thing = rng.sample(_PEOPLE, 3), rng.sample(_HUES, 3), rng.choice(_THINGS)
    way = rng.choice(("{0}'s {2} is {1}", "{0} has a {1} {2}", "the {1} {2} is {0}'s"))
    text = ", ".join(way.format(person, hue, thing) for person, hue in zip(people, hues, strict=True))
    asked = rng.randrange(3)
    return f"{upper_first(text)}. {hues[asked].capitalize()}?", people[asked]


_SPOTS = _words("basket drawer box cupboard bag fridge oven sink wardrobe car garage bathtub suitcase bucket cellar attic")
_SMALL = _words("ball book brush button candle coin comb cup doll fork key map mug net pen pencil ring ruler spoon towel toy")


def _moved(rng: random.Random) -> tuple[str, str, str]:
    """A passage about a thing that is put in one place and moved to another: the passage and both places."""
    name, other = rng.sample(_PEOPLE, 2)
    spot, later = rng.sample(_SPOTS, 2)
    thing = rng.choice(_SMALL)
    ways = (
        "{0} put the {2} in the {3}. Later {1} moved it to the {4}.",
        "The {2} was in the {3} until {0} put it in the {4}.",
        "{0} took the {2} out of the {3} and hid it in the {4}.",
        "{1} moved the {2} to the {4}. Before, it was in the {3}.",
        "The {2} is now in the {4}, because {0} took it from the {3}.",
    )
    return rng.choice(ways).format(name, other, thing, spot, later), spot, later


@task()
def place_of_thing_now(rng: random.Random) -> tuple[str, str]:
    """Something was moved. Say in one word where it is now."""
    text, _, later = _moved(rng)
    return text, later


@task()
def place_of_thing_before(rng: random.Random) -> tuple[str, str]:
    """Something was moved. Say in one word where it was before it was moved."""
    text, spot, _ = _moved(rng)
    return text, spot


_DOINGS = _words("swimming cooking reading painting knitting running shopping cleaning fishing baking drawing cycling dancing")


def _two_doings(rng: random.Random) -> tuple[str, str, str]:
    """A sentence about two activities, the earlier one and the later one."""
    first, then = rng.sample(_DOINGS, 2)
    ways = (
        "{0} did some {1} before {2}.",
        "Before {2}, {0} did some {1}.",
        "{0} started {2} after {1}.",
        "After {1}, {0} started {2}.",
        "{0} went from {1} to {2}.",
    )
    return rng.choice(ways).format(rng.choice(_PEOPLE), first, then), first, then


@task()
def activity_done_first(rng: random.Random) -> tuple[str, str]:
    """The sentence mentions two activities. Write the one that was done first, as one word."""
    text, first, _ = _two_doings(rng)
    return text, first


@task()
def activity_done_last(rng: random.Random) -> tuple[str, str]:
    """The sentence mentions two activities. Write the one that was done last, as one word."""
    text, _, then = _two_doings(rng)
    return text, then


_REASONS = _table(
    """took an umbrella > it was raining
    opened the window > the room was hot
    went home early > the school was closed
    walked to work > the bus was late
    lit a candle > the power was out
    bought a new phone > the old one was broken
    put on a coat > it was cold outside
    stayed in bed > the alarm did not ring
    called the doctor > the baby was ill
    ordered pizza > the fridge was empty
    ran to the station > the train was leaving
    closed the curtains > the sun was too bright
    whispered > the others were asleep
    baked a cake > a friend had a birthday
    turned back > the road was blocked
    wore sunglasses > the light was strong
    sold the car > gas was too expensive
    laughed > the joke was funny
    moved the picnic inside > a storm was coming
    fed the dog twice > it was still hungry"""
)


@task()
def reason_given(rng: random.Random) -> tuple[str, str]:
    """The sentence says what somebody did and why. Write only the reason, as a clause in lower case without because or so."""
    action, reason = rng.choice(list(_REASONS.items()))
    ways = ("{0} {1} because {2}.", "Because {2}, {0} {1}.", "{3}, so {0} {1}.", "{3}. That is why {0} {1}.")
    text = rng.choice(ways).format(rng.choice(_PEOPLE), action, reason, upper_first(reason))
    return text, reason


@task()
def who_receives_it(rng: random.Random) -> tuple[str, str]:
    """Somebody gets something from somebody. Name the person who gets it."""
    giver, taker = rng.sample(_PEOPLE, 2)
    ways = (
        "{0} sent a {2} to {1}.",
        "{0} sent {1} a {2}.",
        "{1} got a {2} from {0}.",
        "{0} bought a {2} for {1}.",
        "From {0}, {1} received a {2}.",
        "{1} thanked {0} for the {2}.",
    )
    return rng.choice(ways).format(giver, taker, rng.choice(_THINGS)), taker


@task()
def amount_of_asked_thing(rng: random.Random) -> tuple[str, str]:
    """The passage counts several things and ends with one of them. Write how many of that thing there are, in digits."""
    things, numbers = rng.sample(_THINGS, 3), rng.sample(range(2, 13), 3)
    if rng.random() < 0.5:
        counted = [f"{lexicon.NUMBER_WORDS[n]} {plural(thing)}" for n, thing in zip(numbers, things, strict=True)]
    else:
        counted = [f"{n} {plural(thing)}" for n, thing in zip(numbers, things, strict=True)]
    asked = rng.randrange(3)
    start = rng.choice(("There are", "We sold", f"{rng.choice(_PEOPLE)} has", "I counted"))
    return f"{start} {counted[0]}, {counted[1]} and {counted[2]}. {plural(things[asked]).capitalize()}?", str(numbers[asked])


@task()
def who_stayed_away(rng: random.Random) -> tuple[str, str]:
    """Some people were expected and all but one came. Name the one who did not come."""
    people = rng.sample(_PEOPLE, rng.randint(3, 4))
    absent = rng.choice(people)
    came = shuffled(rng, [person for person in people if person != absent])
    one, two = (f"{', '.join(names[:-1])} and {names[-1]}" for names in (people, came))
    ways = ("{0} were invited. {1} came.", "We saw {1} there. We had asked {0}.", "Team: {0}. Here today: {1}.")
    return rng.choice(ways).format(one, two), absent


@task()
def liked_by_both(rng: random.Random) -> tuple[str, str]:
    """Two people like two things each. Write the one thing that both of them like."""
    both, one, two = rng.sample(_TREATS + lexicon.FRUITS, 3)
    name, other = rng.sample(_PEOPLE, 2)
    way = rng.choice(("{} likes {} and {}.", "{}: {}, {}.", "{} eats or drinks {} and {}."))
    return f"{way.format(name, *shuffled(rng, (both, one)))} {way.format(other, *shuffled(rng, (two, both)))}", both


@task()
def who_the_pronoun_is(rng: random.Random) -> tuple[str, str]:
    """The sentence names a woman and a man and has one pronoun (he or she). Name the person the pronoun stands for."""
    pair = shuffled(rng, (rng.choice(_SHE), rng.choice(_HE)))
    right = rng.choice(pair)
    ways = (
        "{0} called {1} because {2} was bored.",
        "{0} met {1} when {2} was on the way home.",
        "{0} told {1} that {2} had won.",
        "When {2} was ill, {0} visited {1}.",
        "{0} works with {1}, but {2} is leaving.",
        "After {2} had eaten, {0} played chess with {1}.",
    )
    return rng.choice(ways).format(*pair, "she" if right in _SHE else "he"), right


# --- what follows from what


def _slots(rng: random.Random) -> dict[str, str]:
    names: dict[str, str] = dict(zip(("n", "m"), rng.sample(_PEOPLE, 2), strict=True))
    for key, pool in (("hue", _HUES), ("thing", _THINGS), ("city", lexicon.CITIES), ("job", _JOBS), ("day", lexicon.WEEKDAYS)):
        names[key], names[f"{key}2"] = rng.sample(pool, 2)
    return names | {"things": plural(names["thing"]), "place": rng.choice(lexicon.PLACES)}


_JOBS = _words("baker barber butcher carpenter chef dentist doctor farmer florist gardener lawyer nurse pilot plumber waiter")
# premise | follows | contradicts | open
_INFERENCES = tuple(
    tuple(tuple(part.strip().split(" / ")) for part in line.split(" | "))
    for line in """{n} bought a {hue} {thing}. | {n} bought a {thing}. | {n} bought nothing. | {n} paid a lot.
{n} and {m} met in {city}. | {m} was in {city}. / {n} met {m}. | {n} never met {m}. / {n} was alone. | {n} likes {city}.
All the {things} are {hue}. | No {thing} is {hue2}. | One {thing} is {hue2}. / The {things} are {hue2}. | The {things} are new.
{n} is older than {m}. | {m} is younger than {n}. | {m} is older than {n}. / They are the same age. | {n} is taller than {m}.
{n} has three cats and no dog. | {n} has a pet. / {n} has no dog. | {n} has a dog. / {n} has no cats. | {n} has a car.
{n} came home after {m}. | {m} came home before {n}. | {n} came home first. | {n} came home by bus. / {m} was tired.
The {place} is closed on {day}. | The {place} is not open on {day}. | The {place} is open on {day}. | The {place} is small.
{n} broke the {thing}. | The {thing} got broken. | Nothing got broken. | {n} was sorry. / {m} was sorry.""".splitlines()
)
# passage | yes | no | unclear
_DOUBTS = tuple(
    tuple(tuple(part.strip().split(" / ")) for part in line.split(" | "))
    for line in """{n} works as a {job} in {city}. | Does {n} have a job? / Is {n} a {job}? | Is {n} a {job2}? | Is {n} married?
The {thing} belongs to {n}, not to {m}. | Does {n} own the {thing}? | Does {m} own the {thing}? | Is the {thing} new?
{n} moved from {city} to {city2}. | Has {n} left {city}? | Did {n} stay in {city}? | Does {n} like {city2}? / Is {n} rich?
{n} plays chess every {day} with {m}. | Does {m} play chess? | Does {n} only play alone? | Does {m} often win?
{n} painted the {hue} {thing} {hue2}. | Is the {thing} {hue2} now? | Is the {thing} still {hue}? | Is the {thing} cheap?
{n} forgot the {thing}, but {m} did not. | Did {n} forget the {thing}? | Did {m} forget the {thing}? | Is {n} angry?
The trip to the {place} was moved to {day}. | Is the trip on {day}? | Is the trip on {day2}? | Is it far?""".splitlines()
)


def _judged(rng: random.Random, cases: tuple[tuple[tuple[str, ...], ...], ...], labels: Sequence[str]) -> tuple[str, str, str]:
    """A premise, what is said or asked of it, the label."""
    case, label = rng.choice(cases), rng.randrange(3)
    slots = _slots(rng)
    return case[0][0].format(**slots), rng.choice(case[label + 1]).format(**slots), labels[label]


@task("follows", "contradicts", "open")
def follows_contradicts_or_open(rng: random.Random) -> tuple[str, str]:
    """Given the first sentence, say of the second (after the arrow) whether it "follows", "contradicts" the first, or is "open"
    (may be true or not)."""
    first, second, label = _judged(rng, _INFERENCES, ("follows", "contradicts", "open"))
    return f"{first} -> {second}", label


@task("yes", "no", "unclear")
def yes_no_or_unclear(rng: random.Random) -> tuple[str, str]:
    """Answer the question by the sentence before it: "yes", "no", or "unclear" if the sentence does not tell."""
    text, question, label = _judged(rng, _DOUBTS, ("yes", "no", "unclear"))
    return f"{text} {question}", label


_SAYINGS = tuple(
    line.split(" | ")
    for line in """{n} is taller than {m}. | {m} is shorter than {n}. | {m} is taller than {n}.
{n} gave the {thing} to {m}. | {m} got the {thing} from {n}. | {n} got the {thing} from {m}.
The {thing} is above the {thing2}. | The {thing2} is below the {thing}. | The {thing2} is above the {thing}.
{n} sold {m} the {thing}. | {m} bought the {thing} from {n}. | {n} bought the {thing} from {m}.
{n} arrived before {m}. | {m} arrived after {n}. | {n} arrived after {m}.
{n} found the {thing}. | The {thing} was found by {n}. | The {thing} was lost by {n}.
{n} forgot the {thing}. | {n} did not remember the {thing}. | {n} did not forget the {thing}.
Nobody saw {n}. | {n} was not seen by anyone. | Everybody saw {n}.
{n} taught {m} to swim. | {m} learned to swim from {n}. | {n} learned to swim from {m}.
The {place} is open. | The {place} is not closed. | The {place} is not open.""".splitlines()
)


@task("same meaning", "other meaning")
def same_or_other_meaning(rng: random.Random) -> tuple[str, str]:
    """Two sentences stand around a slash. Say whether they mean the same ("same meaning") or not ("other meaning")."""
    first, same, other = rng.choice(_SAYINGS)
    label = rng.choice(("same meaning", "other meaning"))
    pair = shuffled(rng, (first, same if label == "same meaning" else other))
    return " / ".join(pair).format(**_slots(rng)), label


_TOPICS = _groups(
    """weather: It will rain all day, A storm is on its way, The sun came out at noon, Snow fell in the hills
    sport: Our team won the match, The goalkeeper was hurt, She ran the race in record time, The coach was not happy
    food: The soup needs more salt, We had rice and beans, Bake the cake for an hour, He peeled the potatoes
    money: The bank raised its fees, I have to pay my rent, Prices went up again, She saved ten dollars a week
    travel: Our flight was delayed, We booked a hotel by the sea, He packed his suitcase, The train to Rome leaves soon
    health: She has a bad cold, The doctor checked his heart, Take the pills twice a day, My back hurts
    school: The teacher set a test, Pupils did their homework, He failed the exam, The math lesson was long
    music: The band played two songs, She practices the violin, The choir was too loud, He wrote a new tune"""
)


@task("yes", "no")
def about_one_topic(rng: random.Random) -> tuple[str, str]:
    """Say whether the two sentences are about one and the same topic, such as weather, food or sport: "yes" or "no"."""
    one, two = rng.sample(list(_TOPICS), 2)
    if rng.random() < 0.5:
        return ". ".join(rng.sample(_TOPICS[one], 2)) + ".", "yes"
    return f"{rng.choice(_TOPICS[one])}. {rng.choice(_TOPICS[two])}.", "no"


_DEEDS = tuple(
    line.strip().split(" - ")
    for line in """cow - ate - grass
    farmer - milked - cow
    boy - kicked - ball
    cat - drank - milk
    girl - read - letter
    chef - peeled - potato
    teacher - cleaned - blackboard
    bird - ate - worm
    driver - parked - truck
    nurse - opened - window
    baker - sliced - bread
    dog - buried - bone
    woman - wrote - book
    king - wore - crown
    plumber - repaired - pipe
    child - drew - house
    tailor - sewed - shirt
    man - painted - fence
    student - solved - puzzle
    sailor - folded - sail
    waiter - served - soup
    monkey - peeled - banana
    gardener - watered - rose
    rider - cleaned - saddle
    hen - laid - egg
    singer - dropped - microphone
    thief - stole - necklace
    mechanic - fixed - engine
    squirrel - cracked - nut
    barber - sharpened - razor""".splitlines()
)


@task("sensible", "absurd")
def sensible_or_absurd(rng: random.Random) -> tuple[str, str]:
    """Judge what the sentence says happened: "sensible" if it could happen in real life, "absurd" if it could not."""
    (doer, did, what), label = rng.choice(_DEEDS), rng.choice(("sensible", "absurd"))
    if label == "absurd":
        doer, what = what, doer
    return f"On {rng.choice(lexicon.WEEKDAYS)} the {doer} {did} the {what}.", label


@task("1", "2", "3")
def number_of_mention(rng: random.Random) -> tuple[str, str]:
    """The input asks for a color, a number, a city, a weekday or a reason, and lists three sentences. Output the number of the
    sentence that mentions it."""
    slots = _slots(rng)
    said = {
        "color": "{n} has a {hue} {thing}.",
        "number": f"{{n}} has {rng.choice(lexicon.NUMBER_WORDS[2:])} {{things}}.",
        "city": "{n} has been to {city}.",
        "weekday": "{n} is free on {day}.",
        "reason": f"{{n}} left because {rng.choice(('it was late', 'it rained', 'nobody came'))}.",
    }
    kinds, right = rng.sample(list(said), 3), rng.randrange(3)
    return f"{kinds[right]}? {_numbered(rng, [said[kind] for kind in kinds])}".format(**slots), str(right + 1)


# --- order, family, time, amounts


def _placed(rng: random.Random) -> tuple[str, list[str]]:
    """Three things in a row, told by two sentences: the text, the things from left to right."""
    row = rng.sample(_THINGS, 3)
    said = [rng.choice((f"The {a} is left of the {b}.", f"The {b} is right of the {a}.")) for a, b in pairwise(row)]
    return " ".join(shuffled(rng, said)), row


@task()
def thing_farthest_left(rng: random.Random) -> tuple[str, str]:
    """Three things lie in a row. Name the one at the left end."""
    text, row = _placed(rng)
    return text, row[0]


@task()
def thing_in_the_middle(rng: random.Random) -> tuple[str, str]:
    """Three things lie in a row. Name the one between the two others."""
    text, row = _placed(rng)
    return text, row[1]


@task()
def youngest_of_three(rng: random.Random) -> tuple[str, str]:
    """Two sentences compare the ages of three people. Name the youngest."""
    people = rng.sample(_PEOPLE, 3)
    said = [rng.choice((f"{a} is younger than {b}.", f"{b} is older than {a}.")) for a, b in pairwise(people)]
    return " ".join(shuffled(rng, said)), people[0]


_KIN = _table(
    """father's father > grandfather
    mother's father > grandfather
    mother's mother > grandmother
    father's mother > grandmother
    mother's brother > uncle
    father's brother > uncle
    mother's sister > aunt
    father's sister > aunt
    brother's son > nephew
    sister's son > nephew
    brother's daughter > niece
    sister's daughter > niece
    son's son > grandson
    daughter's son > grandson
    son's daughter > granddaughter
    daughter's daughter > granddaughter
    uncle's son > cousin
    aunt's daughter > cousin
    daughter's husband > son-in-law
    son's wife > daughter-in-law"""
)


@task()
def kin_in_one_word(rng: random.Random) -> tuple[str, str]:
    """The input describes a relative in two steps. Give the one word for that relative, such as uncle or niece."""
    steps, kin = rng.choice(list(_KIN.items()))
    via, last = steps.split("'s ")
    return rng.choice(("{0}'s {1}'s {2}", "the {2} of {0}'s {1}")).format(rng.choice(_PEOPLE), via, last), kin


# female form, male form
_PARENT, _CHILD = ("mother", "father"), ("daughter", "son")
_SIBLING, _SPOUSE = ("sister", "brother"), ("wife", "husband")
_GRAND, _GRANDCHILD = ("grandmother", "grandfather"), ("granddaughter", "grandson")
_AUNT, _NIECE = ("aunt", "uncle"), ("niece", "nephew")
_BACK = (
    (_PARENT, _CHILD),
    (_CHILD, _PARENT),
    (_SIBLING, _SIBLING),
    (_GRAND, _GRANDCHILD),
    (_GRANDCHILD, _GRAND),
    (_AUNT, _NIECE),
    (_NIECE, _AUNT),
    (_SPOUSE, _SPOUSE),
)


@task()
def kin_the_other_way(rng: random.Random) -> tuple[str, str]:
    """The input says what one person is to another. Say in one word what the other person is to the first."""
    there, back = rng.choice(_BACK)
    name, other = rng.sample(_PEOPLE, 2)
    if there is _SPOUSE:
        name, other = shuffled(rng, (rng.choice(_SHE), rng.choice(_HE)))
    return f"{name} is {other}'s {there[name in _HE]}. {other} is {name}'s ___", back[other in _HE]


@task()
def earlier_of_two_dates(rng: random.Random) -> tuple[str, str]:
    """Two dates of one year are given. Write the earlier one as it stands."""
    days = sorted(rng.sample(range(12 * 28), 2))
    dates = [f"{day % 28 + 1} {lexicon.MONTHS[day // 28]}" for day in days]
    return rng.choice((" or ", " / ", ", ")).join(shuffled(rng, dates)), dates[0]


@task("open", "closed")
def open_or_closed_now(rng: random.Random) -> tuple[str, str]:
    """Opening hours and the present time are given. Say whether the place is "open" or "closed" now."""
    start, end = rng.randint(7, 11), rng.randint(15, 20)
    label = rng.choice(("open", "closed"))
    hour = rng.randint(start, end - 1) if label == "open" else rng.choice((rng.randint(5, start - 1), rng.randint(end, 22)))
    place = rng.choice(("bakery", "bank", "library", "museum", "office", "pharmacy", "market", "zoo", "supermarket"))
    now = f"{hour}:{rng.randint(1, 59):02d}"
    return rng.choice((f"{place} {start}:00-{end}:00, now {now}", f"It is {now}. {place}: {start}:00 to {end}:00")), label


@task()
def end_of_event(rng: random.Random) -> tuple[str, str]:
    """The input says when something starts and how many hours it lasts. Write the time when it ends, in the form 17:30."""
    hour, minute, hours = rng.randint(8, 20), rng.choice(("00", "10", "15", "20", "30", "45")), rng.randint(1, 3)
    event = rng.choice(("movie", "concert", "lesson", "meeting", "match", "party", "flight", "exam"))
    span = f"{hours} hour{'s' * (hours > 1)}"
    ways = (f"The {event} starts at {hour}:{minute} and lasts {span}.", f"{event}: {hour}:{minute}, {span}")
    return rng.choice(ways), f"{hour + hours}:{minute}"


_SUMS = _groups(
    """add: {n} has {a} {things} and gets {b} more. How many now?, {n} has {a} {things} and {m} has {b}. How many together?
    subtract: {n} had {a} {things} and lost {b}. How many are left?, {n} gave {m} {b} of {a} {things}. How many remain?
    multiply: {n} has {b} bags with {a} {things} each. How many in all?, One of the {things} costs ${b}. What do {a} cost?
    divide: {b} people share {a} {things} equally. How many each?, {n} puts {a} {things} in {b} equal rows. How many a row?"""
)


@task("add", "subtract", "multiply", "divide")
def operation_needed(rng: random.Random) -> tuple[str, str]:
    """Say which operation solves the problem: add, subtract, multiply or divide. Do not calculate."""
    label = rng.choice(list(_SUMS))
    few, times = rng.randint(2, 9), rng.randint(2, 9)
    return rng.choice(_SUMS[label]).format(a=few * times, b=few, **_slots(rng)), label


@task("left", "right", "balanced")
def side_that_sinks(rng: random.Random) -> tuple[str, str]:
    """A pair of scales holds two weights, given left / right. Say which side is heavier, "left" or "right", or "balanced"."""
    label, grams = rng.choice(("left", "right", "balanced")), rng.randint(2, 38) * 250
    other = grams if label == "balanced" else grams + 250 * rng.randint(1, 8)
    light, heavy = (f"{w / 1000:g} kg" if rng.random() < 0.5 else f"{w} g" for w in (grams, other))
    return f"{heavy} / {light}" if label == "left" else f"{light} / {heavy}", label


@task()
def who_has_more(rng: random.Random) -> tuple[str, str]:
    """The sentence compares what two people have. Name the person who has more."""
    more, less = rng.sample(_PEOPLE, 2)
    few, extra, things = rng.randint(2, 20), rng.randint(2, 9), plural(rng.choice(_THINGS))
    ways = (
        f"{more} has {extra} {things} more than {less}.",
        f"{less} has {extra} {things} fewer than {more}.",
        f"{more} has {few + extra} {things}, {less} has {few}.",
        f"{less} has {few} {things} and {more} has {few + extra}.",
        f"{less} does not have as many {things} as {more}.",
    )
    return rng.choice(ways), more


@task()
def share_of_each(rng: random.Random) -> tuple[str, str]:
    """Things are shared out equally. Write how many each gets, as a number."""
    people, each = rng.randint(2, 6), rng.randint(2, 9)
    whom = rng.choice(("children", "friends", "tables", "boxes", "teams", "rooms"))
    total = f"{people * each} {plural(rng.choice(_THINGS))}"
    return rng.choice((f"{total} for {people} {whom}", f"{people} {whom}, {total}")), str(each)

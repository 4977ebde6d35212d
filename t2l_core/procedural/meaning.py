"""Tasks about what words and short texts mean: relations between words, and labels for everyday sentences.

Several ask different things of the same kind of input, so that only the description tells what is wanted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, labelled, split_pairs, upper_first
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_words as _words

_LOOKS = _words("old new small large clean dirty cheap heavy tiny spare strange broken borrowed lost favorite")
_PRODUCTS = _words("phone laptop kettle toaster printer camera headset blender lamp watch tablet heater mixer keyboard")
_RELATIVES = _words("sister brother mother father cousin aunt uncle neighbor friend niece nephew")
_DISHES = _words("soup pasta pizza curry salad steak risotto stew burger fish chicken pie")
_HOURS = tuple(f"{hour} o'clock" for hour in lexicon.NUMBER_WORDS[1:])
_ABOUT = ("{name}'s X", "the {look} X", "{name} asked about the X", "the X in the photo from {city}")
_ABOUT_PERSON = ("{name} the X", "the X from {city}", "{name} called the X on {day}", "the X who knows {name}")


def _fill(rng: random.Random, template: str) -> str:
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    return template.format(
        name=name,
        other=other,
        surname=rng.choice(lexicon.LAST_NAMES),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
        month=rng.choice(lexicon.MONTHS),
        hour=rng.choice(_HOURS),
        n=rng.randint(3, 60),
        look=rng.choice(_LOOKS),
        product=rng.choice(_PRODUCTS),
        relative=rng.choice(_RELATIVES),
        dish=rng.choice(_DISHES),
    )


_labelled = partial(labelled, fill=_fill)


_pairs = partial(split_pairs, between=",")


def _renamed(groups: Groups, labels: str) -> Groups:
    """The groups under other labels, given as "old=new, old=new"; groups of one new label are joined."""
    joined: Groups = {}
    for old, new in _pairs(labels):
        joined[new] = joined.get(new, ()) + groups[old]
    return joined


def _about(rng: random.Random, word: str, ways: Sequence[str] = _ABOUT) -> str:
    return _fill(rng, rng.choice(ways).replace("X", word))


def _about_member(rng: random.Random, groups: Groups, ways: Sequence[str] = _ABOUT) -> tuple[str, str]:
    word, label = labelled(rng, groups)
    return _about(rng, word, ways), label


def _options(rng: random.Random, answer: str, pool: Sequence[str]) -> str:
    """The answer among two others, in any order."""
    options = [answer, *rng.sample([word for word in pool if word != answer], 2)]
    rng.shuffle(options)
    return ", ".join(options)


# --- what belongs to a person or a thing


_PRODUCTS_OF = _pairs(
    """
    baker=bread, poet=poems, winemaker=wine, brewer=beer, composer=music, novelist=novels, carpenter=furniture,
    potter=pots, shoemaker=shoes, painter=paintings, butcher=meat, cheesemaker=cheese, barista=coffee,
    photographer=photos, watchmaker=watches, jeweler=jewelry, sculptor=statues, beekeeper=honey, cartoonist=cartoons,
    chef=meals, fisherman=fish, florist=bouquets, bricklayer=walls, programmer=software, seamstress=dresses,
    candy maker=candy, dairy farmer=milk, hatter=hats, fruit grower=fruit, toymaker=toys, coal miner=coal,
    songwriter=songs
    """
)


@task()
def product_of_job(rng: random.Random) -> tuple[str, str]:
    """Name what somebody with the job mentioned makes or supplies. Answer with one word, such as "bread" for a baker."""
    job, product = rng.choice(_PRODUCTS_OF)
    return _about(rng, job, _ABOUT_PERSON), product


_ROOMS = _groups(
    """
    kitchen: oven | kettle | frying pan | toaster | dinner plates | fridge | wooden spoon | soup ladle | cutting board |
        pot

    bathroom: toilet | bathtub | toothbrush | shampoo | shower curtain | razor | bath towel | soap dish | toilet paper |
        sink plug

    bedroom: bed | pillow | mattress | pajamas | quilt | wardrobe | alarm clock | bed sheets | nightstand | duvet

    office: printer | stapler | filing cabinet | desk chair | paper clips | calculator | fax machine | work computer |
        meeting table | shredder

    garage: car | winter tires | motor oil | lawnmower | power drill | jumper cables | motorbike | car jack |
        bike pump | toolbox
    """
)


@task("kitchen", "bathroom", "bedroom", "office", "garage")
def room_for_thing(rng: random.Random) -> tuple[str, str]:
    """Name the room where the thing mentioned is usually kept: kitchen, bathroom, bedroom, office or garage."""
    return _about_member(rng, _ROOMS)


_USES = _pairs(
    """
    knife=cut, scissors=cut, pen=write, pencil=write, broom=sweep, oven=bake, bed=sleep, chair=sit, book=read,
    newspaper=read, cup=drink, soap=wash, towel=dry, needle=sew, shovel=dig, spade=dig, axe=chop, ladder=climb,
    bicycle=ride, horse=ride, car=drive, truck=drive, telephone=call, piano=play, razor=shave, scale=weigh,
    ruler=measure, calculator=calculate, rope=tie, kite=fly, frying pan=fry, heater=heat, lawnmower=mow, printer=print,
    microphone=sing, swimming pool=swim, television=watch, radio=listen, toothbrush=brush, mixer=mix, fishing rod=fish,
    skates=skate, wallet=pay, vacuum=clean
    """
)


@task()
def verb_for_thing(rng: random.Random) -> tuple[str, str]:
    """Say what people do with the thing mentioned. Answer with one verb in its base form, such as "cut" for a knife."""
    thing, verb = rng.choice(_USES)
    return _about(rng, thing), verb


_PARTS = _pairs(
    """
    petal=flower, sleeve=shirt, page=book, pedal=bicycle, roof=house, chimney=house, branch=tree, finger=hand,
    thumb=hand, toe=foot, knuckle=hand, eyelash=eye, nostril=nose, lip=mouth, tooth=mouth, feather=bird, beak=bird,
    gill=fish, hoof=horse, wick=candle, tusk=elephant, antler=deer, stinger=bee, steering wheel=car, windshield=car,
    mast=ship, sail=ship, seat belt=car, cockpit=plane, bumper=car, shoelace=shoe, guitar string=guitar,
    piano key=piano, chapter=book, crust=bread, yolk=egg, steeple=church, classroom=school, minute=hour, syllable=word,
    word=sentence, doorknob=door, handlebars=bicycle
    """
)
_LIVING = _words("flower tree hand foot eye nose mouth bird fish horse elephant deer bee")


@task()
def part_among_options(rng: random.Random) -> tuple[str, str]:
    """The input names a thing and, after a colon, three words. Answer with the one word that names a part of the thing."""
    part, whole = rng.choice(_PARTS)
    others = [other for other, its in _PARTS if (its in _LIVING) != (whole in _LIVING)]
    return f"{whole}: {_options(rng, part, others)}", part


_FLOCKS = _pairs(
    """
    wolves=pack, sheep=flock, cows=herd, fish=school, lions=pride, ants=colony, bees=swarm, playing cards=deck,
    ships=fleet, soldiers=army, football players=team, singers=choir, sailors=crew, thieves=gang, birds=flock,
    elephants=herd, dolphins=pod, whales=pod, newborn puppies=litter, newborn kittens=litter, students=class,
    bananas=bunch, keys=bunch, stars=constellation, roses=bouquet, musicians=orchestra, judges=panel, mountains=range,
    islands=chain, stairs=flight, wasps=swarm, buffalo=herd, geese=flock, grapes=bunch, horses=herd, tulips=bouquet
    """
)


@task()
def group_as_phrase(rng: random.Random) -> tuple[str, str]:
    """Turn the counted animals, people or things into a phrase with their collective noun: "a pack of wolves" for "six
    wolves"."""
    many, group = rng.choice(_FLOCKS)
    return f"{rng.choice(lexicon.NUMBER_WORDS[3:])} {many}", f"{'an' if group[0] in 'ao' else 'a'} {group} of {many}"


_GENDERS = _pairs(
    """
    uncle=aunt, father=mother, brother=sister, son=daughter, grandfather=grandmother, nephew=niece, husband=wife,
    king=queen, prince=princess, actor=actress, waiter=waitress, boy=girl, man=woman, groom=bride, hero=heroine,
    duke=duchess, wizard=witch, landlord=landlady, rooster=hen, bull=cow, stallion=mare, ram=ewe, steward=stewardess,
    host=hostess, emperor=empress, grandson=granddaughter, boyfriend=girlfriend, dad=mom, policeman=policewoman,
    stepfather=stepmother
    """
)


@task()
def other_gender_word(rng: random.Random) -> tuple[str, str]:
    """The last word names a male or a female. Output the phrase with that word changed to its partner of the other sex,
    such as "my aunt" for "my uncle"."""
    pair = rng.choice(_GENDERS)
    left, right = rng.sample(pair, 2)
    start = rng.choice(("the tall", "the old", "the young", "the kind", "the famous", "the proud", "the sleepy", "that"))
    return f"{start} {left}", f"{start} {right}"


# --- strength and style of words


_STRONGER = _pairs(
    """
    cold=freezing, hot=boiling, big=huge, small=tiny, tired=exhausted, hungry=starving, angry=furious, sad=miserable,
    good=excellent, bad=terrible, scared=terrified, dirty=filthy, wet=soaked, ugly=hideous, old=ancient, clean=spotless,
    funny=hilarious, surprised=astonished, interesting=fascinating, pretty=gorgeous, tasty=delicious, clever=brilliant,
    loud=deafening, bright=dazzling, strange=bizarre, happy=overjoyed
    """
)
_BEINGS = _words("teacher dog neighbor baby actor boy girl horse nurse player visitor farmer guard cat singer")
_STATES = _words("tired hungry angry sad scared surprised clever happy")
_FITTING = {
    "cold": _words("lake night wind room beach water winter cellar"),
    "hot": _words("soup tea water bath coffee oil kitchen milk"),
    "loud": _words("engine music alarm crowd bell drum siren voice"),
    "bright": _words("light lamp sun torch star screen flash moon"),
    "tasty": _words("soup cake pie salad stew bread lunch dinner"),
    "interesting": _words("book story film talk lesson museum letter play"),
    "funny": _words("joke film story clown song play cartoon letter"),
}
_NOUNS_FOR = _words("house bridge car garden street coat hotel town boat room chair shop statue")


def _described(rng: random.Random, plain: str) -> str:
    return rng.choice(_BEINGS if plain in _STATES else _FITTING.get(plain, _NOUNS_FOR))


@task()
def more_intense_phrase(rng: random.Random) -> tuple[str, str]:
    """Output the phrase with its adjective made much stronger by one other word: "the freezing lake" for "the cold lake"."""
    plain, strong = rng.choice(_STRONGER)
    noun = _described(rng, plain)
    return f"the {plain} {noun}", f"the {strong} {noun}"


@task()
def milder_phrase(rng: random.Random) -> tuple[str, str]:
    """Output the phrase with its extreme adjective toned down to the ordinary word: "the cold lake" for "the freezing lake"."""
    plain, strong = rng.choice(_STRONGER)
    noun = _described(rng, plain)
    return f"the {strong} {noun}", f"the {plain} {noun}"


@task()
def stronger_of_two(rng: random.Random) -> tuple[str, str]:
    """Two words say the same in different strength. Output the stronger one, such as "huge" for "huge or big"."""
    pair = rng.choice(_STRONGER)
    left, right = rng.sample(pair, 2)
    return f"the {_described(rng, pair[0])}: {left} or {right}", pair[1]


_PHRASAL = tuple(
    (phrasal, verb, objects.split())
    for phrasal, verb, objects in (
        line.split("|")
        for line in """call off|cancel|meeting trip game wedding concert strike
hand in|submit|report essay form plan application
throw away|discard|paper bag box letter list
point out|indicate|error problem place risk exit
set up|establish|club school firm fund office
leave out|omit|name date chapter word line
look for|seek|key answer way job treasure
put off|postpone|meeting trip party visit lesson
find out|discover|truth secret answer reason name
get rid of|eliminate|error problem risk waste noise
look into|investigate|crime matter case accident complaint
talk about|discuss|plan film problem news weather
think about|consider|offer plan idea question price
put up with|tolerate|noise heat delay smell cold
carry on with|continue|work lesson game talk trip
put together|assemble|shelf kit bed machine model
give back|return|book key money ring bicycle
cut down on|reduce|sugar noise waste cost traffic
take away|remove|plate chair stain sign fence
look up to|admire|teacher leader hero captain coach
run away from|flee|fire storm war flood enemy
turn down|reject|offer plan idea request job
go into|enter|room house cave shop garden""".splitlines()
    )
)


@task()
def phrasal_to_one_verb(rng: random.Random) -> tuple[str, str]:
    """Replace the verb of several words (such as "call off") by the single verb that means the same ("cancel") and output
    the whole phrase."""
    phrasal, verb, objects = rng.choice(_PHRASAL)
    rest = f"{rng.choice(('the', 'this', 'that'))} {rng.choice(objects)}"
    return f"{phrasal} {rest}", f"{verb} {rest}"


_FORMAL = _pairs(
    """
    buy=purchase, help=assist, need=require, start=commence, end=terminate, keep=retain, check=verify, show=demonstrate,
    get=obtain, fix=repair, try=attempt, tell=inform, choose=select, send=transmit, eat=consume, build=construct
    """
)
_PLAIN_THING = {
    "help": ("the visitor", "the family", "the old man", "the new team", "the guest", "the patient"),
    "tell": ("the visitor", "the family", "the manager", "the tenants", "the guest", "the patient"),
    "fix": ("the roof", "the road", "the bicycle", "the machine", "the fence"),
    "eat": ("the bread", "the apples", "the soup", "the meat", "the cake"),
    "build": ("the bridge", "the tower", "the road", "the house", "the wall"),
    "start": ("the work", "the lesson", "the journey", "the meeting", "the trial"),
    "end": ("the work", "the contract", "the lease", "the meeting", "the call"),
    "show": ("the method", "the machine", "the trick", "the new device", "the effect"),
    "send": ("the signal", "the message", "the data", "the report", "the image"),
    "try": ("the climb", "the jump", "the rescue", "the escape", "the journey"),
    "check": ("the address", "the figures", "the name", "the results", "the date"),
}
_GOODS = ("the tickets", "the books", "the tools", "the key", "the documents", "the camera", "the land", "the spare parts")


@task()
def plain_to_formal_verb(rng: random.Random) -> tuple[str, str]:
    """Replace the everyday verb at the start by its formal one and output the whole phrase: "purchase the books" for
    "buy the books"."""
    plain, formal = rng.choice(_FORMAL)
    owner = rng.choice(("the", "our", "their"))
    rest = rng.choice(_PLAIN_THING.get(plain, _GOODS)).replace("the", owner, 1)
    return f"{plain} {rest}", f"{formal} {rest}"


_NOUNS_BY_SENSE = _groups(
    """
    concrete: chair | spoon | river | dog | bridge | apple | shoe | lamp | stone | bottle | tree | house | knife |
        horse | coat

    abstract: freedom | honesty | courage | patience | justice | luck | wisdom | jealousy | friendship | hope | pride |
        truth | kindness | anger | beauty
    """
)


@task("concrete", "abstract")
def concrete_or_abstract(rng: random.Random) -> tuple[str, str]:
    """Say whether the noun in capitals is "concrete" (a thing one can touch or see) or "abstract" (an idea or a quality)."""
    label = rng.choice(list(_NOUNS_BY_SENSE))
    noun = rng.choice(_NOUNS_BY_SENSE[label]).upper()
    ways = (
        "{name} spoke of N",
        "a poem about N by {name}",
        "{name} dreams of N",
        "the word N, written by {name}",
        "N for {name}",
    )
    return _fill(rng, rng.choice(ways).replace("N", noun)), label


_SYNONYMS = _pairs(
    """
    big=large, fast=quick, glad=happy, sick=ill, smart=clever, rich=wealthy, silent=quiet, tiny=small, angry=mad,
    brave=bold, correct=right, difficult=hard, frightened=scared, famous=well-known, strange=odd, courteous=polite,
    weary=tired, unhappy=sad, false=untrue, hilarious=funny, gorgeous=beautiful, simple=easy, damp=wet, filthy=dirty,
    broad=wide
    """
)
_OPPOSITES = _pairs(
    """
    big=small, fast=slow, happy=sad, rich=poor, quiet=loud, hard=soft, wet=dry, dirty=clean, wide=narrow, hot=cold,
    old=new, long=short, high=low, full=empty, open=closed, early=late, strong=weak, bright=dark, heavy=light,
    brave=cowardly, true=false, polite=rude, asleep=awake, cheap=expensive, thick=thin, deep=shallow, smooth=rough
    """
)
_UNLIKE_WORDS = _words("wooden round green square purple striped salty rusty metal curly oval plastic spicy yellow")


@task()
def synonym_among_options(rng: random.Random) -> tuple[str, str]:
    """The input gives a word and, after a colon, three words. Answer with the one that means nearly the same as the word."""
    word, synonym = rng.sample(rng.choice(_SYNONYMS), 2)
    return f"{word}: {_options(rng, synonym, _UNLIKE_WORDS)}", synonym


@task()
def opposite_among_options(rng: random.Random) -> tuple[str, str]:
    """The input gives a word and, after a colon, three words. Answer with the one that means the opposite of the word."""
    word, opposite = rng.sample(rng.choice(_OPPOSITES), 2)
    synonyms = [pair[pair[0] == word] for pair in _SYNONYMS if word in pair and opposite not in pair]
    options = [opposite, *rng.sample([w for w in _UNLIKE_WORDS if w not in synonyms], 2 - len(synonyms[:1])), *synonyms[:1]]
    rng.shuffle(options)
    return f"{word}: {', '.join(options)}", opposite


@task("synonyms", "opposites")
def synonyms_or_opposites(rng: random.Random) -> tuple[str, str]:
    """Say whether the two words mean nearly the same ("synonyms") or the contrary of each other ("opposites")."""
    pairs, label = rng.choice(((_SYNONYMS, "synonyms"), (_OPPOSITES, "opposites")))
    return rng.choice(("{} and {}", "{} / {}", "{}, {}")).format(*rng.sample(rng.choice(pairs), 2)), label


_WORKPLACES = _pairs(
    """
    baker=bakery, chef=restaurant, waiter=restaurant, teacher=school, nurse=hospital, surgeon=hospital,
    librarian=library, farmer=farm, judge=court, priest=church, actor=theater, cashier=supermarket, pharmacist=pharmacy,
    mechanic=garage, gardener=garden, miner=mine, sailor=ship, banker=bank, zookeeper=zoo, professor=university,
    clown=circus, acrobat=circus, lumberjack=forest, brewer=brewery, scientist=laboratory, firefighter=fire station,
    secretary=office, monk=monastery, curator=museum, bartender=bar, barista=cafe, prison guard=prison, bellboy=hotel,
    flight attendant=plane
    """
)
_KIND_PAIRS = tuple(
    (word, kind)
    for kind in ("animal", "fruit", "vegetable", "tool", "vehicle", "job", "sport", "instrument")
    for word in lexicon.CATEGORIES[kind]
    if word not in ("orange", "squash", "recorder", "sailing", "subway", "saw", "file")
)


@task("part", "kind", "opposite", "place")
def relation_of_two_words(rng: random.Random) -> tuple[str, str]:
    """Say what the first word is to the second: "part" of it, a "kind" of it, its "opposite", or a person and the
    workplace ("place")."""
    tables = {"part": _PARTS, "kind": _KIND_PAIRS, "opposite": _OPPOSITES, "place": _WORKPLACES}
    label = rng.choice(list(tables))
    return " - ".join(rng.choice(tables[label])), label


_SIZES = _groups(
    """
    pocket: coin | key | ring | stamp | button | lipstick | paper clip | marble | coat button | chewing gum | lighter |
        earring | bus ticket

    bag: laptop | shoes | towel | lunch box | school book | umbrella | sweater | water bottle | hairbrush | teapot |
        football | magazine

    truck: piano | sofa | fridge | wardrobe | washing machine | double bed | tractor wheel | dining table | bathtub |
        bookcase | big statue | office desk
    """
)


@task("pocket", "bag", "truck")
def smallest_that_holds(rng: random.Random) -> tuple[str, str]:
    """Say what is needed to carry the thing mentioned: "pocket" if it is tiny, "bag" if it fits in a hand bag or backpack,
    "truck" if it is bigger."""
    return _about_member(rng, _SIZES)


_SHOPPING = _groups(
    """
    bakery: rolls | rye bread | croissants | donuts | a birthday cake | muffins | bagels | a loaf of white bread

    butcher: sausages | pork chops | minced beef | lamb chops | bacon | chicken legs | a big steak | ham

    pharmacy: cough syrup | aspirin | bandages | eye drops | sleeping pills | a flu medicine | vitamin tablets |
        throat lozenges

    bookstore: a novel | a dictionary | a travel guide | a book of poems | a cookbook | a thriller | a comic book |
        an atlas

    florist: roses | tulips | a bridal bouquet | a pot of orchids | lilies | a funeral wreath | daisies | carnations
    """
)
_ERRANDS = (
    "{name} wants X",
    "X for {name}",
    "buy X on {day}",
    "{name} forgot X",
    "need X before {hour}",
    "{relative} asked for X",
)


@task("bakery", "butcher", "pharmacy", "bookstore", "florist")
def shop_for_errand(rng: random.Random) -> tuple[str, str]:
    """Name the shop that sells what is wanted: bakery, butcher, pharmacy, bookstore or florist."""
    return _about_member(rng, _SHOPPING, _ERRANDS)


_AISLES = _groups(
    """
    1: apples | bananas | carrots | lettuce | tomatoes | grapes | onions | cucumbers

    2: milk | butter | yogurt | cheddar cheese | cream | sour cream | cottage cheese

    3: frozen pizza | ice cream | frozen peas | ice cubes | frozen fries | popsicles | frozen berries

    4: dish soap | bleach | laundry powder | sponges | window cleaner | toilet cleaner | trash bags
    """
)


@task("1", "2", "3", "4")
def aisle_number(rng: random.Random) -> tuple[str, str]:
    """Give the aisle number of the item wanted: 1 for fresh fruit and vegetables, 2 for dairy, 3 for frozen food, 4 for
    cleaning goods."""
    return _about_member(rng, _AISLES, _ERRANDS)


_ALLERGENS: Groups = {
    "nuts": _words("almonds walnuts hazelnuts pecans cashews pistachios"),
    "dairy": _words("milk butter cream cheese yogurt buttermilk"),
    "seafood": _words("shrimp tuna salmon crab lobster anchovies"),
    "none": (),
}
_HARMLESS = _words("rice sugar salt tomatoes onions garlic beans lemon honey apples carrots pepper oil parsley potatoes corn")


@task("nuts", "dairy", "seafood", "none")
def allergy_warning(rng: random.Random) -> tuple[str, str]:
    """Read the ingredients and name the allergen among them: "nuts", "dairy" or "seafood", or "none" if there is none."""
    label = rng.choice(list(_ALLERGENS))
    items = rng.sample(_HARMLESS, rng.randint(2, 4)) + ([rng.choice(_ALLERGENS[label])] if label != "none" else [])
    rng.shuffle(items)
    return ", ".join(items), label


# --- everyday situations


_STATES_AFTER = _groups(
    """
    wet: {name} forgot the umbrella in the storm | {name} fell into the lake on {day} | a wave hit {name} and {other} |
        a bus drove through a puddle beside {name} | {name} stood under the garden sprinkler |
        {other} emptied a bucket of water over {name} | {name} walked home through heavy rain

    tired: {name} did not sleep all night | {name} ran {n} laps without a break | {name} worked two shifts in a row |
        the baby kept {name} awake until dawn | {name} carried boxes upstairs all day |
        {name} got up at three and drove to {city} | {name} danced until five in the morning

    hungry: {name} skipped breakfast and lunch | {name} has not eaten since {day} |
        there was no food on the train to {city} | {name} lost the lunch box |
        the restaurant was closed and {name} had no dinner | {name} gave all the sandwiches to {other} |
        {other} ate everything before {name} came to the table

    cold: {name} went out in the snow without a coat | the heating broke at {name}'s place in winter |
        {name} slept outdoors in the frost | {name} left the gloves at home in the frost |
        {name} waited an hour in the icy wind | {other} opened all windows in December | {name} sat on the ice for long

    hurt: {name} fell off the ladder | {name} cut a finger with the knife | a dog bit {name} in {city} |
        {name} slipped and broke an arm | {name} touched the hot stove | a brick dropped on {name}'s foot |
        {name} crashed the bicycle into a wall
    """
)


@task("wet", "tired", "hungry", "cold", "hurt")
def state_that_follows(rng: random.Random) -> tuple[str, str]:
    """Say how the person is after what happened: wet, tired, hungry, cold or hurt."""
    return _labelled(rng, _STATES_AFTER)


_HELPS = _renamed(_STATES_AFTER, "wet=towel, tired=bed, hungry=food, cold=blanket, hurt=bandage")


@task("towel", "bed", "food", "blanket", "bandage")
def thing_that_helps(rng: random.Random) -> tuple[str, str]:
    """Say what the person needs most after what happened: a towel (wet), a bed (tired), food (hungry), a blanket (cold) or
    a bandage (hurt). Output that one word without an article."""
    return _labelled(rng, _HELPS)


_FORECASTS = _groups(
    """
    rain: Showers over {city} from {hour} on. | On {day} it will pour in {city}. | Wet {day} ahead, puddles in {city}. |
        Drizzle all through {month} in {city}. | {city} expects {n} mm of rainfall. |
        Downpours near {city}, rivers rise. | Heavy drops will fall on {city} on {day}.

    sun: Clear blue sky over {city} on {day}. | {n} hours of sunshine for {city}. | Not a cloud in {city} this {day}. |
        Bright and hot {month} in {city}. | Golden rays over {city} from {hour}. | {city} bakes in a dry heatwave. |
        Dazzling light and high UV in {city} on {day}.

    snow: Thick white flakes over {city} on {day}. | {n} cm of fresh powder in {city}. |
        Blizzard near {city} from {hour}. | {city} wakes up white this {day}. | Ski slopes near {city} open on {day}. |
        Frosty {month}, snowmen in {city}. | Snowfall blocks the roads to {city}.

    wind: Strong gusts in {city} on {day}. | A gale hits {city} at {hour}. | Hold your hat in {city} this {day}. |
        Breezy {month} in {city}. | Dry storm bends the trees in {city}. | Gusts of {n} km/h blow through {city}. |
        Air rushes in from the sea to {city} on {day}.
    """
)


@task("rain", "sun", "snow", "wind")
def weather_of_forecast(rng: random.Random) -> tuple[str, str]:
    """Name the weather that the forecast announces: rain, sun, snow or wind."""
    return _labelled(rng, _FORECASTS)


_TAKE_ALONG = _renamed(_FORECASTS, "rain=umbrella, sun=sunglasses, snow=boots, wind=kite")


@task("umbrella", "sunglasses", "boots", "kite")
def thing_to_take_for_weather(rng: random.Random) -> tuple[str, str]:
    """Say what to take along in the weather forecast: umbrella for rain, sunglasses for sun, boots for snow, kite for wind."""
    return _labelled(rng, _TAKE_ALONG)


# --- customers and mail


_CUSTOMERS = _groups(
    """
    refund: I want my money back for the {product}. | Please return the {n} dollars to my card. |
        You charged me twice for the {product}, pay one back. | I sent the {product} back on {day}, where is my money? |
        The {product} never came, so give me back what I paid. | Kindly reimburse me for the faulty {product}. |
        When will I be repaid for the returned {product}?

    cancel: Please stop my order of the {product}. | I no longer want the {product} I ordered on {day}. |
        End my subscription on {day}, please. | Do not ship the {product}, I changed my mind. |
        Call off my booking for {city}. | Take the {product} off my order before it leaves. |
        I wish to withdraw from my contract in {month}.

    complaint: The {product} arrived broken again. | Your driver was rude to my {relative}. |
        This {product} is so loud that nobody can sleep. | I waited {n} minutes on the phone, that is a disgrace. |
        Third time the {product} fails, I am fed up. | Your store in {city} is filthy. |
        The {product} is nothing like the picture, shame on you.

    praise: The {product} is a dream, thank you! | {name} at your store in {city} was wonderful. |
        Fast delivery and a lovely {product}, well done. | Best shop in {city}, keep it up! |
        My {relative} adores the new {product}. | Your team solved it in {n} minutes, bravo. |
        I have never had such a fine {product}.

    question: Does the {product} come with a charger? | Is your store in {city} open on {day}? |
        How long is the {product} under warranty? | Which {product} do you advise for a small flat? |
        Can I pay for the {product} by card? | Do you deliver to {city}? | Where do I find the manual of the {product}?
    """
)


@task("refund", "cancel", "complaint", "praise", "question")
def aim_of_customer(rng: random.Random) -> tuple[str, str]:
    """Say what the customer's message is: "refund" (wants money back), "cancel" (wants to stop an order or contract),
    "complaint", "praise" or "question" (wants information)."""
    return _labelled(rng, _CUSTOMERS)


_PLUS_MINUS = {sign: _CUSTOMERS[aim] for sign, aim in (("+1", "praise"), ("-1", "complaint"), ("0", "question"))}


@task("+1", "-1", "0")
def plus_or_minus_one(rng: random.Random) -> tuple[str, str]:
    """Score the customer's message: +1 if it praises, -1 if it complains, 0 if it only asks something."""
    return _labelled(rng, _PLUS_MINUS)


_TICKET_FRAMES = ("TEXT", "Hi. TEXT", "TEXT Thanks, {name}", "TEXT - {name}, {city}", "#{n}: TEXT")


def _framed(rng: random.Random, groups: Groups, frames: Sequence[str] = _TICKET_FRAMES) -> tuple[str, str]:
    text, label = _labelled(rng, groups)
    return _fill(rng, rng.choice(frames)).replace("TEXT", text), label


_TICKETS = _groups(
    """
    billing: My invoice for {month} is wrong. | I was charged {n} dollars too much. |
        My card was declined at checkout. | Please send the receipt for the {product} again. |
        Why is there a fee on my bill? | The discount is missing on my invoice. |
        Can I pay for the {product} in installments?

    shipping: My {product} has not arrived since {day}. | Where is my parcel for {city}? |
        The courier left the {product} in the rain. | Please deliver to {city} instead. |
        The tracking number does not move. | The package went to my {relative}'s old address. |
        Can the {product} come before {day}?

    technical: The {product} does not turn on. | The app crashes on my {product}. |
        An error appears after the update on {day}. | My {product} gets very hot and switches off. |
        The screen stays black. | The {product} will not connect to the network. | The software freezes at {n} percent.

    account: I forgot my password. | Please change my user name to {name}. | I cannot log in since {day}. |
        Delete my profile, please. | How do I update my email address? | My {relative} and I want separate logins. |
        The system says that user {name} does not exist.
    """
)


@task("billing", "shipping", "technical", "account")
def team_for_ticket(rng: random.Random) -> tuple[str, str]:
    """Route the support ticket to a team: billing (payment), shipping (delivery), technical (a fault of the product or
    program) or account (login and user data)."""
    return _framed(rng, _TICKETS)


_PRIORITIES = _groups(
    """
    P1: Nobody in {city} can work, the whole system is down. | All our data is gone! |
        The shop site is offline for everyone. | Hackers are inside the server right now. |
        No customer can pay since {hour}. | The entire factory in {city} stands still. |
        Smoke comes out of the server room.

    P2: {name}'s {product} does not start, but a spare one is in use. | {name} cannot print since {day}. |
        One user in {city} has no email. | The search is slow for {name}. | The export fails for a single file. |
        {name}'s screen flickers. | The {product} in room {n} needs a new part.

    P3: It would be nice to have a dark theme. | The logo looks a bit too big. | Could the button be green instead? |
        There is a typo on page {n}. | {name} would like another font. | Please add a birthday list some day. |
        Maybe use a nicer picture of {city}?
    """
)


@task("P1", "P2", "P3")
def priority_of_ticket(rng: random.Random) -> tuple[str, str]:
    """Give the priority of the ticket: P1 if everybody is stopped or there is great danger, P2 if one person or one device
    has trouble, P3 if it is only a wish or a blemish."""
    return _framed(rng, _PRIORITIES)


_SPEAKERS_ON_PHONE = _groups(
    """
    customer: My {product} stopped working on {day}. | I have been waiting for {n} minutes. |
        I would like to speak to your boss. | Where is the {product} I paid for? |
        My order number is {n}, can you check it? | You promised me a call on {day}. |
        I bought it at your store in {city}. | I still have not got my {product} from you.

    agent: May I have your order number, please? | I am sorry for the trouble with your {product}. |
        Your {product} was shipped on {day}. | Thank you for calling, my name is {name}, how can I help? |
        I have just refunded you {n} dollars. | Please hold while I look up your account. |
        We will send you a new {product} by {day}. | Is there anything else we can do for you?
    """
)


@task("customer", "agent")
def customer_or_agent(rng: random.Random) -> tuple[str, str]:
    """Say who speaks in the support call: the "customer" or the "agent" of the company."""
    return _framed(rng, _SPEAKERS_ON_PHONE, ("TEXT", "({hour}) TEXT", "[{n}] TEXT", "{day}: TEXT"))


_MAIL_YES = _groups(
    """
    work: {name}, can you send me the sales figures by {day}? | Could you chair the team meeting at {hour}? |
        Which client in {city} should we visit first? | Please confirm the project deadline in {month}. |
        Do you approve the budget of {n} thousand? | Who presents the report on {day}, you or {other}?

    private: Do you want to have dinner with us on {day}? | What shall we give {name} for the wedding? |
        Can you babysit the twins on {day}? | Are you coming to my birthday party, {name}? |
        When can your {relative} visit us at the lake house? | Shall I save you some of grandma's cake?
    """
)
_MAIL_NO = _groups(
    """
    work: The minutes of the board meeting are attached. | For your files: the signed contract with the {city} office. |
        The new colleague {name} starts in {month}. | The server of our office is repaired, just so you know. |
        Our quarterly report came out on {day}. | The client was happy with the presentation, FYI.

    private: We arrived safely at grandma's, love from all of us. | Thanks for the lovely birthday party! |
        Here are the photos of our holiday in {city}. | The baby is called {name} and weighs eight pounds. |
        Mom made your favorite cake on {day}, it was yummy. | I finally beat your {relative} at chess, ha!
    """
)
_ADVERTS = _groups(
    """
    advert: {n}% off every {product} until {day}! | Last chance: our big {month} sale ends tonight. |
        Buy one {product}, get one free. | Fly to {city} from {n} dollars, book now! |
        New season, new prices: shop the collection. | Your voucher for a {product} is waiting, click here.
    """
)


@task("work", "private", "advert")
def folder_of_mail(rng: random.Random) -> tuple[str, str]:
    """Say into which folder the line of an email belongs: "work", "private" (friends and family) or "advert"."""
    folders = {label: _MAIL_YES[label] + _MAIL_NO[label] for label in _MAIL_YES}
    return _labelled(rng, folders | _ADVERTS)


@task("reply", "no reply")
def mail_wants_reply(rng: random.Random) -> tuple[str, str]:
    """Say whether the writer of the email waits for an answer ("reply") or only informs or advertises ("no reply")."""
    asking = _MAIL_YES["work"] + _MAIL_YES["private"]
    return _labelled(rng, {"reply": asking, "no reply": _MAIL_NO["work"] + _MAIL_NO["private"] + _ADVERTS["advert"]})


_NOTICES = _groups(
    """
    scam: Earn {n}00 dollars a day from home, no skills needed! |
        You won a free {product}, just pay the fee to {name}. | Send me your bank code and I double your money. |
        Miracle pill melts {n} pounds overnight! | Rich prince in {city} needs your account to move gold. |
        Free trip to {city}, only tell us your card number. | Secret trick makes you a millionaire by {day}!

    genuine: Lost on {day}: gray cat, answers to {name}. | Choir practice is at {hour} on {day}. |
        {name} gives piano lessons to beginners. | Used {product} for sale, {n} dollars, works well. |
        The water will be off on {day} from {hour}. | Book swap in the community hall in {month}. |
        Who can lend {name} a {product} for the street party?
    """
)


@task("scam", "genuine")
def notice_scam_or_genuine(rng: random.Random) -> tuple[str, str]:
    """Judge the note on the neighborhood board: "scam" if it tries to cheat people, "genuine" if it is an honest notice."""
    return _labelled(rng, _NOTICES)


# --- feelings and opinions


_MOODS = _groups(
    """
    proud: My {relative} won first prize, and I was the coach! | I built this {product} with my own hands. |
        {n} years of work, and now my name is on the door. | I ran the whole {city} marathon, look at my medal! |
        Our team did what nobody believed we could. | My kid {name} is the best of the whole class. |
        See what I made, all by myself!

    bored: Nothing happens in {city} on {day}s. | I have stared at the wall for {n} minutes. |
        This talk never ends, yawn. | The same old film again, I could fall asleep. |
        There is nothing to do here, {name}. | Waiting, waiting, and not even a magazine. |
        Another {day} of counting the ceiling tiles.

    curious: I wonder what is inside {name}'s box. | How does a {product} work, can I open it? |
        Tell me more about {city}! | What is behind that door, {name}? | I would love to know who lives there. |
        What did {name} whisper to {other}, I must know! | I looked into every drawer to see what it holds.

    jealous: Why does {name} always get the better {product}? | {name} has a pool and I have nothing. |
        She danced with {name} all evening instead of me. | I wish I had {name}'s money, it is not fair. |
        Everyone admires {name}, nobody looks at me. | {other} got the promotion that should be mine. |
        My {relative} gets all the presents and I get none.

    grateful: I owe {name} so much for the help. | Thank heaven you were there, {name}. |
        Without {name} I would have lost it all. | How kind of my {relative} to lend me the {product}. |
        I will never forget what you did for us, {name}. | Bless you for driving me to {city}. |
        So many kind people helped us, many thanks.
    """
)


@task("proud", "bored", "curious", "jealous", "grateful")
def mood_of_speaker(rng: random.Random) -> tuple[str, str]:
    """Name the speaker's mood: proud, bored, curious, jealous or grateful."""
    return _labelled(rng, _MOODS)


_PLEASANT = _renamed(_MOODS, "proud=pleasant, grateful=pleasant, bored=unpleasant, jealous=unpleasant")


@task("pleasant", "unpleasant")
def pleasant_feeling(rng: random.Random) -> tuple[str, str]:
    """Say whether the feeling of the speaker is "pleasant" or "unpleasant" to have."""
    return _labelled(rng, _PLEASANT)


_MEALS_GOOD = _groups(
    """
    food: The {dish} was delicious. | Best {dish} in {city}! | The {dish} melted on my tongue. |
        Fresh, tasty {dish}, yum. | My {relative} licked the plate of {dish}. | The cook knows how to season the {dish}.

    service: {name}, our waiter, was charming. | The staff greeted us with a smile. | Our drinks came within a minute. |
        The waitress helped my {relative} so kindly. | {name} at the bar was quick and friendly. |
        They treated us like kings.

    price: We paid just {n} cents, a bargain! | So cheap, I could eat here every {day}. |
        Great value for little money. | The bill was lower than we feared. | Half of what others in {city} charge. |
        A feast for a handful of coins.

    room: Lovely tables with candles and flowers. | Such a cozy, quiet dining room. |
        The terrace has a splendid view of {city}. | Soft music and comfortable chairs. |
        Spotless and beautifully lit inside. | The garden seats were charming.
    """
)
_MEALS_BAD = _groups(
    """
    food: The {dish} was burnt. | Worst {dish} in {city}. | The {dish} tasted of soap. | Stale, cold {dish}, yuck. |
        My {relative} could not swallow the {dish}. | The cook ruined the {dish} with salt.

    service: {name}, our waiter, ignored us. | The staff shouted at us. | We waited {n} minutes for the menu. |
        The waitress was nasty to my {relative}. | {name} at the bar was slow and grumpy. | They forgot our order twice.

    price: {n} dollars for a glass of water, a rip-off! | Far too expensive for a {day} lunch. |
        Poor value for a lot of money. | The bill was a nasty shock. | Twice what others in {city} charge. |
        Too dear for normal people.

    room: Sticky tables and dead flowers. | Such a noisy, dark dining room. |
        The terrace looks at the garbage of {city}. | Blaring music and hard chairs. | Filthy and badly lit inside. |
        The garden seats were broken.
    """
)


def _meal(rng: random.Random) -> tuple[str, str, str]:
    """A sentence from a review, what it is about and "+" or "-"."""
    reviews, sign = rng.choice(((_MEALS_GOOD, "+"), (_MEALS_BAD, "-")))
    text, aspect = _labelled(rng, reviews)
    start = rng.choice(("", "", f"{rng.choice(lexicon.WEEKDAYS)}: ", f"{rng.choice(lexicon.FIRST_NAMES)} writes: "))
    return start + text, aspect, sign


@task("food", "service", "price", "room")
def aspect_of_meal_review(rng: random.Random) -> tuple[str, str]:
    """Say what the line of a restaurant review is about: food, service, price or room."""
    text, aspect, _ = _meal(rng)
    return text, aspect


@task("recommend", "avoid")
def recommend_or_avoid(rng: random.Random) -> tuple[str, str]:
    """Read the line of a restaurant review and answer "recommend" if it is favorable and "avoid" if it is not."""
    text, _, sign = _meal(rng)
    return text, "recommend" if sign == "+" else "avoid"


@task("food +", "food -", "service +", "service -", "price +", "price -", "room +", "room -")
def aspect_with_sign(rng: random.Random) -> tuple[str, str]:
    """Say what the line of a restaurant review is about (food, service, price or room) and, after a space, "+" if it is
    praised or "-" if it is blamed."""
    text, aspect, sign = _meal(rng)
    return text, f"{aspect} {sign}"


_STAYS = _groups(
    """
    5: Perfect in every way, the best hotel in {city}. | A flawless week, we cried when we left. |
        Heaven! Ten out of ten, {name}. | Outstanding, I could not find one fault. |
        The most wonderful stay of my life. | Absolutely superb, we will be back in {month}.

    3: Neither good nor bad, an average hotel. | It was okay for {n} dollars. |
        Nice bed, but a noisy street in {city}. | Some things were fine, some were not. |
        Acceptable for one night on the way to {city}. | Half of it pleased us, half did not.

    1: A nightmare, the worst hotel in {city}. | Bugs in the bed, we fled at {hour}. |
        Horrible, zero out of ten, {name}. | Disgusting, not one thing was right. | The most dreadful stay of my life. |
        Absolutely terrible, never again.
    """
)
_STAY_FRAMES = ("TEXT", "{name}, {month}: TEXT", "TEXT ({day})", "TEXT {name} and {other}")


@task("5", "3", "1")
def stars_for_hotel(rng: random.Random) -> tuple[str, str]:
    """Give the stars of the hotel review as a digit: 5 if the guest is thrilled, 3 if it was so-so, 1 if it was awful."""
    return _framed(rng, _STAYS, _STAY_FRAMES)


_LIKED = ("was lovely", "was a delight", "pleased everyone", "won us over", "was superb", "made me smile")
_DISLIKED = ("was awful", "was a letdown", "annoyed everyone", "put us off", "was dreadful", "made me sick")
_JUDGED = _words(
    "tea cake soup coffee bread music film book hotel garden train view beach museum lesson song play salad pie pool"
)


def _mixed_review(rng: random.Random) -> tuple[str, str, str]:
    """A sentence on two things, the one that is liked and the one that is not."""
    liked, disliked = rng.sample(_JUDGED, 2)
    halves = [f"the {liked} {rng.choice(_LIKED)}", f"the {disliked} {rng.choice(_DISLIKED)}"]
    rng.shuffle(halves)
    ways = ("{}, but {}.", "{}, while {}.", "{}; {}.", "{}, yet {}.", "{}, though {}.")
    text = rng.choice(ways).format(*halves)
    return upper_first(text), liked, disliked


@task()
def thing_that_pleased(rng: random.Random) -> tuple[str, str]:
    """The sentence judges two things, one well and one badly. Output the thing that is judged well, as one word."""
    text, liked, _ = _mixed_review(rng)
    return text, liked


@task()
def thing_that_disappointed(rng: random.Random) -> tuple[str, str]:
    """The sentence judges two things, one well and one badly. Output the thing that is judged badly, as one word."""
    text, _, disliked = _mixed_review(rng)
    return text, disliked


# --- news, claims and other texts


_GOOD_NEWS = _groups(
    """
    education: Pupils in {city} win {n} prizes | New classrooms open in {city} this {month} |
        Exam results in {city} best ever | Every pupil in {city} gets a free laptop | {city} hires {n} extra teachers |
        Prize for kind teacher from {city}

    traffic: No more traffic jams in {city} | New bridge halves the way to work in {city} |
        Fewer car crashes in {city} | Free parking in {city} on {day}s | Roadworks in {city} end early |
        {city} repairs all potholes by {month}

    farming: Record harvest near {city} | Cows near {city} give more milk than ever |
        Rain saves the crops around {city} | Wheat fields near {city} thrive | {n} lambs born healthy near {city} |
        Apple growers near {city} cheer rich crop

    health: New drug cures {n} patients in {city} | Flu disappears from {city} | {city} clinic opens a modern wing |
        Surgeons in {city} save a baby | Shorter waits for doctors in {city} | Nurses in {city} beat a rare disease
    """
)
_BAD_NEWS = _groups(
    """
    education: Pupils in {city} fail exams in record numbers | School roof collapses in {city} |
        {n} teachers quit in {city} | Classrooms in {city} too cold to learn | No books for pupils in {city} |
        Bullying at {city} school gets worse

    traffic: Endless traffic jams in {city} | Bridge in {city} closed, drivers stuck | More car crashes in {city} |
        Parking fees in {city} double on {day} | {n} hurt in bus crash in {city} | Potholes ruin cars in {city}

    farming: Harvest near {city} destroyed by hail | Cow disease spreads near {city} |
        Drought kills crops around {city} | Wheat fields near {city} burn | {n} sheep stolen near {city} |
        Apple growers near {city} lose entire crop

    health: New virus infects {n} people in {city} | Flu deaths rise in {city} | {city} clinic must close in {month} |
        Patients in {city} given the wrong drug | Longer waits for doctors in {city} | Too few nurses in {city} hospital
    """
)
_HEADLINES: Groups = {section: _GOOD_NEWS[section] + _BAD_NEWS[section] for section in _GOOD_NEWS}


@task("education", "traffic", "farming", "health")
def section_of_headline(rng: random.Random) -> tuple[str, str]:
    """Name the section of the newspaper for the headline: education, traffic, farming or health."""
    return _labelled(rng, _HEADLINES)


@task("good", "bad")
def good_or_bad_news(rng: random.Random) -> tuple[str, str]:
    """Say whether the headline brings "good" or "bad" news."""
    label, news = rng.choice((("good", _GOOD_NEWS), ("bad", _BAD_NEWS)))
    return _labelled(rng, news)[0], label


_READERS = _renamed(_HEADLINES, "education=pupils, traffic=drivers, farming=farmers, health=patients")


@task("pupils", "drivers", "farmers", "patients")
def reader_of_headline(rng: random.Random) -> tuple[str, str]:
    """Say whom the headline concerns most: pupils, drivers, farmers or patients."""
    return _labelled(rng, _READERS)


_STANCES = _groups(
    """
    fact: Water boils at a hundred degrees. | The {product} weighs {n} ounces. | {name} was born in {city}. |
        A week has seven days. | The shop in {city} opens at {hour}. | {name} sold the {product} in {month}. |
        The train to {city} takes {n} minutes.

    opinion: {city} is the most beautiful city of all. | I find the {product} far too ugly. |
        {month} is the nicest month. | {name} sings better than {other}, if you ask me. |
        To my mind, {name}'s {dish} tastes boring. | {day}s are simply awful. | Nothing is more fun than a trip to {city}.

    advice: You should visit {city} in {month}. | Better ask {name} before you buy the {product}. |
        Try the {dish} with less salt. | If I were you, I would call {name} on {day}. |
        Never leave the {product} in the sun. | You had better take the bus to {city}. |
        Why not sell the {product} and get a bicycle?
    """
)


@task("fact", "opinion", "advice")
def fact_opinion_or_advice(rng: random.Random) -> tuple[str, str]:
    """Say whether the sentence states a "fact" that could be checked, a personal "opinion", or gives "advice"."""
    return _framed(rng, _STANCES, ("TEXT", "{name}: TEXT"))


_CLAIMS = tuple(
    tuple(part.strip() for part in claim.split("|"))
    for claim in """Ice is|cold|hot
Fire is|hot|frozen
Snow is|white|green
Grass is|green|purple
Lemons taste|sour|salty
Sugar tastes|sweet|bitter
Blood is|red|blue
Coal is|black|pink
The sun rises in the|morning|evening
Stars can be seen at|night|noon
A dog has|four legs|six legs
A bird has|two wings|five wings
A week has|seven days|ten days
A year has|twelve months|twenty months
An hour has|sixty minutes|nine minutes
A triangle has|three sides|five sides
A bicycle has|two wheels|seven wheels
A hand has|five fingers|eleven fingers
Fish live in|water|trees
Bees make|honey|cheese
Cows give|milk|coffee
Hens lay|eggs|stones
Cats like to chase|mice|elephants
Sheep give us|wool|paper
Bread is made from|flour|sand
Cheese is made from|milk|wood
Windows are made of|glass|butter
Books are made of|paper|ice
You hear with your|ears|knees
You see with your|eyes|elbows
You smell with your|nose|feet
You walk on your|feet|ears
Stones are|hard|liquid
Feathers are|light|heavier than iron
An elephant is|bigger than a mouse|smaller than a mouse
A snail is|slower than a horse|faster than a horse
A plane flies in the|air|ground
A ship sails on the|sea|roof
Winter is|colder than summer|hotter than summer
Night is|darker than day|brighter than day
A father is|a man|a vegetable
A rose is|a flower|a fish
A carrot is|a vegetable|a vehicle
A hammer is|a tool|an animal
People sleep in a|bed|bottle
A knife can|cut|sing
Umbrellas keep off the|rain|music
Apples grow on|trees|trains""".splitlines()
)


@task("true", "false")
def true_or_false_claim(rng: random.Random) -> tuple[str, str]:
    """Say whether the claim about the everyday world is "true" or "false"."""
    subject, right, wrong = rng.choice(_CLAIMS)
    label = rng.choice(("true", "false"))
    frame = rng.choice(("TEXT.", "{name} says: TEXT.", "{name} read this in {city}: TEXT.", "{day}'s claim: TEXT."))
    return _fill(rng, frame).replace("TEXT", f"{subject} {right if label == 'true' else wrong}"), label


_ACTS = _groups(
    """
    promise: I will bring the {product} back on {day}, I swear. | You have my word, {name}, I shall be in {city}. |
        I give you my word that I will pay the {n} dollars. | Never again will I be late, {name}, cross my heart. |
        I vow to call my {relative} each {day}. | You can count on me, I will fix the {product}.

    offer: Would you like some of my {dish}, {name}? | I can lend you my {product} if you like. |
        Shall I drive you to {city}? | Have another slice, {name}, there is plenty. |
        Do you want me to carry the {product}? | Let me help you with that {product}.

    warning: Careful, the {product} is hot! | Watch out, {name}, the step is broken! |
        Mind the dog, {name}, it bites. | Do not touch the {product}, it has a bare wire! |
        Beware of thieves in {city}. | Look out for ice on the road to {city}!

    congratulation: Well done on the new job, {name}! | Happy birthday, dear {name}! |
        Hooray for the bride and groom, {name} and {other}! | You passed the test, {name}, bravo! |
        What a win in {city}, my compliments! | Three cheers for {name}, the new champion!
    """
)


@task("promise", "offer", "warning", "congratulation")
def act_of_speaker(rng: random.Random) -> tuple[str, str]:
    """Say what the speaker does with the words: a promise, an offer, a warning or a congratulation. Answer without article."""
    return _labelled(rng, _ACTS)


_GENRES = _groups(
    """
    recipe: Chop {n} onions and fry them in butter. | Stir the {dish} for {n} minutes over low heat. |
        Add a pinch of salt and two eggs. | Knead the dough and let it rise for an hour. |
        Simmer the {dish} until thick, then serve. | Preheat the oven and grease the tin.

    diary: Dear diary, today I met {name} in {city}. | {day}: could not sleep, thought of {name} again. |
        What a day! {name} smiled at me at last. | I must not forget how happy I felt this {day}. |
        Tonight I am sad, {name} did not write. | Got up late, quarrelled with my {relative}, went to bed early.

    manual: Press the red button for {n} seconds to reset the {product}. |
        Plug the {product} in and wait for the green light. | See figure {n} for the battery cover. |
        Disconnect the {product} before cleaning it. | Turn screw {n} clockwise until it is tight. |
        The {product} must be installed by a qualified person.

    fairy tale: Once upon a time {name} lived in a dark forest. | The dragon guarded {n} golden eggs. |
        The witch turned {name} into a frog. | The princess slept for {n} years behind the thorns. |
        And {name} and {other} lived happily ever after. | The talking wolf granted {name} three wishes.

    contract: The tenant shall pay {n} dollars on the first of {month}. |
        Both parties agree to the terms of clause {n}. | This agreement ends on {n} days' notice. |
        The seller, {name}, is liable for hidden faults. | The undersigned {name} and {other} hereby consent. |
        Under section {n}, the buyer may withdraw in {month}.
    """
)


@task("recipe", "diary", "manual", "fairy tale", "contract")
def kind_of_text(rng: random.Random) -> tuple[str, str]:
    """Say from what kind of text the sentence comes: recipe, diary, manual, fairy tale or contract."""
    return _labelled(rng, _GENRES)


_OVERHEARD = _groups(
    """
    airport: Last call for the flight to {city}. | Window or aisle seat, {name}? |
        Your suitcase is {n} pounds too heavy. | Boarding for {city} starts at gate {n}. |
        Please put your liquids in the tray. | The plane from {city} has just landed.

    restaurant: A table for two by the window, please. | The {dish} for me and the {dish} for my {relative}. |
        May we have the bill? | Is the {dish} spicy? | Our chef recommends the {dish} today. | Keep the change, waiter.

    school: Open your books at page {n}. | {name}, hand in your homework. | The test is on {day}, so study well. |
        Raise your hand before you speak, {name}. | {name} copied from {other} in class. | The bell rings, recess!

    doctor: Where does it hurt, {name}? | Take one of these pills after meals. | Breathe in deeply and cough. |
        Your blood pressure is fine, {name}. | You will need a plaster cast until {month}. |
        Roll up your sleeve for the shot.

    cinema: Two tickets for the {hour} film. | Row {n}, and a large popcorn, please. | Hush, the movie is starting! |
        The screen is too near from row {n}. | Is this film in 3D or not? |
        Turn your phone off, {name}, the trailer is on.
    """
)


@task("airport", "restaurant", "school", "doctor", "cinema")
def place_where_overheard(rng: random.Random) -> tuple[str, str]:
    """Name the place where the sentence was probably spoken: airport, restaurant, school, doctor or cinema."""
    return _framed(rng, _OVERHEARD, ("TEXT", "TEXT", "({hour}) TEXT", "{day}: TEXT"))


_TIMES_OF_LIFE = _groups(
    """
    memory: As a child {name} lived in {city}. | I still see {name} dancing in {city} back then. |
        We once met {name} in {month}. | Long ago my {relative} owned a {product}. |
        Do you recall our first trip to {city}? | Last {month} {name} sold the {product}. |
        In those days {name} and {other} were friends.

    habit: Every {day} {name} goes for a swim. | {name} always has the {dish} for lunch. | I usually get up at {hour}. |
        My {relative} calls me each evening. | On {day}s we play cards with {name}. |
        {name} never leaves home without a {product}. | As a rule, {name} takes the bus to {city}.

    plan: Next {month} {name} is moving to {city}. | I am going to buy a {product} on {day}. |
        {name} means to learn the piano soon. | Tomorrow we meet {name} at {hour}. |
        My {relative} hopes to travel to {city} one day. | One day I will live in {city}. |
        {name} and {other} intend to marry in {month}.
    """
)


@task("memory", "habit", "plan")
def memory_habit_or_plan(rng: random.Random) -> tuple[str, str]:
    """Say whether the sentence tells a "memory" of the past, a "habit" (what is done again and again) or a "plan" for later."""
    return _labelled(rng, _TIMES_OF_LIFE)


_ADDRESSED = _groups(
    """
    friend: Hey {name}, beers on {day}? | Dude, you have to see {city}! | LOL, {name}, you crack me up. |
        Guess who I bumped into in {city}, mate! | Wanna hang out at {hour}? | Miss you, buddy, call me from {city}.

    boss: Dear Ms. {surname}, I hereby request leave in {month}. | Sir, the report for {city} is on your desk. |
        May I ask for a raise after {n} months in the firm? |
        I apologize for missing the meeting at {hour}, Mr. {surname}. | As instructed, I booked your flight to {city}. |
        I kindly ask for your approval of the budget, Mr. {surname}.

    child: Brush your teeth, sweetie, it is {hour}. | Eat up your {dish}, little {name}. |
        No cartoons before homework, {name}! | Did teddy sleep well, my darling? |
        Hold mommy's hand on the street, {name}. | If you are good, daddy buys you an ice cream on {day}.
    """
)


@task("friend", "boss", "child")
def written_to_whom(rng: random.Random) -> tuple[str, str]:
    """Say to whom the message is addressed, judging by its tone: a friend, a boss or a child. Answer without article."""
    return _labelled(rng, _ADDRESSED)


_ADS = _groups(
    """
    for sale: {product}, hardly used, {n} dollars. | Selling my {relative}'s {product}, best offer. |
        Must go: {look} {product}, cheap. | {product} to new owner, {n} dollars, pick up in {city}. |
        I am giving up my {product} for {n} dollars. | Buy my {product} and I add the case.

    wanted: Looking for a {product}, will pay {n} dollars. | Who has a {product} for my {relative}? |
        I need a {product} by {day}. | Collector in {city} seeks any old {product}. |
        In search of a {product}, offers to {name}. | {name} would like to buy a {product}.

    to rent: Sunny room near {city}, {n}0 dollars a month. | Flat with balcony, free from {month}. |
        House in {city} for tenants without pets. | Furnished studio, deposit required, call {name}. |
        Holiday cottage by the week, near {city}. | Two rooms and kitchen, {name} is the landlord.

    lost: My gray cat ran away on {day}, call {name}. | Left my {product} on the bus to {city}. |
        Who has seen our dog {name}? | Missing since {day}: {look} {product}. | I dropped my keys in {city}, reward! |
        Our parrot flew off at {hour}, please help.
    """
)


@task("for sale", "wanted", "to rent", "lost")
def column_of_small_ad(rng: random.Random) -> tuple[str, str]:
    """Name the column for the small ad: "for sale" (something is sold), "wanted" (somebody wants to buy), "to rent" (a home
    is let) or "lost" (something is missing)."""
    return _labelled(rng, _ADS)


_FREQUENCIES = _groups(
    """
    always: Every single time {name} X. | Without exception {name} X. | Each and every day {name} X. |
        All the time {name} X. | Day in, day out, {name} X. | Rain or shine, {name} X. | {name} X, whatever happens.

    sometimes: Now and then {name} X. | Once in a while {name} X. | On some days {name} X, on others not. |
        {name} X from time to time. | Every so often {name} X. | It happens on occasion that {name} X.

    never: It is out of the question that {name} X. | Nobody has ever seen that {name} X. |
        It does not happen even once that {name} X. | Pigs will fly before {name} X. |
        There is not a single time when {name} X. | There is no day on which {name} X.
    """
)
_ROUTINES = _groups(
    """
    does: goes to the gym | drinks coffee | takes the bus | sings in the shower | calls the office | cooks dinner |
        feeds the birds | wears a tie | reads the paper | plays chess | walks to work | eats meat | waters the plants |
        tells jokes
    """
)["does"]


@task("always", "sometimes", "never")
def how_often_it_happens(rng: random.Random) -> tuple[str, str]:
    """Say how often it happens according to the sentence: always, sometimes or never."""
    label = rng.choice(list(_FREQUENCIES))
    return _about(rng, rng.choice(_ROUTINES), _FREQUENCIES[label]), label


_SENSED = _groups(
    """
    see: a bright rainbow over {city} | the red lights of {city} | {name}'s face in the photo |
        stars twinkling above {city} | a shadow on the wall at {hour} | blue paint on {name}'s hands |
        a flash of lightning near {city}

    hear: the church bells of {city} | {name} humming a tune | thunder far away on {day} | a dog barking at {hour} |
        loud music from {name}'s room | the ticking of the clock | whispers behind {name}'s door

    smell: smoke from a fire in {city} | {name}'s strong perfume | the scent of roses on {day} |
        the stink of old cheese | fumes of gasoline in {city} | the aroma of fresh coffee at {hour} |
        the stench of {name}'s dirty socks

    taste: a sour lemon on the tongue | {name}'s salty {dish} | sweet honey on {day} |
        the bitter pill {name} swallowed | a spicy bite of {dish} | too much salt in the {dish} |
        a sip of sweet wine in {city}

    touch: the rough bark under {name}'s hand | soft fur between the fingers | {name}'s cold handshake |
        an itchy sweater on {day} | sharp thorns in {name}'s thumb | warm sand under bare feet |
        the sting of a needle at {hour}
    """
)


@task("see", "hear", "smell", "taste", "touch")
def sense_for_impression(rng: random.Random) -> tuple[str, str]:
    """Name the sense by which one notices what is described: see, hear, smell, taste or touch."""
    return _labelled(rng, _SENSED)


_TRAITS = _groups(
    """
    generous: {name} gave {n} dollars to the poor. | {name} paid for everyone's {dish}. |
        {name} donated the {product} to the school. | {name} shares every sweet with {other}. |
        {name} lets {other} live in the house for free. | {name} left the waiter a huge tip.

    lazy: {name} lay on the sofa all {day}. | {name} lets {other} do all the work. | {name} stayed in bed until noon. |
        {name} takes the car for a hundred yards. | {name} has not washed a dish since {month}. |
        {name} put the chores off again.

    brave: {name} jumped into the icy river to save {other}. | {name} faced the bear without running. |
        {name} stood up to the bully. | {name} ran into the burning house. |
        {name} chased the armed thief through {city}. | {name} crossed the shaky bridge first.

    honest: {name} returned the lost wallet of {other}. | {name} admitted breaking the {product}. |
        {name} told the truth though it hurt. | {name} gave back the extra change at the shop. |
        {name} owned up to the mistake on {day}. | {name} said: I am guilty, I did it.

    greedy: {name} ate all the cake before {other} came. | {name} has {n} houses and wants more. |
        {name} grabbed the biggest slice. | {name} counts gold all day and gives none away. |
        {name} took the last {n} cookies. | {name} asks {other} for ever more money.
    """
)


@task("generous", "lazy", "brave", "honest", "greedy")
def trait_of_person(rng: random.Random) -> tuple[str, str]:
    """Name the trait that the person first named shows: generous, lazy, brave, honest or greedy."""
    return _labelled(rng, _TRAITS)


_QUESTIONS = _groups(
    """
    yes-no: Is {name} in {city}? | Do you like the {dish}? | Has {name} sold the {product}? | Will it rain on {day}? |
        Can {name} swim? | Did the {product} break? | Are you {name}'s {relative}? | Was {name} late on {day}?

    choice: Tea or coffee, {name}? | Will you go to {city} by car or by train? |
        Is it {name}'s or {other}'s {product}? | Did {name} or {other} win? | Do you want the {dish} now or later? |
        Shall we meet on {day} or the day after? | Is the {product} new or used?

    open: Why did {name} move to {city}? | How does the {product} work? | What did {name} say about {other}? |
        Where is the {product}? | When does {name} arrive? | Who ate my {dish}? | What shall we do on {day}?
    """
)


@task("yes-no", "choice", "open")
def form_of_question(rng: random.Random) -> tuple[str, str]:
    """Say what kind of question it is: "yes-no" (answered by yes or no), "choice" (offers two answers with "or") or "open"
    (any answer is possible)."""
    return _labelled(rng, _QUESTIONS)


_EXPENSES = _groups(
    """
    travel: train to {city} | taxi from the airport | flight to {city} | hotel in {city} | gas for the rental car |
        bus pass for {month}

    meals: lunch with {name} | {dish} for the team | coffee for two | dinner in {city} with clients |
        sandwiches on {day} | pizza for {name}

    supplies: printer paper | pens and pencils | ink cartridges | envelopes for {name} | staples and tape |
        notebooks for the office

    training: English course for {name} | workshop in leadership | first aid class on {day} |
        online lessons for {other} | seminar fee, {name} | exam fee for the coding course
    """
)


@task("travel", "meals", "supplies", "training")
def account_for_expense(rng: random.Random) -> tuple[str, str]:
    """Book the expense of the firm under one account: travel, meals, supplies (goods for the office) or training (courses)."""
    return _framed(rng, _EXPENSES, ("TEXT, ${n}", "{month} {n}: TEXT", "${n} for TEXT", "TEXT ({name})"))


_FEEDBACK = _groups(
    """
    helpful: Page {n} is hard to follow, maybe add an example. | Nice start, {name}, just speak a bit slower. |
        The {product} drawing is good; a thicker line would help. | I would move the second part to the front, {name}. |
        Check the figures for {city} once more, then it is fine. |
        Good idea, {name}, and a title would make it clearer. | Try to use shorter sentences, {name}.

    hurtful: Did a monkey write page {n}? | {name}, you are useless, give up. |
        Throw the {product} drawing away, it is garbage like you. | My {relative}'s dog could do better, {name}. |
        What an idiot talks like that about {city}? | You have no talent at all, {name}. |
        Pathetic work, {name}, everyone laughs at you.
    """
)


@task("helpful", "hurtful")
def helpful_or_hurtful(rng: random.Random) -> tuple[str, str]:
    """Judge the feedback on somebody's work: "helpful" if it shows how to improve, "hurtful" if it only insults."""
    return _labelled(rng, _FEEDBACK)

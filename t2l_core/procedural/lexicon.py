"""The words that procedural tasks draw from, written for this project, and how tables of words and texts are read."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Pairs = tuple[tuple[str, str], ...]
Groups = dict[str, tuple[str, ...]]


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text with spaces between them."""
    return tuple(text.split())


def split_items(text: str, between: str | None = "|") -> tuple[str, ...]:
    """The items of a text with bars or another sign (None: white space) between them; empty ones are left out."""
    return tuple(item for item in (" ".join(part.split()) for part in text.split(between)) if item)


def split_pairs(text: str, between: str | None = "|", within: str = "=") -> Pairs:
    """The pairs of "one = other | one = other", where other signs may stand between and within the pairs."""
    pairs = (item.split(within) for item in split_items(text, between))
    return tuple((one.strip(), other.strip()) for one, other in pairs)


def split_groups(text: str, between: str = "\n\n", within: str = "|") -> Groups:
    """Label → items, of paragraphs (or other parts) "label: one | two"; a part without a label continues the one before."""
    found: dict[str, str] = {}
    label = ""
    for part in split_items(text, between):
        head, colon, items = part.partition(": ")
        if colon:
            label, part = head, items
        found[label] = f"{found.get(label, '')} {part}"
    return {label: split_items(items, within) for label, items in found.items()}


def labelled(rng: random.Random, groups: Groups, fill: Callable[[random.Random, str], str] | None = None) -> tuple[str, str]:
    """An item of any of the groups, its gaps filled where `fill` is given, and its label."""
    label = rng.choice(list(groups))
    item = rng.choice(groups[label])
    return fill(rng, item) if fill else item, label


def shuffled(rng: random.Random, items: Sequence[str]) -> list[str]:
    return rng.sample(items, len(items))


def plural(noun: str) -> str:
    """The plural of a noun of these lists."""
    if noun == "knife":
        return "knives"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    vowel = noun[0] in "aeiou" and not noun.startswith(("use", "usu"))
    return f"{'an' if vowel or noun.startswith(('honest', 'hour')) else 'a'} {noun}"


def upper_first(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def number_in_words(n: int) -> str:
    """The words for a number below 100, such as "forty-two"."""
    tens, ones = divmod(n, 10)
    return BELOW_TWENTY[n] if n < 20 else TENS[tens - 2] + (f"-{BELOW_TWENTY[ones]}" if ones else "")


def ordinal(n: int) -> str:
    """The number with its ending: 1st, 2nd, 13th."""
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def clock(minutes: int) -> str:
    """The time of day so many minutes after midnight, such as 7:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


ANIMALS = split_words(
    "badger beaver bison camel cheetah cobra cougar coyote crow deer dolphin donkey dove eagle elk falcon ferret fox "
    "frog gecko goat goose hamster hawk hedgehog heron horse hyena iguana jackal koala lemur leopard lizard llama lobster "
    "lynx mole monkey moose mouse newt octopus otter owl panda parrot pelican penguin pigeon puma rabbit raccoon raven "
    "salmon seal shark sheep snail sparrow squid swan tiger toad trout turtle walrus weasel whale wolf zebra"
)
FRUITS = split_words(
    "apple apricot banana blackberry blueberry cherry coconut cranberry date fig grape grapefruit guava lemon lime "
    "lychee mango melon nectarine orange papaya peach pear pineapple plum pomegranate quince raspberry strawberry tangerine"
)
VEGETABLES = split_words(
    "asparagus aubergine beetroot broccoli cabbage carrot cauliflower celery chard cucumber fennel garlic kale leek lettuce "
    "onion parsnip pea pepper potato pumpkin radish spinach sprout squash turnip zucchini"
)
COLOURS = split_words(
    "amber beige black blue bronze brown crimson cyan gold gray green indigo ivory lavender magenta maroon navy olive "
    "orange pink purple red scarlet silver teal turquoise violet white yellow"
)
TOOLS = split_words(
    "axe chisel clamp crowbar drill file hammer hoe ladder mallet pliers plunger rake sander saw scissors screwdriver "
    "shovel spade wrench"
)
CLOTHES = split_words(
    "apron belt blouse boots cap cardigan coat dress gloves hat hoodie jacket jeans scarf shirt shorts skirt socks sweater "
    "tie trousers vest"
)
FURNITURE = split_words(
    "armchair bed bench bookcase cabinet chair couch crib cupboard desk drawer dresser lamp mirror nightstand ottoman rug "
    "shelf sofa stool table wardrobe"
)
VEHICLES = split_words(
    "ambulance bicycle boat bus car canoe ferry helicopter jeep kayak lorry minivan motorcycle plane sailboat scooter "
    "subway taxi tractor train tram truck van yacht"
)
JOBS = split_words(
    "accountant actor architect baker barber butcher carpenter cashier chef cleaner clerk dentist doctor driver editor "
    "electrician engineer farmer firefighter florist gardener janitor judge lawyer librarian mechanic musician nurse "
    "painter pharmacist photographer pilot plumber potter sailor singer surgeon tailor teacher translator waiter welder "
    "writer"
)
SPORTS = split_words(
    "archery badminton baseball basketball boxing curling cycling fencing football golf gymnastics handball hockey "
    "judo karate rowing rugby sailing skating skiing snowboarding softball squash surfing swimming tennis volleyball "
    "wrestling"
)
INSTRUMENTS = split_words(
    "accordion banjo bassoon bagpipes cello clarinet cymbals drum flute guitar harp harmonica keyboard lute mandolin oboe "
    "piano recorder saxophone tambourine trombone trumpet tuba ukulele viola violin xylophone"
)
BODY_PARTS = split_words(
    "ankle arm back cheek chest chin ear elbow eye finger foot forehead hand heel hip jaw knee leg lip neck nose shoulder "
    "stomach thumb toe tongue tooth waist wrist"
)
WEATHER = split_words(
    "breeze blizzard cloud drizzle drought fog frost gale hail heatwave hurricane lightning mist rain rainbow sleet snow "
    "storm sunshine thunder tornado wind"
)
METALS = split_words(
    "aluminum brass bronze cobalt copper gold iron lead mercury nickel platinum silver steel tin titanium tungsten zinc"
)
DRINKS = split_words("beer cider cocoa coffee juice lemonade milk smoothie soda tea water wine")
PLACES = split_words(
    "airport bakery bank beach bridge castle church cinema farm forest garden harbor hospital hotel island kitchen lake "
    "library market meadow mountain museum office park pharmacy prison restaurant river school stadium station supermarket "
    "theater tower university village warehouse zoo"
)
OBJECTS = split_words(
    "anchor bag ball balloon basket battery bell blanket book bottle bowl box bracelet brick broom brush bucket button "
    "camera candle card carpet clock coin comb cup curtain dice doll envelope fan feather flag fork glass glue helmet jar "
    "kettle key kite knife lantern letter magnet map marble mug nail napkin needle net newspaper notebook paint pan paper "
    "pen pencil phone pillow plate purse ribbon ring rope ruler sack soap spoon stamp stone string suitcase tape ticket "
    "torch towel toy tray umbrella vase wallet watch whistle"
)
NOUNS = OBJECTS + ANIMALS + PLACES
ADJECTIVES = split_words(
    "ancient angry bitter bold brave bright broken calm careful cheap clean clever cold cozy crooked curious damp dark deep "
    "dirty dull eager early empty faint fair famous fancy fast fierce flat fresh friendly gentle giant glad grand happy "
    "harsh heavy honest hollow humble hungry icy jealous jolly kind large late lazy light lonely loud lovely lucky mild "
    "modern narrow neat nervous new noisy old pale patient plain polite proud quick quiet rare rich ripe rough rude sad "
    "safe salty shallow sharp shiny short shy silent simple slim slow small smooth soft sour spicy steep sticky strange "
    "strict strong sweet tall tame tidy tiny tired thick thin ugly vast warm weak weird wet wide wild wise young"
)
# base, third person, past, ing
VERB_FORMS = tuple(
    tuple(line.split())
    for line in """ask asks asked asking
bake bakes baked baking
build builds built building
buy buys bought buying
call calls called calling
carry carries carried carrying
catch catches caught catching
chase chases chased chasing
choose chooses chose choosing
clean cleans cleaned cleaning
cook cooks cooked cooking
count counts counted counting
cut cuts cut cutting
draw draws drew drawing
drink drinks drank drinking
drive drives drove driving
drop drops dropped dropping
eat eats ate eating
feed feeds fed feeding
find finds found finding
fix fixes fixed fixing
fly flies flew flying
follow follows followed following
give gives gave giving
grow grows grew growing
help helps helped helping
hide hides hid hiding
hold holds held holding
invite invites invited inviting
jump jumps jumped jumping
kick kicks kicked kicking
laugh laughs laughed laughing
learn learns learned learning
leave leaves left leaving
lift lifts lifted lifting
lose loses lost losing
love loves loved loving
make makes made making
meet meets met meeting
move moves moved moving
open opens opened opening
paint paints painted painting
pay pays paid paying
play plays played playing
pull pulls pulled pulling
push pushes pushed pushing
read reads read reading
repair repairs repaired repairing
ride rides rode riding
run runs ran running
sell sells sold selling
send sends sent sending
shout shouts shouted shouting
sing sings sang singing
sit sits sat sitting
sleep sleeps slept sleeping
stop stops stopped stopping
swim swims swam swimming
take takes took taking
teach teaches taught teaching
tell tells told telling
throw throws threw throwing
try tries tried trying
visit visits visited visiting
wait waits waited waiting
walk walks walked walking
wash washes washed washing
watch watches watched watching
win wins won winning
write writes wrote writing""".splitlines()
)
VERBS = tuple(forms[0] for forms in VERB_FORMS)
PREPOSITIONS = split_words(
    "above across after against along among around before behind below beneath beside between beyond during for from inside "
    "into near onto outside over past through toward under until upon with within without"
)
FIRST_NAMES = split_words(
    "Aaron Alice Amir Anna Arjun Bella Ben Carla Carlos Chloe Clara Daniel David Diego Elena Ella Emma Eric Eva Fatima "
    "Felix Fiona George Grace Hannah Harry Hugo Ian Ines Iris Isaac Ivan Jack Jana Jonas Julia Kate Kenji Lara Leo Lena "
    "Liam Lily Lucas Lucy Marco Maria Mark Maya Mia Milan Mina Nadia Nina Noah Nora Oliver Omar Oscar Paula Peter Priya "
    "Rachel Ravi Rosa Ruth Sam Sara Simon Sofia Stefan Susan Tara Theo Tom Uma Vera Victor Walter Yara Yuki Zoe"
)
LAST_NAMES = split_words(
    "Adams Bailey Baker Barnes Becker Bell Brooks Brown Campbell Carter Chen Clark Cohen Cooper Costa Davies Diaz Evans "
    "Fischer Foster Garcia Gomez Gray Green Gupta Hall Harris Hill Hughes Ito Jensen Jones Kaya Keller Khan Kim King Klein "
    "Kumar Larsen Lee Lewis Lopez Martin Mehta Meyer Miller Moore Morgan Murphy Nguyen Novak Olsen Ortiz Parker Patel Perez "
    "Price Reed Rossi Sato Schmidt Scott Silva Singh Smith Stone Taylor Turner Walker Ward Weber White Wilson Wood Wright "
    "Young"
)
CITIES = split_words(
    "Amsterdam Athens Bangkok Barcelona Berlin Boston Brussels Budapest Cairo Chicago Copenhagen Dallas Delhi Denver Dublin "
    "Geneva Hamburg Helsinki Istanbul Jakarta Karachi Lagos Lima Lisbon London Madrid Manila Melbourne Miami Milan Montreal "
    "Moscow Mumbai Munich Nairobi Naples Osaka Oslo Paris Prague Rome Santiago Seattle Seoul Shanghai Singapore Stockholm "
    "Sydney Tokyo Toronto Vienna Warsaw Zurich"
)
WEEKDAYS = split_words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = split_words("January February March April May June July August September October November December")
NUMBER_WORDS = split_words("zero one two three four five six seven eight nine ten eleven twelve")
BELOW_TWENTY = NUMBER_WORDS + split_words("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = split_words("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = split_words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)

CATEGORIES: dict[str, tuple[str, ...]] = {
    "animal": ANIMALS,
    "fruit": FRUITS,
    "vegetable": VEGETABLES,
    "color": COLOURS,
    "tool": TOOLS,
    "clothing": CLOTHES,
    "furniture": FURNITURE,
    "vehicle": VEHICLES,
    "job": JOBS,
    "sport": SPORTS,
    "instrument": INSTRUMENTS,
    "body part": BODY_PARTS,
    "weather": WEATHER,
    "metal": METALS,
    "drink": DRINKS,
    "place": PLACES,
}

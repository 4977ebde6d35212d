"""Tasks of everyday common sense: things, animals, food, bodies, people, traffic, weather, routines, comparisons and riddles.

The answers come from tables written for this project; frames of several lengths put their entries into words.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, labelled, split_groups, split_pairs
from t2l_core.procedural.lexicon import with_article as _a

_ABOUT = (
    "{x}",
    "{x}",
    "the {x}",
    "{name}'s {x}",
    "{name} mentioned the {x}.",
    "a picture of the {x}",
    "the {x} we talked about",
)
_DOING = ("{x}", "{x}", "{name}: {x}", "{x}, as {name} does", "{name} is {x}.")


_groups = partial(split_groups, between="\n", within=",")
_pairs = partial(split_pairs, between=",")


def _fill(rng: random.Random, frames: Sequence[str], item: str) -> str:
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    return rng.choice(frames).format(x=item, name=name, other=other)


def _labelled(rng: random.Random, groups: Groups, frames: Sequence[str] = _ABOUT) -> tuple[str, str]:
    item, label = labelled(rng, groups)
    return _fill(rng, frames, item), label


def _paired(rng: random.Random, pairs: Sequence[tuple[str, str]], frames: Sequence[str] = _ABOUT) -> tuple[str, str]:
    item, answer = rng.choice(pairs)
    return _fill(rng, frames, item), answer


def _ranked(rng: random.Random, tiers: Groups) -> tuple[str, str]:
    """Two entries of different tiers, the one of the earlier tier first."""
    low, high = sorted(rng.sample(range(len(tiers)), 2))
    names = list(tiers)
    return rng.choice(tiers[names[low]]), rng.choice(tiers[names[high]])


# --- things and what they are like


_SHAPES = _groups("""
round: ball, coin, orange, wheel, globe, marble, ring, pea, button, pizza, hula hoop, full moon, cherry, doughnut, tennis ball
long: broom, ruler, pencil, rope, snake, ladder, spaghetti noodle, drinking straw, fishing rod, garden hose, candle, flagpole,
  oar
square: chessboard, dice, sugar cube, shoe box, microwave, paving slab, gift box, safe, cardboard box, floor tile, washing
  machine
""")


@task("round", "long", "square")
def shape_of_thing(rng: random.Random) -> tuple[str, str]:
    """Give the rough shape of the thing mentioned: round, long (much longer than wide) or square (square or box-shaped)."""
    return _labelled(rng, _SHAPES)


_FEEL = _groups("""
hard: brick, hammer, rock, iron pan, coin, marble statue, wooden table, helmet, walnut shell, diamond, anvil, dinner plate,
  key, stone step, horseshoe, concrete wall, glass bottle, steel door
soft: pillow, teddy bear, feather, marshmallow, blanket, sponge, kitten, wool scarf, cotton ball, slice of bread, ripe peach,
  cushion, bathrobe, mattress, fresh snow, duvet, slipper, sweater
""")


@task("hard", "soft")
def hard_or_soft(rng: random.Random) -> tuple[str, str]:
    """Say how the thing mentioned feels when one presses it: "hard" or "soft"."""
    return _labelled(rng, _FEEL)


_POWER = _groups("""
electricity: toaster, vacuum cleaner, hair dryer, fridge, washing machine, computer, television, ceiling lamp, microwave,
  electric guitar, laptop, doorbell, dishwasher, printer
fuel: truck, motorcycle, jet plane, tractor, lawn mower with a gas tank, chainsaw with a gas tank, cargo ship, helicopter,
  bulldozer, gas stove, cigarette lighter, speedboat
muscle: bicycle, hand saw, rowing boat, skateboard, broom, hammer, wheelbarrow, shovel, rolling pin, scissors, canoe,
  corkscrew, nutcracker, screwdriver
""")


@task("electricity", "fuel", "muscle")
def power_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say what makes the thing mentioned work: electricity, fuel (gas, petrol, diesel) or muscle (a person's strength)."""
    return _labelled(rng, _POWER)


_PRICES = _groups("""
cheap: pencil, banana, bar of soap, postcard, loaf of bread, toothbrush, box of matches, shoelace, candle, bottle of water,
  newspaper, comb, paper clip, balloon, eraser, lemon
costly: house, sports car, yacht, diamond necklace, private jet, grand piano, gold watch, castle, racehorse, farm, helicopter,
  hotel, truck, swimming pool, city apartment
""")


@task("cheap", "costly")
def price_class(rng: random.Random) -> tuple[str, str]:
    """Say what the thing mentioned costs when new: "cheap" (a few dollars) or "costly" (thousands of dollars)."""
    return _labelled(rng, _PRICES, (*_ABOUT, "buying the {x}", "{name} would like to own the {x}."))


_DROPPED = _groups("""
breaks: wine glass, raw egg, light bulb, china plate, mirror, porcelain cup, flower vase, jam jar, window pane, clay pot,
  teapot, perfume bottle, fish tank, glass bowl, porcelain doll
survives: pillow, rubber ball, sock, towel, wooden spoon, sponge, coin, teddy bear, newspaper, shoe, feather, rope, hat, brick,
  hammer, stapler, blanket
""")


@task("breaks", "survives")
def dropped_on_stone(rng: random.Random) -> tuple[str, str]:
    """Say what happens to the thing mentioned if it falls on a stone floor: it "breaks" or "survives"."""
    return _labelled(rng, _DROPPED)


_REUSE = _groups("""
once: paper tissue, match, stamp, paper napkin, tea bag, toilet paper, candy wrapper, firework, adhesive bandage, bus ticket,
  lottery ticket, cotton swab, raffle ticket, birthday balloon, paper plate
often: hammer, towel, spoon, umbrella, bicycle, dictionary, frying pan, toothbrush, winter coat, chair, scissors, pillow,
  ladder, watch, backpack, mug, key
""")


@task("once", "often")
def used_once_or_often(rng: random.Random) -> tuple[str, str]:
    """Say whether the thing mentioned is used a single time and then thrown away ("once") or again and again ("often")."""
    return _labelled(rng, _REUSE)


_NOISE = _groups("""
loud: jackhammer, fire alarm, thunder, rock concert, chainsaw, jet engine, ambulance siren, drum kit, firework, lion's roar,
  football crowd, vacuum cleaner, car horn, explosion
quiet: falling snow, sleeping cat, candle, butterfly, whisper, library, drifting cloud, goldfish, ticking watch, snail,
  feather, turning page, empty church, rabbit, spider
""")


@task("loud", "quiet")
def loud_or_quiet(rng: random.Random) -> tuple[str, str]:
    """Say how much noise the thing mentioned makes: "loud" or "quiet"."""
    return _labelled(rng, _NOISE, ("{x}", "the {x}", "{name} heard about the {x}.", "next to the {x}", "imagine the {x}"))


_FIRE = _groups("""
burns: newspaper, dry leaves, wooden fence, straw hat, cardboard box, candle, gasoline, haystack, cotton shirt, firewood, love
  letter, matches, bookshelf, paper lantern, broomstick
does not burn: brick, glass bottle, iron nail, stone wall, steel spoon, water, sand, coin, clay pot, marble statue, horseshoe,
  concrete floor, snowball, tin can, pebble
""")


@task("burns", "does not burn")
def burns_in_fire(rng: random.Random) -> tuple[str, str]:
    """Say what the thing mentioned does when it is thrown into a fire: "burns" or "does not burn"."""
    return _labelled(rng, _FIRE)


_CLEAR = _groups("""
see-through: window pane, clean water, magnifying glass, fish tank, empty jam jar, contact lens, plastic wrap, soap bubble,
  wine glass, greenhouse roof, clear ice cube, test tube, microscope slide
opaque: brick wall, wooden door, leather boot, steel pot, cardboard box, stone, mug of coffee, blackboard, winter coat, potato,
  concrete floor, suitcase, dictionary, saddle
""")


@task("see-through", "opaque")
def see_through_or_opaque(rng: random.Random) -> tuple[str, str]:
    """Say whether one can look through the thing mentioned ("see-through") or not ("opaque")."""
    return _labelled(rng, _CLEAR)


_TEXTURES = _groups("""
sticky: honey, chewing gum, glue, syrup, caramel, wet paint, tape, jam, molasses, toffee
fluffy: kitten, cotton candy, pillow, chick, cloud, feather boa, sheep, duckling, bathrobe, whipped cream
rough: sandpaper, tree bark, gravel, brick, nail file, cactus, coconut shell, pineapple skin, cat's tongue, rusty iron
smooth: mirror, marble, silk, window pane, billiard ball, ice rink, polished table, eggshell, porcelain plate, phone screen
""")


@task("sticky", "fluffy", "rough", "smooth")
def touch_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say how the surface of the thing mentioned feels to the fingers: sticky, fluffy, rough or smooth."""
    return _labelled(rng, _TEXTURES)


_WEIGHTS = _groups("""
grams: feather, letter, coin, grape, paper clip, pencil, button, sparrow, strawberry, key, stamp, teaspoon, earring, tea bag
kilos: watermelon, suitcase, dog, toddler, bicycle, bag of potatoes, microwave, chair, goose, bowling ball, big cabbage, grown
  man
tons: elephant, truck, whale, train, ship, jumbo jet, tank, bridge, bulldozer, church, locomotive, submarine, school building
""")


@task("grams", "kilos", "tons")
def unit_for_weight(rng: random.Random) -> tuple[str, str]:
    """Say in which unit one would give the weight of what is mentioned: grams (under a kilo), kilos or tons."""
    return _labelled(
        rng, _WEIGHTS, ("{x}", "the {x}", "{name} put the {x} in the story.", "the weight of the {x}", "{name} saw the {x}.")
    )


_COLORS = _groups("""
white: snow, milk, polar bear, swan, salt, bride's dress, sugar, cotton, tooth
black: coal, crow, tar, night sky, raven, car tire, witch's cat, panther
green: grass, frog, pine tree, lime, cactus, cucumber, spinach, ivy
red: blood, fire engine, stop sign, tomato, strawberry, ladybug, poppy, ripe cherry
yellow: lemon, sunflower, canary, baby chick, banana, New York taxi, egg yolk, dandelion
""")


@task("white", "black", "green", "red", "yellow")
def usual_color(rng: random.Random) -> tuple[str, str]:
    """Give the color that what is mentioned usually has: white, black, green, red or yellow."""
    return _labelled(rng, _COLORS, ("{x}", "the {x}", "think of the {x}", "a photo of the {x}", "{name} looked at the {x}."))


_ORIGINS = _groups("""
plant: cotton, paper, rubber, linen, cork, olive oil, straw, rope of hemp, sugar, cardboard, bamboo, timber, flour
animal: wool, leather, silk, honey, ivory, feathers, beeswax, butter, fur, cheese, horn, milk, eggs
mineral: iron, brick, glass, sand, gold, granite, clay, marble, copper, salt, chalk, silver, slate
""")


@task("plant", "animal", "mineral")
def origin_of_material(rng: random.Random) -> tuple[str, str]:
    """Say where the material or food mentioned comes from: a plant, an animal or the ground ("mineral"). Answer without
    article."""
    frames = ("{x}", "{x}", "some {x}", "{name} needs {x}.", "a lot of {x}", "{x} for {name}", "{name} sells {x}.")
    return _labelled(rng, _ORIGINS, frames)


_CONTENTS = _pairs("""vase = flowers, wallet = money, bookcase = books, kettle = water, quiver = arrows, aquarium = fish,
beehive = bees, wardrobe = clothes, mailbox = letters, inkwell = ink, teapot = tea, jewelry box = jewelry, shoe rack = shoes,
wine cellar = wine, pillowcase = pillow, sandbox = sand, fuel tank = fuel, ashtray = ash, salt shaker = salt, toolbox =
tools, fruit bowl = fruit, birdcage = bird, photo album = photos, sugar bowl = sugar, trash can = trash, egg carton =
eggs, bread bin = bread, laundry basket = laundry, picture frame = picture, coin purse = coins, toy chest = toys, medicine
cabinet = medicine, swimming pool = water, parking garage = cars, coffee pot = coffee, flour sack = flour""")


@task()
def contents_of_container(rng: random.Random) -> tuple[str, str]:
    """Name in one lower-case word what the container mentioned is there to hold, such as "flowers" for a vase."""
    return _paired(rng, _CONTENTS)


# --- animals


_SEEN = (
    "{x}",
    "{x}",
    "the {x}",
    "{name} drew the {x}.",
    "a story about the {x}",
    "{name} and the {x}",
    "{name} spotted the {x}.",
)
_MOVES = _groups("""
flies: eagle, bee, butterfly, falcon, bat, pigeon, mosquito, crow, wasp, seagull, sparrow, moth, owl, dragonfly
swims: shark, salmon, trout, whale, dolphin, goldfish, squid, tuna, jellyfish, sea horse, eel, mackerel, herring
walks: horse, cow, elephant, dog, sheep, camel, giraffe, cat, donkey, lion, tiger, goat, zebra, wolf
crawls: snail, worm, caterpillar, slug, snake, maggot, earthworm, viper, python, cobra, inchworm
""")


@task("flies", "swims", "walks", "crawls")
def animal_moves_by(rng: random.Random) -> tuple[str, str]:
    """Say how the animal mentioned mostly gets around: it flies, swims, walks (on legs) or crawls (on its belly)."""
    return _labelled(rng, _MOVES, _SEEN)


_DWELLINGS = _groups("""
nest: bird, robin, stork, swallow
hive: bee, honeybee
web: spider
stable: horse, pony, stallion
den: fox, lion, wolf, bear
coop: hen, chicken, rooster
kennel: dog, hound
sty: pig, sow
burrow: rabbit, mole, badger
tank: goldfish, guppy
cage: parrot, hamster, canary
""")


@task("nest", "hive", "web", "stable", "den", "coop", "kennel", "sty", "burrow", "tank", "cage")
def home_of_animal(rng: random.Random) -> tuple[str, str]:
    """Name the home of the animal mentioned: nest, hive, web, stable, den, coop, kennel, sty, burrow, tank or cage."""
    return _labelled(rng, _DWELLINGS, _SEEN)


_KEPT = _groups("""
farm: cow, pig, hen, sheep, goat, turkey, bull, rooster, ox, lamb, calf, duckling
pet: hamster, goldfish, kitten, puppy, budgie, guinea pig, poodle, canary, gerbil, tomcat
wild: lion, wolf, shark, tiger, bear, eagle, crocodile, elephant, fox, giraffe, gorilla, rhino
""")


@task("farm", "pet", "wild")
def farm_pet_or_wild(rng: random.Random) -> tuple[str, str]:
    """Say whether the animal mentioned is usually kept on a "farm", kept at home as a "pet", or "wild"."""
    return _labelled(rng, _KEPT, _SEEN)


_HABITATS = _groups("""
sea: whale, shark, octopus, dolphin, jellyfish, tuna, lobster, squid, starfish, sea horse
desert: camel, scorpion, rattlesnake, meerkat, desert lizard, desert fox, desert beetle
jungle: monkey, parrot, gorilla, toucan, orangutan, jaguar, chimpanzee, sloth, tree frog
ice: penguin, polar bear, walrus, arctic fox, snowy owl, reindeer, arctic hare, emperor penguin
""")


@task("sea", "desert", "jungle", "ice")
def habitat_of_animal(rng: random.Random) -> tuple[str, str]:
    """Name the habitat of the animal mentioned: sea, desert, jungle or ice (the cold, snowy lands)."""
    return _labelled(rng, _HABITATS, _SEEN)


_ABILITIES = _groups("""
fly: eagle, bee, pigeon, butterfly, bat, owl | dog, cow, elephant, snail, horse, whale
swim: duck, salmon, dolphin, frog, shark, seal | butterfly, bee, moth, wasp, canary, caterpillar
climb a tree: monkey, squirrel, cat, leopard, koala | cow, shark, horse, goose, whale, pig
live under water: trout, octopus, crab, squid, eel | cat, sparrow, goat, lion, hamster, bee
lay eggs: hen, turtle, ostrich, salmon, crocodile, parrot | cow, dog, cat, horse, mouse, pig
carry a rider: horse, camel, donkey, elephant, mule | mouse, frog, hen, rabbit, goldfish, bee
sting: bee, wasp, scorpion, hornet, jellyfish | rabbit, sheep, dove, kitten, duck, cow
bark: dog, puppy, poodle, hound | fish, cat, hen, snake, spider, cow
""", within="|")  # fmt: skip


@task("yes", "no")
def can_animal_do_it(rng: random.Random) -> tuple[str, str]:
    """Answer the question whether such an animal can do this: "yes" or "no"."""
    ability = rng.choice(list(_ABILITIES))
    able, unable = _ABILITIES[ability]
    answer = rng.choice(("yes", "no"))
    animal = rng.choice((able if answer == "yes" else unable).split(", "))
    return rng.choice(("Can {a} {v}?", "{n}: {v}?", "Is {a} able to {v}?")).format(a=_a(animal), n=animal, v=ability), answer


# --- food and meals


_DISHED = ("{x}", "{x}", "the {x}", "{name} would like {x}.", "{x} for {name}", "{name} bought {x}.", "{x}, please")
_STORED = _groups("""
fridge: fresh milk, butter, raw chicken, yogurt, leftover soup, cream, fresh fish, sliced ham, minced meat, cottage cheese
freezer: ice cream, ice cubes, frozen peas, popsicles, frozen pizza, frozen spinach, frozen fish sticks, sorbet, frozen berries
cupboard: rice, sugar, flour, dry pasta, salt, tea bags, canned beans, oatmeal, crackers, lentils, coffee beans, breakfast
  cereal
""")


@task("fridge", "freezer", "cupboard")
def where_to_store_food(rng: random.Random) -> tuple[str, str]:
    """Say where to put the food mentioned after shopping: fridge, freezer or cupboard."""
    return _labelled(rng, _STORED, _DISHED)


_COURSES = _groups("""
breakfast: cornflakes, oatmeal, pancakes with syrup, toast and jam, scrambled eggs, muesli with milk, croissants with coffee,
  porridge, waffles with butter
main course: roast beef with potatoes, grilled salmon with rice, spaghetti with meatballs, chicken curry, lasagna, steak and
  fries, fish and chips, beef stew, pork chops with beans
dessert: chocolate cake, vanilla ice cream, apple pie, cheesecake, lemon sorbet, tiramisu, fruit tart, caramel pudding,
  brownies
""")


@task("breakfast", "main course", "dessert")
def course_of_dish(rng: random.Random) -> tuple[str, str]:
    """Say for which part of the day's meals the dish is typical: breakfast, main course (of dinner) or dessert."""
    return _labelled(rng, _COURSES, _DISHED)


_EATEN = _groups("""
spoon: tomato soup, yogurt, pudding, ice cream from a cup, porridge, broth, cereal with milk, custard, chili, chowder
fork: spaghetti, salad, lasagna, rice with vegetables, macaroni, scrambled eggs, roast potatoes, steak, fried fish, meatballs
hand: sandwiches, popcorn, potato chips, burgers, cookies, apples, slices of pizza, peanuts, hot dogs, tacos, grapes
""")


@task("spoon", "fork", "hand")
def eaten_with(rng: random.Random) -> tuple[str, str]:
    """Say what the food mentioned is usually eaten with: spoon, fork or hand (no cutlery)."""
    return _labelled(rng, _EATEN, _DISHED)


_RAW = _groups("""
raw: apple, banana, lettuce, grapes, strawberry, melon, cucumber, orange, cherry, pear, kiwi, watermelon, blueberry, radish
cooked: rice, potato, chicken, pasta, pumpkin, lentils, pork, noodles, oatmeal, dry beans, eggplant, sausage, turkey, lobster
""")


@task("raw", "cooked")
def raw_or_cooked(rng: random.Random) -> tuple[str, str]:
    """Say how people usually eat the food mentioned: "raw" or "cooked"."""
    return _labelled(rng, _RAW)


# --- bodies, health and danger


_REGIONS = _groups("""
head: nose, ear, eye, forehead, cheek, tongue, chin, lip, eyebrow, tooth, jaw
arm: elbow, wrist, finger, thumb, palm, hand, fingernail, forearm, knuckle
leg: knee, ankle, foot, toe, heel, shin, calf, thigh, big toe
""")
_HURTS = ("{x}", "{x}", "the {x}", "{name} hurt the {x}.", "pain in the {x}", "{name}'s {x}", "a scratch on the {x}")


@task("head", "arm", "leg")
def region_of_body_part(rng: random.Random) -> tuple[str, str]:
    """Say where on the body what is mentioned is: head (with the face), arm (with the hand) or leg (with the foot)."""
    return _labelled(rng, _REGIONS, _HURTS)


_DONE_WITH = _pairs("""chew = teeth, chew the meat = teeth, bite into an apple = teeth, kick a ball = foot, press the gas
pedal = foot, stamp on the floor = foot, listen to music = ears, hear a whisper = ears, catch a sound = ears, watch a film =
eyes, read a book = eyes, look at the stars = eyes, wink at a friend = eyes, smell the roses = nose, sniff at the soup =
nose, breathe in the perfume = nose, lick an ice cream = tongue, taste the sauce = tongue, write a letter = hand, wave
goodbye = hand, hold a cup = hand, knock on the door = hand, throw a ball = hand, think about a problem = brain, remember a
name = brain, solve a riddle = brain, pump blood = heart, digest a meal = stomach, digest the lunch = stomach""")


@task()
def body_part_doing_it(rng: random.Random) -> tuple[str, str]:
    """Name the body part that does what is mentioned: teeth, foot, ears, eyes, nose, tongue, hand, brain, heart or stomach."""
    return _paired(rng, _DONE_WITH, ("{x}", "{x}", "to {x}", "It helps {name} {x}.", "{name} uses it to {x}.", "needed to {x}"))


_HAZARDS = _groups("""
burn: touching a hot stove | grabbing an iron that is on | spilling boiling water | leaning over a campfire | holding a lit
  match | reaching into a hot oven | drinking boiling tea | sitting too close to the fire | playing with firecrackers
cut: picking up broken glass | sliding a finger along a knife | shaving in a hurry | playing with a razor | opening a tin by
  hand | walking barefoot over shards | grabbing a saw by its teeth | running with open scissors | slicing onions without
  looking
fall: standing on a wobbly chair | climbing a broken ladder | walking on ice | leaning out of a window | running down wet
  stairs | dancing on a table | balancing on a wall | stepping on a banana peel | climbing onto the roof
drowning: swimming in a storm | diving into wild rapids | leaving a baby in the bath | falling off a boat without a vest |
  jumping into deep water as a nonswimmer | wading into a flood | swimming far out alone | playing on thin lake ice
""", within="|")  # fmt: skip


@task("burn", "cut", "fall", "drowning")
def danger_of_act(rng: random.Random) -> tuple[str, str]:
    """Name the danger in what is done: burn, cut, fall or drowning."""
    return _labelled(rng, _HAZARDS, _DOING)


_RISKS = _groups("""
safe: reading on the sofa | drinking a glass of water | wearing a seat belt | crossing on the green light | watering the
  flowers | petting a calm rabbit | eating an apple | walking in the park | wearing a helmet on the bike | washing hands |
  knitting a scarf | playing cards | drawing a picture | sitting in the shade | brushing teeth
risky: texting while driving | standing under a tree in a storm | petting a growling dog | eating unknown mushrooms | crossing
  on the red light | riding a bike without brakes | sticking a fork into a socket | playing on the railroad tracks | driving
  after drinking wine | swallowing unknown pills | smoking at the gas station | teasing a bull | mixing cleaning chemicals |
  drinking from a puddle | leaving the stove on overnight
""", within="|")  # fmt: skip


@task("safe", "risky")
def safe_or_risky(rng: random.Random) -> tuple[str, str]:
    """Judge the behavior mentioned: "safe" or "risky"."""
    return _labelled(rng, _RISKS, _DOING)


_EMERGENCIES = _groups("""
police: A thief stole my purse | Somebody broke into our shop | A man is threatening people with a gun | My car was stolen last
  night | Burglars are in the neighbor's house | A masked man robbed the bank | Vandals are smashing shop windows | Someone is
  selling drugs here
fire brigade: The kitchen is in flames | Smoke is pouring from the roof | The barn is burning | A cat is stuck high in a tree |
  The forest has caught fire | It smells of gas in the house | A car is on fire | The cellar is full of smoke
ambulance: My grandfather has chest pain | She fell and broke her leg | He is unconscious | The baby has stopped breathing | My
  wife is having a heart attack | A cyclist is bleeding badly | Someone fainted on the platform | A child swallowed poison
""", within="|")  # fmt: skip


@task("police", "fire brigade", "ambulance")
def emergency_service(rng: random.Random) -> tuple[str, str]:
    """Say which service the caller needs: police, fire brigade or ambulance."""
    return _labelled(rng, _EMERGENCIES, ("{x}!", "{x}.", "Help! {x}!", "{name} calls: {x}.", "{x}, come quickly!"))


# --- clothes, weather, seasons and traffic


_DRESS = _groups("""
formal: tuxedo, bow tie, evening gown, business suit, dress shirt and tie, black suit, silk tie, pinstripe suit, ball gown
sport: running shoes, tracksuit, gym shorts, football jersey, tennis skirt, cycling shorts, sweatband, soccer cleats, yoga
  pants
night: pajamas, nightgown, sleep mask, nightshirt, pajama bottoms, nightcap, bedroom slippers, flannel pajamas, silk nightie
beach: bikini, swim trunks, flip-flops, sun hat, swimsuit, sunglasses and sarong, beach sandals, straw hat, bathing suit
""")


@task("formal", "sport", "night", "beach")
def occasion_of_clothes(rng: random.Random) -> tuple[str, str]:
    """Say for what the clothing mentioned is made: formal (elegant events), sport, night (bed) or beach."""
    return _labelled(rng, _DRESS, ("{x}", "{x}", "the {x}", "{name}'s {x}", "{name} puts on the {x}.", "{x}, size M"))


_SEASONS = _groups("""
winter: sleds, snowmen, mittens, ice skates, snow shovels, Christmas trees, wool scarves, ski boots, icicles, snowball fights,
  frozen lakes
summer: sunscreen, ice cream trucks, swimming pools, sandals, heat waves, beach towels, sunburn, sand castles, mosquito bites,
  iced tea
autumn: falling leaves, Halloween pumpkins, harvest festivals, rakes for leaves, chestnuts, mushroom picking, grape harvests
spring: Easter eggs, first tulips, melting snow, cherry blossoms, newborn lambs, daffodils, birds building nests, budding trees
""")


@task("winter", "summer", "autumn", "spring")
def season_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say which season what is mentioned makes one think of: winter, summer, autumn or spring."""
    return _labelled(
        rng, _SEASONS, ("{x}", "{x}", "{name} thinks of {x}.", "{x} everywhere", "{x} in a painting", "{name} and {x}")
    )


@task("freezing", "cool", "warm", "hot")
def word_for_temperature(rng: random.Random) -> tuple[str, str]:
    """Describe the temperature in the weather note: freezing (0 °C or less), cool (1 to 14), warm (15 to 27) or hot (28 or
    more)."""
    label, low, high = rng.choice((("freezing", -15, 0), ("cool", 1, 14), ("warm", 15, 27), ("hot", 28, 40)))
    degrees, city, day = rng.randint(low, high), rng.choice(lexicon.CITIES), rng.choice(lexicon.WEEKDAYS)
    frame = rng.choice(
        ("{t} °C in {city}", "{city}: {t} °C", "It is {t} °C in {city} on {day}.", "{day}, {city}, {t} °C", "{t} °C")
    )
    return frame.format(t=degrees, city=city, day=day), label


_TRAFFIC = _groups("""
stop: the light is red | a child runs onto the road | the barrier is down | a stop sign ahead | a policeman holds up his hand |
  a train is crossing the road | people are on the crosswalk | the bridge is up | the road is blocked by a fallen tree
slow: a sharp curve ahead | a school zone | thick fog on the road | the road is icy | children playing near the street |
  roadworks with a narrow lane | a speed bump | deer may cross here | heavy rain on the highway
go: the light is green | the road is clear | the barrier has opened | the policeman waves us on | the train has passed | the
  crosswalk is empty again | nobody is coming from either side | the way is free | the car behind us lets us out
""", within="|")  # fmt: skip


@task("stop", "slow", "go")
def what_driver_does(rng: random.Random) -> tuple[str, str]:
    """Say what a careful driver does in the situation: stop, slow (slow down) or go."""
    frames = ("{x}", "{x}", "{name} at the wheel: {x}", "On the way home, {x}.", "{name} sees this: {x}.", "Look, {x}!")
    return _labelled(rng, _TRAFFIC, frames)


_TRIPS = _groups("""
walk: to the mailbox at the corner | to the house next door | to the other side of the street | to the kiosk in front of the
  house | from the bedroom to the kitchen | to the playground behind the house | from the desk to the printer | to the end of
  the garden
drive: to the next town | to a farm twenty miles away | to the supermarket across the city | to the airport with heavy bags |
  to grandma in the neighboring village | to a lake one hour away | to the hardware store for planks | to the hospital across
  town
fly: from London to Tokyo | across the Atlantic | from Paris to New York | from Canada to Australia | to another continent |
  from Berlin to Brazil | over the ocean to Hawaii | from India to Mexico
""", within="|")  # fmt: skip


@task("walk", "drive", "fly")
def how_to_get_there(rng: random.Random) -> tuple[str, str]:
    """Say how one sensibly makes the trip: walk (very near), drive (some miles) or fly (very far)."""
    return _labelled(rng, _TRIPS, ("{x}", "{x}", "{name} wants to get {x}.", "a trip {x}", "{name} and {other} go {x}."))


_WHEELS = _groups("""
none: boat, sled, canoe, yacht, sailboat, kayak, ferry, rowing boat, submarine, sleigh
two: bicycle, motorcycle, moped, mountain bike, racing bike, kick scooter, motor scooter, scooter
three: tricycle, toddler's trike, three-wheeler, auto rickshaw
four: car, taxi, jeep, minivan, shopping cart, limousine, police car, sports car, go-kart, stroller
""")


@task("none", "two", "three", "four")
def number_of_wheels(rng: random.Random) -> tuple[str, str]:
    """Say how many wheels the vehicle mentioned has: none, two, three or four."""
    return _labelled(rng, _WHEELS)


# --- comparisons of two


def _side(rng: random.Random, tiers: Groups, frames: Sequence[str], labels: tuple[str, str]) -> tuple[str, str]:
    """Two entries in a frame; the answer is the label of the one from the earlier tier."""
    pair = _ranked(rng, tiers)
    swapped = rng.random() < 0.5
    first, second = pair[::-1] if swapped else pair
    return rng.choice(frames).format(x=first, y=second), labels[swapped]


def _chosen(rng: random.Random, tiers: Groups, frames: Sequence[str]) -> tuple[str, str]:
    """Two entries in a frame; the answer is the one of the earlier tier itself."""
    pair = _ranked(rng, tiers)
    first, second = rng.sample(pair, 2)
    return rng.choice(frames).format(x=first, y=second), pair[0]


_SPEEDS = _groups("""
slow: snail, tortoise, worm, slug, caterpillar, sloth
walking: old lady with a cane, toddler, tired hiker, cow, hen, man on crutches
running: bicycle, running dog, galloping horse, wolf, jogger
driving: car, express train, motorcycle, taxi, truck on the highway
flying: jet plane, rocket, bullet, lightning, fighter jet
""")
_BARS = ("{x} / {y}", "{x} | {y}", "{x} <-> {y}", "{x} --- {y}")


@task("left", "right")
def side_of_slower(rng: random.Random) -> tuple[str, str]:
    """Two things or living beings stand side by side. Say on which side the slower one stands: "left" or "right"."""
    return _side(rng, _SPEEDS, _BARS, ("left", "right"))


_LOADS = _groups("""
grams: feather, coin, letter, leaf, key, pencil, grape, button
kilos: brick, cat, chair, pumpkin, suitcase, sack of flour, full bucket
hundreds: piano, horse, cow, motorcycle, grizzly bear, crocodile
tons: truck, elephant, locomotive, ship, bus, whale, house
""")


@task("first", "second")
def lighter_first_or_second(rng: random.Random) -> tuple[str, str]:
    """Two things are compared. Say which one weighs less: the "first" or the "second" one named."""
    return _side(rng, _LOADS, ("{x} or {y}", "{x}, {y}", "{x} and {y}", "{x} versus {y}", "{x} - {y}"), ("first", "second"))


_AGES = _groups("""
oldest: great-grandmother, pensioner, retired teacher, grandfather, old widow
middle: mother of two, school principal, experienced doctor, airline captain, married man
young: college student, teenager, high school girl, apprentice, young trainee
child: first grader, schoolboy, ten-year-old, kindergarten child, eight-year-old
baby: newborn, toddler, baby, infant, crawling baby
""")


@task()
def older_person(rng: random.Random) -> tuple[str, str]:
    """Two people are named. Write the one who is most likely older, just as it stands in the input."""
    return _chosen(rng, _AGES, ("{x} or {y}", "{x}, {y}", "{x} / {y}", "{x} and {y}", "{x} next to {y}"))


_COSTS = _groups("""
fortune: castle, yacht, private jet, skyscraper, football club, hotel
thousands: used car, grand piano, diamond ring, racehorse, motorcycle, small boat
hundreds: smartphone, sofa, washing machine, mountain bike, laptop, winter tires
tens: backpack, pair of jeans, toaster, table lamp, dictionary, pair of boots
cents: pencil, banana, button, match, paper clip, candy
""")


@task("1", "2")
def number_of_dearer(rng: random.Random) -> tuple[str, str]:
    """Two numbered things are for sale. Output the number, 1 or 2, of the one that costs more."""
    return _side(rng, _COSTS, ("1: {x} 2: {y}", "(1) {x} (2) {y}", "1 {x}, 2 {y}", "1. {x}; 2. {y}"), ("1", "2"))


_VOLUMES = _groups("""
deafening: explosion, jet engine, thunderclap, rock concert, fire siren, cannon shot
noisy: vacuum cleaner, barking dog, school cafeteria, motorcycle, crying baby, lawn mower
normal: chat between friends, kettle coming to the boil, dripping tap, typing on a keyboard, radio in the next room
faint: falling leaf, butterfly, snowflake, spider on the wall, drifting cloud, mouse asleep
""")


@task()
def louder_of_two(rng: random.Random) -> tuple[str, str]:
    """Two things are named. Write the one that makes more noise, just as it stands in the input."""
    return _chosen(rng, _VOLUMES, ("{x} or {y}", "{x}, {y}", "{x} vs. {y}", "noise: {x}; {y}", "{x} / {y}"))


_HOLDERS = _groups("""
tiny: thimble, teaspoon, eggshell, bottle cap, nutshell
small: coffee cup, wine glass, teacup, soup bowl, jam jar
medium: bucket, watering can, cooking pot, backpack, kitchen sink
large: bathtub, oil drum, wheelbarrow, rain barrel, garbage container
huge: swimming pool, tanker truck, water tower, cargo ship, warehouse
""")


@task("a", "b")
def letter_of_what_holds_less(rng: random.Random) -> tuple[str, str]:
    """Two lettered things can be filled. Output the letter, a or b, of the one that holds less."""
    return _side(rng, _HOLDERS, ("a) {x} b) {y}", "(a) {x} (b) {y}", "a: {x}, b: {y}", "a. {x} b. {y}"), ("a", "b"))


_SPANS = _groups("""
years: growing up, a marriage, a career as a doctor, childhood, studying law
weeks: a summer vacation, building a garage, crossing the ocean in a sailboat, a long hospital stay, an ocean cruise
hours: a night's sleep, a day at work, a wedding party, a flight to another continent, a long hike
minutes: brushing one's teeth, boiling an egg, a hot shower, drinking a coffee, the break between lessons
seconds: a sneeze, a blink, a handshake, a clap, a yawn
""")


@task("A", "B")
def takes_longer(rng: random.Random) -> tuple[str, str]:
    """Two lettered activities or events are given. Output the letter, A or B, of the one that lasts longer."""
    return _side(rng, _SPANS, ("A: {x} B: {y}", "A = {x}, B = {y}", "[A] {x} [B] {y}", "A. {x} / B. {y}"), ("A", "B"))


_CHILL = _groups("""
frozen: ice cube, snowball, icicle, ice cream, frozen peas
cool: cold lemonade, autumn rain, milk from the fridge, mountain brook, cellar in spring
warm: lukewarm bath, sleeping cat, fresh milk from the cow, beach in July, heated living room
hot: boiling water, pizza from the oven, hot sauna, steam iron, cup of fresh coffee
burning: lava, surface of the sun, melted steel, blast furnace
""")


@task()
def colder_of_two(rng: random.Random) -> tuple[str, str]:
    """Two things are named. Write the one that is colder, just as it stands in the input."""
    return _chosen(rng, _CHILL, ("{x} or {y}", "{x}, {y}", "{x} / {y}", "{x} beside {y}", "temperature: {x}; {y}"))


# --- events, routines and their order


_CAUSES = _pairs("""it rained all night = the street is wet, he dropped the glass = there are shards on the floor, she won the
race = she got a medal, he forgot his umbrella = he came home soaked, the alarm did not ring = she overslept, he ate too much
cake = his stomach hurts, she studied hard = she passed the test, the power failed = the lights went out, the tire burst = the
car had to stop, he ran five miles = he is out of breath, the sun shone on the snow = the snowman melted, she cut onions = her
eyes watered, he told a joke = everybody laughed, the dog saw a cat = the dog barked, nobody watered the plant = the plant
dried up, he left the window open = the room is cold, the milk stood in the sun = the milk turned sour, she missed the bus =
she was late for work, he did not wear sunscreen = he got a sunburn, the cake stayed in the oven too long = the cake is black,
the baby was hungry = the baby cried, he lost his key = he cannot get into the house, the band played well = the crowd
cheered, the road was icy = the car slid into a ditch, she slept badly = she yawns all day, the battery is empty = the phone
is off""")


@task("first", "second")
def which_is_the_cause(rng: random.Random) -> tuple[str, str]:
    """Two events are given; one led to the other. Say which of them is the cause: "first" or "second"."""
    cause, effect = rng.choice(_CAUSES)
    swapped = rng.random() < 0.5
    first, second = (effect, cause) if swapped else (cause, effect)
    frame = rng.choice(("{x} / {y}", "{x}; {y}", "1. {x} 2. {y}", "{x} - {y}"))
    return frame.format(x=first, y=second), ("first", "second")[swapped]


@task()
def result_of_two_events(rng: random.Random) -> tuple[str, str]:
    """Of two events one led to the other. Output the one that is the result, word for word, and leave out the cause."""
    cause, effect = rng.choice(_CAUSES)
    first, second = rng.sample((cause, effect), 2)
    return rng.choice(("{x} / {y}", "{x}; {y}", "{x} + {y}", "{x} | {y}")).format(x=first, y=second), effect


_ROUTINES = _groups("""
baking: mix the dough | fill the cake tin | put the tin in the oven | take the cake out | decorate the cake
laundry: sort the dirty clothes | start the washing machine | hang up the wet shirts | iron the dry shirts | fold the clean
  laundry
gardening: dig the soil | sow the seeds | water the seedlings | pick the ripe beans | rake up the dead bean plants
flying: book the ticket | check in the suitcase | board the plane | land in the foreign city | claim the suitcase
camping: pitch the tent | crawl into the sleeping bag | wake up in the tent | roll up the sleeping bag | take down the tent
mailing: write the letter | fold the letter | put it into the envelope | seal the envelope | drop it in the mailbox
dining: book a table | read the menu | order the meal | eat the meal | pay the bill
movies: buy the tickets | find the seats | watch the trailers | watch the film | talk about the ending
bathing: run the water | step into the tub | wash the hair | step out of the tub | dry off with a towel
""", within="|")  # fmt: skip
_STEP_MARKS = (" / ", "; ", " | ", " + ")


def _steps(rng: random.Random, number: int) -> tuple[str, list[str], list[str]]:
    """A routine, some of its steps in order, and the same shuffled."""
    routine = rng.choice(list(_ROUTINES))
    chosen = sorted(rng.sample(range(5), number))
    steps = [_ROUTINES[routine][i] for i in chosen]
    return routine, steps, rng.sample(steps, number)


@task()
def earlier_step(rng: random.Random) -> tuple[str, str]:
    """Two steps of an everyday routine are given in any order. Write the step that is done earlier."""
    _, steps, shuffled = _steps(rng, 2)
    return rng.choice(_STEP_MARKS).join(shuffled), steps[0]


@task()
def final_step_of_three(rng: random.Random) -> tuple[str, str]:
    """Three steps of an everyday routine are given in any order. Write the step that is done last."""
    _, steps, shuffled = _steps(rng, 3)
    return rng.choice(_STEP_MARKS).join(shuffled), steps[2]


@task("baking", "laundry", "gardening", "flying", "camping", "mailing", "dining", "movies", "bathing")
def routine_of_steps(rng: random.Random) -> tuple[str, str]:
    """Name the routine the steps are from: baking, laundry, gardening, flying, camping, mailing, dining, movies or bathing."""
    routine, _, shuffled = _steps(rng, rng.choice((2, 3)))
    return rng.choice(_STEP_MARKS).join(shuffled), routine


_REVERSALS = _groups("""
open - close: the door, the window, the gate, the box, the umbrella, the book, the drawer, your eyes, the shop, the jar, your
  mouth
switch on - switch off: the lamp, the radio, the oven, the heating, the computer, the television, the fan, the printer, the
  torch
put on - take off: your coat, your hat, your shoes, your gloves, your glasses, your boots, your scarf, the helmet, the mask,
  your apron
lock - unlock: the door, the car, the gate, the safe, the bicycle, the cellar, the phone, the cupboard
fill - empty: the bucket, the bathtub, the bottle, the sack, the tank, the glass, the basket, the vase
raise - lower: the flag, the curtain, the blind, the anchor, the bridge
pack - unpack: the suitcase, the bag, the crate, the backpack, the parcel, the trunk
push - pull: the cart, the lever, the sled, the handle, the wagon, the door
tie - untie: your shoelaces, the rope, the boat, the ribbon, the knot, the horse, your tie
start - stop: the engine, the music, the clock, the game, the machine, the film
""")


@task()
def opposite_command(rng: random.Random) -> tuple[str, str]:
    """Write the command that undoes or reverses the given one: the opposite verb with the same thing."""
    verbs = rng.choice(list(_REVERSALS))
    before, after = rng.sample(verbs.split(" - "), 2)
    thing = rng.choice(_REVERSALS[verbs])
    return f"{before} {thing}", f"{after} {thing}"


_CHANGES = _groups("""
melts: ice cube in the sun | butter in a hot pan | snowman in March | chocolate in a warm pocket | candle wax near the flame |
  ice cream on a hot day | cheese on a pizza in the oven
breaks: wine glass thrown on the floor | egg dropped from the table | window hit by a stone | plate falling on tiles | mirror
  knocked off the wall | dry twig under a boot | vase pushed off the shelf
burns: letter thrown into the fire | dry straw touched by a match | log in the fireplace | paper held over a candle | toast
  left in the toaster | barn struck by lightning | steak forgotten on the grill
freezes: lake in an icy winter | water put in the freezer | wet laundry outside at minus ten | puddle on a frosty night | pond
  in January frost | bottle of juice in the freezer
rusts: iron nail left in the rain | old bicycle in a damp cellar | steel knife left in water | car door scratched to the metal
  | iron gate by the sea | wet shovel left on the lawn
""", within="|")  # fmt: skip


@task("melts", "breaks", "burns", "freezes", "rusts")
def what_becomes_of_it(rng: random.Random) -> tuple[str, str]:
    """Say what happens to the thing in this situation: it melts, breaks, burns, freezes or rusts."""
    return _labelled(rng, _CHANGES, ("{x}", "the {x}", "{name} saw the {x}", "Imagine the {x}.", "{x} ..."))


_NORMAL = _pairs("""brushed the teeth with = toothbrush, cut the bread with = knife, wrote a note with = pen, hit the nail with
= hammer, ate the soup with = spoon, swept the floor with = broom, unlocked the door with = key, dug a hole with = shovel,
painted the fence with = brush, combed the hair with = comb, dried the hands with = towel, drank the juice from = glass,
carried the books to school in = backpack, slept in = bed, pedaled to work on = bicycle, lit the room with = lamp, sat down on
= chair, baked the cake in = oven""")
_SILLY = lexicon.split_words("cloud giraffe tornado whale pancake moustache volcano rainbow jellyfish hippo comet shark walrus")


def _used(rng: random.Random, act: str, thing: str) -> str:
    return f"{rng.choice(lexicon.FIRST_NAMES)} {act} {_a(thing)}."


@task("fine", "silly")
def fine_or_silly_tool(rng: random.Random) -> tuple[str, str]:
    """Say whether what the person used for the job makes sense ("fine") or is nonsense ("silly")."""
    act, thing = rng.choice(_NORMAL)
    answer = rng.choice(("fine", "silly"))
    return _used(rng, act, thing if answer == "fine" else rng.choice(_SILLY)), answer


@task()
def right_thing_for_silly_one(rng: random.Random) -> tuple[str, str]:
    """The last noun of the sentence makes it absurd. Output the one word for the thing that is normally used or needed
    there."""
    act, thing = rng.choice(_NORMAL)
    return _used(rng, act, rng.choice(_SILLY)), thing


_THEMES = _groups("""
beach: sand castle, sunscreen, seashell, bikini, surfboard, parasol, seagull, beach ball
kitchen: frying pan, stove, rolling pin, ladle, spatula, saucepan, mixing bowl, whisk
school: blackboard, chalk, pupil, homework, textbook, schoolbag, lesson, teacher
hospital: nurse, stretcher, surgeon, bandage, thermometer, wheelchair, stethoscope, patient
farm: tractor, barn, cow, haystack, plow, pigsty, milk can, henhouse
bathroom: toothbrush, shower, bathtub, shampoo, toilet paper, hairbrush, soap dish, bath mat
office: printer, stapler, fax machine, paper clip, photocopier, file cabinet, meeting room, swivel chair
""")
_JOINS = (", ", " + ", " / ", "; ")


@task("beach", "kitchen", "school", "hospital", "farm", "bathroom", "office")
def place_of_all_items(rng: random.Random) -> tuple[str, str]:
    """Name the place where all the things of the list are found: beach, kitchen, school, hospital, farm, bathroom or office."""
    place = rng.choice(list(_THEMES))
    return rng.choice(_JOINS).join(rng.sample(_THEMES[place], rng.choice((2, 3)))), place


@task()
def item_out_of_place(rng: random.Random) -> tuple[str, str]:
    """All but one of the things in the list are found at the same place. Output the one that does not belong there."""
    place, other = rng.sample(list(_THEMES), 2)
    stray = rng.choice(_THEMES[other])
    items = [*rng.sample(_THEMES[place], 3), stray]
    rng.shuffle(items)
    return rng.choice(_JOINS).join(items), stray


# --- analogies, riddles, people


_ANALOGIES = (
    "hand : glove, foot : sock, head : hat, neck : scarf, finger : ring, waist : belt",
    "cow : calf, dog : puppy, cat : kitten, sheep : lamb, hen : chick, bear : cub, duck : duckling",
    "grass : green, snow : white, coal : black, blood : red, lemon : yellow",
    "bird : fly, fish : swim, snake : crawl, frog : jump, horse : gallop",
    "knife : cut, pen : write, broom : sweep, needle : sew, shovel : dig, oven : bake",
    "teacher : school, nurse : hospital, cook : kitchen, farmer : farm, judge : court, priest : church",
    "day : night, hot : cold, big : small, up : down, wet : dry, rich : poor, young : old, happy : sad",
    "bee : hive, bird : nest, spider : web, dog : kennel, pig : sty, horse : stable",
    "king : queen, brother : sister, father : mother, uncle : aunt, son : daughter, husband : wife",
    "eye : see, ear : hear, nose : smell, tongue : taste, teeth : bite, hand : grab",
)


@task()
def analogy_last_word(rng: random.Random) -> tuple[str, str]:
    """Complete the analogy: output the one word that goes with the third word as the second goes with the first."""
    (a, b), (c, d) = (pair.strip().split(" : ") for pair in rng.sample(rng.choice(_ANALOGIES).split(","), 2))
    frame = rng.choice(("{a} : {b} :: {c} : ?", "{a} is to {b} as {c} is to", "{a} -> {b}, {c} ->", "{a} - {b}; {c} - ..."))
    return frame.format(a=a, b=b, c=c), d


_I_AM_THING = _groups("""
clock: I have hands but cannot clap | I have a face but no eyes | I tick all day | I tell people how late it is
book: I have leaves but am no tree | I have a spine but no bones | I am full of words | You open me to read
candle: I get shorter as I work | I give light and drip wax | I stand on a birthday cake | A breath puts me out
needle: I have an eye but cannot see | I am thin and pull a thread | I help to sew | I can prick a tailor
umbrella: I open when it rains | I keep you dry in the street | I am a roof you carry | I have ribs but no body
mirror: I show you your face | I hang on the wall and copy you | You comb your hair in front of me | I swap your left and right
bed: I have legs but cannot walk, and you sleep on me | I carry a mattress | You lie on me all night | I wear sheets and a
  blanket
key: I am small and open doors | I fit into a lock | I hang on a ring in your pocket | I turn in the door but never get dizzy
river: I run but have no legs | I have a mouth but never eat | I flow down to the sea | Bridges cross me and fish swim in me
snowman: I have a carrot for a nose | Children build me in winter | I die when the sun comes | I am cold and have coal eyes
comb: I have teeth but cannot bite | I go through your hair | A barber parts your hair with me | I undo tangles on your head
kite: I fly on a string | I need wind and a child | I have a tail but am no animal | I dance in the autumn sky
""", within="|")  # fmt: skip
_I_AM_ANIMAL = _groups("""
elephant: I have a trunk but no suitcase | I am gray and huge | I never forget, they say | I have tusks and big ears
camel: I have a hump on my back | I cross the desert | I can go without water for days | I carry people through the sand
penguin: I am a bird that cannot fly | I wear black and white like a waiter | I waddle on the ice | I dive for fish in the cold
  south
spider: I have eight legs | I spin a web | I catch flies in my threads | I hang from the ceiling on a thread
snail: I carry my house on my back | I am very slow and slimy | I leave a trail of slime | I eat your lettuce and have a shell
bee: I make honey | I have a sting and carry pollen | I live in a hive | I fly from flower to flower and buzz
giraffe: I have a very long neck | I eat leaves from tall trees | I am the tallest of all animals | I have brown spots and long
  legs
kangaroo: I carry my baby in a pouch | I hop through Australia | I jump far with my joey | I can box and hop
owl: I hunt mice at night and have feathers | I turn my head almost all around | I hoot in the dark | I am thought to be a
  wise bird
cow: I give milk | I say moo | I chew the cud and my calf drinks from me | I have horns and an udder
sheep: I give wool | I say baa | Count me to fall asleep | I live in a flock and a shepherd guards me
zebra: I look like a horse in pajamas | I have black and white stripes | Lions hunt me in spite of my stripes | I am a striped
  cousin of the horse
""", within="|")  # fmt: skip
_I_AM_PERSON = _groups("""
baker: I get up at night to make bread | My oven is full of rolls | I knead dough | I sell cakes and bread
dentist: I look into your mouth | I drill and fill holes in teeth | Children with cavities fear me | I tell you to brush better
pilot: I fly a plane | I sit in the cockpit | I greet passengers above the clouds | I land on runways
teacher: I stand at the blackboard | I correct homework | Pupils listen to me | I give grades to children
firefighter: I put out fires | I ride in a red engine | I slide down a pole | I carry a hose and a ladder
barber: I cut hair | I shave beards | People leave my chair with shorter hair | I work with scissors and a comb
farmer: I plow the fields | I drive a tractor and milk cows | I rise with the rooster | I bring in the harvest
fisherman: I go out with a boat and a net | I wait for something to bite | I sell what I caught in the sea | I mend nets in the
  harbor
""", within="|")  # fmt: skip
_ASKED = ("{r}.", "{r}. What am I?", "{r}. Who am I?", "Riddle: {r}.", "{r} ...")


def _riddle(rng: random.Random, clues: Groups) -> tuple[str, str]:
    answer = rng.choice(list(clues))
    chosen = rng.sample(clues[answer], rng.choice((1, 2)))
    return rng.choice(_ASKED).format(r=". ".join(chosen)), answer


@task()
def thing_of_riddle(rng: random.Random) -> tuple[str, str]:
    """Solve the riddle: name the thing that speaks of itself, in one lower-case word."""
    return _riddle(rng, _I_AM_THING)


@task()
def animal_of_riddle(rng: random.Random) -> tuple[str, str]:
    """Name the animal that speaks of itself in the riddle, in one lower-case word."""
    return _riddle(rng, _I_AM_ANIMAL)


@task()
def job_of_riddle(rng: random.Random) -> tuple[str, str]:
    """Name the job of the person who speaks in the riddle, in one lower-case word."""
    return _riddle(rng, _I_AM_PERSON)


@task("thing", "animal", "person")
def solution_is_what(rng: random.Random) -> tuple[str, str]:
    """Do not solve the riddle; say only whether the one who speaks is a thing, an animal or a person. Answer without
    article."""
    kind = rng.choice(("thing", "animal", "person"))
    clues = {"thing": _I_AM_THING, "animal": _I_AM_ANIMAL, "person": _I_AM_PERSON}[kind]
    return _riddle(rng, clues)[0], kind


_WISHES = _groups("""
Congratulations!: I passed my driving test | We got married yesterday | I won first prize | Our baby was born last night | I
  got the job | We have bought our first house
Get well soon!: I am in bed with the flu | I have broken my leg | I have a fever | I must stay in the hospital | I have a bad
  cold
Happy birthday!: I turn thirty today | Today I am one year older | I have candles on my cake this morning | I was born on this
  day
Have a good trip!: I am leaving for the airport | My train to Rome goes in an hour | We are flying to Spain today | We set off
  by car now
My condolences.: My grandfather died last week | Our old dog has died | We buried my aunt yesterday | I lost my father in May
Sleep well!: I am going to bed now | I am tired and put out the light | It is midnight, I need my pillow | My eyes are closing,
  I lie down
""", within="|")  # fmt: skip


@task("Congratulations!", "Get well soon!", "Happy birthday!", "Have a good trip!", "My condolences.", "Sleep well!")
def kind_words_for_it(rng: random.Random) -> tuple[str, str]:
    """Answer the news with Congratulations!, Get well soon!, Happy birthday!, Have a good trip!, My condolences. or Sleep well!

    The closing mark belongs to the answer.
    """
    return _labelled(rng, _WISHES, ("{x}", "{x}.", "{name}: {x}", "{name} writes: {x}.", "{x}, {name}", '"{x}."'))


_TRADES = _groups("""
health: nurse, surgeon, dentist, pharmacist, midwife, paramedic, eye doctor, physiotherapist
food: baker, butcher, chef, waiter, pastry cook, cheese maker, pizza maker, kitchen hand
building: bricklayer, carpenter, architect, roofer, plumber, electrician, house painter, crane operator
art: sculptor, singer, actor, violinist, poet, ballet dancer, portrait painter, composer
law: judge, lawyer, police officer, prison guard, detective, prosecutor, notary
transport: bus driver, pilot, train conductor, sailor, trucker, taxi driver, flight attendant
""")


@task("health", "food", "building", "art", "law", "transport")
def field_of_job(rng: random.Random) -> tuple[str, str]:
    """Name the field in which a person with this job works: health, food, building, art, law or transport."""
    frames = (
        "{x}",
        "{x}",
        "{name} is a trained {x}.",
        "{name}, {x}",
        "job: {x}",
        "the {x} next door",
        "{name} is the new {x}.",
    )
    return _labelled(rng, _TRADES, frames)


_DURATIONS = _groups("""
seconds: sneezing, blinking, clapping once, ringing a doorbell, saying hello, switching on a lamp, signing a card, a flash of
  lightning
minutes: boiling an egg, brushing the teeth, taking a shower, making coffee, ironing a shirt, a pop song, a coffee break
hours: a night's sleep, a day at work, flying across the ocean, hiking up a mountain, watching two films, roasting a big turkey
years: growing up, studying medicine, an oak growing tall, a president's term, building a cathedral, a prison term for murder
""")


@task("seconds", "minutes", "hours", "years")
def unit_of_duration(rng: random.Random) -> tuple[str, str]:
    """Say in which unit one would tell how long this takes: seconds, minutes, hours or years."""
    frames = ("{x}", "{x}", "How long does {x} take?", "the time for {x}", "{name} thinks of {x}.", "{name} asks about {x}.")
    return _labelled(rng, _DURATIONS, frames)


_SIMILES = _pairs("""as cold as = ice, as busy as a = bee, as sly as a = fox, as good as = gold, as light as a = feather, as
brave as a = lion, as quiet as a = mouse, as slow as a = snail, as strong as an = ox, as stubborn as a = mule, as blind as a
= bat, as sweet as = honey, as wise as an = owl, as proud as a = peacock, as gentle as a = lamb, as free as a = bird, as
fit as a = fiddle, as old as the = hills, as cool as a = cucumber, as hard as = nails""")


@task()
def simile_last_word(rng: random.Random) -> tuple[str, str]:
    """Complete the well-known comparison with its missing last word, such as "bee" after "as busy as a"."""
    return _paired(rng, _SIMILES, ("{x}", "{x} ...", "{name} is {x}", "{name} was {x} ___", "It seemed {x}", "almost {x}"))


_SCENES = _groups("""
beach: Waves rolled over the warm sand | Gulls screamed above the dunes | Children looked for shells | Surfers waited for a
  wave | The tide washed away the sand castle | People lay on towels by the sea
farm: A rooster crowed on the dunghill | Cows waited at the milking shed | Hay was stacked in the barn | Pigs grunted in the
  mud | Hens pecked at the corn in the yard | The tractor came back from the field
city: Cars honked at the crossing | Neon signs lit up the avenue | Crowds poured out of the subway | Skyscrapers hid the sun |
  A tram stopped in front of the department store | Taxis stood in a long line
forest: Mushrooms grew between the tree roots | An old oak creaked | Deer hid among the trunks | Pine needles covered the path
  | A woodpecker knocked on a trunk | Squirrels jumped from branch to branch
mountains: Snow lay on the peaks | Climbers tied their ropes | A goat stood on the steep cliff | The path wound up to the
  summit | A glacier filled the high valley | Skiers rode the chairlift up
""", within="|")  # fmt: skip


@task("beach", "farm", "city", "forest", "mountains")
def setting_of_scene(rng: random.Random) -> tuple[str, str]:
    """Name the setting of the scene: beach, farm, city, forest or mountains."""
    frames = ("{x}.", "{x}", "{x} when {name} came.", "{name} remembers: {x}.", "{x} that morning.", "{x}, and {name} watched.")
    return _labelled(rng, _SCENES, frames)


_FELT = _groups("""
embarrassed: walked into the wrong restroom | tripped on the stage | forgot the boss's name | called the teacher mom | wore two
  different shoes to work | spilled soup on the host | sang out of tune in front of all
relieved: found the lost wallet | heard the test was negative | got the missing child back | caught the train at the last
  second | learned that nobody was hurt | finished the dreaded exam | saw that the alarm was false
lonely: moved to a city without knowing anyone | ate alone on New Year's Eve | sat by a phone that never rang | had no one to
  talk to | spent the birthday without a guest | was the only one not invited | lived far away from all friends
nervous: waits for the exam to begin | has a first date tonight | must give a speech tomorrow | sits outside the dentist's door
  | is about to go on stage | has a job interview in an hour | takes the driving test today
""", within="|")  # fmt: skip


@task("embarrassed", "relieved", "lonely", "nervous")
def likely_feeling(rng: random.Random) -> tuple[str, str]:
    """Say how the person most likely feels about it: embarrassed, relieved, lonely or nervous."""
    frames = ("{name} {x}.", "{name} {x}", "My friend {name} {x}.", "Poor or lucky, {name} {x}.", "someone who {x}")
    return _labelled(rng, _FELT, frames)

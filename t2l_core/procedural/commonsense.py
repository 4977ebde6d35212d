"""Tasks of everyday knowledge: what acts, places, machines, parts and people are for, what goes wrong and what helps.

Several questions are asked of each table; names of people and short frames vary the wording of the inputs.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, labelled, split_groups, split_items, split_pairs
from t2l_core.procedural.lexicon import with_article as _a

_THING = ("{x}", "{x}", "the {x}", "{name}'s {x}", "a word about the {x}", "{name} asked about the {x}.")
_PLAIN = ("{x}", "{x}", "{name}: {x}", "{x} ({name})", "{x}, says {name}", "{name} thinks of this: {x}")

_groups = partial(split_groups, between="\n", within=",")
_pairs = partial(split_pairs, between=",")


def _rows(text: str) -> list[tuple[str, ...]]:
    """The rows of a table with semicolons between them and bars between the columns."""
    return [split_items(row) for row in split_items(text, ";")]


def _fill(rng: random.Random, frames: Sequence[str], item: str) -> str:
    return rng.choice(frames).format(x=item, name=rng.choice(lexicon.FIRST_NAMES), day=rng.choice(lexicon.WEEKDAYS))


def _labelled(rng: random.Random, groups: Groups, frames: Sequence[str] = _PLAIN) -> tuple[str, str]:
    item, label = labelled(rng, groups)
    return _fill(rng, frames, item), label


# --- activities: what one wears and needs, and where they happen


_ACTIVITIES = _rows("""
swimming | swimsuit | swim goggles | pool; skiing | ski jacket | skis | snowy slope; ice skating | warm gloves | skates | ice
rink; cooking dinner | apron | pan | kitchen; hiking | hiking boots | backpack | mountains; cycling | bike helmet | bicycle |
bike path; sleeping | pajamas | pillow | bedroom; playing baseball | baseball cap | bat | baseball field; fishing | rubber boots
| rod | river; diving | wetsuit | air tank | coral reef; riding a horse | riding boots | saddle | ranch; playing tennis | tennis
shoes | racket | tennis court; painting a portrait | smock | brush | studio; digging a flower bed | work gloves | spade |
garden; welding steel | welding mask | torch | workshop; doing surgery | surgical gown | scalpel | operating room; flying to the
Moon | space suit | rocket | space; sunbathing | sun hat | sunscreen | beach; walking in the rain | raincoat | umbrella |
street; fighting a fire | fireproof suit | hose | burning house; getting married | wedding clothes | ring | church; testing
blood in a lab | lab coat | microscope | laboratory; building a wall | hard hat | bricks | building site; jogging | running
shoes | water bottle | park; playing soccer | jersey | soccer ball | soccer field; taking a bath | bathrobe | soap | bathroom;
sledding | mittens | sled | snowy hill; sailing | life jacket | sailboat | lake; climbing rocks | harness | rope | cliff; riding
a motorcycle | leather jacket | motorcycle | road; boxing | boxing gloves | punching bag | boxing ring; baking cookies | oven
mitts | rolling pin | kitchen
""")
_PLANS = ("{x}", "{name}: {x}", "{x} on {day}", "{name} looks forward to {x}.", "{name} talks about {x}.", "{name}'s plan: {x}")
_GIFTS = {
    activity: gear
    for activity, _, gear, _ in _ACTIVITIES
    if gear in split_items("swim goggles|skis|rod|saddle|racket|brush|spade|soccer ball|sled|punching bag|rolling pin|skates")
}


def _activity(rng: random.Random, column: int) -> tuple[str, str]:
    row = rng.choice(_ACTIVITIES)
    return _fill(rng, _PLANS, row[0]), row[column]


@task()
def clothes_for_activity(rng: random.Random) -> tuple[str, str]:
    """Name the garment, pair of shoes or protective clothing that one typically wears for this activity, without article."""
    return _activity(rng, 1)


@task()
def gear_for_activity(rng: random.Random) -> tuple[str, str]:
    """Name the main object (not clothing) that one uses or needs for this activity, without article."""
    return _activity(rng, 2)


@task()
def venue_of_activity(rng: random.Random) -> tuple[str, str]:
    """Name the place where this activity typically happens, without article or preposition."""
    return _activity(rng, 3)


@task()
def activity_from_kit(rng: random.Random) -> tuple[str, str]:
    """Somebody has a piece of clothing and an object with them. Name what they are about to do, with an -ing verb."""
    activity, clothes, gear, _ = rng.choice(_ACTIVITIES)
    first, second = rng.sample((clothes, gear), 2)
    return _fill(
        rng, ("{x}", "{name} has packed: {x}", "{name}'s things: {x}", "seen at {name}'s: {x}"), f"{first}, {second}"
    ), activity


@task()
def packing_note(rng: random.Random) -> tuple[str, str]:
    """Write what to bring for the activity as "Bring CLOTHING and OBJECT!": first the typical garment, then the main object."""
    activity, clothes, gear, _ = rng.choice(_ACTIVITIES)
    return _fill(rng, _PLANS, activity), f"Bring {clothes} and {gear}!"


@task()
def gift_for_hobby(rng: random.Random) -> tuple[str, str]:
    """A person's hobby and three gifts are given. Copy the gift that this person can use for the hobby."""
    hobby = rng.choice(list(_GIFTS))
    gifts = [_GIFTS[hobby], *rng.sample([gear for name, gear in _GIFTS.items() if name != hobby], 2)]
    rng.shuffle(gifts)
    return f"{rng.choice(lexicon.FIRST_NAMES)} loves {hobby}: {', '.join(gifts)}", _GIFTS[hobby]


# --- places and what one goes there for


_ERRANDS = _pairs("""
library = borrow a book, gym = lift weights, bank = open an account, post office = mail a parcel, cinema = watch a film,
restaurant = have dinner, hotel = spend the night, hair salon = get a haircut, dental office = have a tooth pulled, garage =
have the car repaired, church = pray, museum = see old paintings, stadium = watch a big game, laundromat = wash clothes,
school = learn to read, airport = catch a plane, train station = catch a train, gas station = fill up the tank, zoo = look
at the lions, bakery = buy fresh bread, hospital = have an operation, theater = see a play, playground = go on the swings,
nightclub = dance all night, beach = swim in the sea, pharmacy = buy medicine, flower shop = buy roses, jewelry store = buy
a gold ring, shoe store = try on sneakers, bookstore = buy a novel, bar = drink a beer, butcher shop = buy sausages,
courtroom = face a judge, farm = milk a cow, police station = report a theft, polling station = vote, university = study
law, cemetery = visit a grave, animal clinic = have a cat vaccinated, ice rink = skate, bus stop = wait for the bus,
campsite = sleep in a tent, furniture store = buy a sofa, pet shop = buy a hamster, toy store = buy a doll""")
_MANY_SIDED = split_items(
    "restaurant|hotel|bar|nightclub|beach|hospital|university|airport|campsite|stadium|church|farm|museum|school|library"
    "|train station|theater|cemetery|gas station|garage|ice rink|zoo|playground"
)


@task()
def errand_at_place(rng: random.Random) -> tuple[str, str]:
    """Say what people typically go to this place for, as "to" with a verb in its base form."""
    place, errand = rng.choice(_ERRANDS)
    return _fill(
        rng, ("{x}", "the {x}", "{name} is at the {x}.", "{name} is going to the {x}.", "meet me at the {x}"), place
    ), f"to {errand}"


@task()
def place_for_wish(rng: random.Random) -> tuple[str, str]:
    """Name the place where the person has to go for this wish, without article."""
    place, errand = rng.choice(_ERRANDS)
    return _fill(rng, ("{x}", "{name} wants to {x}.", "{name} would like to {x}.", "on {day} I must {x}"), errand), place


@task("right place", "wrong place")
def right_place_for_wish(rng: random.Random) -> tuple[str, str]:
    """Say whether what the person went for can be had at this place: "right place" or "wrong place"."""
    place, errand = rng.choice(_ERRANDS)
    right = rng.random() < 0.5
    if not right:
        place = rng.choice([other for other, _ in _ERRANDS if other not in (place, *_MANY_SIDED)])
    return _fill(rng, (f"{{name}} went to the {place} to {{x}}.",), errand), "right place" if right else "wrong place"


_MANNERS = _groups("""
fine: whispering in a library, clapping after a concert, singing at a birthday party, running in a park, talking in a cafe,
  cheering at a football game, building sandcastles on a beach, laughing at a comedy show, dancing at a wedding, praying in a
  church, asking a question in class, sleeping in a hotel bed, eating popcorn at the movies, picking apples in your own
  garden, reading on the train, shaking hands at a meeting, diving into the deep pool, taking notes in a lecture, playing tag
  at a playground, tasting grapes from your own fridge, saying thanks to a waiter, barking like a dog in a game with children
not done: shouting in a library, singing loudly during a funeral, running through a hospital ward, talking on the phone at the
  movies, burping at a wedding dinner, lighting a cigarette in a nursery, touching the paintings in a museum, playing football
  in a church, eating a kebab during an exam, cutting the line at the checkout, sleeping at a job interview, putting dirty
  shoes on a train seat, picking flowers in the neighbor's garden, laughing at a funeral speech, wearing a swimsuit in court,
  copying a classmate's answers in a test, throwing trash out of the car, staring at strangers in the elevator, playing drums
  at night in a flat, licking the spoon in a cooking pot at a restaurant, opening somebody else's mail, interrupting a bride's
  vows
""")


@task("fine", "not done")
def manners_of_place(rng: random.Random) -> tuple[str, str]:
    """Judge by good manners whether one may do this there: "fine", or "not done" if it is rude or out of place."""
    return _labelled(rng, _MANNERS, ("{x}", "{x}", "{name}: {x}", "{x}, like {name}", "{name} was seen {x}."))


# --- acts: what they are for and what happens without them


_PURPOSES = _rows("""
puts on sunscreen | avoid sunburn | gets a sunburn; sets an alarm clock | wake up on time | oversleeps; opens an umbrella | stay
dry in the rain | gets wet; waters the plants | keep the plants alive | has dead plants; brushes the teeth | keep the teeth
healthy | gets bad teeth; charges the phone | have a full battery | has a dead phone; puts milk in the fridge | keep the milk
fresh | has sour milk; studies for the test | pass the test | fails the test; locks the front door | keep burglars out | gets
robbed; wears a warm coat | keep warm | feels cold; eats lunch | fill the stomach | stays hungry; drinks some water | quench the
thirst | stays thirsty; takes a nap | get some rest | stays tired; ties the shoelaces | keep the shoes on | trips over the
laces; writes a shopping list | remember what to buy | forgets half the shopping; buckles the seat belt | be safe in a crash |
gets hurt in a crash; turns on the lamp | see in the dark | sits in the dark; washes the hands | get rid of germs | spreads
germs; fills up the tank | keep the car running | runs out of gas; saves the file | keep the changes | loses the changes; puts
on mosquito spray | keep insects away | gets bitten; wears a helmet | protect the head | hurts the head in a fall; runs to the
station | catch the train | misses the train; blows on the hot soup | cool the soup | burns the tongue; practices the piano |
play the piano well | plays badly; works out | get fit | stays unfit; feeds the cat | stop the cat's hunger | has a hungry cat;
pays the electricity bill | keep the power on | has no electricity; looks both ways | cross the road safely | gets hit by a car;
mows the lawn | keep the grass short | has long grass; puts a stamp on the letter | get the letter delivered | gets the letter
back; wears earplugs | block out noise | is kept awake by noise; puts on glasses | see clearly | sees everything blurry; asks
for directions | find the way | gets lost; keeps the ice cream frozen | stop the ice cream melting | has melted ice cream; saves
some money | buy a car later | stays broke
""")


def _purpose(rng: random.Random) -> tuple[str, str, str]:
    act, goal, failure = rng.choice(_PURPOSES)
    return (
        _fill(rng, ("{name} {x}.", "{name} always {x}.", "On {day} {name} {x}.", "{name} {x}, as usual."), act),
        goal,
        failure,
    )


@task()
def purpose_of_act(rng: random.Random) -> tuple[str, str]:
    """Say what the person does this for, as "to" with a verb in its base form, such as "to stay dry in the rain"."""
    said, goal, _ = _purpose(rng)
    return said, f"to {goal}"


@task()
def result_of_not_doing(rng: random.Random) -> tuple[str, str]:
    """Say what bad thing happens to the person who does not do this, with a verb in the third person, such as "gets wet"."""
    said, _, failure = _purpose(rng)
    return said, failure


@task()
def act_for_goal(rng: random.Random) -> tuple[str, str]:
    """Say what the person does to reach the goal, with a verb in the third person, such as "opens an umbrella"."""
    act, goal, _ = rng.choice(_PURPOSES)
    return _fill(rng, ("{name} wants to {x}.", "{name} hopes to {x}.", "{name}'s goal: {x}", "{name} needs to {x}."), goal), act


# --- flaws, their cure and what the thing is like afterwards


_FLAWS = _rows("""
dull | sharpen | sharp | knife, pencil, axe, chisel, sword; dirty | wash | clean | shirt, car, plate, window, towel, apple;
empty | fill | full | bottle, bucket, glass, bathtub, fuel tank; loose | tighten | tight | screw, bolt, knot, belt; wrinkled |
iron | smooth | tablecloth, blouse, skirt, bed sheet; wet | dry | dry | raincoat, floor, swimsuit, bench; cold | warm up | warm
| soup, dinner, milk, pizza; broken | repair | working | toaster, radio, clock, doorbell, printer; messy | tidy | tidy | room,
desk, drawer, closet; locked | unlock | unlocked | door, safe, gate, suitcase; crooked | straighten | straight | picture, tie,
signpost, hat; dark | light up | bright | hallway, cellar, cave, stage; hungry | feed | well-fed | baby, dog, pony, kitten;
frozen | thaw | thawed | chicken, pipe, fish fillet, berry; bitter | sweeten | sweet | tea, coffee, cocoa; rough | sand | smooth
| board, tabletop, plank; closed | open | open | umbrella, book, box, envelope; squeaky | oil | quiet | hinge, wheel, gate
latch; torn | sew up | mended | sleeve, pocket, curtain, sock; flat | pump up | firm | tire, football, air mattress
""")


def _flaw(rng: random.Random) -> tuple[str, str, str, str]:
    flaw, cure, good, things = rng.choice(_FLAWS)
    return flaw, cure, good, rng.choice(things.split(", "))


def _flawed(rng: random.Random, flaw: str, thing: str) -> str:
    return _fill(
        rng, (f"{flaw} {thing}", f"{{name}}'s {thing} is {flaw}.", f"the {flaw} {thing}", f"a note: {thing} {flaw}"), ""
    )


@task()
def cure_for_flaw(rng: random.Random) -> tuple[str, str]:
    """Say what to do about the flaw of the thing: a verb and "it", such as "sharpen it"."""
    flaw, cure, _, thing = _flaw(rng)
    verb, _, particle = cure.partition(" ")
    return _flawed(rng, flaw, thing), f"{verb} it {particle}".strip()


@task()
def thing_when_fixed(rng: random.Random) -> tuple[str, str]:
    """Name the thing as it is once its flaw is gone: the adjective for its good state and the thing, such as "sharp knife"."""
    flaw, _, good, thing = _flaw(rng)
    return _flawed(rng, flaw, thing), f"{good} {thing}"


@task()
def thing_before_fixing(rng: random.Random) -> tuple[str, str]:
    """Something is to be done to a thing. Name the thing with the adjective for how it is before, such as "dull knife"."""
    flaw, cure, _, thing = _flaw(rng)
    return _fill(
        rng, ("{x}", "{name} has to {x}.", "to do on {day}: {x}", "{name}, please {x}!"), f"{cure} the {thing}"
    ), f"{flaw} {thing}"


# --- what goes in and what comes out


_MACHINES = _rows("""
toaster | bread | toast; coffee machine | coffee beans | coffee; washing machine | dirty clothes | clean clothes; dishwasher |
dirty dishes | clean dishes; tumble dryer | wet clothes | dry clothes; juicer | oranges | orange juice; flour mill | wheat |
flour; sawmill | logs | boards; freezer | water | ice; popcorn maker | corn | popcorn; rice cooker | dry rice | cooked rice;
paper shredder | documents | paper strips; bakery | dough | bread; dairy | milk | cheese; brewery | barley | beer; winery |
grapes | wine; loom | yarn | cloth; pottery kiln | clay | pots; meat grinder | beef | ground beef; olive press | olives | olive
oil; cow | grass | milk; hen | grain | eggs; bee | nectar | honey; steel mill | iron ore | steel; paper mill | wood | paper;
potato masher | boiled potatoes | mashed potatoes; deep fryer | raw potatoes | french fries; waffle iron | batter | waffles;
power plant | coal | electricity; solar panel | sunlight | electricity; kettle | cold water | hot water; tailor | fabric |
suits; carpenter | planks | furniture; chocolate factory | cocoa beans | chocolate
""")


@task()
def what_goes_in(rng: random.Random) -> tuple[str, str]:
    """Name what the machine, place, animal or worker takes in to make its product from (not the product)."""
    maker, before, _ = rng.choice(_MACHINES)
    return _fill(rng, _THING, maker), before


@task()
def what_comes_out(rng: random.Random) -> tuple[str, str]:
    """Name what the machine, place, animal or worker turns its material into: the product that comes out."""
    maker, _, after = rng.choice(_MACHINES)
    return _fill(rng, _THING, maker), after


@task()
def maker_of_change(rng: random.Random) -> tuple[str, str]:
    """A material and a product are given. Name the machine, place, animal or worker that makes the one into the other."""
    maker, before, after = rng.choice(_MACHINES)
    frames = (
        f"{before} -> {after}",
        f"{before} into {after}",
        f"{{name}} has {before} and wants {after}.",
        f"from {before} to {after}",
    )
    return _fill(rng, frames, ""), maker


# --- parts and what a thing can do only with them


_PARTS = _rows("""
knife | blade | cut bread; pen | ink | write; lamp | bulb | shine; bird | wings | fly; fish | fins | swim; guitar | strings |
make music; car | wheels | roll; clock | hands | show the time; bell | clapper | ring; camera | lens | take pictures; teapot |
spout | pour tea; needle | eye | hold a thread; bicycle | pedals | be pedaled; sailboat | sails | use the wind; candle | wick
| burn; broom | bristles | sweep; pencil | lead | draw; plane | engine | take off; rowboat | oars | be rowed; radio | speaker
| make a sound; printer | paper | print a page; hammer | head | hit nails; umbrella | cloth | keep out the rain; piano | keys
| be played; scorpion | stinger | sting; fan | blades | blow air; ladder | rungs | be climbed; saw | teeth | saw wood; tree |
roots | drink from the soil; stapler | staples | hold sheets together; bottle | cap | be closed; dog | tail | wag; thermometer
| numbers | show the temperature; coat | buttons | be buttoned; zipper | slider | be zipped; crab | claws | pinch; computer |
screen | show pictures; helicopter | rotor | hover; kangaroo | pouch | carry its baby
""")


@task()
def cannot_without_part(rng: random.Random) -> tuple[str, str]:
    """A thing or animal lacks a part. Say what it can no longer do: "cannot" and a verb, such as "cannot cut bread"."""
    whole, part, ability = rng.choice(_PARTS)
    frames = (
        f"{whole} without {part}",
        f"{whole}, no {part}",
        f"{{name}} drew {_a(whole)} with no {part}.",
        f"{whole} minus {part}",
    )
    return _fill(rng, frames, ""), f"cannot {ability}"


@task()
def part_it_lacks(rng: random.Random) -> tuple[str, str]:
    """A thing or animal cannot do something. Name the part of it that must be missing, by one word."""
    whole, part, ability = rng.choice(_PARTS)
    frames = (f"The {whole} cannot {ability}.", f"{{name}}'s {whole} cannot {ability}.", f"{_a(whole)} that cannot {ability}")
    return _fill(rng, frames, ""), part


# --- nouns that have changed places


_DEEDS = _groups("""
drank: juice, lemonade, coffee, cocoa
read: newspaper, map, menu, novel
combed: hair, beard
mopped: floor, kitchen tiles
drove: truck, taxi, bus
lit: candle, campfire
climbed: mountain, ladder, hill
knitted: scarf, sweater, mittens
fed: ducks, goldfish, puppy
peeled: potato, banana, carrot
sang: lullaby, anthem, carol
fried: bacon
mowed: lawn, meadow
rowed: boat, canoe
unlocked: door, safe
kicked: football
brushed: teeth
""")


def _deeds(rng: random.Random) -> tuple[str, str, bool]:
    """A sentence in which the nouns may have changed places, the sentence as it should be, and whether they have."""
    first, second = rng.sample(list(_DEEDS), 2)
    one, other = rng.choice(_DEEDS[first]), rng.choice(_DEEDS[second])
    name = rng.choice(lexicon.FIRST_NAMES)
    right = f"{name} {first} the {one} and {second} the {other}."
    swapped = rng.random() < 0.5
    return f"{name} {first} the {other} and {second} the {one}." if swapped else right, right, swapped


@task("swapped", "as it should be")
def nouns_swapped_or_not(rng: random.Random) -> tuple[str, str]:
    """Say whether the two things in the sentence have been mixed up: "swapped", or "as it should be" if it makes sense."""
    said, _, swapped = _deeds(rng)
    return said, "swapped" if swapped else "as it should be"


@task()
def nouns_put_right(rng: random.Random) -> tuple[str, str]:
    """The two things in the sentence have been mixed up. Write the sentence with each thing where it makes sense."""
    while True:
        said, right, swapped = _deeds(rng)
        if swapped:
            return said, right


# --- things: trouble, noise, movement, opening, position


_TROUBLE = _groups("""
leaks: cracked garden hose, roof, water pipe, faucet, rowboat, bucket with a hole, radiator
runs out: battery, printer ink, gas in the tank, toothpaste, shampoo, coffee in the jar, lighter fluid
tears: paper bag, nylon stockings, old jeans, newspaper, thin trash bag, bed sheet, page of a book
gets stuck: zipper, elevator, old drawer, key in a rusty lock, truck in the mud, kite in a tree, sliding door
wilts: bunch of tulips, lettuce, rose in a vase, basil plant, unwatered fern, daisy chain, cut sunflower
gets tangled: ball of yarn, headphone cable, fishing line, long hair, string of Christmas lights, kite string, charger cord
""")


@task("leaks", "runs out", "tears", "gets stuck", "wilts", "gets tangled")
def usual_trouble(rng: random.Random) -> tuple[str, str]:
    """Say what typically goes wrong with the thing: leaks, runs out, tears, gets stuck, wilts or gets tangled."""
    return _labelled(rng, _TROUBLE, _THING[:4])


_NOISES = _groups("""
rings: telephone, church bell, doorbell, alarm clock at seven, school bell, bicycle bell
ticks: wall clock, wristwatch, kitchen timer, grandfather clock, metronome, time bomb
creaks: old wooden stairs, rusty hinge, rocking chair, loose floorboard, attic door, old bed
rustles: dry leaves, newspaper pages, paper bag, silk dress, candy wrapper, dead grass
bangs: slammed door, firework, gunshot, bursting tire, cannon, hammer on a metal sheet
splashes: stone in a pond, diver in the pool, foot in a puddle, leaping fish, paddle in the lake, child in the bathtub
""")


@task("rings", "ticks", "creaks", "rustles", "bangs", "splashes")
def noise_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say which sound the thing makes: rings, ticks, creaks, rustles, bangs or splashes."""
    return _labelled(rng, _NOISES, ("{x}", "the {x}", "{x} heard by {name}", "{name} hears this: {x}", "listen: {x}"))


_MOTION = _groups("""
up: smoke from a chimney, helium balloon let go, rocket at launch, steam from a pot, bubble in a soda, plane at takeoff, cork
  let go under water, hot air in a room, mercury in a hot thermometer, sun in the morning, spark from a campfire
down: apple off a branch, rain from a cloud, parachute jumper, snowflake, coin in a fountain, leaf in autumn, plane before
  landing, water over a cliff, sun in the evening, anchor thrown from a ship, tear on a cheek, stone in a well
""")


@task("up", "down")
def up_or_down(rng: random.Random) -> tuple[str, str]:
    """Say in which direction the thing moves by itself in this situation: "up" or "down"."""
    return _labelled(rng, _MOTION)


_GROWTH = _groups("""
bigger: puppy over the months, bread dough with yeast, balloon being blown up, snowball rolling downhill, sapling over the
  years, pumpkin in summer, belly of a pregnant woman, savings with each deposit, hole being dug, crowd before a concert,
  river after heavy rain, pile of unpaid bills, sponge soaking up water, beard never shaved
smaller: candle while burning, snowman in the sun, soap bar used daily, pencil sharpened often, ice cube in a drink, lollipop
  being licked, puddle on a hot day, balloon losing air, wool sweater washed too hot, cake at a party, pile of firewood in
  winter, eraser used by a pupil, grape drying in the sun, gas supply on a long drive
""")


@task("bigger", "smaller")
def bigger_or_smaller(rng: random.Random) -> tuple[str, str]:
    """Say how the thing changes in this situation: it gets "bigger" or "smaller"."""
    return _labelled(rng, _GROWTH)


_UNDOING = _groups("""
can be undone: opening a window, freezing water, turning off a lamp, tying a bow, folding a towel, moving a chair, putting on
  a hat, parking a car, writing with a pencil, pumping up a tire, locking a door, melting an ice cube, getting wet, inflating
  a beach ball, rolling up a carpet, stacking blocks, lending a book
for good: boiling an egg, burning a letter, cracking a walnut, chopping down an oak, baking a cake, eating an apple, grinding
  coffee beans, shattering a window, popping a balloon, growing old, slicing an onion, squeezing a lemon, scrambling eggs,
  spilling wine on sand, lighting a match, swallowing a pill, shredding a contract
""")


@task("can be undone", "for good")
def undone_or_for_good(rng: random.Random) -> tuple[str, str]:
    """Say whether one can bring things back to how they were before the act ("can be undone") or never ("for good")."""
    return _labelled(rng, _UNDOING)


_SHARING = _groups("""
share: umbrella, board game, pizza, bag of chips, car ride, picnic blanket, tent, jigsaw puzzle, birthday cake, newspaper,
  taxi, sofa, garden bench, recipe, map, ladder, lawn mower, popcorn, swimming pool, bowl of cherries
keep: toothbrush, bank password, used handkerchief, contact lenses, underwear, razor, pills from the doctor, dentures, lip
  balm, chewed gum, PIN code, passport, hearing aid, insulin needle, secret diary, mouth guard
""")


@task("share", "keep")
def share_or_keep(rng: random.Random) -> tuple[str, str]:
    """Say whether one may well use the thing together with others ("share") or should use it alone ("keep")."""
    return _labelled(rng, _SHARING, _THING[:4])


_MEASURES = _groups("""
loaf: bread
bar: soap, chocolate, gold
sheet: paper, stamps
tube: toothpaste, hand cream, glue
cup: tea, coffee, cocoa
bowl: soup, cereal, porridge
slice: cake, ham, toast
pair: scissors, trousers, gloves, socks, boots
bunch: grapes, bananas, flowers, keys
deck: cards
can: beans, paint, soda
jar: jam, honey, mustard
roll: tape, wallpaper
pinch: salt, pepper
pile: sand, bricks
pack: gum, cigarettes
bottle: wine, perfume
""")


@task()
def measure_phrase(rng: random.Random) -> tuple[str, str]:
    """Write the usual portion or unit of the thing as "a ... of ...", such as "a loaf of bread"."""
    thing, unit = labelled(rng, _MEASURES)
    return _fill(rng, ("{x}", "{name} needs {x}.", "{name} bought some {x}.", "{x} for {name}"), thing), f"a {unit} of {thing}"


_OPENING = _groups("""
peel: banana, orange, tangerine, boiled potato, onion
unzip: tent, sleeping bag, pencil case, hoodie, gym bag
unscrew: jam jar, water bottle, toothpaste tube, thermos, gas cap
crack: walnut, coconut, raw egg, hazelnut, lobster shell
unlock: bank safe, front door, parked car, treasure chest, bike lock
tear: sugar packet, candy wrapper, envelope, bag of chips, ketchup sachet
""")


@task("peel", "unzip", "unscrew", "crack", "unlock", "tear")
def way_to_open(rng: random.Random) -> tuple[str, str]:
    """Say what one does to open the thing: peel, unzip, unscrew, crack, unlock or tear it. Answer with that verb."""
    return _labelled(rng, _OPENING, _THING)


_POSITIONS = _groups("""
top: roof of a house, lid of a pot, foam of a beer, icing of a cake, peak of a mountain, crown of a king, chimney of a
  cottage, flag of a castle, star of a Christmas tree, cap of a mushroom
bottom: sole of a shoe, wheels of a car, roots of a tree, keel of a ship, legs of a table, bed of a river, hooves of a horse,
  hem of a skirt, cellar of a house, base of a statue
inside: bones of an arm, seeds of an apple, lead of a pencil, yolk of an egg, springs of a mattress, engine of a car, filling
  of a pie, stone of a peach, heart of a runner, feathers of a pillow
""")


@task("top", "bottom", "inside")
def position_of_part(rng: random.Random) -> tuple[str, str]:
    """Say where in the whole the part is: at the "top", at the "bottom" or hidden "inside"."""
    return _labelled(rng, _POSITIONS, ("{x}", "the {x}", "{name} points at the {x}.", "{x} ({name})", "{name} drew the {x}."))


_SIZES = split_items("""
coin, pea, ring, stamp, button | apple, mug, shoe, sandwich, camera, hairbrush | chair, guitar, pillow, broom, microwave
oven, dog bed | piano, cow, sofa, wardrobe, king-size bed | whale, sailing yacht, jumbo jet, church organ""")
_ROOMY = ("matchbox", "handbag", "car trunk", "moving truck")


@task("fits", "too big")
def fits_into(rng: random.Random) -> tuple[str, str]:
    """Say whether the first thing has room in the second: "fits" or "too big"."""
    size, room = rng.randrange(len(_SIZES)), rng.randrange(len(_ROOMY))
    thing = rng.choice(_SIZES[size].split(", "))
    frames = (
        f"{thing} -> {_ROOMY[room]}",
        f"{_a(thing)} in a {_ROOMY[room]}",
        f"{{name}}'s {thing}, {{name}}'s {_ROOMY[room]}",
    )
    return _fill(rng, frames, ""), "fits" if size <= room else "too big"


# --- people: clothes, words, partners, signs, needs


_LAYERS = (
    "undershirt, bra, vest top | shirt, blouse, polo shirt | sweater, cardigan, hoodie | winter coat, raincoat, parka",
    "underpants, nylon tights, long johns | jeans, skirt, trousers | long coat, snow suit",
    "socks, stockings | boots, sneakers, sandals, slippers",
)


@task()
def closer_to_skin(rng: random.Random) -> tuple[str, str]:
    """Two garments are named. Write the one that is worn under the other, just as it stands in the input."""
    layers = split_items(rng.choice(_LAYERS))
    low, high = sorted(rng.sample(range(len(layers)), 2))
    under, over = rng.choice(layers[low].split(", ")), rng.choice(layers[high].split(", "))
    return rng.choice((" / ", " + ", " and ", ", ")).join(rng.sample((under, over), 2)), under


_SAYINGS = _groups("""
Sorry!: steps on a stranger's foot | spills juice on a friend's shirt | breaks a neighbor's window | comes an hour late |
  calls the wrong number | bumps into a lady
Thank you!: is given a present | is helped with a heavy bag | gets a compliment | is offered a seat | is handed the salt | is
  invited to dinner
Good luck!: sees a friend off to an exam | talks to a runner before the race | hears of a friend's job interview | wishes a
  team well before the final | knows a singer is about to go on stage
Goodbye!: leaves a party | hangs up the phone | walks out of the shop | parts from a friend at the station | sees the guests
  to the door after the visit
Hello!: meets a neighbor in the morning | picks up the phone | comes into the office at nine | opens the door to guests | runs
  into an old friend
Cheers!: raises a glass of beer | clinks glasses at a wedding | is about to sip the champagne with friends | toasts the
  birthday girl | holds up a pint in the pub
""", within="|")  # fmt: skip


@task("Sorry!", "Thank you!", "Good luck!", "Goodbye!", "Hello!", "Cheers!")
def what_one_says(rng: random.Random) -> tuple[str, str]:
    """Answer with what one politely says then: Sorry!, Thank you!, Good luck!, Goodbye!, Hello! or Cheers! (glass in hand)."""
    return _labelled(rng, _SAYINGS, ("{name} {x}.", "On {day} {name} {x}.", "{x}", "Somebody {x}."))


_COUNTERPARTS = _pairs("""
doctor = patient, teacher = pupil, seller = buyer, bus driver = passenger, host = guest, boss = employee, lawyer = client,
parent = child, coach = player, actor = audience, landlord = tenant, writer = reader, shepherd = sheep, babysitter = baby,
tour guide = tourist, thief = victim, sender = receiver, lender = borrower, speaker = listener, hunter = prey, winner =
loser, jailer = prisoner, leader = follower, rider = horse""")


@task()
def counterpart_of_person(rng: random.Random) -> tuple[str, str]:
    """Name the one on the other side of this person's role, such as "patient" for a doctor, without article."""
    person, other = rng.choice(_COUNTERPARTS)
    return _fill(rng, ("{x}", "the {x}", "{name} is the {x}.", "{name}, the {x}", "one {x} called {name}"), person), other


_SIGNS = _groups("""
tired: yawns again and again | can hardly keep the eyes open | nods off in the chair | rubs the sleepy eyes | sinks onto the
  bed
cold: shivers | has blue lips and chattering teeth | blows into the frozen hands | has goose bumps | turns up the collar and
  stamps the feet
hungry: has a growling stomach | stares at the cake in the window | looks into the fridge again | smells the roast and
  swallows | has had no breakfast
hot: sweats and fans the face | wipes sweat off the forehead | takes off the jacket and opens the window | looks for shade at
  noon | has a red, dripping face
sad: weeps quietly | has tears on the cheeks | sobs into a pillow | hangs the head and sighs | looks at the old photo and
  cries
afraid: trembles and hides under the bed | screams and runs away | turns pale at the noise | has wide eyes and a pounding
  heart | dares not look down
""", within="|")  # fmt: skip


@task("tired", "cold", "hungry", "hot", "sad", "afraid")
def state_from_sign(rng: random.Random) -> tuple[str, str]:
    """Tell from what the body shows how the person is: tired, cold, hungry, hot, sad or afraid."""
    return _labelled(rng, _SIGNS, ("{name} {x}.", "{name} {x}.", "On {day} {name} {x}.", "The child {x}."))


_TRACES = _groups("""
swimming: wet hair and a towel | smell of chlorine | water in the ears | wrinkled wet fingers | goggle marks around the eyes
baking: flour on the apron | dough on the fingers | smell of fresh bread | cake batter on the chin | icing sugar on the
  sleeves
painting: blue paint on the hands | color splashes on the shirt | a brush behind the ear | smell of turpentine | an easel in
  the hall
gardening: soil under the nails | muddy knees and a spade | grass stains on the trousers | rose thorns in the gloves | a leaf
  in the hair
car repair: engine oil on the hands | grease on the overalls | a wrench in the pocket | smell of gasoline | a spare tire by
  the door
writing: ink on the fingertips | a pencil behind the ear | crumpled drafts in the basket | a full notebook | an eraser and a
  sore thumb
""", within="|")  # fmt: skip


@task("swimming", "baking", "painting", "gardening", "car repair", "writing")
def activity_from_traces(rng: random.Random) -> tuple[str, str]:
    """Guess from the traces what the person has been doing: swimming, baking, painting, gardening, car repair or writing."""
    return _labelled(rng, _TRACES, ("{x}", "{name}: {x}", "{name} comes in: {x}.", "What we see of {name}: {x}"))


_SHIELDS = _groups("""
rain: umbrella, raincoat, rubber boots, roof of a hut, tarp over the firewood, bus shelter
sun: parasol, straw hat, sunglasses, sunscreen, beach umbrella, sun visor
cold: woolen scarf, thick gloves, fur coat, heater, hot-water bottle, warm blanket
thieves: padlock, burglar alarm, bank safe, watchdog, bike lock, barred window
noise: earplugs, soundproof wall, earmuffs at a shooting range, hotel sign saying quiet please, noise-canceling headphones
insects: fly screen, mosquito net, bug spray, fly swatter, moth balls, citronella candle
""")


@task("rain", "sun", "cold", "thieves", "noise", "insects")
def protects_against(rng: random.Random) -> tuple[str, str]:
    """Say what the thing is a protection against: rain, sun, cold, thieves, noise or insects."""
    return _labelled(rng, _SHIELDS, _THING)


_PUT_AWAY = _groups("""
sink: dirty plate, greasy pan, empty coffee mug, used fork, sticky cereal bowl, soup pot after dinner
laundry basket: sweaty T-shirt, worn socks, muddy jeans, used bath towel, stained tablecloth, dirty underwear
trash: used tissue, candy wrapper, apple core, moldy bread, broken pen, empty chip bag
fridge: leftover soup, open milk carton, cut cucumber, fresh fish, bowl of whipped cream, cheese after breakfast
bookshelf: finished novel, old dictionary, photo album, cookbook, borrowed atlas, book of fairy tales
garage: bicycle, lawn mower, winter tires, car jack, snow shovel, gas can
""")


@task("sink", "laundry basket", "trash", "fridge", "bookshelf", "garage")
def where_to_put_away(rng: random.Random) -> tuple[str, str]:
    """Say where in the house to put the thing lying about: sink, laundry basket, trash, fridge, bookshelf or garage."""
    return _labelled(rng, _PUT_AWAY, ("{x}", "the {x}", "{name} holds the {x}.", "on the floor: {x}", "{x} left by {name}"))


_MEANT_FOR = _groups("""
baby: pacifier, rattle, crib, bib, diaper, milk bottle with a teat, stroller
child: school bag, crayons, jump rope, doll house, toy train, coloring book, spelling book
adult: razor, briefcase, credit card, wine glass, car keys, lipstick, wedding ring
pet: leash, litter box, dog bone, birdseed, hamster wheel, scratching post, flea collar
""")


@task("baby", "child", "adult", "pet")
def whom_it_is_meant_for(rng: random.Random) -> tuple[str, str]:
    """Say for whom the thing is meant: a baby, a child (of about 7), an adult or a pet. Answer without article."""
    return _labelled(rng, _MEANT_FOR, _THING)


_FREQUENCY = _groups("""
every day: brush the teeth, eat breakfast, get dressed, sleep, check the phone, wash the hands, make the bed, comb the hair
once a year: celebrate a birthday, put up a Christmas tree, watch the New Year fireworks, file a tax return, carve a Halloween
  pumpkin, hunt for Easter eggs, have a wedding anniversary, celebrate Thanksgiving
once in a lifetime: be born, take the first step, say the first word, lose the first tooth, retire from work, learn to walk,
  start first grade, die
""")


@task("every day", "once a year", "once in a lifetime")
def how_often_in_life(rng: random.Random) -> tuple[str, str]:
    """Say how often people normally do or go through this: "every day", "once a year" or "once in a lifetime"."""
    return _labelled(rng, _FREQUENCY, ("{x}", "to {x}", "{x}, {name}?", "{name}: to {x}", "when to {x}"))


_PAPERS = _groups("""
ticket: see a film, ride the train, get into a concert, visit the zoo, watch a football match, take the ferry
passport: enter a foreign country, cross a border, prove one's nationality abroad, get a foreign visa
driver's license: drive a car, rent a van, steer a truck, take the wheel of a taxi
prescription: get strong medicine, pick up antibiotics, buy sleeping pills at the pharmacy, get heart drugs
library card: borrow a novel, take home an atlas from the reading room, check out library books, extend a book loan
receipt: return a sweater, get a refund, exchange the new shoes, bring back the broken toaster
recipe: bake an unknown cake, cook a new dish, make grandma's apple pie, prepare an exotic stew
""")


@task("ticket", "passport", "driver's license", "prescription", "library card", "receipt", "recipe")
def paper_needed(rng: random.Random) -> tuple[str, str]:
    """Name the paper or card needed: ticket, passport, driver's license, prescription, library card, receipt, recipe."""
    return _labelled(rng, _PAPERS, ("{x}", "to {x}", "{name} wants to {x}.", "On {day} {name} will {x}."))


_HEADS = _groups("""
one: brush one's teeth, take a nap, write a diary, thread a needle, solve a crossword, shave, blow one's nose, knit a scarf
two: play chess, marry, arm wrestle, ride a seesaw, play a tennis match, dance a tango, sing a duet, have a boxing match
many: play soccer, sing in a choir, hold a parade, play a symphony, form a conga line, start a riot, elect a president, play
  rugby
""")


@task("one", "two", "many")
def people_it_takes(rng: random.Random) -> tuple[str, str]:
    """Say how many people it takes: "one" (done alone), "two" (a pair) or "many" (a team or crowd)."""
    return _labelled(rng, _HEADS, ("{x}", "to {x}", "how to {x}", "{x}, {name}?", "{name}: to {x}"))


# --- work for vehicles, fixed pairs and ranks


_HAULS = _pairs("""
move a sofa = truck, take fifty pupils to the museum = bus, put out a burning house = fire engine, rush a patient to
hospital = ambulance, plow a field = tractor, lift steel beams to the tenth floor = crane, fly people to the Moon = rocket,
collect the garbage = garbage truck, explore the deep sea = submarine, cross a river with cars on board = ferry, flatten new
asphalt = steamroller, harvest wheat = combine, clear snow off the road = snowplow, dig a big hole = excavator, fly over the
ocean = plane, chase a bank robber = police car, take one tourist to the hotel = taxi, glide over snow behind dogs = sled,
deliver letters in town = mail van, carry a baby in the park = stroller, push sand at a building site = wheelbarrow, ride to
school with pedals = bicycle, pull coal wagons over rails = locomotive, float over fields with hot air = balloon""")


@task()
def vehicle_for_task(rng: random.Random) -> tuple[str, str]:
    """Name the vehicle or craft that is best for this task, in lower case without article."""
    work, vehicle = rng.choice(_HAULS)
    return _fill(rng, ("{x}", "to {x}", "{name} has to {x}.", "on {day}: {x}", "the plan: {x}"), work), vehicle


_COUPLES = _pairs("""
salt = pepper, bread = butter, thunder = lightning, needle = thread, lock = key, bow = arrow, fish = chips, cup = saucer,
knife = fork, bride = groom, soap = water, king = queen, table = chairs, day = night, black = white, hot = cold, mother =
father, cat = mouse, sun = moon, shoes = socks, bacon = eggs, pen = paper, heaven = hell, war = peace, bucket = spade, sugar
= spice, ladies = gentlemen, hide = seek, trial = error, rise = fall, supply = demand, mac = cheese, peanut butter = jelly,
up = down, left = right, brother = sister, hugs = kisses, rich = poor, life = death""")


@task()
def partner_in_gap(rng: random.Random) -> tuple[str, str]:
    """A fixed pair of things that go together lacks its second word. Output that word, such as "pepper" for "salt and ___"."""
    first, second = rng.choice(_COUPLES)
    return _fill(rng, ("{x} and ___", "{x} & ...", "{name} said: {x} and ___", "{name} wrote {x} and ..."), first), second


_RANKS = {
    "fast": "snail, tortoise, worm | child on foot, jogger, cow | race car, train, galloping horse | rocket, fighter jet",
    "hot": "ice cube, snowball, frozen pea | cool lemonade, spring water | fresh tea, hot soup | lava, welding flame",
    "heavy": "feather, hair, snowflake | apple, cup, shoe | fridge, pony, sofa | whale, locomotive, jumbo jet",
    "loud": "falling feather, sleeping cat | whisper, ticking watch | barking dog, vacuum cleaner | rocket launch, explosion",
    "expensive": "pencil, button, candy | T-shirt, cinema ticket | laptop, leather sofa | villa, private jet, castle",
}


@task()
def rank_by_property(rng: random.Random) -> tuple[str, str]:
    """A property and three things: list the things from the most to the least of that property, with " > " between."""
    prop = rng.choice(list(_RANKS))
    tiers = split_items(_RANKS[prop])
    things = [rng.choice(tiers[i].split(", ")) for i in sorted(rng.sample(range(len(tiers)), 3), reverse=True)]
    return f"{prop}: {', '.join(rng.sample(things, 3))}", " > ".join(things)

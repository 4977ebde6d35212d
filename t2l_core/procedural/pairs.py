"""Tasks about two things in one input: two words, two sentences, a claim and its evidence, a question and a reply.

What is asked is the relation of the two (under many label sets), what they share, how they differ, or one text made of both.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import plural, split_items
from t2l_core.procedural.lexicon import split_words as _words
from t2l_core.procedural.lexicon import upper_first as _cap
from t2l_core.procedural.lexicon import with_article as _a

Table = tuple[tuple[str, ...], ...]


_items = partial(split_items, between=";")


def _table(text: str, inner: str | None = None) -> Table:
    """Rows divided by semicolons, their cells by spaces or by `inner`."""
    return tuple(split_items(row, inner) for row in split_items(text, ";"))


def _either(rng: random.Random) -> bool:
    return rng.random() < 0.5


def _pair(rng: random.Random, one: str, two: str) -> str:
    """Both, in the order given, in one of several notations."""
    return rng.choice(("{} / {}", "{} | {}", "{} – {}", "{}, {}", "{} & {}", "1) {} 2) {}", "A: {} B: {}")).format(one, two)


def _mixed(rng: random.Random, one: str, two: str) -> str:
    """Both in any order."""
    return _pair(rng, *rng.sample((one, two), 2))


def _other(rng: random.Random, rows: Table, row: tuple[str, ...], column: int) -> str:
    """The cell of another row, different from this row's."""
    return rng.choice([r[column] for r in rows if r[column] != row[column]])


# country, capital, continent, main language ("-" where there are several)
_COUNTRIES = _table(
    "France Paris Europe French; Germany Berlin Europe German; Italy Rome Europe Italian; Spain Madrid Europe Spanish; "
    "Portugal Lisbon Europe Portuguese; Greece Athens Europe Greek; Poland Warsaw Europe Polish; Austria Vienna Europe German; "
    "Sweden Stockholm Europe Swedish; Norway Oslo Europe Norwegian; Denmark Copenhagen Europe Danish; "
    "Finland Helsinki Europe Finnish; Hungary Budapest Europe Hungarian; Romania Bucharest Europe Romanian; "
    "Ireland Dublin Europe English; Czechia Prague Europe Czech; Japan Tokyo Asia Japanese; China Beijing Asia Chinese; "
    "Thailand Bangkok Asia Thai; Vietnam Hanoi Asia Vietnamese; Iran Tehran Asia Persian; Iraq Baghdad Asia Arabic; "
    "Nepal Kathmandu Asia -; Syria Damascus Asia Arabic; Jordan Amman Asia Arabic; Egypt Cairo Africa Arabic; "
    "Kenya Nairobi Africa -; Morocco Rabat Africa Arabic; Nigeria Abuja Africa -; Ghana Accra Africa -; "
    "Algeria Algiers Africa Arabic; Senegal Dakar Africa -; Angola Luanda Africa Portuguese; Uganda Kampala Africa -; "
    "Zambia Lusaka Africa -; Sudan Khartoum Africa Arabic; Peru Lima South_America Spanish; "
    "Chile Santiago South_America Spanish; Ecuador Quito South_America Spanish; Brazil Brasilia South_America Portuguese; "
    "Uruguay Montevideo South_America Spanish; Venezuela Caracas South_America Spanish; "
    "Paraguay Asuncion South_America Spanish; Colombia Bogota South_America Spanish"
)
_FAR_LANGUAGES = _words("Thai Greek Japanese Polish Vietnamese Hungarian Korean Czech Danish")

_KINDS = {
    row[0]: row[1:]
    for row in _table(
        "animal tiger horse rabbit eagle shark donkey camel monkey frog sheep goat penguin; "
        "fruit apple banana cherry lemon mango peach pear plum grape melon strawberry; "
        "vegetable carrot onion cabbage potato leek cucumber parsnip turnip radish; "
        "tool hammer saw drill wrench shovel rake axe chisel screwdriver spade; "
        "vehicle car bus truck tractor bicycle tram van taxi motorcycle ambulance; "
        "instrument piano violin flute drum guitar trumpet cello harp banjo clarinet; "
        "garment shirt jacket coat skirt sweater scarf hat dress blouse vest; "
        "flower rose tulip daisy lily orchid sunflower daffodil poppy; "
        "insect bee ant wasp moth beetle fly mosquito butterfly"
    )
}
_KIND_WORDS = tuple((kind, word) for kind, words in _KINDS.items() for word in words)

# English, French, Spanish, German
_TRANSLATIONS = _table(
    "house maison casa Haus; dog chien perro Hund; book livre libro Buch; water eau agua Wasser; milk lait leche Milch; "
    "tree arbre árbol Baum; sun soleil sol Sonne; night nuit noche Nacht; city ville ciudad Stadt; door porte puerta Tür; "
    "window fenêtre ventana Fenster; school école escuela Schule; friend ami amigo Freund; apple pomme manzana Apfel; "
    "cheese fromage queso Käse; bird oiseau pájaro Vogel; horse cheval caballo Pferd; green vert verde grün; "
    "black noir negro schwarz; white blanc blanco weiß; head tête cabeza Kopf; heart cœur corazón Herz; king roi rey König; "
    "moon lune luna Mond; star étoile estrella Stern; fire feu fuego Feuer; key clé llave Schlüssel; egg œuf huevo Ei; "
    "rain pluie lluvia Regen; snow neige nieve Schnee; street rue calle Straße; church église iglesia Kirche; "
    "bridge pont puente Brücke; sea mer mar Meer; eye œil ojo Auge; ear oreille oreja Ohr; summer été verano Sommer; "
    "money argent dinero Geld; island île isla Insel; year année año Jahr"
)

# part, whole
_PARTS = _table(
    "wheel car; petal flower; page book; roof house; branch tree; sleeve shirt; screen phone; wing plane; fin fish; "
    "beak parrot; hoof horse; pedal bicycle; sail boat; brim hat; heel shoe; chapter novel; lens camera; trunk elephant; "
    "mane lion; drawer desk; mast ship; blade knife; finger hand; toe foot; engine truck; player team; lid pot; scene play; "
    "verse poem; crust pizza; yolk egg; pocket jacket; collar coat; step staircase; rung ladder; minute hour; day week; "
    "month year; letter word; word sentence; classroom school; runway airport; propeller helicopter; tusk walrus; sole boot"
)

# worker, tool, then those of the other tools that may be in this worker's hand too
_WORKERS = _table(
    "carpenter hammer drill axe brush wrench; painter brush hose; gardener rake hose axe trowel tractor glove; "
    "barber razor brush; tailor needle; dentist drill needle scalpel glove; farmer tractor rake hose hammer net axe wrench; "
    "photographer camera; butcher cleaver axe glove; fisherman net needle; lumberjack axe tractor glove; "
    "firefighter hose axe glove torch; baker oven brush ladle; surgeon scalpel drill needle glove microscope; "
    "astronomer telescope camera; postman mailbag; teacher blackboard whistle piano; "
    "miner pickaxe drill hammer axe torch glove; bricklayer trowel hammer brush glove; judge gavel; referee whistle; "
    "chef ladle oven cleaver brush; pianist piano; drummer drum; archer bow glove; welder torch hammer brush glove; "
    "plumber wrench drill hammer torch hose; goalkeeper glove net; cleaner mop brush hose glove; "
    "biologist microscope net camera scalpel needle glove"
)

# dish, what goes into it
_DISHES = _table(
    "omelet: eggs, butter, salt; bread: flour, yeast, water; pizza: tomatoes, cheese, flour; fruit salad: apples, bananas, "
    "grapes; lemonade: lemons, sugar, water; pancakes: flour, milk, eggs; french fries: potatoes, oil, salt; "
    "hummus: chickpeas, garlic, oil; guacamole: avocados, lime, onion; apple pie: apples, sugar, flour; "
    "sushi: rice, fish, seaweed; "
    "cheeseburger: beef, cheese, lettuce; hot chocolate: milk, cocoa, sugar; mashed potatoes: potatoes, butter, milk; "
    "carrot cake: carrots, sugar, eggs; onion soup: onions, butter, cheese; tomato sauce: tomatoes, garlic, basil; "
    "rice pudding: rice, milk, sugar",
    ":",
)
_NOT_FOOD_FOR_THESE = {
    "omelet": "cocoa, lemons, seaweed, grapes",
    "bread": "fish, lemons, grapes, lettuce",
    "pizza": "cocoa, bananas, seaweed, grapes",
    "fruit salad": "beef, onions, garlic, potatoes",
    "lemonade": "beef, eggs, potatoes, flour",
    "pancakes": "beef, garlic, onions, fish",
    "french fries": "cocoa, grapes, milk, yeast",
    "hummus": "bananas, cocoa, beef, apples",
    "guacamole": "cocoa, rice, flour, bananas",
    "apple pie": "fish, garlic, beef, seaweed",
    "sushi": "cocoa, bananas, yeast, potatoes",
    "cheeseburger": "cocoa, grapes, seaweed, rice",
    "hot chocolate": "garlic, onions, beef, potatoes",
    "mashed potatoes": "grapes, cocoa, bananas, seaweed",
    "carrot cake": "fish, garlic, beef, seaweed",
    "onion soup": "grapes, cocoa, bananas, lemons",
    "tomato sauce": "cocoa, bananas, yeast, grapes",
    "rice pudding": "garlic, beef, fish, onions",
}

_RHYMES = _table(
    "cat hat bat rat mat; day play say way clay; light night kite bite white; tree see bee key tea; moon soon spoon tune; "
    "cake lake snake rake make; ball wall tall fall; ring sing king wing; boat coat goat note; star car far jar; "
    "house mouse; hair bear chair pear; rain train plane lane; bed red head bread; hen pen ten men; dog fog log frog; "
    "ship trip lip chip; cold gold old told; book cook look hook; hill pill mill bill; sand hand land band; "
    "bell well shell tell; blue shoe two zoo; fly sky pie tie; duck luck truck; bone stone phone; feet street heat meet"
)
_HOMOPHONES = _table(
    "sea see; sun son; flower flour; right write; two too; no know; hear here; meet meat; pair pear; tail tale; week weak; "
    "blue blew; ate eight; one won; buy by; hole whole; knight night; mail male; road rode; sale sail; wait weight; "
    "plane plain; bear bare; deer dear; steel steal; new knew; nose knows; peace piece; cent sent; fair fare; "
    "hair hare; heel heal; maid made; wood would; waste waist; break brake; rain reign; hour our; sight site; pause paws"
)
_LIKE = _table(
    "big large; begin start; happy glad; quick fast; small little; shut close; smart clever; angry mad; silent quiet; "
    "finish end; rich wealthy; ill sick; gift present; scared afraid; correct right; hard difficult; simple easy; odd strange; "
    "sad unhappy; shout yell; jump leap; stone rock; road street; help aid; error mistake; choose pick; tired sleepy"
)
_CONTRARY = _table(
    "hot cold; up down; open shut; day night; wet dry; full empty; young old; tall short; strong weak; rich poor; love hate; "
    "win lose; buy sell; first last; early late; black white; loud quiet; clean dirty; soft hard; light dark; friend enemy; "
    "laugh cry; push pull; war peace; true false; wide narrow; thick thin; sweet sour; fast slow; begin finish"
)
_UNLINKED = _words("carpet turnip bicycle walrus pencil comma forest walnut parsley camera dragon lizard violin spoon planet")

_CAUSES = _table(
    "the alarm did not ring > {n} overslept; the bus was full > {n} walked home; the joke was funny > {n} laughed; "
    "the milk was sour > {n} felt sick; the road was icy > {n} slipped; the film was sad > {n} cried; "
    "the box was heavy > {n} asked for help; the room was cold > {n} put on a sweater; "
    "the shop was closed > {n} bought nothing; the test was easy > {n} passed; the train broke down > {n} came late; "
    "the coffee was strong > {n} could not sleep; "
    "the path was dark > {n} took a lamp; the shoes were too small > {n} bought a bigger pair; "
    "the door was locked > {n} used the window; the sun was hot > the snow melted; the wind was strong > the fence fell over; "
    "the power failed > the lights went out; the oven was too hot > the cake burned; the bag had a hole > the coins fell out; "
    "the boat had a leak > the boat sank; the teacher was ill > the lesson was canceled; {n} shouted > the baby woke up; "
    "{n} left the gate open > the dog ran away; {n} pressed the switch > the lamp went on; "
    "{n} dropped the cup > the cup broke; {n} told a secret > the friends were angry; {n} trained hard > the team won; "
    "{n} braked too late > the cars crashed; "
    "{n} forgot to pay > the power was cut off; {n} watered the garden > the flowers grew",
    ">",
)
_UNRELATED_FACTS = _items(
    "{n} has a sister; {n} likes jazz; cats have tails; the library has two floors; {n} collects stamps; Rome is in Italy; "
    "{n} was born in May; the moon is round; {n} can play chess; the capital has a zoo; a week has seven days"
)


def _cause(rng: random.Random) -> tuple[str, str]:
    cause, effect = rng.choice(_CAUSES)
    name = rng.choice(lexicon.FIRST_NAMES)
    return cause.format(n=name), effect.format(n=name)


def _sentences(rng: random.Random, one: str, two: str) -> str:
    return rng.choice(("{}. {}.", "1) {}. 2) {}.", "{}. / {}.", "A: {}. B: {}.")).format(_cap(one), _cap(two))


_GLAD = _items(
    "won a prize; got the job; passed the exam; met an old friend; got a puppy; leaves for the beach; received flowers; "
    "found the lost ring; laughed all evening; got a big hug; sang for joy; heard great news"
)
_SAD = _items(
    "lost the keys; failed the exam; broke an arm; missed the last train; was fired; cried all night; lost a friend; "
    "caught a bad cold; was robbed; has nobody to talk to; was left alone; heard terrible news"
)


def _two_fates(rng: random.Random) -> tuple[str, str, bool, str, bool]:
    """The text, then each name and whether this person has reason to be glad."""
    one, two = rng.sample(lexicon.FIRST_NAMES, 2)
    first, second = _either(rng), _either(rng)
    events = [rng.choice(_GLAD if glad else _SAD) for glad in (first, second)]
    while events[0] == events[1]:
        events[1] = rng.choice(_GLAD if second else _SAD)
    return rng.choice(("{}; {}", "{} – {}", "{}. {}.", "{} / {}")).format(
        f"{one} {events[0]}", f"{two} {events[1]}"
    ), one, first, two, second  # fmt: skip


@task("correct", "wrong")
def capital_pair_verdict(rng: random.Random) -> tuple[str, str]:
    """A country and a city form a pair. Say whether the city is the capital of this country: "correct" or "wrong"."""
    row = rng.choice(_COUNTRIES)
    right = _either(rng)
    return _mixed(rng, row[0], row[1] if right else _other(rng, _COUNTRIES, row, 1)), "correct" if right else "wrong"


@task()
def capital_pair_repaired(rng: random.Random) -> tuple[str, str]:
    """A country and a city form a pair. Output the country, an equals sign and its real capital, such as "Peru=Lima"."""
    row = rng.choice(_COUNTRIES)
    city = row[1] if rng.random() < 0.3 else _other(rng, _COUNTRIES, row, 1)
    return _pair(rng, row[0], city), f"{row[0]}={row[1]}"


@task("1st", "2nd")
def place_of_country(rng: random.Random) -> tuple[str, str]:
    """One of the two names is a country, the other a city. Say where the country stands: "1st" or "2nd"."""
    country, city = rng.choice(_COUNTRIES)[0], rng.choice(_COUNTRIES)[1]
    first = _either(rng)
    return _pair(rng, country, city) if first else _pair(rng, city, country), "1st" if first else "2nd"


@task("local", "foreign")
def language_at_home_in_city(rng: random.Random) -> tuple[str, str]:
    """The pair is a city and a language. Answer "local" if the people of the city speak it as their own, else "foreign"."""
    row = rng.choice([r for r in _COUNTRIES if r[3] != "-"])
    local = _either(rng)
    tongue = row[3] if local else rng.choice([t for t in _FAR_LANGUAGES if t != row[3]])
    return _mixed(rng, row[1], tongue), "local" if local else "foreign"


@task("Europe", "Asia", "Africa", "South America")
def continent_of_both(rng: random.Random) -> tuple[str, str]:
    """Name the continent on which both countries lie: Europe, Asia, Africa or South America."""
    continent = rng.choice(("Europe", "Asia", "Africa", "South_America"))
    one, two = rng.sample([r[0] for r in _COUNTRIES if r[2] == continent], 2)
    return _pair(rng, one, two), continent.replace("_", " ")


_HEAT = (
    ("ice cube", "snowman", "ice cream", "frozen pond", "polar night", "iceberg"),
    ("spring breeze", "tap water", "fresh milk", "garden soil", "rainy day"),
    ("boiling water", "steam", "oven", "frying pan", "hot iron", "campfire", "lava", "candle flame"),
)


@task("warmer", "colder", "alike")
def heat_of_second(rng: random.Random) -> tuple[str, str]:
    """Say how the second thing is against the first: "warmer", "colder" or, if both freeze or both burn, "alike"."""
    one = rng.randrange(3)
    two = rng.choice((0, 2) if one == 1 else (0, 1, 2))
    first = rng.choice(_HEAT[one])
    second = rng.choice([thing for thing in _HEAT[two] if thing != first])
    return rng.choice(("{} => {}", "{} / {}", "{}, then {}")).format(first, second), (
        "alike" if one == two else "warmer" if two > one else "colder"
    )


_SIZES = (
    _words("ant flea crumb pin tick seed bead"),
    _words("mouse spoon lemon cup shoe sparrow key"),
    _words("dog chair suitcase sheep stool goat"),
    _words("horse car sofa cow piano camel"),
    _words("house ship castle mountain church tower whale"),
)


@task("<", ">")
def size_sign(rng: random.Random) -> tuple[str, str]:
    """Two things stand around a question mark. Output ">" if the first is bigger in real life and "<" if it is smaller."""
    one, two = rng.sample(range(5), 2)
    return f"{rng.choice(_SIZES[one])} ? {rng.choice(_SIZES[two])}", ">" if one > two else "<"


_PRICES = (
    _words("pencil matchbox candle balloon button postcard napkin lollipop"),
    _words("bicycle television sofa laptop refrigerator wardrobe"),
    _words("house yacht castle airplane helicopter hotel skyscraper"),
)


@task("1", "2")
def number_of_cheaper(rng: random.Random) -> tuple[str, str]:
    """Output the number, 1 or 2, of the thing that usually costs less money."""
    one, two = rng.sample(range(3), 2)
    form = rng.choice(("1) {} 2) {}", "1: {}, 2: {}", "(1) {} (2) {}", "{} or {}", "{} / {}"))
    return form.format(_a(rng.choice(_PRICES[one])), _a(rng.choice(_PRICES[two]))), "1" if one < two else "2"


@task("left", "right")
def side_of_newer(rng: random.Random) -> tuple[str, str]:
    """Two things with a year each stand around a bar. Say on which side the newer one stands: "left" or "right"."""
    one, two = rng.sample(range(1950, 2025), 2)
    things = [rng.choice(_words("car radio camera coin stamp poster guitar bicycle lamp clock")) for _ in "ab"]
    form = rng.choice(("{1} {0}", "{0} from {1}", "{0} ({1})"))
    return " | ".join(form.format(t, y) for t, y in zip(things, (one, two), strict=True)), "left" if one > two else "right"


@task()
def cheaper_by_how_much(rng: random.Random) -> tuple[str, str]:
    """Two things have prices in dollars. Output the cheaper one and the difference, such as "tea by $3"."""
    things = rng.sample(_words("tea coffee juice soup salad cake pizza pasta sandwich lemonade"), 2)
    prices = rng.sample(range(2, 13), 2)
    text = rng.choice(("{} ${}, {} ${}", "{}: ${} / {}: ${}", "{} ${} or {} ${}")).format(
        things[0], prices[0], things[1], prices[1]
    )
    return text, f"{things[prices[1] < prices[0]]} by ${abs(prices[0] - prices[1])}"


_ORDERS = _items(
    "breakfast|lunch|dinner; baby|child|adult; spring|summer|autumn; January|March|May|August|November; dawn|noon|dusk; "
    "seed|sprout|flower|fruit; engagement|wedding|honeymoon; starter|main course|dessert; morning|afternoon|evening; "
    "kindergarten|school|university; egg|caterpillar|butterfly; plowing|sowing|harvest; check-in|boarding|landing; "
    "invitation|party|clean-up; qualification|semifinal|final; lightning|thunder; birth|childhood|youth|old age"
)


@task("before", "after")
def first_comes_before_or_after(rng: random.Random) -> tuple[str, str]:
    """Say when the first of the two usually comes, seen from the second: "before" or "after" it."""
    stages = rng.choice(_ORDERS).split("|")
    one, two = rng.sample(range(len(stages)), 2)
    text = rng.choice(("{} / {}", "{} – {}", "{} ... {}", "{}, {}", "{} | {}")).format(stages[one], stages[two])
    return text, "before" if one < two else "after"


_STEPS = _table(
    "boil the egg>peel the egg; open the box>look inside; wash the apple>eat the apple; buy a stamp>mail the letter; "
    "put on socks>put on shoes; peel the banana>eat the banana; write the letter>sign the letter; "
    "mix the dough>bake the bread; buy a ticket>board the train; plant the seed>pick the fruit; unlock the door>walk in; "
    "fill the kettle>make tea; "
    "light the candle>blow out the candle; wake up>get dressed; wrap the gift>give the gift; "
    "start the car>drive away; cook the soup>serve the soup; wash the dishes>dry the dishes; learn the song>sing the song; "
    "catch the fish>fry the fish; read the menu>order a meal; pack the bag>leave for the trip; dig a hole>plant the tree; "
    "saddle the horse>ride the horse; knit the scarf>wear the scarf; open the can>pour the soda; earn money>spend money; "
    "climb the hill>enjoy the view; set the table>eat dinner; fall ill>see a doctor; undress>take a shower",
    ">",
)


@task()
def steps_in_right_order(rng: random.Random) -> tuple[str, str]:
    """The two steps may stand in the wrong order. Write them as "first ..., then ..." in the order in which they are done."""
    one, two = rng.choice(_STEPS)
    return _mixed(rng, one, two), f"first {one}, then {two}"


@task("in order", "reversed")
def steps_ordered_or_reversed(rng: random.Random) -> tuple[str, str]:
    """Say whether the two steps stand as they are done ("in order") or the later one stands first ("reversed")."""
    one, two = rng.choice(_STEPS)
    ordered = _either(rng)
    return _pair(rng, *((one, two) if ordered else (two, one))), "in order" if ordered else "reversed"


@task("=", "!", "?")
def sign_of_word_relation(rng: random.Random) -> tuple[str, str]:
    """Give a sign for the two words: "=" for like meaning, "!" for opposite meaning, "?" if they have no link."""
    sign = rng.choice("=!?")
    words = list(rng.choice(_LIKE if sign == "=" else _CONTRARY))
    if sign == "?":
        words[1] = rng.choice(_UNLINKED)
    return _mixed(rng, words[0], words[1]), sign


@task("rhyme", "no rhyme")
def two_words_rhyme(rng: random.Random) -> tuple[str, str]:
    """Say whether the two words sound alike at the end: "rhyme" or "no rhyme"."""
    group, other = rng.sample(_RHYMES, 2)
    one, two = rng.sample(group, 2)
    rhyme = _either(rng)
    return _pair(rng, one, two if rhyme else rng.choice(other)), "rhyme" if rhyme else "no rhyme"


@task("homophones", "different")
def homophones_or_not(rng: random.Random) -> tuple[str, str]:
    """Answer "homophones" if the two words are pronounced exactly alike, otherwise "different"."""
    row, other = rng.sample(_HOMOPHONES, 2)
    alike = _either(rng)
    return _mixed(rng, row[0], row[1] if alike else other[1]), "homophones" if alike else "different"


@task()
def part_of_whole_sentence(rng: random.Random) -> tuple[str, str]:
    """One word names a part, the other the whole, in any order. Write "a PART is part of a WHOLE" with the right articles."""
    part, whole = rng.choice(_PARTS)
    return _mixed(rng, part, whole), f"{_a(part)} is part of {_a(whole)}"


@task("inside", "around")
def part_first_or_whole_first(rng: random.Random) -> tuple[str, str]:
    """One word names a part of the other. Answer "inside" if the first word is the part, "around" if it is the whole."""
    part, whole = rng.choice(_PARTS)
    first = _either(rng)
    return _pair(rng, *((part, whole) if first else (whole, part))), "inside" if first else "around"


_OVERLAPS = ({"animal", "insect"}, {"fruit", "vegetable"})


@task("wider", "narrower", "neither")
def wider_or_narrower_term(rng: random.Random) -> tuple[str, str]:
    """Say how the second term is against the first: "wider" (it names its kind), "narrower" (it is one of that kind) or
    "neither" (it has nothing to do with it)."""
    kind, word = rng.choice(_KIND_WORDS)
    answer = rng.choice(("wider", "narrower", "neither"))
    if answer == "neither":
        other, thing = rng.choice([row for row in _KIND_WORDS if row[0] != kind and {row[0], kind} not in _OVERLAPS])
        text = _pair(rng, *rng.choice(((word, thing), (word, other), (other, word))))
    else:
        text = _pair(rng, *((word, kind) if answer == "wider" else (kind, word)))
    return text, answer


@task()
def kind_of_both(rng: random.Random) -> tuple[str, str]:
    """Both words are of one kind. Name it after "two", such as "two animals", fruits, vegetables, tools, vehicles,
    instruments, garments, flowers or insects."""
    kind = rng.choice(tuple(_KINDS))
    return _pair(rng, *rng.sample(_KINDS[kind], 2)), f"two {plural(kind)}"


@task()
def kinds_of_each(rng: random.Random) -> tuple[str, str]:
    """Name the kind of each word in order, joined by "+": animal, fruit, vegetable, tool, vehicle, instrument, garment,
    flower or insect."""
    (one_kind, one), (two_kind, two) = rng.sample(_KIND_WORDS, 2)
    return _pair(rng, one, two), f"{one_kind}+{two_kind}"


@task("match", "mismatch")
def worker_and_tool_match(rng: random.Random) -> tuple[str, str]:
    """Say whether the tool is the one this worker typically uses: "match" or "mismatch"."""
    row = rng.choice(_WORKERS)
    match = _either(rng)
    tool = row[1] if match else rng.choice([r[1] for r in _WORKERS if r[1] not in row])
    return _mixed(rng, row[0], tool), "match" if match else "mismatch"


@task()
def worker_uses_tool(rng: random.Random) -> tuple[str, str]:
    """A worker and a tool stand in any order. Write the sentence "The WORKER uses a TOOL." with a or an."""
    worker, tool, *_ = rng.choice(_WORKERS)
    return _mixed(rng, worker, tool), f"The {worker} uses {_a(tool)}."


@task("in it", "not in it")
def ingredient_in_dish(rng: random.Random) -> tuple[str, str]:
    """A dish and a food: say whether the dish is usually made with this food, "in it" or "not in it"."""
    dish, foods = rng.choice(_DISHES)
    inside = _either(rng)
    food = rng.choice((foods if inside else _NOT_FOOD_FOR_THESE[dish]).split(", "))
    return _mixed(rng, dish, food), "in it" if inside else "not in it"


@task("cause", "effect", "unrelated")
def cause_effect_or_unrelated(rng: random.Random) -> tuple[str, str]:
    """Say what the first sentence is to the second: its "cause", its "effect" or "unrelated" to it."""
    cause, effect = _cause(rng)
    answer = rng.choice(("cause", "effect", "unrelated"))
    if answer == "unrelated":
        fact = rng.choice(_UNRELATED_FACTS).format(n=rng.choice(lexicon.FIRST_NAMES))
        cause, effect = rng.sample((fact, rng.choice((cause, effect))), 2)
    return _sentences(rng, *((effect, cause) if answer == "effect" else (cause, effect))), answer


@task()
def joined_with_because(rng: random.Random) -> tuple[str, str]:
    """Join the sentences, which stand in any order, with "because": first the effect, then the cause, one full stop."""
    cause, effect = _cause(rng)
    return _sentences(rng, *rng.sample((cause, effect), 2)), f"{_cap(effect)} because {cause}."


@task()
def joined_with_so(rng: random.Random) -> tuple[str, str]:
    """Join the sentences, which stand in any order, with ", so": first the cause, then the effect, one full stop."""
    cause, effect = _cause(rng)
    return _sentences(rng, *rng.sample((cause, effect), 2)), f"{_cap(cause)}, so {effect}."


@task()
def gladder_person(rng: random.Random) -> tuple[str, str]:
    """Two people's news: one has reason to be glad, the other to be sad. Output the name of the glad one."""
    while True:
        text, one, glad, two, other_glad = _two_fates(rng)
        if glad != other_glad:
            return text, one if glad else two


@task("both glad", "both sad", "mixed")
def fates_of_two(rng: random.Random) -> tuple[str, str]:
    """Judge the news of two people: "both glad" if good for both, "both sad" if bad for both, "mixed" if one of each."""
    text, _, glad, _, other_glad = _two_fates(rng)
    return text, "mixed" if glad != other_glad else "both glad" if glad else "both sad"


@task()
def mood_of_each(rng: random.Random) -> tuple[str, str]:
    """Write for each of the two people, in order, the name and "glad" or "sad", as in "Anna glad, Ben sad"."""
    text, one, glad, two, other_glad = _two_fates(rng)
    return text, f"{one} {'glad' if glad else 'sad'}, {two} {'glad' if other_glad else 'sad'}"


_GOOD_LOOKS = _words("clean quiet cozy modern bright pretty spacious")
_BAD_LOOKS = _words("dirty noisy cold shabby dark ugly cramped")
_ROOMS = _words("hotel room flat office kitchen restaurant house cabin school station shop library")


def _two_looks(rng: random.Random) -> tuple[str, str, str, str]:
    """A place, two things said of it and the word that links them."""
    one, two = rng.sample(range(len(_GOOD_LOOKS)), 2)
    good, other_good = _either(rng), _either(rng)
    looks = [(_GOOD_LOOKS if g else _BAD_LOOKS)[i] for g, i in ((good, one), (other_good, two))]
    return rng.choice(_ROOMS), looks[0], looks[1], "and" if good == other_good else "but"


@task("and", "but")
def and_or_but(rng: random.Random) -> tuple[str, str]:
    """Say which word links the two statements: "and" if both praise or both blame, "but" if one praises and one blames."""
    place, one, two, link = _two_looks(rng)
    form = rng.choice(("The {0} is {1} ... it is {2}", "The {0} is {1}. It is {2}.", "The {0} was {1} / it was {2}"))
    return form.format(place, one, two), link


@task()
def merged_with_and_or_but(rng: random.Random) -> tuple[str, str]:
    """Make one sentence of both: the second adjective follows "and" if both praise or both blame, otherwise "but"."""
    place, one, two, link = _two_looks(rng)
    verb = rng.choice(("is", "was", "looks"))
    return f"The {place} {verb} {one}. The {place} {verb} {two}.", f"The {place} {verb} {one} {link} {two}."


@task("ok", "error")
def translation_ok_or_error(rng: random.Random) -> tuple[str, str]:
    """An English word is set equal to a French, Spanish or German one: "ok" if they mean the same, "error" if not."""
    row, column, right = rng.choice(_TRANSLATIONS), rng.randrange(1, 4), _either(rng)
    foreign = row[column] if right else _other(rng, _TRANSLATIONS, row, column)
    return rng.choice(("{} = {}", "{} – {}", "{} / {}")).format(row[0], foreign), "ok" if right else "error"


@task("one language", "two languages")
def one_or_two_languages(rng: random.Random) -> tuple[str, str]:
    """Two French, Spanish or German words: say "one language" if both are of the same language, else "two languages"."""
    row, other = rng.sample(_TRANSLATIONS, 2)
    one, two = rng.sample((1, 2, 3), 2)
    same = _either(rng)
    return _pair(rng, row[one], other[one if same else two]), "one language" if same else "two languages"


@task()
def english_one_of_both(rng: random.Random) -> tuple[str, str]:
    """An English word and a foreign word are given in any order. Copy the English one."""
    row, other = rng.sample(_TRANSLATIONS, 2)
    return _mixed(rng, row[0], other[rng.randrange(1, 4)]), row[0]


@task("French", "Spanish", "German")
def language_of_translation(rng: random.Random) -> tuple[str, str]:
    """An English word stands beside its translation. Name the language of the translation: French, Spanish or German."""
    row, column = rng.choice(_TRANSLATIONS), rng.randrange(1, 4)
    return _mixed(rng, row[0], row[column]), ("French", "Spanish", "German")[column - 1]


_INFORMAL = _items(
    "Hey, what's up?; Gimme the file.; Thanks a bunch!; Gotta go now.; See ya later!; That's super cool.; My bad.; "
    "Can't make it, sorry!; You wanna come?; No clue, man.; The kids are beat.; He got the boot.; Wait a sec.; "
    "It's a rip-off.; Yeah, sure thing.; Nope, no way.; Dude, call me back.; The boss is real mad.; Loads of folks came.; "
    "We're totally broke."
)
_FORMAL = _items(
    "I wish you a good morning.; Kindly send me the document.; I am most grateful to you.; I must now take my leave.; "
    "I look forward to our meeting.; That is most impressive.; I apologize for the error.; I regret that I cannot attend.; "
    "Would you care to join us?; I am unable to answer that.; The children are exhausted.; He was dismissed.; "
    "One moment, please.; The price appears excessive.; Yes, certainly, madam.; I must decline your offer.; "
    "Please return my call.; The director is displeased.; Numerous guests attended.; We lack the necessary funds."
)


@task("A", "B")
def letter_of_formal(rng: random.Random) -> tuple[str, str]:
    """Output the letter, A or B, of the sentence in the more formal style."""
    formal, informal, first = rng.choice(_FORMAL), rng.choice(_INFORMAL), _either(rng)
    one, two = (formal, informal) if first else (informal, formal)
    return rng.choice(("A: {} B: {}", "A) {} B) {}", "(A) {} (B) {}")).format(one, two), "A" if first else "B"


_RUDE = _items("Give me the {}!; The {}, now!; Hand over the {}!; Get me that {}!; Where's my {}, stupid?; I want the {}!")
_POLITE = _items(
    "Could you pass the {}, please?; May I have the {}, please?; Would you bring me the {}?; Might I borrow the {}?; "
    "Please hand me the {}, thank you."
)
_WANTED = _words("salt book key menu pen map towel hammer paper milk ticket bag umbrella ball chair")


@task()
def politer_one_copied(rng: random.Random) -> tuple[str, str]:
    """Two ways of asking for a thing are given. Copy the politer one."""
    thing = rng.choice(_WANTED)
    rude, polite = rng.choice(_RUDE).format(thing), rng.choice(_POLITE).format(thing)
    form = rng.choice(("{} / {}", "{} | {}", "1) {} 2) {}"))
    return form.format(*rng.sample((rude, polite), 2)), polite


_DEEDS = _table("bought buy; saw see; drew draw; found find; described describe; forgot forget; mentioned mention")


@task("#1", "#2")
def number_of_more_exact(rng: random.Random) -> tuple[str, str]:
    """Output "#1" or "#2": which of the two sentences is more specific, naming the very thing and not just its kind."""
    kind, word = rng.choice(_KIND_WORDS)
    who, verb, first = rng.choice(lexicon.FIRST_NAMES), rng.choice(_DEEDS)[0], _either(rng)
    one, two = (word, kind) if first else (kind, word)
    return _sentences(rng, f"{who} {verb} {_a(one)}", f"{who} {verb} {_a(two)}"), "#1" if first else "#2"


@task("must", "may", "cannot")
def must_may_or_cannot(rng: random.Random) -> tuple[str, str]:
    """If what stands before "=>" is true, how is it with what follows? "must" be true, "may" be true or "cannot" be."""
    kind, word = rng.choice(_KIND_WORDS)
    who, (verb, base), answer = rng.choice(lexicon.FIRST_NAMES), rng.choice(_DEEDS), rng.choice(("must", "may", "cannot"))
    premise, said = f"{who} {verb} {_a(word)}", f"{who} {verb} {_a(kind)}"
    if answer == "may":
        premise, said = said, premise
    elif answer == "cannot":
        said = rng.choice((f"{who} {verb} nothing", f"{who} did not {base} any {kind}"))
    return f"{premise} => {said}", answer


_SLIPS = _table(
    "{n} goes to school.|{n} go to school.; {n} has a dog.|{n} have a dog.; {n} ate an apple.|{n} ate a apple.; "
    "Yesterday {n} bought milk.|Yesterday {n} buys milk.; {n} is taller now.|{n} is more taller now.; "
    "{n} has many books.|{n} has much books.; {n} saw two mice.|{n} saw two mouses.; {n} doesn't sleep.|{n} don't sleep.; "
    "We were with {n}.|We was with {n}.; {n} can swim.|{n} can swims.; {n} and I are friends.|{n} and me is friends.; "
    "They like {n}.|They likes {n}.; {n} went home.|{n} goed home.; {n} has two children.|{n} has two childs.; "
    "{n} sings well.|{n} sings good.; {n} wants to eat.|{n} wants eat.; {n} is at home.|{n} are at home.; "
    "{n} wrote a letter.|{n} writed a letter.; Does {n} play chess?|Do {n} plays chess?; "
    "{n} lives in a city.|{n} live in an city.",
    "|",
)


@task()
def correct_one_copied(rng: random.Random) -> tuple[str, str]:
    """Two versions of a sentence are given, one with a mistake in grammar. Copy the correct one."""
    name = rng.choice(lexicon.FIRST_NAMES)
    good, bad = (text.format(n=name) for text in rng.choice(_SLIPS))
    form = rng.choice(("{} / {}", "{} | {}", "1) {} 2) {}", "A: {} B: {}"))
    return form.format(*rng.sample((good, bad), 2)), good


_SCENE = (
    _words("red blue green black white old new small big broken"),
    _words("car bag lamp chair bike box cup hat clock ball book table"),
    _words("stands lies waits is stays"),
    _words("garden kitchen office park school garage hotel station"),
)


def _scene(rng: random.Random) -> list[str]:
    return [rng.choice(words) for words in _SCENE]


@task()
def changed_word(rng: random.Random) -> tuple[str, str]:
    """The two sentences differ in one word. Output the first one's word, " -> " and the second one's word."""
    old = _scene(rng)
    at = rng.randrange(4)
    new = [*old[:at], rng.choice([word for word in _SCENE[at] if word != old[at]]), *old[at + 1 :]]
    form = "the {} {} {} near the {}"
    return _sentences(rng, form.format(*old), form.format(*new)), f"{old[at]} -> {new[at]}"


@task()
def added_word(rng: random.Random) -> tuple[str, str]:
    """The second sentence has one word more than the first. Output that word."""
    look, thing, verb, place = _scene(rng)
    short = f"the {thing} {verb} near the {place}"
    word, long = rng.choice(
        (
            (look, f"the {look} {thing} {verb} near the {place}"),
            (look, f"the {thing} {verb} near the {look} {place}"),
            ("still", f"the {thing} still {verb} near the {place}"),
            ("always", f"the {thing} always {verb} near the {place}"),
            ("again", f"{short} again"),
            ("today", f"{short} today"),
        )
    )
    return _sentences(rng, short, long), word


_SHARED_STARTS = _table(
    "rain coat bow drop; sun flower light set rise; snow ball man flake; foot print step path; fire man place wood; "
    "water fall melon proof; book shop shelf worm; hand bag shake made; sea shell food side weed; butter fly cup milk; "
    "air port plane line; eye brow lid lash; tooth brush paste pick ache; head line phone light; back pack yard bone; "
    "wind mill screen shield; horse shoe back man; birth day place mark; play ground mate time; week end day"
)
_SHARED_ENDS = _table(
    "room bed bath class; ball basket foot snow base; man snow fire post; light sun moon day flash; berry blue straw black; "
    "side sea river road; brush tooth paint hair; yard back church court grave; paper news wall sand; case book suit stair; "
    "fish gold star jelly sword; house green ware farm; fly butter dragon fire; board black card clip key; "
    "book note cook text; storm thunder snow sand; way high rail run free; cake pan cup cheese; ache head tooth back"
)


@task()
def shared_half_of_compounds(rng: random.Random) -> tuple[str, str]:
    """Both words are compounds that have one half in common. Output that half, such as "rain"."""
    starts = _either(rng)
    half, *rest = rng.choice(_SHARED_STARTS if starts else _SHARED_ENDS)
    return _pair(rng, *(half + word if starts else word + half for word in rng.sample(rest, 2))), half


_REPLIES = {
    "Where do you live?; Where is the key?; Where did you find it?; Where are the kids?": (
        "In the kitchen.; In Oslo.; Under the bed.; At the station.; Near the lake."
    ),
    "When does it start?; When will you come?; When was the party?; When did she call?": (
        "At six o'clock.; On Monday.; In March.; At midnight.; At noon."
    ),
    "Who made this?; Who told you?; Who is that man?; Who broke the vase?": (
        "My brother.; Our teacher.; A friend of mine.; The plumber.; Uncle Tom."
    ),
    "Why are you late?; Why did he leave?; Why are you crying?; Why is it closed?": (
        "Because of the storm.; Because nobody came.; Because I was ill.; Because it is a holiday.; Because the bus broke down."
    ),
    "How many are left?; How many eggs do we need?; How many people came?; How many cars are there?": (
        "Only three.; About twenty.; None at all.; A dozen.; More than fifty."
    ),
    "What color is it?; What color was the car?; What color do you like?; What color is your coat?": (
        "Dark blue.; Bright red.; Light green.; Black and white.; A pale yellow."
    ),
}
_REPLY_KINDS = tuple((_items(questions), _items(answers)) for questions, answers in _REPLIES.items())


@task("fits", "off")
def reply_fits_or_off(rng: random.Random) -> tuple[str, str]:
    """A question and a reply. Answer "fits" if the reply gives what the question asks for, otherwise "off"."""
    kind, other = rng.sample(_REPLY_KINDS, 2)
    fits = _either(rng)
    form = rng.choice(("{} – {}", "{} {}", "Q: {} A: {}", "“{}” “{}”"))
    return form.format(rng.choice(kind[0]), rng.choice((kind if fits else other)[1])), "fits" if fits else "off"


@task("backed", "disproved")
def numeric_claim_and_evidence(rng: random.Random) -> tuple[str, str]:
    """Say whether the evidence shows that the claim is true ("backed") or that it is false ("disproved")."""
    bound, more = 10 * rng.randrange(2, 10), _either(rng)
    count = rng.choice([n for n in range(bound - 18, bound + 19) if n != bound])
    what = rng.choice(_words("guests letters votes tickets cars birds players bottles trees books"))
    form = rng.choice(("Claim: {} {} {}. Evidence: {} {} were counted.", "{} {} {}? The list has {} {}."))
    text = form.format("more than" if more else "fewer than", bound, what, count, what)
    return _cap(text), "backed" if (count > bound) == more else "disproved"


_TOPICS = {
    "gardening": "Water the roses in the morning.; Plant the bulbs in autumn.; Cut the hedge twice a year.; "
    "Pull out the weeds by hand.; Tomatoes like a sunny bed.; Rake the leaves off the lawn.; Sow the seeds in rows.",
    "pets": "Brush the cat every day.; A puppy needs long walks.; Clean the hamster's cage.; The parrot likes company.; "
    "Never feed chocolate to a dog.; Kittens sleep a lot.; The rabbit chews on its toy.",
    "school": "The pupils write a test.; The teacher explains fractions.; Homework is due on Friday.; "
    "The bell ends the lesson.; "
    "Bring your textbooks to class.; Exams begin in June.; The class learns spelling.",
    "traffic": "The highway is jammed.; Two cars crashed at the crossing.; Drivers must slow down here.; "
    "The tunnel is closed to trucks.; The traffic light is broken.; Parking costs more downtown.; The bus lane is blocked.",
    "health": "The doctor checks your blood.; Take one pill after meals.; The flu spreads in winter.; "
    "The nurse bandaged the wound.; Patients wait at the clinic.; A fever needs rest.; The dentist filled the tooth.",
    "space": "The rocket reached orbit.; Astronauts walked on the moon.; A probe landed on Mars.; "
    "The telescope found a new planet.; A comet passes the Earth.; The satellite circles the Earth.; "
    "Stars are born in clouds of gas.",
}
_TOPIC_TEXTS = {topic: _items(texts) for topic, texts in _TOPICS.items()}


@task("keep", "replace")
def title_keep_or_replace(rng: random.Random) -> tuple[str, str]:
    """A title of one word and a text. Answer "keep" if the title names the topic of the text, otherwise "replace"."""
    topic, other = rng.sample(tuple(_TOPICS), 2)
    keep = _either(rng)
    form = rng.choice(("Title: {} Text: {}", "{} | {}", "{}: {}", "“{}” {}"))
    return form.format(_cap(topic if keep else other), rng.choice(_TOPIC_TEXTS[topic])), "keep" if keep else "replace"


@task("gardening", "pets", "school", "traffic", "health", "space")
def topic_of_both_sentences(rng: random.Random) -> tuple[str, str]:
    """Name the topic that both sentences have in common: gardening, pets, school, traffic, health or space."""
    topic = rng.choice(tuple(_TOPICS))
    one, two = rng.sample(_TOPIC_TEXTS[topic], 2)
    return rng.choice(("{} / {}", "{} {}", "1) {} 2) {}", "{} | {}")).format(one, two), topic


_WOMEN = _words("Anna Emma Maria Julia Sofia Grace Hannah Lucy Rachel Susan Alice Clara Fiona Rosa")
_MEN = _words("Tom Peter David Daniel Mark Simon Oscar Jack George Harry Carlos Lucas Victor Walter")
_STATES = _table(
    "is tired|slept badly; is hungry|has not eaten; is happy|won the race; is late|missed the bus; is ill|stays in bed; "
    "is rich|owns a castle; is busy|works all day; is proud|passed the exam; is wet|forgot the umbrella; "
    "is strong|lifts weights",
    "|",
)


def _name_and_pronoun(rng: random.Random) -> tuple[str, str, str, str, bool]:
    """The first sentence, the pronoun, the right one and the rest of the second; whether the pronoun is right."""
    woman, right = _either(rng), _either(rng)
    state, reason = rng.choice(_STATES)
    pronoun = "She" if woman == right else "He"
    return f"{rng.choice(_WOMEN if woman else _MEN)} {state}.", pronoun, "She" if woman else "He", f"{reason}.", right


@task("agree", "clash")
def name_and_pronoun(rng: random.Random) -> tuple[str, str]:
    """Say whether the pronoun of the second sentence suits the name in the first: "agree" or "clash"."""
    first, pronoun, _, rest, right = _name_and_pronoun(rng)
    return f"{first} {rng.choice(('', '/ ', '– '))}{pronoun} {rest}", "agree" if right else "clash"


@task()
def second_with_right_pronoun(rng: random.Random) -> tuple[str, str]:
    """Output only the second sentence, with the pronoun (He or She) that suits the name in the first."""
    first, pronoun, right_pronoun, rest, _ = _name_and_pronoun(rng)
    return f"{first} {rng.choice(('', '/ ', '– '))}{pronoun} {rest}", f"{right_pronoun} {rest}"


_ADJECTIVE_FORMS = _table(
    "quick quicker quickly; slow slower slowly; loud louder loudly; soft softer softly; kind kinder kindly; "
    "cheap cheaper cheaply; warm warmer warmly; brave braver bravely; sad sadder sadly; quiet quieter quietly; "
    "strong stronger strongly; clear clearer clearly; proud prouder proudly; strange stranger strangely; weak weaker weakly; "
    "deep deeper deeply; bright brighter brightly; calm calmer calmly; neat neater neatly; smooth smoother smoothly"
)
_PLAIN_NOUNS = _words(
    "cat dog tiger horse eagle shark donkey camel apple banana lemon carrot lamp chair table house city lady baby"
)
_CLEAR_VERBS = tuple(forms for forms in lexicon.VERB_FORMS if forms[0] not in _words("cut read paint cook walk play drink"))


def _two_forms(rng: random.Random) -> tuple[str, str, str]:
    """A base word, another form of it and the name of that form."""
    form = rng.choice(("plural", "past", "comparative", "adverb"))
    if form == "plural":
        noun = rng.choice(_PLAIN_NOUNS)
        return noun, plural(noun), form
    if form == "past":
        verb = rng.choice(_CLEAR_VERBS)
        return verb[0], verb[2], form
    row = rng.choice(_ADJECTIVE_FORMS)
    return row[0], row[1 if form == "comparative" else 2], form


@task("plural", "past", "comparative", "adverb")
def form_that_second_is(rng: random.Random) -> tuple[str, str]:
    """The second word is a form of the first. Name the form: plural, past, comparative or adverb."""
    base, changed, form = _two_forms(rng)
    return rng.choice(("{} – {}", "{}, {}", "{} > {}", "{} / {}")).format(base, changed), form


@task()
def second_in_form_of_first(rng: random.Random) -> tuple[str, str]:
    """Put the second word into the form that the first has (plural, past, comparative or -ly adverb), only that word."""
    while True:
        (_, model, form), (base, changed, other) = _two_forms(rng), _two_forms(rng)
        if form == other and model != changed:
            return rng.choice(("{} – {}", "{}, {}", "{} > {}", "{} / {}")).format(model, base), changed


@task()
def second_in_letters_of_first(rng: random.Random) -> tuple[str, str]:
    """Write the second word in the letter case of the first: all capitals, all small, or only the first letter capital."""
    one, two = rng.sample(_PLAIN_NOUNS + _words("river summer castle garden window winter doctor yellow"), 2)
    style, wrong = rng.sample((str.upper, str.lower, str.capitalize), 2)
    return _pair(rng, style(one), wrong(two)), style(two)


@task()
def second_name_like_first(rng: random.Random) -> tuple[str, str]:
    """Write the second name the way the first is written: "Bell, Anna", "A. Bell", "Anna B." or "ANNA BELL"."""
    style = rng.choice(("{1}, {0}", "{2}. {1}", "{0} {3}.", "{4} {5}"))
    names = list(zip(rng.sample(lexicon.FIRST_NAMES, 2), rng.sample(lexicon.LAST_NAMES, 2), strict=True))
    one, two = (style.format(a, b, a[0], b[0], a.upper(), b.upper()) for a, b in names)
    return rng.choice(("{} / {}", "{} | {}", "{} – {}")).format(one, " ".join(names[1])), two


@task("right", "wrong")
def sum_right_or_wrong(rng: random.Random) -> tuple[str, str]:
    """A sum and a result: say whether the result is "right" or "wrong"."""
    one, two, right = rng.randrange(1, 10), rng.randrange(1, 10), _either(rng)
    result = one + two if right else rng.choice([n for n in range(one + two - 3, one + two + 4) if n > 0 and n != one + two])
    form = rng.choice(("{} + {} = {}", "{} plus {} / {}", "Sum: {} + {} Result: {}"))
    return form.format(one, two, result), "right" if right else "wrong"


_MEASURES = {
    "weight": ("stone bag dog parcel horse", "kilograms grams tons"),
    "length": ("road rope table river wall", "meters kilometers inches"),
    "volume": ("bottle tank bucket cup pool", "liters milliliters gallons"),
    "duration": ("film race lesson flight song", "minutes hours seconds"),
    "temperature": ("stove soup room bath lake", "degrees"),
    "price": ("ticket house coat meal watch", "dollars euros"),
}


@task("valid", "invalid")
def unit_valid_for_quantity(rng: random.Random) -> tuple[str, str]:
    """A quantity and an amount: answer "valid" if the amount's unit measures such a quantity, otherwise "invalid"."""
    quantity, other = rng.sample(tuple(_MEASURES), 2)
    valid = _either(rng)
    thing, unit = (rng.choice(_words(_MEASURES[q][i])) for q, i in ((quantity, 0), (quantity if valid else other, 1)))
    form = rng.choice(("{} of the {}: {} {}", "{} of a {} / {} {}", "{} ({}) = {} {}"))
    return form.format(quantity, thing, rng.randrange(2, 90), unit), "valid" if valid else "invalid"


_UNITS_OF_TIME = _words("seconds minutes hours days weeks months years")


@task()
def longer_time_copied(rng: random.Random) -> tuple[str, str]:
    """Two spans of time are given. Copy the longer one."""
    spans = rng.sample([(unit, n) for unit in range(7) for n in range(2, 7)], 2)
    one, two = (f"{n} {_UNITS_OF_TIME[unit]}" for unit, n in spans)
    return _pair(rng, one, two), one if spans[0] > spans[1] else two


@task("possible", "impossible")
def short_and_full_name(rng: random.Random) -> tuple[str, str]:
    """A name with an initial and a full name: can they be one person? Answer "possible" or "impossible"."""
    first, last = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.LAST_NAMES)
    initial, surname, same = first[0], last, _either(rng)
    if not same and _either(rng):
        initial = rng.choice([name[0] for name in lexicon.FIRST_NAMES if name[0] != first[0]])
    elif not same:
        surname = rng.choice([name for name in lexicon.LAST_NAMES if name != last])
    return _mixed(rng, f"{initial}. {surname}", f"{first} {last}"), "possible" if same else "impossible"


_AGREEING = _items("So true.; I think so too.; You are right.; Absolutely.; I feel the same.; Exactly.; Yes, it is.")
_DENYING = _items(
    "I doubt that.; You are wrong.; Not at all.; I see it differently.; On the contrary.; Nonsense.; No, it isn't."
)


@task("agrees", "disagrees")
def second_speaker_agrees(rng: random.Random) -> tuple[str, str]:
    """One person gives an opinion and another replies. Say whether the other "agrees" or "disagrees"."""
    agrees = _either(rng)
    subject = rng.choice(
        _items("The film; This soup; Chess; Winter; The new song; Our school; Modern art; The plan; Tea; This town")
    )
    opinion = f"{subject} is {rng.choice(_words('great boring awful lovely strange overrated'))}."
    reply = rng.choice(_AGREEING if agrees else _DENYING)
    form = rng.choice(("A: {} B: {}", "– {} – {}", "{} / {}", "{2}: {0} {3}: {1}"))
    return form.format(opinion, reply, *rng.sample(lexicon.FIRST_NAMES, 2)), "agrees" if agrees else "disagrees"


@task("caught", "missed")
def caught_or_missed(rng: random.Random) -> tuple[str, str]:
    """Somebody arrives and something leaves. Answer "caught" if the person is there before it leaves, else "missed"."""
    hour, (leaves, comes) = rng.randrange(6, 22), rng.sample(range(5, 60, 5), 2)
    form = rng.choice(
        ("{0} leaves at {1}. {2} arrives at {3}.", "{0}: {1} / {2}: {3}", "{2} gets there at {3}; {0} goes at {1}")
    )
    text = form.format(
        rng.choice(("The train", "The bus", "The ferry", "The tram")),
        f"{hour}:{leaves:02}",
        rng.choice(lexicon.FIRST_NAMES),
        f"{hour}:{comes:02}",
    )
    return text.replace("; The", "; the"), "caught" if comes < leaves else "missed"


_HABITS = _table(
    "likes like tea; likes like old films; plays play chess; plays play the piano; eats eat no meat; drinks drink coffee; "
    "sings sing in a choir; works work at night; lives live by the sea; speaks speak Spanish; collects collect stamps; "
    "wants want a dog; needs need a break; knows know the way; reads read every evening; drives drive a taxi; "
    "hates hate spiders; loves love the mountains; sells sell shoes; paints paint portraits"
)


@task()
def two_doers_in_one_sentence(rng: random.Random) -> tuple[str, str]:
    """Two people do the same. Say it in one sentence with both names joined by "and" and the verb in the plural."""
    one, two = rng.sample(lexicon.FIRST_NAMES, 2)
    single, several, *rest = rng.choice(_HABITS)
    what = " ".join(rest)
    return _sentences(rng, f"{one} {single} {what}", f"{two} {single} {what}"), f"{one} and {two} {several} {what}."


_FAMILIES = _table(
    "bull cow calf; rooster hen chick; stallion mare foal; ram ewe lamb; boar sow piglet; lion lioness cub; stag doe fawn; "
    "gander goose gosling; drake duck duckling; father mother baby"
)


@task("couple", "parent and child", "strangers")
def kin_of_two_creatures(rng: random.Random) -> tuple[str, str]:
    """Say what the two are: a "couple" (male and female of a kind), "parent and child" or "strangers" (of two kinds)."""
    row, other = rng.sample(_FAMILIES, 2)
    answer = rng.choice(("couple", "parent and child", "strangers"))
    if answer == "strangers":
        return _pair(rng, rng.choice(row), rng.choice(other)), answer
    return _mixed(rng, row[0] if answer == "couple" else rng.choice(row[:2]), row[1 if answer == "couple" else 2]), answer


_MEANINGS = _table(
    "library: a place to borrow books; umbrella: it keeps off the rain; dentist: a doctor for teeth; "
    "widow: her husband is dead; "
    "island: land with water all around; orphan: a child without parents; bakery: a shop that sells bread; "
    "clock: it shows the time; pilot: one who flies planes; desert: dry land full of sand; bridge: it leads over a river; "
    "spider: it spins webs; thief: one who steals; breakfast: the first meal of the day; volcano: a mountain that spits fire; "
    "key: it opens locks; garage: a place for cars; blind: not able to see; twin: born together with another; "
    "pillow: it goes under the head in bed; compass: it points north; century: a hundred years; "
    "vegetarian: one who eats no meat; "
    "calendar: it shows the days of the year; knife: a tool for cutting; chef: one who cooks for a living; "
    "stable: a house for horses; harbor: a place for ships; scarf: it keeps the neck warm; vase: a pot for flowers; "
    "dozen: twelve pieces; neighbor: one who lives next door; nephew: a brother's son; fridge: it keeps food cold",
    ":",
)


@task("true", "false")
def word_and_meaning(rng: random.Random) -> tuple[str, str]:
    """A word and a meaning: answer "true" if that is what the word means, "false" if it is the meaning of another word."""
    row, true = rng.choice(_MEANINGS), _either(rng)
    meaning = row[1] if true else _other(rng, _MEANINGS, row, 1)
    return rng.choice(("{}: {}", "{} = {}", "{} – {}", "{} / {}")).format(row[0], meaning), "true" if true else "false"

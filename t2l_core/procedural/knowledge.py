"""Tasks from common knowledge: sayings, words and their meaning, people, places, nature, history and quiz questions."""

from __future__ import annotations

import random
import re
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, Pairs, labelled, split_groups, upper_first
from t2l_core.procedural.lexicon import split_pairs as _pairs

_groups = partial(split_groups, between=";", within=",")


def _framed(rng: random.Random, text: str, frames: tuple[str, ...]) -> str:
    frame = rng.choice(frames or ("{}",))
    if text[0] in "aeiou":
        frame = re.sub(r"\ba \{", "an {", frame)
    said = frame.format(text)
    return upper_first(said) if said.endswith((".", "?", "!")) else said


def _pick(rng: random.Random, table: Pairs, *frames: str) -> tuple[str, str]:
    key, value = rng.choice(table)
    return _framed(rng, key, frames), value


def _sort(rng: random.Random, groups: Groups, *frames: str) -> tuple[str, str]:
    item, label = labelled(rng, groups)
    return _framed(rng, item, frames), label


def _others(rng: random.Random, table: Pairs, value: str, n: int) -> list[str]:
    return rng.sample(sorted({other for _, other in table} - {value}), n)


_TALK = ("{}", "a talk about {}", "my notes on {}", "we read about {}", "a film about {}", "the chapter on {}")

# --- sayings and the meaning of words

_PROVERBS = _pairs(
    """actions speak = louder than words | an apple a day = keeps the doctor away | the early bird = catches the worm |
    a stitch in time = saves nine | better late = than never | when in Rome = do as the Romans do |
    all that glitters = is not gold | a picture is worth = a thousand words | don't count your chickens = before they hatch |
    don't put all your eggs = in one basket | don't judge a book = by its cover | the pen is mightier = than the sword |
    birds of a feather = flock together | two wrongs = don't make a right | when the cat's away = the mice will play |
    where there's smoke = there's fire | where there's a will = there's a way | practice = makes perfect |
    curiosity = killed the cat | time heals = all wounds | absence makes the heart = grow fonder |
    the grass is always greener = on the other side | you can't teach an old dog = new tricks |
    every cloud has = a silver lining | a rolling stone = gathers no moss | beggars = can't be choosers |
    blood is thicker = than water | honesty = is the best policy | if it ain't broke = don't fix it |
    look before = you leap | no pain = no gain | out of sight = out of mind | Rome wasn't built = in a day |
    the apple doesn't fall = far from the tree | there's no place = like home | too many cooks = spoil the broth |
    two heads are better = than one | what goes around = comes around | when it rains = it pours |
    you can lead a horse to water = but you can't make it drink | a bird in the hand is worth = two in the bush |
    a watched pot = never boils | barking dogs = never bite | strike while = the iron is hot | easy come = easy go |
    first come = first served | good things come = to those who wait | great minds = think alike | haste = makes waste |
    home is where = the heart is | ignorance = is bliss | it takes two = to tango | it's no use crying = over spilled milk |
    knowledge = is power | laughter is = the best medicine | let sleeping dogs = lie | like father = like son |
    many hands = make light work | money doesn't grow = on trees | necessity is the mother = of invention |
    one man's trash is = another man's treasure | slow and steady = wins the race | the end justifies = the means |
    you can't have your cake = and eat it too | you reap = what you sow | don't bite the hand = that feeds you |
    don't look a gift horse = in the mouth | fortune favors = the bold | all roads lead = to Rome |
    all's well = that ends well |
    a chain is only as strong = as its weakest link | still waters = run deep | seeing = is believing |
    a friend in need = is a friend indeed | cleanliness is = next to godliness | the more = the merrier |
    beauty is in the eye = of the beholder | better safe = than sorry | a penny saved = is a penny earned"""
)


@task()
def proverb_ending(rng: random.Random) -> tuple[str, str]:
    """The input is the beginning of a well-known proverb. Output the words that complete it, in lower case except for
    names, without a period."""
    return _pick(rng, _PROVERBS, "{}", "{} ...", "my grandmother says: {}", "you know, {} ...", "the saying goes: {} ...")


@task()
def proverb_beginning(rng: random.Random) -> tuple[str, str]:
    """The input is the end of a well-known proverb. Output only the words before it, in lower case except for names."""
    return _pick(rng, tuple((end, start) for start, end in _PROVERBS), "... {}", "... {}.", "{}", "(...) {}")


@task()
def proverb_missing_word(rng: random.Random) -> tuple[str, str]:
    """One word of the proverb is replaced by "___". Output this word."""
    words = " ".join(rng.choice(_PROVERBS)).split()
    place = rng.choice([i for i, word in enumerate(words) if len(word) > 3 and words.count(word) == 1])
    return " ".join([*words[:place], "___", *words[place + 1 :]]), words[place]


_IDIOMS = _pairs(
    """a piece of cake = easy | over the moon = happy | under the weather = sick | feeling blue = sad | hit the sack = sleep |
    kicked the bucket = died | costs an arm and a leg = expensive | on cloud nine = happy | once in a blue moon = rarely |
    broke the ice = started talking | spilled the beans = told a secret | let the cat out of the bag = told a secret |
    pulling my leg = joking | got cold feet = became afraid | in hot water = in trouble | raining cats and dogs = raining hard |
    lost his marbles = went crazy | hit the books = study | in the same boat = same situation | flat broke = without money |
    see eye to eye = agree | as dead as a doornail = dead | out of the blue = suddenly | saw red = got angry |
    hit the roof = got angry | cold as ice = unfriendly | a night owl = stays up late | an early bird = gets up early |
    a couch potato = lazy person | all ears = listening | all thumbs = clumsy | in the red = in debt |
    green with envy = jealous |
    head over heels = in love | on thin ice = at risk | dirt cheap = cheap | in a nutshell = in short |
    behind bars = in prison |
    beat around the bush = avoid the point | call it a day = stop working | a bookworm = reads a lot | a copycat = imitator |
    hold your horses = wait | zip your lip = be quiet | break a leg = good luck | bite the dust = die |
    in the dark = uninformed"""
)


@task()
def idiom_in_plain_words(rng: random.Random) -> tuple[str, str]:
    """Say in one to three plain lower-case words what the English idiom means, such as "easy" for "a piece of cake"."""
    return _pick(rng, _IDIOMS, "{}", '"{}"', "the idiom: {}", 'what "{}" means', "he used the words '{}'")


@task("literal", "figurative")
def literal_or_figurative(rng: random.Random) -> tuple[str, str]:
    """Say whether the sentence is meant word for word ("literal") or uses an idiom or image ("figurative")."""
    groups = _groups(
        """literal: put the cake in the fridge, fed the cat in the kitchen, fixed the roof of the barn, washed the blue shirt,
        bought two tickets for the bus, watered the beans in the garden, rode a horse on the beach, cut the bread with a knife,
        closed the window because of the wind, drove to the lake on Sunday, painted the door green, filled the bucket with sand,
        ate a potato with butter, carried the bags to the car, put ice into the glass, found a book under the bed,
        cooked rice for dinner, saw an owl in the forest, sold the old boat, baked a loaf of bread;
        figurative: had butterflies in the stomach, let the cat out of the bag, spilled the beans about the party,
        was over the moon about the news, kicked the bucket last year, hit the roof when the bill came, was in hot water again,
        got cold feet before the wedding, made a mountain out of a molehill, turned over a new leaf, had a heart of stone,
        was drowning in paperwork, had a chip on the shoulder, cried a river over the exam, was walking on thin ice at work,
        opened a can of worms, jumped on the bandwagon, stabbed a friend in the back, beat around the bush all evening,
        swept the scandal under the rug"""
    )
    who = rng.choice(("Anna", "Tom", "My aunt", "The neighbor", "Our teacher", "Mr. Lee", "Her brother", "The boss", "Grandpa"))
    return _sort(rng, groups, f"{who} {{}}.")


_DEFINITIONS = _pairs(
    """a frozen dessert made from cream = ice cream | a building where books are lent = library | a baby dog = puppy |
    a room where food is cooked = kitchen | a person who flies a plane = pilot | a place where planes land = airport |
    a person who fixes teeth = dentist | a long seat in a park = bench | the day after today = tomorrow |
    the day before today = yesterday | a period of ten years = decade | a period of a hundred years = century |
    the meal eaten in the morning = breakfast | a person who teaches = teacher | a tool for driving in nails = hammer |
    a machine that washes dishes = dishwasher | a vehicle with two wheels and pedals = bicycle |
    a yellow fruit that monkeys love = banana |
    frozen water = ice | water that falls from clouds = rain | the Atlantic or the Pacific = ocean | a small river = stream |
    land with water all around it = island | a very high hill = mountain | a mountain that erupts = volcano |
    a dry place with much sand = desert | a place with many trees = forest | the star at the center of our system = sun |
    a sweet food made by bees = honey | a piece of furniture for sleeping = bed |
    a device for talking to people far away = telephone |
    a person who grows crops = farmer | a place where sick people are treated = hospital |
    a place where children learn = school |
    the season after winter = spring | the season before winter = autumn | a hat that protects the head = helmet |
    something that shows the time on the wrist = watch | a large gray animal with a trunk = elephant |
    an animal with black and white stripes = zebra | an animal with a very long neck = giraffe |
    a bird that cannot fly and loves ice = penguin |
    a person who writes poems = poet | a book that explains words = dictionary | a book of maps = atlas |
    a building where films are shown = cinema | a place where money is kept = bank | a shop that sells bread = bakery |
    the head of a country with elections = president | the wife of a king = queen | the son of a king = prince |
    a paper bag for a letter = envelope | a piece of glass that shows your face = mirror |
    a thing that keeps you dry in the rain = umbrella |
    a place where wild animals are shown = zoo | the red liquid in the body = blood | the organ that pumps blood = heart |
    a person who cuts hair = barber | a person who cooks in a restaurant = chef | a drink made from tea leaves = tea |
    the white drink from cows = milk | a shape with three sides = triangle | a shape with four equal sides and angles = square |
    a house made of snow = igloo | a person who travels into space = astronaut | a person who puts out fires = firefighter |
    a colored arc in the sky after rain = rainbow | the top part of a house = roof |
    a bag for carrying books to school = backpack |
    a person who sees patients = doctor | a machine that flies with rotating blades = helicopter |
    a ship that travels under water = submarine |
    a game with kings, queens and pawns = chess | an instrument with black and white keys = piano"""
)


@task()
def word_for_definition(rng: random.Random) -> tuple[str, str]:
    """Give the everyday English word that the definition describes, in lower case and without an article."""
    return _pick(rng, _DEFINITIONS, "{}", "{}: ___", "what we call {}")


@task("who", "where", "when", "what")
def question_word_for_thing(rng: random.Random) -> tuple[str, str]:
    """Give the question word that asks for what is named: "who" for people, "where" for places, "when" for times, else
    "what"."""
    groups = _groups(
        """who: a nurse, my uncle, the mayor, Queen Victoria, two sailors, a baby, Mozart, the neighbors, a thief, our coach,
        the bride, Albert Einstein, a princess, the guests, his daughter, Shakespeare, the winner, a tall girl, the pilot;
        where: in Paris, at the station, under the bridge, in the attic, on the moon, behind the school, near the lake,
        in Japan,
        at home, on an island, in the kitchen, next to the bank, at the airport, in the desert, on the roof, by the sea;
        when: at noon, last Monday, in 1999, after lunch, tomorrow, in July, at midnight, yesterday, next week,
        before breakfast,
        on Christmas Eve, in the winter, two days ago, at five o'clock, on my birthday, during the night;
        what: a hammer, some bread, the red balloon, a song, an old coin, milk, a new idea, the key, two tickets, a novel, rice,
        the answer, a wooden box, gold, a letter, the parcel, a violin, a mistake"""
    )
    return _sort(rng, groups, "{}", "maybe {}", "it was {}", "probably {}")


@task()
def plain_word_for_fancy(rng: random.Random) -> tuple[str, str]:
    """The phrase ends with a noun after a fancy adjective. Output only the plain common adjective of the same meaning."""
    table = _pairs(
        """enormous = big | gigantic = big | immense = big | tiny = small | minuscule = small | joyful = happy |
        delighted = happy |
        sorrowful = sad | gloomy = sad | furious = angry | enraged = angry | rapid = fast | swift = fast | ancient = old |
        aged = old | chilly = cold | intelligent = smart | clever = smart |
        brilliant = smart |
        wealthy = rich | affluent = rich | silent = quiet | noiseless = quiet | difficult = hard | challenging = hard |
        simple = easy | effortless = easy | frightened = scared | terrified = scared | feeble = weak | frail = weak |
        powerful = strong | mighty = strong | courageous = brave | fearless = brave | filthy = dirty | spotless = clean |
        damp = wet | soaked = wet | ill = sick | exhausted = tired | weary = tired | costly = expensive | peculiar = strange |
        odd = strange | youthful = young"""
    )
    nouns = ("man", "woman", "king", "animal", "girl", "crowd", "guest", "farmer")
    return _pick(rng, table, *(f"a {{}} {noun}" for noun in nouns))


_HEADINGS = _groups(
    """planets: Mercury, Venus, Mars, Jupiter, Saturn, Neptune; months: January, March, May, July, October, December;
    weekdays: Monday, Tuesday, Thursday, Friday, Sunday; oceans: Atlantic, Pacific, Indian, Arctic;
    continents: Asia, Africa, Europe, Australia, Antarctica; seasons: spring, summer, autumn, winter;
    flowers: rose, tulip, daisy, lily, orchid, violet; trees: oak, pine, birch, maple, willow, beech;
    gems: diamond, ruby, emerald, sapphire, opal; dances: waltz, tango, salsa, ballet, polka;
    shapes: circle, square, triangle, oval, rectangle; coins: penny, nickel, dime, quarter;
    dinosaurs: Triceratops, Stegosaurus, Velociraptor, Tyrannosaurus, Diplodocus; numbers: three, seven, eleven, twenty, forty;
    rivers: Nile, Amazon, Danube, Rhine, Mississippi, Thames; cheeses: cheddar, brie, gouda, mozzarella, feta;
    dog breeds: poodle, beagle, dachshund, bulldog, labrador; chess pieces: king, knight, bishop, rook, pawn;
    languages: English, Spanish, Latin, Arabic, Swedish, Hindi; states: Texas, Ohio, Nevada, Florida, Oregon"""
)


@task()
def heading_of_list(rng: random.Random) -> tuple[str, str]:
    """Give the plural word for what all the listed things are, such as planets, months, flowers, gems, rivers or coins."""
    heading = rng.choice(list(_HEADINGS))
    return ", ".join(rng.sample(_HEADINGS[heading], rng.randint(2, 3))), heading


@task("female", "male", "either")
def sex_said_by_word(rng: random.Random) -> tuple[str, str]:
    """Say what the noun tells about sex: "female" (queen, hen), "male" (uncle, bull) or "either" (doctor, cousin)."""
    groups = _groups(
        """female: queen, hen, aunt, actress, waitress, cow, mother, sister, niece, princess, bride, widow, mare, lioness, nun,
        daughter, wife, grandmother, goddess, heroine, witch, duchess, stewardess;
        male: king, rooster, uncle, bull, father, brother, nephew, prince, groom, widower, stallion, ram, son, husband,
        grandfather, wizard, duke, gentleman, policeman, monk, godfather, stepson, businessman;
        either: doctor, cousin, teacher, parent, child, neighbor, friend, student, singer, pilot, baby, guest, dentist, horse,
        sheep, dog, farmer, writer, customer, twin, citizen, patient, driver"""
    )
    return _sort(rng, groups, "the {}", "my {}", "that {}", "a picture of the {}", "the story of a {}")


@task()
def title_or_street_shortened(rng: random.Random) -> tuple[str, str]:
    """Copy the name with its one full word abbreviated: Doctor as Dr., Mister as Mr., Professor as Prof., Street as St. and
    so on."""
    name = rng.choice(lexicon.LAST_NAMES)
    before = (("Doctor", "Dr."), ("Mister", "Mr."), ("Professor", "Prof."), ("Captain", "Capt."), ("Mount", "Mt."))
    after = (
        ("Street", "St."),
        ("Avenue", "Ave."),
        ("Road", "Rd."),
        ("Boulevard", "Blvd."),
        ("Junior", "Jr."),
        ("Company", "Co."),
    )
    if rng.random() < 0.5:
        full, short = rng.choice(before)
        return f"{full} {name}", f"{short} {name}"
    full, short = rng.choice(after)
    return f"{name} {full}", f"{name} {short}"


# --- geography

_CITY_COUNTRY = _pairs(
    """Milan = Italy | Venice = Italy | Naples = Italy | Florence = Italy | Munich = Germany | Hamburg = Germany |
    Frankfurt = Germany | Cologne = Germany | Barcelona = Spain | Seville = Spain | Valencia = Spain | Lyon = France |
    Marseille = France | Nice = France | Manchester = England | Liverpool = England | Oxford = England | Chicago = America |
    Miami = America | Boston = America | Seattle = America | Denver = America | Toronto = Canada | Montreal = Canada |
    Vancouver = Canada | Sydney = Australia | Melbourne = Australia | Brisbane = Australia | Osaka = Japan | Kyoto = Japan |
    Hiroshima = Japan | Shanghai = China | Hong Kong = China | Mumbai = India | Kolkata = India | Istanbul = Turkey |
    Geneva = Switzerland | Zurich = Switzerland | Rotterdam = Netherlands | Antwerp = Belgium | Porto = Portugal |
    Rio de Janeiro = Brazil | Salzburg = Austria | Glasgow = Scotland | Dubai = United Arab Emirates |
    Cape Town = South Africa |
    Casablanca = Morocco | Karachi = Pakistan | Alexandria = Egypt | Krakow = Poland"""
)


@task()
def country_of_big_city(rng: random.Random) -> tuple[str, str]:
    """Name the country in which the city mentioned lies, without "the"; write America for the United States, and England or
    Scotland rather than Britain."""
    frames = ("{}", "a weekend in {}", "the train to {}", "my cousin lives in {}", "a street in {}", "postcard from {}")
    return _pick(rng, _CITY_COUNTRY, *frames)


_GEO_KINDS = _groups(
    """river: Nile, Amazon, Danube, Rhine, Thames, Seine, Volga, Mississippi, Ganges, Yangtze, Congo, Tigris, Euphrates;
    mountains: Alps, Andes, Himalayas, Rockies, Pyrenees, Everest, Kilimanjaro, Matterhorn, Appalachians, Mont Blanc, Urals;
    lake: Superior, Erie, Huron, Como, Titicaca, Baikal, Loch Ness, Tanganyika, Tahoe;
    desert: Sahara, Gobi, Kalahari, Mojave, Atacama, Namib;
    island: Iceland, Madagascar, Sicily, Cuba, Greenland, Crete, Jamaica, Malta, Bali, Tasmania, Hawaii, Sri Lanka, Corsica;
    ocean: Atlantic, Pacific, Arctic, Indian"""
)


@task(*_GEO_KINDS)
def kind_of_place_on_map(rng: random.Random) -> tuple[str, str]:
    """Say what the geographic name belongs to: river, mountains (one or a range), lake, desert, island or ocean."""
    return _sort(rng, _GEO_KINDS, "{}", "label on the map: {}", "name in the atlas: {}", "quiz card: {}", "{} (see map)")


_STATES = _pairs(
    """Alabama = Montgomery | Alaska = Juneau | Arizona = Phoenix | Arkansas = Little Rock | California = Sacramento |
    Colorado = Denver | Connecticut = Hartford | Delaware = Dover | Florida = Tallahassee | Georgia = Atlanta |
    Hawaii = Honolulu | Idaho = Boise | Illinois = Springfield | Indiana = Indianapolis | Iowa = Des Moines | Kansas = Topeka |
    Kentucky = Frankfort | Louisiana = Baton Rouge | Maine = Augusta | Maryland = Annapolis | Massachusetts = Boston |
    Michigan = Lansing | Minnesota = Saint Paul | Mississippi = Jackson | Missouri = Jefferson City | Montana = Helena |
    Nebraska = Lincoln | Nevada = Carson City | New Hampshire = Concord | New Jersey = Trenton | New Mexico = Santa Fe |
    New York = Albany | North Carolina = Raleigh | North Dakota = Bismarck | Ohio = Columbus | Oklahoma = Oklahoma City |
    Oregon = Salem | Pennsylvania = Harrisburg | Rhode Island = Providence | South Carolina = Columbia |
    South Dakota = Pierre | Tennessee = Nashville | Texas = Austin | Utah = Salt Lake City | Vermont = Montpelier |
    Virginia = Richmond | Washington = Olympia | West Virginia = Charleston | Wisconsin = Madison | Wyoming = Cheyenne"""
)
_STATE_FRAMES = ("{}", "the state of {}", "she moved to {}", "a farm in {}", "{}, USA")


@task()
def capital_of_us_state(rng: random.Random) -> tuple[str, str]:
    """Name the capital city of the American state mentioned."""
    return _pick(rng, _STATES, *_STATE_FRAMES)


@task()
def us_state_of_capital(rng: random.Random) -> tuple[str, str]:
    """Name the American state whose capital city is mentioned."""
    return _pick(rng, tuple((city, state) for state, city in _STATES), "{}", "downtown {}", "the mayor of {}", "{} (capital)")


@task("east", "west")
def side_of_mississippi(rng: random.Random) -> tuple[str, str]:
    """Say in which half of the country the American state mentioned lies, seen from the Mississippi River: "east" or "west"."""
    groups = _groups(
        """east: Maine, Vermont, New Hampshire, Massachusetts, Connecticut, Rhode Island, New York, New Jersey, Pennsylvania,
        Delaware, Maryland, Virginia, West Virginia, North Carolina, South Carolina, Georgia, Florida, Ohio, Michigan, Indiana,
        Illinois, Kentucky, Tennessee, Alabama, Mississippi, Wisconsin;
        west: California, Oregon, Washington, Nevada, Idaho, Montana, Wyoming, Utah, Colorado, Arizona, New Mexico, Texas,
        Oklahoma, Kansas, Nebraska, North Dakota, South Dakota, Iowa, Missouri, Arkansas, Hawaii, Alaska"""
    )
    return _sort(rng, groups, *_STATE_FRAMES)


@task()
def country_of_typical_things(rng: random.Random) -> tuple[str, str]:
    """Name the country that the two things are typical of, without "the", such as Australia for kangaroos and koalas."""
    things = _groups(
        """Australia: kangaroos, koalas, the outback, Sydney Opera House, Aboriginal art;
        Egypt: pyramids, pharaohs, the Sphinx, the Nile, mummies; Italy: pizza, gondolas, the Colosseum, spaghetti,
        Vespa scooters;
        France: baguettes, the Eiffel Tower, croissants, the Louvre, Bastille Day; Japan: sushi, samurai, kimono, Mount Fuji,
        manga;
        China: the Great Wall, pandas, chopsticks, Peking duck, the Forbidden City; Mexico: tacos, sombreros, mariachi, tequila,
        Aztec temples; India: the Taj Mahal, saris, Bollywood, curry, the Ganges; Spain: paella, flamenco, bullfights, tapas,
        siesta;
        Netherlands: tulips, windmills, wooden shoes, canals of Amsterdam, gouda; Switzerland: alphorns, fondue,
        the Matterhorn,
        yodeling, pocket knives; Scotland: kilts, bagpipes, haggis, Loch Ness, tartan; Canada: maple syrup, ice hockey,
        Mounties,
        Niagara Falls, the maple leaf; Germany: Oktoberfest, bratwurst, the Autobahn, the Berlin Wall, pretzels;
        Russia: the Kremlin, vodka, nesting dolls, Siberia, the Bolshoi; Brazil: samba, Rio carnival, the Amazon, Copacabana,
        capoeira; Greece: the Acropolis, feta, Mount Olympus, ouzo, Sparta;
        England: Big Ben, fish and chips, double-decker buses, cricket, Stonehenge"""
    )
    country = rng.choice(list(things))
    return " and ".join(rng.sample(things[country], 2)), country


@task("T", "F")
def city_country_claim(rng: random.Random) -> tuple[str, str]:
    """Answer "T" if the city really lies in the country that the sentence says, and "F" if it does not."""
    city, country = rng.choice(_CITY_COUNTRY)
    said, label = (country, "T") if rng.random() < 0.5 else (_others(rng, _CITY_COUNTRY, country, 1)[0], "F")
    said = f"the {said}" if said in ("Netherlands", "United Arab Emirates") else said
    return rng.choice(
        (f"{city} is in {said}.", f"{city} is a city in {said}.", f"{upper_first(said)} has the city {city}.")
    ), label


_CAPITALS = _pairs(
    """France = Paris | Italy = Rome | Spain = Madrid | Germany = Berlin | England = London | Japan = Tokyo | China = Beijing |
    Russia = Moscow | Greece = Athens | Egypt = Cairo | Portugal = Lisbon | Austria = Vienna | Hungary = Budapest |
    Poland = Warsaw | Ireland = Dublin | Sweden = Stockholm | Norway = Oslo | Finland = Helsinki | Denmark = Copenhagen |
    Canada = Ottawa | Cuba = Havana | Peru = Lima | Kenya = Nairobi | Thailand = Bangkok | Belgium = Brussels |
    Iraq = Baghdad"""
)


@task("A", "B", "C")
def letter_of_right_capital(rng: random.Random) -> tuple[str, str]:
    """A country is followed by three lettered cities. Output the letter, A, B or C, of the country's capital."""
    country, city = rng.choice(_CAPITALS)
    options = [city, *_others(rng, _CAPITALS, city, 2)]
    rng.shuffle(options)
    return f"{country}: A) {options[0]} B) {options[1]} C) {options[2]}", "ABC"[options.index(city)]


# --- people, works and history

_PEOPLE = _pairs(
    """Albert Einstein = physics | Isaac Newton = gravity | Charles Darwin = evolution | Thomas Edison = the light bulb |
    Alexander Graham Bell = the telephone | the Wright brothers = the airplane | Neil Armstrong = walking on the moon |
    Christopher Columbus = sailing to America | Marie Curie = radioactivity | Pablo Picasso = painting |
    Vincent van Gogh = painting | Michelangelo = art | William Shakespeare = plays | Charles Dickens = novels |
    Jane Austen = novels | Mozart = music | Beethoven = music | Bach = music | Elvis Presley = rock and roll |
    Michael Jackson = pop music | Charlie Chaplin = silent films | Alfred Hitchcock = thrillers | Walt Disney = cartoons |
    Steve Jobs = Apple | Bill Gates = Microsoft | Henry Ford = cars | Muhammad Ali = boxing | Michael Jordan = basketball |
    Tiger Woods = golf | Usain Bolt = running | Roger Federer = tennis | Serena Williams = tennis | Lionel Messi = soccer |
    Pele = soccer | Babe Ruth = baseball | Martin Luther King = civil rights | Rosa Parks = civil rights |
    Florence Nightingale = nursing | Anne Frank = her diary | Sigmund Freud = psychoanalysis |
    Louis Braille = writing for the blind |
    Harry Houdini = escapes | Stephen King = horror novels | Agatha Christie = crime novels | Louis Armstrong = jazz |
    Bob Marley = reggae | J. K. Rowling = Harry Potter"""
)


@task()
def what_person_is_famous_for(rng: random.Random) -> tuple[str, str]:
    """Say in one to four words what the person mentioned is famous for: a field, invention, deed or work."""
    return _pick(rng, _PEOPLE, "{}", "the life of {}", "a statue of {}", "a stamp with {}", "we read about {}")


@task("he", "she")
def pronoun_for_famous_person(rng: random.Random) -> tuple[str, str]:
    """Write the pronoun, "he" or "she", that one uses for the famous person mentioned."""
    groups = _groups(
        """he: Albert Einstein, Isaac Newton, Charles Darwin, Abraham Lincoln, Napoleon, Julius Caesar, Barack Obama,
        Bill Gates,
        Elvis Presley, Pablo Picasso, Mozart, Beethoven, Gandhi, Nelson Mandela, Winston Churchill, Walt Disney, Tom Hanks,
        Mark Twain, Ernest Hemingway, Lionel Messi, Muhammad Ali, Charlie Chaplin, Galileo, Steve Jobs;
        she: Marie Curie, Cleopatra, Queen Victoria, Joan of Arc, Anne Frank, Mother Teresa, Jane Austen, Agatha Christie,
        J. K. Rowling, Marilyn Monroe, Madonna, Taylor Swift, Margaret Thatcher, Rosa Parks, Florence Nightingale, Frida Kahlo,
        Serena Williams, Amelia Earhart, Oprah Winfrey, Hillary Clinton, Angela Merkel, Audrey Hepburn, Emily Dickinson,
        Beyonce"""
    )
    return _sort(rng, groups, "{}", "a poster of {}", "I read a book about {}", "a speech about {}", "{} in the news")


@task("real", "fictional")
def real_or_fictional_person(rng: random.Random) -> tuple[str, str]:
    """Say whether the person mentioned really lived or lives ("real") or comes from a story ("fictional")."""
    groups = _groups(
        """real: Albert Einstein, Napoleon, Julius Caesar, Abraham Lincoln, Marie Curie, Cleopatra, Gandhi, Mozart,
        Elvis Presley,
        Barack Obama, Queen Victoria, Charles Darwin, Nelson Mandela, George Washington, Marilyn Monroe, Isaac Newton,
        Anne Frank,
        Pablo Picasso, Steve Jobs, Galileo, Martin Luther, Shakespeare, Beethoven, Neil Armstrong;
        fictional: Sherlock Holmes, Harry Potter, Batman, Superman, Cinderella, Snow White, Peter Pan, Frodo Baggins,
        James Bond,
        Darth Vader, Captain Hook, Tarzan, Hamlet, Romeo, Oliver Twist, Winnie the Pooh, Pinocchio, Spider-Man, Don Quixote,
        Huckleberry Finn, Hermione Granger, Luke Skywalker, Mary Poppins, Homer Simpson"""
    )
    return _sort(rng, groups, *_TALK)


@task("PERSON", "PLACE", "COMPANY", "TIME")
def entity_tag_in_capitals(rng: random.Random) -> tuple[str, str]:
    """Tag the name with its kind in capitals: PERSON, PLACE (city, country, river ...), COMPANY or TIME (day, month, feast)."""
    groups = _groups(
        """PERSON: Albert Einstein, Abraham Lincoln, Marie Curie, Bill Gates, Tom Hanks, Jane Austen, Barack Obama, Mark Twain,
        Isaac Newton, Nelson Mandela, Emma Watson, Serena Williams, Charles Dickens, Elvis Presley;
        PLACE: Paris, Brazil, London, Tokyo, Egypt, Texas, Chicago, Kenya, Berlin, Mount Everest, Moscow, Canada, Lake Erie,
        Sicily;
        COMPANY: Microsoft, Toyota, Google, Samsung, Sony, IBM, Intel, Nike, Boeing, Volkswagen, Pepsi, Honda, Facebook,
        Netflix;
        TIME: Monday, January, Friday, October, Christmas, Easter, Sunday, March 5, New Year's Day, Thanksgiving, July,
        Halloween"""
    )
    return _sort(rng, groups, "{}", "the name {}", "something about {}", '"{}"', "text mentions {}", "keyword: {}")


_SPORTS = _groups(
    """soccer: Lionel Messi, Cristiano Ronaldo, Pele, Diego Maradona, David Beckham, Zinedine Zidane, Ronaldinho, Wayne Rooney;
    basketball: Michael Jordan, LeBron James, Kobe Bryant, Magic Johnson, Shaquille O'Neal, Larry Bird, Stephen Curry;
    tennis: Roger Federer, Rafael Nadal, Serena Williams, Novak Djokovic, Andre Agassi, Steffi Graf, Pete Sampras, Andy Murray;
    boxing: Muhammad Ali, Mike Tyson, Joe Frazier, George Foreman, Floyd Mayweather, Manny Pacquiao;
    golf: Tiger Woods, Jack Nicklaus, Arnold Palmer, Phil Mickelson, Rory McIlroy;
    baseball: Babe Ruth, Jackie Robinson, Joe DiMaggio, Lou Gehrig, Mickey Mantle, Hank Aaron, Willie Mays"""
)


@task(*_SPORTS)
def sport_of_famous_athlete(rng: random.Random) -> tuple[str, str]:
    """Name the sport of the famous athlete mentioned: soccer, basketball, tennis, boxing, golf or baseball."""
    return _sort(rng, _SPORTS, "{}", "a poster of {}", "an interview with {}", "a fan of {}", "a photo of {}", "{} signed it")


@task("classical", "rock", "jazz", "rap")
def music_of_artist(rng: random.Random) -> tuple[str, str]:
    """Name the kind of music that the composer, singer or band stands for: classical, rock, jazz or rap."""
    groups = _groups(
        """classical: Mozart, Beethoven, Bach, Vivaldi, Chopin, Schubert, Haydn, Brahms, Tchaikovsky, Handel, Verdi, Wagner;
        rock: the Rolling Stones, Queen, Led Zeppelin, AC/DC, Nirvana, Metallica, Jimi Hendrix, U2, Pink Floyd, the Doors,
        Bruce Springsteen, Guns N' Roses;
        jazz: Louis Armstrong, Miles Davis, Duke Ellington, Ella Fitzgerald, Billie Holiday, John Coltrane, Charlie Parker,
        Count Basie, Dizzy Gillespie, Thelonious Monk;
        rap: Eminem, Jay-Z, Snoop Dogg, Tupac Shakur, Kanye West, Drake, Dr. Dre, 50 Cent, Kendrick Lamar, Ice Cube"""
    )
    return _sort(rng, groups, "{}", "a record by {}", "she listens to {}", "songs of {}", "the music of {}", "a night with {}")


_STORY_THINGS = _pairs(
    """the glass slipper = Cinderella | the pumpkin coach = Cinderella | the evil stepsisters = Cinderella |
    the seven dwarfs = Snow White | the poisoned apple = Snow White | the magic mirror on the wall = Snow White |
    the long golden hair = Rapunzel | the tower without a door = Rapunzel | the house made of candy = Hansel and Gretel |
    the trail of bread crumbs = Hansel and Gretel | the big bad wolf in grandmother's bed = Little Red Riding Hood |
    the basket for grandmother = Little Red Riding Hood | the nose that grows = Pinocchio | the wooden puppet boy = Pinocchio |
    the crocodile with a clock = Peter Pan | Captain Hook = Peter Pan | Tinker Bell = Peter Pan |
    the white rabbit with a watch = Alice in Wonderland | the Mad Hatter = Alice in Wonderland |
    the Cheshire Cat = Alice in Wonderland |
    the yellow brick road = The Wizard of Oz | the Tin Man = The Wizard of Oz | Dorothy and Toto = The Wizard of Oz |
    the magic lamp = Aladdin | the genie = Aladdin | the school of Hogwarts = Harry Potter |
    Professor Dumbledore = Harry Potter |
    the white whale = Moby Dick | Captain Ahab = Moby Dick | Mowgli and Baloo = The Jungle Book |
    the count from Transylvania = Dracula |
    the windmills taken for giants = Don Quixote | the balcony in Verona = Romeo and Juliet |
    Gandalf and Frodo = The Lord of the Rings |
    the one ring = The Lord of the Rings | Friday on the desert island = Robinson Crusoe | Doctor Watson = Sherlock Holmes |
    Baker Street = Sherlock Holmes | the giant beanstalk = Jack and the Beanstalk | the three bowls of porridge = Goldilocks"""
)


@task()
def story_with_this(rng: random.Random) -> tuple[str, str]:
    """Give the title (or title hero) of the famous story in which this person or thing appears, such as Cinderella."""
    return _pick(rng, _STORY_THINGS, "{}", "a picture of {}", "the scene with {}", "I remember {}", "a costume party with {}")


@task("hero", "villain")
def hero_or_villain(rng: random.Random) -> tuple[str, str]:
    """Say whether the character from a story is a good one, "hero", or a bad one, "villain"."""
    groups = _groups(
        """hero: Harry Potter, Superman, Batman, Cinderella, Luke Skywalker, Peter Pan, Frodo, Robin Hood, Sherlock Holmes,
        Spider-Man, Snow White, Indiana Jones, Aladdin, Simba, Wonder Woman, James Bond, Zorro, Gandalf, Mulan, Hercules;
        villain: Darth Vader, Voldemort, the Joker, Captain Hook, the Wicked Witch of the West, Sauron, Cruella de Vil, Scar,
        the Evil Queen, the wicked stepmother, the big bad wolf, Count Dracula, Jafar, Lex Luthor, Moriarty, Goldfinger, Ursula,
        the Sheriff of Nottingham, Lady Macbeth, the Green Goblin"""
    )
    return _sort(rng, groups, "{}", "a mask of {}", "he dressed up as {}", "the part of {}", "a drawing of {}")


@task("book", "film", "painting", "song")
def kind_of_famous_work(rng: random.Random) -> tuple[str, str]:
    """Say what the famous title is the name of: a book, a film, a painting or a song. Answer with that word."""
    groups = _groups(
        """book: War and Peace, Moby-Dick, The Catcher in the Rye, Don Quixote, Robinson Crusoe, The Odyssey, Oliver Twist,
        The Old Man and the Sea, Crime and Punishment, Ulysses, David Copperfield, Animal Farm;
        film: Star Wars, Titanic, Jaws, Casablanca, King Kong, Toy Story, The Lion King, Jurassic Park, Avatar, Rocky,
        Home Alone, Pulp Fiction;
        painting: Mona Lisa, The Scream, The Starry Night, The Last Supper, Guernica, Sunflowers, Water Lilies,
        Girl with a Pearl Earring, The Night Watch, The Birth of Venus, American Gothic;
        song: Yesterday, Hey Jude, Jingle Bells, Silent Night, Happy Birthday, Imagine, Let It Be, Hound Dog, Amazing Grace,
        Yankee Doodle, Auld Lang Syne, Billie Jean"""
    )
    return _sort(rng, groups, '"{}"', "{}", "the famous title {}", "a quiz question on {}", "a student's essay on {}")


_GODS = _groups(
    """Greek: Zeus, Hera, Poseidon, Hades, Athena, Aphrodite, Hephaestus, Hermes, Ares, Artemis, Dionysus;
    Roman: Jupiter, Juno, Neptune, Mars, Venus, Minerva, Mercury, Vulcan, Diana, Bacchus;
    Norse: Odin, Thor, Loki, Freya, Balder, Heimdall; Egyptian: Ra, Osiris, Isis, Horus, Anubis, Seth, Thoth"""
)


@task(*_GODS)
def people_of_god(rng: random.Random) -> tuple[str, str]:
    """Say to which mythology the god or goddess belongs: Greek, Roman, Norse or Egyptian."""
    frames = ("{}", "a legend about {}", "the temple of {}", "a prayer to {}", "a statue of {}", "they believed in {}")
    return _sort(rng, _GODS, *frames)


@task("Rome", "Greece", "Egypt", "Vikings", "Aztecs")
def ancient_people_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say with whom in history the thing or person goes: Rome, Greece, Egypt, Vikings or Aztecs."""
    groups = _groups(
        """Rome: gladiators, Julius Caesar, the Colosseum, the Senate, Emperor Nero, legions, Augustus, togas;
        Greece: Socrates, Sparta, the Parthenon, Homer, Plato, the Trojan horse, Aristotle, the first Olympic games;
        Egypt: pharaohs, Tutankhamun, Cleopatra, pyramids, mummies, hieroglyphs, the Sphinx, papyrus;
        Vikings: longships, Leif Erikson, Erik the Red, runes, Thor and Odin, raiders from Norway, Valhalla;
        Aztecs: Montezuma, Tenochtitlan, the temples of Mexico, people beaten by Cortes, chocolate drinks for the emperor"""
    )
    return _sort(rng, groups, *_TALK)


@task()
def older_invention(rng: random.Random) -> tuple[str, str]:
    """Two inventions are joined by "or". Output the one that came first in history."""
    eras = (
        "wheel,pottery,plow,sail,candle",
        "printing press,telescope,microscope",
        "steam engine,steam train,telegraph,camera",
        "telephone,light bulb,car,airplane,radio",
        "television,computer,jet plane,microwave oven",
        "internet,smartphone,laptop,DVD,digital camera",
    )
    first, second = sorted(rng.sample(range(len(eras)), 2))
    old, new = rng.choice(eras[first].split(",")), rng.choice(eras[second].split(","))
    return " or ".join(rng.sample((old, new), 2)), old


@task("18th", "19th", "20th")
def century_of_event(rng: random.Random) -> tuple[str, str]:
    """Say in which century the event happened or the thing came up: 18th, 19th or 20th."""
    groups = _groups(
        """18th: the French Revolution, the American Declaration of Independence, the storming of the Bastille,
        the life of Mozart,
        George Washington as president, the Boston Tea Party, the voyages of Captain Cook, the first hot-air balloon;
        19th: the American Civil War, the battle of Waterloo, the end of slavery in America, the presidency of Lincoln,
        the building of the Eiffel Tower, the first telephone, the California gold rush, Darwin's book on evolution,
        the coronation of Queen Victoria, the Crimean War;
        20th: the First World War, the Second World War, the landing on the moon, the fall of the Berlin Wall, the Vietnam War,
        the sinking of the Titanic, the Russian Revolution, the first flight of the Wright brothers, the murder of Kennedy,
        the Great Depression, the Cold War, the first computers"""
    )
    return _sort(rng, groups, "{}", "a book on {}", "an exhibition on {}", "a film about {}", "questions on {}")


@task()
def first_name_of_famous(rng: random.Random) -> tuple[str, str]:
    """The last name of a famous person and a hint stand in the input. Output the person's usual first name."""
    table = _pairs(
        """Einstein (physicist) = Albert | Newton (physicist) = Isaac | Darwin (biologist) = Charles |
        Lincoln (president) = Abraham |
        Washington (president) = George | Jefferson (president) = Thomas | Obama (president) = Barack |
        Reagan (president) = Ronald |
        Nixon (president) = Richard | Clinton (president) = Bill | Trump (president) = Donald |
        Shakespeare (playwright) = William |
        Dickens (novelist) = Charles | Austen (novelist) = Jane | Hemingway (novelist) = Ernest | Tolstoy (novelist) = Leo |
        Twain (writer) = Mark | Christie (crime writer) = Agatha | Picasso (painter) = Pablo | Monet (painter) = Claude |
        van Gogh (painter) = Vincent | Presley (singer) = Elvis | Sinatra (singer) = Frank | Dylan (singer) = Bob |
        Lennon (Beatle) = John | McCartney (Beatle) = Paul | Chaplin (comedian) = Charlie | Hitchcock (director) = Alfred |
        Spielberg (director) = Steven | Disney (cartoons) = Walt | Gates (Microsoft) = Bill | Jobs (Apple) = Steve |
        Ford (car maker) = Henry | Edison (inventor) = Thomas | Armstrong (astronaut) = Neil |
        Columbus (explorer) = Christopher |
        Churchill (statesman) = Winston | Mandela (statesman) = Nelson | Stalin (dictator) = Joseph |
        Hitler (dictator) = Adolf |
        Mozart (composer) = Wolfgang | Curie (woman with Nobel Prizes) = Marie | Freud (psychologist) = Sigmund |
        Marx (Das Kapital) = Karl |
        Messi (soccer) = Lionel | Federer (tennis) = Roger | Woods (golf) = Tiger | Tyson (boxer) = Mike"""
    )
    return _pick(rng, table, "{}", "___ {}", "a biography of {}", "? {}")


@task()
def customs_to_feast(rng: random.Random) -> tuple[str, str]:
    """Name the feast or special day to which the custom belongs, such as Easter for hunting eggs."""
    table = _pairs(
        """hunting for colored eggs = Easter | the egg-bringing bunny = Easter | decorating a fir tree = Christmas |
        hanging up stockings by the fireplace = Christmas | waiting for Santa Claus = Christmas | singing carols = Christmas |
        kissing under the mistletoe = Christmas | carving a pumpkin = Halloween | trick or treat = Halloween |
        dressing up as a ghost = Halloween | eating turkey and pumpkin pie = Thanksgiving |
        remembering the Pilgrims = Thanksgiving |
        sending roses to your sweetheart = Valentine's Day | giving a heart-shaped card = Valentine's Day |
        counting down to midnight = New Year | making good resolutions = New Year |
        wearing green and shamrocks = Saint Patrick's Day |
        lighting the menorah = Hanukkah | blowing out candles on a cake = birthday |
        fireworks on the Fourth of July = Independence Day |
        throwing the bouquet = wedding | exchanging rings = wedding | cutting a cake with bride and groom = wedding |
        fasting from dawn to sunset = Ramadan | playing tricks on friends = April Fools' Day"""
    )
    return _pick(rng, table, "{}", "{} again", "a photo of {}", "my favorite part was {}", "children love {}", "she enjoys {}")


@task("Christianity", "Islam", "Judaism", "Buddhism")
def religion_of_word(rng: random.Random) -> tuple[str, str]:
    """Name the religion that the word belongs to: Christianity, Islam, Judaism or Buddhism."""
    groups = _groups(
        """Christianity: church, Bible, pope, Easter, cross, priest, Christmas, bishop, Jesus, gospel, nun, cathedral, baptism;
        Islam: mosque, Koran, imam, Ramadan, Mecca, Muhammad, minaret, Allah, ayatollah, Medina;
        Judaism: synagogue, rabbi, Torah, Hanukkah, Passover, kosher, bar mitzvah, Talmud, menorah, Yom Kippur;
        Buddhism: Buddha, nirvana, Dalai Lama, Zen, Tibetan monk, Siddhartha, stupa, Buddhist temple"""
    )
    return _sort(rng, groups, "{}", "the word {}", "a lesson about {}", "what is meant by {}", "entry: {}")


# --- nature, body, food and things


@task("sea", "farm", "jungle", "desert", "ice")
def habitat_of_creature(rng: random.Random) -> tuple[str, str]:
    """Say where the animal mentioned typically lives: sea, farm, jungle, desert or ice (polar lands)."""
    groups = _groups(
        """sea: whale, shark, dolphin, octopus, lobster, jellyfish, squid, tuna, starfish, crab;
        farm: cow, pig, hen, sheep, rooster, goat, donkey, turkey, plow horse;
        jungle: tiger, monkey, gorilla, parrot, chimpanzee, orangutan, toucan, jaguar, sloth;
        desert: camel, scorpion, rattlesnake, roadrunner, desert fox; ice: polar bear, penguin, walrus, reindeer, arctic fox"""
    )
    return _sort(rng, groups, "the {}", "a young {}", "a picture of a {}", "the hungry {}", "a story about a {}")


@task()
def home_built_for_animal(rng: random.Random) -> tuple[str, str]:
    """Give the word for the home of the animal: nest, hive, stable, kennel, web, den, aquarium, burrow, coop, sty or cage."""
    groups = _groups(
        """nest: robin, eagle, swallow, stork, sparrow, wild duck; hive: bee, honeybee, queen bee; stable: horse, pony, mare;
        kennel: dog, hound, watchdog; web: spider, black widow; den: fox, wolf, bear, lion; burrow: rabbit, mole, badger;
        aquarium: goldfish, tropical fish, guppy; coop: hen, chicken, rooster; sty: pig, sow, piglet; cage: canary,
        pet parrot"""
    )
    return _sort(rng, groups, "the {}", "a small {}", "a lost {}", "{} (drawing)", "the {} goes home", "an old {}'s home")


@task("right", "wrong")
def animal_ability_claim(rng: random.Random) -> tuple[str, str]:
    """Say whether the claim about what an animal can or cannot do is "right" or "wrong"."""
    able = _groups(
        """fly: eagle, bat, sparrow, butterfly, bee, owl, pigeon, swan; breathe under water: shark, salmon, tuna, goldfish,
        trout;
        bark: poodle, bulldog, beagle; lay eggs: hen, turtle, crocodile, penguin, ostrich, snake"""
    )
    unable = _groups(
        """fly: elephant, penguin, snake, horse, ostrich, whale, cat; breathe under water: cat, cow, eagle, horse, rabbit;
        bark: goldfish, cow, snail, canary, snake, hen; lay eggs: dog, cow, horse, rabbit, cat, elephant, goat"""
    )
    can, claim = rng.random() < 0.5, rng.random() < 0.5
    skill = rng.choice(list(able))
    animal = rng.choice((able if can else unable)[skill])
    article = "An" if animal[0] in "aeiou" else "A"
    said = f"{article} {animal} {'can' if claim else 'cannot'} {skill}."
    return rng.choice(("", "Claim: ", "My book says: ", "He told me: ")) + said, "right" if can == claim else "wrong"


@task("tree", "flower", "herb", "mushroom")
def kind_of_plant(rng: random.Random) -> tuple[str, str]:
    """Say what grows there: a tree, a flower, an herb (for cooking) or a mushroom. Answer with that word."""
    groups = _groups(
        """tree: oak, pine, birch, maple, willow, fir, beech, palm, cedar, redwood, spruce, chestnut;
        flower: rose, tulip, daisy, lily, orchid, daffodil, sunflower, carnation, violet, pansy, marigold, petunia;
        herb: basil, parsley, thyme, oregano, rosemary, dill, mint, chives, sage, cilantro;
        mushroom: chanterelle, portobello, truffle, shiitake, porcini, death cap, fly agaric, champignon"""
    )
    return _sort(rng, groups, "{}", "the smell of {}", "photo: {}", "what {} looks like", "look up {}")


@task("root", "leaf", "fruit", "seed")
def eaten_part_of_plant(rng: random.Random) -> tuple[str, str]:
    """Say which part of the plant is eaten: root, leaf, fruit or seed (grains, beans and nuts are seeds)."""
    groups = _groups(
        """root: carrots, radishes, beets, turnips, parsnips, sweet potatoes; leaf: lettuce, spinach, cabbage, kale, parsley,
        basil,
        chard; fruit: apples, cherries, pears, tomatoes, bananas, plums, melons, grapes, oranges;
        seed: rice, peas, wheat, lentils, corn, walnuts, beans, almonds, sunflower kernels"""
    )
    return _sort(rng, groups, "{}", "a bag of {}", "some {} for lunch", "she bought {}", "a plate of {}", "no more {}")


@task("dairy", "meat", "fish", "grain", "sweets")
def food_group_of_item(rng: random.Random) -> tuple[str, str]:
    """Name the food group of the item: dairy, meat, fish, grain (bread, pasta, cereals) or sweets."""
    groups = _groups(
        """dairy: cheese, yogurt, butter, whole milk, cream, cottage cheese, sour cream; meat: beef, pork, ham, bacon, sausage,
        lamb chops, steak, chicken breast; fish: salmon, tuna, cod, trout, herring, sardines, mackerel;
        grain: bread, rice, pasta, oatmeal, spaghetti, cornflakes, toast, noodles, bagels;
        sweets: candy, chocolate, lollipops, caramel, jelly beans, fudge, marshmallows, toffee"""
    )
    return _sort(rng, groups, "{}", "{} on the table", "some more {}", "he ordered {}", "out of stock: {}")


@task()
def organ_that_does_this(rng: random.Random) -> tuple[str, str]:
    """Name the part of the body that does what is described, as one lower-case word."""
    table = _pairs(
        """pumping blood = heart | thinking = brain | remembering names = brain | digesting food = stomach |
        breathing air = lungs |
        filling with air = lungs | seeing colors = eyes | hearing music = ears | smelling flowers = nose | sneezing = nose |
        tasting food = tongue | licking ice cream = tongue | chewing bread = teeth | biting an apple = teeth |
        cleaning the blood and making urine = kidneys | covering the whole body = skin | sweating and getting sunburned = skin |
        bending the arm in the middle = elbow | bending the leg in the middle = knee | joining the hand to the arm = wrist |
        joining the foot to the leg = ankle | holding up the head = neck | crying = eyes | blinking = eyes | kissing = lips |
        beating faster when you run = heart"""
    )
    return _pick(rng, table, "{}", "{} all day", "used for {}", "its work is {}", "good at {}", "needed for {}")


@task("inside", "outside")
def inside_or_outside_body(rng: random.Random) -> tuple[str, str]:
    """Say whether the body part mentioned is "inside" the body, hidden under the skin, or "outside", where one can see it."""
    groups = _groups(
        """inside: heart, liver, stomach, brain, lung, kidney, bladder, rib, spine, skull, appendix, vein, muscle, spleen;
        outside: nose, ear, finger, toe, elbow, knee, chin, lip, eyebrow, beard, fingernail, cheek, forehead, belly button"""
    )
    return _sort(rng, groups, "the {}", "his {}", "a pain in the {}", "a model of a {}", "a question about the {}")


@task("illness", "injury")
def illness_or_injury(rng: random.Random) -> tuple[str, str]:
    """Say whether the person has an "illness" (a disease) or an "injury" (hurt by an accident)."""
    groups = _groups(
        """illness: the flu, a cold, measles, pneumonia, diabetes, cancer, malaria, asthma, chickenpox, bronchitis, mumps,
        tuberculosis;
        injury: a broken leg, a sprained ankle, a burned hand, a cut finger, a twisted knee, a black eye, a dog bite,
        a broken wrist, a bruise, a scraped elbow, a cracked rib, a bump on the head"""
    )
    return _sort(
        rng, groups, *(f"{who} has {{}}." for who in ("Tom", "the boy", "my aunt", "Mrs. Hill", "our goalkeeper", "he"))
    )


@task()
def quantity_shown_by_device(rng: random.Random) -> tuple[str, str]:
    """Say what the device mentioned shows or measures: time, temperature, weight, length, speed, direction or distance
    driven."""
    groups = _groups(
        """time: clock, wristwatch, stopwatch, sundial, kitchen timer, alarm clock; temperature: thermometer, fever thermometer,
        oven thermometer; weight: bathroom scale, kitchen scale, balance, letter scale; length: ruler, tape measure, yardstick,
        measuring tape; speed: speedometer, radar gun, police radar; direction: compass, weather vane, ship's compass;
        distance driven: odometer, mileage counter, taxi's mile counter"""
    )
    return _sort(rng, groups, "a {}", "the new {}", "look at the {}", "this {} is broken", "a gift: {}")


@task("Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Neptune")
def planet_of_clue(rng: random.Random) -> tuple[str, str]:
    """Name the planet that the clue describes: Mercury, Venus, Earth, Mars, Jupiter, Saturn or Neptune."""
    groups = _groups(
        """Mercury: closest to the sun, the smallest planet, named after the messenger god, the first planet from the sun;
        Venus: the hottest planet, the evening star, named after the goddess of love, the second planet from the sun;
        Earth: our home planet, the one with people on it, the planet with oceans, the third planet from the sun;
        Mars: the red planet, named after the god of war, where rovers drive in red dust, the fourth planet from the sun;
        Jupiter: the largest planet, the one with the Great Red Spot, named after the king of the gods, the giant next to Mars;
        Saturn: famous for its rings, the ringed planet, circled by the moon Titan, the sixth planet from the sun;
        Neptune: farthest from the sun, named after the god of the sea, the last of the eight planets,
        the outermost blue giant"""
    )
    return _sort(rng, groups, "{}", "clue: {}", "it is {}", "{}, you know", "hint: {}", "planet quiz: {}")


@task("conducts", "insulates")
def conducts_or_insulates(rng: random.Random) -> tuple[str, str]:
    """Say whether the thing lets electric current through ("conducts", as metals do) or not ("insulates")."""
    groups = _groups(
        """conducts: copper, silver, gold, iron, steel, aluminum, brass, tin, zinc, bronze;
        insulates: rubber, plastic, glass, wood, wool, cotton, paper, porcelain, leather, cork"""
    )
    return _sort(rng, groups, *(f"a {thing} of {{}}" for thing in ("ring", "rod", "plate", "ball", "cup", "handle", "piece")))


@task("living", "lifeless")
def living_or_lifeless(rng: random.Random) -> tuple[str, str]:
    """Say whether the thing is "living" (a person, animal or plant) or "lifeless" (everything else)."""
    groups = _groups(
        """living: a rose, a horse, a baby, an oak tree, a spider, a teacher, a fern, a shark, a cactus, a puppy, a nurse,
        an ant,
        grass, a sunflower, a wolf, a snail, a boy, moss, a parrot, a cat;
        lifeless: a stone, a spoon, a cloud, a car, a mountain, a robot, a statue, a river, a chair, a candle, a cup, sand,
        a bell,
        the moon, a mirror, a brick, a shoe, ice, a lamp, a doll"""
    )
    return _sort(rng, groups, "{}", "{} near the house", "I see {}", "{} in the picture", "she dreamed of {}")


@task("plug", "no plug")
def needs_electric_power(rng: random.Random) -> tuple[str, str]:
    """Say whether the thing works with electricity ("plug") or without ("no plug")."""
    groups = _groups(
        """plug: toaster, television, computer, refrigerator, vacuum cleaner, hair dryer, microwave, washing machine,
        dishwasher,
        printer, blender, freezer, video recorder, coffee machine, air conditioner;
        no plug: hammer, book, chair, broom, candle, spoon, bicycle, blanket, umbrella, shovel, pillow, bucket, guitar pick,
        wooden spoon, ladder"""
    )
    return _sort(rng, groups, "the {}", "an old {}", "a new {}", "the {} in the hall", "my neighbor's {}")


@task("green", "white", "black", "red", "yellow", "blue")
def color_of_known_thing(rng: random.Random) -> tuple[str, str]:
    """Give the usual color of the thing: green, white, black, red, yellow or blue."""
    groups = _groups(
        """green: grass, a frog, a leaf in summer, a pine needle, clover, an emerald; white: snow, milk, a swan, a polar bear,
        chalk,
        a wedding dress, flour; black: coal, a raven, soot, tar, a panther, the night sky, a tire;
        red: blood, a fire engine, a stop sign, a ruby, a ladybug, Santa's coat; yellow: a canary, a banana, a lemon,
        an egg yolk,
        a school bus, a sunflower, butter; blue: the sky at noon, the sea on a map, a sapphire, a blueberry, a pair of jeans"""
    )
    return _sort(rng, groups, "{}", "like {}", "think of {}", "the color of {}", "as in {}")


@task("Italian", "French", "German", "Spanish", "Japanese")
def origin_of_loan_word(rng: random.Random) -> tuple[str, str]:
    """Say from which language English has taken the word: Italian, French, German, Spanish or Japanese."""
    groups = _groups(
        """Italian: pizza, spaghetti, opera, cappuccino, piano, lasagna, soprano, espresso, risotto, gondola;
        French: croissant, ballet, bouquet, champagne, chauffeur, boutique, souvenir, omelette, baguette, fiance;
        German: kindergarten, sauerkraut, pretzel, zeitgeist, bratwurst, rucksack, dachshund, schadenfreude, wanderlust;
        Spanish: taco, siesta, fiesta, burrito, guitar, macho, sombrero, patio, salsa, matador;
        Japanese: sushi, karate, samurai, tsunami, kimono, origami, judo, haiku, karaoke, ninja"""
    )
    return _sort(rng, groups, "{}", "the word {}", '"{}"', "where we get {} from", "she wrote about {}")


@task("math", "history", "geography", "biology", "music", "English")
def school_subject_of_topic(rng: random.Random) -> tuple[str, str]:
    """Name the school subject in which one learns this: math, history, geography, biology, music or English."""
    groups = _groups(
        """math: fractions, multiplication, equations, triangles, percentages, algebra, long division;
        history: the Roman Empire, the Civil War, medieval knights, the French Revolution, Napoleon, the Cold War;
        geography: rivers of Asia, maps, capitals of Europe, volcanoes, deserts, mountain ranges;
        biology: cells, photosynthesis, the human heart, plants, insects, genes, frogs;
        music: scales, notes and rhythm, choir songs, chords, violin practice, symphonies;
        English: spelling, commas, poems, adjectives, book reports, verbs, Shakespeare's plays"""
    )
    return _sort(rng, groups, "{}", "homework on {}", "a test about {}", "chapter 3: {}", "today: {}")


@task()
def science_that_studies(rng: random.Random) -> tuple[str, str]:
    """Name the science or field that deals with the topic, in lower case: astronomy, biology, medicine, law and so on."""
    groups = _groups(
        """astronomy: stars and planets, galaxies, comets; biology: living things, cells, evolution of species;
        chemistry: elements and molecules, acids, chemical reactions; physics: force and motion, gravity, light and energy;
        psychology: the human mind, behavior and feelings, dreams and fears; geology: rocks, minerals, layers of the earth;
        archaeology: ancient ruins, old bones and pots dug up, buried cities; mathematics: numbers, equations, proofs;
        medicine: diseases and cures, surgery, how to heal people; law: courts and crimes, contracts, rules of the state;
        economics: money and markets, prices and trade, inflation; linguistics: languages, grammar, speech sounds;
        meteorology: the weather, storms and clouds, tomorrow's rain; botany: plants, kinds of flowers, mosses and ferns"""
    )
    return _sort(rng, groups, "{}", "the study of {}", "a professor of {}", "an expert on {}", "research on {}")


@task("health", "food", "building", "arts", "law")
def field_of_occupation(rng: random.Random) -> tuple[str, str]:
    """Say in which field the person works: health, food, building, arts or law."""
    groups = _groups(
        """health: doctor, nurse, dentist, surgeon, pharmacist, midwife, paramedic; food: chef, baker, butcher, waiter, cook,
        pastry chef, pizza maker; building: carpenter, bricklayer, roofer, plumber, architect, plasterer, crane driver;
        arts: painter of portraits, actor, singer, dancer, sculptor, violinist, poet, composer; law: judge, lawyer, attorney,
        prosecutor, police officer, sheriff, detective"""
    )
    return _sort(rng, groups, "a {}", "my uncle is a {}", "training as a {}", "wanted: {}", "the best {} in town")


# --- quiz questions

_QUIZ = {
    "geography": _pairs(
        """the largest ocean = Pacific | the highest mountain in the world = Everest | the capital of France = Paris |
        the capital of Italy = Rome | the capital of Japan = Tokyo | the largest country in the world = Russia |
        the largest hot desert = Sahara | the river through London = Thames | the river through Egypt = Nile |
        the coldest continent = Antarctica | the country shaped like a boot = Italy | the city with the Eiffel Tower = Paris |
        the largest state of the USA = Alaska | the river through Paris = Seine"""
    ),
    "nature": _pairs(
        """the largest animal on earth = whale | the fastest land animal = cheetah | the tallest animal = giraffe |
        the king of the jungle = lion | the animal that makes honey = bee | the animal with a trunk = elephant |
        the largest bird = ostrich | the closest star to us = sun | the largest planet = Jupiter | the red planet = Mars |
        the hardest gem = diamond | the gas we need to breathe = oxygen | the animal called man's best friend = dog |
        the animal with a pouch in Australia = kangaroo"""
    ),
    "history": _pairs(
        """the first president of the USA = Washington | the first man on the moon = Armstrong |
        the ship that hit an iceberg in 1912 = Titanic | the French emperor beaten at Waterloo = Napoleon |
        the president who ended slavery = Lincoln | the Roman killed on the Ides of March = Caesar |
        the sailor who reached America in 1492 = Columbus | the leader of Nazi Germany = Hitler |
        the queen of Egypt loved by Caesar = Cleopatra | the Indian leader of peaceful protest = Gandhi"""
    ),
    "arts": _pairs(
        """the painter of the Mona Lisa = Leonardo | the author of Hamlet = Shakespeare | the author of Oliver Twist = Dickens |
        the creator of Mickey Mouse = Disney | the composer who was deaf = Beethoven | the band of John Lennon = Beatles |
        the boy wizard of Hogwarts = Potter | the king of rock and roll = Presley | the lover of Juliet = Romeo |
        the detective of Baker Street = Holmes | the painter of Guernica = Picasso | the author of Tom Sawyer = Twain"""
    ),
}
_QUIZ_ALL = tuple(pair for table in _QUIZ.values() for pair in table)
_QUIZ_FRAMES = ("{}?", "{}", "question: {}", "quiz: {}", "what or who is {}?")


@task()
def quiz_answer_in_one_word(rng: random.Random) -> tuple[str, str]:
    """Answer the quiz question with one word: the last (or only) name of a person, or the plain name of a place, animal
    or thing."""
    return _pick(rng, _QUIZ_ALL, *_QUIZ_FRAMES)


@task(*_QUIZ)
def area_of_quiz_question(rng: random.Random) -> tuple[str, str]:
    """Do not answer the quiz question; name its area: geography, nature (animals, sky, matter), history or arts."""
    area = rng.choice(list(_QUIZ))
    return _pick(rng, _QUIZ[area], *_QUIZ_FRAMES)[0], area


def _quiz_options(rng: random.Random) -> tuple[str, str, list[str]]:
    table = _QUIZ[rng.choice(list(_QUIZ))]
    question, answer = rng.choice(table)
    options = [answer, *_others(rng, table, answer, 2)]
    rng.shuffle(options)
    return question, answer, options


@task("1", "2", "3")
def number_of_quiz_answer(rng: random.Random) -> tuple[str, str]:
    """A quiz question is followed by three numbered answers. Output the number, 1, 2 or 3, of the correct one."""
    question, answer, options = _quiz_options(rng)
    return f"{question}? 1. {options[0]} 2. {options[1]} 3. {options[2]}", str(options.index(answer) + 1)


@task()
def quiz_option_in_words(rng: random.Random) -> tuple[str, str]:
    """A quiz question is followed by three answers with slashes between them. Output the correct answer as it is written
    there."""
    question, answer, options = _quiz_options(rng)
    return f"{question}? {' / '.join(options)}", answer

"""Tasks that ask for well-known facts: of countries and cities, people and works, animals, food, jobs, units and things.

A fact is drawn from a small table and its subject stands in the input, alone or in a short phrase. Several tasks ask
different things of the same inputs, so that only the description tells which fact is wanted.
"""

from __future__ import annotations

import random
import re
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, labelled, split_groups, split_pairs

Facts = dict[str, str]

_groups = partial(split_groups, between="\n", within=",")


def _pairs(text: str) -> Facts:
    """Pairs "thing = answer" with commas between them."""
    return dict(split_pairs(text, ","))


def _turned(groups: Groups) -> Facts:
    return {thing: label for label, things in groups.items() for thing in things}


def _put(rng: random.Random, ways: str, thing: str) -> str:
    """The thing mentioned in one of the ways, between bars, where it is X."""
    way = rng.choice([w.strip() for w in ways.split("|")])
    if thing[0].lower() in "aeiou" and not thing.lower().startswith(("uni", "uku", "use", "one", "eu", "uga", "uru")):
        way = re.sub(r"\b([aA]) X", r"\1n X", way)
    name, n, year = rng.choice(lexicon.FIRST_NAMES), str(rng.randint(2, 60)), str(rng.randint(1960, 2030))
    return way.replace("{name}", name).replace("{n}", n).replace("{year}", year).replace("X", thing)


def _ask(rng: random.Random, ways: str, facts: Facts) -> tuple[str, str]:
    thing = rng.choice(list(facts))
    return _put(rng, ways, thing), facts[thing]


def _sort(rng: random.Random, ways: str, groups: Groups) -> tuple[str, str]:
    thing, label = labelled(rng, groups)
    return _put(rng, ways, thing), label


# --- countries and cities

# country | adjective | main language | capital | currency | continent | hemisphere N or S | coast C or L; "-" is unclear
_COUNTRIES = [
    line.strip().split("|")
    for line in """Afghanistan|Afghan|-|Kabul|-|Asia|N|L
    Albania|Albanian|Albanian|Tirana|-|Europe|N|C
    Algeria|Algerian|Arabic|Algiers|dinar|Africa|N|C
    Angola|Angolan|Portuguese|Luanda|-|Africa|S|C
    Argentina|Argentine|Spanish|Buenos Aires|peso|South America|S|C
    Armenia|Armenian|Armenian|Yerevan|-|-|N|L
    Australia|Australian|English|Canberra|dollar|Oceania|S|C
    Austria|Austrian|German|Vienna|euro|Europe|N|L
    Bahrain|Bahraini|Arabic|Manama|dinar|Asia|N|C
    Bangladesh|Bangladeshi|Bengali|Dhaka|-|Asia|N|C
    Belarus|Belarusian|-|Minsk|ruble|Europe|N|L
    Belgium|Belgian|-|Brussels|euro|Europe|N|C
    Bolivia|Bolivian|Spanish|-|-|South America|S|L
    Brazil|Brazilian|Portuguese|Brasilia|real|South America|-|C
    Bulgaria|Bulgarian|Bulgarian|Sofia|-|Europe|N|C
    Cambodia|Cambodian|Khmer|Phnom Penh|-|Asia|N|C
    Cameroon|Cameroonian|-|Yaounde|-|Africa|N|C
    Canada|Canadian|-|Ottawa|dollar|North America|N|C
    Chad|Chadian|-|-|-|Africa|N|L
    Chile|Chilean|Spanish|Santiago|peso|South America|S|C
    China|Chinese|Chinese|Beijing|yuan|Asia|N|C
    Colombia|Colombian|Spanish|Bogota|peso|South America|-|C
    Costa Rica|Costa Rican|Spanish|San Jose|-|North America|N|C
    Croatia|Croatian|Croatian|Zagreb|euro|Europe|N|C
    Cuba|Cuban|Spanish|Havana|peso|North America|N|C
    Cyprus|Cypriot|-|Nicosia|euro|-|N|C
    Czechia|Czech|Czech|Prague|koruna|Europe|N|L
    Denmark|Danish|Danish|Copenhagen|krone|Europe|N|C
    Ecuador|Ecuadorian|Spanish|Quito|dollar|South America|-|C
    Egypt|Egyptian|Arabic|Cairo|pound|Africa|N|C
    El Salvador|Salvadoran|Spanish|San Salvador|dollar|North America|N|C
    Estonia|Estonian|Estonian|Tallinn|euro|Europe|N|C
    Ethiopia|Ethiopian|-|Addis Ababa|-|Africa|N|L
    Fiji|Fijian|-|Suva|dollar|Oceania|S|C
    Finland|Finnish|Finnish|Helsinki|euro|Europe|N|C
    France|French|French|Paris|euro|Europe|N|C
    Georgia|Georgian|Georgian|Tbilisi|-|-|N|C
    Germany|German|German|Berlin|euro|Europe|N|C
    Ghana|Ghanaian|English|Accra|-|Africa|N|C
    Greece|Greek|Greek|Athens|euro|Europe|N|C
    Guatemala|Guatemalan|Spanish|-|-|North America|N|C
    Haiti|Haitian|-|Port-au-Prince|-|North America|N|C
    Honduras|Honduran|Spanish|Tegucigalpa|-|North America|N|C
    Hungary|Hungarian|Hungarian|Budapest|forint|Europe|N|L
    Iceland|Icelandic|Icelandic|Reykjavik|-|Europe|N|C
    India|Indian|-|New Delhi|rupee|Asia|N|C
    Indonesia|Indonesian|Indonesian|Jakarta|rupiah|Asia|-|C
    Iran|Iranian|Persian|Tehran|rial|Asia|N|C
    Iraq|Iraqi|Arabic|Baghdad|dinar|Asia|N|C
    Ireland|Irish|English|Dublin|euro|Europe|N|C
    Israel|Israeli|Hebrew|-|shekel|Asia|N|C
    Italy|Italian|Italian|Rome|euro|Europe|N|C
    Jamaica|Jamaican|English|Kingston|dollar|North America|N|C
    Japan|Japanese|Japanese|Tokyo|yen|Asia|N|C
    Jordan|Jordanian|Arabic|Amman|dinar|Asia|N|C
    Kazakhstan|Kazakh|-|Astana|-|Asia|N|-
    Kenya|Kenyan|-|Nairobi|shilling|Africa|-|C
    Kuwait|Kuwaiti|Arabic|-|dinar|Asia|N|C
    Laos|Laotian|Lao|Vientiane|-|Asia|N|L
    Latvia|Latvian|Latvian|Riga|euro|Europe|N|C
    Lebanon|Lebanese|Arabic|Beirut|pound|Asia|N|C
    Liberia|Liberian|English|Monrovia|dollar|Africa|N|C
    Libya|Libyan|Arabic|Tripoli|dinar|Africa|N|C
    Lithuania|Lithuanian|Lithuanian|Vilnius|euro|Europe|N|C
    Luxembourg|Luxembourgish|-|-|euro|Europe|N|L
    Malaysia|Malaysian|Malay|Kuala Lumpur|ringgit|Asia|N|C
    Mali|Malian|-|Bamako|-|Africa|N|L
    Malta|Maltese|-|Valletta|euro|Europe|N|C
    Mexico|Mexican|Spanish|-|peso|North America|N|C
    Moldova|Moldovan|Romanian|Chisinau|-|Europe|N|L
    Mongolia|Mongolian|Mongolian|Ulaanbaatar|-|Asia|N|L
    Morocco|Moroccan|Arabic|Rabat|dirham|Africa|N|C
    Mozambique|Mozambican|Portuguese|Maputo|-|Africa|S|C
    Namibia|Namibian|-|Windhoek|dollar|Africa|S|C
    Nepal|Nepali|Nepali|Kathmandu|rupee|Asia|N|L
    Netherlands|Dutch|Dutch|Amsterdam|euro|Europe|N|C
    New Zealand|-|English|Wellington|dollar|Oceania|S|C
    Nicaragua|Nicaraguan|Spanish|Managua|-|North America|N|C
    Nigeria|Nigerian|English|Abuja|naira|Africa|N|C
    Norway|Norwegian|Norwegian|Oslo|krone|Europe|N|C
    Oman|Omani|Arabic|Muscat|rial|Asia|N|C
    Pakistan|Pakistani|Urdu|Islamabad|rupee|Asia|N|C
    Panama|Panamanian|Spanish|-|-|North America|N|C
    Paraguay|Paraguayan|Spanish|Asuncion|-|South America|S|L
    Peru|Peruvian|Spanish|Lima|sol|South America|S|C
    Philippines|Filipino|Filipino|Manila|peso|Asia|N|C
    Poland|Polish|Polish|Warsaw|zloty|Europe|N|C
    Portugal|Portuguese|Portuguese|Lisbon|euro|Europe|N|C
    Qatar|Qatari|Arabic|Doha|riyal|Asia|N|C
    Romania|Romanian|Romanian|Bucharest|leu|Europe|N|C
    Russia|Russian|Russian|Moscow|ruble|-|N|C
    Rwanda|Rwandan|-|Kigali|franc|Africa|S|L
    Saudi Arabia|Saudi|Arabic|Riyadh|riyal|Asia|N|C
    Senegal|Senegalese|-|Dakar|franc|Africa|N|C
    Serbia|Serbian|Serbian|Belgrade|dinar|Europe|N|L
    Singapore|Singaporean|-|-|dollar|Asia|N|C
    Slovakia|Slovak|Slovak|Bratislava|euro|Europe|N|L
    Slovenia|Slovenian|Slovenian|Ljubljana|euro|Europe|N|C
    Somalia|Somali|Somali|Mogadishu|shilling|Africa|-|C
    South Africa|South African|-|-|rand|Africa|S|C
    South Korea|South Korean|Korean|Seoul|won|Asia|N|C
    Spain|Spanish|Spanish|Madrid|euro|Europe|N|C
    Sri Lanka|Sri Lankan|-|-|rupee|Asia|N|C
    Sudan|Sudanese|Arabic|Khartoum|pound|Africa|N|C
    Sweden|Swedish|Swedish|Stockholm|krona|Europe|N|C
    Switzerland|Swiss|-|Bern|franc|Europe|N|L
    Syria|Syrian|Arabic|Damascus|pound|Asia|N|C
    Tanzania|Tanzanian|-|Dodoma|shilling|Africa|S|C
    Thailand|Thai|Thai|Bangkok|baht|Asia|N|C
    Tunisia|Tunisian|Arabic|Tunis|dinar|Africa|N|C
    Turkey|Turkish|Turkish|Ankara|lira|-|N|C
    Uganda|Ugandan|-|Kampala|shilling|Africa|-|L
    Ukraine|Ukrainian|Ukrainian|Kyiv|hryvnia|Europe|N|C
    United Kingdom|British|English|London|pound|Europe|N|C
    United States|American|English|-|dollar|North America|N|C
    Uruguay|Uruguayan|Spanish|Montevideo|peso|South America|S|C
    Uzbekistan|Uzbek|Uzbek|Tashkent|-|Asia|N|L
    Venezuela|Venezuelan|Spanish|Caracas|-|South America|N|C
    Vietnam|Vietnamese|Vietnamese|Hanoi|dong|Asia|N|C
    Yemen|Yemeni|Arabic|Sanaa|rial|Asia|N|C
    Zambia|Zambian|-|Lusaka|-|Africa|S|L
    Zimbabwe|Zimbabwean|-|Harare|-|Africa|S|L""".splitlines()
]
_WITH_THE = ("Netherlands", "Philippines", "United Kingdom", "United States")
_ABROAD = "X | a trip to X | a friend from X | news from X | {name} lives in X | a postcard from X | {name} flew to X"


def _column(place: int) -> Facts:
    """Country (with its article, as in a phrase) → what stands in that column, where it is clear."""
    return {("the " if row[0] in _WITH_THE else "") + row[0]: row[place] for row in _COUNTRIES if row[place] != "-"}


def _by_letter(place: int, labels: Facts) -> Groups:
    return {label: tuple(land for land, sign in _column(place).items() if sign == letter) for letter, label in labels.items()}


_HEMISPHERES = _by_letter(6, {"N": "north", "S": "south"})
_COASTS = _by_letter(7, {"C": "coast", "L": "landlocked"})
_COUNTRY_OF_ADJECTIVE = {row[1]: row[0] for row in _COUNTRIES if row[1] != "-"}
_CAPITALS = {row[3]: row[0] for row in _COUNTRIES if row[3] != "-"}


@task()
def country_to_adjective(rng: random.Random) -> tuple[str, str]:
    """Give the nationality adjective of the country mentioned, such as "Peruvian" for Peru."""
    return _ask(rng, _ABROAD, _column(1))


@task()
def adjective_to_country(rng: random.Random) -> tuple[str, str]:
    """Name the country that the nationality adjective in the phrase belongs to, without "the"."""
    things = "X food | an old X song | X wine | the X team | X tourists | the X flag | X | a X film | the X embassy"
    return _ask(rng, things, _COUNTRY_OF_ADJECTIVE)


@task()
def country_main_language(rng: random.Random) -> tuple[str, str]:
    """Name, in English, the main language spoken in the country mentioned."""
    return _ask(rng, _ABROAD, _column(2))


@task()
def country_money(rng: random.Random) -> tuple[str, str]:
    """Name the money of the country mentioned by one lower-case word without the country: euro, peso, yen and so on."""
    return _ask(rng, _ABROAD, _column(4))


@task("north", "south")
def hemisphere_of_country(rng: random.Random) -> tuple[str, str]:
    """Say on which side of the equator the country mentioned lies: "north" or "south"."""
    return _sort(rng, _ABROAD, _HEMISPHERES)


@task("coast", "landlocked")
def coast_or_landlocked(rng: random.Random) -> tuple[str, str]:
    """Answer "coast" if the country mentioned lies on the sea and "landlocked" if it does not."""
    return _sort(rng, _ABROAD, _COASTS)


@task("same", "different")
def two_countries_one_continent(rng: random.Random) -> tuple[str, str]:
    """Say whether the two countries lie on the same continent: "same" or "different". The Americas count as two."""
    lands, label = _column(5), rng.choice(("same", "different"))
    one = rng.choice(list(lands))
    other = rng.choice([land for land in lands if land != one and (lands[land] == lands[one]) == (label == "same")])
    return f"{one} and {other}", label


@task()
def capital_to_country(rng: random.Random) -> tuple[str, str]:
    """Name the country whose capital is mentioned, without "the"."""
    return _ask(rng, "X | a hotel in X | {name} works in X | the night train to X | the mayor of X", _CAPITALS)


_OTHER_CITIES = _groups(
    """
    Spanish: Seville, Malaga, Guadalajara, Cancun, Medellin, Guayaquil
    French: Lyon, Marseille, Nice, Bordeaux, Toulouse, Strasbourg
    German: Munich, Hamburg, Cologne, Frankfurt, Dresden, Salzburg, Graz
    Italian: Milan, Naples, Venice, Florence, Turin, Bologna
    Portuguese: Porto, Rio de Janeiro, Sao Paulo, Curitiba
    English: New York, Chicago, Los Angeles, Boston, Sydney, Melbourne, Manchester, Liverpool, Toronto, Auckland
    Japanese: Osaka, Kyoto, Nagoya, Hiroshima
    Chinese: Shanghai, Shenzhen, Guangzhou, Wuhan
    Russian: Saint Petersburg, Vladivostok, Novosibirsk
    Turkish: Istanbul, Izmir, Antalya
    Polish: Krakow, Gdansk, Wroclaw
    Dutch: Rotterdam, Utrecht, The Hague
    Arabic: Alexandria, Casablanca, Marrakesh, Mecca, Jeddah
    Swedish: Gothenburg, Malmo
    Greek: Thessaloniki, Patras
    Korean: Busan, Incheon
    """
)


@task("capital", "other")
def capital_or_other_city(rng: random.Random) -> tuple[str, str]:
    """Say whether the city mentioned is the capital of a country ("capital") or not ("other")."""
    cities = {"capital": tuple(_CAPITALS), "other": tuple(_turned(_OTHER_CITIES))}
    return _sort(rng, "X | a hotel in X | {name} works in X | the night train to X | the mayor of X", cities)


@task()
def language_heard_in_city(rng: random.Random) -> tuple[str, str]:
    """Name the language that most people speak in the city mentioned, in English."""
    return _sort(rng, "a waiter in X | X | street signs in X | {name} asks the way in X | a school in X", _OTHER_CITIES)


_LANDMARKS = _groups(
    """
    Paris: Eiffel Tower, Louvre, Notre-Dame, Arc de Triomphe, Moulin Rouge, Sacre-Coeur, Pompidou Center
    London: Big Ben, Tower Bridge, Buckingham Palace, London Eye, Westminster Abbey, Hyde Park, British Museum, Trafalgar Square
    Rome: Colosseum, Trevi Fountain, Pantheon, Spanish Steps, Roman Forum
    New York: Statue of Liberty, Empire State Building, Times Square, Central Park, Brooklyn Bridge, Broadway, Wall Street,
        Chrysler Building, Rockefeller Center
    Berlin: Brandenburg Gate, Reichstag, Checkpoint Charlie, Alexanderplatz
    Moscow: Kremlin, Red Square, Bolshoi Theater, Saint Basil's Cathedral
    Athens: Acropolis, Parthenon
    Barcelona: Sagrada Familia, Camp Nou, La Rambla, Park Guell
    Madrid: Prado, Puerta del Sol
    Sydney: Opera House, Harbour Bridge, Bondi Beach
    San Francisco: Golden Gate Bridge, Alcatraz, Lombard Street
    Los Angeles: Hollywood Sign, Walk of Fame, Sunset Boulevard
    Washington: White House, Lincoln Memorial, Capitol, National Mall
    Venice: Saint Mark's Square, Rialto Bridge, Grand Canal, Bridge of Sighs
    Florence: Uffizi, Ponte Vecchio
    Beijing: Forbidden City, Tiananmen Square
    Istanbul: Hagia Sophia, Blue Mosque, Grand Bazaar, Topkapi Palace
    Dubai: Burj Khalifa, Palm Jumeirah
    Prague: Charles Bridge, Wenceslas Square
    Copenhagen: Little Mermaid statue, Tivoli Gardens
    Amsterdam: Rijksmuseum, Anne Frank House, Van Gogh Museum
    Rio de Janeiro: Christ the Redeemer, Copacabana, Sugarloaf Mountain
    """
)


@task()
def city_of_landmark(rng: random.Random) -> tuple[str, str]:
    """Name the city in which the famous sight mentioned stands."""
    return _sort(rng, "X | a photo of X | {name} walked past X | tickets for X | a queue at X", _LANDMARKS)


_DOMAINS = _pairs(
    """de = Germany, fr = France, it = Italy, es = Spain, pt = Portugal, nl = Netherlands, be = Belgium, at = Austria,
    ch = Switzerland, pl = Poland, se = Sweden, no = Norway, dk = Denmark, fi = Finland, uk = United Kingdom, ie = Ireland,
    jp = Japan, cn = China, in = India, br = Brazil, mx = Mexico, ca = Canada, au = Australia, nz = New Zealand, ru = Russia,
    gr = Greece, tr = Turkey, kr = South Korea, za = South Africa, us = United States"""
)


@task()
def country_of_web_domain(rng: random.Random) -> tuple[str, str]:
    """Name the country of the web address by its last two letters, so "de" is Germany."""
    end = rng.choice(list(_DOMAINS))
    return f"{rng.choice(('', 'www.'))}{rng.choice(lexicon.NOUNS)}.{end}", _DOMAINS[end]


# --- elements, substances and the sky


_SYMBOLS = _pairs(
    """H = hydrogen, He = helium, Li = lithium, B = boron, C = carbon, N = nitrogen, O = oxygen, F = fluorine, Ne = neon,
    Na = sodium, Mg = magnesium, Al = aluminum, Si = silicon, P = phosphorus, S = sulfur, Cl = chlorine, Ar = argon,
    K = potassium, Ca = calcium, Ti = titanium, Cr = chromium, Mn = manganese, Fe = iron, Co = cobalt, Ni = nickel,
    Cu = copper, Zn = zinc, As = arsenic, Br = bromine, Kr = krypton, Ag = silver, Sn = tin, I = iodine, Xe = xenon,
    Ba = barium, W = tungsten, Pt = platinum, Au = gold, Hg = mercury, Pb = lead, U = uranium, Ra = radium, Pu = plutonium"""
)
_NONMETALS = lexicon.split_words(
    "hydrogen helium carbon nitrogen oxygen fluorine neon phosphorus sulfur chlorine argon bromine krypton iodine xenon"
)
_HALF = ("boron", "silicon", "arsenic")


@task()
def symbol_to_element(rng: random.Random) -> tuple[str, str]:
    """Name the chemical element of the symbol in the input, in lower case."""
    return _ask(rng, "X | a jar labeled X | {n} grams of X | symbol: X | a tank marked X | test no. {n}: X", _SYMBOLS)


@task("metal", "nonmetal")
def metal_or_nonmetal(rng: random.Random) -> tuple[str, str]:
    """Say whether the chemical element mentioned is a "metal" or a "nonmetal"."""
    metals = tuple(name for name in _SYMBOLS.values() if name not in _NONMETALS + _HALF)
    ways = "X | a sample of X | {n} grams of X | the price of X | {name} wrote about X"
    return _sort(rng, ways, {"metal": metals, "nonmetal": _NONMETALS})


_STATES = _groups(
    """
    solid: iron, gold, wood, stone, glass, brick, coal, salt, sugar, steel, plastic, chalk, rubber, marble, copper, sand
    liquid: water, milk, olive oil, gasoline, vinegar, apple juice, alcohol, mercury, wine, beer, diesel, ink
    gas: oxygen, helium, hydrogen, nitrogen, air, carbon dioxide, methane, neon, argon, ozone, propane, natural gas
    """
)


@task("solid", "liquid", "gas")
def state_of_substance(rng: random.Random) -> tuple[str, str]:
    """Say what the substance mentioned is at room temperature: solid, liquid or gas."""
    return _sort(rng, "X | some X | a sample of X | {n} kilograms of X | {name} needs X | the price of X", _STATES)


_SKY = _groups(
    """
    planet: Mars, Venus, Jupiter, Saturn, Uranus, Neptune, Mercury, Earth
    star: Sirius, Polaris, Betelgeuse, the Sun, Alpha Centauri, Vega, the North Star, Rigel
    moon: Titan, Europa, Ganymede, Io, Callisto, Phobos, Deimos, Triton
    """
)


@task("planet", "star", "moon")
def planet_star_or_moon(rng: random.Random) -> tuple[str, str]:
    """Say what kind of body in the sky is mentioned: planet, star or moon."""
    return _sort(rng, "X | a photo of X | {name} dreams of X | a book about X | the light of X | the size of X", _SKY)


_PLANETS = _groups("rocky: Mercury, Venus, Earth, Mars\ngiant: Jupiter, Saturn, Uranus, Neptune")


@task("rocky", "giant")
def rocky_or_giant_planet(rng: random.Random) -> tuple[str, str]:
    """Answer "rocky" for Mercury, Venus, Earth and Mars, and "giant" for Jupiter, Saturn, Uranus and Neptune."""
    ways = "X | a probe to X | the year on X | {name} drew X | a song about X | {name} read about X | a view of X from space"
    return _sort(rng, ways, _PLANETS)


# --- people, works and the past


_BOOKS = _groups(
    """
    Shakespeare: Hamlet, Macbeth, Othello, King Lear, Romeo and Juliet, The Tempest, A Midsummer Night's Dream
    Dickens: Oliver Twist, David Copperfield, Great Expectations, A Christmas Carol, A Tale of Two Cities
    Austen: Pride and Prejudice, Sense and Sensibility, Mansfield Park
    Orwell: Animal Farm, Nineteen Eighty-Four
    Tolkien: The Hobbit, The Lord of the Rings, The Silmarillion
    Tolstoy: War and Peace, Anna Karenina
    Dostoevsky: Crime and Punishment, The Brothers Karamazov
    Twain: The Adventures of Tom Sawyer, The Adventures of Huckleberry Finn
    Hemingway: The Old Man and the Sea, A Farewell to Arms, For Whom the Bell Tolls
    Steinbeck: Of Mice and Men, The Grapes of Wrath, East of Eden
    Hugo: Les Miserables, The Hunchback of Notre-Dame
    Dumas: The Three Musketeers, The Count of Monte Cristo
    Verne: Around the World in Eighty Days, Journey to the Center of the Earth
    Wells: The Time Machine, The War of the Worlds, The Invisible Man
    Christie: Murder on the Orient Express, Death on the Nile
    Dahl: Charlie and the Chocolate Factory, Matilda, James and the Giant Peach
    Kafka: The Metamorphosis, The Trial
    King: Carrie, The Shining, Misery
    London: The Call of the Wild, White Fang
    Homer: The Iliad, The Odyssey
    Rowling: Harry Potter and the Goblet of Fire, Harry Potter and the Chamber of Secrets
    Andersen: The Ugly Duckling, The Little Mermaid
    Bronte: Jane Eyre, Wuthering Heights
    Melville: Moby-Dick
    Fitzgerald: The Great Gatsby
    Stoker: Dracula
    Shelley: Frankenstein
    Cervantes: Don Quixote
    Dante: The Divine Comedy
    Stevenson: Treasure Island
    Defoe: Robinson Crusoe
    Swift: Gulliver's Travels
    Carroll: Alice in Wonderland
    Kipling: The Jungle Book
    Milne: Winnie-the-Pooh
    Barrie: Peter Pan
    Lindgren: Pippi Longstocking
    Golding: Lord of the Flies
    Huxley: Brave New World
    Alcott: Little Women
    """
)


@task()
def author_of_book(rng: random.Random) -> tuple[str, str]:
    """Give the last name of the author of the book or play mentioned."""
    ways = "X | {name} is reading X | an old copy of X | {n} pages of X | X (new edition) | a film after X"
    return _ask(rng, ways, _turned(_BOOKS))


_FAMOUS = _groups(
    """
    pen: Shakespeare, Charles Dickens, Tolstoy, Hemingway, Jane Austen, Goethe, Kafka, Mark Twain, Victor Hugo, Homer,
        Cervantes, George Orwell, Agatha Christie, Oscar Wilde, Dostoevsky, Chekhov
    notes: Mozart, Beethoven, Bach, Chopin, Vivaldi, Verdi, Wagner, Tchaikovsky, Haydn, Schubert, Brahms, Liszt, Debussy,
        Elvis Presley, John Lennon, Bob Marley
    brush: Picasso, Van Gogh, Monet, Rembrandt, Vermeer, Salvador Dali, Matisse, Renoir, Cezanne, Goya, Klimt, Frida Kahlo,
        Botticelli, Edvard Munch
    lab: Isaac Newton, Albert Einstein, Galileo, Charles Darwin, Marie Curie, Kepler, Copernicus, Louis Pasteur,
        Stephen Hawking, Faraday, Alexander Fleming, Niels Bohr
    """
)
_ABOUT = "X | a book about X | {name} admires X | a portrait of X | the life of X | a statue of X"


@task("pen", "notes", "brush", "lab")
def pen_notes_brush_or_lab(rng: random.Random) -> tuple[str, str]:
    """Answer with the sign of the famous person's field: "pen" for a writer, "notes" for a composer or singer,
    "brush" for a painter, "lab" for a scientist."""
    return _sort(rng, _ABOUT, _FAMOUS)


_NATIONS = _groups(
    """
    English: Shakespeare, Charles Dickens, Jane Austen, Isaac Newton, Charles Darwin, Agatha Christie, John Lennon,
        David Beckham, Winston Churchill, Stephen Hawking, George Orwell
    American: Mark Twain, Hemingway, Abraham Lincoln, Elvis Presley, Michael Jordan, Thomas Edison, Walt Disney,
        George Washington, Andy Warhol, Neil Armstrong, Muhammad Ali, Henry Ford
    French: Victor Hugo, Monet, Napoleon, Joan of Arc, Voltaire, Louis Pasteur, Jules Verne, Coco Chanel, Debussy, Renoir
    German: Goethe, Bach, Beethoven, Kepler, Karl Marx, Bismarck, Gutenberg, Angela Merkel, Brahms, Wagner
    Italian: Leonardo da Vinci, Michelangelo, Galileo, Dante, Verdi, Vivaldi, Marco Polo, Puccini, Botticelli, Sophia Loren
    Spanish: Picasso, Cervantes, Salvador Dali, Goya, Rafael Nadal, Antoni Gaudi
    Russian: Tolstoy, Dostoevsky, Tchaikovsky, Pushkin, Yuri Gagarin, Peter the Great, Chekhov, Lenin
    Dutch: Rembrandt, Van Gogh, Vermeer, Erasmus, Johan Cruyff
    """
)


@task("English", "American", "French", "German", "Italian", "Spanish", "Russian", "Dutch")
def nationality_of_person(rng: random.Random) -> tuple[str, str]:
    """Give the nationality of the famous person: English, American, French, German, Italian, Spanish, Russian or Dutch."""
    return _sort(rng, _ABOUT, _NATIONS)


_INVENTORS = _pairs(
    """the telephone = Bell, the light bulb = Edison, the phonograph = Edison, the printing press = Gutenberg,
    dynamite = Nobel, the first airplane = Wright, the steam engine = Watt, wireless telegraphy = Marconi,
    the theory of relativity = Einstein, the law of gravity = Newton, the theory of evolution = Darwin, penicillin = Fleming,
    radium = Curie, the periodic table = Mendeleev, Morse code = Morse, reading by touch = Braille,
    the World Wide Web = Berners-Lee, the Model T = Ford, pasteurized milk = Pasteur, the smallpox vaccine = Jenner,
    the electric battery = Volta, the diesel engine = Diesel, X-rays = Roentgen, the magic cube puzzle = Rubik,
    the lightning rod = Franklin, the sun-centered universe = Copernicus, psychoanalysis = Freud, the saxophone = Sax,
    Facebook = Zuckerberg, the laws of heredity = Mendel, the revolver = Colt, the hot-air balloon = Montgolfier,
    the first gasoline car = Benz, Mickey Mouse = Disney, the iPhone = Jobs, the laws of planetary motion = Kepler,
    Microsoft = Gates, the moons of Jupiter = Galileo, the theorem on right triangles = Pythagoras"""
)


@task()
def inventor_or_discoverer(rng: random.Random) -> tuple[str, str]:
    """Give the last name of the person known for inventing, discovering or founding the thing mentioned."""
    return _ask(rng, "X | a talk on X | {name} wrote about X | the story of X | the man or woman behind X", _INVENTORS)


_PAST = _groups(
    """
    before 1900: the French Revolution, the first telephone, the printing press, the fall of Rome, the Battle of Waterloo,
        the American Civil War, the first photograph, the death of Napoleon, the building of the Eiffel Tower,
        the Black Death, the life of Mozart, the Boston Tea Party, the Great Fire of London, the voyage of Columbus,
        the building of the Colosseum, the age of the Vikings, the Crusades, the first steam engine, the reign of Cleopatra,
        the writing of Hamlet, the California Gold Rush, the death of Julius Caesar
    after 1900: the first moon landing, World War I, World War II, the fall of the Berlin Wall, the sinking of the Titanic,
        the Russian Revolution, the first television, the first smartphone, the discovery of penicillin, the first computer,
        the first airplane, the Beatles, the Vietnam War, the Great Depression, the first email, the Cold War,
        the death of John F. Kennedy, the Korean War, the Apollo missions, the invention of the Internet, Disneyland,
        the attack on Pearl Harbor
    """
)


@task("before 1900", "after 1900")
def before_or_after_1900(rng: random.Random) -> tuple[str, str]:
    """Say whether the thing or event in history dates from "before 1900" or "after 1900"."""
    return _sort(rng, "X | a book on X | {name} gave a talk on X | a stamp about X | a film about X", _PAST)


@task()
def century_of_year(rng: random.Random) -> tuple[str, str]:
    """Name the century of the year in the phrase, written like "18th century" (the years from 1701 to 1800)."""
    century = rng.randint(11, 21)
    year = (century - 1) * 100 + rng.randint(1, 24 if century == 21 else 99)
    ways = f"a castle from {year} | {year} | built in {year} | a map of {year} | a letter dated {year} | the winter of {year}"
    return rng.choice(ways.split(" | ")), f"{century}{'st' if century == 21 else 'th'} century"


# --- animals


_BEASTS = "a X | a hungry X | {name} saw a X | an old X | a photo of a X | X | a large X | {name} looks at the X | a X asleep"
_YOUNG = _turned(
    _groups(
        """
    calf: cow, elephant, whale, dolphin, camel, giraffe, hippo, rhino, moose, bison
    cub: bear, lion, tiger, leopard, panda, cheetah
    foal: horse, donkey, zebra
    pup: seal, otter, bat, shark
    chick: hen, penguin, parrot, flamingo, robin, sparrow
    joey: kangaroo, koala, wallaby
    tadpole: frog, toad
    caterpillar: butterfly, moth
    puppy: dog
    kitten: cat
    lamb: sheep
    kid: goat
    piglet: pig
    duckling: duck
    gosling: goose
    cygnet: swan
    fawn: deer
    owlet: owl
    eaglet: eagle
    """
    )
)
_PARENTS = _pairs(
    """calf = cow, puppy = dog, kitten = cat, foal = horse, lamb = sheep, piglet = pig, chick = hen, duckling = duck,
    gosling = goose, cygnet = swan, fawn = deer, joey = kangaroo, tadpole = frog, caterpillar = butterfly, owlet = owl,
    eaglet = eagle, bunny = rabbit"""
)
_SOUNDS = _turned(
    _groups(
        """
    bark: dog, puppy
    meow: cat, kitten
    bleat: goat, sheep, lamb
    roar: lion, tiger, leopard
    howl: wolf, coyote
    hiss: snake, cobra, viper, python
    buzz: bee, fly, mosquito, wasp, hornet
    croak: frog, toad
    squeak: mouse, rat, hamster
    caw: crow, raven
    coo: pigeon, dove
    chirp: cricket, sparrow, robin, canary, finch
    moo: cow
    neigh: horse, pony
    bray: donkey
    oink: pig, piglet
    quack: duck
    crow: rooster
    cluck: hen
    hoot: owl
    honk: goose
    gobble: turkey
    trumpet: elephant
    growl: bear
    """
    )
)
_HEARD = _pairs(
    """barks = dog, says woof = dog, meows = cat, purrs = cat, moos = cow, says moo = cow, says baa = sheep, neighs = horse,
    whinnies = horse, brays = donkey, says hee-haw = donkey, oinks = pig, quacks = duck, says cock-a-doodle-doo = rooster,
    clucks = hen, howls at the moon = wolf, hisses = snake, hoots = owl, croaks = frog, says ribbit = frog, squeaks = mouse,
    caws = crow, coos = pigeon, honks = goose, gobbles = turkey, trumpets = elephant, buzzes = bee"""
)
_LEGS = _groups(
    """
    0: snake, salmon, whale, shark, worm, snail, dolphin, eel, cobra, slug, python, trout
    2: hen, eagle, ostrich, penguin, duck, owl, parrot, swan, sparrow, turkey, crow, flamingo
    4: dog, cat, cow, lion, frog, lizard, elephant, turtle, crocodile, mouse, deer, pig
    6: ant, bee, beetle, butterfly, fly, grasshopper, ladybug, mosquito, wasp, moth, cricket, cockroach
    8: spider, scorpion, tarantula, tick, mite, black widow
    """
)
_DIETS = _groups(
    """
    meat: lion, tiger, wolf, shark, eagle, hawk, crocodile, cobra, leopard, cheetah, owl, seal, python, falcon, lynx, weasel
    plants: cow, horse, sheep, goat, rabbit, deer, elephant, giraffe, zebra, koala, camel, panda, kangaroo, moose, bison, llama
    both: bear, pig, raccoon, crow, rat, hen, chimpanzee, badger, skunk, wild boar
    """
)
_SKINS = _groups(
    """
    fur: cat, dog, fox, bear, wolf, lion, rabbit, mouse, beaver, otter, squirrel, panda
    feathers: owl, eagle, hen, duck, swan, parrot, penguin, crow, ostrich, sparrow, hawk, flamingo
    scales: snake, salmon, trout, lizard, cobra, crocodile, carp, herring, python, iguana
    shell: snail, turtle, tortoise, oyster, crab, lobster, clam, mussel
    """
)
_BIRTHS = _groups(
    """
    egg: hen, eagle, duck, ostrich, penguin, salmon, frog, turtle, crocodile, butterfly, ant, bee, platypus, swan, spider
    live: cow, dog, whale, dolphin, bat, horse, lion, elephant, mouse, rabbit, bear, kangaroo, monkey, fox, tiger, seal
    """
)
_COMPANY = _groups(
    """
    herd: cow, elephant, deer, buffalo, zebra, camel, bison, antelope, reindeer
    flock: sheep, pigeon, gull, sparrow, parrot, turkey
    pack: wolf, hyena, wild dog, hound, coyote
    school: herring, salmon, tuna, sardine, mackerel, anchovy
    swarm: bee, locust, mosquito, gnat, wasp, hornet
    colony: ant, penguin, termite, bat
    """
)
_HOMELANDS = _groups(
    """
    Australia: kangaroo, koala, emu, wombat, platypus, wallaby, dingo, kookaburra, Tasmanian devil
    Africa: giraffe, zebra, hippo, gorilla, chimpanzee, wildebeest, meerkat, ostrich, baboon
    Asia: giant panda, tiger, orangutan, red panda, Komodo dragon, snow leopard, yak, Indian elephant, king cobra
    South America: guanaco, rhea, piranha, anaconda, capybara, Andean condor, maned wolf, vicuna
    """
)


@task()
def young_of_animal(rng: random.Random) -> tuple[str, str]:
    """Give the word for the young of the animal mentioned, such as "calf" for a cow."""
    return _ask(rng, _BEASTS, _YOUNG)


@task()
def parent_of_young(rng: random.Random) -> tuple[str, str]:
    """The phrase mentions a young animal. Name the grown animal it becomes, so "puppy" gives "dog"."""
    return _ask(rng, _BEASTS.replace("old", "orphaned").replace("large", "tiny"), _PARENTS)


@task()
def sound_of_animal(rng: random.Random) -> tuple[str, str]:
    """Give the verb for the sound that the animal mentioned makes, in its base form, such as "bark" for a dog."""
    return _ask(rng, _BEASTS, _SOUNDS)


@task()
def animal_that_is_heard(rng: random.Random) -> tuple[str, str]:
    """Name the animal that makes the sound described, by one lower-case word."""
    ways = "it X | something X behind the barn | it X when {name} comes | what X so early? | {name} says that it X all day"
    return _ask(rng, ways, _HEARD)


@task("0", "2", "4", "6", "8")
def legs_of_animal(rng: random.Random) -> tuple[str, str]:
    """Give the number of legs of the animal mentioned as a digit: 0, 2, 4, 6 or 8."""
    return _sort(rng, _BEASTS, _LEGS)


@task("meat", "plants", "both")
def diet_of_animal(rng: random.Random) -> tuple[str, str]:
    """Say what the animal mentioned feeds on: "meat" (fish counts as meat), "plants" or "both"."""
    return _sort(rng, _BEASTS, _DIETS)


@task("fur", "feathers", "scales", "shell")
def covering_of_animal(rng: random.Random) -> tuple[str, str]:
    """Say what covers the body of the animal mentioned: fur, feathers, scales or shell."""
    return _sort(rng, _BEASTS, _SKINS)


@task("egg", "live")
def egg_or_live_birth(rng: random.Random) -> tuple[str, str]:
    """Answer "egg" if the animal mentioned hatches from an egg and "live" if its mother gives birth to live young."""
    return _sort(rng, _BEASTS, _BIRTHS)


@task("herd", "flock", "pack", "school", "swarm", "colony")
def group_word_for_animal(rng: random.Random) -> tuple[str, str]:
    """Give the word for a group of the animals mentioned: herd, flock, pack, school, swarm or colony."""
    return _sort(rng, _BEASTS, _COMPANY)


@task("Australia", "Africa", "Asia", "South America")
def home_continent_of_animal(rng: random.Random) -> tuple[str, str]:
    """Say on which continent the animal mentioned lives in the wild: Australia, Africa, Asia or South America."""
    return _sort(rng, _BEASTS, _HOMELANDS)


# --- food


_MEALS = "X | some X | {name} bought X | X for lunch | a bag of X | X from the shop | {n} grams of X | {name} wants X"
_MADE_FROM = _turned(
    _groups(
        """
    milk: cheese, butter, yogurt, cream, mozzarella, cheddar, feta, brie, parmesan
    flour: bread, pasta, cake, biscuits, noodles, pancakes, pretzels
    grapes: wine, raisins, champagne
    apples: cider, applesauce
    potatoes: french fries, hash browns, gnocchi
    tomatoes: ketchup, salsa
    cocoa: chocolate
    soybeans: tofu, soy sauce
    eggs: omelet, meringue, frittata
    pork: bacon, ham, salami
    beef: steak, hamburgers, corned beef
    chickpeas: hummus, falafel
    corn: popcorn, cornflakes, polenta
    rice: risotto, sake, paella
    cabbage: sauerkraut, coleslaw, kimchi
    oats: porridge, granola
    avocados: guacamole
    oranges: marmalade
    lemons: lemonade
    cucumbers: pickles
    plums: prunes
    almonds: marzipan
    barley: beer
    """
    )
)
_TASTES = _groups(
    """
    sweet: honey, sugar, candy, jam, cake, syrup, ice cream, cookies, cotton candy, caramel, lollipops, marshmallows, fudge
    sour: lemons, limes, vinegar, pickles, sauerkraut, rhubarb, cranberries, lemon juice, green gooseberries
    salty: salt, soy sauce, pretzels, anchovies, potato chips, olives, bacon, feta, seawater, salami
    spicy: chili, jalapenos, horseradish, wasabi, tabasco, cayenne pepper, hot salsa, vindaloo, sriracha
    """
)
_HUES = _groups(
    """
    red: tomatoes, strawberries, cherries, raspberries, ketchup, cranberries
    yellow: bananas, lemons, corn, mustard, egg yolk, saffron rice
    orange: carrots, pumpkin, apricots, tangerines, sweet potatoes, oranges
    green: cucumbers, spinach, broccoli, lettuce, kale, peas, limes, zucchini, parsley, avocados
    white: milk, flour, salt, sugar, rice, cauliflower, garlic, yogurt, mozzarella, coconut milk
    brown: chocolate, coffee, cocoa, gravy, cinnamon, chestnuts
    """
)
_GROWTHS = _groups(
    """
    tree: apples, pears, cherries, plums, oranges, lemons, peaches, apricots, coconuts, olives, walnuts, mangoes, figs, limes
    underground: carrots, potatoes, onions, radishes, turnips, beets, garlic, parsnips, peanuts, ginger, sweet potatoes
    vine: grapes, cucumbers, pumpkins, melons, watermelons, kiwis, passion fruit
    """
)
_DISHES = _groups(
    """
    Japan: sushi, ramen, tempura, miso soup, sashimi, teriyaki chicken
    Italy: pizza, lasagna, risotto, spaghetti, tiramisu, ravioli, minestrone
    Spain: paella, gazpacho, tapas, churros
    France: croissants, ratatouille, baguettes, quiche, crepes, macarons
    Mexico: tacos, burritos, guacamole, enchiladas, quesadillas, tamales
    India: naan, tandoori chicken, biryani, chapati, butter chicken
    South Korea: kimchi, bibimbap, bulgogi
    China: dim sum, Peking duck, chow mein, wonton soup, kung pao chicken
    Greece: moussaka, gyros, tzatziki, souvlaki
    Germany: bratwurst, sauerkraut, currywurst, pumpernickel
    United Kingdom: fish and chips, shepherd's pie, haggis, Yorkshire pudding
    Thailand: pad thai, tom yum soup
    Vietnam: pho, banh mi
    Hungary: goulash
    Poland: pierogi
    Austria: Wiener schnitzel
    Switzerland: fondue, raclette
    Morocco: tagine
    Canada: poutine
    """
)
_VEGAN = _groups(
    """
    vegan: apples, rice, tofu, lentils, beans, carrots, peanut butter, olive oil, hummus, bananas, oats, potatoes, almonds,
        spinach, soy milk, chickpeas, grapes, walnuts, applesauce
    not vegan: cheese, butter, eggs, milk, honey, chicken, ham, bacon, salmon, yogurt, beef, tuna, mayonnaise, ice cream,
        shrimp, sausages, turkey, salami, meatballs
    """
)


@task()
def food_made_from(rng: random.Random) -> tuple[str, str]:
    """Name the main thing that the food or drink mentioned is made from, in lower case, such as "milk" for cheese."""
    return _ask(rng, _MEALS, _MADE_FROM)


@task("sweet", "sour", "salty", "spicy")
def taste_of_food(rng: random.Random) -> tuple[str, str]:
    """Say how the food mentioned tastes: sweet, sour, salty or spicy."""
    return _sort(rng, _MEALS, _TASTES)


@task("red", "yellow", "orange", "green", "white", "brown")
def color_of_food(rng: random.Random) -> tuple[str, str]:
    """Give the usual color of the food mentioned: red, yellow, orange, green, white or brown."""
    return _sort(rng, _MEALS, _HUES)


@task("tree", "underground", "vine")
def where_food_grows(rng: random.Random) -> tuple[str, str]:
    """Say where the food mentioned grows: on a "tree", "underground", or on a "vine"."""
    return _sort(rng, _MEALS, _GROWTHS)


@task()
def country_of_dish(rng: random.Random) -> tuple[str, str]:
    """Name the country that the dish mentioned comes from, without "the"."""
    return _sort(rng, "X | {name} is cooking X | a recipe for X | {name} ordered X | X for two | the best X in town", _DISHES)


@task("vegan", "not vegan")
def vegan_or_not(rng: random.Random) -> tuple[str, str]:
    """Answer "vegan" if the food mentioned comes from plants only and "not vegan" if it comes from an animal."""
    return _sort(rng, _MEALS, _VEGAN)


# --- brands, sports and jobs


_PRODUCTS = _groups(
    """
    cars: Toyota, Ford, Volkswagen, Ferrari, Fiat, Audi, Renault, Porsche, Mazda
    watches: Rolex, Swatch, Omega
    shoes: Nike, Reebok, Converse, Crocs, Birkenstock
    toys: Lego, Mattel, Playmobil, Hasbro
    furniture: Ikea
    chocolate: Lindt, Milka, Hershey, Toblerone, Cadbury
    soft drinks: Pepsi, Coca-Cola, Fanta, Sprite
    airplanes: Boeing, Airbus, Cessna
    cameras: Nikon, Leica, Kodak
    guitars: Fender, Gibson
    pianos: Steinway
    tires: Michelin, Goodyear, Pirelli
    motorcycles: Harley-Davidson, Ducati
    jeans: Levi's, Wrangler
    coffee: Starbucks, Nescafe, Lavazza, Nespresso
    pens: Bic, Parker, Montblanc
    toothpaste: Colgate, Sensodyne
    beer: Heineken, Budweiser, Guinness, Carlsberg
    tractors: John Deere
    diapers: Pampers
    razors: Gillette
    """
)
_BRAND_LANDS = _groups(
    """
    Japan: Toyota, Sony, Nintendo, Canon, Nikon, Mazda, Yamaha, Suzuki, Casio
    Germany: BMW, Volkswagen, Audi, Adidas, Puma, Bosch, Siemens, Porsche, Haribo
    America: Ford, Nike, Apple, Boeing, Pepsi, Levi's, McDonald's, Starbucks, Microsoft, Coca-Cola
    Italy: Ferrari, Fiat, Gucci, Prada, Barilla, Lamborghini, Ducati, Lavazza
    France: Renault, Peugeot, Chanel, Michelin, Louis Vuitton, Danone
    Sweden: Ikea, Volvo, Ericsson, Spotify
    South Korea: Samsung, Hyundai, Kia, LG
    Switzerland: Rolex, Swatch, Nestle, Lindt, Omega
    """
)
_MAKERS = "X | {name} works for X | an advertisement by X | shares of X | {name} likes X | the new boss of X | the X shop"


@task()
def product_of_brand(rng: random.Random) -> tuple[str, str]:
    """Say in one or two lower-case words what the brand mentioned is known for making, such as "cars" for Toyota."""
    return _ask(rng, _MAKERS, _turned(_PRODUCTS))


@task("Japan", "Germany", "America", "Italy", "France", "Sweden", "South Korea", "Switzerland")
def home_of_brand(rng: random.Random) -> tuple[str, str]:
    """Name the home country of the brand mentioned: Japan, Germany, America, Italy, France, Sweden, South Korea
    or Switzerland."""
    return _sort(rng, _MAKERS, _BRAND_LANDS)


_SPORT_TERMS = _groups(
    """
    tennis: Wimbledon, deuce, a backhand and an ace
    basketball: a slam dunk, the hoop, a three-pointer
    baseball: a home run, the pitcher's mound, a catcher's mitt, the shortstop
    golf: a hole in one, a putter, the caddie, eighteen holes
    soccer: a penalty kick, a corner kick, the offside rule
    ice hockey: the puck, a face-off, the Stanley Cup
    badminton: a shuttlecock
    bowling: ten pins, a gutter ball
    boxing: an uppercut, a knockout punch, a left hook
    swimming: the backstroke, the breaststroke, the butterfly stroke
    cycling: the Tour de France, the yellow jersey, a long ride with pedals
    skiing: a slalom, the chairlift, a downhill run in deep snow
    chess: checkmate, a bishop and a rook, the queen's gambit
    archery: a bow and arrow, a quiver
    cricket: the wicket, a bowler and a batsman
    rugby: the scrum, an oval ball without helmets
    rowing: two oars, the coxswain
    surfing: a board on a big wave
    gymnastics: the balance beam, the parallel bars
    figure skating: a triple axel, a pirouette on ice
    darts: the bull's-eye, triple twenty
    motor racing: a pit stop, pole position
    """
)
_SPORT_PLACES = _groups(
    """
    court: tennis, basketball, badminton, volleyball, squash, handball
    field: soccer, baseball, rugby, lacrosse, American football, softball
    pool: swimming, diving, water polo, synchronized swimming
    rink: ice hockey, figure skating, curling, speed skating
    ring: boxing, sumo, kickboxing, professional wrestling
    """
)


@task()
def sport_of_term(rng: random.Random) -> tuple[str, str]:
    """Name the sport or game in which the thing mentioned is used or happens."""
    return _sort(rng, "X | {name} talks about X | a photo of X | {name} dreams of X | it is all about X", _SPORT_TERMS)


@task("court", "field", "pool", "rink", "ring")
def place_of_sport(rng: random.Random) -> tuple[str, str]:
    """Say where the sport mentioned takes place: on a court, field or rink or in a pool or ring. Answer with that word."""
    return _sort(rng, "X | {name} loves X | X on Monday | an hour of X | {name} is tired after X | a X club", _SPORT_PLACES)


_TOOLS = _pairs(
    """stethoscope = doctor, scalpel = surgeon, tooth drill = dentist, hand saw = carpenter, workbench = carpenter,
    plow = farmer, tractor = farmer, pitchfork = farmer, rolling pin = baker, bread oven = baker, camera = photographer,
    tripod = photographer, easel = painter, palette = painter, blackboard = teacher, red pen for homework = teacher,
    fire hose = firefighter, pair of handcuffs = police officer, police badge = police officer, cash register = cashier,
    hair dryer = hairdresser, curling iron = hairdresser, sewing machine = tailor, thimble = tailor, meat cleaver = butcher,
    microphone = singer, gavel = judge, telescope = astronomer, lawn mower = gardener, watering can = gardener,
    pipe wrench = plumber, plunger = plumber, fishing net = fisherman, fishing rod = fisherman, anvil = blacksmith,
    mailbag = mail carrier, mop = cleaner, vacuum cleaner = cleaner, baton = conductor, red card = referee,
    voltage tester = electrician, cable stripper = electrician, car jack = mechanic, spacesuit = astronaut,
    pottery wheel = potter, airplane cockpit = pilot, welding torch = welder, order pad and tray = waiter"""
)
_WORKPLACES = _turned(
    _groups(
        """
    school: teacher, principal
    hospital: nurse, surgeon
    bakery: baker
    library: librarian
    restaurant: waiter, chef
    court: judge, lawyer
    pharmacy: pharmacist
    farm: farmer, milkmaid
    bank: bank teller
    theater: actor, stagehand
    church: priest, pastor
    airplane: pilot, flight attendant
    ship: sailor, captain
    mine: miner
    garage: mechanic
    bar: bartender
    monastery: monk
    fire station: firefighter
    laboratory: chemist, lab assistant
    university: professor
    circus: clown, acrobat
    zoo: zookeeper
    office: secretary, accountant
    supermarket: cashier
    museum: curator
    hotel: receptionist, bellhop
    salon: hairdresser
    prison: jailer, warden
    stable: groom
    forest: lumberjack, ranger
    vineyard: winemaker
    brewery: brewer
    """
    )
)
_TROUBLES = _groups(
    """
    plumber: the sink is leaking, the toilet is blocked, a water pipe burst
    dentist: my tooth hurts, I need a filling, my gums bleed
    mechanic: the car will not start, the brakes squeak, the engine smokes
    electrician: the lights are out, the fuse keeps blowing, sparks come from the socket
    doctor: I have a fever, my throat is sore, I feel dizzy and sick
    vet: my dog is ill, the cat limps, my hamster does not eat
    hairdresser: my hair is too long, I want bangs, I need curls for the wedding
    tailor: the trousers are too long, the dress must be altered, I want a suit made to measure
    lawyer: I want to sue my landlord, I need a contract checked, I was falsely accused
    firefighter: the roof is on fire, smoke comes from the attic, the house is burning
    locksmith: I lost my door key, the lock is jammed, I am locked out
    optician: I need new glasses, a lens of my glasses is scratched, I cannot read small print
    gardener: the hedge needs trimming, weeds are everywhere, the roses must be pruned
    police officer: someone stole my bike, a burglar is next door, a thief took my wallet
    """
)


@task()
def job_with_tool(rng: random.Random) -> tuple[str, str]:
    """Name the job in which the thing mentioned is typically used, in lower case."""
    return _ask(rng, "X | a X | {name} needs a X | an old X | a X on the table | a new X for {name}", _TOOLS)


@task()
def workplace_of_job(rng: random.Random) -> tuple[str, str]:
    """Name the place where a person with the job mentioned works, in lower case and without an article."""
    return _ask(rng, "X | {name} is a X | a young X | {name} met a X | the X is tired | {name} became a X", _WORKPLACES)


@task()
def whom_to_call(rng: random.Random) -> tuple[str, str]:
    """Name the job of the person who can help with the trouble reported, in lower case, such as "plumber"."""
    ways = "X | X, and it is urgent | {name}: X | help, X! | {name} says: X | hello, X"
    return _sort(rng, ways, _TROUBLES)


# --- clothes, instruments and other things


_WORN = _groups(
    """
    head: hat, cap, helmet, crown, turban, beret, bonnet
    hands: gloves, mittens, boxing gloves
    feet: boots, socks, shoes, sandals, slippers, sneakers
    neck: scarf, tie, necklace, bow tie
    legs: jeans, trousers, shorts, tights, leggings
    eyes: glasses, sunglasses, goggles, contact lenses
    """
)
_INSTRUMENTS = _groups(
    """
    strings: violin, viola, cello, harp, guitar, banjo, lute, mandolin, ukulele, double bass
    brass: trumpet, trombone, tuba, French horn, bugle
    woodwind: flute, clarinet, oboe, bassoon, saxophone, piccolo
    percussion: drum, xylophone, cymbals, tambourine, triangle, maracas, gong, bongos
    """
)
_PLAYERS = _pairs(
    """violin = violinist, piano = pianist, guitar = guitarist, drums = drummer, cello = cellist, flute = flutist,
    trumpet = trumpeter, harp = harpist, clarinet = clarinetist, saxophone = saxophonist, organ = organist,
    double bass = bassist, trombone = trombonist, oboe = oboist, bassoon = bassoonist, viola = violist,
    accordion = accordionist, banjo = banjoist, xylophone = xylophonist, bagpipes = piper, keyboard = keyboardist,
    bugle = bugler, mandolin = mandolinist, fiddle = fiddler, harpsichord = harpsichordist"""
)
_BAND = "X | the X | {name} plays the X | {name} is learning the X | {name}'s X | a solo on the X"
_MATERIALS = _groups(
    """
    glass: window, mirror, light bulb, vase, jam jar, wine bottle, windshield, lens
    wood: log, matchstick, plank, broomstick, chopstick, rocking chair, toothpick, baseball bat
    paper: newspaper, envelope, book, map, postage stamp, notebook, receipt, postcard
    metal: nail, coin, key, sword, anchor, chain, bolt, horseshoe, tin can
    cloth: shirt, curtain, flag, towel, dress, blanket, handkerchief, tablecloth, sail
    """
)
_WATER = _groups(
    """
    floats: cork, twig, beach ball, rubber duck, feather, leaf, log, ice cube, ping-pong ball, empty bottle, life jacket,
        candle, plank, wooden boat, matchstick
    sinks: stone, coin, nail, key, brick, anchor, hammer, gold ring, marble, padlock, wrench, horseshoe, steel fork, bolt
    """
)
_OBJECT = "a X | an old X | {name} found a X | a X on the beach | X | a small X | {name}'s X | {name} has a X"
_WHOLES = _turned(
    _groups(
        """
    flower: petal, stamen
    tree: branch, treetop
    bird: beak, tail feather
    book: page, chapter
    car: steering wheel, windshield, headlight
    bicycle: pedal, handlebar
    wheel: spoke, hub
    hand: finger, thumb, palm, knuckle
    foot: toe, instep
    shoe: sole, shoelace
    shirt: sleeve, cuff
    eye: pupil, eyelid, eyelash
    nose: nostril
    ear: earlobe, eardrum
    house: roof, chimney, attic
    wall: brick
    clock: minute hand, pendulum
    ship: mast, deck, hull
    airport: runway, departure gate
    airplane: cockpit
    fish: gill, fin
    horse: mane, hoof
    elephant: tusk
    deer: antler
    egg: yolk, eggshell
    apple: core
    poem: stanza
    song: chorus, refrain
    play: act, scene
    candle: wick
    teapot: spout
    door: hinge, doorknob
    ladder: rung
    team: player
    choir: singer
    army: soldier
    sentence: word
    staircase: stair, banister
    """
    )
)


@task("head", "hands", "feet", "neck", "legs", "eyes")
def worn_on_body_part(rng: random.Random) -> tuple[str, str]:
    """Say which part of the body the thing mentioned is worn on: head, hands, feet, neck, legs or eyes."""
    return _sort(rng, "X | {name}'s X | old X | the X on the chair | {name} forgot the X | {name} likes the X", _WORN)


@task("strings", "brass", "woodwind", "percussion")
def family_of_instrument(rng: random.Random) -> tuple[str, str]:
    """Name the family of the musical instrument mentioned: strings, brass, woodwind or percussion."""
    return _sort(rng, _BAND, _INSTRUMENTS)


@task()
def player_of_instrument(rng: random.Random) -> tuple[str, str]:
    """Give the word for a person who plays the musical instrument mentioned, such as "pianist" for the piano."""
    return _ask(rng, _BAND, _PLAYERS)


@task("glass", "wood", "paper", "metal", "cloth")
def material_of_thing(rng: random.Random) -> tuple[str, str]:
    """Say what the thing mentioned is usually made of: glass, wood, paper, metal or cloth."""
    return _sort(rng, _OBJECT, _MATERIALS)


@task("floats", "sinks")
def floats_or_sinks(rng: random.Random) -> tuple[str, str]:
    """Say what the thing mentioned does when it is put on water: "floats" or "sinks"."""
    return _sort(rng, _OBJECT, _WATER)


@task()
def whole_of_part(rng: random.Random) -> tuple[str, str]:
    """Name the whole thing of which the thing mentioned is a part, such as "flower" for a petal."""
    return _ask(rng, "X | a X | one X | {name} points at the X | the last X", _WHOLES)


_KNOWN_NUMBERS = _pairs(
    """sides of a triangle = 3, sides of a square = 4, sides of a pentagon = 5, sides of a hexagon = 6, sides of an octagon = 8,
    faces of a cube = 6, degrees in a right angle = 90, degrees in a circle = 360, days in a week = 7, months in a year = 12,
    hours in a day = 24, minutes in an hour = 60, seconds in a minute = 60, minutes in half an hour = 30, weeks in a year = 52,
    days in a leap year = 366, days in June = 30, days in May = 31, days in January = 31, days in September = 30,
    months in half a year = 6, seasons in a year = 4, years in a decade = 10, years in a century = 100,
    years in a millennium = 1000, arms of an octopus = 8, legs of a spider = 8, legs of a beetle = 6, legs of a horse = 4,
    horns of a unicorn = 1, eyes of a cyclops = 1, wheels of a bicycle = 2, wheels of a tricycle = 3, wheels of a car = 4,
    wheels of a unicycle = 1, strings of a violin = 4, strings of a guitar = 6, keys of a piano = 88, fingers on one hand = 5,
    toes on two feet = 10, eggs in a dozen = 12, planets in the solar system = 8, letters in the alphabet = 26,
    cards in a deck without jokers = 52, squares on a chessboard = 64, states of the USA = 50, stripes of the US flag = 13,
    stars of the US flag = 50, players in a soccer team = 11, rings of the Olympic flag = 5, pins on a bowling lane = 10,
    cents in a dollar = 100, quarters in a dollar = 4, centimeters in a meter = 100, millimeters in a centimeter = 10,
    grams in a kilogram = 1000, inches in a foot = 12, feet in a yard = 3, musicians in a quartet = 4, singers in a duet = 2,
    musicians in a trio = 3, colors of the rainbow = 7, dwarfs of Snow White = 7, zeros in a million = 6"""
)


@task()
def known_number(rng: random.Random) -> tuple[str, str]:
    """Give in digits how many there are of what is named, a number that everybody knows, such as 7 for days in a week."""
    return _ask(rng, "X | the number of X | {name} counts the X | all the X together | X, please", _KNOWN_NUMBERS)


# --- holidays, units and short forms


_HOLIDAYS = _groups(
    """
    January: New Year's Day, Martin Luther King Day
    February: Valentine's Day, Groundhog Day
    March: Saint Patrick's Day, International Women's Day
    April: April Fools' Day, Earth Day
    May: International Workers' Day, Cinco de Mayo
    July: American Independence Day, Bastille Day, Canada Day
    October: Halloween, Columbus Day
    November: Black Friday, Veterans Day, Guy Fawkes Night, All Saints' Day
    December: Christmas, New Year's Eve, Boxing Day, Christmas Eve
    """
)
_SYSTEMS = _groups(
    """
    metric: meters, kilometers, centimeters, millimeters, kilograms, grams, milligrams, liters, milliliters
    imperial: miles, inches, feet, yards, pounds, ounces, gallons, pints
    """
)
_AMOUNT = "{n} X | about {n} X | {n} X more | less than {n} X | {name} measured {n} X"
_SHORT_FORMS = _pairs(
    """FAQ = frequently asked questions, DIY = do it yourself, CEO = chief executive officer, EU = European Union, UN =
    United Nations, UFO = unidentified flying object, VIP = very important person, PC = personal computer, GPS = global
    positioning system, CD = compact disc, TV = television, ETA = estimated time of arrival, TBA = to be announced, AKA =
    also known as, HR = human resources, PR = public relations, IT = information technology, AI = artificial intelligence,
    VR = virtual reality, RAM = random access memory, CPU = central processing unit, WHO = World Health Organization, MVP
    = most valuable player, SUV = sport utility vehicle, RIP = rest in peace, PIN = personal identification number, NY =
    New York, LA = Los Angeles, UK = United Kingdom, Dr. = doctor, Mr. = mister, Jan. = January, Feb. = February, Aug. =
    August, Oct. = October, Dec. = December, Mon. = Monday, Wed. = Wednesday, Fri. = Friday, e.g. = for example, i.e. =
    that is, vs. = versus, approx. = approximately, apt. = apartment, dept. = department, max. = maximum, tel. =
    telephone, info = information, incl. = including, ad = advertisement, fridge = refrigerator, lab = laboratory, exam =
    examination, gym = gymnasium, photo = photograph, math = mathematics, vet = veterinarian, IOU = I owe you"""
)
_STATES_US = _pairs(
    """AL = Alabama, AK = Alaska, AZ = Arizona, AR = Arkansas, CA = California, CO = Colorado, CT = Connecticut, DE = Delaware,
    FL = Florida, GA = Georgia, HI = Hawaii, ID = Idaho, IL = Illinois, IN = Indiana, IA = Iowa, KS = Kansas, KY = Kentucky,
    LA = Louisiana, ME = Maine, MD = Maryland, MA = Massachusetts, MI = Michigan, MN = Minnesota, MS = Mississippi,
    MO = Missouri, MT = Montana, NE = Nebraska, NV = Nevada, NH = New Hampshire, NJ = New Jersey, NM = New Mexico,
    NY = New York, NC = North Carolina, ND = North Dakota, OH = Ohio, OK = Oklahoma, OR = Oregon, PA = Pennsylvania,
    RI = Rhode Island, SC = South Carolina, SD = South Dakota, TN = Tennessee, TX = Texas, UT = Utah, VT = Vermont,
    VA = Virginia, WA = Washington, WV = West Virginia, WI = Wisconsin, WY = Wyoming"""
)


@task()
def month_of_holiday(rng: random.Random) -> tuple[str, str]:
    """Name the month in which the holiday or special day mentioned falls."""
    return _sort(rng, "X | X {year} | {name}'s plans for X | a party on X | a card for X | {name} loves X", _HOLIDAYS)


@task("metric", "imperial")
def metric_or_imperial(rng: random.Random) -> tuple[str, str]:
    """Say whether the unit of the amount is "metric" (meters, grams, liters) or "imperial" (feet, pounds, gallons)."""
    return _sort(rng, _AMOUNT, _SYSTEMS)


@task()
def short_form_in_full(rng: random.Random) -> tuple[str, str]:
    """Write out in full what the abbreviation or short form in the input stands for, without anything else."""
    return _ask(rng, "X | {name} wrote: X | the letters X | it says X | short form: X", _SHORT_FORMS)


@task()
def state_of_postal_code(rng: random.Random) -> tuple[str, str]:
    """Write the full name of the American state whose two-letter postal code stands in the address."""
    code, street = rng.choice(list(_STATES_US)), rng.choice(lexicon.LAST_NAMES)
    return f"{rng.randint(2, 900)} {street} {rng.choice(('Street', 'Road', 'Avenue'))}, {code}", _STATES_US[code]

"""Tasks on the inner structure and the relations of English words: parts and endings, irregular forms, sounds and silent
letters, hidden words, fixed combinations, shortened words, words of both sides of the Atlantic, idioms and pairs."""

from __future__ import annotations

import random
import re
from functools import cache

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, Pairs, labelled, with_article
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words

_MENTIONS = ("W", "W", 'the word "W"', 'N wrote "W".', 'N looked up "W".', 'N asked about "W".', "word on the list: W")


@cache
def _sets(text: str) -> Groups:
    """Label → words, of "label: word word; label: word word"."""
    return _groups(text, ";", " ")


def _put(rng: random.Random, frames: tuple[str, ...], word: str = "") -> str:
    """A frame with the word for W and a first name for N."""
    fills = {"N": rng.choice(lexicon.FIRST_NAMES), "W": word}
    return re.sub(r"\b[NW]\b", lambda found: fills[found[0]], rng.choice(frames))


def _mention(rng: random.Random, word: str) -> str:
    return _put(rng, _MENTIONS, word)


def _mentioned(rng: random.Random, groups: Groups) -> tuple[str, str]:
    word, label = labelled(rng, groups)
    return _mention(rng, word), label


# --- compounds

_CLUES: Pairs = _pairs(
    """rain-coat=a coat for the rain|tooth-brush=a brush for the teeth|book-shelf=a shelf for books|bed-room=a room with a
    bed|snow-ball=a ball of snow|sand-castle=a castle of sand|tea-pot=a pot for tea|tea-spoon=a spoon for tea|flower-pot=a
    pot for flowers|doll-house=a house for dolls|bird-house=a house for birds|dog-house=a house for a dog|door-bell=a bell
    at the door|door-mat=a mat at the door|bath-tub=a tub for a bath|bath-room=a room with a bath|class-room=a room for a
    class|fire-place=a place for a fire|fire-wood=wood for a fire|lunch-box=a box for lunch|mail-box=a box for mail
    |tool-box=a box for tools|match-box=a box for matches|sand-box=a box of sand|night-gown=a gown for the night
    |sun-light=light from the sun|moon-light=light from the moon|star-light=light from the stars|day-light=light of the
    day|candle-light=light from candles|rain-drop=a drop of rain|snow-flake=a flake of snow|snow-storm=a storm with snow
    |thunder-storm=a storm with thunder|sand-storm=a storm with sand|snow-man=a man of snow|key-hole=a hole for a key
    |button-hole=a hole for a button|ear-ring=a ring for the ear|ear-ache=an ache in the ear|tooth-ache=an ache in a tooth
    |head-ache=an ache in the head|back-ache=an ache in the back|finger-nail=the nail of a finger|toe-nail=the nail of a
    toe|finger-print=a print of a finger|foot-print=a print of a foot|book-store=a store for books|sea-shell=a shell from
    the sea|sea-weed=a weed in the sea|sea-food=food from the sea|house-boat=a boat that is a house|sail-boat=a boat with
    a sail|row-boat=a boat to row|motor-boat=a boat with a motor|fish-bowl=a bowl for fish|fish-pond=a pond with fish
    |bird-bath=a bath for birds|bird-cage=a cage for a bird|bird-song=the song of a bird|hay-stack=a stack of hay
    |wood-pile=a pile of wood|roof-top=the top of a roof|hill-top=the top of a hill|tree-top=the top of a tree
    |table-top=the top of a table|table-cloth=a cloth for the table|dish-cloth=a cloth for dishes|wall-paper=paper for the
    wall|news-paper=a paper with news|note-book=a book for notes|cook-book=a book for a cook|story-book=a book with
    stories|song-book=a book of songs|school-bag=a bag for school|mail-bag=a bag for mail|bean-bag=a bag of beans
    |tea-bag=a bag of tea|milk-man=a man who brings milk|cow-shed=a shed for cows|bee-hive=a hive for bees|ant-hill=a hill
    made by ants|mole-hill=a hill made by a mole|horse-shoe=a shoe for a horse|horse-back=the back of a horse
    |lamp-shade=the shade of a lamp|lamp-post=a post with a lamp|bed-side=the side of a bed|road-side=the side of a road
    |sea-side=the side of the sea|river-side=the side of a river|river-bank=the bank of a river|bed-time=time for bed
    |lunch-time=time for lunch|play-time=time to play|dinner-time=time for dinner|wheel-chair=a chair with wheels
    |arm-chair=a chair with arms|hair-brush=a brush for hair|paint-brush=a brush for paint|hair-pin=a pin for hair
    |neck-tie=a tie for the neck|wrist-watch=a watch for the wrist|pocket-knife=a knife for the pocket|eye-lid=the lid of
    an eye|shoe-lace=a lace for a shoe|shoe-box=a box for shoes|book-case=a case for books|pillow-case=a case for a pillow
    |space-ship=a ship for space|wind-mill=a mill driven by wind|water-mill=a mill driven by water|corn-field=a field of
    corn|battle-field=a field of battle|foot-ball=a ball for the foot|meat-ball=a ball of meat|fire-ball=a ball of fire
    |cheese-cake=a cake with cheese|apple-sauce=sauce of apples|ginger-bread=bread with ginger|corn-bread=bread with corn
    |farm-house=the house of a farm|tree-house=a house in a tree"""
)
_COMPOUNDS = {key.replace("-", ""): clue for key, clue in _CLUES}
_HALVES = tuple(tuple(key.split("-")) for key, _ in _CLUES)


@task()
def compound_from_clue(rng: random.Random) -> tuple[str, str]:
    """Give the compound, written as one word, for what is described: "raincoat" for "a coat for the rain"."""
    word, clue = rng.choice(list(_COMPOUNDS.items()))
    return _put(rng, ("W", "W", "N spoke of W.", "N is thinking of W.", "N dreamed about W."), clue), word


@task()
def crossed_compounds(rng: random.Random) -> tuple[str, str]:
    """Two compounds have exchanged their second halves. Output the two real compounds, in the same order, with a comma
    between."""
    while True:
        (a, b), (c, d) = rng.sample(_HALVES, 2)
        if len({a, b, c, d}) == 4 and not {a + d, c + b} & set(_COMPOUNDS):
            return f"{a}{d}, {c}{b}", f"{a}{b}, {c}{d}"


_FIRST_HALVES = _sets(
    """snow: ball flake man storm board fall plow drop; fire: man place fly works wood fighter ball storm; sun: flower glasses
    set burn screen tan; rain: bow coat drop fall storm; book: shelf store mark worm case; foot: ball print step path note;
    hand: bag shake writing made cuff; water: fall melon proof color; air: port plane mail line; tooth: brush paste ache pick;
    eye: brow ball lash lid; home: work sick town made; bed: room time side spread; house: hold boat work plant; door: bell
    step way mat knob; butter: fly milk cup scotch; sea: shell food side weed horse; back: pack yard bone ground; life: boat
    guard time style; news: paper stand letter reader; black: board bird berry smith mail; over: coat time work load; under:
    ground wear line water; star: fish light dust ship; school: bag boy girl house yard; tea: pot cup spoon bag"""
)


@task()
def goes_before_all(rng: random.Random) -> tuple[str, str]:
    """Give the one word that makes a compound with each of the three words when it is put in front of them."""
    while True:
        chosen = rng.sample(rng.choice(list(_FIRST_HALVES.values())), 3)
        fitting = [first for first, others in _FIRST_HALVES.items() if set(chosen) <= set(others)]
        if len(fitting) == 1:
            return ", ".join(chosen), fitting[0]


_MIDDLES: Groups = _groups(
    """ball: foot basket snow base meat > room park point gown; house: green dog tree light bird > boat hold work plant wife;
    book: note cook school text hand > shelf store mark worm case; light: sun moon day flash candle > house bulb weight; board:
    black card key skate > walk game room; work: home net team paper > shop place day out; man: snow milk post police > kind
    made hole; room: bed bath class store > mate service key; paper: news wall sand note > clip bag weight; water: rain salt
    sea tap dish > fall melon proof color; fish: gold cat sword jelly star > pond bowl tank hook; head: arrow fore egg red >
    ache line band phones; time: bed lunch night life > table keeper zone; hand: second short left > bag shake made writing
    stand; fire: camp bon wild > place man wood fly works; ground: play under back camp > floor hog; shoe: snow horse gym >
    lace box string maker; coat: rain over waist > hanger rack tails; pot: tea flower coffee > hole luck belly; day: birth sun
    week holi > light dream break time; side: sea road bed river > walk show step; bell: door blue cow > boy flower tower; box:
    mail tool sand lunch > car office; road: rail cross high > block map works""",
    ";",
    ">",
)


@task()
def joining_word(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the word that makes a compound both with the word before it and with the word after it."""
    middle = rng.choice(list(_MIDDLES))
    before, after = (part.split() for part in _MIDDLES[middle])
    return f"{rng.choice(before)} ___ {rng.choice(after)}", middle


# --- prefixes, suffixes and roots

_SEGMENTED = _words(
    """un-KIND-ness un-HELP-ful un-BREAK-able re-PLAY-ed re-BUILD-ing re-FILL-able un-FAIR-ly un-CLEAR-ly un-EVEN-ly
    un-LIKE-ly mis-TREAT-ment mis-LEAD-ing mis-SPELL-ing dis-AGREE-ment dis-COLOR-ed dis-CONNECT-ed dis-ORDER-ly
    dis-RESPECT-ful dis-TRUST-ful dis-HONEST-ly over-WORK-ed over-LOAD-ed over-COOK-ed over-HEAT-ed over-PAY-ment
    under-PAY-ment under-COOK-ed pre-HEAT-ed pre-COOK-ed pre-VIEW-ing re-PAY-ment re-START-ed re-HEAT-ed re-OPEN-ing
    re-COUNT-ed re-LOAD-ing re-PRINT-ed re-THINK-ing re-READ-ing re-WORK-ed re-WASH-ed re-PAINT-ed re-PLANT-ing un-LOCK-ed
    un-PACK-ing un-FOLD-ed un-COVER-ed un-LOAD-ing un-SPEAK-able un-THINK-able un-DRINK-able un-BEAR-able un-REASON-able
    un-AVOID-able un-ACCEPT-able un-PREDICT-able un-READ-able un-WASH-ed un-PAINT-ed un-COOK-ed un-OPEN-ed un-SALT-ed
    un-WANT-ed un-EXPECT-ed un-FINISH-ed un-HARM-ed un-TRUTH-ful un-FAITH-ful un-EVENT-ful un-FRIEND-ly un-WILL-ing
    un-END-ing CARE-less-ly CARE-ful-ly HELP-less-ness HOPE-less-ly HOPE-ful-ly USE-less-ly THOUGHT-ful-ly THANK-ful-ly
    PEACE-ful-ly PLAY-ful-ness FEAR-less-ly HARM-less-ly HOME-less-ness REST-less-ness END-less-ly MEAN-ing-less
    MEAN-ing-ful COLOR-ful-ly CHEER-ful-ness FORGET-ful-ness SLEEP-less-ness BREATH-less-ly POWER-less-ness POWER-ful-ly
    TRUTH-ful-ly WATCH-ful-ness YOUTH-ful-ness CHILD-ish-ly FOOL-ish-ness SELF-ish-ly LEAD-er-ship OWN-er-ship TEACH-er-s
    PAINT-er-s FARM-er-s SING-er-s CLEAN-er-s WORK-er-s HUNT-er-s BUILD-er-s PLAY-er-s COLLECT-or-s ACT-or-s VISIT-or-s
    INVENT-or-s DIRECT-or-s ART-ist-s TOUR-ist-s NEIGHBOR-hood-s FRIEND-ship-s ACT-ion-s DIRECT-ion-s INVENT-ion-s
    COLLECT-ion-s TREAT-ment-s PAY-ment-s AGREE-ment-s"""
)


@task()
def parts_of_word_hyphenated(rng: random.Random) -> tuple[str, str]:
    """Split the word into prefix, root and endings with hyphens between them, such as "un-break-able"; output nothing else."""
    parts = rng.choice(_SEGMENTED).lower()
    return _mention(rng, parts.replace("-", "")), parts


@task()
def root_of_long_word(rng: random.Random) -> tuple[str, str]:
    """Take every prefix and every ending off the word and output the root that is left, such as "break" for "unbreakable"."""
    parts = rng.choice(_SEGMENTED)
    return _mention(rng, parts.replace("-", "").lower()), next(part for part in parts.split("-") if part.isupper()).lower()


@task("1", "2", "3", "4", "5", "6", "8", "10")
def number_inside_word(rng: random.Random) -> tuple[str, str]:
    """Write the number that the beginning of the word means, in digits: 3 for "tricycle", 8 for "octopus", 1 for "unicorn"."""
    return _mentioned(
        rng,
        _sets(
            """1: unicycle unicorn uniform monologue monorail monotone; 2: bicycle biped bilingual biplane biweekly bilateral;
            3: tricycle triangle trio tripod trilogy triplets triathlon trident; 4: quartet quadruped quadruplets quadrangle
            quadrilateral; 5: pentagon pentathlon quintet quintuplets pentagram; 6: hexagon sextet sextuplets hexagram; 8:
            octagon octopus octet octave; 10: decade decathlon decimal decagon"""
        ),
    )


@task("sound", "write", "see", "carry", "water", "light", "life", "star")
def meaning_of_root(rng: random.Random) -> tuple[str, str]:
    """Give the meaning of the Greek or Latin root in the word: sound (phon), write (graph, scrib, script), see (vis,
    spect), carry (port), water (aqua, hydr), light (photo), life (bio) or star (astro, stell)."""
    return _mentioned(
        rng,
        _sets(
            """sound: telephone microphone saxophone symphony xylophone headphone phonics megaphone; see: vision visible
            invisible spectator visual inspect inspection spectacle television supervisor; write: autograph paragraph
            describe manuscript inscription subscribe scribble prescription; carry: transport portable export import
            porter transporter; water: aquarium aquatic hydrant hydrate dehydrated aqueduct hydropower; light: photon
            photosynthesis photocell photosensitive photophobia; life: biology antibiotic biologist biosphere biochemistry
            biodiversity; star: astronaut astronomy astronomer astrology constellation asterisk stellar interstellar
            astrologer"""
        ),
    )


@task("without", "can be", "small", "person", "study of", "quality")
def meaning_of_ending(rng: random.Random) -> tuple[str, str]:
    """Say what the ending of the word means: "without" (-less), "can be" (-able, -ible), "small" (-let, -ling, -ette),
    "person" (-er, -or, -ist), "study of" (-logy) or "quality" (-ness)."""
    return _mentioned(
        rng,
        _sets(
            """without: homeless endless careless sugarless cloudless hopeless toothless fearless harmless useless; can
            be: breakable washable drinkable eatable readable visible flexible audible movable lovable; small: booklet
            piglet droplet duckling seedling kitchenette statuette leaflet owlet eaglet; person: teacher baker farmer
            sailor actor artist violinist dentist singer inventor; study of: biology geology zoology psychology sociology
            ecology mythology meteorology; quality: kindness darkness sadness goodness illness softness happiness laziness
            sweetness weakness"""
        ),
    )


_FUL_LESS = _words("care use hope help harm color power thought pain meaning fear taste cheer grace mind")


@task()
def ful_less_exchanged(rng: random.Random) -> tuple[str, str]:
    """Replace the ending -ful by -less or -less by -ful and keep the rest: "a careful person" becomes "a careless person"."""
    ends = rng.sample(("ful", "less"), 2)
    noun = rng.choice(_words("person man woman answer plan day idea word story song life game act look voice year"))
    start = rng.choice(("a", "the", "this", "that", "one", "some", "another", "such a"))
    stem = rng.choice(_FUL_LESS)
    given, wanted = (f"{start} {stem}{end} {noun}" for end in ends)
    return given, wanted


_FAMILY = _pairs(
    """bake=baker|teach=teacher|friend=friendly|sun=sunny|help=helpful|child=childish|danger=dangerous|sleep=sleepy
    |fame=famous|luck=lucky|rain=rainy|farm=farmer|sing=singer|paint=painter|dark=darkness|kind=kindness|act=actor
    |use=useful|care=careless|hope=hopeless|fool=foolish|king=kingdom|free=freedom|strong=strength|long=length|wide=width
    |deep=depth|warm=warmth|true=truth|grow=growth|move=movement|pay=payment|decide=decision|invite=invitation
    |build=building|salt=salty|noise=noisy|health=healthy|wool=woolen|gold=golden|wood=wooden|hero=heroic|music=musical
    |nation=national|art=artist|piano=pianist|science=scientist|drive=driver|swim=swimmer|run=runner|hunt=hunter
    |sail=sailor|beg=beggar|wind=windy|fog=foggy|mud=muddy|beauty=beautiful|pain=painful|week=weekly|month=monthly
    |quick=quickly|bright=brighten|weak=weaken"""
)
_CHANCE = _pairs(
    """corn=corner|moth=mother|car=carpet|ham=hammer|but=butter|let=letter|off=offer|fat=father|sum=summer|din=dinner
    |count=country|cab=cabbage|car=carrot|pig=pigeon|cat=cattle|ant=antler|rat=ration|ear=early|ear=earth|man=mango
    |sea=season|sea=search|tea=team|tea=teach|bee=beef|hen=hence|pea=peace|pea=peach|pea=pearl|pan=pants|ten=tennis
    |ten=tent|bar=barn|bar=bark|bull=bullet|can=candle|can=candy|cow=coward|crow=crown|crow=crowd|dog=dogma|fun=fund
    |ham=hamster|hat=hatch|her=hero|her=herd|kid=kidney|lad=ladder|leg=legend|log=logic|mat=match|men=menu|pen=penny
    |pill=pillow|pin=pink|plan=planet|pump=pumpkin|rob=robot|rob=robin|sad=saddle|sand=sandal|scar=scarf|sing=single
    |son=song|star=start|star=stare|tail=tailor|top=topic|war=warm|wall=wallet|yell=yellow"""
)


@task("family", "chance")
def family_or_chance(rng: random.Random) -> tuple[str, str]:
    """Answer "family" if the longer word is made from the shorter one, and "chance" if it only happens to begin like it."""
    table, label = rng.choice(((_FAMILY, "family"), (_CHANCE, "chance")))
    return rng.choice((" - ", ", ", " / ", " & ")).join(rng.choice(table)), label


# --- word families

_CLASSES = ("noun", "verb", "adjective", "adverb")
_KIN = tuple(
    tuple(item.split())
    for item in _items(
        """success succeed successful successfully|decision decide decisive decisively|beauty beautify beautiful beautifully
        |danger endanger dangerous dangerously|attraction attract attractive attractively|protection protect protective
        protectively|difference differ different differently|obedience obey obedient obediently|persuasion persuade
        persuasive persuasively|simplicity simplify simple simply|strength strengthen strong strongly|width widen wide
        widely|depth deepen deep deeply|sadness sadden sad sadly|brightness brighten bright brightly|weakness weaken weak
        weakly|sweetness sweeten sweet sweetly|softness soften soft softly|quickness quicken quick quickly|freshness
        freshen fresh freshly|tightness tighten tight tightly|competition compete competitive competitively|destruction
        destroy destructive destructively|enjoyment enjoy enjoyable enjoyably|explosion explode explosive explosively|power
        empower powerful powerfully|purity purify pure purely|thought think thoughtful thoughtfully|agreement agree
        agreeable agreeably|apology apologize apologetic apologetically|energy energize energetic energetically|sympathy
        sympathize sympathetic sympathetically|clarity clarify clear clearly|courage encourage courageous courageously
        |suspicion suspect suspicious suspiciously|belief believe believable believably|admiration admire admirable admirably
        |sharpness sharpen sharp sharply|thickness thicken thick thickly|looseness loosen loose loosely|roughness roughen
        rough roughly|glory glorify glorious gloriously|harmony harmonize harmonious harmoniously|mystery mystify mysterious
        mysteriously|intensity intensify intense intensely|legality legalize legal legally|equality equalize equal equally
        |reality realize real really|memory memorize memorable memorably|offense offend offensive offensively|defense defend
        defensive defensively|impression impress impressive impressively|invention invent inventive inventively|rebellion
        rebel rebellious rebelliously"""
    )
)


@task()
def relative_of_named_class(rng: random.Random) -> tuple[str, str]:
    """Give the member of the word's family that belongs to the class in brackets (noun, verb, adjective or adverb)."""
    given, wanted = rng.sample(range(4), 2)
    kin = rng.choice(_KIN)
    return f"{kin[given]} [{_CLASSES[wanted]}]", kin[wanted]


_GAPS_BY_CLASS = (
    ("N gave a talk about ___.", "N read a book on ___.", "The ___ surprised N."),
    ("N wants to ___.", "N will soon ___ again.", "N can ___."),
    ("N seems very ___.", "It was a ___ day for N.", "N told a ___ story."),
    ("N spoke ___.", "N did it ___.", "N smiled ___ and left."),
)


@task()
def related_word_in_gap(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the right relative of the word in brackets: the noun, verb, adjective or adverb that the sentence
    needs."""
    given, wanted = rng.sample(range(4), 2)
    kin = rng.choice(_KIN)
    return f"{_put(rng, _GAPS_BY_CLASS[wanted])} ({kin[given]})", kin[wanted]


# --- irregular forms

_IRREGULAR = tuple(
    tuple(item.split())
    for item in _items(
        """begin began begun|bite bit bitten|blow blew blown|break broke broken|bring brought brought|build built built
        |buy bought bought|catch caught caught|choose chose chosen|cut cut cut|deal dealt dealt|dig dug dug|do did done
        |draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
        |fight fought fought|find found found|fly flew flown|forget forgot forgotten|forgive forgave forgiven|freeze froze
        frozen|give gave given|go went gone|grow grew grown|hear heard heard|hide hid hidden|hit hit hit|hold held held
        |hurt hurt hurt|keep kept kept|know knew known|leave left left|lend lent lent|let let let|lose lost lost|make
        made made|mean meant meant|meet met met|pay paid paid|put put put|ride rode ridden|ring rang rung|rise rose
        risen|say said said|see saw seen|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot
        |shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken
        |spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
        |swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear
        tore torn|tell told told|think thought thought|throw threw thrown|understand understood understood|wake woke woken
        |wear wore worn|weep wept wept|win won won|write wrote written|cost cost cost|cast cast cast|burst burst burst
        |quit quit quit|shed shed shed|upset upset upset"""
    )
)
_BY_FORM = tuple({form: forms for forms in _IRREGULAR for form in forms}.items())


@task()
def three_principal_parts(rng: random.Random) -> tuple[str, str]:
    """The irregular verb is given in any form. Write its three parts, base, past and past participle, with " - " between."""
    form, forms = rng.choice(_BY_FORM)
    return _mention(rng, form), " - ".join(forms)


@task("AAA", "ABB", "ABC")
def pattern_of_irregular_verb(rng: random.Random) -> tuple[str, str]:
    """Give the pattern of base, past and participle: AAA if all are the same (cut), ABB if the last two are the same
    (buy, bought, bought), ABC if all differ (sing, sang, sung)."""
    label = rng.choice(("AAA", "ABB", "ABC"))
    base = rng.choice([forms[0] for forms in _IRREGULAR if len(set(forms)) == 1 + "ABC".index(label[-1])])
    return _put(rng, ("to W", *_MENTIONS), base), label


_DOUBLING = _words("begin cut dig forget hit let put set shut sit split swim quit shed upset win")
_CHILDISH: Pairs = (
    *(
        (forms[0] + (forms[0][-1] if forms[0] in _DOUBLING else "") + "ed", forms[1])
        for forms in _IRREGULAR
        if forms[0][-1] != "e" and forms[0] != "fly"
    ),
    *((forms[0] + "d", forms[1]) for forms in _IRREGULAR if forms[0][-1] == "e" and forms[0] != "see"),
    *_pairs(
        """mouses=mice|foots=feet|tooths=teeth|gooses=geese|mans=men|womans=women|childs=children|sheeps=sheep
        |wolfs=wolves|leafs=leaves|knifes=knives|shelfs=shelves|thiefs=thieves|loafs=loaves|gooder=better|goodest=best
        |badder=worse|baddest=worst|hisself=himself|theirselves=themselves|mines=mine|oxes=oxen|calfs=calves|wifes=wives
        |lifes=lives|halfs=halves"""
    ),
)


@task()
def childish_form_mended(rng: random.Random) -> tuple[str, str]:
    """A small child makes the form by the regular rule, like "goed" or "mouses". Output the right form: "went", "mice"."""
    wrong, right = rng.choice(_CHILDISH)
    return _put(rng, ("W", '"W", said little N', 'N, aged three: "W"', 'little N said "W" again'), wrong), right


@task("s", "es", "ies", "ves", "new vowel", "no change")
def how_plural_is_made(rng: random.Random) -> tuple[str, str]:
    """Say how the noun makes its plural: s (cups), es (boxes), ies (y becomes ies), ves (f becomes ves), new vowel (feet)
    or no change (sheep)."""
    return _mentioned(
        rng,
        _sets(
            """s: cup dog tree boy key window pencil garden shoe spoon table day toy monkey; es: box bus dish church fox
            glass bush peach brush class match dress lunch; ies: city baby party lady berry story puppy family country fly
            cherry army; ves: leaf knife wolf shelf loaf half calf thief wife life elf self; new vowel: man woman foot
            tooth goose mouse postman policeman fireman snowman gentleman; no change: sheep deer moose bison salmon trout
            series species aircraft spacecraft offspring swine"""
        ),
    )


_PIECES = _words(
    "furniture pottery news luggage evidence jewelry equipment chalk wood meat clothing toast baggage advice information"
)
_PAIRED = _words(
    "scissors trousers jeans glasses shorts pants tights pajamas pliers tweezers binoculars goggles sunglasses leggings tongs"
)
_SINGLE = _words(
    "basket bell book bottle brush bucket camera candle coin cup fan flag fork jar key kite lamp map pen plate ring spoon"
)


@task()
def say_one_of_it(rng: random.Random) -> tuple[str, str]:
    """Say it of one: "a" or "an" before what can be counted, "a piece of" before a substance or mass, "a pair of" before
    a word that is always plural, like scissors."""
    look = rng.choice(_words("old new cheap good nice expensive useful important ugly interesting fine small strange"))
    nouns, start = rng.choice(((_PIECES, "a piece of "), (_PAIRED, "a pair of "), (_SINGLE, "")))
    phrase = f"{look} {rng.choice(nouns)}"
    return phrase, start + phrase if start else with_article(phrase)


@task("is", "are")
def tricky_noun_is_or_are(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with "is" or "are". Some nouns in -s (news, physics) take "is", and some without -s (police, children)
    "are"."""
    noun, verb = labelled(
        rng,
        _sets(
            """is: news furniture advice luggage homework information equipment traffic rice bus dress glass boss grass
            class money; are: scissors police people jeans trousers children mice geese teeth cattle men women feet oxen
            binoculars pajamas thieves"""
        ),
    )
    if rng.random() < 0.3:
        noun, verb = rng.choice(_words("Physics Mathematics Economics Gymnastics Politics Athletics")), "is"
        return f"{noun} ___ what {rng.choice(lexicon.FIRST_NAMES)} {rng.choice(('likes', 'talks about', 'reads about'))}.", verb
    return _put(
        rng, ("The W ___ here, N.", "N says the W ___ important.", "N knows where the W ___.", "N, where ___ the W?"), noun
    ), verb


_COMPARED = _sets(
    """er: tall small cold warm fast slow old young short long cheap clean dark deep happy funny easy busy heavy noisy big
    hot thin strong weak rich poor kind loud early; more: careful beautiful dangerous expensive interesting important
    difficult famous useful useless boring comfortable popular modern terrible generous honest patient nervous exciting
    intelligent delicious; irregular: good bad far little much many"""
)


@task("er", "more", "irregular")
def way_of_comparing(rng: random.Random) -> tuple[str, str]:
    """Say how the adjective is compared: "er" (tall, taller), "more" (more careful) or "irregular" (good, better)."""
    return _mentioned(rng, _COMPARED)


@task("double", "drop e", "no change")
def change_before_ing(rng: random.Random) -> tuple[str, str]:
    """Say what happens to the verb when -ing is added: "double" (run, running), "drop e" (make, making) or "no change"
    (play, playing)."""
    return _mentioned(
        rng,
        _sets(
            """double: run swim sit get cut put stop plan shop win hit dig begin forget hug clap drop rub jog chat; drop
            e: make take write ride drive come give live dance smile bake move use close change hope save invite arrive
            share; no change: play read sing walk eat work talk jump look help sleep open carry study wait rain go teach
            watch visit"""
        ),
    )


# --- sounds and letters


@task()
def silent_letter(rng: random.Random) -> tuple[str, str]:
    """Output the one letter of the word, apart from a final e, that is written but not spoken: k for "knife", b for "lamb"."""
    return _mentioned(
        rng,
        _sets(
            """k: knee knife knit knot knob kneel; w: write wrong wrist wrap wring sword answer two wren; b: lamb thumb comb
            climb bomb doubt debt crumb tomb numb plumber; h: hour honest ghost honor rhyme rhythm exhausted; g: sign gnome
            design foreign gnat reign campaign resign gnaw; l: half calf talk walk chalk calm palm salmon yolk folk could; t:
            castle listen fasten bustle hustle nestle rustle; n: autumn column hymn solemn condemn; p: cupboard receipt
            pneumonia pterodactyl; s: island isle islander; c: scene muscle scent science; u: guest guitar guide guard biscuit
            build; d: handsome handkerchief"""
        ),
    )


@task("hard", "soft")
def hard_or_soft_letter(rng: random.Random) -> tuple[str, str]:
    """Say how the first letter, c or g, is spoken: "hard" as in cat and gold, or "soft" as in city and gem."""
    return _mentioned(
        rng,
        _sets(
            """hard: cat cake color cup card corner cow cold camel coffee clean cry cream candle gold garden game goat
            gift girl give glass green guest gun goose grass get gate; soft: city circle center cent cinema circus ceiling
            celery cereal cement certain cellar cigar cycle citizen gem giant giraffe ginger gentle general genius gym
            germ gene"""
        ),
    )


@task("t", "d", "id")
def sound_of_ed(rng: random.Random) -> tuple[str, str]:
    """Say how the ending -ed is spoken: "id" after t and d (wanted), "t" after voiceless sounds (walked) or "d" otherwise
    (played)."""
    verb, sound = labelled(
        rng,
        _sets(
            """t: walked jumped kicked washed watched laughed helped stopped cooked danced missed looked asked pushed
            worked baked hoped liked finished talked; d: played opened called cleaned rained lived moved loved pulled
            followed carried tried smiled turned filled answered hugged listened showed stayed; id: wanted waited painted
            needed visited counted ended added started landed invited shouted planted decided lifted hated wasted loaded
            folded tasted"""
        ),
    )
    return _put(rng, ("W", "W", "N W", 'the word "W"', 'N wrote "W".'), verb), sound


@task("bed", "bead", "bird", "bare")
def sound_of_ea(rng: random.Random) -> tuple[str, str]:
    """Say whether the letters ea sound as in bed (bread), as in bead (meat), as in bird (earth) or as in bare (pear)."""
    return _mentioned(
        rng,
        _sets(
            """bed: bread head dead death breath heavy ready health weather feather leather spread sweat weapon meadow
            breakfast; bead: meat seat beach teach tea sea leaf cream dream team clean heat peach easy speak wheat; bird:
            earth learn early earn search heard pearl earnest; bare: pear bear wear swear"""
        ),
    )


_RHYMES = tuple(
    _words(line)
    for line in """cake snake lake rake shake wake
    cat hat bat mat rat fat
    house mouse
    tree bee sea key knee three
    night light kite bite right white
    moon spoon noon June tune
    day play gray way tray they
    star car far jar guitar
    ring king sing spring wing string
    bear chair hair square stair pear
    nose rose toes shows goes
    fox box rocks socks clocks
    bell shell well smell hotel
    rain train plane chain brain
    gold cold old told
    duck truck luck stuck
    dog frog log fog
    boat coat goat note vote
    phone stone bone alone throne
    wall ball small tall fall
    book cook look hook
    blue shoe two new you
    bed red head bread said
    pen ten hen men
    ground round sound found hound
    sky pie fly eye high cry
    bun sun run one done
    fish dish wish""".splitlines()
)


@task()
def rhyme_among_three(rng: random.Random) -> tuple[str, str]:
    """A word stands before the colon and three words after it. Output the one of the three that rhymes with it."""
    group, other, third = rng.sample(_RHYMES, 3)
    word, rhyme = rng.sample(group, 2)
    options = [rhyme, rng.choice(other), rng.choice(third)]
    rng.shuffle(options)
    return f"{word}: {', '.join(options)}", rhyme


@task("AABB", "ABAB", "ABBA")
def rhyme_scheme(rng: random.Random) -> tuple[str, str]:
    """The last words of four lines of verse are given. Write their rhyme scheme: AABB (pairs), ABAB (in turn) or ABBA
    (enclosed)."""
    one, other = rng.sample(_RHYMES, 2)
    scheme = rng.choice(("AABB", "ABAB", "ABBA"))
    words = {"A": rng.sample(one, 2), "B": rng.sample(other, 2)}
    return " / ".join(words[letter].pop() for letter in scheme), scheme


_HOMOPHONES = _pairs(
    """sea=see|son=sun|meat=meet|right=write|flour=flower|hour=our|knight=night|know=no|blew=blue|bare=bear
    |brake=break|cell=sell|dear=deer|die=dye|eight=ate|eye=I|fair=fare|feat=feet|heal=heel|hear=here|hole=whole
    |knew=new|knot=not|mail=male|made=maid|one=won|pail=pale|pain=pane|pair=pear|peace=piece|plain=plane|rode=road
    |role=roll|sail=sale|seam=seem|some=sum|stair=stare|steal=steel|tail=tale|threw=through|toe=tow|waist=waste
    |wait=weight|weak=week|wear=where|which=witch|wood=would|weather=whether|allowed=aloud|board=bored|grate=great
    |groan=grown|hair=hare|him=hymn|knead=need|nose=knows|prince=prints|soul=sole|sweet=suite|berry=bury|bread=bred
    |flea=flee|wrap=rap|ring=wring|be=bee|tea=tee"""
)


@task()
def spelled_otherwise_same_sound(rng: random.Random) -> tuple[str, str]:
    """Give the other word that is spoken exactly like this one but spelled otherwise, such as "see" for "sea"."""
    pair = list(rng.choice(_HOMOPHONES))
    rng.shuffle(pair)
    return _mention(rng, pair[0]), pair[1]


_MISHEARD = _pairs(
    """sun=N lay in the warm son|meat=The butcher sold N some meet|flower=N picked a red flour|knight=The night put on his
    armor for N|hour=N waited for one our|sea=N swam in the deep see|deer=N saw a dear run into the forest|hole=N dug a
    deep whole|mail=The letter for N came in the male|pair=N bought a pear of shoes|piece=N ate a peace of cake|plane=N
    flew home on a plain|road=N drove along the rode|sail=The boat of N has a white sale|stairs=N ran up the stares
    |tail=The dog of N wagged its tale|week=N stays for one weak|witch=The which rode past N on a broom|wood=N made a table
    of would|bear=N saw a brown bare at the zoo|brake=N pressed the break to stop the car|eight=N has ate cousins|feet=N
    has cold feat|heel=N hurt the heal of one foot|nose=N has a cold and a red knows|pain=N feels a pane in the knee|toe=N
    hurt one tow|waist=N has a belt around the waste|weight=The doctor wrote down the wait of N|hair=N brushed the long hare
    of the doll|bread=N baked bred with butter|berry=N ate a ripe bury|board=The teacher wrote N on the bored|write=N can
    read and right|sell=N wants to cell the car|buy=N wants to by a car|see=N can sea the moon|hear=N can here the bell
    |wear=N will where a hat|meet=N will meat us at noon|threw=N through the ball|knew=N new the answer|blew=N blue out the
    candle|ate=N eight an apple|won=N one the race|blue=N painted the door blew|great=N had a grate time"""
)


@task()
def homophone_that_was_meant(rng: random.Random) -> tuple[str, str]:
    """One word of the sentence is spelled like another word that sounds the same. Output only the word that was meant."""
    meant, sentence = rng.choice(_MISHEARD)
    return _put(rng, (sentence,)) + ".", meant


_CONFUSED = _groups(
    """its/it's: The dog wagged ___ tail, N > ___ raining again, N|there/their/they're: N left the book over ___ > N and Kim
    love ___ cat > N thinks ___ late again|your/you're: Is this ___ bag, N > N says ___ very kind|than/then: N is taller ___
    Kim > First eat, ___ play, N| lose/loose: Do not ___ your key, N > N has a ___ tooth|whose/who's: N asked ___ coat it was
    > N asked ___ at the door| affect/effect: The rain will ___ the plans of N > The rain had no ___ on N|accept/except: N
    will ___ the gift > Everybody ___ N came| advice/advise: N gave me good ___ > Please ___ me, N|quiet/quite: Please be
    ___, N > N is ___ tired|to/too: N went ___ school > The soup is ___ hot for N|desert/dessert: N crossed the dry ___ on a
    camel > N had ice cream for ___| breath/breathe: N took a deep ___ > N cannot ___ under water|passed/past: N ___ the exam
    > N walked ___ the bank| angel/angle: N drew a right ___ > N saw an ___ with wings|later/latter: See you ___, N > N sees
    Kim and Rob and likes the ___""",
    "|",
    ">",
)
_CONFUSED_RIGHT = dict(
    _pairs(
        """its/it's=its it's|there/their/they're=there their they're|your/you're=your you're|than/then=than then
        |lose/loose=lose loose|whose/who's=whose who's|affect/effect=affect effect|accept/except=accept except
        |advice/advise=advice advise|quiet/quite=quiet quite|to/too=to too|desert/dessert=desert dessert
        |breath/breathe=breath breathe|passed/past=passed past|angel/angle=angle angel|later/latter=later latter"""
    )
)


@task()
def confusing_pair_in_gap(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the right one of the easily confused words in brackets, in lower case, such as its or it's."""
    words = rng.choice(list(_CONFUSED))
    sentence, right = rng.choice(list(zip(_CONFUSED[words], _CONFUSED_RIGHT[words].split(), strict=True)))
    return f"{_put(rng, (sentence,))}. ({words})", right


_HIDING = _pairs(
    """scatter=cat|education=cat|location=cat|vacation=cat|category=cat|delicate=cat|decorate=rat|separate=rat
    |pirate=rat|grateful=rat|narrate=rat|celebrate=rat|plant=ant|giant=ant|wanted=ant|pants=ant|restaurant=ant
    |important=ant|distant=ant|instant=ant|battle=bat|acrobat=bat|debate=bat|combat=bat|batter=bat|paper=ape|shape=ape
    |grape=ape|escape=ape|drape=ape|newspaper=ape|beard=bear|unbearable=bear|beer=bee|been=bee|frisbee=bee|coward=cow
    |wheel=eel|steel=eel|feeling=eel|peel=eel|kneel=eel|million=lion|medallion=lion|billion=lion|growl=owl|bowl=owl
    |howling=owl|knowledge=owl|prowler=owl|boxes=ox|toxic=ox|oxygen=ox|boxer=ox|program=ram|drama=ram|frame=ram
    |cramp=ram|gram=ram|then=hen|when=hen|shared=hare|dogma=dog|pigment=pig|spigot=pig|signature=gnat|designate=gnat
    |hogwash=hog|jewel=ewe|fewer=ewe|sewer=ewe"""
)


@task()
def animal_hidden_in_word(rng: random.Random) -> tuple[str, str]:
    """The letters of an animal stand side by side inside the word, as cat in "scatter". Output this animal."""
    word, animal = rng.choice(_HIDING)
    return _mention(rng, word), animal


# --- what goes with what


@task()
def portion_word_in_gap(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the usual word for a portion or unit of the thing: loaf of bread, bunch of grapes, sheet of paper."""
    thing, unit = labelled(
        rng,
        _groups(
            """loaf: bread|bunch: grapes > flowers > bananas > keys|sheet: paper > music paper > tracing paper|bar: soap >
            chocolate|tube: toothpaste > glue|deck: cards|pinch: salt > pepper|drop: rain > blood > oil|pair: socks >
            shoes > gloves > jeans|flight: stairs|grain: sand > rice|blade: grass|lump: coal > clay|ball: wool > yarn
            |clove: garlic|gust: wind|bolt: lightning|puff: smoke|swarm: bees > flies|herd: cows > elephants|pack: wolves
            > lies|flock: sheep > geese|slice: toast > ham > pizza|cup: tea > coffee|carton: eggs|stick: chewing gum >
            butter|dose: medicine""",
            "|",
            ">",
        ),
    )
    return _put(
        rng, ("a ___ of W", "N saw a ___ of W.", "N drew a ___ of W.", "There was a ___ of W.", "N: a ___ of W?"), thing
    ), unit


@task("on", "by", "at", "in", "for")
def preposition_of_set_phrase(rng: random.Random) -> tuple[str, str]:
    """Fill the gap with the preposition of the fixed phrase: on (purpose), by (mistake), at (last), in (a hurry) or for
    (example)."""
    rest, word = labelled(
        rng,
        _groups(
            """on: purpose > foot > vacation > fire > strike > duty > the phone > a diet|by: mistake > accident > heart >
            chance > surprise > bus > train > email|at: last > least > first sight > risk > all costs > noon > midnight|in: a
            hurry > love > trouble > danger > fact > common > a good mood > a row|for: example > instance > free > rent > fun
            > sure""",
            "|",
            ">",
        ),
    )
    return _put(rng, ("___ W", "It was ___ W, N.", "N said ___ W.", "N wrote: ___ W", "the phrase: ___ W"), rest), word


@task("up", "off", "out", "on", "down", "away")
def particle_for_meaning(rng: random.Random) -> tuple[str, str]:
    """Give the small word that completes the phrasal verb so that it means what is in brackets: up, off, out, on, down or
    away."""
    phrasal, particle = labelled(
        rng,
        _groups(
            """up: wake=stop sleeping > give=quit > grow=become an adult > look=search in a book > pick=lift > hurry=be quicker
            > stand=rise from a chair > make=invent|off: call=cancel > take=remove clothes > put=postpone > turn=stop a
            machine > take=leave the ground like a plane > show=boast|out: find=discover > put=extinguish a fire >
            point=mention > eat=dine in a restaurant > run=have none left > hand=distribute|on: carry=continue > put=get
            dressed in > turn=start a machine > hold=wait > try=test clothes|down: sit=take a seat > break=stop working >
            write=note > slow=go less fast > calm=become quiet > turn=refuse|away: run=flee > give=donate > stay=keep at a
            distance > look=turn the eyes elsewhere > put=store in its place > pass=die""",
            "|",
            ">",
        ),
    )
    verb, _, meaning = phrasal.partition("=")
    return _put(rng, (f"{verb} ___ (W)", f"to {verb} ___ (W)", f"N will {verb} ___ (W)", f"{verb} ___ = W"), meaning), particle


# --- shortened, blended, spoken and British words


_CLIPPED = _words(
    """phone exam lab gym ad fridge flu photo math plane bike rhino hippo limo memo demo prof grad dorm app info intro rep
    burger gas stats tech champ condo dino expo auto gator croc chimp mic vet ref bro sis teen roach mayo typo max deli decaf
    veggies"""
)
_BLENDS = _pairs(
    """brunch=breakfast lunch|smog=smoke fog|motel=motor hotel|spork=spoon fork|sitcom=situation comedy|webinar=web
    seminar|emoticon=emotion icon|vlog=video blog|hangry=hungry angry|staycation=stay vacation|glamping=glamorous camping
    |infomercial=information commercial|biopic=biographical picture|romcom=romantic comedy|moped=motor pedal|netizen=net
    citizen|frenemy=friend enemy|chillax=chill relax|ginormous=gigantic enormous|bromance=brother romance
    |docudrama=documentary drama|edutainment=education entertainment|malware=malicious software|skort=skirt shorts
    |telethon=television marathon|liger=lion tiger|zonkey=zebra donkey|camcorder=camera recorder|jeggings=jeans leggings
    |labradoodle=Labrador poodle|cronut=croissant donut|podcast=iPod broadcast|cockapoo=cocker poodle|mocktail=mock
    cocktail|carjack=car hijack|travelogue=travel monologue|screenager=screen teenager|Bollywood=Bombay Hollywood
    |plumcot=plum apricot"""
)


@task()
def words_in_blend(rng: random.Random) -> tuple[str, str]:
    """Name the two words that were blended into the word, joined by " + ", such as "breakfast + lunch" for "brunch"."""
    blend, words = rng.choice(_BLENDS)
    return _mention(rng, blend), words.replace(" ", " + ")


@task("compound", "blend", "clipping", "affixes")
def how_word_was_made(rng: random.Random) -> tuple[str, str]:
    """Say how the word was made: compound (two whole words, raincoat), blend (parts of two words, brunch), clipping (cut
    off from a longer word, exam) or affixes (prefix and ending around a root, unkindness)."""
    kinds = {
        "compound": tuple(_COMPOUNDS),
        "blend": tuple(dict(_BLENDS)),
        "clipping": _CLIPPED,
        "affixes": tuple(word.replace("-", "").lower() for word in _SEGMENTED if word[0].islower()),
    }
    return _mentioned(rng, kinds)


_RELAXED = _pairs(
    """gonna=N is gonna sleep > We're gonna win > They're gonna miss N|wanna=I wanna dance with N > Do you wanna play, N >
    We wanna eat|gotta=I gotta go, N > You gotta see this > We gotta help N|lemme=Lemme see it, N > Lemme try > Lemme ask
    N|gimme=Gimme the key, N > Gimme a break > Gimme that book|dunno=I dunno, N > I dunno this town > I dunno where N is
    |kinda=N is kinda tired > It's kinda cold > N looks kinda sad|outta=N is outta town > Get outta here, N > We're outta
    milk|lotta=N has a lotta friends > It's a lotta work > N eats a lotta rice|sorta=It's sorta funny > N is sorta shy > I
    sorta like N|oughta=You oughta call N > N oughta rest > We oughta leave|hafta=I hafta work > You hafta ask N > We
    hafta go"""
)
_RELAXED_FULL = dict(
    _pairs(
        """gonna=going to|wanna=want to|gotta=have to|lemme=let me|gimme=give me|dunno=don't know|kinda=kind of|outta=out
        of|lotta=lot of|sorta=sort of|oughta=ought to|hafta=have to"""
    )
)


@task()
def relaxed_word_written_out(rng: random.Random) -> tuple[str, str]:
    """Replace the word of relaxed speech (gonna, wanna, lemme, kinda; gotta is "have to") by the full words; keep the rest."""
    word, sentences = rng.choice(_RELAXED)
    sentence = _put(rng, _items(sentences, ">"))
    mark = "?" if sentence.startswith("Do ") else "."
    full = _RELAXED_FULL[word]
    return sentence + mark, sentence.replace(word, full).replace(word.capitalize(), full.capitalize()) + mark


_ATLANTIC = _pairs(
    """flat=apartment|lift=elevator|lorry=truck|biscuit=cookie|autumn=fall|rubbish=garbage|pavement=sidewalk
    |petrol=gasoline|tap=faucet|nappy=diaper|queue=line|trousers=pants|jumper=sweater|holiday=vacation|sweets=candy
    |crisps=potato chips|torch=flashlight|postman=mailman|cooker=stove|dustbin=trash can|windscreen=windshield|car
    park=parking lot|motorway=highway|film=movie|aubergine=eggplant|courgette=zucchini|chemist=drugstore|wardrobe=closet
    |curtains=drapes|football=soccer|tram=streetcar|mobile phone=cell phone|bonnet of the car=hood of the car|boot of the
    car=trunk of the car|plaster on the finger=band-aid on the finger|dressing gown=bathrobe|fire brigade=fire department
    |railway=railroad|timetable=schedule|zebra crossing=crosswalk|postcode=zip code|pram=baby carriage|spanner=wrench
    |number plate=license plate|ice lolly=popsicle|candyfloss=cotton candy"""
)
_ABOUT_THING = ("N spoke about the W.", "N drew the W.", "Did N see the W?", "N likes the W.", "N forgot the W.", "the W")


@task()
def british_word_made_american(rng: random.Random) -> tuple[str, str]:
    """Replace the British word by the one used in America (lift: elevator, lorry: truck) and keep the rest as it is."""
    british, american = rng.choice(_ATLANTIC)
    given = _put(rng, _ABOUT_THING, british)
    return given, given.replace(british, american)


@task()
def american_word_in_britain(rng: random.Random) -> tuple[str, str]:
    """Output only what the American thing is called in Britain: "lift" for an elevator, "flat" for an apartment."""
    british, american = rng.choice([pair for pair in _ATLANTIC if " of " not in pair[0] and " on " not in pair[0]])
    return _put(rng, _ABOUT_THING, american), british


_IDIOMS = _items(
    """once in a blue [moon]|a piece of [cake]|raining cats and [dogs]|cost an arm and a [leg]|let the cat out of the [bag]
    |hit the nail on the [head]|break the [ice]|under the [weather]|spill the [beans]|kill two birds with one [stone]|the
    last [straw]|beat around the [bush]|the tip of the [iceberg]|a needle in a [haystack]|on cloud [nine]|a blessing in
    [disguise]|pull someone's [leg]|the elephant in the [room]|a storm in a [teacup]|add fuel to the [fire]|a bull in a
    china [shop]|the apple of her [eye]|a fish out of [water]|keep your fingers [crossed]|turn over a new [leaf]|put all
    your eggs in one [basket]|burn the midnight [oil]|call it a [day]|bite off more than you can [chew]|in hot [water]|a
    wolf in sheep's [clothing]|the black sheep of the [family]|on thin [ice]|get cold [feet]|cry over spilled [milk]|jump
    on the [bandwagon]|play with [fire]|a drop in the [ocean]|see eye to [eye]|the ball is in your [court]|skeletons in
    the [closet]|from rags to [riches]|kick the [bucket]|face the [music]|the early [bird]|butterflies in the [stomach]
    |on the tip of my [tongue]"""
)


@task()
def last_word_of_idiom(rng: random.Random) -> tuple[str, str]:
    """Give the word that is missing at the end of the well-known English idiom, such as "moon" in "once in a blue ___"."""
    start, _, word = rng.choice(_IDIOMS)[:-1].partition("[")
    return _put(rng, ("W", "W", "idiom: W", "N said: W", "N began: W"), start + "___"), word


_NICKNAMES = _pairs(
    """Bill=William|Bob=Robert|Dick=Richard|Jim=James|Ted=Theodore|Mike=Michael|Dave=David|Tony=Anthony|Ben=Benjamin
    |Tom=Thomas|Joe=Joseph|Dan=Daniel|Matt=Matthew|Nick=Nicholas|Greg=Gregory|Ken=Kenneth|Fred=Frederick|Phil=Philip
    |Pete=Peter|Andy=Andrew|Ron=Ronald|Don=Donald|Tim=Timothy|Jeff=Jeffrey|Walt=Walter|Larry=Lawrence|Vince=Vincent
    |Liz=Elizabeth|Peggy=Margaret|Debbie=Deborah|Sue=Susan|Becky=Rebecca|Vicky=Victoria|Jenny=Jennifer|Pam=Pamela
    |Cindy=Cynthia|Angie=Angela|Abby=Abigail|Mandy=Amanda|Barb=Barbara|Jess=Jessica|Steph=Stephanie|Josh=Joshua
    |Zach=Zachary|Gabe=Gabriel"""
)


@task()
def nickname_in_full(rng: random.Random) -> tuple[str, str]:
    """Copy the name with the nickname replaced by the full first name it stands for: "Bill Carter" becomes "William
    Carter"."""
    short, full = rng.choice(_NICKNAMES)
    last = rng.choice(lexicon.LAST_NAMES)
    return f"{short} {last}", f"{full} {last}"


_ANIMAL_FAMILIES = tuple(
    tuple(item.split())
    for item in _items(
        """stallion mare foal|bull cow calf|ram ewe lamb|boar sow piglet|rooster hen chick|drake duck duckling|gander
        goose gosling|stag doe fawn|lion lioness cub|tomcat queen kitten|billy nanny kid|tiger tigress cub|peacock peahen
        peachick|cob pen cygnet"""
    )
)


@task()
def missing_in_animal_family(rng: random.Random) -> tuple[str, str]:
    """Name the missing member of the animal family, marked by a question mark: the word for the father, the mother or the
    young."""
    roles = list(zip(("father", "mother", "young"), rng.choice(_ANIMAL_FAMILIES), strict=True))
    rng.shuffle(roles)
    gap = rng.randrange(3)
    shown = (f"{role} {'?' if i == gap else word}" for i, (role, word) in enumerate(roles))
    return ", ".join(shown), roles[gap][1]

"""Tasks on opinions: reviews of hotels, meals, films, goods and apps, survey answers, feedback on colleagues and complaints.

Most reviews are made of one table, which says for each kind of thing which parts it has and how they are praised and blamed.
"""

from __future__ import annotations

import random
from functools import partial
from typing import NamedTuple

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import labelled, upper_first
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words

_PARTS = _groups(
    """
    hotel: room = clean/dirty, quiet/noisy, spacious/cramped | bed = comfortable/uncomfortable | shower = hot/cold |
        lobby = elegant/shabby, tidy/untidy | receptionist = friendly/unfriendly, helpful/unhelpful

    restaurant: soup = hot/cold, tasty/tasteless | waiter = polite/rude, fast/slow | dessert = delicious/disgusting |
        steak = tender/tough, juicy/dry | menu = varied/boring

    film: acting = brilliant/terrible, convincing/unconvincing | plot = clever/stupid, exciting/boring |
        camera work = steady/shaky | soundtrack = beautiful/awful | special effect = impressive/ridiculous

    book: writing = lively/dull | first chapter = gripping/tedious | translation = careful/careless | cover = pretty/ugly |
        narrator = charming/annoying

    phone: screen = bright/dim, sharp/blurry | battery = strong/weak | camera = good/bad | touch screen = fast/slow |
        ringtone = pleasant/unpleasant

    car: engine = quiet/loud, strong/weak | steering = precise/imprecise | trunk = roomy/tiny | gearbox = smooth/rough |
        driver seat = comfortable/uncomfortable

    coat: fabric = soft/scratchy | zipper = sturdy/flimsy | stitching = neat/sloppy | lining = warm/cold |
        hood = practical/impractical

    app: login = easy/difficult | layout = clear/confusing | search function = fast/slow | widget = useful/useless |
        backup = reliable/unreliable

    course: lesson = clear/confusing, lively/dull | teacher = patient/impatient, fair/unfair | homework = useful/useless |
        exam = fair/unfair

    concert: singer = brilliant/terrible | band = lively/dull | encore = exciting/boring | crowd = cheerful/grumpy |
        sound system = clear/muffled

    delivery: courier = friendly/unfriendly, punctual/late | packaging = sturdy/flimsy | tracking = accurate/inaccurate |
        box = clean/dirty
    """
)
_PAST = _words("hotel restaurant film book course concert delivery")
_BEFORE = ("", "", "In short:", "My view:", "{name}:", "{name} writes:", "From {city}:", "{month} review:", "Comment {n}:")
_AFTER = ("", "", "Just saying.", "({city})", "– {name}", "– {name}, {city}", "That's my view.", "Written in {month}.")
_BUT = (", but ", "; however, ", ", although ", ", while ", ", yet ")
_WEAK = _items("a bit | a little | slightly | somewhat | fairly")
_STRONG = _items("extremely | incredibly | unbelievably | amazingly | exceptionally | ever so")


class _Part(NamedTuple):
    noun: str
    good: str
    bad: str

    def word(self, praised: bool) -> str:
        return self.good if praised else self.bad


def _parts(rng: random.Random, n: int, kinds: tuple[str, ...] = tuple(_PARTS)) -> tuple[str, list[_Part], str]:
    """A kind of thing, so many of its parts with a word of praise and one of blame for each, and the verb for them."""
    kind = rng.choice(kinds)
    found = []
    for entry in rng.sample(_PARTS[kind], n):
        noun, pairs = entry.split(" = ")
        found.append(_Part(noun, *rng.choice(pairs.split(", ")).split("/")))
    return kind, found, "was" if kind in _PAST else "is"


def _signed(rng: random.Random, text: str) -> str:
    """The text, often with something said before or after it that has no influence."""
    start, end = rng.choice(_BEFORE), rng.choice(_AFTER)
    frame = f"{start} \0 {end}".format(
        name=rng.choice(lexicon.FIRST_NAMES),
        city=rng.choice(lexicon.CITIES),
        month=rng.choice(lexicon.MONTHS),
        n=rng.randint(2, 99),
    )
    return frame.replace("\0", text).strip()


_labelled = partial(labelled, fill=_signed)


def _mixed(rng: random.Random) -> tuple[str, list[_Part], list[bool]]:
    """A sentence that praises one part and blames another, in any order, the parts, and which of them is praised."""
    _, parts, verb = _parts(rng, 2)
    praised = rng.choice(([True, False], [False, True]))
    one, other = (f"the {part.noun} {verb} {part.word(sign)}" for part, sign in zip(parts, praised, strict=True))
    return f"{upper_first(one)}{rng.choice(_BUT)}{other}.", parts, praised


# --- reviews that speak of several parts of a thing


@task()
def praised_part(rng: random.Random) -> tuple[str, str]:
    """The review praises one part of a thing and blames another. Output the part that is praised, without "the"."""
    text, parts, praised = _mixed(rng)
    return _signed(rng, text), parts[praised.index(True)].noun


@task()
def blamed_part(rng: random.Random) -> tuple[str, str]:
    """The review praises one part of a thing and blames another. Output the part that is blamed, without "the"."""
    text, parts, praised = _mixed(rng)
    return _signed(rng, text), parts[praised.index(False)].noun


@task(*_PARTS)
def kind_of_thing_reviewed(rng: random.Random) -> tuple[str, str]:
    """Say what is reviewed: hotel, restaurant, film, book, phone, car, coat, app, course, concert or delivery."""
    kind, parts, verb = _parts(rng, 2)
    one, other = (f"the {part.noun} {verb} {part.word(rng.random() < 0.5)}" for part in parts)
    return _signed(rng, f"{upper_first(one)} and {other}."), kind


@task()
def plus_minus_parts(rng: random.Random) -> tuple[str, str]:
    """Note the parts in the order of the review, each with + in front if praised and - if blamed: "+waiter -soup"."""
    _, parts, verb = _parts(rng, 2)
    signs = [rng.random() < 0.5 for _ in parts]
    said = (f"The {part.noun} {verb} {part.word(sign)}." for part, sign in zip(parts, signs, strict=True))
    return " ".join(said), " ".join(f"{'+' if sign else '-'}{part.noun}" for part, sign in zip(parts, signs, strict=True))


@task()
def counter_opinion(rng: random.Random) -> tuple[str, str]:
    """Write the counter-opinion: the same sentence with the adjective turned into its opposite, praise into blame or back."""
    _, [part], verb = _parts(rng, 1)
    sign = rng.random() < 0.5
    start = rng.choice(("The", "I think the", "We found that the", "In my opinion the", "Honestly, the", "Again, the"))
    one, other = (f"{start} {part.noun} {verb} {part.word(said)}." for said in (sign, not sign))
    return one, other


@task()
def review_headline(rng: random.Random) -> tuple[str, str]:
    """Make a headline of the review: adjective and noun, comma, adjective and noun, such as "Polite waiter, cold soup"."""
    text, parts, praised = _mixed(rng)
    return text, upper_first(", ".join(f"{p.word(sign)} {p.noun}" for p, sign in zip(parts, praised, strict=True)))


@task("0", "1", "2", "3")
def number_of_complaints(rng: random.Random) -> tuple[str, str]:
    """The review judges three things. Output in one digit how many of them are blamed, from 0 to 3."""
    _, parts, verb = _parts(rng, 3)
    blamed = rng.randint(0, 3)
    signs = rng.sample([False] * blamed + [True] * (3 - blamed), 3)
    said = [f"{part.noun} {verb} {part.word(sign)}" for part, sign in zip(parts, signs, strict=True)]
    return f"The {said[0]}, the {said[1]}, the {said[2]}.", str(blamed)


@task()
def only_the_praise(rng: random.Random) -> tuple[str, str]:
    """Of the three sentences one praises. Output only this sentence."""
    _, parts, verb = _parts(rng, 3)
    kept = rng.randrange(3)
    said = [f"The {part.noun} {verb} {part.word(i == kept)}." for i, part in enumerate(parts)]
    return " ".join(said), said[kept]


@task()
def wish_for_the_opposite(rng: random.Random) -> tuple[str, str]:
    """Turn the criticism into a wish: "I wish the THING had been" and the opposite of the adjective, without any adverb."""
    _, [part], _ = _parts(rng, 1, _PAST)
    adverb = rng.choice(("", "", "far too ", "sadly ", *(f"{word} " for word in _WEAK + _STRONG)))
    return f"The {part.noun} was {adverb}{part.bad}.", f"I wish the {part.noun} had been {part.good}."


@task("++", "+", "-", "--")
def strength_in_signs(rng: random.Random) -> tuple[str, str]:
    """Code the opinion: ++ strong praise, + mild praise, - mild criticism, -- strong criticism."""
    _, [part], verb = _parts(rng, 1)
    praised, strong = rng.random() < 0.5, rng.random() < 0.5
    text = f"The {part.noun} {verb} {rng.choice(_STRONG if strong else _WEAK)} {part.word(praised)}."
    return _signed(rng, text), ("+" if praised else "-") * (1 + strong)


@task()
def judgment_phrase(rng: random.Random) -> tuple[str, str]:
    """Copy from the review only the words that judge: the adverb of degree and the adjective, such as "slightly dim"."""
    _, [part], verb = _parts(rng, 1)
    phrase = f"{rng.choice(_WEAK + _STRONG)} {part.word(rng.random() < 0.5)}"
    text = rng.choice(
        (
            "The {noun} {verb} {phrase}.",
            "I found that the {noun} {verb} {phrase}.",
            "As for the {noun}, it {verb} {phrase} for me.",
        )
    )
    return _signed(rng, text.format(noun=part.noun, verb=verb, phrase=phrase)), phrase


@task()
def poster_quote(rng: random.Random) -> tuple[str, str]:
    """Make a quote for the poster: only the adjective of praise, with a capital and "!" between double quotes."""
    text, parts, praised = _mixed(rng)
    return _signed(rng, text), f'"{upper_first(parts[praised.index(True)].good)}!"'


@task()
def short_reply_of_owner(rng: random.Random) -> tuple[str, str]:
    """Write the owner's reply: "Glad you liked the THING!" to praise, "Sorry about the THING!" to criticism."""
    _, [part], verb = _parts(rng, 1)
    praised = rng.random() < 0.5
    adverb = rng.choice(("", "", "really ", "very ", "so "))
    text = f"The {part.noun} {verb} {adverb}{part.word(praised)}."
    return _signed(rng, text), f"{'Glad you liked' if praised else 'Sorry about'} the {part.noun}!"


_TOO = _pairs(
    "long=shorter | short=longer | big=smaller | small=bigger | heavy=lighter | dark=brighter | bright=darker | loud=quieter | "
    "quiet=louder | slow=faster | fast=slower | thick=thinner | thin=thicker | hard=softer | soft=harder | cold=warmer | "
    "hot=cooler | narrow=wider | wide=narrower | expensive=cheaper | low=higher | high=lower"
)
_TOO_OF = _pairs(
    "sleeve=long short wide narrow | lamp=big small heavy dark bright expensive | pillow=hard soft thin thick | "
    "blanket=heavy thin thick short | speaker=loud quiet big heavy | chair=hard low high narrow | film=long short slow | "
    "pizza=small thin thick cold expensive | screen=small dark bright | suitcase=heavy small big | bath=hot cold small | "
    "lesson=long short fast slow | bed=hard soft narrow short high | elevator=slow small narrow | shelf=high low narrow | "
    "collar=wide narrow high | alarm=quiet loud | room=small dark cold hot expensive | table=low high small wide"
)


@task()
def what_to_ask_for_instead(rng: random.Random) -> tuple[str, str]:
    """Something is "too" this or that. Output what is wished instead, opposite comparative and noun: "longer sleeve"."""
    noun, adjectives = rng.choice(_TOO_OF)
    adjective = rng.choice(adjectives.split())
    text = rng.choice(
        (
            "The {noun} is too {adj}.",
            "The {noun} is much too {adj} for me.",
            "Sadly the {noun} was far too {adj}.",
            "Nice overall, but the {noun} is too {adj}.",
            "My only complaint: the {noun} is a bit too {adj}.",
        )
    )
    return text.format(noun=noun, adj=adjective), f"{dict(_TOO)[adjective]} {noun}"


# --- who likes what, and which of two things


_RELATIVES = _words("son daughter wife husband mother father sister brother aunt uncle niece nephew boss neighbor roommate")
_GOODS = _words("puzzle kettle blanket camera tent bike toaster novel headset drone backpack sofa perfume lamp watch wallet")
_FOND = _items("loves it | adores it | is crazy about it | is delighted with it | can't get enough of it | is very fond of it")
_UNFOND = _items("hates it | can't stand it | finds it dull | regrets it | thinks it is awful | is sick of it | wants it gone")


def _household(rng: random.Random) -> tuple[str, str, str]:
    """A text in which one relative likes a thing and another does not, and these two."""
    liker, other = rng.sample(_RELATIVES, 2)
    said = [f"my {liker} {rng.choice(_FOND)}", f"my {other} {rng.choice(_UNFOND)}"]
    rng.shuffle(said)
    return f"We bought this {rng.choice(_GOODS)}: {said[0]}{rng.choice((', ', ', but ', ' while '))}{said[1]}.", liker, other


@task()
def person_who_likes_it(rng: random.Random) -> tuple[str, str]:
    """Two people have an opinion on what was bought. Output in one word who likes it, such as "son"."""
    text, liker, _ = _household(rng)
    return text, liker


@task()
def person_who_dislikes_it(rng: random.Random) -> tuple[str, str]:
    """Two people have an opinion on what was bought. Output in one word who dislikes it, such as "aunt"."""
    text, _, other = _household(rng)
    return text, other


_BRANDS = _words("Lumo Vexa Brio Tarn Kelo Zeno Quill Orbit Nimbus Pico Fjord Delta Tempo Mira Solo Astra Novo Rondo")
_PRODUCTS = _words("laptop kettle scooter vacuum headset tablet printer mixer camera heater bike watch")
_GOOD_OF_ONE = _items(
    "never let me down | works like a charm | is a joy to use | is worth every cent | runs without a hitch | "
    "does a great job | makes me happy every day | has earned my trust"
)
_BAD_OF_ONE = _items(
    "broke within a week | is a waste of money | drives me mad | never works as it should | is full of flaws | keeps failing | "
    "was a big mistake | fell apart at once"
)


@task("positive", "negative")
def view_of_bracketed_product(rng: random.Random) -> tuple[str, str]:
    """One product is praised and another blamed. Say how the writer sees the product in brackets: "positive" or "negative"."""
    brands = rng.sample(_BRANDS, 2)
    said = [f"the {brands[0]} {rng.choice(_GOOD_OF_ONE)}", f"the {brands[1]} {rng.choice(_BAD_OF_ONE)}"]
    rng.shuffle(said)
    asked = rng.randrange(2)
    text = upper_first(f"{said[0]}{rng.choice(_BUT)}{said[1]}.")
    return f"[{brands[asked]}] {text}", ("positive", "negative")[asked]


_PREFERRED = _items(
    "I'd take the {a} over the {b} any day. | The {b} can't compete with the {a}. | Forget the {b}, get the {a}. | "
    "I swapped my {b} for the {a} and I'm glad. | The {a} leaves the {b} far behind. | Next to the {a} the {b} looks poor. | "
    "Between the {a} and the {b}, I prefer the {a}. | I wish I had bought the {a} and not the {b}. | The {b} is no {a}. | "
    "After a month with the {b} I miss my {a}. | The {a} beats the {b} hands down. | "
    "I expected more of the {b} than of the {a}, and I was wrong: the {a} wins."
)


@task()
def preferred_product(rng: random.Random) -> tuple[str, str]:
    """Two products are compared. Output the name of the one that the writer likes better."""
    one, other = rng.sample(_BRANDS, 2)
    return rng.choice(_PREFERRED).format(a=one, b=other), one


_COMPARED = _groups(
    """
    price: cheaper | more expensive | less expensive

    weight: lighter | heavier

    speed: faster | slower | quicker

    size: bigger | smaller | larger

    noise: louder | quieter | noisier

    color: bluer | redder | greener | darker red
    """
)


@task(*_COMPARED)
def compared_property(rng: random.Random) -> tuple[str, str]:
    """Say in which property the two products are compared: price, weight, speed, size, noise or color."""
    word, label = labelled(rng, _COMPARED)
    one, other = rng.sample(_BRANDS, 2)
    text = rng.choice(
        (
            "The {a} {p} is {w} than the {b}.",
            "I find the {a} {p} a lot {w} than the {b}.",
            "My {a} {p} is much {w} than my {b}.",
            "The {b} is fine, but the {a} {p} is {w}.",
            "If you want a {w} {p} than the {b}, try the {a}.",
        )
    )
    return text.format(a=one, b=other, w=word, p=rng.choice(_PRODUCTS)), label


_SIGNED_PAIRS = _groups(
    """
    >: The {a} is better than the {b}. | I like the {a} more than the {b}. | The {a} beats the {b}. |
        The {a} is far ahead of the {b}. | Give me the {a} rather than the {b}.

    <: The {a} is worse than the {b}. | I like the {a} less than the {b}. | The {a} loses to the {b}. |
        The {a} lags behind the {b}. | The {a} is no match for the {b}.

    =: The {a} is just as good as the {b}. | I like the {a} and the {b} equally. | The {a} and the {b} are on a par. |
        The {a} is neither better nor worse than the {b}. | No difference between the {a} and the {b}.
    """
)


@task()
def products_with_sign(rng: random.Random) -> tuple[str, str]:
    """Write both products in the order of the text with >, < or = between them, > if the first is liked more: "Lumo > Tarn"."""
    text, sign = labelled(rng, _SIGNED_PAIRS)
    one, other = rng.sample(_BRANDS, 2)
    return text.format(a=one, b=other), f"{one} {sign} {other}"


_DISHES = _words("soup pie salad steak lasagna curry burger risotto stew ramen quiche sushi pizza paella omelet cheesecake")
_ORDER = _items(
    "Skip the {b} and get the {a}. | The {a} is a must, the {b} is not worth it. | Go for the {a}, stay away from the {b}. | "
    "The {b} let us down, the {a} saved the night. | We sent the {b} back but fought over the {a}. | "
    "Try the {a}; avoid the {b}. | The {b} was inedible, so we shared the {a}, which was superb. | "
    "Everyone praised the {a} and nobody finished the {b}."
)


def _menu_tip(rng: random.Random) -> tuple[str, str, str]:
    good, bad = rng.sample(_DISHES, 2)
    return _signed(rng, rng.choice(_ORDER).format(a=good, b=bad)), good, bad


@task()
def dish_to_order(rng: random.Random) -> tuple[str, str]:
    """Output in one word the dish that one should order according to the remark on the restaurant."""
    text, good, _ = _menu_tip(rng)
    return text, good


@task()
def dish_to_skip(rng: random.Random) -> tuple[str, str]:
    """Output in one word the dish that one should not order according to the remark on the restaurant."""
    text, _, bad = _menu_tip(rng)
    return text, bad


# --- labels for what a remark says


_HOTEL_DESKS = _groups(
    """
    kitchen: My eggs were cold. | The toast was burnt again. | The soup had far too much salt. | The porridge was lumpy. |
        The cook makes wonderful pancakes. | There was no vegan dish at dinner. | The steak was raw inside. |
        The cake was stale.

    reception: Check-in took an hour. | Nobody answered the phone at the front desk. | My booking could not be found. |
        We got the wrong room key. | The bill had a mistake at check-out. | The clerk who greeted us was charming. |
        They forgot my wake-up call. | Nobody told us when check-out is.

    housekeeping: The sheets were stained. | There was dust under the bed. | No fresh towels for two days. |
        The bin was never emptied. | There was hair in the bathtub. | The maid folded our clothes so nicely. |
        The carpet had not been vacuumed. | The pillowcases smelled of smoke.

    maintenance: The heating did not work. | The tap drips all night. | The elevator got stuck. | A light bulb is broken. |
        The window does not close. | The toilet flush is broken. | The air conditioner rattles. | The door handle came off.
    """
)


@task(*_HOTEL_DESKS)
def hotel_team_for_remark(rng: random.Random) -> tuple[str, str]:
    """Say which hotel team the guest's remark is for: kitchen, reception, housekeeping (cleaning) or maintenance (repairs)."""
    return _labelled(rng, _HOTEL_DESKS)


_RETURN = _groups(
    """
    yes: We have already booked again. | See you next year! | I can't wait to come back. | This won't be our last visit. |
        Our new favorite place, back soon. | I will be here every summer. | Next time we bring the whole family. | We'll return.

    no: Never again. | Once was enough. | We won't be back. | That was my first and last visit. | Next time we go elsewhere. |
        I will not set foot in here again. | They have lost me for good. | Nothing could bring me back.

    maybe: Not sure if we will come back. | Perhaps I'll give it another try, perhaps not. | We might return, we'll see. |
        I have not decided yet about a second visit. | Hard to say if I'd come again. | I may or may not be back. |
        Ask me in a year if I would return. | Possibly we will come again.
    """
)


@task(*_RETURN)
def would_come_back(rng: random.Random) -> tuple[str, str]:
    """Say whether the guest is going to come again: yes, no or maybe."""
    return _labelled(rng, _RETURN)


_VISITS = _groups(
    """
    new: I stumbled upon this café today. | Our first time here. | A friend told me of this shop, so I finally tried it. |
        I had never been here before. | Discovered this bakery yesterday. | We walked in by chance. | My first visit ever. |
        I just moved here and wanted to try this place. | Had never heard of it until today. | Tried this barber for once.

    regular: I come here every Friday. | As always, a good lunch. | The staff know my name by now. |
        We have eaten here for years. | My usual table was free. | My tenth visit this year. |
        They start my order when I walk in. | Once again a nice evening. | I have been a customer since they opened. |
        Same barber for the last five years.
    """
)


@task(*_VISITS)
def new_or_regular_guest(rng: random.Random) -> tuple[str, str]:
    """Say whether the writer is there for the first time ("new") or is a "regular"."""
    return _labelled(rng, _VISITS)


_EXPECTED = _groups(
    """
    better: I feared the worst, but it was lovely. | What a pleasant surprise. | It exceeded my hopes. |
        I did not expect it to be so good. | Far nicer than the photos. | I had low hopes and left delighted. |
        We were positively surprised. | Beyond what was promised.

    worse: I had hoped for much more. | What a letdown. | It looked far nicer in the photos. | It did not live up to the hype. |
        After all the praise I was disappointed. | We were promised the moon and got a rock. | It fell short of my hopes. |
        I thought it would be good, but no.

    same: Just what I expected. | It is exactly as in the photos. | No surprises, good or bad. | It does what the label says. |
        I got what I paid for. | It was as good as I had thought, no more, no less. | It matches its description. | As promised.
    """
)


@task(*_EXPECTED)
def against_expectation(rng: random.Random) -> tuple[str, str]:
    """Say how it turned out against what the writer expected: "better", "worse" or the "same"."""
    return _labelled(rng, _EXPECTED)


_CHEERS = _items("Great, | Wonderful, | Lovely, | Fantastic: | Bravo, | Thanks a lot, | Just what I needed, | Brilliant,")
_EVENTS = _groups(
    """
    sarcastic: the parcel arrived three weeks late | the app deleted all my photos | the shoes fell apart on day two |
        my soup had a hair in it | the phone died on the first call | they charged me twice | the umbrella leaks |
        we waited two hours for cold fries | the heater makes the room colder | the mug came in ten pieces

    sincere: the parcel arrived a day early | the app saved all my photos | the shoes are still like new after years |
        my soup was hot and tasty | the phone lasts for two days | they gave me my money back | the umbrella keeps me dry |
        we got a free dessert | the heater warms the whole room | the mug came well packed
    """
)


@task(*_EVENTS)
def sarcastic_or_sincere(rng: random.Random) -> tuple[str, str]:
    """The remark begins with praise. Say whether it is "sarcastic" (what happened is bad) or "sincere" (it is good)."""
    event, label = labelled(rng, _EVENTS)
    return _signed(rng, f"{rng.choice(_CHEERS)} {event}."), label


_FEATURES = _items(
    "night mode | search box | undo button | spell checker | offline map | sleep timer | photo filter | chat window | "
    "family account | weather widget | sound effects | print button | login by fingerprint | pop-up messages | video ads | "
    "daily reminders | like button | contact list | start page | help menu | music player | step counter"
)
_TICKETS = _groups(
    """
    ADD: I really miss: {x}. | In the next version I'd love to have this: {x}. | What it lacks: {x}. | Please build in: {x}. |
        It would be perfect if it also had this: {x}. | I hope you will soon add this: {x}. |
        Competitors offer this, so should you: {x}.

    DROP: I am fed up with this: {x}. | Get rid of this, please: {x}. | What I want removed from the app: {x}. |
        Nobody needs the {x}. | It would be perfect without the {x}. | Please take out the {x}. | {x}: so annoying, remove that.
    """
)


@task()
def feature_ticket(rng: random.Random) -> tuple[str, str]:
    """Turn the user's wish for the app into a ticket: ADD or DROP and the name of the feature, such as "ADD sleep timer"."""
    text, verb = labelled(rng, _TICKETS)
    feature = rng.choice(_FEATURES)
    return _signed(rng, upper_first(text.format(x=feature))), f"{verb} {feature}"


_SIZES = _groups(
    """
    larger: It is too tight. | It runs small. | I can't close it. | It pinches under the arms. |
        It shrank in the wash. | It barely covers my belly. | I could hardly get into it. | The seams nearly burst.

    smaller: It is too loose. | It runs large. | I'm swimming in it. | It hangs on me like a sack. |
        There is room for two in it. | It slips off my shoulders. | I need a belt to keep it in place. | It keeps sliding down.

    usual: It fits perfectly. | It is true to size. | It sits just right. | Neither tight nor loose. | It fits like a glove. |
        No need to change the size. | It fits as my other clothes do. | The fit is spot on.
    """
)


@task(*_SIZES)
def size_to_order(rng: random.Random) -> tuple[str, str]:
    """Judge from the remark on the fit which size the next buyer should order: "larger", "smaller" or "usual"."""
    text, label = labelled(rng, _SIZES)
    garment = rng.choice(_items("jacket | dress | shirt | coat | sweater | vest | blouse | hoodie | cardigan | suit"))
    return _signed(rng, f"{upper_first(garment)}, size {rng.choice(_words('S M L XL 36 38 40 42'))}: {text}"), label


_PLOT_TALK = _groups(
    """
    spoiler: In the end the {a} turns out to be the killer. | The {a} dies in the last scene. | The {a} was a ghost all along. |
        The {a} marries the {b} at the end. | It was all just a dream of the {a}. | The {a} is really the twin of the {b}. |
        At the end the {a} has the stolen money. | Finally the {a} kills the {b}.

    safe: The actor who plays the {a} is great. | I could not guess what the {a} would do. | The {a} has the funniest lines. |
        A slow start, but the {a} is charming. | I won't tell you what happens to the {a}. | Good songs and a likeable {a}. |
        The scenes with the {a} and the {b} look superb. | Too long, and the {a} talks too much.
    """
)


@task(*_PLOT_TALK)
def spoiler_or_safe(rng: random.Random) -> tuple[str, str]:
    """Say of the remark on a story whether it gives away the ending or the secret of the plot ("spoiler") or not ("safe")."""
    text, label = labelled(rng, _PLOT_TALK)
    one, other = rng.sample(lexicon.JOBS, 2)
    return text.format(a=one, b=other), label


_BLAMED = _groups(
    """
    maker: The {x} was badly designed. | A screw was missing inside the sealed {x}. |
        The factory used cheap plastic for the {x}. | Every {x} of this model has the same flaw. |
        The {x} is poorly made. | The instructions for the {x} are wrong.

    courier: The driver threw the {x} over the fence. | The {x} was left in the rain at my door. |
        The van brought the {x} a week late. | The {x} was handed to a stranger. | The {x} was crushed on the way. |
        The driver never rang and took the {x} back.

    shop: The clerk sold me the wrong {x}. | They charged me twice for the {x} at the checkout. |
        The seller sent a used {x} as new. | The store refuses to take back the {x}. |
        Their website says the {x} is in stock, but it isn't. | The store packed another {x}.

    buyer: My own fault, I measured wrong before ordering the {x}. | I dropped the {x} myself. |
        I did not read how to use the {x}. | I clicked on the wrong {x}, silly me. | I left my {x} out in the rain. |
        I used the {x} the wrong way, my mistake.
    """
)


@task(*_BLAMED)
def who_is_to_blame(rng: random.Random) -> tuple[str, str]:
    """Say whose fault the trouble in the review is: maker, courier (transport), shop (seller) or buyer (the writer)."""
    text, label = labelled(rng, _BLAMED)
    return _signed(rng, text.format(x=rng.choice(_PRODUCTS))), label


_SHIFTS = _groups(
    """
    warmed up: At first I hated the {x}, now I use it daily. | It took me a while, but I came to love this {x}. |
        I laughed at the {x}; today I would not part with it. | The {x} grew on me. |
        I was wrong to call the {x} bad: it's great. | I nearly sent the {x} back, and now it is my favorite.

    cooled off: At first I loved the {x}, now it gathers dust. | The {x} was fun for a week, then I got bored. |
        I praised this {x} once; I take it back. | My joy over the {x} did not last. |
        I was wrong to call the {x} good: it's awful. | I could not wait for the {x}, and now I can't stand it.
    """
)


@task(*_SHIFTS)
def how_opinion_changed(rng: random.Random) -> tuple[str, str]:
    """Say how the writer's opinion has changed: "warmed up" (likes it better than before) or "cooled off" (likes it less)."""
    text, label = labelled(rng, _SHIFTS)
    return _signed(rng, text.format(x=rng.choice((*_GOODS, *_PRODUCTS)))), label


_CHEAP = _items("It cost next to nothing | Very cheap | For just a few coins | A tiny price | It's dirt cheap | At a low price")
_DEAR = _items("It cost a fortune | Very expensive | For a huge sum | A steep price | It's awfully pricey | At a high price")
_FINE = _items("it works perfectly | the quality is superb | it lasts forever | it is very well made | it never fails")
_POOR = _items("it broke at once | the quality is awful | it fell apart | it is badly made | it never works")


@task("bargain", "luxury", "rip-off", "junk")
def price_and_quality_word(rng: random.Random) -> tuple[str, str]:
    """Say for cheap and good "bargain", expensive and good "luxury", expensive and bad "rip-off", cheap and bad "junk"."""
    dear, good = rng.random() < 0.5, rng.random() < 0.5
    text = f"{rng.choice(_DEAR if dear else _CHEAP)}, and {rng.choice(_FINE if good else _POOR)}."
    label = ("luxury" if dear else "bargain") if good else ("rip-off" if dear else "junk")
    return f"{upper_first(rng.choice(_PRODUCTS))}: {text}", label


_APP_TAGS = _groups(
    """
    #crash: It closes by itself. | The screen freezes when I open it. | It shuts down in the middle of things. |
        It hangs all the time. | It won't even start any more. | Black screen, then nothing.

    #ads: A commercial every ten seconds. | I am here to work, not to watch adverts. | Banners everywhere. |
        Too much advertising. | Another video for soap before I can go on. | It keeps promoting other games.

    #login: It does not accept my password. | I can't get into my account. | The code to sign in never comes. |
        It logs me out every day. | My username is unknown to it all of a sudden. | Sign-in fails with the right password.

    #price: The subscription is far too much. | Ten dollars a month, are you serious? | It used to be free, now I must pay. |
        Way overpriced. | Everything useful costs extra. | They raised the fee again.

    #battery: My phone is empty after an hour with it. | It drains my phone. | I have to charge twice a day because of it. |
        It eats power even in the background. | The charge drops by half with it. | My phone won't last till noon with it.
    """
)


@task(*_APP_TAGS)
def tag_of_app_complaint(rng: random.Random) -> tuple[str, str]:
    """Tag the complaint about an app: #crash (freezes, closes), #ads, #login, #price or #battery (drains the phone)."""
    return _labelled(rng, _APP_TAGS)


_ADDRESSED = _groups(
    """
    buyers: Don't buy this {x}, folks. | Save your money and get another {x}. | Read this before you order the {x}. |
        If you are looking for a {x}, take this one. | Dear shoppers, check the size of the {x} first. |
        You won't regret getting this {x}, people.

    company: Please fix the {x}, dear developers. | When will you ship my {x}? I paid you in May. | You owe me a new {x}. |
        Your staff sent me the wrong {x}. | Thank you for making such a {x}. | Dear sellers, improve your {x}.

    myself: Note to self: never buy a {x} online again. | I must remember to read the label of a {x} next time. |
        Why did I ever get this {x}? I should know better. | I told myself to wait with the {x}, and I did not. |
        Lesson learned, I'll test a {x} before I pay. | I'm such a fool for {x} sales.
    """
)


@task(*_ADDRESSED)
def addressee_of_review(rng: random.Random) -> tuple[str, str]:
    """Say to whom the remark speaks: other "buyers", the "company" that makes or sells the thing, or the writer ("myself")."""
    text, label = labelled(rng, _ADDRESSED)
    return text.format(x=rng.choice((*_GOODS, *_PRODUCTS))), label


# --- survey answers and ratings


_LIKERT = _groups(
    """
    5: Absolutely, no doubt. | One hundred percent yes. | I couldn't agree more. | Totally, without question. | Yes, definitely!

    4: I guess so. | More or less, yes. | Mostly yes. | I tend to agree. | By and large that's right.

    3: I can't say either way. | No opinion. | Half yes, half no. | Neither one nor the other. | I'm in the middle on that.

    2: Not really. | I tend to disagree. | Mostly no. | I'd rather say no. | By and large that's wrong.

    1: Absolutely not. | No way! | I couldn't disagree more. | Definitely not, never. | One hundred percent no.
    """
)
_STATEMENTS = _items(
    "The staff is friendly | My work is fun | The office is quiet | The food is good | The website is clear | "
    "I feel safe here | The pay is fair | Meetings are useful | My boss listens | The bus is on time | "
    "The town is clean | The shop is tidy | The course was useful | The rooms are warm | I would recommend the gym | "
    "The park is well kept"
)


@task("1", "2", "3", "4", "5")
def survey_answer_to_digit(rng: random.Random) -> tuple[str, str]:
    """Code the answer to the statement: 5 strongly agree, 4 agree, 3 neutral, 2 disagree, 1 strongly disagree."""
    answer, digit = labelled(rng, _LIKERT)
    return f"{rng.choice(_STATEMENTS)}? {answer}", digit


@task("promoter", "passive", "detractor")
def promoter_by_score(rng: random.Random) -> tuple[str, str]:
    """Group the customer by the score from 0 to 10: 9 or 10 "promoter", 7 or 8 "passive", 6 or less "detractor"."""
    scores, label = rng.choice((((9, 10), "promoter"), ((7, 8), "passive"), (range(7), "detractor")))
    text = rng.choice(
        ("{name} gives us {n} out of 10.", "{name}: {n}/10", "A {n} of 10 from {name} in {city}.", "{city}, {name}: score {n}")
    )
    names = {"name": rng.choice(lexicon.FIRST_NAMES), "city": rng.choice(lexicon.CITIES)}
    return text.format(n=rng.choice(scores), **names), label


_USE = _groups(
    """
    D: every morning | every single day | each night before bed | day after day | each and every day | every evening

    W: every Sunday | once a week | on Saturdays only | every weekend | each Tuesday | week after week

    M: once a month | on the first of each month | twelve times a year | every four weeks or so | each month on payday | monthly

    N: never | not at all any more | not once so far | at no time | I don't, it is of no use to me | I have yet to try it
    """
)


@task(*_USE)
def usage_letter(rng: random.Random) -> tuple[str, str]:
    """Code how often the thing is used: D daily, W weekly, M monthly, N never."""
    answer, letter = labelled(rng, _USE)
    return f"{upper_first(rng.choice((*_GOODS, *_PRODUCTS, 'app', 'gym', 'website', 'car', 'pool')))}: {answer}", letter


_NUMBERS = lexicon.NUMBER_WORDS


@task(*("★" * n + "☆" * (5 - n) for n in range(1, 6)))
def star_bar(rng: random.Random) -> tuple[str, str]:
    """Draw the rating as five signs: a filled star ★ for each star given, then an empty star ☆ for each one missing."""
    n = rng.randint(1, 5)
    thing = rng.choice((*_GOODS, *_PRODUCTS, *_PARTS))
    stars = f"{rng.choice((str(n), _NUMBERS[n]))} star{'s' * (n > 1)}"
    text = rng.choice(
        (
            "{stars} for this {thing}",
            "My {thing} gets {stars} out of five.",
            "{name}: {stars}, {thing}",
            "This {thing}: {stars}.",
        )
    )
    return upper_first(text.format(stars=stars, thing=thing, name=rng.choice(lexicon.FIRST_NAMES))), "★" * n + "☆" * (5 - n)


@task("1/5", "2/5", "3/5", "4/5", "5/5")
def ten_scale_to_five(rng: random.Random) -> tuple[str, str]:
    """The score is out of 10. Output it on the scale up to five, half the number and "/5": 8 of 10 is "4/5"."""
    n = rng.randint(1, 5)
    thing = rng.choice((*_GOODS, *_PRODUCTS, *_PARTS))
    score = rng.choice((f"{2 * n}/10", f"{2 * n} out of 10", f"{_NUMBERS[2 * n]} out of ten", f"{2 * n} of 10 points"))
    return f"{rng.choice(('This', 'Our', 'The', 'My'))} {thing} {rng.choice(('gets', 'earns', 'deserves'))} {score}.", f"{n}/5"


@task()
def share_of_fans(rng: random.Random) -> tuple[str, str]:
    """Some liked the thing and some did not. Output how many liked it, a slash and how many there were in all: "2/3"."""
    liked, others = rng.randint(1, 4), rng.randint(1, 3)
    thing = rng.choice((*_GOODS, *_PRODUCTS, *_PARTS))
    said = [f"{_NUMBERS[liked]} liked the {thing}", f"{_NUMBERS[others]} did not"]
    return f"{upper_first(said[0])}, {said[1]}.", f"{liked}/{liked + others}"


# --- things that broke


_WEAR_PARTS = _pairs(
    "handle=pan bag suitcase mug | strap=watch backpack sandal | button=shirt coat remote | wheel=suitcase scooter pram | "
    "zipper=jacket tent bag | hinge=laptop cupboard box | plug=kettle lamp mixer | lid=teapot jar blender | pedal=bike piano | "
    "leg=chair table sofa | switch=lamp heater mixer | seam=pillow dress tent"
)
_SPANS = _items(
    "two days | three weeks | one month | half a year | ten minutes | a single day | six months | one winter | two uses | "
    "four years | a week | one hour | ten uses | five days | a year"
)


def _broken(rng: random.Random) -> tuple[str, str, str]:
    """A complaint that a part broke after some time, the part and the time."""
    part, things = rng.choice(_WEAR_PARTS)
    span = rng.choice(_SPANS)
    text = rng.choice(
        (
            "After {span} the {part} of the {thing} broke.",
            "The {part} of my {thing} gave out after {span}.",
            "Nice {thing}, but the {part} only lasted {span}.",
            "It took {span} for the {part} of this {thing} to break.",
        )
    )
    return text.format(span=span, part=part, thing=rng.choice(things.split())), part, span


@task()
def part_that_broke(rng: random.Random) -> tuple[str, str]:
    """Output in one word which part of the thing broke."""
    text, part, _ = _broken(rng)
    return text, part


@task()
def time_until_broken(rng: random.Random) -> tuple[str, str]:
    """Output how long it took until the thing broke, in the words of the complaint, without "after"."""
    text, _, span = _broken(rng)
    return text, span


_NEUTRAL_FACTS = _items(
    "bus came {n} minutes late | room had {n} beds | parcel took {n} days | waiter brought {n} glasses | "
    "film lasted {n} hours | tour cost {n} dollars | lesson had {n} breaks | app showed {n} ads | "
    "shop sold me {n} shirts | hotel had {n} pools | phone rang {n} times | driver made {n} stops"
)
_JUDGING = _words("horrible stupid lovely wonderful awful fantastic dreadful marvelous miserable gorgeous lousy adorable")


@task()
def neutral_report(rng: random.Random) -> tuple[str, str]:
    """Make the remark neutral: leave out the exclamation at the start and the judging adjective and end with a full stop."""
    fact = rng.choice(_NEUTRAL_FACTS).format(n=rng.randint(2, 9))
    start = rng.choice(_items("Oh no! | Wow! | Unbelievable! | Ugh! | Yay! | Shame on you! | Hooray! | Good grief!"))
    return f"{start} The {rng.choice(_JUDGING)} {fact}{rng.choice(('!', '!!', '!!!'))}", f"The {fact}."


# --- feedback on colleagues


_HABITS = _pairs(
    "share your notes=sharing your notes | interrupt me=interrupting me | answer my emails=answering my emails | "
    "greet new people=greeting new people | check my work=checking my work | call me at night=calling me at night | "
    "praise the team=praising the team | use my mug=using my mug | invite the interns=inviting the interns | "
    "lock the door=locking the door | play loud music=playing loud music | plan the week=planning the week | "
    "write long reports=writing long reports | ask for feedback=asking for feedback | water the plants=watering the plants | "
    "cancel meetings=canceling meetings | copy my ideas=copying my ideas | help the new guys=helping the new guys"
)
_HABIT_TALK = _groups(
    """
    start: I would love it if you took up {ing}. | You don't do this yet, but please do: {ing}. |
        Why not try {ing} from now on? | What's missing: {ing}. | It's time to begin {ing}.

    stop: Please quit {ing}. | I've had enough of you {ing}. | No more {ing}, please. | It would help if you gave up {ing}. |
        What has to end: {ing}.

    continue: Please keep {ing}. | Go on {ing}, it's great. | Don't change this: {ing}. | I hope you never give up {ing}. |
        What should stay as it is: {ing}.
    """
)


def _greeted(rng: random.Random, text: str) -> str:
    """The text, often with the name of the colleague in front."""
    start = rng.choice(("", "{name}, a word: ", "For {name}: ", "To {name}: ", "Feedback, {name}. "))
    return start.format(name=rng.choice(lexicon.FIRST_NAMES)) + text


@task("start", "stop", "continue")
def start_stop_continue(rng: random.Random) -> tuple[str, str]:
    """Sort the feedback to a colleague: something to "start" (new), to "stop", or to "continue" (go on as now)."""
    text, label = labelled(rng, _HABIT_TALK)
    return _greeted(rng, text.format(ing=rng.choice(_HABITS)[1])), label


_BAD_HABITS = ("interrupt", "call", "use", "play", "write", "cancel", "copy")


@task()
def reproach_to_request(rng: random.Random) -> tuple[str, str]:
    """Turn the reproach into a request: "Please X, NAME." for what one never does, "Please don't X, NAME." for always."""
    habit, name = rng.choice(_HABITS)[0], rng.choice(lexicon.FIRST_NAMES)
    often, request = ("always", "Please don't") if habit.startswith(_BAD_HABITS) else ("never", "Please")
    text = rng.choice(("{name}, you {often} {habit}.", "You {often} {habit}, {name}!", "Why do you {often} {habit}, {name}?"))
    return text.format(name=name, often=often, habit=habit), f"{request} {habit}, {name}."

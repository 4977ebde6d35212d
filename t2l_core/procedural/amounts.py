"""Tasks about amounts: numbers, money, times, dates and measures in sentences, small tables, scores and schedules.

Inputs are sentences and short records from templates; several tasks ask different things of the same kind of input.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import clock, ordinal, split_items, split_pairs
from t2l_core.procedural.lexicon import number_in_words as _say
from t2l_core.procedural.lexicon import split_words as _words

_THINGS = _words("lamp clock mirror basket chair kettle vase desk rug jacket blanket bicycle camera guitar table wallet")
_GOODS = _words("apples eggs pens candles cups cards balloons lemons spoons tickets oranges buttons stamps cookies towels")
_GROUPS = _words("guests people children visitors players pupils members tourists")


_lines = partial(split_items, between="\n")


def _fill(rng: random.Random, template: str, **given: object) -> str:
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    values = {
        "name": name,
        "other": other,
        "thing": rng.choice(_THINGS),
        "goods": rng.choice(_GOODS),
        "group": rng.choice(_GROUPS),
        "place": rng.choice(lexicon.PLACES),
        "city": rng.choice(lexicon.CITIES),
        "day": rng.choice(lexicon.WEEKDAYS),
        "month": rng.choice(lexicon.MONTHS),
    }
    return template.format(**{**values, **given})


def _one(rng: random.Random, text: str, **given: object) -> str:
    """One of the lines of the text, filled."""
    return _fill(rng, rng.choice(_lines(text)), **given)


# --- which number is it


def _walker(rng: random.Random) -> tuple[str, str, str]:
    """A sentence with an age and a distance, and both of them."""
    age, way = rng.randint(9, 80), f"{rng.randint(2, 40)} {rng.choice(('km', 'miles'))}"
    text = _one(
        rng,
        """{name}, {age}, runs {way} every {day}.
        At {age}, {name} still cycles {way} to work.
        {name} walked {way} on {day} and is {age} years old.
        On {day} {age}-year-old {name} rode {way} to the {place}.
        {name} hiked {way} at the age of {age}.
        It was {way} to {city}, no trouble for {name}, aged {age}.""",
        age=age,
        way=way,
    )
    return text, str(age), way


@task()
def age_beside_distance(rng: random.Random) -> tuple[str, str]:
    """The sentence gives an age and a distance. Output only the age, in digits."""
    text, age, _ = _walker(rng)
    return text, age


@task()
def distance_beside_age(rng: random.Random) -> tuple[str, str]:
    """The sentence gives an age and a distance. Output only the distance with its unit, such as "12 km"."""
    text, _, way = _walker(rng)
    return text, way


def _antique(rng: random.Random) -> tuple[str, str, str]:
    """A sentence with a year and a price, and both of them."""
    year, price = str(rng.randint(1850, 1999)), f"${5 * rng.randint(4, 190)}"
    text = _one(
        rng,
        """The {thing} was made in {year} and costs {price}.
        {price} for a {thing} from {year}
        {name} paid {price} for a {thing} made in {year}.
        Old {thing}, {year}, {price}
        In the shop in {city} stands a {thing} of {year} for {price}.
        {name} sold the {thing} for {price}; it dates from {year}.""",
        year=year,
        price=price,
    )
    return text, year, price


@task()
def year_beside_price(rng: random.Random) -> tuple[str, str]:
    """The text gives a year and a price. Output only the year, as four digits."""
    text, year, _ = _antique(rng)
    return text, year


@task()
def price_beside_year(rng: random.Random) -> tuple[str, str]:
    """The text gives a price and a year. Output only the price, with its dollar sign."""
    text, _, price = _antique(rng)
    return text, price


_QUESTIONS = {
    "how old": """{name} turned {n} on {day}.
        My dog is {n} years old.
        {name} died at the age of {n}.
        The {n}-year-old singer comes from {city}.""",
    "how far": """The {place} is {n} km from here.
        {name} walked {n} miles on {day}.
        It is {n} km to {city}.
        From {city} to the border it is {n} miles.""",
    "how heavy": """The parcel for {name} weighs {n} kg.
        {name} lifted {n} kilos on {day}.
        The {thing} weighs {n} pounds.
        A sack of {n} kg stood in front of the {place}.""",
    "how warm": """It was {n} degrees in {city} on {day}.
        The water in the pool is at {n} °C.
        {name} set the heating to {n} degrees.
        The forecast for {city} says {n} °C.""",
    "how expensive": """The {thing} costs ${n}.
        {name} paid {n} euros for the {thing}.
        A ticket to {city} is {n} dollars.
        On {day} the {thing} is on sale for {n} euros.""",
    "what time": """The train to {city} leaves at {hour}:30.
        {name} gets up at {hour} o'clock.
        The {place} opens at {hour} am.
        On {day} the concert starts at {hour}:15.""",
}


@task(*_QUESTIONS)
def question_of_amount(rng: random.Random) -> tuple[str, str]:
    """Say which question the number answers: how old, how far, how heavy, how warm, how expensive or what time."""
    label = rng.choice(list(_QUESTIONS))
    return _one(rng, _QUESTIONS[label], n=rng.randint(13, 40), hour=rng.randint(5, 11)), label


_TIMES = {
    "moment": """{name} arrived at {n} o'clock.
        The {place} opens at {n}:15.
        We met on {day} at {n}.
        The film starts at {n} pm.
        {name} will call {other} at {n}:30.
        The bus to {city} left at {n}.""",
    "duration": """{name} slept for {n} hours.
        The film lasts {n} hours.
        It took {n} minutes to reach the {place}.
        We stayed in {city} for {n} days.
        {name} waited {n} minutes for {other}.
        The bus ride to {city} takes {n} hours.""",
}


@task(*_TIMES)
def moment_or_duration(rng: random.Random) -> tuple[str, str]:
    """Say what the number tells: "moment" if it is a time of the clock, "duration" if it is how long something lasts."""
    label = rng.choice(list(_TIMES))
    return _one(rng, _TIMES[label], n=rng.randint(2, 11)), label


_EXACTNESS = {
    "exact": ("exactly {n}", "precisely {n}", "an exact {n}", "a full count of {n}"),
    "approximate": ("about {n}", "roughly {n}", "around {n}", "nearly {n}", "{n} or so", "approximately {n}"),
}
_COUNTED = """{name} saw {q} {group} at the {place}.
    We sold {q} {goods} on {day}.
    {name} found {q} {goods} in the box.
    The hall in {city} has room for {q} {group}.
    {name} asked for {q} {goods}."""


@task(*_EXACTNESS)
def exact_or_approximate(rng: random.Random) -> tuple[str, str]:
    """Say whether the number is meant as "exact" (exactly, precisely ...) or "approximate" (about, roughly, nearly ...)."""
    label = rng.choice(list(_EXACTNESS))
    amount = rng.choice(_EXACTNESS[label]).format(n=5 * rng.randint(2, 40))
    return _one(rng, _COUNTED, q=amount), label


_LIMITS = {
    "minimum": ("at least {n}", "no fewer than {n}", "a minimum of {n}", "{n} or more", "not less than {n}"),
    "maximum": ("at most {n}", "no more than {n}", "a maximum of {n}", "up to {n}", "not more than {n}"),
}
_LIMITED = """The tour takes {q} {group}.
    Please bring {q} {goods}.
    {name} wants {q} {goods}.
    The {place} lets in {q} {group}.
    You must book for {q} {group}.
    Each box holds {q} {goods}."""


def _limit(rng: random.Random) -> tuple[str, str, int]:
    label, n = rng.choice(list(_LIMITS)), rng.randint(2, 60)
    return _one(rng, _LIMITED, q=rng.choice(_LIMITS[label]).format(n=n)), label, n


@task(*_LIMITS)
def minimum_or_maximum(rng: random.Random) -> tuple[str, str]:
    """Say whether the number sets a lower limit ("minimum": at least, or more) or an upper one ("maximum": at most, up to)."""
    text, label, _ = _limit(rng)
    return text, label


@task()
def limit_as_sign(rng: random.Random) -> tuple[str, str]:
    """Write the limit in the sentence as sign and number: ">= 5" for at least five, "<= 5" for at most five."""
    text, label, n = _limit(rng)
    return text, f"{'>=' if label == 'minimum' else '<='} {n}"


@task()
def rate_with_slash(rng: random.Random) -> tuple[str, str]:
    """Write the rate short: sign of the currency ($ or €), number, slash, unit, as in "$12/hour"."""
    unit, n = rng.choice(_words("hour day week month person night box lesson")), rng.randint(3, 90)
    word, sign = rng.choice((("dollars", "$"), ("euros", "€")))
    per = rng.choice(("an" if unit == "hour" else "a", "per", "for each", "for every"))
    start = rng.choice(("The price is", "They ask", "We pay", "It costs", "{name} charges", "{name} pays"))
    return _fill(rng, f"{start} {n} {word} {per} {unit}."), f"{sign}{n}/{unit}"


@task()
def range_with_hyphen(rng: random.Random) -> tuple[str, str]:
    """Output only the range and what is counted, with a hyphen between both numbers, such as "10-15 guests"."""
    low, what = rng.randint(2, 60), rng.choice(_GROUPS + _GOODS)
    high = low + rng.randint(2, 20)
    amount = rng.choice(("between {} and {}", "from {} to {}", "from {} up to {}", "anything from {} to {}")).format(low, high)
    text = _one(
        rng,
        """{name} expects {amount} {what}.
        We need {amount} {what} on {day}.
        There will be {amount} {what}.
        {name} counted {amount} {what} in {city}.""",
        amount=amount,
        what=what,
    )
    return text, f"{low}-{high} {what}"


_CODES = (
    ("{n} dollars", "USD"),
    ("${n}", "USD"),
    ("{n} euros", "EUR"),
    ("€{n}", "EUR"),
    ("{n} British pounds", "GBP"),
    ("£{n}", "GBP"),
    ("{n} yen", "JPY"),
    ("¥{n}", "JPY"),
    ("{n} Swiss francs", "CHF"),
)


@task()
def amount_with_currency_code(rng: random.Random) -> tuple[str, str]:
    """Output the sum of money with the code of its currency in front (USD, EUR, GBP, JPY or CHF), such as "EUR 20"."""
    n = rng.randint(3, 400)
    form, code = rng.choice(_CODES)
    start = """{name} paid {sum} for the {thing}.
        The {thing} costs {sum}.
        {sum} for a {thing}
        {name} owes {other} {sum}.
        A night in {city} is {sum}."""
    return _one(rng, start, sum=form.format(n=n)), f"{code} {n}"


_PLAUSIBLE = _lines(
    """{name}'s cat weighs {n} kg.|3-6|200-900
    {name}'s baby weighs {n} kg.|3-9|60-300
    {name}'s grandfather is {n} years old.|60-95|300-900
    A cup of coffee in {city} costs ${n}.|2-6|300-900
    The soup spoon is {n} cm long.|14-22|300-900
    The fridge of {name} is set to {n} °C.|3-7|60-200
    {name} boiled the egg for {n} minutes.|4-11|300-900
    {name}'s front door is {n} cm high.|195-215|3-12
    {name}'s class has {n} pupils.|14-30|4000-9000
    {name} slept {n} hours last night.|5-9|30-90
    The teacup holds {n} ml.|150-250|40000-90000
    {name}'s pencil is {n} cm long.|9-18|300-900
    The city bus in {city} has {n} seats.|25-50|3000-9000
    On a summer day in {city} it was {n} °C.|22-34|90-200
    The pizza is {n} cm wide.|24-36|600-900
    {name} drank {n} cups of tea today.|2-5|200-900
    {name}'s horse weighs {n} kg.|400-600|2-9
    {name} took a bath at {n} °C.|34-39|150-400"""
)


@task("plausible", "wrong")
def plausible_or_wrong_amount(rng: random.Random) -> tuple[str, str]:
    """Judge the number in the sentence: "plausible" if it can be so in real life, "wrong" if it is far too large or small."""
    template, *ranges = rng.choice(_PLAUSIBLE).split("|")
    label = rng.choice(("plausible", "wrong"))
    low, high = map(int, ranges[label == "wrong"].split("-"))
    return _fill(rng, template, n=rng.randint(low, high)), label


# --- comparing two amounts


def _apart(rng: random.Random, low: int, high: int, gap: int, equal: float = 1 / 3) -> tuple[int, int]:
    """Two numbers, equal with this chance and otherwise at most the gap apart."""
    a = rng.randint(low, high)
    return a, a if rng.random() < equal else a + rng.randint(1, gap) * rng.choice((-1, 1))


@task("up", "down", "same")
def went_up_or_down(rng: random.Random) -> tuple[str, str]:
    """Compare the earlier amount with the later one, which stands second: "up", "down" or "same" if it has not changed."""
    a, b = _apart(rng, 20, 90, 15)
    text = _one(
        rng,
        """The rent was ${a}, now it is ${b}.
        {a} {group} in May, {b} in June
        {name} had {a} points last year and has {b} this year.
        The price of the {thing} went from {a} to {b} euros.
        In {city} it was {a} degrees on Monday and {b} on Tuesday.
        {goods} sold: {a} yesterday, {b} today""",
        a=a,
        b=b,
    )
    return text, "up" if b > a else "down" if b < a else "same"


@task("over", "under", "exact")
def against_stated_limit(rng: random.Random) -> tuple[str, str]:
    """A limit and an amount are given. Say whether the amount is "over" the limit, "under" it or just the limit ("exact")."""
    limit, n = _apart(rng, 12, 90, 8)
    text = _one(
        rng,
        """Limit {limit} kg, {name}'s suitcase {n} kg
        Speed limit {limit}, {name} drives {n}
        Limit of {limit} {group}, and {n} have come.
        {name}'s budget is ${limit} and the {thing} costs ${n}.
        {n} {goods} in a box with a limit of {limit}
        Essay of {name}: {n} pages, limit {limit}""",
        limit=limit,
        n=n,
    )
    return text, "over" if n > limit else "under" if n < limit else "exact"


_SUPPLIES = split_pairs(
    "guests/chair children/cookie pupils/book players/shirt hikers/map drivers/car visitors/ticket skiers/helmet "
    "campers/tent swimmers/towel singers/microphone painters/ladder dancers/costume patients/bed",
    None,
    "/",
)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _supply(rng: random.Random) -> tuple[str, str, int]:
    """People and things for them, one each: the text, the thing, how many are missing (0 or less: none)."""
    people, thing = rng.choice(_SUPPLIES)
    need = rng.randint(3, 12)
    have = max(2, need + rng.choice((-4, -3, -2, -1, 0, 1, 2, 3)))
    forms = "{a} {people}, {b}|{b} for {a} {people}|{a} {people} have come, there are {b}.|We have {b} and {a} {people}."
    return rng.choice(forms.split("|")).format(a=need, people=people, b=_count(have, thing)), thing, need - have


@task("enough", "too few")
def enough_for_everybody(rng: random.Random) -> tuple[str, str]:
    """Everybody needs one of the things. Say whether there are "enough" or "too few" of them for the people."""
    text, _, missing = _supply(rng)
    return text, "too few" if missing > 0 else "enough"


@task()
def how_many_are_missing(rng: random.Random) -> tuple[str, str]:
    """Everybody needs one of the things. Say how many are missing, such as "2 chairs", or "none" if there are enough."""
    text, thing, missing = _supply(rng)
    return text, _count(missing, thing) if missing > 0 else "none"


@task("free", "booked")
def slot_free_or_booked(rng: random.Random) -> tuple[str, str]:
    """The bookings of a day and a time after them are given. Say whether that time is "free" or already "booked"."""
    start, later = rng.randint(8, 11), rng.randint(14, 16)
    spans = [(start, start + rng.randint(1, 2)), (later, later + rng.randint(1, 2))]
    label = rng.choice(("free", "booked"))
    inside = [hour for a, b in spans for hour in range(a, b)]
    hour = rng.choice([h for h in range(8, 18) if (h in inside) == (label == "booked")])
    booked = " and ".join(f"{a}:00-{b}:00" for a, b in spans)
    asked = f"{hour}:{rng.choice((15, 30, 45))}"
    form = rng.choice(("Booked {b}. At {t}?", "Room {n} taken {b}; wanted: {t}", "{b} booked, {t}?", "Court {n}: {b} | {t}"))
    return form.format(b=booked, t=asked, n=rng.randint(1, 9)), label


@task()
def who_arrived_first(rng: random.Random) -> tuple[str, str]:
    """Two people come at different times of one day. Name the one who comes earlier."""
    a, b = rng.sample(range(7 * 12, 19 * 12), 2)
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    text = _one(
        rng,
        """{name} came at {a}, {other} at {b}.
        {name} {a}, {other} {b}
        {name} reached {city} at {a} and {other} at {b}.
        At {a} {name} walked in, at {b} {other}.
        {name}'s train gets in at {a}, {other}'s at {b}.""",
        name=name,
        other=other,
        a=clock(5 * a),
        b=clock(5 * b),
    )
    return text, name if a < b else other


@task()
def minutes_to_wait(rng: random.Random) -> tuple[str, str]:
    """The present time and the time when something starts are given. Say how long one has to wait, such as "15 minutes"."""
    hour, now = rng.randint(6, 21), 5 * rng.randint(0, 8)
    wait = 5 * rng.randint(1, (55 - now) // 5)
    text = _one(
        rng,
        """It is {now} and the bus leaves at {then}.
        Now {now}, the film starts at {then}
        The train to {city} goes at {then}; it is {now}.
        {name} is there at {now}, {other} comes at {then}.
        The {place} opens at {then} and it is {now} now.""",
        now=clock(60 * hour + now),
        then=clock(60 * hour + now + wait),
    )
    return text, f"{wait} minutes"


def _shopper(rng: random.Random) -> tuple[str, int]:
    """Somebody's money and a price: the text and what would be left, which may be negative."""
    has, price = _apart(rng, 10, 30, 9, equal=0)
    text = _one(
        rng,
        """{name} has ${has}. The {thing} costs ${price}.
        {name}: ${has}; {thing}: ${price}
        A {thing} is ${price}, and {name} has ${has}.
        With ${has} {name} goes to buy a {thing} for ${price}.""",
        has=has,
        price=price,
    )
    return text, has - price


@task("can buy", "too expensive")
def can_afford_it(rng: random.Random) -> tuple[str, str]:
    """Say whether the person's money is enough for the thing: "can buy" or "too expensive"."""
    text, left = _shopper(rng)
    return text, "can buy" if left > 0 else "too expensive"


@task()
def money_left_or_short(rng: random.Random) -> tuple[str, str]:
    """Say how much money is left after buying ("$3 left") or how much is lacking for the price ("$2 short")."""
    text, left = _shopper(rng)
    return text, f"${left} left" if left > 0 else f"${-left} short"


# --- amounts in another form


def _part_of_day(hour: int) -> str:
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


_HOURS = tuple(h for h in range(6, 23) if h != 12)
_AT_TIME = """The train to {city} leaves at {t}.
    Dinner with {name} at {t}
    {name} called {other} at {t}.
    The {place} closes at {t}.
    On {day} we start at {t}."""


@task()
def hour_with_part_of_day(rng: random.Random) -> tuple[str, str]:
    """Say the full hour of the 24-hour clock in words with in the morning (before 12), afternoon (to 17:59) or evening."""
    hour = rng.choice(_HOURS)
    return _one(rng, _AT_TIME, t=f"{hour}:00"), f"{_say(hour % 12)} in the {_part_of_day(hour)}"


@task()
def spoken_time_to_24_hours(rng: random.Random) -> tuple[str, str]:
    """Output the time that is told in words as a time of the 24-hour clock, such as 14:30."""
    hour, half = rng.choice(_HOURS), rng.random() < 0.5
    word = _say(hour % 12)
    said = f"half past {word}" if half else f"{word} o'clock"
    return _one(rng, _AT_TIME, t=f"{said} in the {_part_of_day(hour)}"), f"{hour}:{'30' if half else '00'}"


@task()
def price_rounded_up(rng: random.Random) -> tuple[str, str]:
    """Copy the text with its price rounded up to full dollars: $4.99 becomes $5."""
    dollars, cents = rng.randint(1, 60), rng.choice((99, 95, 98, 90, 89))
    form = _one(
        rng,
        """{thing} for $P
        {goods} from $P
        only $P for the {thing}
        ticket to {city}: $P
        {name} paid $P
        $P a night in {city}""",
    )
    return form.replace("$P", f"${dollars}.{cents}"), form.replace("$P", f"${dollars + 1}")


_MONEY = (("dollar", "cents", "$"), ("euro", "cents", "€"), ("pound", "pence", "£"))


@task()
def spoken_price_in_signs(rng: random.Random) -> tuple[str, str]:
    """Write the price told in words with its sign in front ($, €, £) and two decimals, such as $5.50 or €3.00."""
    name, small, sign = rng.choice(_MONEY)
    whole, part = rng.randint(2, 40), rng.choice((0, 0, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90))
    said = f"{_say(whole)} {name}s" + (rng.choice((f" and {_say(part)} {small}", f" {_say(part)}")) if part else "")
    return said, f"{sign}{whole}.{part:02d}"


def _ordinal(n: int) -> str:
    if n <= 20:
        return lexicon.ORDINALS[n - 1]
    return f"{lexicon.TENS[n // 10 - 2]}-{lexicon.ORDINALS[n % 10 - 1]}" if n % 10 else f"{lexicon.TENS[n // 10 - 2][:-1]}ieth"


@task()
def ordinal_in_words(rng: random.Random) -> tuple[str, str]:
    """Copy the phrase with its ordinal number written as a word: "the 3rd floor" becomes "the third floor"."""
    n, form = rng.randint(1, 20), rng.choice(("the {} {}", "on the {} {}", "after the {} {}", "her {} {}"))
    noun = rng.choice(_words("floor page birthday street lesson row attempt chapter race day letter visit house game"))
    return form.format(ordinal(n), noun), form.format(_ordinal(n), noun)


@task()
def date_read_aloud(rng: random.Random) -> tuple[str, str]:
    """Write the date as it is read aloud: "the", the day as an ordinal word, "of", the month ("the fifth of March")."""
    day, month = rng.randint(1, 30), rng.choice([m for m in lexicon.MONTHS if m != "February"])
    forms = (f"{month} {day}", f"{day} {month}", f"{month} {ordinal(day)}", f"{day} {month[:3]}", f"{month[:3]} {day}")
    return rng.choice(forms), f"the {_ordinal(day)} of {month}"


_SHARES = {
    "all of": 100,
    "half of": 50,
    "a quarter of": 25,
    "one in four of": 25,
    "three quarters of": 75,
    "a fifth of": 20,
    "one in five of": 20,
    "a tenth of": 10,
    "one in ten of": 10,
    "every second one of": 50,
    "none of": 0,
}


@task()
def share_as_percent(rng: random.Random) -> tuple[str, str]:
    """Output the share that is told in words (half, a quarter, one in ten, all, none ...) as a percentage, such as 50%."""
    words, percent = rng.choice(list(_SHARES.items()))
    text = _one(
        rng,
        """{name} sold {share} the {goods}.
        In {city} {share} the {group} stayed at home.
        By {day} {share} the {goods} were gone.
        We asked {share} the {group}.
        {name} knows {share} the {group} in {city}.""",
        share=words,
    )
    return text, f"{percent}%"


def _from_year(rng: random.Random, year: int) -> str:
    return _one(
        rng,
        """a song from {year}
        the {thing} of {year}
        {name} was born in {year}.
        The {place} in {city} was built in {year}.
        In {year} {name} moved to {city}.
        {city}, {month} {year}""",
        year=year,
    )


@task()
def decade_by_name(rng: random.Random) -> tuple[str, str]:
    """Name the decade of the year (1920 to 1999) in words, such as "the eighties" for 1984."""
    year = rng.randint(1920, 1999)
    return _from_year(rng, year), f"the {lexicon.TENS[year % 100 // 10 - 2][:-1]}ies"


@task()
def year_read_aloud(rng: random.Random) -> tuple[str, str]:
    """Output only the year, in words as it is read aloud in two halves: 1984 is "nineteen eighty-four"."""
    year = 100 * rng.randint(15, 19) + rng.randint(10, 99)
    return _from_year(rng, year), f"{_say(year // 100)} {_say(year % 100)}"


@task()
def digits_read_one_by_one(rng: random.Random) -> tuple[str, str]:
    """Output only the three-digit number of the text, read digit by digit in words: 405 is "four zero five"."""
    number = str(rng.randint(101, 999))
    text = _one(
        rng,
        """room {n}
        {name} lives in flat {n}.
        Bus {n} goes to {city}.
        Locker {n} belongs to {name}.
        The code for the {place} is {n}.
        flight {n} to {city}""",
        n=number,
    )
    return text, " ".join(lexicon.BELOW_TWENTY[int(digit)] for digit in number)


_BY_MONTH = """{name} was in {city} in {month}.
    The {place} is closed in {month}.
    {month} was warm in {city}.
    Rent for {month}, paid by {name}
    All {month} {name} worked at the {place}."""


@task("28", "30", "31")
def days_in_month(rng: random.Random) -> tuple[str, str]:
    """Give the number of days of the month in the text: 30 or 31, and 28 for February."""
    month = "February" if rng.random() < 0.2 else rng.choice(lexicon.MONTHS)
    days = "28" if month == "February" else "30" if month in {"April", "June", "September", "November"} else "31"
    return _one(rng, _BY_MONTH, month=month), days


@task()
def date_of_tomorrow(rng: random.Random) -> tuple[str, str]:
    """The text gives today's weekday, month and day. Output tomorrow's in the form "Wednesday, May 6"."""
    i, day, month = rng.randrange(7), rng.randint(1, 27), rng.choice(lexicon.MONTHS)
    form = rng.choice(("Today is {}, {} {}.", "{}, {} {}", "Today: {}, {} {}", "It is {}, {} {} today."))
    return form.format(lexicon.WEEKDAYS[i], month, day), f"{lexicon.WEEKDAYS[(i + 1) % 7]}, {month} {day + 1}"


# --- one-step sums


@task()
def age_after_next_birthday(rng: random.Random) -> tuple[str, str]:
    """Write the sentence "Next year NAME will be AGE." with the age of the person one year from now, in digits."""
    name, age = rng.choice(lexicon.FIRST_NAMES), rng.randint(3, 88)
    form = rng.choice(("{name} is {age} years old.", "{name}, {age}", "{name} turned {age} today.", "Age of {name}: {age}"))
    return form.format(name=name, age=age), f"Next year {name} will be {age + 1}."


@task()
def receipt_total(rng: random.Random) -> tuple[str, str]:
    """Add the two prices of the receipt and output the total with a dollar sign, such as "$7"."""
    a, b = rng.randint(1, 12), rng.randint(1, 9)
    things = rng.sample(_words("mug spoon cup cake bowl salad towel pen candle card comb sponge plate"), 2)
    form = rng.choice(("{} ${}, {} ${}", "1 {} ${}; 1 {} ${}", "{}: ${} / {}: ${}", "a {} for ${} and a {} for ${}"))
    return form.format(things[0], a, things[1], b), f"${a + b}"


@task()
def spelled_out_sum(rng: random.Random) -> tuple[str, str]:
    """Work out the sum or difference told in words and write the result as a word, such as "seven"."""
    a, b = rng.randint(0, 12), rng.randint(1, 9)
    if rng.random() < 0.5:
        return rng.choice(("{} plus {}", "{} and {}", "add {} and {}")).format(_say(a), _say(b)), _say(a + b)
    return rng.choice(("{} minus {}", "{} take away {}", "{} less {}")).format(_say(a + b), _say(b)), _say(a)


_COMPARED = {
    "twice as many": lambda n: 2 * n,
    "half as many": lambda n: n // 2,
    "one more": lambda n: n + 1,
    "one fewer": lambda n: n - 1,
    "two more": lambda n: n + 2,
    "two fewer": lambda n: n - 2,
    "ten more": lambda n: n + 10,
    "just as many": lambda n: n,
}


@task()
def amount_by_comparison(rng: random.Random) -> tuple[str, str]:
    """One person's number of things is given and the other's is compared with it. Output the other's number, in digits."""
    n, words = 2 * rng.randint(2, 12), rng.choice(list(_COMPARED))
    text = _one(
        rng,
        """{name} has {n} {goods}. {other} has {words}.
        {name} bought {n} {goods} and {other} {words}.
        {n} {goods} for {name}, {words} for {other}
        {name} sold {n} {goods} on {day}, {other} sold {words}.""",
        n=n,
        words=words,
    )
    return text, str(_COMPARED[words](n))


@task()
def pieces_in_packs(rng: random.Random) -> tuple[str, str]:
    """Several packs hold the same number of things. Output how many things there are in all, such as "12 pens"."""
    packs, each, goods = rng.randint(2, 5), rng.choice((2, 3, 4, 5, 6, 10)), rng.choice(_GOODS)
    pack = rng.choice(_words("packs bags baskets bowls trays"))
    form = rng.choice(("{p} {pack} of {n} {g}", "{p} {pack} with {n} {g} in each", "{n} {g} in each of {p} {pack}"))
    return form.format(p=packs, pack=pack, n=each, g=goods), f"{packs * each} {goods}"


_COUNT_WORDS = {
    "a dozen": 12,
    "half a dozen": 6,
    "two dozen": 24,
    "a couple of": 2,
    "a pair of": 2,
    "a hundred": 100,
    "five hundred": 500,
    "a thousand": 1000,
    "two thousand": 2000,
    "fifty": 50,
}


@task()
def count_word_in_figures(rng: random.Random) -> tuple[str, str]:
    """Output the number of things in digits with their name: two dozen eggs are "24 eggs", a pair of cups "2 cups"."""
    words, n = rng.choice(list(_COUNT_WORDS.items()))
    goods = rng.choice(_GOODS)
    start = """{name} bought {words} {goods}.
        There are {words} {goods} in the {place}.
        {name} gave {other} {words} {goods}.
        {words} {goods} for {day}"""
    return _one(rng, start, words=words, goods=goods), f"{n} {goods}"


_SMALLER = {"week": ("days", 7), "year": ("months", 12), "minute": ("seconds", 60), "day": ("hours", 24)}


@task()
def in_smaller_time_unit(rng: random.Random) -> tuple[str, str]:
    """Convert the time: weeks to days, years to months, days to hours, minutes to seconds. Output it like "21 days"."""
    unit, n = rng.choice(list(_SMALLER)), rng.randint(1, 5)
    smaller, factor = _SMALLER[unit]
    text = _one(
        rng,
        """It takes {t}.
        {name} waited {t} for {other}.
        {name} has {t} left.
        after {t} in {city}
        The {thing} comes in {t}.""",
        t=_count(n, unit) if rng.random() < 0.5 else _count(n, unit).replace(str(n), _say(n)),
    )
    return text, f"{n * factor} {smaller}"


# --- groups with limits


def _graded(rng: random.Random, ranges: dict[str, tuple[int, int]]) -> tuple[int, str]:
    """A number and the label in whose range it lies."""
    label = rng.choice(list(ranges))
    return rng.randint(*ranges[label]), label


@task("small", "medium", "large")
def parcel_by_weight(rng: random.Random) -> tuple[str, str]:
    """Give the class of the parcel by its weight: "small" under 5 kg, "medium" from 5 to 20 kg, "large" over 20 kg."""
    n, label = _graded(rng, {"small": (1, 4), "medium": (5, 20), "large": (21, 60)})
    start = """parcel to {city}, {n} kg
        {name} sends {n} kg to {city}.
        {n} kg, for {name}
        The parcel with the {thing} weighs {n} kg."""
    return _one(rng, start, n=n), label


@task("cold", "mild", "hot")
def cold_mild_or_hot(rng: random.Random) -> tuple[str, str]:
    """Put the temperature into a word: "cold" below 10 degrees, "mild" from 10 to 24 and "hot" from 25 on."""
    n, label = _graded(rng, {"cold": (-9, 9), "mild": (10, 24), "hot": (25, 40)})
    start = """{city} {n} °C
        It is {n} °C in {city}.
        {day}, {city}: {n}°
        {name} reads {n} °C on the thermometer."""
    return _one(rng, start, n=n), label


@task("free", "half price", "full price")
def ticket_by_age(rng: random.Random) -> tuple[str, str]:
    """Say what the visitor pays by age: "free" under 6, "half price" from 6 to 17, "full price" from 18 on."""
    n, label = _graded(rng, {"free": (2, 5), "half price": (6, 17), "full price": (18, 75)})
    start = """{name}, {n}
        {name} is {n} years old.
        {name} ({n}) wants to see the {place}.
        one ticket for {name}, aged {n}"""
    return _one(rng, start, n=n), label


@task("$", "$$", "$$$")
def price_band_signs(rng: random.Random) -> tuple[str, str]:
    """Give the price band in dollar signs: "$" for less than 10 dollars, "$$" for 10 to 50 and "$$$" for more than 50."""
    n, label = _graded(rng, {"$": (2, 9), "$$": (10, 50), "$$$": (51, 300)})
    start = """A {thing} for {n} dollars
        {name} paid {n} dollars at the {place}.
        dinner in {city}, {n} dollars
        The {thing} costs {n} dollars."""
    return _one(rng, start, n=n), label


# --- small tables


def _table(rng: random.Random, numbers: list[int]) -> tuple[str, list[str]]:
    """Names with these numbers, as text and as a list."""
    names = rng.sample(lexicon.FIRST_NAMES, len(numbers))
    entry, between = rng.choice((("{} {}", ", "), ("{}: {}", ", "), ("{} has {}", ", "), ("{} - {}", "; "), ("{} = {}", " | ")))
    return between.join(entry.format(name, n) for name, n in zip(names, numbers, strict=True)), names


@task()
def only_one_over_ten(rng: random.Random) -> tuple[str, str]:
    """Exactly one of the three people in the table has more than 10. Output that person's name."""
    numbers = [*rng.sample(range(1, 11), 2), rng.randint(11, 40)]
    rng.shuffle(numbers)
    text, names = _table(rng, numbers)
    return text, names[numbers.index(max(numbers))]


@task()
def two_who_tie(rng: random.Random) -> tuple[str, str]:
    """Two of the three people in the table have the same number. Output both names in order, with "and" between them."""
    same, other = rng.sample(range(1, 40), 2)
    odd = rng.randrange(3)
    text, names = _table(rng, [other if i == odd else same for i in range(3)])
    return text, " and ".join(name for i, name in enumerate(names) if i != odd)


@task()
def best_month_in_full(rng: random.Random) -> tuple[str, str]:
    """Output the name of the month with the highest number, written in full."""
    first, numbers = rng.randrange(10), rng.sample(range(2, 99), 3)
    months = lexicon.MONTHS[first : first + 3]
    form, between = rng.choice((("{} {}", ", "), ("{}: {}", ", "), ("{}={}", " "), ("{} {}", " | ")))
    text = between.join(form.format(month[:3], n) for month, n in zip(months, numbers, strict=True))
    return f"{rng.choice(('sales', 'visitors', 'orders', 'goals'))}: {text}", months[numbers.index(max(numbers))]


# --- results of games


_TEAMS = _words("Lions Bears Hawks Sharks Wolves Tigers Eagles Rams Bulls Foxes Owls Ravens Panthers Falcons")


def _game(rng: random.Random) -> tuple[str, str, str, int, int]:
    """A result, home team first: the text, both teams, both scores."""
    (home, away), (a, b) = rng.sample(_TEAMS, 2), rng.sample(range(7), 2)
    if rng.random() < 1 / 3:
        b = a
    return rng.choice(("{h} {a}-{b} {g}", "{h} - {g} {a}:{b}")).format(h=home, g=away, a=a, b=b), home, away, a, b


@task()
def loser_or_draw(rng: random.Random) -> tuple[str, str]:
    """Output the name of the team that lost the game, or "draw" if both scores are equal."""
    text, home, away, a, b = _game(rng)
    return text, "draw" if a == b else min((a, home), (b, away))[1]


@task("0", "1", "3")
def points_for_home_team(rng: random.Random) -> tuple[str, str]:
    """The team named first plays at home. Give its points for the result: 3 for a win, 1 for a draw, 0 for a defeat."""
    text, _, _, a, b = _game(rng)
    return text, "3" if a > b else "1" if a == b else "0"


@task()
def goals_in_total(rng: random.Random) -> tuple[str, str]:
    """Output how many goals both teams of the result scored together, in digits."""
    text, _, _, a, b = _game(rng)
    return text, str(a + b)


@task()
def score_turned_round(rng: random.Random) -> tuple[str, str]:
    """Write the result with the second team first: "TEAM score-score TEAM", such as "Bears 3-2 Lions" for Lions 2-3 Bears."""
    text, home, away, a, b = _game(rng)
    return text, f"{away} {b}-{a} {home}"


@task()
def result_in_a_sentence(rng: random.Random) -> tuple[str, str]:
    """Write the result as "WINNER beat LOSER." without the score, or as "TEAM drew with TEAM." in the given order."""
    text, home, away, a, b = _game(rng)
    return text, f"{home} drew with {away}." if a == b else f"{home} beat {away}." if a > b else f"{away} beat {home}."


# --- schedules


_APPOINTMENTS = _words(
    "dentist bank gym lunch meeting doctor school library cinema haircut shopping piano tennis garage interview museum"
)


def _schedule(rng: random.Random, in_order: bool = True) -> tuple[str, list[int], list[str]]:
    """Three appointments: the text, the hours, the entries."""
    hours, what = rng.sample(range(8, 20), 3), rng.sample(_APPOINTMENTS, 3)
    if in_order:
        hours.sort()
    form = rng.choice(("{}:00 {}", "{}:00 - {}"))
    return ", ".join(form.format(*entry) for entry in zip(hours, what, strict=True)), hours, what


@task()
def entry_at_that_hour(rng: random.Random) -> tuple[str, str]:
    """A schedule is followed by a time. Output the one word that stands at this time in the schedule."""
    text, hours, what = _schedule(rng, in_order=False)
    i = rng.randrange(3)
    return f"{text} | {hours[i]}:00", what[i]


@task()
def hour_of_that_entry(rng: random.Random) -> tuple[str, str]:
    """A schedule is followed by one of its entries. Output the time of this entry, such as 14:00."""
    text, hours, what = _schedule(rng, in_order=False)
    i = rng.randrange(3)
    return f"{text} | {what[i]}", f"{hours[i]}:00"


@task()
def next_on_schedule(rng: random.Random) -> tuple[str, str]:
    """A schedule is followed by the present time. Output the entry that comes next, or "nothing" if all is over."""
    text, hours, what = _schedule(rng)
    i = rng.randrange(4)
    low, high = hours[i - 1] if i else 7, hours[i] if i < 3 else 21
    return f"{text} | now {rng.randrange(low, high)}:{rng.choice((15, 30, 45))}", what[i] if i < 3 else "nothing"


@task()
def first_on_mixed_schedule(rng: random.Random) -> tuple[str, str]:
    """The schedule is not in order. Output what comes first in the day, one word without the time."""
    text, hours, what = _schedule(rng, in_order=False)
    return text, what[hours.index(min(hours))]


@task("0", "1", "2", "3")
def how_many_before_noon(rng: random.Random) -> tuple[str, str]:
    """Output how many entries of the schedule begin before 12:00, as a digit."""
    early, what = rng.randrange(4), rng.sample(_APPOINTMENTS, 3)
    hours = sorted(rng.sample(range(7, 12), early) + rng.sample(range(12, 20), 3 - early))
    return ", ".join(f"{hour}:00 {entry}" for hour, entry in zip(hours, what, strict=True)), str(early)

"""Procedural tasks on numbers: quantities, digits, times, dates, money and units."""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import number_in_words, ordinal
from t2l_core.procedural.lexicon import split_words as _words

_THINGS = _words("coins cards pens books stamps keys cups plates tickets candles bottles boxes marbles buttons")
_NUMBERED = _words("room page seat gate platform floor locker chapter step lane ticket shelf")
_INGREDIENTS = _words("flour sugar rice oats milk butter cream honey cocoa salt yeast oil")
_UNITS = _words("cups spoons pinches bags jars packs")
_CURRENCIES = dict(
    zip(_words("USD EUR GBP JPY CHF INR MXN"), _words("dollars euros pounds yen francs rupees pesos"), strict=True)
)
_SEASONS = ("winter", "spring", "summer", "autumn")


def _date(rng: random.Random) -> tuple[int, int, int]:
    """Year, month, day."""
    return rng.randint(1950, 2029), rng.randint(1, 12), rng.randint(1, 28)


def _priced(rng: random.Random) -> list[tuple[str, int]]:
    """Three things, each with a price of its own."""
    return list(zip(rng.sample(lexicon.OBJECTS, 3), rng.sample(range(2, 100), 3), strict=True))


# --- stepping and comparing


@task()
def next_numbered_place(rng: random.Random) -> tuple[str, str]:
    """Copy the label with its number increased by one."""
    place, n = rng.choice(_NUMBERED), rng.randint(1, 199)
    return f"{place} {n}", f"{place} {n + 1}"


@task()
def count_down_three(rng: random.Random) -> tuple[str, str]:
    """Count down from the number: output the three whole numbers just before it, in falling order, separated by commas."""
    n = rng.randint(4, 999)
    return str(n), f"{n - 1}, {n - 2}, {n - 3}"


@task()
def larger_of_two(rng: random.Random) -> tuple[str, str]:
    """Output the larger of the two numbers, as digits."""
    top = rng.choice([100, 1000, 10000])
    a, b = rng.sample(range(1, top), 2)
    return f"{a} or {b}", str(max(a, b))


@task()
def cheapest_item(rng: random.Random) -> tuple[str, str]:
    """Output the name of the item with the lowest price, without the price."""
    items = _priced(rng)
    return ", ".join(f"{name} ${price}" for name, price in items), min(items, key=lambda item: item[1])[0]


@task()
def dearest_item_with_price(rng: random.Random) -> tuple[str, str]:
    """Output the most expensive item as 'PRICE for the ITEM', with the dollar sign before the price."""
    items = _priced(rng)
    name, price = max(items, key=lambda item: item[1])
    return "; ".join(f"{name}: ${price}" for name, price in items), f"${price} for the {name}"


@task()
def nearest_to_goal(rng: random.Random) -> tuple[str, str]:
    """Before the colon stands a goal. Output the one of the numbers after the colon that is nearest to it."""
    goal = rng.randint(20, 80)
    near = goal + rng.choice([-1, 1]) * rng.randint(1, 4)
    options = [near, *rng.sample([n for n in range(1, 100) if abs(n - goal) > 9], 2)]
    rng.shuffle(options)
    return f"{goal}: {', '.join(map(str, options))}", str(near)


@task("climb", "slide", "zigzag")
def trend_of_three(rng: random.Random) -> tuple[str, str]:
    """Three numbers: output climb if they rise all the way, slide if they fall all the way, zigzag if they turn."""
    low, middle, high = sorted(rng.sample(range(1, 100), 3))
    label = rng.choice(["climb", "slide", "zigzag"])
    turning = rng.choice([(low, high, middle), (high, low, middle), (middle, high, low), (middle, low, high)])
    numbers = {"climb": (low, middle, high), "slide": (high, middle, low), "zigzag": turning}[label]
    return " ".join(map(str, numbers)), label


@task("within", "beyond")
def inside_range(rng: random.Random) -> tuple[str, str]:
    """A range and a number after a colon: output within if the number lies in the range, otherwise beyond."""
    low = rng.randint(10, 60)
    high = low + rng.randint(8, 25)
    if rng.random() < 0.5:
        return f"{low}-{high}: {rng.randint(low + 1, high - 1)}", "within"
    return f"{low}-{high}: {rng.choice([*range(1, low), *range(high + 1, 100)])}", "beyond"


@task()
def expand_range(rng: random.Random) -> tuple[str, str]:
    """Write out every whole number of the range, both ends included, separated by commas."""
    low, n = rng.randint(1, 195), rng.randint(3, 5)
    return f"{low}-{low + n - 1}", ", ".join(str(low + i) for i in range(n))


# --- digits and notation


@task("maple", "birch")
def maple_for_even(rng: random.Random) -> tuple[str, str]:
    """Output maple if the number is even and birch if it is odd."""
    n = rng.randint(10, 9999)
    return str(n), "birch" if n % 2 else "maple"


@task()
def round_to_ten(rng: random.Random) -> tuple[str, str]:
    """Round the number in the text to the nearest multiple of ten and copy the rest of the text."""
    n = rng.choice([n for n in range(11, 1000) if n % 10 != 5])
    thing = rng.choice(_THINGS)
    return f"{n} {thing}", f"{(n + 5) // 10 * 10} {thing}"


@task()
def sum_of_both_digits(rng: random.Random) -> tuple[str, str]:
    """Add up the two digits of the number after the word and output only the sum."""
    a, b = rng.randint(1, 9), rng.randint(0, 9)
    return f"{rng.choice(lexicon.ANIMALS)} {a}{b}", str(a + b)


@task()
def reverse_digits(rng: random.Random) -> tuple[str, str]:
    """Output the digits of the number in reverse order."""
    digits = "".join(rng.choice("123456789") for _ in range(rng.randint(3, 5)))
    return digits, digits[::-1]


@task()
def pad_to_five_digits(rng: random.Random) -> tuple[str, str]:
    """Put zeros in front of the number so that it has five digits."""
    n = rng.randint(1, 10 ** rng.randint(2, 4) - 1)
    return str(n), f"{n:05d}"


@task()
def strip_leading_zeros(rng: random.Random) -> tuple[str, str]:
    """Remove the zeros at the front of the number in the code and keep the rest, prefix and hyphen included."""
    prefix = "".join(rng.choice("ABCDEFGHKLMNPRSTX") for _ in range(2))
    n = rng.randint(1, 9999)
    return f"{prefix}-{'0' * rng.randint(1, 3)}{n}", f"{prefix}-{n}"


@task()
def add_thousands_comma(rng: random.Random) -> tuple[str, str]:
    """Write the number with a comma before its last three digits."""
    n = rng.randint(1000, 10 ** rng.randint(4, 6) - 1)
    return str(n), f"{n:,}"


@task()
def finishing_place(rng: random.Random) -> tuple[str, str]:
    """From a name and a number make the sentence 'NAME came NUMBER.', the number as digits with its ordinal ending."""
    name, n = rng.choice(lexicon.FIRST_NAMES), rng.randint(1, 40)
    return f"{name} {n}", f"{name} came {ordinal(n)}."


@task()
def ordinal_word_to_number(rng: random.Random) -> tuple[str, str]:
    """Output the noun first and then the ordinal word turned into a plain number in digits."""
    n, noun = rng.randint(1, 20), rng.choice(lexicon.FURNITURE + lexicon.PLACES)
    return f"{lexicon.ORDINALS[n - 1]} {noun}", f"{noun} {n}"


@task()
def figures_in_words(rng: random.Random) -> tuple[str, str]:
    """Copy the text with the number written in words, compound numbers with a hyphen."""
    n, thing = rng.randint(2, 99), rng.choice(_THINGS)
    return f"{n} {thing}", f"{number_in_words(n)} {thing}"


@task()
def words_in_figures(rng: random.Random) -> tuple[str, str]:
    """Output only the number that the text names in words, in digits."""
    n = rng.randint(2, 99)
    name, thing = rng.choice(lexicon.FIRST_NAMES), rng.choice(_THINGS)
    return f"{name} bought {number_in_words(n)} {thing}", str(n)


@task()
def percent_to_decimal(rng: random.Random) -> tuple[str, str]:
    """Copy the text with the percentage replaced by a decimal number with two decimals."""
    n, noun = rng.randint(1, 99), rng.choice(lexicon.WEATHER + lexicon.METALS)
    return f"{noun} {n}%", f"{noun} {n / 100:.2f}"


@task()
def decimal_to_percent(rng: random.Random) -> tuple[str, str]:
    """Output the decimal number of the text as a whole percentage with a percent sign, and nothing else."""
    n = rng.randint(1, 99)
    return f"{rng.choice(lexicon.FIRST_NAMES)} scored {n / 100:.2f}", f"{n}%"


@task()
def decade_of_year(rng: random.Random) -> tuple[str, str]:
    """Output the decade of the year, written like 1980s."""
    year = rng.randint(1810, 2029)
    return f"{rng.choice(lexicon.PLACES)} built in {year}", f"{year // 10 * 10}s"


# --- times and dates


@task()
def clock_to_words(rng: random.Random) -> tuple[str, str]:
    """Write the clock time in words with o'clock, quarter past, half past or quarter to; leave out the vehicle."""
    hour, quarter = rng.randint(1, 12), rng.randint(0, 3)
    now, following = lexicon.BELOW_TWENTY[hour], lexicon.BELOW_TWENTY[hour % 12 + 1]
    said = (f"{now} o'clock", f"quarter past {now}", f"half past {now}", f"quarter to {following}")[quarter]
    return f"{hour}:{15 * quarter:02d} {rng.choice(lexicon.VEHICLES)}", said


@task()
def one_hour_later(rng: random.Random) -> tuple[str, str]:
    """Copy the entry with its 24-hour time moved one hour later."""
    who, hour, minute = rng.choice(lexicon.JOBS), rng.randint(6, 21), rng.randrange(0, 60, 5)
    return f"{who} {hour:02d}:{minute:02d}", f"{who} {hour + 1:02d}:{minute:02d}"


@task()
def to_twelve_hour_clock(rng: random.Random) -> tuple[str, str]:
    """Turn the 24-hour time into 12-hour time without a leading zero, followed by a space and am or pm."""
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    return f"{hour:02d}:{minute:02d}", f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


@task()
def weekday_after(rng: random.Random) -> tuple[str, str]:
    """Output only the day of the week that follows the one in the text."""
    day = rng.randrange(7)
    sport, city = rng.choice(lexicon.SPORTS), rng.choice(lexicon.CITIES)
    return f"{sport} in {city} on {lexicon.WEEKDAYS[day]}", lexicon.WEEKDAYS[(day + 1) % 7]


@task()
def move_to_day_before(rng: random.Random) -> tuple[str, str]:
    """Copy the note with its weekday replaced by the weekday before it."""
    day, name = rng.randrange(7), rng.choice(lexicon.FIRST_NAMES)
    verb = rng.choice(["call", "meet", "visit", "pay", "help"])
    return f"{lexicon.WEEKDAYS[day]}: {verb} {name}", f"{lexicon.WEEKDAYS[day - 1]}: {verb} {name}"


@task()
def date_to_iso(rng: random.Random) -> tuple[str, str]:
    """Rewrite the date as year, month and day in digits joined by hyphens, month and day with two digits."""
    year, month, day = _date(rng)
    return f"{day} {lexicon.MONTHS[month - 1]} {year}", f"{year}-{month:02d}-{day:02d}"


@task()
def swap_month_and_day(rng: random.Random) -> tuple[str, str]:
    """The date is month/day/year: output it as day.month.year, with dots and the same digits."""
    year, month, day = _date(rng)
    return f"{month:02d}/{day:02d}/{year}", f"{day:02d}.{month:02d}.{year}"


@task(*_SEASONS)
def season_of_date(rng: random.Random) -> tuple[str, str]:
    """Output the northern season of the month: winter from December, spring from March, summer from June, autumn from
    September."""
    year, month, day = _date(rng)
    return f"{lexicon.MONTHS[month - 1]} {day}, {year}", _SEASONS[month % 12 // 3]


@task()
def hours_to_minutes(rng: random.Random) -> tuple[str, str]:
    """Output the whole duration in minutes, as a number followed by min."""
    hours, minutes = rng.randint(1, 3), rng.randint(1, 59)
    return f"{rng.choice(lexicon.VEHICLES)} {hours} h {minutes} min", f"{60 * hours + minutes} min"


# --- money, quantities, games, units


@task()
def cents_to_dollars(rng: random.Random) -> tuple[str, str]:
    """Write the amount of cents as dollars with a dollar sign and two decimals."""
    cents = rng.randint(5, 1999)
    return f"{cents} cents", f"${cents / 100:.2f}"


@task()
def currency_in_words(rng: random.Random) -> tuple[str, str]:
    """Turn the currency code before the amount into the everyday plural name of the currency after it, one lower-case word."""
    code, amount = rng.choice(list(_CURRENCIES)), rng.randint(2, 999)
    return f"{code} {amount}", f"{amount} {_CURRENCIES[code]}"


@task()
def total_count(rng: random.Random) -> tuple[str, str]:
    """Add the two quantities and output the sum in digits after the word total and a space."""
    a, b = rng.randint(2, 10), rng.randint(2, 12)
    first, second = rng.sample(_THINGS, 2)
    return f"{a} {first} and {b} {second}", f"total {a + b}"


@task()
def how_many_now(rng: random.Random) -> tuple[str, str]:
    """Output how many things the person has after finding or losing some: the number in digits and the things."""
    name, thing, start = rng.choice(lexicon.FIRST_NAMES), rng.choice(_THINGS), rng.randint(8, 20)
    change, verb = rng.randint(1, 6), rng.choice(["found", "lost"])
    now = start + change if verb == "found" else start - change
    return f"{name} had {start} {thing} and {verb} {change}", f"{now} {thing}"


@task()
def older_by_years(rng: random.Random) -> tuple[str, str]:
    """Output the name of the older person, the word by and the difference of the two ages in digits."""
    (a, b), young = rng.sample(lexicon.FIRST_NAMES, 2), rng.randint(5, 60)
    gap = rng.randint(1, 9)
    ages = [(a, young + gap), (b, young)]
    rng.shuffle(ages)
    return ", ".join(f"{name} is {age}" for name, age in ages), f"{a} by {gap}"


@task("left", "right", "level")
def winning_side(rng: random.Random) -> tuple[str, str]:
    """Output left if the team before the score has won, right if the team after it has won, level if the score is equal."""
    (home, away), (low, high) = rng.sample(lexicon.CITIES, 2), sorted(rng.sample(range(8), 2))
    label = rng.choice(["left", "right", "level"])
    score = {"left": (high, low), "right": (low, high), "level": (low, low)}[label]
    return f"{home} {score[0]}:{score[1]} {away}", label


@task()
def double_ingredient(rng: random.Random) -> tuple[str, str]:
    """Copy the line of the recipe with its number doubled."""
    n, rest = rng.randint(2, 25), f"{rng.choice(_UNITS)} of {rng.choice(_INGREDIENTS)}"
    return f"{n} {rest}", f"{2 * n} {rest}"


@task()
def kilo_to_base_unit(rng: random.Random) -> tuple[str, str]:
    """Convert to the unit without kilo: output the number times 1000, a space and m for km, g for kg or W for kW."""
    tenths, unit = rng.choice([n for n in range(11, 300) if n % 10]), rng.choice("mgW")
    return f"{tenths / 10} k{unit}", f"{tenths * 100} {unit}"

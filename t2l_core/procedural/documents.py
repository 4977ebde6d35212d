"""Tasks over snippets of everyday documents: receipts, tickets, forms, minutes, small ads, recipes, posters and the like.

Several questions are asked over each kind of snippet, so that only the description tells which answer is wanted.
"""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import labelled, upper_first, with_article
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words

_COMPANIES = _words("Northwind Bluebird Silverline Oakfield Redstone Sunrise Harbor Maple Summit Lakeside Greenway Starlight")
_THINGS = _items(
    "piano | bicycle | tent | sofa | desk | lamp | guitar | ladder | trailer | camera | canoe | drill | bookcase | "
    "projector | printer | sewing machine | washing machine | fridge | carpet | mirror"
)


def _first(rng: random.Random) -> str:
    return rng.choice(lexicon.FIRST_NAMES)


def _name(rng: random.Random) -> str:
    return f"{_first(rng)} {rng.choice(lexicon.LAST_NAMES)}"


def _price(rng: random.Random, low: int = 1, high: int = 20) -> str:
    return f"{rng.randint(low, high)}.{rng.choice(('00', '20', '50', '80', '95'))}"


def _date(rng: random.Random) -> str:
    return f"{rng.randint(1, 28)} {rng.choice(lexicon.MONTHS)}"


def _fill(rng: random.Random, template: str) -> str:
    return template.format(
        name=_first(rng),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
        month=rng.choice(lexicon.MONTHS),
        n=rng.randint(2, 60),
    )


# --- receipts: two items with a discount on one of them, and how they were paid for

_GOODS = _groups(
    """
    bakery: rye bread | croissant | cheesecake | baguette | bread roll | doughnut | apple pie | bagel

    pharmacy: cough syrup | bandages | throat drops | aspirin | eye drops | vitamin pills | thermometer | nasal spray

    florist: tulips | red roses | bouquet | sunflowers | orchid | daisies | white lilies | potted fern

    bookstore: novel | atlas | dictionary | comic book | cookbook | travel guide | poems | biography

    hardware store: hammer | nails | wood screws | paint brush | drill bits | hinges | saw blade | pliers
    """
)
_PAYMENTS = {
    "cash": ("CASH 50.00", "COINS AND NOTES 40.00", "CASH, THANK YOU", "IN CASH 60.00"),
    "card": ("VISA ****4021", "CREDIT CARD ****7713", "DEBIT CARD ****0092", "MASTERCARD ****5530"),
    "voucher": ("GIFT VOUCHER 311", "SHOP VOUCHER", "VOUCHER NO. 87", "BIRTHDAY VOUCHER"),
}


def _receipt(rng: random.Random) -> tuple[str, str, str, str]:
    """A receipt, the kind of shop, the way of paying and the item that was reduced."""
    shop = rng.choice(list(_GOODS))
    goods = rng.sample(_GOODS[shop], 2)
    payment, paid = labelled(rng, _PAYMENTS)
    cut = rng.choice(goods)
    lines = [
        f"{item} {_price(rng, 2)}" + (f" (-{rng.choice(('0.50', '1.00', '0.30'))})" if item == cut else "") for item in goods
    ]
    return f"{', '.join(lines)}; {payment}", shop, paid, cut


@task("bakery", "pharmacy", "florist", "bookstore", "hardware store")
def receipt_kind_of_shop(rng: random.Random) -> tuple[str, str]:
    """Say by the items on the receipt which shop it is from: bakery, pharmacy, florist, bookstore or hardware store."""
    text, shop, _, _ = _receipt(rng)
    return text, shop


@task("cash", "card", "voucher")
def receipt_way_of_paying(rng: random.Random) -> tuple[str, str]:
    """Say how the receipt was paid: cash, card or voucher."""
    text, _, paid, _ = _receipt(rng)
    return text, paid


@task()
def receipt_reduced_item(rng: random.Random) -> tuple[str, str]:
    """Output the item on the receipt that was reduced: the one with a minus amount in parentheses, without any price."""
    text, _, _, cut = _receipt(rng)
    return text, cut


# --- train tickets


def _ticket(rng: random.Random) -> tuple[str, str, str, str, int, str]:
    """A train ticket, its start, goal, date, car and seat."""
    start, goal = rng.sample(lexicon.CITIES, 2)
    date, car, seat = _date(rng), rng.randint(1, 19), f"{rng.randint(1, 80)}{rng.choice('ABCD')}"
    parts = [f"{start.upper()}-{goal.upper()}", date, f"CAR {car:02d}", f"SEAT {seat}"]
    if rng.random() < 0.5:
        parts = [parts[1], parts[0], *parts[2:]]
    return " | ".join(parts), start, goal, date, car, seat


@task()
def ticket_place_on_train(rng: random.Random) -> tuple[str, str]:
    """Say where the holder of the train ticket sits, in the form "seat 42B in car 7" (no zero before the car number)."""
    text, _, _, _, car, seat = _ticket(rng)
    return text, f"seat {seat} in car {car}"


@task()
def ticket_trip_in_words(rng: random.Random) -> tuple[str, str]:
    """Tell the trip of the train ticket in the form "from CITY to CITY on DATE", without capitals inside the city names."""
    text, start, goal, date, _, _ = _ticket(rng)
    return text, f"from {start} to {goal} on {date}"


# --- parcel labels

_HANDLING = {
    "gently": ("FRAGILE", "GLASS", "HANDLE WITH CARE", "BREAKABLE"),
    "upright": ("THIS SIDE UP", "DO NOT TILT", "DO NOT LAY FLAT", "THIS WAY UP"),
    "cold": ("KEEP FROZEN", "KEEP REFRIGERATED", "KEEP COOL", "FROZEN FOOD"),
    "dry": ("PROTECT FROM RAIN", "KEEP DRY", "DO NOT GET WET", "KEEP AWAY FROM WATER"),
}
_STREETS = _items("Mill Road | Park Lane | High Street | Station Road | King Street | Church Lane | Lake Avenue | Rose Street")


def _parcel(rng: random.Random) -> tuple[str, str, str, str, str]:
    """A parcel label, its receiver, sender, the receiver's street with the number behind, and how to keep it."""
    receiver, sender = _name(rng), _name(rng)
    street, number = rng.choice(_STREETS), rng.randint(1, 99)
    remark, how = labelled(rng, _HANDLING)
    ends = [f"To: {receiver}, {number} {street}", f"From: {sender}"]
    rng.shuffle(ends)
    return " / ".join((*ends, remark)), receiver, sender, f"{street} {number}", how


@task("gently", "upright", "cold", "dry")
def parcel_handling(rng: random.Random) -> tuple[str, str]:
    """Say how to treat the parcel by the remark on its label: gently (breakable), upright, cold or dry."""
    text, _, _, _, how = _parcel(rng)
    return text, how


@task()
def parcel_sent_back(rng: random.Random) -> tuple[str, str]:
    """Write the label to send the parcel back, "To: NAME / From: NAME", sender and receiver changing places, no address."""
    text, receiver, sender, _, _ = _parcel(rng)
    return text, f"To: {sender} / From: {receiver}"


@task()
def parcel_street_then_number(rng: random.Random) -> tuple[str, str]:
    """Output the street of the parcel label first and the house number behind it, such as "Mill Road 12"."""
    text, _, _, street, _ = _parcel(rng)
    return text, street


# --- forms with an empty field, a field with nonsense in it and boxes to tick

_BOXES = _groups(
    """
    Meal: meat | fish | vegan

    Room: single | double | family

    Travel: bus | train | car

    Size: small | medium | large

    Pay: cash | card | check
    """
)


def _form(rng: random.Random) -> tuple[str, str, str, str]:
    """A form, its empty field, the field with a value of the wrong kind, and the choice that is ticked."""
    texts = {"Name": _name(rng), "City": rng.choice(lexicon.CITIES), "Job": rng.choice(lexicon.JOBS)}
    digits = {"Age": str(rng.randint(18, 80)), "Phone": f"555-{rng.randint(100, 999)}", "Year": str(rng.randint(1950, 2010))}
    fields = rng.sample([*texts, *digits], 3)
    empty, wrong, _ = rng.sample(fields, 3)
    values = {**texts, **digits, empty: "____", wrong: rng.choice(list((digits if wrong in texts else texts).values()))}
    box = rng.choice(list(_BOXES))
    ticked = rng.choice(_BOXES[box])
    boxes = " ".join(f"[{'x' if choice == ticked else ' '}] {choice}" for choice in _BOXES[box])
    return "; ".join((*(f"{field}: {values[field]}" for field in fields), f"{box}: {boxes}")), empty, wrong, ticked


@task()
def form_field_left_empty(rng: random.Random) -> tuple[str, str]:
    """Output the name of the field of the form that was left empty (____)."""
    text, empty, _, _ = _form(rng)
    return text, empty


@task()
def form_field_with_nonsense(rng: random.Random) -> tuple[str, str]:
    """Output the name of the field of the form that was filled in with a thing of the wrong kind, such as Age with a city."""
    text, _, wrong, _ = _form(rng)
    return text, wrong


@task()
def form_ticked_choice(rng: random.Random) -> tuple[str, str]:
    """Output the choice that is ticked with [x] on the form, one lower-case word."""
    text, _, _, ticked = _form(rng)
    return text, ticked


# --- business cards

_RANKS = {
    "leader": ("Head of", "Director of", "Vice President of", "Chief of"),
    "junior": ("Trainee in", "Assistant in", "Intern in", "Apprentice in"),
}
_FIELDS = _words("Sales Marketing Finance Design Logistics Research Security Planning")
_TRADES = _words("Foods Travel Textiles Software Motors Airlines Media Toys Energy Hotels")


def _card(rng: random.Random) -> tuple[str, str, str, str]:
    """A business card, the first name, the company and the rank."""
    name, company = _name(rng), f"{rng.choice(_COMPANIES)} {rng.choice(_TRADES)}"
    title, rank = labelled(rng, _RANKS)
    parts = [name, f"{title} {rng.choice(_FIELDS)}", company]
    if rng.random() < 0.5:
        parts = [company, *parts[:2]]
    return " * ".join(parts), name.split()[0], company, rank


@task("leader", "junior")
def card_rank(rng: random.Random) -> tuple[str, str]:
    """Say by the title on the card if its owner is a "leader" (Head, Director ...) or "junior" (Trainee, Intern ...)."""
    text, _, _, rank = _card(rng)
    return text, rank


@task()
def card_introduction(rng: random.Random) -> tuple[str, str]:
    """Introduce the owner of the business card: "This is FIRST NAME from COMPANY."."""
    text, name, company, _ = _card(rng)
    return text, f"This is {name} from {company}."


# --- minutes of meetings


def _minutes(rng: random.Random) -> tuple[str, str, str]:
    """The head of some minutes, who was absent and who wrote them."""
    chair, writer, one, other, absent = rng.sample(lexicon.FIRST_NAMES, 5)
    parts = [f"Chair: {chair}.", f"Minutes: {writer}.", f"Present: {one}, {other}.", f"Apologies: {absent}."]
    rng.shuffle(parts)
    return " ".join(parts), absent, writer


@task()
def minutes_who_was_absent(rng: random.Random) -> tuple[str, str]:
    """Name the person who did not come to the meeting, the one who sent apologies."""
    text, absent, _ = _minutes(rng)
    return text, absent


@task()
def minutes_who_wrote_them(rng: random.Random) -> tuple[str, str]:
    """Name the person who took the minutes of the meeting."""
    text, _, writer = _minutes(rng)
    return text, writer


_MINUTE_LINES = _groups(
    """
    decision: It was agreed to {do}. | All voted to {do}. | Decided: we {do} in {month}. | The board resolved to {do}.

    task: {name} to {do} by {day}. | Action: {name} will {do}. | {name} promised to {do}. | To do for {name}: {do}.

    question: {name} asked whether to {do}. | Who is going to {do}? | {name} wondered when to {do}. |
        Still unclear: who will {do}?
    """
)
_CLUB_DEEDS = _items(
    "paint the hall | sell the van | repair the roof | print the flyers | order new chairs | raise the fees | "
    "call the plumber | book the band | clean the garage | hire a cook | buy a printer | plant trees | change the lock | "
    "update the website"
)


@task("decision", "task", "question")
def minutes_kind_of_line(rng: random.Random) -> tuple[str, str]:
    """Say what the line of the minutes records: a decision of the meeting, a task for one person or an open question."""
    return labelled(rng, _MINUTE_LINES, lambda rng, line: _fill(rng, line.replace("{do}", rng.choice(_CLUB_DEEDS))))


# --- log lines of machines, itineraries

_LOG_LINES = _groups(
    """
    fine: backup finished | connection restored | update installed | disk check passed | {name} logged in | printer ready |
        all {n} tests passed | battery fully charged | {n} files copied | service started | door closed

    trouble: backup failed | connection lost | update could not be installed | disk almost full | wrong password for {name} |
        printer out of paper | {n} tests failed | battery empty | {n} files damaged | service crashed | door blocked
    """
)


@task("fine", "trouble")
def log_fine_or_trouble(rng: random.Random) -> tuple[str, str]:
    """Judge the message of the log line: "fine" if all went well, "trouble" if something went wrong."""
    return labelled(
        rng,
        _LOG_LINES,
        lambda rng, line: f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d} node{rng.randint(1, 9)}: {_fill(rng, line)}",
    )


def _itinerary(rng: random.Random) -> tuple[str, str, str]:
    """An itinerary of three stops, the city of the longest stay and the one of a single night."""
    stops = list(zip(rng.sample(lexicon.CITIES, 3), (1, *rng.choice(((2, 4), (3, 5), (2, 5), (3, 6), (2, 3)))), strict=True))
    shown = rng.sample(stops, 3)
    text = " > ".join(f"{city} ({nights} night{'s' * (nights > 1)})" for city, nights in shown)
    return text, stops[2][0], stops[0][0]


@task()
def itinerary_longest_stay(rng: random.Random) -> tuple[str, str]:
    """Output the city of the itinerary with the most nights."""
    text, longest, _ = _itinerary(rng)
    return text, longest


@task()
def itinerary_single_night(rng: random.Random) -> tuple[str, str]:
    """Output the city of the itinerary where the traveler sleeps only one night."""
    text, _, single = _itinerary(rng)
    return text, single


_PLAN_LINES = _groups(
    """
    transport: train to {city} | bus to {city} | flight from {city} | ferry to the island | taxi to the airport |
        rental car pick-up

    lodging: check in at the {city} Hotel | night at the hostel | check out of the guesthouse | room at the {city} Inn |
        camp site

    meal: dinner at a fish restaurant | lunch at Cafe {city} | breakfast on the terrace | pizza with {name} | picnic in the park

    sight: visit of the castle | tour of the cathedral | museum of {city} | walk to the waterfall | old town of {city}
    """
)


@task("transport", "lodging", "meal", "sight")
def itinerary_kind_of_entry(rng: random.Random) -> tuple[str, str]:
    """Say what the entry of the travel plan is: transport, lodging (where to sleep), meal or sight (something to see)."""
    return labelled(
        rng,
        _PLAN_LINES,
        lambda rng, line: f"Day {rng.randint(1, 9)}, {rng.randint(7, 21)}:{rng.choice(('00', '30'))} {_fill(rng, line)}",
    )


# --- small ads

_ADS = _groups(
    """
    wanted: Wanted: {thing}, up to ${n}. | Looking for a {thing} in {city}. | Who sells me a {thing}? Call {name}. |
        {thing} wanted, ${n} or less, {city}. | I need a {thing}, write to {name}. | Who has a {thing} to give away in {city}?

    offered: For sale: {thing}, ${n}. | Selling my old {thing}, ${n}, call {name}. | {thing} as new, only ${n}, {city}. |
        {thing} for hire, ${n} a day. | Free to collect: {thing}, {city}. | Giving away a {thing}, ask {name}.
    """
)


@task()
def ad_answer(rng: random.Random) -> tuple[str, str]:
    """Answer the small ad: "I have a THING for you." if its writer looks for one, otherwise "Is the THING still there?"."""
    template, kind = labelled(rng, _ADS)
    thing = rng.choice(_THINGS)
    answer = f"I have a {thing} for you." if kind == "wanted" else f"Is the {thing} still there?"
    return upper_first(_fill(rng, template.replace("{thing}", thing))), answer


_FLAT_PARTS = tuple(
    _pairs(part)
    for part in (
        "lg = large | sm = small | furn = furnished | mod = modern | sunny = sunny",
        "apt = apartment | hse = house | rm = room | flr = floor",
        "w/ = with | w/o = without",
        "balc = balcony | gdn = garden | gar = garage | kit = kitchen | elev = elevator",
        "nr ctr = near center | nr stn = near station | nr uni = near university | nr hosp = near hospital",
    )
)


@task()
def ad_abbreviations_in_full(rng: random.Random) -> tuple[str, str]:
    """Write the housing ad with all its abbreviations in full words, such as "large apartment with balcony near station"."""
    short, full = zip(*(rng.choice(part) for part in _FLAT_PARTS), strict=True)
    return " ".join(short), " ".join(full)


# --- lists of ingredients, warnings

_PREPARED = {
    "softened melted": _words("butter chocolate margarine"),
    "peeled chopped sliced diced washed": _words("carrots potatoes apples onions cucumbers pears"),
    "grated": _words("cheese carrots lemon ginger chocolate"),
    "drained rinsed": _words("beans chickpeas lentils olives"),
    "toasted crushed": _words("almonds walnuts hazelnuts peanuts"),
}
_PREPARE = dict(
    _pairs(
        "softened = soften | melted = melt | peeled = peel | chopped = chop | sliced = slice | diced = dice | washed = wash | "
        "grated = grate | drained = drain | rinsed = rinse | toasted = toast | crushed = crush"
    )
)


def _ingredient(rng: random.Random) -> tuple[str, str, str]:
    """A line of a list of ingredients, the ingredient and what was done with it."""
    states = rng.choice(list(_PREPARED))
    food, state = rng.choice(_PREPARED[states]), rng.choice(states.split())
    return f"{rng.randint(2, 40) * 10} g {food}, {state}", food, state


@task()
def ingredient_first_step(rng: random.Random) -> tuple[str, str]:
    """Turn the line of the ingredients into the step that prepares it, a command such as "Melt the butter."."""
    text, food, state = _ingredient(rng)
    return text, f"{upper_first(_PREPARE[state])} the {food}."


@task()
def ingredient_for_shopping(rng: random.Random) -> tuple[str, str]:
    """Write the line of the ingredients for a shopping list: the food, then its amount in parentheses, no preparation."""
    text, food, _ = _ingredient(rng)
    return text, f"{food} ({' '.join(text.split()[:2])})"


_WARNINGS = {
    "fire": ("Highly flammable.", "Keep away from open flames.", "Do not smoke near it.", "No sparks nearby!"),
    "poison": ("Do not swallow.", "Toxic!", "If swallowed, call a doctor.", "Deadly if eaten or drunk."),
    "shock": ("High voltage!", "Do not touch with wet hands.", "Unplug before opening.", "Live wires inside."),
    "cut": ("Sharp edges!", "Mind your fingers, very sharp.", "Razor-sharp blade inside.", "Sharp points, wear gloves."),
}
_WARNED = _words("barrel cabinet box container package case crate unit drum locker")


@task("fire", "poison", "shock", "cut")
def warning_danger(rng: random.Random) -> tuple[str, str]:
    """Name the danger that the warning is about: fire, poison, (electric) shock or cut."""
    return labelled(
        rng,
        _WARNINGS,
        lambda rng, line: f"{upper_first(rng.choice(_WARNED))} {rng.choice('ABCDEFGH')}{rng.randint(1, 9)}: {line}",
    )


# --- job postings

_MUSTS = _items("driving license | own car | good French | clean record | strong back | own tools | good memory | work permit")
_BEGINNERS = {
    "yes": ("No experience needed.", "Beginners welcome.", "We train you.", "Also for first-timers."),
    "no": ("Only with experience.", "At least 3 years in the job.", "No beginners.", "Experts only."),
}


def _posting(rng: random.Random) -> tuple[str, str, str, str, str]:
    """A job posting, its job, city, what one must have, and whether beginners can apply."""
    job, city, must = rng.choice(lexicon.JOBS), rng.choice(lexicon.CITIES), rng.choice(_MUSTS)
    line, beginners = labelled(rng, _BEGINNERS)
    need = upper_first(rng.choice((f"{must} required.", f"must have: {must}.", f"{must} is a must.")))
    return f"{upper_first(job)} wanted in {city}. {' '.join(rng.sample((need, line), 2))}", job, city, must, beginners


@task("yes", "no")
def posting_for_beginners(rng: random.Random) -> tuple[str, str]:
    """Say whether a person without experience can apply for the job: "yes" or "no"."""
    text, _, _, _, beginners = _posting(rng)
    return text, beginners


@task()
def posting_requirement(rng: random.Random) -> tuple[str, str]:
    """Output what the job posting demands to have besides experience, in lower case (French stays), such as "own car"."""
    text, _, _, must, _ = _posting(rng)
    return text, must


@task()
def posting_application(rng: random.Random) -> tuple[str, str]:
    """Apply for the job of the posting in one sentence: "I apply as a JOB in CITY." ("an" before a vowel)."""
    text, job, city, _, _ = _posting(rng)
    return text, f"I apply as {with_article(job)} in {city}."


# --- lab notes, posters, statements of a bank account


def _lab_note(rng: random.Random) -> tuple[str, str, int, str]:
    """A lab note, the letter of the sample, its pH and the color in the end."""
    letter, acidity = rng.choice("ABCDEFGH"), rng.choice((7, rng.randint(1, 6), rng.randint(8, 13)))
    before, after = rng.sample(_words("clear blue red yellow green pink brown violet"), 2)
    end = rng.choice((f"from {before} to {after}", f"{after}, before that {before}", f"{before}, then {after}"))
    return f"Sample {letter}, pH {acidity}, {rng.randint(2, 9) * 10} °C: {end}", letter, acidity, after


@task("acid", "neutral", "base")
def lab_acid_or_base(rng: random.Random) -> tuple[str, str]:
    """Say by the pH in the lab note what the sample is: acid (below 7), neutral (exactly 7) or base (above 7)."""
    text, _, acidity, _ = _lab_note(rng)
    return text, "neutral" if acidity == 7 else "acid" if acidity < 7 else "base"


@task()
def lab_sample_and_color(rng: random.Random) -> tuple[str, str]:
    """Output the letter of the sample, an equals sign and the color it had in the end, such as "B=blue"."""
    text, letter, _, after = _lab_note(rng)
    return text, f"{letter}={after}"


_EVENTS = _groups(
    """
    music: jazz night | choir concert | piano recital | opera gala | rock festival | guitar evening | brass band parade

    sport: city marathon | rowing regatta | swimming cup | tennis final | bicycle race | football cup | ski race

    food: pancake breakfast | wine tasting | cheese market | chili cook-off | street food fair | cake buffet | burger day

    film: movie marathon | short film festival | open-air cinema | silent film night | horror film night | cartoon matinee
    """
)
_HALLS = _items("Town Hall | City Park | Old Mill | Market Square | Castle Yard | Riverside | Harbor Hall | School Yard")


def _poster(rng: random.Random) -> tuple[str, str, str]:
    """An event poster, the kind of event and its entry in a calendar."""
    event, kind = labelled(rng, _EVENTS)
    day, hour = rng.choice(lexicon.WEEKDAYS), f"{rng.randint(1, 9)} pm"
    parts = rng.sample((f"{day}, {hour}", rng.choice(_HALLS), rng.choice(("free entry", f"tickets ${rng.randint(3, 30)}"))), 3)
    return " * ".join((event.upper(), *parts)), kind, f"{day[:3]} {hour}: {event}"


@task("music", "sport", "food", "film")
def poster_kind_of_event(rng: random.Random) -> tuple[str, str]:
    """Say what kind of event the poster announces: music, sport, food or film."""
    text, kind, _ = _poster(rng)
    return text, kind


@task()
def poster_to_calendar(rng: random.Random) -> tuple[str, str]:
    """Write the event of the poster for a calendar: weekday in three letters, hour, colon, event in lower case."""
    text, _, entry = _poster(rng)
    return text, entry


_PAYEES = {
    "groceries": _words("Supermarket Grocery Bakery Butcher Greengrocer"),
    "transport": _words("Taxi Railways Buslines Parking Carwash"),
    "health": _words("Pharmacy Dentist Clinic Optician Hospital"),
    "home": _words("Plumbing Electricity Furniture Curtains Waterworks"),
}


def _statement(rng: random.Random) -> tuple[str, str, str]:
    """A line of a bank statement, its category and the booking in words."""
    trade, kind = labelled(rng, _PAYEES)
    payee, amount, gain = f"{rng.choice(_COMPANIES)} {trade}", _price(rng, 2, 90), rng.random() < 0.4
    line = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d} {payee.upper()} {'+' if gain else '-'}{amount}"
    return line, kind, f"got {amount} from {payee}" if gain else f"paid {amount} to {payee}"


@task("groceries", "transport", "health", "home")
def statement_category(rng: random.Random) -> tuple[str, str]:
    """Put the line of the bank statement into a category of the budget: groceries, transport, health or home."""
    line, kind, _ = _statement(rng)
    return line, kind


@task()
def statement_in_words(rng: random.Random) -> tuple[str, str]:
    """Put the bank statement line into words: "paid AMOUNT to Payee" for a minus, "got AMOUNT from Payee" for a plus."""
    line, _, words = _statement(rng)
    return line, words


# --- signs, references, file names

_FORBIDDEN = _pairs(
    "smoking = smoke | parking = park | camping = camp | swimming = swim | fishing = fish | running = run | cycling = cycle | "
    "skating = skate | shouting = shout | eating = eat | singing = sing | diving = dive | littering = litter | sleeping = sleep"
)
_WHERE = _items(
    "in the lobby | at the gate | in the yard | on the bridge | in the garden | by the lake | at the station | on the stairs"
)


@task()
def sign_as_polite_request(rng: random.Random) -> tuple[str, str]:
    """Turn the sign that forbids something into a polite request: "Please do not VERB ...", in normal letters with a period."""
    doing, verb = rng.choice(_FORBIDDEN)
    where = rng.choice(_WHERE)
    sign = rng.choice((f"no {doing} {where}", f"{doing} {where} forbidden", f"{doing} prohibited {where}"))
    return sign.upper(), f"Please do not {verb} {where}."


_SIGNS = _groups(
    """
    pool: No diving | Shower before you swim | Non-swimmers this side | Lifeguard on duty | Water depth 2 m |
        No running on wet tiles | Bathing caps required | Diving board closed

    library: Silence, please | Return books here | No talking in the reading room | New novels |
        Show your reader card | Quiet study area | Borrow up to five books | Children's books upstairs

    zoo: Do not feed the monkeys | Lions this way | Penguin feeding at 3 pm | Keep away from the cage |
        Reptile house | Elephants ahead | Tiger house closed today | Giraffes behind the pond

    hospital: Emergency room | Visiting hours 2 to 6 | X-ray, 2nd floor | Patients wait here |
        Wash your hands before surgery | Nurses only | Intensive care unit | Blood tests, room 4
    """
)


@task("pool", "library", "zoo", "hospital")
def signs_of_which_place(rng: random.Random) -> tuple[str, str]:
    """Two signs hang at the same place. Say where: pool, library, zoo or hospital."""
    place = rng.choice(list(_SIGNS))
    return " / ".join(rng.sample(_SIGNS[place], 2)), place


def _reference(rng: random.Random) -> tuple[str, str, str]:
    """An entry of a list of references, the kind of source and where it appeared."""
    topic = rng.choice(_words("Bread Rivers Birds Bridges Dreams Volcanoes Money Sleep Bees Cities Robots Trees"))
    company, n = rng.choice(_COMPANIES), rng.randint(2, 40)
    where, rest, kind = rng.choice(
        (
            (f"{company} Press", "", "book"),
            (f"Journal of {topic}", f", {n}({rng.randint(1, 4)}), {n * 3}-{n * 3 + 9}", "article"),
            (f"www.{company.lower()}.org", f", read {_date(rng)}", "website"),
        )
    )
    author = f"{rng.choice(lexicon.LAST_NAMES)}, {rng.choice('ABCDEGHJKLMNPRST')}."
    return f"{author} ({rng.randint(2000, 2023)}). {topic} and us. {where}{rest}.", kind, where


@task("book", "article", "website")
def reference_kind_of_source(rng: random.Random) -> tuple[str, str]:
    """Say what the entry of the list of references is: a book (of a press), an article (in a journal) or a website."""
    text, kind, _ = _reference(rng)
    return text, kind


@task()
def reference_where_published(rng: random.Random) -> tuple[str, str]:
    """Output where the source appeared: the press, the journal or the web address alone, without numbers, pages or dates."""
    text, _, where = _reference(rng)
    return text, where


@task()
def file_of_newest_version(rng: random.Random) -> tuple[str, str]:
    """Output the file name with the highest version number of the three."""
    stem, end = (
        rng.choice(_words("plan budget menu poster thesis logo song map letter script")),
        rng.choice(_words("doc pdf txt odt")),
    )
    form = rng.choice(("{}_v{}.{}", "{}-{}.{}", "{} ({}).{}", "{}.rev{}.{}"))
    numbers = rng.sample(range(1, 10), 3)
    names = [form.format(stem, n, end) for n in numbers]
    return ", ".join(names), names[numbers.index(max(numbers))]


@task()
def file_name_in_words(rng: random.Random) -> tuple[str, str]:
    """Say what the file is in the form "KIND for Name": the kind of paper in lower case, the person with a capital, no date."""
    kind = rng.choice(_words("invoice letter contract receipt quote reminder permit certificate"))
    name, day = rng.choice(lexicon.LAST_NAMES), f"{rng.randint(2012, 2025)}-{rng.randint(1, 12):02d}"
    parts = rng.choice(((day, kind, name.lower()), (name.lower(), kind, day), (kind, name.lower(), day)))
    return f"{rng.choice('_-').join(parts)}.pdf", f"{kind} for {name}"


# --- weather bulletins, notes on patients

_WINDS = _pairs(
    "N = north | NE = northeast | E = east | SE = southeast | S = south | SW = southwest | W = west | NW = northwest"
)


def _bulletin(rng: random.Random) -> tuple[str, int]:
    """A weather bulletin and the place of its wind in the table."""
    wind, low = rng.randrange(8), rng.randint(2, 24)
    sky = rng.choice(_words("rain sunny cloudy fog showers clear"))
    parts = rng.sample(
        (sky, f"{low} to {low + rng.randint(2, 9)} °C", f"wind {_WINDS[wind][0]} {rng.randint(2, 9) * 5} km/h"), 3
    )
    return f"{rng.choice(lexicon.CITIES)}: {', '.join(parts)}", wind


@task()
def bulletin_wind_from(rng: random.Random) -> tuple[str, str]:
    """Write out where the wind of the weather bulletin comes from, such as "northwest" for NW."""
    text, wind = _bulletin(rng)
    return text, _WINDS[wind][1]


@task()
def bulletin_wind_toward(rng: random.Random) -> tuple[str, str]:
    """The bulletin says where the wind comes from. Name the opposite direction, toward which it blows ("southeast" for NW)."""
    text, wind = _bulletin(rng)
    return text, _WINDS[(wind + 4) % 8][1]


_ALLERGENS = _words("penicillin nuts latex aspirin shellfish pollen eggs iodine none")
_COMPLAINTS = _items("cough | fever | back pain | headache | sore throat | rash | earache | stomach pain | dizziness")


def _patient(rng: random.Random) -> tuple[str, str, str]:
    """A note on a patient, the patient in short and the allergy."""
    sex, age, allergen = rng.choice("FM"), rng.randint(18, 89), rng.choice(_ALLERGENS)
    allergy = f"allergic to {allergen}" if allergen != "none" else rng.choice(("no allergies", "no known allergy"))
    note = f"{rng.choice(_COMPLAINTS)} for {rng.randint(2, 9)} days"
    person = f"{age}-year-old {'woman' if sex == 'F' else 'man'}"
    return ", ".join((f"{sex} {age}", *rng.sample((note, allergy), 2))), person, allergen


@task()
def patient_in_words(rng: random.Random) -> tuple[str, str]:
    """Say who the patient of the note is, in the form "45-year-old woman" (F) or "45-year-old man" (M)."""
    text, person, _ = _patient(rng)
    return text, person


@task()
def patient_allergy(rng: random.Random) -> tuple[str, str]:
    """Output what the patient of the note is allergic to, or "none"."""
    text, _, allergen = _patient(rng)
    return text, allergen


_DOSES = _pairs("QD = once a day | BID = twice a day | TID = three times a day | QID = four times a day")
_FORMS = _pairs("tab = tablet | cap = capsule | gtt = drop | puff = puff")
_MEDICINES = _words("ibuprofen amoxicillin aspirin codeine cortisone paracetamol vitamin-C magnesium zinc iron")


@task()
def dose_in_plain_words(rng: random.Random) -> tuple[str, str]:
    """Write the dose in words, without the medicine: number, tablet (tab), capsule (cap), drop (gtt) or puff, in the plural
    above one, then once (QD), twice (BID), three times (TID) or four times (QID) a day."""
    n, (short, form), (code, often) = rng.randint(1, 4), rng.choice(_FORMS), rng.choice(_DOSES)
    said = f"{lexicon.number_in_words(n)} {form}{'s' * (n > 1)} {often}"
    return f"{rng.choice(_MEDICINES)} {n} {short} {code}", said

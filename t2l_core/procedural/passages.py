"""Tasks on short texts: one to three sentences from daily life, and many different questions on the same kind of text.

A text is a line of templates with its gaps filled from tables; what was filled in answers the questions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_words as _words
from t2l_core.procedural.lexicon import upper_first

Told = tuple[str, dict[str, str]]

_NAMES = tuple(name for name in lexicon.FIRST_NAMES if name not in lexicon.CITIES)
_THINGS = _words(
    "bag ball basket bell blanket book bottle bowl bracelet camera candle clock comb cup doll fan flag helmet jar kettle kite "
    "lantern magnet map mug notebook pen phone pillow plate purse ring stamp towel tray umbrella vase wallet watch whistle"
)
_NUMBERS = lexicon.NUMBER_WORDS
_HOBBIES = _words(
    "archery baking camping chess cooking cycling dancing fishing gardening golf hiking judo knitting painting photography "
    "pottery reading rowing running sailing sewing singing skating skiing surfing swimming tennis yoga"
)


def _articles(text: str) -> str:
    """Put "an" for "a" before a vowel."""
    return re.sub(r"\b([Aa]) (?=[AEIOaeio]|umbrella)", r"\1n ", text)


def _tell(rng: random.Random, templates: str, **tables: Sequence[str]) -> Told:
    """One line of the templates with its gaps filled, and the fillings by gap."""
    facts = {gap: rng.choice(words) for gap, words in tables.items()}
    facts["name"], facts["other"] = rng.sample(_NAMES, 2)
    facts["city"], facts["town"] = rng.sample(lexicon.CITIES, 2)
    facts["day"] = rng.choice(lexicon.WEEKDAYS)
    text = _articles(rng.choice(templates.strip().splitlines()).strip().format(**facts))
    return upper_first(text), facts


def _fact(told: Told, answer: str) -> tuple[str, str]:
    """The text and an answer with gaps of the same names."""
    return told[0], answer.format(**told[1])


# --- trips


def _trip(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} took the {vehicle} from {town} to {city} with {other} and stayed for {stay}.
        With {other} for company, {name} went to {city} by {vehicle}. They had left {town} at dawn and came back after {stay}.
        {name} left {town} by {vehicle} and reached {city} late at night. {other} came along, and they stayed for {stay}.
        To see {city}, {name} and a friend called {other} got on the {vehicle} in {town}. They stayed for {stay}.
        A trip to {city} took {name} away from {town} for {stay}. {other} came too, and they went by {vehicle}.
        Last summer {name} spent {stay} in {city} with {other}. The {vehicle} from {town} had been full.
        """,
        vehicle=_words("train bus ferry coach ship plane boat steamer"),
        stay=_items("two days|three days|four days|five days|a week|two weeks|three weeks|a month|two months|a weekend"),
    )


@task()
def destination_of_trip(rng: random.Random) -> tuple[str, str]:
    """Output the city that the journey in the text goes to."""
    return _fact(_trip(rng), "{city}")


@task()
def starting_city_of_trip(rng: random.Random) -> tuple[str, str]:
    """Output the city from which the journey in the text sets out."""
    return _fact(_trip(rng), "{town}")


@task()
def vehicle_of_trip(rng: random.Random) -> tuple[str, str]:
    """Name the means of transport used for the trip, in one lower-case word."""
    return _fact(_trip(rng), "{vehicle}")


@task()
def companion_on_trip(rng: random.Random) -> tuple[str, str]:
    """Two people travel together. Output the name of the companion, not of the main traveler."""
    return _fact(_trip(rng), "{other}")


@task()
def length_of_stay(rng: random.Random) -> tuple[str, str]:
    """Output how long the stay lasted, in the words of the text, such as "two weeks"."""
    return _fact(_trip(rng), "{stay}")


@task()
def route_of_trip(rng: random.Random) -> tuple[str, str]:
    """Write the route of the trip as "START -> GOAL" with the two cities."""
    return _fact(_trip(rng), "{town} -> {city}")


# --- shopping


def _purchase(rng: random.Random) -> Told:
    thing, extra = rng.sample(_THINGS, 2)
    return _tell(
        rng,
        """
        {name} bought a {thing} for {other} at the {shop} and paid {price}. The {extra} was too expensive.
        At the {shop}, {name} liked the {extra} but took the {thing} at {price} as a present for {other}.
        For {price}, {name} got a {thing} at the {shop}. It is a gift for {other}. The {extra} stayed on the shelf.
        {other} will be pleased: {name} paid {price} for a {thing} at the {shop} and left the {extra} there.
        {name} held a {extra} for a while, then chose a {thing} for {price}. The seller at the {shop} wrapped it for {other}.
        {other} needed a {thing}, so {name} paid {price} for one at the {shop}. Nobody wanted the {extra}.
        """,
        thing=(thing,),
        extra=(extra,),
        shop=_items("market|mall|kiosk|bazaar|gift shop|corner store|department store|flea market|museum shop|outlet"),
        price=tuple(f"${n}" for n in range(3, 80)),
    )


@task()
def thing_that_was_bought(rng: random.Random) -> tuple[str, str]:
    """Two things are named in the text about shopping. Output the one that was bought, without article."""
    return _fact(_purchase(rng), "{thing}")


@task()
def thing_left_in_shop(rng: random.Random) -> tuple[str, str]:
    """Two things are named in the text about shopping. Output the one that was not bought, without article."""
    return _fact(_purchase(rng), "{extra}")


@task()
def present_is_for(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person for whom the thing was bought, not of the buyer."""
    return _fact(_purchase(rng), "{other}")


@task()
def place_of_purchase(rng: random.Random) -> tuple[str, str]:
    """Output the kind of shop where the thing was bought, without article."""
    return _fact(_purchase(rng), "{shop}")


@task()
def line_of_receipt(rng: random.Random) -> tuple[str, str]:
    """Write the purchase as a line of a receipt: the thing bought, a colon, a space and the price with dollar sign."""
    return _fact(_purchase(rng), "{thing}: {price}")


# --- portraits of people


def _portrait(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name}, a {job} from {city}, has lived in {town} for {years} years and loves {hobby}.
        {name} was born in {city} and has now lived in {town} for {years} years. The {job} likes {hobby}.
        Born in {city}, {name} moved to {town} {years} years ago to work as a {job}. On Sundays there is time for {hobby}.
        {years} years ago the {job} {name} left {city}, the old home, for {town}. {name} spends every evening on {hobby}.
        The people of {town} have known {name} for {years} years: a good {job}, fond of {hobby} and a child of {city}.
        {name} grew up in {city}. For {years} years {town} has been home, with a job as a {job} and {hobby} as a hobby.
        """,
        job=lexicon.JOBS,
        hobby=_HOBBIES,
        years=_NUMBERS[2:],
    )


@task()
def birthplace_in_portrait(rng: random.Random) -> tuple[str, str]:
    """Output the city where the person described was born or grew up, not the one where the person lives now."""
    return _fact(_portrait(rng), "{city}")


@task()
def present_home_in_portrait(rng: random.Random) -> tuple[str, str]:
    """Output the city where the person described lives today, not the one of birth or childhood."""
    return _fact(_portrait(rng), "{town}")


@task()
def hobby_in_portrait(rng: random.Random) -> tuple[str, str]:
    """Output what the person described likes to do in free time, one lower-case word."""
    return _fact(_portrait(rng), "{hobby}")


@task()
def years_in_town_as_digits(rng: random.Random) -> tuple[str, str]:
    """Output in digits how many years the person has lived in the present city; the text has the number in words."""
    text, facts = _portrait(rng)
    return text, str(_NUMBERS.index(facts["years"]))


@task()
def name_with_job_card(rng: random.Random) -> tuple[str, str]:
    """Write the name of the person described and the job in parentheses, in the form "Anna (nurse)"."""
    return _fact(_portrait(rng), "{name} ({job})")


# --- lost and found


def _loss(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} had lost a {thing}, and {other} found it {spot}.
        {other} looked {spot}, and there was the {thing} that {name} had lost on {day}.
        For days {name} missed the {thing}. In the end {other} saw it {spot}.
        The {thing} that {name} could not find lay {spot}. {other} brought it back.
        {name} came home without the {thing}. {other} came upon it {spot} and called at once.
        While cleaning, {other} picked up a {thing} {spot}. {name} had looked for it since {day}.
        """,
        thing=_words(
            "bag bracelet camera cap coat diary glove hat helmet key map necklace notebook phone purse ring scarf ticket "
            "umbrella wallet watch whistle"
        ),
        spot=_items(
            "under the sofa|behind the curtain|in the garden|on the stairs|under the bed|behind the stove|in the garage|"
            "on the roof|under the table|behind the door|in the car|on the balcony|in the kitchen|under a bench|by the pool|"
            "near the lake|behind the piano|next to the fridge"
        ),
    )


@task()
def loser_of_thing(rng: random.Random) -> tuple[str, str]:
    """Something was lost and found again. Output the name of the person who had lost it."""
    return _fact(_loss(rng), "{name}")


@task()
def finder_of_thing(rng: random.Random) -> tuple[str, str]:
    """Something was lost and found again. Output the name of the person who found it."""
    return _fact(_loss(rng), "{other}")


@task()
def spot_where_found(rng: random.Random) -> tuple[str, str]:
    """Output where the lost thing was found, as a phrase with its preposition, such as "under the bed"."""
    return _fact(_loss(rng), "{spot}")


@task()
def lost_notice(rng: random.Random) -> tuple[str, str]:
    """Write a notice of the form "LOST: thing (owner)" with the lost thing and the name of the one who lost it."""
    return _fact(_loss(rng), "LOST: {thing} ({name})")


# --- damage, lessons and matches: who is who


def _damage(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} {spoiled} {other}'s {thing} and said sorry.
        {other}'s {thing} is no longer what it was: {name} {spoiled} it on {day}.
        It was {name} who {spoiled} the {thing}. {other}, the owner, was angry.
        {other} had lent {name} the {thing}, and a day later {name} {spoiled} it.
        By accident {name} {spoiled} the {thing} that {other} had bought on {day}.
        {other} was sad about the {thing}, but forgave {name}, who {spoiled} it on {day}.
        """,
        thing=_words(
            "bag basket book bowl camera clock cup doll fan flag helmet jar kite lamp map mug phone plate tray vase watch"
        ),
        spoiled=_words("ruined damaged spoiled wrecked scratched dropped crushed burned"),
    )


@task()
def who_did_the_damage(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person who damaged the thing, not of its owner."""
    return _fact(_damage(rng), "{name}")


@task()
def owner_of_damaged_thing(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person whose thing was damaged by somebody else."""
    return _fact(_damage(rng), "{other}")


@task()
def apology_for_damage(rng: random.Random) -> tuple[str, str]:
    """Write the apology for the damage: "Sorry about the THING, OWNER!" with the thing and its owner's name."""
    return _fact(_damage(rng), "Sorry about the {thing}, {other}!")


def _lesson(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} taught {other} {skill} at the {place}.
        {other} learned {skill} from {name} in only {weeks} weeks.
        Without {name}'s lessons at the {place}, {other} would not be so good at {skill}.
        Thanks to {name}'s patience, {other} is now good at {skill}.
        {other} took a course in {skill}. It lasted {weeks} weeks, and {name} gave it.
        For {other} {skill} was all new until {name} explained it at the {place}.
        """,
        skill=_HOBBIES,
        place=_items("club|school|hotel|youth center|town hall|library|camp|park"),
        weeks=_NUMBERS[2:],
    )


@task()
def teacher_of_skill(rng: random.Random) -> tuple[str, str]:
    """One person teaches another something. Output the name of the one who teaches."""
    return _fact(_lesson(rng), "{name}")


@task()
def learner_of_skill(rng: random.Random) -> tuple[str, str]:
    """One person teaches another something. Output the name of the one who learns."""
    return _fact(_lesson(rng), "{other}")


def _match(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} beat {other} at {game} and got a {prize}.
        {other} lost the {game} final to {name}, who took home a {prize}.
        In the {game} match {other} had no chance against {name}. The prize was a {prize}.
        The {prize} for the best at {game} went to {name}, with {other} in second place.
        {other} played well, but {name} won at {game} and received a {prize}.
        A {prize} was waiting for the {game} champion, and {name} earned it by beating {other}.
        """,
        game=_words("chess tennis golf karate darts checkers badminton boxing judo fencing poker squash bowling"),
        prize=_items("cup|medal|trophy|bicycle|watch|basket of fruit|camera|book|cake|box of chocolates|kettle|tent|bag|radio"),
    )


@task()
def winner_of_match(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person who won the match or game."""
    return _fact(_match(rng), "{name}")


@task()
def beaten_in_match(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person who lost the match or game."""
    return _fact(_match(rng), "{other}")


@task()
def prize_of_match(rng: random.Random) -> tuple[str, str]:
    """Output what the winner got as a prize, in lower case and without article."""
    return _fact(_match(rng), "{prize}")


@task()
def result_of_match(rng: random.Random) -> tuple[str, str]:
    """Write the result as the game, a colon, the winner, a greater-than sign and the loser: "chess: Anna > Tom"."""
    return _fact(_match(rng), "{game}: {name} > {other}")


# --- news, school and history


def _news(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        A {event} has closed the {site} in {city}. About {n} people had to leave; it will open again on {day}.
        In {city} some {n} people stood before a closed {site} after a {event}. It opens again on {day}.
        The {site} of {city} stays shut until {day}. The reason is a {event} that got {n} people into trouble.
        Because of a {event}, the {site} in {city} cannot be used before {day}. {n} people are looking for another one.
        {city} must wait until {day} for its {site} to open again after the {event}. {n} people were led to safety.
        """,
        event=_words("fire flood storm blackout strike landslide blizzard hurricane robbery burglary"),
        site=_words(
            "airport bank bridge castle cinema harbor hospital library market museum school stadium station theater tower zoo"
        ),
        n=tuple(str(n) for n in range(20, 900, 10)),
    )


@task()
def event_in_news(rng: random.Random) -> tuple[str, str]:
    """Name the bad event that the news is about in one lower-case word, such as fire or strike."""
    return _fact(_news(rng), "{event}")


@task()
def closed_building_in_news(rng: random.Random) -> tuple[str, str]:
    """Output what was closed according to the news, one lower-case noun without article."""
    return _fact(_news(rng), "{site}")


@task()
def day_of_reopening(rng: random.Random) -> tuple[str, str]:
    """Output the weekday on which the closed place opens again."""
    return _fact(_news(rng), "{day}")


@task()
def headline_in_capitals(rng: random.Random) -> tuple[str, str]:
    """Write a headline of three words in capitals: the event, CLOSES and the closed place: "FIRE CLOSES SCHOOL"."""
    text, facts = _news(rng)
    return text, f"{facts['event']} closes {facts['site']}".upper()


def _talk(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        In {subject} class {name} gave a talk on {topic}, and {title} {last} gave it the grade {grade}.
        {title} {last} was hard to please: {name}'s {subject} paper on {topic} got only the grade {grade}.
        For a {subject} poster about {topic}, {name} received the grade {grade} from {title} {last}.
        {title} {last}, who teaches {subject}, wrote the grade {grade} under {name}'s essay on {topic}.
        {name} chose {topic} as a {subject} project. The grade was {grade}, and {title} {last} explained why.
        """,
        subject=_words("history biology geography physics chemistry science English art music"),
        topic=_words(
            "volcanoes whales castles bees rivers planets dreams robots bridges magnets pirates deserts insects trees clocks "
            "poems kings ships islands storms horses painters songs trains"
        ),
        title=_words("Ms. Mr. Dr."),
        last=lexicon.LAST_NAMES,
        grade=_words("A B C D"),
    )


@task()
def teacher_who_graded(rng: random.Random) -> tuple[str, str]:
    """Output the teacher with title and last name, such as "Ms. Bell"."""
    return _fact(_talk(rng), "{title} {last}")


@task()
def school_subject_of_work(rng: random.Random) -> tuple[str, str]:
    """Output the school subject that the pupil's work was done for, as it is written in the text."""
    return _fact(_talk(rng), "{subject}")


@task()
def topic_of_school_work(rng: random.Random) -> tuple[str, str]:
    """Output what the pupil's talk, paper or project was about, one lower-case word; the school subject is not meant."""
    return _fact(_talk(rng), "{topic}")


@task("A", "B", "C", "D")
def grade_of_school_work(rng: random.Random) -> tuple[str, str]:
    """Output the grade that the pupil's work got: A, B, C or D."""
    return _fact(_talk(rng), "{grade}")


def _building(rng: random.Random) -> Told:
    before, now = rng.sample(
        _words("mill school prison church bank bakery hotel museum theater library hospital inn factory"), 2
    )
    return _tell(
        rng,
        """
        Built by {builders} in {year} as a {before}, the house is now a {now}.
        The {now} of the town is old: {builders} built it in {year}, at first as a {before}.
        In {year} {builders} opened a {before} on the hill. Today the house serves as a {now}.
        Few guests of the {now} know that it was a {before} when {builders} built it in {year}.
        What {builders} put up as a {before} in {year} has been turned into a {now}.
        """,
        before=(before,),
        now=(now,),
        builders=_words("monks merchants soldiers nuns farmers sailors miners fishermen settlers weavers"),
        year=tuple(map(str, range(1650, 1940))),
    )


@task()
def first_use_of_building(rng: random.Random) -> tuple[str, str]:
    """Output what the building was at first, one lower-case noun without article."""
    return _fact(_building(rng), "{before}")


@task()
def present_use_of_building(rng: random.Random) -> tuple[str, str]:
    """Output what the building is used as today, one lower-case noun without article."""
    return _fact(_building(rng), "{now}")


@task()
def builders_of_house(rng: random.Random) -> tuple[str, str]:
    """Output the kind of people who built the house, one lower-case plural noun."""
    return _fact(_building(rng), "{builders}")


@task()
def sign_for_old_building(rng: random.Random) -> tuple[str, str]:
    """Write a sign for the building: "Old", its first use with a capital letter, a comma and the year: "Old Mill, 1784"."""
    text, facts = _building(rng)
    return text, f"Old {facts['before'].capitalize()}, {facts['year']}"


# --- plans


def _plan(rng: random.Random) -> Told:
    wish, rival = rng.sample(_words("zoo beach museum cinema lake park theater market castle stadium library forest"), 2)
    return _tell(
        rng,
        """
        {name} wanted to go to the {wish} and {other} to the {rival}. In the end {other} gave in.
        {other} suggested the {rival}, but {name} talked {other} into the {wish}.
        {name} was for the {wish}, {other} for the {rival}. They tossed a coin and {name} won.
        {name} and {other} spent the day at the {wish}, although {other} had asked for the {rival}.
        The {rival} was {other}'s idea, but {name}'s plan won, so off they went to the {wish}.
        {other} gave up the {rival} to please {name}, who was so keen on the {wish}.
        """,
        wish=(wish,),
        rival=(rival,),
    )


@task()
def where_they_went_in_the_end(rng: random.Random) -> tuple[str, str]:
    """Two people want different things. Output the place they go to in the end, without article."""
    return _fact(_plan(rng), "{wish}")


@task()
def plan_given_up(rng: random.Random) -> tuple[str, str]:
    """Two people want different things. Output the place that they do not go to in the end, without article."""
    return _fact(_plan(rng), "{rival}")


@task()
def who_got_the_wish(rng: random.Random) -> tuple[str, str]:
    """Two people want to go to different places. Output the name of the one whose wish came true."""
    return _fact(_plan(rng), "{name}")


# --- activities in time


def _activities(rng: random.Random) -> Told:
    one, two, three = rng.sample(_HOBBIES, 3)
    return _tell(
        rng,
        """
        {name} began with {one}, went on to {two} and finished with {three}.
        The day ended with {three}. {name} had started it with {one} and then tried {two}.
        {two} came after {one}, but {three} had to wait until the evening.
        Before {two}, {name} had time for {one}. After it there was {three}.
        {three} was the last thing {name} did on {day}, {one} the first. In between came {two}.
        On {day} {name} spent the morning on {one}, the afternoon on {two} and the evening on {three}.
        """,
        one=(one,),
        two=(two,),
        three=(three,),
    )


@task()
def activity_in_the_middle(rng: random.Random) -> tuple[str, str]:
    """Three activities are mentioned. Output the one that came between the two others in time, in lower case."""
    return _fact(_activities(rng), "{two}")


@task()
def activities_in_order_of_time(rng: random.Random) -> tuple[str, str]:
    """Write the three activities in the order in which they were done, in lower case and joined by " > "."""
    return _fact(_activities(rng), "{one} > {two} > {three}")


# --- gaps


@task()
def noun_for_blank_from_text(rng: random.Random) -> tuple[str, str]:
    """Output the word for the blank ____: the thing that the other sentence is about, without article."""
    told = _tell(
        rng,
        """
        {name} bought a {thing} in {city}. The ____ was {look}.
        Where is the ____? {name} needs the {look} {thing} now.
        {name} and {other} looked for the {thing} all {day}. The ____ was in the car.
        The {look} ____ broke last {day}. {name} will look for a new {thing} in {city}.
        {other} got a {thing} from {name}. On {day} the ____ was gone.
        Nobody knew whose ____ it was. Then {name} said, "That {look} {thing} is mine."
        """,
        thing=_THINGS,
        look=_words("old new small large dirty cheap red blue green heavy"),
    )
    return _fact(told, "{thing}")


_WOMEN = _words(
    "Alice Anna Bella Clara Elena Emma Fatima Grace Hannah Julia Kate Lucy Maria Nadia Nina Rosa Sara Sofia Susan Zoe"
)
_MEN = _words(
    "Ben Carlos Daniel David Eric Felix Harry Hugo Isaac Jack Jonas Leo Lucas Marco Oliver Oscar Peter Simon Tom Walter"
)


@task("his", "her", "their", "my", "our")
def missing_possessive(rng: random.Random) -> tuple[str, str]:
    """Fill the gap ____ with the word for the subject's own: his, her, their, my or our."""
    word = rng.choice(("his", "her", "their", "my", "our"))
    woman, man = rng.choice(_WOMEN), rng.choice(_MEN)
    subject = {
        "his": rng.choice((man, "My uncle", "The boy", "Our grandfather")),
        "her": rng.choice((woman, "My aunt", "The girl", "Our grandmother")),
        "their": rng.choice((f"{woman} and {man}", "The neighbors", "My parents", f"{man} and {woman}")),
        "my": "I",
        "our": rng.choice(("We", f"{rng.choice((man, woman))} and I")),
    }[word]
    rest = rng.choice(
        (
            "left ____ {thing} at the {place}.",
            "came home late. The dog had hidden ____ {thing}.",
            "lost ____ {thing} on {day} and found it again near the {place}.",
            "did not want to sell ____ {thing}.",
            "went to the {place} with ____ {thing} on {day}.",
        )
    )
    return _fact(_tell(rng, f"{subject} {rest}", thing=_THINGS, place=lexicon.PLACES), word)


_CAUSES = tuple(
    _items(line)
    for line in """the shop was closed | {name} bought nothing | {name} could still buy milk there
{name} was ill | {name} stayed in bed | {name} went to work
the bus was late | {name} missed the film | {name} was on time
the soup was cold | {name} sent it back | {name} liked it
it was raining | {name} took an umbrella | {name} went out without a coat
the coat cost too much | {name} left it in the shop | {name} bought it
the lamp was broken | {name} sat in the dark | {name} could read by candlelight
{name} had a headache | {name} took a pill | {name} was in a good mood
the lake was frozen | {name} went skating | {name} swam in it
{name} had studied hard | {name} passed the exam | {name} failed the exam
the dog barked loudly | {name} woke up | {name} slept on
the music was loud | {name} closed the window | {name} fell asleep
{name} had lost the key | {name} called a neighbor | {name} could open the door""".splitlines()
)


@task("so", "because", "but")
def missing_connective(rng: random.Random) -> tuple[str, str]:
    """Fill the gap ____ between two clauses: "so" before a result, "because" before a reason, "but" before a surprise."""
    cause, result, surprise = rng.choice(_CAUSES)
    word = rng.choice(("so", "because", "but"))
    first, second = {"so": (cause, result), "because": (result, cause), "but": (cause, surprise)}[word]
    start = rng.choice(("", "On {day} ", "Last {day} "))
    return _fact(_tell(rng, f"{start}{first} ____ {second}."), word)


# --- the text as a whole


@task("travel", "shopping", "sport", "school", "history")
def topic_of_short_text(rng: random.Random) -> tuple[str, str]:
    """Name the topic of the text: travel, shopping, sport, school or history."""
    topics = {"travel": _trip, "shopping": _purchase, "sport": _match, "school": _talk, "history": _building}
    topic = rng.choice(list(topics))
    return topics[topic](rng)[0], topic


_SEASONS = {
    "spring": "the first tulips came up|the snow was melting and lambs were born|the cherry trees were in blossom|"
    "birds were building their nests|the trees got their first green leaves",
    "summer": "it was so hot that everybody swam in the lake|children ate ice cream on the hot beach|"
    "the long school holidays had just begun|people lay on the beach under parasols|wheat stood ripe under a hot sun",
    "autumn": "red and yellow leaves fell from the trees|children were carving pumpkins|birds were leaving for the south|"
    "people raked the dead leaves|the wine grapes were being picked",
    "winter": "children built a snowman|the lake was frozen hard|everybody was skiing|icicles hung from the roof|"
    "a snow plow cleared the road",
}
_HOURS = {
    "morning": "the rooster crowed and the sun rose|people were having breakfast|the alarm clock rang and the sun came up|"
    "children were on their way to school|it smelled of the first coffee of the day",
    "noon": "the sun stood at its highest|the office went out for lunch|the clock struck twelve and it was bright outside|"
    "it was time for the lunch break|half of the day was over and lunch was ready",
    "night": "the stars were out and all were asleep|the moon stood over the dark houses|it was long past bedtime|"
    "only owls were awake in the dark|the whole town lay asleep in the dark",
}
_ARRIVALS = """
When {name} reached {city}, {hint}.
{name} met {other} in {city}. Just then {hint}.
{hint} when {name} called {other}.
{name} looked out of the window: {hint}.
"""


@task("spring", "summer", "autumn", "winter")
def season_from_signs(rng: random.Random) -> tuple[str, str]:
    """Tell the season from the signs of nature and the things people do: spring, summer, autumn or winter."""
    season = rng.choice(list(_SEASONS))
    return _fact(_tell(rng, _ARRIVALS, hint=_items(_SEASONS[season])), season)


@task("morning", "noon", "night")
def hour_of_day_from_signs(rng: random.Random) -> tuple[str, str]:
    """Tell the time of day from what is going on: morning, noon or night."""
    hour = rng.choice(list(_HOURS))
    return _fact(_tell(rng, _ARRIVALS, hint=_items(_HOURS[hour])), hour)


@task("inside", "outside")
def stance_of_narrator(rng: random.Random) -> tuple[str, str]:
    """Answer "inside" if the narrator is an "I" in the story, else "outside"; an "I" within quotation marks does not count."""
    templates = {
        "inside": """
            I met {name} at the {place} on {day}.
            {name} gave me a {thing}, and I thanked {other} too.
            "Where is my {thing}?" asked {name}, but I did not know.
            On {day} {name} and I lost a {thing} at the {place}.
            "We are late," {name} told me at the {place}.
            """,
        "outside": """
            {name} met {other} at the {place} on {day}.
            "I have lost my {thing}," said {name} at the {place}.
            {name} gave {other} a {thing} and went home.
            "Give me the {thing}," said {name}, but {other} did not move.
            On {day} {name} and {other} found a {thing} at the {place}.
            """,
    }
    label = rng.choice(list(templates))
    return _fact(_tell(rng, templates[label], thing=_THINGS, place=lexicon.PLACES), label)


@task("yes", "no")
def kind_is_mentioned(rng: random.Random) -> tuple[str, str]:
    """After "Mention:" stands a kind of thing. Answer "yes" if the text mentions something of this kind, otherwise "no"."""
    kinds = {
        "animal": ("fox", "goat", "horse", "rabbit", "owl", "pigeon", "sheep", "zebra"),
        "fruit": ("banana", "lemon", "melon", "apple", "pear", "mango"),
        "tool": ("hammer", "drill", "shovel", "wrench", "spade"),
        "vehicle": ("bicycle", "bus", "truck", "tractor", "van"),
        "furniture": ("table", "chair", "sofa", "desk", "wardrobe"),
        "musical instrument": ("piano", "violin", "flute", "trumpet", "guitar"),
    }
    one, two, third = rng.sample(list(kinds), 3)
    told = _tell(
        rng,
        """
        On {day} {name} drew a {one} next to a {two}.
        {name} took a photo of a {one}. {other} preferred the {two}.
        There was a {one} in front of the house, and {name} saw a {two} behind it.
        {other} dreamed of a {two} and a huge {one}.
        """,
        one=kinds[one],
        two=kinds[two],
    )
    asked = rng.choice((one, two, third, third))
    return f"{told[0]} Mention: {asked}", "no" if asked == third else "yes"


@task()
def answer_to_full_question(rng: random.Random) -> tuple[str, str]:
    """Answer the question after the text with only the name, thing, skill or place that the text gives, without an
    article before it."""
    tell, questions = rng.choice(
        (
            (_loss, "Who found it?={other}|Who had lost it?={name}|What was lost?={thing}|Where was it?={spot}"),
            (_match, "Who won?={name}|Who lost?={other}|What was the prize?={prize}|What did they compete at?={game}"),
            (_plan, "Which place did they go to?={wish}|Whose wish won?={name}|Which place did they not go to?={rival}"),
            (_lesson, "Who learned something?={other}|Who was the teacher?={name}|What was taught?={skill}"),
            (_damage, "Whose thing was it?={other}|Who did it?={name}|What was damaged?={thing}"),
        )
    )
    question, answer = rng.choice(questions.split("|")).split("=")
    text, target = _fact(tell(rng), answer)
    return f"{text} Question: {question}", target


# --- spoken words


def _request(rng: random.Random) -> Told:
    return _tell(
        rng,
        """
        {name} turned to {other}: "Could you pass me the {thing}?"
        "Have you got a {thing} for me?" {name} asked {other}.
        {other} heard {name} call, "Please bring me the {thing} from the {place}!"
        At the {place} {name} said to {other}, "I would like to have your {thing}."
        "May I borrow the {thing} until {day}?" That is what {name} asked {other}.
        {other} laughed when {name} begged, "Give me the {thing}!"
        """,
        thing=_THINGS,
        place=_words("office kitchen library garden station school hotel museum market"),
    )


@task()
def who_is_asked(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person to whom the quoted words are said, not of the speaker."""
    return _fact(_request(rng), "{other}")


@task()
def thing_asked_for(rng: random.Random) -> tuple[str, str]:
    """Output the thing that the speaker wants to have, one lower-case noun without article."""
    return _fact(_request(rng), "{thing}")

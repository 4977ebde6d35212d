"""Tasks about talks of two to four turns and about single utterances: who wants, offers, corrects, agrees or answers what.

The talks are put together from tables of lines, in several layouts; names and things in them change.
"""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import labelled, plural, upper_first
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_pairs as _pairs
from t2l_core.procedural.lexicon import split_words as _words

_FEMALE = _words("Alice Anna Bella Clara Elena Emma Eva Grace Hannah Julia Kate Lena Lily Lucy Maria Nina Paula Rosa Sara Tara")
_MALE = _words("Ben Carlos Daniel David Eric Felix Hugo Ivan Jack Leo Liam Marco Oliver Omar Oscar Peter Sam Simon Tom Victor")
_NAMES = _FEMALE + _MALE
_THINGS = _words("lamp bike guitar camera clock mirror chair radio phone carpet vase desk kettle drum tent sofa")
_EVENTS = _words("party concert meeting exam match wedding lesson picnic race auction")
_SPOTS = _words("park library station gym pool museum zoo market beach cinema")


def _people(rng: random.Random, n: int, said: str = "") -> list[str]:
    """So many names, none of which occurs in what is said."""
    return rng.sample([name for name in _NAMES if name not in said], n)


def _chat(*turns: tuple[str, str]) -> str:
    """Turns of a speaker and a line as one text."""
    return " ".join(f"{speaker}: {line}" for speaker, line in turns)


def _talk(rng: random.Random, *lines: str) -> str:
    """The lines as turns of two speakers in one of several layouts."""
    layout = rng.randrange(5)
    if layout == 0:
        return " ".join(f"- {line}" for line in lines)
    if layout == 1:
        return " ".join(f'"{line}"' for line in lines)
    speakers = ["A", "B"] if layout == 2 else _people(rng, 2, " ".join(lines))
    return _chat(*((speakers[i % 2], line) for i, line in enumerate(lines)))


def _fill(rng: random.Random, text: str, taken: str = "") -> str:
    """The text with its gaps filled, its people not among the names already taken."""
    name, other = _people(rng, 2, taken)
    return text.format(
        name=name,
        other=other,
        thing=rng.choice(_THINGS),
        event=rng.choice(_EVENTS),
        spot=rng.choice(_SPOTS),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
        n=rng.randint(2, 12),
    )


# --- a meeting, a price, a mistake


def _meeting(rng: random.Random) -> tuple[str, dict[str, str], str, str]:
    """A talk about when and where to meet, what was agreed, the point in dispute and who gave in."""
    first, second = _people(rng, 2)
    values = {"day": lexicon.WEEKDAYS, "hour": tuple(f"{h} pm" for h in range(1, 10)), "place": _SPOTS}
    plan = {point: rng.choice(choice) for point, choice in values.items()}
    point = rng.choice(list(values))
    before = {"day": "on ", "hour": "at ", "place": "at the "}[point]
    wish = rng.choice([value for value in values[point] if value != plan[point]])
    opening = rng.choice(("Shall we meet on", "Can you come on", "How about"))
    turns = [
        (first, f"{opening} {plan['day']} at {plan['hour']} at the {plan['place']}?"),
        (
            second,
            upper_first(rng.choice((f"rather {before}{wish}.", f"{before}{wish} is better.", f"why not {before}{wish}?"))),
        ),
    ]
    if rng.random() < 0.5:
        turns.append((first, rng.choice(("Fine.", "All right.", "Okay, good."))))
        plan[point] = wish
    else:
        turns += [(first, f"No, {before}{plan[point]}."), (second, rng.choice(("Fine.", "All right.", "Oh well.")))]
    return _chat(*turns), plan, point, turns[-1][0]


@task()
def hour_agreed(rng: random.Random) -> tuple[str, str]:
    """Two people arrange a meeting. Output the hour they agree on in the end, such as "5 pm"."""
    text, plan, _, _ = _meeting(rng)
    return text, plan["hour"]


@task()
def meeting_note(rng: random.Random) -> tuple[str, str]:
    """Note the meeting as finally agreed: day in three letters, hour, comma, place, such as "Fri 5 pm, park"."""
    text, plan, _, _ = _meeting(rng)
    return text, f"{plan['day'][:3]} {plan['hour']}, {plan['place']}"


@task("day", "hour", "place")
def point_in_dispute(rng: random.Random) -> tuple[str, str]:
    """Say what the second speaker wants to change in the proposed meeting: "day", "hour" or "place"."""
    text, _, point, _ = _meeting(rng)
    return text, point


@task()
def who_gave_in(rng: random.Random) -> tuple[str, str]:
    """Two people want different things for their meeting. Output the name of the one who gives in to the other."""
    text, _, _, loser = _meeting(rng)
    return text, loser


@task()
def price_struck(rng: random.Random) -> tuple[str, str]:
    """Buyer and seller haggle. Output the price they agree on with its dollar sign, or "no deal" if they do not agree."""
    seller, buyer = rng.choice((("Seller", "Buyer"), tuple(_people(rng, 2))))
    low, middle, high = sorted(rng.sample(range(5, 100, 5), 3))
    thing = rng.choice(_THINGS)
    ask = (seller, rng.choice((f"The {thing} is ${high}.", f"I want ${high} for the {thing}.")))
    bid = (buyer, rng.choice((f"I offer ${low}.", f"How about ${low}?", f"Too much. ${low}!")))
    deal, no_deal = (
        rng.choice(("Deal!", "Agreed.", "All right, done.")),
        rng.choice(("No, thanks.", "Then forget it.", "Never.")),
    )
    kind = rng.randrange(4)
    if kind == 0:
        return _chat(ask, bid, (seller, deal)), f"${low}"
    if kind == 1:
        return _chat(ask, bid, (seller, f"${middle}?"), (buyer, deal)), f"${middle}"
    if kind == 2:
        return _chat(ask, bid, (seller, f"No, ${high}."), (buyer, deal)), f"${high}"
    return _chat(ask, bid, (seller, f"${middle}?"), (buyer, no_deal)), "no deal"


_BELIEFS = _items(
    """The {event} is on {day} | The {event} is in {city} | The {thing} costs {n} dollars | The {event} starts at {n} |
    {name} has the {thing} | {name} is at the {spot} | {name} lives in {city} | {name} called on {day} |
    The {thing} is for {name} | {name} missed the {event}"""
)


def _mistake(rng: random.Random) -> tuple[str, str, str]:
    """A wrong belief and its correction as a talk, the wrong detail and the true sentence."""
    belief = rng.choice(_BELIEFS)
    slot = rng.choice([key for key in ("day", "city", "n", "name", "spot") if f"{{{key}}}" in belief])
    values = {
        "day": lexicon.WEEKDAYS,
        "city": lexicon.CITIES,
        "n": tuple(str(n) for n in range(2, 13)),
        "name": _NAMES,
        "spot": _SPOTS,
    }
    wrong, right = rng.sample(values[slot], 2)
    sentence = _fill(rng, belief.replace(f"{{{slot}}}", "[]"))
    asked = sentence.replace("[]", wrong) + rng.choice(("?", ", right?", ", I think."))
    answer = rng.choice((f"No, {right}.", f"Not {wrong}, {right}.", f"{upper_first(right)}, not {wrong}.", f"Wrong: {right}."))
    return _talk(rng, asked, answer), wrong, sentence.replace("[]", right) + "."


@task()
def corrected_statement(rng: random.Random) -> tuple[str, str]:
    """One speaker believes something and the other corrects it. Write the true statement as a full sentence."""
    text, _, truth = _mistake(rng)
    return text, truth


@task()
def wrong_detail(rng: random.Random) -> tuple[str, str]:
    """The second speaker corrects the first. Output only the wrong name, day, city, place or number that is corrected."""
    text, wrong, _ = _mistake(rng)
    return text, wrong


# --- what a reply means or does

_HINTS = tuple(
    tuple(_items(line))
    for line in """Are you coming to the party? | I have already bought a present. | I have to work all night.
Are you coming to the party? | I would not miss it. | I am ill in bed.
Are you hungry? | I could eat a horse. | I have just had a big lunch.
Are you hungry? | My stomach is growling. | I am so full.
Did you like the film? | I want to see it again. | I fell asleep.
Did you like the film? | I laughed all evening. | I left after ten minutes.
Do you have a car? | It is in the garage. | I take the bus everywhere.
Is it cold outside? | Take your gloves. | People are sunbathing.
Is it cold outside? | The lake is frozen. | You can leave your coat at home.
Can you swim? | Like a fish. | I sink like a stone.
Is your brother at home? | I can hear him upstairs. | He left an hour ago.
Did you pass the test? | We are celebrating tonight. | I have to take it again.
Do you like cats? | I own three of them. | They make me sneeze.
Do you like cats? | They are my favorites. | I can't stand them.
Is the shop still open? | You have ten minutes left. | It closed at six.
Did you sleep well? | Like a baby. | I was awake all night.
Is the soup good? | I had three bowls. | I gave mine to the dog.
Can I go out now? | Put on your coat. | Do your homework first.""".splitlines()
)


@task("yes", "no")
def hinted_yes_or_no(rng: random.Random) -> tuple[str, str]:
    """The reply answers the yes-no question only by a hint. Say what it amounts to: "yes" or "no"."""
    question, yes, no = rng.choice(_HINTS)
    label = rng.choice(("yes", "no"))
    return _talk(rng, question, yes if label == "yes" else no), label


_SECOND_DOES = _groups(
    """
    offers: My {thing} is so heavy. = Let me carry it. | I must go to {city} on {day}. = Would you like a lift? |
        I can't find my {thing}. = Shall I help you look? | My {thing} is broken. = You can have mine. |
        I have no idea what to cook. = Shall I make soup?

    corrects: The {event} was on {day}. = No, it was a day later. |
        {name} was late for the {event}. = It was {other}, actually. |
        So you live in {city}. = Near {city}, not in it. | The {thing} is {n} years old. = Much older than that. |
        Whales are fish. = No, they are mammals.

    refuses: Lend me your {thing}. = Certainly not. | Come to the {spot} with me. = I don't want to. |
        Call {name} for me. = No, I won't. | Help me with the {thing}. = No, I have no time. |
        Give me {n} dollars. = Out of the question.

    promises: Don't forget the {event}. = I'll be there, I swear. |
        Bring my {thing} back. = You'll get it on {day}, my word on it. |
        Please write to {name}. = I will, I promise. | Never do that again. = Never again, I give you my word. |
        Keep it secret, {name}. = I won't tell a soul, I promise.

    asks back: Bring me the {thing}. = Which one? | I saw {name} yesterday. = Where was that? |
        We are moving to {city}. = When? | Take this to the {spot}. = Why me? | The {event} is off. = Who told you that?
    """
)


@task("offers", "corrects", "refuses", "promises", "asks back")
def second_speaker_does(rng: random.Random) -> tuple[str, str]:
    """Say what the second speaker does: offers (help or a thing), corrects, refuses, promises or asks back."""
    pair, label = labelled(rng, _SECOND_DOES, _fill)
    return _talk(rng, *pair.split(" = ")), label


_RUDE = _pairs(
    """May I sit here, please? = Get lost. | Could you help me? = Leave me alone, fool. |
    Excuse me, is this the {spot}? = Are you blind? |
    Good morning, how are you? = None of your business. | Would you like some tea? = Not from you, stupid. |
    I am sorry I am late. = Shut up. | Could I borrow your {thing}? = Hands off, idiot. |
    Could you say that again, please? = Wash your ears. | That is my seat, I think. = I don't care, move.
    | May I ask a question? = You bore me. | Thank you for the {thing}. = Oh, go away."""
)
_MEEK = _pairs(
    """Move, you idiot. = Of course, excuse me. | Give me that {thing}, now! = Here you are, sir. |
    Shut up over there! = We are very sorry. |
    Hey you, where is the {spot}? Speak up! = Over there, madam. | Your {thing} is ugly. = I am sorry you think so. |
    You are late, fool. = Please forgive me. | Bring my {thing}, and quick! = With pleasure. |
    Out of my way! = I beg your pardon."""
)


@task()
def impolite_speaker(rng: random.Random) -> tuple[str, str]:
    """One of the two speakers is rude, the other polite. Output the name of the rude one."""
    second = rng.random() < 0.5
    lines = _fill(rng, " = ".join(rng.choice(_RUDE if second else _MEEK))).split(" = ")
    speakers = _people(rng, 2, " ".join(lines))
    return _chat(*zip(speakers, lines, strict=True)), speakers[second]


_EXCUSES = _groups(
    """
    transport: The bus broke down. | I was stuck in traffic. | My bike had a flat tire. | The train from {city} was late. |
        I missed the tram. | The road to the {spot} was closed.

    sleep: My alarm did not ring. | I could not get out of bed. | I slept too long. | I dozed off on the sofa. |
        I did not wake up until {n}.

    illness: I had a fever. | My stomach hurt. | I was at the doctor's. | I had a terrible headache on {day}. | I caught a cold.

    forgetting: It slipped my mind. | I thought it was on {day}. | I did not remember it at all. | I forgot all about it. |
        I mixed up the days, {name}.
    """
)
_REPROACHES = _items(
    """Why are you so late? | Where were you on {day}? | You missed the {event}! | We waited {n} hours for you! |
    Why didn't you come to the {spot}? | Nobody saw you at the {event}."""
)


@task("transport", "sleep", "illness", "forgetting")
def kind_of_excuse(rng: random.Random) -> tuple[str, str]:
    """Say what the excuse of the second speaker is about: transport, sleep, illness or forgetting."""
    excuse, label = labelled(rng, _EXCUSES, _fill)
    return _talk(rng, _fill(rng, rng.choice(_REPROACHES)), excuse), label


# --- who is at work (a star stands before that line), what the talk is about

_SCENES = _items(
    """
    I have booked a room for two. = *Here is your key, third floor. |
    *Breakfast is from 7 to 10. = Can I have it in my room? |
    The shower in room {n} is cold. = *I will send somebody up. | *How many nights will you stay? = Until {day}. |
    My brakes squeak. = *I will put new pads on. | *Your car needs new tires. = All four of them? |
    The engine makes a noise. = *Open the hood, please. | *When was the last oil change? = {n} months ago. |
    Just a trim, please. = *Shall I wash your hair first? | *How short do you want the sides? = Very short. |
    Could you shave my beard, too? = *Sure, lean back. | *Do you like the cut? = A bit shorter in the front, {name}. |
    How long may I keep this novel? = *Until {day}. | *You have to pay a fine for this book. = Is it overdue? |
    Can I borrow {n} books? = *Show me your card, please. | *The atlas may not be taken out. = Then I'll read it here. |
    I'd like to open an account. = *Please fill in this form. | *Your loan has been approved. = At which interest rate? |
    Can I change {n} euros here? = *At the next counter. | *Enter your PIN here. = I have forgotten it. |
    I forgot my homework. = *Not again, {name}! | *Who can solve this problem on the board? = I can! |
    May I go to the toilet? = *Wait until the break. | *Open your books at page {n}. = I left mine at home, Mr. Hill.
    """
)


@task("first", "second")
def speaker_at_work(rng: random.Random) -> tuple[str, str]:
    """Say which speaker works at the place as staff or teacher, not as a guest, customer or pupil: "first" or "second"."""
    first, second = _fill(rng, rng.choice(_SCENES)).split(" = ")
    at_work = "first" if first.startswith("*") else "second"
    return _talk(rng, first.removeprefix("*"), second.removeprefix("*")), at_work


_TOPICS = _groups(
    """
    sport: We lost the match by {n} goals. | {name} runs every morning. | The new goalkeeper is great. |
        I won at tennis on {day}. |
        The race in {city} was thrilling.

    money: The rent is due on {day}. | I owe {name} {n} dollars. | My wages are too low. | The bank raised its fees. |
        I am saving for a house.

    weather: It has rained since {day}. | What a storm last night! | It will snow in {city}. | The sun is so hot today. |
        There is fog at the harbor.

    food: I baked a cake for {name}. | The soup is too salty. | I had {n} pancakes today. | This pizza is delicious. |
        Try the cheese from {city}.
    """
)


@task()
def topics_of_talk(rng: random.Random) -> tuple[str, str]:
    """The talk changes its topic. Output old and new topic as "old > new"; the topics are sport, money, weather and food."""
    old, new = rng.sample(list(_TOPICS), 2)
    change = rng.choice(("By the way: ", "Speaking of something else: ", "I see. ", "Hm. ", "Oh, before I forget: "))
    lines = _fill(rng, rng.choice(_TOPICS[old])), change + _fill(rng, rng.choice(_TOPICS[new]))
    return _talk(rng, *lines), f"{old} > {new}"


# --- which line goes before the other

_EXCHANGES = _groups(
    """
    time: When is the {event}? = On {day} at {n}. | When did {name} call? = {n} minutes ago. |
        Since when do you have the {thing}? = Since {day}.

    place: Where is my {thing}? = Under the table. | Where does {name} live? = In {city}. |
        Where shall we meet? = At the {spot}.

    person: Who broke the {thing}? = {name} did. | Who is that? = My friend {name}. | Whom did you invite? = {name} and {other}.

    reason: Why are you crying? = Because {name} left me. | Why is the {spot} closed? = Because of repairs.
        | Why did you sell the {thing}? = I needed the money.

    color: What color is the {thing}? = Green. | What color do you like best? = Dark blue. |
        Which color shall I paint the wall? = White.

    way: How do you get to the {spot}? = By bus. | How did {name} come to {city}? = By train. |
        How do you go to work? = On foot.
    """
)


@task("a", "b", "c")
def question_behind_reply(rng: random.Random) -> tuple[str, str]:
    """A reply is followed by three lettered questions. Output the letter of the question that the reply answers: a, b or c."""
    kinds = rng.sample(list(_EXCHANGES), 3)
    pairs = [_fill(rng, rng.choice(_EXCHANGES[kind])).split(" = ") for kind in kinds]
    place = rng.randrange(3)
    asked = " ".join(f"{letter}) {question}" for letter, (question, _) in zip("abc", pairs, strict=True))
    return f"{pairs[place][1]} {asked}", "abc"[place]


@task("1", "2")
def line_said_first(rng: random.Random) -> tuple[str, str]:
    """Two lines of a talk are given in either order. Output the number, 1 or 2, of the line that was said first."""
    replies = [_SECOND_DOES[kind] for kind in ("corrects", "refuses", "asks back")]
    pair = rng.choice([pair for pairs in (*_EXCHANGES.values(), *replies) for pair in pairs])
    lines = _fill(rng, pair).split(" = ")
    first = rng.choice((1, 2))
    one, two = lines if first == 1 else reversed(lines)
    return f"1) {one} 2) {two}", str(first)


_ASKED = _groups(
    """
    What is your name?: I am {name}. | My name is {name}. | {name}, and this is {other}. | Call me {name}. |
        They call me {name}.

    How old are you?: I am {n} years old. | I turned {n} on {day}. | I will be {n} next week. | Only {n}. I look older, I know.

    Where do you live?: In {city}. | I have a flat in {city}. | Close to the {spot}. | In a house behind the {spot}. |
        My home is in {city}.

    What time is it?: It is {n} o'clock. | Half past {n}. | Almost {n} o'clock. | A quarter to {n}. | My watch says {n}.

    How much is it?: It costs {n} dollars. | {n} dollars each. | Only {n} euros. | {n} dollars and 50 cents. |
        It costs nothing on {day}.

    What is your job?: I am a nurse. | I drive a taxi in {city}. | I teach at a school in {city}. | I work as a cook. |
        I repair bikes. | I am a guide at the {spot}.
    """
)


@task(*_ASKED)
def question_that_was_asked(rng: random.Random) -> tuple[str, str]:
    """Write which of these questions the reply answers: "What is your name?", "How old are you?", "Where do you live?",
    "What time is it?", "How much is it?", "What is your job?"."""
    return labelled(rng, _ASKED, _fill)


# --- formulas and short replies

_FORMULAS = _groups(
    """
    You're welcome!: Thank you for the {thing}, {name}. | Thanks a lot for your help, {name}! |
    That was very kind of you, {name}. |
        {name}, thank you for coming to the {event}.

    No problem!: Sorry I am late, {name}. | Forgive me, {name}, I forgot the {event}. | I apologize for the mess, {name}. |
        Sorry, {name}, I scratched your {thing}.

    You too!: Have a nice {day}, {name}! | Enjoy the {event}, {name}! | Have a good trip to {city}, {name}. |
        Have fun at the {spot}, {name}!

    Fine, thanks!: How are you, {name}? | Hi {name}, how are you doing? | {name}, how have you been since the {event}? |
        How are things in {city}, {name}?

    Nice to meet you!: Hello, my name is {name}. | May I introduce myself? I am {name} from {city}. |
        This is my friend {name}. | {name}, this is {other}, our new neighbor.
    """
)


@task(*_FORMULAS)
def formula_in_reply(rng: random.Random) -> tuple[str, str]:
    """Reply with the usual formula: You're welcome! (to thanks), No problem! (to an apology), You too! (to good wishes),
    Fine, thanks! (to how one is) or Nice to meet you! (to an introduction), each with its exclamation mark."""
    remark, reply = labelled(rng, _FORMULAS, _fill)
    return remark, reply


_OFFERS = _groups(
    """
    Shall I open the window?: It is so hot in here, {name}. | Phew, I am sweating, {name}. | {name}, the air is so stuffy. |
        {name}, it smells of smoke in this room. | I need fresh air, {name}.

    Shall I bring you a blanket?: I am freezing, {name}. | My feet are like ice, {name}. | {name}, I am shivering. |
        It is so cold on this sofa, {name}.

    Shall I get you some water?: I am so thirsty, {name}. | My throat is dry, {name}. | {name}, I need a drink. |
        That chili was so spicy, {name}.

    Shall I make you a sandwich?: I am hungry, {name}. | {name}, I have not eaten all day. | My stomach is growling, {name}. |
        {name}, there was no lunch at the {event}.

    Shall I turn on the light?: I can't see a thing in here, {name}. | {name}, it is too dark to read. |
        How gloomy this room is, {name}. |
        I can't find my {thing} in the dark, {name}.

    Shall I carry it for you?: This suitcase is so heavy, {name}. | {name}, I can hardly lift the {thing}. |
        My back hurts from this bag, {name}. | {name}, the box weighs {n} kilos.
    """
)


@task(*_OFFERS)
def offer_for_complaint(rng: random.Random) -> tuple[str, str]:
    """Reply with an offer: Shall I open the window? (hot, bad air), bring you a blanket? (cold), get you some water? (thirst),
    make you a sandwich? (hunger), turn on the light? (dark) or carry it for you? (heavy), always beginning with "Shall I"."""
    return labelled(rng, _OFFERS, _fill)


_ORDERS = _pairs(
    """close the window = it | open the door = it | wash the dishes = them | water the plants = them | feed the cats = them |
    lock the car = it | iron the shirts = them | fix the {thing} = it | bring the chairs = them | call the neighbors = them |
    clean the {thing} = it | sell the {thing} = it | turn off the lights = them | pick up the toys = them |
    sign the letter = it |
    post the letters = them | peel the potatoes = them | sweep the floor = it | move the {thing} = it | hide the keys = them"""
)


def _order(rng: random.Random) -> tuple[str, str, str]:
    """Someone, what is to be done and the same with a pronoun for the thing."""
    order, pronoun = rng.choice(_ORDERS)
    verb, _, particle = order.partition(" the ")[0].partition(" ")
    return rng.choice(_NAMES), _fill(rng, order), f"{verb} {pronoun} {particle}".rstrip()


@task()
def order_accepted(rng: random.Random) -> tuple[str, str]:
    """Agree to the order in the form "Okay, I will VERB it." with "it" for one thing and "them" for several."""
    name, order, short = _order(rng)
    asked = rng.choice((f"{name}, {order}, please.", f"{upper_first(order)}, {name}!", f"{name}, could you {order}?"))
    return asked, f"Okay, I will {short}."


@task()
def reported_order_to_direct(rng: random.Random) -> tuple[str, str]:
    """Turn the reported order into direct speech with the name: "Tom, close the door!" or "Tom, do not close the door!"."""
    speaker, name = _people(rng, 2)
    _, order, _ = _order(rng)
    boss = rng.choice((speaker, "The teacher", "Mother", "The boss", "Grandpa"))
    negative = rng.random() < 0.4
    told = rng.choice(("told", "asked", "ordered"))
    return f"{boss} {told} {name} {'not to' if negative else 'to'} {order}.", f"{name}, {'do not ' if negative else ''}{order}!"


_SAID = _pairs(
    """I saw a {a} = You saw a {a} | I sold my {thing} = You sold your {thing} |
    I am moving to {city} = You are moving to {city} |
    I lost my {thing} in {city} = You lost your {thing} in {city} | I bought {n} {a}s = You bought {n} {a}s |
    I was in {city} on {day} = You were in {city} on {day} | I have a {a} at home = You have a {a} at home |
    I am afraid of {a}s = You are afraid of {a}s | I married {name} = You married {name} |
    My brother met {name} = Your brother met {name} | I will sing at the {event} = You will sing at the {event}"""
)
_BEASTS = _words("goat donkey parrot snail lizard rabbit turtle penguin tiger monkey camel spider snake lion pig horse")


@task()
def echo_question(rng: random.Random) -> tuple[str, str]:
    """Echo the news as a surprised question to the speaker: I becomes you, my becomes your, and a question mark ends it."""
    said, echo = rng.choice(_SAID)
    beast = rng.choice(_BEASTS)
    said, echo = _fill(rng, f"{said} = {echo}".replace("{a}", beast)).split(" = ")
    return said + rng.choice((".", "!")), echo + "?"


_NOISY = _groups(
    """
    Who?: I met *** at the {spot}. | *** has taken my {thing}. | The {thing} is a present from ***. |
        *** won the race in {city}. |
        I danced with *** on {day}.

    What?: I bought *** at the market on {day}. | {name} gave me *** for my birthday. | We ate *** in {city}. |
        {name} broke ***. |
        They found *** under the {thing}.

    Where?: {name} lives in ***. | We shall meet at the *** on {day}. | I left the {thing} at the ***. |
        They flew to *** on {day}. |
        {name} moved from {city} to ***.

    When?: The {event} is on ***. | The train to {city} leaves at *** o'clock. | {name} was born in the year ***. |
        The {spot} opens at *** in the morning. | Call me before *** o'clock, {name}.

    How many?: {name} has *** children. | I need *** chairs for the {event}. | {city} has *** bridges. |
        We saw *** lions at the zoo. |
        {name} ate *** pancakes.
    """
)


@task(*_NOISY)
def ask_for_lost_word(rng: random.Random) -> tuple[str, str]:
    """Noise (***) swallowed a word. Ask back for it: Who?, What? (a thing), Where?, When? or How many?."""
    return labelled(rng, _NOISY, _fill)


# --- direct and reported speech

_ASKS = _pairs(
    """Do you like {x} = liked {x} | Are you tired = was tired | Can you swim = could swim |
    Do you have a {thing} = had a {thing} |
    Are you from {city} = was from {city} | Do you know {other} = knew {other} |
    Can you repair the {thing} = could repair the {thing} |
    Do you need the {thing} = needed the {thing} | Do you live in {city} = lived in {city} | Are you hungry = was hungry |
    Can you come on {day} = could come on {day} | Do you want {x} = wanted {x} | Do you work on {day} = worked on {day}"""
)
_MORE_GOODS = _words("salt sugar butter flour pasta soap pepper jam cream eggs onions carrots candles nails")
_GOODS = _words("tea wine cheese soup rice honey coffee bread fish milk garlic juice")


@task()
def asked_if(rng: random.Random) -> tuple[str, str]:
    """Report the question as "ASKER asked if PERSON ..." with the verb in the past, such as "Ann asked if Tom liked tea."."""
    asker, person = _people(rng, 2)
    question, past = _fill(rng, " = ".join(rng.choice(_ASKS)).replace("{x}", rng.choice(_GOODS)), f"{asker} {person}").split(
        " = "
    )
    layout = rng.choice(('{} asks {}: "{}?"', "{} to {}: {}?", '{} to {}: "{}?"'))
    return layout.format(asker, person, question), f"{asker} asked if {person} {past}."


_CLAIMS = _pairs(
    """was hungry = am hungry | was ill = am ill | had a cold = have a cold | would call on {day} = will call on {day} |
    could not sleep = cannot sleep | liked {city} = like {city} | was going to the {spot} = am going to the {spot} |
    knew {other} = know {other} | hated the {event} = hate the {event} | wanted a {thing} = want a {thing} |
    would sell the {thing} = will sell the {thing} | was tired of {city} = am tired of {city} |
    lived in {city} = live in {city} |
    needed a {thing} = need a {thing} | was afraid of {other} = am afraid of {other} |
    could see the {spot} = can see the {spot}"""
)


@task()
def said_to_direct_line(rng: random.Random) -> tuple[str, str]:
    """Turn the report into a line of a play in the present (or "will"): the name, a colon and the words with "I"."""
    female = rng.random() < 0.5
    name = rng.choice(_FEMALE if female else _MALE)
    past, now = _fill(rng, " = ".join(rng.choice(_CLAIMS)), name).split(" = ")
    verb = rng.choice(("said", "told us", "mentioned", "said that", "told me that"))
    return f"{name} {verb} {'she' if female else 'he'} {past}.", f"{name}: I {now}."


_DEEDS = _groups(
    """
    thanked: How kind of you! | Thanks for the {thing}! | I am so grateful for your help. | Thank you for coming on {day}.

    warned: Watch out, the ice is thin! | Careful, the {thing} may fall! | Do not go to the {spot} at night! | Mind the dog!

    invited: Come to my {event} on {day}! | Would you like to have dinner with us? | Be my guest in {city}! |
        Will you join us at the {spot}?

    congratulated: Well done, first prize! | Happy birthday! | Congratulations on the new job! |
        Bravo, you won the race in {city}!

    greeted: Hello, nice to see you! | Good morning! | Hi, welcome to {city}! | Good evening, how are you?

    comforted: Don't cry, it will be all right. | Cheer up, there will be another {event}. | It is not so bad, I am with you. |
        Don't be sad about the {thing}.
    """
)


@task()
def deed_in_a_sentence(rng: random.Random) -> tuple[str, str]:
    """Retell what was said as "NAME VERB NAME." with thanked, warned, invited, congratulated, greeted or comforted."""
    one, other = _people(rng, 2)
    words, verb = labelled(rng, _DEEDS, _fill)
    layout = rng.choice(('{0} to {1}: "{2}"', "{0} (to {1}): {2}", '"{2}" ({0} to {1})'))
    return layout.format(one, other, words), f"{one} {verb} {other}."


_SHORT = _pairs(
    """Where is the {thing}? = In the box. | Who is there? = Only me. | Shall we go? = Not yet. |
    Do you want the {thing}? = No. |
    What is that? = My {thing}. | Are you ready? = Almost. | How was the {event}? = Great. | Is it {day}? = Yes."""
)


@task()
def quotes_to_script(rng: random.Random) -> tuple[str, str]:
    """Turn the story with quotes into a script: name, colon, words, period, no quotes, no asked or said."""
    one, other = _people(rng, 2)
    question, answer = _fill(rng, " = ".join(rng.choice(_SHORT))).split(" = ")
    asked = rng.choice((f'"{question}" asked {one}.', f'{one} asked, "{question}"'))
    said = rng.choice((f'"{answer[:-1]}," said {other}.', f'{other} replied, "{answer}"', f'"{answer[:-1]}," {other} replied.'))
    return f"{asked} {said}", f"{one}: {question} {other}: {answer}"


# --- assistants


@task()
def shopping_list_change(rng: random.Random) -> tuple[str, str]:
    """Write the change of the shopping list: a plus and the item if it is to go on the list, a minus and the item if off."""
    item = rng.choice((*map(plural, lexicon.FRUITS), *_GOODS, *_MORE_GOODS))
    on = _items(
        """Put {} on the list | Add {} to my shopping list | We have run out of {} | I need {} | Don't let me forget the {} |
        We are short of {} | Note down {} for the store"""
    )
    off = _items(
        """Take {} off the list | Remove {} from my shopping list | We have enough {} already | I don't need {} any more |
        Forget the {} | Delete {} | Cross out {}"""
    )
    sign = rng.choice("+-")
    text = rng.choice(on if sign == "+" else off).format(item)
    return rng.choice(("{}.", "{}, please.", "{}, okay?")).format(text), sign + item


_CALLS = _groups(
    """
    weather(CITY): Will it rain in {}? | How warm is it in {} today? | Do I need an umbrella in {}? |
    What is the weather like in {}?
        | Is it sunny in {}?

    call(NAME): Call {}. | I want to talk to {}. | Ring up {}, please. | Get me {} on the phone. | Dial {}'s number.

    play(MUSIC): Play some {}. | I'd like to listen to {}. | Put on {}, please. | Let me hear a bit of {}. |
    Turn on some {} for me.

    alarm(HOUR): Wake me at {}. | Set the alarm for {}. | I have to get up at {}. | Don't let me sleep past {}. |
    Ring at {}, please.
    """
)
_SLOTS = {
    "weather": lexicon.CITIES,
    "call": _NAMES,
    "play": _words("jazz rock pop blues opera folk soul techno reggae disco Mozart Bach"),
    "alarm": tuple(f"{n} {half}" for n in range(1, 13) for half in ("am", "pm")),
}


@task()
def assistant_call(rng: random.Random) -> tuple[str, str]:
    """Turn the request to the assistant into a call with its value: weather(CITY), call(NAME), play(MUSIC) or alarm(HOUR)."""
    request, call = labelled(rng, _CALLS)
    function = call.partition("(")[0]
    value = rng.choice(_SLOTS[function])
    return request.format(value), f"{function}({value})"


_INCOMPLETE = _groups(
    """
    time: Set an alarm, please. | Remind me to fix the {thing}. | Wake me up on {day}, but not too late. |
        Remind me about the {event}. |
        Start a timer for the soup.

    person: Send a message: see you at {n}. | Make a phone call. | Text that I arrive at {n}. |
        Start a video call on {day} at {n}. |
        Forward the photos of the {event}.

    place: Get me a taxi for {n} o'clock. | Find a flight on {day}. | Navigate, please. |
        I need directions from the {spot}. |
        Book me a train for {day} at {n}.

    nothing: Wake me at {n} on {day}. | Call {name}. | Navigate to {city}. | Remind me at {n} to fix the {thing}. |
        Get me a taxi to the {spot} for {n} o'clock. | Text {name} that I arrive at {n}. | Find a flight to {city} on {day}.
    """
)


@task("time", "person", "place", "nothing")
def missing_in_request(rng: random.Random) -> tuple[str, str]:
    """Say what the assistant must still ask for before it can do the request: time, person, place or nothing."""
    return labelled(rng, _INCOMPLETE, _fill)


_BOT = _items(
    """Play {jazz} in the {kitchen}. = Playing {jazz} in the {kitchen}. |
    Wake me at {n} on {day}. = Alarm set for {n} on {day}. |
    Find a bus from {city} to {town}. = Buses from {city} to {town}. | Call {name} on {day}. = I will call {name} on {day}. |
    Book {n} seats for {day}. = Booking {n} seats for {day}. | Add {n} {food} to the list. = Added: {n} {food}. |
    Send the {thing} to {name}. = Sending the {thing} to {name}."""
)


@task()
def bot_line_repaired(rng: random.Random) -> tuple[str, str]:
    """The bot got one detail of the user's request wrong. Write the bot's line again with the right detail."""
    template = rng.choice(_BOT)
    city, town = rng.sample(lexicon.CITIES, 2)
    values = {
        "jazz": _SLOTS["play"],
        "kitchen": _words("kitchen bathroom garage office bedroom"),
        "n": tuple(str(n) for n in range(2, 13)),
        "day": lexicon.WEEKDAYS,
        "city": tuple(c for c in lexicon.CITIES if c != town),
        "town": tuple(c for c in lexicon.CITIES if c != city),
        "name": _NAMES,
        "food": _words("lemons apples onions eggs pears carrots melons"),
        "thing": _THINGS,
    }
    right = {slot: rng.choice(choice) for slot, choice in values.items()} | {"city": city, "town": town}
    wrong = rng.choice([slot for slot in values if f"{{{slot}}}" in template])
    request, line = template.split(" = ")
    slip = right | {wrong: rng.choice([value for value in values[wrong] if value != right[wrong]])}
    return f"User: {request.format(**right)} Bot: {line.format(**slip)}", line.format(**right)


# --- who speaks, is wanted, takes over


@task()
def who_spoke_twice(rng: random.Random) -> tuple[str, str]:
    """Three people talk and one of them speaks twice. Output the name of that one."""
    people = _people(rng, 3)
    orders = ("0102", "0120", "0121", "1012", "1021", "2021", "0212", "2102", "1202")
    order = rng.choice(orders)
    lines = rng.sample(_items("Hi! | Hello. | Nice day. | Yes. | I think so. | Really? | Let's go. | Not now. | Okay."), 4)
    twice = next(place for place in order if order.count(place) == 2)
    return _chat(*((people[int(place)], line) for place, line in zip(order, lines, strict=True))), people[int(twice)]


@task()
def silent_person(rng: random.Random) -> tuple[str, str]:
    """The input lists who is present and gives the talk. Output the name of the one who says nothing."""
    people = _people(rng, rng.choice((3, 3, 4)))
    silent, *rest = rng.sample(people, len(people))
    lines = _items("We should start. | Yes. | I agree. | Is it late? | No. | I am tired. | Fine.")
    talk = zip(rest, rng.sample(lines, len(rest)), strict=True)
    return f"Present: {', '.join(people)}. {_chat(*talk)}", silent


_LINE_ENDS = _groups(
    """
    connected: This is {x}, hello {y}. | Speaking. What can I do for you, {y}? | {y}! It's me, {x}. What's up? |
        {x} here, nice to hear you.

    not in: She is out for lunch. | He is on vacation until {day}. | I'm afraid {x} has just left. | {x} is away in {city}.

    wrong number: There is nobody called {x} here. | You must have misdialed, {y}. | This is the {spot}, we know no {x}. |
        Who? No {x} here.

    busy: She is on the other line. | He is in a meeting, call again at {n}. | {x} is talking to a customer right now. |
        {x} has no time just now, {y}.
    """
)


def _call(rng: random.Random) -> tuple[str, str, str]:
    """A phone call: the caller wants somebody; the text, who is wanted and the outcome."""
    caller, wanted = _people(rng, 2)
    opening = rng.choice(
        ("Hello, {y} here. Can I speak to {x}?", "Hi, is {x} there? This is {y}.", "{y} speaking. I would like to talk to {x}.")
    )
    answer, outcome = labelled(rng, _LINE_ENDS)
    if answer.startswith(("He ", "She ")):
        answer = f"{'She' if wanted in _FEMALE else 'He'} {answer.partition(' ')[2]}"
    text = f"- {opening} - {answer}".replace("{x}", wanted).replace("{y}", caller)
    return _fill(rng, text), wanted, outcome


@task("connected", "not in", "wrong number", "busy")
def outcome_of_call(rng: random.Random) -> tuple[str, str]:
    """Say how the phone call turns out: "connected" (the wanted person answers), "not in", "wrong number" or "busy"."""
    text, _, outcome = _call(rng)
    return text, outcome


@task()
def person_wanted_on_phone(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person whom the caller wants to speak to, not the name of the caller."""
    text, wanted, _ = _call(rng)
    return text, wanted


@task()
def what_customer_takes(rng: random.Random) -> tuple[str, str]:
    """Output what the customer buys in the end, one word without article, or "nothing"."""
    wanted, other = rng.sample(_GOODS + _MORE_GOODS, 2)
    ask = rng.choice((f"Do you have {wanted}?", f"I'd like some {wanted}.", f"Can I get {wanted} here?"))
    yes = rng.choice(("Good, I'll take some.", "Fine, give me some.", "All right, I'll have some."))
    no = rng.choice(("No, thank you.", "Then I'll try elsewhere.", "No, that won't do."))
    kind = rng.randrange(3)
    if kind == 0:
        have = rng.choice(("Yes, plenty. But no", "Of course. Only no"))
        return _talk(rng, ask, f"{have} {other}.", yes), wanted
    offer = rng.choice((f"Sold out. We have {other}.", f"No, only {other}.", f"Sorry, no. Maybe {other}?"))
    return _talk(rng, ask, offer, yes if kind == 1 else no), other if kind == 1 else "nothing"


_CHORES = _items(
    """feeds the cat | brings the cake | drives us home | books the hotel | washes up | buys the tickets | calls the doctor |
    walks the dog | cooks on {day} | cleans the {thing} | repairs the {thing} | talks to {name} | goes to the {spot}"""
)


@task()
def who_takes_it_on(rng: random.Random) -> tuple[str, str]:
    """Three people talk about who does a job. Output the name of the one who will do it."""
    one, two, three = _people(rng, 3)
    ask = (one, f"Who {_fill(rng, rng.choice(_CHORES), f'{one} {two} {three}')}?")
    yes = rng.choice(("I'll do it.", "Let me do that.", "I can."))
    no, nor = rng.choice(("Not me.", "I can't.", "I have no time.")), rng.choice(("Me neither.", "Nor me.", "Sorry, no."))
    kind = rng.randrange(4)
    if kind == 0:
        return _chat(ask, (two, no), (three, yes)), three
    if kind == 1:
        return _chat(ask, (two, yes), (three, f"Thanks, {two}.")), two
    if kind == 2:
        return _chat(ask, (two, f"Ask {three}."), (three, rng.choice(("Okay.", "All right.", "Fine with me.")))), three
    return _chat(ask, (two, no), (three, nor), (one, "Then I will.")), one


_PERMITS = _pairs(
    """watch TV = clean your room | go out = finish your homework | have a cookie = eat your soup |
    play outside = put on your boots |
    use your phone = wash your hands | have ice cream = set the table | go to the {spot} = call your aunt |
    visit {name} = walk the dog |
    take the bike = check the brakes | open my present = read the card | go to the {event} = write to your uncle |
    leave = sweep the floor"""
)


@task()
def condition_set(rng: random.Random) -> tuple[str, str]:
    """Somebody gets permission on a condition. Output what has to be done first as a command in lower case, without period."""
    wish, _ = rng.choice(_PERMITS)
    _, duty = rng.choice(_PERMITS)
    wish, duty = _fill(rng, wish), _fill(rng, duty)
    answer = rng.choice(("First {}.", "Yes, but {} first.", "Only if you {}.", "As soon as you {}.", "If you {}, yes."))
    return _talk(rng, f"{rng.choice(('Can', 'May'))} I {wish}?", answer.format(duty)), duty


# --- what was understood

_DOUBLE = tuple(
    tuple(_items(line))
    for line in """bat | A bat flew out of the cave. | Do they sleep in the day? | Who was playing baseball?
bank | We sat on the bank of the river. | Was the water cold? | Did you get money there?
ring | She wore a ring of gold. | On which finger? | Why did nobody answer the phone?
mouse | My cat caught a mouse. | Did she eat it? | Now you can't click on anything!
match | I lit the match. | Did the candle burn? | Who scored?
trunk | The elephant lifted its trunk. | Did it spray water? | What was packed in it?
crane | A crane nested by the lake. | How many eggs? | To build a tower there?
nail | I broke a nail on my thumb. | File it smooth. | Then hammer in a new one.
seal | The seal ate a fish. | At the zoo? | Was the letter still closed?
bark | I could hear the bark of the dog. | Was it loud? | From which tree was it?
palm | He read my palm. | Which line of the hand? | Can you read coconut trees?
letter | The word has a silent letter. | Is it a K? | Did the mailman bring it?
date | She ate a sweet date. | Was it dried? | Was it in May or June?
park | It is hard to park here. | Put the car over there. | But there are trees and benches!
spring | The spring of the mattress broke. | Did it poke you? | No, it is already summer.
fan | Turn on the fan, it is hot. | There, does it cool you? | Which team does he cheer for?
glasses | I need glasses to read. | Are your eyes bad? | For wine or for beer?
wave | A wave knocked me over. | Were you far out at sea? | Did he wave back to you?""".splitlines()
)


@task("understood", "misunderstood")
def understood_or_not(rng: random.Random) -> tuple[str, str]:
    """Say whether the second speaker has understood the word with two meanings ("understood") or not ("misunderstood")."""
    _, said, right, wrong = rng.choice(_DOUBLE)
    label = rng.choice(("understood", "misunderstood"))
    return _talk(rng, said, right if label == "understood" else wrong), label


@task()
def word_misunderstood(rng: random.Random) -> tuple[str, str]:
    """The second speaker takes a word of the first in another meaning. Output that word of the first speaker."""
    word, said, _, wrong = rng.choice(_DOUBLE)
    return _talk(rng, said, wrong), word


_QUIZ = _pairs(
    """Capital of France? = Paris | Capital of Italy? = Rome | Capital of Spain? = Madrid | Opposite of hot? = cold |
    Opposite of early? = late | Opposite of rich? = poor | Opposite of empty? = full | Past of go? = went | Past of see? = saw |
    Past of eat? = ate | Plural of mouse? = mice | Plural of child? = children | Plural of foot? = feet |
    Day after Monday? = Tuesday |
    Month after May? = June | Color of snow? = white | Legs of a spider? = eight | Days in a week? = seven |
    Young of a cow? = calf"""
)


@task()
def teacher_reply(rng: random.Random) -> tuple[str, str]:
    """Judge the pupil's answer as the teacher: "Right!" or, with the right answer in place of X, "No, X."."""
    if rng.random() < 0.5:
        a, b = rng.randint(1, 9), rng.randint(1, 9)
        question, right, wrong = f"{a} + {b}?", str(a + b), str(a + b + rng.choice((-1, 1, 2)))
    else:
        question, right = rng.choice(_QUIZ)
        wrong = rng.choice([answer for _, answer in _QUIZ if answer != right])
    good = rng.random() < 0.4
    pupil = rng.choice(_NAMES)
    answer = upper_first(right if good else wrong)
    return f"Teacher: {question} {pupil}: {answer}.", "Right!" if good else f"No, {right}."


@task()
def patient_file(rng: random.Random) -> tuple[str, str]:
    """Note the patient's complaint for the file: the body part, a comma and since when, such as "knee, since Monday"."""
    part = rng.choice([part for part in lexicon.BODY_PARTS if part not in {"lip", "tongue", "waist"}])
    since = rng.choice((*lexicon.WEEKDAYS, "yesterday", "last week", "last night", "this morning", "Easter", "May"))
    doctor = rng.choice(("What is the matter?", "Where does it hurt?", "What brings you here?", "What can I do for you?"))
    told = rng.choice(("My {0}. Since {1}.", "It is my {0}, since {1}.", "Since {1} I have had pain in my {0}."))
    named = rng.choice(("Patient", rng.choice(_NAMES)))
    return _chat(("Doctor", doctor), (named, told.format(part, since))), f"{part}, since {since}"


_TALKED_OF = _pairs(
    """Has {x} called? = No, not yet. | Is {x} coming to the {event}? = I think so. |
    Do you remember {x}? = Sure, from {city}. |
    I saw {x} on {day}. = How was he? | Where is {x}? = At the {spot}. | How old is {x}? = About {n}. |
    What a long day. = {x} is late again. | Nice {thing}! = It belongs to {x}. | Who lives there? = My friend {x}. |
    The {event} was fun. = Too bad that {x} missed it."""
)


@task()
def person_talked_about(rng: random.Random) -> tuple[str, str]:
    """Output the name of the person the two speakers talk about; he or she is neither of the two speakers."""
    one, two, about = (*_people(rng, 2), rng.choice(_MALE))
    while about in (one, two):
        about = rng.choice(_MALE)
    lines = _fill(rng, " = ".join(rng.choice(_TALKED_OF)).replace("{x}", about)).split(" = ")
    return _chat(*zip((one, two), lines, strict=True)), about


_ELLIPSES = _pairs(
    """Who broke the {thing}? = {x} broke the {thing}. | Where is the {thing}? = The {thing} is {p}. |
    Who won the race? = {x} won the race. |
    When is the {event}? = The {event} is {t}. | Who lives in {city}? = {x} lives in {city}. |
    Where was {name}? = {name} was {p}. |
    When will {name} come? = {name} will come {t}. | Where does {name} sleep? = {name} sleeps {p}. |
    Who has my {thing}? = {x} has your {thing}."""
)


@task()
def reply_in_full(rng: random.Random) -> tuple[str, str]:
    """The reply is only a word or phrase. Write it as a full sentence with the words of the question."""
    question, full = _fill(
        rng, " = ".join(rng.choice(_ELLIPSES)).replace("{x}", "{{x}}").replace("{p}", "{{p}}").replace("{t}", "{{t}}")
    ).split(" = ")
    reply = {
        "x": rng.choice(_NAMES),
        "p": rng.choice(_items("in the garden | under the stairs | at the zoo | in the car | on the roof | at the hotel")),
        "t": rng.choice(_items("on {0} | on {0} morning | next {0}")).format(rng.choice(lexicon.WEEKDAYS)),
    }
    short = next(value for slot, value in reply.items() if f"{{{slot}}}" in full)
    return _talk(rng, question, upper_first(short) + "."), full.format(**reply)


_NEWS = _pairs(
    """I am going to {city} on {day}. = Will you fly or take the train? | We have a new baby. = How much does the baby weigh? |
    I have painted the kitchen. = Which color did you choose? | I can't find my {thing}. = Have you looked under the bed? |
    My tooth hurts. = Have you called the dentist? | I am reading a long novel. = Which chapter are you at? |
    I start a new job on {day}. = Is the pay good? | We saw a film on {day}. = Which actors were in it? |
    {name} is moving. = Where will {name} live? | I baked a cake for {name}. = May I have a slice? |
    My team played in {city}. = Did they win? | I have a dog now. = Does it bark a lot?"""
)


@task("a", "b", "c")
def follow_up_question(rng: random.Random) -> tuple[str, str]:
    """A remark is followed by three lettered questions. Output the letter, a, b or c, of the question that follows it up."""
    pairs = [_fill(rng, " = ".join(pair)).split(" = ") for pair in rng.sample(_NEWS, 3)]
    place = rng.randrange(3)
    asked = " ".join(f"{letter}) {question}" for letter, (_, question) in zip("abc", pairs, strict=True))
    return f"{pairs[place][0]} {asked}", "abc"[place]

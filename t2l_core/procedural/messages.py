"""Tasks about messages: what people write or say to each other, to shops, offices, assistants and machines.

Several ask different things of the same kind of message, so that only the description tells what is wanted.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import Groups, labelled, upper_first
from t2l_core.procedural.lexicon import split_groups as _groups
from t2l_core.procedural.lexicon import split_items as _items
from t2l_core.procedural.lexicon import split_words as _words

_PRODUCTS = _words(
    "lamp kettle toaster camera backpack jacket blender keyboard clock teapot scarf vase mirror heater drill tent"
)
_MACHINES = _words("camera blender keyboard printer laptop phone tablet headset speaker monitor scanner router drill")
_DISHES = _words("soup pasta pizza curry salad risotto stew burger pie taco omelet sandwich")


def _fill(rng: random.Random, template: str) -> str:
    name, other = rng.sample(lexicon.FIRST_NAMES, 2)
    return template.format(
        name=name,
        other=other,
        surname=rng.choice(lexicon.LAST_NAMES),
        city=rng.choice(lexicon.CITIES),
        day=rng.choice(lexicon.WEEKDAYS),
        hour=rng.choice(lexicon.NUMBER_WORDS[2:]),
        n=rng.randint(3, 60),
        product=rng.choice(_PRODUCTS),
        dish=rng.choice(_DISHES),
        machine=rng.choice(_MACHINES),
    )


_labelled = partial(labelled, fill=_fill)


_OPENINGS = ("", "", "Hi! ", "Hello. ", "Hi {name}, hope you are well. ", "Good morning! ", "{name} here. ", "Dear {name}! ")


def _mailed(rng: random.Random, groups: Groups) -> tuple[str, str]:
    """Like `_labelled`, with or without a greeting."""
    text, label = _labelled(rng, groups)
    return _fill(rng, rng.choice(_OPENINGS)) + text, label


# --- commands to the house

_DEVICES = _words("lamp fan heater radio speaker printer projector humidifier television stereo")
_ROOMS = _words("kitchen bedroom bathroom hallway office garage attic cellar nursery studio library pantry")
_SWITCH = _groups(
    """
    on: turn on the {device} in the {room} | {room} {device} on | switch the {room} {device} on |
        start the {device} in the {room} | I want the {device} in the {room} running | activate the {room} {device} |
        get the {room} {device} going | power up the {device} in the {room}

    off: turn off the {device} in the {room} | {room} {device} off | switch the {room} {device} off |
        stop the {device} in the {room} | I no longer need the {device} in the {room} | shut down the {room} {device} |
        no more {device} in the {room} | cut the power of the {room} {device}
    """
)


def _home(rng: random.Random) -> tuple[str, str, str, str]:
    """A command, with its device, room and state."""
    state, device, room = rng.choice(list(_SWITCH)), rng.choice(_DEVICES), rng.choice(_ROOMS)
    start = rng.choice(("", "", "hey home, ", "okay house, ", "assistant: "))
    return start + rng.choice(_SWITCH[state]).format(device=device, room=room), device, room, state


@task()
def home_command_room(rng: random.Random) -> tuple[str, str]:
    """Output the room that the smart-home command is about, one lower-case word."""
    text, _, room, _ = _home(rng)
    return text, room


@task()
def home_command_device(rng: random.Random) -> tuple[str, str]:
    """Output the device that the smart-home command is about, one lower-case word."""
    text, device, _, _ = _home(rng)
    return text, device


@task("on", "off")
def home_command_state(rng: random.Random) -> tuple[str, str]:
    """Say whether the smart-home command wants the device "on" or "off"."""
    text, _, _, state = _home(rng)
    return text, state


@task()
def home_command_code(rng: random.Random) -> tuple[str, str]:
    """Turn the smart-home command into code of the form room.device=state, such as "kitchen.fan=off"."""
    text, device, room, state = _home(rng)
    return text, f"{room}.{device}={state}"


@task()
def home_confirmation(rng: random.Random) -> tuple[str, str]:
    """Answer the smart-home command with "Okay, the ROOM DEVICE is on." or "Okay, the ROOM DEVICE is off."."""
    text, device, room, state = _home(rng)
    return text, f"Okay, the {room} {device} is {state}."


@task()
def undo_home_command(rng: random.Random) -> tuple[str, str]:
    """Write the command that undoes the smart-home command: "turn off the ROOM DEVICE" if it was to go on, "turn on the ROOM
    DEVICE" if it was to go off."""
    text, device, room, state = _home(rng)
    return text, f"turn {'off' if state == 'on' else 'on'} the {room} {device}"


_HINTS = _groups(
    """
    light: I can't see a thing in the {room} | it is far too dark in the {room} | {name} can't read in the {room} at night |
        the {room} is pitch black | {name} keeps bumping into things in the dark {room} | it got gloomy in the {room}

    heater: I am freezing in the {room} | {name} is shivering in the {room} | the {room} is ice cold |
        my fingers are numb from the cold in the {room} | it is chilly in the {room}, says {name} |
        the {room} feels like a fridge

    fan: I am sweating in the {room} | it is boiling hot in the {room} | {name} is melting in the {room} |
        the {room} feels like an oven | the air in the {room} is hot and stuffy | {name} can't stand the heat in the {room}

    music: it is so quiet in the {room}, I want to dance | {name} wants a song in the {room} |
        let's hear jazz in the {room} |
        we need a tune in the {room} for the party | {name} would like to sing along in the {room} |
        the silence in the {room} is boring
    """
)


@task("light", "heater", "fan", "music")
def help_for_remark(rng: random.Random) -> tuple[str, str]:
    """Say what the house should switch on after the remark: light (dark), heater (cold), fan (hot) or music (silence)."""
    label = rng.choice(list(_HINTS))
    return rng.choice(_HINTS[label]).format(room=rng.choice(_ROOMS), name=rng.choice(lexicon.FIRST_NAMES)), label


_MUSIC = _groups(
    """
    play: put on some {style} | I'd like to hear {style} now | let's listen to {style} | start the {style} playlist |
        give me some {style} | time for {style}

    pause: stop the {style} for a moment | hold the {style}, the phone is ringing |
        freeze this {style} song until I am back |
        halt the {style} for a minute | take a break from playing {style} | interrupt the {style}, I'll be right back

    next: skip this {style} song | I don't like this {style} track, another one | go on to the following {style} song |
        jump past this {style} tune | not this {style} song, the one after it | change to another {style} song

    louder: I can hardly hear the {style} | turn the {style} up | more volume for the {style} | crank up that {style} |
        the {style} is too quiet | raise the sound of the {style}

    quieter: turn the {style} down | the {style} hurts my ears | less volume for the {style} | the {style} is too loud |
        lower the sound of the {style} | the baby sleeps, so softer with the {style}
    """
)
_STYLES = _words("jazz rock folk blues soul reggae techno opera swing funk country disco salsa punk")


@task("play", "pause", "next", "louder", "quieter")
def music_button(rng: random.Random) -> tuple[str, str]:
    """Name the button that carries out what is said to the music player: play, pause, next, louder or quieter."""
    label = rng.choice(list(_MUSIC))
    return rng.choice(_MUSIC[label]).format(style=rng.choice(_STYLES)), label


@task()
def timer_entry(rng: random.Random) -> tuple[str, str]:
    """Turn the spoken timer request into "THING NUMBER min", with the number in digits, such as "pasta 9 min"."""
    number = rng.randint(2, 12)
    thing = rng.choice(_words("eggs pasta rice tea bread cake laundry nap oven potatoes soup pizza"))
    template = rng.choice(
        _items(
            """set a timer for {n} minutes for the {thing} | {thing} timer, {n} minutes | give the {thing} {n} minutes |
            tell me when the {n} minutes for the {thing} are over | {n} minutes on the clock for the {thing} |
            count down {n} minutes, it is for the {thing}"""
        )
    )
    return template.format(n=lexicon.NUMBER_WORDS[number], thing=thing), f"{thing} {number} min"


@task()
def alarm_time(rng: random.Random) -> tuple[str, str]:
    """Output the time of the alarm as hour, colon and minutes, such as 6:30 for half past six, 6:45 for quarter to seven."""
    hour = rng.randint(4, 11)
    this, following = lexicon.NUMBER_WORDS[hour], lexicon.NUMBER_WORDS[hour + 1]
    said, minutes = rng.choice(
        (
            (f"{this} o'clock", "00"),
            (f"quarter past {this}", "15"),
            (f"half past {this}", "30"),
            (f"quarter to {following}", "45"),
        )
    )
    day = rng.choice(lexicon.WEEKDAYS)
    start = rng.choice(
        ("wake me at", f"alarm for {day},", f"on {day} I have to get up at", f"ring on {day} at", "set the alarm for")
    )
    return f"{start} {said}", f"{hour}:{minutes}"


# --- complaints to a shop

_TROUBLE = _groups(
    """
    broken: arrived broken | came with a crack | does not work at all | fell apart on the first day | was smashed in the box

    missing: was not in the parcel | is missing from my parcel | was left out of the box |
        was forgotten when you packed the box

    wrong: has the wrong color | is not the size I ordered | is another model than the one I chose |
        is blue but I ordered red

    late: still has not come | should have been here last week | has been on its way for a month | is ten days overdue
    """
)
_WISHES = _groups(
    """
    refund: I want my money back | Please return what I paid | Just give me the money back | Please refund me

    replacement: Please send me another one | I would like a new one | Can you ship me a second one? |
        Let me have a fresh one

    discount: I expect a lower price now | Please take something off the price | Can you make it cheaper for that? |
        How about charging me less?
    """
)


def _complaint(rng: random.Random) -> tuple[str, str, str, str, str]:
    """A complaint, with the customer, the product, the trouble and the wish."""
    name, product = rng.choice(lexicon.FIRST_NAMES), rng.choice(_PRODUCTS)
    trouble, wish = rng.choice(list(_TROUBLE)), rng.choice(list(_WISHES))
    start, end = rng.choice(
        ((f"{name} here. My", ""), (f"This is {name}. My", ""), ("My", f" {name}"), ("Hello, my", f" Regards, {name}"))
    )
    wanted = rng.choice(_WISHES[wish])
    text = f"{start} {product} {rng.choice(_TROUBLE[trouble])}. {wanted}{'' if wanted[-1] == '?' else '.'}{end}"
    return text, name, product, trouble, wish


@task("B", "M", "W", "L")
def complaint_letter(rng: random.Random) -> tuple[str, str]:
    """Give the code of what is wrong with the order: B for broken, M for missing, W for the wrong thing, L for late."""
    text, _, _, trouble, _ = _complaint(rng)
    return text, trouble[0].upper()


@task("refund", "replacement", "discount")
def remedy_wanted(rng: random.Random) -> tuple[str, str]:
    """Say what the customer asks for: "refund" (money back), "replacement" (a new one) or "discount" (a lower price)."""
    text, *_, wish = _complaint(rng)
    return text, wish


@task()
def complaint_subject_line(rng: random.Random) -> tuple[str, str]:
    """Write the subject line "TROUBLE: product" in which the trouble is BROKEN, MISSING, WRONG or LATE, as in "LATE: lamp"."""
    text, _, product, trouble, _ = _complaint(rng)
    return text, f"{trouble.upper()}: {product}"


@task()
def complaint_apology(rng: random.Random) -> tuple[str, str]:
    """Begin the reply to the complaint: "Dear NAME, we are sorry about your PRODUCT."."""
    text, name, product, *_ = _complaint(rng)
    return text, f"Dear {name}, we are sorry about your {product}."


@task()
def complaint_table_row(rng: random.Random) -> tuple[str, str]:
    """Enter the complaint as "NAME | PRODUCT | WISH", the wish being refund, replacement or discount."""
    text, name, product, _, wish = _complaint(rng)
    return text, f"{name} | {product} | {wish}"


# --- e-mails that move an appointment

_MOVES = _items(
    """can we move {what} from {old} to {new}? | {what} on {old} does not suit me, could it be {new}? |
    I suggest {new} for {what} instead of {old}. | I have to put {what} off from {old} to {new}. |
    let us have {what} on {new}, not on {old}. | {new} would be better than {old} for {what}. |
    {what} was to be on {old}, but it is {new} now. | I am away on {old}, so {what} must wait until {new}."""
)


def _moved(rng: random.Random) -> tuple[str, str, str, str, str]:
    """An e-mail, with its reader, its writer, the old day and the new day."""
    to, sender = rng.sample(lexicon.FIRST_NAMES, 2)
    old, new = rng.sample(lexicon.WEEKDAYS, 2)
    what = "the " + rng.choice(_words("meeting lunch call interview rehearsal training dinner lesson visit review"))
    body = rng.choice(_MOVES).format(what=what, old=old, new=new)
    hello = rng.choice(("Hi {}, ", "Hello {}, ", "Dear {}, ", "{}, ")).format(to)
    return hello + body + rng.choice((" {}", " Best, {}", " Cheers, {}", " Yours, {}")).format(sender), to, sender, old, new


@task(*lexicon.WEEKDAYS)
def moved_to_day(rng: random.Random) -> tuple[str, str]:
    """The e-mail moves an appointment: output the new weekday, on which it will take place."""
    text, *_, new = _moved(rng)
    return text, new


@task(*lexicon.WEEKDAYS)
def moved_from_day(rng: random.Random) -> tuple[str, str]:
    """The e-mail moves an appointment: output the old weekday, on which it will not take place."""
    text, _, _, old, _ = _moved(rng)
    return text, old


@task()
def moved_days_short(rng: random.Random) -> tuple[str, str]:
    """Note the change of day as old > new, each weekday cut to three letters, such as "Mon > Fri"."""
    text, _, _, old, new = _moved(rng)
    return text, f"{old[:3]} > {new[:3]}"


@task()
def accept_new_day(rng: random.Random) -> tuple[str, str]:
    """Accept the new day in a reply to the writer of the e-mail: "Hi WRITER, WEEKDAY is fine."."""
    text, _, sender, _, new = _moved(rng)
    return text, f"Hi {sender}, {new} is fine."


@task()
def mail_from_to(rng: random.Random) -> tuple[str, str]:
    """Write who sent the e-mail to whom, as "from WRITER to READER" with the first names."""
    text, to, sender, *_ = _moved(rng)
    return text, f"from {sender} to {to}"


# --- reminders and chores

_TASKS = _items(
    """call the dentist | water the plants | pay the rent | buy milk | clean the oven | book a table | return the books |
    feed the cat | iron the shirts | order new tires | pick up the cake | wash the car | sign the contract | pack the tent |
    charge the camera | renew the passport | post the letter | mow the lawn"""
)
_TASK_KINDS = _groups(
    """
    home: clean the oven | feed the cat | iron the shirts | mow the lawn | mop the floor | do the dishes

    shop: buy milk | buy eggs | get new shoes | pick up bread | buy a gift | get some batteries

    money: pay the rent | pay the bill | send the invoice | file the taxes | pay back the loan | transfer the fee

    talk: call the dentist | phone grandma | ring the landlord | text my sister | speak to the boss | answer the teacher
    """
)


def _reminder(rng: random.Random, what: str) -> tuple[str, str, str]:
    """A request to be reminded, with its day and its hour, such as "5 pm"."""
    day, said = rng.choice(lexicon.WEEKDAYS), f"{rng.randint(1, 12)} {rng.choice(('am', 'pm'))}"
    template = rng.choice(
        _items(
            """remind me to {what} on {day} at {said} | on {day} at {said} I have to {what} |
            {day}, {said}: I need to {what} |
            don't let me forget to {what} on {day} at {said} | I must {what} at {said} on {day} |
            note for {day} {said}, I should {what} | at {said} on {day} tell me to {what}"""
        )
    )
    return template.format(what=what, day=day, said=said), day, said


@task()
def reminder_task(rng: random.Random) -> tuple[str, str]:
    """Output only what is to be done according to the reminder, as a command without time, such as "water the plants"."""
    what = rng.choice(_TASKS)
    return _reminder(rng, what)[0], what


@task()
def reminder_when(rng: random.Random) -> tuple[str, str]:
    """Output when the reminder is due: the weekday in three letters, a space and the hour with am or pm, such as "Fri 5 pm"."""
    text, day, hour = _reminder(rng, rng.choice(_TASKS))
    return text, f"{day[:3]} {hour}"


@task()
def reminder_checkbox(rng: random.Random) -> tuple[str, str]:
    """Turn the reminder into a to-do line with an empty box and the weekday in parentheses: "[ ] pay the rent (Monday)"."""
    what = rng.choice(_TASKS)
    text, day, _ = _reminder(rng, what)
    return text, f"[ ] {what} ({day})"


@task()
def reminder_notification(rng: random.Random) -> tuple[str, str]:
    """Write what the phone shows when it is due: "It is HOUR: time to TASK!", as in "It is 5 pm: time to buy milk!"."""
    what = rng.choice(_TASKS)
    text, _, hour = _reminder(rng, what)
    return text, f"It is {hour}: time to {what}!"


@task(*_TASK_KINDS)
def reminder_kind(rng: random.Random) -> tuple[str, str]:
    """Say what the reminder is about: home (housework), shop (things to get), money (payments) or talk (calls)."""
    kind = rng.choice(list(_TASK_KINDS))
    return _reminder(rng, rng.choice(_TASK_KINDS[kind]))[0], kind


_CHORES = _items(
    """wash the dishes | feed the cat | sweep the stairs | empty the trash | cook dinner | clean the windows |
    water the garden | fold the laundry | walk the dog | set the table"""
)


@task()
def chore_of_person(rng: random.Random) -> tuple[str, str]:
    """The house note gives two people a chore each and asks about one of them: output that person's chore."""
    one, two = rng.sample(lexicon.FIRST_NAMES, 2)
    first, second = rng.sample(_CHORES, 2)
    template = rng.choice(
        (
            "{}, please {}. {}, you {}.",
            "{} has to {}, {} has to {}.",
            "{} will {} and {} will {}.",
            "{} can {} while {} can {}.",
        )
    )
    asked = rng.choice((0, 1))
    return f"{template.format(one, first, two, second)} {(one, two)[asked]}?", (first, second)[asked]


# --- money between friends

_REASONS = _words("pizza taxi tickets dinner flowers gift coffee books rent petrol lunch cinema cake parking bowling")
_PAID = _groups(
    """
    in: {name} sent you ${n} for the {reason} | You got ${n} from {name}: {reason} |
        {name} paid you back ${n} for the {reason} |
        ${n} has come in from {name} ({reason}) | {name} gave you ${n} towards the {reason}

    out: You sent {name} ${n} for the {reason} | You paid ${n} to {name}: {reason} |
        You gave {name} ${n} towards the {reason} |
        ${n} has gone to {name} ({reason}) | {name} received your ${n} for the {reason}
    """
)


def _payment(rng: random.Random) -> tuple[str, str, int, str, str]:
    """A message of a payment app, with the person, the amount, the reason and the direction."""
    way, name, n, reason = rng.choice(list(_PAID)), rng.choice(lexicon.FIRST_NAMES), rng.randint(2, 90), rng.choice(_REASONS)
    return rng.choice(_PAID[way]).format(name=name, n=n, reason=reason), name, n, reason, way


@task("in", "out")
def payment_direction(rng: random.Random) -> tuple[str, str]:
    """Say whether the payment message is about money coming to you ("in") or leaving you ("out")."""
    text, *_, way = _payment(rng)
    return text, way


@task()
def payment_reason(rng: random.Random) -> tuple[str, str]:
    """Output what the payment was for, the one word that the message gives as the reason."""
    text, _, _, reason, _ = _payment(rng)
    return text, reason


@task()
def payment_ledger_line(rng: random.Random) -> tuple[str, str]:
    """Book the payment as sign, amount and reason: "+20 pizza" if you got the money, "-20 pizza" if you paid it."""
    text, _, n, reason, way = _payment(rng)
    return text, f"{'+' if way == 'in' else '-'}{n} {reason}"


@task()
def payment_thanks(rng: random.Random) -> tuple[str, str]:
    """Comment on the payment: "Thanks for the $N, NAME!" if you got it, "Here are your $N, NAME!" if you paid."""
    text, name, n, _, way = _payment(rng)
    return text, f"Thanks for the ${n}, {name}!" if way == "in" else f"Here are your ${n}, {name}!"


# --- notices

_SITES = _words("pool library gym museum cafe bakery park bridge elevator playground market cinema ferry zoo garage")
_CAUSES = _words("repairs ice flooding snow painting cleaning staff-training holidays fog storms mice construction")


def _closure(rng: random.Random) -> tuple[str, str, str, str]:
    """A notice, with the place, the reason and the day of opening."""
    site, cause, day = rng.choice(_SITES), rng.choice(_CAUSES).replace("-", " "), rng.choice(lexicon.WEEKDAYS)
    template = rng.choice(
        _items(
            """The {site} is closed because of {cause}. It opens again on {day}. |
            Due to {cause} the {site} stays shut and reopens on {day}. | No access to the {site}: {cause}. Back on {day}! |
            {day} is the day we reopen the {site}. Reason for the closure: {cause}. |
            Sorry, {cause}! You can use the {site} again from {day}. |
            We reopen on {day}; until then {cause} at the {site}."""
        )
    )
    return template.format(site=site, cause=cause, day=day), site, cause, day


@task()
def closed_site(rng: random.Random) -> tuple[str, str]:
    """Output the place or thing that the notice says is closed, as one lower-case word."""
    text, site, _, _ = _closure(rng)
    return text, site


@task()
def cause_of_closure(rng: random.Random) -> tuple[str, str]:
    """Output the reason for the closure that the notice gives, such as "repairs" or "staff training"."""
    text, _, cause, _ = _closure(rng)
    return text, cause


@task()
def closure_sign(rng: random.Random) -> tuple[str, str]:
    """Shorten the notice to a sign of the form "NO POOL UNTIL FRIDAY", all in capitals."""
    text, site, _, day = _closure(rng)
    return text, f"NO {site} UNTIL {day}".upper()


_RULES = _groups(
    """
    forbidden: No {thing} in the {site} | Please leave your {thing} outside the {site} |
        {thing} are banned from the {site} |
        We cannot accept {thing} in the {site} | The {site} is a zone without {thing} |
        Keep your {thing} away from the {site}

    allowed: {thing} are welcome in the {site} | You may bring {thing} to the {site} |
        Feel free to bring {thing} to the {site} |
        We have no objection to {thing} in the {site} | {thing} are fine in the {site} |
        {thing} can come along to the {site}

    required: You must have {thing} in the {site} | No entry to the {site} without {thing} |
        {thing} are a must in the {site} |
        {thing} have to be brought to the {site} | Nobody gets into the {site} unless they have {thing} |
        The {site} is only for people with {thing}
    """
)


@task("forbidden", "allowed", "required")
def rule_on_sign(rng: random.Random) -> tuple[str, str]:
    """Say what the sign makes of the thing it names: "forbidden" (must not), "allowed" (may) or "required" (must)."""
    label = rng.choice(list(_RULES))
    thing = rng.choice(_words("dogs bicycles helmets phones boots gloves cameras drinks umbrellas tickets masks skates"))
    site = rng.choice(_words("pool library gym museum garden park hall theater workshop stadium"))
    text = rng.choice(_RULES[label]).format(thing=thing, site=site)
    return upper_first(text), label


# --- orders of food

_ADDED = _words("cheese onion garlic pepper olives mushrooms bacon basil tomato ginger corn chili")
_SERVED = _groups(
    """
    here: I'll eat it here | for our table | we are sitting by the window | I'll have it here

    to go: I'll take it with me | to go please | in a bag please, I have to run | wrap it up, I'll eat at home

    delivery: bring it to my door please | send it to my house | can you drive it over? |
        please have it brought to my office
    """
)


def _order(rng: random.Random) -> tuple[str, str, str, str, str, str]:
    """An order, with the dish, the sign (+ or -), what is added or left out, the drink and how it is served."""
    dish, added, served = rng.choice(_DISHES), rng.choice(_ADDED), rng.choice(list(_SERVED))
    drink, sign = rng.choice(_words("coffee cider cocoa juice lemonade milk tea water wine beer")), rng.choice("+-")
    more, less = ("with extra", "with more", "plus some"), ("without", "with no", "minus the")
    part = f"{rng.choice(more if sign == '+' else less)} {added}"
    body = rng.choice(
        (f"one {dish} {part} and a {drink}", f"a {drink} and one {dish} {part}", f"{dish}, {part}, and {drink} to drink")
    )
    return f"{rng.choice(('', 'hi, ', 'hello, '))}{body}; {rng.choice(_SERVED[served])}", dish, sign, added, drink, served


@task("here", "to go", "delivery")
def how_order_is_served(rng: random.Random) -> tuple[str, str]:
    """Say how the guest wants the food: "here" (eaten in the restaurant), "to go" (taken along) or "delivery" (brought)."""
    text, *_, served = _order(rng)
    return text, served


@task()
def kitchen_slip(rng: random.Random) -> tuple[str, str]:
    """Write the kitchen slip "DISH +EXTRA" or "DISH -LEFT OUT" for the order, such as "burger -onion"; ignore the drink."""
    text, dish, sign, added, *_ = _order(rng)
    return text, f"{dish} {sign}{added}"


@task()
def drink_of_order(rng: random.Random) -> tuple[str, str]:
    """Output the drink of the order, one word."""
    text, *_, drink, _ = _order(rng)
    return text, drink


@task()
def waiter_check(rng: random.Random) -> tuple[str, str]:
    """Ask back as the waiter: "Extra X, right?" if the guest wants more of it, "No X, right?" if it is to be left out."""
    text, _, sign, added, *_ = _order(rng)
    return text, f"{'Extra' if sign == '+' else 'No'} {added}, right?"


# --- flights


def _flight(rng: random.Random) -> tuple[str, str, str, str]:
    """A wish to fly, with the place of departure, the destination and the kind of ticket."""
    start, goal = rng.sample(lexicon.CITIES, 2)
    kind = rng.choice(("one way", "return"))
    day = rng.choice(lexicon.WEEKDAYS)
    body = rng.choice(
        _items(
            """I want to fly from {start} to {goal} on {day} | I need to get to {goal} from {start} on {day} |
            on {day} I leave {start} for {goal} | I live in {start} and have to be in {goal} on {day} |
            a seat to {goal} on {day} please, I start in {start} | {start} to {goal}, {day}"""
        )
    ).format(start=start, goal=goal, day=day)
    there_only = ("and I will stay there", "just there, not back", "no flight back needed", "I come back by train")
    both = ("and back a week later", "and I fly home the next day", "there and back", "with a flight home after two days")
    return f"{body}, {rng.choice(there_only if kind == 'one way' else both)}", start, goal, kind


@task()
def flight_route(rng: random.Random) -> tuple[str, str]:
    """Output the route of the flight wanted as DEPARTURE > DESTINATION, such as "Lima > Rome"."""
    text, start, goal, _ = _flight(rng)
    return text, f"{start} > {goal}"


@task()
def departure_city(rng: random.Random) -> tuple[str, str]:
    """Output the city in which the traveler's flight starts, not the destination."""
    text, start, _, _ = _flight(rng)
    return text, start


@task("one way", "return")
def flight_ticket_kind(rng: random.Random) -> tuple[str, str]:
    """Say which ticket the traveler needs: "one way" if only there, "return" if there and back by plane."""
    text, *_, kind = _flight(rng)
    return text, kind


# --- labels for messages

_OFFICE = _groups(
    """
    IT: The password of {name} has expired | The laptop of {name} does not start | The printer is offline since {day} |
        {name} cannot log in | I need an account for {name} | The network is down on floor {n}

    HR: {name} would like a week of holiday | When does the contract of {name} end? | {name} is ill until {day} |
        How many days off do I have left? | {name} wants to apply for a job | {name} asks about parental leave

    FIN: The invoice of {name} is not paid | Who refunds my ticket to {city}? | My salary for {n} hours is missing |
        Please pay {n} dollars to {name} | Here is the receipt for my hotel in {city} | The budget for {city} is used up

    FAC: The tap in room {n} is leaking | The elevator is stuck on floor {n} | Room {n} is too cold |
        A lamp is broken in room {n} | {name} needs a new desk | The trash in room {n} is full
    """
)


@task("IT", "HR", "FIN", "FAC")
def office_code(rng: random.Random) -> tuple[str, str]:
    """Give the code of the office for the message: IT (computers), HR (staff), FIN (money) or FAC (rooms and building)."""
    return _mailed(rng, _OFFICE)


_SURGERY = _groups(
    """
    book: {name} would like to see the doctor on {day} | Is there a slot for {name} on {day}? |
        Can I come in at {hour} on {day}? |
        I need an appointment for {name} | Could the doctor see {name} this week?

    cancel: {name} cannot come on {day} after all | Please take {name} off the list for {day} |
        I won't make it at {hour} on {day} |
        {name} is well again and no longer needs the slot on {day} | Give my slot at {hour} to somebody else

    pills: {name} has run out of pills | I need more of my drops by {day} | Please renew the prescription for {name} |
        Can {name} have another pack of tablets? | My ointment will be used up on {day}

    results: Are the blood values of {name} there? | What did the test on {day} show? | Has the X-ray of {name} come back? |
        I wonder what the lab found on {day} | Is there news from the lab for {name}?
    """
)


@task("book", "cancel", "pills", "results")
def message_to_doctor(rng: random.Random) -> tuple[str, str]:
    """Say what the patient wants: book or cancel (an appointment), pills (any medicine) or results (of a test)."""
    return _mailed(rng, _SURGERY)


_ASKED = _items(
    """May I use your photo of {city}? | Can I borrow your {product}? | Is it all right if {name} stays until {day}? |
    May we share your number with {name}? | Can I record our call on {day}?"""
)
_CONSENT = _groups(
    """
    given: Sure, go ahead. | Of course, no problem. | Fine with me. | Yes, please do. | I have nothing against it. |
        By all means.

    refused: Sorry, I'd rather not. | Absolutely not. | I can't agree to that. | No, please don't. |
        I am against it. | No way.

    pending: Let me think about it. | I'll tell you tomorrow. | I must ask my wife first. | Not sure yet. |
        Give me a few days.
    """
)


@task("given", "refused", "pending")
def consent(rng: random.Random) -> tuple[str, str]:
    """Someone asks for permission and gets a reply: say if consent is "given", "refused" or still "pending"."""
    label = rng.choice(list(_CONSENT))
    return f"{_fill(rng, rng.choice(_ASKED))} - {rng.choice(_CONSENT[label])}", label


_ANSWERS = tuple(
    tuple(line.split(" = "))
    for line in _items(
        """When does {name} arrive? = On {day} at {hour}. |
        Where did you put the {product}? = In the box under the stairs. |
        Who is bringing the {dish}? = {name} and {other}. | How much was the {product}? = It cost {n} dollars. |
        Which city did {name} choose? = {city}, in the end. | Why is {name} angry? = Because we forgot to call."""
    )
)
_EVASIONS = _items(
    """That is a good question. | Did you see the game last night? | Let's talk about something else. |
    Why do you want to know? | You ask too much, {name}. | I like your new haircut. | What lovely weather on {day}!"""
)


@task("answered", "open")
def question_answered(rng: random.Random) -> tuple[str, str]:
    """A chat has a question and a reply: say "answered" if the reply gives what was asked for, "open" if it avoids it."""
    question, reply = rng.choice(_ANSWERS)
    label = rng.choice(("answered", "open"))
    return f"{_fill(rng, question)} - {_fill(rng, reply if label == 'answered' else rng.choice(_EVASIONS))}", label


_STAGES = _groups(
    """
    start: Hello, my {machine} has stopped working | Good morning, I have a problem with my {machine} |
        Hi, can somebody help me with a {machine}? | Hello, this is {name}, I have trouble with my {machine}

    question: Which model of {machine} do you have, {name}? | Since when has the {machine} done that? |
        {name}, does the light on the {machine} blink? | Could you tell me where you bought the {machine}, {name}?

    fix: Please unplug the {machine} and wait a minute, {name} | Try another cable for the {machine}, {name} |
        {name}, press the red button under the {machine} for {hour} seconds | Charge the {machine} overnight, {name}

    end: Great, the {machine} works again, thanks {name} | That was all about my {machine}, goodbye {name} |
        Perfect, {name}, my {machine} is fine now | Glad the {machine} is running again, have a nice {day}
    """
)


@task("start", "question", "fix", "end")
def stage_of_support_chat(rng: random.Random) -> tuple[str, str]:
    """Give the stage of the support chat: start (reports trouble), question (agent asks), fix (what to do) or end (solved)."""
    return _labelled(rng, _STAGES)


_EMOJIS = _groups(
    """
    🎉: {name} passed the exam! | I got the job in {city}! | We won the final on {day}! | {name} turns {n} today! |
        {name} and {other} are getting married!

    😢: My cat died on {day} | {name} broke up with me | I failed the exam on {day} | {name} is in hospital |
        I lost my job in {city}

    👍: Can we meet on {day} at {hour}? | I'll bring the {dish} on {day}, okay? | Shall I pick up {name} at {hour}? |
        I will be there at {hour} on {day}, all right? | I put {name} on the list, fine?

    😂: {name} went to work in slippers again | My dog ate the {dish} and looked innocent |
        {name} waved at a stranger for an hour | I called the teacher "mom" on {day} |
        {name} put salt in the coffee and drank it
    """
)


@task("🎉", "😢", "👍", "😂")
def emoji_reaction(rng: random.Random) -> tuple[str, str]:
    """React to the message with one emoji: 🎉 to great news, 😢 to sad news, 👍 to a plan, 😂 to a funny story."""
    return _labelled(rng, _EMOJIS)


_ACTS = _groups(
    """
    PRO: I will bring the {product} on {day} | You'll have the money by {day}, I swear | I won't be late on {day} again |
        You can count on me at {hour} | I'll call {name} for you, that's a promise

    REQ: Could you lend me the {product}? | Please ask {name} about {day} | Would you pick me up at {hour}? |
        Can you send the address to {name}? | Do me a favor and feed the cat on {day}

    COM: The {product} is faulty again | Nobody cleaned the room on {day} | {name} is always late |
        The {dish} was cold and stale |
        I have been waiting since {hour} and nobody came

    THX: That was so kind of you, {name} | I am grateful for the {product} | Thank you for the lovely {day} |
        Many thanks for the {dish} | {name}, I really appreciate your help
    """
)


@task("PRO", "REQ", "COM", "THX")
def speech_act_code(rng: random.Random) -> tuple[str, str]:
    """Code what the writer does: PRO makes a promise, REQ makes a request, COM complains, THX gives thanks."""
    return _labelled(rng, _ACTS)


_PHONE_APPS = _groups(
    """
    Mail: New message from {name}: "Minutes of {day}" | {name} has replied to "Trip to {city}" |
        You have {n} unread emails |
        An attachment from {name} is too large

    Bank: {n} dollars were taken from your account | Your card was used in {city} | A transfer from {name} has arrived |
        Your balance is below {n} dollars

    Weather: Storm expected in {city} on {day} | It will be {n} degrees in {city} |
        Heavy rain from {hour} o'clock in {city} |
        Sunny {day} ahead in {city}

    Calendar: Meeting with {name} in {n} minutes | {name} invites you to "Lunch" on {day} | {day}, {hour} o'clock: dentist |
        Your appointment in {city} was moved to {day}

    Maps: Turn left in {n} meters | Traffic jam ahead on the way to {city} | You will reach {city} in {n} minutes |
        Take the second exit towards {city}
    """
)


@task("Mail", "Bank", "Weather", "Calendar", "Maps")
def app_of_notification(rng: random.Random) -> tuple[str, str]:
    """Name the phone app that shows the notification: Mail, Bank, Weather, Calendar or Maps."""
    return _labelled(rng, _PHONE_APPS)


_PHONE_PARTS = _groups(
    """
    battery: it dies after {hour} hours | I charge it every night and by noon it is empty |
        it lasts {n} hours without the plug |
        it needs {n} minutes to charge

    screen: everything looks sharp and bright on it | in the sun I cannot read anything on it | the glass cracked on {day} |
        colors look pale on the display

    camera: my pictures of {city} are blurred | photos of {name} came out wonderful | it takes great shots at night |
        the zoom is useless for photos in {city}

    sound: calls with {name} are hard to hear | music comes out tinny | the speaker is loud and clear |
        {name}'s voice crackles when we talk
    """
)


@task("battery", "screen", "camera", "sound")
def aspect_of_phone_review(rng: random.Random) -> tuple[str, str]:
    """Say which part of the phone the review is about: battery, screen, camera or sound."""
    text, label = _labelled(rng, _PHONE_PARTS)
    start = rng.choice(("My new phone: ", "After {n} days: ", "{name}'s review: ", "Bought it in {city}; "))
    return _fill(rng, start) + text, label


_LESSONS = _groups(
    """
    too easy: {name} knew it all before | I was bored from {day} on | a child could do this course |
        nothing new for me in {n} lessons |
        I finished the task in a minute and yawned

    too hard: {name} was lost after {hour} minutes | I did not understand a word on {day} | far over my head |
        {name} gave up in lesson {n} | way too fast for beginners

    just right: {name} could follow and learned a lot | a good pace and new things every {day} |
        I had to think, but I managed |
        exactly my level in all {n} lessons | not too fast, not too slow
    """
)


@task("too easy", "too hard", "just right")
def level_of_course(rng: random.Random) -> tuple[str, str]:
    """Judge from the feedback how the course was for the learner: "too easy", "too hard" or "just right"."""
    text, label = _labelled(rng, _LESSONS)
    start = rng.choice(("Course in {city}: ", "Feedback by {other}: ", "{day} class: ", "{other} writes: "))
    return _fill(rng, start) + text, label


# --- messages of machines


def _alert(rng: random.Random) -> tuple[str, str, str, int]:
    """An alert of a server, with the machine, the part and the load in percent."""
    machine = f"{rng.choice(_words('web db mail cache backup build'))}-{rng.randint(1, 9)}"
    part, load = rng.choice(_words("disk memory processor network")), rng.randint(10, 99)
    template = rng.choice(
        _items(
            """{part} of {machine} is {load}% in use | {machine} reports: {part} at {load}% |
            alert: {load}% {part} use on {machine} |
            {machine} now uses {load}% of its {part} | monitor saw {part} load of {load}% on {machine}"""
        )
    )
    return template.format(part=part, machine=machine, load=load), machine, part, load


@task("call", "watch", "ignore")
def action_on_alert(rng: random.Random) -> tuple[str, str]:
    """Say what to do about the alert: "call" (somebody) from 90% on, "watch" from 50% to 89%, "ignore" below 50%."""
    label = rng.choice(("call", "watch", "ignore"))
    while True:
        text, *_, load = _alert(rng)
        if label == ("call" if load >= 90 else "watch" if load >= 50 else "ignore"):
            return text, label


@task()
def alert_board_line(rng: random.Random) -> tuple[str, str]:
    """Shorten the alert to the machine, a slash, the part, a space and the percentage, such as "web-2/disk 95%"."""
    text, machine, part, load = _alert(rng)
    return text, f"{machine}/{part} {load}%"


@task()
def badge_log_sentence(rng: random.Random) -> tuple[str, str]:
    """Put the line of the door log into words: "NAME came in at TIME." for IN, "NAME went out at TIME." for OUT."""
    name, way = rng.choice(lexicon.FIRST_NAMES), rng.choice(("IN", "OUT"))
    time = f"{rng.randint(6, 20):02d}:{rng.randint(0, 59):02d}"
    line = f"{time} {way} user={name.lower()} door={rng.randint(1, 9)}"
    return line, f"{name} {'came in' if way == 'IN' else 'went out'} at {time}."


@task()
def still_in_building(rng: random.Random) -> tuple[str, str]:
    """The door log shows two people come in and one of them leave: output the name of the one who is still inside."""
    one, two = rng.sample(lexicon.FIRST_NAMES, 2)
    hour, gone = rng.randint(6, 16), rng.choice((one, two))
    log = f"{hour}:{rng.randint(10, 29)} {one} in; {hour}:{rng.randint(30, 59)} {two} in; {hour + 2}:{rng.randint(10, 59)} "
    return f"{log}{gone} out", two if gone == one else one

"""Tasks about other languages and about the forms of English words: translation, gender, plurals, verbs, numbers, spelling.

Nouns stand in one table with their translations and genders; sentences in several languages come from parallel templates.
"""

from __future__ import annotations

import random
from functools import partial

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_pairs, with_article
from t2l_core.procedural.lexicon import split_words as _words

_pairs = partial(split_pairs, between=None, within="/")

_LANGUAGES = _words("Spanish French German Italian Portuguese Dutch Swedish")
_CODES = _words("es fr de it pt nl sv")

# English, genders in es fr de it pt nl sv (m, f, n; c is common), and the noun in each
_TABLE = """dog mmmmmcc perro chien Hund cane cão hond hund
cat mmfmmcc gato chat Katze gatto gato kat katt
horse mmnmmnc caballo cheval Pferd cavallo cavalo paard häst
cow fffffcc vaca vache Kuh mucca vaca koe ko
bird mmmmmcc pájaro oiseau Vogel uccello pássaro vogel fågel
fish mmmmmcc pez poisson Fisch pesce peixe vis fisk
pig mmnmmnc cerdo cochon Schwein maiale porco varken gris
sheep fmnffnn oveja mouton Schaf pecora ovelha schaap får
mouse mffmmcc ratón souris Maus topo rato muis mus
bear mmmmmcc oso ours Bär orso urso beer björn
wolf mmmmmcc lobo loup Wolf lupo lobo wolf varg
lion mmmmmcn león lion Löwe leone leão leeuw lejon
rabbit mmnmmnc conejo lapin Kaninchen coniglio coelho konijn kanin
duck mmffmcc pato canard Ente anatra pato eend anka
frog ffmffcc rana grenouille Frosch rana rã kikker groda
snake fmfmfcc serpiente serpent Schlange serpente cobra slang orm
bee fffffcn abeja abeille Biene ape abelha bij bi
spider fffmfcc araña araignée Spinne ragno aranha spin spindel
house ffnffnn casa maison Haus casa casa huis hus
door fffffcc puerta porte Tür porta porta deur dörr
window ffnffnn ventana fenêtre Fenster finestra janela raam fönster
table ffmmfcn mesa table Tisch tavolo mesa tafel bord
chair ffmffcc silla chaise Stuhl sedia cadeira stoel stol
bed fmnmfnc cama lit Bett letto cama bed säng
kitchen fffffcn cocina cuisine Küche cucina cozinha keuken kök
garden mmmmmcc jardín jardin Garten giardino jardim tuin trädgård
wall fmfmfcc pared mur Wand muro parede muur vägg
roof mmnmmnn tejado toit Dach tetto telhado dak tak
key ffmffcc llave clé Schlüssel chiave chave sleutel nyckel
lamp fffffcc lámpara lampe Lampe lampada lâmpada lamp lampa
mirror mmmmmcc espejo miroir Spiegel specchio espelho spiegel spegel
clock mffmmcc reloj horloge Uhr orologio relógio klok klocka
book mmnmmnc libro livre Buch libro livro boek bok
letter ffmffcn carta lettre Brief lettera carta brief brev
newspaper mmfmmcc periódico journal Zeitung giornale jornal krant tidning
pencil mmmfmnc lápiz crayon Bleistift matita lápis potlood blyertspenna
paper mmnfmnn papel papier Papier carta papel papier papper
school fffffcc escuela école Schule scuola escola school skola
church fffffcc iglesia église Kirche chiesa igreja kerk kyrka
city fffffcc ciudad ville Stadt città cidade stad stad
street fffffcc calle rue Straße strada rua straat gata
bridge mmfmfcc puente pont Brücke ponte ponte brug bro
tower ffmffcn torre tour Turm torre torre toren torn
castle mmnmmnn castillo château Schloss castello castelo kasteel slott
island fffffnc isla île Insel isola ilha eiland ö
river mfmmmcc río rivière Fluss fiume rio rivier flod
lake mmmmmnc lago lac See lago lago meer sjö
sea mfnmmcn mar mer Meer mare mar zee hav
mountain ffmffcn montaña montagne Berg montagna montanha berg berg
forest mfmffnc bosque forêt Wald foresta floresta bos skog
beach ffmffnc playa plage Strand spiaggia praia strand strand
tree mmmmfcn árbol arbre Baum albero árvore boom träd
flower fffmfcc flor fleur Blume fiore flor bloem blomma
leaf ffnffnn hoja feuille Blatt foglia folha blad blad
sun mmfmmcc sol soleil Sonne sole sol zon sol
moon ffmffcc luna lune Mond luna lua maan måne
star ffmffcc estrella étoile Stern stella estrela ster stjärna
sky mmmmmcc cielo ciel Himmel cielo céu hemel himmel
rain ffmffcn lluvia pluie Regen pioggia chuva regen regn
snow ffmffcc nieve neige Schnee neve neve sneeuw snö
wind mmmmmcc viento vent Wind vento vento wind vind
fire mmnmmnc fuego feu Feuer fuoco fogo vuur eld
day mmmmmcc día jour Tag giorno dia dag dag
night fffffcc noche nuit Nacht notte noite nacht natt
week fffffcc semana semaine Woche settimana semana week vecka
bread mmnmmnn pan pain Brot pane pão brood bröd
cheese mmmmmcc queso fromage Käse formaggio queijo kaas ost
milk fmfmmcc leche lait Milch latte leite melk mjölk
egg mmnmmnn huevo œuf Ei uovo ovo ei ägg
apple ffmffcn manzana pomme Apfel mela maçã appel äpple
pear fffffcn pera poire Birne pera pera peer päron
strawberry ffffmcc fresa fraise Erdbeere fragola morango aardbei jordgubbe
carrot fffffcc zanahoria carotte Karotte carota cenoura wortel morot
onion fmfffcc cebolla oignon Zwiebel cipolla cebola ui lök
meat ffnffnn carne viande Fleisch carne carne vlees kött
soup fffffcc sopa soupe Suppe zuppa sopa soep soppa
sugar mmmmmcn azúcar sucre Zucker zucchero açúcar suiker socker
salt fmnmmnn sal sel Salz sale sal zout salt
wine mmmmmcn vino vin Wein vino vinho wijn vin
spoon ffmmfcc cuchara cuillère Löffel cucchiaio colher lepel sked
fork mfffmcc tenedor fourchette Gabel forchetta garfo vork gaffel
knife mmnmfnc cuchillo couteau Messer coltello faca mes kniv
plate mfmmmnc plato assiette Teller piatto prato bord tallrik
bottle fffffcc botella bouteille Flasche bottiglia garrafa fles flaska
hat mmmmmcc sombrero chapeau Hut cappello chapéu hoed hatt
shirt ffnffnc camisa chemise Hemd camicia camisa overhemd skjorta
skirt ffmffcc falda jupe Rock gonna saia rok kjol
shoe mfmfmcc zapato chaussure Schuh scarpa sapato schoen sko
car mfnfmcc coche voiture Auto macchina carro auto bil
train mmmmmcn tren train Zug treno trem trein tåg
boat mmnfmcc barco bateau Boot barca barco boot båt
bicycle fmnffcc bicicleta vélo Fahrrad bicicletta bicicleta fiets cykel
plane mmnmmnn avión avion Flugzeug aereo avião vliegtuig flygplan
head ffmffnn cabeza tête Kopf testa cabeça hoofd huvud
hand fffffcc mano main Hand mano mão hand hand
foot mmmmmcc pie pied Fuß piede pé voet fot
eye mmnmmnn ojo œil Auge occhio olho oog öga
ear ffnmfnn oreja oreille Ohr orecchio orelha oor öra
nose fmfmmcc nariz nez Nase naso nariz neus näsa
mouth ffmffcc boca bouche Mund bocca boca mond mun
heart mmnmmnn corazón cœur Herz cuore coração hart hjärta
leg ffnffnn pierna jambe Bein gamba perna been ben
arm mmmmmcc brazo bras Arm braccio braço arm arm
king mmmmmcc rey roi König re rei koning kung
queen fffffcc reina reine Königin regina rainha koningin drottning
man mmmmmcc hombre homme Mann uomo homem man man
woman fffffcc mujer femme Frau donna mulher vrouw kvinna
child mmnmfnn niño enfant Kind bambino criança kind barn
friend mmmmmcc amigo ami Freund amico amigo vriend vän
music fffffcc música musique Musik musica música muziek musik
box fffffcc caja boîte Schachtel scatola caixa doos låda
question fffffcc pregunta question Frage domanda pergunta vraag fråga
word fmnffnn palabra mot Wort parola palavra woord ord
name mmmmmcn nombre nom Name nome nome naam namn
song ffnffnc canción chanson Lied canzone canção lied sång
dream mmmmmcc sueño rêve Traum sogno sonho droom dröm
world mmfmmcc mundo monde Welt mondo mundo wereld värld
hospital mmnmmnn hospital hôpital Krankenhaus ospedale hospital ziekenhuis sjukhus
market mmmmmcc mercado marché Markt mercato mercado markt marknad
museum mmnmmnn museo musée Museum museo museu museum museum"""
_NOUNS = {line.split()[0]: line.split()[1:] for line in _TABLE.splitlines()}
_MASS = set(_words("sun moon sky rain snow wind fire bread cheese milk meat sugar salt wine music paper world sea"))
_COUNTED = tuple(noun for noun in _NOUNS if noun not in _MASS)
_UNSEEN = set(_words("day night week name question dream word song king queen man woman child friend"))
_THINGS = tuple(noun for noun in _COUNTED if noun not in _UNSEEN)  # what may have a colour
_IRREGULAR = dict(
    zip(
        _words("mouse sheep fish wolf leaf knife foot man woman child strawberry"),
        _words("mice sheep fish wolves leaves knives feet men women children strawberries"),
        strict=True,
    )
)


def _in(code: str, noun: str) -> tuple[str, str]:
    """The noun in a language, and its gender."""
    genders, *words = _NOUNS[noun]
    at = _CODES.index(code)
    return words[at], genders[at]


def _the(code: str, noun: str) -> str:
    word, gender = _in(code, noun)
    vowel = word[0] in "aeiouéêèâîôœáh"
    if code == "it":
        return _italian_the(word, gender)
    if code == "fr" and vowel:
        return f"l'{word}"
    forms = {"es": "m el f la", "fr": "m le f la", "de": "m der f die n das", "pt": "m o f a", "nl": "c de n het"}[code].split()
    return f"{forms[forms.index(gender) + 1]} {word}"


def _italian_the(word: str, gender: str) -> str:
    if word[0] in "aeiou":
        return f"l'{word}"
    hard = word[0] == "z" or (word[0] == "s" and word[1] not in "aeiou")
    return f"{'la' if gender == 'f' else 'lo' if hard else 'il'} {word}"


def _a(code: str, noun: str) -> str:
    word, gender = _in(code, noun)
    if code == "it" and word[0] in "aeiou":
        return f"un'{word}" if gender == "f" else f"un {word}"
    if code == "it" and gender == "m":
        return f"uno {word}" if _italian_the(word, gender).startswith("lo ") else f"un {word}"
    forms = {
        "es": "m un f una",
        "fr": "m un f une",
        "de": "m ein f eine n ein",
        "it": "f una",
        "pt": "m um f uma",
        "nl": "c een n een",
        "sv": "c en n ett",
    }[code].split()
    return f"{forms[forms.index(gender) + 1]} {word}"


def _many(noun: str) -> str:
    return _IRREGULAR.get(noun) or lexicon.plural(noun)


# --- nouns and short phrases, into and out of


@task()
def english_to_german_noun(rng: random.Random) -> tuple[str, str]:
    """Translate the English noun into German and write it with its definite article (der, die or das), the noun capitalised."""
    noun = rng.choice(list(_NOUNS))
    return noun, _the("de", noun)


@task()
def dutch_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the short Dutch phrase (an article or "mijn", and a noun) into English."""
    noun = rng.choice(_COUNTED)
    word = _in("nl", noun)[0]
    return rng.choice(
        ((_the("nl", noun), f"the {noun}"), (f"een {word}", with_article(noun)), (f"mijn {word}", f"my {noun}"))
    )  # fmt: skip


@task()
def english_to_italian(rng: random.Random) -> tuple[str, str]:
    """Translate the English noun with its article (the, a or an) into Italian, with the matching Italian article."""
    noun = rng.choice(_COUNTED)
    return rng.choice(((f"the {noun}", _the("it", noun)), (with_article(noun), _a("it", noun))))


_COLOUR_NAMES = _words("red blue green black white yellow")
# masculine and feminine
_COLOURS = {
    "es": _words("rojo/roja azul/azul verde/verde negro/negra blanco/blanca amarillo/amarilla"),
    "fr": _words("rouge/rouge bleu/bleue vert/verte noir/noire blanc/blanche jaune/jaune"),
    "it": _words("rosso/rossa blu/blu verde/verde nero/nera bianco/bianca giallo/gialla"),
    "pt": _words("vermelho/vermelha azul/azul verde/verde preto/preta branco/branca amarelo/amarela"),
}


def _coloured(rng: random.Random, code: str) -> tuple[str, str, str]:
    """An English noun, an English colour, and the colour in the language with the gender of the noun."""
    noun, at = rng.choice(_THINGS), rng.randrange(len(_COLOUR_NAMES))
    masculine, feminine = _COLOURS[code][at].split("/")
    return noun, _COLOUR_NAMES[at], feminine if _in(code, noun)[1] == "f" else masculine


@task()
def portuguese_color_phrase_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the Portuguese phrase (article, noun, colour) into English, in the order "the", colour, noun."""
    noun, colour, said = _coloured(rng, "pt")
    return f"{_the('pt', noun)} {said}", f"the {colour} {noun}"


@task()
def color_phrase_in_spanish(rng: random.Random) -> tuple[str, str]:
    """Translate the English phrase "the" + colour + noun into Spanish: article, noun and agreeing colour."""
    noun, colour, said = _coloured(rng, "es")
    return f"the {colour} {noun}", f"{_the('es', noun)} {said}"


@task()
def french_color_phrase_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the French phrase (un or une, noun, colour) into English, in the order "a", colour, noun."""
    noun, colour, said = _coloured(rng, "fr")
    return f"{_a('fr', noun)} {said}", f"a {colour} {noun}"


_GERMAN_LOOKS = dict(
    _pairs(
        "red/rote blue/blaue green/grüne black/schwarze white/weiße yellow/gelbe old/alte new/neue big/große small/kleine "
        "beautiful/schöne good/gute"
    )
)


@task()
def described_thing_in_german(rng: random.Random) -> tuple[str, str]:
    """Translate the English phrase "the" + adjective + noun into German: article, adjective ending in -e, noun."""
    noun, look = rng.choice(_THINGS), rng.choice(list(_GERMAN_LOOKS))
    article, word = _the("de", noun).split()
    return f"the {look} {noun}", f"{article} {_GERMAN_LOOKS[look]} {word}"


@task()
def my_and_your_in_german(rng: random.Random) -> tuple[str, str]:
    """Translate "my" or "your" with a noun into German (familiar): mein, meine, dein or deine and the noun."""
    noun = rng.choice(_COUNTED)
    owner, stem = rng.choice((("my", "m"), ("your", "d")))
    return f"{owner} {noun}", stem + _a("de", noun)


@task()
def my_and_your_in_french(rng: random.Random) -> tuple[str, str]:
    """Translate "my" or "your" with a noun into French (familiar "tu" form): mon, ma, ton or ta and the noun."""
    noun = rng.choice(_COUNTED)
    owner, stem = rng.choice((("my", "m"), ("your", "t")))
    word = _in("fr", noun)[0]
    return f"{owner} {noun}", f"{stem}{'a' if _the('fr', noun).startswith('la ') else 'on'} {word}"


_UP_TO_TEN = {
    "en": _words("one two three four five six seven eight nine ten"),
    "es": _words("uno dos tres cuatro cinco seis siete ocho nueve diez"),
    "fr": _words("un deux trois quatre cinq six sept huit neuf dix"),
    "de": _words("eins zwei drei vier fünf sechs sieben acht neun zehn"),
    "it": _words("uno due tre quattro cinque sei sette otto nove dieci"),
    "pt": _words("um dois três quatro cinco seis sete oito nove dez"),
    "nl": _words("een twee drie vier vijf zes zeven acht negen tien"),
}


def _spanish_plural(word: str) -> str:
    if word[-1] == "z":
        return word[:-1] + "ces"
    if word.endswith(("ón", "ín")):
        return word[:-2] + {"ó": "o", "í": "i"}[word[-2]] + "nes"
    return word + ("s" if word[-1] in "aeioué" else "es")


_ITALIAN_ODD = {"uovo": "uova", "uomo": "uomini", "braccio": "braccia", "orecchio": "orecchie"}


def _italian_plural(word: str) -> str:
    if word in _ITALIAN_ODD:
        return _ITALIAN_ODD[word]
    if word == "re" or word[-1] in "àèù":
        return word
    if word.endswith("ggia"):
        return word[:-2] + "e"
    if word.endswith(("ca", "ga")):
        return word[:-1] + "he"
    if word.endswith("go"):
        return word[:-1] + "hi"
    if word.endswith("io"):
        return word[:-1]
    return word[:-1] + ("e" if word.endswith("a") else "i")


@task()
def counted_things_in_spanish(rng: random.Random) -> tuple[str, str]:
    """Translate the English number word and plural noun into Spanish, for example "three dogs" into "tres perros"."""
    noun, n = rng.choice(_COUNTED), rng.randint(2, 10)
    english, spanish = _UP_TO_TEN["en"][n - 1], _UP_TO_TEN["es"][n - 1]
    return f"{english} {_many(noun)}", f"{spanish} {_spanish_plural(_in('es', noun)[0])}"


@task()
def italian_count_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the Italian number word and plural noun into English, with the number as a word."""
    noun, n = rng.choice(_COUNTED), rng.randint(2, 10)
    italian, english = _UP_TO_TEN["it"][n - 1], _UP_TO_TEN["en"][n - 1]
    return f"{italian} {_italian_plural(_in('it', noun)[0])}", f"{english} {_many(noun)}"


# --- gender, articles, plurals


@task("der", "die", "das")
def german_article(rng: random.Random) -> tuple[str, str]:
    """Give the definite article of the German noun: der, die or das."""
    article, word = _the("de", rng.choice(list(_NOUNS))).split()
    return word, article


@task("un", "une")
def french_un_or_une(rng: random.Random) -> tuple[str, str]:
    """Give the French indefinite article for the noun: "un" if it is masculine, "une" if it is feminine."""
    article, word = _a("fr", rng.choice(list(_NOUNS))).split()
    return word, article


@task("masculine", "feminine")
def gender_of_spanish_noun(rng: random.Random) -> tuple[str, str]:
    """Say whether the Spanish noun, which may have a number or "mi" before it, is masculine or feminine."""
    noun = rng.choice(list(_NOUNS))
    word, gender = _in("es", noun)
    many = () if noun in _MASS else (f"tres {_spanish_plural(word)}", f"mis {_spanish_plural(word)}")
    return rng.choice((word, f"mi {word}", *many)), "feminine" if gender == "f" else "masculine"


_WITH_LO = _words(
    "zaino zio zoo studente stadio scoiattolo spettacolo straniero scaffale strumento spazio scherzo specchio zucchero sport "
    "stivale sguardo sbaglio schermo squalo"
)


@task("il", "lo", "la", "l'")
def italian_article(rng: random.Random) -> tuple[str, str]:
    """Give the definite article of the Italian singular noun: il, lo, la, or l' before a vowel."""
    if rng.random() < 0.2:
        return rng.choice(_WITH_LO), "lo"
    word, gender = _in("it", rng.choice(list(_NOUNS)))
    return word, _italian_the(word, gender).removesuffix(word).strip()


@task("de", "het")
def dutch_article(rng: random.Random) -> tuple[str, str]:
    """Give the definite article of the Dutch noun: de or het."""
    article, word = _the("nl", rng.choice(list(_NOUNS))).split()
    return word, article


@task()
def french_definite_article(rng: random.Random) -> tuple[str, str]:
    """Write the French noun, given bare or with mon or ma, with its definite article instead: le, la, or l' before a vowel."""
    noun = rng.choice(list(_NOUNS))
    word, the = _in("fr", noun)[0], _the("fr", noun)
    return rng.choice((word, f"m{'a' if the.startswith('la ') else 'on'} {word}")), the


@task()
def portuguese_with_um_or_uma(rng: random.Random) -> tuple[str, str]:
    """Change the Portuguese definite article into the indefinite one: "o" becomes "um" and "a" becomes "uma"; keep the rest."""
    noun, _, said = _coloured(rng, "pt")
    end = rng.choice(("", f" {said}"))
    return _the("pt", noun) + end, _a("pt", noun) + end


@task()
def spanish_plural_with_article(rng: random.Random) -> tuple[str, str]:
    """Put the Spanish article and noun into the plural: el becomes los, la becomes las, and the noun takes -s or -es."""
    noun = rng.choice(_COUNTED)
    word, gender = _in("es", noun)
    return _the("es", noun), f"{'las' if gender == 'f' else 'los'} {_spanish_plural(word)}"


def _french_plural(word: str) -> str:
    if word == "œil":
        return "yeux"
    if word[-1] in "sxz":
        return word
    return word[:-1] + "ux" if word.endswith("al") else word + ("x" if word.endswith("eau") else "s")


@task()
def french_plural_with_number(rng: random.Random) -> tuple[str, str]:
    """Turn the French phrase for one thing (un or une and a noun) into two of them: "deux" and the noun in the plural."""
    noun = rng.choice(_COUNTED)
    return _a("fr", noun), f"deux {_french_plural(_in('fr', noun)[0])}"


@task()
def italian_plural_noun(rng: random.Random) -> tuple[str, str]:
    """Give the plural of the Italian noun, without an article."""
    word = _in("it", rng.choice(_COUNTED))[0]
    return word, _italian_plural(word)


_FEMALE = dict(
    _pairs(
        "amigo/amiga niño/niña hermano/hermana tío/tía primo/prima abuelo/abuela hijo/hija gato/gata perro/perra alumno/alumna "
        "maestro/maestra vecino/vecina cocinero/cocinera camarero/camarera médico/médica profesor/profesora doctor/doctora "
        "pintor/pintora escritor/escritora señor/señora novio/novia compañero/compañera abogado/abogada enfermero/enfermera "
        "panadero/panadera"
    )
)
_SPANISH_LOOKS = _words(
    "alto bajo guapo simpático nuevo viejo cansado contento famoso rico rubio moreno tranquilo serio enfermo"
)


@task()
def spanish_feminine(rng: random.Random) -> tuple[str, str]:
    """Make the Spanish phrase about a male feminine: un becomes una, and noun and adjective take their feminine forms."""
    male, look = rng.choice(list(_FEMALE)), rng.choice(_SPANISH_LOOKS)
    return f"un {male} {look}", f"una {_FEMALE[male]} {look[:-1]}a"


_FRENCH_LOOKS = dict(
    _pairs(
        "grand/grande petit/petite content/contente fatigué/fatiguée heureux/heureuse sérieux/sérieuse sportif/sportive "
        "actif/active gentil/gentille bon/bonne fort/forte intelligent/intelligente prêt/prête curieux/curieuse "
        "seul/seule méchant/méchante poli/polie joyeux/joyeuse courageux/courageuse marié/mariée naïf/naïve "
        "élégant/élégante français/française anglais/anglaise"
    )
)
_COUPLES = (("Paul", "Anne"), ("Marc", "Julie"), ("Louis", "Sophie"), ("Pierre", "Marie"), ("Hugo", "Emma"))


@task()
def french_feminine(rng: random.Random) -> tuple[str, str]:
    """Give the feminine form of the French adjective in the sentence about a man, just that word."""
    look, (man, _) = rng.choice(list(_FRENCH_LOOKS)), rng.choice(_COUPLES)
    return f"{rng.choice((man, 'Il'))} est {look}.", _FRENCH_LOOKS[look]


# --- which language it is

# English, then es fr de it pt nl sv
_SAYINGS = """Where is {}? | ¿Dónde está {}? | Où est {} ? | Wo ist {}? | Dov'è {}? | Onde está {}? | Waar is {}? |
    Var är {}?

{} is at home. | {} está en casa. | {} est à la maison. | {} ist zu Hause. | {} è a casa. | {} está em casa. |
    {} is thuis. | {} är hemma.

{} works today. | {} trabaja hoy. | {} travaille aujourd'hui. | {} arbeitet heute. | {} lavora oggi. |
    {} trabalha hoje. | {} werkt vandaag. | {} arbetar idag.

{} eats an apple. | {} come una manzana. | {} mange une pomme. | {} isst einen Apfel. | {} mangia una mela. |
    {} come uma maçã. | {} eet een appel. | {} äter ett äpple.

My name is {}. | Me llamo {}. | Je m'appelle {}. | Ich heiße {}. | Mi chiamo {}. | Eu me chamo {}. | Ik heet {}. |
    Jag heter {}.

{} drinks coffee with milk. | {} bebe café con leche. | {} boit du café au lait. | {} trinkt Kaffee mit Milch. |
    {} beve caffè con latte. | {} bebe café com leite. | {} drinkt koffie met melk. | {} dricker kaffe med mjölk.

Good night, {}! | ¡Buenas noches, {}! | Bonne nuit, {} ! | Gute Nacht, {}! | Buona notte, {}! | Boa noite, {}! |
    Goedenacht, {}! | God natt, {}!

{} has two brothers. | {} tiene dos hermanos. | {} a deux frères. | {} hat zwei Brüder. | {} ha due fratelli. |
    {} tem dois irmãos. | {} heeft twee broers. | {} har två bröder.

{} reads a book in the garden. | {} lee un libro en el jardín. | {} lit un livre dans le jardin. |
    {} liest ein Buch im Garten. | {} legge un libro in giardino. | {} lê um livro no jardim. |
    {} leest een boek in de tuin. | {} läser en bok i trädgården.

I do not know {}. | No conozco a {}. | Je ne connais pas {}. | Ich kenne {} nicht. | Non conosco {}. |
    Eu não conheço {}. | Ik ken {} niet. | Jag känner inte {}.

{} lives in a small house. | {} vive en una casa pequeña. | {} habite une petite maison. |
    {} wohnt in einem kleinen Haus. | {} abita in una casa piccola. | {} mora numa casa pequena. |
    {} woont in een klein huis. | {} bor i ett litet hus.

Thank you very much, {}! | ¡Muchas gracias, {}! | Merci beaucoup, {} ! | Vielen Dank, {}! | Grazie mille, {}! |
    Muito obrigado, {}! | Heel erg bedankt, {}! | Tack så mycket, {}!

{} speaks three languages. | {} habla tres idiomas. | {} parle trois langues. | {} spricht drei Sprachen. |
    {} parla tre lingue. | {} fala três línguas. | {} spreekt drie talen. | {} talar tre språk.

{} buys bread and cheese. | {} compra pan y queso. | {} achète du pain et du fromage. | {} kauft Brot und Käse. |
    {} compra pane e formaggio. | {} compra pão e queijo. | {} koopt brood en kaas. | {} köper bröd och ost.

{} is coming tomorrow. | {} viene mañana. | {} vient demain. | {} kommt morgen. | {} viene domani. | {} vem amanhã. |
    {} komt morgen. | {} kommer imorgon.

{} has a black cat. | {} tiene un gato negro. | {} a un chat noir. | {} hat eine schwarze Katze. |
    {} ha un gatto nero. | {} tem um gato preto. | {} heeft een zwarte kat. | {} har en svart katt.

How old is {}? | ¿Cuántos años tiene {}? | Quel âge a {} ? | Wie alt ist {}? | Quanti anni ha {}? |
    Quantos anos tem {}? | Hoe oud is {}? | Hur gammal är {}?

{} writes a long letter. | {} escribe una carta larga. | {} écrit une longue lettre. | {} schreibt einen langen Brief. |
    {} scrive una lunga lettera. | {} escreve uma carta longa. | {} schrijft een lange brief. |
    {} skriver ett långt brev.

{} does not eat meat. | {} no come carne. | {} ne mange pas de viande. | {} isst kein Fleisch. | {} non mangia carne. |
    {} não come carne. | {} eet geen vlees. | {} äter inte kött.

{} is very sleepy. | {} tiene mucho sueño. | {} a très sommeil. | {} ist sehr schläfrig. | {} ha molto sonno. |
    {} tem muito sono. | {} is heel slaperig. | {} är väldigt sömnig."""
_PARALLEL = [[" ".join(said.split()) for said in saying.split("|")] for saying in _SAYINGS.split("\n\n")]
_OF = {"es": "{} de", "fr": "{} de", "de": "{} von", "it": "{} di", "pt": "{} de", "nl": "{} van"}


def _said_in(rng: random.Random, language: str) -> str:
    """Something in this language: a sentence about a person, or a thing of that person."""
    code, name = _CODES[_LANGUAGES.index(language)], rng.choice(lexicon.FIRST_NAMES)
    if code in _OF and rng.random() < 0.4:
        thing = _OF[code].format(_the(code, rng.choice(_COUNTED)))
        return f"{thing[:-1]}'{name}" if code == "fr" and name[0] in "AEIOU" else f"{thing} {name}"
    return rng.choice(_PARALLEL)[1 + _CODES.index(code)].format(name)


@task("Spanish", "French", "German", "Italian", "Portuguese", "Dutch")
def language_of_phrase(rng: random.Random) -> tuple[str, str]:
    """Name the language of the phrase: Spanish, French, German, Italian, Portuguese or Dutch."""
    language = rng.choice(_LANGUAGES[:6])
    return _said_in(rng, language), language


@task("es", "fr", "de", "it", "sv")
def language_code_of_phrase(rng: random.Random) -> tuple[str, str]:
    """Give the code of the language of the phrase: es (Spanish), fr (French), de (German), it (Italian), sv (Swedish)."""
    language = rng.choice(_words("Spanish French German Italian Swedish"))
    return _said_in(rng, language), _CODES[_LANGUAGES.index(language)]


@task("yes", "no")
def is_it_spanish(rng: random.Random) -> tuple[str, str]:
    """Answer "yes" if the phrase is in Spanish and "no" if it is in any other language."""
    if rng.random() < 0.5:
        return _said_in(rng, "Spanish"), "yes"
    return _said_in(rng, rng.choice(_LANGUAGES[1:6])), "no"


@task("first", "second")
def which_one_is_french(rng: random.Random) -> tuple[str, str]:
    """Of two phrases separated by " / ", say whether the first or the second is in French."""
    other = _said_in(rng, rng.choice([one for one in _LANGUAGES if one != "French"]))
    pair = [_said_in(rng, "French"), other]
    where = rng.randrange(2)
    return " / ".join(pair[::-1] if where else pair), ("first", "second")[where]


@task()
def german_sentence_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the simple German sentence into English, keeping the name and the punctuation."""
    said, name = rng.choice(_PARALLEL), rng.choice(lexicon.FIRST_NAMES)
    return said[3].format(name), said[0].format(name)


@task()
def sentence_into_french(rng: random.Random) -> tuple[str, str]:
    """Translate the simple English sentence with a name in it into French."""
    said, name = rng.choice(_PARALLEL), rng.choice(lexicon.FIRST_NAMES)
    return said[0].format(name), said[2].format(name)


_ENGLISH_LOOKING = set(
    _words(
        "pan pie sal sol mar hospital sombrero reloj lion pain table main train chat lit museum tour mot pied sel ape "
        "gonna topo lobo casa cane canard crayon journal cuisine chaise bras ours rue serpent mesa chemise pared porta"
    )
)
_STRAY = [
    (noun, word)
    for noun in _THINGS
    for word in (_in("es", noun)[0], _in("fr", noun)[0], _in("it", noun)[0])
    if word not in _ENGLISH_LOOKING and word not in _NOUNS
]
_SIGHTINGS = (
    "{name} saw a {} in {city}.", "There is a {} in the picture.", "My {} is very old.", "We talked about the {}.",
    "{name} bought a new {} on {day}.", "I dreamed of a big {}.", "Is this your {}, {name}?", "{name} drew a {} for me.",
)  # fmt: skip


def _sighting(rng: random.Random, word: str) -> str:
    name, city, day = (rng.choice(words) for words in (lexicon.FIRST_NAMES, lexicon.CITIES, lexicon.WEEKDAYS))
    return rng.choice(_SIGHTINGS).format(word, name=name, city=city, day=day)


@task()
def foreign_word_in_sentence(rng: random.Random) -> tuple[str, str]:
    """Give the one word of the English sentence that is not English but from another language, as it stands."""
    word = rng.choice(_STRAY)[1]
    return _sighting(rng, word), word


@task()
def spanish_word_explained(rng: random.Random) -> tuple[str, str]:
    """The English sentence contains one Spanish noun; give its meaning as one English word."""
    noun = rng.choice([noun for noun in _THINGS if noun != "hospital"])
    return _sighting(rng, _in("es", noun)[0]), noun


@task()
def german_word_put_into_english(rng: random.Random) -> tuple[str, str]:
    """Rewrite the English sentence with its one German word replaced by the English word; keep everything else."""
    noun = rng.choice([noun for noun in _THINGS if noun[0] not in "aeiou" and _in("de", noun)[0].lower() != noun])
    state = rng.getstate()
    mixed = _sighting(rng, _in("de", noun)[0])
    rng.setstate(state)
    return mixed, _sighting(rng, noun)


@task("Spanish", "French", "German", "Italian")
def language_of_counting(rng: random.Random) -> tuple[str, str]:
    """Name the language of the number words: Spanish, French, German or Italian."""
    language = rng.choice(_LANGUAGES[:4])
    return ", ".join(rng.sample(_UP_TO_TEN[_CODES[_LANGUAGES.index(language)]][1:], 3)), language


@task()
def next_number_same_language(rng: random.Random) -> tuple[str, str]:
    """Continue the counting with the next number word, in the same language as the words given."""
    code, n = rng.choice(_words("es fr de it nl")), rng.randint(2, 3)
    words, start = _UP_TO_TEN[code], rng.randint(0, 9 - n)
    separator = rng.choice((", ", " - ", " "))
    return separator.join(words[start : start + n]), words[start + n]


# --- numbers and dates

_ES_LOW = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = _words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS = _words(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)  # fmt: skip


def _spanish(n: int) -> str:
    if n >= 100:
        rest = n % 100
        return "cien" if n == 100 else _ES_HUNDREDS[n // 100 - 1] + (f" {_spanish(rest)}" if rest else "")
    if n < 30:
        return _ES_LOW[n]
    return _ES_TENS[n // 10 - 3] + (f" y {_ES_LOW[n % 10]}" if n % 10 else "")


_FR_LOW = _words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
)
_FR_TENS = _words("vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")


def _french(n: int) -> str:
    if n >= 100:
        hundreds, rest = divmod(n, 100)
        start = "cent" if hundreds == 1 else f"{_FR_LOW[hundreds]} cent"
        return f"{start} {_french(rest)}" if rest else start + ("s" if hundreds > 1 else "")
    if n < 20:
        return _FR_LOW[n]
    tens, rest = _FR_TENS[n // 10 - 2], n % 20 if n >= 60 else n % 10
    if rest == 0:
        return tens + ("s" if n == 80 else "")
    return f"{tens} et {_FR_LOW[rest]}" if rest in (1, 11) and n < 80 else f"{tens}-{_FR_LOW[rest]}"


_DE_LOW = _words("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
_DE_TEENS = _words("dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
_DE_TENS = _words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _german(n: int) -> str:
    if n >= 100:
        return f"{_DE_LOW[n // 100]}hundert{_german(n % 100) if n % 100 else ''}"
    if n == 1:
        return "eins"
    if n < 20:
        return (_DE_LOW + _DE_TEENS)[n]
    return (f"{_DE_LOW[n % 10]}und" if n % 10 else "") + _DE_TENS[n // 10 - 2]


_IT_LOW = _words(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette "
    "diciotto diciannove"
)
_IT_TENS = _words("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")


def _italian(n: int) -> str:
    if n < 20:
        return _IT_LOW[n]
    tens, unit = _IT_TENS[n // 10 - 2], n % 10
    if unit in (1, 8):
        tens = tens[:-1]
    return tens + ("" if unit == 0 else "tré" if unit == 3 else _IT_LOW[unit])


@task()
def number_in_spanish_words(rng: random.Random) -> tuple[str, str]:
    """Write the number, given in digits, in Spanish words."""
    n = rng.choice((rng.randint(0, 99), rng.randint(0, 999)))
    return str(n), _spanish(n)


@task()
def french_words_to_digits(rng: random.Random) -> tuple[str, str]:
    """Write the French number words as a number in digits."""
    n = rng.choice((rng.randint(0, 99), rng.randint(0, 999)))
    return _french(n), str(n)


@task()
def number_in_german_words(rng: random.Random) -> tuple[str, str]:
    """Write the number, given in digits, as one German word in lower case (from 100 on beginning with "ein-", "zwei-", …)."""
    n = rng.choice((rng.randint(0, 99), rng.randint(0, 999)))
    return str(n), _german(n)


@task()
def italian_count_to_digits(rng: random.Random) -> tuple[str, str]:
    """The phrase gives an Italian number and a noun; write the number alone, in digits."""
    n, noun = rng.randint(2, 99), rng.choice(_COUNTED)
    return f"{_italian(n)} {_italian_plural(_in('it', noun)[0])}", str(n)


@task()
def sum_in_spanish(rng: random.Random) -> tuple[str, str]:
    """Add the two numbers, given in digits, and write the sum as a Spanish word."""
    a, b = rng.randint(0, 12), rng.randint(0, 12)
    return f"{a} + {b}", _spanish(a + b)


_DAYS = {
    "es": _words("lunes martes miércoles jueves viernes sábado domingo"),
    "fr": _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "de": _words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
}
_MONTHS_IN = {
    "es": _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "de": _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "it": _words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
}


@task()
def date_in_german(rng: random.Random) -> tuple[str, str]:
    """Write the English date (weekday, month day) in German as weekday, comma, day with a full stop, month."""
    day, month, date = rng.randrange(7), rng.randrange(12), rng.randint(1, 28)
    source = f"{lexicon.WEEKDAYS[day]}, {lexicon.MONTHS[month]} {date}"
    return source, f"{_DAYS['de'][day]}, {date}. {_MONTHS_IN['de'][month]}"


@task()
def spanish_date_to_english(rng: random.Random) -> tuple[str, str]:
    """Translate the Spanish date into English: month and day, after the weekday and a comma if there is a weekday."""
    day, month, date = rng.randrange(7), rng.randrange(12), rng.randint(1, 28)
    source, target = f"{date} de {_MONTHS_IN['es'][month]}", f"{lexicon.MONTHS[month]} {date}"
    if rng.random() < 0.5:
        return source, target
    return f"{_DAYS['es'][day]}, {source}", f"{lexicon.WEEKDAYS[day]}, {target}"


@task()
def italian_date_in_figures(rng: random.Random) -> tuple[str, str]:
    """Write the Italian date as day/month/year in figures, day and month with two digits."""
    month, date, year = rng.randrange(12), rng.randint(2, 28), rng.randint(1990, 2029)
    return f"{date} {_MONTHS_IN['it'][month]} {year}", f"{date:02d}/{month + 1:02d}/{year}"


_PLANS = (
    "The meeting is on {}.", "{name} arrives on {}.", "See you on {}, {name}!", "We are closed on {}.",
    "Call {name} on {} at noon.",
    "The shop in {city} opens on {}.", "{name} flies to {city} on {}.",
)  # fmt: skip


@task(*_DAYS["fr"])
def weekday_in_french(rng: random.Random) -> tuple[str, str]:
    """Give the weekday mentioned in the English sentence by its French name, in lower case."""
    day = rng.randrange(7)
    name, city = rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.CITIES)
    return rng.choice(_PLANS).format(lexicon.WEEKDAYS[day], name=name, city=city), _DAYS["fr"][day]


# --- answers in another language

_CLAIM_KINDS = _words("animal fruit tool sport job instrument vehicle drink")


@task("oui", "non")
def true_or_not_in_french(rng: random.Random) -> tuple[str, str]:
    """Answer in French whether the claim about what kind of thing it is is true: "oui" or "non"."""
    kind, other = rng.sample(_CLAIM_KINDS, 2)
    word = rng.choice([word for word in lexicon.CATEGORIES[kind] if word not in _words("orange recorder sailing date plane")])
    yes = rng.random() < 0.5
    return f"{word}: {with_article(kind if yes else other)}", "oui" if yes else "non"


@task("ja", "nein")
def more_or_not_in_german(rng: random.Random) -> tuple[str, str]:
    """Answer in German whether the comparison of two numbers is right: "ja" or "nein"."""
    low, high = sorted(rng.sample(range(2, 100), 2))
    first, second, word = rng.choice(((high, low, "more"), (low, high, "more"), (low, high, "less"), (high, low, "less")))
    return f"{first} is {word} than {second}", "ja" if (first > second) == (word == "more") else "nein"


_BOUGHT = _words(
    "house door table chair bed lamp mirror clock book pencil box bottle hat shirt skirt car boat bicycle plate ball kite"
)
_COLOURED_SENTENCES = (
    "{name} bought a {} {thing}.", "The {thing} by the door is {}.", "{name} lost a {} {thing} in {city}.",
    "I prefer the {} {thing}.",
    "{name} painted the {thing} {}.",
)  # fmt: skip


@task("rosso", "blu", "verde", "nero", "bianco", "giallo")
def color_in_italian(rng: random.Random) -> tuple[str, str]:
    """Give the colour in the English sentence in Italian, masculine form: rosso, blu, verde, nero, bianco or giallo."""
    at, name, city = rng.randrange(6), rng.choice(lexicon.FIRST_NAMES), rng.choice(lexicon.CITIES)
    sentence = rng.choice(_COLOURED_SENTENCES).format(_COLOUR_NAMES[at], name=name, city=city, thing=rng.choice(_BOUGHT))
    return sentence, _COLOURS["it"][at].split("/")[0]


_WARMTH = {
    "caliente": _words(
        "fire oven candle coffee tea soup sauna lava sun desert toast bonfire volcano stove radiator pizza summer"
    ),
    "frío": _words(
        "ice snow freezer iceberg glacier igloo popsicle winter fridge frost blizzard icicle snowman hail sorbet Antarctica"
    ),
}  # fmt: skip


@task("caliente", "frío")
def hot_or_cold_in_spanish(rng: random.Random) -> tuple[str, str]:
    """Say in Spanish whether the thing at the end is hot or cold: "caliente" for hot, "frío" for cold."""
    label = rng.choice(list(_WARMTH))
    word = rng.choice(_WARMTH[label])
    return f"{rng.choice(lexicon.FIRST_NAMES)} {rng.choice(('thinks of', 'talks about', 'draws', 'mentions'))} {word}", label


# --- verbs

_PERSONS = _words("I you he we they")
_ES_VERBS = dict(
    _pairs(
        "hablar/speak cantar/sing bailar/dance trabajar/work comprar/buy estudiar/study caminar/walk nadar/swim "
        "cocinar/cook mirar/look escuchar/listen ayudar/help viajar/travel comer/eat beber/drink correr/run leer/read "
        "aprender/learn vender/sell vivir/live escribir/write abrir/open recibir/receive esperar/wait llegar/arrive "
        "entrar/enter pintar/paint lavar/wash limpiar/clean ganar/win gritar/shout visitar/visit usar/use descansar/rest "
        "dibujar/draw saltar/jump cortar/cut responder/answer"
    )
)
_ES_ENDINGS = {
    "ar": _words("o as a amos an"),
    "er": _words("o es e emos en"),
    "ir": _words("o es e imos en"),
}
_ES_PRONOUNS = _words("yo tú ella nosotros ellos")


def _spanish_form(verb: str, person: int) -> str:
    return verb[:-2] + _ES_ENDINGS[verb[-2:]][person]


@task()
def spanish_present_form(rng: random.Random) -> tuple[str, str]:
    """Conjugate the regular Spanish verb in the present tense for the pronoun given in brackets; write the verb form only."""
    verb, person = rng.choice(list(_ES_VERBS)), rng.randrange(5)
    return f"{verb} ({_ES_PRONOUNS[person]})", _spanish_form(verb, person)


@task()
def spanish_infinitive(rng: random.Random) -> tuple[str, str]:
    """Give the infinitive of the conjugated Spanish verb."""
    verb, person = rng.choice(list(_ES_VERBS)), rng.randrange(5)
    return _spanish_form(verb, person), verb


@task(*_PERSONS)
def subject_of_spanish_verb(rng: random.Random) -> tuple[str, str]:
    """Say in English who the Spanish verb form is about: I (-o), you (-s), he (-a, -e), we (-mos) or they (-n)."""
    verb, person = rng.choice(list(_ES_VERBS)), rng.randrange(5)
    return _spanish_form(verb, person), _PERSONS[person]


@task()
def subject_and_verb_in_spanish(rng: random.Random) -> tuple[str, str]:
    """Translate the English pronoun and verb into one Spanish word: the present tense form, without a pronoun."""
    verb, person = rng.choice(list(_ES_VERBS)), rng.choice((0, 3, 4))
    return f"{_PERSONS[person]} {_ES_VERBS[verb]}", _spanish_form(verb, person)


@task()
def spanish_doing_right_now(rng: random.Random) -> tuple[str, str]:
    """Rewrite the Spanish sentence of name and verb as going on now: name, "está", verb in -ando or -iendo."""
    verb, name = rng.choice([verb for verb in _ES_VERBS if verb != "leer"]), rng.choice(lexicon.FIRST_NAMES)
    ending = "ando" if verb.endswith("ar") else "iendo"
    return f"{name} {_spanish_form(verb, 2)}.", f"{name} está {verb[:-2]}{ending}."


@task()
def spanish_going_to(rng: random.Random) -> tuple[str, str]:
    """Put the Spanish sentence (a name and a present tense verb) into the near future: name, "va a", infinitive."""
    verb, name = rng.choice(list(_ES_VERBS)), rng.choice(lexicon.FIRST_NAMES)
    return f"{name} {_spanish_form(verb, 2)}.", f"{name} va a {verb}."


_FR_VERBS = _words(
    "parler chanter danser travailler marcher regarder chercher trouver donner jouer laver porter visiter penser rester monter "
    "tomber demander montrer fermer gagner cuisiner dessiner sauter crier pleurer compter casser couper raconter"
)
_FR_PRONOUNS = _words("je tu elle nous vous ils")
_FR_ENDINGS = _words("e es e ons ez ent")


@task()
def french_present_form(rng: random.Random) -> tuple[str, str]:
    """Conjugate the French -er verb in the present tense for the pronoun in brackets; write the pronoun and the verb form."""
    verb, person = rng.choice(_FR_VERBS), rng.randrange(6)
    return f"{verb} ({_FR_PRONOUNS[person]})", f"{_FR_PRONOUNS[person]} {verb[:-2]}{_FR_ENDINGS[person]}"


@task()
def french_infinitive(rng: random.Random) -> tuple[str, str]:
    """Give the infinitive of the verb in the French phrase, just the one word ending in -er."""
    verb, person = rng.choice(_FR_VERBS), rng.randrange(6)
    return f"{_FR_PRONOUNS[person]} {verb[:-2]}{_FR_ENDINGS[person]}", verb


@task()
def french_negation(rng: random.Random) -> tuple[str, str]:
    """Negate the French phrase of pronoun and verb by putting "ne" before the verb and "pas" after it."""
    verb, person = rng.choice(_FR_VERBS), rng.randrange(6)
    form = verb[:-2] + _FR_ENDINGS[person]
    return f"{_FR_PRONOUNS[person]} {form}", f"{_FR_PRONOUNS[person]} ne {form} pas"


_IT_VERBS = _words(
    "parlare cantare ballare lavorare comprare guardare ascoltare aiutare amare arrivare entrare portare lavare imparare "
    "visitare pensare trovare tornare nuotare saltare cucinare aspettare chiamare vedere prendere scrivere leggere "
    "correre credere vendere vivere mettere ridere chiudere chiedere rispondere perdere dormire partire aprire sentire "
    "servire"
)


@task()
def italian_present_form(rng: random.Random) -> tuple[str, str]:
    """Conjugate the Italian verb in the present tense for the pronoun before it (io, tu, noi); write the form only."""
    verb = rng.choice(_IT_VERBS)
    pronoun, ending = rng.choice((("io", "o"), ("tu", "i"), ("noi", "iamo")))
    return f"{pronoun}, {verb}", verb[:-3] + ending


_DE_VERBS = _words(
    "machen spielen lernen kaufen fragen sagen wohnen kochen lachen hören suchen brauchen zeigen lieben leben glauben "
    "legen stellen holen bauen malen lehren weinen träumen danken folgen drehen schicken schauen parken"
)
_DE_PRONOUNS = _words("ich du er wir ihr")
_DE_ENDINGS = _words("e st t en t")


@task()
def german_present_form(rng: random.Random) -> tuple[str, str]:
    """Conjugate the regular German verb in the present tense for the pronoun in brackets; write the pronoun and the verb."""
    verb, person = rng.choice(_DE_VERBS), rng.randrange(5)
    return f"{verb} ({_DE_PRONOUNS[person]})", f"{_DE_PRONOUNS[person]} {verb[:-2]}{_DE_ENDINGS[person]}"


@task()
def german_perfect(rng: random.Random) -> tuple[str, str]:
    """Put the German sentence (a name and a regular verb) into the perfect: name, "hat", participle with ge- and -t."""
    verb = rng.choice([verb for verb in _DE_VERBS if verb != "folgen"])
    name = rng.choice(lexicon.FIRST_NAMES)
    return f"{name} {verb[:-2]}t.", f"{name} hat ge{verb[:-2]}t."


_PT_VERBS = _words(
    "falar cantar dançar trabalhar comprar estudar andar nadar cozinhar chamar olhar escutar ajudar viajar comer beber correr "
    "aprender vender viver escrever receber abrir partir dividir pintar lavar limpar gritar visitar usar descansar"
)


@task()
def portuguese_yesterday(rng: random.Random) -> tuple[str, str]:
    """Write in Portuguese that the person did it (simple past): name and the verb, given as infinitive, in -ou, -eu or -iu."""
    verb, name = rng.choice(_PT_VERBS), rng.choice(lexicon.FIRST_NAMES)
    ending = {"ar": "ou", "er": "eu", "ir": "iu"}[verb[-2:]]
    return f"{name}, {verb}", f"{name} {verb[:-2]}{ending}"


# --- politeness

_GREETINGS = {
    "Hello": "Hallo",
    "Good morning": "Guten Morgen",
    "Good evening": "Guten Abend",
    "Good night": "Gute Nacht",
    "Goodbye": "Auf Wiedersehen",
    "Thank you": "Danke",
    "Welcome": "Willkommen",
    "Happy birthday": "Alles Gute zum Geburtstag",
    "Good luck": "Viel Glück",
    "See you tomorrow": "Bis morgen",
}


@task()
def greeting_in_german(rng: random.Random) -> tuple[str, str]:
    """Say the English greeting to the same person in German, with the same punctuation."""
    greeting, name, end = rng.choice(list(_GREETINGS)), rng.choice(lexicon.FIRST_NAMES), rng.choice("!.")
    return f"{greeting}, {name}{end}", f"{_GREETINGS[greeting]}, {name}{end}"


_POLITE = {
    "greeting": ("Hola", "Buenos días", "Bonjour", "Bonsoir", "Guten Morgen", "Guten Tag", "Buongiorno", "Bom dia"),
    "farewell": (
        "Adiós", "Hasta luego", "Hasta mañana", "Au revoir", "À demain", "Auf Wiedersehen", "Tschüss", "Arrivederci", "Tchau",
    ),
    "thanks": ("Gracias", "Muchas gracias", "Merci", "Merci beaucoup", "Danke", "Vielen Dank", "Grazie", "Obrigado"),
}  # fmt: skip


@task("greeting", "farewell", "thanks")
def greeting_farewell_or_thanks(rng: random.Random) -> tuple[str, str]:
    """Say what the foreign phrase to a person is: "greeting" (hello), "farewell" (goodbye) or "thanks" (thank you)."""
    label = rng.choice(list(_POLITE))
    return f"{rng.choice(_POLITE[label])}, {rng.choice(lexicon.FIRST_NAMES)}!", label


# --- the forms of English words


_VERB_NOUNS = _pairs(
    "decide/decision arrive/arrival discover/discovery invent/invention move/movement agree/agreement invite/invitation "
    "explain/explanation explore/exploration describe/description refuse/refusal approve/approval develop/development "
    "improve/improvement argue/argument announce/announcement pay/payment treat/treatment punish/punishment enjoy/enjoyment "
    "employ/employment equip/equipment entertain/entertainment judge/judgment replace/replacement collect/collection "
    "connect/connection protect/protection direct/direction elect/election select/selection act/action react/reaction "
    "attract/attraction construct/construction instruct/instruction inspect/inspection celebrate/celebration "
    "educate/education create/creation translate/translation imitate/imitation donate/donation decorate/decoration "
    "operate/operation vibrate/vibration hesitate/hesitation calculate/calculation investigate/investigation locate/location "
    "imagine/imagination inform/information prepare/preparation observe/observation admire/admiration inspire/inspiration "
    "transform/transformation combine/combination examine/examination expect/expectation discuss/discussion confess/confession "
    "express/expression permit/permission admit/admission divide/division invade/invasion explode/explosion "
    "conclude/conclusion collide/collision confuse/confusion produce/production reduce/reduction introduce/introduction "
    "receive/reception deceive/deception solve/solution pollute/pollution compete/competition repeat/repetition add/addition "
    "survive/survival deny/denial propose/proposal appear/appearance disappear/disappearance perform/performance "
    "assist/assistance resist/resistance guide/guidance exist/existence prefer/preference differ/difference "
    "depend/dependence deliver/delivery recover/recovery know/knowledge choose/choice lose/loss grow/growth die/death "
    "think/thought speak/speech sell/sale fly/flight advise/advice believe/belief prove/proof marry/marriage "
    "fail/failure depart/departure press/pressure mix/mixture sign/signature behave/behavior bury/burial remove/removal"
)


@task()
def verb_to_noun(rng: random.Random) -> tuple[str, str]:
    """Give the noun made from the English verb that names the action or its result, such as "decision" for "decide"."""
    return rng.choice(_VERB_NOUNS)


@task()
def verb_behind_noun(rng: random.Random) -> tuple[str, str]:
    """The sentence names an action with a noun; give the verb, in its base form, that this noun is made from."""
    verb, noun = rng.choice(_VERB_NOUNS)
    name = rng.choice(lexicon.FIRST_NAMES)
    place = rng.choice(("the {}", "a report about the {}", "{name} talked about the {}.", "Everybody was waiting for the {}."))
    return place.format(noun, name=name), verb


_NOUN_ADJECTIVES = _pairs(
    "danger/dangerous fame/famous mystery/mysterious poison/poisonous courage/courageous joy/joyful mountain/mountainous "
    "religion/religious luxury/luxurious ambition/ambitious nerve/nervous space/spacious anxiety/anxious envy/envious "
    "disaster/disastrous fury/furious glory/glorious humor/humorous victory/victorious adventure/adventurous "
    "beauty/beautiful care/careful color/colorful help/helpful hope/hopeful pain/painful peace/peaceful power/powerful "
    "success/successful use/useful wonder/wonderful skill/skillful truth/truthful grace/graceful harm/harmful "
    "thought/thoughtful sun/sunny rain/rainy wind/windy cloud/cloudy snow/snowy fog/foggy storm/stormy ice/icy dirt/dirty "
    "dust/dusty mud/muddy sand/sandy salt/salty health/healthy wealth/wealthy luck/lucky noise/noisy hunger/hungry "
    "anger/angry thirst/thirsty hair/hairy rock/rocky grass/grassy smell/smelly taste/tasty juice/juicy sleep/sleepy "
    "greed/greedy guilt/guilty blood/bloody ease/easy fun/funny wool/woolen wood/wooden gold/golden friend/friendly "
    "coward/cowardly love/lovely day/daily week/weekly month/monthly year/yearly nation/national music/musical "
    "magic/magical nature/natural person/personal tradition/traditional culture/cultural profession/professional "
    "emotion/emotional accident/accidental region/regional logic/logical medicine/medical politics/political "
    "history/historic science/scientific hero/heroic energy/energetic artist/artistic poet/poetic photograph/photographic "
    "economy/economic metal/metallic fashion/fashionable comfort/comfortable value/valuable reason/reasonable "
    "child/childish fool/foolish self/selfish strength/strong heat/hot length/long"
)


@task()
def noun_to_adjective(rng: random.Random) -> tuple[str, str]:
    """Give the English adjective that belongs to the noun, such as "dangerous" for "danger" or "sunny" for "sun"."""
    return rng.choice(_NOUN_ADJECTIVES)


_LY = _words(
    "angry brave bright calm careful cheap clear clever cold cool cruel curious dangerous deep different direct easy "
    "eager equal exact fair famous final firm foolish free frequent fresh generous gentle glad greedy happy heavy honest "
    "hungry immediate kind lazy light loud lucky mad merry mild natural neat nervous nice noisy normal open patient "
    "perfect plain playful pleasant polite poor proper proud quick quiet rapid rare real recent regular rough rude sad "
    "safe secret selfish serious sharp shy silent similar simple sincere slow smooth soft special steady strange strict "
    "strong stubborn sudden sweet terrible thick tight usual warm weak wild wise wonderful"
)


def _adverb(adjective: str) -> str:
    if adjective == "shy":
        return "shyly"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective[:-1] + "y" if adjective.endswith("le") else adjective + "ly"


@task()
def adjective_to_adverb(rng: random.Random) -> tuple[str, str]:
    """Give the adverb made from the English adjective, such as "happily" for "happy"."""
    word = rng.choice(_LY)
    return word, _adverb(word)


_DONE_SO = _words("spoke walked sang wrote drove danced answered played worked waited talked smiled")


@task()
def manner_phrase_to_adverb(rng: random.Random) -> tuple[str, str]:
    """Change "in a(n) … way" at the end of the sentence into the one adverb that says the same, and keep the rest."""
    word, start = rng.choice(_LY), f"{rng.choice(lexicon.FIRST_NAMES)} {rng.choice(_DONE_SO)}"
    return f"{start} in {with_article(word)} way.", f"{start} {_adverb(word)}."


_AGENTS = _pairs(
    "teach/teacher sing/singer write/writer dance/dancer drive/driver bake/baker paint/painter farm/farmer work/worker "
    "play/player swim/swimmer run/runner win/winner rob/robber shop/shopper travel/traveler read/reader speak/speaker "
    "listen/listener build/builder clean/cleaner hunt/hunter fight/fighter climb/climber ride/rider skate/skater "
    "ski/skier surf/surfer box/boxer explore/explorer lead/leader manage/manager own/owner buy/buyer sell/seller "
    "lose/loser dream/dreamer help/helper make/maker print/printer publish/publisher report/reporter "
    "photograph/photographer program/programmer design/designer entertain/entertainer perform/performer think/thinker "
    "drum/drummer jog/jogger hike/hiker camp/camper garden/gardener act/actor direct/director edit/editor invent/inventor "
    "visit/visitor sail/sailor inspect/inspector collect/collector instruct/instructor educate/educator create/creator "
    "translate/translator narrate/narrator conduct/conductor invest/investor govern/governor operate/operator "
    "demonstrate/demonstrator decorate/decorator supervise/supervisor survive/survivor compete/competitor "
    "conquer/conqueror assist/assistant apply/applicant attend/attendant serve/servant study/student beg/beggar "
    "preach/preacher defend/defender found/founder follow/follower hold/holder keep/keeper murder/murderer settle/settler "
    "use/user vote/voter wrestle/wrestler"
)


@task()
def person_who_does_it(rng: random.Random) -> tuple[str, str]:
    """Give the one-word noun for a person who does what is said, made from the verb (-er, -or, -ant, …)."""
    verb, agent = rng.choice(_AGENTS)
    return rng.choice(("to {}", "someone whose habit it is to {}", "the person likes to {}", "they {}")).format(verb), agent


_QUALITIES = _pairs(
    "kind/kindness happy/happiness sad/sadness dark/darkness weak/weakness lazy/laziness ill/illness good/goodness "
    "polite/politeness rude/rudeness shy/shyness lonely/loneliness fair/fairness gentle/gentleness sweet/sweetness "
    "bright/brightness soft/softness hard/hardness sick/sickness tired/tiredness loud/loudness quick/quickness "
    "clever/cleverness nervous/nervousness friendly/friendliness empty/emptiness blind/blindness mad/madness "
    "fresh/freshness great/greatness neat/neatness smooth/smoothness thick/thickness bitter/bitterness "
    "foolish/foolishness selfish/selfishness careless/carelessness ugly/ugliness stubborn/stubbornness "
    "strange/strangeness honest/honesty cruel/cruelty safe/safety loyal/loyalty royal/royalty certain/certainty "
    "able/ability possible/possibility real/reality equal/equality curious/curiosity generous/generosity "
    "popular/popularity pure/purity simple/simplicity similar/similarity stupid/stupidity active/activity "
    "creative/creativity responsible/responsibility visible/visibility difficult/difficulty modest/modesty poor/poverty "
    "anxious/anxiety humid/humidity sensitive/sensitivity secure/security sincere/sincerity strong/strength long/length "
    "wide/width deep/depth warm/warmth true/truth young/youth wise/wisdom free/freedom bored/boredom brave/bravery "
    "hot/heat high/height angry/anger proud/pride hungry/hunger thirsty/thirst beautiful/beauty patient/patience "
    "silent/silence absent/absence present/presence intelligent/intelligence violent/violence innocent/innocence "
    "different/difference important/importance distant/distance elegant/elegance ignorant/ignorance confident/confidence "
    "independent/independence obedient/obedience convenient/convenience private/privacy accurate/accuracy"
)


@task()
def quality_noun(rng: random.Random) -> tuple[str, str]:
    """Give the noun for the quality of being like that, made from the English adjective: "kindness" for "kind"."""
    return rng.choice(_QUALITIES)


_EN_VERBS = _pairs(
    "wide/widen short/shorten dark/darken sharp/sharpen deep/deepen weak/weaken soft/soften strong/strengthen long/lengthen "
    "bright/brighten tight/tighten simple/simplify modern/modernize pure/purify beautiful/beautify loose/loosen "
    "flat/flatten thick/thicken fresh/freshen large/enlarge legal/legalize white/whiten rich/enrich"
)
_MADE_SO = _words("road rope knife text room story wall plan picture soup garden path sauce letter report house window door")


@task()
def make_so_to_one_verb(rng: random.Random) -> tuple[str, str]:
    """Replace "make … (adjective)" by the one verb made from the adjective: "make the road wide" becomes "widen the road"."""
    adjective, verb = rng.choice(_EN_VERBS)
    thing = rng.choice(_MADE_SO)
    return f"make the {thing} {adjective}", f"{verb} the {thing}"


_NEGATIVES = {
    "un": "able certain clear comfortable common even fair familiar fit fortunate friendly happy healthy important "
    "interesting kind known likely lucky natural necessary pleasant popular safe successful tidy true usual willing "
    "wise well real acceptable available aware expected broken cooked finished married paid forgettable believable",
    "in": "accurate active adequate capable complete correct dependent direct expensive formal human secure sensitive "
    "visible edible efficient experienced sane tolerant offensive definite decent credible curable considerate "
    "convenient",
    "im": "possible patient polite perfect mature mobile moral mortal probable proper pure practical personal precise movable",
    "ir": "regular responsible relevant rational resistible replaceable",
    "il": "legal logical legible literate",
    "dis": "honest loyal obedient respectful similar satisfied organized connected pleased agreeable",
}
_NOT_SO = [(word, prefix + word) for prefix, words in _NEGATIVES.items() for word in words.split()]


@task()
def negative_prefix_word(rng: random.Random) -> tuple[str, str]:
    """Negate the English adjective with the right prefix (un-, in-, im-, ir-, il-, dis-): "possible" becomes "impossible"."""
    return rng.choice(_NOT_SO)


@task("un", "in", "im", "ir", "il", "dis")
def which_negative_prefix(rng: random.Random) -> tuple[str, str]:
    """Say with which prefix the adjective after "not" is negated: un, in, im, ir, il or dis; write the prefix only."""
    prefix = rng.choice(list(_NEGATIVES))
    start = rng.choice(("not", "is not", "was not", "never", "not very", "not at all"))
    return f"{start} {rng.choice(_NEGATIVES[prefix].split())}", prefix


_AGAIN = (
    ("write read print check name arrange", "letter book list report story song plan page poem menu"),
    ("build open paint visit arrange design", "house shop garage bridge barn museum hall school castle office"),
    ("heat fill pack order load check", "oven bottle box basket bag kettle truck soup bucket crate"),
)


@task()
def again_to_re_verb(rng: random.Random) -> tuple[str, str]:
    """Put re- before the verb instead of the word "again": "open the box again" becomes "reopen the box"."""
    verb, noun = (rng.choice(words.split()) for words in rng.choice(_AGAIN))
    owner = rng.choice(("the", "my", "our", "your"))
    return f"{verb} {owner} {noun} again", f"re{verb} {owner} {noun}"


_SUPERLATIVES = _pairs(
    "big/biggest small/smallest tall/tallest old/oldest young/youngest fast/fastest slow/slowest happy/happiest "
    "sad/saddest hot/hottest cold/coldest rich/richest poor/poorest strong/strongest weak/weakest heavy/heaviest "
    "light/lightest dirty/dirtiest clean/cleanest easy/easiest hard/hardest large/largest nice/nicest good/best bad/worst "
    "funny/funniest busy/busiest thin/thinnest fat/fattest long/longest short/shortest cheap/cheapest"
)
_LONG = _words(
    "beautiful famous expensive dangerous important interesting careful comfortable popular difficult powerful modern useful"
)
_FOR_THINGS = _words(
    "small large nice heavy light hot cold dirty clean easy hard thin long short cheap expensive important interesting "
    "comfortable difficult modern useful beautiful"
)
_OF_THINGS = _words("book house room trip day bed game kitchen lesson shop lake car song chair plan bag story coat town")


@task()
def superlative_of_all(rng: random.Random) -> tuple[str, str]:
    """Turn "a(n) adjective noun" into "the" + superlative + noun, with -est or "most" (best for good, worst for bad)."""
    look, most = rng.choice(_SUPERLATIVES + tuple((word, f"most {word}") for word in _LONG))
    noun = rng.choice(_OF_THINGS if look in _FOR_THINGS else lexicon.JOBS)
    return with_article(f"{look} {noun}"), f"the {most} {noun}"


_SPELLINGS = _pairs(
    "colour/color flavour/flavor harbour/harbor neighbour/neighbor honour/honor labour/labor humour/humor rumour/rumor "
    "favour/favor behaviour/behavior armour/armor odour/odor vapour/vapor saviour/savior centre/center theatre/theater "
    "litre/liter fibre/fiber defence/defense offence/offense catalogue/catalog jewellery/jewelry tyre/tire "
    "moustache/mustache aeroplane/airplane plough/plow programme/program traveller/traveler counsellor/counselor "
    "pyjamas/pajamas jeweller/jeweler neighbourhood/neighborhood kilometre/kilometer"
)
_SPELT_VERBS = _pairs(
    "organise/organize realise/realize recognise/recognize apologise/apologize analyse/analyze memorise/memorize "
    "criticise/criticize modernise/modernize summarise/summarize honour/honor colour/color"
)


def _spelt(rng: random.Random) -> tuple[str, str]:
    """A phrase in British and in American spelling."""
    if rng.random() < 0.3:
        verb, name = rng.choice(_SPELT_VERBS), rng.choice(lexicon.FIRST_NAMES)
        will = rng.choice(("will", "did not", "wants to"))
        return f"{name} {will} {verb[0]} it", f"{name} {will} {verb[1]} it"
    noun = rng.choice(_SPELLINGS)
    start = rng.choice(("my new", "the old", "a word about the", "their", "the same", "a strange"))
    return f"{start} {noun[0]}", f"{start} {noun[1]}"


@task()
def american_spelling(rng: random.Random) -> tuple[str, str]:
    """Rewrite the phrase from British into American spelling and keep everything else."""
    return _spelt(rng)


@task()
def british_spelling(rng: random.Random) -> tuple[str, str]:
    """Rewrite the phrase from American into British spelling and keep everything else."""
    british, american = _spelt(rng)
    return american, british


@task("British", "American")
def british_or_american_spelling(rng: random.Random) -> tuple[str, str]:
    """Say whether the phrase is spelt in the British or in the American way: "British" or "American"."""
    at = rng.randrange(2)
    return _spelt(rng)[at], ("British", "American")[at]

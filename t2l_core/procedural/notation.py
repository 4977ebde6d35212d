"""Tasks about notations: program text, markup, data formats, and the short forms of mathematics, music, games and measures.

Snippets are made of a few small grammars; what is asked of them is an element, a value, a kind or the same in other signs.
"""

from __future__ import annotations

import random

from t2l_core.procedural import lexicon, task
from t2l_core.procedural.lexicon import split_words as _words

_VARIABLES = _words("age count height length level price score size speed total weight width")
_TABLES = _words("books cars cats chairs customers games hats lamps movies orders plants players rooms shops songs users")
_COLUMNS = _words("age city color country email height name phone price score size title weight year")
_COLORS = _words("red blue green yellow black white purple brown gray pink")
_NO_A = _words("anchor envelope umbrella dice scissors glasses glue paint soap")  # "a" does not go before these
_THINGS = tuple(noun for noun in lexicon.OBJECTS if noun not in _NO_A)
_FUNCTIONS = _words("add_item find_user get_price load_data make_list open_file print_name save_game send_mail show_menu")
_COMPARISONS = {
    ">": ("greater than", "more than", "over", "above"),
    "<": ("less than", "lower than", "under", "below"),
    ">=": ("at least", "not less than"),
    "<=": ("at most", "not more than"),
    "==": ("equal to", "exactly"),
    "!=": ("not equal to", "different from"),
}
_OPPOSITE = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!=", "!=": "=="}
_MIRRORED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "==": "==", "!=": "!="}


def _pick(rng: random.Random, text: str) -> str:
    """One of the alternatives with bars between them."""
    return rng.choice([part.strip() for part in text.split(" | ")])


def _sort_of(rng: random.Random, groups: dict[str, str]) -> tuple[str, str]:
    """One of the snippets, which have bars between them, of one of the labels; and the label."""
    label = rng.choice(list(groups))
    return _pick(rng, groups[label]), label


def _filled(rng: random.Random, template: str) -> str:
    a, b = rng.sample(_VARIABLES, 2)
    values = {"a": a, "b": b, "n": rng.randint(2, 30), "m": rng.randint(2, 9), "t": rng.choice(_TABLES)}
    values |= {"c": rng.choice(_COLUMNS), "w": rng.choice(_THINGS), "k": rng.choice(_COLORS), "f": rng.choice(_FUNCTIONS)}
    values |= {"N": rng.choice(lexicon.FIRST_NAMES), "C": rng.choice(lexicon.CITIES)}
    for sign, value in values.items():
        template = template.replace(f"%{sign}", str(value))
    return template


def _labelled(rng: random.Random, groups: dict[str, str]) -> tuple[str, str]:
    template, label = _sort_of(rng, groups)
    return _filled(rng, template), label


# --- lines of Python


def _assignment(rng: random.Random) -> tuple[str, str, str]:
    """The variable assigned to, the variable read, and the line."""
    a, b = rng.sample(_VARIABLES, 2)
    n = rng.randint(2, 20)
    return a, b, f"{a} = " + rng.choice((f"{b} * {n}", f"{b} + {n}", f"round({b})", f"{n} - {b}", f"int({b})", f"abs({b})"))


@task()
def assigned_variable(rng: random.Random) -> tuple[str, str]:
    """Output the name of the variable that the line of Python sets, the one before the equals sign."""
    target, _, line = _assignment(rng)
    return line, target


@task()
def variable_that_is_read(rng: random.Random) -> tuple[str, str]:
    """Output the name of the variable that the line of Python reads, the one after the equals sign."""
    _, source, line = _assignment(rng)
    return line, source


@task()
def imported_module(rng: random.Random) -> tuple[str, str]:
    """Output the name of the module from which the Python line imports, without names or aliases."""
    module = rng.choice(_words("math random json os sys csv time datetime string shutil socket logging"))
    name = rng.choice(_words("run load walk sleep choice path open copy parse find"))
    alias = rng.choice(_words("a b c m s t x z"))
    forms = (f"import {module} as {alias}", f"from {module} import {name}", f"from {module} import {name} as {alias}")
    return rng.choice(forms), module


@task()
def printed_text(rng: random.Random) -> tuple[str, str]:
    """Output the text that the Python print call shows, without quotes; the call joins, repeats or changes case."""
    a, b, n = rng.choice(_THINGS), rng.choice(_COLORS), rng.randint(2, 3)
    calls = {
        f'print("{b}" + " " + "{a}")': f"{b} {a}",
        f'print("{b}" + "{a}")': b + a,
        f'print("{a}".upper())': a.upper(),
        f'print("{a}".capitalize())': a.capitalize(),
        f'print("{a} " * {n})': " ".join([a] * n),
        f'print("{b}", "{a}")': f"{b} {a}",
    }
    call = rng.choice(list(calls))
    return call, calls[call]


_ERRORS = {
    "ZeroDivisionError": "%n / 0 | %a = %n / 0 | print(%n / 0) | %n // 0",
    "IndexError": '[%n, %m][7] | ["%w", "%k"][5] | print([%n, %m][4]) | %a = [%n][3]',
    "KeyError": '{"%a": %n}["owner"] | {"%c": "%k"}["door"] | print({"%a": %n}["moon"])',
    "ValueError": 'int("%w") | float("%k") | %a = int("%N") | print(int("%C"))',
    "TypeError": '"%w" + %n | %n + "%k" | %a = "%N" + %n | print(%n + "%w")',
}


@task(*_ERRORS)
def error_of_line(rng: random.Random) -> tuple[str, str]:
    """Name the error of the Python line: ZeroDivisionError, IndexError (past the end of a list), KeyError (no such key),
    ValueError (not a number in the text) or TypeError (text plus number)."""
    return _labelled(rng, _ERRORS)


@task()
def numbers_of_range(rng: random.Random) -> tuple[str, str]:
    """Output the numbers of the Python range with spaces between them: from the first up to, but without, the last."""
    start, steps = rng.randint(0, 40), rng.randint(2, 4)
    form = _pick(rng, "range({}, {}) | list(range({}, {})) | for i in range({}, {}):")
    return form.format(start, start + steps), " ".join(str(start + i) for i in range(steps))


_STATEMENTS = {
    "import": "import %c | from %t import %c | import %t as x | from %t import %f",
    "assignment": '%a = %n | %c = "%k" | %a = %b + %n | names = ["%N"]',
    "condition": 'if %a > %n: | elif %a == %n: | if %c == "%k": | if not %t:',
    "loop": "for x in %t: | while %a < %n: | for i in range(%n): | while not %t:",
    "definition": "def %f(): | def %f(%a): | def %f(%a, %b): | class Report%m:",
}


@task(*_STATEMENTS)
def kind_of_statement(rng: random.Random) -> tuple[str, str]:
    """Say what the Python line is: import, assignment (=), condition (if), loop (for, while) or definition (def, class)."""
    return _labelled(rng, _STATEMENTS)


@task()
def condition_from_english(rng: random.Random) -> tuple[str, str]:
    """Write the comparison said in English as a Python condition: the name, a space, the operator (>, <, >=, <=, == or !=),
    a space and the number."""
    name, sign, n = rng.choice(_VARIABLES), rng.choice(list(_COMPARISONS)), rng.randint(1, 99)
    article = rng.choice(("", "the "))
    return f"{article}{name} is {rng.choice(_COMPARISONS[sign])} {n}", f"{name} {sign} {n}"


@task()
def condition_in_english(rng: random.Random) -> tuple[str, str]:
    """Read the Python condition out in English: the name, "is", one of "greater than", "less than", "at least", "at most",
    "equal to" and "not equal to", and the number."""
    name, sign, n = rng.choice(_VARIABLES), rng.choice(list(_COMPARISONS)), rng.randint(1, 99)
    form = rng.choice(("if {} {} {}:", "while {} {} {}:", "{} {} {}"))
    return form.format(name, sign, n), f"{name} is {_COMPARISONS[sign][0]} {n}"


@task()
def opposite_condition(rng: random.Random) -> tuple[str, str]:
    """Write the condition that holds exactly when the given one does not: change only the operator (> to <=, == to != ...)."""
    name, sign, n = rng.choice(_VARIABLES), rng.choice(list(_OPPOSITE)), rng.randint(1, 99)
    return f"{name} {sign} {n}", f"{name} {_OPPOSITE[sign]} {n}"


@task()
def name_to_the_left(rng: random.Random) -> tuple[str, str]:
    """Turn the comparison around so that the name stands on the left and the number on the right; its meaning stays."""
    name, sign, n = rng.choice(_VARIABLES), rng.choice(list(_MIRRORED)), rng.randint(1, 99)
    return f"{n} {sign} {name}", f"{name} {_MIRRORED[sign]} {n}"


@task()
def branch_taken(rng: random.Random) -> tuple[str, str]:
    """Output the word, without quotes, that the Python conditional expression gives for the value set before it."""
    name, n, bound, sign = rng.choice(_VARIABLES), rng.randint(1, 30), rng.randint(1, 30), rng.choice("<>")
    yes, no = rng.sample(_THINGS, 2)
    holds = n > bound if sign == ">" else n < bound
    return f'{name} = {n}; "{yes}" if {name} {sign} {bound} else "{no}"', yes if holds else no


@task()
def value_after_update(rng: random.Random) -> tuple[str, str]:
    """Output the number that the variable holds after both statements, the setting and the += or -=."""
    name, n, m = rng.choice(_VARIABLES), rng.randint(5, 20), rng.randint(1, 5)
    if rng.random() < 0.5:
        return f"{name} = {n}; {name} += {m}", str(n + m)
    return f"{name} = {n}; {name} -= {m}", str(n - m)


@task()
def parameters_of_function(rng: random.Random) -> tuple[str, str]:
    """Output the parameters of the Python function, without default values, with " and " between them."""
    names = rng.sample(_VARIABLES, rng.randint(1, 3))
    default = rng.choice(("", f"={rng.randint(0, 9)}"))
    return f"def {rng.choice(_FUNCTIONS)}({', '.join(names)}{default}):", " and ".join(names)


@task()
def function_header(rng: random.Random) -> tuple[str, str]:
    """Write the first line of the Python function described: def, the name, the parameters in parentheses and a colon."""
    function, (a, b) = rng.choice(_FUNCTIONS), rng.sample(_VARIABLES, 2)
    says, parameters = rng.choice(((f"takes {a}", a), (f"takes {a} and {b}", f"{a}, {b}"), ("takes nothing", "")))
    return f"function {function}, {says}", f"def {function}({parameters}):"


# --- other languages


_LANGUAGES = {
    "Python": "def %f(%a): | for x in %t: | elif %a == %n: | print(len(%t)) | import %t as t | if not %t: return None",
    "JavaScript": "let %a = %n; | const %c = '%k'; | console.log(%a); | function %f() { return %n; } | if (%a === 5) {",
    "SQL": "SELECT %c FROM %t; | DELETE FROM %t WHERE %c = %n; | INSERT INTO %t VALUES (%n, '%k'); | DROP TABLE %t;",
    "HTML": '<p>%k %w</p> | <a href="%t.html">%w</a> | <h1>%N</h1> | <img src="%w.png"> | <ul><li>%w</li></ul>',
    "CSS": "p { color: %k; } | .%w { width: %npx; } | #%t { margin: %npx; } | h1 { background: %k; }",
    "shell": "cd %t && ls -l | mkdir %w-%n | cp %w.txt %t/ | grep -i %k %t.txt | chmod +x %w.sh | rm -r old_%t",
}


@task(*_LANGUAGES)
def language_of_snippet(rng: random.Random) -> tuple[str, str]:
    """Name the language that the snippet of code is written in: Python, JavaScript, SQL, HTML, CSS or shell."""
    return _labelled(rng, _LANGUAGES)


def _commented(rng: random.Random) -> tuple[str, str, str]:
    """A piece of code, the sign of a comment and a remark."""
    code, sign = _pick(rng, "%a = %n ~# | %f() ~# | del %t[%m] ~# | let %a = %n; ~// | %f(); ~// | %t.pop(); ~//").split(" ~")
    remark = _pick(rng, "set the %a | only for %N | old %w | check this again | as in %C | the %k one | ask %N | needs a %w")
    return _filled(rng, code), sign, _filled(rng, remark)


@task()
def trailing_comment(rng: random.Random) -> tuple[str, str]:
    """Output only the words of the comment at the end of the line of code, without # or //."""
    code, sign, remark = _commented(rng)
    return f"{code}  {sign} {remark}", remark


@task()
def code_without_comment(rng: random.Random) -> tuple[str, str]:
    """Output the line of code without its comment, which begins with # or //."""
    code, sign, remark = _commented(rng)
    return f"{code}  {sign} {remark}", code


@task("code", "comment")
def runs_or_comment(rng: random.Random) -> tuple[str, str]:
    """Say whether the line is "comment" (begins with # or //, even if code follows) or "code" that runs."""
    code, sign, remark = _commented(rng)
    return rng.choice(((f"{sign} {code}", "comment"), (f"{sign} {remark}", "comment"), (code, "code"), (code, "code")))


@task()
def sql_for_request(rng: random.Random) -> tuple[str, str]:
    """Write the SQL query for the request, in the form SELECT column FROM table;, with * for everything."""
    column, table = rng.choice(_COLUMNS), rng.choice(_TABLES)
    if rng.random() < 0.25:
        return _pick(rng, f"everything about the {table} | all data of the {table}"), f"SELECT * FROM {table};"
    request = _pick(rng, f"the {column} of all {table} | {table}: {column} | each {column} in {table}")
    return request, f"SELECT {column} FROM {table};"


def _query(rng: random.Random) -> tuple[str, str, str]:
    """The column shown, the condition and the whole query."""
    shown, tested = rng.choice(_COLUMNS[:7]), rng.choice(_MEASURED[2:])
    condition = f"{tested} {rng.choice('><=')} {rng.randint(1, 90)}"
    return shown, condition, f"SELECT {shown} FROM {rng.choice(_TABLES)} WHERE {condition};"


@task()
def selected_column(rng: random.Random) -> tuple[str, str]:
    """Output the column that the SQL query shows, the one after SELECT."""
    shown, _, query = _query(rng)
    return query, shown


@task()
def where_condition(rng: random.Random) -> tuple[str, str]:
    """Output the condition of the SQL query, what stands after WHERE, without the semicolon."""
    _, condition, query = _query(rng)
    return query, condition


@task()
def sort_order_in_words(rng: random.Random) -> tuple[str, str]:
    """Say how the SQL query sorts: the column, a comma and "lowest first" (ASC or nothing) or "highest first" (DESC)."""
    column, (order, words) = rng.choice(_COLUMNS), rng.choice((("", "lowest"), (" ASC", "lowest"), (" DESC", "highest")))
    return f"SELECT * FROM {rng.choice(_TABLES)} ORDER BY {column}{order};", f"{column}, {words} first"


_AGGREGATES = {"MAX": "highest", "MIN": "lowest", "AVG": "average", "SUM": "total"}
_MEASURED = _words("age height price score size weight")


@task()
def aggregate_in_words(rng: random.Random) -> tuple[str, str]:
    """Say in words what the SQL query computes: highest, lowest, average or total, the column, "of the" and the table."""
    name, column, table = rng.choice(list(_AGGREGATES)), rng.choice(_MEASURED), rng.choice(_TABLES)
    return f"SELECT {name}({column}) FROM {table};", f"{_AGGREGATES[name]} {column} of the {table}"


@task()
def aggregate_in_sql(rng: random.Random) -> tuple[str, str]:
    """Write the SQL function call for the value wanted: MAX, MIN, AVG or SUM with the column in parentheses."""
    said = {"MAX": "highest | largest", "MIN": "lowest | smallest", "AVG": "average | mean", "SUM": "total | overall"}
    (name, words), column = rng.choice(list(said.items())), rng.choice(_MEASURED)
    return f"{_pick(rng, words)} {column} of all {rng.choice(_TABLES)}", f"{name}({column})"


# --- markup


@task()
def missing_closing_tags(rng: random.Random) -> tuple[str, str]:
    """Output the closing HTML tags that the snippet lacks, the innermost first, without spaces."""
    tags = _pick(rng, "p | h1 | h2 | li | b | div | ul li | p b | div p | li a | p i | div h2").split()
    text = f"{rng.choice(_COLORS)} {rng.choice(_THINGS)}"
    return "".join(f"<{tag}>" for tag in tags) + text, "".join(f"</{tag}>" for tag in reversed(tags))


def _link(rng: random.Random) -> tuple[str, str, str]:
    """The target of a link, its text and the element."""
    target = _filled(rng, _pick(rng, "%t.html | /%t | https://%w.com | /%t/%n | https://%w.org/%t | mailto:%N@%w.com")).lower()
    text = _filled(rng, _pick(rng, "our %t | a %k %w | more about %t | %N in %C | the %w page"))
    return target, text, f'<a href="{target}">{text}</a>'


@task()
def link_target(rng: random.Random) -> tuple[str, str]:
    """Output the address that the HTML link leads to, the value of href without quotes."""
    target, _, element = _link(rng)
    return element, target


@task()
def html_link_to_markdown(rng: random.Random) -> tuple[str, str]:
    """Rewrite the HTML link in Markdown: the text in square brackets, then the address in parentheses."""
    target, text, element = _link(rng)
    return element, f"[{text}]({target})"


_EMPHASIS = (("**", "b"), ("*", "i"), ("`", "code"))


def _emphasis(rng: random.Random) -> tuple[str, str]:
    """The same sentence in Markdown and in HTML."""
    sentence = _filled(rng, _pick(rng, "The ~%w~ is %k. | %N has a ~%k~ %w. | Bring the ~%w~ to %C. | A %k ~%w~ costs $%n."))
    mark, tag = rng.choice(_EMPHASIS)
    return sentence.replace("~", mark), sentence.replace("~", f"<{tag}>", 1).replace("~", f"</{tag}>")


@task()
def markdown_emphasis_to_html(rng: random.Random) -> tuple[str, str]:
    """Replace the Markdown marks in the sentence by HTML tags: ** by b, * by i, backticks by code."""
    return _emphasis(rng)


@task()
def html_emphasis_to_markdown(rng: random.Random) -> tuple[str, str]:
    """Replace the HTML tags in the sentence by Markdown marks: b by **, i by *, code by backticks."""
    markdown, html = _emphasis(rng)
    return html, markdown


_SELECTORS = {"class": ".%w | .%k-%w | .%t", "id": "#%w | #%k-%w | #%t", "element": "p | h1 | h2 | a | li | table | img | body"}


@task(*_SELECTORS)
def kind_of_selector(rng: random.Random) -> tuple[str, str]:
    """Say what the CSS rule selects by: "class" (a dot before the name), "id" (a #) or "element" (a bare tag name)."""
    selector, label = _labelled(rng, _SELECTORS)
    rule = _filled(rng, _pick(rng, "color: %k | margin: %npx | width: %npx | background: %k"))
    return f"{selector} {{ {rule}; }}", label


_STYLES = {
    "%k text": "color: %k;",
    "%k background": "background-color: %k;",
    "text of %n pixels": "font-size: %npx;",
    "width of %n pixels": "width: %npx;",
    "margin of %n pixels": "margin: %npx;",
    "height of %n percent": "height: %n%;",
    "bold text": "font-weight: bold;",
    "centered text": "text-align: center;",
    "italic text": "font-style: italic;",
}


@task()
def css_for_wish(rng: random.Random) -> tuple[str, str]:
    """Write the CSS declaration for the wish about an element: property (background-color for a background), colon, space,
    value and semicolon."""
    wish, style = rng.choice(list(_STYLES.items()))
    color, n = rng.choice(_COLORS), str(rng.randint(5, 60))
    place = _pick(rng, "for the menu | in the table | for links | in the header | on the first page | for titles")
    return f"{wish} {place}".replace("%k", color).replace("%n", n), style.replace("%k", color).replace("%n", n)


@task()
def css_property_name(rng: random.Random) -> tuple[str, str]:
    """Output the name of the property that the CSS rule sets, what stands before the colon."""
    place = _filled(rng, _pick(rng, "p | h1 | .%w | #%t | li | .%k"))
    style = _filled(rng, rng.choice(list(_STYLES.values())))
    return f"{place} {{ {style} }}", style.split(":")[0]


_HEX = {"red": "#ff0000", "green": "#00ff00", "blue": "#0000ff", "white": "#ffffff", "black": "#000000", "yellow": "#ffff00"}


@task(*_HEX)
def name_of_hex_color(rng: random.Random) -> tuple[str, str]:
    """Name the color of the hex code in the style sheet: red, green, blue, white, black or yellow."""
    color = rng.choice(list(_HEX))
    code = rng.choice((_HEX[color], _HEX[color].upper(), "#" + _HEX[color][1::2]))
    return _filled(rng, _pick(rng, f".%w {{ color: {code}; }} | #%t {{ background: {code}; }} | %w: {code}")), color


# --- data


_JSON_TYPES = {
    "string": '"%k" | "%w" | "%n" | "%N" | "true"',
    "number": "%n | %n.5 | -%m | 0",
    "boolean": "true | false",
    "null": "null",
    "array": '["%k", "%w"] | [%n, %m] | []',
    "object": '{"%c": %n} | {"name": "%N"} | {}',
}


@task(*_JSON_TYPES)
def type_of_json_value(rng: random.Random) -> tuple[str, str]:
    """Name the JSON type of the value after the colon: string, number, boolean, null, array or object."""
    value, label = _labelled(rng, _JSON_TYPES)
    return f'"{rng.choice(_COLUMNS)}": {value}', label


def _record(rng: random.Random) -> tuple[list[str], list[str]]:
    """Two or three keys and as many values, as JSON writes them."""
    keys = rng.sample(_COLUMNS, rng.randint(2, 3))
    return keys, [_filled(rng, _pick(rng, '"%k" | %n | "%w" | true | "%N"')) for _ in keys]


@task()
def keys_of_json(rng: random.Random) -> tuple[str, str]:
    """Output the keys of the JSON object in their order, without quotes, with commas between them."""
    keys, values = _record(rng)
    return "{" + ", ".join(f'"{k}": {v}' for k, v in zip(keys, values, strict=True)) + "}", ", ".join(keys)


@task("valid", "invalid")
def json_is_valid(rng: random.Random) -> tuple[str, str]:
    """Say whether the text is "valid" JSON or "invalid": a brace, a colon or quotes are missing, or the quotes are single."""
    key, word, n = rng.choice(_COLUMNS), rng.choice(_THINGS), rng.randint(1, 99)
    if rng.random() < 0.5:
        return rng.choice((f'{{"{key}": "{word}"}}', f'{{"{word}": {n}}}')), "valid"
    bad = ('{"~": "^"', '{"~" "^"}', "{'~': '^'}", '{~: "^"}', '{"~": %n')
    return _filled(rng, rng.choice(bad)).replace("~", key).replace("^", word), "invalid"


@task()
def yaml_to_dotted_key(rng: random.Random) -> tuple[str, str]:
    """Write the nested YAML setting on one line: the outer key, a dot, the inner key, " = " and the value."""
    outer, inner, value = rng.choice(_TABLES)[:-1], rng.choice(_COLUMNS), _filled(rng, _pick(rng, "%n | %k | %w | %C"))
    return f"{outer}:\n  {inner}: {value}", f"{outer}.{inner} = {value}"


def _pair(rng: random.Random) -> tuple[str, str]:
    return rng.choice(_COLUMNS), _filled(rng, _pick(rng, "%n | %k | %k %w | %C | %N"))


@task()
def setting_to_xml(rng: random.Random) -> tuple[str, str]:
    """Write the setting "key = value" as an XML element: the value between the opening and the closing tag of the key."""
    key, value = _pair(rng)
    return f"{key} = {value}", f"<{key}>{value}</{key}>"


@task()
def xml_to_json(rng: random.Random) -> tuple[str, str]:
    """Write the XML element as a JSON object with one key, key and value both in double quotes."""
    key, value = _pair(rng)
    return f"<{key}>{value}</{key}>", f'{{"{key}": "{value}"}}'


@task("comma", "semicolon", "pipe", "slash")
def delimiter_of_row(rng: random.Random) -> tuple[str, str]:
    """Name the sign that separates the fields of the data row: comma, semicolon, pipe (|) or slash."""
    sign, label = rng.choice(((",", "comma"), (";", "semicolon"), ("|", "pipe"), ("/", "slash")))
    return sign.join(_filled(rng, _pick(rng, "%N~%n~%C | %w~%k~%n | %n~%w | %C~%k~%w")).split("~")), label


@task()
def row_to_markdown_table(rng: random.Random) -> tuple[str, str]:
    """Turn the comma-separated row into a row of a Markdown table: a bar before, between and after the fields, with spaces."""
    fields = _filled(rng, _pick(rng, "%N~%n~%C | %w~%k~%n | %C~%k~%w")).split("~")
    return ",".join(fields), f"| {' | '.join(fields)} |"


# --- commands, patterns and addresses


_GIT = {
    "start a new branch called ~ | make a new branch, ~": "git checkout -b ~",
    "switch to the branch ~ | go over to branch ~": "git checkout ~",
    "stage the file ~.txt | put ~.txt into the next commit": "git add ~.txt",
    "merge the branch ~ | bring in the changes of branch ~": "git merge ~",
    "commit with the message ~ | save the changes, message ~": 'git commit -m "~"',
}


@task()
def git_command(rng: random.Random) -> tuple[str, str]:
    """Write the git command for the request: git add, git merge, git commit -m with the message in double quotes,
    git checkout for a branch that exists or git checkout -b for a new one."""
    (requests, command), name = rng.choice(list(_GIT.items())), f"{rng.choice(_COLORS)}-{rng.choice(_THINGS)}"
    return _pick(rng, requests).replace("~", name), command.replace("~", name)


_LISTED = {"d": "folder", "-": "file", "l": "link"}


def _listing(rng: random.Random) -> tuple[str, str, str]:
    """The kind of an entry, its owner and the line that ls -l shows of it."""
    sign, owner = rng.choice(list(_LISTED)), rng.choice(lexicon.FIRST_NAMES).lower()
    rights = rng.choice(("rwxr-xr-x", "rw-r--r--", "rwx------", "rw-rw-r--"))
    return _LISTED[sign], owner, f"{sign}{rights} {owner} staff {rng.randint(10, 9999)} {rng.choice(_THINGS)}"


@task(*_LISTED.values())
def kind_of_listed_entry(rng: random.Random) -> tuple[str, str]:
    """Say what the line of ls -l shows by its first sign: folder (d), file (-) or link (l)."""
    kind, _, line = _listing(rng)
    return line, kind


@task()
def owner_of_listed_entry(rng: random.Random) -> tuple[str, str]:
    """Output the name of the owner in the line of ls -l, the word after the permissions."""
    _, owner, line = _listing(rng)
    return line, owner


_PATTERNS = {"^~": "starts with", "~$": "ends with", "^~$": "is exactly", "~": "contains"}


@task()
def pattern_in_words(rng: random.Random) -> tuple[str, str]:
    """Say what text the regular expression finds: "starts with" (^), "ends with" ($), "is exactly" (both) or "contains"
    (neither) and the word."""
    pattern, word = rng.choice(list(_PATTERNS)), rng.choice(_THINGS + _COLORS)
    return f"/{pattern.replace('~', word)}/", f"{_PATTERNS[pattern]} {word}"


@task()
def pattern_from_words(rng: random.Random) -> tuple[str, str]:
    """Write the regular expression for the condition: ^ in front for the start, $ behind for the end, both for exactly, none
    for anywhere."""
    said = {"^~": "starts with | begins with", "~$": "ends with | ends in", "^~$": "is exactly", "~": "contains | includes"}
    (pattern, words), word = rng.choice(list(said.items())), rng.choice(_THINGS + _COLORS)
    return f"{_pick(rng, 'text | line | name')} {_pick(rng, words)} {word}", pattern.replace("~", word)


@task()
def file_that_matches(rng: random.Random) -> tuple[str, str]:
    """Output the one file of the list that matches the pattern before the colon, in which * stands for anything."""
    letters = rng.sample("bchlmprt", 3)
    names = [rng.choice([thing for thing in _THINGS if thing[0] == letter]) for letter in letters]
    endings, i = rng.sample(("txt", "png", "csv", "mp3", "pdf", "zip"), 3), rng.randrange(3)
    pattern = rng.choice((f"*.{endings[i]}", f"{names[i][:2]}*", f"{letters[i]}*"))
    files = [f"{name}.{ending}" for name, ending in zip(names, endings, strict=True)]
    return f"{pattern}: {', '.join(files)}", files[i]


@task()
def port_of_address(rng: random.Random) -> tuple[str, str]:
    """Output the port of the web address: the number after the colon that follows the host."""
    port = rng.choice((80, 443, 3000, 5000, 8000, 8080, 9000, rng.randint(1000, 9999)))
    host = _filled(rng, _pick(rng, "localhost | 10.0.0.%m | %w.org | api.%w.com"))
    return f"http://{host}:{port}/{_filled(rng, _pick(rng, '%t | %t/%n | %c | %k-%w'))}", str(port)


_OUTCOMES = {
    "success": "200 | 201 | 204",
    "redirect": "301 | 302 | 307",
    "client error": "400 | 401 | 403 | 404",
    "server error": "500 | 502 | 503",
}


@task(*_OUTCOMES)
def outcome_of_request(rng: random.Random) -> tuple[str, str]:
    """Say by the status code how the web request went: success (200s), redirect (300s), client error (400s) or server error
    (500s)."""
    code, label = _sort_of(rng, _OUTCOMES)
    return f"{_filled(rng, _pick(rng, 'GET /%t | GET /%t/%n | POST /%t | PUT /%t/%n | GET /%w.html'))} {code}", label


@task()
def cron_in_words(rng: random.Random) -> tuple[str, str]:
    """Say when the cron line (minute, hour, *, *, weekday) runs: the weekday (1 is Monday, 0 Sunday) or "every day" for *,
    then "at" and the time as HH:MM."""
    minute, hour, day = rng.choice((0, 5, 10, 15, 20, 30, 40, 45, 50)), rng.randint(0, 23), rng.choice("0123456***")
    when = "every day" if day == "*" else lexicon.WEEKDAYS[int(day) - 1]
    return f"{minute} {hour} * * {day}", f"{when} at {hour:02d}:{minute:02d}"


# --- mathematics, games, music, weather and books


def _formula(rng: random.Random) -> tuple[str, str, str]:
    """A term as it is printed, as it is typed and as it is said."""
    x, (n, m), minus = rng.choice("abnxyz"), rng.sample(range(2, 13), 2), rng.random() < 0.5
    printed, typed, said = rng.choice(
        (
            (f"{x}²", f"{x}^2", f"{x} squared"),
            (f"{x}³", f"{x}^3", f"{x} cubed"),
            (f"√{x}", f"sqrt({x})", f"the square root of {x}"),
            (f"{m}{x}", f"{m}*{x}", f"{lexicon.NUMBER_WORDS[m]} times {x}"),
            (f"{x}/{m}", f"{x}/{m}", f"{x} over {lexicon.NUMBER_WORDS[m]}"),
        )
    )
    sign, word = ("-", "minus") if minus else ("+", "plus")
    return f"{printed} {sign} {n}", f"{typed} {sign} {n}", f"{said} {word} {lexicon.NUMBER_WORDS[n]}"


@task()
def formula_in_words(rng: random.Random) -> tuple[str, str]:
    """Write the formula as it is read aloud, with squared, cubed, the square root of, times, over, plus and minus; numbers as
    words."""
    printed, _, said = _formula(rng)
    return printed, said


@task()
def formula_from_words(rng: random.Random) -> tuple[str, str]:
    """Type the spoken formula in signs and digits: ^2 for squared, ^3 for cubed, sqrt(x) for the square root of x, * for
    times, / for over, and + or - between spaces."""
    _, typed, said = _formula(rng)
    return said, typed


_PIECES = {"king": "K", "queen": "Q", "rook": "R", "bishop": "B", "knight": "N"}


@task()
def chess_move_short(rng: random.Random) -> tuple[str, str]:
    """Write the chess move in notation: K, Q, R, B or N (knight) for the piece, x if it takes, the square, and + for check."""
    piece, square = rng.choice(list(_PIECES)), rng.choice("abcdefgh") + rng.choice("12345678")
    (way, x), (end, plus) = rng.choice((("to", ""), ("takes on", "x"))), rng.choice((("", ""), (", check", "+")))
    if piece == "king":  # never gives check
        end = plus = ""
    return f"{piece} {way} {square}{end}", f"{_PIECES[piece]}{x}{square}{plus}"


@task()
def cards_in_words(rng: random.Random) -> tuple[str, str]:
    """Write both playing cards in words, such as "queen of hearts", with a comma between them."""
    names = ("ace", *lexicon.NUMBER_WORDS[2:11], "jack", "queen", "king")
    ranks = dict(zip(_words("A 2 3 4 5 6 7 8 9 10 J Q K"), names, strict=True))
    suits = {"♥": "hearts", "♦": "diamonds", "♠": "spades", "♣": "clubs"}
    cards = rng.sample([(rank, suit) for rank in ranks for suit in suits], 2)
    return " ".join(rank + suit for rank, suit in cards), ", ".join(f"{ranks[rank]} of {suits[suit]}" for rank, suit in cards)


@task()
def chords_in_words(rng: random.Random) -> tuple[str, str]:
    """Name both guitar chords in full with a comma between them: # is sharp, b flat, m minor, 7 seventh, nothing major."""
    kinds = {"": "major", "m": "minor", "7": "seventh"}
    signs = {"": "", "#": " sharp", "b": " flat"}
    short, full = [], []
    for root in rng.sample("ABCDEFG", 2):
        sign, kind = rng.choice(("", "#" if root in "CFG" else "b")), rng.choice(list(kinds))
        short.append(root + sign + kind)
        full.append(f"{root}{signs[sign]} {kinds[kind]}")
    return " ".join(short), ", ".join(full)


@task()
def temperature_in_words(rng: random.Random) -> tuple[str, str]:
    """Say the temperature as a number word and "above zero", or "below zero" if it has a minus; leave out the city."""
    n, city = rng.choice([i for i in range(-12, 13) if i]), rng.choice(lexicon.CITIES)
    said = f"{lexicon.NUMBER_WORDS[abs(n)]} {'above' if n > 0 else 'below'} zero"
    return rng.choice((f"{city} {n}°C", f"{n}°C in {city}", f"{city}: {n} °C")), said


def _reference(rng: random.Random) -> tuple[str, str, str, str]:
    """Last name, year, title and the whole entry of a list of references."""
    name, year = rng.choice(lexicon.LAST_NAMES), str(rng.randint(1960, 2024))
    title = _filled(rng, _pick(rng, "The %k %w | A %w in %C | How %t work | The history of %t | Life without a %w"))
    return name, year, title, f"{name}, {rng.choice('ABCDEHJKLMRST')}. ({year}). {title}. {rng.choice(lexicon.CITIES)} Press."


@task()
def citation_in_text(rng: random.Random) -> tuple[str, str]:
    """Turn the entry of the list of references into the citation in the text: last name, comma and year in parentheses."""
    name, year, _, entry = _reference(rng)
    return entry, f"({name}, {year})"


@task()
def cited_title(rng: random.Random) -> tuple[str, str]:
    """Output the title of the book from the entry of the list of references, without the period."""
    _, _, title, entry = _reference(rng)
    return entry, title

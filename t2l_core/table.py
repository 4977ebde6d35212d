"""Many rows at once: inputs with what is expected of them, answered by the base model and by adapters, and scored.

Enters: an uploaded file or pasted lines, adapters. Leaves: a `Table` of answers with scores, CSV and JSONL. Knows nothing of
widgets or visitors. R rows, M methods (columns of the table).

    run = TableRun(parse_lines("hot => cold"), methods_for(["base", "adapter"], [adapter]))
    while not run.ended:
        run.advance(t2l)
    print(run.table.score(1).right)
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import logging
import re
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from t2l_core.metrics import exact_match

if TYPE_CHECKING:  # parsing must not wait for torch
    from t2l_core.adapter import Adapter
    from t2l_core.engine import Column, Sampling
    from t2l_core.text2lora import Text2LoRA

MAX_ROWS = 500
MAX_BYTES = 1_000_000  # of an uploaded file
MAX_INPUT = 4000  # characters of one input
MAX_METHODS = 8
ROWS_AT_ONCE = 16  # in one batch
TOKENS_AT_ONCE = 4096  # prompt tokens of one batch: whoever else waits for the model waits for one batch at most

KINDS = ("base", "base_described", "adapter", "adapter_described")  # who can answer; "described": description in the prompt
_INPUT_NAMES = ("input", "prompt", "text", "question", "query", "source")
_EXPECTED_NAMES = ("expected", "target", "answer", "output", "reference", "label")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Row:
    """One input, and the right answer when it is known."""

    input: str
    expected: str | None = None


# --- reading rows


def read_rows(path: Path) -> list[Row]:
    """The rows of an uploaded file, by its extension. Raises ValueError that says what was seen, wanted and to be done."""
    parse = _PARSERS.get(path.suffix.lower())
    if parse is None:
        raise ValueError(
            f"the file is {path.suffix[:12] or 'without an extension'}; wanted .csv, .tsv, .jsonl or .txt. "
            "Export a spreadsheet as CSV (UTF-8)"
        )
    if not path.is_file():
        raise ValueError("the file is no longer here, as uploads are kept for some hours only; upload it again")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise ValueError(f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read. Split it into smaller files")
    return parse(_decoded(path.read_bytes()))


def parse_lines(text: str) -> list[Row]:
    """One input a line, what is expected behind a TAB or " => ". Blank lines are skipped."""
    rows = []
    for number, line in _lines(text):
        source, *expected = line.split("\t") if "\t" in line else _split_at_arrow(line)
        if len(expected) > 1:
            raise ValueError(f"line {number} has {len(expected) + 1} columns; wanted the input, a TAB and what is expected")
        rows.append(_row(source, expected[0] if expected else None))
    return _checked(rows)


def parse_csv(text: str) -> list[Row]:
    """A header with an input column and perhaps an expected one (or their synonyms), or one column without a header."""
    first = next((line for _, line in _lines(text)), "")
    # The comma unless only another delimiter finds a name we know.
    delimiter = max(",;\t", key=lambda d: any(_name(n) in _INPUT_NAMES for n in first.split(d)))
    records = _records(text, delimiter)
    if not records:
        return _checked([])
    (_, header), *body = records
    names = [_name(n) for n in header]
    source, expected = _first(_INPUT_NAMES, names), _first(_EXPECTED_NAMES, names)
    if source is None:
        if max(len(cells) for _, cells in records) == 1:
            return _checked([_row(cells[0]) for _, cells in records])
        raise ValueError(
            f"the first line names the columns {_seen(header)}; wanted a header with `input` and, if known, `expected`. "
            "A file without a header must have a single column, with quotes around text that holds a comma"
        )
    rows = []
    for number, cells in body:
        if any(c.strip() for c in cells[len(header) :]):
            raise ValueError(
                f"line {number} has {len(cells)} columns but the header has {len(header)}; put text that holds "
                f"{delimiter!r} in double quotes"
            )
        cells += [""] * (len(header) - len(cells))
        rows.append(_row(cells[names.index(source)], cells[names.index(expected)] if expected else None))
    return _checked(rows)


def parse_jsonl(text: str) -> list[Row]:
    """One JSON object a line with `input` and perhaps `expected` (or their synonyms); a line may also be a plain string."""
    rows = []
    wanted = 'wanted one object a line, such as {"input": "hot", "expected": "cold"}'
    for number, line in _lines(text):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            said = error.msg if isinstance(error, json.JSONDecodeError) else "too deep, or a number too long"
            raise ValueError(f"line {number} is not JSON ({said}); {wanted}") from error
        if isinstance(value, str):
            rows.append(_row(value))
            continue
        if not isinstance(value, dict):
            raise ValueError(f"line {number} is JSON, but no object; {wanted}")
        fields = {_name(k): v for k, v in value.items()}
        source, expected = _first(_INPUT_NAMES, list(fields)), _first(_EXPECTED_NAMES, list(fields))
        if source is None:
            raise ValueError(f"line {number} has the fields {_seen(list(value))}; {wanted}")
        texts = [_plain(fields[name], number, name) for name in (source, expected) if name]
        rows.append(_row(*texts))
    return _checked(rows)


_PARSERS: dict[str, Callable[[str], list[Row]]] = {
    ".csv": parse_csv,
    ".tsv": parse_csv,
    ".jsonl": parse_jsonl,
    ".ndjson": parse_jsonl,
    ".json": parse_jsonl,
    ".txt": parse_lines,
}


def _decoded(data: bytes) -> str:
    """UTF-8, or UTF-16 as Excel's "Unicode text" has it."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not utf16:
        raise ValueError("the file holds binary data, not text; export it as CSV (UTF-8) or JSONL and upload that")
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"line {line} of the file is not UTF-8 text (byte 0x{data[error.start]:02X}); save it with the encoding UTF-8 "
            "and upload it again"
        ) from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers. Unlike `str.splitlines`, leaves U+2028 alone: JSON strings may hold it."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip():
            yield number, line


def _records(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The records of a CSV that are not blank, with the number of their last line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)  # strict: an open quote eats the file
    try:
        return [(reader.line_num, cells) for cells in reader if any(c.strip() for c in cells)]
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num} of the CSV cannot be read ({error}); check its quotes") from error


def _split_at_arrow(line: str) -> list[str]:
    source, arrow, expected = line.rpartition(" => ")
    return [source, expected] if arrow else [line]


def _row(source: str, expected: str | None = None) -> Row:
    # Half a surrogate pair, which JSON can spell, cannot be sent to any page; as U+FFFD it is refused in its own row.
    source, expected = (t.encode("utf-8", "surrogatepass").decode("utf-8", "replace").strip() for t in (source, expected or ""))
    return Row(source, expected or None)


def _plain(value: Any, number: int, name: str) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return ""
    raise ValueError(f"line {number}: {name!r} is a {type(value).__name__}; wanted a string or a number")


def _name(header: object) -> str:
    return str(header).strip().strip('"').lower()


def _first(wanted: Sequence[str], names: Sequence[str]) -> str | None:
    return next((w for w in wanted if w in names), None)


def _seen(names: Sequence[str]) -> str:
    listed = ", ".join(repr(str(n)) for n in names)
    return listed if len(listed) <= 80 else listed[:79] + "…"


def _checked(rows: list[Row]) -> list[Row]:
    if not rows:
        raise ValueError("there are no rows; give at least one input, one a line or in a column named `input`")
    if len(rows) > MAX_ROWS:
        raise ValueError(f"there are {len(rows):,} rows; at most {MAX_ROWS} are run at once. Split them")
    return rows


# --- who answers


@dataclass(frozen=True)
class Method:
    """A column of the table: an adapter or the base model, with or without a description in the prompt."""

    label: str
    adapter: Adapter | None = None
    with_description: str | None = None


def methods_for(kinds: Sequence[str], adapters: Sequence[Adapter]) -> list[Method]:
    """The columns for the chosen `KINDS`: the base model once, everything else for each adapter.

    Raises ValueError when nothing is chosen, an adapter is missing, or there are too many columns.
    """
    unknown = set(kinds) - set(KINDS)
    assert not unknown, unknown
    if not kinds:
        raise ValueError("nobody is to answer; tick at least one of the columns")
    if set(kinds) - {"base"} and not adapters:
        raise ValueError("no adapter is chosen; choose one, or run the base model alone")
    methods = [Method("Base model")] if "base" in kinds else []
    for i, adapter in enumerate(adapters, 1):
        number = f" {i}" if len(adapters) > 1 else ""  # keeps the labels of equal descriptions apart
        text, strength = adapter.description, "" if adapter.strength == 1 else f" · strength {adapter.strength:g}"
        short = " ".join(text.split())
        title = f"Adapter{number}: {short if len(short) <= 60 else short[:59] + '…'}{strength}"
        own = {
            "base_described": Method(f"Base model, description{number} in the prompt", None, text),
            "adapter": Method(title, adapter),
            "adapter_described": Method(f"{title}, description in the prompt", adapter, text),
        }
        methods += [method for kind, method in own.items() if kind in kinds]
    if len(methods) > MAX_METHODS:
        raise ValueError(f"{len(methods)} columns are asked for; at most {MAX_METHODS} are run. Choose fewer adapters")
    return methods


# --- answers


@dataclass(frozen=True)
class Cell:
    """An answer, or why there is none."""

    text: str = ""
    error: str | None = None


@dataclass(frozen=True)
class Score:
    """What one method got right."""

    answered: int  # rows with an answer
    right: int  # exact matches
    judged: int  # answered rows with something expected
    differ: int  # answers unlike the base model's
    compared: int  # rows the base model answered too
    errors: int  # rows that could not be answered

    @property
    def exact_match(self) -> float | None:
        """Share of exact matches; None where nothing was expected."""
        return self.right / self.judged if self.judged else None


@dataclass
class Table:
    """Rows, the labels of M methods, and R × M cells, None where nothing has been answered (yet)."""

    rows: Sequence[Row]
    labels: Sequence[str]
    base: int | None  # the column of the plain base model
    judged: Sequence[int]  # the columns that the marks of a whole row look at: the adapters', or all without any
    cells: list[list[Cell | None]]

    @classmethod
    def empty(cls, rows: Sequence[Row], methods: Sequence[Method]) -> Table:
        plain = [m for m, method in enumerate(methods) if not method.adapter and not method.with_description]
        adapted = [m for m, method in enumerate(methods) if method.adapter]
        labels = [method.label for method in methods]
        cells: list[list[Cell | None]] = [[None] * len(methods) for _ in rows]
        return cls(rows, labels, plain[0] if plain else None, adapted or range(len(methods)), cells)

    def right(self, row: int, method: int) -> bool | None:
        """Whether the answer is the expected one; None without an answer or an expectation."""
        expected, text = self.rows[row].expected, self._text(row, method)
        return None if expected is None or text is None else exact_match(text, [expected]) == 1

    def differs(self, row: int, method: int) -> bool | None:
        """Whether the answer is unlike the base model's; None without the two."""
        if self.base is None or method == self.base:
            return None
        text, base = self._text(row, method), self._text(row, self.base)
        return None if text is None or base is None else text != base

    def row_is_wrong(self, row: int) -> bool:
        return any(self.right(row, m) is False for m in self.judged)

    def row_differs(self, row: int) -> bool:
        return any(self.differs(row, m) for m in self.judged)

    def score(self, method: int) -> Score:
        """One method over the rows answered so far."""
        rows = range(len(self.rows))
        right = [r for r in (self.right(row, method) for row in rows) if r is not None]
        differ = [d for d in (self.differs(row, method) for row in rows) if d is not None]
        cells = [c for row in rows if (c := self.cells[row][method])]
        errors = sum(c.error is not None for c in cells)
        return Score(len(cells) - errors, sum(right), len(right), sum(differ), len(differ), errors)

    def _text(self, row: int, method: int) -> str | None:
        cell = self.cells[row][method]
        return cell.text if cell and cell.error is None else None


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    done: int  # rows with every cell filled
    total: int
    seconds: float  # since the first batch began
    share: float  # of all cells, 0…1

    @property
    def rows_per_second(self) -> float | None:
        return self.share * self.total / self.seconds if self.seconds and self.share else None

    @property
    def seconds_left(self) -> float | None:
        return self.seconds * (1 - self.share) / self.share if self.share else None


@dataclass(frozen=True)
class _Job:
    """One cell to fill."""

    row: int
    method: int
    column: Column


@dataclass
class TableRun:
    """Fills a table batch by batch, so that its owner can do other work, or stop, in between.

    The rows of a batch are of similar length and answered by one method: an adapter's short answers then need not wait for
    the base model to talk itself out.
    """

    rows: Sequence[Row]
    methods: Sequence[Method]
    sampling: Sampling | None = None  # greedy, 64 tokens when not given
    stop: threading.Event = field(default_factory=threading.Event)  # ends the batch in progress after its next token

    def __post_init__(self) -> None:
        self.table = Table.empty(self.rows, self.methods)
        self._batches: deque[list[_Job]] | None = None  # None: not begun
        self._working = threading.Lock()
        self._began = self._seconds = 0.0

    @property
    def ended(self) -> bool:
        return self.stop.is_set() or (self._batches is not None and not self._batches)

    def advance(self, t2l: Text2LoRA) -> None:
        """Answer one batch. A row that cannot be answered gets its error as a cell and does not stop the others.

        A batch that fails as a whole, for one bad row or for want of memory, comes again row by row.
        """
        from t2l_core.engine import Sampling

        with self._working:
            sampling = self.sampling or Sampling()
            if self._batches is None:
                self._began = time.perf_counter()
                self._batches = self._prepared(t2l, sampling)
            if self.ended:
                return
            jobs = self._batches.popleft()
            try:
                self._answer(t2l, jobs, sampling)
            except Exception as error:  # whatever it is, hours of other rows must not be lost with it
                log.exception("a batch of %d rows failed", len(jobs))
                if len(jobs) > 1:
                    self._batches.extendleft([job] for job in reversed(jobs))
                else:
                    why = f"the model failed on this row ({type(error).__name__}); the log says why"
                    self.table.cells[jobs[0].row][jobs[0].method] = Cell(error=why)
            self._seconds = time.perf_counter() - self._began

    def _answer(self, t2l: Text2LoRA, jobs: Sequence[_Job], sampling: Sampling) -> None:
        last = None
        for step in t2l.engine.stream([j.column for j in jobs], sampling, self.stop):
            last = step
        assert last is not None
        for job, state in zip(jobs, last.columns, strict=True):
            if state.stop_reason != "stopped":  # half an answer is none
                self.table.cells[job.row][job.method] = Cell(state.text.strip())

    def settle(self, patience_seconds: float) -> None:
        """Wait until no batch is in progress."""
        if self._working.acquire(timeout=patience_seconds):
            self._working.release()

    def progress(self) -> Progress:
        cells = self.table.cells
        filled = sum(cell is not None for row in cells for cell in row)
        done = sum(None not in row for row in cells)
        return Progress(done, len(cells), self._seconds, filled / (len(cells) * len(self.methods)))

    def _prepared(self, t2l: Text2LoRA, sampling: Sampling) -> deque[list[_Job]]:
        """The batches; rows that cannot be answered get their errors."""
        from t2l_core.engine import Column
        from t2l_core.text2lora import checked_text

        jobs: dict[int, dict[int, _Job]] = {}  # by row, by method
        for m, method in enumerate(self.methods):
            weights = method.adapter.effective if method.adapter else None
            for r, row in enumerate(self.rows):
                try:
                    text = checked_text(row.input, "input", MAX_INPUT)
                    column = Column(t2l.base.prompt_ids(text, method.with_description), weights)
                    t2l.engine.stream([column], sampling)  # not begun: asking for it checks that the prompt leaves room
                except ValueError as error:
                    self.table.cells[r][m] = Cell(error=str(error))
                else:
                    jobs.setdefault(r, {})[m] = _Job(r, m, column)
        batches = [[own[m] for own in chunk if m in own] for chunk in _chunks(jobs) for m in range(len(self.methods))]
        return deque(batch for batch in batches if batch)


def _chunks(jobs: dict[int, dict[int, _Job]]) -> Iterator[list[dict[int, _Job]]]:
    """Rows of similar length, as many as one batch may hold."""
    lengths = {row: max(len(job.column.prompt_ids) for job in own.values()) for row, own in jobs.items()}
    chunk: list[dict[int, _Job]] = []
    for row in sorted(lengths, key=lambda r: lengths[r]):
        if len(chunk) == ROWS_AT_ONCE or (chunk and (len(chunk) + 1) * lengths[row] > TOKENS_AT_ONCE):
            yield chunk
            chunk = []
        chunk.append(jobs[row])
    if chunk:
        yield chunk


# --- files


def write_csv(table: Table, path: Path) -> Path:
    """input, expected, a column for each method, and errors; opens in a spreadsheet, which must not run any cell as a formula.

    Cells that begin with = + - @, TAB or CR get an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    with _whole(path, "utf-8-sig") as file:  # the mark tells Excel that it is UTF-8
        writer = csv.writer(file)
        writer.writerow(map(_guarded, ["input", "expected", *table.labels, "errors"]))
        for row, cells in zip(table.rows, table.cells, strict=True):
            errors = [f"{name}: {c.error}" for name, c in zip(table.labels, cells, strict=True) if c and c.error]
            texts = [c.text if c else "" for c in cells]
            writer.writerow(map(_guarded, [row.input, row.expected or "", *texts, "; ".join(errors)]))
    return path


def write_jsonl(table: Table, path: Path) -> Path:
    """One object a row: input, expected, answers by method (null where there is none), errors by method."""
    with _whole(path, "utf-8") as file:
        for row, cells in zip(table.rows, table.cells, strict=True):
            named = list(zip(table.labels, cells, strict=True))
            answers = {name: c.text if c and c.error is None else None for name, c in named}
            errors = {name: c.error for name, c in named if c and c.error}
            line = {"input": row.input, "expected": row.expected, "answers": answers, "errors": errors}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def _guarded(text: str) -> str:
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


@contextmanager
def _whole(path: Path, encoding: str) -> Iterator[TextIO]:
    """A text file that appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        stage = Path(name) / path.name
        with stage.open("w", encoding=encoding, newline="") as file:
            yield file
        stage.replace(path)

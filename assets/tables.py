"""Sets the README's tables of figures to what the shipped results files say: `python assets/tables.py`.

A table stands between `<!-- table FILE… -->` and `<!-- end -->`; files are relative to the shipped checkpoint. One file gives
the table of its `report`, several the merged one of those methods that every file has.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from t2l_core.checkpoint import write_atomically  # noqa: E402
from t2l_core.report import merged, study, table  # noqa: E402

SHIPPED = ROOT / "checkpoints" / "smollm2-135m"
_BLOCK = re.compile(r"<!-- table ([^\n]+) -->\n(?:(?!<!-- table ).)*?<!-- end -->", re.DOTALL)


def with_tables(text: str) -> str:
    """The text with each of its tables made anew."""
    return _BLOCK.sub(lambda m: f"<!-- table {m[1]} -->\n{_table(m[1].split())}\n<!-- end -->", text)


def _table(names: list[str]) -> str:
    results = [json.loads((SHIPPED / name).read_text(encoding="utf-8")) for name in names]
    if len(results) > 1:
        rows = merged(results).splitlines()[2:]
        shared = set.intersection(*(set(r["summary"]) for r in results))
        return "\n".join([*rows[:2], *(row for row in rows[2:] if row.split("|")[1].strip() in shared)])
    [result] = results
    return "\n".join(study(result).splitlines()[2:]) if "study" in result else table(result)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    made = with_tables(readme.read_text(encoding="utf-8"))
    write_atomically(readme, lambda p: p.write_text(made, encoding="utf-8"))

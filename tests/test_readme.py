"""What the README shows runs as it stands there. (Its gradio_client example is run by test_api.py.)"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from t2l_core import cli
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def python_examples() -> list[str]:
    return re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_its_tables_are_what_the_shipped_results_say(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "assets"))
    from tables import with_tables  # type: ignore[import-not-found]

    assert README.count("<!-- table ") == README.count("<!-- end -->") > 3
    assert with_tables(README) == README  # else: python assets/tables.py
    first = README.index("| t2l |")
    assert with_tables(README[:first] + "| t2l | 99.9 |" + README[first:]) == README


def test_an_aim_says_what_was_reached_and_whether_that_is_enough(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "assets"))
    from tables import aim  # type: ignore[import-not-found]

    assert aim("points ahead", 3, 2.94) == "| points ahead | at least 3 | 2.9 | no |"
    assert aim("points ahead", 3, 2.96).endswith("| 3.0 | no |")
    assert aim("points ahead", 3, 3.0).endswith("| yes |")
    assert aim("spread", 5, 5.5, at_most=True) == "| spread | at most 5 | 5.5 | no |"
    assert aim("spread", 5, 4.9, at_most=True).endswith("| yes |")


@pytest.mark.weights
def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    (tmp_path / "checkpoints").symlink_to(ROOT / "checkpoints")
    monkeypatch.chdir(tmp_path)
    [example] = [code for code in python_examples() if "Text2LoRA" in code]
    names: dict[str, Any] = {}
    exec(example, names)
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) > 1
    assert (tmp_path / "out" / "plurals" / "adapter_model.safetensors").is_file()
    assert isinstance(names["plural"]("knife"), str)
    assert len(names["plural"](["city", "box"])) == 2


def test_every_command_and_option_shown_is_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    monkeypatch.setenv("COLUMNS", "300")  # so that no name is cut
    shown = set(re.findall(r"python -m t2l_core ([^`#\n…]+)", README))
    for first, others in re.findall(r"`python -m t2l_core ((?:\w+ )+)\w+[^`]*`((?: · `\w+`)+)", README):
        shown |= {f"{first}{other}" for other in re.findall(r"`(\w+)`", others)}
    assert len(shown) > 15
    for line in sorted(shown):
        words = shlex.split(line)
        options = [word for word in words if word.startswith("--")]
        place = words.index(options[0]) if options else len(words)
        monkeypatch.setattr(sys, "argv", ["t2l_core", *words[:place], "--help"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        assert not ended.value.code, f"{line}: {told.err}"
        assert [o for o in options if o not in told.out] == [], line

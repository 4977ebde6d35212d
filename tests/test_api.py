"""The app's programming interfaces as others use them: gradio_client over HTTP, and MCP."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from t2l_core.bench import running_app
from t2l_core.text2lora import Text2LoRA
from t2l_core.ui import api
from t2l_core.ui.api import Endpoints
from t2l_core.ui.state import Studio
from tests.test_readme import python_examples

ROOT = Path(__file__).resolve().parents[1]
OPPOSITE = "Give the opposite of the word."


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running_app(ROOT / "checkpoints" / "smollm2-135m") as address:
        yield address


@pytest.fixture
def studio(tiny_t2l: Text2LoRA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(Studio, "_load", lambda self: tiny_t2l)
    monkeypatch.setenv("T2L_WORKSPACES", str(tmp_path / "workspaces"))
    monkeypatch.setenv("T2L_QUOTA", "1")
    return Studio(tmp_path)


def test_a_zip_outlives_its_adapter_until_others_have_come(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "KEPT", 2)
    endpoints = Endpoints(studio)
    packed = [Path(endpoints.generate(f"Do it {how}.")[1]) for how in ("now", "well", "again")]
    assert [p.name for p in packed if p.is_file()] == ["do-it-well.zip", "do-it-again.zip"]
    assert len(endpoints.compare("hello", "Do it.\nUndo it.\nLeave it.", max_new_tokens=2)["columns"]) == 4
    assert len(studio.library.entries(endpoints.workspace)) == 1


def test_adapters_that_other_callers_push_out_are_missed_by_nobody(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    endpoints, generate = Endpoints(studio), studio.generate

    def overtaken(*values: Any) -> Any:
        made = generate(*values)
        generate(*values)  # another caller's, whose adapter takes the place of this one
        return made

    monkeypatch.setattr(studio, "generate", overtaken)
    assert Path(endpoints.generate("Do it.")[1]).is_file()

    def gone(*_: str) -> None:
        raise ValueError("this adapter is not in your workspace")

    studio.library.quota = 5
    monkeypatch.setattr(api, "KEPT", 1)
    monkeypatch.setattr(studio.library, "remove", gone)  # as when it went after the list was made
    assert set(endpoints.answer("hello", "Do it.")) == {"base", "adapted", "seconds"}


@pytest.mark.weights
def test_gradio_client_generates_compares_and_maps(url: str, tmp_path: Path):
    from gradio_client import Client

    client = Client(url, verbose=False, download_files=str(tmp_path))
    facts, packed = client.predict(OPPOSITE, 1.0, api_name="/generate")
    assert facts["parameters"] == 460_800
    assert Path(packed).suffix == ".zip"
    found = client.predict("swift", f"{OPPOSITE}\nWrite it in capitals.", max_new_tokens=8, api_name="/compare")
    assert [c["model"] for c in found["columns"]] == ["base", "adapter", "adapter"]
    answer = client.predict("swift", OPPOSITE, api_name="/answer")
    assert set(answer) == {"base", "adapted", "seconds"}
    with pytest.raises(Exception, match="description is empty"):
        client.predict("", 1.0, api_name="/generate")

    found = drawn_map(client)
    names = {task["task"] for task in found["tasks"]}
    assert len(names) == len(found["tasks"]) > 10
    assert all(-1 < task[axis] < 11 for task in found["tasks"] for axis in "xy")
    assert "yours" not in found
    placed = client.predict(OPPOSITE, api_name="/map")
    assert {near["task"] for near in placed["yours"]["nearest_by_change"]} <= names
    assert placed["yours"]["nearest_by_change"][0]["cosine"] > 0


def drawn_map(client: Any) -> dict[str, Any]:
    """The map, asked for until it has been drawn."""
    from gradio_client.exceptions import AppError

    deadline = time.monotonic() + 60
    while True:
        try:
            return client.predict("", api_name="/map")
        except AppError as error:
            if "still being drawn" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(1)


@pytest.mark.weights
def test_the_readme_s_client_runs(url: str):
    from gradio_client import Client

    [example] = [code for code in python_examples() if "gradio_client" in code]
    assert "http://127.0.0.1:7860" in example
    names: dict[str, Any] = {}
    exec(example.replace("http://127.0.0.1:7860", url), names)
    assert isinstance(names["studio"], Client)
    assert names["facts"]["parameters"] == 460_800
    assert Path(names["peft_zip"]).is_file()
    assert set(names["both"]) == {"base", "adapted", "seconds"}


@pytest.mark.weights
def test_mcp_lists_and_calls_the_same_tools(url: str):
    pytest.importorskip("mcp", reason="pip install 'gradio[mcp]'")
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    wanted: dict[str, dict[str, Any]] = {
        "generate": {"description": OPPOSITE},
        "answer": {"prompt": "swift", "description": OPPOSITE},
        "compare": {"prompt": "swift", "descriptions": f"{OPPOSITE}\nWrite it in capitals.", "max_new_tokens": 4},
        "map": {"description": OPPOSITE},
    }

    async def talk() -> tuple[dict[str, str], dict[str, str]]:
        async with (
            streamablehttp_client(f"{url}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = {t.name: t.description or "" for t in (await session.list_tools()).tools}
            said = {}
            for end, arguments in wanted.items():
                [name] = [n for n in tools if n.endswith(end)]
                result = await session.call_tool(name, arguments)
                said[end] = "\n".join(getattr(c, "text", "") for c in result.content)
                assert not result.isError, said[end]
            return tools, said

    from gradio_client import Client

    drawn_map(Client(url, verbose=False))
    with ThreadPoolExecutor(1) as pool:  # a thread of its own: Playwright keeps a loop running in this one
        tools, said = pool.submit(lambda: asyncio.run(talk())).result()
    assert {n.rsplit("_", 1)[-1] for n in tools} == set(wanted)
    assert all(tools.values())
    parts = {
        "generate": ("460800", "nearest_tasks", ".zip"),
        "answer": ("base", "adapted", "seconds"),
        "compare": ("Write it in capitals.", "stop_reason"),
        "map": ("yours", "nearest_by_change"),
    }
    for name, words in parts.items():
        assert [word for word in words if word not in said[name]] == [], said[name][:500]

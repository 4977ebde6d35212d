"""The app's programming interfaces as others use them: gradio_client over HTTP, and MCP."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from t2l_core.bench import running_app

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.weights
OPPOSITE = "Give the opposite of the word."


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running_app(ROOT / "checkpoints" / "smollm2-135m") as address:
        yield address


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


def test_mcp_lists_and_calls_the_same_tools(url: str):
    pytest.importorskip("mcp", reason="pip install 'gradio[mcp]'")
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def talk() -> tuple[dict[str, str], str]:
        async with (
            streamablehttp_client(f"{url}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = {t.name: t.description or "" for t in (await session.list_tools()).tools}
            name = next(n for n in tools if n.endswith("answer"))
            result = await session.call_tool(name, {"prompt": "swift", "description": OPPOSITE})
            return tools, "".join(getattr(c, "text", "") for c in result.content)

    with ThreadPoolExecutor(1) as pool:  # a thread of its own: Playwright keeps a loop running in this one
        tools, said = pool.submit(lambda: asyncio.run(talk())).result()
    assert {n.rsplit("_", 1)[-1] for n in tools} == {"generate", "answer", "compare", "map"}
    assert all(tools.values())
    assert all(word in said for word in ("base", "adapted", "seconds"))

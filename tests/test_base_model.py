"""Loading the LLM from a local folder, its chat prompt, and what is said when that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from t2l_core import base_model
from t2l_core.base_model import BaseModel, load_base_model
from tests.conftest import make_tiny_base

TEMPLATE = (
    "{% for m in messages %}<s>{{ m['role'] }} {{ m['content'] }} </s>{% endfor %}"
    "{% if add_generation_prompt %}<s>model {% endif %}"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = ["<unk>", "<s>", "</s>", "user", "model", "hello", "there", "upper", "case"]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()  # type: ignore[assignment]
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="</s>", bos_token="<s>", unk_token="<unk>")
    fast.save_pretrained(tmp_path / "m")
    make_tiny_base().model.save_pretrained(tmp_path / "m")
    return tmp_path / "m"


def test_a_local_folder_loads_frozen(folder: Path):
    base = load_base_model(str(folder), dtype=torch.float32)
    assert not any(p.requires_grad for p in base.model.parameters())
    assert not base.model.training
    assert base.max_tokens == 256
    assert base.prompt_ids("hello there")[:2] == base.encode("hello there")


def test_a_folder_below_home_loads_under_the_name_that_others_can_open(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(folder.parent))
    base = load_base_model("~/m")
    assert base.name == base.hub_name == str(folder)
    with pytest.raises(FileNotFoundError, match=r"nowhere holds no config\.json"):
        load_base_model("~/nowhere")


@pytest.mark.parametrize(
    ("native", "most", "dtype"),
    [(True, 1e9, torch.bfloat16), (False, 1e9, torch.float32), (False, 10, torch.bfloat16)],
)
def test_a_small_model_is_in_fp32_where_the_processor_only_imitates_bf16(folder: Path, monkeypatch, native, most, dtype):
    monkeypatch.setattr(base_model, "multiplies_bf16", lambda: native)
    monkeypatch.setattr(base_model, "_SMALL", most)
    assert load_base_model(str(folder)).model.dtype == dtype
    assert load_base_model(str(folder), dtype=torch.float16).model.dtype == torch.float16


def test_the_models_own_chat_template_frames_the_prompt(folder: Path):
    base = load_base_model(str(folder))
    base.tokenizer.chat_template = TEMPLATE
    assert base.tokenizer.decode(base.prompt_ids("hello")).split() == ["<s>", "user", "hello", "</s>", "<s>", "model"]
    told = base.tokenizer.decode(base.prompt_ids("hello", "upper case")).split()
    assert told == ["<s>", "user", "upper", "case", "hello", "</s>", "<s>", "model"]


def test_truncated_weights_and_missing_folders_are_said_in_words(folder: Path, tmp_path: Path):
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:2000])
    with pytest.raises(ValueError, match="could not load the base model"):
        load_base_model(str(folder))
    with pytest.raises(FileNotFoundError, match=r"holds no config\.json"):
        load_base_model(str(tmp_path / "nowhere"))


def test_a_word_bag_holds_its_words_as_an_answer_would_begin_with_them(tiny_base: BaseModel):
    one, other, both = (tiny_base.word_bag(t) for t in ("ham", "spam", "ham, or spam"))
    assert one.norm() == pytest.approx(1)
    assert both @ one > one @ other
    torch.testing.assert_close(tiny_base.word_bag("ham spam"), tiny_base.word_bag("spam ham"))  # order is not kept
    assert torch.equal(tiny_base.word_bag(" \n"), torch.zeros(len(one)))


def test_words_are_read_where_the_model_is_out_of_reach():
    base = make_tiny_base()
    here = base.word_bag("ham")
    base.model.to("meta")  # as a GPU that is there only during a call
    assert torch.equal(base.word_bag("ham"), here)

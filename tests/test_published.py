"""The importer of the published layout: against the fixtures, and against a naive forward for what they do not cover."""

from __future__ import annotations

import itertools
import json
import math
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from safetensors.torch import load_file
from torch import Tensor

from t2l_core.checkpoint import load_checkpoint
from t2l_core.lora import LoRAWeights
from t2l_core.published import import_published, load_published

FIXTURES = Path(__file__).parent / "fixtures" / "published"
CASES = ("mistral_L_sft", "gemma2_L_sft", "mistral_M_sft")
TOLERANCE = 1e-5

# The generated cases: sizes that differ from one another, so that no two can be mistaken; q widens, v narrows.
LAYERS, RANK, D, H, EMB, SCALE = 2, 4, 16, 20, 12, 2500.0
SIZES = {"v_proj": (24, 16), "q_proj": (24, 40), "down_proj": (28, 24)}
BASE = {
    "hidden_size": 24,
    "head_dim": 8,
    "num_attention_heads": 5,
    "num_key_value_heads": 2,
    "intermediate_size": 28,
    "num_hidden_layers": LAYERS,
}
VARIANTS: dict[str, dict[str, bool]] = {
    "L": {"shared_AB_head": False, "autoreg_gen": False, "learnable_pos_emb": False},
    "M": {"shared_AB_head": True, "autoreg_gen": False, "learnable_pos_emb": False},
    "S-rope-alone": {"shared_AB_head": True, "autoreg_gen": True, "learnable_pos_emb": False},
    "S-learned-alone": {"shared_AB_head": True, "autoreg_gen": True, "learnable_pos_emb": True},
    "S-rope-together": {"shared_AB_head": False, "autoreg_gen": True, "learnable_pos_emb": False},
    "S-learned-together": {"shared_AB_head": False, "autoreg_gen": True, "learnable_pos_emb": True},
}
TASKS: dict[str, dict[str, Any]] = {
    "sft": {"training_task": "sft", "factorized": False, "pred_z_score": True, "bias": True},
    "sft-offset": {"training_task": "sft", "factorized": True, "pred_z_score": True, "bias": False},
    "recon-z": {"training_task": "recon", "factorized": True, "pred_z_score": True, "bias": False},
    "recon-raw": {"training_task": "recon", "factorized": True, "pred_z_score": False, "bias": True},
    "recon-delta-w": {"training_task": "recon", "factorized": False, "pred_z_score": False, "bias": True},
    "recon-delta-w-no-bias": {"training_task": "recon", "factorized": False, "pred_z_score": True, "bias": False},
}


def copy_case(case: str, to: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / case, to / case))


def edit_json(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def edit_args(folder: Path, **changes: Any) -> None:
    path = folder / "args.yaml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text()), **changes}))


def read_state(folder: Path) -> dict[str, Tensor]:
    return torch.load(folder / "hypermod.pt", weights_only=True)


def worst(got: LoRAWeights, expected: dict[str, Tensor]) -> float:
    """Largest absolute difference; the key sets and shapes must be equal."""
    state = got.to_peft_state_dict()
    assert set(state) == set(expected)
    assert {k: v.shape for k, v in state.items()} == {k: v.shape for k, v in expected.items()}
    return max(float((state[k].double() - expected[k].double()).abs().max()) for k in expected)


# A forward written from the published description alone: one vector at a time, in float64, on published tensor names.


class NaiveForward:
    def __init__(self, state: dict[str, Tensor], args: dict, modules: list[str], sizes: dict, layers: int, rank: int) -> None:
        self.state = {k: v.double() for k, v in state.items()}
        self.args, self.modules, self.sizes, self.layers, self.rank = args, modules, sizes, layers, rank

    def linear(self, name: str, x: Tensor) -> Tensor:
        bias = self.state.get(f"{name}.bias")
        y = self.state[f"{name}.weight"] @ x
        return y if bias is None else y + bias

    def norm(self, name: str, x: Tensor) -> Tensor:
        centred = x - x.mean()
        scaled = centred / torch.sqrt((centred**2).mean() + 1e-5)
        return scaled * self.state[f"{name}.weight"] + self.state[f"{name}.bias"]

    def silu(self, x: Tensor) -> Tensor:
        return x / (1 + torch.exp(-x))

    def two_layers(self, first: str, second: str, x: Tensor) -> Tensor:
        return self.silu(self.linear(second, self.silu(self.linear(first, x))))

    def residual(self, name: str, x: Tensor) -> Tensor:
        return x + self.two_layers(f"{name}.mlp.1", f"{name}.mlp.4", self.norm(f"{name}.mlp.0", x))

    def mlp3(self, x: Tensor) -> Tensor:
        return self.two_layers("mlp3.1", "mlp3.4", self.norm("mlp3.0", x))

    def rope(self, x: Tensor, position: int) -> Tensor:
        half = len(x) // 2
        y = x.clone()
        for i in range(half):  # the pair (i, i + half) turns by position / base^(2i/d)
            turn = position / 10000 ** (2 * i / len(x))
            y[i] = x[i] * math.cos(turn) - x[i + half] * math.sin(turn)
            y[i + half] = x[i + half] * math.cos(turn) + x[i] * math.sin(turn)
        return y

    def rank_row(self, x: Tensor, position: int, alone: bool) -> Tensor:
        """The head's input for one rank, from z (A or B alone) or x (both together)."""
        if not self.args["learnable_pos_emb"]:
            return self.mlp3(self.residual("mlp2", self.rope(x, position)))
        place = self.norm("pos_emb.1", self.state["pos_emb.0.weight"][position])
        return self.mlp3(x + self.residual("mlp2", place)) if alone else self.mlp3(self.residual("mlp2", x + place))

    def encode(self, task: Tensor) -> Tensor:
        return self.norm("task_encoder.mlp.1", self.linear("task_encoder.mlp.0", task.double()))

    def raw(self, task: Tensor, layer: int, m: str) -> tuple[Tensor, Tensor]:
        """One layer's head output as A (r, in) and Bᵀ (r, out)."""
        depth = self.norm("layer_depth_encoder.1", self.state["layer_depth_encoder.0.weight"][layer])
        kind = self.norm("layer_type_encoder.1", self.state["layer_type_encoder.0.weight"][self.modules.index(m)])
        x = self.two_layers("mixer.1", "mixer.4", torch.cat([self.encode(task), depth, kind]))
        x = self.residual("mlp1", x)
        d_in, d_out = self.sizes[m]
        r, head = self.rank, f"heads.{m}"
        if not self.args["shared_AB_head"]:
            if not self.args["autoreg_gen"]:
                flat = self.linear(head, self.mlp3(self.residual("mlp2", x)))
                return flat[: r * d_in].reshape(r, d_in), flat[r * d_in :].reshape(r, d_out)
            rows = torch.stack([self.linear(head, self.rank_row(x, k, alone=False)) for k in range(r)])
            return rows[:, :d_in], rows[:, d_in:]
        sides = []
        for side, width in (("A", d_in), ("B", d_out)):
            z = self.residual("mlp2", x + self.norm("out_emb_norm", self.state[f"out_emb.{m}.{side}"]))
            if self.args["autoreg_gen"]:
                rows = torch.stack([self.linear(head, self.rank_row(z, k, alone=True)) for k in range(r)])
            else:
                rows = self.linear(head, self.mlp3(z)).reshape(r, max(d_in, d_out))
            sides.append(rows[:, :width])
        return sides[0], sides[1]

    def finish(self, X: Tensor, side: str, m: str, layer: int) -> Tensor:
        def common(name: str) -> Tensor | float:
            tensors = self.state.get(f"{name}.{side}.{m}")
            return 0.0 if tensors is None else tensors[layer]

        if self.args["training_task"] == "sft":
            return X + common("AB_offset")
        if not self.args["factorized"]:
            return X / math.sqrt(self.args["delta_w_scaling"])
        if self.args["pred_z_score"]:
            X = X * (common("std_recon_target") + 1e-10) + common("mean_recon_target")
        return X + common("AB_offset")

    def __call__(self, task: Tensor) -> dict[str, Tensor]:
        out = {}
        for m in self.modules:
            for layer in range(self.layers):
                A, B_transposed = self.raw(task, layer, m)
                key = f"base_model.model.model.layers.{layer}.{'mlp' if m == 'down_proj' else 'self_attn'}.{m}"
                out[f"{key}.lora_A.weight"] = self.finish(A, "A", m, layer)
                out[f"{key}.lora_B.weight"] = self.finish(B_transposed.T, "B", m, layer)
        return out


def shapes(args: dict, bias: bool) -> dict[str, tuple[int, ...]]:
    """Published names and shapes of a generated case."""
    out: dict[str, tuple[int, ...]] = {}

    def linear(name: str, d_in: int, d_out: int, bias: bool = True) -> None:
        out[f"{name}.weight"] = (d_out, d_in)
        if bias:
            out[f"{name}.bias"] = (d_out,)

    def norm(name: str, d: int) -> None:
        out[f"{name}.weight"] = out[f"{name}.bias"] = (d,)

    linear("task_encoder.mlp.0", EMB, D // 2)
    norm("task_encoder.mlp.1", D // 2)
    for name, rows in (("layer_depth_encoder", LAYERS), ("layer_type_encoder", len(SIZES))):
        out[f"{name}.0.weight"] = (rows, D // 4)
        norm(f"{name}.1", D // 4)
    linear("mixer.1", D, 4 * D)
    linear("mixer.4", 4 * D, D)
    for name, d_out in (("mlp1.mlp", D), ("mlp2.mlp", D), ("mlp3", H)):
        norm(f"{name}.0", D)
        linear(f"{name}.1", D, 4 * D)
        linear(f"{name}.4", 4 * D, d_out)
    if args["shared_AB_head"]:
        out |= {f"out_emb.{m}.{side}": (D,) for m in SIZES for side in "AB"}
        norm("out_emb_norm", D)
    if args["learnable_pos_emb"]:
        out["pos_emb.0.weight"] = (RANK, D)
        norm("pos_emb.1", D)
    for m, (d_in, d_out) in SIZES.items():
        width = max(d_in, d_out) if args["shared_AB_head"] else d_in + d_out
        linear(f"heads.{m}", H, width if args["autoreg_gen"] else RANK * width, bias)
        for kind in ("AB_offset", "mean_recon_target", "std_recon_target"):
            out[f"{kind}.A.{m}"] = (LAYERS, RANK, d_in)
            out[f"{kind}.B.{m}"] = (LAYERS, d_out, RANK)
    return out


def generate_case(folder: Path, variant: str, task: str) -> tuple[Path, NaiveForward]:
    """Write a random checkpoint in the published layout: nothing in it is zero, so nothing can be left out unseen."""
    values = dict(TASKS[task])
    bias = values.pop("bias")
    args = {
        **yaml.safe_load((FIXTURES / "mistral_L_sft" / "args.yaml").read_text()),
        **VARIANTS[variant],
        **values,
        "hypernet_latent_size": D,
        "head_in_size": H,
        "delta_w_scaling": SCALE,
    }
    g = torch.Generator().manual_seed(list(VARIANTS).index(variant) * 10 + list(TASKS).index(task))
    state = {k: 0.3 * torch.randn(shape, generator=g) for k, shape in shapes(args, bias).items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "args.yaml").write_text(yaml.safe_dump(args))
    (folder / "base_config.json").write_text(json.dumps(BASE))
    shutil.copy(FIXTURES / "mistral_L_sft" / "adapter_config.json", folder)
    (folder / "adapter_config.json").chmod(0o644)
    edit_json(folder / "adapter_config.json", target_modules=list(SIZES), r=RANK, lora_alpha=2 * RANK)
    torch.save(state, folder / "hypermod.pt")
    return folder, NaiveForward(state, args, list(SIZES), SIZES, LAYERS, RANK)


def task_embeddings(n: int, d: int = EMB) -> Tensor:
    t = torch.randn(n, d, generator=torch.Generator().manual_seed(7))
    return t / t.norm(dim=-1, keepdim=True) * math.sqrt(d)


@pytest.mark.parametrize("i", [0, 1])
@pytest.mark.parametrize("case", CASES)
def test_fixture_is_reproduced(case: str, i: int) -> None:
    embeddings = load_file(FIXTURES / case / "embeddings.safetensors")
    net = load_published(FIXTURES / case)
    assert not net.training
    task = embeddings[f"task_emb_{i}"]
    with torch.no_grad():
        assert float((net.encode_task(task) - embeddings[f"encoded_task_emb_{i}"]).abs().max()) < TOLERANCE
        [adapter] = net(task)
    assert worst(adapter, load_file(FIXTURES / case / f"expected_{i}.safetensors")) < TOLERANCE
    assert adapter.spec.scaling == 2.0  # alpha / r, whatever use_rslora says


@pytest.mark.parametrize("case", CASES)
def test_naive_forward_reproduces_the_fixture(case: str) -> None:
    """The yardstick of the tests below is itself right where the fixtures can tell."""
    folder = FIXTURES / case
    args = yaml.safe_load((folder / "args.yaml").read_text())
    modules = json.loads((folder / "adapter_config.json").read_text())["target_modules"]
    spec = load_published(folder).config.spec
    naive = NaiveForward(read_state(folder), args, modules, {m: spec.sizes(m) for m in modules}, spec.n_layers, spec.rank)
    got = naive(load_file(folder / "embeddings.safetensors")["task_emb_0"][0])
    expected = load_file(folder / "expected_0.safetensors")
    assert set(got) == set(expected)
    assert max(float((got[k] - expected[k]).abs().max()) for k in expected) < TOLERANCE


@pytest.mark.parametrize(("variant", "task"), list(itertools.product(VARIANTS, TASKS)))
def test_variant_and_training_task_equal_the_naive_forward(tmp_path: Path, variant: str, task: str) -> None:
    folder, naive = generate_case(tmp_path, variant, task)
    t = task_embeddings(2)
    net = load_published(folder)
    with torch.no_grad():
        adapters = net(t)
    assert len(adapters) == 2
    for row, adapter in zip(t, adapters, strict=True):
        assert worst(adapter, naive(row)) < TOLERANCE


def test_type_order_is_the_files_order(tmp_path: Path) -> None:
    folder = copy_case("gemma2_L_sft", tmp_path)
    assert load_published(folder).config.spec.target_modules == ("v_proj", "q_proj")
    task = load_file(folder / "embeddings.safetensors")["task_emb_0"]
    expected = load_file(folder / "expected_0.safetensors")
    edit_json(folder / "adapter_config.json", target_modules=["q_proj", "v_proj"])
    assert worst(load_published(folder)(task)[0], expected) > 0.05  # it loads, and computes something else


def test_absent_offset_counts_as_zero(tmp_path: Path) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    state = {k: v for k, v in read_state(folder).items() if not k.startswith(("AB_offset", "mean_", "std_"))}
    torch.save(state, folder / "hypermod.pt")
    task = load_file(folder / "embeddings.safetensors")["task_emb_0"]
    assert worst(load_published(folder)(task)[0], load_file(folder / "expected_0.safetensors")) < TOLERANCE


def test_half_precision_file_is_computed_in_fp32(tmp_path: Path) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    torch.save({k: v.bfloat16() for k, v in read_state(folder).items()}, folder / "hypermod.pt")
    assert {p.dtype for p in load_published(folder).parameters()} == {torch.float32}


def test_base_config_may_be_named_config_json(tmp_path: Path) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    (folder / "base_config.json").rename(folder / "config.json")
    task = load_file(folder / "embeddings.safetensors")["task_emb_0"]
    assert worst(load_published(folder)(task)[0], load_file(folder / "expected_0.safetensors")) < TOLERANCE


@pytest.mark.parametrize("name", ["args.yaml", "adapter_config.json", "base_config.json", "hypermod.pt"])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=name):
        load_published(folder)


@pytest.mark.parametrize("name", ["args.yaml", "adapter_config.json", "base_config.json"])
@pytest.mark.parametrize("content", [b"{ cut: [", b"\xff\xfe\x00", b"[1, 2]", b""])
def test_damaged_description_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    (folder / name).write_bytes(content)
    with pytest.raises(ValueError, match=rf"{name} (cannot be read|holds)"):
        load_published(folder)


@pytest.mark.parametrize("keep", [0, 1, 100, 5000, 300_000, -1])
def test_truncated_hypermod_is_a_clear_error(tmp_path: Path, keep: int) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    path = folder / "hypermod.pt"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ValueError, match=r"hypermod\.pt is not a readable file of tensors"):
        load_published(folder)


@pytest.mark.parametrize("seed", range(20))
def test_corrupt_hypermod_never_escapes_as_another_error(tmp_path: Path, seed: int) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    noise = torch.randint(0, 256, (400,), generator=torch.Generator().manual_seed(seed), dtype=torch.uint8).numpy().tobytes()
    head = (b"", b"\x80\x02", b"PK\x03\x04")[seed % 3]  # nothing known, a pickle's beginning, a zip's beginning
    (folder / "hypermod.pt").write_bytes(head + noise)
    with pytest.raises(ValueError, match=r"hypermod\.pt"):
        load_published(folder)


def test_scrambled_hypermod_is_refused_or_fits(tmp_path: Path) -> None:
    """Bytes overwritten inside the archive: the error is ours, or the damage lies where only a checksum could see it."""
    folder = copy_case("mistral_L_sft", tmp_path)
    path = folder / "hypermod.pt"
    whole, messages = path.read_bytes(), []
    for seed in range(40):
        g = torch.Generator().manual_seed(seed)
        at = int(torch.randint(0, 6000, (), generator=g))  # the pickle stands at the beginning, the directory at the end
        at = at if seed % 2 else len(whole) - 6000 + at
        noise = torch.randint(0, 256, (24,), generator=g, dtype=torch.uint8).numpy().tobytes()
        path.write_bytes(whole[:at] + noise + whole[at + 24 :])
        try:
            load_published(folder)
        except ValueError as error:
            messages.append(str(error))
    assert len(messages) > 5
    assert all("hypermod.pt" in m for m in messages)


class Evil:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


@pytest.mark.parametrize("zipped", [True, False])
def test_code_in_a_pickle_is_never_run(tmp_path: Path, zipped: bool) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    trace = tmp_path / "was_here"
    if zipped:
        torch.save({"x": Evil(trace)}, folder / "hypermod.pt")
    else:
        (folder / "hypermod.pt").write_bytes(pickle.dumps(Evil(trace), protocol=2))
    with pytest.raises(ValueError, match="not a readable file of tensors"):
        load_published(folder)
    assert not trace.exists()


@pytest.mark.parametrize("value", [[torch.zeros(2)], {"state_dict": {"a": torch.zeros(2)}}, {"a": torch.zeros(2).long()}])
def test_other_contents_are_refused(tmp_path: Path, value: Any) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    torch.save(value, folder / "hypermod.pt")
    with pytest.raises(ValueError, match=r"hypermod\.pt"):
        load_published(folder)


def test_all_tensors_that_do_not_fit_are_in_one_error(tmp_path: Path) -> None:
    folder = copy_case("mistral_M_sft", tmp_path)
    state = read_state(folder)
    del state["task_encoder.mlp.0.weight"], state["heads.q_proj.bias"], state["AB_offset.B.v_proj"]
    state["surplus.weight"] = torch.zeros(3)
    state["AB_offset.A.k_proj"] = torch.zeros(3)
    state["mixer.1.bias"] = torch.zeros(5)
    state["mlp3.0.weight"][2] = math.nan
    torch.save(state, folder / "hypermod.pt")
    with pytest.raises(ValueError, match=r"hypermod\.pt does not fit") as caught:
        load_published(folder)
    for part in (
        "missing task_encoder.mlp.0.weight",
        "missing heads.q_proj.bias",
        "missing AB_offset.B.v_proj",
        "unexpected surplus.weight",
        "unexpected AB_offset.A.k_proj",
        "mixer.1.bias is (5,), wanted (128,)",
        "mlp3.0.weight holds values that are not finite",
    ):
        assert part in str(caught.value)
    assert str(caught.value).count("missing") == 3


def test_z_scores_need_their_mean_and_deviation(tmp_path: Path) -> None:
    folder, _ = generate_case(tmp_path, "L", "recon-z")
    state = read_state(folder)
    del state["std_recon_target.B.v_proj"]
    torch.save(state, folder / "hypermod.pt")
    with pytest.raises(ValueError, match=r"missing std_recon_target\.B\.v_proj"):
        load_published(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"encoder_type": "vq"}, "encoder_type is 'vq'; supported: linear"),
        ({"training_task": "vera"}, "training_task is 'vera'; supported: sft, recon"),
        ({"use_one_hot_task_emb": True}, "use_one_hot_task_emb is true"),
        ({"learnable_pos_emb": True}, "learnable_pos_emb is true but autoreg_gen is false"),
        ({"shared_AB_head": "false"}, "shared_AB_head is 'false'; wanted true or false"),
        ({"hypernet_latent_size": None}, "hypernet_latent_size is None; wanted a whole number"),
        ({"training_task": "recon", "delta_w_scaling": 0}, "delta_w_scaling is 0; wanted a number above 0"),
        ({"shared_AB_head": True}, "missing out_emb"),
        ({"head_in_size": 40}, r"mlp3.4.weight is \(48, 128\), wanted \(40, 128\)"),
    ],
)
def test_unsupported_arguments_are_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    edit_args(folder, **changes)
    with pytest.raises(ValueError, match=message):
        load_published(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"peft_type": "VERA"}, "peft_type is 'VERA'; supported: LORA"),
        ({"use_dora": True}, "use_dora is True"),
        ({"rank_pattern": {"q_proj": 4}}, "rank_pattern is"),
        ({"r": 0}, "r is 0; wanted a whole number"),
        ({"target_modules": "all-linear"}, "target_modules is 'all-linear'; wanted a list"),
        ({"target_modules": ["q_proj", "q_proj"]}, "different module names"),
        ({"target_modules": ["q_proj", "lm_head"]}, r"unknown target modules \['lm_head'\]"),
    ],
)
def test_unsupported_adapters_are_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    edit_json(folder / "adapter_config.json", **changes)
    with pytest.raises(ValueError, match=message):
        load_published(folder)


def test_base_config_without_sizes_is_named(tmp_path: Path) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    edit_json(folder / "base_config.json", hidden_size=None)
    with pytest.raises(ValueError, match=r"base_config\.json: hidden_size is None"):
        load_published(folder)


@pytest.mark.parametrize(("variant", "task"), [("S-learned-alone", "recon-z"), ("M", "sft-offset"), ("L", "recon-delta-w")])
def test_import_round_trip_gives_the_same_adapters(tmp_path: Path, variant: str, task: str) -> None:
    folder, _ = generate_case(tmp_path / "published", variant, task)
    out = import_published(folder, tmp_path / "ours", base_model="some/llm", text_encoder="some/encoder")
    loaded = load_checkpoint(out)
    assert (loaded.base_model, loaded.text_encoder) == ("some/llm", "some/encoder")
    assert loaded.training["published_args"]["training_task"] == TASKS[task]["training_task"]
    t = task_embeddings(2)
    with torch.no_grad():
        pairs = list(zip(loaded.net(t), load_published(folder)(t), strict=True))
    assert all(worst(ours, published.to_peft_state_dict()) == 0.0 for ours, published in pairs)


def test_import_never_writes_into_the_published_folder(tmp_path: Path) -> None:
    folder = copy_case("mistral_L_sft", tmp_path)
    before = sorted(p.name for p in folder.iterdir())
    with pytest.raises(ValueError, match="name another folder"):
        import_published(folder, folder / "below" / "..", base_model="b", text_encoder="e")
    assert sorted(p.name for p in folder.iterdir()) == before

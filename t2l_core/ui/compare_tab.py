"""The Compare page: describe, generate, and read the answers of two to four columns side by side.

Enters: what a visitor types. Leaves: widgets wired to the `Studio`. Computes nothing itself.
"""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.ui import cards, columns, links
from t2l_core.ui.columns import CURRENT, FEWEST, MOST, Slot, answer_of, model_choices
from t2l_core.ui.conversation import BASE, KEPT, LETTERS, ColumnChoice, Conversation, Turn, remembered, tally
from t2l_core.ui.describe import DescribePanel
from t2l_core.ui.state import USER_ERRORS, Made, Session, Studio

if TYPE_CHECKING:
    from t2l_core.adapter import Adapter
    from t2l_core.engine import StreamStep

MOST_NEW_TOKENS = 512
LAST_SEED = 2**31 - 1
VISITORS_AT_ONCE = 16  # handlers that may wait for the model at once; the rest wait in Gradio's queue
TIE, BOTH_BAD = "tie", "both bad"

_ADAPTER_READY = "The adapter is ready. Type a prompt above and press “Ask”."
_WAITING = "Waiting for another visitor’s answer to finish …"
_READING = "Reading the prompt …"
_CHANGED = "The description has changed since this adapter was made; “Generate & compare” makes a new one."
_GREEDY = "At temperature 0 the same question has the same answer; raise the temperature under Sampling to draw another."
_LOCK = threading.RLock()  # of all pages: Gradio copies the first `Page`, which a lock in it would forbid


@dataclass(frozen=True, eq=False)
class Pending:
    """The turn being answered: where Stop finds what it belongs to."""

    talk: Conversation
    prompt: str
    sampling: dict[str, float]
    new: bool  # starts a conversation of its own


@dataclass
class Page:
    """What the page remembers of a visitor besides the session.

    One object for all handlers, changed in place: while one waits for the model, the visitor votes and earlier answers end.
    """

    log: tuple[Conversation, ...] = ()
    pending: Pending | None = None

    @property
    def current(self) -> Conversation | None:
        return self.log[-1] if self.log else None

    def begin(self, pending: Pending | None) -> Pending | None:
        """Put a turn, or none, in place of the pending one, which is returned: whoever has it is to `keep` it."""
        with _LOCK:
            before, self.pending = self.pending, pending
        return before

    def end(self, pending: Pending, step: StreamStep | None) -> bool:
        """Keep the pending turn; False when it is another's by now."""
        with _LOCK:
            if self.pending is not pending:
                return False
            self.pending = None
            self.keep(pending, step)
            return True

    def keep(self, pending: Pending | None, step: StreamStep | None) -> None:
        """Put a turn into the log as far as it came. An answer that was voted on stays beside the one drawn anew."""
        if pending is None or step is None:
            return
        turn = Turn(pending.prompt, tuple(answer_of(s) for s in step.columns), pending.sampling)
        with _LOCK:
            talk, new = pending.talk, pending.new
            if not new:
                n, turns = len(talk.turns), self.log[-1].turns  # voted on meanwhile, perhaps
                talk, new = replace(talk, turns=turns[:n]), any(t.vote for t in turns[n:])
                talk = talk.unvoted() if new else talk
            self.log = remembered(self.log, talk.with_turn(turn), new=new)

    def vote(self, vote: str) -> bool:
        """Vote on the last turn; False when there is none."""
        with _LOCK:
            talk = self.current
            if talk is None or not talk.turns:
                return False
            self.log = remembered(self.log, talk.voted(vote), new=False)
            return True


@dataclass(frozen=True)
class Form:
    """The page's inputs at the moment a button is pressed."""

    session: Session
    page: Page  # this alone goes on changing
    description: str
    wordings: tuple[str, ...]
    prompt: str
    columns: tuple[tuple[str, float, bool], ...]  # model, strength, with the description in its prompt
    chosen: dict[Any, Any]  # what every menu of adapters is set to
    blind: bool
    differences: bool
    sampling: dict[str, float]

    @property
    def strength(self) -> float:
        """Of the page's adapter: that of the first column showing it."""
        return next((s for model, s, _ in self.columns if model in (CURRENT, self.session.adapter_id)), 1.0)


class CompareTab:
    """Builds the page inside the current Blocks and wires it."""

    def __init__(self, studio: Studio, session: gr.State, remembered: gr.BrowserState, tab: gr.Tab) -> None:
        self.studio, self.session, self.remembered, self.page = studio, session, remembered, gr.State(Page())
        self.describe = DescribePanel(studio)
        self.description, self.prompt = self.describe.description, self.describe.prompt
        with gr.Row(elem_classes="t2l-actions"):
            self.go = gr.Button("Generate & compare", variant="primary", elem_id="go")
            self.ask = gr.Button("Ask", elem_id="ask")
            self.follow = gr.Button("Follow up", interactive=False, elem_id="follow")
            self.again = gr.Button("Regenerate", interactive=False, elem_id="again")
            self.halt = gr.Button("Stop", interactive=False, elem_id="stop")
        self.notice = gr.HTML("", elem_id="notice", apply_default_css=False)
        with gr.Row(equal_height=True, elem_classes="t2l-answers"):
            self.slots = [Slot(i) for i in range(MOST)]
        self._build_votes()
        self._build_settings()
        self._build_adapter()
        self._wire(tab)

    def _build_votes(self) -> None:
        with gr.Row(visible=False, elem_classes="t2l-actions", elem_id="votes") as self.votes:
            gr.HTML('<span class="t2l-lead">Which answer is better?</span>', apply_default_css=False)
            self.ballots = {letter: gr.Button(letter, size="md", min_width=44) for letter in LETTERS}
            self.ballots |= {TIE: gr.Button("Tie", size="md"), BOTH_BAD: gr.Button("Both bad", size="md")}
        self.tally = gr.HTML("", elem_id="tally", apply_default_css=False)

    def _build_settings(self) -> None:
        with gr.Row(elem_classes="t2l-view"):
            self.n = gr.Radio(list(range(FEWEST, MOST + 1)), value=FEWEST, label="Columns", elem_id="columns")
            self.differences = gr.Checkbox(label="Mark the words that differ from the first column", elem_id="differences")
            self.blind = gr.Checkbox(label="Blind: say which is which after the vote", elem_id="blind")
        with gr.Row():
            with gr.Column(min_width=280), gr.Accordion("Sampling", open=False):
                self.seed = gr.Number(0, label="Seed, the same for all columns", precision=0)
                self.temperature = gr.Slider(
                    0, 2, value=0, step=0.05, label="Temperature", info="0 always takes the likeliest token"
                )
                self.top_p = gr.Slider(0.05, 1, value=1, step=0.05, label="Top-p")
                self.max_new_tokens = gr.Slider(
                    1, MOST_NEW_TOKENS, value=64, step=1, label="Most new tokens", elem_id="max-new-tokens"
                )
            with gr.Column(min_width=280), gr.Accordion("Other wordings, mixes", open=False):
                self.wordings = gr.Textbox(
                    label="Other wordings of the same task, one a line",
                    info="All are averaged into the next adapter.",
                    lines=2,
                    max_lines=8,
                    elem_id="wordings",
                )
                with gr.Row():
                    self.first = gr.Dropdown([], label="Mix this adapter", min_width=120, elem_id="mix-first")
                    self.second = gr.Dropdown([], label="with this one", min_width=120, elem_id="mix-second")
                self.share = gr.Slider(0, 1, value=0.5, step=0.05, label="Share of the second")
                self.mix = gr.Button("Mix", elem_id="mix")

    def _build_adapter(self) -> None:
        self.facts = gr.HTML("", elem_id="facts", apply_default_css=False)
        with gr.Row(elem_classes="t2l-actions"):
            self.download = gr.DownloadButton("Download the adapter (PEFT, zip)", visible=False, elem_id="download")
            self.share_link = gr.Button("Copy a link to this", elem_id="share")
            self.transcript = gr.DownloadButton("Save transcript (JSON)", interactive=False, elem_id="transcript")
        self.link = gr.Textbox(label="Link: it restores description, prompt, seed and settings", visible=False, elem_id="link")
        with gr.Accordion("Use it from Python", open=False, visible=False) as self.python:
            self.code = gr.Code(language="python", show_label=False, container=False, interactive=False, wrap_lines=True)

    def _wire(self, tab: gr.Tab) -> None:
        sampling = [self.seed, self.temperature, self.top_p, self.max_new_tokens]
        choices = [w for s in self.slots for w in (s.model, s.strength, s.with_description)]
        shown = [self.n, self.differences, self.blind, self.wordings, self.first, self.second, self.share]
        inputs = {self.session, self.remembered, self.page, self.description, self.prompt, *choices, *shown, *sampling}
        cards_ = [s.card for s in self.slots]
        buttons = [self.halt, self.follow, self.again, self.transcript]
        voting = [self.votes, self.tally, *self.ballots.values()]
        answers = [self.session, self.page, self.notice, self.seed, *voting, *cards_, *buttons]
        adapter = [self.facts, self.download, self.python, self.code, *(s.model for s in self.slots), self.first, self.second]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        waiting: dict[str, Any] = {**quiet, "concurrency_limit": VISITORS_AT_ONCE}
        runs: Any = [
            gr.on([self.go.click, self.description.submit], self.generate_and_compare, inputs, answers + adapter, **waiting),
            gr.on([self.ask.click, self.prompt.submit], self.ask_anew, inputs, answers + adapter, **waiting),
            self.follow.click(self.follow_up, inputs, answers, **waiting),
            self.again.click(self.regenerate, inputs, answers, **waiting),
            self.mix.click(self.mix_adapters, inputs, answers + adapter, **waiting),
        ]
        self.halt.click(self.stop, inputs, answers, cancels=runs, queue=False, **quiet)
        gr.on(
            [s.strength.change for s in self.slots], self.rescale, inputs, [*adapter, self.notice],
            trigger_mode="always_last", **waiting,
        )  # fmt: skip
        for vote, button in self.ballots.items():
            button.click(self._voter(vote), inputs, answers, **quiet)
        self.differences.change(self.redraw, inputs, cards_, **quiet)
        gr.on(
            [self.n.change, self.blind.change], self.arrange, [self.n, self.blind],
            [w for s in self.slots for w in (s.column, s.choices)], **quiet,
        )  # fmt: skip
        outputs = [*adapter, self.notice]
        self.refreshing: dict[str, Any] = {"fn": self.refresh, "inputs": inputs, "outputs": outputs, **waiting}
        tab.select(**self.refreshing)
        switches = [self.wordings, self.blind, self.differences]
        self.restorable = [self.description, self.prompt, *sampling, self.n, *switches, *choices, self.notice]
        query = gr.Textbox(visible=False)
        self.share_link.click(links.packed, self.restorable[:-1], query, queue=False, **quiet).then(
            lambda link, _: gr.Textbox(link, visible=True), [self.link, query], self.link, js=links.COPY, queue=False, **quiet
        )

    # --- handlers: each takes the page's values and yields what changes; whatever is not yielded stays as it was

    def generate_and_compare(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """A new adapter from the description and, when there is a prompt, the answers of all columns."""
        form = self._form(values)
        words = "Generating the adapter …" if self.studio.loaded else "The models are still loading; your adapter comes next …"
        yield {self.notice: cards.note(words), self.session: form.session}
        yield from self._make(form, lambda: self.studio.generate(form.session, form.description, form.strength, form.wordings))

    def mix_adapters(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """A new adapter from two of the workspace's."""
        form = self._form(values)
        first, second = values[self.first], values[self.second]
        if not first or not second:
            yield {self.notice: cards.note("Choose two of your adapters to mix; make them first if there are none.", "warn")}
            return
        share = float(values[self.share])
        yield from self._make(form, lambda: self.studio.mix(form.session, first, second, share, form.strength))

    def _make(self, form: Form, make: Callable[[], Made]) -> Iterator[dict[Any, Any]]:
        """A new adapter on the page, then the answers when there is a prompt."""
        try:
            made = make()
        except Exception as error:  # noqa: BLE001 - logged, and said on the page, which stays usable
            yield {self.notice: cards.problem(error)}
            return
        form = replace(form, session=made.session)
        dropped = f"Your {self.studio.library.quota} newest adapters are kept; the oldest was dropped." if made.dropped else ""
        yield {self.session: made.session, self.notice: cards.note(dropped), **self._show_adapter(made, form)}
        if form.prompt.strip():
            yield from self._start(form)
        else:
            yield dict(zip(self._cards(), self._empty(form, _ADAPTER_READY), strict=True))

    def ask_anew(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """The prompt in a conversation of its own, with the columns as they are chosen; the first time, make the adapter."""
        form = self._form(values)
        if not form.prompt.strip():
            yield {self.notice: cards.note("The prompt is empty; type something to ask.", "warn"), self.session: form.session}
            return
        wanted = any(model == CURRENT for model, _, _ in form.columns)
        if wanted and form.session.adapter_id is None:
            yield from self.generate_and_compare(values)
            return
        try:
            current = self.studio.adapter(form.session, form.strength) if wanted else None
        except USER_ERRORS as error:
            yield {self.notice: cards.note(cards.sentence(error), "warn")}
            return
        changed = current is not None and form.description.strip() not in ("", current.description)
        yield {self.notice: cards.note(_CHANGED if changed else ""), self.session: form.session}
        yield from self._start(form)

    def follow_up(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """The prompt as the next turn of the conversation on the page: every column remembers what it said."""
        form = self._form(values)
        if form.page.pending:  # pressed before the page could disable the button
            return
        if not form.prompt.strip() or form.page.current is None:
            yield {self.notice: cards.note("Type the next question in the prompt field first.", "warn")}
            return
        talk = form.page.current
        if len(talk.columns) != len(form.columns):
            yield {
                self.notice: cards.note(
                    "The number of columns has changed; “Ask” starts a new conversation with these.", "warn"
                )
            }
            return
        yield {self.notice: ""}
        yield from self._answer(form, talk, form.prompt, form.sampling, new=False)

    def regenerate(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """The last turn again, under the next seed."""
        form = self._form(values)
        talk = form.page.current
        if talk is None or not talk.turns or form.page.pending:
            return
        if not form.sampling["temperature"]:
            yield {self.notice: cards.note(_GREEDY)}
            return
        sampling = {**form.sampling, "seed": (form.sampling["seed"] + 1) % LAST_SEED}
        yield {self.seed: sampling["seed"], self.notice: ""}
        before = talk.without_last()
        if before.blind and not before.turns:  # its columns have been named, or will be: draw their order anew
            before = replace(before, columns=tuple(random.sample(before.columns, len(before.columns))))
        yield from self._answer(form, before, talk.turns[-1].prompt, sampling, new=False)

    def stop(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """End the answers and leave what has been said on the page."""
        form = self._form(values)
        form.page.keep(form.page.begin(None), self.studio.stop(form.session))
        return self._settled(form) | {self.notice: cards.note("Stopped.")}

    def rescale(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """The adapter's facts, zip and code at another strength."""
        form = self._form(values)
        try:
            adapter = self.studio.adapter(form.session, form.strength)
            if adapter is None:
                return {self.notice: gr.skip()}
            return self._show_adapter(Made(form.session, adapter, self.studio.facts(adapter), 0), form)
        except Exception as error:  # noqa: BLE001 - as above
            return {self.notice: cards.problem(error)}

    def refresh(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """The adapters there are now, and the chosen one: other pages may have changed both."""
        form = self._form(values)
        if not self.studio.loaded:
            return {self.facts: gr.skip()}
        adapter = None
        try:
            with contextlib.suppress(ValueError):  # it was deleted, or pushed out by the quota
                adapter = self.studio.adapter(form.session, form.strength)
            if adapter is not None:
                return self._show_adapter(Made(form.session, adapter, self.studio.facts(adapter), 0), form)
            gone = {self.facts: "", self.download: gr.DownloadButton(visible=False), self.python: gr.Accordion(visible=False)}
            return gone | self._adapter_choices(form.session, form)
        except Exception as error:  # noqa: BLE001 - as above
            return {self.notice: cards.problem(error)}

    def redraw(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """The finished cards again, with or without their differences."""
        form = self._form(values)
        if form.page.current is None or form.page.pending:
            return {self.slots[0].card: gr.skip()}
        return self._columns(form, form.page.current)

    def arrange(self, n: int, blind: bool) -> dict[Any, Any]:
        """As many columns as asked for; a blind page does not show what they run."""
        out: dict[Any, Any] = {s.column: gr.Column(visible=i < int(n)) for i, s in enumerate(self.slots)}
        return out | {s.choices: gr.Group(visible=not blind) for s in self.slots}

    def restore(self, request: gr.Request) -> list[Any]:
        """What a shared link says of the page, in the order of `restorable`."""
        return links.unpacked(dict(request.query_params), len(self.restorable))

    def _voter(self, vote: str) -> Any:
        def cast(values: dict[Any, Any]) -> dict[Any, Any]:
            form = self._form(values)
            if not form.page.vote(vote):
                return {self.notice: gr.skip()}
            return self._counted(form) if form.page.pending else self._settled(form)

        return cast

    # --- answering

    def _start(self, form: Form) -> Iterator[dict[Any, Any]]:
        """A conversation of its own with the columns as they are chosen."""
        try:
            chosen = [self._chosen(form, *column) for column in form.columns]
        except USER_ERRORS as error:
            yield {self.notice: cards.note(cards.sentence(error), "warn")}
            return
        if form.blind:
            random.shuffle(chosen)
        yield from self._answer(form, Conversation(tuple(chosen), blind=form.blind), form.prompt, form.sampling, new=True)

    def _chosen(self, form: Form, model: str, strength: float, told: bool) -> ColumnChoice:
        if model == BASE:
            description = form.description.strip()
            if told and not description and (current := self.studio.adapter(form.session, 1.0)):
                description = current.description
            return ColumnChoice(BASE, description=description, with_description=told)
        adapter_id = form.session.adapter_id if model == CURRENT else model
        if adapter_id is None:
            raise ValueError("there is no adapter yet; describe a task and press “Generate & compare”")
        entry = self.studio.library.entry(form.session.workspace, adapter_id)
        name = "Your adapter" if model == CURRENT else cards.shortened(entry.name)
        return ColumnChoice(adapter_id, name, entry.description, strength, told)

    def _answer(
        self, form: Form, talk: Conversation, prompt: str, sampling: dict[str, float], *, new: bool
    ) -> Iterator[dict[Any, Any]]:
        from t2l_core.engine import Sampling

        page, own = form.page, Pending(talk, prompt, sampling, new)
        page.keep(page.begin(own), self.studio.stop(form.session))  # what was still being written stays as far as it came
        busy = gr.Button(interactive=False)
        yield {
            self.page: page, self.halt: gr.Button(interactive=True), self.follow: busy, self.again: busy,
            self.votes: gr.Row(visible=False), **self._columns(form, talk, prompt=prompt, hint=_READING),
        }  # fmt: skip
        last: StreamStep | None = None
        try:
            chosen = Sampling(**sampling)  # type: ignore[arg-type]
            for step in self.studio.compare(form.session, prompt, self._specs(form.session, talk), chosen):
                last = step or last
                yield self._columns(form, talk, step=step, prompt=prompt, hint="" if step else _WAITING)
        except Exception as error:  # noqa: BLE001 - a page left waiting for its answer would have no way out
            settled = self._settled(form) if page.end(own, None) else {}
            yield settled | {self.notice: cards.problem(error)}
            return
        if page.end(own, last):  # else the page belongs to a newer run, or was stopped
            yield self._settled(form)

    def _specs(self, session: Session, talk: Conversation) -> list[Any]:
        from t2l_core.text2lora import ColumnSpec

        specs = []
        for i, c in enumerate(talk.columns):
            adapter: Adapter | None = None
            if c.model != BASE:
                adapter = self.studio.library.get(session.workspace, c.model).with_strength(c.strength)
            specs.append(ColumnSpec(adapter, c.description if c.with_description else None, talk.history(i)))
        return specs

    # --- what the handlers show

    def _form(self, values: dict[Any, Any]) -> Form:
        slots = self.slots[: int(values[self.n] or FEWEST)]
        columns_ = tuple(
            (values[s.model] or CURRENT, float(values[s.strength]), bool(values[s.with_description])) for s in slots
        )
        return Form(
            session=values[self.session] or Session.restored(values[self.remembered]),  # see `of_visitor`
            page=values[self.page],
            description=values[self.description] or "",
            wordings=tuple(line.strip() for line in (values[self.wordings] or "").splitlines() if line.strip()),
            prompt=values[self.prompt] or "",
            columns=columns_,
            chosen={menu: values[menu] for menu in (*(s.model for s in self.slots), self.first, self.second)},
            blind=bool(values[self.blind]),
            differences=bool(values[self.differences]),
            sampling={
                "max_new_tokens": int(values[self.max_new_tokens]),
                "temperature": float(values[self.temperature]),
                "top_p": float(values[self.top_p]),
                # Not by the widget's own limits: these would make every handler fail, Stop too, until the number is mended.
                "seed": min(max(int(values[self.seed] or 0), 0), LAST_SEED),
            },
        )

    def _cards(self) -> list[Any]:
        return [s.card for s in self.slots]

    def _empty(self, form: Form, hint: str) -> list[str]:
        models = [model for model, _, _ in form.columns] + [CURRENT] * (MOST - len(form.columns))
        return [columns.empty_card(i, hint, adapted=model != BASE) for i, model in enumerate(models)]

    def _columns(self, form: Form, talk: Conversation, **now: Any) -> dict[Any, Any]:
        shown = columns.render(talk, differences=form.differences, **now)
        shown += [columns.empty_card(i, _ADAPTER_READY, adapted=True) for i in range(len(shown), MOST)]
        return dict(zip(self._cards(), shown, strict=True))

    def _settled(self, form: Form) -> dict[Any, Any]:
        """A page on which nothing is being written: the last conversation, or empty cards."""
        talk, idle = form.page.current, {self.page: form.page, self.halt: gr.Button(interactive=False)}
        if talk is None or not talk.turns:
            return idle | dict(zip(self._cards(), self._empty(form, _ADAPTER_READY), strict=True))
        voted = talk.turns[-1].vote
        votes = {
            b: gr.Button(variant="primary" if vote == voted else "secondary", visible=vote not in LETTERS[len(talk.columns) :])
            for vote, b in self.ballots.items()
        }
        return {
            **idle,
            self.follow: gr.Button(interactive=True),
            self.again: gr.Button(interactive=True),
            self.votes: gr.Row(visible=True),
            **self._counted(form),
            **self._columns(form, talk),
            **votes,
        }

    def _counted(self, form: Form) -> dict[Any, Any]:
        """The votes and the transcript of the conversations the page remembers."""
        log, found = form.page.log, tally(form.page.log)
        of = "Votes" if len(log) < KEPT else f"Votes in the last {KEPT} conversations"
        shown: dict[Any, Any] = {self.tally: cards.lead(f"{of}: {found}" if found else "")}
        try:
            path = self._transcript(form.session, log)
        except OSError as error:
            return shown | {self.notice: cards.problem(error)}
        return shown | {self.transcript: gr.DownloadButton(value=path, interactive=True)}

    def _transcript(self, session: Session, log: tuple[Conversation, ...]) -> Path:
        """The conversations as a JSON file to download."""
        from t2l_core.checkpoint import write_json

        path = self.studio.library.downloads / session.workspace / session.page / "transcript.json"
        write_json(path, [t.to_dict() for t in log])
        return path

    def _adapter_choices(self, session: Session, form: Form) -> dict[Any, Any]:
        """All menus of adapters. A choice that is gone (deleted, or pushed out by the quota) gives way to one that is there."""
        own = [(cards.shortened(e.name), e.id) for e in reversed(self.studio.library.entries(session.workspace))]
        there = {BASE, CURRENT, *(i for _, i in own)}

        def menu(widget: Any, choices: list[tuple[str, str]], instead: str | None) -> Any:
            chosen = form.chosen[widget]
            kept = chosen is None or chosen in there  # then whatever it says by now stays
            return gr.Dropdown(choices=choices) if kept else gr.Dropdown(choices=choices, value=instead)

        out: dict[Any, Any] = {s.model: menu(s.model, model_choices(own), CURRENT) for s in self.slots}
        return out | {widget: menu(widget, own, None) for widget in (self.first, self.second)}

    def _show_adapter(self, made: Made, form: Form) -> dict[Any, Any]:
        """The adapter's card, its code, the menus, and, last because a full disk has no room for it, the zip."""
        t2l, adapter = self.studio.t2l, made.adapter
        checkpoint = f"checkpoints/{self.studio.checkpoint.name}"
        shown = {
            self.facts: cards.facts(adapter, made.facts, has_anchors=t2l.anchors is not None),
            self.download: gr.DownloadButton(visible=False),
            self.python: gr.Accordion(visible=True),
            self.code: cards.snippet(adapter, form.prompt, checkpoint, t2l.checkpoint.sha256),
        }
        try:
            shown |= self._adapter_choices(made.session, form)
            path = self.studio.library.zip(made.session.workspace, adapter.id, adapter.strength)
            shown[self.download] = gr.DownloadButton(value=path, visible=True)
        except Exception as error:  # noqa: BLE001 - as above; the rest of the page, and the answers, do without
            shown[self.notice] = cards.problem(error)
        return shown

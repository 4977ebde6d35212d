"""The Library page: this browser's adapters, kept on disk; rename, note, delete, download, upload, and take them elsewhere.

Enters: the visitor's session, names, notes, zips, a Hub token for the length of a push. Leaves: widgets wired to the `Studio`.
Computes nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.state import USER_ERRORS, Session, Studio, of_visitor

if TYPE_CHECKING:
    from t2l_core.library import Entry

_EMPTY = (
    "You have no adapters yet. Describe a task on the Compare page and press “Generate & compare”; the adapter is kept here. "
    "Or upload one below."
)
_FOCUS = """() => (document.querySelector('button#library-delete:not(:disabled), #library-delete button, #library-upload')
  ?? document.body).focus()"""
_PUSHED = '<div class="t2l-note info" role="status">Pushed to <a href="%s" target="_blank" rel="noopener">%s</a></div>'
Page = dict[Any, Any]  # what a handler changes, by widget; whatever is left out stays as it was


class LibraryTab:
    """Builds the page inside the given tab and wires it. `used` is the event after which the Compare page has the adapter."""

    def __init__(self, studio: Studio, session: gr.State, remembered: gr.BrowserState, tab: gr.Tab) -> None:
        self.studio, self.session, self.remembered = studio, session, remembered
        self.doomed = gr.State("")  # id of the adapter whose deletion waits for a yes
        with gr.Column(elem_classes="t2l-lib"):
            self.notice = gr.HTML("", elem_id="library-notice", apply_default_css=False)
            self.empty = gr.HTML(cards.note(_EMPTY), elem_id="library-empty", apply_default_css=False)
            self.picked = gr.Radio([], label="Your adapters", visible=False, elem_id="library-list")
            with gr.Column(visible=False) as self.own:
                self._build_details()
                self._build_hub()
                self._build_gguf()
            with gr.Row(elem_classes="t2l-actions"):
                self.upload = gr.UploadButton("Upload an adapter (PEFT, zip)", file_types=[".zip"], elem_id="library-upload")
            self.terms = gr.HTML("", elem_id="library-terms", apply_default_css=False)
        self._wire(tab)

    def _build_details(self) -> None:
        self.card = gr.HTML("", elem_id="library-card", apply_default_css=False)
        with gr.Row(elem_classes="t2l-actions"):
            self.use = gr.Button("Use in Compare", variant="primary", elem_id="library-use")
            self.download = gr.DownloadButton("Download (PEFT, zip)", elem_id="library-download")
            self.delete = gr.Button("Delete …", elem_id="library-delete")
        with gr.Group(visible=False, elem_id="library-confirm") as self.confirm:
            self.question = gr.HTML("", apply_default_css=False)
            with gr.Row(elem_classes="t2l-actions"):
                self.really = gr.Button("Yes, delete it", variant="stop")
                self.spare = gr.Button("No, keep it")
        with gr.Row(equal_height=True):
            self.name = gr.Textbox(label="Name", max_lines=1, scale=2, min_width=240, elem_id="library-name")
            self.note = gr.Textbox(label="Note", lines=1, max_lines=6, scale=3, min_width=240, elem_id="library-note")
        with gr.Row(elem_classes="t2l-actions"):
            self.save = gr.Button("Save name and note", elem_id="library-save")

    def _build_hub(self) -> None:
        with gr.Accordion("Push to the Hugging Face Hub", open=False):
            with gr.Row(equal_height=True):
                self.repo = gr.Textbox(label="Repository", placeholder="your-name/opposites-lora", max_lines=1, min_width=240)
                self.token = gr.Textbox(
                    label="Token with write access",
                    info="Used for this push only; neither kept nor logged.",
                    type="password",
                    max_lines=1,
                    min_width=240,
                )
            self.private = gr.Checkbox(True, label="Private repository", container=False)
            with gr.Row(elem_classes="t2l-actions"):
                self.push = gr.Button("Push", elem_id="library-push")
            self.hub_notice = gr.HTML("", elem_id="library-hub-notice", apply_default_css=False)

    def _build_gguf(self) -> None:
        from t2l_core.llama_cpp import ENABLE, converter

        able = converter() is not None
        with gr.Accordion("Convert for llama.cpp (GGUF)", open=False):
            if not able:
                gr.HTML(cards.note(f"This studio has no converter. {ENABLE}"), apply_default_css=False)
            with gr.Row(elem_classes="t2l-actions"):
                self.convert = gr.Button("Convert", visible=able, elem_id="library-convert")
                self.gguf = gr.DownloadButton("Download (GGUF)", visible=False, elem_id="library-gguf")
            self.gguf_notice = gr.HTML("", elem_id="library-gguf-notice", apply_default_css=False)

    def _wire(self, tab: gr.Tab) -> None:
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 4}
        own = [self.session, self.remembered]  # what `of_visitor` makes a session of
        chosen = [*own, self.picked]
        details = [self.own, self.card, self.download, self.name, self.note, self.confirm, self.gguf]
        page = [self.notice, self.empty, self.terms, self.picked, self.hub_notice, self.gguf_notice, *details]
        changed = [self.session, *page]
        tab.select(of_visitor(self.come_back), chosen, page, **quiet)
        self.picked.input(of_visitor(self.show), chosen, page, **quiet)
        typed = [*chosen, self.name, self.note]
        gr.on([self.save.click, self.name.submit], of_visitor(self.describe), typed, page, **quiet)
        asked = [self.notice, self.confirm, self.question, self.doomed]
        self.delete.click(of_visitor(self.ask_to_delete), chosen, asked, **quiet)
        gone = self.really.click(of_visitor(self.remove), [*chosen, self.doomed], changed, **quiet)
        kept = self.spare.click(lambda: (gr.Group(visible=False), ""), None, [self.confirm, self.doomed], **quiet)
        for answered in (gone, kept):  # the button that had the focus is no more
            answered.then(None, None, None, js=_FOCUS, api_visibility="private")
        self.upload.upload(of_visitor(self.take_in), [*own, self.upload], changed, **quiet)
        self.used = self.use.click(of_visitor(self.use_in_compare), chosen, [self.session, self.notice], **quiet)
        where = [self.repo, self.token, self.private]
        self.push.click(of_visitor(self.push_to_hub), [*chosen, *where], [self.hub_notice, self.token], **quiet)
        self.convert.click(of_visitor(self.to_gguf), chosen, [self.gguf_notice, self.gguf], **quiet)

    # --- handlers

    def show(self, session: Session, picked: str | None) -> Page:
        """The list as it is on disk now, and the chosen adapter."""
        return self._after(session, lambda: (picked, ""))

    def come_back(self, session: Session, picked: str | None) -> Page:
        """The same; a name or a note that is being typed stays."""
        page = self.show(session, picked)
        if picked and self.picked in page and page[self.picked].value == picked:
            page = {widget: value for widget, value in page.items() if widget not in (self.name, self.note)}
        return page

    def describe(self, session: Session, picked: str, name: str, note: str) -> Page:
        """Keep the name and the note as typed."""
        library = self.studio.library

        def act() -> tuple[str, str]:
            entry = library.describe(session.workspace, picked, name, note)
            return picked, f"Saved “{entry.name}”."

        return self._after(session, act)

    def ask_to_delete(self, session: Session, picked: str) -> Page:
        """The question before a deletion."""
        try:
            entry = self.studio.library.entry(session.workspace, picked or "")
        except USER_ERRORS as error:
            return {self.notice: cards.note(cards.sentence(error), "warn")}
        question = f"Delete “{entry.name}”? Its files go too, and this cannot be undone."
        return {
            self.confirm: gr.Group(visible=True),
            self.question: cards.note(question, "warn"),
            self.doomed: entry.id,
        }

    def remove(self, session: Session, picked: str, doomed: str) -> Page:
        """Delete the adapter that was asked about; the Compare page must not hold on to it."""
        library = self.studio.library

        def act() -> tuple[str, str]:
            entry = library.entry(session.workspace, doomed)
            library.remove(session.workspace, doomed)
            return picked, f"Deleted “{entry.name}”."

        kept = replace(session, adapter_id=None) if session.adapter_id == doomed else session
        return {self.session: kept, **self._after(kept, act)}

    def take_in(self, session: Session, path: str) -> Page:
        """Keep an uploaded adapter, when it is one."""

        def act() -> tuple[str, str]:
            library = self.studio.library
            full = len(library.entries(session.workspace)) >= library.quota
            entry = library.upload(session.workspace, path, self.studio.t2l.checkpoint.net.config.spec)
            dropped = f" Your {library.quota} newest adapters are kept; the oldest was dropped." if full else ""
            return entry.id, f"Uploaded “{entry.name}”.{dropped}"

        return {self.session: session, **self._after(session, act)}

    def use_in_compare(self, session: Session, picked: str) -> tuple[Session, str]:
        """Make the chosen adapter the one that the Compare page shows. Raises gr.Error, so that no page is turned in vain."""
        try:
            entry = self.studio.library.entry(session.workspace, picked or "")
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error
        words = f"“{entry.name}” is on the Compare page now; type a prompt there and press “Ask”."
        return replace(session, adapter_id=entry.id), cards.note(words)

    def push_to_hub(self, session: Session, picked: str, repo: str, token: str, private: bool) -> Page:
        """The chosen adapter as a repository on the Hub; the token leaves the page once it has worked."""
        from t2l_core.hub import push

        try:
            address = push(self.studio.library.get(session.workspace, picked or ""), repo or "", token or "", private=private)
        except USER_ERRORS as error:
            return {self.hub_notice: cards.note(cards.sentence(error), "warn")}
        return {self.hub_notice: _PUSHED % (escape(address), escape(address)), self.token: ""}

    def to_gguf(self, session: Session, picked: str) -> Page:
        """The chosen adapter as a GGUF file to download."""
        from t2l_core.llama_cpp import convert

        library = self.studio.library
        try:
            adapter = library.get(session.workspace, picked or "")
            base = Path(str(self.studio.t2l.base.model.name_or_path))  # a folder, unless the base model came from the Hub
            path = convert(adapter, library.download(session.workspace, adapter, ".gguf"), base=base if base.is_dir() else None)
            made = cards.note(f"“{library.entry(session.workspace, picked).name}” as GGUF:")  # another may be chosen by now
        except USER_ERRORS as error:
            return {self.gguf_notice: cards.note(cards.sentence(error), "warn"), self.gguf: gr.DownloadButton(visible=False)}
        return {self.gguf_notice: made, self.gguf: gr.DownloadButton(value=path, visible=True)}

    # --- what the handlers show

    def _after(self, session: Session, act: Callable[[], tuple[str | None, str]]) -> Page:
        """The page after an action, which returns the id to show and what to say; or only why it failed."""
        try:
            return self._page(session, *act())
        except USER_ERRORS as error:
            return {self.notice: cards.note(cards.sentence(error), "warn")}

    def _page(self, session: Session, picked: str | None, words: str) -> Page:
        entries = self.studio.library.entries(session.workspace)[::-1]
        by_id = {e.id: e for e in entries}
        wanted = [picked, session.adapter_id, *list(by_id)[:1]]
        entry = next((by_id[i] for i in wanted if i in by_id), None)
        shown: Page = {
            self.notice: cards.note(words),
            self.empty: gr.HTML(visible=not entries),
            self.terms: cards.lead(f"Of your adapters {self.studio.library.terms}."),
            self.picked: gr.Radio([(_line(e), e.id) for e in entries], value=entry and entry.id, visible=bool(entries)),
            self.own: gr.Column(visible=entry is not None),
            self.confirm: gr.Group(visible=False),
            self.hub_notice: "",
            self.gguf_notice: "",
            self.gguf: gr.DownloadButton(visible=False),
        }
        if entry:
            shown[self.card] = _card(entry, self.studio.library.quota, len(entries))
            shown[self.name], shown[self.note] = entry.name, entry.note
            try:
                path = self.studio.library.zip(session.workspace, entry.id)
            except USER_ERRORS as error:  # its weights are damaged; it can still be read about, and deleted
                path, shown[self.notice] = None, cards.note(cards.sentence(error), "warn")
            shown[self.download] = gr.DownloadButton(value=path, interactive=path is not None)
        return shown


def _line(entry: Entry) -> str:
    """An adapter in one line of the list."""
    about = "" if entry.description.startswith(entry.name.rstrip("…")) else f" — {cards.shortened(entry.description, 60)}"
    note = f" · {cards.shortened(entry.note, 40)}" if entry.note else ""
    return f"{entry.name}{about} · {_date(entry.created)}{note}"


def _card(entry: Entry, quota: int, count: int) -> str:
    numbers = {
        "Created (UTC)": _date(entry.created),
        "Size": f"{entry.bytes / 1e6:.1f} MB",
        "Rank, alpha": f"{entry.spec.rank}, {entry.spec.alpha:g}",
        "Kept here": f"{count} of {quota}",
    }
    listed = "".join(f"<div><dt>{k}</dt><dd>{escape(v)}</dd></div>" for k, v in numbers.items())
    note = f'<p class="t2l-quote t2l-lib-note" dir="auto" tabindex="0">{escape(entry.note)}</p>' if entry.note else ""
    return (
        f'<section class="t2l-card t2l-facts" aria-label="Chosen adapter"><h2 dir="auto">{escape(entry.name)}</h2>'
        f'<p class="t2l-quote" dir="auto" tabindex="0">{escape(entry.description)}</p>{note}'
        f'<dl class="t2l-numbers">{listed}</dl></section>'
    )


def _date(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.gmtime(seconds))

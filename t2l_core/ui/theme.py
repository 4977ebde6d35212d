"""How the app looks: one theme, one stylesheet, no file from elsewhere.

Leaves: `LAUNCH`, the keyword arguments that `launch()` wants for it (Gradio 6 takes theme, css and head there).
"""

from __future__ import annotations

from typing import Any

from gradio.themes import Base
from gradio.themes.utils import colors, sizes
from gradio.themes.utils.fonts import Font


class SystemFont(Font):
    """A font of the visitor's own machine. Gradio quotes names, and a quoted system-ui is not the system's font."""

    def __str__(self) -> str:
        return self.name


SANS = [
    SystemFont(n) for n in ("system-ui", "-apple-system", '"Segoe UI"', "Roboto", '"Helvetica Neue"', "Arial", "sans-serif")
]
MONO = [SystemFont(n) for n in ("ui-monospace", '"SF Mono"', "Menlo", "Consolas", '"DejaVu Sans Mono"', "monospace")]

THEME = Base(
    primary_hue=colors.teal,
    secondary_hue=colors.teal,
    neutral_hue=colors.stone,
    text_size=sizes.text_md,
    radius_size=sizes.radius_lg,
    font=SANS,
    font_mono=MONO,
).set(
    body_background_fill="#f6f5f1",
    body_background_fill_dark="#141312",
    body_text_color="*neutral_900",
    body_text_color_dark="#eceae6",
    body_text_color_subdued="#5f5a55",
    body_text_color_subdued_dark="#b3ada6",
    background_fill_primary="#ffffff",
    background_fill_primary_dark="#1e1c1a",
    background_fill_secondary="#faf9f6",
    background_fill_secondary_dark="#191816",
    border_color_primary="#dedad3",
    border_color_primary_dark="#3a3733",
    block_background_fill="#ffffff",
    block_background_fill_dark="#1e1c1a",
    block_border_width="1px",
    block_radius="12px",
    container_radius="12px",
    input_radius="8px",
    block_shadow="none",
    block_label_background_fill="transparent",
    block_label_background_fill_dark="transparent",
    block_label_border_width="0px",
    block_label_text_color="*body_text_color_subdued",
    block_label_text_color_dark="*body_text_color_subdued",
    block_title_text_color="*body_text_color",
    block_title_text_color_dark="*body_text_color",
    block_title_text_weight="600",
    block_info_text_color="*body_text_color_subdued",
    block_info_text_color_dark="*body_text_color_subdued",
    input_background_fill="#ffffff",
    input_background_fill_dark="#141312",
    input_border_color="#8f8880",
    input_border_color_dark="#6d6760",
    input_border_width="1px",
    input_border_color_focus="#0f766e",
    input_border_color_focus_dark="#2dd4bf",
    input_placeholder_color="#6f6962",
    input_placeholder_color_dark="#98918a",
    button_primary_background_fill="#0f766e",
    button_primary_background_fill_dark="#2dd4bf",
    button_primary_background_fill_hover="#115e59",
    button_primary_background_fill_hover_dark="#5eead4",
    button_primary_text_color="#ffffff",
    button_primary_text_color_dark="#042f2e",
    button_primary_border_color="#0f766e",
    button_primary_border_color_dark="#2dd4bf",
    button_secondary_background_fill="#ffffff",
    button_secondary_background_fill_dark="#282522",
    button_secondary_background_fill_hover="#eef5f3",
    button_secondary_background_fill_hover_dark="#33302c",
    button_secondary_border_color="#8f8880",
    button_secondary_border_color_dark="#6d6760",
    button_secondary_text_color="*neutral_900",
    button_secondary_text_color_dark="#eceae6",
    button_border_width="1px",
    button_large_text_size="*text_md",
    checkbox_label_background_fill="transparent",
    checkbox_label_background_fill_dark="transparent",
    checkbox_label_border_width="0px",
    checkbox_background_color_selected="#0f766e",
    checkbox_background_color_selected_dark="#0d9488",
    checkbox_border_color="#8f8880",
    checkbox_border_color_dark="#8f8880",
    slider_color="#0f766e",
    slider_color_dark="#2dd4bf",
    color_accent="#0f766e",
    link_text_color="#0f766e",
    link_text_color_dark="#2dd4bf",
)

CSS = """
:root {
  --t2l-accent: #0f766e; --t2l-soft: #e6f1ef; --t2l-track: #e4e1da;
  --t2l-warn-ink: #6a4503; --t2l-warn-fill: #fdf2d3; --t2l-warn-line: #d9a93c;
}
.dark {
  --t2l-accent: #2dd4bf; --t2l-soft: #16302d; --t2l-track: #4a4641;
  --t2l-warn-ink: #fbe3a6; --t2l-warn-fill: #3a2d10; --t2l-warn-line: #8a6a1e;
}
.gradio-container { max-width: 1180px !important; margin: 0 auto !important; overflow-x: clip; }
.gradio-container .html-container { padding: 0; }
.gradio-container :is(button, a, input, textarea, summary, [tabindex], [role=tab]):focus-visible {
  outline: 3px solid var(--t2l-accent) !important; outline-offset: 2px;
}
.dark .gradio-container button[role=tab].selected { color: var(--t2l-accent); }
.dark .gradio-container input[type=range] { --neutral-200: var(--t2l-track); }
.gradio-container input[type=range]::-webkit-slider-thumb { border: 2px solid var(--t2l-accent); }
.gradio-container input[type=range]::-moz-range-thumb { border: 2px solid var(--t2l-accent); }

.t2l-head {
  display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; justify-content: space-between; padding: 8px 0 2px;
}
.t2l-head h1 { font-size: 1.6rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.015em; margin: 0; }
.t2l-head p { margin: 4px 0 0; color: var(--body-text-color-subdued); flex-basis: 100%; text-wrap: pretty; }
.t2l-status {
  display: inline-flex; align-items: center; gap: 8px; min-height: 1.5em;
  font-size: .86rem; color: var(--body-text-color-subdued);
}
.t2l-dot { width: 9px; height: 9px; flex: none; border-radius: 50%; background: var(--t2l-accent); }
.t2l-dot.busy { background: var(--t2l-warn-line); animation: t2l-pulse 1.2s ease-in-out infinite; }
.t2l-dot.bad { background: #c2410c; }
@keyframes t2l-pulse { 50% { opacity: .25; } }
@media (prefers-reduced-motion: reduce) { .t2l-dot.busy, .t2l-caret { animation: none !important; } }

.t2l-examples { gap: 8px !important; align-items: center; flex-wrap: wrap !important; }
.t2l-examples .t2l-lead { color: var(--body-text-color-subdued); font-size: .88rem; padding-right: 2px; }
.t2l-examples > * { flex: 0 0 auto !important; width: auto !important; min-width: 0 !important; margin: 0 !important; }
.t2l-examples button {
  border-radius: 999px; font-weight: 500; font-size: .88rem; padding: 5px 13px; min-height: 32px;
  border: 1px solid var(--border-color-primary); background: var(--background-fill-primary); color: var(--body-text-color);
}
.t2l-examples > *, .t2l-examples button { max-width: 100%; }
.t2l-examples button { white-space: normal; text-align: start; }
.t2l-examples button:hover { border-color: var(--t2l-accent); background: var(--t2l-soft); }
.t2l-actions { gap: 10px !important; }
.t2l-actions > * { flex: 0 1 auto !important; min-width: 110px !important; }
.t2l-actions #go { flex: 1 1 230px !important; max-width: 330px; }
.t2l-actions button:disabled { opacity: .5; }

#notice:not(:has(.t2l-note)), #facts:not(:has(.t2l-card)) { display: none; }
.t2l-note {
  border-radius: 10px; padding: 10px 14px; font-size: .95rem; border: 1px solid transparent; overflow-wrap: anywhere;
}
.t2l-note.info { background: var(--t2l-soft); }
.t2l-note.warn { background: var(--t2l-warn-fill); color: var(--t2l-warn-ink); border-color: var(--t2l-warn-line); }

.t2l-card { background: var(--background-fill-primary); border: 1px solid var(--border-color-primary); border-radius: 12px; }
.t2l-answers > .column { gap: 8px; }
.t2l-answers [id^=answer-] { flex: 1 1 auto; display: flex; }
.t2l-answers [id^=answer-] > .html-container { flex: 1; display: flex; min-width: 0; }
.t2l-answers [id^=answer-] > .html-container > div { flex: 1; display: flex; min-width: 0; }
.t2l-slot { flex: none; }
.t2l-slot .block:has(input[type=checkbox]) { padding: 8px 12px; border: 0; }
.t2l-turns { padding: 8px 16px 0; max-height: 260px; overflow-y: auto; }
.t2l-turns p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.t2l-turns .t2l-asked {
  margin: 8px 0 2px; padding-left: 10px; border-left: 3px solid var(--border-color-primary);
  font-size: .92rem; color: var(--body-text-color-subdued);
}
.t2l-turns .t2l-said { color: var(--body-text-color); }
.t2l-answer mark { background: var(--t2l-warn-fill); color: var(--t2l-warn-ink); border-radius: 3px; padding: 0 1px; }
.t2l-lead { color: var(--body-text-color-subdued); font-size: .88rem; }
.t2l-hint { margin: 0; font-size: .88rem; color: var(--body-text-color-subdued); }
.t2l-hint.warn { color: var(--t2l-warn-ink); }
.t2l-hint b { font-weight: 600; font-variant-numeric: tabular-nums; }
#tally:not(:has(.t2l-lead)) { display: none; }
#tries { min-height: 34px; }
#tries:not(:has(button)) { visibility: hidden; }
#votes { align-items: center; }
#votes > * { width: auto !important; min-width: 44px !important; }
.t2l-view .form { display: flex; flex-flow: row wrap; align-items: end; background: none; border: 0; gap: 4px 28px; }
.t2l-view .form > * {
  flex: 0 1 auto; width: auto !important; min-width: min(240px, 100%) !important;
  margin: 0 !important; border: 0; background: none; padding: 4px;
}
.t2l-heat-title { margin-top: 16px !important; font-size: .84rem !important; font-weight: 400 !important; }
.t2l-heat { list-style: none; margin: 6px 0 0; padding: 0; display: grid; gap: 4px; }
.t2l-heat li {
  display: grid; grid-template-columns: 4.2em minmax(0, 1fr); gap: 8px; align-items: center; margin: 0; font-size: .84rem;
  color: var(--body-text-color-subdued);
}
.t2l-strip { display: flex; gap: 1px; height: 14px; }
.t2l-strip i { flex: 1; background: var(--t2l-accent); border-radius: 1px; }
.t2l-column { display: flex; flex: 1; flex-direction: column; min-height: 190px; min-width: 0; border-top: 3px solid #a8a199; }
.t2l-column.adapted { border-top-color: var(--t2l-accent); }
.t2l-column header { padding: 12px 16px 0; }
.t2l-column h2 { font-size: 1rem; font-weight: 650; margin: 0; color: var(--body-text-color); }
.t2l-column.adapted h2 { color: var(--t2l-accent); }
.t2l-column .t2l-sub {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
  margin: 2px 0 0; font-size: .86rem; color: var(--body-text-color-subdued); overflow-wrap: anywhere;
}
.t2l-answer {
  flex: 1; margin: 0; padding: 10px 16px 12px; max-height: 380px; overflow-y: auto;
  font-family: inherit; font-size: 1.08rem; line-height: 1.5; color: var(--body-text-color);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.t2l-answer.empty { color: var(--body-text-color-subdued); font-size: .95rem; }
.t2l-caret {
  display: inline-block; width: .5em; height: 1em; vertical-align: -.12em; margin-left: 2px; border-radius: 2px;
  background: var(--t2l-accent); animation: t2l-pulse 1s step-end infinite;
}
.t2l-column footer {
  display: flex; flex-wrap: wrap; gap: 2px 18px; padding: 9px 16px; border-top: 1px solid var(--border-color-primary);
  font-size: .84rem; color: var(--body-text-color-subdued); font-variant-numeric: tabular-nums;
}
.t2l-column footer:empty { visibility: hidden; border-top: 0; min-height: 2.6em; }
.t2l-column footer b { color: var(--body-text-color); font-weight: 650; }

.t2l-facts { padding: 16px 18px 18px; }
.t2l-facts h2, .t2l-facts h3 { margin: 0; font-size: 1rem; font-weight: 650; color: var(--body-text-color); }
.t2l-facts .t2l-quote {
  margin: 2px 0 14px; max-height: 6em; overflow-y: auto; color: var(--body-text-color-subdued); overflow-wrap: anywhere;
}
.t2l-facts-body { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 18px 36px; }
.t2l-numbers {
  display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 16px; margin: 0; align-content: start;
}
.t2l-numbers dt { font-size: .84rem; color: var(--body-text-color-subdued); margin: 0; }
.t2l-numbers dd {
  margin: 0; font-size: 1.22rem; font-weight: 650; color: var(--body-text-color); font-variant-numeric: tabular-nums;
}
.t2l-near { list-style: none; margin: 8px 0 0; padding: 0; display: grid; gap: 8px; }
.t2l-near li {
  display: grid; grid-template-columns: minmax(0, 1fr) minmax(70px, 38%) 2.6em; gap: 12px; align-items: center;
  margin: 0; font-size: .92rem;
}
.t2l-near small { color: var(--body-text-color-subdued); font-size: .84rem; }
.t2l-near .bar { height: 8px; border-radius: 4px; background: var(--t2l-track); overflow: hidden; }
.t2l-near .bar span { display: block; height: 100%; border-radius: 4px; background: var(--t2l-accent); }
.t2l-near .value { text-align: right; font-variant-numeric: tabular-nums; }
.t2l-facts .t2l-note { margin-bottom: 14px; }

.t2l-scores { padding: 16px 18px 18px; }
.t2l-scores h2 { margin: 0; font-size: 1rem; font-weight: 650; color: var(--body-text-color); }
.t2l-scores .t2l-sub { margin: 2px 0 12px; font-size: .86rem; color: var(--body-text-color-subdued); }
.t2l-scores li { grid-template-columns: minmax(0, 22em) minmax(80px, 1fr) 4em; }
.t2l-scores .bar { position: relative; height: 12px; overflow: visible; }
.t2l-scores .bar span { background: #a8a199; }
.t2l-scores .bar.own span { background: var(--t2l-accent); }
.t2l-scores h3 { margin: 18px 0 8px; font-size: .92rem; font-weight: 650; color: var(--body-text-color); }
.t2l-scores .t2l-verdict { margin: 0 0 14px; max-width: 62em; color: var(--body-text-color); text-wrap: pretty; }
.t2l-scores .t2l-tab-box th { white-space: nowrap; }
.t2l-tasks-filter {
  display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: center; margin: 0 0 10px;
  font-size: .9rem; color: var(--body-text-color-subdued);
}
.t2l-tasks-filter input {
  margin-left: 6px; padding: 5px 10px; font: inherit; border: 1px solid var(--input-border-color); border-radius: 8px;
  background: var(--input-background-fill); color: var(--body-text-color);
}
.t2l-tasks-filter input::placeholder { color: var(--input-placeholder-color); opacity: 1; }
.t2l-tasks { max-height: 460px; }
.t2l-tab-box.t2l-tasks thead th { min-width: 0; white-space: nowrap; }
.t2l-tab-box th[data-numbers], .t2l-tab-box td.score { text-align: end; font-variant-numeric: tabular-nums; }
.t2l-tasks thead button { font: inherit; color: inherit; }
.t2l-tasks thead button:hover { color: var(--t2l-accent); }
.t2l-tasks thead button::after { content: " ↕"; color: var(--body-text-color-subdued); font-weight: 400; }
.t2l-tasks th[aria-sort=ascending] button::after { content: " ↑"; color: var(--t2l-accent); }
.t2l-tasks th[aria-sort=descending] button::after { content: " ↓"; color: var(--t2l-accent); }
.t2l-scores .bar i { position: absolute; top: 5px; height: 2px; background: var(--body-text-color); opacity: .55; }

#map {
  min-height: 638px; padding: 8px; overflow: hidden !important;
  background: var(--background-fill-primary); border: 1px solid var(--border-color-primary) !important; border-radius: 12px;
}
#map .t2l-plot { width: 100%; min-height: 620px; }
.t2l-map-settings { align-items: start; }
.t2l-map-count { margin: 6px 2px 0; font-size: .84rem; color: var(--body-text-color-subdued); }
.t2l-map-card { padding: 14px 16px 16px; overflow-wrap: anywhere; }
.t2l-map-card header { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; }
.t2l-map-card h2 {
  margin: 0; max-height: 7.5em; overflow-y: auto; font-size: 1rem; font-weight: 650; color: var(--body-text-color);
}
.t2l-map-card h3 { margin: 16px 0 0; font-size: .88rem; font-weight: 650; color: var(--body-text-color); }
.t2l-map-card .t2l-sub { margin: 2px 0 0; font-size: .9rem; color: var(--body-text-color-subdued); }
.t2l-map-card .t2l-quote {
  margin: 8px 0 0; max-height: 7.5em; overflow-y: auto; font-size: .9rem; color: var(--body-text-color);
}
.t2l-map-card .t2l-near li { grid-template-columns: minmax(0, 1fr) 26% 2.6em; gap: 8px; }
.t2l-map-card header button { flex: none; }
.t2l-map-card button, .t2l-map-table button {
  font: inherit; color: inherit; text-align: start; text-decoration: underline dotted; text-underline-offset: 3px;
}
.t2l-map-card button:hover, .t2l-map-table button:hover { color: var(--t2l-accent); }
.t2l-map-table { max-height: 420px; overflow: auto; max-width: calc(min(100vw, 1180px) - 96px); }
.t2l-map-table table { width: 100%; border-collapse: collapse; font-size: .9rem; }
.t2l-map-table thead th { position: sticky; top: 0; background: var(--background-fill-primary); }
.t2l-map-table th, .t2l-map-table td {
  padding: 5px 12px 5px 4px; text-align: start; font-weight: 400; border-bottom: 1px solid var(--border-color-primary);
}
.t2l-map-table thead th { font-weight: 650; white-space: nowrap; }
.t2l-map-table td:nth-child(n + 3) { font-variant-numeric: tabular-nums; }
.t2l-map-table tr.selected { background: var(--t2l-soft); }
@media (max-width: 640px) {
  .gradio-container { padding-left: 12px !important; padding-right: 12px !important; }
  .t2l-head h1 { font-size: 1.35rem; }
  .t2l-facts-body { grid-template-columns: minmax(0, 1fr); }
  .t2l-column { min-height: 150px; }
  .t2l-scores li { grid-template-columns: minmax(0, 1fr) 4em; }
  .t2l-scores li .bar { grid-column: 1 / -1; grid-row: 2; }
  .t2l-actions #go { max-width: none; flex-basis: 100% !important; }
  .t2l-hint { line-height: 1.4; height: 5.6em; overflow-y: auto; }
  #tries { flex-wrap: nowrap !important; overflow-x: auto; max-width: calc(100vw - 64px); }
  #tries .t2l-lead, #tries button { white-space: nowrap; max-width: none; }
  #map, #map .t2l-plot { min-height: 460px; }
}

#table-notice:not(:has(.t2l-note)), #table-hint:not(:has(.t2l-note)) { display: none; }
#table-progress:not(:has(progress)), #table-answers:not(:has(table)) { display: none; }
.gradio-container .tab-wrapper { contain: inline-size; }  /* many tabs must not make the page wider than the screen */
.t2l-actions #table-run { flex: 1 1 200px !important; max-width: 280px; }
.t2l-tab { gap: 12px !important; }
.t2l-tab-progress { display: flex; flex-wrap: wrap; gap: 6px 18px; align-items: center; }
.t2l-tab-progress progress {
  flex: 1 1 240px; height: 10px; appearance: none; border: 0; border-radius: 5px; overflow: hidden;
  background: var(--t2l-track); color: var(--t2l-accent);
}
.t2l-tab-progress progress::-webkit-progress-bar { background: var(--t2l-track); }
.t2l-tab-progress progress::-webkit-progress-value { background: var(--t2l-accent); }
.t2l-tab-progress progress::-moz-progress-bar { background: var(--t2l-accent); }
.t2l-tab-progress p { margin: 0; font-size: .92rem; color: var(--body-text-color-subdued); font-variant-numeric: tabular-nums; }
.t2l-tab-summary { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; font-variant-numeric: tabular-nums; }
.t2l-tab-summary li { margin: 0; overflow-wrap: anywhere; color: var(--body-text-color-subdued); }
.t2l-tab-summary b { margin-right: 8px; font-weight: 650; color: var(--body-text-color); }
.t2l-tab-box {  /* its content, however wide, never widens the page */
  contain: inline-size; overflow: auto; max-height: 75vh; background: var(--background-fill-primary);
  border: 1px solid var(--border-color-primary); border-radius: 12px;
}
.t2l-tab-box table { width: 100%; border-collapse: collapse; font-size: .95rem; color: var(--body-text-color); }
.t2l-tab-box th, .t2l-tab-box td {  /* no :is(a, b): Gradio splits selectors at commas */
  padding: 8px 12px; text-align: start; vertical-align: top; font-weight: 400;
  border-bottom: 1px solid var(--border-color-primary);
}
.t2l-tab-box thead th {
  position: sticky; top: 0; min-width: 9em; font-weight: 650; overflow-wrap: anywhere;
  background: var(--background-fill-secondary);
}
.t2l-tab-box thead th:first-child { min-width: 0; white-space: nowrap; overflow-wrap: normal; }
.t2l-tab-box td > div, .t2l-tab-box th > div {
  max-width: 26em; white-space: pre-wrap; overflow-wrap: anywhere;
}
@media (max-width: 640px) {
  .gradio-container .tab-container button { padding: 0 6px !important; }
  .t2l-tab-box thead th { min-width: 6.5em; }
  .t2l-tab-box th, .t2l-tab-box td { padding: 6px 8px; }
}
.t2l-tab-box .number, .t2l-tab-box .waiting, .t2l-tab-box small, .t2l-tab-box i { color: var(--body-text-color-subdued); }
.t2l-tab-box small { display: block; margin-top: 2px; font-size: .82rem; white-space: nowrap; }
.t2l-tab-box td.differs { background: var(--t2l-soft); }
.t2l-tab-box td.wrong, .t2l-tab-box td.error { box-shadow: inset 3px 0 0 #c2410c; }
.t2l-tab-box td.right { box-shadow: inset 3px 0 0 var(--t2l-accent); }
.t2l-tab-none { display: none; margin: 0; padding: 10px 0; }
.t2l-tab:has(#table-filter input[value=differs]:checked) tbody tr:not(.differs) { display: none; }
.t2l-tab:has(#table-filter input[value=wrong]:checked) tbody tr:not(.wrong) { display: none; }
.t2l-tab:has(#table-filter input[value=differs]:checked):not(:has(tr.differs)) .t2l-tab-none.differs { display: block; }
.t2l-tab:has(#table-filter input[value=wrong]:checked):not(:has(tr.wrong)) .t2l-tab-none.wrong { display: block; }
.t2l-tab-foot { margin: 0; font-size: .86rem; color: var(--body-text-color-subdued); }

.t2l-lib #library-notice:not(:has(.t2l-note)) { display: none; }
.t2l-lib #library-hub-notice:not(:has(.t2l-note)) { display: none; }
.t2l-lib #library-gguf-notice:not(:has(.t2l-note)) { display: none; }
.t2l-lib #library-list .wrap { flex-direction: column; flex-wrap: nowrap; gap: 2px; max-height: 340px; overflow-y: auto; }
.t2l-lib #library-list label {
  width: 100%; padding: 7px 10px; border-radius: 8px; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
.t2l-lib #library-list label:has(:checked) { background: var(--t2l-soft); }
.t2l-lib #library-list input { flex: none; }
.t2l-lib #library-confirm { padding: 12px; }
.t2l-lib .t2l-numbers { grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); }
.t2l-lib .t2l-lib-note { padding-left: 10px; border-left: 3px solid var(--border-color-primary); white-space: pre-wrap; }
"""

HEAD = (
    '<meta name="description" content="Describe a task in a sentence, get a LoRA adapter in one forward pass, '
    'and compare it with the untouched model.">'
    # Gradio hides the API link on narrow screens but not the dot behind it; the footer is out of reach of `css`.
    # Gradio measures the tabs once, before it applies `css`; those that did not fit then go into a menu.
    "<style>@media (max-width: 640px) { footer .divider { display: none !important; }"
    " .tab-container button { padding-left: 6px !important; padding-right: 6px !important; } }</style>"
)

# run_history would keep every description and answer in the browser's storage; nobody asked for that.
LAUNCH: dict[str, Any] = {
    "theme": THEME,
    "css": CSS,
    "head": HEAD,
    "footer_links": ["api", "settings"],
    "run_history": False,
    "show_error": True,
    "mcp_server": True,  # the named endpoints as tools, under /gradio_api/mcp/
    "max_file_size": "40mb",  # of an upload; an adapter or a table is far smaller
    "ssr_mode": False,
}

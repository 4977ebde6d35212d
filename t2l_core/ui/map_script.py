"""The Map page's JavaScript: drawing with the plotly.js of the Python package, clicks, and files.

Knows nothing of what is drawn. gr.Plot ships a plotly.js of its own that need not fit the package's figures, and has no click
event; hence gr.HTML with these.
"""

from __future__ import annotations

import json

from t2l_core.map_figure import PAGE

# plotly.js, whoever asks first; a promise of its address.
_LIBRARY = """(window.t2lPlotly ??= new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = new URL(PLOTLY, document.baseURI).href;
  script.onload = () => resolve(script.src);
  script.onerror = () => reject(new Error('plotly.min.js could not be loaded'));
  document.head.append(script);
}))"""

# `props.value` is a figure as JSON. A layout that another takes the place of turns into it, dot by dot; three dimensions
# cannot, and whoever asked their system for less motion sees no turning.
_DRAW = """
const plot = element.querySelector('.t2l-plot');
let wired = false, drawn = Promise.resolve();
async function draw() {
  if (!props.value) return;
  await LIBRARY;
  const figure = JSON.parse(props.value);
  if (plot.clientWidth < 560) {  // a phone: the legend would take more room than the map; tapping a dot names its family
    Object.assign(figure.layout, {showlegend: false, height: 460});
  }
  const before = plot.layout, moves = before && before.uirevision !== figure.layout.uirevision;
  const flat = before?.meta?.dims === 2 && figure.layout.meta.dims === 2;
  if (moves && flat && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
    figure.layout.transition = {duration: 800, easing: 'cubic-in-out'};
  }
  const unneeded = ['select2d', 'lasso2d', 'toImage'];
  const options = {responsive: true, displaylogo: false, scrollZoom: true, modeBarButtonsToRemove: unneeded};
  await window.Plotly.react(plot, figure.data, figure.layout, options);
  if (!wired) {
    wired = true;
    plot.on('plotly_click', event => {
      const point = event.points.find(p => typeof p.customdata === 'string');
      if (point) trigger('click', {id: point.customdata});
    });
  }
}
function next() { drawn = drawn.then(draw, draw); }
watch('value', next);
next();
"""

# Buttons with data-id select that point. Their HTML is replaced by what they bring about, so the focus is put back.
CHOOSE = """
let chosen = null;
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-id]');
  if (!button) return;
  chosen = button.dataset.id;
  trigger('click', {id: chosen});
});
watch('value', () => {
  if (chosen === null) return;
  const again = element.querySelector(`button[data-id="${CSS.escape(chosen)}"]`) ?? element.querySelector('button[data-id]');
  chosen = null;
  again?.focus();
});
"""

_PLOT = "document.querySelector('#map .t2l-plot')"
# Only the browser knows whether the page is dark; it comes last among the inputs.
IS_DARK = "(...values) => [...values.slice(0, -1), document.body.classList.contains('dark')]"
SAVE_PNG = f"""() => {{
  const plot = {_PLOT}, layout = {{...plot.layout, paper_bgcolor: plot.layout.meta.paper, transition: undefined}};
  const size = {{width: plot.clientWidth, height: plot.clientHeight, scale: 2}};
  window.Plotly.downloadImage({{data: plot.data, layout}}, {{format: 'png', filename: 'adapter-map', ...size}});
}}"""
# The page is put together here and not on the server, which then holds no file of a visitor's adapters.
SAVE_HTML = f"""async () => {{
  const plot = {_PLOT}, library = await (await fetch(await window.t2lPlotly)).text();
  const figure = JSON.stringify({{data: plot.data, layout: plot.layout}}).replaceAll('<', '\\\\u003c');
  const parts = {{PAPER: plot.layout.meta.paper, PLOTLY: library, FIGURE: figure}};
  const page = {json.dumps(PAGE)}.replace(/__(PAPER|PLOTLY|FIGURE)__/g, (_, name) => parts[name]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], {{type: 'text/html'}}));
  link.download = 'adapter-map.html';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}}"""


def draw(plotly: str) -> str:
    """What draws, with the address of plotly.min.js under the page's own."""
    return _DRAW.replace("LIBRARY", _LIBRARY).replace("PLOTLY", json.dumps(plotly))


def preload(plotly: str) -> str:
    """Fetch and read plotly.js while the visitor is busy elsewhere: it takes most of the second before the first map."""
    library = _LIBRARY.replace("PLOTLY", json.dumps(plotly))
    when_idle = "(window.requestIdleCallback ?? setTimeout)"
    return f"() => {{ setTimeout(() => {when_idle}(() => {{ {library}.catch(() => {{}}); }}), 1500); }}"

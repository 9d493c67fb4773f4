// Keys, charts and the marks of an article. Every page works without this file; it only shortens ways.

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const PAGES = {
  o: "/", t: "/timeline", a: "/actors", i: "/issues", n: "/network", m: "/map", s: "/statements", r: "/articles",
  v: "/review",
};

/* keys */

const typing = (element) => element.matches("input, select, textarea, [contenteditable]");
const stops = () => {
  const marks = all("#words a.mark:not([tabindex]), #words a.flag").filter((one) => one.offsetParent);
  return marks.length ? marks : all("[data-line] a.why");
};
let awaitingPage = false;

function step(by) {
  const found = stops();
  if (!found.length) return;
  const at = found.indexOf(document.activeElement);
  const next = found[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by, 0), found.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "center" });
}

function press(key) {
  const target = $(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("a, button")) target.click();
  else if (target.matches("summary")) {
    target.parentElement.open = true;
    $("select, input", target.parentElement)?.focus();
  } else target.focus();
  return true;
}

function help() {
  $("#keys")?.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") return closeWhy();
  if (typing(event.target) || $("dialog[open]")) return;
  if (awaitingPage) {
    awaitingPage = false;
    if (PAGES[event.key]) location.assign(PAGES[event.key]);
    return;
  }
  if (event.key === "g") awaitingPage = true;
  else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "?") help();
  else if (!press(event.key)) return;
  event.preventDefault();
});
for (const button of all("[data-help]")) button.addEventListener("click", help);

/* filters: empty ones stay out of the address, a choice takes effect at once */

for (const form of all("form[data-filters]")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
  for (const select of all("select", form)) select.addEventListener("change", () => form.requestSubmit());
}

/* charts */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const iso = (time) => new Date(time).toISOString().slice(0, 10);

function looks(spec) {
  const quiet = colour("quiet"), rule = colour("rule"), font = colour("sans");
  return {
    background: "transparent", font,
    view: { stroke: null },
    axis: { labelColor: quiet, titleColor: quiet, gridColor: rule, domainColor: rule, tickColor: rule, labelFontSize: 11, titleFontWeight: "normal" },
    legend: { labelColor: quiet, labelFontSize: 12, symbolType: "square" },
    range: { category: (spec.usermeta?.classes ?? []).map((name) => colour(name.replaceAll(" ", "-"))) },
  };
}

function narrow(address, [from, to]) {
  const target = new URL(address, location);
  const kept = target.pathname === location.pathname ? new URLSearchParams(location.search) : target.searchParams;
  for (const name of ["after", "before"]) kept.delete(name);
  kept.set("since", iso(Math.min(from, to)));
  kept.set("until", iso(Math.max(from, to)));
  location.assign(`${target.pathname}?${kept}`);
}

async function draw(place) {
  const answer = await fetch(place.dataset.chart);
  if (!answer.ok) return place.replaceChildren("The chart could not be made.");
  const spec = await answer.json();
  if (place.clientWidth < 560) spec.encoding.color.legend.columns = 2;
  const options = { ast: true, actions: false, renderer: "canvas", defaultStyle: false, config: looks(spec), tooltip: { disableDefaultStyle: true } };
  const { view } = await window.vegaEmbed(place, spec, options);
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `Chart: ${spec.description}; the list on this page holds the same events`);
  let range = null;
  view.addSignalListener("brush", (_, value) => { range = Object.values(value)[0] ?? null; });
  if (place.dataset.brush) window.addEventListener("pointerup", () => { if (range && range[0] !== range[1]) narrow(place.dataset.brush, range); });
  place.dataset.drawn = "yes";
}

if (window.vegaEmbed) for (const place of all("[data-chart]")) draw(place);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { for (const place of all("[data-chart]")) draw(place); });

/* the marks of an article */

const words = $("#words");
const why = $("#why");
const coding = new Map(all(".coding li").map((item) => [item.dataset.line, item]));
const tip = document.createElement("div");
const WORDLESS = why?.innerHTML ?? "";

function light(lines) {
  for (const mark of all(".mark.lit, .mark.lit-party, .flag.lit, .coding li.current")) mark.classList.remove("lit", "lit-party", "current");
  const first = lines[0];
  if (!first) return;
  for (const mark of all(`[data-lines~="${CSS.escape(first)}"]`, words)) {
    const own = mark.matches(".flag") || [...mark.classList].some((name) => name.endsWith("-words") && kindOf(first) === name.split("-")[0]);
    mark.classList.add(own ? "lit" : "lit-party");
  }
  coding.get(first)?.classList.add("current");
}

const kindOf = (line) => coding.get(line)?.className.split("-item")[0].trim();

function showTip(mark) {
  const lines = mark.dataset.lines.split(" ").filter((line) => coding.has(line));
  tip.replaceChildren(...lines.map((line) => {
    const row = document.createElement("p");
    row.className = coding.get(line).className.replace("current", "").trim();
    row.textContent = coding.get(line).textContent;
    return row;
  }));
  tip.hidden = !lines.length;
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${box.bottom + tip.offsetHeight + 12 > innerHeight ? box.top - tip.offsetHeight - 8 : box.bottom + 8}px`;
  light(lines);
}

async function showWhy(line) {
  const answer = await fetch(`/line/${encodeURIComponent(line)}?part=1`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.setAttribute("aria-label", "Close");
  close.textContent = "×";
  close.addEventListener("click", closeWhy);
  why.replaceChildren(close, ...page.body.childNodes);
  why.classList.add("open");
  why.scrollTop = 0;
  light([line]);
}

function closeWhy() {
  if (tip) tip.hidden = true;
  if (!why?.classList.contains("open")) return;
  why.classList.remove("open");
  why.innerHTML = WORDLESS;
}

if (words && why) {
  tip.id = "tip";
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  for (const mark of all(".mark[title], .flag[title]", words)) {
    mark.removeAttribute("title");
    mark.setAttribute("aria-describedby", "tip");
  }
  const on = (event) => { const mark = event.target.closest?.("[data-lines]"); if (mark) showTip(mark); else tip.hidden = true; };
  words.addEventListener("pointerover", on);
  words.addEventListener("focusin", on);
  words.addEventListener("pointerleave", () => { tip.hidden = true; });
  words.addEventListener("focusout", () => { tip.hidden = true; });
  document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
  const open = (event) => {
    const link = event.target.closest("a.mark, a.flag, .coding a.why");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const line = link.closest("[data-line]")?.dataset.line ?? decodeURIComponent(link.pathname.split("/").pop());
    showWhy(line);
  };
  words.addEventListener("click", open);
  for (const list of all(".coding")) list.addEventListener("click", open);
  for (const item of coding.values()) item.addEventListener("pointerover", () => light([item.dataset.line]));
  for (const button of all("[data-kind]")) button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    words.classList.toggle(`without-${button.dataset.kind}`, !shown);
  });
  if (location.hash.startsWith("#m-")) showWhy(decodeURIComponent(location.hash.slice(3)));
}

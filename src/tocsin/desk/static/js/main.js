// The desk: what the address names is shown, what changes is drawn, what is pressed is done.
import { AlertFeed, pathOf } from "./alerts.js";
import { showArticle } from "./article.js";
import { fill, h } from "./dom.js";
import * as pages from "./pages.js";
import * as sound from "./sound.js";
import { anySample, getJson, onChange, standing, start, store } from "./store.js";
import { nextTheme } from "./theme.js";
import { refreshTimes, span, utc } from "./time.js";
import * as verbs from "./verbs.js";
import * as words from "./words.js";

const $ = (id) => document.getElementById(id);
const main = $("main");
const pane = $("pane");
const STALE_S = 300; // nothing at all, not even a poll, for five minutes
const LOST_MS = 4000;
const GATHER_MS = 200; // what changes within it is drawn at once
const NEWS_MS = 15 * 60_000; // older alerts are shown, but neither ring nor count

const ui = {
  alertId: null, choosing: false, chosen: new Set(),
  toggleSplit: () => { ui.choosing = !ui.choosing; ui.chosen = new Set(); draw(); },
  choose: (id, on) => { if (on) ui.chosen.add(id); else ui.chosen.delete(id); draw(); },
  openEvent: (eventId, events) => {
    const event = events.find((one) => one.event_id === eventId);
    if (!event) return verbs.toast("This claim is no longer on the desk; its quote is in the tooltip.", true);
    return go(withParams({ article: event.article.article_id, revision: event.article.revision, event: eventId, at: "" }));
  },
};

const feed = new AlertFeed($("feed"), $("pill"), {
  open: openAlert,
  openQuote: (alert, quote) => {
    const url = new URL(pathOf(alert), location.origin);
    const at = `${quote.evidence.start}-${quote.evidence.end}`;
    for (const [key, value] of Object.entries({ article: quote.article_id, revision: quote.revision, at })) url.searchParams.set(key, value);
    go(url.pathname + url.search);
  },
  selected: () => ui.alertId,
});

function openAlert(id) {
  const row = store.alerts.get(id);
  if (row) go(pathOf(row.alert));
}

// --- addresses

function route() {
  const [, name = "", id = ""] = location.pathname.split("/").map(decodeURIComponent);
  const params = new URLSearchParams(location.search);
  return { name: name || "home", id, params };
}

function withParams(params) {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(params)) if (value) url.searchParams.set(key, value); else url.searchParams.delete(key);
  return url.pathname + url.search;
}

function go(path) {
  const from = location.pathname;
  const kept = keepFilter(path);
  if (kept !== location.pathname + location.search) history.pushState(null, "", kept);
  if (location.pathname !== from) { ui.choosing = false; ui.chosen = new Set(); main.scrollTop = 0; }
  show();
}

// The filter stays in the address wherever one goes.
function keepFilter(path) {
  const url = new URL(path, location.origin);
  for (const [key, value] of Object.entries({ q: feed.filter.text, min: feed.filter.severity === "low" ? "" : feed.filter.severity, open: feed.filter.open ? "1" : "" })) {
    if (value) url.searchParams.set(key, value); else url.searchParams.delete(key);
  }
  return url.pathname + url.search;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-nav]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
addEventListener("popstate", () => { readFilter(); feed.settle(); show(); });

// --- drawing

const FETCHED = ["incident", "conflict", "feeds"];
let current = null; // what main shows: {key, data}
let asking = 0;

async function show() {
  const { name, id, params } = route();
  ui.alertId = params.get("alert") || (name === "alert" ? id : null);
  document.body.dataset.page = name;
  for (const link of document.querySelectorAll("[data-page]")) if (link.dataset?.page && link.tagName === "A") link.setAttribute("aria-current", link.dataset.page === name ? "page" : "false");
  feed.markAll();
  showPane(params, name, id);
  if (name === "alert") return showAlert(id);
  if (FETCHED.includes(name)) return fetchPage(name, id);
  current = { key: name };
  return draw();
}

function showAlert(id) {
  const row = store.alerts.get(id);
  if (row) { history.replaceState(null, "", keepFilter(pathOf(row.alert))); return show(); }
  return fill(main, h("p.empty", null, store.loaded ? "This alert is no longer on the desk." : "Asking the desk …"));
}

async function fetchPage(name, id) {
  const key = `${name} ${id}`;
  const turn = (asking += 1);
  if (!current || current.key !== key) { current = { key }; fill(main, h("p.empty", null, "Asking the desk …")); }
  try {
    const data = await getJson(id ? `/api/${name}/${encodeURIComponent(id)}` : `/api/${name}`);
    if (turn !== asking || current.key !== key) return;
    current = { key, name, data };
  } catch (error) {
    if (turn !== asking || current.key !== key) return;
    current = { key, problem: error.message, retry: error.status !== 404 };
  }
  draw();
}

function draw() {
  if (!current) return;
  const focus = document.activeElement && main.contains(document.activeElement) ? focusPath(document.activeElement) : null;
  const opened = [...main.querySelectorAll("details")].map((one) => one.open);
  const scroll = main.scrollTop;
  fill(main, content());
  const details = [...main.querySelectorAll("details")];
  if (details.length === opened.length) details.forEach((one, i) => { one.open = opened[i]; });
  main.scrollTop = scroll;
  if (focus) restoreFocus(focus);
  title();
}

const PAGES = { incident: pages.incidentPage, conflict: pages.conflictPage, feeds: pages.feedsPage };

function content() {
  const { name } = route();
  if (current.problem) return h("p.empty", null, current.problem);
  if (current.data) return PAGES[current.name](current.data, ui);
  if (name === "incidents" || name === "home") return pages.incidentsPage();
  if (name === "article") return h("p.empty", null, "The article is on the right.");
  return h("p.empty", null, "Asking the desk …");
}

const focusPath = (element) => {
  const all = [...main.querySelectorAll("a,button,input,summary")];
  return { index: all.indexOf(element), text: element.textContent };
};
const restoreFocus = ({ index, text }) => {
  const all = [...main.querySelectorAll("a,button,input,summary")];
  const same = all[index] && all[index].textContent === text ? all[index] : all.find((one) => one.textContent === text);
  if (same) same.focus({ preventScroll: true });
};

let paneKey = "";
function showPane(params, name, id) {
  const articleId = params.get("article") || (name === "article" ? id : "");
  pane.hidden = !articleId;
  document.body.classList.toggle("with-pane", Boolean(articleId));
  const key = [articleId, params.get("revision"), params.get("event"), params.get("at")].join();
  if (!articleId || key === paneKey) { paneKey = articleId ? key : ""; return; }
  paneKey = key;
  showArticle(pane, {
    articleId, revision: params.get("revision"), eventId: params.get("event"), at: params.get("at"), close: closePane,
    choose: (article, revision) => go(name === "article" ? `/article/${article}?revision=${revision}` : withParams({ article, revision, event: "", at: "" })),
  });
}

function closePane() {
  const { name } = route();
  go(name === "article" ? "/" : withParams({ article: "", revision: "", event: "", at: "" }));
}

// --- what comes in

let unseen = 0;
let redrawTimer = 0;
const later = () => { redrawTimer = redrawTimer || setTimeout(redrawMain, GATHER_MS); };

function redrawMain() {
  redrawTimer = 0;
  if (main.contains(document.activeElement) && document.activeElement.matches("input:not([type]),textarea")) return later(); // somebody types
  const { name, id } = route();
  if (FETCHED.includes(name)) return fetchPage(name, id);
  return draw();
}

onChange((kind, data, live) => {
  if (kind === "pulse" && route().name === "feeds") later(); // polls are too many to tell one by one
  if (kind === "pulse" && !store.alerts.size) feed.settle();
  if (kind === "pulse" || kind === "line") return status();
  if (kind === "snapshot") { feed.redrawAll(); show(); status(); return undefined; }
  if (kind === "alert") alertCame(data, live.before);
  if (!kind.startsWith("feed") || route().name === "feeds") later();
  return banners();
});

function alertCame(row, before) {
  const { alert } = row;
  const news = !before || before.alert.revision < alert.revision;
  feed.changed(alert.alert_id, news);
  if (!news || Date.now() - new Date(alert.timings.decided_at) > NEWS_MS) return; // a desk that reads its log anew tells old alerts
  unseen += 1;
  $("log").textContent = `${alert.severity} alert: ${alert.headline}`;
  const worse = !before || words.SEVERITIES.indexOf(alert.severity) > words.SEVERITIES.indexOf(before.alert.severity);
  if (alert.kind === "alert" || worse || standing(row).open) sound.ring(alert.severity);
  title();
}

function title() {
  const heading = main.querySelector("h1");
  const name = heading && route().name !== "home" ? `${heading.firstChild.textContent.trim()} · ` : "";
  document.title = `${unseen ? `(${unseen}) ` : ""}${name}tocsin`;
}

for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, seen, { passive: true });
document.addEventListener("visibilitychange", () => { if (!document.hidden && document.hasFocus()) seen(); });
function seen() {
  if (document.hidden || !unseen) return;
  unseen = 0;
  title();
}

// --- how the desk is

function idle() {
  if (!store.pulse || store.pulse.idle_s === null) return null;
  return store.pulse.idle_s + (performance.now() - store.pulseAt) / 1000;
}

let lastHeard = 0; // the page's own clock when an update last came
onChange((kind) => { if (kind !== "pulse" && kind !== "line") lastHeard = performance.now(); });

function status() {
  const since = lastHeard ? Math.min(idle() ?? Infinity, (performance.now() - lastHeard) / 1000) : idle();
  const text = store.up === false ? "reconnecting" : store.up === null ? "connecting" : since === null || since === Infinity ? "live" : `live · last event ${since < 1.5 ? "now" : `${span(since)} ago`}`;
  $("pulse").dataset.state = store.up === false ? "lost" : store.up === null ? "wait" : stale() ? "stale" : "live";
  if ($("pulse-text").textContent !== text) $("pulse-text").textContent = text;
  banners();
}

const stale = () => idle() !== null && idle() > STALE_S;

const ILL = ["gone", "failing", "blocked", "malformed", "zombie"];
let bannersKey = "";
function banners() {
  const shown = [];
  const lost = store.up === false ? performance.now() - store.downSince : 0;
  if (anySample()) shown.push(["sample", "Sample story: invented, for showing how the desk works."]);
  if (store.error) shown.push(["bad", `${store.error}. Is the desk running? Trying again.`]);
  else if (lost > LOST_MS) shown.push(["bad", `Connection lost at ${utc(new Date(Date.now() - lost))}. What you see is from then. Trying again.`]);
  else if (store.pulse && store.pulse.reading) shown.push(["bad", `The desk ${store.pulse.reading}. What you see may be old; tocsin doctor says what is wrong.`]);
  else if (stale()) shown.push(["warn", `Nothing has arrived for ${span(idle())}, not even a poll. The worker may be down: run tocsin doctor.`]);
  if (store.feeds.down_since) shown.push(["bad", `Most feeds of several hosts get no answer since ${utc(new Date(store.feeds.down_since))}. The fault is probably near this machine: look at its network, name service and proxy; tocsin doctor helps.`]);
  for (const one of store.destinations.values()) shown.push(["bad", `The destination ${one.destination} said at ${utc(new Date(one.at))} that it wants no more alerts (410) and is not written to. Once it takes them again, resume it.`, one.destination]);
  const ill = ILL.reduce((sum, word) => sum + (store.feeds.health[word] || 0), 0);
  $("ill").textContent = ill || "";
  $("ill").title = ill ? `${words.many(ill, "feed needs", "feeds need")} a look` : "";
  if (store.pulse && store.pulse.wrong) shown.push(["warn", `${words.many(store.pulse.wrong, "record")} could not be read; the last one was ${store.pulse.wrong_last}.`]);
  const key = JSON.stringify([shown, store.readOnly]);
  if (key === bannersKey) return;
  bannersKey = key;
  fill($("banners"), shown.map(([kind, text, resume]) => h("p.banner", { class: kind, role: kind === "bad" ? "alert" : null }, text,
    resume && !store.readOnly ? [" ", h("button", { type: "button", on: { click: () => verbs.resumeDestination(resume) } }, "Resume")] : null)));
}

setInterval(status, 1000);
setInterval(refreshTimes, 5000);

// --- the filter

function readFilter() {
  const { params } = route();
  feed.filter = { text: params.get("q") || "", severity: words.SEVERITIES.includes(params.get("min")) ? params.get("min") : "low", open: params.get("open") === "1" };
  $("filter-text").value = feed.filter.text;
  $("filter-severity").value = feed.filter.severity;
  $("filter-open").checked = feed.filter.open;
}

function filterChanged() {
  feed.filter = { text: $("filter-text").value.trim(), severity: $("filter-severity").value, open: $("filter-open").checked };
  history.replaceState(null, "", keepFilter(location.pathname + location.search));
  feed.settle();
}
$("filter").addEventListener("input", filterChanged);
$("filter").addEventListener("submit", (event) => { event.preventDefault(); feed.focus(0); });

// --- buttons and keys

$("theme").addEventListener("click", () => verbs.toast(`Theme: ${nextTheme()}`));
$("help").addEventListener("click", () => verbs.help(KEYS));
$("sound").addEventListener("click", async () => {
  if (sound.armed()) await sound.disarm(); else await sound.arm();
  $("sound").setAttribute("aria-pressed", String(sound.armed()));
  $("sound").textContent = sound.armed() ? "Sound on" : "Sound off";
});

const withAlert = (act) => () => {
  const row = store.alerts.get(feed.current());
  if (!row) return verbs.toast("Choose an alert first, with j and k.", true);
  if (store.readOnly) return verbs.toast("This desk only shows; open the one that may speak.", true);
  return act(row.alert);
};
const muteOptions = (alert) => [
  ...(alert.incident_id ? [{ kind: "incident", target: alert.incident_id, label: "this incident" }] : []),
  ...[...new Set(alert.places.map((place) => place.name))].map((name) => ({ kind: "place", target: name, label: `the place ${name}` })),
  ...[...new Set(alert.evidence.map((quote) => quote.outlet))].map((outlet) => ({ kind: "outlet", target: outlet, label: `the outlet ${outlet}` })),
];
const back = () => {
  if (!pane.hidden) return closePane();
  const alertId = feed.current();
  if (route().name !== "home") go("/");
  const at = feed.order.indexOf(alertId);
  return at >= 0 ? feed.focus(at) : undefined;
};

const KEYS = [
  { keys: ["j", "ArrowDown"], shown: ["j"], about: "next alert", act: () => feed.step(1), arrows: true },
  { keys: ["k", "ArrowUp"], shown: ["k"], about: "alert before", act: () => feed.step(-1), arrows: true },
  { keys: ["o", "Enter"], shown: ["o", "Enter"], about: "open it", act: () => openAlert(feed.current()), onCard: true },
  { keys: ["a"], shown: ["a"], about: "acknowledge it", act: withAlert(verbs.acknowledge) },
  { keys: ["s"], shown: ["s"], about: "snooze it", act: withAlert((alert) => verbs.snooze("alert", alert.alert_id, "This alert")) },
  { keys: ["m"], shown: ["m"], about: "mute its incident, place or outlet", act: withAlert((alert) => verbs.mute(alert.theatre, muteOptions(alert))) },
  { keys: ["w"], shown: ["w"], about: "mark it wrong", act: withAlert((alert) => verbs.wrong("alert", alert.alert_id, "This alert should not have rung.")) },
  { keys: ["n", "Home"], shown: ["n"], about: "go to what is new", act: () => feed.toTop() },
  { keys: ["/"], shown: ["/"], about: "filter", act: () => $("filter-text").focus() },
  { keys: ["i"], shown: ["i"], about: "incidents", act: () => go("/incidents") },
  { keys: ["f"], shown: ["f"], about: "feeds", act: () => go("/feeds") },
  { keys: ["t"], shown: ["t"], about: "light, dark, or as the system has it", act: () => verbs.toast(`Theme: ${nextTheme()}`) },
  { keys: ["u", "Escape"], shown: ["u", "Esc"], about: "back", act: back },
  { keys: ["?"], shown: ["?"], about: "these keys", act: () => verbs.help(KEYS) },
];

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open) return;
  const typing = event.target.matches("input:not([type=checkbox]),select,textarea");
  if (typing) { if (event.key === "Escape") event.target.blur(); return; }
  const key = KEYS.find((one) => one.keys.includes(event.key));
  if (!key) return;
  const onCard = Boolean(event.target.closest(".card"));
  if (key.arrows && event.key.startsWith("Arrow") && !onCard) return;
  if (event.key === "Enter" && (!onCard || event.target.closest("a,button"))) return;
  if (event.key === "Home" && !onCard) return;
  event.preventDefault();
  key.act();
});

readFilter();
show();
start();

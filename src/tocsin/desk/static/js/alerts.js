// The alerts: newest first, never jumping while somebody reads.
import { h, inside, outside } from "./dom.js";
import * as signs from "./signs.js";
import { newestFirst, standing, store } from "./store.js";
import { span, when } from "./time.js";
import * as words from "./words.js";

const QUOTES_SHOWN = 2;
const AT_TOP_PX = 40;
const GATHER_MS = 40;

export class AlertFeed {
  constructor(feed, pill, { open, openQuote, act, selected }) {
    Object.assign(this, { feed, pill, open, openQuote, act, selected });
    this.order = []; // as shown
    this.cards = new Map();
    this.touched = new Set();
    this.timer = 0;
    this.fresh = new Set(); // came since the list was put in order
    this.filter = { text: "", severity: "low", open: false };
    pill.addEventListener("click", () => this.toTop());
    feed.addEventListener("scroll", () => { if (this.resting()) this.settle(); }, { passive: true });
    feed.addEventListener("pointerleave", () => { if (this.resting()) this.settle(); });
  }

  // Nobody is in the middle of the list: it may be put in order.
  resting() {
    const focused = this.feed.contains(document.activeElement) && this.order[0] !== this.focusedId();
    return this.feed.scrollTop < AT_TOP_PX && !this.feed.matches(":hover") && !focused;
  }

  focusedId() {
    const card = document.activeElement && document.activeElement.closest(".card");
    return card ? card.dataset.alert : null;
  }

  changed(id, isNews) {
    if (isNews) this.fresh.add(id);
    this.touched.add(id);
    this.timer = this.timer || setTimeout(() => this.catchUp(), GATHER_MS); // a mass event is drawn once, not a hundred times
  }

  catchUp() {
    this.timer = 0;
    if (this.resting() || !this.order.length) this.settle();
    else { this.touched.forEach((id) => this.redraw(id)); this.showPill(); }
    this.touched.clear();
  }

  toTop() {
    this.feed.scrollTo({ top: 0 });
    this.settle();
    this.focus(0);
  }

  // Puts the list in order and draws what differs.
  settle() {
    this.fresh.clear();
    this.order = newestFirst(store.alerts.values()).filter((row) => this.passes(row)).map((row) => row.alert.alert_id);
    const held = this.focusedId();
    const cards = this.order.map((id) => this.card(id));
    for (const id of this.cards.keys()) if (!store.alerts.has(id)) this.cards.delete(id);
    this.feed.setAttribute("aria-busy", "true");
    arrange(this.feed, cards.length ? cards : [this.empty()]);
    cards.forEach((card, i) => { number(card, "aria-posinset", i + 1); number(card, "aria-setsize", cards.length); });
    this.feed.setAttribute("aria-busy", "false");
    if (held && this.cards.has(held) && held !== this.focusedId()) this.cards.get(held).element.focus({ preventScroll: true });
    this.showPill();
  }

  redraw(id) {
    if (!this.cards.has(id) || !this.order.includes(id) || !store.alerts.has(id)) return;
    const old = this.cards.get(id).element;
    const focused = old === document.activeElement;
    const card = this.card(id);
    if (card !== old) { old.replaceWith(card); if (focused) card.focus({ preventScroll: true }); }
  }

  redrawAll() {
    this.cards.clear();
    this.settle();
  }

  showPill() {
    this.pill.hidden = this.fresh.size === 0;
    this.pill.textContent = `${this.fresh.size} new ↑`;
  }

  passes(row) {
    const { text, severity, open } = this.filter;
    if (words.SEVERITIES.indexOf(row.alert.severity) < words.SEVERITIES.indexOf(severity)) return false;
    if (open && !standing(row).open) return false;
    if (!text) return true;
    const { alert } = row;
    const all = [alert.headline, alert.why, alert.theatre, ...alert.places.map(words.placeName), ...alert.evidence.flatMap((quote) => [quote.outlet, quote.claimant || "", quote.evidence.text])].join(" ").toLowerCase();
    return text.toLowerCase().split(/\s+/).every((part) => all.includes(part));
  }

  // The card of one alert, drawn again only when something about it changed.
  card(id) {
    const row = store.alerts.get(id);
    const state = standing(row);
    const sign = [row.alert.revision, row.directives.length, row.deliveries.length, Boolean(state.snoozed)].join();
    const known = this.cards.get(id);
    if (known && known.sign === sign) return known.element;
    const element = this.draw(row, state);
    this.cards.set(id, { element, sign });
    this.mark(id, element);
    return element;
  }

  mark(id, element) {
    const here = this.selected() === id;
    element.classList.toggle("selected", here);
    if (here) element.setAttribute("aria-current", "true"); else element.removeAttribute("aria-current");
  }

  markAll() {
    for (const [id, { element }] of this.cards) this.mark(id, element);
  }

  draw(row, state) {
    const { alert } = row;
    const headline = `h-${alert.alert_id}`;
    return h("article.card", {
      tabindex: "0", "aria-labelledby": headline, data: { alert: alert.alert_id },
      class: [alert.severity, state.open ? "" : "done"].join(" "),
      on: { click: (event) => { if (!event.target.closest("a,button") && !String(getSelection())) this.open(alert.alert_id); } },
    },
      h("p.card-top", null, signs.severity(alert.severity), h("span.reason", null, words.reason(alert.reason)),
        alert.kind === "alert" || alert.reason === "correction" ? null : h("span.kind", { class: alert.kind }, alert.kind === "update" ? `update ${alert.revision - 1}` : "correction"),
        alert.sample ? signs.sample() : null, when(alert.timings.decided_at)),
      h("h3", { id: headline }, inside(pathOf(alert), { data: { nav: "" } }, alert.headline)),
      h("p.why", null, alert.why),
      alert.places.length || alert.sources ? h("p.where", null, alert.places.length ? h("span.place", null, words.list([...new Set(alert.places.map(words.placeName))])) : null, h("span", null, words.sources(alert.sources, alert.independent_sources))) : null,
      alert.evidence.slice(0, QUOTES_SHOWN).map((quote) => this.quote(alert, quote)),
      alert.evidence.length > QUOTES_SHOWN ? h("p.more", null, `and ${words.many(alert.evidence.length - QUOTES_SHOWN, "more quote", "more quotes")}`) : null,
      said(state, row.deliveries));
  }

  quote(alert, quote) {
    return h("figure.quote", null,
      h("blockquote", { dir: "auto" }, h("button", { type: "button", title: "Show these words in the article", on: { click: () => this.openQuote(alert, quote) } }, quote.evidence.text)),
      h("figcaption", null, quote.claimant ? `${quote.claimant}, in ` : "", outside(quote.url, quote.outlet)));
  }

  empty() {
    const all = store.alerts.size;
    if (all) return h("p.empty", null, `No alert passes the filter; ${words.many(all, "alert")} in all. Clear the filter to see them.`);
    if (!store.loaded) return h("p.empty", null, "Asking the desk …");
    if (!store.feeds.feeds) {
      return h("div.empty", null, h("p", null, "No alerts, because no feed is polled yet."), h("p", null, "Add one with ", h("code", null, "tocsin feeds add URL"), ", or start ", h("code", null, "tocsin run"), " with no feeds to see the sample story."));
    }
    const polled = store.feeds.last_polled_at;
    return h("div.empty", null, h("p", null, "All quiet: nothing new has rung."),
      h("p", null, `${words.many(store.feeds.feeds, "feed is", "feeds are")} polled`, polled ? [", the last ", when(polled, { absolute: false })] : "", ". An alert appears here within a second of its news."));
  }

  // --- the keyboard

  focus(index) {
    const id = this.order[Math.max(0, Math.min(index, this.order.length - 1))];
    const card = id && this.cards.get(id);
    if (card) { card.element.focus({ preventScroll: true }); card.element.scrollIntoView({ block: "nearest" }); }
  }

  step(by) {
    const here = this.order.indexOf(this.focusedId() || this.selected());
    this.focus(here < 0 ? 0 : here + by);
  }

  current() {
    return this.focusedId() || this.selected();
  }
}

// Brings the children into this order and moves none that stands right already.
function arrange(box, wanted) {
  let at = box.firstChild;
  for (const one of wanted) {
    if (one === at) at = at.nextSibling;
    else box.insertBefore(one, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function number(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export function pathOf(alert) {
  return alert.incident_id ? `/incident/${alert.incident_id}?alert=${alert.alert_id}` : `/conflict/${alert.conflict_id}?alert=${alert.alert_id}`;
}

export function said(state, deliveries) {
  const parts = [];
  if (state.acknowledged) parts.push(h("span.ack", null, `✓ acknowledged by ${state.acknowledged.by}`));
  if (state.snoozed) parts.push(h("span.ack", null, `snoozed for ${span((new Date(state.snoozed.until) - new Date()) / 1000)} by ${state.snoozed.by}`));
  if (state.wrong) parts.push(h("span.ack", null, `marked wrong by ${state.wrong.by}`));
  const sent = sentTo(deliveries);
  if (sent) parts.push(sent);
  return parts.length ? h("p.said", null, parts) : null;
}

// Of each destination the newest attempt counts.
function sentTo(deliveries) {
  const newest = new Map();
  for (const one of deliveries) newest.set(`${one.destination} ${one.revision}`, one);
  const ends = [...newest.values()];
  const good = ends.filter((one) => one.outcome === "delivered").length;
  if (!ends.length) return null;
  const bad = ends.filter((one) => one.outcome === "failed" || one.outcome === "disabled");
  const text = bad.length ? `not delivered to ${words.list([...new Set(bad.map((one) => one.destination))])}` : good === ends.length ? `sent to ${words.list([...new Set(ends.map((one) => one.destination))])}` : "being sent";
  return h("span.sent", { class: bad.length ? "bad" : "" }, text);
}

// The ledger: every claim as it came, what it was against what was known, and the words behind it.
import { h, outside } from "./dom.js";
import * as signs from "./signs.js";
import { when } from "./time.js";
import * as words from "./words.js";

const CHANGES = ["raised", "lowered", "narrowed", "retracted"]; // of a number the same claimant gave before

export function ledger(events, wrong, { open, mark = null, choose = null, chosen = null }) {
  if (!events.length) return h("p.empty", null, "Nothing on the ledger here yet.");
  const rows = [...events].reverse();
  const fresh = rows.filter((event) => event.status !== "repeat");
  const repeats = rows.filter((event) => event.status === "repeat");
  const row = (event) => entry(event, wrong.includes(event.event_id), { open, mark, choose, chosen });
  return h("div.ledger", null,
    fresh.length ? h("ol", { "aria-label": "Claims and strikes, newest first" }, fresh.map(row)) : null,
    repeats.length ? h("details", null,
      h("summary", null, `${words.many(repeats.length, "repeat")} of what was known`), h("ol", null, repeats.map(row))) : null);
}

function entry(event, wrong, { open, mark, choose, chosen }) {
  const what = event.claim || event.strike;
  return h("li.entry", { class: [wrong ? "wrong" : "", event.kind].join(" "), data: { event: event.event_id } },
    choose ? h("input", { type: "checkbox", value: event.event_id, "aria-label": "take this one", checked: chosen && chosen.has(event.event_id), on: { change: (change) => choose(event.event_id, change.target.checked) } }) : null,
    h("div.entry-state", null, signs.status(event.status), wrong ? h("span.wrong-mark", null, "marked wrong") : null),
    h("button.entry-main", { type: "button", on: { click: () => open(event.event_id) }, title: "Show these words in the article" },
      event.claim ? claim(event) : strike(event),
      h("q.words", { lang: event.article.language || null, dir: "auto" }, what.evidence.text)),
    event.before ? h("p.entry-before", { class: CHANGES.includes(event.status) ? "replaced" : "" }, CHANGES.includes(event.status) ? "before: " : "against: ", h("q.words", { dir: "auto" }, event.before.text), " ", event.before_url ? outside(event.before_url, event.before_outlet || "source") : event.before_outlet) : null,
    h("p.entry-source", null, outside(event.article.url, event.article.outlet), " · ", when(event.article.published_at || event.article.fetched_at),
      " · ", words.sources(event.sources, event.independent_sources),
      mark && !wrong ? h("button.mark", { type: "button", title: "This was read wrongly from the article", on: { click: () => mark(event) } }, "wrong?") : null));
}

function claim(event) {
  const { claim: what } = event;
  const count = words.interval(what.count.low, what.count.high);
  const was = event.known_low !== null && CHANGES.includes(event.status)
    ? h("span.was", null, event.known_text || words.interval(event.known_low, event.known_high), " → ") : null;
  const where = what.cumulative ? "running total, not of this incident alone" : what.subset || what.subset_of ? "part of a larger number" : "";
  return h("span.line", null,
    h("span.who", null, what.claimant ? what.claimant.name : "The article itself"), sideOf(what.claimant),
    what.denied ? " denies " : ": ", was, h("b.count", null, count), " ",
    h("span.victims", null, victims(what)), " ", words.effect(what.effect),
    where ? h("span.note", null, where) : null,
    what.scope === "background" ? h("span.note", null, "background") : null);
}

function sideOf(claimant) {
  return claimant && claimant.side && !claimant.name.includes(claimant.side) ? h("span.dim", null, ` (${claimant.side})`) : null;
}

// Who came to harm, without the number that stands before it: "12 civilians" and "12" say "civilians".
function victims(what) {
  const { side, text, span } = what.victims;
  const from = span[0] <= what.count.span[0] && what.count.span[1] <= span[1] ? what.count.span[1] - span[0] : 0;
  const who = [...text].slice(from).join("").trim() || "people";
  return side && !who.toLowerCase().includes(side.slice(0, 3).toLowerCase()) ? `${who} (${side})` : who;
}

function strike(event) {
  const { strike: what } = event;
  const who = [what.attacker && what.attacker.name, what.target && `against ${what.target.name}`].filter(Boolean).join(" ");
  const where = what.places.map(words.placeName);
  return h("span.line", null, h("b", null, words.mode(what.mode)), where.length ? ` on ${words.list(where)}` : "", who ? h("span.victims", null, ` by ${who}`) : null,
    words.strikeStatus(what.status) ? h("span.note", null, words.strikeStatus(what.status)) : null,
    what.scope === "background" ? h("span.note", null, "background") : null);
}

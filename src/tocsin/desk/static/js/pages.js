// The main part of the desk: an incident, a conflict, all incidents, the feeds.
import { said } from "./alerts.js";
import { h, inside, outside } from "./dom.js";
import { ledger } from "./ledger.js";
import { matrix, summary } from "./matrix.js";
import * as signs from "./signs.js";
import { standing, store } from "./store.js";
import { span, when } from "./time.js";
import * as verbs from "./verbs.js";
import * as words from "./words.js";

const button = (text, title, click, extra = {}) => h("button", { type: "button", title, on: { click }, ...extra }, text);

// --- one incident

export function incidentPage(all, ui) {
  const { incident } = all;
  if (incident.merged_into) return merged(incident);
  const open = (eventId) => ui.openEvent(eventId, all.events);
  return [
    h("header.title", null,
      h("p.crumb", null, inside("/incidents", {}, "Incidents"), " / ", inside(`/conflict/${incident.conflict_id}`, {}, conflictName(incident.conflict_id))),
      h("h1", null, incident.headline, " ", incident.contested ? signs.contested() : null, " ", incident.sample ? signs.sample() : null),
      facts(incident), said({ ...incidentState(all), acknowledged: null }, []),
      store.readOnly ? null : incidentVerbs(all, ui)),
    section("Who claims what", matrix(all.matrix, incident.tolls, all.events, open)),
    section("Why it rang", alertsOf(all.alerts, ui)),
    section("The ledger: every claim as it came",
      ui.choosing ? splitBar(all, ui) : null,
      ledger(all.events, all.wrong_events, { open, mark: markEvent(), choose: ui.choosing ? ui.choose : null, chosen: ui.chosen })),
  ];
}

function merged(incident) {
  return [h("header.title", null, h("h1", null, incident.headline)), h("p", null, "Somebody merged this incident into ", inside(`/incident/${incident.merged_into}`, {}, "another one"), ".")];
}

function incidentState(all) {
  const now = new Date();
  const last = (verb) => all.directives.filter((one) => one.verb === verb).at(-1) || null;
  const snoozed = last("snooze");
  return { snoozed: snoozed && new Date(snoozed.until) > now ? snoozed : null, wrong: last("wrong") };
}

function facts(incident) {
  const rows = [
    ["What", words.list(incident.modes.map(words.mode))],
    ["Where", incident.places.length ? incident.places.map((place) => `${words.placeName(place)} (${place.precision})`).join("; ") : "not known yet"],
    ["When", incident.when ? [incident.when.text, incident.when.start ? [" · ", when(incident.when.start, { relative: false })] : ""] : "not said"],
    ["By whom", words.list(incident.attackers) || "not named"],
    ["Against", words.list(incident.targets) || "not named"],
    ["Sources", `${words.sources(incident.sources, incident.independent_sources)}, ${words.many(incident.articles, "article")}`],
    ["First seen", when(incident.first_seen_at)],
    ["Last news", when(incident.last_seen_at)],
  ];
  return h("dl.facts", null, rows.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value))));
}

function incidentVerbs(all, ui) {
  const { incident } = all;
  const outlets = [...new Set(all.events.map((event) => event.article.outlet))];
  const options = [
    { kind: "incident", target: incident.incident_id, label: "this incident" },
    ...incident.places.map((place) => ({ kind: "place", target: place.name, label: `the place ${place.name}` })),
    ...[...new Set([...incident.attackers, ...incident.targets])].map((actor) => ({ kind: "actor", target: actor, label: `the side ${actor}` })),
    ...outlets.map((outlet) => ({ kind: "outlet", target: outlet, label: `the outlet ${outlet}` })),
  ];
  return h("p.verbs", null,
    button("Snooze", "Keep it quiet for a while", () => verbs.snooze("incident", incident.incident_id, "This incident")),
    button("Mute …", "Let an incident, a place, a side or an outlet ring no more", () => verbs.mute(incident.theatre, options)),
    button("Merge …", "It is the same as another incident", () => verbs.merge(incident)),
    button(ui.choosing ? "Do not split" : "Split …", "Some of its claims belong to another incident", ui.toggleSplit, { "aria-pressed": String(ui.choosing) }),
    button("Mark wrong", "This is no incident at all", () => verbs.wrong("incident", incident.incident_id, "This incident should not be here.")));
}

const markEvent = () => (store.readOnly ? null : (event) => verbs.wrong("event", event.event_id, `“${(event.claim || event.strike).evidence.text}” was read wrongly.`));

function splitBar(all, ui) {
  return h("p.split-bar", null, "Tick what belongs to another incident. ", h("button.main", { type: "button", disabled: ui.chosen.size === 0 || ui.chosen.size === all.events.length, on: { click: () => verbs.split(all.incident, [...ui.chosen], ui.toggleSplit) } }, `Split off ${ui.chosen.size}`));
}

// --- the alerts of an incident or a conflict

function alertsOf(ids, ui) {
  const rows = ids.map((id) => store.alerts.get(id)).filter(Boolean);
  if (!rows.length) return h("p.empty", null, "No alert rang for it: nothing in it was new or worse by the policy.");
  return h("div.rang", null, rows.map((row) => rang(row, ui)));
}

function rang(row, ui) {
  const { alert } = row;
  return h("article.rang-one", { class: [alert.severity, ui.alertId === alert.alert_id ? "selected" : ""].join(" "), data: { rang: alert.alert_id } },
    h("p.card-top", null, signs.severity(alert.severity), h("span.reason", null, words.reason(alert.reason)), alert.sample ? signs.sample() : null, when(alert.timings.decided_at)),
    h("h3", null, alert.headline), h("p.why", null, alert.why),
    h("div.details", null,
      h("details", null, h("summary", null, `Severity: ${points(alert.score)} points`),
        h("table.score", null, h("tbody", null, alert.score_parts.map((part) => h("tr", null, h("th", { scope: "row" }, words.plain(part.part)), h("td.points", null, signed(part.points)), h("td", null, part.why))),
          h("tr.total", null, h("th", { scope: "row" }, "in all"), h("td.points", null, points(alert.score)), h("td", null, alert.severity))))),
      row.revisions.length > 1 ? h("details", null, h("summary", null, `${row.revisions.length} revisions`), h("ol.history", null, [...row.revisions].reverse().map((one) => h("li", null, when(one.decided_at), " ", h("b", null, words.reason(one.reason)), " ", signs.severity(one.severity), h("br"), one.why)))) : null,
      row.deliveries.length ? h("details", null, h("summary", null, `${words.many(row.deliveries.length, "delivery attempt")}`), h("ol.history", null, [...row.deliveries].reverse().map((one) => h("li", null, when(one.attempted_at), ` ${one.destination} (${one.destination_kind}), revision ${one.revision}, attempt ${one.attempt}: `, h("b", { class: one.outcome === "failed" ? "bad" : "" }, words.plain(one.outcome)), one.error ? ` – ${one.error}` : "")))) : null),
    said(standing(row), row.deliveries),
    store.readOnly ? null : h("p.verbs", null,
      button("Acknowledge", "I have seen it (a)", () => verbs.acknowledge(alert), { disabled: Boolean(standing(row).acknowledged) }),
      button("Snooze", "Quiet for a while (s)", () => verbs.snooze("alert", alert.alert_id, "This alert")),
      button("Mark wrong", "It should not have rung (w)", () => verbs.wrong("alert", alert.alert_id, "This alert should not have rung."))));
}

const points = (number) => number.toLocaleString("en", { maximumFractionDigits: 2 });
const signed = (number) => (number > 0 ? `+${points(number)}` : points(number));

// --- one conflict

export function conflictPage(all, ui) {
  const { conflict } = all;
  const open = (eventId) => ui.openEvent(eventId, all.events);
  return [
    h("header.title", null, h("p.crumb", null, inside("/incidents", {}, "Incidents")),
      h("h1", null, conflict.name, " ", conflict.contested ? signs.contested() : null, " ", conflict.sample ? signs.sample() : null),
      h("p.dim", null, `${words.many(conflict.incidents, "incident")} · first seen `, when(conflict.first_seen_at), " · last news ", when(conflict.last_seen_at))),
    all.alerts.length ? section("Why it rang", alertsOf(all.alerts, ui)) : null,
    section("Who claims what, over the whole conflict", matrix(all.matrix, conflict.tolls, all.events, open),
      conflict.tolls.length ? h("p.dim", null, "Where a claimant gave no number for the whole conflict, its largest for one incident stands here.") : null),
    section("Claims that belong to no single incident", ledger(all.events, all.wrong_events, { open, mark: markEvent() })),
    section("Incidents", incidentCards(all.incidents.map((id) => store.incidents.get(id)).filter(Boolean))),
  ];
}

function conflictName(id) {
  const row = store.conflicts.get(id);
  return row ? row.conflict.name : "the conflict";
}

// --- all incidents

export function incidentsPage() {
  const rows = [...store.incidents.values()].filter((row) => !row.incident.merged_into).sort((a, b) => (a.incident.last_seen_at < b.incident.last_seen_at ? 1 : -1));
  const conflicts = [...store.conflicts.values()].sort((a, b) => (a.conflict.last_seen_at < b.conflict.last_seen_at ? 1 : -1));
  return [
    h("header.title", null, h("h1", null, "Incidents")),
    conflicts.length ? section("Conflicts", h("div.cards", null, conflicts.map(conflictCard))) : null,
    section("Newest first", rows.length ? incidentCards(rows) : h("p.empty", null, "No incident yet. One appears here with the first strike or claim that a feed brings.")),
    mutes(),
  ];
}

function conflictCard({ conflict, matrix: view }) {
  return inside(`/conflict/${conflict.conflict_id}`, { class: "tile" }, h("b", null, conflict.name), conflict.contested ? signs.contested() : null, conflict.sample ? signs.sample() : null,
    h("span.dim", null, `${words.many(conflict.incidents, "incident")} · `, when(conflict.last_seen_at, { absolute: false })), h("span.sums", null, summary(view, conflict.tolls)));
}

function incidentCards(rows) {
  return h("div.cards", null, rows.map(({ incident, matrix: view }) => inside(`/incident/${incident.incident_id}`, { class: "tile" },
    h("b", null, incident.headline), incident.contested ? signs.contested() : null, incident.sample ? signs.sample() : null,
    h("span.dim", null, words.list(incident.places.map(words.placeName)) || "place not known", " · ", words.sources(incident.sources, incident.independent_sources), " · ", when(incident.last_seen_at, { absolute: false })),
    h("span.sums", null, summary(view, incident.tolls)))));
}

function mutes() {
  if (!store.mutes.length) return null;
  return section("Muted", h("ul.mutes", null, store.mutes.map((one) => h("li", null, `${one.target_kind} ${one.target}, by ${one.by}, `, when(one.at, { absolute: false }), one.until ? [", until ", when(one.until, { relative: false })] : "", " ",
    store.readOnly ? null : button("Unmute", "Let it ring again", () => verbs.unmute(one))))));
}

// --- the feeds

const ORDER = ["gone", "failing", "blocked", "malformed", "zombie", "stale", "unknown", "quiet", "live", "paused"];

export function feedsPage(all) {
  const rows = all.feeds.filter((row) => row.feed).sort((a, b) => ORDER.indexOf(healthOf(a)) - ORDER.indexOf(healthOf(b)) || a.feed_id.localeCompare(b.feed_id));
  const counts = new Map();
  for (const row of rows) counts.set(healthOf(row), (counts.get(healthOf(row)) || 0) + 1);
  return [
    h("header.title", null, h("h1", null, "Feeds"), rows.length ? h("p.tally", null, [...counts].map(([word, count]) => h("span", null, h("b", null, count), " ", signs.health(word)))) : null),
    store.readOnly ? null : addFeed(),
    rows.length ? h("div.table-box", null, h("table.feeds", null,
      h("thead", null, h("tr", null, ["Feed", "Health", "Last poll", "Newest item", "Every", "Items", ...(store.readOnly ? [] : [""])].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", null, rows.map(feedRow)))) : h("div.empty", null, h("p", null, "No feeds."), h("p", null, "Add one", store.readOnly ? null : " above, or", ": ", h("code", null, "tocsin feeds add URL"), ". Or bring a list: ", h("code", null, "tocsin feeds import subscriptions.opml"), ".")),
  ];
}

let addForm = null; // one for ever: a redraw must not take away what somebody is typing
const addFeed = () => (addForm = addForm || drawAddFeed());

function drawAddFeed() {
  const url = h("input", { name: "url", id: "feed-url", inputmode: "url", maxlength: "2000", placeholder: "https://example.org, or its feed", autocomplete: "off", spellcheck: "false", required: true });
  const add = h("button", { type: "submit" }, "Add");
  const form = h("form.add-feed", null, h("label", { for: "feed-url" }, "Add a feed, by its address or its site's"), h("span.row", null, url, add),
    h("p.dim", null, "What is added here stands on the log. Feeds of feeds.toml follow that file: remove them there. A pause here holds until the file changes its own word on that feed."));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    add.disabled = true;
    add.textContent = "Looking …";
    await verbs.sayOfFeed({ verb: "add", url: url.value.trim() }, () => { url.value = ""; });
    add.disabled = false;
    add.textContent = "Add";
  });
  return form;
}

function feedVerbs({ feed }) {
  return h("td.feed-verbs", null,
    feed.enabled ? button("Pause", "Poll it no more until somebody resumes it", () => verbs.pauseFeed(feed)) : button("Resume", "Poll it again", () => verbs.sayOfFeed({ verb: "resume", feed_id: feed.feed_id })),
    feed.origin === "desk" ? button("Remove", "Take it off the list", () => verbs.removeFeed(feed)) : null);
}

function wordOfFeed(feed) {
  if (feed.origin === "desk") return `added here${feed.said_by ? ` by ${feed.said_by}` : ""}`;
  if (feed.listed !== null && feed.listed !== feed.enabled) return `${feed.enabled ? "resumed" : "paused"} here${feed.said_by ? ` by ${feed.said_by}` : ""}${feed.sample ? "" : `; feeds.toml says ${feed.listed ? "poll it" : "pause it"}`}`;
  return feed.enabled ? "" : "paused in feeds.toml";
}

const healthOf = (row) => (row.feed && !row.feed.enabled ? "paused" : (row.state && row.state.health) || "unknown");

function feedRow(row) {
  const { feed, state } = row;
  const trouble = state && state.failures ? `${words.many(state.failures, "failure")} in a row${state.last_status ? `, last answer ${state.last_status}` : ""}${state.last_error ? `: ${state.last_error}` : ""}` : "";
  return h("tr", { class: `feed-${healthOf(row)}` },
    h("th", { scope: "row" }, outside(feed.url, feed.title || feed.outlet), h("span.dim", null, feed.outlet === feed.title ? feed.feed_id : feed.outlet), feed.sample ? signs.sample() : null, wordOfFeed(feed) ? h("span.dim", null, wordOfFeed(feed)) : null),
    h("td", { data: { label: "Health" } }, signs.health(healthOf(row)), state && state.health_since ? h("span.dim", null, "for ", span((Date.now() - new Date(state.health_since)) / 1000)) : null,
      state && state.advice ? h("span.advice", null, state.advice) : null, trouble ? h("span.dim", null, trouble) : null),
    h("td", { data: { label: "Last poll" } }, state && state.last_polled_at ? when(state.last_polled_at) : h("span.dim", null, "not polled yet")),
    h("td", { data: { label: "Newest item" } }, state && state.newest_item_at ? when(state.newest_item_at) : h("span.dim", null, "none")),
    h("td", { data: { label: "Every" }, title: state ? state.interval_reason : "" }, state && state.interval_s ? span(state.interval_s) : "–"),
    h("td", { data: { label: "Items" } }, state ? state.items_last : "–", state && state.items_new ? h("span.dim", null, ` ${state.items_new} new`) : null),
    store.readOnly ? null : feedVerbs(row));
}

function section(title, ...children) {
  return h("section", null, h("h2", null, title), children);
}

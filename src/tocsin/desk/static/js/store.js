// What the page knows, and who wants to hear when it changes.
import { followShared } from "./stream.js";

export const store = {
  alerts: new Map(), incidents: new Map(), conflicts: new Map(), feeds: { feeds: 0, health: {}, last_polled_at: null, sample: false }, mutes: [], destinations: new Map(),
  pulse: null, pulseAt: 0, up: null, downSince: 0, loaded: false, readOnly: true, error: "",
};

const ALERTS_MAX = 500; // as many as the desk remembers
const INCIDENTS_MAX = 300;

const listeners = new Set();
let cursor = { epoch: "", seq: -1 };
let waiting = []; // updates that came before the snapshot did
let loading = null;
let line = null;

export function onChange(listener) {
  listeners.add(listener);
}

function changed(kind, data, live) {
  for (const listener of listeners) listener(kind, data, live);
}

export function start() {
  line = followShared(take);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  setTimeout(() => { if (!store.loaded) load(); }, 3000); // the stream may be refused where the snapshot is not
}

export function reconnect() {
  line.restart();
}

function take(item) {
  if (item.kind === "line") return lineChanged(item.up);
  if (item.kind === "ping") {
    store.pulse = item.data;
    store.pulseAt = performance.now();
    store.feeds = item.data.feeds;
    if (cursor.epoch && item.data.epoch !== cursor.epoch) load(); // the desk was restarted
    return changed("pulse", item.data, true);
  }
  if (item.kind === "resync") return load();
  if (loading || !store.loaded) waiting.push(item);
  else apply(item);
  return undefined;
}

function lineChanged(up) {
  if (store.up !== up) store.downSince = up ? 0 : performance.now();
  store.up = up;
  if (up && !store.loaded) load();
  changed("line", up, true);
}

export async function load() {
  if (loading) return loading;
  loading = fetchSnapshot();
  try {
    await loading;
    store.error = "";
  } catch (error) {
    store.error = `The desk does not answer: ${error.message}`;
    setTimeout(load, 3000);
  } finally {
    loading = null;
  }
  const late = waiting;
  waiting = [];
  if (store.loaded) late.forEach(apply);
  return undefined;
}

async function fetchSnapshot() {
  const all = await getJson("/api/snapshot");
  const at = place(all.cursor);
  cursor = at;
  store.readOnly = all.read_only;
  store.alerts = byKey(all.alerts.reverse(), (one) => one.alert.alert_id);
  store.incidents = byKey(all.incidents.reverse(), (one) => one.incident.incident_id);
  store.conflicts = byKey(all.conflicts, (one) => one.conflict.conflict_id);
  store.feeds = all.feeds;
  store.mutes = all.mutes;
  store.destinations = byKey(all.destinations, (one) => one.destination);
  store.loaded = true;
  changed("snapshot", null, false);
}

const byKey = (rows, key) => new Map(rows.map((row) => [key(row), row]));

function place(id) {
  const cut = String(id).lastIndexOf("-");
  return { epoch: id.slice(0, cut), seq: Number(id.slice(cut + 1)) };
}

function shrink(rows, size) {
  for (const key of rows.keys()) {
    if (rows.size <= size) return;
    rows.delete(key);
  }
}

const TAKES = {
  alert: (one) => {
    store.alerts.delete(one.alert.alert_id); // what was touched longest ago stands first, and leaves first
    store.alerts.set(one.alert.alert_id, one);
    shrink(store.alerts, ALERTS_MAX);
  },
  incident: (one) => {
    store.incidents.delete(one.incident.incident_id);
    store.incidents.set(one.incident.incident_id, one);
    shrink(store.incidents, INCIDENTS_MAX);
  },
  incident_gone: (one) => store.incidents.delete(one.incident_id),
  conflict: (one) => store.conflicts.set(one.conflict.conflict_id, one),
  destination: (one) => { if (one.disabled) store.destinations.set(one.destination, one); else store.destinations.delete(one.destination); },
  directive: (one) => {
    if (one.verb !== "mute" && one.verb !== "unmute") return;
    store.mutes = store.mutes.filter((mute) => mute.target_kind !== one.target_kind || mute.target !== one.target);
    if (one.verb === "mute") store.mutes.push(one);
  },
};

function apply(item) {
  if (item.id) {
    const at = place(item.id);
    if (at.epoch !== cursor.epoch) return void load();
    if (at.seq <= cursor.seq) return undefined; // the snapshot had it
    cursor = at;
  }
  const before = item.kind === "alert" ? store.alerts.get(item.data.alert.alert_id) : undefined;
  if (TAKES[item.kind]) TAKES[item.kind](item.data);
  changed(item.kind, item.data, { before });
  return undefined;
}

export async function getJson(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(body.error || `${answer.status} ${answer.statusText}`), { status: answer.status });
  return body;
}

export const post = (directive) => postTo("/api/directives", directive);

export async function postTo(path, directive) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Tocsin-Desk": "1" },
    body: JSON.stringify(directive),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error || `${answer.status} ${answer.statusText}`);
  return body;
}

// How an alert stands with the people at the desk.
export function standing(row, now = new Date()) {
  const decided = new Date(row.alert.timings.decided_at);
  const state = { acknowledged: null, snoozed: null, wrong: null };
  for (const one of row.directives) {
    if (one.verb === "acknowledge" && new Date(one.at) >= decided) state.acknowledged = one;
    if (one.verb === "snooze") state.snoozed = new Date(one.until) > now ? one : null;
    if (one.verb === "wrong") state.wrong = one;
  }
  return { ...state, open: !state.acknowledged && !state.snoozed && !state.wrong };
}

export function newestFirst(rows) {
  return [...rows].sort((a, b) => (a.alert.timings.decided_at < b.alert.timings.decided_at ? 1 : -1));
}

export function anySample() {
  for (const row of store.alerts.values()) if (row.alert.sample) return true;
  for (const row of store.incidents.values()) if (row.incident.sample) return true;
  return store.feeds.sample;
}

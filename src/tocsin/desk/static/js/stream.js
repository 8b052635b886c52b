// Follows the desk's live stream, and comes back to where it was when the line breaks.

export const KINDS = [
  "alert", "incident", "incident_touched", "incident_gone", "conflict", "event", "article", "feed", "feed_gone", "directive",
];
const SILENCE_MAX_MS = 35_000; // three pings and a half: then the line is dead, whatever the browser thinks
const WAIT_MIN_MS = 500;
const WAIT_MAX_MS = 3_000; // a desk has few pages; a person waits for it

// Calls tell({kind, id, data}) for every update, and tell({kind: "line", up}) when the line breaks or mends.
export function follow(tell, since = null) {
  let source = null;
  let last = since;
  let wait = WAIT_MIN_MS;
  let watch = 0;
  let timer = 0;
  let up = null;

  const line = (now) => {
    if (up === now) return;
    up = now;
    tell({ kind: "line", up: now });
  };
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(again, SILENCE_MAX_MS);
  };
  const again = () => {
    clearTimeout(timer);
    clearTimeout(watch);
    if (source) source.close();
    line(false);
    timer = setTimeout(open, wait * (0.7 + 0.6 * Math.random()));
    wait = Math.min(wait * 2, WAIT_MAX_MS);
  };
  const take = (kind) => (event) => {
    alive();
    if (event.lastEventId) last = event.lastEventId;
    tell({ kind, id: event.lastEventId, data: JSON.parse(event.data) });
  };
  const open = () => {
    source = new EventSource(last ? `/api/stream?since=${encodeURIComponent(last)}` : "/api/stream");
    source.addEventListener("hello", (event) => {
      wait = WAIT_MIN_MS;
      line(true);
      take("ping")(event);
    });
    source.addEventListener("ping", take("ping"));
    source.addEventListener("resync", take("resync"));
    for (const kind of KINDS) source.addEventListener(kind, take(kind));
    source.onerror = again;
    alive();
  };
  open();
  return { restart: () => { wait = WAIT_MIN_MS; again(); }, state: () => ({ kind: "line", up: Boolean(up) }) };
}

// The same through a worker that all tabs share, where the browser has one.
export function followShared(tell) {
  if (typeof SharedWorker !== "function") return follow(tell);
  let worker;
  try {
    worker = new SharedWorker("/static/js/worker.js", { type: "module", name: "tocsin-stream" });
  } catch {
    return follow(tell);
  }
  let heard = false;
  worker.port.onmessage = (message) => { heard = true; tell(message.data); };
  worker.onerror = () => { if (!heard) { heard = true; follow(tell); } };
  worker.port.start();
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  return { restart: () => worker.port.postMessage("restart") };
}

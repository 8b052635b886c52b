// The words a person reads for the words on the topics.

export const SEVERITIES = ["low", "medium", "high", "critical"];

const REASONS = {
  new_strike: "New strike", first_of_kind: "First of its kind here", new_actor_pair: "New pair of sides",
  new_claim: "New claim", raised_claim: "Toll raised", contested: "Contested", correction: "Correction", surge: "Surge",
};
const MODES = {
  air: "air strike", drone: "drone strike", missile: "missile strike", rocket: "rocket fire", shelling: "shelling",
  bomb: "bombing", suicide: "suicide attack", chemical: "chemical attack", shooting: "shooting", clash: "clash",
  unspecified: "attack",
};
const EFFECTS = {
  killed: "killed", wounded: "wounded", captured: "captured", missing: "missing", killed_or_wounded: "killed or wounded",
};
const STATUSES = {
  new: "new", repeat: "repeat", raised: "raised", lowered: "lowered", narrowed: "narrowed", retracted: "taken back",
  denied: "denied", contested: "contested",
};
const STRIKE_STATUSES = { reported: "", denied: "denied", threatened: "only threatened", hypothetical: "only possible" };
const VERBS = {
  acknowledge: "acknowledged", snooze: "snoozed", mute: "muted", unmute: "unmuted", wrong: "marked wrong",
  split: "split", merge: "merged",
};

const FAULT_WORDS = {
  invented: "nothing of the kind is said", number: "the number", effect: "killed, wounded, captured: mixed up", victims: "who came to harm",
  claimant: "who says so", sides: "who attacked whom", mode: "how it was done", place: "where", time: "when", old: "it is history, not news",
  incident: "it belongs to another incident", repeat: "it had rung before", other: "something else",
};
export const FAULTS = {
  event: ["invented", "number", "effect", "victims", "claimant", "sides", "mode", "place", "time", "old", "incident", "other"],
  incident: ["invented", "old", "incident", "place", "sides", "other"],
  alert: ["invented", "repeat", "old", "number", "sides", "place", "incident", "other"],
};

const word = (table) => (key) => table[key] ?? String(key ?? "").replaceAll("_", " ");
export const reason = word(REASONS);
export const mode = word(MODES);
export const effect = word(EFFECTS);
export const status = word(STATUSES);
export const strikeStatus = word(STRIKE_STATUSES);
export const said = word(VERBS);
export const fault = word(FAULT_WORDS);
export const plain = word({});

export function list(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function many(count, one, more = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
}

// 19 | ≥ 19 | 20–25 | ≤ 30: the interval a claim gives.
export function interval(low, high) {
  if (high === null || high === undefined) return `≥ ${low}`;
  if (low === high) return String(low);
  return low > 0 ? `${low}–${high}` : `≤ ${high}`;
}

const countries = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
function country(code) {
  try {
    return countries.of(code);
  } catch {
    return code; // no country code at all
  }
}

export function placeName(place) {
  const parts = [place.name];
  if (place.admin1 && place.admin1 !== place.name) parts.push(place.admin1);
  if (place.country && place.precision !== "country") parts.push(country(place.country));
  return parts.join(", ");
}

export function sources(total, independent) {
  if (total === independent) return many(total, "source");
  return `${many(total, "source")}, ${independent} independent`;
}

// What a person at the desk can say, in a small dialog each; the answer is a record on the log.
import { fill, h } from "./dom.js";
import { post, postTo, store } from "./store.js";
import * as words from "./words.js";

const NAME = "tocsin.name";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const dialog = document.getElementById("dialog");
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

export function toast(text, bad = false) {
  const box = h("p.toast", { class: bad ? "bad" : "" }, text);
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), bad ? 12_000 : 5_000);
}

export async function say(directive) {
  try {
    await post({ ...directive, by: localStorage.getItem(NAME) || "" });
    toast(`${words.said(directive.verb).replace(/^./, (letter) => letter.toUpperCase())}. It is on the log.`);
    return true;
  } catch (error) {
    toast(`Not done: ${error.message}`, true);
    return false;
  }
}

function ask(title, about, fields, done, button) {
  const name = h("input", { id: "by", value: localStorage.getItem(NAME) || "", maxlength: "60", placeholder: "your name or initials", autocomplete: "name" });
  const form = h("form", { method: "dialog" },
    h("h2", null, title), about ? h("p", null, about) : null, fields,
    h("label", { for: "by" }, "Said by"), name,
    h("p.buttons", null, h("button", { type: "button", on: { click: () => dialog.close() } }, "Cancel"), h("button.main", { type: "submit" }, button)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    localStorage.setItem(NAME, name.value.trim());
    dialog.close();
    await done(new FormData(form));
  });
  fill(dialog, form);
  dialog.showModal();
  (form.querySelector("[autofocus],input,select,textarea") || name).focus();
}

function choice(name, label, options) {
  return h("fieldset", null, h("legend", null, label), options.map(([value, text], index) => h("label.radio", null, h("input", { type: "radio", name, value, checked: index === 0 }), text)));
}

function note(label) {
  return [h("label", { for: "note" }, label), h("textarea", { id: "note", name: "note", rows: "3", maxlength: "500" })];
}

export const acknowledge = (alert) => say({ verb: "acknowledge", target_kind: "alert", target: alert.alert_id });

export function snooze(kind, id, what) {
  ask("Snooze", `${what} stays quiet until then, unless it gets more severe. What came meanwhile and still stands rings once when it ends.`,
    choice("hours", "For", [["1", "1 hour"], ["4", "4 hours"], ["12", "12 hours"], ["24", "a day"]]),
    (form) => say({ verb: "snooze", target_kind: kind, target: id, until: new Date(Date.now() + form.get("hours") * HOUR_MS).toISOString() }), "Snooze");
}

export function mute(theatre, options) {
  if (!options.length) return toast("There is nothing here that can be muted.", true);
  return ask("Mute", "News of it still comes in and is kept; it only rings no more.",
    [choice("what", "Mute", options.map((one, index) => [String(index), one.label])),
      choice("days", "For", [["1", "a day"], ["7", "7 days"], ["30", "30 days"], ["", "until somebody unmutes it"]])],
    (form) => {
      const { kind, target } = options[Number(form.get("what"))];
      const days = form.get("days");
      return say({ verb: "mute", target_kind: kind, target, theatre, until: days ? new Date(Date.now() + days * DAY_MS).toISOString() : null });
    }, "Mute");
}

export const unmute = (one) => say({ verb: "unmute", target_kind: one.target_kind, target: one.target, theatre: one.theatre });

export function wrong(kind, id, what) {
  ask("Mark wrong", `${what} The mark counts in the error audit (tocsin score --live); nothing is deleted.`,
    [h("label", { for: "fault" }, "What is wrong?"), h("select", { id: "fault", name: "fault" }, words.FAULTS[kind].map((one) => h("option", { value: one }, words.fault(one)))), note("In your words, if you like")],
    (form) => say({ verb: "wrong", target_kind: kind, target: id, fault: form.get("fault"), note: form.get("note") }), "Mark wrong");
}

export function merge(incident) {
  const others = [...store.incidents.values()].map((row) => row.incident)
    .filter((one) => one.theatre === incident.theatre && one.incident_id !== incident.incident_id && !one.merged_into);
  if (!others.length) return toast("There is no other incident in this theatre to merge it into.", true);
  return ask("Merge", `“${incident.headline}” becomes part of the incident you choose. A split undoes it.`,
    [h("label", { for: "into" }, "Into"), h("select", { id: "into", name: "into" }, others.map((one) => h("option", { value: one.incident_id }, `${one.headline} (${one.places.map(words.placeName).join(", ") || one.theatre})`)))],
    (form) => say({ verb: "merge", target_kind: "incident", target: incident.incident_id, into: form.get("into") }), "Merge");
}

export function split(incident, chosen, done) {
  ask("Split", `${words.many(chosen.length, "entry leaves", "entries leave")} “${incident.headline}” and become an incident of their own.`, note("Why?"),
    async (form) => { if (await say({ verb: "split", target_kind: "incident", target: incident.incident_id, targets: chosen, note: form.get("note") })) done(); }, "Split off");
}

export async function resumeDestination(name) {
  try {
    const answer = await postTo("/api/destinations", { resume: name, by: localStorage.getItem(NAME) || "" });
    toast(answer.done.join("; "));
  } catch (error) {
    toast(`Not done: ${error.message}`, true);
  }
}

// --- feeds

const FEED_DONE = { add: "It is polled from now on.", pause: "Paused.", resume: "Polled again.", remove: "Removed." };

export async function sayOfFeed(word, done = () => {}) {
  try {
    const answer = await postTo("/api/feeds", { ...word, by: localStorage.getItem(NAME) || "" });
    if (answer.choose.length) return chooseFeed(answer.choose, done);
    toast(`${FEED_DONE[word.verb]} It is on the log.`);
    return done();
  } catch (error) {
    return toast(`Not done: ${error.message}`, true);
  }
}

function chooseFeed(found, done) {
  ask("Which feed?", "The page names several.",
    choice("url", "Add", found.map((one) => [one.url, `${one.title || one.url} (${words.many(one.items, "item")})`])),
    (form) => sayOfFeed({ verb: "add", url: form.get("url") }, done), "Add");
}

export function pauseFeed(feed) {
  ask("Pause", `${feed.outlet} is not polled until somebody resumes it. What is known of it stays.`, null, () => sayOfFeed({ verb: "pause", feed_id: feed.feed_id }), "Pause");
}

export function removeFeed(feed) {
  ask("Remove", `${feed.outlet} is polled no more and leaves the list. What it told stays.`, null, () => sayOfFeed({ verb: "remove", feed_id: feed.feed_id }), "Remove");
}

export function help(keys) {
  fill(dialog, h("form", { method: "dialog" }, h("h2", null, "Keys"),
    h("dl.keys", null, keys.filter((key) => key.about).map((key) => [h("dt", null, key.shown.map((one) => h("kbd", null, one))), h("dd", null, key.about)])),
    h("p.buttons", null, h("button.main", { type: "submit" }, "Close"))));
  dialog.showModal();
}

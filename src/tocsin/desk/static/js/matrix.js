// The contested view: whose losses, by whose word, from lowest to highest, and where they clash.
import { h } from "./dom.js";
import * as signs from "./signs.js";
import { when, utc } from "./time.js";
import * as words from "./words.js";

const OTHERS = "";
const PEOPLE = { civilians: "civilians", combatants: "soldiers and fighters", people: "people" };

// events: the ledger's, to say who denies a number.
export function matrix(view, tolls, events, open) {
  if (!view.rows.length) {
    return h("p.empty", null, "No numbers yet. They appear here as soon as somebody says how many people came to harm.");
  }
  const wide = view.rows.some((row) => row.cells[OTHERS]);
  const columns = view.columns.filter((column) => column !== OTHERS || wide);
  return h("div.matrix-box", { tabindex: "0", role: "region", "aria-label": "Who claims what" },
    h("table.matrix", null,
      h("thead", null, h("tr", null,
        h("th", { scope: "col" }, "Whose losses"),
        columns.map((column) => h("th", { scope: "col" }, column === OTHERS ? "Others say" : `${column} says`)),
        h("th", { scope: "col" }, "Lowest to highest"))),
      h("tbody", null, view.rows.map((row) => line(row, columns, tolls, events, open)))));
}

function line(row, columns, tolls, events, open) {
  return h("tr", { class: row.clash === "none" ? "" : "clash" },
    h("th", { scope: "row" }, h("span.side", null, row.side || "Side not named"), h("span.effect", null, `${PEOPLE[row.people]} ${words.effect(row.effect)}`)),
    columns.map((column) => h("td", { data: { label: column === OTHERS ? "Others say" : `${column} says` } },
      (row.cells[column] || []).map((index) => cell(tolls[index], deniers(tolls[index], events), open)),
      row.cells[column] ? null : h("span.dim", { title: "has not said" }, "–"))),
    h("td.range", { data: { label: "Lowest to highest" } }, range(row, tolls)));
}

function deniers(toll, events) {
  const said = events.filter((event) => event.claim && event.claim.denied && event.denies.includes(toll.event_id));
  return [...new Set(said.map((event) => (event.claim.claimant ? event.claim.claimant.name : event.article.outlet)))];
}

function cell(toll, denied, open) {
  const number = words.interval(toll.low, toll.high);
  const whose = toll.own_side === true ? "own losses" : toll.own_side === false ? "the enemy’s losses" : "";
  return h("button.toll", {
    type: "button",
    class: [toll.denied ? "denied" : "", toll.own_side === false ? "enemy" : ""].join(" "),
    title: `“${toll.evidence.text}”`,
    on: { click: () => open(toll.event_id) },
  },
    h("span.number", null, number),
    toll.denied ? h("span.denied-mark", null, denied.length ? `denied by ${words.list(denied)}` : "denied") : null,
    h("span.who", null, toll.claimant || `${toll.outlet}, in its own voice`),
    h("span.since", null, whose ? h("span.whose", null, whose) : null, `since\u00a0${utc(new Date(toll.since))}`,
      toll.independent_sources > 1 ? `, ${toll.independent_sources} independent` : ""));
}

function range(row, tolls) {
  const mark = row.clash === "none" ? null : signs.contested(row.clash === "denied" ? "contested: denied" : "contested");
  const [low, high] = [tolls[row.lowest], tolls[row.highest]];
  if (row.lowest === row.highest) return [h("span.bounds", null, words.interval(low.low, low.high)), h("span.by", null, by(low)), mark];
  return [
    h("span.bounds", null, words.interval(low.low, low.high), " to ", words.interval(high.low, high.high)),
    h("span.by", null, "lowest ", by(low)), h("span.by", null, "highest ", by(high)), mark,
  ];
}

function by(toll) {
  return ["by ", toll.claimant_side || toll.claimant || toll.outlet, ", ", when(toll.since, { absolute: false })];
}

// One line for a list: "killed 2 to 40, contested".
export function summary(view, tolls) {
  return view.rows.slice(0, 3).map((row) => {
    const [low, high] = [tolls[row.lowest], tolls[row.highest]];
    const numbers = row.lowest === row.highest ? words.interval(low.low, low.high) : `${words.interval(low.low, low.high)} to ${words.interval(high.low, high.high)}`;
    return h("span.sum", null, h("b", null, numbers), ` ${row.side ? `${row.side}: ` : ""}${PEOPLE[row.people]} ${words.effect(row.effect)}`, row.clash === "none" ? null : [" ", signs.contested()]);
  });
}

// Puts marks into a text at offsets counted in Unicode code points, as the pipeline counts; a string here counts in UTF-16.
import { h } from "./dom.js";

// The UTF-16 index of each code point offset that is asked for.
export function utf16Offsets(text, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let points = 0;
  let index = 0;
  for (const offset of wanted) {
    while (points < offset && index < text.length) {
      index += text.codePointAt(index) > 0xffff ? 2 : 1;
      points += 1;
    }
    found.set(offset, index);
  }
  return found;
}

// Cuts text at the edges of marks: [{text, kinds}], in order, nothing lost, nothing twice.
export function cut(text, marks) {
  const good = marks.filter((mark) => mark.start < mark.end);
  const at = utf16Offsets(text, good.flatMap((mark) => [mark.start, mark.end]));
  const placed = good.map((mark) => ({ ...mark, from: at.get(mark.start), to: at.get(mark.end) }));
  const edges = [...new Set([0, text.length, ...placed.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [from, to] = [edges[i], edges[i + 1]];
    const over = placed.filter((mark) => mark.from <= from && mark.to >= to);
    pieces.push({ text: text.slice(from, to), marks: over });
  }
  return pieces;
}

// The text as paragraphs of spans; a mark's kinds become classes, "evidence" a <mark>.
export function marked(text, marks) {
  const paragraphs = [h("p")];
  for (const piece of cut(text, marks)) {
    piece.text.split(/(\n+)/).forEach((part) => {
      if (/^\n+$/.test(part)) paragraphs.push(h("p", { data: { gap: part.length } }));
      else if (part) paragraphs.at(-1).append(wrap(part, piece.marks));
    });
  }
  return paragraphs.filter((paragraph) => paragraph.childNodes.length);
}

function wrap(text, marks) {
  if (!marks.length) return document.createTextNode(text);
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const tag = kinds.includes("evidence") ? "mark" : "span";
  const titles = marks.map((mark) => mark.title).filter(Boolean);
  return h(tag, { class: kinds.map((kind) => `is-${kind}`).join(" "), title: titles.join(" · ") || null }, text);
}

// What to mark for one event: its evidence, and within it who says it, how many, who came to harm, where, when.
export function marksOf(event) {
  const what = event.claim || event.strike;
  const marks = [{ ...pick(what.evidence), kind: "evidence" }];
  const add = (thing, kind, title) => { if (thing) marks.push({ start: thing.span[0], end: thing.span[1], kind, title }); };
  add(what.claimant, "claimant", "who says so");
  add(what.count, "count", "how many");
  add(what.victims, "victims", "who came to harm");
  add(what.attacker, "actor", "who did it");
  add(what.perpetrator, "actor", "who did it");
  add(what.target, "actor", "to whom");
  add(what.when, "when", "when");
  for (const place of what.places || []) add(place, "place", "where");
  return marks;
}

const pick = (evidence) => ({ start: evidence.start, end: evidence.end });

// The signs of the desk: each says the same by shape, by colour and by word.
import { h, svg } from "./dom.js";
import * as words from "./words.js";

const SHAPES = {
  critical: "M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.500v-9z", // octagon: stop
  high: "M12 1.5 23.5 22h-23z", // triangle
  medium: "M12 1 23 12 12 23 1 12z", // diamond
  low: "M12 2.500a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z", // circle
};

export function severity(level) {
  return h("span.severity", { class: level }, svg("shape", "0 0 24 24", SHAPES[level] || SHAPES.low), h("span", null, level));
}

const STATUS_SHAPES = {
  new: "M12 3v18M3 12h18", repeat: "M4 9h16M4 15h16", raised: "M12 21V4M5 11l7-7 7 7", lowered: "M12 3v17M5 13l7 7 7-7",
  narrowed: "M4 5l6 7-6 7M20 5l-6 7 6 7", retracted: "M4 4l16 16M20 4L4 20", denied: "M4 4l16 16M20 4L4 20",
  contested: "M4 9h16M4 15h16M17 4L7 20",
};

export function status(word) {
  return h("span.status", { class: `st-${word}` }, svg("stroke", "0 0 24 24", STATUS_SHAPES[word] || STATUS_SHAPES.new), words.status(word));
}

export function contested(text = "contested") {
  return h("span.contested", null, svg("stroke", "0 0 24 24", STATUS_SHAPES.contested), text);
}

export function sample() {
  return h("span.sample-chip", { title: "From the sample story, which is invented" }, "sample");
}

const HEALTH_SHAPES = {
  live: "M4 13l5 5L20 6", quiet: "M5 12h14", unknown: "M5 12h.01M12 12h.01M19 12h.01", paused: "M8 5v14M16 5v14",
};
const WARN = "M12 4v10M12 19v.5";

export function health(word) {
  return h("span.health", { class: `he-${word}` }, svg("stroke", "0 0 24 24", HEALTH_SHAPES[word] || WARN), words.plain(word));
}

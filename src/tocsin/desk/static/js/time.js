// Times as a desk reads them: how long ago, and when in UTC; the reader's own time in the tooltip.
import { h } from "./dom.js";

const two = (number) => String(number).padStart(2, "0");
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function utc(date, now = new Date()) {
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}\u00a0UTC`;
  if (date.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return clock;
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? "" : ` ${date.getUTCFullYear()}`;
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year} ${clock}`;
}

export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.round(s / 60)} min`;
  if (s < 48 * 3600) return `${Math.round(s / 3600)} h`;
  return `${Math.round(s / 86400)} days`;
}

export function ago(date, now = new Date()) {
  const seconds = (now - date) / 1000;
  if (seconds < -30) return `in ${span(-seconds)}`;
  return seconds < 5 ? "now" : `${span(seconds)} ago`;
}

// A <time>: "3 min ago · 04:12 UTC"; kept fresh by refreshTimes.
export function when(iso, { relative = true, absolute = true } = {}) {
  if (!iso) return h("span.dim", null, "time not given");
  const date = new Date(iso);
  const element = h("time", { datetime: date.toISOString(), title: date.toLocaleString() });
  if (relative) element.append(h("span.ago", null, ago(date)));
  if (relative && absolute) element.append(" · ");
  if (absolute) element.append(utc(date));
  return element;
}

export function refreshTimes(root = document) {
  for (const element of root.querySelectorAll("time .ago")) {
    const text = ago(new Date(element.parentElement.dateTime));
    if (element.textContent !== text) element.textContent = text;
  }
}

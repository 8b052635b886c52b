// Elements from plain values. Text only ever becomes a text node; a link only ever goes to http or https, or stays here.

export function h(tag, props, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props || {})) set(element, key, value);
  append(element, children);
  return element;
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (key === "data") Object.assign(element.dataset, value);
  else if (key === "class") element.className = [element.className, value].filter(Boolean).join(" ");
  else if (key === "href") { const safe = safeHref(value); if (safe) element.setAttribute("href", safe); }
  else element.setAttribute(key, value === true ? "" : String(value));
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

// http and https as they are, and paths of this desk; anything else (javascript:, data:, file:) is no link at all.
export function safeHref(url) {
  if (typeof url !== "string") return null;
  if (url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\")) return url;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

export function outside(url, ...children) {
  const safe = safeHref(url);
  if (!safe) return h("span", { title: "its address is not a web address" }, ...children);
  return h("a.outside", { href: safe, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

export function inside(path, props, ...children) {
  return h("a", { ...props, href: path, data: { ...(props && props.data), nav: "" } }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";
export function svg(className, viewBox, ...paths) {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("class", className);
  element.setAttribute("viewBox", viewBox);
  element.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    element.append(path);
  }
  return element;
}

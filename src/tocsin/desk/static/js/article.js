// The pane with the article behind a claim: its whole text, the evidence marked at its very place.
import { fill, h, outside } from "./dom.js";
import { marked, marksOf } from "./highlight.js";
import * as signs from "./signs.js";
import { getJson } from "./store.js";
import { when } from "./time.js";
import * as words from "./words.js";

let shown = 0;

export async function showArticle(box, { articleId, revision, eventId, at, close, choose }) {
  const turn = (shown += 1);
  let all;
  try {
    all = await getJson(`/api/article/${encodeURIComponent(articleId)}${revision ? `?revision=${revision}` : ""}`);
  } catch (error) {
    if (turn === shown) fill(box, head(close), h("p.empty", null, `${error.message}. The quote on the left is all that is kept of it.`));
    return;
  }
  if (turn !== shown) return;
  const place = /^(\d+)-(\d+)$/.exec(at || "");
  const event = all.events.find((one) => (eventId ? one.event_id === eventId : place && provenAt(one, place))) || null;
  const others = all.events.filter((one) => one !== event).map((one) => ({ start: evidence(one).start, end: evidence(one).end, kind: "other", title: "another claim" }));
  const own = event ? marksOf(event) : place ? [{ start: Number(place[1]), end: Number(place[2]), kind: "evidence" }] : [];
  const marks = [...own, ...others];
  const { article } = all;
  fill(box, head(close),
    h("article.source", { lang: article.language || null, dir: "auto" },
      h("p.outlet", null, article.outlet, article.sample ? [" ", signs.sample()] : null),
      h("h2", null, article.title),
      h("p.facts", null, "published ", when(article.published_at), article.date_flags.length ? ` (date ${words.list(article.date_flags.map(words.plain))})` : "", h("br"),
        outside(article.url, "Open at the source"), " · text from the ", article.text_source, all.revisions.length > 1 || article.revision > 1 ? ` · revision ${article.revision}` : ""),
      all.revisions.length > 1 ? h("p.revisions", null, "Revisions: ", all.revisions.map((one) => h("button", { type: "button", "aria-pressed": String(one === article.revision), on: { click: () => choose(article.article_id, one) } }, String(one)))) : null,
      event ? legend(event) : null,
      h("div.text", { id: "article-text" }, marked(article.text, marks))));
  const mark = box.querySelector("mark");
  if (mark) mark.scrollIntoView({ block: "center", behavior: "instant" });
}

const evidence = (event) => (event.claim || event.strike).evidence;
const provenAt = (event, [, start, end]) => evidence(event).start === Number(start) && evidence(event).end === Number(end);

function head(close) {
  return h("div.pane-head", null, h("span", null, "The words behind it"), h("button", { type: "button", on: { click: close }, title: "Close (Esc)" }, "Close"));
}

function legend(event) {
  const present = new Set(marksOf(event).map((mark) => mark.kind));
  const names = { evidence: "evidence", claimant: "who says so", count: "how many", victims: "who came to harm", actor: "who did it", place: "where", when: "when" };
  return h("p.legend", { "aria-label": "What the marks mean" }, Object.entries(names).filter(([kind]) => present.has(kind)).map(([kind, name]) => h("span", { class: `is-${kind}` }, name)));
}

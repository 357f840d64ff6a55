// Tracked changes that came with the draft: by author, judged where a finding rests on one, with the way to the place.

import { changeId } from "./anchors.js";
import { button, el } from "./elements.js";
import { formatMoment } from "./format.js";
import { counted, t, topicLabel } from "./texts.js";
import { verdictBadge } from "./verdicts.js";

const FEW = 12; // more of them stay folded

export function changesSection({ coverage: { changes }, language }, show) {
  if (changes.length === 0) return null;
  const numbered = changes.map((change, at) => ({ ...change, id: changeId(at) }));
  const authors = [...new Set(changes.map(({ author }) => author))];
  const groups = authors.map((author) => byAuthor(author, numbered.filter((change) => change.author === author), language, show));
  return el(
    "section",
    { class: "card tracked", "aria-labelledby": "tracked-title" },
    el("h2", { id: "tracked-title", class: "card-title" }, t("changes.title")),
    el("p", { class: "muted" }, t("changes.lead")),
    groups,
  );
}

function byAuthor(author, changes, language, show) {
  const folded = el(
    "details",
    {},
    el("summary", {}, `${author || t("coverage.unknown_author")}: ${counted("coverage.changes", changes.length)}`),
    el("ul", { class: "changes" }, changes.map((change) => item(change, language, show))),
  );
  folded.open = changes.length <= FEW || changes.some(({ findings }) => findings?.length);
  return folded;
}

function item({ id, kind, date, text, start, findings }, language, show) {
  const about = [when(date), t(`coverage.${kind}`)].filter(Boolean).join(" · ");
  const placed = Number.isInteger(start);
  return el(
    "li",
    { id, tabindex: "-1" },
    el("span", { class: "muted" }, `${about}: `),
    el(kind === "deletion" ? "del" : "ins", { lang: language }, text),
    findings?.length ? el("p", { class: "badges" }, findings.map(judged)) : null,
    placed ? button(t("finding.show"), () => show(id, 0), "button-small button-quiet") : null,
  );
}

function judged({ topic, verdict }) {
  return el("span", { class: "judged" }, topicLabel(topic), " ", verdictBadge(verdict));
}

/** A date as Word stored it; what cannot be read as one is left out. */
function when(date) {
  return date && !Number.isNaN(Date.parse(date)) ? formatMoment(date) : null;
}

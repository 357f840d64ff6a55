// The second round: what nobody asked for first, then what was declined, left open, changed and taken.

import { answerId, slipId } from "../anchors.js";
import { button, el, icon } from "../elements.js";
import { formatDate } from "../format.js";
import { redline } from "../proposals/redline.js";
import { counted, t, topicLabel } from "../texts.js";

const OUTCOMES = ["declined", "open", "changed", "accepted"];
const DRAWING = { slipped: "red", declined: "contradicts", open: "unclear", changed: "deviates", accepted: "conforms" };

export function roundSection(round, context) {
  if (!round) return null;
  const answers = round.answers.map((answer, at) => ({ ...answer, id: answerId(at) }));
  const slips = round.slipped_in.map((slip, at) => slipCard({ ...slip, id: slipId(at) }, context));
  const groups = OUTCOMES.map((outcome) => {
    const found = answers.filter((answer) => answer.outcome === outcome);
    // that nothing is open goes without saying
    return outcome === "open" && !found.length ? null : group(outcome, found.map((answer) => answerCard(answer, context)));
  });
  return el(
    "section",
    { class: "round", "aria-labelledby": "round-title" },
    el("h2", { id: "round-title", tabindex: "-1" }, t("round.title")),
    previous(round.previous),
    group("slipped", slips),
    groups,
  );
}

function previous({ id, document_name: name, date }) {
  const link = el("a", { href: `/nda/${encodeURIComponent(id)}` }, name);
  return el("p", { class: "muted" }, t("round.previous"), " ", link, date ? ` (${formatDate(date)})` : null);
}

/** What was slipped in and what was declined stands open: somebody has to decide on it. */
function group(name, cards) {
  const folded = el(
    "details",
    { class: `card round-group round-${cards.length ? name : "empty"}` },
    el("summary", {}, el("h3", {}, icon(DRAWING[name]), " ", t(`round.${name}`), " ", el("span", { class: "round-count" }, counted("round.count", cards.length)))),
    name === "open" ? el("p", { class: "muted" }, t("round.open_lead")) : null,
    cards.length ? cards : el("p", { class: "muted" }, t(`round.no_${name}`)),
  );
  folded.open = cards.length > 0 && name !== "accepted";
  return folded;
}

function slipCard({ id, kind, before, after, topics }, context) {
  const title = topics.length ? topics.map(topicLabel).join(", ") : t("round.no_topic");
  return card(id, `${t(`round.kind.${kind}`)}: ${title}`, [redline(before, kind === "moved" ? before : after, context.languages.draft)], context);
}

function answerCard(answer, context) {
  return card(answer.id, topicLabel(answer.topic), answerParts(answer, context.languages.draft), context);
}

function answerParts(answer, language) {
  const { before, asked, after } = answer;
  const part = (key, from, to) => [el("h5", {}, t(key)), redline(from, to, language)];
  if (isComment(answer)) return [el("p", {}, t("round.comment")), ...(before || after ? part("round.now", before, after) : [])];
  const shown = {
    accepted: () => part("round.now", before, after),
    declined: () => part("round.still", before, asked),
    open: () => part("round.asked", before, asked),
    changed: () => [...part("round.asked", before, asked), ...part("round.instead", asked, after)],
  };
  return shown[answer.outcome]();
}

/** A comment asks for no certain wording. A strike has none either, but the words that were to go. */
function isComment({ comment, before, asked }) {
  return !asked && (comment ?? !before);
}

function card(id, title, content, { show }) {
  return el(
    "article",
    { class: "round-item", id, tabindex: "-1", "aria-labelledby": `${id}-title` },
    el("div", { class: "ask-head" }, el("h4", { id: `${id}-title` }, title), button(t("finding.show"), () => show(id, 0), "button-small button-quiet")),
    content,
  );
}

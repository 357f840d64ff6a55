// Two texts as one: struck words and new words; both are said in words to screen readers (see proposal.css).

import { el } from "../elements.js";
import { t } from "../texts.js";
import { wordDiff } from "./diff.js";

const said = { del: "redline.struck", ins: "redline.new" };

// a long one scrolls, so the keyboard must reach it
export function redline(before, after, language) {
  const reached = { tabindex: "0", role: "group", "aria-label": t("redline.label") };
  return el("div", { class: "redline", lang: language, ...reached }, redlineParts(before, after));
}

export function redlineParts(before, after) {
  return wordDiff(before, after).map(({ kind, text }) => (kind === "same" ? text : el(kind, { "data-said": t(said[kind]) }, text)));
}

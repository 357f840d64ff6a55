// One finding: what the NDA says beside what we want, why, and what to propose instead.

import { copyButton } from "./clipboard.js";
import { el } from "./elements.js";
import { confidenceInWords } from "./format.js";
import { quoteFigure } from "./quotes.js";
import { counted, t, topicLabel } from "./texts.js";
import { severityBadge, verdictBadge } from "./verdicts.js";

/**
 * ``context``: ``languages`` of draft and report, ``show(id, quoteIndex)`` leads to the contract's text;
 * ``asked``: the views of the proposals that this finding leads to, in place of the policy's wording.
 */
export function findingCard(finding, id, context, asked) {
  const title = `${id}-title`;
  return el(
    "article",
    { class: `card finding edge-${finding.verdict}`, id, tabindex: "-1", "aria-labelledby": title, "data-verdict": finding.verdict },
    el("h3", { id: title, class: "finding-title" }, topicLabel(finding.topic)),
    el(
      "p",
      { class: "badges" },
      verdictBadge(finding.verdict),
      severityBadge(finding.severity),
      el("span", { class: "muted" }, confidenceInWords(finding.confidence)),
    ),
    el("div", { class: "sides" }, draftSide(finding, id, context), policySide(finding, context)),
    labelled("finding.reason", el("p", { lang: context.languages.report }, finding.reason)),
    opinion(finding.second_opinion, id, context),
    asked.length ? asked.map(({ root }) => root) : suggestion(finding, context.languages.draft),
    el("p", { class: "decides" }, el("strong", {}, `${t("finding.decides")}: `), finding.decides),
  );
}

function labelled(key, ...content) {
  return el("div", { class: "part" }, el("h4", {}, t(key)), content);
}

function draftSide(finding, id, { languages, show }) {
  const quotes = finding.quotes.map((quote, index) => quoteFigure(quote, languages.draft, () => show(id, index)));
  const body = quotes.length ? quotes : el("p", { class: "absent" }, t("finding.absent"));
  return el("section", { class: "side" }, el("h4", {}, t("finding.in_nda")), body);
}

function policySide(finding, { languages }) {
  return el(
    "section",
    { class: "side side-policy" },
    el("h4", {}, t("finding.policy")),
    el("p", { lang: languages.report }, finding.policy_quote),
    el("p", { class: "muted source" }, t("finding.version", { id: finding.policy_id, version: finding.policy_version })),
  );
}

function suggestion({ verdict, suggestion: { preferred, fallback } }, language) {
  if (verdict === "conforms") return null;
  const second = fallback ? el("details", {}, el("summary", {}, t("finding.fallback")), proposal(fallback, language)) : null;
  return labelled("finding.suggestion", proposal(preferred, language), second);
}

function proposal(text, language) {
  return el("div", { class: "proposal" }, el("p", { class: "proposal-text", lang: language }, text), copyButton(text));
}

/** A model's view beside the local verdict; its discarded quotes are told, not hidden. */
function opinion(second, id, { languages, show }) {
  if (!second) return null;
  return el(
    "div",
    { class: "part opinion" },
    el("h4", {}, t("finding.opinion", { model: second.model })),
    el("p", {}, verdictBadge(second.verdict), " ", second.reason),
    second.quotes.map((quote, index) => quoteFigure(quote, languages.draft, () => show(`${id}-opinion`, index))),
    second.discarded_quotes ? el("p", { class: "muted" }, counted("finding.discarded", second.discarded_quotes)) : null,
  );
}

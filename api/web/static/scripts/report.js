// The result of a review: recommendation, facts, findings beside the draft's text.

import { anchorsOf, unusualId } from "./anchors.js";
import { ContractView } from "./contract.js";
import { coverageSection } from "./coverage.js";
import { button, el, icon } from "./elements.js";
import { factsSection } from "./facts.js";
import { FindingsView } from "./findings.js";
import { formatMoment, formatNumber, languageName } from "./format.js";
import { quoteFigure } from "./quotes.js";
import { labelOr, language, personName, t } from "./texts.js";

export class ReportView {
  constructor(review) {
    const { result } = review;
    const facts = result.document;
    const show = (id, index) => this.contract.show(id, index);
    const context = { languages: { draft: facts.language, report: result.language }, show };
    this.findings = new FindingsView(result.findings, context);
    this.contract = new ContractView(facts.text, facts.language, anchorsOf(result), (id) => this.back(id));
    this.facts = factsSection(facts, show);
    const findingsAndMore = [this.findings.root, unusualSection(result.unusual, context), judgeSection(result.judge)];
    this.root = el(
      "div",
      { class: "report" },
      head(review),
      banner(result),
      notesSection(result),
      el("div", { class: "overview" }, this.facts, coverageSection(facts)),
      el("div", { class: "desk" }, el("div", { class: "desk-findings" }, findingsAndMore), this.contract.root),
    );
    this.findings.root.addEventListener("focusin", (event) => this.follow(event.target));
  }

  follow(target) {
    const card = target.closest(".finding");
    if (card && this.contract.active !== card.id) this.contract.follow(card.id);
  }

  /** From a passage back to the card, fact or unusual clause that led there. */
  back(id) {
    if (id.startsWith("finding-")) this.findings.reveal(id.replace(/-opinion$/, ""));
    else (document.getElementById(id) ?? this.facts).scrollIntoView({ block: "center" });
  }
}

function head({ document_name: name, created_at: date, created_by: user, account }) {
  const about = t("review.by", { date: formatMoment(date), user: personName(user) });
  return el(
    "div",
    { class: "report-head" },
    el("h1", { id: "report-title", class: "document-name", tabindex: "-1" }, name),
    el("p", { class: "muted" }, [about, account].filter(Boolean).join(" · ")),
    button(t("review.print"), () => window.print(), "button-small print-button"),
  );
}

function banner({ recommendation: { level, text }, language: written }) {
  return el(
    "section",
    { class: `banner level-${level}`, "aria-labelledby": "banner-title" },
    icon(level),
    el("div", {}, el("h2", { id: "banner-title" }, t(`result.${level}`)), el("p", { lang: written }, text)),
  );
}

function notesSection({ notes, language: written }) {
  const lines = written === language ? notes : [t("result.language", { language: languageName(written) }), ...notes];
  if (lines.length === 0) return null;
  const items = lines.map((line) => el("li", {}, line));
  return el("section", { class: "card", "aria-labelledby": "notes-title" }, el("h2", { id: "notes-title", class: "card-title" }, t("notes.title")), el("ul", { class: "notes" }, items));
}

function unusualSection(unusual, { languages, show }) {
  if (unusual.length === 0) return null;
  const cards = unusual.map(({ quotes, reason }, at) => {
    const figures = quotes.map((quote, index) => quoteFigure(quote, languages.draft, () => show(unusualId(at), index)));
    return el("article", { class: "card edge-unclear", id: unusualId(at) }, figures, el("p", { lang: languages.report }, reason));
  });
  return el("section", { class: "unusual", "aria-labelledby": "unusual-title" }, el("h2", { id: "unusual-title" }, t("unusual.title")), cards);
}

function judgeSection({ version, quality, measured_on: source }) {
  const measures = Object.entries(quality).map(([name, value]) => `${labelOr("judge.quality", name)} ${formatNumber(value)}`);
  return el(
    "section",
    { class: "judge muted", "aria-labelledby": "judge-title" },
    el("h2", { id: "judge-title" }, t("judge.title")),
    el("p", {}, [t("judge.version", { version }), ...measures].join(" · ")),
    source ? el("p", {}, t("judge.measured_on", { source })) : null,
  );
}

// The result of a review: recommendation, facts, findings beside the draft's text.

import { anchorsOf, proposalId, unusualId } from "./anchors.js";
import { changesSection } from "./changes.js";
import { ContractView } from "./contract.js";
import { coverageSection } from "./coverage.js";
import { button, el, icon } from "./elements.js";
import { factsSection } from "./facts.js";
import { FindingsView } from "./findings.js";
import { formatMoment, formatNumber, languageName } from "./format.js";
import { nextSteps } from "./next_steps.js";
import { DecisionBar } from "./proposals/bar.js";
import { Decisions } from "./proposals/decisions.js";
import { ProposalView } from "./proposals/proposal_view.js";
import { quoteFigure } from "./quotes.js";
import { roundSection } from "./round/round.js";
import { labelOr, language, personName, t } from "./texts.js";

export class ReportView {
  /** ``go`` leads to another review, when its next version was sent. */
  constructor(review, go) {
    const { result } = review;
    const facts = result.document;
    const show = (id, index) => this.contract.show(id, index);
    const context = { languages: { draft: facts.language, report: result.language }, show };
    const proposals = result.proposals ?? [];
    this.decisions = proposals.length ? new Decisions(review.id, proposals) : null;
    this.findings = this.buildFindings(result, proposals, context);
    this.contract = new ContractView(facts.text, facts.language, anchorsOf(result), (id) => this.back(id));
    const aside = [roundSection(result.round, context), this.findings.root, changesSection(facts, show), unusualSection(result.unusual, context)];
    this.root = el(
      "div",
      { class: "report" },
      head(review),
      banner(result),
      jumps(result),
      notesSection(result),
      el("div", { class: "overview" }, factsSection(facts, show), coverageSection(facts)),
      el("div", { class: "desk" }, el("div", { class: "desk-findings" }, aside, nextSteps(review, this.decisions, go), judgeSection(result.judge)), this.contract.root),
    );
    this.findings.root.addEventListener("focusin", ({ target }) => {
      const card = target.closest(".finding");
      if (card && this.followed !== card) this.follow(card);
    });
  }

  /** The proposals stand in the card of their finding; what is decided on them is loaded behind them. */
  buildFindings({ findings }, proposals, context) {
    const views = proposals.map((proposal, at) => new ProposalView(proposal, proposalId(at), this.decisions, context));
    const bar = this.decisions ? new DecisionBar(this.decisions) : null;
    bar?.load();
    return new FindingsView(findings, context, (policyId) => views.filter(({ proposal }) => proposal.policy_id === policyId), bar?.root ?? null);
  }

  /** Beside a card the text shows its quotes; for what is missing the place where we want it. */
  follow(card) {
    this.followed = card;
    const [asked] = this.findings.proposalsOf(card.id);
    if (!this.contract.follow(card.id) && asked) this.contract.follow(asked.root.id);
  }

  /** From a passage back to the card, fact, change or unusual clause that led there. */
  back(id) {
    const place = document.getElementById(id.replace(/-opinion$/, "")) ?? this.root.querySelector(".facts");
    if (place.closest(".finding")) {
      this.findings.reveal(place.id);
      return;
    }
    const folded = place.closest("details");
    if (folded) folded.open = true;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
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

function jumps({ round }) {
  const places = [round ? ["round-title", "round.title"] : null, ["findings-title", "findings.title"], ["contract-title", "contract.title"], ["next-title", "next.title"]];
  const links = places.filter(Boolean).map(([id, key]) => el("li", {}, el("a", { href: `#${id}` }, t(key))));
  return el("nav", { class: "jumps", "aria-label": t("jumps.label") }, el("ul", {}, links));
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
  const lines = written === language ? notes : [t("result.language", { written: languageName(written) }), ...notes];
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

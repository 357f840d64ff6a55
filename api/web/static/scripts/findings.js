// The findings, worst first, with a filter by verdict; conforming ones are folded away.

import { el, icon } from "./elements.js";
import { findingCard } from "./finding_card.js";
import { counted, t } from "./texts.js";
import { VERDICTS, worstFirst } from "./verdicts.js";

/** Element ids by position in the result, so that quotes and cards find each other. */
export const findingId = (index) => `finding-${index + 1}`;

export class FindingsView {
  /** ``proposalsFor(policyId)`` gives the views of what we ask for, ``bar`` says how many are decided (or is null). */
  constructor(findings, context, proposalsFor, bar) {
    this.asked = new Map(findings.map((finding, index) => [findingId(index), proposalsFor(finding.policy_id)]));
    const ids = new Map(findings.map((finding, index) => [finding, findingId(index)]));
    const card = (finding) => findingCard(finding, ids.get(finding), context, this.asked.get(ids.get(finding)));
    const sorted = worstFirst(findings);
    this.defects = sorted.filter((finding) => finding.verdict !== "conforms").map(card);
    this.conforming = sorted.filter((finding) => finding.verdict === "conforms").map(card);
    this.chosen = null;
    this.root = this.build(findings, bar);
  }

  build(findings, bar) {
    this.buttons = new Map([null, ...VERDICTS].map((verdict) => [verdict, this.filterButton(verdict, findings)]));
    this.status = el("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    this.folded = this.conforming.length
      ? el("details", { class: "conforming" }, el("summary", {}, counted("findings.conforming", this.conforming.length)), this.conforming)
      : null;
    return el(
      "section",
      { class: "findings", "aria-labelledby": "findings-title" },
      el("h2", { id: "findings-title" }, t("findings.title")),
      el("div", { class: "filters", role: "group", "aria-label": t("findings.filter") }, [...this.buttons.values()]),
      el("p", { class: "muted keys" }, t("findings.keys"), bar ? `; ${t("proposals.keys")}` : null),
      bar,
      this.status,
      this.defects.length ? this.defects : el("p", { class: "card" }, t("findings.none")),
      this.folded,
    );
  }

  filterButton(verdict, findings) {
    const count = findings.filter((finding) => verdict === null || finding.verdict === verdict).length;
    const label = verdict === null ? t("findings.all") : t(`reviews.verdict.${verdict}`);
    const element = el(
      "button",
      { type: "button", class: `filter verdict-${verdict ?? "all"}`, "aria-pressed": String(verdict === null) },
      verdict ? icon(verdict) : null,
      el("span", { class: "filter-count" }, String(count)),
      " ",
      label,
    );
    element.disabled = count === 0;
    element.addEventListener("click", () => this.filter(verdict === this.chosen ? null : verdict));
    return element;
  }

  /** Show one verdict only, or all of them for null. */
  filter(verdict) {
    this.chosen = verdict;
    for (const [each, element] of this.buttons) element.setAttribute("aria-pressed", String(each === verdict));
    for (const card of this.defects) card.hidden = verdict !== null && card.dataset.verdict !== verdict;
    if (this.folded) {
      this.folded.hidden = verdict !== null && verdict !== "conforms";
      this.folded.open = verdict === "conforms";
    }
    const shown = verdict === null ? [...this.defects, ...this.conforming] : this.visible();
    this.status.textContent = counted("findings.shown", shown.length);
  }

  /** The proposals of a card; none for what is no card. */
  proposalsOf(id) {
    return this.asked.get(id) ?? [];
  }

  /** The cards that can be seen now, in reading order. */
  visible() {
    const unfolded = this.folded && !this.folded.hidden && this.folded.open ? this.conforming : [];
    return [...this.defects, ...unfolded].filter((card) => !card.hidden);
  }

  /** Make a card visible whatever the filter says, and go to it. */
  reveal(id) {
    const card = document.getElementById(id).closest(".finding");
    if (card.hidden || this.folded?.hidden) this.filter(null);
    if (this.conforming.includes(card)) this.folded.open = true;
    focusCard(document.getElementById(id));
  }
}

export function focusCard(card) {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start" });
}

// The steps of a running review; the current one is also told to screen readers.

import { el, icon } from "./elements.js";
import { t } from "./texts.js";

const STEPS = ["intake", "segment", "retrieve", "judge", "second_opinion", "report"];
// runs only where a model is configured and a finding is uncertain
const OPTIONAL = "second_opinion";

export class ProgressView {
  constructor(name) {
    this.rows = new Map(STEPS.map((step) => [step, row(step)]));
    this.rows.get(OPTIONAL).hidden = true;
    this.status = el("p", { class: "progress-status", role: "status", "aria-live": "polite" });
    this.root = el(
      "section",
      { class: "card progress", "aria-labelledby": "progress-title" },
      el("h1", { id: "progress-title", class: "card-title", tabindex: "-1" }, t("progress.title")),
      el("p", { class: "document-name" }, name),
      el("ol", { class: "steps" }, [...this.rows.values()]),
      this.status,
    );
  }

  /** Show the state of a review that has not ended. */
  update(review) {
    if (review.step === OPTIONAL) this.rows.get(OPTIONAL).hidden = false;
    const at = STEPS.indexOf(review.step);
    STEPS.forEach((step, index) => {
      mark(this.rows.get(step), index < at ? "done" : index === at ? "running" : "waiting");
    });
    this.status.textContent = at < 0 ? t("progress.queued") : this.sentence(review.step);
  }

  interrupted() {
    this.status.textContent = t("progress.reconnecting");
  }

  sentence(step) {
    const shown = STEPS.filter((each) => !this.rows.get(each).hidden);
    const values = { step: shown.indexOf(step) + 1, count: shown.length, label: t(`reviews.step.${step}`) };
    return t("progress.status", values);
  }
}

function row(step) {
  const state = el("span", { class: "step-state" }, t("progress.state.waiting"));
  return el(
    "li",
    { class: "step", "data-step": step, "data-state": "waiting" },
    el("span", { class: "step-dot" }, icon("conforms")),
    el("span", { class: "step-label" }, t(`reviews.step.${step}`)),
    state,
  );
}

function mark(item, state) {
  item.dataset.state = state;
  item.querySelector(".step-state").textContent = t(`progress.state.${state}`);
}

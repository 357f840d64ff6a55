// The forms of the decisions that need words: reject, ask back, tell what became of a delivery.

import { button, el } from "../elements.js";
import { allFine, field } from "../fields.js";
import { t } from "../texts.js";

export const REASON_LENGTH = 2000;

const LABELS = {
  reject: "decide.reason_reject",
  ask: "decide.question",
  arrived: "decide.reason_arrived",
  again: "decide.reason_again",
};

/** ``on.save(words)``, ``on.cancel()``. */
export function wordsForm(name, on) {
  const words = el("textarea", { rows: "3", maxlength: REASON_LENGTH, required: "" });
  const check = () => allFine([[words, words.value.trim() ? "" : t("decide.reason_missing")]]);
  const fields = [field(t(LABELS[name]), words, name === "ask" ? t("decide.question_hint") : null)];
  return formOf(name, fields, () => check() && on.save(words.value.trim()), on.cancel);
}

/** A form that keeps what was typed until it is taken away. */
export function formOf(name, fields, submit, cancel) {
  const form = el(
    "form",
    { class: "choice-form", novalidate: "", "aria-label": t(`decide.${name}`) },
    fields,
    el("p", { class: "actions" }, el("button", { type: "submit", class: "button button-primary" }, t(`decide.save.${name}`)), button(t("decide.cancel"), cancel)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return form;
}

// Reject with a reason, or rewrite with own words and a reason; what was typed stays until it is saved.

import { button, el } from "../elements.js";
import { t } from "../texts.js";
import { allFine, field } from "../fields.js";

const REASON_LENGTH = 2000;
const TEXT_LENGTH = 20_000;

/**
 * ``choice``: reject | rewrite; ``wording`` and ``why`` prefill; ``on.save(body)``, ``on.cancel()``,
 * ``on.words(text)`` while the wording changes.
 */
export function choiceForm(choice, { wording, why, fallback, language }, on) {
  const reason = el("textarea", { rows: "2", maxlength: REASON_LENGTH, required: "", class: "reason" });
  reason.value = why;
  const words = choice === "rewrite" ? wordsField(wording, language, on.words) : null;
  const form = el(
    "form",
    { class: "choice-form", novalidate: "", "aria-label": t(`proposal.form.${choice}`) },
    words ? field(t("proposal.words"), words) : null,
    words && fallback ? fallbackButton(words, fallback) : null,
    field(t(`proposal.reason.${choice}`), reason, t("proposal.reason_hint")),
    el("p", { class: "actions" }, el("button", { type: "submit", class: "button button-primary button-small" }, t(`proposal.save.${choice}`)), button(t("proposal.cancel"), on.cancel, "button-small")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const checks = [[reason, reason.value.trim() ? "" : t("proposal.reason_missing")]];
    if (words) checks.unshift([words, words.value.trim() ? "" : t("proposal.words_missing")]);
    if (allFine(checks)) on.save({ choice, reason: reason.value.trim(), ...(words && { text: words.value.trim() }) });
  });
  return form;
}

function wordsField(wording, language, onWords) {
  const words = el("textarea", { rows: String(Math.min(12, 3 + Math.ceil(wording.length / 70))), maxlength: TEXT_LENGTH, required: "", lang: language, class: "words" });
  words.value = wording;
  words.addEventListener("input", () => onWords(words.value));
  return words;
}

function fallbackButton(words, fallback) {
  const use = () => {
    words.value = fallback;
    words.dispatchEvent(new Event("input"));
    words.focus();
  };
  return el("p", {}, button(t("proposal.use_fallback"), use, "button-small"));
}

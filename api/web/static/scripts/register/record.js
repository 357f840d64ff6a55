// Notes in the register that a signed NDA exists. Nothing is signed or decided here, and the form says so.

import { ask, pathOf, send } from "../api.js";
import { button, el } from "../elements.js";
import { formatDate } from "../format.js";
import { allFine, field } from "../fields.js";
import { t, today } from "../texts.js";

export function recordSection(review) {
  const body = el("div", {});
  const problem = el("p", { class: "save-problem", role: "alert" });
  const open = button(t("record.open"), () => prefill(review, { body, problem, open }));
  return el(
    "section",
    { class: "card record", "aria-labelledby": "record-title" },
    el("h3", { id: "record-title", class: "card-title" }, t("record.title")),
    el("p", { class: "muted" }, t("record.lead")),
    review.account ? el("p", {}, open) : el("p", { class: "muted" }, t("record.no_account")),
    body,
    problem,
  );
}

async function prefill(review, { body, problem, open }) {
  open.disabled = true;
  problem.textContent = "";
  try {
    const suggestion = await ask(`${pathOf(review.id)}/register-suggestion`);
    const form = recordForm(review, suggestion, { body, problem, open });
    body.replaceChildren(form);
    open.hidden = true;
    form.querySelector("input[type=date]").focus();
  } catch (error) {
    problem.textContent = t("record.not_prefilled", { problem: error.message });
  }
  open.disabled = false;
}

function recordForm(review, suggestion, { body, problem, open }) {
  const account = el("input", { type: "text", value: suggestion.account ?? review.account, readonly: "" });
  const signed = el("input", { type: "date", required: "", max: today });
  const until = el("input", { type: "date", value: suggestion.in_force_until ?? "" });
  const note = el("textarea", { rows: "2", maxlength: "2000" });
  const cancel = () => {
    body.replaceChildren();
    problem.textContent = "";
    open.hidden = false;
    open.focus();
  };
  const form = el(
    "form",
    { class: "choice-form", novalidate: "", "aria-label": t("record.open") },
    suggestion.message ? el("p", {}, suggestion.message) : null,
    field(t("record.account"), account),
    field(t("record.signed_on"), signed, t("record.signed_hint")),
    field(t("record.until"), until, suggestion.in_force_until ? t("record.until_read") : t("record.until_hint")),
    field(t("record.note"), note),
    el("p", { class: "actions" }, el("button", { type: "submit", class: "button button-primary" }, t("record.save")), button(t("proposal.cancel"), cancel)),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!allFine([[signed, signedProblem(signed.value)], [until, untilProblem(until, signed.value)]])) return;
    const entry = { account: account.value, signed_on: signed.value, in_force_until: until.value || null, review_id: review.id, document_name: suggestion.document_name ?? review.document_name, note: note.value.trim() };
    try {
      await send("POST", "/api/nda/register", entry);
      problem.textContent = "";
      body.replaceChildren(done(entry));
      body.firstChild.focus();
    } catch (error) {
      problem.textContent = t("register.not_saved", { problem: error.message });
    }
  });
  return form;
}

function done({ account, signed_on: signed }) {
  return el("p", { class: "record-done", tabindex: "-1" }, t("record.done", { account, date: formatDate(signed) }), " ", el("a", { href: "/nda#register" }, t("record.to_register")));
}

function signedProblem(value) {
  if (!value) return t("register.date_missing");
  return value > today ? t("record.signed_future") : "";
}

/** A date that was begun and not finished reads as empty. */
function untilProblem({ value, validity }, signed) {
  if (validity.badInput) return t("register.date_missing");
  return value && signed && value < signed ? t("record.until_early") : "";
}

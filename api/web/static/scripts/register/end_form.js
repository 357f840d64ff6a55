// Ends an entry of the register: from when, and why.

import { announce } from "../announce.js";
import { send } from "../api.js";
import { button, el } from "../elements.js";
import { allFine, field } from "../fields.js";
import { t, today } from "../texts.js";

export function endForm(entry, reload) {
  const form = el("div", {});
  const open = button(t("register.end"), () => form.replaceChildren(fields(entry, () => close(form, open), reload)), "button-small button-quiet");
  open.setAttribute("aria-label", t("register.end_of", { account: entry.account }));
  return el("div", { class: "end" }, open, form);
}

function close(form, open) {
  form.replaceChildren();
  open.focus();
}

function fields(entry, onCancel, reload) {
  const on = el("input", { type: "date", required: "", min: entry.signed_on, max: today, value: today });
  const reason = el("textarea", { rows: "2", required: "", maxlength: "2000" });
  const problem = el("p", { class: "save-problem", role: "alert" });
  const form = el(
    "form",
    { class: "choice-form", novalidate: "", "aria-label": t("register.end_of", { account: entry.account }) },
    field(t("register.end_on"), on),
    field(t("register.end_reason"), reason),
    el("p", { class: "actions" }, el("button", { type: "submit", class: "button button-primary button-small" }, t("register.end_save")), button(t("proposal.cancel"), onCancel, "button-small")),
    problem,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const checks = [
      [on, dateProblem(on, entry.signed_on)],
      [reason, reason.value.trim() ? "" : t("proposal.reason_missing")],
    ];
    if (!allFine(checks)) return;
    try {
      await send("POST", `/api/nda/register/${encodeURIComponent(entry.id)}/end`, { on: on.value, reason: reason.value.trim() });
      announce(t("register.end_done", { account: entry.account }));
      await reload(entry.id);
    } catch (error) {
      problem.textContent = t("register.not_saved", { problem: error.message });
    }
  });
  return form;
}

function dateProblem({ value }, signed) {
  if (!value) return t("register.date_missing");
  return value > today || value < signed ? t("register.end_range") : "";
}

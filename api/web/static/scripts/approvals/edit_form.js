// Everything of a draft that a person may change: text, subject, recipients.

import { el } from "../elements.js";
import { allFine, field } from "../fields.js";
import { t } from "../texts.js";
import { REASON_LENGTH, formOf } from "./forms.js";

const TEXT_LENGTH = 100_000;
const PEOPLE = { to: "decide.to", cc: "decide.cc", bcc: "decide.bcc" };

export class EditForm {
  /** ``on.save(changes)`` with what differs from ``card``, and the reason; ``on.cancel()``. */
  constructor(card, channel, on) {
    this.on = on;
    this.text = el("textarea", { rows: "16", maxlength: TEXT_LENGTH, required: "", lang: card.language, class: "words", spellcheck: "true" });
    this.people = channel === "mail" ? Object.keys(PEOPLE).map((name) => [name, el("input", { type: "text", autocomplete: "off" })]) : [];
    this.subject = channel === "mail" ? el("input", { type: "text", autocomplete: "off", lang: card.language }) : null;
    this.reason = el("textarea", { rows: "2", maxlength: REASON_LENGTH });
    this.root = formOf("edit", this.fields(), () => this.submit(), on.cancel);
    this.rebase(card);
  }

  fields() {
    return [
      ...this.people.map(([name, input]) => field(t(PEOPLE[name]), input, name === "to" ? t("decide.addresses_hint") : null)),
      this.subject ? field(t("decide.subject"), this.subject) : null,
      field(t("decide.text"), this.text),
      field(t("decide.reason_edit"), this.reason),
    ];
  }

  get controls() {
    return [["text", this.text], ...(this.subject ? [["subject", this.subject]] : []), ...this.people];
  }

  /** Count changes from this version on; fields that nobody has touched show it. */
  rebase(card) {
    const before = this.base;
    this.base = Object.fromEntries(this.controls.map(([name]) => [name, written(card[name])]));
    for (const [name, control] of this.controls) {
      if (!before || control.value === before[name]) control.value = this.base[name];
    }
  }

  submit() {
    const changed = this.controls.filter(([name, control]) => control.value !== this.base[name]);
    const problem = this.text.value.trim() ? "" : t("decide.text_missing");
    if (!allFine([[this.text, problem || (changed.length ? "" : t("decide.unchanged"))]])) return;
    const changes = Object.fromEntries(changed.map(([name, control]) => [name, read(name, control.value)]));
    this.on.save({ ...changes, reason: this.reason.value.trim() });
  }
}

const written = (value) => (Array.isArray(value) ? value.join(", ") : value);
const read = (name, value) => (name in PEOPLE ? addresses(value) : value);
const addresses = (value) => value.split(/[,;\n]/).map((each) => each.trim()).filter(Boolean);

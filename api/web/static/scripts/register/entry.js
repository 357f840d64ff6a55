// One signed NDA: who, since when, until when, what was accepted against our position.

import { el, icon } from "../elements.js";
import { formatDate, formatMoment } from "../format.js";
import { counted, t } from "../texts.js";
import { severityBadge, verdictBadge } from "../verdicts.js";
import { endForm } from "./end_form.js";
import { timeline } from "./timeline.js";

const DRAWING = { expired: "red", ending: "amber", in_force: "green", open_ended: "unclear", ended: "missing" };

/** ``reload(id)`` shows the register again after the entry was changed. */
export function entryRow(entry, scale, reload) {
  return el(
    "tr",
    { role: "row", id: `entry-${entry.id}`, tabindex: "-1", class: `entry entry-${entry.state}` },
    cell(
      "account",
      el("strong", {}, entry.account),
      el("span", { class: "muted" }, documentOf(entry)),
      warning(entry),
      deviations(entry.deviations),
      entry.note ? el("span", { class: "entry-note" }, entry.note) : null,
      el("small", { class: "muted" }, recorded(entry)),
      reviewLink(entry),
      entry.state === "ended" ? null : endForm(entry, reload),
    ),
    cell("signed_on", formatDate(entry.signed_on)),
    cell("until", entry.in_force_until ? formatDate(entry.in_force_until) : t("register.open_end"), survival(entry), timeline(entry, scale)),
    cell("state", stateBadge(entry), left(entry)),
  );
}

function cell(name, ...content) {
  return el("td", { role: "cell", class: `cell-${name}`, "data-label": t(`register.column.${name}`) }, el("div", { class: "cell" }, content));
}

const documentOf = ({ document_name: name }) => name || t("register.no_document");

function warning({ message, notice, state }) {
  if (!message || (notice === null && state !== "expired")) return null;
  return el("span", { class: `entry-notice entry-notice-${state}` }, icon(state === "expired" ? "red" : "amber"), " ", message);
}

function recorded({ recorded_by_name: user, recorded_at: at }) {
  return t("register.recorded", { user, date: formatMoment(at) });
}

function survival({ survival_until: until }) {
  return until ? el("small", { class: "muted" }, t("register.survival", { date: formatDate(until) })) : null;
}

function stateBadge({ state, state_label: label }) {
  return el("span", { class: `badge state-${state}` }, icon(DRAWING[state]), label);
}

function left({ days_left: days, state, ended_on: ended, end_reason: reason }) {
  if (state === "ended") return el("small", { class: "muted" }, [t("register.ended_on", { date: formatDate(ended) }), reason].filter(Boolean).join(": "));
  if (days === null || days === undefined) return null;
  return el("small", { class: "muted" }, counted(days < 0 ? "register.overdue" : "register.left", Math.abs(days)));
}

function deviations(items) {
  if (items.length === 0) return el("span", { class: "muted" }, t("register.no_deviations"));
  return el("details", {}, el("summary", {}, counted("register.deviations", items.length)), el("ul", { class: "deviations" }, items.map(deviation)));
}

function deviation({ topic_label: label, verdict, severity, reason, accepted_by: who, consent }) {
  return el(
    "li",
    {},
    el("span", { class: "badges" }, el("strong", {}, label), verdictBadge(verdict), severityBadge(severity)),
    reason ? el("span", {}, reason) : null,
    el("span", { class: who ? "muted" : "unagreed" }, who ? null : icon("amber"), who ? null : " ", consent),
  );
}

function reviewLink({ review_id: id }) {
  return id ? el("a", { href: `/nda/${encodeURIComponent(id)}` }, t("register.review")) : null;
}

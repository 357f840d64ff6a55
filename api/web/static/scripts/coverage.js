// What the reader saw, and what it could not see.

import { el } from "./elements.js";
import { formatList } from "./format.js";
import { counted, t } from "./texts.js";

export function coverageSection(facts) {
  const { coverage } = facts;
  const limited = !coverage.complete || coverage.password_missing;
  return el(
    "section",
    { class: `card coverage ${limited ? "is-limited" : ""}`, "aria-labelledby": "coverage-title" },
    el("h2", { id: "coverage-title", class: "card-title" }, t("coverage.title")),
    el("ul", { class: "notes" }, sentences(facts).map((sentence) => el("li", {}, sentence))),
    fold("coverage.comments", coverage.comments, comment),
  );
}

function sentences({ is_nda: isNda, coverage }) {
  return [
    isNda ? null : t("coverage.not_an_nda"),
    coverage.complete && !coverage.password_missing ? t("coverage.complete") : null,
    coverage.pages ? counted("coverage.pages", coverage.pages) : null,
    pages("coverage.without_text", coverage.pages_without_text),
    pages("coverage.failed", coverage.failed_pages),
    coverage.password_missing ? t("coverage.password") : null,
    pages("coverage.ocr", coverage.ocr_pages),
    pages("coverage.second_reader", coverage.second_reader_pages),
    coverage.changes.length ? `${counted("coverage.changes", coverage.changes.length)}.` : null,
    coverage.hidden_runs ? counted("coverage.hidden", coverage.hidden_runs) : null,
    coverage.attachments.length ? t("coverage.attachments", { names: formatList(coverage.attachments) }) : null,
    ...coverage.warnings,
  ].filter(Boolean);
}

function pages(key, numbers) {
  return numbers.length ? t(key, { pages: formatList(numbers) }) : null;
}

function fold(key, items, show) {
  if (items.length === 0) return null;
  return el("details", {}, el("summary", {}, counted(key, items.length)), el("ul", { class: "changes" }, items.map(show)));
}

function comment({ author, text }) {
  return el("li", {}, el("span", { class: "muted" }, `${author || t("coverage.unknown_author")}: `), text);
}

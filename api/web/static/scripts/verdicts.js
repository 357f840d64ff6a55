// Order and badges of verdicts.

import { el, icon } from "./elements.js";
import { t } from "./texts.js";

export const VERDICTS = ["contradicts", "missing", "deviates", "unclear", "conforms"];
const SEVERITIES = ["red_line", "negotiable", "information"];

/** A broken red line first, then by verdict, severity and confidence. */
export function worstFirst(findings) {
  return [...findings].sort((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : a[at] - b[at];
  });
}

function rank({ verdict, severity, confidence }) {
  const broken = severity === "red_line" && (verdict === "contradicts" || verdict === "missing");
  return [broken ? 0 : 1, VERDICTS.indexOf(verdict), SEVERITIES.indexOf(severity), -confidence];
}

export function verdictBadge(verdict) {
  return el("span", { class: `badge verdict-${verdict}` }, icon(verdict), t(`reviews.verdict.${verdict}`));
}

export function severityBadge(severity) {
  return el("span", { class: `badge severity-${severity}` }, t(`severity.${severity}`));
}

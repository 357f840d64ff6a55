// Who decided what on a proposal, when and why; and whether the one who may agree has agreed.

import { el, icon } from "../elements.js";
import { formatMoment } from "../format.js";
import { t } from "../texts.js";

export function decisionState(decision) {
  if (!decision) return [];
  const { choice, decided_by_name: name, decided_at: at, reason, agreed, needs } = decision;
  const who = el("p", {}, icon(choice), " ", t(`proposal.decided.${choice}`, { name, date: formatMoment(at) }));
  const why = reason ? el("p", { class: "decision-reason" }, t("proposal.because", { reason })) : null;
  const missing = agreed === false && choice !== "accept";
  const warning = missing ? el("p", { class: "unagreed" }, icon("amber"), " ", t(`proposal.unagreed.${choice}`, { needs: needs })) : null;
  return [who, why, warning].filter(Boolean);
}

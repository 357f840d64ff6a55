// What comes after the findings: files, the next version, the register.

import { downloadsSection } from "./downloads.js";
import { el } from "./elements.js";
import { recordSection } from "./register/record.js";
import { nextVersionSection } from "./round/next_version.js";
import { t } from "./texts.js";

export function nextSteps(review, decisions, go) {
  return el(
    "section",
    { class: "next", "aria-labelledby": "next-title" },
    el("h2", { id: "next-title", tabindex: "-1" }, t("next.title")),
    downloadsSection(review, decisions),
    nextVersionSection(review, go.open),
    recordSection(review),
  );
}

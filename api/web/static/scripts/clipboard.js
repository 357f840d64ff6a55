// Copies a proposal; says so, and says so too when the browser does not allow it.

import { button } from "./elements.js";
import { t } from "./texts.js";

const SHOWN_MS = 2000;

export function copyButton(text) {
  const element = button(t("finding.copy"), () => copy(text, element), "button-small");
  element.setAttribute("aria-live", "polite");
  return element;
}

async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    element.textContent = t("finding.copied");
  } catch {
    element.textContent = t("finding.not_copied");
  }
  window.setTimeout(() => (element.textContent = t("finding.copy")), SHOWN_MS);
}

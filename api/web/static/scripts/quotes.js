// A literal quote of the draft with its page; a click leads to it in the text.

import { el } from "./elements.js";
import { t } from "./texts.js";

export function quoteFigure(quote, language, onShow) {
  const label = quote.page ? `${t("finding.page", { page: quote.page })} – ${t("finding.show")}` : t("finding.show");
  const link = el("button", { type: "button", class: "quote-link" }, label);
  const figure = el(
    "figure",
    { class: "quote" },
    el("blockquote", { lang: language }, quote.text),
    el("figcaption", {}, link),
  );
  figure.addEventListener("click", () => {
    // selecting words of the quote is no wish to go there
    if (window.getSelection().isCollapsed) onShow();
  });
  return figure;
}

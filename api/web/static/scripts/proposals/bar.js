// How many proposals are decided, and one button for what is left.

import { announce } from "../announce.js";
import { button, el, icon } from "../elements.js";
import { counted, t } from "../texts.js";

export class DecisionBar {
  constructor(decisions) {
    this.decisions = decisions;
    this.text = el("p", { class: "bar-text", id: "bar-text" });
    this.meter = el("progress", { max: "1", value: "0", "aria-labelledby": "bar-text" });
    this.rest = button(t("proposals.accept_rest"), () => this.run(() => this.decisions.acceptRest(), true), "button-small");
    this.again = button(t("proposals.load_again"), () => this.load(), "button-small");
    this.again.hidden = true;
    this.problem = el("p", { class: "save-problem", role: "alert" });
    this.warning = el("p", { class: "unagreed" });
    this.root = el(
      "section",
      { class: "bar", "aria-label": t("proposals.title") },
      el("div", { class: "bar-row" }, el("div", { class: "bar-told" }, this.text, this.meter), this.rest, this.again, el("a", { href: "#next-title" }, t("proposals.to_files"))),
      this.warning,
      this.problem,
    );
    decisions.addEventListener("change", () => this.update());
    this.update();
  }

  load() {
    return this.run(() => this.decisions.load());
  }

  async run(act, saves = false) {
    this.rest.disabled = true;
    try {
      await act();
      this.problem.textContent = "";
      this.again.hidden = true;
      if (saves) announce(this.text.textContent);
    } catch (error) {
      this.problem.textContent = t(saves ? "proposals.rest_not_saved" : "proposals.not_loaded", { problem: error.message });
      this.again.hidden = saves;
    }
    this.update();
  }

  update() {
    const { total, decided, open, unagreed } = this.decisions.count();
    this.text.textContent = t("proposals.progress", { decided, total });
    this.meter.max = total;
    this.meter.value = decided;
    this.rest.disabled = open === 0;
    this.warning.hidden = unagreed === 0;
    this.warning.replaceChildren(icon("amber"), " ", counted("proposals.unagreed", unagreed));
  }
}

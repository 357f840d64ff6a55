// A message that was sent and its answer on the way: the steps, the words so far; at last the server's own part.

import { announce } from "../announce.js";
import { answerOf } from "../api.js";
import { localTimes } from "../approvals/times.js";
import { el } from "../elements.js";
import { t } from "../texts.js";

export class Waiting {
  constructor(log, text, names) {
    this.steps = el("ol", { class: "steps-told", "aria-label": t("chat.steps") });
    this.words = el("p", { class: "typed" });
    this.asked = message("user", t("chat.you"), el("p", { class: "typed" }, text), chips(names));
    this.answer = message("assistant", t("chat.assistant"), el("p", { class: "muted", role: "status" }, t("chat.working")), this.steps, this.words);
    this.answer.setAttribute("aria-busy", "true");
    log.append(this.asked, this.answer);
    this.show();
  }

  tell(event, data) {
    if (event === "step") {
      this.steps.append(el("li", {}, data.text));
      announce(data.text);
    }
    if (event === "token") this.words.append(data.text);
    this.show();
  }

  /** The server's part counts in place of the words so far. */
  async replace(address) {
    const page = new DOMParser().parseFromString(await (await answerOf(address)).text(), "text/html");
    const part = document.adoptNode(page.querySelector("article"));
    this.answer.replaceWith(part);
    localTimes(part);
    part.scrollIntoView({ block: "nearest" });
  }

  /** What was asked is in the field again; what was not answered leaves no trace here. */
  fail() {
    this.asked.remove();
    this.answer.remove();
  }

  show() {
    this.answer.scrollIntoView({ block: "nearest" });
  }
}

function message(role, name, ...parts) {
  return el("article", { class: `message by-${role}` }, el("p", { class: "message-head" }, el("strong", {}, name)), parts);
}

function chips(names) {
  return names.length === 0 ? null : el("ul", { class: "chips" }, names.map((name) => el("li", { class: "chip" }, el("bdi", {}, name))));
}

// The decisions of a person on one draft. Each names the digest of what is shown; the server compares it.

import { announce } from "../announce.js";
import { ask, send } from "../api.js";
import { button, el } from "../elements.js";
import { field } from "../fields.js";
import { t } from "../texts.js";
import { EditForm } from "./edit_form.js";
import { wordsForm } from "./forms.js";
import { loadShown } from "./shown.js";

const REASON_LENGTH = 2000;
const ON_THE_WAY = new Set(["approved", "sending"]);
const LOOK_MS = 1500;
const LOOKS = 40;

export class Decision {
  /** ``root`` is the card with its data, ``place`` where the buttons go. */
  constructor(root, place) {
    this.root = root;
    this.path = `/api/drafts/${encodeURIComponent(root.dataset.id)}`;
    this.note = el("textarea", { rows: "2", maxlength: REASON_LENGTH });
    this.buttons = el("fieldset", { class: "decide-buttons" });
    this.form = el("fieldset", { class: "decide-form" });
    this.problem = el("div", { class: "decide-problem", role: "alert" });
    place.replaceChildren(this.buttons, this.problem, this.form);
  }

  start() {
    this.update();
    this.follow();
  }

  get data() {
    return this.root.dataset;
  }

  may(name) {
    return this.data.may.split(" ").includes(name);
  }

  update() {
    const names = ["edit", "reject", "ask"].filter((name) => this.may(name));
    const rest = names.map((name) => button(t(`decide.${name}`), () => this.open(name)));
    this.buttons.replaceChildren(
      ...(this.may("approve") ? [this.approveButton()] : []),
      ...rest,
      ...(this.may("resolve") ? ["arrived", "again"].map((name) => button(t(`decide.${name}`), () => this.open(name))) : []),
    );
    if (this.may("approve")) this.buttons.append(el("details", { class: "decide-note" }, el("summary", {}, t("decide.note")), field(t("decide.note"), this.note)));
    this.showButtons();
  }

  /** Not beside an open form: what is typed there could be taken for what would be approved, or be lost. */
  showButtons() {
    this.buttons.hidden = this.data.may === "" || this.form.childElementCount > 0;
  }

  approveButton() {
    return button(t("decide.approve"), () => this.act("approve", { reason: this.note.value.trim() }), "button-primary");
  }

  async open(name) {
    this.problem.replaceChildren();
    this.editing = null;
    if (name === "edit") await this.openEdit();
    else this.show(wordsForm(name, { save: (words) => this.save(name, words), cancel: () => this.close() }));
    this.form.querySelector("textarea.words, textarea")?.focus();
    this.form.querySelector("textarea.words")?.setSelectionRange(0, 0);
  }

  show(form) {
    this.form.replaceChildren(form);
    this.showButtons();
  }

  /** The exact text comes from the server once more; a version that is not the one on show is told. */
  async openEdit() {
    await this.run(async () => {
      const card = await ask(this.path);
      if (card.digest !== this.data.digest) return this.tellChanged("");
      this.editing = new EditForm(card, this.data.channel, { save: (changes) => this.act("edit", changes), cancel: () => this.close() });
      return this.show(this.editing.root);
    });
  }

  save(name, words) {
    if (name === "ask") return this.act("ask", { question: words });
    if (name === "reject") return this.act("reject", { reason: words });
    return this.act("resolve", { arrived: name === "arrived", reason: words });
  }

  close() {
    this.editing = null;
    this.form.replaceChildren();
    this.problem.replaceChildren();
    this.showButtons();
    this.buttons.querySelector("button")?.focus();
  }

  act(name, body) {
    return this.run(async () => {
      const card = await send("POST", `${this.path}/${name}`, { digest: this.data.digest, ...body });
      await this.decided(name, card);
    });
  }

  async decided(name, card) {
    this.close();
    this.note.value = "";
    try {
      await loadShown(this.root);
    } catch {
      window.location.reload(); // it is decided; what is on show is not that any more
      return;
    }
    this.update();
    announce(t(name === "approve" && card.status === "pending" ? "decide.done.consent" : `decide.done.${name}`));
    document.getElementById("draft-title").focus();
    this.follow();
  }

  /** One at a time: a second click finds everything switched off. */
  async run(work) {
    if (this.busy) return;
    this.working(true);
    try {
      await work();
    } catch (error) {
      if (error.status === 409) this.tellChanged(error.message);
      else this.problem.replaceChildren(el("p", { class: "save-problem" }, t("decide.not_done", { problem: error.message })));
    }
    this.working(false);
  }

  working(busy) {
    this.busy = busy;
    for (const each of [this.buttons, this.form]) each.disabled = busy;
  }

  tellChanged(message) {
    this.problem.replaceChildren(
      el("strong", {}, t("decide.changed")),
      el("p", {}, message),
      button(t("decide.load"), () => this.loadCurrent(), "button-small"),
    );
  }

  loadCurrent() {
    return this.run(async () => {
      await loadShown(this.root);
      if (this.editing && this.may("edit")) this.editing.rebase(await ask(this.path));
      this.update();
      this.tellLoaded();
      this.follow();
    });
  }

  tellLoaded() {
    const typing = this.form.childElementCount > 0;
    const open = this.data.may !== "";
    const key = typing ? (open ? "decide.kept" : "decide.closed") : "decide.loaded";
    this.problem.replaceChildren(el("p", {}, t(key, { version: this.data.version })));
    const submit = this.form.querySelector("[type=submit]");
    if (submit) submit.disabled = !open;
  }

  /** While it is on its way, look what becomes of it. */
  follow(looks = LOOKS) {
    window.clearTimeout(this.next);
    if (looks === 0 || this.data.channel === "none" || !ON_THE_WAY.has(this.data.status)) return;
    this.next = window.setTimeout(() => this.look(looks), LOOK_MS);
  }

  async look(looks) {
    try {
      if (!this.busy && (await loadShown(this.root))) {
        this.update();
        announce(document.querySelector(".draft-marks").textContent.trim());
      }
    } catch {
      return; // the page stays as it is; what is sent does not depend on it
    }
    this.follow(looks - 1);
  }
}

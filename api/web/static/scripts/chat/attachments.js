// Files for the next message: chosen, or dropped anywhere on the form; each is uploaded at once.

import { announce } from "../announce.js";
import { ApiError } from "../api.js";
import { el } from "../elements.js";
import { t, uploadMb } from "../texts.js";

export class Attachments {
  constructor(form, talk, fail) {
    Object.assign(this, { form, talk, fail, kept: [] });
    this.list = document.getElementById("attached");
    const input = document.getElementById("chat-file");
    input.addEventListener("change", async () => {
      await this.take([...input.files]);
      input.value = "";
    });
    this.wireDrop();
  }

  get ids() {
    return this.kept.map((file) => file.id);
  }

  get names() {
    return this.kept.map((file) => file.name);
  }

  clear() {
    this.kept = [];
    this.list.replaceChildren();
  }

  wireDrop() {
    const over = (on) => this.form.classList.toggle("dropping", on);
    this.form.addEventListener("dragover", (event) => {
      event.preventDefault();
      over(true);
    });
    this.form.addEventListener("dragleave", () => over(false));
    this.form.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.take([...event.dataTransfer.files]);
    });
  }

  /** One after the other: the first of a new conversation opens it. */
  async take(files) {
    for (const file of files) await this.upload(file);
  }

  async upload(file) {
    if (file.size > uploadMb * 1e6) {
      this.fail(t("chat.too_large", { name: file.name, limit: uploadMb }));
      return;
    }
    const chip = el("li", { class: "chip" }, t("chat.uploading", { name: file.name }));
    this.list.append(chip);
    try {
      const kept = await this.talk.attach(file);
      this.kept.push(kept);
      chip.replaceChildren(el("bdi", {}, kept.name));
      announce(t("chat.attached", { name: kept.name }));
    } catch (error) {
      chip.remove();
      if (!(error instanceof ApiError)) throw error;
      this.fail(error.message);
    }
  }
}

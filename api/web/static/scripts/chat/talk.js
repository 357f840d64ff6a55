// One conversation with the server: opened with the first message, answers read from a stream of events.

import { answerOf, ApiError, ask, send } from "../api.js";
import { t } from "../texts.js";
import { readEvents } from "./events.js";

export class Talk {
  /** ``root`` carries the id of the conversation, empty for a new one; ``account`` narrows a new one. */
  constructor(root, account) {
    this.root = root;
    this.account = account;
  }

  get id() {
    return this.root.dataset.thread;
  }

  get path() {
    return `/api/threads/${encodeURIComponent(this.id)}`;
  }

  /** The address of a message as a part of the page. */
  partOf(message) {
    return `/chat/${encodeURIComponent(this.id)}/messages/${encodeURIComponent(message)}`;
  }

  /** The new address is the conversation's, so that loading the page again shows it. */
  async open() {
    if (this.id) return;
    const thread = await send("POST", "/api/threads", { account: this.account?.value || null });
    this.root.dataset.thread = thread.id;
    window.history.replaceState(null, "", `/chat/${encodeURIComponent(thread.id)}`);
    this.account?.closest("label").remove(); // it is narrowed for good, or not at all
  }

  /** Tells each event; gives the answer. Raises ApiError. */
  async say(text, files, tell) {
    await this.open();
    const body = JSON.stringify({ text, files, request_id: crypto.randomUUID() });
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const response = await answerOf(`${this.path}/messages`, { method: "POST", headers, body });
    for await (const { event, data } of readEvents(response.body)) {
      if (event === "message") return data;
      if (event === "error") throw new ApiError(data.error.message);
      tell(event, data);
    }
    throw new ApiError(t("error.network"));
  }

  async attach(file) {
    await this.open();
    const form = new FormData();
    form.append("file", file);
    return ask(`${this.path}/files`, { method: "POST", body: form });
  }

  stop() {
    return send("POST", `${this.path}/cancel`);
  }

  rate(message, helpful) {
    return send("POST", `${this.path}/messages/${encodeURIComponent(message)}/feedback`, { helpful });
  }
}

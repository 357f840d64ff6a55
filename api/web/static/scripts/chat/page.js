// The chat: the server writes what was said; this sends, shows what happens meanwhile, and takes files.

import { ApiError } from "../api.js";
import { announce } from "../announce.js";
import { el } from "../elements.js";
import { errorCard } from "../errors.js";
import { t } from "../texts.js";
import { Attachments } from "./attachments.js";
import { rate } from "./feedback.js";
import { wireFacts } from "./facts.js";
import { Talk } from "./talk.js";
import { Waiting } from "./waiting.js";

const log = document.getElementById("log");
const form = document.getElementById("composer");
const question = document.getElementById("question");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const problem = document.getElementById("composer-problem");
const talk = new Talk(document.getElementById("chat"), document.getElementById("chat-account"));
const files = new Attachments(form, talk, fail);
const conversations = document.querySelector(".threads-fold");
let busy = false;

// where there is one column the conversation stands first, not the list of them
if (matchMedia("(width < 64rem)").matches) conversations.open = false;

async function submit() {
  const text = question.value.trim();
  if (busy || (!text && files.ids.length === 0)) return;
  working(true);
  const waiting = new Waiting(log, text, files.names);
  try {
    await ask(text, waiting);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    waiting.fail();
    fail(error.message, t("chat.failed"));
    if (!question.value) question.value = text; // what was asked is not lost
  } finally {
    working(false);
  }
}

async function ask(text, waiting) {
  const { ids } = files;
  question.value = "";
  const answer = await talk.say(text, ids, (event, data) => waiting.tell(event, data));
  files.clear();
  await waiting.replace(talk.partOf(answer.id));
  announce(t("chat.answered"));
}

function working(now) {
  busy = now;
  send.disabled = now;
  stop.hidden = !now;
  document.getElementById("examples")?.remove();
  if (now) problem.replaceChildren();
  else question.focus();
}

function fail(message, title = t("error.title")) {
  problem.replaceChildren(errorCard(title, message));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
stop.addEventListener("click", () => talk.stop().catch((error) => fail(error.message)));
for (const example of document.querySelectorAll("[data-example]")) {
  example.addEventListener("click", () => {
    question.value = example.textContent;
    submit();
  });
}
log.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-helpful]");
  if (pressed) rate(talk, pressed).catch((error) => fail(error.message));
});
wireFacts(log);
log.lastElementChild?.scrollIntoView({ block: "end" });
log.append(el("span", { class: "log-end" }));

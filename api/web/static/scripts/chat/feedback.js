// Whether an answer helped; pressing the same again takes it back.

import { announce } from "../announce.js";
import { t } from "../texts.js";

export async function rate(talk, pressed) {
  const message = pressed.closest("[data-message]");
  const back = pressed.getAttribute("aria-pressed") === "true";
  await talk.rate(message.dataset.message, back ? null : pressed.dataset.helpful === "true");
  for (const button of message.querySelectorAll("[data-helpful]")) button.setAttribute("aria-pressed", String(button === pressed && !back));
  announce(t("chat.thanks"));
}

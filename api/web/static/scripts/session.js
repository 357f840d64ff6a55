// Who asks, and in which language: both belong to the session, so the page is loaded again.

import { chooseSession } from "./api.js";
import { errorCard } from "./errors.js";
import { t } from "./texts.js";

/** ``home``: where another user starts, since somebody else's review may not be theirs; without it the page stays. */
export function wireSession(home = null) {
  const user = document.getElementById("user");
  const leave = () => home && window.history.replaceState(null, "", home);
  user.addEventListener("change", () => choose({ user: user.value }, leave));
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => choose({ language: button.dataset.language }));
  }
}

async function choose(choice, before = () => {}) {
  try {
    await chooseSession(choice);
    before();
    window.location.reload();
  } catch (error) {
    document.getElementById("main").prepend(errorCard(t("error.title"), error.message));
  }
}

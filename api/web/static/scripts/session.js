// Who asks, and in which language: both belong to the session, so the page is loaded again.

import { chooseSession } from "./api.js";
import { errorCard } from "./errors.js";
import { t } from "./texts.js";

export function wireSession() {
  const user = document.getElementById("user");
  user.addEventListener("change", () => {
    // somebody else's review may not be theirs
    choose({ user: user.value }, () => window.history.replaceState(null, "", "/"));
  });
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

// One draft: the server has written what it says, this adds the decisions.

import { wireSession } from "../session.js";
import { Decision } from "./decision.js";
import { localTimes } from "./times.js";

wireSession();
localTimes(document);
new Decision(document.getElementById("draft"), document.getElementById("decide")).start();
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;

// The list of drafts: written by the server, read without this script.

import { wireSession } from "../session.js";
import { localTimes } from "./times.js";

wireSession();
localTimes(document);
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;

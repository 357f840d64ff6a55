// A page that could not be shown: another user or language may be chosen, the address stays.

import { wireSession } from "./session.js";

wireSession();
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;

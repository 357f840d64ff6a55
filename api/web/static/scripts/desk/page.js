// Every page of the desk: session, scheme, times in the reader's zone, and what goes wrong on the way.

import { localTimes } from "../approvals/times.js";
import { wireSession } from "../session.js";
import { wireFragments } from "./fragments.js";
import { wirePictures } from "./pictures.js";
import { wirePrint } from "./print.js";

wireSession();
localTimes(document);
wireFragments();
wirePictures();
wirePrint();
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;

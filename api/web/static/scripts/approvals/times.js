// Times in the zone of who reads: the server wrote them in its own.

import { formatMoment } from "../format.js";

export function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) time.textContent = formatMoment(time.dateTime);
}

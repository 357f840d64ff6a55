// Server-sent events of an answer to a POST, which the browser's own reader cannot ask for.

/** Yields ``{event, data}``, data read as JSON, until the stream ends. */
export async function* readEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const event = parse(part);
      if (event) yield event;
    }
  }
}

/** Null for a comment, which keeps the connection alive. */
function parse(part) {
  const lines = part.split("\n");
  const of = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
  const data = of("data");
  return data.length === 0 ? null : { event: of("event")[0] ?? "message", data: JSON.parse(data.join("\n")) };
}

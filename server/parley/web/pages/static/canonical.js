// The canonical text of an article, hash profile 1, as parley.text.profile has it: UTF-8 without a byte order
// mark, lines ended by LF, Unicode normal form C; offsets count code points and are half-open.

/** Return the canonical text of bytes; throws a TypeError where they are not UTF-8. */
export function canonical(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

/** Return the SHA-256 of a canonical text as 64 hexadecimal digits. */
export async function textHash(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the stretches of a place: [text, in how many of the spans it lies], as parley.web.views.marked does. */
export function marked(points, [start, end], spans) {
  const held = spans.map(([first, last]) => [Math.max(first, start), Math.min(last, end)]);
  const inner = held.filter(([first, last]) => first < last);
  const cuts = [...new Set([start, end, ...inner.flat()])].sort((a, b) => a - b);
  return cuts.slice(1).map((stop, index) => {
    const first = cuts[index];
    const depth = inner.filter(([begin, last]) => begin <= first && stop <= last).length;
    return [points.slice(first, stop).join(""), depth];
  });
}

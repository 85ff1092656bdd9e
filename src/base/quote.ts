const USUAL_LENGTH = 60

/** A foreign text for a message: in quotes, on one line, and cut with an ellipsis where it is longer than a line takes. */
export function quote(text: string, most = USUAL_LENGTH): string {
  return JSON.stringify(shortened(text, most))
}

/** Any value, as JSON, cut in the same way. */
export function quoteJson(value: unknown, most = USUAL_LENGTH): string {
  return typeof value === 'string' ? quote(value, most) : shortened(JSON.stringify(value) ?? 'nothing', most)
}

/** Ends at a whole character: half of a surrogate pair is no text. */
function shortened(text: string, most = USUAL_LENGTH): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)}…`
}

/** From which key to which a push wrote; empty where it was not kept. */
export function keySpanText({ firstKey, lastKey }: { firstKey: string | null; lastKey: string | null }): string {
  if (firstKey === null || lastKey === null) return ''
  return firstKey === lastKey ? firstKey : `${firstKey} to ${lastKey}`
}

const LONGEST_LABEL = 40

/** By what people take for a letter. */
export function shorten(text: string, longest = LONGEST_LABEL): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`
}

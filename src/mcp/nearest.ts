// What somebody may have meant, by how few letters have to change.

/** Longer texts are compared by their beginnings: the work is the product of both lengths. */
const COMPARED_LENGTH = 60

/** The names nearest to a text, the nearest first; those that have little in common with it are left out. */
export function nearest(text: string, names: readonly string[], most = 3): string[] {
  const wanted = folded(text)
  const scored = names.map(name => ({ name, distance: distanceOf(wanted, folded(name)) }))
  return scored
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** Without case, accents and signs between words. */
export function folded(text: string): string {
  return text
    .slice(0, COMPARED_LENGTH)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s_-]/gu, '')
}

/** A name that begins or ends with the text is as near as one with a wrong letter. */
function distanceOf(a: string, b: string): number {
  if (a.length >= 3 && (b.startsWith(a) || b.endsWith(a))) return a === b ? 0 : 1
  return levenshtein(a, b)
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

import type { Issues } from '../base/issues.ts'

/** A whole number in its range; the usual one where none is given. */
export function numberIn(
  range: { readonly least: number; readonly most: number; readonly usual: number },
  given: number | null | undefined,
  path: string,
  issues: Issues,
): number {
  const number = given ?? range.usual
  if (number < range.least || number > range.most)
    issues.add(path, `${path.split('.').at(-1)} is ${range.least} to ${range.most}.`)
  return number
}

/** A text for people or a name: no NUL, no half of a surrogate pair, not too long. */
export function checkText(text: string, most: number, path: string, issues: Issues): void {
  if ([...text].length > most) issues.add(path, `It is longer than ${most} characters.`)
  if (text.includes('\0') || !text.isWellFormed()) issues.add(path, 'It holds NUL or half of a surrogate pair.')
}

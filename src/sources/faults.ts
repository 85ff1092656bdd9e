import { AppError } from '../base/errors.ts'

/** Collects what is wrong with an input, by place, so that everything is told at once. */
export class Faults {
  readonly #fields: Record<string, string[]> = Object.create(null)

  note(place: string, sentence: string): void {
    const sentences = this.#fields[place] ?? []
    this.#fields[place] = sentences
    if (sentences.length < 5 && !sentences.includes(sentence)) sentences.push(sentence)
  }

  has(place: string): boolean {
    return place in this.#fields
  }

  /** Throws BAD_USER_INPUT where something was noted. */
  throwIfAny(): void {
    const first = Object.values(this.#fields)[0]?.[0]
    if (first !== undefined) throw new AppError('BAD_USER_INPUT', first, { fields: this.#fields })
  }
}

/** A whole number in its range; the usual one where none is given. */
export function numberIn(
  range: { readonly least: number; readonly most: number; readonly usual: number },
  given: number | null | undefined,
  place: string,
  faults: Faults,
): number {
  const number = given ?? range.usual
  if (number < range.least || number > range.most)
    faults.note(place, `${place.split('.').at(-1)} is ${range.least} to ${range.most}.`)
  return number
}

/** A text for people or a name: no NUL, no half of a surrogate pair, not too long. */
export function checkText(text: string, most: number, place: string, faults: Faults): void {
  if ([...text].length > most) faults.note(place, `It is longer than ${most} characters.`)
  if (text.includes('\0') || !text.isWellFormed()) faults.note(place, 'It holds NUL or half of a surrogate pair.')
}

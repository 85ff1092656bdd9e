import type { KeyKind } from '../widgets/widget.ts'

/** Stored keys: days and instants by time, names by their code units. */
export interface KeyExtent {
  readonly first: string
  readonly last: string
}

/** Takes keys one by one, as rows are read. */
export class KeyExtentReader {
  readonly #isName: boolean
  #first: string | null = null
  #last: string | null = null

  constructor(keyKind: KeyKind) {
    this.#isName = keyKind === 'CATEGORY'
  }

  /** A row without values writes nothing. */
  add(key: string, values: readonly unknown[]): void {
    if (values.length === 0) return
    if (this.#first === null || this.#last === null) {
      this.#first = key
      this.#last = key
    } else if (key === this.#last) return
    else if (this.#isBefore(this.#last, key)) this.#last = key
    else if (this.#isBefore(key, this.#first)) this.#first = key
  }

  /** `null`: there was no key. */
  get extent(): KeyExtent | null {
    return this.#first === null || this.#last === null ? null : { first: this.#first, last: this.#last }
  }

  /** Whole numbers of as many digits go by their text, as nearly all of one push do. */
  #isBefore(a: string, b: string): boolean {
    if (this.#isName || (a.length === b.length && !a.startsWith('-') && !b.startsWith('-'))) return a < b
    return BigInt(a) < BigInt(b)
  }
}

// A text that is written piece by piece, and remembers where its pieces stood in another text.
export class Output {
  #text = ''
  readonly #marks: { readonly at: number; readonly location: number }[] = []

  get text(): string {
    return this.#text
  }

  write(text: string): void {
    this.#text += text
  }

  /** What is written next stood at this byte of the text that was parsed. */
  mark(location: unknown): void {
    if (location === -1) return
    this.#marks.push({ at: this.#text.length, location: Number(location ?? 0) })
  }

  /** The byte of the parsed text for an index of this one; null: nothing stood there. */
  locationOf(index: number): number | null {
    return this.#marks.find(({ at }) => at === index)?.location ?? null
  }

  list(values: readonly unknown[], write: (value: unknown) => void): void {
    for (const [index, value] of values.entries()) {
      if (index > 0) this.write(', ')
      write(value)
    }
  }
}

export const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Without backslashes it is the same with every setting; with one it is an E string. */
export function quotedText(text: string): string {
  const quoted = text.replaceAll("'", "''")
  return text.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`
}

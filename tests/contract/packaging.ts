// Reads files that ship beside the code, as far as tests ask.

export interface Instruction {
  readonly name: string
  readonly text: string
}

/** Of a Dockerfile, in order; lines that go on are joined. */
export function instructionsOf(text: string): Instruction[] {
  const joined = text.replace(/^#.*\n/gm, '').replace(/\\\n\s*/g, '')
  return [...joined.matchAll(/^([A-Z]+) (.*)$/gm)].map(([, name = '', rest = '']) => ({ name, text: rest }))
}

/** Of a unit of systemd: each setting with its values. */
export function settingsOf(text: string): Map<string, string[]> {
  const settings = new Map<string, string[]>()
  for (const [, name = '', value = ''] of text.matchAll(/^([A-Z]\w+)=(.*)$/gm))
    settings.set(name, [...(settings.get(name) ?? []), value])
  return settings
}

/** What stands under a name, wherever it is in a document. */
export function valuesAt(document: unknown, name: string): unknown[] {
  if (Array.isArray(document)) return document.flatMap(each => valuesAt(each, name))
  if (typeof document !== 'object' || document === null) return []
  return Object.entries(document).flatMap(([key, value]) => (key === name ? [value] : valuesAt(value, name)))
}

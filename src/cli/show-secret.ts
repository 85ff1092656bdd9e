import type { Print } from './command.ts'

/** What something was made with, and what opens it: it is not shown again. */
export function showSecret(print: Print, it: { id: string; name: string }, secret: string): void {
  print(`${it.name} (${it.id})`)
  print(`secret, shown now and never again: ${secret}`)
}

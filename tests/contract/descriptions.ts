// What a description of the APIs must not be: docs/glossary.md, "Phrases that are not used".

const phrases: readonly [pattern: RegExp, instead: string][] = [
  [/\bunless told\b/i, 'write `Default: 50.`'],
  [/\btold\b/i, 'say who says it, and where'],
  [/\bwhoever\b/i, 'name who it is'],
  [/^Its (own )?\w+\.$/, 'name the thing: `The name of the feed.`'],
  [/^Of (the|a|an) \w+\.$/, 'write a noun phrase'],
]

/** `description` without a reader in mind: one sentence for each thing that is wrong with it; none where it is fine. */
export function faultsOf(name: string, description: string): string[] {
  const faults = phrases.filter(([pattern]) => pattern.test(description)).map(([, instead]) => instead)
  if (!/^["'`[({+A-Z0-9]/.test(description)) faults.push('begin with a capital')
  if (!/[.:`]$/.test(description)) faults.push('end with a full stop')
  return faults.map(fault => `${name}: ${fault}: ${description}`)
}

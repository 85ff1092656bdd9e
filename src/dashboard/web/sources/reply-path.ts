// The path of a value in a reply, as mappings and templates read it: `items[0].total`.

export type Step = string | number

/** Names that stand in a path as they are. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** `null`: no path leads there, since the name has characters that paths cannot quote. */
export function pathOf(steps: readonly Step[]): string | null {
  let path = ''
  for (const step of steps) {
    const written = typeof step === 'number' ? `[${step}]` : quoted(step, path === '')
    if (written === null) return null
    path += written
  }
  return path === '' ? '$' : path
}

function quoted(name: string, isFirst: boolean): string | null {
  if (PLAIN_NAME.test(name)) return isFirst ? name : `.${name}`
  if (/[\\^~]/.test(name)) return null
  if (!name.includes("'")) return `['${name}']`
  return name.includes('"') ? null : `["${name}"]`
}

/** What a feed takes of it: the list that it lies in, and where it lies in a row of it; without a list, the reply is the row. */
export function rowPathOf(steps: readonly Step[]): { rows: string | null; value: string | null } {
  const at = steps.findLastIndex(step => typeof step === 'number')
  const rows = at > 0 ? pathOf(steps.slice(0, at)) : null
  return { rows, value: pathOf(steps.slice(at + 1)) }
}

/** In a template, behind the name of the request. */
export function templateOf(request: string, steps: readonly Step[]): string | null {
  const path = pathOf(steps)
  if (path === null) return null
  if (path === '$') return `{{ ${request}.data }}`
  return `{{ ${request}.data${path.startsWith('[') ? '' : '.'}${path} }}`
}

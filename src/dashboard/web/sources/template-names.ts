// The names that may stand in `{{ }}`, and what is typed between them.
import type { RequestInput } from '../gql/graphql.ts'
import { pathOf, type Step } from './reply-path.ts'
import { nameOf, type RequestDraft } from './request-draft.ts'

const EXPRESSION = /\{[{%].*?[%}]\}/gs
const VARIABLE = /\b(?:variables|params|webhook\.parameters)\.([A-Za-z_]\w*)/g
/** More of a reply are not looked through for names. */
const MAX_NAMES_OF_A_REPLY = 60
const MAX_DEPTH = 4

/** The variables that the requests use, in the order in which they come up. */
export function variablesOf(requests: readonly RequestInput[]): string[] {
  const expressions = JSON.stringify(requests).match(EXPRESSION) ?? []
  return [...new Set(expressions.flatMap(each => [...each.matchAll(VARIABLE)].map(([, name]) => name ?? '')))]
}

/** What the request at this index may name: secrets, variables, and what the other requests answer. */
export function templateNames(
  drafts: readonly RequestDraft[],
  index: number,
  secretNames: readonly string[],
  replies: ReadonlyMap<string, unknown>,
): string[] {
  const variables = variablesOf(drafts.map(({ request }) => request))
  const earlier = drafts.slice(0, index).flatMap(({ request }, at) => {
    const name = nameOf(request, at + 1)
    return [`${name}.data`, ...namesIn(replies.get(name)).map(path => `${name}.data${path}`), `${name}.status`]
  })
  return [
    ...new Set([
      ...secretNames.map(name => `secrets.${name}`),
      ...variables.map(name => `variables.${name}`),
      ...earlier,
    ]),
  ]
}

function namesIn(reply: unknown): string[] {
  const names: string[] = []
  const walk = (value: unknown, steps: readonly Step[]) => {
    if (typeof value !== 'object' || value === null || steps.length === MAX_DEPTH) return
    const entries: [Step, unknown][] = Array.isArray(value)
      ? value.slice(0, 1).map(each => [0, each])
      : Object.entries(value)
    for (const [step, inner] of entries) {
      if (names.length >= MAX_NAMES_OF_A_REPLY) return
      const path = pathOf([...steps, step])
      if (path !== null) names.push(path.startsWith('[') ? path : `.${path}`)
      walk(inner, [...steps, step])
    }
  }
  walk(reply, [])
  return names
}

export interface Completion {
  /** What is replaced of the text. */
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
}

/** What could follow at the caret; `null` outside of `{{ }}`, behind a filter, and where nothing fits. */
export function completionAt(text: string, caret: number, names: readonly string[]): Completion | null {
  const before = text.slice(0, caret)
  const open = before.lastIndexOf('{{')
  const inside = before.slice(open + 2)
  if (open === -1 || inside.includes('}}') || inside.includes('|')) return null
  const typed = /[^\s{]*$/.exec(inside)?.[0] ?? ''
  const wanted = typed.toLowerCase()
  const found = names.filter(name => name.toLowerCase().includes(wanted) && name !== typed)
  const to = caret + (/^[^\s{}|]*/.exec(text.slice(caret))?.[0].length ?? 0)
  return found.length === 0 ? null : { from: caret - typed.length, to, names: found }
}

/** The text with a name in its place, closed; and where the caret goes. */
export function complete(text: string, { from, to }: Completion, name: string): { text: string; caret: number } {
  const before = text.slice(0, from)
  const after = text.slice(to)
  const blank = before.endsWith('{{') ? ' ' : ''
  const close = /^\s*\}\}/.test(after) ? '' : ' }}'
  const head = `${before}${blank}${name}${close}`
  return { text: `${head}${after}`, caret: head.length }
}

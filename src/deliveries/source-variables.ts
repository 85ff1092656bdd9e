// Variables that a SOURCE channel gives its source: the message itself, and texts with paths into it.
import type { Issues } from '../base/issues.ts'
import { JsonNumber } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { mapTexts, textsOf } from '../sources/json-shape.ts'
import { TemplateError, type Templates } from '../sources/template.ts'

/** What templates may name. */
const roots = ['message', 'delivery'] as const
/** What one text may become, in characters. */
const MAX_FILLED = 65_536

export function checkVariables(
  templates: Templates,
  variables: Readonly<Record<string, unknown>>,
  issues: Issues,
): void {
  for (const root of roots)
    if (Object.hasOwn(variables, root)) issues.add(`variables.${root}`, `The gateway gives ${root} itself.`)
  if (hasLongNumber(variables)) issues.add('variables', 'Write numbers of more than 15 digits as texts.')
  for (const [path, text] of textsOf(variables, 'variables')) {
    const issue = issueOf(templates, text)
    if (issue) issues.add(path, issue)
  }
}

function hasLongNumber(value: unknown): boolean {
  if (value instanceof JsonNumber) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongNumber)
}

function issueOf(templates: Templates, text: string): string | null {
  try {
    if (!templates.isPlain(text))
      return 'Only paths such as {{ message.title }} can stand here: filters and tags belong into the source.'
    const other = templates.references(text).find(([root]) => !roots.some(known => known === root))
    return other ? `There is no ${quote(String(other[0]), 60)} here: there are message and delivery.` : null
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

/** The variables of one call. Throws TemplateError where a path leads to nothing. */
export function fillVariables(
  templates: Templates,
  variables: Readonly<Record<string, unknown>>,
  scope: { readonly message: object; readonly delivery: object },
): Record<string, unknown> {
  const filled = mapTexts(variables, text => templates.fill(text, 'VALUE', { ...scope }, MAX_FILLED))
  return { ...(filled as Record<string, unknown>), ...scope }
}

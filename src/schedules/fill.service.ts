// Fills templates in: texts and plain paths here, all that computes in a process that can be killed.
import { badInput } from '../base/errors.ts'
import type { RequestContext } from '../request/context.ts'
import { isTemplate, MAX_FILLED_LENGTH, type Scope, TemplateError, toText } from '../sources/template.ts'
import { scopeFor } from '../sources/template-scope.ts'

/** A text with the path that an error of it names. */
export type PlacedText = readonly [path: string, text: string]

/** The values of texts; one that is a single expression keeps its type. */
export type Filled = (text: string) => unknown

/** Throws BAD_USER_INPUT that names the text, and UNAVAILABLE where too many templates wait. */
export async function fillTexts(
  ctx: Pick<RequestContext, 'services' | 'now' | 'principal'>,
  texts: readonly PlacedText[],
  scope: Scope,
): Promise<Filled> {
  const { templates, evaluators } = ctx.services.sources
  const values = new Map<string, unknown>()
  const computed: PlacedText[] = []
  for (const [path, text] of texts) {
    if (!isTemplate(text)) values.set(text, text)
    else if (naming(path, () => templates.isPlain(text)))
      values.set(
        text,
        naming(path, () => templates.fill(text, 'VALUE', scope, MAX_FILLED_LENGTH)),
      )
    else computed.push([path, text])
  }
  const projectId = ctx.principal?.projectId
  if (computed.length > 0 && projectId !== undefined) {
    const needed = scopeFor(
      scope,
      computed.flatMap(([, text]) => templates.references(text)),
    )
    const jobs = computed.map(([, text]) => ({ text, mode: 'VALUE' as const }))
    const job = { kind: 'templates' as const, texts: jobs, scope: needed, now: ctx.now }
    const outcomes = await evaluators.evaluate(projectId, job)
    for (const [at, [path, text]] of computed.entries()) {
      const outcome = outcomes[at]
      if (!outcome || 'issue' in outcome) throw badInput(path, outcome?.issue ?? 'The template was not filled in.')
      values.set(text, outcome.value)
    }
  }
  return text => (values.has(text) ? values.get(text) : text)
}

export const filledText = (filled: Filled, text: string) => toText(filled(text))

function naming<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof TemplateError ? badInput(path, error.message) : error
  }
}

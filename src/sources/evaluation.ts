// What users' expressions are evaluated for, and what comes of it: the words that the gateway and its evaluator processes share.
import { boundedJson } from '../base/json-size.ts'
import { type Confidential, type RenderResult, type SecretParts, secretPartsOf } from './confidential.ts'
import { leavesOf } from './json-shape.ts'
import { applyMapping, evaluateText, type Mapping, MappingError, type MappingResult } from './mapping.ts'
import type { PageParts } from './pagination.ts'
import {
  createRender,
  hiddenError,
  MAX_SECRET_LENGTH,
  MAX_SECRET_TEXTS,
  type Render,
  type Scope,
  TemplateError,
  type TemplateMode,
  tooManySecrets,
} from './template-engine.ts'

/** How long an evaluation may take, in milliseconds, and what may come of it, in bytes. */
export const evaluationLimits: EvaluationLimits = {
  templates: { timeoutMs: 2_000, bytes: 1_048_576 },
  mapping: { timeoutMs: 5_000, bytes: 4 * 1_048_576 },
  page: { timeoutMs: 5_000, bytes: 6 * 1_048_576 },
}

export type EvaluationLimits = Readonly<Record<Job['kind'], { readonly timeoutMs: number; readonly bytes: number }>>

export interface TemplateText {
  readonly text: string
  readonly mode: TemplateMode
  /** For this text alone, beside the scope of all: what no other text has named. */
  readonly confidential?: Confidential | null
}

/** What became of a template; with `secret`, of which parts depend on something confidential. */
export type TemplateOutcome = { readonly value: unknown; readonly secret?: SecretParts } | { readonly issue: string }

interface TemplatesJob {
  readonly kind: 'templates'
  readonly texts: readonly TemplateText[]
  readonly scope: Scope
  /** What `now` is; milliseconds. */
  readonly now: number
}

interface MappingJob {
  readonly kind: 'mapping'
  readonly mapping: Mapping
  readonly data: unknown
  /** `$variables` and `$now` of expressions. */
  readonly bindings: Readonly<Record<string, unknown>>
}

interface PageJob {
  readonly kind: 'page'
  /** By what they give: items, cursor, more. */
  readonly expressions: Readonly<Record<string, string>>
  readonly data: unknown
  /** `$headers` and `$page` of expressions. */
  readonly bindings: Readonly<Record<string, unknown>>
}

export type Job = TemplatesJob | MappingJob | PageJob

/** A value, or the message that says why there is none. */
type Outcome<T> = { readonly value: T } | { readonly issue: string }

/** Templates: an outcome for each text, in their order. */
export interface Outcomes {
  readonly templates: readonly TemplateOutcome[]
  readonly mapping: Outcome<MappingResult>
  readonly page: Outcome<PageParts>
}

/** Gives the JSON of what comes of a job, never more than its limit: nothing larger is written to find that out. */
export function createEvaluate(): (job: Job) => Promise<string> {
  let now = 0
  const render = createRender(() => now)
  return async job => {
    const { bytes } = evaluationLimits[job.kind]
    if (job.kind === 'templates') now = job.now
    try {
      const text = boundedJson(await outcomeOf(job, render), bytes)
      // A character may have three bytes.
      if (text !== null && Buffer.byteLength(text) <= bytes) return text
    } catch {
      // Too deep to be written.
    }
    return JSON.stringify(failed(job, `It makes more than ${bytes} bytes.`))
  }
}

function outcomeOf(job: Job, render: Render): Outcomes[Job['kind']] | Promise<Outcomes['mapping'] | Outcomes['page']> {
  if (job.kind === 'templates') return renderAll(job, render)
  return job.kind === 'mapping'
    ? orIssue('The mapping', applyMapping(job.mapping, job.data, job.bindings))
    : orIssue('The pagination', partsOf(job))
}

function renderAll({ texts, scope }: TemplatesJob, render: Render): Outcomes['templates'] {
  return texts.map(({ text, mode, confidential }) => {
    if (!confidential) return renderOne(render, text, mode, scope)
    const real = renderNoted(render, text, mode, { ...scope, ...confidential.real })
    const other = renderNoted(render, text, mode, { ...scope, ...confidential.other })
    // A message that is the same with other contents quotes nothing of them.
    if ('issue' in real) return 'issue' in other && other.issue === real.issue ? real : { issue: hiddenError(text) }
    const secret = secretPartsOf(text, real, 'issue' in other ? null : other)
    if (secret === null) return { value: real.value }
    const isTooMuch = secret.texts.length > MAX_SECRET_TEXTS || secret.texts.join('').length > MAX_SECRET_LENGTH
    return isTooMuch ? { issue: tooManySecrets(text) } : { value: real.value, secret }
  })
}

type OrError<T> = T | { readonly issue: string }

function renderNoted(render: Render, text: string, mode: TemplateMode, scope: Scope): OrError<RenderResult> {
  const outputs: string[] = []
  const note = (value: unknown) => {
    for (const leaf of leavesOf(value)) outputs.push(leaf)
  }
  const rendered = renderOne(render, text, mode, scope, note)
  if ('issue' in rendered) return rendered
  if (typeof rendered.value !== 'string' || outputs.length === 0) note(rendered.value)
  return { ...rendered, outputs }
}

function renderOne(render: Render, ...how: Parameters<Render>): OrError<{ readonly value: unknown }> {
  try {
    return { value: render(...how) ?? null }
  } catch (error) {
    return { issue: error instanceof TemplateError ? error.message : 'The template takes too much of something.' }
  }
}

async function partsOf({ expressions, data, bindings }: PageJob): Promise<PageParts> {
  const parts: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(expressions)) parts[name] = await evaluateText(text, data, bindings)
  return parts
}

async function orIssue<T>(what: string, work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work }
  } catch (error) {
    if (error instanceof MappingError) return { issue: error.message }
    return { issue: `${what} failed: an expression took too much of something.` }
  }
}

/** The outcome of a job that has none of its own. */
export function failed<J extends Job>(job: J, message: string): Outcomes[J['kind']] {
  const outcome =
    job.kind === 'templates'
      ? job.texts.map(() => ({ issue: `The templates of the request failed. ${message}` }))
      : { issue: `The ${job.kind === 'mapping' ? 'mapping' : 'pagination'} failed. ${message}` }
  return outcome as unknown as Outcomes[J['kind']]
}

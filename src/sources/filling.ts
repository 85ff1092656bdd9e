import { jsonLength } from '../base/json-size.ts'
import { templatesOf } from './chain.ts'
import { confidentialOf, isConfidential } from './confidential.ts'
import type { TemplateOutcome, TemplateText } from './evaluation.ts'
import { leavesOf } from './json-shape.ts'
import { HIDDEN, type Redactor } from './redact.ts'
import type { RequestSpec } from './source.ts'
import {
  MAX_FILLED_LENGTH,
  type Reference,
  type Scope,
  TemplateError,
  type Templates,
  tooLong,
  toText,
} from './template.ts'
import type { TemplateMode } from './template-engine.ts'
import { scopeFor } from './template-scope.ts'

export interface FillContext {
  readonly templates: Templates
  readonly redactor: Redactor
  /** Names of requests whose replies nobody may see. */
  readonly privateNames: ReadonlySet<string>
  /** Renders templates that compute, elsewhere. */
  readonly render: (texts: readonly TemplateText[], scope: Scope) => Promise<readonly TemplateOutcome[]>
}

/** Longer parts of a text are not looked for as a whole, only the values of the expressions in them. */
const MAX_LEARNT_LENGTH = 8_192
/** Texts and numbers of private replies that one request uses. */
const MAX_LEARNT_TEXTS = 1_000

/**
 * Gives the value of each template of a request. Those that compute are rendered together before, each with the secrets that it
 * names itself; what comes of a secret is learnt by the redactor.
 */
export async function createFilling(spec: RequestSpec, scope: Scope, preparation: FillContext): Promise<RequestFiller> {
  const { templates, redactor, privateNames } = preparation
  const isSecret = (reference: Reference) => isConfidential(reference, privateNames)
  const all = [...templatesOf(spec)].flatMap(([, text]) => templates.references(text)).filter(isSecret)
  const used = all.filter(([root]) => root !== 'secrets')
  for (const text of leavesOf(scopeFor(scope, used)).take(used.length > 0 ? MAX_LEARNT_TEXTS : 0)) redactor.add(text)
  const texts = computedTexts(spec, templates)
  const outcomes = texts.size > 0 ? await renderAll([...texts.values()], scope, preparation) : []
  const computed = new Map([...texts.keys()].map((key, index) => [key, outcomes[index] as TemplateOutcome]))
  for (const [key, outcome] of computed) learn(redactor, outcome, key.startsWith('URL'))
  const hasSecrets = all.length > 0 || outcomes.some(outcome => 'secret' in outcome)
  return new RequestFiller(templates, scope, computed, isSecret, hasSecrets)
}

/** Each template gets what it names itself of secrets, of private replies, and of replies and variables that hold a secret. */
async function renderAll(texts: readonly TemplateText[], scope: Scope, preparation: FillContext) {
  const { templates, redactor, privateNames, render } = preparation
  const references = texts.map(({ text }) => templates.references(text))
  const open = scopeFor(
    scope,
    references.flat().filter(reference => !isConfidential(reference, privateNames)),
  )
  const clean = (await redactor.valueInTurns(open)) as Scope
  const roots = Object.keys(open)
  const holding = new Set(roots.filter(root => open[root] !== clean[root]))
  const jobs = texts.map((it, index) => {
    const own = references[index] ?? []
    const secret = confidentialOf(scope, own, privateNames)
    const held = roots.filter(root => holding.has(root) && own.some(([first]) => first === root))
    if (secret === null && held.length === 0) return it
    const pick = (from: Scope) => Object.fromEntries(held.map(root => [root, from[root]]))
    return {
      ...it,
      confidential: { real: { ...pick(open), ...secret?.real }, other: { ...pick(clean), ...secret?.other } },
    }
  })
  return render(jobs, Object.fromEntries(roots.filter(root => !holding.has(root)).map(root => [root, open[root]])))
}

/** The texts of a request filled in, and what of them may be shown. */
export class RequestFiller {
  readonly #templates: Templates
  readonly #scope: Scope
  readonly #computed: ReadonlyMap<string, TemplateOutcome>
  readonly #isSecret: (path: Reference) => boolean
  /** Whether any template names something confidential. */
  readonly isConfidential: boolean
  #left = MAX_FILLED_LENGTH

  constructor(
    templates: Templates,
    scope: Scope,
    computed: ReadonlyMap<string, TemplateOutcome>,
    isSecret: (path: Reference) => boolean,
    hasSecrets: boolean,
  ) {
    this.#templates = templates
    this.#scope = scope
    this.#computed = computed
    this.#isSecret = isSecret
    this.isConfidential = hasSecrets
  }

  /** Throws TemplateError. */
  value(text: string, mode: TemplateMode): unknown {
    const outcome = this.#computed.get(keyOf({ text, mode }))
    if (outcome && 'issue' in outcome) throw new TemplateError(outcome.issue)
    const value = outcome ? outcome.value : this.#templates.fill(text, mode, this.#scope, this.#left)
    this.#left -= jsonLength(value, this.#left)
    if (this.#left < 0) throw tooLong()
    return value
  }

  /** The value with `[redacted]` for what depends on secrets. For texts whose values were given. */
  redacted(text: string, mode: TemplateMode): unknown {
    const outcome = this.#computed.get(keyOf({ text, mode }))
    if (!outcome) return this.#templates.fill(text, mode, this.#scope, MAX_FILLED_LENGTH, this.#isSecret)
    if ('issue' in outcome) return HIDDEN
    const { value, secret } = outcome
    if (!secret) return value
    const whole = toText(value)
    return whole.slice(0, secret.before) + HIDDEN + whole.slice(whole.length - secret.after)
  }
}

/** What depends on a secret may come back in a reply, in part or as a whole. */
function learn(redactor: Redactor, outcome: TemplateOutcome, isUrl: boolean): void {
  if ('issue' in outcome || !outcome.secret) return
  const { before, after, texts } = outcome.secret
  for (const text of texts) redactor.add(text)
  const whole = toText(outcome.value)
  const middle = whole.slice(before, whole.length - after)
  for (const text of isUrl ? [middle, decoded(middle)] : [middle, whole])
    if (text.length <= MAX_LEARNT_LENGTH) redactor.add(text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function computedTexts(spec: RequestSpec, templates: Templates): Map<string, TemplateText> {
  const texts = [...templatesOf(spec)].flatMap(([place, text]): TemplateText[] =>
    place === 'url' ? [] : [{ text, mode: 'VALUE' }],
  )
  for (const text of [spec.url, tokenUrlOf(spec), authorizationUrlOf(spec)]) texts.push({ text, mode: 'URL' })
  return new Map(texts.filter(({ text }) => !templates.isPlain(text)).map(it => [keyOf(it), it]))
}

const keyOf = ({ text, mode }: TemplateText) => `${mode} ${text}`

const authorizationUrlOf = ({ auth }: RequestSpec) => (auth?.kind === 'OAUTH2' ? (auth.authorizationUrl ?? '') : '')
export const tokenUrlOf = ({ auth }: RequestSpec) => (auth?.kind === 'OAUTH2' ? auth.tokenUrl : '')

import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { getDocument, runSaved } from '../queries/document.service.ts'
import { getQuery, listQueries } from '../queries/saved-query.service.ts'
import type { SavedQuery } from '../queries/saved-query.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { MAX_PAGE_SIZE, pageOf, toConnection } from '../request/page.ts'
import { afterField, nextField } from './fields.ts'
import { folded, nearest } from './nearest.ts'
import { DEFAULT_ROWS_SHOWN, firstField, rowsAnswer, toRowsAnswer } from './rows-answer.ts'
import { tool } from './tool.ts'

const BY_NAME = { field: 'NAME', direction: 'ASC' } as const
const MAX_LISTED = 100
const DEFAULT_LISTED = 50

const entry = z.object({
  id: z.string().meta({ description: 'Id of the query: the surest way to name it.' }),
  name: z.string().meta({ description: 'The name of the saved query.' }),
  description: z.string().nullable().meta({ description: 'What it answers.' }),
  language: z.enum(['SQL', 'GRAPHQL']).meta({ description: 'What it is written in.' }),
  variables: z
    .array(
      z.object({
        name: z.string().meta({ description: 'The name of the variable.' }),
        type: z.string().meta({ description: 'The type of its value.' }),
        list: z.boolean().meta({ description: 'Whether it is a list.' }),
        required: z.boolean().meta({ description: 'Whether a run without it is refused.' }),
      }),
    )
    .meta({ description: 'What run_saved_query takes for it.' }),
})

function toEntry(ctx: RequestContext, saved: SavedQuery): z.output<typeof entry> {
  return {
    id: encodeId('SavedQuery', saved.queryId),
    name: saved.name,
    description: saved.description,
    language: saved.language,
    variables: saved.language === 'SQL' ? saved.variables.map(toVariable) : variablesOfDocument(ctx, saved.text),
  }
}

const toVariable = ({ name, type, list, required, default: value }: SavedQuery['variables'][number]) => ({
  name,
  type,
  list,
  required: required && value === undefined,
})

/** A document that the schema has outgrown is listed all the same. */
function variablesOfDocument(ctx: RequestContext, text: string) {
  try {
    return [...ctx.services.graphql.operationOf(ctx, text).variableTypes].map(([name, type]) => {
      const written = String(type)
      return { name, type: written, list: written.startsWith('['), required: written.endsWith('!') }
    })
  } catch {
    return []
  }
}

export const listSavedQueries = tool({
  name: 'list_saved_queries',
  title: 'List saved queries',
  description: 'Questions that people have written and checked, with the variables that they take.',
  scope: 'read',
  input: z.object({
    first: z
      .int()
      .min(1)
      .max(MAX_LISTED)
      .nullish()
      .meta({ description: `How many at most. Default: ${DEFAULT_LISTED}.` }),
    after: afterField,
  }),
  output: z.object({
    queries: z.array(entry).meta({ description: 'By name.' }),
    next: nextField,
  }),
  async run({ ctx, by, input }) {
    const page = pageOf({ first: input.first ?? DEFAULT_LISTED, after: input.after }, BY_NAME)
    const { edges, pageInfo } = toConnection(await listQueries(ctx, by.projectId, page), page)
    const queries = edges.map(({ node }) => toEntry(ctx, node))
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const lines = queries.map(({ name, id, description, variables }) => {
      const takes = variables.map(it => `${it.name}: ${it.type}${it.required ? '' : ' (optional)'}`).join(', ')
      return `${name} (${id})${takes === '' ? '' : ` takes ${takes}`}. ${description ?? ''}`.trim()
    })
    return { text: lines.join('\n') || 'No query is saved.', structured: { queries, next } }
  },
})

export const runSavedQuery = tool({
  name: 'run_saved_query',
  title: 'Run a saved query',
  description: 'Runs a saved query with values of its variables.',
  scope: 'read',
  input: z.object({
    query: z.string().meta({ description: 'Id of the saved query, or its name.' }),
    variables: z
      .record(z.string(), z.unknown())
      .nullish()
      .meta({ description: 'The value of each variable, by name.' }),
    first: firstField,
  }),
  output: rowsAnswer,
  async run({ ctx, by, input }) {
    const saved = await findSaved(ctx, by, input.query)
    const result = await runSaved(ctx, by, saved, input.variables ?? {}, 'iso')
    return toRowsAnswer(result, input.first ?? DEFAULT_ROWS_SHOWN)
  },
})

async function findSaved(ctx: RequestContext, { projectId }: Principal, name: string): Promise<SavedQuery> {
  if (/^savedquery_[0-9a-z]+$/.test(name)) return getQuery(ctx, projectId, idOf('SavedQuery', name), null)
  const { entries } = await listQueries(ctx, projectId, pageOf({ first: MAX_PAGE_SIZE }, BY_NAME))
  const all = entries.map(({ node }) => node)
  const found = all.filter(it => it.name === name)
  const [first, second] = found.length > 0 ? found : all.filter(it => folded(it.name) === folded(name))
  if (first && !second) return first
  if (second) throw new AppError('CONFLICT', `Several saved queries are called ${quote(name)}: use the id of one.`)
  // Beyond the first page a document is found by its exact name.
  if (all.length === MAX_PAGE_SIZE) return getDocument(ctx, projectId, name)
  const near = nearest(
    name,
    all.map(it => it.name),
  ).map(it => quote(it))
  const meant = near.length > 0 ? ` Did you mean ${near.join(', or ')}?` : ' list_saved_queries names them.'
  throw new AppError('NOT_FOUND', `There is no saved query ${quote(name)}.${meant}`)
}

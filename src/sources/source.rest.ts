// The model source: create, update, delete, info, list, execute.
import { z } from 'zod'
import { AppError, type ErrorCode, httpStatusOf, notFound } from '../base/errors.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { sourceList } from './source.list.ts'
import {
  callSaved,
  deleteSourceById,
  findSource,
  readVariables,
  saveSource,
  sourcesById,
  sourceToCall,
} from './source.service.ts'
import type { Source } from './source.ts'
import { callModel, sourceFields, sourceModel, toCallModel, toSourceModel } from './source-model.ts'

const idBody = z.object({ id: idField('source') })
const example = {
  requests: [{ method: 'GET', url: 'https://api.example.com/orders', headers: { 'X-Key': '{{ secrets.key }}' } }],
  secrets: { key: 'a-secret-of-theirs' },
} as const

async function sourceOf({ ctx, by }: Call<unknown>, globalId: string): Promise<Source> {
  const [source] = await sourcesById(ctx, by.projectId, [idOf('Source', globalId)])
  if (!source) throw notFound('source')
  return source
}

export const sourceOperations = [
  operation({
    method: 'create',
    model: 'source',
    action: 'saveSource',
    scopes: ['manage'],
    summary: 'Makes a source: a named chain of requests',
    body: z.object({
      name: z.string().min(1).meta({ description: 'The name of the source, 1 to 100 characters.' }),
      ...sourceFields,
    }),
    reply: { model: sourceModel },
    example: { name: 'orders', ...example },
    async run({ ctx, by, input }) {
      const { name, description = null, requests, secrets = null } = input
      const known = await findSource(ctx, by.projectId, name.trim())
      if (known) throw new AppError('CONFLICT', 'There is a source of this name already.')
      return { model: toSourceModel(await saveSource(ctx, by.projectId, { name, description, requests, secrets })) }
    },
  }),
  operation({
    method: 'update',
    model: 'source',
    action: 'saveSource',
    scopes: ['manage'],
    summary: 'Changes a source',
    description: 'The requests of the source are replaced, the secrets merged.',
    body: idBody.extend({
      name: z.string().min(1).optional().meta({ description: 'Another name, 1 to 100 characters.' }),
      ...sourceFields,
    }),
    reply: { model: sourceModel },
    example: { id: 'source_3w5e11264sg', ...example },
    async run(call) {
      const { ctx, by, input } = call
      const before = await sourceOf(call, input.id)
      const { name = before.name, description = before.description, requests, secrets = null } = input
      const draft = { name, description, requests, secrets }
      return { model: toSourceModel(await saveSource(ctx, by.projectId, draft, before.sourceId)) }
    },
  }),
  operation({
    method: 'delete',
    model: 'source',
    scopes: ['manage'],
    summary: 'Deletes a source with its secrets',
    description: '409 while a feed uses it.',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'source_3w5e11264sg' },
    async run(call) {
      await deleteSourceById(call.ctx, await sourceOf(call, call.input.id))
      return { model: { id: call.input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'source',
    scopes: ['read'],
    summary: 'A source by its id',
    body: idBody,
    reply: { model: sourceModel },
    example: { id: 'source_3w5e11264sg' },
    run: async call => ({ model: toSourceModel(await sourceOf(call, call.input.id)) }),
  }),
  listOperation(
    {
      model: 'source',
      scopes: ['read'],
      summary: 'The sources of the project',
      example: { condition: [['name', '!=', 'x']], order: ['name'] },
    },
    sourceList,
  ),
  operation({
    method: 'execute',
    model: 'source',
    scopes: ['call'],
    summary: 'Calls a source, whatever its requests do',
    description: 'What failed upstream is 502, what took too long 504.',
    isChanging: true,
    body: idBody.extend({
      variables: z.record(z.string(), z.unknown()).nullish().meta({ description: 'Values of `{{ variables.name }}`.' }),
    }),
    reply: { model: callModel },
    example: { id: 'source_3w5e11264sg', variables: { day: '2026-11-20' } },
    async run({ ctx, by, input }) {
      const source = await sourceToCall(ctx, by.projectId, idOf('Source', input.id))
      if (!source) throw notFound('source')
      const variables = readVariables(input.variables)
      const result = await callSaved(ctx, source, { variables, signal: ctx.signal, span: ctx.span })
      if (result.error) throw toRefusal(result.error)
      return { model: toCallModel(result) }
    },
  }),
]

function toRefusal({
  code,
  message,
  retryAfter,
}: {
  code: string
  message: string
  retryAfter: number | null
}): AppError {
  const known = code in httpStatusOf ? (code as ErrorCode) : 'UPSTREAM_FAILED'
  return new AppError(known, message, retryAfter === null ? {} : { retryAfter })
}

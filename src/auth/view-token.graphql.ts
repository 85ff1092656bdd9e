import { toDimensionFilter } from '../core/dimension-filter.ts'
import { builder } from '../graphql/builder.ts'
import { encodeId } from '../request/global-id.ts'
import { restrictable } from '../request/restriction.ts'
import { DimensionFilterInput } from './dimension-filter.graphql.ts'
import { assertScope } from './guard.ts'
import { createViewToken, type IssuedViewToken } from './view-token.service.ts'
import { viewTokenTexts } from './view-token-texts.ts'

const CreateViewTokenInput = builder.inputType('CreateViewTokenInput', {
  description: 'A new view token.',
  fields: t => ({
    widgetIds: t.idList({ required: true, description: viewTokenTexts.newWidgetIds }),
    where: t.field({ type: [DimensionFilterInput], description: viewTokenTexts.where }),
    validMinutes: t.int({ defaultValue: 60, description: viewTokenTexts.validMinutes }),
    name: t.string({ defaultValue: 'View', description: viewTokenTexts.name }),
  }),
})

const CreateViewTokenPayload = builder.objectRef<IssuedViewToken>('CreateViewTokenPayload').implement({
  description: 'A view token.',
  fields: t => ({
    secret: t.exposeString('secret', { description: viewTokenTexts.secret }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: viewTokenTexts.expiresAt }),
    widgetIds: t.idList({
      description: viewTokenTexts.widgetIds,
      resolve: ({ widgetIds }) => widgetIds.map(id => encodeId('Widget', id)),
    }),
  }),
})

builder.mutationField('createViewToken', t =>
  t.field({
    type: CreateViewTokenPayload,
    description: `${viewTokenTexts.description} Needs the scope \`manage\`, and \`read\`.`,
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateViewTokenInput, required: true, description: 'The new view token.' }) },
    resolve: (_root, { input }, ctx) =>
      createViewToken(ctx, assertScope(ctx, 'manage', restrictable), {
        widgetIds: input.widgetIds,
        where: (input.where ?? []).map(toDimensionFilter),
        validMinutes: input.validMinutes ?? 60,
        name: input.name ?? 'View',
      }),
  }),
)

// The model view-token: create.
import { z } from 'zod'
import { idField, instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { filtersField, toDimensionFilters } from './dimension-filter-model.ts'
import { createViewToken } from './view-token.service.ts'
import { viewTokenTexts } from './view-token-texts.ts'

export const viewTokenOperations = [
  operation({
    method: 'create',
    model: 'view-token',
    isRestrictable: true,
    isAudited: false,
    scopes: ['manage'],
    summary: 'Makes a token for a page, which reads some widgets and nothing else',
    description: viewTokenTexts.description,
    body: z.object({
      widget_ids: z.array(idField('widget')).meta({ description: viewTokenTexts.newWidgetIds }),
      where: filtersField.meta({ description: viewTokenTexts.where }),
      valid_minutes: z.int().nullish().meta({ description: viewTokenTexts.validMinutes }),
      name: z.string().nullish().meta({ description: viewTokenTexts.name }),
    }),
    reply: {
      model: z.object({
        secret: z.string().meta({ description: viewTokenTexts.secret }),
        expires_at: instantOut(viewTokenTexts.expiresAt),
        widget_ids: z.array(z.string()).meta({ description: viewTokenTexts.widgetIds }),
      }),
    },
    example: { widget_ids: ['widget_3w5e11264sg'], valid_minutes: 60 },
    async run({ ctx, by, input }) {
      const { widget_ids: widgetIds, valid_minutes, name } = input
      const made = await createViewToken(ctx, by, {
        widgetIds,
        where: toDimensionFilters(input.where),
        validMinutes: valid_minutes ?? 60,
        name: name ?? 'View',
      })
      return {
        model: {
          secret: made.secret,
          expires_at: made.expiresAt.toISOString(),
          widget_ids: made.widgetIds.map(id => encodeId('Widget', id)),
        },
      }
    },
  }),
]

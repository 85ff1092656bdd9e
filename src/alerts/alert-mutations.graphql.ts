import { assertScope, projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import {
  acknowledgeAlert,
  deleteAlert,
  getAlert,
  getAlertByName,
  pauseAlert,
  saveAlert,
  snoozeAlert,
} from './alert.service.ts'
import type { Alert } from './alert.ts'
import { SaveAlertInput } from './alert-input.graphql.ts'
import { toAlertDraft } from './alert-input.ts'
import { alertTexts } from './alert-texts.ts'
import { AlertRef } from './refs.graphql.ts'

const AlertPayload = builder.objectRef<{ alert: Alert }>('AlertPayload').implement({
  description: 'The alert as it is now.',
  fields: t => ({ alert: t.expose('alert', { type: AlertRef, description: 'The alert.' }) }),
})

const alertOf = (ctx: RequestContext, args: Parameters<typeof byIdOrName>[0]): Promise<Alert> =>
  byIdOrName(args, {
    id: id => getAlert(ctx, projectIdOf(ctx), idOf('Alert', id)),
    name: name => getAlertByName(ctx, projectIdOf(ctx), name),
  })

builder.mutationFields(t => ({
  saveAlert: t.field({
    type: AlertPayload,
    description:
      'Makes an alert, or replaces the one of this id or name; another name renames it. It is evaluated at once. Where it stands is kept, unless its metric, its buckets or its groups become others. CONFLICT where another alert has the name, or the project has no room for one more. BAD_USER_INPUT says everything that is wrong, by field. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveAlertInput, required: true, description: 'What it shall be.' }) },
    resolve: async (_root, { input }, ctx) => {
      const id = input.id ? idOf('Alert', input.id) : null
      return { alert: await saveAlert(ctx, projectIdOf(ctx), toAlertDraft(input), id) }
    },
  }),
  deleteAlert: t.field({
    type: DeletePayload,
    description: 'Deletes an alert with its events; what is in the outbox is still sent. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('alert'),
    resolve: async (_root, args, ctx) => {
      const alert = await alertOf(ctx, args)
      await deleteAlert(ctx, alert)
      return { id: encodeId('Alert', alert.alertId) }
    },
  }),
  pauseAlert: t.field({
    type: AlertPayload,
    description: 'Evaluates an alert no more, until it is resumed. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('alert'),
    resolve: async (_root, args, ctx) => ({ alert: await pauseAlert(ctx, await alertOf(ctx, args), true) }),
  }),
  resumeAlert: t.field({
    type: AlertPayload,
    description: 'Lets a paused alert be evaluated again. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('alert'),
    resolve: async (_root, args, ctx) => ({ alert: await pauseAlert(ctx, await alertOf(ctx, args), false) }),
  }),
  snoozeAlert: t.field({
    type: AlertPayload,
    description:
      'Notifies nobody until then; what still holds is sent at the next evaluation after it. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: {
      id: t.arg.id(globalIdOf('alert')),
      until: t.arg({
        type: 'DateTime',
        description: alertTexts.snooze,
      }),
    },
    resolve: async (_root, { id, until }, ctx) => {
      const alert = await getAlert(ctx, projectIdOf(ctx), idOf('Alert', id))
      return { alert: await snoozeAlert(ctx, alert, until ?? null) }
    },
  }),
  acknowledgeAlert: t.field({
    type: AlertPayload,
    description:
      'Says that somebody takes charge of what fires: of all groups, or of one. It holds until the group no longer fires. CONFLICT where nothing fires that was not acknowledged yet. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: {
      id: t.arg.id(globalIdOf('alert')),
      group: t.arg({
        type: t.arg.listRef('String', { required: false }),
        description: alertTexts.groupGiven,
      }),
    },
    resolve: async (_root, { id, group }, ctx) => {
      const alert = await getAlert(ctx, projectIdOf(ctx), idOf('Alert', id))
      const values = group ? group.map(value => value ?? null) : null
      await acknowledgeAlert(ctx, alert, values, assertScope(ctx, 'manage').name)
      return { alert }
    },
  }),
}))

import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { listWithErrors } from '../graphql/list-errors.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { restrictable } from '../request/restriction.ts'
import { assertFew } from '../widgets/widget.loader.ts'
import { alertLoader } from './alert.loader.ts'
import { isVisible } from './alert.service.ts'
import type { Alert } from './alert.ts'
import { AlertRef } from './refs.graphql.ts'

const MAX_ALERTS = 100

async function alertOf(ctx: RequestContext, globalId: string): Promise<Alert> {
  const alert = await alertLoader(ctx).load(idOf('Alert', globalId))
  if (!alert || !isVisible(ctx, alert)) throw notFound('alert')
  return alert
}

builder.subscriptionField('alertStates', t =>
  t.field({
    type: [AlertRef],
    nullable: { list: false, items: true },
    description:
      'Several alerts in one stream: what is selected of them as stored, then again whenever some of it has become something else, such as a state, on the terms of `widgetReport`. An alert that is not there is null and NOT_FOUND at its index; NOT_FOUND of the whole where there is none of them. Needs the scope `read`.',
    extensions: restrictable,
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: `Global ids of 1 to ${MAX_ALERTS} alerts.` }) },
    subscribe: async (_root, { ids }, ctx) => {
      const settled = await Promise.allSettled(assertFew(ids, 'ids', MAX_ALERTS).map(id => alertOf(ctx, id)))
      const found = settled.flatMap(it => (it.status === 'fulfilled' ? it.value.alertId : []))
      if (found.length === 0) throw notFound('alert')
      return ctx.services.live.alerts(projectIdOf(ctx), found, ctx.signal)
    },
    resolve: (_event, { ids }, ctx) => listWithErrors(ids.map(id => alertOf(ctx, id))),
  }),
)

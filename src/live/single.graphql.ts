// Subscriptions with one thing in each message.
import { projectIdOf } from '../auth/guard.ts'
import type { WidgetId } from '../base/id.ts'
import { FeedRunRef } from '../feeds/feed-run.graphql.ts'
import { getRun, isRunEnded } from '../feeds/feed-run.service.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { TaskRef } from '../tasks/task.graphql.ts'
import { getTask, isTaskEnded } from '../tasks/task.service.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { getSomeWidgets, getWidgetById } from '../widgets/widget.loader.ts'

builder.subscriptionField('widgetChanged', t =>
  t.field({
    type: WidgetRef,
    description:
      'Several widgets in one stream, one in each message: all of them as stored, each in a message of its own, then each again whenever what is selected of it has become something else, on the terms of `widgetReport`. NOT_FOUND where the project has none of them, and in the message of one that was deleted. Needs the scope `read`.',
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids of 1 to 100 widgets.' }) },
    subscribe: async (_root, { ids }, ctx) =>
      ctx.services.live.changedWidgets(projectIdOf(ctx), await widgetIdsOf(ctx, ids), ctx.signal),
    resolve: (widgetId, _args, ctx) => getWidgetById(ctx, encodeId('Widget', widgetId)),
  }),
)

/** Of those that are there, each once. Throws NOT_FOUND where there is none. */
async function widgetIdsOf(ctx: RequestContext, globalIds: readonly string[]): Promise<WidgetId[]> {
  const found = await getSomeWidgets(ctx, globalIds)
  return [...new Set(found.map(({ widgetId }) => widgetId))]
}

const PROGRESS =
  'as it stands, then again after each change, from whichever gateway it came; the stream ends when it has ended. Changes within 200 ms give one message. NOT_FOUND when there is none. Needs the scope `read`.'

builder.subscriptionField('task', t =>
  t.field({
    type: TaskRef,
    description: `A task ${PROGRESS}`,
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('task')) },
    subscribe: async (_root, args, ctx) => {
      const { projectId, taskId } = await getTask(ctx, projectIdOf(ctx), idOf('Task', args.id))
      const isEnded = () => isTaskEnded(ctx, projectId, taskId)
      return ctx.services.live.progress({ kind: 'task', projectId, id: taskId }, isEnded, ctx.signal)
    },
    resolve: (_event, args, ctx) => getTask(ctx, projectIdOf(ctx), idOf('Task', args.id)),
  }),
)

builder.subscriptionField('feedRun', t =>
  t.field({
    type: FeedRunRef,
    description: `A run of a feed ${PROGRESS}`,
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('run')) },
    subscribe: async (_root, args, ctx) => {
      const { projectId, runId } = await getRun(ctx, projectIdOf(ctx), idOf('FeedRun', args.id))
      const isEnded = () => isRunEnded(ctx, { projectId, runId })
      return ctx.services.live.progress({ kind: 'run', projectId, id: runId }, isEnded, ctx.signal)
    },
    resolve: (_event, args, ctx) => getRun(ctx, projectIdOf(ctx), idOf('FeedRun', args.id)),
  }),
)

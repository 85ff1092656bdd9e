import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { PushReceiptRef } from '../push/receipt.graphql.ts'
import { idOf } from '../request/global-id.ts'
import { CallErrorRef } from '../sources/call.graphql.ts'
import { feedLoader, feedRunLoader } from './feed.loader.ts'
import { type FeedRun, feedLimits } from './feed.ts'
import { FeedRunCauseEnum, FeedRunStateEnum } from './feed-input.graphql.ts'
import { FeedRef } from './refs.graphql.ts'

export const FeedRunRef = builder.objectRef<FeedRun>('FeedRun')
builder.node(FeedRunRef, {
  description: 'One run of a feed, with secrets cut out. Kept for 30 days.',
  id: { resolve: run => run.runId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => feedRunLoader(ctx).load(id))),
  fields: t => ({
    feed: t.field({
      type: FeedRef,
      nullable: true,
      description: 'The feed; null: it was deleted.',
      resolve: (run, _args, ctx) => feedLoader(ctx).load(run.feedId),
    }),
    cause: t.expose('cause', { type: FeedRunCauseEnum, description: 'What it was begun for.' }),
    state: t.expose('state', { type: FeedRunStateEnum, description: 'Where it stands.' }),
    scheduledFor: t.expose('scheduledFor', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the schedule; the first one that was missed where several were.',
    }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it began.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    durationMs: t.int({
      nullable: true,
      description: 'How long it took, in milliseconds.',
      resolve: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    }),
    rows: t.exposeInt('rows', { description: 'Rows that were pushed.' }),
    skipped: t.exposeInt('skipped', {
      description: 'Rows that were left out: without a key, or with values that are no numbers.',
    }),
    points: t.exposeInt('points', { description: 'Points that were written.' }),
    deleted: t.exposeInt('deleted', { description: 'Points that were deleted because they had vanished (FULL).' }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Pages of the upstream were left unread: what was written is a part.',
    }),
    problems: t.stringList({
      description: `What the data lacked, such as pages that were left unread, and why rows were left out, the first ${feedLimits.problems}.`,
      resolve: run => [...run.problems],
    }),
    error: t.field({
      type: CallErrorRef,
      nullable: true,
      description: 'Why it failed; nothing was written then.',
      resolve: ({ errorCode, errorMessage }) =>
        errorCode === null ? null : { code: errorCode, message: errorMessage ?? '', status: null, retryAfter: null },
    }),
  }),
})

builder.objectField(PushReceiptRef, 'feedRun', t =>
  t.field({
    type: FeedRunRef,
    nullable: true,
    description: 'The run of the feed that pushed; null where none did, or it has expired. Needs the scope `read`.',
    authScopes: { read: true },
    resolve: ({ origin }, _args, ctx) => {
      const runId = origin?.runId
      return runId && ctx.principal?.restriction === null ? feedRunLoader(ctx).load(runId) : null
    },
  }),
)

builder.queryField('feedRun', t =>
  t.field({
    type: FeedRunRef,
    description: 'A run of a feed by its id; NOT_FOUND when there is none or it has expired. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('run')) },
    resolve: async (_root, { id }, ctx) => {
      const run = await feedRunLoader(ctx).load(idOf('FeedRun', id))
      if (!run) throw notFound('run')
      return run
    },
  }),
)

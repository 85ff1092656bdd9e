import { assertScope, projectIdOf } from '../auth/guard.ts'
import { BoardRef } from '../boards/board.graphql.ts'
import { boardLoader } from '../boards/board.loader.ts'
import { countText } from '../core/number-format.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { shareLoader } from './share.loader.ts'
import { createShare, listShares, revokeShare } from './share.service.ts'
import { MAX_SHARES, type Share } from './share.ts'

const ShareRef = builder.objectRef<Share>('Share')

builder.node(ShareRef, {
  description: 'A public link: everyone who has it sees pictures of a widget or of a board, and nothing else.',
  authScopes: { manage: true },
  id: { resolve: share => share.shareId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'manage')
    return Promise.all(ids.map(id => shareLoader(ctx).load(id)))
  },
  fields: t => ({
    url: t.string({
      description: 'The link. It is a secret as far as the pictures are.',
      resolve: (share, _args, ctx) => `${ctx.publicUrl()}/share/${ctx.services.shares.tokenOf(share)}`,
    }),
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'What it shows; null: a board, or a widget that is gone.',
      resolve: ({ widgetId }, _args, ctx) => (widgetId === null ? null : widgetLoader(ctx).load(widgetId)),
    }),
    board: t.field({
      type: BoardRef,
      nullable: true,
      description: 'The board that it shows; null: a widget, or a board that is gone.',
      resolve: ({ boardId }, _args, ctx) => (boardId === null ? null : boardLoader(ctx).load(boardId)),
    }),
    showsBoard: t.boolean({
      description: 'Whether it shows a board: the widgets that are saved there when it is opened.',
      resolve: ({ widgetId }) => widgetId === null,
    }),
    showsAnnotations: t.exposeBoolean('showsAnnotations', {
      description: 'Whether its pictures show the annotations of their periods, which everyone with the link can read.',
    }),
    createdBy: t.exposeString('createdBy', { description: 'The name of the token that made it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it ends; null: never.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
  }),
})

const ShareConnection = builder.connectionObject({
  type: ShareRef,
  name: 'ShareConnection',
  description: 'A page of public links.',
})

builder.queryField('shares', t =>
  t.field({
    type: ShareConnection,
    description: 'The public links of the project, oldest first, ended ones too. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: pageArgs,
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, OLDEST_FIRST)
      return toConnection(await listShares(ctx, projectIdOf(ctx), page), page)
    },
  }),
)

const CreateShareInput = builder.inputType('CreateShareInput', {
  description: 'A new public link.',
  fields: t => ({
    widgetId: t.id({
      description:
        'Global id of the widget; without one the link shows a board as it is saved, and follows its changes.',
    }),
    boardId: t.id({ description: 'Global id of the board, where no widget is given. Default: the first one.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends. Default: never.' }),
    showsAnnotations: t.boolean({
      description: 'Whether its pictures show annotations, those on the whole project too. Default: false.',
    }),
  }),
})

const SharePayload = builder.objectRef<{ share: Share }>('SharePayload').implement({
  description: 'The link as it is now.',
  fields: t => ({ share: t.expose('share', { type: ShareRef, description: 'The link as it is now.' }) }),
})

builder.mutationFields(t => ({
  createShare: t.field({
    type: SharePayload,
    description: `Makes a public link. CONFLICT when the board is empty, or the project has ${countText(MAX_SHARES)} links that work. Needs the scope \`manage\`.`,
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateShareInput, required: true, description: 'The new link.' }) },
    resolve: async (_root, { input }, ctx) => {
      const project = { projectId: projectIdOf(ctx), by: ctx.principal?.name ?? '' }
      const widgetId = input.widgetId ? idOf('Widget', input.widgetId) : null
      const boardId = input.boardId ? idOf('Board', input.boardId) : null
      const expiresAt = typeof input.expiresAt === 'number' ? new Date(input.expiresAt) : null
      return {
        share: await createShare(ctx, project, {
          widgetId,
          boardId,
          expiresAt,
          showsAnnotations: input.showsAnnotations ?? false,
        }),
      }
    },
  }),
  revokeShare: t.field({
    type: SharePayload,
    description: 'Ends a public link at once, in every gateway. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('link')) },
    resolve: async (_root, { id }, ctx) => ({ share: await revokeShare(ctx, projectIdOf(ctx), idOf('Share', id)) }),
  }),
}))

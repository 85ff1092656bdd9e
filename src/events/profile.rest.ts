// The model profile: list, delete. Imports of it are in src/tasks.
import { z } from 'zod'
import { listOperation } from '../rest/list-operation.ts'
import { operation } from '../rest/operation.ts'
import { profileList } from './profile.list.ts'
import { deleteProfile } from './profile.service.ts'

const text = (description: string) => z.union([z.string(), z.int()]).nullish().meta({ description })
const toText = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : `${value}`

export const profileOperations = [
  operation({
    method: 'delete',
    model: 'profile',
    scopes: ['manage'],
    summary: 'Forgets what is known of a user, or of a device; events stay',
    body: z.object({ user_id: text('The user.'), anonymous_id: text('Or the device of which no user is known.') }),
    reply: { model: z.object({ user_id: z.string().nullable(), anonymous_id: z.string().nullable() }) },
    example: { user_id: 'ada' },
    async run({ ctx, by, input }) {
      const of = { userId: toText(input.user_id), anonymousId: toText(input.anonymous_id) }
      await deleteProfile(ctx, by, of)
      return { model: { user_id: of.userId, anonymous_id: of.anonymousId } }
    },
  }),
  listOperation(
    {
      model: 'profile',
      scopes: ['read'],
      summary: 'Users with what is known of them, and devices of which no user is known',
      example: { condition: [['updated_at', '>', '2026-11-01 00:00:00']], order: ['updated_at DESC'], limit: 10 },
    },
    profileList,
  ),
]

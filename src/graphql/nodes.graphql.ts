// Entities of any type by their ids, several at once.
import { badInput } from '../base/errors.ts'
import { divisible } from '../request/restriction.ts'
import { builder } from './builder.ts'
import { listWithErrors } from './list-errors.ts'

const MAX_NODES_AT_ONCE = 100

builder.queryField('nodes', t =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: true, items: true },
    description:
      'Entities of the project by their global ids, in that order; null where there is none, and NOT_FOUND at its index. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: {
      ids: t.arg.idList({ required: true, description: `Global ids of at most ${MAX_NODES_AT_ONCE} entities.` }),
    },
    resolve: (root, { ids }, ctx, info) => {
      if (ids.length > MAX_NODES_AT_ONCE) throw badInput('ids', `At most ${MAX_NODES_AT_ONCE} entities at once.`)
      // As `node(id:)` has it, so that an entity is the same in both.
      const { resolve } = info.parentType.getFields().node ?? {}
      return listWithErrors(ids.map(async id => resolve?.(root, { id }, ctx, info)))
    },
  }),
)

import { listBody } from './list.ts'
import { type ListTable, readList } from './list-table.ts'
import { type Operation, operation } from './operation.ts'
import { rowSchema } from './row.ts'

/** The method `list` of a model. */
export function listOperation(
  declared: Pick<Operation, 'model' | 'scopes' | 'summary' | 'example'>,
  table: ListTable,
): Operation {
  return operation({
    ...declared,
    method: 'list',
    isRestrictable: table.widgetId !== undefined,
    isDivisible: table.isDivisible === true,
    body: listBody(table.columns),
    reply: { data: rowSchema(table.columns) },
    run: async ({ ctx, by, input }) => ({ data: await readList(ctx.db, by, table, input) }),
  })
}

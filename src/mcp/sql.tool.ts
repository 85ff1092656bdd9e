import { z } from 'zod'
import { adHocRequest, runQuery } from '../queries/query.service.ts'
import { virtualTables } from '../queries/virtual-table.ts'
import { DEFAULT_ROWS_SHOWN, firstField, rowsAnswer, toRowsAnswer } from './rows-answer.ts'
import { tool } from './tool.ts'

const tables = virtualTables
  .map(({ name, description, columns }) => `${name} (${columns.map(it => it.name).join(', ')}): ${description}`)
  .join(' ')

export const sqlTool = tool({
  name: 'sql',
  title: 'Run SQL',
  description: `One read-only SELECT of PostgreSQL over the tables of the project, at most 5 s. For metrics prefer report: SQL knows nothing of how they add up. Tables: ${tables}`,
  scope: 'sql',
  input: z.object({
    query: z.string().meta({ description: 'One SELECT, at most 16 KiB; `@{name}` is a variable.' }),
    variables: z
      .record(z.string(), z.unknown())
      .nullish()
      .meta({ description: 'The value of each `@{name}`: always bound, never part of the text.' }),
    first: firstField,
  }),
  output: rowsAnswer,
  async run({ ctx, by, input }) {
    const result = await runQuery(ctx, by, adHocRequest(input.query, input.variables ?? {}, 'iso'))
    return toRowsAnswer(result, input.first ?? DEFAULT_ROWS_SHOWN)
  },
})

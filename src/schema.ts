import './auth/auth.graphql.ts'
import './graphql/scalars.graphql.ts'
import './push/push.graphql.ts'
import './reports/report.graphql.ts'
import './widgets/metric.graphql.ts'
import './widgets/widget.graphql.ts'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder } from './graphql/builder.ts'

export const schema = builder.toSchema()

/** `schema.graphql`, as it is committed and tested. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

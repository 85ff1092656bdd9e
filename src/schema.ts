import { auditMutations } from './auth/audit.graphql.ts'
import { nameInputPaths } from './graphql/input-paths.ts'
import './auth/auth.graphql.ts'
import './auth/client.graphql.ts'
import './auth/project.graphql.ts'
import './auth/token.graphql.ts'
import './boards/board.graphql.ts'
import './pictures/picture.graphql.ts'
import './shares/share.graphql.ts'
import './events/event.graphql.ts'
import './events/funnel.graphql.ts'
import './graphql/nodes.graphql.ts'
import './graphql/scalars.graphql.ts'
import './live/live.graphql.ts'
import './push/push.graphql.ts'
import './queries/query.graphql.ts'
import './queries/query-widget.graphql.ts'
import './queries/saved-query.graphql.ts'
import './reports/profile.graphql.ts'
import './reports/report.graphql.ts'
import './sources/call.graphql.ts'
import './sources/call-log.graphql.ts'
import './feeds/feed.graphql.ts'
import './auth/secret-rotation.graphql.ts'
import './sources/source.graphql.ts'
import './widgets/calculated-metric.graphql.ts'
import './widgets/event-metric.graphql.ts'
import './widgets/metric.graphql.ts'
import './widgets/widget.graphql.ts'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder } from './graphql/builder.ts'
import { withNullableFields } from './graphql/nullable-fields.ts'

export const schema = auditMutations(nameInputPaths(withNullableFields(builder.toSchema())))

/** `schema.graphql`, as it is committed and tested. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

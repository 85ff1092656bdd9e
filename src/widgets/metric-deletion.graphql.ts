import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { deleteMetric } from './metric-deletion.service.ts'
import { metricIdsOf } from './metric-id.ts'
import { DeletePayload } from './widget.graphql.ts'

builder.mutationField('deleteMetric', t =>
  t.field({
    type: DeletePayload,
    nullable: true,
    description:
      'Deletes a metric of any kind, a pushed one with its points. Formulas that refer to it stay: reports of them are CONFLICT and name what is missing. The next push that names it makes a new one. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('metric')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteMetric(ctx, projectIdOf(ctx), metricIdsOf(id))
      return { id }
    },
  }),
)

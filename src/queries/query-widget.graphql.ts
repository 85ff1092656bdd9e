import { assertScope } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { SQL_COST } from '../graphql/cost-rules.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { variablesHelp, variablesOf } from './query.graphql.ts'
import { MAX_POINTS, widgetOfQuery } from './query-widget.service.ts'
import { getSaved } from './saved-query.graphql.ts'

builder.queryField('widgetFromQuery', t =>
  t.field({
    type: WidgetRef,
    description: `A saved query as a widget, for charts: reported like any other, and stored nowhere. Days, instants or names are its keys by the type of the key column, every other column of numbers is a metric. Beside days and instants columns of text, true or false are its dimensions, which its reports filter and group by; rows of the same key and values add up, and are refused where another column tells them apart. Its default period is all time. QUERY_TOO_COMPLEX above ${MAX_POINTS} points. Needs the scope \`read\`.`,
    authScopes: { read: true },
    complexity: SQL_COST,
    args: {
      savedQueryId: t.arg.id({ required: true, description: 'Global id of a saved query of SQL.' }),
      keyColumn: t.arg.string({ required: true, description: 'The column whose values are the keys.' }),
      dimensions: t.arg.stringList({
        description:
          'The columns whose values are dimensions, at most 8; one of numbers is no metric then. Default: every column of text, true or false besides a key of days or instants.',
      }),
      variables: t.arg({ type: 'JSON', description: variablesHelp }),
      version: t.arg.int({ description: 'A version to stay with. Default: the newest.' }),
    },
    resolve: async (_root, { savedQueryId, keyColumn, dimensions, variables, version }, ctx) => {
      const saved = await getSaved(ctx, savedQueryId, version)
      const options = { keyColumn, dimensions: dimensions ?? null, values: variablesOf(variables) }
      const widget = await widgetOfQuery(ctx, assertScope(ctx, 'read'), saved, options)
      // Its metrics look for it there.
      widgetLoader(ctx).prime(widget.widgetId, widget)
      return widget
    },
  }),
)

/** Subscriptions with one thing in each message. */
export const liveCases = [
  { field: 'Subscription.task', scope: 'READ', ask: 'task(id: "$task") { id }', other: 'NOT_FOUND' },
  { field: 'Subscription.feedRun', scope: 'READ', ask: 'feedRun(id: "$run") { id }', other: 'NOT_FOUND' },
  {
    field: 'Subscription.widgetReport',
    scope: 'READ',
    ask: 'widgetReport(id: "$widget") { keys }',
    other: 'NOT_FOUND',
  },
] as const

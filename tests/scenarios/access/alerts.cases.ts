const connection = '{ edges { node { id } } }'

/** Root fields of alerts. */
export const alertCases = [
  { field: 'Query.alert', scope: 'READ', ask: 'alert(name: "target") { id }', other: 'NOT_FOUND' },
  { field: 'Query.alerts', scope: 'READ', ask: `alerts ${connection}`, other: 'own' },
  { field: 'Query.alertEvents', scope: 'READ', ask: `alertEvents ${connection}`, other: 'own' },
  {
    field: 'Query.simulateAlert',
    scope: 'READ',
    ask: 'simulateAlert(input: { name: "a", metricId: "$metric", granularity: DAY, condition: { above: "1" } }, over: { preset: YESTERDAY }) { keys }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.saveAlert',
    scope: 'MANAGE',
    ask: 'saveAlert(input: { name: "a", metricId: "$metric", granularity: DAY, condition: { above: "1" }, onPush: true }) { alert { id } }',
    other: 'NOT_FOUND',
  },
  { field: 'Mutation.deleteAlert', scope: 'MANAGE', ask: 'deleteAlert(name: "target") { id }', other: 'NOT_FOUND' },
  {
    field: 'Mutation.pauseAlert',
    scope: 'MANAGE',
    ask: 'pauseAlert(name: "target") { alert { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.resumeAlert',
    scope: 'MANAGE',
    ask: 'resumeAlert(name: "target") { alert { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.snoozeAlert',
    scope: 'MANAGE',
    ask: 'snoozeAlert(id: "$alert") { alert { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.acknowledgeAlert',
    scope: 'MANAGE',
    ask: 'acknowledgeAlert(id: "$alert") { alert { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Subscription.alertStates',
    scope: 'READ',
    ask: 'alertStates(ids: ["$alert"]) { id }',
    other: 'NOT_FOUND',
  },
] as const

const connection = '{ edges { node { id } } }'
const byId = (field: string, id: string) => `${field}(id: "${id}")`

/** A report to the channel of the first project. */
const report =
  '{ name: "x", channelIds: ["$channel"], document: { title: "x", blocks: [{ kind: "TEXT", text: "x" }] } }'

/** Root fields of channels, deliveries and scheduled reports. */
export const sendingFields = [
  { field: 'Query.channel', scope: 'READ', ask: `${byId('channel', '$channel')} { id }`, other: 'NOT_FOUND' },
  { field: 'Query.channels', scope: 'READ', ask: `channels ${connection}`, other: 'own' },
  { field: 'Query.delivery', scope: 'READ', ask: `${byId('delivery', '$delivery')} { id }`, other: 'NOT_FOUND' },
  { field: 'Query.deliveries', scope: 'READ', ask: `deliveries ${connection}`, other: 'own' },
  {
    field: 'Mutation.saveChannel',
    scope: 'MANAGE',
    ask: 'saveChannel(input: { id: "$channel", name: "x" }) { channel { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteChannel',
    scope: 'MANAGE',
    ask: `${byId('deleteChannel', '$channel')} { id }`,
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.testChannel',
    scope: 'MANAGE',
    ask: `${byId('testChannel', '$channel')} { delivery { id } }`,
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.replayDelivery',
    scope: 'MANAGE',
    ask: `${byId('replayDelivery', '$delivery')} { delivery { id } }`,
    other: 'NOT_FOUND',
  },
  { field: 'Query.cronTimes', scope: 'READ', ask: 'cronTimes(cron: "0 6 * * *")', other: 'own' },
  {
    field: 'Query.reportSchedule',
    scope: 'READ',
    ask: `${byId('reportSchedule', '$schedule')} { id }`,
    other: 'NOT_FOUND',
  },
  { field: 'Query.reportSchedules', scope: 'READ', ask: `reportSchedules ${connection}`, other: 'own' },
  { field: 'Query.reportRuns', scope: 'READ', ask: `reportRuns ${connection}`, other: 'own' },
  {
    field: 'Query.previewReport',
    scope: 'MANAGE',
    ask: 'previewReport(input: { report: { name: "x", channelIds: [], document: { title: "x", blocks: [{ kind: "HEADLINE", widget_id: "$widget" }] } } }) { html }',
    other: 'BAD_USER_INPUT',
  },
  {
    field: 'Mutation.saveReportSchedule',
    scope: 'MANAGE',
    ask: `saveReportSchedule(input: ${report}) { reportSchedule { id } }`,
    other: 'BAD_USER_INPUT',
  },
  {
    field: 'Mutation.sendTestReport',
    scope: 'MANAGE',
    ask: `sendTestReport(input: { channelId: "$channel", report: ${report} }) { html }`,
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteReportSchedule',
    scope: 'MANAGE',
    ask: `${byId('deleteReportSchedule', '$schedule')} { id }`,
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.pauseReportSchedule',
    scope: 'MANAGE',
    ask: `${byId('pauseReportSchedule', '$schedule')} { reportSchedule { id } }`,
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.resumeReportSchedule',
    scope: 'MANAGE',
    ask: `${byId('resumeReportSchedule', '$schedule')} { reportSchedule { id } }`,
    other: 'NOT_FOUND',
  },
  { field: 'Mutation.runReport', scope: 'MANAGE', ask: `${byId('runReport', '$schedule')} { id }`, other: 'NOT_FOUND' },
] as const

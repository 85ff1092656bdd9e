/** The tabs that GraphiQL opens with: the way from nothing to a report. The tests send each of them. */
export const examples = {
  createWidget: `# 1. Make a widget. Put your token into the "Headers" tab below:
#    { "Authorization": "Bearer pgr_..." }
mutation CreateWidget {
  createWidget(input: { title: "Visitors", chartType: COLUMN, keyKind: DATE }) {
    widget {
      id
      title
      pushUrl
    }
  }
}
`,
  push: `# 2. Push rows into it: put the id of the first tab here.
#    The same with curl: curl -d '{"data":[{"Date":"20261120","Users":"12"}]}' <pushUrl>
mutation Push($widgetId: ID!) {
  push(
    input: {
      widgetId: $widgetId
      rows: [
        { key: "2026-11-19", values: [{ metric: "Users", value: 31 }, { metric: "Signups", value: 2 }] }
        { key: "2026-11-20", values: [{ metric: "Users", value: "12.5" }, { metric: "Signups", value: 1 }] }
      ]
    }
  ) {
    receipt {
      id
      points
      created
      changed
    }
  }
}
`,
  report: `# 3. Ask for a report: headline, change against the period before, and the series.
query Report($widgetId: ID!) {
  widget(id: $widgetId) {
    title
    report(period: { preset: LAST_30_DAYS }, compare: [{ to: PREVIOUS_PERIOD }]) {
      period {
        label
        firstDay
        lastDay
      }
      keys
      metrics {
        metric {
          name
        }
        headline
        average
        comparison {
          previous
          percentChange
          direction
          verdict
        }
        values
        runningTotals
      }
    }
  }
}
`,
} as const

const headers = '{ "Authorization": "Bearer " }'
const variables = '{ "widgetId": "" }'

export function exampleTabs() {
  return [
    { query: examples.createWidget, headers, variables: '{}' },
    { query: examples.push, headers, variables },
    { query: examples.report, headers, variables },
  ]
}

/** The tabs that GraphiQL opens with: from nothing to a report. Each runs as it stands, as often as one likes. The tests send them. */
export const examples = {
  push: `# 1. Push rows. The first push makes the widget, later ones find it by its push name.
#    Opened from the dashboard this page has your token; else put it into "Headers" below:
#    { "Authorization": "Bearer pgr_..." }
#    The same with curl: curl -d '{"data":[{"Date":"20261120","Users":"12"}]}' <pushUrl>
mutation Push {
  push(
    input: {
      pushName: "example-visitors"
      onDuplicate: REPLACE
      rows: [
        { key: "2026-11-18", values: [{ metric: "Users", value: 24 }, { metric: "Signups", value: 3 }] }
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
    widget {
      id
      title
      pushUrl
    }
  }
}
`,
  report: `# 2. Ask for a report: headline, change against the days before, and the series.
query Report {
  widgets(first: 1, search: "example-visitors") {
    nodes {
      title
      report(period: { days: { from: "2026-11-19", through: "2026-11-20" } }, compare: [{ to: PREVIOUS_PERIOD }]) {
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
}
`,
  widgets: `# 3. What there is: widgets, their metrics, and when each was pushed to last.
#    With an id of these, the same report comes again whenever it changes:
#    subscription { widgetReport(id: "widget_...") { metrics { headline } } }
query Widgets {
  viewer {
    name
    scopes
  }
  widgets(first: 20, orderBy: { field: LAST_PUSH_AT, direction: DESC }) {
    totalCount
    nodes {
      id
      title
      lastPushAt
      metrics {
        name
        aggregation
      }
    }
  }
}
`,
} as const

const headers = '{ "Authorization": "Bearer " }'

export const exampleTabs = () => Object.values(examples).map(query => ({ query, headers, variables: '{}' }))

// Widgets of several projects, as the gateway and the limit are told of them.
import { makeProject } from '../projects.ts'
import { prepare, type Stage } from '../stage.ts'

export interface PushWidget {
  /** Where the gateway takes pushes. */
  readonly path: string
  readonly projectId: string
  readonly widgetId: string
  readonly metrics: Readonly<Record<string, string>>
}

const CREATE = 'mutation { createWidget(input: { title: "bench" }) { widget { pushUrl } } }'
const FIRST_PUSH = '{"data":[{"Date":"20261120","m0":"1","m1":"1","m2":"1"}]}'

/** `perProject` widgets with metrics m0, m1, m2 in each of so many projects, projects in turn. */
export function makeWidgets(stage: Stage, projects: number, perProject: number): Promise<PushWidget[]> {
  return prepare(stage, async ({ url, gateway }) => {
    const paths: string[] = []
    for (let project = 0; project < projects; project++) {
      const headers = await makeProject(url, `bench ${project}`)
      for (let widget = 0; widget < perProject; widget++) {
        const reply = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query: CREATE }),
        })
        const { data } = (await reply.json()) as { data: { createWidget: { widget: { pushUrl: string } } } }
        const path = new URL(data.createWidget.widget.pushUrl).pathname
        await fetch(`${url}${path}`, { method: 'POST', body: FIRST_PUSH })
        paths[widget * projects + project] = path
      }
    }
    const { rows } = await gateway.pool.query<{ project: string; widget: string; metrics: Record<string, string> }>(
      `select project_id as project, widget_id as widget, json_object_agg(name, metric_id::text) as metrics
       from metrics group by 1, 2 order by 1, 2`,
    )
    return paths.map((path, index) => {
      // Widgets are numbered as they were made: those of a project follow each other.
      const row = rows[(index % projects) * perProject + Math.floor(index / projects)]
      if (!row) throw new Error('a widget has no metrics')
      return { path, projectId: row.project, widgetId: row.widget, metrics: row.metrics }
    })
  })
}

// The widgets that the benchmarks of reports ask about, and what they ask.
import { HEADERS } from '../stage.ts'

export const METRICS = ['Users', 'Views', 'Revenue']

const FIELDS = `report { period { firstDay lastDay label } keys
  metrics { metric { name } headline average values comparison { previous percentChange direction verdict values } } }`

/** The default report of a widget of those metrics, as the body of a request: its id as a variable. */
export const queryOf = (id: string) =>
  JSON.stringify({ query: `query Report($id: ID!) { widget(id: $id) { ${FIELDS} } }`, variables: { id } })

/** The same with the id in the text. */
export const textQueryOf = (id: string) => JSON.stringify({ query: `{ widget(id: "${id}") { ${FIELDS} } }` })

/** A board of several widgets in one document, by variables. */
export function boardQueryOf(ids: readonly string[]): string {
  const names = ids.map((_, index) => `w${index}`)
  const fields = names.map(name => `${name}: widget(id: $${name}) { ${FIELDS} }`)
  const query = `query Board(${names.map(name => `$${name}: ID!`).join(', ')}) { ${fields.join(' ')} }`
  return JSON.stringify({ query, variables: Object.fromEntries(ids.map((id, index) => [`w${index}`, id])) })
}

/** 90 days of the metrics; resolves to the id. `number`: that the widgets differ. */
export async function makeWidget(url: string, headers = HEADERS, number = 0): Promise<string> {
  const made = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: '{"query":"mutation { createWidget(input: { title: \\"bench\\" }) { widget { id pushUrl } } }"}',
  })
  const { data } = (await made.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
  const { id, pushUrl } = data.createWidget.widget
  const rows = Array.from({ length: 90 }, (_, back) => {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    return { Date: day, Users: String(100 + back + number), Views: String(1000 - back * 3), Revenue: `${back * 7}.25` }
  })
  const pushed = await fetch(pushUrl, { method: 'POST', body: JSON.stringify({ data: rows }) })
  if (pushed.status !== 200) throw new Error(await pushed.text())
  return id
}

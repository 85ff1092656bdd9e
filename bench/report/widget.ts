// The widget that the benchmarks of reports ask about, and what they ask.

export const headersOf = (token: string) => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` })

/** The default report of its three metrics, as the body of a request. */
export const queryOf = (id: string) =>
  JSON.stringify({
    query: `query Report($id: ID!) { widget(id: $id) { report { period { firstDay lastDay label } keys
      metrics { metric { name } headline average values comparison { previous percentChange direction verdict values } } } } }`,
    variables: { id },
  })

/** 90 days of three metrics; resolves to the id. */
export async function makeWidget(url: string, token: string): Promise<string> {
  const made = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: headersOf(token),
    body: '{"query":"mutation { createWidget(input: { title: \\"bench\\" }) { widget { id pushUrl } } }"}',
  })
  const { data } = (await made.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
  const { id, pushUrl } = data.createWidget.widget
  const rows = Array.from({ length: 90 }, (_, back) => {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    return { Date: day, Users: String(100 + back), Views: String(1000 - back * 3), Revenue: `${back * 7}.25` }
  })
  const pushed = await fetch(pushUrl, { method: 'POST', body: JSON.stringify({ data: rows }) })
  if (pushed.status !== 200) throw new Error(await pushed.text())
  return id
}

// Projects of their own, since what serves one well may not serve many.
import { HEADERS } from './stage.ts'

/** What is sent along to act for a new project. */
export async function makeProject(url: string, name: string): Promise<typeof HEADERS> {
  const body = JSON.stringify({
    query: 'mutation ($name: String!) { createProject(input: { name: $name }) { administrator { secret } } }',
    variables: { name },
  })
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers: HEADERS, body })
  const { data } = (await reply.json()) as { data: { createProject: { administrator: { secret: string } } } }
  return { ...HEADERS, authorization: `Bearer ${data.createProject.administrator.secret}` }
}

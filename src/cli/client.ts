import type { WithoutErrors } from '../graphql/without-errors.ts'
import type { TypedDocumentString } from './gql/graphql.ts'

/** Sends a generated operation; throws with the server's words when it fails. */
export async function ask<Result, Variables>(
  url: string,
  token: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<WithoutErrors<Result>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = (await response.json()) as { data?: WithoutErrors<Result>; errors?: { message: string }[] }
  if (errors || !data) throw new Error(errors?.map(error => error.message).join('\n') ?? `status ${response.status}`)
  return data
}

// Data addresses as clients of them see them.
import { createHash } from 'node:crypto'
import type { TestApp } from './app.ts'
import { createDataAddress } from './data-operations.ts'
import type { CreateDataAddressInput, DataContentInput } from './gql/graphql.ts'

export async function dataAddress(
  it: TestApp,
  content: DataContentInput,
  more: Omit<CreateDataAddressInput, 'content'> = {},
) {
  const { dataAddress: made } = (await it.ask(createDataAddress, { input: { content, ...more } })).createDataAddress
  return made
}

/** The code and the paths of an address that cannot be made. */
export async function refusalOfAddress(it: TestApp, input: CreateDataAddressInput, token?: string) {
  const { errors } = await it.send(createDataAddress, { input }, token)
  const [error] = errors ?? []
  return { code: error?.extensions.code, paths: Object.keys(error?.extensions.fields ?? {}), message: error?.message }
}

export async function open(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(url, { method, headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() }
}

export const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

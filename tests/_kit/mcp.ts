// The official clients of both eras, unmodified, connected to a gateway.
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as OlderTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { TestApp } from './app.ts'

const info = { name: 'tests', version: '1.0.0' }
export const eras = ['2026-07-28', '2025-11-25'] as const
export type Era = (typeof eras)[number]

export interface Agent extends AsyncDisposable {
  tools(): Promise<Record<string, never>[]>
  call(name: string, args?: object): Promise<ToolReply>
  readonly client: ModernClient | OlderClient
}

// biome-ignore lint/suspicious/noExplicitAny: what a tool answers is anything
type Any = any

export interface ToolReply {
  readonly isError: boolean
  /** All texts, joined. */
  readonly text: string
  readonly structured: Any
  readonly images: readonly { data: string; mimeType: string }[]
  /** Of a refusal: its codes. */
  readonly codes: readonly string[]
  readonly error: Any
}

export async function connectAgent(it: Pick<TestApp, 'url'>, token: string, era: Era = '2026-07-28'): Promise<Agent> {
  const url = new URL(`${it.url}/mcp`)
  const options = { requestInit: { headers: { authorization: `Bearer ${token}` } } }
  const client =
    era === '2026-07-28'
      ? new ModernClient(info, { versionNegotiation: { mode: { pin: era } } })
      : new OlderClient(info)
  const transport = era === '2026-07-28' ? new ModernTransport(url, options) : new OlderTransport(url, options)
  await (client as ModernClient).connect(transport as never)
  return {
    client,
    tools: async () => (await client.listTools()).tools as never,
    call: async (name, args = {}) => toReply(await (client as Any).callTool({ name, arguments: args })),
    [Symbol.asyncDispose]: () => client.close(),
  }
}

export function toReply(result: Any): ToolReply {
  const content: Any[] = result.content
  const error = result._meta?.['pushgraph/error'] ?? null
  return {
    isError: result.isError === true,
    text: content.flatMap(it => (it.type === 'text' ? [it.text] : [])).join('\n'),
    structured: result.structuredContent,
    images: content.filter(it => it.type === 'image'),
    codes: (error?.refusals ?? []).map((it: Any) => it.code),
    error,
  }
}

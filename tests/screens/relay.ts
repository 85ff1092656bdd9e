// Relay's compiler over the documents as they are, and an environment of its runtime that speaks with a gateway.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { print } from 'graphql'
import { createClient } from 'graphql-ws'
import {
  type ConcreteRequest,
  Environment,
  type GraphQLResponse,
  Network,
  Observable,
  RecordSource,
  Store,
} from 'relay-runtime'
import { WebSocket } from 'ws'
import { countingFetch } from './client.ts'
import { components } from './documents.ts'

const SCHEMA = fileURLToPath(new URL('../../schema.graphql', import.meta.url))
const require = createRequire(import.meta.url)
const compiler = require('relay-compiler') as string

export interface RelayProject extends Disposable {
  /** Names of the operations and fragments that were compiled. */
  readonly names: readonly string[]
  /** Documents by their ids, where they are persisted. */
  readonly manifest: Readonly<Record<string, string>>
  load(name: string): ConcreteRequest
}

/** Compiles a module for each component, in a temporary folder; throws with what the compiler says. */
export async function compileForRelay(persisted?: 'MD5' | 'SHA256'): Promise<RelayProject> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-relay-'))
  using stack = new DisposableStack()
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const [sources, artifacts] = [join(folder, 'src'), join(folder, 'artifacts')]
  for (const path of [sources, artifacts]) mkdirSync(path)
  for (const { name, definitions } of components) {
    const parts = definitions.map(node => `graphql\`\n${print(node)}\n\`\n`)
    writeFileSync(join(sources, `${name}.js`), `import { graphql } from 'relay-runtime'\n${parts.join('')}`)
  }
  copyFileSync(SCHEMA, join(folder, 'schema.graphql'))
  const config = {
    src: 'src',
    schema: 'schema.graphql',
    artifactDirectory: 'artifacts',
    language: 'javascript',
    eagerEsModules: false,
    ...(persisted && { persistConfig: { file: 'persisted.json', algorithm: persisted } }),
  }
  writeFileSync(join(folder, 'persisted.json'), '{}')
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }')
  await promisify(execFile)(compiler, ['--noWatchman', 'relay.config.json'], { cwd: folder })
  const names = readdirSync(artifacts).map(file => file.replace(/\.graphql\.js$/, ''))
  const resources = stack.move()
  return {
    names,
    manifest: JSON.parse(readFileSync(join(folder, 'persisted.json'), 'utf8')),
    load: name => require(join(artifacts, `${name}.graphql.js`)) as ConcreteRequest,
    [Symbol.dispose]: () => resources.dispose(),
  }
}

export interface RelayGateway extends AsyncDisposable {
  readonly environment: Environment
  /** Replies over HTTP so far, as they came. */
  readonly replies: readonly GraphQLResponse[]
}

export function openRelay(url: string, token: string): RelayGateway {
  const { fetch } = countingFetch(token)
  const replies: GraphQLResponse[] = []
  const live = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${token}` },
  })
  const network = Network.create(
    async ({ text }, variables) => {
      const body = JSON.stringify({ query: text, variables })
      const headers = { 'content-type': 'application/json' }
      const reply = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()
      replies.push(reply as GraphQLResponse)
      return reply as GraphQLResponse
    },
    ({ text }, variables) => Observable.create(sink => live.subscribe({ query: text ?? '', variables }, sink as never)),
  )
  const environment = new Environment({ network, store: new Store(new RecordSource()) })
  return { environment, replies, [Symbol.asyncDispose]: async () => live.dispose() }
}

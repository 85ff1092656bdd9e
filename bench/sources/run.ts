import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { createApp } from '../../src/app.ts'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { allScopes, createContext } from '../../src/request/context.ts'
import { callLoader } from '../../src/sources/call.loader.ts'
import { median, startServer } from '../server.ts'
import { openStage, startGateway, TOKEN } from '../stage.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const REQUESTS = Number(process.argv[3] ?? 1_000)
const LIMIT_MS = 2
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const stage = await openStage()
const upstream = await startServer([here('./upstream.ts')], '/')
const env = { ...stage.env, SOURCES_ALLOW_HOSTS: new URL(upstream.url).host }
const gateway = await startGateway({ ...stage, env }, '/graphql')
const agent = new Agent()
const get = async (url: string) => (await request(url, { dispatcher: agent })).body.text()
const ask = async (query: string) => {
  const { body } = await request(gateway.url, {
    dispatcher: agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  })
  return body.text()
}
await ask(`mutation { saveSource(input: { name: "s", secrets: { key: "a secret of the bench" }, requests: [
  { method: GET, url: "${upstream.url}", headers: { Accept: "application/json" }, params: { q: "{{ secrets.key }}" } }] }) { source { id } } }`)

/** Milliseconds of each of many requests, one after the other. */
async function times(work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let n = 0; n < REQUESTS; n++) {
    const start = performance.now()
    await work()
    all.push(performance.now() - start)
  }
  return all
}
const call = () => ask('{ callSource(name: "s") { ok data(path: "results[0].price") } }')
const answer = await call()
if (!answer.includes('"ok":true,"data":0')) throw new Error(answer)
const ways = {
  undici: () => get(upstream.url),
  'a query without a call': () => ask('{ viewer { name } }'),
  callSource: call,
}
const medians = new Map<string, number[]>(Object.keys(ways).map(name => [name, []]))
for (const work of Object.values(ways)) await times(work)
for (let round = 0; round < ROUNDS; round++)
  for (const [name, work] of Object.entries(ways)) medians.get(name)?.push(median(await times(work)))

console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, ${ROUNDS} rounds of ${REQUESTS} requests, medians\n`,
)
const of = (name: keyof typeof ways) => median(medians.get(name) ?? [])
for (const name of Object.keys(ways) as (keyof typeof ways)[])
  console.log(`${name.padEnd(26)} ${of(name).toFixed(3)} ms`)
const overhead = of('callSource') - of('undici')
console.log(
  `\ncallSource over undici alone  ${overhead.toFixed(2)} ms (limit ${LIMIT_MS}) ${overhead <= LIMIT_MS ? 'ok' : 'ABOVE'}`,
)

// A document has 60 aliases at most: a hundred calls of one request are asked of its loader.
const app = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })
const principal = {
  projectId: DEFAULT_PROJECT_ID,
  tokenId: null,
  name: 'bench',
  scopes: new Set(allScopes),
  expiresAt: null,
  allowedEvents: null,
  restriction: null,
}
const ctx = createContext(app.gateway, { requestId: 'bench', principal, signal: new AbortController().signal })
const before = Number(await get(`${upstream.url}count`))
await Promise.all(Array.from({ length: 100 }, () => callLoader(ctx).load({ name: 's', variables: {} })))
const sent = Number(await get(`${upstream.url}count`)) - before
console.log(`100 equal calls of one request send ${sent} ${sent === 1 ? 'ok' : 'ABOVE'}`)

await app.close()
await agent.close()
for (const { child } of [gateway, upstream]) {
  child.kill('SIGTERM')
  await new Promise(resolve => child.once('exit', resolve))
}
await stage.end()

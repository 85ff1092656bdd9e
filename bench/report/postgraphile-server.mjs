// PostGraphile as its users run it: Amber preset, a pool of ten connections, prepared statements, nothing watched, no GraphiQL. In a process of
// its own, with the packages of the folder that the benchmark installed: node postgraphile-server.mjs FOLDER CONNECTION.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [, , folder = '', connection = ''] = process.argv
const { resolve } = createRequire(`${folder}/package.json`)
const load = name => import(pathToFileURL(resolve(name)).href)
const { default: pg } = await load('pg')
const { postgraphile } = await load('postgraphile')
const { PostGraphileAmberPreset } = await load('postgraphile/presets/amber')
const { makePgService } = await load('postgraphile/adaptors/pg')
const { grafserv } = await load('postgraphile/grafserv/node')

const instance = postgraphile({
  extends: [PostGraphileAmberPreset.default ?? PostGraphileAmberPreset],
  pgServices: [makePgService({ schemas: ['board'], pool: new pg.Pool({ ...JSON.parse(connection), max: 10 }) })],
  grafserv: { watch: false, graphiql: false },
  grafast: { explain: false },
})
const server = createServer()
await instance.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
process.once('SIGTERM', () => process.exit(0))

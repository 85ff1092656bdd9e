// What ships beside the code knows its ports, variables, paths and commands: each is held against the code.
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { runProgram } from '../../src/cli/program.ts'
import { cliEnvSchema, envSchema } from '../../src/config/env.ts'
import { fileVariable, secretsOf } from '../../src/config/secret-files.ts'
import { instructionsOf, settingsOf, valuesAt } from './packaging.ts'
import { readText } from './tree.ts'

const known = new Set([
  ...Object.keys(envSchema.shape),
  ...Object.keys(cliEnvSchema.shape),
  ...secretsOf(envSchema).map(fileVariable),
  ...secretsOf(cliEnvSchema).map(fileVariable),
])
const unknown = (names: readonly string[]) => names.filter(name => !known.has(name))
const port = envSchema.parse({}).PORT
const isThere = (path: string) => existsSync(new URL(`../../${path}`, import.meta.url))

const health = readText('src/http/health.rest.ts')
const yaml = (path: string) => {
  const documents = parseAllDocuments(readText(path), { merge: true })
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  return documents.map(document => document.toJS() as unknown)
}
const manifests = readdirSync(new URL('../../ops/kubernetes', import.meta.url))
  .filter(name => name.endsWith('.yaml'))
  .map(name => [name, yaml(`ops/kubernetes/${name}`)[0]] as const)
const manifest = (name: string) => manifests.find(([file]) => file === name)?.[1]
const image = instructionsOf(readText('Dockerfile'))
const last = image.slice(image.findLastIndex(({ name }) => name === 'FROM'))
const compose = yaml('compose.yaml')[0]
const unit = settingsOf(readText('ops/systemd/pushgraph.service'))

async function commands(): Promise<string[]> {
  const lines: string[] = []
  await runProgram(['--help'], {}, line => lines.push(line))
  return [...lines.join('\n').matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name)
}

describe('the image', () => {
  const argumentsOf = (name: string) => last.filter(each => each.name === name).map(each => each.text)

  test('has what the package has, and its program', () => {
    const { files, engines } = JSON.parse(readText('package.json')) as { files: string[]; engines: { node: string } }
    const copied = argumentsOf('COPY').join(' ')
    for (const file of files) expect(copied).toContain(file.replace(/\/$/, ''))
    for (const [source = ''] of argumentsOf('COPY').map(text => text.split(' ').filter(part => !part.startsWith('--'))))
      expect(source.startsWith('/') || isThere(source), source).toBe(true)
    expect(argumentsOf('ENTRYPOINT')).toEqual(['["node", "/app/bin/pushgraph.js"]'])
    expect(isThere('bin/pushgraph.js')).toBe(true)
    const [, major] = /node:(\d+)/.exec(image.find(({ name }) => name === 'ARG')?.text ?? '') ?? []
    expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]))
  })

  test('is not root, and sets variables that are read', () => {
    expect(argumentsOf('USER')).toEqual(['10001:10001'])
    const set = Object.fromEntries(
      argumentsOf('ENV').flatMap(text => text.split(' ').map(pair => pair.split('=') as [string, string])),
    )
    expect(unknown(Object.keys(set))).toEqual([])
    expect(set).toMatchObject({ PORT: String(port), DATA_DIR: argumentsOf('VOLUME')[0] })
    expect(argumentsOf('EXPOSE')).toEqual([String(port)])
    const [check = ''] = argumentsOf('HEALTHCHECK')
    expect(health).toContain(/\/readyz/.exec(check)?.[0] ?? 'no path')
  })

  test('runs commands that there are', async () => {
    expect(await commands()).toContain(JSON.parse(argumentsOf('CMD')[0] ?? '[]')[0])
  })

  test('no secret, history or package of this folder is sent to be built', () => {
    const ignored = readText('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules', 'data', 'secrets', '**/.env']))
    const sources = image.filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'))
    const parts = sources.flatMap(({ text }) => text.split(' ').slice(0, -1))
    for (const part of parts) expect(ignored).not.toContain(part.split('/')[0])
  })
})

describe('compose.yaml', () => {
  const services = valuesAt(compose, 'services')[0] as Record<string, Record<string, unknown>>

  test('its gateways are alike, not root, and know variables that are read', async () => {
    const gateways = Object.entries(services).filter(([, { image: name }]) => String(name).startsWith('pushgraph'))
    expect(gateways.map(([name]) => name)).toEqual(['migrate', 'gateway-a', 'gateway-b'])
    for (const [, gateway] of gateways) {
      expect(unknown(Object.keys(gateway.environment as object))).toEqual([])
      expect(gateway).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
      expect(await commands()).toEqual(expect.arrayContaining((gateway.command as string[] | undefined) ?? ['serve']))
    }
  })

  test('each secret that is read from a file is mounted, and every file that is mounted is there', () => {
    const declared = Object.keys((compose as { secrets: object }).secrets)
    const paths = Object.values(services).flatMap(({ environment = {} }) =>
      Object.entries(environment as Record<string, string>).filter(([name]) => name.endsWith('_FILE')),
    )
    expect(paths.length).toBeGreaterThan(5)
    for (const [, path] of paths) expect(declared).toContain(path.replace('/run/secrets/', ''))
    const [mounted] = valuesAt(services.balancer, 'volumes').flat() as string[]
    expect(isThere(mounted?.split(':')[0] ?? '')).toBe(true)
  })

  test('the balancer finds the gateways, and asks for their readiness', () => {
    const text = readText('ops/haproxy/haproxy.cfg')
    const servers = [...text.matchAll(/^ {2}server (\S+) (\S+):(\d+)$/gm)].map(([, , host, at]) => [host, Number(at)])
    expect(servers).toEqual([
      ['gateway-a', port],
      ['gateway-b', port],
    ])
    expect(text).toContain('option httpchk GET /readyz')
    expect(services.balancer?.ports).toEqual([`${port}:${/bind :(\d+)/.exec(text)?.[1]}`])
  })
})

describe('the manifests of Kubernetes', () => {
  const deployment = manifest('deployment.yaml')
  const job = manifest('migrate-job.yaml')

  test('are all that kustomization.yaml names, and the job', () => {
    const named = (manifest('kustomization.yaml') as { resources: string[] }).resources
    expect([...named, 'kustomization.yaml', 'migrate-job.yaml'].sort()).toEqual(manifests.map(([name]) => name).sort())
  })

  test('set variables that are read, and mount the secrets that they name', () => {
    const set = [deployment, job].flatMap(each => valuesAt(each, 'env').flat() as { name: string; value: string }[])
    expect(set.length).toBeGreaterThan(6)
    expect(unknown(set.map(({ name }) => name))).toEqual([])
    expect(unknown(Object.keys((manifest('configmap.yaml') as { data: object }).data))).toEqual([])
    const [mount] = valuesAt(deployment, 'mountPath')
    for (const { value } of set.filter(({ name }) => name.endsWith('_FILE')))
      expect(value.startsWith(`${mount}/`)).toBe(true)
  })

  test('probe what answers, at the ports that are served', () => {
    const probes = valuesAt(deployment, 'httpGet') as { path: string; port: string }[]
    expect(probes.map(({ path }) => path).sort()).toEqual(['/healthz', '/healthz', '/readyz'])
    for (const { path } of probes) expect(health).toContain(path)
    const ports = valuesAt(deployment, 'ports').flat() as { name: string; containerPort: number }[]
    const env = valuesAt(deployment, 'env').flat() as { name: string; value: string }[]
    expect(ports).toEqual([
      { name: 'http', containerPort: port },
      { name: 'health', containerPort: Number(env.find(({ name }) => name === 'HEALTH_PORT')?.value) },
    ])
    expect(valuesAt(manifest('service.yaml'), 'targetPort')).toEqual(['http'])
  })

  test('run commands that there are, without any right', async () => {
    const args = [deployment, job].flatMap(each => valuesAt(each, 'args').flat() as string[])
    expect(args).toEqual(['serve', 'migrate'])
    expect(await commands()).toEqual(expect.arrayContaining(args))
    for (const each of [deployment, job]) {
      expect(valuesAt(each, 'runAsNonRoot')).toEqual([true])
      expect(valuesAt(each, 'readOnlyRootFilesystem')).toEqual([true])
      expect(valuesAt(each, 'allowPrivilegeEscalation')).toEqual([false])
      expect(valuesAt(each, 'drop')).toEqual([['ALL']])
      expect(valuesAt(each, 'runAsUser')).toEqual([10001])
      expect(valuesAt(each, 'limits')).toHaveLength(1)
    }
  })

  test('what selects pods selects those of the deployment, and not those of the job', () => {
    const [labels] = valuesAt((deployment as { spec: { template: object } }).spec.template, 'labels')
    const selectors = [
      ...valuesAt(deployment, 'matchLabels'),
      ...valuesAt(manifest('poddisruptionbudget.yaml'), 'matchLabels'),
      ...valuesAt(manifest('service.yaml'), 'selector'),
    ]
    expect(selectors).toHaveLength(4)
    for (const selector of selectors) expect(labels).toMatchObject(selector as object)
    const [ofJob] = valuesAt((job as { spec: { template: object } }).spec.template, 'labels')
    for (const selector of selectors) expect(ofJob).not.toMatchObject(selector as object)
  })

  test('leave a gateway the time to end', () => {
    const [seconds] = valuesAt(deployment, 'terminationGracePeriodSeconds')
    expect(seconds).toBeGreaterThan(10)
  })
})

describe('the unit of systemd', () => {
  test('starts the program of the package, with a command that there is', async () => {
    const [, path = '', command] =
      /^\/usr\/bin\/node \/opt\/pushgraph\/node_modules\/pushgraph\/(\S+) (\S+)$/.exec(
        unit.get('ExecStart')?.[0] ?? '',
      ) ?? []
    expect(isThere(path)).toBe(true)
    expect(await commands()).toContain(command)
  })

  test('sets variables that are read, also those that are there to be taken', () => {
    const text = readText('ops/systemd/pushgraph.service')
    const names = [...text.matchAll(/^#?Environment=([A-Z_]+)=/gm)].map(([, name = '']) => name)
    expect(names).toEqual(['DATA_DIR', 'PUSHGRAPH_SECRET_KEY_FILE', 'DATABASE_URL_FILE'])
    expect(unknown(names)).toEqual([])
    const credentials = [...text.matchAll(/^#LoadCredential=([\w-]+):/gm)].map(([, name]) => `%d/${name}`)
    expect([...text.matchAll(/=(%d\/[\w-]+)$/gm)].map(([, path]) => path)).toEqual(credentials)
  })

  test('is not root, writes only its state, and waits for the end', () => {
    expect(unit.get('DynamicUser')).toEqual(['yes'])
    expect(unit.get('ProtectSystem')).toEqual(['strict'])
    expect(unit.get('Environment')).toEqual([`DATA_DIR=%S/${unit.get('StateDirectory')?.[0]}`])
    expect(Number.parseInt(unit.get('TimeoutStopSec')?.[0] ?? '', 10)).toBeGreaterThan(10)
  })
})

test('the examples of proxies lead to the port of the gateway, and keep its metrics inside', () => {
  for (const path of ['ops/nginx/pushgraph.conf', 'ops/caddy/Caddyfile']) {
    const text = readText(path)
    expect(text).toContain(`127.0.0.1:${port}`)
    expect(text).toContain('/metrics')
  }
})

describe('docs/operations.md', () => {
  const text = readText('docs/operations.md')

  test('names files, commands and variables that there are', async () => {
    const files = [...text.matchAll(/\]\(\.\.\/([\w./-]+)\)/g)].map(([, path = '']) => path)
    expect(files.length).toBeGreaterThan(8)
    expect(
      files.filter(path => !path.startsWith('ops/grafana') && !path.startsWith('ops/prometheus') && !isThere(path)),
    ).toEqual([])
    const named = [...text.matchAll(/`?(?:npx )?pushgraph (?!--)([a-z]+)/g)].map(([, name = '']) => name)
    expect(new Set(named).size).toBeGreaterThan(6)
    const all = await commands()
    expect([...new Set(named)].filter(name => !all.includes(name))).toEqual([])
    const variables = [...text.matchAll(/`([A-Z]{2,}(?:_[A-Z]+)+)`/g)].map(([, name = '']) => name)
    expect(
      unknown([...new Set(variables)]).filter(name => !['NODE_IMAGE', 'NODE_EXTRA_CA_CERTS'].includes(name)),
    ).toEqual([])
  })

  test('its table of contents leads to its headings', () => {
    const slug = (title: string) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title))
    const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, link]) => link)
    expect(links.length).toBeGreaterThan(12)
    expect(links.filter(link => !headings.includes(link ?? ''))).toEqual([])
  })

  test.runIf(isThere('ops/prometheus/rules.yml'))('has a line for each alert', () => {
    const alerts = valuesAt(yaml('ops/prometheus/rules.yml')[0], 'alert') as string[]
    expect(alerts.filter(alert => !text.includes(`| [${alert}](observability.md#${alert.toLowerCase()}) |`))).toEqual(
      [],
    )
  })
})

// What may import what. Each rule is a function from a file to sentences; the folders and layers stand in architecture's words.
import { posix } from 'node:path'
import type { Import, SourceFile } from './source-file.ts'

export interface Tree {
  /** Every file an import may name, generated ones included. */
  readonly paths: ReadonlySet<string>
  /** Names of the packages that are installed for production. */
  readonly dependencies: ReadonlySet<string>
}

export type Rule = (file: SourceFile, tree: Tree) => string[]

/** A place imports only places before it. Files beside the folders (`src/app.ts`) are places of their own. */
export const order = [
  ...[
    'core',
    'base',
    'config',
    'telemetry',
    'database',
    'bus',
    'request',
    'http',
    'graphql',
    'rest',
    'schedule',
    'auth',
    'widgets',
    'calendars',
    'annotations',
    'rollups',
    'push',
  ],
  ...[
    'reports',
    'events',
    'tasks',
    'queries',
    'sources',
    'feeds',
    'live',
    'pictures',
    'boards',
    'shares',
    'addresses',
    'lineage',
    'deliveries',
    'alerts',
    'schedules',
    'mcp',
    'compat',
    'dashboard',
    'schema',
    'kept-fields',
    'operations',
    'routes',
    'jobs',
    'limits',
    'doctor',
    'app',
    'cli',
    'main',
  ],
]
const features = new Set(order.slice(order.indexOf('auth'), order.indexOf('schema')))

/** Layers inside a feature, lowest first. A name without a suffix is the pure layer. */
const layers = [
  ['pure'],
  ['store', 'client', 'list'],
  ['service'],
  ['loader'],
  ['graphql', 'rest', 'job', 'limits', 'tool'],
]

export function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
}

/** `src/push/x.ts` is in `push`, `src/app.ts` in `app`, `db/...` in `db`, `tests/...` in `tests`. */
export function placeOf(path: string): string {
  const [root = '', first = '', ...rest] = path.split('/')
  return root === 'src' ? (rest.length > 0 ? first : first.replace(/(\.test)?\.tsx?$/, '')) : root
}

/** The folder whose files know each other: a dialect, or a place. */
function featureOf(path: string): string {
  const place = placeOf(path)
  return place === 'compat' ? path.split('/').slice(1, 3).join('/') : place
}

export function suffixOf(path: string): string {
  const suffix = /\.([a-z]+)\.tsx?$/.exec(path)?.[1] ?? ''
  return layers.flat().includes(suffix) ? suffix : 'pure'
}

const layerOf = (path: string) => layers.findIndex(layer => layer.includes(suffixOf(path)))

/** The file a relative import names; null for packages and Node's own modules. */
export function targetOf(file: SourceFile, { specifier }: Import): string | null {
  if (specifier === null || !/^\.\.?(\/|$)/.test(specifier)) return null
  return posix.join(posix.dirname(file.path), specifier)
}

/** The package of an import (`@scope/name`, `node:fs`); null for files. */
function packageOf({ specifier }: Import): string | null {
  if (specifier === null || /^[./]/.test(specifier)) return null
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

const sentence = (file: SourceFile, { specifier }: Import, why: string, instead: string) =>
  `${file.path}: ${specifier ?? 'import(...)'} -> ${why}, ${instead}`

/** A rule about the files that a file imports. */
const eachTarget =
  (judge: (file: SourceFile, target: string, tree: Tree) => [why: string, instead: string] | null): Rule =>
  (file, tree) =>
    file.imports.flatMap(each => {
      const target = targetOf(file, each)
      const verdict = target === null ? null : judge(file, target, tree)
      return verdict ? [sentence(file, each, ...verdict)] : []
    })

export const inOrder: Rule = eachTarget(({ path }, target) => {
  const [from, to] = [placeOf(path), placeOf(target)]
  if (from === 'tests') return null
  if (to === 'tests') return ['only tests import tests/', 'keep what both need in src']
  if (to === 'db')
    return from === 'database' || from === 'db' ? null : ['only src/database runs migrations', 'import from database']
  if (from === 'db') return ['a migration must not change when the code does', 'import only kysely and write it out']
  if (!order.includes(to)) return [`${to} has no place in the import order`, 'add it to the order or move the file']
  if (from === to) {
    return featureOf(path) === featureOf(target) ? null : ['dialects never import each other', 'move it below compat']
  }
  return order.indexOf(from) > order.indexOf(to)
    ? null
    : [`${from} comes before ${to}`, `move it to ${from} or lower, or pass it in`]
})

export const inLayers: Rule = eachTarget(({ path }, target) => {
  const isSameFolder = featureOf(path) === featureOf(target)
  const areFeatures = features.has(placeOf(path)) && features.has(placeOf(target))
  if (isTest(path) || !(isSameFolder || areFeatures) || layerOf(target) <= layerOf(path)) return null
  return [`a ${suffixOf(path)} file is below a ${suffixOf(target)} file`, 'pass it in, or move the shared part down']
})

/** Which files are private, and to whom. Types of the schema are built from each other, so GraphQL files may meet. */
export const keepsPrivate: Rule = eachTarget(({ path }, target) => {
  if (isTest(path)) return null
  switch (suffixOf(target)) {
    case 'store':
      return featureOf(path) === featureOf(target)
        ? null
        : ['a store is private to its folder', 'call its service or loader']
    case 'graphql':
      return path === 'src/schema.ts' || suffixOf(path) === 'graphql'
        ? null
        : ['only the schema reads it', 'move the shared part down']
    case 'list':
      return featureOf(path) === featureOf(target) || suffixOf(path) === 'list'
        ? null
        : ['a list is private to its folder and to lists', 'call its service or loader']
    case 'rest':
      return path === 'src/routes.ts' || path === 'src/operations.ts'
        ? null
        : ['only src/routes.ts and src/operations.ts register doors', 'move the shared part down']
    case 'limits':
      return path === 'src/limits.ts' ? null : ['only src/limits.ts lists them', 'import the number itself']
    case 'job':
      return path === 'src/jobs.ts' ? null : ['only src/jobs.ts registers jobs', 'move the shared part down']
    default:
      return null
  }
})

/** `src/bus` listens for notifications, which needs a connection of its own; `src/routes.ts` hands the schema on. */
const homes: { packages: RegExp; files: RegExp; instead: string }[] = [
  {
    packages: /^kysely$/,
    files: /^src\/(database|rest)\/|^db\/|\.(store|list)\.ts$/,
    instead: 'put the statement into a store, the columns of a list into its *.list.ts',
  },
  { packages: /^pg$/, files: /^src\/(database|bus)\/|\.store\.ts$/, instead: 'put the statement into a store' },
  { packages: /^pg-boss$/, files: /^src\/schedule\//, instead: 'go through src/schedule' },
  {
    packages: /^graphql$|^@pothos\//,
    files: /^src\/graphql\/|\.graphql\.ts$|^src\/(schema|routes)\.ts$/,
    instead: 'keep GraphQL in *.graphql.ts',
  },
  {
    packages: /^graphql-yoga$|^@graphql-yoga\/|^@envelop\//,
    files: /^src\/graphql\//,
    instead: 'go through src/graphql',
  },
  {
    packages: /^fastify$|^@fastify\//,
    files: /^src\/(graphql\/)?http\/|\.rest\.ts$|^src\/(routes|app)\.ts$/,
    instead: 'keep HTTP in *.rest.ts',
  },
  { packages: /^@modelcontextprotocol\//, files: /^src\/mcp\//, instead: 'go through src/mcp' },
  { packages: /^ws$|^graphql-ws$/, files: /^src\/(http|graphql)\//, instead: 'go through src/graphql' },
  { packages: /^undici$/, files: /\.client\.ts$/, instead: 'go through sources/safe-fetch.client.ts' },
]

export const atHome: Rule = file =>
  isTest(file.path)
    ? []
    : file.imports.flatMap(each => {
        const name = packageOf(each)
        const home = homes.find(({ packages }) => name !== null && packages.test(name))
        return home && !home.files.test(file.path)
          ? [sentence(file, each, 'the package has other homes', home.instead)]
          : []
      })

/** The pages of the dashboard are bundled with what they import: nothing of it is loaded by the process. */
const isBundled = (path: string) => path.startsWith('src/dashboard/web/')

export const onlyInstalled: Rule = (file, tree) =>
  isTest(file.path) || isBundled(file.path)
    ? []
    : file.imports.flatMap(each => {
        const name = packageOf(each)
        if (name === null || name.startsWith('node:') || each.typeOnly || tree.dependencies.has(name)) return []
        return [
          sentence(file, each, 'it is not in dependencies of package.json', 'add it there, or import it in tests only'),
        ]
      })

export const migrationsStandAlone: Rule = file =>
  placeOf(file.path) !== 'db'
    ? []
    : file.imports
        .filter(each => !['kysely', null].includes(packageOf(each)))
        .map(each => sentence(file, each, 'a migration imports only kysely', 'write it out in SQL'))

export const existing: Rule = (file, tree) =>
  file.imports.flatMap(each => {
    if (each.specifier === null)
      return [sentence(file, each, 'nobody can check a computed import', 'write the path as a literal')]
    const target = targetOf(file, each)
    if (target === null) {
      return /^[/#~]|^@\//.test(each.specifier)
        ? [sentence(file, each, 'it is neither package nor relative', 'write ./ or ../')]
        : []
    }
    if (!/\.(tsx?|json)$/.test(target)) return [sentence(file, each, 'relative imports name the file', 'end it in .ts')]
    return tree.paths.has(target) ? [] : [sentence(file, each, 'there is no such file', 'mend the path')]
  })

const vagueFolders = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'lib', 'types', 'misc'])

export const wellNamed: Rule = ({ path, hasDefaultExport }) => {
  const folders = path.split('/').slice(0, -1)
  const name = path.split('/').at(-1) ?? ''
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
  const faults = folders
    .filter(folder => vagueFolders.has(folder))
    .map(folder => `${path}: ${folder}/ -> a folder is named for its subject, use a word of the domain`)
  if (
    !name
      .replace(/\.tsx?$/, '')
      .split('.')
      .every(part => kebab.test(part))
  )
    faults.push(`${path}: ${name} -> names are kebab-case, rename it`)
  if (!folders.every(folder => kebab.test(folder) || folder === '_kit'))
    faults.push(`${path}: -> folders are kebab-case, rename it`)
  if (name.startsWith('index.') && path !== 'db/migrations/index.ts') {
    faults.push(`${path}: ${name} -> barrels hide where things are, import the file itself`)
  }
  if (hasDefaultExport && path.startsWith('src/'))
    faults.push(`${path}: export default -> importers would name it as they like, export a name`)
  if (path.startsWith('src/') && !order.includes(placeOf(path)))
    faults.push(`${path}: -> ${placeOf(path)} has no place in the import order, add it there or move the file`)
  return faults
}

/** Files that import each other in a circle, type imports included: one sentence per circle. */
export function cyclesOf(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(file => [file.path, file.imports.map(each => targetOf(file, each)).filter(to => to !== null)]),
  )
  const faults: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0)
      faults.push(
        `${path}: ${[...trail.slice(start), path].join(' > ')} -> imports go in a circle, move the shared part down`,
      )
    if (start >= 0 || done.has(path)) return
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) walk(path, [])
  return faults
}

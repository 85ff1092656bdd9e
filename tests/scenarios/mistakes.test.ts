// What people get wrong with the commands: each time one sentence that says the cure, and no stack.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../src/base/errors.ts'
import { runProgram } from '../../src/cli/program.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-mistakes-'))
const file = join(folder, 'sales.csv')
const words = join(folder, 'words.csv')
let it: TestApp
let page: Server
let reader = ''
const places = { URL: '', PAGE: '', WIDGET: '', READER: '', FILE: file, WORDS: words, FOLDER: folder, ADMIN }

beforeAll(async () => {
  writeFileSync(file, 'date,country,sales\n2026-11-20,DE,1\n')
  writeFileSync(words, 'date,sales\n2026-11-20,many\n')
  it = await startTestApp()
  page = createServer((_request, response) => response.end('<h1>Welcome to nginx</h1>')).listen(0, '127.0.0.1')
  const { id } = await it.widget({ keyKind: 'DATE', dimensions: ['country'] })
  places.URL = it.url
  places.PAGE = `http://127.0.0.1:${(page.address() as AddressInfo).port}`
  places.WIDGET = id
  const { said } = await run(['token', 'create', '--name', 'reader', '--scopes', 'read'], {})
  reader = /pgr_\w{38}/.exec(said)?.[0] ?? ''
  places.READER = reader
})
afterAll(async () => {
  page?.close()
  await it?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** As the process does it: what it says, and what it ends with. */
async function run(args: readonly string[], env: Record<string, string>): Promise<{ said: string; code: number }> {
  const filled = (text: string) => text.replace(/\$([A-Z]+)/g, (_all, name: keyof typeof places) => places[name])
  const all = { PUSHGRAPH_URL: '$URL', PUSHGRAPH_TOKEN: '$ADMIN', ...env }
  const given = Object.entries(all).filter(([, value]) => value !== '')
  const settings = Object.fromEntries(given.map(([name, value]) => [name, filled(value)] as const))
  const lines: string[] = []
  try {
    const code = await runProgram(args.map(filled), settings, line => lines.push(line))
    return { said: lines.join('\n'), code }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { said: error.message, code: 1 }
  }
}

const push = (...more: string[]) => ['push', '$FILE', '--widget', '$WIDGET', ...more]
const create = (...more: string[]) => ['token', 'create', '--name', 'x', ...more]

test.each<[args: readonly string[], env: Record<string, string>, sentence: RegExp]>([
  [['srve'], {}, /^Unknown command 'srve': did you mean serve\? pushgraph --help/],
  [['--verson'], {}, /^Unknown option '--verson': did you mean --version\?/],
  [['serve', '--port', '80'], {}, /^Unknown option '--port'\. pushgraph serve --help/],
  [['serve'], { PORT: 'http' }, /PORT is not a whole number/],
  [['serve'], { PORT: '70000' }, /PORT is not between 0 and 65535/],
  [['serve'], { DATABASE_URL: 'mysql://root@localhost/x' }, /DATABASE_URL does not start with postgres/],
  [['serve'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }, /^DATABASE_URL: the database cannot be reached/],
  [['serve'], { DATA_DIR: '$FILE' }, /sales\.csv/],
  [['serve'], { PUSHGRAPH_SECRET_KEY: 'short' }, /PUSHGRAPH_SECRET_KEY is shorter than 32 characters/],
  [
    ['serve'],
    { PUSHGRAPH_SECRET_KEY_FILE: '$FOLDER/none' },
    /PUSHGRAPH_SECRET_KEY_FILE names .*none, which does not exist/,
  ],
  [
    push(),
    { PUSHGRAPH_TOKEN: '', PUSHGRAPH_TOKEN_FILE: '$FOLDER' },
    /^PUSHGRAPH_TOKEN_FILE names .*, which is no file\./,
  ],
  [['serve'], { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  [
    ['backup', '$FILE'],
    { DATA_DIR: '$FOLDER' },
    /sales\.csv is there already: name another file, or add --overwrite\.$/,
  ],
  [['backup', '$FOLDER/x.backup'], { DATA_DIR: '$FOLDER' }, /^There is no store in DATA_DIR .*: set DATA_DIR/],
  [['backup', '$FOLDER/no/x.backup'], { DATA_DIR: '$FOLDER' }, /its folder is not there: make it/],
  [['backup', '--force'], {}, /^Unknown option '--force'\. pushgraph backup --help/],
  [['restore'], {}, /^Missing required argument 'file'\. pushgraph restore --help/],
  [['restore', '$FILE'], {}, /^It is not a backup of Pushgraph\.$/],
  [
    ['restore', '$FOLDER/none.backup'],
    {},
    /^The backup cannot be read \(ENOENT.*name a file that "pushgraph backup" wrote\.$/,
  ],
  [['restore', '$FOLDER', '--dry-run'], {}, /^The backup cannot be read \(EISDIR/],
  [['migrate', '--dry'], {}, /^Unknown option '--dry': did you mean --dry-run\?|^Unknown option '--dry'/],
  [['migrate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }, /^DATABASE_URL: the database cannot be reached/],
  [['doctor', 'now'], {}, /^Too many arguments\. .* pushgraph doctor --help/],
  [['doctor'], { PORT: 'http' }, /PORT is not a whole number/],
  [['demo', '--onec'], {}, /^Unknown option '--onec': did you mean --once\? pushgraph demo --help/],
  [['demo', '--data-dir', '$FILE', '--once'], {}, /sales\.csv/],
  [['push'], {}, /^Missing required argument 'file'\. pushgraph push --help/],
  [['push', '$FILE'], {}, /^Say with --widget into which widget\. pushgraph push --help/],
  [['push', '$FILE', '--wigdet', '$WIDGET'], {}, /^Unknown option '--wigdet': did you mean --widget\?/],
  [['push', '$FOLDER/none.csv', '--widget', '$WIDGET'], {}, /none\.csv/],
  [['push', '$FOLDER', '--widget', '$WIDGET'], {}, /folder|directory/],
  [push('again.csv'), {}, /^Too many arguments\. Expected 1 argument but got 2/],
  [push(), { PUSHGRAPH_TOKEN: '' }, /Set PUSHGRAPH_TOKEN to a token with the scope push/],
  [push(), { PUSHGRAPH_TOKEN: 'pgr_wrong' }, /^The bearer token is not known, has expired or was revoked/],
  [push(), { PUSHGRAPH_TOKEN: '$READER' }, /^PUSHGRAPH_TOKEN lacks the scope push\./],
  [
    push(),
    { PUSHGRAPH_URL: 'http://127.0.0.1:1' },
    /^The gateway at http:\/\/127\.0\.0\.1:1 \(PUSHGRAPH_URL\) does not answer/,
  ],
  [push(), { PUSHGRAPH_URL: '$PAGE' }, /\(PUSHGRAPH_URL\) is not a gateway/],
  [push(), { PUSHGRAPH_URL: 'localhost' }, /PUSHGRAPH_URL is not an http or https URL/],
  [['push', '$FILE', '--widget', 'sales'], {}, /^There is no widget "sales" \(--widget\)/],
  [['push', '$FILE', '--widget', 'widget_zzzzzzzz'], {}, /^There is no widget "widget_zzzzzzzz" \(--widget\)/],
  [push('--key', 'day'), {}, /date, country, sales|"date", "country", "sales"/],
  [push('--dimension', 'land'), {}, /date, country, sales|"date", "country", "sales"/],
  [['push', '$WORDS', '--widget', '$WIDGET'], {}, /many/],
  [push('--format', 'xml'), {}, /--format is one of "csv", "ndjson", not "xml"/],
  [push('--zone', 'Mars'), {}, /--zone "Mars" is not an IANA time zone/],
  [push('--rows', '0'), {}, /--rows is a number from 1 to/],
  [create(), {}, /^Say with --scopes what the token may do\. pushgraph token create --help/],
  [create('--scopes', 'raed'), {}, /RAED/],
  [create('--scopes', 'read', '--ip', 'here'), {}, /no address/],
  [create('--scopes', 'read', '--expires', 'soon'), {}, /soon/],
  [create('--scopes', 'read', '--where', 'country'), {}, /country/],
  [['token', 'rotate'], {}, /^Missing required argument 'id'\. pushgraph token rotate --help/],
  [['token', 'rotate', 'x', '--overlap-hours', '-1'], {}, /whole number from 0 to 720/],
  [['token', 'revoke', 'token_zz'], {}, /does not exist/],
  [['token', 'lst'], {}, /^Unknown command 'lst': did you mean list\? pushgraph token --help/],
  [['project', 'create', '--name', 'x', '--time-zone', 'Berlin'], {}, /Berlin/],
  [['project', 'create', '--name', 'x', '--week-start', '9'], {}, /whole number from 1 to 7/],
  [['query'], {}, /^Say what to run: a document, --file, --saved, --sql or --report\. pushgraph query --help/],
  [['query', '{ a }', '--sql', 'SELECT 1'], {}, /say one of them\. pushgraph query --help/],
  [['query', '{ widgets { edges { node { titel } } } }'], {}, /titel/],
  [['query', '{ widgets'], {}, /Syntax Error/],
  [['query', '--file', '$FOLDER/none.graphql'], {}, /^There is no file .*none\.graphql \(--file\)/],
  [['query', '--saved', 'Sales'], {}, /^There is no saved query "Sales" \(--saved\): there is none/],
  [['query', '--sql', 'DROP TABLE points'], {}, /SELECT/],
  [['query', '{ a }', '--variables', 'id=1'], {}, /^--variables is an object of JSON/],
  [['query', '--report', 'sales'], {}, /^There is no widget "sales" \(--report\): pushgraph widget list/],
  [['query', '--report', '$WIDGET', '--period', 'yesterday..today'], {}, /^--period is LAST_30_DAYS and its like/],
  [['query', '--report', '$WIDGET', '--period', 'LAST_DECADE'], {}, /LAST_DECADE/],
  [['query', '--report', '$WIDGET', '--where', 'country'], {}, /country/],
  [['query', '{ a }', '--by', 'country'], {}, /^--by belongs to --report\. pushgraph query --help/],
  [['query', '{ a }', '--format', 'xml'], {}, /Allowed choices are table, json, csv/],
  [['query', '{ __typename }'], { PUSHGRAPH_TOKEN: '' }, /Set PUSHGRAPH_TOKEN to a token with the scope read/],
  [['widget', 'show', 'sales'], {}, /^There is no widget "sales": pushgraph widget list shows the ids/],
  [['widget', 'create'], {}, /^Say with --title what the widget is called\. pushgraph widget create --help/],
  [['widget', 'create', '--title', 'x', '--key-kind', 'day'], {}, /--key-kind is DATE, TIME or CATEGORY, not "day"/],
  [['widget', 'create', '--title', 'x'], { PUSHGRAPH_TOKEN: '$READER' }, /lacks the scope/],
  [['widget', 'delete', '$WIDGET'], {}, /would be deleted: say --yes if that is meant/],
  [['widget', 'lst'], {}, /^Unknown command 'lst': did you mean list\? pushgraph widget --help/],
  [['export'], {}, /^Say the ids of widgets, or --all\. pushgraph export --help/],
  [['export', '--all'], {}, /^Say with --to which folder the files go to\. pushgraph export --help/],
  [['export', 'sales'], {}, /^There is no widget "sales"/],
  [['export', '$WIDGET', '--to', '$FOLDER'], {}, /cannot be written: it is a folder/],
  [['export', '$WIDGET', '--to', '$FOLDER/a/b.csv'], {}, /b\.csv cannot be written: its folder does not exist/],
  [['export', '--all', '--to', '$FILE'], {}, /sales\.csv cannot be written: it is a file/],
  [['export', '--all', '--to', '$FOLDER'], { PUSHGRAPH_URL: '$PAGE' }, /\(PUSHGRAPH_URL\) is not a gateway/],
  [['import'], {}, /^Missing required argument 'paths'\. pushgraph import --help/],
  [['import', '$FILE'], {}, /^Say with --widget into which widget\. pushgraph import --help/],
  [['import', '$FOLDER'], {}, /is no export: it has no widgets\.json/],
  [['import', '$FOLDER/none.csv', '--widget', '$WIDGET'], {}, /^There is no file .*none\.csv/],
  [['import', '$FOLDER', '$FILE', '--widget', '$WIDGET'], {}, /^The folder of an export is imported alone/],
  [['import', '$WORDS', '--widget', '$WIDGET'], {}, /"many" is not a number/],
  [['secrets', 'rotat'], {}, /^Unknown command 'rotat': did you mean rotate\? pushgraph secrets --help/],
])('%j with %j', async (args, env, sentence) => {
  const { said, code } = await run(args, env)
  expect(said).toMatch(sentence)
  expect(code).toBe(1)
  expect(said).not.toMatch(/\n\s+at /)
  expect(said.split('\n').length).toBeLessThanOrEqual(2)
})

test.each([
  '',
  'serve',
  'demo',
  'push',
  'query',
  'widget',
  'widget list',
  'widget create',
  'widget show',
  'widget delete',
  'export',
  'import',
  'token',
  'token create',
  'token rotate',
  'project create',
  'secrets rotate',
])('pushgraph %s --help and -h name every option, --version the version', async command => {
  const args = command === '' ? [] : command.split(' ')
  const [long, short] = [await run([...args, '--help'], {}), await run([...args, '-h'], {})]
  expect(long).toEqual(short)
  expect(long.code).toBe(0)
  expect(long.said).toMatch(new RegExp(`^Usage: ${['pushgraph', ...args].join(' ')} `))
  expect(await run([...args, '--version'], {})).toEqual({ said: '0.1.0', code: 0 })
})

test('a command of commands that is asked for nothing shows its help and ends with 2', async () => {
  for (const args of [[], ['token'], ['project'], ['secrets'], ['widget']]) expect((await run(args, {})).code).toBe(2)
})

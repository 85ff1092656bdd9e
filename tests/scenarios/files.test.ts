// `pushgraph push` against a gateway: what is stored, what is told, and how a file goes on that was refused in the middle.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pushFile } from '../../src/cli/push.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { seriesPoints } from '../_kit/dimensions.ts'
import { createToken } from '../_kit/operations.ts'

let it: TestApp
const directory = mkdtempSync(join(tmpdir(), 'pushgraph-files-'))
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

const file = join(directory, 'sales.csv')

/** The last line that the command prints, or what it throws. */
async function pushed(id: string, content: string | Buffer, args: readonly string[] = [], token = ADMIN) {
  writeFileSync(file, content)
  const lines: string[] = []
  const settings = { url: it.url, token }
  const error = await pushFile(settings, [file, '--widget', id, ...args], line => lines.push(line)).then(
    () => null,
    error => error as Error,
  )
  return error?.message ?? lines.join('\n')
}

async function stored(id: string): Promise<string[]> {
  const { rows } = await it.app.gateway.pool.query<{ at: string }>(
    `select name || ' ' || key || ' ' || trim_scale(value) as at from (
       select metric_id, key::text, value from points where widget_id = $1
       union all select metric_id, category, value from category_points where widget_id = $1) as all_points
     join metrics using (metric_id) order by 1`,
    [idOf('Widget', id)],
  )
  return rows.map(({ at }) => at)
}

test('a file as Excel writes it in Europe is pushed without a word about it', async () => {
  const { id } = await it.widget()
  const content = Buffer.from('Stadt;Umsatz;Quote\r\nZürich;28,5;5%\r\nKöln;3;-0,5%\r\n;;\r\n', 'latin1')
  expect(await pushed(id, content, ['--encoding', 'windows-1252', '--decimal', ','])).toBe(
    '2 rows pushed; new metrics: "Umsatz", "Quote"',
  )
  expect(await stored(id)).toEqual(['Quote Köln -0.5', 'Quote Zürich 5', 'Umsatz Köln 3', 'Umsatz Zürich 28.5'])
})

test('--zone is the time zone of keys without an offset', async () => {
  const { id } = await it.widget()
  expect(await pushed(id, 'at,Users\n2026-11-20 23:30:00,1\n', ['--zone', 'Asia/Tokyo'])).toMatch(/^1 row pushed;/)
  const { rows } = await it.app.gateway.pool.query('select key from points where widget_id = $1', [idOf('Widget', id)])
  expect(rows).toEqual([{ key: String(Date.parse('2026-11-20T14:30:00Z') * 1000) }])
})

test('--key-kind says what keys are that may be two things', async () => {
  const { id } = await it.widget()
  const content = 'ean,Users\n4006381333931,1\n'
  expect(await pushed(id, content)).toMatch(/^sales\.csv, line 2, column "ean": .*: say --key-kind TIME or CATEGORY/)
  expect(await pushed(id, content, ['--key-kind', 'category'])).toMatch(/^1 row pushed/)
  expect(await stored(id)).toEqual(['Users 4006381333931 1'])
})

test('what the gateway refuses is told in words of the file, and the mended file goes on where it stood', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const content = (day: string) => `date,"Us\ners"\n2026-11-17,1\n2026-11-18,2\n${day},3\n2026-11-20,4\n`
  const args = ['--rows', '2']
  expect(await pushed(id, content('2026-11-31'), args)).toBe(
    [
      'sales.csv, line 5, column "date": "2026-11-31" is not a real day written as YYYYMMDD or YYYY-MM-DD.',
      'The rows of lines 5 to 6 are not pushed. The 2 rows before them are. Run the same command again: what was pushed counts once.',
    ].join('\n'),
  )
  expect(await stored(id)).toHaveLength(2)
  expect(await pushed(id, content('2026-11-19'), args)).toMatch(/^4 rows pushed, 2 of them by an earlier run/)
  expect((await stored(id)).map(it => it.split(' ').at(-1))).toEqual(['1', '2', '3', '4'])
})

test('a wrong value near the end is found before anything is sent', async () => {
  const { id } = await it.widget({ keyKind: 'CATEGORY' })
  expect(await pushed(id, 'a,b\nx,1\ny,two\n', ['--rows', '1'])).toBe(
    'sales.csv, line 3, column "b": "two" is not a number.\nNothing was pushed.',
  )
  expect(await stored(id)).toEqual([])
})

test('progress counts rows, not lines', async () => {
  const { id } = await it.widget({ keyKind: 'CATEGORY' })
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await pushed(id, 'city,Users\n"New\nYork",1\n\n"San\r\nJose",2\n,\n', ['--rows', '1'])
  const lines = written.mock.calls.map(([text]) => String(text).trim()).filter(text => text.startsWith('sales.csv'))
  written.mockRestore()
  expect(lines).toEqual(['sales.csv  1/2', 'sales.csv  2/2'])
})

test.each<[string, (id: string) => Promise<string>, RegExp]>([
  ['another widget', () => pushed('widget_1', 'a,b\nx,1\n'), /^There is no widget "widget_1" \(--widget\)/],
  ['no id of a widget', () => pushed('Sales', 'a,b\nx,1\n'), /^There is no widget "Sales" \(--widget\)/],
  ['another token', id => pushed(id, 'a,b\nx,1\n', [], 'no-token-of-ours'), /^The bearer token is not known/],
  [
    'a name that is too long',
    id => pushed(id, `a,${'b'.repeat(300)}\nx,1\n`),
    /^sales\.csv, line 2, column "b+…": .*longer/,
  ],
  ['a NUL in a name', id => pushed(id, 'a,b\n"x\0",1\n'), /^sales\.csv, line 2, column "a": .*NUL/],
])('%s is told without words of GraphQL', async (_what, run, message) => {
  const { id } = await it.widget()
  const told = await run(id)
  expect(told).toMatch(message)
  expect(told).not.toMatch(/Variable|input\.|keyKind|timeZone|mutation/)
  expect(await stored(id)).toEqual([])
})

test('where no gateway answers, or something else does, the file is there to be pushed again', async () => {
  const { id } = await it.widget()
  writeFileSync(file, 'a,b\nx,1\n')
  const run = (url: string) => pushFile({ url, token: ADMIN }, [file, '--widget', id], () => {})
  await expect(run('http://127.0.0.1:1')).rejects.toThrow(
    /^The gateway at http:\/\/127\.0\.0\.1:1 \(PUSHGRAPH_URL\) does not answer: .*/,
  )
  await expect(run(`${it.url}/docs`)).rejects.toThrow(/^What answers at .* is not a gateway/)
  await expect(pushFile({ url: it.url, token: ADMIN }, [directory, '--widget', id], () => {})).rejects.toThrow(
    `${directory} is a folder.`,
  )
  await expect(pushFile({ url: it.url, token: ADMIN }, ['no.csv', '--widget', id], () => {})).rejects.toThrow(
    'There is no file no.csv.',
  )
})

test('help names every option with its default', async () => {
  const lines: string[] = []
  expect(await pushFile({ url: it.url, token: null }, ['--help'], line => lines.push(line))).toBe(0)
  const options = lines.join('\n').match(/^ {2}(?:-\w, )?--[a-z-]+ (?:[^\n]|\n {6})*/gm) ?? []
  expect(options.map(text => /--[a-z-]+/.exec(text)?.[0])).toEqual(
    'version widget key dimension key-kind zone replace format delimiter decimal encoding rows in-flight help'
      .split(' ')
      .map(it => `--${it}`),
  )
  for (const text of options.slice(2, -1)) expect(text).toMatch(/\(default:\s/)
})

test('columns by the names of dimensions are pushed as such, also where the token may not read and they are said', async () => {
  const { id } = await it.widget({ dimensions: ['country'] })
  const content = 'date,country,Sales\n2026-11-20,DE,1\n2026-11-20,FR,2\n'
  expect(await pushed(id, content)).toMatch(/^2 rows pushed;/)
  expect(await seriesPoints(it, id)).toEqual(['Sales ["DE"] 2026-11-20 1', 'Sales ["FR"] 2026-11-20 2'])
  expect(await pushed(id, content)).toMatch(/^2 rows pushed, 2 of them by an earlier run/)
  const { secret: token } = (await it.ask(createToken, { input: { name: 'files', scopes: ['PUSH'] } })).createToken
  expect(await pushed(id, content, ['--dimension', 'country'], token)).toMatch(/^2 rows pushed, 2 of them/)
  expect(await pushed(id, 'date,plan,Sales\n2026-11-20,Pro,1\n', ['--dimension', 'plan'])).toMatch(
    /^sales\.csv, line 1: the widget has no dimension "plan"; it has "country"\./,
  )
  expect(await pushed(id, 'date,plan,Sales\n2026-11-20,Pro,1\n', ['--dimension', 'plan'], token)).toMatch(
    /^sales\.csv, line 2, column "plan": is no dimension of the widget, which has "country": updateWidget/,
  )
})

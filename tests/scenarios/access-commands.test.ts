import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { viewer } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const code = await runProgram(args, { PUSHGRAPH_URL: it.url, PUSHGRAPH_TOKEN: ADMIN }, line => lines.push(line))
  return { code, lines }
}
const secretIn = (lines: string[]) => /pgr_\w{38}/.exec(lines.join('\n'))?.[0] ?? ''
const idIn = (lines: string[]) => /token_\w+/.exec(lines.join('\n'))?.[0] ?? ''
const status = async (secret: string) => (await it.send(viewer, {}, secret)).status

test('a token is created, listed, rotated and revoked', async () => {
  const made = await run(
    'token',
    'create',
    '--name',
    'nightly',
    '--scopes',
    'push, read',
    '--ip',
    '127.0.0.1',
    '--ip',
    '::1',
  )
  const [id, first] = [idIn(made.lines), secretIn(made.lines)]
  expect(await status(first)).toBe(200)
  const listed = (await run('token', 'list')).lines.find(line => line.includes(id))
  expect(listed).toMatch(/nightly.*push read.*127\.0\.0\.1 ::1.*valid/)
  expect(listed).not.toContain(first)
  const second = secretIn((await run('token', 'rotate', id, '--overlap-hours', '0')).lines)
  expect([await status(first), await status(second)]).toEqual([401, 200])
  expect((await run('token', 'revoke', id)).lines).toEqual([`revoked nightly (${id})`])
  expect(await status(second)).toBe(401)
  expect((await run('token', 'list')).lines.find(line => line.includes(id))).toContain('revoked')
})

test('a token for widgets sees these', async () => {
  const shown = await it.widget({ title: 'Shown' })
  await it.widget({ title: 'Hidden' })
  const { lines } = await run('token', 'create', '--name', 'x', '--scopes', 'read', '--widget', shown.id)
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretIn(lines)}` },
    body: JSON.stringify({ query: '{ widgets { nodes { title } } }' }),
  })
  expect(await response.json()).toEqual({ data: { widgets: { nodes: [{ title: 'Shown' }] } } })
})

test('a token for some rows of a widget says so, and a filter that is none is refused before it is asked', async () => {
  const { id } = await it.widget({ title: 'Sales', keyKind: 'DATE', dimensions: ['country'] })
  const made = (...where: string[]) =>
    run(
      'token',
      'create',
      '--name',
      'Germany',
      '--scopes',
      'read',
      '--widget',
      id,
      ...where.flatMap(each => ['--where', each]),
    )
  const { lines } = await made('where.country=DE,AT', 'where_is_set.country=true')
  const listed = (await run('token', 'list')).lines.find(line => line.includes(idIn(lines)))
  expect(listed).toContain('1 widget where.country=DE,AT where_is_set.country=true')
  await expect(made('country=DE')).rejects.toThrow('Write each filter as where.country=DE,FR')
})

test('a project is created with its administrator, and listed', async () => {
  const made = await run('project', 'create', '--name', 'Shop', '--time-zone', 'Europe/Berlin', '--week-start', '7')
  expect(await status(secretIn(made.lines))).toBe(200)
  expect((await run('project', 'list')).lines.join('\n')).toMatch(/Shop\s+Europe\/Berlin\s+day 7/)
})

test('a wrong input is told in the words of the gateway; a wrong command ends with code 2', async () => {
  await expect(run('token', 'create', '--name', 'x', '--scopes', 'everything')).rejects.toThrow(/EVERYTHING/)
  await expect(run('token', 'create', '--name', 'x', '--scopes', 'read', '--ip', 'here')).rejects.toThrow(/no address/)
  await expect(run('token', 'revoke', 'token_zz')).rejects.toThrow(/does not exist/)
  await expect(run('token', 'create')).rejects.toThrow('Say with --name what the token is for.')
  expect((await run('token')).code).toBe(2)
})

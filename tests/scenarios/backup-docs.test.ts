// The commands of docs/backup.md, as they stand there, in a shell of their own.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { select, tablesOf, urlOf } from '../_kit/backups.ts'
import { createEmptyDatabase, createTestDatabase } from '../_kit/database.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-backup-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = readFileSync(new URL('../../docs/backup.md', import.meta.url), 'utf8')
const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
const inline = [...text.matchAll(/`(pushgraph restore [^`]+)`/g)].map(([, line = '']) => line)

/** The line of the documentation that has this in it, run with these stores instead of an embedded one. */
function run(part: string, env: Record<string, string>) {
  const line = [...lines, ...inline].find(each => each.includes(part))
  expect(line, part).toBeDefined()
  const PATH = [folder, process.env.PATH].join(delimiter)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line ?? ''], { cwd: folder, env: { PATH, ...env } })
  return { status, out: stdout.toString(), err: stderr.toString() }
}

test('the commands do what the text says', async () => {
  // `pushgraph` as it is installed, and another machine in the place of the one behind ssh.
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const scripts = {
    pushgraph: `exec '${process.execPath}' '${main}' "$@"`,
    ssh: 'shift; mkdir -p away; cd away; eval "$@"',
  }
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  await using from = await createTestDatabase()
  await using into = await createEmptyDatabase()
  const source = { DATABASE_URL: urlOf(from.connection) }
  const target = { DATABASE_URL: urlOf(into.connection) }
  expect(run('pushgraph backup metrics.backup', source)).toMatchObject({ status: 0, err: '' })
  expect(run('| ssh', source)).toMatchObject({ status: 0, out: '' })
  expect(existsSync(join(folder, 'away/metrics.backup'))).toBe(true)
  expect(run('--dry-run', {}).out).toMatch(/\nIt is whole: [\d,]+ rows in \d+ tables\. Nothing was restored\.\n/)
  expect(await tablesOf(into.connection)).toEqual([])
  expect(run('pushgraph restore metrics.backup', target)).toMatchObject({ status: 0, err: '' })
  expect(await select(into.connection, 'select from kysely_migration')).not.toEqual([])
  const head = run('head -n 1', {})
  expect(JSON.parse(head.out)).toMatchObject({ format: 'pushgraph-backup', tables: expect.any(Array) })
  mkdirSync(join(folder, 'data'))
  mkdirSync(join(folder, 'restored'))
  writeFileSync(join(folder, 'data/secret-key'), 'k')
  expect(run('cp data/secret-key', {})).toMatchObject({ status: 0 })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startGateway } from '../_kit/process.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-first-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test("the first start prints the administrator's token once; it works at the next start and is stored hashed", async () => {
  const first = await startGateway({ DATA_DIR: dataDir })
  const token = /pgr_[0-9A-Za-z]{38}/.exec(first.output())?.[0] ?? ''
  expect(token).not.toBe('')
  expect(await first.end('SIGTERM')).toBe(0)

  const second = await startGateway({ DATA_DIR: dataDir })
  try {
    expect(second.output()).not.toContain('pgr_')
    const response = await fetch(`${second.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ viewer { name scopes } project { name } }"}',
    })
    expect(await response.json()).toEqual({
      data: {
        viewer: { name: 'Administrator', scopes: ['PUSH', 'READ', 'MANAGE', 'CALL', 'SQL', 'ADMIN'] },
        project: { name: 'Default' },
      },
    })
  } finally {
    expect(await second.end('SIGINT')).toBe(0)
  }
})

test('a wrong configuration ends with code 1 and a sentence per variable', async () => {
  await expect(startGateway({ DATA_DIR: dataDir, PORT: 'http', LOG_LEVEL: 'loud' })).rejects.toThrow(
    /PORT is not a whole number\.[\s\S]*LOG_LEVEL/,
  )
})

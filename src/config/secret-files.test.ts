import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadCliSettings } from './cli.ts'
import { loadConfig } from './config.ts'
import { cliEnvSchema, envSchema } from './env.ts'
import { secretsOf } from './secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(content: string | Buffer): string {
  const path = join(folder, `secret-${files++}`)
  writeFileSync(path, content)
  return path
}
let files = 0

const KEY = 'a secret key, that is of 32 characters or more'

function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

test('whatever a variable calls a token, a key or a way into a database is a secret', () => {
  for (const schema of [envSchema, cliEnvSchema]) {
    const named = Object.keys(schema.shape).filter(name =>
      /_(TOKEN|KEYS?)$|PASSWORD|^(DATABASE|SMTP)_.*URL$/.test(name),
    )
    expect(secretsOf(schema)).toEqual(expect.arrayContaining(named))
  }
  expect(secretsOf(envSchema).length).toBeGreaterThan(5)
})

test('a secret is read from its file, without the line end of the last line', () => {
  for (const content of [KEY, `${KEY}\n`, `${KEY}\r\n`])
    expect(loadConfig({ PUSHGRAPH_SECRET_KEY_FILE: file(content) }).secretKey).toBe(KEY)
  expect(loadConfig({ PUSHGRAPH_SECRET_KEY_FILE: file(` ${KEY} \n\n`) }).secretKey).toBe(` ${KEY} \n`)
})

test('each secret of the gateway and of its commands has a file', () => {
  const values: Record<string, string> = {
    DATABASE_URL: 'postgres://a:b@db/x',
    DATABASE_SESSION_URL: 'postgresql://a:b@db:5433/x',
    BUS_URL: 'nats://a:b@nats:4333',
    SMTP_URL: 'smtps://a:b@mail.example.com',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
  }
  const others = { MAIL_FROM: 'metrics@example.com', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }
  for (const name of secretsOf(envSchema)) {
    const value = values[name] ?? KEY
    const expected = loadConfig({ [name]: value, ...others })
    expect(loadConfig({ [`${name}_FILE`]: file(value), ...others }), name).toEqual(expected)
  }
  expect(loadCliSettings({ PUSHGRAPH_TOKEN_FILE: file('pgr_x\n') }).token).toBe('pgr_x')
})

test('what is no secret has no file', () => {
  expect(loadConfig({ PORT_FILE: file('5000') }).port).toBe(4000)
})

test('what is wrong is named, and never shown', () => {
  const short = file('hunter2')
  const cases: [env: Record<string, string>, message: string][] = [
    [
      { PUSHGRAPH_SECRET_KEY_FILE: join(folder, 'none') },
      `PUSHGRAPH_SECRET_KEY_FILE names ${folder}/none, which does not exist.`,
    ],
    [{ METRICS_TOKEN_FILE: folder }, `METRICS_TOKEN_FILE names ${folder}, which is no file.`],
    [{ METRICS_TOKEN_FILE: '/dev/zero' }, 'METRICS_TOKEN_FILE names /dev/zero, which is no file.'],
    [{ DATABASE_URL_FILE: file('\n') }, 'which is empty.'],
    [{ DATABASE_URL_FILE: file(Buffer.alloc(65_537, 'x')) }, 'which is larger than 64 KiB.'],
    [
      { PUSHGRAPH_ADMIN_TOKEN_FILE: short },
      'PUSHGRAPH_ADMIN_TOKEN (in the file of PUSHGRAPH_ADMIN_TOKEN_FILE) is shorter than 32 characters.',
    ],
    [
      { PUSHGRAPH_ADMIN_TOKEN: `hunter2${KEY}`, PUSHGRAPH_ADMIN_TOKEN_FILE: short },
      'PUSHGRAPH_ADMIN_TOKEN_FILE is set beside PUSHGRAPH_ADMIN_TOKEN: leave one of them out.',
    ],
  ]
  for (const [env, message] of cases) {
    expect(refusal(env)).toContain(message)
    expect(refusal(env)).not.toContain('hunter2')
  }
  const both = refusal({ PORT: 'x', METRICS_TOKEN_FILE: folder })
  expect([both.includes('PORT is not'), both.includes('METRICS_TOKEN_FILE')]).toEqual([true, true])
})

test('a path through a file is named', () => {
  const path = join(file(KEY), 'x')
  expect(refusal({ PUSHGRAPH_SECRET_KEY_FILE: path })).toContain('which cannot be read (ENOTDIR).')
})

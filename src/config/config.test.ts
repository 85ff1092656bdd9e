import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

test('an empty environment gives the embedded store on 127.0.0.1:4000', () => {
  expect(loadConfig({})).toMatchObject({ host: '127.0.0.1', port: 4000, databaseUrl: null, dataDir: './data' })
})

test('every wrong variable is named in one error, never with its value', () => {
  const wrong = { PORT: '70000', PUSHGRAPH_ADMIN_TOKEN: 'hunter2', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }
  try {
    loadConfig(wrong)
    expect.unreachable()
  } catch (error) {
    const message = (error as Error).message
    for (const name of Object.keys(wrong)) expect(message).toContain(name)
    expect(message).not.toContain('hunter2')
  }
})

test('hosts of sources are host:port, and their ports are numbers', () => {
  const { sourcesAllowHosts, sourcesPorts } = loadConfig({ SOURCES_ALLOW_HOSTS: 'Erp.Internal:8080, [::1]:9' })
  expect([sourcesAllowHosts, sourcesPorts]).toEqual([
    ['erp.internal:8080', '[::1]:9'],
    [80, 443],
  ])
  expect(loadConfig({ SOURCES_PORTS: '80,8443' }).sourcesPorts).toEqual([80, 8443])
  for (const wrong of ['erp.internal', 'https://erp:1', 'erp:70000', 'a b:1', '']) {
    expect(() => loadConfig({ SOURCES_ALLOW_HOSTS: `x:1,${wrong}` }), wrong).toThrow(/SOURCES_ALLOW_HOSTS/)
  }
})

test('old secret keys are a list, or one key that holds commas', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(32)]
  const keys = (text: string) => loadConfig({ PUSHGRAPH_OLD_SECRET_KEYS: text }).oldSecretKeys
  expect(keys(`${a}, ${b}`)).toEqual([a, b, `${a}, ${b}`])
  expect(keys('the old secret key, of more than 32 characters')).toContain(
    'the old secret key, of more than 32 characters',
  )
  expect(() => keys('short')).toThrow(/PUSHGRAPH_OLD_SECRET_KEYS/)
})

test('a port of 0 asks for any free one', () => {
  expect(loadConfig({ PORT: '0' }).port).toBe(0)
})

test('a mail server comes with a sender, and a wrong one is named without its password', () => {
  const SMTP_URL = 'smtps://me:hunter2@mail.example.com:465'
  const MAIL_FROM = 'Metrics, daily <metrics@example.com>'
  expect(loadConfig({ SMTP_URL, MAIL_FROM })).toMatchObject({ smtpUrl: SMTP_URL, mailFrom: MAIL_FROM })
  expect(loadConfig({})).toMatchObject({ smtpUrl: null, mailFrom: null })
  expect(() => loadConfig({ SMTP_URL })).toThrow(/MAIL_FROM is not set/)
  for (const wrong of ['mail.example.com:25', 'http://hunter2@x', 'smtp://', 'smtp://hunter2@x/path'])
    expect(() => loadConfig({ SMTP_URL: wrong, MAIL_FROM })).toThrow(/^(?!.*hunter2)[\s\S]*SMTP_URL is not smtp/)
  for (const wrong of ['metrics', 'a@b\r\nBcc: c@d', 'a@b, c@d', '<a@b'])
    expect(() => loadConfig({ SMTP_URL, MAIL_FROM: wrong }), wrong).toThrow(/MAIL_FROM is not an address/)
})

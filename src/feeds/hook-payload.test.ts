import { expect, test } from 'vitest'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { readPayload } from './hook-payload.ts'

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=B'
const part = (name: string, value: string, more = '') =>
  `--B\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const read = (body: string | Buffer, type = 'application/json') => readPayload(Buffer.from(body), type)

test('bodies are read as their senders write them', async () => {
  const cases: [string, string, unknown][] = [
    ['{"amount":6}', 'application/json', { amount: 6 }],
    ['[{"amount":6}]', 'text/plain', [{ amount: 6 }]],
    ['', FORM, null],
    [' \n', 'application/json', null],
    ['amount=5.5&a%20b=%C3%A9', FORM, { amount: '5.5', 'a b': 'é' }],
    ['{"amount":6}', FORM, { amount: 6 }],
    ['payload=%7B%22amount%22%3A6%7D', FORM, { amount: 6 }],
    ['payload=%5B1%2C2%5D', `${FORM}; charset=utf-8`, [1, 2]],
    // Two fields are a form of two fields.
    ['payload=%7B%22amount%22%3A6%7D&event=push', FORM, { payload: '{"amount":6}', event: 'push' }],
    ['payload=12', FORM, { payload: '12' }],
    ['a=1&a=2&b=3', FORM, { a: ['1', '2'], b: '3' }],
    [`${part('amount', '9')}--B--\r\n`, MULTIPART, { amount: '9' }],
    [`${part('payload', '{"amount":9}')}--B--\r\n`, MULTIPART, { amount: 9 }],
    [`${part('a', 'é\r\n1')}${part('a', '2')}--B--\r\n`, MULTIPART, { a: ['é\r\n1', '2'] }],
    [
      `${part('n', '1')}--B\r\nContent-Disposition: form-data; name="f"; filename="é.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--B--\r\n`,
      MULTIPART,
      { n: '1', f: { filename: 'é.csv', contentType: 'text/csv', bytes: 3 } },
    ],
  ]
  for (const [body, type, payload] of cases) expect(await read(body, type), body).toEqual(payload)
})

test('what is no body is refused with its reason', async () => {
  await expect(read('{"a":')).rejects.toThrow(/The body is not JSON/)
  await expect(read(Buffer.from([0x7b, 0xff]))).rejects.toThrow(/The body is not UTF-8/)
  await expect(read('payload=%7B%22a%22', FORM)).rejects.toThrow(/The field `payload` is not JSON/)
  await expect(read(part('amount', '9'), MULTIPART)).rejects.toThrow(/no multipart form/)
  await expect(read('amount=9', MULTIPART)).rejects.toThrow(/no multipart form/)
  await expect(read(`${part('a', '1')}--B--\r\n`, 'multipart/form-data')).rejects.toThrow(/no multipart form/)
  const latin = Buffer.from(`${part('name', 'é')}--B--\r\n`, 'latin1')
  await expect(read(latin, MULTIPART)).rejects.toThrow(/The field "name" is not UTF-8/)
  const many = Array.from({ length: MAX_FORM_FIELDS + 1 }, () => part('a', '1')).join('')
  await expect(read(`${many}--B--\r\n`, MULTIPART)).rejects.toThrow(/at most 1000 fields/)
})

import { expect, test } from 'vitest'
import { type ReplyRules, readReply } from './reply.ts'
import { issueOfCharset } from './reply-charset.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => utf16le(text).swap16()
/** The word テスト in Shift_JIS. */
const SHIFT_JIS = Buffer.from([0x22, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x22])
const json = (charset: string) => ({ contentType: `application/json; charset=${charset}` })

test.each<[string, Buffer, ReplyRules, unknown]>([
  ['no charset', Buffer.from('"Zürich"'), {}, 'Zürich'],
  ['Latin-1', latin1('"Z\xfcrich"'), json('iso-8859-1'), 'Zürich'],
  ['Latin-1 in quotes', latin1('"Z\xfcrich"'), { contentType: 'text/plain; x=1; Charset="ISO-8859-1"; y=2' }, 'Zürich'],
  ['windows-1252', latin1('"\x80 5"'), json('windows-1252'), '€ 5'],
  ['Shift_JIS', SHIFT_JIS, json('Shift_JIS'), 'テスト'],
  ['its name on Windows', SHIFT_JIS, json('cp932'), 'テスト'],
  ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le('"ü"')]), {}, 'ü'],
  ['UTF-16 with the other mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be('"ü"')]), json('utf-16'), 'ü'],
  ['UTF-16 without a mark', utf16be('"ü"'), json('utf-16'), 'ü'],
  ['UTF-16LE', utf16le('"ü"'), json('utf-16le'), 'ü'],
  ['a mark against what is declared', Buffer.from('\ufeff"ü"'), json('iso-8859-1'), 'ü'],
  ['a charset that somebody says', latin1('"\xfc"'), { ...json('utf-8'), charset: 'latin1' }, 'ü'],
  ['ASCII', Buffer.from('"u"'), json('us-ascii'), 'u'],
])('a reply with %s', async (_what, body, rules, data) => {
  expect(await readReply(body, rules)).toEqual({ data, nonFinite: 0 })
})

test.each<[string, Buffer, ReplyRules, string]>([
  [
    'no UTF-8',
    latin1('"\xfc"'),
    {},
    'The reply is not UTF-8. Its content type declares no charset. The charset of the request says what it is instead.',
  ],
  [
    'UTF-8 that is none',
    latin1('"\xfc"'),
    json('utf-8'),
    'The reply holds bytes that are not utf-8. The charset of the request says what it is instead.',
  ],
  [
    'ASCII that is none',
    Buffer.from('"ü"'),
    json('us-ascii'),
    'The reply is declared as ASCII, and is not. The charset of the request says what it is instead.',
  ],
  [
    'half a character',
    SHIFT_JIS.subarray(0, 2),
    json('shift_jis'),
    'The reply holds bytes that are not shift_jis. The charset of the request says what it is instead.',
  ],
  [
    'a charset that nobody knows',
    Buffer.from('1'),
    json('klingon'),
    'The reply is declared as "klingon", which is not the name of a charset that is read. The charset of the request says what it is instead.',
  ],
  [
    'UTF-16 in an unknown order',
    utf16be('テ'),
    json('utf-16'),
    'The reply is declared as UTF-16 and has no byte order mark: it may be UTF-16LE or UTF-16BE. Say one of them as charset of the request.',
  ],
  [
    'XML',
    Buffer.from('<?xml version="1.0"?><a/>'),
    {},
    'The reply is XML, which is not read. Ask the service for JSON, CSV or NDJSON: often by another address, or by a parameter such as format=json.',
  ],
  [
    'XML by its type',
    Buffer.from('<a/>'),
    { contentType: 'application/atom+xml' },
    'The reply is XML, which is not read. Ask the service for JSON, CSV or NDJSON: often by another address, or by a parameter such as format=json.',
  ],
  ['a page', Buffer.from('<!doctype html>'), { reads: 'CSV' }, 'The reply is HTML or XML, not CSV.'],
  [
    'lines',
    Buffer.from('{"a":1}\n{"a":2}\n'),
    {},
    'The reply is not JSON. Expected the end of the text but found "{" at line 2, column 1. Where each line is a value of JSON, say reads: NDJSON.',
  ],
  [
    'a table',
    Buffer.from('day,users\n2026-11-17,28\n'),
    { contentType: 'text/plain' },
    'The reply is not JSON. Expected a value but found "d" at line 1, column 1. Where it is CSV, say reads: CSV.',
  ],
  [
    'a bad line',
    Buffer.from('1\n\n{"a":}\n'),
    { reads: 'NDJSON' },
    'Line 3 of the reply is not JSON. Expected a value but found "}" at column 6.',
  ],
  [
    'a short row',
    Buffer.from('a,b\n1,2\n3\n'),
    { reads: 'CSV' },
    'The reply is not CSV that can be read. Line 3: 1 cell below a header of 2 columns.',
  ],
  [
    'columns of one name',
    Buffer.from('a,b,a\n1,2,3\n'),
    { reads: 'CSV' },
    'The reply is not CSV that can be read. Line 1: columns 1 and 3 are both called "a".',
  ],
])('%s is refused in words', async (_what, body, rules, issue) => {
  expect(await readReply(body, rules)).toEqual({ issue })
})

const ROWS = [
  { date: '2026-11-17', Users: '28', '7': '' },
  { date: '2026-11-18', Users: '1,5', '7': 'x' },
]
test.each<[string, string, ReplyRules, unknown]>([
  [
    'CSV by its type',
    'date,Users,7\r\n2026-11-17,28,\r\n2026-11-18,"1,5",x\r\n',
    { contentType: 'text/csv; charset=utf-8' },
    ROWS,
  ],
  [
    'CSV by the request',
    '\ufeffdate;Users;7\n2026-11-17;28;\n2026-11-18;1,5;x',
    { reads: 'CSV', contentType: 'application/octet-stream' },
    ROWS,
  ],
  ['TSV', 'date\tUsers\t7\n2026-11-17\t28\t\n2026-11-18\t1,5\tx', { contentType: 'text/tab-separated-values' }, ROWS],
  ['a header alone', 'date,Users\n', { reads: 'CSV' }, []],
  ['JSON that is called CSV', '{"error":"no"}', { contentType: 'text/csv' }, { error: 'no' }],
  ['names of objects', '__proto__,b\n1,2', { reads: 'CSV' }, [JSON.parse('{"__proto__":"1","b":"2"}')]],
  ['NDJSON by its type', '{"a":1}\r\n\n[2]\n', { contentType: 'application/x-ndjson' }, [{ a: 1 }, [2]]],
  ['a JSON sequence', '\x1e{"a":1}\n\x1e2\n', { contentType: 'application/json-seq' }, [{ a: 1 }, 2]],
  ['nothing', ' \n', { reads: 'CSV' }, null],
])('reads %s', async (_what, text, rules, data) => {
  const reply = await readReply(Buffer.from(text), rules)
  expect(JSON.stringify('data' in reply ? reply.data : reply)).toBe(JSON.stringify(data))
})

test('NaN and Infinity are null and counted', async () => {
  expect(await readReply(Buffer.from('{"a":NaN,"b":[-Infinity,2]}'))).toEqual({
    data: { a: null, b: [null, 2] },
    nonFinite: 2,
  })
  expect(await readReply(Buffer.from('NaN\n1'), { reads: 'NDJSON' })).toEqual({ data: [null, 1], nonFinite: 1 })
})

test('charsets have names', () => {
  expect(['utf-8', 'Windows-1252', 'latin-1', 'Shift_JIS', ' utf-16le '].map(issueOfCharset)).toEqual(
    Array(5).fill(null),
  )
  expect(issueOfCharset('utf-7')).toBe('"utf-7" is not the name of a charset, such as utf-8 or windows-1252.')
})

test('other work goes on while a large table is decoded and read', async () => {
  const body = latin1(`name;value\n${'\xfc"x";5\n'.repeat(400_000)}`)
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const reply = await readReply(body, { contentType: 'text/csv; charset=latin1' })
  clearInterval(timer)
  expect('data' in reply ? reply.data : reply).toMatchObject({ length: 400_000 })
  expect(turns).toBeGreaterThan(3)
})

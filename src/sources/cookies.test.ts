import { expect, test } from 'vitest'
import { Cookies, cookieLimits } from './cookies.ts'

const URL_A = 'https://a.example.org/login'

test('a cookie goes back to its origin, by path, life and safety, and to no other', () => {
  const cookies = new Cookies()
  cookies.keep(URL_A, ['sid=one', 'area=x; Path=/admin', 'gone=x; Max-Age=0', 'wide=y; Domain=example.org; Secure'])
  expect(cookies.headerFor('https://a.example.org/data')).toBe('sid=one; wide=y')
  expect(cookies.headerFor('https://a.example.org/admin/x')).toBe('area=x; sid=one; wide=y')
  for (const other of ['https://b.example.org/', 'https://a.example.org:8443/', 'http://a.example.org/'])
    expect(cookies.headerFor(other), other).toBe('')
})

test('a later one of the same name wins, and an expired one ends it', () => {
  const cookies = new Cookies()
  cookies.keep(URL_A, ['sid=one'])
  cookies.keep(URL_A, ['sid=two'])
  expect(cookies.headerFor(URL_A)).toBe('sid=two')
  expect(new Cookies(cookies.given).headerFor(URL_A)).toBe('sid=two')
  cookies.keep(URL_A, ['sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  expect(cookies.headerFor(URL_A)).toBe('')
  expect(new Cookies(cookies.given).headerFor(URL_A)).toBe('')
})

test('sessions are hidden, and words that stand in replies by chance are not', () => {
  const hidden = (text: string) => new Cookies().keep(URL_A, [text])
  expect(hidden('PHPSESSID=abc123')).toEqual(['abc123'])
  expect(hidden('x=0123456789abcdef')).toEqual(['0123456789abcdef'])
  expect(hidden('x=short; HttpOnly')).toEqual(['short'])
  expect(hidden('csrftoken=abcdef')).toEqual(['abcdef'])
  expect(hidden('currency=dollars')).toEqual([])
})

test('what is no cookie, of another domain, too long or too much is not kept', () => {
  const cookies = new Cookies()
  cookies.keep(URL_A, ['', ';;', 'a=1; Domain=other.org', `long=${'x'.repeat(cookieLimits.length)}`])
  expect(cookies.given).toEqual([])
  cookies.keep(
    URL_A,
    Array.from({ length: 60 }, (_, index) => `c${index}=1`),
  )
  expect(cookies.given).toHaveLength(cookieLimits.count)
})

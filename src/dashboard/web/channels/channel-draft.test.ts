import { expect, test } from 'vitest'
import { destinationOf, eventsOf, toHeaders } from './channel-draft.ts'

const stored = { name: 'authorization', value: '', isStored: true, isRemoved: false }
const added = { name: 'X-Team', value: 'sales', isStored: false, isRemoved: false }

const formOf = (entries: readonly (readonly [string, string])[]) => {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('a stored header stays without a value, is replaced by one, and goes where it is taken away', () => {
  expect(toHeaders([stored, added])).toEqual({ 'X-Team': 'sales' })
  expect(toHeaders([{ ...stored, value: 'Bearer new' }])).toEqual({ authorization: 'Bearer new' })
  expect(toHeaders([{ ...stored, value: 'Bearer new', isRemoved: true }])).toEqual({ authorization: null })
})

test('a new header needs a name and a value; a row that is left empty is none', () => {
  expect(toHeaders([{ ...added, name: '', value: '' }])).toEqual({})
  expect(toHeaders([{ ...added, value: '' }])).toBe('The header X-Team has no value.')
  expect(toHeaders([{ ...added, name: ' ' }])).toBe('A header has no name.')
})

test('an empty URL is not sent, addresses stand apart by blanks or lines, variables are an object', () => {
  expect(destinationOf('WEBHOOK', formOf([['url', '  ']]))).toEqual({})
  expect(destinationOf('SLACK', formOf([['url', 'https://x.example/']]))).toEqual({ url: 'https://x.example/' })
  expect(destinationOf('EMAIL', formOf([['to', 'a@example.com\nb@example.com; c@example.com']]))).toEqual({
    to: ['a@example.com', 'b@example.com', 'c@example.com'],
  })
  const source = ['source', 'pager'] as const
  expect(destinationOf('SOURCE', formOf([source, ['variables', '{"a": 1}']]))).toEqual({
    source: 'pager',
    variables: { a: 1 },
  })
  expect(destinationOf('SOURCE', formOf([source, ['variables', '[1]']]))).toBe(
    'The variables have to be a JSON object.',
  )
})

test('widgets of events are named where others were chosen', () => {
  const chosen = [
    ['events', 'FEED_FAILED'],
    ['widgetIds', 'widget_1'],
  ] as const
  expect(eventsOf(formOf(chosen), ['widget_1'])).toEqual({ events: ['FEED_FAILED'] })
  expect(eventsOf(formOf(chosen), [])).toEqual({ events: ['FEED_FAILED'], widgetIds: ['widget_1'] })
  expect(eventsOf(formOf([]), ['widget_1'])).toEqual({ events: [], widgetIds: null })
  expect(eventsOf(formOf([]), [])).toEqual({ events: [] })
})

import { expect, test } from 'vitest'
import { readEvents } from './events.ts'

test('events are read wherever the text is cut, comments are left out', () => {
  const text = ':\n\nevent: next\ndata: {"a":1}\n\n:\n\nevent: complete\ndata:\n\n'
  for (let cut = 0; cut <= text.length; cut++) {
    const first = readEvents(text.slice(0, cut))
    const second = readEvents(first.rest + text.slice(cut))
    expect([...first.events, ...second.events]).toEqual([
      { name: 'next', data: '{"a":1}' },
      { name: 'complete', data: '' },
    ])
    expect(second.rest).toBe('')
  }
})

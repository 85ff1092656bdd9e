import { afterEach, expect, test } from 'vitest'
import { days, metric } from './chart/chart.cases.ts'
import type { Drawing } from './drawing.ts'
import { createDrawingThread, type DrawingThread } from './drawing-thread.ts'

const drawing: Drawing = {
  ...{ title: 'A', type: 'LINE', report: days(metric('A', [1, 2, 3])), compare: false },
  ...{ width: 100, height: 100, theme: 'light' },
}
let thread: DrawingThread
afterEach(() => thread.close())

test('pictures are drawn one after the other', async () => {
  thread = createDrawingThread()
  const [svg, png] = await Promise.all([thread.draw('svg', drawing), thread.draw('png', drawing)])
  expect(Buffer.from(svg).toString()).toMatch(/^<svg /)
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
})

test('what cannot be drawn fails alone: the next one has another thread', async () => {
  thread = createDrawingThread()
  const [broken, whole] = await Promise.allSettled([
    thread.draw('svg', { ...drawing, report: null as never }),
    thread.draw('svg', drawing),
  ])
  expect([broken.status, whole.status]).toEqual(['rejected', 'fulfilled'])
})

test('who comes when too many wait is refused, and so is all that waits when it closes', async () => {
  thread = createDrawingThread({ waiting: 1, milliseconds: 5_000 })
  const [first, second, third] = [1, 2, 3].map(() => thread.draw('svg', drawing))
  await expect(third).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 })
  const ends = Promise.allSettled([first, second])
  await thread.close()
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(thread.draw('svg', drawing)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

test('a picture that takes too long is given up', async () => {
  thread = createDrawingThread({ waiting: 9, milliseconds: 0 })
  const both = await Promise.allSettled([thread.draw('png', drawing), thread.draw('png', drawing)])
  for (const end of both)
    expect(end).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE', retryAfter: 10 } })
})

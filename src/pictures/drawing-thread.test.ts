import { afterEach, expect, test, vi } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import { days, metric } from './chart/chart.cases.ts'
import type { Drawing } from './drawing.ts'
import { createDrawingThread, type DrawingThread } from './drawing-thread.ts'

const PROJECT = '1' as ProjectId
const drawing: Drawing = {
  ...{ title: 'A', type: 'LINE', report: days(metric('A', [1, 2, 3])), compare: false },
  ...{ width: 100, height: 100, theme: 'light' },
}
// A thread reads ECharts first, which takes its time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 })
let thread: DrawingThread
afterEach(() => thread.close())

test('pictures are drawn one after the other', async () => {
  thread = createDrawingThread()
  const [svg, png] = await Promise.all([thread.draw(PROJECT, 'svg', drawing), thread.draw(PROJECT, 'png', drawing)])
  expect(Buffer.from(svg).toString()).toMatch(/^<svg /)
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
})

test('what cannot be drawn fails alone: the next one has another thread', async () => {
  thread = createDrawingThread()
  const [broken, whole] = await Promise.allSettled([
    thread.draw(PROJECT, 'svg', { ...drawing, report: null as never }),
    thread.draw(PROJECT, 'svg', drawing),
  ])
  expect([broken.status, whole.status]).toEqual(['rejected', 'fulfilled'])
})

test('who comes when too many wait is refused, and so is all that waits when it closes', async () => {
  thread = createDrawingThread({ waitingOfProject: 1, waiting: 9, milliseconds: 5_000 })
  const [first, second, third] = [1, 2, 3].map(() => thread.draw(PROJECT, 'svg', drawing))
  await expect(third).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 })
  const ends = Promise.allSettled([first, second])
  await thread.close()
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(thread.draw(PROJECT, 'svg', drawing)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

test('a picture that takes too long is given up', async () => {
  thread = createDrawingThread({ waitingOfProject: 9, waiting: 9, milliseconds: 0 })
  const both = await Promise.allSettled([thread.draw(PROJECT, 'png', drawing), thread.draw(PROJECT, 'png', drawing)])
  for (const end of both)
    expect(end).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE', retryAfter: 10 } })
})

test('a project that has many drawn keeps nobody else waiting for more than the one under way', async () => {
  thread = createDrawingThread({ waitingOfProject: 20, waiting: 100, milliseconds: 5_000 })
  const order: string[] = []
  const draw = (projectId: string) =>
    thread.draw(projectId as ProjectId, 'svg', drawing).then(
      () => order.push(projectId),
      () => order.push(`${projectId} refused`),
    )
  const flood = Array.from({ length: 22 }, () => draw('flood'))
  await Promise.all([...flood, draw('calm')])
  // One is drawn at once, twenty wait, one is refused; the calm one has the second turn.
  expect(order.slice(0, 4)).toEqual(['flood refused', 'flood', 'flood', 'calm'])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { PushQueue, ROUND, type WaitingPush, widgetOf } from './push-queue.ts'
import { toQueuedPush } from './queued-push.cases.ts'

let made = 0

function waiting(projectId: string, widgetId: string, since = 0, points = 1): WaitingPush {
  const keys = Array.from({ length: points }, (_, n) => [`${n}`, { how: 'ADD' as const, value: '1' }] as const)
  const push = toQueuedPush({
    receiptId: `${++made}`,
    projectId: projectId as ProjectId,
    widgetId: widgetId as WidgetId,
    metricId: `${projectId}/${widgetId}` as MetricId,
    writes: new Map(keys),
  })
  return { push, since }
}

const projectsOf = (members: readonly WaitingPush[]) => members.map(({ push }) => push.projectId)

describe('the shared line', () => {
  test('gives each project its turn, in whichever order and number they came', () => {
    const queue = new PushQueue()
    for (let n = 0; n < 1_000; n++) queue.add(waiting('flood', '1'))
    queue.add(waiting('small', '2'))
    const first = queue.takeShared()
    expect(first?.members).toHaveLength(ROUND.pushes)
    expect(projectsOf(first?.members ?? []).slice(0, 3)).toEqual(['flood', 'small', 'flood'])
  })

  test('a project whose push did not fit comes first in the next round', () => {
    const queue = new PushQueue()
    for (let n = 0; n < 3; n++) queue.add(waiting('large', '1', 0, ROUND.points))
    queue.add(waiting('small', '2'))
    expect(projectsOf(queue.takeShared()?.members ?? [])).toEqual(['large'])
    expect(projectsOf(queue.takeShared()?.members ?? [])).toEqual(['small'])
    expect(projectsOf(queue.takeShared()?.members ?? [])).toEqual(['large'])
  })

  test('that is full still lets in a project that did not fill it, up to twice the limits', () => {
    const queue = new PushQueue({ pushes: 80, points: 1_000 })
    for (let n = 0; n < 80; n++) expect(queue.add(waiting('flood', '1'))).toBe(true)
    expect(queue.add(waiting('flood', '1'))).toBe(false)
    for (let n = 0; n < 10; n++) expect(queue.add(waiting('small', '2'))).toBe(true)
    expect(queue.add(waiting('small', '2'))).toBe(false)
    for (let n = 0; n < 70; n++) expect(queue.add(waiting(`other-${n}`, '3'))).toBe(true)
    expect(queue.add(waiting('one more', '3'))).toBe(false)
    // Room again after a round.
    expect(queue.takeShared()?.members.length).toBeGreaterThan(0)
    expect(queue.add(waiting('one more', '3'))).toBe(true)
  })

  test('counts points as it counts pushes', () => {
    const queue = new PushQueue({ pushes: 100, points: 800 })
    expect(queue.add(waiting('flood', '1', 0, 800))).toBe(true)
    expect(queue.add(waiting('small', '2', 0, 101))).toBe(false)
    expect(queue.add(waiting('small', '2', 0, 100))).toBe(true)
  })
})

describe('widgets apart', () => {
  test('of several projects take turns: one with many of them does not keep the others', () => {
    const queue = new PushQueue()
    const members = [...'abcdef'].map(name => waiting('many', name))
    queue.setApart([...members, waiting('one', 'x'), waiting('two', 'y')])
    const order = Array.from({ length: 8 }, () => queue.takeApart()?.widget)
    expect(order.slice(0, 4)).toEqual(['many/a', 'one/x', 'two/y', 'many/b'])
    expect(order.slice(4)).toEqual(['many/c', 'many/d', 'many/e', 'many/f'])
  })

  test('keep their order: what was taken, then what waited in the line, then what comes', () => {
    const queue = new PushQueue()
    const [a, b, c] = [waiting('p', 'held'), waiting('p', 'held'), waiting('p', 'held')]
    queue.add(a)
    queue.add(waiting('p', 'free'))
    const taken = queue.takeShared()
    queue.add(b)
    queue.add(waiting('p', 'free'))
    queue.setApart(taken?.members ?? [])
    queue.add(c)
    expect(queue.takeShared()).toBeNull()
    const apart = [queue.takeApart(), queue.takeApart()]
    expect(apart.map(it => it?.widget)).toEqual(['p/held', 'p/free'])
    expect(apart[0]?.members).toEqual([a, b, c])
    expect(apart[1]?.members).toHaveLength(2)
    expect(queue.takeApart()).toBeNull()
    expect(queue.size).toBe(0)
  })

  test('go back to the shared line when they could be written, and stay when not', () => {
    const queue = new PushQueue()
    queue.setApart([waiting('p', 'held'), waiting('p', 'free')])
    queue.takeApart()
    queue.takeApart()
    queue.release('p/free', false, 0)
    queue.release('p/held', true, 0)
    queue.add(waiting('p', 'free'))
    queue.add(waiting('p', 'held'))
    expect(queue.takeShared()?.members.map(widgetOf)).toEqual(['p/free'])
    expect(queue.takeApart()?.widget).toBe('p/held')
  })

  test('that were blocked in the shared line keep the order of what waits there and what comes', () => {
    const queue = new PushQueue()
    const [first, second, third] = [waiting('p', 'held'), waiting('p', 'held'), waiting('p', 'held')]
    queue.add(first)
    expect(queue.takeShared()?.members).toEqual([first])
    queue.add(second)
    queue.add(waiting('p', 'free'))
    queue.release('p/held', true, 0)
    queue.add(third)
    expect(queue.takeShared()?.members.map(widgetOf)).toEqual(['p/free'])
    expect(queue.takeApart()?.members).toEqual([second, third])
    expect(queue.size).toBe(0)
  })

  test('that are blocked are tried one at a time, the others before them', () => {
    const queue = new PushQueue()
    for (const widget of ['a', 'b']) queue.release(`p/${widget}`, true, 0)
    queue.setApart([waiting('p', 'new')])
    for (const widget of ['a', 'b']) queue.add(waiting('p', widget))
    expect(queue.takeApart()?.widget).toBe('p/new')
    expect(queue.takeApart()?.widget).toBe('p/a')
    expect(queue.hasApart).toBe(false)
    expect(queue.takeApart()).toBeNull()
    queue.release('p/a', true, 1)
    expect(queue.takeApart()?.widget).toBe('p/b')
  })

  test('are forgotten a minute after they were last tried in vain', () => {
    const queue = new PushQueue()
    queue.release('p/a', true, 0)
    queue.release('p/b', true, 61_000)
    queue.add(waiting('p', 'a'))
    expect(queue.takeShared()?.members.map(widgetOf)).toEqual(['p/a'])
  })
})

test('divided rounds are of one project, and the next one of it waits until that is written', () => {
  const queue = new PushQueue<WaitingPush>(undefined, true)
  const [a1, b1, a2, b2] = [waiting('a', '1'), waiting('b', '1'), waiting('a', '2'), waiting('b', '1')]
  for (const each of [a1, b1, a2]) queue.add(each)
  const first = queue.takeShared()
  expect(first?.members).toEqual([a1, a2])
  queue.add(b2)
  const a3 = waiting('a', '1')
  queue.add(a3)
  const second = queue.takeShared()
  expect(second?.members).toEqual([b1, b2])
  expect(queue.takeShared()).toBeNull()
  if (first) queue.releaseShared(first)
  expect(queue.takeShared()?.members).toEqual([a3])
  expect([queue.takeShared(), queue.size]).toEqual([null, 0])
})

test('what has waited too long is given back, in each kind of line by its own time', () => {
  const queue = new PushQueue()
  queue.release('p/held', true, 0)
  for (const since of [1, 5, 9]) queue.add(waiting('p', 'held', since))
  for (const since of [1, 5, 9]) queue.add(waiting('p', 'free', since))
  expect(queue.oldest).toBe(1)
  expect(queue.expire(6, 2).map(it => [it.push.widgetId, it.since])).toEqual([
    ['free', 1],
    ['held', 1],
    ['held', 5],
  ])
  expect(queue.size).toBe(3)
  expect(queue.oldest).toBe(5)
})

test('whatever is added, taken, set apart and released: pushes of a widget come out in the order they came in', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), project: fc.nat(2), widget: fc.nat(2) }),
    fc.record({ kind: fc.constantFrom('written' as const, 'held' as const, 'apart' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), steps => {
      const queue = new PushQueue()
      const came = new Map<string, string[]>()
      const went = new Map<string, string[]>()
      const note = (map: Map<string, string[]>, it: WaitingPush) =>
        map.set(widgetOf(it), [...(map.get(widgetOf(it)) ?? []), it.push.receiptId])
      const writeApart = () => {
        const taken = queue.takeApart()
        for (const member of taken?.members ?? []) note(went, member)
        if (taken?.widget) queue.release(taken.widget, false, 0)
        return taken
      }
      for (const each of steps) {
        if (each.kind === 'add') {
          const it = waiting(`${each.project}`, `${each.widget}`)
          queue.add(it)
          note(came, it)
        } else if (each.kind === 'apart') writeApart()
        else {
          const taken = queue.takeShared()
          if (each.kind === 'held') queue.setApart(taken?.members ?? [])
          else for (const member of taken?.members ?? []) note(went, member)
        }
      }
      for (let taken = queue.takeShared(); taken; taken = queue.takeShared())
        for (const member of taken.members) note(went, member)
      while (writeApart()) {
        // Until none is left.
      }
      expect(queue.size).toBe(0)
      expect(went).toEqual(came)
    }),
  )
})

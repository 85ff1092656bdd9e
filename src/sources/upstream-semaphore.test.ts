import { expect, test } from 'vitest'
import { createUpstreamSemaphore } from './upstream-semaphore.ts'

test('places are given in order, and a project does not wait for another', async () => {
  const semaphore = createUpstreamSemaphore({ atOnce: 2, waiting: 1 })
  const [first] = [await semaphore.acquire('1'), await semaphore.acquire('1')]
  const order: string[] = []
  const third = semaphore.acquire('1').then(release => {
    order.push('third')
    return release
  })
  await expect(semaphore.acquire('1')).rejects.toThrow(/More than 3 requests/)
  await semaphore.acquire('2')
  expect(order).toEqual([])
  first?.()
  first?.()
  const release = await third
  expect(order).toEqual(['third'])
  release()
  await semaphore.acquire('1')
})

test('a request that is given up while it waits leaves no gap', async () => {
  const semaphore = createUpstreamSemaphore({ atOnce: 1, waiting: 1 })
  const release = await semaphore.acquire('1')
  const controller = new AbortController()
  const waiting = semaphore.acquire('1', controller.signal)
  controller.abort()
  await expect(waiting).rejects.toThrow(/nobody waits/)
  const next = semaphore.acquire('1')
  release()
  await next
})

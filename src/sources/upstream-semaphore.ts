import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { stopped } from './upstream-error.ts'

/** Requests that a project may have under way at one gateway, and those that may wait for a place. */
export const slotLimits = { atOnce: 20, waiting: 200 } as const

interface Project {
  running: number
  readonly waiting: (() => void)[]
}

export interface Slots {
  /** Resolves when there is a place; call what it gives when the place is free again. */
  take(projectId: Id, signal: AbortSignal): Promise<() => void>
}

export function createSlots(limits: { readonly atOnce: number; readonly waiting: number } = slotLimits): Slots {
  const projects = new Map<Id, Project>()
  const leave = (projectId: Id, project: Project) => {
    const next = project.waiting.shift()
    if (next) return next()
    project.running--
    if (project.running === 0) projects.delete(projectId)
  }
  return {
    async take(projectId, signal) {
      const project = projects.get(projectId) ?? { running: 0, waiting: [] }
      projects.set(projectId, project)
      const free = onceOnly(() => leave(projectId, project))
      if (project.running < limits.atOnce) {
        project.running++
        return free
      }
      if (project.waiting.length >= limits.waiting) {
        const message = `More than ${limits.atOnce + limits.waiting} requests to upstreams at once. Try again.`
        throw new AppError('UNAVAILABLE', message, { retryAfter: 1 })
      }
      await new Promise<void>((resolve, reject) => {
        const come = () => {
          signal.removeEventListener('abort', go)
          resolve()
        }
        const go = () => {
          project.waiting.splice(project.waiting.indexOf(come), 1)
          reject(stopped())
        }
        if (signal.aborted) return reject(stopped())
        project.waiting.push(come)
        signal.addEventListener('abort', go, { once: true })
      })
      return free
    },
  }
}

function onceOnly(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}

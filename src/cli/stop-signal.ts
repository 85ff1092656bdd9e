// Ends a command in order when a signal asks for it.
import { AppError } from '../base/errors.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/** Runs the work, whose signal is aborted at Ctrl-C or SIGTERM: it throws `message` then. A second one ends the process at once. */
export async function untilStopped<T>(
  message: string | (() => string),
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController()
  const stop = () => {
    remove()
    stopping.abort()
  }
  const remove = () => {
    for (const signal of signals) process.removeListener(signal, stop)
  }
  for (const signal of signals) process.on(signal, stop)
  try {
    return await work(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) throw error
    throw new AppError('UNAVAILABLE', typeof message === 'string' ? message : message())
  } finally {
    remove()
  }
}

import type { Gateway } from '../request/context.ts'

/** Work that comes again and again. It must do no harm when it is cut off or runs twice. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  /** Stops early when the signal is aborted: the gateway is shutting down, or another one has the job. */
  run(gateway: Gateway, signal: AbortSignal): Promise<void>
}

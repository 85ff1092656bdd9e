// Which traces are kept: as OTEL_TRACES_SAMPLER says, and no more of them a second than TRACES_PER_SECOND.
import type { TraceContext } from '../base/tracing.ts'
import type { TelemetryConfig } from '../config/telemetry.ts'

export interface SamplerOptions extends Pick<TelemetryConfig, 'sampler' | 'ratio' | 'tracesPerSecond'> {
  /** A trace is not kept for the limit alone. */
  readonly onLimited: () => void
}

export interface Sampler {
  /**
   * Whether the trace is kept. `now` in milliseconds, of a clock that only runs forward; `null`: it is none of those that the limit is for.
   */
  isKept(parent: TraceContext | null, now: number | null): boolean
}

/**
 * The limit holds for callers that ask for their traces to be kept, too: whoever may send a request may send that header, and what a trace
 * costs is paid by all.
 */
export function createSampler({ sampler, ratio, tracesPerSecond, onLimited }: SamplerOptions): Sampler {
  const isParentBased = sampler.startsWith('parentbased_')
  const root = sampler.replace('parentbased_', '')
  const chance = root === 'always_on' ? 1 : root === 'always_off' ? 0 : ratio
  let left = tracesPerSecond
  let filledAt = Number.NEGATIVE_INFINITY
  const hasRoom = (now: number) => {
    if (tracesPerSecond === 0) return true
    if (now > filledAt) {
      left = Math.min(tracesPerSecond, left + ((now - filledAt) / 1_000) * tracesPerSecond)
      filledAt = now
    }
    if (left < 1) {
      onLimited()
      return false
    }
    left--
    return true
  }
  return {
    isKept(parent, now) {
      const isWanted = parent && isParentBased ? parent.isSampled : isInRatio(parent, chance)
      return isWanted && (now === null || hasRoom(now))
    },
  }
}

/** Of a trace that others began all services with the same ratio keep the same ones: it is its id that decides. */
function isInRatio(parent: TraceContext | null, ratio: number): boolean {
  if (ratio >= 1 || ratio <= 0) return ratio >= 1
  if (parent === null) return Math.random() < ratio
  // The last 56 bits are the random ones: https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/
  const part = Number.parseInt(parent.traceId.slice(-13), 16) / 2 ** 52
  return part >= 1 - ratio
}

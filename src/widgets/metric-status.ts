export const metricStatuses = ['DRAFT', 'APPROVED', 'DEPRECATED'] as const
export type MetricStatus = (typeof metricStatuses)[number]

/** Whether a metric may be relied on, and who said so. */
export interface MetricStanding {
  readonly status: MetricStatus
  /** Who set it, by the name that he had then; null: nobody, it is DRAFT from its beginning. */
  readonly statusBy: string | null
  readonly statusAt: Date | null
}

/** Of a metric that nobody has looked at. */
export const noStanding: MetricStanding = { status: 'DRAFT', statusBy: null, statusAt: null }

export const metricStatusTexts = {
  status: 'Whether it may be relied on. DRAFT until somebody has set another one.',
  setStatus: 'Whether it may be relied on; who sets it, and when, is kept.',
  by: 'Who set the status last, by the name of the token; null: nobody has.',
  at: 'When the status was set last. Its definition may have changed since, as `updatedAt` tells; null: never.',
} as const

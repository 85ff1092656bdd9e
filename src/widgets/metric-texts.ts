/** What REST and GraphQL say of metrics. */
export const metricTexts = {
  rename:
    'Another name, at most 200 characters: formulas that name the metric are written anew, and a push under the old name makes a new metric.',
} as const

/** What `pushgraph push` reads. */
export const FILE_LIMITS = {
  rowsPerRequest: 1_000,
  /** What is more is counted. */
  shownIssues: 20,
  /** Of a request; a gateway answers within its own deadlines, which are shorter. */
  waitMs: 120_000,
} as const

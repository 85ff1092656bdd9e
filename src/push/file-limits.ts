/** What `pushgraph push` reads. */
export const FILE_LIMITS = {
  rowsPerRequest: 1_000,
  /** Parts under way at a time, at most. */
  inFlight: 16,
  /** What is more is counted. */
  shownIssues: 20,
  /** Of a request; a gateway answers within its own deadlines, which are shorter. */
  waitMs: 120_000,
  /** A gateway that asks for more is not waited for, such as where the quota of a month is used up. */
  longestRetrySeconds: 300,
  /** How long a part is sent again and again. */
  patienceMs: 900_000,
} as const

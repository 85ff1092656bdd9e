/** What a check found: `OK`, what is worse than it could be (`WARN`), or what does not work (`FAIL`). */
export interface Finding {
  readonly check: string
  readonly outcome: 'OK' | 'WARN' | 'FAIL'
  readonly message: string
  /** What to do; null where nothing is to be done. */
  readonly cure: string | null
}

/** What a check says; its name is added to it. */
export type CheckResult = Omit<Finding, 'check'>

export const ok = (message: string): CheckResult => ({ outcome: 'OK', message, cure: null })
export const warn = (message: string, cure: string): CheckResult => ({ outcome: 'WARN', message, cure })
export const fail = (message: string, cure: string): CheckResult => ({ outcome: 'FAIL', message, cure })

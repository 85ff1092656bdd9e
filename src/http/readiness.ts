export interface Readiness {
  /** Resolves to the sentence that says why requests should go elsewhere; `null` when they are welcome. */
  check(): Promise<string | null>
  /** What does not work as it should although requests are welcome. */
  degraded(): readonly string[]
}

declare module 'autocannon' {
  interface Result {
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
    /** Seconds. */
    readonly duration: number
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests?: readonly {
      readonly method: string
      readonly path?: string
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }[]
    readonly method?: string
    readonly body?: string
    readonly headers?: Readonly<Record<string, string>>
  }
  export default function autocannon(options: Options): Promise<Result>
}

import type { RequestContext } from './context.ts'

/**
 * Makes one thing per request, at its first use: `const widgetLoader = perRequest(ctx => new DataLoader(...))`, then
 * `widgetLoader(ctx).load(id)`. It goes with the request.
 */
export function perRequest<T>(make: (ctx: RequestContext) => T): (ctx: RequestContext) => T {
  const made = new WeakMap<RequestContext, T>()
  return ctx => {
    const found = made.get(ctx)
    if (found !== undefined) return found
    const thing = make(ctx)
    made.set(ctx, thing)
    return thing
  }
}

/** The most keys that one statement of a loader is asked for. */
export const MAX_BATCH_SIZE = 500

// What happens to data, and a channel may ask to be told of.
export const dataEvents = ['POINTS_PUSHED', 'GOAL_REACHED', 'FEED_FAILED'] as const
export type DataEvent = (typeof dataEvents)[number]

/** What each of them is called in a message: the type of a CloudEvent. */
export const dataEventTypes: Readonly<Record<DataEvent, string>> = {
  POINTS_PUSHED: 'pushgraph.points.pushed',
  GOAL_REACHED: 'pushgraph.goal.reached',
  FEED_FAILED: 'pushgraph.feed.failed',
}

// What happens to data, and a channel may ask to be told of.
export const dataEvents = ['POINTS_PUSHED', 'GOAL_REACHED', 'FEED_FAILED'] as const
export type DataEvent = (typeof dataEvents)[number]

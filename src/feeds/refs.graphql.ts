import { builder } from '../graphql/builder.ts'
import type { Feed } from './feed.ts'

export const FeedRef = builder.objectRef<Feed>('Feed')

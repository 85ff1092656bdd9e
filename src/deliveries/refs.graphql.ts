import { builder } from '../graphql/builder.ts'
import type { Channel } from './channel.ts'

export const ChannelRef = builder.objectRef<Channel>('Channel')

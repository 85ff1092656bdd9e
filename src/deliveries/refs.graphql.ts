import { builder } from '../graphql/builder.ts'
import type { Channel } from './channel.ts'
import type { Delivery } from './delivery.ts'

export const ChannelRef = builder.objectRef<Channel>('Channel')
export const DeliveryRef = builder.objectRef<Delivery>('Delivery')

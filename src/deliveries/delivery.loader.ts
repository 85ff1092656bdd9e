import { projectLoader } from '../auth/project-loader.ts'
import { selectDeliveriesById } from './delivery.store.ts'

/** Deliveries of the caller's project by id; `null` where it has none of this id. */
export const deliveryLoader = projectLoader(selectDeliveriesById, delivery => delivery.deliveryId)

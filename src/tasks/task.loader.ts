import { projectLoader } from '../auth/project-loader.ts'
import { selectTasksById } from './task.store.ts'

export const taskLoader = projectLoader(selectTasksById, task => task.taskId)

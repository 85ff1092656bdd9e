import { type LimitSection, says } from '../core/limit.ts'
import {
  MAX_ANNOTATION_LENGTH,
  MAX_ANNOTATIONS,
  MAX_KIND_LENGTH,
  MAX_LINK_LENGTH,
  MAX_SHOWN_ANNOTATIONS,
} from './annotation.ts'

export const annotationLimits: LimitSection = {
  title: 'Annotations',
  limits: [
    ['annotations of a project', says`${MAX_ANNOTATIONS}`, '409'],
    ['text of an annotation', says`${MAX_ANNOTATION_LENGTH} characters`, '400'],
    ['kind and link of an annotation', says`${MAX_KIND_LENGTH} and ${MAX_LINK_LENGTH} characters`, '400'],
    ['annotations of one report or chart', says`the newest ${MAX_SHOWN_ANNOTATIONS}`, 'older ones are left out'],
  ],
}

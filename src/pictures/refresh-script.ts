import { createHash } from 'node:crypto'

/** How often a page that stays open asks for its pictures anew. */
const REFRESH_MS = 60_000

/** In place: the page neither jumps nor loses what has the focus, as it would if it were loaded again. */
export const refreshScript = `setInterval(()=>{if(document.hidden)return
for(const one of document.querySelectorAll('img,source')){const name=one.tagName==='IMG'?'src':'srcset'
const url=new URL(one.getAttribute(name),location);url.searchParams.set('at',Date.now());one.setAttribute(name,url)}},${REFRESH_MS})`

/** For a policy that lets this text in, and nothing else. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

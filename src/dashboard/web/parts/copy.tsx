import { useState } from 'react'

/** A text with a button that copies it. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard. */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  )
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const words = { no: 'Copy', yes: 'Copied', failed: 'Select and copy' }
  return (
    <button
      type="button"
      className="button"
      aria-label={`${words[copied]}: ${label}`}
      onClick={async () => setCopied((await copy(text)) ? 'yes' : 'failed')}
      onBlur={() => setCopied('no')}
    >
      {words[copied]}
    </button>
  )
}

/** Without TLS, on another host, a browser has no clipboard for pages: then the old way. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text, className: 'sr-only' })
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}

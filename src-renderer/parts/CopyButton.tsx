// SPDX-License-Identifier: GPL-3.0-or-later
import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { frame } from '../text/frame.ts'

interface CopyButtonProps {
  readonly children: ReactNode
  /** Returns the text to copy; called at the moment of copying. */
  readonly text: () => string | null | Promise<string | null>
  readonly className?: string
}

/** Copies, and confirms this for two seconds. Without the clipboard permission it uses a hidden field. */
export function CopyButton({ children, text, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const value = await text()
    if (value === null) return
    await copyText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <button type="button" className={className} onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      <span aria-live="polite">{copied ? frame.copied : children}</span>
    </button>
  )
}

async function copyText(value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
  } catch {
    const field = document.createElement('textarea')
    field.value = value
    field.style.position = 'fixed'
    field.style.opacity = '0'
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

interface FilePickProps {
  readonly children: ReactNode
  /** As in `<input accept>`: `.uf2`, or empty for any file. */
  readonly accept?: string
  readonly look?: 'go' | 'plain'
  readonly small?: boolean
  readonly blocked?: string | null
  readonly onPick: (file: File) => void
}

/** A button that opens the system's file dialog; works in every host, because the page reads the file itself. */
export function FilePick({ children, accept, look, small, blocked = null, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        {...(look === undefined ? {} : { look })}
        {...(small === undefined ? {} : { small })}
        blocked={blocked}
        onPress={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // Cleared so that the user can pick the same file again after a correction.
          target.value = ''
          if (file !== undefined) onPick(file)
        }}
      />
    </>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import { useSnapshot } from '../../store/selectors.ts'
import { useTunnelDoor } from '../../store/tunnel.ts'
import { programmerText as words } from '../../text/programmer.ts'
import { networkProgrammer } from '../../wizard/programmers.ts'
import { Questions } from '../../parts/Questions.tsx'
import { Button } from '../../parts/Button.tsx'
import { RemoteProgrammer } from '../../parts/RemoteProgrammer.tsx'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { TextField } from '../../parts/Field.tsx'

/** A programmer with a network address, or one on a board that the app reaches through ssh. */
export function NetworkProgrammer({ onAsk }: { readonly onAsk: (programmerId: string) => void }) {
  const snapshot = useSnapshot()
  const door = useTunnelDoor()
  const [address, setAddress] = useState('')
  const id = networkProgrammer(address)
  const hint = id === null && address !== '' ? words.addressWrong : words.addressHint
  return (
    <MoreWays>
      <summary>{words.elsewhere}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (id !== null) onAsk(id)
        }}
      >
        <Questions>
          <label>
            <span>{words.address}</span>
            <TextField
              data
              value={address}
              spellCheck={false}
              onChange={({ target }) => setAddress(target.value)}
            />
            <span className="sub">{hint}</span>
          </label>
          <Button
            blocked={id === null ? hint : null}
            onPress={() => {
              if (id !== null) onAsk(id)
            }}
          >
            {words.connect}
          </Button>
        </Questions>
      </form>
      <RemoteProgrammer snapshot={snapshot} door={door} level={3} onConnect={onAsk} />
    </MoreWays>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { Usb } from 'lucide-react'
import css from './PluggedIn.module.css'
import { foundName } from '../../../shared/text/found-programmer.ts'
import { useLookingForProgrammers } from '../../store/looking.ts'
import { useSnapshot } from '../../store/selectors.ts'
import { boardText as words } from '../../text/board.ts'
import { programmersToShow } from '../../wizard/programmers.ts'

/** Lists the devices that this computer detects now. Shows nothing when it detects no device. */
export function PluggedIn() {
  const { programmers, firmwareDrives } = useSnapshot()
  useLookingForProgrammers()
  const names = [
    ...programmersToShow(programmers, null).map(foundName),
    ...firmwareDrives.map(({ model }) => model),
  ]
  return (
    <div className={css['plugged']} role="status">
      {names.length === 0 ? null : (
        <>
          <Usb aria-hidden="true" />
          <span>
            {words.plugged} <b>{names.join(', ')}</b>
          </span>
        </>
      )}
    </div>
  )
}

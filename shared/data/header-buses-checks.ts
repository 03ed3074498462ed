// SPDX-License-Identifier: GPL-3.0-or-later
/** What `header-buses.json` must look like; parsed once by `header-buses.ts`. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const pin = z.int().min(1).max(46)

export const headerBusesFile = z.object({
  source_index: z.record(z.string(), text),
  buses: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/),
      /** Id of a guide programmer. */
      programmer: text,
      /** Families of processors that have this bus on these pins; empty: the board has one. */
      socs: z.array(z.enum(['bcm2835', 'bcm2711', 'bcm2712'])),
      /** The B of `/dev/spidevB.C` where the place in sysfs is not known. */
      bus: z.int().min(0),
      /** The end of the controller's address, as sysfs names its device. */
      controller: z.string().regex(/^[0-9a-f]+$/),
      CLK: pin,
      MOSI: pin,
      MISO: pin,
      /** Pins of chip selects 0, 1 and so on, where nothing has moved them. */
      CS: z.array(pin).min(1),
      source: z.array(text).min(1),
    }),
  ),
})

export type HeaderBus = z.infer<typeof headerBusesFile>['buses'][number]
export type SpiSoc = HeaderBus['socs'][number]

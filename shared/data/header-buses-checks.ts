// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of `header-buses.json`; `header-buses.ts` parses it once. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const pin = z.int().min(1).max(46)

export const headerBusesFile = z.object({
  source_index: z.record(z.string(), text),
  buses: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/),
      programmer: text.describe('Id of a guide programmer.'),
      socs: z
        .array(z.enum(['bcm2835', 'bcm2711', 'bcm2712']))
        .describe(
          'Families of processors that have this bus on these pins; empty: the board has one.',
        ),
      bus: z
        .int()
        .min(0)
        .describe('The B of /dev/spidevB.C where the place in sysfs is not known.'),
      controller: z
        .string()
        .regex(/^[0-9a-f]+$/)
        .describe("The end of the controller's address, as sysfs names its device."),
      CLK: pin,
      MOSI: pin,
      MISO: pin,
      CS: z
        .array(pin)
        .min(1)
        .describe('Pins of chip selects 0, 1 and so on, where nothing has moved them.'),
      source: z.array(text).min(1),
    }),
  ),
})

export type HeaderBus = z.infer<typeof headerBusesFile>['buses'][number]
export type SpiSoc = HeaderBus['socs'][number]

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import table from '../data/serprog-firmwares.json' with { type: 'json' }
import { programmers } from '../data/guide.ts'
import { firmwareName } from '../text/firmware-names.ts'
import { pinVariantSign } from '../text/guide-programmers.ts'
import { boardByUsb, firmwareById, firmwares, firmwareUsbIds } from './firmwares.ts'

const usb = (id: string, product: string | null = null) => {
  const [vendorId = '', productId = ''] = id.split(':')
  return { vendorId, productId, manufacturer: null, product, serial: null }
}

describe('what is known of the firmwares', () => {
  it('is found by id, and nothing by a label', () => {
    for (const firmware of firmwares) {
      expect(firmwareById(firmware.id)).toBe(firmware)
      expect(firmwareById(firmwareName(firmware.id))).toBeNull()
    }
    expect(firmwareById(null)).toBeNull()
  })

  it('names boards and pins that the guide has', () => {
    const variants = programmers.flatMap(({ pin_variants }) => pin_variants ?? [])
    const known: readonly (string | null)[] = [
      null,
      ...variants.map(({ id }) => id),
      ...programmers.map(({ id }) => id),
    ]
    const named = [
      ...firmwares.map(({ pinVariant }) => pinVariant),
      ...table.usbDevices.flatMap(({ guideProgrammer, products }) => [
        guideProgrammer,
        ...products.map((product) => product.guideProgrammer),
      ]),
    ]
    expect(named.filter((each) => !known.includes(each))).toEqual([])
  })
})

describe('the USB identities', () => {
  it('of the firmwares are the devices of the table, each once', () => {
    expect(table.usbDevices.map(({ id }) => id).sort()).toEqual([...firmwareUsbIds].sort())
  })

  it('that the guide tells the reader to look for lead to those pins', () => {
    const told = programmers.flatMap(({ pin_variants = [] }) =>
      pin_variants.flatMap((variant) =>
        [...pinVariantSign(variant).matchAll(/[0-9a-f]{4}:[0-9a-f]{4}/g)].map(([usbId]) => ({
          variant: variant.id,
          usbId,
        })),
      ),
    )
    expect(told.length).toBeGreaterThan(0)
    for (const { variant, usbId } of told) {
      const known = [null, 'pico2'].map((product) => boardByUsb(usb(usbId, product)))
      expect(
        known.map(({ pinVariant }) => pinVariant),
        usbId,
      ).toEqual([variant, variant])
    }
  })

  it('of the SDK tell the board alone, those of TinyUSB with the product name', () => {
    expect(boardByUsb(usb('2e8a:000a')).guideProgrammer).toBe('pico')
    expect(boardByUsb(usb('2e8a:0009')).guideProgrammer).toBe('pico-2')
    expect(boardByUsb(usb('cafe:4001', 'pico-serprog (Pico 2)')).guideProgrammer).toBe('pico-2')
    expect(boardByUsb(usb('cafe:4001')).guideProgrammer).toBe('pico')
    expect(boardByUsb(usb('0483:5740'))).toEqual({ guideProgrammer: null, pinVariant: null })
  })
})

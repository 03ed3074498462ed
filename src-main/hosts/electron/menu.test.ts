// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menu.ts'

function roles(platform: string, packaged: boolean): readonly string[] {
  return menuTemplate(platform, packaged).flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? submenu.flatMap((item) => item.role ?? []) : []),
  ])
}

describe('the native menu', () => {
  it.each(['linux', 'win32'])('has the standard items on %s', (platform) => {
    expect(roles(platform, true)).toEqual(
      expect.arrayContaining(['quit', 'editMenu', 'zoomIn', 'togglefullscreen', 'about']),
    )
    expect(roles(platform, true)).not.toContain('appMenu')
  })

  it('has the application and window menus on macOS, which bring quit and about', () => {
    expect(roles('darwin', true)).toEqual(
      expect.arrayContaining(['appMenu', 'editMenu', 'viewMenu', 'windowMenu']),
    )
  })

  it.each(['linux', 'win32', 'darwin'])(
    'offers the developer tools on %s only while the app is not packaged',
    (platform) => {
      expect(roles(platform, false)).toContain('toggleDevTools')
      expect(roles(platform, true)).not.toContain('toggleDevTools')
    },
  )

  it('never offers a reload that throws the cache of choices away', () => {
    expect(roles('linux', false)).not.toContain('forceReload')
  })
})

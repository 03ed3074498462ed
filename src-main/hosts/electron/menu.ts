// SPDX-License-Identifier: GPL-3.0-or-later
/** The native menu: the standard items of each platform as roles, so the system supplies names and functions. */
import type { MenuItemConstructorOptions } from 'electron'
import { desktopText as words } from '../../../shared/text/desktop.ts'

export function menuTemplate(
  platform: string,
  packaged: boolean,
): readonly MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    label: words.menu.view,
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
    ],
  }
  if (platform === 'darwin')
    return [{ role: 'appMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]
  return [
    { label: words.menu.file, submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    view,
    { label: words.menu.help, submenu: [{ role: 'about' }] },
  ]
}

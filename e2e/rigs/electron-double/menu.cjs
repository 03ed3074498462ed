// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// Menus as data: items can be found and clicked, nothing is drawn.
const labels = { fileMenu: 'File', editMenu: 'Edit', viewMenu: 'View', windowMenu: 'Window' }

class MenuItem {
  constructor(options, world) {
    this.enabled = true
    this.visible = true
    this.checked = false
    this.type = options.submenu === undefined ? 'normal' : 'submenu'
    this.label = options.label ?? labels[options.role] ?? options.role ?? ''
    Object.assign(this, options)
    this.submenu = Array.isArray(options.submenu)
      ? world.Menu.buildFromTemplate(options.submenu)
      : (options.submenu ?? null)
    this.click = (...args) => {
      if (!this.enabled) return
      if (this.role === 'quit') world.app.quit()
      options.click?.(this, world.focused ?? undefined, ...args)
    }
  }
}

function createMenu(world) {
  let applicationMenu = null
  class Menu {
    constructor() {
      this.items = []
    }

    append(item) {
      this.items.push(item)
    }

    getMenuItemById(id) {
      for (const item of this.items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
        if (found) return found
      }
      return null
    }

    static buildFromTemplate(template) {
      const menu = new Menu()
      for (const item of template)
        menu.append(item instanceof MenuItem ? item : new MenuItem(item, world))
      return menu
    }

    static setApplicationMenu(menu) {
      applicationMenu = menu
    }

    static getApplicationMenu() {
      return applicationMenu
    }
  }
  return Menu
}

module.exports = { createMenu, MenuItem }

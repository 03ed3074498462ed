// SPDX-License-Identifier: GPL-3.0-or-later
import type { Plugin } from 'vite'

export function licences(): Plugin

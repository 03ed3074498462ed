// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * Die Programmer der Anleitung und wie man sie einrichtet, nach den Namen in `programmers.json`. CC BY-SA 4.0, wie die
 * Anleitung.
 */

export const programmerNames = {
  pico: 'Raspberry Pi Pico',
  'pico-2': 'Raspberry Pi Pico 2',
  'rpi-40': 'Raspberry Pi, Stiftleiste mit 40 Pins',
  'rpi-26': 'Raspberry Pi, Stiftleiste mit 26 Pins (erste Modelle A und B)',
  bbb: 'BeagleBone Black',
  'le-potato': 'Libre Computer Le Potato (AML-S905X-CC)',
  'generic-spidev': 'Ein anderes Linux-Board mit spidev',
  ch341a: 'CH341A-Stick',
}

export const pinVariantNames = {
  libreboot: 'Libreboot, kukrimate und die meisten Ableger',
  stacksmashing: 'stacksmashing',
}

export const setupWords = {
  'pico-firmware': {
    text: 'Hole das Archiv mit der serprog-Firmware aus dem Ordner roms des Libreboot-Release. In der Libreboot-Anleitung heißt es libreboot-VERSION_pico_serprog.tar.xz, in den Skripten libreboot-VERSION_serprog_pico.tar.xz, in älteren Releases serprog_rp2040. Alle sind richtig.',
  },
  'pico-build': {
    text: 'Baue sie selbst: Richte lbmk ein, dann baue. Die Dateien, eine für jede Art von Pico, stehen in bin/serprog_pico.',
    expect: 'bin/serprog_pico/serprog_<board>.uf2',
  },
  'pico-drive': {
    text: 'Schließe nur den Pico an, ohne Leitungen, mit einem Micro-USB-Kabel, das Daten überträgt.',
    expect: 'ein Laufwerk namens RPI-RP2',
  },
  'pico-2-drive': {
    text: 'Schließe nur den Pico an, ohne Leitungen, mit einem Micro-USB-Kabel, das Daten überträgt.',
    expect: 'ein Laufwerk namens RP2350',
  },
  'pico-bootsel': {
    text: 'Kein Laufwerk? Ziehe den Pico ab. Halte BOOTSEL gedrückt, während du ihn wieder einsteckst.',
    expect: 'das Laufwerk',
  },
  'pico-copy': {
    text: 'Kopiere die .uf2 für genau diese Art von Pico auf das Laufwerk: serprog_pico.uf2, oder serprog_pico_w.uf2 für einen mit W.',
    expect: 'das Laufwerk verschwindet von selbst, sobald die Kopie fertig ist',
  },
  'pico-2-copy': {
    text: 'Kopiere die .uf2 für genau diese Art von Pico auf das Laufwerk: serprog_pico2.uf2, oder serprog_pico2_w.uf2 für einen mit W. Nimm nie eine für den ersten Pico.',
    expect: 'das Laufwerk verschwindet von selbst, sobald die Kopie fertig ist',
  },
  'pico-port': {
    text: 'Sieh nach, wie der serielle Anschluss heißt.',
    expect: 'eine Zeile mit cdc_acm und einem Namen wie ttyACM0: USB ACM device',
  },
  'pico-unplug': { text: 'Ziehe den Pico ab, bevor du Leitungen verbindest.' },
  'pico-probe': {
    text: 'Lass flashprog ohne Leitungen nach einem Chip suchen.',
    expect: 'es spricht mit pico-serprog und meldet, dass kein Flash-Chip gefunden wurde',
  },
  'rpi-os': { text: 'Nutze Raspberry Pi OS und melde dich auf dem Pi an.' },
  'rpi-spi': {
    text: 'Schalte SPI im Abschnitt für Schnittstellen des Werkzeugs ein. Oder lass dtparam=spi=on in /boot/firmware/config.txt stehen.',
    expect: 'die Meldung, dass SPI an ist (starte neu, wenn danach gefragt wird)',
  },
  'rpi-node': {
    text: 'Die Gerätedatei muss da sein. Der Treiber im Kernel ist spi-bcm2835.',
    expect: '/dev/spidev0.0 /dev/spidev0.1',
  },
  'rpi-flashprog': {
    text: 'Installiere flashprog auf dem Pi (aus lbmk, aus den Quellen oder als Paket der Distribution).',
    expect: 'ein Programm flashprog',
  },
  'rpi-probe': {
    text: 'Suche ohne Leitungen nach einem Chip.',
    expect: 'No EEPROM/flash device found',
  },
  'bbb-login': { text: 'Melde dich auf dem BeagleBone Black an. Alles Weitere läuft dort.' },
  'bbb-17': { text: 'Schalte P9.17 auf das Chip-Select von SPI um.' },
  'bbb-18': { text: 'Schalte P9.18 auf SPI um.' },
  'bbb-21': { text: 'Schalte P9.21 auf SPI um.' },
  'bbb-22': { text: 'Schalte P9.22 auf den SPI-Takt um.' },
  'bbb-nodes': {
    text: 'Prüfe die Gerätedateien.',
    expect: '/dev/spidev1.0 /dev/spidev1.1 /dev/spidev2.0 /dev/spidev2.1',
  },
  'bbb-last': {
    text: 'Beim Neustart gehen die Einstellungen der Pins verloren. Eine systemd-Unit vom Typ oneshot mit denselben vier Befehlen hält sie.',
  },
  'bbb-probe': {
    text: 'Suche ohne Leitungen nach einem Chip.',
    expect: 'No EEPROM/flash device found. Ohne Chip ist das die richtige Antwort.',
  },
  'potato-os': {
    text: 'Installiere ein Betriebssystem, von dem bekannt ist, dass SPI auf einem Le Potato damit geht. Das ist das angepasste Raspbian-Image des Herstellers oder sein eigenes Image. Das Werkzeug für Overlays ist auf Armbian nicht unterstützt.',
  },
  'potato-ssh': {
    text: 'Finde die Adresse des Le Potato auf der Seite deines Routers (oft 192.168.1.1). Dann melde dich über SSH an. Ein Netzwerkkabel ist einfacher als WLAN.',
    expect: 'eine Eingabezeile des Le Potato',
  },
  'potato-overlays': {
    text: 'Schalte jetzt die Overlays für SPI ein.',
    expect: '/dev/spidev0.0 unter den Geräten',
  },
  'potato-keep': { text: 'Behalte sie über Neustarts hinweg.' },
  'potato-names': {
    text: 'Nimm die Namen, die die Overlays seit August 2026 haben. Eine Zeile tut beides, weil das Werkzeug ergänzt, was ein Overlay braucht. Die alten Namen bleiben als Verweise.',
  },
  'potato-flashprog': { text: 'Installiere flashprog.', expect: 'ein Programm flashprog' },
  'spidev-buy': {
    text: 'Bevor du ein Linux-Board kaufst, suche eine Anleitung, wie man SPI darauf einschaltet.',
  },
  'spidev-system': {
    text: 'Nimm am besten eine Distribution für Linux-Boards. Nicht jedes Image jeder solchen Distribution hat SPI.',
  },
  'spidev-ssh': {
    text: 'Ist SSH beim ersten Start aus, suche in der Dokumentation der Distribution nach der Installation ohne Bildschirm (headless).',
  },
  'spidev-pins': {
    text: 'Finde die SPI-Pins in der Dokumentation des Linux-Boards. Ordne sie Signal für Signal der Tabelle für den Chip zu.',
  },
  'spidev-node': { text: 'Prüfe die Gerätedatei.' },
}

export const driveWords = {
  when: 'Sie kann helfen, wenn der Chip nicht gefunden wird, obwohl Leitungen und Clip stimmen. Das ist am ehesten bei Mainboards so, deren Chipsatz durch die Versorgung am Clip aufwacht.',
  limits:
    'Sie begrenzt den Strom nicht: Die Pins sind für 16 mA gebaut. Auf Pi 4, 400 und CM4 bedeutet jede Stufe den halben Strom. pigpio läuft nicht auf Pi 5.',
}

export const refusalWords = {
  '5v': 'Die Datenleitungen können 5 V führen. Die Flash-Chips, um die es geht, sind für 3,3 V oder 1,8 V gemacht. Chip, Southbridge und andere Teile können zerstört werden.',
  surge:
    'Manche Arten schalten beim Arbeiten auf 3,3 V um. Selbst dann kann ein Stoß den Ruhepegel von 5 V an den Chip bringen.',
  'wp-hold':
    'WP und HOLD sind ohne Widerstand mit VCC verbunden. WP liegt neben GND, darum schließt ein Rutscher des Clips die Versorgung kurz.',
  regulator: 'Schlechter Spannungsregler, kein Schutz vor statischer Aufladung oder zu viel Strom.',
  instead:
    'Die Libreboot-Anleitung rät davon ab und gibt keine Schritte dafür. Ein Raspberry Pi Pico ist für diese Arbeit sicher.',
  onlyCase:
    'Ein loser Chip in seinem eigenen Sockel, nachdem die Datenleitungen auf 3,3 V gebracht sind. WP und HOLD brauchen Widerstände von 1 kΩ bis 10 kΩ. Adapter für 1,8 V gibt es. Selbst dann ist der Pico die bessere Wahl.',
}

/** Wie die Anleitung zu einem Programmer steht. */
export const statusWords = {
  recommended: 'empfohlen',
  conditional: 'mit einer Bedingung unterstützt',
  supported: 'unterstützt',
  'advised-against': 'unterstützt, aber nicht empfohlen',
  possible: 'möglich',
  refused: 'abgelehnt',
}

/** Was die Anleitung von einem Programmer sagt, von seiner Versorgung und von seinem Takt. */
export const programmerNotes = {
  pico: {
    status:
      'Erste Wahl der Anleitung: etwa 5 US-Dollar, freie Software, auch das erste Programm. Nur die Firmware für den Funk der Typen mit W ist nicht frei. Sie wird hier nicht gebraucht.',
    supply:
      'Angabe eines Dritten. Genug für einen einzelnen Chip, oft nicht für ein ganzes Mainboard.',
    speed:
      'Die Firmware beginnt mit 12 MHz, wenn kein Takt angegeben ist. Schneller hilft kaum: Die Grenze ist USB (12 Mbit/s). Etwa 17 s für 8 MiB.',
  },
  'pico-2': {
    status:
      'Kam in 20241206 rev8 dazu und in 25.04 wieder heraus, weil die Images fehlerhaft waren. Sie wurden auch aus dem Release 20241206 gelöscht. Das neueste gesehene lbmk (2026-04, eine Kopie eines Ablegers) baut weiter nur für den ersten Pico. Nimm ihn nur mit einer UF2, die ein Release für den Pico 2 nennt (das ursprüngliche pico-serprog soll gehen). Nimm sonst einen ersten Pico.',
    supply: 'Keine Angabe zu seinem Strom gefunden.',
    speed: 'Die Anleitung erlaubt hier 32 MHz und fügt hinzu, dass es wenig ausmacht.',
  },
  'rpi-40': {
    status:
      'Jeder Raspberry Pi mit der Stiftleiste mit 40 Pins. flashprog läuft auf dem Pi selbst.',
    supply:
      'Keine amtliche Angabe für die Modelle mit 40 Pins gefunden. Raspberry Pi sagt: Die 3,3-V-Schiene ist für etwa 3 mA je GPIO gebaut.',
    speed:
      '32,77 MHz (spispeed 32768) passt zu kurzen Leitungen bis 10 cm. 4,1 oder 2 MHz ist die nächste Stufe darunter, 512 kHz die übliche Untergrenze. Der Pi rundet auf einen geraden Teil seines Kerntakts.',
  },
  'rpi-26': {
    status:
      'Die ersten Raspberry-Pi-Modelle. Dieselben Nummern für jeden Pin, der hier benutzt wird.',
    supply:
      'flashrom rät zu höchstens 50 mA vom 3,3-V-Pin der ersten Modelle A und B. Das reicht für einen einzelnen Chip, nicht für einen Chip auf einem Mainboard.',
    speed:
      '32,77 MHz (spispeed 32768) passt zu kurzen Leitungen bis 10 cm. 4,1 oder 2 MHz ist die nächste Stufe darunter, 512 kHz die übliche Untergrenze. Der Pi rundet auf einen geraden Teil seines Kerntakts.',
  },
  bbb: {
    status:
      'Langsam und unzuverlässig. Die Anweisungen sind aus der Zeit von Debian 9 (Stretch). Es gibt Besseres.',
    supply:
      '250 mA an den beiden 3,3-V-Pins zusammen nennt die Tabelle von Bela. GPIO-Ausgänge geben 4 bis 6 mA.',
    speed:
      'Unter 512 kHz. Lies mehrmals und vergleiche vor dem ersten Schreiben. Ein Schreiben muss vielleicht wiederholt werden. Bei 128 kHz dauert das Lesen von 8 MiB neun Minuten oder länger.',
  },
  'le-potato': {
    status: 'Das Beispiel der Libreboot-Anleitung für andere Linux-Boards.',
    supply:
      'Die Versorgungspins haben 3,3 V und 5 V. Der Pegel der SPI-Pins selbst ist nicht bekannt: Miss ihn vorher.',
    speed:
      '512 kHz ist die übliche Untergrenze. Das spidev-Overlay des Herstellers erlaubt bis zu 41,67 MHz.',
  },
  'generic-spidev': {
    status:
      'Jedes Linux-Board, dessen SPI bekanntermaßen unter einem Betriebssystem läuft, das du bekommst. Ein Datenblatt, das SPI nennt, genügt nicht: Oft fehlen Kernel-Patches. Am einfachsten ist ein Linux-Board mit Raspberry Pi OS.',
    supply: 'Lies es in der Dokumentation des Linux-Boards nach und miss es.',
    speed:
      'Hängt vom Linux-Board ab. 512 kHz ist die übliche Untergrenze für den Anfang. Ohne die Angabe nimmt flashprog 2 MHz.',
  },
  ch341a: {
    supply:
      'Der Regler ist schwach: wenig Strom für einen Chip, der sich seine Versorgung mit einem Mainboard teilt.',
    speed: 'Der Takt lässt sich nicht einstellen.',
  },
}

/** Woran man die Pins einer Firmware über ihre USB-Kennung erkennt. */
export const pinVariantSigns = {
  libreboot: 'Das USB-Produkt nennt pico-serprog, USB-Kennung cafe:4001',
  stacksmashing: 'USB-Kennung 2e8a:000a (Pico) oder 2e8a:0009 (Pico 2)',
}

/** Arten eines abgelehnten Programmers. */
export const refusedKinds = {
  black: 'schwarz, mit ZIF-Sockel',
  green: 'grün',
  selectable: 'neuer, mit Spannungsschalter',
}

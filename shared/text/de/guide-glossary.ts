// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Wörter vom Fach, nach ihren englischen Namen in `glossary.json`. CC BY-SA 4.0, wie die Anleitung. */
export const glossaryWords = {
  '25xx': {
    term: '25xx',
    text: 'Die Familie der SPI-NOR-Flash-Chips. Alle Hersteller setzen „25“ in den Aufdruck: W25Q64, MX25L6406, GD25Q32.',
  },
  'ATX supply': {
    term: 'ATX-Netzteil',
    text: 'Das Netzteil eines Desktop-Computers. Es kann viele Ampere liefern, sodass bei einem Kurzschluss am Clip Leiterbahnen schmelzen. Verwende es hier nicht.',
  },
  Backup: {
    term: 'Backup',
    text: 'Eine Kopie dessen, was auf dem Chip ist, vor dem Schreiben gespeichert. Sie zählt erst nach zwei gleichen Lesevorgängen.',
  },
  BOOTSEL: {
    term: 'BOOTSEL',
    text: 'Der Knopf auf einem Pico. Halte ihn gedrückt, während du den Pico einsteckst. Der Pico erscheint dann als Laufwerk für neue Firmware.',
  },
  Breadboard: {
    term: 'Steckbrett',
    text: 'Ein Block aus Kunststoff mit Reihen verbundener Löcher, 2,54 mm auseinander, für Schaltungen ohne Löten.',
  },
  CH341A: {
    term: 'CH341A',
    text: 'Ein billiger USB-Programmer. Seine Datenleitungen können 5 V führen. Pin One lehnt ihn ab.',
  },
  Chipset: {
    term: 'Chipsatz',
    text: 'Der Chip eines Mainboards, der den Flash-Chip liest, wenn der Computer startet. Er muss während des Schreibens ohne Strom sein.',
  },
  Clip: {
    term: 'Clip',
    text: 'Eine Klammer mit einem Kontakt für jedes Bein. Du setzt sie auf einen gelöteten Chip. Pomona 5250 für SOIC8, 5252 für SOIC16.',
  },
  Clock: {
    term: 'SPI-Takt',
    text: 'Wie schnell Bits über die Datenleitungen gehen, in Hertz. Ein langsamerer SPI-Takt ist zuverlässiger.',
  },
  coreboot: { term: 'coreboot', text: 'Die freie Firmware, auf der Libreboot aufbaut.' },
  Decoupling: {
    term: 'Entkopplung',
    text: 'Kleine Kondensatoren zwischen VCC und GND, nah am Chip, die die Versorgungsspannung ruhig halten.',
  },
  DIP8: {
    term: 'DIP8',
    text: 'Ein großer Chip mit zwei Reihen von vier langen Beinen, meist in einem Sockel.',
  },
  'DO and D0': {
    term: 'DO und D0',
    text: 'DO, mit dem Buchstaben, ist der Ausgang des Chips: MISO. D0, mit der Ziffer, ist auf einem BeagleBone MISO und auf manchen Chips MOSI. Pin One nutzt D0 nie allein.',
  },
  'Drive strength': {
    term: 'Treiberstärke',
    text: 'Der Strom, den ein Ausgang liefern kann, solange sein Pegel noch als High gilt. Sie begrenzt den Strom nicht.',
  },
  Erase: {
    term: 'Löschen',
    text: 'Setzt einen Block des Chips auf FF. Erst dann lässt sich der Block wieder schreiben.',
  },
  flashprog: {
    term: 'flashprog',
    text: 'Das Programm für die Befehlszeile, das die Libreboot-Anleitung nutzt. Pin One zeigt bei jedem Schritt dessen Befehl.',
  },
  GPIO: {
    term: 'GPIO',
    text: 'Ein Pin eines Linux-Boards oder eines Pico, mit dem Namen, den sein eigener Chip ihm gibt. GPIO8 ist auf Pin 24 eines Raspberry Pi. Die Leitungen gehen nach dem Pin.',
  },
  Flux: {
    term: 'Flussmittel',
    text: 'Entfernt Oxide beim Löten. Nur Flussmittel aus Kolophonium, nie eines mit Säure.',
  },
  Hash: {
    term: 'Hash',
    text: 'Eine Zahl aus allen Bytes einer Datei. Gleiche Dateien haben gleiche Hashes. SHA-256 und SHA-1 sind zwei Arten.',
  },
  Header: {
    term: 'Stiftleiste',
    text: 'Eine Reihe von Pins auf einem Programmer, für Leitungen mit Steckern.',
  },
  Image: { term: 'Image', text: 'Die Datei, die auf den Chip geschrieben wird, Bit für Bit.' },
  'Intel flash descriptor': {
    term: 'Flash-Deskriptor von Intel',
    text: 'Eine Tabelle am Anfang eines Images, die den Chip in Regionen teilt. Eine davon enthält die Netzwerkadresse.',
  },
  ISP: {
    term: 'ISP',
    text: 'In-System Programming: Ein Chip wird gelesen und geschrieben, während er auf seinem Mainboard bleibt.',
  },
  'JEDEC ID': {
    term: 'JEDEC-ID',
    text: 'Die Chip-ID. Drei Bytes, die Pin One vom Chip liest: Hersteller, Art, Größe.',
  },
  'Jumper leads': {
    term: 'Steckleitungen',
    text: 'Einzelne Leitungen mit einem 2,54-mm-Stecker an jedem Ende.',
  },
  lbmk: {
    term: 'lbmk',
    text: 'Das Bausystem von Libreboot. Es baut Images, die Firmware für den Pico und flashprog.',
  },
  'Leg and pin': {
    term: 'Bein und Pin',
    text: 'Pin One sagt Bein beim Chip und Pin beim Programmer.',
  },
  'Level converter': {
    term: 'Pegelwandler',
    text: 'Eine Schaltung, die Signale mit 3,3 V in solche mit 1,8 V wandelt und zurück.',
  },
  Libreboot: {
    term: 'Libreboot',
    text: 'Freie Boot-Firmware für Laptops, Desktops und Server, auf coreboot gebaut. Dieses Nachschlagewerk beruht auf seiner Anleitung.',
  },
  MiB: {
    term: 'MiB',
    text: '1048576 Bytes. Wenn die Libreboot-Anleitung 8mb schreibt, meint sie 8 MiB: 8388608 Bytes.',
  },
  Ohm: {
    term: 'Ohm',
    text: 'Die Einheit des Widerstands, geschrieben Ω. „1 k“ ist 1 kΩ oder 1000 Ohm.',
  },
  Page: {
    term: 'Seite',
    text: 'Das Stück eines Chips, meist 256 Bytes, das auf einmal geschrieben wird.',
  },
  Programmer: { term: 'Programmer', text: 'Er verbindet diesen Computer mit dem Chip.' },
  'Pull-up': {
    term: 'Pull-up',
    text: 'Ein Widerstand von 1 kΩ bis 10 kΩ von einem Bein zu VCC. Er hält das Bein auf High.',
  },
  Rail: {
    term: 'Gemeinsame Versorgung',
    text: 'Eine Versorgungsleitung, die sich mehrere Teile eines Mainboards teilen. Hat eines davon Strom, haben alle Strom.',
  },
  serprog: {
    term: 'serprog',
    text: 'Die Firmware und das Protokoll, die aus einem seriellen Anschluss SPI machen.',
  },
  SFDP: {
    term: 'SFDP',
    text: 'Eine Tabelle in neueren Chips, die den Chip beschreibt: Größe, Löschblöcke, Befehle.',
  },
  Silkscreen: {
    term: 'Bestückungsdruck',
    text: 'Die Buchstaben, Zahlen und Zeichen auf einem Mainboard, zum Beispiel das Zeichen an Bein 1.',
  },
  Socket: {
    term: 'Sockel',
    text: 'Ein Halter für einen losen Chip. Manche Mainboards haben einen. Andere sind für Steckbretter.',
  },
  SOIC8: {
    term: 'SOIC8',
    text: 'Ein Chip mit vier gebogenen Beinen auf jeder von zwei Seiten, 1,27 mm auseinander.',
  },
  SOIC16: {
    term: 'SOIC16',
    text: 'Wie SOIC8, mit acht Beinen auf jeder von zwei Seiten. Nur acht davon werden genutzt.',
  },
  SPI: {
    term: 'SPI',
    text: 'Das Protokoll zwischen Programmer und Chip: ein Takt, eine Leitung für jede Richtung, ein Chip-Select.',
  },
  spidev: { term: 'spidev', text: 'Der Teil von Linux, über den ein Programm SPI-Pins nutzt.' },
  SSH: {
    term: 'SSH',
    text: 'Ein Weg, über das Netzwerk auf einem anderen Computer Befehle einzugeben, verschlüsselt.',
  },
  'Split and join': {
    term: 'Teilen und zusammenfügen',
    text: 'Ein Mainboard mit zwei Chips hat ein Image. Es wird zum Schreiben geteilt, und beide Backups werden zusammengefügt.',
  },
  UF2: { term: 'UF2', text: 'Das Dateiformat der Firmware für einen Pico.' },
  'Vendor files': {
    term: 'Herstellerdateien',
    text: 'Dateien des Herstellers, die manche Mainboards brauchen und die im Image eines Release fehlen.',
  },
  Verified: {
    term: 'Verifiziert',
    text: 'Jedes Byte wurde nach dem Schreiben zurückgelesen und verglichen. Pin One nutzt das Wort für nichts anderes.',
  },
  'Write protection': {
    term: 'Schreibschutz',
    text: 'Eine Sperre, durch ein Bein oder durch Einstellungen im Chip, die das Schreiben verhindert.',
  },
  WSON8: {
    term: 'WSON8',
    text: 'Ein flacher Chip ohne Beine. Seine Kontakte sind unter den Kanten.',
  },
}

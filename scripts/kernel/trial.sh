# SPDX-License-Identifier: GPL-3.0-or-later
# Runs in the guest, on each chip of /trial/chips: its bus, QEMU's name for it, a word that pin-one must say of it, and
# flashrom's name. start, a and b are whole images: what the chip holds at first, a little changed, all different.
counted() { cat "/sys/bus/spi/devices/spi$bus.0/statistics/$1"; }
uptime_now() { cut -d' ' -f1 /proc/uptime; }

step() {
  name=$1
  shift
  messages=$(counted messages) transfers=$(counted transfers) errors=$(counted errors) since=$(uptime_now)
  "$@" >/tmp/said 2>&1
  status=$?
  seconds=$(echo "$since $(uptime_now)" | awk '{ printf "%.1f", $2 - $1 }')
  [ $status = 0 ] || cat /tmp/said
  messages=$(($(counted messages) - messages)) transfers=$(($(counted transfers) - transfers))
  echo "STEP|$chip|$name|$status|$seconds|$messages|$transfers|$(($(counted errors) - errors))"
}

uname -a
echo "Node $(node --version), $(flashrom --version | head -1), bufsiz $(cat /sys/module/spidev/parameters/bufsiz)"
cp /trial/edges.mjs /usr/lib/pin-one
echo "EDGES"
node /usr/lib/pin-one/edges.mjs /dev/spidev0.0
echo "EDGES END"
export PIN_ONE_DATA=/data
while read -r bus chip word theirs; do
  port=linux_spi:dev=/dev/spidev$bus.0,spispeed=20000
  peer() { flashrom -p "$port" -c "$theirs" "$@"; }
  image=/trial/$bus
  step "pin-one finds it" sh -c "pin-one check -p $port | tee /dev/stderr | grep -q $word"
  step "flashrom reads" peer -r /tmp/theirs
  step "pin-one reads" pin-one -p "$port" -r /tmp/ours
  step "both are what is there" sh -c "cmp /tmp/theirs /tmp/ours && cmp /tmp/ours $image-start"
  step "pin-one writes over" pin-one -p "$port" -w "$image-a"
  step "flashrom agrees" peer -v "$image-a"
  step "pin-one erases" pin-one -p "$port" -E
  step "flashrom reads" peer -r /tmp/theirs
  step "every byte is FF" sh -c "tr -d '\377' </tmp/theirs | wc -c | grep -qx 0"
  step "flashrom writes" peer -w "$image-b"
  step "pin-one agrees" pin-one -p "$port" -v "$image-b"
  step "pin-one writes everything" pin-one -p "$port" -w "$image-a"
  rm -rf /tmp/theirs /tmp/ours /data
done </trial/chips

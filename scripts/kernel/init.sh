#!/usr/bin/busybox sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The first program of the guest: what a system needs, then the trial.
/usr/bin/busybox --install -s /usr/bin
export PATH=/usr/bin:/usr/sbin HOME=/root LANG=C.UTF-8
mkdir -p /proc /sys /dev /tmp /root
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
# What the kernel says would stand in the middle of what the trial says.
echo 1 >/proc/sys/kernel/printk
insmod /trial/smc-spi.ko
sh /trial/trial.sh
echo "TRIAL ENDED"
# This board cannot switch itself off: whoever started it does.
sleep 100000

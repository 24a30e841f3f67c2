#!/usr/bin/env bash
# The package on a clean Debian 12 with apt alone: installs, a unit's way from intake to its history works, the workstation opens, and
# after removal nothing of it is left but what people wrote.
#   tests/package/chroot.sh build/release/regrade_0.1.0_amd64.deb [FOLDER]
# Needs root, debootstrap and Debian's archive (or REGRADE_MIRROR); some 400 MB come over the network. FOLDER keeps the clean system for next time.
set -euo pipefail

deb=${1:?which package}
[ "$(id -u)" -eq 0 ] || { echo "== This needs root, for debootstrap and chroot."; exit 77; }
command -v debootstrap >/dev/null || { echo "== This needs debootstrap: apt-get install debootstrap"; exit 77; }
mirror=${REGRADE_MIRROR:-http://deb.debian.org/debian}
folder=${2:-$(mktemp -d)}
system=$folder/system
clean=$folder/clean.tar

say() { printf '== %s\n' "$*"; }
inside() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
cleanUp() {
    umount "$system/proc" 2>/dev/null || true
    mountpoint -q "$system/proc" || rm -rf "$system"
}
trap cleanUp EXIT

mkdir -p "$folder"
if [ ! -f "$clean" ]; then
    say "A clean system from $mirror"
    debootstrap --variant=minbase bookworm "$system" "$mirror" >"$folder/debootstrap.log"
    tar -C "$system" -cf "$clean" .
    rm -rf "$system"
fi
mkdir -p "$system"
tar -C "$system" -xf "$clean"
mount -t proc proc "$system/proc"
cp /etc/resolv.conf "$system/etc/resolv.conf"
printf 'deb %s bookworm main\n' "$mirror" >"$system/etc/apt/sources.list"
inside apt-get -q update >"$folder/apt.log"
inside sh -c 'cd / && find usr etc lib var/lib/dpkg/alternatives -xdev ! -type d | sort' >"$folder/before.txt"

say "apt installs the package"
cp "$deb" "$system/tmp/regrade.deb"
inside apt-get -q -y install --no-install-recommends /tmp/regrade.deb >>"$folder/apt.log" 2>&1 || { tail -20 "$folder/apt.log"; exit 1; }
say "$(inside regrade --version 2>/dev/null || inside env QT_QPA_PLATFORM=offscreen regrade --version)"

say "What the station needs"
inside regradectl doctor || { say "The doctor found something bad."; exit 1; }

say "One unit from intake to its history"
cat >"$system/tmp/journey.sh" <<'J'
set -e
demo=/usr/share/regrade/resources/demo
regradectl product add --sku TOY-01 --name "Toy robot" --category toys --price "40.00 EUR" --parts-value "4.00 EUR" --size 180x120x90 --weight 420
regradectl teach --sku TOY-01 $demo/robot-good-1.jpg $demo/robot-good-2.jpg $demo/robot-good-3.jpg $demo/robot-good-4.jpg
tag=$(regradectl --json intake --sku TOY-01 --order ORD-1001 --reason changed_mind --label /tmp/unit.pdf | sed -n 's/.*"item": "\([^"]*\)".*/\1/p')
[ -n "$tag" ] && [ -s /tmp/unit.pdf ]
regradectl inspect --item "$tag" $demo/robot-scratch.jpg
regradectl grade "$tag" --packaging damaged --cosmetic light --function works --used
regradectl item show "$tag" | tail -3
regradectl store verify
J
inside sh /tmp/journey.sh

say "The workstation opens every screen"
inside env QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software XDG_RUNTIME_DIR=/tmp regrade --self-check

say "apt removes it"
inside apt-get -q -y purge regrade >>"$folder/apt.log" 2>&1
inside apt-get -q -y autoremove --purge >>"$folder/apt.log" 2>&1
left=$(inside sh -c 'find / -xdev -iname "*regrade*" ! -path "/proc/*" ! -path "/tmp/*" ! -path "/root/.local/share/regrade*" ! -path "/var/log/*" ! -path "/root/.cache/*"')
if [ -n "$left" ]; then
    say "Left behind:"
    echo "$left"
    exit 1
fi
[ -s "$system/root/.local/share/regrade/regrade.db" ] || { say "The store is gone with the program."; exit 1; }
say "Nothing is left but the store. All of it held."

#!/usr/bin/env bash
# Makes the demo station, judges it, prints its bundle, and opens the window where there is a screen.
set -euo pipefail
cd "$(dirname "$0")/.."

fqdesk=.venv/bin/fqdesk
station=demo
volume=demo/崇州2019.pdf

if [ -e "$station/station.db" ]; then
    echo "接着用已有的演示所案 $station（想从头再来，先删掉这个文件夹）。"
else
    "$fqdesk" demo "$station"
fi
"$fqdesk" --desk "$station" assess chongzhou-2019
"$fqdesk" --desk "$station" bundle chongzhou-2019 -o "$volume"
echo "佐证卷已经印好：$PWD/$volume"

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "这里没有屏幕，窗口没有打开。有屏幕时用 make run 打开。"
    exit 0
fi
log=demo/window.log
setsid "$fqdesk" --desk "$station" window >"$log" 2>&1 </dev/null &
window=$!
sleep 3
if kill -0 "$window" 2>/dev/null; then
    echo "窗口已经打开。"
else
    cat "$log" >&2
    echo "窗口没有打开，原因见上；佐证卷不受影响。" >&2
    exit 3
fi

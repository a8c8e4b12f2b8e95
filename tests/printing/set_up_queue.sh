#!/bin/sh
# Makes a printing queue that writes PDF files, for trying the program's printing for real.
#
# Needs root, and on Debian: apt-get install cups printer-driver-cups-pdf poppler-utils
# Usage: set_up_queue.sh [up|down]   (up is the default; down ends only what up began)
set -eu

queue=board-observer-pdf
pid_file=/run/board-observer-cupsd.pid

wait_for_scheduler() {
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        lpstat -r 2>/dev/null | grep -q "is running" && return 0
        sleep 1
    done
    echo "The CUPS scheduler did not start." >&2
    return 1
}

up() {
    if ! lpstat -r 2>/dev/null | grep -q "is running"; then
        # In a container there is no service manager to start it.
        cupsd -f >/dev/null 2>&1 &
        echo $! >"$pid_file"
        wait_for_scheduler
    fi
    ppd=$(lpinfo -m | awk '/CUPS-PDF_opt/ { print $1; exit }')
    lpadmin -p "$queue" -E -v cups-pdf:/ -m "$ppd" -o printer-is-shared=false
    cupsaccept "$queue"
    cupsenable "$queue"
    lpstat -p "$queue"
}

down() {
    lpadmin -x "$queue" 2>/dev/null || true
    if [ -f "$pid_file" ]; then
        kill "$(cat "$pid_file")" 2>/dev/null || true
        rm -f "$pid_file"
    fi
}

case "${1:-up}" in
    up) up ;;
    down) down ;;
    *) echo "usage: $0 [up|down]" >&2; exit 2 ;;
esac

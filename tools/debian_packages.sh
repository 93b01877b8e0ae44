#!/bin/sh
# Install what is missing on Debian and its kin, where we may; elsewhere say what is missing, and go on without it.
#   debian_packages.sh venv      what `python3 -m venv` needs
#   debian_packages.sh office    what the tests need that look at pages (they are skipped without it, and fail where CI is set)
#   debian_packages.sh browser   the same for tests that open the web page
set -eu

missing=""
command_from() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
font_from() {
    fc-list 2>/dev/null | grep -q "$1" || missing="$missing $2"
}

case "$1" in
venv)
    missing="python3-venv"
    ;;
office)
    command_from lowriter libreoffice-writer
    command_from loimpress libreoffice-impress
    command_from pdftotext poppler-utils
    command_from fc-list fontconfig
    font_from Carlito fonts-crosextra-carlito
    font_from Caladea fonts-crosextra-caladea
    font_from "Liberation Sans" fonts-liberation
    ;;
browser)
    command_from chromium chromium
    font_from "Liberation Sans" fonts-liberation
    ;;
esac

[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    $as_root apt-get update -qq
    # One word for each package, so no quotes.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Not found: $missing" >&2
fi

#!/usr/bin/env bash
# Installs what the system itself must bring, by apt where that is permitted; else says in one line what to install.
#
#   tools/setup_system.sh demo    what `make demo` and `rehearse record` need: Python's venv module, PortAudio
#   tools/setup_system.sh test    that, PortAudio, a virtual microphone, voices, readers of audio files, a browser,
#                                 a clock that can be set back, a tracer
set -euo pipefail
tier=${1:-test}

packages=()
want() { # want COMMAND-OR-FILE PACKAGE...
  if [[ $1 == /* ]]; then compgen -G "$1" >/dev/null && return; else command -v "$1" >/dev/null && return; fi
  shift
  packages+=("$@")
}

python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
needed=${#packages[@]}                              # without these nothing works; without PortAudio, record alone
[[ $(uname -s) == Linux ]] && want '/usr/lib/*/libportaudio.so.2' libportaudio2 # elsewhere it comes with the package
if [[ $tier == test ]]; then
  want '/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so' libasound2-plugins
  want pulseaudio pulseaudio
  want paplay pulseaudio-utils
  want espeak-ng espeak-ng
  want flite flite
  want ffmpeg ffmpeg
  want strace strace
  want chromium chromium
  want '/usr/lib/*/faketime/libfaketimeMT.so.1' libfaketime
  want '/usr/lib/*/libatomic.so.1' libatomic1 # the browser's driver needs it
fi

if [[ ${#packages[@]} -eq 0 ]]; then exit 0; fi

if command -v apt-get >/dev/null && [[ $(id -u) -eq 0 ]]; then
  run=()
elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then
  run=(sudo)
else
  if command -v apt-get >/dev/null; then
    echo "Missing; to install it: sudo apt install ${packages[*]}" >&2
  else
    echo "Missing; install these (Debian's names): ${packages[*]}" >&2
  fi
  if [[ $tier == demo && $needed -eq 0 ]]; then
    echo "\`rehearse record\` needs it; the demo and \`rehearse analyze\` work without." >&2
    exit 0
  fi
  exit 1
fi

echo "Installing: ${packages[*]}" >&2
if [[ -t 2 ]]; then # apt is silent; a clock shows that it is at work
  (while sleep 1; do printf '\r  %d:%02d ' $((SECONDS / 60)) $((SECONDS % 60)) >&2; done) &
  trap 'kill $!; printf "\r" >&2' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
install=(apt-get install -y -qq --no-install-recommends "${packages[@]}")
if ! "${run[@]}" "${install[@]}" >/dev/null 2>&1; then # an old or empty package list: renew it once
  "${run[@]}" apt-get update -qq
  "${run[@]}" "${install[@]}" >/dev/null
fi

#!/usr/bin/env bash
# Makes .venv from a lock and brings the system libraries that Qt and the tests need.
#
#   setup.sh run|test|bench|dist
#
# Ends with 0 when all is there, with 3 when the machine lacks something that it may not install;
# then the one command that an administrator has to give stands on standard error.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:?run, test, bench or dist}
venv=.venv

# Qt itself; then its X11 and Wayland windows and its printing (each is loaded by name at run time).
qt="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1 libcups2"
# A screen without a monitor, and other people's programs that read our PDF files.
checks="xvfb xauth qpdf poppler-utils default-jre-headless libpdfbox2-java libjaxb-api-java"

case $mode in
    run) lock=requirements.lock packages=$qt ;;
    test) lock=requirements-dev.lock packages="$qt $checks" ;;
    bench) lock=requirements-bench.lock packages="$qt xvfb xauth qpdf" ;;
    dist) lock=requirements-dist.lock packages="$qt xvfb xauth binutils" ;;
    *) echo "setup.sh run|test|bench|dist" >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
            2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "需要 Python 3.11、3.12 或 3.13，这台电脑上没有找到。请先安装，再运行一次。"
    return 3
}

installed() {
    # Newer Debian and Ubuntu releases carry some of these under a name with t64.
    local states
    states=$(dpkg-query -W -f ' ${db:Status-Status}' "$1" "$1t64" 2>/dev/null) || true
    [[ $states == *" installed"* ]]
}

shared_python() {
    # The built program carries Python as a library; Debian keeps that in a package of its own.
    "$python" -c 'import sys, sysconfig
if sys.base_prefix == "/usr": print("libpython" + sysconfig.get_config_var("py_version_short"))'
}

missing_packages() {
    local name
    "$python" -c 'import ensurepip, venv' 2>/dev/null || case $python in
        */python3) echo python3-venv ;;
        *) echo "${python##*/}-venv" ;;
    esac
    for name in $packages; do
        installed "$name" || echo "$name"
    done
}

may_install() {
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v 2>/dev/null; }
}

apt() {
    local before=(env DEBIAN_FRONTEND=noninteractive)
    [ "$(id -u)" = 0 ] || before=(sudo "${before[@]}")
    "${before[@]}" apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >&2
}

bring_packages() {
    local missing
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if may_install; then
        say "正在安装系统软件包：$missing"
        # shellcheck disable=SC2086  # a list of names
        apt update && apt install -y --no-install-recommends $missing && return 0
        say "安装没有成功，原因见上。也可以用管理员身份执行下面这一行，再运行一次："
    else
        say "缺少系统软件包，这里没有权限安装。请用管理员身份执行下面这一行，再运行一次："
    fi
    say "apt-get install -y --no-install-recommends $missing"
    return 3
}

stamp_for() { cat "$1" pyproject.toml | sha256sum | cut -d' ' -f1; }

ready() { [ -x "$venv/bin/python" ] && [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(stamp_for "$1")" ]; }

bring_venv() {
    ready "$lock" && return 0
    # The locks of the tests and of building hold all that the program needs, at the same versions.
    [ "$mode" = run ] && { ready requirements-dev.lock || ready requirements-dist.lock; } && return 0
    say "正在准备运行环境 $venv（第一次要一两分钟）。"
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
    if ! {
        "$venv/bin/python" -m pip install --quiet --require-hashes -r "$lock" &&
            "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e .
    }; then
        say "软件包没有装上，上面说明了原因。请检查网络后再运行一次。"
        return 3
    fi
    if ! "$venv/bin/python" -c 'import PySide6.QtWidgets'; then
        say "Qt 需要的系统库不全，上面一行说明缺的是哪一个。"
        return 3
    fi
    stamp_for "$lock" >"$venv/$lock.stamp"
}

export PIP_DISABLE_PIP_VERSION_CHECK=1
python=$(find_python)
[ "$mode" != dist ] || packages+=" $(shared_python)"
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    bring_packages
else
    say "这个系统不用 apt，请自行确认 Qt 需要的系统库已经装好。"
fi
bring_venv

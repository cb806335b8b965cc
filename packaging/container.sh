#!/bin/sh
# 杏园 in a container. Without a word, or with options, the platform; otherwise a command for whoever keeps it:
#   docker exec NAME xingyuan backup | backup verify FILE | doctor | audit verify | keys list
#   docker run --rm -v NEW:/data -v BACKUPS:/backups:ro xingyuan restore /backups
set -eu

program=${XINGYUAN_PROGRAM:-/opt/xingyuan}
data=${XINGYUAN_DATA:-/data}

platform() {
    cd "$program"
    # shellcheck disable=SC2086 # the options are words on purpose
    exec java -XX:+ExitOnOutOfMemoryError -XX:MaxRAMPercentage=60 --enable-native-access=ALL-UNNAMED ${XINGYUAN_JAVA_OPTS:-} \
        -jar xingyuan.jar --xingyuan.data="$data" --xingyuan.console=true "$@"
}

command() { # class, arguments; the platform may run beside it
    class=$1
    shift
    # shellcheck disable=SC2086 # the options are words on purpose
    exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MaxRAMPercentage=15 -XX:+ExitOnOutOfMemoryError \
        -Dlogging.level.root=warn -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 --enable-native-access=ALL-UNNAMED \
        -Xlog:disable -Xlog:all=error:stderr ${XINGYUAN_JAVA_OPTS:-} -cp "$program/xingyuan.jar" "$class" "$@"
}

case "${1:-up}" in
    up)
        [ $# -eq 0 ] || shift
        platform "$@"
        ;;
    backup | restore)
        verb=$1
        shift
        command io.xingyuan.backup.BackupCommand "$verb" --data "$data" "$@"
        ;;
    audit | keys)
        class=io.xingyuan.audit.AuditCommand
        [ "$1" = audit ] || class=io.xingyuan.sealing.KeysCommand
        verb=${2:-}
        shift
        [ $# -eq 0 ] || shift
        command "$class" "$verb" --home "$data" "$@"
        ;;
    doctor)
        shift
        command io.xingyuan.operations.DoctorCommand --data="$data" --program="$program" "$@"
        ;;
    policy)
        shift
        command io.xingyuan.engine.Main "$@"
        ;;
    --help | -h | help)
        sed -n 's/^#   docker/docker/p' "$0"
        ;;
    -*)
        platform "$@"
        ;;
    *)
        echo "✗ 不认识的命令 $1：up、backup、restore、audit、keys、doctor、policy / unknown command $1" >&2
        exit 2
        ;;
esac

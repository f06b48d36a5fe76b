#!/usr/bin/env bash
# Runs the gateway on Payara Micro with H2 files, and the sandbox beside it.
#
#   docker/run.sh            both, registered with each other
#   docker/run.sh gateway    the gateway alone
#
# GATEWAY_PORT (8080) and SANDBOX_PORT (8090) set the ports, GATEWAY_DATA (docker/data) where everything is kept.
# Every other GATEWAY_* variable reaches the gateway as it is. Ctrl-C stops both.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
what=${1:-all}
gateway_port=${GATEWAY_PORT:-8080}
sandbox_port=${SANDBOX_PORT:-8090}
gateway_url=http://localhost:$gateway_port
sandbox_url=http://localhost:$sandbox_port
war=$here/micro/target/agency-gateway.war
server=$here/micro/target/payara-micro.jar
sandbox=$here/sandbox/target/agency-gateway-sandbox.jar
pids=()

export GATEWAY_DATA=${GATEWAY_DATA:-$here/data}
export GATEWAY_PUBLIC_URL=${GATEWAY_PUBLIC_URL:-$gateway_url}

fail() {
    echo "run.sh: $1" >&2
    exit 1
}

stop() {
    trap - EXIT
    trap '' INT TERM
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait
}

# whether anything was changed since the last build
stale() {
    [[ -f $war && -f $server && -f $sandbox ]] || return 0
    local built=$war
    [[ $sandbox -ot $war ]] && built=$sandbox
    [[ -n $(find "$root"/{pom.xml,persistence,ejb,web,docker/micro,docker/sandbox} -name target -prune -o \
        -type f -newer "$built" -print -quit) ]]
}

# get URL: succeeds where it is answered with 200
get() {
    local rest=${1#http://} path
    path=/${rest#*/}
    rest=${rest%%/*}
    (
        exec 3<>"/dev/tcp/${rest%:*}/${rest##*:}"
        printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$path" "$rest" >&3
        read -r -t 10 _ status _ <&3
        [[ $status == 200 ]]
    ) 2>/dev/null
}

# await NAME PID URL LOG
await() {
    for ((second = 0; second < 180; second++)); do
        if get "$3"; then return; fi
        kill -0 "$2" 2>/dev/null || { tail -n 40 "$4" >&2; fail "$1 has ended, see $4"; }
        sleep 1
    done
    tail -n 40 "$4" >&2
    fail "$1 is not ready, see $4"
}

[[ $what == all || $what == gateway ]] || fail "say nothing, or gateway"
command -v java >/dev/null || fail "Java 17 or later is needed"
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if stale; then
    echo "Building ..."
    (cd "$root" && mvn -B -q -DskipTests -pl docker/micro,docker/sandbox -am package)
fi

mkdir -p "$GATEWAY_DATA"
if [[ $what == all ]]; then
    export GATEWAY_DP_SOURCE_FOLDER=${GATEWAY_DP_SOURCE_FOLDER:-$GATEWAY_DATA/sources}
    java -jar "$sandbox" init --dir "$GATEWAY_DATA/sandbox" --gateway "$GATEWAY_PUBLIC_URL" --url "$sandbox_url" \
        --sources "$GATEWAY_DP_SOURCE_FOLDER" >/dev/null
    export GATEWAY_BOOTSTRAP=${GATEWAY_BOOTSTRAP:-$GATEWAY_DATA/sandbox/bootstrap.yaml}
    export GATEWAY_OUTBOUND_HOSTS=${GATEWAY_OUTBOUND_HOSTS:-localhost:$sandbox_port}
    java -jar "$sandbox" serve --dir "$GATEWAY_DATA/sandbox" --port "$sandbox_port" --gateway "$GATEWAY_PUBLIC_URL" \
        >"$GATEWAY_DATA/sandbox.log" 2>&1 &
    pids+=($!)
fi

echo "Starting ..."
# shellcheck disable=SC2086 # several options in one variable
java ${JAVA_OPTS:-} -jar "$server" --nocluster --port "$gateway_port" --contextroot / --deploy "$war" \
    >"$GATEWAY_DATA/gateway.log" 2>&1 &
pids+=($!)
await "the gateway" $! "$gateway_url/status/ready" "$GATEWAY_DATA/gateway.log"

echo
echo "Console         $GATEWAY_PUBLIC_URL/admin/"
if [[ -f $GATEWAY_DATA/first-password ]]; then
    echo "                user admin, one-time password $(<"$GATEWAY_DATA/first-password")"
fi
if [[ $what == all ]]; then
    echo "Demo agency     $sandbox_url/agency/"
    echo "Sandbox         $sandbox_url/control"
fi
echo "Logs, data      $GATEWAY_DATA"
echo "Stop            Ctrl-C"

wait -n "${pids[@]}" || true
fail "a process has ended, see the logs in $GATEWAY_DATA"

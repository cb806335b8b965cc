# syntax=docker/dockerfile:1
# Build:  docker build -t xingyuan .
# Run:    docker run -p 127.0.0.1:8080:8080 -v xingyuan-data:/data xingyuan
# Keep:   docker exec NAME xingyuan backup|doctor|audit|keys, see docs/production.md
FROM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY engine/pom.xml engine/
COPY platform/pom.xml platform/
COPY bench/pom.xml bench/
COPY cluster/pom.xml cluster/
COPY engine/src engine/src
COPY platform/src platform/src
COPY policies policies
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -pl platform -am -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    && java -Djarmode=tools -jar platform/target/xingyuan.jar extract --destination /program

FROM eclipse-temurin:25-jre-noble
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl tini \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 xingyuan \
    && useradd --system --uid 10001 --gid xingyuan --home-dir /data --shell /usr/sbin/nologin xingyuan \
    && install -d -o xingyuan -g xingyuan -m 0700 /data
COPY --from=build --chown=root:root /program /opt/xingyuan
COPY packaging/container.sh /usr/local/bin/xingyuan
ENV LANG=C.UTF-8 TZ=Asia/Shanghai
USER 10001:10001
WORKDIR /opt/xingyuan
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=4 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8081/actuator/health/readiness"]
ENTRYPOINT ["tini", "--", "xingyuan"]

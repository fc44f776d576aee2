# docker build -t vrpc .                   vrpc and nothing else: docker run --rm -v "$PWD:/work" vrpc check
# docker build -t vrpc:ci --target ci .    with a shell and git, which CI systems want in an image

FROM debian:12 AS build
WORKDIR /vrpc
COPY dev .
RUN ./dev setup
COPY . .
RUN ./dev build static

FROM debian:12-slim AS ci
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /vrpc/build/static/vrpc /usr/local/bin/vrpc

FROM scratch
COPY --from=build /vrpc/build/static/vrpc /vrpc
WORKDIR /work
ENTRYPOINT ["/vrpc"]

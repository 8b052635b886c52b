# syntax=docker/dockerfile:1
# One image for worker and desk: docker build -t tocsin . && docker run --rm tocsin --help
ARG PYTHON=3.12

FROM python:${PYTHON}-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/tocsin && python -m venv /opt/build
WORKDIR /src
# Dependencies first and alone: this layer is built again only when a lock file changes.
COPY requirements requirements
RUN /opt/tocsin/bin/pip install --require-hashes -r requirements/run.txt \
 && /opt/build/bin/pip install --require-hashes -r requirements/dev.txt
# COPY keeps the links src/tocsin/{streams,agents,schemas}; the wheel that pip builds follows them.
COPY . .
# Extraction compiled, by the compiler that CI compares it with: docs/decisions/0008-compiled-extraction.md
RUN TOCSIN_COMPILED=1 /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
 && /opt/tocsin/bin/pip install --no-deps dist/*.whl

FROM python:${PYTHON}-slim-bookworm
LABEL org.opencontainers.image.title="tocsin" org.opencontainers.image.licenses="Apache-2.0"
# /config holds tocsin.toml and feeds.toml, if there are any; /data is what a worker or desk keeps beside the log.
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin tocsin \
 && install -d -o tocsin -g tocsin /data /config
COPY --from=build /opt/tocsin /opt/tocsin
ENV PATH=/opt/tocsin/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TOCSIN_DATA_DIR=/data
USER 10001:10001
WORKDIR /config
VOLUME /data
# The worker's page; compose asks the desk for its own.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8421/health', timeout=4)"]
ENTRYPOINT ["tocsin"]
CMD ["worker"]

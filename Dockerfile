# One image for the service and the worker; compose.yaml runs both.
ARG PYTHON=python:3.12.12-slim-bookworm

FROM ${PYTHON} AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/actorgraph
# The dependencies change less often than the code, so they are a layer of their own.
COPY pyproject.toml README.md LICENSE NOTICE ./
RUN python -c 'import pathlib, tomllib; print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]["dependencies"], sep="\n")' > /tmp/requirements.txt \
    && /opt/actorgraph/bin/pip install --requirement /tmp/requirements.txt
COPY graph_schema graph_schema
COPY ingest ingest
COPY service service
RUN /opt/actorgraph/bin/pip install --no-deps . \
    && /opt/actorgraph/bin/python -m compileall -q /opt/actorgraph/lib

FROM ${PYTHON}
LABEL org.opencontainers.image.title="actorgraph" \
      org.opencontainers.image.description="The knowledge graph of who does what to whom in the world's news" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-SA-4.0"
RUN groupadd --gid 10001 actorgraph \
    && useradd --uid 10001 --gid 10001 --no-log-init --create-home --home-dir /var/lib/actorgraph \
        --shell /usr/sbin/nologin actorgraph
COPY --from=build /opt/actorgraph /opt/actorgraph
# Nothing is fetched at run time: the weights of the reader are in the package.
ENV PATH=/opt/actorgraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ACTORGRAPH_STORE=sqlite:////var/lib/actorgraph/graph.db
USER 10001:10001
WORKDIR /var/lib/actorgraph
VOLUME /var/lib/actorgraph
EXPOSE 8000
# Of the service; a worker has its own in compose.yaml.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=4 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["actorgraph"]
CMD ["serve"]

# One image for pages, API and workers: `kam serve`, `kam worker`, and every other command of the shell.
FROM python:3.11-slim-bookworm

# scanned pages; the languages that the product reads
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-deu tesseract-ocr-eng \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

COPY pyproject.toml README.md ./
COPY agent ./agent
COPY api ./api
COPY evals ./evals
COPY knowledge ./knowledge
COPY policies ./policies
RUN pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation -e . \
    && useradd --uid 10001 --create-home kam \
    && install -d -o kam -g kam -m 0700 /data /cache

USER kam
# OMP_THREAD_LIMIT: one thread a page, or several scans at once take longer than one after the other
ENV KAM_HOME=/data KAM_CACHE=/cache KAM_LOG_FORMAT=json OMP_THREAD_LIMIT=1 PYTHONUNBUFFERED=1
VOLUME ["/data", "/cache"]
EXPOSE 8000
ENTRYPOINT ["kam"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

import { useEffect, useState } from 'preact/hooks';
import type { OpenApi } from '../../../../server/protocol/openapi.ts';
import { Logo } from '../components/logo.tsx';
import { type Asked, OperationEntry } from './operation-entry.tsx';
import { Prose } from './prose.tsx';

const DOCUMENT = '/api/openapi.json';

/** The HTTP API of this server, from its OpenAPI document. */
export function ReferencePage() {
  const [document, setDocument] = useState<OpenApi | 'failed'>();
  useEffect(() => {
    void fetch(DOCUMENT)
      .then(async (response) => setDocument((await response.json()) as OpenApi))
      .catch(() => setDocument('failed'));
  }, []);
  if (document === undefined) return <main class="reference" aria-busy="true" />;
  if (document === 'failed')
    return (
      <main class="reference">
        <p role="alert">The server did not answer. Check your connection, then reload.</p>
      </main>
    );

  const { info, tags } = document;
  const operations = operationsOf(document);
  return (
    <main class="reference">
      <header class="reference-head">
        <Logo />
        <h1>HTTP API</h1>
        <p>
          <Prose text={info.description} />
        </p>
        <p>
          Protocol {info.version} · <a href={DOCUMENT}>openapi.json</a>
        </p>
        <nav aria-label="Sections">
          {tags.map(({ name }) => (
            <a key={name} href={`#${name}`}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      {tags.map(({ name }) => (
        <section key={name} id={name} aria-labelledby={`${name}-heading`}>
          <h2 id={`${name}-heading`}>{name}</h2>
          {operations
            .filter(({ tags: [tag] }) => tag === name)
            .map((asked) => (
              <OperationEntry key={asked.operationId} asked={asked} />
            ))}
        </section>
      ))}
    </main>
  );
}

const operationsOf = ({ paths }: OpenApi): Asked[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

import type { Content, Operation } from '../../../../server/protocol/openapi.ts';
import { Prose } from './prose.tsx';
import { SchemaTree } from './schema-tree.tsx';

/** An operation, and where it is. */
export interface Asked extends Operation {
  path: string;
  method: string;
}

/** One request: closed, a line; open, what goes in, what comes back, and who may ask. */
export function OperationEntry({ asked }: { asked: Asked }) {
  const { operationId, method, path, summary, description, parameters = [], requestBody } = asked;
  return (
    <details class="operation" id={operationId}>
      <summary>
        <span class={`method ${method}`}>{method.toUpperCase()}</span>
        <code class="path">{path}</code>
        <span class="summary">
          <Prose text={summary} />
        </span>
      </summary>
      <div class="operation-body">
        {description && (
          <p>
            <Prose text={description} />
          </p>
        )}
        <p class="access">{accessOf(asked)}</p>
        {parameters.length > 0 && <h3>Parameters</h3>}
        {parameters.map(({ name, in: place, required, schema }) => (
          <SchemaTree
            key={name}
            name={name}
            schema={schema}
            required={required}
            note={`in the ${place}`}
          />
        ))}
        {requestBody && <h3>Body</h3>}
        {requestBody && <Bodies content={requestBody.content} />}
        <h3>Answers</h3>
        {Object.entries(asked.responses).map(([status, response]) => (
          <div key={status} class="answer">
            <p>
              <span class={`status ${status.startsWith('2') ? 'good' : 'bad'}`}>{status}</span>{' '}
              <Prose text={response.description} />
            </p>
            {status.startsWith('2') && response.content && <Bodies content={response.content} />}
          </div>
        ))}
      </div>
    </details>
  );
}

function Bodies({ content }: { content: Content }) {
  return Object.entries(content).map(([type, { schema }]) => (
    <div key={type} class="content">
      <p class="media-type">{type}</p>
      <SchemaTree schema={schema} />
    </div>
  ));
}

function accessOf({ security }: Asked): string {
  if (!security) return 'Anybody may ask.';
  const tokens = security.flatMap((one) => Object.keys(one));
  const open = security.some((one) => Object.keys(one).length === 0);
  const named = tokens.map((token) =>
    token === 'hostToken' ? 'the hostToken' : 'the ADMIN_TOKEN',
  );
  return `Authorization: Bearer with ${named.join(' or ')}${open ? '; none in open mode' : ''}.`;
}

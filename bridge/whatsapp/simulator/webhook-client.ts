import http from 'node:http';
import https from 'node:https';

/** Connections that are open at once; what is more waits. */
const CONNECTIONS = 64;

/** Longest answer that is read, in bytes. */
const ANSWER = 65_536;

export interface WebhookRequest {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: Buffer;
  signal: AbortSignal;
}

/** Calls the business's webhook, over connections that are kept. */
export class WebhookClient {
  readonly #agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
  };

  /** @throws Error when there is no answer */
  request(url: string, { method, headers, body, signal }: WebhookRequest) {
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const options = {
      method,
      agent: this.#agents[secure ? 'https:' : 'http:'],
      signal,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    };
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = (secure ? https : http).request(target, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < ANSWER) text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }
}

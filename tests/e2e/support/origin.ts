// An origin of its own, with whatever pages and files a test puts there, each under the headers it
// wants.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  body?: string | Uint8Array;
  status?: number;
  headers?: Record<string, string>;
}

export const ANYONE = { 'access-control-allow-origin': '*' };

const MISSING: Answer = { status: 404, body: 'no such file\n' };

export class Origin {
  readonly reports: string[] = []; // what was posted here: of broken policies
  readonly #answers = new Map<string, Answer>([['/favicon.ico', { status: 204 }]]); // browsers ask for it on their own

  private constructor(readonly server: http.Server) {
    server.on('request', (request, response) => {
      if (request.method === 'POST') {
        let body = '';
        request
          .setEncoding('utf8')
          .on('data', (part: string) => (body += part))
          .on('end', () => (this.reports.push(body), response.writeHead(204).end()));
        return;
      }
      const {
        body = '',
        status = 200,
        headers = {},
      } = this.#answers.get(request.url!.split('?')[0]!) ?? MISSING;
      response.writeHead(status, {
        'content-type': 'application/octet-stream',
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-store',
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  }

  static async open(): Promise<Origin> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Origin(server);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/`;
  }

  put(path: string, answer: Answer): string {
    this.#answers.set(`/${path}`, answer);
    return this.url + path;
  }

  page(path: string, body: string, headers: Record<string, string> = {}): string {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>${body}`;
    return this.put(path, {
      body: html,
      headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
